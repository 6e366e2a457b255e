/** Native style: where Django's async form would be another function than the sync one. */
import { expect, it } from 'vitest';
import { changedLines, engineOf, urls } from './project.ts';

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
