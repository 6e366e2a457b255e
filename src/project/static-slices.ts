/** Slices in the static evaluator. */
import type * as ast from '../python/ast.ts';
import type { StaticCore } from './static-core.ts';
import type { Scope } from './static-values.ts';

/** The numbers of a slice within a sequence, ready to step through. */
export interface SliceBounds {
  readonly lower: number;
  readonly upper: number;
  readonly step: number;
}

/** The numbers of a slice, with Python's defaults filled in; null when they are not known. */
export function sliceBounds(
  slice: ast.Slice,
  length: number,
  scope: Scope,
  { evaluate, force }: Pick<StaticCore, 'evaluate' | 'force'>,
): SliceBounds | null {
  const read = (expr: ast.Expr | null, missing: number): number | null => {
    if (expr === null) return missing;
    const value = force(evaluate(expr, scope));
    if (value.k !== 'scalar') return null;
    if (value.value === null) return missing;
    return typeof value.value === 'number' ? value.value : null;
  };
  const step = read(slice.step, 1);
  if (step === null || step === 0) return null;
  const lower = read(slice.lower, step > 0 ? 0 : length - 1);
  const upper = read(slice.upper, step > 0 ? length : -length - 1);
  if (lower === null || upper === null) return null;
  const clamp = (index: number): number => {
    const positive = index < 0 ? index + length : index;
    return Math.min(Math.max(positive, step > 0 ? 0 : -1), step > 0 ? length : length - 1);
  };
  return { lower: clamp(lower), upper: clamp(upper), step };
}
