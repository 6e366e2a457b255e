/** Results of a run, test by test, as the Python helpers report them (see `python/django_asyncify_verify`). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type TestStatus = 'passed' | 'skipped' | 'failed' | 'error';

export interface TestResult {
  readonly status: TestStatus;
  /** What was raised, and on the last line where; empty where nothing failed. */
  readonly message: string;
}

/** A coroutine of a guarded file. */
export interface FunctionPlace {
  readonly file: string;
  readonly name: string;
}

export interface Results {
  /** Whether any Python process reported at all. */
  readonly python: boolean;
  readonly tests: ReadonlyMap<string, TestResult>;
  /** Functions that blocked the loop. */
  readonly blocking: readonly FunctionPlace[];
  /** Coroutines of guarded files that ran. */
  readonly reached: readonly FunctionPlace[];
  /** Guarded files that were imported from the copy, and those that came from the user's tree. */
  readonly imported: { readonly copy: ReadonlySet<string>; readonly original: ReadonlySet<string> };
}

/** Reads the files of all processes of one run. A line that a killed process left half written is passed over. */
export function readResults(folder: string): Results {
  const lines = readdirSync(folder)
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  return gatherResults(lines);
}

const RANK: Readonly<Record<TestStatus, number>> = { passed: 0, skipped: 1, failed: 2, error: 3 };

export function gatherResults(lines: readonly string[]): Results {
  let python = false;
  const tests = new Map<string, TestResult>();
  const blocking: FunctionPlace[] = [];
  const reached: FunctionPlace[] = [];
  const copy = new Set<string>();
  const original = new Set<string>();
  for (const line of lines) {
    const entry = parseLine(line);
    if (entry === null) continue;
    if (entry.kind === 'start') python = true;
    else if (entry.kind === 'violation' || entry.kind === 'reached') {
      const place = { file: textOf(entry.file), name: textOf(entry.function) };
      (entry.kind === 'violation' ? blocking : reached).push(place);
    } else if (entry.kind === 'modules') {
      for (const file of textsOf(entry.copy)) copy.add(file);
      for (const file of textsOf(entry.original)) original.add(file);
    } else if (entry.kind === 'test' && isStatus(entry.status)) {
      const id = textOf(entry.id);
      const known = tests.get(id);
      // Phases of a test, its subtests, and processes that report the same test.
      if (known === undefined || RANK[known.status] < RANK[entry.status]) {
        tests.set(id, { status: entry.status, message: textOf(entry.message) });
      }
    }
  }
  return { python, tests, blocking, reached, imported: { copy, original } };
}

function parseLine(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const entry: unknown = JSON.parse(line);
    return isRecord(entry) ? entry : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStatus(value: unknown): value is TestStatus {
  return typeof value === 'string' && Object.hasOwn(RANK, value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
