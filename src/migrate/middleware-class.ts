/** A class with `__init__(get_response)` and `__call__`: how it, and the classes it shares them with, come to work in both modes. */
import type { ModuleInfo } from '../analysis/types.ts';
import type { AnnAssign, Assign, Attribute, Call, Expr, FunctionDef, Node } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import type { Base } from './class-tree.ts';
import type { Judgement } from './middleware-function.ts';
import {
  classNotFollowed,
  keepsThreadLocal,
  notAwaitable,
  shapeNotUnderstood,
  syncOnPurpose,
} from './middleware-reasons.ts';
import type { ClassRewrite, MethodTwin, Wrapped } from './middleware-types.ts';
import { indexOf } from './module-index.ts';
import { methodTarget, overriddenHelpers } from './overridden-helpers.ts';
import type { Planning } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import { looksOnly } from './references.ts';
import { isSuperMethod } from './supers.ts';
import type { ClassSymbol } from './symbols.ts';
import { threadLocalWrite } from './thread-locals.ts';
import type { Reason } from './types.ts';

/** Where Django has it: the second from 6.2. It marks its objects, and its `__call__` hands over to its `__acall__`. */
const MIXINS: ReadonlySet<string> = new Set([
  'django.utils.deprecation.MiddlewareMixin',
  'django.middleware.MiddlewareMixin',
]);
/** Django's own middleware is built on it, or has an `__acall__` as well. */
const OF_DJANGO = /^django\.(middleware|contrib\.\w+\.middleware)\./;
const PLAIN_BASES: ReadonlySet<string> = new Set([
  'builtins.object',
  'abc.ABC',
  'typing.Generic',
  'typing.Protocol',
]);
/** Methods that Django calls by themselves, in a thread where they are sync. */
const HOOKS: ReadonlySet<string> = new Set([
  'process_view',
  'process_exception',
  'process_template_response',
]);
const ENTRY = '__call__';
const TWIN_OF_ENTRY = '__acall__';
const FLAGS = ['sync_capable', 'async_capable'] as const;

/** @param cls the class that `MIDDLEWARE` names */
export function judgeMiddlewareClass(planning: Planning, cls: ClassSymbol): Judgement {
  return judgeWrappingClass(planning, cls, 'get_response');
}

/** @param wraps what its objects are made with, and call */
export function judgeWrappingClass(planning: Planning, cls: ClassSymbol, wraps: Wrapped): Judgement {
  const reasons: Reason[] = [];
  const { classes } = planning;
  const hasMixin = judgeBases(planning, cls, reasons);
  if (reasons.length > 0) return { ok: false, reasons };

  const lineage = classes.lineage(cls);
  const setUp = lineage.map((each) => findSetUp(each)).find((found) => found !== null) ?? null;
  if (!setUp && !hasMixin) {
    const why = `no __init__ of it keeps ${wraps} as it is`;
    return { ok: false, reasons: [shapeNotUnderstood(cls.module, cls.node.headStart, cls.node.name, why)] };
  }
  const attribute = setUp?.attribute ?? 'get_response';
  const root = setUp?.cls ?? null;
  const family = familyOf(planning, cls, root);
  const owners = [...family].flatMap((each) => methodsOf(each));
  const twinned = twinnedMethods(planning, owners, attribute);
  if (!twinned.has(ENTRY)) {
    const why = `no __call__ of it calls ${wraps}`;
    return { ok: false, reasons: [shapeNotUnderstood(cls.module, cls.node.headStart, cls.node.name, why)] };
  }
  const renames = new Map([...twinned].map((name) => [name, twinName(name)]));
  const notes: Reason[] = [];
  const rewrites = [...family].map((each): ClassRewrite => {
    const isRoot = root?.node === each.node;
    judgeBody(planning, each, renames, attribute, wraps, reasons);
    judgeThreadLocals(planning, each, renames, reasons);
    const methods = methodsOf(each).filter(({ node }) => twinned.has(node.name));
    const twins = methods.map(({ node }) =>
      twinOf(planning, each, node, attribute, renames, family, reasons),
    );
    notes.push(...methods.flatMap(({ node }) => sharedState(each, node)));
    const needsMark = isRoot && setUp !== null && !(hasMixin && setUp.callsSuper);
    return {
      cls: each,
      flags:
        isRoot && !hasMixin && wraps === 'get_response'
          ? FLAGS.filter((name) => classes.own(each, name) === null)
          : [],
      init: needsMark && setUp ? setUp : null,
      twins,
    };
  });
  if (reasons.length > 0) return { ok: false, reasons };
  return { ok: true, rewrite: { k: 'class', wraps, classes: rewrites }, notes };
}

/** What it inherits from outside of the project; answers whether that is built on Django's `MiddlewareMixin`. */
function judgeBases(planning: Planning, cls: ClassSymbol, reasons: Reason[]): boolean {
  let hasMixin = false;
  for (const { of, base } of planning.classes.outsideBases(cls)) {
    const name = baseName(base);
    if (name !== null && (MIXINS.has(name) || OF_DJANGO.test(name))) hasMixin = true;
    else if (name === null || !PLAIN_BASES.has(name)) {
      const text = of.module.text.slice(base.expr.start, base.expr.end);
      reasons.push(
        classNotFollowed(of.module, base.expr.start, cls.node.name, `what ${text} does is not known`),
      );
    }
  }
  return hasMixin;
}

function baseName(base: Base): string | null {
  return base.k === 'external' ? base.name : null;
}

interface SetUp {
  readonly cls: ClassSymbol;
  readonly assignment: Assign | AnnAssign;
  /** The parameter that is `get_response`. */
  readonly parameter: string;
  readonly self: string;
  /** The attribute that keeps it. */
  readonly attribute: string;
  readonly callsSuper: boolean;
}

/** `self.get_response = get_response` as a statement of the class's own `__init__`. */
function findSetUp(cls: ClassSymbol): SetUp | null {
  const init = methodsOf(cls).find(({ node }) => node.name === '__init__')?.node;
  const [self, parameter] = init?.params ?? [];
  if (!init || !self || !parameter) return null;
  for (const statement of init.body) {
    if (statement.kind !== 'Assign' && statement.kind !== 'AnnAssign') continue;
    const [target, other] = statement.kind === 'Assign' ? statement.targets : [statement.target];
    if (statement.value?.kind !== 'Name' || statement.value.id !== parameter.name) continue;
    if (other || target?.kind !== 'Attribute') continue;
    if (target.value.kind !== 'Name' || target.value.id !== self.name) continue;
    const callsSuper = someCall(init, (call) => isSuperMethod(call.func, '__init__'));
    return {
      cls,
      assignment: statement,
      parameter: parameter.name,
      self: self.name,
      attribute: target.attr,
      callsSuper,
    };
  }
  return null;
}

function someCall(fn: FunctionDef, found: (call: Call) => boolean): boolean {
  let result = false;
  walk(fn.body, (node) => {
    if (node.kind === 'Call') result ||= found(node);
    return !result;
  });
  return result;
}

/** `super().name` */
interface Method {
  readonly cls: ClassSymbol;
  readonly node: FunctionDef;
}

/** The methods in a class's own body, each name once. */
function methodsOf(cls: ClassSymbol): readonly Method[] {
  return cls.node.body.flatMap((node) => (node.kind === 'FunctionDef' ? [{ cls, node }] : []));
}

/**
 * The classes that must change together: those of its lineage, and what inherits from the one that becomes async-capable
 * or from one whose `__call__` hands over.
 */
function familyOf(planning: Planning, cls: ClassSymbol, root: ClassSymbol | null): ReadonlySet<ClassSymbol> {
  const { classes } = planning;
  const lineage = classes.lineage(cls);
  const touched = lineage.filter((each) => each.node === root?.node || classes.own(each, ENTRY) !== null);
  const family = new Map(lineage.map((each) => [each.node, each]));
  for (const each of touched) {
    for (const below of classes.descendants(each)) family.set(below.node, below);
  }
  return new Set(family.values());
}

/** Methods that call `get_response`, or another such method: each needs an async counterpart. */
function twinnedMethods(
  planning: Planning,
  methods: readonly Method[],
  attribute: string,
): ReadonlySet<string> {
  const twinned = new Set<string>();
  for (let size = -1; size !== twinned.size; ) {
    size = twinned.size;
    for (const { cls, node } of methods) {
      if (node.name === '__init__' || node.name === TWIN_OF_ENTRY || twinned.has(node.name)) continue;
      const reaches = (inner: Attribute): boolean =>
        twinned.has(inner.attr) || (inner.attr === attribute && !isLookedAt(planning, cls.module, inner));
      let found = false;
      walk(node.body, (inner) => {
        if (inner.kind === 'Attribute' && reaches(inner)) found ||= isOnSelf(inner, node);
        if (inner.kind === 'Attribute' && inner.attr === ENTRY) found ||= isSuperMethod(inner, ENTRY);
        return !found;
      });
      if (found) twinned.add(node.name);
    }
  }
  return twinned;
}

function isOnSelf(expr: Attribute, method: FunctionDef): boolean {
  const self = method.params[0]?.name;
  return (expr.value.kind === 'Name' && expr.value.id === self) || isSuperMethod(expr, expr.attr);
}

/** `__call__` -> `__acall__` as Django names it, `_fetch` -> `_afetch`. */
function twinName(name: string): string {
  if (name === ENTRY) return TWIN_OF_ENTRY;
  const bare = name.replace(/^_+/, '');
  return `${name.slice(0, name.length - bare.length)}a${bare}`;
}

/** What in a class's body keeps it from having an async path. */
function judgeBody(
  planning: Planning,
  cls: ClassSymbol,
  renames: ReadonlyMap<string, string>,
  attribute: string,
  wraps: Wrapped,
  reasons: Reason[],
): void {
  const { module, node } = cls;
  const refuse = (offset: number, why: string): void => {
    reasons.push(classNotFollowed(module, offset, node.name, why));
  };
  if (node.decorators[0]) refuse(node.decorators[0].start, 'it is decorated');
  const names = new Set([ENTRY, ...renames.keys()]);
  for (const [name, twin] of renames) {
    const member = planning.classes.own(cls, name);
    if (member?.k === 'value') refuse(member.offset, `${name} is no plain method`);
    const taken = planning.classes.own(cls, twin);
    if (taken) {
      const offset = taken.k === 'method' ? taken.node.headStart : taken.offset;
      refuse(offset, `it has a ${twin} of its own, which is not declared (async_capable) or not complete`);
    }
  }
  const slots = planning.classes.own(cls, '__slots__');
  if (slots?.k === 'value')
    refuse(slots.offset, 'its __slots__ leave no place for the mark of an async callable');
  const capable = planning.classes.own(cls, 'async_capable');
  if (capable?.k === 'value' && isFalse(capable.expr)) {
    reasons.push(syncOnPurpose(module, capable.offset, node.name, 'async_capable = False'));
  }
  for (const { node: method } of methodsOf(cls)) {
    if (method.name === '__init__') judgeInit(planning, cls, method, attribute, reasons);
    if (!names.has(method.name)) continue;
    if (wraps === 'get_response' && HOOKS.has(method.name)) {
      refuse(method.headStart, `${method.name}() calls get_response, and Django calls it by itself`);
    }
    if (method.isAsync || method.isGenerator) refuse(method.headStart, `${method.name}() is no plain method`);
    const [decorator] = method.decorators;
    if (decorator) refuse(decorator.start, `${method.name}() is decorated`);
  }
}

/** Thread-locals that its methods write to, inherited ones included: what they call may be overridden in it. */
function judgeThreadLocals(
  planning: Planning,
  cls: ClassSymbol,
  renames: ReadonlyMap<string, string>,
  reasons: Reason[],
): void {
  for (const owner of planning.classes.lineage(cls)) {
    for (const { node } of methodsOf(owner)) {
      const written = renames.has(node.name) ? threadLocalWrite(planning, owner.module, node, cls) : null;
      if (!written) continue;
      const { module, offset, variable } = written;
      const reason = keepsThreadLocal(module, offset, `${cls.node.name}.${node.name}()`, variable);
      const isKnown = reasons.some(
        ({ file, line, code }) => file === reason.file && line === reason.line && code === reason.code,
      );
      if (!isKnown) reasons.push(reason);
    }
  }
}

function isFalse(expr: Expr | null): boolean {
  return expr?.kind === 'Constant' && expr.value === false;
}

/** In `__init__`, `get_response` is only kept and handed to the base class. */
function judgeInit(
  planning: Planning,
  cls: ClassSymbol,
  init: FunctionDef,
  attribute: string,
  reasons: Reason[],
): void {
  const { module } = cls;
  const index = indexOf(module);
  const [self, parameter] = init.params;
  const binding = parameter && index.scopes.scopeOf(init)?.bindings.get(parameter.name);
  for (const read of binding?.reads ?? []) {
    const parent = index.parentOf(read);
    if (parent?.kind === 'Assign' || parent?.kind === 'AnnAssign' || parent?.kind === 'Compare') continue;
    if (parent?.kind === 'Attribute' && !isCalledFunction(module, parent)) continue;
    const call = parent?.kind === 'positional' || parent?.kind === 'keyword' ? index.parentOf(parent) : null;
    if (call?.kind === 'Call' && isSuperMethod(call.func, '__init__')) continue;
    const name = call?.kind === 'Call' ? planning.symbols.externalName(module, call.func) : null;
    if (name !== null && looksOnly(name)) continue;
    reasons.push(notAwaitable(module, read.start, read.id, 'is passed on here'));
  }
  walk(init.body, (node) => {
    if (node.kind !== 'Attribute' || node.attr !== attribute) return;
    if (node.value.kind !== 'Name' || node.value.id !== self?.name) return;
    const parent = index.parentOf(node);
    if (parent?.kind === 'Assign' || parent?.kind === 'AnnAssign') return;
    reasons.push(notAwaitable(module, node.start, `${self.name}.${attribute}`, 'is used while it is set up'));
  });
}

/** `self.view.__name__`, `getattr(self.view, "limit", None)`: what is kept is not called there. */
function isLookedAt(planning: Planning, module: ModuleInfo, kept: Attribute): boolean {
  const index = indexOf(module);
  const parent = index.parentOf(kept);
  if (parent?.kind === 'Attribute') return !isCalledFunction(module, parent);
  const call = parent?.kind === 'positional' ? index.parentOf(parent) : null;
  const name = call?.kind === 'Call' ? planning.symbols.externalName(module, call.func) : null;
  return name !== null && looksOnly(name);
}

function isCalledFunction(module: ModuleInfo, expr: Expr): boolean {
  const parent = indexOf(module).parentOf(expr);
  return parent?.kind === 'Call' && parent.func === expr;
}

function twinOf(
  planning: Planning,
  cls: ClassSymbol,
  node: FunctionDef,
  attribute: string,
  renames: ReadonlyMap<string, string>,
  family: ReadonlySet<ClassSymbol>,
  reasons: Reason[],
): MethodTwin {
  const { module } = cls;
  const index = indexOf(module);
  const calls: Call[] = [];
  walk(node.body, (inner) => {
    if (inner.kind !== 'Attribute' || !isOnSelf(inner, node)) return;
    const isTwinned = renames.has(inner.attr) || isSuperMethod(inner, ENTRY);
    if (inner.attr !== attribute && !isTwinned) return;
    const call = index.parentOf(inner);
    if (!isTwinned && isLookedAt(planning, module, inner)) return;
    const isOwn = index.scopes.enclosing(inner) === index.scopes.scopeOf(node);
    if (call?.kind === 'Call' && call.func === inner && isOwn) {
      calls.push(call);
      return;
    }
    const what = module.text.slice(inner.start, inner.end);
    const where =
      call?.kind === 'Call' && call.func === inner
        ? 'is called in a nested function, lambda or comprehension here'
        : 'is passed on here';
    reasons.push(notAwaitable(module, inner.start, what, where));
  });
  const fn = methodTarget(planning, cls, node);
  return {
    fn,
    name: twinName(node.name),
    calls,
    extraSites: overriddenHelpers(planning, cls, fn, family, new Map([...renames, [attribute, '']])),
    isEntry: node.name === ENTRY,
    renames: namesIn(calls, renames),
  };
}

/** The counterparts that the calls name; `__call__` always, as a base outside of the project has one, too. */
function namesIn(calls: readonly Call[], renames: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const { func } of calls) {
    if (func.kind !== 'Attribute') continue;
    const twin = func.attr === ENTRY ? TWIN_OF_ENTRY : renames.get(func.attr);
    if (twin !== undefined) named.set(func.attr, twin);
  }
  return named;
}

/** What it keeps on itself while a request is under way, all requests share. */
function sharedState(cls: ClassSymbol, node: FunctionDef): readonly Reason[] {
  const self = node.params[0]?.name;
  const found: Attribute[] = [];
  walk(node.body, (inner) => {
    for (const target of targetsOf(inner)) {
      if (target.kind === 'Attribute' && target.value.kind === 'Name' && target.value.id === self) {
        found.push(target);
      }
    }
  });
  const [first] = found;
  if (!first) return [];
  return [
    reasonAt(
      cls.module,
      first.start,
      'DA403',
      `${cls.node.name} keeps ${self}.${first.attr} on itself while a request is under way: one object serves all requests, and on the event loop they take turns at every await`,
      'Keep it in a local variable or on the request.',
    ),
  ];
}

function targetsOf(node: Node): readonly Expr[] {
  if (node.kind === 'Assign') return node.targets;
  return node.kind === 'AugAssign' || node.kind === 'AnnAssign' ? [node.target] : [];
}
