/**
 * Databases and caches given as URLs: `postgres://user@host/name?conn_max_age=60` as the dictionary that the settings
 * libraries make of it. Schemes and options: dj-database-url 3.1, django-environ 0.14, django-cache-url 3.4.
 */
import {
  type Assumption,
  type Place,
  type StaticDict,
  type StaticValue,
  scalar,
  textOf,
  withEntry,
} from './static-values.ts';

const POSTGRES = 'django.db.backends.postgresql';
const MYSQL = 'django.db.backends.mysql';

const DATABASES: Readonly<Record<string, string>> = {
  postgres: POSTGRES,
  postgresql: POSTGRES,
  psql: POSTGRES,
  pgsql: POSTGRES,
  postgis: 'django.contrib.gis.db.backends.postgis',
  mysql: MYSQL,
  mysql2: MYSQL,
  mysqlgis: 'django.contrib.gis.db.backends.mysql',
  'mysql-connector': 'mysql.connector.django',
  sqlite: 'django.db.backends.sqlite3',
  spatialite: 'django.contrib.gis.db.backends.spatialite',
  oracle: 'django.db.backends.oracle',
  oraclegis: 'django.contrib.gis.db.backends.oracle',
  mssql: 'mssql',
  mssqlms: 'mssql',
  pyodbc: 'sql_server.pyodbc',
  redshift: 'django_redshift_backend',
  cockroach: 'django_cockroachdb',
  cockroachdb: 'django_cockroachdb',
  timescale: 'timescale.db.backends.postgresql',
  timescalegis: 'timescale.db.backends.postgis',
  prometheus_postgresql: 'django_prometheus.db.backends.postgresql',
  prometheus_postgis: 'django_prometheus.db.backends.postgis',
  prometheus_mysql: 'django_prometheus.db.backends.mysql',
  prometheus_sqlite: 'django_prometheus.db.backends.sqlite3',
};

const CORE = 'django.core.cache.backends';
const REDIS = `${CORE}.redis.RedisCache`;

const CACHES: Readonly<Record<string, string>> = {
  db: `${CORE}.db.DatabaseCache`,
  dbcache: `${CORE}.db.DatabaseCache`,
  dummy: `${CORE}.dummy.DummyCache`,
  dummycache: `${CORE}.dummy.DummyCache`,
  file: `${CORE}.filebased.FileBasedCache`,
  filecache: `${CORE}.filebased.FileBasedCache`,
  locmem: `${CORE}.locmem.LocMemCache`,
  locmemcache: `${CORE}.locmem.LocMemCache`,
  memcache: `${CORE}.memcached.MemcachedCache`,
  memcached: `${CORE}.memcached.PyLibMCCache`,
  pylibmc: `${CORE}.memcached.PyLibMCCache`,
  pymemcache: `${CORE}.memcached.PyMemcacheCache`,
  redis: REDIS,
  rediss: REDIS,
  hiredis: REDIS,
  rediscache: REDIS,
  valkey: REDIS,
  valkeys: REDIS,
};

/** Options in the query of a database URL that are no `OPTIONS`. */
const DATABASE_KEYS: ReadonlySet<string> = new Set(['CONN_MAX_AGE', 'ATOMIC_REQUESTS', 'CONN_HEALTH_CHECKS']);

/** Where a value comes from: what a dictionary and all of its entries are marked with. */
export interface Origin {
  readonly place: Place;
  readonly assumed: Assumption | null;
}

/**
 * The dictionary of `DATABASES` for a URL. What can't be told of it leaves it open: an unknown scheme, no text.
 *
 * @param more entries from keyword arguments (`CONN_MAX_AGE`), which win
 */
export function databaseOfUrl(
  url: StaticValue | undefined,
  more: Readonly<Record<string, StaticValue>>,
  origin: Origin,
): StaticDict {
  const { scheme, query } = partsOf(url);
  const engine = DATABASES[scheme.split('+')[0] ?? ''];
  let dict = dictOf(
    engine === undefined ? {} : { ENGINE: scalar(engine, origin.place, origin.assumed) },
    origin,
  );
  let options = dictOf({}, origin);
  for (const [key, text] of query) {
    const value = scalar(plainValue(text), origin.place, origin.assumed);
    if (DATABASE_KEYS.has(key.toUpperCase())) dict = withEntry(dict, scalar(key.toUpperCase()), value);
    else options = withEntry(options, scalar(key), value);
  }
  if (options.entries.length > 0) dict = withEntry(dict, scalar('OPTIONS'), options);
  for (const [key, value] of Object.entries(more)) dict = withEntry(dict, scalar(key), value);
  return { ...dict, open: engine === undefined };
}

/** The dictionary of `CACHES` for a URL. */
export function cacheOfUrl(url: StaticValue | undefined, origin: Origin): StaticDict {
  const backend = CACHES[partsOf(url).scheme];
  const entries = backend === undefined ? {} : { BACKEND: scalar(backend, origin.place, origin.assumed) };
  return { ...dictOf(entries, origin), open: backend === undefined };
}

/** A dictionary of one entry, `default`. */
export function asDefault(value: StaticDict): StaticDict {
  return dictOf({ default: value }, { place: value.place ?? { file: '', line: 1 }, assumed: null });
}

function dictOf(entries: Readonly<Record<string, StaticValue>>, { place, assumed }: Origin): StaticDict {
  return {
    k: 'dict',
    entries: Object.entries(entries).map(([key, value]) => ({ key: scalar(key), value, conditional: false })),
    open: false,
    place,
    assumed,
  };
}

/** Read by hand: `sqlite:///x` and `redis://h:1,i:2` are no URLs in the sense of the standard. */
function partsOf(url: StaticValue | undefined): {
  readonly scheme: string;
  readonly query: readonly (readonly [string, string])[];
} {
  const text = textOf(url) ?? '';
  const mark = text.indexOf('?');
  return {
    scheme: /^([\w+-]+):/.exec(text)?.[1]?.toLowerCase() ?? '',
    query: mark === -1 ? [] : [...new URLSearchParams(text.slice(mark + 1))],
  };
}

function plainValue(text: string): string | number | boolean | null {
  if (/^\d+$/.test(text)) return Number(text);
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return text === 'None' ? null : text;
}
