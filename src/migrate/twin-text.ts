/** The text of an async twin: a copy of some lines with the edits that make the function in them async. */
import { compose } from './compose.ts';
import type { Edit } from './edits.ts';
import type { FunctionResult } from './function.ts';

export interface TwinText {
  /** The whole file with the edits applied. */
  readonly text: string;
  /** Where in it the copied lines are. */
  readonly range: { readonly start: number; readonly end: number };
  /** For each reason of the twin, in order: how many lines below the first copied one it stands. */
  readonly lines: readonly number[];
}

/**
 * @param from start of the first line that is copied
 * @param to end of the last one
 * @param more edits beside those of the twin
 */
export function twinText(
  text: string,
  from: number,
  to: number,
  twin: Extract<FunctionResult, { ok: true }>,
  more: readonly Edit[] = [],
): TwinText {
  const edits = [...twin.edits, ...more];
  const composed = compose(text, edits, [
    { code: '', why: '', offset: from, edit: null },
    ...twin.reasons.map((reason) => ({ ...reason, edit: null })),
  ]);
  const grown = edits.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
  const [first = 1, ...lines] = composed.lines;
  return {
    text: composed.text,
    range: { start: from, end: to + grown },
    lines: lines.map((line) => line - first),
  };
}
