/**
 * Statements: which are rewritten where they stand and which are moved into a block together. For each suite the
 * cheapest division into single statements and runs of neighbours, by the prices of `prices`.
 */
import { statementRules } from '../../transforms/index.ts';
import type { Part, RuleContext } from '../../transforms/types.ts';
import type { BlockingSite } from '../analysis/types.ts';
import type { Expr, Node, Stmt } from '../python/ast.ts';
import {
  type Block,
  type BlockContext,
  extendRun,
  NO_RUN,
  planBlock,
  planHelper,
  type Refusal,
} from './blocks.ts';
import { extendTransfer, isTrue, NO_TRANSFER, type Transfer } from './flow.ts';
import { hasOwnLines } from './lines.ts';
import type { Prices } from './prices.ts';
import { describeSites } from './reasons.ts';
import { costOf, joinPlans, mayStopIteration, type Plan, UNCHANGED, type UnitPlanner } from './units.ts';
import { type Names, suitesOf, usageOf } from './usage.ts';

/** How often a loop's body runs, a branch is taken. */
const LOOP = 5;
const LOOPS = 25;
const BRANCH = 0.6;
const HANDLER = 0.3;
/** Longest run of statements that is considered as one block. */
const LONGEST_RUN = 60;

export type Piece =
  | {
      readonly kind: 'single';
      readonly stmt: Stmt;
      readonly head: Plan;
      readonly suites: readonly SuitePlan[];
    }
  | { readonly kind: 'block'; readonly block: Block };
export interface SuitePlan {
  readonly stmts: readonly Stmt[];
  readonly pieces: readonly Piece[];
  readonly cost: number;
}

export interface StatementContext extends BlockContext {
  readonly rules: RuleContext;
  readonly units: UnitPlanner;
  /** Whether the function looks at its own names as a whole (`locals()`): then nothing may move. */
  readonly framed: boolean;
  /** Whether statements may become a function below it: it stands at the module's own level. */
  readonly mayHaveHelper: boolean;
  readonly prices: Prices;
}

/** A way to write statements, and where what comes after them begins. */
interface Candidate {
  readonly piece: Piece;
  readonly cost: number;
  readonly next: number;
}
type Choice = Candidate | null;

/** The candidate that is the cheapest together with what comes after it. */
function cheapest(candidates: readonly Candidate[], after: readonly Choice[], end: number): Choice {
  let best: Choice = null;
  for (const { piece, cost, next } of candidates) {
    const rest = next === end ? 0 : after[next]?.cost;
    if (rest !== undefined) best = cheaper(best, { piece, cost: cost + rest, next });
  }
  return best;
}

function cheaper(one: Choice, other: Choice): Choice {
  if (one === null || other === null) return one ?? other;
  return other.cost < one.cost ? other : one;
}

export interface StatementPlanner {
  /** The best division of the function's body; null when there is none. */
  plan(): SuitePlan | null;
  /** Why there is none. */
  refusals(): readonly Refusal[];
}

export function createStatementPlanner(context: StatementContext): StatementPlanner {
  const { facts, prices, rules, units } = context;
  const failures = new Map<Stmt, Refusal>();

  function planSuite(stmts: readonly Stmt[], weight: number): SuitePlan | null {
    if (stmts.every((stmt) => !isBusy(stmt))) {
      return { stmts, pieces: stmts.map(unchanged), cost: 0 };
    }
    // best[i]: the cheapest way to write everything from statement i on; withHelper[i]: with a helper somewhere in it.
    const best: Choice[] = [];
    const withHelper: Choice[] = [];
    const bound = context.mayHaveHelper && stmts === facts.fn.body ? boundBefore(stmts) : null;
    for (let i = stmts.length - 1; i >= 0; i--) {
      const pieces = piecesFrom(stmts, i, weight);
      best[i] = cheapest(pieces, best, stmts.length);
      if (bound === null) continue;
      const helpers = helpersFrom(stmts, i, bound[i] ?? null);
      withHelper[i] = cheaper(
        cheapest(pieces, withHelper, stmts.length),
        cheapest(helpers, best, stmts.length),
      );
    }
    const isHelped = cheaper(best[0] ?? null, withHelper[0] ?? null) !== best[0];
    let choices = isHelped ? withHelper : best;
    const pieces: Piece[] = [];
    for (let at = 0; at < stmts.length; ) {
      const choice = choices[at];
      if (choice === null || choice === undefined) return null;
      pieces.push(choice.piece);
      if (choice.piece.kind === 'block' && choice.piece.block.inputs !== null) choices = best;
      at = choice.next;
    }
    return { stmts, pieces, cost: (isHelped ? withHelper : best)[0]?.cost ?? 0 };
  }

  /** The ways to write what begins with a statement, each with where the rest begins. */
  function piecesFrom(stmts: readonly Stmt[], from: number, weight: number): readonly Candidate[] {
    const stmt = stmts[from];
    if (stmt === undefined) return [];
    const candidates: Candidate[] = [];
    const single = planSingle(stmt, weight);
    if (single !== null) candidates.push({ ...single, next: from + 1 });
    if (context.framed) {
      if (single === null) failures.set(stmt, framedRefusal(stmt));
      return candidates;
    }
    let run = NO_RUN;
    for (const [i, added] of stmts.slice(from, from + LONGEST_RUN).entries()) {
      run = extendRun(run, added, context);
      if (run.sites.length === 0) continue;
      const result = planBlock(run, context);
      // What keeps these statements on the event loop keeps a longer run there too, but for a bare raise.
      if (!result.ok) {
        if (run.stmts.length === 1 && single === null) failures.set(stmt, result.why);
        break;
      }
      const { block } = result;
      candidates.push({
        piece: { kind: 'block', block },
        cost: blockCost(block, stmts, weight),
        next: from + i + 1,
      });
    }
    return candidates;
  }

  /** The ways to make a function below out of what begins with a statement. */
  function helpersFrom(stmts: readonly Stmt[], from: number, bound: Names | null): readonly Candidate[] {
    if (bound === null || context.framed || !stmts.slice(from).every((stmt) => hasOwnLines(rules.text, stmt)))
      return [];
    const candidates: Candidate[] = [];
    let run = NO_RUN;
    for (const [i, added] of stmts.slice(from, from + LONGEST_RUN).entries()) {
      run = extendRun(run, added, context);
      if (run.obstacle !== null) break;
      if (run.sites.length === 0 || (run.stmts.length === 1 && suitesOf(added).length === 0)) continue;
      const block = planHelper(run, bound, context);
      const next = from + i + 1;
      if (block === null || block.inputs === null) continue;
      candidates.push({
        piece: { kind: 'block', block },
        cost: helperCost(block, block.inputs, stmts.slice(next)),
        next,
      });
    }
    return candidates;
  }

  /** What is surely bound before each statement of the body; null behind one that nothing comes after. */
  function boundBefore(stmts: readonly Stmt[]): readonly (Names | null)[] {
    let transfer: Transfer = { ...NO_TRANSFER, falls: facts.parameters };
    return stmts.map((stmt) => {
      const { falls } = transfer;
      transfer = extendTransfer(transfer, stmt, facts.maySwallow);
      return falls;
    });
  }

  const isBusy = (stmt: Stmt): boolean => context.sitesIn(stmt).length > 0 || holdsRewritten(stmt);

  /** Calls to be awaited and users to be read asynchronously: not sites, but to be rewritten. */
  function holdsRewritten(stmt: Stmt): boolean {
    return (
      headParts(stmt).some((part) => rules.isBusy(part)) || suitesOf(stmt).some((suite) => suite.some(isBusy))
    );
  }

  function planSingle(stmt: Stmt, weight: number): { readonly piece: Piece; readonly cost: number } | null {
    if (!isBusy(stmt)) return { piece: unchanged(stmt), cost: 0 };
    const head = planHead(stmt);
    if (head === null) return null;
    const isLoop = stmt.kind === 'For' || stmt.kind === 'While';
    const inner = isLoop
      ? Math.min(Math.max(weight, 1) * LOOP, LOOPS)
      : isBranch(stmt)
        ? weight * BRANCH
        : weight;
    const suites: SuitePlan[] = [];
    let cost = costOf(head, stmt.kind === 'While' ? inner : weight);
    if (head.changes) cost += prices.changedLine;
    for (const suite of suitesOf(stmt)) {
      const isHandler = stmt.kind === 'Try' && stmt.handlers.some((handler) => handler.body === suite);
      const isElif = suite.length === 1 && suite[0]?.kind === 'If' && suite[0].isElif;
      // `else` of a loop runs once; an `elif` is no suite of its own, nothing can stand before it.
      const planned = isElif
        ? planElif(suite, weight)
        : planSuite(suite, isHandler ? weight * HANDLER : suite === elseOf(stmt) ? weight : inner);
      if (planned === null) return null;
      suites.push(planned);
      cost += planned.cost;
    }
    if (stmt.kind === 'With' && suites.some((suite) => suite.cost > 0)) cost += prices.splitContext;
    return { piece: { kind: 'single', stmt, head, suites }, cost };
  }

  function planElif(suite: readonly Stmt[], weight: number): SuitePlan | null {
    const [stmt] = suite;
    if (stmt === undefined) return null;
    const planned = planSingle(stmt, weight);
    return planned === null ? null : { stmts: suite, pieces: [planned.piece], cost: planned.cost };
  }

  /** The statement's own lines, its suites set aside. */
  function planHead(stmt: Stmt): Plan | null {
    const sites = headSites(stmt);
    let best: Plan | null = null;
    const consider = (plan: Plan | null): void => {
      if (plan !== null && (best === null || costOf(plan) < costOf(best))) best = plan;
    };
    for (const rule of statementRules) {
      for (const offer of rule.offersStatement(stmt, rules)) {
        const left = new Set(offer.parts.flatMap((part) => sitesOf(part)));
        const covered = sites.filter((site) => !left.has(site));
        if (offer.offloads && covered.some(mayStopIteration)) continue;
        consider(units.planOffer(offer, covered, stmt.start));
      }
    }
    const parts = headParts(stmt);
    const reached = new Set(parts.flatMap((part) => sitesOf(part)));
    if (sites.every((site) => reached.has(site))) consider(planParts(parts));
    return best;
  }

  function planParts(parts: readonly Part[]): Plan | null {
    const plans: Plan[] = [];
    for (const part of parts) {
      const plan = units.plan(part);
      if (plan === null) return null;
      if (plan.changes) plans.push(plan);
    }
    return joinPlans(plans);
  }

  function headSites(stmt: Stmt): readonly BlockingSite[] {
    const inside = new Set(
      suitesOf(stmt).flatMap((suite) => suite.flatMap((inner) => context.sitesIn(inner))),
    );
    return context.sitesIn(stmt).filter((site) => !inside.has(site));
  }

  function sitesOf(part: Part): readonly BlockingSite[] {
    const sites = context.sitesIn(part.expr);
    return part.consumed
      ? sites.filter((site) => site.role !== 'with' || site.node !== part.expr)
      : sites.filter((site) => site.node !== part.expr || site.role === 'self');
  }

  function blockCost(block: Block, suite: readonly Stmt[], weight: number): number {
    let cost = weight + prices.block;
    const blocking = new Set<number>();
    for (const site of block.sites) blocking.add(lineStartOf(site.node.start));
    const lines = countLines(block.stmts);
    if (block.stops) cost += prices.stops;
    cost += prices.movedBlocking * blocking.size + prices.movedOther * Math.max(0, lines - blocking.size);
    const isTailOnly = block.stmts.length === 1 && block.stmts[0]?.kind === 'Return';
    cost +=
      prices.returnedName * block.returned.length + prices.manyNames * Math.max(0, block.returned.length - 3);
    cost += prices.tooManyNames * Math.max(0, block.returned.length + block.shared.length - 6);
    for (const name of block.shared) {
      const isElsewhere =
        facts.parameters.has(name) || facts.bindings(name).some((stmt) => !isIn(stmt, block));
      cost += isElsewhere ? prices.sharedName : prices.declaredName;
    }
    switch (block.signal) {
      case 'none':
        break;
      case 'tail':
        if (isTailOnly) break;
        cost += prices.tail;
        if (suite === facts.fn.body) {
          cost += prices.lastWord + (block.transfer.exits.length > 1 ? prices.lastWords : 0);
        }
        break;
      default:
        cost += prices[block.signal] + prices.besideSignal * (block.transfer.exits.length - 1);
        cost += prices.besideAnswer * block.returned.length * block.transfer.exits.length;
    }
    cost += prices.filledOutside * filledOutside(block) + otherWaits(block);
    if (weight > 1) cost += prices.insideLoop;
    if (block.stmts.at(-1) === facts.fn.body.at(-1)) cost += prices.wholeBody * shareBeyondHalf(block);
    return cost;
  }

  /** @param after what the function does after the block */
  function helperCost(block: Block, inputs: readonly string[], after: readonly Stmt[]): number {
    const exits = block.transfer.exits.length;
    const names = block.returned.length;
    let cost = 1 + prices.helper + prices.keptLine * countLines(block.stmts) + otherWaits(block);
    cost += prices.movedPast * countLines(after) + prices.handedName * Math.max(0, inputs.length - 3);
    cost += prices.returnedName * names + prices.manyNames * Math.max(0, names - 3);
    cost += prices.tooManyNames * Math.max(0, names - 4);
    const isChanged = (name: string): boolean => block.returned.includes(name);
    cost += prices.filledOutside * (filledOutside(block) + inputs.filter(isChanged).length);
    if (block.signal !== 'none') {
      cost += block.signal === 'tail' ? prices.helperAnswers : prices[block.signal];
      cost += prices.besideSignal * (exits - 1) + prices.besideAnswer * names * exits;
    }
    if (after.length === 0) return cost + prices.emptyView * shareBeyondHalf(block);
    return block.signal === 'none' ? cost : cost + prices.thinView * shareBeyondHalf(block);
  }

  /** What waits for something else than the database would keep its thread. */
  function otherWaits(block: Block): number {
    let cost = 0;
    for (const site of block.sites) {
      if (site.effects.some((effect) => effect.kind === 'sleep')) cost += prices.sleepInside;
      if (site.effects.every((effect) => effect.kind === 'network')) cost += prices.networkInside;
    }
    return cost;
  }

  /** Lines from the first to the last of the statements, comments included, blank lines not. */
  function countLines(stmts: readonly Stmt[]): number {
    const text = rules.text.slice(stmts[0]?.start ?? 0, stmts.at(-1)?.end ?? 0);
    return text.split('\n').filter((line) => line.trim() !== '').length;
  }

  function lineStartOf(offset: number): number {
    let at = offset;
    while (at > 0 && rules.text[at - 1] !== '\n') at--;
    return at;
  }

  /** How much of the function's body a block takes away, beyond the half of it: 0 to 1. */
  function shareBeyondHalf(block: Block): number {
    const body = facts.fn.docstring === null ? facts.fn.body : facts.fn.body.slice(1);
    if (body.length === 1) return 0;
    return Math.max(0, (countLines(block.stmts) / countLines(body)) * 2 - 1);
  }

  /** How many collections that the function makes outside of the block are only filled inside. */
  function filledOutside(block: Block): number {
    const bound = usageOf(block.stmts).binds;
    const filled = new Set<string>();
    const look = (node: Node): void => {
      const name = filledName(node);
      if (name !== null && !bound.has(name) && facts.bindings(name).some(makesCollection)) filled.add(name);
    };
    for (const stmt of block.stmts) visitAll(stmt, look);
    return filled.size;
  }

  return {
    plan: () => planSuite(facts.fn.body, 1),
    refusals() {
      // The innermost are the reason; what stands around them fails because of them.
      const inner = [...failures].filter(
        ([stmt]) =>
          ![...failures.keys()].some(
            (other) => other !== stmt && stmt.start <= other.start && other.end <= stmt.end,
          ),
      );
      const found = inner.map(([, refusal]) => refusal);
      return found.length > 0 ? found : [unexplained()];
    },
  };

  function framedRefusal(stmt: Stmt): Refusal {
    return {
      code: 'DA154',
      message: `${describeSites(context.sitesIn(stmt).slice(0, 1))} and needs a function of its own, which locals() (or vars(), dir(), eval()) elsewhere in the view would tell apart`,
      offset: stmt.start,
      fix: 'Write out the names that it is used for.',
    };
  }

  function unexplained(): Refusal {
    const [site] = context.sitesIn(facts.fn);
    return {
      code: 'DA157',
      message: `${site === undefined ? 'what blocks here' : describeSites([site])} and can be taken to a thread neither alone nor with the statements around it`,
      offset: site?.node.start ?? facts.fn.start,
      fix: 'Put it into a statement of its own.',
    };
  }
}

const unchanged = (stmt: Stmt): Piece => ({ kind: 'single', stmt, head: UNCHANGED, suites: [] });

const isIn = (stmt: Stmt, block: Block): boolean =>
  block.stmts.some((moved) => moved.start <= stmt.start && stmt.end <= moved.end);

function isBranch(stmt: Stmt): boolean {
  return stmt.kind === 'If' || stmt.kind === 'Match';
}

function elseOf(stmt: Stmt): readonly Stmt[] | null {
  return stmt.kind === 'For' || stmt.kind === 'While' ? stmt.orelse : null;
}

/** Expressions of a statement's own lines, each with the use that is made of it, in the order of the source. */
export function headParts(stmt: Stmt): readonly Part[] {
  const parts: Part[] = [];
  const add = (expr: Expr | null): void => {
    if (expr !== null) parts.push({ expr, consumed: true, primary: false });
  };
  const target = (expr: Expr): void => {
    switch (expr.kind) {
      case 'Tuple':
      case 'List':
        expr.elts.forEach(target);
        break;
      case 'Starred':
        target(expr.value);
        break;
      case 'Attribute':
        parts.push({ expr: expr.value, consumed: true, primary: true });
        break;
      case 'Subscript':
        parts.push({ expr: expr.value, consumed: true, primary: true });
        add(expr.slice);
        break;
      default:
    }
  };
  switch (stmt.kind) {
    case 'Expr':
    case 'TypeAlias':
    case 'Return':
      add(stmt.value);
      break;
    case 'Assign':
      stmt.targets.forEach(target);
      add(stmt.value);
      break;
    case 'AugAssign':
    case 'AnnAssign':
      target(stmt.target);
      add(stmt.value);
      break;
    case 'Delete':
      stmt.targets.forEach(target);
      break;
    case 'For':
      target(stmt.target);
      add(stmt.iter);
      break;
    case 'While':
    case 'If':
      if (!(stmt.kind === 'While' && isTrue(stmt.test))) add(stmt.test);
      break;
    case 'With':
      for (const item of stmt.items) {
        add(item.context);
        if (item.target !== null) target(item.target);
      }
      break;
    case 'Match':
      add(stmt.subject);
      for (const matchCase of stmt.cases) add(matchCase.guard);
      break;
    case 'Raise':
      add(stmt.exc);
      add(stmt.cause);
      break;
    case 'Try':
      for (const handler of stmt.handlers) add(handler.type);
      break;
    case 'Assert':
      add(stmt.test);
      add(stmt.msg);
      break;
    case 'FunctionDef':
      for (const decorator of stmt.decorators) add(decorator.expr);
      for (const param of stmt.params) add(param.default);
      break;
    case 'ClassDef':
      for (const decorator of stmt.decorators) add(decorator.expr);
      for (const arg of stmt.args) add(arg.value);
      break;
    default:
  }
  return parts;
}

const FILLING = new Set(['append', 'add', 'extend', 'update', 'insert', 'setdefault', 'appendleft']);

/** The name of a collection that the node adds to. */
function filledName(node: Node): string | null {
  if (node.kind === 'Call' && node.func.kind === 'Attribute' && FILLING.has(node.func.attr)) {
    return node.func.value.kind === 'Name' ? node.func.value.id : null;
  }
  if (node.kind === 'Assign' || node.kind === 'AugAssign') {
    const target = node.kind === 'Assign' ? node.targets[0] : node.target;
    if (target?.kind === 'Subscript' && target.value.kind === 'Name') return target.value.id;
  }
  return null;
}

const COLLECTIONS = new Set(['list', 'dict', 'set', 'defaultdict', 'OrderedDict', 'Counter', 'deque']);

function makesCollection(stmt: Stmt): boolean {
  if (stmt.kind !== 'Assign') return false;
  const { value } = stmt;
  if (value.kind === 'List' || value.kind === 'Set') return value.elts.length === 0;
  if (value.kind === 'Dict') return value.items.length === 0;
  return value.kind === 'Call' && value.func.kind === 'Name' && COLLECTIONS.has(value.func.id);
}

function visitAll(stmt: Stmt, visit: (node: Node) => void): void {
  visit(stmt);
  if (stmt.kind === 'Expr') visit(stmt.value);
  for (const suite of suitesOf(stmt)) for (const inner of suite) visitAll(inner, visit);
}
