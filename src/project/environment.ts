/** The project's virtual environment, when one is at hand. It is only ever read. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Folders in the root that usually are the environment. */
const USUAL = ['.venv', 'venv', 'env', '.env', 'virtualenv'];

export type EnvironmentFound =
  | { readonly ok: true; readonly sitePackages: string | null }
  /** What is named is no environment. */
  | { readonly ok: false; readonly error: string };

/**
 * The site-packages folder (absolute): of the environment the user names, or else of one in the project's root, or of
 * the one that is active; null when there is none.
 *
 * @param named interpreter or environment folder from `--python` or the settings file, null when not given
 * @param active the variable `VIRTUAL_ENV`
 */
export function findSitePackages(
  root: string,
  named: string | null,
  active: string | undefined,
  cwd: string,
): EnvironmentFound {
  if (named !== null) {
    const absolute = resolve(cwd, named);
    const sitePackages = sitePackagesOf(absolute) ?? sitePackagesOf(dirname(dirname(absolute)));
    if (sitePackages !== null) return { ok: true, sitePackages };
    const error = `No environment with site-packages at ${named}: let --python (or "python" in pyproject.toml) name the folder of a virtual environment, or the interpreter in it`;
    return { ok: false, error };
  }
  const candidates = USUAL.map((name) => join(root, name));
  if (active !== undefined && active !== '') candidates.push(active);
  for (const candidate of candidates) {
    if (!existsSync(join(candidate, 'pyvenv.cfg')) && !existsSync(join(candidate, 'conda-meta'))) continue;
    const found = sitePackagesOf(candidate);
    if (found !== null) return { ok: true, sitePackages: found };
  }
  return { ok: true, sitePackages: null };
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
