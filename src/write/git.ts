/** What the writing side asks of git: where the repository is, and what is not committed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export interface Repository {
  /** Top of the working tree, absolute. */
  readonly top: string;
  /** The `.git` folder that belongs to this working tree, absolute. */
  readonly gitDir: string;
}

/**
 * The repository whose working tree holds `folder`, found by walking up as git does; null outside of one.
 * A `.git` file (worktrees, submodules) names the folder: https://git-scm.com/docs/gitrepository-layout
 */
export function findRepository(folder: string): Repository | null {
  for (let current = folder; ; ) {
    const marker = join(current, '.git');
    if (existsSync(marker)) {
      if (statSync(marker).isDirectory()) return { top: current, gitDir: marker };
      const target = /^gitdir: (.*)$/m.exec(readFileSync(marker, 'utf8'))?.[1];
      if (target !== undefined) return { top: current, gitDir: resolve(current, target.trim()) };
    }
    const parent = dirname(current);
    if (parent === current) return null;
    current = parent;
  }
}

export interface UncommittedFile {
  /** Absolute path, as it was asked for. */
  readonly path: string;
  readonly state: 'changed' | 'untracked';
}

export type GitAnswer =
  | { readonly ok: true; readonly uncommitted: readonly UncommittedFile[] }
  | { readonly ok: false; readonly message: string };

/** Longer argument lists are split: some systems allow no more than 128 kB. */
const FILES_PER_CALL = 200;

/**
 * Which of the files have changes that git could not bring back. Files outside of any repository, and files that
 * are ignored, have none.
 *
 * @param paths absolute, symbolic links resolved
 */
export function uncommittedFiles(paths: readonly string[]): GitAnswer {
  const byTop = new Map<string, string[]>();
  for (const path of paths) {
    const repository = findRepository(dirname(path));
    if (repository === null) continue;
    const files = byTop.get(repository.top) ?? [];
    byTop.set(repository.top, files);
    files.push(path);
  }
  const uncommitted: UncommittedFile[] = [];
  for (const [top, files] of byTop) {
    for (let start = 0; start < files.length; start += FILES_PER_CALL) {
      const chunk = files.slice(start, start + FILES_PER_CALL);
      const answer = gitStatus(top, chunk);
      if (!answer.ok) return answer;
      uncommitted.push(...answer.uncommitted);
    }
  }
  return { ok: true, uncommitted };
}

function gitStatus(top: string, files: readonly string[]): GitAnswer {
  const names = new Map(files.map((file) => [relative(top, file).replaceAll('\\', '/'), file]));
  const run = spawnSync(
    'git',
    // `--untracked-files=all`: a file in an untracked folder is named itself, whatever the user's settings.
    ['--literal-pathspecs', 'status', '--porcelain', '-z', '--untracked-files=all', '--', ...names.keys()],
    // Without optional locks a status call never disturbs a git command that runs beside it.
    { cwd: top, encoding: 'utf8', env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' } },
  );
  if (run.error !== undefined) {
    return { ok: false, message: `git could not be run (${run.error.message})` };
  }
  if (run.status !== 0) {
    const said = run.stderr.trim().split('\n')[0] ?? '';
    return { ok: false, message: `git status failed (${said})` };
  }
  const uncommitted: UncommittedFile[] = [];
  const records = run.stdout.split('\0');
  for (let index = 0; index < records.length; index += 1) {
    const record = records[index] ?? '';
    if (record === '') continue;
    const state = record.slice(0, 2);
    const path = names.get(record.slice(3));
    if (path !== undefined) uncommitted.push({ path, state: state === '??' ? 'untracked' : 'changed' });
    // A renamed or copied file is followed by the name it had: a record of its own.
    if (/[RC]/.test(state)) index += 1;
  }
  return { ok: true, uncommitted };
}
