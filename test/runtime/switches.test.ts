/** The switches that the middleware report counts are those that real Django makes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEngine } from '../../src/migrate/engine.ts';
import type { Engine, SwitchCounts } from '../../src/migrate/types.ts';
import { openProject } from '../../src/project/index.ts';
import { middlewareDocument } from '../../src/report/middleware-document.ts';
import { repository } from './environment.ts';
import { describeRuntime, runPython } from './harness.ts';

const OWN = `from django.core.cache import cache
from django.utils.decorators import async_only_middleware, sync_and_async_middleware
from asgiref.sync import iscoroutinefunction
from django.utils.deprecation import MiddlewareMixin


class Plain:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)


class WithHooks(Plain):
    def process_view(self, request, view, args, kwargs):
        pass

    def process_exception(self, request, exception):
        pass

    def process_template_response(self, request, response):
        return response


def waits(get_response):
    def middleware(request):
        cache.set("key", 1)
        response = get_response(request)
        response["X-Key"] = str(cache.get("key"))
        return response

    return middleware


class Mixed(MiddlewareMixin):
    def process_request(self, request):
        pass

    async def process_view(self, request, view, args, kwargs):
        pass


class Own(MiddlewareMixin):
    def __call__(self, request):
        response = super().__call__(request)
        response["X-Own"] = "1"
        return response

    def process_response(self, request, response):
        return response


@async_only_middleware
def loop_only(get_response):
    async def middleware(request):
        return await get_response(request)

    return middleware


@sync_and_async_middleware
def both(get_response):
    if iscoroutinefunction(get_response):

        async def middleware(request):
            return await get_response(request)

        return middleware

    def middleware(request):
        return get_response(request)

    return middleware
`;

const SECURITY = 'django.middleware.security.SecurityMiddleware';
const USUAL = [
  SECURITY,
  'django.contrib.sessions.middleware.SessionMiddleware',
  'django.middleware.common.CommonMiddleware',
  'django.middleware.csrf.CsrfViewMiddleware',
  'django.contrib.auth.middleware.AuthenticationMiddleware',
  'django.contrib.messages.middleware.MessageMiddleware',
  'django.middleware.clickjacking.XFrameOptionsMiddleware',
];

/** Each chain from the server to the view. `Own` only where what it wraps is sync: elsewhere it breaks. */
const chains: readonly (readonly string[])[] = [
  [],
  USUAL,
  ['own.Plain'],
  ['own.Plain', ...USUAL],
  [...USUAL, 'own.Plain'],
  [...USUAL.slice(0, 3), 'own.Plain', ...USUAL.slice(3)],
  [...USUAL.slice(0, 2), 'own.waits', ...USUAL.slice(2, 5), 'own.WithHooks', ...USUAL.slice(5)],
  ['own.Plain', 'own.loop_only', 'own.Plain'],
  ['own.loop_only', SECURITY, 'own.both'],
  ['own.both', 'own.Plain', 'own.both', 'own.loop_only'],
  ['own.Mixed', 'own.Mixed'],
  ['own.Mixed', 'own.Plain'],
  [SECURITY, 'own.Own', 'own.Plain'],
  ['own.WithHooks', 'own.both', 'own.waits'],
  ['own.Plain', 'own.waits', 'own.Plain', 'own.waits', SECURITY],
  [...USUAL.slice(0, 5), 'django.contrib.auth.middleware.RemoteUserMiddleware'],
];

interface Counted {
  readonly asgi: { readonly sync: number; readonly async: number };
  readonly wsgi: { readonly sync: number; readonly async: number };
}

describeRuntime('switches between event loop and thread', ({ python }) => {
  const folders: string[] = [];
  const reported: SwitchCounts[] = [];
  let before: readonly Counted[];
  let after: readonly Counted[];

  const folderWith = (own: string): string => {
    const folder = mkdtempSync(path.join(tmpdir(), 'asyncify-switches-'));
    folders.push(folder);
    writeFileSync(path.join(folder, 'own.py'), own);
    return folder;
  };

  /** What real Django does with each chain. */
  const measure = async (folder: string): Promise<readonly Counted[]> => {
    const plan = path.join(folder, 'chains.json');
    writeFileSync(plan, JSON.stringify({ path: [folder], chains }));
    const program = path.join(repository, 'test', 'runtime', 'python', 'switches.py');
    const done = await runPython(python, folder, [program, plan]);
    if (done.status !== 0) throw new Error(done.stderr);
    return JSON.parse(done.stdout).switches;
  };

  const engineOf = async (folder: string, chain: readonly string[]): Promise<Engine> => {
    writeFileSync(
      path.join(folder, 'manage.py'),
      'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n',
    );
    writeFileSync(path.join(folder, 'settings.py'), `MIDDLEWARE = ${JSON.stringify(chain)}\n`);
    const none = { exclude: [], blocking: [], safe: [], asyncDecorators: [] };
    const django = process.env.RUNTIME_DJANGO ?? '5.2';
    const opened = await openProject([], { django, settings: null, python: null, ...none }, folder);
    if ('error' in opened) throw new Error(opened.error);
    return openEngine(opened.project, { style: 'wrap', unknown: null });
  };

  beforeAll(async () => {
    const folder = folderWith(OWN);
    before = await measure(folder);
    for (const chain of chains) reported.push(middlewareDocument(await engineOf(folder, chain), '').switches);
    const all = await engineOf(folder, ['own.Plain', 'own.WithHooks', 'own.waits', 'own.Own']);
    const plan = all.plan(all.middlewareOffers().map((offer) => offer.id));
    expect(plan.migrated).toHaveLength(4);
    after = await measure(folderWith(plan.files[0]?.after ?? ''));
  });
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it.each(chains.map((chain, index) => [index, chain.join(', ')] as const))('chain %i: %s', (index) => {
    expect(reported[index]).toEqual({
      before: before[index]?.asgi.sync,
      after: before[index]?.asgi.async,
      rewritten: after[index]?.asgi.async,
      wsgi: { before: before[index]?.wsgi.sync, after: before[index]?.wsgi.async },
    });
  });
});
