/** What modules keep until later, and objects whose model is not known: their effects are found all the same. */
import { expect, it } from 'vitest';
import { analysisOf, programOf, sitesOf } from './program.ts';

const FILES = {
  'shop/__init__.py': '',
  'shop/models.py': `from django.db import models


class Survey(models.Model):
    title = models.CharField(max_length=9)
    owner = models.ForeignKey("auth.User", models.CASCADE)

    def __str__(self):
        return self.owner.username
`,
  'shop/kept.py': `import functools
import threading

import requests

from .models import Survey

_client = None
HOOKS = []
SENDERS = {}
local = threading.local()


def client():
    global _client
    if _client is None:
        _client = requests.Session()
    return _client


def hook(function):
    HOOKS.append(function)
    return function


@hook
def touch(survey):
    survey.save()


def sender(name):
    def register(cls):
        SENDERS[name] = cls
        return cls

    return register


class Shared:
    one = None

    @classmethod
    def get(cls):
        if cls.one is None:
            cls.one = cls()
        return cls.one

    def load(self):
        return Survey.objects.count()


@functools.singledispatch
def shown(thing):
    return "?"


@shown.register
def _(thing: Survey):
    return thing.owner.username
`,
  // A registration in another file than the registry's.
  'shop/senders.py': `from .kept import sender
from .models import Survey


@sender("sms")
class Sms:
    def send(self, text):
        Survey.objects.create(title=text)
`,
  'shop/views.py': `from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.shortcuts import get_object_or_404
from otherapp.models import Tag

from .kept import HOOKS, SENDERS, Shared, client, local, shown
from .models import Survey


def made_on_first_use(request):
    client().get("https://example.org/")


def hooks(request, survey=Survey()):
    for run in HOOKS:
        run(survey)


def registered_class(request):
    SENDERS["sms"]().send("x")


def attribute_of_class(request):
    Shared.get().load()


def dispatched(request):
    shown(Survey())


def thread_local(request):
    local.name = "x"


def lambda_default(request):
    count = lambda n=Survey.objects.count(): n
    return count()


def model_by_name(request, name):
    thing = get_object_or_404(apps.get_model("shop", name), pk=1)
    thing.save()


def relation_of_unknown(request, name):
    thing = apps.get_model("shop", name)()
    return thing.owner.username


def value_of_unknown(request, name):
    thing = apps.get_model("shop", name)()
    return thing.title.upper() + thing.owner_id + thing.created.strftime("%d") if thing.data.get("x") else thing.title


def related_manager_of_unknown(request, name):
    thing = apps.get_model("shop", name)()
    return [tag for tag in thing.tags.all()]


def text_of_unknown(request):
    return str(Tag(name="x"))


def of_content_type(request):
    ContentType().model_class().objects.count()


def maybe_none(request, name):
    parent = apps.get_model("shop", name)().parent
    if parent is None:
        Survey.objects.count()
`,
};

it.each([
  [
    'a client that is made when it is first asked for',
    'made_on_first_use',
    ['network client().get("https://example.org/")'],
  ],
  ['functions that a decorator registers', 'hooks', ['db run(survey)']],
  ['classes that one registers, in another file', 'registered_class', ['db SENDERS["sms"]().send("x")']],
  ['an attribute that a method gives to its class', 'attribute_of_class', ['db Shared.get().load()']],
  ['functions registered for a type', 'dispatched', ['db shown(Survey())']],
  ['thread-local data', 'thread_local', ['mutex local.name']],
  ['the default of a parameter of a lambda', 'lambda_default', ['db Survey.objects.count()']],
  [
    'an object whose model comes from a name',
    'model_by_name',
    ['db get_object_or_404(apps.get_model("shop", name), pk=1)', 'db thing.save()'],
  ],
  ['what may be a relation of it', 'relation_of_unknown', ['db thing.owner.username']],
  ['but not its plain values', 'value_of_unknown', []],
  ['its related managers', 'related_manager_of_unknown', ['db[iterate] thing.tags.all()']],
  ['its text', 'text_of_unknown', ['db str(Tag(name="x"))']],
  [
    'the model that a content type is of',
    'of_content_type',
    ['db ContentType().model_class().objects.count()'],
  ],
  ['what is None, perhaps', 'maybe_none', ['db Survey.objects.count()']],
])('%s', async (_what, name, sites) => {
  expect(sitesOf(analysisOf(await programOf(FILES), `shop.views.${name}`))).toEqual(sites);
});
