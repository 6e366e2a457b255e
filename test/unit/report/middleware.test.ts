/** The middleware chain as a document and as text: switches, what costs, and what is offered. */
import pico from 'picocolors';
import { describe, expect, it, test } from 'vitest';
import { openEngine } from '../../../src/migrate/engine.ts';
import { middlewareText } from '../../../src/report/middleware.ts';
import { middlewareDocument } from '../../../src/report/middleware-document.ts';
import { django, type Files, open, scratch } from '../project/scratch.ts';

const screen = { width: 100, colors: pico.createColors(false) };

async function documentOf(settings: string, files: Files) {
  const root = scratch(
    django({ 'site_/settings.py': settings, 'site_/asgi.py': '', 'app/__init__.py': '', ...files }),
  );
  const { project } = await open(root, { django: '5.2' });
  return middlewareDocument(openEngine(project, { style: 'wrap', unknown: null }), '0.0.0');
}

const chain = (middleware: readonly string[]): string => `MIDDLEWARE = ${JSON.stringify(middleware)}\n`;

const PLAIN = `class M:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)
`;

const USUAL = [
  'django.middleware.security.SecurityMiddleware',
  'django.contrib.sessions.middleware.SessionMiddleware',
  'django.middleware.common.CommonMiddleware',
  'django.middleware.csrf.CsrfViewMiddleware',
  'django.contrib.auth.middleware.AuthenticationMiddleware',
  'django.contrib.messages.middleware.MessageMiddleware',
  'django.middleware.clickjacking.XFrameOptionsMiddleware',
];

// That real Django makes as many is shown by test/runtime/switches.test.ts.
describe('switches of a request', () => {
  it.each([
    ["Django's default chain", USUAL, [28, 26, 26]],
    [
      'one sync-only in the middle: the outer ones share its thread',
      [USUAL[0] ?? '', 'app.mw.M', USUAL[6] ?? ''],
      [8, 6, 6],
    ],
    ['sync-only last: the chain is in the thread down to the view', ['app.mw.M'], [6, 4, 0]],
    ['nothing sync', ['corsheaders.middleware.CorsMiddleware'], [2, 0, 0]],
    ['no middleware at all', [], [2, 0, 0]],
  ] as const)('%s', async (_, middleware, [before, after, rewritten]) => {
    const { switches } = await documentOf(chain(middleware), { 'app/mw.py': PLAIN });
    expect(switches).toEqual({ before, after, rewritten, wsgi: { before: 0, after: 2 } });
  });
});

test('each entry says whose it is, what it costs, and what can be done', async () => {
  const document = await documentOf(
    chain(['whitenoise.middleware.WhiteNoiseMiddleware', 'app.mw.M', 'nobody.Knows']),
    { 'app/mw.py': PLAIN },
  );
  expect(document.firstCostly).toBe('whitenoise.middleware.WhiteNoiseMiddleware');
  expect(document.chain).toMatchObject([
    { owner: 'package', package: { name: 'whitenoise' }, modes: 'sync', runs: 'thread', rewrite: null },
    {
      id: 'app.mw.M',
      owner: 'project',
      package: null,
      file: 'app/mw.py',
      rewrite: {
        status: 'ready',
        trips: 0,
        because: [
          { line: 1, what: 'M is a class without async_capable = True' },
          { line: 6, what: 'self.get_response() is called synchronously' },
        ],
      },
    },
    { owner: 'unknown', modes: 'unknown', rewrite: null },
  ]);
});

test('the text marks each switch, each trip, conditions, and the first entry that costs', async () => {
  const document = await documentOf(
    `DEBUG = True
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "app.mw.M", "django.middleware.gzip.GZipMiddleware"]
if DEBUG:
    MIDDLEWARE.append("nobody.Knows")
`,
    { 'app/mw.py': PLAIN },
  );
  expect(
    middlewareText(document, screen),
  ).toBe(`Middleware of site_.settings on Django 5.2 (--django), from an ASGI server to an async view

     ASGI server, on the event loop
  => switch: event loop to thread
   1 django.middleware.security.SecurityMiddleware
     adapted, in the thread
   2 app.mw.M
     sync-only (a class without async_capable = True): every request is put in a thread, so an async
     view gains nothing (app/mw.py:5)
     because app/mw.py:1 M is a class without async_capable = True
     because app/mw.py:6 self.get_response() is called synchronously
     \`migrate --middleware\` makes it work in both modes
  => switch: thread to event loop
   3 django.middleware.gzip.GZipMiddleware
     adapted, on the event loop
     to a thread and back for process_response
   4 nobody.Knows  [only under a condition]
     unknown (its source is not in the project and no environment is at hand): an async view gains
     only if it is async-capable (site_/settings.py:4)
     the async view, on the event loop

Switches between event loop and thread per request
  sync view   8 (4 between sync and async middleware, 2 for 1 hook, 2 for the view)
  async view  6
  rewritten   6, as \`migrate --middleware\` offers it: as many, but each is short, and no thread is
              held while the view waits
  under WSGI  0 to a sync view, 2 to an async one

One entry is unknown and counted as async-capable.
First entry that costs the async advantage: app.mw.M (app/mw.py:5)
Every request takes a thread for as long as it lasts until that entry works in both modes.
`);
});

test('a rewrite gains nothing yet where another entry stays sync', async () => {
  const document = await documentOf(chain(['app.mw.M', 'whitenoise.middleware.WhiteNoiseMiddleware']), {
    'app/mw.py': PLAIN,
  });
  expect([document.firstCostly, document.firstCostlyRewritten]).toEqual([
    'app.mw.M',
    'whitenoise.middleware.WhiteNoiseMiddleware',
  ]);
  expect(middlewareText(document, screen).replace(/\s+/g, ' ')).toContain(
    'rewritten 4, as `migrate --middleware` offers it; whitenoise.middleware.WhiteNoiseMiddleware still takes a thread',
  );
});

test('an empty chain', async () => {
  expect(middlewareText(await documentOf(chain([]), {}), screen)).toContain('MIDDLEWARE is empty');
});
