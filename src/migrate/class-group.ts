/**
 * Class-based views that become async together or not at all: those that share a handler, or a `dispatch()`, that becomes
 * async. Gives what a call in one of their methods leads to afterwards, and which methods must be added.
 */
import type { ClassDef, FunctionDef } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import {
  ADAPTING,
  asyncNames,
  foreignBases,
  handlersOf,
  hasOwnHandler,
  isGenericOnly,
  type Method,
} from './class-facts.ts';
import type { AddedMethod, Planning } from './planning.ts';
import { waitsBefore } from './setup-waits.ts';
import type { ClassSymbol } from './symbols.ts';
import { isHarmless, staysSync } from './sync-dispatch.ts';
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

/** @param wantsDispatch whether decorators of the class need an async `dispatch()` to be applied to */
export function createClassGroup(
  planning: Planning,
  view: ClassSymbol,
  wantsDispatch: (cls: ClassSymbol, hasAsyncDispatch: boolean) => boolean,
): ClassGroup {
  const { viewLines } = planning;
  const members = connected(planning, view);
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
    if (link.k === 'method' && staysSync(planning, link)) {
      return isHarmless(planning, link) ? givenBy(rest[0], rest.slice(1)) : 'either';
    }
    return 'coroutine';
  }

  function given(links: readonly Link[]): Given {
    return givenBy(links[0], links.slice(1));
  }

  /** Bases first, so that heirs have what is added to them. */
  for (const cls of [...members].sort((a, b) => viewLines.line(a).length - viewLines.line(b).length)) {
    if (!viewLines.isView(cls) || foreignBases(planning, cls).length > 0) continue;
    if (!hasOwnHandler(planning, cls)) continue;
    additions.set(cls.node, additionsTo(cls));
  }

  function additionsTo(cls: ClassSymbol): readonly AddedMethod[] {
    const { module, node } = cls;
    const found: AddedMethod[] = [];
    const isInherited = chain(cls, 'as_view')[0]?.k === 'added';
    const [waits] = isInherited ? [] : waitsBefore(planning, cls);
    const isAdded = waits !== undefined && planning.classes.own(cls, 'as_view') === null;
    if (isAdded) found.push({ module, node, name: 'as_view', form: 'as-view' });
    const first = given(chain(cls, 'dispatch'));
    const owns = planning.classes.own(cls, 'dispatch') !== null;
    // A dispatch() that is called in a thread already needs none of its own for that.
    const mayWait = first === 'either' && !isInherited && !isAdded;
    if (!owns && (mayWait || wantsDispatch(cls, first === 'coroutine'))) {
      found.push({ module, node, name: 'dispatch', form: first === 'either' ? 'either' : 'await' });
    }
    for (const name of handlersOf(planning, cls)) {
      const [link] = chain(cls, name);
      if (link?.k !== 'django') continue;
      const { method } = link;
      const form = method.k === 'forwards' ? ({ forwardsTo: method.to } as const) : 'thread';
      found.push({ module, node, name, form });
    }
    return found;
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

/** The classes that share methods with the view: whoever inherits one that becomes async must be async itself. */
function connected(planning: Planning, view: ClassSymbol): readonly ClassSymbol[] {
  const found = new Map<ClassDef, ClassSymbol>([[view.node, view]]);
  const queue = [view];
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
    return ADAPTING.flatMap((name) => usedBy(planning, cls, name));
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
    if (!staysSync(planning, definer)) used.push(definer);
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
