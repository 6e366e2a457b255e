/** Which Django and Python the project uses. */
import type { ProjectOptions, VersionFact } from './types.ts';

export function findVersions(
  _root: string,
  options: ProjectOptions,
  _sitePackages: string | null,
): { readonly django: VersionFact; readonly python: VersionFact } {
  return {
    django:
      options.django === null
        ? { version: '5.2', source: 'assumed' }
        : { version: options.django, source: '--django' },
    python: { version: '3.12', source: 'assumed' },
  };
}
