/** Who the user is around an async view, and who answers for permissions: what Django's decorators ask. */
import { expect, test } from 'vitest';
import { changedLines, engineOf, reasonsOf, urls } from './project.ts';

const SESSIONS = `    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
`;
const settings = (middleware: string): string =>
  `ROOT_URLCONF = "site_.urls"\nINSTALLED_APPS = ["django.contrib.auth", "shop"]\nMIDDLEWARE = [\n${SESSIONS}    "${middleware}",\n]\n`;

const VIEWS = `from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET
from .models import Book


@login_required
def show(request):
    return HttpResponse(Book.objects.count())


@require_GET
def count(request):
    return HttpResponse(Book.objects.count())
`;

const own = (body: string): string => `from asgiref.sync import sync_to_async
from django.contrib.auth import get_user_model


class Tokens:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        key = request.headers.get("X-Token")
        if key:
${body}        return self.get_response(request)
`;
const PUT = '            request.user = get_user_model().objects.get(username=key)\n';

test.each([
  ['middleware that puts a user on the request', '5.2', 'shop.middleware.Tokens', own(PUT), []],
  [
    'a loop that does, one release after the first async auth decorators: several may be set',
    '5.1',
    'shop.middleware.Tokens',
    own(
      `            for request.user in get_user_model().objects.filter(username=key):\n                break\n`,
    ),
    ['DA118 shop/views.py:7'],
  ],
  [
    'an assignment beside others on its line',
    '5.2',
    'shop.middleware.Tokens',
    own(PUT.replace(/\n$/, '; key = None\n')),
    ['DA118 shop/views.py:7'],
  ],
  [
    'a function of the name',
    '5.2',
    'shop.middleware.Tokens',
    own(`${PUT}            auser = request.user\n`),
    ['DA118 shop/views.py:7'],
  ],
  [
    'and where the async way finds it, too',
    '5.2',
    'shop.middleware.Tokens',
    own(`${PUT}            request.auser = sync_to_async(lambda: request.user)\n`),
    [],
  ],
  [
    'middleware that puts something else on it',
    '5.2',
    'shop.middleware.Tokens',
    own('            request.key = key\n'),
    [],
  ],
  [
    'middleware of a package that impersonates',
    '5.2',
    'impersonate.middleware.ImpersonateMiddleware',
    '',
    ['DA118 shop/views.py:7'],
  ],
])('%s (Django %s)', async (_why, django, middleware, text, reasons) => {
  const engine = await engineOf(
    {
      'site_/settings.py': settings(middleware),
      'site_/urls.py': urls('views.show', 'views.count'),
      'shop/middleware.py': text,
      'shop/views.py': VIEWS,
    },
    { django },
  );
  const plan = engine.plan(['shop.views.show', 'shop.views.count']);
  expect(reasonsOf(plan, 'shop.views.show')).toEqual(reasons);
  expect(plan.migrated).toContain('shop.views.count');
});

test.each([
  [
    'a row: it is there already',
    PUT,
    `+
+            async def auser():
+                return request.user
+
+            request.auser = auser`,
  ],
  [
    'a lazy object: it is fetched in a thread',
    `            from django.utils.functional import SimpleLazyObject
            request.user = SimpleLazyObject(lambda: get_user_model().objects.get(username=key))  # once
`,
    `+
+            async def auser():
+                await sync_to_async(bool)(request.user)
+                return request.user
+
+            request.auser = auser`,
  ],
])('request.auser beside a request.user that is %s', async (_why, body, lines) => {
  const engine = await engineOf(
    {
      'site_/settings.py': settings('shop.middleware.Tokens'),
      'site_/urls.py': urls('views.show', 'views.count'),
      'shop/middleware.py': own(body),
      'shop/views.py': VIEWS,
    },
    { django: '5.2' },
  );
  const plan = engine.plan(['shop.views.show']);
  expect(plan.migrated).toContain('shop.views.show');
  expect(changedLines(plan, 'shop/middleware.py')).toBe(lines);
});

const MODEL = `from django.contrib.auth.models import AbstractUser
from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=80)


class User(AbstractUser):
`;

test.each([
  [
    'a user model that answers without a query',
    '    def has_perm(self, perm, obj=None):\n        return self.is_staff\n',
    [],
    '+    async def ahas_perm(self, perm, obj=None):\n+        return self.has_perm(perm, obj)\n+',
  ],
  [
    'one that queries, its parameters by name only',
    '    def has_perm(self, perm, *, obj=None, **more):\n        return self.groups.filter(name=perm).exists()\n',
    [],
    '+from asgiref.sync import sync_to_async\n+    async def ahas_perm(self, perm, *, obj=None, **more):\n+        return await sync_to_async(self.has_perm)(perm, obj=obj, **more)\n+',
  ],
  [
    'one whose method is decorated',
    '    @staticmethod\n    def has_perm(perm, obj=None):\n        return perm == "shop.view"\n',
    ['DA117 shop/views.py:6'],
    '',
  ],
  ['one that inherits what it answers', '    pass\n', [], ''],
])('permission_required and %s', async (_why, methods, reasons, lines) => {
  const engine = await engineOf({
    'site_/settings.py': `${settings('django.middleware.common.CommonMiddleware')}AUTH_USER_MODEL = "shop.User"\n`,
    'site_/urls.py': urls('views.show'),
    'shop/models.py': MODEL + methods,
    'shop/views.py': `from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from .models import Book


@permission_required("shop.view")
def show(request):
    return HttpResponse(Book.objects.count())
`,
  });
  const plan = engine.plan(['shop.views.show']);
  expect(reasonsOf(plan, 'shop.views.show')).toEqual(reasons);
  expect(changedLines(plan, 'shop/models.py')).toBe(lines);
});
