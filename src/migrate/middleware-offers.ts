/** What is offered for the project's own middleware, and what makes it sync. */
import type { BlockingSite } from '../analysis/types.ts';
import type { Call, FunctionDef } from '../python/ast.ts';
import { bodiesOf, type OwnMiddleware } from './middleware.ts';
import { lineAt } from './module-index.ts';
import type { Planner } from './plan.ts';
import type { Draft, Planning } from './planning.ts';
import type { MiddlewareOffer } from './types.ts';

/** A middleware is ready if a plan for it alone passes the check. */
export function offerMiddleware(planning: Planning, planner: Planner): readonly MiddlewareOffer[] {
  return planner.middleware().map(({ own, draft }): MiddlewareOffer => {
    const plan = draft.reasons.length === 0 ? planner.plan([draft.id]) : null;
    const failures = plan
      ? (plan.skipped.find((each) => each.id === draft.id)?.reasons ?? [])
      : draft.reasons;
    const { module, node } = own.definition;
    const isReady = failures.length === 0;
    return {
      id: draft.id,
      file: module.file,
      line: lineAt(module, node.headStart),
      kind: 'middleware',
      form: own.kind,
      status: isReady ? 'ready' : 'blocked',
      reasons: isReady ? draft.notes : failures,
      because: becauseOf(planning, own, draft),
      trips: isReady ? (plan?.trips?.get(draft.id) ?? 0) : null,
    };
  });
}

/** The place that does not declare async mode, the calls of `get_response`, and what blocks around them. */
function becauseOf(planning: Planning, own: OwnMiddleware, draft: Draft): MiddlewareOffer['because'] {
  const { module, node } = own.definition;
  const what = `${node.name} ${missingOf(own)}`;
  const because = [{ file: module.file, line: lineAt(module, node.headStart), what }];
  const calls = callsOf(draft);
  const lineage =
    own.definition.k === 'class'
      ? planning.classes.lineage(own.definition).map((each) => each.node.name)
      : null;
  for (const fn of bodiesOf(draft)) {
    if (lineage !== null && !lineage.includes(fn.owner?.name ?? '')) continue;
    const own = calls.get(fn.node) ?? [];
    const isAwaited = ({ node: at }: BlockingSite): boolean => own.some((call) => call === at);
    const lines = [
      ...own.map((call) => ({
        at: call.start,
        what: `${textOf(fn.module.text, call)} is called synchronously`,
      })),
      ...planning
        .analyze(fn)
        .sites.filter((site) => !isAwaited(site))
        .map((site) => ({ at: site.node.start, what: site.effects[0]?.what ?? 'a call that may block' })),
    ];
    lines.sort((a, b) => a.at - b.at);
    because.push(
      ...lines.map(({ at, what }) => ({ file: fn.module.file, line: lineAt(fn.module, at), what })),
    );
  }
  return because;
}

function missingOf({ kind, report }: OwnMiddleware): string {
  if (kind === 'function') return 'is a function without @sync_and_async_middleware';
  if (report.verdict === 'sync-only') return 'is a class without async_capable = True';
  return report.verdict === 'unknown'
    ? 'says that it is async-capable, and its __call__() is not'
    : 'says that it is async-capable, and its __call__() blocks the event loop';
}

function textOf(text: string, { func }: Call): string {
  return `${text.slice(func.start, func.end)}()`;
}

/** The calls of `get_response`, and of what leads to it, by the function they stand in. */
function callsOf({ middleware }: Draft): ReadonlyMap<FunctionDef, readonly Call[]> {
  if (!middleware) return new Map();
  if (middleware.k === 'function') {
    return new Map(middleware.branch ? [[middleware.branch.wrapper, middleware.branch.calls]] : []);
  }
  return new Map(middleware.classes.flatMap((each) => each.twins.map((twin) => [twin.fn.node, twin.calls])));
}
