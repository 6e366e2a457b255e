/** The course of a verification, with a test suite that is a function of the views that are async. */
import { describe, expect, test } from 'vitest';
import type { MigrationPlan } from '../../../src/migrate/types.ts';
import { gatherResults } from '../../../src/verify/results.ts';
import { type RunResult, type SessionResult, verifyViews } from '../../../src/verify/session.ts';

/** One file a view. */
function plan(ids: readonly string[]): MigrationPlan {
  const files = ids.map((id) => ({
    file: `${id}.py`,
    views: [id],
    edits: [],
    before: 'def',
    after: 'async def',
    bytes: new Uint8Array(),
  }));
  return { files, migrated: ids, skipped: [] };
}

/** Results of the tests of one run: their names, `!` before those that fail. */
type Suite = (views: readonly string[], run: number) => readonly string[];

async function verify(ids: readonly string[], suite: Suite, extra: readonly object[] = []) {
  const runs: string[] = [];
  const result = await verifyViews({
    ids,
    plan,
    tell: () => {},
    run: async (changes, guard): Promise<RunResult> => {
      const views = changes.flatMap((change) => change.views);
      runs.push(
        `${views.join(' ') || 'unchanged'}${guard.except.map(({ name }) => ` but ${name}`).join('')}`,
      );
      const names = suite(views, runs.length);
      const lines = names.map((name) => ({
        kind: 'test',
        id: name.replace('!', ''),
        status: name.startsWith('!') ? 'failed' : 'passed',
        message: 'broken',
      }));
      const code = names.some((name) => name.startsWith('!')) ? 1 : 0;
      const results = gatherResults([...lines, ...extra].map((line) => JSON.stringify(line)));
      return {
        kind: 'finished',
        run: { end: { kind: 'ended', code, signal: null, seconds: 1, output: '' }, results },
      };
    },
  });
  return { result, runs };
}

function outcome(result: SessionResult): unknown {
  if (result.kind !== 'verified') return result.kind;
  return { kept: result.kept, dropped: result.dropped.map(({ item }) => item), flaky: result.flaky };
}

describe('a verification', () => {
  test('takes two runs where nothing fails', async () => {
    const { result, runs } = await verify(['a', 'b', 'c'], () => ['t']);
    expect(runs).toEqual(['unchanged', 'a b c']);
    expect(outcome(result)).toEqual({ kept: ['a', 'b', 'c'], dropped: [], flaky: [] });
  });

  test('looks again at unchanged code before it blames a view, and tries no set twice', async () => {
    const suite: Suite = (views) => [views.includes('c') ? '!t' : 't'];
    const { result, runs } = await verify(['a', 'b', 'c', 'd'], suite);
    expect(runs).toEqual(['unchanged', 'a b c d', 'unchanged', 'a b', 'a b c', 'a b d']);
    expect(outcome(result)).toEqual({ kept: ['a', 'b', 'd'], dropped: ['c'], flaky: [] });
  });

  test('a test that fails now and then is nobody’s fault', async () => {
    const suite: Suite = (_, run) => ['t', run > 1 ? '!sometimes' : 'sometimes'];
    const { result, runs } = await verify(['a', 'b'], suite);
    expect(runs).toEqual(['unchanged', 'a b', 'unchanged']);
    expect(outcome(result)).toEqual({ kept: ['a', 'b'], dropped: [], flaky: ['sometimes'] });
  });

  test('coroutines that blocked before any change may go on', async () => {
    const violation = { kind: 'violation', test: 't', file: 'a.py', line: 1, function: 'live', call: 'open' };
    const { runs } = await verify(['a'], () => ['t'], [violation]);
    expect(runs).toEqual(['unchanged', 'a but live']);
  });

  test('ends where the tests import the user’s tree, or tell nothing', async () => {
    const modules = { kind: 'modules', copy: [], original: ['a.py'] };
    expect(outcome((await verify(['a'], () => ['t'], [modules])).result)).toBe('elsewhere');
    expect(outcome((await verify(['a'], () => ['!t'])).result)).toBe('no evidence');
  });
});
