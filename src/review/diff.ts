/** Line diffs: hunks as git writes them, and where a line of one text is in the other. */
import { diffLines, structuredPatch } from 'diff';

export interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  /** The `def` or `class` line above the hunk, for its header; empty when there is none. */
  readonly section: string;
  /** Each with its mark (` `, `-`, `+`, `\`) and without its line feed; a carriage return stays. */
  readonly lines: readonly string[];
}

const CONTEXT = 3;
const SECTION_LENGTH = 60;

/** The hunks between two texts, three lines of context each. Lines end at a line feed only, as git sees them. */
export function diffHunks(before: string, after: string): readonly Hunk[] {
  const patch = structuredPatch('', '', before, after, undefined, undefined, { context: CONTEXT });
  const oldLines = before.split('\n');
  return patch.hunks.map((hunk) => ({
    oldStart: hunk.oldStart,
    oldLines: hunk.oldLines,
    newStart: hunk.newStart,
    newLines: hunk.newLines,
    section: sectionAbove(oldLines, hunk.oldStart),
    lines: hunk.lines,
  }));
}

/** A range as git writes it: https://git-scm.com/docs/diff-format ("the line count 1 is left out"). */
export function hunkHeader(hunk: Hunk): string {
  const range = (start: number, count: number) => (count === 1 ? `${start}` : `${start},${count}`);
  const section = hunk.section === '' ? '' : ` ${hunk.section}`;
  return `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@${section}`;
}

/** Only printable ASCII is taken, so that a header never splits a character of another encoding. */
function sectionAbove(lines: readonly string[], start: number): string {
  for (let index = Math.min(start - 2, lines.length - 1); index >= 0; index -= 1) {
    const found = /^(?:async[ \t]+def|def|class)[ \t][ -~]*/.exec(lines[index] ?? '');
    if (found !== null) return found[0].slice(0, SECTION_LENGTH).trimEnd();
  }
  return '';
}

export interface LineCounts {
  readonly added: number;
  readonly removed: number;
}

export function countLines(hunks: readonly Hunk[]): LineCounts {
  let added = 0;
  let removed = 0;
  for (const hunk of hunks) {
    for (const line of hunk.lines) {
      if (line.startsWith('+')) added += 1;
      else if (line.startsWith('-')) removed += 1;
    }
  }
  return { added, removed };
}

/**
 * Where the lines of `before` are in `after`, for those that stayed the same.
 *
 * @returns line (from 1) in `before` -> line in `after`
 */
export function unchangedLines(before: string, after: string): ReadonlyMap<number, number> {
  const map = new Map<number, number>();
  let oldLine = 1;
  let newLine = 1;
  for (const part of diffLines(before, after)) {
    if (part.removed) oldLine += part.count;
    else if (part.added) newLine += part.count;
    else {
      for (let index = 0; index < part.count; index += 1) map.set(oldLine + index, newLine + index);
      oldLine += part.count;
      newLine += part.count;
    }
  }
  return map;
}
