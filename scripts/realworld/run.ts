/**
 * `npm run realworld [-- --only <name>]...`: installs each project, runs its suite, migrates every ready view in both
 * styles, runs the suite again with a guard on the event loop, and writes `docs/realworld.md`. With `--only` the lines of the
 * other projects stay as they were. `--lock` writes the lock of a project's dependencies anew and does nothing else.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ScanDocument, Style } from '../../src/migrate/types.ts';
import { environmentOf, lock, SetupError, type State, scratch, unpack } from './environment.ts';
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

/** Runs the suite of a state of the project and keeps what it said for whoever looks into a difference. */
async function suiteOf(
  project: RealProject,
  environment: string,
  state: State,
  guarded: readonly string[],
): Promise<SuiteRun> {
  say(`${project.name}: its suite, ${state}`);
  const run = await runSuite(project, environment, state, guarded);
  const failed = Object.fromEntries(run.messages);
  keep(project, `${state}.json`, JSON.stringify({ failed, violations: run.violations }, null, 1));
  return run;
}

async function measureStyle(
  project: RealProject,
  environment: string,
  style: Style,
  found: ScanDocument,
  before: Promise<SuiteRun>,
): Promise<StyleFigures> {
  unpack(project, style);
  say(`${project.name}: migrating, ${style}`);
  const document = migrate(project, environment, style);
  keep(project, `${style}.patch`, document.files.map((file) => file.diff).join(''));
  const files = document.files.map((file) => file.file);
  const after = await suiteOf(project, environment, style, files);
  return styleFigures(found, document, await before, after);
}

async function measure(project: RealProject): Promise<Figures> {
  const started = Date.now();
  unpack(project, 'before');
  const environment = environmentOf(project);
  const found = scan(project, environment);
  keep(project, 'scan.json', JSON.stringify(found, null, 1));
  const views = tallies(project, found);
  const before = suiteOf(project, environment, 'before', []);
  if (project.alone) await before;
  const wrap = measureStyle(project, environment, 'wrap', found, before);
  if (project.alone) await wrap;
  const native = measureStyle(project, environment, 'native', found, before);
  const [was, ...after] = await Promise.all([before, wrap, native]);
  const styles = { wrap: after[0], native: after[1] };
  const figures: Figures = {
    name: project.name,
    version: project.version,
    django: project.django,
    python: project.python,
    note: project.note,
    ...views,
    before: {
      passed: countOf(was, 'passed'),
      failed: countOf(was, 'failed'),
      skipped: countOf(was, 'skipped'),
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

/** Figures of the last run of a project, so that `--only` keeps the other lines. */
const remembered = ({ name }: RealProject): string => path.join(scratch, name, 'figures.json');

async function main(): Promise<void> {
  const unknown = values.only.filter((name) => !projects.some((project) => project.name === name));
  if (unknown.length > 0) throw new SetupError(`No such project: ${unknown.join(', ')}`);
  const chosen = projects.filter(({ name, aside }) =>
    values.only.length === 0 ? aside === undefined : values.only.includes(name),
  );
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
  const rest = projects.filter(({ name }) => !known.some((each) => each.name === name));
  writeFileSync(path.join('docs', 'realworld.md'), page(known, rest));
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
