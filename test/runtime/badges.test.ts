/** Authentication backends and a user model of the project: who the user is and what is allowed stays the same. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MigrateDocument, Style } from '../../src/migrate/types.ts';
import { repository } from './environment.ts';
import {
  compareRuns,
  copyProject,
  describeRuntime,
  migrateProject,
  type ProjectPlan,
  problemsOf,
  type Run,
  readable,
  removeProject,
  runCases,
  runPython,
} from './harness.ts';
import { parseRequests, unexpectedAnswers } from './requests.ts';

const plan: ProjectPlan = {
  settings: 'badges.settings',
  populate: ['seed'],
  fileRoots: [],
  outsideVariables: {},
};
const text = readFileSync(path.join(repository, 'test/runtime/badges.requests.txt'), 'utf8');
const cases = parseRequests(text, () => '/');
const ways: readonly (readonly [Style, readonly string[]])[] = [
  ['wrap', ['--all']],
  ['native', ['--all']],
  ['wrap', ['--all', '--middleware']],
];

describeRuntime('own backends and user model over ASGI', ({ python }) => {
  const folders: string[] = [];
  const scratch = () => {
    const folder = copyProject('fixtures/badges');
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

  describe.each(ways)('migrated in style %s with %j', (style, options) => {
    let folder: string;
    let migrated: MigrateDocument;

    beforeAll(() => {
      folder = scratch();
      migrated = migrateProject(folder, style, options);
    });

    it('leaves no view out', () => {
      expect(migrated.skipped).toEqual([]);
    });

    it('answers, writes and waits as before, and never blocks the loop', async () => {
      const after = await runCases(python, folder, plan, cases);
      expect(readable(compareRuns(before, after))).toBe('');
    });

    it('passes the tests of the project', async () => {
      const done = await runPython(python, folder, ['manage.py', 'test']);
      expect(done.status, done.stderr).toBe(0);
    });
  });
});
