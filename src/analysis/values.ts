/** Constructors, joins and keys of abstract values. */
import type {
  Cell,
  ClassInfo,
  Effect,
  LoadTree,
  ScalarType,
  Value,
  ValueDict,
  ValueManager,
  ValueModel,
  ValueQuerySet,
  ValueScalar,
  ValueSequence,
} from './types.ts';

export const UNKNOWN: Value = { k: 'unknown' };
export const NEVER: Value = { k: 'never' };
export const NO_TREE: LoadTree = new Map();

const scalarCache = new Map<ScalarType, ValueScalar>();

export function scalar(type: ScalarType, constant: ValueScalar['constant'] = null): ValueScalar {
  if (constant !== null) return { k: 'scalar', type, constant };
  const cached = scalarCache.get(type);
  if (cached) return cached;
  const made: ValueScalar = { k: 'scalar', type, constant: null };
  scalarCache.set(type, made);
  return made;
}

export const NONE = scalar('none');
export const STR = scalar('str');
export const INT = scalar('int');
export const BOOL = scalar('bool');
/** A value without behaviour that could block: dates, decimals, UUIDs, annotations of a row. */
export const OTHER = scalar('other');

let nextCell = 1;

/** The objects that were written to since tracking began; null outside of it. */
let written: Set<number> | null = null;

const NOTHING: ReadonlySet<number> = new Set();

export interface Writes<T> {
  readonly result: T;
  /** The objects that were there before and were written to. */
  readonly written: ReadonlySet<number>;
  /** Objects from this number on were made meanwhile. */
  readonly first: number;
}

/** Runs something and tells which of the objects that were there before it has written to. */
export function trackWrites<T>(run: () => T): Writes<T> {
  const outer = written;
  const first = nextCell;
  const all = new Set<number>();
  written = all;
  const result = run();
  written = outer;
  const before = all.size === 0 ? NOTHING : new Set([...all].filter((id) => id < first));
  noteWrites(before);
  return { result, written: before, first };
}

/** What was found without being run again has written to these objects when it was run. */
export function noteWrites(ids: Iterable<number>): void {
  if (written) for (const id of ids) written.add(id);
}

/** Gives an object's element, which stands for all that is not known by name, a new value. */
export function setElement(cell: Cell, value: Value): void {
  if (cell.element === value) return;
  written?.add(cell.id);
  cell.element = value;
}

/** Adds to what a dictionary's keys may be; texts and numbers are taken for granted. */
export function addKey(cell: Cell, key: Value): void {
  const rest = joinAll(alternatives(key).filter((part) => part.k !== 'scalar' && part.k !== 'unknown'));
  const joined = join(cell.key, rest);
  if (rest.k === 'never' || joined === cell.key) return;
  written?.add(cell.id);
  cell.key = joined;
}

function setEntry(cell: Cell, name: string, value: Value): void {
  if (cell.entries.get(name) === value) return;
  written?.add(cell.id);
  cell.entries.set(name, value);
}

/** A fresh mutable cell. */
export function newCell(element: Value = NEVER, entries?: Iterable<readonly [string, Value]>): Cell {
  return { id: nextCell++, element, key: NEVER, entries: new Map(entries ?? []), isLasting: lasting > 0 };
}

let lasting = 0;

/** Runs the code of a module or class body: the objects that it makes are there for good. */
export function makeLasting<T>(run: () => T): T {
  lasting++;
  const result = run();
  lasting--;
  return result;
}

export function sequence(
  type: 'list' | 'tuple' | 'set' | 'frozenset',
  element: Value,
  items: readonly Value[] | null = null,
): Value {
  return { k: 'sequence', type, items, cell: newCell(element) };
}

/** What a sequence may hold: by position where that is known, then what was put in since. */
export function contentsOf(value: ValueSequence): readonly Value[] {
  if (!value.items) return [value.cell.element];
  return hasOnlyItems(value) ? value.items : [...value.items, value.cell.element];
}

/** Whether nothing follows the values whose positions are known: `*args` of a view begin with the request. */
export const hasOnlyItems = (value: ValueSequence): boolean => value.cell.element.k === 'never';

export function tupleOf(items: readonly Value[]): Value {
  return sequence('tuple', NEVER, items);
}

export function dictOf(
  element: Value,
  entries?: Iterable<readonly [string, Value]>,
  key: Value = NEVER,
): Value {
  const cell = newCell(element, entries);
  addKey(cell, key);
  return { k: 'dict', cell };
}

/** What iterating a dictionary gives. */
export function keysOf({ cell }: ValueDict): Value {
  const isPlain = cell.key.k === 'never' || cell.entries.size > 0;
  return isPlain ? join(STR, cell.key) : cell.key;
}

export function instance(cls: ClassInfo, entries?: Iterable<readonly [string, Value]>): Value {
  return { k: 'instance', cls, cell: newCell(NEVER, entries) };
}

export function modelInstance(
  cls: ClassInfo,
  more: Partial<Pick<ValueModel, 'loaded' | 'deferred'>> = {},
): ValueModel {
  return {
    k: 'model',
    cls,
    loaded: more.loaded ?? NO_TREE,
    deferred: more.deferred ?? null,
    cell: newCell(),
  };
}

export function querySet(
  model: ClassInfo | null,
  more: Partial<Omit<ValueQuerySet, 'k' | 'model'>> = {},
): ValueQuerySet {
  return {
    k: 'queryset',
    model,
    cls: null,
    row: 'model',
    loaded: NO_TREE,
    deferred: null,
    evaluated: false,
    through: null,
    ...more,
  };
}

export function manager(
  model: ClassInfo | null,
  more: Partial<Omit<ValueManager, 'k' | 'model'>> = {},
): ValueManager {
  return {
    k: 'manager',
    model,
    cls: null,
    related: null,
    prefetched: false,
    rows: NO_TREE,
    through: null,
    ...more,
  };
}

const MAX_UNION = 8;

/** The least value that covers all of them. */
export function joinAll(values: Iterable<Value>): Value {
  let result: Value = NEVER;
  for (const value of values) result = join(result, value);
  return result;
}

/** The least value that covers both. */
export function join(a: Value, b: Value): Value {
  if (a === b || b.k === 'never') return a;
  if (a.k === 'never') return b;
  if (a.k === 'unknown' && b.k === 'unknown') return a;
  joining++;
  const joined = joinDifferent(a, b);
  joining--;
  if (joining === 0) merged.clear();
  return joined;
}

/** Joins inside each other, and the pairs of cells that the outermost has merged already. */
let joining = 0;
const merged = new Set<string>();
/** Displays inside each other of which the positions are kept apart when they are joined. */
const MAX_ITEMS_DEPTH = 3;

function joinDifferent(a: Value, b: Value): Value {
  const one = joinSimilar(a, b);
  if (one) return one;
  const parts: Value[] = [];
  for (const part of [...alternatives(a), ...alternatives(b)]) {
    const index = parts.findIndex((known) => known === part || joinSimilar(known, part) !== null);
    const known = parts[index];
    if (known) parts[index] = joinSimilar(known, part) ?? known;
    else parts.push(part);
  }
  const first = parts[0];
  if (first && parts.length === 1) return first;
  if (parts.length > MAX_UNION) return UNKNOWN;
  return { k: 'union', of: parts };
}

/** The members of a union, or the value itself. */
export function alternatives(value: Value): readonly Value[] {
  return value.k === 'union' ? value.of : value.k === 'never' ? [] : [value];
}

/** One value for two of the same shape; null when they must stay apart. */
function joinSimilar(a: Value, b: Value): Value | null {
  if (a === b) return a;
  if (a.k === 'unknown' && b.k === 'unknown') return a;
  if (a.k === 'scalar' && b.k === 'scalar' && a.type === b.type) {
    return a.constant === b.constant ? a : scalar(a.type);
  }
  if (a.k === 'class' && b.k === 'class' && a.cls === b.cls) return a;
  if (a.k === 'instance' && b.k === 'instance' && a.cls === b.cls) {
    if (a.cell === b.cell) return a;
    mergeCells(a.cell, b.cell);
    return a;
  }
  if (a.k === 'model' && b.k === 'model' && a.cls === b.cls) {
    if (a.cell !== b.cell) mergeCells(a.cell, b.cell);
    return {
      k: 'model',
      cls: a.cls,
      loaded: intersectTrees(a.loaded, b.loaded),
      deferred: a.deferred ?? b.deferred,
      cell: a.cell,
    };
  }
  if (a.k === 'queryset' && b.k === 'queryset' && a.model === b.model && a.cls === b.cls && a.row === b.row) {
    return {
      ...a,
      loaded: intersectTrees(a.loaded, b.loaded),
      deferred: a.deferred ?? b.deferred,
      evaluated: a.evaluated && b.evaluated,
    };
  }
  if (a.k === 'manager' && b.k === 'manager') {
    if (a.model !== b.model || a.cls !== b.cls || a.related !== b.related) return null;
    return {
      ...a,
      prefetched: a.prefetched && b.prefetched,
      rows: intersectTrees(a.rows, b.rows),
    };
  }
  if (a.k === 'sequence' && b.k === 'sequence' && a.type === b.type) {
    if (a.cell === b.cell && a.items === b.items) return a;
    const items =
      a.items && b.items && a.items.length === b.items.length && joining <= MAX_ITEMS_DEPTH
        ? a.items.map((item, index) => join(item, b.items?.[index] ?? UNKNOWN))
        : null;
    if (!items)
      for (const part of [a, b])
        if (part.items) setElement(part.cell, join(part.cell.element, joinAll(part.items)));
    if (a.cell === b.cell) return { ...a, items };
    mergeCells(a.cell, b.cell);
    return { k: 'sequence', type: a.type, items, cell: a.cell };
  }
  if (a.k === 'dict' && b.k === 'dict') {
    if (a.cell !== b.cell) mergeCells(a.cell, b.cell);
    return a;
  }
  if (a.k === 'function' && b.k === 'function') {
    return a.fn.node === b.fn.node && a.closure === b.closure && a.self === b.self ? a : null;
  }
  if (a.k === 'iterator' && b.k === 'iterator') {
    return { k: 'iterator', element: join(a.element, b.element), effects: [...a.effects, ...b.effects] };
  }
  if (a.k === 'awaitable' && b.k === 'awaitable') {
    return { k: 'awaitable', result: join(a.result, b.result) };
  }
  if (a.k === 'lazy' && b.k === 'lazy') {
    const ids = a.ids.length > 0 && b.ids.length > 0 ? [...new Set([...a.ids, ...b.ids])] : [];
    return { k: 'lazy', of: join(a.of, b.of), effects: a.effects, ids, once: a.once && b.once };
  }
  if (a.k === 'module' && b.k === 'module' && a.name === b.name) return a;
  if (a.k === 'external' && b.k === 'external' && a.name === b.name) return a;
  if (a.k === 'intrinsic' && b.k === 'intrinsic' && a.name === b.name) {
    if (a.self === b.self && a.args.length === 0 && b.args.length === 0) return a;
  }
  return null;
}

/** Both cells get to know what either holds: whoever has one may be handed the other. */
function mergeCells(a: Cell, b: Cell): void {
  const pair = `${a.id},${b.id}`;
  if (merged.has(pair)) return;
  merged.add(pair);
  const element = join(a.element, b.element);
  setElement(a, element);
  setElement(b, element);
  addKey(a, b.key);
  addKey(b, a.key);
  for (const [name, value] of b.entries) writeEntry(a, name, value);
  for (const [name, value] of a.entries) setEntry(b, name, value);
}

/** Adds a possible value of an entry. */
export function writeEntry(cell: Cell, name: string, value: Value): void {
  const before = cell.entries.get(name);
  setEntry(cell, name, before ? join(before, value) : value);
}

/** What both trees have. */
export function intersectTrees(a: LoadTree, b: LoadTree): LoadTree {
  if (a === b || a.size === 0) return a;
  if (b.size === 0) return b;
  const both = new Map<string, LoadTree>();
  for (const [name, beyond] of a) {
    const other = b.get(name);
    if (other) both.set(name, intersectTrees(beyond, other));
  }
  return both;
}

/** What either tree has. */
export function uniteTrees(a: LoadTree, b: LoadTree): LoadTree {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const either = new Map(a);
  for (const [name, beyond] of b) either.set(name, uniteTrees(either.get(name) ?? NO_TREE, beyond));
  return either;
}

/** `author__publisher` as a tree. */
export function lookupTree(path: string): LoadTree {
  let tree: LoadTree = NO_TREE;
  for (const name of path.split('__').reverse()) tree = new Map([[name, tree]]);
  return tree;
}

/** Entries of a container that tell it apart; a larger one goes by these, its size and its identity. */
const MAX_SHOWN = 64;

/**
 * A text that two values share only when a function's summary for one also holds for the other. Bounded in depth:
 * what lies deeper is told apart by the identity of its cell.
 *
 * @param ids false for the shape alone: whether two values are alike, not whether they are the same objects
 */
export function keyOf(value: Value, depth = 3, ids = true): string {
  const inner = (part: Value, by = 1): string => keyOf(part, depth - by, ids);
  const cellId = (cell: Cell): string => (ids ? `#${cell.id}` : '');
  const contents = (cell: Cell): string => {
    if (depth <= 1) return `${cell.entries.size}`;
    const entries: string[] = [];
    for (const [name, entry] of cell.entries) {
      if (entries.length >= MAX_SHOWN) break;
      entries.push(`${name}:${inner(entry, 2)}`);
    }
    return `${cell.entries.size},${entries.join(',')};${inner(cell.element, 2)}`;
  };
  switch (value.k) {
    case 'unknown':
      return '?';
    case 'never':
      return '!';
    case 'scalar':
      return value.constant === null ? value.type : `${value.type}=${String(value.constant)}`;
    case 'sequence': {
      if (depth <= 0) return `${value.type}${cellId(value.cell)}`;
      const items = value.items ? value.items.map((item) => inner(item)).join(',') : '';
      const shared = value.type === 'list' || value.type === 'set' ? cellId(value.cell) : '';
      return `${value.type}${shared}[${items}|${inner(value.cell.element)}]`;
    }
    case 'dict':
      return `dict${cellId(value.cell)}{${contents(value.cell)}}`;
    case 'function': {
      const self = value.self && depth > 0 ? inner(value.self) : '';
      return `f:${value.fn.module.name}:${value.fn.node.start}:${value.fn.qualname}(${self})${ids ? idOf(value.closure) : ''}`;
    }
    case 'class':
      return `c:${value.cls.qualname}${idOf(value.cls)}`;
    case 'instance':
      return `i:${value.cls.qualname}${cellId(value.cell)}{${contents(value.cell)}}`;
    case 'model':
      return `m:${value.cls.qualname}:${treeKey(value.loaded)}:${deferredKey(value.deferred)}${
        value.cell.entries.size > 0 ? `${cellId(value.cell)}{${contents(value.cell)}}` : ''
      }`;
    case 'queryset':
      return `q:${value.model?.qualname}:${value.cls?.qualname}:${value.row}:${treeKey(value.loaded)}:${deferredKey(value.deferred)}:${value.evaluated}`;
    case 'manager':
      return `g:${value.model?.qualname}:${value.cls?.qualname}:${value.related}:${value.prefetched}:${treeKey(value.rows)}`;
    case 'lazy':
      return `l:${value.ids.join(',')}:${effectsKey(value.effects)}:${depth > 0 ? inner(value.of) : ''}`;
    case 'iterator':
      return `it:${effectsKey(value.effects)}:${depth > 0 ? inner(value.element) : ''}`;
    case 'awaitable':
      return `a:${depth > 0 ? inner(value.result) : ''}`;
    case 'module':
      return `mod:${value.name}`;
    case 'external':
      return `x:${value.name}`;
    case 'intrinsic': {
      const self = value.self && depth > 0 ? inner(value.self) : '';
      const args = depth > 0 ? value.args.map((arg) => inner(arg)).join(',') : '';
      return `n:${value.name}(${self};${args})`;
    }
    case 'union':
      return value.of
        .map((part) => keyOf(part, depth, ids))
        .sort()
        .join('|');
  }
}

/** A load tree as text. */
export function treeKey(tree: LoadTree): string {
  if (tree.size === 0) return '';
  return [...tree].map(([name, beyond]) => `${name}(${treeKey(beyond)})`).join(',');
}

export function deferredKey(deferred: ValueModel['deferred']): string {
  return deferred ? `${deferred.mode}${[...deferred.fields].join(',')}` : '';
}

export function effectsKey(effects: readonly Effect[]): string {
  return effects.map((effect) => `${effect.kind}${effect.what}`).join(',');
}

const identities = new WeakMap<object, number>();
let nextIdentity = 1;

/** A number for an object's identity; empty for null. */
export function idOf(object: object | null): string {
  if (!object) return '';
  let id = identities.get(object);
  if (id === undefined) {
    id = nextIdentity++;
    identities.set(object, id);
  }
  return `@${id}`;
}
