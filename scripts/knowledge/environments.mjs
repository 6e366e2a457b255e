// Scratch virtual environments, with one Django release or one package each, kept in the temporary folder from run to
// run; and what a probe prints there.
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const scratchRoot = join(tmpdir(), 'django-asyncify-knowledge');

/** Django release -> the Pythons it is tried with, best first. */
export const releases = JSON.parse(readFileSync(join(here, 'releases.json'), 'utf8'));

/** What a program printed; null when it failed or is not there. */
async function outputOf(program, args) {
  try {
    return (await promisify(execFile)(program, args)).stdout.trim();
  } catch {
    return null;
  }
}

/** A Python of that version: on the path, or one that pyenv has. Null when there is none. */
async function findPython(version) {
  const candidates = [`python${version}`, 'python3'];
  const root = await outputOf('pyenv', ['root']);
  const versions = root ? join(root, 'versions') : '';
  if (versions !== '' && existsSync(versions)) {
    const installed = readdirSync(versions).filter((name) => name.startsWith(`${version}.`));
    candidates.unshift(...installed.map((name) => join(versions, name, 'bin', 'python')));
  }
  const program = 'import sys; print("%d.%d" % sys.version_info[:2])';
  for (const python of candidates) if ((await outputOf(python, ['-c', program])) === version) return python;
  return null;
}

async function firstPython(versions) {
  for (const version of versions) {
    const found = await findPython(version);
    if (found !== null) return found;
  }
  throw new Error(`No Python of version ${versions.join(' or ')} was found.`);
}

/**
 * The Python of a virtual environment that `fill` has filled, made when it is not there yet. Made under another name and
 * moved, so that a half-made environment is never taken for a whole one.
 */
async function environment(name, base, options, fill) {
  const folder = join(scratchRoot, name);
  const python = join(folder, 'bin', 'python');
  if (existsSync(python)) return python;
  const scratch = `${folder}.${process.pid}`;
  mkdirSync(scratchRoot, { recursive: true });
  try {
    await run(base, ['-m', 'venv', ...options, scratch]);
    await fill(scratch);
    try {
      renameSync(scratch, folder);
    } catch (error) {
      // Another process has made it meanwhile.
      if (!existsSync(python)) throw error;
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return python;
}

async function install(folder, requirements) {
  const options = ['--quiet', '--disable-pip-version-check', '--prefer-binary'];
  await run(join(folder, 'bin', 'python'), ['-m', 'pip', 'install', ...options, ...requirements]);
}

const making = new Map();

/**
 * The Python of an environment that holds the release, with one of the Pythons named or one of those of releases.json.
 * Throws an `Error` with one sentence when no Python fits or the release can't be installed.
 */
export function djangoPython(release, version = null) {
  const name = version === null ? `django-${release}` : `django-${release}-python-${version}`;
  const make = async () => {
    const base = await firstPython(version === null ? (releases[release] ?? []) : [version]);
    return environment(name, base, [], (folder) => install(folder, [`django~=${release}.0`]));
  };
  if (!making.has(name)) making.set(name, make());
  return making.get(name);
}

/** The Python of an environment of that version with these requirements and nothing else. Throws as above. */
export async function toolsPython(name, version, requirements) {
  const base = await firstPython([version]);
  return environment(name, base, [], (folder) => install(folder, requirements));
}

/**
 * The Python of an environment with these requirements (`django-waffle==5.0.0`), which sees that of the Django release:
 * that one is installed once for all packages. Throws as above.
 */
export async function packagePython(name, django, version, requirements) {
  const beneath = await djangoPython(django, version);
  // Another list of requirements is another environment.
  const digest = createHash('sha256').update(requirements.join(' ')).digest('hex').slice(0, 8);
  return environment(`${name}-django-${django}-${digest}`, beneath, ['--without-pip'], async (folder) => {
    const paths = 'import sysconfig; print(sysconfig.get_path("purelib"))';
    const shared = await outputOf(beneath, ['-c', paths]);
    const own = await outputOf(join(folder, 'bin', 'python'), ['-c', paths]);
    writeFileSync(join(own, 'django-release.pth'), `${shared}\n`);
    if (requirements.length > 0) await install(folder, requirements);
  });
}

/** Throws with what pip or Python said last. */
async function run(program, args) {
  const { status, stderr } = await start(program, args, '');
  if (status === 0) return;
  const said = stderr.trim().split('\n');
  const why = said.findLast((line) => /error|No matching|requires/i.test(line)) ?? said.at(-1);
  throw new Error(`pip install or venv failed: ${why}`);
}

/**
 * What a probe of `probes/` prints in an environment, parsed. `input` goes to its standard input; what it says on
 * standard error is handed to `remark`.
 */
export async function runProbeIn(python, probe, input = '', remark = () => {}) {
  const { status, stdout, stderr } = await start(python, [join(here, 'probes', probe)], input);
  if (stderr !== '') remark(stderr);
  if (status !== 0) throw new Error(`${probe} failed: ${stderr.trim().split('\n').at(-1)}`);
  return JSON.parse(stdout);
}

/** The same, for a Django release. */
export async function runProbe(release, probe, input = '') {
  return runProbeIn(await djangoPython(release), probe, input);
}

function start(program, args, input) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONWARNINGS: 'ignore' },
      // Packages write files where they are run: nothing of that in the project.
      cwd: scratchRoot,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      stdout += part;
    });
    child.stderr.setEncoding('utf8').on('data', (part) => {
      stderr += part;
    });
    // A probe that ends early takes no more input.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}
