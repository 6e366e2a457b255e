/** Which views a command is about. */
import { resolve } from 'node:path';
import type { Candidate, MigrationPlan, ViewReport } from '../migrate/types.ts';
import { listed } from '../report/screen.ts';
import type { Outcome } from './core.ts';
import type { Io } from './io.ts';
import { projectPath } from './paths.ts';
import { selectViews } from './selectors.ts';

/**
 * The views that `--view` names, else all under the paths.
 *
 * @param views all under the paths
 * @param selectors values of `--view`
 * @param paths as the user wrote them
 * @returns one sentence where there is none
 */
export function chooseViews(
  views: readonly ViewReport[],
  root: string,
  selectors: readonly string[],
  io: Io,
  paths: readonly string[],
): Outcome<readonly ViewReport[]> {
  if (selectors.length > 0) {
    return selectViews(views, selectors, (path) => projectPath(root, resolve(io.cwd, path)));
  }
  if (views.length > 0) return { ok: true, value: views };
  const where = paths.length === 0 ? root : listed(paths);
  return { ok: false, message: `No view was found in ${where}: \`django-asyncify scan\` shows what was.` };
}

/** What can't be migrated, with the reasons of the reports. */
export function blockedViews(views: readonly Candidate[]): MigrationPlan['skipped'] {
  return views.filter((view) => view.status === 'blocked').map(({ id, reasons }) => ({ id, reasons }));
}

export function idsOfReady(views: readonly Candidate[]): readonly string[] {
  return views.filter((view) => view.status === 'ready').map((view) => view.id);
}
