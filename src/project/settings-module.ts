/** Which settings module a project uses: named by the user, by its entry points, by its test configuration. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { walk } from '../python/index.ts';
import { readIni } from './ini.ts';
import type { ModuleIndex } from './modules.ts';
import { baseName, folderOf } from './paths.ts';
import { referencesOutsidePython } from './settings-environment.ts';
import type { StaticEvaluator } from './static-eval.ts';
import type { StaticHost } from './static-host.ts';
import { type StaticClass, type StaticValue, textOf } from './static-values.ts';
import type { FileStore } from './types.ts';

/** A settings module as some file names it. */
export interface SettingsReference {
  readonly module: string;
  readonly file: string;
  readonly line: number;
}

const VARIABLE = 'DJANGO_SETTINGS_MODULE';
/** django-configurations: the class that holds the settings. */
const CLASS_VARIABLE = 'DJANGO_CONFIGURATION';

/** Files that name the settings module, the most telling first. */
const ENTRY_POINTS = ['manage.py', 'asgi.py', 'wsgi.py'] as const;
const LATER_ENTRY_POINTS = ['celery.py', 'celery_app.py', 'conftest.py', 'runtests.py', 'runtest.py'];

/**
 * The settings modules that the project's files name, in order of weight: `manage.py`, `asgi.py`, `wsgi.py` (the
 * nearest to the root first), then pytest's and other tools' configuration, images and process files, then Celery
 * and test runners.
 */
export function findSettingsReferences(
  root: string,
  files: FileStore,
  host: StaticHost,
  evaluator: StaticEvaluator,
): readonly SettingsReference[] {
  const named = (names: readonly string[]): readonly SettingsReference[] =>
    names.flatMap((name) =>
      files.paths
        .filter((path) => baseName(path) === name)
        .sort(byWeight)
        .flatMap((path) => referencesIn(VARIABLE, path, files, host, evaluator)),
    );
  return [
    ...named(ENTRY_POINTS),
    ...configured(root),
    ...referencesOutsidePython(root),
    ...named(LATER_ENTRY_POINTS),
  ];
}

/** Files of tests and examples come after the project's own, deep ones after shallow ones. */
function byWeight(a: string, b: string): number {
  return (
    Number(isSideProject(a)) - Number(isSideProject(b)) ||
    a.split('/').length - b.split('/').length ||
    (a < b ? -1 : 1)
  );
}

const SIDE_PROJECT =
  /(^|\/)(tests?|testing|examples?|demos?|samples?|sandbox)([_-]?(apps?|project|proj|site|settings))?\//i;

/** Whether a file belongs to the tests, an example or a demonstration, by the names of its folders. */
export function isSideProject(path: string): boolean {
  return SIDE_PROJECT.test(path);
}

/** Values that a file sets an environment variable to. */
function referencesIn(
  variable: string,
  path: string,
  files: FileStore,
  host: StaticHost,
  evaluator: StaticEvaluator,
): readonly SettingsReference[] {
  if (!files.text(path)?.includes(variable)) return [];
  const parsed = host.parse(path);
  if (parsed === null) return [];
  const { scope } = evaluator.module(path);
  const found: SettingsReference[] = [];
  const add = (value: StaticValue, offset: number): void => {
    const forced = evaluator.force(value);
    for (const option of forced.k === 'choice' ? forced.of : [forced]) {
      const module = textOf(option);
      if (module !== null) found.push({ module, file: path, line: parsed.lines.line(offset) });
    }
  };
  walk(parsed.syntax, (node) => {
    if (node.kind === 'Call' && node.func.kind === 'Attribute' && node.func.attr === 'setdefault') {
      const [key, value] = node.args;
      if (key?.value.kind === 'Str' && key.value.value === variable && value !== undefined) {
        add(evaluator.evaluate(value.value, scope), node.start);
      }
    }
    if (node.kind !== 'Assign') return;
    for (const target of node.targets) {
      const isVariable =
        target.kind === 'Subscript' && target.slice.kind === 'Str' && target.slice.value === variable;
      if (isVariable) add(evaluator.evaluate(node.value, scope), node.start);
    }
  });
  return found;
}

/** `pytest.ini`, `pyproject.toml`, `setup.cfg`, `tox.ini`. */
function configured(root: string): readonly SettingsReference[] {
  const found: SettingsReference[] = [];
  const add = (module: unknown, file: string, line: number): void => {
    if (typeof module === 'string' && module !== '') found.push({ module: module.trim(), file, line });
  };
  for (const [file, sections] of [
    ['pytest.ini', ['pytest']],
    ['setup.cfg', ['tool:pytest', 'mypy.plugins.django-stubs']],
    ['tox.ini', ['pytest']],
  ] as const) {
    for (const entry of readIni(join(root, file))) {
      if (!sections.some((section) => section === entry.section)) continue;
      if (entry.key === VARIABLE || entry.key === 'django_settings_module') {
        add(entry.value, file, entry.line);
      }
    }
  }
  const pyproject = join(root, 'pyproject.toml');
  if (existsSync(pyproject)) {
    const text = readFileSync(pyproject, 'utf8');
    const tool = tomlTable(text, 'tool');
    const line = 1 + text.split('\n').findIndex((each) => /django_settings_module/i.test(each));
    add(table(table(tool.pytest).ini_options)[VARIABLE], 'pyproject.toml', line);
    add(table(tool['django-stubs']).django_settings_module, 'pyproject.toml', line);
  }
  return found;
}

function tomlTable(text: string, name: string): Readonly<Record<string, unknown>> {
  try {
    return table(parseToml(text)[name]);
  } catch {
    return {};
  }
}

/** A table of a TOML document; empty for anything else. */
export function table(value: unknown): Readonly<Record<string, unknown>> {
  return isTable(value) ? value : {};
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The class that holds the settings of a module with django-configurations: the one that an entry point names,
 * failing that the last that no other extends. Null for a module without such classes.
 */
export function findConfiguration(
  path: string,
  files: FileStore,
  host: StaticHost,
  evaluator: StaticEvaluator,
): string | null {
  if (!files.text(path)?.includes('Configuration')) return null;
  const classes = evaluator.module(path).definitions.filter((each) => each.k === 'class');
  const extended = new Set<object>();
  const isConfiguration = (definition: StaticClass, depth: number): boolean =>
    depth < 20 &&
    evaluator.bases(definition).some((base) => {
      if (base.k !== 'class')
        return /^configurations\.(base\.)?Configuration$/.test(evaluator.dotted(base) ?? '');
      extended.add(base.node);
      return isConfiguration(base, depth + 1);
    });
  const configurations = classes.filter((each) => isConfiguration(each, 0));
  const named = files.paths
    .filter((each) => [...ENTRY_POINTS, ...LATER_ENTRY_POINTS].some((name) => baseName(each) === name))
    .sort(byWeight)
    .flatMap((each) => referencesIn(CLASS_VARIABLE, each, files, host, evaluator))
    .map((reference) => reference.module);
  const chosen =
    named
      .map((name) => configurations.find((each) => each.name === name))
      .find((each) => each !== undefined) ?? configurations.findLast((each) => !extended.has(each.node));
  return chosen?.name ?? null;
}

/**
 * Files that look like settings, for a project that names none: they set `INSTALLED_APPS` and are called
 * `settings` or lie in a folder of that name. Ordered by weight.
 */
export function findSettingsFiles(files: FileStore): readonly string[] {
  return files.paths
    .filter((path) => {
      const isNamed = /settings/i.test(baseName(path)) || /settings/i.test(baseName(folderOf(path)));
      return isNamed && /^\s*(INSTALLED_APPS|MIDDLEWARE)\b/m.test(files.text(path) ?? '');
    })
    .sort(byWeight);
}

/**
 * The folder from which a module's dotted name resolves, found by its trailing folders; the shallowest, null when
 * there is none or the name resolves already.
 */
export function inferSourceRoot(name: string, files: FileStore, modules: ModuleIndex): string | null {
  const inner = name.replaceAll('.', '/');
  return inferRoot(name, [`/${inner}.py`, `/${inner}/__init__.py`], files, modules);
}

/** The same for an entry of `INSTALLED_APPS`, which is a package or names a class in its `apps` module. */
export function inferAppRoot(name: string, files: FileStore, modules: ModuleIndex): string | null {
  const app = name.replace(/\.apps\.\w+$/, '');
  const inner = app.replaceAll('.', '/');
  const endings = ['__init__', 'apps', 'models', 'views', 'urls'].map((file) => `/${inner}/${file}.py`);
  const owner =
    modules.findModule(app) ?? modules.findModule(`${app}.models`) ?? modules.findModule(`${app}.apps`);
  return owner === null ? inferRoot(app, endings, files, modules) : null;
}

function inferRoot(
  name: string,
  endings: readonly string[],
  files: FileStore,
  modules: ModuleIndex,
): string | null {
  if (name === '' || modules.findModule(name) !== null) return null;
  const roots = files.paths.flatMap((path) => {
    const ending = endings.find((each) => path.endsWith(each));
    return ending === undefined ? [] : [path.slice(0, -ending.length)];
  });
  return roots.sort((a, b) => a.split('/').length - b.split('/').length)[0] ?? null;
}
