/** Puts the texts of a plan into the copy, and takes those of the plan before out again. */
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileChange } from '../migrate/types.ts';

export interface Applier {
  /** Makes the copy hold exactly these changes. */
  apply(changes: readonly FileChange[]): void;
}

/**
 * @param root of the project, in the copy
 * @param bytesOf the file as it was
 */
export function createApplier(root: string, bytesOf: (file: string) => Uint8Array): Applier {
  let changed = new Set<string>();
  // Python trusts a compiled file whose source has the time (in seconds) and the size it notes: two texts of the same
  // size, written within a second, would pass for one.
  let time = Math.ceil(Date.now() / 1000);
  const write = (file: string, bytes: Uint8Array) => {
    const path = join(root, file);
    writeFileSync(path, bytes);
    utimesSync(path, time, time);
  };
  return {
    apply(changes) {
      time += 2;
      const now = new Set(changes.map((change) => change.file));
      for (const file of changed) if (!now.has(file)) write(file, bytesOf(file));
      for (const change of changes) write(change.file, change.bytes);
      changed = now;
    },
  };
}
