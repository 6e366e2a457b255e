/** The project's virtual environment, when one is at hand. It is only ever read. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Folders in the root that usually are the environment. */
const USUAL = ['.venv', 'venv', 'env', '.env', 'virtualenv'];

/**
 * The site-packages folder (absolute): of the environment the user names, of one in the project's root, of the
 * one that is active; null when there is none.
 *
 * @param named interpreter or environment folder from `--python`, null when not given
 * @param active the variable `VIRTUAL_ENV`
 */
export function findSitePackages(
  root: string,
  named: string | null,
  active: string | undefined,
  cwd: string,
): string | null {
  const candidates: string[] = [];
  if (named !== null && /[/\\]/.test(named)) {
    const absolute = resolve(cwd, named);
    candidates.push(absolute, dirname(dirname(absolute)));
  }
  candidates.push(...USUAL.map((name) => join(root, name)));
  if (active !== undefined && active !== '') candidates.push(active);
  for (const candidate of candidates) {
    if (!existsSync(join(candidate, 'pyvenv.cfg')) && !existsSync(join(candidate, 'conda-meta'))) continue;
    const found = sitePackagesOf(candidate);
    if (found !== null) return found;
  }
  return null;
}

function sitePackagesOf(environment: string): string | null {
  const windows = join(environment, 'Lib', 'site-packages');
  if (existsSync(windows)) return windows;
  const lib = join(environment, 'lib');
  if (!existsSync(lib)) return null;
  const versions = readdirSync(lib).filter((name) => /^(python|pypy)\d/.test(name));
  const folders = versions.map((name) => join(lib, name, 'site-packages'));
  return folders.find((folder) => existsSync(folder)) ?? null;
}
