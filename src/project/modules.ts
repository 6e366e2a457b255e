/** Dotted module names of the project's files, and the files of dotted names. */
import { folderOf, isUnder, joinPath } from './paths.ts';

/** Both directions of the mapping; all lookups take constant time but for the number of source roots. */
export interface ModuleIndex {
  readonly sourceRoots: readonly string[];
  /** Dotted name of a file; unique within the project. */
  moduleName(path: string): string;
  /**
   * File of a dotted name, null when it is not of the project.
   * @param from the file that imports it: where two source roots hold the same name, its own root wins
   */
  findModule(name: string, from?: string): string | null;
  /** Whether a name without dots is a module or package of the project, be it one without `__init__.py`. */
  isOwnPackage(name: string): boolean;
}

/**
 * @param paths the Python files of the project
 * @param sourceRoots folders that hold importable packages, in order of search
 */
export function indexModules(paths: readonly string[], sourceRoots: readonly string[]): ModuleIndex {
  const byDepth = [...sourceRoots].sort((a, b) => b.length - a.length);
  const byRoot = new Map<string, Map<string, string>>();
  for (const root of sourceRoots) byRoot.set(root, new Map());
  for (const path of paths) {
    for (const root of sourceRoots) {
      if (isUnder(path, root)) byRoot.get(root)?.set(dottedName(path, root), path);
    }
  }
  const names = new Map<string, string>();
  const packages = new Set(
    [...byRoot.values()].flatMap((modules) => [...modules.keys()].map((name) => name.split('.')[0] ?? '')),
  );

  function findModule(name: string, from?: string): string | null {
    if (from !== undefined) {
      for (const root of byDepth) {
        const path = isUnder(from, root) ? byRoot.get(root)?.get(name) : undefined;
        if (path !== undefined) return path;
      }
    }
    for (const root of sourceRoots) {
      const path = byRoot.get(root)?.get(name);
      if (path !== undefined) return path;
    }
    return null;
  }

  function moduleName(path: string): string {
    const known = names.get(path);
    if (known !== undefined) return known;
    const own = byDepth.filter((root) => isUnder(path, root)).map((root) => dottedName(path, root));
    const name =
      own.find((candidate) => candidate !== '' && findModule(candidate) === path) ?? own.at(-1) ?? path;
    names.set(path, name);
    return name;
  }

  return { sourceRoots, moduleName, findModule, isOwnPackage: (name) => packages.has(name) };
}

/** `shop/views.py` in `''` is `shop.views`; a package's `__init__.py` has the package's name. */
function dottedName(path: string, root: string): string {
  const inner = root === '' ? path : path.slice(root.length + 1);
  return inner
    .replace(/\.py$/, '')
    .replace(/(^|\/)__init__$/, '')
    .replaceAll('/', '.');
}

/**
 * The file a relative import means, by folders and not by names, as Python does.
 *
 * @param has whether a file is of the project
 * @param from the importing file
 * @param level number of leading dots
 * @param module dotted name after the dots, may be empty
 */
export function relativeModule(
  has: (path: string) => boolean,
  from: string,
  level: number,
  module: string,
): string | null {
  let folder = folderOf(from);
  for (let up = 1; up < level; up++) {
    if (folder === '') return null;
    folder = folderOf(folder);
  }
  const target = joinPath(folder, module.replaceAll('.', '/'));
  if (module !== '' && has(`${target}.py`)) return `${target}.py`;
  const init = joinPath(target, '__init__.py');
  return has(init) ? init : null;
}

/** The folder a relative import means, for packages without `__init__.py`. */
export function relativeFolder(from: string, level: number, module: string): string | null {
  let folder = folderOf(from);
  for (let up = 1; up < level; up++) {
    if (folder === '') return null;
    folder = folderOf(folder);
  }
  return joinPath(folder, module.replaceAll('.', '/'));
}
