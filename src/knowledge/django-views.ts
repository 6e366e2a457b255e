/**
 * What Django's class-based views and mixins are made of, and which view decorators hand on anything that a view gives.
 * The facts are in `data/django-views.json`, which `npm run knowledge` writes by asking each release.
 */
import data from './data/django-views.json' with { type: 'json' };
import { atLeast } from './versions.ts';

/** What a method does that Django calls to answer a request. */
export type DjangoMethod =
  /** Something of its own, synchronously. */
  | { readonly k: 'own' }
  /** It gives a coroutine when the handlers are async. */
  | { readonly k: 'adapts' }
  /** It gives back what another handler of the object gives, whatever that is. */
  | { readonly k: 'forwards'; readonly to: string }
  /** It checks something, then gives back what the next `dispatch()` gives, whatever that is, or an answer of its own. */
  | { readonly k: 'passes' };

export interface DjangoViewClass {
  /** Where it is defined: `django.views.generic.edit.FormView`. */
  readonly name: string;
  readonly bases: readonly string[];
  /** Its own `http_method_names`; null when it inherits them. */
  readonly methodNames: readonly string[] | null;
  readonly methods: ReadonlyMap<string, DjangoMethod>;
}

type Eras<T> = Readonly<Record<string, readonly { readonly since: string; readonly is: T | null }[]>>;
interface ClassFact {
  readonly bases: readonly string[];
  readonly methods: Readonly<Partial<Record<string, string>>>;
  readonly methodNames?: readonly string[];
}

const classes: Eras<ClassFact> = data.classes;
const aliases: Eras<string> = data.aliases;
const givesBack: Eras<boolean> = data.givesBack;

/** The class of that dotted name, under whichever module it is imported from; null when the release has none. */
export function djangoViewClass(dotted: string, django: string): DjangoViewClass | null {
  const name = inRelease(aliases, dotted, django) ?? dotted;
  const fact = inRelease(classes, name, django);
  if (fact === null) return null;
  const methods = Object.entries(fact.methods).flatMap(([method, is]) =>
    is === undefined ? [] : [[method, methodOf(is)] as const],
  );
  return { name, bases: fact.bases, methodNames: fact.methodNames ?? null, methods: new Map(methods) };
}

/** Whether what the decorator puts around a sync view hands on whatever the view gives: a coroutine as well. */
export function decoratorGivesBack(dotted: string, django: string): boolean {
  return inRelease(givesBack, dotted, django) === true;
}

function inRelease<T>(eras: Eras<T>, name: string, django: string): T | null {
  return eras[name]?.filter(({ since }) => atLeast(django, since)).at(-1)?.is ?? null;
}

function methodOf(is: string): DjangoMethod {
  if (is === 'adapts') return { k: 'adapts' };
  if (is === 'passes') return { k: 'passes' };
  const to = is.startsWith('forwards:') ? is.slice('forwards:'.length) : null;
  return to === null ? { k: 'own' } : { k: 'forwards', to };
}
