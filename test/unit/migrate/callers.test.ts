/** Who uses a view, and what becomes of that use: calls are awaited or go through async_to_sync, other uses are followed. */
import { describe, expect, test } from 'vitest';
import { changedLines, engineOf, reasonsOf, urls } from './project.ts';

const HEAD = 'from django.http import HttpResponse\n\nfrom .models import Book\n\n\n';
const SHOW = 'def show(request, size=1):\n    return HttpResponse(Book.objects.count())\n';

interface Case {
  readonly why: string;
  /** Path of the file that uses `shop.views.show`, and its text. */
  readonly file?: string;
  readonly text: string;
  /** The lines that change in it. */
  readonly lines?: string;
  /** Or the reasons why the view is left alone. */
  readonly refused?: readonly string[];
}

const calls: readonly Case[] = [
  {
    why: 'a test that calls it with RequestFactory',
    text: 'from shop.views import show\n\ndef test_it(rf):\n    assert show(rf.get("/"), size=2).status_code == 200\n',
    lines: `+from asgiref.sync import async_to_sync
+
-    assert show(rf.get("/"), size=2).status_code == 200
+    assert async_to_sync(show)(rf.get("/"), size=2).status_code == 200`,
  },
  {
    why: 'through the module, under another name, imported inside the function',
    text: 'def test_it(rf):\n    from shop import views as v\n    return v.show(rf)\n',
    lines: `+from asgiref.sync import async_to_sync
+
+
-    return v.show(rf)
+    return async_to_sync(v.show)(rf)`,
  },
  {
    why: 'at module level',
    text: 'import shop.views\n\nRESULT = shop.views.show(None)\n',
    lines: `+from asgiref.sync import async_to_sync
+
-RESULT = shop.views.show(None)
+RESULT = async_to_sync(shop.views.show)(None)`,
  },
  {
    why: 'what a name means further up, before the view takes it',
    text: 'from shop.pages import show\n\n@show(size=2)\nclass Page:\n    made = show(None)\n\nfrom shop.views import show\n\nRESULT = show(None)\n',
    lines: `+from asgiref.sync import async_to_sync
+
-RESULT = show(None)
+RESULT = async_to_sync(show)(None)`,
  },
  {
    why: 'a loop, which may come to what is bound further down',
    text: 'from shop.pages import show\n\nfor each in range(2):\n    show(None)\n    from shop.views import show\n',
    lines: `+from asgiref.sync import async_to_sync
+
-    show(None)
+    async_to_sync(show)(None)`,
  },
  {
    why: 'in an async function',
    text: 'from shop.views import show\n\nasync def other(request):\n    return show(request)\n',
    lines: '-    return show(request)\n+    return await show(request)',
  },
  {
    why: 'in an async function, where something binds tighter than await',
    text: 'from shop.views import show\n\nasync def other(request):\n    return show(request).content[0]\n',
    lines: '-    return show(request).content[0]\n+    return (await show(request)).content[0]',
  },
  {
    why: 'offloaded by hand: sync_to_async would refuse an async function',
    text: 'from asgiref.sync import sync_to_async\nfrom shop.views import show\n\nasync def other(request):\n    return await sync_to_async(show, thread_sensitive=True)(request)\n',
    lines:
      '-    return await sync_to_async(show, thread_sensitive=True)(request)\n+    return await show(request)',
  },
  {
    why: 'a local variable that holds it',
    text: 'from shop import views\n\ndef test_it(rf):\n    view = views.show\n    view(rf)\n    return view(rf, size=3)\n',
    lines: `+from asgiref.sync import async_to_sync
+
-    view(rf)
-    return view(rf, size=3)
+    async_to_sync(view)(rf)
+    return async_to_sync(view)(rf, size=3)`,
  },
  {
    why: 'a local variable that holds one after the other',
    text: 'from shop import views\n\ndef test_it(rf, other):\n    view = other\n    view(rf)\n    view = views.show\n    view(rf)\n',
    lines: `+from asgiref.sync import async_to_sync
+
-    view(rf)
+    async_to_sync(view)(rf)`,
  },
  {
    why: 'an attribute of a test case that holds it',
    text: 'from shop import views\n\nclass ShowTests:\n    def setUp(self):\n        self.view = views.show\n\n    def test_it(self):\n        return self.view(None)\n',
    lines: `+from asgiref.sync import async_to_sync
+
-        return self.view(None)
+        return async_to_sync(self.view)(None)`,
  },
  {
    why: 'an alias at module level, used from another file',
    file: 'shop/aliases.py',
    text: 'from .views import show as list_books\n\ndisplay = list_books\n\ndef run(request):\n    return list_books(request)\n',
    lines: `+from asgiref.sync import async_to_sync
+
-    return list_books(request)
+    return async_to_sync(list_books)(request)`,
  },
  {
    why: 'handed to something that calls it and takes any callable',
    text: 'from shop.views import show\n\nclass ShowTests:\n    def test_it(self):\n        self.assertRaises(ValueError, show, None)\n',
    lines: `+from asgiref.sync import async_to_sync
+
-        self.assertRaises(ValueError, show, None)
+        self.assertRaises(ValueError, async_to_sync(show), None)`,
  },
  {
    why: 'in a lambda of sync code',
    text: 'from shop.views import show\n\nrun = lambda request: show(request)\n',
    lines: `+from asgiref.sync import async_to_sync
+
-run = lambda request: show(request)
+run = lambda request: async_to_sync(show)(request)`,
  },
  {
    why: 'a name of the same spelling that is something else',
    text: 'def show(request):\n    return None\n\nclass Shop:\n    def show(self):\n        return show(None)\n',
    lines: '',
  },
  {
    why: 'a parameter of the same name',
    text: 'from shop.views import show\n\ndef run(show):\n    return show(1)\n',
    lines: '',
  },
  {
    why: 'only looked at',
    text: 'from django.urls import resolve\nfrom shop.views import show\n\ndef test_it(self):\n    self.assertEqual(resolve("/v0/").func, show)\n    assert resolve("/v0/").func is show and show.__name__ == "show" and callable(show)\n',
    lines: '',
  },
  {
    why: 'wrapped for a route: the decorator counts',
    file: 'shop/more_urls.py',
    text: 'from django.contrib.auth.decorators import login_required\nfrom django.urls import path\nfrom functools import partial\nfrom . import views\n\nmembers = login_required(views.show)\nurlpatterns = [path("a/", members), path("b/", partial(views.show, size=2))]\n',
    lines: '',
  },
  {
    why: 'in a lambda of async code it can be neither awaited nor run',
    text: 'from shop.views import show\n\nasync def other(request):\n    return (lambda: show(request))()\n',
    refused: ['DA121 shop/used.py:4'],
  },
  {
    why: 'in a sync function inside async code',
    text: 'from shop.views import show\n\nasync def other(request):\n    def inner():\n        return show(request)\n    return inner()\n',
    refused: ['DA121 shop/used.py:5'],
  },
  {
    why: 'kept in a dictionary, from where it is called',
    text: 'from shop.views import show\n\nVIEWS = {"show": show}\n\ndef run(request):\n    if request.path in VIEWS:\n        return VIEWS[request.path](request)\n    view = VIEWS.get("show")\n    return view(request)\n',
    lines: `+from asgiref.sync import async_to_sync
+
-        return VIEWS[request.path](request)
+        return async_to_sync(VIEWS[request.path])(request)
-    return view(request)
+    return async_to_sync(view)(request)`,
  },
  {
    why: 'kept in rows, from where it is routed and called',
    text: 'from django.urls import path\nfrom shop.views import show\n\nPAGES = [("show", show)]\nroutes = [path(name, view) for name, view in PAGES]\n\nasync def other(request):\n    for name, page in PAGES:\n        if name == request.path:\n            return page(request)\n',
    lines: '-            return page(request)\n+            return await page(request)',
  },
  {
    why: 'kept in rows that are dictionaries, of which one is taken by name',
    text: 'from functools import partial\nfrom shop.views import show\n\nTABS = {"show": {"view": show, "title": "Show"}, "big": {"view": partial(show, size=9), "title": "Big"}}\n\nasync def other(request):\n    tab = TABS.get(request.path) or TABS["show"]\n    if tab is None or not tab["title"]:\n        return None\n    return tab["view"](request)\n',
    lines: '-    return tab["view"](request)\n+    return await tab["view"](request)',
  },
  {
    why: 'kept in rows that are numbered and sorted',
    text: 'from shop.views import show\n\nSTEPS = (("show", show),)\n\nasync def other(request):\n    for number, (name, step) in enumerate(sorted(STEPS), 1):\n        if number == request.path:\n            return step(request)\n',
    lines: '-            return step(request)\n+            return await step(request)',
  },
  {
    why: 'kept in rows of which a cell is taken by a name',
    text: 'from shop.views import show\n\nTABS = [{"view": show, "title": "Show"}]\n\ndef other(request, cell):\n    for tab in TABS:\n        return tab[cell](request)\n',
    refused: ['DA120 shop/used.py:3'],
  },
  {
    why: 'offloaded by hand, and gathered',
    text: 'import asyncio\nfrom asgiref.sync import sync_to_async\nfrom shop.views import show\n\nasync def other(request):\n    return await asyncio.gather(sync_to_async(show)(request), *[sync_to_async(show)(request) for _ in "ab"])\n',
    lines:
      '-    return await asyncio.gather(sync_to_async(show)(request), *[sync_to_async(show)(request) for _ in "ab"])\n+    return await asyncio.gather(show(request), *[show(request) for _ in "ab"])',
  },
  {
    why: 'kept in a dictionary that is handed on',
    text: 'from shop.views import show\n\nVIEWS = {"show": show}\nregister(VIEWS)\n',
    refused: ['DA120 shop/used.py:3'],
  },
  {
    why: 'kept in a dictionary with something that is no view',
    text: 'from shop.views import show\n\ndef helper(request):\n    return 1\n\nVIEWS = {"show": show, "helper": helper}\n',
    refused: ['DA120 shop/used.py:3'],
  },
  {
    why: 'handed to a helper of the tests, kept in a table of theirs',
    file: 'shop/tests.py',
    text: 'from shop.views import show\n\nclass ShowTests:\n    def get(self, view):\n        return view(None)\n\n    def test_it(self):\n        self.get(show)\n        for view in [show]:\n            self.get(view)\n',
    lines: `+from asgiref.sync import async_to_sync
+
-        self.get(show)
-        for view in [show]:
+        self.get(async_to_sync(show))
+        for view in [async_to_sync(show)]:`,
  },
  {
    why: 'handed to a helper in an async test, which may await it or not',
    file: 'shop/tests.py',
    text: 'from shop.views import show\n\nasync def test_it(run):\n    await run(1, show)\n',
    refused: ['DA120 shop/tests.py:4'],
  },
  {
    why: 'handed to a function of unknown habits',
    text: 'from shop.views import show\n\nrun(1, show)\n',
    refused: ['DA120 shop/used.py:3'],
  },
  {
    why: 'returned',
    text: 'from shop import views\n\ndef pick():\n    return views.show\n',
    refused: ['DA120 shop/used.py:4'],
  },
  {
    why: 'a default argument',
    text: 'from shop.views import show\n\ndef run(view=show):\n    return view(None)\n',
    refused: ['DA120 shop/used.py:3'],
  },
  {
    why: 'behind admin_view',
    text: 'from django.contrib import admin\nfrom django.urls import path\nfrom shop.views import show\n\nclass BookAdmin(admin.ModelAdmin):\n    def get_urls(self):\n        return [path("show/", self.admin_site.admin_view(show))]\n',
    refused: ['DA105 shop/views.py:6'],
  },
  {
    why: 'an error handler of a URLconf',
    text: 'from .views import show\n\nhandler404 = show\nurlpatterns = []\n',
    refused: ['DA105 shop/used.py:3'],
  },
  {
    why: 'connected to a signal',
    text: 'from django.db.models.signals import post_save\nfrom .views import show\n\npost_save.connect(show)\n',
    refused: ['DA105 shop/views.py:6'],
  },
  {
    why: 'called in a migration, which is never changed',
    file: 'shop/migrations/0001_initial.py',
    text: 'from shop.views import show\n\ndef forwards(apps, schema_editor):\n    show(None)\n',
    refused: ['DA121 shop/migrations/0001_initial.py:4'],
  },
];

describe('uses of a view', () => {
  for (const { why, file, text, lines, refused } of calls) {
    test(why, async () => {
      const path = file ?? 'shop/used.py';
      const engine = await engineOf({
        'shop/views.py': HEAD + SHOW,
        'site_/urls.py': urls('views.show'),
        [path]: text,
      });
      const plan = engine.plan(['shop.views.show']);
      expect(reasonsOf(plan, 'shop.views.show')).toEqual(refused ?? []);
      expect(changedLines(plan, path)).toBe(lines ?? '');
    });
  }
});

const TWO = `${HEAD}def show(request):
    return HttpResponse(Book.objects.count())


def again(request):
    response = show(request)
    response["X-Again"] = "1"
    return response
`;

describe('views that call each other', () => {
  const files = { 'shop/views.py': TWO, 'site_/urls.py': urls('views.show', 'views.again') };

  test('both: the call is awaited', async () => {
    const plan = (await engineOf(files)).plan(['shop.views.show', 'shop.views.again']);
    expect(changedLines(plan, 'shop/views.py')).toContain('+    response = await show(request)');
    expect(plan.migrated).toEqual(['shop.views.again', 'shop.views.show']);
  });

  test('only the one that is called', async () => {
    const plan = (await engineOf(files)).plan(['shop.views.show']);
    expect(changedLines(plan, 'shop/views.py')).toContain('+    response = async_to_sync(show)(request)');
  });

  test('only the one that calls', async () => {
    const plan = (await engineOf(files)).plan(['shop.views.again']);
    expect(changedLines(plan, 'shop/views.py')).toContain(
      '+    response = await sync_to_async(show)(request)',
    );
  });

  test('the one that is called stands under a decorator that gets an async branch', async () => {
    const plan = (
      await engineOf({
        'shop/views.py': TWO.replace('def show', '@counted\ndef show').replace(
          'from .models',
          'from .deco import counted\nfrom .models',
        ),
        'shop/deco.py':
          'from functools import wraps\n\nfrom .models import Book\n\n\ndef counted(view):\n    @wraps(view)\n    def wrapper(request):\n        Book.objects.create()\n        return view(request)\n\n    return wrapper\n',
        'site_/urls.py': urls('views.show', 'views.again'),
      })
    ).plan(['shop.views.show', 'shop.views.again']);
    expect(plan.migrated).toEqual(['shop.views.again', 'shop.views.show']);
  });

  test('both are ready alone', async () => {
    const statuses = (await engineOf(files)).views([]).map(({ id, status }) => `${id} ${status}`);
    expect(statuses).toEqual(['shop.views.show ready', 'shop.views.again ready']);
  });

  test('a class view called by a function view', async () => {
    const engine = await engineOf({
      'shop/views.py':
        `${HEAD}class Page(View):\n    def get(self, request):\n        return HttpResponse(Book.objects.count())\n\n\ndef again(request):\n    return Page.as_view()(request)\n`.replace(
          'from django.http',
          'from django.views import View\nfrom django.http',
        ),
      'site_/urls.py': urls('views.Page.as_view()', 'views.again'),
    });
    const plan = engine.plan(['shop.views.Page', 'shop.views.again']);
    expect(changedLines(plan, 'shop/views.py')).toContain('+    return await Page.as_view()(request)');
  });

  test('a pure view called by a pure helper: the helper is taken to a thread, as it now waits for the loop', async () => {
    const engine = await engineOf({
      'shop/views.py':
        'from django.http import HttpResponse\n\n\ndef show(request):\n    return HttpResponse("x")\n\n\ndef helper(request):\n    return show(request)\n\n\ndef again(request):\n    return helper(request)\n',
      'site_/urls.py': urls('views.show', 'views.again'),
    });
    const plan = engine.plan(['shop.views.show', 'shop.views.again']);
    expect(changedLines(plan, 'shop/views.py')).toBe(`+from asgiref.sync import async_to_sync, sync_to_async
-def show(request):
+async def show(request):
-    return show(request)
+    return async_to_sync(show)(request)
-def again(request):
-    return helper(request)
+async def again(request):
+    return await sync_to_async(helper)(request)`);
  });
});

test('async code that calls a sync caller on the loop: the view is left alone', async () => {
  const engine = await engineOf({
    'shop/views.py': HEAD + SHOW,
    'site_/urls.py': urls('views.show'),
    'shop/used.py':
      'from shop.views import show\n\ndef helper(request):\n    return show(request)\n\ndef outer(request):\n    return helper(request)\n\nasync def other(request):\n    return outer(request)\n',
  });
  expect(reasonsOf(engine.plan(['shop.views.show']), 'shop.views.show')).toEqual(['DA121 shop/used.py:10']);
});

test('a view that is looked up by its route is called by its kind', async () => {
  const engine = await engineOf({
    'shop/views.py':
      `${HEAD}${SHOW}\n\ndef forward(request):\n    match = resolve("/v0/")\n    return match.func(request, *match.args)\n`.replace(
        'from django.http',
        'from django.urls import resolve\nfrom django.http',
      ),
    'site_/urls.py': urls('views.show', 'views.forward'),
  });
  const plan = engine.plan(['shop.views.show', 'shop.views.forward']);
  expect(reasonsOf(plan, 'shop.views.forward')).toEqual(['DA121 shop/views.py:13']);
  expect(changedLines(plan, 'shop/views.py').split('\n').at(-1)).toBe(
    '+    return (async_to_sync(match.func) if iscoroutinefunction(match.func) else match.func)(request, *match.args)',
  );
});

test('a string that names the view is a note, not a reason', async () => {
  const engine = await engineOf({
    'shop/views.py': HEAD + SHOW,
    'site_/urls.py': urls('views.show'),
    'shop/tests.py':
      'from unittest import mock\n\ndef test_it():\n    with mock.patch("shop.views.show"):\n        pass\n',
  });
  const [view] = engine.views([]);
  expect(view?.status).toBe('ready');
  expect(view?.reasons.map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual([
    'DA401 shop/tests.py:4',
  ]);
});

test('error handlers that no URLconf of the project names stay sync', async () => {
  const engine = await engineOf({
    'shop/views.py': `from django.http import HttpResponse

from .models import Book


def show(request):
    return permission_denied(request)


def permission_denied(request):
    return HttpResponse(Book.objects.count(), status=403)


def missing(request, exception, template_name="missing.html"):
    return HttpResponse(Book.objects.count(), status=404)


def server_error(request):
    return HttpResponse(Book.objects.count(), status=500)


def handed(request, book):
    return HttpResponse(Book.objects.count())
`,
    'site_/urls.py': urls('views.show'),
  });
  const found = engine.views([]).map(({ id, reasons }) => [id, reasons.map(({ code }) => code)]);
  expect(found).toEqual([
    ['shop.views.show', []],
    ['shop.views.missing', ['DA105']],
    ['shop.views.server_error', ['DA105']],
    ['shop.views.handed', []],
  ]);
});
