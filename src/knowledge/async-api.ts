/**
 * Which async API a Django release has: counterparts of sync functions and methods, and what each view decorator makes
 * of an async view. The facts are in `data/django-async.json`, which `npm run knowledge` writes by asking each release.
 */
import data from './data/django-async.json' with { type: 'json' };
import { atLeast } from './versions.ts';

export interface AsyncCounterpart {
  readonly name: string;
  /** Where it can be imported from, for functions; the class's public name and the method's, for methods. */
  readonly dotted: string;
}

interface CounterpartFact {
  readonly name: string;
  readonly since: string;
}
interface DecoratorFact {
  readonly since: string;
  readonly async: string | null;
  readonly dispatch: string | null;
  readonly blocks: readonly string[];
}

const counterparts: ReadonlyMap<string, CounterpartFact> = new Map(Object.entries(data.async));
const decorators: ReadonlyMap<string, DecoratorFact> = new Map(Object.entries(data.decorators));

/** What is defined elsewhere than it is imported from: both names are understood, the public one is given. */
const publicNames: readonly (readonly [defined: string, known: string])[] = Object.entries(data.public);

/** Classes that take methods from others: asked for the others' when they have none of their own. */
const inherits: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(data.inherits));

/** Their async forms run a callable they are given on the event loop: no counterparts. */
const callsBackOnLoop: ReadonlySet<string> = new Set(data.callsBackOnLoop);

/**
 * The async counterpart of what a call reaches (`Callee.name`), null where the release has none. Arguments and result
 * are those of the sync one, but for these: `iterator()` becomes `aiterator()`, which is iterated and not awaited;
 * `HttpRequest.user`, an attribute, becomes `auser()`, a method that does not fill `request.user`; `session[k] = v`
 * (`SessionBase.__setitem__`) becomes `aset(k, v)`, and `k in session` `ahas_key(k)`.
 *
 * Methods of related managers are asked for under `django.db.models.fields.related_descriptors.RelatedManager` (foreign
 * key), `.ManyRelatedManager` and `django.contrib.contenttypes.fields.GenericRelatedObjectManager`; what they take from
 * the queryset answers under those names too.
 */
export function asyncCounterpart(dottedName: string, djangoVersion: string): AsyncCounterpart | null {
  const defined = rename(dottedName, publicNames, 'defined');
  if (callsBackOnLoop.has(defined)) return null;
  const fact = counterparts.get(defined);
  if (fact !== undefined && atLeast(djangoVersion, fact.since)) {
    const dotted = rename(defined, publicNames, 'public');
    return { name: fact.name, dotted: `${dotted.slice(0, dotted.lastIndexOf('.'))}.${fact.name}` };
  }
  const [cls, method] = split(defined);
  for (const from of inherits.get(cls) ?? []) {
    const found = asyncCounterpart(`${from}.${method}`, djangoVersion);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Whether a view decorator of Django's takes async views in that release: the decorated view is async and answers as it
 * should. Null when it is not a decorator of Django's that is known, or not of that release.
 */
export function decoratorTakesAsync(dottedName: string, djangoVersion: string): boolean | null {
  const fact = decoratorFact(dottedName, djangoVersion);
  return fact === null ? null : fact.async !== null && atLeast(djangoVersion, fact.async);
}

/** The first release in which a view decorator of Django's takes async views; null when none does. */
export function decoratorAsyncSince(dottedName: string): string | null {
  return decorators.get(dottedName)?.async ?? null;
}

/**
 * Whether `method_decorator(decorator, name="dispatch")` on a `View` whose handlers are async answers as it should.
 * `dispatch` itself stays sync and gives a coroutine, so decorators that look at the response, or at a user who is not
 * loaded yet, fail there though they take async functions. Null as above.
 */
export function decoratorTakesAsyncDispatch(dottedName: string, djangoVersion: string): boolean | null {
  const fact = decoratorFact(dottedName, djangoVersion);
  return fact === null ? null : fact.dispatch !== null && atLeast(djangoVersion, fact.dispatch);
}

export interface DecoratorBlock {
  readonly kind: 'cache' | 'callback';
  /** What waits on the loop, in a developer's words. */
  readonly what: string;
}

/** What a decorator that takes async views does on the event loop itself that may wait; null when nothing. */
export function decoratorBlocks(dottedName: string, djangoVersion: string): DecoratorBlock | null {
  const fact = decoratorFact(dottedName, djangoVersion);
  if (fact === null || fact.async === null || !atLeast(djangoVersion, fact.async)) return null;
  const name = split(dottedName)[1];
  if (fact.blocks.includes('cache')) return { kind: 'cache', what: `the cache, in ${name}` };
  if (fact.blocks.includes('callback')) return { kind: 'callback', what: `the function given to ${name}` };
  return null;
}

function decoratorFact(dottedName: string, djangoVersion: string): DecoratorFact | null {
  const fact = decorators.get(dottedName);
  return fact !== undefined && atLeast(djangoVersion, fact.since) ? fact : null;
}

function split(dotted: string): readonly [parent: string, name: string] {
  const dot = dotted.lastIndexOf('.');
  return [dotted.slice(0, dot), dotted.slice(dot + 1)];
}

/** The name with its beginning exchanged by the table, in the direction wanted. */
function rename(dotted: string, table: typeof publicNames, wanted: 'defined' | 'public'): string {
  for (const [defined, known] of table) {
    const [from, to] = wanted === 'defined' ? [known, defined] : [defined, known];
    if (dotted === from || dotted.startsWith(`${from}.`)) return to + dotted.slice(from.length);
  }
  return dotted;
}
