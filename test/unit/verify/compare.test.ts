import { describe, expect, test } from 'vitest';
import { evidenceOf, type Failure, type Finished, newFailures } from '../../../src/verify/compare.ts';
import { gatherResults } from '../../../src/verify/results.ts';

/** A run: `name: status` per test, and how the command ended. */
function run(tests: Readonly<Record<string, string>>, code: number | 'timeout' = 0, output = ''): Finished {
  const lines = Object.entries(tests).map(([id, status]) =>
    JSON.stringify({
      kind: 'test',
      id,
      status,
      message: status === 'passed' ? '' : `${id} is broken\nt.py:3`,
    }),
  );
  const end =
    code === 'timeout'
      ? ({ kind: 'timeout', seconds: 1, output } as const)
      : ({ kind: 'ended', code, signal: null, seconds: 1, output } as const);
  return { end, results: gatherResults(lines) };
}

function compare(before: Finished, now: Finished, flaky: readonly string[] = []): readonly string[] {
  const show = ({ test: name, now: status, lines }: Failure) =>
    `${name ?? 'command'} ${status}${name === null ? `: ${lines.join(' / ')}` : ''}`;
  return newFailures(before, evidenceOf(before), now, new Set(flaky)).map(show);
}

describe('test by test', () => {
  const before = run({ a: 'passed', b: 'passed', old: 'failed', off: 'skipped' }, 1);

  test.each<readonly [string, Finished, readonly string[]]>([
    ['the same results', before, []],
    ['a test that passed fails', run({ ...{ b: 'passed' }, a: 'failed' }, 1), ['a failed']],
    ['it is skipped: it shows nothing any more', run({ a: 'skipped', b: 'passed' }), ['a skipped']],
    ['it is gone', run({ b: 'passed' }, 1), ['a not run']],
    ['what failed before may do what it likes', run({ a: 'passed', b: 'passed', old: 'error' }, 1), []],
    [
      'a test that was not there before and fails: a module that can no longer be imported',
      run({ a: 'passed', b: 'passed', 'setUpClass (t.T)': 'error' }, 1),
      ['setUpClass (t.T) error'],
    ],
    [
      'a test that was not there before and is skipped',
      run({ a: 'passed', b: 'passed', new: 'skipped' }),
      [],
    ],
  ])('%s', (_, now, expected) => {
    expect(compare(before, now)).toEqual(expected);
  });

  test('an error is told by its first lines and its place', () => {
    const [failure] = newFailures(
      before,
      evidenceOf(before),
      run({ a: 'failed', b: 'passed' }, 1),
      new Set(),
    );
    expect(failure?.lines).toEqual(['a is broken', 't.py:3']);
  });

  test('a flaky test counts for nothing, nor does the exit code that it makes', () => {
    const good = run({ a: 'passed', b: 'passed' });
    expect(compare(good, run({ a: 'failed', b: 'passed' }, 1), ['a'])).toEqual([]);
  });

  test('every test passes and yet the command fails: a threshold, or another step of a script', () => {
    const good = run({ a: 'passed' });
    const now = run({ a: 'passed' }, 2, 'coverage 79 % < 80 %');
    expect(compare(good, now)).toEqual([
      'command failed: It exits with 2; before, with 0. / coverage 79 % < 80 %',
    ]);
  });

  test('a run that hangs: the tests that did not come, and the command', () => {
    const now = run({ a: 'passed' }, 'timeout', 'test_b ...');
    expect(compare(before, now)).toEqual([
      'b not run',
      'command failed: It did not end in time. / test_b ...',
    ]);
  });
});

test('by exit code alone, where no test reports', () => {
  expect(compare(run({}), run({}))).toEqual([]);
  expect(compare(run({}), run({}, 1, 'boom'))).toEqual([
    'command failed: It exits with 1; before, with 0. / boom',
  ]);
});

describe('what a run on unchanged code is good for', () => {
  test.each<readonly [string, Finished, object]>([
    [
      'tests that pass',
      run({ a: 'passed', b: 'failed' }, 1),
      { kind: 'tests', passed: new Set('a'), failed: new Set('b') },
    ],
    ['no test passes', run({ a: 'error' }, 1), { kind: 'none', why: 'no test passes' }],
    ['no test reports', run({}), { kind: 'exit code' }],
    ['no test reports, and it fails', run({}, 1), { kind: 'none', why: 'the command fails' }],
    [
      'it hangs, whatever passed before that',
      run({ a: 'passed' }, 'timeout'),
      { kind: 'none', why: 'the command hangs' },
    ],
  ])('%s', (_, before, evidence) => {
    expect(evidenceOf(before)).toEqual(evidence);
  });
});

describe('the report of a run', () => {
  const gather = (...lines: readonly object[]) => gatherResults(lines.map((line) => JSON.stringify(line)));

  test('of several lines about a test the worst counts: phases, subtests, processes', () => {
    const line = (status: string) => ({ kind: 'test', id: 't', status, message: status });
    expect(gather(line('passed'), line('failed'), line('passed')).tests.get('t')).toEqual({
      status: 'failed',
      message: 'failed',
    });
  });

  test('what blocked, what ran, and where it was imported from', () => {
    const results = gather(
      { kind: 'start', argv: [], python: '3.12.1' },
      { kind: 'violation', test: 't', file: 'v.py', line: 3, function: 'detail', call: 'time.sleep' },
      { kind: 'reached', file: 'v.py', line: 2, function: 'detail' },
      { kind: 'modules', copy: ['v.py'], original: [] },
    );
    expect(results).toEqual({
      python: true,
      tests: new Map(),
      blocking: [{ file: 'v.py', name: 'detail' }],
      reached: [{ file: 'v.py', name: 'detail' }],
      imported: { copy: new Set(['v.py']), original: new Set() },
    });
  });

  test('a line that a killed process left half written is passed over', () => {
    expect(gatherResults(['{"kind": "test", "id": "t", "sta', '']).tests.size).toBe(0);
  });
});
