import { beforeAll, describe, expect, test } from 'vitest';
import { initParser } from '../../../src/python/index.ts';
import { migratedText } from './marked.ts';

beforeAll(() => initParser());

/** Cases: why, before, after. */
type Case = readonly [why: string, before: string, after: string];

const inPlace: readonly Case[] = [
  [
    'a call: the function is wrapped, its arguments stay as they are',
    `
def f(x):
    a = db(x, y=g(x))
`,
    `
async def f(x):
    a = await sync_to_async(db)(x, y=g(x))
`,
  ],
  [
    'over several lines, with comments and a trailing comma',
    `
def f(x):
    a = db(
        x,  # the first
        y=2,
    )
`,
    `
async def f(x):
    a = await sync_to_async(db)(
        x,  # the first
        y=2,
    )
`,
  ],
  [
    'a method chain in parentheses keeps its layout',
    `
def f(x):
    a = (
        Book.objects
        .filter(a=1)
        # newest first
        .order_by("b")
        .db_count()
    )
`,
    `
async def f(x):
    a = await sync_to_async(
        Book.objects
        .filter(a=1)
        # newest first
        .order_by("b")
        .db_count
    )()
`,
  ],
  [
    "the last call's arguments move behind the parentheses",
    `
def f(x):
    a = (
        Book.objects
        .filter(a=1)
        .db_get(pk=x)
    )
`,
    `
async def f(x):
    a = await sync_to_async(
        Book.objects
        .filter(a=1)
        .db_get
    )(pk=x)
`,
  ],
  [
    'arguments that block are awaited where they stand in a call that does not',
    `
def f(x):
    a = g(x, y=db(x), *[db(1)])
`,
    `
async def f(x):
    a = g(x, y=await sync_to_async(db)(x), *[await sync_to_async(db)(1)])
`,
  ],
  [
    'a call inside a call that blocks too: one trip for both',
    `
def f(x):
    a = db(db(x))
`,
    `
async def f(x):
    a = await sync_to_async(lambda: db(db(x)))()
`,
  ],
  [
    'await binds tighter than operators',
    `
def f(x):
    a = -db(x) ** 2 + db(1)
    b = not db(x) or db(2) < 3
`,
    `
async def f(x):
    a = -await sync_to_async(db)(x) ** 2 + await sync_to_async(db)(1)
    b = not await sync_to_async(db)(x) or await sync_to_async(db)(2) < 3
`,
  ],
  [
    'but looser than attributes, items and calls: the chain is widened rather than put in parentheses',
    `
def f(x):
    a = db(x).b.c()[1]
`,
    `
async def f(x):
    a = await sync_to_async(lambda: db(x).b.c()[1])()
`,
  ],
  [
    "parentheses are needed where a lambda can't be",
    `
def f(x):
    a = db(locals()).b
`,
    `
async def f(x):
    a = (await sync_to_async(db)(locals())).b
`,
  ],
  [
    'super() stays in the method',
    `
class A:
    def f(self, x):
        return super().db_save(x)
`,
    `
class A:
    async def f(self, x):
        return await sync_to_async(super().db_save)(x)
`,
  ],
  [
    'no blank between return and its parentheses',
    `
def f(x):
    return(db(x))
`,
    `
async def f(x):
    return(await sync_to_async(db)(x))
`,
  ],
  [
    "a lambda's default is evaluated outside of it",
    `
def f(x):
    a = lambda b=db(1): b
`,
    `
async def f(x):
    a = lambda b=await sync_to_async(db)(1): b
`,
  ],
  [
    'a walrus binds in the view',
    `
def f(x):
    if (a := db(x)) and a.b:
        pass
`,
    `
async def f(x):
    if (a := await sync_to_async(db)(x)) and a.b:
        pass
`,
  ],
  [
    'the condition of a conditional expression',
    `
def f(x):
    a = 1 if db(x) else 2
`,
    `
async def f(x):
    a = 1 if await sync_to_async(db)(x) else 2
`,
  ],
  [
    'right-hand sides, raise and assert',
    `
def f(x):
    a += db(x)
    assert db(x), "no"
    raise E(db(x))
`,
    `
async def f(x):
    a += await sync_to_async(db)(x)
    assert await sync_to_async(db)(x), "no"
    raise E(await sync_to_async(db)(x))
`,
  ],
];

const consumers: readonly Case[] = [
  [
    'a loop goes over a list of the rows',
    `
def f(x):
    for a in lazy_books:
        g(a)
`,
    `
async def f(x):
    for a in await sync_to_async(list)(lazy_books):
        g(a)
`,
  ],
  [
    'parentheses that are there serve',
    `
def f(x):
    for a in (lazy_books):
        g(a)
`,
    `
async def f(x):
    for a in await sync_to_async(list)(lazy_books):
        g(a)
`,
  ],
  [
    'the first iterable of a comprehension',
    `
def f(x):
    a = [b.c for b in lazy_books if b.d]
`,
    `
async def f(x):
    a = [b.c for b in await sync_to_async(list)(lazy_books) if b.d]
`,
  ],
  [
    'star and unpacking',
    `
def f(x):
    a = g(*lazy_books)
    b, *c = lazy_books
`,
    `
async def f(x):
    a = g(*await sync_to_async(list)(lazy_books))
    b, *c = await sync_to_async(list)(lazy_books)
`,
  ],
  [
    'truth values',
    `
def f(x):
    if lazy_books and x:
        pass
`,
    `
async def f(x):
    if await sync_to_async(bool)(lazy_books) and x:
        pass
`,
  ],
  [
    'the value of or is used: not its truth alone',
    `
def f(x):
    a = lazy_books or 3
`,
    `
async def f(x):
    a = await sync_to_async(lambda: lazy_books or 3)()
`,
  ],
  [
    'the truth that is asked for outside of a lambda is asked inside of it',
    `
def f(x):
    if x.slow_a and lazy_books: g()
`,
    `
async def f(x):
    if await sync_to_async(lambda: bool(x.slow_a and lazy_books))(): g()
`,
  ],
  [
    'text in an f-string',
    `
def f(x):
    a = f"Hi {lazy_book}"
`,
    `
async def f(x):
    a = f"Hi {await sync_to_async(str)(lazy_book)}"
`,
  ],
  [
    'several places, a conversion, a spec: the whole string',
    `
def f(x):
    a = f"{lazy_book!s:>4} of {x.slow_a:>{x.slow_w}}"
`,
    `
async def f(x):
    a = await sync_to_async(lambda: f"{lazy_book!s:>4} of {x.slow_a:>{x.slow_w}}")()
`,
  ],
  [
    'a generator expression consumed by the call',
    `
def f(x):
    a = sum(b.slow_p for b in books)
`,
    `
async def f(x):
    a = await sync_to_async(sum)(b.slow_p for b in books)
`,
  ],
  [
    'iter() of what it goes over is taken at once: of something unknown it may block',
    `
def f(x):
    a = sum(b.slow_p for b in x.books)
`,
    `
async def f(x):
    a = await sync_to_async(lambda: sum(b.slow_p for b in x.books))()
`,
  ],
  [
    'a key function called by the call',
    `
def f(x):
    a = sorted(books, key=lambda b: b.slow_a)
`,
    `
async def f(x):
    a = await sync_to_async(sorted)(books, key=lambda b: b.slow_a)
`,
  ],
];

const wholeExpressions: readonly Case[] = [
  [
    'an attribute, with what is taken from it, and no more',
    `
def f(x):
    a = g(x.slow_author.name.upper() + "!")
`,
    `
async def f(x):
    a = g(await sync_to_async(lambda: x.slow_author.name.upper())() + "!")
`,
  ],
  [
    'several places: one lambda around them',
    `
def f(x):
    return g(x.slow_a, x.b) or x.slow_c
`,
    `
async def f(x):
    return await sync_to_async(lambda: g(x.slow_a, x.b) or x.slow_c)()
`,
  ],
  [
    'rows of a comprehension',
    `
def f(x):
    a = [b.slow_title for b in books]
`,
    `
async def f(x):
    a = await sync_to_async(lambda: [b.slow_title for b in books])()
`,
  ],
  [
    'an operator',
    `
def f(x):
    return x @ 2
`,
    `
async def f(x):
    return await sync_to_async(lambda: x @ 2)()
`,
  ],
  [
    'a lambda in parentheses over several lines',
    `
def f(x):
    a = (
        x.slow_author
        .name
    )
`,
    `
async def f(x):
    a = await sync_to_async(
        lambda: x.slow_author
        .name
    )()
`,
  ],
  [
    'a tuple without parentheses',
    `
def f(x):
    return x.slow_a, x.slow_b
`,
    `
async def f(x):
    return await sync_to_async(lambda: (x.slow_a, x.slow_b))()
`,
  ],
  [
    'never a lambda in a lambda: a function instead',
    `
def f(x):
    a = g(x.slow_a, key=lambda b: b).slow_c
`,
    `
async def f(x):
    @sync_to_async
    def load_a():
        a = g(x.slow_a, key=lambda b: b).slow_c

    await load_a()
`,
  ],
  [
    'three places over several lines: a function instead',
    `
def f(x):
    return {
        "a": x.slow_a + 1,
        "b": [x.slow_b for b in books],
        "c": x.slow_c + x.slow_d,
    }
`,
    `
async def f(x):
    @sync_to_async
    def build_response():
        return {
            "a": x.slow_a + 1,
            "b": [x.slow_b for b in books],
            "c": x.slow_c + x.slow_d,
        }

    return await build_response()
`,
  ],
];

const itemsAndSleep: readonly Case[] = [
  [
    'an item is set by its method',
    `
def f(x):
    slow_items["a"] = x.b
`,
    `
async def f(x):
    await sync_to_async(slow_items.__setitem__)("a", x.b)
`,
  ],
  [
    'its value may block too',
    `
def f(x):
    slow_items["a"] = db(x)
`,
    `
async def f(x):
    await sync_to_async(slow_items.__setitem__)("a", await sync_to_async(db)(x))
`,
  ],
  [
    'and deleted',
    `
def f(x):
    del slow_items[x.k]
`,
    `
async def f(x):
    await sync_to_async(slow_items.__delitem__)(x.k)
`,
  ],
  [
    'time.sleep() needs no thread',
    `
def f(x):
    sleep(x)
    g(sleep)
`,
    `
async def f(x):
    await asyncio.sleep(x)
    g(sleep)
`,
  ],
];

const callsOfFunctionsThatBecomeAsync: readonly Case[] = [
  [
    'are awaited',
    `
def f(x):
    return co(x, db(1)).b
`,
    `
async def f(x):
    return (await co(x, await sync_to_async(db)(1))).b
`,
  ],
  [
    'in comprehensions too, where Python allows it',
    `
def f(x):
    return [co(a) for a in x]
`,
    `
async def f(x):
    return [await co(a) for a in x]
`,
  ],
];

describe('in place', () => {
  test.each(inPlace)('%s', (_why, before, after) => {
    expect(migratedText(before, { awaited: ['co'] })).toBe(after);
  });
});
describe('consumers', () => {
  test.each(consumers)('%s', (_why, before, after) => {
    expect(migratedText(before, { awaited: ['co'] })).toBe(after);
  });
});
describe('whole expressions', () => {
  test.each(wholeExpressions)('%s', (_why, before, after) => {
    expect(migratedText(before, { awaited: ['co'] })).toBe(after);
  });
});
describe('items and sleep', () => {
  test.each(itemsAndSleep)('%s', (_why, before, after) => {
    expect(migratedText(before, { awaited: ['co'] })).toBe(after);
  });
});
describe('calls of functions that become async', () => {
  test.each(callsOfFunctionsThatBecomeAsync)('%s', (_why, before, after) => {
    expect(migratedText(before, { awaited: ['co'] })).toBe(after);
  });
});
