/**
 * Decorators of the project (and of installed packages whose source is at hand), by reading them: what comes back for
 * the view, and what stands around it.
 */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Call, Decorator, Expr, FunctionDef, Name, Node, Stmt } from '../python/ast.ts';
import type { Binding } from '../python/scopes.ts';
import { walk } from '../python/walk.ts';
import { indexOf } from './module-index.ts';
import type { Branch, Planning } from './planning.ts';
import { allOf, MAX_DEPTH, notUnderstoodAt, TAKES_ASYNC, TRANSPARENT, type Verdict } from './verdict.ts';

export interface Reading {
  readonly planning: Planning;
  /** What another decorator does that one is made of. */
  readonly judge: (module: ModuleInfo, decorator: Expr, depth: number) => Verdict;
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
  const judging: Judging = { reading, module, fn, view: view.name, binding, depth };
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
  const isOfThis = (branch: Branch): boolean => branch.k === 'wrapper' && branch.decorator === fn;
  if (verdict.k === 'branch' && verdict.branches.filter(isOfThis).length > 1) {
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
    if (reading.judge(module, expr, depth + 1).k === 'transparent') continue;
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
  readonly fn: FunctionDef;
  readonly view: string;
  readonly binding: Binding;
  readonly depth: number;
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
      return allOf([judgeReturned(judging, value.body, place), judgeReturned(judging, value.orelse, place)]);
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
      return allOf([judgeReturned(judging, argument, place), outer]);
    }
    default:
      return refuse('what it gives back here can not be followed');
  }
}

/** `inner(view)`: a function of its own, or another decorator. */
function judgeApplied(judging: Judging, func: Expr): Verdict {
  const { reading, module, depth } = judging;
  const local = func.kind === 'Name' ? localBinding(module, func) : null;
  const inner = local?.sites.length === 1 ? local.sites[0]?.node : undefined;
  return inner?.kind === 'FunctionDef'
    ? judgeFunction(reading, module, inner, depth + 1)
    : reading.judge(module, func, depth + 1);
}

/** `helper(view, option)`: a function that is handed the view beside other things. */
function judgeHelper(judging: Judging, func: Expr, at: number): Verdict | null {
  const { reading, module, depth } = judging;
  const functions = reading.planning.symbols.resolve(module, func);
  if (functions.length === 0 || at < 0) return null;
  const verdicts = functions.map((symbol) => {
    // `login_required(view, login_url=...)`: what it is as a decorator.
    if (symbol.k === 'external') return at === 0 ? reading.judge(module, func, depth + 1) : null;
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

/** A function that stands around the view: it needs an async twin when it is sync. */
function judgeWrapper(judging: Judging, wrapper: FunctionDef): Verdict {
  const { reading, module, fn, binding, depth } = judging;
  const index = indexOf(module);
  const refuse = (node: { readonly start: number }, why: string): Verdict =>
    notUnderstoodAt(module, node.start, fn.name, why);
  if (!fn.body.includes(wrapper)) return refuse(wrapper, 'its wrapper is defined inside another block');
  if (wrapper.isGenerator) return refuse(wrapper, 'its wrapper is a generator');
  if (!endsByReturning(fn)) return refuse(wrapper, 'it does not end by giving back its wrapper');

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
      if (applied) inside.push(reading.judge(module, applied.decorator, depth + 1));
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
      const verdict = reading.judge(module, each.expr, depth + 1);
      return verdict.k === 'atomic' ? refuse(each, 'it puts transaction.atomic around the view') : verdict;
    });
  if (wrapper.isAsync) {
    const awaits = calls.every((call) => index.parentOf(call)?.kind === 'Await');
    return awaits
      ? allOf([TAKES_ASYNC, ...decorators])
      : refuse(wrapper, 'its async wrapper does not await the view');
  }
  if (calls.length === 0) return refuse(wrapper, 'its wrapper never calls the view');
  const branch: Branch = { k: 'wrapper', module, decorator: fn, wrapper, view: judging.view, calls };
  return allOf([{ k: 'branch', branches: [branch] }, ...inside, ...decorators]);
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
  const { reading, module, fn, binding } = judging;
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
  reading: Reading,
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
      judgeMade(reading, module, fn, each, place, depth + 1),
    );
    const made = both.filter((verdict) => verdict !== null);
    return made.length > 0 ? allOf(made) : null;
  }
  if (value.kind === 'Lambda') {
    const binding = indexOf(module)
      .scopes.scopeOf(value)
      ?.bindings.get(value.params[0]?.name ?? '');
    if (!binding)
      return notUnderstoodAt(module, value.start, fn.name, 'what it gives back here can not be followed');
    return judgeReturned({ reading, module, fn, view: binding.name, binding, depth }, value.body, value);
  }
  if (value.kind === 'Name') {
    const binding = localBinding(module, value);
    const only = binding?.sites.length === 1 ? binding.sites[0]?.node : undefined;
    if (only && 'nameRange' in only && only.kind !== 'FunctionDef' && only.kind !== 'ClassDef') return null;
    if (only?.kind === 'FunctionDef') return judgeFunction(reading, module, only, depth + 1);
    const statement = only ? indexOf(module).parentOf(only) : null;
    if (statement?.kind === 'Assign') {
      return judgeMade(reading, module, fn, statement.value, statement, depth + 1);
    }
    return reading.judge(module, value, depth + 1);
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
    return reading.judge(module, value, depth + 1);
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
