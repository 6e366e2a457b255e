/** One line for each run of the tests, as it starts and as it ends. */
import { counted, listed } from '../report/screen.ts';
import type { Evidence, Finished } from './compare.ts';
import type { TestStatus } from './results.ts';
import type { SessionEvent } from './session.ts';

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
