/** Middleware of the project made to work in both modes: what is written, and what is refused with which code where. */
import { describe, expect, test } from 'vitest';
import type { Files } from '../project/scratch.ts';
import { changedLines, engineOf, reasonsOf, textsOf } from './project.ts';

interface Setup {
  readonly django?: string;
  readonly files?: Files;
}

/** An engine whose chain is one middleware, `shop.mw.M`. */
async function chainOf(source: string, { django = '5.2', files = {} }: Setup = {}) {
  const engine = await engineOf(
    {
      'site_/settings.py': 'ROOT_URLCONF = "site_.urls"\nMIDDLEWARE = ["shop.mw.M"]\n',
      'shop/mw.py': source,
      ...files,
    },
    { django },
  );
  return { engine, plan: engine.plan(['shop.mw.M']) };
}

const FUNCTION = `def M(get_response):
    def middleware(request):
        return get_response(request)

    return middleware
`;

const CLASS = `class M:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)
`;

describe('what is written', () => {
  test('a function gets an async branch, which is migrated like a view', async () => {
    const { plan } = await chainOf(`from .models import Book


def M(get_response):
    # Once.
    size = 3

    def middleware(request):
        request.books = list(Book.objects.all()[:size])
        return get_response(request)

    return middleware
`);
    expect(textsOf(plan)['shop/mw.py']).toBe(`from asgiref.sync import iscoroutinefunction, sync_to_async
from django.utils.decorators import sync_and_async_middleware

from .models import Book


@sync_and_async_middleware
def M(get_response):
    # Once.
    size = 3

    if iscoroutinefunction(get_response):

        async def middleware(request):
            request.books = await sync_to_async(list)(Book.objects.all()[:size])
            return await get_response(request)

        return middleware

    def middleware(request):
        request.books = list(Book.objects.all()[:size])
        return get_response(request)

    return middleware
`);
  });

  test('a class gets an __acall__, its docstring left out of it', async () => {
    const { plan } = await chainOf(`from .models import Book


class M:
    """Counts."""
    name = "books"

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Before and after."""
        # The view first.
        response = self.get_response(request)
        response[self.name] = Book.objects.count()
        return response
`);
    expect(
      textsOf(plan)['shop/mw.py'],
    ).toBe(`from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async

from .models import Book


class M:
    """Counts."""

    sync_capable = True
    async_capable = True
    name = "books"

    def __init__(self, get_response):
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request):
        """Before and after."""
        if iscoroutinefunction(self):
            return self.__acall__(request)
        # The view first.
        response = self.get_response(request)
        response[self.name] = Book.objects.count()
        return response

    async def __acall__(self, request):
        # The view first.
        response = await self.get_response(request)
        response[self.name] = await sync_to_async(Book.objects.count)()
        return response
`);
  });

  test('comments at the end of a method stay in it', async () => {
    const { plan } = await chainOf(`${CLASS}        # The end.

        # Of it all.

    # Below.
    other = 1
`);
    expect(
      textsOf(plan)['shop/mw.py']?.split('return self.__acall__(request)\n')[1],
    ).toBe(`        return self.get_response(request)
        # The end.

        # Of it all.

    async def __acall__(self, request):
        return await self.get_response(request)

    # Below.
    other = 1
`);
  });

  test('a __call__ of its own beside the one of MiddlewareMixin runs on the loop: it gets a twin where it blocks', async () => {
    const source = (call: string) => `from django.http import HttpResponse
from django.utils.deprecation import MiddlewareMixin

from .models import Book


class M(MiddlewareMixin):
    def __call__(self, request):
        ${call}
        return self.get_response(request)
`;
    const { plan } = await chainOf(source('request.books = Book.objects.count()'));
    expect(changedLines(plan, 'shop/mw.py')).toContain(
      '+        request.books = await sync_to_async(Book.objects.count)()',
    );
    const answers = await chainOf(source('if request.GET: return HttpResponse()'));
    expect(answers.plan.migrated).toEqual(['shop.mw.M']);
    const marks = await chainOf(source('request.books = []'));
    expect(marks.engine.middlewareOffers()).toEqual([]);
  });

  test('before Django 4.2 asyncio tells, and its marker is set', async () => {
    const { plan } = await chainOf(CLASS, { django: '3.2' });
    expect(changedLines(plan, 'shop/mw.py')).toBe(`+import asyncio
+
+
+    sync_capable = True
+    async_capable = True
+
+        if asyncio.iscoroutinefunction(get_response):
+            self._is_coroutine = asyncio.coroutines._is_coroutine
+        if asyncio.iscoroutinefunction(self):
+            return self.__acall__(request)
+    async def __acall__(self, request):
+        return await self.get_response(request)
+`);
  });

  test('tabs and CRLF are kept', async () => {
    const crlf = CLASS.replaceAll('    ', '\t').replaceAll('\n', '\r\n');
    const { plan } = await chainOf(crlf);
    const text = textsOf(plan)['shop/mw.py'] ?? '';
    expect(text).toContain(
      '\tasync def __acall__(self, request):\r\n\t\treturn await self.get_response(request)\r\n',
    );
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]| {4}/);
  });

  test('a helper that only a subclass makes block goes to a thread in the base class', async () => {
    const { plan } = await chainOf(
      `from .models import Book


class Base:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.finish(self.get_response(request))

    def finish(self, response):
        return response


class M(Base):
    def finish(self, response):
        response["X"] = Book.objects.count()
        return response
`,
    );
    expect(textsOf(plan)['shop/mw.py']).toContain(
      'return await sync_to_async(self.finish)(await self.get_response(request))',
    );
  });

  test('what __init__ keeps is known: a lock never waits on the loop', async () => {
    const { plan } = await chainOf(`import threading

from .models import Book


class M:
    def __init__(self, get_response):
        self.get_response = get_response
        self.lock = threading.Lock()

    def __call__(self, request):
        with self.lock:
            request.books = Book.objects.count()
        return self.get_response(request)
`);
    expect(changedLines(plan, 'shop/mw.py')).toContain(`+        @sync_to_async
+        def run_m():
+            with self.lock:
+                request.books = Book.objects.count()
+
+        await run_m()`);
  });

  test('queries are those of the connection of the thread', async () => {
    const { plan } = await chainOf(
      `from django.db import connection\n\n\n${CLASS.replace('        return self.get_response(request)', '        response = self.get_response(request)\n        response["X-Queries"] = len(connection.queries)\n        return response')}`,
    );
    expect(changedLines(plan, 'shop/mw.py')).toContain(
      '+        response["X-Queries"] = len(await sync_to_async(lambda: connection.queries)())',
    );
  });

  test('what the mark lacks only: the decorator', async () => {
    const { plan } = await chainOf(`from asgiref.sync import iscoroutinefunction


def M(get_response):
    if iscoroutinefunction(get_response):
        async def middleware(request):
            return await get_response(request)
    else:
        def middleware(request):
            return get_response(request)
    return middleware
`);
    expect(changedLines(plan, 'shop/mw.py')).toBe(
      '+from django.utils.decorators import sync_and_async_middleware\n+@sync_and_async_middleware',
    );
  });

  test('together with views, in one plan; a second run finds nothing', async () => {
    const files = {
      'site_/urls.py':
        'from django.urls import path\n\nfrom shop import views\n\nurlpatterns = [path("", views.show)]\n',
      'shop/views.py': 'from .models import Book\n\n\ndef show(request):\n    return Book.objects.count()\n',
    };
    const { engine } = await chainOf(FUNCTION, { files });
    const plan = engine.plan(['shop.mw.M', 'shop.views.show']);
    expect(plan.files.map((file) => [file.file, file.views])).toEqual([
      ['shop/mw.py', ['shop.mw.M']],
      ['shop/views.py', ['shop.views.show']],
    ]);
    expect(plan.migrated).toEqual(['shop.mw.M', 'shop.views.show']);
    const again = await chainOf(textsOf(plan)['shop/mw.py'] ?? '');
    expect(again.engine.middlewareOffers()).toEqual([]);
  });
});

const LOCAL = 'import threading\n\n_local = threading.local()\n\n\n';

const refusals: readonly (readonly [why: string, source: string, reasons: readonly string[]])[] = [
  [
    'it gives back a lambda',
    'def M(get_response):\n    return lambda request: get_response(request)\n',
    ['DA310 shop/mw.py:2'],
  ],
  [
    'get_response is called in a nested function',
    'def M(get_response):\n    def middleware(request):\n        def run():\n            return get_response(request)\n        return run()\n    return middleware\n',
    ['DA311 shop/mw.py:4'],
  ],
  [
    'get_response is handed to something else',
    'def M(get_response):\n    def middleware(request):\n        return retry(get_response, request)\n    return middleware\n',
    ['DA311 shop/mw.py:3'],
  ],
  [
    'get_response is exchanged',
    'def M(get_response):\n    get_response = traced(get_response)\n    def middleware(request):\n        return get_response(request)\n    return middleware\n',
    ['DA310 shop/mw.py:1'],
  ],
  [
    'sync on purpose: a function',
    `from django.utils.decorators import sync_only_middleware\n\n@sync_only_middleware\n${FUNCTION}`,
    ['DA312 shop/mw.py:3'],
  ],
  [
    'sync on purpose: a class',
    CLASS.replace('class M:\n', 'class M:\n    async_capable = False\n'),
    ['DA312 shop/mw.py:2'],
  ],
  [
    'a class that keeps something else than get_response',
    CLASS.replace('self.get_response = get_response', 'self.get_response = traced(get_response)'),
    ['DA310 shop/mw.py:1'],
  ],
  [
    'a method is handed on',
    CLASS.replace('self.get_response(request)', 'run(self.get_response, request)'),
    ['DA311 shop/mw.py:6'],
  ],
  [
    'a decorated __call__',
    CLASS.replace('    def __call__', '    @traced\n    def __call__'),
    ['DA313 shop/mw.py:5'],
  ],
  [
    'no place for the mark',
    CLASS.replace('class M:\n', 'class M:\n    __slots__ = ("get_response",)\n'),
    ['DA313 shop/mw.py:2'],
  ],
  [
    'an __acall__ that is there already, not declared',
    `${CLASS}\n    async def __acall__(self, request):\n        return await self.get_response(request)\n`,
    ['DA313 shop/mw.py:8'],
  ],
  [
    'a thread-local, set in a helper',
    `${LOCAL}def remember(request):\n    _local.request = request\n\n\n${FUNCTION.replace('        return get', '        remember(request)\n        return get')}`,
    ['DA314 shop/mw.py:7'],
  ],
  [
    'a thread-local, set in a method',
    `${LOCAL}${CLASS.replace('        return self', '        self.remember(request)\n        return self')}\n    def remember(self, request):\n        setattr(_local, "request", request)\n`,
    ['DA314 shop/mw.py:15'],
  ],
  [
    'a transaction around the view can not span an await',
    `from django.db import transaction\n\n\n${CLASS.replace('        return self', '        with transaction.atomic():\n            return self')}`,
    ['DA153 shop/mw.py:10'],
  ],
  [
    'a lock of its own around the view',
    `import threading\n\n\n${CLASS.replace('= get_response\n', '= get_response\n        self.lock = threading.Lock()\n').replace('        return self', '        with self.lock:\n            return self')}`,
    ['DA153 shop/mw.py:11'],
  ],
  [
    "a wrapper on the thread's own connection",
    `from django.db import connection\n\n\n${CLASS.replace('        return self', '        with connection.execute_wrapper(note):\n            return self')}`,
    ['DA153 shop/mw.py:10'],
  ],
  [
    'an async branch that would block',
    'import time\n\nfrom asgiref.sync import iscoroutinefunction\n\n\ndef M(get_response):\n    if iscoroutinefunction(get_response):\n        async def middleware(request):\n            time.sleep(1)\n            return await get_response(request)\n    else:\n        def middleware(request):\n            return get_response(request)\n    return middleware\n',
    ['DA315 shop/mw.py:9'],
  ],
  [
    'one of its family can not be followed',
    `${CLASS}\n\nclass Other(M):\n    @traced\n    def __call__(self, request):\n        return super().__call__(request)\n`,
    ['DA313 shop/mw.py:10'],
  ],
];

describe('what is refused', () => {
  test.each(refusals)('%s', async (_, source, reasons) => {
    const { engine, plan } = await chainOf(source);
    expect(plan.files).toEqual([]);
    expect(reasonsOf(plan, 'shop.mw.M')).toEqual(reasons);
    const [offer] = engine.middlewareOffers();
    expect([offer?.status, offer?.trips]).toEqual(['blocked', null]);
    for (const reason of offer?.reasons ?? []) expect(reason.fix).not.toBe('');
  });

  test('middleware of others is never offered', async () => {
    const engine = await engineOf({
      'site_/settings.py':
        'ROOT_URLCONF = "site_.urls"\nMIDDLEWARE = ["whitenoise.middleware.WhiteNoiseMiddleware", "nobody.Knows"]\n',
    });
    expect(engine.middlewareOffers()).toEqual([]);
  });
});

test('state that all requests share is said, not refused', async () => {
  const { engine } = await chainOf(
    CLASS.replace('        return self', '        self.request = request\n        return self'),
  );
  expect(engine.middlewareOffers()).toMatchObject([
    { status: 'ready', reasons: [{ code: 'DA403', file: 'shop/mw.py', line: 6 }] },
  ]);
});
