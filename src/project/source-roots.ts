/** Folders that hold importable packages. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { parseIni } from './ini.ts';
import { baseName, folderOf } from './paths.ts';
import { table } from './settings-module.ts';

/**
 * The source roots that the project's layout and packaging name: the root, folders of `manage.py`, `src`, and
 * what `pyproject.toml`, `setup.cfg` and `setup.py` say. Those that hold no file are left out.
 */
export function findSourceRoots(root: string, paths: readonly string[]): readonly string[] {
  const found = new Set<string>(['']);
  const managed = paths.filter((path) => baseName(path) === 'manage.py').map(folderOf);
  for (const folder of managed.sort((a, b) => a.split('/').length - b.split('/').length)) found.add(folder);
  if (!existsSync(join(root, 'src', '__init__.py'))) found.add('src');
  for (const folder of [...packagingRoots(root)]) {
    found.add(folder.replace(/^\.\/?/, '').replace(/\/+$/, ''));
  }
  return [...found].filter((folder) => folder === '' || paths.some((path) => path.startsWith(`${folder}/`)));
}

function packagingRoots(root: string): readonly string[] {
  return [
    ...pyprojectRoots(readText(join(root, 'pyproject.toml'))),
    ...setupCfgRoots(readText(join(root, 'setup.cfg'))),
    ...setupPyRoots(readText(join(root, 'setup.py'))),
  ];
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Setuptools, Poetry, PDM, Hatch and Flit each have their own key. */
function pyprojectRoots(text: string): readonly string[] {
  let tool: Readonly<Record<string, unknown>>;
  try {
    tool = table(parseToml(text).tool);
  } catch {
    return [];
  }
  const setuptools = table(tool.setuptools);
  const poetry = list(table(tool.poetry).packages).map((entry) => table(entry).from);
  const hatch = table(table(table(table(tool.hatch).build).targets).wheel);
  return [
    ...Object.entries(table(setuptools['package-dir'])).flatMap(([name, folder]) =>
      name === '' ? [folder] : [],
    ),
    ...list(table(table(setuptools.packages).find).where),
    ...poetry,
    table(table(tool.pdm).build)['package-dir'],
    ...list(hatch.packages).map((path) => (typeof path === 'string' ? folderOf(path) : undefined)),
    ...list(hatch.sources),
  ].filter((each) => typeof each === 'string');
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function setupCfgRoots(text: string): readonly string[] {
  return parseIni(text).flatMap((entry) => {
    if (entry.section === 'options' && entry.key === 'package_dir') {
      return [...entry.value.matchAll(/^\s*=\s*(\S+)\s*$/gm)].map((match) => match[1] ?? '');
    }
    return entry.section === 'options.packages.find' && entry.key === 'where' ? [entry.value] : [];
  });
}

function setupPyRoots(text: string): readonly string[] {
  const packageDir = /package_dir\s*=\s*\{\s*['"]['"]\s*:\s*['"]([^'"]+)['"]/.exec(text)?.[1];
  const where = /find_(?:namespace_)?packages\(\s*(?:where\s*=\s*)?['"]([^'"]+)['"]/.exec(text)?.[1];
  return [packageDir, where].filter((each) => each !== undefined);
}
