/** Functions and methods that the static evaluator knows: Python's own, and those that read the environment. */
import { posix } from 'node:path';
import type { Call } from '../python/ast.ts';
import { readEnvironment } from './static-environment.ts';
import { compare, toText, truthOf } from './static-operators.ts';
import {
  copied,
  findEntry,
  identified,
  item,
  join,
  type Place,
  restItem,
  type StaticArgument,
  type StaticDict,
  type StaticFunction,
  type StaticItem,
  type StaticSequence,
  type StaticValue,
  sameValue,
  scalar,
  sequence,
  textOf,
  UNKNOWN,
  withEntry,
  withPlace,
} from './static-values.ts';

/** What the functions here need of the evaluator. */
export interface BuiltinContext {
  force(value: StaticValue): StaticValue;
  items(value: StaticValue): readonly StaticItem[] | null;
  call(fn: StaticFunction, args: readonly StaticArgument[]): StaticValue | null;
  dotted(value: StaticValue): string | null;
}

/** What a call gives, and what its receiver is afterwards (null: unchanged). */
export interface BuiltinResult {
  readonly value: StaticValue;
  readonly changed: StaticValue | null;
}

/**
 * The result of a call that is known here; null for any other, which stays a symbol.
 *
 * @param receiver the value before the dot, evaluated, when the callee is an attribute
 */
export function callBuiltin(
  callee: StaticValue,
  receiver: StaticValue | null,
  node: Call,
  args: readonly StaticArgument[],
  place: Place,
  context: BuiltinContext,
): BuiltinResult | null {
  if (receiver !== null && node.func.kind === 'Attribute') {
    const method = node.func.attr;
    if (receiver.k === 'sequence') return sequenceMethod(receiver, method, args, context);
    if (receiver.k === 'dict') return dictMethod(receiver, method, args, context);
    const text = textOf(receiver);
    if (text !== null) return plain(stringMethod(text, receiver, method, args, context));
  }
  // A method of what the environment gives, or of its missing default.
  if (callee.k === 'unknown' && callee.assumed !== null) return plain(callee);
  if (receiver?.k === 'scalar' && receiver.assumed !== null && node.func.kind === 'Attribute') {
    return plain({ ...UNKNOWN, place, assumed: receiver.assumed });
  }
  const environment = readEnvironment(callee, args, place, context);
  if (environment !== null) return plain(environment);
  const name = callee.k === 'ref' ? callee.name : null;
  return name === null ? null : plain(callFunction(name, args, place, context));
}

function plain(value: StaticValue | null): BuiltinResult | null {
  return value === null ? null : { value, changed: null };
}

function positional(args: readonly StaticArgument[], index: number): StaticValue | undefined {
  return args.filter((argument) => argument.kind === 'positional')[index]?.value;
}

function callFunction(
  name: string,
  args: readonly StaticArgument[],
  place: Place,
  context: BuiltinContext,
): StaticValue | null {
  const first = positional(args, 0);
  const items = (): readonly StaticItem[] =>
    first === undefined ? [] : (context.items(first) ?? [restItem(withPlace(first, place))]);
  switch (name) {
    case 'list':
    case 'tuple':
    case 'set':
    case 'sorted':
    case 'frozenset': {
      const type = name === 'sorted' ? 'list' : name === 'frozenset' ? 'set' : name;
      if (name === 'sorted') return sequence(type, sorted(items(), args, context), place);
      const assumed = first === undefined ? null : context.force(first).assumed;
      return sequence(type, type === 'set' ? distinct(items()) : items(), place, assumed);
    }
    case 'reversed':
      return sequence('list', [...items()].reverse(), place);
    case 'dict':
      return buildDict(args, place, context);
    case 'dict.fromkeys':
      return {
        k: 'dict',
        entries: distinct(items().filter((each) => !each.rest)).map((each) => ({
          key: each.value,
          value: scalar(null),
          conditional: each.conditional,
        })),
        open: items().some((each) => each.rest),
        place,
        assumed: null,
      };
    case 'str': {
      const value = first === undefined ? scalar('') : context.force(first);
      return value.k === 'scalar' ? scalar(toText(value.value), place, value.assumed) : UNKNOWN;
    }
    case 'int':
    case 'float': {
      const value = first === undefined ? scalar(0) : context.force(first);
      if (value.k !== 'scalar') return UNKNOWN;
      const number = Number(value.value);
      return Number.isNaN(number) ? UNKNOWN : scalar(number, place, value.assumed);
    }
    case 'bool': {
      const value = first === undefined ? scalar(false) : context.force(first);
      const truth = truthOf(value);
      return truth.certain || value.assumed !== null ? scalar(truth.likely, place, value.assumed) : UNKNOWN;
    }
    case 'len': {
      const known = first === undefined ? null : context.items(first);
      return known?.every((each) => !each.rest && !each.conditional) ? scalar(known.length, place) : UNKNOWN;
    }
    case 'range': {
      const numbers = args.map((argument) => numberOf(context.force(argument.value)));
      const [a, b, step = 1] = numbers;
      if (a === undefined || a === null || b === null || step === null || step === 0) return UNKNOWN;
      const [start, stop] = b === undefined ? [0, a] : [a, b];
      const count = Math.max(0, Math.ceil((stop - start) / step));
      if (count > 2_000) return UNKNOWN;
      return sequence(
        'list',
        Array.from({ length: count }, (_, index) => item(scalar(start + index * step))),
        place,
      );
    }
    case 'enumerate': {
      const start = numberOf(positional(args, 1) ?? scalar(0)) ?? 0;
      return sequence(
        'list',
        items().map((each, index) => ({
          ...each,
          value: sequence('tuple', [item(scalar(index + start)), item(each.value)]),
        })),
        place,
      );
    }
    case 'zip': {
      const lists = args.map((argument) => context.items(argument.value));
      const length = Math.min(...lists.map((list) => list?.length ?? 0));
      if (lists.some((list) => list === null)) return UNKNOWN;
      return sequence(
        'list',
        Array.from({ length }, (_, index) =>
          item(
            sequence(
              'tuple',
              lists.map((list) => list?.[index] ?? item(UNKNOWN)),
            ),
          ),
        ),
        place,
      );
    }
    case 'filter':
      return filterItems(first, positional(args, 1), place, context);
    case 'map': {
      const fn = first === undefined ? UNKNOWN : context.force(first);
      const mapped = positional(args, 1);
      const list = mapped === undefined ? null : context.items(mapped);
      if (list === null) return UNKNOWN;
      return sequence(
        'list',
        list.map((each) => ({ ...each, value: applied(fn, each.value, place, context) })),
        place,
      );
    }
    case 'sum':
    case 'itertools.chain.from_iterable': {
      const start = name === 'sum' ? positional(args, 1) : undefined;
      const lists = [
        ...(start === undefined ? [] : [context.items(start)]),
        ...items().map((each) => (each.rest ? null : context.items(each.value))),
      ];
      return lists.some((list) => list === null)
        ? UNKNOWN
        : sequence(
            'list',
            lists.flatMap((list) => list ?? []),
            place,
          );
    }
    case 'functools.reduce':
      return reduce(args, context);
    case 'any':
    case 'all':
      return someOrEvery(name, first === undefined ? null : context.items(first), place, context);
    case 'itertools.chain':
      return sequence(
        'list',
        args.flatMap(
          (argument) => context.items(argument.value) ?? [restItem(withPlace(argument.value, place))],
        ),
        place,
      );
    case 'next': {
      const found = items()[0];
      return found === undefined || found.rest || found.conditional
        ? (positional(args, 1) ?? UNKNOWN)
        : found.value;
    }
    case 'copy.copy':
    case 'copy.deepcopy':
      return first === undefined ? UNKNOWN : copied(context.force(first), name === 'copy.deepcopy');
    case 'getattr':
      return null;
    case 'os.path.join':
    case 'posixpath.join': {
      const parts = args.map((argument) => textOf(context.force(argument.value)));
      return parts.every((part) => part !== null) ? scalar(parts.join('/'), place) : UNKNOWN;
    }
    case 'os.path.abspath':
    case 'os.path.realpath':
    case 'os.path.normpath':
    case 'os.path.dirname':
    case 'os.path.basename': {
      const path = first === undefined ? null : textOf(context.force(first));
      return path === null ? UNKNOWN : scalar(pathPart(name, path), place);
    }
    default:
      return null;
  }
}

/** What `map` makes of one item: by a function of the project, a builtin, or a method as in `str.strip`. */
function applied(fn: StaticValue, value: StaticValue, place: Place, context: BuiltinContext): StaticValue {
  if (fn.k === 'function') return context.call(fn, [argumentOf(value)]) ?? UNKNOWN;
  const name = context.dotted(fn) ?? '';
  const forced = context.force(value);
  const text = textOf(forced);
  const method = /^str\.(\w+)$/.exec(name)?.[1];
  if (method !== undefined) {
    return text === null ? UNKNOWN : (stringMethod(text, forced, method, [], context) ?? UNKNOWN);
  }
  return callFunction(name, [argumentOf(value)], place, context) ?? UNKNOWN;
}

/** As Python's `posixpath` has them; the paths that settings are built of are absolute. */
function pathPart(name: string, path: string): string {
  if (name === 'os.path.dirname') return posix.dirname(path);
  return name === 'os.path.basename' ? posix.basename(path) : posix.normalize(path);
}

function argumentOf(value: StaticValue): StaticArgument {
  return { kind: 'positional', name: null, value };
}

function numberOf(value: StaticValue): number | null {
  return value.k === 'scalar' && typeof value.value === 'number' ? value.value : null;
}

function distinct(items: readonly StaticItem[]): readonly StaticItem[] {
  return items.filter(
    (each, index) => items.findIndex((other) => sameValue(other.value, each.value)) === index || each.rest,
  );
}

/** `functools.reduce` with a function of the project, or with the sum of `operator`. */
function reduce(args: readonly StaticArgument[], context: BuiltinContext): StaticValue {
  const [fn, iterable, start] = [0, 1, 2].map((index) => positional(args, index));
  const items = iterable === undefined ? null : context.items(iterable);
  if (fn === undefined || items === null || items.some((each) => each.rest || each.conditional))
    return UNKNOWN;
  const forced = context.force(fn);
  const values = [...(start === undefined ? [] : [start]), ...items.map((each) => each.value)];
  const [initial, ...others] = values;
  if (initial === undefined) return UNKNOWN;
  return others.reduce<StaticValue>((a, b) => {
    if (forced.k === 'function') return context.call(forced, [argumentOf(a), argumentOf(b)]) ?? UNKNOWN;
    if (!SUMS.has(context.dotted(forced) ?? '')) return UNKNOWN;
    const [left, right] = [context.items(a), context.items(b)];
    return left === null || right === null ? UNKNOWN : sequence('list', [...left, ...right], a.place);
  }, initial);
}

const SUMS: ReadonlySet<string> = new Set([
  'operator.add',
  'operator.concat',
  'operator.iadd',
  'operator.iconcat',
]);

function someOrEvery(
  name: 'any' | 'all',
  items: readonly StaticItem[] | null,
  place: Place,
  context: BuiltinContext,
): StaticValue {
  if (items === null) return UNKNOWN;
  const truths = items.map((each) => {
    const truth = truthOf(context.force(each.value));
    return { ...truth, certain: truth.certain && !each.conditional && !each.rest };
  });
  const decisive = name === 'any';
  if (truths.some((each) => each.certain && each.likely === decisive)) return scalar(decisive, place);
  return truths.every((each) => each.certain) ? scalar(!decisive, place) : UNKNOWN;
}

/** In order of their text where nothing else is asked for; a key function leaves the order open. */
function sorted(
  items: readonly StaticItem[],
  args: readonly StaticArgument[],
  context: BuiltinContext,
): readonly StaticItem[] {
  const named = (name: string): StaticValue | undefined =>
    args.find((argument) => argument.name === name)?.value;
  const key = named('key');
  const fn = key === undefined ? null : context.force(key);
  if (fn !== null && fn.k !== 'function') return items;
  const keyed = items.map((each) => {
    const by = fn === null ? each.value : (context.call(fn, [argumentOf(each.value)]) ?? UNKNOWN);
    return { each, by: context.force(by) };
  });
  if (keyed.some(({ by }) => by.k !== 'scalar')) return items;
  const order = (a: StaticValue, b: StaticValue): number => {
    if (compare('<', a, b) === true) return -1;
    return compare('>', a, b) === true ? 1 : 0;
  };
  const reverse = named('reverse');
  const sign = reverse !== undefined && truthOf(context.force(reverse)).likely ? -1 : 1;
  return keyed.sort((a, b) => sign * order(a.by, b.by)).map(({ each }) => each);
}

function filterItems(
  predicate: StaticValue | undefined,
  list: StaticValue | undefined,
  place: Place,
  context: BuiltinContext,
): StaticValue {
  const items = list === undefined ? null : context.items(list);
  if (items === null || predicate === undefined) return UNKNOWN;
  const test = context.force(predicate);
  const kept = items.flatMap((each) => {
    const value = context.force(each.value);
    const result = test.k === 'function' ? (context.call(test, [argumentOf(value)]) ?? UNKNOWN) : value;
    const truth = truthOf(result);
    if (truth.certain) return truth.likely ? [each] : [];
    return [{ ...each, conditional: true }];
  });
  return sequence('list', kept, place);
}

function buildDict(args: readonly StaticArgument[], place: Place, context: BuiltinContext): StaticDict {
  let dict: StaticDict = { k: 'dict', entries: [], open: false, place, assumed: null };
  for (const argument of args) {
    if (argument.kind === 'keyword' && argument.name !== null) {
      dict = withEntry(dict, scalar(argument.name), argument.value);
      continue;
    }
    const value = context.force(argument.value);
    if (value.k === 'dict') {
      for (const entry of value.entries) dict = withEntry(dict, entry.key, entry.value);
      dict = { ...dict, open: dict.open || value.open };
      continue;
    }
    for (const pair of context.items(value) ?? [restItem(UNKNOWN)]) {
      const [key, inner] = context.items(pair.value) ?? [];
      if (pair.rest || key === undefined || inner === undefined) dict = { ...dict, open: true };
      else dict = withEntry(dict, context.force(key.value), inner.value);
    }
  }
  return dict;
}

const NONE = scalar(null);

/** Methods of lists, tuples and sets. What changes the list gives it back as `changed`. */
function sequenceMethod(
  list: StaticSequence,
  method: string,
  args: readonly StaticArgument[],
  context: BuiltinContext,
): BuiltinResult | null {
  const first = positional(args, 0);
  const second = positional(args, 1);
  const change = (items: readonly StaticItem[], value: StaticValue = NONE): BuiltinResult => ({
    value,
    changed: sequence(list.type, items, list.place, list.assumed),
  });
  const indexOf = (value: StaticValue | undefined): number => {
    const wanted = value === undefined ? UNKNOWN : context.force(value);
    return list.items.findIndex((each) => !each.rest && sameValue(context.force(each.value), wanted));
  };
  switch (method) {
    case 'append':
    case 'add': {
      if (first === undefined) return null;
      const isKnown = method === 'add' && indexOf(first) !== -1;
      return change(isKnown ? list.items : [...list.items, item(first)]);
    }
    case 'extend':
    case 'update':
    case 'union': {
      if (first === undefined) return null;
      const added = context.items(first) ?? [restItem(first)];
      const items = [...list.items, ...added];
      return method === 'union' ? { value: copied({ ...list, items }), changed: null } : change(items);
    }
    case 'insert': {
      if (first === undefined || second === undefined) return null;
      const index = numberOf(context.force(first));
      if (index === null) return change([...list.items, item(second)]);
      const position = index < 0 ? Math.max(0, list.items.length + index) : index;
      return change([...list.items.slice(0, position), item(second), ...list.items.slice(position)]);
    }
    case 'remove':
    case 'discard': {
      const index = indexOf(first);
      if (index === -1) return change(list.items);
      return change(list.items.filter((_, i) => i !== index));
    }
    case 'pop': {
      const index = first === undefined ? -1 : numberOf(context.force(first));
      if (index === null) return { value: UNKNOWN, changed: null };
      const position = index < 0 ? list.items.length + index : index;
      const popped = list.items[position]?.value ?? UNKNOWN;
      return change(
        list.items.filter((_, i) => i !== position),
        popped,
      );
    }
    case 'clear':
      return change([]);
    case 'reverse':
      return change([...list.items].reverse());
    case 'sort':
      return change(sorted(list.items, args, context));
    case 'copy':
      return { value: copied(list), changed: null };
    case 'index': {
      const index = indexOf(first);
      return { value: index === -1 ? UNKNOWN : scalar(index), changed: null };
    }
    case 'count': {
      const found = list.items.filter((each) => first !== undefined && sameValue(each.value, first));
      return { value: scalar(found.length), changed: null };
    }
    default:
      return null;
  }
}

/** Methods of dictionaries. */
function dictMethod(
  dict: StaticDict,
  method: string,
  args: readonly StaticArgument[],
  context: BuiltinContext,
): BuiltinResult | null {
  const first = positional(args, 0);
  const second = positional(args, 1) ?? NONE;
  const key = first === undefined ? UNKNOWN : context.force(first);
  const entry = findEntry(dict, key);
  switch (method) {
    case 'get':
      if (entry === null) return { value: dict.open ? UNKNOWN : second, changed: null };
      return { value: entry.conditional ? join(entry.value, second) : entry.value, changed: null };
    case 'setdefault':
      if (entry !== null) return { value: entry.value, changed: null };
      return setDefault(dict, key, identified(context.force(second)));
    case 'update': {
      const added = buildDict(args, dict.place ?? { file: '', line: 1 }, context);
      let changed: StaticDict = { ...dict, open: dict.open || added.open };
      for (const each of added.entries) changed = withEntry(changed, each.key, each.value);
      return { value: NONE, changed };
    }
    case 'pop':
      return {
        value: entry?.value ?? second,
        changed: { ...dict, entries: dict.entries.filter((each) => each !== entry) },
      };
    case 'copy':
      return { value: copied(dict), changed: null };
    case 'keys':
      return {
        value: sequence(
          'list',
          dict.entries.map((each) => item(each.key, each.conditional)),
        ),
        changed: null,
      };
    case 'values':
      return {
        value: sequence(
          'list',
          dict.entries.map((each) => item(each.value, each.conditional)),
        ),
        changed: null,
      };
    case 'items':
      return {
        value: sequence(
          'list',
          dict.entries.map((each) =>
            item(sequence('tuple', [item(each.key), item(each.value)]), each.conditional),
          ),
        ),
        changed: null,
      };
    default:
      return null;
  }
}

function setDefault(dict: StaticDict, key: StaticValue, value: StaticValue): BuiltinResult {
  return { value, changed: withEntry(dict, key, value) };
}

/** Methods of strings; null for those whose result is not worked out. */
function stringMethod(
  text: string,
  receiver: StaticValue,
  method: string,
  args: readonly StaticArgument[],
  context: BuiltinContext,
): StaticValue | null {
  const give = (value: string | boolean | number): StaticValue =>
    scalar(value, receiver.place, receiver.assumed);
  const argument = (index: number): string | null => {
    const value = positional(args, index);
    return value === undefined ? null : textOf(context.force(value));
  };
  switch (method) {
    case 'lower':
      return give(text.toLowerCase());
    case 'upper':
      return give(text.toUpperCase());
    case 'title':
    case 'capitalize':
      return UNKNOWN;
    case 'strip':
    case 'lstrip':
    case 'rstrip':
      return give(strip(text, argument(0), method));
    case 'split': {
      const separator = argument(0);
      if (args.length > 1) return UNKNOWN;
      const parts =
        separator === null ? text.split(/\s+/).filter((part) => part !== '') : text.split(separator);
      return sequence(
        'list',
        parts.map((part) => item(scalar(part, receiver.place, receiver.assumed))),
        receiver.place,
        receiver.assumed,
      );
    }
    case 'replace': {
      const [from, to] = [argument(0), argument(1)];
      return from === null || to === null ? UNKNOWN : give(text.replaceAll(from, to));
    }
    case 'startswith':
    case 'endswith': {
      const affix = argument(0);
      if (affix === null) return UNKNOWN;
      return give(method === 'startswith' ? text.startsWith(affix) : text.endsWith(affix));
    }
    case 'join': {
      const list = positional(args, 0);
      const items = list === undefined ? null : context.items(list);
      const parts = items?.map((each) => (each.rest ? null : textOf(context.force(each.value))));
      return parts?.every((part) => part !== null) ? give(parts.join(text)) : UNKNOWN;
    }
    case 'format':
      return formatBraces(text, receiver, args, context);
    default:
      return null;
  }
}

function strip(text: string, characters: string | null, method: string): string {
  const isStripped = (character: string | undefined): boolean =>
    character !== undefined && (characters === null ? /\s/.test(character) : characters.includes(character));
  let [start, end] = [0, text.length];
  if (method !== 'rstrip') while (start < end && isStripped(text[start])) start++;
  if (method !== 'lstrip') while (end > start && isStripped(text[end - 1])) end--;
  return text.slice(start, end);
}

function formatBraces(
  text: string,
  receiver: StaticValue,
  args: readonly StaticArgument[],
  context: BuiltinContext,
): StaticValue {
  let next = 0;
  let failed = false;
  const result = text.replace(/\{\{|\}\}|\{([^{}]*)\}/g, (whole, field: string | undefined) => {
    if (field === undefined) return whole.slice(1);
    const value = /^\d*$/.test(field)
      ? positional(args, field === '' ? next++ : Number(field))
      : args.find((argument) => argument.name === field)?.value;
    const known = value === undefined ? UNKNOWN : context.force(value);
    if (known.k !== 'scalar') failed = true;
    return known.k === 'scalar' ? toText(known.value) : '';
  });
  return failed ? UNKNOWN : scalar(result, receiver.place, receiver.assumed);
}
