/** The settings as values, read as text: what the middleware chain is, which URLconf is the root, and the like. */
import type { SettingsSource } from './settings-choice.ts';
import { configureCallIn } from './settings-configure.ts';
import { findConfiguration } from './settings-module.ts';
import { createNotes, isUnread } from './settings-notes.ts';
import { MEANING, readCaches, readDatabases, readTemplates, settingOptions } from './settings-values.ts';
import type { StaticEvaluator } from './static-eval.ts';
import type { StaticHost } from './static-host.ts';
import { type Place, type StaticItem, type StaticValue, textOf } from './static-values.ts';
import type {
  DatabaseFacts,
  FileStore,
  Finding,
  MiddlewareEntry,
  SettingOption,
  SettingsFacts,
} from './types.ts';

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

/** Looks a setting up in its module, in the class of django-configurations, or in a call of `settings.configure`. */
export function settingsNames(
  { file }: SettingsSource,
  files: FileStore,
  host: StaticHost,
  evaluator: StaticEvaluator,
): (name: string) => StaticValue | null {
  const { names } = evaluator.module(file);
  const configuration = findConfiguration(file, files, host, evaluator);
  const holder = configuration === null ? undefined : names.get(configuration);
  if (holder?.k === 'class') return (name) => evaluator.member(holder, name);
  const call = names.has('INSTALLED_APPS') ? null : configureCallIn(file, host, evaluator);
  return call === null ? (name) => names.get(name) ?? null : (name) => call.value(name);
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
      authenticationBackends: [],
      ninjaPaginationClass: null,
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
 * @param names value of a name in it, see `settingsNames`
 * @param findings what is already to be said about it
 */
export function readSettings(
  { module, file }: SettingsSource,
  names: (name: string) => StaticValue | null,
  evaluator: StaticEvaluator,
  findings: readonly Finding[],
): Settings {
  const notes = createNotes(findings);
  const start: Place = { file, line: 1 };
  const read = (name: string): StaticValue | null => {
    const value = names(name);
    return value === null ? null : evaluator.force(value);
  };

  function text(name: string): string | null {
    const found = options(name);
    const [first] = found;
    return first?.k === 'known' ? first.value : null;
  }

  function options(name: string): readonly SettingOption<string>[] {
    const value = read(name);
    if (value === null || isNone(value)) return [];
    const found = settingOptions(value, false, start, evaluator, MEANING.text);
    notes.options(name, found);
    return found;
  }

  function list(
    name: string,
  ): readonly { readonly text: string; readonly item: StaticItem; readonly place: Place | null }[] {
    const value = read(name);
    const [outside] = evaluator.module(file).stars.filter((star) => !star.startsWith('django.conf'));
    if (value === null && outside !== undefined) {
      notes.unreadable(`${name}, which ${outside} may set,`, start, null);
    }
    if (value === null || isNone(value)) return [];
    const alternatives = value.k === 'choice' ? value.of : [value];
    const known = alternatives.filter((option) => option.k === 'sequence');
    const other = alternatives.find((option) => isUnread(option));
    if (known.length === 0) {
      notes.unreadable(name, value.place ?? start, value.assumed);
      return [];
    }
    if (other !== undefined)
      notes.unreadable(`What else ${name} may be`, other.place ?? start, other.assumed);
    const found: { text: string; item: StaticItem; place: Place | null }[] = [];
    for (const sequence of known) {
      notes.environment(name, sequence.assumed, true);
      for (const item of sequence.items) {
        const inner = evaluator.force(item.value);
        const texts = (inner.k === 'choice' ? inner.of : [inner]).flatMap((option) => {
          const each = textOf(evaluator.force(option));
          return each === null ? [] : [{ text: each, place: option.place }];
        });
        if (texts.length > 0) notes.environment(name, inner.assumed, true);
        else notes.unreadable(`Part of ${name}`, inner.place ?? sequence.place ?? start, inner.assumed);
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

  const databases = readDatabases(read('DATABASES'), start, evaluator);
  notes.databases(databases);
  const caches = readCaches(read('CACHES'), start, evaluator);
  notes.caches(caches);
  // Few set it: a star import that may is not worth a word.
  const backends =
    read('AUTHENTICATION_BACKENDS') === null
      ? []
      : list('AUTHENTICATION_BACKENDS').map((entry) => entry.text);
  const facts = {
    rootUrlconf: text('ROOT_URLCONF'),
    authUserModel: text('AUTH_USER_MODEL') ?? DEFAULT_USER_MODEL,
    authenticationBackends: backends,
    ninjaPaginationClass: text('NINJA_PAGINATION_CLASS'),
    installedApps: list('INSTALLED_APPS').map((entry) => entry.text),
    databases,
    caches,
    templates: readTemplates(read('TEMPLATES'), start, evaluator),
    sessionEngine: options('SESSION_ENGINE'),
    asgiApplication: options('ASGI_APPLICATION'),
    wsgiApplication: options('WSGI_APPLICATION'),
  };
  notes.evaluated(evaluator.notes);

  return {
    facts: {
      module,
      file,
      middleware,
      atomicRequests: atomicRequests(databases),
      ...facts,
      findings: notes.findings,
    },
    value: read,
    strings: (name) => {
      const value = read(name);
      const items = value?.k === 'sequence' ? value.items : [];
      return items.flatMap((each) => textOf(evaluator.force(each.value)) ?? []);
    },
  };
}

function isNone(value: StaticValue): boolean {
  return value.k === 'scalar' && value.value === null && value.assumed === null;
}

/** Where any database sets `ATOMIC_REQUESTS` to something that is, or may be, true. */
function atomicRequests(databases: readonly DatabaseFacts[]): SettingsFacts['atomicRequests'] {
  const set = databases
    .flatMap((database) => database.atomicRequests)
    .find((option) => option.k === 'unread' || option.value);
  return set === undefined ? null : { file: set.file, line: set.line };
}
