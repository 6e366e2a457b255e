/** Settings as they are read from the text, compared with what Django has when it has imported them. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DatabaseFacts, SettingOption, SettingsFacts } from '../../src/project/types.ts';
import { type Files, open, scratch } from '../unit/project/scratch.ts';
import { prepareEnvironment } from './environment.ts';
import { LAYOUTS, type Layout } from './settings-layouts.ts';

/** Settings libraries that the layouts use. */
const LIBRARIES = [
  'django-environ',
  'python-decouple',
  'dj-database-url',
  'environs[django]',
  'django-split-settings',
  'django-configurations[database]',
  'dynaconf',
  'pydantic-settings',
  'python-dotenv',
];

interface Read {
  readonly middleware: readonly string[];
  readonly installedApps: readonly string[];
  readonly sessionEngine: string;
  readonly rootUrlconf: string | null;
  readonly engine: Readonly<Record<string, unknown>>;
  readonly connMaxAge: Readonly<Record<string, unknown>>;
  readonly atomicRequests: Readonly<Record<string, unknown>>;
  readonly backend: Readonly<Record<string, unknown>>;
}

function filesOf(layout: Layout): Files {
  const set = `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${layout.module ?? 'site_.settings'}")\n`;
  const configuration =
    layout.configuration === undefined
      ? ''
      : `os.environ.setdefault("DJANGO_CONFIGURATION", "${layout.configuration}")\n`;
  return { 'manage.py': `import os\n${set}${configuration}`, 'site_/__init__.py': '', ...layout.files };
}

function imported(python: string, root: string, layout: Layout): Read {
  const script = join(import.meta.dirname, 'python/settings_truth.py');
  const args = [script, root, layout.module ?? 'site_.settings', layout.configuration ?? ''];
  const done = spawnSync(python, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout.trim().split('\n').at(-1) ?? '');
}

function likeliest(options: readonly SettingOption<unknown>[]): unknown {
  const [first] = options;
  return first?.k === 'known' ? first.value : undefined;
}

function byAlias<T extends { readonly alias: string }>(
  tables: readonly T[],
  optionsOf: (table: T) => readonly SettingOption<unknown>[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    tables.flatMap((table) => {
      const options = optionsOf(table);
      const value = likeliest(options);
      return options.length === 0 || value === false || value === 0 ? [] : [[table.alias, value]];
    }),
  );
}

function read(settings: SettingsFacts, truth: Read, conditional: readonly string[]): Read {
  const databases = (optionsOf: (database: DatabaseFacts) => readonly SettingOption<unknown>[]) =>
    byAlias(settings.databases, optionsOf);
  const present = (names: readonly string[], real: readonly string[]): readonly string[] =>
    names.filter((name) => !conditional.includes(name) || real.includes(name));
  return {
    middleware: present(
      settings.middleware.map((entry) => entry.path),
      truth.middleware,
    ),
    installedApps: present(settings.installedApps, truth.installedApps),
    sessionEngine: String(likeliest(settings.sessionEngine) ?? 'django.contrib.sessions.backends.db'),
    rootUrlconf: settings.rootUrlconf,
    engine: databases((each) => each.engine),
    connMaxAge: databases((each) => each.connMaxAge),
    atomicRequests: databases((each) => each.atomicRequests),
    backend:
      settings.caches.length === 0
        ? { default: 'django.core.cache.backends.locmem.LocMemCache' }
        : byAlias(settings.caches, (each) => each.backend),
  };
}

const environment = prepareEnvironment(LIBRARIES);

describe.skipIf(!environment.ok)('settings read as text are what Django has', () => {
  it.each(LAYOUTS)('$why', async (layout) => {
    if (!environment.ok) throw new Error(environment.reason);
    const { conditional = [], findings = [] } = layout;
    const root = scratch(filesOf(layout));
    const truth = imported(environment.python, root, layout);
    const { settings } = (await open(root)).project;
    expect(read(settings, truth, conditional)).toEqual(truth);
    expect(settings.middleware.filter((each) => each.conditional).map((each) => each.path)).toEqual(
      settings.middleware.map((each) => each.path).filter((path) => conditional.includes(path)),
    );
    expect([...new Set(settings.findings.map((each) => each.code))].sort()).toEqual(findings);
  });
});
