/**
 * How Django builds the middleware chain, and what of a request runs on the event loop and what in a thread. Follows
 * `BaseHandler.load_middleware()` and `adapt_method_mode()`, which are the same in Django 3.1 to 6.1, and
 * `MiddlewareMixin.__acall__()`.
 */
import type { MiddlewareReport } from './types.ts';

export type RunsOn = 'loop' | 'thread';
export type Server = 'asgi' | 'wsgi';
export type ViewMode = 'sync' | 'async';

/** One middleware as it stands in the chain. */
export interface Layer {
  readonly report: MiddlewareReport;
  /** Where its own code runs. */
  readonly mode: RunsOn;
  /** Hooks of an ordinary request for which Django, or the middleware, goes to the other side and back. */
  readonly trips: readonly string[];
  /** The same for hooks that only some requests reach. */
  readonly rareTrips: readonly string[];
}

export interface Chain {
  /** From the server to the view. */
  readonly layers: readonly Layer[];
  /** Places where one layer runs on the loop and the next in a thread: each is crossed on the way in and on the way out. */
  readonly boundaries: number;
  /** Trips of an ordinary request to the other side and back: for hooks, and for the view. */
  readonly trips: number;
  /** Switches between loop and thread that an ordinary request makes. */
  readonly switches: number;
}

/** Hooks that are part of the layer's own call; the others are called beside the view, by the handler. */
const AROUND: ReadonlySet<string> = new Set(['process_request', 'process_response']);
/**
 * Hooks that an ordinary request does not reach. All `process_exception` hooks share one trip, which the handler takes
 * for every exception of a view.
 */
const RARE: ReadonlySet<string> = new Set(['process_exception', 'process_template_response']);

/**
 * From the inside out: a middleware that can work in the mode of what it wraps does; once something inside is sync,
 * everything sync-capable around it is sync as well. An unknown one is taken for both.
 *
 * @param ownTrips further trips that the async path of an entry takes, by its path
 */
export function chainOf(
  reports: readonly MiddlewareReport[],
  server: Server,
  view: ViewMode,
  ownTrips: ReadonlyMap<string, number> = new Map(),
): Chain {
  const outside: RunsOn = server === 'asgi' ? 'loop' : 'thread';
  const layers: Layer[] = [];
  let isAsync = server === 'asgi';
  let boundaries = 0;
  for (const report of [...reports].reverse()) {
    const { canSync, canAsync } = capabilities(report);
    const was = isAsync;
    isAsync = !isAsync && canSync ? false : canAsync;
    if (was !== isAsync) boundaries++;
    const mode: RunsOn = isAsync ? 'loop' : 'thread';
    const hooks = outside === 'loop' ? syncTrips(report, mode) : (report.asyncHooks ?? []);
    layers.unshift({
      report,
      mode,
      trips: hooks.filter((hook) => !RARE.has(hook)),
      rareTrips: hooks.filter((hook) => RARE.has(hook)),
    });
  }
  if (isAsync !== (server === 'asgi')) boundaries++;
  const forView = (view === 'async') === (server === 'asgi') ? 0 : 1;
  const own = layers.map(({ report, mode }) => (mode === 'loop' ? (ownTrips.get(report.path) ?? 0) : 0));
  const trips =
    forView +
    layers.reduce((sum, layer) => sum + layer.trips.length, 0) +
    own.reduce((sum, each) => sum + each, 0);
  return { layers, boundaries, trips, switches: 2 * (boundaries + trips) };
}

/** Under ASGI the handler takes each sync hook to a thread; those of the layer's own call it takes itself, on the loop. */
function syncTrips({ hooks = [] }: MiddlewareReport, mode: RunsOn): readonly string[] {
  return hooks.filter((hook) => !AROUND.has(hook) || mode === 'loop');
}

function capabilities({ modes, verdict }: MiddlewareReport): {
  readonly canSync: boolean;
  readonly canAsync: boolean;
} {
  if (modes !== undefined) return { canSync: modes !== 'async', canAsync: modes !== 'sync' };
  return { canSync: true, canAsync: verdict !== 'sync-only' };
}

/** The chain as it would be with some entries working in both modes. */
export function withBothModes(
  reports: readonly MiddlewareReport[],
  paths: ReadonlySet<string>,
): readonly MiddlewareReport[] {
  return reports.map((report) =>
    paths.has(report.path) ? { ...report, modes: 'both', verdict: 'adapted' } : report,
  );
}

/** The first entry that surely keeps the request in a thread; one that is there in every environment comes before others. */
export function firstCostly(reports: readonly MiddlewareReport[]): MiddlewareReport | null {
  const costly = reports.filter((report) => report.verdict === 'sync-only');
  return costly.find((report) => report.conditional !== true) ?? costly[0] ?? null;
}
