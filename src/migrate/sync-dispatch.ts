/**
 * A `dispatch()` that may stay sync under async handlers: it checks something and then gives back what the next
 * `dispatch()` gives, whatever that is. Run in a thread it may wait as it likes, for calling an async handler there
 * only makes the coroutine, which is awaited on the event loop afterwards (`View.dispatch()` of Django 4.1 to 6.1).
 */
import { decoratorGivesBack } from '../knowledge/django-views.ts';
import type { Expr, FunctionDef, Node } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import {
  foreignBases,
  HTTP_METHODS,
  hasOwnHandler,
  infoOf,
  isGenericOnly,
  type Method,
} from './class-facts.ts';
import { type MethodDecorator, methodDecorator } from './method-decorator.ts';
import { indexOf } from './module-index.ts';
import type { Planning } from './planning.ts';
import { isFirstParameter } from './references.ts';
import { isSuper } from './supers.ts';
import type { ClassSymbol } from './symbols.ts';

/** What becomes of a `dispatch()` of the project in classes that become async. */
export type DispatchRole =
  /** It becomes async, and so do all classes that inherit it. */
  | 'async'
  /** It stays as it is. */
  | 'sync'
  /** It hands over to an async counterpart where the class is async, and stays as it is for the others. */
  | 'dual';

const known = new WeakMap<Planning, Map<FunctionDef, DispatchRole>>();

/**
 * A `dispatch()` stays sync where classes share it that must, and where a sync one of another package comes after it;
 * elsewhere it becomes async, which reads better. One that works on the response can't stay as it is for async classes.
 */
export function roleOf(planning: Planning, method: Method): DispatchRole {
  const table = known.get(planning) ?? new Map<FunctionDef, DispatchRole>();
  known.set(planning, table);
  let role = table.get(method.node);
  if (role === undefined) {
    role = decide(planning, method);
    table.set(method.node, role);
  }
  return role;
}

function decide(planning: Planning, method: Method): DispatchRole {
  const { owner, node } = method;
  if (node.name !== 'dispatch' || node.isAsync) return 'async';
  const users = [owner, ...planning.classes.descendants(owner)].filter((cls) =>
    planning.viewLines.definers(cls, 'dispatch').some((each) => each.k === 'method' && each.node === node),
  );
  const mustStay = users.some(
    (cls) => foreignBases(planning, cls).length > 0 || isGenericOnly(planning, cls),
  );
  if (handsOver(node)) return 'dual';
  if (!passesOn(planning, method)) return mustStay && mayHandOver(planning, method) ? 'dual' : 'async';
  // A class that serves requests itself has its own dispatch() called on the event loop.
  const isOnlyInherited = !planning.viewLines.isView(owner) || !hasOwnHandler(planning, owner);
  if (mustStay) return isOnlyInherited || isHarmless(planning, method) ? 'sync' : 'async';
  const isBeforeSync = users.some((cls) => {
    const definers = planning.viewLines.definers(cls, 'dispatch');
    const after = definers.slice(definers.findIndex((each) => each.k === 'method' && each.node === node) + 1);
    return after.some((each) => each.k === 'django' && each.method.k === 'passes');
  });
  return isOnlyInherited && isBeforeSync ? 'sync' : 'async';
}

/** The async counterpart of a `dispatch()` that works in both modes. */
export const DISPATCH_TWIN = 'adispatch';

/** `if self.view_is_async:`, as Django's own `View.options()` has it. */
export function handsOver(node: FunctionDef): boolean {
  let asks = false;
  walk(node.body, (each) => {
    if (each.kind !== 'Attribute' || each.attr !== 'view_is_async') return;
    asks ||= each.value.kind === 'Name' && each.value.id === node.params[0]?.name;
  });
  return asks;
}

function mayHandOver(planning: Planning, method: Method): boolean {
  const { owner, node } = method;
  return (
    !node.isGenerator &&
    decoratorsOf(planning, method).length === 0 &&
    planning.classes.own(owner, DISPATCH_TWIN) === null &&
    planning.classes.descendants(owner).every((each) => planning.classes.own(each, DISPATCH_TWIN) === null)
  );
}

const GIVEN_BY_DJANGO: ReadonlySet<string> = new Set(['self', 'request']);

/** Whether it waits for nothing and always gives back what the next `dispatch()` gives, so that it may run anywhere. */
export function isHarmless(planning: Planning, method: Method): boolean {
  const { owner, node } = method;
  if (decoratorsOf(planning, method).length > 0) return false;
  const { module } = owner;
  const qualname = `${module.name}.${owner.node.name}.${node.name}`;
  const fn = { node, module, owner: infoOf(planning, owner), qualname };
  // What is handed on under another name than Django gives it may be anything.
  if (node.params.some((param) => param.kind === 'normal' && !GIVEN_BY_DJANGO.has(param.name))) return false;
  const { sites, unknownCalls } = planning.analyze(fn);
  const isNext = (each: { readonly node: Node }): boolean => isNextDispatch(planning, owner, each.node);
  if (!sites.every(isNext) || !unknownCalls.every(isNext)) return false;
  let isPlain = true;
  walk(node.body, (each) => {
    if (each.kind === 'Return' && (!each.value || !isNextDispatch(planning, owner, each.value)))
      isPlain = false;
  });
  return isPlain && node.body.at(-1)?.kind === 'Return';
}

/** Whether what the handlers give is handed on untouched by a `dispatch()`. */
export function passesOn(planning: Planning, method: Method): boolean {
  const { owner, node } = method;
  const { module } = owner;
  const index = indexOf(module);
  if (!decoratorsOf(planning, method).every((each) => givesBack(planning, each))) return false;
  const scope = index.scopes.scopeOf(node);
  let passes = true;
  walk(node.body, (each) => {
    if (each.kind !== 'Attribute' || !isGivenByHandlers(module, each)) return;
    const call = index.parentOf(each);
    const isReturned =
      call?.kind === 'Call' &&
      call.func === each &&
      index.scopes.enclosing(call) === scope &&
      isReturnedPlainly(owner, node, call);
    if (!isReturned) passes = false;
  });
  return passes;
}

/** Those on its `def`, and those that the class applies to it by name. */
function decoratorsOf(planning: Planning, { owner, node }: Method): readonly Applied[] {
  const { module } = owner;
  const applied = (through: MethodDecorator): readonly Applied[] =>
    through.decorators.map((expr) => ({ module: through.module, expr }));
  const byClass = owner.node.decorators.flatMap((each) => {
    const through = methodDecorator(planning.symbols, module, each.expr);
    return through?.name === 'dispatch' ? applied(through) : [];
  });
  const direct = node.decorators.flatMap(({ expr }) => {
    const through = methodDecorator(planning.symbols, module, expr);
    return through ? applied(through) : [{ module, expr }];
  });
  return [...byClass, ...direct];
}

interface Applied {
  readonly module: ClassSymbol['module'];
  readonly expr: Expr;
}

function givesBack(planning: Planning, { module, expr }: Applied): boolean {
  const name = planning.symbols.externalName(module, expr.kind === 'Call' ? expr.func : expr);
  return (
    name !== null && name !== 'django.db.transaction.atomic' && decoratorGivesBack(name, planning.django)
  );
}

/** `super().dispatch`, `self.get`, `View.dispatch`: what gives a coroutine when the handlers are async. */
function isGivenByHandlers(
  module: ClassSymbol['module'],
  node: Extract<Node, { kind: 'Attribute' }>,
): boolean {
  if (node.attr === 'dispatch') return isSuper(node.value) || node.value.kind !== 'Call';
  if (!HTTP_METHODS.includes(node.attr) && node.attr !== 'http_method_not_allowed') return false;
  return isSuper(node.value) || isFirstParameter(module, node.value);
}

/** In a `return` of its own, or kept in a name that is only returned, with no `with` or `try` around. */
function isReturnedPlainly({ module }: ClassSymbol, method: FunctionDef, call: Expr): boolean {
  const index = indexOf(module);
  let value: Node = call;
  let parent = index.parentOf(value);
  while (parent?.kind === 'IfExp' && parent.test !== value) {
    value = parent;
    parent = index.parentOf(value);
  }
  if (parent?.kind === 'Return') return isUnguarded(module, method, parent);
  const target = parent?.kind === 'Assign' && parent.targets.length === 1 ? parent.targets[0] : null;
  if (target?.kind !== 'Name' || !parent) return false;
  const reads = index.scopes.scopeOf(method)?.bindings.get(target.id)?.reads ?? [];
  return (
    isUnguarded(module, method, parent) && reads.every((read) => index.parentOf(read)?.kind === 'Return')
  );
}

/** Whether no `with`, `finally` or `except` would see the handler run. */
function isUnguarded(module: ClassSymbol['module'], method: FunctionDef, node: Node): boolean {
  let inside = node;
  for (const around of indexOf(module).ancestors(node)) {
    if (around === method) return true;
    if (around.kind === 'With') return false;
    if (around.kind === 'Try') {
      const { body, finalbody } = around;
      if (finalbody.length > 0 || body.some((statement) => statement === inside)) return false;
    }
    inside = around;
  }
  return true;
}

function isNextDispatch(planning: Planning, { module }: ClassSymbol, node: Node): boolean {
  return (
    node.kind === 'Call' &&
    node.func.kind === 'Attribute' &&
    node.func.attr === 'dispatch' &&
    node.func.value.kind === 'Call' &&
    planning.symbols.externalName(module, node.func.value.func) === 'builtins.super'
  );
}
