/** Repositories laid out in every way: the views are found and migrated, the rest stays, and Django serves it as before. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import {
  compareRuns,
  describeRuntime,
  migrateProject,
  notAsync,
  type ProjectPlan,
  type RuntimeCase,
  readable,
  removeProject,
  runCases,
} from './harness.ts';
import { PROJECT_LAYOUTS, type ProjectLayout } from './project-layouts.ts';

const folders: string[] = [];
afterAll(() => folders.forEach(removeProject));

/** A layout in a new folder, under git so that ignore files count. */
function write({ files, links = {} }: ProjectLayout): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'asyncify-layout-'));
  folders.push(folder);
  mkdirSync(path.join(folder, '.git'));
  const place = (name: string): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    return file;
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(place(name), text);
  for (const [name, target] of Object.entries(links)) symlinkSync(target, place(name));
  return folder;
}

/** Files of which the text is not what the layout says, links left aside. */
function changedFiles(folder: string, { files }: ProjectLayout): string[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  const present = all
    .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  return present.filter((name) => readFileSync(path.join(folder, name), 'utf8') !== files[name]).sort();
}

function planOf(layout: ProjectLayout): ProjectPlan {
  return {
    settings: layout.settings ?? 'site_.settings',
    populate: [],
    fileRoots: [],
    outsideVariables: {},
  };
}

function casesOf({ paths }: ProjectLayout): RuntimeCase[] {
  return paths.map((each) => ({ name: each, requests: [{ path: each }] }));
}

describeRuntime('projects laid out in every way', ({ python }) => {
  it.each(PROJECT_LAYOUTS)('$why', async (layout) => {
    const { cwd = '', served = '' } = layout;
    const untouched = write(layout);
    const before = await runCases(python, path.join(untouched, served), planOf(layout), casesOf(layout));
    const failed = [...before].filter(([, { responses = [] }]) =>
      responses.some(({ status }) => status !== 200),
    );
    expect(failed).toEqual([]);
    rmSync(untouched, { recursive: true, force: true });

    const folder = write(layout);
    migrateProject(path.join(folder, cwd), 'wrap');
    expect(changedFiles(folder, layout)).toEqual(layout.changed);
    const place = path.join(folder, served);
    expect(await notAsync(python, place, planOf(layout).settings, layout.views)).toBe('');
    const after = await runCases(python, place, planOf(layout), casesOf(layout));
    expect(readable(compareRuns(before, after))).toBe('');
  });
});
