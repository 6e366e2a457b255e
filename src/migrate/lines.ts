/** Lines around an offset of a text, as edits need them. `\n`, `\r\n` and a lone `\r` each end a line. */
import type { Range } from '../python/ast.ts';

/** The offset at which the line of `offset` begins. */
export function startOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

/** The offset of the line break that ends the line of `offset`, or the end of the text. */
export function endOfLine(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** The offset at which the next line begins, or the end of the text. */
export function startOfNextLine(text: string, offset: number): number {
  const end = endOfLine(text, offset);
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
}

/** Whether nothing but a comment behind it stands on the lines of a range. */
export function hasOwnLines(text: string, { start, end }: Range): boolean {
  const before = text.slice(startOfLine(text, start), start);
  return /^[ \t\f]*$/.test(before) && /^[ \t\f]*(?:#.*)?$/.test(text.slice(end, endOfLine(text, end)));
}

/** The white space with which the line of `offset` begins. */
export function indentationAt(text: string, offset: number): string {
  return /^[ \t\f]*/.exec(text.slice(startOfLine(text, offset)))?.[0] ?? '';
}

/** The line break that the text uses, by its first one. */
export function lineBreakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

/** The start of the comment lines directly above the line of an offset. */
export function aboveComments(text: string, offset: number): number {
  let at = startOfLine(text, offset);
  while (at > 0) {
    const above = startOfLine(text, at - (text.startsWith('\r\n', at - 2) ? 2 : 1));
    if (!text.slice(above, at).trimStart().startsWith('#')) break;
    at = above;
  }
  return at;
}

/** The end of the last comment line below an offset's line that is indented further than `indent`: it belongs to what ends there. */
export function belowComments(text: string, offset: number, indent: string): number {
  let end = endOfLine(text, offset);
  for (let at = startOfNextLine(text, end); at < text.length; at = startOfNextLine(text, at)) {
    const line = text.slice(at, endOfLine(text, at));
    if (line.trim() === '') continue;
    if (!line.trimStart().startsWith('#') || indentationAt(text, at).length <= indent.length) break;
    end = endOfLine(text, at);
  }
  return end;
}
