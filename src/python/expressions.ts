/** Lowering of expressions: one function for each kind of node that tree-sitter's grammar has for them. */
import type {
  Argument,
  BinOp,
  BoolOp,
  CompareOperator,
  Comprehension,
  DictExpr,
  Expr,
  FormattedValue,
  Name,
  Parameter,
  Range,
  TupleExpr,
  UnaryOp,
} from './ast.ts';
import {
  after,
  type Cst,
  childOf,
  type ExprLowerer,
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
import { decodeFloat, decodeInteger, decodeString } from './literals.ts';

const ASTERISK = 42;
const BACKQUOTE = 96;

/** Lowers any expression or assignment target. */
export function lowerExpr(t: Cst, i: number, parens: Range | null = null): Expr {
  const kind = kindOf(t, i);
  if (t.text.charCodeAt(startOf(t, i)) === ASTERISK && !isBareTuple(t, kind))
    return lowerStarred(t, i, parens);
  const lower = t.lowerers[kind];
  if (lower !== undefined) return lower(t, i, parens);
  report(t, startOf(t, i), `not valid Python: unexpected "${excerpt(textOf(t, i))}"`);
  return { kind: 'Name', id: '', parens, ...rangeOf(t, i) };
}

const isBareTuple = (t: Cst, kind: number): boolean =>
  kind === t.grammar.node.expression_list || kind === t.grammar.node.pattern_list;

const excerpt = (text: string): string => {
  const line = /^[^\r\n]*/.exec(text.trimStart())?.[0].trimEnd() ?? '';
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};

/**
 * `*` takes in all that follows it (`*a + b` is `*(a + b)`), but tree-sitter lets it cling to the leftmost name.
 * Whatever node begins with the asterisk, the whole is the starred expression. (`repair` makes some asterisks a
 * unary plus.)
 */
function lowerStarred(t: Cst, i: number, parens: Range | null): Expr {
  const { list_splat, list_splat_pattern, splat_type, unary_operator } = t.grammar.node;
  const isSplat = (kind: number): boolean =>
    kind === list_splat || kind === list_splat_pattern || kind === splat_type || kind === unary_operator;
  const range = rangeOf(t, i);
  let node = i;
  const edge: number[] = [];
  while (!isSplat(kindOf(t, node))) {
    if (after(t, node) === node + 1) {
      report(t, range.start, 'not valid Python: unexpected "*"');
      return { kind: 'Name', id: '', parens, ...range };
    }
    edge.push(node);
    node = node + 1;
  }
  const inner = lastChild(t, node);
  for (const outer of edge) t.start[outer] = startOf(t, inner);
  if (edge.length > 0) {
    t.kind[node] = t.grammar.node.as_pattern_target;
    t.start[node] = startOf(t, inner);
  }
  const value = lowerExpr(t, edge.length > 0 ? i : inner);
  return { kind: 'Starred', value, parens, ...range };
}

/** Nodes that only wrap an expression: the wrapped one stands for them. */
const lowerWrapped: ExprLowerer = (t, i, parens) => lowerExpr(t, lastChild(t, i), parens);

const lowerParenthesized: ExprLowerer = (t, i, parens) => {
  const inner = namedChildren(t, i)[0] ?? i + 1;
  return lowerExpr(t, inner, parens ?? rangeOf(t, i));
};

const lowerName: ExprLowerer = (t, i, parens) => {
  const id = nameOf(t, i);
  const [start, end] = [startOf(t, i), endOf(t, i)];
  if (id === 'async' || id === 'await')
    report(t, start, `not valid Python: "${id}" is a keyword since Python 3.7`);
  return { kind: 'Name', id, parens, start, end };
};

/** Reads an identifier as the target of a walrus or similar. */
export function lowerNameNode(t: Cst, i: number): Name {
  return { kind: 'Name', id: nameOf(t, i), parens: null, start: startOf(t, i), end: endOf(t, i) };
}

const lowerTrue: ExprLowerer = (t, i, parens) => ({
  kind: 'Constant',
  type: 'bool',
  value: true,
  parens,
  ...rangeOf(t, i),
});
const lowerFalse: ExprLowerer = (t, i, parens) => ({
  kind: 'Constant',
  type: 'bool',
  value: false,
  parens,
  ...rangeOf(t, i),
});
const lowerNone: ExprLowerer = (t, i, parens) => ({
  kind: 'Constant',
  type: 'None',
  value: null,
  parens,
  ...rangeOf(t, i),
});
const lowerEllipsis: ExprLowerer = (t, i, parens) => ({
  kind: 'Constant',
  type: 'Ellipsis',
  value: null,
  parens,
  ...rangeOf(t, i),
});

const lowerNumber: ExprLowerer = (t, i, parens) => {
  const literal = textOf(t, i);
  const range = rangeOf(t, i);
  // `repair` puts digits in place of some names.
  if (!/^[\d.]/.test(literal)) return lowerName(t, i, parens);
  if (/[jJ]$/.test(literal)) return { kind: 'Constant', type: 'complex', value: null, parens, ...range };
  if (kindOf(t, i) === t.grammar.node.float) {
    return { kind: 'Constant', type: 'float', value: decodeFloat(literal), parens, ...range };
  }
  if (/[lL]$/.test(literal)) report(t, range.start, `Python 2 long integer ${literal}`);
  else if (/^0[0-9_]*[1-9]/.test(literal)) report(t, range.start, `Python 2 octal integer ${literal}`);
  else return { kind: 'Constant', type: 'int', value: decodeInteger(literal), parens, ...range };
  return { kind: 'Constant', type: 'int', value: null, parens, ...range };
};

const lowerString: ExprLowerer = (t, i, parens) => {
  const range = rangeOf(t, i);
  if (isInterpolated(t, i)) {
    return { kind: 'JoinedStr', values: interpolations(t, i), parens, ...range };
  }
  return { kind: 'Str', ...literalOf(t, i), parens, ...range };
};

const lowerConcatenation: ExprLowerer = (t, i, parens) => {
  const range = rangeOf(t, i);
  const parts = namedChildren(t, i);
  if (parts.some((part) => isInterpolated(t, part))) {
    const values = parts.flatMap((part) => (isInterpolated(t, part) ? interpolations(t, part) : []));
    return { kind: 'JoinedStr', values, parens, ...range };
  }
  const literals = parts.map((part) => literalOf(t, part));
  const bytes = literals.some((literal) => literal.bytes);
  if (bytes && literals.some((literal) => !literal.bytes)) {
    report(t, range.start, 'not valid Python: bytes and text literals cannot be joined');
  }
  return { kind: 'Str', bytes, value: literals.map((literal) => literal.value).join(''), parens, ...range };
};

/** Strings without interpolation were not descended into, so they have no children. */
const isInterpolated = (t: Cst, i: number): boolean => after(t, i) > i + 1;

function literalOf(t: Cst, i: number): { readonly bytes: boolean; readonly value: string } {
  if (t.text.charCodeAt(startOf(t, i)) === BACKQUOTE) report(t, startOf(t, i), 'Python 2 backquotes');
  const { bytes, value, problem } = decodeString(textOf(t, i));
  if (problem !== null) report(t, startOf(t, i), problem);
  return { bytes, value };
}

function interpolations(t: Cst, i: number): FormattedValue[] {
  const { interpolation, format_expression: nested } = t.grammar.node;
  const values: FormattedValue[] = [];
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) {
    const kind = kindOf(t, c);
    if (kind === interpolation || kind === nested) values.push(lowerInterpolation(t, c));
  }
  return values;
}

function lowerInterpolation(t: Cst, i: number): FormattedValue {
  const { type_conversion, format_specifier, named_expression } = t.grammar.node;
  let value = -1;
  let conversion: FormattedValue['conversion'] = null;
  let spec: readonly FormattedValue[] | null = null;
  let debug = false;
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) {
    const kind = kindOf(t, c);
    if (kind === type_conversion) {
      const letter = t.text[endOf(t, c) - 1];
      if (letter === 's' || letter === 'r' || letter === 'a') conversion = letter;
      else report(t, startOf(t, c), 'not valid Python: f-string conversions are !s, !r and !a');
    } else if (kind === format_specifier) spec = interpolations(t, c);
    else if (kind === t.grammar.token['=']) debug = true;
    else if (isNamed(t, c)) value = c;
  }
  if (kindOf(t, value) === named_expression) {
    // `{x:=5}` is `x` with the format `=5`: a walrus needs parentheses here.
    spec = [];
    value += 1;
  }
  return {
    kind: 'FormattedValue',
    value: lowerExpr(t, value),
    conversion,
    spec,
    debug,
    start: startOf(t, i),
    end: endOf(t, i),
  };
}

const lowerElements = (t: Cst, i: number): Expr[] => namedChildren(t, i).map((c) => lowerExpr(t, c));

const lowerList: ExprLowerer = (t, i, parens) => ({
  kind: 'List',
  elts: lowerElements(t, i),
  parens,
  ...rangeOf(t, i),
});
const lowerSet: ExprLowerer = (t, i, parens) => ({
  kind: 'Set',
  elts: lowerElements(t, i),
  parens,
  ...rangeOf(t, i),
});
const lowerTuple: ExprLowerer = (t, i, parens) => {
  const elements = namedChildren(t, i);
  const [only] = elements;
  if (elements.length === 1 && only !== undefined && childOf(t, i, t.grammar.token[',']) < 0) {
    // tree-sitter calls a target in parentheses a tuple pattern: `(a) = 1`.
    return lowerExpr(t, only, parens ?? rangeOf(t, i));
  }
  return {
    kind: 'Tuple',
    elts: elements.map((c) => lowerExpr(t, c)),
    parenthesized: true,
    parens,
    ...rangeOf(t, i),
  };
};
const lowerBareTuple: ExprLowerer = (t, i, parens) => ({
  kind: 'Tuple',
  elts: lowerElements(t, i),
  parenthesized: false,
  parens,
  ...rangeOf(t, i),
});

/** A tuple without parentheses, from some children of a node that is more than the tuple. */
export function bareTuple(t: Cst, elements: readonly number[], end: number): TupleExpr {
  const start = startOf(t, elements[0] ?? 0);
  const elts = elements.map((c) => lowerExpr(t, c));
  return { kind: 'Tuple', elts, parenthesized: false, parens: null, start, end };
}

const lowerDict: ExprLowerer = (t, i, parens) => {
  const { pair } = t.grammar.node;
  const items: DictExpr['items'][number][] = [];
  for (const c of namedChildren(t, i)) {
    if (kindOf(t, c) === pair) {
      const [key = c, value = c] = namedChildren(t, c);
      items.push({ key: lowerExpr(t, key), value: lowerExpr(t, value) });
    } else {
      items.push({ key: null, value: lowerExpr(t, lastChild(t, c)) });
    }
  }
  return { kind: 'Dict', items, parens, ...rangeOf(t, i) };
};

function comprehension(kind: 'ListComp' | 'SetComp' | 'GeneratorExp'): ExprLowerer {
  return (t, i, parens) => {
    const [body = i + 1, ...clauses] = namedChildren(t, i);
    return {
      kind,
      elt: lowerExpr(t, body),
      generators: lowerGenerators(t, clauses),
      parens,
      ...rangeOf(t, i),
    };
  };
}

const lowerDictComp: ExprLowerer = (t, i, parens) => {
  const [pair = i + 1, ...clauses] = namedChildren(t, i);
  const [key = pair, value = pair] = namedChildren(t, pair);
  return {
    kind: 'DictComp',
    key: lowerExpr(t, key),
    value: lowerExpr(t, value),
    generators: lowerGenerators(t, clauses),
    parens,
    ...rangeOf(t, i),
  };
};

function lowerGenerators(t: Cst, clauses: readonly number[]): Comprehension[] {
  const { for_in_clause: forIn } = t.grammar.node;
  const generators: Comprehension[] = [];
  for (let at = 0; at < clauses.length; ) {
    const clause = clauses[at++] ?? 0;
    const [target = clause, iter = clause, extra] = namedChildren(t, clause);
    if (extra !== undefined) report(t, startOf(t, extra), 'Python 2 list comprehension over a bare tuple');
    const ifs: Expr[] = [];
    let end = endOf(t, iter);
    for (; at < clauses.length; at++) {
      const condition = clauses[at] ?? 0;
      if (kindOf(t, condition) === forIn) break;
      ifs.push(lowerExpr(t, lastChild(t, condition)));
      end = endOf(t, condition);
    }
    generators.push({
      kind: 'Comprehension',
      isAsync: kindOf(t, clause + 1) === t.grammar.token.async,
      target: lowerExpr(t, target),
      iter: lowerExpr(t, iter),
      ifs,
      start: startOf(t, clause),
      end,
    });
  }
  return generators;
}

const lowerLambda: ExprLowerer = (t, i, parens) => {
  const list = childOf(t, i, t.grammar.node.lambda_parameters);
  const params = list < 0 ? [] : lowerParameters(t, list);
  const { yields } = t;
  const body = lowerExpr(t, lastChild(t, i));
  t.yields = yields;
  return { kind: 'Lambda', params, body, parens, ...rangeOf(t, i) };
};

const lowerConditional: ExprLowerer = (t, i, parens) => {
  const [body = i, test = i, orelse = i] = namedChildren(t, i);
  const range = rangeOf(t, i);
  const parts = { test: lowerExpr(t, test), orelse: lowerExpr(t, orelse) };
  if (kindOf(t, body) === t.grammar.node.named_expression) {
    // `x := a if b else c` gives `x` the whole conditional expression; tree-sitter ends the walrus before `if`.
    const start = startOf(t, lastChild(t, body));
    const first = lowerExpr(t, lastChild(t, body));
    const value: Expr = { kind: 'IfExp', ...parts, body: first, parens: null, start, end: range.end };
    return { kind: 'NamedExpr', target: lowerNameNode(t, body + 1), value, parens, ...range };
  }
  return { kind: 'IfExp', ...parts, body: lowerExpr(t, body), parens, ...range };
};

const lowerBoolOp: ExprLowerer = (t, i, parens) => {
  const boolean = t.grammar.node.boolean_operator;
  const op = operatorOf(t, i) === 'and' ? 'and' : 'or';
  const values: Expr[] = [];
  let left = i;
  const rights: number[] = [];
  while (kindOf(t, left) === boolean && operatorOf(t, left) === op) {
    rights.push(lastChild(t, left));
    left = left + 1;
  }
  values.push(lowerExpr(t, left));
  for (const right of rights.reverse()) values.push(lowerExpr(t, right));
  return { kind: 'BoolOp', op: op satisfies BoolOp['op'], values, parens, ...rangeOf(t, i) };
};

/** Text of the operator between the first two operands. */
const operatorOf = (t: Cst, i: number): string => textOf(t, after(t, i + 1));

const BINARY: Readonly<Record<string, BinOp['op']>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '//': '//',
  '%': '%',
  '**': '**',
  '@': '@',
  '<<': '<<',
  '>>': '>>',
  '&': '&',
  '|': '|',
  '^': '^',
};

/** The operator of `a + b` or, with its `=` cut off, of `a += b`. */
export function binaryOperator(t: Cst, offset: number, text: string): BinOp['op'] {
  const op = BINARY[text];
  if (op !== undefined) return op;
  report(t, offset, `not valid Python: unexpected "${text}"`);
  return '+';
}

const lowerBinOp: ExprLowerer = (t, i, parens) => {
  const operator = after(t, i + 1);
  const op = binaryOperator(t, startOf(t, operator), textOf(t, operator));
  if (op === '&' || op === '^') return lowerAndXor(t, i, parens);
  return {
    kind: 'BinOp',
    op,
    left: lowerExpr(t, i + 1),
    right: lowerExpr(t, lastChild(t, i)),
    parens,
    ...rangeOf(t, i),
  };
};

/** `&` binds tighter than `^`; tree-sitter has it the other way round. */
function lowerAndXor(t: Cst, i: number, parens: Range | null): Expr {
  const groups: number[][] = [[]];
  const collect = (node: number): void => {
    const op = kindOf(t, node) === t.grammar.node.binary_operator ? operatorOf(t, node) : '';
    if (op !== '&' && op !== '^') {
      groups.at(-1)?.push(node);
      return;
    }
    collect(node + 1);
    if (op === '^') groups.push([]);
    collect(lastChild(t, node));
  };
  collect(i);
  const lowered = groups.map((group) =>
    leftAssociative(
      t,
      '&',
      group.map((c) => operand(t, c)),
    ),
  );
  return { ...leftAssociative(t, '^', lowered).expr, parens };
}

/** An operand with the range that it takes up, parentheses included. */
interface Operand extends Range {
  readonly expr: Expr;
}

const operand = (t: Cst, i: number): Operand => {
  const range = rangeOf(t, i);
  return { ...range, expr: lowerExpr(t, i) };
};

function leftAssociative(t: Cst, op: BinOp['op'], operands: readonly Operand[]): Operand {
  const [first, ...others] = operands;
  let left = first ?? operand(t, 0);
  for (const right of others) {
    const range = { start: left.start, end: right.end };
    left = {
      ...range,
      expr: { kind: 'BinOp', op, left: left.expr, right: right.expr, parens: null, ...range },
    };
  }
  return left;
}

const lowerUnary: ExprLowerer = (t, i, parens) => {
  const text = textOf(t, i + 1);
  const op: UnaryOp['op'] = text === '-' || text === '+' || text === '~' ? text : 'not';
  return { kind: 'UnaryOp', op, operand: lowerExpr(t, lastChild(t, i)), parens, ...rangeOf(t, i) };
};

const COMPARISONS: Readonly<Record<string, CompareOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  in: 'in',
  'not in': 'not in',
  is: 'is',
  'is not': 'is not',
};

const lowerCompare: ExprLowerer = (t, i, parens) => {
  const ops: CompareOperator[] = [];
  const comparators: Expr[] = [];
  const stop = after(t, i);
  const left = lowerExpr(t, i + 1);
  for (let c = after(t, i + 1); c < stop; ) {
    const name = t.grammar.names[kindOf(t, c)] ?? '';
    const op = COMPARISONS[name];
    if (op === undefined) report(t, startOf(t, c), `Python 2 operator ${name}`);
    ops.push(op ?? '!=');
    const operand = after(t, c);
    comparators.push(lowerExpr(t, operand));
    c = after(t, operand);
  }
  return { kind: 'Compare', left, ops, comparators, parens, ...rangeOf(t, i) };
};

const lowerCall: ExprLowerer = (t, i, parens) => {
  const list = lastChild(t, i);
  const isGenerator = kindOf(t, list) === t.grammar.node.generator_expression;
  const func = lowerExpr(t, i + 1);
  const args: Argument[] = isGenerator
    ? [{ kind: 'positional', name: null, value: lowerExpr(t, list), ...rangeOf(t, list) }]
    : lowerArguments(t, list);
  return { kind: 'Call', func, args, argsRange: rangeOf(t, list), parens, ...rangeOf(t, i) };
};

/** Arguments of a call or of a class definition. */
export function lowerArguments(t: Cst, list: number): Argument[] {
  const { dictionary_splat: doubleStar, keyword_argument: keyword } = t.grammar.node;
  return namedChildren(t, list).map((c) => {
    const range = rangeOf(t, c);
    const kind = kindOf(t, c);
    if (kind === keyword) {
      const name = nameOf(t, c + 1);
      return { kind: 'keyword', name, value: lowerExpr(t, lastChild(t, c)), ...range };
    }
    if (kind === doubleStar) {
      return { kind: 'doublestar', name: null, value: lowerExpr(t, lastChild(t, c)), ...range };
    }
    const value = lowerExpr(t, c);
    if (value.kind === 'Starred' && value.parens === null) {
      return { kind: 'star', name: null, value: value.value, ...range };
    }
    return { kind: 'positional', name: null, value, ...range };
  });
}

const lowerAttribute: ExprLowerer = (t, i, parens) => {
  const attr = lastChild(t, i);
  return {
    kind: 'Attribute',
    value: lowerExpr(t, i + 1),
    attr: nameOf(t, attr),
    attrRange: rangeOf(t, attr),
    parens,
    ...rangeOf(t, i),
  };
};

const lowerSubscript: ExprLowerer = (t, i, parens) => {
  const value = lowerExpr(t, i + 1);
  const comma = childOf(t, i, t.grammar.token[',']);
  const subscripts = namedChildren(t, i).slice(1);
  return {
    kind: 'Subscript',
    value,
    slice: lowerSubscripts(t, i, subscripts, comma),
    parens,
    ...rangeOf(t, i),
  };
};

/** What stands between the brackets; as in CPython a trailing comma belongs to the tuple. */
function lowerSubscripts(t: Cst, i: number, subscripts: readonly number[], comma: number): Expr {
  const [first = i] = subscripts;
  if (comma < 0 && t.text.charCodeAt(startOf(t, first)) !== ASTERISK) return lowerExpr(t, first);
  let last = first;
  const stop = after(t, i);
  for (let c = first; c < stop && after(t, c) < stop; c = after(t, c)) last = c;
  return bareTuple(t, subscripts, endOf(t, last));
}

const lowerSlice: ExprLowerer = (t, i, parens) => {
  const parts: (Expr | null)[] = [null, null, null];
  let part = 0;
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) {
    if (kindOf(t, c) === t.grammar.token[':']) part++;
    else parts[part] = lowerExpr(t, c);
  }
  const [lower = null, upper = null, step = null] = parts;
  return { kind: 'Slice', lower, upper, step, parens, ...rangeOf(t, i) };
};

/** `await` binds tighter than `**`, other than tree-sitter has it. */
const lowerAwait: ExprLowerer = (t, i, parens) => {
  const range = rangeOf(t, i);
  const value = lowerExpr(t, lastChild(t, i));
  if (value.kind === 'BinOp' && value.op === '**' && value.parens === null) {
    const left: Expr = {
      kind: 'Await',
      value: value.left,
      parens: null,
      start: range.start,
      end: value.left.parens?.end ?? value.left.end,
    };
    return { kind: 'BinOp', op: '**', left, right: value.right, parens, ...range };
  }
  return { kind: 'Await', value, parens, ...range };
};

const lowerYield: ExprLowerer = (t, i, parens) => {
  t.yields++;
  const range = rangeOf(t, i);
  const value = lastChild(t, i);
  if (value === i + 1) return { kind: 'Yield', value: null, parens, ...range };
  const kind = childOf(t, i, t.grammar.token.from) < 0 ? 'Yield' : 'YieldFrom';
  return { kind, value: lowerExpr(t, value), parens, ...range };
};

const lowerNamedExpr: ExprLowerer = (t, i, parens) => ({
  kind: 'NamedExpr',
  target: lowerNameNode(t, i + 1),
  value: lowerExpr(t, lastChild(t, i)),
  parens,
  ...rangeOf(t, i),
});

/** `list[int] | a[b].c | None` in an annotation, where tree-sitter reads types, in any nesting, and no operators. */
const lowerUnionType: ExprLowerer = (t, i, parens) => {
  return { ...leftAssociative(t, '|', typeOperands(t, i)).expr, parens };
};

function typeOperands(t: Cst, i: number): Operand[] {
  const { union_type, member_type, type, binary_operator } = t.grammar.node;
  const kind = kindOf(t, i);
  if (kind === type) return typeOperands(t, lastChild(t, i));
  if (kind === union_type || (kind === binary_operator && operatorOf(t, i) === '|')) {
    return [...typeOperands(t, i + 1), ...typeOperands(t, lastChild(t, i))];
  }
  if (kind !== member_type) return [operand(t, i)];
  // The dot belongs to the last operand only.
  const operands = typeOperands(t, i + 1);
  const value = operands.pop() ?? operand(t, i + 1);
  const attr = lastChild(t, i);
  const attrRange = rangeOf(t, attr);
  const range = { start: value.start, end: attrRange.end };
  const member: Expr = {
    kind: 'Attribute',
    value: value.expr,
    attr: nameOf(t, attr),
    attrRange,
    parens: null,
    ...range,
  };
  return [...operands, { ...range, expr: member }];
}

/** `Shape[2:3:4]` in an annotation, nested to the right. */
const lowerTypeSlice: ExprLowerer = (t, i, parens) => {
  const rest = t.grammar.node.constrained_type;
  const range = rangeOf(t, i);
  const inner = lastChild(t, lastChild(t, i));
  const [upper, step] =
    kindOf(t, inner) === rest ? [inner + 1, lastChild(t, inner)] : [lastChild(t, i), null];
  return {
    kind: 'Slice',
    lower: lowerExpr(t, i + 1),
    upper: lowerExpr(t, upper),
    step: step === null ? null : lowerExpr(t, step),
    parens,
    ...range,
  };
};

/** `list[int]` in an annotation. */
const lowerGenericType: ExprLowerer = (t, i, parens) => {
  const list = lastChild(t, i);
  const comma = childOf(t, list, t.grammar.token[',']);
  const slice = lowerSubscripts(t, list, namedChildren(t, list), comma);
  return { kind: 'Subscript', value: lowerExpr(t, i + 1), slice, parens, ...rangeOf(t, i) };
};

/** Parameters of a function or lambda. */
export function lowerParameters(t: Cst, list: number): Parameter[] {
  const g = t.grammar.node;
  const params: Parameter[] = [];
  let kind: 'normal' | 'kwonly' = 'normal';
  const stop = after(t, list);
  for (let c = list + 1; c < stop; c = after(t, c)) {
    if (!isNamed(t, c)) continue;
    const node = kindOf(t, c);
    if (node === g.keyword_separator) {
      kind = 'kwonly';
    } else if (node === g.positional_separator) {
      params.forEach((param, at) => {
        params[at] = { ...param, kind: 'posonly' };
      });
    } else {
      const param = lowerParameter(t, c, kind);
      if (param.kind === 'vararg') kind = 'kwonly';
      params.push(param);
    }
  }
  return params;
}

function lowerParameter(t: Cst, i: number, kind: 'normal' | 'kwonly'): Parameter {
  const g = t.grammar.node;
  const range = rangeOf(t, i);
  const node = kindOf(t, i);
  const whole =
    node !== g.default_parameter && node !== g.typed_parameter && node !== g.typed_default_parameter;
  const named = whole ? i : i + 1;
  let annotation: Expr | null = null;
  let fallback: Expr | null = null;
  if (!whole) {
    const parts = namedChildren(t, i).slice(1);
    const [first = i, second] = parts;
    if (node === g.default_parameter) fallback = lowerExpr(t, first);
    else annotation = lowerExpr(t, first);
    if (second !== undefined) fallback = lowerExpr(t, second);
  }
  const shape = kindOf(t, named);
  const name = shape === g.identifier ? named : lastChild(t, named);
  if (kindOf(t, name) !== g.identifier) {
    report(t, range.start, 'Python 2 parameter: a tuple cannot be unpacked in a parameter list');
  }
  return {
    kind: shape === g.list_splat_pattern ? 'vararg' : shape === g.dictionary_splat_pattern ? 'kwarg' : kind,
    name: nameOf(t, name),
    nameRange: rangeOf(t, name),
    annotation,
    default: fallback,
    ...range,
  };
}

/** By node type: how it is lowered. */
export const EXPRESSIONS: Readonly<Record<string, ExprLowerer>> = {
  identifier: lowerName,
  integer: lowerNumber,
  float: lowerNumber,
  true: lowerTrue,
  false: lowerFalse,
  none: lowerNone,
  ellipsis: lowerEllipsis,
  string: lowerString,
  concatenated_string: lowerConcatenation,
  list: lowerList,
  list_pattern: lowerList,
  set: lowerSet,
  tuple: lowerTuple,
  tuple_pattern: lowerTuple,
  expression_list: lowerBareTuple,
  pattern_list: lowerBareTuple,
  dictionary: lowerDict,
  list_comprehension: comprehension('ListComp'),
  set_comprehension: comprehension('SetComp'),
  generator_expression: comprehension('GeneratorExp'),
  dictionary_comprehension: lowerDictComp,
  lambda: lowerLambda,
  conditional_expression: lowerConditional,
  boolean_operator: lowerBoolOp,
  binary_operator: lowerBinOp,
  unary_operator: lowerUnary,
  not_operator: lowerUnary,
  comparison_operator: lowerCompare,
  call: lowerCall,
  attribute: lowerAttribute,
  subscript: lowerSubscript,
  slice: lowerSlice,
  await: lowerAwait,
  yield: lowerYield,
  named_expression: lowerNamedExpr,
  parenthesized_expression: lowerParenthesized,
  as_pattern_target: lowerWrapped,
  type: lowerWrapped,
  generic_type: lowerGenericType,
  union_type: lowerUnionType,
  member_type: lowerUnionType,
  constrained_type: lowerTypeSlice,
};
