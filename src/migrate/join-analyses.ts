/** One function analysed several times, with other arguments each time: what is true of all of them. */
import type { BlockingSite, Callee, Effect, FunctionAnalysis } from '../analysis/types.ts';
import { joinAll } from '../analysis/values.ts';
import type { Call } from '../python/ast.ts';

export function joinAnalyses(first: FunctionAnalysis, others: readonly FunctionAnalysis[]): FunctionAnalysis {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const callees = new Map<Call, Callee>();
  for (const [call, callee] of first.callees) {
    if (others.every((each) => each.callees.get(call)?.name === callee.name)) callees.set(call, callee);
  }
  const unknownCalls = new Map(all.flatMap((each) => each.unknownCalls).map((call) => [call.node, call]));
  return {
    fn: first.fn,
    sites: joinSites(all.flatMap((each) => each.sites)),
    callees,
    unknownCalls: [...unknownCalls.values()],
    heavy: joinSites(all.flatMap((each) => each.heavy)),
    valueOf: (node) => joinAll(all.map((each) => each.valueOf(node))),
    returns: joinAll(all.map((each) => each.returns)),
    definitelyBound: (before) => {
      const bound = others.map((each) => each.definitelyBound(before));
      return new Set(
        [...first.definitelyBound(before)].filter((name) => bound.every((each) => each.has(name))),
      );
    },
  };
}

/** Each place once, with all that happens there, in the order of the source. */
function joinSites(sites: readonly BlockingSite[]): readonly BlockingSite[] {
  const places: BlockingSite[] = [];
  for (const site of sites) {
    const at = places.findIndex((each) => each.node === site.node && each.role === site.role);
    const known = places[at];
    if (known) places[at] = { ...known, effects: joinEffects(known.effects, site.effects) };
    else places.push(site);
  }
  return places.sort((a, b) => a.node.start - b.node.start || a.node.end - b.node.end);
}

function joinEffects(known: readonly Effect[], more: readonly Effect[]): readonly Effect[] {
  const fresh = more.filter(
    (effect) =>
      !known.some(
        ({ kind, what, stopIteration }) =>
          kind === effect.kind && what === effect.what && stopIteration === effect.stopIteration,
      ),
  );
  return [...known, ...fresh];
}
