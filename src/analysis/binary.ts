/** Binary operators. */
import type { BinOp, Expr, Node } from '../python/ast.ts';
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
