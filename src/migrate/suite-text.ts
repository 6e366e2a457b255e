/** From the plan of a suite to edits: statements in place, blocks, lines broken where they became too long. */
import { block as blockDoc, helper as helperDoc } from '../../transforms/index.ts';
import type { Stmt } from '../python/ast.ts';
import { type BlockNames, blockText, helperText } from './block-text.ts';
import type { Block } from './blocks.ts';
import type { Edit, EditReason } from './edits.ts';
import { applyEdits } from './layout.ts';
import { endOfLine, hasOwnLines, indentationAt, startOfLine, startOfNextLine } from './lines.ts';
import { whyInThread } from './reasons.ts';
import type { ScopeFacts } from './scope-facts.ts';
import type { Piece, SuitePlan } from './statements.ts';
import { suitesOf } from './usage.ts';
import { wrapLines } from './wrap.ts';

export interface SuiteTextOptions {
  readonly text: string;
  readonly facts: ScopeFacts;
  readonly lineLength: number | null;
  readonly step: string;
  readonly newline: string;
  /** Whether the file closes parentheses behind what they hold. */
  readonly closesBehind: boolean;
  /** Name and helpers' names for a block; asked once for each, in the order of the source. */
  names(block: Block): BlockNames;
  /** Names that must be declared before the block. */
  declarations(block: Block): readonly string[];
  /** Text of `sync_to_async` at the offset. */
  wrapper(at: number): string;
}

export interface SuiteText {
  readonly edits: readonly Edit[];
  readonly reasons: readonly EditReason[];
  readonly hops: number;
}

/** Writes a suite and all suites inside of it. */
export function writeSuite(plan: SuitePlan, options: SuiteTextOptions): SuiteText {
  let edits: Edit[] = [];
  const reasons: EditReason[] = [];
  let hops = 0;

  const writePieces = (suite: SuitePlan, from = 0): void => {
    const isSpread = suite.pieces.every(
      (piece) => piece.kind === 'single' || blockHasOwnLines(piece.block, options.text),
    );
    for (const [i, piece] of suite.pieces.entries()) {
      if (i < from) continue;
      if (piece.kind === 'block' && piece.block.inputs !== null) {
        // What comes after it goes before it, and is written on the way.
        writeHelper(suite, piece.block, piece.block.inputs, i + 1);
        return;
      }
      const gap = isSpread ? null : gapBefore(pieceStart(piece), options.text);
      if (piece.kind === 'block') writeBlock(suite, piece.block, i, gap);
      else {
        if (gap !== null) {
          edits.push({ start: gap.start, end: gap.end, text: options.newline + spreadIndent(suite) });
        }
        writeSingle(piece);
      }
    }
  };

  const writeSingle = (piece: Extract<Piece, { kind: 'single' }>): void => {
    if (piece.head.changes) {
      edits.push(...fitted(piece.stmt, piece.head.write(), options));
      reasons.push(...piece.head.notes());
      hops += piece.head.hops;
    }
    for (const inner of piece.suites) writePieces(inner);
  };

  const spreadIndent = (suite: SuitePlan): string => {
    const [first] = suite.stmts;
    if (first === undefined) return '';
    const indent = indentationAt(options.text, first.start);
    return startsLine(first, options.text) ? indent : indent + options.step;
  };

  const writeBlock = (
    suite: SuitePlan,
    block: Block,
    position: number,
    gap: { readonly start: number; readonly end: number } | null,
  ): void => {
    const [first] = block.stmts;
    const last = block.stmts.at(-1);
    if (first === undefined || last === undefined) return;
    const { text, newline } = options;
    const ownLines = blockHasOwnLines(block, text);
    const isFollowed =
      !ownLines && suite.stmts.some((stmt) => stmt.start > last.end && sameLine(last.end, stmt.start, text));
    const end = ownLines ? endOfRun(last, text) : isFollowed ? last.end : endOfLine(text, last.end);
    const from = gap === null ? startOfRun(first, suite, text) : first.start;
    const body = blockText(block, {
      text,
      facts: options.facts,
      names: options.names(block),
      wrapper: options.wrapper(first.start),
      indent: spreadIndent(suite),
      step: options.step,
      newline,
      declare: options.declarations(block),
      start: from,
      end,
    });
    const start = gap?.start ?? startOfLine(text, from);
    const before =
      (gap === null ? '' : newline) + (needsBlankLine(from, position, gap !== null, text) ? newline : '');
    edits.push({ start, end, text: before + breakLong(body, text.slice(start, end), options) });
    reasons.push({
      code: blockDoc.code,
      offset: first.start,
      why: whyInThread(
        block.sites,
        block.stmts.length === 1 ? 'it runs in a thread, as one block' : 'they run in a thread, as one block',
      ),
    });
    hops += 1;
  };

  /** The function ends with what comes after the block; its statements stay, as the body of a function below. */
  const writeHelper = (suite: SuitePlan, block: Block, inputs: readonly string[], rest: number): void => {
    const [first] = block.stmts;
    const last = block.stmts.at(-1);
    const end = suite.stmts.at(-1);
    if (first === undefined || last === undefined || end === undefined) return;
    const { text, newline } = options;
    const helper = helperText(block, inputs, {
      text,
      facts: options.facts,
      names: options.names(block),
      wrapper: options.wrapper(first.start),
      indent: spreadIndent(suite),
      step: options.step,
      newline,
    });
    hops += 1;
    reasons.push({
      code: helperDoc.code,
      offset: first.start,
      why: whyInThread(block.sites, 'they run in a thread, as a function of their own'),
    });
    const outer = edits;
    edits = [];
    writePieces(suite, rest);
    const after = { start: endOfRun(last, text), end: endOfRun(end, text) };
    const moved = applyEdits(text, after, edits)
      .replace(/^(\s*?\r?\n)(?:[ \t\f]*\r?\n)+/, `$1${newline}`)
      .trimEnd();
    edits = outer;
    const start = startOfLine(text, startOfRun(first, suite, text));
    const head = breakLong(helper.call, '', options) + moved;
    const def = breakLong(helper.head, '', options);
    edits.push({ start, end: start, text: `${head}${newline.repeat(3)}${def}${newline}` }, ...helper.edits);
    const ending = helper.last === null ? '' : newline + breakLong(helper.last, '', options);
    edits.push({ ...after, text: ending });
  };

  writePieces(plan);
  return { edits, reasons, hops };
}

const pieceStart = (piece: Piece): number =>
  piece.kind === 'single' ? piece.stmt.start : (piece.block.stmts[0]?.start ?? 0);

const startsLine = (stmt: Stmt, text: string): boolean =>
  /^[ \t\f]*$/.test(text.slice(startOfLine(text, stmt.start), stmt.start));

function blockHasOwnLines(block: Block, text: string): boolean {
  const [first] = block.stmts;
  const last = block.stmts.at(-1);
  return (
    first !== undefined && last !== undefined && hasOwnLines(text, { start: first.start, end: last.end })
  );
}

const sameLine = (a: number, b: number, text: string): boolean => !/[\r\n]/.test(text.slice(a, b));

/** White space and the semicolon between a statement and what stands before it on its line; null at a line's start. */
function gapBefore(start: number, text: string): { readonly start: number; readonly end: number } | null {
  const before = text.slice(startOfLine(text, start), start);
  if (/^[ \t\f]*$/.test(before)) return null;
  const gap = /[ \t\f]*;?[ \t\f]*$/.exec(before)?.[0] ?? '';
  return { start: start - gap.length, end: start };
}

/** Start of the statement, or of the comment lines directly above it, which are about it. */
function startOfRun(first: Stmt, suite: SuitePlan, text: string): number {
  if (!startsLine(first, text)) return first.start;
  const indent = indentationAt(text, first.start);
  const previous = suite.stmts.findLast((stmt) => stmt.end <= first.start)?.end ?? 0;
  let from = first.start;
  for (let line = startOfLine(text, from); line > previous; ) {
    line = startOfLine(text, line - (text.startsWith('\r\n', line - 2) ? 2 : 1));
    if (line <= previous || indentationAt(text, line) !== indent || text[line + indent.length] !== '#') break;
    from = line + indent.length;
  }
  return from;
}

/** End of the last statement's line, and of comments below that are indented as its body is. */
function endOfRun(last: Stmt, text: string): number {
  const indent = indentationAt(text, last.start).length;
  let end = endOfLine(text, last.end);
  if (suitesOf(last).length === 0) return end;
  for (let at = end; at < text.length; ) {
    const start = startOfNextLine(text, at);
    if (start <= at) break;
    const stop = endOfLine(text, start);
    const line = text.slice(start, stop);
    if (line.trim() === '') {
      if (stop >= text.length) break;
      at = stop;
      continue;
    }
    if (!line.trimStart().startsWith('#') || indentationAt(text, start).length <= indent) break;
    end = stop;
    at = stop;
  }
  return end;
}

/** A nested function has a blank line before it, but at the start of a suite and below a comment. */
function needsBlankLine(start: number, position: number, isSpread: boolean, text: string): boolean {
  if (position === 0) return false;
  if (isSpread) return true;
  const line = startOfLine(text, start);
  if (line === 0) return false;
  const previous = text
    .slice(startOfLine(text, line - 1 - (text.startsWith('\r\n', line - 2) ? 1 : 0)), line)
    .trim();
  return previous !== '' && !previous.startsWith('#');
}

/** Edits of a statement's own lines; when a line becomes too long and none was, one edit that breaks them. */
function fitted(stmt: Stmt, edits: readonly Edit[], options: SuiteTextOptions): readonly Edit[] {
  const range = headLines(stmt, options.text);
  if (options.lineLength === null || range === null) return edits;
  const before = options.text.slice(range.start, range.end);
  const after = applyEdits(options.text, range, edits);
  const result = breakLong(after, before, options);
  return result === after ? edits : [{ ...range, text: result }];
}

/** The lines that belong to the statement alone, its suites left out; null when it shares one. */
function headLines(stmt: Stmt, text: string): { readonly start: number; readonly end: number } | null {
  if (!startsLine(stmt, text)) return null;
  const start = startOfLine(text, stmt.start);
  const [first] = suitesOf(stmt).flat();
  if (first === undefined) {
    const end = endOfLine(text, stmt.end);
    return /^[ \t]*(?:#.*)?$/.test(text.slice(stmt.end, end)) ? { start, end } : null;
  }
  if (stmt.kind === 'Try' || stmt.kind === 'Match' || !startsLine(first, text)) return null;
  return { start, end: startOfLine(text, first.start) };
}

/** Breaks lines that the edit made longer than the project wants them. */
function breakLong(after: string, before: string, options: SuiteTextOptions): string {
  const limit = options.lineLength;
  if (limit === null) return after;
  const old = new Set(
    before
      .split(/\r?\n/)
      .filter((line) => [...line].length > limit)
      .map((line) => line.trim()),
  );
  if (old.size > 0 && !after.includes('\n')) return after;
  return wrapLines(
    after,
    { limit, step: options.step, newline: options.newline, closesBehind: options.closesBehind },
    (line) => !old.has(line.trim()),
  );
}
