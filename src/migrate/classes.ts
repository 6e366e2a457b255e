/**
 * Class-based views: which can become async as a whole, and what changes with them.
 *
 * Django's rules, checked on 4.1 to 6.0 (`django/views/generic/base.py`): all handlers of a class are of one kind;
 * `setup()` and `__init__()` are called synchronously; `View.dispatch()` gives back an async handler's coroutine, and an
 * `async def dispatch()` that awaits it works as well; `options()` and `http_method_not_allowed()` of `View` adapt, so
 * overrides of them must be async too.
 */
import type { BlockingSite, ClassInfo } from '../analysis/types.ts';
import { decoratorAsyncSince, decoratorTakesAsync } from '../knowledge/async-api.ts';
import { featureSince, hasFeature } from '../knowledge/releases.ts';
import type { ViewRef } from '../project/types.ts';
import type { Attribute, Call, ClassDef, Decorator, Expr, FunctionDef, Node } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import type { Member } from './class-tree.ts';
import { judgeDecorator, NEEDS_ASYNC_DISPATCH } from './decorators.ts';
import {
  atomicRequestsReason,
  findDefinition,
  isMigration,
  judgeDecorators,
  judgeUses,
  NOTHING,
} from './judgements.ts';
import { indexOf } from './module-index.ts';
import { outsideBaseReason, VIEW_BASES } from './outside-bases.ts';
import type {
  AtomicDecorator,
  Branch,
  DispatchOverride,
  Draft,
  FunctionTarget,
  Planning,
  Target,
} from './planning.ts';
import { reasonAt } from './reason-at.ts';
import { isFirstParameter, type ViewUse } from './references.ts';
import type { ClassSymbol } from './symbols.ts';
import type { Reason } from './types.ts';
import type { Verdict } from './verdict.ts';

const HTTP_METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'];
/** What `View` itself has and answers with a coroutine when the handlers are async. */
const ADAPTING = ['dispatch', 'options', 'http_method_not_allowed'];

const METHOD_DECORATOR = 'django.utils.decorators.method_decorator';

export function draftClass(planning: Planning, ref: ViewRef, view: ClassSymbol): Draft {
  const { module, node } = view;
  const blocked = (...reasons: Reason[]): Draft => ({ ...NOTHING, id: ref.id, reasons });
  const foreign = foreignBases(planning, view);
  if (foreign.length > 0) return blocked(...foreign);
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
  const { members: group, drafting } = groupOf(planning, view);
  const heir = group.find((each) => each.node !== node && foreignBases(planning, each).length > 0);
  if (heir) {
    return blocked(...foreignBases(planning, heir).map((reason) => sharedReason(node, heir.node, reason)));
  }
  const own = drafting.examine(view);
  if (own.isAsync) return { ...NOTHING, id: ref.id, isAsync: true };
  const reasons = [...own.reasons];
  const all = group.map((each) => drafting.examine(each));
  for (const [at, examined] of all.entries()) {
    const other = group[at];
    const first = examined.reasons.find((reason) => !own.reasons.some((known) => sameReason(known, reason)));
    if (first && other) reasons.push(sharedReason(node, other.node, first));
  }
  const uses = group.flatMap((each) => drafting.usesOf(each));
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
    dispatches: distinct(
      all.flatMap((each) => each.dispatches),
      (dispatch) => dispatch.node,
    ),
    uses,
    companions: viewsOf(planning, group).filter((id) => id !== ref.id),
    middleware: null,
  };
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

/** Base classes outside of the project that an async view can't have. */
function foreignBases(planning: Planning, view: ClassSymbol): readonly Reason[] {
  const outside = planning.classes.outsideBases(view);
  const reasons = outside.flatMap(({ of, base }) => {
    const reason = outsideBaseReason(of.module, base);
    return reason ? [reason] : [];
  });
  return reasons.slice(0, 1);
}

/** Classes that become async together or not at all, and what was found out about each. */
interface Group {
  readonly members: readonly ClassSymbol[];
  readonly drafting: Drafting;
}

const groups = new WeakMap<Planning, Map<ClassDef, Group>>();

function groupOf(planning: Planning, view: ClassSymbol): Group {
  const known = groups.get(planning) ?? new Map<ClassDef, Group>();
  groups.set(planning, known);
  let group = known.get(view.node);
  if (!group) {
    const members = connected(planning, view);
    group = { members, drafting: createDrafting(planning, members) };
    for (const member of members) known.set(member.node, group);
  }
  return group;
}

/** The classes that share methods with the view: whoever inherits one that becomes async must be async itself. */
function connected(planning: Planning, view: ClassSymbol): readonly ClassSymbol[] {
  const found = new Map<ClassDef, ClassSymbol>([[view.node, view]]);
  const queue = [view];
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const ancestor of planning.classes.lineage(next)) {
      const isShared = [...HTTP_METHODS, ...ADAPTING].some(
        (name) => planning.classes.own(ancestor, name) !== null,
      );
      if (!isShared && ancestor.node !== next.node) continue;
      for (const heir of [ancestor, ...planning.classes.descendants(ancestor)]) {
        if (found.has(heir.node)) continue;
        found.set(heir.node, heir);
        queue.push(heir);
      }
    }
  }
  return [...found.values()];
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
  readonly dispatches: readonly DispatchOverride[];
  readonly nonAtomic: boolean;
}

interface Drafting {
  examine(cls: ClassSymbol): Examined;
  usesOf(cls: ClassSymbol): readonly ViewUse[];
}

function createDrafting(planning: Planning, group: readonly ClassSymbol[]): Drafting {
  const { classes } = planning;
  const infos = new Map<ClassDef, ClassInfo | null>();
  const examined = new Map<ClassDef, Examined>();
  const uses = new Map<ClassDef, readonly ViewUse[]>();

  function infoOf(cls: ClassSymbol): ClassInfo | null {
    let info = infos.get(cls.node);
    if (info === undefined) {
      const found = planning.program.find(`${cls.module.name}.${cls.node.name}`);
      info = found?.k === 'class' && found.cls.node === cls.node ? found.cls : null;
      infos.set(cls.node, info);
    }
    return info;
  }

  function member(cls: ClassSymbol, name: string): Member | null {
    for (const each of classes.lineage(cls)) {
      const own = classes.own(each, name);
      if (own) return own;
    }
    return null;
  }

  /** The handlers that `http_method_names` lets through, where it can be read. */
  function handlersOf(cls: ClassSymbol): readonly string[] {
    const names = member(cls, 'http_method_names');
    const expr = names?.k === 'value' ? names.expr : null;
    if (expr?.kind !== 'List' && expr?.kind !== 'Tuple') return HTTP_METHODS;
    const listed = expr.elts.flatMap((elt) => (elt.kind === 'Str' ? [elt.value.toLowerCase()] : []));
    return listed.length === expr.elts.length ? listed : HTTP_METHODS;
  }

  function asyncNames(cls: ClassSymbol): readonly string[] {
    return [...new Set([...handlersOf(cls), ...ADAPTING])];
  }

  function examine(cls: ClassSymbol): Examined {
    const { module, node } = cls;
    const reasons: Reason[] = [];
    const targets: Target[] = [];
    const branches: Branch[] = [];
    const dispatches: DispatchOverride[] = [];
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
    if (!infoOf(cls)) {
      blocked(
        cls,
        node.headStart,
        'DA108',
        `Which definition of ${node.name} is used can not be told`,
        'Define it once, at module level.',
      );
      return { isAsync: false, reasons, targets, branches, dispatches, nonAtomic };
    }

    const handlers = handlersOf(cls).filter((name) => name !== 'options');
    const lineage = classes.lineage(cls);
    const found = handlers.flatMap((name) => {
      const each = member(cls, name);
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
    const isView = lineage.some((each) =>
      classes.bases(each).some((base) => base.k === 'external' && VIEW_BASES.has(base.name)),
    );
    const isRouted =
      group.length === 1 ||
      planning.project.views.some(
        (ref) => ref.kind === 'class' && ref.file === module.file && ref.name === node.name,
      );
    if (isRouted && !isView) {
      blocked(
        cls,
        node.headStart,
        'DA136',
        `${node.name} does not inherit from django.views.View`,
        'Inherit from View, or write it as a function view.',
      );
    }
    if (alreadyAsync > 0 && sync === 0) {
      return { isAsync: true, reasons, targets, branches, dispatches, nonAtomic };
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

    const names = asyncNames(cls);
    for (const each of lineage) {
      for (const name of names) {
        const own = classes.own(each, name);
        if (own?.k !== 'method' || own.node.isAsync) continue;
        const result = methodTarget(each, own.node, names);
        reasons.push(...result.reasons);
        branches.push(...result.branches);
        nonAtomic ||= result.nonAtomic;
        targets.push(result.target);
      }
      reasons.push(...syncMethodReasons(each, names));
    }
    const decorated = classDecorators(cls, names);
    reasons.push(...decorated.reasons);
    branches.push(...decorated.branches);
    dispatches.push(...decorated.dispatches);
    nonAtomic ||= decorated.nonAtomic;
    for (const each of lineage.slice(1)) nonAtomic ||= classDecorators(each, names).nonAtomic;
    return { isAsync: false, reasons, targets, branches, dispatches, nonAtomic };
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

  function methodTarget(owner: ClassSymbol, node: FunctionDef, names: readonly string[]): MethodResult {
    const { module } = owner;
    const qualname = `${module.name}.${owner.node.name}.${node.name}`;
    const fn: FunctionTarget = { node, module, owner: infoOf(owner), qualname };
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
    const calls = coroutineCalls(owner, node, names);
    reasons.push(...calls.reasons);
    const decorated = methodDecorators(owner, node);
    return {
      target: {
        fn,
        atomic: decorated.atomic,
        awaits: calls.awaits,
        extraSites: overriddenHelpers(owner, fn),
      },
      reasons: [...reasons, ...decorated.reasons],
      branches: decorated.branches,
      nonAtomic: decorated.nonAtomic,
    };
  }

  /** Calls in a method that give a coroutine once the class is async: handlers, and what `View` makes of them. */
  function coroutineCalls(
    owner: ClassSymbol,
    method: FunctionDef,
    names: readonly string[],
  ): { readonly awaits: readonly Call[]; readonly reasons: readonly Reason[] } {
    const { module } = owner;
    const index = indexOf(module);
    const awaits: Call[] = [];
    const reasons: Reason[] = [];
    const refuse = (node: Node, what: string): void => {
      reasons.push(
        reasonAt(
          module,
          node.start,
          'DA134',
          `${owner.node.name}.${method.name} ${what}`,
          'Call the handler directly in the body of the method.',
        ),
      );
    };
    walk(method.body, (node) => {
      if (node.kind === 'Call' && isHandlerLookup(module, node)) {
        const calls = callsOfResult(owner, method, node);
        if (calls) awaits.push(...calls);
        else refuse(node, 'looks up a handler and passes it on, where it can not be followed');
        return;
      }
      if (node.kind !== 'Attribute' || !names.includes(node.attr) || !isOwnReceiver(owner, node)) return;
      const parent = index.parentOf(node);
      if (parent?.kind === 'positional' && isHandlerLookup(module, index.parentOf(parent))) return;
      if (parent?.kind !== 'Call' || parent.func !== node) {
        refuse(node, `passes its ${node.attr} on, where it can not be followed`);
      } else if (index.scopes.enclosing(parent) !== index.scopes.scopeOf(method)) {
        refuse(node, `calls ${node.attr} in a nested function, lambda or comprehension`);
      } else awaits.push(parent);
    });
    return { awaits, reasons };
  }

  /** `self.x`, `super().x`, `View.x`. */
  function isOwnReceiver(owner: ClassSymbol, node: Attribute): boolean {
    const { module } = owner;
    const { value } = node;
    if (value.kind === 'Call') return value.func.kind === 'Name' && value.func.id === 'super';
    if (isFirstParameter(module, value)) return true;
    return planning.symbols
      .resolve(module, value)
      .some(
        (symbol) =>
          (symbol.k === 'external' && VIEW_BASES.has(symbol.name)) ||
          (symbol.k === 'class' && group.some((each) => each.node === symbol.node)),
      );
  }

  /** `getattr(self, request.method.lower(), ...)`, as `View.dispatch()` does it. */
  function isHandlerLookup(module: ClassSymbol['module'], node: Node | null): node is Call {
    if (node?.kind !== 'Call' || node.func.kind !== 'Name' || node.func.id !== 'getattr') return false;
    const [receiver, name] = node.args;
    if (!receiver || !isFirstParameter(module, receiver.value) || !name) return false;
    let readsMethod = false;
    walk(name.value, (each) => {
      if (each.kind === 'Attribute' && each.attr === 'method') readsMethod = true;
    });
    return readsMethod;
  }

  /** The calls of what a lookup gives: directly, or through one local variable; null when it goes elsewhere. */
  function callsOfResult(owner: ClassSymbol, method: FunctionDef, lookup: Call): readonly Call[] | null {
    const index = indexOf(owner.module);
    const parent = index.parentOf(lookup);
    if (parent?.kind === 'Call' && parent.func === lookup) return [parent];
    const target = parent?.kind === 'Assign' && parent.targets.length === 1 ? parent.targets[0] : null;
    if (target?.kind !== 'Name') return null;
    const scope = index.scopes.scopeOf(method);
    const binding = scope?.bindings.get(target.id);
    const isOfView = (expr: Expr): boolean =>
      isHandlerLookup(owner.module, expr) ||
      (expr.kind === 'Attribute' && ADAPTING.includes(expr.attr) && isOwnReceiver(owner, expr));
    const values = (binding?.sites ?? []).map(({ node }) => index.parentOf(node));
    if (!binding || !values.every((each) => each?.kind === 'Assign' && isOfView(each.value))) return null;
    const calls: Call[] = [];
    for (const read of binding.reads) {
      const call = index.parentOf(read);
      if (call?.kind !== 'Call' || call.func !== read || index.scopes.enclosing(call) !== scope) return null;
      calls.push(call);
    }
    return calls;
  }

  /** What blocks only in a class that inherits the method, because that overrides a helper of it. */
  function overriddenHelpers(owner: ClassSymbol, fn: FunctionTarget): readonly BlockingSite[] {
    const heirs = group.filter(
      (each) =>
        each.node !== owner.node && classes.lineage(each).some((ancestor) => ancestor.node === owner.node),
    );
    if (heirs.length === 0) return [];
    const index = indexOf(owner.module);
    const known = planning.analyze(fn).sites;
    const extra: BlockingSite[] = [];
    walk(fn.node.body, (node) => {
      if (node.kind !== 'Attribute' || !isFirstParameter(owner.module, node.value)) return;
      const parent = index.parentOf(node);
      const place = parent?.kind === 'Call' && parent.func === node ? parent : node;
      if (index.functionAround(node) !== fn.node) return;
      if (known.some((site) => site.node === place && site.role === 'self')) return;
      for (const heir of heirs) {
        const override = member(heir, node.attr);
        if (override?.k !== 'method' || override.node === memberNode(owner, node.attr)) continue;
        const info = infoOf(override.owner);
        if (!info || override.node.isAsync) continue;
        const qualname = `${info.qualname}.${node.attr}`;
        const target = { node: override.node, module: override.owner.module, owner: info, qualname };
        const effects = planning.analyze(target).sites.flatMap((site) => site.effects);
        if (effects.length > 0) {
          extra.push({ node: place, role: 'self', effects });
          return;
        }
      }
    });
    return extra;
  }

  function memberNode(cls: ClassSymbol, name: string): FunctionDef | null {
    const found = member(cls, name);
    return found?.k === 'method' ? found.node : null;
  }

  /** Methods that stay sync: Django calls some of them on the event loop, and none may call a handler. */
  function syncMethodReasons(cls: ClassSymbol, names: readonly string[]): readonly Reason[] {
    const { module, node } = cls;
    const reasons: Reason[] = [];
    for (const name of ['setup', '__init__']) {
      const own = classes.own(cls, name);
      if (own?.k !== 'method') continue;
      const fn = {
        node: own.node,
        module,
        owner: infoOf(cls),
        qualname: `${module.name}.${node.name}.${name}`,
      };
      const waits = planning.analyze(fn).sites.filter((each) => !isCallOfNext(module, each.node, name));
      const [site] = own.node.isAsync ? [] : waits;
      if (!site && !own.node.isAsync) continue;
      const what = site ? `does (${site.effects[0]?.what ?? 'it waits'})` : 'can not be async';
      reasons.push(
        reasonAt(
          module,
          site ? site.node.start : own.node.headStart,
          'DA133',
          `Django calls ${name}() synchronously, on the event loop, where it must not wait; ${node.name}.${name} ${what}`,
          'Move what waits into the handlers, or into dispatch().',
        ),
      );
    }
    for (const name of ['as_view', 'view_is_async']) {
      const own = classes.own(cls, name);
      if (!own) continue;
      const offset = own.k === 'method' ? own.node.headStart : own.offset;
      reasons.push(
        reasonAt(
          module,
          offset,
          'DA134',
          `${node.name} overrides ${name}(), by which Django tells whether a class is async`,
          'Put what it does into a decorator, or into dispatch().',
        ),
      );
    }
    for (const statement of node.body) {
      if (statement.kind !== 'FunctionDef' || statement.isAsync || names.includes(statement.name)) continue;
      const { awaits } = coroutineCalls(cls, statement, names);
      const [call] = awaits;
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

  /** `super().setup(...)`: the next class in line, which is looked at by itself. */
  function isCallOfNext(module: ClassSymbol['module'], node: Node, name: string): boolean {
    const attribute = node.kind === 'Call' ? node.func : node;
    return (
      attribute.kind === 'Attribute' &&
      attribute.attr === name &&
      attribute.value.kind === 'Call' &&
      planning.symbols.externalName(module, attribute.value.func) === 'builtins.super'
    );
  }

  interface DecoratorResult {
    readonly reasons: Reason[];
    readonly branches: Branch[];
    nonAtomic: boolean;
  }

  function take(result: DecoratorResult, verdict: Verdict): void {
    if (verdict.k === 'refused') result.reasons.push(verdict.reason);
    else if (verdict.k === 'branch') result.branches.push(...verdict.branches);
    else if (verdict.k === 'non-atomic') result.nonAtomic = true;
  }

  function methodDecorators(
    owner: ClassSymbol,
    method: FunctionDef,
  ): DecoratorResult & { readonly atomic: AtomicDecorator | null } {
    const { module } = owner;
    const result: DecoratorResult = { reasons: [], branches: [], nonAtomic: false };
    const direct = method.decorators.filter((each) => !methodDecorator(module, each.expr));
    const judged = judgeDecorators(planning, module, direct);
    result.reasons.push(...judged.reasons);
    result.branches.push(...judged.branches);
    result.nonAtomic = judged.nonAtomic;
    let { atomic } = judged;
    for (const decorator of method.decorators) {
      const through = methodDecorator(module, decorator.expr);
      if (!through) continue;
      for (const expr of through.decorators) {
        const verdict = judgeDecorator(planning, module, expr, 'method');
        if (verdict.k === 'atomic') {
          if (through.decorators.length === 1 && decorator === method.decorators.at(-1) && !atomic) {
            atomic = { decorator, marker: `@${module.text.slice(expr.start, expr.end)}` };
          } else result.reasons.push(atomicReason(module, expr));
          continue;
        }
        take(result, verdict);
      }
      if (atomic?.decorator !== decorator) {
        const tooOld = methodDecoratorReason(owner, method.name, decorator);
        if (tooOld) result.reasons.push(tooOld);
      }
    }
    return { ...result, atomic };
  }

  /** In some releases what `method_decorator` makes of an async handler does not look async to `View`. */
  function methodDecoratorReason(cls: ClassSymbol, name: string, decorator: Decorator): Reason | null {
    if (ADAPTING.includes(name) || decoratorTakesAsync(METHOD_DECORATOR, planning.django) === true)
      return null;
    return reasonAt(
      cls.module,
      decorator.start,
      'DA139',
      `method_decorator makes a sync function of the async ${name}() before Django ${decoratorAsyncSince(METHOD_DECORATOR)}`,
      'Apply it to dispatch() instead, or upgrade Django.',
    );
  }

  function atomicReason(module: ClassSymbol['module'], expr: Expr): Reason {
    return reasonAt(
      module,
      expr.start,
      'DA114',
      'transaction.atomic is applied to the view here: around a coroutine it covers nothing',
      'Put @transaction.atomic directly above the def of the handler, where it can move inside.',
    );
  }

  function classDecorators(
    cls: ClassSymbol,
    names: readonly string[],
  ): DecoratorResult & { readonly dispatches: readonly DispatchOverride[] } {
    const { module, node } = cls;
    const result: DecoratorResult = { reasons: [], branches: [], nonAtomic: false };
    const dispatches: DispatchOverride[] = [];
    const hasOwnDispatch = member(cls, 'dispatch') !== null;
    for (const decorator of node.decorators) {
      const through = methodDecorator(module, decorator.expr);
      if (!through) {
        take(result, judgeClassDecorator(cls, decorator));
        continue;
      }
      if (through.name === null) {
        result.reasons.push(
          reasonAt(
            module,
            decorator.start,
            'DA111',
            'Which method this method_decorator is applied to can not be told',
            'Give its name as a string.',
          ),
        );
        continue;
      }
      const { name } = through;
      if (!names.includes(name)) continue;
      const tooOld = methodDecoratorReason(cls, name, decorator);
      if (tooOld) result.reasons.push(tooOld);
      for (const expr of through.decorators) {
        const isInherited = name === 'dispatch' && !hasOwnDispatch;
        let verdict = judgeDecorator(planning, module, expr, isInherited ? 'dispatch' : 'method');
        if (verdict.k === 'refused' && verdict.reason.code === NEEDS_ASYNC_DISPATCH) {
          verdict = judgeDecorator(planning, module, expr, 'method');
          if (verdict.k !== 'refused') dispatches.push({ module, node });
        }
        if (verdict.k === 'atomic') result.reasons.push(atomicReason(module, expr));
        else take(result, verdict);
      }
    }
    return { ...result, dispatches };
  }

  function judgeClassDecorator(cls: ClassSymbol, decorator: Decorator): Verdict {
    const { module } = cls;
    const callee = decorator.expr.kind === 'Call' ? decorator.expr.func : decorator.expr;
    const name = planning.symbols.externalName(module, callee);
    if (name === 'typing.final' || name === 'dataclasses.dataclass') return { k: 'transparent' };
    const verdict = judgeDecorator(planning, module, decorator.expr, 'function');
    if (verdict.k === 'refused' || verdict.k === 'transparent') return verdict;
    return {
      k: 'refused',
      reason: reasonAt(
        module,
        decorator.start,
        'DA111',
        `What @${module.text.slice(decorator.expr.start, decorator.expr.end)} does to an async class can not be told`,
        'Apply it to a method with method_decorator, or do its work in dispatch().',
      ),
    };
  }

  /** The parts of `method_decorator(decorator or list, name="...")`; null for anything else. */
  function methodDecorator(
    module: ClassSymbol['module'],
    expr: Expr,
  ): { readonly decorators: readonly Expr[]; readonly name: string | null } | null {
    if (expr.kind !== 'Call') return null;
    if (planning.symbols.externalName(module, expr.func) !== METHOD_DECORATOR) return null;
    const [first, second] = expr.args;
    if (!first) return null;
    const nameArg = expr.args.find((arg) => arg.name === 'name') ?? second;
    const name = nameArg?.value.kind === 'Str' ? nameArg.value.value : null;
    let given = first.value;
    if (given.kind === 'Name') {
      const [symbol] = planning.symbols.resolve(module, given);
      const scope = symbol?.k === 'variable' ? symbol.binding.sites : [];
      const statement = scope.length === 1 && scope[0] ? indexOf(module).parentOf(scope[0].node) : null;
      const value = statement?.kind === 'Assign' ? statement.value : null;
      if (value?.kind === 'List' || value?.kind === 'Tuple') given = value;
    }
    return { decorators: given.kind === 'List' || given.kind === 'Tuple' ? given.elts : [given], name };
  }

  return {
    examine: (cls) => memoised(examined, cls, () => examine(cls)),
    usesOf: (cls) => memoised(uses, cls, () => planning.references.ofClass(cls, new Set(asyncNames(cls)))),
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
