/** The static evaluator's view of installed packages: files are looked up when they are asked for, never listed. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleSyntax } from '../python/ast.ts';
import { LineIndex } from '../python/index.ts';
import { relativeFolder, relativeModule } from './modules.ts';
import type { StaticHost } from './static-host.ts';
import { createFileStore } from './store.ts';

/**
 * A host over a site-packages folder.
 *
 * @param sitePackages absolute path
 */
export function createPackageHost(sitePackages: string): StaticHost {
  const files = createFileStore(sitePackages, []);
  const parsed = new Map<string, { readonly syntax: ModuleSyntax; readonly lines: LineIndex } | null>();
  const known = new Map<string, boolean>();
  const has = (path: string): boolean => {
    const seen = known.get(path);
    if (seen !== undefined) return seen;
    const exists = existsSync(join(sitePackages, path));
    known.set(path, exists);
    return exists;
  };
  const hasFolder = (folder: string): boolean =>
    folder !== '' && has(folder) && statSync(join(sitePackages, folder)).isDirectory();

  return {
    root: sitePackages,
    has,
    hasFolder,
    parse(path) {
      const seen = parsed.get(path);
      if (seen !== undefined) return seen;
      const result = files.parse(path);
      const value = result.ok
        ? { syntax: result.file.syntax, lines: new LineIndex(result.file.source.text) }
        : null;
      parsed.set(path, value);
      return value;
    },
    moduleName: (path) =>
      path
        .replace(/\.py$/, '')
        .replace(/\/__init__$/, '')
        .replaceAll('/', '.'),
    findModule(name) {
      const inner = name.replaceAll('.', '/');
      return [`${inner}.py`, `${inner}/__init__.py`].find(has) ?? null;
    },
    findFolder(name) {
      const folder = name.replaceAll('.', '/');
      return hasFolder(folder) ? folder : null;
    },
    relativeModule: (from, level, module) => relativeModule(has, from, level, module),
    relativeFolder,
    glob: () => [],
    external: () => null,
  };
}
