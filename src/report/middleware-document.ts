/** The middleware chain as a document: what each entry is and costs, and the switches of a request as a whole. */
import type { ChainEntry, Engine, MiddlewareDocument, MiddlewareOffer } from '../migrate/types.ts';
import { chainOf, firstCostly, type Layer, withBothModes } from '../project/middleware-chain.ts';
import { projectPart } from './json.ts';
import { compareSettings } from './other-settings.ts';

/** @param engine of the project whose chain it is */
export function middlewareDocument(engine: Engine, version: string): MiddlewareDocument {
  const reports = engine.middleware();
  const offers = new Map(engine.middlewareOffers().map((offer) => [offer.id, offer]));
  const ready = [...offers.values()].filter((offer) => offer.status === 'ready');
  const rewritten = withBothModes(reports, new Set(ready.map((offer) => offer.id)));
  const trips = new Map(ready.map((offer) => [offer.id, offer.trips ?? 0]));
  const after = chainOf(reports, 'asgi', 'async');
  return {
    schema: 1,
    tool: 'django-asyncify',
    version,
    project: projectPart(engine.project),
    chain: after.layers.map((layer) => entryOf(layer, offers.get(layer.report.path) ?? null)),
    switches: {
      before: chainOf(reports, 'asgi', 'sync').switches,
      after: after.switches,
      rewritten: chainOf(rewritten, 'asgi', 'async', trips).switches,
      wsgi: {
        before: chainOf(reports, 'wsgi', 'sync').switches,
        after: chainOf(reports, 'wsgi', 'async').switches,
      },
    },
    firstCostly: firstCostly(reports)?.path ?? null,
    firstCostlyRewritten: firstCostly(rewritten)?.path ?? null,
    otherSettings: compareSettings(engine.project),
    findings: [...engine.project.settings.findings, ...engine.readiness()],
  };
}

function entryOf({ report, mode, trips, rareTrips }: Layer, offer: MiddlewareOffer | null): ChainEntry {
  return {
    id: report.path,
    position: report.index + 1,
    file: report.file,
    line: report.line,
    owner: report.owner ?? 'unknown',
    package: report.package ?? null,
    conditional: report.conditional === true,
    modes: report.modes ?? 'unknown',
    verdict: report.verdict,
    note: report.note,
    runs: mode,
    hooks: report.hooks ?? [],
    trips,
    rareTrips,
    switches: 2 * trips.length,
    rewrite: offer && {
      status: offer.status,
      because: offer.because,
      reasons: offer.reasons,
      trips: offer.trips,
    },
  };
}
