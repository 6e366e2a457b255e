import { beforeAll, describe, expect, test } from 'vitest';
import { standardPrices } from '../../../src/migrate/prices.ts';
import { initParser } from '../../../src/python/index.ts';
import { migratedText } from './marked.ts';

/** Prices by which a helper is worth it wherever there can be one. */
const eager = { ...standardPrices, helper: -20, emptyView: 0, helperAnswers: 100, lastWord: 100, block: 50 };

type Case = readonly [why: string, before: string, after: string];

const helpers: readonly Case[] = [
  [
    'what is read is handed over, what is needed comes back, the rest goes before it',
    `
def f(request, pk):
    n = int(request)

    # the rows
    a = db(pk, n)
    b = db(a)

    # the end
    return a, b
`,
    `
async def f(request, pk):
    n = int(request)

    a, b = await sync_to_async(_load_a_and_b)(pk, n)

    # the end
    return a, b


def _load_a_and_b(pk, n):
    # the rows
    a = db(pk, n)
    b = db(a)
    return a, b
`,
  ],
  [
    'a name that is changed is handed over and comes back',
    `
def f(x):
    n = x
    co(1)
    for i in db(x):
        n += db(i)
    return n
`,
    `
async def f(x):
    n = x
    await co(1)
    n = await sync_to_async(_load_n)(x, n)
    return n


def _load_n(x, n):
    for i in db(x):
        n += db(i)
    return n
`,
  ],
  [
    'a name that may or may not be bound anew is handed over as it was',
    `
def f(x):
    n = co(x)
    if db(x):
        n = db(2)
    return n
`,
    `
async def f(x):
    n = await co(x)
    n = await sync_to_async(_load_n)(x, n)
    return n


def _load_n(x, n):
    if db(x):
        n = db(2)
    return n
`,
  ],
  [
    'annotations of parameters go along, packed arguments do not stay packed',
    `
def f(request: HttpRequest, *args: int, **kwargs) -> str:
    a = db(request)
    b = db(a, args, kwargs)
    return a + b
`,
    `
async def f(request: HttpRequest, *args: int, **kwargs) -> str:
    a, b = await sync_to_async(_load_a_and_b)(request, args, kwargs)
    return a + b


def _load_a_and_b(request: HttpRequest, args, kwargs):
    a = db(request)
    b = db(a, args, kwargs)
    return a, b
`,
  ],
  [
    'an answer that comes early is given at once',
    `
def f(x):
    if db(x):
        return row(1)
    db(2)
    return x
`,
    `
async def f(x):
    response = await sync_to_async(_run_f)(x)
    if response is not None:
        return response
    return x


def _run_f(x):
    if db(x):
        return row(1)
    db(2)
`,
  ],
  [
    'the name of an exception is no name of the function',
    `
def f(x):
    try:
        a = db(x)
    except E as e:
        a = str(e)
    b = db(a)
    try:
        co(a)
    except E as e:
        b = e
    return b
`,
    `
async def f(x):
    a, b = await sync_to_async(_load_a_and_b)(x)
    try:
        await co(a)
    except E as e:
        b = e
    return b


def _load_a_and_b(x):
    try:
        a = db(x)
    except E as e:
        a = str(e)
    b = db(a)
    return a, b
`,
  ],
  [
    'one helper for a function: between two, the one that is worth more',
    `
def f(x):
    a = db(x)
    b = db(a)
    co(1)
    c = db(b)
    return a, b, c
`,
    `
async def f(x):
    a, b = await sync_to_async(_load_a_and_b)(x)
    await co(1)
    c = await sync_to_async(db)(b)
    return a, b, c


def _load_a_and_b(x):
    a = db(x)
    b = db(a)
    return a, b
`,
  ],
];

/** Functions whose statements can't become a helper: each piece is written as if there were none. */
const none: readonly (readonly [why: string, before: string])[] = [
  [
    'a name may be unbound where it would be handed over',
    'def f(x):\n    if x:\n        n = co(1)\n    a = db(2)\n    b = db(a, n)\n    return b\n',
  ],
  [
    'a closure sees what is bound after it',
    'def f(x):\n    a = 1\n    g = lambda: a\n    co(g)\n    a = db(2)\n    db(a)\n    return g()\n',
  ],
  [
    'a closure binds what would be handed over',
    'def f(x):\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n    co(g)\n    db(n)\n    db(n)\n    return n\n',
  ],
  [
    'a closure made inside sees what is bound later',
    'def f(x):\n    a = co(1)\n    g = db(lambda: a)\n    db(2)\n    co(2)\n    a = 3\n    return g\n',
  ],
  [
    'a function is defined in the view',
    'def f(x):\n    def g():\n        pass\n    co(g)\n    db(g)\n    db(2)\n    return x\n',
  ],
  [
    'a module is imported in the view',
    'def f(x):\n    import m\n    co(x)\n    db(m)\n    db(2)\n    return x\n',
  ],
  [
    'a name of the module is bound',
    'def f(x):\n    global n\n    co(x)\n    n = db(1)\n    db(2)\n    return x\n',
  ],
  ['statements share a line', 'def f(x):\n    db(1); db(2)\n    return x\n'],
  [
    'the function is a method',
    'class C:\n    def f(self):\n        db(1)\n        db(2)\n        return self\n',
  ],
]; // prettier-ignore

describe('helpers', () => {
  beforeAll(() => initParser());

  test.each(helpers)('%s', (_why, before, after) => {
    expect(migratedText(before, { awaited: ['co'], prices: eager })).toBe(after);
  });

  test.each(none)('none where %s', (_why, before) => {
    const after = migratedText(before, { awaited: ['co'], prices: eager });
    expect(after).not.toMatch(/^def _/m);
    expect(after).toMatch(/await sync_to_async\(|@sync_to_async/);
  });

  test('the name is another function of the module', () => {
    const before = 'def f(x):\n    a = db(x)\n    b = db(a)\n    return b\n\n\ndef _load_b(x):\n    pass\n';
    expect(migratedText(before, { prices: eager })).toContain('_load_b_for_f)(x)');
  });
});
