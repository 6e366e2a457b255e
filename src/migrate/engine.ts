/** The core as commands see it: a project opened, its views reported on, plans made for sets of them. */
import { createProgram } from '../analysis/index.ts';
import { asyncCounterpart } from '../knowledge/async-api.ts';
import type { Finding, Project } from '../project/types.ts';
import { authBackends, REQUEST_USER } from './auth-backends.ts';
import { configuredLineLength } from './line-length.ts';
import { offerMiddleware } from './middleware-offers.ts';
import { createPlanner } from './plan.ts';
import { createPlanning } from './planning.ts';
import { codeReadiness } from './readiness.ts';
import { reportViews } from './status.ts';
import type { Engine, EngineOptions } from './types.ts';
import { explainLine } from './why.ts';

export function openEngine(project: Project, options: EngineOptions): Engine {
  const django = project.django.version;
  const reading = {
    unknownCalls: options.unknown,
    blocking: options.blocking ?? [],
    safe: options.safe ?? [],
  };
  const backends = authBackends(createProgram(project, reading), django);
  const program = createProgram(project, {
    ...reading,
    userStaysLazy:
      options.style === 'native' &&
      asyncCounterpart(REQUEST_USER, django) !== null &&
      backends.gaps(REQUEST_USER).length === 0,
  });
  const planning = createPlanning(program, {
    style: options.style,
    django,
    backends,
    asyncDecorators: new Set(options.asyncDecorators ?? []),
    lineLength: configuredLineLength(project.files),
  });
  const planner = createPlanner(planning);
  let ready: readonly Finding[] | null = null;
  return {
    project,
    views: (paths) => reportViews(planning, planner, project.viewsUnder(paths)),
    report: (views) => reportViews(planning, planner, views),
    middleware: () => project.middleware,
    middlewareOffers: () => offerMiddleware(planning, planner),
    findings: () => project.findings,
    readiness: () => {
      ready ??= [...project.readiness, ...codeReadiness(planning)];
      return ready;
    },
    plan: (ids) => planner.plan(ids),
    why: (file, line) => explainLine(planning, file, line),
  };
}
