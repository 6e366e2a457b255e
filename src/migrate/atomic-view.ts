/**
 * `@transaction.atomic` on a view: it does not work on an async function, so the decorator moves inside, onto a sync
 * function that holds the view's whole body and runs in a thread.
 */
import { asyncDef } from '../../transforms/index.ts';
import type { Call, Decorator, FunctionDef, Stmt } from '../python/ast.ts';
import { LineIndex } from '../python/source.ts';
import { parameterText } from './block-text.ts';
import { findSupers } from './blocks.ts';
import type { PlannedNote } from './compose.ts';
import type { Edit, ImportPlanner } from './edits.ts';
import { readsFrame } from './frames.ts';
import type { FunctionRefusal } from './function.ts';
import { indentEdits, linesInsideStrings } from './layout.ts';
import { endOfLine, indentationAt, startOfLine, startOfNextLine } from './lines.ts';
import { createNames } from './naming.ts';
import type { AtomicDecorator, FunctionTarget } from './planning.ts';
import { someNode } from './scope-facts.ts';
import { mentionedNames, usageOf } from './usage.ts';

export type AtomicResult =
  | { readonly ok: true; readonly edits: readonly Edit[]; readonly notes: readonly PlannedNote[] }
  | { readonly ok: false; readonly reasons: readonly FunctionRefusal[] };

/**
 * @param inThread calls of functions that become async: in the thread they are called through `async_to_sync`
 * @param claim whether the function may give the name to a function of the module
 */
export function writeAtomicView(
  fn: FunctionTarget,
  atomic: AtomicDecorator,
  imports: ImportPlanner,
  inThread: ReadonlySet<Call>,
  claim: (name: string) => boolean,
): AtomicResult {
  const { node, module } = fn;
  const { text } = module;
  const body = node.docstring ? node.body.slice(1) : node.body;
  const [first] = body;
  const last = body.at(-1);
  const self = node.params[0]?.name;
  const supers = findSupers(body);
  const frame = someNode(body, readsFrame) || (supers.length > 0 && self === undefined);
  if (!first || !last || frame) return { ok: false, reasons: [notMovable(atomic.decorator.start)] };

  const lines = new LineIndex(text);
  const eol = lines.newline;
  const step = lines.indentUnit;
  const isOneLine = lines.line(first.start) === lines.line(node.colon);
  const indent = isOneLine
    ? indentationAt(text, node.headStart) + step
    : indentationAt(text, node.docstring ? node.docstring.start : first.start);
  const inner = indent + step;

  const edits: Edit[] = [removeDecorator(text, atomic.decorator)];
  edits.push({ start: node.headStart, end: node.headStart, text: 'async ' });

  const parameters = new Set(node.params.map((param) => param.name));
  const usage = usageOf(body);
  const rebound = [...usage.binds, ...usage.deletes].filter(
    (name) => parameters.has(name) && !usage.globals.has(name),
  );
  const taken = new Set([...mentionedNames(body), ...parameters, ...usageOf(module.syntax.body).binds]);
  const fresh = createNames(taken, claim);
  const wrapper = imports.use('asgiref.sync', 'sync_to_async', first.start);
  // At the module's level the body stays as it is, as a function of its own below the view.
  const isBelow = !isOneLine && module.syntax.body.includes(node);
  const name = isBelow
    ? fresh.global([`_${node.name}_atomically`])
    : fresh.local([`${node.name}_atomically`]);
  const head = [`${indent}@${wrapper}`, `${indent}${atomic.marker}`, `${indent}def ${name}():`];
  if (rebound.length > 0) head.push(`${inner}nonlocal ${[...new Set(rebound)].join(', ')}`);
  const tail = `${eol}${eol}${indent}return await ${name}()`;

  if (isBelow) {
    const used = mentionedNames(body);
    const handed = node.params.filter((param) => used.has(param.name));
    const start = bodyStart(text, node, first);
    const call = `${indent}return await ${wrapper}(${name})(${handed.map((param) => param.name).join(', ')})`;
    const def = `def ${name}(${handed.map((param) => parameterText(param, text)).join(', ')}):`;
    edits.push({ start, end: start, text: [call, '', '', atomic.marker, def, ''].join(eol) });
  } else if (isOneLine) {
    const at = node.colon + 1;
    edits.push({ start: at, end: first.start, text: `${eol}${head.join(eol)}${eol}${inner}` });
    const end = endOfLine(text, last.end);
    edits.push({ start: end, end, text: tail });
  } else {
    const start = bodyStart(text, node, first);
    const isAfterText = node.docstring !== null && start === startOfNextLine(text, node.docstring.end);
    const lead = isAfterText ? eol : '';
    const end = endOfLine(text, last.end);
    const strings = linesInsideStrings(text, body);
    edits.push({ start, end: start, text: `${lead}${head.join(eol)}${eol}` });
    const at = start + indent.length;
    edits.push({ start: at, end: at, text: step });
    edits.push(...indentEdits(text, { start, end }, indent, step, strings));
    edits.push({ start: end, end, text: tail });
  }
  for (const call of inThread) {
    const use = imports.use('asgiref.sync', 'async_to_sync', call.start);
    const func = call.func.parens ?? call.func;
    edits.push({ start: func.start, end: func.start, text: `${use}(` });
    edits.push({ start: func.end, end: func.end, text: ')' });
  }
  // Without arguments it needs the method's own frame.
  for (const call of supers) {
    edits.push({ start: call.end - 1, end: call.end - 1, text: `__class__, ${self}` });
  }
  const why = `a transaction can't span awaits: the view's body runs in one thread, under ${atomic.marker.replace(/\s+#.*$/, '')}`;
  return {
    ok: true,
    edits,
    notes: [
      { code: asyncDef.code, why: `${node.name}() becomes async`, offset: node.headStart, edit: null },
      { code: 'DA244', why, offset: first.start, edit: null },
    ],
  };
}

/** The line at which the body begins: behind the docstring and blank lines, comments above its statements included. */
function bodyStart(text: string, node: FunctionDef, first: Stmt): number {
  let start = startOfNextLine(text, node.docstring ? node.docstring.end : node.colon);
  while (start < first.start && isBlankLine(text, start)) start = startOfNextLine(text, start);
  return start;
}

function removeDecorator(text: string, decorator: Decorator): Edit {
  return { start: startOfLine(text, decorator.start), end: startOfNextLine(text, decorator.end), text: '' };
}

function isBlankLine(text: string, start: number): boolean {
  return text.slice(start, endOfLine(text, start)).trim() === '';
}

function notMovable(offset: number): FunctionRefusal {
  return {
    code: 'DA114',
    message:
      'the body under @transaction.atomic can not move into a function of its own: it looks at its own frame',
    offset,
    fix: 'Replace locals() or vars() in it, or put transaction.atomic around a part of it by hand.',
  };
}
