/** Sentences: what blocks at a place and what an edit does about it. */
import type { BlockingSite, Effect, EffectKind } from '../analysis/types.ts';

const VERBS: Readonly<Record<EffectKind, string>> = {
  db: 'reaches the database',
  network: 'waits on the network',
  file: 'reads or writes files',
  process: 'waits for a process',
  sleep: 'sleeps',
  lock: 'waits for another thread',
  mutex: 'waits for another thread',
  cpu: 'keeps the processor busy',
  unknown: 'could not be analysed and is handed objects of Django',
};

/**
 * The same where it goes to a thread, with what would need none: `requests.get() waits on the network: it runs in a
 * thread (its async counterpart: httpx.AsyncClient)`.
 */
export function whyInThread(sites: readonly BlockingSite[], remedy: string): string {
  const counterparts = new Set(sites.flatMap((site) => site.effects.map((effect) => effect.counterpart)));
  const [only, second] = counterparts;
  const advice = only === undefined || second !== undefined ? '' : ` (its async counterpart: ${only})`;
  return `${whyOf(sites, remedy)}${advice}`;
}

/** `Book.objects.get() reaches the database: it runs in a thread`. */
export function whyOf(sites: readonly BlockingSite[], remedy: string): string {
  const causes = describeSites(sites);
  return causes === '' ? remedy : `${causes}: ${remedy}`;
}

/** `Book.objects.get() reaches the database`, or two of several; empty without any. */
export function describeSites(sites: readonly BlockingSite[]): string {
  const effects = new Map<string, Effect>();
  for (const effect of sites.flatMap((site) => site.effects)) {
    if (!effects.has(effect.what)) effects.set(effect.what, effect);
  }
  const [first, second, ...more] = effects.values();
  if (first === undefined) return '';
  if (second === undefined) return `${first.what} ${VERBS[first.kind]}`;
  if (more.length === 0 && first.kind === second.kind)
    return `${first.what} and ${second.what}: each ${VERBS[first.kind]}`;
  if (more.length === 0) return `${first.what} ${VERBS[first.kind]}, ${second.what} ${VERBS[second.kind]}`;
  return `${first.what} ${VERBS[first.kind]}, and so do ${more.length + 1} more places`;
}
