/** Paths between the user, the project and git. */
import { existsSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { findRepository } from '../write/index.ts';

/** A path relative to the project root, `/`-separated; symbolic links on the way to an existing file are resolved. */
export function projectPath(root: string, absolute: string): string {
  return posixRelative(realpathSync(root), existsSync(absolute) ? realpathSync(absolute) : absolute);
}

/**
 * How a patch names a file of the project: relative to the top of the git repository, where there is one, else to
 * the project root. A symbolic link is named by what it points to: that is what changes.
 */
export function patchPaths(root: string): (file: string) => string {
  const real = realpathSync(root);
  const base = findRepository(real)?.top ?? real;
  return (file) => {
    const path = join(real, file);
    const name = posixRelative(base, existsSync(path) ? realpathSync(path) : path);
    return name.startsWith('../') ? posixRelative(base, path) : name;
  };
}

function posixRelative(from: string, to: string): string {
  return relative(from, to).split(sep).join('/');
}
