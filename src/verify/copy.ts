/** Copies a folder as it is: files, symbolic links, modes and times. Absolute links to places inside follow. */
import { constants } from 'node:fs';
import {
  chmod,
  copyFile,
  lstat,
  lutimes,
  mkdir,
  readdir,
  readlink,
  statfs,
  symlink,
  utimes,
} from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Caches of tools, which they make anew, and what belongs to version control. */
const LEFT_OUT = new Set(['.git', '.hg', '.svn', '.mypy_cache', '.ruff_cache', '.tox', '.nox']);
const AT_ONCE = 16;
/** Disk space that is left to others, as a share of what is free. */
const USABLE = 0.8;

export type CopyResult =
  | { readonly kind: 'copied' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string };

interface Entry {
  readonly path: string;
  readonly mode: number;
  readonly size: number;
  readonly atime: Date;
  readonly mtime: Date;
  readonly kind: 'folder' | 'file' | 'link';
}

/**
 * Copies what is in a folder into another one, which exists. Sockets, pipes and devices are left out, and so is the
 * version control's own data of repositories inside. Where the file system can share blocks, they are shared.
 *
 * @param leaveOut absolute paths that are not copied
 */
export async function copyFolder(
  from: string,
  to: string,
  leaveOut: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<CopyResult> {
  try {
    const entries = await list(from, leaveOut);
    const bytes = entries.reduce((sum, entry) => sum + entry.size, 0);
    const { bavail, bsize } = await statfs(to);
    if (bytes > bavail * bsize * USABLE) {
      return {
        kind: 'failed',
        message: `A copy of ${from} takes ${gigabytes(bytes)}, more than fits into ${to}: leave out what the tests don't need with --without <path>, or let TMPDIR name a larger place.`,
      };
    }
    const place = (path: string) => join(to, relative(from, path));
    // A link that names a place inside by its absolute path would lead out of the copy, to the original.
    const linkTarget = (target: string) =>
      target === from || target.startsWith(from + sep) ? place(target) : target;
    const folders = entries.filter((entry) => entry.kind === 'folder');
    // Writable until everything is inside.
    for (const { path, mode } of folders) await mkdir(place(path), { recursive: true, mode: mode | 0o700 });
    const others = entries.filter((entry) => entry.kind !== 'folder');
    const work = others[Symbol.iterator]();
    const worker = async () => {
      for (const entry of work) {
        if (signal.aborted) return;
        await copyEntry(entry, place(entry.path), linkTarget);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    if (signal.aborted) return { kind: 'stopped' };
    for (const { path, atime, mtime } of [...folders].reverse()) await utimes(place(path), atime, mtime);
    return { kind: 'copied' };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return {
      kind: 'failed',
      message: `${from} could not be copied (${said}): leave out what the tests don't need with --without <path>.`,
    };
  }
}

async function copyEntry(
  { kind, path, mode, atime, mtime }: Entry,
  target: string,
  linkTarget: (target: string) => string,
): Promise<void> {
  if (kind === 'link') {
    await symlink(linkTarget(await readlink(path)), target);
    await lutimes(target, atime, mtime);
    return;
  }
  await copyFile(path, target, constants.COPYFILE_FICLONE);
  await chmod(target, mode | 0o200);
  // Python trusts compiled files whose source has the time that they note.
  await utimes(target, atime, mtime);
}

async function list(from: string, leaveOut: ReadonlySet<string>): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  const folders = [from];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const found of await readdir(folder, { withFileTypes: true })) {
      const path = folder + sep + found.name;
      if (LEFT_OUT.has(found.name) || leaveOut.has(path)) continue;
      const kind = found.isDirectory()
        ? 'folder'
        : found.isFile()
          ? 'file'
          : found.isSymbolicLink()
            ? 'link'
            : null;
      if (kind === null) continue;
      const { mode, size, atime, mtime } = await lstat(path);
      entries.push({ path, mode: mode & 0o7777, size: kind === 'file' ? size : 0, atime, mtime, kind });
      if (kind === 'folder') folders.push(path);
    }
  }
  return entries;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
