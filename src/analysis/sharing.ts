/**
 * Summaries that hold for every list of arguments of one shape.
 *
 * A summary is found for certain objects: two views that hand their request to the same helper hand over two objects.
 * What was found for one holds for the other when the arguments are built alike: the same values in the same places,
 * the same objects shared among them. What the function wrote to the one's objects is then written to the other's, and
 * what it gives back is made anew around them. So each function is interpreted once for each shape of its arguments,
 * not once for each view that calls it.
 */
import { createHash } from 'node:crypto';
import type { Summary } from './interp.ts';
import { IDENTITY, sessionOwner } from './request.ts';
import type { Cell, Value, ValueFunction } from './types.ts';
import {
  addKey,
  deferredKey,
  effectsKey,
  idOf,
  join,
  newCell,
  setElement,
  treeKey,
  writeEntry,
} from './values.ts';

/** Arguments as they are built: lists that share the key differ in the identity of their objects only. */
export interface Shape {
  readonly key: string;
  /** The objects in the order in which they are met, by number. */
  readonly numbers: ReadonlyMap<number, number>;
  /** The same objects by their number; null for the owner of a session that was handed over alone. */
  readonly cells: readonly (Cell | null)[];
}

/** What holds for all arguments of a shape. */
export interface SharedSummary {
  /** With stand-ins for the objects of the arguments. */
  readonly summary: Summary;
  /** The stand-ins by number, each with what the function left in it. */
  readonly cells: readonly Cell[];
  /** The numbers of those that it wrote to. */
  readonly written: readonly number[];
  /** It is the same for all arguments: no object is in it. */
  readonly isPlain: boolean;
  /** It holds for calls at this depth and below. */
  readonly depth: number;
}

/** How a summary was found. */
export interface Finding {
  readonly written: ReadonlySet<number>;
  /** The number of the first object that was made meanwhile. */
  readonly first: number;
  /** The depth at which it was found, if part of it was too deep to analyse: it holds for calls as deep. Else 0. */
  readonly depth: number;
}

/** Objects that are made anew for a call. */
const MAX_COPIES = 100;
/** Keys longer than this are kept as a digest. */
const MAX_KEY = 400;
/** Values that are looked into; objects beyond them are told apart by their identity. */
const MAX_VALUES = 1500;
/** Entries of one container that are looked into. */
const MAX_ENTRIES = 64;

/** The shape of a call's arguments; null when a decorator's own call is to be seen, so that it must be run. */
export function shapeOf(
  callee: ValueFunction,
  values: ReadonlyMap<string, Value>,
  facts: ReadonlySet<string>,
): Shape | null {
  const numbers = new Map<number, number>();
  const cells: (Cell | null)[] = [];
  const add = (id: number, cell: Cell | null): void => {
    if (!numbers.has(id)) numbers.set(id, cells.push(cell) - 1);
    else if (cell) cells[numbers.get(id) ?? 0] = cell;
  };
  const parts: string[] = [idOf(callee.fn.node), callee.fn.owner?.qualname ?? ''];
  let left = MAX_VALUES;
  let isProbed = false;

  const visitAll = (all: Iterable<Value>): void => {
    for (const value of all) visit(value);
    parts.push(';');
  };

  /** Whether the object is met for the first time. */
  const meet = (cell: Cell): boolean => {
    const known = numbers.get(cell.id);
    const isNew = known === undefined || cells[known] === null;
    add(cell.id, cell);
    parts.push(`#${numbers.get(cell.id)}`);
    if (!isNew) return false;
    const owner = sessionOwner(cell);
    if (owner !== null) {
      add(owner, null);
      parts.push(`of#${numbers.get(owner)}`);
    }
    return true;
  };

  const visitCell = (cell: Cell): void => {
    if (!meet(cell)) return;
    if (left < 0 || cell.entries.size > MAX_ENTRIES) {
      parts.push(`is${cell.id},${cell.entries.size}`);
      return;
    }
    parts.push('{');
    for (const [name, entry] of cell.entries) {
      parts.push(name, ':');
      visit(entry);
    }
    visit(cell.element);
    if (cell.key.k !== 'never') visit(cell.key);
    parts.push('}');
  };

  const visit = (value: Value): void => {
    left--;
    parts.push(value.k, ' ');
    switch (value.k) {
      case 'unknown':
      case 'never':
        return;
      case 'scalar':
        parts.push(value.type, `=${typeof value.constant}${String(value.constant)}`);
        return;
      case 'sequence':
        parts.push(value.type);
        if (value.items) visitAll(value.items);
        visitCell(value.cell);
        return;
      case 'dict':
        visitCell(value.cell);
        return;
      case 'function':
        parts.push(idOf(value.fn.node), value.fn.owner?.qualname ?? '', idOf(value.closure));
        if (value.self) visit(value.self);
        return;
      case 'class':
        parts.push(idOf(value.cls));
        return;
      case 'instance':
        parts.push(idOf(value.cls));
        visitCell(value.cell);
        return;
      case 'model':
        parts.push(idOf(value.cls), treeKey(value.loaded), '/', deferredKey(value.deferred));
        visitCell(value.cell);
        return;
      case 'queryset':
        parts.push(idOf(value.model), idOf(value.cls), value.row, treeKey(value.loaded), '/');
        parts.push(deferredKey(value.deferred), `${value.evaluated}`, value.through ?? '');
        return;
      case 'manager':
        parts.push(idOf(value.model), idOf(value.cls), `${value.related}${value.prefetched}`);
        parts.push(treeKey(value.rows), value.through ?? '');
        return;
      case 'lazy':
        parts.push(value.ids.map((id) => renumbered(id, numbers)).join(), effectsKey(value.effects));
        parts.push(`${value.once}`);
        visit(value.of);
        return;
      case 'iterator':
        parts.push(effectsKey(value.effects));
        visit(value.element);
        return;
      case 'awaitable':
        visit(value.result);
        return;
      case 'module':
      case 'external':
        parts.push(value.name);
        return;
      case 'intrinsic':
        if (value.name === 'probe') isProbed = true;
        parts.push(value.name);
        if (value.self) visit(value.self);
        visitAll(value.args);
        return;
      case 'union':
        visitAll(value.of);
    }
  };

  for (const [name, value] of values) {
    parts.push(name, '=');
    visit(value);
  }
  if (isProbed) return null;
  for (const fact of [...facts].map((each) => renumbered(each, numbers)).sort()) parts.push('|', fact);
  const text = parts.join('');
  const key = text.length > MAX_KEY ? createHash('sha1').update(text).digest('base64') : text;
  return { key, numbers, cells };
}

/** `@17.user` by the number of the object 17 among the arguments. */
function renumbered(fact: string, numbers: ReadonlyMap<number, number>): string {
  const id = objectOf(fact);
  const number = id === null ? undefined : numbers.get(id);
  return number === undefined ? fact : `${IDENTITY}#${number}${fact.slice(suffixOf(fact))}`;
}

/** The object that a fact or the id of a lazy value is about; null when it goes by a path. */
function objectOf(fact: string): number | null {
  if (!fact.startsWith(IDENTITY)) return null;
  const id = Number.parseInt(fact.slice(IDENTITY.length), 10);
  return Number.isNaN(id) ? null : id;
}

const suffixOf = (fact: string): number => {
  const dot = fact.indexOf('.');
  return dot < 0 ? fact.length : dot;
};

/**
 * The summary in a form that holds for the shape.
 *
 * @returns null when it says something about these arguments that can't be said of others
 */
export function sharable(
  summary: Summary,
  shape: Shape,
  { written, first, depth }: Finding,
): SharedSummary | null {
  const copier = createCopier((fact) => renumbered(fact, shape.numbers), first);
  const cells = shape.cells.map((cell) => {
    const standIn = newCell();
    if (cell) copier.replace(cell, standIn);
    return standIn;
  });
  const numbers: number[] = [];
  for (const [number, cell] of shape.cells.entries()) {
    const standIn = cells[number];
    if (!cell || !standIn || !written.has(cell.id)) continue;
    numbers.push(number);
    copier.fill(cell, standIn);
  }
  const copy = { ...summary, ...copier.summary(summary), written: NOTHING_WRITTEN };
  if (copier.failed()) return null;
  const isPlain = numbers.length === 0 && copy.value === summary.value && !hasObjects(copy.facts);
  return { summary: copy, cells: isPlain ? [] : cells, written: numbers, isPlain, depth };
}

const hasObjects = (facts: ReadonlySet<string>): boolean =>
  [...facts].some((fact) => fact.startsWith(`${IDENTITY}#`));

const NOTHING_WRITTEN: ReadonlySet<number> = new Set();

/** The summary as it holds for the arguments that a call hands over; what the function writes to them is written. */
export function instantiated(shared: SharedSummary, shape: Shape): Summary {
  if (shared.isPlain) return shared.summary;
  const ids = [...shape.numbers.keys()];
  const original = (fact: string): string => {
    if (!fact.startsWith(`${IDENTITY}#`)) return fact;
    const id = ids[Number.parseInt(fact.slice(IDENTITY.length + 1), 10)];
    return `${IDENTITY}${id}${fact.slice(suffixOf(fact))}`;
  };
  const copier = createCopier(original, 0);
  for (const [number, standIn] of shared.cells.entries()) {
    const cell = shape.cells[number];
    if (cell) copier.replace(standIn, cell);
  }
  for (const number of shared.written) {
    const [standIn, cell] = [shared.cells[number], shape.cells[number]];
    if (standIn && cell) copier.fill(standIn, cell);
  }
  return { ...shared.summary, ...copier.summary(shared.summary) };
}

interface Copier {
  /** The one object stands for the other in what is copied from now on. */
  replace(cell: Cell, by: Cell): void;
  /** Writes what the one holds to the other. */
  fill(from: Cell, to: Cell): void;
  summary(summary: Summary): Pick<Summary, 'value' | 'facts'>;
  /** Something was met that can't be copied: the variables of a closure, the session of a replaced request. */
  failed(): boolean;
}

/** Copies values: objects that were made since `first` anew, the others as they are or by what replaces them. */
function createCopier(rename: (fact: string) => string, first: number): Copier {
  const copies = new Map<number, Cell>();
  let hasFailed = false;
  let made = 0;

  function copyCell(cell: Cell): Cell {
    const known = copies.get(cell.id);
    if (known) return known;
    if (cell.isLasting || cell.id < first) return cell;
    const owner = sessionOwner(cell);
    if (owner !== null) hasFailed = true;
    if (++made > MAX_COPIES) {
      hasFailed = true;
      return cell;
    }
    const copy = newCell();
    copies.set(cell.id, copy);
    fill(cell, copy);
    return copy;
  }

  function fill(from: Cell, to: Cell): void {
    setElement(to, join(to.element, copyValue(from.element)));
    addKey(to, copyValue(from.key));
    for (const [name, entry] of from.entries) writeEntry(to, name, copyValue(entry));
  }

  function copyValue(value: Value): Value {
    switch (value.k) {
      case 'sequence': {
        const items = value.items && copyAll(value.items);
        const cell = copyCell(value.cell);
        return items === value.items && cell === value.cell ? value : { ...value, items, cell };
      }
      case 'dict':
      case 'instance':
      case 'model': {
        const cell = copyCell(value.cell);
        return cell === value.cell ? value : { ...value, cell };
      }
      case 'function': {
        if (value.closure !== null) hasFailed = true;
        const self = value.self && copyValue(value.self);
        return self === value.self ? value : { ...value, self };
      }
      case 'lazy':
        return { ...value, of: copyValue(value.of), ids: value.ids.map(rename) };
      case 'iterator': {
        const element = copyValue(value.element);
        return element === value.element ? value : { ...value, element };
      }
      case 'awaitable': {
        const result = copyValue(value.result);
        return result === value.result ? value : { ...value, result };
      }
      case 'intrinsic': {
        const self = value.self && copyValue(value.self);
        const args = copyAll(value.args);
        return self === value.self && args === value.args ? value : { ...value, self, args };
      }
      case 'union': {
        const of = copyAll(value.of);
        return of === value.of ? value : { ...value, of };
      }
      default:
        return value;
    }
  }

  /** The same list when none of them is copied. */
  function copyAll(values: readonly Value[]): readonly Value[] {
    const copied = values.map(copyValue);
    return copied.every((value, index) => value === values[index]) ? values : copied;
  }

  return {
    replace: (cell, by) => copies.set(cell.id, by),
    fill,
    summary: ({ value, facts }) => ({ value: copyValue(value), facts: new Set([...facts].map(rename)) }),
    failed: () => hasFailed,
  };
}
