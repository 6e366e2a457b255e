/** Execution of statements: control flow over abstract states. */
import type { ExceptHandler, Expr, Pattern, Stmt, Try } from '../python/ast.ts';
import { annotationValue, instanceOf } from './annotations.ts';
import { deleteAttribute, getAttribute } from './attributes.ts';
import { applyInPlace } from './binary.ts';
import { applyDecorators, leave } from './calls.ts';
import { classOf, lookupMember } from './classes.ts';
import {
  assignName,
  asyncElement,
  bindTarget,
  branch,
  evaluate,
  type Outcome,
  pathOf,
} from './expressions.ts';
import {
  copyState,
  dropFacts,
  type Frame,
  type Interp,
  joinAllStates,
  joinStates,
  type Sink,
  type State,
  staticFrame,
} from './interp.ts';
import { importedValue } from './modules.ts';
import { deleteItem, enterValue, equality, iterate, leaveValue } from './protocol.ts';
import { addReturn, receiveFacts } from './return-facts.ts';
import type { ClassInfo, Value } from './types.ts';
import {
  alternatives,
  join,
  joinAll,
  keyOf,
  NEVER,
  NONE,
  OTHER,
  sequence,
  setElement,
  UNKNOWN,
} from './values.ts';

/** Runs statements in order; the frame's state is null afterwards where control can't reach the end. */
export function execute(interp: Interp, frame: Frame, body: readonly Stmt[]): void {
  for (const statement of body) {
    if (!frame.state) return;
    frame.beforeStatement?.(statement, frame.state);
    interp.depth++;
    step(interp, frame, statement);
    interp.depth--;
    const { state } = frame;
    if (state) for (const raised of frame.raises) raised.push(copyState(state));
  }
}

function step(interp: Interp, frame: Frame, statement: Stmt): void {
  switch (statement.kind) {
    case 'Expr':
      evaluate(interp, frame, statement.value);
      return;
    case 'Assign': {
      const value = evaluate(interp, frame, statement.value);
      for (const target of statement.targets) bindTarget(interp, frame, target, value, statement.value);
      receiveFacts(frame, statement.targets, statement.value);
      return;
    }
    case 'AnnAssign': {
      const declared = annotationValue(interp, frame, statement.annotation);
      if (!statement.value) {
        if (statement.target.kind === 'Name' && declared.k !== 'unknown')
          frame.everBound.set(statement.target.id, declared);
        return;
      }
      const value = evaluate(interp, frame, statement.value);
      bindTarget(interp, frame, statement.target, value.k === 'unknown' ? declared : value, statement.value);
      return;
    }
    case 'AugAssign': {
      const left = evaluate(interp, frame, statement.target);
      const right = evaluate(interp, frame, statement.value);
      if (left.k === 'sequence' && left.type !== 'tuple' && right.k === 'queryset')
        iterate(interp, frame, statement.value, 'iterate', right, pathOf(statement.value));
      const value =
        left.k === 'sequence' && left.type !== 'tuple' && statement.op === '+'
          ? extended(interp, frame, statement.value, left, right)
          : applyInPlace(interp, frame, statement, statement.op, left, right, statement.value);
      bindTarget(interp, frame, statement.target, value, null);
      return;
    }
    case 'Return': {
      const value = statement.value ? evaluate(interp, frame, statement.value) : NONE;
      frame.returns = join(frame.returns, value);
      if (frame.state) addReturn(frame, frame.state, statement.value);
      leave(frame);
      frame.state = null;
      return;
    }
    case 'Raise':
      if (statement.exc) {
        const exception = evaluate(interp, frame, statement.exc);
        if (exception.k === 'instance')
          interp.raised.set(exception.cls, join(interp.raised.get(exception.cls) ?? NEVER, exception));
      }
      if (statement.cause) evaluate(interp, frame, statement.cause);
      frame.state = null;
      return;
    case 'If':
      runIf(interp, frame, statement.test, statement.body, statement.orelse);
      return;
    case 'For':
      runFor(interp, frame, statement);
      return;
    case 'While':
      runWhile(interp, frame, statement.test, statement.body, statement.orelse);
      return;
    case 'With': {
      let swallows = false;
      const entered: { readonly node: Expr; readonly context: Value }[] = [];
      for (const item of statement.items) {
        const context = evaluate(interp, frame, item.context);
        if (!statement.isAsync) entered.push({ node: item.context, context });
        swallows ||= alternatives(context).some((part) => maySwallow(interp, part));
        const value = statement.isAsync ? UNKNOWN : enterValue(interp, frame, item.context, context);
        if (item.target) bindTarget(interp, frame, item.target, value, null);
      }
      const before = frame.state && copyState(frame.state);
      if (swallows) runSwallowing(interp, frame, statement.body);
      else execute(interp, frame, statement.body);
      // The body may return or raise: what it leaves is left all the same.
      const after = frame.state;
      frame.state = after ?? before;
      for (const { node, context } of entered) leaveValue(interp, frame, node, context);
      if (!after) frame.state = null;
      return;
    }
    case 'Try':
      runTry(interp, frame, statement);
      return;
    case 'Match':
      runMatch(interp, frame, statement);
      return;
    case 'FunctionDef': {
      for (const param of statement.params) if (param.default) evaluate(interp, frame, param.default);
      const fn: Value = {
        k: 'function',
        fn: {
          node: statement,
          qualname: `${frame.fn?.qualname ?? frame.module.name}.<locals>.${statement.name}`,
          module: frame.module,
          owner: null,
        },
        self: null,
        closure: frame,
      };
      assignName(frame, statement.name, applyDecorators(interp, frame, statement, fn));
      return;
    }
    case 'ClassDef': {
      const cls = classOf(interp, frame, statement);
      if (frame.kind === 'function') runClassBody(interp, frame, cls);
      assignName(frame, statement.name, applyDecorators(interp, frame, statement, { k: 'class', cls }));
      return;
    }
    case 'Import':
    case 'ImportFrom':
      for (const alias of statement.names) {
        if (alias.name === '*') continue;
        const name =
          alias.asname ??
          (statement.kind === 'Import' ? (alias.name.split('.')[0] ?? alias.name) : alias.name);
        assignName(frame, name, importedValue(interp, frame.module, { statement, alias }));
      }
      return;
    case 'Delete':
      for (const target of statement.targets) runDelete(interp, frame, target);
      return;
    case 'Assert': {
      const { holds, fails } = branch(interp, frame, statement.test);
      frame.state = fails;
      if (fails && statement.msg) evaluate(interp, frame, statement.msg);
      frame.state = holds;
      return;
    }
    case 'Break':
      if (frame.state) frame.loops.at(-1)?.breaks.push(frame.state);
      frame.state = null;
      return;
    case 'Continue':
      if (frame.state) frame.loops.at(-1)?.continues.push(frame.state);
      frame.state = null;
      return;
    default:
      return;
  }
}

/**
 * The body of a `with` whose context manager may swallow what is raised inside (`suppress`): control then goes on after
 * the statement from anywhere in the body.
 */
function runSwallowing(interp: Interp, frame: Frame, body: readonly Stmt[]): void {
  if (!frame.state) return;
  const raised: State[] = [copyState(frame.state)];
  frame.raises.push(raised);
  execute(interp, frame, body);
  frame.raises.pop();
  const end = frame.state;
  const after = joinStates(end, joinAllStates(raised));
  if (!after) return;
  // Which managers swallow is rarely known: what is bound is told by the way that leads through the whole body.
  frame.state = { ...after, bound: end ? end.bound : after.bound };
}

/** Whether leaving a context manager may swallow an exception; Django's and the standard library's do not, as a rule. */
function maySwallow(interp: Interp, manager: Value): boolean {
  if (manager.k === 'iterator') return true;
  if (manager.k !== 'instance') return false;
  const exit = lookupMember(interp, manager.cls, '__exit__');
  if (exit?.owner.module.origin === 'stub')
    return manager.cls.name === 'suppress' || manager.cls.name === 'ExitStack';
  return exit !== null;
}

function extended(interp: Interp, frame: Frame, source: Expr, left: Value, right: Value): Value {
  if (left.k !== 'sequence') return left;
  const element =
    right.k === 'queryset' ? UNKNOWN : iterate(interp, frame, source, 'iterate', right, pathOf(source));
  setElement(left.cell, join(left.cell.element, element));
  return left;
}

function runIf(
  interp: Interp,
  frame: Frame,
  test: Expr,
  body: readonly Stmt[],
  orelse: readonly Stmt[],
): void {
  const { holds, fails } = branch(interp, frame, test);
  frame.state = holds;
  execute(interp, frame, body);
  const afterBody = frame.state;
  frame.state = fails;
  execute(interp, frame, orelse);
  frame.state = joinStates(afterBody, frame.state);
}

/** Rounds of a loop's body: each sees what the one before left behind, until that changes nothing. */
const ROUNDS = 3;

function runFor(interp: Interp, frame: Frame, statement: Extract<Stmt, { kind: 'For' }>): void {
  const iterable = evaluate(interp, frame, statement.iter);
  const element = statement.isAsync
    ? asyncElement(interp, frame, iterable, pathOf(statement.iter))
    : iterate(interp, frame, statement.iter, 'iterate', iterable, pathOf(statement.iter));
  const latest = (): Value => (iterable.k === 'sequence' ? join(element, iterable.cell.element) : element);
  loop(
    interp,
    frame,
    () => {
      bindTarget(interp, frame, statement.target, latest(), null);
      return null;
    },
    statement.body,
    statement.orelse,
  );
}

function runWhile(
  interp: Interp,
  frame: Frame,
  test: Expr,
  body: readonly Stmt[],
  orelse: readonly Stmt[],
): void {
  loop(interp, frame, () => branch(interp, frame, test), body, orelse);
}

/** @param head binds the target of a `for` and gives null, or takes the test of a `while` */
function loop(
  interp: Interp,
  frame: Frame,
  head: () => Outcome | null,
  body: readonly Stmt[],
  orelse: readonly Stmt[],
): void {
  let entry = frame.state;
  const breaks: State[] = [];
  let exit: State | null = null;
  for (let round = 0; round < ROUNDS && entry; round++) {
    const before = stateKey(entry);
    frame.state = copyState(entry);
    const outcome = head();
    // A `for` may find nothing; a `while` leaves after its test.
    exit = outcome ? outcome.fails : copyState(entry);
    if (outcome) frame.state = outcome.holds;
    const collector = { breaks: [] as State[], continues: [] as State[] };
    frame.loops.push(collector);
    execute(interp, frame, body);
    frame.loops.pop();
    breaks.push(...collector.breaks);
    const end = joinAllStates([frame.state, ...collector.continues]);
    if (!outcome) exit = joinStates(exit, end);
    else if (end) {
      frame.state = copyState(end);
      exit = joinStates(exit, head()?.fails ?? null);
    }
    entry = joinStates(entry, end);
    if (!entry || stateKey(entry) === before) break;
  }
  frame.state = exit;
  if (frame.state) execute(interp, frame, orelse);
  frame.state = joinAllStates([frame.state, ...breaks]);
}

/** A text that is the same for two states in which a loop's body does the same. */
function stateKey(state: State): string {
  const vars = [...state.vars].map(([name, value]) => `${name}=${keyOf(value, 2, false)}`);
  return `${vars.join(';')}|${state.facts.size}|${state.bound.size}`;
}

function runTry(interp: Interp, frame: Frame, statement: Try): void {
  const before = frame.state;
  if (!before) return;
  const raised: State[] = [copyState(before)];
  frame.raises.push(raised);
  const sink = frame.sink;
  if (statement.handlers.some((handler) => catchesStopIteration(handler)))
    frame.sink = withoutStopIteration(sink);
  execute(interp, frame, statement.body);
  frame.sink = sink;
  frame.raises.pop();
  execute(interp, frame, statement.orelse);
  const ends: (State | null)[] = [frame.state];
  const atRaise = joinAllStates(raised);
  for (const handler of statement.handlers) {
    frame.state = atRaise ? copyState(atRaise) : null;
    if (handler.type) {
      const type = evaluate(interp, frame, handler.type);
      if (handler.name !== null) assignName(frame, handler.name, exceptionValue(interp, type));
    }
    execute(interp, frame, handler.body);
    if (handler.name !== null) frame.state?.bound.delete(handler.name);
    ends.push(frame.state);
  }
  const end = joinAllStates(ends);
  if (statement.finalbody.length === 0) {
    frame.state = end;
    return;
  }
  // `finally` also runs on the way out; what it does is seen even where nothing comes through.
  frame.state = joinStates(end ? copyState(end) : null, atRaise);
  execute(interp, frame, statement.finalbody);
  const through = frame.state;
  if (!end || !through) {
    frame.state = null;
    return;
  }
  for (const name of end.bound) through.bound.add(name);
  frame.state = through;
}

function exceptionValue(interp: Interp, type: Value): Value {
  const classes = type.k === 'sequence' ? (type.items ?? []) : alternatives(type);
  return joinAll(
    classes.map((cls) => {
      if (cls.k !== 'class') return OTHER;
      const raised = [...interp.raised].filter(([of]) => of.mro.includes(cls.cls)).map(([, value]) => value);
      return raised.length > 0 ? joinAll(raised) : instanceOf(interp, cls.cls);
    }),
  );
}

function catchesStopIteration(handler: ExceptHandler): boolean {
  if (!handler.type) return true;
  const types = handler.type.kind === 'Tuple' ? handler.type.elts : [handler.type];
  return types.some(
    (type) => type.kind === 'Name' && ['StopIteration', 'Exception', 'BaseException'].includes(type.id),
  );
}

function withoutStopIteration(sink: Sink): Sink {
  return {
    ...sink,
    emit: (node, role, effects) => {
      sink.emit(
        node,
        role,
        effects.filter((effect) => effect.kind !== 'cpu' || !effect.stopIteration),
      );
    },
  };
}

function runMatch(interp: Interp, frame: Frame, statement: Extract<Stmt, { kind: 'Match' }>): void {
  const subject = evaluate(interp, frame, statement.subject);
  const ends: (State | null)[] = [];
  let before = frame.state;
  let exhaustive = false;
  for (const matchCase of statement.cases) {
    frame.state = before ? copyState(before) : null;
    if (!frame.state) break;
    bindPattern(interp, frame, matchCase.pattern, subject, pathOf(statement.subject));
    before = frame.state ? copyState(frame.state) : before;
    if (matchCase.guard) {
      const { holds, fails } = branch(interp, frame, matchCase.guard);
      frame.state = holds;
      before = fails;
    } else if (isIrrefutable(matchCase.pattern)) exhaustive = true;
    execute(interp, frame, matchCase.body);
    ends.push(frame.state);
    if (exhaustive) break;
  }
  if (!exhaustive) ends.push(before);
  frame.state = joinAllStates(ends);
}

const isIrrefutable = (pattern: Pattern): boolean =>
  pattern.kind === 'MatchAs' ? pattern.pattern === null || isIrrefutable(pattern.pattern) : false;

function bindPattern(
  interp: Interp,
  frame: Frame,
  pattern: Pattern,
  subject: Value,
  path: string | null,
): void {
  switch (pattern.kind) {
    case 'MatchValue':
      equality(interp, frame, pattern, '==', subject, evaluate(interp, frame, pattern.value), path, null);
      return;
    case 'MatchSequence': {
      const element =
        subject.k === 'sequence' || subject.k === 'instance'
          ? iterate(interp, frame, pattern, 'self', subject, path)
          : UNKNOWN;
      pattern.patterns.forEach((inner, index) => {
        const item = subject.k === 'sequence' ? (subject.items?.[index] ?? element) : element;
        bindPattern(interp, frame, inner, item, null);
      });
      return;
    }
    case 'MatchMapping':
      for (const inner of pattern.patterns) bindPattern(interp, frame, inner, UNKNOWN, null);
      if (pattern.rest !== null) assignName(frame, pattern.rest, UNKNOWN);
      return;
    case 'MatchClass': {
      const cls = evaluate(interp, frame, pattern.cls);
      const narrowed = cls.k === 'class' ? matching(interp, subject, cls) : subject;
      for (const { name, pattern: inner } of pattern.keywords) {
        const value = getAttribute(interp, frame, inner, narrowed, name, path);
        bindPattern(interp, frame, inner, value, path === null ? null : `${path}.${name}`);
      }
      for (const inner of pattern.patterns) bindPattern(interp, frame, inner, UNKNOWN, null);
      return;
    }
    case 'MatchStar':
      if (pattern.name !== null) assignName(frame, pattern.name, sequence('list', subject));
      return;
    case 'MatchAs':
      if (pattern.pattern) bindPattern(interp, frame, pattern.pattern, subject, path);
      if (pattern.name !== null) assignName(frame, pattern.name, subject);
      return;
    case 'MatchOr':
      for (const inner of pattern.patterns) bindPattern(interp, frame, inner, subject, path);
      return;
  }
}

function matching(interp: Interp, subject: Value, cls: Extract<Value, { k: 'class' }>): Value {
  const fitting = alternatives(subject).filter(
    (part) => (part.k === 'instance' || part.k === 'model') && part.cls.mro.includes(cls.cls),
  );
  return fitting.length > 0
    ? joinAll(fitting)
    : subject.k === 'unknown'
      ? instanceOf(interp, cls.cls)
      : subject;
}

function runDelete(interp: Interp, frame: Frame, target: Expr): void {
  switch (target.kind) {
    case 'Name':
      frame.state?.vars.delete(target.id);
      frame.state?.bound.delete(target.id);
      if (frame.state) dropFacts(frame.state, target.id);
      return;
    case 'Subscript': {
      const base = evaluate(interp, frame, target.value);
      const index = evaluate(interp, frame, target.slice);
      deleteItem(interp, frame, target, base, index, pathOf(target.value));
      return;
    }
    case 'Tuple':
    case 'List':
      for (const elt of target.elts) runDelete(interp, frame, elt);
      return;
    case 'Attribute': {
      const base = evaluate(interp, frame, target.value);
      deleteAttribute(interp, frame, target, base, target.attr, pathOf(target.value));
      const path = pathOf(target);
      if (path !== null && frame.state) dropFacts(frame.state, path);
      return;
    }
    default:
      return;
  }
}

/** What the body of a class that a function makes does when it runs: its values are made, and those of classes in it. */
function runClassBody(interp: Interp, frame: Frame, cls: ClassInfo): void {
  const inside: Frame = { ...staticFrame(cls.module, cls, frame), sink: frame.sink };
  for (const statement of cls.node.body) {
    if (statement.kind === 'ClassDef') runClassBody(interp, inside, classOf(interp, inside, statement));
    else if (
      statement.kind === 'Assign' ||
      statement.kind === 'AnnAssign' ||
      statement.kind === 'AugAssign' ||
      statement.kind === 'Expr'
    )
      if (statement.value) evaluate(interp, inside, statement.value);
  }
}
