import type { ModuleInfo } from '../analysis/types.ts';
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
