/** What each kind of file says about the versions of Django and Python. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { condaSpecifier, parseRequirement, poetrySpecifiers } from './constraints.ts';
import { parseIni, readIni } from './ini.ts';
import { table } from './settings-module.ts';
import type { StaticEvaluator } from './static-eval.ts';
import { type StaticValue, textOf } from './static-values.ts';
import { readLock, readPipfileLock } from './version-locks.ts';
import {
  type Add,
  addRequirement,
  asMain,
  asSide,
  collector,
  declared,
  lineWith,
  names,
  readText,
  subjectOf,
  type VersionStatement,
  WEIGHT,
} from './version-statements.ts';

/**
 * Everything the files of one folder say, in no order.
 *
 * @param folder absolute path
 * @param setupPy evaluates the folder's `setup.py`; null when it is not a readable file of the project
 */
export function readVersionFiles(
  folder: string,
  setupPy: (() => { readonly evaluator: StaticEvaluator; readonly path: string }) | null,
): readonly VersionStatement[] {
  const found: VersionStatement[] = [];
  for (const name of names(folder)) {
    if (/^(uv|poetry|pdm)\.lock$|^pylock(\.[^.]+)?\.toml$/.test(name)) readLock(join(folder, name), found);
  }
  readPipfileLock(join(folder, 'Pipfile.lock'), found);
  readPipfile(join(folder, 'Pipfile'), found);
  readPyproject(join(folder, 'pyproject.toml'), found);
  readSetupCfg(join(folder, 'setup.cfg'), found);
  if (setupPy !== null) readSetupPy(join(folder, 'setup.py'), setupPy, found);
  for (const file of requirementFiles(folder)) readRequirements(file, isSideFile(file), new Set(), found);
  for (const name of ['environment.yml', 'environment.yaml']) readConda(join(folder, name), found);
  readTox(join(folder, 'tox.ini'), found);
  readPythonFiles(folder, found);
  for (const name of containerFiles(folder)) readContainer(join(folder, name), found);
  return found;
}

// Declarations

function readPipfile(file: string, found: VersionStatement[]): void {
  const text = readText(file);
  if (text === null) return;
  const add = collector(file, found);
  const document = parseTable(text);
  for (const [section, isSide] of [
    ['packages', false],
    ['dev-packages', true],
  ] as const) {
    for (const [name, value] of Object.entries(table(document[section]))) {
      if (subjectOf(name) !== 'django') continue;
      for (const specifier of dependencySpecifiers(value)) {
        add('django', specifier, declared(specifier, isSide), lineWith(text, name));
      }
    }
  }
  const requires = table(document.requires);
  const version = requires.python_full_version ?? requires.python_version;
  if (typeof version === 'string') add('python', `==${version}`, WEIGHT.pin, lineWith(text, 'python_'));
}

/** Versions of a dependency in the forms of Poetry and Pipenv: text, table, or list of tables. */
function dependencySpecifiers(value: unknown): readonly string[] {
  if (typeof value === 'string') return poetrySpecifiers(value);
  if (Array.isArray(value)) return value.flatMap(dependencySpecifiers);
  const { version, git, branch, tag, rev } = table(value);
  if (typeof version === 'string') return poetrySpecifiers(version);
  if (typeof git !== 'string') return [];
  const reference = [branch, tag, rev].find((each) => typeof each === 'string');
  return [parseRequirement(`${git}@${String(reference ?? '')}#egg=django`)?.specifier ?? ''];
}

function readPyproject(file: string, found: VersionStatement[]): void {
  const text = readText(file);
  if (text === null) return;
  const add = collector(file, found);
  const document = parseTable(text);
  const project = table(document.project);
  const tool = table(document.tool);
  const addRequirements = (values: unknown, isSide: boolean): void => {
    for (const value of Array.isArray(values) ? values : []) {
      if (typeof value === 'string') {
        addRequirement(add, value, lineWith(text, value), isSide ? asSide : asMain);
      }
    }
  };
  addRequirements(project.dependencies, false);
  for (const group of Object.values(table(project['optional-dependencies']))) addRequirements(group, true);
  for (const group of Object.values(table(document['dependency-groups']))) addRequirements(group, true);
  for (const group of Object.values(table(table(tool.pdm)['dev-dependencies']))) addRequirements(group, true);
  addRequirements(table(tool.uv)['dev-dependencies'], true);
  for (const environment of Object.values(table(table(tool.hatch).envs))) {
    const { dependencies, 'extra-dependencies': extra } = table(environment);
    addRequirements(dependencies, true);
    addRequirements(extra, true);
  }
  for (const [name, value] of Object.entries(table(table(tool.pixi).dependencies))) {
    const subject = subjectOf(name);
    const specifier = typeof value === 'string' ? value : table(value).version;
    if (subject === null || typeof specifier !== 'string') continue;
    add(
      subject,
      condaSpecifier(specifier),
      asMain(condaSpecifier(specifier)),
      lineWith(text, `${name} =`, `${name}=`, name),
    );
  }
  const dynamic = table(table(table(tool.setuptools).dynamic).dependencies).file;
  for (const included of typeof dynamic === 'string' ? [dynamic] : Array.isArray(dynamic) ? dynamic : []) {
    if (typeof included === 'string') {
      readRequirements(join(dirname(file), included), false, new Set(), found);
    }
  }
  if (typeof project['requires-python'] === 'string') {
    add('python', project['requires-python'], WEIGHT.range, lineWith(text, 'requires-python'));
  }
  addClassifiers(project.classifiers, (each) => lineWith(text, each), add);

  const poetry = table(tool.poetry);
  const groups = Object.values(table(poetry.group)).map((group) => table(group).dependencies);
  const addPoetry = (dependencies: unknown, isSide: boolean): void => {
    for (const [name, value] of Object.entries(table(dependencies))) {
      const subject = subjectOf(name);
      if (subject === null) continue;
      for (const specifier of dependencySpecifiers(value)) {
        add(subject, specifier, declared(specifier, isSide), lineWith(text, `${name} =`, `${name}=`, name));
      }
    }
  };
  addPoetry(poetry.dependencies, false);
  addPoetry(poetry['dev-dependencies'], true);
  for (const group of groups) addPoetry(group, true);
}

function parseTable(text: string): Readonly<Record<string, unknown>> {
  try {
    return parseToml(text);
  } catch {
    return {};
  }
}

/** `Framework :: Django :: 4.2` of a reusable app. */
function addClassifiers(values: unknown, lineOf: (value: string) => number, add: Add): void {
  for (const value of Array.isArray(values) ? values : []) {
    if (typeof value !== 'string') continue;
    const django = /^Framework :: Django :: (\d+\.\d+)$/.exec(value)?.[1];
    if (django !== undefined) add('django', `==${django}.*`, WEIGHT.hint, lineOf(value));
    const python = /^Programming Language :: Python :: (\d+\.\d+)$/.exec(value)?.[1];
    if (python !== undefined) add('python', `==${python}.*`, WEIGHT.hint, lineOf(value));
  }
}

function readSetupCfg(file: string, found: VersionStatement[]): void {
  const add = collector(file, found);
  for (const entry of readIni(file)) {
    const isMain = entry.section === 'options' && entry.key === 'install_requires';
    const isExtra = entry.section === 'options.extras_require' || entry.key === 'tests_require';
    if (isMain || isExtra) {
      const included = /^file:\s*(.+)$/.exec(entry.value.trim())?.[1];
      for (const each of included?.split(/\s*,\s*/) ?? []) {
        readRequirements(join(dirname(file), each), isExtra, new Set(), found);
      }
      for (const [index, text] of entry.value.split('\n').entries()) {
        addRequirement(add, text, entry.line + index, isExtra ? asSide : asMain);
      }
    }
    if (entry.section === 'options' && entry.key === 'python_requires') {
      add('python', entry.value, WEIGHT.range, entry.line);
    }
    if (entry.section === 'metadata' && entry.key === 'classifiers') {
      const lines = entry.value.split('\n');
      addClassifiers(lines, (value) => entry.line + lines.indexOf(value), add);
    }
  }
}

/** `setup(install_requires=[…])`, evaluated as text: variables and lists built by concatenation are followed. */
function readSetupPy(
  file: string,
  open: () => { readonly evaluator: StaticEvaluator; readonly path: string },
  found: VersionStatement[],
): void {
  if (!existsSync(file)) return;
  const { evaluator, path } = open();
  const add = collector(file, found);
  const strings = (value: StaticValue | undefined): readonly { text: string; line: number }[] => {
    const forced = value === undefined ? undefined : evaluator.force(value);
    if (forced?.k === 'dict') return forced.entries.flatMap((entry) => strings(entry.value));
    if (forced?.k === 'sequence') return forced.items.flatMap((item) => strings(item.value));
    const text = textOf(forced);
    return text === null
      ? []
      : text.split('\n').map((each) => ({ text: each, line: forced?.place?.line ?? 1 }));
  };
  for (const call of evaluator.module(path).calls) {
    const name = evaluator.dotted(call.callee);
    if (name === null || !/(^|\.)setup$/.test(name)) continue;
    const argument = (wanted: string): StaticValue | undefined =>
      call.args.find((each) => each.name === wanted)?.value;
    for (const [key, isSide] of [
      ['install_requires', false],
      ['requires', false],
      ['extras_require', true],
      ['tests_require', true],
    ] as const) {
      for (const { text, line } of strings(argument(key))) {
        addRequirement(add, text, line, isSide ? asSide : asMain);
      }
    }
    for (const { text, line } of strings(argument('python_requires')))
      add('python', text, WEIGHT.range, line);
    const classifiers = strings(argument('classifiers'));
    addClassifiers(
      classifiers.map((each) => each.text.trim()),
      (value) => classifiers.find((each) => each.text.trim() === value)?.line ?? 1,
      add,
    );
  }
}

// Requirement files

/** `requirements.txt` and its usual relatives, in the folder and in `requirements/`. */
function requirementFiles(folder: string): readonly string[] {
  const own = names(folder).filter((name) =>
    /^[\w.-]*(requirements?|reqs)[\w.-]*\.(txt|in|pip)$/i.test(name),
  );
  const nested = ['requirements', 'reqs', 'requires'].flatMap((inner) =>
    names(join(folder, inner))
      .filter((name) => /\.(txt|in|pip)$/.test(name))
      .map((name) => `${inner}/${name}`),
  );
  return [...own, ...nested].map((name) => join(folder, name));
}

function isSideFile(file: string): boolean {
  return /(dev|test|doc|lint|local|ci\b|example|build)/i.test(file.slice(dirname(dirname(file)).length));
}

/** https://pip.pypa.io/en/stable/reference/requirements-file-format/: `-r` and `-c` are followed. */
function readRequirements(
  file: string,
  isSide: boolean,
  visited: Set<string>,
  found: VersionStatement[],
): void {
  if (visited.has(file)) return;
  visited.add(file);
  const text = readText(file);
  if (text === null) return;
  const add = collector(file, found);
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const included = /^\s*(?:-[rc]\s*|--(?:requirement|constraint)(?:\s+|=))(\S+)/.exec(line)?.[1];
    if (included !== undefined) {
      if (!/^\w+:\/\//.test(included)) {
        readRequirements(join(dirname(file), included), isSide, visited, found);
      }
      continue;
    }
    const plain = line.replace(/^\s*(?:-e|--editable)(?:\s+|=)/, '');
    addRequirement(add, plain, index + 1, isSide ? asSide : asMain);
  }
}

/** `- django=4.2` among conda's packages, `- Django==4.2` in its `pip:` list. */
function readConda(file: string, found: VersionStatement[]): void {
  const text = readText(file);
  if (text === null) return;
  const add = collector(file, found);
  for (const [index, line] of text.split('\n').entries()) {
    const entry = /^\s*-\s*["']?(?:[\w-]+::)?(django|python)(?:\s*(?=[<>=!~])|\s+(?=\d))([^"'#]*)["']?/i.exec(
      line,
    );
    const subject = subjectOf(entry?.[1] ?? '');
    if (subject === null) continue;
    const specifier = condaSpecifier((entry?.[2] ?? '').trim());
    add(subject, specifier, declared(specifier, false), index + 1);
  }
}

/** Versions an app is tested with: a weak hint. */
function readTox(file: string, found: VersionStatement[]): void {
  const text = readText(file);
  if (text === null) return;
  const add = collector(file, found);
  for (const entry of parseIni(text)) {
    for (const [index, line] of entry.value.split('\n').entries()) {
      if (entry.key === 'deps') {
        const plain = line.replace(/^[\w.,{}!-]+:\s*/, '');
        addRequirement(add, plain, entry.line + index, () => WEIGHT.hint);
      }
      if (entry.key === 'envlist' || entry.key === 'env_list') {
        for (const [, digits = ''] of line.matchAll(/(?:django|dj)\{?([\d.,]+)/gi)) {
          for (const version of digits.split(',')) {
            const parts = /^(\d)\.?(\d+)$/.exec(version);
            if (parts !== null) add('django', `==${parts[1]}.${parts[2]}.*`, WEIGHT.hint, entry.line + index);
          }
        }
        for (const [, digits = ''] of line.matchAll(/\bpy\{?((?:3\.?\d+,?)+)/gi)) {
          for (const version of digits.split(',')) {
            const parts = /^(3)\.?(\d+)$/.exec(version);
            if (parts !== null) add('python', `==3.${parts[2]}.*`, WEIGHT.hint, entry.line + index);
          }
        }
      }
    }
  }
}

/** `.python-version` (pyenv, uv), `runtime.txt` (Heroku), `.tool-versions` (asdf). */
function readPythonFiles(folder: string, found: VersionStatement[]): void {
  for (const [name, pattern] of [
    ['.python-version', /^\s*(?:cpython-?)?(\d+\.\d+(?:\.\d+)?)/],
    ['runtime.txt', /^\s*python-(\d+\.\d+(?:\.\d+)?)/],
    ['.tool-versions', /^\s*python\s+(\d+\.\d+(?:\.\d+)?)/],
  ] as const) {
    const file = join(folder, name);
    const add = collector(file, found);
    for (const [index, line] of (readText(file) ?? '').split('\n').entries()) {
      const version = pattern.exec(line)?.[1];
      if (version !== undefined) add('python', `==${version}`, WEIGHT.pin, index + 1);
    }
  }
}

function containerFiles(folder: string): readonly string[] {
  const inner = ['docker', 'compose', '.docker'].flatMap((name) =>
    names(join(folder, name)).map((each) => `${name}/${each}`),
  );
  return [...names(folder), ...inner].filter((name) =>
    /(^|\/|\.)(Dockerfile|Containerfile)(\.[\w-]+)?$/i.test(name),
  );
}

/** `FROM python:3.12-slim` and `RUN pip install "django==4.2"`: the last resort. */
function readContainer(file: string, found: VersionStatement[]): void {
  const add = collector(file, found);
  const values = new Map<string, string>();
  for (const [index, line] of (readText(file) ?? '').split('\n').entries()) {
    const [, name, value] = /^\s*(?:ARG|ENV)\s+(\w+)[=\s]["']?([^"'\s]+)/i.exec(line) ?? [];
    if (name !== undefined && value !== undefined) values.set(name, value);
    const python =
      /^\s*FROM\s+(?:--\S+\s+)*(?:\S*\/)?python:(\d+\.\d+(?:\.\d+)?)/i.exec(line)?.[1] ??
      /^\s*ARG\s+PYTHON_VERSION=["']?(\d+\.\d+(?:\.\d+)?)/i.exec(line)?.[1];
    if (python !== undefined) add('python', `==${python}`, WEIGHT.container, index + 1);
    if (!/\b(pip3?|uv pip|uv)\s+(install|add)\b|^\s/.test(line)) continue;
    for (const [, django = ''] of line.matchAll(/["'\s](django(?:\[[\w,-]+\])?\s*[<>=~!][^"'\s\\]*)/gi)) {
      const text = django.replace(/\$\{?(\w+)\}?/g, (whole, name: string) => values.get(name) ?? whole);
      addRequirement(add, text, index + 1, () => WEIGHT.container);
    }
  }
}
