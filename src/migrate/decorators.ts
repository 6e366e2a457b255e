/**
 * What a decorator makes of a view that has become async. Django's own are known by release; those of the project (and
 * of installed packages whose source is at hand) are read: one that gives the function back passes, one that puts a sync
 * wrapper around it is given an async branch, one that can't be understood blocks the view.
 */
import type { ModuleInfo } from '../analysis/types.ts';
import { decoratorBlocks, decoratorTakesAsync, decoratorTakesAsyncDispatch } from '../knowledge/async-api.ts';
import type { Call, Decorator, Expr, FunctionDef, Name, Node, Return, Stmt } from '../python/ast.ts';
import type { Binding } from '../python/scopes.ts';
import { walk } from '../python/walk.ts';
import { indexOf } from './module-index.ts';
import type { Branch, Planning } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import { assignedValue, type ClassSymbol, type FunctionSymbol, type Referent } from './symbols.ts';
import type { Reason } from './types.ts';

export type Verdict =
  /** The decorated view is async. */
  | { readonly k: 'takes-async' }
  /** The function itself comes back. */
  | { readonly k: 'transparent' }
  /** `transaction.atomic` */
  | { readonly k: 'atomic' }
  /** `transaction.non_atomic_requests` */
  | { readonly k: 'non-atomic' }
  | { readonly k: 'branch'; readonly branches: readonly Branch[] }
  | { readonly k: 'refused'; readonly reason: Reason };

/**
 * Where a decorator is applied: to the function itself, to what `as_view()` gives, through `method_decorator` to the
 * inherited sync `dispatch()`, or through it to an async method.
 */
export type Position = 'function' | 'as-view' | 'dispatch' | 'method';

const TAKES_ASYNC: Verdict = { k: 'takes-async' };
const TRANSPARENT: Verdict = { k: 'transparent' };

const MAX_DEPTH = 12;

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

/** They give the function back. */
const GIVES_BACK: ReadonlySet<string> = new Set([
  'builtins.staticmethod',
  'typing.final',
  'typing.no_type_check',
  'typing.override',
  'typing_extensions.final',
  'typing_extensions.override',
]);

/** Registering decorators of frameworks whose operations may be async. */
const ASYNC_OPERATIONS = /^ninja(_extra)?\.(\w+\.)*(NinjaAPI|NinjaExtraAPI|Router)\(\)\.\w+$/;

/** What the decorator at an expression (of a decorator line, or the function called in `decorator(view)`) does. */
export function judgeDecorator(
  planning: Planning,
  module: ModuleInfo,
  expr: Expr,
  position: Position,
): Verdict {
  return judgeExpression(planning, module, expr, position, 0);
}

function judgeExpression(
  planning: Planning,
  module: ModuleInfo,
  expr: Expr,
  position: Position,
  depth: number,
): Verdict {
  const text = module.text.slice(expr.start, expr.end);
  if (depth > MAX_DEPTH) return notUnderstood(module, expr, text, 'it goes through too many other functions');
  const isFactory = expr.kind === 'Call';
  const callee = isFactory ? expr.func : expr;
  const referents = planning.symbols.resolve(module, callee);
  if (referents.length === 0) {
    const known = fromPackage(planning, module, callee, isFactory, depth);
    return known ?? notUnderstood(module, expr, text, 'what it refers to can not be told');
  }
  const verdicts = referents.map((referent) =>
    judgeReferent(planning, module, expr, callee, referent, isFactory ? expr : null, position, depth),
  );
  return all(verdicts);
}

function judgeReferent(
  planning: Planning,
  module: ModuleInfo,
  expr: Expr,
  callee: Expr,
  referent: Referent,
  call: Call | null,
  position: Position,
  depth: number,
): Verdict {
  const text = module.text.slice(expr.start, expr.end);
  switch (referent.k) {
    case 'external':
      return judgeExternal(planning, module, expr, callee, referent.name, call, position, depth);
    case 'function': {
      const dotted = `${referent.module.name}.${referent.node.name}`;
      if (planning.asyncDecorators.has(dotted)) return TAKES_ASYNC;
      const at = referent.owner && !isStatic(planning, referent) ? 1 : 0;
      const verdict = call
        ? judgeFactory(planning, referent.module, referent.node, depth + 1)
        : judgeFunction(planning, referent.module, referent.node, depth + 1, at);
      return forPosition(verdict, module, expr, text, position);
    }
    case 'variable': {
      const value = assignedValue(referent);
      if (!value) return notUnderstood(module, expr, text, 'it is a variable whose value can not be told');
      if (call && value.kind !== 'Name' && value.kind !== 'Attribute') {
        return notUnderstood(module, expr, text, 'it is made by calling a variable');
      }
      if (!call) return judgeExpression(planning, referent.module, value, position, depth + 1);
      return all(
        planning.symbols
          .resolve(referent.module, value)
          .map((each) => judgeReferent(planning, module, expr, value, each, call, position, depth + 1)),
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
  if (planning.asyncDecorators.has(`${cls.module.name}.${cls.node.name}`)) return TAKES_ASYNC;
  const method = call ? planning.classes.own(cls, '__call__') : null;
  if (method?.k === 'method') {
    const verdict = judgeFunction(planning, cls.module, method.node, depth + 1, 1);
    return forPosition(verdict, module, expr, text, position);
  }
  const where = `${cls.module.file}:${indexOf(cls.module).lines.line(cls.node.headStart)}`;
  return notUnderstood(
    module,
    expr,
    text,
    `it is a class (${where}), whose objects are not coroutine functions`,
  );
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
  if (planning.asyncDecorators.has(name)) return TAKES_ASYNC;
  if (ATOMIC.has(name)) return { k: 'atomic' };
  if (NON_ATOMIC.has(name)) return { k: 'non-atomic' };
  if (ASYNC_OPERATIONS.test(name)) return TAKES_ASYNC;
  if (GIVES_BACK.has(name)) return TRANSPARENT;
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
    const read = fromPackage(planning, module, callee, call !== null, depth);
    if (read) return read;
    return {
      k: 'refused',
      reason: reasonAt(
        module,
        expr.start,
        'DA112',
        `@${text} comes from outside the project (${name}), and whether it takes async views is not known`,
        `If it does, add "${name}" to async-decorators in [tool.django-asyncify]; if not, do its work inside the view.`,
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
    return {
      k: 'refused',
      reason: reasonAt(
        module,
        expr.start,
        'DA110',
        `@${text} does not take async views in Django ${planning.django}: it would put a sync wrapper around the coroutine`,
        'Upgrade Django (5.0 for most view decorators, 5.1 for those of django.contrib.auth), or do its work inside the view.',
      ),
    };
  }
  return blocksOnLoop(planning, module, expr, name, call) ?? TAKES_ASYNC;
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

/** The project's decorators see `dispatch` as sync when it is inherited: what they do then is their sync branch. */
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
  const verdict = isFactory
    ? judgeFactory(planning, value.fn.module, node, depth + 1)
    : judgeFunction(planning, value.fn.module, node, depth + 1);
  if (verdict.k === 'transparent' || verdict.k === 'takes-async') return verdict;
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

// The project's own decorators

/**
 * `@decorator`: what comes back for the view.
 *
 * @param at which parameter the view is
 */
function judgeFunction(
  planning: Planning,
  module: ModuleInfo,
  fn: FunctionDef,
  depth: number,
  at = 0,
): Verdict {
  const view = fn.params.filter((param) => param.kind === 'posonly' || param.kind === 'normal')[at];
  if (depth > MAX_DEPTH)
    return notUnderstoodAt(module, fn.headStart, fn.name, 'it goes through too many other functions');
  if (!view || fn.isAsync || fn.isGenerator) {
    return notUnderstoodAt(module, fn.headStart, fn.name, 'it is not a plain function of the view');
  }
  const redecorated = judgeOwnDecorators(planning, module, fn, depth);
  if (redecorated) return redecorated;
  const { scopes } = indexOf(module);
  const binding = scopes.scopeOf(fn)?.bindings.get(view.name);
  if (!binding)
    return notUnderstoodAt(module, fn.headStart, fn.name, 'it is not a plain function of the view');
  const judging: Judging = { planning, module, fn, view: view.name, binding, depth };
  if (handlesBoth(judging)) return TAKES_ASYNC;

  const verdicts: Verdict[] = [];
  for (const { node } of binding.sites) {
    if (node === view) continue;
    const statement = indexOf(module).parentOf(node);
    if (statement?.kind !== 'Assign') {
      return notUnderstoodAt(module, node.start, fn.name, `${view.name} is bound again here`);
    }
    verdicts.push(judgeReturned(judging, statement.value, statement));
  }
  const returns = returnsOf(fn);
  const bare = returns.filter((each) => !isOtherUse(judging, each, returns));
  if (bare.length === 0) {
    return notUnderstoodAt(module, fn.headStart, fn.name, 'it gives back nothing that can be followed');
  }
  for (const each of bare) verdicts.push(judgeReturned(judging, each.value, each));
  const kept = judgeKept(judging);
  if (kept) verdicts.push(kept);
  return all(verdicts);
}

/** A decorator that is decorated itself is what is written only if its own decorators give it back. */
function judgeOwnDecorators(
  planning: Planning,
  module: ModuleInfo,
  fn: FunctionDef,
  depth: number,
): Verdict | null {
  for (const { expr } of fn.decorators) {
    if (planning.symbols.externalName(module, expr) === 'builtins.classmethod') continue;
    if (judgeExpression(planning, module, expr, 'function', depth + 1).k === 'transparent') continue;
    return notUnderstoodAt(
      module,
      expr.start,
      fn.name,
      'it is decorated itself, by something that may exchange it',
    );
  }
  return null;
}

interface Judging {
  readonly planning: Planning;
  readonly module: ModuleInfo;
  readonly fn: FunctionDef;
  readonly view: string;
  readonly binding: Binding;
  readonly depth: number;
}

/**
 * In a decorator that works with and without arguments, the `return` for the use with arguments: it gives back an inner
 * decorator that another `return` applies to the view.
 */
function isOtherUse(judging: Judging, each: Return, all: readonly Return[]): boolean {
  const { value } = each;
  if (value?.kind === 'Call' && isPartialOf(judging, value)) return true;
  if (value?.kind !== 'Name') return false;
  const binding = localBinding(judging.module, value);
  if (!binding || binding === judging.binding) return false;
  return all.some(
    (other) =>
      other.value?.kind === 'Call' &&
      other.value.func.kind === 'Name' &&
      localBinding(judging.module, other.value.func) === binding &&
      other.value.args.some((arg) => isView(judging, arg.value)),
  );
}

/** `functools.partial(decorator, option=...)`: the decorator itself, waiting for the view. */
function isPartialOf(judging: Pick<Judging, 'planning' | 'module' | 'fn'>, call: Call): boolean {
  const { planning, module, fn } = judging;
  if (planning.symbols.externalName(module, call.func) !== 'functools.partial') return false;
  const first = call.args[0]?.value;
  if (!first) return false;
  return planning.symbols
    .resolve(module, first)
    .some((symbol) => symbol.k === 'function' && symbol.node === fn);
}

/** What a returned expression is: the view, a wrapper around it, or what another decorator makes of either. */
function judgeReturned(judging: Judging, value: Expr | null, place: Node): Verdict {
  const { module, fn } = judging;
  const refuse = (why: string): Verdict => notUnderstoodAt(module, (value ?? place).start, fn.name, why);
  if (!value) return refuse('it gives back None here');
  switch (value.kind) {
    case 'Name': {
      if (isView(judging, value)) return TRANSPARENT;
      const binding = localBinding(module, value);
      const only = binding?.sites.length === 1 ? binding.sites[0]?.node : undefined;
      if (only?.kind === 'FunctionDef') return judgeWrapper(judging, only);
      const statement = only ? indexOf(module).parentOf(only) : null;
      if (statement?.kind === 'Assign') return judgeReturned(judging, statement.value, statement);
      return refuse(`what ${value.id} is can not be told`);
    }
    case 'IfExp':
      return all([judgeReturned(judging, value.body, place), judgeReturned(judging, value.orelse, place)]);
    case 'Call': {
      const wrapped = wrappedBy(judging, value);
      if (wrapped) return judgeReturned(judging, wrapped, place);
      const passed = value.args.filter(
        (arg) => arg.kind === 'positional' && isViewOrLocal(judging, arg.value),
      );
      const argument = passed[0]?.value;
      if (passed.length !== 1 || !argument) {
        return refuse('it gives back the result of a call that can not be followed');
      }
      const outer =
        value.args.length === 1
          ? judgeApplied(judging, value.func)
          : judgeHelper(
              judging,
              value.func,
              value.args.findIndex((arg) => arg.value === argument),
            );
      if (!outer) return refuse('it gives back the result of a call that can not be followed');
      if (outer.k === 'atomic') return refuse('it puts transaction.atomic around the view');
      return all([judgeReturned(judging, argument, place), outer]);
    }
    default:
      return refuse('what it gives back here can not be followed');
  }
}

/** `inner(view)`: a function of its own, or another decorator. */
function judgeApplied(judging: Judging, func: Expr): Verdict {
  const { planning, module, depth } = judging;
  const local = func.kind === 'Name' ? localBinding(module, func) : null;
  const inner = local?.sites.length === 1 ? local.sites[0]?.node : undefined;
  return inner?.kind === 'FunctionDef'
    ? judgeFunction(planning, module, inner, depth + 1)
    : judgeExpression(planning, module, func, 'function', depth + 1);
}

/** `helper(view, option)`: a function of the project that is handed the view beside other things. */
function judgeHelper(judging: Judging, func: Expr, at: number): Verdict | null {
  const { planning, module, depth } = judging;
  const functions = planning.symbols.resolve(module, func);
  if (functions.length === 0 || at < 0) return null;
  const verdicts = functions.map((symbol) =>
    symbol.k === 'function' && !symbol.owner
      ? judgeFunction(planning, symbol.module, symbol.node, depth + 1, at)
      : null,
  );
  const known = verdicts.filter((verdict) => verdict !== null);
  return known.length === verdicts.length ? all(known) : null;
}

/** Whether an expression is the view, something local that is made of it, or a decorator applied to either. */
function isViewOrLocal(judging: Judging, expr: Expr): boolean {
  if (expr.kind === 'Call') return expr.args.some((arg) => isViewOrLocal(judging, arg.value));
  if (expr.kind !== 'Name') return false;
  if (isView(judging, expr)) return true;
  const node = localBinding(judging.module, expr)?.sites[0]?.node;
  if (node?.kind === 'FunctionDef') return true;
  const statement = node ? indexOf(judging.module).parentOf(node) : null;
  return statement?.kind === 'Assign';
}

/** The wrapper in `wraps(view)(wrapper)` and `update_wrapper(wrapper, view)`. */
function wrappedBy(judging: Judging, call: Call): Expr | null {
  const { planning, module } = judging;
  const nameOf = (expr: Expr): string | null => planning.symbols.externalName(module, expr);
  if (nameOf(call.func) === 'functools.update_wrapper') return call.args[0]?.value ?? null;
  if (call.func.kind === 'Call' && nameOf(call.func.func) === 'functools.wraps')
    return call.args[0]?.value ?? null;
  return null;
}

/** A function that stands around the view: it needs an async twin when it is sync. */
function judgeWrapper(judging: Judging, wrapper: FunctionDef): Verdict {
  const { planning, module, fn, binding, depth } = judging;
  const index = indexOf(module);
  const refuse = (node: { readonly start: number }, why: string): Verdict =>
    notUnderstoodAt(module, node.start, fn.name, why);
  if (!fn.body.includes(wrapper)) return refuse(wrapper, 'its wrapper is defined inside another block');
  if (wrapper.isGenerator) return refuse(wrapper, 'its wrapper is a generator');

  const calls: Call[] = [];
  const inside: Verdict[] = [];
  for (const read of binding.reads) {
    const around = index.functionAround(read);
    const parent = index.parentOf(read);
    const isCalled = parent?.kind === 'Call' && parent.func === read;
    if (around === wrapper) {
      if (parent?.kind === 'Attribute') continue;
      const applied = isCalled ? null : appliedHere(module, read);
      const call = isCalled ? parent : applied?.call;
      if (!call) return refuse(read, 'its wrapper passes the view on here, where it can not be followed');
      if (index.scopes.enclosing(read) !== index.scopes.scopeOf(wrapper)) {
        return refuse(read, 'its wrapper calls the view inside a lambda or comprehension');
      }
      if (applied) inside.push(judgeExpression(planning, module, applied.decorator, 'function', depth + 1));
      calls.push(call);
    } else if (around !== fn) {
      return refuse(read, 'the view is used in another nested function here');
    } else if (isCalled) {
      return refuse(read, 'it calls the view while decorating');
    }
  }
  const decorators = wrapper.decorators
    .filter((each) => !isWraps(judging, each))
    .map((each): Verdict => {
      const verdict = judgeExpression(planning, module, each.expr, 'function', depth + 1);
      return verdict.k === 'atomic' ? refuse(each, 'it puts transaction.atomic around the view') : verdict;
    });
  if (wrapper.isAsync) {
    const awaits = calls.every((call) => index.parentOf(call)?.kind === 'Await');
    return awaits
      ? all([TAKES_ASYNC, ...decorators])
      : refuse(wrapper, 'its async wrapper does not await the view');
  }
  if (calls.length === 0) return refuse(wrapper, 'its wrapper never calls the view');
  const branch: Branch = { module, decorator: fn, wrapper, view: judging.view, calls };
  return all([{ k: 'branch', branches: [branch] }, ...inside, ...decorators]);
}

/** `decorator(view)(request)` in a wrapper: the decorator, and the call of what it makes. */
function appliedHere(
  module: ModuleInfo,
  read: Name,
): { readonly decorator: Expr; readonly call: Call } | null {
  const index = indexOf(module);
  const argument = index.parentOf(read);
  const applied = argument?.kind === 'positional' ? index.parentOf(argument) : null;
  if (applied?.kind !== 'Call' || applied.args.length !== 1) return null;
  const call = index.parentOf(applied);
  return call?.kind === 'Call' && call.func === applied ? { decorator: applied.func, call } : null;
}

function isWraps(judging: Judging, decorator: Decorator): boolean {
  const { expr } = decorator;
  return (
    expr.kind === 'Call' &&
    judging.planning.symbols.externalName(judging.module, expr.func) === 'functools.wraps'
  );
}

/** Whether the decorator asks what kind of function the view is, which only those do that handle both. */
function handlesBoth(judging: Judging): boolean {
  const { planning, module, fn } = judging;
  let found = false;
  walk(fn, (node) => {
    if (found) return false;
    if (node.kind !== 'Call' || !node.args.some((arg) => isView(judging, arg.value))) return true;
    const name = planning.symbols.externalName(module, node.func);
    found = name?.endsWith('.iscoroutinefunction') === true;
    return !found;
  });
  return found;
}

function isView(judging: Judging, expr: Expr): boolean {
  return expr.kind === 'Name' && localBinding(judging.module, expr) === judging.binding;
}

function localBinding(module: ModuleInfo, name: Name): Binding | null {
  const { scopes } = indexOf(module);
  const resolved = scopes.resolve(scopes.enclosing(name), name.id);
  return resolved && resolved.scope !== scopes.module ? resolved.binding : null;
}

/** `@decorator(...)`: the decorator that the call gives. */
function judgeFactory(planning: Planning, module: ModuleInfo, fn: FunctionDef, depth: number): Verdict {
  if (fn.isAsync || fn.isGenerator) {
    return notUnderstoodAt(module, fn.headStart, fn.name, 'it is not a plain function');
  }
  const redecorated = judgeOwnDecorators(planning, module, fn, depth);
  if (redecorated) return redecorated;
  const verdicts: Verdict[] = [];
  const returns = returnsOf(fn);
  const isItself = returns.some(
    ({ value }) => value?.kind === 'Call' && isPartialOf({ planning, module, fn }, value),
  );
  if (isItself) return judgeFunction(planning, module, fn, depth + 1);
  for (const each of returns) {
    const verdict = judgeMade(planning, module, fn, each.value, each, depth);
    if (verdict) verdicts.push(verdict);
  }
  if (verdicts.length === 0) {
    return notUnderstoodAt(module, fn.headStart, fn.name, 'it gives back no decorator that can be followed');
  }
  return all(verdicts);
}

/** A decorator that keeps the view in a collection, out of which code of the project takes it; null for all others. */
function judgeKept(judging: Judging): Verdict | null {
  const { planning, module, fn, binding } = judging;
  const index = indexOf(module);
  for (const read of binding.reads) {
    if (index.functionAround(read) !== fn) continue;
    for (const use of planning.references.ofExpression(module, read)) {
      if (use.k !== 'obstacle') continue;
      const collection = collectionAround(module, read);
      if (!collection) continue;
      const taken = planning.references.readOf(module, collection);
      if (taken === 'never') continue;
      const where =
        taken === 'unknown'
          ? ''
          : ` (${taken.module.file}:${indexOf(taken.module).lines.line(taken.offset)})`;
      const name = module.text.slice(collection.start, collection.end);
      return notUnderstoodAt(
        module,
        read.start,
        fn.name,
        `it keeps the view in ${name}, from where it may be called${where}`,
      );
    }
  }
  return null;
}

/** The collection in `registry[name] = view` and `registry.append(view)`. */
function collectionAround(module: ModuleInfo, read: Name): Expr | null {
  const index = indexOf(module);
  for (const around of index.ancestors(read)) {
    if (around.kind === 'Assign') {
      const [target] = around.targets;
      if (target?.kind === 'Subscript') return target.value;
      return target?.kind === 'Attribute' ? target : null;
    }
    if (around.kind === 'Expr') {
      const { value } = around;
      return value.kind === 'Call' && value.func.kind === 'Attribute' ? value.func.value : null;
    }
    if (around.kind === 'Return' || around.kind === 'FunctionDef') return null;
  }
  return null;
}

/** What a returned decorator does; null for the `return` of a use without arguments. */
function judgeMade(
  planning: Planning,
  module: ModuleInfo,
  fn: FunctionDef,
  value: Expr | null,
  place: Node,
  depth: number,
): Verdict | null {
  if (depth > MAX_DEPTH || !value) {
    return notUnderstoodAt(module, place.start, fn.name, 'what it gives back here can not be followed');
  }
  if (value.kind === 'IfExp') {
    const both = [value.body, value.orelse].map((each) =>
      judgeMade(planning, module, fn, each, place, depth + 1),
    );
    const made = both.filter((verdict) => verdict !== null);
    return made.length > 0 ? all(made) : null;
  }
  if (value.kind === 'Lambda') {
    const binding = indexOf(module)
      .scopes.scopeOf(value)
      ?.bindings.get(value.params[0]?.name ?? '');
    if (!binding)
      return notUnderstoodAt(module, value.start, fn.name, 'what it gives back here can not be followed');
    return judgeReturned({ planning, module, fn, view: binding.name, binding, depth }, value.body, value);
  }
  if (value.kind === 'Name') {
    const binding = localBinding(module, value);
    const only = binding?.sites.length === 1 ? binding.sites[0]?.node : undefined;
    if (only && 'nameRange' in only && only.kind !== 'FunctionDef' && only.kind !== 'ClassDef') return null;
    if (only?.kind === 'FunctionDef') return judgeFunction(planning, module, only, depth + 1);
    const statement = only ? indexOf(module).parentOf(only) : null;
    if (statement?.kind === 'Assign') {
      return judgeMade(planning, module, fn, statement.value, statement, depth + 1);
    }
    return judgeExpression(planning, module, value, 'function', depth + 1);
  }
  if (value.kind === 'Call') {
    const applied = value.args[0]?.value;
    const isBareUse =
      value.args.length === 1 &&
      applied?.kind === 'Name' &&
      isParameterOf(module, fn, applied) &&
      value.func.kind !== 'Attribute' &&
      localOrFactory(module, value.func);
    if (isBareUse) return null;
  }
  if (value.kind === 'Call' || value.kind === 'Attribute') {
    return judgeExpression(planning, module, value, 'function', depth + 1);
  }
  return notUnderstoodAt(module, value.start, fn.name, 'what it gives back here can not be followed');
}

function isParameterOf(module: ModuleInfo, fn: FunctionDef, name: Name): boolean {
  const binding = localBinding(module, name);
  return fn.params.some((param) => param === binding?.sites[0]?.node);
}

/** A function of the decorator's own: a nested one, or a variable of it. */
function localOrFactory(module: ModuleInfo, func: Expr): boolean {
  return func.kind === 'Call' || (func.kind === 'Name' && localBinding(module, func) !== null);
}

/** `return` statements of a function's own body. */
function returnsOf(fn: FunctionDef): readonly Return[] {
  const returns: Return[] = [];
  walk(fn.body as readonly Stmt[], (node) => {
    if (node.kind === 'Return') returns.push(node);
    return node.kind !== 'FunctionDef' && node.kind !== 'ClassDef' && node.kind !== 'Lambda';
  });
  return returns;
}

/** All of several: a refusal wins, branches add up. */
function all(verdicts: readonly Verdict[]): Verdict {
  const refused = verdicts.find((verdict) => verdict.k === 'refused');
  if (refused) return refused;
  const special = verdicts.find((verdict) => verdict.k === 'atomic' || verdict.k === 'non-atomic');
  if (special) return special;
  const branches = verdicts.flatMap((verdict) => (verdict.k === 'branch' ? verdict.branches : []));
  if (branches.length > 0) {
    const seen = new Set<FunctionDef>();
    const distinct = branches.filter(({ wrapper }) => !seen.has(wrapper) && seen.add(wrapper));
    return { k: 'branch', branches: distinct };
  }
  return verdicts.find((verdict) => verdict.k === 'takes-async') ?? TRANSPARENT;
}

function notUnderstood(module: ModuleInfo, expr: Expr, text: string, why: string): Verdict {
  return {
    k: 'refused',
    reason: reasonAt(
      module,
      expr.start,
      'DA111',
      `What @${text} does to an async view can not be told: ${why}`,
      'If it takes async views, name it in async-decorators in [tool.django-asyncify]; otherwise do its work inside the view.',
    ),
  };
}

function notUnderstoodAt(module: ModuleInfo, offset: number, name: string, why: string): Verdict {
  return {
    k: 'refused',
    reason: reasonAt(
      module,
      offset,
      'DA111',
      `What the decorator ${name} does to an async view can not be told: ${why}`,
      `Give it an async branch by hand (iscoroutinefunction(view)), or name it in async-decorators in [tool.django-asyncify] if it takes async views.`,
    ),
  };
}
