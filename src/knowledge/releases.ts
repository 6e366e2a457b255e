/**
 * What each Django release can do with async code, and the oldest Python it runs on. The facts are in
 * `data/django-releases.json`, which `npm run knowledge` writes by asking each release.
 */
import data from './data/django-releases.json' with { type: 'json' };
import { atLeast } from './versions.ts';

/**
 * `asyncViews`: an `async def` view is served. `asyncHandlers`: so are the async handlers of a class-based view.
 * `asyncIteration`: `async for row in queryset`. `asyncStreaming`: a streaming response takes an async iterator.
 * `coroutineTestOfAsgiref`: the release needs an asgiref whose `iscoroutinefunction` knows what Django marks as async.
 */
export type Feature = keyof typeof data.features;

/** The oldest release that was asked: what it has may be older. */
export const OLDEST_ASKED = Object.keys(data.releases)[0] ?? '';

/** The first Django release that has it. */
export function featureSince(feature: Feature): string {
  return data.features[feature];
}

export function hasFeature(feature: Feature, djangoVersion: string): boolean {
  return atLeast(djangoVersion, featureSince(feature));
}

/** What Django 2.1 and 2.2 run on, which are too old to be asked: their release notes. */
const PYTHON_OF_OLD_DJANGO = '3.5';

/** The oldest Python that a Django release says it runs on. */
export function oldestPython(djangoVersion: string): string {
  const asked = Object.entries(data.releases).findLast(([release]) => atLeast(djangoVersion, release));
  return asked?.[1].python ?? PYTHON_OF_OLD_DJANGO;
}
