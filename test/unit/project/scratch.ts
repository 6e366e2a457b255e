/** Small projects in a temporary folder, written from a table of files. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { type OpenedProject, openProject } from '../../../src/project/index.ts';
import type { ProjectOptions } from '../../../src/project/types.ts';

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

export type Files = Readonly<Record<string, string>>;

/** Writes the files into a new folder and gives its path. */
export function scratch(files: Files): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'asyncify-project-')));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}

export const OPTIONS: ProjectOptions = {
  django: null,
  settings: null,
  python: null,
  exclude: [],
  blocking: [],
  safe: [],
  asyncDecorators: [],
};

/** Opens a folder as a project; fails the test when it can't be. */
export async function open(
  root: string,
  options: Partial<ProjectOptions> = {},
  paths: readonly string[] = [],
): Promise<OpenedProject> {
  const opened = await openProject(paths, { ...OPTIONS, ...options }, root);
  if ('error' in opened) throw new Error(opened.error);
  return opened;
}

/** A Django project with the given files beside a usual `manage.py`. */
export function django(files: Files): Files {
  return {
    'manage.py':
      'import os\n\ndef main():\n    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_.settings")\n\nmain()\n',
    'site_/__init__.py': '',
    ...files,
  };
}
