/** The guard is worth something only if it speaks when it must: async views that are wrong, and others that are not. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  compareRuns,
  copyProject,
  describeRuntime,
  type ProjectPlan,
  problemsOf,
  type Run,
  removeProject,
  runCases,
} from './harness.ts';

const plan: ProjectPlan = {
  settings: 'wrong.settings',
  populate: [],
  fileRoots: [],
  outsideVariables: { WRONG_OUTSIDE_URL: '' },
};

/** View -> what must be said of it. */
const wrong: readonly (readonly [view: string, sentence: RegExp])[] = [
  [
    'missed_query',
    /^database on the loop: SynchronousOnlyOperation, at wrong\/views.py:\d+ in missed_query$/,
  ],
  ['swallowed_query', /^database on the loop: SynchronousOnlyOperation/],
  ['lazy_user', /^database on the loop: SynchronousOnlyOperation, at wrong\/views.py:\d+ in lazy_user$/],
  ['cursor_from_a_thread', /^database on the loop: sqlite3 execute/],
  ['sleep', /^sleep on the loop: time.sleep\(0.2\)/],
  ['sleep_in_a_helper', /^sleep on the loop: .* in _three_deep$/],
  ['opened_file', /^file on the loop: open/],
  ['read_path', /^file on the loop: open/],
  ['file_from_a_thread', /^file on the loop: TextIOWrapper.readline/],
  ['listed_folder', /^file on the loop: os.listdir/],
  ['looked_at_file', /^file on the loop: os.stat/],
  ['http', /^network on the loop: socket.getaddrinfo .* in http$/],
  ['plain_socket', /^network on the loop: socket.recv/],
  ['process', /^process on the loop: subprocess.Popen/],
  ['shell', /^process on the loop: os.system/],
  ['unawaited', /^coroutine 'sleep' was never awaited$/],
  ['unawaited_in_a_cycle', /^coroutine 'sleep' was never awaited$/],
  ['stop_iteration', /^hang: request 1 was not answered$/],
  ['never_answers', /^hang: request 1 was not answered$/],
  ['joined_thread', /^lock on the loop: waits for a lock/],
  ['future_result', /^lock on the loop: waits for a lock/],
  ['queue_get', /^lock on the loop: waits for a lock/],
  ['cached', /^network on the loop: cache.get/],
  ['mailed', /^network on the loop: e-mail/],
  ['streamed', /^file on the loop: open .* in rows$/],
  ['sync_returns_coroutine', /^coroutine 'missed_query' was never awaited$/],
  ['blocked_for_good', /^hang of the whole loop/],
];

const right = [
  'right_query',
  'right_user',
  'right_block',
  'right_sleep',
  'right_thread',
  'right_streaming',
  'right_nothing',
  'right_sync',
];

describeRuntime('the guard on the loop', ({ python }) => {
  let folder: string;
  let run: Run;
  const cases = [...wrong.map(([view]) => view), ...right].map((view) => ({
    name: view,
    requests: [{ path: `/${view}/`, session: { seen: true } }],
  }));

  beforeAll(async () => {
    folder = copyProject('test/runtime/wrong');
    run = await runCases(python, folder, plan, cases, 2);
  });
  afterAll(() => removeProject(folder));

  it.each(wrong)('reports %s', (view, sentence) => {
    const result = run.get(view);
    expect(result === undefined ? [] : problemsOf(result)).toContainEqual(expect.stringMatching(sentence));
  });

  it.each(right)('says nothing of %s', (view) => {
    const result = run.get(view);
    expect(result?.responses?.[0]?.status).toBe(200);
    expect(result === undefined ? ['not run'] : problemsOf(result)).toEqual([]);
  });

  it('compares answers, sleeps and state', () => {
    const before: Run = new Map([['x', { name: 'x', responses: [{ status: 200 }], slept: [1] }]]);
    const after: Run = new Map([['x', { name: 'x', responses: [{ status: 500 }], slept: [2] }]]);
    expect(compareRuns(before, before)).toEqual([]);
    expect(compareRuns(before, after).map((each) => each.what.split(':')[0])).toEqual([
      'responses.0.status',
      'slept.0',
    ]);
  });
});
