/** Readiness beyond middleware: settings and deployment files of a small project, then `code file:line` of each finding. */
import { describe, expect, it } from 'vitest';
import { django, type Files, open, scratch } from './scratch.ts';

const POSTGRES = '"ENGINE": "django.db.backends.postgresql", "NAME": "x"';
const SESSIONS = 'MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]\n';

async function findingsOf(settings: string, files: Files = {}, version = '5.2') {
  const root = scratch(
    django({ 'site_/settings.py': settings, 'site_/asgi.py': 'application = None\n', ...files }),
  );
  const { project } = await open(root, { django: version });
  return project.readiness;
}

const cases: readonly (readonly [why: string, settings: string, files: Files, found: readonly string[]])[] = [
  ['nothing to say', 'DEBUG = False\n', {}, []],
  [
    'ATOMIC_REQUESTS',
    `DATABASES = {"default": {${POSTGRES}, "ATOMIC_REQUESTS": True}}\n`,
    {},
    ['DA510 site_/settings.py:1'],
  ],
  [
    'kept connections, of the database that keeps them',
    `DATABASES = {\n    "default": {${POSTGRES}, "CONN_MAX_AGE": 60},\n    "other": {${POSTGRES}, "CONN_MAX_AGE": 0},\n}\n`,
    {},
    ['DA511 site_/settings.py:2'],
  ],
  [
    'kept for ever',
    `DATABASES = {"default": {${POSTGRES}, "CONN_MAX_AGE": None}}\n`,
    {},
    ['DA511 site_/settings.py:1'],
  ],
  ['a WSGI server', '', { Procfile: 'web: gunicorn site_.wsgi\n' }, ['DA513 Procfile:1']],
  ['an ASGI server', '', { Procfile: 'web: uvicorn site_.asgi:application\n' }, []],
  [
    'a cache of files, and one in the database',
    'CACHES = {\n    "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": "/x"},\n    "db": {"BACKEND": "django.core.cache.backends.db.DatabaseCache"},\n    "fast": {"BACKEND": "django.core.cache.backends.redis.RedisCache"},\n}\n',
    {},
    ['DA516 site_/settings.py:2', 'DA516 site_/settings.py:3'],
  ],
  ['sessions in the database by default', SESSIONS, {}, ['DA517 site_/settings.py:1']],
  [
    'sessions in files',
    `${SESSIONS}SESSION_ENGINE = "django.contrib.sessions.backends.file"\n`,
    {},
    ['DA517 site_/settings.py:2'],
  ],
  [
    'signed cookies wait for nothing',
    `${SESSIONS}SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"\n`,
    {},
    [],
  ],
  ['a Python without contextvars', '', { '.python-version': '3.6.15\n' }, ['DA518 null:null']],
];

describe('readiness', () => {
  it.each(cases)('%s', async (_, settings, files, found) => {
    const findings = await findingsOf(settings, files);
    expect(findings.map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual(found);
  });

  it('no asgi.py', async () => {
    const root = scratch(django({ 'site_/settings.py': 'DEBUG = True\n' }));
    const { project } = await open(root);
    expect(project.readiness.map(({ code }) => code)).toEqual(['DA512']);
  });

  it.each([
    ['5.2', /turn on the pool/],
    ['4.2', /from Django 5.1 on/],
  ])('the way out of kept connections on Django %s', async (version, fix) => {
    const [found] = await findingsOf(
      `DATABASES = {"default": {${POSTGRES}, "CONN_MAX_AGE": 60}}\n`,
      {},
      version,
    );
    expect(found?.fix).toMatch(fix);
  });

  it('a pool and kept connections together are refused by Django', async () => {
    const [found] = await findingsOf(
      `DATABASES = {"default": {${POSTGRES}, "CONN_MAX_AGE": 60, "OPTIONS": {"pool": True}}}\n`,
    );
    expect(found?.message).toMatch(/ImproperlyConfigured/);
    expect(found?.fix).toBe('Set CONN_MAX_AGE to 0.');
  });
});
