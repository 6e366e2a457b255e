/** The user's command, as it has to be put for a run in the copy. */
import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type { Scratch } from './scratch.ts';

/**
 * What names a file of the project by its absolute path names the copy's; what leads out of the project by a relative
 * path (`../venv/bin/pytest`) still leads to the same place. Everything else stays as it is.
 *
 * @param cwd where the user runs the command, symbolic links resolved
 */
export function commandInCopy(
  command: readonly string[],
  cwd: string,
  scratch: Pick<Scratch, 'mapped'>,
): readonly string[] {
  return command.map((argument) => {
    if (!isAbsolute(argument) && !argument.startsWith('..')) return argument;
    const path = resolve(cwd, argument);
    const mapped = scratch.mapped(path);
    if (mapped === path) return existsSync(path) ? path : argument;
    return isAbsolute(argument) && existsSync(mapped) ? mapped : argument;
  });
}
