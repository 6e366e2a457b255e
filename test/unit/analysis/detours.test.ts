/** What blocks behind a detour: registries filled by methods, `__getattr__`, defaults, names bound by `global` alone. */
import { expect, it } from 'vitest';
import { analysisOf, programOf, sitesOf } from './program.ts';

const FILES = {
  'shop/__init__.py': '',
  'shop/models.py': `from django.db import models


class Query(models.query.QuerySet):
    def named(self):
        return ','.join(s.title for s in self)

    def open(self):
        return self.filter(title='x')


class Pass(models.Manager):
    def get_queryset(self):
        return Query(self.model, using=self._db)

    def __getattr__(self, name, *args):
        return getattr(self.get_queryset(), name, *args)

    def live(self):
        return self.get_queryset().open()

    def first_open(self):
        try:
            return self.live().order_by('-pk')[0]
        except IndexError:
            return None


class Survey(models.Model):
    title = models.CharField(max_length=9)
    owner = models.ForeignKey("auth.User", models.CASCADE)
    objects = Pass()

    def _who(self):
        return self.owner.username

    who = property(_who)
`,
  'shop/registry.py': `class Registry:
    def __init__(self):
        self._items = {}

    def register(self, name):
        def decorate(fn):
            self._items[name] = fn
            return fn

        return decorate

    def run(self, name, *args):
        return self._items[name](*args)


registry = Registry()
`,
  'shop/objects.py': `import functools
from collections import UserDict

from .models import Survey


class Found(UserDict):
    def __missing__(self, title):
        self[title] = survey = Survey.objects.get(title=title)
        return survey


@functools.total_ordering
class Ranked:
    def __init__(self, survey):
        self.survey = survey

    def __eq__(self, other):
        return self.survey.owner == other.survey.owner

    def __lt__(self, other):
        return self.survey.owner.pk < other.survey.owner.pk


class Mirror:
    def __setattr__(self, name, value):
        Survey.objects.update(title=value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        Survey.objects.filter(title=name).delete()
`,
  'shop/forms.py': `from django import forms
from .models import Survey

class Pick(forms.Form):
    rows = forms.ModelMultipleChoiceField(Survey.objects.all())
`,
  'shop/views.py': `from django.http import HttpResponse, JsonResponse
from .forms import Pick
from .models import Survey
from .objects import Found, Mirror, Ranked
from .registry import registry


@registry.register("count")
def _count(n):
    return Survey.objects.count()


def by_registry(request):
    return HttpResponse(registry.run("count", 1))


def by_default(request, rows=Survey.objects.filter(title='x')):
    return HttpResponse(', '.join(str(a) for a in rows))


def by_form(request):
    form = Pick(request.GET)
    return HttpResponse(', '.join(d.title for d in form.cleaned_data['rows'].order_by('pk')))


def by_global(request):
    global LAST
    LAST = Survey.objects.latest('pk')
    return HttpResponse(LAST.owner)


def by_getattr(request):
    found = Survey.objects.open()
    return HttpResponse(found.named())


def by_missing(request):
    found = Found()
    return HttpResponse(found['a'].title)


def by_order(request, a, b):
    one, two = (Ranked(row) for row in (Survey(), Survey()))
    return HttpResponse(one >= two)


def by_setting(request):
    mirror = Mirror()
    mirror.name = 'x'
    del mirror.name
    return HttpResponse()


def by_property(request):
    first = Survey.objects.first_open()
    other = Survey.objects.live()[0]
    return HttpResponse(first and first.who, other.who)

`,
};
it.each([
  ['by_registry', ['db registry.run("count", 1)']],
  // `iter()` of the queryset is taken where the generator is made.
  ['by_default', ['db[iterate] rows']],
  ['by_form', ["db[iterate] form.cleaned_data['rows'].order_by('pk')"]],
  ['by_global', ["db Survey.objects.latest('pk')", 'db LAST.owner']],
  ['by_getattr', ['db found.named()']],
  ['by_missing', ["db found['a']"]],
  ['by_order', ['db one >= two']],
  ['by_setting', ['db mirror.name', 'db mirror.name']],
  [
    'by_property',
    ['db Survey.objects.first_open()', 'db Survey.objects.live()[0]', 'db first.who', 'db other.who'],
  ],
])('%s', async (view, sites) => {
  expect(sitesOf(analysisOf(await programOf(FILES), `shop.views.${view}`))).toEqual(sites);
});
