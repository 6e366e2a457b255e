/** Methods of Python's own containers, strings and iterators. */
import type { Node } from '../python/ast.ts';
import { type CallArguments, callFunctionValue, callValue, positionalArguments } from './calls.ts';
import { lookupMember } from './classes.ts';
import { formatText } from './format.ts';
import type { Frame, Interp } from './interp.ts';
import { classNamed } from './modules.ts';
import { asKey, equality, iterate } from './protocol.ts';
import type { Value, ValueDict, ValueSequence } from './types.ts';
import {
  addKey,
  alternatives,
  dictOf,
  INT,
  join,
  joinAll,
  keysOf,
  NEVER,
  NONE,
  sequence,
  setElement,
  tupleOf,
  UNKNOWN,
  writeEntry,
} from './values.ts';

/** Calls `self.name(...)` of a list, tuple, set, dictionary, string, number or iterator. */
export function callContainerMethod(
  interp: Interp,
  frame: Frame,
  node: Node,
  name: string,
  self: Value,
  args: CallArguments,
  receiver: string | null,
): Value {
  if (self.k === 'sequence') return callSequence(interp, frame, node, name, self, args);
  if (self.k === 'dict') return callDict(interp, frame, node, name, self, args);
  if (self.k === 'iterator' && name === '__next__') {
    frame.sink.emit(node, 'self', self.effects);
    return self.element;
  }
  if (self.k !== 'scalar') return UNKNOWN;
  if (self.type === 'str' && (name === 'format' || name === 'format_map')) {
    const text = typeof self.constant === 'string' ? self.constant : null;
    return formatText(interp, frame, node, text, args, name === 'format_map');
  }
  const cls = classNamed(interp, `builtins.${self.type}`);
  const member = cls ? lookupMember(interp, cls, name) : null;
  if (member?.value.k !== 'function') return UNKNOWN;
  return callFunctionValue(
    interp,
    frame,
    node,
    'self',
    { ...member.value, self },
    args,
    receiver,
    `${self.type}.${name}()`,
  );
}

const itemsOf = (self: ValueSequence): Value => join(joinAll(self.items ?? []), self.cell.element);

const isSet = ({ type }: ValueSequence): boolean => type === 'set' || type === 'frozenset';

const SHIFTING = new Set([
  'insert',
  'pop',
  'remove',
  'reverse',
  'sort',
  'clear',
  'appendleft',
  'popleft',
  'rotate',
]);

function callSequence(
  interp: Interp,
  frame: Frame,
  node: Node,
  name: string,
  self: ValueSequence,
  args: CallArguments,
): Value {
  const given = args.positional[0] ?? args.rest ?? UNKNOWN;
  const path = args.paths[0] ?? null;
  // What stood at a position may stand at another afterwards.
  if (SHIFTING.has(name)) setElement(self.cell, itemsOf(self));
  switch (name) {
    case 'append':
      setElement(self.cell, join(self.cell.element, given));
      return NONE;
    case 'add':
      asKey(interp, frame, node, given, path);
      setElement(self.cell, join(self.cell.element, given));
      return NONE;
    case 'discard':
      asKey(interp, frame, node, given, path);
      return NONE;
    case 'insert':
      setElement(self.cell, join(self.cell.element, args.positional[1] ?? UNKNOWN));
      return NONE;
    case 'extend':
    case 'extendleft':
    case 'update':
    case 'intersection_update':
    case 'difference_update':
    case 'symmetric_difference_update':
      setElement(self.cell, join(self.cell.element, iterate(interp, frame, node, 'self', given, path)));
      if (isSet(self)) asKey(interp, frame, node, self.cell.element, null);
      return NONE;
    case 'union':
    case 'intersection':
    case 'difference':
    case 'symmetric_difference': {
      let element = itemsOf(self);
      for (const [index, value] of args.positional.entries())
        element = join(element, iterate(interp, frame, node, 'self', value, args.paths[index] ?? null));
      if (isSet(self)) asKey(interp, frame, node, element, null);
      return sequence(self.type, element);
    }
    case 'issubset':
    case 'issuperset':
    case 'isdisjoint':
      asKey(interp, frame, node, iterate(interp, frame, node, 'self', given, path), null);
      return UNKNOWN;
    case 'copy':
      return sequence(self.type, itemsOf(self));
    case 'pop': {
      const element = itemsOf(self);
      return element.k === 'never' ? UNKNOWN : element;
    }
    case 'count':
    case 'index':
    case 'remove':
      if (isSet(self)) asKey(interp, frame, node, given, path);
      for (const part of alternatives(itemsOf(self)))
        equality(interp, frame, node, '==', part, given, null, path);
      return INT;
    case 'sort': {
      const key = args.keyword.get('key');
      if (key) callValue(interp, frame, node, key, positionalArguments(itemsOf(self)), null);
      else equality(interp, frame, node, '<', itemsOf(self), itemsOf(self), null, null);
      return NONE;
    }
    case '__iter__':
      return { k: 'iterator', element: itemsOf(self), effects: [] };
    default:
      return NONE;
  }
}

function callDict(
  interp: Interp,
  frame: Frame,
  node: Node,
  name: string,
  self: ValueDict,
  args: CallArguments,
): Value {
  const all = (): Value => join(self.cell.element, joinAll(self.cell.entries.values()));
  const [key, fallback] = args.positional;
  const entry = (): Value => {
    if (key?.k === 'scalar' && typeof key.constant === 'string') {
      const known = self.cell.entries.get(key.constant);
      if (known) return join(known, self.cell.element);
    }
    const any = all();
    return any.k === 'never' ? UNKNOWN : any;
  };
  switch (name) {
    case 'get':
    case 'pop':
      if (key) asKey(interp, frame, node, key, args.paths[0] ?? null);
      return join(entry(), fallback ?? NONE);
    case 'setdefault': {
      if (key) asKey(interp, frame, node, key, args.paths[0] ?? null);
      if (key?.k === 'scalar' && typeof key.constant === 'string')
        writeEntry(self.cell, key.constant, fallback ?? NONE);
      else {
        setElement(self.cell, join(self.cell.element, fallback ?? NONE));
        addKey(self.cell, key ?? UNKNOWN);
      }
      return entry();
    }
    case 'update': {
      const given = args.positional[0];
      if (given?.k === 'dict') {
        addKey(self.cell, given.cell.key);
        for (const [field, value] of given.cell.entries) writeEntry(self.cell, field, value);
        setElement(self.cell, join(self.cell.element, given.cell.element));
      } else if (given) {
        const pair = iterate(interp, frame, node, 'self', given, args.paths[0] ?? null);
        setElement(self.cell, join(self.cell.element, pair.k === 'sequence' ? itemsOf(pair) : UNKNOWN));
        addKey(self.cell, pair.k === 'sequence' ? (pair.items?.[0] ?? NEVER) : NEVER);
      }
      for (const [field, value] of args.keyword) writeEntry(self.cell, field, value);
      return NONE;
    }
    case 'keys':
      return sequence('list', keysOf(self));
    case 'values':
      return sequence('list', all());
    case 'items':
      return sequence('list', tupleOf([keysOf(self), all()]));
    case 'copy':
      return dictOf(self.cell.element, self.cell.entries, self.cell.key);
    case 'popitem':
      return tupleOf([keysOf(self), all()]);
    case 'clear':
      return NONE;
    case 'fromkeys':
      return UNKNOWN;
    default:
      return UNKNOWN;
  }
}
