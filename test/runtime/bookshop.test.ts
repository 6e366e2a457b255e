import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MigrateDocument, ScanDocument, Style } from '../../src/migrate/types.ts';
import { repository } from './environment.ts';
import {
  compareRuns,
  copyProject,
  describeRuntime,
  migrateProject,
  notAsync,
  type ProjectPlan,
  problemsOf,
  type Run,
  readable,
  removeProject,
  runCases,
  runPython,
  scanProject,
} from './harness.ts';
import { parseRequests, unexpectedAnswers } from './requests.ts';

const plan: ProjectPlan = {
  settings: 'bookshop.settings',
  populate: ['seed'],
  fileRoots: ['media'],
  outsideVariables: { BOOKSHOP_WHOLESALER_URL: '', BOOKSHOP_CARRIER_URL: '/carrier' },
};
const text = readFileSync(path.join(repository, 'test/runtime/bookshop.requests.txt'), 'utf8');
const cases = parseRequests(text, () => '/');

describeRuntime('bookshop over ASGI', ({ python }) => {
  const folders: string[] = [];
  const scratch = () => {
    const folder = copyProject('fixtures/bookshop');
    folders.push(folder);
    return folder;
  };
  let before: Run;

  beforeAll(async () => {
    before = await runCases(python, scratch(), plan, cases);
  });
  afterAll(() => folders.forEach(removeProject));

  it('answers as written before migration', () => {
    const statuses = (name: string) => (before.get(name)?.responses ?? []).map((response) => response.status);
    expect(unexpectedAnswers(cases, statuses)).toEqual([]);
    expect([...before.values()].flatMap(problemsOf)).toEqual([]);
  });

  const ways: readonly (readonly [Style, readonly string[]])[] = [
    ['wrap', ['--all']],
    ['native', ['--all']],
    ['wrap', ['--all', '--middleware']],
  ];
  for (const [style, options] of ways) {
    describe(`migrated in style ${style} with ${options.join(' ')}`, () => {
      let folder: string;
      let found: ScanDocument;
      let migrated: MigrateDocument;

      beforeAll(() => {
        folder = scratch();
        found = scanProject(folder);
        migrated = migrateProject(folder, style, options);
      });

      it('answers, writes and waits as before, and never blocks the loop', async () => {
        const after = await runCases(python, folder, plan, cases);
        expect(readable(compareRuns(before, after))).toBe('');
      });

      it('has every ready view as a coroutine function', async () => {
        const ready = found.views.filter((view) => view.status === 'ready').map((view) => view.id);
        const blocked = new Set(migrated.skipped.map((view) => view.id));
        expect(ready.filter((id) => blocked.has(id))).toEqual([]);
        expect(await notAsync(python, folder, plan.settings, ready)).toBe('');
      });

      it('passes the tests of the project', async () => {
        const done = await runPython(python, folder, ['manage.py', 'test']);
        expect(done.status, done.stderr).toBe(0);
      });
    });
  }
});
