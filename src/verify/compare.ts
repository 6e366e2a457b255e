/** What newly fails in a run, compared with the one on unchanged code. */

import type { Results, TestResult } from './results.ts';
import type { RunEnd } from './run.ts';

/** A run that came to an end of its own or at its time limit. */
export interface Finished {
  readonly end: Extract<RunEnd, { readonly kind: 'ended' | 'timeout' }>;
  readonly results: Results;
}

export interface Failure {
  /** Id of the test; null for the command as a whole. */
  readonly test: string | null;
  readonly now: 'failed' | 'error' | 'skipped' | 'not run';
  /** The first lines of the error and its place; of the command, the end of what it printed. */
  readonly lines: readonly string[];
}

/** What a run on unchanged code is good for. */
export type Evidence =
  | { readonly kind: 'tests'; readonly passed: ReadonlySet<string>; readonly failed: ReadonlySet<string> }
  /** No test was reported: only whether the command fails is known. */
  | { readonly kind: 'exit code' }
  | { readonly kind: 'none'; readonly why: 'no test passes' | 'the command fails' | 'the command hangs' };

export function evidenceOf({ end, results }: Finished): Evidence {
  const having = (test: (result: TestResult) => boolean) =>
    new Set([...results.tests].filter(([, result]) => test(result)).map(([id]) => id));
  const passed = having(({ status }) => status === 'passed');
  if (end.kind === 'timeout') return { kind: 'none', why: 'the command hangs' };
  if (passed.size > 0) return { kind: 'tests', passed, failed: having(hasFailed) };
  if (results.tests.size > 0) return { kind: 'none', why: 'no test passes' };
  return end.code === 0 ? { kind: 'exit code' } : { kind: 'none', why: 'the command fails' };
}

function hasFailed({ status }: TestResult): boolean {
  return status === 'failed' || status === 'error';
}

const KEPT_LINES = 8;

/**
 * Tests that passed on unchanged code and do not now, and tests that are new and fail (a module that can't be imported
 * any more is reported as one). Where no test differs, the command itself may: it hangs, or it exited with 0 and
 * doesn't now. Tests that failed before say nothing.
 *
 * @param flaky tests that pass now and then: whatever they do, it counts for nothing
 */
export function newFailures(
  before: Finished,
  evidence: Evidence,
  now: Finished,
  flaky: ReadonlySet<string>,
): readonly Failure[] {
  const failures: Failure[] = [];
  if (evidence.kind === 'tests') {
    for (const [id, { status, message }] of now.results.tests) {
      const counts = evidence.passed.has(id) ? status !== 'passed' : !before.results.tests.has(id);
      if (!counts || flaky.has(id) || status === 'passed') continue;
      if (status === 'skipped' && !evidence.passed.has(id)) continue;
      failures.push({ test: id, now: status, lines: firstLines(message) });
    }
    for (const id of evidence.passed) {
      if (now.results.tests.has(id) || flaky.has(id)) continue;
      failures.push({ test: id, now: 'not run', lines: [] });
    }
  }
  if (now.end.kind === 'timeout') failures.push(ofCommand(now.end.output, 'It did not end in time.'));
  else if (failures.length === 0 && now.end.code !== 0 && exitedWithZero(before)) {
    // Only flaky tests may have failed.
    const failed = [...now.results.tests].some(([id, result]) => hasFailed(result) && flaky.has(id));
    if (!failed) failures.push(ofCommand(now.end.output, `It ${endText(now.end)}; before, with 0.`));
  }
  return failures;
}

function exitedWithZero({ end }: Finished): boolean {
  return end.kind === 'ended' && end.code === 0;
}

function endText({ code, signal }: { readonly code: number | null; readonly signal: string | null }): string {
  return code === null ? `was ended by ${signal ?? 'a signal'}` : `exits with ${code}`;
}

function ofCommand(output: string, said: string): Failure {
  return { test: null, now: 'failed', lines: [said, ...lastLines(output)] };
}

/** The end of an output: there it says what went wrong. */
export function lastLines(text: string): readonly string[] {
  return filledLines(text).slice(-KEPT_LINES);
}

/** An error's first lines, and its last one: the place. */
function firstLines(message: string): readonly string[] {
  const lines = filledLines(message);
  return lines.length <= KEPT_LINES ? lines : [...lines.slice(0, KEPT_LINES - 1), ...lines.slice(-1)];
}

function filledLines(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  return lines.filter((line) => line !== '');
}
