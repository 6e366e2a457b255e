/** What of the project's code async views must not meet, with its place. */
import { expect, test } from 'vitest';
import { engineOf, urls } from './project.ts';

const codesOf = (engine: Awaited<ReturnType<typeof engineOf>>): readonly string[] =>
  engine
    .readiness()
    .filter(({ code }) => code === 'DA514' || code === 'DA515')
    .map(({ code, file, line }) => `${code} ${file}:${line}`);

const BRIDGE = `from asgiref.sync import async_to_sync


async def fetch():
    return 1


def total():
    return async_to_sync(fetch)()
`;

test('async_to_sync that an async view reaches on the loop, however deep; in a thread it is right', async () => {
  const engine = await engineOf({
    'site_/urls.py': urls('views.direct', 'views.deep', 'views.offloaded', 'views.still_sync'),
    'shop/bridge.py': BRIDGE,
    'shop/views.py': `from asgiref.sync import async_to_sync, sync_to_async
from django.http import HttpResponse

from .bridge import fetch, total


async def direct(request):
    return HttpResponse(async_to_sync(fetch)())


async def deep(request):
    return HttpResponse(total())


async def offloaded(request):
    return HttpResponse(await sync_to_async(total)())


def still_sync(request):
    return HttpResponse(total())
`,
  });
  expect(codesOf(engine)).toEqual(['DA514 shop/views.py:8', 'DA514 shop/bridge.py:9']);
});

test('a sync view that becomes async takes async_to_sync to a thread by itself', async () => {
  const engine = await engineOf({
    'site_/urls.py': urls('views.show'),
    'shop/bridge.py': BRIDGE,
    'shop/views.py': 'from .bridge import total\n\n\ndef show(request):\n    return total()\n',
  });
  expect(engine.plan(['shop.views.show']).files[0]?.after).toContain('await sync_to_async(total)()');
});

test('thread-locals, with the middleware that sets them and who reads them; asgiref.local is right', async () => {
  const engine = await engineOf({
    'site_/settings.py': 'ROOT_URLCONF = "site_.urls"\nMIDDLEWARE = ["shop.current.Current"]\n',
    'shop/current.py': `import threading

from asgiref.local import Local

_state = threading.local()
_right = Local()


def set_user(user):
    _state.user = user


class Current:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        set_user(request.user)
        return self.get_response(request)
`,
    'shop/audit.py': 'from .current import _state\n\n\ndef who():\n    return _state.user\n',
  });
  expect(codesOf(engine)).toEqual(['DA515 shop/current.py:5']);
  const [found] = engine.readiness().filter(({ code }) => code === 'DA515');
  expect(found?.message).toBe(
    '_state is a threading.local: middleware (shop.current.Current) sets it, it is read in shop/audit.py:5',
  );
});
