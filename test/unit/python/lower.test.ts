import { describe, expect, test } from 'vitest';
import type { Expr, FormattedValue, Node, Stmt } from '../../../src/python/ast.ts';
import { initParser, isProblem, parsePython, walk } from '../../../src/python/index.ts';
import { outline, parseValid } from './outline.ts';

await initParser();

const statement = (text: string): Stmt => {
  const [first] = parseValid(text).body;
  if (first === undefined) throw new Error('no statement');
  return first;
};

const expression = (text: string): Expr => {
  const first = statement(text);
  if (first.kind !== 'Expr') throw new Error(`not an expression: ${first.kind}`);
  return first.value;
};

const nodesOf = (text: string): Node[] => {
  const nodes: Node[] = [];
  walk(parseValid(text), (node) => nodes.push(node));
  return nodes;
};

describe('trees and ranges', () => {
  const table: readonly (readonly [why: string, text: string, lines: readonly string[]])[] = [
    [
      'parentheses belong to no node',
      'x = ((a)) + (b)',
      [
        'Assign ‹x = ((a)) + (b)›',
        '  Name ‹x›',
        '  BinOp + ‹((a)) + (b)›',
        '    Name in ‹((a))› ‹a›',
        '    Name in ‹(b)› ‹b›',
      ],
    ],
    [
      'those of a tuple are its own, more around it are not',
      '(a, b), ((c,))',
      [
        'Expr ‹(a, b), ((c,))›',
        '  Tuple ‹(a, b), ((c,))›',
        '    Tuple ‹(a, b)›',
        '      Name ‹a›',
        '      Name ‹b›',
        '    Tuple in ‹((c,))› ‹(c,)›',
        '      Name ‹c›',
      ],
    ],
    [
      'a bare tuple ends with its trailing comma',
      'return a,  # c',
      ['Return ‹return a,›', '  Tuple ‹a,›', '    Name ‹a›'],
    ],
    [
      'a target in parentheses is no tuple',
      '(a) = b',
      ['Assign ‹(a) = b›', '  Name in ‹(a)› ‹a›', '  Name ‹b›'],
    ],
    [
      'statements end before semicolons, comments and line ends',
      'a ; b # c\r\n',
      ['Expr ‹a›', '  Name ‹a›', 'Expr ‹b›', '  Name ‹b›'],
    ],
    [
      'a compound statement ends with its last statement, not with the comment after it',
      'if a:\n  b ;\n  # c\n# d\n',
      ['If ‹if a:⏎  b›', '  Name ‹a›', '  Expr ‹b›', '    Name ‹b›'],
    ],
    [
      'elif is an If of its own inside the one before',
      'if a: b\nelif c: d\nelse: e',
      [
        'If ‹if a: b⏎elif c: d⏎else: e›',
        '  Name ‹a›',
        '  Expr ‹b›',
        '    Name ‹b›',
        '  If elif ‹elif c: d⏎else: e›',
        '    Name ‹c›',
        '    Expr ‹d›',
        '      Name ‹d›',
        '    Expr ‹e›',
        '      Name ‹e›',
      ],
    ],
    [
      'each kind of argument',
      'f(a, *b, c=d, **e)',
      [
        'Expr ‹f(a, *b, c=d, **e)›',
        '  Call ‹f(a, *b, c=d, **e)›',
        '    Name ‹f›',
        '    positional ‹a›',
        '      Name ‹a›',
        '    star ‹*b›',
        '      Name ‹b›',
        '    keyword ‹c=d›',
        '      Name ‹d›',
        '    doublestar ‹**e›',
        '      Name ‹e›',
      ],
    ],
    [
      'an argument holds the parentheses around its value',
      'f((a))',
      ['Expr ‹f((a))›', '  Call ‹f((a))›', '    Name ‹f›', '    positional ‹(a)›', '      Name in ‹(a)› ‹a›'],
    ],
    [
      'a star takes in the whole expression after it',
      'a = *b.c(d), *e or f',
      [
        'Assign ‹a = *b.c(d), *e or f›',
        '  Name ‹a›',
        '  Tuple ‹*b.c(d), *e or f›',
        '    Starred ‹*b.c(d)›',
        '      Call ‹b.c(d)›',
        '        Attribute ‹b.c›',
        '          Name ‹b›',
        '        positional ‹d›',
        '          Name ‹d›',
        '    Starred ‹*e or f›',
        '      BoolOp or ‹e or f›',
        '        Name ‹e›',
        '        Name ‹f›',
      ],
    ],
    [
      'await binds tighter than a power, looser than a call',
      'async def f():\n  await a(b) ** c',
      [
        'FunctionDef async ‹async def f():⏎  await a(b) ** c›',
        '  Expr ‹await a(b) ** c›',
        '    BinOp ** ‹await a(b) ** c›',
        '      Await ‹await a(b)›',
        '        Call ‹a(b)›',
        '          Name ‹a›',
        '          positional ‹b›',
        '            Name ‹b›',
        '      Name ‹c›',
      ],
    ],
    [
      '& binds tighter than ^',
      'a & b ^ c & d',
      [
        'Expr ‹a & b ^ c & d›',
        '  BinOp ^ ‹a & b ^ c & d›',
        '    BinOp & ‹a & b›',
        '      Name ‹a›',
        '      Name ‹b›',
        '    BinOp & ‹c & d›',
        '      Name ‹c›',
        '      Name ‹d›',
      ],
    ],
    [
      'a walrus takes in a conditional expression',
      '(a := b if c else d)',
      [
        'Expr ‹(a := b if c else d)›',
        '  NamedExpr in ‹(a := b if c else d)› ‹a := b if c else d›',
        '    Name ‹a›',
        '    IfExp ‹b if c else d›',
        '      Name ‹b›',
        '      Name ‹c›',
        '      Name ‹d›',
      ],
    ],
    [
      'one BoolOp for a row of the same operator',
      'a and b and (c and d) or e',
      [
        'Expr ‹a and b and (c and d) or e›',
        '  BoolOp or ‹a and b and (c and d) or e›',
        '    BoolOp and ‹a and b and (c and d)›',
        '      Name ‹a›',
        '      Name ‹b›',
        '      BoolOp in ‹(c and d)› and ‹c and d›',
        '        Name ‹c›',
        '        Name ‹d›',
        '    Name ‹e›',
      ],
    ],
    [
      'comparisons chain',
      'a < b not  in c is not d',
      [
        'Expr ‹a < b not  in c is not d›',
        '  Compare <, not in, is not ‹a < b not  in c is not d›',
        '    Name ‹a›',
        '    Name ‹b›',
        '    Name ‹c›',
        '    Name ‹d›',
      ],
    ],
    [
      'with items in parentheses are as many items',
      'with (a as b, c): d',
      [
        'With ‹with (a as b, c): d›',
        '  WithItem ‹a as b›',
        '    Name ‹a›',
        '    Name ‹b›',
        '  WithItem ‹c›',
        '    Name ‹c›',
        '  Expr ‹d›',
        '    Name ‹d›',
      ],
    ],
    [
      'a tuple with a target is one item',
      'with (a, b) as c, d if e else f as g: h',
      [
        'With ‹with (a, b) as c, d if e else f as g: h›',
        '  WithItem ‹(a, b) as c›',
        '    Tuple ‹(a, b)›',
        '      Name ‹a›',
        '      Name ‹b›',
        '    Name ‹c›',
        '  WithItem ‹d if e else f as g›',
        '    IfExp ‹d if e else f›',
        '      Name ‹d›',
        '      Name ‹e›',
        '      Name ‹f›',
        '    Name ‹g›',
        '  Expr ‹h›',
        '    Name ‹h›',
      ],
    ],
    [
      'a comprehension runs from `for` to its last condition',
      '[a async for b, c in (d) if e if f for g in h]',
      [
        'Expr ‹[a async for b, c in (d) if e if f for g in h]›',
        '  ListComp ‹[a async for b, c in (d) if e if f for g in h]›',
        '    Name ‹a›',
        '    Comprehension async ‹async for b, c in (d) if e if f›',
        '      Tuple ‹b, c›',
        '        Name ‹b›',
        '        Name ‹c›',
        '      Name in ‹(d)› ‹d›',
        '      Name ‹e›',
        '      Name ‹f›',
        '    Comprehension ‹for g in h›',
        '      Name ‹g›',
        '      Name ‹h›',
      ],
    ],
    [
      'a subscript with commas or a star holds a tuple',
      'a[b:c, ::d], e[*f]',
      [
        'Expr ‹a[b:c, ::d], e[*f]›',
        '  Tuple ‹a[b:c, ::d], e[*f]›',
        '    Subscript ‹a[b:c, ::d]›',
        '      Name ‹a›',
        '      Tuple ‹b:c, ::d›',
        '        Slice ‹b:c›',
        '          Name ‹b›',
        '          Name ‹c›',
        '        Slice ‹::d›',
        '          Name ‹d›',
        '    Subscript ‹e[*f]›',
        '      Name ‹e›',
        '      Tuple ‹*f›',
        '        Starred ‹*f›',
        '          Name ‹f›',
      ],
    ],
    [
      'annotations are plain expressions',
      'a: list[b] | c[d].e | None = f',
      [
        'AnnAssign ‹a: list[b] | c[d].e | None = f›',
        '  Name ‹a›',
        '  BinOp | ‹list[b] | c[d].e | None›',
        '    BinOp | ‹list[b] | c[d].e›',
        '      Subscript ‹list[b]›',
        '        Name ‹list›',
        '        Name ‹b›',
        '      Attribute ‹c[d].e›',
        '        Subscript ‹c[d]›',
        '          Name ‹c›',
        '          Name ‹d›',
        '    Constant ‹None›',
        '  Name ‹f›',
      ],
    ],
    [
      'words that are no keywords are names',
      'type(match).case = print\ntype[case] = exec',
      [
        'Assign ‹type(match).case = print›',
        '  Attribute ‹type(match).case›',
        '    Call ‹type(match)›',
        '      Name ‹type›',
        '      positional ‹match›',
        '        Name ‹match›',
        '  Name ‹print›',
        'Assign ‹type[case] = exec›',
        '  Subscript ‹type[case]›',
        '    Name ‹type›',
        '    Name ‹case›',
        '  Name ‹exec›',
      ],
    ],
    [
      'patterns',
      'match a:\n  case [B.C, *d] | {"e": f, **g}: pass\n  case H(i, j=-1) as k if l: pass\n  case m, _: pass',
      [
        'Match ‹match a:⏎  case [B.C, *d] | {"e": f, **g}: pass⏎  case H(i, j=-1) as k if l: pass⏎  case m, _: pass›',
        '  Name ‹a›',
        '  MatchCase ‹case [B.C, *d] | {"e": f, **g}: pass›',
        '    MatchOr ‹[B.C, *d] | {"e": f, **g}›',
        '      MatchSequence ‹[B.C, *d]›',
        '        MatchValue ‹B.C›',
        '          Attribute ‹B.C›',
        '            Name ‹B›',
        '        MatchStar ‹*d›',
        '      MatchMapping ‹{"e": f, **g}›',
        '        Str ‹"e"›',
        '        MatchAs ‹f›',
        '    Pass ‹pass›',
        '  MatchCase ‹case H(i, j=-1) as k if l: pass›',
        '    MatchAs ‹H(i, j=-1) as k›',
        '      MatchClass ‹H(i, j=-1)›',
        '        Name ‹H›',
        '        MatchAs ‹i›',
        '        MatchValue ‹-1›',
        '          UnaryOp - ‹-1›',
        '            Constant ‹1›',
        '    Name ‹l›',
        '    Pass ‹pass›',
        '  MatchCase ‹case m, _: pass›',
        '    MatchSequence ‹m, _›',
        '      MatchAs ‹m›',
        '      MatchAs ‹_›',
        '    Pass ‹pass›',
      ],
    ],
    [
      'try with all its clauses, in the order of the source',
      'try: a\nexcept B as c: d\nelse: e\nfinally: f',
      [
        'Try ‹try: a⏎except B as c: d⏎else: e⏎finally: f›',
        '  Expr ‹a›',
        '    Name ‹a›',
        '  ExceptHandler ‹except B as c: d›',
        '    Name ‹B›',
        '    Expr ‹d›',
        '      Name ‹d›',
        '  Expr ‹e›',
        '    Name ‹e›',
        '  Expr ‹f›',
        '    Name ‹f›',
      ],
    ],
    [
      'a lone carriage return ends a line, an astral character counts as two',
      'a = "😀"\rb = c',
      ['Assign ‹a = "😀"›', '  Name ‹a›', '  Str ‹"😀"›', 'Assign ‹b = c›', '  Name ‹b›', '  Name ‹c›'],
    ],
    [
      'a line inside brackets may be indented less than its block',
      'if a:\n    b = (c.\nd)\n    e',
      [
        'If ‹if a:⏎    b = (c.⏎d)⏎    e›',
        '  Name ‹a›',
        '  Assign ‹b = (c.⏎d)›',
        '    Name ‹b›',
        '    Attribute in ‹(c.⏎d)› ‹c.⏎d›',
        '      Name ‹c›',
        '  Expr ‹e›',
        '    Name ‹e›',
      ],
    ],
    [
      'type parameters mean nothing to us, whatever they are',
      'def f[T: int = bool, *U](a: T): pass\ntype X[T = int] = T',
      [
        'FunctionDef ‹def f[T: int = bool, *U](a: T): pass›',
        '  normal a ‹a: T›',
        '    Name ‹T›',
        '  Pass ‹pass›',
        'TypeAlias ‹type X[T = int] = T›',
        '  Name ‹T›',
      ],
    ],
  ];
  test.each(table)('%s', (_, text, lines) => {
    expect(outline(text)).toEqual(lines);
  });
});

describe('places inside a definition', () => {
  const text = '@a\n@(b)\nasync  def f (c, d=1) -> e :  # g\n    """doc"""\n    yield c\n';
  const def = statement(text);
  if (def.kind !== 'FunctionDef') throw new Error('no function');

  test.each([
    ['start, of the first decorator', def.start, 0],
    ['headStart, of async', def.headStart, text.indexOf('async')],
    ['defStart, of def', def.defStart, text.indexOf('def')],
    ['colon that ends the head', def.colon, text.indexOf(':')],
    ['end', def.end, text.length - 1],
  ])('%s', (_, offset, expected) => expect(offset).toBe(expected));

  test.each([
    ['name', def.nameRange, 'f'],
    ['parameters', def.paramsRange, '(c, d=1)'],
    ['first decorator', def.decorators[0], '@a'],
    ['decorator in parentheses', def.decorators[1], '@(b)'],
    ['docstring', def.docstring, '"""doc"""'],
    ['parameter with a default', def.params[1], 'd=1'],
  ])('%s', (_, range, expected) => expect(text.slice(range?.start, range?.end)).toBe(expected));

  test.each([
    ['def f(): yield', true, 'a bare yield'],
    ['def f(): x = (yield from y)', true, 'yield from'],
    ['def f():\n  def g(): yield', false, 'the nested function is the generator'],
    ['def f(): return lambda: (yield)', false, 'the lambda is the generator'],
    ['def f():\n  def g(a=(yield)): pass', true, 'a default is evaluated outside'],
  ])('isGenerator of %j is %s: %s', (source, expected) => {
    expect(statement(source)).toMatchObject({ kind: 'FunctionDef', isGenerator: expected });
  });

  test('class head', () => {
    const source = '@a\nclass C[T](B, metaclass=M):\n  "doc"';
    const found = statement(source);
    if (found.kind !== 'ClassDef') throw new Error('no class');
    expect(source.slice(found.headStart, found.colon)).toBe('class C[T](B, metaclass=M)');
    expect(found.args.map((arg) => source.slice(arg.start, arg.end))).toEqual(['B', 'metaclass=M']);
    expect(found.docstring?.value).toBe('doc');
    expect(found.start).toBe(0);
  });

  test('for after async', () => {
    const source = 'async def f():\n  async for x in y: pass';
    const [loop] = nodesOf(source).filter((node) => node.kind === 'For');
    expect(loop).toMatchObject({
      isAsync: true,
      start: source.indexOf('async for'),
      forStart: source.indexOf('for'),
    });
  });
});

describe('calls', () => {
  test.each([
    ['f()', '()', 'no arguments'],
    ['f (a, )', '(a, )', 'white space before, a comma after'],
    ['f(a for a in b)', '(a for a in b)', 'the generator expression brings the parentheses'],
    ['f(\n  a,  # b\n)', '(\n  a,  # b\n)', 'lines and comments'],
    ['(f)(a)', '(a)', 'the function in parentheses'],
  ])('argsRange of %j is %j: %s', (text, expected) => {
    const call = expression(text);
    if (call.kind !== 'Call') throw new Error('no call');
    expect(text.slice(call.argsRange.start, call.argsRange.end)).toBe(expected);
  });

  test('attrRange is the name after the dot', () => {
    const text = 'a . b';
    const attribute = expression(text);
    if (attribute.kind !== 'Attribute') throw new Error('no attribute');
    expect(text.slice(attribute.attrRange.start, attribute.attrRange.end)).toBe('b');
  });
});

describe('parameters', () => {
  test.each([
    ['a, /, b, *, c', ['posonly a', 'normal b', 'kwonly c']],
    ['*a, b', ['vararg a', 'kwonly b']],
    ['a=1, *, b: int = 2, **c: str', ['normal a', 'kwonly b', 'kwarg c']],
    ['a, /', ['posonly a']],
    ['', []],
  ])('def f(%s)', (params, expected) => {
    const def = statement(`def f(${params}): pass`);
    if (def.kind !== 'FunctionDef') throw new Error('no function');
    expect(def.params.map((param) => `${param.kind} ${param.name}`)).toEqual(expected);
  });

  test.each([
    ['*, a', ['kwonly a']],
    ['a, /, *b, **c', ['posonly a', 'vararg b', 'kwarg c']],
  ])('lambda %s', (params, expected) => {
    const lambda = expression(`lambda ${params}: 0`);
    if (lambda.kind !== 'Lambda') throw new Error('no lambda');
    expect(lambda.params.map((param) => `${param.kind} ${param.name}`)).toEqual(expected);
  });
});

describe('strings', () => {
  test.each([
    ["'a'", 'a', 'plain'],
    ['"\\n\\t\\\\\\\'\\x41\\101\\u0041\\U0001F600"', "\n\t\\'AAA😀", 'escapes'],
    ['"a\\\r\nb"', 'ab', 'an escaped line end is nothing'],
    ['"""a\r\nb\rc"""', 'a\nb\nc', 'line ends are \\n to Python'],
    ['r"\\n"', '\\n', 'raw'],
    ['b"\\xff\\u0041"', '\xff\\u0041', 'bytes know no \\u'],
    ['"\\d"', '\\d', 'an unknown escape stays'],
    ['"\\N{EM DASH}"', '\\N{EM DASH}', 'names of characters are not at hand'],
    ['"a" \'b\' r"\\c"', 'ab\\c', 'concatenated'],
    ['("a"  # x\n "b")', 'ab', 'concatenated over lines'],
    ['"""\\""""', '"', 'an escaped quote at the end'],
  ])('%j is %j: %s', (text, value) => {
    expect(expression(text)).toMatchObject({ kind: 'Str', value });
  });

  interface Field {
    readonly text: string;
    readonly value: string;
    readonly conversion: string | null;
    readonly debug: boolean;
    readonly spec: readonly Field[] | null;
  }
  const field = (value: FormattedValue, text: string): Field => ({
    text: text.slice(value.start, value.end),
    value: text.slice(value.value.start, value.value.end),
    conversion: value.conversion,
    debug: value.debug,
    spec: value.spec?.map((inner) => field(inner, text)) ?? null,
  });
  const plain = { conversion: null, debug: false, spec: null };
  const fields: readonly (readonly [text: string, fields: readonly Field[], why: string])[] = [
    ['f"{a}{{b}}"', [{ ...plain, text: '{a}', value: 'a' }], 'doubled braces are text'],
    [
      'f"{a!r:>{w}}"',
      [
        {
          ...plain,
          text: '{a!r:>{w}}',
          value: 'a',
          conversion: 'r',
          spec: [{ ...plain, text: '{w}', value: 'w' }],
        },
      ],
      'conversion and format',
    ],
    ['f"{ a = }"', [{ ...plain, text: '{ a = }', value: 'a', debug: true }], 'debug'],
    [
      'f"{a:=5}"',
      [{ ...plain, text: '{a:=5}', value: 'a', spec: [] }],
      'a format that begins with an equals sign',
    ],
    [
      'f"{a:=^10}"',
      [{ ...plain, text: '{a:=^10}', value: 'a', spec: [] }],
      'the same, which tree-sitter rejects',
    ],
    ['f"{a != b}"', [{ ...plain, text: '{a != b}', value: 'a != b' }], 'a comparison is no conversion'],
    [
      '"a" f"{b}" rf"{c}\\d"',
      [
        { ...plain, text: '{b}', value: 'b' },
        { ...plain, text: '{c}', value: 'c' },
      ],
      'concatenated',
    ],
    ['f"{a["b"]}"', [{ ...plain, text: '{a["b"]}', value: 'a["b"]' }], 'the same quotes inside'],
  ];
  test.each(fields)('fields of $0: $2', (text, expected) => {
    const joined = expression(text);
    if (joined.kind !== 'JoinedStr') throw new Error(`no f-string: ${joined.kind}`);
    expect(joined.values.map((value) => field(value, text))).toEqual(expected);
  });

  test.each([
    ['1_000', 'int', 1000],
    ['0xFF', 'int', 255],
    ['0o17', 'int', 15],
    ['0b11', 'int', 3],
    ['9007199254740993', 'int', null],
    ['36893488147419103232', 'int', 2 ** 65],
    ['1_0.5e-1', 'float', 1.05],
    ['1j', 'complex', null],
    ['True', 'bool', true],
    ['None', 'None', null],
    ['...', 'Ellipsis', null],
  ])('%s is a constant of type %s', (text, type, value) => {
    expect(expression(text)).toMatchObject({ kind: 'Constant', type, value });
  });

  test('names are normalised as Python does', () => {
    expect(expression('ﬁ')).toMatchObject({ kind: 'Name', id: 'fi' });
  });
});

describe('imports', () => {
  test.each([
    [
      'import a.b as c, d',
      {
        kind: 'Import',
        names: [
          { name: 'a.b', asname: 'c' },
          { name: 'd', asname: null },
        ],
      },
    ],
    [
      'from a . b import c',
      { kind: 'ImportFrom', module: 'a.b', level: 0, names: [{ name: 'c' }], parens: null },
    ],
    ['from ... import a', { kind: 'ImportFrom', module: '', level: 3, names: [{ name: 'a' }] }],
    ['from . . a import *', { kind: 'ImportFrom', module: 'a', level: 2, names: [{ name: '*' }] }],
    ['from .a import (b, c as d,)', { kind: 'ImportFrom', level: 1, parens: { start: 15, end: 27 } }],
    ['from __future__ import annotations', { kind: 'ImportFrom', module: '__future__', level: 0 }],
  ])('%s', (text, expected) => {
    expect(statement(text)).toMatchObject(expected);
  });
});

test('comments are kept apart, in order, without their line ends', () => {
  const text = '# a\r\nx = [  # b\n  1, # c\n]\n\n  # d';
  expect(parseValid(text).comments.map((comment) => text.slice(comment.start, comment.end))).toEqual([
    '# a',
    '# b',
    '# c',
    '# d',
  ]);
});

describe('problems', () => {
  test.each([
    ['x = 1\nprint "a"\n', 2, 'Python 2 print statement', 'print statement'],
    ['print >>f, a', 1, 'Python 2 print statement', 'print to a file'],
    ['exec "a"', 1, 'Python 2 exec statement', 'exec statement'],
    ['try: a\nexcept B, c: d', 2, 'Python 2 except clause', 'the old except'],
    ['raise A, "b"', 1, 'Python 2 raise statement', 'the old raise'],
    ['`a`', 1, 'Python 2 backquotes', 'backquotes'],
    ['a <> b', 1, 'Python 2 operator <>', 'the old inequality'],
    ['10L', 1, 'Python 2 long integer', 'long integer'],
    ['0777', 1, 'Python 2 octal integer', 'old octal'],
    ['ur"a"', 1, 'Python 2 string prefix ur', 'prefix'],
    ['def f((a, b)): pass', 1, 'Python 2 parameter', 'unpacking in a parameter list'],
    ['async = 1', 1, 'keyword since Python 3.7', 'async as a name'],
    ['def f(:\n  pass', 1, 'expected ")"', 'a missing token is named'],
    ['x = 1\ndef f()\n  pass', 2, 'unexpected "def f()"', 'what is left over is quoted'],
    ['def f():\n', 1, 'expected an indented block', 'empty body'],
    ['if a:\n  b\n c', 3, 'indentation does not match', 'a dedent to nowhere'],
    ['if a:\n\tb\n        c', 3, 'indentation does not match', 'tabs and spaces that only look alike'],
    ['if a:\n  b\n else:\n  c', 3, 'indentation does not match', 'else under no if'],
    ['"\\x1"', 1, 'incomplete escape', 'escape'],
    ['b"é"', 1, 'ASCII', 'bytes'],
    ['"a" b"b"', 1, 'cannot be joined', 'text and bytes'],
    [`x${' + x'.repeat(5000)}`, 1, 'nested too deeply', 'nesting'],
    [`if a: b\n${'elif a: b\n'.repeat(5000)}`, 1, 'too many "elif"', 'a long row of elif'],
  ])('$3: line $1, $2', (text, line, message) => {
    const problem = parsePython(text);
    if (!isProblem(problem)) throw new Error('parsed');
    expect(problem.line).toBe(line);
    expect(problem.message).toContain(message);
  });

  test('a problem does not spoil the next file', () => {
    expect(isProblem(parsePython('x = ('))).toBe(true);
    expect(outline('x')).toEqual(['Expr ‹x›', '  Name ‹x›']);
  });
});
