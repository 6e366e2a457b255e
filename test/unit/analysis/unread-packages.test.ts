import { describe, expect, it } from 'vitest';
import { analysisOf, programOf, sitesOf } from './program.ts';

/** Models on the bases and managers of packages that are not at hand. */
const MODELS = `from django import forms
from django.db import models
from django_scopes import ScopedManager
from model_utils.models import TimeStampedModel
from polymorphic.managers import PolymorphicManager
from thing import Limit, StatusTracker
from thing.base import Base
from thing.views import Panel


class Shown(PolymorphicManager):
    def nice(self):
        return self.filter(name="x")

    def busy(self):
        return self.nice().count()


class Client(TimeStampedModel):
    objects = ScopedManager(organizer="x")
    shown = Shown()
    LIMIT = Limit(3)


class Order(Base):
    client = models.ForeignKey(Client, models.CASCADE)


class Config(Base):
    name = forms.CharField()


class Board(Panel):
    title = StatusTracker()
`;

describe('where a package can not be read', () => {
  it.each([
    [
      'a base from a module named models makes a model',
      'Client.objects.get(pk=1)',
      ['db Client.objects.get(pk=1)'],
    ],
    ['fields of Django make a model', 'Order.objects.first()', ['db Order.objects.first()']],
    ['its relations are followed', 'Order(pk=1).client', ['db Order(pk=1).client']],
    [
      'objects is a manager, whatever makes it',
      'Client.objects.all().count()',
      ['db Client.objects.all().count()'],
    ],
    ['a manager class by its base', 'Client.shown.busy()', ['db Client.shown.busy()']],
    ['its own methods are read: a lazy one is free', 'Client.shown.nice()', []],
    ['other attributes of a model are what they are', 'Client.LIMIT.value > 3', []],
    ['a form of theirs', 'SignupForm(request.POST).is_valid()', ['db SignupForm(request.POST).is_valid()']],
    [
      'fields of Django make a form',
      'Config(request.POST).is_valid()',
      ['db Config(request.POST).is_valid()'],
    ],
    ['a class of which nothing is known is no model', 'Board.title.get()', []],
    ['a method of a model of theirs', 'Page.make(1)', ['unknown Page.make(1)']],
    [
      'what may be a manager of theirs',
      'Page.published.live().count()',
      ['unknown Page.published.live()', 'db Page.published.live().count()'],
    ],
  ])('%s: %s', async (_why, expression, expected) => {
    const program = await programOf({
      'shop/__init__.py': '',
      'shop/models.py': MODELS,
      'shop/views.py': `from accounts.forms import SignupForm\nfrom cms.models import Page\n\nfrom .models import Board, Client, Config, Order\n\n\ndef view(request):\n    x = ${expression}\n`,
    });
    expect(sitesOf(analysisOf(program, 'shop.views.view'))).toEqual(expected);
  });
});
