/** What an expression is, and what evaluating it does. */
import type {
  BoolOp,
  Call,
  Comprehension,
  DictComp,
  Expr,
  FormattedValue,
  ListComp,
  Node,
} from '../python/ast.ts';
import { getAttribute, setAttribute } from './attributes.ts';
import { applyOperator, applyUnary } from './binary.ts';
import { type CallArguments, callValue } from './calls.ts';
import { lookupMember, ownMember } from './classes.ts';
import { enumMember, isEnum } from './enums.ts';
import {
  collectingSink,
  copyState,
  dropFacts,
  type Frame,
  type Interp,
  joinStates,
  SILENT,
  type State,
} from './interp.ts';
import { INTRINSICS } from './intrinsics.ts';
import { isAnyModel, isFormSetClass } from './models.ts';
import { bindingSites, globalOf, loadModule, scopesOf } from './modules.ts';
import { narrow } from './narrowing.ts';
import { rowOfQuerySet } from './orm.ts';
import {
  asKey,
  callSpecial,
  containment,
  equality,
  getItem,
  iterate,
  mappingOf,
  setItem,
  stringify,
  truth,
} from './protocol.ts';
import type { Effect, LoadTree, Role, Value, ValueScalar } from './types.ts';
import {
  alternatives,
  BOOL,
  dictOf,
  hasOnlyItems,
  join,
  joinAll,
  NEVER,
  NONE,
  OTHER,
  STR,
  scalar,
  sequence,
  tupleOf,
  UNKNOWN,
  uniteTrees,
} from './values.ts';

/** `a.b.c` of plain names and attributes as an access path; null for anything else. */
export function pathOf(expr: Expr): string | null {
  if (expr.kind === 'Name') return expr.id;
  if (expr.kind === 'Attribute') {
    const base = pathOf(expr.value);
    return base === null ? null : `${base}.${expr.attr}`;
  }
  if (expr.kind === 'NamedExpr') return expr.target.id;
  return null;
}

/** Emits effects of loading something that stays loaded: nothing when the path is loaded already. */
export function emitLoad(
  frame: Frame,
  node: Node,
  role: Role,
  effects: readonly Effect[],
  path: string | null,
): void {
  if (path !== null && frame.state?.facts.has(path)) return;
  frame.sink.emit(node, role, effects);
  if (path !== null) frame.state?.facts.add(path);
}

/** A value as the facts about its path make it: forced, evaluated, with relations loaded. */
export function withFacts(frame: Frame, path: string | null, value: Value): Value {
  const facts = frame.state?.facts;
  if (path === null || !facts || facts.size === 0) return value;
  if (value.k === 'lazy') return facts.has(path) ? withFacts(frame, path, value.of) : value;
  if (value.k === 'queryset') return facts.has(path) ? { ...value, evaluated: true } : value;
  if (value.k !== 'model') return value;
  let loaded: LoadTree = value.loaded;
  const prefix = `${path}.`;
  for (const fact of facts) {
    if (!fact.startsWith(prefix)) continue;
    let tree: LoadTree = new Map();
    for (const name of fact.slice(prefix.length).split('.').reverse()) tree = new Map([[name, tree]]);
    loaded = uniteTrees(loaded, tree);
  }
  return loaded === value.loaded ? value : { ...value, loaded };
}

export function lookupName(interp: Interp, frame: Frame, name: string): Value {
  const outer = frame.outer.get(name);
  if (outer !== 'global') {
    const own = frame.kind === 'function' ? frame.state?.vars.get(name) : undefined;
    if (own && outer !== 'nonlocal') return withFacts(frame, name, own);
    if (frame.locals.has(name) && outer !== 'nonlocal') return frame.everBound.get(name) ?? UNKNOWN;
    if (frame.kind === 'class' && frame.cls && bindingSites(frame.cls.node.body).has(name))
      return ownMember(interp, frame.cls, name) ?? UNKNOWN;
    const comprehension = frame.state?.vars.get(name);
    if (frame.kind !== 'function' && comprehension && frame.locals.has(name)) return comprehension;
    for (let around = frame.parent; around; around = around.parent) {
      if (around.kind !== 'function') continue;
      const now = around.state?.vars.get(name);
      if (now) return withFacts(around, name, now);
      if (around.locals.has(name)) return around.everBound.get(name) ?? UNKNOWN;
    }
  }
  const global = globalOf(interp, frame.module, name);
  if (global) return global;
  return builtin(interp, name);
}

function builtin(interp: Interp, name: string): Value {
  const dotted = `builtins.${name}`;
  if (INTRINSICS.has(dotted)) return { k: 'intrinsic', name: dotted, self: null, args: [] };
  const module = loadModule(interp, 'builtins');
  return (module && globalOf(interp, module, name)) ?? UNKNOWN;
}

/** Evaluates an expression: its value; its effects go to the frame's sink. */
export function evaluate(interp: Interp, frame: Frame, expr: Expr): Value {
  interp.steps++;
  interp.depth++;
  const value = compute(interp, frame, expr);
  interp.depth--;
  frame.sink.value(expr, value);
  return value;
}

function compute(interp: Interp, frame: Frame, expr: Expr): Value {
  switch (expr.kind) {
    case 'Name':
      return lookupName(interp, frame, expr.id);
    case 'Constant':
      switch (expr.type) {
        case 'int':
          return scalar('int', typeof expr.value === 'number' ? expr.value : null);
        case 'bool':
          return scalar('bool', expr.value === true);
        case 'None':
          return NONE;
        default:
          return scalar('float');
      }
    case 'Str':
      return expr.bytes ? scalar('bytes') : scalar('str', expr.value);
    case 'JoinedStr':
      for (const part of expr.values) evaluateFormatted(interp, frame, part);
      return STR;
    case 'List':
    case 'Tuple':
    case 'Set': {
      const items: Value[] = [];
      let exact = true;
      for (const elt of expr.elts) {
        if (elt.kind === 'Starred') {
          exact = false;
          const value = evaluate(interp, frame, elt.value);
          items.push(iterate(interp, frame, elt.value, 'iterate', value, pathOf(elt.value)));
        } else items.push(evaluate(interp, frame, elt));
      }
      if (expr.kind === 'Tuple' && exact) return tupleOf(items);
      const type = expr.kind === 'List' ? 'list' : expr.kind === 'Set' ? 'set' : 'tuple';
      if (type === 'set') asKey(interp, frame, expr, joinAll(items), null);
      // The items of a list go by position until something moves them.
      if (type === 'list' && exact) return sequence(type, NEVER, items);
      return sequence(type, joinAll(items));
    }
    case 'Dict': {
      const entries = new Map<string, Value>();
      let element: Value = NEVER;
      let keys: Value = NEVER;
      for (const item of expr.items) {
        if (item.key === null) {
          const given = evaluate(interp, frame, item.value);
          const spread = mappingOf(interp, frame, item.value, 'spread', given, pathOf(item.value));
          if (spread) {
            for (const [key, value] of spread.cell.entries) entries.set(key, value);
            element = join(element, spread.cell.element);
            keys = join(keys, spread.cell.key);
          } else element = UNKNOWN;
          continue;
        }
        const key = evaluate(interp, frame, item.key);
        const value = evaluate(interp, frame, item.value);
        asKey(interp, frame, expr, key, null);
        if (key.k === 'scalar' && typeof key.constant === 'string') entries.set(key.constant, value);
        else {
          element = join(element, value);
          keys = join(keys, key);
        }
      }
      return dictOf(element, entries, keys);
    }
    case 'ListComp':
    case 'SetComp': {
      const element = inComprehension(interp, frame, expr, () => {
        const item = evaluate(interp, frame, expr.elt);
        if (expr.kind === 'SetComp') asKey(interp, frame, expr.elt, item, null);
        return item;
      });
      return sequence(expr.kind === 'ListComp' ? 'list' : 'set', element);
    }
    case 'DictComp': {
      let keys: Value = NEVER;
      const element = inComprehension(interp, frame, expr, () => {
        const key = evaluate(interp, frame, expr.key);
        asKey(interp, frame, expr.key, key, null);
        keys = join(keys, key);
        return evaluate(interp, frame, expr.value);
      });
      return dictOf(element, undefined, keys);
    }
    case 'GeneratorExp':
      return generatorExpression(interp, frame, expr);
    case 'Lambda':
      for (const param of expr.params) if (param.default) evaluate(interp, frame, param.default);
      return {
        k: 'function',
        fn: {
          node: expr,
          qualname: `${frame.fn?.qualname ?? frame.cls?.qualname ?? frame.module.name}.<lambda>`,
          module: frame.module,
          owner: null,
        },
        self: null,
        closure: frame.kind === 'module' ? null : frame,
      };
    case 'IfExp': {
      const { holds, fails } = branch(interp, frame, expr.test);
      frame.state = holds;
      const then = holds ? evaluate(interp, frame, expr.body) : NEVER;
      const afterThen = frame.state;
      frame.state = fails;
      const otherwise = fails ? evaluate(interp, frame, expr.orelse) : NEVER;
      frame.state = joinStates(afterThen, frame.state);
      return join(then, otherwise);
    }
    case 'BoolOp':
      return booleanOperation(interp, frame, expr, 0);
    case 'UnaryOp':
      if (expr.op === 'not') {
        branch(interp, frame, expr.operand);
        return BOOL;
      }
      return applyUnary(interp, frame, expr, expr.op, evaluate(interp, frame, expr.operand));
    case 'BinOp': {
      const left = evaluate(interp, frame, expr.left);
      const right = evaluate(interp, frame, expr.right);
      return applyOperator(interp, frame, expr, expr.op, left, right, expr.right);
    }
    case 'Compare': {
      let left = evaluate(interp, frame, expr.left);
      let leftExpr = expr.left;
      expr.ops.forEach((op, index) => {
        const comparator = expr.comparators[index];
        if (!comparator) return;
        const right = evaluate(interp, frame, comparator);
        if (op === 'in' || op === 'not in')
          containment(interp, frame, expr, right, left, pathOf(comparator), pathOf(leftExpr));
        else if (op !== 'is' && op !== 'is not')
          equality(interp, frame, expr, op, left, right, pathOf(leftExpr), pathOf(comparator));
        left = right;
        leftExpr = comparator;
      });
      return BOOL;
    }
    case 'Call':
      return evaluateCall(interp, frame, expr);
    case 'Attribute': {
      const base = evaluate(interp, frame, expr.value);
      return getAttribute(interp, frame, expr, base, expr.attr, pathOf(expr.value));
    }
    case 'Subscript': {
      const base = evaluate(interp, frame, expr.value);
      // `Stage["NEW"]` is a member; another class in brackets is that class, with its parameters given.
      if (base.k === 'class' && !isEnum(base.cls)) return base;
      const index = evaluate(interp, frame, expr.slice);
      if (base.k === 'class')
        return index.k === 'scalar' && typeof index.constant === 'string'
          ? getAttribute(interp, frame, expr, base, index.constant, null)
          : enumMember(interp, base.cls, OTHER);
      return getItem(interp, frame, expr, base, index, expr.slice, pathOf(expr.value));
    }
    case 'Slice':
      for (const part of [expr.lower, expr.upper, expr.step]) if (part) evaluate(interp, frame, part);
      return OTHER;
    case 'Starred': {
      const value = evaluate(interp, frame, expr.value);
      return iterate(interp, frame, expr.value, 'iterate', value, pathOf(expr.value));
    }
    case 'Await': {
      const sink = frame.sink;
      const awaited = expr.value;
      // What is awaited gives a coroutine: not knowing the function is no reason to think that calling it blocks.
      frame.sink = {
        ...sink,
        emit: (node, role, effects) => {
          sink.emit(node, role, node === awaited ? effects.filter((one) => one.kind !== 'unknown') : effects);
        },
      };
      const value = evaluate(interp, frame, awaited);
      frame.sink = sink;
      return value.k === 'awaitable' ? value.result : UNKNOWN;
    }
    case 'Yield': {
      const value = expr.value ? evaluate(interp, frame, expr.value) : NONE;
      frame.yields = join(frame.yields, value);
      return UNKNOWN;
    }
    case 'YieldFrom': {
      const value = evaluate(interp, frame, expr.value);
      frame.yields = join(
        frame.yields,
        iterate(interp, frame, expr.value, 'iterate', value, pathOf(expr.value)),
      );
      return UNKNOWN;
    }
    case 'NamedExpr': {
      const value = evaluate(interp, frame, expr.value);
      assignName(frame, expr.target.id, value);
      return value;
    }
  }
}

/** Runs two alternatives from the same state and joins what comes out. */
export function fork(frame: Frame, first: () => Value, second: () => Value): Value {
  const before = frame.state;
  if (!before) return join(first(), second());
  frame.state = copyState(before);
  const a = first();
  const afterFirst: State | null = frame.state;
  frame.state = copyState(before);
  const b = second();
  frame.state = joinStates(afterFirst, frame.state);
  return join(a, b);
}

/** The states in which a test leaves control; null where it can't come out so. */
export interface Outcome {
  readonly holds: State | null;
  readonly fails: State | null;
}

/**
 * Evaluates an expression of which only the truth matters, takes that truth, and tells what is known either way: in
 * the body of `if request.GET and request.user.is_staff` the user is loaded. The frame is left in what both have.
 */
export function branch(interp: Interp, frame: Frame, expr: Expr): Outcome {
  if (expr.kind === 'UnaryOp' && expr.op === 'not') {
    const { holds, fails } = branch(interp, frame, expr.operand);
    return { holds: fails, fails: holds };
  }
  if (expr.kind === 'BoolOp') {
    let left: State | null = null;
    for (const value of expr.values) {
      if (!frame.state) break;
      const { holds, fails } = branch(interp, frame, value);
      left = joinStates(left, expr.op === 'and' ? fails : holds);
      frame.state = expr.op === 'and' ? holds : fails;
    }
    const through = frame.state;
    frame.state = joinStates(through ? copyState(through) : null, left ? copyState(left) : null);
    return expr.op === 'and' ? { holds: through, fails: left } : { holds: left, fails: through };
  }
  const moved = offloadedTest(interp, frame, expr);
  if (moved) {
    const { sink } = frame;
    frame.sink = SILENT;
    const outcome = branch(interp, frame, moved);
    frame.sink = sink;
    return outcome;
  }
  const value = evaluate(interp, frame, expr);
  truth(interp, frame, expr, 'truth', value, pathOf(expr));
  const after = frame.state;
  if (!after) return { holds: null, fails: null };
  const known = knownTruth(interp, frame, expr, value);
  const narrowed = (holds: boolean): State | null => {
    if (known === !holds) return null;
    frame.state = copyState(after);
    narrow(interp, frame, expr, holds);
    return frame.state;
  };
  const outcome = { holds: narrowed(true), fails: narrowed(false) };
  frame.state = after;
  return outcome;
}

/** The test that `await sync_to_async(lambda: test)()` makes in a thread: it tells as much as if it were made here. */
function offloadedTest(interp: Interp, frame: Frame, expr: Expr): Expr | null {
  if (expr.kind !== 'Await' || expr.value.kind !== 'Call' || expr.value.args.length > 0) return null;
  const { func } = expr.value;
  const given = func.kind === 'Call' ? func.args[0]?.value : undefined;
  if (func.kind !== 'Call' || given?.kind !== 'Lambda' || given.params.length > 0) return null;
  const { sink } = frame;
  frame.sink = SILENT;
  const adapter = evaluate(interp, frame, func.func);
  frame.sink = sink;
  return adapter.k === 'intrinsic' && adapter.name === 'asgiref.sync.sync_to_async' ? given.body : null;
}

/**
 * What a test on a constant argument comes to: `describe(member, with_branch=False)` skips a branch; and a test for a
 * coroutine function, by which decorators choose a wrapper.
 */
function knownTruth(interp: Interp, frame: Frame, expr: Expr, result: Value): boolean | null {
  if (expr.kind === 'Call') return isCoroutineTest(interp, frame, expr) ? constantTruth(result) : null;
  if (expr.kind === 'Constant')
    return expr.type === 'bool' || expr.type === 'int'
      ? Boolean(expr.value)
      : expr.type === 'None'
        ? false
        : null;
  if (expr.kind === 'Name') {
    const given = frame.state?.vars.get(expr.id);
    if (given?.k === 'sequence' && given.type === 'tuple' && given.items) return given.items.length > 0;
    const constant = constantParameter(interp, frame, expr.id);
    return constant && constantTruth(constant);
  }
  const [op, right] =
    expr.kind === 'Compare' && expr.ops.length === 1 ? [expr.ops[0], expr.comparators[0]] : [];
  if (expr.kind !== 'Compare' || expr.left.kind !== 'Name' || !right) return null;
  if (op !== 'is' && op !== 'is not' && op !== '==' && op !== '!=') return null;
  const other = right.kind === 'Constant' || right.kind === 'Str' ? evaluate(interp, frame, right) : null;
  const value = constantParameter(interp, frame, expr.left.id);
  if (other?.k === 'scalar' && other.type === 'none' && isObject(frame, expr.left.id))
    return op === 'is not' || op === '!=';
  if (!value || other?.k !== 'scalar' || (other.type !== 'none' && other.constant === null)) return null;
  const same =
    value.type === 'none' || other.type === 'none'
      ? value.type === other.type
      : value.constant === other.constant;
  return same === (op === 'is' || op === '==');
}

/** The truth of a constant; null for what is not one. */
function constantTruth(value: Value): boolean | null {
  if (value.k !== 'scalar') return null;
  if (value.constant === null) return value.type === 'none' ? false : null;
  return value.constant !== false && value.constant !== 0 && value.constant !== '';
}

function isCoroutineTest(interp: Interp, frame: Frame, { func }: Call): boolean {
  const { sink } = frame;
  frame.sink = SILENT;
  const callee = evaluate(interp, frame, func);
  frame.sink = sink;
  return callee.k === 'intrinsic' && callee.name.endsWith('.iscoroutinefunction');
}

/** Whether a variable holds what can't be `None`: a class, function or module. */
function isObject(frame: Frame, name: string): boolean {
  const value = frame.state?.vars.get(name);
  if (value?.k === 'intrinsic') return !/^(?:any-field|made-of-rows)/.test(value.name);
  return value?.k === 'class' || value?.k === 'function' || value?.k === 'module';
}

/** The constant (or `None`) that a parameter was given, when nothing binds it anew. */
function constantParameter(interp: Interp, frame: Frame, name: string): ValueScalar | null {
  const node = frame.fn?.node;
  if (!node?.params.some((param) => param.name === name)) return null;
  const value = frame.state?.vars.get(name);
  if (value?.k !== 'scalar' || (value.constant === null && value.type !== 'none')) return null;
  const sites = scopesOf(interp, frame.module).scopeOf(node)?.bindings.get(name)?.sites;
  return sites?.length === 1 ? value : null;
}

function booleanOperation(interp: Interp, frame: Frame, operation: BoolOp, index: number): Value {
  const { values, op } = operation;
  const expr = values[index];
  if (!expr) return NEVER;
  const value = evaluate(interp, frame, expr);
  if (index === values.length - 1) return value;
  // The operand is the result as well: its truth value belongs to the operation, not to the operand.
  truth(interp, frame, operation, 'self', value, pathOf(expr));
  const rest = fork(
    frame,
    () => {
      narrow(interp, frame, expr, op === 'and');
      return booleanOperation(interp, frame, operation, index + 1);
    },
    () => NEVER,
  );
  if (op === 'or' && value.k === 'scalar' && value.type === 'none') return rest;
  return join(op === 'or' ? withoutNone(value) : whereFalse(interp, value), rest);
}

/** What a value is where it is false: a row is not, unless its class tells what its truth is. */
function whereFalse(interp: Interp, value: Value): Value {
  const isAlwaysTrue = (part: Value): boolean =>
    part.k === 'model' &&
    !isAnyModel(part.cls) &&
    !part.cls.mro.some((cls) => cls.openBases) &&
    lookupMember(interp, part.cls, '__bool__') === null &&
    lookupMember(interp, part.cls, '__len__') === null;
  return joinAll(alternatives(value).filter((part) => !isAlwaysTrue(part)));
}

function withoutNone(value: Value): Value {
  if (value.k !== 'union') return value;
  return joinAll(value.of.filter((part) => part.k !== 'scalar' || part.type !== 'none'));
}

function evaluateFormatted(interp: Interp, frame: Frame, part: FormattedValue): void {
  const value = evaluate(interp, frame, part.value);
  const formats = part.spec !== null && (value.k === 'instance' || value.k === 'model');
  const formatted = formats
    ? callSpecial(interp, frame, part.value, 'str', value, '__format__', [STR], pathOf(part.value))
    : null;
  if (formatted === null) stringify(interp, frame, part.value, 'str', value, pathOf(part.value));
  for (const inner of part.spec ?? []) evaluateFormatted(interp, frame, inner);
}

/** Evaluates the generators of a comprehension, then its result; variables are its own. */
function inComprehension(
  interp: Interp,
  frame: Frame,
  expr: ListComp | DictComp,
  result: () => Value,
  firstElement: Value | null = null,
): Value {
  const names = new Set<string>();
  for (const generator of expr.generators) collectNames(generator.target, names);
  const saved = [...names].map((name) => [name, frame.state?.vars.get(name)] as const);
  const before = frame.state ? copyState(frame.state) : null;
  const savedFacts = [...(frame.state?.facts ?? [])];

  let value: Value = NEVER;
  const run = (index: number): void => {
    const generator = expr.generators[index];
    if (!generator) {
      value = result();
      return;
    }
    const element = index === 0 && firstElement ? firstElement : iterationOf(interp, frame, generator);
    bindTarget(interp, frame, generator.target, element, null);
    for (const test of generator.ifs) {
      const { holds } = branch(interp, frame, test);
      if (holds) frame.state = holds;
    }
    run(index + 1);
  };
  const first = expr.generators[0];
  const firstValue = first && !firstElement ? iterationOf(interp, frame, first) : firstElement;
  const afterFirst = frame.state ? copyState(frame.state) : before;
  firstElement = firstValue ?? UNKNOWN;
  run(0);

  frame.state = joinStates(afterFirst, frame.state);
  if (frame.state) {
    for (const [name, old] of saved) {
      dropFacts(frame.state, name);
      if (old) frame.state.vars.set(name, old);
      else frame.state.vars.delete(name);
    }
    for (const fact of savedFacts) if (names.has(rootOf(fact))) frame.state.facts.add(fact);
  }
  return value;
}

/** The variable that an access path begins with. */
export function rootOf(path: string): string {
  return path.split(/[.[]/, 1)[0] ?? path;
}

function iterationOf(interp: Interp, frame: Frame, generator: Comprehension): Value {
  const iterable = evaluate(interp, frame, generator.iter);
  return generator.isAsync
    ? asyncElement(interp, frame, iterable, pathOf(generator.iter))
    : iterate(interp, frame, generator.iter, 'iterate', iterable, pathOf(generator.iter));
}

/** What `async for` over a value gives; it never blocks, and leaves a queryset evaluated. */
export function asyncElement(interp: Interp, frame: Frame, value: Value, path: string | null): Value {
  if (value.k === 'iterator') return value.element;
  if (value.k !== 'queryset') return UNKNOWN;
  if (path !== null) frame.state?.facts.add(path);
  return rowOfQuerySet(interp, value);
}

/** Whether `iter()` of an object runs code at once: an `__iter__` that is no generator. */
function hasEagerIterator(interp: Interp, value: Value): boolean {
  if (value.k !== 'instance' && value.k !== 'model') return false;
  if (value.k === 'instance' && isFormSetClass(value.cls)) return true;
  const method = lookupMember(interp, value.cls, '__iter__')?.value;
  return method?.k === 'function' && method.fn.node.kind === 'FunctionDef' && !method.fn.node.isGenerator;
}

function generatorExpression(interp: Interp, frame: Frame, expr: ListComp): Value {
  const first = expr.generators[0];
  if (!first) return UNKNOWN;
  // `iter()` of the first iterable is taken at once, the rest runs when the generator is consumed.
  const iterable = evaluate(interp, frame, first.iter);
  const later = new Map<string, Effect>();
  let element: Value;
  const eager = alternatives(iterable).some(
    (part) =>
      hasEagerIterator(interp, part) || part.k === 'queryset' || part.k === 'lazy' || part.k === 'manager',
  );
  if (first.isAsync) element = asyncElement(interp, frame, iterable, null);
  else if (eager) element = iterate(interp, frame, first.iter, 'iterate', iterable, pathOf(first.iter));
  else {
    const outer = frame.sink;
    frame.sink = collectingSink(later, outer);
    element = iterate(interp, frame, first.iter, 'iterate', iterable, null);
    frame.sink = outer;
  }
  const outer = frame.sink;
  const state = frame.state ? copyState(frame.state) : null;
  frame.sink = collectingSink(later, outer);
  const result = inComprehension(interp, frame, expr, () => evaluate(interp, frame, expr.elt), element);
  frame.sink = outer;
  // It runs later, perhaps never: what it would load is not known to be loaded.
  frame.state = state;
  return { k: 'iterator', element: result, effects: [...later.values()] };
}

function evaluateCall(interp: Interp, frame: Frame, expr: Extract<Expr, { kind: 'Call' }>): Value {
  const callee = evaluate(interp, frame, expr.func);
  const args: CallArguments = {
    positional: [],
    keyword: new Map(),
    rest: null,
    paths: [],
    keywordPaths: new Map(),
  };
  for (const arg of expr.args) {
    switch (arg.kind) {
      case 'positional':
        if (args.rest) args.rest = join(args.rest, evaluate(interp, frame, arg.value));
        else {
          args.positional.push(evaluate(interp, frame, arg.value));
          args.paths.push(pathOf(arg.value));
        }
        break;
      case 'keyword':
        if (arg.name !== null) {
          args.keyword.set(arg.name, evaluate(interp, frame, arg.value));
          args.keywordPaths.set(arg.name, pathOf(arg.value));
        }
        break;
      case 'star': {
        const value = evaluate(interp, frame, arg.value);
        const element = iterate(interp, frame, arg.value, 'iterate', value, pathOf(arg.value));
        if (value.k === 'sequence' && value.items && !args.rest && hasOnlyItems(value)) {
          for (const item of value.items) {
            args.positional.push(item);
            args.paths.push(null);
          }
        } else args.rest = join(args.rest ?? NEVER, element);
        break;
      }
      case 'doublestar': {
        const given = evaluate(interp, frame, arg.value);
        const value = mappingOf(interp, frame, arg.value, 'spread', given, pathOf(arg.value));
        if (value) {
          for (const [name, entry] of value.cell.entries) args.keyword.set(name, entry);
          if (value.cell.element.k !== 'never') args.rest = join(args.rest ?? NEVER, value.cell.element);
        } else args.rest = join(args.rest ?? NEVER, UNKNOWN);
        break;
      }
    }
  }
  const receiver = expr.func.kind === 'Attribute' ? pathOf(expr.func.value) : null;
  return callValue(interp, frame, expr, callee, args, receiver);
}

function collectNames(target: Expr, names: Set<string>): void {
  if (target.kind === 'Name') names.add(target.id);
  else if (target.kind === 'Tuple' || target.kind === 'List')
    for (const elt of target.elts) collectNames(elt, names);
  else if (target.kind === 'Starred') collectNames(target.value, names);
}

/** Whether nothing was put into a sequence since it was made. */
/** Binds a local variable (or one declared `global`/`nonlocal`). */
export function assignName(frame: Frame, name: string, value: Value): void {
  const outer = frame.outer.get(name);
  if (outer === 'global') return;
  if (outer === 'nonlocal') {
    for (let around = frame.parent; around; around = around.parent) {
      if (around.kind !== 'function' || !around.locals.has(name)) continue;
      if (around.state) {
        dropFacts(around.state, name);
        around.state.vars.set(name, join(around.state.vars.get(name) ?? NEVER, value));
      }
      around.everBound.set(name, join(around.everBound.get(name) ?? NEVER, value));
      return;
    }
    return;
  }
  if (!frame.state) return;
  if (frame.state.facts.size > 0) dropFacts(frame.state, name);
  frame.state.vars.set(name, value);
  frame.state.bound.add(name);
  const ever = frame.everBound.get(name);
  frame.everBound.set(name, ever ? join(ever, value) : value);
}

/**
 * Binds an assignment target.
 * @param source the expression that gives the value, where unpacking it may block; null when it was iterated already
 */
export function bindTarget(
  interp: Interp,
  frame: Frame,
  target: Expr,
  value: Value,
  source: Expr | null,
): void {
  switch (target.kind) {
    case 'Name':
      assignName(frame, target.id, value);
      return;
    case 'Tuple':
    case 'List': {
      const items = value.k === 'sequence' && hasOnlyItems(value) ? value.items : null;
      const starred = target.elts.some((elt) => elt.kind === 'Starred');
      if (items && !starred && items.length === target.elts.length) {
        target.elts.forEach((elt, index) => {
          bindTarget(interp, frame, elt, items[index] ?? UNKNOWN, null);
        });
        return;
      }
      const element = iterate(
        interp,
        frame,
        source ?? target,
        source ? 'iterate' : 'self',
        value,
        source ? pathOf(source) : null,
      );
      for (const elt of target.elts) {
        if (elt.kind === 'Starred') bindTarget(interp, frame, elt.value, sequence('list', element), null);
        else bindTarget(interp, frame, elt, element, null);
      }
      return;
    }
    case 'Starred':
      bindTarget(interp, frame, target.value, value, source);
      return;
    case 'Attribute': {
      const base = evaluate(interp, frame, target.value);
      setAttribute(interp, frame, target, base, target.attr, value, pathOf(target.value));
      return;
    }
    case 'Subscript': {
      const base = evaluate(interp, frame, target.value);
      const index = evaluate(interp, frame, target.slice);
      setItem(interp, frame, target, base, index, value, pathOf(target.value));
      return;
    }
    default:
      return;
  }
}
