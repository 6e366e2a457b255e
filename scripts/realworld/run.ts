/**
 * `npm run realworld [-- --only <name>]...`: installs each project, runs its suite, migrates every ready view in both
 * styles, runs the suite again with a guard on the event loop, and writes `docs/realworld.md`. With `--only` the lines of the
 * other projects stay as they were. `--lock` writes the lock of a project's dependencies anew and does nothing else.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { MigrateDocument, Style } from '../../src/migrate/types.ts';
import { environmentOf, lock, SetupError, scratch, unpack } from './environment.ts';
import { countOf, type Figures, STYLES, type StyleFigures, styleFigures, tallies } from './figures.ts';
import { projects, type RealProject } from './projects.ts';
import { runSuite, type SuiteRun } from './suite.ts';
import { page } from './table.ts';
import { migrate, scan } from './tool.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    lock: { type: 'boolean', default: false },
  },
});

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const keep = (project: RealProject, name: string, text: string): void =>
  writeFileSync(path.join(scratch, project.name, name), text);

async function measure(project: RealProject): Promise<Figures> {
  const started = Date.now();
  unpack(project);
  const environment = environmentOf(project);
  const found = scan(project, environment);
  keep(project, 'scan.json', JSON.stringify(found, null, 1));
  say(`${project.name}: ${found.views.length} views; its suite, before`);
  const before = await runSuite(project, environment, 'before', []);
  keep(project, 'before.json', failures(before));
  const after = async (style: Style): Promise<StyleFigures> => {
    unpack(project);
    say(`${project.name}: migrating, ${style}`);
    const document: MigrateDocument = migrate(project, environment, style);
    keep(project, `${style}.patch`, document.files.map((file) => file.diff).join(''));
    const files = document.files.map((file) => file.file);
    say(`${project.name}: its suite, ${style}`);
    const run = await runSuite(project, environment, style, files);
    keep(project, `${style}.json`, failures(run));
    return styleFigures(found, document, before, run);
  };
  const styles = { wrap: await after('wrap'), native: await after('native') };
  const figures: Figures = {
    name: project.name,
    version: project.version,
    django: project.django,
    python: project.python,
    note: project.note,
    ...tallies(project, found),
    before: {
      passed: countOf(before, 'passed'),
      failed: countOf(before, 'failed'),
      skipped: countOf(before, 'skipped'),
    },
    styles,
    seconds: Math.round((Date.now() - started) / 1000),
  };
  for (const style of STYLES) {
    const { passed, differences, violations, dropped } = styles[style];
    say(`${project.name}: ${style}: ${passed} of ${figures.before.passed} tests pass`);
    for (const line of [...differences, ...violations, ...dropped]) say(`  ${line}`);
  }
  return figures;
}

const failures = (run: SuiteRun): string =>
  JSON.stringify({ failed: Object.fromEntries(run.messages), violations: run.violations }, null, 1);

/** Figures of the last run of a project, so that `--only` keeps the other lines. */
const remembered = ({ name }: RealProject): string => path.join(scratch, name, 'figures.json');

async function main(): Promise<void> {
  const unknown = values.only.filter((name) => !projects.some((project) => project.name === name));
  if (unknown.length > 0) throw new SetupError(`No such project: ${unknown.join(', ')}`);
  const chosen = projects.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
  mkdirSync(scratch, { recursive: true });
  if (values.lock) {
    for (const project of chosen) lock(project);
    return;
  }
  for (const project of chosen) {
    try {
      writeFileSync(remembered(project), JSON.stringify(await measure(project), null, 1));
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      say(`${project.name}: ${error.message}`);
      process.exitCode = 2;
    }
  }
  const measured = projects.map(remembered).filter((file) => existsSync(file));
  const known: Figures[] = measured.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  mkdirSync('docs', { recursive: true });
  writeFileSync(path.join('docs', 'realworld.md'), page(known));
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
