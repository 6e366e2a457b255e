/** What is to be said about settings: a default that was taken, alternatives, what could not be read. */
import { finding } from './findings.ts';
import type { StaticNote } from './static-core.ts';
import type { Assumption, Place, StaticValue } from './static-values.ts';
import type { CacheFacts, DatabaseFacts, Finding, SettingOption } from './types.ts';

const CHECK =
  'Check that the default is what production uses, or name the settings module of production with --settings.';

export interface SettingsNotes {
  /** A value that is only the default of an environment variable. */
  environment(setting: string, assumed: Assumption | null, hasDefault: boolean): void;
  /** A setting, or part of it, whose value the text does not tell. */
  unreadable(what: string, place: Place, assumed: Assumption | null): void;
  /** A setting with one value that is told by its alternatives: `SESSION_ENGINE`. */
  options(setting: string, options: readonly SettingOption<unknown>[]): void;
  databases(databases: readonly DatabaseFacts[]): void;
  caches(caches: readonly CacheFacts[]): void;
  /** What the evaluator met besides values. */
  evaluated(notes: readonly StaticNote[]): void;
  readonly findings: readonly Finding[];
}

/** @param known what is already to be said */
export function createNotes(known: readonly Finding[]): SettingsNotes {
  const findings = new Map<string, Finding>();
  const add = (found: Finding): void => {
    findings.set(`${found.code} ${found.message} ${found.file}:${found.line}`, found);
  };
  for (const each of known) add(each);

  function environment(setting: string, assumed: Assumption | null, hasDefault: boolean): void {
    if (assumed === null) return;
    const taken = hasDefault ? 'its default was taken' : 'it has no default';
    add(finding('environment', `${setting} depends on ${assumed.what}; ${taken}`, assumed.place, CHECK));
  }

  function unreadable(what: string, place: Place, assumed: Assumption | null): void {
    if (assumed !== null) environment(what, assumed, false);
    else add(finding('unreadableSetting', `${what} could not be read`, place));
  }

  function options(setting: string, found: readonly SettingOption<unknown>[]): void {
    const known = found.filter((each) => each.k === 'known');
    const told = new Set(known.map((each) => each.assumed));
    for (const each of found) {
      if (each.k === 'unread' && each.assumed !== null && told.has(each.assumed)) continue;
      const place = { file: each.file, line: each.line };
      const assumed = each.assumed === null ? null : { what: each.assumed, place };
      if (each.k === 'known') environment(setting, assumed, true);
      else unreadable(setting, place, assumed);
    }
    const [first, ...others] = known;
    if (first === undefined || others.length === 0) return;
    const shown = known.map((each) => `${JSON.stringify(each.value)} (${each.file}:${each.line})`);
    const message = `${setting} has several values: ${shown.join(', ')}; the first was taken`;
    add(finding('environment', message, { file: first.file, line: first.line }, CHECK));
  }

  return {
    environment,
    unreadable,
    options,
    databases(databases) {
      for (const each of databases) {
        const name = `DATABASES[${JSON.stringify(each.alias)}]`;
        options(`ENGINE of ${name}`, each.engine);
        options(`ATOMIC_REQUESTS of ${name}`, each.atomicRequests);
        options(`CONN_MAX_AGE of ${name}`, each.connMaxAge);
        if (!each.complete) {
          unreadable(name, each, each.assumed === null ? null : { what: each.assumed, place: each });
        }
      }
    },
    caches(caches) {
      for (const each of caches) {
        const name = `CACHES[${JSON.stringify(each.alias)}]`;
        options(`BACKEND of ${name}`, each.backend);
        if (!each.complete) {
          unreadable(name, each, each.assumed === null ? null : { what: each.assumed, place: each });
        }
      }
    },
    evaluated(notes) {
      for (const { k, what, place } of notes) {
        if (k === 'environment') {
          environment('Which settings files are included', { what, place }, true);
          continue;
        }
        const message = `${what} may set or change any setting; what it does is not followed`;
        const fix = 'Write what it sets as plain assignments, or look at it by hand.';
        add(finding('unreadableSetting', message, place, fix));
      }
    },
    get findings() {
      return [...findings.values()];
    },
  };
}

/** Whether a value says nothing: neither a string, number or list, nor a symbol of something. */
export function isUnread(value: StaticValue): boolean {
  return value.k === 'unknown' || value.k === 'call' || value.k === 'attribute' || value.k === 'ref';
}
