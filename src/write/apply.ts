/** All or nothing: several files written atomically one by one, and put back when one of them can't be. */
import writeFileAtomic from 'write-file-atomic';

export interface TargetBytes {
  /** Absolute, symbolic links resolved. */
  readonly target: string;
  /** What is there now. */
  readonly from: Uint8Array;
  /** What is to be there. */
  readonly to: Uint8Array;
}

export type ApplyResult =
  | { readonly kind: 'done' }
  /** Everything is as it was. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'failed'; readonly target: string; readonly error: string }
  /** Some files could not be put back: `left` still hold the new text. */
  | { readonly kind: 'stuck'; readonly left: readonly string[]; readonly error: string };

export type WriteFile = (path: string, bytes: Uint8Array) => Promise<void>;

/** A temporary file in the same folder, renamed over the target; mode and owner are kept. */
export const writeAtomically: WriteFile = (path, bytes) => writeFileAtomic(path, Buffer.from(bytes));

/**
 * Writes all files, or, when one fails or `interrupted()` says so between two, puts back those already written.
 *
 * @param write how one file is written
 */
export async function applyAll(
  files: readonly TargetBytes[],
  interrupted: () => boolean,
  write: WriteFile = writeAtomically,
): Promise<ApplyResult> {
  const done: TargetBytes[] = [];
  for (const file of files) {
    if (interrupted()) return (await putBack(done, write)) ?? { kind: 'interrupted' };
    try {
      await write(file.target, file.to);
    } catch (error) {
      const said = errorText(error);
      return (await putBack(done, write)) ?? { kind: 'failed', target: file.target, error: said };
    }
    done.push(file);
  }
  if (interrupted()) return (await putBack(done, write)) ?? { kind: 'interrupted' };
  return { kind: 'done' };
}

async function putBack(done: readonly TargetBytes[], write: WriteFile): Promise<ApplyResult | null> {
  const left: string[] = [];
  let said = '';
  for (const file of [...done].reverse()) {
    try {
      await write(file.target, file.from);
    } catch (error) {
      left.push(file.target);
      said = errorText(error);
    }
  }
  return left.length === 0 ? null : { kind: 'stuck', left, error: said };
}

export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
