/** `request.auser` beside `request.user`: what decorators ask around an async view gives the user that the middleware has set. */
import { LineIndex } from '../python/source.ts';
import type { CallerEdits } from './callers.ts';
import type { ImportPlanner } from './edits.ts';
import { endOfLine, indentationAt, lineBreakOf } from './lines.ts';
import type { RequestUser } from './planning.ts';

/** The name of the function; that it is free is for `RequestUser` to see. */
const NAME = 'auser';

export function writeRequestUser(setting: RequestUser, imports: ImportPlanner): CallerEdits {
  const { module, statement, around, request, isLoaded } = setting;
  const { text } = module;
  const eol = lineBreakOf(text);
  const indent = indentationAt(text, statement.start);
  const step = new LineIndex(text).indentUnit;
  const load = isLoaded
    ? []
    : [
        `${step}await ${imports.use('asgiref.sync', 'sync_to_async', statement.start)}(bool)(${request}.user)`,
      ];
  const lines = [`async def ${NAME}():`, ...load, `${step}return ${request}.user`];
  const written = [...lines, '', `${request}.${NAME} = ${NAME}`].map((line) =>
    line === '' ? '' : `${indent}${line}`,
  );
  const at = endOfLine(text, statement.end);
  const before = `${eol}${eol}`;
  const edit = { start: at, end: at, text: `${before}${written.join(eol)}` };
  const why = `${around.name}() puts a user of its own on ${request}.user: decorators of async views ask ${request}.${NAME}()`;
  return {
    edits: [edit],
    notes: [{ code: 'DA256', why, offset: before.length + indent.length, edit }],
  };
}
