/**
 * What Python's protocols do to a value: truth, iteration, length, text, membership, equality, subscription, `with`.
 * Each emits its effects at the node and role it is given; a path says where the value was read from, so that what
 * gets loaded by the way is known to stay loaded.
 */
import { blockingUse } from '../knowledge/blocking.ts';
import type { CompareOperator, Expr, Node } from '../python/ast.ts';
import { bindMember } from './attributes.ts';
import { type CallArguments, callFunctionValue, NO_ARGUMENTS } from './calls.ts';
import { inherits, lookupMember } from './classes.ts';
import { enumMember, isEnum } from './enums.ts';
import { emitLoad } from './expressions.ts';
import { dropFacts, effectAt, type Frame, type Interp } from './interp.ts';
import { isAnyModel, isFormClass, isFormSetClass } from './models.ts';
import { modelName, rowOfQuerySet } from './orm.ts';
import {
  boundField,
  formRendering,
  isSession,
  loadedWith,
  loadSession,
  memberForm,
  readFormSet,
  subwidgets,
} from './request.ts';
import { statedOf } from './stated.ts';
import type { Role, Value, ValueDict, ValueInstance, ValueModel } from './types.ts';
import {
  addKey,
  alternatives,
  contentsOf,
  dictOf,
  INT,
  join,
  joinAll,
  keysOf,
  NEVER,
  OTHER,
  querySet,
  STR,
  sequence,
  setElement,
  UNKNOWN,
  writeEntry,
} from './values.ts';

/** Calls a special method of a project object; null when its class has none. */
export function callSpecial(
  interp: Interp,
  frame: Frame,
  node: Node,
  role: Role,
  value: ValueInstance | ValueModel,
  name: string,
  positional: readonly Value[],
  path: string | null,
): Value | null {
  const member = lookupMember(interp, value.cls, name);
  if (!member) return null;
  const method = bindMember(interp, value, value.cls, member);
  if (method.k !== 'function') return UNKNOWN;
  const args: CallArguments = {
    ...NO_ARGUMENTS(),
    positional: [...positional],
    paths: positional.map(() => null),
  };
  return callFunctionValue(interp, frame, node, role, method, args, path, `${value.cls.name}.${name}()`);
}

const NAMED_TUPLE: ReadonlySet<string> = new Set(['typing.NamedTuple']);

/** Loads a lazy object: the value behind it. */
export function force(
  interp: Interp,
  frame: Frame,
  node: Node,
  role: Role,
  value: Value,
  path: string | null,
): Value {
  if (value.k === 'lazy') {
    const stays =
      value.once && path !== null && !(interp.userStaysLazy && path.endsWith('.user')) ? path : null;
    const facts = frame.state?.facts;
    if (value.ids.length > 0 && value.ids.every((id) => facts?.has(id)))
      return force(interp, frame, node, role, value.of, null);
    emitLoad(frame, node, role, value.effects, stays);
    for (const id of value.ids) {
      if (!(interp.userStaysLazy && id.endsWith('.user'))) facts?.add(id);
      const other = loadedWith(id);
      if (other !== null) facts?.add(other);
    }
    return force(interp, frame, node, role, value.of, null);
  }
  if (value.k === 'union' && value.of.some((part) => part.k === 'lazy'))
    return joinAll(value.of.map((part) => force(interp, frame, node, role, part, path)));
  return value;
}

/** Fetches the rows of a queryset, unless they are in memory. */
function fetch(
  interp: Interp,
  frame: Frame,
  node: Node,
  role: Role,
  value: Extract<Value, { k: 'queryset' }>,
  path: string | null,
  how: string,
): void {
  if (value.evaluated) return;
  emitLoad(
    frame,
    node,
    role,
    [effectAt(interp, frame, node, 'db', value.through ?? `${how} (${modelName(value.model)} queryset)`)],
    path,
  );
}

/** `bool(value)` */
export function truth(
  interp: Interp,
  frame: Frame,
  node: Node,
  role: Role,
  value: Value,
  path: string | null,
): void {
  for (const part of alternatives(value)) {
    switch (part.k) {
      case 'queryset':
        fetch(interp, frame, node, role, part, path, 'truth value');
        break;
      case 'lazy':
        truth(interp, frame, node, role, force(interp, frame, node, role, part, path), null);
        break;
      case 'instance':
      case 'model':
        if (isSession(part)) loadSession(interp, frame, node, role, part);
        else if (callSpecial(interp, frame, node, role, part, '__bool__', [], path) === null)
          callSpecial(interp, frame, node, role, part, '__len__', [], path);
        break;
      default:
        break;
    }
  }
}

/** `len(value)` */
export function length(
  interp: Interp,
  frame: Frame,
  node: Node,
  role: Role,
  value: Value,
  path: string | null,
): void {
  for (const part of alternatives(value)) {
    if (part.k === 'queryset') fetch(interp, frame, node, role, part, path, 'length');
    else if (part.k === 'lazy')
      length(interp, frame, node, role, force(interp, frame, node, role, part, path), null);
    else if (part.k === 'instance' || part.k === 'model')
      callSpecial(interp, frame, node, role, part, '__len__', [], path);
    else if (part.k === 'intrinsic') iteratePart(interp, frame, node, role, part, path);
  }
}

/**
 * What `dict(value)` and `**value` make of it: a dictionary as it is, an object by its `keys()` and `__getitem__`; null
 * for what has none.
 */
export function mappingOf(
  interp: Interp,
  frame: Frame,
  node: Node,
  role: Role,
  value: Value,
  path: string | null,
): ValueDict | null {
  if (value.k === 'dict') return value;
  if (value.k !== 'instance' && value.k !== 'model') return null;
  const keys = callSpecial(interp, frame, node, role, value, 'keys', [], path);
  if (keys === null) return null;
  const key = iterate(interp, frame, node, role, keys, null);
  const item = callSpecial(interp, frame, node, role, value, '__getitem__', [key], path);
  const made = dictOf(item ?? UNKNOWN, undefined, key);
  return made.k === 'dict' ? made : null;
}

/** What an object does that stands for a number: `values[index]`, `range(index)`. */
export function indexOf(interp: Interp, frame: Frame, node: Node, value: Value, path: string | null): void {
  for (const part of alternatives(force(interp, frame, node, 'self', value, path)))
    if (part.k === 'instance' || part.k === 'model')
      callSpecial(interp, frame, node, 'self', part, '__index__', [], path);
}

/** Consumes an iterable: what its elements are. */
export function iterate(
  interp: Interp,
  frame: Frame,
  node: Node,
  role: Role,
  value: Value,
  path: string | null,
): Value {
  let element: Value = NEVER;
  for (const part of alternatives(value))
    element = join(element, iteratePart(interp, frame, node, role, part, path));
  return value.k === 'never' ? UNKNOWN : element;
}

function iteratePart(
  interp: Interp,
  frame: Frame,
  node: Node,
  role: Role,
  value: Value,
  path: string | null,
): Value {
  switch (value.k) {
    case 'queryset':
      fetch(interp, frame, node, role, value, path, 'rows');
      return rowOfQuerySet(interp, value);
    case 'lazy':
      return iterate(interp, frame, node, role, force(interp, frame, node, role, value, path), null);
    case 'sequence':
      return value.items ? join(joinAll(value.items), value.cell.element) : value.cell.element;
    case 'dict':
      return keysOf(value);
    case 'scalar':
      return value.type === 'str' ? STR : value.type === 'bytes' ? INT : UNKNOWN;
    case 'iterator':
      frame.sink.emit(node, role, value.effects);
      return value.element;
    case 'instance':
    case 'model': {
      if (isSession(value)) {
        loadSession(interp, frame, node, role, value);
        return STR;
      }
      if (inherits(value.cls, NAMED_TUPLE)) return joinAll([...value.cell.entries.values()]);
      if (value.k === 'instance' && isFormSetClass(value.cls)) {
        readFormSet(interp, frame, node, role, value);
        return memberForm(interp, value);
      }
      if (value.k === 'instance' && isFormClass(value.cls)) return boundField(value);
      const iterator = callSpecial(interp, frame, node, role, value, '__iter__', [], path);
      if (iterator) {
        if (iterator.k === 'instance' && iterator.cell === ('cell' in value ? value.cell : null))
          return callSpecial(interp, frame, node, role, iterator, '__next__', [], null) ?? UNKNOWN;
        return iterator.k === 'unknown' ? UNKNOWN : iterate(interp, frame, node, role, iterator, null);
      }
      const next = callSpecial(interp, frame, node, role, value, '__next__', [], path);
      if (next) return next;
      if (
        callSpecial(interp, frame, node, role, value, '__len__', [], path) !== null ||
        value.k === 'instance'
      )
        return callSpecial(interp, frame, node, role, value, '__getitem__', [INT], path) ?? UNKNOWN;
      return UNKNOWN;
    }
    case 'external':
      useExternal(interp, frame, node, role, value.name, '__iter__');
      return { k: 'external', name: `${value.name}[]` };
    case 'intrinsic':
      return value.name === 'bound-field' && value.self
        ? subwidgets(interp, frame, node, role, value.self)
        : UNKNOWN;
    case 'class':
      return isEnum(value.cls) ? enumMember(interp, value.cls, OTHER) : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

/** What Python does with something known by its dotted name only. */
function useExternal(
  interp: Interp,
  frame: Frame,
  node: Node,
  role: Role,
  name: string,
  special: '__iter__' | '__enter__' | '__exit__',
): void {
  const fact = statedOf(interp, name) === 'safe' ? null : blockingUse(name, special);
  if (fact) frame.sink.emit(node, role, [effectAt(interp, frame, node, fact.kind, fact.what, fact.async)]);
}

/** `str(value)`, and `format(value)` */
export function stringify(
  interp: Interp,
  frame: Frame,
  node: Node,
  role: Role,
  value: Value,
  path: string | null,
  special = '__str__',
  depth = 3,
): void {
  for (const part of alternatives(value)) {
    switch (part.k) {
      case 'queryset':
        // `repr()` of a queryset fetches up to 21 rows anew each time and keeps nothing.
        fetch(interp, frame, node, role, part, null, 'text form');
        if (depth > 0)
          stringify(interp, frame, node, role, rowOfQuerySet(interp, part), null, '__repr__', depth - 1);
        break;
      case 'lazy':
        stringify(
          interp,
          frame,
          node,
          role,
          force(interp, frame, node, role, part, path),
          null,
          special,
          depth,
        );
        break;
      case 'sequence':
        if (depth > 0)
          for (const item of contentsOf(part))
            stringify(interp, frame, node, role, item, null, '__repr__', depth - 1);
        break;
      case 'intrinsic':
        if (part.name === 'bound-field' && part.self?.k === 'instance')
          frame.sink.emit(node, role, formRendering(interp, frame, node, part.self.cls));
        break;
      case 'dict':
        if (depth > 0)
          for (const item of [part.cell.element, part.cell.key, ...part.cell.entries.values()])
            stringify(interp, frame, node, role, item, null, '__repr__', depth - 1);
        break;
      case 'instance':
      case 'model': {
        if (part.k === 'instance' && (isFormClass(part.cls) || isFormSetClass(part.cls))) {
          frame.sink.emit(node, role, formRendering(interp, frame, node, part.cls));
          break;
        }
        if (part.k === 'model' && isAnyModel(part.cls)) {
          frame.sink.emit(node, role, [
            effectAt(interp, frame, node, 'db', 'text of an object of an unknown model'),
          ]);
          break;
        }
        let found: Value | null = null;
        if (special === '__str__') found = callSpecial(interp, frame, node, role, part, '__str__', [], path);
        if (found === null) {
          found = callSpecial(interp, frame, node, role, part, '__repr__', [], path);
          // Django's own `Model.__repr__` calls `__str__`.
          if (found === null && part.k === 'model')
            callSpecial(interp, frame, node, role, part, '__str__', [], path);
        }
        break;
      }
      default:
        break;
    }
  }
}

/** `item in container` */
export function containment(
  interp: Interp,
  frame: Frame,
  node: Node,
  container: Value,
  item: Value,
  containerPath: string | null,
  itemPath: string | null,
): void {
  for (const part of alternatives(container)) {
    switch (part.k) {
      case 'queryset':
        fetch(interp, frame, node, 'self', part, containerPath, 'membership');
        force(interp, frame, node, 'self', item, itemPath);
        break;
      case 'lazy':
        containment(
          interp,
          frame,
          node,
          force(interp, frame, node, 'self', part, containerPath),
          item,
          null,
          itemPath,
        );
        break;
      case 'sequence':
        if (part.cell.element.k !== 'never' || part.items?.length)
          force(interp, frame, node, 'self', item, itemPath);
        if (item.k === 'queryset' && part.type !== 'list' && part.type !== 'tuple') break;
        for (const element of contentsOf(part))
          equality(interp, frame, node, '==', element, item, null, itemPath);
        break;
      case 'iterator':
        iterate(interp, frame, node, 'self', part, containerPath);
        break;
      case 'instance':
      case 'model':
        if (isSession(part)) loadSession(interp, frame, node, 'self', part);
        else if (
          callSpecial(interp, frame, node, 'self', part, '__contains__', [item], containerPath) === null
        )
          iterate(interp, frame, node, 'self', part, containerPath);
        break;
      default:
        break;
    }
  }
}

const SPECIAL_COMPARISON: Partial<Record<CompareOperator, string>> = {
  '==': '__eq__',
  '!=': '__eq__',
  '<': '__lt__',
  '<=': '__le__',
  '>': '__gt__',
  '>=': '__ge__',
};

const ORDER: readonly string[] = ['__lt__', '__le__', '__gt__', '__ge__'];

/** The methods behind a comparison: where the class lacks that one, `functools.total_ordering` makes it of the others. */
function comparisonsOf(
  interp: Interp,
  value: ValueInstance | ValueModel,
  special: string,
): readonly string[] {
  if (!ORDER.includes(special) || lookupMember(interp, value.cls, special)) return [special];
  const others = ORDER.filter((name) => lookupMember(interp, value.cls, name));
  return others.length > 0 ? [...others, '__eq__'] : [special];
}

/** Comparison by `==`, `<` and their kin. */
export function equality(
  interp: Interp,
  frame: Frame,
  node: Node,
  op: CompareOperator,
  left: Value,
  right: Value,
  leftPath: string | null,
  rightPath: string | null,
): void {
  const special = SPECIAL_COMPARISON[op];
  if (!special) return;
  const a = force(interp, frame, node, 'self', left, leftPath);
  const b = force(interp, frame, node, 'self', right, rightPath);
  for (const part of alternatives(a))
    if (part.k === 'instance' || part.k === 'model')
      for (const name of comparisonsOf(interp, part, special))
        callSpecial(interp, frame, node, 'self', part, name, [b], leftPath);
  for (const part of alternatives(b))
    if (part.k === 'instance' && !alternatives(a).some((other) => other.k === 'instance'))
      callSpecial(interp, frame, node, 'self', part, special, [a], rightPath);
}

/** What a set or dictionary asks of a key: its hash, and whether it is the one that is there. */
export function asKey(interp: Interp, frame: Frame, node: Node, key: Value, path: string | null): void {
  const given = key.k === 'lazy' ? force(interp, frame, node, 'self', key, path) : key;
  for (const part of alternatives(given)) {
    if (part.k === 'sequence' && part.type === 'tuple') {
      for (const item of part.items ?? []) asKey(interp, frame, node, item, null);
    } else if (part.k === 'instance' || part.k === 'model') {
      for (const [special, args] of AS_KEY) {
        if (lookupMember(interp, part.cls, special)?.owner.module.origin !== 'project') continue;
        callSpecial(interp, frame, node, 'self', part, special, args ? [part] : [], path);
      }
    }
  }
}

/** Each with whether it is handed the other key. */
const AS_KEY: readonly (readonly [string, boolean])[] = [
  ['__hash__', false],
  ['__eq__', true],
];

/** `value[index]` */
export function getItem(
  interp: Interp,
  frame: Frame,
  node: Node,
  value: Value,
  index: Value,
  slice: Expr,
  path: string | null,
): Value {
  let result: Value = NEVER;
  for (const part of alternatives(value))
    result = join(result, getItemPart(interp, frame, node, part, index, slice, path));
  return value.k === 'never' ? UNKNOWN : result;
}

function getItemPart(
  interp: Interp,
  frame: Frame,
  node: Node,
  value: Value,
  index: Value,
  slice: Expr,
  path: string | null,
): Value {
  switch (value.k) {
    case 'queryset': {
      if (slice.kind === 'Slice' && slice.step === null)
        return value.evaluated
          ? sequence('list', rowOfQuerySet(interp, value))
          : querySet(value.model, value);
      if (!value.evaluated) {
        const how = slice.kind === 'Slice' ? 'slice with a step' : 'index';
        frame.sink.emit(node, 'self', [
          effectAt(interp, frame, node, 'db', `${how} (${modelName(value.model)} queryset)`),
        ]);
      }
      return slice.kind === 'Slice'
        ? sequence('list', rowOfQuerySet(interp, value))
        : rowOfQuerySet(interp, value);
    }
    case 'lazy':
      return getItem(
        interp,
        frame,
        node,
        force(interp, frame, node, 'self', value, path),
        index,
        slice,
        null,
      );
    case 'sequence': {
      indexOf(interp, frame, node, index, null);
      if (slice.kind === 'Slice')
        return sequence(value.type, iteratePart(interp, frame, node, 'self', value, null));
      if (value.items && index.k === 'scalar' && typeof index.constant === 'number') {
        const at = index.constant < 0 ? value.items.length + index.constant : index.constant;
        const item = value.items[at];
        if (item) return value.type === 'list' ? join(item, value.cell.element) : item;
      }
      const element = iteratePart(interp, frame, node, 'self', value, null);
      return element.k === 'never' ? UNKNOWN : element;
    }
    case 'dict': {
      if (index.k === 'scalar' && typeof index.constant === 'string') {
        const entry = value.cell.entries.get(index.constant);
        if (entry) return join(entry, value.cell.element);
        // Another name's value is never that of this one.
        if (value.cell.element.k !== 'never') return value.cell.element;
      }
      asKey(interp, frame, node, index, null);
      const all = join(value.cell.element, joinAll(value.cell.entries.values()));
      return all.k === 'never' ? UNKNOWN : all;
    }
    case 'scalar':
      return value.type === 'str' ? STR : value.type === 'bytes' ? INT : UNKNOWN;
    case 'instance':
    case 'model': {
      if (isSession(value)) {
        loadSession(interp, frame, node, 'self', value);
        return UNKNOWN;
      }
      if (value.k === 'instance' && isFormClass(value.cls)) return boundField(value);
      // A dictionary of the project's own asks its `__missing__` for what it does not hold.
      const missing = lookupMember(interp, value.cls, '__missing__');
      const made =
        missing?.owner.module.origin === 'project'
          ? callSpecial(interp, frame, node, 'self', value, '__missing__', [index], path)
          : null;
      const held = callSpecial(interp, frame, node, 'self', value, '__getitem__', [index], path) ?? UNKNOWN;
      return made === null || held.k === 'never' || held.k === 'unknown' ? (made ?? held) : join(made, held);
    }
    case 'external':
      return { k: 'external', name: `${value.name}[]` };
    case 'intrinsic':
      return iteratePart(interp, frame, node, 'self', value, path);
    default:
      return UNKNOWN;
  }
}

/** `value[index] = item` */
export function setItem(
  interp: Interp,
  frame: Frame,
  node: Node,
  value: Value,
  index: Value,
  item: Value,
  path: string | null,
): void {
  for (const part of alternatives(value)) {
    switch (part.k) {
      case 'sequence': {
        const isSlice = node.kind === 'Subscript' && node.slice.kind === 'Slice';
        const more = isSlice ? iterate(interp, frame, node, 'self', item, null) : item;
        setElement(part.cell, join(isSlice ? joinAll(contentsOf(part)) : part.cell.element, more));
        break;
      }
      case 'dict':
        if (index.k === 'scalar' && typeof index.constant === 'string')
          writeEntry(part.cell, index.constant, item);
        else {
          asKey(interp, frame, node, index, null);
          setElement(part.cell, join(part.cell.element, item));
          addKey(part.cell, index);
        }
        break;
      case 'lazy':
        setItem(interp, frame, node, force(interp, frame, node, 'self', part, path), index, item, null);
        break;
      case 'instance':
      case 'model':
        if (isSession(part)) loadSession(interp, frame, node, 'self', part);
        else callSpecial(interp, frame, node, 'self', part, '__setitem__', [index, item], path);
        break;
      default:
        break;
    }
  }
}

/** `del value[index]` */
export function deleteItem(
  interp: Interp,
  frame: Frame,
  node: Node,
  value: Value,
  index: Value,
  path: string | null,
): void {
  for (const part of alternatives(value)) {
    if (part.k === 'sequence') setElement(part.cell, joinAll(contentsOf(part)));
    else if (part.k === 'dict') asKey(interp, frame, node, index, null);
    else if (part.k === 'lazy')
      deleteItem(interp, frame, node, force(interp, frame, node, 'self', part, path), index, null);
    else if (part.k === 'instance' || part.k === 'model') {
      if (isSession(part)) loadSession(interp, frame, node, 'self', part);
      else callSpecial(interp, frame, node, 'self', part, '__delitem__', [index], path);
    }
  }
  if (path !== null && frame.state) dropFacts(frame.state, `${path}[`);
}

/** Leaving a `with` after its body, which may have given the object more to do: an `ExitStack`. */
export function leaveValue(interp: Interp, frame: Frame, node: Expr, value: Value): void {
  for (const part of alternatives(value)) {
    if (part.k === 'instance')
      callSpecial(interp, frame, node, 'with', part, '__exit__', [OTHER, OTHER, OTHER], null);
  }
}

/** `with value as x`: what `x` is. The effects of entering and of leaving are emitted together. */
export function enterValue(interp: Interp, frame: Frame, node: Expr, value: Value): Value {
  let result: Value = NEVER;
  for (const part of alternatives(value)) {
    switch (part.k) {
      case 'instance':
      case 'model': {
        const entered = callSpecial(interp, frame, node, 'with', part, '__enter__', [], null);
        callSpecial(interp, frame, node, 'with', part, '__exit__', [OTHER, OTHER, OTHER], null);
        const same = entered === null || entered.k === 'unknown';
        result = join(result, same && part.cls.module.origin === 'stub' ? part : (entered ?? UNKNOWN));
        break;
      }
      case 'iterator':
        // A `@contextmanager` function: its body runs on entering and on leaving.
        frame.sink.emit(node, 'with', part.effects);
        result = join(result, part.element);
        break;
      case 'external':
        useExternal(interp, frame, node, 'with', part.name, '__enter__');
        useExternal(interp, frame, node, 'with', part.name, '__exit__');
        result = join(result, part);
        break;
      default:
        result = join(result, UNKNOWN);
        break;
    }
  }
  return result.k === 'never' ? UNKNOWN : result;
}
