/**
 * `request.user` in native style: read by `await request.auser()` in all of a function or nowhere in it, because
 * `auser()` does not fill `request.user`.
 */

import type { BlockingSite, FunctionAnalysis, Value } from '../analysis/types.ts';
import { asyncCounterpart } from '../knowledge/async-api.ts';
import type { Attribute, Expr, Node } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import type { ScopeFacts } from './scope-facts.ts';
import { walkOwn } from './usage.ts';

const REQUEST = 'django.http.request.HttpRequest';

export interface LazyUsers {
  /** Expressions to be rewritten. */
  readonly uses: ReadonlySet<Attribute>;
  /** Sites that remain when they are. */
  readonly sites: readonly BlockingSite[];
}

/** Finds the uses; none where the release has no `auser()`, or something else depends on `request.user` being loaded. */
export function lazyUsers(analysis: FunctionAnalysis, facts: ScopeFacts, django: string): LazyUsers {
  const none: LazyUsers = { uses: new Set(), sites: analysis.sites };
  if (asyncCounterpart(`${REQUEST}.user`, django) === null) return none;
  const uses = new Set<Attribute>();
  const effects = new Set<string>();
  walkOwn(facts.fn.body, (node) => {
    if (node.kind !== 'Attribute' || node.attr !== 'user' || !isRequest(analysis.valueOf(node.value))) return;
    if (isTarget(node, facts)) return;
    uses.add(node);
    const value = analysis.valueOf(node);
    for (const effect of value.k === 'lazy' ? value.effects : []) effects.add(effect.what);
  });
  if (uses.size === 0 || effects.size === 0) return none;
  const forced = analysis.sites.filter((site) => site.effects.every((effect) => effects.has(effect.what)));
  const freed = forced.filter((site) => holdsUse(site.node, uses) && !isHandedOn(site.node, analysis, facts));
  if (freed.length === 0) return none;
  const remaining = analysis.sites.filter((site) => !freed.includes(site));
  return isHandedOnOutside(analysis, facts, remaining) ? none : { uses, sites: remaining };
}

function isRequest(value: Value): boolean {
  if (value.k === 'union') return value.of.some(isRequest);
  return value.k === 'instance' && value.cls.mro.some((cls) => cls.qualname === REQUEST);
}

function isTarget(node: Attribute, facts: ScopeFacts): boolean {
  const parent = facts.parents.get(node);
  if (parent?.kind === 'Assign') return parent.targets.some((target) => target === node);
  return parent?.kind === 'Delete' || (parent?.kind === 'AugAssign' && parent.target === node);
}

function holdsUse(node: Node, uses: ReadonlySet<Attribute>): boolean {
  let found = false;
  walk(node, (child) => {
    found ||= child.kind === 'Attribute' && uses.has(child);
    return !found;
  });
  return found;
}

/** Whether the request itself, not just an attribute of it, goes anywhere inside the node. */
function isHandedOn(root: Node, analysis: FunctionAnalysis, facts: ScopeFacts): boolean {
  let found = false;
  walk(root, (node) => {
    if (node.kind === 'Name' && isRequest(analysis.valueOf(node)) && !isReceiver(node, facts)) found = true;
    return !found;
  });
  return found;
}

const isReceiver = (node: Expr, facts: ScopeFacts): boolean => facts.parents.get(node)?.kind === 'Attribute';

/** Whether the request goes to code that stays on the event loop and may count on a user loaded before. */
function isHandedOnOutside(
  analysis: FunctionAnalysis,
  facts: ScopeFacts,
  sites: readonly BlockingSite[],
): boolean {
  const offloaded = new Set<Node>(sites.map((site) => site.node));
  let found = false;
  const look = (node: Node): unknown => {
    if (found || offloaded.has(node)) return false;
    if (node.kind === 'FunctionDef' || node.kind === 'Lambda') {
      if (node !== facts.fn && isHandedOnOrRead(node, facts)) found = true;
      return node === facts.fn;
    }
    if (node.kind === 'Name' && isRequest(analysis.valueOf(node)) && !isReceiver(node, facts)) found = true;
    return true;
  };
  for (const stmt of facts.fn.body) walk(stmt, look);
  return found;
}

/** A nested function that uses what may be the request at all. */
function isHandedOnOrRead(node: Node, facts: ScopeFacts): boolean {
  const [request, second] = facts.fn.params;
  const names = new Set([request?.name, second?.name]);
  let found = false;
  walk(node, (child) => {
    if (child.kind === 'Name' && names.has(child.id)) found = true;
    return !found;
  });
  return found;
}
