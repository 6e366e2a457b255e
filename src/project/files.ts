/** Which Python files a project has: ignore files honoured, environments and build output left out. */
import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { baseName, isInside, isUnder, joinPath, toRelative } from './paths.ts';

/** Folders that never hold the project's own source. Hidden folders and environments are recognised apart. */
const VENDORED: ReadonlySet<string> = new Set([
  'node_modules',
  'site-packages',
  'dist-packages',
  '__pycache__',
]);

/** Build output, unless it is a package: an app may be called `build`. */
const BUILT: ReadonlySet<string> = new Set(['build', 'dist', 'eggs']);

/** Rules of one ignore file, with the folder they are relative to (absolute). */
interface IgnoreRules {
  readonly base: string;
  readonly rules: Ignore;
}

/**
 * The Python files of the project, sorted. Symbolic links are not followed: what a link inside the project points
 * to is found at its own place, and what lies outside is not the project's.
 *
 * @param root absolute path
 * @param exclude patterns in the syntax of `.gitignore`, relative to the root
 * @param targets relative paths that were named by the user: taken even when an ignore file excludes them
 */
export function listPythonFiles(
  root: string,
  exclude: readonly string[],
  targets: readonly string[],
): readonly string[] {
  const excluded = ignore().add([...exclude]);
  const outer = repositoryRules(root);
  const found = new Set<string>();
  walk(root, '', outer, excluded, isPython, found);
  for (const target of targets) {
    if (target === '' || !isInside(target)) continue;
    const absolute = join(root, target);
    if (!statSync(absolute).isDirectory()) found.add(target);
    else if (![...found].some((path) => isUnder(path, target)))
      walk(root, target, [], excluded, isPython, found);
  }
  return [...found].sort();
}

const isPython = (name: string): boolean => name.endsWith('.py');

/**
 * Other files of the project, sorted, found in the same way.
 *
 * @param wanted whether a file of that name is asked for
 */
export function listFiles(
  root: string,
  exclude: readonly string[],
  wanted: (name: string) => boolean,
): readonly string[] {
  const found = new Set<string>();
  walk(root, '', repositoryRules(root), ignore().add([...exclude]), wanted, found);
  return [...found].sort();
}

/** Ignore rules that hold at the root because of the repository around it, outermost first. */
function repositoryRules(root: string): readonly IgnoreRules[] {
  const above: string[] = [];
  let current = root;
  while (!existsSync(join(current, '.git'))) {
    const parent = dirname(current);
    if (parent === current) return [];
    current = parent;
    above.unshift(current);
  }
  const own = readRules(join(gitFolder(join(current, '.git')), 'info', 'exclude'), current);
  const rules = above.map((folder) => readRules(join(folder, '.gitignore'), folder));
  return [own, ...rules].filter((entry) => entry !== null);
}

/** The folder with the repository's data; a work tree's or submodule's `.git` is a file that names it. */
function gitFolder(path: string): string {
  if (statSync(path).isDirectory()) return path;
  const named = /^gitdir:\s*(.+?)\s*$/m.exec(readFileSync(path, 'utf8'))?.[1];
  if (named === undefined) return path;
  const folder = resolve(dirname(path), named);
  const common = join(folder, 'commondir');
  return existsSync(common) ? resolve(folder, readFileSync(common, 'utf8').trim()) : folder;
}

function readRules(file: string, base: string): IgnoreRules | null {
  try {
    return { base, rules: ignore().add(readFileSync(file, 'utf8')) };
  } catch {
    return null;
  }
}

function walk(
  root: string,
  folder: string,
  outer: readonly IgnoreRules[],
  excluded: Ignore,
  wanted: (name: string) => boolean,
  found: Set<string>,
): void {
  const absolute = join(root, folder);
  const entries = readFolder(absolute);
  const own = entries.some((entry) => entry.name === '.gitignore')
    ? readRules(join(absolute, '.gitignore'), absolute)
    : null;
  const rules = own === null ? outer : [...outer, own];
  for (const entry of entries) {
    const path = joinPath(folder, entry.name);
    if (entry.isDirectory()) {
      if (isForeignFolder(root, path)) continue;
      if (excluded.ignores(`${path}/`) || isIgnored(join(root, path), true, rules)) continue;
      walk(root, path, rules, excluded, wanted, found);
    } else if (entry.isFile() && wanted(entry.name)) {
      if (excluded.ignores(path) || isIgnored(join(root, path), false, rules)) continue;
      found.add(path);
    }
  }
}

/** An unreadable folder holds nothing that could be read. */
function readFolder(absolute: string): readonly Dirent[] {
  try {
    return readdirSync(absolute, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** As in git, the rules of the innermost folder that say anything about a path decide. */
function isIgnored(absolute: string, isFolder: boolean, rules: readonly IgnoreRules[]): boolean {
  for (let index = rules.length - 1; index >= 0; index--) {
    const entry = rules[index];
    if (entry === undefined) continue;
    const path = toRelative(entry.base, absolute);
    const result = entry.rules.test(isFolder ? `${path}/` : path);
    if (result.ignored) return true;
    if (result.unignored) return false;
  }
  return false;
}

/** Whether a folder holds no source of the project: hidden, vendored, build output or a virtual environment. */
function isForeignFolder(root: string, path: string): boolean {
  const name = baseName(path);
  if (name.startsWith('.') || VENDORED.has(name) || name.endsWith('.egg-info')) return true;
  const absolute = join(root, path);
  if (BUILT.has(name)) return !existsSync(join(absolute, '__init__.py'));
  return existsSync(join(absolute, 'pyvenv.cfg')) || existsSync(join(absolute, 'conda-meta'));
}
