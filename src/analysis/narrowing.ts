/** What a test tells about names where it holds, and where it does not. */
import type { Expr } from '../python/ast.ts';
import { instanceOf } from './annotations.ts';
import { lookupName } from './expressions.ts';
import type { Frame, Interp } from './interp.ts';
import type { ClassInfo, Value } from './types.ts';
import { alternatives, joinAll } from './values.ts';

/** Narrows the frame's variables to what they can be where `test` is `holds`. */
export function narrow(interp: Interp, frame: Frame, test: Expr, holds: boolean): void {
  switch (test.kind) {
    case 'UnaryOp':
      if (test.op === 'not') narrow(interp, frame, test.operand, !holds);
      return;
    case 'BoolOp':
      if ((test.op === 'and') === holds) for (const value of test.values) narrow(interp, frame, value, holds);
      return;
    case 'Name':
    case 'NamedExpr':
      keep(frame, test.kind === 'Name' ? test.id : test.target.id, (value) =>
        holds ? !isNone(value) : !(value.k === 'function' || value.k === 'class' || value.k === 'module'),
      );
      return;
    case 'Compare': {
      const name = test.left.kind === 'Name' ? test.left.id : null;
      const other = test.comparators[0];
      const op = test.ops[0];
      if (name === null || test.ops.length !== 1 || other?.kind !== 'Constant' || other.type !== 'None')
        return;
      if (op === 'is' || op === '==')
        keep(frame, name, (value) => isNone(value) === holds || value.k === 'unknown');
      else if (op === 'is not' || op === '!=')
        keep(frame, name, (value) => isNone(value) !== holds || value.k === 'unknown');
      return;
    }
    case 'Call': {
      const [subject, kinds] = test.args;
      if (test.func.kind !== 'Name') return;
      const called = lookupName(interp, frame, test.func.id);
      if (called.k !== 'intrinsic' || called.name !== 'builtins.isinstance') return;
      if (subject?.value.kind !== 'Name' || !kinds) return;
      const exprs = kinds.value.kind === 'Tuple' ? kinds.value.elts : [kinds.value];
      const classes: ClassInfo[] = [];
      for (const expr of exprs) {
        if (expr.kind !== 'Name') return;
        const value = lookupName(interp, frame, expr.id);
        if (value.k !== 'class') return;
        classes.push(value.cls);
      }
      narrowToClasses(interp, frame, subject.value.id, classes, holds);
      return;
    }
    default:
      return;
  }
}

const isNone = (value: Value): boolean => value.k === 'scalar' && value.type === 'none';

function keep(frame: Frame, name: string, wanted: (value: Value) => boolean): void {
  const value = frame.state?.vars.get(name);
  if (value?.k !== 'union') return;
  const left = value.of.filter(wanted);
  if (left.length > 0 && left.length < value.of.length) frame.state?.vars.set(name, joinAll(left));
}

function narrowToClasses(
  interp: Interp,
  frame: Frame,
  name: string,
  classes: readonly ClassInfo[],
  holds: boolean,
): void {
  const value = frame.state?.vars.get(name);
  if (!value) return;
  const isOne = (part: Value): boolean =>
    (part.k === 'instance' || part.k === 'model') && classes.some((cls) => part.cls.mro.includes(cls));
  if (!holds) {
    keep(frame, name, (part) => !isOne(part));
    return;
  }
  const left = alternatives(value).filter(isOne);
  if (left.length > 0) frame.state?.vars.set(name, joinAll(left));
  else if (alternatives(value).some((part) => part.k === 'unknown'))
    frame.state?.vars.set(name, joinAll(classes.map((cls) => instanceOf(interp, cls))));
}
