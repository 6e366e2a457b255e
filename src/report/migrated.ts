/** What a plan comes to, in words: `2 views and 1 middleware`. */
import type { MigrationPlan } from '../migrate/types.ts';
import { counted } from './screen.ts';

/** @param isMiddleware for each of them whether it is a middleware, else it is a view */
export function whatText(isMiddleware: readonly boolean[]): string {
  const middleware = isMiddleware.filter((each) => each).length;
  const views = isMiddleware.length - middleware;
  if (middleware === 0) return counted(views, 'view');
  const entries = counted(middleware, 'middleware', 'middleware');
  return views === 0 ? entries : `${counted(views, 'view')} and ${entries}`;
}

/** What the plan migrates. */
export function migratedText({ migrated, trips }: MigrationPlan): string {
  return whatText(migrated.map((id) => trips?.has(id) === true));
}

/** What would come of it: a view becomes async, a middleware works in both modes. */
export function becomesText(plan: MigrationPlan): string {
  const { views, middleware } = partsOf(plan);
  const parts: string[] = [];
  if (views > 0 || middleware === 0) parts.push(`${counted(views, 'view')} would become async`);
  if (middleware > 0)
    parts.push(`${counted(middleware, 'middleware', 'middleware')} would work in both modes`);
  return parts.join(' and ');
}

/** What has come of it. */
export function madeText(plan: MigrationPlan): string {
  const { views, middleware } = partsOf(plan);
  const parts: string[] = [];
  if (views > 0 || middleware === 0) parts.push(`${counted(views, 'view')} async`);
  if (middleware > 0) parts.push(`${counted(middleware, 'middleware', 'middleware')} work in both modes`);
  return `Made ${parts.join(' and ')}`;
}

function partsOf({ migrated, trips }: MigrationPlan): {
  readonly views: number;
  readonly middleware: number;
} {
  const middleware = migrated.filter((id) => trips?.has(id) === true).length;
  return { views: migrated.length - middleware, middleware };
}
