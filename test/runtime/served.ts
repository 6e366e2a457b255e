/** A fixture that is served on real Django before and after migration, one way after the other. */
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

export interface ServedProject {
  /** Its folder below `fixtures/`; its requests are in `test/runtime/<fixture>.requests.txt`. */
  readonly fixture: string;
  readonly plan: ProjectPlan;
  /** Whether no view of it is to be left out. */
  readonly isWhole: boolean;
}

/** Styles and options of `migrate` that each such project is migrated with. */
const WAYS: readonly (readonly [Style, readonly string[]])[] = [
  ['wrap', ['--all']],
  ['native', ['--all']],
  ['wrap', ['--all', '--middleware']],
];

/** Its answers, what it writes and how it waits stay as they are, whatever way it is migrated. */
export function describeServed(title: string, { fixture, plan, isWhole }: ServedProject): void {
  const text = readFileSync(path.join(repository, `test/runtime/${fixture}.requests.txt`), 'utf8');
  const cases = parseRequests(text, () => '/');

  describeRuntime(title, ({ python }) => {
    const folders: string[] = [];
    const scratch = () => {
      const folder = copyProject(`fixtures/${fixture}`);
      folders.push(folder);
      return folder;
    };
    let before: Run;

    beforeAll(async () => {
      before = await runCases(python, scratch(), plan, cases);
    });
    afterAll(() => folders.forEach(removeProject));

    it('answers as written before migration', () => {
      const statuses = (name: string) =>
        (before.get(name)?.responses ?? []).map((response) => response.status);
      expect(unexpectedAnswers(cases, statuses)).toEqual([]);
      expect([...before.values()].flatMap(problemsOf)).toEqual([]);
    });

    for (const [style, options] of WAYS) {
      describe(`migrated in style ${style} with ${options.join(' ')}`, () => {
        let folder: string;
        let found: ScanDocument;
        let migrated: MigrateDocument;

        beforeAll(() => {
          folder = scratch();
          found = scanProject(folder);
          migrated = migrateProject(folder, style, options);
        });

        if (isWhole) {
          it('leaves no view out', () => {
            expect(migrated.skipped).toEqual([]);
          });
        }

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
}
