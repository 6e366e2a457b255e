import { describe, expect, it } from 'vitest';
import { analysisOf, programOf, sitesOf } from './program.ts';

const SITE = '.venv/lib/python3.12/site-packages';
const PROJECT = {
  'shop/__init__.py': '',
  'shop/views.py': `from acme import slow, pure
from acme.helpers import Client, first_line


def asks(request):
    return slow(request.GET["url"])


def counts(request):
    return pure(3)


def reads(request):
    return first_line("notes.txt")


def calls_a_method(request):
    return Client("http://acme.example").status()
`,
};
const PACKAGE = {
  '.venv/pyvenv.cfg': 'version = 3.12\n',
  [`${SITE}/acme/__init__.py`]: `from urllib.request import urlopen

from .helpers import double


def slow(url):
    return urlopen(url).read()


def pure(n):
    return double(n)
`,
  [`${SITE}/acme/helpers.py`]: `import subprocess


class Client:
    def __init__(self, url):
        self.url = url

    def status(self):
        return subprocess.run(["ping", self.url]).returncode


def double(n):
    return n * 2


def first_line(name):
    with open(name) as file:
        return next(file, "")
`,
};

describe('packages of the project’s environment are read as text', () => {
  it.each([
    ['asks', ['network slow(request.GET["url"])']],
    ['counts', []],
    ['reads', ['file first_line("notes.txt")']],
    ['calls_a_method', ['process Client("http://acme.example").status()']],
  ])('%s', async (name, sites) => {
    const program = await programOf({ ...PROJECT, ...PACKAGE });
    expect(sitesOf(analysisOf(program, `shop.views.${name}`))).toEqual(sites);
  });

  it('without the environment such calls are named as not analysed', async () => {
    const program = await programOf(PROJECT);
    const analysis = analysisOf(program, 'shop.views.counts');
    expect(analysis.unknownCalls.map((call) => call.name)).toEqual(['acme.pure']);
  });
});

describe('packages that the knowledge tells of by name are not read', () => {
  // What their code does can't be seen by reading it: here it waits in a method that is made at run time.
  const CLIENT = {
    '.venv/pyvenv.cfg': 'version = 3.12\n',
    [`${SITE}/stripe/__init__.py`]: `class Customer:
    @classmethod
    def retrieve(cls, id):
        return getattr(cls, "_" + "request")(id)


class Webhook:
    @staticmethod
    def construct_event(payload, signature, secret):
        return open(payload).read()
`,
  };
  const VIEWS = {
    'shop/__init__.py': '',
    'shop/views.py': `import stripe


def pays(request):
    customer = stripe.Customer.retrieve("a")
    return customer.metadata.get("plan")


def is_told(request):
    return stripe.Webhook.construct_event(request.body, "a", "b")["type"]
`,
  };
  it.each([
    ['pays', ['network stripe.Customer.retrieve("a")']],
    ['is_told', []],
  ])('%s', async (name, sites) => {
    const program = await programOf({ ...VIEWS, ...CLIENT });
    expect(sitesOf(analysisOf(program, `shop.views.${name}`))).toEqual(sites);
  });
});
