/** An async form of a sync method, beside it: for what Django asks by async methods around an async view. */
import { LineIndex } from '../python/source.ts';
import type { CallerEdits } from './callers.ts';
import type { ImportPlanner } from './edits.ts';
import { handedOn } from './handed-on.ts';
import { belowComments, indentationAt, lineBreakOf } from './lines.ts';
import type { Counterpart } from './planning.ts';

/** `async def aget_user(self, user_id): return await sync_to_async(self.get_user)(user_id)` */
export function writeCounterpart(counterpart: Counterpart, imports: ImportPlanner): CallerEdits {
  const { module, cls, method, name, waits, by } = counterpart;
  const { text } = module;
  const [self, ...params] = method.params;
  const indent = indentationAt(text, method.start);
  const step = new LineIndex(text).indentUnit;
  const eol = lineBreakOf(text);
  const sync = `${self?.name ?? 'self'}.${method.name}`;
  const call = waits ? `await ${imports.use('asgiref.sync', 'sync_to_async', method.start)}(${sync})` : sync;
  const head = text.slice(method.paramsRange.start, method.colon);
  const end = belowComments(text, method.end, indent);
  const before = `${eol}${eol}${indent}`;
  const edit = {
    start: end,
    end,
    text: `${before}async def ${name}${head}:${eol}${indent}${step}return ${call}(${handedOn(params)})`,
  };
  const how = waits ? 'runs in a thread' : 'waits for nothing';
  const why = `${by} asks ${cls.name} by ${name}() around an async view: ${method.name}() ${how}`;
  return { edits: [edit], notes: [{ code: 'DA253', why, offset: before.length, edit }] };
}
