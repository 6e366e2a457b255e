/**
 * Decorators of the project (and of installed packages whose source is at hand), by reading them: what comes back for
 * the view, and what stands around it.
 */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Call, Decorator, Expr, FunctionDef, Lambda, Name, Node, Stmt } from '../python/ast.ts';
import type { Binding } from '../python/scopes.ts';
import { walk } from '../python/walk.ts';
import { type Applied, composedBy, elementsOf, foldOf, type Given } from './handed-decorators.ts';
import { indexOf } from './module-index.ts';
import type { FunctionBranch, Planning } from './planning.ts';
import { isFirstParameter } from './references.ts';
import { allOf, MAX_DEPTH, notUnderstoodAt, TAKES_ASYNC, TRANSPARENT, type Verdict } from './verdict.ts';

export interface Reading {
  readonly planning: Planning;
  /** What the parameters of decorators on the way were handed. */
  readonly given: Given;
  /** What another decorator does that one is made of. */
  readonly judge: (decorator: Applied, depth: number) => Verdict;
}

/** What a decorator does that is written in a function of the one that is read. */
function judgeInside({ judge, given }: Reading, module: ModuleInfo, expr: Expr, depth: number): Verdict {
  return judge({ module, expr, given }, depth + 1);
}

/**
 * `@decorator`: what comes back for the view.
 *
 * @param at which parameter the view is
 */
export function judgeFunction(
  reading: Reading,
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
  const redecorated = judgeOwnDecorators(reading, module, fn, depth);
  if (redecorated) return redecorated;
  const { scopes } = indexOf(module);
  const binding = scopes.scopeOf(fn)?.bindings.get(view.name);
  if (!binding)
    return notUnderstoodAt(module, fn.headStart, fn.name, 'it is not a plain function of the view');
  const judging: Judging = { reading, module, fn, name: fn.name, view: view.name, binding, depth };
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
  for (const { value, place } of bare) verdicts.push(judgeReturned(judging, value, place));
  const kept = judgeKept(judging);
  if (kept) verdicts.push(kept);
  const verdict = allOf(verdicts);
  if (
    verdict.k === 'branch' &&
    verdict.branches.filter((branch) => branch.k === 'function' && branch.decorator === fn).length > 1
  ) {
    return notUnderstoodAt(module, fn.headStart, fn.name, 'it has several wrappers');
  }
  return verdict;
}

/** A decorator that is decorated itself is what is written only if its own decorators give it back. */
function judgeOwnDecorators(
  reading: Reading,
  module: ModuleInfo,
  fn: FunctionDef,
  depth: number,
): Verdict | null {
  for (const { expr } of fn.decorators) {
    if (reading.planning.symbols.externalName(module, expr) === 'builtins.classmethod') continue;
    if (judgeInside(reading, module, expr, depth).k === 'transparent') continue;
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
  readonly reading: Reading;
  readonly module: ModuleInfo;
  readonly fn: FunctionDef | Lambda;
  /** What the reader is told it is called. */
  readonly name: string;
  readonly view: string;
  readonly binding: Binding;
  readonly depth: number;
  /** Variables that are bound several times and are being judged. */
  readonly judged?: ReadonlySet<Binding>;
}

/** `lambda view: ...` as a decorator. */
export function judgeLambda(reading: Reading, module: ModuleInfo, fn: Lambda, depth: number): Verdict {
  const [view] = fn.params;
  const binding = view && indexOf(module).scopes.scopeOf(fn)?.bindings.get(view.name);
  if (!binding || depth > MAX_DEPTH) {
    return notUnderstoodAt(module, fn.start, 'lambda', 'it is not a plain function of the view');
  }
  return judgeReturned({ reading, module, fn, name: 'lambda', view: view.name, binding, depth }, fn.body, fn);
}

/** `(lambda ...: ...)(...)`: the decorator that the call of a lambda gives. */
export function judgeLambdaFactory(reading: Reading, module: ModuleInfo, fn: Lambda, depth: number): Verdict {
  const made = judgeMade(reading, module, fn, fn.body, fn, depth);
  return (
    made ?? notUnderstoodAt(module, fn.start, 'lambda', 'it gives back no decorator that can be followed')
  );
}

/**
 * In a decorator that works with and without arguments, the `return` for the use with arguments: it gives back an inner
 * decorator that another `return` applies to the view.
 */
function isOtherUse(judging: Judging, { value }: Returned, all: readonly Returned[]): boolean {
  if (value && isItselfLater(judging, value)) return true;
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

/**
 * The decorator itself, waiting for the view: `functools.partial(decorator, option=...)`,
 * `lambda view: decorator(view, option=...)`.
 */
function isItselfLater(judging: Pick<Judging, 'reading' | 'module' | 'fn'>, value: Expr): boolean {
  const { reading, module, fn } = judging;
  const { symbols } = reading.planning;
  const isItself = (expr: Expr): boolean =>
    symbols.resolve(module, expr).some((symbol) => symbol.k === 'function' && symbol.node === fn);
  if (value.kind === 'Lambda') {
    const { body, params } = value;
    const first = body.kind === 'Call' ? body.args[0]?.value : null;
    if (body.kind !== 'Call' || first?.kind !== 'Name' || params.length !== 1) return false;
    return first.id === params[0]?.name && isItself(body.func);
  }
  if (value.kind !== 'Call' || symbols.externalName(module, value.func) !== 'functools.partial') return false;
  const first = value.args[0]?.value;
  return first !== undefined && isItself(first);
}

/** What a returned expression is: the view, a wrapper around it, or what another decorator makes of either. */
function judgeReturned(judging: Judging, value: Expr | null, place: Node): Verdict {
  const { module, name } = judging;
  const refuse = (why: string): Verdict => notUnderstoodAt(module, (value ?? place).start, name, why);
  if (!value) return refuse('it gives back None here');
  switch (value.kind) {
    case 'Name': {
      if (isView(judging, value)) return TRANSPARENT;
      const binding = localBinding(module, value);
      const only = binding?.sites.length === 1 ? binding.sites[0]?.node : undefined;
      if (only?.kind === 'FunctionDef') return judgeWrapper(judging, only);
      return (binding && judgeVariable(judging, binding)) ?? refuse(`what ${value.id} is can not be told`);
    }
    case 'IfExp':
      return allOf([judgeReturned(judging, value.body, place), judgeReturned(judging, value.orelse, place)]);
    case 'Call': {
      const wrapped = wrappedBy(judging, value);
      if (wrapped) return judgeReturned(judging, wrapped, place);
      const fold = foldOf(judging.reading.planning, module, value);
      if (fold) {
        const applied = judgeElements(judging, fold.sequence);
        if (!applied) return refuse('which decorators it applies can not be told');
        if (applied.k === 'atomic') return refuse('it puts transaction.atomic around the view');
        return allOf([judgeReturned(judging, fold.start, place), applied]);
      }
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
      return allOf([judgeReturned(judging, argument, place), outer]);
    }
    default:
      return refuse('what it gives back here can not be followed');
  }
}

/** All that a local variable is bound to, one after the other; null where that can't be told. */
function judgeVariable(judging: Judging, binding: Binding): Verdict | null {
  const { module, judged } = judging;
  if (judged?.has(binding)) return TRANSPARENT;
  const inside = { ...judging, judged: new Set(judged).add(binding) };
  const verdicts = binding.sites.flatMap(({ node }): readonly (Verdict | null)[] => {
    if (node.kind === 'FunctionDef') return [judgeWrapper(inside, node)];
    const statement = indexOf(module).parentOf(node);
    if (statement?.kind !== 'Assign' || !statement.targets.some((target) => target === node)) return [null];
    if (isAppliedElsewhere(judging, binding, statement.value)) return [];
    return [judgeReturned(inside, statement.value, statement)];
  });
  const known = verdicts.filter((verdict) => verdict !== null);
  return known.length === verdicts.length && known.length > 0 ? allOf(known) : null;
}

/** `made = decorate` where `made = decorate(view)` stands beside it: the first is for the use with arguments. */
function isAppliedElsewhere(judging: Judging, binding: Binding, value: Expr): boolean {
  const { module } = judging;
  const inner = value.kind === 'Name' ? localBinding(module, value) : null;
  if (inner?.sites[0]?.node.kind !== 'FunctionDef') return false;
  return binding.sites.some(({ node }) => {
    const statement = indexOf(module).parentOf(node);
    const call = statement?.kind === 'Assign' ? statement.value : null;
    return (
      call?.kind === 'Call' &&
      call.func.kind === 'Name' &&
      localBinding(module, call.func) === inner &&
      call.args.some((arg) => isView(judging, arg.value))
    );
  });
}

/** What all the decorators of a sequence do; null where they can't be told. */
function judgeElements({ reading, module, depth }: Judging, sequence: Expr): Verdict | null {
  const elements = elementsOf(reading.planning, { module, expr: sequence, given: reading.given });
  return elements && allOf(elements.map((each) => reading.judge(each, depth + 1)));
}

/** `inner(view)`: a function of its own, or another decorator. */
function judgeApplied(judging: Judging, func: Expr): Verdict {
  const { reading, module, depth } = judging;
  const local = func.kind === 'Name' ? localBinding(module, func) : null;
  const inner = local?.sites.length === 1 ? local.sites[0]?.node : undefined;
  if (inner?.kind === 'FunctionDef') return judgeFunction(reading, module, inner, depth + 1);
  const method = methodOfSelf(judging, func);
  if (method) return judgeFunction(reading, method.module, method.node, depth + 1, method.at);
  return judgeInside(reading, module, func, depth);
}

/** `self.decorate` and `super().decorate` in a method of a class of decorators. */
function methodOfSelf(
  { reading, module, fn }: Judging,
  func: Expr,
): { readonly module: ModuleInfo; readonly node: FunctionDef; readonly at: number } | null {
  const cls = indexOf(module).parentOf(fn);
  if (cls?.kind !== 'ClassDef' || func.kind !== 'Attribute') return null;
  const { classes, symbols } = reading.planning;
  const { value } = func;
  const isSuper = value.kind === 'Call' && symbols.externalName(module, value.func) === 'builtins.super';
  if (!isSuper && !isFirstParameter(module, value)) return null;
  const lineage = classes.lineage({ k: 'class', module, node: cls });
  for (const each of isSuper ? lineage.slice(1) : lineage) {
    const member = classes.own(each, func.attr);
    if (!member) continue;
    const isOverridden = classes.descendants(each).some((heir) => classes.own(heir, func.attr) !== null);
    if (member.k !== 'method' || isOverridden) return null;
    const isStatic = member.node.decorators.some(
      ({ expr }) => symbols.externalName(each.module, expr) === 'builtins.staticmethod',
    );
    return { module: each.module, node: member.node, at: isStatic ? 0 : 1 };
  }
  return null;
}

/** `helper(view, option)`: a function that is handed the view beside other things. */
function judgeHelper(judging: Judging, func: Expr, at: number): Verdict | null {
  const { reading, module, depth } = judging;
  const functions = reading.planning.symbols.resolve(module, func);
  if (functions.length === 0 || at < 0) return null;
  const verdicts = functions.map((symbol) => {
    // `login_required(view, login_url=...)`: what it is as a decorator.
    if (symbol.k === 'external') return at === 0 ? judgeInside(reading, module, func, depth) : null;
    if (symbol.k !== 'function' || symbol.owner) return null;
    return judgeFunction(reading, symbol.module, symbol.node, depth + 1, at);
  });
  const known = verdicts.filter((verdict) => verdict !== null);
  return known.length === verdicts.length ? allOf(known) : null;
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
  const { reading, module } = judging;
  const nameOf = (expr: Expr): string | null => reading.planning.symbols.externalName(module, expr);
  if (nameOf(call.func) === 'functools.update_wrapper') return call.args[0]?.value ?? null;
  if (call.func.kind === 'Call' && nameOf(call.func.func) === 'functools.wraps')
    return call.args[0]?.value ?? null;
  return null;
}

/** `inspect.signature(view)`, `getattr(view, "limit", None)`, `view is None`: nothing that calls the view or keeps it. */
function isLookedAt({ reading, module }: Judging, read: Name): boolean {
  return reading.planning.references.ofExpression(module, read).length === 0;
}

/** A function that stands around the view: it needs an async twin when it is sync. */
function judgeWrapper(judging: Judging, wrapper: FunctionDef): Verdict {
  const { reading, module, fn, name, binding, depth } = judging;
  const index = indexOf(module);
  const refuse = (node: { readonly start: number }, why: string): Verdict =>
    notUnderstoodAt(module, node.start, name, why);
  if (fn.kind === 'Lambda' || !fn.body.includes(wrapper)) {
    return refuse(wrapper, 'its wrapper is defined inside another block');
  }
  if (wrapper.isGenerator) return refuse(wrapper, 'its wrapper is a generator');
  if (!endsByReturning(fn)) return refuse(wrapper, 'it does not end by giving back its wrapper');

  const calls: Call[] = [];
  const inside: Verdict[] = [];
  for (const read of binding.reads) {
    const around = index.functionAround(read);
    const parent = index.parentOf(read);
    const isCalled = parent?.kind === 'Call' && parent.func === read;
    if (around === wrapper) {
      if (parent?.kind === 'Attribute' || isLookedAt(judging, read)) continue;
      const applied = isCalled ? null : appliedHere(module, read);
      const call = isCalled ? parent : applied?.call;
      if (!call && isInMade(judging, wrapper, read)) continue;
      if (!call) return refuse(read, 'its wrapper passes the view on here, where it can not be followed');
      if (index.scopes.enclosing(read) !== index.scopes.scopeOf(wrapper)) {
        return refuse(read, 'its wrapper calls the view inside a lambda or comprehension');
      }
      if (applied) inside.push(judgeInside(reading, module, applied.decorator, depth));
      calls.push(call);
    } else if (around !== fn) {
      return refuse(read, 'the view is used in another nested function here');
    } else if (isCalled) {
      return refuse(read, 'it calls the view while decorating');
    }
  }
  const made = callsOfMade(judging, fn, wrapper);
  if (made.refused) return made.refused;
  calls.push(...made.calls);
  inside.push(...made.verdicts);
  const decorators = wrapper.decorators
    .filter((each) => !isWraps(judging, each))
    .map((each): Verdict => {
      const verdict = judgeInside(reading, module, each.expr, depth);
      return verdict.k === 'atomic' ? refuse(each, 'it puts transaction.atomic around the view') : verdict;
    });
  if (wrapper.isAsync) {
    const awaits = calls.every((call) => index.parentOf(call)?.kind === 'Await');
    return awaits
      ? allOf([TAKES_ASYNC, ...decorators])
      : refuse(wrapper, 'its async wrapper does not await the view');
  }
  if (calls.length === 0) return refuse(wrapper, 'its wrapper never calls the view');
  const branch: FunctionBranch = { k: 'function', module, decorator: fn, wrapper, view: judging.view, calls };
  return allOf([{ k: 'branch', branches: [branch] }, ...inside, ...decorators]);
}

interface CallsOfMade {
  readonly calls: readonly Call[];
  readonly verdicts: readonly Verdict[];
  readonly refused?: Verdict;
}

/** `guarded = login_required(view)` in a decorator: calls of it in the wrapper give what those of the view give. */
function callsOfMade(judging: Judging, fn: FunctionDef, wrapper: FunctionDef): CallsOfMade {
  const { module, name, binding } = judging;
  const index = indexOf(module);
  const calls: Call[] = [];
  const verdicts: Verdict[] = [];
  const bindings = [fn, wrapper].flatMap((each) => [
    ...(index.scopes.scopeOf(each)?.bindings.values() ?? []),
  ]);
  for (const local of bindings.filter((each) => each !== binding && isMadeOfView(judging, each))) {
    const verdict = judgeVariable(judging, local);
    const isView = verdict !== null && verdict.k !== 'refused';
    for (const read of local.reads) {
      const call = index.parentOf(read);
      const isCalled = call?.kind === 'Call' && call.func === read;
      if (index.functionAround(read) !== wrapper || (!isCalled && !isView)) continue;
      if (call?.kind === 'Attribute') continue;
      const refused = (why: string): CallsOfMade => ({
        calls,
        verdicts,
        refused: notUnderstoodAt(module, read.start, name, why),
      });
      if (!isCalled) return refused(`its wrapper passes ${read.id} on here, where it can not be followed`);
      if (verdict?.k === 'refused') return { calls, verdicts, refused: verdict };
      if (!isView) return refused(`what ${read.id} is can not be told`);
      if (verdict.k === 'atomic') return refused('it puts transaction.atomic around the view');
      if (index.scopes.enclosing(read) !== index.scopes.scopeOf(wrapper)) {
        return refused('its wrapper calls the view inside a lambda or comprehension');
      }
      calls.push(call);
      verdicts.push(verdict);
    }
  }
  return { calls, verdicts };
}

/** `handler = login_required(view)` in the wrapper: what it is then is asked where `handler` is called. */
function isInMade(judging: Judging, wrapper: FunctionDef, read: Name): boolean {
  const index = indexOf(judging.module);
  let value: Node = read;
  for (const around of index.ancestors(read)) {
    if (around.kind === 'Assign') {
      const [target, other] = around.targets;
      if (target?.kind !== 'Name' || other || around.value !== value) return false;
      const local = localBinding(judging.module, target);
      return (
        local !== null &&
        index.scopes.scopeOf(wrapper)?.bindings.get(target.id) === local &&
        judgeVariable(judging, local) !== null
      );
    }
    const goesOn = around.kind === 'Call' || around.kind === 'positional' || around.kind === 'IfExp';
    if (!goesOn) return false;
    value = around;
  }
  return false;
}

/** Whether a variable is assigned something that the view, or what is made of it, goes into. */
function isMadeOfView(judging: Judging, local: Binding): boolean {
  const index = indexOf(judging.module);
  return local.sites.some(({ node }) => {
    const statement = index.parentOf(node);
    if (statement?.kind !== 'Assign') return false;
    let found = false;
    walk(statement.value, (inner) => {
      if (inner.kind === 'Name' && index.parentOf(inner)?.kind !== 'Attribute') {
        found ||= isView(judging, inner) || isOtherMade(judging, local, inner);
      }
      return !found;
    });
    return found;
  });
}

/** Whether a name is another variable that is assigned a call with the view. */
function isOtherMade(judging: Judging, local: Binding, name: Name): boolean {
  const other = localBinding(judging.module, name);
  return (
    other !== null &&
    other !== local &&
    other.sites.some(({ node }) => {
      const statement = indexOf(judging.module).parentOf(node);
      const value = statement?.kind === 'Assign' ? statement.value : null;
      return value?.kind === 'Call' && value.args.some((arg) => isView(judging, arg.value));
    })
  );
}

/** The last statement is a `return`, or an `if` of which each branch is one. */
function endsByReturning({ body }: FunctionDef): boolean {
  const last = body.at(-1);
  if (last?.kind !== 'If') return last?.kind === 'Return';
  return [last.body, last.orelse].every((suite) => suite.length === 1 && suite[0]?.kind === 'Return');
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
    judging.reading.planning.symbols.externalName(judging.module, expr.func) === 'functools.wraps'
  );
}

/** Whether the decorator asks what kind of function the view is, which only those do that handle both. */
function handlesBoth(judging: Judging): boolean {
  const { reading, module, fn } = judging;
  let found = false;
  walk(fn, (node) => {
    if (found) return false;
    if (node.kind !== 'Call' || !node.args.some((arg) => isView(judging, arg.value))) return true;
    const name = reading.planning.symbols.externalName(module, node.func);
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
export function judgeFactory(reading: Reading, module: ModuleInfo, fn: FunctionDef, depth: number): Verdict {
  if (fn.isAsync || fn.isGenerator) {
    return notUnderstoodAt(module, fn.headStart, fn.name, 'it is not a plain function');
  }
  const redecorated = judgeOwnDecorators(reading, module, fn, depth);
  if (redecorated) return redecorated;
  const verdicts: Verdict[] = [];
  const returns = returnsOf(fn);
  const isItself = returns.some(({ value }) => value && isItselfLater({ reading, module, fn }, value));
  if (isItself) return judgeFunction(reading, module, fn, depth + 1);
  for (const { value, place } of returns) {
    const verdict = judgeMade(reading, module, fn, value, place, depth);
    if (verdict) verdicts.push(verdict);
  }
  if (verdicts.length === 0) {
    return notUnderstoodAt(module, fn.headStart, fn.name, 'it gives back no decorator that can be followed');
  }
  return allOf(verdicts);
}

/** A decorator that keeps the view in a collection, out of which code of the project takes it; null for all others. */
function judgeKept(judging: Judging): Verdict | null {
  const { reading, module, fn, name: decorator, binding } = judging;
  const index = indexOf(module);
  for (const read of binding.reads) {
    if (index.functionAround(read) !== fn) continue;
    for (const use of reading.planning.references.ofExpression(module, read)) {
      if (use.k !== 'obstacle') continue;
      const collection = collectionAround(module, read);
      if (!collection) continue;
      const taken = reading.planning.references.readOf(module, collection);
      if (taken === 'never') continue;
      const where =
        taken === 'unknown'
          ? ''
          : ` (${taken.module.file}:${indexOf(taken.module).lines.line(taken.offset)})`;
      const name = module.text.slice(collection.start, collection.end);
      return notUnderstoodAt(
        module,
        read.start,
        decorator,
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
  reading: Reading,
  module: ModuleInfo,
  fn: FunctionDef | Lambda,
  value: Expr | null,
  place: Node,
  depth: number,
): Verdict | null {
  const name = fn.kind === 'Lambda' ? 'lambda' : fn.name;
  if (depth > MAX_DEPTH || !value) {
    return notUnderstoodAt(module, place.start, name, 'what it gives back here can not be followed');
  }
  if (value.kind === 'IfExp') {
    const both = [value.body, value.orelse].map((each) =>
      judgeMade(reading, module, fn, each, place, depth + 1),
    );
    const made = both.filter((verdict) => verdict !== null);
    return made.length > 0 ? allOf(made) : null;
  }
  if (value.kind === 'Lambda') return judgeLambda(reading, module, value, depth + 1);
  if (value.kind === 'Name') {
    const binding = localBinding(module, value);
    const only = binding?.sites.length === 1 ? binding.sites[0]?.node : undefined;
    const isParameter =
      only && 'nameRange' in only && only.kind !== 'FunctionDef' && only.kind !== 'ClassDef';
    if (isParameter && !(binding && reading.given.has(binding))) return null;
    if (only?.kind === 'FunctionDef') return judgeFunction(reading, module, only, depth + 1);
    const statement = only ? indexOf(module).parentOf(only) : null;
    if (statement?.kind === 'Assign') {
      return judgeMade(reading, module, fn, statement.value, statement, depth + 1);
    }
    return judgeInside(reading, module, value, depth);
  }
  if (value.kind === 'Call') {
    const sequence = composedBy(reading.planning, module, value);
    const elements =
      sequence && elementsOf(reading.planning, { module, expr: sequence, given: reading.given });
    if (elements) {
      const verdict = allOf(elements.map((each) => reading.judge(each, depth + 1)));
      if (verdict.k !== 'atomic') return verdict;
      return notUnderstoodAt(module, value.start, name, 'it puts transaction.atomic around the view');
    }
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
    return judgeInside(reading, module, value, depth);
  }
  return notUnderstoodAt(module, value.start, name, 'what it gives back here can not be followed');
}

function isParameterOf(module: ModuleInfo, fn: FunctionDef | Lambda, name: Name): boolean {
  const binding = localBinding(module, name);
  return fn.params.some((param) => param === binding?.sites[0]?.node);
}

/** A function of the decorator's own: a nested one, or a variable of it. */
function localOrFactory(module: ModuleInfo, func: Expr): boolean {
  return func.kind === 'Call' || (func.kind === 'Name' && localBinding(module, func) !== null);
}

/** What a `return` gives back; each arm of a conditional expression is one of its own. */
interface Returned {
  readonly value: Expr | null;
  readonly place: Node;
}

/** What the `return` statements of a function's own body give back. */
function returnsOf(fn: FunctionDef): readonly Returned[] {
  const returns: Returned[] = [];
  const add = (value: Expr | null, place: Node): void => {
    if (value?.kind !== 'IfExp') returns.push({ value, place });
    else for (const arm of [value.body, value.orelse]) add(arm, arm);
  };
  walk(fn.body as readonly Stmt[], (node) => {
    if (node.kind === 'Return') add(node.value, node);
    return node.kind !== 'FunctionDef' && node.kind !== 'ClassDef' && node.kind !== 'Lambda';
  });
  return returns;
}
