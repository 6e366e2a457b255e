/** Lowering of the patterns of `match`. */
import type { Expr, Pattern } from './ast.ts';
import {
  after,
  type Cst,
  childOf,
  endOf,
  isNamed,
  kindOf,
  lastChild,
  namedChildren,
  nameOf,
  rangeOf,
  report,
  startOf,
  textOf,
} from './cst.ts';
import { lowerExpr } from './expressions.ts';

type MatchClassPattern = Extract<Pattern, { kind: 'MatchClass' }>;

/** Lowers one `case_pattern`. */
export function lowerPattern(t: Cst, i: number): Pattern {
  if (kindOf(t, i) === t.grammar.node.case_pattern) return lowerBetween(t, i + 1, after(t, i));
  return lowerBetween(t, i, after(t, i));
}

/** The patterns separated by commas among the children of `i`, given as the sequence they make. */
export function lowerOpenSequence(t: Cst, patterns: readonly number[], end: number): Pattern {
  const start = startOf(t, patterns[0] ?? 0);
  return { kind: 'MatchSequence', patterns: patterns.map((c) => lowerPattern(t, c)), start, end };
}

/** A simple pattern may be two sibling nodes (`-` and a number), so it is given as the run `[first, stop)`. */
function lowerBetween(t: Cst, first: number, stop: number): Pattern {
  const second = after(t, first);
  if (second < stop) {
    const operand = lowerExpr(t, second);
    const range = { start: startOf(t, first), end: operand.end };
    const value: Expr = { kind: 'UnaryOp', op: '-', operand, parens: null, ...range };
    return { kind: 'MatchValue', value, ...range };
  }
  const range = rangeOf(t, first);
  switch (t.grammar.names[kindOf(t, first)]) {
    case '_':
      return { kind: 'MatchAs', pattern: null, name: null, ...range };
    case 'dotted_name':
      return lowerDotted(t, first);
    case 'as_pattern': {
      const name = nameOf(t, lastChild(t, first));
      return { kind: 'MatchAs', pattern: lowerPattern(t, first + 1), name, ...range };
    }
    case 'union_pattern':
      return lowerUnion(t, first);
    case 'list_pattern':
      return { kind: 'MatchSequence', patterns: lowerEach(t, first), ...range };
    case 'tuple_pattern': {
      const patterns = lowerEach(t, first);
      const [only] = patterns;
      const isGroup = patterns.length === 1 && childOf(t, first, t.grammar.token[',']) < 0;
      if (isGroup && only !== undefined && only.kind !== 'MatchStar') return only;
      return { kind: 'MatchSequence', patterns, ...range };
    }
    case 'splat_pattern': {
      const name = textOf(t, lastChild(t, first));
      return { kind: 'MatchStar', name: name === '_' ? null : nameOf(t, lastChild(t, first)), ...range };
    }
    case 'dict_pattern':
      return lowerMapping(t, first);
    case 'class_pattern':
      return lowerClass(t, first);
    case 'complex_pattern':
      return { kind: 'MatchValue', value: lowerComplex(t, first), ...range };
    case 'case_pattern':
      return lowerPattern(t, first);
    default:
      return { kind: 'MatchValue', value: lowerExpr(t, first), ...range };
  }
}

const lowerEach = (t: Cst, i: number): Pattern[] => namedChildren(t, i).map((c) => lowerPattern(t, c));

function lowerUnion(t: Cst, i: number): Pattern {
  const bar = t.grammar.token['|'];
  const patterns: Pattern[] = [];
  const stop = after(t, i);
  let first = i + 1;
  for (let c = first; c < stop; c = after(t, c)) {
    if (kindOf(t, c) !== bar) continue;
    patterns.push(lowerBetween(t, first, c));
    first = after(t, c);
  }
  patterns.push(lowerBetween(t, first, stop));
  return { kind: 'MatchOr', patterns, ...rangeOf(t, i) };
}

/** A plain name captures; a dotted one is a value to compare with. */
function lowerDotted(t: Cst, i: number): Pattern {
  const value = dottedExpr(t, i);
  const range = rangeOf(t, i);
  if (value.kind !== 'Name') return { kind: 'MatchValue', value, ...range };
  return { kind: 'MatchAs', pattern: null, name: value.id === '_' ? null : value.id, ...range };
}

function dottedExpr(t: Cst, i: number): Expr {
  const [first = i, ...rest] = namedChildren(t, i);
  let value = lowerExpr(t, first);
  for (const part of rest) {
    value = {
      kind: 'Attribute',
      value,
      attr: nameOf(t, part),
      attrRange: rangeOf(t, part),
      parens: null,
      start: startOf(t, first),
      end: endOf(t, part),
    };
  }
  return value;
}

function lowerMapping(t: Cst, i: number): Pattern {
  const { ',': comma, ':': colon, '{': brace } = t.grammar.token;
  const splat = t.grammar.node.splat_pattern;
  const keys: Expr[] = [];
  const patterns: Pattern[] = [];
  let rest: string | null = null;
  const stop = after(t, i);
  let first = i + 1;
  for (let c = i + 1; c < stop; c = after(t, c)) {
    const kind = kindOf(t, c);
    if (kind === brace || kind === comma) first = after(t, c);
    else if (kind === splat) rest = nameOf(t, lastChild(t, c));
    else if (kind === colon) {
      const key = lowerBetween(t, first, c);
      if (key.kind === 'MatchValue') keys.push(key.value);
      else report(t, key.start, 'not valid Python: a key of a mapping pattern is a literal or a dotted name');
      patterns.push(lowerPattern(t, after(t, c)));
    }
  }
  return { kind: 'MatchMapping', keys, patterns, rest, ...rangeOf(t, i) };
}

function lowerClass(t: Cst, i: number): Pattern {
  const keyword = t.grammar.node.keyword_pattern;
  const patterns: Pattern[] = [];
  const keywords: MatchClassPattern['keywords'][number][] = [];
  const [cls = i, ...args] = namedChildren(t, i);
  for (const arg of args) {
    // `x=D() as y` is `(x=D()) as y` to tree-sitter.
    let inner = arg + 1;
    const as = kindOf(t, inner) === t.grammar.node.as_pattern ? inner : -1;
    if (as >= 0) inner = as + 2;
    if (kindOf(t, inner) !== keyword) {
      patterns.push(lowerPattern(t, arg));
      continue;
    }
    const value = after(t, after(t, inner + 1));
    let pattern = lowerBetween(t, value, after(t, inner));
    if (as >= 0) {
      const range = { start: startOf(t, value), end: endOf(t, as) };
      pattern = { kind: 'MatchAs', pattern, name: nameOf(t, lastChild(t, as)), ...range };
    }
    keywords.push({ name: nameOf(t, inner + 1), pattern });
  }
  return { kind: 'MatchClass', cls: dottedExpr(t, cls), patterns, keywords, ...rangeOf(t, i) };
}

/** `1 + 2j`, `-1 - 2j`. */
function lowerComplex(t: Cst, i: number): Expr {
  const range = rangeOf(t, i);
  const [real = i, imaginary = i] = namedChildren(t, i);
  const number = lowerExpr(t, real);
  const isNegative = !isNamed(t, i + 1);
  const left: Expr = isNegative
    ? { kind: 'UnaryOp', op: '-', operand: number, parens: null, start: range.start, end: number.end }
    : number;
  const op = textOf(t, after(t, real)) === '-' ? '-' : '+';
  return { kind: 'BinOp', op, left, right: lowerExpr(t, imaginary), parens: null, ...range };
}
