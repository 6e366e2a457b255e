/** The async branch of a decorator of the project, for the views that have become async; the sync one stays as it is. */

import { hasFeature } from '../knowledge/releases.ts';
import { parsePython } from '../python/parser.ts';
import { isProblem, LineIndex } from '../python/source.ts';
import { compose, type PlannedNote } from './compose.ts';
import type { Edit, ImportPlanner } from './edits.ts';
import type { FunctionResult } from './function.ts';
import { indentEdits, linesInsideStrings } from './layout.ts';
import { aboveComments, endOfLine, indentationAt, lineBreakOf } from './lines.ts';
import type { FunctionBranch } from './planning.ts';
import { twinText } from './twin-text.ts';

/**
 * An `if iscoroutinefunction(view):` before the wrapper that holds its async twin, and gives that back.
 *
 * @param twin the edits that make the wrapper async, in the original text
 * @param note what the reviewer is told of the branch as a whole
 */
export function writeBranch(
  branch: FunctionBranch,
  twin: Extract<FunctionResult, { ok: true }>,
  imports: ImportPlanner,
  django: string,
  note: { readonly code: string; readonly why: string },
): { readonly edit: Edit; readonly notes: readonly PlannedNote[] } {
  const { text } = branch.module;
  const { wrapper, decorator, view } = branch;
  const lines = new LineIndex(text);
  const eol = lineBreakOf(text);
  const indent = indentationAt(text, wrapper.start);
  const step = lines.indentUnit;
  const from = aboveComments(text, wrapper.start);
  const last = decorator.body.at(-1) ?? wrapper;
  // Where the decorator is used without its view as well, only the return for the use with one is for the branch.
  const choice = last.kind === 'If' ? [...last.body, ...last.orelse] : [];
  const isChosen = choice.some(
    (each) => each.kind === 'Return' && each.value?.kind === 'Name' && each.value.id === wrapper.name,
  );
  const to = endOfLine(text, (isChosen ? (decorator.body.at(-2) ?? wrapper) : last).end);

  const { text: copied, range, lines: noteLines } = twinText(text, from, to, twin);
  const copy = indentFurther(copied, range, indent, step);

  const test = modeTest(imports, django, wrapper.start);
  const head = `${indent}if ${test}(${view}):${eol}${eol}`;
  const tail = isChosen ? `${eol}${eol}${indent}${step}return ${wrapper.name}` : '';
  const edit: Edit = { start: from, end: from, text: `${head}${copy}${tail}${eol}${eol}` };
  const editLines = new LineIndex(edit.text);
  const notes = twin.reasons.map((reason, at): PlannedNote => {
    const line = (noteLines[at] ?? 0) + editLines.line(head.length);
    return { code: reason.code, why: reason.why, offset: editLines.lineStart(line), edit };
  });
  return { edit, notes: [{ ...note, offset: 0, edit }, ...notes] };
}

/** The text of `iscoroutinefunction` at a place. */
export function modeTest(imports: ImportPlanner, django: string, at: number): string {
  return hasFeature('coroutineTestOfAsgiref', django)
    ? imports.use('asgiref.sync', 'iscoroutinefunction', at)
    : imports.use('asyncio', null, at).concat('.iscoroutinefunction');
}

function indentFurther(
  text: string,
  range: { readonly start: number; readonly end: number },
  base: string,
  step: string,
): string {
  const syntax = parsePython(text);
  const strings = isProblem(syntax)
    ? new Set<number>()
    : linesInsideStrings(
        text,
        syntax.body.filter((statement) => statement.start <= range.end && range.start <= statement.end),
      );
  const edits = [
    { start: range.start + base.length, end: range.start + base.length, text: step },
    ...indentEdits(text, range, base, step, strings),
  ];
  return compose(text.slice(0, range.end), edits, []).text.slice(range.start);
}
