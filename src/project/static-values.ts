/** Values of the static evaluator: immutable, with the place each one was written. */
import type { Call, ClassDef, FunctionDef, Lambda } from '../python/ast.ts';

/** Line counts from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Why a value is only likely: the environment decides, and the default was taken. */
export interface Assumption {
  /** As a reader would name it: `the environment variable DEBUG`. */
  readonly what: string;
  readonly place: Place;
}

interface ValueBase {
  readonly place: Place | null;
  readonly assumed: Assumption | null;
}

export interface StaticScalar extends ValueBase {
  readonly k: 'scalar';
  readonly value: string | number | boolean | null;
}
export interface StaticItem {
  readonly value: StaticValue;
  /** Present only on some paths. */
  readonly conditional: boolean;
  /** Stands for any number of items that could not be read. */
  readonly rest: boolean;
}
/** What can be changed in place: under every name that has the same `id`. None yet for a value without a name. */
interface ObjectBase extends ValueBase {
  readonly id?: symbol | undefined;
}
export interface StaticSequence extends ObjectBase {
  readonly k: 'sequence';
  readonly type: 'list' | 'tuple' | 'set';
  readonly items: readonly StaticItem[];
}
export interface StaticEntry {
  readonly key: StaticValue;
  readonly value: StaticValue;
  readonly conditional: boolean;
}
export interface StaticDict extends ObjectBase {
  readonly k: 'dict';
  readonly entries: readonly StaticEntry[];
  /** May hold more than the entries say. */
  readonly open: boolean;
}
export interface StaticFunction extends ValueBase {
  readonly k: 'function';
  readonly file: string;
  /** Dotted name within its module; `<lambda>` for a lambda. */
  readonly name: string;
  readonly node: FunctionDef | Lambda;
  readonly scope: Scope;
}
export interface StaticClass extends ValueBase {
  readonly k: 'class';
  readonly file: string;
  readonly name: string;
  readonly node: ClassDef;
  readonly scope: Scope;
}
export interface StaticModule extends ValueBase {
  readonly k: 'module';
  readonly name: string;
  /** The file; null for a package folder without `__init__.py`. */
  readonly path: string | null;
  readonly folder: string | null;
}
/** A name imported from a module of the project, not looked at yet. */
export interface StaticImport extends ValueBase {
  readonly k: 'import';
  readonly module: StaticModule;
  readonly attr: string;
}
/** Something outside the project, by its dotted name. */
export interface StaticRef extends ValueBase {
  readonly k: 'ref';
  readonly name: string;
}
export interface StaticArgument {
  readonly kind: 'positional' | 'keyword' | 'star' | 'doublestar';
  readonly name: string | null;
  readonly value: StaticValue;
}
/** A call that is kept as a symbol: what it gives is not known, what is called and with what is. */
export interface StaticCall extends ValueBase {
  readonly k: 'call';
  readonly callee: StaticValue;
  readonly args: readonly StaticArgument[];
  readonly node: Call;
}
export interface StaticAttribute extends ValueBase {
  readonly k: 'attribute';
  readonly value: StaticValue;
  readonly attr: string;
}
/** One of several, the likeliest first. */
export interface StaticChoice extends ValueBase {
  readonly k: 'choice';
  readonly of: readonly StaticValue[];
}
export interface StaticUnknown extends ValueBase {
  readonly k: 'unknown';
}

export type StaticValue =
  | StaticScalar
  | StaticSequence
  | StaticDict
  | StaticFunction
  | StaticClass
  | StaticModule
  | StaticImport
  | StaticRef
  | StaticCall
  | StaticAttribute
  | StaticChoice
  | StaticUnknown;

/** Names of a module, class body or function while it is evaluated. */
export interface Scope {
  readonly file: string;
  readonly names: Map<string, StaticValue>;
  readonly parent: Scope | null;
  /** The class whose body it is. */
  readonly owner?: StaticClass;
  /** Names that a function declares `global`. */
  readonly globals: Set<string>;
  /** Modules outside the project whose names came in by a star import. */
  readonly stars: string[];
}

export function newScope(file: string, parent: Scope | null, names = new Map<string, StaticValue>()): Scope {
  return { file, names, parent, globals: new Set(), stars: [] };
}

export const UNKNOWN: StaticUnknown = { k: 'unknown', place: null, assumed: null };

export function scalar(
  value: StaticScalar['value'],
  place: Place | null = null,
  assumed: Assumption | null = null,
): StaticScalar | StaticUnknown {
  if (typeof value === 'string' && value.length > LONGEST) return { k: 'unknown', place, assumed };
  return { k: 'scalar', value, place, assumed };
}

export function sequence(
  type: StaticSequence['type'],
  items: readonly StaticItem[],
  place: Place | null = null,
  assumed: Assumption | null = null,
): StaticSequence {
  const kept = items.length > LONGEST ? [...items.slice(0, LONGEST), restItem(UNKNOWN)] : items;
  return { k: 'sequence', type, items: kept, place, assumed };
}

export function item(value: StaticValue, conditional = false): StaticItem {
  return { value, conditional, rest: false };
}

/** The item that stands for what could not be read of a sequence. */
export function restItem(value: StaticValue): StaticItem {
  return { value, conditional: true, rest: true };
}

export function ref(name: string, place: Place | null = null): StaticRef {
  return { k: 'ref', name, place, assumed: null };
}

/** Longest string or sequence that is kept; what would be longer is unknown. */
export const LONGEST = 10_000;
/** Most alternatives that are kept. */
const ALTERNATIVES = 24;

/** One of the values, flattened, without repetition. */
export function choice(values: readonly StaticValue[]): StaticValue {
  const flat: StaticValue[] = [];
  for (const value of values.flatMap((each) => (each.k === 'choice' ? each.of : [each]))) {
    if (flat.length === ALTERNATIVES) break;
    if (!flat.some((known) => sameValue(known, value))) flat.push(value);
  }
  const [only] = flat;
  if (only !== undefined && flat.length === 1) return only;
  return { k: 'choice', of: flat, place: only?.place ?? null, assumed: null };
}

/** The likeliest of a choice, and any other value itself. */
export function likeliest(value: StaticValue): StaticValue {
  return value.k === 'choice' ? (value.of[0] ?? UNKNOWN) : value;
}

/** Whether two values are certainly the same. */
export function sameValue(a: StaticValue, b: StaticValue): boolean {
  if (a === b) return true;
  switch (a.k) {
    case 'scalar':
      return b.k === 'scalar' && a.value === b.value;
    case 'ref':
      return b.k === 'ref' && a.name === b.name;
    case 'module':
      return b.k === 'module' && a.name === b.name && a.path === b.path;
    case 'import':
      return b.k === 'import' && a.attr === b.attr && sameValue(a.module, b.module);
    case 'function':
    case 'class':
      return (b.k === 'function' || b.k === 'class') && a.node === b.node;
    case 'call':
      return b.k === 'call' && a.node === b.node && sameArguments(a.args, b.args);
    case 'attribute':
      return b.k === 'attribute' && a.attr === b.attr && sameValue(a.value, b.value);
    case 'sequence':
      return (
        b.k === 'sequence' &&
        a.type === b.type &&
        a.items.length === b.items.length &&
        a.items.every((each, index) => {
          const other = b.items[index];
          return other !== undefined && sameItem(each, other);
        })
      );
    default:
      return false;
  }
}

function sameArguments(a: readonly StaticArgument[], b: readonly StaticArgument[]): boolean {
  return (
    a.length === b.length &&
    a.every((each, index) => {
      const other = b[index];
      return other !== undefined && each.name === other.name && sameValue(each.value, other.value);
    })
  );
}

function sameItem(a: StaticItem, b: StaticItem): boolean {
  return a === b || (a.rest === b.rest && sameValue(a.value, b.value));
}

/**
 * What a name is after two paths meet. Lists and dictionaries are merged, and what only one path has is marked
 * conditional; other values become a choice, the first path's first.
 */
export function join(a: StaticValue, b: StaticValue): StaticValue {
  if (a === b) return a;
  if (a.k === 'sequence' && b.k === 'sequence') {
    const id = a.id === b.id ? a.id : undefined;
    return { ...a, id, items: mergeItems(a.items, b.items), assumed: a.assumed ?? b.assumed };
  }
  if (a.k === 'dict' && b.k === 'dict') return mergeDicts(a, b);
  return choice([a, b]);
}

/** Longest lists for which the common part is looked for exactly; longer ones are compared as sets. */
const EXACT_MERGE = 400;

/** Keeps the order of both lists; what is not in both becomes conditional. */
function mergeItems(a: readonly StaticItem[], b: readonly StaticItem[]): readonly StaticItem[] {
  if (a.length > EXACT_MERGE || b.length > EXACT_MERGE) {
    const extra = b.filter((other) => !a.some((each) => sameItem(each, other)));
    return [
      ...a.map((each) => (b.some((other) => sameItem(each, other)) ? each : { ...each, conditional: true })),
      ...extra.map((each) => ({ ...each, conditional: true })),
    ];
  }
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const left = a[i];
      const right = b[j];
      const same = left !== undefined && right !== undefined && sameItem(left, right);
      lengths[i * width + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const merged: StaticItem[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && right !== undefined && sameItem(left, right)) {
      merged.push({ ...left, conditional: left.conditional || right.conditional });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      merged.push({ ...left, conditional: true });
      i++;
    } else if (right !== undefined) {
      merged.push({ ...right, conditional: true });
      j++;
    }
  }
  return merged;
}

function mergeDicts(a: StaticDict, b: StaticDict): StaticDict {
  const entries: StaticEntry[] = a.entries.map((entry) => {
    const other = findEntry(b, entry.key);
    if (other === null) return { ...entry, conditional: true };
    return {
      key: entry.key,
      value: join(entry.value, other.value),
      conditional: entry.conditional || other.conditional,
    };
  });
  for (const entry of b.entries) {
    if (findEntry(a, entry.key) === null) entries.push({ ...entry, conditional: true });
  }
  return { ...a, id: a.id === b.id ? a.id : undefined, entries, open: a.open || b.open };
}

/** The entry of a key; the last one wins, as in a display. */
export function findEntry(dict: StaticDict, key: StaticValue): StaticEntry | null {
  return dict.entries.findLast((entry) => sameValue(entry.key, key)) ?? null;
}

/** The dictionary with a key set. */
export function withEntry(dict: StaticDict, key: StaticValue, value: StaticValue): StaticDict {
  const known = findEntry(dict, key);
  const entry: StaticEntry = { key, value, conditional: false };
  const entries =
    known === null ? [...dict.entries, entry] : dict.entries.map((each) => (each === known ? entry : each));
  return { ...dict, entries };
}

/** What is not known may be a dictionary: `DATABASES = {"default": dj_database_url.config()}`. */
export function openDict(value: StaticValue): StaticValue {
  if (value.k !== 'unknown' && value.k !== 'call') return value;
  return { k: 'dict', entries: [], open: true, place: value.place, assumed: null };
}

/** The value with a place, where it has none of its own. */
export function withPlace(value: StaticValue, place: Place): StaticValue {
  return value.place === null ? { ...value, place } : value;
}

/** How deep lists and dictionaries within each other keep what they are. */
const OBJECT_DEPTH = 5;

/** The value with an identity for it and for what it holds, where they have none. */
export function identified(value: StaticValue, depth = 0): StaticValue {
  if (depth > OBJECT_DEPTH || (value.k !== 'sequence' && value.k !== 'dict')) return value;
  // What has an identity got it together with all it held then.
  if (value.id !== undefined) return value;
  return { ...mapInner(value, (each) => identified(each, depth + 1)), id: Symbol() };
}

/** The object as it is after a change in place. */
export function renewed<T extends StaticSequence | StaticDict>(value: T, id: symbol): T {
  return { ...mapInner(value, (each) => identified(each)), id };
}

/** Another object that holds the same; with `deep` so is everything it holds. */
export function copied(value: StaticValue, deep = false): StaticValue {
  if (value.k !== 'sequence' && value.k !== 'dict') return value;
  const inner = deep ? mapInner(value, (each) => copied(each, true)) : value;
  return { ...inner, id: undefined };
}

/** The value with one object, wherever it is in it, as it is now. */
export function replaceObject(
  value: StaticValue,
  id: symbol,
  replacement: StaticValue,
  depth = 0,
): StaticValue {
  if (depth > OBJECT_DEPTH || (value.k !== 'sequence' && value.k !== 'dict')) return value;
  if (value.id === id) return replacement;
  return mapInner(value, (each) => replaceObject(each, id, replacement, depth + 1));
}

/** The object with another value for each that it holds; itself when none differs. */
function mapInner<T extends StaticSequence | StaticDict>(
  object: T,
  change: (value: StaticValue) => StaticValue,
): T {
  let differs = false;
  const changed = <E extends { readonly value: StaticValue }>(entry: E): E => {
    const value = change(entry.value);
    if (value === entry.value) return entry;
    differs = true;
    return { ...entry, value };
  };
  const inner =
    object.k === 'dict'
      ? { ...object, entries: object.entries.map(changed) }
      : { ...object, items: object.items.map(changed) };
  return differs ? inner : object;
}

/** The text of a string value, null for anything else. */
export function textOf(value: StaticValue | undefined): string | null {
  return value?.k === 'scalar' && typeof value.value === 'string' ? value.value : null;
}

/**
 * What a value is called: `django.urls.path`, `shop.views.detail`, `rest_framework.routers.DefaultRouter()`.
 * Calls are named after what is called, without arguments; a choice after its likeliest.
 */
export function dottedName(value: StaticValue, moduleName: (file: string) => string): string | null {
  switch (value.k) {
    case 'ref':
    case 'module':
      return value.name;
    case 'import':
      return `${value.module.name}.${value.attr}`;
    case 'function':
    case 'class':
      return `${moduleName(value.file)}.${value.name}`;
    case 'attribute': {
      const base = dottedName(value.value, moduleName);
      return base === null ? null : `${base}.${value.attr}`;
    }
    case 'call': {
      const base = dottedName(value.callee, moduleName);
      return base === null ? null : `${base}()`;
    }
    case 'choice':
      return value.of[0] === undefined ? null : dottedName(value.of[0], moduleName);
    default:
      return null;
  }
}
