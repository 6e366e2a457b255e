import { describe, expect, test } from 'vitest';
import type { ModuleSyntax, Name, Node } from '../../../src/python/ast.ts';
import { buildScopes, type Scope, type Scopes, walk } from '../../../src/python/index.ts';
import { parseValid } from './outline.ts';

/** `module`, `f`, `C`, `lambda`, `comprehension`: how the tables call a scope. */
function label(scope: Scope): string {
  return scope.node !== null && 'name' in scope.node ? scope.node.name : scope.kind;
}

function names(module: ModuleSyntax, id: string): Name[] {
  const found: Name[] = [];
  walk(module, (node) => {
    if (node.kind === 'Name' && node.id === id) found.push(node);
  });
  return found;
}

function bindingsOf(scope: Scope): string[] {
  const own = [...scope.bindings.values()].map(
    ({ name, sites }) => `${label(scope)}: ${name} ${sites.map((site) => site.how).join(' ')}`,
  );
  return [...own, ...scope.children.flatMap(bindingsOf)];
}

const scopesOf = (text: string): { module: ModuleSyntax; scopes: Scopes } => {
  const module = parseValid(text);
  return { module, scopes: buildScopes(module) };
};

describe('bindings', () => {
  const table: readonly (readonly [why: string, text: string, bindings: readonly string[]])[] = [
    [
      'assignments of every form',
      'a = b.c = d[0] = 1\n(e, [f, *g]) = h\ni += 1\nj: int = 1\nk: int',
      [
        'module: a assign',
        'module: e assign',
        'module: f assign',
        'module: g assign',
        'module: i augassign',
        'module: j assign',
        'module: k annotate',
      ],
    ],
    ['an annotated target in parentheses binds nothing', '(a): int', []],
    [
      'statements that bind',
      'for a in x: pass\nwith x as b, y as (c, d): pass\ntry: pass\nexcept E as e: pass\ndel f',
      [
        'module: a for',
        'module: b with',
        'module: c with',
        'module: d with',
        'module: e except',
        'module: f delete',
      ],
    ],
    [
      'imports',
      'import a.b, c.d as e\nfrom f import g, h as i\nfrom j import *',
      ['module: a import', 'module: e import', 'module: g import', 'module: i import'],
    ],
    [
      'definitions and parameters',
      'def f(a, /, b=1, *c, d, **e): g = 1\nclass C(B): h = 1\nlambda i: i',
      [
        'module: f def',
        'module: C class',
        'f: a param',
        'f: b param',
        'f: c param',
        'f: d param',
        'f: e param',
        'f: g assign',
        'C: h assign',
        'lambda: i param',
      ],
    ],
    [
      'captures',
      'match x:\n  case [a, *b] | {"k": c, **d}: pass\n  case E(f, g=h) as i: pass\n  case j.k | _: pass',
      [
        'module: a match',
        'module: b match',
        'module: d match',
        'module: c match',
        'module: f match',
        'module: h match',
        'module: i match',
      ],
    ],
    [
      'comprehensions have targets of their own',
      '[a for a, b in x for c in y]',
      ['comprehension: a comprehension', 'comprehension: b comprehension', 'comprehension: c comprehension'],
    ],
    [
      'a walrus binds around the comprehension',
      'def f(): return [(a := b) for b in [c := 1]]',
      ['module: f def', 'f: c walrus', 'f: a walrus', 'comprehension: b comprehension'],
    ],
    ["a walrus in a lambda is the lambda's", 'lambda: (a := 1)', ['lambda: a walrus']],
    [
      'global binds in the module',
      'def f():\n  global a, g\n  a = 1\n  def g(): pass',
      ['module: f def', 'module: a assign', 'module: g def'],
    ],
    [
      'nonlocal binds in the function around, even when that binds later',
      'def f():\n  def g():\n    nonlocal a\n    a = 2\n  a = 1',
      ['module: f def', 'f: g def', 'f: a assign assign'],
    ],
    [
      'nonlocal passes over a class',
      'def f():\n  a = 1\n  class C:\n    a = 2\n    def g(self):\n      nonlocal a\n      a = 3',
      ['module: f def', 'f: a assign assign', 'f: C class', 'C: a assign', 'C: g def', 'g: self param'],
    ],
    [
      'sites are in the order of the source',
      'a = [0]\nfor a[0] in (lambda: a): a\na = a',
      ['module: a assign assign'],
    ],
    ['type alias', 'type A = int', ['module: A assign']],
  ];
  test.each(table)('%s', (_, text, bindings) => {
    expect(bindingsOf(scopesOf(text).scopes.module).sort()).toEqual([...bindings].sort());
  });

  test('the site of an import says which name it is', () => {
    const { scopes } = scopesOf('import a.b, c as d');
    const site = scopes.module.bindings.get('d')?.sites[0];
    expect(site?.node.kind).toBe('Import');
    expect(site?.alias).toMatchObject({ name: 'c', asname: 'd' });
  });

  test('star imports are kept', () => {
    const { scopes } = scopesOf('from a import *\nfrom b import c');
    expect(scopes.module.starImports.map((statement) => statement.module)).toEqual(['a']);
  });
});

describe('where a name is found', () => {
  /** Every name `x` of the text in order: `scope it is evaluated in > scope it is found in`. */
  const table: readonly (readonly [why: string, text: string, found: readonly string[]])[] = [
    ['in the module', 'x = 1\ndef f(): return x', ['module > module', 'f > module']],
    ['builtin or unknown', 'def f(): x', ['f > -']],
    ['in the function around', 'def f():\n  x = 1\n  return lambda: x', ['f > f', 'lambda > f']],
    [
      'bound anywhere in the function is local everywhere in it',
      'x = 1\ndef f():\n  x\n  x = 2',
      ['module > module', 'f > f', 'f > f'],
    ],
    [
      'a class is not seen from its methods',
      'x = 1\nclass C:\n  x = 2\n  x\n  def f(self): x',
      ['module > module', 'C > C', 'C > C', 'f > module'],
    ],
    [
      'nor from a comprehension in it, but for its first iterable',
      'class C:\n  x = 1\n  y = [x for a in x for b in x if x]',
      ['C > C', 'comprehension > -', 'C > C', 'comprehension > -', 'comprehension > -'],
    ],
    [
      "the iterable is not the comprehension's",
      'def f(x): return [x for x in x]',
      ['comprehension > comprehension', 'comprehension > comprehension', 'f > f'],
    ],
    [
      'a lambda in the first iterable is outside too',
      'def f(x): return [x for x in map(lambda: x, x)]',
      ['comprehension > comprehension', 'comprehension > comprehension', 'lambda > f', 'f > f'],
    ],
    [
      'a generator expression without parentheses of its own',
      'def f(x): return any(x for x in x)',
      ['comprehension > comprehension', 'comprehension > comprehension', 'f > f'],
    ],
    [
      'defaults, annotations and decorators are evaluated outside',
      'x = 1\n@x\ndef f(x: x = x) -> x: x',
      [
        'module > module',
        'module > module',
        'module > module',
        'module > module',
        'module > module',
        'f > f',
      ],
    ],
    ['bases are evaluated outside', 'class C(x, y=x):\n  x = 1', ['module > -', 'module > -', 'C > C']],
    [
      'global skips the function around',
      'x = 1\ndef f():\n  x = 2\n  def g():\n    global x\n    x',
      ['module > module', 'f > f', 'g > module'],
    ],
    [
      'what is inside sees the global too',
      'def f():\n  x = 1\n  def g():\n    global x\n    def h(): x',
      ['f > f', 'h > -'],
    ],
    ['nonlocal', 'def f():\n  x = 1\n  def g():\n    nonlocal x\n    x = 2', ['f > f', 'g > f']],
    ['a walrus target in a comprehension', 'def f(): [(x := 1) for y in z]', ['comprehension > f']],
    [
      'nested comprehensions',
      '[[x for y in x] for x in x]',
      [
        'comprehension > comprehension',
        'comprehension > comprehension',
        'comprehension > comprehension',
        'module > -',
      ],
    ],
    ['in an f-string', 'def f(x): f"{x!r:{x}}"', ['f > f', 'f > f']],
    [
      'patterns',
      'def f(x):\n  match x:\n    case x.y: pass\n    case C(z=x): x',
      ['f > f', 'f > f', 'f > f'],
    ],
    ['in a lambda after its defaults', 'lambda x=x: (x)', ['module > -', 'lambda > lambda']],
  ];
  test.each(table)('%s', (_, text, expected) => {
    const { module, scopes } = scopesOf(text);
    const found = names(module, 'x').map((name) => {
      const scope = scopes.enclosing(name);
      const resolved = scopes.resolve(scope, 'x');
      return `${label(scope)} > ${resolved === null ? '-' : label(resolved.scope)}`;
    });
    expect(found).toEqual(expected);
  });

  test('__class__ is the class around, in its methods only', () => {
    const { scopes } = scopesOf('class C:\n  def f(self): return __class__');
    const method = scopes.module.children[0]?.children[0];
    if (method === undefined) throw new Error('no method');
    expect(scopes.resolve(method, '__class__')?.scope.kind).toBe('class');
    expect(scopes.resolve(scopes.module, '__class__')).toBeNull();
  });
});

test('a definition is evaluated around, and opens a scope', () => {
  const { module, scopes } = scopesOf('class C:\n  def f(self): return [lambda: y for y in z]');
  const seen: string[] = [];
  walk(module, (node: Node) => {
    const own = scopes.scopeOf(node);
    if (own !== null) seen.push(`${label(scopes.enclosing(node))} > ${label(own)}`);
  });
  expect(seen).toEqual(['module > C', 'C > f', 'f > comprehension', 'comprehension > lambda']);
});

test('reads of a binding, from inner scopes too, in the order of the source', () => {
  const text = 'def f(x):\n  x += 1\n  g(x)\n  return [lambda: x for y in x]\nx';
  const { scopes } = scopesOf(text);
  const reads = scopes.module.children[0]?.bindings.get('x')?.reads ?? [];
  expect(reads.map((name) => name.start)).toEqual(
    ['x += 1', 'x)\n  return', 'x for y', 'x]'].map((place) => text.indexOf(place)),
  );
});

describe('free names', () => {
  test.each([
    ['def f(a, b=c): return a + d', ['d'], 'parameters are its own, defaults are evaluated outside'],
    [
      'def f():\n  a = 1\n  def g(): return a + b',
      ['b'],
      'of nested functions as well, but not what it binds itself',
    ],
    ['def f():\n  x\n  x = 1', [], 'a local read too early is local still'],
    ['def f():\n  global a\n  a = 1\n  return a', ['a'], 'global'],
    ['def f(): [a for b in c]', ['a', 'c'], 'comprehensions'],
    ['def f(): a.b.c(d=e)', ['a', 'e'], 'neither attributes nor keywords are names'],
    ['def f(): a += 1; b = 2', [], 'what is only assigned is no read'],
    ['def f():\n  nonlocal_ = len\n  del x', ['len'], 'builtins count, deletion makes a local'],
  ])('%j: %j (%s)', (text, expected) => {
    const { module, scopes } = scopesOf(text);
    const [fn] = module.body;
    if (fn?.kind !== 'FunctionDef') throw new Error('no function');
    expect([...scopes.freeNames(fn)].sort()).toEqual(expected);
  });
});
