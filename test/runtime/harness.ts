/** Runs a Django project over ASGI before and after migration and compares what every request did. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MigrateDocument, ScanDocument, Style } from '../../src/migrate/types.ts';
import { builtProgram, type Environment, prepareEnvironment, repository } from './environment.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One HTTP request; the requests of a case share their cookies. */
export interface RuntimeRequest {
  /** `GET` when not given. */
  readonly method?: string;
  /** With the query string. */
  readonly path: string;
  /** Form fields. */
  readonly data?: { readonly [name: string]: string | readonly string[] };
  readonly json?: Json;
  /** Raw body, `contentType` being `text/plain` when not given. */
  readonly body?: string;
  readonly contentType?: string;
  /** Uploads: field -> file name and text. */
  readonly files?: { readonly [name: string]: readonly [string, string] };
  readonly headers?: { readonly [name: string]: string };
  /** Name of the user to log in before the request. */
  readonly user?: string;
  /** Put into the session before the request. */
  readonly session?: { readonly [key: string]: Json };
}

export interface RuntimeCase {
  readonly name: string;
  readonly requests: readonly RuntimeRequest[];
}

/** How a project is set up; its folder holds `manage.py`. */
export interface ProjectPlan {
  readonly settings: string;
  /** ASGI when not given. */
  readonly server?: 'asgi' | 'wsgi';
  /** Management commands that fill the database, after `migrate`. */
  readonly populate: readonly string[];
  /** Folders whose files are put back before each case and compared after it. */
  readonly fileRoots: readonly string[];
  /** Environment variable -> path behind the URL of the server that plays the outside world. */
  readonly outsideVariables: { readonly [name: string]: string };
}

export interface RuntimeResponse {
  readonly hang?: boolean;
  readonly status?: number | null;
  readonly headers?: { readonly [name: string]: string };
  readonly cookies?: { readonly [name: string]: Json };
  readonly body?: string;
  /** What came out of the application itself: a stream that broke, for instance. */
  readonly crash?: string | null;
  /** Exceptions that Django answered with a 500. */
  readonly raised?: readonly string[];
}

export interface GuardEvent {
  readonly kind: string;
  readonly what: string;
  readonly at: string;
}

export interface CaseResult {
  readonly name: string;
  /** The process had to be ended: the stacks it had. */
  readonly dead?: string;
  readonly responses?: readonly RuntimeResponse[];
  readonly events?: readonly GuardEvent[];
  readonly unawaited?: readonly string[];
  readonly loopErrors?: readonly string[];
  readonly messages?: Json;
  readonly logged?: Json;
  readonly printed?: string;
  readonly slept?: Json;
  readonly queries?: readonly string[];
  readonly outside?: Json;
  readonly database?: { readonly [table: string]: readonly Json[] };
  readonly files?: Json;
  readonly mail?: Json;
}

export type Run = ReadonlyMap<string, CaseResult>;

export interface Difference {
  readonly case: string;
  readonly what: string;
}

/** Seconds after which a request that was not answered is cut off as a hang. */
const REQUEST_TIMEOUT = 15;

/** Copies a project of the repository into a scratch folder of its own. */
export function copyProject(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `asyncify-${path.basename(name)}-`));
  cpSync(path.join(repository, name), folder, {
    recursive: true,
    filter: (source) => !/__pycache__|\.sqlite3$|\.runtime$/.test(source),
  });
  return folder;
}

export function removeProject(folder: string): void {
  if (process.env.RUNTIME_KEEP === undefined) rmSync(folder, { recursive: true, force: true });
}

interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The fixtures ask for one Django; the tests may be run with another. */
function versionOption(): string[] {
  const django = process.env.RUNTIME_DJANGO;
  return django === undefined ? [] : ['--django', django];
}

/** Runs the built program in a folder. */
export function runProgram(folder: string, args: readonly string[]): Finished {
  const done = spawnSync(process.execPath, [builtProgram(), ...args, ...versionOption()], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status: done.status, stdout: done.stdout, stderr: done.stderr };
}

function readJson<T extends { readonly schema: 1 }>(
  done: Finished,
  isDocument: (value: unknown) => value is T,
): T {
  let value: unknown;
  try {
    value = JSON.parse(done.stdout);
  } catch {
    throw new Error(`No JSON came out (exit ${done.status}):\n${done.stderr || done.stdout}`);
  }
  if (!isDocument(value)) throw new Error(`Not the document that was expected: ${done.stdout.slice(0, 300)}`);
  return value;
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value;
}

/** The `scan --json` document of a project. */
export function scanProject(folder: string): ScanDocument {
  return readJson(runProgram(folder, ['scan', '--json']), (value): value is ScanDocument =>
    hasKey(value, 'views'),
  );
}

/** Migrates every ready view of a project in place, with further options. */
export function migrateProject(
  folder: string,
  style: Style,
  options: readonly string[] = ['--all'],
): MigrateDocument {
  const args = ['migrate', ...options, '--yes', '--json', '--style', style, '--allow-dirty'];
  return readJson(runProgram(folder, args), (value): value is MigrateDocument => hasKey(value, 'skipped'));
}

/** Runs Python on a file of `test/runtime/python`, or with `-m`/`manage.py` arguments, in a folder. */
export function runPython(python: string, folder: string, args: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONIOENCODING: 'utf-8',
      // Sets of texts come in the same order in every run.
      PYTHONHASHSEED: '0',
    };
    const child = spawn(python, args, { cwd: folder, env });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('close', (status) =>
      resolve({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

/**
 * Files of a migrated project that Python no longer compiles, with its reason. They are put back as they were in the
 * fixture, so that the rest of the project can still be served.
 */
export async function putBackBroken(
  python: string,
  folder: string,
  fixture: string,
  files: readonly string[],
): Promise<string> {
  const program = path.join(repository, 'test', 'runtime', 'python', 'compiles.py');
  const original = path.join(repository, fixture);
  const [before, after] = await Promise.all(
    [original, folder].map(async (where) => {
      const done = await runPython(python, where, [program, ...files]);
      return done.stdout.split('\n').filter(Boolean);
    }),
  );
  const fileOf = (line: string) => line.slice(0, line.indexOf('\t'));
  const known = new Set((before ?? []).map(fileOf));
  const broken = (after ?? []).filter((line) => !known.has(fileOf(line)));
  for (const file of broken.map(fileOf)) cpSync(path.join(original, file), path.join(folder, file));
  return broken.join('\n');
}

/** Which of the views are not async as Django sees them, one a line; empty when all are. */
export async function notAsync(
  python: string,
  folder: string,
  settings: string,
  views: readonly string[],
): Promise<string> {
  const program = path.join(repository, 'test', 'runtime', 'python', 'coroutines.py');
  const done = await runPython(python, folder, [program, settings, ...views]);
  return done.stderr + done.stdout;
}

function readResults(file: string): CaseResult[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line): CaseResult => JSON.parse(line));
}

/**
 * Serves the project in one Python process and sends it every case. A process that had to be ended (a view blocked the
 * loop for good) is started again for the cases that are left.
 *
 * @throws when the driver itself fails, with what it wrote to standard error
 */
export async function runCases(
  python: string,
  folder: string,
  plan: ProjectPlan,
  cases: readonly RuntimeCase[],
  requestTimeout = REQUEST_TIMEOUT,
): Promise<Run> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'asyncify-run-'));
  const planFile = path.join(scratch, 'plan.json');
  const resultFile = path.join(scratch, 'results.jsonl');
  const driver = path.join(repository, 'test', 'runtime', 'python', 'drive.py');
  const run = new Map<string, CaseResult>();
  try {
    for (;;) {
      const left = cases.filter((each) => !run.has(each.name));
      if (left.length === 0) return run;
      const whole = { ...plan, project: folder, timeout: requestTimeout, cases: left };
      writeFileSync(planFile, JSON.stringify(whole));
      const done = await runPython(python, folder, [driver, planFile, resultFile]);
      const before = run.size;
      for (const result of readResults(resultFile)) run.set(result.name, result);
      if (run.size === before) throw new Error(`The driver failed (exit ${done.status}):\n${done.stderr}`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What is wrong with a case by itself: something blocked the loop, hung, was not awaited. */
export function problemsOf(result: CaseResult): string[] {
  if (result.dead !== undefined) return [`hang of the whole loop:\n${result.dead}`];
  return [
    // One call may wait a dozen times: once for each kind and place is enough.
    ...new Map(
      (result.events ?? [])
        .toReversed()
        .map((event) => [
          `${event.kind} ${event.at}`,
          `${event.kind} on the loop: ${event.what}, at ${event.at}`,
        ]),
    ).values(),
    ...(result.unawaited ?? []),
    ...(result.loopErrors ?? []),
    ...(result.responses ?? []).flatMap((response, index) =>
      response.hang === true ? [`hang: request ${index + 1} was not answered`] : [],
    ),
  ];
}

/** Parts of a result that must not change; the number of queries may. */
const COMPARED = ['messages', 'logged', 'printed', 'slept', 'outside', 'database', 'files', 'mail'] as const;

/** Where two JSON values differ, as `path: before -> after` lines, at most `limit`. */
function differences(before: unknown, after: unknown, at: string, limit = 6): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;
  if (isTree(before) && isTree(after) && Array.isArray(before) === Array.isArray(after)) {
    const [left, right] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
    return [...new Set([...left.keys(), ...right.keys()])]
      .flatMap((key) => differences(left.get(key), right.get(key), `${at}.${key}`, limit))
      .slice(0, limit);
  }
  const show = (value: unknown) => {
    const text = JSON.stringify(value) ?? 'nothing';
    return text.length > 1500 ? `${text.slice(0, 1500)}...` : text;
  };
  return [`${at}:\n    before: ${show(before)}\n    after:  ${show(after)}`];
}

/** What a case did otherwise after than before; and what is wrong with the case after, by itself. */
export function compareRuns(before: Run, after: Run): Difference[] {
  const found: Difference[] = [];
  for (const [name, old] of before) {
    const now = after.get(name);
    const report = (what: string) => found.push({ case: name, what });
    if (now === undefined) {
      report('was not run');
      continue;
    }
    problemsOf(now).forEach(report);
    differences(old.responses, now.responses, 'responses').forEach(report);
    for (const part of COMPARED) differences(old[part], now[part], part).forEach(report);
  }
  return found;
}

/** One text for an assertion's message. */
export function readable(found: readonly Difference[]): string {
  const names = [...new Set(found.map((each) => each.case))];
  const whats = (name: string) => found.filter((each) => each.case === name).map((each) => `  ${each.what}`);
  return names.map((name) => [name, ...whats(name)].join('\n')).join('\n\n');
}

/**
 * Declares runtime tests: run where a Python and Django can be had; elsewhere skipped loudly, and with `CI=true` failed.
 */
export function describeRuntime(
  name: string,
  tests: (environment: Environment & { ok: true }) => void,
): void {
  const environment = prepareEnvironment();
  if (environment.ok) {
    describe(name, () => tests(environment));
    return;
  }
  const sentence = `RUNTIME TESTS NOT RUN: ${name}: ${environment.reason}`;
  if (process.env.CI === 'true') {
    it(name, () => expect.fail(sentence));
    return;
  }
  process.stderr.write(`\n${'!'.repeat(80)}\n${sentence}\n${'!'.repeat(80)}\n`);
  it.skip(sentence, () => undefined);
}
