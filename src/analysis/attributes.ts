/** Attribute access: descriptors, relations, lazy objects, modules. */

import { queryMember } from '../knowledge/queryset.ts';
import type { Node } from '../python/ast.ts';
import { callFunctionValue, EVERYDAY_METHODS, NO_ARGUMENTS } from './calls.ts';
import { inherits, knownBase, lookupMember, type Member } from './classes.ts';
import { enumMember, isEnum, isEnumValue } from './enums.ts';
import { withFacts } from './expressions.ts';
import { dropFacts, effectAt, type Frame, type Interp, type Relation, staticFrame } from './interp.ts';
import { INTRINSICS } from './intrinsics.ts';
import {
  isAbstract,
  isAnyModel,
  isFormClass,
  isFormSetClass,
  isManagerClass,
  isModelClass,
  isModelFormClass,
  isQuerySetClass,
  MANAGERS,
  modelFacts,
  modelManager,
} from './models.ts';
import { globalOf, loadModule } from './modules.ts';
import {
  deferredField,
  managerAttribute,
  modelMethod,
  prefetchedAttribute,
  relationValue,
  STALE,
} from './orm.ts';
import { callSpecial, force } from './protocol.ts';
import {
  boundFieldAttribute,
  formAttribute,
  isRequestClass,
  isSession,
  noteUserWrite,
  requestAttribute,
  requestUserFact,
  sessionAttribute,
} from './request.ts';
import type { ClassInfo, Value, ValueInstance, ValueModel } from './types.ts';
import {
  alternatives,
  dictOf,
  instance,
  join,
  joinAll,
  manager,
  modelInstance,
  NEVER,
  NONE,
  OTHER,
  STR,
  scalar,
  UNKNOWN,
  writeEntry,
} from './values.ts';

/** `base.name`, read at `node`; `path` says where `base` was read from. */
export function getAttribute(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: Value,
  name: string,
  path: string | null,
): Value {
  let result: Value = NEVER;
  const parts = alternatives(base);
  for (const part of parts) {
    // Of several possible objects, those without the attribute would raise: what follows is not reached with them.
    if (parts.length > 1 && lacksAttribute(interp, part, name)) continue;
    result = join(result, attributeOf(interp, frame, node, part, name, path));
  }
  if (result.k === 'never') return UNKNOWN;
  return path === null ? result : withFacts(frame, `${path}.${name}`, result);
}

function lacksAttribute(interp: Interp, value: Value, name: string): boolean {
  if (value.k === 'scalar') return value.type === 'none';
  return (
    value.k === 'instance' &&
    !value.cls.openBases &&
    !value.cell.entries.has(name) &&
    !isFormClass(value.cls) &&
    !isFormSetClass(value.cls) &&
    !isSession(value) &&
    !isRequestClass(value.cls) &&
    lookupMember(interp, value.cls, name) === null &&
    lookupMember(interp, value.cls, '__getattr__') === null &&
    declaredAttribute(interp, value.cls, name) === null
  );
}

function attributeOf(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: Value,
  name: string,
  path: string | null,
): Value {
  switch (base.k) {
    case 'module':
      return moduleAttribute(interp, frame, node, base.name, name);
    case 'lazy': {
      const forced = force(interp, frame, node, 'self', base, path);
      return getAttribute(interp, frame, node, forced, name, path);
    }
    case 'class':
      return classAttribute(interp, frame, node, base.cls, name);
    case 'instance':
      return instanceAttribute(interp, frame, node, base, name, path);
    case 'model':
      return modelAttribute(interp, frame, node, base, name, path);
    case 'queryset':
    case 'manager':
      return managerAttribute(interp, frame, node, base, name);
    case 'external':
      // A model of a package that can't be read: by Django's convention `objects` is its manager.
      if (MODEL_BY_NAME.test(base.name) && MANAGERS.has(name)) return manager(null);
      return { k: 'external', name: `${base.name}.${name}` };
    case 'sequence':
    case 'dict':
    case 'scalar':
    case 'iterator':
      if (base.k === 'scalar' && base.type === 'other' && MANAGERS.has(name)) return manager(null);
      // The items of a named tuple.
      if (base.k === 'sequence' && base.cell.entries.has(name)) return base.cell.entries.get(name) ?? UNKNOWN;
      return { k: 'intrinsic', name: `${base.k}.${name}`, self: base, args: [] };
    case 'intrinsic':
      return intrinsicAttribute(interp, frame, node, base, name);
    case 'function':
      if (name === '__name__' || name === '__qualname__' || name === '__doc__' || name === '__module__')
        return STR;
      if (name === '__wrapped__') return base;
      return UNKNOWN;
    default:
      return MANAGERS.has(name) ? manager(null) : UNKNOWN;
  }
}

/** A class, or what Django's own reflection calls a model: `field.remote_field.model`. */
const MODEL_BY_NAME = /(?:^|\.)(?:[A-Z]\w*|(?:\w+_)?model)$/;

/** Of dates, times and files: what a field's value has beside methods. */
const VALUE_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['year', 'month', 'day', 'hour', 'minute', 'second', 'days', 'seconds', 'tzinfo', 'url'],
]);

/** `book.author.name`, where nothing is known of the model: the author may have to be fetched. */
function attributeOfAnyField(interp: Interp, frame: Frame, node: Node, field: Value, name: string): Value {
  if (VALUE_ATTRIBUTES.has(name) || name.startsWith('_')) return UNKNOWN;
  const isMethod = EVERYDAY_METHODS.has(name) || queryMember('related', name) !== null;
  if (!isMethod) {
    const what = `${name} of what may be a relation of an unknown model`;
    frame.sink.emit(node, 'self', [effectAt(interp, frame, node, 'db', what)]);
  }
  return { k: 'intrinsic', name: 'any-field.method', self: field, args: [scalar('str', name)] };
}

function moduleAttribute(interp: Interp, frame: Frame, node: Node, module: string, name: string): Value {
  const dotted = `${module}.${name}`;
  if (INTRINSICS.has(dotted)) return { k: 'intrinsic', name: dotted, self: null, args: [] };
  const loaded = loadModule(interp, module);
  if (loaded) {
    const value = globalOf(interp, loaded, name);
    if (value) return value;
  }
  const submodule = loadModule(interp, `${module}.${name}`);
  if (submodule) return { k: 'module', name: `${module}.${name}`, module: submodule };
  // PEP 562
  const getter = loaded && loaded.origin !== 'stub' ? globalOf(interp, loaded, '__getattr__') : null;
  if (getter?.k === 'function')
    return callFunctionValue(
      interp,
      frame,
      node,
      'self',
      getter,
      { ...NO_ARGUMENTS(), positional: [{ k: 'scalar', type: 'str', constant: name }], paths: [null] },
      null,
      `${module}.__getattr__()`,
    );
  return { k: 'external', name: `${module}.${name}` };
}

function intrinsicAttribute(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: Extract<Value, { k: 'intrinsic' }>,
  name: string,
): Value {
  if (base.name === 'super' && base.self) {
    const [cls, after] = base.args;
    if (cls?.k === 'class' && after?.k === 'class') {
      const member = lookupMember(interp, cls.cls, name, after.cls);
      const isNative = base.self.k === 'model' || base.self.k === 'queryset' || base.self.k === 'manager';
      if (member?.owner.module.origin === 'stub' && isNative) {
        const native = missingMember(interp, frame, node, base.self, name);
        return native.k === 'unknown' ? bindMember(interp, base.self, cls.cls, member, frame, node) : native;
      }
      if (member) return bindMember(interp, base.self, cls.cls, member, frame, node);
      return missingMember(interp, frame, node, base.self, name);
    }
    return UNKNOWN;
  }
  if (base.name === 'made-of-rows' || base.name === 'made-of-rows.method')
    return { k: 'intrinsic', name: 'made-of-rows.method', self: base, args: [scalar('str', name)] };
  if (base.name === 'bound-field' && base.self)
    return boundFieldAttribute(interp, frame, node, base.self, name);
  if (base.name === 'any-field' || base.name === 'any-field.method')
    return attributeOfAnyField(interp, frame, node, base, name);
  if (base.name === 'property' || base.name === 'cached_property')
    return { k: 'intrinsic', name: 'property.accessor', self: base, args: [] };
  return { k: 'intrinsic', name: `${base.name}.${name}`, self: base.self ?? base, args: [] };
}

/** What Django or Python gives where no class body binds the name: for `super().name`. */
function missingMember(interp: Interp, frame: Frame, node: Node, self: Value, name: string): Value {
  if (self.k === 'model') return modelMethod(self, name) ?? UNKNOWN;
  if (self.k === 'queryset' || self.k === 'manager')
    return managerAttribute(interp, frame, node, self, name, true);
  if (self.k === 'instance' && isFormClass(self.cls))
    return formAttribute(interp, frame, node, self, name) ?? UNKNOWN;
  if (name === '__init__') return { k: 'intrinsic', name: 'object.__init__', self, args: [] };
  return UNKNOWN;
}

/** A class attribute as an instance (or the class) gives it: methods bound, properties read. */
export function bindMember(
  interp: Interp,
  self: Value,
  cls: ClassInfo,
  member: Member,
  frame: Frame | null = null,
  node: Node | null = null,
  path: string | null = null,
): Value {
  let result: Value = NEVER;
  for (const value of alternatives(member.value)) {
    if (value.k === 'function' && value.self === null) {
      result = join(result, { ...value, self });
    } else if (value.k === 'intrinsic') {
      const getter = value.self;
      if ((value.name === 'property' || value.name === 'cached_property') && getter) {
        if (!frame || !node) {
          result = join(result, UNKNOWN);
          continue;
        }
        const at = value.name === 'cached_property' ? path : null;
        const memberName = at === null ? null : at.slice(at.lastIndexOf('.') + 1);
        const isLoaded = self.k === 'model' && memberName !== null && self.loaded.has(memberName);
        if (isLoaded || (at !== null && frame.state?.facts.has(at))) {
          const sink = frame.sink;
          frame.sink = { ...sink, emit: () => {} };
          result = join(result, readProperty(interp, frame, node, self, cls, getter, member, path));
          frame.sink = sink;
        } else {
          const read = readProperty(interp, frame, node, self, cls, getter, member, path);
          result = join(result, read);
          if (at !== null) frame.state?.facts.add(at);
          // A property makes its queryset anew: what was fetched of the one before is no help.
          else if (path !== null && alternatives(read).some((part) => part.k === 'queryset'))
            frame.state?.facts.delete(path);
        }
      } else if (value.name === 'staticmethod' && getter) result = join(result, getter);
      else if (value.name === 'classmethod' && getter?.k === 'function')
        result = join(result, { ...getter, self: { k: 'class', cls } });
      else if (value.name === 'transaction.atomic()' || value.name === 'partialmethod')
        result = join(result, { ...value, args: [self, ...value.args] });
      else if (value.self === null || value.name === 'wrapper')
        result = join(result, { ...value, self: value.self ?? null });
      else result = join(result, value);
    } else if (value.k === 'instance' && frame && node && lookupMember(interp, value.cls, '__get__')) {
      const got = callSpecial(
        interp,
        frame,
        node,
        'self',
        value,
        '__get__',
        [self, { k: 'class', cls }],
        null,
      );
      result = join(result, got ?? UNKNOWN);
    } else result = join(result, value);
  }
  return result.k === 'never' ? UNKNOWN : result;
}

function readProperty(
  interp: Interp,
  frame: Frame,
  node: Node,
  self: Value,
  cls: ClassInfo,
  getter: Value,
  member: Member,
  path: string | null,
): Value {
  if (getter.k !== 'function') return UNKNOWN;
  const cut = path === null ? null : path.slice(0, path.lastIndexOf('.'));
  const name = getter.fn.node.kind === 'FunctionDef' ? getter.fn.node.name : 'lambda';
  return callFunctionValue(
    interp,
    frame,
    node,
    'self',
    { ...getter, self },
    NO_ARGUMENTS(),
    cut,
    `${(member.owner === cls ? cls : member.owner).name}.${name} (property)`,
  );
}

function classAttribute(interp: Interp, frame: Frame, node: Node, cls: ClassInfo, name: string): Value {
  if (isModelClass(cls)) {
    const found = modelManager(interp, cls, name);
    if (found) return found;
    if (name === '_default_manager' || name === '_base_manager') return manager(cls);
    if (name === 'DoesNotExist' || name === 'MultipleObjectsReturned')
      return {
        k: 'external',
        name: `django.core.exceptions.${name === 'DoesNotExist' ? 'ObjectDoesNotExist' : name}`,
      };
    if (name === '_meta') return { k: 'external', name: 'django.db.models.options.Options' };
  }
  const member = lookupMember(interp, cls, name);
  if (member) {
    let result: Value = joinAll(cls.mro.map((base) => interp.classEntries.get(base)?.get(name) ?? NEVER));
    for (const value of alternatives(member.value)) {
      if (value.k === 'intrinsic' && value.name === 'staticmethod' && value.self)
        result = join(result, value.self);
      else if (value.k === 'intrinsic' && value.name === 'classmethod' && value.self?.k === 'function')
        result = join(result, { ...value.self, self: { k: 'class', cls } });
      else if (isEnum(cls) && member.owner.module.origin !== 'stub' && isEnumValue(value))
        result = join(result, enumMember(interp, cls, value));
      else if (value.k === 'instance' && lookupMember(interp, value.cls, '__get__'))
        result = join(
          result,
          callSpecial(interp, frame, node, 'self', value, '__get__', [NONE, { k: 'class', cls }], null) ??
            UNKNOWN,
        );
      else result = join(result, value);
    }
    return result;
  }
  if (name === '__subclasses__')
    return { k: 'intrinsic', name: 'type.__subclasses__', self: { k: 'class', cls }, args: [] };
  if (name === '__members__' && isEnum(cls)) return dictOf(enumMember(interp, cls, OTHER));
  if (isManagerClass(cls) && name === 'from_queryset')
    return { k: 'intrinsic', name: 'manager.from_queryset', self: { k: 'class', cls }, args: [] };
  if (isQuerySetClass(cls) && name === 'as_manager')
    return { k: 'intrinsic', name: 'queryset.as_manager', self: { k: 'class', cls }, args: [] };
  if (isModelClass(cls)) {
    const facts = modelFacts(interp, cls);
    if (facts.fields.has(name) || facts.relations.has(name)) return OTHER;
    const method = modelMethod(modelInstance(cls), name);
    if (method) return method;
  }
  const meta = lookupMember(interp, cls, '__getattr__');
  if (meta && cls.module.origin === 'stub') return UNKNOWN;
  if (name === '__name__' || name === '__qualname__' || name === '__doc__' || name === '__module__')
    return STR;
  const outside = knownBase(cls);
  return outside === null ? UNKNOWN : { k: 'external', name: `${outside}.${name}` };
}
function instanceAttribute(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: ValueInstance,
  name: string,
  path: string | null,
): Value {
  touchThreadLocal(interp, frame, node, base);
  if (isSession(base)) return sessionAttribute(base, name);
  const setting = inherits(base.cls, SETTINGS) ? settingValue(interp, name) : null;
  if (setting) return setting;
  const request = requestAttribute(interp, frame, node, base, name);
  if (request) return request;
  const member = lookupMember(interp, base.cls, name);
  const isData =
    (member?.value.k === 'intrinsic' && member.value.name === 'property') ||
    (member?.value.k === 'instance' && lookupMember(interp, member.value.cls, '__set__') !== null);
  const own = base.cell.entries.get(name);
  if (own && !isData) {
    const fallback = member && !isDescriptor(member.value) ? member.value : null;
    return fallback && member?.owner === base.cls ? join(own, fallback) : own;
  }
  if (isFormClass(base.cls) || isFormSetClass(base.cls)) {
    if (!member || member.owner.module.origin === 'stub') {
      const form = formAttribute(interp, frame, node, base, name, path);
      if (form) return form;
    }
  }
  if (member)
    return bindMember(interp, base, base.cls, member, frame, node, path === null ? null : `${path}.${name}`);
  const declared = declaredAttribute(interp, base.cls, name);
  if (declared) return declared;
  if (name === '__dict__') return { k: 'dict', cell: base.cell };
  if (name === '_replace' || name === '_asdict')
    return { k: 'intrinsic', name: `namedtuple.${name}`, self: base, args: [] };
  // Set under a name that was not known: `setattr(self, key, value)`.
  if (base.cell.element.k !== 'never') return base.cell.element;
  const passed = passedOn(interp, frame, node, base, base.cls, name, path);
  if (passed) return passed;
  if (name === '__class__') return { k: 'class', cls: base.cls };
  if (base.cls.openBases)
    return { k: 'external', name: `${knownBase(base.cls) ?? base.cls.qualname}().${name}` };
  return UNKNOWN;
}

/** What the `__getattr__` of a class gives for a name that the object does not have; null when there is none. */
export function passedOn(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: Value,
  cls: ClassInfo,
  name: string,
  path: string | null,
): Value | null {
  const fallback = lookupMember(interp, cls, '__getattr__');
  const getter = fallback ? bindMember(interp, base, cls, fallback) : null;
  if (getter?.k !== 'function') return null;
  return callFunctionValue(
    interp,
    frame,
    node,
    'self',
    getter,
    { ...NO_ARGUMENTS(), positional: [{ k: 'scalar', type: 'str', constant: name }], paths: [null] },
    path,
    `${cls.name}.__getattr__()`,
  );
}

const SETTINGS = new Set(['django.conf.LazySettings']);

/** `django.conf.settings`, which has every setting of Django's whether the project names it or not. */
export const isSettings = (value: Value): boolean => value.k === 'instance' && inherits(value.cls, SETTINGS);

/** `settings.NAME` as the project's own settings module binds it; null when it does not. */
function settingValue(interp: Interp, name: string): Value | null {
  const { module, authUserModel } = interp.project.settings;
  if (name === 'AUTH_USER_MODEL') return { k: 'scalar', type: 'str', constant: authUserModel };
  const loaded = module !== null && name === name.toUpperCase() ? loadModule(interp, module) : null;
  const value = loaded ? globalOf(interp, loaded, name) : null;
  return value?.k === 'unknown' || value?.k === 'never' ? null : value;
}

const isDescriptor = (value: Value): boolean =>
  value.k === 'function' || value.k === 'intrinsic' || value.k === 'class';

/** An attribute set in `__init__` or another method of the class, when this instance's own making was not seen. */
function declaredAttribute(interp: Interp, cls: ClassInfo, name: string): Value | null {
  const key = `.${name}`;
  let table = interp.members.get(cls);
  if (!table) {
    table = new Map();
    interp.members.set(cls, table);
  }
  const known = table.get(key);
  if (known !== undefined) return known;
  table.set(key, null);
  const init = lookupMember(interp, cls, '__init__');
  if (init?.value.k !== 'function' || init.owner.module.origin === 'package') return null;
  const isModel = isModelClass(cls);
  // Rows of the database are made by calling the class, too.
  if (isModel && init.owner.module.origin === 'stub') return null;
  const self = isModel ? modelInstance(cls) : instance(cls);
  callSilently(interp, init.owner, { ...init.value, self });
  const found = self.k === 'instance' || self.k === 'model' ? (self.cell.entries.get(name) ?? null) : null;
  // What a class of the project keeps of its arguments is not known without them.
  const isArgument = found?.k === 'unknown' && init.owner.module.origin === 'project' && !isModel;
  const value = isArgument ? null : found;
  table.set(key, value);
  return value;
}

/** With arguments of which nothing is known, outside of the stubs, whose functions say what they do without any. */
function callSilently(interp: Interp, owner: ClassInfo, fn: Extract<Value, { k: 'function' }>): void {
  const frame = silentFrame(owner);
  const none = NO_ARGUMENTS();
  const args = owner.module.origin === 'stub' ? none : { ...none, rest: UNKNOWN };
  callFunctionValue(interp, frame, fn.fn.node, 'self', fn, args, null, owner.name);
}

function modelAttribute(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: ValueModel,
  name: string,
  path: string | null,
): Value {
  const own = base.cell.entries.get(name);
  const facts = modelFacts(interp, base.cls);
  const relation = facts.relations.get(name);
  if (relation) return relationValue(interp, frame, node, base, name, relation, path);
  const request = requestAttribute(interp, frame, node, base, name);
  if (request) return request;
  if (facts.fields.has(name))
    return deferredField(interp, frame, node, base, name, path, facts.fields.get(name) ?? '');
  if (own) return own;
  const fetched = prefetchedAttribute(interp, base, name);
  if (fetched) return fetched;
  const member = lookupMember(interp, base.cls, name);
  if (member && !(member.owner.module.origin === 'stub' && modelMethod(base, name)))
    return bindMember(interp, base, base.cls, member, frame, node, path === null ? null : `${path}.${name}`);
  const method = modelMethod(base, name);
  if (method) return method;
  if (name === '__class__') return { k: 'class', cls: base.cls };
  const declared = declaredAttribute(interp, base.cls, name);
  if (declared) return declared;
  if (/^[a-z0-9]+_set$/.test(name))
    return relationValue(interp, frame, node, base, name, UNSEEN_REVERSE, path);
  if (isAnyModel(base.cls) || base.cls.openBases)
    return name === 'id' || name.endsWith('_id')
      ? OTHER
      : { k: 'intrinsic', name: 'any-field', self: base, args: [] };
  return isModelFormClass(base.cls) || isAbstract(base.cls) ? UNKNOWN : OTHER;
}

const THREAD_LOCAL: ReadonlySet<string> = new Set(['threading.local', '_threading_local.local']);

/**
 * Thread-local data is another's on another thread: all of it is used in the request's thread, where sync middleware
 * has been.
 */
function touchThreadLocal(interp: Interp, frame: Frame, node: Node, base: ValueInstance): void {
  if (inherits(base.cls, THREAD_LOCAL))
    frame.sink.emit(node, 'self', [effectAt(interp, frame, node, 'mutex', 'thread-local data')]);
}

/**
 * What Django calls the other side of a foreign key without `related_name`: `<model>_set`. Its model is in a package that
 * was not read, or names its target in a way that can't be told.
 */
const UNSEEN_REVERSE: Relation = { kind: 'reverse foreign key', target: null, field: null };

/** `base.name = value` */
export function setAttribute(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: Value,
  name: string,
  value: Value,
  path: string | null,
): void {
  const full = path === null ? null : `${path}.${name}`;
  if (full !== null && frame.state) dropFacts(frame.state, full);
  for (const part of alternatives(base)) {
    switch (part.k) {
      case 'lazy':
        setAttribute(interp, frame, node, force(interp, frame, node, 'self', part, path), name, value, path);
        break;
      case 'model': {
        const relation = modelFacts(interp, part.cls).relations.get(name);
        if (relation) {
          force(interp, frame, node, 'self', value, null);
          if (full !== null) frame.state?.facts.add(full);
          break;
        }
        noteSetting(interp, frame, node, part, '__setattr__', [constantName(name), value], path);
        if (name.endsWith('_id')) forgetRelation(interp, frame, part, name.slice(0, -3), path);
        if (callSetter(interp, frame, node, part, name, value, path)) break;
        writeEntry(part.cell, name, value);
        break;
      }
      case 'class': {
        const entries = interp.classEntries.get(part.cls) ?? new Map<string, Value>();
        interp.classEntries.set(part.cls, entries.set(name, join(entries.get(name) ?? NEVER, value)));
        break;
      }
      case 'instance':
        if (isSession(part)) break;
        touchThreadLocal(interp, frame, node, part);
        noteSetting(interp, frame, node, part, '__setattr__', [constantName(name), value], path);
        if (callSetter(interp, frame, node, part, name, value, path)) break;
        writeEntry(part.cell, name, value);
        if (name === 'user' && isRequestClass(part.cls)) {
          frame.state?.facts.add(requestUserFact(part));
          noteUserWrite(part, { module: frame.module, target: node, value });
        }
        break;
      case 'queryset':
        // Code that forgets the rows on purpose: the next look asks the database again.
        if (name === '_result_cache' && path !== null && frame.state) dropFacts(frame.state, path);
        break;
      default:
        break;
    }
  }
}

/** `del base.name` */
export function deleteAttribute(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: Value,
  name: string,
  path: string | null,
): void {
  for (const part of alternatives(base))
    if (part.k === 'instance' || part.k === 'model')
      noteSetting(interp, frame, node, part, '__delattr__', [constantName(name)], path);
}

const constantName = (name: string): Value => ({ k: 'scalar', type: 'str', constant: name });

/** Calls the `__setattr__` or `__delattr__` of a class of the project. */
function noteSetting(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: ValueInstance | ValueModel,
  method: '__setattr__' | '__delattr__',
  args: readonly Value[],
  path: string | null,
): void {
  if (lookupMember(interp, base.cls, method)?.owner.module.origin === 'project')
    callSpecial(interp, frame, node, 'self', base, method, args, path);
}

/** Assigning `book.author_id` makes Django forget the author that was loaded. */
function forgetRelation(
  interp: Interp,
  frame: Frame,
  base: ValueModel,
  name: string,
  path: string | null,
): void {
  if (!modelFacts(interp, base.cls).relations.has(name)) return;
  writeEntry(base.cell, `${name}${STALE}`, OTHER);
  if (path !== null && frame.state) dropFacts(frame.state, `${path}.${name}`);
}

function callSetter(
  interp: Interp,
  frame: Frame,
  node: Node,
  base: ValueInstance | ValueModel,
  name: string,
  value: Value,
  path: string | null,
): boolean {
  const member = lookupMember(interp, base.cls, name);
  if (member?.value.k === 'instance' && lookupMember(interp, member.value.cls, '__set__')) {
    callSpecial(interp, frame, node, 'self', member.value, '__set__', [base, value], null);
    return true;
  }
  if (member?.value.k !== 'intrinsic' || member.value.name !== 'property') return false;
  const setter = member.value.args[0];
  if (setter?.k === 'function')
    callFunctionValue(
      interp,
      frame,
      node,
      'self',
      { ...setter, self: base },
      { ...NO_ARGUMENTS(), positional: [value], paths: [null] },
      path,
      `${base.cls.name}.${name} (property setter)`,
    );
  return true;
}

const silentFrame = (cls: ClassInfo): Frame => staticFrame(cls.module, cls, null);
