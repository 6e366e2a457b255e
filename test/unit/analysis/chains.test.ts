import { describe, expect, it } from 'vitest';
import { analysisOf, chainsOf, programOf } from './program.ts';

const FILES = {
  'shop/__init__.py': '',
  'shop/models.py': `from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=9)


class Order(models.Model):
    customer = models.ForeignKey(Customer, models.CASCADE)

    @property
    def total(self):
        return sum(line.price for line in self.lines.all())

    def __str__(self):
        return self.customer.name

    def get_absolute_url(self):
        return f"/{self.customer.name}/"


class Line(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    price = models.IntegerField()
`,
  'shop/services.py': `def render_summary(orders):
    return totals(orders)


def totals(orders):
    return [order.total for order in orders]


def names(orders):
    for order in orders:
        yield order.customer.name


class Report:
    def __init__(self, order):
        self.name = order.customer.name

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        Report.closed = str(self.order)

    order = None
`,
  'shop/views.py': `from django.shortcuts import redirect
from shop.models import Order
from shop.services import Report, names, render_summary


def view(request):
    orders = list(Order.objects.all())
    render_summary(orders)
    one = orders[0]
    "{}".format(one)
    redirect(orders[1])
    list(map(lambda order: order.customer, orders))
    list(names(orders))
    Report(Order.objects.get(pk=1))
    request.user.username
`,
};

describe('the chain of causes of a blocking expression', () => {
  it.each([
    [
      'through functions of several files, a property and a relation',
      'render_summary(orders)',
      'render_summary() shop/views.py:8 -> totals() shop/services.py:2 -> Order.total (property) shop/services.py:6 -> Order.lines (reverse foreign key) shop/models.py:13',
    ],
    [
      'through a special method that the standard library calls',
      '"{}".format(one)',
      'Order.__str__() shop/views.py:10 -> Order.customer (foreign key) shop/models.py:16',
    ],
    [
      'through a method that Django calls',
      'redirect(orders[1])',
      'Order.get_absolute_url() shop/views.py:11 -> Order.customer (foreign key) shop/models.py:19',
    ],
    [
      'through a callback',
      'list(map(lambda order: order.customer, orders))',
      'lambda() shop/views.py:12 -> Order.customer (foreign key) shop/views.py:12',
    ],
    [
      'through a generator, from where it is made',
      'list(names(orders))',
      'names() shop/views.py:13 -> Order.customer (foreign key) shop/services.py:11',
    ],
    [
      'through a constructor',
      'Report(Order.objects.get(pk=1))',
      'Report() shop/views.py:14 -> Order.customer (foreign key) shop/services.py:16',
    ],
    ['of one step', 'request.user.username', 'request.user (lazy) shop/views.py:15'],
  ])('leads %s', async (_, source, chain) => {
    const analysis = analysisOf(await programOf(FILES), 'shop.views.view');
    expect(chainsOf(analysis, source)).toEqual([chain]);
  });
});
