/**
 * What the interpreter knows of itself: builtins that are about values (`getattr`, `super`, `list`), decorators and
 * adapters that change what a function is, Django's calls that depend on a model, and the vocabulary of the stubs.
 *
 * Everything else that is known of Django, the standard library and packages is data: knowledge stubs and tables.
 */

import { asyncAlternative } from '../knowledge/blocking.ts';
import { queryMember } from '../knowledge/queryset.ts';
import type { Expr, Node } from '../python/ast.ts';
import { getAttribute, isSettings, setAttribute } from './attributes.ts';
import {
  type CallArguments,
  callClass,
  callValue,
  EVERYDAY_METHODS,
  nodeName,
  positionalArguments,
  unknownCall,
} from './calls.ts';
import { inherits, lookupMember } from './classes.ts';
import { callContainerMethod } from './containers.ts';

import { collectingSink, effectAt, type Frame, type Interp, type Relation } from './interp.ts';
import {
  anyModel,
  defaultManager,
  isAnyModel,
  isModelClass,
  isQuerySetClass,
  manyToManyFields,
  modelFacts,
  modelNamed,
  ownOrmClass,
  userModel,
} from './models.ts';
import { bindingSites, classNamed, moduleValue } from './modules.ts';
import {
  anyInstance,
  callAsyncQueryMember,
  callModelMember,
  callQueryMember,
  lookInto,
  managerQuerySet,
  modelName,
  ormMethodName,
  prefetchValue,
  rowOfQuerySet,
} from './orm.ts';
import {
  asKey,
  callSpecial,
  force,
  indexOf,
  iterate,
  length,
  mappingOf,
  stringify,
  truth,
} from './protocol.ts';
import {
  callAsyncSession,
  callBoundField,
  callForm,
  callSession,
  requestSessionFact,
  userValue,
} from './request.ts';
import { subclassesOf } from './subclasses.ts';
import type { ClassInfo, Effect, EffectKind, Value, ValueIntrinsic } from './types.ts';
import {
  addKey,
  alternatives,
  BOOL,
  contentsOf,
  dictOf,
  INT,
  instance,
  join,
  joinAll,
  manager,
  modelInstance,
  NEVER,
  NONE,
  OTHER,
  querySet,
  STR,
  scalar,
  sequence,
  setElement,
  tupleOf,
  UNKNOWN,
  writeEntry,
} from './values.ts';

interface Context {
  readonly interp: Interp;
  readonly frame: Frame;
  readonly node: Node;
  readonly callee: ValueIntrinsic;
  readonly args: CallArguments;
  /** Where the receiver of a method was read from. */
  readonly receiver: string | null;
}
type Handler = (context: Context) => Value;

const first = ({ args }: Context): Value => args.positional[0] ?? args.rest ?? UNKNOWN;
const firstPath = ({ args }: Context): string | null => args.paths[0] ?? null;
const stringAt = ({ args }: Context, index: number): string | null => {
  const value = args.positional[index];
  return value?.k === 'scalar' && typeof value.constant === 'string' ? value.constant : null;
};

const effect =
  (kind: EffectKind): Handler =>
  (context) => {
    const { interp, frame, node } = context;
    frame.sink.emit(node, 'self', [
      effectAt(
        interp,
        frame,
        node,
        kind,
        stringAt(context, 0) ?? kind,
        frame.fn === null ? null : asyncAlternative(frame.fn.qualname),
      ),
    ]);
    return NONE;
  };

/** Builds a container out of an iterable. */
const collect =
  (type: 'list' | 'tuple' | 'set' | 'frozenset'): Handler =>
  (context) => {
    const { interp, frame, node, args } = context;
    const given = args.positional[0];
    if (!given) return sequence(type, NEVER);
    const element = iterate(interp, frame, node, 'self', given, firstPath(context));
    if (type === 'set' || type === 'frozenset') asKey(interp, frame, node, element, null);
    return sequence(type, element);
  };

const identity: Handler = (context) => first(context);

const wrapper =
  (name: string): Handler =>
  (context) => ({ k: 'intrinsic', name, self: first(context), args: [] });

/** A decorator that may be used bare or with arguments and changes nothing that matters: `lru_cache`. */
const transparent: Handler = (context) => {
  const given = first(context);
  return given.k === 'function' || given.k === 'intrinsic'
    ? given
    : { k: 'intrinsic', name: 'identity', self: null, args: [] };
};

const getAttributeCall: Handler = (context) => {
  const { interp, frame, node, args } = context;
  const name = stringAt(context, 1);
  const object = args.positional[0];
  if (!object) return UNKNOWN;
  const fallback = args.positional[2];
  if (name === null && object.k === 'instance' && object.cls.module.origin === 'project')
    return { k: 'intrinsic', name: 'any-method', self: object, args: [] };
  if (name === null) {
    if (alternatives(object).some((part) => part.k === 'model' || part.k === 'lazy'))
      unknownCall(interp, frame, node, 'getattr', args, true);
    return joinAll(alternatives(object).map((part) => anyRelated(interp, part)));
  }
  const value = getAttribute(interp, frame, node, object, name, firstPath(context));
  if (!fallback || (isSettings(object) && value.k === 'scalar' && value.constant !== null)) return value;
  return join(value, fallback);
};

/**
 * A builtin that asks an object's own method for what it gives: `int(x)` its `__int__`.
 *
 * @param specials methods that are looked for, the first that the class has being called
 * @param other what it gives for what has none of them
 */
const asks =
  (specials: readonly string[], other: (given: Value) => Value): Handler =>
  (context) => {
    const { interp, frame, node, args } = context;
    const path = firstPath(context);
    const given = force(interp, frame, node, 'self', first(context), path);
    let result: Value = NEVER;
    for (const part of alternatives(given)) {
      const isObject = part.k === 'instance' || part.k === 'model';
      const special = isObject ? specials.find((name) => lookupMember(interp, part.cls, name)) : undefined;
      const made =
        isObject && special !== undefined
          ? callSpecial(interp, frame, node, 'self', part, special, args.positional.slice(1), path)
          : null;
      result = join(result, made ?? other(part));
    }
    return result.k === 'never' ? UNKNOWN : result;
  };

const JSON_CONTAINERS: ReadonlySet<string> = new Set(['builtins.dict', 'builtins.list']);

const same = (given: Value): Value => (given.k === 'scalar' ? scalar(given.type) : given);

/**
 * What `getattr(object, name)` may give under a name that is not known: a related object or manager of a row, or a
 * plain value; a method of a queryset or manager.
 */
function anyRelated(interp: Interp, object: Value): Value {
  if (object.k === 'queryset' || object.k === 'manager')
    return { k: 'intrinsic', name: 'any-query-method', self: object, args: [] };
  if (object.k !== 'model') return UNKNOWN;
  const anyField: Value = { k: 'intrinsic', name: 'any-field', self: object, args: [] };
  if (isAnyModel(object.cls)) return anyField;
  const relations = [...modelFacts(interp, object.cls).relations.values()];
  const targets = new Set(relations.flatMap(({ kind, target }) => (isToOne(kind) ? [target] : [])));
  const related =
    targets.size > MOST_TARGETS
      ? anyInstance(interp)
      : joinAll([...targets].map((target) => (target ? modelInstance(target) : anyInstance(interp))));
  const manager = relations.some(({ kind }) => !isToOne(kind)) ? anyField : NEVER;
  return joinAll([OTHER, related, manager]);
}

/** Models that one attribute may give and are still told apart. */
const MOST_TARGETS = 4;

const TO_ONE: ReadonlySet<Relation['kind']> = new Set([
  'foreign key',
  'one-to-one',
  'reverse one-to-one',
  'generic foreign key',
]);

const isToOne = (kind: Relation['kind']): boolean => TO_ONE.has(kind);

const getObject =
  (many: boolean): Handler =>
  (context) => {
    const { interp, frame, node, args } = context;
    lookInto(interp, frame, node, args);
    let result: Value = NEVER;
    for (const part of alternatives(first(context))) {
      let rows: Value = part;
      if (part.k === 'class' && isModelClass(part.cls)) rows = defaultManager(interp, part.cls);
      const name = many ? 'get_list_or_404' : 'get_object_or_404';
      const model = rows.k === 'manager' || rows.k === 'queryset' ? modelName(rows.model) : '…';
      frame.sink.emit(node, 'self', [effectAt(interp, frame, node, 'db', `${name}(${model})`)]);
      if (rows.k === 'manager')
        rows = callQueryMember(
          interp,
          { ...frame, sink: collectingSink(new Map()) },
          node,
          'all',
          rows,
          positionalArguments(),
        );
      const row = rows.k === 'queryset' ? rowOfQuerySet(interp, rows) : anyInstance(interp);
      result = join(result, many ? sequence('list', row) : row);
    }
    return result.k === 'never' ? UNKNOWN : result;
  };

const superCall: Handler = ({ frame, args }) => {
  const given = args.positional[1];
  if (given && args.positional[0]?.k === 'class') return superOf(given, args.positional[0].cls);
  let holder: Frame | null = frame;
  while (holder && (holder.kind !== 'function' || !holder.fn?.owner)) holder = holder.parent;
  const param = holder?.fn?.node.params[0]?.name;
  const self = param === undefined ? null : (holder?.state?.vars.get(param) ?? holder?.everBound.get(param));
  return self && holder?.fn?.owner ? superOf(self, holder.fn.owner) : UNKNOWN;
};

function superOf(self: Value, after: ClassInfo): Value {
  if (self.k === 'union') return joinAll(self.of.map((part) => superOf(part, after)));
  const cls =
    self.k === 'instance' || self.k === 'model' || self.k === 'class'
      ? self.cls
      : self.k === 'queryset' || self.k === 'manager'
        ? (self.cls ?? after)
        : after;
  const shown: Value = { k: 'class', cls };
  return { k: 'intrinsic', name: 'super', self, args: [shown, { k: 'class', cls: after }] };
}

const partial: Handler = ({ args }) => {
  const [fn, ...given] = args.positional;
  return {
    k: 'intrinsic',
    name: 'partial()',
    self: fn ?? UNKNOWN,
    args: [...given, dictOf(NEVER, args.keyword)],
  };
};

const callPartial: Handler = ({ interp, frame, node, callee, args }) => {
  const given = [...callee.args];
  const keyword = given.pop();
  const merged: CallArguments = {
    positional: [...given, ...args.positional],
    keyword: new Map([...(keyword?.k === 'dict' ? keyword.cell.entries : []), ...args.keyword]),
    rest: args.rest,
    paths: [...given.map(() => null), ...args.paths],
    keywordPaths: args.keywordPaths,
  };
  return callValue(interp, frame, node, callee.self ?? UNKNOWN, merged, null);
};

/** A generic function: calling it calls one of the functions that are registered beside it (`@show.register`). */
const singleDispatch: Handler = (context) => {
  const { frame } = context;
  const given = first(context);
  if (given.k !== 'function' || given.fn.node.kind !== 'FunctionDef') return given;
  const { module, node } = given.fn;
  const { name } = node;
  const body = frame.fn?.node.kind === 'FunctionDef' ? frame.fn.node.body : module.syntax.body;
  const registered = body.flatMap((statement): Value[] => {
    if (
      statement.kind !== 'FunctionDef' ||
      !statement.decorators.some((each) => registersFor(each.expr, name))
    )
      return [];
    const fn = { node: statement, qualname: `${given.fn.qualname}.register`, module, owner: null };
    return [{ k: 'function', fn, self: null, closure: given.closure }];
  });
  return { k: 'intrinsic', name: 'dispatch()', self: null, args: [given, ...registered] };
};

/** `show.register`, `show.register(Book)` */
function registersFor(decorator: Expr, name: string): boolean {
  const target = decorator.kind === 'Call' ? decorator.func : decorator;
  return (
    target.kind === 'Attribute' &&
    target.attr === 'register' &&
    target.value.kind === 'Name' &&
    target.value.id === name
  );
}

/** A copy with other values for some fields. */
const replaced: Handler = (context) => {
  const given = first(context);
  if (given.k !== 'instance') return given;
  const made = instance(given.cls, given.cell.entries);
  if (made.k === 'instance')
    for (const [name, value] of context.args.keyword) made.cell.entries.set(name, value);
  return made;
};

/**
 * A copy by the class's own method, or of the same kind. Copying a queryset fetches it; a deep copy of one has no rows,
 * though it was made of one that has.
 */
function copied(context: Context, special: '__copy__' | '__deepcopy__'): Value {
  const { interp, frame, node } = context;
  const path = firstPath(context);
  return joinAll(
    alternatives(first(context)).map((part) => {
      if (part.k === 'queryset') {
        if (special === '__deepcopy__') return { ...part, evaluated: false };
        truth(interp, frame, node, 'self', part, path);
      }
      if (part.k !== 'instance' && part.k !== 'model') return part;
      const given = special === '__copy__' ? [] : [dictOf(NEVER)];
      return callSpecial(interp, frame, node, 'self', part, special, given, path) ?? part;
    }),
  );
}

const withReceiver = (context: Context): Context => ({
  ...context,
  args: { ...context.args, positional: [context.callee.self ?? UNKNOWN, ...context.args.positional] },
});

/** A function whose call waits in a thread: its effects do not touch the loop. */
const offloaded: Handler = (context) => {
  const given = first(context);
  return given.k === 'never' || (given.k === 'unknown' && context.args.positional.length === 0)
    ? { k: 'intrinsic', name: 'asgiref.sync.sync_to_async', self: null, args: [] }
    : { k: 'intrinsic', name: 'offloaded()', self: given, args: [receiverOf(firstPath(context))] };
};

/** What asks whether a function is a coroutine function. */
const COROUTINE_TESTS = [
  'asgiref.sync.iscoroutinefunction',
  'asyncio.iscoroutinefunction',
  'inspect.iscoroutinefunction',
];

const coroutineTest: Handler = (context) => {
  const given = first(context);
  return given.k === 'function' && given.fn.node.kind === 'FunctionDef'
    ? scalar('bool', given.fn.node.isAsync)
    : BOOL;
};

/** Where the receiver of a bound method was read from, kept as a value beside the method. */
function receiverOf(path: string | null): Value {
  const dot = path === null ? -1 : path.lastIndexOf('.');
  return path !== null && dot > 0 ? scalar('str', path.slice(0, dot)) : NONE;
}

const receiverPath = (value: Value | undefined): string | null =>
  value?.k === 'scalar' && typeof value.constant === 'string' ? value.constant : null;

function quietly(context: Context, run: (quiet: Frame) => Value): Value {
  const sink = context.frame.sink;
  context.frame.sink = collectingSink(new Map());
  const value = run(context.frame);
  context.frame.sink = sink;
  return value;
}

const simpleLazy: Handler = (context) => {
  const { interp, frame, node, args } = context;
  const effects = new Map<string, Effect>();
  const sink = frame.sink;
  frame.sink = collectingSink(effects);
  const of = callValue(
    interp,
    frame,
    node,
    first(context),
    positionalArguments(...args.positional.slice(1)),
    null,
  );
  frame.sink = sink;
  return effects.size === 0 ? of : { k: 'lazy', of, effects: [...effects.values()], ids: [], once: true };
};

/** What `lazy(function)` gives: calling it gives an object that calls the function whenever it is used. */
const lazyCall: Handler = (context) => {
  const { interp, frame, node, callee, args } = context;
  const effects = new Map<string, Effect>();
  const sink = frame.sink;
  frame.sink = collectingSink(effects);
  const of = callValue(interp, frame, node, callee.self ?? UNKNOWN, args, null);
  frame.sink = sink;
  return effects.size === 0 ? of : { k: 'lazy', of, effects: [...effects.values()], ids: [], once: false };
};

/** `apps.get_model("shop", "Book")`, `apps.get_model("shop.Book")` */
const modelByName: Handler = (context) => {
  const [app, name] = [stringAt(context, 0), stringAt(context, 1)];
  const cls = app === null ? null : modelNamed(context.interp, name === null ? app : `${app}.${name}`);
  const model = cls ?? anyModel(context.interp);
  return model ? { k: 'class', cls: model } : UNKNOWN;
};

/** `Q(user=request.user)`: the lazy user is looked into when a query takes the `Q`. */
const pendingLookup: Handler = ({ args }) => {
  const effects: Effect[] = [];
  const ids: string[] = [];
  let known = true;
  for (const value of [...args.positional, ...args.keyword.values()])
    for (const part of alternatives(value)) {
      if (part.k !== 'lazy') continue;
      effects.push(...part.effects);
      ids.push(...part.ids);
      known &&= part.ids.length > 0;
    }
  return effects.length > 0 ? { k: 'lazy', of: OTHER, effects, ids: known ? ids : [], once: true } : OTHER;
};

const fromQuerySet: Handler = ({ callee, args }) => ({
  k: 'intrinsic',
  name: 'manager-class',
  self: null,
  args: [callee.self ?? UNKNOWN, ...args.positional.slice(0, 1)],
});

const asManager: Handler = ({ callee }) =>
  manager(null, { cls: callee.self?.k === 'class' ? ownOrmClass(callee.self.cls) : null });

/** The manager class that `Manager.from_queryset(BookQuerySet)` makes, called. */
const managerClass: Handler = ({ callee }) => {
  const own = callee.args.find(
    (arg) => arg.k === 'class' && ownOrmClass(arg.cls) !== null && isQuerySetClass(arg.cls),
  );
  const base = callee.args.find(
    (arg) => arg.k === 'class' && ownOrmClass(arg.cls) !== null && !isQuerySetClass(arg.cls),
  );
  if (own?.k === 'class' && base?.k === 'class')
    return manager(null, { cls: { ...base.cls, mro: [...base.cls.mro, ...own.cls.mro] } });
  return manager(null, { cls: own?.k === 'class' ? own.cls : base?.k === 'class' ? base.cls : null });
};

/** `model_to_dict()` fetches many-to-many values, and nothing where the model (or `fields`) has none. */
const modelToDict: Handler = (context) => {
  const { interp, frame, node, args } = context;
  const given = force(interp, frame, node, 'self', first(context), firstPath(context));
  const fields = args.positional[1] ?? args.keyword.get('fields');
  const named = fields?.k === 'sequence' ? fields.items : null;
  for (const part of alternatives(given)) {
    const names = part.k === 'model' ? manyToManyFields(interp, part.cls) : null;
    const reads = names?.some(
      (name) =>
        !named ||
        named.some((item) => item.k !== 'scalar' || item.constant === null || item.constant === name),
    );
    if (reads !== false)
      frame.sink.emit(node, 'self', [
        effectAt(interp, frame, node, 'db', 'model_to_dict() (many-to-many values)'),
      ]);
  }
  return dictOf(OTHER);
};

/** The names that `namedtuple("Pair", "left right")` gives; null when they can't be seen. */
function tupleNames(given: Value | undefined): readonly string[] | null {
  if (given?.k === 'scalar' && typeof given.constant === 'string')
    return given.constant.split(/[\s,]+/).filter((name) => name !== '');
  if (given?.k !== 'sequence' || !given.items) return null;
  const names = given.items.flatMap((item) =>
    item.k === 'scalar' && typeof item.constant === 'string' ? [item.constant] : [],
  );
  return names.length === given.items.length ? names : null;
}

const namedTuple: Handler = ({ args }) => {
  const names = tupleNames(args.positional[1] ?? args.keyword.get('field_names'));
  return names
    ? { k: 'intrinsic', name: 'namedtuple-class', self: null, args: names.map((name) => scalar('str', name)) }
    : OTHER;
};

/** A tuple of which the items also go by name. */
const makeNamedTuple: Handler = ({ callee, args }) => {
  const items = callee.args.map((field, index) => {
    const name = field.k === 'scalar' ? String(field.constant) : '';
    return args.positional[index] ?? args.keyword.get(name) ?? args.rest ?? UNKNOWN;
  });
  const made = tupleOf(items);
  if (made.k === 'sequence')
    for (const [index, field] of callee.args.entries())
      if (field.k === 'scalar') made.cell.entries.set(String(field.constant), items[index] ?? UNKNOWN);
  return made;
};

const formsetFactory =
  (fromModel: boolean, position: number): Handler =>
  ({ args }) => {
    const form = args.keyword.get('form') ?? (fromModel ? UNKNOWN : (args.positional[position] ?? UNKNOWN));
    const model = fromModel ? (args.keyword.get('model') ?? args.positional[position - 1] ?? UNKNOWN) : NONE;
    return { k: 'intrinsic', name: 'formset-class', self: null, args: [form, model] };
  };

const makeFormSet: Handler = ({ interp, callee }) => {
  const cls =
    classNamed(interp, 'django.forms.formsets.BaseFormSet') ?? classNamed(interp, 'django.forms.BaseFormSet');
  if (!cls) return UNKNOWN;
  const entries: [string, Value][] = [['@form', callee.args[0] ?? UNKNOWN]];
  const model = callee.args[1];
  if (model && model !== NONE) entries.push(['@model', model]);
  return instance(cls, entries);
};

/** Of methods that related managers share with dictionaries and lists: whether the call is one of a manager's. */
function isRelationCall(name: string, args: CallArguments): boolean {
  switch (name) {
    case 'add':
    case 'remove':
      return true;
    case 'count':
    case 'clear':
      return args.positional.length === 0;
    default:
      return queryMember('related', name) !== null && args.keyword.size > 0;
  }
}

const methodCaller: Handler = (context) => {
  const { args } = context;
  return {
    k: 'intrinsic',
    name: 'methodcaller()',
    self: args.positional[0] ?? UNKNOWN,
    args: args.positional.slice(1),
  };
};

const attributeGetter: Handler = ({ args }) => ({
  k: 'intrinsic',
  name: 'attrgetter()',
  self: null,
  args: args.positional,
});

const readAttributes: Handler = (context) => {
  const { interp, frame, node, callee } = context;
  let value: Value = UNKNOWN;
  for (const path of callee.args) {
    value = first(context);
    if (path.k !== 'scalar' || typeof path.constant !== 'string') return UNKNOWN;
    let at: string | null = firstPath(context);
    for (const name of path.constant.split('.')) {
      value = getAttribute(interp, frame, node, value, name, at);
      at = at === null ? null : `${at}.${name}`;
    }
  }
  return callee.args.length === 1 ? value : sequence('tuple', UNKNOWN);
};

const callMethod: Handler = (context) => {
  const { interp, frame, node, callee } = context;
  const name = callee.self;
  if (name?.k !== 'scalar' || typeof name.constant !== 'string') return UNKNOWN;
  const method = getAttribute(interp, frame, node, first(context), name.constant, firstPath(context));
  return callValue(interp, frame, node, method, positionalArguments(...callee.args), firstPath(context));
};

const HANDLERS: Readonly<Record<string, Handler>> = {
  // The vocabulary of the stubs
  '_effects.db': effect('db'),
  '_effects.network': effect('network'),
  '_effects.file': effect('file'),
  '_effects.process': effect('process'),
  '_effects.sleep': effect('sleep'),
  '_effects.lock': effect('lock'),
  '_effects.mutex': effect('mutex'),
  '_effects.cpu': effect('cpu'),
  '_effects.unknown': effect('unknown'),
  '_effects.as_json': (context) => {
    const { interp, frame, node } = context;
    for (const part of alternatives(first(context)))
      if (part.k !== 'instance' || part.cls.module.origin !== 'stub' || !inherits(part.cls, JSON_CONTAINERS))
        stringify(interp, frame, node, 'self', part, firstPath(context));
    return NONE;
  },
  '_effects.given_by': (context) => {
    const { interp, frame, node } = context;
    const isFunction = (part: Value): boolean =>
      part.k === 'function' || part.k === 'intrinsic' || part.k === 'class';
    return joinAll(
      alternatives(first(context)).map((part) =>
        isFunction(part) ? callValue(interp, frame, node, part, positionalArguments(), null) : part,
      ),
    );
  },
  '_effects.stop_iteration': ({ interp, frame, node }) => {
    frame.sink.emit(node, 'self', [
      { ...effectAt(interp, frame, node, 'cpu', 'next()'), stopIteration: true },
    ]);
    return NONE;
  },

  // Builtins
  'builtins.list': collect('list'),
  'builtins.tuple': collect('tuple'),
  'builtins.set': collect('set'),
  'builtins.frozenset': collect('frozenset'),
  'builtins.dict': (context) => {
    const { interp, frame, node, args } = context;
    const result = dictOf(NEVER, args.keyword);
    const given = args.positional[0];
    if (result.k !== 'dict' || !given) return result;
    const mapping = mappingOf(interp, frame, node, 'self', given, firstPath(context));
    if (mapping) {
      for (const [name, value] of mapping.cell.entries) writeEntry(result.cell, name, value);
      setElement(result.cell, join(result.cell.element, mapping.cell.element));
      addKey(result.cell, mapping.cell.key);
    } else {
      const pair = iterate(interp, frame, node, 'self', given, firstPath(context));
      setElement(
        result.cell,
        pair.k === 'sequence' ? (pair.items?.[1] ?? joinAll(contentsOf(pair))) : UNKNOWN,
      );
      addKey(result.cell, pair.k === 'sequence' ? (pair.items?.[0] ?? joinAll(contentsOf(pair))) : NEVER);
    }
    return result;
  },
  'builtins.len': (context) => {
    length(context.interp, context.frame, context.node, 'self', first(context), firstPath(context));
    return INT;
  },
  'builtins.bool': (context) => {
    truth(context.interp, context.frame, context.node, 'self', first(context), firstPath(context));
    return BOOL;
  },
  'builtins.str': (context) => {
    stringify(context.interp, context.frame, context.node, 'self', first(context), firstPath(context));
    return STR;
  },
  'builtins.repr': (context) => {
    stringify(
      context.interp,
      context.frame,
      context.node,
      'self',
      first(context),
      firstPath(context),
      '__repr__',
    );
    return STR;
  },
  'builtins.int': asks(['__int__', '__index__', '__trunc__'], () => INT),
  'builtins.float': asks(['__float__', '__index__'], () => scalar('float')),
  'builtins.complex': asks(['__complex__', '__float__', '__index__'], () => OTHER),
  'builtins.bytes': asks(['__bytes__'], () => scalar('bytes')),
  'builtins.hash': asks(['__hash__'], () => INT),
  'builtins.abs': asks(['__abs__'], same),
  'builtins.round': asks(['__round__'], same),
  'builtins.divmod': asks(['__divmod__'], () => tupleOf([OTHER, OTHER])),
  'builtins.pow': asks(['__pow__'], same),
  'builtins.dir': asks(['__dir__'], () => sequence('list', STR)),
  'builtins.chr': asks(['__index__'], () => STR),
  'builtins.bin': asks(['__index__'], () => STR),
  'builtins.hex': asks(['__index__'], () => STR),
  'builtins.oct': asks(['__index__'], () => STR),
  'math.ceil': asks(['__ceil__', '__float__'], () => INT),
  'math.floor': asks(['__floor__', '__float__'], () => INT),
  'math.trunc': asks(['__trunc__'], () => INT),
  'operator.index': asks(['__index__'], () => INT),
  'builtins.range': (context) => {
    const { interp, frame, node, args } = context;
    for (const [index, value] of args.positional.entries())
      indexOf(interp, frame, node, value, args.paths[index] ?? null);
    return sequence('list', INT);
  },
  'builtins.iter': (context) => {
    const { interp, frame, node } = context;
    const value = first(context);
    if (value.k === 'iterator') return value;
    const parts = alternatives(value);
    if (parts.some((part) => part.k === 'queryset' || part.k === 'lazy'))
      return {
        k: 'iterator',
        element: iterate(interp, frame, node, 'self', value, firstPath(context)),
        effects: [],
      };
    const later = new Map<string, Effect>();
    const sink = frame.sink;
    frame.sink = collectingSink(later);
    const element = iterate(interp, frame, node, 'self', value, null);
    frame.sink = sink;
    return { k: 'iterator', element, effects: [...later.values()] };
  },
  'builtins.next': (context) => {
    const { interp, frame, node, args } = context;
    const value = first(context);
    const fallback = args.positional[1];
    let element: Value = UNKNOWN;
    for (const part of alternatives(value)) {
      const stops = fallback === undefined;
      if (part.k === 'iterator') {
        frame.sink.emit(
          node,
          'self',
          stops ? part.effects.map((one) => ({ ...one, stopIteration: true })) : part.effects,
        );
        element = part.element;
      } else if (part.k === 'instance')
        element =
          callSpecial(interp, frame, node, 'self', part, '__next__', [], firstPath(context)) ?? UNKNOWN;
    }
    return fallback ? join(element, fallback) : element;
  },
  'builtins.getattr': getAttributeCall,
  'builtins.hasattr': (context) => {
    getAttributeCall({
      ...context,
      args: { ...context.args, positional: context.args.positional.slice(0, 2) },
    });
    return BOOL;
  },
  'builtins.setattr': (context) => {
    const { interp, frame, node, args } = context;
    const name = stringAt(context, 1);
    const [object, , value] = args.positional;
    if (object && name !== null)
      setAttribute(interp, frame, node, object, name, value ?? UNKNOWN, firstPath(context));
    else if (object?.k === 'instance') setElement(object.cell, join(object.cell.element, value ?? UNKNOWN));
    return NONE;
  },
  'builtins.type': (context) => {
    const value = first(context);
    return value.k === 'instance' || value.k === 'model' ? { k: 'class', cls: value.cls } : UNKNOWN;
  },
  'builtins.isinstance': (context) => {
    force(context.interp, context.frame, context.node, 'self', first(context), firstPath(context));
    return BOOL;
  },
  'builtins.super': superCall,
  'builtins.property': wrapper('property'),
  'builtins.staticmethod': wrapper('staticmethod'),
  'builtins.classmethod': wrapper('classmethod'),
  'type.__subclasses__': ({ interp, callee }) =>
    callee.self?.k === 'class'
      ? sequence(
          'list',
          joinAll(subclassesOf(interp, callee.self.cls).map((cls): Value => ({ k: 'class', cls }))),
        )
      : sequence('list', UNKNOWN),
  'builtins.locals': () => dictOf(UNKNOWN),
  'builtins.vars': (context) => {
    const object = first(context);
    return object.k === 'instance' ? { k: 'dict', cell: object.cell } : dictOf(UNKNOWN);
  },
  // `getattr(self, f"show_{what}")`: any method of the class may be meant.
  'any-method': ({ interp, frame, node, callee, args, receiver }) => {
    const { self } = callee;
    if (self?.k !== 'instance') return UNKNOWN;
    let result: Value = NEVER;
    for (const base of self.cls.mro) {
      if (base.module.origin !== 'project') continue;
      for (const name of bindingSites(base.node.body).keys()) {
        const member = name.startsWith('__') ? null : lookupMember(interp, self.cls, name);
        if (member?.owner !== base || member.value.k !== 'function') continue;
        result = join(result, callValue(interp, frame, node, { ...member.value, self }, args, receiver));
      }
    }
    return result.k === 'never' ? UNKNOWN : result;
  },
  // `getattr(queryset, name)()`: it may evaluate, and most such methods give the next queryset.
  'any-query-method': ({ interp, frame, node, callee, args }) => {
    const { self } = callee;
    const other = unknownCall(interp, frame, node, '', args, true);
    if (self?.k !== 'queryset' && self?.k !== 'manager') return other;
    const silent = { ...frame, sink: collectingSink(new Map()) };
    return join(callQueryMember(interp, silent, node, 'all', self, positionalArguments()), other);
  },
  probe: ({ interp, args }) => {
    interp.probes?.push(args);
    return OTHER;
  },
  // What an object of an unknown model gives under a name: a value of a field, a related object or manager, a method.
  'any-field': ({ interp, frame, node }) => {
    frame.sink.emit(node, 'self', [
      effectAt(interp, frame, node, 'db', `${nodeName(node)}() (method of an unknown model)`),
    ]);
    return UNKNOWN;
  },
  'made-of-rows': ({ interp, frame, node, args }) => unknownCall(interp, frame, node, '', args, true),
  'made-of-rows.method': ({ interp, frame, node, callee, args }) => {
    const name = callee.args[0]?.k === 'scalar' ? String(callee.args[0].constant) : '';
    return EVERYDAY_METHODS.has(name) ? UNKNOWN : unknownCall(interp, frame, node, '', args, true);
  },
  'any-field.method': ({ interp, frame, node, callee, args }) => {
    const name = callee.args[0]?.k === 'scalar' ? String(callee.args[0].constant) : '';
    if (EVERYDAY_METHODS.has(name) && !isRelationCall(name, args)) return UNKNOWN;
    const member = queryMember('related', name);
    if (member && !member.evaluates) return querySet(null);
    frame.sink.emit(node, 'self', [
      effectAt(interp, frame, node, 'db', `${nodeName(node)}() (of a relation of an unknown model)`),
    ]);
    return member?.returns.startsWith('row') || member?.returns === 'instance'
      ? anyInstance(interp)
      : UNKNOWN;
  },
  'object.__init__': () => NONE,
  identity,
  pure: () => OTHER,
  'property.accessor': (context) => {
    const base = context.callee.self;
    return base?.k === 'intrinsic' ? { ...base, args: [first(context)] } : UNKNOWN;
  },

  // Functions about functions
  'functools.cached_property': wrapper('cached_property'),
  'functools.lru_cache': transparent,
  'functools.cache': transparent,
  'functools.wraps': () => ({ k: 'intrinsic', name: 'identity', self: null, args: [] }),
  'functools.update_wrapper': identity,
  'functools.partial': partial,
  'functools.singledispatch': singleDispatch,
  'dispatch()': ({ interp, frame, node, callee, args, receiver }) =>
    joinAll(callee.args.map((each) => callValue(interp, frame, node, each, args, receiver))),
  'partial()': callPartial,
  'functools.partialmethod': (context) => {
    const made = partial(context);
    return made.k === 'intrinsic' ? { ...made, name: 'partialmethod' } : made;
  },
  partialmethod: callPartial,
  'copy.copy': (context) => copied(context, '__copy__'),
  'copy.deepcopy': (context) => copied(context, '__deepcopy__'),
  'dataclasses.replace': replaced,
  'namedtuple._replace': (context) => replaced(withReceiver(context)),
  'namedtuple._asdict': ({ callee }) =>
    callee.self?.k === 'instance' ? { k: 'dict', cell: callee.self.cell } : dictOf(OTHER),
  'contextlib.contextmanager': identity,
  'contextlib.asynccontextmanager': identity,
  'django.utils.functional.cached_property': wrapper('cached_property'),
  'django.utils.functional.SimpleLazyObject': simpleLazy,
  'django.utils.functional.lazy': wrapper('lazy-function'),
  'lazy-function': lazyCall,
  'django.apps.Apps.get_model': modelByName,
  'django.utils.decorators.method_decorator': () => ({
    k: 'intrinsic',
    name: 'identity',
    self: null,
    args: [],
  }),
  'operator.attrgetter': attributeGetter,
  'attrgetter()': readAttributes,
  'operator.methodcaller': methodCaller,
  'methodcaller()': callMethod,

  'collections.namedtuple': namedTuple,
  'namedtuple-class': makeNamedTuple,

  // Between thread and loop
  'asgiref.sync.sync_to_async': offloaded,
  'offloaded()': (context) => ({
    k: 'awaitable',
    result: quietly(context, (quiet) =>
      callValue(
        context.interp,
        quiet,
        context.node,
        context.callee.self ?? UNKNOWN,
        context.args,
        receiverPath(context.callee.args[0]),
      ),
    ),
  }),
  'asyncio.to_thread': (context) => ({
    k: 'awaitable',
    result: quietly(context, (quiet) =>
      callValue(
        context.interp,
        quiet,
        context.node,
        first(context),
        { ...context.args, positional: context.args.positional.slice(1), paths: context.args.paths.slice(1) },
        null,
      ),
    ),
  }),
  ...Object.fromEntries(COROUTINE_TESTS.map((name) => [name, coroutineTest])),
  'asgiref.sync.async_to_sync': wrapper('awaited()'),
  'awaited()': ({ interp, frame, node, callee, args }) => {
    const value = callValue(interp, frame, node, callee.self ?? UNKNOWN, args, null);
    frame.sink.emit(node, 'self', [effectAt(interp, frame, node, 'lock', 'async_to_sync()')]);
    return value.k === 'awaitable' ? value.result : UNKNOWN;
  },
  'asyncio.gather': ({ args }) => ({
    k: 'awaitable',
    result: sequence(
      'list',
      joinAll(
        [...args.positional, args.rest ?? NEVER].map((value) =>
          value.k === 'awaitable' ? value.result : UNKNOWN,
        ),
      ),
      args.rest ? null : args.positional.map((value) => (value.k === 'awaitable' ? value.result : UNKNOWN)),
    ),
  }),

  // Django
  'django.contrib.auth.get_user_model': ({ interp }) => {
    const cls = userModel(interp);
    return cls ? { k: 'class', cls } : UNKNOWN;
  },
  'django.shortcuts.get_object_or_404': getObject(false),
  'django.shortcuts.get_list_or_404': getObject(true),
  'django.shortcuts.aget_object_or_404': (context) => ({
    k: 'awaitable',
    result: quietly(context, () => getObject(false)(context)),
  }),
  'django.shortcuts.aget_list_or_404': (context) => ({
    k: 'awaitable',
    result: quietly(context, () => getObject(true)(context)),
  }),
  'django.db.models.Q': pendingLookup,
  'django.db.models.query_utils.Q': pendingLookup,
  'django.db.models.Prefetch': ({ args }) => prefetchValue(args),
  'django.db.models.query.Prefetch': ({ args }) => prefetchValue(args),
  'django.forms.model_to_dict': modelToDict,
  'django.forms.models.model_to_dict': modelToDict,
  'django.forms.formset_factory': formsetFactory(false, 0),
  'django.forms.formsets.formset_factory': formsetFactory(false, 0),
  'django.forms.modelformset_factory': formsetFactory(true, 1),
  'django.forms.models.modelformset_factory': formsetFactory(true, 1),
  'django.forms.inlineformset_factory': formsetFactory(true, 2),
  'django.forms.models.inlineformset_factory': formsetFactory(true, 2),
  'django.contrib.contenttypes.forms.generic_inlineformset_factory': formsetFactory(true, 1),
  'formset-class': makeFormSet,
  'manager.from_queryset': fromQuerySet,
  'queryset.as_manager': asManager,
  'manager-class': managerClass,
  'request.auser': ({ interp, frame, callee }) => {
    // The user is found by the session, which is loaded for that.
    if (callee.self?.k === 'instance') frame.state?.facts.add(requestSessionFact(callee.self));
    return { k: 'awaitable', result: userValue(interp) };
  },
  'session-async': ({ frame, callee }) => callAsyncSession(frame, callee.self ?? UNKNOWN),
  'django.utils.module_loading.import_string': (context) => {
    const { interp, frame, node } = context;
    const path = stringAt(context, 0);
    const dot = path?.lastIndexOf('.') ?? -1;
    if (path === null || dot < 1) return UNKNOWN;
    return getAttribute(
      interp,
      frame,
      node,
      moduleValue(interp, path.slice(0, dot)),
      path.slice(dot + 1),
      null,
    );
  },
  'importlib.import_module': (context) => {
    const name = stringAt(context, 0);
    return name === null ? UNKNOWN : moduleValue(context.interp, name);
  },
};

/** Dotted names that modules give as intrinsics instead of what a stub says. */
export const INTRINSICS: ReadonlySet<string> = new Set(
  Object.keys(HANDLERS).filter((name) => name.includes('.')),
);

/** The names under which the planner knows intrinsics: where Django defines what they stand for. */
function calleeName(callee: ValueIntrinsic): string | null {
  const dot = callee.name.indexOf('.');
  const [kind, name] = [callee.name.slice(0, dot), callee.name.slice(dot + 1)];
  switch (kind) {
    case 'orm':
      return ormMethodName(callee.self, name);
    case 'model':
      return `django.db.models.base.Model.${name}`;
    case 'session':
      return `django.contrib.sessions.backends.base.SessionBase.${name}`;
    case 'form':
      return `django.forms.forms.BaseForm.${name}`;
    default:
      return INTRINSICS.has(callee.name) ? callee.name : null;
  }
}

/** A manager with what the querysets have that its own `get_queryset()` gives: its methods are theirs. */
function withRows(interp: Interp, frame: Frame, node: Node, self: Value | null): Value | null {
  if (self?.k !== 'manager' || !self.cls) return self;
  const { cls } = managerQuerySet(interp, { ...frame, sink: collectingSink(new Map()) }, node, self);
  if (!cls || self.cls.mro.includes(cls)) return self;
  return { ...self, cls: { ...self.cls, mro: [...self.cls.mro, ...cls.mro] } };
}

/** Calls something that the interpreter itself knows. */
export function callIntrinsic(
  interp: Interp,
  frame: Frame,
  node: Node,
  callee: ValueIntrinsic,
  args: CallArguments,
  receiver: string | null,
  alone: boolean,
): Value {
  const name = alone ? calleeName(callee) : null;
  if (name !== null) {
    const self = withRows(interp, frame, node, callee.self);
    frame.sink.callee(node, { name, origin: 'stub', self, fn: null });
  }
  const handler = HANDLERS[callee.name];
  if (handler) return handler({ interp, frame, node, callee, args, receiver });
  const dot = callee.name.indexOf('.');
  const [kind, member] = [callee.name.slice(0, dot), callee.name.slice(dot + 1)];
  const { self } = callee;
  switch (kind) {
    case 'orm':
      return self?.k === 'queryset' || self?.k === 'manager'
        ? callQueryMember(interp, frame, node, member, self, args)
        : UNKNOWN;
    case 'orm-async':
      return self?.k === 'queryset' || self?.k === 'manager'
        ? callAsyncQueryMember(interp, frame, node, member, self, args)
        : UNKNOWN;
    case 'model':
    case 'model-async':
      return self?.k === 'model'
        ? callModelMember(interp, frame, node, member, self, args, receiver)
        : UNKNOWN;
    case 'session':
      return self ? callSession(interp, frame, node, member, self) : UNKNOWN;
    case 'form':
      return self?.k === 'instance'
        ? callForm(interp, frame, node, member, self, args.keyword, receiver)
        : UNKNOWN;
    case 'bound-field':
      return self ? callBoundField(interp, frame, node, member, self) : UNKNOWN;
    case 'sequence':
    case 'dict':
    case 'scalar':
    case 'iterator':
      return self ? callContainerMethod(interp, frame, node, member, self, args, receiver) : UNKNOWN;
    default:
      return fallbackCall(interp, frame, node, callee, args);
  }
}

/** A member of an intrinsic class (`str.join`, `dict.fromkeys`): by the stub, where there is one. */
function fallbackCall(
  interp: Interp,
  frame: Frame,
  node: Node,
  callee: ValueIntrinsic,
  args: CallArguments,
): Value {
  const cut = callee.name.lastIndexOf('.');
  const cls = cut > 0 ? classNamed(interp, callee.name.slice(0, cut)) : null;
  const member = cls ? lookupMember(interp, cls, callee.name.slice(cut + 1)) : null;
  if (cls && member) {
    if (member.value.k === 'function') return callValue(interp, frame, node, member.value, args, null);
    return UNKNOWN;
  }
  const own = classNamed(interp, callee.name);
  return own ? callClass(interp, frame, node, own, args) : UNKNOWN;
}
