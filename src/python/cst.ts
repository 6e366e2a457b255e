/** The concrete syntax tree of tree-sitter, copied once into flat arrays, and what the lowering needs to know of its grammar. */
import type { Language, Tree } from 'web-tree-sitter';
import type { Expr, Range, SyntaxProblem } from './ast.ts';
import { lineOf } from './lines.ts';

/** Lowers the expression at index `i`; `parens` are the parentheses already seen around it. */
export type ExprLowerer = (t: Cst, i: number, parens: Range | null) => Expr;

const TOKENS = [
  '(',
  ')',
  '[',
  ',',
  ':',
  ';',
  '=',
  '.',
  '*',
  '**',
  '|',
  '-',
  '{',
  'as',
  'async',
  'from',
  'if',
  'in',
  'def',
  'for',
  'class',
  '->',
  '_',
] as const;
const NODES = [
  'module',
  'identifier',
  'block',
  'comment',
  'line_continuation',
  'string',
  'concatenated_string',
  'type',
  'tuple',
  'as_pattern',
  'as_pattern_target',
  'list_splat',
  'list_splat_pattern',
  'dictionary_splat',
  'dictionary_splat_pattern',
  'parenthesized_expression',
  'generator_expression',
  'keyword_argument',
  'boolean_operator',
  'binary_operator',
  'conditional_expression',
  'lambda',
  'lambda_parameters',
  'named_expression',
  'for_in_clause',
  'if_clause',
  'interpolation',
  'format_expression',
  'format_specifier',
  'type_conversion',
  'slice',
  'pair',
  'argument_list',
  'parameters',
  'type_parameter',
  'decorator',
  'else_clause',
  'elif_clause',
  'finally_clause',
  'except_clause',
  'case_clause',
  'with_item',
  'assignment',
  'augmented_assignment',
  'expression_list',
  'pattern_list',
  'aliased_import',
  'dotted_name',
  'relative_import',
  'wildcard_import',
  'print_statement',
  'exec_statement',
  'case_pattern',
  'splat_pattern',
  'splat_type',
  'yield',
  'keyword_pattern',
  'typed_parameter',
  'default_parameter',
  'typed_default_parameter',
  'keyword_separator',
  'positional_separator',
  'generic_type',
  'union_type',
  'member_type',
  'constrained_type',
  'unary_operator',
  'integer',
  'float',
] as const;

export type TokenName = (typeof TOKENS)[number];
export type NodeName = (typeof NODES)[number];

/** Node type ids of one language, looked up once. */
export interface Grammar {
  readonly token: Readonly<Record<TokenName, number>>;
  readonly node: Readonly<Record<NodeName, number>>;
  /** By type id: the type's name. */
  readonly names: readonly string[];
  /** By type id: 1 for named types. */
  readonly named: Uint8Array;
  /** By type id: for types whose children are of no interest, 1 + the text's length when the type fixes it. */
  readonly leaf: Uint8Array;
}

const NAMED_LEAVES = new Set([
  'identifier',
  'integer',
  'float',
  'comment',
  'true',
  'false',
  'none',
  'ellipsis',
  'string_start',
  'string_content',
  'string_end',
  'escape_sequence',
  'escape_interpolation',
  'type_conversion',
  'keyword_separator',
  'positional_separator',
  'wildcard_import',
  'import_prefix',
  'line_continuation',
  'pass_statement',
  'break_statement',
  'continue_statement',
]);
/** Anonymous types that are rules in the grammar, so that their text may hold white space. */
const SPACED_TOKENS = new Set(['not in', 'is not']);

/** Collects the ids of the node types that the lowering asks for. */
export function readGrammar(language: Language): Grammar {
  const named = new Uint8Array(language.types.length);
  const leaf = new Uint8Array(language.types.length);
  language.types.forEach((name, id) => {
    if (language.nodeTypeIsNamed(id)) {
      named[id] = 1;
      if (NAMED_LEAVES.has(name)) leaf[id] = 1;
    } else if (!SPACED_TOKENS.has(name)) {
      leaf[id] = 1 + name.length;
    }
  });
  const ids = <N extends string>(names: readonly N[], isNamed: boolean): Record<N, number> => {
    const table: Partial<Record<N, number>> = {};
    for (const name of names) table[name] = language.idForNodeType(name, isNamed) ?? -1;
    return complete(names, table);
  };
  return { token: ids(TOKENS, false), node: ids(NODES, true), names: language.types, named, leaf };
}

function complete<N extends string>(
  names: readonly N[],
  table: Partial<Record<N, number>>,
): Record<N, number> {
  const isComplete = (t: Partial<Record<N, number>>): t is Record<N, number> =>
    names.every((name) => t[name] !== undefined);
  if (!isComplete(table)) throw new Error('the Python grammar lacks a node type');
  return table;
}

/**
 * A tree in preorder. Node `i`'s children are `i + 1`, then each child's `next`, up to `next[i]`. Comments and
 * line continuations are left out, and a node ends where its last token ends.
 */
export interface Cst {
  readonly grammar: Grammar;
  readonly lowerers: readonly (ExprLowerer | undefined)[];
  readonly text: string;
  readonly asciiOnly: boolean;
  readonly kind: Uint16Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly next: Uint32Array;
  readonly comments: readonly Range[];
  /** Deepest nesting, and where it ends first. */
  readonly depth: number;
  readonly deepest: number;
  /** How many `yield`s were met so far in the function being lowered. */
  yields: number;
  /** The first thing found that is not Python 3. */
  problem: SyntaxProblem | null;
}

const NON_ASCII = /[\u0080-\uffff]/;
const UNSET = 0xffffffff;
let capacity = 1 << 14;
let kinds = new Uint16Array(capacity);
let starts = new Uint32Array(capacity);
let ends = new Uint32Array(capacity);
let nexts = new Uint32Array(capacity);

function grow(): void {
  capacity *= 2;
  const [k, s, e, n] = [kinds, starts, ends, nexts];
  kinds = new Uint16Array(capacity);
  starts = new Uint32Array(capacity);
  ends = new Uint32Array(capacity);
  nexts = new Uint32Array(capacity);
  kinds.set(k);
  starts.set(s);
  ends.set(e);
  nexts.set(n);
}

/**
 * Copies `tree` into flat arrays with as few calls into WebAssembly as possible (each costs some fifty
 * nanoseconds): only leaves are asked for their place. The arrays are shared by all calls: a `Cst` is good until
 * the next one is made.
 */
export function flatten(
  tree: Tree,
  text: string,
  grammar: Grammar,
  lowerers: readonly (ExprLowerer | undefined)[],
): Cst {
  const { leaf } = grammar;
  const { comment, line_continuation: continuation, string } = grammar.node;
  const comments: Range[] = [];
  const open: number[] = [];
  let size = 0;
  let depth = 0;
  let deepest = 0;
  let lastEnd = 0;
  const cursor = tree.walk();
  for (let more = true; more; ) {
    const kind = cursor.nodeTypeId;
    const fixed = leaf[kind] ?? 0;
    let isLeaf = fixed > 0;
    if (kind === comment) {
      comments.push({ start: cursor.startIndex, end: withoutCarriageReturn(text, cursor.endIndex) });
    } else if (kind !== continuation) {
      if (size === capacity) grow();
      const node = size++;
      kinds[node] = kind;
      nexts[node] = size;
      if (isLeaf || kind === string) {
        const start = cursor.startIndex;
        if (!isLeaf) isLeaf = !interpolates(text, start);
        starts[node] = start;
        for (let a = open.length - 1; a >= 0; a--) {
          const ancestor = open[a] ?? 0;
          if (starts[ancestor] !== UNSET) break;
          starts[ancestor] = start;
        }
        if (isLeaf) {
          lastEnd = fixed > 1 ? start + fixed - 1 : cursor.endIndex;
          ends[node] = lastEnd;
        }
      } else {
        starts[node] = UNSET;
      }
      if (!isLeaf) {
        open.push(node);
        if (open.length > depth) {
          depth = open.length;
          deepest = lastEnd;
        }
        if (cursor.gotoFirstChild()) continue;
        open.pop();
        starts[node] = cursor.startIndex;
        ends[node] = cursor.startIndex;
      }
    }
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) {
        more = false;
        break;
      }
      const node = open.pop() ?? 0;
      nexts[node] = size;
      if (starts[node] === UNSET) starts[node] = lastEnd;
      ends[node] = lastEnd;
    }
  }
  cursor.delete();
  return {
    grammar,
    lowerers,
    text,
    asciiOnly: !NON_ASCII.test(text),
    kind: kinds,
    start: starts,
    end: ends,
    next: nexts,
    comments,
    depth,
    deepest,
    yields: 0,
    problem: null,
  };
}

function withoutCarriageReturn(text: string, end: number): number {
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

/** Whether the string literal at `start` is an f-string or t-string. */
function interpolates(text: string, start: number): boolean {
  for (let i = start; i < start + 3; i++) {
    const c = text.charCodeAt(i) | 32;
    if (c === 102 || c === 116) return true;
    if (c !== 114 && c !== 98 && c !== 117) return false;
  }
  return false;
}

export const kindOf = (t: Cst, i: number): number => t.kind[i] ?? 0;
export const startOf = (t: Cst, i: number): number => t.start[i] ?? 0;
export const endOf = (t: Cst, i: number): number => t.end[i] ?? 0;
export const after = (t: Cst, i: number): number => t.next[i] ?? i + 1;
export const isNamed = (t: Cst, i: number): boolean => t.grammar.named[kindOf(t, i)] === 1;
export const rangeOf = (t: Cst, i: number): Range => ({ start: startOf(t, i), end: endOf(t, i) });
export const textOf = (t: Cst, i: number): string => t.text.slice(startOf(t, i), endOf(t, i));

/** The identifier at `i` as Python sees it (normalised by NFKC, see "Identifiers" in Python's reference). */
export function nameOf(t: Cst, i: number): string {
  const name = textOf(t, i);
  return t.asciiOnly ? name : name.normalize('NFKC');
}

/** The first child of that kind, or -1. */
export function childOf(t: Cst, i: number, kind: number): number {
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) if (kindOf(t, c) === kind) return c;
  return -1;
}

/** The last child, or -1. */
export function lastChild(t: Cst, i: number): number {
  let last = -1;
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) last = c;
  return last;
}

/** Children that are named nodes, in order. */
export function namedChildren(t: Cst, i: number): number[] {
  const children: number[] = [];
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) if (isNamed(t, c)) children.push(c);
  return children;
}

/** Notes what makes the file no valid Python 3; the first in the file counts. */
export function report(t: Cst, offset: number, message: string): void {
  const line = lineOf(t.text, offset);
  if (t.problem === null || line < t.problem.line) t.problem = { line, message };
}
