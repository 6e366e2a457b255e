/** One function as the planner sees it: where it blocks, what it calls, what its expressions are. */
import type { Call, Expr, FunctionDef, Node, Stmt } from '../python/ast.ts';
import { functionFrame, runBody, viewParameters } from './calls.ts';
import type { Interp, Sink, State } from './interp.ts';
import type {
  BlockingSite,
  Callee,
  Effect,
  FunctionAnalysis,
  FunctionInfo,
  Role,
  UnknownCall,
  Value,
} from './types.ts';
import { join, UNKNOWN } from './values.ts';

interface Recorded {
  readonly node: Node;
  readonly role: Role;
  readonly effects: Map<string, Effect>;
}

/** Interprets a function as the request handler would call it, and records what each part of it does. */
export function analyzeFunction(
  interp: Interp,
  fn: FunctionInfo & { readonly node: FunctionDef },
  closure: object | null,
  parameters: ReadonlyMap<string, Value> | null,
): FunctionAnalysis {
  interp.steps = 0;
  interp.depth = 0;
  const own = new Set<Node>();
  const recorded = new Map<string, Recorded>();
  const callees = new Map<Call, Callee | null>();
  const unknownCalls = new Map<Node, UnknownCall>();
  const values = new Map<Node, Value>();
  const bound = new Map<Stmt, ReadonlySet<string>>();
  const identities = new Map<Node, number>();
  const idOf = (node: Node): number => {
    const known = identities.get(node);
    if (known !== undefined) return known;
    identities.set(node, identities.size);
    return identities.size - 1;
  };

  const sink: Sink = {
    emit: (node, role, effects) => {
      if (effects.length === 0) return;
      const key = `${idOf(node)}:${role}`;
      const entry = recorded.get(key) ?? { node, role, effects: new Map<string, Effect>() };
      recorded.set(key, entry);
      for (const effect of effects) {
        const id = `${effect.kind}|${effect.what}|${effect.stopIteration}`;
        if (!entry.effects.has(id)) entry.effects.set(id, effect);
      }
    },
    callee: (node, callee) => {
      if (node.kind !== 'Call') return;
      const known = callees.get(node);
      if (known === undefined) callees.set(node, callee);
      else if (known === null || known.name !== callee.name) callees.set(node, null);
    },
    unknownCall: (node, name) => {
      if (!unknownCalls.has(node)) unknownCalls.set(node, { node, name });
    },
    value: (node, value) => {
      own.add(node);
      const known = values.get(node);
      values.set(node, known ? join(known, value) : value);
    },
  };

  const frame = functionFrame(interp, fn, closure, parameters ?? viewParameters(interp, fn), []);
  frame.sink = sink;
  const recording = {
    ...frame,
    beforeStatement: (statement: Stmt, state: State) => {
      const before = bound.get(statement);
      bound.set(
        statement,
        before ? new Set([...before].filter((name) => state.bound.has(name))) : new Set(state.bound),
      );
    },
  };
  runBody(interp, recording, fn.node);

  const sites: BlockingSite[] = [];
  const heavy: BlockingSite[] = [];
  for (const { node, role, effects } of recorded.values()) {
    const all = [...effects.values()];
    const stops = all.some((effect) => effect.stopIteration);
    const waits = all.filter((effect) => effect.kind !== 'cpu');
    const busy = all.filter((effect) => effect.kind === 'cpu' && !effect.stopIteration);
    if (waits.length > 0)
      sites.push({
        node,
        role,
        effects: stops ? waits.map((effect) => ({ ...effect, stopIteration: true })) : waits,
      });
    if (busy.length > 0) heavy.push({ node, role, effects: busy });
  }
  const byPlace = (a: BlockingSite, b: BlockingSite): number =>
    a.node.start - b.node.start || a.node.end - b.node.end;
  const known = new Map<Call, Callee>();
  for (const [node, callee] of callees) if (callee) known.set(node, callee);
  return {
    fn,
    sites: sites.sort(byPlace),
    callees: known,
    unknownCalls: [...unknownCalls.values()],
    heavy: heavy.sort(byPlace),
    valueOf: (node: Expr) => values.get(node) ?? UNKNOWN,
    returns: recording.returns,
    definitelyBound: (before: Stmt) => bound.get(before) ?? new Set<string>(),
  };
}
