/** Findings of this room: DA5xx, project and environment. */
import type { Place } from './static-values.ts';
import type { Finding } from './types.ts';

/** The codes and what each is about; `explain` has a page for each. */
export const PROJECT_CODES = {
  /** No settings module: a reusable app, or settings in an unusual place. */
  noSettings: 'DA501',
  /** Several settings modules; one was taken. */
  severalSettings: 'DA502',
  /** A setting depends on the environment; its default was taken. */
  environment: 'DA503',
  /** A setting, or part of one, could not be read. */
  unreadableSetting: 'DA504',
  /** The Django version is not stated anywhere. */
  assumedVersion: 'DA505',
  /** A URLconf, include or view that could not be followed. */
  unresolvedRoute: 'DA506',
  /** Routes that belong to another framework (REST framework's routers). */
  foreignRoutes: 'DA507',
  /** A file that can not be decoded or parsed. */
  unparsedFile: 'DA508',
  /** The version that was found is older than async views. */
  tooOld: 'DA509',
} as const;

/** A finding at a place. */
export function finding(
  code: keyof typeof PROJECT_CODES,
  message: string,
  place: Place | null,
  fix: string,
): Finding {
  return {
    code: PROJECT_CODES[code],
    message,
    file: place?.file ?? null,
    line: place?.line ?? null,
    fix,
  };
}
