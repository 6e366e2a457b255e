/**
 * Patches that `git apply` takes: https://git-scm.com/docs/diff-generate-patch
 */
import { diffHunks, hunkHeader } from './diff.ts';

const ESCAPES: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};

/** A path as git quotes it (`core.quotePath`): bytes outside of printable ASCII, quotes and backslashes escaped. */
export function quotePath(path: string): string {
  let quoted = '';
  for (const byte of Buffer.from(path)) {
    const known = ESCAPES[byte];
    if (known !== undefined) quoted += known;
    else if (byte < 0x20 || byte >= 0x7f) quoted += `\\${byte.toString(8).padStart(3, '0')}`;
    else quoted += String.fromCharCode(byte);
  }
  return quoted === path ? path : `"${quoted}"`;
}

/** The lines that open a file's part of a patch: `diff --git`, `---`, `+++`. */
export function patchHeader(path: string): readonly string[] {
  const [from, to] = [quotePath(`a/${path}`), quotePath(`b/${path}`)];
  // A name with a space ends at a tab: without it, tools would take what follows for a date.
  const end = path.includes(' ') ? '\t' : '';
  return [`diff --git ${from} ${to}`, `--- ${from}${end}`, `+++ ${to}${end}`];
}

/**
 * One file's change as patch text; empty when the texts are the same.
 *
 * @param path relative to where the patch is applied, `/`-separated
 */
export function textPatch(path: string, before: string, after: string): string {
  const hunks = diffHunks(before, after);
  if (hunks.length === 0) return '';
  const lines = [...patchHeader(path), ...hunks.flatMap((hunk) => [hunkHeader(hunk), ...hunk.lines])];
  return `${lines.join('\n')}\n`;
}

/**
 * One file's change as patch bytes: the file's own bytes, whatever its encoding. Every byte is taken for one
 * character and written as that byte again, so nothing is decoded.
 */
export function bytePatch(path: string, before: Uint8Array, after: Uint8Array): Uint8Array {
  const asText = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
  return Buffer.from(textPatch(path, asText(before), asText(after)), 'latin1');
}
