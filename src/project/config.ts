/** The tool's own settings: `[tool.django-asyncify]` in `pyproject.toml`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseToml, TomlError } from 'smol-toml';

/** What the table says; null (or nothing in a list) where it says nothing. Names as on the command line. */
export interface Config {
  readonly style: 'wrap' | 'native' | null;
  readonly unknown: 'offload' | 'leave' | null;
  readonly django: string | null;
  readonly settings: string | null;
  readonly python: string | null;
  readonly jobs: number | null;
  readonly allowDirty: boolean;
  readonly exclude: readonly string[];
  readonly blocking: readonly string[];
  readonly safe: readonly string[];
  readonly asyncDecorators: readonly string[];
}

const FILE = 'pyproject.toml';
const TABLE = 'tool.django-asyncify';

const EMPTY: Config = {
  style: null,
  unknown: null,
  django: null,
  settings: null,
  python: null,
  jobs: null,
  allowDirty: false,
  exclude: [],
  blocking: [],
  safe: [],
  asyncDecorators: [],
};

/** What a key takes, in words and as a test. */
interface Kind {
  readonly what: string;
  readonly accepts: (value: unknown) => boolean;
}

const text: Kind = { what: 'a string', accepts: (value) => typeof value === 'string' && value !== '' };
const texts: Kind = {
  what: 'a list of strings',
  accepts: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
};
const oneOf = (...options: readonly string[]): Kind => ({
  what: options.map((option) => `"${option}"`).join(' or '),
  accepts: (value) => typeof value === 'string' && options.includes(value),
});

const KINDS: Readonly<Record<string, Kind>> = {
  style: oneOf('wrap', 'native'),
  unknown: oneOf('offload', 'leave'),
  django: {
    what: 'a string like "5.2"',
    accepts: (value) => typeof value === 'string' && /^\d+\.\d+(\.\w+)*$/.test(value),
  },
  settings: text,
  python: text,
  jobs: {
    what: 'a whole number above 0',
    accepts: (value) => typeof value === 'number' && Number.isInteger(value) && value > 0,
  },
  'allow-dirty': { what: 'true or false', accepts: (value) => typeof value === 'boolean' },
  exclude: texts,
  blocking: texts,
  safe: texts,
  'async-decorators': texts,
};

/**
 * Reads the table of a project. A project without it gets the defaults.
 *
 * @param root absolute path of the project root
 * @returns the settings, or one sentence with file and line: TOML that is not valid, a key that is not known, a
 * value of the wrong kind
 */
export function readConfig(root: string): { readonly config: Config } | { readonly error: string } {
  let source: string;
  try {
    source = readFileSync(join(root, FILE), 'utf8');
  } catch {
    return { config: EMPTY };
  }
  return parseConfig(source);
}

/** The same from the text of a `pyproject.toml`. */
export function parseConfig(source: string): { readonly config: Config } | { readonly error: string } {
  let document: Readonly<Record<string, unknown>>;
  try {
    document = parseToml(source);
  } catch (error) {
    const line = error instanceof TomlError ? error.line : 1;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { error: `${FILE}:${line}: not valid TOML: ${reason.replace(/^Invalid TOML document: /, '')}` };
  }
  const tool = document.tool;
  const table = isTable(tool) ? tool['django-asyncify'] : undefined;
  if (table === undefined) return { config: EMPTY };
  if (!isTable(table)) return { error: `${FILE}:${lineOf(source, null)}: ${TABLE} must be a table` };
  for (const [key, value] of Object.entries(table)) {
    const kind = KINDS[key];
    if (kind === undefined) {
      const known = Object.keys(KINDS).join(', ');
      return {
        error: `${FILE}:${lineOf(source, key)}: unknown key "${key}" in [${TABLE}]; known are ${known}`,
      };
    }
    if (!kind.accepts(value)) {
      return { error: `${FILE}:${lineOf(source, key)}: "${key}" in [${TABLE}] must be ${kind.what}` };
    }
  }
  return { config: fromTable(table) };
}

function fromTable(table: Readonly<Record<string, unknown>>): Config {
  const string = (key: string): string | null => {
    const value = table[key];
    return typeof value === 'string' ? value : null;
  };
  const list = (key: string): readonly string[] => {
    const value = table[key];
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  };
  const { style, unknown, jobs } = table;
  return {
    style: style === 'wrap' || style === 'native' ? style : null,
    unknown: unknown === 'offload' || unknown === 'leave' ? unknown : null,
    django: string('django'),
    settings: string('settings'),
    python: string('python'),
    jobs: typeof jobs === 'number' ? jobs : null,
    allowDirty: table['allow-dirty'] === true,
    exclude: list('exclude'),
    blocking: list('blocking'),
    safe: list('safe'),
    asyncDecorators: list('async-decorators'),
  };
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Line of a key in the table, of the table itself when the key is not found as a line. */
function lineOf(source: string, key: string | null): number {
  const lines = source.split(/\r\n|\n/);
  const header = lines.findIndex((line) => /^\s*\[\s*tool\s*\.\s*"?django-asyncify"?\s*\]/.test(line));
  const start = header === -1 ? lines.findIndex((line) => line.includes('django-asyncify')) : header;
  if (key !== null) {
    const bare = key.replace(/[^\w-]/g, '\\$&');
    const pattern = new RegExp(`(^|[\\s.{,])["']?${bare}["']?\\s*=`);
    const index = lines.findIndex((line, at) => at >= start && pattern.test(line));
    if (index !== -1) return index + 1;
  }
  return Math.max(start, 0) + 1;
}
