import { beforeAll, describe, expect, test } from 'vitest';
import { initParser } from '../../../src/python/index.ts';
import { migratedText, nestedOnly } from './marked.ts';

beforeAll(() => initParser());

/** Cases: why, before, after. */
type Case = readonly [why: string, before: string, after: string];

const whatBecomesABlock: readonly Case[] = [
  [
    'a transaction, with the comments in it and the one above it',
    `
def f(x):
    # Save it
    with txn():
        a = order.db_save(x)  # saved
        # done
    # after
    return a
`,
    `
async def f(x):
    @sync_to_async
    def load_a():
        # Save it
        with txn():
            a = order.db_save(x)  # saved
            # done
        return a

    a = await load_a()
    # after
    return a
`,
  ],
  [
    'three calls in a row stay single lines',
    `
def f(x):
    a = db(1)
    b = db(2)
    return db(3, a, b)
`,
    `
async def f(x):
    a = await sync_to_async(db)(1)
    b = await sync_to_async(db)(2)
    return await sync_to_async(db)(3, a, b)
`,
  ],
  [
    'four become one block, the answer stays outside',
    `
def f(x):
    a = db(1)
    b = db(2)
    c = db(3)
    d = db(4)
    return db_render(a, b, c, d)
`,
    `
async def f(x):
    @sync_to_async
    def load_f():
        a = db(1)
        b = db(2)
        c = db(3)
        d = db(4)
        return a, b, c, d

    a, b, c, d = await load_f()
    return await sync_to_async(db_render)(a, b, c, d)
`,
  ],
  [
    'a loop that waits in its body, with the list that it fills',
    `
def f(x):
    rows = []
    for a in lazy_books:
        rows.append(a.slow_author)
    return g(rows)
`,
    `
async def f(x):
    @sync_to_async
    def build_rows():
        rows = []
        for a in lazy_books:
            rows.append(a.slow_author)
        return rows

    rows = await build_rows()
    return g(rows)
`,
  ],
  [
    'a walrus in what must be evaluated elsewhere',
    `
def f(x):
    a = (b := x.slow_a) + b
`,
    `
async def f(x):
    a = (b := await sync_to_async(lambda: x.slow_a)()) + b
`,
  ],
  [
    'an augmented item',
    `
def f(x):
    slow_items["a"] += 1
`,
    `
async def f(x):
    @sync_to_async
    def update_slow_items():
        slow_items["a"] += 1

    await update_slow_items()
`,
  ],
  [
    'a class body is no place for await',
    `
def f(x):
    class A(B):
        c = db(1)
    return A
`,
    `
async def f(x):
    @sync_to_async
    def load_A():
        class A(B):
            c = db(1)
        return A

    A = await load_A()
    return A
`,
  ],
  [
    'a loop that calls a function that becomes async stays, with a block inside',
    `
def f(x):
    while co(x):
        with txn():
            db(x)
            db(2)
`,
    `
async def f(x):
    while await co(x):
        @sync_to_async
        def run_f():
            with txn():
                db(x)
                db(2)

        await run_f()
`,
  ],
];

const names: readonly Case[] = [
  [
    'one name at the end of the block is returned as it is made',
    `
def f(x):
    with txn():
        g()
    b = db_get(x)
    with txn():
        a = db(1)
    return a, b
`,
    `
async def f(x):
    @sync_to_async
    def load_b_and_a():
        with txn():
            g()
        b = db_get(x)
        with txn():
            a = db(1)
        return b, a

    b, a = await load_b_and_a()
    return a, b
`,
  ],
  [
    'bound on some paths only: declared, so that it stays unbound where it was',
    `
def f(x):
    with txn():
        if db(1):
            a = 3
    co()
    return a
`,
    `
async def f(x):
    a: object

    @sync_to_async
    def load_a():
        nonlocal a
        with txn():
            if db(1):
                a = 3

    await load_a()
    await co()
    return a
`,
  ],
  [
    'read before it is bound',
    `
def f(x):
    with txn():
        x = x + db(1)
    return x
`,
    `
async def f(x):
    @sync_to_async
    def load_x():
        nonlocal x
        with txn():
            x = x + db(1)

    await load_x()
    return x
`,
  ],
  [
    'needed when the block fails half way',
    `
def f(x):
    a = 0
    try:
        with txn():
            a = db(1)
            db(2)
    except Boom:
        pass
    return a
`,
    `
async def f(x):
    a = 0
    try:
        @sync_to_async
        def load_a():
            nonlocal a
            with txn():
                a = db(1)
                db(2)

        await load_a()
    except Boom:
        pass
    return a
`,
  ],
  [
    'held by a closure made before',
    `
def f(x):
    g = lambda: a
    with txn():
        a = db(1)
    return g()
`,
    `
async def f(x):
    @sync_to_async
    def load_g():
        g = lambda: a
        with txn():
            a = db(1)
        return g

    g = await load_g()
    return g()
`,
  ],
  [
    'a closure made afterwards sees what was returned',
    `
def f(x):
    with txn():
        a = db(1)
        b = [a]
    return lambda: a
`,
    `
async def f(x):
    @sync_to_async
    def load_a():
        with txn():
            a = db(1)
            b = [a]
        return a

    a = await load_a()
    return lambda: a
`,
  ],
  [
    'global and nonlocal names of the function',
    `
def f(x):
    global total
    with txn():
        total = db(1)
`,
    `
async def f(x):
    global total

    @sync_to_async
    def run_f():
        global total
        with txn():
            total = db(1)

    await run_f()
`,
  ],
  [
    'imports, functions, classes and targets bind names too',
    `
def f(x):
    with txn() as t:
        import os.path
        from a import b as c
        def h(): pass
        class K(db(1)): pass
    return os, c, h, K, t
`,
    `
async def f(x):
    @sync_to_async
    def load_f():
        with txn() as t:
            import os.path
            from a import b as c
            def h(): pass
            class K(db(1)): pass
        return t, os, c, h, K

    t, os, c, h, K = await load_f()
    return os, c, h, K, t
`,
  ],
  [
    'what a swallowed exception may leave unbound, where the next statement fails for want of it',
    `
def f(x):
    with suppress(E), txn():
        a = db(1)
    return a
`,
    `
async def f(x):
    @sync_to_async
    def load_a():
        with suppress(E), txn():
            a = db(1)
        return a

    a = await load_a()
    return a
`,
  ],
  [
    'what a swallowed exception may leave unbound, where something happens before it is missed',
    `
def f(x):
    with suppress(E), txn():
        a = db(1)
    co()
    return a
`,
    `
async def f(x):
    a: object

    @sync_to_async
    def load_a():
        nonlocal a
        with suppress(E), txn():
            a = db(1)

    await load_a()
    await co()
    return a
`,
  ],
  [
    'what a swallowed exception may leave as it was in the round before',
    `
def f(x):
    for y in x:
        with suppress(E), txn():
            a = db(y)
        co(a)
`,
    `
async def f(x):
    for y in x:
        a: object

        @sync_to_async
        def load_a():
            nonlocal a
            with suppress(E), txn():
                a = db(y)

        await load_a()
        await co(a)
`,
  ],
  [
    'names of the view are not taken',
    `
def f(x):
    load_a = response = 1
    with txn():
        a = db(1)
        if a: return row()
    return a, load_a, response
`,
    `
async def f(x):
    load_a = response = 1

    @sync_to_async
    def load_f():
        with txn():
            a = db(1)
            if a: return row(), None
        return None, a

    early_response, a = await load_f()
    if early_response is not None:
        return early_response
    return a, load_a, response
`,
  ],
  [
    'a closure made inside goes on seeing the name',
    `
def f(x):
    with txn():
        keep(lambda: a)
    a = db_get(1)
    slow_items[1] += 1
    a = db_get(2)
    return a
`,
    `
async def f(x):
    @sync_to_async
    def load_a():
        with txn():
            keep(lambda: a)
        a = db_get(1)
        slow_items[1] += 1
        a = db_get(2)
        return a

    a = await load_a()
    return a
`,
  ],
  [
    'a closure made inside that binds the name shares it',
    `
def f(x):
    with txn():
        a = db(1)
        def g():
            nonlocal a
            a = 2
    g()
    return a
`,
    `
async def f(x):
    a: object

    @sync_to_async
    def load_g_and_a():
        nonlocal a
        with txn():
            a = db(1)
            def g():
                nonlocal a
                a = 2
        return g

    g = await load_g_and_a()
    g()
    return a
`,
  ],
];

const waysOut: readonly Case[] = [
  [
    'it always returns',
    `
def f(x):
    with txn():
        return db(1)
`,
    `
async def f(x):
    @sync_to_async
    def build_response():
        with txn():
            return db(1)

    return await build_response()
`,
  ],
  [
    'it may return something that is never None',
    `
def f(x):
    with txn():
        if db(x):
            return row(x)
        db(2)
    return row(3)
`,
    `
async def f(x):
    @sync_to_async
    def run_f():
        with txn():
            if db(x):
                return row(x)
            db(2)

    response = await run_f()
    if response is not None:
        return response
    return row(3)
`,
  ],
  [
    'with names',
    `
def f(x):
    with txn():
        a = db(x)
        if a:
            return row(x)
        db(2)
    return row(a)
`,
    `
async def f(x):
    @sync_to_async
    def load_a():
        with txn():
            a = db(x)
            if a:
                return row(x), None
            db(2)
        return None, a

    response, a = await load_a()
    if response is not None:
        return response
    return row(a)
`,
  ],
  [
    'it may return anything',
    `
def f(x):
    with txn():
        if db(x):
            return x, 1
        db(2)
    return 3
`,
    `
async def f(x):
    @sync_to_async
    def run_f():
        with txn():
            if db(x):
                return True, (x, 1)
            db(2)
        return False, None

    done, result = await run_f()
    if done:
        return result
    return 3
`,
  ],
  [
    'it may return nothing',
    `
def f(x):
    with txn():
        if db(x): return
        db(2)
    g()
`,
    `
async def f(x):
    @sync_to_async
    def run_f():
        with txn():
            if db(x): return True
            db(2)

    if await run_f():
        return
    g()
`,
  ],
  [
    'break out of a loop that stays',
    `
def f(x):
    while co(x):
        with txn():
            if db(1):
                break
            db(2)
        g()
`,
    `
async def f(x):
    while await co(x):
        @sync_to_async
        def run_f():
            with txn():
                if db(1):
                    return True
                db(2)

        if await run_f():
            break
        g()
`,
  ],
  [
    'break, continue and return',
    `
def f(x):
    while co(x):
        with txn():
            if db(1): break
            if db(2): continue
            if x: return x
        g()
`,
    `
async def f(x):
    while await co(x):
        @sync_to_async
        def run_f():
            with txn():
                if db(1): return "break", None
                if db(2): return "continue", None
                if x: return "return", x
            return None, None

        outcome, result = await run_f()
        if outcome == "return":
            return result
        if outcome == "break":
            break
        if outcome == "continue":
            continue
        g()
`,
  ],
  [
    'it always continues',
    `
def f(x):
    while co(x):
        with txn():
            db(1)
            continue
    return x
`,
    `
async def f(x):
    while await co(x):
        @sync_to_async
        def run_f():
            with txn():
                db(1)
                return

        await run_f()
        continue
    return x
`,
  ],
  [
    'raise passes through, a bare one with its except',
    `
def f(x):
    try:
        db(1)
    except E:
        with txn():
            db(2)
            raise
`,
    `
async def f(x):
    @sync_to_async
    def run_f():
        try:
            db(1)
        except E:
            with txn():
                db(2)
                raise

    await run_f()
`,
  ],
  [
    'StopIteration is caught in the thread',
    `
def f(x):
    try:
        a = next_row(x)
    except StopIteration:
        a = None
    return a
`,
    `
async def f(x):
    @sync_to_async
    def load_a():
        try:
            a = next_row(x)
        except StopIteration:
            a = None
        return a

    a = await load_a()
    return a
`,
  ],
  [
    'super() gets the arguments that it needs there',
    `
class A:
    def f(self, x):
        with txn():
            super().g(db(x))
`,
    `
class A:
    async def f(self, x):
        @sync_to_async
        def run_f():
            with txn():
                super(__class__, self).g(db(x))

        await run_f()
`,
  ],
];

describe('what becomes a block', () => {
  test.each(whatBecomesABlock)('%s', (_why, before, after) => {
    expect(migratedText(before, { awaited: ['co'], prices: nestedOnly })).toBe(after);
  });
});
describe('names', () => {
  test.each(names)('%s', (_why, before, after) => {
    expect(migratedText(before, { awaited: ['co'], prices: nestedOnly })).toBe(after);
  });
});
describe('ways out', () => {
  test.each(waysOut)('%s', (_why, before, after) => {
    expect(migratedText(before, { awaited: ['co'], prices: nestedOnly })).toBe(after);
  });
});
