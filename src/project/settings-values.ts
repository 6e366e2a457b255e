/** Structured settings (`DATABASES`, `CACHES`, `TEMPLATES`) as facts: each value with every alternative and its place. */
import { truthOf } from './static-operators.ts';
import { findEntry, type Place, type StaticItem, type StaticValue, scalar, textOf } from './static-values.ts';
import type { CacheFacts, DatabaseFacts, SettingOption, TemplateFacts } from './types.ts';

/** What is needed of the evaluator. */
export interface ValueReader {
  force(value: StaticValue): StaticValue;
  /** The items of a value that can be iterated; null when it is not known to be a sequence. */
  items(value: StaticValue): readonly StaticItem[] | null;
}

/** A value as it stands in the settings: there only under a condition, or always; written somewhere near `place`. */
interface Standing {
  readonly value: StaticValue;
  readonly conditional: boolean;
  readonly place: Place;
}

/** The alternatives of a value, evaluated. */
function alternatives({ value, conditional, place }: Standing, reader: ValueReader): readonly Standing[] {
  const forced = reader.force(value);
  const options = forced.k === 'choice' ? forced.of.map((each) => reader.force(each)) : [forced];
  return options.map((option) => ({
    value: option.assumed === null ? { ...option, assumed: forced.assumed } : option,
    conditional: conditional || options.length > 1,
    place: option.place ?? place,
  }));
}

/**
 * The values that a setting may have, the likeliest first.
 *
 * @param place where it is written as far as is known
 * @param known what an evaluated value means; undefined when that can't be told
 */
export function settingOptions<T>(
  value: StaticValue,
  conditional: boolean,
  place: Place,
  reader: ValueReader,
  known: (value: StaticValue) => T | undefined,
): readonly SettingOption<T>[] {
  return alternatives({ value, conditional, place }, reader).map((option) => {
    const meaning = known(option.value);
    const base = {
      file: option.place.file,
      line: option.place.line,
      conditional: option.conditional,
      assumed: option.value.assumed?.what ?? null,
    };
    return meaning === undefined ? { k: 'unread', ...base } : { k: 'known', value: meaning, ...base };
  });
}

/** Meanings of a value: a string, a number or None, whether it is true. */
export const MEANING = {
  text: (value: StaticValue): string | undefined => textOf(value) ?? undefined,
  number: (value: StaticValue): number | null | undefined => {
    if (value.k !== 'scalar') return undefined;
    if (typeof value.value === 'boolean') return Number(value.value);
    return typeof value.value === 'string' ? undefined : value.value;
  },
  truth: (value: StaticValue): boolean | undefined => {
    const truth = truthOf(value);
    return truth.certain || value.k === 'scalar' || value.k === 'dict' ? truth.likely : undefined;
  },
} as const;

/** `DATABASES`, by alias in the order of the text. */
export function readDatabases(
  value: StaticValue | null,
  place: Place,
  reader: ValueReader,
): readonly DatabaseFacts[] {
  return byAlias(value, place, reader).map(({ alias, entries }) => ({
    ...head(alias, entries),
    engine: optionsAt(entries, ['ENGINE'], reader, MEANING.text),
    atomicRequests: optionsAt(entries, ['ATOMIC_REQUESTS'], reader, MEANING.truth),
    connMaxAge: optionsAt(entries, ['CONN_MAX_AGE'], reader, MEANING.number),
    pool: optionsAt(entries, ['OPTIONS', 'pool'], reader, MEANING.truth),
  }));
}

/** `CACHES`, by alias in the order of the text. */
export function readCaches(
  value: StaticValue | null,
  place: Place,
  reader: ValueReader,
): readonly CacheFacts[] {
  return byAlias(value, place, reader).map(({ alias, entries }) => ({
    ...head(alias, entries),
    backend: optionsAt(entries, ['BACKEND'], reader, MEANING.text),
  }));
}

/** `TEMPLATES`, in order. */
export function readTemplates(
  value: StaticValue | null,
  place: Place,
  reader: ValueReader,
): readonly TemplateFacts[] {
  if (value === null) return [];
  return alternatives({ value, conditional: false, place }, reader).flatMap((list) =>
    (reader.items(list.value) ?? []).map((each) => {
      const entries = alternatives(
        { ...list, value: each.value, conditional: list.conditional || each.conditional },
        reader,
      );
      return {
        ...standing(entries),
        backend: optionsAt(entries, ['BACKEND'], reader, MEANING.text),
        loaders: entriesAt(entries, ['OPTIONS', 'loaders'], reader).flatMap((loaders) =>
          loaderNames(loaders, reader),
        ),
      };
    }),
  );
}

/** Loaders are names, or tuples of a name and its arguments, which may be loaders again. */
function loaderNames(loaders: Standing, reader: ValueReader): readonly SettingOption<string>[] {
  return alternatives(loaders, reader).flatMap((list) =>
    list.value.k === 'sequence'
      ? list.value.items.flatMap((each) =>
          loaderNames(
            { ...list, value: each.value, conditional: list.conditional || each.conditional },
            reader,
          ),
        )
      : settingOptions(list.value, list.conditional, list.place, reader, MEANING.text),
  );
}

interface Aliased {
  readonly alias: string;
  readonly entries: readonly Standing[];
}

/** The dictionaries behind each key of a dictionary of dictionaries, over all alternatives of both. */
function byAlias(value: StaticValue | null, place: Place, reader: ValueReader): readonly Aliased[] {
  const found = new Map<string, Standing[]>();
  const outer = value === null ? [] : alternatives({ value, conditional: false, place }, reader);
  for (const option of outer) {
    if (option.value.k !== 'dict') continue;
    for (const entry of option.value.entries) {
      const alias = textOf(reader.force(entry.key));
      if (alias === null) continue;
      const inner = alternatives(
        {
          value: entry.value,
          conditional: option.conditional || entry.conditional,
          place: entry.key.place ?? option.place,
        },
        reader,
      );
      found.set(alias, [...(found.get(alias) ?? []), ...inner]);
    }
  }
  return [...found].map(([alias, entries]) => ({ alias, entries }));
}

function head(
  alias: string,
  entries: readonly Standing[],
): ReturnType<typeof standing> & { readonly alias: string } {
  return { alias, ...standing(entries) };
}

function standing(entries: readonly Standing[]): {
  readonly file: string;
  readonly line: number;
  readonly conditional: boolean;
  readonly complete: boolean;
  readonly assumed: string | null;
} {
  const [first] = entries;
  return {
    file: first?.place.file ?? '',
    line: first?.place.line ?? 1,
    conditional: entries.every((entry) => entry.conditional),
    complete: entries.every((entry) => entry.value.k === 'dict' && !entry.value.open),
    assumed: entries.find((entry) => entry.value.assumed !== null)?.value.assumed?.what ?? null,
  };
}

function optionsAt<T>(
  entries: readonly Standing[],
  path: readonly string[],
  reader: ValueReader,
  known: (value: StaticValue) => T | undefined,
): readonly SettingOption<T>[] {
  return entriesAt(entries, path, reader).flatMap((found) =>
    settingOptions(found.value, found.conditional, found.place, reader, known),
  );
}

/** What stands at a path of keys. */
function entriesAt(
  entries: readonly Standing[],
  path: readonly string[],
  reader: ValueReader,
): readonly Standing[] {
  const [key, ...rest] = path;
  if (key === undefined) return entries;
  const inner = entries.flatMap((entry): readonly Standing[] => {
    const found = entry.value.k === 'dict' ? findEntry(entry.value, scalar(key)) : null;
    if (found === null) return [];
    const conditional = entry.conditional || found.conditional;
    return alternatives({ value: found.value, conditional, place: found.key.place ?? entry.place }, reader);
  });
  return entriesAt(inner, rest, reader);
}
