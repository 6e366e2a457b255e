// Scratch virtual environments with one Django release each, kept in the temporary folder from run to run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Django release -> the Pythons it is tried with, best first. */
export const releases = JSON.parse(readFileSync(join(here, 'releases.json'), 'utf8'));

/** A Python of that version: on the path, or one that pyenv has. Null when there is none. */
function findPython(version) {
  const candidates = [`python${version}`, 'python3'];
  const root = spawnSync('pyenv', ['root'], { encoding: 'utf8' }).stdout?.trim();
  const versions = root ? join(root, 'versions') : '';
  if (versions !== '' && existsSync(versions)) {
    const installed = readdirSync(versions).filter((name) => name.startsWith(`${version}.`));
    candidates.unshift(...installed.map((name) => join(versions, name, 'bin', 'python')));
  }
  const program = 'import sys; print("%d.%d" % sys.version_info[:2])';
  return (
    candidates.find(
      (python) => spawnSync(python, ['-c', program], { encoding: 'utf8' }).stdout?.trim() === version,
    ) ?? null
  );
}

/**
 * The Python of a virtual environment that holds the release, made when it is not there yet. Throws an `Error` with
 * one sentence when no Python fits or the release can't be installed.
 */
export function djangoPython(release) {
  const folder = join(tmpdir(), 'django-asyncify-knowledge', `django-${release}`);
  const python = join(folder, 'bin', 'python');
  if (existsSync(python)) return python;
  const base = releases[release]?.map(findPython).find((found) => found !== null);
  if (base === undefined) {
    throw new Error(`No Python for Django ${release} (one of ${releases[release]?.join(', ')}) was found.`);
  }
  // Made under another name and moved, so that a half-made environment is never taken for a whole one.
  const scratch = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  try {
    run(base, ['-m', 'venv', scratch]);
    run(join(scratch, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', `django~=${release}.0`]);
    if (existsSync(folder)) return python;
    renameSync(scratch, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return python;
}

function run(program, args) {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${lastLine(stderr)}`);
}

/** What a probe prints, parsed. `input` goes to its standard input. */
export function runProbe(release, probe, input = '') {
  const { status, stdout, stderr } = spawnSync(djangoPython(release), [join(here, 'probes', probe)], {
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 26,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONWARNINGS: 'ignore' },
  });
  if (status !== 0) throw new Error(`${probe} failed on Django ${release}: ${lastLine(stderr)}`);
  return JSON.parse(stdout);
}

function lastLine(text) {
  return text?.trim().split('\n').at(-1) ?? '';
}
