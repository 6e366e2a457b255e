/** The scratch copy that the tests run in: a git worktree of its own where there is a repository, else a plain copy. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { findRepository, type Repository } from '../write/index.ts';
import { copyFolder } from './copy.ts';
import { removeFolder } from './remove.ts';

export interface Scratch {
  /** A folder for what is not part of the copy. */
  readonly folder: string;
  /** The folder that was copied: top of the repository, or root of the project. Symbolic links resolved. */
  readonly original: string;
  readonly copy: string;
  /** Why the copy is no git worktree; null when it is one. */
  readonly withoutGit: string | null;
  /** A path of the original, in the copy; other paths as they are. */
  mapped(path: string): string;
  /** Whether a file of the copy is one: a symbolic link on the way may lead out of it, to what is the user's. */
  holds(path: string): boolean;
  /** Removes everything, and answers whether that could be done. May be called again. */
  release(): boolean;
}

export type ScratchResult =
  | { readonly kind: 'ready'; readonly scratch: Scratch }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string };

const PREFIX = 'django-asyncify-verify-';

/**
 * Copies the project's repository as it lies there, whatever is committed, staged or ignored: the working tree is
 * copied file by file, and git is told that the copy is a worktree of the same commit, with the same index. Nothing is
 * checked out, so no hook runs. The copy goes when it is released, and at the latest when this process ends.
 *
 * @param root of the project, absolute
 * @param leaveOut absolute paths
 */
export async function openScratch(
  root: string,
  leaveOut: readonly string[],
  signal: AbortSignal,
): Promise<ScratchResult> {
  const real = realpathSync(root);
  const repository = findRepository(real);
  const original = repository?.top ?? real;
  const folder = makeFolder();
  if (folder === null) {
    const message = `No folder for the copy can be made in ${tmpdir()}: let TMPDIR name one that can be written to.`;
    return { kind: 'failed', message };
  }
  // Projects may look at the name of their folder.
  const copy = join(folder, basename(original) || 'project');
  let admin: string | null = null;
  let gone: boolean | null = null;
  const release = () => {
    if (gone !== null) return gone;
    process.off('exit', release);
    gone = removeFolder(folder);
    if (admin !== null) forgetWorktree(admin);
    return gone;
  };
  process.once('exit', release);
  const added = repository === null ? NOT_IN_GIT : addWorktree(repository, copy);
  if (added.kind === 'added') admin = added.admin;
  mkdirSync(copy, { recursive: true });
  const copied = await copyFolder(original, copy, new Set([...leaveOut, folder]), signal);
  if (copied.kind !== 'copied') {
    release();
    return copied;
  }
  const scratch: Scratch = {
    folder,
    original,
    copy,
    withoutGit: added.kind === 'added' ? null : added.why,
    mapped(path) {
      const inside = path === original || path.startsWith(original + sep);
      return inside ? join(copy, relative(original, path)) : path;
    },
    holds: (path) => existsSync(path) && realpathSync(path).startsWith(copy + sep),
    release,
  };
  return { kind: 'ready', scratch };
}

/** Null where the folder for temporary files is not there or can't be written to. */
function makeFolder(): string | null {
  try {
    return mkdtempSync(join(realpathSync(tmpdir()), PREFIX));
  } catch {
    return null;
  }
}

type Added =
  | { readonly kind: 'added'; readonly admin: string }
  | { readonly kind: 'not added'; readonly why: string };

const NOT_IN_GIT: Added = { kind: 'not added', why: 'the project is not in a git repository' };

function addWorktree(repository: Repository, copy: string): Added {
  const run = spawnSync('git', ['worktree', 'add', '--quiet', '--detach', '--no-checkout', copy, 'HEAD'], {
    cwd: repository.top,
    encoding: 'utf8',
    env: withoutGitVariables(process.env),
  });
  if (run.error !== undefined) return { kind: 'not added', why: 'git could not be run' };
  const marker = join(copy, '.git');
  const admin = existsSync(marker)
    ? /^gitdir: (.*)$/m.exec(readFileSync(marker, 'utf8'))?.[1]?.trim()
    : undefined;
  if (run.status !== 0 || admin === undefined) {
    return { kind: 'not added', why: run.stderr.trim().split('\n').at(-1) ?? 'git refused' };
  }
  const index = join(repository.gitDir, 'index');
  const own = resolve(copy, admin);
  if (existsSync(index)) copyFileSync(index, join(own, 'index'));
  return { kind: 'added', admin: own };
}

/** What `git worktree remove` does once the folder is gone; `git worktree prune` would also forget the user's others. */
function forgetWorktree(admin: string): void {
  rmSync(admin, { recursive: true, force: true });
  try {
    rmdirSync(dirname(admin));
  } catch {
    // The repository has other worktrees.
  }
}

/** A hook runs with variables that would send git to another repository. */
export function withoutGitVariables<Value>(
  env: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  const sent = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR']);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !sent.has(name)));
}
