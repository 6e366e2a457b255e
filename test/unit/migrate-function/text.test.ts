import { beforeAll, describe, expect, test } from 'vitest';
import { initParser } from '../../../src/python/index.ts';
import { migratedText, nestedOnly } from './marked.ts';

beforeAll(() => initParser());

/** Cases: why, before, after. */
type Case = readonly [why: string, before: string, after: string];

const text: readonly Case[] = [
  [
    'a suite on the line of its head',
    `
def f(x):
    if x: slow_items[1] += 1; g()  # why
    else: slow_items[2] += 1
    return x
`,
    `
async def f(x):
    @sync_to_async
    def update_slow_items():
        if x: slow_items[1] += 1; g()  # why
        else: slow_items[2] += 1

    await update_slow_items()
    return x
`,
  ],
  [
    'semicolons',
    `
def f(x):
    a = 1; slow_items[1] += 1; b = 2  # end
    return a, b
`,
    `
async def f(x):
    a = 1

    @sync_to_async
    def update_slow_items():
        slow_items[1] += 1

    await update_slow_items()
    b = 2  # end
    return a, b
`,
  ],
  [
    'strings that run over lines are left alone',
    `
def f(x):
    with txn():
        a = """
  raw
    text
"""
        b = f"""{x}
  raw {db(1)}
"""
        c = "x" \\
    "y"
    return a, b, c
`,
    `
async def f(x):
    @sync_to_async
    def load_f():
        with txn():
            a = """
  raw
    text
"""
            b = f"""{x}
  raw {db(1)}
"""
            c = "x" \\
        "y"
        return a, b, c

    a, b, c = await load_f()
    return a, b, c
`,
  ],
  [
    'continuation lines and comments move along',
    `
def f(x):
    with txn():
        a = (db(1) +
    2)
      # odd

        if a and \\
           x:
            db(2)
            # last of the if
        # last of the with
    # after it
    return a
`,
    `
async def f(x):
    @sync_to_async
    def load_a():
        with txn():
            a = (db(1) +
        2)
          # odd

            if a and \\
               x:
                db(2)
                # last of the if
            # last of the with
        return a

    a = await load_a()
    # after it
    return a
`,
  ],
  [
    'a blank line goes before the block, but not at the start of a suite; the comment above belongs to the block',
    `
def f(x):
    a = co(1)
    with txn():
        db(a)
    co(2)
    # then
    with txn():
        db(2)
    if co(3):
        with txn():
            db(3)
`,
    `
async def f(x):
    a = await co(1)

    @sync_to_async
    def run_f():
        with txn():
            db(a)

    await run_f()
    await co(2)

    @sync_to_async
    def run_f_2():
        # then
        with txn():
            db(2)

    await run_f_2()
    if await co(3):
        @sync_to_async
        def run_f_3():
            with txn():
                db(3)

        await run_f_3()
`,
  ],
  [
    'tabs and the line ends of the file',
    '\ndef f(x):\r\n\tif x:\r\n\t\twith txn():\r\n\t\t\ta = db(1)  # c\r\n\t\treturn a\r\n',
    '\nasync def f(x):\r\n\tif x:\r\n\t\t@sync_to_async\r\n\t\tdef load_a():\r\n\t\t\twith txn():\r\n\t\t\t\ta = db(1)  # c\r\n\t\t\treturn a\r\n\r\n\t\ta = await load_a()\r\n\t\treturn a\r\n',
  ],
  [
    'the step of indentation is that of the function',
    `
class A:
  @property
  def f(self, x):
   with txn():
     a = db(1)
   return a
`,
    `
class A:
  @property
  async def f(self, x):
   @sync_to_async
   def load_a():
    with txn():
      a = db(1)
    return a

   a = await load_a()
   return a
`,
  ],
  [
    'StopIteration that nobody catches',
    `
def f(x):
    row = next_row(x)
    return g(row)
`,
    `
async def f(x):
    @sync_to_async
    def load_row():
        try:
            return next_row(x)
        except StopIteration as error:
            raise RuntimeError("StopIteration can't come out of a thread") from error

    row = await load_row()
    return g(row)
`,
  ],
  [
    'a body on the line of its def',
    `
def f(x): slow_items[1] += 1; return x
`,
    `
async def f(x):
    @sync_to_async
    def update_slow_items():
        slow_items[1] += 1

    await update_slow_items()
    return x
`,
  ],
];

const refused: readonly Case[] = [
  [
    'a generator',
    `
def f(x):
    yield db(1)
`,
    'DA150: the function is a generator: as async it would give an async generator, which its callers do not expect',
  ],
  [
    'an awaited call in a transaction',
    `
def f(x):
    with txn():
        co(x)
`,
    'DA153: a function that becomes async is called among statements that must run in a thread together',
  ],
  [
    'StopIteration that is caught further out, where an await stands',
    `
def f(x):
    try:
        for y in await_me(x):
            await g(next_row(y))
    except StopIteration:
        return None
`,
    'DA151: await stands among statements that must run in a thread together',
  ],
  [
    "locals() sees the names of the block's function",
    `
def f(x):
    with txn():
        a = db(1)
    return g(locals())
`,
    'DA154: txn() reaches the database and needs a function of its own, which locals() (or vars(), dir(), eval()) elsewhere in the view would tell apart',
  ],
  [
    'global among the statements',
    `
def f(x):
    with txn():
        global a
        a = db(1)
`,
    'DA152: a "global" statement stands among statements that must run in a thread together',
  ],
];

describe('text', () => {
  test.each(text)('%s', (_why, before, after) => {
    expect(migratedText(before, { awaited: ['co'], prices: nestedOnly })).toBe(after);
  });
});
describe('refused', () => {
  test.each(refused)('%s', (_why, before, after) => {
    expect(migratedText(before, { awaited: ['co'], prices: nestedOnly })).toBe(after);
  });
});
