/** Plans for sets of views: what is refused, what comes out, and that nothing else changes. */
import { describe, expect, test } from 'vitest';
import { changedLines, engineOf, reasonsOf, textsOf, urls } from './project.ts';

const HEAD = 'from django.http import HttpResponse\n\nfrom .models import Book\n\n\n';
const SHOW = 'def show(request):\n    return HttpResponse(Book.objects.count())\n';

interface Refused {
  readonly why: string;
  readonly views: string;
  readonly route?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly django?: string;
  readonly reasons: readonly string[];
}

const ATOMIC_SETTINGS =
  'ROOT_URLCONF = "site_.urls"\nDATABASES = {\n    "default": {\n        "ENGINE": "django.db.backends.sqlite3",\n        "ATOMIC_REQUESTS": True,\n    },\n}\n';

const refused: readonly Refused[] = [
  {
    why: 'a Django without async views',
    views: HEAD + SHOW,
    django: '3.0',
    reasons: ['DA101 shop/views.py:6'],
  },
  {
    why: 'ATOMIC_REQUESTS',
    views: HEAD + SHOW,
    files: { 'site_/settings.py': ATOMIC_SETTINGS },
    reasons: ['DA103 shop/views.py:6'],
  },
  {
    why: 'ATOMIC_REQUESTS, but the view has given that up',
    views: `from django.db import transaction\n${HEAD}@transaction.non_atomic_requests\n${SHOW}`,
    files: { 'site_/settings.py': ATOMIC_SETTINGS },
    reasons: [],
  },
  {
    why: 'a generator',
    views: `${HEAD}def show(request):\n    yield HttpResponse("x")\n`,
    reasons: ['DA104 shop/views.py:6'],
  },
  {
    why: 'two definitions',
    views: `${HEAD}if Book:\n    def show(request):\n        return HttpResponse("a")\nelse:\n    def show(request):\n        return HttpResponse("b")\n`,
    reasons: ['DA108 shop/views.py:7'],
  },
  {
    why: 'a static method is a function',
    views: `${HEAD}class Pages:\n    @staticmethod\n    def show(request):\n        return HttpResponse(Book.objects.count())\n`,
    route: 'views.Pages.show',
    reasons: [],
  },
  {
    why: 'atomic, but the body looks at its own names',
    views: `from django.db import transaction\n${HEAD}@transaction.atomic\ndef show(request):\n    size = Book.objects.count()\n    return HttpResponse("%(size)s" % locals())\n`,
    reasons: ['DA114 shop/views.py:7'],
  },
  {
    why: 'atomic applied in the URLconf',
    views: HEAD + SHOW,
    files: {
      'site_/urls.py':
        'from django.db import transaction\nfrom django.urls import path\nfrom shop import views\n\nurlpatterns = [path("", transaction.atomic(views.show))]\n',
    },
    reasons: ['DA114 site_/urls.py:5'],
  },
];

describe('refusals', () => {
  for (const { why, views, route, files, django, reasons } of refused) {
    test(why, async () => {
      const engine = await engineOf(
        { 'shop/views.py': views, 'site_/urls.py': urls(route ?? 'views.show'), ...files },
        django ? { django } : {},
      );
      const [id = ''] = engine.project.views.map((view) => view.id);
      expect(reasonsOf(engine.plan([id]), id)).toEqual(reasons);
    });
  }

  test('an id that no view has', async () => {
    const engine = await engineOf({ 'shop/views.py': HEAD + SHOW, 'site_/urls.py': urls('views.show') });
    const plan = engine.plan(['shop.views.nothing', 'shop.views.show']);
    expect(plan.skipped.map(({ id, reasons }) => [id, reasons[0]?.code])).toEqual([
      ['shop.views.nothing', 'DA106'],
    ]);
    expect(plan.migrated).toEqual(['shop.views.show']);
  });
});

interface Moved {
  readonly why: string;
  readonly before: string;
  readonly after: string;
}

const atomic: readonly Moved[] = [
  {
    why: 'the body stays, under the decorator, as a function below; docstring and comments stay with what they are about',
    before: `@transaction.atomic(using="shop")  # all or nothing
def show(request, pk):
    """Takes one."""
    # First the book.
    book = Book.objects.get(pk=pk)

    book.delete()
    return HttpResponse("""
gone
""")  # done
`,
    after: `async def show(request, pk):
    """Takes one."""
    return await sync_to_async(_show_atomically)(pk)


@transaction.atomic(using="shop")  # all or nothing
def _show_atomically(pk):
    # First the book.
    book = Book.objects.get(pk=pk)

    book.delete()
    return HttpResponse("""
gone
""")  # done
`,
  },
  {
    why: 'a parameter that is bound again is handed over as it is',
    before: `@transaction.atomic
def show(request, pk=None):
    pk = pk or 1
    return HttpResponse(Book.objects.get(pk=pk))
`,
    after: `async def show(request, pk=None):
    return await sync_to_async(_show_atomically)(pk)


@transaction.atomic
def _show_atomically(pk):
    pk = pk or 1
    return HttpResponse(Book.objects.get(pk=pk))
`,
  },
  {
    why: 'a body on the line of the def',
    before: '@transaction.atomic\ndef show(request): return HttpResponse(Book.objects.count())\n',
    after: `async def show(request):
    @sync_to_async
    @transaction.atomic
    def show_atomically():
        return HttpResponse(Book.objects.count())

    return await show_atomically()
`,
  },
];

describe('@transaction.atomic on a view', () => {
  for (const { why, before, after } of atomic) {
    test(why, async () => {
      const head = `from asgiref.sync import sync_to_async\nfrom django.db import transaction\n${HEAD}`;
      const engine = await engineOf({ 'shop/views.py': head + before, 'site_/urls.py': urls('views.show') });
      const plan = engine.plan(['shop.views.show']);
      expect(reasonsOf(plan, 'shop.views.show')).toEqual([]);
      expect(textsOf(plan)['shop/views.py']).toBe(head + after);
    });
  }
});

const THREE = `${HEAD}${SHOW}

def other(request):
    # Kept.
    return HttpResponse(Book.objects.first())


async def ready(request):
    return HttpResponse("x")
`;

describe('sets', () => {
  const files = {
    'shop/views.py': THREE,
    'site_/urls.py': urls('views.show', 'views.other', 'views.ready', 'views.show'),
  };

  test('the order of the ids makes no difference, imports are added once', async () => {
    const engine = await engineOf(files);
    const plan = engine.plan(['shop.views.other', 'shop.views.show', 'shop.views.show']);
    expect(engine.plan(['shop.views.show', 'shop.views.other'])).toEqual(plan);
    expect(changedLines(plan, 'shop/views.py')).toBe(`+from asgiref.sync import sync_to_async
-def show(request):
-    return HttpResponse(Book.objects.count())
+async def show(request):
+    return HttpResponse(await sync_to_async(Book.objects.count)())
-def other(request):
+async def other(request):
-    return HttpResponse(Book.objects.first())
+    return HttpResponse(await sync_to_async(Book.objects.first)())`);
  });

  test('a view of two routes is one, an async one stays as it is', async () => {
    const engine = await engineOf(files);
    expect(engine.views([]).map(({ id, status }) => [id, status])).toEqual([
      ['shop.views.show', 'ready'],
      ['shop.views.other', 'ready'],
      ['shop.views.ready', 'async'],
    ]);
    expect(engine.plan(['shop.views.ready'])).toEqual({ files: [], migrated: [], skipped: [] });
  });

  test('the result migrated again changes nothing', async () => {
    const plan = (await engineOf(files)).plan(['shop.views.show', 'shop.views.other']);
    const again = (await engineOf({ ...files, ...textsOf(plan) })).plan([
      'shop.views.show',
      'shop.views.other',
    ]);
    expect(again.files).toEqual([]);
  });

  test('each note names the line of the new text that it is about', async () => {
    const plan = (await engineOf(files)).plan(['shop.views.show', 'shop.views.other']);
    const [file] = plan.files;
    const lines = file?.after.split('\n') ?? [];
    expect(file?.edits.map(({ code, line }) => `${code} ${lines[line - 1]}`)).toEqual([
      'DA240 from asgiref.sync import sync_to_async',
      'DA201 async def show(request):',
      'DA202     return HttpResponse(await sync_to_async(Book.objects.count)())',
      'DA201 async def other(request):',
      'DA202     return HttpResponse(await sync_to_async(Book.objects.first)())',
    ]);
  });
});

describe('texts', () => {
  test('line ends, byte-order mark and missing last line end stay', async () => {
    const text = `\uFEFF${(HEAD + SHOW).replaceAll('\n', '\r\n').trimEnd()}`;
    const engine = await engineOf({ 'shop/views.py': text, 'site_/urls.py': urls('views.show') });
    const [file] = engine.plan(['shop.views.show']).files;
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(file?.bytes)).toBe(
      `\uFEFF${`from asgiref.sync import sync_to_async
from django.http import HttpResponse

from .models import Book


async def show(request):
    return HttpResponse(await sync_to_async(Book.objects.count)())`.replaceAll('\n', '\r\n')}`,
    );
  });

  test('a file without imports that begins with the view', async () => {
    const engine = await engineOf({
      'shop/views.py':
        'def show(request):\n    from django.http import HttpResponse\n    from .models import Book\n    return HttpResponse(Book.objects.count())\n',
      'site_/urls.py': urls('views.show'),
    });
    expect(
      textsOf(engine.plan(['shop.views.show']))['shop/views.py'],
    ).toBe(`from asgiref.sync import sync_to_async


async def show(request):
    from django.http import HttpResponse
    from .models import Book
    return HttpResponse(await sync_to_async(Book.objects.count)())
`);
  });
});

interface Gained {
  readonly why: string;
  readonly body: string;
  readonly gain: string;
  readonly calls: { readonly orm: number; readonly blocking: number; readonly unknown: number };
}

const gains: readonly Gained[] = [
  {
    why: 'only the database',
    body: '    return HttpResponse(Book.objects.count())\n',
    gain: 'none',
    calls: { orm: 1, blocking: 0, unknown: 0 },
  },
  {
    why: 'nothing at all',
    body: '    return HttpResponse("x")\n',
    gain: 'none',
    calls: { orm: 0, blocking: 0, unknown: 0 },
  },
  {
    why: 'one wait',
    body: '    time.sleep(1)\n    return HttpResponse("x")\n',
    gain: 'some',
    calls: { orm: 0, blocking: 1, unknown: 0 },
  },
  {
    why: 'a lock that helpers take: such waits never overlap',
    body: '    with LOCK:\n        first = Book.objects.count()\n    LOCK.acquire()\n    LOCK.release()\n    return HttpResponse(first)\n',
    gain: 'none',
    calls: { orm: 1, blocking: 2, unknown: 0 },
  },
  {
    why: 'two waits that could overlap',
    body: '    requests.get("a")\n    requests.get("b")\n    return HttpResponse(Book.objects.count())\n',
    gain: 'high',
    calls: { orm: 1, blocking: 2, unknown: 0 },
  },
  {
    why: 'one wait for each item',
    body: '    for url in request.GET.getlist("u"):\n        requests.get(url)\n    return HttpResponse("x")\n',
    gain: 'high',
    calls: { orm: 0, blocking: 1, unknown: 0 },
  },
];

describe('gain', () => {
  for (const { why, body, gain, calls } of gains) {
    test(why, async () => {
      const engine = await engineOf({
        'shop/views.py': `import threading\nimport time\n\nimport requests\n${HEAD}LOCK = threading.Lock()\n\n\ndef show(request):\n${body}`,
        'site_/urls.py': urls('views.show'),
      });
      const [view] = engine.views(['shop/views.py']);
      expect({ status: view?.status, gain: view?.gain, calls: view?.calls }).toEqual({
        status: 'ready',
        gain,
        calls,
      });
    });
  }
});

describe('a user that middleware, or the view, puts on the request', () => {
  const body = `from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse


class Users:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_anonymous:
            request.user = AnonymousUser()
        return self.get_response(request)


def show(request):
    user = request.user
    user.save()
    return HttpResponse()


def swap(request):
    request.user = AnonymousUser()
    return HttpResponse(request.user.username)
`;
  const project = (middleware: string) => ({
    'site_/settings.py': `ROOT_URLCONF = "site_.urls"\nINSTALLED_APPS = ["shop"]\nMIDDLEWARE = [${middleware}]\n`,
    'shop/views.py': body,
    'site_/urls.py': urls('views.show', 'views.swap'),
  });

  test.each(['', '"shop.views.Users"'])(
    'middleware %j: on other ways it is still the one of Django',
    async (middleware) => {
      const plan = (await engineOf(project(middleware))).plan(['shop.views.show', 'shop.views.swap']);
      const text = textsOf(plan)['shop/views.py'] ?? '';
      expect(text).toContain('    await sync_to_async(lambda: user.save())()\n');
      // One that is set in every case is no longer looked up.
      expect(text).toContain('    return HttpResponse(request.user.username)\n');
    },
  );
});

test('why: the chain of causes for a line', async () => {
  const engine = await engineOf({
    'shop/views.py': `${HEAD}def show(request):\n    return HttpResponse(total())\n\n\ndef total():\n    return Book.objects.count()\n`,
    'site_/urls.py': urls('views.show'),
  });
  expect(engine.why('shop/views.py', 7)).toEqual([
    'total()  shop/views.py:7',
    '  Book.objects.count()  shop/views.py:11',
  ]);
  expect(engine.why('shop/views.py', 1)).toEqual([]);
  expect(engine.why('shop/nothing.py', 1)).toEqual([]);
});

test('helpers: two views of a file never give the same name', async () => {
  const body = `    title = Book.objects.first().title
    size = Book.objects.filter(title=title).count()
    for book in Book.objects.all():
        size += Book.objects.filter(title=book.title).count()
    return HttpResponse(size)
`;
  const engine = await engineOf({
    'shop/views.py': `${HEAD}def show(request):\n${body}\n\ndef list_all(request):\n${body}`,
    'site_/urls.py': urls('views.show', 'views.list_all'),
  });
  const plan = engine.plan(['shop.views.show', 'shop.views.list_all']);
  const text = textsOf(plan)['shop/views.py'] ?? '';
  expect(text.match(/^def \w+/gm)?.sort()).toEqual(['def _load_size', 'def _load_size_for_show']);
  expect(text).toContain('async def list_all(request):\n    size = await sync_to_async(_load_size)()\n');
  expect(text).toContain('async def show(request):\n    size = await sync_to_async(_load_size_for_show)()\n');
});
