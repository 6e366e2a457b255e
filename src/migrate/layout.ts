/** Text of statements: edits applied, lines indented further, strings that run over lines left alone. */
import type { FormattedValue, JoinedStr, Node, Range, Str } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import type { Edit } from './edits.ts';

/**
 * The text of a range with edits applied. Edits at the same offset take effect in the order given; an edit must not
 * reach over another.
 */
export function applyEdits(text: string, range: Range, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  let result = '';
  let at = range.start;
  for (const edit of sorted) {
    result += text.slice(at, edit.start) + edit.text;
    at = Math.max(at, edit.end);
  }
  return result + text.slice(at, range.end);
}

/** Joins edits that touch, so that no two of the result begin or end at the same offset. */
export function mergeEdits(text: string, edits: readonly Edit[]): readonly Edit[] {
  const merged: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || last.end < edit.start) {
      merged.push(edit);
      continue;
    }
    merged[merged.length - 1] = {
      start: last.start,
      end: Math.max(last.end, edit.end),
      text: last.text + edit.text,
    };
  }
  return merged.filter((edit) => text.slice(edit.start, edit.end) !== edit.text);
}

/** Offsets inside the range at which a line begins, the range's own start not counted. */
export function innerLineStarts(text: string, range: Range): number[] {
  const starts: number[] = [];
  for (const end of text.slice(range.start, range.end).matchAll(/\r\n|\r|\n/g)) {
    starts.push(range.start + end.index + end[0].length);
  }
  return starts;
}

/** Offsets of lines that begin inside a string literal: white space there is the string's. */
export function linesInsideStrings(text: string, nodes: readonly Node[]): ReadonlySet<number> {
  const inside = new Set<number>();
  for (const node of nodes) {
    walk(node, (child) => {
      if (child.kind !== 'Str' && child.kind !== 'JoinedStr') return;
      if (!/[\r\n]/.test(text.slice(child.start, child.end))) return;
      for (const token of stringTokens(text, child)) {
        for (const start of innerLineStarts(text, token)) inside.add(start);
      }
    });
  }
  return inside;
}

/** The literals of an implicit concatenation, from prefix to closing quote. */
function stringTokens(text: string, node: Str | JoinedStr): Range[] {
  const fields = new Map<number, number>(
    (node.kind === 'JoinedStr' ? node.values : []).map((field: FormattedValue) => [field.start, field.end]),
  );
  const tokens: Range[] = [];
  const opening = /[a-zA-Z]{0,2}("""|'''|"|')/y;
  let at = node.start;
  while (at < node.end) {
    if (text[at] === '#') {
      while (at < node.end && text[at] !== '\n' && text[at] !== '\r') at++;
      continue;
    }
    opening.lastIndex = at;
    const match = opening.exec(text);
    if (match === null) {
      at++;
      continue;
    }
    const quote = match[1] ?? '"';
    let end = opening.lastIndex;
    while (end < node.end && !text.startsWith(quote, end)) {
      end = fields.get(end) ?? (text[end] === '\\' ? end + 2 : end + 1);
    }
    end += quote.length;
    tokens.push({ start: at, end });
    at = end;
  }
  return tokens;
}

/**
 * Edits that move the lines of a range one step to the right. The first line is left to the caller.
 *
 * @param base the indentation of the statements; the step goes behind it, so that tabs and spaces stay consistent
 */
export function indentEdits(
  text: string,
  range: Range,
  base: string,
  step: string,
  inStrings: ReadonlySet<number>,
): Edit[] {
  const edits: Edit[] = [];
  for (const start of innerLineStarts(text, range)) {
    if (start >= range.end || inStrings.has(start) || /[\r\n]/.test(text[start] ?? '\n')) continue;
    if (/^[ \t\f]*(?:[\r\n]|$)/.test(text.slice(start, range.end))) continue;
    const at = text.startsWith(base, start) ? start + base.length : start;
    edits.push({ start: at, end: at, text: step });
  }
  return edits;
}
