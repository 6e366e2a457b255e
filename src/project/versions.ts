/** Which Django and Python the project uses: what its files say, weighed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { oldestPython } from '../knowledge/releases.ts';
import { DJANGO_SERIES, lowerVersion, lowestAllowed, pythonsOf, type Subject } from './constraints.ts';
import { mayHold } from './markers.ts';
import { baseName, folderOf, toRelative } from './paths.ts';
import type { StaticEvaluator } from './static-eval.ts';
import type { FileStore, ProjectOptions, VersionFact } from './types.ts';
import { readVersionFiles } from './version-files.ts';
import { type VersionStatement, WEIGHT } from './version-statements.ts';

/**
 * The newest long-term release, which the last of each series of three is:
 * https://docs.djangoproject.com/en/dev/internals/release-process/#supported-versions
 */
const NEWEST_LTS = DJANGO_SERIES.findLast((series) => series.endsWith('.2')) ?? '';

export interface Versions {
  readonly django: VersionFact;
  readonly python: VersionFact;
  /** Files of the same weight that say another version of Django than the one that was taken. */
  readonly disagreeing: readonly VersionFact[];
}

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
): Versions {
  const statements = once(() => readFolders(files, evaluator));
  const installed = sitePackages === null ? [] : readInstalled(sitePackages);

  const fact = (subject: Subject, applies: (statement: VersionStatement) => boolean): Found | null => {
    for (const group of statements()) {
      const found = lowest(subject, [...group, ...installed].filter(applies), files.root);
      if (found !== null) return found;
    }
    return lowest(subject, installed, files.root);
  };

  const named = options.python !== null && /^\d+\.\d+/.test(options.python) ? options.python : null;
  const declared = named === null ? fact('python', () => true) : null;
  const specifier = named === null ? declared?.specifier : `==${named}`;
  const found = fact('django', applicable(specifier ?? null));
  const django =
    options.django !== null
      ? { version: options.django, source: '--django' }
      : (found?.fact ?? { version: NEWEST_LTS, source: 'assumed' });
  const python =
    named !== null
      ? { version: named, source: '--python' }
      : (declared?.fact ?? { version: oldestPython(django.version), source: 'assumed' });
  return { django, python, disagreeing: options.django === null ? (found?.disagreeing ?? []) : [] };
}

/** Whether a statement's marker may hold for a Python that the project allows. */
function applicable(python: string | null): (statement: VersionStatement) => boolean {
  const pythons = python === null ? null : pythonsOf(python);
  return ({ marker }) =>
    marker === null || pythons === null || pythons.some((version) => mayHold(marker, version));
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

interface Found {
  readonly fact: VersionFact;
  readonly specifier: string;
  readonly disagreeing: readonly VersionFact[];
}

function lowest(subject: Subject, statements: readonly VersionStatement[], root: string): Found | null {
  const known = statements.flatMap((statement) => {
    const version = statement.subject === subject ? lowestAllowed(statement.specifier, subject) : null;
    return version === null ? [] : [{ ...statement, version }];
  });
  const weight = Math.min(...known.map((each) => each.weight));
  const among = known.filter((each) => each.weight === weight);
  const best = among.reduce<(typeof known)[number] | null>(
    (a, b) =>
      a === null || (b.version !== a.version && lowerVersion(a.version, b.version) === b.version) ? b : a,
    null,
  );
  if (best === null) return null;
  const factOf = (each: typeof best): VersionFact => {
    const file = toRelative(root, each.file);
    return { version: each.version, source: each.line === 0 ? file : `${file}:${each.line}` };
  };
  const isExact = weight === WEIGHT.lock || weight === WEIGHT.pin;
  const others = among.filter(
    (each) => isExact && each.file !== best.file && each.version !== best.version && each.marker === null,
  );
  return { fact: factOf(best), specifier: best.specifier, disagreeing: others.map(factOf) };
}

/** `Django-5.2.dist-info` in the environment, and its Python. */
function readInstalled(sitePackages: string): readonly VersionStatement[] {
  const found: VersionStatement[] = [];
  for (const name of readdirSync(sitePackages)) {
    const version = /^django-(\d[\w.]*?)\.(?:dist-info|egg-info)$/i.exec(name)?.[1];
    if (version === undefined) continue;
    const file = join(sitePackages, name);
    found.push({
      subject: 'django',
      specifier: `==${version}`,
      weight: WEIGHT.installed,
      marker: null,
      file,
      line: 0,
    });
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
      marker: null,
      file,
      line: index + 1,
    });
  }
  return found;
}
