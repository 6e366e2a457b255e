import { beforeAll, describe, expect, it } from 'vitest';
import { createHost } from '../../../src/project/host.ts';
import { indexModules } from '../../../src/project/modules.ts';
import { createStaticEvaluator, type StaticEvaluator } from '../../../src/project/static-eval.ts';
import type { StaticValue } from '../../../src/project/static-values.ts';
import { createFileStore } from '../../../src/project/store.ts';
import { initParser } from '../../../src/python/index.ts';
import { type Files, scratch } from './scratch.ts';

beforeAll(() => initParser());

function evaluatorFor(files: Files): StaticEvaluator {
  const paths = Object.keys(files).sort();
  const store = createFileStore(scratch(files), paths);
  return createStaticEvaluator(createHost(store, indexModules(paths, ['']), () => null));
}

/** A value as short text: `?` marks what is conditional, `~` what is only assumed, `…` what is not known. */
function show(value: StaticValue, evaluator: StaticEvaluator): string {
  const forced = evaluator.force(value);
  const mark = forced.assumed === null ? '' : '~';
  switch (forced.k) {
    case 'scalar':
      return mark + JSON.stringify(forced.value);
    case 'sequence': {
      const items = forced.items.map(
        (each) => `${each.rest ? '…' : show(each.value, evaluator)}${each.conditional ? '?' : ''}`,
      );
      return `${mark}${forced.type}(${items.join(', ')})`;
    }
    case 'dict': {
      const entries = forced.entries.map(
        (each) =>
          `${show(each.key, evaluator)}: ${show(each.value, evaluator)}${each.conditional ? '?' : ''}`,
      );
      return `{${[...entries, ...(forced.open ? ['…'] : [])].join(', ')}}`;
    }
    case 'choice':
      return forced.of.map((each) => show(each, evaluator)).join(' | ');
    case 'unknown':
      return `${mark}…`;
    default:
      return evaluator.dotted(forced) ?? '…';
  }
}

function xOf(source: string, more: Files = {}): string {
  const evaluator = evaluatorFor({ 'm.py': source, ...more });
  const value = evaluator.module('m.py').names.get('x');
  return value === undefined ? 'not set' : show(value, evaluator);
}

describe('what a module leaves in x', () => {
  it.each([
    ['x = 1 + 2 * 3', '7'],
    ['x = "a" "b" + \'c\'', '"abc"'],
    ['n = 2\nx = f"v{n}-{{}}"', '"v2-{}"'],
    ['n = 2\nx = "a" f"v{n}" "z"', '"av2z"'],
    ['x = f"{n!r}"', '…'],
    ['x = "%s-%d%%" % ("a", 1)', '"a-1%"'],
    ['x = "%(k)s" % {"k": "v"}', '"v"'],
    ['x = "{0}{b}".format("a", b="c")', '"ac"'],
    ['x = ",".join(["a", "b"]).upper().split(",")', 'list("A", "B")'],
    ['x = "abc"[1:]', '"bc"'],
    ['x = [1, 2, 3][::-1]', 'list(3, 2, 1)'],
    ['x = [1, 2, 3][-1]', '3'],
    ['x = {"a": 1, **{"b": 2}}', '{"a": 1, "b": 2}'],
    ['x = {"a": {"b": 1}}\nx["a"]["c"] = 2', '{"a": {"b": 1, "c": 2}}'],
    ['x = dict(a=1)\nx.update(b=2)\ny = x.pop("a")', '{"b": 2}'],
    ['x = {k: v for k, v in [("a", 1)]}', '{"a": 1}'],
    ['x = {1, 2} | {3}', 'set(1, 2, 3)'],
    ['a, *x = [1, 2, 3]', 'list(2, 3)'],
    ['(a, b), x = (1, 2), 3', '3'],
    ['x = sorted(["b", "a"]) + list(reversed([1, 2]))', 'list("a", "b", 2, 1)'],
    ['x = [i for i in range(5) if i % 2]', 'list(1, 3)'],
    ['x = [(i, n) for i, n in enumerate("ab")]', 'list(tuple(0, "a"), tuple(1, "b"))'],
    ['x = list(map(lambda n: n + 1, [1, 2]))', 'list(2, 3)'],
    ['x = list(map(str.strip, [" a"])) + list(map(str, [1]))', 'list("a", "1")'],
    ['x = sorted(["b", "a", "c"], reverse=True)', 'list("c", "b", "a")'],
    ['x = sorted(["aa", "b"], key=lambda n: len(n))', 'list("b", "aa")'],
    ['import functools, operator\nx = functools.reduce(operator.add, [[1], [2]], [0])', 'list(0, 1, 2)'],
    ['import itertools\nx = list(itertools.chain.from_iterable([[1], [2]]))', 'list(1, 2)'],
    ['x = sum([[1], [2]], [0])', 'list(0, 1, 2)'],
    ['x = list(dict.fromkeys(["a", "b", "a"]))', 'list("a", "b")'],
    ['x = any([False, True]) and not all([True, False])', 'true'],
    ['x = y = [1]\ny.append(2)', 'list(1, 2)'],
    ['y = [1]\nx = y[:]\ny.append(2)', 'list(1)'],
    ['y = (1,)\nx = y\ny += (2,)', 'tuple(1)'],
    ['y = {"a": [1]}\nx = y["a"]\ny["a"].append(2)', 'list(1, 2)'],
    ['import copy\ny = {"a": [1]}\nx = copy.deepcopy(y)\ny["a"].append(2)', '{"a": list(1)}'],
    ['x = {"a": {}}\nfor each in x.values():\n    each["b"] = 1', '{"a": {"b": 1}}'],
    ['x = {}\nx.setdefault("a", []).append(1)', '{"a": list(1)}'],
    ['x = [1]\ndef add(names):\n    names.append(2)\nadd(x)', 'list(1, 2)'],
    ['x = [1]\nif unknown():\n    y = x\n    y.append(2)', 'list(1, 2?)'],
    ['x = [1]\ndef add():\n    global x\n    x = x + [2]\nadd()\nadd()', 'list(1, 2, 2)'],
    ['def add(n, to=[]):\n    to.append(n)\n    return to\nx = add(1)', 'list(1)'],
    ['x = 0\nwhile x < 3:\n    x += 1', '3'],
    ['globals().update(x=1, **{"y": 2})\nx = x + y', '3'],
    ['import sys\nsetattr(sys.modules[__name__], "x", 1)', '1'],
    [
      'class A:\n    y = [1]\n    @property\n    def z(self):\n        return self.y + [2]\nx = A().z',
      'list(1, 2)',
    ],
    ['class A:\n    def __init__(self, n):\n        self.n = n\nx = A(3).n', '3'],
    ['import contextlib\nx = [1]\nwith contextlib.suppress(KeyError):\n    x.append(2)', 'list(1, 2?)'],
    ['import os\nx = os.environ["A"].split(",")', '~…'],
    ['import environ\nx = environ.Env().db(default="sqlite:///a?conn_max_age=5")["CONN_MAX_AGE"]', '~5'],
    ['import environ\nx = environ.Env().db(default="mysql://h/d")["ENGINE"]', '~"django.db.backends.mysql"'],
    ['x = next(i for i, n in enumerate(["a", "b"]) if n == "b")', '1'],
    ['x = 1 if "a" in "cat" else 2', '1'],
    ['if (y := 3) > 2:\n    x = y', '3'],
    [
      'def f(a, b=2, *c, d=4, **e):\n    return [a, b, c, d, e]\nx = f(1, 3, 5, z=6)',
      'list(1, 3, tuple(5), 4, {"z": 6})',
    ],
    ['def f(n):\n    if n:\n        return "yes"\n    return "no"\nx = f(0)', '"no"'],
    ['def f():\n    return f()\nx = f()', 'm.f()'],
    ['x = [1]\nfor i in [2, 3]:\n    if i == 3:\n        break\n    x.append(i)', 'list(1, 2)'],
    ['import os\nx = os.environ.get("A", "b")', '~"b"'],
    ['import os\nx = os.environ["A"]', '~…'],
    ['from os import getenv as g\nx = g("A")', '~null'],
    ['import os\nx = os.environ.get("A") or "b"', '~"b"'],
    ['import environ\nenv = environ.Env(A=(bool, True))\nx = env("A")', '~true'],
    ['import environ\nenv = environ.Env()\nx = env.bool("A", default=False)', '~false'],
    ['from environs import env\nx = env.int("A", 3)', '~3'],
    ['from decouple import config\nx = config("A", default="yes", cast=bool)', '~true'],
    ['from a.b import c\nx = c.d("e")', 'a.b.c.d()'],
    ['x = 1\ndel x', 'not set'],
    ['if unknown():\n    x = 1\nelse:\n    x = 2', '1 | 2'],
    ['x = [1]\nif unknown():\n    x.append(2)', 'list(1, 2?)'],
    ['x = [1]\nwhile unknown():\n    x += [2]', 'list(1, 2?)'],
    ['x = [1]\nfor i in unknown():\n    x.append(i)', 'list(1, …?)'],
    ['x = [1]\nif unknown():\n    raise ValueError\nelse:\n    x.append(2)', 'list(1, 2)'],
    ['x = 1\ntry:\n    x = 2\nexcept ValueError:\n    x = 3\nfinally:\n    y = 1', '2 | 3'],
    ['match unknown():\n    case 1:\n        x = 1\n    case _:\n        x = 2', '2 | 1'],
    ['with open("f") as f:\n    x = f.read()', '…'],
    ['class A:\n    y = [1]\nclass B(A):\n    z = A.y + [2]\nx = B.z + B.y', 'list(1, 2, 1)'],
  ])('%s', (source, expected) => {
    expect(xOf(source)).toBe(expected);
  });

  it('imports: relative, of a package without __init__.py, and of each other', () => {
    const more = {
      'p/a.py': 'from . import b\nfrom .b import two\ny = b.one + two\n',
      'p/b.py': 'from .a import y\none = [1]\ntwo = [2]\n',
    };
    expect(xOf('from p import a\nx = a.y', more)).toBe('list(1, 2)');
  });
});

describe('work is bounded and nothing is thrown', () => {
  it.each([
    ['a list that doubles', 'x = [1]\nfor i in range(1000):\n    x += x'],
    ['a list that extends itself', 'x = [1]\nfor i in range(1000):\n    x.extend(x)'],
    ['a string that doubles', 'x = "a"\nfor i in range(1000):\n    x = x + x'],
    ['loops in loops', 'x = [a for a in range(2000) for b in range(2000) for c in range(2000)]'],
    ['an endless loop', 'x = 1\nwhile True:\n    x += 1'],
    [
      'functions that call each other',
      'def f(n):\n    return g(n) + g(n)\ndef g(n):\n    return f(n) + f(n)\nx = f(1)',
    ],
    [
      'many functions, each calling the next twice',
      `${Array.from({ length: 60 }, (_, i) => `def f${i}():\n    return f${i + 1}() + f${i + 1}()`).join('\n')}\nx = f0()`,
    ],
    ['a very deep expression', `x = ${'['.repeat(900)}${']'.repeat(900)}`],
    ['a very long sum', `x = ${Array.from({ length: 3000 }, () => '"a"').join(' + ')}`],
    [
      'many alternatives',
      `x = 0\n${Array.from({ length: 200 }, (_, i) => `if unknown():\n    x = ${i}`).join('\n')}`,
    ],
    ['a name that imports itself', 'from m import x'],
    [
      'a name that may be itself',
      'try:\n    from m import x\nexcept ImportError:\n    from m import y as x\ntry:\n    from m import y\nexcept ImportError:\n    from m import x as y',
    ],
  ])('%s', (_, source) => {
    expect(xOf(source).length).toBeLessThan(200_000);
  });
});
