/** Paths as this room keeps them: relative to the project root, `/`-separated, `''` for the root itself. */
import { relative, sep } from 'node:path';

/** The path of `absolute` relative to `root`, `/`-separated; begins with `../` when it lies outside. */
export function toRelative(root: string, absolute: string): string {
  const path = relative(root, absolute);
  return sep === '/' ? path : path.split(sep).join('/');
}

/** Whether a relative path stays inside the folder it is relative to. */
export function isInside(path: string): boolean {
  return path !== '..' && !path.startsWith('../') && !/^[A-Za-z]:/.test(path) && !path.startsWith('/');
}

/** The folder of a path; `''` for what lies in the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Joins folder and name; the root `''` adds nothing. */
export function joinPath(folder: string, name: string): string {
  if (folder === '') return name;
  return name === '' ? folder : `${folder}/${name}`;
}

/** Whether `path` is `folder` or lies below it; everything lies below `''`. */
export function isUnder(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
