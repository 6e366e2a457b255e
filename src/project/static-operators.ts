/** Operators of the static evaluator, on values that are known. */
import type { BinOp, CompareOperator, JoinedStr } from '../python/ast.ts';
import {
  type Place,
  type StaticItem,
  type StaticScalar,
  type StaticValue,
  sameValue,
  scalar,
  sequence,
  textOf,
  UNKNOWN,
} from './static-values.ts';

/** `likely` is the answer that a default or the first of a choice gives when it is not certain. */
export interface Truth {
  readonly certain: boolean;
  readonly likely: boolean;
}

/** Python's truth value. */
export function truthOf(value: StaticValue): Truth {
  switch (value.k) {
    case 'scalar':
      return { certain: value.assumed === null, likely: isTrue(value.value) };
    case 'sequence': {
      const certainly = value.items.some((each) => !each.conditional && !each.rest);
      return {
        certain: value.assumed === null && (certainly || value.items.length === 0),
        likely: value.items.length > 0,
      };
    }
    case 'dict': {
      const certainly = value.entries.some((entry) => !entry.conditional);
      return {
        certain: value.assumed === null && (certainly || (value.entries.length === 0 && !value.open)),
        likely: value.entries.length > 0,
      };
    }
    case 'choice': {
      const options = value.of.map(truthOf);
      const likely = options[0]?.likely ?? true;
      return {
        certain: options.every((option) => option.certain && option.likely === likely),
        likely,
      };
    }
    case 'function':
    case 'class':
    case 'module':
      return { certain: true, likely: true };
    default:
      return { certain: false, likely: true };
  }
}

function isTrue(value: StaticScalar['value']): boolean {
  return value !== null && value !== false && value !== 0 && value !== '';
}

/** The answer of one comparison; null when it is not known. */
export function compare(op: CompareOperator, left: StaticValue, right: StaticValue): boolean | null {
  switch (op) {
    case '==':
    case 'is':
      return equal(left, right);
    case '!=':
    case 'is not': {
      const same = equal(left, right);
      return same === null ? null : !same;
    }
    case 'in':
      return contains(right, left);
    case 'not in': {
      const found = contains(right, left);
      return found === null ? null : !found;
    }
    default: {
      const order = orderOf(left, right);
      if (order === null) return null;
      if (op === '<') return order < 0;
      if (op === '<=') return order <= 0;
      return op === '>' ? order > 0 : order >= 0;
    }
  }
}

function equal(left: StaticValue, right: StaticValue): boolean | null {
  if (left.k === 'scalar' && right.k === 'scalar') return left.value === right.value;
  if (left.k === 'sequence' && right.k === 'sequence') {
    return orderOf(left, right) === null ? null : orderOf(left, right) === 0;
  }
  if (left.k === 'scalar' && left.value === null) return isKnownObject(right) ? false : null;
  if (right.k === 'scalar' && right.value === null) return isKnownObject(left) ? false : null;
  return null;
}

function isKnownObject(value: StaticValue): boolean {
  return ['sequence', 'dict', 'function', 'class', 'module', 'scalar'].includes(value.k);
}

function contains(container: StaticValue, value: StaticValue): boolean | null {
  const inner = textOf(value);
  const outer = textOf(container);
  if (inner !== null && outer !== null) return outer.includes(inner);
  if (container.k === 'dict') {
    if (container.entries.some((entry) => !entry.conditional && sameValue(entry.key, value))) return true;
    return container.open || value.k !== 'scalar' ? null : false;
  }
  if (container.k !== 'sequence') return null;
  const found = container.items.find((each) => !each.rest && sameValue(each.value, value));
  if (found !== undefined) return found.conditional ? null : true;
  const isComplete = container.items.every((each) => !each.rest && each.value.k === 'scalar');
  return isComplete && value.k === 'scalar' ? false : null;
}

/** As Python orders numbers, strings and tuples of them; null when they can't be compared. */
function orderOf(left: StaticValue, right: StaticValue): number | null {
  if (left.k === 'sequence' && right.k === 'sequence') {
    for (let index = 0; index < Math.min(left.items.length, right.items.length); index++) {
      const a = left.items[index];
      const b = right.items[index];
      if (a === undefined || b === undefined || a.conditional || b.conditional) return null;
      const order = orderOf(a.value, b.value);
      if (order !== 0) return order;
    }
    return left.items.length - right.items.length;
  }
  if (left.k !== 'scalar' || right.k !== 'scalar') return null;
  const a = left.value;
  const b = right.value;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return a === b ? 0 : null;
}

/** A binary operator other than the concatenation of sequences and `%` on strings. */
export function operate(op: BinOp['op'], left: StaticValue, right: StaticValue, place: Place): StaticValue {
  if (left.k === 'scalar' && right.k === 'scalar') {
    const value = operateScalars(op, left.value, right.value);
    return value === null ? UNKNOWN : scalar(value, place, left.assumed ?? right.assumed);
  }
  if (left.k === 'sequence' && right.k === 'sequence') {
    if (op === '|') return sequence(left.type, [...left.items, ...right.items], place);
    const has = (each: StaticItem): boolean =>
      right.items.some((other) => !other.conditional && sameValue(other.value, each.value));
    if (op === '-')
      return sequence(
        left.type,
        left.items.filter((each) => !has(each)),
        place,
      );
    if (op === '&') return sequence(left.type, left.items.filter(has), place);
  }
  if (op === '*' && left.k === 'sequence' && right.k === 'scalar' && typeof right.value === 'number') {
    const times = Math.min(Math.max(right.value, 0), 100);
    return sequence(left.type, Array.from({ length: times }, () => left.items).flat(), place);
  }
  if (op === '|' && left.k === 'dict' && right.k === 'dict') {
    const kept = left.entries.filter(
      (entry) => !right.entries.some((other) => sameValue(other.key, entry.key)),
    );
    return {
      ...left,
      id: undefined,
      entries: [...kept, ...right.entries],
      open: left.open || right.open,
    };
  }
  return UNKNOWN;
}

function operateScalars(
  op: BinOp['op'],
  left: StaticScalar['value'],
  right: StaticScalar['value'],
): string | number | null {
  if (typeof left === 'string' && typeof right === 'string') return op === '+' ? left + right : null;
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  switch (op) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : left / right;
    case '//':
      return right === 0 ? null : Math.floor(left / right);
    case '%':
      return right === 0 ? null : left - right * Math.floor(left / right);
    case '**':
      return left ** right;
    default:
      return null;
  }
}

/** `'%s.middleware' % name`, `'%(app)s.urls' % {...}` with known parts. */
export function formatPercent(
  template: StaticValue,
  argument: StaticValue,
  force: (value: StaticValue) => StaticValue,
): StaticValue {
  const text = textOf(template);
  if (text === null) return UNKNOWN;
  const positional = argument.k === 'sequence' ? argument.items.map((each) => each.value) : [argument];
  const isKnown = !(argument.k === 'sequence' && argument.items.some((each) => each.rest));
  let failed = !isKnown;
  let next = 0;
  const result = text.replace(/%(?:\(([^)]*)\))?([sdr%])/g, (_, name: string | undefined, kind: string) => {
    if (kind === '%') return '%';
    const entry =
      name === undefined
        ? positional[next++]
        : argument.k === 'dict'
          ? argument.entries.find((each) => textOf(each.key) === name)?.value
          : undefined;
    const value = entry === undefined ? UNKNOWN : force(entry);
    if (value.k !== 'scalar' || kind === 'r') failed = true;
    return value.k === 'scalar' ? toText(value.value) : '';
  });
  return failed ? UNKNOWN : scalar(result, template.place, template.assumed ?? argument.assumed);
}

/** `str(value)`. */
export function toText(value: StaticScalar['value']): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  return value === false ? 'False' : String(value);
}

/** Items of a slice whose numbers are known and within bounds. */
export function sliceItems(
  items: readonly StaticItem[],
  range: { readonly lower: number; readonly upper: number; readonly step: number },
): readonly StaticItem[] {
  const found: StaticItem[] = [];
  const { lower, upper, step } = range;
  for (let index = lower; step > 0 ? index < upper : index > upper; index += step) {
    const each = items[index];
    if (each !== undefined) found.push(each);
  }
  return found;
}

/**
 * The literal text before, between and after the interpolations of an f-string (or of adjacent string literals
 * with one among them); null when it holds escapes, whose meaning is not worked out here.
 */
export function literalParts(text: string, node: JoinedStr): readonly string[] | null {
  const parts: string[] = [];
  let part = '';
  let position = node.start;
  let next = 0;
  while (position < node.end) {
    const opening = /^([A-Za-z]*)("""|'''|"|')/.exec(text.slice(position, position + 6));
    const quote = opening?.[2];
    if (opening === null || quote === undefined) {
      position++;
      continue;
    }
    const isFormatted = /f/i.test(opening[1] ?? '');
    position += opening[0].length;
    while (position < node.end && !text.startsWith(quote, position)) {
      const value = node.values[next];
      if (value !== undefined && value.start === position) {
        parts.push(part);
        part = '';
        position = value.end;
        next++;
        continue;
      }
      const character = text[position] ?? '';
      if (character === '\\') return null;
      part += character;
      const isDoubled =
        isFormatted && (character === '{' || character === '}') && text[position + 1] === character;
      position += isDoubled ? 2 : 1;
    }
    position += quote.length;
  }
  parts.push(part);
  return parts.length === node.values.length + 1 ? parts : null;
}
