/** The Python and the Django that the runtime tests use: made once, kept in the OS's temp folder. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export type Environment =
  | { readonly ok: true; readonly python: string; readonly folder: string }
  | { readonly ok: false; readonly reason: string };

/** What the fixtures need besides Django. */
const PACKAGES = [
  'requests',
  'httpx',
  'Jinja2',
  'Pillow',
  'celery',
  'redis',
  'stripe',
  'django-haystack',
  'django-ninja',
  'djangorestframework',
  'boto3',
  'pandas',
  'pytest',
  'pytest-django',
];

/** The packages to install; `RUNTIME_DJANGO=4.2` asks for another Django. */
function requirements(): string[] {
  const wanted = process.env.RUNTIME_DJANGO;
  return [wanted === undefined ? 'Django>=5.2,<5.3' : `Django==${wanted}.*`, ...PACKAGES];
}

/** Pythons to try, by command or path: shims of version managers may be there and yet not run. */
function candidates(): string[] {
  const versions = ['3.13', '3.12', '3.11', '3.10'];
  const pyenv = path.join(process.env.PYENV_ROOT ?? path.join(homedir(), '.pyenv'), 'versions');
  const installed = existsSync(pyenv)
    ? readdirSync(pyenv)
        .filter((name) => versions.some((version) => name.startsWith(`${version}.`)))
        .map((name) => path.join(pyenv, name, 'bin', 'python'))
    : [];
  return ['python3', ...versions.map((version) => `python${version}`), ...installed];
}

function findPython(): string | null {
  const probe = 'import sys, venv, sqlite3; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))';
  return candidates().find((name) => spawnSync(name, ['-c', probe]).status === 0) ?? null;
}

/** Runs `work` unless `isDone`, one process at a time; a lock that is older than ten minutes is taken over. */
function once(lock: string, isDone: () => boolean, work: () => void): void {
  const deadline = Date.now() + 600_000;
  mkdirSync(path.dirname(lock), { recursive: true });
  while (!isDone()) {
    try {
      mkdirSync(lock);
    } catch {
      if (Date.now() > deadline) rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
      continue;
    }
    try {
      if (!isDone()) work();
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
    return;
  }
}

const environments = new Map<string, Environment>();

/**
 * A virtual environment with Django and what the fixtures need; made at the first call on this machine, found at the
 * next ones.
 *
 * @param more packages to install besides; each set of them has an environment of its own
 */
export function prepareEnvironment(more: readonly string[] = []): Environment {
  const key = more.join(' ');
  const environment = environments.get(key) ?? makeEnvironment(more);
  environments.set(key, environment);
  return environment;
}

function makeEnvironment(more: readonly string[]): Environment {
  const base = findPython();
  if (base === null)
    return { ok: false, reason: 'no Python from 3.10 to 3.13 with venv and sqlite3 was found' };
  const wanted = [...requirements(), ...more];
  const version = spawnSync(base, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const key = createHash('sha256')
    .update(JSON.stringify([base, version, wanted]))
    .digest('hex')
    .slice(0, 12);
  const folder = path.join(tmpdir(), 'django-asyncify-runtime', key);
  const python =
    process.platform === 'win32'
      ? path.join(folder, 'Scripts', 'python.exe')
      : path.join(folder, 'bin', 'python');
  const ready = path.join(folder, 'ready');
  let reason = '';
  once(
    `${folder}.lock`,
    () => existsSync(ready),
    () => {
      rmSync(folder, { recursive: true, force: true });
      const steps: [string, string[]][] = [
        [base, ['-m', 'venv', folder]],
        [python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...wanted]],
      ];
      for (const [command, args] of steps) {
        const done = spawnSync(command, args, { encoding: 'utf8', timeout: 300_000 });
        if (done.status === 0) continue;
        reason = `${path.basename(command)} ${args.join(' ')} failed: ${done.stderr.trim().split('\n').at(-1) ?? ''}`;
        return;
      }
      writeFileSync(ready, '');
    },
  );
  return reason === '' ? { ok: true, python, folder } : { ok: false, reason };
}

/** Path of the built program, which the tests' global setup makes; `RUNTIME_PROGRAM` names another build to test. */
export function builtProgram(): string {
  return process.env.RUNTIME_PROGRAM ?? path.join(repository, 'dist', 'cli.js');
}
