/** The async method of an authentication backend beside the sync one that the project wrote: it calls that in a thread. */
import type { Parameter } from '../python/ast.ts';
import { LineIndex } from '../python/source.ts';
import type { CallerEdits } from './callers.ts';
import type { ImportPlanner } from './edits.ts';
import { belowComments, indentationAt, lineBreakOf } from './lines.ts';
import type { BackendTwin } from './planning.ts';

/** The twin has the parameters of the sync method, defaults and annotations included. */
export function writeBackendTwin(twin: BackendTwin, imports: ImportPlanner): CallerEdits {
  const { module, cls, method, counterpart } = twin;
  const { text } = module;
  const eol = lineBreakOf(text);
  const indent = indentationAt(text, method.start);
  const step = new LineIndex(text).indentUnit;
  const inThread = imports.use('asgiref.sync', 'sync_to_async', method.start);
  const [self, ...params] = method.params;
  const head = text.slice(method.paramsRange.start, method.colon + 1);
  const call = `${inThread}(${self?.name ?? 'self'}.${method.name})(${params.map(handedOn).join(', ')})`;
  const lines = [`${indent}async def ${counterpart}${head}`, `${indent}${step}return await ${call}`];
  const at = belowComments(text, method.end, indent);
  const edit = { start: at, end: at, text: `${eol}${eol}${lines.join(eol)}` };
  const why = `${cls.name}: decorators of async views ask ${counterpart}(), which would pass by its own ${method.name}()`;
  return { edits: [edit], notes: [{ code: 'DA252', why, offset: eol.length * 2 + indent.length, edit }] };
}

/** A parameter as the argument that hands it on. */
function handedOn({ name, kind }: Parameter): string {
  switch (kind) {
    case 'vararg':
      return `*${name}`;
    case 'kwarg':
      return `**${name}`;
    case 'kwonly':
      return `${name}=${name}`;
    default:
      return name;
  }
}
