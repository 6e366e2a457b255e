/** Shapes of code at which a careless interpreter takes exponential time or overflows its stack. */
import { describe, expect, it } from 'vitest';
import { analysisOf, programOf, sitesOf } from './program.ts';

const MODELS = `from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=9)
    mentor = models.ForeignKey("self", models.CASCADE, null=True)


class Book(models.Model):
    title = models.CharField(max_length=9)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
`;

const times = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
const indent = (depth: number): string => '    '.repeat(depth);

interface Shape {
  readonly what: string;
  readonly source: string;
  /** A site that has to be among those found. */
  readonly site: string;
  readonly count: number;
}

const SHAPES: readonly Shape[] = [
  {
    what: '300 helpers that call each other',
    source: `${times(
      300,
      (i) => `def h${i}(x, y=None):
    a = h${(i * 7 + 1) % 300}(x, ${i})
    b = h${(i * 13 + 5) % 300}(y, "${i}")
    return [a, b, h${(i * 31 + 2) % 300}([x], {"k": y}), x.author if x else y]`,
    )}


def view(request):
    return h0(Book.objects.first())`,
    site: 'h0(Book.objects.first())',
    count: 2,
  },
  {
    what: 'helpers in 60 layers, each calling three of the next',
    source: `${times(60, (i) =>
      i < 59
        ? `def h${i}(x, y=None):\n    return h${i + 1}(x, y) or h${Math.min(i + 2, 59)}(y, x) or h${Math.min(i + 3, 59)}(x, x)`
        : `def h${i}(x, y=None):\n    return x.author.name`,
    )}


def view(request):
    return h0(Book.objects.first())`,
    site: 'db h0(Book.objects.first())',
    count: 2,
  },
  {
    what: 'layers deeper than what can be followed',
    source: `${times(400, (i) => `def h${i}(x):\n    return ${i < 399 ? `h${i + 1}(x)` : 'x + Book.objects.count()'}`)}


def view(request):
    return h0(1)`,
    site: 'unknown h0(1)',
    count: 1,
  },
  {
    what: 'classes that inherit from each other 60 deep',
    source: `class C0:
    def m(self):
        return Book.objects.count()
${times(60, (i) => `\n\nclass C${i + 1}(C${i}):\n    def m(self):\n        return super().m() + super().m()`)}


def view(request):
    return C60().m()`,
    site: 'db C60().m()',
    count: 1,
  },
  {
    what: 'functions that call themselves with ever deeper containers and objects',
    source: `class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def build(n):
    return Node(build(n - 1), build(n - 2)) if n else None


def walk(tree):
    return walk(tree.left) + walk(tree.right) + Book.objects.count() if tree else 0


def wrap(n, x):
    return x if n == 0 else wrap(n - 1, [x])


def view(request):
    wrap(5, 1)
    return walk(build(4))`,
    site: 'db walk(build(4))',
    count: 1,
  },
  {
    what: 'a view of 2000 lines',
    source: `def view(request):
    book = Book.objects.first()
${times(1000, (i) => `    if request.GET.get("${i}") and book.title:\n        v${i % 50} = book.author.name`)}`,
    site: 'db book.author',
    count: 1001,
  },
  {
    what: 'calls with thousands of different constants',
    source: `def f(a, b):
    return Book.objects.filter(pk=a).count() if b else a


def view(request):
${times(1500, (i) => `    f(${i}, "s${i}")`)}`,
    site: 'db f(7, "s7")',
    count: 1500,
  },
  {
    what: 'a dictionary of 10,000 entries',
    source: `DATA = {
${times(10_000, (i) => `    "key${i}": {"n": ${i}, "l": [${i}]},`)}
}


def look(key):
    return DATA[key]["n"] + len(DATA)


def view(request):
    for key, value in DATA.items():
        look(key)
    merged = {**DATA, **dict(DATA)}
    sorted(merged, key=lambda key: merged[key]["n"])
    return Book.objects.count()`,
    site: 'db Book.objects.count()',
    count: 1,
  },
  {
    what: 'loops in loops',
    source: `def view(request):
${times(18, (i) => `${indent(i + 1)}for x${i} in Book.objects.all():`)}
${indent(19)}print(x0.author.name)`,
    site: 'db x0.author',
    count: 19,
  },
  {
    what: 'loops in loops with a condition',
    source: `def view(request):
    n = 0
${times(14, (i) => `${indent(i + 1)}while n < ${i}:`)}
${indent(15)}n = n + Book.objects.count()`,
    site: 'db Book.objects.count()',
    count: 1,
  },
  {
    what: 'long chains of attributes, operators and branches',
    source: `def view(request):
    author = Author.objects.first()
    key = request.GET["k"]
    a = author${'.mentor'.repeat(400)}
    b = ${times(300, (i) => `(key == "${i}" or author.name and not author.born)`).replaceAll('\n', ' and ')}
    if key == "a":
        return a
${times(300, (i) => `    elif key == "k${i}":\n        return b`)}
    return ${'['.repeat(300)}Book.objects.count()${']'.repeat(300)}`,
    site: 'db Book.objects.count()',
    count: 402,
  },
];

describe('analysing', () => {
  it.each(SHAPES)('$what', { timeout: 30_000 }, async ({ source, site, count }) => {
    const program = await programOf({
      'app/__init__.py': '',
      'app/models.py': MODELS,
      'app/views.py': `from app.models import Author, Book\n\n\n${source}\n`,
    });
    const found = sitesOf(analysisOf(program, 'app.views.view'));
    expect(found.filter((text) => text.endsWith(site))).not.toEqual([]);
    expect(found).toHaveLength(count);
  });
});
