/**
 * Django's own middleware: what an async view pays for each, by release. The facts are in `data/django-middleware.json`,
 * which `npm run knowledge` writes by serving an async view behind each, in each release.
 */
import data from './data/django-middleware.json' with { type: 'json' };
import { type MiddlewareFact, middlewareFact, type WrittenMiddleware } from './middleware-facts.ts';
import { hasFeature } from './releases.ts';
import { atLeast } from './versions.ts';

export { MIDDLEWARE_HOOKS, type MiddlewareHook } from './middleware-facts.ts';

/** From `since` on, until the next of its kind. */
export interface DjangoMiddleware extends MiddlewareFact {
  readonly since: string;
}

interface WrittenChange extends WrittenMiddleware {
  readonly since: string;
}

const written: Readonly<Record<string, readonly WrittenChange[]>> = data;

/** Dotted name -> what it does, oldest release first. */
export const DJANGO_MIDDLEWARE: Readonly<Record<string, readonly DjangoMiddleware[]>> = Object.fromEntries(
  Object.entries(written).map(([path, changes]) => [
    path,
    changes.map((change) => ({ since: change.since, ...middlewareFact(change) })),
  ]),
);

/** What a middleware of Django's does in that release; null when it is none of Django's, or not of that release. */
export function djangoMiddleware(path: string, djangoVersion: string): MiddlewareFact | null {
  const changes = DJANGO_MIDDLEWARE[path];
  if (changes === undefined) return null;
  // Before async views all middleware was sync, and nobody could be asked.
  if (!hasFeature('asyncViews', djangoVersion)) return middlewareFact({ modes: 'sync', hooks: [] });
  return changes.findLast(({ since }) => atLeast(djangoVersion, since)) ?? null;
}
