/** Middleware of every form, made to work in both modes: under ASGI and WSGI it does as before, and the loop stays free. */
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
  runProgram,
} from './harness.ts';
import { parseRequests, unexpectedAnswers } from './requests.ts';

const FIXTURE = 'fixtures/middleware';
const requests = readFileSync(path.join(repository, FIXTURE, 'requests.txt'), 'utf8');
const cases = parseRequests(requests, () => '/');

/** The chain as it is, and the other way round; both servers. */
const setUps = (['asgi', 'wsgi'] as const).flatMap((server) =>
  ['newsroom.settings', 'newsroom.turned'].map((settings) => ({ server, settings })),
);

const planOf = ({ server, settings }: (typeof setUps)[number]): ProjectPlan => ({
  server,
  settings,
  populate: ['fill'],
  fileRoots: ['notes'],
  outsideVariables: {},
});

describeRuntime('middleware in both modes', ({ python }) => {
  const folders: string[] = [];
  const scratch = () => {
    const folder = copyProject(FIXTURE);
    folders.push(folder);
    return folder;
  };
  const before = new Map<string, Run>();
  const runAll = async (folder: string, into: Map<string, Run>) => {
    for (const setUp of setUps) {
      into.set(`${setUp.server} ${setUp.settings}`, await runCases(python, folder, planOf(setUp), cases));
    }
  };

  beforeAll(() => runAll(scratch(), before));
  afterAll(() => folders.forEach(removeProject));

  it('answers as written before', () => {
    for (const run of before.values()) {
      const statuses = (name: string) => run.get(name)?.responses?.map((response) => response.status) ?? [];
      expect(unexpectedAnswers(cases, statuses)).toEqual([]);
      expect([...run.values()].flatMap(problemsOf)).toEqual([]);
    }
  });

  const ways: readonly (readonly [Style, readonly string[]])[] = [
    ['wrap', ['--middleware']],
    ['wrap', ['--middleware', '--all']],
    ['native', ['--middleware', '--all']],
  ];
  describe.each(ways)('migrated in style %s with %j', (style, options) => {
    let folder: string;
    let migrated: MigrateDocument;
    const after = new Map<string, Run>();

    beforeAll(async () => {
      folder = scratch();
      migrated = migrateProject(folder, style, options);
      await runAll(folder, after);
    });

    it('rewrites every middleware of the chain', () => {
      expect(migrated.skipped).toEqual([]);
      const { stdout } = runProgram(folder, ['middleware', '--json']);
      const verdicts = JSON.parse(stdout).chain.map((entry: { verdict: string }) => entry.verdict);
      expect([...new Set(verdicts)].sort()).toEqual(['adapted', 'async']);
    });

    it('finds nothing more to do', () => {
      expect(migrateProject(folder, style, options).files).toEqual([]);
    });

    it.each(setUps)('does as before under $server with $settings, and never blocks the loop', (setUp) => {
      const name = `${setUp.server} ${setUp.settings}`;
      expect(readable(compareRuns(before.get(name) ?? new Map(), after.get(name) ?? new Map()))).toBe('');
    });
  });
});
