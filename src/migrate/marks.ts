/**
 * `method_decorator` on an async method: before Django 5.2 what it makes of a coroutine function is a plain function that
 * gives a coroutine. `@markcoroutinefunction` above it says so to `View`, and to whatever else is applied to it.
 */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Decorator } from '../python/ast.ts';
import type { CallerEdits } from './callers.ts';
import type { PlannedNote } from './compose.ts';
import type { Edit, ImportPlanner } from './edits.ts';
import { lineBreakOf, startOfLine } from './lines.ts';

/** The line above each of the decorators. */
export function writeMarks(
  module: ModuleInfo,
  name: string,
  decorators: readonly Decorator[],
  imports: ImportPlanner,
): CallerEdits {
  const { text } = module;
  const why = `method_decorator makes a plain function of the async ${name}() in this Django: the mark says that it gives a coroutine`;
  const edits: Edit[] = [];
  const notes: PlannedNote[] = [];
  for (const decorator of decorators) {
    const mark = imports.use('asgiref.sync', 'markcoroutinefunction', decorator.start);
    const at = startOfLine(text, decorator.start);
    const indent = text.slice(at, decorator.start);
    const edit = { start: at, end: at, text: `${indent}@${mark}${lineBreakOf(text)}` };
    edits.push(edit);
    notes.push({ code: 'DA252', why, offset: indent.length, edit });
  }
  return { edits, notes };
}
