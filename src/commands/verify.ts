/** `verify`: migrate in a scratch copy, run the tests before and after, keep what passes. The user's tree stays as it is. */
import { existsSync, realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { MigrationPlan, ViewReport } from '../migrate/types.ts';
import { jsonText, migrateDocument } from '../report/json.ts';
import { listed, truncate } from '../report/screen.ts';
import { textPatch } from '../review/patch.ts';
import {
  createRunner,
  droppedViews,
  eventText,
  lastLines,
  openScratch,
  type Scratch,
  type SessionEvent,
  type SessionResult,
  secondsText,
  type Verified,
  verdictText,
  verifiedDocument,
  verifyViews,
} from '../verify/index.ts';
import type { Core, ProjectRequest } from './core.ts';
import type { Io } from './io.ts';
import { EXIT, progress, refuse, say } from './messages.ts';
import { outputProblem, type Run, saveOutputs, tellFindings, tellSkipped } from './outputs.ts';
import { patchPaths } from './paths.ts';
import { blockedViews, chooseViews, idsOfReady } from './selection.ts';

export interface VerifyOptions {
  readonly view: readonly string[];
  readonly patch: string | null;
  readonly report: string | null;
  readonly json: boolean;
  readonly guard: boolean;
  /** Seconds a run may take; null: ten times the first one, five minutes at least. */
  readonly timeout: number | null;
  /** Paths that the copy does without. */
  readonly without: readonly string[];
  readonly command: readonly string[];
}

const NO_COMMAND =
  'verify wants the test command after --, as in: django-asyncify verify --all -- python manage.py test';

export async function verify(
  request: ProjectRequest,
  options: VerifyOptions,
  io: Io,
  core: Core,
): Promise<number> {
  if (options.command.length === 0) return refuse(io, NO_COMMAND);
  if (options.patch === '-' && options.json) {
    return refuse(io, '--json and --patch - both want standard output: give --patch a file.');
  }
  const missing = options.without.filter((path) => !existsSync(resolve(io.cwd, path)));
  if (missing.length > 0) return refuse(io, `No such file or folder for --without: ${listed(missing)}`);
  const unwritable = outputProblem({ ...options, cwd: io.cwd });
  if (unwritable !== null) return refuse(io, unwritable);
  const done = progress(io, 'Reading the project …');
  const opened = await core.open(request);
  if (!opened.ok) {
    done();
    return refuse(io, opened.message);
  }
  const { engine, targets } = opened.value;
  const views = engine.views(targets);
  done();
  tellFindings(opened.value, io);
  const chosen = chooseViews(views, engine.project.root, options.view, io, request.paths);
  if (!chosen.ok) return refuse(io, chosen.message);
  const ids = idsOfReady(chosen.value);
  const run: Run = {
    engine,
    candidates: views,
    options: {
      ...options,
      // Standard output carries the patch unless something else was asked for.
      patch: options.patch ?? (options.json ? null : '-'),
      all: options.view.length === 0,
      middleware: false,
      yes: false,
      dryRun: false,
      check: false,
      allowDirty: false,
    },
    io,
    core,
    pathOf: patchPaths(engine.project.root),
  };
  const left = blockedViews(chosen.value);
  const plan = ids.length === 0 ? null : engine.plan(ids);
  if (plan === null || plan.files.length === 0) {
    tellSkipped(run, chosen.value, [...left, ...(plan?.skipped ?? [])]);
    return refuse(io, 'No view can be made async here: there is nothing to verify.');
  }
  const course = await verification(run, options, ids, plan);
  if (typeof course === 'number') return course;
  const { result, runs, seconds } = course;
  if (result.kind !== 'verified') return refused(result, options, io);
  return conclude(run, options, result, { runs, seconds, chosen: chosen.value, left });
}

interface Course {
  readonly result: SessionResult;
  readonly runs: number;
  readonly seconds: number;
}

/** Makes the copy, runs the session in it and removes it. A number is the exit code of a run that was stopped. */
async function verification(
  run: Run,
  options: VerifyOptions,
  ids: readonly string[],
  whole: MigrationPlan,
): Promise<Course | number> {
  const { engine, io } = run;
  const started = performance.now();
  const abort = new AbortController();
  let stoppedWith: number | null = null;
  const off = io.onInterrupt((code) => {
    // Told a second time: the copy goes and the tests are killed as this process ends.
    if (stoppedWith !== null) io.exit(code);
    stoppedWith = code;
    say(io, '\nStopping the tests and removing the copy …');
    abort.abort();
  });
  let scratch: Scratch | null = null;
  const stopped = () => {
    say(io, 'Interrupted: nothing was written.');
    return stoppedWith ?? EXIT.interrupted;
  };
  try {
    const done = progress(io, 'Copying the project …');
    const { root } = engine.project;
    const leaveOut = options.without.map((path) => resolve(io.cwd, path));
    const made = await openScratch(root, leaveOut, abort.signal);
    done();
    if (made.kind === 'stopped') return stopped();
    if (made.kind === 'failed') return refuse(io, made.message);
    scratch = made.scratch;
    if (scratch.withoutGit !== null) {
      say(io, `The copy is a plain folder (${scratch.withoutGit}): tests that ask git find nothing.`);
    }
    const changed = whole.files.map(({ file }) => file);
    const realRoot = realpathSync(root);
    const copied = scratch.mapped(realRoot);
    const outside = changed.filter((file) => scratch?.holds(resolve(copied, file)) === false);
    if (outside.length > 0) return refuse(io, notInCopy(outside, root, leaveOut));
    const runner = createRunner({
      scratch,
      root: realRoot,
      cwd: realpathSync(io.cwd),
      command: options.command,
      env: io.env,
      guarded: changed,
      guardFails: options.guard,
      timeout: options.timeout,
      bytesOf: (file) => engine.project.files.bytes(file) ?? new Uint8Array(),
      signal: abort.signal,
    });
    const result = await verifyViews({
      ids,
      plan: (set) => engine.plan(set),
      run: runner.run,
      tell: teller(io, started, runner.lastSeconds),
    });
    if (result.kind === 'stopped' || abort.signal.aborted) return stopped();
    return { result, runs: runner.runs(), seconds: (performance.now() - started) / 1000 };
  } finally {
    release(scratch, io);
    off();
  }
}

/** Removes the copy; says where it lies if that can't be done. */
function release(scratch: Scratch | null, io: Io): void {
  if (scratch === null || scratch.release()) return;
  say(io, `The copy could not be removed: remove ${scratch.folder} by hand.`);
}

/** @param files with views to migrate that the copy does not hold */
function notInCopy(files: readonly string[], root: string, leaveOut: readonly string[]): string {
  const isLeftOut = files.some((file) => leaveOut.some((path) => isInside(resolve(root, file), path)));
  const why = isLeftOut ? '--without leaves it out' : 'a symbolic link there leads out of the project';
  return `${listed(files)} can't be tried in a copy: ${why}. Name the views of other files with --view.`;
}

function isInside(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder + sep);
}

/** Tells of each run; `started` as `performance.now()` gives it. */
function teller(io: Io, started: number, lastSeconds: () => number): (event: SessionEvent) => void {
  let done = () => {};
  return (event) => {
    done();
    const elapsed = secondsText((performance.now() - started) / 1000);
    const line = `[${elapsed}] ${eventText(event)}`;
    done = () => {};
    if (event.kind !== 'starts') return say(io, line);
    const togo = event.likely === null ? '' : ` (${secondsText(event.likely * lastSeconds())})`;
    // What is wider than the terminal could not be taken back.
    done = progress(io, truncate(`${line}${togo} …`, io.err.screen().width - 1));
    if (event.likely !== null && !io.err.terminal) say(io, line + togo);
  };
}

const NO_EVIDENCE = {
  'no test passes': 'Before anything is changed no test passes, so the tests can show nothing',
  'the command fails':
    'Before anything is changed the test command fails without telling of any test, so it can show nothing',
  'the command hangs': 'Before anything is changed the test command does not end in time',
} as const;

function refused(result: Exclude<SessionResult, Verified>, options: VerifyOptions, io: Io): number {
  switch (result.kind) {
    case 'no evidence': {
      const output = lastLines(result.run.end.output);
      if (output.length > 0) say(io, `The end of what it printed:\n  ${output.join('\n  ')}`);
      return refuse(io, `${NO_EVIDENCE[result.why]}: ${options.command.join(' ')}`);
    }
    case 'elsewhere':
      return refuse(
        io,
        `The tests did not import ${listed(result.files)} from the copy but from your own folder, so they can show nothing: run them without installing the project, or so that its installation is found in the folder they run in.`,
      );
    case 'not started':
      return refuse(io, `The test command can't be started (${result.message}).`);
    case 'stopped':
      return EXIT.interrupted;
  }
}

function conclude(
  run: Run,
  options: VerifyOptions,
  verified: Verified,
  {
    runs,
    seconds,
    chosen,
    left,
  }: {
    readonly runs: number;
    readonly seconds: number;
    readonly chosen: readonly ViewReport[];
    readonly left: MigrationPlan['skipped'];
  },
): number {
  const { io } = run;
  const views = run.candidates.filter((each) => each.kind !== 'middleware');
  const { plan, dropped } = verified;
  const skipped = [...left, ...droppedViews(dropped, views), ...plan.skipped];
  const saved = saveOutputs(run, plan, skipped);
  if (saved !== null) return refuse(io, saved);
  tellSkipped(run, chosen, [...left, ...plan.skipped]);
  const carriesPatch = run.options.patch === '-';
  const text = verdictText(verified, views, (carriesPatch || options.json ? io.err : io.out).screen());
  if (carriesPatch || options.json) io.err.write(text);
  else io.out.write(text);
  if (options.json) {
    const migration = migrateDocument(plan, skipped, (change) =>
      textPatch(run.pathOf(change.file), change.before, change.after),
    );
    const course = { command: options.command, runs, seconds, views };
    io.out.write(jsonText(verifiedDocument(migration, verified, course)));
  }
  return dropped.length > 0 ? EXIT.found : EXIT.done;
}
