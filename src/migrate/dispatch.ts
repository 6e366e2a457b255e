/** An async `dispatch()` for a class whose decorators are applied to it: they then see a coroutine function. */
import { LineIndex } from '../python/source.ts';
import type { CallerEdits } from './callers.ts';
import { aboveComments, endOfLine, indentationAt } from './lines.ts';
import type { DispatchOverride } from './planning.ts';

export function writeDispatch({ module, node }: DispatchOverride): CallerEdits {
  const { text } = module;
  const lines = new LineIndex(text);
  const eol = lines.newline;
  const first = node.body[0];
  const indent = first ? indentationAt(text, first.start) : lines.indentUnit;
  const method = [
    `${indent}async def dispatch(self, request, *args, **kwargs):`,
    `${indent}${lines.indentUnit}return await super().dispatch(request, *args, **kwargs)`,
  ].join(eol);
  const next = node.body.find((statement) => statement.kind === 'FunctionDef');
  const last = node.body.at(-1);
  let at: number;
  let insertion: string;
  if (next) {
    at = aboveComments(text, next.start);
    insertion = `${method}${eol}${eol}`;
  } else {
    at = endOfLine(text, last ? last.end : node.colon);
    insertion = `${eol}${eol}${method}`;
  }
  const edit = { start: at, end: at, text: insertion };
  const why = `${node.name}: its decorators are applied to dispatch(), which must be async for them to await it`;
  return { edits: [edit], notes: [{ code: 'DA245', why, offset: insertion.indexOf('async'), edit }] };
}
