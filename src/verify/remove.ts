/** Removes a folder with whatever tests have left in it. */
import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** @returns whether it is gone: what belongs to another user stays */
export function removeFolder(folder: string): boolean {
  if (remove(folder)) return true;
  // Tests of permissions leave folders behind from which nothing can be taken.
  makeWritable(folder);
  return remove(folder);
}

function remove(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    return true;
  } catch {
    return false;
  }
}

function makeWritable(folder: string): void {
  try {
    chmodSync(folder, 0o700);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) makeWritable(join(folder, entry.name));
    }
  } catch {
    // It is another user's: what can be removed without it is.
  }
}
