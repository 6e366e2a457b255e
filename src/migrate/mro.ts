/**
 * Python's order of lookup among a class and its bases (C3); where they have none, depth first.
 *
 * @param parents the bases of a class, in order
 * @param key tells whether two of them are the same class
 */
export function lookupOrder<T>(
  start: T,
  parents: (cls: T) => readonly T[],
  key: (cls: T) => unknown,
): readonly T[] {
  const linearize = (cls: T, around: ReadonlySet<unknown>): readonly T[] => {
    if (around.has(key(cls))) return [];
    const inside = new Set([...around, key(cls)]);
    const bases = parents(cls);
    const lists = [...bases.map((base) => [...linearize(base, inside)]), [...bases]];
    const order = [cls];
    for (;;) {
      const rest = lists.filter((each) => each.length > 0);
      const isInTail = (candidate: T): boolean =>
        rest.some((each) => each.slice(1).some((other) => key(other) === key(candidate)));
      const heads = rest.flatMap((each) => each.slice(0, 1));
      const next = heads.find((head) => !isInTail(head)) ?? heads[0];
      if (next === undefined) return order;
      order.push(next);
      for (const each of lists) {
        const at = each.findIndex((other) => key(other) === key(next));
        if (at >= 0) each.splice(at, 1);
      }
    }
  };
  return linearize(start, new Set());
}
