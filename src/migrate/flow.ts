/**
 * Data flow through one function: which names are still needed at a place (liveness, with the paths that exceptions
 * take), which are surely bound by a piece of code, and how control leaves it.
 *
 * Structured analysis over the statements: Python has no `goto`, so each statement is a function from what is live
 * after it to what is live before it. Where it can't be exact it errs towards "live" and "maybe not bound", which
 * costs beauty and never meaning.
 */
import type { Expr, FunctionDef, Match, Node, Return, SimpleStmt, Stmt, Try, With } from '../python/ast.ts';
import { type Names, NO_NAMES, patternNames, targetNames, usageOf, walkOwn } from './usage.ts';

/** What is live where control may jump to from a place. */
export interface Targets {
  readonly raise: Names;
  readonly return: Names;
  readonly break: Names;
  readonly continue: Names;
}
const NOWHERE: Targets = { raise: NO_NAMES, return: NO_NAMES, break: NO_NAMES, continue: NO_NAMES };

export interface Liveness {
  /** Names that may be read after the statement before they are bound again. */
  after(stmt: Stmt): Names;
  targets(stmt: Stmt): Targets;
}

/** Whether a `with` statement may swallow an exception of its body. */
export type MaySwallow = (stmt: With) => boolean;

function union(...sets: readonly Names[]): Names {
  const [first = NO_NAMES, ...rest] = sets;
  let result: Set<string> | null = null;
  for (const set of rest) {
    for (const name of set) {
      if (result === null ? !first.has(name) : !result.has(name)) {
        result ??= new Set(first);
        result.add(name);
      }
    }
  }
  return result ?? first;
}
function without(set: Names, names: Iterable<string>): Names {
  const drop = new Set(names);
  for (const name of drop) {
    if (set.has(name)) return new Set([...set].filter((other) => !drop.has(other)));
  }
  return set;
}
function intersection(a: Names, b: Names): Names {
  return new Set([...a].filter((name) => b.has(name)));
}
const sameSize = (a: Names, b: Names): boolean => a.size === b.size;

/** Liveness of all statements of the function's own body. */
export function liveness(fn: FunctionDef, maySwallow: MaySwallow): Liveness {
  const afters = new Map<Stmt, Names>();
  const targetsOf = new Map<Stmt, Targets>();
  const record: Recorder = (stmt, after, targets) => {
    afters.set(stmt, after);
    targetsOf.set(stmt, targets);
  };
  liveList(fn.body, NO_NAMES, NOWHERE, { record, maySwallow });
  return {
    after: (stmt) => afters.get(stmt) ?? NO_NAMES,
    targets: (stmt) => targetsOf.get(stmt) ?? NOWHERE,
  };
}

/** Names that the statements read before they surely bind them. */
export function readFirst(stmts: readonly Stmt[], maySwallow: MaySwallow): Names {
  return liveList(stmts, NO_NAMES, NOWHERE, { record: () => undefined, maySwallow });
}

type Recorder = (stmt: Stmt, after: Names, targets: Targets) => void;
interface LiveContext {
  readonly record: Recorder;
  readonly maySwallow: MaySwallow;
}

function liveList(stmts: readonly Stmt[], after: Names, targets: Targets, context: LiveContext): Names {
  let live = after;
  for (let i = stmts.length - 1; i >= 0; i--) {
    const stmt = stmts[i];
    if (stmt === undefined) continue;
    context.record(stmt, live, targets);
    live = union(liveStmt(stmt, live, targets, context), targets.raise);
  }
  return live;
}

function liveStmt(stmt: Stmt, after: Names, targets: Targets, context: LiveContext): Names {
  switch (stmt.kind) {
    case 'Return':
      return stmt.value === null ? targets.return : liveExpr(stmt.value, targets.return);
    case 'Raise':
      return liveExprs([stmt.exc, stmt.cause], targets.raise);
    case 'Break':
      return targets.break;
    case 'Continue':
      return targets.continue;
    case 'Assign':
      return liveExpr(stmt.value, liveTargets(stmt.targets, union(after, targets.raise)));
    case 'AnnAssign': {
      if (stmt.value === null) return after;
      return liveExpr(stmt.value, liveTargets([stmt.target], union(after, targets.raise)));
    }
    case 'AugAssign': {
      const killed = without(after, targetNames(stmt.target));
      return liveExpr(stmt.target, liveExpr(stmt.value, union(killed, targets.raise)));
    }
    case 'Delete':
      return union(without(after, stmt.targets.flatMap(targetNames)), usageOf(stmt.targets).reads);
    case 'For': {
      const exhausted = liveList(stmt.orelse, after, targets, context);
      const next = loopFixpoint(exhausted, (head) => {
        const body = liveList(stmt.body, head, { ...targets, break: after, continue: head }, context);
        return union(exhausted, liveTargets([stmt.target], body));
      });
      return liveExpr(stmt.iter, union(next, targets.raise));
    }
    case 'While': {
      const exhausted = isTrue(stmt.test) ? NO_NAMES : liveList(stmt.orelse, after, targets, context);
      if (isTrue(stmt.test)) liveList(stmt.orelse, after, targets, context);
      return loopFixpoint(exhausted, (head) => {
        const body = liveList(stmt.body, head, { ...targets, break: after, continue: head }, context);
        return liveExpr(stmt.test, union(exhausted, body, targets.raise));
      });
    }
    case 'If': {
      const body = liveList(stmt.body, after, targets, context);
      const orelse = liveList(stmt.orelse, after, targets, context);
      return liveExpr(stmt.test, union(body, orelse));
    }
    case 'With': {
      const raise = context.maySwallow(stmt) ? union(targets.raise, after) : targets.raise;
      let live = liveList(stmt.body, after, { ...targets, raise }, context);
      for (const item of [...stmt.items].reverse()) {
        if (item.target !== null) live = liveTargets([item.target], live);
        live = union(liveExpr(item.context, live), raise);
      }
      return live;
    }
    case 'Match':
      return liveMatch(stmt, after, targets, context);
    case 'Try':
      return liveTry(stmt, after, targets, context);
    case 'FunctionDef':
    case 'ClassDef': {
      return union(without(after, [stmt.name]), usageOf([stmt]).reads);
    }
    case 'Expr':
    case 'TypeAlias':
      return liveExpr(stmt.value, after);
    case 'Assert':
      return liveExpr(
        stmt.test,
        union(after, stmt.msg === null ? NO_NAMES : liveExpr(stmt.msg, targets.raise)),
      );
    case 'Import':
    case 'ImportFrom':
      return without(after, usageOf([stmt]).binds);
    case 'Global':
    case 'Nonlocal':
    case 'Pass':
      return after;
  }
}

function loopFixpoint(start: Names, step: (head: Names) => Names): Names {
  let head = start;
  for (;;) {
    const next = union(head, step(head));
    if (sameSize(next, head)) return next;
    head = next;
  }
}

function liveMatch(stmt: Match, after: Names, targets: Targets, context: LiveContext): Names {
  let live = after;
  for (const matchCase of [...stmt.cases].reverse()) {
    const body = liveList(matchCase.body, after, targets, context);
    const guarded = matchCase.guard === null ? body : liveExpr(matchCase.guard, union(body, live));
    const taken = without(guarded, patternNames(matchCase.pattern));
    live = union(live, taken, patternReads(matchCase.pattern));
  }
  return liveExpr(stmt.subject, live);
}

function liveTry(stmt: Try, after: Names, targets: Targets, context: LiveContext): Names {
  let out = after;
  let inner = targets;
  if (stmt.finalbody.length > 0) {
    // The `finally` suite runs on every way out and then goes on to where that way leads.
    const ways = union(after, targets.raise, targets.return, targets.break, targets.continue);
    out = liveList(stmt.finalbody, ways, targets, context);
    inner = { raise: out, return: out, break: out, continue: out };
  }
  let caught = inner.raise;
  for (const handler of [...stmt.handlers].reverse()) {
    const names = handler.name === null ? [] : [handler.name];
    // The name is unbound again at the end of the handler, whichever way it is left.
    const body = liveList(
      handler.body,
      without(out, names),
      {
        raise: without(inner.raise, names),
        return: without(inner.return, names),
        break: without(inner.break, names),
        continue: without(inner.continue, names),
      },
      context,
    );
    const taken = without(body, names);
    caught = union(caught, handler.type === null ? taken : liveExpr(handler.type, taken));
  }
  const orelse = liveList(stmt.orelse, out, inner, context);
  return union(liveList(stmt.body, orelse, { ...inner, raise: caught }, context), caught);
}

/** Binding happens after everything the targets themselves read. */
function liveTargets(targets: readonly Expr[], after: Names): Names {
  const killed = without(after, targets.flatMap(targetNames));
  const reads = usageOf(targets.flatMap(complexParts)).reads;
  return union(killed, reads);
}

/** Attributes and subscripts among the targets. */
function complexParts(target: Expr): readonly Expr[] {
  switch (target.kind) {
    case 'Name':
      return [];
    case 'Tuple':
    case 'List':
      return target.elts.flatMap(complexParts);
    case 'Starred':
      return complexParts(target.value);
    default:
      return [target];
  }
}

function patternReads(pattern: Node): Names {
  const reads = new Set<string>();
  walkOwn([pattern], (node) => {
    if (node.kind === 'Name') reads.add(node.id);
  });
  return reads;
}

function liveExprs(exprs: readonly (Expr | null)[], after: Names): Names {
  let live = after;
  for (const expr of [...exprs].reverse()) if (expr !== null) live = liveExpr(expr, live);
  return live;
}

/** Only a walrus binds within an expression: without one, everything read is live and nothing is killed. */
function liveExpr(expr: Expr, after: Names): Names {
  const usage = usageOf([expr]);
  if (usage.binds.size === 0) return union(after, usage.reads);
  switch (expr.kind) {
    case 'NamedExpr':
      return liveExpr(expr.value, without(after, [expr.target.id]));
    case 'BoolOp': {
      const [first, ...rest] = expr.values;
      if (first === undefined) return after;
      return liveExpr(
        first,
        union(
          after,
          rest.reduceRight((live, value) => union(after, liveExpr(value, live)), after),
        ),
      );
    }
    case 'IfExp':
      return liveExpr(expr.test, union(liveExpr(expr.body, after), liveExpr(expr.orelse, after)));
    case 'UnaryOp':
      return liveExpr(expr.operand, after);
    case 'Attribute':
    case 'Starred':
      return liveExpr(expr.value, after);
    case 'Call':
      return liveExprs([expr.func, ...expr.args.map((arg) => arg.value)], after);
    case 'BinOp':
      return liveExprs([expr.left, expr.right], after);
    case 'Compare': {
      const [second, ...rest] = expr.comparators;
      const later = union(after, usageOf(rest).reads);
      return liveExprs([expr.left, second ?? null], later);
    }
    case 'Subscript':
      return liveExprs([expr.value, expr.slice], after);
    case 'Tuple':
    case 'List':
    case 'Set':
      return liveExprs(expr.elts, after);
    default:
      return union(after, usage.reads);
  }
}

export function isTrue(test: Expr): boolean {
  return (
    test.kind === 'Constant' && (test.value === true || (typeof test.value === 'number' && test.value !== 0))
  );
}

/** One way control leaves a piece of code other than by its end or an exception. */
export interface Exit {
  readonly node: Return | SimpleStmt;
  /** Names that the piece has surely bound when it leaves here. */
  readonly assigned: Names;
}

export interface Transfer {
  /** Names that the piece has surely bound when control reaches its end; null when it never does. */
  readonly falls: Names | null;
  /** `return` statements, and `break` and `continue` of loops around the piece. */
  readonly exits: readonly Exit[];
}

/** How control leaves nothing at all. */
export const NO_TRANSFER: Transfer = { falls: NO_NAMES, exits: [] };

/** How control leaves statements with one more behind them, and what they have surely bound then. */
export function extendTransfer(before: Transfer, stmt: Stmt, maySwallow: MaySwallow): Transfer {
  // Code that is never reached has its exits too: Python checks a `break` there as well.
  const result = transferStmt(stmt, before.falls ?? NO_NAMES, maySwallow);
  return {
    falls: before.falls === null ? null : result.falls,
    exits: [...before.exits, ...result.exits],
  };
}

function transferList(stmts: readonly Stmt[], start: Names, maySwallow: MaySwallow): Transfer {
  let result: Transfer = { falls: start, exits: [] };
  for (const stmt of stmts) result = extendTransfer(result, stmt, maySwallow);
  return result;
}

function join(a: Names | null, b: Names | null): Names | null {
  if (a === null) return b;
  return b === null ? a : intersection(a, b);
}

function transferStmt(stmt: Stmt, start: Names, maySwallow: MaySwallow): Transfer {
  switch (stmt.kind) {
    case 'Return':
      return { falls: null, exits: [{ node: stmt, assigned: afterExprs([stmt.value], start) }] };
    case 'Break':
    case 'Continue':
      return { falls: null, exits: [{ node: stmt, assigned: start }] };
    case 'Raise':
      return { falls: null, exits: [] };
    case 'If': {
      const tested = afterExprs([stmt.test], start);
      const body = transferList(stmt.body, tested, maySwallow);
      const orelse = transferList(stmt.orelse, tested, maySwallow);
      return { falls: join(body.falls, orelse.falls), exits: [...body.exits, ...orelse.exits] };
    }
    case 'For':
    case 'While':
      return transferLoop(stmt, start, maySwallow);
    case 'With': {
      let entered = start;
      for (const item of stmt.items) {
        entered = afterExprs([item.context], entered);
        if (item.target !== null) entered = union(entered, new Set(targetNames(item.target)));
      }
      const body = transferList(stmt.body, entered, maySwallow);
      if (!maySwallow(stmt)) return body;
      const swallowed = without(start, usageOf(stmt.body).deletes);
      return { falls: join(body.falls, swallowed), exits: body.exits };
    }
    case 'Try':
      return transferTry(stmt, start, maySwallow);
    case 'Match': {
      const subject = afterExprs([stmt.subject], start);
      let falls: Names | null = null;
      const exits: Exit[] = [];
      let covered = false;
      for (const matchCase of stmt.cases) {
        const bound = union(subject, new Set(patternNames(matchCase.pattern)));
        const body = transferList(matchCase.body, afterExprs([matchCase.guard], bound), maySwallow);
        falls = join(falls, body.falls);
        exits.push(...body.exits);
        covered ||= matchCase.guard === null && isIrrefutable(matchCase.pattern);
      }
      return { falls: covered ? falls : join(falls, subject), exits };
    }
    case 'Delete': {
      const names = stmt.targets.flatMap(targetNames);
      return { falls: without(start, names), exits: [] };
    }
    case 'Assign':
      return {
        falls: union(afterExprs([stmt.value], start), new Set(stmt.targets.flatMap(targetNames))),
        exits: [],
      };
    case 'AnnAssign': {
      if (stmt.value === null) return { falls: start, exits: [] };
      return { falls: union(afterExprs([stmt.value], start), new Set(targetNames(stmt.target))), exits: [] };
    }
    case 'AugAssign':
      return { falls: union(afterExprs([stmt.value], start), new Set(targetNames(stmt.target))), exits: [] };
    case 'FunctionDef':
    case 'ClassDef':
    case 'Import':
    case 'ImportFrom':
    case 'TypeAlias': {
      const bound =
        stmt.kind === 'Import' || stmt.kind === 'ImportFrom' ? usageOf([stmt]).binds : new Set([stmt.name]);
      return { falls: union(start, bound), exits: [] };
    }
    case 'Expr':
      return { falls: afterExprs([stmt.value], start), exits: [] };
    case 'Assert':
      return { falls: afterExprs([stmt.test], start), exits: [] };
    case 'Global':
    case 'Nonlocal':
    case 'Pass':
      return { falls: start, exits: [] };
  }
}

function transferLoop(
  stmt: Extract<Stmt, { kind: 'For' | 'While' }>,
  start: Names,
  maySwallow: MaySwallow,
): Transfer {
  const isFor = stmt.kind === 'For';
  // What an earlier round may have unbound is not bound at the head.
  const deleted = usageOf(stmt.body).deletes;
  const head = without(afterExprs([isFor ? stmt.iter : stmt.test], start), deleted);
  const round = isFor ? union(head, new Set(targetNames(stmt.target))) : head;
  const body = transferList(stmt.body, round, maySwallow);
  const endless = !isFor && isTrue(stmt.test);
  const orelse = transferList(stmt.orelse, head, maySwallow);
  let falls = endless ? null : orelse.falls;
  const exits: Exit[] = [...orelse.exits];
  for (const exit of body.exits) {
    if (exit.node.kind === 'Break') falls = join(falls, exit.assigned);
    else if (exit.node.kind === 'Return') exits.push(exit);
  }
  return { falls, exits };
}

function transferTry(stmt: Try, start: Names, maySwallow: MaySwallow): Transfer {
  const body = transferList(stmt.body, start, maySwallow);
  const orelse = transferList(stmt.orelse, body.falls ?? start, maySwallow);
  let falls = body.falls === null ? null : orelse.falls;
  let exits: Exit[] = [...body.exits, ...orelse.exits];
  const caught = without(start, usageOf(stmt.body).deletes);
  for (const handler of stmt.handlers) {
    const named = handler.name === null ? caught : union(caught, new Set([handler.name]));
    const result = transferList(handler.body, named, maySwallow);
    const drop = handler.name === null ? [] : [handler.name];
    falls = join(falls, result.falls === null ? null : without(result.falls, drop));
    exits.push(...result.exits.map((exit) => ({ ...exit, assigned: without(exit.assigned, drop) })));
  }
  if (stmt.finalbody.length === 0) return { falls, exits };
  const finish = (from: Names): Transfer => transferList(stmt.finalbody, from, maySwallow);
  const probe = finish(NO_NAMES);
  // A `finally` that never reaches its end swallows every other way out; they are there all the same.
  if (probe.falls === null) return { falls: null, exits: [...exits, ...probe.exits] };
  exits = exits.map((exit) => ({ ...exit, assigned: finish(exit.assigned).falls ?? NO_NAMES }));
  return { falls: falls === null ? null : finish(falls).falls, exits: [...exits, ...probe.exits] };
}

function isIrrefutable(pattern: Match['cases'][number]['pattern']): boolean {
  if (pattern.kind === 'MatchOr') return pattern.patterns.some(isIrrefutable);
  return pattern.kind === 'MatchAs' && (pattern.pattern === null || isIrrefutable(pattern.pattern));
}

/** Adds what a walrus surely binds when the expressions are evaluated. */
function afterExprs(exprs: readonly (Expr | null)[], start: Names): Names {
  const bound = exprs.flatMap((expr) => (expr === null ? [] : surelyBound(expr)));
  return bound.length === 0 ? start : union(start, new Set(bound));
}

function surelyBound(expr: Expr): readonly string[] {
  switch (expr.kind) {
    case 'NamedExpr':
      return [expr.target.id, ...surelyBound(expr.value)];
    case 'BoolOp':
      return expr.values.slice(0, 1).flatMap(surelyBound);
    case 'IfExp':
      return surelyBound(expr.test);
    case 'UnaryOp':
      return surelyBound(expr.operand);
    case 'Compare':
      return [expr.left, ...expr.comparators.slice(0, 1)].flatMap(surelyBound);
    case 'BinOp':
      return [expr.left, expr.right].flatMap(surelyBound);
    case 'Attribute':
      return surelyBound(expr.value);
    case 'Subscript':
      return [expr.value, expr.slice].flatMap(surelyBound);
    case 'Call':
      return [expr.func, ...expr.args.map((arg) => arg.value)].flatMap(surelyBound);
    case 'Tuple':
    case 'List':
    case 'Set':
      return expr.elts.flatMap(surelyBound);
    case 'ListComp':
    case 'SetComp':
    case 'DictComp': {
      const [first] = expr.generators;
      return first === undefined ? [] : surelyBound(first.iter);
    }
    default:
      return [];
  }
}
