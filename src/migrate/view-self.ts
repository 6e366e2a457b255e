/**
 * What `self` is in a method of a class-based view: an object of each view that has the method, with the attributes that
 * `setup()` and `dispatch()` have put on it before a handler runs.
 */
import type { Program, Value } from '../analysis/types.ts';
import { joinAll } from '../analysis/values.ts';
import type { FunctionDef } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import type { ClassTree } from './class-tree.ts';
import type { FunctionTarget } from './planning.ts';
import type { ClassSymbol, Symbols } from './symbols.ts';
import type { ViewLines } from './view-line.ts';

/** Values of parameters that the decorators of a method decide. */
type Handed = (fn: FunctionTarget) => ReadonlyMap<string, Value> | undefined;

/** What `as_view()` calls on the object, in that order, before a handler. */
const BEFORE_HANDLERS = ['setup', 'dispatch'];

/** They can be called by a `dispatch()` that does not go on to the next. */
const HANDLERS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'];

/** As many kinds of objects as a value can tell apart. */
const AT_ONCE = 8;

/**
 * The method's first parameter by name, and the request where it is known better than that: once for each few of the views
 * that have the method; none when its class is no part of a view.
 */
export function selfOfViews(
  program: Program,
  symbols: Symbols,
  classes: ClassTree,
  viewLines: ViewLines,
  handed: Handed,
  fn: FunctionTarget,
): readonly ReadonlyMap<string, Value>[] {
  const { owner, node } = fn;
  const first = node.params[0];
  if (!owner || !first || first.kind === 'vararg' || isUnbound(symbols, fn)) return [];
  const holder: ClassSymbol = { k: 'class', module: owner.module, node: owner.node };
  const views = [holder, ...classes.descendants(holder)].filter((cls) => viewLines.isView(cls));
  const runsBefore = BEFORE_HANDLERS.includes(node.name) || node.name === '__init__';
  const user = !runsBefore && views.every((cls) => loadsUser(viewLines, cls)) ? 'loaded' : 'lazy';
  const given: ReadonlyMap<string, Value>[] = [];
  for (let at = 0; at < views.length; at += AT_ONCE) {
    const some = views.slice(at, at + AT_ONCE);
    const objects = some.flatMap((cls) => objectOf(program, viewLines, handed, cls, node, user) ?? []);
    const [object] = objects;
    if (!object) continue;
    const values = new Map([[first.name, joinAll(objects)]]);
    const request = object.k === 'instance' ? object.cell.entries.get('request') : undefined;
    const second = node.params[1];
    if (user === 'loaded' && request && second?.name === 'request') values.set(second.name, request);
    given.push(values);
  }
  return given;
}

function objectOf(
  program: Program,
  viewLines: ViewLines,
  handed: Handed,
  cls: ClassSymbol,
  until: FunctionDef,
  user: 'lazy' | 'loaded',
): Value | null {
  const found = program.find(`${cls.module.name}.${cls.node.name}`);
  if (found?.k !== 'class' || found.cls.node !== cls.node) return null;
  const object = program.viewObject(found.cls, user);
  for (const name of BEFORE_HANDLERS) {
    if (until.name === name) break;
    for (const definer of viewLines.definers(cls, name)) {
      if (definer.k !== 'method') continue;
      const { owner, node } = definer;
      const holder = program.find(`${owner.module.name}.${owner.node.name}`);
      const self = node.params[0];
      if (holder?.k !== 'class' || !self) continue;
      const qualname = `${owner.module.name}.${owner.node.name}.${name}`;
      const method: FunctionTarget = { node, module: owner.module, owner: holder.cls, qualname };
      program.analyze(method, new Map([...(handed(method) ?? []), [self.name, object]]));
    }
  }
  return object;
}

/** Django's mixins that look at the user, whatever they find, with the method by which a class may do so otherwise. */
const LOOKS_AT_USER: ReadonlyMap<string, string | null> = new Map([
  ['django.contrib.auth.mixins.LoginRequiredMixin', null],
  ['django.contrib.auth.mixins.PermissionRequiredMixin', 'has_permission'],
]);

/** Whether `request.user` is loaded by an access mixin before a handler of the class is called. */
function loadsUser(viewLines: ViewLines, cls: ClassSymbol): boolean {
  for (const definer of viewLines.definers(cls, 'dispatch')) {
    if (definer.k === 'value') return false;
    if (definer.k === 'method') {
      if (!onlyGoesOn(definer.node)) return false;
      continue;
    }
    const method = LOOKS_AT_USER.get(definer.cls.name);
    if (method === null) return true;
    if (method !== undefined && viewLines.definers(cls, method).length === 0) return true;
  }
  return false;
}

/** Whether a `dispatch()` reaches the handlers by the next one alone. */
function onlyGoesOn(method: FunctionDef): boolean {
  const self = method.params[0]?.name;
  let goesOn = false;
  let calls = false;
  walk(method.body, (node) => {
    if (node.kind === 'Name' && node.id === 'getattr') calls = true;
    if (node.kind !== 'Attribute') return;
    if (node.attr === 'dispatch') goesOn = true;
    else if (HANDLERS.includes(node.attr) && node.value.kind === 'Name' && node.value.id === self)
      calls = true;
  });
  return goesOn && !calls;
}

const UNBOUND: ReadonlySet<string | null> = new Set(['builtins.staticmethod', 'builtins.classmethod']);

function isUnbound(symbols: Symbols, { module, node }: FunctionTarget): boolean {
  return node.decorators.some(({ expr }) => UNBOUND.has(symbols.externalName(module, expr)));
}
