/** Which settings module is read, and which others the project has beside it. */
import { finding } from './findings.ts';
import type { ModuleIndex } from './modules.ts';
import { baseName, folderOf } from './paths.ts';
import { findConfigureCall } from './settings-configure.ts';
import {
  findSettingsFiles,
  findSettingsReferences,
  inferSourceRoot,
  isSideProject,
  type SettingsReference,
} from './settings-module.ts';
import type { StaticEvaluator } from './static-eval.ts';
import type { StaticHost } from './static-host.ts';
import type { Place } from './static-values.ts';
import type { FileStore, Finding } from './types.ts';

/** A settings module, or the file that calls `settings.configure(…)`. */
export interface SettingsSource {
  readonly module: string;
  readonly file: string;
  /** What names it; null for a file that is only there. */
  readonly namedBy: Place | null;
}

export interface SettingsChoice {
  /** Null when there is none. */
  readonly source: SettingsSource | null;
  readonly findings: readonly Finding[];
  /** What the project's files name, the chosen one included, in order of weight. */
  readonly references: readonly SettingsReference[];
}

export interface ChoiceContext {
  readonly root: string;
  readonly files: FileStore;
  readonly host: StaticHost;
  readonly evaluator: StaticEvaluator;
  /** The modules as they are now: choosing may add a source root. */
  modules(): ModuleIndex;
  addRoot(name: string): void;
}

/**
 * The settings module to read, and what is to be said about the choice.
 *
 * @param named by the user; null to look for it
 */
export function chooseSettings(
  named: string | null,
  context: ChoiceContext,
): SettingsChoice | { readonly error: string } {
  const { root, files, host, evaluator } = context;
  const resolves = (name: string): boolean =>
    context.modules().findModule(name) !== null || inferSourceRoot(name, files, context.modules()) !== null;
  const references = findSettingsReferences(root, files, host, evaluator).filter((each) =>
    resolves(each.module),
  );
  const chosen = (module: string, namedBy: Place | null, findings: readonly Finding[]): SettingsChoice => {
    context.addRoot(module);
    const file = context.modules().findModule(module, namedBy?.file);
    return { source: file === null ? null : { module, file, namedBy }, findings, references };
  };
  if (named !== null) {
    if (resolves(named)) return chosen(named, null, []);
    return {
      error: `No settings module ${named} in ${root}: check --settings (or "settings" in pyproject.toml)`,
    };
  }
  const fromReference = (among: readonly SettingsReference[]): SettingsChoice | null => {
    const own = among.find((each) => !isSideReference(each)) ?? among[0];
    if (own === undefined) return null;
    const place = { file: own.file, line: own.line };
    return chosen(own.module, place, referenceFindings(own, references));
  };
  const telling = fromReference(references.filter((each) => setsSomething(each, context)));
  if (telling !== null) return telling;
  const candidates = findSettingsFiles(files).filter((path) => isComplete(path, evaluator));
  const [file, ...others] = candidates.filter((path) => !isSideProject(path));
  const only = file ?? candidates[0];
  if (only !== undefined) {
    const module = context.modules().moduleName(only);
    return {
      source: { module, file: only, namedBy: null },
      findings: severalFiles(only, others),
      references,
    };
  }
  const empty = fromReference(references);
  if (empty !== null) return empty;
  const configured = findConfigureCall(files, host, evaluator);
  if (configured !== null) {
    const message = `The settings are those that ${configured.file} gives to settings.configure(), as in a reusable app`;
    const source = {
      module: context.modules().moduleName(configured.file),
      file: configured.file,
      namedBy: null,
    };
    return { source, findings: [finding('noSettings', message, configured, USED_BY)], references };
  }
  const message =
    'No settings module was found: the middleware and the root URLconf are not known, as in a reusable app';
  return { source: null, findings: [finding('noSettings', message, null)], references };
}

const USED_BY = 'The middleware of the project that uses the app decides what its async views gain.';

/** Whether a file of the tests or an example names it, or it is a module of theirs. */
function isSideReference({ module, file }: SettingsReference): boolean {
  return isSideProject(file) || isSideProject(`${module.replaceAll('.', '/')}.py`);
}

/** Whether a module that is named sets anything: an empty package may be named for a single command only. */
function setsSomething(reference: SettingsReference, context: ChoiceContext): boolean {
  const file = context.modules().findModule(reference.module, reference.file);
  if (file === null) return true;
  return context.evaluator
    .statements(file)
    .some((each) => each.kind !== 'Expr' || each.value.kind === 'Call');
}

/** Whether a file has the settings of a project, not only those of one app. */
function isComplete(path: string, evaluator: StaticEvaluator): boolean {
  const { names, definitions } = evaluator.module(path);
  return (
    names.has('MIDDLEWARE') || names.has('ROOT_URLCONF') || definitions.some((each) => each.k === 'class')
  );
}

function severalFiles(chosen: string, others: readonly string[]): readonly Finding[] {
  if (others.length === 0) return [];
  const message = `Nothing names the settings module; ${chosen} was taken, and ${others.join(', ')} could be it as well`;
  const fix = 'Name the one that production uses with --settings.';
  return [finding('severalSettings', message, { file: chosen, line: 1 }, fix)];
}

/** What is to be said about a settings module that was chosen among several, or is only an example's. */
function referenceFindings(
  chosen: SettingsReference,
  references: readonly SettingsReference[],
): readonly Finding[] {
  const place = { file: chosen.file, line: chosen.line };
  if (isSideReference(chosen)) {
    const message = `The settings are those of a test or example project (${chosen.module}), as in a reusable app`;
    return [finding('noSettings', message, place, USED_BY)];
  }
  const others = references.filter((each) => each.module !== chosen.module && !isSideReference(each));
  const names = [...new Set(others.map((each) => `${each.module} (${each.file}:${each.line})`))];
  if (names.length === 0) return [];
  const message = `${chosen.file} uses the settings module ${chosen.module}; other files name ${names.join(', ')}`;
  const fix = 'Name the one that production uses with --settings.';
  return [finding('severalSettings', message, place, fix)];
}

/** Most other modules that are read. */
const OTHERS = 12;

/**
 * The other settings modules: those that the project's files name, then those that lie beside the chosen one and are
 * not imported by another.
 */
export function otherSources(
  choice: SettingsChoice,
  { files, host, evaluator, modules }: Pick<ChoiceContext, 'files' | 'host' | 'evaluator' | 'modules'>,
): readonly SettingsSource[] {
  const { source } = choice;
  if (source === null) return [];
  const found = new Map<string, SettingsSource>();
  const isSide = isSideProject(source.file);
  for (const reference of choice.references) {
    const { module, file, line } = reference;
    const path = modules().findModule(module, file);
    if (path === null || path === source.file || found.has(path)) continue;
    if (!isSide && (isSideReference(reference) || isSideProject(path))) continue;
    if (evaluator.module(path).names.size === 0) continue;
    found.set(path, { module, file: path, namedBy: { file, line } });
  }
  const folder = folderOf(source.file);
  const inFolder = /settings|config|conf$/i.test(baseName(folder));
  const beside = files.paths.filter(
    (path) =>
      folderOf(path) === folder &&
      path !== source.file &&
      baseName(path) !== '__init__.py' &&
      (inFolder || /settings/i.test(baseName(path))) &&
      /\b(MIDDLEWARE|INSTALLED_APPS|import \*)/.test(files.text(path) ?? ''),
  );
  const bases = new Set([source.file, ...beside].flatMap((path) => importedBy(path, host, evaluator)));
  for (const path of beside) {
    const { names } = evaluator.module(path);
    if (bases.has(path) || found.has(path) || !names.has('MIDDLEWARE') || !names.has('INSTALLED_APPS'))
      continue;
    found.set(path, { module: modules().moduleName(path), file: path, namedBy: null });
  }
  return [...found.values()].slice(0, OTHERS);
}

/** Files that a settings file takes all names from. */
function importedBy(path: string, host: StaticHost, evaluator: StaticEvaluator): readonly string[] {
  const found: string[] = [];
  const visit = (statements: ReturnType<StaticEvaluator['statements']>): void => {
    for (const statement of statements) {
      if (statement.kind === 'ImportFrom') {
        const file =
          statement.level > 0
            ? host.relativeModule(path, statement.level, statement.module)
            : host.findModule(statement.module, path);
        if (file !== null && file !== path) found.push(file);
      }
      if (statement.kind === 'Try' || statement.kind === 'If')
        visit([...statement.body, ...statement.orelse]);
    }
  };
  visit(evaluator.statements(path));
  return found;
}
