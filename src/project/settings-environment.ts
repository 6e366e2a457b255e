/** Files outside Python that set `DJANGO_SETTINGS_MODULE`: images, compose files, `.env`, process files, tox. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SettingsReference } from './settings-module.ts';

const FILES =
  /^(\.env(\..+)?|.*\.env|(.*\.)?(Dockerfile|Containerfile)(\..+)?|(docker-)?compose.*\.ya?ml|Procfile(\..+)?|app\.ya?ml|fly\.toml|render\.ya?ml|tox\.ini|noxfile\.py|Makefile|justfile)$/i;
const FOLDERS = ['', 'docker', 'compose', '.docker', 'deploy', '.envs'];

/** `VAR=x.y`, `VAR: "x.y"`, `ENV VAR x.y`, `VAR=${VAR:-x.y}`, `--settings=x.y`. */
const SETS =
  /(?:DJANGO_SETTINGS_MODULE["']?\s*[=:\s]\s*["']?(?:\$\{\w+:?-)?|--(?:settings|ds)[=\s]["']?)([A-Za-z_]\w*(?:\.\w+)*)/;

/** In the order of the files' names. */
export function referencesOutsidePython(root: string): readonly SettingsReference[] {
  const found: SettingsReference[] = [];
  for (const folder of FOLDERS) {
    for (const name of namesIn(join(root, folder)).filter((each) => FILES.test(each))) {
      const file = folder === '' ? name : `${folder}/${name}`;
      for (const [index, line] of readText(join(root, file)).split('\n').entries()) {
        const module = /^\s*#/.test(line) ? undefined : SETS.exec(line)?.[1];
        if (module !== undefined) found.push({ module, file, line: index + 1 });
      }
    }
  }
  return found;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
