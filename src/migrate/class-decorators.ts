/** Decorators of class-based views: of the class, of its methods, and through `method_decorator` of the ones it inherits. */
import { decoratorAsyncSince, decoratorTakesAsync } from '../knowledge/async-api.ts';
import { hasFeature } from '../knowledge/releases.ts';
import type { Decorator, Expr, FunctionDef } from '../python/ast.ts';
import { asyncNames } from './async-names.ts';
import { handlersOf } from './class-facts.ts';
import { judgeDecorator, NEEDS_ASYNC_DISPATCH } from './decorators.ts';
import { judgeDecorators } from './judgements.ts';
import { METHOD_DECORATOR, methodDecorator } from './method-decorator.ts';
import type { AtomicDecorator, Branch, Planning } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import type { ClassSymbol } from './symbols.ts';
import type { Reason } from './types.ts';
import type { Verdict } from './verdict.ts';

export interface ClassDecorated {
  readonly reasons: readonly Reason[];
  readonly branches: readonly Branch[];
  readonly nonAtomic: boolean;
  /** A decorator is applied to an inherited `dispatch()`, and needs that to be async. */
  readonly wantsDispatch: boolean;
}

export type MethodDecorated = Omit<ClassDecorated, 'wantsDispatch'> & {
  readonly atomic: AtomicDecorator | null;
  /** Those of `method_decorator` whose result must be marked as a coroutine function. */
  readonly marks: readonly Decorator[];
};

interface Found {
  readonly reasons: Reason[];
  readonly branches: Branch[];
  nonAtomic: boolean;
}

function take(found: Found, verdict: Verdict): void {
  if (verdict.k === 'refused') found.reasons.push(verdict.reason);
  else if (verdict.k === 'branch') found.branches.push(...verdict.branches);
  else if (verdict.k === 'non-atomic') found.nonAtomic = true;
}

/** Decorators on the `def` of a method that becomes async. */
export function judgeMethodDecorators(
  planning: Planning,
  owner: ClassSymbol,
  method: FunctionDef,
): MethodDecorated {
  const { module } = owner;
  const direct = method.decorators.filter((each) => !methodDecorator(planning.symbols, module, each.expr));
  const judged = judgeDecorators(planning, module, direct);
  const found: Found = {
    reasons: [...judged.reasons],
    branches: [...judged.branches],
    nonAtomic: judged.nonAtomic,
  };
  let { atomic } = judged;
  const marks: Decorator[] = [];
  for (const decorator of method.decorators) {
    const through = methodDecorator(planning.symbols, module, decorator.expr);
    if (!through) continue;
    for (const expr of through.decorators) {
      const verdict = judgeDecorator(planning, through.module, expr, 'method');
      if (verdict.k === 'atomic') {
        if (
          through.module === module &&
          through.decorators.length === 1 &&
          decorator === method.decorators.at(-1) &&
          !atomic
        ) {
          atomic = { decorator, marker: `@${module.text.slice(expr.start, expr.end)}` };
        } else found.reasons.push(atomicReason(owner, decorator.expr));
        continue;
      }
      take(found, verdict);
    }
    // View asks its handlers alone; what is made of others is no matter but to another decorator.
    const isSeen = isHandler(planning, owner, method.name) || decorator !== method.decorators[0];
    if (atomic?.decorator === decorator || !isSeen || keepsAsync(planning)) continue;
    if (hasFeature('coroutineTestOfAsgiref', planning.django)) marks.push(decorator);
    else found.reasons.push(looksSync(planning, owner, method.name, decorator));
  }
  return { ...found, atomic, marks };
}

/**
 * Decorators of the class itself.
 *
 * @param dispatchIsAsync whether `dispatch()` is an async function already, of the class or inherited
 */
export function judgeClassDecorators(
  planning: Planning,
  cls: ClassSymbol,
  dispatchIsAsync: boolean,
): ClassDecorated {
  const { module, node } = cls;
  const names = asyncNames(planning, cls);
  const found: Found = { reasons: [], branches: [], nonAtomic: false };
  let wantsDispatch = false;
  for (const decorator of node.decorators) {
    const through = methodDecorator(planning.symbols, module, decorator.expr);
    if (!through) {
      take(found, judgeClassDecorator(planning, cls, decorator));
      continue;
    }
    const { name } = through;
    if (name === null) {
      found.reasons.push(
        reasonAt(
          module,
          decorator.start,
          'DA111',
          'Which method this method_decorator is applied to can not be told',
          'Give its name as a string.',
        ),
      );
      continue;
    }
    if (!names.includes(name)) continue;
    const below = node.decorators.slice(node.decorators.indexOf(decorator) + 1);
    const isSeen =
      isHandler(planning, cls, name) ||
      isDecorated(planning, cls, name, below) ||
      (name !== 'dispatch' && inheritsPlain(planning, cls, name));
    if (!keepsAsync(planning) && isSeen) {
      found.reasons.push(looksSync(planning, cls, name, decorator));
    }
    for (const expr of through.decorators) {
      const isSync = name === 'dispatch' && !dispatchIsAsync;
      let verdict = judgeDecorator(planning, through.module, expr, isSync ? 'dispatch' : 'method');
      if (verdict.k === 'refused' && verdict.reason.code === NEEDS_ASYNC_DISPATCH) {
        verdict = judgeDecorator(planning, through.module, expr, 'method');
        if (verdict.k !== 'refused') wantsDispatch = true;
      }
      if (verdict.k === 'atomic') found.reasons.push(atomicReason(cls, decorator.expr));
      else take(found, verdict);
    }
  }
  return { ...found, wantsDispatch };
}

function judgeClassDecorator(planning: Planning, { module }: ClassSymbol, decorator: Decorator): Verdict {
  const callee = decorator.expr.kind === 'Call' ? decorator.expr.func : decorator.expr;
  const name = planning.symbols.externalName(module, callee);
  if (name === 'typing.final' || name === 'dataclasses.dataclass') return { k: 'transparent' };
  const verdict = judgeDecorator(planning, module, decorator.expr, 'function');
  if (verdict.k === 'refused' || verdict.k === 'transparent') return verdict;
  return {
    k: 'refused',
    reason: reasonAt(
      module,
      decorator.start,
      'DA111',
      `What @${module.text.slice(decorator.expr.start, decorator.expr.end)} does to an async class can not be told`,
      'Apply it to a method with method_decorator, or do its work in dispatch().',
    ),
  };
}

/** Whether what `method_decorator` makes of an async method looks async: to `View`, and to what is applied to it. */
function keepsAsync({ django }: Planning): boolean {
  return decoratorTakesAsync(METHOD_DECORATOR, django) === true;
}

/** Whether `method_decorator` is applied to a method of a class's own: by these of its lines, or on the `def`. */
function isDecorated(
  { symbols, classes }: Planning,
  cls: ClassSymbol,
  name: string,
  lines: readonly Decorator[],
): boolean {
  const own = classes.own(cls, name);
  const onDef = own?.k === 'method' ? own.node.decorators : [];
  return (
    lines.some(({ expr }) => methodDecorator(symbols, cls.module, expr)?.name === name) ||
    onDef.some(({ expr }) => methodDecorator(symbols, cls.module, expr) !== null)
  );
}

/** Whether a class applies decorators to the `dispatch()` that it inherits. */
export function decoratesDispatch(planning: Planning, cls: ClassSymbol): boolean {
  return (
    planning.classes.own(cls, 'dispatch') === null &&
    isDecorated(planning, cls, 'dispatch', cls.node.decorators)
  );
}

/** Whether the `dispatch()` that a class inherits looks sync in this release though it is async. */
export function inheritsPlainDispatch(planning: Planning, cls: ClassSymbol): boolean {
  return !keepsAsync(planning) && inheritsPlain(planning, cls, 'dispatch');
}

/** Whether what a class inherits by a name is what `method_decorator` has made of a method. */
function inheritsPlain(planning: Planning, cls: ClassSymbol, name: string): boolean {
  const { classes } = planning;
  if (classes.own(cls, name) !== null) return false;
  return classes
    .lineage(cls)
    .slice(1)
    .some((each) => isDecorated(planning, each, name, each.node.decorators));
}

/** Whether `View` asks of a method whether it is a coroutine function. */
function isHandler(planning: Planning, cls: ClassSymbol, name: string): boolean {
  return handlersOf(planning, cls).includes(name);
}

function looksSync(planning: Planning, cls: ClassSymbol, name: string, decorator: Decorator): Reason {
  return reasonAt(
    cls.module,
    decorator.start,
    'DA139',
    `method_decorator makes a plain function of the async ${name}() before Django ${decoratorAsyncSince(METHOD_DECORATOR)}`,
    isHandler(planning, cls, name)
      ? `Put it on the def of ${name}(), where its result can be marked as async, or upgrade Django.`
      : 'Put the decorators into one method_decorator, as a list, or upgrade Django.',
  );
}

function atomicReason({ module }: ClassSymbol, expr: Expr): Reason {
  return reasonAt(
    module,
    expr.start,
    'DA114',
    'transaction.atomic is applied to the view here: around a coroutine it covers nothing',
    'Put @transaction.atomic directly above the def of the handler, where it can move inside.',
  );
}
