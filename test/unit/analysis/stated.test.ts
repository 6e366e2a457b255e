/** `blocking` and `safe` of `[tool.django-asyncify]` stand above all that is known or read. */
import { describe, expect, it } from 'vitest';
import { analysisOf, programOf, sitesOf } from './program.ts';

const FILES = {
  'shop/__init__.py': '',
  'shop/rates.py': `class Rates:
    def __init__(self):
        self.table = open("rates.csv").read()

    def today(self):
        return open("today.csv").read()


def price(amount):
    return amount * 2
`,
  'shop/views.py': `import acme
import boto3
import requests
from shop import rates


def stub(request):
    return requests.get("https://example.com/").json()


def package(request):
    return boto3.client("s3").put_object(Key="a")


def unknown(request):
    return acme.Client().things.send(1)


def function(request):
    return rates.price(3)


def method(request, of: rates.Rates):
    return of.today()


def constructor(request):
    return rates.Rates()
`,
};

describe('what the settings say of a name', () => {
  it.each<[string, { safe?: readonly string[]; blocking?: readonly string[] }, readonly string[], string]>([
    ['stub', {}, ['network requests.get("https://example.com/")'], 'as known'],
    ['stub', { safe: ['requests.get'] }, [], 'by the name it is imported by'],
    ['stub', { safe: ['requests.api.get'] }, [], 'by the name it is defined under'],
    ['stub', { safe: ['requests.*'] }, [], 'by all below'],
    [
      'package',
      { safe: ['boto3.client'] },
      ['network boto3.client("s3").put_object(Key="a")'],
      'that name, not what is below it',
    ],
    ['package', { safe: ['boto3.*'] }, [], 'calls on the way do not count'],
    [
      'unknown',
      { blocking: ['acme.*'] },
      ['network acme.Client()', 'network acme.Client().things.send(1)'],
      'all',
    ],
    ['unknown', { blocking: ['acme.Client.things.send'] }, ['network acme.Client().things.send(1)'], 'one'],
    [
      'unknown',
      { blocking: ['acme.*'], safe: ['acme.Client'] },
      ['network acme.Client().things.send(1)'],
      'both',
    ],
    ['function', {}, [], 'as read'],
    ['function', { blocking: ['shop.rates.price'] }, ['network rates.price(3)'], "the project's own"],
    ['method', {}, ['file of.today()'], 'as read'],
    ['method', { safe: ['shop.rates.Rates.today'] }, [], 'a method'],
    ['constructor', {}, ['file rates.Rates()'], 'as read'],
    ['constructor', { safe: ['shop.rates.Rates'] }, [], 'a class'],
  ])('%s with %j: %j (%s)', async (name, says, sites) => {
    const program = await programOf(FILES, says);
    expect(sitesOf(analysisOf(program, `shop.views.${name}`))).toEqual(sites);
  });
});
