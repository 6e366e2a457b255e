/** Puts the Python helpers beside the copy and says how a run finds them (see `python/django_asyncify_verify`). */
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FunctionPlace } from './results.ts';
import { type Scratch, withoutGitVariables } from './scratch.ts';

export interface GuardSettings {
  /** Absolute paths in the copy. */
  readonly files: readonly string[];
  readonly except: readonly FunctionPlace[];
  /** Whether a test fails during which one of them blocked the loop. */
  readonly fails: boolean;
}

/** Beside the bundled program, or in the sources. */
function helpersFolder(): string {
  const bundled = fileURLToPath(new URL('verify-python', import.meta.url));
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('python', import.meta.url));
}

/** Copies the helpers: Python writes its compiled files beside its sources. Returns the folder for PYTHONPATH. */
export function installHelpers(scratch: Scratch): string {
  const folder = join(scratch.folder, 'helpers');
  cpSync(helpersFolder(), folder, { recursive: true, filter: (path) => !path.endsWith('__pycache__') });
  return folder;
}

/**
 * The variables of one run, and the folder that its report goes to.
 *
 * @param number tells the runs of one scratch copy apart
 * @param root of the project, in the copy
 */
export function prepareRun(
  scratch: Scratch,
  helpers: string,
  number: number,
  root: string,
  guard: GuardSettings,
  env: Readonly<Record<string, string | undefined>>,
): { readonly report: string; readonly env: Readonly<Record<string, string | undefined>> } {
  const report = join(scratch.folder, `report-${number}`);
  const settings = `${report}.json`;
  mkdirSync(report);
  const written = {
    report,
    root,
    guard: { ...guard, except: guard.except.map(({ file, name }) => [file, name]) },
    redirect: { from: scratch.original, to: scratch.copy },
  };
  writeFileSync(settings, JSON.stringify(written));
  const paths = (env.PYTHONPATH ?? '').split(delimiter).filter((path) => path !== '');
  return {
    report,
    env: {
      ...withoutGitVariables(env),
      PYTHONPATH: [helpers, ...paths.map((path) => scratch.mapped(path))].join(delimiter),
      ASYNCIFY_VERIFY: settings,
    },
  };
}
