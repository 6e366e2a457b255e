/**
 * Which methods of an async class-based view are async: its handlers, what `View` calls around them, and those of the
 * project's own that pass a call on from these to a handler (`dispatch()` -> `handle()` -> `get()`).
 */
import type { ModuleInfo } from '../analysis/types.ts';
import type { ClassDef, FunctionDef } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { ADAPTING, methodNames } from './class-facts.ts';
import { lookupsIn, mayLookUp } from './handler-lookups.ts';
import type { Planning } from './planning.ts';
import { isFirstParameter } from './references.ts';
import { isSuper } from './supers.ts';
import type { ClassSymbol } from './symbols.ts';

/** Names of the methods that are async in an async class. */
export function asyncNames(planning: Planning, cls: ClassSymbol): readonly string[] {
  return [...new Set([...methodNames(planning, cls), ...ADAPTING, ...carriers(planning, cls)])];
}

interface Known {
  /** By what the class and its bases say. */
  readonly alone: Map<ClassDef, ReadonlySet<string>>;
  /** By what classes below it say as well. */
  readonly all: Map<ClassDef, ReadonlySet<string>>;
  readonly below: Map<ClassDef, ReadonlySet<string>>;
  readonly mentions: Map<FunctionDef, ReadonlySet<string>>;
}

const tables = new WeakMap<Planning, Known>();

function tableOf(planning: Planning): Known {
  let table = tables.get(planning);
  if (!table) {
    table = { alone: new Map(), all: new Map(), below: new Map(), mentions: new Map() };
    tables.set(planning, table);
  }
  return table;
}

/** Methods between what `View` calls and the handlers. */
export function carriers(planning: Planning, cls: ClassSymbol): ReadonlySet<string> {
  const table = tableOf(planning);
  let found = table.all.get(cls.node);
  if (!found) {
    found = carriersBy(planning, cls, (owner) => belowOf(planning, owner));
    table.all.set(cls.node, found);
  }
  return found;
}

/** Carriers in any class that inherits from this one: what it calls by these names may give a coroutine. */
function belowOf(planning: Planning, cls: ClassSymbol): ReadonlySet<string> {
  const { alone, below } = tableOf(planning);
  let found = below.get(cls.node);
  if (!found) {
    const heirs = planning.classes.descendants(cls).filter((heir) => planning.viewLines.isView(heir));
    const names = new Set<string>();
    for (const heir of heirs) {
      const own = alone.get(heir.node) ?? carriersBy(planning, heir, () => new Set());
      alone.set(heir.node, own);
      for (const name of own) names.add(name);
    }
    found = names;
    below.set(cls.node, found);
  }
  return found;
}

/** @param belowOwner carriers of the classes that inherit from one */
function carriersBy(
  planning: Planning,
  cls: ClassSymbol,
  belowOwner: (owner: ClassSymbol) => ReadonlySet<string>,
): ReadonlySet<string> {
  const base = new Set([...methodNames(planning, cls), ...ADAPTING]);
  const found = new Set<string>();
  const isAsync = (name: string): boolean => base.has(name) || found.has(name);
  const definitions = methodsByName(planning, cls);
  const mentionsOf = (name: string): ReadonlySet<string> =>
    new Set(
      (definitions.get(name) ?? []).flatMap(({ node, owner }) => [
        ...mentionsIn(planning, owner.module, node),
      ]),
    );
  const candidates = reachable([...base], mentionsOf).filter(
    (name) => !base.has(name) && mayCarry(planning, cls, name),
  );
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const name of candidates) {
      if (found.has(name)) continue;
      const leads = [...mentionsOf(name)].some((each) => each !== name && isAsync(each));
      if (leads || looksUpHandler(definitions.get(name), [...base])) found.add(name);
    }
    for (const [name, methods] of definitions) {
      if (!isAsync(name)) continue;
      for (const { owner, node } of methods) {
        const below = belowOwner(owner);
        if (below.size === 0) continue;
        for (const each of mentionsIn(planning, owner.module, node)) {
          if (below.has(each) && candidates.includes(each)) found.add(each);
        }
      }
    }
  }
  return found;
}

interface Defined {
  readonly owner: ClassSymbol;
  readonly node: FunctionDef;
}

/** All methods of the project that a class has, those that are overridden included. */
function methodsByName(planning: Planning, cls: ClassSymbol): ReadonlyMap<string, readonly Defined[]> {
  const methods = new Map<string, Defined[]>();
  for (const owner of planning.classes.lineage(cls)) {
    for (const node of owner.node.body) {
      if (node.kind !== 'FunctionDef') continue;
      const known = methods.get(node.name);
      if (known) known.push({ owner, node });
      else methods.set(node.name, [{ owner, node }]);
    }
  }
  return methods;
}

/** What a method reads of `self` and `super()`. */
function mentionsIn(planning: Planning, module: ModuleInfo, method: FunctionDef): ReadonlySet<string> {
  const { mentions } = tableOf(planning);
  let found = mentions.get(method);
  if (!found) {
    const names = new Set<string>();
    walk(method.body, (node) => {
      if (node.kind !== 'Attribute') return;
      const { value } = node;
      if (isSuper(value) || isFirstParameter(module, value)) names.add(node.attr);
    });
    found = names;
    mentions.set(method, found);
  }
  return found;
}

function looksUpHandler(methods: readonly Defined[] | undefined, names: readonly string[]): boolean {
  return (methods ?? []).some(({ owner: { module }, node }) =>
    lookupsIn(module, node).some((call) => mayLookUp(module, call, names)),
  );
}

function reachable(from: readonly string[], next: (name: string) => ReadonlySet<string>): readonly string[] {
  const seen = new Set(from);
  const queue = [...from];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    for (const each of next(name)) {
      if (seen.has(each)) continue;
      seen.add(each);
      queue.push(each);
    }
  }
  return [...seen];
}

/** They are called by Python, or by Django on the way to `dispatch()`, as sync functions. */
const CALLED_BY_OTHERS = /^(__\w+__|setup|as_view|view_is_async)$/;

const NO_PLAIN_METHOD: ReadonlySet<string | null> = new Set([
  'builtins.classmethod',
  'builtins.property',
  'builtins.staticmethod',
  'django.utils.functional.cached_property',
  'functools.cached_property',
]);

/** Whether all that calls the method is in sight: it is a plain one, and no class of Django's has it as well. */
function mayCarry(planning: Planning, cls: ClassSymbol, name: string): boolean {
  if (CALLED_BY_OTHERS.test(name)) return false;
  const { program, symbols, viewLines } = planning;
  return viewLines.line(cls).every((ancestor) => {
    if (ancestor.k === 'django') {
      const found = program.find(ancestor.cls.name);
      return (
        found?.k !== 'class' ||
        !found.cls.node.body.some((each) => each.kind === 'FunctionDef' && each.name === name)
      );
    }
    const own = planning.classes.own(ancestor.cls, name);
    if (own === null) return true;
    if (own.k !== 'method' || own.node.isGenerator || own.node.isAsync) return false;
    return own.node.decorators.every(
      ({ expr }) => !NO_PLAIN_METHOD.has(symbols.externalName(ancestor.cls.module, expr)),
    );
  });
}
