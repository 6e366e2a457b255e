/**
 * What names are bound to while the static evaluator runs: branches are tried from the same state and joined, and a
 * list or dictionary that changes in place changes under every name it has.
 */
import type { Outcome } from './static-core.ts';
import { join, replaceObject, type Scope, type StaticValue } from './static-values.ts';

type Names = Map<string, StaticValue>;
/** For each table of names that a branch writes to, what stood there; undefined for a name that was not bound. */
type Journal = Map<Names, Map<string, StaticValue | undefined>>;

export interface StaticMemory {
  /** Binds a name, or with undefined unbinds it. */
  bind(names: Names, name: string, value: StaticValue | undefined): void;
  /** Runs both from the same names and joins what they leave; a side that raises leaves nothing. */
  either(first: () => Outcome, second: () => Outcome): Outcome;
  /** Runs the body of a module, class or function, whose own names outlive the branch it is run in. */
  inScope<T>(scope: Scope, run: () => T): T;
  /** A list or dictionary was changed in place: every name of what is running sees it. */
  changed(id: symbol, value: StaticValue): void;
}

export function createMemory(): StaticMemory {
  let journal: Journal | null = null;
  const running: Scope[] = [];

  function bind(names: Names, name: string, value: StaticValue | undefined): void {
    if (journal !== null) note(journal, names, name, names.get(name));
    if (value === undefined) names.delete(name);
    else names.set(name, value);
  }

  function note(into: Journal, names: Names, name: string, before: StaticValue | undefined): void {
    const known = into.get(names) ?? new Map<string, StaticValue | undefined>();
    into.set(names, known);
    if (!known.has(name)) known.set(name, before);
  }

  /** Runs one side and takes its writes back; gives what it left. */
  function attempt(run: () => Outcome): { readonly outcome: Outcome; readonly left: Journal } {
    const outer = journal;
    const own: Journal = new Map();
    journal = own;
    const outcome = run();
    journal = outer;
    const left: Journal = new Map();
    for (const [names, before] of own) {
      for (const [name, value] of before) {
        note(left, names, name, names.get(name));
        if (value === undefined) names.delete(name);
        else names.set(name, value);
      }
    }
    return { outcome, left };
  }

  function either(first: () => Outcome, second: () => Outcome): Outcome {
    const a = attempt(first);
    const b = attempt(second);
    const firstGoesOn = a.outcome === 'next';
    const secondGoesOn = b.outcome === 'next';
    if (firstGoesOn === secondGoesOn) {
      if (!firstGoesOn && a.outcome === 'raise') apply(b.left);
      else joinBoth(a.left, b.left);
    } else apply(firstGoesOn ? a.left : b.left);
    if (firstGoesOn || secondGoesOn) return 'next';
    return a.outcome === 'raise' ? b.outcome : a.outcome;
  }

  function apply(left: Journal): void {
    for (const [names, values] of left) for (const [name, value] of values) bind(names, name, value);
  }

  /** What only one side binds is bound; what one side unbinds stays as the other has it. */
  function joinBoth(a: Journal, b: Journal): void {
    for (const names of new Set([...a.keys(), ...b.keys()])) {
      const [left, right] = [a.get(names), b.get(names)];
      for (const name of new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])) {
        const before = names.get(name);
        const one = left?.has(name) ? left.get(name) : before;
        const other = right?.has(name) ? right.get(name) : before;
        const isSame = one === undefined || other === undefined || one === other;
        bind(names, name, isSame ? (one ?? other) : join(one, other));
      }
    }
  }

  function inScope<T>(scope: Scope, run: () => T): T {
    const outer = journal;
    const own: Journal = new Map();
    journal = outer === null ? null : own;
    running.push(scope);
    const result = run();
    running.pop();
    journal = outer;
    if (outer !== null) {
      for (const [names, before] of own) {
        if (names === scope.names) continue;
        for (const [name, value] of before) note(outer, names, name, value);
      }
    }
    return result;
  }

  function changed(id: symbol, value: StaticValue): void {
    const seen = new Set<Names>();
    for (const inner of running) {
      for (let scope: Scope | null = inner; scope !== null; scope = scope.parent) {
        if (seen.has(scope.names)) continue;
        seen.add(scope.names);
        for (const [name, known] of scope.names) {
          const replaced = replaceObject(known, id, value);
          if (replaced !== known) bind(scope.names, name, replaced);
        }
      }
    }
  }

  return { bind, either, inScope, changed };
}
