/**
 * What the members of querysets, managers, related managers and models do: what comes back, whether calling them
 * reaches the database, and from which Django they and their async counterparts exist.
 *
 * What they do: https://docs.djangoproject.com/en/stable/ref/models/querysets/, held against Django by a test that runs
 * every member on the event loop (`scripts/knowledge/probes/querysets.py`; `SynchronousOnlyOperation` means that it
 * evaluates). Members are the union of the releases; the releases come from `data/django-members.json`, which
 * `npm run knowledge` writes by asking each.
 */
import data from './data/django-members.json' with { type: 'json' };
import { featureSince, OLDEST_ASKED } from './releases.ts';

/** What a member is taken from. `related` managers also have everything of `manager`. */
export type Receiver = 'queryset' | 'manager' | 'related' | 'raw';

export type OrmResult =
  /** A lazy queryset; its rows as `rows` says. */
  | 'queryset'
  | 'raw-queryset'
  | 'manager'
  /** One row of the queryset: a model instance, or what `values()`/`values_list()` make of it. */
  | 'row'
  | 'row-or-none'
  /** A model instance whatever the rows are. */
  | 'instance'
  | 'instance-or-none'
  /** `(instance, created)` */
  | 'instance-and-created'
  | 'list-of-instances'
  /** `in_bulk()`: a dictionary of instances. */
  | 'dict-of-instances'
  /** A lazy iterator over the rows: the database is reached when it is consumed. */
  | 'row-iterator'
  /** `(count, {label: count})` */
  | 'delete-count'
  | 'int'
  | 'bool'
  | 'str'
  | 'dict'
  | 'list-of-str'
  | 'set-of-str'
  | 'none'
  /** Whatever the project's own override gives. */
  | 'project'
  | 'other';

export interface AsyncName {
  readonly name: string;
  /** The first Django release that has it. */
  readonly since: string;
}

interface MemberBase {
  readonly name: string;
  readonly kind: 'method' | 'property';
  readonly returns: OrmResult;
  /** Using it reaches the database (calling for methods, reading for properties). */
  readonly evaluates: boolean;
  readonly async: AsyncName | null;
}

export interface QueryMember extends MemberBase {
  readonly on: readonly Receiver[];
  /**
   * Lookups and expressions among the arguments are resolved at once: a lazy object among them (`request.user`) is
   * looked into and loaded, and an iterator is consumed. A queryset as an argument is made a subquery and stays lazy.
   * Not said of members that evaluate anyway.
   */
  readonly looksIntoArguments: boolean;
  /** Free on a queryset that is evaluated, and on a related manager whose rows are prefetched. */
  readonly freeWhenEvaluated: boolean;
  /**
   * The queryset that comes back has its rows in memory: always (`none()`), or when the related manager's rows are
   * prefetched (`book.tags.all()`). `queryset.all()` is a copy without the rows.
   */
  readonly resultEvaluated: 'always' | 'when-prefetched' | 'never';
  /**
   * What the rows of the queryset that comes back are; `same` as before. `values_list` gives tuples, with `flat=True`
   * scalars (a `named=True` row is a tuple too).
   */
  readonly rows: 'same' | 'dict' | 'values_list' | 'scalar';
  /** The member changes what is loaded with each row, as its name says. */
  readonly loading: 'select_related' | 'prefetch_related' | 'only' | 'defer' | null;
  /** The first Django release that has it; null where the oldest that was asked has it already. */
  readonly since: string | null;
}

interface Change {
  readonly since: string;
  readonly async?: string | null | undefined;
}
const asked: Readonly<Record<Receiver | 'model', Readonly<Record<string, readonly Change[]>>>> = data;

/** When a member and its async counterpart came. What a model has of its own (`get_absolute_url`) was always there. */
function history(of: Receiver | 'model', name: string): Pick<QueryMember, 'async' | 'since'> {
  const changes = asked[of][name] ?? [];
  const isAsync = changes.find((change) => typeof change.async === 'string');
  const since = changes[0]?.since ?? null;
  return {
    async: isAsync?.async ? { name: isAsync.async, since: isAsync.since } : null,
    since: since === OLDEST_ASKED ? null : since,
  };
}

type Options = Partial<
  Pick<QueryMember, 'looksIntoArguments' | 'freeWhenEvaluated' | 'resultEvaluated' | 'rows' | 'loading'>
>;

type Receivers = readonly [Receiver, ...Receiver[]];
const everywhere: Receivers = ['queryset', 'manager'];

function member(
  name: string,
  returns: OrmResult,
  evaluates: boolean,
  on: Receivers,
  options: Options = {},
  kind: MemberBase['kind'] = 'method',
): QueryMember {
  return {
    name,
    kind,
    returns,
    evaluates,
    on,
    ...history(on[0], name),
    looksIntoArguments: false,
    freeWhenEvaluated: false,
    resultEvaluated: 'never',
    rows: 'same',
    loading: null,
    ...options,
  };
}
/** Gives a queryset and reaches nothing. */
const lazy = (name: string, options: Options = {}, on = everywhere): QueryMember =>
  member(name, 'queryset', false, on, options);
/** Reaches the database. */
const query = (name: string, returns: OrmResult, options: Options = {}, on = everywhere): QueryMember =>
  member(name, returns, true, on, options);
const property = (name: string, on: Receivers, evaluates = false): QueryMember =>
  member(name, 'other', evaluates, on, {}, 'property');

const resolved: Options = { looksIntoArguments: true };
const related: Receivers = ['related'];

/** Sorted by name; one name stands several times when it differs between receivers. */
export const queryMembers: readonly QueryMember[] = [
  query('add', 'none', {}, related),
  query('aggregate', 'dict'),
  lazy('alias', resolved),
  lazy('all', {}, ['queryset']),
  lazy('all', { resultEvaluated: 'when-prefetched' }, ['manager']),
  lazy('annotate', resolved),
  member('as_manager', 'manager', false, ['queryset']),
  query('bulk_create', 'list-of-instances'),
  query('bulk_update', 'int'),
  query('clear', 'none', {}, related),
  property('columns', ['raw'], true),
  lazy('complex_filter', resolved),
  query('contains', 'bool', { freeWhenEvaluated: true }),
  query('count', 'int', { freeWhenEvaluated: true }),
  query('create', 'instance'),
  lazy('dates', { rows: 'scalar' }),
  lazy('datetimes', { rows: 'scalar' }),
  property('db', ['queryset', 'manager', 'raw']),
  member('db_manager', 'manager', false, ['manager']),
  lazy('defer', { loading: 'defer' }),
  query('delete', 'delete-count', {}, ['queryset']),
  lazy('difference'),
  lazy('distinct'),
  query('earliest', 'row'),
  lazy('exclude', resolved),
  query('exists', 'bool', { freeWhenEvaluated: true }),
  query('explain', 'str'),
  lazy('extra'),
  lazy('fetch_mode'),
  lazy('filter', resolved),
  // Free after evaluation only when the queryset is ordered, which its type does not tell.
  query('first', 'row-or-none'),
  member('from_queryset', 'other', false, ['manager']),
  query('get', 'row'),
  query('get_by_natural_key', 'instance', {}, ['manager']),
  query('get_or_create', 'instance-and-created'),
  lazy('get_queryset', { resultEvaluated: 'when-prefetched' }, ['manager']),
  query('in_bulk', 'dict-of-instances'),
  lazy('intersection'),
  member('iterator', 'row-iterator', false, everywhere),
  member('iterator', 'row-iterator', false, ['raw']),
  query('last', 'row-or-none'),
  query('latest', 'row'),
  property('model', ['queryset', 'manager', 'raw']),
  lazy('none', { resultEvaluated: 'always' }),
  lazy('only', { loading: 'only' }),
  lazy('order_by', resolved),
  property('ordered', ['queryset']),
  member('prefetch_related', 'raw-queryset', false, ['raw'], { loading: 'prefetch_related' }),
  lazy('prefetch_related', { loading: 'prefetch_related' }),
  property('query', ['queryset', 'raw']),
  member('raw', 'raw-queryset', false, everywhere),
  query('remove', 'none', {}, related),
  lazy('reverse'),
  lazy('select_for_update'),
  lazy('select_related', { loading: 'select_related' }),
  query('set', 'none', {}, related),
  member('totally_ordered', 'bool', false, ['queryset'], {}, 'property'),
  lazy('union'),
  query('update', 'int'),
  query('update_or_create', 'instance-and-created'),
  lazy('using'),
  member('using', 'raw-queryset', false, ['raw']),
  lazy('values', { ...resolved, rows: 'dict' }),
  lazy('values_list', { ...resolved, rows: 'values_list' }),
];

/**
 * Using a queryset otherwise than by its members. Each reaches the database unless the queryset is evaluated, but for
 * those that are free. `__getitem__` with a slice without a step stays lazy (on an evaluated queryset it gives a list);
 * with an index or a step it evaluates. `__iter__` evaluates as soon as `iter(queryset)` is called: a generator
 * expression, `map()`, `filter()`, `zip()` and `enumerate()` over a queryset fetch when they are made.
 * `__getstate__` is what `copy.copy()` and pickling call.
 */
export const querysetProtocol = {
  evaluates: [
    '__bool__',
    '__contains__',
    '__getitem__',
    '__getstate__',
    '__iter__',
    '__len__',
    '__repr__',
    '__reversed__',
    '__str__',
  ],
  free: ['__and__', '__class__', '__deepcopy__', '__eq__', '__hash__', '__ne__', '__or__', '__xor__'],
  /** `async for row in queryset` */
  asyncIterationSince: featureSince('asyncIteration'),
} as const;

export interface ModelMember extends MemberBase {
  /** Taken from the class, not from an instance. */
  readonly onClass: boolean;
  /** Members that the project may override and that this one calls: their bodies' effects come on top. */
  readonly calls: readonly string[];
  readonly since: string | null;
}

type ModelOptions = Partial<Pick<ModelMember, 'onClass' | 'calls' | 'kind'>>;

function ofModel(
  name: string,
  returns: OrmResult,
  evaluates: boolean,
  options: ModelOptions = {},
): ModelMember {
  return {
    name,
    kind: 'method',
    returns,
    evaluates,
    ...history('model', name),
    onClass: false,
    calls: [],
    ...options,
  };
}

/**
 * What `django.db.models.Model` gives to every model. Making an instance (`Book(author=request.user)`) and assigning
 * to a relation (`book.author = request.user`) reach nothing by themselves, but look into a lazy object. Reading
 * `x_id`, `pk` and loaded relations is free; reading a relation that is not loaded, or a deferred field, queries.
 * `full_clean`, `clean_fields` and `validate_unique` query where the model has relations or unique fields.
 */
export const modelMembers: readonly ModelMember[] = [
  ofModel('DoesNotExist', 'other', false, { onClass: true, kind: 'property' }),
  ofModel('MultipleObjectsReturned', 'other', false, { onClass: true, kind: 'property' }),
  ofModel('NotUpdated', 'other', false, { onClass: true, kind: 'property' }),
  ofModel('_base_manager', 'manager', false, { onClass: true, kind: 'property' }),
  ofModel('_default_manager', 'manager', false, { onClass: true, kind: 'property' }),
  ofModel('_meta', 'other', false, { onClass: true, kind: 'property' }),
  ofModel('_state', 'other', false, { kind: 'property' }),
  ofModel('check', 'other', false, { onClass: true }),
  ofModel('clean', 'none', false),
  ofModel('clean_fields', 'none', true),
  ofModel('date_error_message', 'other', false),
  ofModel('delete', 'delete-count', true),
  ofModel('from_db', 'instance', false, { onClass: true }),
  ofModel('full_clean', 'none', true, {
    calls: ['clean_fields', 'clean', 'validate_unique', 'validate_constraints'],
  }),
  ofModel('get_absolute_url', 'project', false),
  ofModel('get_constraints', 'other', false),
  ofModel('get_deferred_fields', 'set-of-str', false),
  ofModel('get_next_in_order', 'instance', true),
  ofModel('get_previous_in_order', 'instance', true),
  ofModel('id', 'other', false, { kind: 'property' }),
  ofModel('objects', 'manager', false, { onClass: true, kind: 'property' }),
  ofModel('pk', 'other', false, { kind: 'property' }),
  ofModel('prepare_database_save', 'other', false),
  ofModel('refresh_from_db', 'none', true),
  ofModel('save', 'none', true),
  ofModel('save_base', 'none', true),
  ofModel('serializable_value', 'other', false),
  ofModel('unique_error_message', 'other', false),
  ofModel('validate_constraints', 'none', true),
  ofModel('validate_unique', 'none', true),
];

/** Members whose names hold a field's name: `get_status_display()`. */
const dynamicMembers: readonly { pattern: RegExp; member: (name: string) => ModelMember }[] = [
  { pattern: /^get_.+_display$/, member: (name) => ofModel(name, 'str', false) },
  { pattern: /^get_(?:next|previous)_by_.+$/, member: (name) => ofModel(name, 'instance', true) },
  { pattern: /^get_.+_order$/, member: (name) => ofModel(name, 'queryset', false) },
  { pattern: /^set_.+_order$/, member: (name) => ofModel(name, 'none', true) },
];

const byReceiver: Readonly<Record<Receiver, ReadonlyMap<string, QueryMember>>> = {
  queryset: index('queryset'),
  manager: index('manager'),
  related: new Map([...index('manager'), ...index('related')]),
  raw: index('raw'),
};
function index(receiver: Receiver): ReadonlyMap<string, QueryMember> {
  return new Map(queryMembers.filter(({ on }) => on.includes(receiver)).map((entry) => [entry.name, entry]));
}
const modelIndex: ReadonlyMap<string, ModelMember> = new Map(
  modelMembers.map((entry) => [entry.name, entry]),
);

/** The member of that name, null when Django gives none (it may still be the project's own). */
export function queryMember(receiver: Receiver, name: string): QueryMember | null {
  return byReceiver[receiver].get(name) ?? null;
}

/**
 * The sync member whose async counterpart has this name: `aget` gives `get`. What an async method gives, awaited, is
 * what the sync one returns; `aiterator()` gives an async iterator and is not awaited.
 */
export function queryMemberOfAsync(receiver: Receiver, name: string): QueryMember | null {
  const found = name.startsWith('a') ? queryMember(receiver, name.slice(1)) : null;
  return found?.async?.name === name ? found : null;
}

/**
 * The member that Django gives to every model, null when it gives none of that name. A field of the model with the
 * same name comes first: ask for those before. Names that are made from a field's (`get_status_display`) answer for
 * any field.
 */
export function modelMember(name: string): ModelMember | null {
  return (
    modelIndex.get(name) ?? dynamicMembers.find(({ pattern }) => pattern.test(name))?.member(name) ?? null
  );
}

/** The sync model method whose async counterpart has this name: `asave` gives `save`. */
export function modelMemberOfAsync(name: string): ModelMember | null {
  const found = name.startsWith('a') ? (modelIndex.get(name.slice(1)) ?? null) : null;
  return found?.async?.name === name ? found : null;
}
