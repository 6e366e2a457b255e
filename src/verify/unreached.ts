/** Which migrated views the tests say nothing about. */
import type { MigrationPlan, ViewReport } from '../migrate/types.ts';
import type { Finished } from './compare.ts';

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
