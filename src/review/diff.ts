/** Line diffs: hunks as git writes them, and where a line of one text is in the other. */
import { diffRows, type Row } from './rows.ts';

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

/** The hunks between two texts, three lines of context each. */
export function diffHunks(before: string, after: string): readonly Hunk[] {
  const rows = diffRows(before, after);
  const oldLines = before.split('\n');
  const hunks: Hunk[] = [];
  let oldLine = 1;
  let newLine = 1;
  let index = 0;
  for (const { start, end } of hunkRanges(rows)) {
    for (; index < start; index += 1) {
      oldLine += 1;
      newLine += 1;
    }
    const part = rows.slice(start, end);
    const oldCount = part.filter((row) => row.mark !== '+').length;
    const newCount = part.filter((row) => row.mark !== '-').length;
    hunks.push({
      // A side without lines is named by the line before it.
      oldStart: oldCount === 0 ? oldLine - 1 : oldLine,
      oldLines: oldCount,
      newStart: newCount === 0 ? newLine - 1 : newLine,
      newLines: newCount,
      section: sectionAbove(oldLines, oldLine),
      lines: part.flatMap(hunkLines),
    });
    oldLine += oldCount;
    newLine += newCount;
    index = end;
  }
  return hunks;
}

/** Rows that belong to one hunk: changes with their context, joined where that would touch. */
function hunkRanges(rows: readonly Row[]): readonly { readonly start: number; readonly end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  rows.forEach((row, index) => {
    if (row.mark === ' ') return;
    const start = Math.max(index - CONTEXT, 0);
    const end = Math.min(index + 1 + CONTEXT, rows.length);
    const last = ranges.at(-1);
    if (last !== undefined && start <= last.end) last.end = end;
    else ranges.push({ start, end });
  });
  return ranges;
}

function hunkLines({ mark, line }: Row): readonly string[] {
  return line.endsWith('\n') ? [mark + line.slice(0, -1)] : [mark + line, '\\ No newline at end of file'];
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
  for (const { mark } of diffRows(before, after)) {
    if (mark === ' ') map.set(oldLine, newLine);
    if (mark !== '+') oldLine += 1;
    if (mark !== '-') newLine += 1;
  }
  return map;
}
