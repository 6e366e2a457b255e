/** A function that is handed `get_response` and gives back a middleware: how it comes to work in both modes. */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Call, Decorator, FunctionDef, Name, Return } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { judgeDecorator } from './decorators.ts';
import {
  branchBlocks,
  keepsThreadLocal,
  notAwaitable,
  shapeNotUnderstood,
  syncOnPurpose,
} from './middleware-reasons.ts';
import type { MiddlewareRewrite } from './middleware-types.ts';
import { indexOf } from './module-index.ts';
import type { FunctionBranch, Planning } from './planning.ts';
import { threadLocalWrite } from './thread-locals.ts';
import type { Reason } from './types.ts';

export type Judgement =
  | { readonly ok: true; readonly rewrite: MiddlewareRewrite; readonly notes: readonly Reason[] }
  | { readonly ok: false; readonly reasons: readonly Reason[] };

const SYNC_ONLY = 'django.utils.decorators.sync_only_middleware';
const MODE_TESTS: ReadonlySet<string> = new Set([
  'asgiref.sync.iscoroutinefunction',
  'asyncio.iscoroutinefunction',
  'inspect.iscoroutinefunction',
]);

/** @param factory the function that `MIDDLEWARE` names, or that a factory with arguments gives back */
export function judgeMiddlewareFunction(
  planning: Planning,
  module: ModuleInfo,
  factory: FunctionDef,
): Judgement {
  const index = indexOf(module);
  const { name } = factory;
  const refuse = (offset: number, why: string): Judgement => ({
    ok: false,
    reasons: [shapeNotUnderstood(module, offset, name, why)],
  });
  const [first] = factory.params;
  const binding = first && index.scopes.scopeOf(factory)?.bindings.get(first.name);
  if (factory.isAsync || factory.isGenerator || !first || !binding) {
    return refuse(factory.headStart, 'it is not a plain function of get_response');
  }
  for (const { expr, start } of factory.decorators) {
    const decorator = planning.symbols.externalName(module, expr);
    if (decorator === SYNC_ONLY) {
      return { ok: false, reasons: [syncOnPurpose(module, start, name, '@sync_only_middleware')] };
    }
    return refuse(start, 'it is decorated, by something that may exchange it');
  }
  if (binding.sites.length > 1) return refuse(factory.headStart, `${first.name} is bound again in it`);

  const isMode = (read: Name): boolean => isModeTest(planning, module, read);
  if (binding.reads.some(isMode)) return judgeUnmarked(planning, module, factory);

  const wrapper = wrapperOf(module, factory, first.name);
  if ('why' in wrapper) return refuse(wrapper.offset, wrapper.why);
  const wrapping = wrapper.node.decorators.find((each) => !keepsAsync(planning, module, each));
  if (wrapping) return refuse(wrapping.start, 'what its inner function is decorated with may be sync');
  const calls: Call[] = [];
  for (const read of binding.reads) {
    const around = index.functionAround(read);
    const parent = index.parentOf(read);
    const call = parent?.kind === 'Call' && parent.func === read ? parent : null;
    if (around === factory) {
      const isHarmless = parent?.kind === 'Return' || parent?.kind === 'Compare';
      if ((isHarmless && !call) || isCopied(planning, module, read)) continue;
      return refuse(read.start, `it ${call ? 'calls' : 'passes on'} ${first.name} while it is set up`);
    }
    const where = call ? 'is called in a nested function, lambda or comprehension here' : 'is passed on here';
    const isOwn = index.scopes.enclosing(read) === index.scopes.scopeOf(wrapper.node);
    if (!call || !isOwn) return { ok: false, reasons: [notAwaitable(module, read.start, first.name, where)] };
    calls.push(call);
  }
  if (calls.length === 0) return refuse(wrapper.node.headStart, `it never calls ${first.name}`);
  const written = threadLocalWrite(planning, module, wrapper.node, null);
  if (written) {
    return {
      ok: false,
      reasons: [keepsThreadLocal(written.module, written.offset, name, written.variable)],
    };
  }
  const branch: FunctionBranch = {
    k: 'function',
    module,
    decorator: factory,
    wrapper: wrapper.node,
    view: first.name,
    calls,
  };
  return { ok: true, rewrite: { k: 'function', module, factory, branch }, notes: [] };
}

/** Whether an async function is still one under the decorator. */
function keepsAsync(planning: Planning, module: ModuleInfo, { expr }: Decorator): boolean {
  const called = expr.kind === 'Call' ? planning.symbols.externalName(module, expr.func) : null;
  if (called === 'functools.wraps') return true;
  const verdict = judgeDecorator(planning, module, expr, 'function');
  return verdict.k === 'takes-async' || verdict.k === 'transparent';
}

/** `@wraps(get_response)`: its name is copied. */
function isCopied(planning: Planning, module: ModuleInfo, read: Name): boolean {
  const index = indexOf(module);
  const argument = index.parentOf(read);
  const call = argument?.kind === 'positional' ? index.parentOf(argument) : null;
  return call?.kind === 'Call' && planning.symbols.externalName(module, call.func) === 'functools.wraps';
}

/** `iscoroutinefunction(get_response)` */
function isModeTest(planning: Planning, module: ModuleInfo, read: Name): boolean {
  const argument = indexOf(module).parentOf(read);
  const call = argument?.kind === 'positional' ? indexOf(module).parentOf(argument) : null;
  if (call?.kind !== 'Call') return false;
  return MODE_TESTS.has(planning.symbols.externalName(module, call.func) ?? '');
}

/** It has an async branch that Django never asks for, as the function is not marked. */
function judgeUnmarked(planning: Planning, module: ModuleInfo, factory: FunctionDef): Judgement {
  const reasons: Reason[] = [];
  let asyncFunctions = 0;
  walk(factory.body, (node) => {
    if (node.kind !== 'FunctionDef' || !node.isAsync) return;
    asyncFunctions++;
    const qualname = `${module.name}.${factory.name}.<locals>.${node.name}`;
    for (const site of planning.analyze({ node, module, owner: null, qualname }).sites) {
      if (indexOf(module).parentOf(site.node)?.kind === 'Await') continue;
      reasons.push(branchBlocks(module, site.node.start, factory.name, site.effects[0]?.what ?? 'a call'));
    }
  });
  if (asyncFunctions === 0) {
    const why = 'it asks whether get_response is async, but holds no async function';
    return { ok: false, reasons: [shapeNotUnderstood(module, factory.headStart, factory.name, why)] };
  }
  if (reasons.length > 0) return { ok: false, reasons };
  return { ok: true, rewrite: { k: 'function', module, factory, branch: null }, notes: [] };
}

type Wrapper = { readonly node: FunctionDef } | { readonly why: string; readonly offset: number };

/** The one nested function that comes back; `return get_response` beside it leaves the middleware out. */
function wrapperOf(module: ModuleInfo, factory: FunctionDef, getResponse: string): Wrapper {
  const found = new Set<FunctionDef>();
  const returns: Return[] = [];
  walk(factory.body, (node) => {
    if (node.kind === 'Return') returns.push(node);
    return node.kind !== 'FunctionDef' && node.kind !== 'ClassDef' && node.kind !== 'Lambda';
  });
  for (const each of returns) {
    const { value } = each;
    if (value?.kind === 'Name' && value.id === getResponse) continue;
    if (value?.kind !== 'Name') {
      return { why: 'it gives back something else than a function that it defines', offset: each.start };
    }
    const scope = indexOf(module).scopes.scopeOf(factory);
    const sites = scope?.bindings.get(value.id)?.sites ?? [];
    const node = sites[0]?.node;
    if (sites.length !== 1 || node?.kind !== 'FunctionDef') {
      return { why: `what ${value.id} is can not be told`, offset: each.start };
    }
    found.add(node);
  }
  const [node, other] = found;
  if (!node) return { why: 'it gives back no function', offset: factory.headStart };
  if (other) return { why: 'it gives back several functions', offset: other.headStart };
  if (!factory.body.includes(node)) {
    return { why: `${node.name}() is defined inside another block`, offset: node.headStart };
  }
  if (factory.body.at(-1)?.kind !== 'Return') {
    return { why: 'it does not end by giving back its function', offset: factory.headStart };
  }
  if (node.isAsync || node.isGenerator) {
    return { why: `${node.name}() is no plain function`, offset: node.headStart };
  }
  return { node };
}
