/** The project's own middleware: which can be made to work in both modes, and what stands in the way of the others. */
import type { ModuleInfo } from '../analysis/types.ts';
import { hasFeature } from '../knowledge/releases.ts';
import type { MiddlewareReport } from '../project/types.ts';
import type { FunctionDef } from '../python/ast.ts';
import { isMigration, NOTHING } from './judgements.ts';
import { judgeMiddlewareClass } from './middleware-class.ts';
import { type Judgement, judgeMiddlewareFunction } from './middleware-function.ts';
import { classNotFollowed, shapeNotUnderstood } from './middleware-reasons.ts';
import { indexOf } from './module-index.ts';
import { methodTarget } from './overridden-helpers.ts';
import type { Draft, FunctionTarget, Planning } from './planning.ts';
import { assignedValue, type ClassSymbol, type FunctionSymbol, type Referent } from './symbols.ts';
import type { Reason } from './types.ts';

/** A middleware of the project that keeps async views in a thread, or would break in front of one. */
export interface OwnMiddleware {
  readonly report: MiddlewareReport;
  readonly kind: 'function' | 'class';
  readonly definition: FunctionSymbol | ClassSymbol;
}

/** The entries of the chain that the project defines itself and that do not work in both modes, each once. */
function ownSyncMiddleware(planning: Planning): readonly OwnMiddleware[] {
  const found = new Map<string, OwnMiddleware>();
  for (const report of planning.project.middleware) {
    const isDoubtful = report.verdict === 'sync-only' || report.verdict === 'unknown';
    if (found.has(report.path) || !(isDoubtful || report.callsOnLoop)) continue;
    const definition = definitionOf(planning, report.path);
    if (!definition || !(isDoubtful || blocksOnLoop(planning, definition))) continue;
    found.set(report.path, { report, kind: definition.k, definition });
  }
  return [...found.values()];
}

/** Whether the `__call__` of a class blocks: in async mode it runs on the event loop, whatever its base class declares. */
function blocksOnLoop(planning: Planning, definition: FunctionSymbol | ClassSymbol): boolean {
  if (definition.k !== 'class') return false;
  for (const cls of planning.classes.lineage(definition)) {
    const call = planning.classes.own(cls, '__call__');
    if (call?.k !== 'method') continue;
    const { sites } = planning.analyze(methodTarget(planning, cls, call.node));
    return sites.some((site) => site.effects.some((effect) => effect.kind !== 'unknown'));
  }
  return false;
}

/** The class or function that a dotted path of `MIDDLEWARE` leads to, where it is the project's own. */
export function definitionOf(planning: Planning, path: string): FunctionSymbol | ClassSymbol | null {
  const dot = path.lastIndexOf('.');
  const file = dot === -1 ? null : planning.project.findModule(path.slice(0, dot));
  const module = file === null ? null : planning.program.moduleAt(file);
  if (!module) return null;
  const [only, other] = planning.symbols.member(module, path.slice(dot + 1));
  return only && !other ? asDefinition(planning, only) : null;
}

function asDefinition(planning: Planning, symbol: Referent): FunctionSymbol | ClassSymbol | null {
  if (symbol.k === 'function' || symbol.k === 'class') return symbol;
  if (symbol.k !== 'variable') return null;
  const value = assignedValue(symbol);
  if (!value) return null;
  if (value.kind !== 'Call') {
    const [only, other] = planning.symbols.resolve(symbol.module, value);
    return only && !other && only !== symbol ? asDefinition(planning, only) : null;
  }
  const [made, other] = planning.symbols.resolve(symbol.module, value.func);
  const inner = made?.k === 'function' && !other ? returnedFunction(made) : null;
  return inner && made?.k === 'function'
    ? { k: 'function', module: made.module, node: inner, owner: null }
    : null;
}

/** The middleware that a factory with arguments gives back: `limit = rate_limit(10)`. */
function returnedFunction({ module, node }: FunctionSymbol): FunctionDef | null {
  const last = node.body.at(-1);
  if (last?.kind !== 'Return' || last.value?.kind !== 'Name') return null;
  const sites = indexOf(module).scopes.scopeOf(node)?.bindings.get(last.value.id)?.sites ?? [];
  const made = sites[0]?.node;
  return sites.length === 1 && made?.kind === 'FunctionDef' ? made : null;
}

/** All of them, each with its draft; those that share classes come together. */
export function draftAllMiddleware(
  planning: Planning,
): readonly { readonly own: OwnMiddleware; readonly draft: Draft }[] {
  const all = ownSyncMiddleware(planning).map((own) => ({ own, draft: draftMiddleware(planning, own) }));
  return all.map(({ own, draft }) => {
    const { middleware } = draft;
    if (middleware?.k !== 'class') return { own, draft };
    const nodes = new Set<unknown>(middleware.classes.map((each) => each.cls.node));
    const companions = all
      .filter((other) => other.own !== own && nodes.has(other.own.definition.node))
      .map((other) => other.draft.id);
    return { own, draft: { ...draft, companions } };
  });
}

/** What making it work in both modes means; its id is its path in `MIDDLEWARE`. */
function draftMiddleware(planning: Planning, { report, definition }: OwnMiddleware): Draft {
  const draft = { ...NOTHING, id: report.path };
  const { module, node } = definition;
  const blocked = (reason: Reason): Draft => ({ ...draft, reasons: [reason] });
  // Async middleware came with async views.
  if (!hasFeature('asyncViews', planning.django)) {
    return blocked(
      classNotFollowed(
        module,
        node.headStart,
        node.name,
        `Django ${planning.django} has no async middleware`,
      ),
    );
  }
  if (module.origin !== 'project' || isMigration(module)) {
    return blocked(shapeNotUnderstood(module, node.headStart, node.name, 'it is not code of the project'));
  }
  const judged: Judgement =
    definition.k === 'class'
      ? judgeMiddlewareClass(planning, definition)
      : judgeMiddlewareFunction(planning, definition.module, definition.node);
  if (!judged.ok) return { ...draft, reasons: judged.reasons };
  return { ...draft, notes: judged.notes, middleware: judged.rewrite };
}

/** The sync functions that stand around the view in it. */
export function bodiesOf(draft: Draft): readonly FunctionTarget[] {
  const { middleware } = draft;
  if (!middleware) return [];
  if (middleware.k === 'class')
    return middleware.classes.flatMap((each) => each.twins.map((twin) => twin.fn));
  const { branch } = middleware;
  return branch ? [wrapperTarget(branch.module, branch.decorator, branch.wrapper)] : [];
}

export function wrapperTarget(module: ModuleInfo, around: FunctionDef, node: FunctionDef): FunctionTarget {
  return { node, module, owner: null, qualname: `${module.name}.${around.name}.<locals>.${node.name}` };
}
