/** What a project runs on: its source archive unpacked, and a virtual environment made from its lock. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Style } from '../../src/migrate/types.ts';
import type { RealProject } from './projects.ts';

const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * Everything that is downloaded, installed or migrated lies below; nothing of it is ever committed. Each checkout of the
 * repository has its own, so that two of them can be at it at the same time.
 */
export const scratch = path.join(
  tmpdir(),
  'django-asyncify-realworld',
  createHash('sha256').update(here).digest('hex').slice(0, 8),
);

export class SetupError extends Error {}

export const lockFile = (project: RealProject): string => path.join(here, 'locks', `${project.name}.txt`);

/** The project as it came, and migrated in either style. */
export type State = 'before' | Style;

export const treeOf = (project: RealProject, state: State): string =>
  path.join(scratch, project.name, state, 'tree');

/** Runs a command to its end; throws its last lines when it fails. */
function run(command: string, args: readonly string[], cwd: string): string {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 1_800_000 });
  if (done.status === 0) return done.stdout;
  const said = `${done.error?.message ?? ''}${done.stderr ?? ''}`.trim().split('\n').slice(-6).join('\n');
  throw new SetupError(`${path.basename(command)} ${args.join(' ')} failed:\n${said}`);
}

/** A Python of the given version, `3.12`. */
function findPython(version: string): string {
  const pyenv = path.join(process.env.PYENV_ROOT ?? path.join(homedir(), '.pyenv'), 'versions');
  const installed = existsSync(pyenv)
    ? readdirSync(pyenv)
        .filter((name) => name.startsWith(`${version}.`))
        .map((name) => path.join(pyenv, name, 'bin', 'python'))
    : [];
  const probe = `import sys, venv, sqlite3; sys.exit("%d.%d" % sys.version_info[:2] != "${version}")`;
  const found = [...installed, `python${version}`, 'python3'].find(
    (name) => spawnSync(name, ['-c', probe]).status === 0,
  );
  if (found === undefined) throw new SetupError(`Python ${version} is not installed here`);
  return found;
}

const pip = (python: string, args: readonly string[], cwd: string): string =>
  run(python, ['-m', 'pip', '--disable-pip-version-check', ...args], cwd);

/** The source archive, downloaded once; its hash is looked at every time. */
function archiveOf(project: RealProject): string {
  const folder = path.join(scratch, project.name, 'archive');
  const find = (): string | undefined =>
    existsSync(folder) ? readdirSync(folder).find((name) => /\.(tar\.gz|zip)$/.test(name)) : undefined;
  if (find() === undefined) {
    mkdirSync(folder, { recursive: true });
    const wanted = `${project.name}==${project.version}`;
    const args = ['download', '--quiet', '--no-deps', '--no-binary', ':all:', '--dest', folder, wanted];
    pip(findPython(project.python), args, folder);
  }
  const name = find();
  if (name === undefined) throw new SetupError(`No source archive of ${project.name} came`);
  const archive = path.join(folder, name);
  const found = createHash('sha256').update(readFileSync(archive)).digest('hex');
  if (found !== project.sha256) throw new SetupError(`${name} has sha256 ${found}, not the pinned one`);
  return archive;
}

/** Unpacks the archive anew, so that nothing a run has left behind is in it. */
export function unpack(project: RealProject, state: State): void {
  const tree = treeOf(project, state);
  const archive = archiveOf(project);
  const inside = `${tree}.new`;
  for (const folder of [tree, inside]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(inside, { recursive: true });
  run(findPython(project.python), ['-m', 'tarfile', '-e', archive, inside], inside);
  const [top] = readdirSync(inside);
  if (top === undefined) throw new SetupError(`${archive} is empty`);
  renameSync(path.join(inside, top), tree);
  rmSync(inside, { recursive: true });
  for (const [name, text] of Object.entries(project.files ?? {})) {
    mkdirSync(path.dirname(path.join(tree, name)), { recursive: true });
    writeFileSync(path.join(tree, name), text);
  }
}

/** Writes the lock anew from what pip chooses today for the project's requirements. */
export function lock(project: RealProject): void {
  unpack(project, 'before');
  const environment = path.join(scratch, project.name, 'lock-venv');
  rmSync(environment, { recursive: true, force: true });
  run(findPython(project.python), ['-m', 'venv', environment], scratch);
  const python = path.join(environment, 'bin', 'python');
  const django = `Django~=${project.declared ?? project.django}.0`;
  pip(python, ['install', '--quiet', django, ...project.requirements], treeOf(project, 'before'));
  if (project.declared !== undefined)
    pip(python, ['install', '--quiet', '--no-deps', `Django~=${project.django}.0`], scratch);
  const own = project.name.toLowerCase().replace(/[-_.]+/g, '-');
  const lines = pip(python, ['freeze', '--all', '--exclude', 'pip'], scratch)
    .split('\n')
    .filter(
      (line) =>
        line !== '' &&
        !line
          .toLowerCase()
          .replace(/[-_.]+/g, '-')
          .startsWith(`${own}-@`),
    )
    .filter((line) => !line.toLowerCase().replace(/_/g, '-').startsWith(`${own} @`))
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  mkdirSync(path.dirname(lockFile(project)), { recursive: true });
  writeFileSync(lockFile(project), `${lines.join('\n')}\n`);
  rmSync(environment, { recursive: true, force: true });
}

/** The environment of the lock, made once; gives its folder. */
export function environmentOf(project: RealProject): string {
  if (!existsSync(lockFile(project)))
    throw new SetupError(`There is no lock: npm run realworld -- --lock --only ${project.name}`);
  const base = findPython(project.python);
  const key = createHash('sha256')
    .update(JSON.stringify([base, readFileSync(lockFile(project), 'utf8')]))
    .digest('hex')
    .slice(0, 12);
  const environment = path.join(scratch, project.name, `venv-${key}`);
  const ready = path.join(environment, 'ready');
  if (existsSync(ready)) return environment;
  rmSync(environment, { recursive: true, force: true });
  run(base, ['-m', 'venv', environment], scratch);
  const python = path.join(environment, 'bin', 'python');
  pip(python, ['install', '--quiet', '--no-deps', '-r', lockFile(project)], scratch);
  writeFileSync(ready, '');
  return environment;
}
