/** Opens a project: finds its root and files, and answers what it is made of. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasFeature, oldestPython } from '../knowledge/releases.ts';
import { atLeast } from '../knowledge/versions.ts';
import { initParser } from '../python/index.ts';
import { findSitePackages } from './environment.ts';
import { listFiles, listPythonFiles } from './files.ts';
import { finding } from './findings.ts';
import { createHost, versionTuple } from './host.ts';
import { reportMiddleware } from './middleware.ts';
import { indexModules, type ModuleIndex } from './modules.ts';
import { findNeighbours, neighbourOf } from './neighbours.ts';
import { baseName, folderOf, isUnder } from './paths.ts';
import { readinessFindings } from './readiness.ts';
import { findProjects } from './root.ts';
import { findServerCommands, isServerFile, type ServerCommand } from './server-commands.ts';
import { noSettings, readSettings, type Settings, settingsNames } from './settings.ts';
import { type ChoiceContext, chooseSettings, otherSources, type SettingsSource } from './settings-choice.ts';
import { inferAppRoot, inferSourceRoot, isSideProject } from './settings-module.ts';
import { findBySignature } from './signature.ts';
import { findSourceRoots } from './source-roots.ts';
import { createStaticEvaluator, type StaticEvaluator } from './static-eval.ts';
import { type StaticValue, scalar, sequence } from './static-values.ts';
import { createFileStore } from './store.ts';
import { findSyncOnly } from './sync-only.ts';
import type {
  FileStore,
  Finding,
  MiddlewareEntry,
  MiddlewareReport,
  OtherSettings,
  Project,
  ProjectOptions,
  SyncOnly,
  VersionFact,
  ViewRef,
} from './types.ts';
import { type RoutedView, readUrlconf, type UrlconfReading } from './urlconf.ts';
import { findVersions, type Versions } from './versions.ts';

/** A project, and the paths that were named, relative to its root. */
export interface OpenedProject {
  readonly project: Project;
  readonly targets: readonly string[];
}

/**
 * Opens the project that the paths belong to. Nothing of it is run or imported.
 *
 * @param paths files or folders, absolute or relative to `cwd`; none means `cwd`
 * @returns the project, or one sentence about what stops it: a missing path, no project, paths of two projects,
 * a settings module that is not there
 */
export async function openProject(
  paths: readonly string[],
  options: ProjectOptions,
  cwd: string,
): Promise<OpenedProject | { readonly error: string }> {
  const found = findProjects(paths, cwd);
  if ('error' in found) return found;
  const [first, second] = found.projects;
  if (first === undefined) return { error: 'No path was named' };
  if (second !== undefined) {
    return {
      error: `The paths belong to ${found.projects.length} projects (${found.projects.map((each) => each.root).join(', ')}): run the command once for each`,
    };
  }
  const { root, targets } = first;
  const files = createFileStore(root, listPythonFiles(root, options.exclude, targets));
  if (files.paths.length === 0) {
    return { error: `No Python files found in ${root}: name a file or folder of a Django project` };
  }
  await initParser();
  return assemble(root, targets, files, options, cwd);
}

function assemble(
  root: string,
  targets: readonly string[],
  files: FileStore,
  options: ProjectOptions,
  cwd: string,
): OpenedProject | { readonly error: string } {
  const environment = findSitePackages(root, options.python, process.env.VIRTUAL_ENV, cwd);
  if (!environment.ok) return { error: environment.error };
  const { sitePackages } = environment;
  let modules = indexModules(files.paths, findSourceRoots(root, files.paths));
  const plain = createStaticEvaluator(createHost(files, modules, () => null));
  const versions = findVersions(files, options, sitePackages, plain);
  const { django, python } = versions;
  const outside = externalFacts(django, python);
  const addRoot = (name: string, infer = inferSourceRoot): void => {
    const folder = infer(name, files, modules);
    if (folder !== null) modules = indexModules(files.paths, [...modules.sourceRoots, folder]);
  };
  const evaluatorNow = (external = outside): StaticEvaluator =>
    createStaticEvaluator(createHost(files, modules, external));

  const context: ChoiceContext = {
    root,
    files,
    host: createHost(files, modules, outside),
    evaluator: evaluatorNow(),
    modules: () => modules,
    addRoot,
  };
  const chosen = chooseSettings(options.settings, context);
  if ('error' in chosen) return chosen;
  const read = (source: SettingsSource, findings: readonly Finding[]): Settings => {
    const fresh = evaluatorNow();
    const host = createHost(files, modules, outside);
    return readSettings(source, settingsNames(source, files, host, fresh), fresh, findings);
  };
  const readChosen = (): Settings =>
    chosen.source === null ? noSettings(chosen.findings) : read(chosen.source, chosen.findings);
  let settings = readChosen();
  const known = modules;
  for (const app of settings.facts.installedApps) {
    if (!app.startsWith('django.')) addRoot(app, inferAppRoot);
  }
  addRoot(settings.facts.rootUrlconf ?? '');
  if (modules !== known) settings = readChosen();

  const index = modules;
  const evaluator = evaluatorNow((name) => outside(name) ?? settingValue(settings, name));
  const urlconf = once(() => readUrlconf(files, evaluator, settings.facts.rootUrlconf));
  const routed = once(() => new Set<object>(urlconf().views.map((view) => view.definition.node)));
  const viewsIn = (among: readonly string[]): readonly ViewRef[] => {
    const read = new Set(among);
    const found = [
      ...urlconf().views.filter((view) => read.has(view.definition.file)),
      ...findBySignature(files, among, routed(), evaluator, index.moduleName).map((definition) => ({
        definition,
        routes: [],
      })),
    ];
    return viewRefs(found, index, evaluator);
  };
  const views = once(() => viewsIn(files.paths));

  const neighbours = findNeighbours(
    chosen.references,
    chosen.source?.module ?? null,
    chosen.source?.file ?? null,
  );
  const home = chosen.references
    .filter((each) => baseName(each.file) === 'manage.py')
    .map((each) => folderOf(each.file))
    .filter((folder) => !neighbours.some((each) => each.folder === folder));
  const neighbourSettings = once(
    () =>
      new Map(
        neighbours.flatMap(({ module, folder }) => {
          const file = index.findModule(module, `${folder}/manage.py`);
          return file === null ? [] : [[folder, read({ module, file, namedBy: null }, [])] as const];
        }),
      ),
  );

  const syncOnly = once(() => {
    const among = (theirs: Settings, reading: UrlconfReading): readonly SyncOnly[] =>
      findSyncOnly(files, theirs, reading, evaluator, (path) => index.moduleName(path));
    return unique([
      ...among(settings, urlconf()),
      ...[...neighbourSettings().values()].flatMap((theirs) =>
        among(theirs, readUrlconf(files, evaluator, theirs.facts.rootUrlconf)),
      ),
    ]);
  });

  const report = (entries: readonly MiddlewareEntry[]): readonly MiddlewareReport[] =>
    reportMiddleware(entries, evaluator, sitePackages, django.version);
  const middleware = once(() => report(settings.facts.middleware));
  const otherSettings = once((): readonly OtherSettings[] =>
    otherSources(chosen, {
      files,
      host: createHost(files, index, outside),
      evaluator: evaluatorNow(),
      modules: () => index,
    }).map((source) => {
      const { facts } = read(source, []);
      return { settings: facts, namedBy: source.namedBy, middleware: report(facts.middleware) };
    }),
  );

  const asgi = findAsgi(files, settings, index);
  const readiness = once(() =>
    readinessFindings({
      settings: settings.facts,
      django,
      python,
      asgi,
      servers: serverCommands(root, options.exclude),
    }),
  );

  const project: Project = {
    root,
    files,
    sourceRoots: index.sourceRoots,
    sitePackages,
    django,
    python,
    settings: settings.facts,
    asgi,
    get views() {
      return views();
    },
    get findings() {
      const { findings } = urlconf();
      return unique([
        ...versionFindings(versions),
        ...settings.facts.findings,
        ...findings,
        ...fileFindings(files),
      ]);
    },
    get readiness() {
      return readiness();
    },
    get middleware() {
      return middleware();
    },
    get otherSettings() {
      return otherSettings();
    },
    get syncOnly() {
      return syncOnly();
    },
    atomicRequestsAt(file) {
      const neighbour = neighbourOf(neighbours, home, file);
      const theirs = neighbour && neighbourSettings().get(neighbour.folder);
      return (theirs ?? settings).facts.atomicRequests;
    },
    viewsUnder: (under) =>
      under.length === 0 || under.includes('')
        ? views()
        : viewsIn(files.paths.filter((file) => under.some((path) => isUnder(file, path)))),
    moduleName: (path) => index.moduleName(path),
    findModule: (name, from) => index.findModule(name, from),
    isOwnPackage: (name) => index.isOwnPackage(name),
  };
  return { project, targets };
}

/** With what the project is started; files of tests and examples say nothing of that. */
function serverCommands(root: string, exclude: readonly string[]): readonly ServerCommand[] {
  const files = listFiles(root, exclude, isServerFile).filter((path) => !isSideProject(path));
  return findServerCommands(files, (path) => {
    try {
      return readFileSync(join(root, path), 'utf8');
    } catch {
      return null;
    }
  });
}

/** A value that is computed when it is first asked for. */
function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

const GLOBAL_SETTINGS = 'django.conf.global_settings.';

/** https://docs.djangoproject.com/en/5.2/ref/settings/: defaults that projects start from. */
const DJANGO_DEFAULTS: ReadonlyMap<string, StaticValue> = new Map<string, StaticValue>([
  ['MIDDLEWARE', sequence('list', [])],
  ['INSTALLED_APPS', sequence('list', [])],
  ['SESSION_ENGINE', scalar('django.contrib.sessions.backends.db')],
  ['AUTH_USER_MODEL', scalar('auth.User')],
  ['DEBUG', scalar(false)],
]);

/** What is known of names outside the project. */
function externalFacts(django: VersionFact, python: VersionFact): (name: string) => StaticValue | null {
  return (name) => {
    switch (name) {
      case 'django.VERSION':
        return versionTuple(django.version);
      case 'sys.version_info':
        return versionTuple(python.version);
      case 'typing.TYPE_CHECKING':
        return scalar(false);
      default:
        return name.startsWith(GLOBAL_SETTINGS)
          ? (DJANGO_DEFAULTS.get(name.slice(GLOBAL_SETTINGS.length)) ?? null)
          : null;
    }
  };
}

/** `django.conf.settings.X` in a URLconf is the setting, where it is known. */
function settingValue(settings: Settings, name: string): StaticValue | null {
  const prefix = 'django.conf.settings.';
  if (!name.startsWith(prefix)) return null;
  const setting = name.slice(prefix.length);
  return /^[A-Z]\w*$/.test(setting) ? settings.value(setting) : null;
}

/** The module of `ASGI_APPLICATION`, failing that the `asgi.py` nearest to the root. */
function findAsgi(files: FileStore, settings: Settings, modules: ModuleIndex): string | null {
  const value = settings.value('ASGI_APPLICATION');
  const name = value?.k === 'scalar' && typeof value.value === 'string' ? value.value : null;
  const named = name === null ? null : modules.findModule(name.slice(0, name.lastIndexOf('.')));
  if (named !== null) return named;
  const candidates = files.paths.filter((path) => baseName(path) === 'asgi.py' && !isSideProject(path));
  return candidates.sort((a, b) => a.split('/').length - b.split('/').length)[0] ?? null;
}

/** Each once: several ways may lead to one place. */
function unique<T>(found: readonly T[]): readonly T[] {
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

function versionFindings({ django, python, disagreeing }: Versions): readonly Finding[] {
  const found: Finding[] = [];
  const oldest = oldestPython(django.version);
  if (django.source !== 'assumed' && python.source !== 'assumed' && !atLeast(python.version, oldest)) {
    const message = `Django ${django.version} (${django.source}) needs Python ${oldest} or later; the project allows Python ${python.version} (${python.source})`;
    found.push(finding('pythonTooOld', message, null));
  }
  if (disagreeing.length > 0) {
    const others = disagreeing.map((each) => `${each.version} (${each.source})`).join(', ');
    const message = `The files do not agree on Django: ${django.version} (${django.source}) was taken, the lowest; others say ${others}`;
    found.push(finding('versionsDisagree', message, null));
  }

  if (!hasFeature('asyncViews', django.version)) {
    const message = `The project uses Django ${django.version} (${django.source}), which has no async views`;
    return [finding('tooOld', message, null), ...found];
  }
  if (django.source !== 'assumed') return found;
  return [
    finding(
      'assumedVersion',
      `No file says which Django the project uses; ${django.version}, the newest long-term release, is assumed`,
      null,
      'Name it with --django.',
    ),
  ];
}

/** Files that stand aside because they can not be read as Python 3. */
function fileFindings(files: FileStore): readonly Finding[] {
  return files.problems.map(({ path, problem }) =>
    finding(
      'unparsedFile',
      `${path} is left alone: ${problem.message}`,
      { file: path, line: problem.line },
      'Make it readable and valid Python 3, or exclude it in [tool.django-asyncify].',
    ),
  );
}

/** Views in file and line order. */
function viewRefs(
  views: readonly RoutedView[],
  modules: ModuleIndex,
  evaluator: StaticEvaluator,
): readonly ViewRef[] {
  return views
    .map(({ definition, routes }): ViewRef => {
      const place = definition.place ?? evaluator.placeOf(definition.file, definition.node.start);
      return {
        id: `${modules.moduleName(definition.file)}.${definition.name}`,
        file: definition.file,
        line: place.line,
        kind: definition.k === 'class' ? 'class' : 'function',
        name: definition.name,
        foundBy: routes.length > 0 ? 'urlconf' : 'signature',
        routes,
      };
    })
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}
