/** What the table says of one project. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { MigrateDocument, ScanDocument, Style, ViewReport } from '../../src/migrate/types.ts';
import { treeOf } from './environment.ts';
import type { RealProject } from './projects.ts';
import type { Outcome, SuiteRun, Violation } from './suite.ts';

export const STYLES = ['wrap', 'native'] as const satisfies readonly Style[];

/** Views of one kind. */
export interface Tally {
  readonly found: number;
  readonly ready: number;
  readonly async: number;
  /** Code -> how many views have it as their first reason. */
  readonly blocked: { readonly [code: string]: number };
}

export interface StyleFigures {
  readonly migrated: number;
  readonly passed: number;
  /** Tests that passed before and do not now. */
  readonly differences: readonly string[];
  /** What blocked the loop, each place once. */
  readonly violations: readonly string[];
  /** Migrated views that were ready by the scan and were not written. */
  readonly dropped: readonly string[];
  /** Migrated functions that the suite ran. */
  readonly reached: number;
  /** Awaited trips to a thread, and lines added or taken away, in the files of the views. */
  readonly hops: number;
  readonly lines: number;
}

export interface Figures {
  readonly name: string;
  readonly version: string;
  readonly django: string;
  readonly python: string;
  readonly note?: string | undefined;
  readonly functions: Tally;
  /** Class views with handlers (get, post, ...) in their own body. */
  readonly classes: Tally;
  /** The other class views: everything they do is inherited. */
  readonly inherited: number;
  /** The views of both kinds that are blocked, each with its first reason. */
  readonly refused: readonly string[];
  readonly before: { readonly passed: number; readonly failed: number; readonly skipped: number };
  readonly styles: { readonly [style in Style]: StyleFigures };
  readonly seconds: number;
}

const HANDLER = /^(\s+)(?:async )?def (?:get|post|put|patch|delete|head|options|trace)\(/;

/** Whether a class view has handlers in its own body, by its text. */
function hasOwnHandlers(tree: string, view: ViewReport): boolean {
  const lines = readFileSync(path.join(tree, view.file), 'utf8')
    .split('\n')
    .slice(view.line - 1);
  const start = lines.findIndex((line) => /^\s*class /.test(line));
  const indent = /^\s*/.exec(lines[start] ?? '')?.[0].length ?? 0;
  for (const line of lines.slice(start + 1)) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    if ((/^\s*/.exec(line)?.[0].length ?? 0) <= indent && !/^\s*["')\]]/.test(line)) return false;
    if (HANDLER.test(line)) return true;
  }
  return false;
}

export function tallies(project: RealProject, found: ScanDocument) {
  const tree = treeOf(project, 'before');
  const functions = found.views.filter((view) => view.kind === 'function');
  const classes = found.views.filter((view) => view.kind === 'class');
  const own = classes.filter((view) => hasOwnHandlers(tree, view));
  const refused = [...functions, ...own].filter(({ status }) => status === 'blocked').map(refusal);
  return {
    functions: tally(functions),
    classes: tally(own),
    inherited: classes.length - own.length,
    refused,
  };
}

const refusal = ({ id, reasons: [reason] }: ViewReport): string =>
  `\`${id}\` (${reason?.code}): ${reason?.message}`;

function tally(views: readonly ViewReport[]): Tally {
  const blocked: { [code: string]: number } = {};
  for (const view of views) {
    const code = view.status === 'blocked' ? view.reasons[0]?.code : undefined;
    if (code !== undefined) blocked[code] = (blocked[code] ?? 0) + 1;
  }
  const count = (status: ViewReport['status']) => views.filter((view) => view.status === status).length;
  return { found: views.length, ready: count('ready'), async: count('async'), blocked };
}

export const countOf = (run: SuiteRun, outcome: Outcome): number =>
  [...run.outcomes.values()].filter((each) => each === outcome).length;

export function styleFigures(
  found: ScanDocument,
  document: MigrateDocument,
  before: SuiteRun,
  after: SuiteRun,
): StyleFigures {
  const ready = found.views.filter((view) => view.status === 'ready');
  const skipped = new Map(document.skipped.map((each) => [each.id, each.reasons[0]?.code ?? '']));
  const dropped = ready.filter((view) => skipped.has(view.id));
  const withViews = new Set(ready.map((view) => view.file));
  const added: string[] = [];
  let lines = 0;
  for (const { diff } of document.files.filter(({ file }) => withViews.has(file))) {
    const changed = diff.split('\n').filter((line) => /^[+-](?!\+\+ |-- )/.test(line));
    lines += changed.length;
    added.push(...changed.filter((line) => line.startsWith('+')));
  }
  return {
    migrated: ready.length - dropped.length,
    passed: countOf(after, 'passed'),
    differences: [...before.outcomes]
      .filter(([test, outcome]) => outcome === 'passed' && after.outcomes.get(test) !== 'passed')
      .map(([test]) => test)
      .sort(),
    violations: [...new Set(after.violations.map(placeOf))].sort(),
    dropped: dropped.map((view) => `${view.id} ${skipped.get(view.id)}`).sort(),
    reached: after.reached.size,
    hops: added.reduce((sum, line) => sum + (line.match(/\bawait\b|\basync for\b/g)?.length ?? 0), 0),
    lines,
  };
}

const placeOf = (violation: Violation): string =>
  `${violation.file}:${violation.line} in ${violation.function}(): ${violation.call}`;
