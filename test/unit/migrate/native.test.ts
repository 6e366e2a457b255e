/** Native style: where Django's async form would be another function than the sync one. */
import { expect, it } from 'vitest';
import { changedLines, engineOf, reasonsOf, urls } from './project.ts';

const MODELS = (queryset: string, manager: string): string => `from django.db import models


class RowQuerySet(models.QuerySet):
${queryset}

class RowManager(models.Manager):
${manager}

class Row(models.Model):
    objects = RowManager()
`;

const PLAIN = '    pass\n';
const GETS = '    def get_queryset(self):\n        return RowQuerySet(self.model, using=self._db)\n';

it.each([
  ['a manager that changes nothing', PLAIN, PLAIN, 'await Row.objects.acount()'],
  ['a queryset of its own that changes nothing', PLAIN, GETS, 'await Row.objects.acount()'],
  [
    'a queryset of its own with something else under the async name',
    '    async def acount(self):\n        return -1\n',
    GETS,
    'await sync_to_async(Row.objects.count)()',
  ],
  [
    "a queryset of its own with its own sync method, which Django's async one calls",
    '    def count(self):\n        return super().count() + 1\n',
    GETS,
    'await Row.objects.acount()',
  ],
])('%s', async (_why, queryset, manager, call) => {
  const engine = await engineOf(
    {
      'shop/models.py': MODELS(queryset, manager),
      'shop/views.py':
        'from django.http import HttpResponse\n\nfrom .models import Row\n\n\ndef show(request):\n    return HttpResponse(Row.objects.count())\n',
      'site_/urls.py': urls('views.show'),
    },
    { style: 'native' },
  );
  expect(changedLines(engine.plan(['shop.views.show']), 'shop/views.py')).toContain(
    `+    return HttpResponse(${call})`,
  );
});

const SETTINGS =
  'ROOT_URLCONF = "site_.urls"\nINSTALLED_APPS = ["shop"]\nAUTHENTICATION_BACKENDS = ["shop.backends.Own"]\n';
const SIGN_IN = `from django.contrib.auth import authenticate
from django.http import HttpResponse


def sign_in(request):
    return HttpResponse(authenticate(request, email=request.POST["email"]))
`;
const OWN = '    def authenticate(self, request, email=None):\n        return None\n';

// From Django 5.2 `aauthenticate()` calls the backends' own `aauthenticate()` (django/contrib/auth/__init__.py).
it.each([
  ['a backend without any base has no async methods', 'object', OWN, 'sync_to_async(authenticate)'],
  ['BaseBackend calls the sync method', 'backends.BaseBackend', OWN, 'aauthenticate'],
  ['ModelBackend passes the overridden one by', 'backends.ModelBackend', OWN, 'sync_to_async(authenticate)'],
  [
    'both are overridden',
    'backends.ModelBackend',
    `${OWN}\n    async def aauthenticate(self, request, email=None):\n        return None\n`,
    'aauthenticate',
  ],
])('%s', async (_why, base, methods, call) => {
  const engine = await engineOf(
    {
      'site_/settings.py': SETTINGS,
      'site_/urls.py': urls('views.sign_in'),
      'shop/backends.py': `from django.contrib.auth import backends\n\n\nclass Own(${base}):\n${methods}`,
      'shop/views.py': SIGN_IN,
    },
    { style: 'native' },
  );
  expect(changedLines(engine.plan(['shop.views.sign_in']), 'shop/views.py')).toContain(
    `await ${call}(request, email=`,
  );
});

const SHOWN = `from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from .models import Book

@login_required
def show(request):
    return HttpResponse(Book.objects.count())
`;
const backends = (base: string, methods: string): string =>
  `from django.contrib.auth import backends\n\n\nclass Own(${base}):\n${methods}`;
const GET_USER =
  '    # Guests are looked up elsewhere.\n    def get_user(self, user_id: int, *, fresh=False):\n        return None\n';
const AGET_USER =
  '+    async def aget_user(self, user_id: int, *, fresh=False):\n+        return self.get_user(user_id, fresh=fresh)';

// login_required asks the backends by their async methods from 5.2 on (django/contrib/auth/decorators.py).
it.each([
  ['missing async methods', 'object', '5.2', AGET_USER],
  ['overridden get_user() alone', 'backends.ModelBackend', '5.2', AGET_USER],
  ['BaseBackend', 'backends.BaseBackend', '5.2', null],
  ['before 5.2 the sync methods run in a thread', 'object', '5.1', null],
])('login_required and %s', async (_why, base, django, added) => {
  const engine = await engineOf(
    {
      'site_/settings.py': SETTINGS,
      'site_/urls.py': urls('views.show'),
      'shop/backends.py': backends(base, GET_USER),
      'shop/views.py': SHOWN,
    },
    { django },
  );
  const plan = engine.plan(['shop.views.show']);
  expect(reasonsOf(plan, 'shop.views.show')).toEqual([]);
  const changed = changedLines(plan, 'shop/backends.py');
  if (added === null) expect(changed).toBe('');
  else expect(changed).toContain(added);
});

it.each([
  ['a value in its place', 'get_user = find'],
  ['a decorated method', '@cache\n    def get_user(self, user_id):\n        return None'],
])('no async method is written beside %s', async (_why, member) => {
  const engine = await engineOf(
    {
      'site_/settings.py': SETTINGS,
      'site_/urls.py': urls('views.show'),
      'shop/backends.py': `from functools import cache\nfrom .find import find\n${backends('backends.ModelBackend', `    ${member}\n`)}`,
      'shop/views.py': SHOWN,
    },
    { django: '5.2' },
  );
  expect(reasonsOf(engine.plan(['shop.views.show']), 'shop.views.show')).toEqual(['DA117 shop/views.py:5']);
});

const USER_VIEW =
  'from django.http import HttpResponse\n\n\ndef show(request):\n    return HttpResponse(request.user.username)\n';

it('request.user is read by auser()', async () => {
  const engine = await engineOf(
    { 'shop/views.py': USER_VIEW, 'site_/urls.py': urls('views.show') },
    { style: 'native' },
  );
  expect(changedLines(engine.plan(['shop.views.show']), 'shop/views.py')).toContain(
    '+    return HttpResponse((await request.auser()).username)',
  );
});

it.each([
  [
    'a test calls the view',
    'shop/tests.py',
    'from shop.views import show\n\ndef test_it(rf):\n    show(rf.get("/"))\n',
  ],
  [
    'a command makes a request for the view',
    'shop/warm.py',
    'from django.test import RequestFactory\nfrom shop.views import show\n\ndef warm():\n    show(RequestFactory().get("/"))\n',
  ],
  [
    'a test calls a view that calls it',
    'shop/test_more.py',
    'from shop.more import outer\n\ndef test_it(rf):\n    outer(rf.get("/"))\n',
  ],
])('but where requests made by hand have none: %s', async (_why, file, text) => {
  const engine = await engineOf(
    {
      'shop/views.py': USER_VIEW,
      'shop/more.py': 'from shop.views import show\n\n\ndef outer(request):\n    return show(request)\n',
      'site_/urls.py':
        'from django.urls import path\nfrom shop import more, views\n\nurlpatterns = [path("a/", views.show), path("b/", more.outer)]\n',
      [file]: text,
    },
    { style: 'native' },
  );
  expect(changedLines(engine.plan(['shop.views.show', 'shop.more.outer']), 'shop/views.py')).toContain(
    '+    return HttpResponse(await sync_to_async(lambda: request.user.username)())',
  );
});

it('a view that is called for each row is awaited in an asynchronous comprehension', async () => {
  const engine = await engineOf(
    {
      'shop/views.py':
        'from django.http import HttpResponse\n\nfrom .models import Book\n\n\ndef show(request, pk):\n    return HttpResponse(Book.objects.count())\n\n\ndef rows(request):\n    return HttpResponse([show(request, book.pk).content for book in Book.objects.all() if book.title])\n',
      'site_/urls.py': urls('views.show', 'views.rows'),
    },
    { style: 'native' },
  );
  const plan = engine.plan(['shop.views.show', 'shop.views.rows']);
  expect(reasonsOf(plan, 'shop.views.show')).toEqual([]);
  expect(changedLines(plan, 'shop/views.py')).toContain(
    '+    return HttpResponse([(await show(request, book.pk)).content async for book in Book.objects.all() if book.title])',
  );
});
