/** The repositories that the benchmark measures on. */
import { describe, expect, test } from 'vitest';
import { repository, VIEWS_PER_APP } from '../../scripts/bench/repository.ts';
import { openEngine } from '../../src/migrate/engine.ts';
import { openProject } from '../../src/project/index.ts';
import { scratchFolder, writeFiles } from '../support/project.ts';

describe('a generated repository', () => {
  test.each([
    [40, 1],
    [300, 10],
    [301, 3],
  ])('%i files, %i apps', (files, apps) => {
    const texts = repository({ files, apps });
    expect([...texts.keys()].filter((path) => path.endsWith('.py'))).toHaveLength(files);
    // Figures of two days can be compared only where the files are the same.
    expect(repository({ files, apps })).toEqual(texts);
  });

  test('apps that do not fit into the files are refused', () => {
    expect(() => repository({ files: 20, apps: 10 })).toThrow('10 apps need 75 files, more than 20.');
  });

  test('its views can all be migrated: otherwise the benchmark measures refusals', async () => {
    const root = scratchFolder();
    writeFiles(root, Object.fromEntries(repository({ files: 40, apps: 2 })));
    const options = { django: null, settings: null, python: null, exclude: [], blocking: [], safe: [] };
    const opened = await openProject([root], { ...options, asyncDecorators: [] }, root);
    if ('error' in opened) throw new Error(opened.error);
    const views = openEngine(opened.project, { style: 'wrap', unknown: null }).views([]);
    expect(views.map(({ status }) => status)).toEqual(Array(2 * VIEWS_PER_APP).fill('ready'));
  });
});
