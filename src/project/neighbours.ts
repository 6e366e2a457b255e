/** Repositories with several Django projects: which settings hold for which files. */
import { baseName, folderOf, isUnder } from './paths.ts';
import type { SettingsReference } from './settings-module.ts';

/** A Django project with a `manage.py` of its own. */
export interface Neighbour {
  /** The folder of its `manage.py`. */
  readonly folder: string;
  /** Its settings module. */
  readonly module: string;
}

/**
 * The Django projects of the repository beside the one whose settings were chosen: those whose `manage.py` names
 * other settings.
 *
 * @param chosen dotted name of the settings that were chosen
 * @param settingsFile its file
 */
export function findNeighbours(
  references: readonly SettingsReference[],
  chosen: string | null,
  settingsFile: string | null,
): readonly Neighbour[] {
  const projects = new Map<string, string>();
  for (const { file, module } of references) {
    if (baseName(file) === 'manage.py' && !projects.has(folderOf(file))) projects.set(folderOf(file), module);
  }
  const home = settingsFile === null ? undefined : innermost([...projects.keys()], settingsFile);
  return [...projects]
    .filter(([folder, module]) => folder !== home && module !== chosen)
    .map(([folder, module]) => ({ folder, module }));
}

/**
 * The neighbour that a file belongs to; null when it belongs to the chosen project, or to none.
 *
 * @param home folders of the `manage.py` files that are no neighbours'
 */
export function neighbourOf(
  neighbours: readonly Neighbour[],
  home: readonly string[],
  file: string,
): Neighbour | null {
  const folder = innermost([...home, ...neighbours.map((each) => each.folder)], file);
  return neighbours.find((each) => each.folder === folder) ?? null;
}

function innermost(folders: readonly string[], file: string): string | undefined {
  return folders.filter((folder) => isUnder(file, folder)).sort((a, b) => b.length - a.length)[0];
}
