import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../../src/verify/run.ts';
import { readText, scratchFolder } from '../../support/project.ts';

function run(script: string, options: { readonly seconds?: number; readonly signal?: AbortSignal } = {}) {
  const folder = scratchFolder();
  const ended = runCommand({
    command: ['sh', '-c', script],
    cwd: folder,
    env: { PATH: process.env.PATH },
    seconds: options.seconds ?? null,
    signal: options.signal ?? new AbortController().signal,
  });
  return { folder, ended };
}

function isAlive(pid: string): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pid.trim()], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

describe('a run', () => {
  test('tells its exit code and the end of what it printed', async () => {
    const { ended } = run('echo out; echo err >&2; exit 3');
    expect(await ended).toMatchObject({ kind: 'ended', code: 3, signal: null });
    expect(await ended).toHaveProperty('output', expect.stringMatching(/^(out\nerr\n|err\nout\n)$/));
  });

  test('that takes too long is ended, with all that it started', async () => {
    const { folder, ended } = run('sleep 600 & echo $! > child; wait', { seconds: 1 });
    expect(await ended).toMatchObject({ kind: 'timeout' });
    expect(isAlive(readText(folder, 'child'))).toBe(false);
  });

  test('leaves no process behind that it did not wait for', async () => {
    const { folder, ended } = run('sleep 600 & echo $! > child');
    expect(await ended).toMatchObject({ kind: 'ended', code: 0 });
    expect(isAlive(readText(folder, 'child'))).toBe(false);
  });

  test('is stopped from outside, and not begun once that has happened', async () => {
    const abort = new AbortController();
    const { ended } = run('kill -0 $$; sleep 600', { signal: abort.signal });
    abort.abort();
    expect(await ended).toEqual({ kind: 'stopped' });
    expect(await run('touch begun', { signal: abort.signal }).ended).toEqual({ kind: 'stopped' });
  });

  test('that cannot be started says why', async () => {
    const ended = await runCommand({
      command: ['no-such-command'],
      cwd: scratchFolder(),
      env: { PATH: process.env.PATH },
      seconds: null,
      signal: new AbortController().signal,
    });
    expect(ended).toEqual({ kind: 'not started', message: 'spawn no-such-command ENOENT' });
  });
});
