/**
 * Calls that read the environment: `os.environ.get`, `os.getenv`, python-decouple's `config`, django-environ's and
 * environs' `env`. The default is what they give, with a note that it is only the default.
 */
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
  const method = reader.method ?? castName(named('cast'), context) ?? scheme?.cast ?? null;
  if (given === undefined) {
    const isNone = reader.isBare && callee.k === 'ref' && callee.name !== 'decouple.config';
    return isNone ? scalar(null, place, assumed) : { ...UNKNOWN, place, assumed };
  }
  return { ...cast(context.force(given), method, context), place, assumed };
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
