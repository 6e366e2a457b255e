/**
 * Decorators of third-party packages and of the standard library that are met on views: whether an async view under one
 * stays one. Asked by decorating an async view, see `packages.ts`; Django's own are in `async-api.ts`. What is not listed
 * is to be read, or asked of the user.
 */
import { askedPackages } from './packages.ts';

export interface DecoratorFact {
  readonly name: string;
  /**
   * `transparent` gives the view itself, `async` wraps it in an async function, `sync` in a sync one: then Django sees a
   * sync view and gets a coroutine from it, or the decorator itself trips over the coroutine.
   */
  readonly makes: 'transparent' | 'async' | 'sync';
  /** What an async wrapper waits for on the event loop: `database`, `cache`, `network`. */
  readonly blocks: readonly string[];
  /** What happens when an async wrapper does not answer as the sync one does; null when it does. */
  readonly breaks: string | null;
  /** The decorator of Django's that it is built on: it takes async views in the releases in which that one does. */
  readonly by: string | null;
  /** What was asked: `django-waffle 5.0.0`. */
  readonly source: string;
}

/** Sorted by source. */
export const decoratorFacts: readonly DecoratorFact[] = askedPackages.flatMap(
  ({ distribution, version, decorators = {} }) =>
    Object.entries(decorators).map(([name, { makes, blocks = [], breaks = null, by = null }]) => ({
      name,
      makes: makes === 'transparent' || makes === 'async' ? makes : 'sync',
      blocks,
      breaks,
      by,
      source: `${distribution === 'python' ? 'Python' : distribution} ${version}`,
    })),
);

const byName: ReadonlyMap<string, DecoratorFact> = new Map(
  decoratorFacts.map((entry) => [entry.name, entry]),
);

/** What is known of a decorator that is not Django's, by dotted name; null when nothing is. */
export function decoratorFact(dottedName: string): DecoratorFact | null {
  return byName.get(dottedName) ?? null;
}
