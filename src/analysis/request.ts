/** The request and what hangs on it: user, session, attributes that middleware adds; and forms. */
import type { Node } from '../python/ast.ts';
import { bindMember } from './attributes.ts';
import { callFunctionValue, callValue, NO_ARGUMENTS } from './calls.ts';
import { classFrame, inherits, lookupMember, ownMember } from './classes.ts';
import { emitLoad, evaluate } from './expressions.ts';
import { askInitial, cleanFields, fieldsOf, isModelChoice } from './form-fields.ts';
import { effectAt, type Frame, type Interp, staticFrame } from './interp.ts';
import {
  isFormClass,
  isFormSetClass,
  isModelFormClass,
  manyToManyFields,
  modelFacts,
  userModel,
} from './models.ts';
import { bindingSites, classNamed, memberOfModule } from './modules.ts';
import { anyInstance } from './orm.ts';
import type {
  Cell,
  ClassInfo,
  Effect,
  RequestWrites,
  Role,
  UserWrite,
  Value,
  ValueInstance,
  ValueModel,
} from './types.ts';
import {
  alternatives,
  BOOL,
  dictOf,
  instance,
  join,
  modelInstance,
  NONE,
  OTHER,
  querySet,
  STR,
  sequence,
  UNKNOWN,
} from './values.ts';

const REQUEST = new Set([
  'django.http.HttpRequest',
  'django.http.request.HttpRequest',
  'django.core.handlers.wsgi.WSGIRequest',
  'django.core.handlers.asgi.ASGIRequest',
]);
const SESSION = new Set(['django.contrib.sessions.backends.base.SessionBase']);

export const isRequestClass = (cls: ClassInfo): boolean => inherits(cls, REQUEST);

/** Whether a value is a session store. */
export const isSession = (value: Value): boolean => value.k === 'instance' && inherits(value.cls, SESSION);

const requestEntries = new WeakMap<Interp, ReadonlyMap<string, Value>>();
const requestWrites = new WeakMap<Interp, RequestWrites[]>();
/** Where the user of a request of the middleware chain is set. */
const userWrites = new WeakMap<Cell, UserWrite[]>();

/** Notes that the user of a request is set, while the middleware of the project is run on one. */
export function noteUserWrite({ cell }: ValueInstance, write: UserWrite): void {
  userWrites.get(cell)?.push(write);
}

/** The names that each middleware of the project sets on requests, in the order of the chain. */
export function requestWritesOf(interp: Interp): readonly RequestWrites[] {
  requestValue(interp);
  return requestWrites.get(interp) ?? [];
}

/** A request as the handler gives it to a view, with the attributes that the project's middleware sets. */
export function requestValue(interp: Interp): Value {
  const cls =
    classNamed(interp, 'django.http.HttpRequest') ?? classNamed(interp, 'django.http.request.HttpRequest');
  if (!cls) return UNKNOWN;
  return instance(cls, middlewareEntries(interp, cls));
}

/** A request of which the user is loaded already. */
export function requestOfUser(interp: Interp): Value {
  const request = requestValue(interp);
  if (request.k === 'instance') {
    request.cell.entries.set('user', userValue(interp));
    request.cell.entries.set(USER_LOADED, OTHER);
  }
  return request;
}

/** What the project's own middleware puts on requests: its code is run on one. */
function middlewareEntries(interp: Interp, cls: ClassInfo): ReadonlyMap<string, Value> {
  const known = requestEntries.get(interp);
  if (known) return known;
  const entries = new Map<string, Value>();
  requestEntries.set(interp, entries);
  const writes: RequestWrites[] = [];
  requestWrites.set(interp, writes);
  for (const { path } of interp.project.settings.middleware) {
    const cut = path.lastIndexOf('.');
    const value = memberOfModule(interp, path.slice(0, cut), path.slice(cut + 1));
    const request = instance(cls);
    if (request.k !== 'instance') continue;
    const users: UserWrite[] = [];
    userWrites.set(request.cell, users);
    if (value.k === 'class' && value.cls.module.origin === 'project') {
      const frame = staticFrame(value.cls.module, null, null);
      const self = instance(value.cls);
      for (const name of ['__call__', 'process_request', 'process_view']) {
        const member = lookupMember(interp, value.cls, name);
        if (member?.owner.module.origin !== 'project') continue;
        const method = bindMember(interp, self, value.cls, member);
        if (method.k === 'function')
          callFunctionValue(
            interp,
            frame,
            value.cls.node,
            'self',
            method,
            { ...NO_ARGUMENTS(), positional: [request], paths: [null] },
            null,
            name,
          );
      }
    } else if (value.k === 'function' && value.fn.module.origin === 'project') {
      const frame = staticFrame(value.fn.module, null, null);
      const one = { ...NO_ARGUMENTS(), positional: [UNKNOWN], paths: [null] };
      const inner = callValue(interp, frame, value.fn.node, value, one, null);
      for (const part of alternatives(inner))
        if (part.k === 'function')
          callFunctionValue(
            interp,
            frame,
            part.fn.node,
            'self',
            part,
            { ...NO_ARGUMENTS(), positional: [request], paths: [null] },
            null,
            'middleware',
          );
    }
    if (request.cell.entries.size > 0) {
      const at = value.k === 'class' ? value.cls : value.k === 'function' ? value.fn : null;
      if (at)
        writes.push({
          path,
          module: at.module,
          at: at.node.start,
          names: new Set(request.cell.entries.keys()),
          users,
        });
    }
    for (const [name, entry] of request.cell.entries)
      entries.set(name, entry.k === 'lazy' ? { ...entry, ids: [`${IDENTITY}request.${name}`] } : entry);
  }
  return entries;
}

/** Facts about objects rather than paths begin with this; they hold in every function that control goes through. */
export const IDENTITY = '@';

const USER_FACT = '.user';
const SESSION_FACT = '.session';

/** The one session of each request, and what it is called in facts. */
const sessions = new WeakMap<Cell, Value>();
const sessionIds = new WeakMap<Cell, string>();

/** The object whose session an object is: facts about a session go by the request that it came with. */
export function sessionOwner(cell: Cell): number | null {
  const fact = sessionIds.get(cell);
  return fact === undefined ? null : Number.parseInt(fact.slice(IDENTITY.length), 10);
}

/** What else is loaded when a lazy object is: `request.user` is found by the session. */
export const loadedWith = (id: string): string | null =>
  id.endsWith(USER_FACT) ? `${id.slice(0, -USER_FACT.length)}${SESSION_FACT}` : null;

/** The fact that the session of a request is loaded. */
export const requestSessionFact = (request: ValueInstance): string =>
  `${IDENTITY}${request.cell.id}${SESSION_FACT}`;

/** An entry of requests whose user is not the one that Django finds by the session. */
const USER_LOADED = 'user (loaded)';

/** The fact that the user of a request is loaded: it has been looked at, or set. */
export const requestUserFact = (request: ValueInstance): string =>
  `${IDENTITY}${request.cell.id}${USER_FACT}`;

/**
 * `request.user` and `request.session`; null for other attributes and other objects. A user that is set may be set on
 * some ways only: on the others the one that Django finds is still there.
 */
export function requestAttribute(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: ValueInstance | ValueModel,
  name: string,
): Value | null {
  if (base.k !== 'instance' || !isRequestClass(base.cls)) return null;
  const own = base.cell.entries.get(name);
  if (own && (name !== 'user' || base.cell.entries.has(USER_LOADED))) return null;
  switch (name) {
    case 'user': {
      const found: Value = {
        k: 'lazy',
        of: userValue(interp),
        effects: [effectAt(interp, frame, node, 'db', 'request.user (lazy)')],
        ids: [requestUserFact(base)],
        once: true,
      };
      return own ? join(own, found) : found;
    }
    case 'auser':
      return { k: 'intrinsic', name: 'request.auser', self: base, args: [] };
    case 'session': {
      const known = sessions.get(base.cell);
      if (known) return known;
      const cls = classNamed(interp, 'django.contrib.sessions.backends.base.SessionBase');
      const session = cls ? instance(cls) : UNKNOWN;
      sessions.set(base.cell, session);
      if (session.k === 'instance') sessionIds.set(session.cell, requestSessionFact(base));
      return session;
    }
    default:
      return null;
  }
}

/** A user as `request.user` gives it, once loaded. */
export function userValue(interp: Interp): Value {
  const model = userModel(interp);
  const anonymous = classNamed(interp, 'django.contrib.auth.models.AnonymousUser');
  const user = model ? modelInstance(model) : UNKNOWN;
  return anonymous ? join(user, instance(anonymous)) : user;
}

const FREE_SESSION = new Set([
  'accessed',
  'modified',
  'session_key',
  'is_empty',
  'TEST_COOKIE_NAME',
  'TEST_COOKIE_VALUE',
  'get_session_cookie_age',
  'encode',
  'decode',
  'serializer',
  'cache_key',
]);
/** Reach the store even when the session is loaded already. */
const STORE_SESSION = new Set([
  'flush',
  'cycle_key',
  'create',
  'save',
  'delete',
  'exists',
  'load',
  'clear_expired',
]);

export function sessionAttribute(base: ValueInstance, name: string): Value {
  if (FREE_SESSION.has(name))
    return name === 'is_empty' ? { k: 'intrinsic', name: 'pure', self: null, args: [] } : OTHER;
  if (
    /^a(?:get|set|pop|update|keys|values|items|flush|save|load|create|delete|exists|setdefault|cycle_key|has_key|set_expiry|set_test_cookie|test_cookie_worked|delete_test_cookie|get_expiry)/.test(
      name,
    )
  )
    return { k: 'intrinsic', name: 'session-async', self: base, args: [] };
  return { k: 'intrinsic', name: `session.${name}`, self: base, args: [] };
}

const sessionFact = (session: Value): string | null =>
  session.k === 'instance'
    ? (sessionIds.get(session.cell) ?? `${IDENTITY}${session.cell.id}${SESSION_FACT}`)
    : null;

/** An async method of the session: it leaves the session's data loaded. */
export function callAsyncSession(frame: Frame, session: Value): Value {
  const fact = sessionFact(session);
  if (fact !== null) frame.state?.facts.add(fact);
  return { k: 'awaitable', result: UNKNOWN };
}

/** Loads the session's data, unless it is loaded. */
export function loadSession(interp: Interp, frame: Frame, node: Node, role: Role, session: Value): void {
  const id = sessionFact(session);
  emitLoad(
    frame,
    node,
    role,
    [effectAt(interp, frame, node, 'db', 'request.session (loading the session)')],
    id,
  );
}

/** A call of a session's method. */
export function callSession(interp: Interp, frame: Frame, node: Node, name: string, session: Value): Value {
  if (STORE_SESSION.has(name)) {
    frame.sink.emit(node, 'self', [effectAt(interp, frame, node, 'db', `request.session.${name}()`)]);
    return OTHER;
  }
  loadSession(interp, frame, node, 'self', session);
  if (name === 'keys') return sequence('list', STR);
  return UNKNOWN;
}

// Forms

const FORM_METHODS = new Set([
  'is_valid',
  'full_clean',
  'save',
  'as_p',
  'as_table',
  'as_ul',
  'as_div',
  'render',
  'non_field_errors',
  'non_form_errors',
  'save_m2m',
  'has_changed',
  'is_multipart',
  'add_error',
  'add_prefix',
  'hidden_fields',
  'visible_fields',
  'get_context',
  'clean',
  'get_queryset',
  '__init__',
  '_get_validation_exclusions',
  'validate_unique',
  'order_fields',
  'has_error',
  'get_initial_for_field',
  'total_form_count',
  'initial_form_count',
]);

/** What Django's form classes give; null for what only the project's class has. */
export function formAttribute(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: ValueInstance,
  name: string,
  path: string | null = null,
): Value | null {
  switch (name) {
    case 'errors': {
      validate(interp, frame, node, 'self', base, path);
      const errors = isFormSetClass(base.cls) ? null : classNamed(interp, 'django.forms.utils.ErrorDict');
      return errors ? instance(errors) : UNKNOWN;
    }
    case 'new_objects':
    case 'deleted_objects':
      return isFormSetClass(base.cls) ? sequence('list', formSetRow(interp, base)) : UNKNOWN;
    case 'changed_data':
      askInitial(interp, frame, node, base);
      return sequence('list', STR);
    case 'cleaned_data':
      return cleanedData(interp, base.cls);
    case 'instance': {
      const model = formModel(interp, base.cls);
      if (!model && !isModelFormClass(base.cls)) return null;
      return base.cell.entries.get('instance') ?? (model ? modelInstance(model) : anyInstance(interp));
    }
    case 'forms':
    case 'initial_forms':
    case 'extra_forms':
    case 'deleted_forms':
    case 'ordered_forms':
    case 'empty_form':
      if (!isFormSetClass(base.cls)) return null;
      readFormSet(interp, frame, node, 'self', base);
      return name === 'empty_form' ? memberForm(interp, base) : sequence('list', memberForm(interp, base));
    case 'management_form': {
      readFormSet(interp, frame, node, 'self', base);
      const management = classNamed(interp, 'django.forms.formsets.ManagementForm');
      return management ? instance(management) : UNKNOWN;
    }
    case 'fields':
      return fieldsOf(interp, base);
    case 'data':
    case 'files':
    case 'initial':
    case 'prefix':
    case 'media':
    case 'is_bound':
    case 'changed_objects':
    case 'auto_id':
    case 'label_suffix':
      return UNKNOWN;
    default:
      return FORM_METHODS.has(name) ? { k: 'intrinsic', name: `form.${name}`, self: base, args: [] } : null;
  }
}

/** `form["name"]`: printing it renders the field, choices from the database included. */
export function boundField(form: Value): Value {
  return { k: 'intrinsic', name: 'bound-field', self: form, args: [] };
}

/** The widgets of a field: they are rendered for that. */
export function subwidgets(interp: Interp, frame: Frame, node: Node, role: Role, form: Value): Value {
  if (form.k === 'instance') frame.sink.emit(node, role, formRendering(interp, frame, node, form.cls));
  const widget = classNamed(interp, 'django.forms.boundfield.BoundWidget');
  return widget ? instance(widget) : UNKNOWN;
}

/** `form["name"].attribute` */
export function boundFieldAttribute(
  interp: Interp,
  frame: Frame,
  node: Node,
  form: Value,
  name: string,
): Value {
  if (form.k !== 'instance') return UNKNOWN;
  switch (name) {
    case 'subwidgets':
      return sequence('list', subwidgets(interp, frame, node, 'self', form));
    case 'errors':
      return callForm(interp, frame, node, 'non_field_errors', form, new Map(), null);
    case 'initial':
      return askInitial(interp, frame, node, form);
    case 'form':
      return form;
    default:
      return { k: 'intrinsic', name: `bound-field.${name}`, self: form, args: [] };
  }
}

/** Methods of a field of a form that render it. */
const RENDERS_FIELD: ReadonlySet<string> = new Set([
  'as_widget',
  'as_hidden',
  'as_text',
  'as_textarea',
  'as_field_group',
  'label_tag',
  'legend_tag',
  'render',
]);

/** `form["name"].method()` */
export function callBoundField(interp: Interp, frame: Frame, node: Node, name: string, form: Value): Value {
  if (form.k !== 'instance') return UNKNOWN;
  if (name === 'value') return askInitial(interp, frame, node, form);
  if (!RENDERS_FIELD.has(name)) return UNKNOWN;
  frame.sink.emit(node, 'self', formRendering(interp, frame, node, form.cls));
  return STR;
}

/** A formset of models reads its rows when its forms are made. */
export function readFormSet(
  interp: Interp,
  frame: Frame,
  node: Node,
  role: Role,
  formset: ValueInstance,
): void {
  if (formset.cell.entries.has('@model'))
    frame.sink.emit(node, role, [effectAt(interp, frame, node, 'db', 'forms of a model formset')]);
}

/** The form class that a formset holds, and one of its forms. */
export function memberForm(interp: Interp, base: ValueInstance): Value {
  const form = base.cell.entries.get('@form') ?? lookupMember(interp, base.cls, 'form')?.value;
  if (form?.k === 'class') return instance(form.cls);
  const plain = base.cell.entries.has('@model') ? classNamed(interp, 'django.forms.models.ModelForm') : null;
  return plain ? instance(plain) : UNKNOWN;
}

/** An object that a formset saves. */
function formSetRow(interp: Interp, base: ValueInstance): Value {
  const model = base.cell.entries.get('@model');
  if (model?.k === 'class') return modelInstance(model.cls);
  return model ? anyInstance(interp) : UNKNOWN;
}

/** The model of a model form, from its `Meta`. */
export function formModel(interp: Interp, cls: ClassInfo): ClassInfo | null {
  for (const base of cls.mro) {
    const meta = ownMember(interp, base, 'Meta');
    if (meta?.k !== 'class') continue;
    const model = lookupMember(interp, meta.cls, 'model')?.value;
    if (model?.k === 'class') return model.cls;
    if (model?.k === 'unknown') return null;
  }
  return null;
}

interface DeclaredField {
  readonly name: string;
  readonly value: Value;
}

const FIELD = new Set(['django.forms.Field', 'django.forms.fields.Field']);
const declaredTables = new WeakMap<ClassInfo, readonly DeclaredField[]>();

/** Fields declared in the bodies of the form's own classes. */
function declaredFields(interp: Interp, cls: ClassInfo): readonly DeclaredField[] {
  const known = declaredTables.get(cls);
  if (known) return known;
  const fields: DeclaredField[] = [];
  declaredTables.set(cls, fields);
  for (const base of cls.mro) {
    if (base.module.origin === 'stub') continue;
    const frame = classFrame(base);
    for (const [name, sites] of bindingSites(base.node.body)) {
      const statement = sites[0]?.statement;
      if (statement?.kind !== 'Assign' || statement.value.kind !== 'Call') continue;
      const made = evaluate(interp, frame, statement.value.func);
      const of = made.k === 'class' || made.k === 'external' ? made : null;
      if (!of || (of.k === 'class' && !inherits(of.cls, FIELD))) continue;
      const rows = statement.value.args.find((arg) => arg.name === 'queryset' || arg.kind === 'positional');
      const queryset =
        rows && of.k === 'class' && isModelChoice(of.cls) ? evaluate(interp, frame, rows.value) : null;
      const model = queryset?.k === 'queryset' || queryset?.k === 'manager' ? queryset.model : null;
      const isOne = of.k === 'class' && of.cls.mro.every((part) => part.name !== 'ModelMultipleChoiceField');
      fields.push({
        name,
        value:
          of.k === 'class' && isModelChoice(of.cls)
            ? isOne
              ? model
                ? modelInstance(model)
                : anyInstance(interp)
              : // Validation has looked every row up.
                querySet(model, { evaluated: true })
            : OTHER,
      });
    }
  }
  return fields;
}

function cleanedData(interp: Interp, cls: ClassInfo): Value {
  const entries = new Map<string, Value>();
  for (const field of declaredFields(interp, cls)) entries.set(field.name, field.value);
  const model = isModelFormClass(cls) ? formModel(interp, cls) : null;
  if (model)
    for (const [name, relation] of modelFacts(interp, model).relations)
      if (!entries.has(name) && relation.target && relation.kind === 'foreign key')
        entries.set(name, modelInstance(relation.target));
  return dictOf(OTHER, entries);
}

/** What validating a form or formset does: field lookups, `clean` methods, uniqueness. */
export function validate(
  interp: Interp,
  frame: Frame,
  node: Node,
  role: Role,
  form: ValueInstance,
  path: string | null,
): void {
  const fact = path === null ? null : `${path}.is_valid`;
  if (fact !== null && frame.state?.facts.has(fact)) return;
  if (isFormSetClass(form.cls)) {
    const one = memberForm(interp, form);
    if (form.cell.entries.has('@model') || one.k !== 'instance')
      frame.sink.emit(node, role, [effectAt(interp, frame, node, 'db', 'formset validation')]);
    else validate(interp, frame, node, role, one, null);
  } else {
    if (isModelFormClass(form.cls))
      frame.sink.emit(node, role, [
        effectAt(interp, frame, node, 'db', `${form.cls.name} validation (model form)`),
      ]);
    cleanFields(interp, frame, node, role, form);
    for (const base of form.cls.mro) {
      for (const name of bindingSites(base.node.body).keys()) {
        if (name !== 'clean' && name !== '_post_clean' && name !== 'full_clean' && !/^clean_\w+$/.test(name))
          continue;
        if (base.module.origin === 'stub' && name !== 'clean') continue;
        if (lookupMember(interp, form.cls, name)?.owner !== base) continue;
        const value = ownMember(interp, base, name);
        if (value?.k !== 'function') continue;
        callFunctionValue(
          interp,
          frame,
          node,
          role,
          { ...value, self: form },
          NO_ARGUMENTS(),
          path,
          `${form.cls.name}.${name}()`,
        );
      }
    }
    if (form.cls.openBases && !isModelFormClass(form.cls))
      frame.sink.emit(node, role, [effectAt(interp, frame, node, 'unknown', `${form.cls.name} validation`)]);
  }
  if (fact !== null) frame.state?.facts.add(fact);
}

/** What printing a form does: its template is read, choices from the database are fetched. */
export function formRendering(interp: Interp, frame: Frame, node: Node, cls: ClassInfo): readonly Effect[] {
  return [effectAt(interp, frame, node, 'db', `rendering ${cls.name}`)];
}

/** A call of a method that Django gives to forms and formsets. */
export function callForm(
  interp: Interp,
  frame: Frame,
  node: Node,
  name: string,
  form: ValueInstance,
  keyword: ReadonlyMap<string, Value>,
  path: string | null,
): Value {
  switch (name) {
    case 'is_valid':
    case 'full_clean':
      validate(interp, frame, node, 'self', form, path);
      return BOOL;
    case 'non_field_errors':
    case 'non_form_errors': {
      validate(interp, frame, node, 'self', form, path);
      const errors = classNamed(interp, 'django.forms.utils.ErrorList');
      return errors ? instance(errors) : UNKNOWN;
    }
    case 'save': {
      const commit = keyword.get('commit');
      const without = commit?.k === 'scalar' && commit.constant === false;
      if (!without)
        frame.sink.emit(node, 'self', [effectAt(interp, frame, node, 'db', `${form.cls.name}.save()`)]);
      const model = formModel(interp, form.cls);
      if (isFormSetClass(form.cls)) return sequence('list', formSetRow(interp, form));
      if (model) return modelInstance(model);
      return isModelFormClass(form.cls) ? anyInstance(interp) : UNKNOWN;
    }
    case 'save_m2m':
      frame.sink.emit(node, 'self', [effectAt(interp, frame, node, 'db', `${form.cls.name}.save_m2m()`)]);
      return OTHER;
    case 'as_p':
    case 'as_table':
    case 'as_ul':
    case 'as_div':
    case 'render':
      frame.sink.emit(node, 'self', formRendering(interp, frame, node, form.cls));
      return STR;
    case 'clean':
      return cleanedData(interp, form.cls);
    case 'get_queryset':
    case 'total_form_count':
    case 'initial_form_count':
      readFormSet(interp, frame, node, 'self', form);
      return UNKNOWN;
    case 'visible_fields':
    case 'hidden_fields':
      return sequence('list', boundField(form));
    case 'has_changed':
      askInitial(interp, frame, node, form);
      return BOOL;
    case 'get_initial_for_field':
      return askInitial(interp, frame, node, form);
    case 'add_error': {
      // It looks among the errors first; a form's own methods do so while it is validated.
      const { fn } = frame;
      if (!fn?.owner || !form.cls.mro.includes(fn.owner)) validate(interp, frame, node, 'self', form, path);
      return NONE;
    }
    case 'has_error':
      validate(interp, frame, node, 'self', form, path);
      return BOOL;
    default:
      return name === 'is_multipart' ? BOOL : UNKNOWN;
  }
}

/** Whether making a model form for an instance reads many-to-many relations of it. */
export function readsRelationsForInitial(interp: Interp, cls: ClassInfo): boolean {
  const model = formModel(interp, cls);
  if (!model) return true;
  const names = metaFields(interp, cls);
  return manyToManyFields(interp, model).some((name) => names === null || names.has(name));
}

/** `Meta.fields` where it is a list of names; null for all or unknown. */
function metaFields(interp: Interp, cls: ClassInfo): ReadonlySet<string> | null {
  for (const base of cls.mro) {
    const meta = ownMember(interp, base, 'Meta');
    if (meta?.k !== 'class') continue;
    const fields = lookupMember(interp, meta.cls, 'fields')?.value;
    if (fields?.k !== 'sequence') continue;
    const names = new Set<string>();
    for (const item of fields.items ?? []) {
      if (item.k !== 'scalar' || typeof item.constant !== 'string') return null;
      names.add(item.constant);
    }
    return fields.items ? names : null;
  }
  return null;
}

export const isForm = (value: Value): boolean =>
  value.k === 'instance' && (isFormClass(value.cls) || isFormSetClass(value.cls));
