/** The course of a verification: tests on unchanged code, tests on all views migrated, and the search for the guilty. */
import type { FileChange, MigrationPlan } from '../migrate/types.ts';
import { type Dropped, largestPassing, type Verdict } from './bisection.ts';
import { type Evidence, evidenceOf, type Failure, type Finished, newFailures } from './compare.ts';
import type { FunctionPlace } from './results.ts';

export interface SessionInput {
  /** Views to migrate. */
  readonly ids: readonly string[];
  readonly plan: (ids: readonly string[]) => MigrationPlan;
  /** Runs the tests with these changes in the copy. */
  readonly run: (changes: readonly FileChange[], guard: RunGuard) => Promise<RunResult>;
  readonly tell: (event: SessionEvent) => void;
}

/** What the guard does in a run: on unchanged code it only takes note of what blocks already. */
export interface RunGuard {
  readonly except: readonly FunctionPlace[];
  readonly fails: boolean;
}

export type RunResult =
  | { readonly kind: 'finished'; readonly run: Finished }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'not started'; readonly message: string };

export type SessionEvent =
  | { readonly kind: 'unchanged'; readonly run: Finished; readonly evidence: Evidence }
  | { readonly kind: 'again'; readonly run: Finished; readonly flaky: number }
  | {
      readonly kind: 'migrated';
      readonly run: Finished;
      readonly views: number;
      readonly failures: number;
    }
  /** Before a run: how many are likely to come, it included; null before it is known whether any must. */
  | { readonly kind: 'starts'; readonly views: number; readonly likely: number | null };

export interface Verified {
  readonly kind: 'verified';
  readonly evidence: Exclude<Evidence, { readonly kind: 'none' }>;
  readonly before: Finished;
  /** The run with every view migrated. */
  readonly all: Finished;
  /** Tests that fail now and then on unchanged code. */
  readonly flaky: readonly string[];
  readonly kept: readonly string[];
  readonly plan: MigrationPlan;
  readonly dropped: readonly Dropped<string, Failure>[];
}

export type SessionResult =
  | Verified
  /** Unchanged, the tests tell nothing. */
  | {
      readonly kind: 'no evidence';
      readonly why: Extract<Evidence, { readonly kind: 'none' }>['why'];
      readonly run: Finished;
    }
  /** The tests did not run the copy but the user's tree. */
  | { readonly kind: 'elsewhere'; readonly files: readonly string[] }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'not started'; readonly message: string };

/** Everything that runs, writes or prints is handed in. */
export async function verifyViews(input: SessionInput): Promise<SessionResult> {
  const { ids, tell } = input;
  tell({ kind: 'starts', views: 0, likely: null });
  const first = await input.run([], { except: [], fails: false });
  if (first.kind !== 'finished') return first;
  const before = first.run;
  const evidence = evidenceOf(before);
  tell({ kind: 'unchanged', run: before, evidence });
  if (evidence.kind === 'none') return { kind: 'no evidence', why: evidence.why, run: before };

  // What blocks in coroutines that were there before is not the migration's doing.
  const guard: RunGuard = { except: before.results.blocking, fails: true };
  const plan = input.plan(ids);
  tell({ kind: 'starts', views: plan.migrated.length, likely: null });
  const whole = await input.run(plan.files, guard);
  if (whole.kind !== 'finished') return whole;
  const all = whole.run;
  const { copy, original } = all.results.imported;
  if (original.size > 0 && copy.size === 0) return { kind: 'elsewhere', files: [...original] };
  let flaky: ReadonlySet<string> = new Set();
  let failures = newFailures(before, evidence, all, flaky);
  tell({ kind: 'migrated', run: all, views: plan.migrated.length, failures: failures.length });
  if (failures.length > 0) {
    tell({ kind: 'starts', views: 0, likely: null });
    const second = await input.run([], { except: [], fails: false });
    if (second.kind !== 'finished') return second;
    flaky = unsteady(newFailures(before, evidence, second.run, flaky));
    tell({ kind: 'again', run: second.run, flaky: flaky.size });
    failures = newFailures(before, evidence, all, flaky);
  }
  const base = { kind: 'verified', evidence, before, all, flaky: [...flaky] } as const;
  if (failures.length === 0) return { ...base, kept: ids, plan, dropped: [] };

  // Sets of views that come to the same texts are tried once.
  const answers = new Map([[textsKey(plan), failing(failures)]]);
  let notStarted: string | null = null;
  let likely = 0;
  const ask = async (set: readonly string[]): Promise<Verdict<Failure>> => {
    const tried = input.plan(set);
    const key = textsKey(tried);
    const known = tried.files.length === 0 ? PASSES : answers.get(key);
    if (known !== undefined) return known;
    tell({ kind: 'starts', views: tried.migrated.length, likely });
    const result = await input.run(tried.files, guard);
    if (result.kind === 'not started') notStarted = result.message;
    if (result.kind !== 'finished') return { kind: 'stopped' };
    const found = newFailures(before, evidence, result.run, flaky);
    tell({ kind: 'migrated', run: result.run, views: tried.migrated.length, failures: found.length });
    const verdict = found.length === 0 ? PASSES : failing(found);
    answers.set(key, verdict);
    return verdict;
  };
  const bisection = await largestPassing(ids, ask, (questions) => {
    likely = questions;
  });
  if (notStarted !== null) return { kind: 'not started', message: notStarted };
  if (bisection.kind === 'stopped') return { kind: 'stopped' };
  const { kept, dropped } = bisection;
  return { ...base, kept, plan: input.plan(kept), dropped };
}

const PASSES: Verdict<Failure> = { kind: 'passes' };

function failing(failures: readonly Failure[]): Verdict<Failure> {
  return { kind: 'fails', failures };
}

function textsKey(plan: MigrationPlan): string {
  return JSON.stringify(plan.files.map(({ file, after }) => [file, after]));
}

function unsteady(failures: readonly Failure[]): ReadonlySet<string> {
  return new Set(failures.flatMap(({ test }) => (test === null ? [] : [test])));
}
