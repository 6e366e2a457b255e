/** Which Django and Python the project uses: what its files say, weighed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lowerVersion, lowestAllowed, type Subject } from './constraints.ts';
import { baseName, folderOf, toRelative } from './paths.ts';
import type { StaticEvaluator } from './static-eval.ts';
import type { FileStore, ProjectOptions, VersionFact } from './types.ts';
import { readVersionFiles, type VersionStatement, WEIGHT } from './version-files.ts';

/** The newest long-term release: https://www.djangoproject.com/download/#supported-versions */
const NEWEST_LTS = '5.2';

/**
 * The oldest Python that a Django release runs on, newest release first:
 * https://docs.djangoproject.com/en/dev/faq/install/#what-python-version-can-i-use-with-django
 */
const OLDEST_PYTHON: readonly (readonly [string, string])[] = [
  ['6.0', '3.12'],
  ['5.0', '3.10'],
  ['4.0', '3.8'],
  ['3.0', '3.6'],
  ['0', '3.5'],
];

/**
 * The lowest versions that the project's files allow. An option comes first, then lock files, the environment,
 * declared pins, declared ranges, development files, what an app is tested with, and container files. The
 * project's own folder comes before those around it, up to the repository's.
 *
 * @param evaluator evaluates `setup.py`
 */
export function findVersions(
  files: FileStore,
  options: ProjectOptions,
  sitePackages: string | null,
  evaluator: StaticEvaluator,
): { readonly django: VersionFact; readonly python: VersionFact } {
  const statements = once(() => readFolders(files, evaluator));
  const installed = sitePackages === null ? [] : readInstalled(sitePackages);

  const fact = (subject: Subject): VersionFact | null => {
    for (const group of [...statements()]) {
      const found = lowest(subject, [...group, ...installed], files.root);
      if (found !== null) return found;
    }
    return lowest(subject, installed, files.root);
  };

  const django =
    options.django !== null
      ? { version: options.django, source: '--django' }
      : (fact('django') ?? { version: NEWEST_LTS, source: 'assumed' });
  const named = options.python !== null && /^\d+\.\d+/.test(options.python) ? options.python : null;
  const python =
    named !== null
      ? { version: named, source: '--python' }
      : (fact('python') ?? { version: oldestPython(django.version), source: 'assumed' });
  return { django, python };
}

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** Statements by folder: the root, folders of `manage.py` below it, then the folders around it. */
function readFolders(files: FileStore, evaluator: StaticEvaluator): readonly (readonly VersionStatement[])[] {
  const { root } = files;
  const inner = files.paths
    .filter((path) => baseName(path) === 'manage.py')
    .map((path) => join(root, folderOf(path)));
  const folders = new Set([root, ...inner]);
  for (let current = root; !existsSync(join(current, '.git')); ) {
    const parent = dirname(current);
    if (parent === current) break;
    if (hasRepository(parent)) folders.add(parent);
    current = parent;
  }
  return [...folders].map((folder) => {
    const path = toRelative(root, join(folder, 'setup.py'));
    return readVersionFiles(folder, files.paths.includes(path) ? () => ({ evaluator, path }) : null);
  });
}

/** Whether a folder lies in a git repository: what is above one is not the project's. */
function hasRepository(folder: string): boolean {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, '.git'))) return true;
    if (dirname(current) === current) return false;
  }
}

function lowest(subject: Subject, statements: readonly VersionStatement[], root: string): VersionFact | null {
  const known = statements.flatMap((statement) => {
    const version = statement.subject === subject ? lowestAllowed(statement.specifier, subject) : null;
    return version === null ? [] : [{ ...statement, version }];
  });
  const weight = Math.min(...known.map((each) => each.weight));
  const best = known
    .filter((each) => each.weight === weight)
    .reduce<(typeof known)[number] | null>(
      (a, b) =>
        a === null || (b.version !== a.version && lowerVersion(a.version, b.version) === b.version) ? b : a,
      null,
    );
  if (best === null) return null;
  const file = toRelative(root, best.file);
  return { version: best.version, source: best.line === 0 ? file : `${file}:${best.line}` };
}

/** `Django-5.2.dist-info` in the environment, and its Python. */
function readInstalled(sitePackages: string): readonly VersionStatement[] {
  const found: VersionStatement[] = [];
  for (const name of readdirSync(sitePackages)) {
    const version = /^django-(\d[\w.]*?)\.(?:dist-info|egg-info)$/i.exec(name)?.[1];
    if (version === undefined) continue;
    const file = join(sitePackages, name);
    found.push({ subject: 'django', specifier: `==${version}`, weight: WEIGHT.installed, file, line: 0 });
  }
  for (const folder of [dirname(dirname(sitePackages)), dirname(dirname(dirname(sitePackages)))]) {
    const file = join(folder, 'pyvenv.cfg');
    if (!existsSync(file)) continue;
    const lines = readFileSync(file, 'utf8').split('\n');
    const index = lines.findIndex((line) => /^version(_info)?\s*=/.test(line));
    const version = /(\d+\.\d+(?:\.\d+)?)/.exec(lines[index] ?? '')?.[1];
    if (version === undefined) continue;
    found.push({
      subject: 'python',
      specifier: `==${version}`,
      weight: WEIGHT.side,
      file,
      line: index + 1,
    });
  }
  return found;
}

function oldestPython(django: string): string {
  const entry = OLDEST_PYTHON.find(([release]) => lowerVersion(release, django) === release);
  return entry?.[1] ?? '3.8';
}
