/** What a `super().dispatch()` that was called in a thread gives: a coroutine, where the handler was reached, or a response. */
import type { Call, Node } from '../python/ast.ts';
import { LineIndex } from '../python/source.ts';
import type { CallerEdits } from './callers.ts';
import type { Edit, ImportPlanner } from './edits.ts';
import { endOfLine, indentationAt, startOfLine } from './lines.ts';
import { indexOf } from './module-index.ts';
import type { FunctionTarget } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import type { Reason } from './types.ts';
import { usageOf } from './usage.ts';

const NAMES = ['response', 'result', 'response_or_coroutine'];

/**
 * What is put behind the call, in a statement of its own: `return super().dispatch(...)` or `response = ...`.
 *
 * @param written the edits of the function so far, which may have laid out the statement anew
 * @returns all edits of the function, and the notes on those that are new
 */
export function awaitIfCoroutine(
  fn: FunctionTarget,
  call: Call,
  imports: ImportPlanner,
  written: readonly Edit[],
): CallerEdits | Reason {
  const { module, node } = fn;
  const { text } = module;
  const lines = new LineIndex(text);
  const statement = indexOf(module).parentOf(call);
  if (!statement || !standsAlone(text, statement) || call.parens !== null) return refusal(fn, call);
  const indent = indentationAt(text, statement.start);
  const eol = lines.newline;
  const at = endOfLine(text, statement.end);
  const why =
    'the response is there, or is still to be awaited: the access check answers itself, an async handler does not';
  if (statement.kind === 'Return') {
    const taken = usageOf(node.body).binds;
    const parameters = new Set(node.params.map((param) => param.name));
    const name = NAMES.find((each) => !taken.has(each) && !parameters.has(each));
    if (name === undefined) return refusal(fn, call);
    const isCoroutine = imports.use('asyncio', 'iscoroutine', call.start);
    const kept = keepReturned(written, statement, name);
    const give = {
      start: at,
      end: at,
      text: `${eol}${indent}return await ${name} if ${isCoroutine}(${name}) else ${name}`,
    };
    return noted(give, [...kept, give], why);
  }
  const target = statement.kind === 'Assign' && statement.targets.length === 1 ? statement.targets[0] : null;
  if (target?.kind !== 'Name') return refusal(fn, call);
  const isCoroutine = imports.use('asyncio', 'iscoroutine', call.start);
  const wait = {
    start: at,
    end: at,
    text: [
      '',
      `${indent}if ${isCoroutine}(${target.id}):`,
      `${indent}${lines.indentUnit}${target.id} = await ${target.id}`,
    ].join(eol),
  };
  return noted(wait, [...written, wait], why);
}

/** `return f()` becomes `name = f()`. */
function keepReturned(written: readonly Edit[], statement: Node, name: string): readonly Edit[] {
  const word = { start: statement.start, end: statement.start + 'return'.length };
  const over = written.find((edit) => edit.start < word.end && word.start < edit.end);
  if (!over) return [...written, { ...word, text: `${name} =` }];
  return written.map((edit) =>
    edit === over ? { ...edit, text: edit.text.replace(/\breturn\b/, `${name} =`) } : edit,
  );
}

function noted(at: CallerEdits['edits'][number], edits: CallerEdits['edits'], why: string): CallerEdits {
  return { edits, notes: [{ code: 'DA249', why, offset: at.text.search(/\S/), edit: at }] };
}

function standsAlone(text: string, statement: Node): boolean {
  const before = text.slice(startOfLine(text, statement.start), statement.start);
  const behind = text.slice(statement.end, endOfLine(text, statement.end)).trim();
  return before.trim() === '' && (behind === '' || behind.startsWith('#'));
}

function refusal({ module, node }: FunctionTarget, call: Call): Reason {
  return reasonAt(
    module,
    call.start,
    'DA134',
    `${node.name}() works on what the sync dispatch() behind it gives, in an expression where it can not be awaited`,
    'Write "response = super().dispatch(...)" in a statement of its own.',
  );
}
