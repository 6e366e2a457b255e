/**
 * What a decorator makes of a view that has become async. Django's own are known by release; those of the project (and
 * of installed packages whose source is at hand) are read: one that gives the function back passes, one that puts a sync
 * wrapper around it is given an async branch, one that can't be understood blocks the view.
 */

import type { ModuleInfo, Value } from '../analysis/types.ts';
import { modelInstance, STR } from '../analysis/values.ts';
import {
  decoratorAsyncSince,
  decoratorBlocks,
  decoratorTakesAsync,
  decoratorTakesAsyncDispatch,
} from '../knowledge/async-api.ts';
import { type DecoratorFact, decoratorFact } from '../knowledge/decorators.ts';
import type { Call, Expr, FunctionDef, Lambda } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { describeGap, type MethodGap } from './auth-backends.ts';
import { type Applied, type Given, giveArguments, handedTo, NOTHING_GIVEN } from './handed-decorators.ts';
import { judgeWrappingClass } from './middleware-class.ts';
import { lineAt } from './module-index.ts';
import { isPaginate, isPaginatingRoute, judgePagination } from './ninja-pagination.ts';
import {
  judgeFactory,
  judgeFunction,
  judgeLambda,
  judgeLambdaFactory,
  type Reading,
} from './own-decorators.ts';
import type { Branch, Planning } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import { assignedValue, type ClassSymbol, type FunctionSymbol, type Referent } from './symbols.ts';
import {
  allOf,
  isAroundView,
  MAX_DEPTH,
  notUnderstood,
  notUnderstoodAt,
  TAKES_ASYNC,
  TRANSPARENT,
  type Verdict,
} from './verdict.ts';

/**
 * Where a decorator is applied: to the function itself, to what `as_view()` gives, through `method_decorator` to the
 * inherited sync `dispatch()`, or through it to an async method.
 */
export type Position = 'function' | 'as-view' | 'dispatch' | 'method';

const ATOMIC: ReadonlySet<string> = new Set(['django.db.transaction.atomic']);
const NON_ATOMIC: ReadonlySet<string> = new Set(['django.db.transaction.non_atomic_requests']);

/** Decorators that make something else of a function than a view, which is called synchronously. */
const DEMANDS_SYNC: readonly (readonly [RegExp, string])[] = [
  [/^django\.dispatch\.(dispatcher\.)?receiver$/, 'makes it a signal receiver'],
  [/^django\.template(\.library)?\.Library\(\)\./, 'makes it a template tag or filter'],
  [/^django\.core\.checks\.(registry\.)?register$/, 'makes it a system check'],
  [/^django\.contrib\.admin\.(decorators\.)?(action|display|register)$/, 'makes it part of the admin'],
  [/^celery\.(shared_task|app\.shared_task|Celery\(\)\.task)$/, 'makes it a Celery task'],
  [/^(django_)?huey(\.contrib\.djhuey)?\./, 'makes it a Huey task'],
  [/^dramatiq\.actor$/, 'makes it a Dramatiq actor'],
  [/^django_rq\.job$/, 'makes it an RQ job'],
  [/^functools\.(lru_cache|cache|cached_property|singledispatch)$/, 'keeps or picks results by argument'],
  [/^builtins\.property$/, 'makes it a property'],
  [/^contextlib\.contextmanager$/, 'makes it a context manager'],
];

/** Inside a class, where it is looked up through, what was given comes back. */
const STATIC_METHOD = 'builtins.staticmethod';

/** Registering decorators of frameworks whose operations may be async. */
const ASYNC_OPERATIONS = /^ninja(_extra)?\.(\w+\.)*(NinjaAPI|NinjaExtraAPI|Router|RouterPaginated)\(\)\.\w+$/;

/** Whether the dotted name is a method by which such a framework registers an operation: `ninja.Router().get`. */
export function isRegisteringOperation(name: string): boolean {
  return ASYNC_OPERATIONS.test(name);
}

/** What the decorator at an expression (of a decorator line, or the function called in `decorator(view)`) does. */
export function judgeDecorator(
  planning: Planning,
  module: ModuleInfo,
  expr: Expr,
  position: Position,
): Verdict {
  return judgeExpression(planning, { module, expr, given: NOTHING_GIVEN }, position, 0);
}

function judgeExpression(
  planning: Planning,
  { module, expr, given }: Applied,
  position: Position,
  depth: number,
): Verdict {
  const text = module.text.slice(expr.start, expr.end);
  if (depth > MAX_DEPTH) return notUnderstood(module, expr, text, 'it goes through too many other functions');
  if (expr.kind === 'Lambda') {
    const verdict = judgeLambda(readingOf(planning, given), module, expr, depth + 1);
    return forPosition(verdict, module, expr, text, position);
  }
  const named = planning.symbols.resolve(module, expr);
  const isFactory = expr.kind === 'Call' && named.length === 0;
  const callee = isFactory ? expr.func : expr;
  const referents = isFactory ? planning.symbols.resolve(module, callee) : named;
  if (referents.length === 0) {
    const known = fromPackage(planning, module, callee, isFactory, depth);
    return known ?? notUnderstood(module, expr, text, 'what it refers to can not be told');
  }
  const verdicts = referents.map((referent) =>
    judgeReferent(
      planning,
      { module, expr, given },
      callee,
      referent,
      isFactory ? expr : null,
      position,
      depth,
    ),
  );
  return allOf(verdicts);
}

function judgeReferent(
  planning: Planning,
  applied: Applied,
  callee: Expr,
  referent: Referent,
  call: Call | null,
  position: Position,
  depth: number,
): Verdict {
  const { module, expr, given } = applied;
  /** What a function on the way sees of what was handed on; the arguments of the call are its own. */
  const seenBy = (owner: ModuleInfo, fn: FunctionDef | Lambda): Reading =>
    readingOf(planning, call ? giveArguments(owner, fn, given, { module, given }, call.args) : given);
  const text = module.text.slice(expr.start, expr.end);
  switch (referent.k) {
    case 'external':
      return judgeExternal(planning, module, expr, callee, referent.name, call, position, depth);
    case 'function': {
      const dotted = `${referent.module.name}.${referent.node.name}`;
      if (planning.asyncDecorators.has(dotted)) return forPosition(TAKES_ASYNC, module, expr, text, position);
      // A bare name is read in the body of its own class, where a method is a plain function still.
      const at = referent.owner && callee.kind !== 'Name' && !isStatic(planning, referent) ? 1 : 0;
      const verdict = call
        ? judgeFactory(seenBy(referent.module, referent.node), referent.module, referent.node, depth + 1)
        : judgeFunction(readingOf(planning, given), referent.module, referent.node, depth + 1, at);
      return forPosition(verdict, module, expr, text, position);
    }
    case 'variable': {
      const handed = call ? null : handedTo(planning, referent, given);
      if (handed) return allOf(handed.map((each) => judgeExpression(planning, each, position, depth + 1)));
      const value = assignedValue(referent);
      if (!value) return notUnderstood(module, expr, text, 'it is a variable whose value can not be told');
      if (call && value.kind === 'Lambda') {
        const reading = seenBy(referent.module, value);
        const verdict = judgeLambdaFactory(reading, referent.module, value, depth + 1);
        return forPosition(verdict, module, expr, text, position);
      }
      if (call && value.kind !== 'Name' && value.kind !== 'Attribute') {
        return notUnderstood(module, expr, text, 'it is made by calling a variable');
      }
      if (!call) {
        const assigned = { module: referent.module, expr: value, given };
        return judgeExpression(planning, assigned, position, depth + 1);
      }
      return allOf(
        planning.symbols
          .resolve(referent.module, value)
          .map((each) => judgeReferent(planning, applied, value, each, call, position, depth + 1)),
      );
    }
    case 'class':
      return judgeClass(planning, referent, module, expr, text, call, position, depth);
    default:
      return notUnderstood(module, expr, text, 'it is a module');
  }
}

function isStatic(planning: Planning, { module, node }: FunctionSymbol): boolean {
  return node.decorators.some(
    ({ expr }) => planning.symbols.externalName(module, expr) === 'builtins.staticmethod',
  );
}

/** `@Decorator(...)`: its objects are called with the view; `@Decorator`: an object takes the view's place. */
function judgeClass(
  planning: Planning,
  cls: ClassSymbol,
  module: ModuleInfo,
  expr: Expr,
  text: string,
  call: Call | null,
  position: Position,
  depth: number,
): Verdict {
  if (planning.asyncDecorators.has(`${cls.module.name}.${cls.node.name}`)) {
    return forPosition(TAKES_ASYNC, module, expr, text, position);
  }
  if (!call) return forPosition(judgeWrapping(planning, cls), module, expr, text, position);
  const own = planning.classes.lineage(cls).map((each) => planning.classes.own(each, '__call__'));
  const method = own.find((member) => member !== null);
  if (method?.k === 'method') {
    const reading = readingOf(planning, NOTHING_GIVEN);
    const verdict = judgeFunction(reading, method.owner.module, method.node, depth + 1, 1);
    return forPosition(verdict, module, expr, text, position);
  }
  const where = `${cls.module.file}:${lineAt(cls.module, cls.node.headStart)}`;
  return notUnderstood(module, expr, text, `it is a class (${where}) without a __call__() that can be read`);
}

/** A class whose objects take the view's place: one that is marked as async where the view is can be awaited. */
function judgeWrapping(planning: Planning, cls: ClassSymbol): Verdict {
  const { classes, symbols } = planning;
  for (const { module, node } of classes.lineage(cls)) {
    let marks = false;
    walk(node.body, (each) => {
      if (each.kind !== 'Call') return;
      marks ||= symbols.externalName(module, each.func)?.endsWith('.markcoroutinefunction') === true;
    });
    if (marks) return TAKES_ASYNC;
  }
  const judged = judgeWrappingClass(planning, cls, 'the view');
  if (judged.ok) {
    return judged.rewrite.k === 'class'
      ? { k: 'branch', branches: [{ k: 'class', rewrite: judged.rewrite }] }
      : TRANSPARENT;
  }
  const [reason] = judged.reasons;
  const fix =
    'Mark its objects by hand where the view is async (markcoroutinefunction(self)), and let __call__() hand over to an async method that awaits it.';
  return reason
    ? { k: 'refused', reason: { ...reason, code: 'DA111', fix } }
    : notUnderstoodAt(cls.module, cls.node.headStart, cls.node.name, 'it is a class');
}

function judgeExternal(
  planning: Planning,
  module: ModuleInfo,
  expr: Expr,
  callee: Expr,
  name: string,
  call: Call | null,
  position: Position,
  depth: number,
): Verdict {
  const text = module.text.slice(expr.start, expr.end);
  if (planning.asyncDecorators.has(name)) return forPosition(TAKES_ASYNC, module, expr, text, position);
  if (ATOMIC.has(name)) return { k: 'atomic' };
  if (NON_ATOMIC.has(name)) return { k: 'non-atomic' };
  if (ASYNC_OPERATIONS.test(name)) {
    return isPaginatingRoute(name, expr) ? judgePagination(planning, module, expr, null) : TAKES_ASYNC;
  }
  if (isPaginate(name)) return judgePagination(planning, module, expr, call);
  if (name === STATIC_METHOD) return TRANSPARENT;
  if (name.startsWith('rest_framework.')) {
    const message = `@${text} makes it a view of Django REST framework, whose views are sync`;
    const fix = 'Leave it sync, or write it as a plain view; the adrf package has an async api_view.';
    return { k: 'refused', reason: reasonAt(module, expr.start, 'DA135', message, fix) };
  }
  const demand = DEMANDS_SYNC.find(([pattern]) => pattern.test(name));
  if (demand) {
    return {
      k: 'refused',
      reason: reasonAt(
        module,
        expr.start,
        'DA113',
        `@${text} ${demand[1]}, which is called synchronously`,
        'Move what the view does into a function of its own, and leave the decorated one sync.',
      ),
    };
  }
  const takesAsync = decoratorTakesAsync(name, planning.django);
  if (takesAsync === null) {
    const installed = fromPackage(planning, module, callee, call !== null, depth);
    if (installed && installed.k !== 'refused') return forPosition(installed, module, expr, text, position);
    const fact = decoratorFact(name);
    if (fact?.makes === 'transparent') return TRANSPARENT;
    if (fact !== null && isFitForAsync(fact, planning.django)) {
      const verdict = fact.by === null ? TAKES_ASYNC : withUser(planning, module, expr, fact.by);
      return forPosition(verdict, module, expr, text, position);
    }
    if (installed) return installed;
    const what = fact
      ? `${shortcoming(fact, planning.django)} (${name}, ${fact.source})`
      : `comes from outside the project (${name}), and whether it takes async views is not known`;
    return {
      k: 'refused',
      reason: reasonAt(
        module,
        expr.start,
        'DA112',
        `@${text} ${what}`,
        `If it takes async views, add "${name}" to async-decorators in [tool.django-asyncify]; if not, do its work inside the view.`,
      ),
    };
  }
  const passes =
    position === 'dispatch'
      ? decoratorTakesAsyncDispatch(name, planning.django) === true
      : position === 'as-view'
        ? takesAsync || decoratorTakesAsyncDispatch(name, planning.django) === true
        : takesAsync;
  if (!passes) {
    if (position === 'dispatch' && takesAsync) return dispatchOnly(module, expr, text);
    const since = decoratorAsyncSince(name);
    return {
      k: 'refused',
      reason: reasonAt(
        module,
        expr.start,
        'DA110',
        `@${text} does not take async views in Django ${planning.django}: it would put a sync wrapper around the coroutine`,
        since === null
          ? 'Do its work inside the view.'
          : `Upgrade to Django ${since}, in which it does, or do its work inside the view.`,
      ),
    };
  }
  return blocksOnLoop(planning, module, expr, name, call) ?? withUser(planning, module, expr, name);
}

/** An async view under a decorator of Django's that asks for the user: who that is, and who answers for it. */
function withUser(planning: Planning, module: ModuleInfo, expr: Expr, name: string): Verdict {
  const text = module.text.slice(expr.start, expr.end);
  const branches: Branch[] = [];
  for (const gap of planning.backends.gaps(name)) {
    if (gap.k === 'middleware') {
      if (gap.users) {
        branches.push(...gap.users);
        continue;
      }
      const message = `@${text} asks request.auser() around an async view, and ${describeGap(gap)}`;
      const fix = 'Set request.auser there, too: an async function that gives the same user.';
      return { k: 'refused', reason: reasonAt(module, expr.start, 'DA118', message, fix) };
    }
    const { holder, method, counterpart, sync } = gap;
    if (!sync) {
      const message = `@${text} asks for the user and permissions by async methods around an async view, and ${describeGap(gap)}`;
      const fix = `Write ${counterpart}() in ${holder} (return await sync_to_async(self.${method})(...)), or inherit it from Django's class.`;
      return { k: 'refused', reason: reasonAt(module, expr.start, 'DA117', message, fix) };
    }
    const qualname = `${sync.owner.qualname}.${method}`;
    const fn = { node: sync.method, module: sync.module, owner: sync.owner, qualname };
    const { sites, unknownCalls } = planning.program.analyze(fn, userGiven(planning, gap));
    const waits = sites.length > 0 || unknownCalls.length > 0;
    const by = name.slice(name.lastIndexOf('.') + 1);
    branches.push({ k: 'counterpart', ...sync, name: counterpart, waits, by });
  }
  return branches.length > 0 ? { k: 'branch', branches } : TAKES_ASYNC;
}

/** Who the method is asked of: the user itself, or a backend that is handed the user first of all. */
function userGiven({ program }: Planning, { holder, sync }: MethodGap): ReadonlyMap<string, Value> {
  const user = program.userModel();
  const [self, first] = sync?.method.params ?? [];
  if (!user || !self || !first) return new Map();
  if (holder === user.qualname)
    return new Map<string, Value>([
      [self.name, modelInstance(user)],
      [first.name, STR],
    ]);
  return new Map([[first.name, sync?.method.name === 'get_user' ? STR : modelInstance(user)]]);
}

/** Whether a decorator that was asked gives an async view that answers as it should and waits nowhere on the loop. */
function isFitForAsync({ makes, blocks, breaks, by }: DecoratorFact, django: string): boolean {
  if (makes !== 'async' || blocks.length > 0 || breaks !== null) return false;
  return by === null || decoratorTakesAsync(by, django) === true;
}

/** Why a decorator that was asked is not fit for an async view. */
function shortcoming({ makes, blocks, by }: DecoratorFact, django: string): string {
  if (makes !== 'async' || (by !== null && decoratorTakesAsync(by, django) !== true))
    return 'puts a sync function around the view';
  return blocks.length > 0
    ? `takes async views but waits on the event loop for the ${blocks.join(' and the ')}`
    : 'takes async views but does not answer as it does for sync ones';
}

/** A decorator that waits on the event loop though it takes async views. */
function blocksOnLoop(
  planning: Planning,
  module: ModuleInfo,
  expr: Expr,
  name: string,
  call: Call | null,
): Verdict | null {
  const block = decoratorBlocks(name, planning.django);
  if (!block) return null;
  if (
    block.kind === 'callback' &&
    call &&
    call.args.every((arg) => isHarmlessCallback(planning, module, arg.value))
  ) {
    return null;
  }
  const text = module.text.slice(expr.start, expr.end);
  return {
    k: 'refused',
    reason: reasonAt(
      module,
      expr.start,
      'DA115',
      `@${text} takes async views but reaches ${block.what} on the event loop`,
      'Do its work inside the view, where it can be awaited.',
    ),
  };
}

function isHarmlessCallback(planning: Planning, module: ModuleInfo, expr: Expr): boolean {
  if (expr.kind === 'Constant' || expr.kind === 'Str') return true;
  return planning.symbols.resolve(module, expr).every((symbol) => {
    if (symbol.k !== 'function' || symbol.owner) return false;
    const fn = { node: symbol.node, qualname: symbol.node.name, module: symbol.module, owner: null };
    return planning.program.analyze(fn).sites.length === 0;
  });
}

/** Any decorator sees an inherited `dispatch` as sync: what it does then is its sync branch. */
function forPosition(
  verdict: Verdict,
  module: ModuleInfo,
  expr: Expr,
  text: string,
  position: Position,
): Verdict {
  if (position !== 'dispatch' || verdict.k === 'refused' || verdict.k === 'transparent') return verdict;
  if (verdict.k === 'atomic' || verdict.k === 'non-atomic') return verdict;
  return dispatchOnly(module, expr, text);
}

/** The code that says: fine on an async `dispatch`, but not on the inherited one. */
export const NEEDS_ASYNC_DISPATCH = 'DA138';

function dispatchOnly(module: ModuleInfo, expr: Expr, text: string): Verdict {
  return {
    k: 'refused',
    reason: reasonAt(
      module,
      expr.start,
      NEEDS_ASYNC_DISPATCH,
      `${text} is applied to dispatch(), which stays sync and would run it on the event loop`,
      'Give the class an async dispatch() of its own that awaits super().dispatch().',
    ),
  };
}

/** A decorator of an installed package, by reading its source. */
function fromPackage(
  planning: Planning,
  module: ModuleInfo,
  callee: Expr,
  isFactory: boolean,
  depth: number,
): Verdict | null {
  const value = planning.program.valueAt(module, callee);
  if (value.k !== 'function' || value.fn.module.origin !== 'package') return null;
  const { node } = value.fn;
  if (node.kind !== 'FunctionDef' || value.self !== null) return null;
  const reading = readingOf(planning, NOTHING_GIVEN);
  const verdict = isFactory
    ? judgeFactory(reading, value.fn.module, node, depth + 1)
    : judgeFunction(reading, value.fn.module, node, depth + 1);
  if (verdict.k === 'transparent' || verdict.k === 'takes-async') return verdict;
  if (verdict.k === 'branch' && !verdict.branches.some(isAroundView)) return verdict;
  const text = module.text.slice(callee.start, callee.end);
  return {
    k: 'refused',
    reason: reasonAt(
      module,
      callee.start,
      'DA112',
      `@${text} of the installed package ${value.fn.module.name.split('.')[0]} puts a sync function around the view (${value.fn.module.file})`,
      'Use a release of the package that takes async views, or do its work inside the view.',
    ),
  };
}

function readingOf(planning: Planning, given: Given): Reading {
  return {
    planning,
    given,
    judge: (decorator, depth) => judgeExpression(planning, decorator, 'function', depth),
  };
}
