/** Runs a project's own suite and gives what every test did, and what the guard saw on the event loop. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError, type State, scratch, treeOf } from './environment.ts';
import type { RealProject } from './projects.ts';

/** The helpers that `verify` puts on the path of a test command; their documentation is in their `__init__.py`. */
const helpers = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../src/verify/python');

export type Outcome = 'passed' | 'skipped' | 'failed';

export interface Violation {
  readonly test: string | null;
  readonly file: string;
  readonly line: number;
  readonly function: string;
  readonly call: string;
}

export interface SuiteRun {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** The end of what each failed test said. */
  readonly messages: ReadonlyMap<string, string>;
  readonly violations: readonly Violation[];
  /** Coroutines of guarded files that ran, `file:line`. */
  readonly reached: ReadonlySet<string>;
  readonly output: string;
}

/** A suite that takes longer hangs. */
const LIMIT = 180 * 60_000;

/** @param guarded files (in the tree) whose coroutines must not block the loop */
export async function runSuite(
  project: RealProject,
  environment: string,
  state: State,
  guarded: readonly string[],
): Promise<SuiteRun> {
  const folder = path.join(scratch, project.name, state);
  const report = path.join(folder, 'report');
  // Suites leave files there under names of their own choice, and the three runs go on side by side.
  const temporary = path.join(folder, 'tmp');
  for (const each of [report, temporary]) {
    rmSync(each, { recursive: true, force: true });
    mkdirSync(each, { recursive: true });
  }
  const tree = treeOf(project, state);
  const files = guarded.map((file) => path.join(tree, file));
  const settings = path.join(folder, 'settings.json');
  writeFileSync(
    settings,
    JSON.stringify({ report, root: tree, guard: { files, except: [], fails: false }, redirect: null }),
  );
  const bin = path.join(environment, 'bin');
  const output = await execute(path.join(bin, 'python'), project.test, {
    cwd: path.join(tree, project.folder ?? ''),
    env: {
      PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
      HOME: folder,
      TMPDIR: temporary,
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      PYTHONHASHSEED: '0',
      PYTHONDONTWRITEBYTECODE: '1',
      VIRTUAL_ENV: environment,
      PYTHONPATH: [helpers, tree, ...(project.path ?? []).map((each) => path.join(tree, each))].join(
        path.delimiter,
      ),
      ASYNCIFY_VERIFY: settings,
      ...project.variables,
    },
  });
  writeFileSync(path.join(folder, 'output.txt'), output);
  const found = read(report, output);
  if (found.outcomes.size === 0)
    throw new SetupError(`No test of ${project.name} ran:\n${output.split('\n').slice(-15).join('\n')}`);
  return found;
}

interface Setting {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

function execute(command: string, args: readonly string[], { cwd, env }: Setting): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT);
    child.on('error', reject);
    child.on('close', (_, signal) => {
      clearTimeout(timer);
      const text = Buffer.concat(parts).toString('utf8');
      resolve(signal === null ? text : `${text}\nended by ${signal}`);
    });
  });
}

function read(folder: string, output: string): SuiteRun {
  const outcomes = new Map<string, Outcome>();
  const messages = new Map<string, string>();
  const violations: Violation[] = [];
  const reached = new Set<string>();
  for (const name of readdirSync(folder).sort()) {
    for (const text of readFileSync(path.join(folder, name), 'utf8').split('\n')) {
      if (text === '') continue;
      const line = JSON.parse(text);
      if (line.kind === 'violation') violations.push(line);
      if (line.kind === 'reached') reached.add(`${line.file}:${line.line}`);
      if (line.kind !== 'test') continue;
      const outcome: Outcome = line.status === 'error' ? 'failed' : line.status;
      const known = outcomes.get(line.id);
      if (known === undefined || rank(outcome) > rank(known)) outcomes.set(line.id, outcome);
      if (outcome === 'failed') messages.set(line.id, line.message);
    }
  }
  return { outcomes, messages, violations, reached, output };
}

/** A test can have several lines (phases, subtests): the worst counts. */
const rank = (outcome: Outcome): number => ['passed', 'skipped', 'failed'].indexOf(outcome);
