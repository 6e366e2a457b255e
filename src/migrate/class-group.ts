/**
 * Class-based views that become async together or not at all: those that share a handler, or a `dispatch()`, that becomes
 * async. Gives what a call in one of their methods leads to afterwards, and which methods must be added.
 */
import type { ClassDef, FunctionDef } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { asyncNames, carriers } from './async-names.ts';
import {
  ADAPTING,
  foreignBases,
  handlersOf,
  hasOwnHandler,
  isGenericOnly,
  type Method,
} from './class-facts.ts';
import type { AddedMethod, Planning } from './planning.ts';
import { waitsBefore } from './setup-waits.ts';
import type { ClassSymbol } from './symbols.ts';
import { isHarmless, roleOf } from './sync-dispatch.ts';
import type { Definer } from './view-line.ts';

/** What calling a method of a class of the group gives once it is async. */
export type Given =
  /** It is an async function. */
  | 'coroutine'
  /** A sync function that only makes a coroutine. */
  | 'passed-coroutine'
  /** A sync function that may wait, and gives a coroutine or a response. */
  | 'either'
  /** A sync function that may wait and gives a response. */
  | 'response';

export interface ClassGroup {
  readonly members: readonly ClassSymbol[];
  /** Methods of the project that become async for the class, or are async. */
  asyncMethods(cls: ClassSymbol): readonly Method[];
  /** Methods that the class is given. */
  added(cls: ClassSymbol): readonly AddedMethod[];
  /** Whether `setup()` is called in a thread, by an `as_view()` that is added to the class or an ancestor. */
  isMadeInThread(cls: ClassSymbol): boolean;
  /** Whether the `dispatch()` of the class is an async function. */
  hasAsyncDispatch(cls: ClassSymbol): boolean;
  /** What `self.name` gives in a method of the class, over all members that inherit it. */
  givenBySelf(owner: ClassSymbol, name: string): ReadonlySet<Given>;
  /** What `super().name` gives in a method of the class, over all members that inherit it. */
  givenBySuper(owner: ClassSymbol, name: string): ReadonlySet<Given>;
}

/** What the decorators of a class, applied to an inherited `dispatch()`, need of it. */
export interface DispatchDecorators {
  /** They need an async one. */
  readonly wantsDispatch: boolean;
  /** They can't be applied to an async class. */
  readonly isRefused: boolean;
}

/** @param decoratorsOf by whether the inherited `dispatch()` is async */
export function createClassGroup(
  planning: Planning,
  view: ClassSymbol,
  decoratorsOf: (cls: ClassSymbol, hasAsyncDispatch: boolean) => DispatchDecorators,
): ClassGroup {
  const { viewLines } = planning;
  let members = connected(planning, [view]);
  const additions = new Map<ClassDef, readonly AddedMethod[]>();

  type Link = Definer | { readonly k: 'added'; readonly cls: ClassSymbol };

  /** Who defines a name, with the methods that are added. */
  function chain(cls: ClassSymbol, name: string): readonly Link[] {
    return viewLines.line(cls).flatMap((ancestor): readonly Link[] => {
      if (ancestor.k === 'django') {
        const method = ancestor.cls.methods.get(name);
        return method ? [{ k: 'django', cls: ancestor.cls, method }] : [];
      }
      const own = planning.classes.own(ancestor.cls, name);
      if (own) return [own];
      const isAdded = additions.get(ancestor.cls.node)?.some((each) => each.name === name);
      return isAdded ? [{ k: 'added', cls: ancestor.cls }] : [];
    });
  }

  function givenBy(link: Link | undefined, rest: readonly Link[]): Given {
    if (link === undefined) return 'passed-coroutine';
    if (link.k === 'django') {
      switch (link.method.k) {
        case 'own':
          return 'response';
        case 'passes':
          return 'either';
        default:
          return 'passed-coroutine';
      }
    }
    const role = link.k === 'method' ? roleOf(planning, link) : 'async';
    if (link.k === 'method' && role === 'sync') {
      return isHarmless(planning, link) ? givenBy(rest[0], rest.slice(1)) : 'either';
    }
    return role === 'dual' ? 'passed-coroutine' : 'coroutine';
  }

  function given(links: readonly Link[]): Given {
    return givenBy(links[0], links.slice(1));
  }

  for (let heirs: readonly ClassSymbol[] = [view]; heirs.length > 0; ) {
    additions.clear();
    // Bases first, so that heirs have what is added to them.
    for (const cls of [...members].sort((a, b) => viewLines.line(a).length - viewLines.line(b).length)) {
      if (!viewLines.isView(cls) || foreignBases(planning, cls).length > 0) continue;
      if (hasOwnHandler(planning, cls)) additions.set(cls.node, additionsTo(cls));
      else if (!isGenericOnly(planning, cls)) additions.set(cls.node, dispatchOf(cls, false));
    }
    heirs = [...heirsOfAdditions(), ...decoratedAncestors()];
    if (heirs.length > 0) members = connected(planning, [...members, ...heirs]);
  }

  /** Classes that are no members yet and have an async method by what is added to one that is. */
  function heirsOfAdditions(): readonly ClassSymbol[] {
    const known = new Set(members.map(({ node }) => node));
    return members.flatMap((cls) => {
      const names = (additions.get(cls.node) ?? []).map(({ name }) => name);
      if (names.length === 0) return [];
      return planning.classes
        .descendants(cls)
        .filter((heir) => !known.has(heir.node) && names.some((name) => inherits(heir, cls, name)));
    });
  }

  /**
   * Classes whose decorators are applied to the `dispatch()` that members inherit through them, and need an async one:
   * that is added to them, so all their heirs are async.
   */
  function decoratedAncestors(): readonly ClassSymbol[] {
    const known = new Set(members.map(({ node }) => node));
    return members.flatMap((cls) =>
      viewLines.line(cls).flatMap((ancestor) => {
        if (ancestor.k !== 'class' || known.has(ancestor.cls.node)) return [];
        known.add(ancestor.cls.node);
        if (planning.classes.own(ancestor.cls, 'dispatch') !== null) return [];
        const first = given(chain(ancestor.cls, 'dispatch'));
        const { wantsDispatch, isRefused } = decoratorsOf(ancestor.cls, first === 'coroutine');
        if (!wantsDispatch && !isRefused) return [];
        const heirs = planning.classes.descendants(ancestor.cls).filter((heir) => viewLines.isView(heir));
        return [ancestor.cls, ...heirs];
      }),
    );
  }

  /** Whether a name that is added to a class is what a view that inherits from it has by that name, or goes on to. */
  function inherits(heir: ClassSymbol, cls: ClassSymbol, name: string): boolean {
    if (!viewLines.isView(heir)) return false;
    for (const ancestor of viewLines.line(heir)) {
      if (ancestor.k === 'class' && ancestor.cls.node === cls.node) return true;
      const own = ancestor.k === 'class' ? planning.classes.own(ancestor.cls, name) : null;
      if (own && (own.k === 'value' || !goesOn(own.node, name))) return false;
    }
    return false;
  }

  function additionsTo(cls: ClassSymbol): readonly AddedMethod[] {
    const { module, node } = cls;
    const found: AddedMethod[] = [];
    const isInherited = chain(cls, 'as_view')[0]?.k === 'added';
    const [waits] = isInherited ? [] : waitsBefore(planning, cls);
    const isAdded = waits !== undefined && planning.classes.own(cls, 'as_view') === null;
    if (isAdded) found.push({ module, node, name: 'as_view', form: 'as-view' });
    // A dispatch() that is called in a thread already needs none of its own for that.
    found.push(...dispatchOf(cls, !isInherited && !isAdded));
    for (const name of handlersOf(planning, cls)) {
      const [link] = chain(cls, name);
      if (link?.k !== 'django') continue;
      const { method } = link;
      const form = method.k === 'forwards' ? ({ forwardsTo: method.to } as const) : 'thread';
      found.push({ module, node, name, form });
    }
    return found;
  }

  /** @param mayWait whether one that waits is called on the event loop */
  function dispatchOf(cls: ClassSymbol, mayWait: boolean): readonly AddedMethod[] {
    const { module, node } = cls;
    if (planning.classes.own(cls, 'dispatch') !== null) return [];
    const first = given(chain(cls, 'dispatch'));
    const isNeeded =
      (first === 'either' && mayWait) || decoratorsOf(cls, first === 'coroutine').wantsDispatch;
    return isNeeded
      ? [{ module, node, name: 'dispatch', form: first === 'either' ? 'either' : 'await' }]
      : [];
  }

  function usersOf(owner: ClassSymbol): readonly ClassSymbol[] {
    const users = members.filter(
      (cls) =>
        viewLines.isView(cls) &&
        viewLines.line(cls).some((each) => each.k === 'class' && each.cls.node === owner.node),
    );
    return users.length > 0 ? users : [owner];
  }

  function after(links: readonly Link[], cls: ClassSymbol, owner: ClassSymbol): readonly Link[] {
    const line = viewLines.line(cls);
    const at = line.findIndex((each) => each.k === 'class' && each.cls.node === owner.node);
    const before = new Set<unknown>(
      line.slice(0, at + 1).map((each) => (each.k === 'class' ? each.cls.node : each.cls.name)),
    );
    const keyOf = (link: Link): unknown => {
      if (link.k === 'django') return link.cls.name;
      return link.k === 'added' ? link.cls.node : link.owner.node;
    };
    return links.filter((link) => !before.has(keyOf(link)));
  }

  return {
    members,
    asyncMethods: (cls) => usedMethods(planning, cls),
    added: (cls) => additions.get(cls.node) ?? [],
    isMadeInThread: (cls) => chain(cls, 'as_view')[0]?.k === 'added',
    hasAsyncDispatch: (cls) => given(chain(cls, 'dispatch')) === 'coroutine',
    givenBySelf: (owner, name) => new Set(usersOf(owner).map((cls) => given(chain(cls, name)))),
    givenBySuper: (owner, name) =>
      new Set(usersOf(owner).map((cls) => given(after(chain(cls, name), cls, owner)))),
  };
}

/** The classes that share methods with the views: whoever inherits one that becomes async must be async itself. */
function connected(planning: Planning, views: readonly ClassSymbol[]): readonly ClassSymbol[] {
  const found = new Map<ClassDef, ClassSymbol>(views.map((view) => [view.node, view]));
  const queue = [...views];
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const { owner, node } of usedMethods(planning, next)) {
      for (const heir of [owner, ...planning.classes.descendants(owner)]) {
        if (found.has(heir.node)) continue;
        if (!usedMethods(planning, heir).some((each) => each.node === node)) continue;
        found.set(heir.node, heir);
        queue.push(heir);
      }
    }
  }
  return [...found.values()];
}

/**
 * The project's methods behind the handlers of a class, and behind what Django calls around them, as far as each goes on
 * to the next: by `super()` or by the name of a class.
 */
function usedMethods(planning: Planning, cls: ClassSymbol): readonly Method[] {
  if (isGenericOnly(planning, cls) && planning.viewLines.isView(cls)) {
    // Its handlers are sync for good; what it shares of the rest decides about others.
    return [...ADAPTING, ...carriers(planning, cls)].flatMap((name) => usedBy(planning, cls, name));
  }
  return asyncNames(planning, cls).flatMap((name) => usedBy(planning, cls, name));
}

function usedBy(planning: Planning, cls: ClassSymbol, name: string): readonly Method[] {
  const used: Method[] = [];
  for (const definer of planning.viewLines.definers(cls, name)) {
    if (definer.k === 'value') break;
    if (definer.k === 'django') {
      if (definer.method.k === 'passes') continue;
      break;
    }
    if (roleOf(planning, definer) === 'async') used.push(definer);
    if (!goesOn(definer.node, name)) break;
  }
  return used;
}

function goesOn(method: FunctionDef, name: string): boolean {
  let found = false;
  walk(method.body, (node) => {
    if (node.kind !== 'Attribute' || node.attr !== name) return;
    const isOwn = node.value.kind === 'Name' && node.value.id === method.params[0]?.name;
    if (!isOwn) found = true;
  });
  return found;
}
