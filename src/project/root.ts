/** Where a project begins: looked for upwards from the paths that were named. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { toRelative } from './paths.ts';

/** A project root (absolute) and the named paths that belong to it, relative to it. */
export interface ProjectTarget {
  readonly root: string;
  readonly targets: readonly string[];
}

/** What marks a project root, the strongest first. `setup.py` and `setup.cfg` mark an unpacked source archive. */
const MARKERS: readonly (readonly string[])[] = [
  ['manage.py'],
  ['pyproject.toml'],
  ['.git'],
  ['setup.py', 'setup.cfg'],
];

/**
 * The root of the project a folder belongs to: the nearest folder upwards with `manage.py`, failing that with
 * `pyproject.toml`, then `.git`, then `setup.py` or `setup.cfg`. The search does not leave the git repository
 * the folder lies in.
 *
 * @param folder absolute path
 * @returns absolute path, null when nothing marks a root
 */
export function findRoot(folder: string): string | null {
  const candidates: string[] = [];
  for (let current = folder; ; ) {
    candidates.push(current);
    const parent = dirname(current);
    if (parent === current || existsSync(join(current, '.git'))) break;
    current = parent;
  }
  for (const names of MARKERS) {
    const found = candidates.find((candidate) => names.some((name) => existsSync(join(candidate, name))));
    if (found !== undefined) return found;
  }
  return null;
}

/** Whether a folder that nothing marks has a Django project right below it. */
function holdsProject(folder: string): boolean {
  return readdirSync(folder, { withFileTypes: true }).some(
    (entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'manage.py')),
  );
}

/**
 * The projects that the named paths belong to, each with its share of the paths, in the order they were named.
 *
 * @param paths files or folders, absolute or relative to `cwd`; none means `cwd`
 * @returns the groups, or one sentence about the first path that is missing or belongs to no project
 */
export function findProjects(
  paths: readonly string[],
  cwd: string,
): { readonly projects: readonly ProjectTarget[] } | { readonly error: string } {
  const groups = new Map<string, string[]>();
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const absolute = resolve(cwd, path);
    if (!existsSync(absolute)) return { error: `No such file or folder: ${path}` };
    const real = realpathSync(absolute);
    const isFolder = statSync(real).isDirectory();
    if (!isFolder && !real.endsWith('.py')) {
      return { error: `${path} is not a Python file: name a .py file or a folder` };
    }
    const root = findRoot(isFolder ? real : dirname(real)) ?? (isFolder && holdsProject(real) ? real : null);
    if (root === null) {
      return {
        error: `No project found at ${path}: neither there nor in a folder above it is a manage.py, pyproject.toml or .git; run the command inside the project or name a path in it`,
      };
    }
    const targets = groups.get(root) ?? [];
    groups.set(root, targets);
    targets.push(toRelative(root, real));
  }
  return { projects: [...groups].map(([root, targets]) => ({ root, targets })) };
}
