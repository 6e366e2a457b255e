import type { ModuleInfo } from '../analysis/types.ts';
import type { Refusal } from './blocks.ts';
import { lineAt } from './module-index.ts';
import type { Reason } from './types.ts';

/** A reason at an offset of a module. */
export function reasonAt(
  module: ModuleInfo,
  offset: number,
  code: string,
  message: string,
  fix: string,
): Reason {
  return { code, message, file: module.file, line: lineAt(module, offset), fix };
}

/** Refusals of one function, each at its line of the module. */
export function asReasons(module: ModuleInfo, refusals: readonly Refusal[]): readonly Reason[] {
  return refusals.map(({ code, message, offset, fix }) => reasonAt(module, offset, code, message, fix));
}
