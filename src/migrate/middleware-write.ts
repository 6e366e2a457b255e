/** Writes middleware that works in both modes: the sync code stays as it is, its async counterpart is put beside it. */
import { awaitCall } from '../../transforms/index.ts';
import type { BlockingSite, ModuleInfo } from '../analysis/types.ts';
import { hasFeature } from '../knowledge/releases.ts';
import type { Call, Stmt } from '../python/ast.ts';
import { parsePython } from '../python/parser.ts';
import { isProblem, LineIndex } from '../python/source.ts';
import { walk } from '../python/walk.ts';
import type { Refusal } from './blocks.ts';
import type { Book } from './book.ts';
import { modeTest, writeBranch } from './branch.ts';
import type { CallerEdits } from './callers.ts';
import type { Written } from './changes.ts';
import { compose, type PlannedNote } from './compose.ts';
import type { Edit, ImportPlanner } from './edits.ts';
import type { FunctionResult } from './function.ts';
import { handedOn } from './handed-on.ts';
import {
  aboveComments,
  belowComments,
  endOfLine,
  indentationAt,
  lineBreakOf,
  startOfLine,
  startOfNextLine,
} from './lines.ts';
import { wrapperTarget } from './middleware.ts';
import type { ClassRewrite, MethodTwin, MiddlewareRewrite, Wrapped } from './middleware-types.ts';
import type { FunctionTarget } from './planning.ts';
import { asReasons } from './reason-at.ts';
import { twinText } from './twin-text.ts';
import type { Reason } from './types.ts';

export interface MiddlewareWriting {
  readonly book: Book;
  readonly django: string;
  /** One function made async; `calls` are awaited in it. */
  write(fn: FunctionTarget, calls: Iterable<Call>, extraSites: readonly BlockingSite[]): Written;
}

/** Gives a function that writes one middleware into the book; what several share is written once. */
export function createMiddlewareWriter(
  writing: MiddlewareWriting,
): (id: string, rewrite: MiddlewareRewrite) => WrittenMiddleware {
  const done = new Map<unknown, WrittenMiddleware>();
  const once = (
    id: string,
    { module, node }: { readonly module: ModuleInfo; readonly node: unknown },
    write: () => WrittenMiddleware,
  ): WrittenMiddleware => {
    const known = done.get(node);
    if (known) writing.book.add(module, [id], { edits: [], notes: [] });
    const written = known ?? write();
    done.set(node, written);
    return written;
  };
  return (id, rewrite) => {
    if (rewrite.k === 'function') {
      const { module, factory } = rewrite;
      return once(id, { module, node: factory }, () => writeFunctionForm(writing, id, rewrite));
    }
    const { wraps } = rewrite;
    const all = rewrite.classes.map((each) => once(id, each.cls, () => writeClass(writing, id, each, wraps)));
    return {
      reasons: all.flatMap((each) => each.reasons),
      trips: all.reduce((sum, each) => sum + each.trips, 0),
    };
  };
}

export interface WrittenMiddleware {
  /** Why it can't be written; empty when it is. */
  readonly reasons: readonly Reason[];
  /** Trips to a thread that its async path names. */
  readonly trips: number;
}

function writeFunctionForm(
  { book, django, write }: MiddlewareWriting,
  id: string,
  { module, factory, branch }: Extract<MiddlewareRewrite, { k: 'function' }>,
): WrittenMiddleware {
  const imports = book.imports(module);
  let trips = 0;
  if (branch) {
    const { wrapper } = branch;
    const twin = write(wrapperTarget(module, factory, wrapper), branch.calls, []);
    if (!twin.result.ok) return { reasons: refusedAs(module, twin.result.reasons, 'get_response'), trips };
    trips = twin.result.hops;
    book.addUses(module, twin.uses);
    const why = `${factory.name} gives back an async function where ${branch.view} is async`;
    const result = inWordsOfMiddleware(twin.result);
    const { edit, notes } = writeBranch(branch, result, imports, django, { code: 'DA246', why });
    book.add(module, [id], { edits: [edit], notes });
  }
  const { text } = module;
  const decorator = imports.use('django.utils.decorators', 'sync_and_async_middleware', factory.start);
  const at = startOfLine(text, factory.start);
  const indent = indentationAt(text, factory.start);
  const edit = { start: at, end: at, text: `${indent}@${decorator}${lineBreakOf(text)}` };
  const why = `tells Django that ${factory.name} works in both modes`;
  book.add(module, [id], { edits: [edit], notes: [{ code: 'DA248', why, offset: indent.length, edit }] });
  return { reasons: [], trips };
}

function writeClass(
  writing: MiddlewareWriting,
  id: string,
  rewrite: ClassRewrite,
  wraps: Wrapped,
): WrittenMiddleware {
  const { book, django, write } = writing;
  const { module, node } = rewrite.cls;
  const imports = book.imports(module);
  const reasons: Reason[] = [];
  let trips = 0;
  if (rewrite.flags.length > 0) book.add(module, [id], declareModes(rewrite));
  if (rewrite.init) book.add(module, [id], markItself(module, rewrite.init, imports, django, wraps));
  for (const twin of rewrite.twins) {
    const { result, uses } = write(twin.fn, twin.calls, twin.extraSites);
    if (!result.ok) {
      reasons.push(...refusedAs(module, result.reasons, wraps));
      continue;
    }
    trips += result.hops;
    book.addUses(module, uses);
    if (twin.isEntry) book.add(module, [id], handOver(twin, imports, django, wraps));
    book.add(module, [id], writeTwin(twin, inWordsOfMiddleware(result), node.name, wraps));
  }
  return { reasons, trips };
}

type Async = Extract<FunctionResult, { ok: true }>;

/** What is wrapped between statements that can't be parted from each other: a transaction, a lock. */
function refusedAs(module: ModuleInfo, refusals: readonly Refusal[], wraps: Wrapped): readonly Reason[] {
  const message = `${wraps} would be awaited among statements that must run in one thread together`;
  const what = wraps === 'get_response' ? 'middleware' : 'view';
  const fix = `Take its call out of the "with" or loop around it, or leave the ${what} sync.`;
  return asReasons(
    module,
    refusals.map((each) => (each.code === 'DA153' ? { ...each, message, fix } : each)),
  );
}

/** What is awaited is no function of the project that changes, but what Django hands over. */
function inWordsOfMiddleware(twin: Async): Async {
  const why = 'in async mode it gives a coroutine: the call is awaited';
  return {
    ...twin,
    reasons: twin.reasons.map((reason) => (reason.code === awaitCall.code ? { ...reason, why } : reason)),
  };
}

/** `sync_capable = True`, `async_capable = True` at the head of the class body. */
function declareModes({ cls, flags }: ClassRewrite): CallerEdits {
  const { module, node } = cls;
  const { text } = module;
  const eol = lineBreakOf(text);
  const first = (node.docstring ? node.body[1] : node.body[0]) ?? node;
  const at = aboveComments(text, first.start);
  const indent = indentationAt(text, first.start);
  const isDefinition = first.kind === 'FunctionDef' || first.kind === 'ClassDef';
  const isTight = node.docstring !== null && !isBlank(text.slice(endOfLine(text, node.docstring.end), at));
  const lines = flags.map((name) => `${indent}${name} = True${eol}`).join('');
  const edit = { start: at, end: at, text: `${isTight ? eol : ''}${lines}${isDefinition ? eol : ''}` };
  const why = `tells Django that ${node.name} works in both modes`;
  return { edits: [edit], notes: [{ code: 'DA248', why, offset: edit.text.search(/\S/), edit }] };
}

/** Whether there is an empty line between two others. */
function isBlank(between: string): boolean {
  return /(?:\r\n|\r|\n)[ \t\f]*(?:\r\n|\r|\n)/.test(between);
}

/** Behind `self.get_response = get_response`: the object counts as a coroutine function where that is one. */
function markItself(
  module: ModuleInfo,
  { assignment, parameter, self }: NonNullable<ClassRewrite['init']>,
  imports: ImportPlanner,
  django: string,
  wraps: Wrapped,
): CallerEdits {
  const at = assignment.start;
  const step = new LineIndex(module.text).indentUnit;
  // The asgiref that has the test has the mark; before, that of asyncio is set as Django's own mixin does.
  const mark = hasFeature('coroutineTestOfAsgiref', django)
    ? `${imports.use('asgiref.sync', 'markcoroutinefunction', at)}(${self})`
    : `${self}._is_coroutine = ${imports.use('asyncio', null, at)}.coroutines._is_coroutine`;
  const lines = [`if ${modeTest(imports, django, at)}(${parameter}):`, `${step}${mark}`];
  const why = `an object of it counts as async where ${parameter} is, so that what stands around it awaits it`;
  return insertLines(module, assignment, 'after', lines, wraps === 'get_response' ? 'DA248' : 'DA243', why);
}

/** `if iscoroutinefunction(self): return self.__acall__(request)` at the head of `__call__`. */
function handOver(
  { fn, name }: MethodTwin,
  imports: ImportPlanner,
  django: string,
  wraps: Wrapped,
): CallerEdits {
  const { module, node } = fn;
  const body = node.docstring ? node.body.slice(1) : node.body;
  const [first] = body;
  const [self, ...params] = node.params;
  if (!first || !self) return { edits: [], notes: [] };
  const step = new LineIndex(module.text).indentUnit;
  const test =
    wraps === 'the handler'
      ? `${self.name}.view_is_async`
      : `${modeTest(imports, django, first.start)}(${self.name})`;
  const lines = [`if ${test}:`, `${step}return ${self.name}.${name}(${handedOn(params)})`];
  const why = `in async mode ${node.name}() hands over to ${name}()`;
  return insertLines(module, first, 'before', lines, codeOfTwin(wraps), why);
}

/** Lines before or after a statement, which gets a line of its own where it stands behind a colon. */
function insertLines(
  module: ModuleInfo,
  statement: Stmt,
  where: 'before' | 'after',
  lines: readonly string[],
  code: string,
  why: string,
): CallerEdits {
  const { text } = module;
  const eol = lineBreakOf(text);
  const lineStart = startOfLine(text, statement.start);
  const isOwnLine = /^[ \t\f]*$/.test(text.slice(lineStart, statement.start));
  const step = new LineIndex(text).indentUnit;
  const indent = indentationAt(text, statement.start) + (isOwnLine ? '' : step);
  const indented = lines.map((line) => `${indent}${line}`).join(eol);
  const edits: Edit[] = [];
  let edit: Edit;
  if (where === 'before' && isOwnLine) {
    const at = aboveComments(text, statement.start);
    edit = { start: at, end: at, text: `${indented}${eol}` };
  } else if (where === 'before') {
    const gap = gapBefore(text, statement.start);
    edit = { start: gap, end: statement.start, text: `${eol}${indented}${eol}${indent}` };
  } else {
    if (!isOwnLine) {
      const gap = gapBefore(text, statement.start);
      edits.push({ start: gap, end: statement.start, text: `${eol}${indent}` });
    }
    const at = endOfLine(text, statement.end);
    const next = startOfNextLine(text, at);
    // What stood on one line stands on several now, which are parted from the next definition.
    const isTight = !isOwnLine && text.slice(next, endOfLine(text, next)).trim() !== '';
    edit = { start: at, end: at, text: `${eol}${indented}${isTight ? eol : ''}` };
  }
  edits.push(edit);
  return { edits, notes: [{ code, why, offset: edit.text.search(/\S/), edit }] };
}

/** The end of what stands before a statement on its line, white space set aside. */
function gapBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at;
}

function codeOfTwin(wraps: Wrapped): string {
  if (wraps === 'the handler') return 'DA254';
  return wraps === 'get_response' ? 'DA247' : 'DA243';
}

/** The async counterpart of a method, below it. */
function writeTwin(
  { fn, name, renames }: MethodTwin,
  twin: Async,
  owner: string,
  wraps: Wrapped,
): CallerEdits {
  const { module, node } = fn;
  const { text } = module;
  const eol = lineBreakOf(text);
  const from = startOfLine(text, node.headStart);
  const to = endOfLine(text, node.end);
  const more: Edit[] = [{ start: node.nameRange.start, end: node.nameRange.end, text: name }];
  const { docstring } = node;
  const dropped = docstring && node.body[1] ? docstringLines(text, docstring, node.body[1]) : null;
  if (dropped) more.push(dropped);
  const copy = twinText(text, from, to, twin, more);
  const renamed = renameAwaited(copy.text, copy.range, renames);
  const at = belowComments(text, to, indentationAt(text, from));
  const edit = { start: at, end: at, text: `${eol}${eol}${renamed}` };
  const lines = new LineIndex(edit.text);
  const notes = twin.reasons
    .map((reason, index) => ({ reason, line: 3 + (copy.lines[index] ?? 0) }))
    .filter(({ reason }) => reason.offset !== node.defStart)
    .map(
      ({ reason, line }): PlannedNote => ({
        code: reason.code,
        why: reason.why,
        offset: lines.lineStart(line),
        edit,
      }),
    );
  const why = `${name}() is ${node.name}() of ${owner} for async mode: ${wraps} is awaited, what blocks runs in a thread`;
  return {
    edits: [edit],
    notes: [{ code: codeOfTwin(wraps), why, offset: lines.lineStart(3), edit }, ...notes],
  };
}

/** The docstring's lines and the empty ones below it: the counterpart does without. */
function docstringLines(text: string, docstring: { start: number; end: number }, next: Stmt): Edit | null {
  const start = startOfLine(text, docstring.start);
  let end = startOfNextLine(text, docstring.end);
  if (next.start < end) return null;
  while (/^[ \t\f]*$/.test(text.slice(end, endOfLine(text, end))) && end < next.start) {
    end = startOfNextLine(text, end);
  }
  return { start, end, text: '' };
}

/** In the copied lines, awaited calls of methods name the counterparts of these. */
function renameAwaited(
  text: string,
  range: { readonly start: number; readonly end: number },
  renames: ReadonlyMap<string, string>,
): string {
  const syntax = renames.size === 0 ? null : parsePython(text);
  if (!syntax || isProblem(syntax)) return text.slice(range.start, range.end);
  const edits: Edit[] = [];
  walk(syntax, (node) => {
    if (node.start >= range.end || node.end <= range.start) return false;
    if (node.kind !== 'Await' || node.start < range.start || node.value.kind !== 'Call') return true;
    const { func } = node.value;
    const twin = func.kind === 'Attribute' ? renames.get(func.attr) : undefined;
    if (func.kind === 'Attribute' && twin !== undefined) edits.push({ ...func.attrRange, text: twin });
    return true;
  });
  const grown = edits.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
  return compose(text, edits, []).text.slice(range.start, range.end + grown);
}
