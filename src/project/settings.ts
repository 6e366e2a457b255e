/** The settings as values, read as text: what the middleware chain is, which URLconf is the root, and the like. */
import { finding } from './findings.ts';
import {
  MEANING,
  readCaches,
  readDatabases,
  readTemplates,
  settingOptions,
  type ValueReader,
} from './settings-values.ts';
import type { StaticEvaluator } from './static-eval.ts';
import { likeliest, type Place, type StaticItem, type StaticValue, textOf } from './static-values.ts';
import type { DatabaseFacts, Finding, MiddlewareEntry, SettingOption, SettingsFacts } from './types.ts';

/** Django's defaults: https://docs.djangoproject.com/en/5.2/ref/settings/#auth-user-model */
const DEFAULT_USER_MODEL = 'auth.User';

/** A settings module that has been evaluated. */
export interface Settings {
  readonly facts: SettingsFacts;
  /** Value of a setting; null when the module does not set it. */
  value(name: string): StaticValue | null;
  /** The strings of a setting that is a list of strings. */
  strings(name: string): readonly string[];
}

/** What is known without a settings module. */
export function noSettings(findings: readonly Finding[]): Settings {
  return {
    facts: {
      module: null,
      file: null,
      middleware: [],
      atomicRequests: null,
      rootUrlconf: null,
      authUserModel: DEFAULT_USER_MODEL,
      installedApps: [],
      databases: [],
      caches: [],
      templates: [],
      sessionEngine: [],
      asgiApplication: [],
      wsgiApplication: [],
      findings,
    },
    value: () => null,
    strings: () => [],
  };
}

/**
 * Reads a settings module.
 *
 * @param module dotted name
 * @param file its path
 * @param configuration name of the class for projects with django-configurations, otherwise null
 * @param findings what is already to be said about it
 */
export function readSettings(
  module: string,
  file: string,
  configuration: string | null,
  evaluator: StaticEvaluator,
  findings: readonly Finding[],
): Settings {
  const notes: Finding[] = [...findings];
  const namespace = evaluator.module(file);
  const holder = configuration === null ? undefined : namespace.names.get(configuration);
  const read = (name: string): StaticValue | null => {
    if (holder?.k === 'class') {
      const value = evaluator.attribute(holder, name);
      return value.k === 'attribute' ? null : evaluator.force(value);
    }
    const value = namespace.names.get(name);
    return value === undefined ? null : evaluator.force(value);
  };

  function noteEnvironment(name: string, value: StaticValue): void {
    const assumed = value.assumed;
    if (assumed === null) return;
    notes.push(
      finding(
        'environment',
        `${name} depends on ${assumed.what}; its default was taken`,
        assumed.place,
        'Check that the default is what production uses, or name the settings module of production with --settings.',
      ),
    );
  }

  function noteUnreadable(what: string, place: Place | null): void {
    notes.push(
      finding(
        'unreadableSetting',
        `${what} could not be read`,
        place ?? { file, line: 1 },
        'Write it as a plain list or string, or look at it by hand.',
      ),
    );
  }

  function text(name: string): string | null {
    const value = read(name);
    if (value === null) return null;
    const likely = likeliest(value);
    noteEnvironment(name, likely);
    const found = textOf(likely);
    if (found === null && !(likely.k === 'scalar' && likely.value === null))
      noteUnreadable(name, likely.place);
    return found;
  }

  function list(
    name: string,
  ): readonly { readonly text: string; readonly item: StaticItem; readonly place: Place | null }[] {
    const value = read(name);
    if (value === null) return [];
    const options = value.k === 'choice' ? value.of : [value];
    const known = options.filter((option) => option.k === 'sequence');
    if (known.length === 0) {
      if (!(value.k === 'scalar' && value.value === null)) noteUnreadable(name, value.place);
      return [];
    }
    const found: { text: string; item: StaticItem; place: Place | null }[] = [];
    for (const sequence of known) {
      noteEnvironment(name, sequence);
      for (const item of sequence.items) {
        const inner = evaluator.force(item.value);
        const texts = (inner.k === 'choice' ? inner.of : [inner]).flatMap((option) => {
          const each = textOf(evaluator.force(option));
          return each === null ? [] : [{ text: each, place: option.place }];
        });
        if (texts.length === 0) noteUnreadable(`Part of ${name}`, inner.place ?? sequence.place);
        const conditional = item.conditional || inner.k === 'choice' || known.length > 1;
        for (const each of texts) found.push({ ...each, item: { ...item, conditional } });
      }
    }
    return found;
  }

  const middleware: MiddlewareEntry[] = list('MIDDLEWARE').map((entry) => ({
    path: entry.text,
    file: entry.place?.file ?? null,
    line: entry.place?.line ?? null,
    conditional: entry.item.conditional,
  }));

  const start: Place = { file, line: 1 };
  const reader: ValueReader = { force: evaluator.force, items: evaluator.items };
  const databases = readDatabases(read('DATABASES'), start, reader);
  const options = (name: string): readonly SettingOption<string>[] => {
    const value = read(name);
    return value === null ? [] : settingOptions(value, false, start, reader, MEANING.text);
  };

  return {
    facts: {
      module,
      file,
      middleware,
      atomicRequests: atomicRequests(databases),
      rootUrlconf: text('ROOT_URLCONF'),
      authUserModel: text('AUTH_USER_MODEL') ?? DEFAULT_USER_MODEL,
      installedApps: list('INSTALLED_APPS').map((entry) => entry.text),
      databases,
      caches: readCaches(read('CACHES'), start, reader),
      templates: readTemplates(read('TEMPLATES'), start, reader),
      sessionEngine: options('SESSION_ENGINE'),
      asgiApplication: options('ASGI_APPLICATION'),
      wsgiApplication: options('WSGI_APPLICATION'),
      findings: notes,
    },
    value: read,
    strings: (name) => {
      const value = read(name);
      const items = value?.k === 'sequence' ? value.items : [];
      return items.flatMap((each) => textOf(evaluator.force(each.value)) ?? []);
    },
  };
}

/** Where any database sets `ATOMIC_REQUESTS` to something that is, or may be, true. */
function atomicRequests(databases: readonly DatabaseFacts[]): SettingsFacts['atomicRequests'] {
  const set = databases
    .flatMap((database) => database.atomicRequests)
    .find((option) => option.k === 'unread' || option.value);
  return set === undefined ? null : { file: set.file, line: set.line };
}
