import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestPassing, type Verdict } from '../../../src/verify/bisection.ts';

/** A suite that fails with every set that holds all of one of the culprits (one item: guilty; two: an interaction). */
function suite(culprits: readonly (readonly number[])[]) {
  const asked: string[] = [];
  const failing = (set: readonly number[]) =>
    culprits.filter((culprit) => culprit.every((item) => set.includes(item)));
  const ask = async (set: readonly number[]): Promise<Verdict<string>> => {
    asked.push(set.join());
    const failures = failing(set).map((culprit) => `test of ${culprit.join('+')}`);
    return failures.length === 0 ? { kind: 'passes' } : { kind: 'fails', failures };
  };
  return { ask, asked, passes: (set: readonly number[]) => failing(set).length === 0 };
}

const range = (length: number) => Array.from({ length }, (_, index) => index);

async function search(items: number, culprits: readonly (readonly number[])[]) {
  const { ask, asked, passes } = suite(culprits);
  const result = await largestPassing(range(items), ask);
  if (result.kind !== 'found') throw new Error('nobody stopped it');
  return { ...result, asked, passes };
}

describe('examples', () => {
  test('nothing fails: one question, everything is kept', async () => {
    const { kept, dropped, asked } = await search(8, []);
    expect([kept, dropped, asked.length]).toEqual([range(8), [], 1]);
  });

  test('one of sixteen: nine questions at most, with what failed because of it', async () => {
    const { dropped, asked } = await search(16, [[11]]);
    expect(dropped).toEqual([{ item: 11, failures: ['test of 11'] }]);
    expect(asked.length).toBeLessThanOrEqual(9);
  });

  test('two that fail only together: the later one goes', async () => {
    const { dropped } = await search(10, [[2, 7]]);
    expect(dropped).toEqual([{ item: 7, failures: ['test of 2+7'] }]);
  });

  test('all fail: nothing is kept', async () => {
    const { kept, dropped } = await search(
      5,
      range(5).map((item) => [item]),
    );
    expect([kept, dropped.map(({ item }) => item)]).toEqual([[], range(5)]);
  });

  test('nothing to try: no question', async () => {
    expect((await search(0, [])).asked).toEqual([]);
  });

  test('it stops when it is told to', async () => {
    let questions = 0;
    const result = await largestPassing(range(8), async (): Promise<Verdict<string>> => {
      questions += 1;
      return questions === 3 ? { kind: 'stopped' } : { kind: 'fails', failures: [] };
    });
    expect([result, questions]).toEqual([{ kind: 'stopped' }, 3]);
  });

  test('about how many runs are to come is told before each one: here 5, 4, 3, 2, 1', async () => {
    const { ask } = suite([[5]]);
    const told: number[] = [];
    await largestPassing(range(8), ask, (likely) => told.push(likely));
    expect(told).toEqual([1, 4, 3, 3, 2]);
  });
});

const cases = fc.integer({ min: 1, max: 60 }).chain((items) =>
  fc.tuple(
    fc.constant(items),
    fc.array(fc.uniqueArray(fc.integer({ min: 0, max: items - 1 }), { minLength: 1, maxLength: 3 }), {
      maxLength: 4,
    }),
  ),
);

describe('whatever is guilty, alone or together', () => {
  test('what is kept passes, and no dropped item can be added to it', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ([items, culprits]) => {
        const { kept, dropped, passes } = await search(items, culprits);
        expect(passes(kept)).toBe(true);
        for (const { item, failures } of dropped) {
          expect(passes([...kept, item])).toBe(false);
          expect(failures).not.toEqual([]);
        }
        expect([...kept, ...dropped.map(({ item }) => item)].sort((a, b) => a - b)).toEqual(range(items));
      }),
    );
  });

  test('no set is asked about twice, and the questions grow with the logarithm', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ([items, culprits]) => {
        const { asked, dropped } = await search(items, culprits);
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.length).toBeLessThanOrEqual(1 + dropped.length * 2 * Math.ceil(Math.log2(items)));
      }),
    );
  });

  test('answers that change from one time to the next end it all the same, with every item on one side', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.boolean()), fc.nat(40), async (answers, items) => {
        const ask = async (): Promise<Verdict<string>> =>
          answers.next().value === true ? { kind: 'passes' } : { kind: 'fails', failures: ['flaky'] };
        const result = await largestPassing(range(items), ask);
        if (result.kind !== 'found') return expect.fail('nobody stopped it');
        expect(result.kept.length + result.dropped.length).toBe(items);
      }),
    );
  });
});
