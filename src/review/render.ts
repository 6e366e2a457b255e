/** Diffs and edit notes as a reviewer sees them on the screen. */
import type { EditNote } from '../migrate/types.ts';
import { type Colors, hanging, printable, type Screen } from '../report/screen.ts';
import { diffHunks, type Hunk, hunkHeader } from './diff.ts';
import { patchHeader } from './patch.ts';

/**
 * One file's change, coloured as git colours it, with what differs inside a changed line in bold. Line ends are
 * shown only where they change.
 *
 * @returns lines
 */
export function renderDiff(path: string, before: string, after: string, colors: Colors): readonly string[] {
  const hunks = diffHunks(before, after);
  if (hunks.length === 0) return [];
  return [
    ...patchHeader(path).map((line) => colors.bold(printable(line.trimEnd()))),
    ...hunks.flatMap((hunk) => renderHunk(hunk, colors)),
  ];
}

function renderHunk(hunk: Hunk, colors: Colors): readonly string[] {
  const header = hunkHeader(hunk);
  const end = header.indexOf('@@', 2) + 2;
  const rendered = [`${colors.cyan(header.slice(0, end))}${printable(header.slice(end))}`];
  const keepReturns = returnsDiffer(hunk);
  for (let index = 0; index < hunk.lines.length; ) {
    const block = changedBlock(hunk.lines, index);
    if (block.removed.length + block.added.length === 0) {
      rendered.push(shownLine(hunk.lines[index] ?? '', keepReturns));
      index += 1;
      continue;
    }
    rendered.push(...renderBlock(block, keepReturns, colors));
    index = block.end;
  }
  return rendered;
}

interface ChangedBlock {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** The lines in their order, with the marks for missing line ends. */
  readonly lines: readonly string[];
  readonly end: number;
}

/** Removed lines and the added lines after them, from `start` on. */
function changedBlock(lines: readonly string[], start: number): ChangedBlock {
  let end = start;
  const take = (mark: string): readonly string[] => {
    const taken: string[] = [];
    while (
      end < lines.length &&
      ((lines[end] ?? '').startsWith(mark) || (end > start && (lines[end] ?? '').startsWith('\\')))
    ) {
      const line = lines[end] ?? '';
      if (!line.startsWith('\\')) taken.push(line);
      end += 1;
    }
    return taken;
  };
  const removed = take('-');
  const added = take('+');
  return { removed, added, lines: lines.slice(start, end), end };
}

/** Lines are compared one to one only where as many came as went: otherwise the pairs would be by chance. */
function renderBlock(block: ChangedBlock, keepReturns: boolean, colors: Colors): readonly string[] {
  const paired = block.removed.length === block.added.length;
  let removed = 0;
  let added = 0;
  return block.lines.map((line) => {
    const shown = shownLine(line, keepReturns);
    if (line.startsWith('\\')) return colors.dim(shown);
    const isRemoved = line.startsWith('-');
    const color = isRemoved ? colors.red : colors.green;
    const twin = isRemoved ? block.added[removed++] : block.removed[added++];
    if (!paired || twin === undefined) return color(shown);
    return emphasised(shown, shownLine(twin, keepReturns), color, colors);
  });
}

/** The line with the part that its twin has not in bold. */
function emphasised(line: string, twin: string, color: (text: string) => string, colors: Colors): string {
  let start = 1;
  while (start < line.length && line[start] === twin[start]) start += 1;
  let end = line.length;
  let twinEnd = twin.length;
  while (end > start && twinEnd > start && line[end - 1] === twin[twinEnd - 1]) {
    end -= 1;
    twinEnd -= 1;
  }
  const middle = line.slice(start, end);
  if (middle === '' || start === 1) return color(line);
  return color(line.slice(0, start)) + color(colors.bold(middle)) + color(line.slice(end));
}

function returnsDiffer(hunk: Hunk): boolean {
  const endings = new Set(
    hunk.lines.filter((line) => !line.startsWith('\\')).map((line) => line.endsWith('\r')),
  );
  return endings.size > 1;
}

function shownLine(line: string, keepReturns: boolean): string {
  return printable(line.endsWith('\r') && !keepReturns ? line.slice(0, -1) : line);
}

/** Each edit's line in the new text, its code and why it is made; aligned, continued under itself. */
export function renderNotes(notes: readonly EditNote[], screen: Screen): readonly string[] {
  const width = Math.max(...notes.map((note) => String(note.line).length), 0);
  const seen = new Set<string>();
  const lines: string[] = [];
  for (const note of notes) {
    const key = `${note.line} ${note.code} ${note.why}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const label = `${screen.colors.dim(`line ${String(note.line).padStart(width)}`)}  ${screen.colors.cyan(note.code)}  `;
    lines.push(...hanging(label, printable(note.why), screen.width, 2));
  }
  return lines;
}
