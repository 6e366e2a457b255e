/** Tests that make a request by hand, for views whose decorators ask `request.auser()` once they are async. */
import { expect, it } from 'vitest';
import { changedLines, engineOf, urls } from './project.ts';

const VIEW = (decorator: string): string =>
  `from django.contrib.auth.decorators import login_required, user_passes_test\nfrom django.http import HttpResponse\n\nfrom .models import Book\n\nstaff_only = user_passes_test(lambda user: user.is_staff)\n\n\ndef own(view):\n    return login_required(view)\n\n\n${decorator}\ndef show(request):\n    return HttpResponse(Book.objects.count())\n`;

const FACTORY = `from django.test import RequestFactory, TestCase
from shop import views


class ShowTests(TestCase):
    def setUp(self):
        self.factory = RequestFactory()

    def test_it(self):
        request = self.factory.get("/")
        request.user = self.user  # somebody
        views.show(request)

    def other(self, thing):
        thing.user = 1
`;

const AFTER = `+from unittest.mock import AsyncMock
+from asgiref.sync import async_to_sync
-        views.show(request)
+        request.auser = AsyncMock(return_value=request.user)
+        async_to_sync(views.show)(request)`;

const ONLY_CALLED = `+from asgiref.sync import async_to_sync
-        views.show(request)
+        async_to_sync(views.show)(request)`;

it.each([
  ["Django's decorator", '@login_required', AFTER],
  ['with arguments', '@login_required(login_url="/in/")', AFTER],
  ['under a name of its own', '@staff_only', AFTER],
  ['in one of the project', '@own', AFTER],
  ['none', '', ONLY_CALLED],
])('%s', async (_why, decorator, lines) => {
  const engine = await engineOf({
    'shop/views.py': VIEW(decorator),
    'shop/tests.py': FACTORY,
    'site_/urls.py': urls('views.show'),
  });
  expect(changedLines(engine.plan(['shop.views.show']), 'shop/tests.py')).toBe(lines);
});

it('the factory of pytest-django, and a request kept on self', async () => {
  const engine = await engineOf({
    'shop/views.py': VIEW('@login_required'),
    'shop/tests/test_show.py':
      'from shop import views\n\nclass TestShow:\n    def make(self, rf, admin):\n        self.request = rf.post("/")\n        self.request.user = admin\n\n    def test_it(self):\n        views.show(self.request)\n',
    'site_/urls.py': urls('views.show'),
  });
  expect(changedLines(engine.plan(['shop.views.show']), 'shop/tests/test_show.py')).toContain(
    '+        self.request.auser = AsyncMock(return_value=self.request.user)',
  );
});

it('on one line', async () => {
  const engine = await engineOf({
    'shop/views.py': VIEW('@login_required'),
    'shop/tests.py':
      'from django.test import RequestFactory\nfrom shop import views\n\ndef test_it(admin):\n    request = RequestFactory().get("/"); request.user = admin; views.show(request)\n',
    'site_/urls.py': urls('views.show'),
  });
  expect(changedLines(engine.plan(['shop.views.show']), 'shop/tests.py')).toContain(
    '+    request = RequestFactory().get("/"); request.user = admin; request.auser = AsyncMock(return_value=request.user); async_to_sync(views.show)(request)',
  );
});
