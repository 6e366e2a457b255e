/** Dropped views, as reports of a migration have those that it leaves alone. */
import type { MigrationPlan, Reason, ViewReport } from '../migrate/types.ts';
import { listed } from '../report/screen.ts';
import type { Dropped } from './bisection.ts';
import type { Failure } from './compare.ts';

const SHOWN_TESTS = 3;

/** @param views reports of the views that were asked for */
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
