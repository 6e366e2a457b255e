/** Which of many changes make a test suite fail: group testing, with a set that is known to pass as its ground. */

export type Verdict<Failure> =
  | { readonly kind: 'passes' }
  | { readonly kind: 'fails'; readonly failures: readonly Failure[] }
  /** Told to stop: no more is asked. */
  | { readonly kind: 'stopped' };

export interface Dropped<Item, Failure> {
  readonly item: Item;
  /** What failed with it, and did not without it. */
  readonly failures: readonly Failure[];
}

export type Bisection<Item, Failure> =
  | {
      readonly kind: 'found';
      readonly kept: readonly Item[];
      readonly dropped: readonly Dropped<Item, Failure>[];
    }
  | { readonly kind: 'stopped' };

/**
 * A set of items that passes and to which no dropped item can be added. The empty set is taken to pass, and is
 * never asked about; no set is asked about twice.
 *
 * What is kept grows by groups: a group that passes with it joins it, one that fails is split, and an item that fails
 * alone with it is dropped. So several guilty items are found, and of items that fail only together one goes. For `k`
 * guilty items of `n` about `2 k log2(n)` sets are asked about.
 *
 * @param ask runs the tests with a set of items, in the order of `items`
 * @param guess called before each question with the number of questions that are likely to come, this one included
 */
export async function largestPassing<Item, Failure>(
  items: readonly Item[],
  ask: (set: readonly Item[]) => Promise<Verdict<Failure>>,
  guess: (questions: number) => void = () => {},
): Promise<Bisection<Item, Failure>> {
  const kept = new Set<number>();
  const dropped: Dropped<Item, Failure>[] = [];
  const answers = new Map<string, Verdict<Failure>>();
  const pending: (readonly number[])[] = items.length === 0 ? [] : [items.map((_, index) => index)];
  for (let group = pending.shift(); group !== undefined; group = pending.shift()) {
    const set = [...kept, ...group].sort((a, b) => a - b);
    const key = set.join();
    let verdict = answers.get(key);
    if (verdict === undefined) {
      guess(likelyQuestions(group.length, kept.size + dropped.length > 0, pending.length));
      verdict = await ask(select(items, set));
      answers.set(key, verdict);
    }
    if (verdict.kind === 'stopped') return verdict;
    if (verdict.kind === 'passes') {
      for (const index of group) kept.add(index);
    } else if (group.length === 1) {
      dropped.push(...select(items, group).map((item) => ({ item, failures: verdict.failures })));
    } else {
      const middle = Math.ceil(group.length / 2);
      pending.unshift(group.slice(0, middle), group.slice(middle));
    }
  }
  const known = [...kept].sort((a, b) => a - b);
  return { kind: 'found', kept: select(items, known), dropped };
}

function select<Item>(items: readonly Item[], indices: readonly number[]): readonly Item[] {
  const wanted = new Set(indices);
  return items.filter((_, index) => wanted.has(index));
}

/** Most sets pass as a whole; once one has failed, a guilty item is looked for by halves, two questions a level. */
function likelyQuestions(size: number, searching: boolean, pending: number): number {
  return 1 + pending + (searching || pending > 0 ? Math.ceil(Math.log2(size)) : 0);
}
