/**
 * The state of one interpretation: frames, flow-sensitive facts, and where effects go.
 *
 * The interpreter is a set of functions over `Interp` (what is shared: modules, classes, summaries) and `Frame` (one
 * activation of a function). Effects are emitted into the frame's sink at the node whose evaluation has them.
 */

import type { Project } from '../project/types.ts';
import type { Node, Stmt } from '../python/ast.ts';
import type { Scopes } from '../python/scopes.ts';
import { LineIndex } from '../python/source.ts';
import type { CallArguments } from './calls.ts';
import type { ReturnFacts } from './return-facts.ts';
import type { SharedSummary } from './sharing.ts';
import type {
  Callee,
  Cause,
  ClassInfo,
  Effect,
  EffectKind,
  FunctionInfo,
  ModuleInfo,
  Role,
  Value,
} from './types.ts';
import { join, NEVER } from './values.ts';

/** What calling a function with given arguments does and gives. */
export interface Summary {
  readonly value: Value;
  readonly effects: readonly Effect[];
  /** Paths under the parameters that are loaded whenever the function returns: `request.user`, `book.author`. */
  readonly facts: ReadonlySet<string>;
  /** What is loaded of the returned value; see `return-facts.ts`. */
  readonly returned: ReadonlySet<string>;
  /** The objects among those that were there before that it writes to. */
  readonly written: ReadonlySet<number>;
  /** Part of it was too deep to analyse. */
  readonly isCut: boolean;
}

/** A function that is being interpreted, and what the functions in it were told of it meanwhile. */
export interface Activation {
  readonly node: object;
  summary: Summary;
  /** Somebody took the summary before it was finished. */
  used: boolean;
  /** What was taken by a function inside did not stand: another round is needed. */
  changed: boolean;
  round: number;
  isDone: boolean;
  /** Unfinished activations that the summary was found by. */
  readonly dependencies: Set<Activation>;
  /** Keys of provisional summaries that were found by this one. */
  readonly dependents: Set<string>;
}
export interface Provisional {
  readonly summary: Summary;
  /** With the round in which each was used. */
  readonly dependencies: Map<Activation, number>;
}

export interface ModelFacts {
  readonly relations: ReadonlyMap<string, Relation>;
  /** Plain fields (and `x_id` columns) by name, with the qualified name of the field's class. */
  readonly fields: ReadonlyMap<string, string>;
}
export interface Relation {
  readonly kind:
    | 'foreign key'
    | 'one-to-one'
    | 'reverse one-to-one'
    | 'reverse foreign key'
    | 'many-to-many'
    | 'generic foreign key'
    | 'generic relation';
  /** Null when the other model can't be found. */
  readonly target: ClassInfo | null;
  /** For a reverse relation: the forward field, which is loaded on every row that comes through it. */
  readonly field: string | null;
}

export interface Interp {
  readonly project: Project;
  readonly modules: Map<string, ModuleInfo | null>;
  readonly modulesByFile: Map<string, ModuleInfo | null>;
  /** Modules of stubs and installed packages by name; no overlay changes them. */
  readonly outside: Map<string, ModuleInfo | null>;
  readonly globals: Map<ModuleInfo, Map<string, Value | null>>;
  readonly scopes: Map<ModuleInfo, Scopes>;
  readonly lines: Map<ModuleInfo, LineIndex>;
  readonly classes: Map<object, ClassInfo>;
  readonly members: Map<ClassInfo, Map<string, Value | null>>;
  /** What methods assign to attributes of their classes: `cls.instance = cls()`. */
  readonly classEntries: Map<ClassInfo, Map<string, Value>>;
  readonly models: Map<ClassInfo, ModelFacts>;
  readonly summaries: Map<string, Summary>;
  /** Summaries that hold for all arguments of a shape; see `sharing.ts`. */
  readonly shared: Map<string, SharedSummary>;
  /** Activations that are not finished: by key, and in the order in which they began. */
  readonly running: Map<string, Activation>;
  readonly active: Activation[];
  /** Summaries that hold as long as the activations do by which they were found; then where the next round begins. */
  readonly provisional: Map<string, Provisional>;
  /** The containers and objects that stand for all of their kind in deep recursion. */
  readonly standIns: Map<string, Value>;
  /** How many different argument lists each function was interpreted with. */
  readonly variants: Map<object, number>;
  readonly readStub: (path: string) => string | null;
  readonly readPackage: (path: string) => { readonly file: string; readonly bytes: Uint8Array } | null;
  /** Every model class of the project, found once when first needed. */
  projectModels: readonly ClassInfo[] | null;
  /** Expressions and statements being evaluated inside each other. */
  /** What exceptions of the project's classes carry, by class, as far as raising them was seen. */
  readonly raised: Map<ClassInfo, Value>;
  /** Calls that decorators make of the function they wrap, while that is being found out. */
  probes: CallArguments[] | null;
  depth: number;
  /** How often something was too deep to analyse. */
  cuts: number;
  /** Expressions evaluated since the current function's analysis began. */
  steps: number;
  /** Handling of calls that can't be analysed: `--unknown`. */
  readonly unknownCalls: 'offload' | 'leave' | null;
  readonly extraBlocking: readonly string[];
  readonly extraSafe: readonly string[];
  /** In native style `await request.auser()` does not fill `request.user`, so that it stays lazy. */
  readonly userStaysLazy: boolean;
}

export interface Sink {
  emit(node: Node, role: Role, effects: readonly Effect[]): void;
  callee(node: Node, callee: Callee): void;
  unknownCall(node: Node, name: string): void;
  value(node: Node, value: Value): void;
}

/** What holds at one point of a function. */
export interface State {
  vars: Map<string, Value>;
  /** Access paths whose value is loaded: `request.user`, `books`, `self.order.customer`. */
  facts: Set<string>;
  /** Names bound on every path that leads here. */
  bound: Set<string>;
}

export interface LoopCollector {
  readonly breaks: State[];
  readonly continues: State[];
}

export interface Frame {
  readonly module: ModuleInfo;
  readonly fn: FunctionInfo | null;
  /** The class whose body is evaluated, or whose method this is: for `super()` and class-level names. */
  readonly cls: ClassInfo | null;
  readonly kind: 'module' | 'class' | 'function';
  readonly parent: Frame | null;
  readonly locals: ReadonlySet<string>;
  readonly outer: ReadonlyMap<string, 'global' | 'nonlocal'>;
  /** Null where control can't be. */
  state: State | null;
  /** Every value a variable ever had: what closures that run later see. */
  readonly everBound: Map<string, Value>;
  sink: Sink;
  returns: Value;
  yields: Value;
  exitFacts: Set<string> | null;
  /** What is loaded of the values returned so far. */
  returnFacts: ReturnFacts | null;
  /** What the last call left loaded in what it returned. */
  received: { readonly node: Node; readonly facts: ReadonlySet<string> } | null;
  readonly loops: LoopCollector[];
  /** States in which an exception may leave the `try` bodies around the current statement. */
  readonly raises: State[][];
  /** Told of the state before each statement, where somebody wants to know. */
  readonly beforeStatement: ((statement: Stmt, state: State) => void) | null;
}

export const SILENT: Sink = {
  emit: () => {},
  callee: () => {},
  unknownCall: () => {},
  value: () => {},
};

/** A sink that gathers effects, each once; used for callees and for what runs later. */
export function collectingSink(effects: Map<string, Effect>, outer: Sink | null = null): Sink {
  return {
    emit: (_node, _role, more) => {
      for (const effect of more) {
        const key = `${effect.kind}|${effect.what}|${effect.stopIteration}`;
        if (effects.has(key)) continue;
        if (effects.size < 16 || ![...effects.values()].some(({ kind }) => kind === effect.kind))
          effects.set(key, effect);
      }
    },
    callee: (node, callee) => outer?.callee(node, callee),
    unknownCall: (node, name) => outer?.unknownCall(node, name),
    value: (node, value) => outer?.value(node, value),
  };
}

export function emptyState(): State {
  return { vars: new Map(), facts: new Set(), bound: new Set() };
}

export function copyState(state: State): State {
  return { vars: new Map(state.vars), facts: new Set(state.facts), bound: new Set(state.bound) };
}

/** What holds when control comes from either side. */
export function joinStates(a: State | null, b: State | null): State | null {
  if (!a) return b;
  if (!b) return a;
  const vars = new Map(a.vars);
  for (const [name, value] of b.vars) {
    const other = vars.get(name);
    vars.set(name, other && other !== value ? join(other, value) : value);
  }
  return { vars, facts: intersection(a.facts, b.facts), bound: intersection(a.bound, b.bound) };
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  const both = new Set<string>();
  for (const item of a) if (b.has(item)) both.add(item);
  return both;
}

export function joinAllStates(states: Iterable<State | null>): State | null {
  let result: State | null = null;
  for (const state of states) result = joinStates(result, state);
  return result;
}

/** Forgets what was loaded under a path that gets a new value. */
export function dropFacts(state: State, path: string): void {
  for (const fact of state.facts) {
    if (fact === path || fact.startsWith(`${path}.`) || fact.startsWith(`${path}[`)) state.facts.delete(fact);
  }
}

/** The line of an offset in a module, from 1. */
export function lineOf(interp: Interp, module: ModuleInfo, offset: number): number {
  let index = interp.lines.get(module);
  if (!index) {
    index = new LineIndex(module.text);
    interp.lines.set(module, index);
  }
  return index.line(offset);
}

/** The cause for something at a node of the frame's module. */
export function causeAt(interp: Interp, frame: Frame, node: Node, label: string): Cause {
  return { label, file: frame.module.file, line: lineOf(interp, frame.module, node.start) };
}

/** An effect that begins at a node. */
export function effectAt(
  interp: Interp,
  frame: Frame,
  node: Node,
  kind: EffectKind,
  what: string,
  counterpart: string | null = null,
): Effect {
  const chain = [causeAt(interp, frame, node, what)];
  return { kind, what, stopIteration: false, ...(counterpart === null ? {} : { counterpart }), chain };
}

const MAX_CHAIN = 12;

/** The same effects, seen from a call (or property access) at a node. */
export function through(
  interp: Interp,
  frame: Frame,
  node: Node,
  label: string,
  effects: readonly Effect[],
): readonly Effect[] {
  if (effects.length === 0) return effects;
  const cause = causeAt(interp, frame, node, label);
  return effects.map((effect) => ({
    ...effect,
    chain: effect.chain.length < MAX_CHAIN ? [cause, ...effect.chain] : effect.chain,
  }));
}

/** A frame without state of its own, for code at module or class level. */
export function staticFrame(module: ModuleInfo, cls: ClassInfo | null, parent: Frame | null): Frame {
  return {
    module,
    fn: null,
    cls,
    kind: cls ? 'class' : 'module',
    parent,
    locals: new Set(),
    outer: new Map(),
    state: emptyState(),
    everBound: new Map(),
    sink: SILENT,
    returns: NEVER,
    yields: NEVER,
    exitFacts: null,
    returnFacts: null,
    received: null,
    loops: [],
    raises: [],
    beforeStatement: null,
  };
}
