/** How views are shared out among threads. */
import type { ViewRef } from '../project/types.ts';

/**
 * How many threads report on views, the program's own included. One unless the user asks for more: each opens the
 * project for itself, so a second one needs about half as much processor time on top (measured on repositories of 60
 * and 100 files with views) and as much memory again.
 *
 * @param files with views among those that are asked about: they are what is shared out
 * @param asked what the user said, or null
 */
export function threadsFor(files: number, asked: number | null): number {
  return Math.max(1, Math.min(asked ?? 1, files));
}

/**
 * Divides views into shares of about the same weight: neighbouring files stay together, because they touch the same
 * code, and the views of a file always do. There are no empty shares.
 *
 * @param views in file order
 * @param weightOf what a file weighs
 */
export function shareOut(
  views: readonly ViewRef[],
  shares: number,
  weightOf: (file: string) => number,
): readonly (readonly ViewRef[])[] {
  const byFile = new Map<string, ViewRef[]>();
  for (const view of views) {
    const own = byFile.get(view.file);
    if (own) own.push(view);
    else byFile.set(view.file, [view]);
  }
  const total = [...byFile.keys()].reduce((sum, file) => sum + weightOf(file), 0);
  const result = Array.from({ length: shares }, (): ViewRef[] => []);
  let before = 0;
  for (const [file, own] of byFile) {
    // The share in whose part of the whole the middle of the file lies.
    const middle = before + weightOf(file) / 2;
    const at = Math.min(shares - 1, Math.floor((middle / Math.max(total, 1)) * shares));
    result[at]?.push(...own);
    before += weightOf(file);
  }
  return result.filter((share) => share.length > 0);
}
