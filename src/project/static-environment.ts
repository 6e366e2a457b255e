/**
 * Calls that read the environment: `os.environ.get`, `os.getenv`, python-decouple's `config`, django-environ's and
 * environs' `env`. The default is what they give, with a note that it is only the default.
 */
import { asDefault, cacheOfUrl, databaseOfUrl } from './service-urls.ts';
import type { BuiltinContext } from './static-builtins.ts';
import {
  type Assumption,
  findEntry,
  item,
  type Place,
  type StaticArgument,
  type StaticValue,
  scalar,
  sequence,
  textOf,
  UNKNOWN,
} from './static-values.ts';

/** Functions whose arguments are (name, default). */
const READERS: ReadonlySet<string> = new Set([
  'os.environ.get',
  'os.getenv',
  'os.environ.setdefault',
  'os.environ.pop',
  'decouple.config',
  'decouple.AutoConfig()',
  'decouple.Config()',
  'prettyconf.config',
  'starlette.config.Config()',
]);

/** Classes whose instances (and these instances' methods) are such functions. */
const READER_CLASSES: ReadonlySet<string> = new Set([
  'environ.Env',
  'environ.FileAwareEnv',
  'environ.environ.Env',
  'environs.Env',
  'environs.FileAwareEnv',
  'environs.EnvDjango',
]);

/** Instances that a package makes itself. */
const READER_INSTANCES: ReadonlySet<string> = new Set(['environs.env']);

/** Methods of such instances that read no variable. */
const NOT_READING: ReadonlySet<string> = new Set([
  'read_env',
  'read_envfile',
  'seal',
  'prefixed',
  'add_parser',
  'parser_for',
]);

/**
 * @param callee what is called, as evaluated
 * @returns the default (unknown when there is none), marked as assumed; null when the call reads no variable
 */
export function readEnvironment(
  callee: StaticValue,
  args: readonly StaticArgument[],
  place: Place,
  context: BuiltinContext,
): StaticValue | null {
  const url = readServiceUrl(callee, args, place, context);
  if (url !== null) return url;
  const value = readConfigurationValue(callee, args, place, context);
  if (value !== null) return value;
  const reader = readerOf(callee, context);
  if (reader === null) return null;
  const positional = args.filter((argument) => argument.kind === 'positional').map((each) => each.value);
  const named = (name: string): StaticValue | undefined =>
    args.find((argument) => argument.name === name)?.value;
  const name = positional[0] ?? named('name') ?? named('var') ?? named('key');
  const variable = name === undefined ? null : textOf(context.force(name));
  const assumed: Assumption = {
    what: variable === null ? 'an environment variable' : `the environment variable ${variable}`,
    place,
  };
  const fallback = reader.isBare ? (positional[1] ?? named('default')) : defaultOf(reader, positional, named);
  const scheme = variable === null ? undefined : schemeEntry(reader.instance, variable, context);
  const given = fallback ?? scheme?.fallback;
  const service = reader.method === null ? undefined : SERVICE_METHODS[reader.method];
  if (service !== undefined) {
    const forced = given === undefined ? undefined : context.force(given);
    if (service === 'cache') return cacheOfUrl(forced, { place, assumed });
    return databaseOfUrl(forced, databaseKeywords(named), { place, assumed });
  }
  const method = reader.method ?? castName(named('cast'), context) ?? scheme?.cast ?? null;
  if (given === undefined) {
    const isNone = reader.isBare && callee.k === 'ref' && callee.name !== 'decouple.config';
    return isNone ? scalar(null, place, assumed) : { ...UNKNOWN, place, assumed };
  }
  return { ...cast(context.force(given), method, context), place, assumed };
}

/** Methods of `Env` that make a dictionary of a URL: django-environ's, then environs'. */
const SERVICE_METHODS: Readonly<Record<string, 'database' | 'cache'>> = {
  db: 'database',
  db_url: 'database',
  dj_db_url: 'database',
  cache: 'cache',
  cache_url: 'cache',
  dj_cache_url: 'cache',
};

/** Functions that make a dictionary of a URL: whether they are handed it, or read it from the environment. */
const SERVICE_FUNCTIONS: Readonly<Record<string, readonly [kind: 'database' | 'cache', isHanded: boolean]>> =
  {
    'dj_database_url.parse': ['database', true],
    'dj_database_url.config': ['database', false],
    'environ.Env.db_url_config': ['database', true],
    'environ.Env.cache_url_config': ['cache', true],
    'django_cache_url.parse': ['cache', true],
    'django_cache_url.config': ['cache', false],
  };

function readServiceUrl(
  callee: StaticValue,
  args: readonly StaticArgument[],
  place: Place,
  context: BuiltinContext,
): StaticValue | null {
  const [kind, isHanded] = SERVICE_FUNCTIONS[context.dotted(callee) ?? ''] ?? [];
  if (kind === undefined) return null;
  const named = (name: string): StaticValue | undefined =>
    args.find((argument) => argument.name === name)?.value;
  const positional = args.filter((argument) => argument.kind === 'positional').map((each) => each.value);
  const given = isHanded ? (positional[0] ?? named('url')) : (named('default') ?? positional[1]);
  const url = given === undefined ? undefined : context.force(given);
  const variable = textOf(named('env') ?? positional[0]) ?? (kind === 'cache' ? 'CACHE_URL' : 'DATABASE_URL');
  const assumed = isHanded ? (url?.assumed ?? null) : { what: `the environment variable ${variable}`, place };
  if (kind === 'cache') return cacheOfUrl(url, { place, assumed });
  const defaults = { CONN_MAX_AGE: scalar(0, place) };
  return databaseOfUrl(url, { ...defaults, ...databaseKeywords(named) }, { place, assumed });
}

/** `dj_database_url.parse(…, engine=, conn_max_age=, conn_health_checks=)`. */
function databaseKeywords(
  named: (name: string) => StaticValue | undefined,
): Readonly<Record<string, StaticValue>> {
  const found: [string, StaticValue][] = [];
  for (const [keyword, key] of [
    ['engine', 'ENGINE'],
    ['conn_max_age', 'CONN_MAX_AGE'],
  ] as const) {
    const value = named(keyword);
    if (value !== undefined) found.push([key, value]);
  }
  return Object.fromEntries(found);
}

/**
 * `values.BooleanValue(True)` of django-configurations: its default, unless `environ=False` only the default of an
 * environment variable.
 */
function readConfigurationValue(
  callee: StaticValue,
  args: readonly StaticArgument[],
  place: Place,
  context: BuiltinContext,
): StaticValue | null {
  const kind = /^configurations\.values\.(\w+)Value$|^configurations\.values\.(Value)$/.exec(
    context.dotted(callee) ?? '',
  );
  if (kind === null) return null;
  const named = (name: string): StaticValue | undefined =>
    args.find((argument) => argument.name === name)?.value;
  const positional = args.find((argument) => argument.kind === 'positional')?.value;
  const given = named('default') ?? positional;
  const reads = named('environ');
  const isFixed = reads !== undefined && context.force(reads).k === 'scalar' && textOf(reads) === null;
  const variable = textOf(named('environ_name'));
  const what =
    variable === null ? 'an environment variable of its name' : `the environment variable ${variable}`;
  const assumed = isFixed ? null : { what, place };
  const fallback = given === undefined ? undefined : context.force(given);
  switch (kind[1]) {
    case 'DatabaseURL':
      return asDefault(databaseOfUrl(fallback, {}, { place, assumed }));
    case 'CacheURL':
      return asDefault(cacheOfUrl(fallback, { place, assumed }));
    case 'Secret':
      return { ...UNKNOWN, place, assumed };
    default: {
      if (fallback === undefined) return scalar(null, place, assumed);
      const method = kind[1] === 'List' ? 'list' : kind[1] === 'Tuple' ? 'tuple' : null;
      return { ...cast(fallback, method, context), place, assumed };
    }
  }
}

interface Reader {
  /** The `Env` instance, null for plain functions. */
  readonly instance: StaticValue | null;
  /** `bool`, `list`, …; null when the reader itself is called. */
  readonly method: string | null;
  readonly isBare: boolean;
}

function readerOf(callee: StaticValue, context: BuiltinContext): Reader | null {
  const name = context.dotted(callee);
  if (name === null) return null;
  if (READERS.has(name)) return { instance: null, method: null, isBare: true };
  if (isInstance(callee, context)) return { instance: callee, method: null, isBare: false };
  if (callee.k === 'attribute' && isInstance(callee.value, context)) {
    return NOT_READING.has(callee.attr)
      ? null
      : { instance: callee.value, method: callee.attr, isBare: false };
  }
  if (callee.k === 'ref') {
    const dot = callee.name.lastIndexOf('.');
    if (READER_INSTANCES.has(callee.name.slice(0, dot))) {
      const method = callee.name.slice(dot + 1);
      return NOT_READING.has(method) ? null : { instance: null, method, isBare: false };
    }
  }
  return null;
}

function isInstance(value: StaticValue, context: BuiltinContext): boolean {
  if (value.k === 'ref') return READER_INSTANCES.has(value.name);
  if (value.k !== 'call') return false;
  const made = context.dotted(value.callee);
  return made !== null && READER_CLASSES.has(made);
}

/** django-environ: `env(var, cast=None, default=NOTSET)`, `env.bool(var, default)`; environs: `env(var, default)`. */
function defaultOf(
  reader: Reader,
  positional: readonly StaticValue[],
  named: (name: string) => StaticValue | undefined,
): StaticValue | undefined {
  const explicit = named('default');
  if (explicit !== undefined) return explicit;
  if (reader.method !== null) return positional[1];
  return positional[2] ?? (positional[1]?.k === 'scalar' ? positional[1] : undefined);
}

/** `environ.Env(DEBUG=(bool, False))`: type and default of a variable. */
function schemeEntry(
  instance: StaticValue | null,
  variable: string,
  context: BuiltinContext,
): { readonly cast: string | null; readonly fallback: StaticValue | undefined } | undefined {
  if (instance?.k !== 'call') return undefined;
  let value = instance.args.find((argument) => argument.name === variable)?.value;
  const spread = instance.args.find((argument) => argument.kind === 'doublestar');
  if (value === undefined && spread !== undefined) {
    const dict = context.force(spread.value);
    if (dict.k === 'dict') value = findEntry(dict, scalar(variable))?.value;
  }
  if (value === undefined) return undefined;
  const pair = context.items(value);
  if (pair === null) return { cast: castName(value, context), fallback: undefined };
  const type = pair[0]?.value;
  return { cast: castName(type, context), fallback: pair[1]?.value };
}

function castName(value: StaticValue | undefined, context: BuiltinContext): string | null {
  if (value === undefined) return null;
  if (value.k === 'sequence') return 'list';
  const name = context.dotted(value);
  if (name === 'decouple.Csv' || name === 'decouple.Csv()') return 'list';
  return name;
}

const TRUE_WORDS: ReadonlySet<string> = new Set(['1', 'true', 't', 'yes', 'y', 'on', 'ok']);

/** The default as the reader's type makes it. */
function cast(value: StaticValue, method: string | null, context: BuiltinContext): StaticValue {
  if (value.k !== 'scalar') return value;
  if (method === 'bool') {
    if (typeof value.value === 'string') return scalar(TRUE_WORDS.has(value.value.toLowerCase()));
    return scalar(value.value === true || value.value === 1);
  }
  if (method === 'int' || method === 'float') {
    const number = Number(value.value);
    return Number.isNaN(number) ? UNKNOWN : scalar(number);
  }
  if (method === 'list' || method === 'tuple') {
    const text = textOf(value);
    if (text === null) return value.value === null ? sequence('list', []) : context.force(value);
    const parts = text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    return sequence(
      'list',
      parts.map((part) => item(scalar(part, value.place))),
    );
  }
  return value;
}
