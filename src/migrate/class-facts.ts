/** What can be told of one class-based view by itself: its handlers, and whether its base classes let it be async. */
import type { ClassInfo } from '../analysis/types.ts';
import type { Member } from './class-tree.ts';
import { indexOf } from './module-index.ts';
import { outsideBaseReason } from './outside-bases.ts';
import type { Planning } from './planning.ts';
import type { ClassSymbol } from './symbols.ts';
import type { Reason } from './types.ts';
import type { Definer } from './view-line.ts';

/** Django's handlers, by `View.http_method_names`. */
export const HTTP_METHODS: readonly string[] = [
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'head',
  'options',
  'trace',
];
/** What `View` itself has and answers with a coroutine when the handlers are async. */
export const ADAPTING: readonly string[] = ['dispatch', 'options', 'http_method_not_allowed'];

export type Method = Extract<Member, { k: 'method' }>;

/** The handlers that `http_method_names` lets through, where it can be read; `options` is not asked whether it is async. */
export function handlersOf(planning: Planning, cls: ClassSymbol): readonly string[] {
  return methodNames(planning, cls).filter((name) => name !== 'options');
}

/** The names in `http_method_names`, `options` included; all of Django's where they can't be read. */
export function methodNames(planning: Planning, cls: ClassSymbol): readonly string[] {
  for (const ancestor of planning.viewLines.line(cls)) {
    if (ancestor.k === 'django') {
      if (ancestor.cls.methodNames) return ancestor.cls.methodNames;
      continue;
    }
    const own = planning.classes.own(ancestor.cls, 'http_method_names');
    if (!own) continue;
    const expr = own.k === 'value' ? own.expr : null;
    if (expr?.kind !== 'List' && expr?.kind !== 'Tuple') return HTTP_METHODS;
    const listed = expr.elts.flatMap((elt) => (elt.kind === 'Str' ? [elt.value.toLowerCase()] : []));
    return listed.length === expr.elts.length ? listed : HTTP_METHODS;
  }
  return HTTP_METHODS;
}

/** The definition that a name of the class leads to. */
export function definerOf(planning: Planning, cls: ClassSymbol, name: string): Definer | null {
  return planning.viewLines.definers(cls, name)[0] ?? null;
}

/** What the project's classes bind the name to, where no class of Django's comes before them. */
export function memberOf(planning: Planning, cls: ClassSymbol, name: string): Member | null {
  const definer = definerOf(planning, cls, name);
  return definer && definer.k !== 'django' ? definer : null;
}

/** Whether a handler of the class is the project's own. */
export function hasOwnHandler(planning: Planning, cls: ClassSymbol): boolean {
  return handlersOf(planning, cls).some((name) => memberOf(planning, cls, name) !== null);
}

/** Whether Django's own handlers are all that the class has. */
export function isGenericOnly(planning: Planning, cls: ClassSymbol): boolean {
  const definers = handlersOf(planning, cls).map((name) => definerOf(planning, cls, name));
  return definers.some((each) => each !== null) && !hasOwnHandler(planning, cls);
}

/** The base class that an async view can't have, if there is one. */
export function foreignBases(planning: Planning, cls: ClassSymbol): readonly Reason[] {
  for (const { of, base } of planning.classes.outsideBases(cls)) {
    const reason = outsideBaseReason(planning, of.module, base);
    if (reason) return [reason];
  }
  return [];
}

/** The class as the analysis knows it; null where another definition of the name is meant. */
export function infoOf(planning: Planning, { module, node }: ClassSymbol): ClassInfo | null {
  const found = planning.program.find(`${module.name}.${node.name}`);
  if (found?.k === 'class' && found.cls.node === node) return found.cls;
  // A class inside a function has no dotted name: it is what a use of it is.
  for (const use of indexOf(module).mentions(node.name)) {
    const value = use.kind === 'Name' ? planning.program.valueAt(module, use) : null;
    if (value?.k === 'class' && value.cls.node === node) return value.cls;
  }
  return null;
}
