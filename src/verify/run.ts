/** Runs the test command: one at a time, in a process group of its own, so that nothing of it outlives the run. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

export type RunEnd =
  | {
      readonly kind: 'ended';
      readonly code: number | null;
      readonly signal: string | null;
      readonly seconds: number;
      /** The end of what it printed. */
      readonly output: string;
    }
  | { readonly kind: 'timeout'; readonly seconds: number; readonly output: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'not started'; readonly message: string };

export interface RunRequest {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Null: it may take as long as it likes. */
  readonly seconds: number | null;
  /** Ends the run. */
  readonly signal: AbortSignal;
}

const KEPT_OUTPUT = 64 * 1024;
/** Test runners remove their databases when they are interrupted: they get time for that. */
const GRACE = 5000;
/** What a process left behind may still hold the pipes: the rest of the output is waited for no longer than this. */
const LAST_OUTPUT = 500;

export async function runCommand(request: RunRequest): Promise<RunEnd> {
  if (request.signal.aborted) return { kind: 'stopped' };
  const [name = '', ...args] = request.command;
  const started = performance.now();
  const child = spawn(name, args, {
    cwd: request.cwd,
    env: request.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let output = '';
  const keep = (data: Buffer) => {
    output = (output + data.toString('utf8')).slice(-KEPT_OUTPUT);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ended = new Promise<{ code: number | null; signal: string | null } | Error>((resolve) => {
    child.once('error', resolve);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  let reason: 'timeout' | 'stopped' | null = null;
  const end = (why: 'timeout' | 'stopped') => {
    reason ??= why;
    void stopGroup(child, ended);
  };
  const onAbort = () => end('stopped');
  request.signal.addEventListener('abort', onAbort);
  // Whatever ends this program ends the tests with it.
  const onExit = () => killGroup(child, 'SIGKILL');
  process.once('exit', onExit);
  const timer = request.seconds === null ? null : setTimeout(() => end('timeout'), request.seconds * 1000);
  const result = await ended;
  if (!(result instanceof Error)) {
    await Promise.race([closed, pause(LAST_OUTPUT)]);
    killGroup(child, 'SIGKILL');
  }
  if (timer !== null) clearTimeout(timer);
  request.signal.removeEventListener('abort', onAbort);
  process.off('exit', onExit);
  child.stdout.destroy();
  child.stderr.destroy();
  const seconds = (performance.now() - started) / 1000;
  if (result instanceof Error) return { kind: 'not started', message: result.message };
  if (reason === 'stopped') return { kind: 'stopped' };
  if (reason === 'timeout') return { kind: 'timeout', seconds, output };
  return { kind: 'ended', ...result, seconds, output };
}

/** As Ctrl-C, then harder. */
async function stopGroup(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
    killGroup(child, signal);
    const gone = await Promise.race([ended.then(() => true), pause(GRACE, false)]);
    if (gone) return;
  }
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone.
  }
}
