/** What the static evaluator sees of the project: files, modules, and a few facts of what lies outside. */
import type { ModuleSyntax } from '../python/ast.ts';
import { LineIndex } from '../python/index.ts';
import { type ModuleIndex, relativeFolder, relativeModule } from './modules.ts';
import { folderOf, isUnder, joinPath } from './paths.ts';
import type { StaticHost } from './static-host.ts';
import { item, type StaticValue, scalar, sequence } from './static-values.ts';
import type { FileStore } from './types.ts';

/** A host over the project's files, with a memory of line indexes. */
export function createHost(
  files: FileStore,
  modules: ModuleIndex,
  external: (name: string) => StaticValue | null,
): StaticHost {
  const paths = new Set(files.paths);
  const folders = new Set<string>();
  for (const path of files.paths) {
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder)) {
      folders.add(folder);
    }
  }
  const parsed = new Map<string, { readonly syntax: ModuleSyntax; readonly lines: LineIndex } | null>();
  const has = (path: string): boolean => paths.has(path);

  return {
    root: files.root,
    has,
    hasFolder: (folder) => folders.has(folder),
    parse(path) {
      const known = parsed.get(path);
      if (known !== undefined) return known;
      const result = files.parse(path);
      const value = result.ok
        ? { syntax: result.file.syntax, lines: new LineIndex(result.file.source.text) }
        : null;
      parsed.set(path, value);
      return value;
    },
    moduleName: (path) => modules.moduleName(path),
    findModule: (name, from) => modules.findModule(name, from),
    findFolder(name, from) {
      const inner = name.replaceAll('.', '/');
      const roots = [...modules.sourceRoots].sort(
        (a, b) => Number(isUnder(from, b)) - Number(isUnder(from, a)) || b.length - a.length,
      );
      return roots.map((root) => joinPath(root, inner)).find((folder) => folders.has(folder)) ?? null;
    },
    relativeModule: (from, level, module) => relativeModule(has, from, level, module),
    relativeFolder,
    glob(folder, pattern) {
      const path = normalise(joinPath(folder, pattern));
      const expression = new RegExp(
        `^${path.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`,
      );
      return files.paths.filter((candidate) => expression.test(candidate));
    },
    external,
  };
}

/** Resolves `.` and `..` in a relative path. */
function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Names outside the project whose value is certain. `django.VERSION` and `sys.version_info` come from the versions found. */
export function versionTuple(version: string): StaticValue {
  const numbers = version.split('.').map((part) => Number.parseInt(part, 10));
  const padded = [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0];
  return sequence(
    'tuple',
    padded.map((number) => item(scalar(Number.isNaN(number) ? 0 : number))),
  );
}
