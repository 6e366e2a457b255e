/** What rules and planners may ask about one function: an index of what blocks, and a few questions of syntax. */

import type { RuleContext } from '../../transforms/types.ts';
import type { BlockingSite, FunctionAnalysis, ModuleInfo, Role } from '../analysis/types.ts';
import type { Attribute, Call, Expr, Node } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import type { AuthBackends } from './auth-backends.ts';
import type { ImportPlanner } from './edits.ts';
import { readsFrame } from './frames.ts';
import { isBareSuper } from './supers.ts';
import type { Style } from './types.ts';
import { usageOf } from './usage.ts';

export interface SiteIndex {
  site(node: Node, role: Role): BlockingSite | null;
  /** All sites of a node and what is inside of it, in the order of the source. */
  sitesIn(node: Node): readonly BlockingSite[];
}

/** Sites by node, and by every node around them. */
export function indexSites(sites: readonly BlockingSite[], parents: ReadonlyMap<Node, Node>): SiteIndex {
  const around = new Map<Node, BlockingSite[]>();
  for (const site of sites) {
    for (let at: Node | undefined = site.node; at !== undefined; at = parents.get(at)) {
      const list = around.get(at) ?? [];
      list.push(site);
      around.set(at, list);
    }
  }
  return {
    site: (node, role) => around.get(node)?.find((site) => site.node === node && site.role === role) ?? null,
    sitesIn: (node) => around.get(node) ?? [],
  };
}

export interface RuleContextInput {
  readonly analysis: FunctionAnalysis;
  readonly module: ModuleInfo;
  readonly style: Style;
  readonly django: string;
  readonly backends: AuthBackends;
  readonly imports: ImportPlanner;
  readonly awaited: ReadonlySet<Call>;
  readonly inThread: ReadonlySet<Call>;
  readonly lazyUsers: ReadonlySet<Attribute>;
  readonly parents: ReadonlyMap<Node, Node>;
  readonly index: SiteIndex;
  readonly isLaidOutByHand: boolean;
  /** Names bound anywhere in the function. */
  readonly local: ReadonlySet<string>;
  isMocked(name: string): boolean;
}

export function createRuleContext(input: RuleContextInput): RuleContext {
  const { index, parents } = input;
  const moduleNames = usageOf(input.module.syntax.body).binds;
  const isBuiltin = (name: string): boolean => !moduleNames.has(name) && !input.local.has(name);
  // Nodes with something inside that must be rewritten although it is no site.
  const rewritten = new Set<Node>();
  for (const node of [...input.awaited, ...input.lazyUsers]) {
    for (let at: Node | undefined = node; at !== undefined; at = parents.get(at)) rewritten.add(at);
  }
  return {
    analysis: input.analysis,
    style: input.style,
    django: input.django,
    staysSync: (name) => input.backends.gaps(name).length > 0,
    text: input.module.text,
    isLaidOutByHand: input.isLaidOutByHand,
    site: index.site,
    parent: (node) => parents.get(node) ?? null,
    isBusy(part) {
      if (rewritten.has(part.expr)) return true;
      const sites = index.sitesIn(part.expr);
      return part.consumed
        ? sites.length > 0
        : sites.some((site) => site.node !== part.expr || site.role === 'self');
    },
    siteCount: (node) => index.sitesIn(node).length,
    isDeferrable: (expr) => isDeferrable(expr, input.awaited),
    isAwaited: (call) => input.awaited.has(call),
    isMadeInThread: (call) => input.inThread.has(call),
    isLazyUser: (expr) => expr.kind === 'Attribute' && input.lazyUsers.has(expr),
    use: (module, name, at) => input.imports.use(module, name, at),
    builtin: (name, at) => (isBuiltin(name) ? name : `${input.imports.use('builtins', null, at)}.${name}`),
    isBuiltin,
    isMocked: (name) => !input.local.has(name) && input.isMocked(name),
  };
}

/**
 * Whether an expression means the same inside a lambda: no walrus (it would bind in the lambda), no `await` or
 * `yield`, nothing that looks at the frame or the class it stands in, and no lambda, for the reader's sake.
 */
function isDeferrable(expr: Expr, awaited: ReadonlySet<Call>): boolean {
  let result = true;
  walk(expr, (node) => {
    switch (node.kind) {
      case 'NamedExpr':
      case 'Await':
      case 'Yield':
      case 'YieldFrom':
      case 'Lambda':
        result = false;
        break;
      case 'Comprehension':
        if (node.isAsync) result = false;
        break;
      case 'Name':
        if (node.id === '__class__') result = false;
        break;
      case 'Call':
        if (awaited.has(node) || readsFrame(node) || isBareSuper(node)) result = false;
        break;
      default:
    }
    return result;
  });
  return result;
}
