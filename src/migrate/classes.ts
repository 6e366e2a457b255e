import { featureSince, hasFeature } from '../knowledge/releases.ts';
import type { ViewRef } from '../project/types.ts';
import type { ClassDef } from '../python/ast.ts';
import { judgeAsView, makersOf } from './as-view.ts';
import { asyncNames } from './async-names.ts';
import {
  decoratesDispatch,
  inheritsPlainDispatch,
  judgeClassDecorators,
  judgeMethodDecorators,
} from './class-decorators.ts';
import {
  ADAPTING,
  foreignBases,
  handlersOf,
  infoOf,
  isGenericOnly,
  type Method,
  memberOf,
} from './class-facts.ts';
import { type ClassGroup, createClassGroup, type DispatchDecorators } from './class-group.ts';
import type { Member } from './class-tree.ts';
import { handlerCalls } from './handler-calls.ts';
import { atomicRequestsReason, findDefinition, isMigration, judgeUses, NOTHING } from './judgements.ts';
import type { MethodTwin } from './middleware-types.ts';
import { genericViewReason } from './outside-bases.ts';
import { methodTarget as methodTargetOf } from './overridden-helpers.ts';
import type { Branch, Draft, FunctionTarget, Planning, Target } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import type { ViewUse } from './references.ts';
import { waitsBefore } from './setup-waits.ts';
import type { ClassSymbol } from './symbols.ts';
import { DISPATCH_TWIN, handsOver, roleOf } from './sync-dispatch.ts';
import type { Reason } from './types.ts';

export function draftClass(planning: Planning, ref: ViewRef, view: ClassSymbol): Draft {
  const { module, node } = view;
  const blocked = (...reasons: Reason[]): Draft => ({ ...NOTHING, id: ref.id, reasons });
  const unfit = unfitBases(planning, view);
  if (unfit.length > 0) return blocked(...unfit);
  if (!hasFeature('asyncHandlers', planning.django)) {
    return blocked(
      reasonAt(
        module,
        node.headStart,
        'DA102',
        `Django ${planning.django} has no async class-based views: they came with ${featureSince('asyncHandlers')}`,
        'Upgrade Django, or write it as a function view.',
      ),
    );
  }
  const { group, drafting } = groupOf(planning, view);
  const { members } = group;
  const heir = members.find((each) => each.node !== node && unfitBases(planning, each).length > 0);
  if (heir) {
    return blocked(...unfitBases(planning, heir).map((reason) => sharedReason(node, heir.node, reason)));
  }
  const own = drafting.examine(view);
  if (own.isAsync) return { ...NOTHING, id: ref.id, isAsync: true };
  const reasons = [...own.reasons];
  const all = members.map((each) => drafting.examine(each));
  for (const [at, examined] of all.entries()) {
    const other = members[at];
    const first = examined.reasons.find((reason) => !own.reasons.some((known) => sameReason(known, reason)));
    if (first && other) reasons.push(sharedReason(node, other.node, first));
  }
  const uses = members.flatMap((each) => drafting.usesOf(each));
  const used = judgeUses(planning, uses);
  reasons.push(...used.reasons);
  const nonAtomic = used.nonAtomic || all.some((each) => each.nonAtomic);
  const atomicRequests = atomicRequestsReason(planning, module, node.headStart, nonAtomic);
  if (atomicRequests) reasons.push(atomicRequests);
  return {
    id: ref.id,
    isAsync: false,
    reasons,
    notes: used.notes,
    targets: distinct(
      all.flatMap((each) => each.targets),
      (target) => target.fn.node,
    ),
    branches: [...all.flatMap((each) => each.branches), ...used.branches],
    added: members.flatMap((each) => group.added(each)),
    uses,
    companions: viewsOf(planning, members).filter((id) => id !== ref.id),
    middleware: null,
  };
}

/** Why the base classes of a class, or the lack of handlers of its own, rule an async class out. */
function unfitBases(planning: Planning, cls: ClassSymbol): readonly Reason[] {
  if (!isGenericOnly(planning, cls)) return foreignBases(planning, cls);
  for (const { of, base } of planning.classes.outsideBases(cls)) {
    const reason = genericViewReason(planning, of.module, base);
    if (reason) return [reason];
  }
  return foreignBases(planning, cls);
}

function sameReason(a: Reason, b: Reason): boolean {
  return a.code === b.code && a.file === b.file && a.line === b.line;
}

function sharedReason(node: ClassDef, other: ClassDef, reason: Reason): Reason {
  return {
    ...reason,
    code: 'DA137',
    message: `${node.name} shares methods with ${other.name}, which can't become async: ${reason.message}`,
  };
}

/** Classes that become async together or not at all, and what was found out about each. */
interface Drafted {
  readonly group: ClassGroup;
  readonly drafting: Drafting;
}

const groups = new WeakMap<Planning, Map<ClassDef, Drafted>>();

function groupOf(planning: Planning, view: ClassSymbol): Drafted {
  const known = groups.get(planning) ?? new Map<ClassDef, Drafted>();
  groups.set(planning, known);
  let drafted = known.get(view.node);
  if (!drafted) {
    const group = createClassGroup(planning, view, (cls, isAsync) =>
      dispatchDecorators(planning, cls, isAsync && !inheritsPlainDispatch(planning, cls)),
    );
    drafted = { group, drafting: createDrafting(planning, group) };
    for (const member of group.members) known.set(member.node, drafted);
  }
  return drafted;
}

function dispatchDecorators(planning: Planning, cls: ClassSymbol, isAsync: boolean): DispatchDecorators {
  if (!decoratesDispatch(planning, cls)) return { wantsDispatch: false, isRefused: false };
  const { wantsDispatch, reasons } = judgeClassDecorators(planning, cls, isAsync);
  return { wantsDispatch, isRefused: reasons.length > 0 };
}

/** Ids of the project's views that are among the classes. */
function viewsOf(planning: Planning, group: readonly ClassSymbol[]): readonly string[] {
  if (group.length < 2) return [];
  const nodes = new Set(group.map((each) => each.node));
  const names = new Set(group.map((each) => each.node.name));
  return planning.project.views
    .filter((ref) => ref.kind === 'class' && names.has(ref.name))
    .filter((ref) => {
      const definition = findDefinition(planning, ref);
      return definition?.k === 'class' && nodes.has(definition.node);
    })
    .map((ref) => ref.id);
}

interface Examined {
  readonly isAsync: boolean;
  readonly reasons: readonly Reason[];
  readonly targets: readonly Target[];
  readonly branches: readonly Branch[];
  readonly nonAtomic: boolean;
}

interface Drafting {
  examine(cls: ClassSymbol): Examined;
  usesOf(cls: ClassSymbol): readonly ViewUse[];
}

function createDrafting(planning: Planning, group: ClassGroup): Drafting {
  const { classes, viewLines } = planning;
  const { members } = group;
  const examined = new Map<ClassDef, Examined>();
  const uses = new Map<ClassDef, readonly ViewUse[]>();

  function examine(cls: ClassSymbol): Examined {
    const { module, node } = cls;
    const reasons: Reason[] = [];
    const targets: Target[] = [];
    const branches: Branch[] = [];
    let nonAtomic = false;
    const blocked = (at: ClassSymbol, offset: number, code: string, message: string, fix: string): void => {
      reasons.push(reasonAt(at.module, offset, code, message, fix));
    };
    if (isMigration(module)) {
      blocked(
        cls,
        node.headStart,
        'DA107',
        'Migrations are never changed',
        'Move the view out of the migration.',
      );
    }
    if (!infoOf(planning, cls)) {
      blocked(
        cls,
        node.headStart,
        'DA108',
        `Which definition of ${node.name} is used can not be told`,
        'Define it once, at module level.',
      );
      return { isAsync: false, reasons, targets, branches, nonAtomic };
    }

    const handlers = handlersOf(planning, cls);
    const found = handlers.flatMap((name) => {
      const each = memberOf(planning, cls, name);
      return each ? [{ name, member: each }] : [];
    });
    let sync = 0;
    let alreadyAsync = 0;
    for (const { name, member: each } of found) {
      if (each.k === 'method') {
        if (each.node.isAsync) alreadyAsync++;
        else sync++;
      } else if (!isAliasOfHandler(each, handlers)) {
        blocked(
          each.owner,
          each.offset,
          'DA132',
          `${name} is not a method defined in the class, so whether it is async can not be told`,
          `Define ${name} as a method.`,
        );
      }
    }
    const isRouted =
      members.length === 1 ||
      planning.project.views.some(
        (ref) => ref.kind === 'class' && ref.file === module.file && ref.name === node.name,
      );
    if (isRouted && !viewLines.isView(cls)) {
      blocked(
        cls,
        node.headStart,
        'DA136',
        `${node.name} does not inherit from django.views.View`,
        'Inherit from View, or write it as a function view.',
      );
    }
    if (alreadyAsync > 0 && sync === 0) {
      return { isAsync: true, reasons, targets, branches, nonAtomic };
    }
    if (alreadyAsync > 0) {
      blocked(
        cls,
        node.headStart,
        'DA132',
        `${node.name} has both sync and async handlers, which Django refuses`,
        'Make its handlers of one kind.',
      );
    }
    if (isRouted && found.length === 0) {
      blocked(
        cls,
        node.headStart,
        'DA134',
        `${node.name} has no handler of its own: Django takes such a view for a sync one`,
        'Move what its dispatch() does into get(), post() and so on.',
      );
    }

    const names = asyncNames(planning, cls);
    for (const method of group.asyncMethods(cls)) {
      if (method.node.isAsync) continue;
      const result = methodTarget(method, names);
      reasons.push(...result.reasons);
      branches.push(...result.branches);
      nonAtomic ||= result.nonAtomic;
      targets.push(result.target);
    }
    const lineage = classes.lineage(cls);
    for (const each of lineage) {
      reasons.push(...syncMethodReasons(each, names));
      const made = judgeAsView(planning, each);
      reasons.push(...made.reasons);
      branches.push(...made.branches);
      nonAtomic ||= made.nonAtomic;
    }
    const dual = dualDispatch(cls);
    reasons.push(...dual.reasons);
    branches.push(...dual.branches);
    for (const wait of waitsBefore(planning, cls)) {
      if (!wait.isAsync && (group.isMadeInThread(cls) || !viewLines.isView(cls))) continue;
      blocked(
        wait.owner,
        wait.offset,
        'DA133',
        `Django calls ${wait.name}() synchronously, on the event loop, where it must not wait; ${wait.owner.node.name}.${wait.name} ${wait.what}`,
        'Move what waits into the handlers, or into dispatch().',
      );
    }
    const decorated = judgeClassDecorators(planning, cls, group.hasAsyncDispatch(cls));
    reasons.push(...decorated.reasons);
    branches.push(...decorated.branches);
    nonAtomic ||= decorated.nonAtomic;
    for (const each of lineage.slice(1)) nonAtomic ||= judgeClassDecorators(planning, each, true).nonAtomic;
    return { isAsync: false, reasons, targets, branches, nonAtomic };
  }

  /** `head = get` in the class body. */
  function isAliasOfHandler(value: Extract<Member, { k: 'value' }>, handlers: readonly string[]): boolean {
    const { expr } = value;
    if (expr?.kind !== 'Name' || !handlers.includes(expr.id)) return false;
    return classes.own(value.owner, expr.id)?.k === 'method';
  }

  interface MethodResult {
    readonly target: Target;
    readonly reasons: readonly Reason[];
    readonly branches: readonly Branch[];
    readonly nonAtomic: boolean;
  }

  function methodTarget({ owner, node }: Method, names: readonly string[]): MethodResult {
    const { module } = owner;
    const qualname = `${module.name}.${owner.node.name}.${node.name}`;
    const fn: FunctionTarget = { node, module, owner: infoOf(planning, owner), qualname };
    const reasons: Reason[] = [];
    if (node.isGenerator) {
      reasons.push(
        reasonAt(
          module,
          node.headStart,
          'DA104',
          `${node.name} is a generator: as async def it would be an async generator, which is no handler`,
          'Move the generator into a method of its own and return a StreamingHttpResponse of it.',
        ),
      );
    }
    const calls = handlerCalls(planning, group, owner, node, names);
    const decorated = judgeMethodDecorators(planning, owner, node);
    if (decorated.atomic && ADAPTING.includes(node.name)) {
      reasons.push(
        reasonAt(
          module,
          decorated.atomic.decorator.start,
          'DA114',
          `transaction.atomic is applied to ${node.name}(): a transaction can't be held while a handler is awaited`,
          'Put @transaction.atomic directly above the def of the handlers that need it, where it can move inside.',
        ),
      );
    }
    return {
      target: {
        fn,
        atomic: decorated.atomic,
        marks: decorated.marks,
        awaits: calls.awaits,
        either: calls.either,
        extraSites: calls.sites,
      },
      reasons: [...reasons, ...calls.reasons, ...decorated.reasons],
      branches: decorated.branches,
      nonAtomic: decorated.nonAtomic,
    };
  }

  /** Each `dispatch()` of the class that hands over to a counterpart, which is written. */
  function dualDispatch(cls: ClassSymbol): Pick<Examined, 'reasons' | 'branches'> {
    const reasons: Reason[] = [];
    const branches: Branch[] = [];
    for (const definer of planning.viewLines.definers(cls, 'dispatch')) {
      if (definer.k !== 'method' || roleOf(planning, definer) !== 'dual' || handsOver(definer.node)) continue;
      const { owner, node } = definer;
      const calls = handlerCalls(planning, group, owner, node, asyncNames(planning, cls));
      reasons.push(...calls.reasons);
      const [either] = calls.either;
      if (either) {
        reasons.push(
          reasonAt(
            owner.module,
            either.start,
            'DA131',
            `${owner.node.name}.dispatch() works on what a sync dispatch() after it gives, which may be a response or a coroutine`,
            'Put the class behind the mixin that checks, so that its dispatch() is the last one.',
          ),
        );
        continue;
      }
      const twin: MethodTwin = {
        fn: methodTargetOf(planning, owner, node),
        name: DISPATCH_TWIN,
        calls: calls.awaits,
        extraSites: calls.sites,
        isEntry: true,
        renames: new Map(),
      };
      const rewrite = { cls: owner, flags: [], init: null, twins: [twin] };
      branches.push({ k: 'class', rewrite: { k: 'class', wraps: 'the handler', classes: [rewrite] } });
    }
    return { reasons, branches };
  }

  /** Methods that stay sync may not call a handler. */
  function syncMethodReasons(cls: ClassSymbol, names: readonly string[]): readonly Reason[] {
    const { module, node } = cls;
    const reasons: Reason[] = [];
    for (const statement of node.body) {
      if (statement.kind !== 'FunctionDef' || statement.isAsync || names.includes(statement.name)) continue;
      const { awaits, either, lookups } = handlerCalls(planning, group, cls, statement, names);
      const [call] = [...awaits, ...either, ...lookups];
      if (!call) continue;
      reasons.push(
        reasonAt(
          module,
          call.start,
          'DA121',
          `${node.name}.${statement.name} stays sync but calls a handler, which becomes async`,
          'Let the handlers share what they do through a helper.',
        ),
      );
    }
    return reasons;
  }

  return {
    examine: (cls) => memoised(examined, cls, () => examine(cls)),
    usesOf: (cls) =>
      memoised(uses, cls, () =>
        planning.references.ofClass(cls, {
          methods: new Set(asyncNames(planning, cls)),
          makers: makersOf(planning, cls),
        }),
      ),
  };
}

function memoised<T>(known: Map<ClassDef, T>, cls: ClassSymbol, compute: () => T): T {
  const found = known.get(cls.node);
  if (found !== undefined) return found;
  const result = compute();
  known.set(cls.node, result);
  return result;
}

function distinct<T>(items: readonly T[], key: (item: T) => unknown): readonly T[] {
  const seen = new Set<unknown>();
  return items.filter((item) => {
    if (seen.has(key(item))) return false;
    seen.add(key(item));
    return true;
  });
}
