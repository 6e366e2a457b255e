/** Lines of a text as Python's tokenizer sees them: `\n`, `\r\n` and a lone `\r` each end one. */

const LINE_END = /\r\n|\r|\n/g;

/** Line of an offset, counting from 1. For many questions about one text use `LineIndex`. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (const end of text.matchAll(LINE_END)) {
    if (end.index + end[0].length > offset) break;
    line++;
  }
  return line;
}

/** Offsets at which lines begin; the first is 0. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const end of text.matchAll(LINE_END)) starts.push(end.index + end[0].length);
  return starts;
}

const TAB = 9;
const NEWLINE = 10;
const FORM_FEED = 12;
const RETURN = 13;
const SPACE = 32;
const BACKSLASH = 92;

/**
 * Indentation of the line that begins at the offset but for white space; null when other things stand before the
 * offset, on its line or on one continued by a backslash. Two lines are indented alike when the numbers are equal:
 * as CPython's tokenizer, it counts columns with tabs to eight and with tabs as one.
 */
export function indentationAt(text: string, offset: number): number | null {
  let start = offset;
  for (; start > 0; start--) {
    const c = text.charCodeAt(start - 1);
    if (c === NEWLINE || c === RETURN) break;
    if (c !== SPACE && c !== TAB && c !== FORM_FEED) return null;
  }
  if (start > 0) {
    const isPair = text.charCodeAt(start - 1) === NEWLINE && text.charCodeAt(start - 2) === RETURN;
    if (text.charCodeAt(start - (isPair ? 3 : 2)) === BACKSLASH) return null;
  }
  let column = 0;
  let characters = 0;
  for (let i = start; i < offset; i++) {
    const c = text.charCodeAt(i);
    if (c === FORM_FEED) {
      column = 0;
      characters = 0;
      continue;
    }
    column = c === TAB ? (Math.floor(column / 8) + 1) * 8 : column + 1;
    characters++;
  }
  return column * 65536 + characters;
}
