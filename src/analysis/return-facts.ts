/**
 * What is loaded of the values that a function returns by name: `return form, order` hands on that `form` was
 * validated and `order.customer` is loaded, so that the caller's own names for them know it too.
 *
 * A fact is kept under `$` for the returned value itself, `$1` for the second of a returned tuple.
 */
import type { Expr } from '../python/ast.ts';
import { pathOf } from './expressions.ts';
import type { Frame, State } from './interp.ts';

export interface ReturnFacts {
  readonly facts: ReadonlySet<string>;
  /** Places where `None` is returned: whatever is known of the other returns holds. */
  readonly empty: ReadonlySet<string>;
}

const NOTHING: ReturnFacts = { facts: new Set(), empty: new Set() };

/** The facts that one `return` hands on. */
function factsOfReturn(state: State, value: Expr | null): ReturnFacts {
  if (!value) return NOTHING;
  const facts = new Set<string>();
  const empty = new Set<string>();
  const parts = value.kind === 'Tuple' ? value.elts : [value];
  parts.forEach((part, index) => {
    const place = value.kind === 'Tuple' ? `$${index}` : '$';
    if (part.kind === 'Constant' && part.type === 'None') empty.add(place);
    const path = pathOf(part);
    if (path === null) return;
    for (const fact of state.facts)
      if (fact === path || fact.startsWith(`${path}.`)) facts.add(place + fact.slice(path.length));
  });
  return { facts, empty };
}

const placeOf = (fact: string): string => fact.split('.', 1)[0] ?? fact;

/** Adds one more `return` to what holds of all of them. */
export function addReturn(frame: Frame, state: State, value: Expr | null): void {
  const one = factsOfReturn(state, value);
  const all = frame.returnFacts;
  if (!all) {
    frame.returnFacts = one;
    return;
  }
  const facts = new Set<string>();
  for (const fact of all.facts) if (one.facts.has(fact) || one.empty.has(placeOf(fact))) facts.add(fact);
  for (const fact of one.facts) if (all.empty.has(placeOf(fact))) facts.add(fact);
  frame.returnFacts = { facts, empty: new Set([...all.empty].filter((place) => one.empty.has(place))) };
}

/** Makes known what a call that has just been evaluated left loaded in what it returned. */
export function receiveFacts(frame: Frame, targets: readonly Expr[], source: Expr): void {
  const call = source.kind === 'Await' ? source.value : source;
  const received = frame.received;
  frame.received = null;
  if (!received || received.node !== call || !frame.state) return;
  for (const target of targets) {
    for (const fact of received.facts) {
      const place = placeOf(fact);
      const index = place === '$' ? null : Number(place.slice(1));
      const part =
        index === null
          ? target
          : target.kind === 'Tuple' || target.kind === 'List'
            ? target.elts[index]
            : undefined;
      if (part?.kind === 'Name') frame.state.facts.add(part.id + fact.slice(place.length));
    }
  }
}
