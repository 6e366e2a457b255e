/**
 * `request.user` in native style: read by `await request.auser()` in all of a function or nowhere in it, because
 * `auser()` does not fill `request.user`.
 */

import type { BlockingSite, FunctionAnalysis, Value } from '../analysis/types.ts';
import { asyncCounterpart } from '../knowledge/async-api.ts';
import type { Attribute, Expr, Node } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { type AuthBackends, REQUEST_USER } from './auth-backends.ts';
import type { ScopeFacts } from './scope-facts.ts';
import { walkOwn } from './usage.ts';

const REQUEST = 'django.http.request.HttpRequest';

export interface LazyUsers {
  /** Expressions to be rewritten. */
  readonly uses: ReadonlySet<Attribute>;
  /** Sites that remain when they are. */
  readonly sites: readonly BlockingSite[];
}

/**
 * Finds the uses: those that would load the user on the event loop, directly or through a local name that is only ever
 * `request.user`. None where the release has no `auser()`. The analysis must not count on `request.user` being
 * loaded by an earlier use (`ProgramOptions.userStaysLazy`).
 */
export function lazyUsers(
  analysis: FunctionAnalysis,
  facts: ScopeFacts,
  django: string,
  backends: AuthBackends,
): LazyUsers {
  const none: LazyUsers = { uses: new Set(), sites: analysis.sites };
  if (
    asyncCounterpart(REQUEST_USER, django) === null ||
    backends.gaps(REQUEST_USER).length > 0 ||
    changesUser(analysis, facts)
  )
    return none;
  const found = new Set<Attribute>();
  const effects = new Set<string>();
  walkOwn(facts.fn.body, (node) => {
    if (node.kind !== 'Attribute' || node.attr !== 'user' || !isRequest(analysis.valueOf(node.value))) return;
    if (isSet(node, facts)) return;
    found.add(node);
    const value = analysis.valueOf(node);
    for (const effect of value.k === 'lazy' ? value.effects : []) effects.add(effect.what);
  });
  if (found.size === 0 || effects.size === 0) return none;
  const aliases = aliasesOf(found, facts);
  const uses = new Set<Attribute>();
  const sites = analysis.sites.filter((site) => {
    if (!site.effects.every((effect) => effects.has(effect.what))) return true;
    // `review.user = request.user`: what is set looks into the user that it is given.
    const parent = facts.parents.get(site.node);
    const isTarget = parent?.kind === 'Assign' && parent.value !== site.node;
    const root = isTarget ? parent : site.node;
    const inside = usesInside(root, found, aliases);
    if (inside.length === 0 || isHandedOn(root, analysis, facts)) return true;
    for (const use of inside) uses.add(use);
    return false;
  });
  return countsOnObject(uses, sites, analysis, facts) ? none : { uses, sites };
}

/**
 * Whether a use counts on what an earlier read has put on `request.user` itself: `hasattr(request.user, "profile")` has
 * loaded the profile, and what `auser()` gives has none yet.
 */
function countsOnObject(
  uses: ReadonlySet<Attribute>,
  sites: readonly BlockingSite[],
  analysis: FunctionAnalysis,
  facts: ScopeFacts,
): boolean {
  const blocking = new Set<Node>(sites.map((site) => site.node));
  for (const use of uses) {
    const read = facts.parents.get(use);
    if (read?.kind !== 'Attribute' || blocking.has(read)) continue;
    if (isRow(analysis.valueOf(read))) return true;
  }
  return false;
}

/** Local names that are bound once, to `request.user`. */
function aliasesOf(found: ReadonlySet<Attribute>, facts: ScopeFacts): ReadonlyMap<string, Attribute> {
  const aliases = new Map<string, Attribute>();
  for (const use of found) {
    const parent = facts.parents.get(use);
    if (parent?.kind !== 'Assign' || parent.targets.length !== 1) continue;
    const [target] = parent.targets;
    if (target?.kind !== 'Name' || facts.bindings(target.id).length > 1) continue;
    if (!facts.parameters.has(target.id)) aliases.set(target.id, use);
  }
  return aliases;
}

/** The reads of `request.user` that a node depends on. */
function usesInside(
  root: Node,
  found: ReadonlySet<Attribute>,
  aliases: ReadonlyMap<string, Attribute>,
): readonly Attribute[] {
  const uses: Attribute[] = [];
  walkOwn([root], (node) => {
    if (node.kind === 'Attribute' && found.has(node)) uses.push(node);
    const aliased = node.kind === 'Name' ? aliases.get(node.id) : undefined;
    if (aliased !== undefined) uses.push(aliased);
  });
  return uses;
}

const CHANGES_USER: ReadonlySet<string> = new Set([
  'django.contrib.auth.login',
  'django.contrib.auth.logout',
  'django.contrib.auth.update_session_auth_hash',
]);

/**
 * Whether the function changes who or what the user is. `request.user` and what `auser()` gives are two objects:
 * what happens to one is not seen in the other (seen on Django 5.2).
 */
function changesUser(analysis: FunctionAnalysis, facts: ScopeFacts): boolean {
  for (const callee of analysis.callees.values()) if (CHANGES_USER.has(callee.name)) return true;
  let found = false;
  walkOwn(facts.fn.body, (node) => {
    if (node.kind !== 'Attribute' || !isTarget(node, facts)) return;
    const owner = node.value;
    if (owner.kind === 'Attribute' && owner.attr === 'user' && isRequest(analysis.valueOf(owner.value)))
      found = true;
  });
  return found;
}

function isTarget(node: Attribute, facts: ScopeFacts): boolean {
  const parent = facts.parents.get(node);
  if (parent?.kind === 'Assign') return parent.targets.some((target) => target === node);
  return parent?.kind === 'Delete' || (parent?.kind === 'AugAssign' && parent.target === node);
}

function isRequest(value: Value): boolean {
  if (value.k === 'union') return value.of.some(isRequest);
  return value.k === 'instance' && value.cls.mro.some((cls) => cls.qualname === REQUEST);
}

const isRow = (value: Value): boolean => (value.k === 'union' ? value.of.some(isRow) : value.k === 'model');

function isSet(node: Attribute, facts: ScopeFacts): boolean {
  const parent = facts.parents.get(node);
  if (parent?.kind === 'Assign') return parent.targets.some((target) => target === node);
  return parent?.kind === 'Delete' || (parent?.kind === 'AugAssign' && parent.target === node);
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
