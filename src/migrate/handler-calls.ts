/** Calls in a method of a class-based view that give a coroutine, or may wait in a handler that stays sync, once the class is async. */
import type { BlockingSite } from '../analysis/types.ts';
import type { Attribute, Call, Expr, FunctionDef, Node } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { ADAPTING } from './class-facts.ts';
import type { ClassGroup, Given } from './class-group.ts';
import { isHandlerLookup, mayLookUp } from './handler-lookups.ts';
import { indexOf, lineAt } from './module-index.ts';
import type { Planning } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import { isFirstParameter } from './references.ts';
import { isSuper } from './supers.ts';
import type { ClassSymbol } from './symbols.ts';
import type { Reason } from './types.ts';

export interface HandlerCalls {
  /** They give a coroutine. */
  readonly awaits: readonly Call[];
  /** They may wait, so they are made in a thread, and give a coroutine or a response. */
  readonly either: readonly Call[];
  /** Handlers of Django's that stay sync. */
  readonly sites: readonly BlockingSite[];
  /** A method is called that is looked up by a name that may be a handler's. */
  readonly lookups: readonly Call[];
  readonly reasons: readonly Reason[];
}

/** @param names methods that are async in the class */
export function handlerCalls(
  planning: Planning,
  group: ClassGroup,
  owner: ClassSymbol,
  method: FunctionDef,
  names: readonly string[],
): HandlerCalls {
  const { module } = owner;
  const index = indexOf(module);
  const awaits: Call[] = [];
  const either: Call[] = [];
  const sites: BlockingSite[] = [];
  const lookups: Call[] = [];
  const reasons: Reason[] = [];
  const refuse = (node: Node, what: string): void => {
    const message = `${owner.node.name}.${method.name} ${what}`;
    const fix = 'Call the handler directly in the body of the method.';
    reasons.push(reasonAt(module, node.start, 'DA134', message, fix));
  };
  /** Values of variables whose calls are known. */
  const settled = new Set<Node>();
  walk(method.body, (node) => {
    if (node.kind !== 'Call' || !isHandlerLookup(module, node)) return;
    const found = callsOfResult(planning, group, owner, method, node);
    if (!found) {
      refuse(node, 'looks up a handler and passes it on, where it can not be followed');
      return;
    }
    for (const call of found.calls) if (!awaits.includes(call)) awaits.push(call);
    for (const value of found.values) settled.add(value);
  });
  const judgeMention = (node: Attribute): void => {
    const given = givenBy(planning, group, owner, node);
    if (given === null) return;
    const parent = index.parentOf(node);
    if (parent?.kind === 'positional' && isHandlerLookup(module, index.parentOf(parent))) return;
    if (parent?.kind !== 'Call' || parent.func !== node) {
      refuse(node, `passes its ${node.attr} on, where it can not be followed`);
    } else if (given.size === 1 && given.has('response')) {
      sites.push(djangoSite(module, parent, node));
    } else if (index.scopes.enclosing(parent) !== index.scopes.scopeOf(method)) {
      refuse(node, `calls ${node.attr} in a nested function, lambda or comprehension`);
    } else if (!given.has('either') && !given.has('response')) awaits.push(parent);
    else if (!given.has('coroutine') && !given.has('response')) either.push(parent);
    else refuse(node, `calls a ${node.attr} that is async in one class and sync in another`);
  };
  walk(method.body, (node) => {
    if (settled.has(node)) return false;
    if (node.kind === 'Attribute' && names.includes(node.attr)) judgeMention(node);
    if (isHandlerLookup(module, node) || !mayLookUp(module, node, names)) return true;
    if (!isCalledHere(owner, method, node)) return true;
    lookups.push(node);
    refuse(node, 'calls a method by a name that is not known, which may be that of a handler');
    return true;
  });
  return { awaits, either, sites, lookups, reasons };
}

/** Whether what a lookup gives is called in the method, directly or through a variable. */
function isCalledHere({ module }: ClassSymbol, method: FunctionDef, lookup: Call): boolean {
  const index = indexOf(module);
  const isCalled = (expr: Expr): boolean => {
    const parent = index.parentOf(expr);
    return parent?.kind === 'Call' && parent.func === expr;
  };
  if (isCalled(lookup)) return true;
  const parent = index.parentOf(lookup);
  const [target] = parent?.kind === 'Assign' ? parent.targets : [];
  const binding = target?.kind === 'Name' ? index.scopes.scopeOf(method)?.bindings.get(target.id) : null;
  return binding?.reads.some(isCalled) === true;
}

function djangoSite(module: ClassSymbol['module'], call: Call, func: Attribute): BlockingSite {
  const text = module.text.slice(func.start, func.end);
  const cause = { label: `${text}()`, file: module.file, line: lineAt(module, call.start) };
  const what = `${text}() (a sync handler of a generic view)`;
  const effect = { kind: 'unknown', what, stopIteration: false, chain: [cause] } as const;
  return { node: call, role: 'self', effects: [effect] };
}

/** What `self.x`, `super().x`, `Base.x` give when they are called; null when it is nothing of the class. */
function givenBy(
  planning: Planning,
  group: ClassGroup,
  owner: ClassSymbol,
  { value, attr }: Attribute,
): ReadonlySet<Given> | null {
  const { module } = owner;
  if (value.kind === 'Call') return isSuper(value) ? group.givenBySuper(owner, attr) : null;
  if (isFirstParameter(module, value)) return group.givenBySelf(owner, attr);
  for (const symbol of planning.symbols.resolve(module, value)) {
    if (symbol.k === 'class' && group.members.some((each) => each.node === symbol.node)) {
      return group.givenBySelf(symbol, attr);
    }
    const known = symbol.k === 'external' ? planning.viewLines.foreign(symbol.name) : null;
    const [first] = known ? planning.viewLines.djangoDefiners(known, attr) : [];
    if (first?.k !== 'django') continue;
    if (first.method.k === 'own') return new Set(['response']);
    return new Set([first.method.k === 'passes' ? 'either' : 'passed-coroutine']);
  }
  return null;
}

/**
 * The calls of what a lookup gives: directly, or through one local variable, with the values that this has; null when it
 * goes elsewhere.
 */
function callsOfResult(
  planning: Planning,
  group: ClassGroup,
  owner: ClassSymbol,
  method: FunctionDef,
  lookup: Call,
): { readonly calls: readonly Call[]; readonly values: readonly Expr[] } | null {
  const index = indexOf(owner.module);
  const parent = index.parentOf(lookup);
  if (parent?.kind === 'Call' && parent.func === lookup) return { calls: [parent], values: [] };
  const target = parent?.kind === 'Assign' && parent.targets.length === 1 ? parent.targets[0] : null;
  if (target?.kind !== 'Name') return null;
  const scope = index.scopes.scopeOf(method);
  const binding = scope?.bindings.get(target.id);
  const isOfView = (expr: Expr): boolean =>
    isHandlerLookup(owner.module, expr) ||
    (expr.kind === 'Attribute' &&
      ADAPTING.includes(expr.attr) &&
      givenBy(planning, group, owner, expr) !== null);
  const values = (binding?.sites ?? []).flatMap(({ node }) => {
    const statement = index.parentOf(node);
    return statement?.kind === 'Assign' ? [statement.value] : [];
  });
  if (!binding || values.length !== binding.sites.length || !values.every(isOfView)) return null;
  const calls: Call[] = [];
  for (const read of binding.reads) {
    const call = index.parentOf(read);
    if (call?.kind !== 'Call' || call.func !== read || index.scopes.enclosing(call) !== scope) return null;
    calls.push(call);
  }
  return { calls, values };
}
