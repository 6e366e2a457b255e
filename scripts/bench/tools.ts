/** What is measured: this program's commands, and other tools that read a whole repository of Python. */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { toolsPython } from '../knowledge/environments.mjs';

export interface Tool {
  readonly name: string;
  /** It is left out where there are more files: it would take many minutes. */
  readonly most: number;
  readonly command: (files: readonly string[]) => readonly string[];
  /** Exit codes of a run that did its work; linters say 1 where they found something. */
  readonly fine: readonly number[];
}

export interface Measurement {
  readonly wall: number;
  /** Seconds of processor time. */
  readonly cpu: number;
  /** KiB of the largest process. */
  readonly rss: number;
}

/** Another codemod over the same files: what times are relative to. */
export const YARDSTICK = 'django-upgrade';

const PACKAGES = [YARDSTICK, 'ruff', 'flake8', 'flake8-async', 'mypy'];

/** The Python with the other tools, in a scratch environment that is kept from run to run. */
export function toolsEnvironment(): Promise<string> {
  return toolsPython('bench-tools', '3.12', PACKAGES);
}

/** The tools, those of this program first. */
export function tools(python: string): readonly Tool[] {
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
  const own = (name: string, ...args: readonly string[]): Tool => ({
    name: `django-asyncify ${name}`,
    most: Number.POSITIVE_INFINITY,
    command: () => [process.execPath, cli, ...args],
    fine: [0],
  });
  const other = (
    name: string,
    fine: readonly number[],
    command: (files: readonly string[]) => readonly string[],
    most = Number.POSITIVE_INFINITY,
  ): Tool => ({
    name,
    fine,
    most,
    command: (files) => [python, '-m', ...command(files)],
  });
  const threads = String(Math.min(4, availableParallelism()));
  return [
    own('scan', 'scan', '--json', '--jobs', '1'),
    own(`scan --jobs ${threads}`, 'scan', '--json', '--jobs', threads),
    own('migrate --all --patch', 'migrate', '--all', '--patch', '/dev/null', '--jobs', '1'),
    // Nothing in the repository is out of date, so that each run finds the same text.
    other(YARDSTICK, [0], (files) => ['django_upgrade', '--target-version', '5.2', ...files]),
    other('ruff check --select ASYNC', [0, 1], () => [
      'ruff',
      'check',
      '--isolated',
      '--no-cache',
      '--select',
      'ASYNC',
      '.',
    ]),
    other('flake8 with flake8-async', [0, 1], () => ['flake8', '--isolated', '--select', 'ASYNC', '.'], 500),
    other('mypy', [0, 1], () => [
      'mypy',
      '--cache-dir',
      '/dev/null',
      '--ignore-missing-imports',
      '--no-error-summary',
      '.',
    ]),
  ];
}

/** Versions of the other tools, by name. */
export function versions(python: string): readonly string[] {
  const { stdout } = spawnSync(python, ['-m', 'pip', 'freeze', '--disable-pip-version-check'], {
    encoding: 'utf8',
  });
  const wanted = new Set(PACKAGES.map((name) => name.replaceAll('-', '_')));
  return stdout
    .split('\n')
    .map((line) => line.trim().replace('==', ' '))
    .filter((line) => wanted.has((line.split(' ')[0] ?? '').replaceAll('-', '_')));
}

/** Runs a tool once in a repository. Throws when it does not do its work. */
export function measure(python: string, tool: Tool, root: string, files: readonly string[]): Measurement {
  const script = fileURLToPath(new URL('measure.py', import.meta.url));
  const run = spawnSync(python, [script], {
    input: JSON.stringify({ command: tool.command(files), cwd: root }),
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`measure.py failed: ${run.stderr}`);
  const { status, ...taken }: Measurement & { readonly status: number } = JSON.parse(run.stdout);
  if (!tool.fine.includes(status)) throw new Error(`${tool.name} ended with ${status} in ${root}`);
  return taken;
}
