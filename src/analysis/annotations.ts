/** Annotations as values: what a parameter or variable is declared to be. */
import { isKnownByName } from '../knowledge/blocking.ts';
import type { Expr } from '../python/ast.ts';
import { parsePython } from '../python/parser.ts';
import { isProblem } from '../python/source.ts';
import { evaluate } from './expressions.ts';
import type { Frame, Interp } from './interp.ts';
import { SILENT } from './interp.ts';
import { isManagerClass, isModelClass, isQuerySetClass, ownOrmClass, querySetModel } from './models.ts';
import type { ScalarType, Value } from './types.ts';
import {
  dictOf,
  instance,
  join,
  joinAll,
  manager,
  modelInstance,
  NEVER,
  NONE,
  OTHER,
  querySet,
  scalar,
  sequence,
  tupleOf,
  UNKNOWN,
} from './values.ts';

const SCALARS: ReadonlyMap<string, ScalarType> = new Map([
  ['builtins.str', 'str'],
  ['builtins.int', 'int'],
  ['builtins.float', 'float'],
  ['builtins.bool', 'bool'],
  ['builtins.bytes', 'bytes'],
]);
const SEQUENCES: ReadonlyMap<string, 'list' | 'tuple' | 'set' | 'frozenset'> = new Map([
  ['builtins.list', 'list'],
  ['builtins.tuple', 'tuple'],
  ['builtins.set', 'set'],
  ['builtins.frozenset', 'frozenset'],
  ['typing.List', 'list'],
  ['typing.Tuple', 'tuple'],
  ['typing.Set', 'set'],
  ['typing.FrozenSet', 'frozenset'],
]);
const DICTS = new Set(['builtins.dict', 'typing.Dict', 'typing.DefaultDict', 'collections.defaultdict']);
const TRANSPARENT = new Set(['typing.Annotated', 'typing.Final', 'typing.ClassVar', 'typing.Required']);
const TYPES = new Set(['builtins.type', 'typing.Type']);
const ITERATORS = new Set([
  'typing.Iterator',
  'typing.Generator',
  'collections.abc.Iterator',
  'collections.abc.Generator',
]);

/** What a value is, by its annotation; unknown when the annotation does not say. */
export function annotationValue(interp: Interp, frame: Frame, annotation: Expr): Value {
  const sink = frame.sink;
  frame.sink = SILENT;
  const value = read(interp, frame, annotation, 0);
  frame.sink = sink;
  return value;
}

function read(interp: Interp, frame: Frame, annotation: Expr, depth: number): Value {
  if (depth > 6) return UNKNOWN;
  switch (annotation.kind) {
    case 'Str': {
      const parsed = parsePython(annotation.value);
      const statement = isProblem(parsed) ? null : parsed.body[0];
      return statement?.kind === 'Expr' ? read(interp, frame, statement.value, depth + 1) : UNKNOWN;
    }
    case 'Constant':
      return annotation.type === 'None' ? NONE : UNKNOWN;
    case 'BinOp':
      if (annotation.op !== '|') return UNKNOWN;
      return join(
        read(interp, frame, annotation.left, depth + 1),
        read(interp, frame, annotation.right, depth + 1),
      );
    case 'Subscript': {
      const base = evaluate(interp, frame, annotation.value);
      const args = annotation.slice.kind === 'Tuple' ? annotation.slice.elts : [annotation.slice];
      const arg = (index: number): Value => {
        const expr = args[index];
        return expr ? read(interp, frame, expr, depth + 1) : UNKNOWN;
      };
      const name = nameOf(base);
      if (name === 'typing.Optional') return join(arg(0), NONE);
      if (name === 'typing.Union') return joinAll(args.map((_, index) => arg(index)));
      if (name !== null && TRANSPARENT.has(name)) return arg(0);
      if (name !== null && TYPES.has(name)) {
        const cls = args[0] ? evaluate(interp, frame, args[0]) : UNKNOWN;
        return cls.k === 'class' ? cls : UNKNOWN;
      }
      if (name !== null && ITERATORS.has(name)) return { k: 'iterator', element: arg(0), effects: [] };
      const kind = name === null ? undefined : SEQUENCES.get(name);
      if (kind === 'tuple' && args[1]?.kind !== 'Constant')
        return tupleOf(args.map((_, index) => arg(index)));
      if (kind) return sequence(kind, arg(0));
      if (name !== null && DICTS.has(name)) return dictOf(arg(1), undefined, arg(0));
      if (base.k === 'class' && isQuerySetClass(base.cls)) {
        const row = arg(0);
        const model = row.k === 'model' ? row.cls : null;
        return querySet(model, { cls: ownOrmClass(base.cls) });
      }
      return ofClass(interp, base);
    }
    case 'Name':
    case 'Attribute':
      return ofClass(interp, evaluate(interp, frame, annotation));
    default:
      return UNKNOWN;
  }
}

function nameOf(value: Value): string | null {
  if (value.k === 'intrinsic' || value.k === 'external') return value.name;
  return value.k === 'class' ? value.cls.qualname : null;
}

function ofClass(interp: Interp, value: Value): Value {
  if (value.k === 'union') return joinAll(value.of.map((part) => ofClass(interp, part)));
  const name = nameOf(value);
  if (name !== null) {
    const type = SCALARS.get(name);
    if (type) return scalar(type);
    const kind = SEQUENCES.get(name);
    if (kind) return sequence(kind, UNKNOWN);
    if (DICTS.has(name)) return dictOf(UNKNOWN);
    if (name === 'typing.NoReturn' || name === 'typing.Never') return NEVER;
  }
  if (value.k === 'class') return instanceOf(interp, value.cls);
  if (value.k === 'external') {
    if (/^(?:datetime|decimal|uuid|pathlib)\./.test(value.name)) return OTHER;
    // An object of a client: what its methods do is known by name.
    if (isKnownByName(value.name)) return { k: 'external', name: `${value.name}()` };
  }
  return UNKNOWN;
}

/** An instance of a class, as its kind demands. */
export function instanceOf(interp: Interp, cls: Parameters<typeof isModelClass>[0]): Value {
  if (isModelClass(cls)) return modelInstance(cls);
  const own = ownOrmClass(cls);
  if (isQuerySetClass(cls)) return querySet(querySetModel(interp, cls), { cls: own });
  if (isManagerClass(cls)) return manager(null, { cls: own });
  return instance(cls);
}
