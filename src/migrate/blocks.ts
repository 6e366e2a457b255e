/**
 * Blocks: statements moved as they are into a nested sync function that is called in a thread. This decides whether
 * they may be moved, which names come back and how, and how `return`, `break` and `continue` find their way out.
 */
import type { BlockingSite, FunctionAnalysis, Value } from '../analysis/types.ts';
import type { Call, Expr, Node, Range, Return, Stmt } from '../python/ast.ts';
import { extendTransfer, NO_TRANSFER, readFirst, type Transfer } from './flow.ts';
import { readsFrame } from './frames.ts';
import { readAtOnce } from './read-at-once.ts';
import { describeSites } from './reasons.ts';
import type { ScopeFacts } from './scope-facts.ts';
import { isBareSuper } from './supers.ts';
import { mayStopIteration } from './units.ts';
import { mergeUsages, type Names, NO_NAMES, suitesOf, type Usage, usageOf, walkOwn } from './usage.ts';

/** How the block tells the code after it what to do next. */
export type Signal =
  /** Nothing to tell: it ends, or always raises. */
  | 'none'
  /** It always returns: `return await block()`. */
  | 'tail'
  /** It always ends in the same `break` or `continue`. */
  | 'jump'
  /** One thing to tell, without a value: true or false. */
  | 'flag'
  /** A value to return that is never None, or None. */
  | 'response'
  /** Whether to return, and what. */
  | 'pair'
  /** Several things: a word for each. */
  | 'outcome';

export interface Block {
  readonly stmts: readonly Stmt[];
  readonly sites: readonly BlockingSite[];
  readonly transfer: Transfer;
  readonly signal: Signal;
  /** Names that the block gives back. */
  readonly returned: readonly string[];
  /** Names that it shares with the function: `nonlocal`. */
  readonly shared: readonly string[];
  /** Names that the function takes from outside, which the block binds too. */
  readonly globals: readonly string[];
  readonly nonlocals: readonly string[];
  /** Names that it is handed as a function of the module; null for one nested in the function, which sees them. */
  readonly inputs: readonly string[] | null;
  /** `StopIteration` may come out of it, and is made an error that can leave a thread. */
  readonly stops: boolean;
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
  readonly fix: string;
}
export type BlockResult =
  | { readonly ok: true; readonly block: Block }
  | { readonly ok: false; readonly why: Refusal };

export interface BlockContext {
  readonly analysis: FunctionAnalysis;
  readonly facts: ScopeFacts;
  readonly awaited: ReadonlySet<Call>;
  sitesIn(node: Node): readonly BlockingSite[];
}

/** Statements that are neighbours in one suite, with what is known of them together. */
export interface Run {
  readonly stmts: readonly Stmt[];
  readonly sites: readonly BlockingSite[];
  readonly usage: Usage;
  readonly transfer: Transfer;
  /** Names that they read before they surely bind them. */
  readonly early: Names;
  /** What keeps the first of them that must stay on the event loop. */
  readonly obstacle: Refusal | null;
}
export const NO_RUN: Run = {
  stmts: [],
  sites: [],
  usage: mergeUsages([]),
  transfer: NO_TRANSFER,
  early: NO_NAMES,
  obstacle: null,
};

export function extendRun(run: Run, stmt: Stmt, context: BlockContext): Run {
  const { maySwallow } = context.facts;
  const { falls } = run.transfer;
  const early = falls === null ? [] : [...readFirst([stmt], maySwallow)].filter((name) => !falls.has(name));
  return {
    stmts: [...run.stmts, stmt],
    sites: [...run.sites, ...context.sitesIn(stmt)],
    usage: mergeUsages([run.usage, usageOf([stmt])]),
    transfer: extendTransfer(run.transfer, stmt, maySwallow),
    early: new Set([...run.early, ...early]),
    obstacle: run.obstacle ?? findObstacle([stmt], context),
  };
}

/** Whether the statements can run in a thread; and if so, how. */
export function planBlock(run: Run, context: BlockContext): BlockResult {
  if (run.obstacle !== null) return { ok: false, why: run.obstacle };
  const { facts } = context;
  const { sites, stmts, transfer, usage } = run;
  const names = decideNames(run, context);
  const token = tokenAmong(stmts, [...names.returned, ...names.shared], context.analysis);
  if (token !== null) return { ok: false, why: token };
  return {
    ok: true,
    block: {
      stmts,
      sites,
      transfer,
      signal: decideSignal(transfer, names.returned, context.analysis),
      ...names,
      globals: [...usage.binds].filter((name) => facts.globals.has(name)),
      nonlocals: [...usage.binds].filter((name) => facts.nonlocals.has(name)),
      inputs: null,
      stops: mayStop(run, context),
    },
  };
}

/**
 * The block as a function of the module, below the function that the statements stand in; null when it can't be one.
 * What it reads is handed to it and what is needed afterwards comes back, so nothing may be shared; the statements
 * themselves stay where they are, and how they are indented.
 *
 * @param bound names that are surely bound where the statements begin
 */
export function planHelper(run: Run, bound: Names, context: BlockContext): Block | null {
  // The statements keep their indentation, so that no `try` can stand around them.
  if (run.obstacle !== null || mayStop(run, context)) return null;
  const { facts } = context;
  const { early, sites, stmts, transfer, usage } = run;
  const [first] = stmts;
  const last = stmts.at(-1);
  if (first === undefined || last === undefined) return null;
  const isOuter = (name: string): boolean => facts.globals.has(name) || facts.nonlocals.has(name);
  if ([...usage.reads, ...usage.binds].some(isOuter) || findSupers(stmts).length > 0) return null;

  const isInside = (other: Range): boolean => first.start <= other.start && other.end <= last.end;
  const outside = (name: string): readonly Stmt[] => facts.bindings(name).filter((stmt) => !isInside(stmt));
  const isFromOutside = (name: string): boolean => facts.parameters.has(name) || outside(name).length > 0;
  const inputs = new Set([...early].filter(isFromOutside));
  const next = statementAfter(last, facts);
  const needed = next === null ? NO_NAMES : readAtOnce(next);
  const after = facts.live.after(last);
  const returned: string[] = [];
  for (const name of usage.binds) {
    if (transfer.falls === null || !after.has(name)) continue;
    returned.push(name);
    if (transfer.falls.has(name)) continue;
    if (isFromOutside(name)) inputs.add(name);
    else if (!needed.has(name)) return null;
  }
  // A closure sees what is bound after it was made, which a parameter would hide.
  for (const capture of facts.captures) {
    const names = [...capture.names].filter((name) => usage.binds.has(name) || inputs.has(name));
    const isLost = isInside(capture)
      ? capture.binds.size > 0 || names.some((name) => outside(name).some((stmt) => stmt.start > last.end))
      : names.some(
          (name) => capture.binds.has(name) || (usage.binds.has(name) && capture.start < first.start),
        );
    if (isLost) return null;
  }
  if ([...usage.deletes].some((name) => inputs.has(name) || returned.includes(name))) return null;
  const isHanded = (name: string): boolean => bound.has(name) && !outside(name).some(isDefinition);
  if (![...inputs].every(isHanded)) return null;
  if (tokenAmong(stmts, returned, context.analysis) !== null) return null;
  // At the end of the function its own None is the helper's.
  const isEnd = last === facts.fn.body.at(-1) && transfer.exits.length > 0;
  return {
    stmts,
    sites,
    transfer,
    signal: isEnd ? 'tail' : decideSignal(transfer, returned, context.analysis),
    returned,
    shared: [],
    globals: [],
    nonlocals: [],
    inputs: inOrder(inputs, facts),
    stops: false,
  };
}

/** What one does not hand to a function: it is imported or defined where it is used. */
const isDefinition = (stmt: Stmt): boolean =>
  stmt.kind === 'Import' ||
  stmt.kind === 'ImportFrom' ||
  stmt.kind === 'FunctionDef' ||
  stmt.kind === 'ClassDef' ||
  stmt.kind === 'TypeAlias';

/** Parameters of the function first, as it has them, then what it binds. */
function inOrder(names: Names, facts: ScopeFacts): readonly string[] {
  const parameters = [...facts.parameters].filter((name) => names.has(name));
  const others = [...names].filter((name) => !facts.parameters.has(name));
  const start = (name: string): number => facts.bindings(name)[0]?.start ?? 0;
  return [...parameters, ...others.sort((a, b) => start(a) - start(b))];
}

/** A token of a context variable is good for the context that it was made in, and each trip to a thread has its own. */
function tokenAmong(
  stmts: readonly Stmt[],
  names: readonly string[],
  analysis: FunctionAnalysis,
): Refusal | null {
  let found: Refusal | null = null;
  walkOwn(stmts, (node) => {
    if (
      node.kind !== 'Assign' ||
      !node.targets.some((each) => each.kind === 'Name' && names.includes(each.id))
    )
      return;
    const value = analysis.valueOf(node.value);
    if (value.k !== 'instance' || value.cls.qualname !== 'contextvars.Token') return;
    found ??= {
      code: 'DA157',
      message: 'a context variable is set among statements that run in a thread, and reset outside of them',
      offset: node.start,
      fix: 'Set and reset it beside each other.',
    };
  });
  return found;
}

/** What keeps the statements on the event loop. */
function findObstacle(stmts: readonly Stmt[], context: BlockContext): Refusal | null {
  let found: Refusal | null = null;
  const refuse = (node: Node, code: string, message: string, fix: string): void => {
    found ??= { code, message, offset: node.start, fix };
  };
  walkOwn(stmts, (node) => {
    switch (node.kind) {
      case 'Await':
      case 'Yield':
      case 'YieldFrom':
        refuse(
          node,
          'DA151',
          `${node.kind === 'Await' ? 'await' : 'yield'} stands among statements that must run in a thread together`,
          'Take it out of the statements around it that block, then run the tool again.',
        );
        break;
      case 'For':
      case 'With':
      case 'Comprehension':
        if (node.isAsync) {
          refuse(
            node,
            'DA151',
            'async statements stand among statements that must run in a thread together',
            'Take them out of the statements around them that block, then run the tool again.',
          ); // prettier-ignore
        }
        break;
      case 'Global':
      case 'Nonlocal':
        refuse(
          node,
          'DA152',
          `a "${node.kind.toLowerCase()}" statement stands among statements that must run in a thread together`,
          'Move it to the beginning of the function.',
        );
        break;
      case 'Call':
        if (context.awaited.has(node)) {
          refuse(
            node,
            'DA153',
            'a function that becomes async is called among statements that must run in a thread together',
            'Take the call out of the statements around it that block, or leave the function that it calls sync.',
          );
        }
        if (readsFrame(node)) {
          refuse(
            node,
            'DA154',
            'locals(), vars(), dir() or eval() would see the names of another function in a thread',
            'Write out the names that it is used for.',
          );
        }
        break;
      case 'Raise':
        if (node.exc === null && !isInsideHandler(node, stmts, context)) {
          refuse(
            node,
            'DA155',
            'a bare "raise" would be moved away from its "except"',
            'Raise the exception by its name.',
          );
        }
        break;
      default:
    }
  });
  const [first] = stmts;
  for (const site of stmts.flatMap((stmt) => context.sitesIn(stmt))) {
    if (!mayStopIteration(site) || isStopCaught(site.node, stmts, context)) continue;
    if (first !== undefined && isStopAwaited(first, context)) {
      refuse(
        site.node,
        'DA156',
        `${describeSites([site]) || 'a call'} and may raise StopIteration, which can't come out of a thread to be caught`,
        'Give next() a default, or catch StopIteration closer to it.',
      );
    }
  }
  return found;
}

function isInsideHandler(node: Node, stmts: readonly Stmt[], context: BlockContext): boolean {
  const roots = new Set<Node>(stmts);
  for (let at: Node | undefined = node; at !== undefined; at = context.facts.parents.get(at)) {
    if (at.kind === 'ExceptHandler') return true;
    if (roots.has(at)) return false;
  }
  return false;
}

/** Whether `StopIteration` may come out of the statements. */
const mayStop = ({ sites, stmts }: Run, context: BlockContext): boolean =>
  sites.some((site) => mayStopIteration(site) && !isStopCaught(site.node, stmts, context));

const STOP_CATCHERS: Names = new Set(['StopIteration', 'Exception', 'BaseException']);

/** Whether StopIteration raised at the node is caught before it leaves the statements. */
function isStopCaught(node: Node, stmts: readonly Stmt[], context: BlockContext): boolean {
  const roots = new Set<Node>(stmts);
  let child = node;
  for (let at: Node | undefined = node; at !== undefined; at = context.facts.parents.get(at)) {
    if (at.kind === 'Try' && at.body.some((stmt) => stmt === child)) {
      if (at.handlers.some((handler) => handler.type === null || namesStop(handler.type))) return true;
    }
    if (roots.has(at)) return false;
    child = at;
  }
  return false;
}

function namesStop(type: Expr): boolean {
  if (type.kind === 'Tuple') return type.elts.some(namesStop);
  return type.kind === 'Name' && STOP_CATCHERS.has(type.id);
}

/**
 * Whether something around the statement would see StopIteration, or see the RuntimeError that is made of it: an
 * `except`, or a context manager that may swallow exceptions.
 */
function isStopAwaited(stmt: Stmt, { analysis, facts }: BlockContext): boolean {
  const mayCatch = (type: Expr | null): boolean => {
    if (type === null) return true;
    if (type.kind === 'Tuple') return type.elts.some(mayCatch);
    if (type.kind === 'Name' && (STOP_CATCHERS.has(type.id) || type.id === 'RuntimeError')) return true;
    return analysis.valueOf(type).k === 'sequence';
  };
  let child: Node = stmt;
  for (let at = facts.parents.get(stmt); at !== undefined && at !== facts.fn; at = facts.parents.get(at)) {
    if (at.kind === 'Try' && at.body.some((each) => each === child))
      if (at.handlers.some((handler) => mayCatch(handler.type))) return true;
    if (at.kind === 'With' && facts.maySwallow(at)) return true;
    child = at;
  }
  return false;
}

/** Calls of `super()` without arguments, which need them in a nested function. */
export function findSupers(stmts: readonly Stmt[]): Call[] {
  const calls: Call[] = [];
  walkOwn(stmts, (node) => {
    if (isBareSuper(node)) calls.push(node);
  });
  return calls;
}

interface NameDecision {
  readonly returned: readonly string[];
  readonly shared: readonly string[];
}

/**
 * Which names the block gives back and which it shares. Giving back is the plainer way; it needs that the name is
 * surely bound on each way out on which it is used afterwards, and that nobody looks at it meanwhile.
 */
function decideNames(run: Run, context: BlockContext): NameDecision {
  const { facts } = context;
  const { early, stmts, transfer, usage } = run;
  const [first] = stmts;
  const last = stmts.at(-1);
  if (first === undefined || last === undefined) return { returned: [], shared: [] };
  const range = { start: first.start, end: last.end };
  const after = facts.live.after(last);
  const targets = facts.live.targets(first);
  const following = statementAfter(last, facts);
  const next = following === null ? NO_NAMES : readAtOnce(following);
  const loops = facts.loopsAround(range);
  const isInside = (other: { start: number; end: number }): boolean =>
    range.start <= other.start && other.end <= range.end;
  const sharesLoop = (other: { start: number; end: number }): boolean =>
    loops.some((loop) => loop.start <= other.start && other.end <= loop.end);

  const returned: string[] = [];
  const shared: string[] = [];
  for (const name of usage.binds) {
    if (facts.globals.has(name) || facts.nonlocals.has(name)) continue;
    const outerBindings = facts.bindings(name).filter((stmt) => !isInside(stmt));
    const isBoundOutside = outerBindings.length > 0 || facts.parameters.has(name);
    const holders = facts.captures.filter((capture) => capture.names.has(name));
    const isHeldOutside = holders.some(
      (capture) =>
        !isInside(capture) && (capture.start < range.start || sharesLoop(capture) || capture.binds.has(name)),
    );
    const ways: { live: Names; assigned: Names }[] = transfer.exits.map((exit) => ({
      live:
        exit.node.kind === 'Return'
          ? targets.return
          : exit.node.kind === 'Break'
            ? targets.break
            : targets.continue,
      assigned: exit.assigned,
    }));
    if (transfer.falls !== null) ways.push({ live: after, assigned: transfer.falls });
    const isLive = ways.some((way) => way.live.has(name));
    // A closure made inside must see what is bound later, and be seen when it binds itself.
    const isHeldInside = holders
      .filter(isInside)
      .some(
        (capture) =>
          loops.length > 0 ||
          (capture.binds.has(name) && (isLive || isBoundOutside)) ||
          outerBindings.some((stmt) => stmt.start > range.start || sharesLoop(stmt)),
      );
    // Where nothing else binds the name and the next statement would fail for want of it, the block may fail as well.
    const isOwn = !isBoundOutside && loops.length === 0 && next.has(name);
    const mayFail = (way: { assigned: Names }): boolean => isOwn && way.assigned === transfer.falls;
    const isMissing = ways.some((way) => way.live.has(name) && !way.assigned.has(name) && !mayFail(way));
    if (
      targets.raise.has(name) ||
      targets.return.has(name) ||
      isHeldOutside ||
      isHeldInside ||
      isMissing ||
      (early.has(name) && isBoundOutside)
    ) {
      shared.push(name);
    } else if (isLive) returned.push(name);
  }
  return { returned, shared };
}

/** The next statement of the same suite. */
function statementAfter(stmt: Stmt, facts: ScopeFacts): Stmt | null {
  const parent = facts.parents.get(stmt);
  const suite = parent && suitesUnder(parent).find((each) => each.includes(stmt));
  return suite?.[suite.indexOf(stmt) + 1] ?? null;
}

function suitesUnder(node: Node): readonly (readonly Stmt[])[] {
  switch (node.kind) {
    case 'FunctionDef':
    case 'ExceptHandler':
    case 'MatchCase':
      return [node.body];
    case 'For':
    case 'While':
    case 'If':
    case 'With':
    case 'Try':
      return suitesOf(node);
    default:
      return [];
  }
}

function decideSignal(transfer: Transfer, returned: readonly string[], analysis: FunctionAnalysis): Signal {
  const { exits, falls } = transfer;
  if (exits.length === 0) return 'none';
  const kinds = new Set(exits.map((exit) => exit.node.kind));
  const returns = exits.map((exit) => exit.node).filter((node): node is Return => node.kind === 'Return');
  if (kinds.size === 1 && returns.length > 0) {
    if (falls === null) return 'tail';
    if (returns.every((node) => isNone(node.value))) return 'flag';
    return returns.every((node) => node.value !== null && isNeverNone(analysis.valueOf(node.value)))
      ? 'response'
      : 'pair';
  }
  if (kinds.size > 1) return 'outcome';
  return falls === null && returned.length === 0 ? 'jump' : 'flag';
}

export const isNone = (value: Expr | null): boolean =>
  value === null || (value.kind === 'Constant' && value.type === 'None');

/** Values of which it is certain that they are not `None`. */
function isNeverNone(value: Value): boolean {
  switch (value.k) {
    case 'scalar':
      return value.type !== 'none' && value.type !== 'other';
    case 'sequence':
    case 'dict':
    case 'function':
    case 'class':
    case 'instance':
    case 'model':
    case 'queryset':
    case 'manager':
    case 'iterator':
    case 'module':
      return true;
    case 'union':
      return value.of.every(isNeverNone);
    default:
      return false;
  }
}
