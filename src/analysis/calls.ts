/** Calls: of project functions (by summary), classes, things outside, and what can't be told. */
import { blockingPattern } from '../knowledge/blocking.ts';
import type { ClassDef, Expr, FunctionDef, Lambda, Node } from '../python/ast.ts';
import { annotationValue } from './annotations.ts';
import { bindMember } from './attributes.ts';
import { classFrame, lookupMember } from './classes.ts';
import { evaluate, rootOf } from './expressions.ts';
import {
  type Activation,
  causeAt,
  collectingSink,
  effectAt,
  emptyState,
  type Frame,
  type Interp,
  type Summary,
  staticFrame,
  through,
} from './interp.ts';
import { callIntrinsic } from './intrinsics.ts';
import {
  isFormClass,
  isFormSetClass,
  isManagerClass,
  isModelClass,
  isModelFormClass,
  isQuerySetClass,
  ownOrmClass,
} from './models.ts';
import { classNamed, scopesOf } from './modules.ts';
import { anyInstance, givenRelations } from './orm.ts';
import { force } from './protocol.ts';
import {
  IDENTITY,
  isForm,
  isRequestClass,
  isSession,
  readsRelationsForInitial,
  requestOfUser,
  requestValue,
} from './request.ts';
import { addReturn } from './return-facts.ts';
import { instantiated, type Shape, shapeOf, sharable } from './sharing.ts';
import { statedOf } from './stated.ts';
import { execute } from './statements.ts';
import type { ClassInfo, Effect, FunctionInfo, Role, Value, ValueFunction } from './types.ts';
import {
  alternatives,
  contentsOf,
  dictOf,
  idOf,
  instance,
  join,
  joinAll,
  keyOf,
  manager,
  modelInstance,
  NEVER,
  NONE,
  noteWrites,
  querySet,
  scalar,
  sequence,
  setElement,
  trackWrites,
  tupleOf,
  UNKNOWN,
  writeEntry,
} from './values.ts';

export interface CallArguments {
  readonly positional: Value[];
  readonly keyword: Map<string, Value>;
  /** What `*args` and `**kwargs` of unknown length may hold. */
  rest: Value | null;
  /** Where each argument was read from. */
  readonly paths: (string | null)[];
  readonly keywordPaths: Map<string, string | null>;
}

export const NO_ARGUMENTS = (): CallArguments => ({
  positional: [],
  keyword: new Map(),
  rest: null,
  paths: [],
  keywordPaths: new Map(),
});

/** Arguments given by position only, read from nowhere in particular. */
export const positionalArguments = (...values: Value[]): CallArguments => ({
  ...NO_ARGUMENTS(),
  positional: values,
  paths: values.map(() => null),
});

/** Calls a value at a call node; effects are emitted there. */
export function callValue(
  interp: Interp,
  frame: Frame,
  node: Node,
  callee: Value,
  args: CallArguments,
  receiver: string | null,
): Value {
  const parts = alternatives(callee);
  if (parts.length === 1 && parts[0]?.k === 'function') {
    const { fn, self } = parts[0];
    frame.sink.callee(node, { name: fn.qualname, origin: fn.module.origin, self, fn });
  }
  let result: Value = NEVER;
  for (const part of parts)
    result = join(result, callAsStated(interp, frame, node, part, args, receiver, parts.length === 1));
  return parts.length === 0 ? UNKNOWN : result;
}

/** Calls a function or class that can be read, with what the project's settings say of it above what is read. */
function callAsStated(
  interp: Interp,
  frame: Frame,
  node: Node,
  callee: Value,
  args: CallArguments,
  receiver: string | null,
  alone: boolean,
): Value {
  const name =
    callee.k === 'function' ? callee.fn.qualname : callee.k === 'class' ? callee.cls.qualname : null;
  const stated = name === null ? null : statedOf(interp, name);
  if (stated === 'blocking') {
    frame.sink.emit(node, 'self', [effectAt(interp, frame, node, 'network', `${name}()`)]);
  }
  if (stated !== 'safe') return callOne(interp, frame, node, callee, args, receiver, alone);
  const { sink } = frame;
  frame.sink = { ...collectingSink(new Map()), callee: sink.callee };
  const result = callOne(interp, frame, node, callee, args, receiver, alone);
  frame.sink = sink;
  return result;
}

function callOne(
  interp: Interp,
  frame: Frame,
  node: Node,
  callee: Value,
  args: CallArguments,
  receiver: string | null,
  alone: boolean,
): Value {
  switch (callee.k) {
    case 'function':
      return callFunctionValue(interp, frame, node, 'self', callee, args, receiver, labelOf(callee));
    case 'class':
      if (alone)
        frame.sink.callee(node, {
          name: callee.cls.qualname,
          origin: callee.cls.module.origin,
          self: null,
          fn: null,
        });
      return callClass(interp, frame, node, callee.cls, args);
    case 'intrinsic':
      return callIntrinsic(interp, frame, node, callee, args, receiver, alone);
    case 'instance': {
      const member = lookupMember(interp, callee.cls, '__call__');
      if (member) {
        const method = bindMember(interp, callee, callee.cls, member);
        if (method.k === 'function')
          return callFunctionValue(interp, frame, node, 'self', method, args, null, `${callee.cls.name}()`);
      }
      return unknownCall(interp, frame, node, callee.cls.qualname, args, false);
    }
    case 'external':
      return externalCall(interp, frame, node, callee.name, args, alone);
    case 'lazy':
      return callValue(interp, frame, node, force(interp, frame, node, 'self', callee, null), args, null);
    case 'scalar':
      // Calling `None`: a parameter that was not given.
      return UNKNOWN;
    case 'model':
    case 'queryset':
    case 'manager':
      return unknownCall(interp, frame, node, '', args, true);
    default:
      return unknownCall(interp, frame, node, nodeName(node), args, false);
  }
}

function labelOf(callee: ValueFunction): string {
  const name = callee.fn.node.kind === 'Lambda' ? 'lambda' : callee.fn.node.name;
  return callee.fn.owner ? `${callee.fn.owner.name}.${name}()` : `${name}()`;
}

export function nodeName(node: Node): string {
  if (node.kind !== 'Call') return '';
  const parts: string[] = [];
  let expr = node.func;
  while (expr.kind === 'Attribute') {
    parts.unshift(expr.attr);
    expr = expr.value;
  }
  parts.unshift(expr.kind === 'Name' ? expr.id : '…');
  return parts.join('.');
}

/** Whether a value is, or directly holds, something through which unknown code could reach the database. */
export function isHanded(value: Value, depth = 1): boolean {
  switch (value.k) {
    case 'model':
    case 'queryset':
    case 'manager':
    case 'lazy':
      return true;
    case 'instance':
      return isRequestClass(value.cls) || isForm(value) || isSession(value);
    case 'union':
      return value.of.some((part) => isHanded(part, depth));
    case 'sequence':
      return depth > 0 && contentsOf(value).some((item) => isHanded(item, depth - 1));
    case 'dict':
      return (
        depth > 0 &&
        [value.cell.element, value.cell.key, ...value.cell.entries.values()].some((item) =>
          isHanded(item, depth - 1),
        )
      );
    default:
      return false;
  }
}

/** Names of methods that strings, numbers, dates and containers have: not worth reporting on an unknown value. */
export const EVERYDAY_METHODS: ReadonlySet<string> = new Set(
  (
    'strip lstrip rstrip split rsplit splitlines join replace lower upper title capitalize startswith endswith format ' +
    'encode decode isdigit isalpha isnumeric isspace zfill find rfind index count append extend insert remove pop clear ' +
    'sort reverse copy keys values items get setdefault update add discard union difference intersection isoformat ' +
    'strftime date time timestamp total_seconds weekday quantize group groups groupdict'
  ).split(' '),
);

/** A call of something that can't be analysed. */
export function unknownCall(
  interp: Interp,
  frame: Frame,
  node: Node,
  name: string,
  args: CallArguments,
  handed: boolean,
): Value {
  const given =
    handed ||
    args.positional.some((value) => isHanded(value)) ||
    [...args.keyword.values()].some((value) => isHanded(value)) ||
    (args.rest !== null && isHanded(args.rest));
  const offload = interp.unknownCalls === 'offload' || (given && interp.unknownCalls !== 'leave');
  const shown = name || nodeName(node) || 'unknown function';
  if (offload) {
    frame.sink.emit(node, 'self', [effectAt(interp, frame, node, 'unknown', `${shown}() (not analysed)`)]);
  } else if (
    !(node.kind === 'Call' && node.func.kind === 'Attribute' && EVERYDAY_METHODS.has(node.func.attr))
  ) {
    frame.sink.unknownCall(node, shown);
  }
  return given ? MADE_OF_ROWS : UNKNOWN;
}

/** What came of a call that was handed a row or a request: an object that may keep it, whose methods may use it. */
const MADE_OF_ROWS: Value = { k: 'intrinsic', name: 'made-of-rows', self: null, args: [] };

/** By Django's convention, the models of an app are the classes of its module `models`. */
const MODEL_BY_CONVENTION = /\bmodels\.(?:\w+\.)*[A-Z]\w*$/;

/** The same of forms; each may be one of a model. */
const FORM_BY_CONVENTION = /\bforms\.(?:\w+\.)*[A-Z]\w*Form$/;

/** A method of such a class (`Page.create`), or of what may be its manager (`Page.published.live`). */
const METHOD_OF_MODEL = /\bmodels\.(?:[a-z_]\w*\.)*[A-Z]\w*\.([a-z]\w*\.)?\w+$/;

/** A call of something known by its dotted name only. */
function externalCall(
  interp: Interp,
  frame: Frame,
  node: Node,
  name: string,
  args: CallArguments,
  alone: boolean,
): Value {
  if (alone) frame.sink.callee(node, { name, origin: 'package', self: null, fn: null });
  const result: Value = { k: 'external', name: `${name}()` };
  const stated = statedOf(interp, name);
  if (stated === 'safe') return result;
  if (stated === 'blocking') {
    frame.sink.emit(node, 'self', [effectAt(interp, frame, node, 'network', `${name}()`)]);
    return result;
  }
  const known = blockingPattern(name);
  if (known === 'safe') return result;
  if (known) {
    frame.sink.emit(node, 'self', [effectAt(interp, frame, node, known.kind, known.what, known.async)]);
    return result;
  }
  if (name.startsWith('django.') || name.startsWith('queryset.') || name.startsWith('manager.')) {
    const given =
      name.startsWith('queryset.') ||
      name.startsWith('manager.') ||
      [...args.positional, ...args.keyword.values()].some((value) => isHanded(value));
    if (given) return unknownCall(interp, frame, node, name, args, true);
    return result;
  }
  if (/(?:Error|Exception|Warning)$/.test(name)) return result;
  if (MODEL_BY_CONVENTION.test(name)) return anyInstance(interp);
  const form = FORM_BY_CONVENTION.test(name) ? classNamed(interp, 'django.forms.models.ModelForm') : null;
  if (form) return callClass(interp, frame, node, form, args);
  const method = METHOD_OF_MODEL.exec(name);
  if (method) {
    unknownCall(interp, frame, node, name, args, true);
    return method[1] === undefined ? anyInstance(interp) : querySet(null);
  }
  unknownCall(interp, frame, node, name, args, false);
  return result;
}

/** Makes an instance. */
export function callClass(
  interp: Interp,
  frame: Frame,
  node: Node,
  cls: ClassInfo,
  args: CallArguments,
): Value {
  const own = ownOrmClass(cls);
  if (isModelClass(cls)) {
    for (const [name, value] of args.keyword)
      force(interp, frame, node, 'self', value, args.keywordPaths.get(name) ?? null);
    const made = modelInstance(cls, { loaded: givenRelations(interp, cls, args) });
    for (const [name, value] of args.keyword) writeEntry(made.cell, name, value);
    construct(interp, frame, node, cls, made, args);
    return made;
  }
  if (isQuerySetClass(cls)) {
    const model = args.keyword.get('model') ?? args.positional[0];
    return querySet(model?.k === 'class' && isModelClass(model.cls) ? model.cls : null, { cls: own });
  }
  if (isManagerClass(cls)) return manager(null, { cls: own });
  const made = instance(cls);
  if (isFormClass(cls) || isFormSetClass(cls)) {
    const given = args.keyword.get('instance');
    if (made.k === 'instance') {
      if (given?.k === 'model') made.cell.entries.set('instance', given);
      if (isModelFormClass(cls) && given && given.k !== 'scalar' && readsRelationsForInitial(interp, cls))
        frame.sink.emit(node, 'self', [
          effectAt(interp, frame, node, 'db', `${cls.name}(instance=…) reads many-to-many values`),
        ]);
    }
  }
  const member = lookupMember(interp, cls, '__new__');
  if (member && member.owner.module.origin !== 'stub' && member.value.k === 'function')
    callFunctionValue(
      interp,
      frame,
      node,
      'self',
      { ...member.value, self: { k: 'class', cls } },
      args,
      null,
      `${cls.name}.__new__()`,
    );
  construct(interp, frame, node, cls, made, args);
  return made;
}

function construct(
  interp: Interp,
  frame: Frame,
  node: Node,
  cls: ClassInfo,
  made: Value,
  args: CallArguments,
): void {
  const member = lookupMember(interp, cls, '__init__');
  if (member?.value.k !== 'function') {
    if (made.k === 'instance') dataclassFields(interp, frame, node, made, cls, args);
    return;
  }
  if (made.k === 'model' && member.owner.module.origin === 'stub') return;
  callFunctionValue(
    interp,
    frame,
    node,
    'self',
    { ...member.value, self: made },
    args,
    null,
    `${cls.name}()`,
  );
}

/** `field(default_factory=list)` */
function factoryOf(value: Expr): Expr | null {
  if (value.kind !== 'Call') return null;
  return value.args.find((arg) => arg.name === 'default_factory' || arg.name === 'factory')?.value ?? null;
}

/** Fields as a dataclass, a named tuple or their like declares them: the constructor is made of them. */
function dataclassFields(
  interp: Interp,
  frame: Frame,
  node: Node,
  made: Extract<Value, { k: 'instance' }>,
  cls: ClassInfo,
  args: CallArguments,
): void {
  const names: string[] = [];
  for (const part of [...cls.mro].reverse())
    for (const statement of part.node.body)
      if (
        statement.kind === 'AnnAssign' &&
        statement.target.kind === 'Name' &&
        !names.includes(statement.target.id)
      )
        names.push(statement.target.id);
  args.positional.forEach((value, index) => {
    const name = names[index];
    if (name !== undefined) writeEntry(made.cell, name, value);
  });
  for (const [name, value] of args.keyword) writeEntry(made.cell, name, value);
  for (const part of cls.mro)
    for (const statement of part.node.body)
      if (statement.kind === 'AnnAssign' && statement.target.kind === 'Name' && statement.value) {
        const { id } = statement.target;
        if (made.cell.entries.has(id)) continue;
        const factory = factoryOf(statement.value);
        if (!factory) continue;
        const value = evaluate(interp, classFrame(part), factory);
        writeEntry(made.cell, id, callValue(interp, frame, node, value, NO_ARGUMENTS(), null));
      }
  const post = lookupMember(interp, cls, '__post_init__');
  if (post?.value.k === 'function') {
    const init = { ...post.value, self: made };
    callFunctionValue(interp, frame, node, 'self', init, NO_ARGUMENTS(), null, `${cls.name}()`);
  }
}

/** Expressions and statements inside each other, through all calls: half of what Node's stack takes. */
const MAX_DEPTH = 600;
/** What a call adds to that, beside its expression. */
const CALL_DEPTH = 6;
const MAX_STEPS = 400_000;
const MAX_VARIANTS = 24;

/** Calls a function of which the body can be read, by its summary for these arguments. */
export function callFunctionValue(
  interp: Interp,
  frame: Frame,
  node: Node,
  role: Role,
  callee: ValueFunction,
  args: CallArguments,
  receiver: string | null,
  label: string,
): Value {
  const { fn } = callee;
  const bound = bindParameters(interp, fn, callee, args, receiver);
  if (interp.depth > MAX_DEPTH || interp.steps > MAX_STEPS) {
    interp.cuts++;
    if (interp.unknownCalls !== 'leave')
      frame.sink.emit(node, role, [
        effectAt(interp, frame, node, 'unknown', `${label} (too deep to analyse)`),
      ]);
    return UNKNOWN;
  }
  const facts = rerootedFacts(frame, bound.paths);
  for (const fact of frame.state?.facts ?? []) if (fact.startsWith(IDENTITY)) facts.add(fact);
  // A function called where it was made sees, and leaves behind, what is loaded of the variables around it.
  const free = asFrame(callee.closure) === frame ? freeRoots(interp, frame, fn) : null;
  if (free && frame.state) for (const fact of frame.state.facts) if (free.has(rootOf(fact))) facts.add(fact);
  const summary = summarize(interp, callee, bound.values, facts);
  const isGenerator = fn.node.kind === 'FunctionDef' && fn.node.isGenerator;
  const isAsync = fn.node.kind === 'FunctionDef' && fn.node.isAsync;
  if (isAsync)
    return isGenerator
      ? { k: 'iterator', element: UNKNOWN, effects: [] }
      : { k: 'awaitable', result: summary.value };
  const effects =
    fn.module.origin === 'stub'
      ? atCall(interp, frame, node, summary.effects)
      : through(interp, frame, node, label, summary.effects);
  if (isGenerator) return { k: 'iterator', element: summary.value, effects };
  frame.sink.emit(node, role, effects);
  frame.received = { node, facts: summary.returned };
  if (frame.state && summary.value.k !== 'never')
    for (const fact of forgotten(interp, fn, bound.paths, facts, summary.facts))
      frame.state.facts.delete(fact);
  if (frame.state)
    for (const fact of summary.facts) {
      const cut = fact.search(/[.[]/);
      const name = rootOf(fact);
      if (free?.has(name) || fact.startsWith(IDENTITY)) {
        frame.state.facts.add(fact);
        continue;
      }
      const path = bound.paths.get(name);
      if (!path || (interp.userStaysLazy && cut < 0 && path.endsWith('.user'))) continue;
      frame.state.facts.add(cut < 0 ? path : path + fact.slice(cut));
    }
  return fn.module.origin === 'stub' ? valueAtCall(interp, frame, node, summary.value) : summary.value;
}

/**
 * What the caller knew to be loaded of the arguments and no longer is when the function returns: a method that gives
 * `self.owner` another value. What becomes of a parameter that is bound anew says nothing of the argument.
 */
function forgotten(
  interp: Interp,
  fn: FunctionInfo,
  paths: ReadonlyMap<string, string>,
  given: ReadonlySet<string>,
  left: ReadonlySet<string>,
): readonly string[] {
  const lost = [...given].filter((fact) => !left.has(fact));
  if (lost.length === 0) return lost;
  const bindings = scopesOf(interp, fn.module).scopeOf(fn.node)?.bindings;
  return lost.flatMap((fact) => {
    const name = rootOf(fact);
    const path = paths.get(name);
    const isKept = path !== undefined && bindings?.get(name)?.sites.length === 1;
    return isKept ? [path + fact.slice(name.length)] : [];
  });
}

/** Variables of the frame that a function made in it reads, its own set aside. */
function freeRoots(interp: Interp, frame: Frame, fn: FunctionInfo): ReadonlySet<string> {
  const own = scopesOf(interp, fn.module).scopeOf(fn.node)?.bindings;
  const names = new Set<string>();
  for (const name of frame.state?.vars.keys() ?? []) if (!own?.has(name)) names.add(name);
  return names;
}

/** Effects that a stub declares begin where it is called. */
function atCall(interp: Interp, frame: Frame, node: Node, effects: readonly Effect[]): readonly Effect[] {
  return effects.map((effect) => ({
    ...effect,
    chain: effect.chain.map((cause) =>
      cause.file.startsWith('<stub>/') ? causeAt(interp, frame, node, cause.label) : cause,
    ),
  }));
}

/** The same for what runs later: `map()` gives an iterator whose effects come when it is consumed. */
function valueAtCall(interp: Interp, frame: Frame, node: Node, value: Value): Value {
  if (value.k === 'iterator' || value.k === 'lazy')
    return value.effects.length > 0
      ? { ...value, effects: atCall(interp, frame, node, value.effects) }
      : value;
  if (value.k === 'union')
    return { k: 'union', of: value.of.map((part) => valueAtCall(interp, frame, node, part)) };
  return value;
}

function rerootedFacts(frame: Frame, paths: ReadonlyMap<string, string>): Set<string> {
  const facts = new Set<string>();
  if (!frame.state || frame.state.facts.size === 0) return facts;
  for (const [name, path] of paths)
    for (const fact of frame.state.facts) {
      if (fact === path) facts.add(name);
      else if (fact.startsWith(path) && (fact[path.length] === '.' || fact[path.length] === '['))
        facts.add(name + fact.slice(path.length));
    }
  return facts;
}

interface Bound {
  readonly values: Map<string, Value>;
  readonly paths: Map<string, string>;
}

function bindParameters(
  interp: Interp,
  fn: FunctionInfo,
  callee: ValueFunction,
  args: CallArguments,
  receiver: string | null,
): Bound {
  const values = new Map<string, Value>();
  const paths = new Map<string, string>();
  const positional = callee.self ? [callee.self, ...args.positional] : args.positional;
  const from = callee.self ? [callee.self.k === 'class' ? null : receiver, ...args.paths] : args.paths;
  const keyword = new Map(args.keyword);
  let next = 0;
  for (const param of fn.node.params) {
    switch (param.kind) {
      case 'posonly':
      case 'normal': {
        const value = positional[next];
        if (value) {
          values.set(param.name, value);
          const path = from[next];
          if (path) paths.set(param.name, path);
          next++;
          break;
        }
        bindKeyword(param.name, param.default !== null);
        break;
      }
      case 'vararg': {
        const rest = positional.slice(next);
        next = positional.length;
        values.set(
          param.name,
          args.rest ? sequence('tuple', join(args.rest, rest.reduce<Value>(join, NEVER))) : tupleOf(rest),
        );
        break;
      }
      case 'kwonly':
        bindKeyword(param.name, param.default !== null);
        break;
      case 'kwarg':
        values.set(param.name, dictOf(args.rest ?? NEVER, keyword));
        break;
    }
    if (!values.has(param.name)) {
      const value = param.default
        ? evaluate(interp, defaultFrame(fn, callee), param.default)
        : fromAnnotation(interp, fn, callee, param.annotation);
      values.set(param.name, value);
    } else if (param.annotation && values.get(param.name)?.k === 'unknown') {
      values.set(param.name, fromAnnotation(interp, fn, callee, param.annotation));
    }
  }
  return { values, paths };

  function bindKeyword(name: string, hasDefault: boolean): void {
    const value = keyword.get(name);
    if (value) {
      values.set(name, value);
      const path = args.keywordPaths.get(name);
      if (path) paths.set(name, path);
      keyword.delete(name);
    } else if (args.rest) values.set(name, hasDefault ? join(args.rest, UNKNOWN) : args.rest);
  }
}

function defaultFrame(fn: FunctionInfo, callee: ValueFunction): Frame {
  return staticFrame(fn.module, fn.owner, asFrame(callee.closure));
}

function fromAnnotation(
  interp: Interp,
  fn: FunctionInfo,
  callee: ValueFunction,
  annotation: Parameters<typeof annotationValue>[2] | null,
): Value {
  return annotation ? annotationValue(interp, defaultFrame(fn, callee), annotation) : UNKNOWN;
}

/** The frame around a nested function, as its value carries it. */
export function asFrame(closure: object | null): Frame | null {
  return closure && isFrame(closure) ? closure : null;
}

function isFrame(value: object): value is Frame {
  return 'everBound' in value;
}

/** A fresh frame for one activation of a function. */
export function functionFrame(
  interp: Interp,
  fn: FunctionInfo,
  closure: object | null,
  values: ReadonlyMap<string, Value>,
  facts: Iterable<string>,
): Frame {
  const scope = scopesOf(interp, fn.module).scopeOf(fn.node);
  const outer = new Map<string, 'global' | 'nonlocal'>();
  for (const name of scope?.globals ?? []) outer.set(name, 'global');
  for (const name of scope?.nonlocals ?? []) outer.set(name, 'nonlocal');
  const state = emptyState();
  for (const [name, value] of values) {
    state.vars.set(name, value);
    state.bound.add(name);
  }
  for (const fact of facts) state.facts.add(fact);
  const frame: Frame = {
    module: fn.module,
    fn,
    cls: fn.owner,
    kind: 'function',
    parent: asFrame(closure),
    locals: new Set([...(scope?.bindings.keys() ?? []), ...values.keys()]),
    outer,
    state,
    everBound: new Map(values),
    sink: collectingSink(new Map()),
    returns: NEVER,
    yields: NEVER,
    exitFacts: null,
    returnFacts: null,
    received: null,
    loops: [],
    raises: [],
    beforeStatement: null,
  };
  return frame;
}

function summarize(
  interp: Interp,
  callee: ValueFunction,
  values: Map<string, Value>,
  facts: ReadonlySet<string>,
): Summary {
  const { fn } = callee;
  for (const [name, value] of values) if (isArbitrary(value)) values.set(name, generalized(interp, value));
  const known = summaryFor(interp, callee, values, facts);
  if ('summary' in known) return known.summary;
  let { key, shape } = known;
  const variants = (interp.variants.get(fn.node) ?? 0) + 1;
  interp.variants.set(fn.node, variants);
  const nested = interp.active.filter((entry) => entry.node === fn.node);
  if (variants > MAX_VARIANTS || nested.length >= MAX_NESTED) {
    const change = nested.length >= MAX_NESTED ? widened : generalized;
    for (const [name, value] of values) values.set(name, change(interp, value));
    const general = summaryFor(interp, callee, values, facts);
    if ('summary' in general) return general.summary;
    ({ key, shape } = general);
  }
  const running = interp.running.get(key) ?? (nested.length > 2 * MAX_NESTED ? nested.at(-1) : undefined);
  if (running) return dependOn(interp, running);
  return solve(interp, callee, key, shape, values, facts);
}

/** The summary for these arguments, or what it is to be kept by. */
function summaryFor(
  interp: Interp,
  callee: ValueFunction,
  values: ReadonlyMap<string, Value>,
  facts: ReadonlySet<string>,
): { readonly summary: Summary } | { readonly key: string; readonly shape: Shape | null } {
  // What a closure does depends on variables that its arguments don't tell.
  const shape = callee.closure === null ? shapeOf(callee, values, facts) : null;
  const shared = shape && interp.shared.get(shape.key);
  if (shared && interp.depth >= shared.depth) {
    if (shared.summary.isCut) interp.cuts++;
    return { summary: instantiated(shared, shape) };
  }
  const key = summaryKey(callee, values, facts);
  const summary = interp.summaries.get(key) ?? provisional(interp, key);
  if (!summary) return { key, shape };
  noteWrites(summary.written);
  if (summary.isCut) interp.cuts++;
  return { summary };
}

const BOTTOM: Summary = {
  value: NEVER,
  effects: [],
  facts: new Set(),
  returned: new Set(),
  written: new Set(),
  isCut: false,
};

/** Activations of one function inside each other before its arguments are told apart by their kind only. */
const MAX_NESTED = 3;
const MAX_ROUNDS = 8;

/** Takes the summary of an activation that is not finished: what is found by it holds as long as that stays so. */
function dependOn(interp: Interp, running: Activation): Summary {
  running.used = true;
  interp.active.at(-1)?.dependencies.add(running);
  return running.summary;
}

/** A summary found in this round of the recursion that it belongs to; null when there is none, or it is outdated. */
function provisional(interp: Interp, key: string): Summary | null {
  const found = interp.provisional.get(key);
  if (!found) return null;
  for (const [entry, round] of found.dependencies) if (entry.isDone || entry.round !== round) return null;
  for (const entry of found.dependencies.keys()) dependOn(interp, entry);
  return found.summary;
}

/**
 * Interprets a function until its summary stands: recursion starts from "nothing" and is repeated at its outermost
 * function. What is found for the functions in between is kept for the round, and for good when the round changed
 * nothing, so that the work grows with the number of functions, not with the number of ways through them.
 */
function solve(
  interp: Interp,
  callee: ValueFunction,
  key: string,
  shape: Shape | null,
  values: ReadonlyMap<string, Value>,
  facts: ReadonlySet<string>,
): Summary {
  const entry: Activation = {
    node: callee.fn.node,
    summary: interp.provisional.get(key)?.summary ?? BOTTOM,
    used: false,
    changed: false,
    round: 0,
    isDone: false,
    dependencies: new Set(),
    dependents: new Set(),
  };
  interp.running.set(key, entry);
  interp.active.push(entry);
  const cuts = interp.cuts;
  const { written, first } = trackWrites(() => settle(interp, entry, callee, values, facts));
  interp.active.pop();
  interp.running.delete(key);
  entry.isDone = true;
  entry.summary = { ...entry.summary, written, isCut: interp.cuts > cuts };
  const parent = interp.active.at(-1);
  for (const outer of entry.dependencies) if (parent !== outer) parent?.dependencies.add(outer);
  // A view that took all its steps says nothing about the others; one that went too deep, about those as deep.
  const isFinal = entry.dependencies.size === 0 && interp.steps <= MAX_STEPS;
  const depth = entry.summary.isCut ? interp.depth : 0;
  const shared = shape && isFinal ? sharable(entry.summary, shape, { written, first, depth }) : null;
  if (shape && shared) interp.shared.set(shape.key, shared);
  // What a closure does depends on variables that its arguments don't tell.
  else if (callee.closure === null) keep(interp, key, entry.summary, entry.dependencies);
  for (const dependent of entry.dependents) {
    const found = interp.provisional.get(dependent);
    if (found?.dependencies.get(entry) !== entry.round) continue;
    found.dependencies.delete(entry);
    const summary = { ...found.summary, written: new Set([...found.summary.written, ...written]) };
    keep(interp, dependent, summary, new Set([...found.dependencies.keys(), ...entry.dependencies]));
  }
  return entry.summary;
}

/** The rounds of one activation; what it finds is left in it. */
function settle(
  interp: Interp,
  entry: Activation,
  callee: ValueFunction,
  values: ReadonlyMap<string, Value>,
  facts: ReadonlySet<string>,
): void {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    entry.round = round;
    entry.used = false;
    entry.changed = false;
    entry.dependencies.clear();
    const before = entry.summary;
    entry.summary = interpret(interp, callee, values, facts);
    entry.dependencies.delete(entry);
    if (!entry.used && entry.dependencies.size === 0) break;
    const same = isSame(before, entry.summary);
    if (entry.dependencies.size > 0) {
      if (entry.changed || (entry.used && !same))
        for (const outer of entry.dependencies) outer.changed = true;
      break;
    }
    if (same && !entry.changed) break;
  }
}

/** Keeps a summary for good, or for as long as the activations that it was found by stand. */
function keep(interp: Interp, key: string, summary: Summary, dependencies: ReadonlySet<Activation>): void {
  if (dependencies.size === 0) {
    interp.provisional.delete(key);
    interp.summaries.set(key, summary);
    return;
  }
  interp.provisional.set(key, {
    summary,
    dependencies: new Map([...dependencies].map((entry) => [entry, entry.round])),
  });
  for (const entry of dependencies) entry.dependents.add(key);
}

function isSame(a: Summary, b: Summary): boolean {
  return (
    a.effects.length === b.effects.length &&
    a.facts.size === b.facts.size &&
    a.returned.size === b.returned.size &&
    keyOf(a.value, 3, false) === keyOf(b.value, 3, false)
  );
}

function summaryKey(
  callee: ValueFunction,
  values: ReadonlyMap<string, Value>,
  facts: ReadonlySet<string>,
): string {
  const parts = [idOf(callee.fn.node), idOf(callee.closure), callee.fn.owner?.qualname ?? ''];
  for (const [name, value] of values) parts.push(`${name}=${keyOf(value)}`);
  parts.push([...facts].sort().join(','));
  return parts.join(';');
}

function generalized(_interp: Interp, value: Value): Value {
  return value.k === 'scalar' && value.constant !== null ? scalar(value.type) : value;
}

/** A number or long text by which nothing is chosen: functions are not told apart by it. */
const isArbitrary = (value: Value): boolean =>
  value.k === 'scalar' &&
  ((typeof value.constant === 'number' && (value.constant < -1 || value.constant > 3)) ||
    (typeof value.constant === 'string' && value.constant.length > 64));

/** A value by its kind: the one container, or object of a class, that stands for all of them in deep recursion. */
function widened(interp: Interp, value: Value): Value {
  switch (value.k) {
    case 'sequence':
      return standIn(interp, value.type, [value], () => sequence(value.type, NEVER));
    case 'dict':
      return standIn(interp, 'dict', [value], () => dictOf(NEVER));
    case 'instance':
      return standIn(interp, `i:${idOf(value.cls)}`, [value], () => value);
    case 'model':
      return value.cell.entries.size > 0 ? modelInstance(value.cls) : value;
    case 'union':
      return joinAll(value.of.map((part) => widened(interp, part)));
    default:
      return generalized(interp, value);
  }
}

function standIn(interp: Interp, kind: string, given: readonly Value[], make: () => Value): Value {
  const found = interp.standIns.get(kind) ?? make();
  interp.standIns.set(kind, found);
  if (found.k === 'sequence' || found.k === 'dict')
    for (const leaf of leavesOf(given, 4)) setElement(found.cell, join(found.cell.element, leaf));
  else join(found, given[0] ?? found);
  return found;
}

/** What containers hold in the end, other than containers. */
function leavesOf(values: Iterable<Value>, depth: number): readonly Value[] {
  const leaves: Value[] = [];
  for (const value of values)
    for (const part of alternatives(value)) {
      if (part.k !== 'sequence' && part.k !== 'dict') leaves.push(generalizedLeaf(part));
      else if (depth > 0) {
        const items = part.k === 'sequence' ? (part.items ?? []) : [];
        leaves.push(
          ...leavesOf([...items, part.cell.element, part.cell.key, ...part.cell.entries.values()], depth - 1),
        );
      } else leaves.push(UNKNOWN);
    }
  return leaves;
}
const generalizedLeaf = (value: Value): Value => (value.k === 'scalar' ? scalar(value.type) : value);

function interpret(
  interp: Interp,
  callee: ValueFunction,
  values: ReadonlyMap<string, Value>,
  facts: ReadonlySet<string>,
): Summary {
  const { fn } = callee;
  const effects = new Map<string, Effect>();
  const frame = functionFrame(interp, fn, callee.closure, values, facts);
  frame.sink = collectingSink(effects);
  interp.depth += CALL_DEPTH;
  runBody(interp, frame, fn.node);
  interp.depth -= CALL_DEPTH;
  let value = frame.returns;
  if (fn.node.kind === 'FunctionDef') {
    if (fn.node.isGenerator) value = frame.yields;
    else if (frame.state) value = isStubBody(fn) && fn.node.returns ? value : join(value, NONE);
    if (fn.node.returns && (value.k === 'unknown' || value.k === 'never'))
      value = annotationValue(interp, defaultFrame(fn, callee), fn.node.returns);
    else if (fn.node.returns && isStubBody(fn) && frame.returns.k === 'never')
      value = annotationValue(interp, defaultFrame(fn, callee), fn.node.returns);
  }
  return {
    value,
    effects: [...effects.values()],
    facts: frame.exitFacts ?? new Set(),
    returned: frame.returnFacts?.facts ?? new Set(),
    written: BOTTOM.written,
    isCut: false,
  };
}

const isStubBody = (fn: FunctionInfo): boolean => fn.module.origin === 'stub';

/** Runs a function's body in its frame; what it returns is left in the frame. */
export function runBody(interp: Interp, frame: Frame, node: FunctionDef | Lambda): void {
  if (node.kind === 'Lambda') {
    frame.returns = evaluate(interp, frame, node.body);
    frame.exitFacts = new Set(frame.state?.facts ?? []);
    return;
  }
  execute(interp, frame, node.body);
  if (frame.state && frame.returnFacts) addReturn(frame, frame.state, null);
  leave(frame);
}

/** Records what holds where the function returns. */
export function leave(frame: Frame): void {
  if (!frame.state) return;
  const here = frame.state.facts;
  frame.exitFacts = frame.exitFacts
    ? new Set([...frame.exitFacts].filter((fact) => here.has(fact)))
    : new Set(here);
}

/** What a definition binds its name to once its decorators are applied. */
export function applyDecorators(
  interp: Interp,
  frame: Frame,
  node: FunctionDef | ClassDef,
  value: Value,
): Value {
  let result = value;
  for (const decorator of [...node.decorators].reverse()) {
    const sink = frame.sink;
    frame.sink = collectingSink(new Map());
    const callee = evaluate(interp, frame, decorator.expr);
    let next: Value = UNKNOWN;
    for (const part of alternatives(callee)) {
      if (part.k === 'external' || part.k === 'unknown') {
        next = result;
      } else {
        next = callValue(interp, frame, decorator.expr, part, positionalArguments(result), null);
        break;
      }
    }
    frame.sink = sink;
    // A decorator that can't be followed is taken to give a function that does what the decorated one does.
    if (next.k === 'unknown' || next.k === 'never') next = result;
    if (next.k === 'scalar' || next.k === 'external') next = result;
    result = next;
  }
  return result;
}

/** Values of the parameters of a function of which the callers are not known: what their annotations say. */
export function declaredParameters(interp: Interp, fn: FunctionInfo): Map<string, Value> {
  const frame = staticFrame(fn.module, fn.owner, null);
  const values = new Map<string, Value>();
  for (const param of fn.node.params)
    values.set(param.name, param.annotation ? annotationValue(interp, frame, param.annotation) : UNKNOWN);
  return values;
}

/**
 * What a function's own decorators hand it: they are run on a stand-in for it, as the handler would run them.
 * @param handed the request (for a method: the view and the request); what a decorator puts on it stays there
 * @returns values of the parameters that a decorator fills in
 */
function decoratedParameters(
  interp: Interp,
  fn: FunctionInfo,
  handed: readonly Value[],
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  if (fn.node.kind !== 'FunctionDef' || fn.node.decorators.length === 0) return values;
  const frame = staticFrame(fn.module, fn.owner, null);
  const before = interp.probes;
  interp.probes = [];
  const probe: Value = { k: 'intrinsic', name: 'probe', self: null, args: [] };
  const decorated = applyDecorators(interp, frame, fn.node, probe);
  if (decorated !== probe) callValue(interp, frame, fn.node, decorated, positionalArguments(...handed), null);
  for (const given of interp.probes) {
    const named = new Set(fn.node.params.map((param) => param.name));
    const others = [...given.keyword].filter(([name]) => !named.has(name));
    fn.node.params.forEach((param, index) => {
      const value =
        param.kind === 'kwarg'
          ? others.length > 0
            ? dictOf(scalar('other'), others)
            : undefined
          : param.kind === 'vararg'
            ? undefined
            : (given.positional[index] ?? given.keyword.get(param.name));
      if (index < handed.length || !value || value.k === 'unknown') return;
      const known = values.get(param.name);
      values.set(param.name, known ? join(known, value) : value);
    });
  }
  interp.probes = before;
  return values;
}

/** An object of a class-based view, with what `View.setup()` puts on it. */
export function viewObject(interp: Interp, cls: ClassInfo, user: 'lazy' | 'loaded' = 'lazy'): Value {
  return instance(cls, [
    ['request', user === 'loaded' ? requestOfUser(interp) : requestValue(interp)],
    ['kwargs', dictOf(scalar('other'))],
    ['args', sequence('tuple', scalar('other'))],
  ]);
}

/** Values of the parameters of a function that the request handler calls. */
export function viewParameters(interp: Interp, fn: FunctionInfo): Map<string, Value> {
  const values = new Map<string, Value>();
  const frame = staticFrame(fn.module, fn.owner, null);
  let position = 0;
  const first = fn.node.params[0]?.name;
  const isMethod = fn.owner !== null || (first === 'self' && fn.node.params.length > 1);
  for (const param of fn.node.params) {
    const annotated = param.annotation ? annotationValue(interp, frame, param.annotation) : UNKNOWN;
    let value: Value = annotated;
    const isSelf = fn.owner !== null && position === 0 && param.kind !== 'vararg';
    const isRequest =
      position === (isMethod ? 1 : 0) && (param.kind === 'normal' || param.kind === 'posonly');
    if (isSelf && fn.owner) {
      value = viewObject(interp, fn.owner);
    } else if (
      isRequest &&
      (annotated.k === 'unknown' || (annotated.k === 'instance' && isRequestClass(annotated.cls)))
    )
      value = requestValue(interp);
    else if (param.kind === 'vararg') {
      // `*args` that takes the request with the rest.
      const takesRequest = position <= (isMethod ? 1 : 0);
      value = sequence('tuple', takesRequest ? join(requestValue(interp), scalar('other')) : scalar('other'));
    } else if (param.kind === 'kwarg') value = dictOf(scalar('other'));
    else if (annotated.k === 'unknown')
      value = param.default ? join(scalar('other'), evaluate(interp, frame, param.default)) : scalar('other');
    values.set(param.name, value);
    position++;
  }
  const handed = [...values.values()].slice(0, fn.owner ? 2 : 1);
  const request = handed.at(-1);
  if (request?.k === 'instance' && isRequestClass(request.cls))
    for (const [name, value] of decoratedParameters(interp, fn, handed)) values.set(name, value);
  return values;
}
