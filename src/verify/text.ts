/** What a verification says: each run as it ends, the verdict for eyes, for machines, and as reasons of views. */
import type { MigrateDocument, MigrationPlan, Reason, ViewReport } from '../migrate/types.ts';
import { counted, hanging, listed, printable, type Screen } from '../report/screen.ts';
import type { Dropped } from './bisection.ts';
import type { Evidence, Failure, Finished } from './compare.ts';
import type { TestStatus } from './results.ts';
import type { SessionEvent, Verified } from './session.ts';

/** One line about a run that starts, or about one that ended. */
export function eventText(event: SessionEvent): string {
  switch (event.kind) {
    case 'starts': {
      const what =
        event.views === 0
          ? 'Running the tests on unchanged code'
          : `Running the tests with ${counted(event.views, 'view')} async`;
      return event.likely === null ? what : `${what}; about ${counted(event.likely, 'run')} to go`;
    }
    case 'unchanged':
      return `Unchanged: ${resultsText(event.run)}. ${evidenceText(event.evidence)}`.trim();
    case 'again':
      return `Unchanged, once more: ${resultsText(event.run)}${event.flaky === 0 ? '' : `; ${counted(event.flaky, 'test')} passed before and not now, and count${event.flaky === 1 ? 's' : ''} for nothing`}.`;
    case 'migrated':
      return `${counted(event.views, 'view')} async: ${event.failures === 0 ? 'nothing newly fails' : `${counted(event.failures, 'new failure')}`} (${secondsText(event.run.end.seconds)}).`;
  }
}

function resultsText({ end, results }: Finished): string {
  const took = secondsText(end.seconds);
  const ending = end.kind === 'timeout' ? 'stopped at the time limit' : `exit code ${end.code ?? end.signal}`;
  if (results.tests.size === 0) return `${ending} (${took})`;
  const count = (...wanted: readonly TestStatus[]) =>
    [...results.tests.values()].filter(({ status }) => wanted.includes(status)).length;
  const parts = [
    `${count('passed')} passed`,
    ...[
      [count('failed', 'error'), 'failed'],
      [count('skipped'), 'skipped'],
    ].flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`])),
  ];
  return `${counted(results.tests.size, 'test')}, ${listed(parts)} (${took})`;
}

function evidenceText(evidence: Evidence): string {
  if (evidence.kind === 'exit code') {
    return 'No test reported its result (unittest and pytest do, where the command hands PYTHONPATH on to them): only the exit code can be compared, and nothing guards the event loop.';
  }
  if (evidence.kind === 'none' || evidence.failed.size === 0) return '';
  const some = evidence.failed.size === 1;
  return `${counted(evidence.failed.size, 'test')} ${some ? 'fails' : 'fail'} before any change: what only ${some ? 'it covers' : 'they cover'} is not verified.`;
}

/** `0.4 s`, `12 s`, `3 min 5 s`. */
export function secondsText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

const SHOWN_TESTS = 3;

/**
 * The verdict: what was kept, and for each dropped view the tests that fail with it and how.
 *
 * @param views reports of the views that were asked for
 */
export function verdictText(verified: Verified, views: readonly ViewReport[], screen: Screen): string {
  const { colors, width } = screen;
  const { dropped, plan, evidence } = verified;
  const what =
    evidence.kind === 'tests'
      ? `the ${counted(evidence.passed.size, 'test')} that passed before still ${evidence.passed.size === 1 ? 'passes' : 'pass'}`
      : 'the command still exits with 0';
  const kept = counted(plan.migrated.length, 'view');
  const head =
    plan.migrated.length === 0
      ? 'No view passes.'
      : `${kept} async: ${verified.flaky.length === 0 ? what : `${what}, but for ${counted(verified.flaky.length, 'test')} that ${verified.flaky.length === 1 ? 'passes' : 'pass'} now and then`}.`;
  const lines = [...hanging('', head, width)];
  for (const id of plan.migrated) lines.push(`  ${colors.green('kept')}     ${id}`);
  for (const { item, failures } of dropped) {
    lines.push(`  ${colors.red('dropped')}  ${item}`);
    for (const failure of failures.slice(0, SHOWN_TESTS)) {
      lines.push(`      ${failureText(failure)}`);
      for (const line of failure.lines) lines.push(`        ${printable(line)}`);
    }
    const more = failures.length - SHOWN_TESTS;
    if (more > 0) lines.push(`      and ${counted(more, 'more failure')}`);
  }
  for (const note of notes(verified, views)) lines.push(...hanging('Note: ', note, width));
  return `${lines.join('\n')}\n`;
}

function failureText({ test, now }: Failure): string {
  return test === null ? 'the test command itself' : `${printable(test)}: ${now}`;
}

/** What the tests say nothing about. */
function notes({ all, plan, evidence }: Verified, views: readonly ViewReport[]): readonly string[] {
  if (evidence.kind !== 'tests') return [];
  const said: string[] = [];
  const { imported, reached } = all.results;
  const elsewhere = [...imported.original].filter((file) => !imported.copy.has(file));
  if (elsewhere.length > 0) {
    said.push(`${listed(elsewhere)} came from your own folder, unchanged: nothing is shown about it.`);
  }
  if (reached.length === 0) {
    said.push('no test was seen to run a migrated view: that they work async is not shown.');
  }
  const unseen = unreachedViews(all, plan, views);
  if (reached.length > 0 && unseen.length > 0) {
    const some = unseen.length === 1 ? 'it works' : 'they work';
    said.push(`no test ran ${listed(unseen)}: that ${some} async is not shown.`);
  }
  return said;
}

/** Function views that no test has run. */
export function unreachedViews(
  all: Finished,
  plan: MigrationPlan,
  views: readonly ViewReport[],
): readonly string[] {
  const ran = new Set(all.results.reached.map(({ file, name }) => `${file}\n${name}`));
  const migrated = new Set(plan.migrated);
  return views
    .filter((view) => view.kind === 'function' && migrated.has(view.id))
    .filter((view) => !ran.has(`${view.file}\n${view.id.split('.').at(-1) ?? ''}`))
    .map((view) => view.id);
}

/** Dropped views as those that a migration leaves alone. */
export function droppedViews(
  dropped: readonly Dropped<string, Failure>[],
  views: readonly ViewReport[],
): MigrationPlan['skipped'] {
  const reports = new Map(views.map((view) => [view.id, view]));
  return dropped.map(({ item, failures }) => {
    const names = failures.map(({ test }) => test ?? 'the test command');
    const shown = names.length > SHOWN_TESTS ? [...names.slice(0, SHOWN_TESTS), 'others'] : names;
    const first = failures[0]?.lines[0];
    const reason: Reason = {
      code: 'DA191',
      message: `With it async, ${listed(shown)} ${names.length === 1 ? 'fails' : 'fail'}${first === undefined ? '' : `: ${first}`}`,
      file: reports.get(item)?.file ?? '',
      line: reports.get(item)?.line ?? 1,
      fix: 'Look at what fails there; the view was left out.',
    };
    return { id: item, reasons: [reason] };
  });
}

export interface VerifyDocument extends MigrateDocument {
  readonly verify: {
    readonly command: readonly string[];
    /** What was compared. */
    readonly by: 'tests' | 'exit code';
    readonly passedBefore: number;
    readonly failedBefore: readonly string[];
    readonly flaky: readonly string[];
    readonly runs: number;
    readonly seconds: number;
    readonly kept: readonly string[];
    readonly dropped: readonly { readonly id: string; readonly failures: readonly Failure[] }[];
    /** Migrated function views that no test has run. */
    readonly notRun: readonly string[];
  };
}

export function verifiedDocument(
  migration: MigrateDocument,
  verified: Verified,
  course: {
    readonly command: readonly string[];
    readonly runs: number;
    readonly seconds: number;
    readonly views: readonly ViewReport[];
  },
): VerifyDocument {
  const { evidence, flaky, plan, dropped, all } = verified;
  const byTests = evidence.kind === 'tests';
  return {
    ...migration,
    verify: {
      command: course.command,
      by: evidence.kind,
      passedBefore: byTests ? evidence.passed.size : 0,
      failedBefore: byTests ? [...evidence.failed] : [],
      flaky,
      runs: course.runs,
      seconds: Math.round(course.seconds),
      kept: plan.migrated,
      dropped: dropped.map(({ item, failures }) => ({ id: item, failures })),
      notRun: byTests ? unreachedViews(all, plan, course.views) : [],
    },
  };
}
