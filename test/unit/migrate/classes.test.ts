/** Class-based views: async as a whole, with what Django's own rules demand, or left alone with the reason. */
import { describe, expect, test } from 'vitest';
import { changedLines, engineOf, reasonsOf, urls } from './project.ts';

const HEAD = `from django.http import HttpResponse
from django.views import View
from asgiref.sync import sync_to_async

from .models import Book


`;

interface Case {
  readonly why: string;
  /** The views module below its imports; the view is `Page`. */
  readonly text: string;
  readonly imports?: string;
  readonly django?: string;
  readonly others?: Readonly<Record<string, string>>;
  /** The lines of the views module that change. */
  readonly lines?: string;
  readonly refused?: readonly string[];
}

const GET = '    def get(self, request):\n        return HttpResponse(Book.objects.count())\n';
const ASYNC_GET =
  '-    def get(self, request):\n-        return HttpResponse(Book.objects.count())\n+    async def get(self, request):\n+        return HttpResponse(await sync_to_async(Book.objects.count)())';

const NEVER_CACHE =
  'from django.utils.decorators import method_decorator\nfrom django.views.decorators.cache import never_cache\n';

const cases: readonly Case[] = [
  {
    why: 'every handler, the helpers left as they are',
    text: `class Page(View):
    title = "x"

    def load(self):
        return Book.objects.first()

    def get(self, request):
        return HttpResponse(self.load())

    def post(self, request):
        return HttpResponse(self.title)
`,
    lines: `-    def get(self, request):
-        return HttpResponse(self.load())
+    async def get(self, request):
+        return HttpResponse(await sync_to_async(self.load)())
-    def post(self, request):
+    async def post(self, request):`,
  },
  {
    why: 'a handler that calls another awaits it',
    text: `class Page(View):\n${GET}\n    def post(self, request):\n        return self.get(request)\n\n    head = get\n`,
    lines: `${ASYNC_GET}
-    def post(self, request):
-        return self.get(request)
+    async def post(self, request):
+        return await self.get(request)`,
  },
  {
    why: 'dispatch, options and http_method_not_allowed follow',
    text: `class Page(View):
    def dispatch(self, request, *args, **kwargs):
        if request.GET.get("no"):
            return self.http_method_not_allowed(request)
        response = super().dispatch(request, *args, **kwargs)
        response["X-Page"] = "1"
        return response

    def http_method_not_allowed(self, request, *args, **kwargs):
        return HttpResponse(status=405)

    def options(self, request):
        return super().options(request)

${GET}`,
    lines: `-    def dispatch(self, request, *args, **kwargs):
+    async def dispatch(self, request, *args, **kwargs):
-            return self.http_method_not_allowed(request)
-        response = super().dispatch(request, *args, **kwargs)
+            return await self.http_method_not_allowed(request)
+        response = await super().dispatch(request, *args, **kwargs)
-    def http_method_not_allowed(self, request, *args, **kwargs):
+    async def http_method_not_allowed(self, request, *args, **kwargs):
-    def options(self, request):
-        return super().options(request)
+    async def options(self, request):
+        return await super().options(request)
${ASYNC_GET}`,
  },
  {
    why: 'a dispatch that looks the handler up itself',
    text: `class Page(View):
    def dispatch(self, request, *args, **kwargs):
        handler = getattr(self, request.method.lower(), self.http_method_not_allowed)
        return handler(request, *args, **kwargs)

${GET}`,
    lines: `-    def dispatch(self, request, *args, **kwargs):
+    async def dispatch(self, request, *args, **kwargs):
-        return handler(request, *args, **kwargs)
+        return await handler(request, *args, **kwargs)
${ASYNC_GET}`,
  },
  {
    why: 'setup that waits for nothing stays sync',
    text: `class Page(View):\n    def setup(self, request, *args, **kwargs):\n        super().setup(request, *args, **kwargs)\n        self.size = 3\n\n${GET}`,
    lines: ASYNC_GET,
  },
  {
    why: 'setup that queries does so in a thread, by an as_view that is added',
    imports: 'from asyncio import iscoroutine\nfrom functools import wraps\n',
    text: `class Page(View):\n    size = 3\n\n    def setup(self, request, *args, **kwargs):\n        super().setup(request, *args, **kwargs)\n        self.book = Book.objects.first()\n\n    def get(self, request):\n        return HttpResponse(self.size)\n`,
    lines: `+    @classmethod
+    def as_view(cls, **initkwargs):
+        view = super().as_view(**initkwargs)
+
+        @wraps(view)
+        async def wrapper(request, *args, **kwargs):
+            # setup() may wait, so it runs in a thread; an async handler is awaited here.
+            response = await sync_to_async(lambda: view(request, *args, **kwargs))()
+            return await response if iscoroutine(response) else response
+
+        return wrapper
+
-    def get(self, request):
+    async def get(self, request):`,
  },
  {
    why: 'which can not be where the class has one of its own',
    text: `class Page(View):\n    @classmethod\n    def as_view(cls, **initkwargs):\n        return super().as_view(**initkwargs)\n\n    def setup(self, request, *args, **kwargs):\n        super().setup(request, *args, **kwargs)\n        self.book = Book.objects.first()\n\n${GET}`,
    refused: ['DA133 shop/views.py:15'],
  },
  {
    why: 'an async setup is never awaited',
    text: `class Page(View):\n    async def setup(self, request, *args, **kwargs):\n        super().setup(request, *args, **kwargs)\n\n${GET}`,
    refused: ['DA133 shop/views.py:9'],
  },
  {
    why: 'a method that is no handler here, by http_method_names',
    text: `class Page(View):\n    http_method_names = ["get"]\n\n${GET}\n    def delete(self, book):\n        book.delete()\n`,
    lines: ASYNC_GET,
  },
  {
    why: 'the base class comes along, and so does its other heir',
    imports: 'from .base import Base\n',
    text: `class Page(Base):\n    def post(self, request):\n        return super().post(request)\n\n\nclass Other(Base):\n    pass\n`,
    others: {
      'shop/base.py': `from django.http import HttpResponse\nfrom django.views import View\n\n\nclass Base(View):\n    def get(self, request):\n        return HttpResponse(self.count())\n\n    def post(self, request):\n        return HttpResponse("x")\n\n    def count(self):\n        return 1\n`,
    },
    lines: `-    def post(self, request):
-        return super().post(request)
+    async def post(self, request):
+        return await super().post(request)`,
  },
  {
    why: 'an heir with an access mixin in front of it checks in a thread too',
    text: `class Page(View):\n${GET}\n\nclass Mixed(LoginRequiredMixin, Page):\n    pass\n`,
    imports: 'from asyncio import iscoroutine\nfrom django.contrib.auth.mixins import LoginRequiredMixin\n',
    lines: `${ASYNC_GET}
-    pass
+    async def dispatch(self, request, *args, **kwargs):
+        response = await sync_to_async(super().dispatch)(request, *args, **kwargs)
+        return await response if iscoroutine(response) else response`,
  },
  {
    why: 'a mixin without handlers does not tie its users together',
    text: `class Counting:\n    def count(self):\n        return Book.objects.count()\n\n\nclass Page(Counting, View):\n    def get(self, request):\n        return HttpResponse(self.count())\n\n\nclass Listed(Counting, ListView):\n    model = Book\n`,
    imports: 'from django.views.generic import ListView\n',
    lines: `-    def get(self, request):
-        return HttpResponse(self.count())
+    async def get(self, request):
+        return HttpResponse(await sync_to_async(self.count)())`,
  },
  {
    why: 'a generic view without a handler of its own',
    text: 'class Page(generic.DetailView):\n    model = Book\n',
    imports: 'from django.views import generic\n',
    refused: ['DA130 shop/views.py:9'],
  },
  {
    why: 'an access mixin checks in a thread; what the handler gives is awaited on the loop',
    text: `class Page(UserPassesTestMixin, View):\n    def test_func(self):\n        return Book.objects.exists()\n\n${GET}`,
    imports: 'from asyncio import iscoroutine\nfrom django.contrib.auth.mixins import UserPassesTestMixin\n',
    lines: `+    async def dispatch(self, request, *args, **kwargs):
+        response = await sync_to_async(super().dispatch)(request, *args, **kwargs)
+        return await response if iscoroutine(response) else response
+
${ASYNC_GET}`,
  },
  {
    why: 'and a dispatch of its own in front of it does so itself',
    text: `class Page(LoginRequiredMixin, View):
    def dispatch(self, request, *args, **kwargs):
        if request.GET.get("no"):
            return HttpResponse("no")
        return super().dispatch(request, *args, **kwargs)  # checks

${GET}`,
    imports: 'from asyncio import iscoroutine\nfrom django.contrib.auth.mixins import LoginRequiredMixin\n',
    lines: `-    def dispatch(self, request, *args, **kwargs):
+    async def dispatch(self, request, *args, **kwargs):
-        return super().dispatch(request, *args, **kwargs)  # checks
+        response = await sync_to_async(super().dispatch)(request, *args, **kwargs)  # checks
+        return await response if iscoroutine(response) else response
${ASYNC_GET}`,
  },
  {
    why: 'which must stand in a statement of its own',
    text: `class Page(LoginRequiredMixin, View):
    def dispatch(self, request, *args, **kwargs):
        return mark(super().dispatch(request, *args, **kwargs))

${GET}`,
    imports:
      'from asyncio import iscoroutine\nfrom django.contrib.auth.mixins import LoginRequiredMixin\nfrom .marks import mark\n',
    others: { 'shop/marks.py': 'def mark(response):\n    response["X-Page"] = "1"\n    return response\n' },
    refused: ['DA134 shop/views.py:13'],
  },
  {
    why: 'a mixin that generic views use as well keeps its sync dispatch',
    text: `class Owned:
    def dispatch(self, request, *args, **kwargs):
        self.book = Book.objects.first()
        if self.book is None:
            return HttpResponse(status=404)
        return super().dispatch(request, *args, **kwargs)


class Listed(Owned, ListView):
    model = Book


class Page(Owned, View):
    def get(self, request):
        return HttpResponse(self.book.title)
`,
    imports: 'from asyncio import iscoroutine\nfrom django.views.generic import ListView\n',
    lines: `-    def get(self, request):
+    async def dispatch(self, request, *args, **kwargs):
+        response = await sync_to_async(super().dispatch)(request, *args, **kwargs)
+        return await response if iscoroutine(response) else response
+
+    async def get(self, request):`,
  },
  {
    why: 'where nobody else uses it, the dispatch of the mixin becomes async',
    text: `class Owned:
    def dispatch(self, request, *args, **kwargs):
        self.book = Book.objects.first()
        return super().dispatch(request, *args, **kwargs)


class Page(Owned, View):
    def get(self, request):
        return HttpResponse(self.book.title)
`,
    lines: `-    def dispatch(self, request, *args, **kwargs):
-        self.book = Book.objects.first()
-        return super().dispatch(request, *args, **kwargs)
+    async def dispatch(self, request, *args, **kwargs):
+        self.book = await sync_to_async(Book.objects.first)()
+        return await super().dispatch(request, *args, **kwargs)
-    def get(self, request):
+    async def get(self, request):`,
  },
  {
    why: 'a mixin that works on the response serves both kinds by a counterpart',
    text: `class Marked:
    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response["X-Page"] = "1"
        return response


class Listed(Marked, ListView):
    model = Book


class Page(Marked, View):\n${GET}`,
    imports: 'from django.views.generic import ListView\n',
    lines: `+        if self.view_is_async:
+            return self.adispatch(request, *args, **kwargs)
+    async def adispatch(self, request, *args, **kwargs):
+        response = await super().dispatch(request, *args, **kwargs)
+        response["X-Page"] = "1"
+        return response
+
${ASYNC_GET}`,
  },
  {
    why: 'one that serves both kinds already',
    text: `class Marked:
    def dispatch(self, request, *args, **kwargs):
        if self.view_is_async:
            return self.adispatch(request, *args, **kwargs)
        response = super().dispatch(request, *args, **kwargs)
        response["X-Page"] = "1"
        return response

    async def adispatch(self, request, *args, **kwargs):
        response = await super().dispatch(request, *args, **kwargs)
        response["X-Page"] = "1"
        return response


class Listed(Marked, ListView):
    model = Book


class Page(Marked, View):\n${GET}`,
    imports: 'from django.views.generic import ListView\n',
    lines: ASYNC_GET,
  },
  {
    why: 'handlers inherited from a generic view are called in a thread, or handed on',
    text: `class Page(FormView):
    def post(self, request):
        return HttpResponse("x")
`,
    imports: 'from django.views.generic import FormView\n',
    lines: `-    def post(self, request):
+    async def get(self, request, *args, **kwargs):
+        return await sync_to_async(super().get)(request, *args, **kwargs)
+
+    async def put(self, request, *args, **kwargs):
+        return await self.post(request, *args, **kwargs)
+
+    async def post(self, request):`,
  },
  {
    why: 'unless http_method_names leaves them out',
    text: `class Page(FormView):
    http_method_names = ["post"]

    def post(self, request):
        return HttpResponse("x")
`,
    imports: 'from django.views.generic import FormView\n',
    lines: '-    def post(self, request):\n+    async def post(self, request):',
  },
  {
    why: 'a handler that goes on to the sync one of a generic view calls it in a thread',
    text: `class Page(TemplateView):
    def get(self, request):
        if request.GET.get("no"):
            return HttpResponse("no")
        return super().get(request)
`,
    imports: 'from django.views.generic import TemplateView\n',
    lines: `-    def get(self, request):
+    async def get(self, request):
-        return super().get(request)
+        return await sync_to_async(super().get)(request)`,
  },
  {
    why: 'a dispatch of Django that works on the response',
    text: `class Page(LoginView):\n    def get(self, request):\n        return HttpResponse("x")\n`,
    imports: 'from django.contrib.auth.views import LoginView\n',
    refused: ['DA131 shop/views.py:9'],
  },
  {
    why: 'what an heir overrides without going on is not shared',
    text: `class Base(View):
    def get(self, request):
        raise NotImplementedError

    def setup(self, request):
        super().setup(request)


class Page(Base):
${GET}

class Rest(Base, APIView):
    def get(self, request):
        return 1
`,
    imports: 'from rest_framework.views import APIView\n',
    lines: ASYNC_GET,
  },
  {
    why: 'REST framework',
    text: `class Page(APIView):\n${GET}`,
    imports: 'from rest_framework.views import APIView\n',
    refused: ['DA135 shop/views.py:9'],
  },
  {
    why: 'a base class that is not known',
    text: `class Page(TenantMixin, View):\n${GET}`,
    imports: 'from tenants.views import TenantMixin\n',
    refused: ['DA136 shop/views.py:9'],
  },
  {
    why: 'before 4.1 View knows nothing of async handlers',
    text: `class Page(View):\n${GET}`,
    django: '4.0',
    refused: ['DA102 shop/views.py:8'],
  },
  {
    why: 'an as_view that checks its arguments, and puts decorators on what the inherited one gives',
    text: `class Page(View):
    @classmethod
    def as_view(cls, **initkwargs):
        if "wrong" in initkwargs:
            raise ValueError
        view = login_required(super().as_view(**initkwargs))
        view.marked = True
        return view

${GET}`,
    imports: 'from django.contrib.auth.decorators import login_required\n',
    lines: ASYNC_GET,
  },
  {
    why: 'an as_view that calls it itself',
    text: `class Page(View):
    @classmethod
    def as_view(cls, **initkwargs):
        view = super().as_view(**initkwargs)

        def wrapped(request):
            return view(request)

        return wrapped

${GET}`,
    refused: ['DA134 shop/views.py:10'],
  },
  {
    why: 'a class that says itself whether it is async',
    text: `class Page(View):\n    view_is_async = False\n\n${GET}`,
    refused: ['DA134 shop/views.py:9'],
  },
  {
    why: 'a receiver that compares the class, a test that patches an attribute of it',
    text: `class Page(View):\n    size = 3\n\n${GET}\n    def done(self):\n        Signal().send(sender=Page)\n`,
    imports: 'from django.dispatch import Signal\n',
    others: {
      'shop/tests.py':
        'from unittest import mock\nfrom .views import Page\n\ndef test_it():\n    with mock.patch.object(Page, "size", 4):\n        pass\n',
    },
    lines: ASYNC_GET,
  },
  {
    why: 'no handler at all',
    text: 'class Page(View):\n    def dispatch(self, request):\n        return HttpResponse("x")\n',
    refused: ['DA134 shop/views.py:8'],
  },
  {
    why: 'a helper that calls a handler becomes async where a handler calls it',
    text: `class Page(View):\n${GET}\n    def again(self, request):\n        return self.get(request)\n\n    def post(self, request):\n        return self.again(request)\n`,
    lines: `${ASYNC_GET}
-    def again(self, request):
-        return self.get(request)
+    async def again(self, request):
+        return await self.get(request)
-    def post(self, request):
-        return self.again(request)
+    async def post(self, request):
+        return await self.again(request)`,
  },
  {
    why: 'one that nothing of the class calls stays sync and could not await it',
    text: `class Page(View):\n${GET}\n    def again(self, request):\n        return self.get(request)\n`,
    refused: ['DA121 shop/views.py:13'],
  },
  {
    why: 'a property that calls a handler',
    text: `class Page(View):\n${GET}\n    @property\n    def again(self):\n        return self.get(self.request)\n\n    def post(self, request):\n        return self.again\n`,
    refused: ['DA121 shop/views.py:14'],
  },
  {
    why: "a method that Django's own handler calls",
    imports: 'from django.views.generic import FormView\n',
    text: `class Page(FormView):\n${GET}\n    def form_invalid(self, form):\n        return self.get(self.request)\n`,
    refused: ['DA121 shop/views.py:14'],
  },
  {
    why: 'dispatch() that hands over to a method of its own, which goes on to the handlers',
    text: `class Base(View):\n    def dispatch(self, request):\n        return self.handle(request)\n\n    def handle(self, request):\n        if self.check(request):\n            return HttpResponse(status=400)\n        return super().dispatch(request)\n\n    def check(self, request):\n        return None\n\n\nclass Page(Base):\n${GET}`,
    lines: `-    def dispatch(self, request):
-        return self.handle(request)
+    async def dispatch(self, request):
+        return await self.handle(request)
-    def handle(self, request):
+    async def handle(self, request):
-        return super().dispatch(request)
+        return await super().dispatch(request)
${ASYNC_GET}`,
  },
  {
    why: 'a method that goes on to the handlers in one class becomes async in its siblings',
    text: `class Base(View):\n    def dispatch(self, request):\n        return self.run(request)\n\n    def run(self, request):\n        return HttpResponse()\n\n\nclass Page(Base):\n${GET}\n    def run(self, request):\n        return self.get(request)\n\n\nclass Other(Base):\n    def get(self, request):\n        return HttpResponse()\n`,
    lines: `-    def dispatch(self, request):
-        return self.run(request)
+    async def dispatch(self, request):
+        return await self.run(request)
-    def run(self, request):
+    async def run(self, request):
${ASYNC_GET}
-    def run(self, request):
-        return self.get(request)
+    async def run(self, request):
+        return await self.get(request)
-    def get(self, request):
+    async def get(self, request):`,
  },
  {
    why: 'a method of that name beside it that no async one calls is left alone',
    text: `class Base(View):\n    def note(self):\n        return 1\n\n\nclass Page(Base):\n${GET}\n    def post(self, request):\n        return self.run(request)\n\n    def run(self, request):\n        return self.get(request)\n\n\nclass Other(Base):\n    def run(self, request):\n        return HttpResponse()\n`,
    lines: `${ASYNC_GET}
-    def post(self, request):
-        return self.run(request)
+    async def post(self, request):
+        return await self.run(request)
-    def run(self, request):
-        return self.get(request)
+    async def run(self, request):
+        return await self.get(request)`,
  },
  {
    why: 'a handler by the name of the method, kept in a variable as View.dispatch() does',
    text: `class Page(View):\n    def dispatch(self, request):\n        name = request.method.lower()\n        if name in self.http_method_names:\n            handler = getattr(self, name, self.http_method_not_allowed)\n        else:\n            handler = self.http_method_not_allowed\n        return handler(request)\n\n${GET}`,
    lines: `-    def dispatch(self, request):
+    async def dispatch(self, request):
-        return handler(request)
+        return await handler(request)
${ASYNC_GET}`,
  },
  {
    why: 'a method by a name that is not known',
    text: `class Page(View):\n    def dispatch(self, request, action):\n        return getattr(self, action)(request)\n\n${GET}`,
    refused: ['DA134 shop/views.py:10'],
  },
  {
    why: 'by a name that can be no handler',
    text: `class Page(View):\n    def dispatch(self, request, action):\n        getattr(self, f"check_{action}")(request)\n        return super().dispatch(request)\n\n    def check_all(self, request):\n        return None\n\n${GET}`,
    lines: `-    def dispatch(self, request, action):
-        getattr(self, f"check_{action}")(request)
-        return super().dispatch(request)
+    async def dispatch(self, request, action):
+        await sync_to_async(getattr(self, f"check_{action}"))(request)
+        return await super().dispatch(request)
${ASYNC_GET}`,
  },
  {
    why: 'a handler that is no method',
    text: `class Page(View):\n    get = make_handler()\n`,
    refused: ['DA132 shop/views.py:9'],
  },
  {
    why: 'a helper that an heir overrides with one that queries is taken to a thread',
    text: `class Page(View):\n    def load(self):\n        return 1\n\n    def get(self, request):\n        return HttpResponse(self.load())\n\n\nclass Heir(Page):\n    def load(self):\n        return Book.objects.count()\n`,
    lines: `-    def get(self, request):
-        return HttpResponse(self.load())
+    async def get(self, request):
+        return HttpResponse(await sync_to_async(self.load)())`,
  },
  {
    why: 'csrf_exempt on the inherited dispatch only marks it',
    text: `@method_decorator(csrf_exempt, name="dispatch")\nclass Page(View):\n${GET}`,
    imports:
      'from django.utils.decorators import method_decorator\nfrom django.views.decorators.csrf import csrf_exempt\n',
    lines: ASYNC_GET,
  },
  {
    why: 'login_required on the inherited dispatch needs an async one',
    text: `@method_decorator([login_required, csrf_exempt], name="dispatch")\nclass Page(View):\n    title = "x"\n\n    # The list.\n${GET}`,
    imports:
      'from django.contrib.auth.decorators import login_required\nfrom django.utils.decorators import method_decorator\nfrom django.views.decorators.csrf import csrf_exempt\n',
    lines: `+    async def dispatch(self, request, *args, **kwargs):
+        return await super().dispatch(request, *args, **kwargs)
+
${ASYNC_GET}`,
  },
  {
    why: 'the same under a name of its own, in another module',
    text: `@needs_login\nclass Page(View):\n    title = "x"\n\n    # The list.\n${GET}`,
    imports: 'from .decorators import needs_login\n',
    others: {
      'shop/decorators.py':
        'from django.contrib.auth.decorators import login_required\nfrom django.utils.decorators import method_decorator\n\nneeds_login = method_decorator(login_required, name="dispatch")\n',
    },
    lines: `+    async def dispatch(self, request, *args, **kwargs):
+        return await super().dispatch(request, *args, **kwargs)
+
${ASYNC_GET}`,
  },
  {
    why: 'and applied to the class by a function',
    text: `@needs_login\nclass Page(View):\n    title = "x"\n\n    # The list.\n${GET}`,
    imports: 'from .decorators import needs_login\n',
    others: {
      'shop/decorators.py':
        'from django.contrib.auth.decorators import login_required\nfrom django.utils.decorators import method_decorator\n\ndef needs_login(cls):\n    """For members."""\n    return method_decorator(login_required, name="dispatch")(cls)\n',
    },
    lines: `+    async def dispatch(self, request, *args, **kwargs):
+        return await super().dispatch(request, *args, **kwargs)
+
${ASYNC_GET}`,
  },
  {
    why: 'a decorator in the body of the class, for its methods',
    text: `class Page(View):\n    def own(method):\n        def inner(self, request):\n            return method(self, request)\n        return inner\n\n    @own\n${GET}`,
    lines: `-from asgiref.sync import sync_to_async
+from asgiref.sync import iscoroutinefunction, sync_to_async
+        if iscoroutinefunction(method):
+
+            async def inner(self, request):
+                return await method(self, request)
+            return inner
+
${ASYNC_GET}`,
  },
  {
    why: 'and takes async functions from 5.1 only',
    text: `@method_decorator(login_required, name="dispatch")\nclass Page(View):\n${GET}`,
    imports:
      'from django.contrib.auth.decorators import login_required\nfrom django.utils.decorators import method_decorator\n',
    django: '5.0',
    refused: ['DA110 shop/views.py:10'],
  },
  {
    why: 'a decorator of the project on the inherited dispatch: an async dispatch, and an async branch',
    text: `@method_decorator(staff, name="dispatch")\nclass Page(View):\n    title = "x"\n\n    # The list.\n${GET}`,
    imports: 'from django.utils.decorators import method_decorator\nfrom .decorators import staff\n',
    others: {
      'shop/decorators.py':
        'def staff(view):\n    def inner(request, *args):\n        if request.user.is_staff:\n            return view(request, *args)\n        return None\n    return inner\n',
    },
    lines: `+    async def dispatch(self, request, *args, **kwargs):
+        return await super().dispatch(request, *args, **kwargs)
+
${ASYNC_GET}`,
  },
  {
    why: 'method_decorator on a handler before 5.2: what it makes is marked as async',
    text: `class Page(View):\n    @method_decorator(never_cache)\n${GET}`,
    imports: NEVER_CACHE,
    django: '5.1',
    lines: `-from asgiref.sync import sync_to_async
+from asgiref.sync import markcoroutinefunction, sync_to_async
+    @markcoroutinefunction
${ASYNC_GET}`,
  },
  {
    why: 'one above another sees what that has made',
    text: `class Page(View):\n    @method_decorator(never_cache)\n    @method_decorator([never_cache])\n    def dispatch(self, request):\n        return super().dispatch(request)\n\n${GET}`,
    imports: NEVER_CACHE,
    django: '5.1',
    lines: `-from asgiref.sync import sync_to_async
+from asgiref.sync import markcoroutinefunction, sync_to_async
+    @markcoroutinefunction
-    def dispatch(self, request):
-        return super().dispatch(request)
+    async def dispatch(self, request):
+        return await super().dispatch(request)
${ASYNC_GET}`,
  },
  {
    why: 'the same, applied to the class: nothing can stand between',
    text: `@method_decorator(never_cache, name="dispatch")\n@method_decorator(never_cache, name="dispatch")\nclass Page(View):\n${GET}`,
    imports: NEVER_CACHE,
    django: '5.1',
    refused: ['DA139 shop/views.py:10'],
  },
  {
    why: 'applied to the class, for a handler',
    text: `@method_decorator(never_cache, name="get")\nclass Page(View):\n${GET}`,
    imports: NEVER_CACHE,
    django: '5.1',
    refused: ['DA139 shop/views.py:10'],
  },
  {
    why: 'applied to the class, for a method on the way to the handlers: View does not ask that',
    text: `@method_decorator(never_cache, name="handle")\nclass Page(View):\n    def dispatch(self, request):\n        return self.handle(request)\n\n    def handle(self, request):\n        return super().dispatch(request)\n\n${GET}`,
    imports: NEVER_CACHE,
    django: '5.1',
    lines: `-    def dispatch(self, request):
-        return self.handle(request)
+    async def dispatch(self, request):
+        return await self.handle(request)
-    def handle(self, request):
-        return super().dispatch(request)
+    async def handle(self, request):
+        return await super().dispatch(request)
${ASYNC_GET}`,
  },
  {
    why: 'twice, on what is inherited',
    text: `@method_decorator(never_cache, name="handle")\nclass Base(View):\n    def dispatch(self, request):\n        return self.handle(request)\n\n    def handle(self, request):\n        return super().dispatch(request)\n\n\n@method_decorator(never_cache, name="handle")\nclass Page(Base):\n${GET}`,
    imports: NEVER_CACHE,
    django: '5.1',
    refused: ['DA139 shop/views.py:19'],
  },
  {
    why: 'an asgiref without marks',
    text: `class Page(View):\n    @method_decorator(plain)\n${GET}`,
    imports: `${NEVER_CACHE}\ndef plain(view):\n    return view\n`,
    django: '4.1',
    refused: ['DA139 shop/views.py:14'],
  },
  {
    why: 'a decorator on the dispatch() of a class that has no handlers: it and all its heirs',
    text: `@method_decorator(never_cache, name="dispatch")\nclass Base(View):\n    pass\n\n\nclass Page(Base):\n${GET}`,
    imports: NEVER_CACHE,
    lines: `-    pass
+    async def dispatch(self, request, *args, **kwargs):
+        return await super().dispatch(request, *args, **kwargs)
${ASYNC_GET}`,
  },
  {
    why: 'one of the heirs must stay sync',
    text: `@method_decorator(never_cache, name="dispatch")\nclass Base(View):\n    pass\n\n\nclass Page(Base):\n${GET}\n\nclass Other(Base):\n    @method_decorator(cache_page(60))\n${GET}`,
    imports: `${NEVER_CACHE}from django.views.decorators.cache import cache_page\n`,
    refused: ['DA137 shop/views.py:22'],
  },
  {
    why: 'an heir of a class that is given an async dispatch()',
    text: `@method_decorator(never_cache, name="dispatch")\nclass Page(View):\n${GET}\n\nclass Other(Page):\n    @method_decorator(cache_page(60))\n${GET}`,
    imports: `${NEVER_CACHE}from django.views.decorators.cache import cache_page\n`,
    refused: ['DA137 shop/views.py:18'],
  },
  {
    why: 'a decorator of an ancestor that needs a sync class',
    text: `@method_decorator(cache_page(60), name="dispatch")\nclass Base(View):\n    pass\n\n\nclass Page(Base):\n${GET}`,
    imports: `${NEVER_CACHE}from django.views.decorators.cache import cache_page\n`,
    refused: ['DA137 shop/views.py:11'],
  },
  {
    why: 'method_decorator on a handler from 5.2',
    text: `class Page(View):\n    @method_decorator(never_cache)\n${GET}`,
    imports:
      'from django.utils.decorators import method_decorator\nfrom django.views.decorators.cache import never_cache\n',
    lines: ASYNC_GET,
  },
  {
    why: 'atomic on a handler moves inside it',
    text: `class Page(View):\n    @transaction.atomic\n    def post(self, request):\n        Book.objects.all().delete()\n        return HttpResponse("x")\n`,
    imports: 'from django.db import transaction\n',
    lines: `-    @transaction.atomic
-    def post(self, request):
-        Book.objects.all().delete()
-        return HttpResponse("x")
+    async def post(self, request):
+        @sync_to_async
+        @transaction.atomic
+        def post_atomically():
+            Book.objects.all().delete()
+            return HttpResponse("x")
+        return await post_atomically()
+`,
  },
  {
    why: 'a test that makes the object by hand',
    text: `class Page(View):\n${GET}`,
    others: {
      'shop/tests.py':
        'from .views import Page\n\ndef test_it(rf):\n    view = Page()\n    view.setup(rf)\n    assert view.get(rf).status_code == 200\n    assert Page.as_view()(rf).status_code == 200\n',
    },
    lines: ASYNC_GET,
  },
];

describe('class-based views', () => {
  for (const { why, text, imports, django, others, lines, refused } of cases) {
    test(why, async () => {
      const engine = await engineOf(
        {
          ...others,
          'shop/views.py': (imports ?? '') + HEAD + text,
          'site_/urls.py': urls('views.Page.as_view()'),
        },
        django ? { django } : {},
      );
      const plan = engine.plan(['shop.views.Page']);
      expect(reasonsOf(plan, 'shop.views.Page')).toEqual(refused ?? []);
      expect(changedLines(plan, 'shop/views.py')).toBe(lines ?? '');
    });
  }
});

test('views that share methods come along', async () => {
  const engine = await engineOf({
    'shop/views.py': `${HEAD}class Page(View):\n${GET}\n\nclass Other(Page):\n    def post(self, request):\n        return HttpResponse("x")\n`,
    'site_/urls.py': urls('views.Page.as_view()', 'views.Other.as_view()'),
  });
  expect(engine.plan(['shop.views.Page']).migrated).toEqual(['shop.views.Other', 'shop.views.Page']);
});

test('callers of the class', async () => {
  const engine = await engineOf({
    'shop/views.py': `${HEAD}class Page(View):\n${GET}`,
    'site_/urls.py': urls('views.Page.as_view()'),
    'shop/tests.py':
      'from .views import Page\n\ndef test_it(rf):\n    view = Page()\n    view.setup(rf)\n    assert view.get(rf).status_code == 200\n    assert Page.as_view()(rf).status_code == 200\n',
  });
  expect(
    changedLines(engine.plan(['shop.views.Page']), 'shop/tests.py'),
  ).toBe(`+from asgiref.sync import async_to_sync
+
-    assert view.get(rf).status_code == 200
-    assert Page.as_view()(rf).status_code == 200
+    assert async_to_sync(view.get)(rf).status_code == 200
+    assert async_to_sync(Page.as_view())(rf).status_code == 200`);
});

describe('a view that a method of the class makes', () => {
  const decorators =
    'def marked(view):\n    def inner(request):\n        response = view(request)\n        response["X"] = "1"\n        return response\n    return inner\n';
  const made = (body: string): string =>
    `class Page(View):\n    @classmethod\n    def as_api_view(cls, **initkwargs):\n${body}\n${GET}`;
  const cases = [
    {
      why: 'is decorated there: the decorators are read',
      text: made(
        '        view = cls.as_view(**initkwargs)\n        if initkwargs:\n            view = marked(view)\n        else:\n            view = never_cache(view)\n        return view\n',
      ),
      branch: true,
      reasons: [],
    },
    {
      why: 'by one that needs a sync view',
      text: made('        return cache_page(60)(cls.as_view(**initkwargs))\n'),
      branch: false,
      reasons: ['DA115 shop/views.py:12'],
    },
    {
      why: 'is called there',
      text: made('        return lambda request: cls.as_view()(request)\n'),
      branch: false,
      reasons: ['DA134 shop/views.py:11'],
    },
    {
      why: 'and is decorated where it is asked for',
      text: `${made('        return cls.as_view(**initkwargs)\n')}\n\npage = cache_page(60)(Page.as_api_view())\n`,
      branch: false,
      reasons: ['DA115 shop/views.py:18'],
    },
  ];
  for (const { why, text, branch, reasons } of cases) {
    test(why, async () => {
      const engine = await engineOf({
        'shop/decorators.py': decorators,
        'shop/views.py': `${HEAD.trimEnd()}\nfrom django.views.decorators.cache import cache_page, never_cache\nfrom .decorators import marked\n\n${text}`,
        'site_/urls.py': urls('views.Page.as_api_view()'),
      });
      const plan = engine.plan(['shop.views.Page']);
      expect(reasonsOf(plan, 'shop.views.Page')).toEqual(reasons);
      expect(changedLines(plan, 'shop/decorators.py').includes('async def inner')).toBe(branch);
    });
  }
});

describe('a base class of an installed package: its source is read', () => {
  const site = '.venv/lib/python3.12/site-packages';
  const FROM_DJANGO =
    'from django.views import View\nfrom django.http import HttpResponse\n\nfrom .helpers import Titled\n\n\n';
  const cases = [
    {
      why: 'attributes and helpers',
      source:
        'class Base(View, Titled):\n    title = "x"\n\n    def name(self):\n        return self.title\n',
      lines: ASYNC_GET,
    },
    {
      why: 'a dispatch() that only checks',
      source:
        'class Base(View):\n    def dispatch(self, request, *args, **kwargs):\n        if not request.user.is_staff:\n            return HttpResponse(status=403)\n        return super().dispatch(request, *args, **kwargs)\n',
      lines: `+from asyncio import iscoroutine
+
-    def get(self, request):
-        return HttpResponse(Book.objects.count())
+    async def dispatch(self, request, *args, **kwargs):
+        response = await sync_to_async(super().dispatch)(request, *args, **kwargs)
+        return await response if iscoroutine(response) else response
+    async def get(self, request):
+        return HttpResponse(await sync_to_async(Book.objects.count)())
+`,
    },
    {
      why: 'a handler beside the own one',
      source: 'class Base(View):\n    def post(self, request):\n        return HttpResponse()\n',
      lines: `-    def get(self, request):
-        return HttpResponse(Book.objects.count())
+    async def post(self, request, *args, **kwargs):
+        return await sync_to_async(super().post)(request, *args, **kwargs)
+    async def get(self, request):
+        return HttpResponse(await sync_to_async(Book.objects.count)())
+`,
    },
    {
      why: 'a dispatch() that works on the response',
      source:
        'class Base(View):\n    def dispatch(self, request, *args, **kwargs):\n        response = super().dispatch(request, *args, **kwargs)\n        response["X"] = "1"\n        return response\n',
      refused: ['DA131 shop/views.py:9'],
    },
    {
      why: 'a method that calls a handler',
      source:
        'class Base(View):\n    def dispatch(self, request, *args, **kwargs):\n        return self.handle(request)\n\n    def handle(self, request):\n        return self.get(request)\n',
      refused: ['DA136 shop/views.py:9'],
    },
    {
      why: 'an as_view() of its own',
      source:
        'class Base(View):\n    @classmethod\n    def as_view(cls, **initkwargs):\n        return super().as_view(**initkwargs)\n',
      refused: ['DA136 shop/views.py:9'],
    },
    {
      why: 'what it inherits from is not known',
      source: 'from elsewhere import Unknown\n\n\nclass Base(Unknown):\n    pass\n',
      refused: ['DA136 shop/views.py:9'],
    },
  ];
  for (const { why, source, lines, refused } of cases) {
    test(why, async () => {
      const engine = await engineOf({
        '.venv/pyvenv.cfg': '',
        [`${site}/acme/__init__.py`]: 'from .views import Base\n',
        [`${site}/acme/helpers.py`]: 'class Titled:\n    title = ""\n',
        [`${site}/acme/views.py`]: `${FROM_DJANGO}${source}`,
        'shop/views.py': `${HEAD.replace('from django.views', 'from acme import Base\nfrom django.views')}class Page(Base):\n${GET}`,
        'site_/urls.py': urls('views.Page.as_view()'),
      });
      const plan = engine.plan(['shop.views.Page']);
      expect(reasonsOf(plan, 'shop.views.Page')).toEqual(refused ?? []);
      expect(changedLines(plan, 'shop/views.py')).toBe(lines ?? '');
    });
  }
});
