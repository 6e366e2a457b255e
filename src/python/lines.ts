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
