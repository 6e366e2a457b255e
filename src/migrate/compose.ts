/** From planned edits of one file to its new text, and to where in it each note stands. */
import MagicString from 'magic-string';
import { LineIndex } from '../python/source.ts';
import type { Edit } from './edits.ts';

/** A note for the reviewer, placed in the original text or in what an edit writes. */
export interface PlannedNote {
  readonly code: string;
  readonly why: string;
  /** Offset in the original text; with `edit`, in that edit's text. */
  readonly offset: number;
  readonly edit: Edit | null;
}

export interface Composed {
  readonly text: string;
  /** Line in the new text (from 1) of each note, in the order given. */
  readonly lines: readonly number[];
}

/** Edits in the order in which they are applied: by place, insertions first, otherwise as given. */
function sortEdits(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The first two edits that overlap, null when none do. */
export function findOverlap(edits: readonly Edit[]): readonly [Edit, Edit] | null {
  const sorted = sortEdits(edits);
  for (const [at, edit] of sorted.entries()) {
    const previous = sorted[at - 1];
    if (previous && edit.start < previous.end) return [previous, edit];
  }
  return null;
}

/** Applies edits that do not overlap. */
export function compose(text: string, edits: readonly Edit[], notes: readonly PlannedNote[]): Composed {
  const sorted = sortEdits(edits);
  const source = new MagicString(text);
  const starts = new Map<Edit, number>();
  let shift = 0;
  for (const edit of sorted) {
    starts.set(edit, edit.start + shift);
    shift += edit.text.length - (edit.end - edit.start);
    source.appendLeft(edit.start, edit.text);
    if (edit.end > edit.start) source.remove(edit.start, edit.end);
  }
  const result = source.toString();

  const place = (note: PlannedNote): number => {
    if (note.edit) return (starts.get(note.edit) ?? 0) + note.offset;
    let moved = note.offset;
    for (const edit of sorted) {
      if (edit.start >= note.offset) break;
      if (edit.end > note.offset) {
        const lines = countLines(text.slice(edit.start, note.offset));
        return (starts.get(edit) ?? 0) + offsetOfLine(edit.text, lines);
      }
      moved += edit.text.length - (edit.end - edit.start);
    }
    return moved;
  };
  const index = new LineIndex(result);
  return { text: result, lines: notes.map((note) => index.line(place(note))) };
}

function countLines(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}

/** The offset at which a line (from 0) of the text begins; the last line's for one beyond. */
function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let count = 0; count < line; count++) {
    const next = /\r\n|\r|\n/.exec(text.slice(at));
    if (!next) break;
    at += next.index + next[0].length;
  }
  return at;
}
