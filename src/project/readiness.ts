/** What of the settings and the deployment an async project must look at: findings with a place and a way out. */
import { atLeast } from '../knowledge/versions.ts';
import { finding } from './findings.ts';
import type { ServerCommand } from './server-commands.ts';
import type { DatabaseFacts, Finding, SettingOption, SettingsFacts, VersionFact } from './types.ts';

export interface ReadinessFacts {
  readonly settings: SettingsFacts;
  readonly django: VersionFact;
  readonly python: VersionFact;
  readonly asgi: string | null;
  readonly servers: readonly ServerCommand[];
}

/** Psycopg's pool from Django 5.1, that of oracledb from 5.2: https://docs.djangoproject.com/en/5.2/ref/databases/ */
const POOLS: readonly (readonly [RegExp, string])[] = [
  [/postgresql|postgis/, '5.1'],
  [/oracle/, '5.2'],
];
/** `contextvars`, by which what belongs to a request follows it over every await, came with Python 3.7. */
const HAS_CONTEXTVARS = '3.7';
const SESSIONS = 'django.contrib.sessions.middleware.SessionMiddleware';
const DEFAULT_SESSION_ENGINE = 'django.contrib.sessions.backends.db';

export function readinessFindings(facts: ReadinessFacts): readonly Finding[] {
  const { settings } = facts;
  return [
    ...pythonFindings(facts),
    ...(settings.module === null ? [] : [...serverFindings(facts), ...databaseFindings(facts)]),
    ...cacheFindings(settings),
    ...sessionFindings(settings),
  ];
}

function pythonFindings({ python, django }: ReadinessFacts): readonly Finding[] {
  if (atLeast(python.version, HAS_CONTEXTVARS) || python.source === 'assumed') return [];
  const message = `The project runs on Python ${python.version} (${python.source}), which has no contextvars`;
  const fix = `Upgrade Python to a version that Django ${django.version} supports, 3.8 or later.`;
  return [finding('oldPython', message, null, fix)];
}

function serverFindings({ asgi, servers, settings }: ReadinessFacts): readonly Finding[] {
  const findings: Finding[] = [];
  if (asgi === null) {
    const message = 'The project has no asgi.py: it can only be served under WSGI';
    findings.push(
      finding('noAsgi', message, settings.file === null ? null : { file: settings.file, line: 1 }),
    );
  }
  const spoken = servers.find((server) => server.speaks === 'asgi');
  for (const { file, line, server, speaks } of servers) {
    if (speaks === 'asgi') continue;
    const beside =
      spoken === undefined
        ? ''
        : ` (${spoken.server} is started with ASGI as well: ${spoken.file}:${spoken.line})`;
    const message = `${server} is started as a WSGI server: each async view runs in an event loop of its own there, and holds a thread${beside}`;
    findings.push(finding('wsgiServer', message, { file, line }, wayOut(server)));
  }
  return findings;
}

function wayOut(server: string): string {
  return server === 'gunicorn'
    ? 'Use a worker that speaks ASGI (-k uvicorn_worker.UvicornWorker) with the application of asgi.py, or uvicorn, hypercorn, granian or daphne.'
    : 'Serve the application of asgi.py with uvicorn, hypercorn, granian or daphne.';
}

function databaseFindings({ settings, django }: ReadinessFacts): readonly Finding[] {
  const findings: Finding[] = [];
  if (settings.atomicRequests) {
    const message = 'ATOMIC_REQUESTS is set: Django raises RuntimeError for an async view under it';
    findings.push(finding('atomicRequests', message, settings.atomicRequests));
  }
  for (const database of settings.databases) {
    const persistent = database.connMaxAge.find((option) => option.k === 'known' && option.value !== 0);
    if (persistent?.k !== 'known') continue;
    const { value } = persistent;
    const kept = value === null ? 'for ever' : `for ${value} seconds`;
    const assumed = persistent.assumed === null ? '' : `, unless ${persistent.assumed} says otherwise`;
    const isPooled = database.pool.some((option) => option.k === 'known' && option.value);
    const what = isPooled
      ? `the connection pool of "${database.alias}" does not allow CONN_MAX_AGE, which Django refuses with ImproperlyConfigured`
      : `connections of "${database.alias}" are kept ${kept} (CONN_MAX_AGE${assumed}), each by a thread: under ASGI the threads come and go with requests, so connections pile up`;
    const advice = isPooled ? 'Set CONN_MAX_AGE to 0.' : poolAdvice(database, django.version);
    findings.push(finding('persistentConnections', capital(what), persistent, advice));
  }
  return findings;
}

function poolAdvice({ engine }: DatabaseFacts, django: string): string {
  const names = engine.flatMap((option) => (option.k === 'known' ? [option.value] : []));
  const since = POOLS.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
  if (since === undefined)
    return 'Set CONN_MAX_AGE to 0 under ASGI; pool connections outside of Django if it matters.';
  return atLeast(django, since)
    ? 'Set CONN_MAX_AGE to 0 under ASGI, and turn on the pool: "OPTIONS": {"pool": True}.'
    : `Set CONN_MAX_AGE to 0 under ASGI; from Django ${since} on the backend has a pool ("OPTIONS": {"pool": True}), before that PgBouncer and the like do it.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Cache backends of Django's that wait for something else than memory or a cache server. */
const SLOW_CACHES: readonly (readonly [RegExp, string])[] = [
  [/\.filebased\./, 'reads and writes files'],
  [/\.db\.DatabaseCache$/, 'asks the database'],
];

function cacheFindings({ caches }: SettingsFacts): readonly Finding[] {
  return caches.flatMap(({ alias, backend }) =>
    known(backend).flatMap((option) => {
      const slow = SLOW_CACHES.find(([pattern]) => pattern.test(option.value));
      if (slow === undefined) return [];
      const message = `The cache "${alias}" ${slow[1]}: every use of it takes a trip to a thread, as Django's async cache methods do, too`;
      return [finding('blockingCache', message, option)];
    }),
  );
}

/** Where sessions are kept, with what each request that uses its session waits for. */
const SESSION_ENGINES: readonly (readonly [RegExp, string])[] = [
  [/\.backends\.db$/, 'in the database'],
  [/\.backends\.cached_db$/, 'in the database, behind the cache'],
  [/\.backends\.file$/, 'in files'],
];

function sessionFindings({ middleware, sessionEngine }: SettingsFacts): readonly Finding[] {
  const entry = middleware.find((each) => each.path === SESSIONS);
  if (entry === undefined) return [];
  const chosen = known(sessionEngine)[0];
  const engine = sessionEngine.length === 0 ? DEFAULT_SESSION_ENGINE : chosen?.value;
  const kept = SESSION_ENGINES.find(([pattern]) => engine !== undefined && pattern.test(engine))?.[1];
  if (kept === undefined) return [];
  const place =
    chosen ?? (entry.file === null || entry.line === null ? null : { file: entry.file, line: entry.line });
  const byDefault = sessionEngine.length === 0 ? " (Django's default)" : '';
  const message = `Sessions are kept ${kept}${byDefault}: a request that uses its session, or request.user, takes a trip to a thread for it`;
  return [finding('blockingSession', message, place)];
}

function known<T>(
  options: readonly SettingOption<T>[],
): readonly Extract<SettingOption<T>, { k: 'known' }>[] {
  return options.filter(
    (option): option is Extract<SettingOption<T>, { k: 'known' }> => option.k === 'known',
  );
}
