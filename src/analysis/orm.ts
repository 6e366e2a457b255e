/** Querysets, managers, relations and model methods: what Django's ORM gives, and when it reaches the database. */

import {
  modelMember,
  modelMemberOfAsync,
  type OrmResult,
  type QueryMember,
  queryMember,
  queryMemberOfAsync,
  type Receiver,
} from '../knowledge/queryset.ts';
import type { Node } from '../python/ast.ts';
import { bindMember, passedOn } from './attributes.ts';
import { type CallArguments, callFunctionValue, NO_ARGUMENTS } from './calls.ts';
import { lookupMember, ownMember } from './classes.ts';
import { emitLoad } from './expressions.ts';
import { dropFacts, effectAt, type Frame, type Interp, type Relation } from './interp.ts';
import { anyModel, defaultManager, isQuerySetClass, modelFacts, ownOrmClass } from './models.ts';
import { classNamed } from './modules.ts';
import { force, iterate } from './protocol.ts';
import type { ClassInfo, Effect, LoadTree, Value, ValueManager, ValueModel, ValueQuerySet } from './types.ts';
import {
  BOOL,
  contentsOf,
  dictOf,
  INT,
  instance,
  join,
  lookupTree,
  manager,
  modelInstance,
  NO_TREE,
  NONE,
  OTHER,
  querySet,
  STR,
  sequence,
  tupleOf,
  UNKNOWN,
  uniteTrees,
  writeEntry,
} from './values.ts';

export const modelName = (model: ClassInfo | null): string => model?.name ?? 'unknown model';

/** What iterating a queryset gives. */
export function rowOfQuerySet(interp: Interp, value: ValueQuerySet): Value {
  switch (value.row) {
    case 'model':
      return value.model ? modelInstance(value.model, value) : anyInstance(interp);
    case 'dict':
      return dictOf(OTHER);
    case 'tuple':
      return sequence('tuple', OTHER);
    case 'scalar':
      return OTHER;
    case 'unknown':
      return UNKNOWN;
  }
}

/** An object of a model that is not known. */
export function anyInstance(interp: Interp): Value {
  const cls = anyModel(interp);
  return cls ? modelInstance(cls) : UNKNOWN;
}

/** The queryset that a manager starts from: the project's `get_queryset()` where there is one. */
export function managerQuerySet(interp: Interp, frame: Frame, node: Node, base: ValueManager): ValueQuerySet {
  const cls = base.cls?.mro.find((part) => ownOrmClass(part) !== null && isQuerySetClass(part)) ?? null;
  const plain = querySet(base.model, {
    cls,
    loaded: base.rows,
    evaluated: base.prefetched,
    through: base.through,
  });
  const member =
    base.cls && !isQuerySetClass(base.cls) ? lookupMember(interp, base.cls, 'get_queryset') : null;
  if (!base.cls || !member || member.owner.module.origin === 'stub') return plain;
  const method = bindMember(interp, base, base.cls, member);
  if (method.k !== 'function') return plain;
  const result = callFunctionValue(
    interp,
    frame,
    node,
    'self',
    method,
    NO_ARGUMENTS(),
    null,
    `${base.cls.name}.get_queryset()`,
  );
  if (result.k !== 'queryset') return plain;
  return {
    ...result,
    model: result.model ?? base.model,
    cls: result.cls ?? cls,
    loaded: uniteTrees(result.loaded, base.rows),
    evaluated: result.evaluated || base.prefetched,
    through: base.through,
  };
}

function receiverKind(base: ValueQuerySet | ValueManager): Receiver {
  if (base.k === 'queryset') return 'queryset';
  return base.related ? 'related' : 'manager';
}

/** `queryset.name` or `manager.name`; `builtin` leaves the project's own classes out, for `super()`. */
export function managerAttribute(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: ValueQuerySet | ValueManager,
  name: string,
  builtin = false,
): Value {
  if (base.cls && !builtin) {
    const member = lookupMember(interp, base.cls, name);
    if (member && ownOrmClass(member.owner)) {
      const self =
        base.k === 'manager' && isQuerySetClass(member.owner)
          ? managerQuerySet(interp, frame, node, base)
          : base;
      return bindMember(interp, self, base.cls, member, frame, node);
    }
  }
  const kind = receiverKind(base);
  const member = queryMember(kind, name);
  if (member?.kind === 'property') {
    if (member.evaluates)
      frame.sink.emit(node, 'self', [
        effectAt(interp, frame, node, 'db', `${modelName(base.model)} ${name}`),
      ]);
    return name === 'model' && base.model ? { k: 'class', cls: base.model } : OTHER;
  }
  if (member) return { k: 'intrinsic', name: `orm.${name}`, self: base, args: [] };
  if (queryMemberOfAsync(kind, name))
    return { k: 'intrinsic', name: `orm-async.${name}`, self: base, args: [] };
  if (name === '_result_cache' || name.startsWith('__')) return UNKNOWN;
  const passed = base.cls && !builtin ? passedOn(interp, frame, node, base, base.cls, name, null) : null;
  if (passed) return passed;
  return { k: 'external', name: `${base.k}.${name}` };
}

/** The dotted name under which Django defines what a receiver's method is. */
export function ormMethodName(base: Value | null, name: string): string {
  if (base?.k === 'manager' && base.related && queryMember('manager', name) === null) {
    const owner =
      base.related === 'm2m'
        ? 'django.db.models.fields.related_descriptors.ManyRelatedManager'
        : base.related === 'generic'
          ? 'django.contrib.contenttypes.fields.GenericRelatedObjectManager'
          : 'django.db.models.fields.related_descriptors.RelatedManager';
    return `${owner}.${name}`;
  }
  return `django.db.models.query.QuerySet.${name}`;
}

/** Calls a method that Django gives to querysets and managers. */
export function callQueryMember(
  interp: Interp,
  frame: Frame,
  node: Node,
  name: string,
  base: ValueQuerySet | ValueManager,
  args: CallArguments,
): Value {
  const member = queryMember(receiverKind(base), name);
  if (!member) return UNKNOWN;
  const evaluated = base.k === 'manager' ? base.prefetched : base.evaluated;
  if (member.looksIntoArguments || member.evaluates) lookInto(interp, frame, node, args);
  if (member.evaluates && !(evaluated && member.freeWhenEvaluated))
    frame.sink.emit(node, 'self', [effectAt(interp, frame, node, 'db', describe(base, name))]);
  if (name === 'as_manager' || name === 'db_manager')
    return base.k === 'manager' ? base : manager(base.model);
  const start =
    base.k === 'manager'
      ? name === 'get_queryset'
        ? plainQuerySet(base)
        : managerQuerySet(interp, frame, node, base)
      : base;
  const made =
    base.k === 'manager' && base.related === 'reverse-fk' && !base.prefetched ? base.rows : NO_TREE;
  return ormResult(interp, frame, node, member, start, args, made);
}

const plainQuerySet = (base: ValueManager): ValueQuerySet =>
  querySet(base.model, {
    cls: base.cls?.mro.find((part) => ownOrmClass(part) !== null && isQuerySetClass(part)) ?? null,
    loaded: base.rows,
    evaluated: base.prefetched,
    through: base.through,
  });

/** What an async method gives once awaited. */
export function callAsyncQueryMember(
  interp: Interp,
  frame: Frame,
  node: Node,
  name: string,
  base: ValueQuerySet | ValueManager,
  args: CallArguments,
): Value {
  const member = queryMemberOfAsync(receiverKind(base), name);
  if (!member) return UNKNOWN;
  const start = base.k === 'manager' ? plainQuerySet(base) : base;
  const result = ormResult(interp, frame, node, member, start, args);
  if (result.k === 'iterator') return { ...result, effects: [] };
  return { k: 'awaitable', result };
}

function describe(base: ValueQuerySet | ValueManager, name: string): string {
  const model = modelName(base.model);
  if (base.through !== null) return `${base.through}.${name}()`;
  if (base.k === 'queryset') return `${model} queryset.${name}()`;
  return base.related ? `${model} related manager.${name}()` : `${model}.objects.${name}()`;
}

/** Lazy objects among lookups are looked into; iterators are consumed. */
export function lookInto(interp: Interp, frame: Frame, node: Node, args: CallArguments): void {
  args.positional.forEach((value, index) => {
    lookAt(interp, frame, node, value, args.paths[index] ?? null);
  });
  for (const [name, value] of args.keyword)
    lookAt(interp, frame, node, value, args.keywordPaths.get(name) ?? null);
  if (args.rest) lookAt(interp, frame, node, args.rest, null);
}

function lookAt(interp: Interp, frame: Frame, node: Node, value: Value, path: string | null): void {
  const real = force(interp, frame, node, 'self', value, path);
  if (real.k === 'iterator') iterate(interp, frame, node, 'self', real, null);
  if (real.k === 'sequence')
    for (const item of contentsOf(real)) force(interp, frame, node, 'self', item, null);
  if (real.k === 'dict')
    for (const entry of real.cell.entries.values()) force(interp, frame, node, 'self', entry, null);
}

function constantStrings(args: CallArguments): readonly string[] {
  const found: string[] = [];
  for (const value of args.positional)
    if (value.k === 'scalar' && typeof value.constant === 'string') found.push(value.constant);
  return found;
}

function ormResult(
  interp: Interp,
  frame: Frame,
  node: Node,
  member: QueryMember,
  start: ValueQuerySet,
  args: CallArguments,
  /** What a new instance has loaded because of the manager that makes it: `author.books.create()` knows its author. */
  made: LoadTree = NO_TREE,
): Value {
  const { model } = start;
  const one = (): Value =>
    model
      ? modelInstance(model, { loaded: uniteTrees(givenRelations(interp, model, args), made) })
      : anyInstance(interp);
  switch (member.returns as OrmResult) {
    case 'queryset':
      return refined(interp, member, start, args);
    case 'raw-queryset':
      return {
        ...start,
        evaluated: false,
        deferred: member.name === 'raw' ? rawColumns(args) : start.deferred,
      };
    case 'manager':
      return manager(model);
    case 'row':
      return rowOfQuerySet(interp, start);
    case 'row-or-none':
      return join(rowOfQuerySet(interp, start), NONE);
    case 'instance':
      return one();
    case 'instance-or-none':
      return join(one(), NONE);
    case 'instance-and-created':
      return tupleOf([model ? modelInstance(model, { loaded: made }) : anyInstance(interp), BOOL]);
    case 'list-of-instances': {
      // `bulk_create()` gives back the objects it was handed.
      const given = args.positional[0] ?? args.keyword.get('objs');
      return given?.k === 'sequence' ? given : sequence('list', one());
    }
    case 'dict-of-instances':
      return dictOf(rowOfQuerySet(interp, start));
    case 'row-iterator': {
      const effects: Effect[] = start.evaluated
        ? []
        : [effectAt(interp, frame, node, 'db', describe(start, member.name))];
      return { k: 'iterator', element: rowOfQuerySet(interp, start), effects };
    }
    case 'delete-count':
      return tupleOf([INT, dictOf(INT)]);
    case 'int':
      return INT;
    case 'bool':
      return BOOL;
    case 'str':
      return STR;
    case 'dict':
      return dictOf(OTHER);
    case 'list-of-str':
      return sequence('list', STR);
    case 'set-of-str':
      return sequence('set', STR);
    case 'none':
      return NONE;
    case 'project':
    case 'other':
      return OTHER;
  }
}

/** The columns that a raw query names: the model's other fields are read from the database when used. */
function rawColumns(args: CallArguments): ValueModel['deferred'] {
  const sql = args.positional[0];
  const text = sql?.k === 'scalar' && typeof sql.constant === 'string' ? sql.constant : '';
  const list = /^\s*select\s+(?:distinct\s+)?(.+?)\s+from\s/is.exec(text)?.[1];
  if (list === undefined || list.includes('*')) return null;
  const names = list.split(',').map((column) => /(\w+)\W*$/.exec(column)?.[1] ?? '');
  return { mode: 'only', fields: new Set(names) };
}

/** `only("author__name")` as it holds for the related author. */
function deferredBeyond(deferred: ValueModel['deferred'], relation: string): ValueModel['deferred'] {
  if (deferred === null) return null;
  const prefix = `${relation}__`;
  const fields = [...deferred.fields].filter((field) => field.startsWith(prefix));
  if (fields.length === 0) return null;
  return { mode: deferred.mode, fields: new Set(fields.map((field) => field.slice(prefix.length))) };
}

/** Relations given as objects when an instance is made are loaded on it. */
export function givenRelations(interp: Interp, model: ClassInfo, args: CallArguments): LoadTree {
  const facts = modelFacts(interp, model);
  const loaded = new Map<string, LoadTree>();
  for (const [name, value] of args.keyword) {
    if (!facts.relations.has(name)) continue;
    loaded.set(name, value.k === 'model' ? value.loaded : NO_TREE);
  }
  return loaded;
}

function refined(
  interp: Interp,
  member: QueryMember,
  start: ValueQuerySet,
  args: CallArguments,
): ValueQuerySet {
  const evaluated =
    member.resultEvaluated === 'always' || (member.resultEvaluated === 'when-prefetched' && start.evaluated);
  let next: ValueQuerySet = { ...start, evaluated };
  if (member.rows === 'dict') next = { ...next, row: 'dict' };
  else if (member.rows === 'scalar') next = { ...next, row: 'scalar' };
  else if (member.rows === 'values_list') {
    const flat = args.keyword.get('flat');
    next = { ...next, row: flat && !(flat.k === 'scalar' && flat.constant === false) ? 'scalar' : 'tuple' };
  }
  switch (member.loading) {
    case 'select_related': {
      let loaded = next.loaded;
      for (const name of constantStrings(args)) loaded = uniteTrees(loaded, lookupTree(name));
      if (args.positional.length === 0 && start.model) {
        for (const [name, relation] of modelFacts(interp, start.model).relations)
          if (relation.kind === 'foreign key' || relation.kind === 'one-to-one')
            if (!isNullable(interp, start.model, name)) loaded = uniteTrees(loaded, lookupTree(name));
      }
      return { ...next, loaded };
    }
    case 'prefetch_related': {
      let loaded = next.loaded;
      for (const value of args.positional) {
        if (value.k === 'scalar' && typeof value.constant === 'string') {
          if (!hidesRows(interp, start.model, value.constant))
            loaded = uniteTrees(loaded, lookupTree(value.constant));
        } else if (value.k === 'dict') loaded = uniteTrees(loaded, prefetchTree(value));
      }
      return { ...next, loaded };
    }
    case 'only':
      return { ...next, deferred: { mode: 'only', fields: new Set(constantStrings(args)) } };
    case 'defer': {
      const names = constantStrings(args);
      const earlier = next.deferred?.mode === 'defer' ? [...next.deferred.fields] : [];
      if (next.deferred?.mode === 'only') {
        const left = [...next.deferred.fields].filter((field) => !names.includes(field));
        return { ...next, deferred: { mode: 'only', fields: new Set(left) } };
      }
      if (names.length === 0) return { ...next, deferred: null };
      return { ...next, deferred: { mode: 'defer', fields: new Set([...earlier, ...names]) } };
    }
    case null:
      break;
  }
  return next;
}

/** `select_related()` without names follows what can't be null only. */
function isNullable(interp: Interp, model: ClassInfo, name: string): boolean {
  const member = lookupMember(interp, model, name);
  const call = member?.owner.node.body
    .flatMap((statement) =>
      statement.kind === 'Assign' &&
      statement.targets.some((target) => target.kind === 'Name' && target.id === name) &&
      statement.value.kind === 'Call'
        ? [statement.value]
        : [],
    )
    .at(0);
  return (
    call?.args.some(
      (arg) => arg.name === 'null' && arg.value.kind === 'Constant' && arg.value.value === true,
    ) ?? true
  );
}

/** A prefetch through a relation whose target can't be found tells nothing of what comes loaded. */
function hidesRows(interp: Interp, model: ClassInfo | null, path: string): boolean {
  const first = path.split('__')[0] ?? path;
  return model !== null && !modelFacts(interp, model).relations.has(first);
}

/** A `Prefetch` object is kept as a dictionary of its arguments. */
export function prefetchValue(args: CallArguments): Value {
  const entries = new Map<string, Value>(args.keyword);
  ['lookup', 'queryset', 'to_attr'].forEach((name, index) => {
    const value = args.positional[index];
    if (value) entries.set(name, value);
  });
  return dictOf(OTHER, entries);
}

function prefetchTree(value: Extract<Value, { k: 'dict' }>): LoadTree {
  const lookup = value.cell.entries.get('lookup');
  if (lookup?.k !== 'scalar' || typeof lookup.constant !== 'string') return NO_TREE;
  const rows = value.cell.entries.get('queryset');
  const beyond = rows?.k === 'queryset' ? rows.loaded : NO_TREE;
  const attr = value.cell.entries.get('to_attr');
  const names = lookup.constant.split('__');
  if (attr?.k === 'scalar' && typeof attr.constant === 'string') {
    const last = names.pop() ?? '';
    names.push(`${attr.constant}=${last}`);
  }
  let tree = beyond;
  for (const name of names.reverse()) tree = new Map([[name, tree]]);
  return tree;
}

/** Marks a relation of which the `x_id` was assigned: Django forgets the object that was loaded for it. */
export const STALE = ' (stale)';

/** Reading a relation of an instance. */
export function relationValue(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: ValueModel,
  name: string,
  relation: Relation,
  path: string | null,
): Value {
  const loaded = base.cell.entries.has(`${name}${STALE}`) ? undefined : base.loaded.get(name);
  const what = `${base.cls.name}.${name} (${relation.kind})`;
  switch (relation.kind) {
    case 'foreign key':
    case 'one-to-one':
    case 'reverse one-to-one':
    case 'generic foreign key': {
      if (!loaded)
        emitLoad(
          frame,
          node,
          'self',
          [effectAt(interp, frame, node, 'db', what)],
          path === null ? null : `${path}.${name}`,
        );
      const given = base.cell.entries.get(name);
      if (!relation.target) return given ?? anyInstance(interp);
      const back = relation.field ? lookupTree(relation.field) : NO_TREE;
      return modelInstance(relation.target, {
        loaded: uniteTrees(loaded ?? NO_TREE, back),
        deferred: loaded ? deferredBeyond(base.deferred, name) : null,
      });
    }
    case 'reverse foreign key':
    case 'many-to-many':
    case 'generic relation': {
      // The manager looks its content type up when it is made (seen on Django 5.2, with the type not cached yet).
      if (relation.kind === 'generic relation' && !loaded)
        frame.sink.emit(node, 'self', [effectAt(interp, frame, node, 'db', what)]);
      const target = relation.target ? defaultManager(interp, relation.target) : null;
      const back = relation.field ? lookupTree(relation.field) : NO_TREE;
      return manager(relation.target, {
        cls: target?.k === 'manager' ? target.cls : null,
        related:
          relation.kind === 'many-to-many'
            ? 'm2m'
            : relation.kind === 'generic relation'
              ? 'generic'
              : 'reverse-fk',
        prefetched: loaded !== undefined,
        rows: uniteTrees(loaded ?? NO_TREE, back),
        through: what,
      });
    }
  }
}

/** The rows that `Prefetch(to_attr=name)` put on an instance; null when there are none of that name. */
export function prefetchedAttribute(interp: Interp, base: ValueModel, name: string): Value | null {
  for (const [key, beyond] of base.loaded) {
    if (!key.startsWith(`${name}=`)) continue;
    const relation = modelFacts(interp, base.cls).relations.get(key.slice(name.length + 1));
    if (!relation?.target) return sequence('list', UNKNOWN);
    const back = relation.field ? lookupTree(relation.field) : NO_TREE;
    return sequence('list', modelInstance(relation.target, { loaded: uniteTrees(beyond, back) }));
  }
  return null;
}

/** Reading a plain field: free unless the queryset left it out. */
export function deferredField(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: ValueModel,
  name: string,
  path: string | null,
  type: string,
): Value {
  const { deferred } = base;
  const missing =
    deferred !== null &&
    name !== 'id' &&
    name !== 'pk' &&
    (deferred.mode === 'only') !== deferred.fields.has(name);
  if (
    missing &&
    !base.cell.entries.has(name) &&
    !(name.endsWith('_id') && deferred.fields.has(name.slice(0, -3)))
  )
    emitLoad(
      frame,
      node,
      'self',
      [effectAt(interp, frame, node, 'db', `${base.cls.name}.${name} (deferred field)`)],
      path === null ? null : `${path}.${name}`,
    );
  return fieldValue(interp, type, base.cell.entries.get(name) ?? null);
}

const FILE_FIELD = /(?:File|Image)Field$/;
const STRING_FIELD = /(?:Char|Text|Slug|URL|Email|FilePath)Field$/;
const INTEGER_FIELD = /(?:Integer|Auto|BigAuto|SmallAuto)Field$/;

/** @param type the field's class; one of the project's own is what the first base is that says something */
function fieldValue(interp: Interp, type: string, given: Value | null): Value {
  const cls = classNamed(interp, type);
  for (const name of cls ? cls.mro.map((base) => base.qualname) : [type]) {
    if (FILE_FIELD.test(name)) return fileOf(interp, cls, name);
    if (STRING_FIELD.test(name)) return STR;
    if (INTEGER_FIELD.test(name)) return INT;
    if (name.endsWith('BooleanField')) return BOOL;
    if (name.endsWith('JSONField')) return given ?? UNKNOWN;
  }
  return OTHER;
}

/** What a file field gives: an object of the `attr_class` of the field's class. */
function fileOf(interp: Interp, field: ClassInfo | null, name: string): Value {
  for (const base of field?.mro ?? []) {
    const own = ownMember(interp, base, 'attr_class');
    if (own) return own.k === 'class' ? instance(own.cls) : UNKNOWN;
  }
  const cls = classNamed(
    interp,
    name.endsWith('ImageField')
      ? 'django.db.models.fields.files.ImageFieldFile'
      : 'django.db.models.fields.files.FieldFile',
  );
  return cls ? instance(cls) : OTHER;
}

/** A method or attribute that Django gives to every model; null when it gives none of that name. */
export function modelMethod(base: ValueModel, name: string): Value | null {
  const member = modelMember(name);
  if (member) {
    if (member.kind === 'property') {
      if (name === '_meta' || name === '_state')
        return { k: 'external', name: `django.db.models.options.${name}` };
      return name === 'objects' ? null : OTHER;
    }
    if (name === 'get_absolute_url') return null;
    return { k: 'intrinsic', name: `model.${name}`, self: base, args: [] };
  }
  if (modelMemberOfAsync(name)) return { k: 'intrinsic', name: `model-async.${name}`, self: base, args: [] };
  return null;
}

/** Calls a method that Django gives to every model. */
export function callModelMember(
  interp: Interp,
  frame: Frame,
  node: Node,
  name: string,
  base: ValueModel,
  args: CallArguments,
  path: string | null,
): Value {
  const member = modelMember(name) ?? modelMemberOfAsync(name);
  if (!member) return UNKNOWN;
  const isAsync = member.name !== name;
  if (member.evaluates && !isAsync)
    frame.sink.emit(node, 'self', [effectAt(interp, frame, node, 'db', `${base.cls.name}.${name}()`)]);
  for (const called of isAsync ? [] : member.calls) {
    const own = lookupMember(interp, base.cls, called);
    if (!own || own.owner.module.origin === 'stub') continue;
    const method = bindMember(interp, base, base.cls, own);
    if (method.k === 'function')
      callFunctionValue(
        interp,
        frame,
        node,
        'self',
        method,
        NO_ARGUMENTS(),
        path,
        `${base.cls.name}.${called}()`,
      );
  }
  if (member.name === 'refresh_from_db' && path !== null && frame.state) dropFacts(frame.state, path);
  if (member.name === '__init__') for (const [key, value] of args.keyword) writeEntry(base.cell, key, value);
  const result =
    member.returns === 'instance'
      ? modelInstance(base.cls)
      : member.returns === 'delete-count'
        ? tupleOf([INT, dictOf(INT)])
        : member.returns === 'str'
          ? STR
          : member.returns === 'none'
            ? NONE
            : member.returns === 'queryset'
              ? querySet(base.cls)
              : OTHER;
  return isAsync ? { k: 'awaitable', result } : result;
}
