/** Runs the test command in the copy, with the texts of a plan in it, and reads what the tests reported. */
import { resolve } from 'node:path';
import type { FileChange } from '../migrate/types.ts';
import { createApplier } from './apply.ts';
import { commandInCopy } from './command.ts';
import { installHelpers, prepareRun } from './helpers.ts';
import { readResults } from './results.ts';
import { runCommand } from './run.ts';
import type { Scratch } from './scratch.ts';
import type { RunGuard, RunResult } from './session.ts';

export interface RunnerInput {
  readonly scratch: Scratch;
  /** Root of the project, of the user's. Symbolic links resolved, as in `cwd`. */
  readonly root: string;
  /** Where the user runs the command. */
  readonly cwd: string;
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Files that are guarded, relative to the root. */
  readonly guarded: readonly string[];
  /** Whether what blocks fails a test. */
  readonly guardFails: boolean;
  /** Seconds a run may take; null: ten times the first one, five minutes at least. */
  readonly timeout: number | null;
  readonly bytesOf: (file: string) => Uint8Array;
  readonly signal: AbortSignal;
}

export interface Runner {
  run(changes: readonly FileChange[], guard: RunGuard): Promise<RunResult>;
  runs(): number;
  /** Seconds that the last run took. */
  lastSeconds(): number;
}

const LEAST_TIMEOUT = 300;
const TIMEOUT_FACTOR = 10;

export function createRunner(input: RunnerInput): Runner {
  const { scratch, signal } = input;
  const root = scratch.mapped(input.root);
  // A command that is run from outside of the project is run in its root.
  const cwd = scratch.mapped(input.cwd) === input.cwd ? root : scratch.mapped(input.cwd);
  const command = commandInCopy(input.command, input.cwd, scratch);
  const helpers = installHelpers(scratch);
  const applier = createApplier(root, input.bytesOf);
  const files = input.guarded.map((file) => resolve(root, file));
  let runs = 0;
  let lastSeconds = 0;
  let seconds = input.timeout;
  return {
    async run(changes, { except, fails }) {
      applier.apply(changes);
      runs += 1;
      const guard = { files, except, fails: fails && input.guardFails };
      const { report, env } = prepareRun(scratch, helpers, runs, root, guard, { ...input.env, PWD: cwd });
      const end = await runCommand({ command, cwd, env, seconds, signal });
      if (end.kind === 'stopped' || end.kind === 'not started') return end;
      lastSeconds = end.seconds;
      seconds ??= Math.max(LEAST_TIMEOUT, end.seconds * TIMEOUT_FACTOR);
      return { kind: 'finished', run: { end, results: readResults(report) } };
    },
    runs: () => runs,
    lastSeconds: () => lastSeconds,
  };
}
