/** Binary operators. */
import type { BinOp, Expr, Node, UnaryOp } from '../python/ast.ts';
import { pathOf } from './expressions.ts';
import type { Frame, Interp } from './interp.ts';
import { callSpecial, force, stringify } from './protocol.ts';
import type { Value } from './types.ts';
import {
  alternatives,
  contentsOf,
  hasOnlyItems,
  join,
  joinAll,
  NEVER,
  OTHER,
  STR,
  scalar,
  sequence,
  UNKNOWN,
} from './values.ts';

const SPECIAL: Record<BinOp['op'], string> = {
  '+': '__add__',
  '-': '__sub__',
  '*': '__mul__',
  '/': '__truediv__',
  '//': '__floordiv__',
  '%': '__mod__',
  '**': '__pow__',
  '@': '__matmul__',
  '<<': '__lshift__',
  '>>': '__rshift__',
  '&': '__and__',
  '|': '__or__',
  '^': '__xor__',
};

const SPECIAL_UNARY: Record<Exclude<UnaryOp['op'], 'not'>, string> = {
  '-': '__neg__',
  '+': '__pos__',
  '~': '__invert__',
};

/** `-value`, evaluated at `node`. */
export function applyUnary(
  interp: Interp,
  frame: Frame,
  node: Node,
  op: Exclude<UnaryOp['op'], 'not'>,
  value: Value,
): Value {
  let result: Value = NEVER;
  for (const part of alternatives(force(interp, frame, node, 'self', value, null))) {
    const made =
      part.k === 'instance' || part.k === 'model'
        ? callSpecial(interp, frame, node, 'self', part, SPECIAL_UNARY[op], [], null)
        : part.k === 'scalar'
          ? scalar(part.type)
          : part.k === 'queryset'
            ? part
            : null;
    result = join(result, made ?? UNKNOWN);
  }
  return result.k === 'never' ? UNKNOWN : result;
}

/** `target op= right`: an object's own way of doing it in place, where its class has one. */
export function applyInPlace(
  interp: Interp,
  frame: Frame,
  node: Node,
  op: BinOp['op'],
  left: Value,
  right: Value,
  rightExpr: Expr,
): Value {
  const special = SPECIAL[op].replace('__', '__i');
  let result: Value = NEVER;
  for (const part of alternatives(left)) {
    const made =
      part.k === 'instance' || part.k === 'model'
        ? callSpecial(interp, frame, node, 'self', part, special, [right], null)
        : null;
    result = join(result, made ?? applyOperator(interp, frame, node, op, part, right, rightExpr));
  }
  return result.k === 'never' ? UNKNOWN : result;
}

/** `left op right`, evaluated at `node`. */
export function applyOperator(
  interp: Interp,
  frame: Frame,
  node: Node,
  op: BinOp['op'],
  left: Value,
  right: Value,
  rightExpr: Expr,
): Value {
  if (op === '%' && left.k === 'scalar' && left.type === 'str') {
    for (const part of right.k === 'sequence' ? contentsOf(right) : [right])
      stringify(interp, frame, node, 'self', part, right.k === 'sequence' ? null : pathOf(rightExpr));
    return STR;
  }
  // `Q` objects keep the lazy objects among their lookups until a query resolves them.
  if ((op === '&' || op === '|') && (isPendingLookup(left) || isPendingLookup(right)))
    return joinAll([left, right].filter(isPendingLookup));
  let result: Value = NEVER;
  for (const a of alternatives(left)) {
    for (const b of alternatives(right)) result = join(result, operate(interp, frame, node, op, a, b));
  }
  return result.k === 'never' ? UNKNOWN : result;
}

const isPendingLookup = (value: Value): boolean => value.k === 'lazy' && value.of === OTHER;

function operate(interp: Interp, frame: Frame, node: Node, op: BinOp['op'], a: Value, b: Value): Value {
  if (a.k === 'queryset' && (op === '|' || op === '&' || op === '^')) return { ...a, evaluated: false };
  if (a.k === 'sequence') {
    if (b.k === 'sequence' && op === '+' && a.items && b.items && a.type === 'tuple' && hasOnlyItems(a))
      return sequence('tuple', b.cell.element, [...a.items, ...b.items]);
    const more = b.k === 'sequence' ? join(b.cell.element, joinAll(b.items ?? [])) : NEVER;
    return sequence(a.type, join(join(a.cell.element, joinAll(a.items ?? [])), more));
  }
  if (a.k === 'dict' && op === '|') return b.k === 'dict' ? join(a, b) : a;
  if (a.k === 'instance' || a.k === 'model')
    return callSpecial(interp, frame, node, 'self', a, SPECIAL[op], [b], null) ?? UNKNOWN;
  if (b.k === 'instance') {
    const reflected = SPECIAL[op].replace('__', '__r');
    return callSpecial(interp, frame, node, 'self', b, reflected, [a], null) ?? UNKNOWN;
  }
  if (a.k === 'lazy' || b.k === 'lazy') {
    force(interp, frame, node, 'self', a, null);
    force(interp, frame, node, 'self', b, null);
    return UNKNOWN;
  }
  if (op === '+' && a.k === 'scalar' && b.k === 'scalar')
    if (typeof a.constant === 'string' && typeof b.constant === 'string')
      return scalar(a.type, a.constant + b.constant);
  if (a.k === 'scalar' && b.k === 'scalar') return a.type === b.type ? scalar(a.type) : OTHER;
  return a.k === 'scalar' ? OTHER : UNKNOWN;
}
