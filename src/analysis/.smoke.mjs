// src/python/parser.ts
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Language, Parser } from "web-tree-sitter";

// src/python/lines.ts
var LINE_END = /\r\n|\r|\n/g;
function lineOf(text, offset) {
  let line = 1;
  for (const end of text.matchAll(LINE_END)) {
    if (end.index + end[0].length > offset) break;
    line++;
  }
  return line;
}
function lineStarts(text) {
  const starts2 = [0];
  for (const end of text.matchAll(LINE_END)) starts2.push(end.index + end[0].length);
  return starts2;
}

// src/python/cst.ts
var TOKENS = [
  "(",
  ")",
  "[",
  ",",
  ":",
  ";",
  "=",
  ".",
  "*",
  "**",
  "|",
  "-",
  "{",
  "as",
  "async",
  "from",
  "if",
  "in",
  "def",
  "for",
  "class",
  "->",
  "_"
];
var NODES = [
  "module",
  "identifier",
  "block",
  "comment",
  "line_continuation",
  "string",
  "concatenated_string",
  "type",
  "tuple",
  "as_pattern",
  "as_pattern_target",
  "list_splat",
  "list_splat_pattern",
  "dictionary_splat",
  "dictionary_splat_pattern",
  "parenthesized_expression",
  "generator_expression",
  "keyword_argument",
  "boolean_operator",
  "binary_operator",
  "conditional_expression",
  "lambda",
  "lambda_parameters",
  "named_expression",
  "for_in_clause",
  "if_clause",
  "interpolation",
  "format_expression",
  "format_specifier",
  "type_conversion",
  "slice",
  "pair",
  "argument_list",
  "parameters",
  "type_parameter",
  "decorator",
  "else_clause",
  "elif_clause",
  "finally_clause",
  "except_clause",
  "case_clause",
  "with_item",
  "assignment",
  "augmented_assignment",
  "expression_list",
  "pattern_list",
  "aliased_import",
  "dotted_name",
  "relative_import",
  "wildcard_import",
  "print_statement",
  "exec_statement",
  "case_pattern",
  "splat_pattern",
  "splat_type",
  "yield",
  "keyword_pattern",
  "typed_parameter",
  "default_parameter",
  "typed_default_parameter",
  "keyword_separator",
  "positional_separator",
  "generic_type",
  "union_type",
  "integer",
  "float"
];
var NAMED_LEAVES = /* @__PURE__ */ new Set([
  "identifier",
  "integer",
  "float",
  "comment",
  "true",
  "false",
  "none",
  "ellipsis",
  "string_start",
  "string_content",
  "string_end",
  "escape_sequence",
  "escape_interpolation",
  "type_conversion",
  "keyword_separator",
  "positional_separator",
  "wildcard_import",
  "import_prefix",
  "line_continuation",
  "pass_statement",
  "break_statement",
  "continue_statement"
]);
var SPACED_TOKENS = /* @__PURE__ */ new Set(["not in", "is not"]);
function readGrammar(language) {
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
  const ids = (names2, isNamed2) => {
    const table2 = {};
    for (const name of names2) table2[name] = language.idForNodeType(name, isNamed2) ?? -1;
    return complete(names2, table2);
  };
  return { token: ids(TOKENS, false), node: ids(NODES, true), names: language.types, named, leaf };
}
function complete(names2, table2) {
  const isComplete = (t) => names2.every((name) => t[name] !== void 0);
  if (!isComplete(table2)) throw new Error("the Python grammar lacks a node type");
  return table2;
}
var NON_ASCII = /[\u0080-\uffff]/;
var UNSET = 4294967295;
var capacity = 1 << 14;
var kinds = new Uint16Array(capacity);
var starts = new Uint32Array(capacity);
var ends = new Uint32Array(capacity);
var nexts = new Uint32Array(capacity);
function grow() {
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
function flatten(tree, text, grammar, lowerers) {
  const { leaf } = grammar;
  const { comment, line_continuation: continuation, string } = grammar.node;
  const comments = [];
  const open = [];
  let size = 0;
  let depth = 0;
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
        if (open.length > depth) depth = open.length;
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
    yields: 0,
    problem: null
  };
}
function withoutCarriageReturn(text, end) {
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}
function interpolates(text, start) {
  for (let i = start; i < start + 3; i++) {
    const c = text.charCodeAt(i) | 32;
    if (c === 102 || c === 116) return true;
    if (c !== 114 && c !== 98 && c !== 117) return false;
  }
  return false;
}
var kindOf = (t, i) => t.kind[i] ?? 0;
var startOf = (t, i) => t.start[i] ?? 0;
var endOf = (t, i) => t.end[i] ?? 0;
var after = (t, i) => t.next[i] ?? i + 1;
var isNamed = (t, i) => t.grammar.named[kindOf(t, i)] === 1;
var rangeOf = (t, i) => ({ start: startOf(t, i), end: endOf(t, i) });
var textOf = (t, i) => t.text.slice(startOf(t, i), endOf(t, i));
function nameOf(t, i) {
  const name = textOf(t, i);
  return t.asciiOnly ? name : name.normalize("NFKC");
}
function childOf(t, i, kind) {
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) if (kindOf(t, c) === kind) return c;
  return -1;
}
function lastChild(t, i) {
  let last = -1;
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) last = c;
  return last;
}
function namedChildren(t, i) {
  const children = [];
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) if (isNamed(t, c)) children.push(c);
  return children;
}
function report(t, offset, message) {
  const line = lineOf(t.text, offset);
  if (t.problem === null || line < t.problem.line) t.problem = { line, message };
}

// src/python/literals.ts
var SIMPLE_ESCAPES = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "	",
  v: "\v"
};
var TEXT_ESCAPE = /\\(?:(\r\n|\r|\n)|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\\'"abfnrtv]))/g;
var BYTES_ESCAPE = /\\(?:(\r\n|\r|\n)|([0-7]{1,3})|x([0-9a-fA-F]{2})|()()([\\'"abfnrtv]))/g;
var LITERAL = /^([a-zA-Z]*)('''|"""|'|")/;
function decodeString(literal) {
  const [opening = "", prefix = "", quotes = ""] = LITERAL.exec(literal) ?? [];
  const flags = prefix.toLowerCase();
  const bytes = flags.includes("b");
  const body = literal.slice(opening.length, literal.length - quotes.length).replace(/\r\n?/g, "\n");
  const raw = flags.includes("r") || !body.includes("\\");
  return { bytes, value: raw ? body : decodeEscapes(body, bytes) };
}
function decodeEscapes(body, bytes) {
  return body.replace(
    bytes ? BYTES_ESCAPE : TEXT_ESCAPE,
    (whole, newline, octal, hex, short, long, simple) => {
      if (newline !== void 0) return "";
      if (octal !== void 0)
        return String.fromCharCode(Number.parseInt(octal, 8) & (bytes ? 255 : 65535));
      const digits = hex ?? (short || long);
      if (digits) {
        const code = Number.parseInt(digits, 16);
        return code <= 1114111 ? String.fromCodePoint(code) : whole;
      }
      return SIMPLE_ESCAPES[simple ?? ""] ?? whole;
    }
  );
}
function decodeInteger(literal) {
  const digits = literal.replaceAll("_", "");
  const value = Number(digits);
  if (Number.isSafeInteger(value)) return value;
  return Number.isFinite(value) && BigInt(digits) === BigInt(value) ? value : null;
}
function decodeFloat(literal) {
  const value = Number(literal.replaceAll("_", ""));
  return Number.isFinite(value) ? value : null;
}

// src/python/expressions.ts
var ASTERISK = 42;
var BACKQUOTE = 96;
function lowerExpr(t, i, parens = null) {
  const kind = kindOf(t, i);
  if (t.text.charCodeAt(startOf(t, i)) === ASTERISK && !isBareTuple(t, kind))
    return lowerStarred(t, i, parens);
  const lower2 = t.lowerers[kind];
  if (lower2 !== void 0) return lower2(t, i, parens);
  report(t, startOf(t, i), `not valid Python: unexpected "${excerpt(textOf(t, i))}"`);
  return { kind: "Name", id: "", parens, ...rangeOf(t, i) };
}
var isBareTuple = (t, kind) => kind === t.grammar.node.expression_list || kind === t.grammar.node.pattern_list;
var excerpt = (text) => {
  const line = /^[^\r\n]*/.exec(text.trimStart())?.[0].trimEnd() ?? "";
  return line.length > 40 ? `${line.slice(0, 39)}\u2026` : line;
};
function lowerStarred(t, i, parens) {
  const { list_splat: splat, list_splat_pattern: splatPattern, splat_type: splatType } = t.grammar.node;
  const isSplat = (kind) => kind === splat || kind === splatPattern || kind === splatType;
  const range = rangeOf(t, i);
  let node = i;
  const edge = [];
  while (!isSplat(kindOf(t, node))) {
    if (after(t, node) === node + 1) {
      report(t, range.start, 'not valid Python: unexpected "*"');
      return { kind: "Name", id: "", parens, ...range };
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
  return { kind: "Starred", value, parens, ...range };
}
var lowerWrapped = (t, i, parens) => lowerExpr(t, lastChild(t, i), parens);
var lowerParenthesized = (t, i, parens) => {
  const inner = namedChildren(t, i)[0] ?? i + 1;
  return lowerExpr(t, inner, parens ?? rangeOf(t, i));
};
var lowerName = (t, i, parens) => ({
  kind: "Name",
  id: nameOf(t, i),
  parens,
  start: startOf(t, i),
  end: endOf(t, i)
});
function lowerNameNode(t, i) {
  return { kind: "Name", id: nameOf(t, i), parens: null, start: startOf(t, i), end: endOf(t, i) };
}
var lowerTrue = (t, i, parens) => ({
  kind: "Constant",
  type: "bool",
  value: true,
  parens,
  ...rangeOf(t, i)
});
var lowerFalse = (t, i, parens) => ({
  kind: "Constant",
  type: "bool",
  value: false,
  parens,
  ...rangeOf(t, i)
});
var lowerNone = (t, i, parens) => ({
  kind: "Constant",
  type: "None",
  value: null,
  parens,
  ...rangeOf(t, i)
});
var lowerEllipsis = (t, i, parens) => ({
  kind: "Constant",
  type: "Ellipsis",
  value: null,
  parens,
  ...rangeOf(t, i)
});
var lowerNumber = (t, i, parens) => {
  const literal = textOf(t, i);
  const range = rangeOf(t, i);
  if (/[jJ]$/.test(literal)) return { kind: "Constant", type: "complex", value: null, parens, ...range };
  if (kindOf(t, i) === t.grammar.node.float) {
    return { kind: "Constant", type: "float", value: decodeFloat(literal), parens, ...range };
  }
  if (/[lL]$/.test(literal)) report(t, range.start, `Python 2 long integer ${literal}`);
  else if (/^0[0-9_]*[1-9]/.test(literal)) report(t, range.start, `Python 2 octal integer ${literal}`);
  else return { kind: "Constant", type: "int", value: decodeInteger(literal), parens, ...range };
  return { kind: "Constant", type: "int", value: null, parens, ...range };
};
var lowerString = (t, i, parens) => {
  const range = rangeOf(t, i);
  if (isInterpolated(t, i)) {
    return { kind: "JoinedStr", values: interpolations(t, i), parens, ...range };
  }
  return { kind: "Str", ...literalOf(t, i), parens, ...range };
};
var lowerConcatenation = (t, i, parens) => {
  const range = rangeOf(t, i);
  const parts = namedChildren(t, i);
  if (parts.some((part) => isInterpolated(t, part))) {
    const values = parts.flatMap((part) => isInterpolated(t, part) ? interpolations(t, part) : []);
    return { kind: "JoinedStr", values, parens, ...range };
  }
  const literals = parts.map((part) => literalOf(t, part));
  const bytes = literals.some((literal) => literal.bytes);
  if (bytes && literals.some((literal) => !literal.bytes)) {
    report(t, range.start, "not valid Python: bytes and text literals cannot be joined");
  }
  return { kind: "Str", bytes, value: literals.map((literal) => literal.value).join(""), parens, ...range };
};
var isInterpolated = (t, i) => after(t, i) > i + 1;
function literalOf(t, i) {
  if (t.text.charCodeAt(startOf(t, i)) === BACKQUOTE) report(t, startOf(t, i), "Python 2 backquotes");
  return decodeString(textOf(t, i));
}
function interpolations(t, i) {
  const { interpolation, format_expression: nested } = t.grammar.node;
  const values = [];
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) {
    const kind = kindOf(t, c);
    if (kind === interpolation || kind === nested) values.push(lowerInterpolation(t, c));
  }
  return values;
}
function lowerInterpolation(t, i) {
  const { type_conversion, format_specifier, named_expression } = t.grammar.node;
  let value = -1;
  let conversion = null;
  let spec = null;
  let debug = false;
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) {
    const kind = kindOf(t, c);
    if (kind === type_conversion) {
      const letter = t.text[endOf(t, c) - 1];
      if (letter === "s" || letter === "r" || letter === "a") conversion = letter;
      else report(t, startOf(t, c), "not valid Python: f-string conversions are !s, !r and !a");
    } else if (kind === format_specifier) spec = interpolations(t, c);
    else if (kind === t.grammar.token["="]) debug = true;
    else if (isNamed(t, c)) value = c;
  }
  if (kindOf(t, value) === named_expression) {
    spec = [];
    value += 1;
  }
  return {
    kind: "FormattedValue",
    value: lowerExpr(t, value),
    conversion,
    spec,
    debug,
    start: startOf(t, i),
    end: endOf(t, i)
  };
}
var lowerElements = (t, i) => namedChildren(t, i).map((c) => lowerExpr(t, c));
var lowerList = (t, i, parens) => ({
  kind: "List",
  elts: lowerElements(t, i),
  parens,
  ...rangeOf(t, i)
});
var lowerSet = (t, i, parens) => ({
  kind: "Set",
  elts: lowerElements(t, i),
  parens,
  ...rangeOf(t, i)
});
var lowerTuple = (t, i, parens) => {
  const elements = namedChildren(t, i);
  const [only2] = elements;
  if (elements.length === 1 && only2 !== void 0 && childOf(t, i, t.grammar.token[","]) < 0) {
    return lowerExpr(t, only2, parens ?? rangeOf(t, i));
  }
  return {
    kind: "Tuple",
    elts: elements.map((c) => lowerExpr(t, c)),
    parenthesized: true,
    parens,
    ...rangeOf(t, i)
  };
};
var lowerBareTuple = (t, i, parens) => ({
  kind: "Tuple",
  elts: lowerElements(t, i),
  parenthesized: false,
  parens,
  ...rangeOf(t, i)
});
function bareTuple(t, elements, end) {
  const start = startOf(t, elements[0] ?? 0);
  const elts = elements.map((c) => lowerExpr(t, c));
  return { kind: "Tuple", elts, parenthesized: false, parens: null, start, end };
}
var lowerDict = (t, i, parens) => {
  const { pair } = t.grammar.node;
  const items = [];
  for (const c of namedChildren(t, i)) {
    if (kindOf(t, c) === pair) {
      const [key = c, value = c] = namedChildren(t, c);
      items.push({ key: lowerExpr(t, key), value: lowerExpr(t, value) });
    } else {
      items.push({ key: null, value: lowerExpr(t, lastChild(t, c)) });
    }
  }
  return { kind: "Dict", items, parens, ...rangeOf(t, i) };
};
function comprehension(kind) {
  return (t, i, parens) => {
    const [body = i + 1, ...clauses] = namedChildren(t, i);
    return {
      kind,
      elt: lowerExpr(t, body),
      generators: lowerGenerators(t, clauses),
      parens,
      ...rangeOf(t, i)
    };
  };
}
var lowerDictComp = (t, i, parens) => {
  const [pair = i + 1, ...clauses] = namedChildren(t, i);
  const [key = pair, value = pair] = namedChildren(t, pair);
  return {
    kind: "DictComp",
    key: lowerExpr(t, key),
    value: lowerExpr(t, value),
    generators: lowerGenerators(t, clauses),
    parens,
    ...rangeOf(t, i)
  };
};
function lowerGenerators(t, clauses) {
  const { for_in_clause: forIn } = t.grammar.node;
  const generators = [];
  for (let at = 0; at < clauses.length; ) {
    const clause = clauses[at++] ?? 0;
    const [target = clause, iter = clause, extra] = namedChildren(t, clause);
    if (extra !== void 0) report(t, startOf(t, extra), "Python 2 list comprehension over a bare tuple");
    const ifs = [];
    let end = endOf(t, iter);
    for (; at < clauses.length; at++) {
      const condition = clauses[at] ?? 0;
      if (kindOf(t, condition) === forIn) break;
      ifs.push(lowerExpr(t, lastChild(t, condition)));
      end = endOf(t, condition);
    }
    generators.push({
      kind: "Comprehension",
      isAsync: kindOf(t, clause + 1) === t.grammar.token.async,
      target: lowerExpr(t, target),
      iter: lowerExpr(t, iter),
      ifs,
      start: startOf(t, clause),
      end
    });
  }
  return generators;
}
var lowerLambda = (t, i, parens) => {
  const list2 = childOf(t, i, t.grammar.node.lambda_parameters);
  const params = list2 < 0 ? [] : lowerParameters(t, list2);
  const { yields } = t;
  const body = lowerExpr(t, lastChild(t, i));
  t.yields = yields;
  return { kind: "Lambda", params, body, parens, ...rangeOf(t, i) };
};
var lowerConditional = (t, i, parens) => {
  const [body = i, test = i, orelse = i] = namedChildren(t, i);
  return {
    kind: "IfExp",
    test: lowerExpr(t, test),
    body: lowerExpr(t, body),
    orelse: lowerExpr(t, orelse),
    parens,
    ...rangeOf(t, i)
  };
};
var lowerBoolOp = (t, i, parens) => {
  const boolean = t.grammar.node.boolean_operator;
  const op = operatorOf(t, i) === "and" ? "and" : "or";
  const values = [];
  let left = i;
  const rights = [];
  while (kindOf(t, left) === boolean && operatorOf(t, left) === op) {
    rights.push(lastChild(t, left));
    left = left + 1;
  }
  values.push(lowerExpr(t, left));
  for (const right of rights.reverse()) values.push(lowerExpr(t, right));
  return { kind: "BoolOp", op, values, parens, ...rangeOf(t, i) };
};
var operatorOf = (t, i) => textOf(t, after(t, i + 1));
var BINARY = {
  "+": "+",
  "-": "-",
  "*": "*",
  "/": "/",
  "//": "//",
  "%": "%",
  "**": "**",
  "@": "@",
  "<<": "<<",
  ">>": ">>",
  "&": "&",
  "|": "|",
  "^": "^"
};
function binaryOperator(t, offset, text) {
  const op = BINARY[text];
  if (op !== void 0) return op;
  report(t, offset, `not valid Python: unexpected "${text}"`);
  return "+";
}
var lowerBinOp = (t, i, parens) => {
  const operator = after(t, i + 1);
  const op = binaryOperator(t, startOf(t, operator), textOf(t, operator));
  if (op === "&" || op === "^") return lowerAndXor(t, i, parens);
  return {
    kind: "BinOp",
    op,
    left: lowerExpr(t, i + 1),
    right: lowerExpr(t, lastChild(t, i)),
    parens,
    ...rangeOf(t, i)
  };
};
function lowerAndXor(t, i, parens) {
  const groups = [[]];
  const collect2 = (node) => {
    const op = kindOf(t, node) === t.grammar.node.binary_operator ? operatorOf(t, node) : "";
    if (op !== "&" && op !== "^") {
      groups.at(-1)?.push(node);
      return;
    }
    collect2(node + 1);
    if (op === "^") groups.push([]);
    collect2(lastChild(t, node));
  };
  collect2(i);
  const lowered = groups.map(
    (group) => leftAssociative(
      t,
      "&",
      group.map((c) => operand(t, c))
    )
  );
  return { ...leftAssociative(t, "^", lowered).expr, parens };
}
var operand = (t, i) => {
  const range = rangeOf(t, i);
  return { ...range, expr: lowerExpr(t, i) };
};
function leftAssociative(t, op, operands) {
  const [first2, ...others] = operands;
  let left = first2 ?? operand(t, 0);
  for (const right of others) {
    const range = { start: left.start, end: right.end };
    left = {
      ...range,
      expr: { kind: "BinOp", op, left: left.expr, right: right.expr, parens: null, ...range }
    };
  }
  return left;
}
var lowerUnary = (t, i, parens) => {
  const text = textOf(t, i + 1);
  const op = text === "-" || text === "+" || text === "~" ? text : "not";
  return { kind: "UnaryOp", op, operand: lowerExpr(t, lastChild(t, i)), parens, ...rangeOf(t, i) };
};
var COMPARISONS = {
  "==": "==",
  "!=": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  in: "in",
  "not in": "not in",
  is: "is",
  "is not": "is not"
};
var lowerCompare = (t, i, parens) => {
  const ops = [];
  const comparators = [];
  const stop = after(t, i);
  const left = lowerExpr(t, i + 1);
  for (let c = after(t, i + 1); c < stop; ) {
    const name = t.grammar.names[kindOf(t, c)] ?? "";
    const op = COMPARISONS[name];
    if (op === void 0) report(t, startOf(t, c), `Python 2 operator ${name}`);
    ops.push(op ?? "!=");
    const operand2 = after(t, c);
    comparators.push(lowerExpr(t, operand2));
    c = after(t, operand2);
  }
  return { kind: "Compare", left, ops, comparators, parens, ...rangeOf(t, i) };
};
var lowerCall = (t, i, parens) => {
  const list2 = lastChild(t, i);
  const isGenerator = kindOf(t, list2) === t.grammar.node.generator_expression;
  const func = lowerExpr(t, i + 1);
  const args = isGenerator ? [{ kind: "positional", name: null, value: lowerExpr(t, list2), ...rangeOf(t, list2) }] : lowerArguments(t, list2);
  return { kind: "Call", func, args, argsRange: rangeOf(t, list2), parens, ...rangeOf(t, i) };
};
function lowerArguments(t, list2) {
  const { dictionary_splat: doubleStar, keyword_argument: keyword } = t.grammar.node;
  return namedChildren(t, list2).map((c) => {
    const range = rangeOf(t, c);
    const kind = kindOf(t, c);
    if (kind === keyword) {
      const name = nameOf(t, c + 1);
      return { kind: "keyword", name, value: lowerExpr(t, lastChild(t, c)), ...range };
    }
    if (kind === doubleStar) {
      return { kind: "doublestar", name: null, value: lowerExpr(t, lastChild(t, c)), ...range };
    }
    const value = lowerExpr(t, c);
    if (value.kind === "Starred" && value.parens === null) {
      return { kind: "star", name: null, value: value.value, ...range };
    }
    return { kind: "positional", name: null, value, ...range };
  });
}
var lowerAttribute = (t, i, parens) => {
  const attr = lastChild(t, i);
  return {
    kind: "Attribute",
    value: lowerExpr(t, i + 1),
    attr: nameOf(t, attr),
    attrRange: rangeOf(t, attr),
    parens,
    ...rangeOf(t, i)
  };
};
var lowerSubscript = (t, i, parens) => {
  const value = lowerExpr(t, i + 1);
  const comma = childOf(t, i, t.grammar.token[","]);
  const subscripts = namedChildren(t, i).slice(1);
  return {
    kind: "Subscript",
    value,
    slice: lowerSubscripts(t, i, subscripts, comma),
    parens,
    ...rangeOf(t, i)
  };
};
function lowerSubscripts(t, i, subscripts, comma) {
  const [first2 = i] = subscripts;
  if (comma < 0 && t.text.charCodeAt(startOf(t, first2)) !== ASTERISK) return lowerExpr(t, first2);
  let last = first2;
  const stop = after(t, i);
  for (let c = first2; c < stop && after(t, c) < stop; c = after(t, c)) last = c;
  return bareTuple(t, subscripts, endOf(t, last));
}
var lowerSlice = (t, i, parens) => {
  const parts = [null, null, null];
  let part = 0;
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) {
    if (kindOf(t, c) === t.grammar.token[":"]) part++;
    else parts[part] = lowerExpr(t, c);
  }
  const [lower2 = null, upper = null, step2 = null] = parts;
  return { kind: "Slice", lower: lower2, upper, step: step2, parens, ...rangeOf(t, i) };
};
var lowerAwait = (t, i, parens) => {
  const range = rangeOf(t, i);
  const value = lowerExpr(t, lastChild(t, i));
  if (value.kind === "BinOp" && value.op === "**" && value.parens === null) {
    const left = {
      kind: "Await",
      value: value.left,
      parens: null,
      start: range.start,
      end: value.left.parens?.end ?? value.left.end
    };
    return { kind: "BinOp", op: "**", left, right: value.right, parens, ...range };
  }
  return { kind: "Await", value, parens, ...range };
};
var lowerYield = (t, i, parens) => {
  t.yields++;
  const range = rangeOf(t, i);
  const value = lastChild(t, i);
  if (value === i + 1) return { kind: "Yield", value: null, parens, ...range };
  const kind = childOf(t, i, t.grammar.token.from) < 0 ? "Yield" : "YieldFrom";
  return { kind, value: lowerExpr(t, value), parens, ...range };
};
var lowerNamedExpr = (t, i, parens) => ({
  kind: "NamedExpr",
  target: lowerNameNode(t, i + 1),
  value: lowerExpr(t, lastChild(t, i)),
  parens,
  ...rangeOf(t, i)
});
var lowerUnionType = (t, i, parens) => {
  const { union_type: union, type, binary_operator: binary } = t.grammar.node;
  const operands = [];
  const collect2 = (node) => {
    const kind = kindOf(t, node);
    if (kind === type) collect2(lastChild(t, node));
    else if (kind === union || kind === binary && operatorOf(t, node) === "|") {
      collect2(node + 1);
      collect2(lastChild(t, node));
    } else operands.push(node);
  };
  collect2(i);
  return {
    ...leftAssociative(
      t,
      "|",
      operands.map((c) => operand(t, c))
    ).expr,
    parens
  };
};
var lowerTypeSlice = (t, i, parens) => ({
  kind: "Slice",
  lower: lowerExpr(t, i + 1),
  upper: lowerExpr(t, lastChild(t, i)),
  step: null,
  parens,
  ...rangeOf(t, i)
});
var lowerGenericType = (t, i, parens) => {
  const list2 = lastChild(t, i);
  const comma = childOf(t, list2, t.grammar.token[","]);
  const slice = lowerSubscripts(t, list2, namedChildren(t, list2), comma);
  return { kind: "Subscript", value: lowerExpr(t, i + 1), slice, parens, ...rangeOf(t, i) };
};
function lowerParameters(t, list2) {
  const g = t.grammar.node;
  const params = [];
  let kind = "normal";
  const stop = after(t, list2);
  for (let c = list2 + 1; c < stop; c = after(t, c)) {
    if (!isNamed(t, c)) continue;
    const node = kindOf(t, c);
    if (node === g.keyword_separator) {
      kind = "kwonly";
    } else if (node === g.positional_separator) {
      params.forEach((param, at) => {
        params[at] = { ...param, kind: "posonly" };
      });
    } else {
      const param = lowerParameter(t, c, kind);
      if (param.kind === "vararg") kind = "kwonly";
      params.push(param);
    }
  }
  return params;
}
function lowerParameter(t, i, kind) {
  const g = t.grammar.node;
  const range = rangeOf(t, i);
  const node = kindOf(t, i);
  const whole = node !== g.default_parameter && node !== g.typed_parameter && node !== g.typed_default_parameter;
  const named = whole ? i : i + 1;
  let annotation = null;
  let fallback = null;
  if (!whole) {
    const parts = namedChildren(t, i).slice(1);
    const [first2 = i, second] = parts;
    if (node === g.default_parameter) fallback = lowerExpr(t, first2);
    else annotation = lowerExpr(t, first2);
    if (second !== void 0) fallback = lowerExpr(t, second);
  }
  const shape = kindOf(t, named);
  const name = shape === g.identifier ? named : lastChild(t, named);
  if (kindOf(t, name) !== g.identifier) {
    report(t, range.start, "Python 2 parameter: a tuple cannot be unpacked in a parameter list");
  }
  return {
    kind: shape === g.list_splat_pattern ? "vararg" : shape === g.dictionary_splat_pattern ? "kwarg" : kind,
    name: nameOf(t, name),
    nameRange: rangeOf(t, name),
    annotation,
    default: fallback,
    ...range
  };
}
var EXPRESSIONS = {
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
  list_comprehension: comprehension("ListComp"),
  set_comprehension: comprehension("SetComp"),
  generator_expression: comprehension("GeneratorExp"),
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
  member_type: lowerAttribute,
  constrained_type: lowerTypeSlice
};

// src/python/patterns.ts
function lowerPattern(t, i) {
  if (kindOf(t, i) === t.grammar.node.case_pattern) return lowerBetween(t, i + 1, after(t, i));
  return lowerBetween(t, i, after(t, i));
}
function lowerOpenSequence(t, patterns, end) {
  const start = startOf(t, patterns[0] ?? 0);
  return { kind: "MatchSequence", patterns: patterns.map((c) => lowerPattern(t, c)), start, end };
}
function lowerBetween(t, first2, stop) {
  const second = after(t, first2);
  if (second < stop) {
    const operand2 = lowerExpr(t, second);
    const range2 = { start: startOf(t, first2), end: operand2.end };
    const value = { kind: "UnaryOp", op: "-", operand: operand2, parens: null, ...range2 };
    return { kind: "MatchValue", value, ...range2 };
  }
  const range = rangeOf(t, first2);
  switch (t.grammar.names[kindOf(t, first2)]) {
    case "_":
      return { kind: "MatchAs", pattern: null, name: null, ...range };
    case "dotted_name":
      return lowerDotted(t, first2);
    case "as_pattern": {
      const name = nameOf(t, lastChild(t, first2));
      return { kind: "MatchAs", pattern: lowerPattern(t, first2 + 1), name, ...range };
    }
    case "union_pattern":
      return lowerUnion(t, first2);
    case "list_pattern":
      return { kind: "MatchSequence", patterns: lowerEach(t, first2), ...range };
    case "tuple_pattern": {
      const patterns = lowerEach(t, first2);
      const [only2] = patterns;
      const isGroup = patterns.length === 1 && childOf(t, first2, t.grammar.token[","]) < 0;
      if (isGroup && only2 !== void 0 && only2.kind !== "MatchStar") return only2;
      return { kind: "MatchSequence", patterns, ...range };
    }
    case "splat_pattern": {
      const name = textOf(t, lastChild(t, first2));
      return { kind: "MatchStar", name: name === "_" ? null : nameOf(t, lastChild(t, first2)), ...range };
    }
    case "dict_pattern":
      return lowerMapping(t, first2);
    case "class_pattern":
      return lowerClass(t, first2);
    case "complex_pattern":
      return { kind: "MatchValue", value: lowerComplex(t, first2), ...range };
    case "case_pattern":
      return lowerPattern(t, first2);
    default:
      return { kind: "MatchValue", value: lowerExpr(t, first2), ...range };
  }
}
var lowerEach = (t, i) => namedChildren(t, i).map((c) => lowerPattern(t, c));
function lowerUnion(t, i) {
  const bar = t.grammar.token["|"];
  const patterns = [];
  const stop = after(t, i);
  let first2 = i + 1;
  for (let c = first2; c < stop; c = after(t, c)) {
    if (kindOf(t, c) !== bar) continue;
    patterns.push(lowerBetween(t, first2, c));
    first2 = after(t, c);
  }
  patterns.push(lowerBetween(t, first2, stop));
  return { kind: "MatchOr", patterns, ...rangeOf(t, i) };
}
function lowerDotted(t, i) {
  const value = dottedExpr(t, i);
  const range = rangeOf(t, i);
  if (value.kind !== "Name") return { kind: "MatchValue", value, ...range };
  return { kind: "MatchAs", pattern: null, name: value.id === "_" ? null : value.id, ...range };
}
function dottedExpr(t, i) {
  const [first2 = i, ...rest] = namedChildren(t, i);
  let value = lowerExpr(t, first2);
  for (const part of rest) {
    value = {
      kind: "Attribute",
      value,
      attr: nameOf(t, part),
      attrRange: rangeOf(t, part),
      parens: null,
      start: startOf(t, first2),
      end: endOf(t, part)
    };
  }
  return value;
}
function lowerMapping(t, i) {
  const { ",": comma, ":": colon, "{": brace } = t.grammar.token;
  const splat = t.grammar.node.splat_pattern;
  const keys = [];
  const patterns = [];
  let rest = null;
  const stop = after(t, i);
  let first2 = i + 1;
  for (let c = i + 1; c < stop; c = after(t, c)) {
    const kind = kindOf(t, c);
    if (kind === brace || kind === comma) first2 = after(t, c);
    else if (kind === splat) rest = nameOf(t, lastChild(t, c));
    else if (kind === colon) {
      const key = lowerBetween(t, first2, c);
      if (key.kind === "MatchValue") keys.push(key.value);
      else report(t, key.start, "not valid Python: a key of a mapping pattern is a literal or a dotted name");
      patterns.push(lowerPattern(t, after(t, c)));
    }
  }
  return { kind: "MatchMapping", keys, patterns, rest, ...rangeOf(t, i) };
}
function lowerClass(t, i) {
  const keyword = t.grammar.node.keyword_pattern;
  const patterns = [];
  const keywords = [];
  const [cls = i, ...args] = namedChildren(t, i);
  for (const arg of args) {
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
      pattern = { kind: "MatchAs", pattern, name: nameOf(t, lastChild(t, as)), ...range };
    }
    keywords.push({ name: nameOf(t, inner + 1), pattern });
  }
  return { kind: "MatchClass", cls: dottedExpr(t, cls), patterns, keywords, ...rangeOf(t, i) };
}
function lowerComplex(t, i) {
  const range = rangeOf(t, i);
  const [real = i, imaginary = i] = namedChildren(t, i);
  const number = lowerExpr(t, real);
  const isNegative = !isNamed(t, i + 1);
  const left = isNegative ? { kind: "UnaryOp", op: "-", operand: number, parens: null, start: range.start, end: number.end } : number;
  const op = textOf(t, after(t, real)) === "-" ? "-" : "+";
  return { kind: "BinOp", op, left, right: lowerExpr(t, imaginary), parens: null, ...range };
}

// src/python/lower.ts
var MAX_DEPTH = 1e3;
function createLowering(language) {
  const grammar = readGrammar(language);
  const lowerers = grammar.names.map((name, id) => grammar.named[id] === 1 ? EXPRESSIONS[name] : void 0);
  return (tree, text) => {
    const t = flatten(tree, text, grammar, lowerers);
    if (t.depth > MAX_DEPTH) return { line: 1, message: "nested too deeply to be analysed" };
    const body = lowerStatements(t, 0);
    return t.problem ?? { body, docstring: docstringOf(body), comments: t.comments };
  };
}
function docstringOf(body) {
  const [first2] = body;
  return first2?.kind === "Expr" && first2.value.kind === "Str" && !first2.value.bytes ? first2.value : null;
}
function lowerStatements(t, i) {
  const body = [];
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) if (isNamed(t, c)) body.push(lowerStatement(t, c));
  return body;
}
function lowerBlockOf(t, i) {
  const block = childOf(t, i, t.grammar.node.block);
  const body = block < 0 ? [] : lowerStatements(t, block);
  if (body.length === 0) report(t, endOf(t, i), "not valid Python: expected an indented block");
  return body;
}
var endOfBody = (body, otherwise) => body.at(-1)?.end ?? otherwise;
function lowerStatement(t, i) {
  const range = rangeOf(t, i);
  switch (t.grammar.names[kindOf(t, i)]) {
    case "expression_statement":
      return lowerExpressionStatement(t, i);
    case "function_definition":
      return lowerFunction(t, i, []);
    case "class_definition":
      return lowerClass2(t, i, []);
    case "decorated_definition":
      return lowerDecorated(t, i);
    case "if_statement":
      return lowerIf(t, i);
    case "return_statement":
      return { kind: "Return", value: lowerOptional(t, i), ...range };
    case "import_statement":
      return { kind: "Import", names: lowerAliases(t, namedChildren(t, i)), ...range };
    case "import_from_statement":
    case "future_import_statement":
      return lowerImportFrom(t, i);
    case "for_statement":
      return lowerFor(t, i);
    case "while_statement":
      return lowerWhile(t, i);
    case "try_statement":
      return lowerTry(t, i);
    case "with_statement":
      return lowerWith(t, i);
    case "match_statement":
      return lowerMatch(t, i);
    case "raise_statement":
      return lowerRaise(t, i);
    case "assert_statement":
      return lowerAssert(t, i);
    case "delete_statement":
      return { kind: "Delete", targets: lowerDeleted(t, i), ...range };
    case "global_statement":
      return { kind: "Global", names: namedChildren(t, i).map((c) => nameOf(t, c)), ...range };
    case "nonlocal_statement":
      return { kind: "Nonlocal", names: namedChildren(t, i).map((c) => nameOf(t, c)), ...range };
    case "pass_statement":
      return { kind: "Pass", ...range };
    case "break_statement":
      return { kind: "Break", ...range };
    case "continue_statement":
      return { kind: "Continue", ...range };
    case "type_alias_statement":
      return lowerTypeAlias(t, i);
    case "print_statement":
      report(t, range.start, "Python 2 print statement");
      return { kind: "Pass", ...range };
    case "exec_statement":
      report(t, range.start, "Python 2 exec statement");
      return { kind: "Pass", ...range };
    default:
      return { kind: "Expr", value: lowerExpr(t, i), ...range };
  }
}
function lowerOptional(t, i) {
  const [value] = namedChildren(t, i);
  return value === void 0 ? null : lowerExpr(t, value);
}
function lowerExpressionStatement(t, i) {
  const { assignment, augmented_assignment: augmented } = t.grammar.node;
  const first2 = i + 1;
  const range = rangeOf(t, i);
  if (after(t, first2) < after(t, i))
    return { kind: "Expr", value: bareTuple(t, namedChildren(t, i), range.end), ...range };
  const kind = kindOf(t, first2);
  if (kind === assignment) return lowerAssignment(t, first2);
  if (kind === augmented) {
    const [target = first2, value = first2] = namedChildren(t, first2);
    const operator = after(t, target);
    return {
      kind: "AugAssign",
      target: lowerExpr(t, target),
      op: binaryOperator(t, startOf(t, operator), textOf(t, operator).slice(0, -1)),
      value: lowerExpr(t, value),
      ...range
    };
  }
  return { kind: "Expr", value: lowerExpr(t, first2), ...range };
}
function lowerAssignment(t, i) {
  const { assignment, type } = t.grammar.node;
  const range = rangeOf(t, i);
  const targets = [];
  let node = i;
  for (; ; ) {
    const [left = node, second = node, third] = namedChildren(t, node);
    const target = lowerExpr(t, left);
    if (kindOf(t, second) === type) {
      if (targets.length > 0) report(t, startOf(t, second), "not valid Python: unexpected annotation");
      const annotation = lowerExpr(t, second);
      const value = third === void 0 ? null : lowerExpr(t, third);
      return { kind: "AnnAssign", target, annotation, value, ...range };
    }
    targets.push(target);
    if (kindOf(t, second) !== assignment)
      return { kind: "Assign", targets, value: lowerExpr(t, second), ...range };
    node = second;
  }
}
function lowerDeleted(t, i) {
  const value = lowerOptional(t, i);
  if (value === null) return [];
  return value.kind === "Tuple" && !value.parenthesized ? [...value.elts] : [value];
}
function lowerDecorated(t, i) {
  const decorators = [];
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) {
    if (kindOf(t, c) !== t.grammar.node.decorator) {
      const start = startOf(t, i);
      const isClass = kindOf(t, c + 1) === t.grammar.token.class;
      return isClass ? { ...lowerClass2(t, c, decorators), start } : { ...lowerFunction(t, c, decorators), start };
    }
    const expr = lowerExpr(t, lastChild(t, c));
    decorators.push({ kind: "Decorator", expr, start: startOf(t, c), end: expr.parens?.end ?? expr.end });
  }
  return lowerFunction(t, i, decorators);
}
function lowerFunction(t, i, decorators) {
  const { token, node } = t.grammar;
  const headStart = startOf(t, i);
  const def = childOf(t, i, token.def);
  const name = childOf(t, i, node.identifier);
  const list2 = childOf(t, i, node.parameters);
  const returns = childOf(t, i, node.type);
  const params = lowerParameters(t, list2);
  const annotation = returns < 0 ? null : lowerExpr(t, returns);
  const { yields } = t;
  t.yields = 0;
  const body = lowerBlockOf(t, i);
  const isGenerator = t.yields > 0;
  t.yields = yields;
  return {
    kind: "FunctionDef",
    name: nameOf(t, name),
    nameRange: rangeOf(t, name),
    isAsync: def > i + 1,
    defStart: startOf(t, def),
    headStart,
    decorators,
    params,
    paramsRange: rangeOf(t, list2),
    returns: annotation,
    colon: startOf(t, childOf(t, i, token[":"])),
    body,
    docstring: docstringOf(body),
    isGenerator,
    start: headStart,
    end: endOfBody(body, endOf(t, i))
  };
}
function lowerClass2(t, i, decorators) {
  const { token, node } = t.grammar;
  const name = childOf(t, i, node.identifier);
  const list2 = childOf(t, i, node.argument_list);
  const args = list2 < 0 ? [] : lowerArguments(t, list2);
  const body = lowerBlockOf(t, i);
  return {
    kind: "ClassDef",
    name: nameOf(t, name),
    nameRange: rangeOf(t, name),
    headStart: startOf(t, i),
    decorators,
    args,
    colon: startOf(t, childOf(t, i, token[":"])),
    body,
    docstring: docstringOf(body),
    start: startOf(t, i),
    end: endOfBody(body, endOf(t, i))
  };
}
function lowerIf(t, i) {
  const { elif_clause: elif, else_clause: otherwise } = t.grammar.node;
  const tests = [i];
  let last = -1;
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) {
    const kind = kindOf(t, c);
    if (kind === elif) tests.push(c);
    else if (kind === otherwise) last = c;
  }
  if (tests.length > MAX_DEPTH) report(t, startOf(t, i), 'too many "elif" to be analysed');
  const lowered = tests.map((c) => {
    const [test = c] = namedChildren(t, c);
    return { start: startOf(t, c), test: lowerExpr(t, test), body: lowerBlockOf(t, c) };
  });
  let orelse = last < 0 ? [] : lowerBlockOf(t, last);
  for (const branch of lowered.slice(1).reverse()) {
    orelse = [ifNode(branch, orelse, true)];
  }
  const [first2] = lowered;
  return ifNode(first2 ?? { start: startOf(t, i), test: lowerExpr(t, i), body: [] }, orelse, false);
}
function ifNode(branch, orelse, isElif) {
  const end = endOfBody(orelse, endOfBody(branch.body, branch.test.end));
  return { kind: "If", isElif, test: branch.test, body: branch.body, orelse, start: branch.start, end };
}
function lowerElse(t, i) {
  const clause = childOf(t, i, t.grammar.node.else_clause);
  return clause < 0 ? [] : lowerBlockOf(t, clause);
}
function lowerFor(t, i) {
  const [target = i, iter = i] = namedChildren(t, i);
  const body = lowerBlockOf(t, i);
  const orelse = lowerElse(t, i);
  const forStart = childOf(t, i, t.grammar.token.for);
  return {
    kind: "For",
    isAsync: forStart > i + 1,
    forStart: startOf(t, forStart),
    target: lowerExpr(t, target),
    iter: lowerExpr(t, iter),
    body,
    orelse,
    start: startOf(t, i),
    end: endOfBody(orelse, endOfBody(body, endOf(t, i)))
  };
}
function lowerWhile(t, i) {
  const [test = i] = namedChildren(t, i);
  const body = lowerBlockOf(t, i);
  const orelse = lowerElse(t, i);
  const end = endOfBody(orelse, endOfBody(body, endOf(t, i)));
  return { kind: "While", test: lowerExpr(t, test), body, orelse, start: startOf(t, i), end };
}
function lowerTry(t, i) {
  const { except_clause: except, finally_clause: finallyClause } = t.grammar.node;
  const body = lowerBlockOf(t, i);
  const handlers = [];
  let finalbody = [];
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) {
    const kind = kindOf(t, c);
    if (kind === except) handlers.push(lowerHandler(t, c));
    else if (kind === finallyClause) finalbody = lowerBlockOf(t, c);
  }
  const orelse = lowerElse(t, i);
  if (handlers.length === 0 && finalbody.length === 0) {
    report(t, endOf(t, i), 'not valid Python: expected "except" or "finally"');
  }
  let end = endOfBody(body, endOf(t, i));
  for (const part of [handlers.at(-1)?.body, orelse, finalbody]) end = endOfBody(part ?? [], end);
  return { kind: "Try", body, handlers, orelse, finalbody, start: startOf(t, i), end };
}
function lowerHandler(t, i) {
  const { block } = t.grammar.node;
  const named = namedChildren(t, i).filter((c) => kindOf(t, c) !== block);
  const [first2, second] = named;
  const isStar = kindOf(t, after(t, i + 1)) === t.grammar.token["*"];
  let type = null;
  let name = null;
  if (first2 !== void 0) {
    let alias = second;
    if (childOf(t, i, t.grammar.token[","]) >= 0) {
      report(t, startOf(t, first2), 'Python 2 except clause: "except X, e" is "except X as e" in Python 3');
      alias = void 0;
    }
    const split = splitAs(t, first2);
    type = lowerExpr(t, first2);
    alias = split ?? alias;
    if (alias !== void 0) {
      const target = lowerExpr(t, alias);
      if (target.kind === "Name") name = target.id;
      else report(t, target.start, 'not valid Python: the target of "as" in an except clause is a name');
    }
  }
  const body = lowerBlockOf(t, i);
  return {
    kind: "ExceptHandler",
    isStar,
    type,
    name,
    body,
    start: startOf(t, i),
    end: endOfBody(body, endOf(t, i))
  };
}
function splitAs(t, i) {
  const { as_pattern, as_pattern_target, conditional_expression, lambda } = t.grammar.node;
  const edge = [];
  let node = i;
  while (kindOf(t, node) === conditional_expression || kindOf(t, node) === lambda) {
    edge.push(node);
    node = lastChild(t, node);
  }
  if (kindOf(t, node) !== as_pattern) return void 0;
  const target = lastChild(t, node);
  const [end, next] = [endOf(t, node + 1), after(t, node + 1)];
  t.kind[node] = as_pattern_target;
  for (const outer of [...edge, node]) {
    t.end[outer] = end;
    t.next[outer] = next;
  }
  return target;
}
function lowerWith(t, i) {
  const clause = namedChildren(t, i)[0] ?? i;
  const isAsync = kindOf(t, i + 1) === t.grammar.token.async;
  const items = lowerWithItems(t, clause);
  const body = lowerBlockOf(t, i);
  return {
    kind: "With",
    isAsync,
    items,
    body,
    start: startOf(t, i),
    end: endOfBody(body, endOf(t, i))
  };
}
function lowerWithItems(t, clause) {
  const { parenthesized_expression: group, tuple } = t.grammar.node;
  const values = namedChildren(t, clause).map((item2) => lastChild(t, item2));
  const [only2] = values;
  const isWrapped = values.length === 1 && only2 !== void 0;
  if (isWrapped && kindOf(t, only2) === tuple) return namedChildren(t, only2).map((c) => lowerWithItem(t, c));
  if (isWrapped && kindOf(t, only2) === group) {
    const inner = namedChildren(t, only2)[0] ?? only2;
    if (hasAs(t, inner)) return [lowerWithItem(t, inner)];
  }
  return values.map((value) => lowerWithItem(t, value));
}
function hasAs(t, i) {
  const { as_pattern, conditional_expression, lambda } = t.grammar.node;
  let node = i;
  while (kindOf(t, node) === conditional_expression || kindOf(t, node) === lambda) node = lastChild(t, node);
  return kindOf(t, node) === as_pattern;
}
function lowerWithItem(t, i) {
  const range = rangeOf(t, i);
  const target = splitAs(t, i);
  const context = lowerExpr(t, i);
  return {
    kind: "WithItem",
    context,
    target: target === void 0 ? null : lowerExpr(t, target),
    ...range
  };
}
function lowerMatch(t, i) {
  const { block, case_clause: caseClause } = t.grammar.node;
  const body = childOf(t, i, block);
  const subjects = namedChildren(t, i).filter((c) => c !== body);
  const cases = namedChildren(t, body).filter((c) => kindOf(t, c) === caseClause).map((c) => lowerCase(t, c));
  if (cases.length === 0) report(t, endOf(t, i), "not valid Python: expected an indented block");
  const [first2 = i] = subjects;
  const comma = childOf(t, i, t.grammar.token[","]);
  return {
    kind: "Match",
    subject: comma < 0 ? lowerExpr(t, first2) : bareTuple(t, subjects, endBeforeColon(t, i)),
    cases,
    start: startOf(t, i),
    end: cases.at(-1)?.end ?? endOf(t, i)
  };
}
function endBeforeColon(t, i) {
  const { if_clause: guard } = t.grammar.node;
  let end = startOf(t, i);
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) {
    const kind = kindOf(t, c);
    if (kind === t.grammar.token[":"] || kind === guard) break;
    end = endOf(t, c);
  }
  return end;
}
function lowerCase(t, i) {
  const { case_pattern, if_clause } = t.grammar.node;
  const patterns = namedChildren(t, i).filter((c) => kindOf(t, c) === case_pattern);
  const [first2 = i] = patterns;
  const isOpen = childOf(t, i, t.grammar.token[","]) >= 0 || t.text[startOf(t, first2)] === "*";
  const guard = childOf(t, i, if_clause);
  const body = lowerBlockOf(t, i);
  return {
    kind: "MatchCase",
    pattern: isOpen ? lowerOpenSequence(t, patterns, endBeforeColon(t, i)) : lowerPattern(t, first2),
    guard: guard < 0 ? null : lowerExpr(t, lastChild(t, guard)),
    body,
    start: startOf(t, i),
    end: endOfBody(body, endOf(t, i))
  };
}
function lowerRaise(t, i) {
  const from = childOf(t, i, t.grammar.token.from);
  const cause = from < 0 ? -1 : lastChild(t, i);
  const [exc] = namedChildren(t, i).filter((c) => c !== cause);
  if (exc !== void 0 && kindOf(t, exc) === t.grammar.node.expression_list) {
    report(t, startOf(t, exc), "Python 2 raise statement");
  }
  return {
    kind: "Raise",
    exc: exc === void 0 ? null : lowerExpr(t, exc),
    cause: cause < 0 ? null : lowerExpr(t, cause),
    ...rangeOf(t, i)
  };
}
function lowerAssert(t, i) {
  const [test = i, message] = namedChildren(t, i);
  const msg = message === void 0 ? null : lowerExpr(t, message);
  return { kind: "Assert", test: lowerExpr(t, test), msg, ...rangeOf(t, i) };
}
var dottedName = (t, i) => namedChildren(t, i).map((c) => nameOf(t, c)).join(".");
function lowerAliases(t, names2) {
  const { aliased_import: aliased } = t.grammar.node;
  return names2.map((c) => {
    if (kindOf(t, c) !== aliased) return { name: dottedName(t, c), asname: null, ...rangeOf(t, c) };
    return { name: dottedName(t, c + 1), asname: nameOf(t, lastChild(t, c)), ...rangeOf(t, c) };
  });
}
function lowerImportFrom(t, i) {
  const { node, token } = t.grammar;
  const named = namedChildren(t, i);
  const isFuture = t.grammar.names[kindOf(t, i)] === "future_import_statement";
  const source = isFuture ? -1 : named.shift() ?? i;
  let module = isFuture ? "__future__" : "";
  let level = 0;
  if (source >= 0 && kindOf(t, source) === node.relative_import) {
    level = textOf(t, source + 1).replace(/[^.]/g, "").length;
    const name = childOf(t, source, node.dotted_name);
    if (name >= 0) module = dottedName(t, name);
  } else if (source >= 0) {
    module = dottedName(t, source);
  }
  const open = childOf(t, i, token["("]);
  const parens = open < 0 ? null : { start: startOf(t, open), end: endOf(t, i) };
  const [star] = named;
  const names2 = star !== void 0 && kindOf(t, star) === node.wildcard_import ? [{ name: "*", asname: null, ...rangeOf(t, star) }] : lowerAliases(t, named);
  return { kind: "ImportFrom", module, level, names: names2, parens, ...rangeOf(t, i) };
}
function lowerTypeAlias(t, i) {
  const [left = i, right = i] = namedChildren(t, i);
  const range = rangeOf(t, i);
  const value = lowerExpr(t, right);
  const name = lowerExpr(t, left);
  const named = name.kind === "Subscript" ? name.value : name;
  if (named.kind === "Name") return { kind: "TypeAlias", name: named.id, value, ...range };
  report(t, range.start, "not valid Python: a type alias needs a name");
  return { kind: "TypeAlias", name: "", value, ...range };
}

// src/python/repair.ts
var OPENING = "([{";
var CLOSING = ")]}";
var WORD = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;
function repair(text) {
  const edits = [];
  const open = [];
  let words = [];
  for (let i = 0; i < text.length; ) {
    const c = text.charAt(i);
    if (c === "#") {
      i = endOfLine(text, i);
      if (open.length > 0) i++;
    } else if (c === '"' || c === "'") {
      i = endOfString(text, i);
      words.push("");
    } else if (c === "\n") {
      if (open.length > 0) edits.push({ start: i, end: i + 1, text: " " });
      else words = [];
      i++;
    } else if (c === "\\") {
      i += 2;
    } else if (OPENING.includes(c)) {
      open.push({ at: i, isTypeParameters: c === "[" && isDefinition(words) && open.length === 0 });
      words.push("");
      i++;
    } else if (CLOSING.includes(c)) {
      const bracket = open.pop();
      i++;
      if (bracket?.isTypeParameters) {
        edits.push({ start: bracket.at, end: i, text: " ".repeat(i - bracket.at) });
      }
    } else {
      WORD.lastIndex = i;
      const word = WORD.exec(text)?.[0];
      if (word === void 0) {
        if (c.trim() !== "") words.push("");
        i++;
        continue;
      }
      words.push(word);
      i += word.length;
    }
  }
  return applyEdits(text, edits);
}
function isDefinition(words) {
  const [keyword, name, ...others] = words[0] === "async" ? words.slice(1) : words;
  return /^(?:def|class|type)$/.test(keyword ?? "") && (name ?? "") !== "" && others.length === 0;
}
function endOfLine(text, from) {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
function endOfString(text, from) {
  const quote = text.charAt(from);
  const quotes = text.startsWith(quote.repeat(3), from) ? quote.repeat(3) : quote;
  for (let i = from + quotes.length; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === "\\") i++;
    else if (text.startsWith(quotes, i)) return i + quotes.length;
    else if (c === "\n" && quotes.length === 1) return i;
  }
  return text.length;
}
function applyEdits(text, edits) {
  const outermost = [];
  for (const edit of edits) {
    while ((outermost.at(-1)?.start ?? -1) >= edit.start) outermost.pop();
    outermost.push(edit);
  }
  let result = "";
  let at = 0;
  for (const edit of outermost) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

// src/python/syntax-errors.ts
var PYTHON_2 = [
  [/^\s*print\s+[^=(\s]/, "Python 2 print statement"],
  [/^\s*exec\s+[^=(\s]/, "Python 2 exec statement"],
  [
    /^\s*except\s+[\w.()]+\s*,\s*\w+\s*:/,
    'Python 2 except clause: "except X, e" is "except X as e" in Python 3'
  ],
  [/^\s*raise\s+[\w.]+\s*,/, "Python 2 raise statement"],
  [/\b[uU][rR]['"]/, "Python 2 string prefix ur"],
  [/<>/, "Python 2 operator <>"],
  [/`/, "Python 2 backquotes"]
];
function explainError(tree, text) {
  const error = firstError(tree.rootNode);
  const offset = skipBlank(text, error.startIndex);
  const line = lineOf(text, offset);
  if (error.isMissing) return { line, message: `not valid Python: expected "${error.type}"` };
  const lines = text.slice(text.lastIndexOf("\n", offset) + 1, error.endIndex).split(/\r\n?|\n/);
  for (const [at, content] of lines.entries()) {
    const sign = PYTHON_2.find(([pattern]) => pattern.test(content));
    if (sign !== void 0) return { line: line + at, message: sign[1] };
  }
  const rest = /^[^\r\n]*/.exec(text.slice(offset))?.[0].trimEnd() ?? "";
  if (rest === "") return { line, message: "not valid Python: unexpected end of file" };
  return {
    line,
    message: `not valid Python: unexpected "${rest.length > 40 ? `${rest.slice(0, 39)}\u2026` : rest}"`
  };
}
function skipBlank(text, offset) {
  const blank = /\s*/y;
  blank.lastIndex = offset;
  const end = offset + (blank.exec(text)?.[0].length ?? 0);
  return end < text.length ? end : offset;
}
function firstError(root) {
  let node = root;
  for (; ; ) {
    const next = node.children.find((child) => child.hasError || child.isMissing);
    if (next === void 0) return node;
    node = next;
  }
}

// src/python/parser.ts
var ready = null;
var parser = null;
var lower = null;
function initParser() {
  ready ??= load();
  return ready;
}
async function load() {
  const require2 = createRequire(import.meta.url);
  const [runtime, grammar] = await Promise.all([
    readFile(require2.resolve("web-tree-sitter/web-tree-sitter.wasm")),
    readFile(require2.resolve("tree-sitter-python/tree-sitter-python.wasm"))
  ]);
  await Parser.init({ wasmBinary: runtime });
  const language = await Language.load(grammar);
  parser = new Parser().setLanguage(language);
  lower = createLowering(language);
}
function parsePython(text) {
  if (parser === null || lower === null) throw new Error("parsePython needs initParser() first");
  const adapted = adapt(text);
  const first2 = parser.parse(adapted);
  if (first2 === null) return { line: 1, message: "could not be parsed" };
  try {
    if (!first2.rootNode.hasError) return lower(first2, text);
    const repaired = repair(adapted);
    const second = repaired === adapted ? null : parser.parse(repaired);
    try {
      if (second !== null && !second.rootNode.hasError) return lower(second, text);
      return explainError(first2, text);
    } finally {
      second?.delete();
    }
  } finally {
    first2.delete();
  }
}
function adapt(text) {
  return text.replace(/\r(?!\n)/g, "\n").replace(/\btype(?=[ \t]*[([])/g, "typ_");
}

// src/python/walk.ts
function childNodes(node) {
  switch (node.kind) {
    case "Name":
    case "Constant":
    case "Str":
    case "Pass":
    case "Break":
    case "Continue":
    case "Import":
    case "ImportFrom":
    case "Global":
    case "Nonlocal":
    case "MatchStar":
      return NONE;
    case "JoinedStr":
      return node.values;
    case "FormattedValue":
      return node.spec === null ? [node.value] : [node.value, ...node.spec];
    case "List":
    case "Tuple":
    case "Set":
      return node.elts;
    case "Dict":
      return node.items.flatMap((item2) => item2.key === null ? [item2.value] : [item2.key, item2.value]);
    case "Comprehension":
      return [node.target, node.iter, ...node.ifs];
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
      return [node.elt, ...node.generators];
    case "DictComp":
      return [node.key, node.value, ...node.generators];
    case "Lambda":
      return [...node.params, node.body];
    case "IfExp":
      return [node.body, node.test, node.orelse];
    case "BoolOp":
      return node.values;
    case "UnaryOp":
      return [node.operand];
    case "BinOp":
      return [node.left, node.right];
    case "Compare":
      return [node.left, ...node.comparators];
    case "Call":
      return [node.func, ...node.args];
    case "positional":
    case "keyword":
    case "star":
    case "doublestar":
    case "Attribute":
    case "Starred":
    case "Await":
    case "YieldFrom":
    case "MatchValue":
    case "TypeAlias":
    case "Expr":
      return [node.value];
    case "Subscript":
      return [node.value, node.slice];
    case "Slice":
      return present(node.lower, node.upper, node.step);
    case "Yield":
    case "Return":
      return present(node.value);
    case "NamedExpr":
      return [node.target, node.value];
    case "posonly":
    case "normal":
    case "vararg":
    case "kwonly":
    case "kwarg":
      return present(node.annotation, node.default);
    case "Decorator":
      return [node.expr];
    case "FunctionDef":
      return [...node.decorators, ...node.params, ...present(node.returns), ...node.body];
    case "ClassDef":
      return [...node.decorators, ...node.args, ...node.body];
    case "Delete":
      return node.targets;
    case "Assign":
      return [...node.targets, node.value];
    case "AugAssign":
      return [node.target, node.value];
    case "AnnAssign":
      return [node.target, node.annotation, ...present(node.value)];
    case "For":
      return [node.target, node.iter, ...node.body, ...node.orelse];
    case "While":
    case "If":
      return [node.test, ...node.body, ...node.orelse];
    case "With":
      return [...node.items, ...node.body];
    case "WithItem":
      return present(node.context, node.target);
    case "Match":
      return [node.subject, ...node.cases];
    case "MatchCase":
      return [node.pattern, ...present(node.guard), ...node.body];
    case "MatchSequence":
    case "MatchOr":
      return node.patterns;
    case "MatchMapping":
      return node.patterns.flatMap((pattern, i) => present(node.keys[i] ?? null, pattern));
    case "MatchClass":
      return [node.cls, ...node.patterns, ...node.keywords.map((keyword) => keyword.pattern)];
    case "MatchAs":
      return present(node.pattern);
    case "Raise":
      return present(node.exc, node.cause);
    case "Try":
      return [...node.body, ...node.handlers, ...node.orelse, ...node.finalbody];
    case "ExceptHandler":
      return [...present(node.type), ...node.body];
    case "Assert":
      return present(node.test, node.msg);
  }
}
var NONE = [];
function present(...nodes) {
  return nodes.filter((node) => node !== null);
}
function walk(root, visit) {
  const descend = (node, parent) => {
    if (visit(node, parent) === false) return;
    for (const child of childNodes(node)) descend(child, node);
  };
  for (const node of rootNodes(root)) descend(node, null);
}
function rootNodes(root) {
  if (isList(root)) return root;
  return "kind" in root ? [root] : root.body;
}
var isList = (root) => Array.isArray(root);

// src/python/scopes.ts
function buildScopes(module) {
  const byNode = /* @__PURE__ */ new Map();
  const pending = [];
  const outermost = [];
  let regions = outermost;
  let readsOf = null;
  const newScope = (kind, node, parent) => {
    const scope = {
      kind,
      node,
      parent,
      children: [],
      bindings: /* @__PURE__ */ new Map(),
      globals: /* @__PURE__ */ new Set(),
      nonlocals: /* @__PURE__ */ new Set(),
      starImports: [],
      loads: []
    };
    parent?.children.push(scope);
    if (node !== null) byNode.set(node, scope);
    return scope;
  };
  const root = newScope("module", null, null);
  const addSite = (scope, name, site) => {
    const known = scope.bindings.get(name);
    if (known !== void 0) {
      known.sites.push(site);
      return;
    }
    const binding = {
      name,
      sites: [site],
      get reads() {
        readsOf ??= collectReads(root);
        return readsOf.get(binding) ?? [];
      }
    };
    scope.bindings.set(name, binding);
  };
  const bind = (scope, name, node, how, alias = null) => {
    const site = { node, how, alias };
    if (scope.globals.has(name)) addSite(root, name, site);
    else if (scope.nonlocals.has(name)) pending.push({ scope, name, site });
    else addSite(scope, name, site);
  };
  const openRegion = (range, scope, hole) => {
    const { start, end } = range;
    const region = { start, end, scope, hole, inside: [], insideHole: [] };
    regions.push(region);
    return region;
  };
  const collectRegions = (list2, visitInside) => {
    const outside = regions;
    regions = list2;
    visitInside();
    regions = outside;
  };
  const visitAll = (nodes, scope) => {
    for (const node of nodes) visit(node, scope);
  };
  const visit = (node, scope) => {
    switch (node.kind) {
      case "Name":
        scope.loads.push(node);
        return;
      case "FunctionDef":
        visitFunction(node, scope);
        return;
      case "ClassDef":
        visitClass(node, scope);
        return;
      case "Lambda":
        visitLambda(node, scope);
        return;
      case "ListComp":
      case "SetComp":
      case "GeneratorExp":
      case "DictComp":
        visitComprehension(node, scope);
        return;
      case "NamedExpr": {
        visit(node.value, scope);
        let owner = scope;
        while (owner.kind === "comprehension" && owner.parent !== null) owner = owner.parent;
        bind(owner, node.target.id, node.target, "walrus");
        return;
      }
      case "Assign":
        visit(node.value, scope);
        for (const target of node.targets) visitTarget(target, scope, "assign");
        return;
      case "AugAssign":
        if (node.target.kind === "Name") scope.loads.push(node.target);
        visit(node.value, scope);
        visitTarget(node.target, scope, "augassign");
        return;
      case "AnnAssign":
        visit(node.annotation, scope);
        if (node.value !== null) visit(node.value, scope);
        if (node.value !== null) visitTarget(node.target, scope, "assign");
        else if (node.target.parens === null) visitTarget(node.target, scope, "annotate");
        return;
      case "For":
        visit(node.iter, scope);
        visitTarget(node.target, scope, "for");
        visitAll(node.body, scope);
        visitAll(node.orelse, scope);
        return;
      case "WithItem":
        visit(node.context, scope);
        if (node.target !== null) visitTarget(node.target, scope, "with");
        return;
      case "ExceptHandler":
        if (node.type !== null) visit(node.type, scope);
        if (node.name !== null) bind(scope, node.name, node, "except");
        visitAll(node.body, scope);
        return;
      case "Delete":
        for (const target of node.targets) visitTarget(target, scope, "delete");
        return;
      case "Global":
        for (const name of node.names) if (scope !== root) scope.globals.add(name);
        return;
      case "Nonlocal":
        for (const name of node.names) scope.nonlocals.add(name);
        return;
      case "Import":
        for (const alias of node.names) {
          const [first2 = alias.name] = alias.name.split(".");
          bind(scope, alias.asname ?? first2, node, "import", alias);
        }
        return;
      case "ImportFrom":
        for (const alias of node.names) {
          if (alias.name === "*") scope.starImports.push(node);
          else bind(scope, alias.asname ?? alias.name, node, "import", alias);
        }
        return;
      case "TypeAlias":
        visit(node.value, scope);
        bind(scope, node.name, node, "assign");
        return;
      case "MatchAs":
      case "MatchStar":
      case "MatchMapping":
        visitCapture(node, scope);
        return;
      default:
        visitAll(childNodes(node), scope);
    }
  };
  const visitCapture = (node, scope) => {
    visitAll(childNodes(node), scope);
    const name = node.kind === "MatchMapping" ? node.rest : node.name;
    if (name !== null) bind(scope, name, node, "match");
  };
  const visitTarget = (target, scope, how) => {
    if (target.kind === "Name") bind(scope, target.id, target, how);
    else if (target.kind === "Tuple" || target.kind === "List") {
      for (const element of target.elts) visitTarget(element, scope, how);
    } else if (target.kind === "Starred") visitTarget(target.value, scope, how);
    else visit(target, scope);
  };
  const visitParameters = (params, outside, inside) => {
    for (const param of params) {
      visitAll(childNodes(param), outside);
      bind(inside, param.name, param, "param");
    }
  };
  const visitFunction = (node, outside) => {
    visitAll(node.decorators, outside);
    const scope = newScope("function", node, outside);
    visitParameters(node.params, outside, scope);
    if (node.returns !== null) visit(node.returns, outside);
    bind(outside, node.name, node, "def");
    visitBody(node.body, scope, { start: node.colon + 1, end: node.end });
  };
  const visitClass = (node, outside) => {
    visitAll(node.decorators, outside);
    visitAll(node.args, outside);
    bind(outside, node.name, node, "class");
    visitBody(node.body, newScope("class", node, outside), { start: node.colon + 1, end: node.end });
  };
  const visitLambda = (node, outside) => {
    const scope = newScope("lambda", node, outside);
    visitParameters(node.params, outside, scope);
    visitBody([node.body], scope, node.body.parens ?? node.body);
  };
  const visitBody = (body, scope, range) => {
    collectRegions(openRegion(range, scope, null).inside, () => visitAll(body, scope));
  };
  const visitComprehension = (node, outside) => {
    const scope = newScope("comprehension", node, outside);
    const [first2, ...others] = node.generators;
    const hole = first2 === void 0 ? null : first2.iter.parens ?? first2.iter;
    const region = openRegion({ start: node.start + 1, end: node.end - 1 }, scope, hole);
    if (first2 !== void 0) collectRegions(region.insideHole, () => visit(first2.iter, outside));
    collectRegions(region.inside, () => {
      const clause = (generator) => {
        visitTarget(generator.target, scope, "comprehension");
        visitAll(generator.ifs, scope);
      };
      if (first2 !== void 0) clause(first2);
      for (const generator of others) {
        visit(generator.iter, scope);
        clause(generator);
      }
      if (node.kind === "DictComp") visit(node.key, scope);
      visit(node.kind === "DictComp" ? node.value : node.elt, scope);
    });
  };
  visitAll(module.body, root);
  for (const { scope, name, site } of pending) {
    const owner = scope.parent === null ? null : findBinding(scope.parent, name);
    addSite(owner ?? scope, name, site);
  }
  sortScope(root);
  sortRegions(outermost);
  return {
    module: root,
    scopeOf: (node) => byNode.get(node) ?? null,
    enclosing: (node) => innermost(outermost, root, node),
    resolve,
    freeNames: (fn) => freeNamesOf(byNode.get(fn))
  };
}
function findBinding(from, name) {
  for (let scope = from; scope !== null; scope = scope.parent) {
    if (scope.kind !== "class" && scope.kind !== "module" && scope.bindings.has(name)) return scope;
  }
  return null;
}
function sortScope(scope) {
  for (const { sites } of scope.bindings.values()) {
    sites.sort((a, b) => a.node.start - b.node.start || (a.alias?.start ?? 0) - (b.alias?.start ?? 0));
  }
  scope.children.sort((a, b) => (a.node?.start ?? 0) - (b.node?.start ?? 0));
  for (const child of scope.children) sortScope(child);
}
function sortRegions(list2) {
  list2.sort((a, b) => a.start - b.start);
  for (const region of list2) {
    sortRegions(region.inside);
    sortRegions(region.insideHole);
  }
}
function resolve(from, name) {
  if (from.globals.has(name)) return inModule(from, name);
  for (let scope = from; scope !== null; scope = scope.parent) {
    if (scope.kind === "class" && scope !== from) {
      if (name === "__class__" && scope.node !== null) return { scope, binding: classCell(scope.node) };
      continue;
    }
    if (scope.globals.has(name)) return inModule(scope, name);
    const binding = scope.nonlocals.has(name) ? void 0 : scope.bindings.get(name);
    if (binding !== void 0) return { scope, binding };
  }
  return null;
}
function inModule(from, name) {
  let scope = from;
  while (scope.parent !== null) scope = scope.parent;
  const binding = scope.bindings.get(name);
  return binding === void 0 ? null : { scope, binding };
}
function classCell(node) {
  return { name: "__class__", sites: [{ node, how: "class", alias: null }], reads: [] };
}
function collectReads(root) {
  const reads = /* @__PURE__ */ new Map();
  const collect2 = (scope) => {
    for (const name of scope.loads) {
      const binding = resolve(scope, name.id)?.binding;
      if (binding === void 0) continue;
      const known = reads.get(binding);
      if (known === void 0) reads.set(binding, [name]);
      else known.push(name);
    }
    for (const child of scope.children) collect2(child);
  };
  collect2(root);
  for (const names2 of reads.values()) names2.sort((a, b) => a.start - b.start);
  return reads;
}
function freeNamesOf(fn) {
  const free = /* @__PURE__ */ new Set();
  if (fn === void 0) return free;
  const isInside2 = (scope) => {
    for (let at = scope; at !== null; at = at.parent) if (at === fn) return true;
    return false;
  };
  const collect2 = (scope) => {
    for (const { id } of scope.loads) {
      const resolved2 = resolve(scope, id);
      if (resolved2 === null || !isInside2(resolved2.scope)) free.add(id);
    }
    for (const child of scope.children) collect2(child);
  };
  collect2(fn);
  return free;
}
function innermost(regions, around, node) {
  let low = 0;
  let high = regions.length - 1;
  while (low <= high) {
    const middle = low + high >> 1;
    const region = regions[middle];
    if (region === void 0) break;
    if (node.end <= region.start) high = middle - 1;
    else if (node.start >= region.end) low = middle + 1;
    else if (!holds(region, node)) return around;
    else if (region.hole !== null && holds(region.hole, node)) {
      return innermost(region.insideHole, around, node);
    } else return innermost(region.inside, region.scope, node);
  }
  return around;
}
var holds = (outer, node) => outer.start <= node.start && node.end <= outer.end;

// src/python/source.ts
import iconv from "iconv-lite";
var BOM = [239, 187, 191];
var COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
var BLANK_OR_COMMENT = /^[ \t\f]*(?:#|$)/;
function isProblem(value) {
  return "message" in value && "line" in value && !("text" in value) && !("body" in value);
}
function decodeSource(bytes) {
  const bom = BOM.every((byte, i) => bytes[i] === byte);
  const content = bom ? bytes.subarray(BOM.length) : bytes;
  const nul = content.indexOf(0);
  if (nul >= 0) return { line: lineOfByte(content, nul), message: "contains a NUL byte" };
  const cookie = findCookie(content);
  const encoding = cookie === null ? "utf-8" : pythonEncoding(cookie.name);
  if (bom && encoding !== "utf-8") {
    const message = `the byte-order mark says UTF-8, the encoding comment says "${cookie?.name ?? ""}"`;
    return { line: cookie?.line ?? 1, message };
  }
  if (encoding === "utf-8") return decodeUtf8(content, bom);
  const line = cookie?.line ?? 1;
  const codec = codecOf(encoding);
  if (codec === null) return { line, message: `unknown encoding "${cookie?.name ?? ""}"` };
  const text = iconv.decode(Buffer.from(content), codec, { stripBOM: false });
  const differs = firstDifference(content, iconv.encode(text, codec));
  if (differs >= 0) {
    return { line: lineOfByte(content, differs), message: `is not valid ${cookie?.name ?? encoding}` };
  }
  return { text, encoding, bom };
}
function decodeUtf8(content, bom) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
    return { text, encoding: "utf-8", bom };
  } catch {
    const differs = firstDifference(
      content,
      Buffer.from(new TextDecoder("utf-8", { ignoreBOM: true }).decode(content))
    );
    return { line: lineOfByte(content, Math.max(0, differs)), message: "is not valid UTF-8" };
  }
}
function findCookie(content) {
  const head = Buffer.from(content.subarray(0, 4096)).toString("latin1");
  const [first2 = "", second = ""] = head.split(/\r\n|\r|\n/, 2);
  const inFirst = COOKIE.exec(first2)?.[1];
  if (inFirst !== void 0) return { name: inFirst, line: 1 };
  if (!BLANK_OR_COMMENT.test(first2)) return null;
  const inSecond = COOKIE.exec(second)?.[1];
  return inSecond === void 0 ? null : { name: inSecond, line: 2 };
}
function pythonEncoding(name) {
  const normal = name.toLowerCase().replaceAll("_", "-");
  if (normal === "utf8" || normal === "u8" || normal === "utf" || normal === "utf-8" || normal.startsWith("utf-8-")) {
    return "utf-8";
  }
  return normal;
}
var ALIASES = {
  "latin-1": "iso-8859-1",
  latin: "iso-8859-1",
  l1: "iso-8859-1",
  "iso-latin-1": "iso-8859-1",
  "us-ascii": "ascii",
  646: "ascii",
  ujis: "euc-jp",
  "u-jis": "euc-jp",
  eucjp: "euc-jp",
  euckr: "euc-kr",
  "ks-c-5601": "cp949",
  uhc: "cp949",
  "shift-jis": "shiftjis",
  sjis: "shiftjis",
  "mac-roman": "macroman",
  "mac-cyrillic": "maccyrillic"
};
function codecOf(encoding) {
  const name = ALIASES[encoding] ?? encoding;
  const isMultiUnit = /^(?:utf-?(?:16|32|7)|ucs|base64|hex|binary)/.test(name);
  return !isMultiUnit && iconv.encodingExists(name) ? name : null;
}
function firstDifference(a, b) {
  const length2 = Math.min(a.length, b.length);
  for (let i = 0; i < length2; i++) if (a[i] !== b[i]) return i;
  return a.length === b.length ? -1 : length2;
}
function lineOfByte(content, offset) {
  return lineOf(Buffer.from(content.subarray(0, offset)).toString("latin1"), offset);
}
var LineIndex = class {
  text;
  #starts;
  constructor(text) {
    this.text = text;
    this.#starts = lineStarts(text);
  }
  /** Number of lines; a final line end opens one more, empty line. */
  get count() {
    return this.#starts.length;
  }
  /** Line that holds the offset. */
  line(offset) {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
  /** UTF-16 code units between the offset and the start of its line. */
  column(offset) {
    return offset - this.lineStart(this.line(offset));
  }
  /** Offset of the line's first character; the text's end for a line past the last. */
  lineStart(line) {
    return this.#starts[line - 1] ?? this.text.length;
  }
  /** Offset of the line's end, before its `\n`, `\r\n` or `\r`. */
  lineEnd(line) {
    const next = this.#starts[line];
    if (next === void 0) return this.text.length;
    return this.text.startsWith("\r\n", next - 2) ? next - 2 : next - 1;
  }
  /** White space that the line begins with. */
  indent(line) {
    return /^[ \t\f]*/.exec(this.text.slice(this.lineStart(line), this.lineEnd(line)))?.[0] ?? "";
  }
  /** The line end that most lines have; `\n` when there is none. */
  get newline() {
    const counts = /* @__PURE__ */ new Map();
    for (const [end] of this.text.matchAll(/\r\n|\r|\n/g)) counts.set(end, (counts.get(end) ?? 0) + 1);
    let best = "\n";
    for (const [end, count] of counts) if (count > (counts.get(best) ?? 0)) best = end;
    return best;
  }
  /** One step of the file's indentation: the most frequent step from a line that ends in `:`; else four spaces. */
  get indentUnit() {
    const counts = /* @__PURE__ */ new Map();
    for (const [, outer = "", inner = ""] of this.text.matchAll(
      /^([ \t]*)[^\s#][^\r\n]*:[ \t]*(?:\r\n|\r|\n)([ \t]+)(?=\S)/gm
    )) {
      if (!inner.startsWith(outer) || inner.length === outer.length) continue;
      const step2 = inner.slice(outer.length);
      counts.set(step2, (counts.get(step2) ?? 0) + 1);
    }
    let best = "    ";
    for (const [step2, count] of counts) if (count > (counts.get(best) ?? 0)) best = step2;
    return best;
  }
};

// src/project/environment.ts
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve as resolve2 } from "node:path";
var USUAL = [".venv", "venv", "env", ".env", "virtualenv"];
function findSitePackages(root, named, active, cwd) {
  const candidates = [];
  if (named !== null && /[/\\]/.test(named)) {
    const absolute = resolve2(cwd, named);
    candidates.push(absolute, dirname(dirname(absolute)));
  }
  candidates.push(...USUAL.map((name) => join(root, name)));
  if (active !== void 0 && active !== "") candidates.push(active);
  for (const candidate of candidates) {
    if (!existsSync(join(candidate, "pyvenv.cfg")) && !existsSync(join(candidate, "conda-meta"))) continue;
    const found = sitePackagesOf(candidate);
    if (found !== null) return found;
  }
  return null;
}
function sitePackagesOf(environment) {
  const windows = join(environment, "Lib", "site-packages");
  if (existsSync(windows)) return windows;
  const lib = join(environment, "lib");
  if (!existsSync(lib)) return null;
  const versions = readdirSync(lib).filter((name) => /^(python|pypy)\d/.test(name));
  const folders = versions.map((name) => join(lib, name, "site-packages"));
  return folders.find((folder) => existsSync(folder)) ?? null;
}

// src/project/files.ts
import { existsSync as existsSync2, readdirSync as readdirSync2, readFileSync, statSync } from "node:fs";
import { dirname as dirname2, join as join2, resolve as resolve3 } from "node:path";
import ignore from "ignore";

// src/project/paths.ts
import { relative, sep } from "node:path";
function toRelative(root, absolute) {
  const path = relative(root, absolute);
  return sep === "/" ? path : path.split(sep).join("/");
}
function isInside(path) {
  return path !== ".." && !path.startsWith("../") && !/^[A-Za-z]:/.test(path) && !path.startsWith("/");
}
function folderOf(path) {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}
function baseName(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}
function joinPath(folder, name) {
  if (folder === "") return name;
  return name === "" ? folder : `${folder}/${name}`;
}
function isUnder(path, folder) {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

// src/project/files.ts
var VENDORED = /* @__PURE__ */ new Set([
  "node_modules",
  "site-packages",
  "dist-packages",
  "__pycache__"
]);
var BUILT = /* @__PURE__ */ new Set(["build", "dist", "eggs"]);
function listPythonFiles(root, exclude, targets) {
  const excluded = ignore().add([...exclude]);
  const outer = repositoryRules(root);
  const found = /* @__PURE__ */ new Set();
  walk2(root, "", outer, excluded, found);
  for (const target of targets) {
    if (target === "" || !isInside(target)) continue;
    const absolute = join2(root, target);
    if (!statSync(absolute).isDirectory()) found.add(target);
    else if (![...found].some((path) => isUnder(path, target))) walk2(root, target, [], excluded, found);
  }
  return [...found].sort();
}
function repositoryRules(root) {
  const above = [];
  let current = root;
  while (!existsSync2(join2(current, ".git"))) {
    const parent = dirname2(current);
    if (parent === current) return [];
    current = parent;
    above.unshift(current);
  }
  const own = readRules(join2(gitFolder(join2(current, ".git")), "info", "exclude"), current);
  const rules = above.map((folder) => readRules(join2(folder, ".gitignore"), folder));
  return [own, ...rules].filter((entry) => entry !== null);
}
function gitFolder(path) {
  if (statSync(path).isDirectory()) return path;
  const named = /^gitdir:\s*(.+?)\s*$/m.exec(readFileSync(path, "utf8"))?.[1];
  if (named === void 0) return path;
  const folder = resolve3(dirname2(path), named);
  const common = join2(folder, "commondir");
  return existsSync2(common) ? resolve3(folder, readFileSync(common, "utf8").trim()) : folder;
}
function readRules(file, base) {
  try {
    return { base, rules: ignore().add(readFileSync(file, "utf8")) };
  } catch {
    return null;
  }
}
function walk2(root, folder, outer, excluded, found) {
  const absolute = join2(root, folder);
  const entries = readFolder(absolute);
  const own = entries.some((entry) => entry.name === ".gitignore") ? readRules(join2(absolute, ".gitignore"), absolute) : null;
  const rules = own === null ? outer : [...outer, own];
  for (const entry of entries) {
    const path = joinPath(folder, entry.name);
    if (entry.isDirectory()) {
      if (isForeignFolder(root, path)) continue;
      if (excluded.ignores(`${path}/`) || isIgnored(join2(root, path), true, rules)) continue;
      walk2(root, path, rules, excluded, found);
    } else if (entry.isFile() && entry.name.endsWith(".py")) {
      if (excluded.ignores(path) || isIgnored(join2(root, path), false, rules)) continue;
      found.add(path);
    }
  }
}
function readFolder(absolute) {
  try {
    return readdirSync2(absolute, { withFileTypes: true });
  } catch {
    return [];
  }
}
function isIgnored(absolute, isFolder, rules) {
  for (let index2 = rules.length - 1; index2 >= 0; index2--) {
    const entry = rules[index2];
    if (entry === void 0) continue;
    const path = toRelative(entry.base, absolute);
    const result = entry.rules.test(isFolder ? `${path}/` : path);
    if (result.ignored) return true;
    if (result.unignored) return false;
  }
  return false;
}
function isForeignFolder(root, path) {
  const name = baseName(path);
  if (name.startsWith(".") || VENDORED.has(name) || name.endsWith(".egg-info")) return true;
  const absolute = join2(root, path);
  if (BUILT.has(name)) return !existsSync2(join2(absolute, "__init__.py"));
  return existsSync2(join2(absolute, "pyvenv.cfg")) || existsSync2(join2(absolute, "conda-meta"));
}

// src/project/findings.ts
var PROJECT_CODES = {
  /** No settings module: a reusable app, or settings in an unusual place. */
  noSettings: "DA501",
  /** Several settings modules; one was taken. */
  severalSettings: "DA502",
  /** A setting depends on the environment; its default was taken. */
  environment: "DA503",
  /** A setting, or part of one, could not be read. */
  unreadableSetting: "DA504",
  /** The Django version is not stated anywhere. */
  assumedVersion: "DA505",
  /** A URLconf, include or view that could not be followed. */
  unresolvedRoute: "DA506",
  /** Routes that belong to another framework (REST framework's routers). */
  foreignRoutes: "DA507",
  /** A file that can not be decoded or parsed. */
  unparsedFile: "DA508",
  /** The version that was found is older than async views. */
  tooOld: "DA509"
};
function finding(code, message, place, fix) {
  return {
    code: PROJECT_CODES[code],
    message,
    file: place?.file ?? null,
    line: place?.line ?? null,
    fix
  };
}

// src/project/modules.ts
function indexModules(paths, sourceRoots) {
  const byDepth = [...sourceRoots].sort((a, b) => b.length - a.length);
  const byRoot = /* @__PURE__ */ new Map();
  for (const root of sourceRoots) byRoot.set(root, /* @__PURE__ */ new Map());
  for (const path of paths) {
    for (const root of sourceRoots) {
      if (isUnder(path, root)) byRoot.get(root)?.set(dottedName2(path, root), path);
    }
  }
  const names2 = /* @__PURE__ */ new Map();
  function findModule(name, from) {
    if (from !== void 0) {
      for (const root of byDepth) {
        const path = isUnder(from, root) ? byRoot.get(root)?.get(name) : void 0;
        if (path !== void 0) return path;
      }
    }
    for (const root of sourceRoots) {
      const path = byRoot.get(root)?.get(name);
      if (path !== void 0) return path;
    }
    return null;
  }
  function moduleName(path) {
    const known = names2.get(path);
    if (known !== void 0) return known;
    const own = byDepth.filter((root) => isUnder(path, root)).map((root) => dottedName2(path, root));
    const name = own.find((candidate) => candidate !== "" && findModule(candidate) === path) ?? own.at(-1) ?? path;
    names2.set(path, name);
    return name;
  }
  return { sourceRoots, moduleName, findModule };
}
function dottedName2(path, root) {
  const inner = root === "" ? path : path.slice(root.length + 1);
  return inner.replace(/\.py$/, "").replace(/(^|\/)__init__$/, "").replaceAll("/", ".");
}
function relativeModule(has, from, level, module) {
  let folder = folderOf(from);
  for (let up = 1; up < level; up++) {
    if (folder === "") return null;
    folder = folderOf(folder);
  }
  const target = joinPath(folder, module.replaceAll(".", "/"));
  if (module !== "" && has(`${target}.py`)) return `${target}.py`;
  const init = joinPath(target, "__init__.py");
  return has(init) ? init : null;
}
function relativeFolder(from, level, module) {
  let folder = folderOf(from);
  for (let up = 1; up < level; up++) {
    if (folder === "") return null;
    folder = folderOf(folder);
  }
  return joinPath(folder, module.replaceAll(".", "/"));
}

// src/project/static-values.ts
var UNKNOWN = { k: "unknown", place: null, assumed: null };
function scalar(value, place = null, assumed = null) {
  return { k: "scalar", value, place, assumed };
}
function sequence(type, items, place = null, assumed = null) {
  return { k: "sequence", type, items, place, assumed };
}
function item(value, conditional = false) {
  return { value, conditional, rest: false };
}
function restItem(value) {
  return { value, conditional: true, rest: true };
}
function ref(name, place = null) {
  return { k: "ref", name, place, assumed: null };
}
function choice(values) {
  const flat = [];
  for (const value of values.flatMap((each) => each.k === "choice" ? each.of : [each])) {
    if (!flat.some((known) => sameValue(known, value))) flat.push(value);
  }
  const [only2] = flat;
  if (only2 !== void 0 && flat.length === 1) return only2;
  return { k: "choice", of: flat, place: only2?.place ?? null, assumed: null };
}
function likeliest(value) {
  return value.k === "choice" ? value.of[0] ?? UNKNOWN : value;
}
function sameValue(a, b) {
  if (a === b) return true;
  switch (a.k) {
    case "scalar":
      return b.k === "scalar" && a.value === b.value;
    case "ref":
      return b.k === "ref" && a.name === b.name;
    case "module":
      return b.k === "module" && a.name === b.name && a.path === b.path;
    case "import":
      return b.k === "import" && a.attr === b.attr && sameValue(a.module, b.module);
    case "function":
    case "class":
      return (b.k === "function" || b.k === "class") && a.node === b.node;
    case "call":
      return b.k === "call" && a.node === b.node && sameArguments(a.args, b.args);
    case "attribute":
      return b.k === "attribute" && a.attr === b.attr && sameValue(a.value, b.value);
    case "sequence":
      return b.k === "sequence" && a.type === b.type && a.items.length === b.items.length && a.items.every((each, index2) => {
        const other = b.items[index2];
        return other !== void 0 && sameItem(each, other);
      });
    default:
      return false;
  }
}
function sameArguments(a, b) {
  return a.length === b.length && a.every((each, index2) => {
    const other = b[index2];
    return other !== void 0 && each.name === other.name && sameValue(each.value, other.value);
  });
}
function sameItem(a, b) {
  return a === b || a.rest === b.rest && sameValue(a.value, b.value);
}
function join3(a, b) {
  if (a === b) return a;
  if (a.k === "sequence" && b.k === "sequence") {
    return { ...a, items: mergeItems(a.items, b.items), assumed: a.assumed ?? b.assumed };
  }
  if (a.k === "dict" && b.k === "dict") return mergeDicts(a, b);
  return choice([a, b]);
}
var EXACT_MERGE = 400;
function mergeItems(a, b) {
  if (a.length > EXACT_MERGE || b.length > EXACT_MERGE) {
    const extra = b.filter((other) => !a.some((each) => sameItem(each, other)));
    return [
      ...a.map((each) => b.some((other) => sameItem(each, other)) ? each : { ...each, conditional: true }),
      ...extra.map((each) => ({ ...each, conditional: true }))
    ];
  }
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i2, j2) => lengths[i2 * width + j2] ?? 0;
  for (let i2 = a.length - 1; i2 >= 0; i2--) {
    for (let j2 = b.length - 1; j2 >= 0; j2--) {
      const left = a[i2];
      const right = b[j2];
      const same = left !== void 0 && right !== void 0 && sameItem(left, right);
      lengths[i2 * width + j2] = same ? at(i2 + 1, j2 + 1) + 1 : Math.max(at(i2 + 1, j2), at(i2, j2 + 1));
    }
  }
  const merged = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== void 0 && right !== void 0 && sameItem(left, right)) {
      merged.push({ ...left, conditional: left.conditional || right.conditional });
      i++;
      j++;
    } else if (left !== void 0 && (right === void 0 || at(i + 1, j) >= at(i, j + 1))) {
      merged.push({ ...left, conditional: true });
      i++;
    } else if (right !== void 0) {
      merged.push({ ...right, conditional: true });
      j++;
    }
  }
  return merged;
}
function mergeDicts(a, b) {
  const entries = a.entries.map((entry) => {
    const other = findEntry(b, entry.key);
    if (other === null) return { ...entry, conditional: true };
    return {
      key: entry.key,
      value: join3(entry.value, other.value),
      conditional: entry.conditional || other.conditional
    };
  });
  for (const entry of b.entries) {
    if (findEntry(a, entry.key) === null) entries.push({ ...entry, conditional: true });
  }
  return { ...a, entries, open: a.open || b.open };
}
function findEntry(dict, key) {
  return dict.entries.findLast((entry) => sameValue(entry.key, key)) ?? null;
}
function withEntry(dict, key, value) {
  const known = findEntry(dict, key);
  const entry = { key, value, conditional: false };
  const entries = known === null ? [...dict.entries, entry] : dict.entries.map((each) => each === known ? entry : each);
  return { ...dict, entries };
}
function textOf2(value) {
  return value?.k === "scalar" && typeof value.value === "string" ? value.value : null;
}
function dottedName3(value, moduleName) {
  switch (value.k) {
    case "ref":
    case "module":
      return value.name;
    case "import":
      return `${value.module.name}.${value.attr}`;
    case "function":
    case "class":
      return `${moduleName(value.file)}.${value.name}`;
    case "attribute": {
      const base = dottedName3(value.value, moduleName);
      return base === null ? null : `${base}.${value.attr}`;
    }
    case "call": {
      const base = dottedName3(value.callee, moduleName);
      return base === null ? null : `${base}()`;
    }
    default:
      return null;
  }
}

// src/project/host.ts
function createHost(files, modules, external) {
  const paths = new Set(files.paths);
  const folders = /* @__PURE__ */ new Set();
  for (const path of files.paths) {
    for (let folder = folderOf(path); folder !== "" && !folders.has(folder); folder = folderOf(folder)) {
      folders.add(folder);
    }
  }
  const parsed = /* @__PURE__ */ new Map();
  const has = (path) => paths.has(path);
  return {
    has,
    hasFolder: (folder) => folders.has(folder),
    parse(path) {
      const known = parsed.get(path);
      if (known !== void 0) return known;
      const result = files.parse(path);
      const value = result.ok ? { syntax: result.file.syntax, lines: new LineIndex(result.file.source.text) } : null;
      parsed.set(path, value);
      return value;
    },
    moduleName: (path) => modules.moduleName(path),
    findModule: (name, from) => modules.findModule(name, from),
    findFolder(name, from) {
      const inner = name.replaceAll(".", "/");
      const roots = [...modules.sourceRoots].sort(
        (a, b) => Number(isUnder(from, b)) - Number(isUnder(from, a)) || b.length - a.length
      );
      return roots.map((root) => joinPath(root, inner)).find((folder) => folders.has(folder)) ?? null;
    },
    relativeModule: (from, level, module) => relativeModule(has, from, level, module),
    relativeFolder,
    glob(folder, pattern) {
      const path = normalise(joinPath(folder, pattern));
      const expression = new RegExp(
        `^${path.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]*")}$`
      );
      return files.paths.filter((candidate) => expression.test(candidate));
    },
    external
  };
}
function normalise(path) {
  const parts = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
function versionTuple(version) {
  const numbers = version.split(".").map((part) => Number.parseInt(part, 10));
  const padded = [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0];
  return sequence(
    "tuple",
    padded.map((number) => item(scalar(Number.isNaN(number) ? 0 : number)))
  );
}

// src/project/root.ts
import { existsSync as existsSync3, realpathSync, statSync as statSync2 } from "node:fs";
import { dirname as dirname3, join as join4, resolve as resolve4 } from "node:path";
var MARKERS = [
  ["manage.py"],
  ["pyproject.toml"],
  [".git"],
  ["setup.py", "setup.cfg"]
];
function findRoot(folder) {
  const candidates = [];
  for (let current = folder; ; ) {
    candidates.push(current);
    const parent = dirname3(current);
    if (parent === current || existsSync3(join4(current, ".git"))) break;
    current = parent;
  }
  for (const names2 of MARKERS) {
    const found = candidates.find((candidate) => names2.some((name) => existsSync3(join4(candidate, name))));
    if (found !== void 0) return found;
  }
  return null;
}
function findProjects(paths, cwd) {
  const groups = /* @__PURE__ */ new Map();
  for (const path of paths.length === 0 ? ["."] : paths) {
    const absolute = resolve4(cwd, path);
    if (!existsSync3(absolute)) return { error: `No such file or folder: ${path}` };
    const real = realpathSync(absolute);
    const isFolder = statSync2(real).isDirectory();
    if (!isFolder && !real.endsWith(".py")) {
      return { error: `${path} is not a Python file: name a .py file or a folder` };
    }
    const root = findRoot(isFolder ? real : dirname3(real));
    if (root === null) {
      return {
        error: `No project found at ${path}: neither there nor in a folder above it is a manage.py, pyproject.toml or .git; run the command inside the project or name a path in it`
      };
    }
    const targets = groups.get(root) ?? [];
    groups.set(root, targets);
    targets.push(toRelative(root, real));
  }
  return { projects: [...groups].map(([root, targets]) => ({ root, targets })) };
}

// src/project/static-operators.ts
function truthOf(value) {
  switch (value.k) {
    case "scalar":
      return { certain: value.assumed === null, likely: isTrue(value.value) };
    case "sequence": {
      const certainly = value.items.some((each) => !each.conditional && !each.rest);
      return {
        certain: value.assumed === null && (certainly || value.items.length === 0),
        likely: value.items.length > 0
      };
    }
    case "dict": {
      const certainly = value.entries.some((entry) => !entry.conditional);
      return {
        certain: value.assumed === null && (certainly || value.entries.length === 0 && !value.open),
        likely: value.entries.length > 0
      };
    }
    case "choice": {
      const options = value.of.map(truthOf);
      const likely = options[0]?.likely ?? true;
      return {
        certain: options.every((option) => option.certain && option.likely === likely),
        likely
      };
    }
    case "function":
    case "class":
    case "module":
      return { certain: true, likely: true };
    default:
      return { certain: false, likely: true };
  }
}
function isTrue(value) {
  return value !== null && value !== false && value !== 0 && value !== "";
}
function compare(op, left, right) {
  switch (op) {
    case "==":
    case "is":
      return equal(left, right);
    case "!=":
    case "is not": {
      const same = equal(left, right);
      return same === null ? null : !same;
    }
    case "in":
      return contains(right, left);
    case "not in": {
      const found = contains(right, left);
      return found === null ? null : !found;
    }
    default: {
      const order = orderOf(left, right);
      if (order === null) return null;
      if (op === "<") return order < 0;
      if (op === "<=") return order <= 0;
      return op === ">" ? order > 0 : order >= 0;
    }
  }
}
function equal(left, right) {
  if (left.k === "scalar" && right.k === "scalar") return left.value === right.value;
  if (left.k === "sequence" && right.k === "sequence") {
    return orderOf(left, right) === null ? null : orderOf(left, right) === 0;
  }
  if (left.k === "scalar" && left.value === null) return isKnownObject(right) ? false : null;
  if (right.k === "scalar" && right.value === null) return isKnownObject(left) ? false : null;
  return null;
}
function isKnownObject(value) {
  return ["sequence", "dict", "function", "class", "module", "scalar"].includes(value.k);
}
function contains(container, value) {
  const inner = textOf2(value);
  const outer = textOf2(container);
  if (inner !== null && outer !== null) return outer.includes(inner);
  if (container.k === "dict") {
    if (container.entries.some((entry) => !entry.conditional && sameValue(entry.key, value))) return true;
    return container.open || value.k !== "scalar" ? null : false;
  }
  if (container.k !== "sequence") return null;
  const found = container.items.find((each) => !each.rest && sameValue(each.value, value));
  if (found !== void 0) return found.conditional ? null : true;
  const isComplete = container.items.every((each) => !each.rest && each.value.k === "scalar");
  return isComplete && value.k === "scalar" ? false : null;
}
function orderOf(left, right) {
  if (left.k === "sequence" && right.k === "sequence") {
    for (let index2 = 0; index2 < Math.min(left.items.length, right.items.length); index2++) {
      const a2 = left.items[index2];
      const b2 = right.items[index2];
      if (a2 === void 0 || b2 === void 0 || a2.conditional || b2.conditional) return null;
      const order = orderOf(a2.value, b2.value);
      if (order !== 0) return order;
    }
    return left.items.length - right.items.length;
  }
  if (left.k !== "scalar" || right.k !== "scalar") return null;
  const a = left.value;
  const b = right.value;
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  return a === b ? 0 : null;
}
function operate(op, left, right, place) {
  if (left.k === "scalar" && right.k === "scalar") {
    const value = operateScalars(op, left.value, right.value);
    return value === null ? UNKNOWN : scalar(value, place, left.assumed ?? right.assumed);
  }
  if (left.k === "sequence" && right.k === "sequence") {
    if (op === "|") return sequence(left.type, [...left.items, ...right.items], place);
    const has = (each) => right.items.some((other) => !other.conditional && sameValue(other.value, each.value));
    if (op === "-")
      return sequence(
        left.type,
        left.items.filter((each) => !has(each)),
        place
      );
    if (op === "&") return sequence(left.type, left.items.filter(has), place);
  }
  if (op === "*" && left.k === "sequence" && right.k === "scalar" && typeof right.value === "number") {
    const times = Math.min(Math.max(right.value, 0), 100);
    return sequence(left.type, Array.from({ length: times }, () => left.items).flat(), place);
  }
  if (op === "|" && left.k === "dict" && right.k === "dict") {
    const kept = left.entries.filter(
      (entry) => !right.entries.some((other) => sameValue(other.key, entry.key))
    );
    return { ...left, entries: [...kept, ...right.entries], open: left.open || right.open };
  }
  return UNKNOWN;
}
function operateScalars(op, left, right) {
  if (typeof left === "string" && typeof right === "string") return op === "+" ? left + right : null;
  if (typeof left !== "number" || typeof right !== "number") return null;
  switch (op) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? null : left / right;
    case "//":
      return right === 0 ? null : Math.floor(left / right);
    case "%":
      return right === 0 ? null : left - right * Math.floor(left / right);
    case "**":
      return left ** right;
    default:
      return null;
  }
}
function formatPercent(template, argument3, force2) {
  const text = textOf2(template);
  if (text === null) return UNKNOWN;
  const positional3 = argument3.k === "sequence" ? argument3.items.map((each) => each.value) : [argument3];
  const isKnown = !(argument3.k === "sequence" && argument3.items.some((each) => each.rest));
  let failed = !isKnown;
  let next = 0;
  const result = text.replace(/%(?:\(([^)]*)\))?([sdr%])/g, (_, name, kind) => {
    if (kind === "%") return "%";
    const entry = name === void 0 ? positional3[next++] : argument3.k === "dict" ? argument3.entries.find((each) => textOf2(each.key) === name)?.value : void 0;
    const value = entry === void 0 ? UNKNOWN : force2(entry);
    if (value.k !== "scalar" || kind === "r") failed = true;
    return value.k === "scalar" ? toText(value.value) : "";
  });
  return failed ? UNKNOWN : scalar(result, template.place, template.assumed ?? argument3.assumed);
}
function toText(value) {
  if (value === null) return "None";
  if (value === true) return "True";
  return value === false ? "False" : String(value);
}
function sliceItems(items, range) {
  const found = [];
  const { lower: lower2, upper, step: step2 } = range;
  for (let index2 = lower2; step2 > 0 ? index2 < upper : index2 > upper; index2 += step2) {
    const each = items[index2];
    if (each !== void 0) found.push(each);
  }
  return found;
}
function literalParts(text, node) {
  const parts = [];
  let part = "";
  let position = node.start;
  let next = 0;
  while (position < node.end) {
    const opening = /^([A-Za-z]*)("""|'''|"|')/.exec(text.slice(position, position + 6));
    const quote = opening?.[2];
    if (opening === null || quote === void 0) {
      position++;
      continue;
    }
    const isFormatted = /f/i.test(opening[1] ?? "");
    position += opening[0].length;
    while (position < node.end && !text.startsWith(quote, position)) {
      const value = node.values[next];
      if (value !== void 0 && value.start === position) {
        parts.push(part);
        part = "";
        position = value.end;
        next++;
        continue;
      }
      const character = text[position] ?? "";
      if (character === "\\") return null;
      part += character;
      const isDoubled = isFormatted && (character === "{" || character === "}") && text[position + 1] === character;
      position += isDoubled ? 2 : 1;
    }
    position += quote.length;
  }
  parts.push(part);
  return parts.length === node.values.length + 1 ? parts : null;
}

// src/project/settings.ts
var DEFAULT_USER_MODEL = "auth.User";
function noSettings(findings) {
  return {
    facts: {
      module: null,
      file: null,
      middleware: [],
      atomicRequests: null,
      rootUrlconf: null,
      authUserModel: DEFAULT_USER_MODEL,
      installedApps: [],
      findings
    },
    value: () => null,
    strings: () => []
  };
}
function readSettings(module, file, configuration, evaluator, findings) {
  const notes = [...findings];
  const namespace = evaluator.module(file);
  const holder = configuration === null ? void 0 : namespace.names.get(configuration);
  const read2 = (name) => {
    if (holder?.k === "class") {
      const value2 = evaluator.attribute(holder, name);
      return value2.k === "attribute" ? null : evaluator.force(value2);
    }
    const value = namespace.names.get(name);
    return value === void 0 ? null : evaluator.force(value);
  };
  function noteEnvironment(name, value) {
    const assumed = value.assumed;
    if (assumed === null) return;
    notes.push(
      finding(
        "environment",
        `${name} depends on ${assumed.what}; its default was taken`,
        assumed.place,
        "Check that the default is what production uses, or name the settings module of production with --settings."
      )
    );
  }
  function noteUnreadable(what, place) {
    notes.push(
      finding(
        "unreadableSetting",
        `${what} could not be read`,
        place ?? { file, line: 1 },
        "Write it as a plain list or string, or look at it by hand."
      )
    );
  }
  function text(name) {
    const value = read2(name);
    if (value === null) return null;
    const likely = likeliest(value);
    noteEnvironment(name, likely);
    const found = textOf2(likely);
    if (found === null && !(likely.k === "scalar" && likely.value === null))
      noteUnreadable(name, likely.place);
    return found;
  }
  function list2(name) {
    const value = read2(name);
    if (value === null) return [];
    const options = value.k === "choice" ? value.of : [value];
    const known = options.filter((option) => option.k === "sequence");
    if (known.length === 0) {
      if (!(value.k === "scalar" && value.value === null)) noteUnreadable(name, value.place);
      return [];
    }
    const found = [];
    for (const sequence3 of known) {
      noteEnvironment(name, sequence3);
      for (const item2 of sequence3.items) {
        const inner = evaluator.force(item2.value);
        const texts = (inner.k === "choice" ? inner.of : [inner]).flatMap((option) => {
          const each = textOf2(evaluator.force(option));
          return each === null ? [] : [{ text: each, place: option.place }];
        });
        if (texts.length === 0) noteUnreadable(`Part of ${name}`, inner.place ?? sequence3.place);
        const conditional = item2.conditional || inner.k === "choice" || known.length > 1;
        for (const each of texts) found.push({ ...each, item: { ...item2, conditional } });
      }
    }
    return found;
  }
  const middleware = list2("MIDDLEWARE").map((entry) => ({
    path: entry.text,
    file: entry.place?.file ?? null,
    line: entry.place?.line ?? null,
    conditional: entry.item.conditional
  }));
  return {
    facts: {
      module,
      file,
      middleware,
      atomicRequests: atomicRequests(read2("DATABASES"), evaluator, file),
      rootUrlconf: text("ROOT_URLCONF"),
      authUserModel: text("AUTH_USER_MODEL") ?? DEFAULT_USER_MODEL,
      installedApps: list2("INSTALLED_APPS").map((entry) => entry.text),
      findings: notes
    },
    value: read2,
    strings: (name) => {
      const value = read2(name);
      const items = value?.k === "sequence" ? value.items : [];
      return items.flatMap((each) => textOf2(evaluator.force(each.value)) ?? []);
    }
  };
}
function atomicRequests(databases, evaluator, file) {
  for (const option of databases?.k === "choice" ? databases.of : [databases]) {
    if (option?.k !== "dict") continue;
    for (const entry of option.entries) {
      const forced = evaluator.force(entry.value);
      for (const database of forced.k === "choice" ? forced.of : [forced]) {
        const value = databaseOption(database, "ATOMIC_REQUESTS");
        if (value === null) continue;
        const known = evaluator.force(value);
        const options = known.k === "choice" ? known.of : [known];
        const set = options.find((each) => truthOf(each).likely);
        if (set !== void 0) return set.place ?? value.place ?? entry.key.place ?? { file, line: 1 };
      }
    }
  }
  return null;
}
function databaseOption(database, name) {
  return database.k === "dict" ? findEntry(database, scalar(name))?.value ?? null : null;
}

// src/project/settings-module.ts
import { existsSync as existsSync4, readFileSync as readFileSync3 } from "node:fs";
import { join as join5 } from "node:path";
import { parse as parseToml } from "smol-toml";

// src/project/ini.ts
import { readFileSync as readFileSync2 } from "node:fs";
function readIni(file) {
  try {
    return parseIni(readFileSync2(file, "utf8"));
  } catch {
    return [];
  }
}
function parseIni(text) {
  const entries = [];
  let section = "";
  let open = false;
  for (const [index2, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = /^\s*[#;]/.test(raw) ? "" : raw;
    const last = entries.at(-1);
    if (open && last !== void 0 && /^\s/.test(raw)) {
      last.value += `
${/^\s*[#;]/.test(raw) ? "" : raw.trim()}`;
      continue;
    }
    const header = /^\[([^\]]+)\]/.exec(line);
    if (header?.[1] !== void 0) {
      section = header[1].trim();
      open = false;
      continue;
    }
    const pair = /^([^\s=:#;[][^=:]*?)\s*[=:]\s*(.*)$/.exec(line);
    if (pair?.[1] === void 0) {
      if (line.trim() !== "") open = false;
      else if (open && last !== void 0) last.value += "\n";
      continue;
    }
    entries.push({ section, key: pair[1], value: (pair[2] ?? "").trim(), line: index2 + 1 });
    open = true;
  }
  return entries;
}

// src/project/settings-module.ts
var VARIABLE = "DJANGO_SETTINGS_MODULE";
var ENTRY_POINTS = ["manage.py", "asgi.py", "wsgi.py"];
var LATER_ENTRY_POINTS = ["celery.py", "celery_app.py", "conftest.py", "runtests.py", "runtest.py"];
function findSettingsReferences(root, files, host, evaluator) {
  const named = (names2) => names2.flatMap(
    (name) => files.paths.filter((path) => baseName(path) === name).sort(byWeight).flatMap((path) => referencesIn(path, files, host, evaluator))
  );
  return [...named(ENTRY_POINTS), ...configured(root), ...named(LATER_ENTRY_POINTS)];
}
function byWeight(a, b) {
  return Number(isSideProject(a)) - Number(isSideProject(b)) || a.split("/").length - b.split("/").length || (a < b ? -1 : 1);
}
var SIDE_PROJECT = /(^|\/)(tests?|testing|examples?|demos?|samples?|sandbox)([_-]?(apps?|project|proj|site|settings))?\//i;
function isSideProject(path) {
  return SIDE_PROJECT.test(path);
}
function referencesIn(path, files, host, evaluator) {
  if (!files.text(path)?.includes(VARIABLE)) return [];
  const parsed = host.parse(path);
  if (parsed === null) return [];
  const { scope } = evaluator.module(path);
  const found = [];
  const add = (value, offset) => {
    const forced = evaluator.force(value);
    for (const option of forced.k === "choice" ? forced.of : [forced]) {
      const module = textOf2(option);
      if (module !== null) found.push({ module, file: path, line: parsed.lines.line(offset) });
    }
  };
  walk(parsed.syntax, (node) => {
    if (node.kind === "Call" && node.func.kind === "Attribute" && node.func.attr === "setdefault") {
      const [key, value] = node.args;
      if (key?.value.kind === "Str" && key.value.value === VARIABLE && value !== void 0) {
        add(evaluator.evaluate(value.value, scope), node.start);
      }
    }
    if (node.kind !== "Assign") return;
    for (const target of node.targets) {
      const isVariable = target.kind === "Subscript" && target.slice.kind === "Str" && target.slice.value === VARIABLE;
      if (isVariable) add(evaluator.evaluate(node.value, scope), node.start);
    }
  });
  return found;
}
function configured(root) {
  const found = [];
  const add = (module, file, line) => {
    if (typeof module === "string" && module !== "") found.push({ module: module.trim(), file, line });
  };
  for (const [file, sections] of [
    ["pytest.ini", ["pytest"]],
    ["setup.cfg", ["tool:pytest", "mypy.plugins.django-stubs"]],
    ["tox.ini", ["pytest"]]
  ]) {
    for (const entry of readIni(join5(root, file))) {
      if (!sections.some((section) => section === entry.section)) continue;
      if (entry.key === VARIABLE || entry.key === "django_settings_module") {
        add(entry.value, file, entry.line);
      }
    }
  }
  const pyproject = join5(root, "pyproject.toml");
  if (existsSync4(pyproject)) {
    const text = readFileSync3(pyproject, "utf8");
    const tool = tomlTable(text, "tool");
    const line = 1 + text.split("\n").findIndex((each) => /django_settings_module/i.test(each));
    add(table(table(tool.pytest).ini_options)[VARIABLE], "pyproject.toml", line);
    add(table(tool["django-stubs"]).django_settings_module, "pyproject.toml", line);
  }
  return found;
}
function tomlTable(text, name) {
  try {
    return table(parseToml(text)[name]);
  } catch {
    return {};
  }
}
function table(value) {
  return isTable(value) ? value : {};
}
function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function findSettingsFiles(files) {
  return files.paths.filter((path) => {
    const isNamed2 = /settings/i.test(baseName(path)) || /settings/i.test(baseName(folderOf(path)));
    return isNamed2 && /^\s*(INSTALLED_APPS|MIDDLEWARE)\b/m.test(files.text(path) ?? "");
  }).sort(byWeight);
}
function inferSourceRoot(name, files, modules) {
  const inner = name.replaceAll(".", "/");
  return inferRoot(name, [`/${inner}.py`, `/${inner}/__init__.py`], files, modules);
}
function inferAppRoot(name, files, modules) {
  const app = name.replace(/\.apps\.\w+$/, "");
  const inner = app.replaceAll(".", "/");
  const endings = ["__init__", "apps", "models", "views", "urls"].map((file) => `/${inner}/${file}.py`);
  const owner = modules.findModule(app) ?? modules.findModule(`${app}.models`) ?? modules.findModule(`${app}.apps`);
  return owner === null ? inferRoot(app, endings, files, modules) : null;
}
function inferRoot(name, endings, files, modules) {
  if (name === "" || modules.findModule(name) !== null) return null;
  const roots = files.paths.flatMap((path) => {
    const ending = endings.find((each) => path.endsWith(each));
    return ending === void 0 ? [] : [path.slice(0, -ending.length)];
  });
  return roots.sort((a, b) => a.split("/").length - b.split("/").length)[0] ?? null;
}

// src/project/signature.ts
var OTHER_FILES = /^(admin|apps|backends?|conftest|context_processors|decorators?|forms?|managers|middlewares?|mixins|models|serializers|settings|signals|tasks|tests?|test_\w+|\w+_tests?|urls)\.py$/;
var OTHER_FOLDERS = /(^|\/)(admin|forms|management|middlewares?|migrations|templatetags|tests?|tasks|settings)\//;
var VIEW_MODULES = /^django\.(views\.|contrib\.[\w.]+\.views\.)/;
var RESPONSES = /^django\.(http(\.response)?\.\w*Response\w*|template\.response\.(Simple)?TemplateResponse|shortcuts\.(render|redirect|render_to_response))$/;
var REQUESTS = /* @__PURE__ */ new Set([
  "django.http.HttpRequest",
  "django.http.request.HttpRequest",
  "django.core.handlers.asgi.ASGIRequest",
  "django.core.handlers.wsgi.WSGIRequest"
]);
var VIEW_DECORATORS = /^django\.(views\.decorators\.|contrib\.auth\.decorators\.|contrib\.admin\.views\.decorators\.)|^rest_framework\.decorators\.api_view\b/;
var DEPTH = 30;
function findBySignature(files, among, known, evaluator) {
  const candidates = [];
  for (const path of among) {
    if (isOther(path) || !/\brequest\b|HttpRequest|^class\s/m.test(files.text(path) ?? "")) continue;
    for (const definition of evaluator.module(path).definitions) {
      if (known.has(definition.node)) continue;
      const isView = definition.k === "class" ? extendsView(definition, evaluator, 0) : definition.node.kind === "FunctionDef" && looksLikeView(definition, definition.node, evaluator);
      if (isView) candidates.push(definition);
    }
  }
  const contradicted = findContradicted(files, candidates, evaluator);
  return candidates.filter((candidate) => !contradicted.has(candidate.node));
}
function isOther(path) {
  return OTHER_FILES.test(baseName(path)) || OTHER_FOLDERS.test(path) || isSideProject(path);
}
function extendsView(definition, evaluator, depth) {
  if (depth > DEPTH) return false;
  return evaluator.bases(definition).some((base) => {
    if (base.k === "class") return extendsView(base, evaluator, depth + 1);
    return VIEW_MODULES.test(evaluator.dotted(base) ?? "");
  });
}
function looksLikeView(definition, node, evaluator) {
  const [first2] = node.params;
  if (first2 === void 0 || node.isGenerator || first2.kind === "kwarg") return false;
  const { scope } = definition;
  const isRequest = first2.name === "request" || first2.annotation !== null && namesAny(first2.annotation, scope, evaluator, (name) => REQUESTS.has(name));
  if (!isRequest) return false;
  const decorators = evaluator.decorators(definition).map((each) => evaluator.dotted(evaluator.resolve(each)));
  if (decorators.some((name) => name !== null && VIEW_DECORATORS.test(name))) return true;
  if (node.returns !== null && namesAny(node.returns, scope, evaluator, (name) => RESPONSES.test(name))) {
    return true;
  }
  return givesResponse(node, evaluator.localScope(definition.file, node), evaluator);
}
function namesAny(annotation, scope, evaluator, test) {
  let found = false;
  walk(annotation, (node) => {
    if (node.kind === "Name" || node.kind === "Attribute") {
      const name = evaluator.dotted(evaluator.resolve(evaluator.evaluate(node, scope)));
      found ||= name !== null && test(name);
    }
    if (node.kind === "Str") {
      const name = evaluator.dotted(evaluator.resolve(readName(node.value, scope, evaluator)));
      found ||= name !== null && test(name);
    }
  });
  return found;
}
function readName(text, scope, evaluator) {
  const [first2 = "", ...rest] = text.split(".");
  const range = { start: 0, end: 0, parens: null };
  const base = evaluator.evaluate({ kind: "Name", id: first2, ...range }, scope);
  return rest.reduce((value, name) => evaluator.attribute(value, name), base);
}
function givesResponse(node, scope, evaluator) {
  const responses = /* @__PURE__ */ new Set();
  let found = false;
  for (const statement of node.body) {
    walk(statement, (inner) => {
      if (inner.kind === "FunctionDef" || inner.kind === "ClassDef" || inner.kind === "Lambda") return false;
      if (inner.kind === "Assign" && makesResponse(inner.value, scope, evaluator)) {
        for (const target of inner.targets) if (target.kind === "Name") responses.add(target.id);
      }
      if (inner.kind === "Return" && inner.value !== null) {
        const { value } = inner;
        const isKnown = value.kind === "Name" && responses.has(value.id);
        found ||= isKnown || makesResponse(value, scope, evaluator);
      }
      return !found;
    });
  }
  return found;
}
function makesResponse(expr, scope, evaluator) {
  if (expr.kind === "IfExp") {
    return makesResponse(expr.body, scope, evaluator) || makesResponse(expr.orelse, scope, evaluator);
  }
  if (expr.kind !== "Call") return false;
  const callee = evaluator.resolve(evaluator.evaluate(expr.func, scope));
  if (callee.k === "class") return extendsResponse(callee, evaluator, 0);
  if (callee.k === "call") {
    const inner = evaluator.resolve(callee.callee);
    return inner.k === "attribute" && inner.attr === "as_view";
  }
  const options = callee.k === "choice" ? callee.of : [callee];
  return options.some((option) => RESPONSES.test(evaluator.dotted(option) ?? ""));
}
function extendsResponse(definition, evaluator, depth) {
  if (depth > DEPTH) return false;
  return evaluator.bases(definition).some((base) => {
    if (base.k === "class") return extendsResponse(base, evaluator, depth + 1);
    return RESPONSES.test(evaluator.dotted(base) ?? "");
  });
}
function findContradicted(files, candidates, evaluator) {
  const contradicted = /* @__PURE__ */ new Set();
  if (candidates.length === 0) return contradicted;
  const byName = /* @__PURE__ */ new Map();
  for (const candidate of candidates) {
    byName.set(candidate.name, [...byName.get(candidate.name) ?? [], candidate]);
  }
  for (const path of files.paths) {
    if (isSideProject(path) || /(^|\/)(migrations|tests?)\//.test(path) || /^tests?\b|^test_/.test(baseName(path))) {
      continue;
    }
    const named = namesUsed(files.text(path) ?? "", byName);
    if (named.size === 0) continue;
    for (const node of contradictions(path, named, files, evaluator)) contradicted.add(node);
  }
  return contradicted;
}
function namesUsed(text, names2) {
  const found = /* @__PURE__ */ new Set();
  for (const match of text.matchAll(/(\b(?:def|class)\s+)?\b([A-Za-z_]\w*)/g)) {
    const name = match[2] ?? "";
    if (match[1] === void 0 && names2.has(name)) found.add(name);
  }
  return found;
}
function contradictions(path, named, files, evaluator) {
  const result = files.parse(path);
  if (!result.ok) return [];
  const found = [];
  const moduleScope = evaluator.module(path).scope;
  const visit = (expr, scope) => {
    const last = expr.kind === "Name" ? expr.id : expr.kind === "Attribute" ? expr.attr : null;
    if (last === null || !named.has(last)) return;
    const value = evaluator.resolve(evaluator.evaluate(expr, scope));
    for (const option of value.k === "choice" ? value.of : [value]) {
      if (option.k === "function" || option.k === "class") found.push(option.node);
    }
  };
  const read2 = (root, scope) => {
    walk(root, (node) => {
      if (node === root) return true;
      if (node.kind === "FunctionDef") {
        for (const decorator of node.decorators) visit(decorator.expr, scope);
        const inner = evaluator.localScope(path, node);
        for (const statement of node.body) read2([statement], inner);
        return false;
      }
      if (node.kind === "ClassDef") for (const argument3 of node.args) visit(argument3.value, scope);
      if (node.kind === "Call") visit(node.func, scope);
      return true;
    });
  };
  read2(result.file.syntax, moduleScope);
  return found;
}

// src/project/source-roots.ts
import { existsSync as existsSync5, readFileSync as readFileSync4 } from "node:fs";
import { join as join6 } from "node:path";
import { parse as parseToml2 } from "smol-toml";
function findSourceRoots(root, paths) {
  const found = /* @__PURE__ */ new Set([""]);
  const managed = paths.filter((path) => baseName(path) === "manage.py").map(folderOf);
  for (const folder of managed.sort((a, b) => a.split("/").length - b.split("/").length)) found.add(folder);
  if (!existsSync5(join6(root, "src", "__init__.py"))) found.add("src");
  for (const folder of [...packagingRoots(root)]) {
    found.add(folder.replace(/^\.\/?/, "").replace(/\/+$/, ""));
  }
  return [...found].filter((folder) => folder === "" || paths.some((path) => path.startsWith(`${folder}/`)));
}
function packagingRoots(root) {
  return [
    ...pyprojectRoots(readText(join6(root, "pyproject.toml"))),
    ...setupCfgRoots(readText(join6(root, "setup.cfg"))),
    ...setupPyRoots(readText(join6(root, "setup.py")))
  ];
}
function readText(file) {
  try {
    return readFileSync4(file, "utf8");
  } catch {
    return "";
  }
}
function pyprojectRoots(text) {
  let tool;
  try {
    tool = table(parseToml2(text).tool);
  } catch {
    return [];
  }
  const setuptools = table(tool.setuptools);
  const poetry = list(table(tool.poetry).packages).map((entry) => table(entry).from);
  const hatch = table(table(table(table(tool.hatch).build).targets).wheel);
  return [
    ...Object.entries(table(setuptools["package-dir"])).flatMap(
      ([name, folder]) => name === "" ? [folder] : []
    ),
    ...list(table(table(setuptools.packages).find).where),
    ...poetry,
    table(table(tool.pdm).build)["package-dir"],
    ...list(hatch.packages).map((path) => typeof path === "string" ? folderOf(path) : void 0),
    ...list(hatch.sources)
  ].filter((each) => typeof each === "string");
}
function list(value) {
  return Array.isArray(value) ? value : [];
}
function setupCfgRoots(text) {
  return parseIni(text).flatMap((entry) => {
    if (entry.section === "options" && entry.key === "package_dir") {
      return [...entry.value.matchAll(/^\s*=\s*(\S+)\s*$/gm)].map((match) => match[1] ?? "");
    }
    return entry.section === "options.packages.find" && entry.key === "where" ? [entry.value] : [];
  });
}
function setupPyRoots(text) {
  const packageDir = /package_dir\s*=\s*\{\s*['"]['"]\s*:\s*['"]([^'"]+)['"]/.exec(text)?.[1];
  const where = /find_(?:namespace_)?packages\(\s*(?:where\s*=\s*)?['"]([^'"]+)['"]/.exec(text)?.[1];
  return [packageDir, where].filter((each) => each !== void 0);
}

// src/project/static-environment.ts
var READERS = /* @__PURE__ */ new Set([
  "os.environ.get",
  "os.getenv",
  "os.environ.setdefault",
  "os.environ.pop",
  "decouple.config",
  "decouple.AutoConfig()",
  "decouple.Config()",
  "prettyconf.config",
  "starlette.config.Config()"
]);
var READER_CLASSES = /* @__PURE__ */ new Set([
  "environ.Env",
  "environ.FileAwareEnv",
  "environ.environ.Env",
  "environs.Env",
  "environs.FileAwareEnv",
  "environs.EnvDjango"
]);
var READER_INSTANCES = /* @__PURE__ */ new Set(["environs.env"]);
var NOT_READING = /* @__PURE__ */ new Set([
  "read_env",
  "read_envfile",
  "seal",
  "prefixed",
  "add_parser",
  "parser_for"
]);
function readEnvironment(callee, args, place, context) {
  const reader = readerOf(callee, context);
  if (reader === null) return null;
  const positional3 = args.filter((argument3) => argument3.kind === "positional").map((each) => each.value);
  const named = (name2) => args.find((argument3) => argument3.name === name2)?.value;
  const name = positional3[0] ?? named("name") ?? named("var") ?? named("key");
  const variable = name === void 0 ? null : textOf2(context.force(name));
  const assumed = {
    what: variable === null ? "an environment variable" : `the environment variable ${variable}`,
    place
  };
  const fallback = reader.isBare ? positional3[1] ?? named("default") : defaultOf(reader, positional3, named);
  const scheme = variable === null ? void 0 : schemeEntry(reader.instance, variable, context);
  const given = fallback ?? scheme?.fallback;
  const method = reader.method ?? castName(named("cast"), context) ?? scheme?.cast ?? null;
  if (given === void 0) {
    const isNone2 = reader.isBare && callee.k === "ref" && callee.name !== "decouple.config";
    return isNone2 ? scalar(null, place, assumed) : { ...UNKNOWN, place, assumed };
  }
  return { ...cast(context.force(given), method, context), place, assumed };
}
function readerOf(callee, context) {
  const name = context.dotted(callee);
  if (name === null) return null;
  if (READERS.has(name)) return { instance: null, method: null, isBare: true };
  if (isInstance(callee, context)) return { instance: callee, method: null, isBare: false };
  if (callee.k === "attribute" && isInstance(callee.value, context)) {
    return NOT_READING.has(callee.attr) ? null : { instance: callee.value, method: callee.attr, isBare: false };
  }
  if (callee.k === "ref") {
    const dot = callee.name.lastIndexOf(".");
    if (READER_INSTANCES.has(callee.name.slice(0, dot))) {
      const method = callee.name.slice(dot + 1);
      return NOT_READING.has(method) ? null : { instance: null, method, isBare: false };
    }
  }
  return null;
}
function isInstance(value, context) {
  if (value.k === "ref") return READER_INSTANCES.has(value.name);
  if (value.k !== "call") return false;
  const made = context.dotted(value.callee);
  return made !== null && READER_CLASSES.has(made);
}
function defaultOf(reader, positional3, named) {
  const explicit = named("default");
  if (explicit !== void 0) return explicit;
  if (reader.method !== null) return positional3[1];
  return positional3[2] ?? (positional3[1]?.k === "scalar" ? positional3[1] : void 0);
}
function schemeEntry(instance2, variable, context) {
  if (instance2?.k !== "call") return void 0;
  let value = instance2.args.find((argument3) => argument3.name === variable)?.value;
  const spread = instance2.args.find((argument3) => argument3.kind === "doublestar");
  if (value === void 0 && spread !== void 0) {
    const dict = context.force(spread.value);
    if (dict.k === "dict") value = findEntry(dict, scalar(variable))?.value;
  }
  if (value === void 0) return void 0;
  const pair = context.items(value);
  if (pair === null) return { cast: castName(value, context), fallback: void 0 };
  const type = pair[0]?.value;
  return { cast: castName(type, context), fallback: pair[1]?.value };
}
function castName(value, context) {
  if (value === void 0) return null;
  if (value.k === "sequence") return "list";
  const name = context.dotted(value);
  if (name === "decouple.Csv" || name === "decouple.Csv()") return "list";
  return name;
}
var TRUE_WORDS = /* @__PURE__ */ new Set(["1", "true", "t", "yes", "y", "on", "ok"]);
function cast(value, method, context) {
  if (value.k !== "scalar") return value;
  if (method === "bool") {
    if (typeof value.value === "string") return scalar(TRUE_WORDS.has(value.value.toLowerCase()));
    return scalar(value.value === true || value.value === 1);
  }
  if (method === "int" || method === "float") {
    const number = Number(value.value);
    return Number.isNaN(number) ? UNKNOWN : scalar(number);
  }
  if (method === "list" || method === "tuple") {
    const text = textOf2(value);
    if (text === null) return value.value === null ? sequence("list", []) : context.force(value);
    const parts = text.split(",").map((part) => part.trim()).filter((part) => part !== "");
    return sequence(
      "list",
      parts.map((part) => item(scalar(part, value.place)))
    );
  }
  return value;
}

// src/project/static-builtins.ts
function callBuiltin(callee, receiver, node, args, place, context) {
  if (receiver !== null && node.func.kind === "Attribute") {
    const method = node.func.attr;
    if (receiver.k === "sequence") return sequenceMethod(receiver, method, args, context);
    if (receiver.k === "dict") return dictMethod(receiver, method, args, context);
    const text = textOf2(receiver);
    if (text !== null) return plain(stringMethod(text, receiver, method, args, context));
  }
  const environment = readEnvironment(callee, args, place, context);
  if (environment !== null) return plain(environment);
  const name = callee.k === "ref" ? callee.name : null;
  return name === null ? null : plain(callFunction(name, args, place, context));
}
function plain(value) {
  return value === null ? null : { value, changed: null };
}
function positional(args, index2) {
  return args.filter((argument3) => argument3.kind === "positional")[index2]?.value;
}
function callFunction(name, args, place, context) {
  const first2 = positional(args, 0);
  const items = () => first2 === void 0 ? [] : context.items(first2) ?? [restItem(withPlace(first2, place))];
  switch (name) {
    case "list":
    case "tuple":
    case "set":
    case "sorted":
    case "frozenset": {
      const type = name === "sorted" ? "list" : name === "frozenset" ? "set" : name;
      return sequence(type, name === "sorted" ? sortItems(items()) : items(), place);
    }
    case "reversed":
      return sequence("list", [...items()].reverse(), place);
    case "dict":
      return buildDict(args, place, context);
    case "dict.fromkeys":
      return {
        k: "dict",
        entries: items().filter((each) => !each.rest).map((each) => ({ key: each.value, value: scalar(null), conditional: each.conditional })),
        open: items().some((each) => each.rest),
        place,
        assumed: null
      };
    case "str": {
      const value = first2 === void 0 ? scalar("") : context.force(first2);
      return value.k === "scalar" ? scalar(toText(value.value), place, value.assumed) : UNKNOWN;
    }
    case "int":
    case "float": {
      const value = first2 === void 0 ? scalar(0) : context.force(first2);
      if (value.k !== "scalar") return UNKNOWN;
      const number = Number(value.value);
      return Number.isNaN(number) ? UNKNOWN : scalar(number, place, value.assumed);
    }
    case "bool": {
      const value = first2 === void 0 ? scalar(false) : context.force(first2);
      const truth2 = truthOf(value);
      return truth2.certain || value.assumed !== null ? scalar(truth2.likely, place, value.assumed) : UNKNOWN;
    }
    case "len": {
      const known = first2 === void 0 ? null : context.items(first2);
      return known?.every((each) => !each.rest && !each.conditional) ? scalar(known.length, place) : UNKNOWN;
    }
    case "range": {
      const numbers = args.map((argument3) => numberOf(context.force(argument3.value)));
      const [a, b, step2 = 1] = numbers;
      if (a === void 0 || a === null || b === null || step2 === null || step2 === 0) return UNKNOWN;
      const [start, stop] = b === void 0 ? [0, a] : [a, b];
      const count = Math.max(0, Math.ceil((stop - start) / step2));
      if (count > 2e3) return UNKNOWN;
      return sequence(
        "list",
        Array.from({ length: count }, (_, index2) => item(scalar(start + index2 * step2))),
        place
      );
    }
    case "enumerate": {
      const start = numberOf(positional(args, 1) ?? scalar(0)) ?? 0;
      return sequence(
        "list",
        items().map((each, index2) => ({
          ...each,
          value: sequence("tuple", [item(scalar(index2 + start)), item(each.value)])
        })),
        place
      );
    }
    case "zip": {
      const lists = args.map((argument3) => context.items(argument3.value));
      const length2 = Math.min(...lists.map((list2) => list2?.length ?? 0));
      if (lists.some((list2) => list2 === null)) return UNKNOWN;
      return sequence(
        "list",
        Array.from(
          { length: length2 },
          (_, index2) => item(
            sequence(
              "tuple",
              lists.map((list2) => list2?.[index2] ?? item(UNKNOWN))
            )
          )
        ),
        place
      );
    }
    case "filter":
      return filterItems(first2, positional(args, 1), place, context);
    case "map": {
      const fn = first2 === void 0 ? UNKNOWN : context.force(first2);
      const mapped = positional(args, 1);
      const list2 = mapped === void 0 ? null : context.items(mapped);
      if (list2 === null || fn.k !== "function") return UNKNOWN;
      return sequence(
        "list",
        list2.map((each) => ({ ...each, value: context.call(fn, [argumentOf(each.value)]) ?? UNKNOWN })),
        place
      );
    }
    case "sum": {
      const lists = items().map((each) => context.items(each.value));
      return lists.some((list2) => list2 === null) ? UNKNOWN : sequence(
        "list",
        lists.flatMap((list2) => list2 ?? []),
        place
      );
    }
    case "itertools.chain":
      return sequence(
        "list",
        args.flatMap(
          (argument3) => context.items(argument3.value) ?? [restItem(withPlace(argument3.value, place))]
        ),
        place
      );
    case "next": {
      const found = items()[0];
      return found === void 0 || found.rest || found.conditional ? positional(args, 1) ?? UNKNOWN : found.value;
    }
    case "copy.copy":
    case "copy.deepcopy":
      return first2 === void 0 ? UNKNOWN : context.force(first2);
    case "getattr":
      return null;
    case "os.path.join":
    case "posixpath.join": {
      const parts = args.map((argument3) => textOf2(context.force(argument3.value)));
      return parts.every((part) => part !== null) ? scalar(parts.join("/"), place) : UNKNOWN;
    }
    default:
      return null;
  }
}
function argumentOf(value) {
  return { kind: "positional", name: null, value };
}
function withPlace(value, place) {
  return value.place === null ? { ...value, place } : value;
}
function numberOf(value) {
  return value.k === "scalar" && typeof value.value === "number" ? value.value : null;
}
function sortItems(items) {
  if (!items.every((each) => textOf2(each.value) !== null)) return items;
  return [...items].sort((a, b) => {
    const left = textOf2(a.value) ?? "";
    const right = textOf2(b.value) ?? "";
    return left < right ? -1 : left > right ? 1 : 0;
  });
}
function filterItems(predicate, list2, place, context) {
  const items = list2 === void 0 ? null : context.items(list2);
  if (items === null || predicate === void 0) return UNKNOWN;
  const test = context.force(predicate);
  const kept = items.flatMap((each) => {
    const value = context.force(each.value);
    const result = test.k === "function" ? context.call(test, [argumentOf(value)]) ?? UNKNOWN : value;
    const truth2 = truthOf(result);
    if (truth2.certain) return truth2.likely ? [each] : [];
    return [{ ...each, conditional: true }];
  });
  return sequence("list", kept, place);
}
function buildDict(args, place, context) {
  let dict = { k: "dict", entries: [], open: false, place, assumed: null };
  for (const argument3 of args) {
    if (argument3.kind === "keyword" && argument3.name !== null) {
      dict = withEntry(dict, scalar(argument3.name), argument3.value);
      continue;
    }
    const value = context.force(argument3.value);
    if (value.k === "dict") {
      for (const entry of value.entries) dict = withEntry(dict, entry.key, entry.value);
      dict = { ...dict, open: dict.open || value.open };
      continue;
    }
    for (const pair of context.items(value) ?? [restItem(UNKNOWN)]) {
      const [key, inner] = context.items(pair.value) ?? [];
      if (pair.rest || key === void 0 || inner === void 0) dict = { ...dict, open: true };
      else dict = withEntry(dict, context.force(key.value), inner.value);
    }
  }
  return dict;
}
var NONE2 = scalar(null);
function sequenceMethod(list2, method, args, context) {
  const first2 = positional(args, 0);
  const second = positional(args, 1);
  const change = (items, value = NONE2) => ({
    value,
    changed: { ...list2, items }
  });
  const indexOf = (value) => {
    const wanted = value === void 0 ? UNKNOWN : context.force(value);
    return list2.items.findIndex((each) => !each.rest && sameValue(context.force(each.value), wanted));
  };
  switch (method) {
    case "append":
    case "add": {
      if (first2 === void 0) return null;
      const isKnown = method === "add" && indexOf(first2) !== -1;
      return change(isKnown ? list2.items : [...list2.items, item(first2)]);
    }
    case "extend":
    case "update":
    case "union": {
      if (first2 === void 0) return null;
      const added = context.items(first2) ?? [restItem(first2)];
      const items = [...list2.items, ...added];
      return method === "union" ? { value: { ...list2, items }, changed: null } : change(items);
    }
    case "insert": {
      if (first2 === void 0 || second === void 0) return null;
      const index2 = numberOf(context.force(first2));
      if (index2 === null) return change([...list2.items, item(second)]);
      const position = index2 < 0 ? Math.max(0, list2.items.length + index2) : index2;
      return change([...list2.items.slice(0, position), item(second), ...list2.items.slice(position)]);
    }
    case "remove":
    case "discard": {
      const index2 = indexOf(first2);
      if (index2 === -1) return change(list2.items);
      return change(list2.items.filter((_, i) => i !== index2));
    }
    case "pop": {
      const index2 = first2 === void 0 ? -1 : numberOf(context.force(first2));
      if (index2 === null) return { value: UNKNOWN, changed: null };
      const position = index2 < 0 ? list2.items.length + index2 : index2;
      const popped = list2.items[position]?.value ?? UNKNOWN;
      return change(
        list2.items.filter((_, i) => i !== position),
        popped
      );
    }
    case "clear":
      return change([]);
    case "reverse":
      return change([...list2.items].reverse());
    case "sort":
      return change(sortItems(list2.items));
    case "copy":
      return { value: list2, changed: null };
    case "index": {
      const index2 = indexOf(first2);
      return { value: index2 === -1 ? UNKNOWN : scalar(index2), changed: null };
    }
    case "count": {
      const found = list2.items.filter((each) => first2 !== void 0 && sameValue(each.value, first2));
      return { value: scalar(found.length), changed: null };
    }
    default:
      return null;
  }
}
function dictMethod(dict, method, args, context) {
  const first2 = positional(args, 0);
  const second = positional(args, 1) ?? NONE2;
  const key = first2 === void 0 ? UNKNOWN : context.force(first2);
  const entry = findEntry(dict, key);
  switch (method) {
    case "get":
      if (entry === null) return { value: dict.open ? UNKNOWN : second, changed: null };
      return { value: entry.conditional ? join3(entry.value, second) : entry.value, changed: null };
    case "setdefault":
      if (entry !== null) return { value: entry.value, changed: null };
      return { value: second, changed: withEntry(dict, key, second) };
    case "update": {
      const added = buildDict(args, dict.place ?? { file: "", line: 1 }, context);
      let changed = { ...dict, open: dict.open || added.open };
      for (const each of added.entries) changed = withEntry(changed, each.key, each.value);
      return { value: NONE2, changed };
    }
    case "pop":
      return {
        value: entry?.value ?? second,
        changed: { ...dict, entries: dict.entries.filter((each) => each !== entry) }
      };
    case "copy":
      return { value: dict, changed: null };
    case "keys":
      return {
        value: sequence(
          "list",
          dict.entries.map((each) => item(each.key, each.conditional))
        ),
        changed: null
      };
    case "values":
      return {
        value: sequence(
          "list",
          dict.entries.map((each) => item(each.value, each.conditional))
        ),
        changed: null
      };
    case "items":
      return {
        value: sequence(
          "list",
          dict.entries.map(
            (each) => item(sequence("tuple", [item(each.key), item(each.value)]), each.conditional)
          )
        ),
        changed: null
      };
    default:
      return null;
  }
}
function stringMethod(text, receiver, method, args, context) {
  const give = (value) => scalar(value, receiver.place, receiver.assumed);
  const argument3 = (index2) => {
    const value = positional(args, index2);
    return value === void 0 ? null : textOf2(context.force(value));
  };
  switch (method) {
    case "lower":
      return give(text.toLowerCase());
    case "upper":
      return give(text.toUpperCase());
    case "title":
    case "capitalize":
      return UNKNOWN;
    case "strip":
    case "lstrip":
    case "rstrip":
      return give(strip(text, argument3(0), method));
    case "split": {
      const separator = argument3(0);
      if (args.length > 1) return UNKNOWN;
      const parts = separator === null ? text.split(/\s+/).filter((part) => part !== "") : text.split(separator);
      return sequence(
        "list",
        parts.map((part) => item(scalar(part, receiver.place, receiver.assumed))),
        receiver.place,
        receiver.assumed
      );
    }
    case "replace": {
      const [from, to] = [argument3(0), argument3(1)];
      return from === null || to === null ? UNKNOWN : give(text.replaceAll(from, to));
    }
    case "startswith":
    case "endswith": {
      const affix = argument3(0);
      if (affix === null) return UNKNOWN;
      return give(method === "startswith" ? text.startsWith(affix) : text.endsWith(affix));
    }
    case "join": {
      const list2 = positional(args, 0);
      const items = list2 === void 0 ? null : context.items(list2);
      const parts = items?.map((each) => each.rest ? null : textOf2(context.force(each.value)));
      return parts?.every((part) => part !== null) ? give(parts.join(text)) : UNKNOWN;
    }
    case "format":
      return formatBraces(text, receiver, args, context);
    default:
      return null;
  }
}
function strip(text, characters, method) {
  const isStripped = (character) => character !== void 0 && (characters === null ? /\s/.test(character) : characters.includes(character));
  let [start, end] = [0, text.length];
  if (method !== "rstrip") while (start < end && isStripped(text[start])) start++;
  if (method !== "lstrip") while (end > start && isStripped(text[end - 1])) end--;
  return text.slice(start, end);
}
function formatBraces(text, receiver, args, context) {
  let next = 0;
  let failed = false;
  const result = text.replace(/\{\{|\}\}|\{([^{}]*)\}/g, (whole, field) => {
    if (field === void 0) return whole.slice(1);
    const value = /^\d*$/.test(field) ? positional(args, field === "" ? next++ : Number(field)) : args.find((argument3) => argument3.name === field)?.value;
    const known = value === void 0 ? UNKNOWN : context.force(value);
    if (known.k !== "scalar") failed = true;
    return known.k === "scalar" ? toText(known.value) : "";
  });
  return failed ? UNKNOWN : scalar(result, receiver.place, receiver.assumed);
}

// src/project/static-eval.ts
var BUDGET = 2e6;
var CALL_DEPTH = 8;
var UNROLL = 2e3;
function createStaticEvaluator(host) {
  const modules = /* @__PURE__ */ new Map();
  const classes = /* @__PURE__ */ new Map();
  let spent = 0;
  function placeOf(file, offset) {
    return { file, line: host.parse(file)?.lines.line(offset) ?? 1 };
  }
  function at(node, scope) {
    return placeOf(scope.file, node.start);
  }
  const dotted = (value) => dottedName3(value, host.moduleName);
  const builtins = {
    force: force2,
    items: itemsOf2,
    call: (fn, args) => callFunction2(fn, args, 0),
    dotted
  };
  function module(path) {
    const known = modules.get(path);
    if (known !== void 0) return known;
    const scope = { file: path, names: /* @__PURE__ */ new Map(), parent: null, stars: [] };
    const frame = { scope, calls: [], definitions: [], returns: [], depth: 0 };
    const namespace = {
      file: path,
      get names() {
        return scope.names;
      },
      scope,
      calls: frame.calls,
      definitions: frame.definitions,
      stars: scope.stars
    };
    modules.set(path, namespace);
    const parsed = host.parse(path);
    if (parsed !== null) execute2(parsed.syntax.body, frame);
    return namespace;
  }
  function localScope(path, node) {
    const scope = { file: path, names: /* @__PURE__ */ new Map(), parent: module(path).scope, stars: [] };
    for (const parameter of node.params) scope.names.set(parameter.name, UNKNOWN);
    walk(node, (inner) => {
      if (inner.kind === "Import") for (const alias of inner.names) importName(alias, scope);
      if (inner.kind === "ImportFrom") importFrom(inner, scope);
    });
    return scope;
  }
  function findModule(name, from) {
    const path = host.findModule(name, from);
    if (path !== null) return moduleValue2(host.moduleName(path), path);
    const folder = host.findFolder(name, from);
    return folder === null ? null : { k: "module", name, path: null, folder, place: null, assumed: null };
  }
  function moduleValue2(name, path) {
    const folder = path.endsWith("__init__.py") ? path.slice(0, -"/__init__.py".length) : null;
    return { k: "module", name, path, folder, place: null, assumed: null };
  }
  function relative2(from, level, name) {
    const path = host.relativeModule(from, level, name);
    if (path !== null) return moduleValue2(host.moduleName(path), path);
    const folder = host.relativeFolder(from, level, name);
    if (folder === null || !host.hasFolder(folder)) return null;
    return { k: "module", name: folder.replaceAll("/", "."), path: null, folder, place: null, assumed: null };
  }
  function submodule(parent, name) {
    if (parent.folder === null) return null;
    const base = parent.folder === "" ? name : `${parent.folder}/${name}`;
    for (const path of [`${base}.py`, `${base}/__init__.py`]) {
      if (host.has(path)) return moduleValue2(host.moduleName(path), path);
    }
    if (!host.hasFolder(base)) return null;
    return {
      k: "module",
      name: `${parent.name}.${name}`,
      path: null,
      folder: base,
      place: null,
      assumed: null
    };
  }
  function member2(owner, name) {
    if (owner.path !== null) {
      const namespace = module(owner.path);
      const value = namespace.names.get(name);
      if (value !== void 0) {
        const isItself = value.k === "import" && value.attr === name && value.module.path === owner.path;
        if (!isItself) return value;
      }
      const inner = submodule(owner, name);
      if (inner !== null) return inner;
      return throughStars(namespace.stars, name);
    }
    return submodule(owner, name);
  }
  function throughStars(stars, name) {
    if (stars.length === 0) return null;
    return choice(stars.map((star) => ref(`${star}.${name}`)));
  }
  function resolve5(value) {
    let current = value;
    for (let steps = 0; current.k === "import" && steps < 50; steps++) {
      current = member2(current.module, current.attr) ?? UNKNOWN;
    }
    if (current.k === "import") return UNKNOWN;
    if (current.k === "ref") return host.external(current.name) ?? current;
    return current;
  }
  function attribute(value, name) {
    const base = resolve5(value);
    switch (base.k) {
      case "module":
        return resolve5(member2(base, name) ?? UNKNOWN);
      case "ref":
        return resolve5(ref(`${base.name}.${name}`, base.place));
      case "class":
        return resolve5(classMember(base, name, 0) ?? symbolicAttribute(base, name));
      case "choice":
        return choice(base.of.map((each) => attribute(each, name)));
      case "unknown":
        return base;
      default:
        return symbolicAttribute(base, name);
    }
  }
  function symbolicAttribute(value, attr) {
    return { k: "attribute", value, attr, place: value.place, assumed: value.assumed };
  }
  function classNames(definition) {
    const known = classes.get(definition.node);
    if (known !== void 0) return known;
    const scope = { file: definition.file, names: /* @__PURE__ */ new Map(), parent: definition.scope, stars: [] };
    classes.set(definition.node, scope.names);
    execute2(definition.node.body, { scope, calls: [], definitions: [], returns: [], depth: 1 });
    classes.set(definition.node, scope.names);
    return scope.names;
  }
  function classMember(definition, name, depth) {
    const own = classNames(definition).get(name);
    if (own !== void 0) return own;
    if (depth > 20) return null;
    for (const base of bases(definition)) {
      const resolved2 = resolve5(base);
      const found = resolved2.k === "class" ? classMember(resolved2, name, depth + 1) : null;
      if (found !== null) return found;
    }
    return null;
  }
  function bases(definition) {
    return definition.node.args.filter((argument3) => argument3.kind === "positional").map((argument3) => resolve5(evaluate2(argument3.value, definition.scope)));
  }
  function decorators(definition) {
    if (definition.node.kind === "Lambda") return [];
    return definition.node.decorators.map((decorator) => evaluate2(decorator.expr, definition.scope));
  }
  function execute2(body, frame) {
    for (const statement of body) {
      const outcome = step2(statement, frame);
      if (outcome !== "next") return outcome;
    }
    return "next";
  }
  function step2(node, frame) {
    if (++spent > BUDGET) return "next";
    const { scope } = frame;
    switch (node.kind) {
      case "FunctionDef":
      case "ClassDef":
        define(node, frame);
        return "next";
      case "Import":
        for (const alias of node.names) importName(alias, scope);
        return "next";
      case "ImportFrom":
        importFrom(node, scope);
        return "next";
      case "Assign": {
        const value = evaluate2(node.value, scope);
        for (const target of node.targets) assign(target, value, scope);
        return "next";
      }
      case "AnnAssign":
        if (node.value !== null) assign(node.target, evaluate2(node.value, scope), scope);
        return "next";
      case "AugAssign": {
        const left = force2(evaluate2(node.target, scope));
        const right = evaluate2(node.value, scope);
        assign(node.target, binary(node.op, left, right, node, scope), scope);
        return "next";
      }
      case "Delete":
        for (const target of node.targets) remove(target, scope);
        return "next";
      case "Expr":
        evaluateStatement(node.value, frame);
        return "next";
      case "If":
        return branch(node.test, node.body, node.orelse, frame);
      case "For":
        return loop2(node, frame);
      case "While":
        maybe(() => execute2(node.body, frame), scope);
        return "next";
      case "With":
        for (const each of node.items) {
          const value = evaluate2(each.context, scope);
          if (each.target !== null) assign(each.target, value.k === "unknown" ? value : UNKNOWN, scope);
        }
        return execute2(node.body, frame);
      case "Try":
        return attempt(node, frame);
      case "Match": {
        evaluate2(node.subject, scope);
        for (const each of node.cases) maybe(() => execute2(each.body, frame), scope);
        return "next";
      }
      case "Return":
        frame.returns.push(node.value === null ? scalar(null) : evaluate2(node.value, scope));
        return "return";
      case "Raise":
        return "raise";
      case "Break":
        return "break";
      case "Continue":
        return "continue";
      default:
        return "next";
    }
  }
  function define(node, frame) {
    const { scope } = frame;
    const place = at({ start: node.nameRange.start, end: node.nameRange.end }, scope);
    const base = { file: scope.file, name: node.name, scope, place, assumed: null };
    const value = node.kind === "ClassDef" ? { k: "class", node, ...base } : { k: "function", node, ...base };
    frame.definitions.push(value);
    scope.names.set(node.name, value);
  }
  function importName(alias, scope) {
    const name = alias.asname === null ? alias.name.split(".")[0] ?? alias.name : alias.name;
    scope.names.set(alias.asname ?? name, findModule(name, scope.file) ?? ref(name));
  }
  function importFrom(node, scope) {
    const source = node.level > 0 ? relative2(scope.file, node.level, node.module) : findModule(node.module, scope.file);
    for (const alias of node.names) {
      if (alias.name === "*") {
        if (source === null) {
          if (node.level === 0) scope.stars.push(node.module);
        } else if (source.path !== null && source.path !== scope.file) {
          importStar(source, source.path, scope);
        }
        continue;
      }
      const bound = alias.asname ?? alias.name;
      if (source !== null) {
        scope.names.set(bound, { k: "import", module: source, attr: alias.name, place: null, assumed: null });
      } else {
        scope.names.set(bound, node.level > 0 ? UNKNOWN : ref(`${node.module}.${alias.name}`));
      }
    }
  }
  function importStar(source, path, scope) {
    const namespace = module(path);
    const all = namespace.names.get("__all__");
    const listed = all === void 0 ? null : itemsOf2(all);
    if (listed?.every((each) => !each.rest && textOf2(each.value) !== null)) {
      for (const each of listed) {
        const name = textOf2(each.value) ?? "";
        scope.names.set(name, namespace.names.get(name) ?? importOf(source, name));
      }
      return;
    }
    for (const [name, value] of namespace.names) {
      if (!name.startsWith("_")) scope.names.set(name, value);
    }
    scope.stars.push(...namespace.stars);
  }
  function importOf(source, attr) {
    return { k: "import", module: source, attr, place: null, assumed: null };
  }
  function branch(test, body, orelse, frame) {
    const { scope } = frame;
    const truth2 = decide(test, scope);
    if (truth2.certain) return execute2(truth2.likely ? body : orelse, frame);
    const [first2, second] = truth2.likely ? [body, orelse] : [orelse, body];
    return either(
      () => execute2(first2, frame),
      () => execute2(second, frame),
      scope
    );
  }
  function either(first2, second, scope) {
    const before = scope.names;
    scope.names = new Map(before);
    const outcome = first2();
    const after2 = scope.names;
    scope.names = new Map(before);
    const other = second();
    const otherAfter = scope.names;
    const firstGoesOn = outcome === "next";
    const secondGoesOn = other === "next";
    if (firstGoesOn && secondGoesOn) scope.names = joinNames(after2, otherAfter);
    else if (firstGoesOn) scope.names = after2;
    else if (secondGoesOn) scope.names = otherAfter;
    else scope.names = outcome === "raise" ? otherAfter : joinNames(after2, otherAfter);
    if (firstGoesOn || secondGoesOn) return "next";
    return outcome === "raise" ? other : outcome;
  }
  function maybe(run, scope) {
    return either(run, () => "next", scope);
  }
  function joinNames(a, b) {
    for (const [name, value] of b) {
      const known = a.get(name);
      if (known === void 0) a.set(name, value);
      else if (known !== value) a.set(name, join3(known, value));
    }
    return a;
  }
  function loop2(node, frame) {
    const { scope } = frame;
    const iterated = itemsOf2(evaluate2(node.iter, scope));
    if (iterated === null || iterated.length > UNROLL) {
      return maybe(() => {
        assign(node.target, UNKNOWN, scope);
        const outcome = execute2(node.body, frame);
        return outcome === "break" || outcome === "continue" ? "next" : outcome;
      }, scope);
    }
    for (const each of iterated) {
      const run = () => {
        assign(node.target, each.rest ? UNKNOWN : each.value, scope);
        const outcome2 = execute2(node.body, frame);
        return outcome2 === "continue" ? "next" : outcome2;
      };
      const outcome = each.conditional || each.rest ? maybe(run, scope) : run();
      if (outcome === "break") return "next";
      if (outcome !== "next") return outcome;
    }
    return execute2(node.orelse, frame);
  }
  function attempt(node, frame) {
    const { scope } = frame;
    const main = () => {
      const outcome2 = execute2(node.body, frame);
      return outcome2 === "next" ? execute2(node.orelse, frame) : outcome2;
    };
    const certain = importsSucceed(node, scope);
    let run = main;
    if (!certain) {
      for (const handler of node.handlers) {
        const previous = run;
        run = () => either(
          previous,
          () => {
            if (handler.name !== null) scope.names.set(handler.name, UNKNOWN);
            return execute2(handler.body, frame);
          },
          scope
        );
      }
    }
    const outcome = run();
    const last = execute2(node.finalbody, frame);
    return last === "next" ? outcome : last;
  }
  function importsSucceed(node, scope) {
    const catchesImports = node.handlers.every((handler) => {
      const types = handler.type?.kind === "Tuple" ? handler.type.elts : [handler.type];
      return types.every(
        (type) => type?.kind === "Name" && (type.id === "ImportError" || type.id === "ModuleNotFoundError")
      );
    });
    if (!catchesImports) return false;
    return node.body.every((statement) => {
      if (statement.kind === "ImportFrom") {
        const source = statement.level > 0 ? relative2(scope.file, statement.level, statement.module) : findModule(statement.module, scope.file);
        return source !== null;
      }
      if (statement.kind === "Import") {
        return statement.names.every((alias) => findModule(alias.name, scope.file) !== null);
      }
      return statement.kind !== "Expr" || statement.value.kind === "Str";
    });
  }
  function decide(test, scope) {
    const truth2 = truthOf(force2(evaluate2(test, scope)));
    return truth2.certain && readsSwitch(test, scope) ? { certain: false, likely: truth2.likely } : truth2;
  }
  function readsSwitch(test, scope) {
    switch (test.kind) {
      case "Name":
        return /^[A-Z][A-Z0-9_]*$/.test(test.id) && scope.names.get(test.id)?.k === "scalar";
      case "UnaryOp":
        return readsSwitch(test.operand, scope);
      case "BoolOp":
        return test.values.some((value) => readsSwitch(value, scope));
      case "Compare":
        return [test.left, ...test.comparators].some((value) => readsSwitch(value, scope));
      case "Attribute":
        return test.value.kind === "Name" && test.value.id === "settings" && /^[A-Z][A-Z0-9_]*$/.test(test.attr);
      default:
        return false;
    }
  }
  function assign(target, value, scope) {
    switch (target.kind) {
      case "Name":
        scope.names.set(target.id, value);
        return;
      case "Tuple":
      case "List":
        unpack(target.elts, value, scope);
        return;
      case "Starred":
        assign(target.value, value, scope);
        return;
      case "Subscript":
        assignItem(target, value, scope);
        return;
      case "Attribute": {
        const base = resolve5(evaluate2(target.value, scope));
        if (base.k === "module" && base.path !== null) setModuleName(base.path, target.attr, value);
        return;
      }
      default:
        return;
    }
  }
  function setModuleName(path, name, value) {
    const names2 = module(path).names;
    if (names2 instanceof Map) names2.set(name, value);
  }
  function unpack(targets, value, scope) {
    const items = itemsOf2(value);
    const star = targets.findIndex((target) => target.kind === "Starred");
    const fits = (length2) => star === -1 ? length2 === targets.length : length2 >= targets.length - 1;
    if (items === null || items.some((each) => each.rest) || !fits(items.length)) {
      for (const target of targets) assign(target, UNKNOWN, scope);
      return;
    }
    const tail = star === -1 ? 0 : targets.length - star - 1;
    targets.forEach((target, index2) => {
      if (target.kind === "Starred") {
        assign(target, sequence("list", items.slice(index2, items.length - tail)), scope);
        return;
      }
      const position = star === -1 || index2 < star ? index2 : items.length - (targets.length - index2);
      assign(target, items[position]?.value ?? UNKNOWN, scope);
    });
  }
  function assignItem(target, value, scope) {
    const key = target.slice.kind === "Slice" ? null : force2(evaluate2(target.slice, scope));
    if (target.value.kind === "Call") {
      const name = dotted(resolve5(evaluate2(target.value.func, scope)));
      const variable = key === null ? null : textOf2(key);
      if (variable !== null && (name === "globals" || name === "locals" || name === "vars")) {
        scope.names.set(variable, value);
      }
      return;
    }
    const base = openDict(force2(evaluate2(target.value, scope)));
    if (base.k === "dict") {
      assign(target.value, key === null ? base : withEntry(base, key, value), scope);
    } else if (base.k === "sequence") {
      assign(target.value, replaceItems(base, target.slice, key, value, scope), scope);
    }
  }
  function openDict(value) {
    if (value.k !== "unknown" && value.k !== "call") return value;
    return { k: "dict", entries: [], open: true, place: value.place, assumed: null };
  }
  function replaceItems(base, slice, key, value, scope) {
    if (slice.kind === "Slice") {
      const added = itemsOf2(value) ?? [restItem(value)];
      const range = bounds(slice, base.items, scope);
      if (range === null || range.step !== 1) {
        return { ...base, items: [...base.items, ...added.map((each) => ({ ...each, conditional: true }))] };
      }
      return {
        ...base,
        items: [
          ...base.items.slice(0, range.lower),
          ...added,
          ...base.items.slice(Math.max(range.lower, range.upper))
        ]
      };
    }
    const index2 = key?.k === "scalar" && typeof key.value === "number" ? key.value : null;
    if (index2 === null) return { ...base, items: [...base.items, restItem(value)] };
    const position = index2 < 0 ? base.items.length + index2 : index2;
    return {
      ...base,
      items: base.items.map((each, i) => i === position ? { ...each, value } : each)
    };
  }
  function remove(target, scope) {
    if (target.kind === "Name") {
      scope.names.delete(target.id);
      return;
    }
    if (target.kind !== "Subscript") return;
    const base = force2(evaluate2(target.value, scope));
    if (base.k === "sequence") {
      if (target.slice.kind === "Slice") {
        assign(target.value, replaceItems(base, target.slice, null, sequence("list", []), scope), scope);
        return;
      }
      const index2 = force2(evaluate2(target.slice, scope));
      if (index2.k !== "scalar" || typeof index2.value !== "number") return;
      const position = index2.value < 0 ? base.items.length + index2.value : index2.value;
      assign(target.value, { ...base, items: base.items.filter((_, i) => i !== position) }, scope);
    } else if (base.k === "dict") {
      const key = force2(evaluate2(target.slice, scope));
      const entry = findEntry(base, key);
      assign(target.value, { ...base, entries: base.entries.filter((each) => each !== entry) }, scope);
    }
  }
  function evaluateStatement(expr, frame) {
    const { scope } = frame;
    if (expr.kind !== "Call") {
      evaluate2(expr, scope);
      return;
    }
    const value = evaluate2(expr, scope);
    if (value.k !== "call") return;
    if (includeSettings(value, frame)) return;
    frame.calls.push(value);
  }
  function includeSettings(value, frame) {
    if (dotted(value.callee) !== "split_settings.tools.include") return false;
    const folder = frame.scope.file.includes("/") ? frame.scope.file.slice(0, frame.scope.file.lastIndexOf("/")) : "";
    for (const argument3 of value.args) {
      if (argument3.kind !== "positional") continue;
      const inner = argument3.value.k === "call" ? argument3.value.args[0]?.value ?? UNKNOWN : argument3.value;
      const pattern = textOf2(force2(inner));
      if (pattern === null) continue;
      for (const path of host.glob(folder, pattern)) {
        const parsed = host.parse(path);
        if (parsed === null || path === frame.scope.file) continue;
        const scope = { file: path, names: frame.scope.names, parent: null, stars: frame.scope.stars };
        execute2(parsed.syntax.body, { ...frame, scope });
        frame.scope.names = scope.names;
      }
    }
    return true;
  }
  function evaluate2(node, scope) {
    if (++spent > BUDGET) return UNKNOWN;
    switch (node.kind) {
      case "Name":
        return lookup(node, scope);
      case "Constant":
        return node.type === "Ellipsis" || node.type === "complex" ? UNKNOWN : scalar(node.type === "None" ? null : node.value, at(node, scope));
      case "Str":
        return node.bytes ? UNKNOWN : scalar(node.value, at(node, scope));
      case "JoinedStr":
        return joinedString(node, scope);
      case "List":
      case "Tuple":
      case "Set":
        return sequence(
          node.kind === "List" ? "list" : node.kind === "Tuple" ? "tuple" : "set",
          node.elts.flatMap((element) => display(element, scope)),
          at(node, scope)
        );
      case "Dict":
        return dictDisplay(node, scope);
      case "ListComp":
      case "SetComp":
      case "GeneratorExp": {
        const items = comprehension2(node.generators, scope, (inner) => evaluate2(node.elt, inner));
        if (items === null) return sequence("list", [restItem(UNKNOWN)], at(node, scope));
        return sequence(node.kind === "SetComp" ? "set" : "list", items, at(node, scope));
      }
      case "DictComp": {
        const items = comprehension2(
          node.generators,
          scope,
          (inner) => sequence("tuple", [item(evaluate2(node.key, inner)), item(evaluate2(node.value, inner))])
        );
        const entries = (items ?? []).flatMap((each) => {
          const [key, value] = each.value.k === "sequence" ? each.value.items : [];
          return key === void 0 || value === void 0 ? [] : [{ key: key.value, value: value.value, conditional: each.conditional }];
        });
        return { k: "dict", entries, open: items === null, place: at(node, scope), assumed: null };
      }
      case "Lambda":
        return {
          k: "function",
          file: scope.file,
          name: "<lambda>",
          node,
          scope,
          place: at(node, scope),
          assumed: null
        };
      case "IfExp": {
        const truth2 = decide(node.test, scope);
        if (truth2.certain) return evaluate2(truth2.likely ? node.body : node.orelse, scope);
        const [first2, second] = truth2.likely ? [node.body, node.orelse] : [node.orelse, node.body];
        return join3(force2(evaluate2(first2, scope)), force2(evaluate2(second, scope)));
      }
      case "BoolOp":
        return booleanOperation2(node, scope);
      case "UnaryOp":
        return unary(node, scope);
      case "BinOp":
        return binary(node.op, evaluate2(node.left, scope), evaluate2(node.right, scope), node, scope);
      case "Compare":
        return compareChain(node, scope);
      case "Call":
        return call(node, scope);
      case "Attribute":
        return attribute(evaluate2(node.value, scope), node.attr);
      case "Subscript":
        return subscript(node, scope);
      case "NamedExpr": {
        const value = evaluate2(node.value, scope);
        assign(node.target, value, scope);
        return value;
      }
      default:
        return UNKNOWN;
    }
  }
  function lookup(node, scope) {
    const stars = [];
    for (let current = scope; current !== null; current = current.parent) {
      const value = current.names.get(node.id);
      if (value !== void 0) return value;
      stars.push(...current.stars);
    }
    if (node.id === "__name__") return scalar(host.moduleName(scope.file), at(node, scope));
    if (BUILTIN_NAMES.has(node.id)) return ref(node.id, at(node, scope));
    return throughStars(stars, node.id) ?? UNKNOWN;
  }
  function display(element, scope) {
    if (element.kind !== "Starred") return [item(evaluate2(element, scope))];
    const value = evaluate2(element.value, scope);
    return itemsOf2(value) ?? [restItem(withPlace2(value, at(element, scope)))];
  }
  function withPlace2(value, place) {
    return value.place === null ? { ...value, place } : value;
  }
  function dictDisplay(node, scope) {
    let dict = { k: "dict", entries: [], open: false, place: at(node, scope), assumed: null };
    for (const { key, value } of node.items) {
      if (key !== null) {
        dict = withEntry(dict, force2(evaluate2(key, scope)), evaluate2(value, scope));
        continue;
      }
      const spread = force2(evaluate2(value, scope));
      if (spread.k !== "dict") {
        dict = { ...dict, open: true };
        continue;
      }
      for (const entry of spread.entries) dict = withEntry(dict, entry.key, entry.value);
      dict = { ...dict, open: dict.open || spread.open };
    }
    return dict;
  }
  function comprehension2(generators, scope, element) {
    const [generator, ...rest] = generators;
    if (generator === void 0) return [item(element(scope))];
    const iterated = itemsOf2(evaluate2(generator.iter, scope));
    if (iterated === null || iterated.length > UNROLL) return null;
    const items = [];
    for (const each of iterated) {
      const inner = { file: scope.file, names: /* @__PURE__ */ new Map(), parent: scope, stars: [] };
      assign(generator.target, each.rest ? UNKNOWN : each.value, inner);
      const tests = generator.ifs.map((test) => decide(test, inner));
      if (tests.some((test) => test.certain && !test.likely)) continue;
      const found = comprehension2(rest, inner, element);
      if (found === null) return null;
      const conditional = each.conditional || tests.some((test) => !test.certain);
      for (const one of found) {
        items.push({ ...one, conditional: conditional || one.conditional, rest: one.rest || each.rest });
      }
    }
    return items;
  }
  function booleanOperation2(node, scope) {
    const results = [];
    let assumed = null;
    for (const [index2, operand2] of node.values.entries()) {
      const value = force2(evaluate2(operand2, scope));
      assumed ??= value.assumed;
      const isLast = index2 === node.values.length - 1;
      const truth2 = truthOf(value);
      const certain = truth2.certain && !readsSwitch(operand2, scope);
      const stops = node.op === "or" ? truth2.likely : !truth2.likely;
      if (isLast || certain && stops) {
        results.push(value);
        break;
      }
      if (!certain) {
        const kept = narrowed(value, node.op === "or");
        if (kept !== null) stops ? results.unshift(kept) : results.push(kept);
      }
    }
    const [first2, ...others] = results.filter((value) => value.k !== "unknown" || results.length === 1);
    const joined = others.reduce((a, b) => join3(a, b), first2 ?? UNKNOWN);
    return assumed === null || joined.assumed !== null ? joined : { ...joined, assumed };
  }
  function narrowed(value, truth2) {
    const options = (value.k === "choice" ? value.of : [value]).filter((each) => {
      const decided = truthOf(each);
      return !decided.certain || decided.likely === truth2;
    });
    return options.length === 0 ? null : choice(options);
  }
  function unary(node, scope) {
    const operand2 = force2(evaluate2(node.operand, scope));
    if (node.op === "not") {
      const truth2 = truthOf(operand2);
      if (!truth2.certain && operand2.assumed === null) return UNKNOWN;
      return scalar(!truth2.likely, at(node, scope), operand2.assumed);
    }
    if (operand2.k !== "scalar" || typeof operand2.value !== "number" || node.op === "~") return UNKNOWN;
    return { ...operand2, value: node.op === "-" ? -operand2.value : operand2.value };
  }
  function binary(op, left, right, node, scope) {
    const place = at(node, scope);
    const forced = force2(left);
    if (op === "%" && textOf2(forced) !== null) return formatPercent(forced, force2(right), force2);
    const other = force2(right);
    if (op === "+" && (isSequenceLike(forced) || isSequenceLike(other))) {
      const a = itemsOf2(forced) ?? [restItem(withPlace2(forced, place))];
      const b = itemsOf2(other) ?? [restItem(withPlace2(other, place))];
      const typed = likeliest(forced).k === "sequence" ? likeliest(forced) : likeliest(other);
      const type = typed.k === "sequence" ? typed.type : "list";
      return sequence(type, [...a, ...b], place, forced.assumed ?? other.assumed);
    }
    return operate(op, forced, other, place);
  }
  function isSequenceLike(value) {
    return value.k === "sequence" || value.k === "choice" && value.of.some((each) => each.k === "sequence");
  }
  function compareChain(node, scope) {
    let left = force2(evaluate2(node.left, scope));
    let assumed = null;
    for (const [index2, op] of node.ops.entries()) {
      const operand2 = node.comparators[index2];
      if (operand2 === void 0) return UNKNOWN;
      const right = force2(evaluate2(operand2, scope));
      const result = compare(op, left, right);
      if (result === null) return UNKNOWN;
      assumed ??= left.assumed ?? right.assumed;
      if (!result) return scalar(false, at(node, scope), assumed);
      left = right;
    }
    return scalar(true, at(node, scope), assumed);
  }
  function joinedString(node, scope) {
    const source = host.parse(scope.file);
    const literals = source === null ? null : literalParts(source.lines.text, node);
    if (literals === null) return UNKNOWN;
    let text = literals[0] ?? "";
    let assumed = null;
    for (const [index2, part] of node.values.entries()) {
      if (part.spec !== null || part.conversion !== null || part.debug) return UNKNOWN;
      const value = force2(evaluate2(part.value, scope));
      if (value.k !== "scalar") return UNKNOWN;
      assumed ??= value.assumed;
      text += toText(value.value) + (literals[index2 + 1] ?? "");
    }
    return scalar(text, at(node, scope), assumed);
  }
  function subscript(node, scope) {
    if (node.value.kind === "Call") {
      const name = dotted(resolve5(evaluate2(node.value.func, scope)));
      const variable = node.slice.kind === "Slice" ? null : textOf2(force2(evaluate2(node.slice, scope)));
      if (variable !== null && (name === "globals" || name === "locals" || name === "vars")) {
        return scope.names.get(variable) ?? UNKNOWN;
      }
    }
    const base = force2(evaluate2(node.value, scope));
    if (node.slice.kind === "Slice") {
      if (base.k === "sequence") {
        const range = bounds(node.slice, base.items, scope);
        if (range === null) {
          return { ...base, items: base.items.map((each) => ({ ...each, conditional: true })) };
        }
        return { ...base, items: sliceItems(base.items, range) };
      }
      const text = textOf2(base);
      if (text !== null) {
        const characters = [...text].map((character) => item(scalar(character)));
        const range = bounds(node.slice, characters, scope);
        if (range === null) return UNKNOWN;
        return scalar(
          sliceItems(characters, range).map((each) => textOf2(each.value)).join(""),
          base.place,
          base.assumed
        );
      }
      return UNKNOWN;
    }
    const key = force2(evaluate2(node.slice, scope));
    if (base.k === "dict") return findEntry(base, key)?.value ?? UNKNOWN;
    if (base.k === "sequence" && key.k === "scalar" && typeof key.value === "number") {
      if (base.items.some((each) => each.rest)) return UNKNOWN;
      return base.items.at(key.value)?.value ?? UNKNOWN;
    }
    if (base.k === "ref" && base.name === "os.environ") {
      const what = `the environment variable ${textOf2(key) ?? ""}`.trimEnd();
      return { ...UNKNOWN, place: at(node, scope), assumed: { what, place: at(node, scope) } };
    }
    return UNKNOWN;
  }
  function bounds(slice, items, scope) {
    const length2 = items.length;
    const read2 = (expr, missing) => {
      if (expr === null) return missing;
      const value = force2(evaluate2(expr, scope));
      if (value.k !== "scalar") return null;
      if (value.value === null) return missing;
      return typeof value.value === "number" ? value.value : null;
    };
    const step3 = read2(slice.step, 1);
    if (step3 === null || step3 === 0) return null;
    const lower2 = read2(slice.lower, step3 > 0 ? 0 : length2 - 1);
    const upper = read2(slice.upper, step3 > 0 ? length2 : -length2 - 1);
    if (lower2 === null || upper === null) return null;
    const clamp = (index2) => {
      const positive = index2 < 0 ? index2 + length2 : index2;
      return Math.min(Math.max(positive, step3 > 0 ? 0 : -1), step3 > 0 ? length2 : length2 - 1);
    };
    return { lower: clamp(lower2), upper: clamp(upper), step: step3 };
  }
  function argumentsOf(node, scope) {
    return node.args.flatMap((argument3) => {
      const value = evaluate2(argument3.value, scope);
      if (argument3.kind !== "star") return [{ kind: argument3.kind, name: argument3.name, value }];
      const items = itemsOf2(value);
      if (items === null) return [{ kind: "star", name: null, value }];
      return items.map((each) => ({
        kind: each.rest ? "star" : "positional",
        name: null,
        value: each.value
      }));
    });
  }
  function call(node, scope) {
    const callee = evaluate2(node.func, scope);
    const args = argumentsOf(node, scope);
    const place = at(node, scope);
    const object = node.func.kind === "Attribute" ? force2(evaluate2(node.func.value, scope)) : null;
    const isUpdate = node.func.kind === "Attribute" && node.func.attr === "update" && object !== null;
    const receiver = isUpdate ? openDict(object) : object;
    const known = callBuiltin(callee, receiver, node, args, place, builtins);
    if (known !== null) {
      if (receiver !== null && known.changed !== null && node.func.kind === "Attribute") {
        assign(node.func.value, known.changed, scope);
      }
      return known.value;
    }
    return { k: "call", callee, args, node, place, assumed: null };
  }
  function callFunction2(fn, args, depth) {
    if (depth > CALL_DEPTH || active.has(fn.node) || spent > BUDGET) return null;
    const scope = { file: fn.file, names: /* @__PURE__ */ new Map(), parent: fn.scope, stars: [] };
    bindParameters2(fn, args, scope);
    active.add(fn.node);
    const result = fn.node.kind === "Lambda" ? force2(evaluate2(fn.node.body, scope)) : runBody2(fn.node, scope, depth);
    active.delete(fn.node);
    return result;
  }
  const active = /* @__PURE__ */ new Set();
  function runBody2(node, scope, depth) {
    if (node.isAsync || node.isGenerator) return null;
    const frame = { scope, calls: [], definitions: [], returns: [], depth: depth + 1 };
    const outcome = execute2(node.body, frame);
    const values = frame.returns.map(force2);
    if (outcome === "next") values.push(scalar(null));
    const [first2, ...others] = values;
    return first2 === void 0 ? null : others.reduce((a, b) => join3(a, b), first2);
  }
  function bindParameters2(fn, args, scope) {
    const positional3 = args.filter((argument3) => argument3.kind === "positional").map((each) => each.value);
    const named = new Map(
      args.flatMap((argument3) => argument3.name === null ? [] : [[argument3.name, argument3.value]])
    );
    const isOpen = args.some((argument3) => argument3.kind === "star" || argument3.kind === "doublestar");
    for (const parameter of fn.node.params) {
      if (parameter.kind === "vararg") {
        const items = positional3.splice(0).map((value) => item(value));
        scope.names.set(parameter.name, sequence("tuple", isOpen ? [...items, restItem(UNKNOWN)] : items));
        continue;
      }
      if (parameter.kind === "kwarg") {
        const entries = [...named].map(([name, value]) => ({ key: scalar(name), value, conditional: false }));
        scope.names.set(parameter.name, { k: "dict", entries, open: isOpen, place: null, assumed: null });
        continue;
      }
      const given = (parameter.kind === "kwonly" ? void 0 : positional3.shift()) ?? named.get(parameter.name);
      named.delete(parameter.name);
      if (given !== void 0) scope.names.set(parameter.name, given);
      else if (parameter.default !== null && !isOpen) {
        scope.names.set(parameter.name, evaluate2(parameter.default, fn.scope));
      } else scope.names.set(parameter.name, UNKNOWN);
    }
  }
  function force2(value) {
    const resolved2 = resolve5(value);
    if (resolved2.k === "choice" && resolved2.of.some((each) => each.k === "import" || each.k === "call")) {
      return choice(resolved2.of.map(force2));
    }
    if (resolved2.k !== "call") return resolved2;
    const callee = resolve5(resolved2.callee);
    if (callee.k !== "function") return resolved2;
    return callFunction2(callee, resolved2.args, 0) ?? resolved2;
  }
  function itemsOf2(value) {
    const forced = force2(value);
    switch (forced.k) {
      case "sequence":
        return forced.items;
      case "dict":
        return [
          ...forced.entries.map((entry) => ({
            value: entry.key,
            conditional: entry.conditional,
            rest: false
          })),
          ...forced.open ? [restItem(UNKNOWN)] : []
        ];
      case "scalar":
        return typeof forced.value === "string" ? [...forced.value].map((character) => item(scalar(character, forced.place))) : null;
      case "choice": {
        const options = forced.of.filter((each) => each.k === "sequence" || each.k === "dict");
        const lists = options.map((each) => sequence("list", itemsOf2(each) ?? []));
        const [first2, ...others] = lists;
        if (first2 === void 0) return null;
        const joined = others.reduce((a, b) => join3(a, b), first2);
        const items = joined.k === "sequence" ? joined.items : [];
        const isPartial = options.length < forced.of.length;
        return isPartial ? items.map((each) => ({ ...each, conditional: true })) : items;
      }
      default:
        return null;
    }
  }
  return {
    module,
    findModule,
    resolve: resolve5,
    force: force2,
    attribute,
    evaluate: evaluate2,
    localScope,
    decorators,
    bases,
    classNames,
    dotted,
    placeOf
  };
}
var BUILTIN_NAMES = /* @__PURE__ */ new Set([
  "bool",
  "dict",
  "enumerate",
  "filter",
  "float",
  "frozenset",
  "getattr",
  "globals",
  "hasattr",
  "int",
  "len",
  "list",
  "locals",
  "map",
  "max",
  "min",
  "next",
  "property",
  "range",
  "reversed",
  "set",
  "sorted",
  "staticmethod",
  "classmethod",
  "str",
  "sum",
  "tuple",
  "vars",
  "zip"
]);

// src/project/store.ts
import { readFileSync as readFileSync5 } from "node:fs";
import { join as join7 } from "node:path";
function createFileStore(root, paths) {
  const entries = /* @__PURE__ */ new Map();
  const count = { parsed: 0 };
  function entryOf(path) {
    const known = entries.get(path);
    if (known !== void 0) return known;
    const entry = {};
    entries.set(path, entry);
    return entry;
  }
  function bytes(path) {
    const entry = entryOf(path);
    if (entry.bytes === void 0) entry.bytes = readBytes(join7(root, path));
    return entry.bytes;
  }
  function decoded(path) {
    const entry = entryOf(path);
    if (entry.source === void 0) {
      const data = bytes(path);
      entry.source = data === null ? { line: 1, message: "the file can not be read" } : decodeSource(data);
    }
    return entry.source;
  }
  return {
    root,
    paths,
    bytes,
    text(path) {
      const source = decoded(path);
      return isProblem(source) ? null : source.text;
    },
    parse(path) {
      const entry = entryOf(path);
      if (entry.result === void 0) {
        const source = decoded(path);
        if (isProblem(source)) {
          entry.result = { ok: false, path, problem: source };
        } else {
          count.parsed++;
          entry.result = parseSource(path, source);
        }
      }
      return entry.result;
    },
    get parsed() {
      return count.parsed;
    },
    get problems() {
      const found = [...entries].flatMap(([path, { source, result }]) => {
        if (source !== void 0 && isProblem(source)) return [{ path, problem: source }];
        return result !== void 0 && !result.ok ? [{ path, problem: result.problem }] : [];
      });
      return found.sort((a, b) => a.path < b.path ? -1 : 1);
    },
    overlay(texts) {
      return overlayStore(this, texts, count);
    }
  };
}
function overlayStore(base, texts, count) {
  const results = /* @__PURE__ */ new Map();
  const added = [...texts.keys()].filter((path) => !base.paths.includes(path));
  return {
    root: base.root,
    paths: added.length === 0 ? base.paths : [...base.paths, ...added].sort(),
    bytes: (path) => base.bytes(path),
    text: (path) => texts.get(path) ?? base.text(path),
    parse(path) {
      const text = texts.get(path);
      if (text === void 0) return base.parse(path);
      const known = results.get(path);
      if (known !== void 0) return known;
      count.parsed++;
      const result = parseSource(path, withText(base, path, text));
      results.set(path, result);
      return result;
    },
    get parsed() {
      return count.parsed;
    },
    get problems() {
      return base.problems;
    },
    overlay(more) {
      return overlayStore(base, new Map([...texts, ...more]), count);
    }
  };
}
function withText(base, path, text) {
  const original = base.bytes(path);
  const source = decodeSource(original ?? new Uint8Array());
  return { ...isProblem(source) ? { encoding: "utf-8", bom: false } : source, text };
}
function parseSource(path, source) {
  const syntax = parsePython(source.text);
  if (isProblem(syntax)) return { ok: false, path, problem: syntax };
  return { ok: true, file: { path, source, syntax } };
}
function readBytes(absolute) {
  try {
    return readFileSync5(absolute);
  } catch {
    return null;
  }
}

// src/project/sync-only.ts
var DECORATORS = [
  [/^django\.dispatch(\.dispatcher)?\.receiver$/, "a signal receiver (@receiver)"],
  [/^django\.template(\.library|\.base)?\.Library\(\)\.\w+$/, "a template tag or filter (@register)"],
  [/^celery\.(shared_task|task|app\.shared_task)$/, "a Celery task"],
  [/^celery\.(app\.)?Celery\(\)\.(task|on_\w+)$/, "a Celery task"],
  [/^celery\.signals\.\w+\.connect$/, "a Celery signal handler"],
  [/^(huey|huey\.contrib\.djhuey)\.(db_)?(periodic_)?task$/, "a Huey task"],
  [/^dramatiq\.actor$/, "a Dramatiq actor"],
  [/^django_rq\.(decorators\.)?job$/, "an RQ job"],
  [/^django\.core\.checks\.register$/, "a system check (@register)"],
  [/^django\.contrib\.admin\.(decorators\.)?(action|display)$/, "an admin action or display function"],
  [/^pytest\.fixture$/, "a pytest fixture"]
];
var MENTIONS = /receiver|register|shared_task|\btask\b|\bjob\b|\bactor\b|\.connect\(|admin_view\(|\baction\b|\bdisplay\b|fixture/;
function findSyncOnly(files, settings, urlconf, evaluator, moduleName) {
  const found = /* @__PURE__ */ new Map();
  function add(value, why) {
    const resolved2 = evaluator.resolve(value);
    const options = resolved2.k === "choice" ? resolved2.of : [resolved2];
    for (const option of options) {
      const each = evaluator.resolve(option);
      if (each.k !== "function" && each.k !== "class") continue;
      if (each.node.kind === "Lambda") continue;
      const id = `${moduleName(each.file)}.${each.name}`;
      const place = each.place ?? evaluator.placeOf(each.file, each.node.start);
      if (!found.has(id)) found.set(id, { id, file: each.file, line: place.line, why });
    }
  }
  function named(dotted) {
    const dot = dotted.lastIndexOf(".");
    const owner = dot === -1 ? null : evaluator.findModule(dotted.slice(0, dot), "");
    return owner === null ? null : evaluator.attribute(owner, dotted.slice(dot + 1));
  }
  function addNamed(dotted, why) {
    const value = named(dotted);
    if (value !== null) add(value, why);
  }
  for (const { name, value } of urlconf.handlers) {
    const text = textOf2(evaluator.force(value));
    if (text !== null) addNamed(text, `${name} of the URLconf`);
    else add(value, `${name} of the URLconf`);
  }
  const failure = settings.value("CSRF_FAILURE_VIEW");
  const failureName = failure === null ? null : textOf2(failure);
  if (failureName !== null) addNamed(failureName, "CSRF_FAILURE_VIEW of the settings");
  for (const name of contextProcessors(settings, evaluator))
    addNamed(name, "a context processor (TEMPLATES)");
  for (const path of files.paths) {
    const text = files.text(path) ?? "";
    const isCommand = /(^|\/)management\/commands\//.test(path) && baseName(path) !== "__init__.py";
    if (!isCommand && !MENTIONS.test(text)) continue;
    for (const definition of evaluator.module(path).definitions) {
      if (definition.k !== "function") continue;
      if (isCommand) add(definition, "part of a management command");
      for (const decorator of evaluator.decorators(definition)) {
        const name = evaluator.dotted(evaluator.resolve(decorator))?.replace(/\(\)$/, "");
        const entry = name === void 0 ? void 0 : DECORATORS.find(([pattern]) => pattern.test(name));
        if (entry !== void 0) add(definition, entry[1]);
      }
    }
    if (/\.connect\(|admin_view\(/.test(text)) readCalls(path);
  }
  return [...found.values()];
  function readCalls(path) {
    const result = files.parse(path);
    if (!result.ok) return;
    const read2 = (root, scope) => {
      walk(root, (node) => {
        if (node === root) return true;
        if (node.kind === "FunctionDef") {
          read2(node.body, evaluator.localScope(path, node));
          return false;
        }
        if (node.kind === "Call") readCall(node, scope);
        return true;
      });
    };
    read2(result.file.syntax, evaluator.module(path).scope);
  }
  function readCall(node, scope) {
    const { func } = node;
    const first2 = node.args.find((each) => each.kind === "positional")?.value;
    if (func.kind !== "Attribute" || first2 === void 0) return;
    if (func.attr === "admin_view") add(evaluator.evaluate(first2, scope), "wrapped by admin_view()");
    if (func.attr === "connect" && isSignal(func.value, scope)) {
      add(evaluator.evaluate(first2, scope), "a signal receiver (connect)");
    }
  }
  function isSignal(expr, scope) {
    const name = evaluator.dotted(evaluator.resolve(evaluator.evaluate(expr, scope)));
    return name !== null && /(^|\.)signals\.\w+$|^django\.dispatch(\.dispatcher)?\.Signal\(\)$/.test(name);
  }
}
function contextProcessors(settings, evaluator) {
  const entry = (value, key) => {
    const forced = value === void 0 ? void 0 : evaluator.force(value);
    if (forced?.k !== "dict") return void 0;
    return forced.entries.findLast((each) => textOf2(each.key) === key)?.value;
  };
  const strings = (value) => {
    const forced = value ? evaluator.force(value) : void 0;
    if (forced?.k !== "sequence") return [];
    return forced.items.flatMap((each) => textOf2(evaluator.force(each.value)) ?? []);
  };
  const templates = settings.value("TEMPLATES");
  const engines = templates?.k === "sequence" ? templates.items : [];
  return engines.flatMap((engine) => strings(entry(entry(engine.value, "OPTIONS"), "context_processors")));
}

// src/project/urlconf.ts
var PATTERNS = /* @__PURE__ */ new Set([
  "django.urls.path",
  "django.urls.re_path",
  "django.urls.conf.path",
  "django.urls.conf.re_path",
  "django.conf.urls.url",
  "django.conf.urls.defaults.url"
]);
var INCLUDES = /* @__PURE__ */ new Set([
  "django.urls.include",
  "django.urls.conf.include",
  "django.conf.urls.include",
  "django.conf.urls.defaults.include"
]);
var WRAPPERS = /* @__PURE__ */ new Map([
  ["django.conf.urls.i18n.i18n_patterns", 0],
  ["django.conf.urls.patterns", 1],
  ["django.conf.urls.defaults.patterns", 1],
  ["rest_framework.urlpatterns.format_suffix_patterns", 0],
  ["solid_i18n.urls.solid_i18n_patterns", 0],
  ["decorator_include.decorator_include", 1]
]);
var HANDLERS = ["handler400", "handler403", "handler404", "handler500"];
var NINJA_APIS = /* @__PURE__ */ new Set([
  "ninja.NinjaAPI",
  "ninja.main.NinjaAPI",
  "ninja_extra.NinjaExtraAPI"
]);
var NINJA_ROUTERS = /* @__PURE__ */ new Set(["ninja.Router", "ninja.router.Router"]);
var NINJA_METHODS = /* @__PURE__ */ new Set([
  "get",
  "post",
  "put",
  "patch",
  "delete",
  "api_operation"
]);
var DEPTH2 = 40;
function readUrlconf(files, evaluator, rootUrlconf) {
  const routes = /* @__PURE__ */ new Map();
  const findings = [];
  const visited = /* @__PURE__ */ new Set();
  const handlers = [];
  function addView(definition, route) {
    const known = routes.get(definition.node) ?? { definition, routes: [] };
    routes.set(definition.node, known);
    const isKnown = known.routes.some(
      (each) => each.file === route.file && each.line === route.line && each.pattern === route.pattern
    );
    if (!isKnown) known.routes.push(route);
  }
  function readModule2(path, prefix, depth) {
    visited.add(path);
    if (depth > DEPTH2) return;
    const patterns = evaluator.module(path).names.get("urlpatterns");
    if (patterns !== void 0) readPatterns(patterns, prefix, depth + 1);
  }
  function readPatterns(value, prefix, depth) {
    if (depth > DEPTH2) return;
    const resolved2 = evaluator.resolve(value);
    switch (resolved2.k) {
      case "sequence":
        for (const item2 of resolved2.items) readPatterns(item2.value, prefix, depth + 1);
        return;
      case "choice":
        for (const option of resolved2.of) readPatterns(option, prefix, depth + 1);
        return;
      case "call":
        readCall(resolved2, prefix, depth);
        return;
      case "attribute":
        readInclude(resolved2, prefix, resolved2.place, depth + 1);
        return;
      default:
        return;
    }
  }
  function readCall(call, prefix, depth) {
    const name = nameOf3(call.callee);
    if (name !== null && PATTERNS.has(name)) {
      readPattern(call, prefix, depth);
      return;
    }
    const first2 = name === null ? void 0 : WRAPPERS.get(name);
    if (first2 !== void 0) {
      const base = name?.endsWith(".patterns") ? textOf2(evaluator.force(argument(call, 0) ?? call)) : null;
      for (const each of positional2(call).slice(first2)) {
        if (base) readPrefixed(each, base, prefix, depth + 1);
        else if (name?.includes("decorator_include")) readInclude(each, prefix, call.place, depth + 1);
        else readPatterns(each, prefix, depth + 1);
      }
      return;
    }
    const forced = evaluator.force(call);
    if (forced.k !== "call") readPatterns(forced, prefix, depth + 1);
  }
  function readPrefixed(value, base, prefix, depth) {
    const resolved2 = evaluator.resolve(value);
    const parts = resolved2.k === "sequence" ? resolved2.items.map((item2) => item2.value) : [];
    const call = resolved2.k === "call" ? positional2(resolved2) : parts;
    const view = call[1];
    const text = view === void 0 ? null : textOf2(evaluator.force(view));
    if (text === null || base === "") {
      readPatterns(value, prefix, depth);
      return;
    }
    const pattern = prefix + (call[0] === void 0 ? "" : patternText(call[0]));
    readView(resolveDotted(`${base}.${text}`, resolved2.place), pattern, resolved2.place, [], false, depth);
  }
  function readPattern(call, prefix, depth) {
    const route = argument(call, 0, "route") ?? argument(call, 0, "regex");
    const view = argument(call, 1, "view");
    if (view === void 0) return;
    const pattern = prefix + (route === void 0 ? "" : patternText(route));
    const resolved2 = evaluator.resolve(view);
    for (const option of resolved2.k === "choice" ? resolved2.of : [resolved2]) {
      readTarget(option, pattern, call.place, depth);
    }
  }
  function readTarget(value, pattern, place, depth) {
    const resolved2 = evaluator.resolve(value);
    if (resolved2.k === "call") {
      const name = nameOf3(resolved2.callee);
      if (name !== null && INCLUDES.has(name)) {
        const target = argument(resolved2, 0, "arg");
        if (target !== void 0) readInclude(target, pattern, resolved2.place, depth + 1);
        return;
      }
      if (name !== null && WRAPPERS.has(name)) {
        readCall(resolved2, pattern, depth + 1);
        return;
      }
    }
    if (resolved2.k === "sequence") {
      readInclude(resolved2, pattern, place, depth + 1);
      return;
    }
    readView(resolved2, pattern, place, [], false, depth + 1);
  }
  function readInclude(value, prefix, place, depth) {
    if (depth > DEPTH2) return;
    const forced = evaluator.force(value);
    if (forced.k === "choice") {
      for (const option of forced.of) readInclude(option, prefix, place, depth + 1);
      return;
    }
    const text = textOf2(forced);
    if (text !== null) {
      const path = place === null ? null : evaluator.findModule(text, place.file)?.path ?? null;
      if (path !== null) readModule2(path, prefix, depth + 1);
      return;
    }
    if (forced.k === "module") {
      if (forced.path !== null) readModule2(forced.path, prefix, depth + 1);
      return;
    }
    if (forced.k === "sequence") {
      const [first2] = forced.items;
      const isPair = forced.type === "tuple" && first2 !== void 0 && isPatternList(first2.value);
      if (isPair) readInclude(first2.value, prefix, place, depth + 1);
      else readPatterns(forced, prefix, depth + 1);
      return;
    }
    if (forced.k === "attribute") readFrameworkUrls(forced.value, forced.attr, prefix, place, depth + 1);
  }
  function isPatternList(value) {
    const forced = evaluator.force(value);
    if (forced.k === "sequence" || forced.k === "module") return true;
    return textOf2(forced) !== null || forced.k === "attribute" && forced.attr === "urls";
  }
  function readFrameworkUrls(owner, attr, prefix, place, depth) {
    if (attr !== "urls" && !attr.endsWith("urls")) return;
    const resolved2 = evaluator.resolve(owner);
    if (resolved2.k !== "call") return;
    const made = classNameOf(resolved2.callee);
    if (made !== null && NINJA_APIS.has(made)) {
      readNinja(resolved2, prefix, depth + 1);
      return;
    }
    const name = nameOf3(resolved2.callee) ?? "a router";
    if (made?.startsWith("rest_framework")) {
      findings.push(
        finding(
          "foreignRoutes",
          `The views behind ${name} belong to Django REST framework, whose views are sync`,
          place,
          "They stay as they are; the async counterpart is the adrf package, or plain async views."
        )
      );
    }
  }
  function readNinja(api, prefix, depth) {
    const owners = /* @__PURE__ */ new Map();
    owners.set(api.node, { call: api, prefix });
    const modules = ninjaModules();
    for (let grew = true, round = 0; grew && round < DEPTH2; round++) {
      grew = false;
      for (const path of modules) {
        for (const call of evaluator.module(path).calls) {
          const callee = evaluator.resolve(call.callee);
          if (callee.k !== "attribute" || callee.attr !== "add_router") continue;
          const owner = evaluator.resolve(callee.value);
          const known = owner.k === "call" ? owners.get(owner.node) : void 0;
          const added = argument(call, 1, "router");
          if (known === void 0 || added === void 0) continue;
          const router = routerOf(added, call.place);
          if (router === null || owners.has(router.node)) continue;
          const route = argument(call, 0, "prefix");
          const inner = joinRoutes(known.prefix, route === void 0 ? "" : patternText(route));
          owners.set(router.node, { call: router, prefix: inner });
          grew = true;
        }
      }
    }
    for (const path of modules) {
      for (const definition of evaluator.module(path).definitions) {
        if (definition.k === "function") readOperation(definition, owners, depth);
      }
    }
  }
  function routerOf(value, place) {
    const forced = evaluator.force(value);
    const text = textOf2(forced);
    const resolved2 = text === null ? forced : resolveDotted(text, place);
    return resolved2.k === "call" && NINJA_ROUTERS.has(classNameOf(resolved2.callee) ?? "") ? resolved2 : null;
  }
  function readOperation(definition, owners, depth) {
    if (depth > DEPTH2) return;
    for (const decorator of evaluator.decorators(definition)) {
      if (decorator.k !== "call") continue;
      const callee = evaluator.resolve(decorator.callee);
      if (callee.k !== "attribute" || !NINJA_METHODS.has(callee.attr)) continue;
      const owner = evaluator.resolve(callee.value);
      const known = owner.k === "call" ? owners.get(owner.node) : void 0;
      if (known === void 0) continue;
      const route = argument(decorator, callee.attr === "api_operation" ? 1 : 0, "path");
      const pattern = joinRoutes(known.prefix, route === void 0 ? "" : patternText(route));
      const place = decorator.place ?? definition.place;
      if (place === null) continue;
      addView(definition, { pattern, ...place, decorators: [], initkwargs: false });
    }
  }
  let ninja = null;
  function ninjaModules() {
    ninja ??= files.paths.filter((path) => /\bninja|\b(router|api)\b/.test(files.text(path) ?? ""));
    return ninja;
  }
  function readView(value, pattern, place, decorators, initkwargs, depth) {
    if (depth > DEPTH2) return false;
    const resolved2 = evaluator.resolve(value);
    switch (resolved2.k) {
      case "function":
        if (resolved2.node.kind === "Lambda") return false;
        if (place !== null) addView(resolved2, { pattern, ...place, decorators, initkwargs });
        return true;
      case "class":
        if (place !== null) addView(resolved2, { pattern, ...place, decorators, initkwargs });
        return true;
      case "choice": {
        const found = resolved2.of.map(
          (option) => readView(option, pattern, place, decorators, initkwargs, depth + 1)
        );
        return found.includes(true);
      }
      case "scalar": {
        const text = textOf2(resolved2);
        if (text === null) return false;
        const target = resolveDotted(text, place);
        return target.k !== "scalar" && readView(target, pattern, place, decorators, initkwargs, depth + 1);
      }
      case "call":
        return readViewCall(resolved2, pattern, place, decorators, initkwargs, depth);
      case "attribute":
        readFrameworkUrls(resolved2.value, resolved2.attr, pattern, place, depth + 1);
        return false;
      default:
        return false;
    }
  }
  function readViewCall(call, pattern, place, decorators, initkwargs, depth) {
    const callee = evaluator.resolve(call.callee);
    if (callee.k === "attribute" && callee.attr === "as_view") {
      const withArguments = initkwargs || call.args.length > 0;
      return readView(callee.value, pattern, place, decorators, withArguments, depth + 1);
    }
    if (callee.k === "class") return false;
    const name = nameOf3(callee);
    if (name === "functools.partial" || name === "functools.update_wrapper") {
      const inner = argument(call, 0);
      return inner !== void 0 && readView(inner, pattern, place, decorators, initkwargs, depth + 1);
    }
    const applied = [...decorators, decoratorName(callee, place)];
    return call.args.filter((each) => each.kind === "positional" || each.kind === "keyword").some(
      (each) => isViewLike(each, callee) && readView(each.value, pattern, place, applied, initkwargs, depth + 1)
    );
  }
  function isViewLike(each, callee) {
    const value = evaluator.resolve(each.value);
    if (value.k === "scalar" || value.k === "sequence") return false;
    return callee.k !== "unknown" || value.k !== "unknown";
  }
  function decoratorName(value, place) {
    const named = value.k === "call" ? evaluator.resolve(value.callee) : value;
    return evaluator.dotted(named) ?? `<decorator at line ${place?.line ?? 1}>`;
  }
  function resolveDotted(name, place) {
    const from = place?.file ?? "";
    const whole = evaluator.findModule(name, from);
    if (whole !== null) return whole;
    const dot = name.lastIndexOf(".");
    const owner = dot === -1 ? null : evaluator.findModule(name.slice(0, dot), from);
    if (owner !== null) return evaluator.attribute(owner, name.slice(dot + 1));
    const outer = name.lastIndexOf(".", dot - 1);
    const module = outer === -1 ? null : evaluator.findModule(name.slice(0, outer), from);
    if (module === null) return { k: "unknown", place, assumed: null };
    return evaluator.attribute(evaluator.attribute(module, name.slice(outer + 1, dot)), name.slice(dot + 1));
  }
  function nameOf3(value) {
    const resolved2 = evaluator.resolve(value);
    if (resolved2.k !== "choice") return evaluator.dotted(resolved2);
    const names2 = resolved2.of.map((option) => evaluator.dotted(option));
    return names2.find((name) => name !== null && (PATTERNS.has(name) || INCLUDES.has(name))) ?? names2[0] ?? null;
  }
  function classNameOf(value) {
    let current = evaluator.resolve(value);
    for (let depth = 0; current.k === "class" && depth < DEPTH2; depth++) {
      const [base] = evaluator.bases(current);
      if (base === void 0) return null;
      current = base;
    }
    return nameOf3(current);
  }
  function patternText(value) {
    const forced = evaluator.force(value);
    const text = textOf2(forced);
    if (text !== null) return text;
    const inner = forced.k === "call" ? argument(forced, 0) : void 0;
    return inner === void 0 ? "<\u2026>" : textOf2(evaluator.force(inner)) ?? "<\u2026>";
  }
  const rootPath = rootUrlconf === null ? null : evaluator.findModule(rootUrlconf, "")?.path ?? null;
  if (rootUrlconf !== null && rootPath === null) {
    findings.push(
      finding(
        "unresolvedRoute",
        `ROOT_URLCONF names ${rootUrlconf}, which is not a module of the project`,
        null,
        "Name the settings module that is used with --settings."
      )
    );
  }
  if (rootPath !== null) readModule2(rootPath, "", 0);
  const reached = /* @__PURE__ */ new Set([...routes.keys()]);
  for (const path of files.paths) {
    if (visited.has(path) || !/\burlpatterns\b/.test(files.text(path) ?? "")) continue;
    readModule2(path, "", 0);
  }
  for (const path of rootPath === null ? visited : [rootPath]) {
    const { names: names2 } = evaluator.module(path);
    for (const name of HANDLERS) {
      const value = names2.get(name);
      if (value !== void 0) handlers.push({ name, value });
    }
  }
  const views = [...routes.entries()].filter(([node, view]) => reached.has(node) || !isSideProject(view.definition.file)).map(([, view]) => view);
  return { views, handlers, modules: [...visited], findings };
}
function positional2(call) {
  return call.args.filter((each) => each.kind === "positional").map((each) => each.value);
}
function argument(call, index2, name) {
  return positional2(call)[index2] ?? (name === void 0 ? void 0 : call.args.find((each) => each.name === name)?.value);
}
function joinRoutes(prefix, route) {
  return [prefix.replace(/\/$/, ""), route.replace(/^\//, "")].filter((part) => part !== "").join("/");
}

// src/project/versions.ts
import { existsSync as existsSync7, readdirSync as readdirSync4, readFileSync as readFileSync7 } from "node:fs";
import { dirname as dirname5, join as join9 } from "node:path";

// src/project/constraints.ts
import { minSatisfying, satisfies, validRange } from "@renovatebot/pep440";
var SERIES = {
  django: [
    "1.8",
    "1.9",
    "1.10",
    "1.11",
    "2.0",
    "2.1",
    "2.2",
    "3.0",
    "3.1",
    "3.2",
    "4.0",
    "4.1",
    "4.2",
    "5.0",
    "5.1",
    "5.2",
    "6.0",
    "6.1"
  ],
  python: ["2.7", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14"]
};
function parseRequirement(text) {
  const plain2 = text.replace(/(^|\s)#.*$/, "").trim();
  const match = /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*(.*)$/.exec(plain2);
  if (match?.[1] === void 0) return referenceByUrl(plain2);
  const name = normalName(match[1]);
  const rest = match[2] ?? "";
  if (rest.startsWith("@")) return { name, specifier: versionInUrl(rest) };
  if (/^[:/+]/.test(rest)) return referenceByUrl(plain2);
  const specifier = rest.replace(/;.*$/, "").replace(/\s--hash.*$/, "").replace(/\\$/, "").replace(/^\((.*)\)$/, "$1").trim();
  return { name, specifier };
}
function referenceByUrl(text) {
  const name = /#egg=([A-Za-z0-9._-]+)/.exec(text)?.[1] ?? /\/(django)(?:\.git)?(?:@|\/archive|$)/i.exec(text)?.[1];
  return name === void 0 ? null : { name: normalName(name), specifier: versionInUrl(text) };
}
function versionInUrl(text) {
  const stable = /stable\/(\d+\.\d+)\.x/.exec(text)?.[1];
  if (stable !== void 0) return `==${stable}.*`;
  const version = /[@/-](\d+\.\d+(?:\.\d+)?(?:(?:a|b|rc)\d+)?)(?=$|[#\s-]|\.(?:zip|tar|whl))/i.exec(
    text
  )?.[1];
  return version === void 0 ? "" : `==${version}`;
}
function normalName(name) {
  return name.toLowerCase().replaceAll(/[-_.]+/g, "-");
}
function poetrySpecifiers(text) {
  return text.split("||").map(
    (alternative) => alternative.split(/\s*,\s*|\s+(?=[<>=!~^])/).map((part) => poetrySpecifier(part.trim())).filter((part) => part !== "").join(",")
  );
}
function poetrySpecifier(part) {
  if (part === "*" || part === "") return "";
  const caret = /^\^\s*v?(\d[\w.]*)$/.exec(part)?.[1];
  if (caret !== void 0) return `>=${caret},<${nextRelease(caret, firstNonZero(caret))}`;
  const tilde = /^~\s*v?(\d[\w.]*)$/.exec(part)?.[1];
  if (tilde !== void 0) return `>=${tilde},<${nextRelease(tilde, tilde.includes(".") ? 1 : 0)}`;
  return /^v?\d/.test(part) ? `==${part.replace(/^v/, "")}` : part;
}
function firstNonZero(version) {
  const parts = version.split(".").map(Number);
  const index2 = parts.findIndex((part) => part !== 0);
  return index2 === -1 ? Math.max(0, parts.length - 1) : index2;
}
function nextRelease(version, index2) {
  const parts = version.split(".").slice(0, index2 + 1).map((part) => Number.parseInt(part, 10) || 0);
  while (parts.length <= index2) parts.push(0);
  parts[index2] = (parts[index2] ?? 0) + 1;
  return parts.join(".");
}
function condaSpecifier(text) {
  return text.split(",").map((part) => part.trim().replace(/^=(\d[\w.]*?)(\.\*)?(=.*)?$/, "==$1.*")).filter((part) => part !== "").join(",");
}
function isPin(specifier) {
  const parsed = constraintsOf(specifier);
  return parsed.some(({ operator, version }) => /^={2,3}$/.test(operator) && !version.endsWith("*"));
}
function lowestAllowed(specifier, subject) {
  const parsed = constraintsOf(specifier);
  if (parsed.length === 0) return null;
  const series = SERIES[subject];
  const hasLowerBound = parsed.some(
    ({ operator }) => operator !== "<" && operator !== "<=" && operator !== "!="
  );
  if (!hasLowerBound) return series.findLast((version) => satisfies(version, specifier)) ?? null;
  const named = parsed.map(({ version }) => version.replace(/\.\*$/, ""));
  const next = named.map((version) => nextRelease(version, Math.max(2, version.split(".").length - 1)));
  const found = minSatisfying([...named, ...next, ...series], specifier, { prereleases: true });
  return found === null ? null : twoParts(found);
}
function lowerVersion(a, b) {
  return minSatisfying([a, b], ">=0", { prereleases: true }) ?? a;
}
function constraintsOf(specifier) {
  if (specifier === "" || !validRange(specifier)) return [];
  return specifier.split(",").flatMap((clause) => {
    const [, operator, version] = /^\s*(~=|={2,3}|!=|[<>]=?)\s*(\S+)\s*$/.exec(clause) ?? [];
    return operator === void 0 || version === void 0 ? [] : [{ operator, version }];
  });
}
function twoParts(version) {
  return version.includes(".") ? version : `${version}.0`;
}

// src/project/version-files.ts
import { existsSync as existsSync6, readdirSync as readdirSync3, readFileSync as readFileSync6 } from "node:fs";
import { dirname as dirname4, join as join8 } from "node:path";
import { parse as parseToml3 } from "smol-toml";
var WEIGHT = {
  lock: 1,
  installed: 2,
  pin: 3,
  range: 4,
  side: 5,
  hint: 6,
  container: 7
};
function collector(file, found) {
  return (subject, specifier, weight, line) => {
    if (specifier.trim() !== "") found.push({ subject, specifier: specifier.trim(), weight, file, line });
  };
}
function readText2(file) {
  try {
    return readFileSync6(file, "utf8");
  } catch {
    return null;
  }
}
function subjectOf(name) {
  const normal = normalName(name);
  return normal === "django" || normal === "python" ? normal : null;
}
function declared(specifier, isSide) {
  if (isSide) return WEIGHT.side;
  return isPin(specifier) ? WEIGHT.pin : WEIGHT.range;
}
function readVersionFiles(folder, setupPy) {
  const found = [];
  for (const name of ["uv.lock", "poetry.lock", "pdm.lock", "pylock.toml"])
    readLock(join8(folder, name), found);
  readPipfileLock(join8(folder, "Pipfile.lock"), found);
  readPipfile(join8(folder, "Pipfile"), found);
  readPyproject(join8(folder, "pyproject.toml"), found);
  readSetupCfg(join8(folder, "setup.cfg"), found);
  if (setupPy !== null) readSetupPy(join8(folder, "setup.py"), setupPy, found);
  for (const file of requirementFiles(folder)) readRequirements(file, isSideFile(file), /* @__PURE__ */ new Set(), found);
  for (const name of ["environment.yml", "environment.yaml"]) readConda(join8(folder, name), found);
  readTox(join8(folder, "tox.ini"), found);
  readPythonFiles(folder, found);
  for (const name of containerFiles(folder)) readContainer(join8(folder, name), found);
  return found;
}
function readLock(file, found) {
  const text = readText2(file);
  if (text === null) return;
  const add = collector(file, found);
  let name = null;
  for (const [index2, line] of text.split("\n").entries()) {
    if (line.startsWith("[")) name = null;
    name = /^name = "([^"]+)"/.exec(line)?.[1] ?? name;
    const version = /^version = "([^"]+)"/.exec(line)?.[1];
    if (version !== void 0 && name !== null && normalName(name) === "django") {
      add("django", `==${version}`, WEIGHT.lock, index2 + 1);
    }
    const python = /^(?:requires-python|requires_python|python-versions) = "([^"]+)"/.exec(line)?.[1];
    if (python !== void 0 && isTopLevelLock(text, index2)) {
      for (const specifier of poetrySpecifiers(python)) add("python", specifier, WEIGHT.range, index2 + 1);
    }
  }
}
function isTopLevelLock(text, index2) {
  const header = text.split("\n").slice(0, index2).findLast((line) => line.startsWith("["));
  return header === void 0 || header.startsWith("[metadata");
}
function readPipfileLock(file, found) {
  const text = readText2(file);
  if (text === null) return;
  const add = collector(file, found);
  let document;
  try {
    document = table(JSON.parse(text));
  } catch {
    return;
  }
  const line = 1 + text.split("\n").findIndex((each) => /"django"\s*:/i.test(each));
  for (const [section, weight] of [
    ["default", WEIGHT.lock],
    ["develop", WEIGHT.side]
  ]) {
    const version = table(table(document[section]).django).version;
    if (typeof version === "string") add("django", version, weight, line);
  }
}
function readPipfile(file, found) {
  const text = readText2(file);
  if (text === null) return;
  const add = collector(file, found);
  const document = parseTable(text);
  for (const [section, isSide] of [
    ["packages", false],
    ["dev-packages", true]
  ]) {
    for (const [name, value] of Object.entries(table(document[section]))) {
      if (subjectOf(name) !== "django") continue;
      for (const specifier of dependencySpecifiers(value)) {
        add("django", specifier, declared(specifier, isSide), lineWith(text, name));
      }
    }
  }
  const requires = table(document.requires);
  const version = requires.python_full_version ?? requires.python_version;
  if (typeof version === "string") add("python", `==${version}`, WEIGHT.pin, lineWith(text, "python_"));
}
function dependencySpecifiers(value) {
  if (typeof value === "string") return poetrySpecifiers(value);
  if (Array.isArray(value)) return value.flatMap(dependencySpecifiers);
  const { version, git, branch, tag, rev } = table(value);
  if (typeof version === "string") return poetrySpecifiers(version);
  if (typeof git !== "string") return [];
  const reference = [branch, tag, rev].find((each) => typeof each === "string");
  return [parseRequirement(`${git}@${String(reference ?? "")}#egg=django`)?.specifier ?? ""];
}
function readPyproject(file, found) {
  const text = readText2(file);
  if (text === null) return;
  const add = collector(file, found);
  const document = parseTable(text);
  const project2 = table(document.project);
  const tool = table(document.tool);
  const addRequirements = (values, isSide) => {
    for (const value of Array.isArray(values) ? values : []) {
      const requirement = typeof value === "string" ? parseRequirement(value) : null;
      if (requirement?.name !== "django" || typeof value !== "string") continue;
      add("django", requirement.specifier, declared(requirement.specifier, isSide), lineWith(text, value));
    }
  };
  addRequirements(project2.dependencies, false);
  for (const group of Object.values(table(project2["optional-dependencies"]))) addRequirements(group, true);
  for (const group of Object.values(table(document["dependency-groups"]))) addRequirements(group, true);
  for (const group of Object.values(table(table(tool.pdm)["dev-dependencies"]))) addRequirements(group, true);
  addRequirements(table(tool.uv)["dev-dependencies"], true);
  if (typeof project2["requires-python"] === "string") {
    add("python", project2["requires-python"], WEIGHT.range, lineWith(text, "requires-python"));
  }
  addClassifiers(project2.classifiers, (each) => lineWith(text, each), add);
  const poetry = table(tool.poetry);
  const groups = Object.values(table(poetry.group)).map((group) => table(group).dependencies);
  const addPoetry = (dependencies, isSide) => {
    for (const [name, value] of Object.entries(table(dependencies))) {
      const subject = subjectOf(name);
      if (subject === null) continue;
      for (const specifier of dependencySpecifiers(value)) {
        add(subject, specifier, declared(specifier, isSide), lineWith(text, `${name} =`, `${name}=`, name));
      }
    }
  };
  addPoetry(poetry.dependencies, false);
  addPoetry(poetry["dev-dependencies"], true);
  for (const group of groups) addPoetry(group, true);
}
function parseTable(text) {
  try {
    return parseToml3(text);
  } catch {
    return {};
  }
}
function lineWith(text, ...wanted) {
  const lines = text.split("\n");
  for (const each of wanted) {
    const index2 = lines.findIndex((line) => line.includes(each));
    if (index2 !== -1) return index2 + 1;
  }
  return 1;
}
function addClassifiers(values, lineOf3, add) {
  for (const value of Array.isArray(values) ? values : []) {
    if (typeof value !== "string") continue;
    const django = /^Framework :: Django :: (\d+\.\d+)$/.exec(value)?.[1];
    if (django !== void 0) add("django", `==${django}.*`, WEIGHT.hint, lineOf3(value));
    const python = /^Programming Language :: Python :: (\d+\.\d+)$/.exec(value)?.[1];
    if (python !== void 0) add("python", `==${python}.*`, WEIGHT.hint, lineOf3(value));
  }
}
function readSetupCfg(file, found) {
  const add = collector(file, found);
  for (const entry of readIni(file)) {
    const isMain = entry.section === "options" && entry.key === "install_requires";
    const isExtra = entry.section === "options.extras_require" || entry.key === "tests_require";
    if (isMain || isExtra) {
      for (const [index2, text] of entry.value.split("\n").entries()) {
        const requirement = parseRequirement(text);
        if (requirement?.name !== "django") continue;
        add("django", requirement.specifier, declared(requirement.specifier, isExtra), entry.line + index2);
      }
    }
    if (entry.section === "options" && entry.key === "python_requires") {
      add("python", entry.value, WEIGHT.range, entry.line);
    }
    if (entry.section === "metadata" && entry.key === "classifiers") {
      const lines = entry.value.split("\n");
      addClassifiers(lines, (value) => entry.line + lines.indexOf(value), add);
    }
  }
}
function readSetupPy(file, open, found) {
  if (!existsSync6(file)) return;
  const { evaluator, path } = open();
  const add = collector(file, found);
  const strings = (value) => {
    const forced = value === void 0 ? void 0 : evaluator.force(value);
    if (forced?.k === "dict") return forced.entries.flatMap((entry) => strings(entry.value));
    if (forced?.k === "sequence") return forced.items.flatMap((item2) => strings(item2.value));
    const text = textOf2(forced);
    return text === null ? [] : text.split("\n").map((each) => ({ text: each, line: forced?.place?.line ?? 1 }));
  };
  for (const call of evaluator.module(path).calls) {
    const name = evaluator.dotted(call.callee);
    if (name === null || !/(^|\.)setup$/.test(name)) continue;
    const argument3 = (wanted) => call.args.find((each) => each.name === wanted)?.value;
    for (const [key, isSide] of [
      ["install_requires", false],
      ["requires", false],
      ["extras_require", true],
      ["tests_require", true]
    ]) {
      for (const { text, line } of strings(argument3(key))) {
        const requirement = parseRequirement(text);
        if (requirement?.name !== "django") continue;
        add("django", requirement.specifier, declared(requirement.specifier, isSide), line);
      }
    }
    for (const { text, line } of strings(argument3("python_requires")))
      add("python", text, WEIGHT.range, line);
    const classifiers = strings(argument3("classifiers"));
    addClassifiers(
      classifiers.map((each) => each.text.trim()),
      (value) => classifiers.find((each) => each.text.trim() === value)?.line ?? 1,
      add
    );
  }
}
function requirementFiles(folder) {
  const own = names(folder).filter(
    (name) => /^[\w.-]*(requirements?|reqs)[\w.-]*\.(txt|in|pip)$/i.test(name)
  );
  const nested = ["requirements", "reqs", "requires"].flatMap(
    (inner) => names(join8(folder, inner)).filter((name) => /\.(txt|in|pip)$/.test(name)).map((name) => `${inner}/${name}`)
  );
  return [...own, ...nested].map((name) => join8(folder, name));
}
function names(folder) {
  try {
    return readdirSync3(folder).sort();
  } catch {
    return [];
  }
}
function isSideFile(file) {
  return /(dev|test|doc|lint|local|ci\b|example|build)/i.test(file.slice(dirname4(dirname4(file)).length));
}
function readRequirements(file, isSide, visited, found) {
  if (visited.has(file)) return;
  visited.add(file);
  const text = readText2(file);
  if (text === null) return;
  const add = collector(file, found);
  for (const [index2, line] of text.split(/\r\n|\r|\n/).entries()) {
    const included = /^\s*(?:-r|--requirement|-c|--constraint)(?:\s+|=)(\S+)/.exec(line)?.[1];
    if (included !== void 0) {
      if (!/^\w+:\/\//.test(included)) {
        readRequirements(join8(dirname4(file), included), isSide, visited, found);
      }
      continue;
    }
    const requirement = parseRequirement(line.replace(/^\s*(?:-e|--editable)(?:\s+|=)/, ""));
    if (requirement?.name !== "django") continue;
    add("django", requirement.specifier, declared(requirement.specifier, isSide), index2 + 1);
  }
}
function readConda(file, found) {
  const text = readText2(file);
  if (text === null) return;
  const add = collector(file, found);
  for (const [index2, line] of text.split("\n").entries()) {
    const entry = /^\s*-\s*["']?(?:[\w-]+::)?(django|python)\s*([<>=!~][^"'#]*)["']?/i.exec(line);
    const subject = subjectOf(entry?.[1] ?? "");
    if (subject === null) continue;
    const specifier = condaSpecifier((entry?.[2] ?? "").trim());
    add(subject, specifier, declared(specifier, false), index2 + 1);
  }
}
function readTox(file, found) {
  const text = readText2(file);
  if (text === null) return;
  const add = collector(file, found);
  for (const entry of parseIni(text)) {
    for (const [index2, line] of entry.value.split("\n").entries()) {
      if (entry.key === "deps") {
        const requirement = parseRequirement(line.replace(/^[\w.,{}!-]+:\s*/, ""));
        if (requirement?.name === "django")
          add("django", requirement.specifier, WEIGHT.hint, entry.line + index2);
      }
      if (entry.key === "envlist" || entry.key === "env_list") {
        for (const [, digits = ""] of line.matchAll(/(?:django|dj)\{?([\d.,]+)/gi)) {
          for (const version of digits.split(",")) {
            const parts = /^(\d)\.?(\d+)$/.exec(version);
            if (parts !== null) add("django", `==${parts[1]}.${parts[2]}.*`, WEIGHT.hint, entry.line + index2);
          }
        }
        for (const [, digits = ""] of line.matchAll(/\bpy\{?((?:3\.?\d+,?)+)/gi)) {
          for (const version of digits.split(",")) {
            const parts = /^(3)\.?(\d+)$/.exec(version);
            if (parts !== null) add("python", `==3.${parts[2]}.*`, WEIGHT.hint, entry.line + index2);
          }
        }
      }
    }
  }
}
function readPythonFiles(folder, found) {
  for (const [name, pattern] of [
    [".python-version", /^\s*(?:cpython-?)?(\d+\.\d+(?:\.\d+)?)/],
    ["runtime.txt", /^\s*python-(\d+\.\d+(?:\.\d+)?)/],
    [".tool-versions", /^\s*python\s+(\d+\.\d+(?:\.\d+)?)/]
  ]) {
    const file = join8(folder, name);
    const add = collector(file, found);
    for (const [index2, line] of (readText2(file) ?? "").split("\n").entries()) {
      const version = pattern.exec(line)?.[1];
      if (version !== void 0) add("python", `==${version}`, WEIGHT.pin, index2 + 1);
    }
  }
}
function containerFiles(folder) {
  const inner = ["docker", "compose", ".docker"].flatMap(
    (name) => names(join8(folder, name)).map((each) => `${name}/${each}`)
  );
  return [...names(folder), ...inner].filter(
    (name) => /(^|\/|\.)(Dockerfile|Containerfile)(\.[\w-]+)?$/i.test(name)
  );
}
function readContainer(file, found) {
  const add = collector(file, found);
  for (const [index2, line] of (readText2(file) ?? "").split("\n").entries()) {
    const python = /^\s*FROM\s+(?:--\S+\s+)*(?:\S*\/)?python:(\d+\.\d+(?:\.\d+)?)/i.exec(line)?.[1] ?? /^\s*ARG\s+PYTHON_VERSION=["']?(\d+\.\d+(?:\.\d+)?)/i.exec(line)?.[1];
    if (python !== void 0) add("python", `==${python}`, WEIGHT.container, index2 + 1);
    if (!/\b(pip3?|uv pip|uv)\s+(install|add)\b|^\s/.test(line)) continue;
    for (const [, django = ""] of line.matchAll(/["'\s](django(?:\[[\w,-]+\])?\s*[<>=~!][^"'\s\\]*)/gi)) {
      const requirement = parseRequirement(django);
      if (requirement?.name === "django") add("django", requirement.specifier, WEIGHT.container, index2 + 1);
    }
  }
}

// src/project/versions.ts
var NEWEST_LTS = "5.2";
var OLDEST_PYTHON = [
  ["6.0", "3.12"],
  ["5.0", "3.10"],
  ["4.0", "3.8"],
  ["3.0", "3.6"],
  ["0", "3.5"]
];
function findVersions(files, options, sitePackages, evaluator) {
  const statements = once(() => readFolders(files, evaluator));
  const installed = sitePackages === null ? [] : readInstalled(sitePackages);
  const fact = (subject) => {
    for (const group of [...statements()]) {
      const found = lowest(subject, [...group, ...installed], files.root);
      if (found !== null) return found;
    }
    return lowest(subject, installed, files.root);
  };
  const django = options.django !== null ? { version: options.django, source: "--django" } : fact("django") ?? { version: NEWEST_LTS, source: "assumed" };
  const named = options.python !== null && /^\d+\.\d+/.test(options.python) ? options.python : null;
  const python = named !== null ? { version: named, source: "--python" } : fact("python") ?? { version: oldestPython(django.version), source: "assumed" };
  return { django, python };
}
function once(compute2) {
  let known = null;
  return () => {
    known ??= { value: compute2() };
    return known.value;
  };
}
function readFolders(files, evaluator) {
  const { root } = files;
  const inner = files.paths.filter((path) => baseName(path) === "manage.py").map((path) => join9(root, folderOf(path)));
  const folders = /* @__PURE__ */ new Set([root, ...inner]);
  for (let current = root; !existsSync7(join9(current, ".git")); ) {
    const parent = dirname5(current);
    if (parent === current) break;
    if (hasRepository(parent)) folders.add(parent);
    current = parent;
  }
  return [...folders].map((folder) => {
    const path = toRelative(root, join9(folder, "setup.py"));
    return readVersionFiles(folder, files.paths.includes(path) ? () => ({ evaluator, path }) : null);
  });
}
function hasRepository(folder) {
  for (let current = folder; ; current = dirname5(current)) {
    if (existsSync7(join9(current, ".git"))) return true;
    if (dirname5(current) === current) return false;
  }
}
function lowest(subject, statements, root) {
  const known = statements.flatMap((statement) => {
    const version = statement.subject === subject ? lowestAllowed(statement.specifier, subject) : null;
    return version === null ? [] : [{ ...statement, version }];
  });
  const weight = Math.min(...known.map((each) => each.weight));
  const best = known.filter((each) => each.weight === weight).reduce(
    (a, b) => a === null || b.version !== a.version && lowerVersion(a.version, b.version) === b.version ? b : a,
    null
  );
  if (best === null) return null;
  const file = toRelative(root, best.file);
  return { version: best.version, source: best.line === 0 ? file : `${file}:${best.line}` };
}
function readInstalled(sitePackages) {
  const found = [];
  for (const name of readdirSync4(sitePackages)) {
    const version = /^django-(\d[\w.]*?)\.(?:dist-info|egg-info)$/i.exec(name)?.[1];
    if (version === void 0) continue;
    const file = join9(sitePackages, name);
    found.push({ subject: "django", specifier: `==${version}`, weight: WEIGHT.installed, file, line: 0 });
  }
  for (const folder of [dirname5(dirname5(sitePackages)), dirname5(dirname5(dirname5(sitePackages)))]) {
    const file = join9(folder, "pyvenv.cfg");
    if (!existsSync7(file)) continue;
    const lines = readFileSync7(file, "utf8").split("\n");
    const index2 = lines.findIndex((line) => /^version(_info)?\s*=/.test(line));
    const version = /(\d+\.\d+(?:\.\d+)?)/.exec(lines[index2] ?? "")?.[1];
    if (version === void 0) continue;
    found.push({
      subject: "python",
      specifier: `==${version}`,
      weight: WEIGHT.side,
      file,
      line: index2 + 1
    });
  }
  return found;
}
function oldestPython(django) {
  const entry = OLDEST_PYTHON.find(([release]) => lowerVersion(release, django) === release);
  return entry?.[1] ?? "3.8";
}

// src/project/open.ts
async function openProject(paths, options, cwd) {
  const found = findProjects(paths, cwd);
  if ("error" in found) return found;
  const [first2, second] = found.projects;
  if (first2 === void 0) return { error: "No path was named" };
  if (second !== void 0) {
    return {
      error: `The paths belong to ${found.projects.length} projects (${found.projects.map((each) => each.root).join(", ")}): run the command once for each`
    };
  }
  const { root, targets } = first2;
  const files = createFileStore(root, listPythonFiles(root, options.exclude, targets));
  if (files.paths.length === 0) {
    return { error: `No Python files found in ${root}: name a file or folder of a Django project` };
  }
  await initParser();
  return assemble(root, targets, files, options, cwd);
}
function assemble(root, targets, files, options, cwd) {
  const sitePackages = findSitePackages(root, options.python, process.env.VIRTUAL_ENV, cwd);
  let modules = indexModules(files.paths, findSourceRoots(root, files.paths));
  const plain2 = createStaticEvaluator(createHost(files, modules, () => null));
  const { django, python } = findVersions(files, options, sitePackages, plain2);
  const outside = externalFacts(django, python);
  const addRoot = (name, infer = inferSourceRoot) => {
    const folder = infer(name, files, modules);
    if (folder !== null) modules = indexModules(files.paths, [...modules.sourceRoots, folder]);
  };
  const evaluatorNow = (external = outside) => createStaticEvaluator(createHost(files, modules, external));
  const chosen = chooseSettings(root, files, modules, evaluatorNow(), options.settings, addRoot);
  if ("error" in chosen) return chosen;
  const settingsFile = chosen.module === null ? null : modules.findModule(chosen.module);
  let settings = chosen.module === null || settingsFile === null ? noSettings(chosen.findings) : readSettings(chosen.module, settingsFile, null, evaluatorNow(), chosen.findings);
  const known = modules;
  for (const app of settings.facts.installedApps) {
    if (!app.startsWith("django.")) addRoot(app, inferAppRoot);
  }
  addRoot(settings.facts.rootUrlconf ?? "");
  if (modules !== known && chosen.module !== null && settingsFile !== null) {
    settings = readSettings(chosen.module, settingsFile, null, evaluatorNow(), chosen.findings);
  }
  const index2 = modules;
  const evaluator = evaluatorNow((name) => outside(name) ?? settingValue(settings, name));
  const urlconf = once2(() => readUrlconf(files, evaluator, settings.facts.rootUrlconf));
  const routed = once2(() => new Set(urlconf().views.map((view) => view.definition.node)));
  const viewsIn = (among) => {
    const read2 = new Set(among);
    const found = [
      ...urlconf().views.filter((view) => read2.has(view.definition.file)),
      ...findBySignature(files, among, routed(), evaluator).map((definition) => ({ definition, routes: [] }))
    ];
    return viewRefs(found, index2, evaluator);
  };
  const views = once2(() => viewsIn(files.paths));
  const syncOnly = once2(
    () => findSyncOnly(files, settings, urlconf(), evaluator, (path) => index2.moduleName(path))
  );
  const project2 = {
    root,
    files,
    sourceRoots: index2.sourceRoots,
    sitePackages,
    django,
    python,
    settings: settings.facts,
    asgi: findAsgi(files, settings, index2),
    get views() {
      return views();
    },
    get findings() {
      const { findings } = urlconf();
      return [...versionFindings(django), ...settings.facts.findings, ...findings, ...fileFindings(files)];
    },
    get syncOnly() {
      return syncOnly();
    },
    viewsUnder: (under) => under.length === 0 || under.includes("") ? views() : viewsIn(files.paths.filter((file) => under.some((path) => isUnder(file, path)))),
    moduleName: (path) => index2.moduleName(path),
    findModule: (name, from) => index2.findModule(name, from)
  };
  return { project: project2, targets };
}
function once2(compute2) {
  let known = null;
  return () => {
    known ??= { value: compute2() };
    return known.value;
  };
}
function externalFacts(django, python) {
  return (name) => {
    switch (name) {
      case "django.VERSION":
        return versionTuple(django.version);
      case "sys.version_info":
        return versionTuple(python.version);
      case "typing.TYPE_CHECKING":
        return scalar(false);
      case "django.conf.global_settings.MIDDLEWARE":
      case "django.conf.global_settings.INSTALLED_APPS":
        return sequence("list", []);
      default:
        return null;
    }
  };
}
function settingValue(settings, name) {
  const prefix = "django.conf.settings.";
  if (!name.startsWith(prefix)) return null;
  const setting = name.slice(prefix.length);
  return /^[A-Z]\w*$/.test(setting) ? settings.value(setting) : null;
}
function chooseSettings(root, files, modules, evaluator, named, addRoot) {
  const resolves = (name) => modules.findModule(name) !== null || inferSourceRoot(name, files, modules) !== null;
  if (named !== null) {
    if (!resolves(named)) {
      return {
        error: `No settings module ${named} in ${root}: check --settings (or "settings" in pyproject.toml)`
      };
    }
    addRoot(named);
    return { module: named, findings: [] };
  }
  const host = createHost(files, modules, () => null);
  const references = findSettingsReferences(root, files, host, evaluator).filter(
    (each) => resolves(each.module)
  );
  const own = references.find((each) => !isSideProject(each.file)) ?? references[0];
  if (own !== void 0) {
    addRoot(own.module);
    return { module: own.module, findings: referenceFindings(own, references) };
  }
  const candidates = findSettingsFiles(files);
  const [file, ...others] = candidates.filter((path) => !isSideProject(path));
  const only2 = file ?? candidates[0];
  if (only2 === void 0) {
    const message = "No settings module was found: the middleware and the root URLconf are not known, as in a reusable app";
    const fix = "Name the settings module with --settings if there is one.";
    return { module: null, findings: [finding("noSettings", message, null, fix)] };
  }
  const findings = others.length === 0 ? [] : [
    finding(
      "severalSettings",
      `Nothing names the settings module; ${only2} was taken, and ${others.join(", ")} could be it as well`,
      { file: only2, line: 1 },
      "Name the one that production uses with --settings."
    )
  ];
  return { module: modules.moduleName(only2), findings };
}
function referenceFindings(chosen, references) {
  const place = { file: chosen.file, line: chosen.line };
  if (isSideProject(chosen.file)) {
    return [
      finding(
        "noSettings",
        `The settings are those of a test or example project (${chosen.module}), as in a reusable app`,
        place,
        "The middleware of the project that uses the app decides what its async views gain."
      )
    ];
  }
  const others = references.filter((each) => each.module !== chosen.module && !isSideProject(each.file));
  const names2 = [...new Set(others.map((each) => `${each.module} (${each.file}:${each.line})`))];
  if (names2.length === 0) return [];
  return [
    finding(
      "severalSettings",
      `${chosen.file} uses the settings module ${chosen.module}; other files name ${names2.join(", ")}`,
      place,
      "Name the one that production uses with --settings."
    )
  ];
}
function findAsgi(files, settings, modules) {
  const value = settings.value("ASGI_APPLICATION");
  const name = value?.k === "scalar" && typeof value.value === "string" ? value.value : null;
  const named = name === null ? null : modules.findModule(name.slice(0, name.lastIndexOf(".")));
  if (named !== null) return named;
  const candidates = files.paths.filter((path) => baseName(path) === "asgi.py" && !isSideProject(path));
  return candidates.sort((a, b) => a.split("/").length - b.split("/").length)[0] ?? null;
}
function versionFindings(django) {
  if (django.source !== "assumed") return [];
  return [
    finding(
      "assumedVersion",
      `No file says which Django the project uses; ${django.version}, the newest long-term release, is assumed`,
      null,
      "Name it with --django."
    )
  ];
}
function fileFindings(files) {
  return files.problems.map(
    ({ path, problem }) => finding(
      "unparsedFile",
      `${path} is left alone: ${problem.message}`,
      { file: path, line: problem.line },
      "Make it valid Python 3, or exclude it in [tool.django-asyncify]."
    )
  );
}
function viewRefs(views, modules, evaluator) {
  return views.map(({ definition, routes }) => {
    const place = definition.place ?? evaluator.placeOf(definition.file, definition.node.start);
    return {
      id: `${modules.moduleName(definition.file)}.${definition.name}`,
      file: definition.file,
      line: place.line,
      kind: definition.k === "class" ? "class" : "function",
      name: definition.name,
      foundBy: routes.length > 0 ? "urlconf" : "signature",
      routes
    };
  }).sort((a, b) => a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line);
}

// src/analysis/index.ts
import { existsSync as existsSync8, readFileSync as readFileSync8 } from "node:fs";
import { join as joinPath2 } from "node:path";
import { fileURLToPath } from "node:url";

// src/knowledge/blocking.ts
function blockingPattern(_dotted) {
  return null;
}

// src/analysis/values.ts
var UNKNOWN2 = { k: "unknown" };
var NEVER = { k: "never" };
var NO_TREE = /* @__PURE__ */ new Map();
var scalarCache = /* @__PURE__ */ new Map();
function scalar2(type, constant = null) {
  if (constant !== null) return { k: "scalar", type, constant };
  const cached = scalarCache.get(type);
  if (cached) return cached;
  const made = { k: "scalar", type, constant: null };
  scalarCache.set(type, made);
  return made;
}
var NONE3 = scalar2("none");
var STR = scalar2("str");
var INT = scalar2("int");
var BOOL = scalar2("bool");
var OTHER = scalar2("other");
var nextCell = 1;
function newCell(element = NEVER, entries) {
  return { id: nextCell++, element, entries: new Map(entries ?? []) };
}
function sequence2(type, element, items = null) {
  return { k: "sequence", type, items, cell: newCell(element) };
}
function tupleOf(items) {
  return sequence2("tuple", joinAll(items), items);
}
function dictOf(element, entries) {
  return { k: "dict", cell: newCell(element, entries) };
}
function instance(cls, entries) {
  return { k: "instance", cls, cell: newCell(NEVER, entries) };
}
function modelInstance(cls, more = {}) {
  return {
    k: "model",
    cls,
    loaded: more.loaded ?? NO_TREE,
    deferred: more.deferred ?? null,
    cell: newCell()
  };
}
function querySet(model, more = {}) {
  return {
    k: "queryset",
    model,
    cls: null,
    row: "model",
    loaded: NO_TREE,
    deferred: null,
    evaluated: false,
    through: null,
    ...more
  };
}
function manager(model, more = {}) {
  return {
    k: "manager",
    model,
    cls: null,
    related: null,
    prefetched: false,
    rows: NO_TREE,
    through: null,
    ...more
  };
}
var MAX_UNION = 8;
function joinAll(values) {
  let result = NEVER;
  for (const value of values) result = join10(result, value);
  return result;
}
function join10(a, b) {
  if (a === b || b.k === "never") return a;
  if (a.k === "never") return b;
  if (a.k === "unknown" && b.k === "unknown") return a;
  const merged = joinSimilar(a, b);
  if (merged) return merged;
  const parts = [];
  for (const part of [...alternatives(a), ...alternatives(b)]) {
    const index2 = parts.findIndex((known2) => known2 === part || joinSimilar(known2, part) !== null);
    const known = parts[index2];
    if (known) parts[index2] = joinSimilar(known, part) ?? known;
    else parts.push(part);
  }
  const first2 = parts[0];
  if (first2 && parts.length === 1) return first2;
  if (parts.length > MAX_UNION) return UNKNOWN2;
  return { k: "union", of: parts };
}
function alternatives(value) {
  return value.k === "union" ? value.of : value.k === "never" ? [] : [value];
}
function joinSimilar(a, b) {
  if (a === b) return a;
  if (a.k === "unknown" && b.k === "unknown") return a;
  if (a.k === "scalar" && b.k === "scalar" && a.type === b.type) {
    return a.constant === b.constant ? a : scalar2(a.type);
  }
  if (a.k === "class" && b.k === "class" && a.cls === b.cls) return a;
  if (a.k === "instance" && b.k === "instance" && a.cls === b.cls) {
    if (a.cell === b.cell) return a;
    mergeCells(a.cell, b.cell);
    return a;
  }
  if (a.k === "model" && b.k === "model" && a.cls === b.cls) {
    if (a.cell !== b.cell) mergeCells(a.cell, b.cell);
    return {
      k: "model",
      cls: a.cls,
      loaded: intersectTrees(a.loaded, b.loaded),
      deferred: a.deferred ?? b.deferred,
      cell: a.cell
    };
  }
  if (a.k === "queryset" && b.k === "queryset" && a.model === b.model && a.cls === b.cls && a.row === b.row) {
    return {
      ...a,
      loaded: intersectTrees(a.loaded, b.loaded),
      deferred: a.deferred ?? b.deferred,
      evaluated: a.evaluated && b.evaluated
    };
  }
  if (a.k === "manager" && b.k === "manager") {
    if (a.model !== b.model || a.cls !== b.cls || a.related !== b.related) return null;
    return {
      ...a,
      prefetched: a.prefetched && b.prefetched,
      rows: intersectTrees(a.rows, b.rows)
    };
  }
  if (a.k === "sequence" && b.k === "sequence" && a.type === b.type) {
    if (a.cell === b.cell) return a.items === b.items ? a : { ...a, items: null };
    const items = a.items && b.items && a.items.length === b.items.length ? a.items.map((item2, index2) => join10(item2, b.items?.[index2] ?? UNKNOWN2)) : null;
    mergeCells(a.cell, b.cell);
    return { k: "sequence", type: a.type, items, cell: a.cell };
  }
  if (a.k === "dict" && b.k === "dict") {
    if (a.cell !== b.cell) mergeCells(a.cell, b.cell);
    return a;
  }
  if (a.k === "function" && b.k === "function") {
    return a.fn.node === b.fn.node && a.closure === b.closure && a.self === b.self ? a : null;
  }
  if (a.k === "iterator" && b.k === "iterator") {
    return { k: "iterator", element: join10(a.element, b.element), effects: [...a.effects, ...b.effects] };
  }
  if (a.k === "awaitable" && b.k === "awaitable") {
    return { k: "awaitable", result: join10(a.result, b.result) };
  }
  if (a.k === "lazy" && b.k === "lazy") {
    return { k: "lazy", of: join10(a.of, b.of), effects: a.effects };
  }
  if (a.k === "module" && b.k === "module" && a.name === b.name) return a;
  if (a.k === "external" && b.k === "external" && a.name === b.name) return a;
  if (a.k === "intrinsic" && b.k === "intrinsic" && a.name === b.name) {
    if (a.self === b.self && a.args.length === 0 && b.args.length === 0) return a;
  }
  return null;
}
function mergeCells(a, b) {
  if (merging.has(a.id) || merging.has(b.id)) return;
  merging.add(a.id);
  merging.add(b.id);
  const element = join10(a.element, b.element);
  a.element = element;
  b.element = element;
  for (const [name, value] of b.entries) writeEntry(a, name, value);
  for (const [name, value] of a.entries) writeEntry(b, name, value);
  merging.delete(a.id);
  merging.delete(b.id);
}
var merging = /* @__PURE__ */ new Set();
function writeEntry(cell, name, value) {
  const before = cell.entries.get(name);
  cell.entries.set(name, before ? join10(before, value) : value);
}
function intersectTrees(a, b) {
  if (a === b || a.size === 0) return a;
  if (b.size === 0) return b;
  const both = /* @__PURE__ */ new Map();
  for (const [name, beyond] of a) {
    const other = b.get(name);
    if (other) both.set(name, intersectTrees(beyond, other));
  }
  return both;
}
function uniteTrees(a, b) {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const either = new Map(a);
  for (const [name, beyond] of b) either.set(name, uniteTrees(either.get(name) ?? NO_TREE, beyond));
  return either;
}
function lookupTree(path) {
  let tree = NO_TREE;
  for (const name of path.split("__").reverse()) tree = /* @__PURE__ */ new Map([[name, tree]]);
  return tree;
}
function keyOf(value, depth = 3) {
  switch (value.k) {
    case "unknown":
      return "?";
    case "never":
      return "!";
    case "scalar":
      return value.constant === null ? value.type : `${value.type}=${String(value.constant)}`;
    case "sequence": {
      if (depth === 0) return `${value.type}#${value.cell.id}`;
      const items = value.items ? value.items.map((item2) => keyOf(item2, depth - 1)).join(",") : "";
      const shared = value.type === "list" || value.type === "set" ? `#${value.cell.id}` : "";
      return `${value.type}${shared}[${items}|${keyOf(value.cell.element, depth - 1)}]`;
    }
    case "dict":
      return `dict#${value.cell.id}{${cellKey(value.cell, depth)}}`;
    case "function": {
      const self = value.self ? keyOf(value.self, depth - 1) : "";
      return `f:${value.fn.module.name}:${value.fn.node.start}:${value.fn.qualname}(${self})${idOf(value.closure)}`;
    }
    case "class":
      return `c:${value.cls.qualname}${idOf(value.cls)}`;
    case "instance":
      return `i:${value.cls.qualname}#${value.cell.id}{${cellKey(value.cell, depth)}}`;
    case "model":
      return `m:${value.cls.qualname}:${treeKey(value.loaded)}:${deferredKey(value.deferred)}${value.cell.entries.size > 0 ? `#${value.cell.id}{${cellKey(value.cell, depth)}}` : ""}`;
    case "queryset":
      return `q:${value.model?.qualname}:${value.cls?.qualname}:${value.row}:${treeKey(value.loaded)}:${deferredKey(value.deferred)}:${value.evaluated}`;
    case "manager":
      return `g:${value.model?.qualname}:${value.cls?.qualname}:${value.related}:${value.prefetched}:${treeKey(value.rows)}`;
    case "lazy":
      return `l:${effectsKey(value.effects)}:${depth > 0 ? keyOf(value.of, depth - 1) : ""}`;
    case "iterator":
      return `it:${effectsKey(value.effects)}:${depth > 0 ? keyOf(value.element, depth - 1) : ""}`;
    case "awaitable":
      return `a:${depth > 0 ? keyOf(value.result, depth - 1) : ""}`;
    case "module":
      return `mod:${value.name}`;
    case "external":
      return `x:${value.name}`;
    case "intrinsic": {
      const self = value.self && depth > 0 ? keyOf(value.self, depth - 1) : "";
      const args = depth > 0 ? value.args.map((arg) => keyOf(arg, depth - 1)).join(",") : "";
      return `n:${value.name}(${self};${args})`;
    }
    case "union":
      return value.of.map((part) => keyOf(part, depth)).sort().join("|");
  }
}
function cellKey(cell, depth) {
  if (depth <= 1) return `${cell.entries.size}`;
  const entries = [...cell.entries].map(([name, value]) => `${name}:${keyOf(value, depth - 2)}`);
  return `${entries.join(",")};${keyOf(cell.element, depth - 2)}`;
}
function treeKey(tree) {
  if (tree.size === 0) return "";
  return [...tree].map(([name, beyond]) => `${name}(${treeKey(beyond)})`).join(",");
}
function deferredKey(deferred) {
  return deferred ? `${deferred.mode}${[...deferred.fields].join(",")}` : "";
}
function effectsKey(effects) {
  return effects.map((effect2) => `${effect2.kind}${effect2.what}`).join(",");
}
var identities = /* @__PURE__ */ new WeakMap();
var nextIdentity = 1;
function idOf(object) {
  if (!object) return "";
  let id = identities.get(object);
  if (id === void 0) {
    id = nextIdentity++;
    identities.set(object, id);
  }
  return `@${id}`;
}

// src/analysis/interp.ts
var SILENT = {
  emit: () => {
  },
  callee: () => {
  },
  unknownCall: () => {
  },
  value: () => {
  }
};
function collectingSink(effects, outer = null) {
  return {
    emit: (_node, _role, more) => {
      for (const effect2 of more) {
        const key = `${effect2.kind}|${effect2.what}|${effect2.stopIteration}`;
        if (!effects.has(key) && effects.size < 16) effects.set(key, effect2);
      }
    },
    callee: (node, callee) => outer?.callee(node, callee),
    unknownCall: (node, name) => outer?.unknownCall(node, name),
    value: (node, value) => outer?.value(node, value)
  };
}
function emptyState() {
  return { vars: /* @__PURE__ */ new Map(), facts: /* @__PURE__ */ new Set(), bound: /* @__PURE__ */ new Set() };
}
function copyState(state) {
  return { vars: new Map(state.vars), facts: new Set(state.facts), bound: new Set(state.bound) };
}
function joinStates(a, b) {
  if (!a) return b;
  if (!b) return a;
  const vars = new Map(a.vars);
  for (const [name, value] of b.vars) {
    const other = vars.get(name);
    vars.set(name, other && other !== value ? join10(other, value) : value);
  }
  return { vars, facts: intersection(a.facts, b.facts), bound: intersection(a.bound, b.bound) };
}
function intersection(a, b) {
  const both = /* @__PURE__ */ new Set();
  for (const item2 of a) if (b.has(item2)) both.add(item2);
  return both;
}
function joinAllStates(states) {
  let result = null;
  for (const state of states) result = joinStates(result, state);
  return result;
}
function dropFacts(state, path) {
  for (const fact of state.facts) {
    if (fact === path || fact.startsWith(`${path}.`) || fact.startsWith(`${path}[`)) state.facts.delete(fact);
  }
}
function lineOf2(interp, module, offset) {
  let index2 = interp.lines.get(module);
  if (!index2) {
    index2 = new LineIndex(module.text);
    interp.lines.set(module, index2);
  }
  return index2.line(offset);
}
function causeAt(interp, frame, node, label) {
  return { label, file: frame.module.file, line: lineOf2(interp, frame.module, node.start) };
}
function effectAt(interp, frame, node, kind, what, stopIteration = false) {
  return { kind, what, stopIteration, chain: [causeAt(interp, frame, node, what)] };
}
var MAX_CHAIN = 12;
function through(interp, frame, node, label, effects) {
  if (effects.length === 0) return effects;
  const cause = causeAt(interp, frame, node, label);
  return effects.map((effect2) => ({
    ...effect2,
    chain: effect2.chain.length < MAX_CHAIN ? [cause, ...effect2.chain] : effect2.chain
  }));
}
function staticFrame(module, cls, parent) {
  return {
    module,
    fn: null,
    cls,
    kind: cls ? "class" : "module",
    parent,
    locals: /* @__PURE__ */ new Set(),
    outer: /* @__PURE__ */ new Map(),
    state: emptyState(),
    everBound: /* @__PURE__ */ new Map(),
    sink: SILENT,
    returns: NEVER,
    yields: NEVER,
    exitFacts: null,
    loops: [],
    raises: [],
    beforeStatement: null
  };
}

// src/analysis/request.ts
var REQUEST = /* @__PURE__ */ new Set([
  "django.http.HttpRequest",
  "django.http.request.HttpRequest",
  "django.core.handlers.wsgi.WSGIRequest",
  "django.core.handlers.asgi.ASGIRequest"
]);
var SESSION = /* @__PURE__ */ new Set(["django.contrib.sessions.backends.base.SessionBase"]);
var isRequestClass = (cls) => inherits(cls, REQUEST);
var isSession = (value) => value.k === "instance" && inherits(value.cls, SESSION);
var requestEntries = /* @__PURE__ */ new WeakMap();
function requestValue(interp) {
  const cls = classNamed(interp, "django.http.HttpRequest") ?? classNamed(interp, "django.http.request.HttpRequest");
  if (!cls) return UNKNOWN2;
  return instance(cls, middlewareEntries(interp, cls));
}
function middlewareEntries(interp, cls) {
  const known = requestEntries.get(interp);
  if (known) return known;
  const entries = /* @__PURE__ */ new Map();
  requestEntries.set(interp, entries);
  for (const { path } of interp.project.settings.middleware) {
    const cut = path.lastIndexOf(".");
    const value = memberOfModule(interp, path.slice(0, cut), path.slice(cut + 1));
    const request = instance(cls);
    if (request.k !== "instance") continue;
    if (value.k === "class" && value.cls.module.origin === "project") {
      const frame = staticFrame(value.cls.module, null, null);
      const self = instance(value.cls);
      for (const name of ["__call__", "process_request", "process_view"]) {
        const member2 = lookupMember(interp, value.cls, name);
        if (!member2 || member2.owner.module.origin !== "project") continue;
        const method = bindMember(interp, self, value.cls, member2);
        if (method.k === "function")
          callFunctionValue(
            interp,
            frame,
            value.cls.node,
            "self",
            method,
            { ...NO_ARGUMENTS(), positional: [request], paths: [null] },
            null,
            name
          );
      }
    } else if (value.k === "function" && value.fn.module.origin === "project") {
      const frame = staticFrame(value.fn.module, null, null);
      const one = { ...NO_ARGUMENTS(), positional: [UNKNOWN2], paths: [null] };
      const inner = callValue(interp, frame, value.fn.node, value, one, null);
      for (const part of alternatives(inner))
        if (part.k === "function")
          callFunctionValue(
            interp,
            frame,
            part.fn.node,
            "self",
            part,
            { ...NO_ARGUMENTS(), positional: [request], paths: [null] },
            null,
            "middleware"
          );
    }
    for (const [name, entry] of request.cell.entries) entries.set(name, entry);
  }
  return entries;
}
function requestAttribute(interp, frame, node, base, name) {
  if (base.k !== "instance" || !isRequestClass(base.cls)) return null;
  if (base.cell.entries.has(name)) return null;
  switch (name) {
    case "user":
      return {
        k: "lazy",
        of: userValue(interp),
        effects: [effectAt(interp, frame, node, "db", "request.user (lazy)")]
      };
    case "auser":
      return { k: "intrinsic", name: "request.auser", self: base, args: [] };
    case "session": {
      const cls = classNamed(interp, "django.contrib.sessions.backends.base.SessionBase");
      return cls ? instance(cls) : UNKNOWN2;
    }
    default:
      return null;
  }
}
function userValue(interp) {
  const model = userModel(interp);
  const anonymous = classNamed(interp, "django.contrib.auth.models.AnonymousUser");
  const user = model ? modelInstance(model) : UNKNOWN2;
  return anonymous ? join10(user, instance(anonymous)) : user;
}
var FREE_SESSION = /* @__PURE__ */ new Set([
  "accessed",
  "modified",
  "session_key",
  "is_empty",
  "TEST_COOKIE_NAME",
  "TEST_COOKIE_VALUE",
  "get_session_cookie_age",
  "encode",
  "decode",
  "serializer",
  "cache_key"
]);
var STORE_SESSION = /* @__PURE__ */ new Set(["flush", "cycle_key", "create", "save", "delete", "exists", "load", "clear_expired"]);
function sessionAttribute(base, name) {
  if (FREE_SESSION.has(name)) return name === "is_empty" ? { k: "intrinsic", name: "pure", self: null, args: [] } : OTHER;
  if (/^a(?:get|set|pop|update|keys|values|items|flush|save|load|create|delete|exists|setdefault|cycle_key|has_key)/.test(name))
    return { k: "intrinsic", name: "session-async", self: base, args: [] };
  return { k: "intrinsic", name: `session.${name}`, self: base, args: [] };
}
function loadSession(interp, frame, node, role, path) {
  emitLoad(frame, node, role, [effectAt(interp, frame, node, "db", "request.session (loading the session)")], path);
}
function callSession(interp, frame, node, name, path) {
  if (STORE_SESSION.has(name)) {
    frame.sink.emit(node, "self", [effectAt(interp, frame, node, "db", `request.session.${name}()`)]);
    return OTHER;
  }
  loadSession(interp, frame, node, "self", path);
  if (name === "keys") return sequence2("list", STR);
  return UNKNOWN2;
}
var FORM_METHODS = /* @__PURE__ */ new Set(["is_valid", "full_clean", "save", "as_p", "as_table", "as_ul", "as_div", "render", "non_field_errors", "save_m2m", "has_changed", "is_multipart", "add_error", "add_prefix", "hidden_fields", "visible_fields", "get_context", "clean", "get_queryset", "__init__", "_get_validation_exclusions", "validate_unique", "order_fields", "has_error", "get_initial_for_field"]);
function formAttribute(interp, frame, node, base, name, path = null) {
  switch (name) {
    case "errors":
    case "changed_data":
      if (name === "errors") validate(interp, frame, node, "self", base, path);
      return UNKNOWN2;
    case "cleaned_data":
      return cleanedData(interp, base.cls);
    case "instance": {
      const model = formModel(interp, base.cls);
      return model ? base.cell.entries.get("instance") ?? modelInstance(model) : null;
    }
    case "forms":
    case "initial_forms":
    case "extra_forms":
      if (!isFormSetClass(base.cls)) return null;
      return sequence2("list", memberForm(interp, base));
    case "data":
    case "files":
    case "fields":
    case "initial":
    case "prefix":
    case "media":
    case "is_bound":
    case "management_form":
    case "deleted_forms":
    case "new_objects":
    case "changed_objects":
    case "deleted_objects":
    case "auto_id":
    case "label_suffix":
      return UNKNOWN2;
    default:
      return FORM_METHODS.has(name) ? { k: "intrinsic", name: `form.${name}`, self: base, args: [] } : null;
  }
}
function memberForm(interp, base) {
  const form = base.cell.entries.get("@form") ?? lookupMember(interp, base.cls, "form")?.value;
  return form?.k === "class" ? instance(form.cls) : UNKNOWN2;
}
function formModel(interp, cls) {
  for (const base of cls.mro) {
    const meta = ownMember(interp, base, "Meta");
    if (meta?.k !== "class") continue;
    const model = lookupMember(interp, meta.cls, "model")?.value;
    if (model?.k === "class") return model.cls;
    if (model?.k === "unknown") return null;
  }
  return null;
}
var FIELD = /* @__PURE__ */ new Set(["django.forms.Field", "django.forms.fields.Field"]);
var MODEL_CHOICE = /* @__PURE__ */ new Set([
  "django.forms.ModelChoiceField",
  "django.forms.models.ModelChoiceField",
  "django.forms.ModelMultipleChoiceField",
  "django.forms.models.ModelMultipleChoiceField"
]);
var declaredTables = /* @__PURE__ */ new WeakMap();
function declaredFields(interp, cls) {
  const known = declaredTables.get(cls);
  if (known) return known;
  const fields = [];
  declaredTables.set(cls, fields);
  for (const base of cls.mro) {
    if (base.module.origin === "stub") continue;
    const frame = classFrame(base);
    for (const [name, sites] of bindingSites(base.node.body)) {
      const statement = sites[0]?.statement;
      if (statement?.kind !== "Assign" || statement.value.kind !== "Call") continue;
      const made = evaluate(interp, frame, statement.value.func);
      const of = made.k === "class" || made.k === "external" ? made : null;
      if (!of || of.k === "class" && !inherits(of.cls, FIELD)) continue;
      const rows = statement.value.args.find((arg) => arg.name === "queryset" || arg.kind === "positional");
      const queryset = rows && of.k === "class" && inherits(of.cls, MODEL_CHOICE) ? evaluate(interp, frame, rows.value) : null;
      const model = queryset?.k === "queryset" || queryset?.k === "manager" ? queryset.model : null;
      const isOne = of.k === "class" && of.cls.mro.every((part) => part.name !== "ModelMultipleChoiceField");
      fields.push({
        name,
        value: of.k === "class" && inherits(of.cls, MODEL_CHOICE) ? model ? isOne ? modelInstance(model) : querySet(model) : UNKNOWN2 : OTHER
      });
    }
  }
  return fields;
}
function cleanedData(interp, cls) {
  const entries = /* @__PURE__ */ new Map();
  for (const field of declaredFields(interp, cls)) entries.set(field.name, field.value);
  const model = isModelFormClass(cls) ? formModel(interp, cls) : null;
  if (model) {
    for (const [name, relation] of modelFacts(interp, model).relations)
      if (!entries.has(name) && relation.target && relation.kind === "foreign key")
        entries.set(name, modelInstance(relation.target));
  }
  return dictOf(OTHER, entries);
}
function validate(interp, frame, node, role, form, path) {
  const fact = path === null ? null : `${path}.is_valid`;
  if (fact !== null && frame.state?.facts.has(fact)) return;
  if (isFormSetClass(form.cls)) {
    const one = memberForm(interp, form);
    if (form.cell.entries.has("@model") || one.k !== "instance")
      frame.sink.emit(node, role, [effectAt(interp, frame, node, "db", "formset validation")]);
    else validate(interp, frame, node, role, one, null);
  } else {
    if (isModelFormClass(form.cls))
      frame.sink.emit(node, role, [effectAt(interp, frame, node, "db", `${form.cls.name} validation (model form)`)]);
    for (const field of formFieldClasses(interp, form.cls)) {
      const effect2 = fieldEffect(interp, frame, node, form.cls, field);
      if (effect2) frame.sink.emit(node, role, [effect2]);
    }
    for (const base of form.cls.mro) {
      for (const name of bindingSites(base.node.body).keys()) {
        if (name !== "clean" && name !== "_post_clean" && name !== "full_clean" && !/^clean_\w+$/.test(name)) continue;
        if (base.module.origin === "stub" && name !== "clean") continue;
        if (lookupMember(interp, form.cls, name)?.owner !== base) continue;
        const value = ownMember(interp, base, name);
        if (value?.k !== "function") continue;
        callFunctionValue(
          interp,
          frame,
          node,
          role,
          { ...value, self: form },
          NO_ARGUMENTS(),
          path,
          `${form.cls.name}.${name}()`
        );
      }
    }
    if (form.cls.openBases && !isModelFormClass(form.cls))
      frame.sink.emit(node, role, [effectAt(interp, frame, node, "unknown", `${form.cls.name} validation`)]);
  }
  if (fact !== null) frame.state?.facts.add(fact);
}
var fieldClassTables = /* @__PURE__ */ new WeakMap();
function formFieldClasses(interp, cls) {
  const known = fieldClassTables.get(cls);
  if (known) return known;
  const found = [];
  fieldClassTables.set(cls, found);
  for (const base of cls.mro) {
    if (base.module.origin === "stub") continue;
    const frame = classFrame(base);
    for (const [name, sites] of bindingSites(base.node.body)) {
      const statement = sites[0]?.statement;
      if (statement?.kind !== "Assign" || statement.value.kind !== "Call") continue;
      found.push({ name, type: evaluate(interp, frame, statement.value.func) });
    }
  }
  return found;
}
function fieldEffect(interp, frame, node, form, field) {
  if (field.type.k === "class") {
    if (inherits(field.type.cls, MODEL_CHOICE))
      return effectAt(interp, frame, node, "db", `${form.name}.${field.name} (choices from the database)`);
    return null;
  }
  if (field.type.k === "external" && /Field$/.test(field.type.name))
    return effectAt(interp, frame, node, "unknown", `${form.name}.${field.name} (${field.type.name})`);
  return null;
}
function formRendering(interp, frame, node, cls) {
  return [effectAt(interp, frame, node, "db", `rendering ${cls.name}`)];
}
function callForm(interp, frame, node, name, form, keyword, path) {
  switch (name) {
    case "is_valid":
    case "full_clean":
      validate(interp, frame, node, "self", form, path);
      return BOOL;
    case "non_field_errors":
      validate(interp, frame, node, "self", form, path);
      return UNKNOWN2;
    case "save": {
      const commit = keyword.get("commit");
      const without = commit?.k === "scalar" && commit.constant === false;
      if (!without)
        frame.sink.emit(node, "self", [effectAt(interp, frame, node, "db", `${form.cls.name}.save()`)]);
      const model = formModel(interp, form.cls);
      if (isFormSetClass(form.cls)) return sequence2("list", UNKNOWN2);
      return model ? modelInstance(model) : UNKNOWN2;
    }
    case "save_m2m":
      frame.sink.emit(node, "self", [effectAt(interp, frame, node, "db", `${form.cls.name}.save_m2m()`)]);
      return OTHER;
    case "as_p":
    case "as_table":
    case "as_ul":
    case "as_div":
    case "render":
      frame.sink.emit(node, "self", formRendering(interp, frame, node, form.cls));
      return STR;
    case "clean":
      return cleanedData(interp, form.cls);
    case "get_queryset":
      return UNKNOWN2;
    default:
      return name === "has_changed" || name === "is_multipart" || name === "has_error" ? BOOL : UNKNOWN2;
  }
}
function readsRelationsForInitial(interp, cls) {
  const model = formModel(interp, cls);
  if (!model) return true;
  const names2 = metaFields(interp, cls);
  for (const [name, relation] of modelFacts(interp, model).relations)
    if (relation.kind === "many-to-many" && (names2 === null || names2.has(name))) return true;
  return false;
}
function metaFields(interp, cls) {
  for (const base of cls.mro) {
    const meta = ownMember(interp, base, "Meta");
    if (meta?.k !== "class") continue;
    const fields = lookupMember(interp, meta.cls, "fields")?.value;
    if (fields?.k !== "sequence") continue;
    const names2 = /* @__PURE__ */ new Set();
    for (const item2 of fields.items ?? []) {
      if (item2.k !== "scalar" || typeof item2.constant !== "string") return null;
      names2.add(item2.constant);
    }
    return fields.items ? names2 : null;
  }
  return null;
}
var isForm = (value) => value.k === "instance" && (isFormClass(value.cls) || isFormSetClass(value.cls));

// src/knowledge/queryset.ts
var everywhere = ["queryset", "manager"];
function member(name, returns, evaluates, on, asyncSince, options, kind = "method") {
  return {
    name,
    kind,
    returns,
    evaluates,
    on,
    async: asyncSince === null ? null : { name: `a${name}`, since: asyncSince },
    looksIntoArguments: false,
    freeWhenEvaluated: false,
    resultEvaluated: "never",
    rows: "same",
    loading: null,
    since: null,
    ...options
  };
}
var lazy = (name, options = {}, on = everywhere) => member(name, "queryset", false, on, null, options);
var query = (name, returns, asyncSince, options = {}, on = everywhere) => member(name, returns, true, on, asyncSince, options);
var property = (name, on, evaluates = false) => member(name, "other", evaluates, on, null, {}, "property");
var resolved = { looksIntoArguments: true };
var related = ["related"];
var queryMembers = [
  query("add", "none", "4.2", {}, related),
  query("aggregate", "dict", "4.1"),
  lazy("alias", resolved),
  lazy("all", {}, ["queryset"]),
  lazy("all", { resultEvaluated: "when-prefetched" }, ["manager"]),
  lazy("annotate", resolved),
  member("as_manager", "manager", false, ["queryset"], null, {}),
  query("bulk_create", "list-of-instances", "4.1"),
  query("bulk_update", "int", "4.1"),
  query("clear", "none", "4.2", {}, related),
  property("columns", ["raw"], true),
  lazy("complex_filter", resolved),
  query("contains", "bool", "4.1", { freeWhenEvaluated: true, since: "4.0" }),
  query("count", "int", "4.1", { freeWhenEvaluated: true }),
  query("create", "instance", "4.1"),
  lazy("dates", { rows: "scalar" }),
  lazy("datetimes", { rows: "scalar" }),
  property("db", ["queryset", "manager", "raw"]),
  member("db_manager", "manager", false, ["manager"], null, {}),
  lazy("defer", { loading: "defer" }),
  query("delete", "delete-count", "4.1", {}, ["queryset"]),
  lazy("difference"),
  lazy("distinct"),
  query("earliest", "row", "4.1"),
  lazy("exclude", resolved),
  query("exists", "bool", "4.1", { freeWhenEvaluated: true }),
  query("explain", "str", "4.1"),
  lazy("extra"),
  lazy("fetch_mode", { since: "6.1" }),
  lazy("filter", resolved),
  // Free after evaluation only when the queryset is ordered, which its type does not tell.
  query("first", "row-or-none", "4.1"),
  member("from_queryset", "other", false, ["manager"], null, {}),
  query("get", "row", "4.1"),
  query("get_by_natural_key", "instance", null, {}, ["manager"]),
  query("get_or_create", "instance-and-created", "4.1"),
  lazy("get_queryset", { resultEvaluated: "when-prefetched" }, ["manager"]),
  query("in_bulk", "dict-of-instances", "4.1"),
  lazy("intersection"),
  member("iterator", "row-iterator", false, ["queryset", "manager", "raw"], "4.1", {}),
  query("last", "row-or-none", "4.1"),
  query("latest", "row", "4.1"),
  property("model", ["queryset", "manager", "raw"]),
  lazy("none", { resultEvaluated: "always" }),
  lazy("only", { loading: "only" }),
  lazy("order_by", resolved),
  property("ordered", ["queryset"]),
  member("prefetch_related", "raw-queryset", false, ["raw"], null, { loading: "prefetch_related" }),
  lazy("prefetch_related", { loading: "prefetch_related" }),
  property("query", ["queryset", "raw"]),
  member("raw", "raw-queryset", false, everywhere, null, {}),
  query("remove", "none", "4.2", {}, related),
  lazy("reverse"),
  lazy("select_for_update"),
  lazy("select_related", { loading: "select_related" }),
  query("set", "none", "4.2", {}, related),
  member("totally_ordered", "bool", false, ["queryset"], null, { since: "6.1" }, "property"),
  lazy("union"),
  query("update", "int", "4.1"),
  query("update_or_create", "instance-and-created", "4.1"),
  lazy("using"),
  member("using", "raw-queryset", false, ["raw"], null, {}),
  lazy("values", { ...resolved, rows: "dict" }),
  lazy("values_list", { ...resolved, rows: "values_list" })
];
function ofModel(name, returns, evaluates, asyncSince = null, options = {}) {
  return {
    name,
    kind: "method",
    returns,
    evaluates,
    async: asyncSince === null ? null : { name: `a${name}`, since: asyncSince },
    onClass: false,
    calls: [],
    since: null,
    ...options
  };
}
var modelMembers = [
  ofModel("DoesNotExist", "other", false, null, { onClass: true, kind: "property" }),
  ofModel("MultipleObjectsReturned", "other", false, null, { onClass: true, kind: "property" }),
  ofModel("NotUpdated", "other", false, null, { onClass: true, kind: "property", since: "6.0" }),
  ofModel("_base_manager", "manager", false, null, { onClass: true, kind: "property" }),
  ofModel("_default_manager", "manager", false, null, { onClass: true, kind: "property" }),
  ofModel("_meta", "other", false, null, { onClass: true, kind: "property" }),
  ofModel("_state", "other", false, null, { kind: "property" }),
  ofModel("check", "other", false, null, { onClass: true }),
  ofModel("clean", "none", false),
  ofModel("clean_fields", "none", true),
  ofModel("date_error_message", "other", false),
  ofModel("delete", "delete-count", true, "4.2"),
  ofModel("from_db", "instance", false, null, { onClass: true }),
  ofModel("full_clean", "none", true, null, {
    calls: ["clean_fields", "clean", "validate_unique", "validate_constraints"]
  }),
  ofModel("get_absolute_url", "project", false),
  ofModel("get_constraints", "other", false, null, { since: "4.1" }),
  ofModel("get_deferred_fields", "set-of-str", false),
  ofModel("get_next_in_order", "instance", true),
  ofModel("get_previous_in_order", "instance", true),
  ofModel("id", "other", false, null, { kind: "property" }),
  ofModel("objects", "manager", false, null, { onClass: true, kind: "property" }),
  ofModel("pk", "other", false, null, { kind: "property" }),
  ofModel("prepare_database_save", "other", false),
  ofModel("refresh_from_db", "none", true, "4.2"),
  ofModel("save", "none", true, "4.2"),
  ofModel("save_base", "none", true),
  ofModel("serializable_value", "other", false),
  ofModel("unique_error_message", "other", false),
  ofModel("validate_constraints", "none", true, null, { since: "4.1" }),
  ofModel("validate_unique", "none", true)
];
var dynamicMembers = [
  { pattern: /^get_.+_display$/, member: (name) => ofModel(name, "str", false) },
  { pattern: /^get_(?:next|previous)_by_.+$/, member: (name) => ofModel(name, "instance", true) },
  { pattern: /^get_.+_order$/, member: (name) => ofModel(name, "queryset", false) },
  { pattern: /^set_.+_order$/, member: (name) => ofModel(name, "none", true) }
];
var byReceiver = {
  queryset: index("queryset"),
  manager: index("manager"),
  related: new Map([...index("manager"), ...index("related")]),
  raw: index("raw")
};
function index(receiver) {
  return new Map(queryMembers.filter(({ on }) => on.includes(receiver)).map((entry) => [entry.name, entry]));
}
var modelIndex = new Map(
  modelMembers.map((entry) => [entry.name, entry])
);
function queryMember(receiver, name) {
  return byReceiver[receiver].get(name) ?? null;
}
function queryMemberOfAsync(receiver, name) {
  const found = name.startsWith("a") ? queryMember(receiver, name.slice(1)) : null;
  return found?.async?.name === name ? found : null;
}
function modelMember(name) {
  return modelIndex.get(name) ?? dynamicMembers.find(({ pattern }) => pattern.test(name))?.member(name) ?? null;
}
function modelMemberOfAsync(name) {
  const found = name.startsWith("a") ? modelIndex.get(name.slice(1)) ?? null : null;
  return found?.async?.name === name ? found : null;
}

// src/analysis/orm.ts
var modelName = (model) => model?.name ?? "unknown model";
function rowOfQuerySet(value) {
  switch (value.row) {
    case "model":
      return value.model ? modelInstance(value.model, value) : UNKNOWN2;
    case "dict":
      return dictOf(OTHER);
    case "tuple":
      return sequence2("tuple", OTHER);
    case "scalar":
      return OTHER;
    case "unknown":
      return UNKNOWN2;
  }
}
function managerQuerySet(interp, frame, node, base) {
  const cls = base.cls?.mro.find((part) => part.module.origin !== "stub" && isQuerySetClass(part)) ?? null;
  const plain2 = querySet(base.model, {
    cls,
    loaded: base.rows,
    evaluated: base.prefetched,
    through: base.through
  });
  const member2 = base.cls && !isQuerySetClass(base.cls) ? lookupMember(interp, base.cls, "get_queryset") : null;
  if (!base.cls || !member2 || member2.owner.module.origin === "stub") return plain2;
  const method = bindMember(interp, base, base.cls, member2);
  if (method.k !== "function") return plain2;
  const result = callFunctionValue(
    interp,
    frame,
    node,
    "self",
    method,
    NO_ARGUMENTS(),
    null,
    `${base.cls.name}.get_queryset()`
  );
  if (result.k !== "queryset") return plain2;
  return {
    ...result,
    model: result.model ?? base.model,
    cls: result.cls ?? cls,
    loaded: uniteTrees(result.loaded, base.rows),
    evaluated: result.evaluated || base.prefetched,
    through: base.through
  };
}
function receiverKind(base) {
  if (base.k === "queryset") return "queryset";
  return base.related ? "related" : "manager";
}
function managerAttribute(interp, frame, node, base, name, builtin2 = false) {
  if (base.cls && !builtin2) {
    const member3 = lookupMember(interp, base.cls, name);
    if (member3 && member3.owner.module.origin !== "stub") {
      const self = base.k === "manager" && isQuerySetClass(member3.owner) ? managerQuerySet(interp, frame, node, base) : base;
      return bindMember(interp, self, base.cls, member3, frame, node);
    }
  }
  const kind = receiverKind(base);
  const member2 = queryMember(kind, name);
  if (member2?.kind === "property") {
    if (member2.evaluates)
      frame.sink.emit(node, "self", [
        effectAt(interp, frame, node, "db", `${modelName(base.model)} ${name}`)
      ]);
    return name === "model" && base.model ? { k: "class", cls: base.model } : OTHER;
  }
  if (member2) return { k: "intrinsic", name: `orm.${name}`, self: base, args: [] };
  if (queryMemberOfAsync(kind, name)) return { k: "intrinsic", name: `orm-async.${name}`, self: base, args: [] };
  if (name === "_result_cache" || name.startsWith("__")) return UNKNOWN2;
  return { k: "external", name: `${base.k}.${name}` };
}
function ormMethodName(base, name) {
  if (base?.k === "manager" && base.related && queryMember("manager", name) === null) {
    const owner = base.related === "m2m" ? "django.db.models.fields.related_descriptors.ManyRelatedManager" : base.related === "generic" ? "django.contrib.contenttypes.fields.GenericRelatedObjectManager" : "django.db.models.fields.related_descriptors.RelatedManager";
    return `${owner}.${name}`;
  }
  return `django.db.models.query.QuerySet.${name}`;
}
function callQueryMember(interp, frame, node, name, base, args) {
  const member2 = queryMember(receiverKind(base), name);
  if (!member2) return UNKNOWN2;
  const evaluated = base.k === "manager" ? base.prefetched : base.evaluated;
  if (member2.looksIntoArguments || member2.evaluates) lookInto(interp, frame, node, args);
  if (member2.evaluates && !(evaluated && member2.freeWhenEvaluated))
    frame.sink.emit(node, "self", [effectAt(interp, frame, node, "db", describe(base, name))]);
  if (name === "as_manager" || name === "db_manager") return base.k === "manager" ? base : manager(base.model);
  const start = base.k === "manager" ? name === "get_queryset" ? plainQuerySet(base) : managerQuerySet(interp, frame, node, base) : base;
  return ormResult(interp, frame, node, member2, start, args);
}
var plainQuerySet = (base) => querySet(base.model, {
  cls: base.cls?.mro.find((part) => part.module.origin !== "stub" && isQuerySetClass(part)) ?? null,
  loaded: base.rows,
  evaluated: base.prefetched,
  through: base.through
});
function callAsyncQueryMember(interp, frame, node, name, base, args) {
  const member2 = queryMemberOfAsync(receiverKind(base), name);
  if (!member2) return UNKNOWN2;
  const start = base.k === "manager" ? plainQuerySet(base) : base;
  const result = ormResult(interp, frame, node, member2, start, args);
  if (result.k === "iterator") return { ...result, effects: [] };
  return { k: "awaitable", result };
}
function describe(base, name) {
  const model = modelName(base.model);
  if (base.through !== null) return `${base.through}.${name}()`;
  if (base.k === "queryset") return `${model} queryset.${name}()`;
  return base.related ? `${model} related manager.${name}()` : `${model}.objects.${name}()`;
}
function lookInto(interp, frame, node, args) {
  args.positional.forEach((value, index2) => {
    lookAt(interp, frame, node, value, args.paths[index2] ?? null);
  });
  for (const [name, value] of args.keyword) lookAt(interp, frame, node, value, args.keywordPaths.get(name) ?? null);
  if (args.rest) lookAt(interp, frame, node, args.rest, null);
}
function lookAt(interp, frame, node, value, path) {
  const real = force(interp, frame, node, "self", value, path);
  if (real.k === "iterator") iterate(interp, frame, node, "self", real, null);
  if (real.k === "sequence" && real.cell.element.k === "lazy")
    force(interp, frame, node, "self", real.cell.element, null);
  if (real.k === "dict")
    for (const entry of real.cell.entries.values()) force(interp, frame, node, "self", entry, null);
}
function constantStrings(args) {
  const found = [];
  for (const value of args.positional)
    if (value.k === "scalar" && typeof value.constant === "string") found.push(value.constant);
  return found;
}
function ormResult(interp, frame, node, member2, start, args) {
  const { model } = start;
  const one = () => model ? modelInstance(model, { loaded: givenRelations(interp, model, args) }) : UNKNOWN2;
  switch (member2.returns) {
    case "queryset":
    case "raw-queryset":
      return refined(interp, member2, start, args);
    case "manager":
      return manager(model);
    case "row":
      return rowOfQuerySet(start);
    case "row-or-none":
      return join10(rowOfQuerySet(start), NONE3);
    case "instance":
      return one();
    case "instance-or-none":
      return join10(one(), NONE3);
    case "instance-and-created":
      return tupleOf([model ? modelInstance(model) : UNKNOWN2, BOOL]);
    case "list-of-instances":
      return sequence2("list", one());
    case "dict-of-instances":
      return dictOf(rowOfQuerySet(start));
    case "row-iterator": {
      const effects = start.evaluated ? [] : [effectAt(interp, frame, node, "db", describe(start, member2.name))];
      return { k: "iterator", element: rowOfQuerySet(start), effects };
    }
    case "delete-count":
      return tupleOf([INT, dictOf(INT)]);
    case "int":
      return INT;
    case "bool":
      return BOOL;
    case "str":
      return STR;
    case "dict":
      return dictOf(OTHER);
    case "list-of-str":
      return sequence2("list", STR);
    case "set-of-str":
      return sequence2("set", STR);
    case "none":
      return NONE3;
    case "project":
    case "other":
      return OTHER;
  }
}
function givenRelations(interp, model, args) {
  const facts = modelFacts(interp, model);
  const loaded = /* @__PURE__ */ new Map();
  for (const [name, value] of args.keyword) {
    if (!facts.relations.has(name)) continue;
    loaded.set(name, value.k === "model" ? value.loaded : NO_TREE);
  }
  return loaded;
}
function refined(interp, member2, start, args) {
  const evaluated = member2.resultEvaluated === "always" || member2.resultEvaluated === "when-prefetched" && start.evaluated;
  let next = { ...start, evaluated };
  if (member2.rows === "dict") next = { ...next, row: "dict" };
  else if (member2.rows === "scalar") next = { ...next, row: "scalar" };
  else if (member2.rows === "values_list") {
    const flat = args.keyword.get("flat");
    next = { ...next, row: flat && !(flat.k === "scalar" && flat.constant === false) ? "scalar" : "tuple" };
  }
  switch (member2.loading) {
    case "select_related": {
      let loaded = next.loaded;
      for (const name of constantStrings(args)) loaded = uniteTrees(loaded, lookupTree(name));
      if (args.positional.length === 0 && start.model) {
        for (const [name, relation] of modelFacts(interp, start.model).relations)
          if (relation.kind === "foreign key" || relation.kind === "one-to-one") {
            if (!isNullable(interp, start.model, name)) loaded = uniteTrees(loaded, lookupTree(name));
          }
      }
      return { ...next, loaded };
    }
    case "prefetch_related": {
      let loaded = next.loaded;
      for (const value of args.positional) {
        if (value.k === "scalar" && typeof value.constant === "string") {
          if (!hidesRows(interp, start.model, value.constant)) loaded = uniteTrees(loaded, lookupTree(value.constant));
        } else if (value.k === "dict") loaded = uniteTrees(loaded, prefetchTree(value));
      }
      return { ...next, loaded };
    }
    case "only":
      return { ...next, deferred: { mode: "only", fields: new Set(constantStrings(args)) } };
    case "defer": {
      const names2 = constantStrings(args);
      const earlier = next.deferred?.mode === "defer" ? [...next.deferred.fields] : [];
      if (next.deferred?.mode === "only") {
        const left = [...next.deferred.fields].filter((field) => !names2.includes(field));
        return { ...next, deferred: { mode: "only", fields: new Set(left) } };
      }
      if (names2.length === 0) return { ...next, deferred: null };
      return { ...next, deferred: { mode: "defer", fields: /* @__PURE__ */ new Set([...earlier, ...names2]) } };
    }
    case null:
      break;
  }
  return next;
}
function isNullable(interp, model, name) {
  const member2 = lookupMember(interp, model, name);
  const call = member2?.owner.node.body.flatMap(
    (statement) => statement.kind === "Assign" && statement.targets.some((target) => target.kind === "Name" && target.id === name) && statement.value.kind === "Call" ? [statement.value] : []
  ).at(0);
  return call?.args.some((arg) => arg.name === "null" && arg.value.kind === "Constant" && arg.value.value === true) ?? true;
}
function hidesRows(interp, model, path) {
  const first2 = path.split("__")[0] ?? path;
  return model !== null && !modelFacts(interp, model).relations.has(first2);
}
function prefetchValue(args) {
  const entries = new Map(args.keyword);
  ["lookup", "queryset", "to_attr"].forEach((name, index2) => {
    const value = args.positional[index2];
    if (value) entries.set(name, value);
  });
  return dictOf(OTHER, entries);
}
function prefetchTree(value) {
  const lookup = value.cell.entries.get("lookup");
  if (lookup?.k !== "scalar" || typeof lookup.constant !== "string") return NO_TREE;
  const rows = value.cell.entries.get("queryset");
  const beyond = rows?.k === "queryset" ? rows.loaded : NO_TREE;
  const attr = value.cell.entries.get("to_attr");
  const names2 = lookup.constant.split("__");
  if (attr?.k === "scalar" && typeof attr.constant === "string") {
    const last = names2.pop() ?? "";
    names2.push(`${attr.constant}=${last}`);
  }
  let tree = beyond;
  for (const name of names2.reverse()) tree = /* @__PURE__ */ new Map([[name, tree]]);
  return tree;
}
function relationValue(interp, frame, node, base, name, relation, path) {
  const loaded = base.loaded.get(name);
  const what = `${base.cls.name}.${name} (${relation.kind})`;
  switch (relation.kind) {
    case "foreign key":
    case "one-to-one":
    case "reverse one-to-one":
    case "generic foreign key": {
      if (!loaded)
        emitLoad(
          frame,
          node,
          "self",
          [effectAt(interp, frame, node, "db", what)],
          path === null ? null : `${path}.${name}`
        );
      const given = base.cell.entries.get(name);
      if (!relation.target) return given ?? UNKNOWN2;
      const back = relation.field ? lookupTree(relation.field) : NO_TREE;
      return modelInstance(relation.target, { loaded: uniteTrees(loaded ?? NO_TREE, back) });
    }
    case "reverse foreign key":
    case "many-to-many":
    case "generic relation": {
      const target = relation.target ? defaultManager(interp, relation.target) : null;
      const back = relation.field ? lookupTree(relation.field) : NO_TREE;
      return manager(relation.target, {
        cls: target?.k === "manager" ? target.cls : null,
        related: relation.kind === "many-to-many" ? "m2m" : relation.kind === "generic relation" ? "generic" : "reverse-fk",
        prefetched: loaded !== void 0,
        rows: uniteTrees(loaded ?? NO_TREE, back),
        through: what
      });
    }
  }
}
function prefetchedAttribute(interp, base, name) {
  for (const [key, beyond] of base.loaded) {
    if (!key.startsWith(`${name}=`)) continue;
    const target = modelFacts(interp, base.cls).relations.get(key.slice(name.length + 1))?.target;
    return sequence2("list", target ? modelInstance(target, { loaded: beyond }) : UNKNOWN2);
  }
  return null;
}
function deferredField(interp, frame, node, base, name, path, type) {
  const { deferred } = base;
  const missing = deferred !== null && name !== "id" && name !== "pk" && deferred.mode === "only" !== deferred.fields.has(name);
  if (missing && !base.cell.entries.has(name) && !(name.endsWith("_id") && deferred.fields.has(name.slice(0, -3))))
    emitLoad(
      frame,
      node,
      "self",
      [effectAt(interp, frame, node, "db", `${base.cls.name}.${name} (deferred field)`)],
      path === null ? null : `${path}.${name}`
    );
  return fieldValue(interp, type, base.cell.entries.get(name) ?? null);
}
var STRING_FIELD = /(?:Char|Text|Slug|URL|Email|FilePath)Field$/;
var INTEGER_FIELD = /(?:Integer|Auto|BigAuto|SmallAuto)Field$/;
function fieldValue(interp, type, given) {
  if (/(?:File|Image)Field$/.test(type)) {
    const cls = classNamed(
      interp,
      type.endsWith("ImageField") ? "django.db.models.fields.files.ImageFieldFile" : "django.db.models.fields.files.FieldFile"
    );
    return cls ? instance(cls) : OTHER;
  }
  if (STRING_FIELD.test(type)) return STR;
  if (INTEGER_FIELD.test(type)) return INT;
  if (type.endsWith("BooleanField")) return BOOL;
  if (type.endsWith("JSONField")) return given ?? UNKNOWN2;
  return OTHER;
}
function modelMethod(base, name) {
  const member2 = modelMember(name);
  if (member2) {
    if (member2.kind === "property") {
      if (name === "_meta" || name === "_state") return { k: "external", name: `django.db.models.options.${name}` };
      return name === "objects" ? null : OTHER;
    }
    if (name === "get_absolute_url") return null;
    return { k: "intrinsic", name: `model.${name}`, self: base, args: [] };
  }
  if (modelMemberOfAsync(name)) return { k: "intrinsic", name: `model-async.${name}`, self: base, args: [] };
  return null;
}
function callModelMember(interp, frame, node, name, base, args, path) {
  const member2 = modelMember(name) ?? modelMemberOfAsync(name);
  if (!member2) return UNKNOWN2;
  const isAsync = member2.name !== name;
  if (member2.evaluates && !isAsync)
    frame.sink.emit(node, "self", [effectAt(interp, frame, node, "db", `${base.cls.name}.${name}()`)]);
  for (const called of isAsync ? [] : member2.calls) {
    const own = lookupMember(interp, base.cls, called);
    if (!own || own.owner.module.origin === "stub") continue;
    const method = bindMember(interp, base, base.cls, own);
    if (method.k === "function")
      callFunctionValue(interp, frame, node, "self", method, NO_ARGUMENTS(), path, `${base.cls.name}.${called}()`);
  }
  if (member2.name === "refresh_from_db" && path !== null && frame.state) dropFacts(frame.state, path);
  if (member2.name === "__init__") for (const [key, value] of args.keyword) writeEntry(base.cell, key, value);
  const result = member2.returns === "instance" ? modelInstance(base.cls) : member2.returns === "delete-count" ? tupleOf([INT, dictOf(INT)]) : member2.returns === "str" ? STR : member2.returns === "none" ? NONE3 : member2.returns === "queryset" ? querySet(base.cls) : OTHER;
  return isAsync ? { k: "awaitable", result } : result;
}

// src/analysis/protocol.ts
function callSpecial(interp, frame, node, role, value, name, positional3, path) {
  const member2 = lookupMember(interp, value.cls, name);
  if (!member2) return null;
  const method = bindMember(interp, value, value.cls, member2);
  if (method.k !== "function") return UNKNOWN2;
  const args = {
    ...NO_ARGUMENTS(),
    positional: [...positional3],
    paths: positional3.map(() => null)
  };
  return callFunctionValue(interp, frame, node, role, method, args, path, `${value.cls.name}.${name}()`);
}
function force(interp, frame, node, role, value, path) {
  if (value.k === "lazy") {
    const stays = path !== null && !(interp.userStaysLazy && path.endsWith(".user")) ? path : null;
    emitLoad(frame, node, role, value.effects, stays);
    return force(interp, frame, node, role, value.of, null);
  }
  if (value.k === "union" && value.of.some((part) => part.k === "lazy"))
    return joinAll(value.of.map((part) => force(interp, frame, node, role, part, path)));
  return value;
}
function fetch(interp, frame, node, role, value, path, how) {
  if (value.evaluated) return;
  emitLoad(frame, node, role, [effectAt(interp, frame, node, "db", value.through ?? `${how} (${modelName(value.model)} queryset)`)], path);
}
function truth(interp, frame, node, role, value, path) {
  for (const part of alternatives(value)) {
    switch (part.k) {
      case "queryset":
        fetch(interp, frame, node, role, part, path, "truth value");
        break;
      case "lazy":
        truth(interp, frame, node, role, force(interp, frame, node, role, part, path), null);
        break;
      case "instance":
      case "model":
        if (isSession(part)) loadSession(interp, frame, node, role, path);
        else if (callSpecial(interp, frame, node, role, part, "__bool__", [], path) === null)
          callSpecial(interp, frame, node, role, part, "__len__", [], path);
        break;
      default:
        break;
    }
  }
}
function length(interp, frame, node, role, value, path) {
  for (const part of alternatives(value)) {
    if (part.k === "queryset") fetch(interp, frame, node, role, part, path, "length");
    else if (part.k === "lazy")
      length(interp, frame, node, role, force(interp, frame, node, role, part, path), null);
    else if (part.k === "instance" || part.k === "model")
      callSpecial(interp, frame, node, role, part, "__len__", [], path);
  }
}
function iterate(interp, frame, node, role, value, path) {
  let element = NEVER;
  for (const part of alternatives(value)) element = join10(element, iteratePart(interp, frame, node, role, part, path));
  return value.k === "never" ? UNKNOWN2 : element;
}
function iteratePart(interp, frame, node, role, value, path) {
  switch (value.k) {
    case "queryset":
      fetch(interp, frame, node, role, value, path, "rows");
      return rowOfQuerySet(value);
    case "lazy":
      return iterate(interp, frame, node, role, force(interp, frame, node, role, value, path), null);
    case "sequence":
      return value.items ? join10(joinAll(value.items), value.cell.element) : value.cell.element;
    case "dict":
      return STR;
    case "scalar":
      return value.type === "str" ? STR : value.type === "bytes" ? INT : UNKNOWN2;
    case "iterator":
      frame.sink.emit(node, role, value.effects);
      return value.element;
    case "instance":
    case "model": {
      if (isSession(value)) {
        loadSession(interp, frame, node, role, path);
        return STR;
      }
      const iterator = callSpecial(interp, frame, node, role, value, "__iter__", [], path);
      if (iterator) {
        if (iterator.k === "instance" && iterator.cell === ("cell" in value ? value.cell : null))
          return callSpecial(interp, frame, node, role, iterator, "__next__", [], null) ?? UNKNOWN2;
        return iterator.k === "unknown" ? UNKNOWN2 : iterate(interp, frame, node, role, iterator, null);
      }
      const next = callSpecial(interp, frame, node, role, value, "__next__", [], path);
      if (next) return next;
      if (callSpecial(interp, frame, node, role, value, "__len__", [], path) !== null || value.k === "instance")
        return callSpecial(interp, frame, node, role, value, "__getitem__", [INT], path) ?? UNKNOWN2;
      return UNKNOWN2;
    }
    default:
      return UNKNOWN2;
  }
}
function stringify(interp, frame, node, role, value, path, special = "__str__", depth = 3) {
  for (const part of alternatives(value)) {
    switch (part.k) {
      case "queryset":
        fetch(interp, frame, node, role, part, null, "text form");
        if (depth > 0) stringify(interp, frame, node, role, rowOfQuerySet(part), null, "__repr__", depth - 1);
        break;
      case "lazy":
        stringify(interp, frame, node, role, force(interp, frame, node, role, part, path), null, special, depth);
        break;
      case "sequence":
        if (depth > 0)
          for (const item2 of part.items ?? [part.cell.element])
            stringify(interp, frame, node, role, item2, null, "__repr__", depth - 1);
        break;
      case "dict":
        if (depth > 0)
          for (const item2 of [part.cell.element, ...part.cell.entries.values()])
            stringify(interp, frame, node, role, item2, null, "__repr__", depth - 1);
        break;
      case "instance":
      case "model": {
        if (part.k === "instance" && (isFormClass(part.cls) || isFormSetClass(part.cls))) {
          frame.sink.emit(node, role, formRendering(interp, frame, node, part.cls));
          break;
        }
        let found = null;
        if (special === "__str__") found = callSpecial(interp, frame, node, role, part, "__str__", [], path);
        if (found === null) {
          found = callSpecial(interp, frame, node, role, part, "__repr__", [], path);
          if (found === null && part.k === "model")
            callSpecial(interp, frame, node, role, part, "__str__", [], path);
        }
        break;
      }
      default:
        break;
    }
  }
}
function containment(interp, frame, node, container, item2, containerPath, itemPath) {
  for (const part of alternatives(container)) {
    switch (part.k) {
      case "queryset":
        fetch(interp, frame, node, "self", part, containerPath, "membership");
        force(interp, frame, node, "self", item2, itemPath);
        break;
      case "lazy":
        containment(
          interp,
          frame,
          node,
          force(interp, frame, node, "self", part, containerPath),
          item2,
          null,
          itemPath
        );
        break;
      case "sequence":
        if (part.cell.element.k !== "never" || part.items?.length) force(interp, frame, node, "self", item2, itemPath);
        if (item2.k === "queryset" && part.type !== "list" && part.type !== "tuple") break;
        for (const element of part.items ?? [part.cell.element])
          equality(interp, frame, node, "==", element, item2, null, itemPath);
        break;
      case "iterator":
        iterate(interp, frame, node, "self", part, containerPath);
        break;
      case "instance":
      case "model":
        if (isSession(part)) loadSession(interp, frame, node, "self", containerPath);
        else if (callSpecial(interp, frame, node, "self", part, "__contains__", [item2], containerPath) === null)
          iterate(interp, frame, node, "self", part, containerPath);
        break;
      default:
        break;
    }
  }
}
var SPECIAL_COMPARISON = {
  "==": "__eq__",
  "!=": "__eq__",
  "<": "__lt__",
  "<=": "__le__",
  ">": "__gt__",
  ">=": "__ge__"
};
function equality(interp, frame, node, op, left, right, leftPath, rightPath) {
  const special = SPECIAL_COMPARISON[op];
  if (!special) return;
  const a = force(interp, frame, node, "self", left, leftPath);
  const b = force(interp, frame, node, "self", right, rightPath);
  for (const part of alternatives(a))
    if (part.k === "instance" || part.k === "model")
      callSpecial(interp, frame, node, "self", part, special, [b], leftPath);
  for (const part of alternatives(b))
    if (part.k === "instance" && !alternatives(a).some((other) => other.k === "instance"))
      callSpecial(interp, frame, node, "self", part, special, [a], rightPath);
}
function getItem(interp, frame, node, value, index2, slice, path) {
  let result = NEVER;
  for (const part of alternatives(value))
    result = join10(result, getItemPart(interp, frame, node, part, index2, slice, path));
  return value.k === "never" ? UNKNOWN2 : result;
}
function getItemPart(interp, frame, node, value, index2, slice, path) {
  switch (value.k) {
    case "queryset": {
      if (slice.kind === "Slice" && slice.step === null)
        return value.evaluated ? sequence2("list", rowOfQuerySet(value)) : querySet(value.model, value);
      if (!value.evaluated) {
        const how = slice.kind === "Slice" ? "slice with a step" : "index";
        frame.sink.emit(node, "self", [
          effectAt(interp, frame, node, "db", `${how} (${modelName(value.model)} queryset)`)
        ]);
      }
      return slice.kind === "Slice" ? sequence2("list", rowOfQuerySet(value)) : rowOfQuerySet(value);
    }
    case "lazy":
      return getItem(
        interp,
        frame,
        node,
        force(interp, frame, node, "self", value, path),
        index2,
        slice,
        null
      );
    case "sequence": {
      if (slice.kind === "Slice") return sequence2(value.type, iteratePart(interp, frame, node, "self", value, null));
      if (value.items && index2.k === "scalar" && typeof index2.constant === "number") {
        const at = index2.constant < 0 ? value.items.length + index2.constant : index2.constant;
        const item2 = value.items[at];
        if (item2) return value.type === "list" ? join10(item2, value.cell.element) : item2;
      }
      const element = iteratePart(interp, frame, node, "self", value, null);
      return element.k === "never" ? UNKNOWN2 : element;
    }
    case "dict": {
      if (index2.k === "scalar" && typeof index2.constant === "string") {
        const entry = value.cell.entries.get(index2.constant);
        if (entry) return join10(entry, value.cell.element);
      }
      const all = join10(value.cell.element, joinAll(value.cell.entries.values()));
      return all.k === "never" ? UNKNOWN2 : all;
    }
    case "scalar":
      return value.type === "str" ? STR : value.type === "bytes" ? INT : UNKNOWN2;
    case "instance":
    case "model": {
      if (isSession(value)) {
        loadSession(interp, frame, node, "self", path);
        return UNKNOWN2;
      }
      if (value.k === "instance" && isFormClass(value.cls)) return OTHER;
      return callSpecial(interp, frame, node, "self", value, "__getitem__", [index2], path) ?? UNKNOWN2;
    }
    case "external":
      return { k: "external", name: `${value.name}[]` };
    default:
      return UNKNOWN2;
  }
}
function setItem(interp, frame, node, value, index2, item2, path) {
  for (const part of alternatives(value)) {
    switch (part.k) {
      case "sequence":
        part.cell.element = join10(part.cell.element, item2);
        break;
      case "dict":
        if (index2.k === "scalar" && typeof index2.constant === "string")
          writeEntry(part.cell, index2.constant, item2);
        else part.cell.element = join10(part.cell.element, item2);
        break;
      case "lazy":
        setItem(interp, frame, node, force(interp, frame, node, "self", part, path), index2, item2, null);
        break;
      case "instance":
      case "model":
        if (isSession(part)) loadSession(interp, frame, node, "self", path);
        else callSpecial(interp, frame, node, "self", part, "__setitem__", [index2, item2], path);
        break;
      default:
        break;
    }
  }
}
function deleteItem(interp, frame, node, value, index2, path) {
  for (const part of alternatives(value)) {
    if (part.k === "lazy")
      deleteItem(interp, frame, node, force(interp, frame, node, "self", part, path), index2, null);
    else if (part.k === "instance" || part.k === "model") {
      if (isSession(part)) loadSession(interp, frame, node, "self", path);
      else callSpecial(interp, frame, node, "self", part, "__delitem__", [index2], path);
    }
  }
  if (path !== null && frame.state) dropFacts(frame.state, `${path}[`);
}
function enterValue(interp, frame, node, value) {
  let result = NEVER;
  for (const part of alternatives(value)) {
    switch (part.k) {
      case "instance":
      case "model": {
        const entered = callSpecial(interp, frame, node, "with", part, "__enter__", [], null);
        callSpecial(interp, frame, node, "with", part, "__exit__", [OTHER, OTHER, OTHER], null);
        const same = entered === null || entered.k === "unknown";
        result = join10(result, same && part.cls.module.origin === "stub" ? part : entered ?? UNKNOWN2);
        break;
      }
      case "iterator":
        frame.sink.emit(node, "with", part.effects);
        result = join10(result, part.element);
        break;
      default:
        result = join10(result, part.k === "external" ? { k: "external", name: part.name } : UNKNOWN2);
        break;
    }
  }
  return result.k === "never" ? UNKNOWN2 : result;
}

// src/analysis/containers.ts
function callContainerMethod(interp, frame, node, name, self, args, receiver) {
  if (self.k === "sequence") return callSequence(interp, frame, node, name, self, args);
  if (self.k === "dict") return callDict(interp, frame, node, name, self, args);
  if (self.k === "iterator" && name === "__next__") {
    frame.sink.emit(node, "self", self.effects);
    return self.element;
  }
  if (self.k !== "scalar") return UNKNOWN2;
  const cls = classNamed(interp, `builtins.${self.type}`);
  const member2 = cls ? lookupMember(interp, cls, name) : null;
  if (member2?.value.k !== "function") return UNKNOWN2;
  return callFunctionValue(
    interp,
    frame,
    node,
    "self",
    { ...member2.value, self },
    args,
    receiver,
    `${self.type}.${name}()`
  );
}
var itemsOf = (self) => join10(joinAll(self.items ?? []), self.cell.element);
function callSequence(interp, frame, node, name, self, args) {
  const given = args.positional[0] ?? args.rest ?? UNKNOWN2;
  const path = args.paths[0] ?? null;
  switch (name) {
    case "append":
    case "add":
      self.cell.element = join10(self.cell.element, given);
      return NONE3;
    case "insert":
      self.cell.element = join10(self.cell.element, args.positional[1] ?? UNKNOWN2);
      return NONE3;
    case "extend":
    case "update":
      self.cell.element = join10(self.cell.element, iterate(interp, frame, node, "self", given, path));
      return NONE3;
    case "union":
    case "intersection":
    case "difference":
    case "symmetric_difference": {
      let element = itemsOf(self);
      for (const [index2, value] of args.positional.entries())
        element = join10(element, iterate(interp, frame, node, "self", value, args.paths[index2] ?? null));
      return sequence2(self.type, element);
    }
    case "issubset":
    case "issuperset":
    case "isdisjoint":
      iterate(interp, frame, node, "self", given, path);
      return UNKNOWN2;
    case "copy":
      return sequence2(self.type, itemsOf(self));
    case "pop": {
      const element = itemsOf(self);
      return element.k === "never" ? UNKNOWN2 : element;
    }
    case "count":
    case "index":
    case "remove":
      for (const part of alternatives(itemsOf(self)))
        equality(interp, frame, node, "==", part, given, null, path);
      return INT;
    case "sort": {
      const key = args.keyword.get("key");
      if (key) callValue(interp, frame, node, key, positionalArguments(itemsOf(self)), null);
      else equality(interp, frame, node, "<", itemsOf(self), itemsOf(self), null, null);
      return NONE3;
    }
    case "__iter__":
      return { k: "iterator", element: itemsOf(self), effects: [] };
    default:
      return NONE3;
  }
}
function callDict(interp, frame, node, name, self, args) {
  const all = () => join10(self.cell.element, joinAll(self.cell.entries.values()));
  const [key, fallback] = args.positional;
  const entry = () => {
    if (key?.k === "scalar" && typeof key.constant === "string") {
      const known = self.cell.entries.get(key.constant);
      if (known) return join10(known, self.cell.element);
    }
    const any = all();
    return any.k === "never" ? UNKNOWN2 : any;
  };
  switch (name) {
    case "get":
    case "pop":
      return join10(entry(), fallback ?? NONE3);
    case "setdefault": {
      if (key?.k === "scalar" && typeof key.constant === "string")
        writeEntry(self.cell, key.constant, fallback ?? NONE3);
      else self.cell.element = join10(self.cell.element, fallback ?? NONE3);
      return entry();
    }
    case "update": {
      const given = args.positional[0];
      if (given?.k === "dict") {
        for (const [field, value] of given.cell.entries) writeEntry(self.cell, field, value);
        self.cell.element = join10(self.cell.element, given.cell.element);
      } else if (given) {
        const pair = iterate(interp, frame, node, "self", given, args.paths[0] ?? null);
        self.cell.element = join10(self.cell.element, pair.k === "sequence" ? pair.cell.element : UNKNOWN2);
      }
      for (const [field, value] of args.keyword) writeEntry(self.cell, field, value);
      return NONE3;
    }
    case "keys":
      return sequence2("list", STR);
    case "values":
      return sequence2("list", all());
    case "items":
      return sequence2("list", tupleOf([STR, all()]));
    case "copy":
      return { k: "dict", cell: newCell(self.cell.element, self.cell.entries) };
    case "popitem":
      return tupleOf([STR, all()]);
    case "clear":
      return NONE3;
    case "fromkeys":
      return UNKNOWN2;
    default:
      return UNKNOWN2;
  }
}

// src/analysis/intrinsics.ts
var first = ({ args }) => args.positional[0] ?? args.rest ?? UNKNOWN2;
var firstPath = ({ args }) => args.paths[0] ?? null;
var stringAt = ({ args }, index2) => {
  const value = args.positional[index2];
  return value?.k === "scalar" && typeof value.constant === "string" ? value.constant : null;
};
var effect = (kind) => (context) => {
  const { interp, frame, node } = context;
  frame.sink.emit(node, "self", [effectAt(interp, frame, node, kind, stringAt(context, 0) ?? kind)]);
  return NONE3;
};
var collect = (type) => (context) => {
  const { interp, frame, node, args } = context;
  const given = args.positional[0];
  if (!given) return sequence2(type, NEVER);
  return sequence2(type, iterate(interp, frame, node, "self", given, firstPath(context)));
};
var identity = (context) => first(context);
var wrapper = (name) => (context) => ({ k: "intrinsic", name, self: first(context), args: [] });
var transparent = (context) => {
  const given = first(context);
  return given.k === "function" || given.k === "intrinsic" ? given : { k: "intrinsic", name: "identity", self: null, args: [] };
};
var getAttributeCall = (context) => {
  const { interp, frame, node, args } = context;
  const name = stringAt(context, 1);
  const object = args.positional[0];
  if (!object) return UNKNOWN2;
  const fallback = args.positional[2];
  if (name === null) {
    if (object.k === "model" || object.k === "lazy") return unknownCall(interp, frame, node, "getattr", args, true);
    return UNKNOWN2;
  }
  const value = getAttribute(interp, frame, node, object, name, firstPath(context));
  return fallback ? join10(value, fallback) : value;
};
var getObject = (many) => (context) => {
  const { interp, frame, node, args } = context;
  lookInto(interp, frame, node, args);
  let result = NEVER;
  for (const part of alternatives(first(context))) {
    let rows = part;
    if (part.k === "class" && isModelClass(part.cls)) rows = defaultManager(interp, part.cls);
    const name = many ? "get_list_or_404" : "get_object_or_404";
    const model = rows.k === "manager" || rows.k === "queryset" ? rows.model?.name ?? "\u2026" : "\u2026";
    frame.sink.emit(node, "self", [effectAt(interp, frame, node, "db", `${name}(${model})`)]);
    if (rows.k === "manager") rows = callQueryMember(interp, { ...frame, sink: collectingSink(/* @__PURE__ */ new Map()) }, node, "all", rows, positionalArguments());
    const row = rows.k === "queryset" ? rowOfQuerySet(rows) : UNKNOWN2;
    result = join10(result, many ? sequence2("list", row) : row);
  }
  return result.k === "never" ? UNKNOWN2 : result;
};
var superCall = ({ frame, args }) => {
  const given = args.positional[1];
  if (given && args.positional[0]?.k === "class")
    return superOf(given, args.positional[0].cls);
  let holder = frame;
  while (holder && (holder.kind !== "function" || !holder.fn?.owner)) holder = holder.parent;
  const param = holder?.fn?.node.params[0]?.name;
  const self = param === void 0 ? null : holder?.state?.vars.get(param) ?? holder?.everBound.get(param);
  return self && holder?.fn?.owner ? superOf(self, holder.fn.owner) : UNKNOWN2;
};
function superOf(self, after2) {
  const cls = self.k === "instance" || self.k === "model" || self.k === "class" ? self.cls : self.k === "queryset" || self.k === "manager" ? self.cls ?? after2 : after2;
  const shown = { k: "class", cls };
  return { k: "intrinsic", name: "super", self, args: [shown, { k: "class", cls: after2 }] };
}
var partial = ({ args }) => {
  const [fn, ...given] = args.positional;
  return {
    k: "intrinsic",
    name: "partial()",
    self: fn ?? UNKNOWN2,
    args: [...given, dictOf(NEVER, args.keyword)]
  };
};
var offloaded = (context) => {
  const given = first(context);
  return given.k === "never" || given.k === "unknown" && context.args.positional.length === 0 ? { k: "intrinsic", name: "asgiref.sync.sync_to_async", self: null, args: [] } : { k: "intrinsic", name: "offloaded()", self: given, args: [] };
};
function quietly(context, run) {
  const sink = context.frame.sink;
  context.frame.sink = collectingSink(/* @__PURE__ */ new Map());
  const value = run(context.frame);
  context.frame.sink = sink;
  return value;
}
var simpleLazy = (context) => {
  const { interp, frame, node, args } = context;
  const effects = /* @__PURE__ */ new Map();
  const sink = frame.sink;
  frame.sink = collectingSink(effects);
  const of = callValue(interp, frame, node, first(context), positionalArguments(...args.positional.slice(1)), null);
  frame.sink = sink;
  return effects.size === 0 ? of : { k: "lazy", of, effects: [...effects.values()] };
};
var pendingLookup = ({ args }) => {
  const effects = [];
  for (const value of [...args.positional, ...args.keyword.values()])
    for (const part of alternatives(value)) if (part.k === "lazy") effects.push(...part.effects);
  return effects.length > 0 ? { k: "lazy", of: OTHER, effects } : OTHER;
};
var fromQuerySet = ({ callee, args }) => ({
  k: "intrinsic",
  name: "manager-class",
  self: null,
  args: [callee.self ?? UNKNOWN2, ...args.positional.slice(0, 1)]
});
var asManager = ({ callee }) => manager(null, { cls: callee.self?.k === "class" && callee.self.cls.module.origin !== "stub" ? callee.self.cls : null });
var managerClass = ({ callee }) => {
  const own = callee.args.find((arg) => arg.k === "class" && arg.cls.module.origin !== "stub" && isQuerySetClass(arg.cls));
  const base = callee.args.find((arg) => arg.k === "class" && arg.cls.module.origin !== "stub" && !isQuerySetClass(arg.cls));
  if (own?.k === "class" && base?.k === "class")
    return manager(null, { cls: { ...base.cls, mro: [...base.cls.mro, ...own.cls.mro] } });
  return manager(null, { cls: own?.k === "class" ? own.cls : base?.k === "class" ? base.cls : null });
};
var formsetFactory = (fromModel, position) => ({ args }) => {
  const form = args.keyword.get("form") ?? (fromModel ? UNKNOWN2 : args.positional[position] ?? UNKNOWN2);
  return { k: "intrinsic", name: "formset-class", self: null, args: [form, fromModel ? BOOL : NONE3] };
};
var makeFormSet = ({ interp, callee }) => {
  const cls = classNamed(interp, "django.forms.formsets.BaseFormSet") ?? classNamed(interp, "django.forms.BaseFormSet");
  if (!cls) return UNKNOWN2;
  const entries = [["@form", callee.args[0] ?? UNKNOWN2]];
  if (callee.args[1] === BOOL) entries.push(["@model", BOOL]);
  return instance(cls, entries);
};
var methodCaller = (context) => {
  const { args } = context;
  return { k: "intrinsic", name: "methodcaller()", self: args.positional[0] ?? UNKNOWN2, args: args.positional.slice(1) };
};
var attributeGetter = ({ args }) => ({
  k: "intrinsic",
  name: "attrgetter()",
  self: null,
  args: args.positional
});
var readAttributes = (context) => {
  const { interp, frame, node, callee } = context;
  let value = UNKNOWN2;
  for (const path of callee.args) {
    value = first(context);
    if (path.k !== "scalar" || typeof path.constant !== "string") return UNKNOWN2;
    let at = firstPath(context);
    for (const name of path.constant.split(".")) {
      value = getAttribute(interp, frame, node, value, name, at);
      at = at === null ? null : `${at}.${name}`;
    }
  }
  return callee.args.length === 1 ? value : sequence2("tuple", UNKNOWN2);
};
var callMethod = (context) => {
  const { interp, frame, node, callee } = context;
  const name = callee.self;
  if (name?.k !== "scalar" || typeof name.constant !== "string") return UNKNOWN2;
  const method = getAttribute(interp, frame, node, first(context), name.constant, firstPath(context));
  return callValue(interp, frame, node, method, positionalArguments(...callee.args), firstPath(context));
};
var HANDLERS2 = {
  // The vocabulary of the stubs
  "_effects.db": effect("db"),
  "_effects.network": effect("network"),
  "_effects.file": effect("file"),
  "_effects.process": effect("process"),
  "_effects.sleep": effect("sleep"),
  "_effects.lock": effect("lock"),
  "_effects.cpu": effect("cpu"),
  "_effects.stop_iteration": ({ interp, frame, node }) => {
    frame.sink.emit(node, "self", [effectAt(interp, frame, node, "cpu", "next()", true)]);
    return NONE3;
  },
  // Builtins
  "builtins.list": collect("list"),
  "builtins.tuple": collect("tuple"),
  "builtins.set": collect("set"),
  "builtins.frozenset": collect("frozenset"),
  "builtins.dict": (context) => {
    const { interp, frame, node, args } = context;
    const result = dictOf(NEVER, args.keyword);
    const given = args.positional[0];
    if (result.k !== "dict" || !given) return result;
    if (given.k === "dict") {
      for (const [name, value] of given.cell.entries) writeEntry(result.cell, name, value);
      result.cell.element = join10(result.cell.element, given.cell.element);
    } else {
      const pair = iterate(interp, frame, node, "self", given, firstPath(context));
      result.cell.element = pair.k === "sequence" ? pair.items?.[1] ?? pair.cell.element : UNKNOWN2;
    }
    return result;
  },
  "builtins.len": (context) => {
    length(context.interp, context.frame, context.node, "self", first(context), firstPath(context));
    return INT;
  },
  "builtins.bool": (context) => {
    truth(context.interp, context.frame, context.node, "self", first(context), firstPath(context));
    return BOOL;
  },
  "builtins.str": (context) => {
    stringify(context.interp, context.frame, context.node, "self", first(context), firstPath(context));
    return STR;
  },
  "builtins.repr": (context) => {
    stringify(context.interp, context.frame, context.node, "self", first(context), firstPath(context), "__repr__");
    return STR;
  },
  "builtins.int": (context) => {
    force(context.interp, context.frame, context.node, "self", first(context), firstPath(context));
    return INT;
  },
  "builtins.float": () => scalar2("float"),
  "builtins.bytes": () => scalar2("bytes"),
  "builtins.iter": (context) => {
    const { interp, frame, node } = context;
    const value = first(context);
    if (value.k === "iterator") return value;
    if (value.k === "queryset" || value.k === "lazy")
      return { k: "iterator", element: iterate(interp, frame, node, "self", value, firstPath(context)), effects: [] };
    const later = /* @__PURE__ */ new Map();
    const sink = frame.sink;
    frame.sink = collectingSink(later);
    const element = iterate(interp, frame, node, "self", value, null);
    frame.sink = sink;
    return { k: "iterator", element, effects: [...later.values()] };
  },
  "builtins.next": (context) => {
    const { interp, frame, node, args } = context;
    const value = first(context);
    const fallback = args.positional[1];
    let element = UNKNOWN2;
    for (const part of alternatives(value)) {
      const stops = fallback === void 0;
      if (part.k === "iterator") {
        frame.sink.emit(node, "self", stops ? part.effects.map((one) => ({ ...one, stopIteration: true })) : part.effects);
        element = part.element;
      } else if (part.k === "instance")
        element = callSpecial(interp, frame, node, "self", part, "__next__", [], firstPath(context)) ?? UNKNOWN2;
    }
    return fallback ? join10(element, fallback) : element;
  },
  "builtins.getattr": getAttributeCall,
  "builtins.hasattr": (context) => {
    getAttributeCall({ ...context, args: { ...context.args, positional: context.args.positional.slice(0, 2) } });
    return BOOL;
  },
  "builtins.setattr": (context) => {
    const { interp, frame, node, args } = context;
    const name = stringAt(context, 1);
    const [object, , value] = args.positional;
    if (object && name !== null) setAttribute(interp, frame, node, object, name, value ?? UNKNOWN2, firstPath(context));
    return NONE3;
  },
  "builtins.type": (context) => {
    const value = first(context);
    return value.k === "instance" || value.k === "model" ? { k: "class", cls: value.cls } : UNKNOWN2;
  },
  "builtins.isinstance": (context) => {
    force(context.interp, context.frame, context.node, "self", first(context), firstPath(context));
    return BOOL;
  },
  "builtins.super": superCall,
  "builtins.property": wrapper("property"),
  "builtins.staticmethod": wrapper("staticmethod"),
  "builtins.classmethod": wrapper("classmethod"),
  "builtins.locals": () => dictOf(UNKNOWN2),
  "builtins.vars": () => dictOf(UNKNOWN2),
  "object.__init__": () => NONE3,
  identity,
  pure: () => OTHER,
  "property.accessor": (context) => {
    const base = context.callee.self;
    return base?.k === "intrinsic" ? { ...base, args: [first(context)] } : UNKNOWN2;
  },
  // Functions about functions
  "functools.cached_property": wrapper("cached_property"),
  "functools.lru_cache": transparent,
  "functools.cache": transparent,
  "functools.wraps": () => ({ k: "intrinsic", name: "identity", self: null, args: [] }),
  "functools.update_wrapper": identity,
  "functools.partial": partial,
  "functools.singledispatch": identity,
  "partial()": ({ interp, frame, node, callee, args }) => {
    const given = [...callee.args];
    const keyword = given.pop();
    const merged = {
      positional: [...given, ...args.positional],
      keyword: new Map([...keyword?.k === "dict" ? keyword.cell.entries : [], ...args.keyword]),
      rest: args.rest,
      paths: [...given.map(() => null), ...args.paths],
      keywordPaths: args.keywordPaths
    };
    return callValue(interp, frame, node, callee.self ?? UNKNOWN2, merged, null);
  },
  "contextlib.contextmanager": identity,
  "contextlib.asynccontextmanager": identity,
  "django.utils.functional.cached_property": wrapper("cached_property"),
  "django.utils.functional.SimpleLazyObject": simpleLazy,
  "django.utils.decorators.method_decorator": () => ({ k: "intrinsic", name: "identity", self: null, args: [] }),
  "operator.attrgetter": attributeGetter,
  "attrgetter()": readAttributes,
  "operator.methodcaller": methodCaller,
  "methodcaller()": callMethod,
  // Between thread and loop
  "asgiref.sync.sync_to_async": offloaded,
  "offloaded()": (context) => ({
    k: "awaitable",
    result: quietly(
      context,
      (quiet) => callValue(context.interp, quiet, context.node, context.callee.self ?? UNKNOWN2, context.args, null)
    )
  }),
  "asyncio.to_thread": (context) => ({
    k: "awaitable",
    result: quietly(
      context,
      (quiet) => callValue(
        context.interp,
        quiet,
        context.node,
        first(context),
        { ...context.args, positional: context.args.positional.slice(1), paths: context.args.paths.slice(1) },
        null
      )
    )
  }),
  "asgiref.sync.async_to_sync": wrapper("awaited()"),
  "awaited()": ({ interp, frame, node, callee, args }) => {
    const value = callValue(interp, frame, node, callee.self ?? UNKNOWN2, args, null);
    frame.sink.emit(node, "self", [effectAt(interp, frame, node, "lock", "async_to_sync()")]);
    return value.k === "awaitable" ? value.result : UNKNOWN2;
  },
  "asyncio.gather": ({ args }) => ({
    k: "awaitable",
    result: sequence2(
      "list",
      joinAll([...args.positional, args.rest ?? NEVER].map((value) => value.k === "awaitable" ? value.result : UNKNOWN2)),
      args.rest ? null : args.positional.map((value) => value.k === "awaitable" ? value.result : UNKNOWN2)
    )
  }),
  // Django
  "django.contrib.auth.get_user_model": ({ interp }) => {
    const cls = userModel(interp);
    return cls ? { k: "class", cls } : UNKNOWN2;
  },
  "django.shortcuts.get_object_or_404": getObject(false),
  "django.shortcuts.get_list_or_404": getObject(true),
  "django.shortcuts.aget_object_or_404": (context) => ({ k: "awaitable", result: quietly(context, () => getObject(false)(context)) }),
  "django.shortcuts.aget_list_or_404": (context) => ({ k: "awaitable", result: quietly(context, () => getObject(true)(context)) }),
  "django.db.models.Q": pendingLookup,
  "django.db.models.query_utils.Q": pendingLookup,
  "django.db.models.Prefetch": ({ args }) => prefetchValue(args),
  "django.db.models.query.Prefetch": ({ args }) => prefetchValue(args),
  "django.forms.formset_factory": formsetFactory(false, 0),
  "django.forms.formsets.formset_factory": formsetFactory(false, 0),
  "django.forms.modelformset_factory": formsetFactory(true, 1),
  "django.forms.models.modelformset_factory": formsetFactory(true, 1),
  "django.forms.inlineformset_factory": formsetFactory(true, 2),
  "django.forms.models.inlineformset_factory": formsetFactory(true, 2),
  "django.contrib.contenttypes.forms.generic_inlineformset_factory": formsetFactory(true, 1),
  "formset-class": makeFormSet,
  "manager.from_queryset": fromQuerySet,
  "queryset.as_manager": asManager,
  "manager-class": managerClass,
  "request.auser": ({ interp }) => ({ k: "awaitable", result: userValue(interp) }),
  "session-async": () => ({ k: "awaitable", result: UNKNOWN2 }),
  "importlib.import_module": (context) => {
    const name = stringAt(context, 0);
    return name === null ? UNKNOWN2 : moduleValue(context.interp, name);
  }
};
var INTRINSICS = new Set(Object.keys(HANDLERS2).filter((name) => name.includes(".")));
function calleeName(callee) {
  const dot = callee.name.indexOf(".");
  const [kind, name] = [callee.name.slice(0, dot), callee.name.slice(dot + 1)];
  switch (kind) {
    case "orm":
      return ormMethodName(callee.self, name);
    case "model":
      return `django.db.models.base.Model.${name}`;
    case "session":
      return `django.contrib.sessions.backends.base.SessionBase.${name}`;
    case "form":
      return `django.forms.forms.BaseForm.${name}`;
    default:
      return INTRINSICS.has(callee.name) ? callee.name : null;
  }
}
function callIntrinsic(interp, frame, node, callee, args, receiver, alone) {
  const name = alone ? calleeName(callee) : null;
  if (name !== null) frame.sink.callee(node, { name, origin: "stub", self: callee.self, fn: null });
  const handler = HANDLERS2[callee.name];
  if (handler) return handler({ interp, frame, node, callee, args, receiver });
  const dot = callee.name.indexOf(".");
  const [kind, member2] = [callee.name.slice(0, dot), callee.name.slice(dot + 1)];
  const { self } = callee;
  switch (kind) {
    case "orm":
      return self?.k === "queryset" || self?.k === "manager" ? callQueryMember(interp, frame, node, member2, self, args) : UNKNOWN2;
    case "orm-async":
      return self?.k === "queryset" || self?.k === "manager" ? callAsyncQueryMember(interp, frame, node, member2, self, args) : UNKNOWN2;
    case "model":
    case "model-async":
      return self?.k === "model" ? callModelMember(interp, frame, node, member2, self, args, receiver) : UNKNOWN2;
    case "session":
      return callSession(interp, frame, node, member2, receiver);
    case "form":
      return self?.k === "instance" ? callForm(interp, frame, node, member2, self, args.keyword, receiver) : UNKNOWN2;
    case "sequence":
    case "dict":
    case "scalar":
    case "iterator":
      return self ? callContainerMethod(interp, frame, node, member2, self, args, receiver) : UNKNOWN2;
    default:
      return fallbackCall(interp, frame, node, callee, args);
  }
}
function fallbackCall(interp, frame, node, callee, args) {
  const cut = callee.name.lastIndexOf(".");
  const cls = cut > 0 ? classNamed(interp, callee.name.slice(0, cut)) : null;
  const member2 = cls ? lookupMember(interp, cls, callee.name.slice(cut + 1)) : null;
  if (cls && member2) {
    if (member2.value.k === "function") return callValue(interp, frame, node, member2.value, args, null);
    return UNKNOWN2;
  }
  const own = classNamed(interp, callee.name);
  return own ? callClass(interp, frame, node, own, args) : UNKNOWN2;
}

// src/analysis/modules.ts
function loadModule(interp, name) {
  const known = interp.modules.get(name);
  if (known !== void 0) return known;
  const module = readModule(interp, name);
  interp.modules.set(name, module);
  return module;
}
function moduleAt(interp, file) {
  const known = interp.modulesByFile.get(file);
  if (known !== void 0) return known;
  const parsed = interp.project.files.parse(file);
  const module = parsed.ok ? {
    name: interp.project.moduleName(file),
    file,
    origin: "project",
    isPackage: file.endsWith("__init__.py"),
    text: parsed.file.source.text,
    syntax: parsed.file.syntax
  } : null;
  interp.modulesByFile.set(file, module);
  return module;
}
function readModule(interp, name) {
  const file = interp.project.findModule(name);
  if (file !== null) return moduleAt(interp, file);
  const path = name.replaceAll(".", "/");
  for (const [candidate, isPackage] of [
    [`${path}.pyi`, false],
    [`${path}/__init__.pyi`, true]
  ]) {
    const text = interp.readStub(candidate);
    if (text === null) continue;
    const syntax = parsePython(text);
    if (isProblem(syntax)) return null;
    return { name, file: `<stub>/${candidate}`, origin: "stub", isPackage, text, syntax };
  }
  const top = path.split("/")[0] ?? path;
  const stubbed = interp.readStub(`${top}.pyi`) !== null || interp.readStub(`${top}/__init__.pyi`) !== null;
  if (stubbed || interp.project.sitePackages === null) return null;
  for (const [candidate, isPackage] of [
    [`${path}.py`, false],
    [`${path}/__init__.py`, true]
  ]) {
    const bytes = interp.readPackage(candidate);
    if (bytes === null) continue;
    const source = decodeSource(bytes);
    if (isProblem(source)) return null;
    const syntax = parsePython(source.text);
    if (isProblem(syntax)) return null;
    return { name, file: candidate, origin: "package", isPackage, text: source.text, syntax };
  }
  return null;
}
function scopesOf(interp, module) {
  let scopes = interp.scopes.get(module);
  if (!scopes) {
    scopes = buildScopes(module.syntax);
    interp.scopes.set(module, scopes);
  }
  return scopes;
}
var siteTables = /* @__PURE__ */ new WeakMap();
function bindingSites(body) {
  const known = siteTables.get(body);
  if (known) return known;
  const sites = /* @__PURE__ */ new Map();
  const add = (name, statement, alias = null) => {
    const list2 = sites.get(name);
    if (list2) list2.push({ statement, alias });
    else sites.set(name, [{ statement, alias }]);
  };
  const addTarget = (target, statement) => {
    if (target.kind === "Name") add(target.id, statement);
    else if (target.kind === "Tuple" || target.kind === "List")
      for (const elt of target.elts) addTarget(elt, statement);
    else if (target.kind === "Starred") addTarget(target.value, statement);
  };
  const visit = (statements) => {
    for (const statement of statements) {
      switch (statement.kind) {
        case "FunctionDef":
        case "ClassDef":
          add(statement.name, statement);
          break;
        case "Assign":
          for (const target of statement.targets) addTarget(target, statement);
          break;
        case "AnnAssign":
          addTarget(statement.target, statement);
          break;
        case "AugAssign":
          break;
        case "Import":
          for (const alias of statement.names)
            add(alias.asname ?? alias.name.split(".")[0] ?? alias.name, statement, alias);
          break;
        case "ImportFrom":
          for (const alias of statement.names)
            if (alias.name !== "*") add(alias.asname ?? alias.name, statement, alias);
          break;
        case "For":
          addTarget(statement.target, statement);
          visit(statement.body);
          visit(statement.orelse);
          break;
        case "While":
        case "If":
          visit(statement.body);
          visit(statement.orelse);
          break;
        case "With":
          for (const item2 of statement.items) if (item2.target) addTarget(item2.target, item2);
          visit(statement.body);
          break;
        case "Try":
          visit(statement.body);
          for (const handler of statement.handlers) visit(handler.body);
          visit(statement.orelse);
          visit(statement.finalbody);
          break;
        case "Match":
          for (const matchCase of statement.cases) visit(matchCase.body);
          break;
        default:
          break;
      }
    }
  };
  visit(body);
  siteTables.set(body, sites);
  return sites;
}
function importBase(module, statement) {
  if (statement.level === 0) return statement.module;
  const parts = module.name.split(".");
  const up = statement.level - (module.isPackage ? 1 : 0);
  if (up > parts.length) return null;
  const base = parts.slice(0, parts.length - up);
  if (statement.module) base.push(statement.module);
  return base.join(".");
}
function importedValue(interp, module, site) {
  const { statement, alias } = site;
  if (!alias) return UNKNOWN2;
  if (statement.kind === "Import") {
    const name = alias.asname === null ? alias.name.split(".")[0] ?? alias.name : alias.name;
    return moduleValue(interp, name);
  }
  if (statement.kind !== "ImportFrom") return UNKNOWN2;
  const base = importBase(module, statement);
  if (base === null) return UNKNOWN2;
  return memberOfModule(interp, base, alias.name);
}
function moduleValue(interp, name) {
  return { k: "module", name, module: loadModule(interp, name) };
}
function memberOfModule(interp, name, member2) {
  const dotted = name ? `${name}.${member2}` : member2;
  if (INTRINSICS.has(dotted)) return { k: "intrinsic", name: dotted, self: null, args: [] };
  const module = loadModule(interp, name);
  if (module) {
    const value = globalOf(interp, module, member2);
    if (value) return value;
  }
  const submodule = loadModule(interp, dotted);
  if (submodule) return { k: "module", name: dotted, module: submodule };
  return { k: "external", name: dotted };
}
function globalOf(interp, module, name) {
  let table2 = interp.globals.get(module);
  if (!table2) {
    table2 = /* @__PURE__ */ new Map();
    interp.globals.set(module, table2);
  }
  const known = table2.get(name);
  if (known !== void 0) return known;
  if (module.origin === "stub") {
    const dotted = `${module.name}.${name}`;
    if (INTRINSICS.has(dotted)) return { k: "intrinsic", name: dotted, self: null, args: [] };
  }
  table2.set(name, UNKNOWN2);
  const value = computeGlobal(interp, module, name);
  table2.set(name, value);
  return value;
}
function computeGlobal(interp, module, name) {
  const sites = bindingSites(module.syntax.body).get(name);
  if (sites) {
    const frame = staticFrame(module, null, null);
    let value = NEVER;
    for (const site of sites) value = join10(value, siteValue(interp, frame, name, site));
    if (assignedByGlobal(module).has(name)) value = join10(value, UNKNOWN2);
    return value;
  }
  const starred = starImport(interp, module, name);
  if (starred) return starred;
  if (name === "__name__" || name === "__file__" || name === "__doc__") return STR;
  if (module.origin === "stub" && name !== "__getattr__") {
    const fallback = globalOf(interp, module, "__getattr__");
    if (fallback?.k === "function") return { k: "external", name: `${module.name}.${name}` };
  }
  return null;
}
var globalNames = /* @__PURE__ */ new WeakMap();
function assignedByGlobal(module) {
  const known = globalNames.get(module);
  if (known) return known;
  const names2 = /* @__PURE__ */ new Set();
  if (module.text.includes("global ")) {
    const visit = (body) => {
      for (const statement of body) {
        if (statement.kind === "Global") for (const name of statement.names) names2.add(name);
        for (const inner of innerBodies(statement)) visit(inner);
      }
    };
    visit(module.syntax.body);
  }
  globalNames.set(module, names2);
  return names2;
}
function innerBodies(statement) {
  switch (statement.kind) {
    case "FunctionDef":
    case "ClassDef":
    case "With":
      return [statement.body];
    case "For":
    case "While":
    case "If":
      return [statement.body, statement.orelse];
    case "Try":
      return [
        statement.body,
        ...statement.handlers.map((handler) => handler.body),
        statement.orelse,
        statement.finalbody
      ];
    case "Match":
      return statement.cases.map((matchCase) => matchCase.body);
    default:
      return [];
  }
}
function starImport(interp, module, name) {
  let value = null;
  const visit = (body) => {
    for (const statement of body) {
      if (statement.kind === "ImportFrom" && statement.names.some((alias) => alias.name === "*")) {
        const base = importBase(module, statement);
        if (base === null) continue;
        const target = loadModule(interp, base);
        if (!target || target === module || !exports(target, name)) continue;
        const found = globalOf(interp, target, name);
        if (found) value = found;
      } else if (statement.kind === "If" || statement.kind === "Try") {
        for (const inner of innerBodies(statement)) visit(inner);
      }
    }
  };
  visit(module.syntax.body);
  return value;
}
function exports(module, name) {
  const all = bindingSites(module.syntax.body).get("__all__");
  const statement = all?.[0]?.statement;
  if (all?.length === 1 && statement?.kind === "Assign") {
    const list2 = statement.value;
    if ((list2.kind === "List" || list2.kind === "Tuple") && list2.elts.every((elt) => elt.kind === "Str")) {
      return list2.elts.some((elt) => elt.kind === "Str" && elt.value === name);
    }
  }
  return !name.startsWith("_");
}
function siteValue(interp, frame, name, site) {
  const { statement } = site;
  switch (statement.kind) {
    case "FunctionDef": {
      const qualname = `${frame.cls ? frame.cls.qualname : frame.module.name}.${name}`;
      const fn = {
        k: "function",
        fn: { node: statement, qualname, module: frame.module, owner: frame.cls },
        self: null,
        closure: frame.parent
      };
      return applyDecorators(interp, frame, statement, fn);
    }
    case "ClassDef": {
      const cls = classOf(interp, frame, statement);
      return applyDecorators(interp, frame, statement, { k: "class", cls });
    }
    case "Import":
    case "ImportFrom":
      return importedValue(interp, frame.module, site);
    case "Assign": {
      const value = evaluate(interp, frame, statement.value);
      for (const target of statement.targets) bindTarget(interp, frame, target, value, statement.value);
      return frame.state?.vars.get(name) ?? UNKNOWN2;
    }
    case "AnnAssign":
      if (statement.value) return evaluate(interp, frame, statement.value);
      return annotated(interp, frame, statement.annotation);
    case "For": {
      const iterable = evaluate(interp, frame, statement.iter);
      bindTarget(interp, frame, statement.target, iterate(interp, frame, statement.iter, "iterate", iterable, null), null);
      return frame.state?.vars.get(name) ?? UNKNOWN2;
    }
    case "WithItem": {
      if (!statement.target) return UNKNOWN2;
      const entered = enterValue(interp, frame, statement.context, evaluate(interp, frame, statement.context));
      bindTarget(interp, frame, statement.target, entered, null);
      return frame.state?.vars.get(name) ?? UNKNOWN2;
    }
    default:
      return UNKNOWN2;
  }
}
function annotated(interp, frame, annotation) {
  const value = annotationValue(interp, frame, annotation);
  return value.k === "unknown" ? OTHER : value;
}
function classNamed(interp, dotted) {
  const cut = dotted.lastIndexOf(".");
  const module = loadModule(interp, dotted.slice(0, cut));
  if (!module) return null;
  const name = dotted.slice(cut + 1);
  for (const site of bindingSites(module.syntax.body).get(name) ?? []) {
    if (site.statement.kind === "ClassDef")
      return classOf(interp, staticFrame(module, null, null), site.statement);
    if (site.alias) {
      const value = importedValue(interp, module, site);
      if (value.k === "class") return value.cls;
    }
  }
  return null;
}

// src/analysis/classes.ts
var externalBases = /* @__PURE__ */ new WeakMap();
var definitionFrames = /* @__PURE__ */ new WeakMap();
function classOf(interp, frame, node) {
  const known = interp.classes.get(node);
  if (known) return known;
  const around = frame.cls && frame.kind === "class" ? frame.cls.qualname : null;
  const inside = frame.fn ? `${frame.fn.qualname}.<locals>` : null;
  const mro = [];
  const external = /* @__PURE__ */ new Set();
  let open = false;
  const cls = {
    name: node.name,
    qualname: `${around ?? inside ?? frame.module.name}.${node.name}`,
    module: frame.module,
    node,
    mro,
    get openBases() {
      return open;
    }
  };
  mro.push(cls);
  interp.classes.set(node, cls);
  externalBases.set(cls, external);
  definitionFrames.set(cls, frame.kind === "module" ? null : frame);
  const bases = [];
  for (const arg of node.args) {
    if (arg.kind !== "positional") {
      if (arg.kind !== "keyword") open = true;
      continue;
    }
    let found = false;
    for (const value of alternatives(evaluate(interp, frame, arg.value))) {
      for (const base of baseClasses(interp, value)) {
        found = true;
        if (base !== cls && !bases.includes(base)) bases.push(base);
      }
      if (value.k === "external") {
        external.add(value.name);
        open = true;
        found = true;
      }
    }
    if (!found) open = true;
  }
  for (const base of linearize(bases)) if (base !== cls) mro.push(base);
  for (const base of mro.slice(1)) {
    if (base.openBases) open = true;
    for (const name of externalBases.get(base) ?? []) external.add(name);
  }
  return cls;
}
function baseClasses(interp, value) {
  if (value.k === "class") return [value.cls];
  if (value.k === "intrinsic") {
    if (value.name === "manager-class") return value.args.flatMap((arg) => baseClasses(interp, arg));
    const cls = classNamed(interp, value.name);
    return cls ? [cls] : [];
  }
  return [];
}
function linearize(bases) {
  const lists = [...bases.map((base) => [...base.mro]), [...bases]];
  const result = [];
  for (; ; ) {
    const rest = lists.filter((list2) => list2.length > 0);
    if (rest.length === 0) return result;
    const next = rest.map((list2) => list2[0]).find((head) => !rest.some((list2) => head && list2.indexOf(head) > 0)) ?? rest[0]?.[0];
    if (!next) return result;
    result.push(next);
    for (const list2 of lists) {
      const index2 = list2.indexOf(next);
      if (index2 >= 0) list2.splice(index2, 1);
    }
  }
}
function inherits(cls, names2) {
  if (cls.mro.some((base) => names2.has(base.qualname))) return true;
  for (const name of externalBases.get(cls) ?? []) if (names2.has(name)) return true;
  return false;
}
function lookupMember(interp, cls, name, after2 = null) {
  const start = after2 ? cls.mro.indexOf(after2) + 1 : 0;
  for (let index2 = start; index2 < cls.mro.length; index2++) {
    const owner = cls.mro[index2];
    const value = owner ? ownMember(interp, owner, name) : null;
    if (owner && value) return { owner, value };
  }
  return null;
}
function ownMember(interp, cls, name) {
  const sites = bindingSites(cls.node.body).get(name);
  if (!sites) return null;
  let table2 = interp.members.get(cls);
  if (!table2) {
    table2 = /* @__PURE__ */ new Map();
    interp.members.set(cls, table2);
  }
  const known = table2.get(name);
  if (known !== void 0) return known;
  table2.set(name, UNKNOWN2);
  const frame = classFrame(cls);
  let value = NEVER;
  for (const site of sites) {
    const next = siteValue(interp, frame, name, site);
    value = next.k === "intrinsic" && next.name === "property" ? next : join10(value, next);
  }
  table2.set(name, value);
  return value;
}
function classFrame(cls) {
  return staticFrame(cls.module, cls, definitionFrames.get(cls) ?? null);
}

// src/analysis/models.ts
var MODEL = /* @__PURE__ */ new Set(["django.db.models.Model", "django.db.models.base.Model", "django.contrib.gis.db.models.Model"]);
var QUERYSET = /* @__PURE__ */ new Set(["django.db.models.QuerySet", "django.db.models.query.QuerySet"]);
var MANAGER = /* @__PURE__ */ new Set([
  "django.db.models.Manager",
  "django.db.models.manager.Manager",
  "django.db.models.manager.BaseManager",
  "django.contrib.gis.db.models.Manager"
]);
var FORM = /* @__PURE__ */ new Set(["django.forms.Form", "django.forms.forms.Form", "django.forms.forms.BaseForm", "django.forms.BaseForm"]);
var MODEL_FORM = /* @__PURE__ */ new Set([
  "django.forms.ModelForm",
  "django.forms.models.ModelForm",
  "django.forms.models.BaseModelForm",
  "django.forms.BaseModelForm"
]);
var FORMSET = /* @__PURE__ */ new Set(["django.forms.formsets.BaseFormSet", "django.forms.BaseFormSet"]);
var isModelClass = (cls) => inherits(cls, MODEL);
var isQuerySetClass = (cls) => inherits(cls, QUERYSET);
var isManagerClass = (cls) => inherits(cls, MANAGER);
var isModelFormClass = (cls) => inherits(cls, MODEL_FORM);
var isFormClass = (cls) => inherits(cls, FORM) || isModelFormClass(cls);
var isFormSetClass = (cls) => inherits(cls, FORMSET);
var RELATION_FIELDS = /* @__PURE__ */ new Map([
  ["ForeignKey", "foreign key"],
  ["TreeForeignKey", "foreign key"],
  ["ParentalKey", "foreign key"],
  ["ForeignObject", "foreign key"],
  ["OneToOneField", "one-to-one"],
  ["AutoOneToOneField", "one-to-one"],
  ["TreeOneToOneField", "one-to-one"],
  ["ManyToManyField", "many-to-many"],
  ["ParentalManyToManyField", "many-to-many"],
  ["TreeManyToManyField", "many-to-many"],
  ["SortedManyToManyField", "many-to-many"],
  ["TaggableManager", "many-to-many"],
  ["GenericForeignKey", "generic foreign key"],
  ["GenericRelation", "generic relation"]
]);
var ownFieldTables = /* @__PURE__ */ new WeakMap();
function ownFields(interp, cls) {
  const known = ownFieldTables.get(cls);
  if (known) return known;
  const fields = [];
  ownFieldTables.set(cls, fields);
  const frame = classFrame(cls);
  for (const [name, sites] of bindingSites(cls.node.body)) {
    for (const { statement } of sites) {
      const value = statement.kind === "Assign" || statement.kind === "AnnAssign" ? statement.value : null;
      if (value?.kind !== "Call") continue;
      const type = fieldType(evaluate(interp, frame, value.func));
      if (type === null) continue;
      const relation = relationKind(type);
      fields.push({ name, type: type.names[0] ?? "", relation, call: value, owner: cls });
      break;
    }
  }
  return fields;
}
function fieldType(value) {
  for (const part of alternatives(value)) {
    if (part.k === "class") {
      const names2 = part.cls.mro.map((base) => base.qualname);
      const isField = names2.some((name) => /(?:Field|Manager|Key|Relation|ForeignObject)$/.test(name));
      return isField && !isManagerClass(part.cls) ? { names: names2 } : null;
    }
    if (part.k === "external" && /(?:Field|ForeignKey|Key|TaggableManager|GenericRelation)$/.test(part.name))
      return { names: [part.name] };
  }
  return null;
}
function relationKind(type) {
  for (const name of type.names) {
    const kind = RELATION_FIELDS.get(name.slice(name.lastIndexOf(".") + 1));
    if (kind) return kind;
  }
  return null;
}
function argument2(call, position, name) {
  const keyword = call.args.find((arg) => arg.kind === "keyword" && arg.name === name);
  if (keyword) return keyword.value;
  const positional3 = call.args.filter((arg) => arg.kind === "positional")[position];
  return positional3?.value ?? null;
}
function relationTarget(interp, field) {
  if (field.relation === "generic foreign key") return null;
  const to = argument2(field.call, 0, "to");
  if (!to) return field.type.endsWith("TaggableManager") ? classNamed(interp, "taggit.models.Tag") : null;
  const frame = classFrame(field.owner);
  for (const value of alternatives(evaluate(interp, frame, to))) {
    if (value.k === "class") return value.cls;
    if (value.k === "external" && value.name === "django.conf.settings.AUTH_USER_MODEL") return userModel(interp);
    if (value.k === "scalar" && typeof value.constant === "string") {
      return modelByLabel(interp, value.constant, field.owner);
    }
  }
  if (to.kind === "Attribute" && to.attr === "AUTH_USER_MODEL") return userModel(interp);
  return null;
}
function modelByLabel(interp, label, from) {
  if (label === "self") return from;
  const parts = label.split(".");
  const name = parts[parts.length - 1] ?? label;
  const app = parts.length > 1 ? parts[0] ?? "" : appLabel(interp, from);
  if (parts.length === 1) {
    const near = ownModuleClass(interp, from, name);
    if (near) return near;
  }
  const candidates = projectModels(interp).filter((cls) => cls.name.toLowerCase() === name.toLowerCase());
  const exact = candidates.find((cls) => appLabel(interp, cls) === app);
  if (exact) return exact;
  const builtin2 = BUILTIN_MODELS.get(`${app}.${name}`.toLowerCase());
  if (builtin2) return classNamed(interp, builtin2);
  return candidates.length === 1 ? candidates[0] ?? null : null;
}
var BUILTIN_MODELS = /* @__PURE__ */ new Map([
  ["auth.user", "django.contrib.auth.models.User"],
  ["auth.group", "django.contrib.auth.models.Group"],
  ["auth.permission", "django.contrib.auth.models.Permission"],
  ["contenttypes.contenttype", "django.contrib.contenttypes.models.ContentType"],
  ["sites.site", "django.contrib.sites.models.Site"],
  ["sessions.session", "django.contrib.sessions.models.Session"]
]);
function ownModuleClass(interp, from, name) {
  const frame = staticFrame(from.module, null, null);
  for (const site of bindingSites(from.module.syntax.body).get(name) ?? []) {
    const value = siteValue(interp, frame, name, site);
    if (value.k === "class") return value.cls;
  }
  return null;
}
function appLabel(interp, cls) {
  const meta = cls.node.body.find((statement) => statement.kind === "ClassDef" && statement.name === "Meta");
  if (meta?.kind === "ClassDef") {
    for (const { statement } of bindingSites(meta.body).get("app_label") ?? [])
      if (statement.kind === "Assign" && statement.value.kind === "Str") return statement.value.value;
  }
  const parts = cls.module.name.split(".");
  const models = parts.lastIndexOf("models");
  const packageParts = models > 0 ? parts.slice(0, models) : parts.slice(0, -1);
  const dotted = packageParts.join(".");
  const installed = interp.project.settings.installedApps.find(
    (app) => dotted === app || dotted.startsWith(`${app}.`)
  );
  return (installed ?? dotted).split(".").pop() ?? "";
}
function userModel(interp) {
  const label = interp.project.settings.authUserModel;
  if (label === "auth.User") return classNamed(interp, "django.contrib.auth.models.User");
  const [app, name] = label.split(".");
  const candidates = projectModels(interp).filter((cls) => cls.name === name);
  return candidates.find((cls) => appLabel(interp, cls) === app) ?? candidates[0] ?? classNamed(interp, "django.contrib.auth.models.User");
}
var MODEL_HINT = /models\.Model\b|ForeignKey|OneToOneField|ManyToManyField|GenericRelation|ParentalKey|AbstractUser|AbstractBaseUser|TimeStampedModel|MPTTModel/;
function projectModels(interp) {
  if (interp.projectModels) return interp.projectModels;
  const found = [];
  interp.projectModels = found;
  for (const path of interp.project.files.paths) {
    if (/(?:^|\/)migrations\//.test(path)) continue;
    const inModels = /(?:^|\/)models(?:\.py$|\/)/.test(path);
    const text = interp.project.files.text(path);
    if (text === null || !/^\s*class\s/m.test(text) || !(inModels || MODEL_HINT.test(text))) continue;
    const module = moduleAt(interp, path);
    if (!module) continue;
    const frame = staticFrame(module, null, null);
    const visit = (body) => {
      for (const statement of body) {
        if (statement.kind === "ClassDef") {
          const value = siteValue(interp, frame, statement.name, { statement, alias: null });
          if (value.k === "class" && isModelClass(value.cls)) found.push(value.cls);
        } else if (statement.kind === "If" || statement.kind === "Try") {
          visit(statement.body);
          visit(statement.orelse);
        }
      }
    };
    visit(module.syntax.body);
  }
  return found;
}
function isAbstract(cls) {
  const meta = cls.node.body.find((statement) => statement.kind === "ClassDef" && statement.name === "Meta");
  if (meta?.kind !== "ClassDef") return false;
  return (bindingSites(meta.body).get("abstract") ?? []).some(
    ({ statement }) => statement.kind === "Assign" && statement.value.kind === "Constant" && statement.value.value === true
  );
}
var reverseTables = /* @__PURE__ */ new WeakMap();
function reverseRelations(interp) {
  const known = reverseTables.get(interp);
  if (known) return known;
  const tables = /* @__PURE__ */ new Map();
  reverseTables.set(interp, tables);
  const add = (target, name, relation) => {
    const table2 = tables.get(target) ?? /* @__PURE__ */ new Map();
    tables.set(target, table2);
    if (!table2.has(name)) table2.set(name, relation);
  };
  for (const cls of projectModels(interp)) {
    if (isAbstract(cls)) continue;
    for (const base of cls.mro) {
      if (base !== cls && isModelClass(base) && !isAbstract(base)) {
        if (base.module.origin !== "stub")
          add(base, cls.name.toLowerCase(), { kind: "reverse one-to-one", target: cls, field: null });
        continue;
      }
      for (const field of ownFields(interp, base)) {
        if (!field.relation || field.relation.startsWith("generic")) continue;
        const to = argument2(field.call, 0, "to");
        const self = to?.kind === "Str" && to.value === "self";
        const target = self ? cls : relationTarget(interp, field);
        if (!target) continue;
        const given = argument2(field.call, Number.POSITIVE_INFINITY, "related_name");
        let name = given?.kind === "Str" ? given.value : null;
        if (given && name === null) continue;
        if (name?.endsWith("+")) continue;
        name = name ? name.replaceAll("%(class)s", cls.name.toLowerCase()).replaceAll("%(app_label)s", appLabel(interp, cls).toLowerCase()) : null;
        if (field.relation === "one-to-one") {
          add(target, name ?? cls.name.toLowerCase(), {
            kind: "reverse one-to-one",
            target: cls,
            field: field.name
          });
        } else {
          if (field.relation === "many-to-many" && self && name === null) continue;
          const kind = field.relation === "many-to-many" ? "many-to-many" : "reverse foreign key";
          add(target, name ?? `${cls.name.toLowerCase()}_set`, {
            kind,
            target: cls,
            field: kind === "reverse foreign key" ? field.name : null
          });
        }
      }
    }
  }
  return tables;
}
function modelFacts(interp, cls) {
  const known = interp.models.get(cls);
  if (known) return known;
  const relations = /* @__PURE__ */ new Map();
  const fields = /* @__PURE__ */ new Map();
  const facts = { relations, fields };
  interp.models.set(cls, facts);
  for (const base of cls.mro) {
    for (const field of ownFields(interp, base)) {
      if (fields.has(field.name)) continue;
      if (field.relation) {
        const to = argument2(field.call, 0, "to");
        const target = to?.kind === "Str" && to.value === "self" ? cls : relationTarget(interp, field);
        if (!relations.has(field.name)) relations.set(field.name, { kind: field.relation, target, field: null });
        if (field.relation === "foreign key" || field.relation === "one-to-one")
          fields.set(`${field.name}_id`, field.type);
      } else {
        fields.set(field.name, field.type);
      }
    }
    if (base !== cls && isModelClass(base) && !isAbstract(base) && base.module.origin !== "stub")
      relations.set(`${base.name.toLowerCase()}_ptr`, { kind: "one-to-one", target: base, field: null });
  }
  const reverse = reverseRelations(interp);
  for (const base of cls.mro)
    for (const [name, relation] of reverse.get(base) ?? [])
      if (!relations.has(name)) relations.set(name, relation);
  return facts;
}
var QUERYSET_MODELS = /* @__PURE__ */ new WeakMap();
function querySetModel(interp, cls) {
  let table2 = QUERYSET_MODELS.get(interp);
  if (!table2) {
    table2 = /* @__PURE__ */ new Map();
    QUERYSET_MODELS.set(interp, table2);
    for (const model of projectModels(interp)) {
      for (const base of model.mro) {
        for (const name of bindingSites(base.node.body).keys()) {
          const value = ownMember(interp, base, name);
          const used = value?.k === "manager" ? value.cls : null;
          for (const part of used?.mro ?? []) {
            if (part.module.origin === "stub") continue;
            const before = table2.get(part);
            table2.set(part, before === void 0 || before === model ? model : null);
          }
        }
      }
    }
  }
  return table2.get(cls) ?? null;
}
function modelManager(interp, cls, name) {
  const member2 = lookupMember(interp, cls, name);
  if (member2?.value.k === "manager") return { ...member2.value, model: cls };
  if (name === "objects" && !member2) return { ...defaultManagerShape, model: cls };
  return null;
}
var defaultManagerShape = {
  k: "manager",
  cls: null,
  related: null,
  prefetched: false,
  rows: /* @__PURE__ */ new Map(),
  through: null
};
function defaultManager(interp, cls) {
  for (const base of cls.mro) {
    for (const name of bindingSites(base.node.body).keys()) {
      const value = ownMember(interp, base, name);
      if (value?.k === "manager") return { ...value, model: cls };
    }
  }
  return { ...defaultManagerShape, model: cls };
}

// src/analysis/attributes.ts
function getAttribute(interp, frame, node, base, name, path) {
  let result = NEVER;
  for (const part of alternatives(base))
    result = join10(result, attributeOf(interp, frame, node, part, name, path));
  if (base.k === "never") return UNKNOWN2;
  return path === null ? result : withFacts(frame, `${path}.${name}`, result);
}
function attributeOf(interp, frame, node, base, name, path) {
  switch (base.k) {
    case "module":
      return moduleAttribute(interp, base.name, name);
    case "lazy": {
      const forced = force(interp, frame, node, "self", base, path);
      return getAttribute(interp, frame, node, forced, name, path);
    }
    case "class":
      return classAttribute(interp, base.cls, name);
    case "instance":
      return instanceAttribute(interp, frame, node, base, name, path);
    case "model":
      return modelAttribute(interp, frame, node, base, name, path);
    case "queryset":
    case "manager":
      return managerAttribute(interp, frame, node, base, name);
    case "external":
      return { k: "external", name: `${base.name}.${name}` };
    case "sequence":
    case "dict":
    case "scalar":
    case "iterator":
      return { k: "intrinsic", name: `${base.k}.${name}`, self: base, args: [] };
    case "intrinsic":
      return intrinsicAttribute(interp, frame, node, base, name);
    case "function":
      if (name === "__name__" || name === "__qualname__" || name === "__doc__" || name === "__module__") return STR;
      if (name === "__wrapped__") return base;
      return UNKNOWN2;
    default:
      return UNKNOWN2;
  }
}
function moduleAttribute(interp, module, name) {
  const loaded = loadModule(interp, module);
  if (loaded) {
    const value = globalOf(interp, loaded, name);
    if (value) return value;
  }
  const submodule = loadModule(interp, `${module}.${name}`);
  if (submodule) return { k: "module", name: `${module}.${name}`, module: submodule };
  return { k: "external", name: `${module}.${name}` };
}
function intrinsicAttribute(interp, frame, node, base, name) {
  if (base.name === "super" && base.self) {
    const [cls, after2] = base.args;
    if (cls?.k === "class" && after2?.k === "class") {
      const member2 = lookupMember(interp, cls.cls, name, after2.cls);
      if (member2) return bindMember(interp, base.self, cls.cls, member2, frame, node);
      return missingMember(interp, frame, node, base.self, name);
    }
    return UNKNOWN2;
  }
  if (base.name === "property" || base.name === "cached_property")
    return { k: "intrinsic", name: "property.accessor", self: base, args: [] };
  return { k: "intrinsic", name: `${base.name}.${name}`, self: base.self ?? base, args: [] };
}
function missingMember(interp, frame, node, self, name) {
  if (self.k === "model") return modelMethod(self, name) ?? UNKNOWN2;
  if (self.k === "queryset" || self.k === "manager") return managerAttribute(interp, frame, node, self, name, true);
  if (self.k === "instance" && isFormClass(self.cls)) return formAttribute(interp, frame, node, self, name) ?? UNKNOWN2;
  if (name === "__init__") return { k: "intrinsic", name: "object.__init__", self, args: [] };
  return UNKNOWN2;
}
function bindMember(interp, self, cls, member2, frame = null, node = null, path = null) {
  let result = NEVER;
  for (const value of alternatives(member2.value)) {
    if (value.k === "function" && value.self === null) {
      result = join10(result, { ...value, self });
    } else if (value.k === "intrinsic") {
      const getter = value.self;
      if ((value.name === "property" || value.name === "cached_property") && getter) {
        if (!frame || !node) {
          result = join10(result, UNKNOWN2);
          continue;
        }
        const at = value.name === "cached_property" && path !== null ? `${path}` : null;
        if (at !== null && frame.state?.facts.has(at)) {
          const sink = frame.sink;
          frame.sink = { ...sink, emit: () => {
          } };
          result = join10(result, readProperty(interp, frame, node, self, cls, getter, member2, path));
          frame.sink = sink;
        } else {
          result = join10(result, readProperty(interp, frame, node, self, cls, getter, member2, path));
          if (at !== null) frame.state?.facts.add(at);
        }
      } else if (value.name === "staticmethod" && getter) result = join10(result, getter);
      else if (value.name === "classmethod" && getter?.k === "function")
        result = join10(result, { ...getter, self: { k: "class", cls } });
      else if (value.name === "transaction.atomic()" || value.name === "partialmethod")
        result = join10(result, { ...value, args: [self, ...value.args] });
      else if (value.self === null || value.name === "wrapper") result = join10(result, { ...value, self: value.self ?? null });
      else result = join10(result, value);
    } else result = join10(result, value);
  }
  return result.k === "never" ? UNKNOWN2 : result;
}
function readProperty(interp, frame, node, self, cls, getter, member2, path) {
  if (getter.k !== "function") return UNKNOWN2;
  const cut = path === null ? null : path.slice(0, path.lastIndexOf("."));
  const name = getter.fn.node.kind === "FunctionDef" ? getter.fn.node.name : "lambda";
  return callFunctionValue(
    interp,
    frame,
    node,
    "self",
    { ...getter, self },
    NO_ARGUMENTS(),
    cut,
    `${(member2.owner === cls ? cls : member2.owner).name}.${name} (property)`
  );
}
function classAttribute(interp, cls, name) {
  if (isModelClass(cls)) {
    const found = modelManager(interp, cls, name);
    if (found) return found;
    if (name === "_default_manager" || name === "_base_manager")
      return manager(cls);
    if (name === "DoesNotExist" || name === "MultipleObjectsReturned")
      return { k: "external", name: `django.core.exceptions.${name === "DoesNotExist" ? "ObjectDoesNotExist" : name}` };
    if (name === "_meta") return { k: "external", name: "django.db.models.options.Options" };
  }
  const member2 = lookupMember(interp, cls, name);
  if (member2) {
    let result = NEVER;
    for (const value of alternatives(member2.value)) {
      if (value.k === "intrinsic" && value.name === "staticmethod" && value.self) result = join10(result, value.self);
      else if (value.k === "intrinsic" && value.name === "classmethod" && value.self?.k === "function")
        result = join10(result, { ...value.self, self: { k: "class", cls } });
      else if (value.k === "scalar" && isEnum(cls)) result = join10(result, instance(cls, [["value", value]]));
      else result = join10(result, value);
    }
    return result;
  }
  if (isManagerClass(cls) && name === "from_queryset")
    return { k: "intrinsic", name: "manager.from_queryset", self: { k: "class", cls }, args: [] };
  if (isQuerySetClass(cls) && name === "as_manager")
    return { k: "intrinsic", name: "queryset.as_manager", self: { k: "class", cls }, args: [] };
  if (isModelClass(cls)) {
    const facts = modelFacts(interp, cls);
    if (facts.fields.has(name) || facts.relations.has(name)) return OTHER;
    const method = modelMethod(modelInstance(cls), name);
    if (method) return method;
  }
  const meta = lookupMember(interp, cls, "__getattr__");
  if (meta && cls.module.origin === "stub") return UNKNOWN2;
  if (name === "__name__" || name === "__qualname__" || name === "__doc__" || name === "__module__") return STR;
  return UNKNOWN2;
}
var ENUMS = /* @__PURE__ */ new Set([
  "enum.Enum",
  "django.db.models.TextChoices",
  "django.db.models.IntegerChoices",
  "django.db.models.Choices",
  "django.db.models.enums.Choices",
  "django.db.models.enums.TextChoices",
  "django.db.models.enums.IntegerChoices"
]);
var isEnum = (cls) => inherits(cls, ENUMS);
function instanceAttribute(interp, frame, node, base, name, path) {
  if (isSession(base)) return sessionAttribute(base, name);
  const request = requestAttribute(interp, frame, node, base, name);
  if (request) return request;
  const member2 = lookupMember(interp, base.cls, name);
  const isData = member2?.value.k === "intrinsic" && member2.value.name === "property" ? member2.value : null;
  const own = base.cell.entries.get(name);
  if (own && !isData) {
    const fallback2 = member2 && !isDescriptor(member2.value) ? member2.value : null;
    return fallback2 && member2?.owner === base.cls ? join10(own, fallback2) : own;
  }
  if (isFormClass(base.cls) || isFormSetClass(base.cls)) {
    if (!member2 || member2.owner.module.origin === "stub") {
      const form = formAttribute(interp, frame, node, base, name, path);
      if (form) return form;
    }
  }
  if (member2)
    return bindMember(interp, base, base.cls, member2, frame, node, path === null ? null : `${path}.${name}`);
  const declared2 = declaredAttribute(interp, base.cls, name);
  if (declared2) return declared2;
  const fallback = lookupMember(interp, base.cls, "__getattr__");
  if (fallback) {
    const getter = bindMember(interp, base, base.cls, fallback);
    if (getter.k === "function")
      return callFunctionValue(
        interp,
        frame,
        node,
        "self",
        getter,
        { ...NO_ARGUMENTS(), positional: [{ k: "scalar", type: "str", constant: name }], paths: [null] },
        path,
        `${base.cls.name}.__getattr__()`
      );
  }
  if (name === "__class__") return { k: "class", cls: base.cls };
  if (name === "__dict__") return UNKNOWN2;
  if (base.cls.openBases) return { k: "external", name: `${base.cls.qualname}().${name}` };
  return UNKNOWN2;
}
var isDescriptor = (value) => value.k === "function" || value.k === "intrinsic" || value.k === "class";
function declaredAttribute(interp, cls, name) {
  const key = `.${name}`;
  let table2 = interp.members.get(cls);
  if (!table2) {
    table2 = /* @__PURE__ */ new Map();
    interp.members.set(cls, table2);
  }
  const known = table2.get(key);
  if (known !== void 0) return known;
  table2.set(key, null);
  const init = lookupMember(interp, cls, "__init__");
  if (init?.value.k !== "function" || init.owner.module.origin !== "stub") return null;
  const self = instance(cls);
  callSilently(interp, init.owner, { ...init.value, self });
  const value = self.k === "instance" ? self.cell.entries.get(name) ?? null : null;
  table2.set(key, value);
  return value;
}
function callSilently(interp, owner, fn) {
  const frame = silentFrame(owner);
  callFunctionValue(interp, frame, fn.fn.node, "self", fn, NO_ARGUMENTS(), null, owner.name);
}
function modelAttribute(interp, frame, node, base, name, path) {
  const own = base.cell.entries.get(name);
  const facts = modelFacts(interp, base.cls);
  const relation = facts.relations.get(name);
  if (relation) return relationValue(interp, frame, node, base, name, relation, path);
  const request = requestAttribute(interp, frame, node, base, name);
  if (request) return request;
  if (facts.fields.has(name)) return deferredField(interp, frame, node, base, name, path, facts.fields.get(name) ?? "");
  if (own) return own;
  const fetched = prefetchedAttribute(interp, base, name);
  if (fetched) return fetched;
  const member2 = lookupMember(interp, base.cls, name);
  if (member2 && !(member2.owner.module.origin === "stub" && modelMethod(base, name)))
    return bindMember(interp, base, base.cls, member2, frame, node, path === null ? null : `${path}.${name}`);
  const method = modelMethod(base, name);
  if (method) return method;
  if (name === "__class__") return { k: "class", cls: base.cls };
  if (isModelFormClass(base.cls) || isAbstract(base.cls)) return UNKNOWN2;
  return base.cls.openBases ? UNKNOWN2 : OTHER;
}
function setAttribute(interp, frame, node, base, name, value, path) {
  const full = path === null ? null : `${path}.${name}`;
  if (full !== null && frame.state) dropFacts(frame.state, full);
  for (const part of alternatives(base)) {
    switch (part.k) {
      case "lazy":
        setAttribute(interp, frame, node, force(interp, frame, node, "self", part, path), name, value, path);
        break;
      case "model": {
        const relation = modelFacts(interp, part.cls).relations.get(name);
        if (relation) {
          force(interp, frame, node, "self", value, null);
          if (full !== null) frame.state?.facts.add(full);
          break;
        }
        callSetter(interp, frame, node, part, name, value, path);
        writeEntry(part.cell, name, value);
        break;
      }
      case "instance":
        if (isSession(part)) break;
        if (callSetter(interp, frame, node, part, name, value, path)) break;
        writeEntry(part.cell, name, value);
        break;
      default:
        break;
    }
  }
}
function callSetter(interp, frame, node, base, name, value, path) {
  const member2 = lookupMember(interp, base.cls, name);
  if (member2?.value.k !== "intrinsic" || member2.value.name !== "property") return false;
  const setter = member2.value.args[0];
  if (setter?.k === "function")
    callFunctionValue(
      interp,
      frame,
      node,
      "self",
      { ...setter, self: base },
      { ...NO_ARGUMENTS(), positional: [value], paths: [null] },
      path,
      `${base.cls.name}.${name} (property setter)`
    );
  return true;
}
var silentFrame = (cls) => staticFrame(cls.module, cls, null);

// src/analysis/binary.ts
var SPECIAL = {
  "+": "__add__",
  "-": "__sub__",
  "*": "__mul__",
  "/": "__truediv__",
  "//": "__floordiv__",
  "%": "__mod__",
  "**": "__pow__",
  "@": "__matmul__",
  "<<": "__lshift__",
  ">>": "__rshift__",
  "&": "__and__",
  "|": "__or__",
  "^": "__xor__"
};
function applyOperator(interp, frame, node, op, left, right, rightExpr) {
  if (op === "%" && left.k === "scalar" && left.type === "str") {
    for (const part of right.k === "sequence" ? right.items ?? [right.cell.element] : [right])
      stringify(interp, frame, node, "self", part, right.k === "sequence" ? null : pathOf(rightExpr));
    return STR;
  }
  if ((op === "&" || op === "|") && (isPendingLookup(left) || isPendingLookup(right)))
    return joinAll([left, right].filter(isPendingLookup));
  let result = NEVER;
  for (const a of alternatives(left)) {
    for (const b of alternatives(right)) result = join10(result, operate2(interp, frame, node, op, a, b));
  }
  return result.k === "never" ? UNKNOWN2 : result;
}
var isPendingLookup = (value) => value.k === "lazy" && value.of === OTHER;
function operate2(interp, frame, node, op, a, b) {
  if (a.k === "queryset" && (op === "|" || op === "&" || op === "^")) return { ...a, evaluated: false };
  if (a.k === "sequence") {
    if (b.k === "sequence" && op === "+" && a.items && b.items && a.type === "tuple")
      return sequence2("tuple", joinAll([...a.items, ...b.items]), [...a.items, ...b.items]);
    const more = b.k === "sequence" ? join10(b.cell.element, joinAll(b.items ?? [])) : NEVER;
    return sequence2(a.type, join10(join10(a.cell.element, joinAll(a.items ?? [])), more));
  }
  if (a.k === "dict" && op === "|") return b.k === "dict" ? join10(a, b) : a;
  if (a.k === "instance" || a.k === "model")
    return callSpecial(interp, frame, node, "self", a, SPECIAL[op], [b], null) ?? UNKNOWN2;
  if (b.k === "instance") {
    const reflected = SPECIAL[op].replace("__", "__r");
    return callSpecial(interp, frame, node, "self", b, reflected, [a], null) ?? UNKNOWN2;
  }
  if (a.k === "lazy" || b.k === "lazy") {
    force(interp, frame, node, "self", a, null);
    force(interp, frame, node, "self", b, null);
    return UNKNOWN2;
  }
  if (a.k === "scalar" && b.k === "scalar") return a.type === b.type ? scalar2(a.type) : OTHER;
  return a.k === "scalar" ? OTHER : UNKNOWN2;
}

// src/analysis/narrowing.ts
function narrow(interp, frame, test, holds2) {
  switch (test.kind) {
    case "UnaryOp":
      if (test.op === "not") narrow(interp, frame, test.operand, !holds2);
      return;
    case "BoolOp":
      if (test.op === "and" === holds2) for (const value of test.values) narrow(interp, frame, value, holds2);
      return;
    case "Name":
    case "NamedExpr":
      keep(
        frame,
        test.kind === "Name" ? test.id : test.target.id,
        (value) => holds2 ? !isNone(value) : !(value.k === "function" || value.k === "class" || value.k === "module")
      );
      return;
    case "Compare": {
      const name = test.left.kind === "Name" ? test.left.id : null;
      const other = test.comparators[0];
      const op = test.ops[0];
      if (name === null || test.ops.length !== 1 || other?.kind !== "Constant" || other.type !== "None") return;
      if (op === "is" || op === "==") keep(frame, name, (value) => isNone(value) === holds2 || value.k === "unknown");
      else if (op === "is not" || op === "!=")
        keep(frame, name, (value) => isNone(value) !== holds2 || value.k === "unknown");
      return;
    }
    case "Call": {
      const [subject, kinds2] = test.args;
      if (test.func.kind !== "Name") return;
      const called = lookupName(interp, frame, test.func.id);
      if (called.k !== "intrinsic" || called.name !== "builtins.isinstance") return;
      if (subject?.value.kind !== "Name" || !kinds2) return;
      const exprs = kinds2.value.kind === "Tuple" ? kinds2.value.elts : [kinds2.value];
      const classes = [];
      for (const expr of exprs) {
        if (expr.kind !== "Name") return;
        const value = lookupName(interp, frame, expr.id);
        if (value.k !== "class") return;
        classes.push(value.cls);
      }
      narrowToClasses(interp, frame, subject.value.id, classes, holds2);
      return;
    }
    default:
      return;
  }
}
var isNone = (value) => value.k === "scalar" && value.type === "none";
function keep(frame, name, wanted) {
  const value = frame.state?.vars.get(name);
  if (value?.k !== "union") return;
  const left = value.of.filter(wanted);
  if (left.length > 0 && left.length < value.of.length) frame.state?.vars.set(name, joinAll(left));
}
function narrowToClasses(interp, frame, name, classes, holds2) {
  const value = frame.state?.vars.get(name);
  if (!value) return;
  const isOne = (part) => (part.k === "instance" || part.k === "model") && classes.some((cls) => part.cls.mro.includes(cls));
  if (!holds2) {
    keep(frame, name, (part) => !isOne(part));
    return;
  }
  const left = alternatives(value).filter(isOne);
  if (left.length > 0) frame.state?.vars.set(name, joinAll(left));
  else if (alternatives(value).some((part) => part.k === "unknown"))
    frame.state?.vars.set(name, joinAll(classes.map((cls) => instanceOf(interp, cls))));
}

// src/analysis/expressions.ts
function pathOf(expr) {
  if (expr.kind === "Name") return expr.id;
  if (expr.kind === "Attribute") {
    const base = pathOf(expr.value);
    return base === null ? null : `${base}.${expr.attr}`;
  }
  if (expr.kind === "NamedExpr") return expr.target.id;
  return null;
}
function emitLoad(frame, node, role, effects, path) {
  if (path !== null && frame.state?.facts.has(path)) return;
  frame.sink.emit(node, role, effects);
  if (path !== null) frame.state?.facts.add(path);
}
function withFacts(frame, path, value) {
  const facts = frame.state?.facts;
  if (path === null || !facts || facts.size === 0) return value;
  if (value.k === "lazy") return facts.has(path) ? withFacts(frame, path, value.of) : value;
  if (value.k === "queryset") return facts.has(path) ? { ...value, evaluated: true } : value;
  if (value.k !== "model") return value;
  let loaded = value.loaded;
  const prefix = `${path}.`;
  for (const fact of facts) {
    if (!fact.startsWith(prefix)) continue;
    let tree = /* @__PURE__ */ new Map();
    for (const name of fact.slice(prefix.length).split(".").reverse()) tree = /* @__PURE__ */ new Map([[name, tree]]);
    loaded = uniteTrees(loaded, tree);
  }
  return loaded === value.loaded ? value : { ...value, loaded };
}
function lookupName(interp, frame, name) {
  const outer = frame.outer.get(name);
  if (outer !== "global") {
    const own = frame.kind === "function" ? frame.state?.vars.get(name) : void 0;
    if (own && outer !== "nonlocal") return withFacts(frame, name, own);
    if (frame.locals.has(name) && outer !== "nonlocal") return frame.everBound.get(name) ?? UNKNOWN2;
    if (frame.kind === "class" && frame.cls && bindingSites(frame.cls.node.body).has(name))
      return ownMember(interp, frame.cls, name) ?? UNKNOWN2;
    const comprehension2 = frame.state?.vars.get(name);
    if (frame.kind !== "function" && comprehension2 && frame.locals.has(name)) return comprehension2;
    for (let around = frame.parent; around; around = around.parent) {
      if (around.kind !== "function") continue;
      const now = around.state?.vars.get(name);
      if (now) return withFacts(around, name, now);
      if (around.locals.has(name)) return around.everBound.get(name) ?? UNKNOWN2;
    }
  }
  const global = globalOf(interp, frame.module, name);
  if (global) return global;
  return builtin(interp, name);
}
function builtin(interp, name) {
  const dotted = `builtins.${name}`;
  if (INTRINSICS.has(dotted)) return { k: "intrinsic", name: dotted, self: null, args: [] };
  const module = loadModule(interp, "builtins");
  return (module && globalOf(interp, module, name)) ?? UNKNOWN2;
}
function evaluate(interp, frame, expr) {
  interp.steps++;
  const value = compute(interp, frame, expr);
  frame.sink.value(expr, value);
  return value;
}
function compute(interp, frame, expr) {
  switch (expr.kind) {
    case "Name":
      return lookupName(interp, frame, expr.id);
    case "Constant":
      switch (expr.type) {
        case "int":
          return scalar2("int", typeof expr.value === "number" ? expr.value : null);
        case "bool":
          return scalar2("bool", expr.value === true);
        case "None":
          return NONE3;
        default:
          return scalar2("float");
      }
    case "Str":
      return expr.bytes ? scalar2("bytes") : scalar2("str", expr.value);
    case "JoinedStr":
      for (const part of expr.values) evaluateFormatted(interp, frame, part);
      return STR;
    case "List":
    case "Tuple":
    case "Set": {
      const items = [];
      let exact = true;
      for (const elt of expr.elts) {
        if (elt.kind === "Starred") {
          exact = false;
          const value = evaluate(interp, frame, elt.value);
          items.push(iterate(interp, frame, elt.value, "iterate", value, pathOf(elt.value)));
        } else items.push(evaluate(interp, frame, elt));
      }
      if (expr.kind === "Tuple" && exact) return tupleOf(items);
      const type = expr.kind === "List" ? "list" : expr.kind === "Set" ? "set" : "tuple";
      return sequence2(type, joinAll(items), exact && type === "list" ? items : null);
    }
    case "Dict": {
      const entries = /* @__PURE__ */ new Map();
      let element = NEVER;
      for (const item2 of expr.items) {
        if (item2.key === null) {
          const spread = evaluate(interp, frame, item2.value);
          if (spread.k === "dict") {
            for (const [key2, value2] of spread.cell.entries) entries.set(key2, value2);
            element = join10(element, spread.cell.element);
          } else element = UNKNOWN2;
          continue;
        }
        const key = evaluate(interp, frame, item2.key);
        const value = evaluate(interp, frame, item2.value);
        if (key.k === "scalar" && typeof key.constant === "string") entries.set(key.constant, value);
        else element = join10(element, value);
      }
      return dictOf(element, entries);
    }
    case "ListComp":
    case "SetComp": {
      const element = inComprehension(interp, frame, expr, () => evaluate(interp, frame, expr.elt));
      return sequence2(expr.kind === "ListComp" ? "list" : "set", element);
    }
    case "DictComp": {
      const element = inComprehension(interp, frame, expr, () => {
        evaluate(interp, frame, expr.key);
        return evaluate(interp, frame, expr.value);
      });
      return dictOf(element);
    }
    case "GeneratorExp":
      return generatorExpression(interp, frame, expr);
    case "Lambda":
      return {
        k: "function",
        fn: {
          node: expr,
          qualname: `${frame.fn?.qualname ?? frame.cls?.qualname ?? frame.module.name}.<lambda>`,
          module: frame.module,
          owner: null
        },
        self: null,
        closure: frame.kind === "module" ? null : frame
      };
    case "IfExp": {
      evaluateTest(interp, frame, expr.test);
      return fork(
        frame,
        () => {
          narrow(interp, frame, expr.test, true);
          return evaluate(interp, frame, expr.body);
        },
        () => {
          narrow(interp, frame, expr.test, false);
          return evaluate(interp, frame, expr.orelse);
        }
      );
    }
    case "BoolOp":
      return booleanOperation(interp, frame, expr, 0, false);
    case "UnaryOp":
      if (expr.op === "not") {
        evaluateTest(interp, frame, expr.operand);
        return BOOL;
      } else {
        const operand2 = evaluate(interp, frame, expr.operand);
        return operand2.k === "scalar" ? scalar2(operand2.type) : operand2.k === "queryset" ? operand2 : UNKNOWN2;
      }
    case "BinOp": {
      const left = evaluate(interp, frame, expr.left);
      const right = evaluate(interp, frame, expr.right);
      return applyOperator(interp, frame, expr, expr.op, left, right, expr.right);
    }
    case "Compare": {
      let left = evaluate(interp, frame, expr.left);
      let leftExpr = expr.left;
      expr.ops.forEach((op, index2) => {
        const comparator = expr.comparators[index2];
        if (!comparator) return;
        const right = evaluate(interp, frame, comparator);
        if (op === "in" || op === "not in")
          containment(interp, frame, expr, right, left, pathOf(comparator), pathOf(leftExpr));
        else if (op !== "is" && op !== "is not")
          equality(interp, frame, expr, op, left, right, pathOf(leftExpr), pathOf(comparator));
        left = right;
        leftExpr = comparator;
      });
      return BOOL;
    }
    case "Call":
      return evaluateCall(interp, frame, expr);
    case "Attribute": {
      const base = evaluate(interp, frame, expr.value);
      return getAttribute(interp, frame, expr, base, expr.attr, pathOf(expr.value));
    }
    case "Subscript": {
      const base = evaluate(interp, frame, expr.value);
      if (base.k === "class") return base;
      const index2 = evaluate(interp, frame, expr.slice);
      return getItem(interp, frame, expr, base, index2, expr.slice, pathOf(expr.value));
    }
    case "Slice":
      for (const part of [expr.lower, expr.upper, expr.step]) if (part) evaluate(interp, frame, part);
      return OTHER;
    case "Starred": {
      const value = evaluate(interp, frame, expr.value);
      return iterate(interp, frame, expr.value, "iterate", value, pathOf(expr.value));
    }
    case "Await": {
      const value = evaluate(interp, frame, expr.value);
      return value.k === "awaitable" ? value.result : UNKNOWN2;
    }
    case "Yield": {
      const value = expr.value ? evaluate(interp, frame, expr.value) : NONE3;
      frame.yields = join10(frame.yields, value);
      return UNKNOWN2;
    }
    case "YieldFrom": {
      const value = evaluate(interp, frame, expr.value);
      frame.yields = join10(
        frame.yields,
        iterate(interp, frame, expr.value, "iterate", value, pathOf(expr.value))
      );
      return UNKNOWN2;
    }
    case "NamedExpr": {
      const value = evaluate(interp, frame, expr.value);
      assignName(frame, expr.target.id, value);
      return value;
    }
  }
}
function fork(frame, first2, second) {
  const before = frame.state;
  if (!before) return join10(first2(), second());
  frame.state = copyState(before);
  const a = first2();
  const afterFirst = frame.state;
  frame.state = copyState(before);
  const b = second();
  frame.state = joinStates(afterFirst, frame.state);
  return join10(a, b);
}
function evaluateTest(interp, frame, expr) {
  if (expr.kind === "BoolOp") {
    booleanOperation(interp, frame, expr, 0, true);
    return;
  }
  if (expr.kind === "UnaryOp" && expr.op === "not") {
    evaluateTest(interp, frame, expr.operand);
    return;
  }
  const value = evaluate(interp, frame, expr);
  truth(interp, frame, expr, "truth", value, pathOf(expr));
}
function booleanOperation(interp, frame, operation, index2, onlyTruth) {
  const { values, op } = operation;
  const expr = values[index2];
  if (!expr) return NEVER;
  const last = index2 === values.length - 1;
  if (onlyTruth) {
    evaluateTest(interp, frame, expr);
    if (last) return BOOL;
  }
  let value = BOOL;
  if (!onlyTruth) {
    value = evaluate(interp, frame, expr);
    if (last) return value;
    truth(interp, frame, operation, "self", value, pathOf(expr));
  }
  const rest = fork(
    frame,
    () => {
      narrow(interp, frame, expr, op === "and");
      return booleanOperation(interp, frame, operation, index2 + 1, onlyTruth);
    },
    () => NEVER
  );
  if (op === "or" && value.k === "scalar" && value.type === "none") return rest;
  return join10(op === "or" ? withoutNone(value) : value, rest);
}
function withoutNone(value) {
  if (value.k !== "union") return value;
  return joinAll(value.of.filter((part) => part.k !== "scalar" || part.type !== "none"));
}
function evaluateFormatted(interp, frame, part) {
  const value = evaluate(interp, frame, part.value);
  stringify(interp, frame, part.value, "str", value, pathOf(part.value));
  for (const inner of part.spec ?? []) evaluateFormatted(interp, frame, inner);
}
function inComprehension(interp, frame, expr, result, firstElement = null) {
  const names2 = /* @__PURE__ */ new Set();
  for (const generator of expr.generators) collectNames(generator.target, names2);
  const saved = [...names2].map((name) => [name, frame.state?.vars.get(name)]);
  const before = frame.state ? copyState(frame.state) : null;
  const savedFacts = [...frame.state?.facts ?? []];
  let value = NEVER;
  const run = (index2) => {
    const generator = expr.generators[index2];
    if (!generator) {
      value = result();
      return;
    }
    const element = index2 === 0 && firstElement ? firstElement : iterationOf(interp, frame, generator);
    bindTarget(interp, frame, generator.target, element, null);
    for (const test of generator.ifs) {
      evaluateTest(interp, frame, test);
      narrow(interp, frame, test, true);
    }
    run(index2 + 1);
  };
  const first2 = expr.generators[0];
  const firstValue = first2 && !firstElement ? iterationOf(interp, frame, first2) : firstElement;
  const afterFirst = frame.state ? copyState(frame.state) : before;
  firstElement = firstValue ?? UNKNOWN2;
  run(0);
  frame.state = joinStates(afterFirst, frame.state);
  if (frame.state) {
    for (const [name, old] of saved) {
      dropFacts(frame.state, name);
      if (old) frame.state.vars.set(name, old);
      else frame.state.vars.delete(name);
    }
    for (const fact of savedFacts) if (names2.has(rootOf(fact))) frame.state.facts.add(fact);
  }
  return value;
}
function rootOf(path) {
  return path.split(/[.[]/, 1)[0] ?? path;
}
function iterationOf(interp, frame, generator) {
  const iterable = evaluate(interp, frame, generator.iter);
  return generator.isAsync ? asyncElement(iterable) : iterate(interp, frame, generator.iter, "iterate", iterable, pathOf(generator.iter));
}
function asyncElement(value) {
  if (value.k === "queryset" || value.k === "iterator") return elementOfAsync(value);
  return UNKNOWN2;
}
function elementOfAsync(value) {
  if (value.k === "iterator") return value.element;
  return value.k === "queryset" ? rowOfQuerySet(value) : UNKNOWN2;
}
function generatorExpression(interp, frame, expr) {
  const first2 = expr.generators[0];
  if (!first2) return UNKNOWN2;
  const iterable = evaluate(interp, frame, first2.iter);
  const later = /* @__PURE__ */ new Map();
  let element;
  const eager = iterable.k === "queryset" || iterable.k === "lazy" || iterable.k === "manager";
  if (first2.isAsync) element = asyncElement(iterable);
  else if (eager) element = iterate(interp, frame, first2.iter, "iterate", iterable, pathOf(first2.iter));
  else {
    const outer2 = frame.sink;
    frame.sink = collectingSink(later, outer2);
    element = iterate(interp, frame, first2.iter, "iterate", iterable, null);
    frame.sink = outer2;
  }
  const outer = frame.sink;
  const state = frame.state ? copyState(frame.state) : null;
  frame.sink = collectingSink(later, outer);
  const result = inComprehension(interp, frame, expr, () => evaluate(interp, frame, expr.elt), element);
  frame.sink = outer;
  frame.state = state;
  return { k: "iterator", element: result, effects: [...later.values()] };
}
function evaluateCall(interp, frame, expr) {
  const callee = evaluate(interp, frame, expr.func);
  const args = { positional: [], keyword: /* @__PURE__ */ new Map(), rest: null, paths: [], keywordPaths: /* @__PURE__ */ new Map() };
  for (const arg of expr.args) {
    switch (arg.kind) {
      case "positional":
        if (args.rest) args.rest = join10(args.rest, evaluate(interp, frame, arg.value));
        else {
          args.positional.push(evaluate(interp, frame, arg.value));
          args.paths.push(pathOf(arg.value));
        }
        break;
      case "keyword":
        if (arg.name !== null) {
          args.keyword.set(arg.name, evaluate(interp, frame, arg.value));
          args.keywordPaths.set(arg.name, pathOf(arg.value));
        }
        break;
      case "star": {
        const value = evaluate(interp, frame, arg.value);
        const element = iterate(interp, frame, arg.value, "iterate", value, pathOf(arg.value));
        if (value.k === "sequence" && value.items && !args.rest) {
          for (const item2 of value.items) {
            args.positional.push(item2);
            args.paths.push(null);
          }
        } else args.rest = join10(args.rest ?? NEVER, element);
        break;
      }
      case "doublestar": {
        const value = evaluate(interp, frame, arg.value);
        if (value.k === "dict") {
          for (const [name, entry] of value.cell.entries) args.keyword.set(name, entry);
          if (value.cell.element.k !== "never") args.rest = join10(args.rest ?? NEVER, value.cell.element);
        } else args.rest = join10(args.rest ?? NEVER, UNKNOWN2);
        break;
      }
    }
  }
  const receiver = expr.func.kind === "Attribute" ? pathOf(expr.func.value) : null;
  return callValue(interp, frame, expr, callee, args, receiver);
}
function collectNames(target, names2) {
  if (target.kind === "Name") names2.add(target.id);
  else if (target.kind === "Tuple" || target.kind === "List")
    for (const elt of target.elts) collectNames(elt, names2);
  else if (target.kind === "Starred") collectNames(target.value, names2);
}
function assignName(frame, name, value) {
  const outer = frame.outer.get(name);
  if (outer === "global") return;
  if (outer === "nonlocal") {
    for (let around = frame.parent; around; around = around.parent) {
      if (around.kind !== "function" || !around.locals.has(name)) continue;
      if (around.state) {
        dropFacts(around.state, name);
        around.state.vars.set(name, join10(around.state.vars.get(name) ?? NEVER, value));
      }
      around.everBound.set(name, join10(around.everBound.get(name) ?? NEVER, value));
      return;
    }
    return;
  }
  if (!frame.state) return;
  if (frame.state.facts.size > 0) dropFacts(frame.state, name);
  frame.state.vars.set(name, value);
  frame.state.bound.add(name);
  const ever = frame.everBound.get(name);
  frame.everBound.set(name, ever ? join10(ever, value) : value);
}
function bindTarget(interp, frame, target, value, source) {
  switch (target.kind) {
    case "Name":
      assignName(frame, target.id, value);
      return;
    case "Tuple":
    case "List": {
      const items = value.k === "sequence" ? value.items : null;
      const starred = target.elts.some((elt) => elt.kind === "Starred");
      if (items && !starred && items.length === target.elts.length) {
        target.elts.forEach((elt, index2) => {
          bindTarget(interp, frame, elt, items[index2] ?? UNKNOWN2, null);
        });
        return;
      }
      const element = iterate(
        interp,
        frame,
        source ?? target,
        source ? "iterate" : "self",
        value,
        source ? pathOf(source) : null
      );
      for (const elt of target.elts) {
        if (elt.kind === "Starred")
          bindTarget(interp, frame, elt.value, sequence2("list", element), null);
        else bindTarget(interp, frame, elt, element, null);
      }
      return;
    }
    case "Starred":
      bindTarget(interp, frame, target.value, value, source);
      return;
    case "Attribute": {
      const base = evaluate(interp, frame, target.value);
      setAttribute(interp, frame, target, base, target.attr, value, pathOf(target.value));
      return;
    }
    case "Subscript": {
      const base = evaluate(interp, frame, target.value);
      const index2 = evaluate(interp, frame, target.slice);
      setItem(interp, frame, target, base, index2, value, pathOf(target.value));
      return;
    }
    default:
      return;
  }
}

// src/analysis/annotations.ts
var SCALARS = /* @__PURE__ */ new Map([
  ["builtins.str", "str"],
  ["builtins.int", "int"],
  ["builtins.float", "float"],
  ["builtins.bool", "bool"],
  ["builtins.bytes", "bytes"]
]);
var SEQUENCES = /* @__PURE__ */ new Map([
  ["builtins.list", "list"],
  ["builtins.tuple", "tuple"],
  ["builtins.set", "set"],
  ["builtins.frozenset", "frozenset"],
  ["typing.List", "list"],
  ["typing.Tuple", "tuple"],
  ["typing.Set", "set"],
  ["typing.FrozenSet", "frozenset"]
]);
var DICTS = /* @__PURE__ */ new Set(["builtins.dict", "typing.Dict", "typing.DefaultDict", "collections.defaultdict"]);
var TRANSPARENT = /* @__PURE__ */ new Set(["typing.Annotated", "typing.Final", "typing.ClassVar", "typing.Required"]);
var ITERATORS = /* @__PURE__ */ new Set(["typing.Iterator", "typing.Generator", "collections.abc.Iterator", "collections.abc.Generator"]);
function annotationValue(interp, frame, annotation) {
  const sink = frame.sink;
  frame.sink = SILENT;
  const value = read(interp, frame, annotation, 0);
  frame.sink = sink;
  return value;
}
function read(interp, frame, annotation, depth) {
  if (depth > 6) return UNKNOWN2;
  switch (annotation.kind) {
    case "Str": {
      const parsed = parsePython(annotation.value);
      const statement = isProblem(parsed) ? null : parsed.body[0];
      return statement?.kind === "Expr" ? read(interp, frame, statement.value, depth + 1) : UNKNOWN2;
    }
    case "Constant":
      return annotation.type === "None" ? NONE3 : UNKNOWN2;
    case "BinOp":
      if (annotation.op !== "|") return UNKNOWN2;
      return join10(
        read(interp, frame, annotation.left, depth + 1),
        read(interp, frame, annotation.right, depth + 1)
      );
    case "Subscript": {
      const base = evaluate(interp, frame, annotation.value);
      const args = annotation.slice.kind === "Tuple" ? annotation.slice.elts : [annotation.slice];
      const arg = (index2) => {
        const expr = args[index2];
        return expr ? read(interp, frame, expr, depth + 1) : UNKNOWN2;
      };
      const name = nameOf2(base);
      if (name === "typing.Optional") return join10(arg(0), NONE3);
      if (name === "typing.Union") return joinAll(args.map((_, index2) => arg(index2)));
      if (name !== null && TRANSPARENT.has(name)) return arg(0);
      if (name !== null && ITERATORS.has(name)) return { k: "iterator", element: arg(0), effects: [] };
      const kind = name === null ? void 0 : SEQUENCES.get(name);
      if (kind === "tuple" && args[1]?.kind !== "Constant") return tupleOf(args.map((_, index2) => arg(index2)));
      if (kind) return sequence2(kind, arg(0));
      if (name !== null && DICTS.has(name)) return dictOf(arg(1));
      if (base.k === "class" && isQuerySetClass(base.cls)) {
        const row = arg(0);
        const model = row.k === "model" ? row.cls : null;
        return querySet(model, { cls: base.cls.module.origin === "stub" ? null : base.cls });
      }
      return ofClass(interp, base);
    }
    case "Name":
    case "Attribute":
      return ofClass(interp, evaluate(interp, frame, annotation));
    default:
      return UNKNOWN2;
  }
}
function nameOf2(value) {
  if (value.k === "intrinsic" || value.k === "external") return value.name;
  return value.k === "class" ? value.cls.qualname : null;
}
function ofClass(interp, value) {
  if (value.k === "union") return joinAll(value.of.map((part) => ofClass(interp, part)));
  const name = nameOf2(value);
  if (name !== null) {
    const type = SCALARS.get(name);
    if (type) return scalar2(type);
    const kind = SEQUENCES.get(name);
    if (kind) return sequence2(kind, UNKNOWN2);
    if (DICTS.has(name)) return dictOf(UNKNOWN2);
    if (name === "typing.NoReturn" || name === "typing.Never") return NEVER;
  }
  if (value.k === "class") return instanceOf(interp, value.cls);
  if (value.k === "external") {
    if (/^(?:datetime|decimal|uuid|pathlib)\./.test(value.name)) return OTHER;
  }
  return UNKNOWN2;
}
function instanceOf(interp, cls) {
  if (isModelClass(cls)) return modelInstance(cls);
  const own = cls.module.origin === "stub" ? null : cls;
  if (isQuerySetClass(cls)) return querySet(querySetModel(interp, cls), { cls: own });
  if (isManagerClass(cls)) return manager(null, { cls: own });
  return instance(cls);
}

// src/analysis/statements.ts
function execute(interp, frame, body) {
  for (const statement of body) {
    if (!frame.state) return;
    frame.beforeStatement?.(statement, frame.state);
    step(interp, frame, statement);
    const { state } = frame;
    if (state) for (const raised of frame.raises) raised.push(copyState(state));
  }
}
function step(interp, frame, statement) {
  switch (statement.kind) {
    case "Expr":
      evaluate(interp, frame, statement.value);
      return;
    case "Assign": {
      const value = evaluate(interp, frame, statement.value);
      for (const target of statement.targets) bindTarget(interp, frame, target, value, statement.value);
      return;
    }
    case "AnnAssign": {
      const declared2 = annotationValue(interp, frame, statement.annotation);
      if (!statement.value) {
        if (statement.target.kind === "Name" && declared2.k !== "unknown")
          frame.everBound.set(statement.target.id, declared2);
        return;
      }
      const value = evaluate(interp, frame, statement.value);
      bindTarget(interp, frame, statement.target, value.k === "unknown" ? declared2 : value, statement.value);
      return;
    }
    case "AugAssign": {
      const left = evaluate(interp, frame, statement.target);
      const right = evaluate(interp, frame, statement.value);
      if (left.k === "sequence" && left.type !== "tuple" && right.k === "queryset")
        iterate(interp, frame, statement.value, "iterate", right, pathOf(statement.value));
      const value = left.k === "sequence" && left.type !== "tuple" && statement.op === "+" ? extended(interp, frame, statement.value, left, right) : applyOperator(interp, frame, statement, statement.op, left, right, statement.value);
      bindTarget(interp, frame, statement.target, value, null);
      return;
    }
    case "Return": {
      const value = statement.value ? evaluate(interp, frame, statement.value) : NONE3;
      frame.returns = join10(frame.returns, value);
      leave(frame);
      frame.state = null;
      return;
    }
    case "Raise":
      if (statement.exc) evaluate(interp, frame, statement.exc);
      if (statement.cause) evaluate(interp, frame, statement.cause);
      frame.state = null;
      return;
    case "If":
      runIf(interp, frame, statement.test, statement.body, statement.orelse);
      return;
    case "For":
      runFor(interp, frame, statement);
      return;
    case "While":
      runWhile(interp, frame, statement.test, statement.body, statement.orelse);
      return;
    case "With": {
      for (const item2 of statement.items) {
        const context = evaluate(interp, frame, item2.context);
        const value = statement.isAsync ? UNKNOWN2 : enterValue(interp, frame, item2.context, context);
        if (item2.target) bindTarget(interp, frame, item2.target, value, null);
      }
      execute(interp, frame, statement.body);
      return;
    }
    case "Try":
      runTry(interp, frame, statement);
      return;
    case "Match":
      runMatch(interp, frame, statement);
      return;
    case "FunctionDef": {
      for (const param of statement.params) if (param.default) evaluate(interp, frame, param.default);
      const fn = {
        k: "function",
        fn: {
          node: statement,
          qualname: `${frame.fn?.qualname ?? frame.module.name}.<locals>.${statement.name}`,
          module: frame.module,
          owner: null
        },
        self: null,
        closure: frame
      };
      assignName(frame, statement.name, applyDecorators(interp, frame, statement, fn));
      return;
    }
    case "ClassDef":
      assignName(
        frame,
        statement.name,
        applyDecorators(interp, frame, statement, { k: "class", cls: classOf(interp, frame, statement) })
      );
      return;
    case "Import":
    case "ImportFrom":
      for (const alias of statement.names) {
        if (alias.name === "*") continue;
        const name = alias.asname ?? (statement.kind === "Import" ? alias.name.split(".")[0] ?? alias.name : alias.name);
        assignName(frame, name, importedValue(interp, frame.module, { statement, alias }));
      }
      return;
    case "Delete":
      for (const target of statement.targets) runDelete(interp, frame, target);
      return;
    case "Assert":
      evaluateTest(interp, frame, statement.test);
      narrow(interp, frame, statement.test, true);
      if (statement.msg) evaluate(interp, frame, statement.msg);
      return;
    case "Break":
      if (frame.state) frame.loops.at(-1)?.breaks.push(frame.state);
      frame.state = null;
      return;
    case "Continue":
      if (frame.state) frame.loops.at(-1)?.continues.push(frame.state);
      frame.state = null;
      return;
    default:
      return;
  }
}
function extended(interp, frame, source, left, right) {
  if (left.k !== "sequence") return left;
  const element = right.k === "queryset" ? UNKNOWN2 : iterate(interp, frame, source, "iterate", right, pathOf(source));
  left.cell.element = join10(left.cell.element, element);
  return left;
}
function runIf(interp, frame, test, body, orelse) {
  evaluateTest(interp, frame, test);
  const before = frame.state;
  if (!before) return;
  frame.state = copyState(before);
  narrow(interp, frame, test, true);
  execute(interp, frame, body);
  const afterBody = frame.state;
  frame.state = copyState(before);
  narrow(interp, frame, test, false);
  execute(interp, frame, orelse);
  frame.state = joinStates(afterBody, frame.state);
}
var ROUNDS = 2;
function runFor(interp, frame, statement) {
  const iterable = evaluate(interp, frame, statement.iter);
  const element = statement.isAsync ? asyncElement(iterable) : iterate(interp, frame, statement.iter, "iterate", iterable, pathOf(statement.iter));
  const latest = () => iterable.k === "sequence" ? join10(element, iterable.cell.element) : element;
  loop(
    interp,
    frame,
    () => {
      bindTarget(interp, frame, statement.target, latest(), null);
    },
    statement.body,
    statement.orelse,
    null
  );
}
function runWhile(interp, frame, test, body, orelse) {
  const endless = test.kind === "Constant" && (test.value === true || test.value === 1);
  loop(
    interp,
    frame,
    () => {
      evaluateTest(interp, frame, test);
    },
    body,
    orelse,
    { test, endless }
  );
}
function loop(interp, frame, head, body, orelse, condition) {
  let entry = frame.state;
  const breaks = [];
  let exit = null;
  for (let round = 0; round < ROUNDS && entry; round++) {
    frame.state = copyState(entry);
    head();
    exit = condition ? frame.state ? copyState(frame.state) : null : copyState(entry);
    if (condition) narrow(interp, frame, condition.test, true);
    const collector2 = { breaks: [], continues: [] };
    frame.loops.push(collector2);
    execute(interp, frame, body);
    frame.loops.pop();
    breaks.push(...collector2.breaks);
    const end = joinAllStates([frame.state, ...collector2.continues]);
    if (!condition) exit = joinStates(exit, end);
    entry = joinStates(entry, end);
  }
  if (condition) {
    if (condition.endless) exit = null;
    else if (entry) {
      frame.state = copyState(entry);
      head();
      exit = frame.state;
      narrow(interp, frame, condition.test, false);
    }
  }
  frame.state = exit;
  if (frame.state) execute(interp, frame, orelse);
  frame.state = joinAllStates([frame.state, ...breaks]);
}
function runTry(interp, frame, statement) {
  const before = frame.state;
  if (!before) return;
  const raised = [copyState(before)];
  frame.raises.push(raised);
  const sink = frame.sink;
  if (statement.handlers.some((handler) => catchesStopIteration(handler)))
    frame.sink = withoutStopIteration(sink);
  execute(interp, frame, statement.body);
  frame.sink = sink;
  frame.raises.pop();
  execute(interp, frame, statement.orelse);
  const ends2 = [frame.state];
  const atRaise = joinAllStates(raised);
  for (const handler of statement.handlers) {
    frame.state = atRaise ? copyState(atRaise) : null;
    if (handler.type) {
      const type = evaluate(interp, frame, handler.type);
      if (handler.name !== null) assignName(frame, handler.name, exceptionValue(interp, type));
    }
    execute(interp, frame, handler.body);
    if (handler.name !== null) frame.state?.bound.delete(handler.name);
    ends2.push(frame.state);
  }
  const end = joinAllStates(ends2);
  if (statement.finalbody.length === 0) {
    frame.state = end;
    return;
  }
  frame.state = joinStates(end ? copyState(end) : null, atRaise);
  execute(interp, frame, statement.finalbody);
  const through2 = frame.state;
  if (!end || !through2) {
    frame.state = null;
    return;
  }
  for (const name of end.bound) through2.bound.add(name);
  frame.state = through2;
}
function exceptionValue(interp, type) {
  const classes = type.k === "sequence" ? type.items ?? [] : alternatives(type);
  return joinAll(classes.map((cls) => cls.k === "class" ? instanceOf(interp, cls.cls) : OTHER));
}
function catchesStopIteration(handler) {
  if (!handler.type) return true;
  const types = handler.type.kind === "Tuple" ? handler.type.elts : [handler.type];
  return types.some(
    (type) => type.kind === "Name" && ["StopIteration", "Exception", "BaseException"].includes(type.id)
  );
}
function withoutStopIteration(sink) {
  return {
    ...sink,
    emit: (node, role, effects) => {
      sink.emit(
        node,
        role,
        effects.filter((effect2) => effect2.kind !== "cpu" || !effect2.stopIteration)
      );
    }
  };
}
function runMatch(interp, frame, statement) {
  const subject = evaluate(interp, frame, statement.subject);
  const ends2 = [];
  let before = frame.state;
  let exhaustive = false;
  for (const matchCase of statement.cases) {
    frame.state = before ? copyState(before) : null;
    if (!frame.state) break;
    bindPattern(interp, frame, matchCase.pattern, subject, pathOf(statement.subject));
    before = frame.state ? copyState(frame.state) : before;
    if (matchCase.guard) {
      evaluateTest(interp, frame, matchCase.guard);
      narrow(interp, frame, matchCase.guard, true);
    } else if (isIrrefutable(matchCase.pattern)) exhaustive = true;
    execute(interp, frame, matchCase.body);
    ends2.push(frame.state);
    if (exhaustive) break;
  }
  if (!exhaustive) ends2.push(before);
  frame.state = joinAllStates(ends2);
}
var isIrrefutable = (pattern) => pattern.kind === "MatchAs" ? pattern.pattern === null || isIrrefutable(pattern.pattern) : false;
function bindPattern(interp, frame, pattern, subject, path) {
  switch (pattern.kind) {
    case "MatchValue":
      equality(interp, frame, pattern, "==", subject, evaluate(interp, frame, pattern.value), path, null);
      return;
    case "MatchSequence": {
      const element = subject.k === "sequence" || subject.k === "instance" ? iterate(interp, frame, pattern, "self", subject, path) : UNKNOWN2;
      pattern.patterns.forEach((inner, index2) => {
        const item2 = subject.k === "sequence" ? subject.items?.[index2] ?? element : element;
        bindPattern(interp, frame, inner, item2, null);
      });
      return;
    }
    case "MatchMapping":
      for (const inner of pattern.patterns) bindPattern(interp, frame, inner, UNKNOWN2, null);
      if (pattern.rest !== null) assignName(frame, pattern.rest, UNKNOWN2);
      return;
    case "MatchClass": {
      const cls = evaluate(interp, frame, pattern.cls);
      const narrowed = cls.k === "class" ? matching(interp, subject, cls) : subject;
      for (const { name, pattern: inner } of pattern.keywords) {
        const value = getAttribute(interp, frame, inner, narrowed, name, path);
        bindPattern(interp, frame, inner, value, path === null ? null : `${path}.${name}`);
      }
      for (const inner of pattern.patterns) bindPattern(interp, frame, inner, UNKNOWN2, null);
      return;
    }
    case "MatchStar":
      if (pattern.name !== null) assignName(frame, pattern.name, sequence2("list", subject));
      return;
    case "MatchAs":
      if (pattern.pattern) bindPattern(interp, frame, pattern.pattern, subject, path);
      if (pattern.name !== null) assignName(frame, pattern.name, subject);
      return;
    case "MatchOr":
      for (const inner of pattern.patterns) bindPattern(interp, frame, inner, subject, path);
      return;
  }
}
function matching(interp, subject, cls) {
  const fitting = alternatives(subject).filter(
    (part) => (part.k === "instance" || part.k === "model") && part.cls.mro.includes(cls.cls)
  );
  return fitting.length > 0 ? joinAll(fitting) : subject.k === "unknown" ? instanceOf(interp, cls.cls) : subject;
}
function runDelete(interp, frame, target) {
  switch (target.kind) {
    case "Name":
      frame.state?.vars.delete(target.id);
      frame.state?.bound.delete(target.id);
      if (frame.state) dropFacts(frame.state, target.id);
      return;
    case "Subscript": {
      const base = evaluate(interp, frame, target.value);
      const index2 = evaluate(interp, frame, target.slice);
      deleteItem(interp, frame, target, base, index2, pathOf(target.value));
      return;
    }
    case "Tuple":
    case "List":
      for (const elt of target.elts) runDelete(interp, frame, elt);
      return;
    case "Attribute": {
      evaluate(interp, frame, target.value);
      const path = pathOf(target);
      if (path !== null && frame.state) dropFacts(frame.state, path);
      return;
    }
    default:
      return;
  }
}

// src/analysis/calls.ts
var NO_ARGUMENTS = () => ({
  positional: [],
  keyword: /* @__PURE__ */ new Map(),
  rest: null,
  paths: [],
  keywordPaths: /* @__PURE__ */ new Map()
});
var positionalArguments = (...values) => ({
  ...NO_ARGUMENTS(),
  positional: values,
  paths: values.map(() => null)
});
function callValue(interp, frame, node, callee, args, receiver) {
  const parts = alternatives(callee);
  if (parts.length === 1 && parts[0]?.k === "function") {
    const { fn, self } = parts[0];
    frame.sink.callee(node, { name: fn.qualname, origin: fn.module.origin, self, fn });
  }
  let result = NEVER;
  for (const part of parts) result = join10(result, callOne(interp, frame, node, part, args, receiver, parts.length === 1));
  return parts.length === 0 ? UNKNOWN2 : result;
}
function callOne(interp, frame, node, callee, args, receiver, alone) {
  switch (callee.k) {
    case "function":
      return callFunctionValue(interp, frame, node, "self", callee, args, receiver, labelOf(callee));
    case "class":
      if (alone)
        frame.sink.callee(node, {
          name: callee.cls.qualname,
          origin: callee.cls.module.origin,
          self: null,
          fn: null
        });
      return callClass(interp, frame, node, callee.cls, args);
    case "intrinsic":
      return callIntrinsic(interp, frame, node, callee, args, receiver, alone);
    case "instance": {
      const member2 = lookupMember(interp, callee.cls, "__call__");
      if (member2) {
        const method = bindMember(interp, callee, callee.cls, member2);
        if (method.k === "function")
          return callFunctionValue(interp, frame, node, "self", method, args, null, `${callee.cls.name}()`);
      }
      return unknownCall(interp, frame, node, callee.cls.qualname, args, false);
    }
    case "external":
      return externalCall(interp, frame, node, callee.name, args, alone);
    case "lazy":
      return callValue(interp, frame, node, force(interp, frame, node, "self", callee, null), args, null);
    case "scalar":
      return UNKNOWN2;
    case "model":
    case "queryset":
    case "manager":
      return unknownCall(interp, frame, node, "", args, true);
    default:
      return unknownCall(interp, frame, node, nodeName(node), args, false);
  }
}
function labelOf(callee) {
  const name = callee.fn.node.kind === "Lambda" ? "lambda" : callee.fn.node.name;
  return callee.fn.owner ? `${callee.fn.owner.name}.${name}()` : `${name}()`;
}
function nodeName(node) {
  if (node.kind !== "Call") return "";
  const parts = [];
  let expr = node.func;
  while (expr.kind === "Attribute") {
    parts.unshift(expr.attr);
    expr = expr.value;
  }
  parts.unshift(expr.kind === "Name" ? expr.id : "\u2026");
  return parts.join(".");
}
function isHanded(value, depth = 1) {
  switch (value.k) {
    case "model":
    case "queryset":
    case "manager":
    case "lazy":
      return true;
    case "instance":
      return isRequestClass(value.cls) || isForm(value) || isSession(value);
    case "union":
      return value.of.some((part) => isHanded(part, depth));
    case "sequence":
      return depth > 0 && (value.items ?? [value.cell.element]).some((item2) => isHanded(item2, depth - 1));
    case "dict":
      return depth > 0 && [value.cell.element, ...value.cell.entries.values()].some((item2) => isHanded(item2, depth - 1));
    default:
      return false;
  }
}
var EVERYDAY_METHODS = new Set(
  "strip lstrip rstrip split rsplit splitlines join replace lower upper title capitalize startswith endswith format encode decode isdigit isalpha isnumeric isspace zfill find rfind index count append extend insert remove pop clear sort reverse copy keys values items get setdefault update add discard union difference intersection isoformat strftime date time timestamp total_seconds weekday quantize group groups groupdict".split(" ")
);
function unknownCall(interp, frame, node, name, args, handed) {
  const given = handed || args.positional.some((value) => isHanded(value)) || [...args.keyword.values()].some((value) => isHanded(value)) || args.rest !== null && isHanded(args.rest);
  const offload = interp.unknownCalls === "offload" || given && interp.unknownCalls !== "leave";
  const shown = name || nodeName(node) || "unknown function";
  if (offload) {
    frame.sink.emit(node, "self", [effectAt(interp, frame, node, "unknown", `${shown}() (not analysed)`)]);
  } else if (!(node.kind === "Call" && node.func.kind === "Attribute" && EVERYDAY_METHODS.has(node.func.attr))) {
    frame.sink.unknownCall(node, shown);
  }
  return UNKNOWN2;
}
function matches(patterns, name) {
  return patterns.some(
    (pattern) => pattern.endsWith(".*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern
  );
}
function externalCall(interp, frame, node, name, args, alone) {
  if (alone) frame.sink.callee(node, { name, origin: "package", self: null, fn: null });
  const result = { k: "external", name: `${name}()` };
  if (matches(interp.extraSafe, name)) return result;
  if (matches(interp.extraBlocking, name)) {
    frame.sink.emit(node, "self", [effectAt(interp, frame, node, "network", `${name}()`)]);
    return result;
  }
  const known = blockingPattern(name);
  if (known === "safe") return result;
  if (known) {
    frame.sink.emit(node, "self", [effectAt(interp, frame, node, known.kind, known.what)]);
    return result;
  }
  if (name.startsWith("django.") || name.startsWith("queryset.") || name.startsWith("manager.")) {
    const given = name.startsWith("queryset.") || name.startsWith("manager.") || [...args.positional, ...args.keyword.values()].some((value) => isHanded(value));
    if (given) return unknownCall(interp, frame, node, name, args, true);
    return result;
  }
  if (/(?:Error|Exception|Warning)$/.test(name)) return result;
  unknownCall(interp, frame, node, name, args, false);
  return result;
}
function callClass(interp, frame, node, cls, args) {
  const own = cls.module.origin === "stub" ? null : cls;
  if (isModelClass(cls)) {
    for (const [name, value] of args.keyword)
      force(interp, frame, node, "self", value, args.keywordPaths.get(name) ?? null);
    const made2 = modelInstance(cls, { loaded: givenRelations(interp, cls, args) });
    for (const [name, value] of args.keyword) writeEntry(made2.cell, name, value);
    construct(interp, frame, node, cls, made2, args);
    return made2;
  }
  if (isQuerySetClass(cls)) return querySet(null, { cls: own });
  if (isManagerClass(cls)) return manager(null, { cls: own });
  const made = instance(cls);
  if (isFormClass(cls) || isFormSetClass(cls)) {
    const given = args.keyword.get("instance");
    if (made.k === "instance") {
      if (given?.k === "model") made.cell.entries.set("instance", given);
      if (isModelFormClass(cls) && given && given.k !== "scalar" && readsRelationsForInitial(interp, cls))
        frame.sink.emit(node, "self", [
          effectAt(interp, frame, node, "db", `${cls.name}(instance=\u2026) reads many-to-many values`)
        ]);
    }
  }
  const member2 = lookupMember(interp, cls, "__new__");
  if (member2 && member2.owner.module.origin !== "stub" && member2.value.k === "function")
    callFunctionValue(
      interp,
      frame,
      node,
      "self",
      { ...member2.value, self: { k: "class", cls } },
      args,
      null,
      `${cls.name}.__new__()`
    );
  construct(interp, frame, node, cls, made, args);
  return made;
}
function construct(interp, frame, node, cls, made, args) {
  const member2 = lookupMember(interp, cls, "__init__");
  if (member2?.value.k !== "function") {
    if (made.k === "instance" && isDataclass(cls)) dataclassFields(interp, made, cls, args);
    return;
  }
  if (made.k === "model" && member2.owner.module.origin === "stub") return;
  callFunctionValue(
    interp,
    frame,
    node,
    "self",
    { ...member2.value, self: made },
    args,
    null,
    `${cls.name}()`
  );
}
var isDataclass = (cls) => cls.mro.some(
  (part) => part.node.decorators.some(({ expr }) => {
    const head = expr.kind === "Call" ? expr.func : expr;
    return head.kind === "Name" ? head.id === "dataclass" : head.kind === "Attribute" && head.attr === "dataclass";
  })
) || cls.node.args.some((arg) => arg.value.kind === "Name" && arg.value.id === "NamedTuple");
function dataclassFields(interp, made, cls, args) {
  const names2 = [];
  for (const part of [...cls.mro].reverse())
    for (const statement of part.node.body)
      if (statement.kind === "AnnAssign" && statement.target.kind === "Name" && !names2.includes(statement.target.id))
        names2.push(statement.target.id);
  args.positional.forEach((value, index2) => {
    const name = names2[index2];
    if (name !== void 0) writeEntry(made.cell, name, value);
  });
  for (const [name, value] of args.keyword) writeEntry(made.cell, name, value);
  const post = lookupMember(interp, cls, "__post_init__");
  if (post?.value.k === "function") {
    const frame = staticFrame(cls.module, null, null);
    callFunctionValue(interp, frame, cls.node, "self", { ...post.value, self: made }, NO_ARGUMENTS(), null, cls.name);
  }
}
var MAX_DEPTH2 = 40;
var MAX_STEPS = 4e5;
var MAX_VARIANTS = 24;
function callFunctionValue(interp, frame, node, role, callee, args, receiver, label) {
  const { fn } = callee;
  const bound = bindParameters(interp, fn, callee, args, receiver);
  if (interp.depth > MAX_DEPTH2 || interp.steps > MAX_STEPS) {
    const handed = [...bound.values.values()].some((value) => isHanded(value));
    if (handed)
      frame.sink.emit(node, role, [effectAt(interp, frame, node, "unknown", `${label} (too deep to analyse)`)]);
    return UNKNOWN2;
  }
  const facts = rerootedFacts(frame, bound.paths);
  const summary = summarize(interp, callee, bound.values, facts);
  const isGenerator = fn.node.kind === "FunctionDef" && fn.node.isGenerator;
  const isAsync = fn.node.kind === "FunctionDef" && fn.node.isAsync;
  if (isAsync)
    return isGenerator ? { k: "iterator", element: UNKNOWN2, effects: [] } : { k: "awaitable", result: summary.value };
  const effects = fn.module.origin === "stub" ? atCall(interp, frame, node, summary.effects) : through(interp, frame, node, label, summary.effects);
  if (isGenerator) return { k: "iterator", element: summary.value, effects };
  frame.sink.emit(node, role, effects);
  if (frame.state)
    for (const fact of summary.facts) {
      const cut = fact.search(/[.[]/);
      const name = cut < 0 ? fact : fact.slice(0, cut);
      const path = bound.paths.get(name);
      if (path) frame.state.facts.add(cut < 0 ? path : path + fact.slice(cut));
    }
  return summary.value;
}
function atCall(interp, frame, node, effects) {
  return effects.map((effect2) => {
    const real = effect2.chain.filter((cause) => !cause.file.startsWith("<stub>/"));
    if (real.length > 0) return { ...effect2, chain: real };
    return { ...effectAt(interp, frame, node, effect2.kind, effect2.what, effect2.stopIteration) };
  });
}
function rerootedFacts(frame, paths) {
  const facts = /* @__PURE__ */ new Set();
  if (!frame.state || frame.state.facts.size === 0) return facts;
  for (const [name, path] of paths)
    for (const fact of frame.state.facts) {
      if (fact === path) facts.add(name);
      else if (fact.startsWith(path) && (fact[path.length] === "." || fact[path.length] === "["))
        facts.add(name + fact.slice(path.length));
    }
  return facts;
}
function bindParameters(interp, fn, callee, args, receiver) {
  const values = /* @__PURE__ */ new Map();
  const paths = /* @__PURE__ */ new Map();
  const positional3 = callee.self ? [callee.self, ...args.positional] : args.positional;
  const from = callee.self ? [callee.self.k === "class" ? null : receiver, ...args.paths] : args.paths;
  const keyword = new Map(args.keyword);
  let next = 0;
  for (const param of fn.node.params) {
    switch (param.kind) {
      case "posonly":
      case "normal": {
        const value = positional3[next];
        if (value) {
          values.set(param.name, value);
          const path = from[next];
          if (path) paths.set(param.name, path);
          next++;
          break;
        }
        bindKeyword(param.name, param.default !== null);
        break;
      }
      case "vararg": {
        const rest = positional3.slice(next);
        next = positional3.length;
        values.set(param.name, args.rest ? sequence2("tuple", join10(args.rest, rest.reduce(join10, NEVER))) : tupleOf(rest));
        break;
      }
      case "kwonly":
        bindKeyword(param.name, param.default !== null);
        break;
      case "kwarg":
        values.set(param.name, dictOf(args.rest ?? NEVER, keyword));
        break;
    }
    if (!values.has(param.name)) {
      const value = param.default ? evaluate(interp, defaultFrame(fn, callee), param.default) : fromAnnotation(interp, fn, callee, param.annotation);
      values.set(param.name, value);
    } else if (param.annotation && values.get(param.name)?.k === "unknown") {
      values.set(param.name, fromAnnotation(interp, fn, callee, param.annotation));
    }
  }
  return { values, paths };
  function bindKeyword(name, hasDefault) {
    const value = keyword.get(name);
    if (value) {
      values.set(name, value);
      const path = args.keywordPaths.get(name);
      if (path) paths.set(name, path);
      keyword.delete(name);
    } else if (args.rest) values.set(name, hasDefault ? join10(args.rest, UNKNOWN2) : args.rest);
  }
}
function defaultFrame(fn, callee) {
  return staticFrame(fn.module, fn.owner, asFrame(callee.closure));
}
function fromAnnotation(interp, fn, callee, annotation) {
  return annotation ? annotationValue(interp, defaultFrame(fn, callee), annotation) : UNKNOWN2;
}
var frames = /* @__PURE__ */ new WeakSet();
function asFrame(closure) {
  return closure && isFrame(closure) ? closure : null;
}
function isFrame(value) {
  return frames.has(value) || "everBound" in value;
}
function functionFrame(interp, fn, closure, values, facts) {
  const scope = scopesOf(interp, fn.module).scopeOf(fn.node);
  const outer = /* @__PURE__ */ new Map();
  for (const name of scope?.globals ?? []) outer.set(name, "global");
  for (const name of scope?.nonlocals ?? []) outer.set(name, "nonlocal");
  const state = emptyState();
  for (const [name, value] of values) {
    state.vars.set(name, value);
    state.bound.add(name);
  }
  for (const fact of facts) state.facts.add(fact);
  const frame = {
    module: fn.module,
    fn,
    cls: fn.owner,
    kind: "function",
    parent: asFrame(closure),
    locals: /* @__PURE__ */ new Set([...scope?.bindings.keys() ?? [], ...values.keys()]),
    outer,
    state,
    everBound: new Map(values),
    sink: collectingSink(/* @__PURE__ */ new Map()),
    returns: NEVER,
    yields: NEVER,
    exitFacts: null,
    loops: [],
    raises: [],
    beforeStatement: null
  };
  frames.add(frame);
  return frame;
}
function summarize(interp, callee, values, facts) {
  const { fn } = callee;
  let key = summaryKey(callee, values, facts);
  const known = interp.summaries.get(key);
  if (known) return known;
  const variants = (interp.variants.get(fn.node) ?? 0) + 1;
  interp.variants.set(fn.node, variants);
  if (variants > MAX_VARIANTS) {
    for (const [name, value] of values) values.set(name, generalized(value));
    key = summaryKey(callee, values, facts);
    const general = interp.summaries.get(key);
    if (general) return general;
  }
  const running = interp.running.get(key);
  if (running) {
    running.used = true;
    return running.summary;
  }
  const entry = { summary: BOTTOM, used: false };
  interp.running.set(key, entry);
  let summary = BOTTOM;
  for (let round = 0; round < 4; round++) {
    entry.used = false;
    summary = interpret(interp, callee, values, facts);
    const stable = keyOf(summary.value) === keyOf(entry.summary.value) && summary.effects.length === entry.summary.effects.length;
    entry.summary = summary;
    if (!entry.used || stable) break;
  }
  interp.running.delete(key);
  if (callee.closure === null && interp.running.size === 0) interp.summaries.set(key, summary);
  else if (callee.closure === null && ![...interp.running.values()].some((other) => other.used))
    interp.summaries.set(key, summary);
  return summary;
}
var BOTTOM = { value: NEVER, effects: [], facts: /* @__PURE__ */ new Set() };
function summaryKey(callee, values, facts) {
  const parts = [idOf(callee.fn.node), idOf(callee.closure), callee.fn.owner?.qualname ?? ""];
  for (const [name, value] of values) parts.push(`${name}=${keyOf(value)}`);
  parts.push([...facts].sort().join(","));
  return parts.join(";");
}
function generalized(value) {
  return value.k === "scalar" && value.constant !== null ? scalar2(value.type) : value;
}
function interpret(interp, callee, values, facts) {
  const { fn } = callee;
  const effects = /* @__PURE__ */ new Map();
  const frame = functionFrame(interp, fn, callee.closure, values, facts);
  frame.sink = collectingSink(effects);
  interp.depth++;
  runBody(interp, frame, fn.node);
  interp.depth--;
  let value = frame.returns;
  if (fn.node.kind === "FunctionDef") {
    if (fn.node.isGenerator) value = frame.yields;
    else if (frame.state) value = isStubBody(fn) && fn.node.returns ? value : join10(value, NONE3);
    if (fn.node.returns && (value.k === "unknown" || value.k === "never"))
      value = annotationValue(interp, defaultFrame(fn, callee), fn.node.returns);
    else if (fn.node.returns && isStubBody(fn) && frame.returns.k === "never")
      value = annotationValue(interp, defaultFrame(fn, callee), fn.node.returns);
  }
  return { value, effects: [...effects.values()], facts: frame.exitFacts ?? /* @__PURE__ */ new Set() };
}
var isStubBody = (fn) => fn.module.origin === "stub";
function runBody(interp, frame, node) {
  if (node.kind === "Lambda") {
    frame.returns = evaluate(interp, frame, node.body);
    frame.exitFacts = new Set(frame.state?.facts ?? []);
    return;
  }
  execute(interp, frame, node.body);
  leave(frame);
}
function leave(frame) {
  if (!frame.state) return;
  const here = frame.state.facts;
  frame.exitFacts = frame.exitFacts ? new Set([...frame.exitFacts].filter((fact) => here.has(fact))) : new Set(here);
}
function applyDecorators(interp, frame, node, value) {
  let result = value;
  for (const decorator of [...node.decorators].reverse()) {
    const sink = frame.sink;
    frame.sink = collectingSink(/* @__PURE__ */ new Map());
    const callee = evaluate(interp, frame, decorator.expr);
    let next = UNKNOWN2;
    for (const part of alternatives(callee)) {
      if (part.k === "external" || part.k === "unknown") {
        next = result;
      } else {
        next = callValue(interp, frame, decorator.expr, part, positionalArguments(result), null);
        break;
      }
    }
    frame.sink = sink;
    if (next.k === "unknown" || next.k === "never") next = result;
    if (next.k === "scalar" || next.k === "external") next = result;
    result = next;
  }
  return result;
}
function viewParameters(interp, fn) {
  const values = /* @__PURE__ */ new Map();
  const frame = staticFrame(fn.module, fn.owner, null);
  let position = 0;
  for (const param of fn.node.params) {
    const annotated2 = param.annotation ? annotationValue(interp, frame, param.annotation) : UNKNOWN2;
    let value = annotated2;
    const isSelf = fn.owner !== null && position === 0 && param.kind !== "vararg";
    const isRequest = position === (fn.owner ? 1 : 0) && (param.kind === "normal" || param.kind === "posonly");
    if (isSelf && fn.owner) {
      const self = instance(fn.owner, [
        ["request", requestValue(interp)],
        ["kwargs", dictOf(scalar2("other"))],
        ["args", sequence2("tuple", scalar2("other"))]
      ]);
      value = self;
    } else if (isRequest && (annotated2.k === "unknown" || annotated2.k === "instance" && isRequestClass(annotated2.cls)))
      value = requestValue(interp);
    else if (param.kind === "vararg") value = sequence2("tuple", scalar2("other"));
    else if (param.kind === "kwarg") value = dictOf(scalar2("other"));
    else if (annotated2.k === "unknown") value = param.default ? join10(scalar2("other"), evaluate(interp, frame, param.default)) : scalar2("other");
    values.set(param.name, value);
    position++;
  }
  return values;
}

// src/analysis/analyze.ts
function analyzeFunction(interp, fn, closure, parameters) {
  interp.steps = 0;
  interp.depth = 0;
  const own = /* @__PURE__ */ new Set();
  const recorded = /* @__PURE__ */ new Map();
  const callees = /* @__PURE__ */ new Map();
  const unknownCalls = /* @__PURE__ */ new Map();
  const values = /* @__PURE__ */ new Map();
  const bound = /* @__PURE__ */ new Map();
  const identities2 = /* @__PURE__ */ new Map();
  const idOf2 = (node) => {
    const known2 = identities2.get(node);
    if (known2 !== void 0) return known2;
    identities2.set(node, identities2.size);
    return identities2.size - 1;
  };
  const sink = {
    emit: (node, role, effects) => {
      if (effects.length === 0) return;
      const key = `${idOf2(node)}:${role}`;
      const entry = recorded.get(key) ?? { node, role, effects: /* @__PURE__ */ new Map() };
      recorded.set(key, entry);
      for (const effect2 of effects) {
        const id = `${effect2.kind}|${effect2.what}|${effect2.stopIteration}`;
        if (!entry.effects.has(id)) entry.effects.set(id, effect2);
      }
    },
    callee: (node, callee) => {
      if (node.kind !== "Call") return;
      const known2 = callees.get(node);
      if (known2 === void 0) callees.set(node, callee);
      else if (known2 === null || known2.name !== callee.name) callees.set(node, null);
    },
    unknownCall: (node, name) => {
      if (!unknownCalls.has(node)) unknownCalls.set(node, { node, name });
    },
    value: (node, value) => {
      own.add(node);
      const known2 = values.get(node);
      values.set(node, known2 ? join10(known2, value) : value);
    }
  };
  const frame = functionFrame(interp, fn, closure, parameters ?? viewParameters(interp, fn), []);
  frame.sink = sink;
  const recording = {
    ...frame,
    beforeStatement: (statement, state) => {
      const before = bound.get(statement);
      bound.set(statement, before ? new Set([...before].filter((name) => state.bound.has(name))) : new Set(state.bound));
    }
  };
  runBody(interp, recording, fn.node);
  const sites = [];
  const heavy = [];
  for (const { node, role, effects } of recorded.values()) {
    const all = [...effects.values()];
    const stops = all.some((effect2) => effect2.stopIteration);
    const waits = all.filter((effect2) => effect2.kind !== "cpu");
    const busy = all.filter((effect2) => effect2.kind === "cpu" && !effect2.stopIteration);
    if (waits.length > 0)
      sites.push({
        node,
        role,
        effects: stops ? waits.map((effect2) => ({ ...effect2, stopIteration: true })) : waits
      });
    if (busy.length > 0) heavy.push({ node, role, effects: busy });
  }
  const byPlace = (a, b) => a.node.start - b.node.start || a.node.end - b.node.end;
  const known = /* @__PURE__ */ new Map();
  for (const [node, callee] of callees) if (callee) known.set(node, callee);
  return {
    fn,
    sites: sites.sort(byPlace),
    callees: known,
    unknownCalls: [...unknownCalls.values()],
    heavy: heavy.sort(byPlace),
    valueOf: (node) => values.get(node) ?? UNKNOWN2,
    returns: recording.returns,
    definitelyBound: (before) => bound.get(before) ?? /* @__PURE__ */ new Set()
  };
}

// src/analysis/index.ts
var DEFAULTS = { unknownCalls: null, blocking: [], safe: [], userStaysLazy: false };
var stubs = /* @__PURE__ */ new Map();
function readStub(path) {
  const known = stubs.get(path);
  if (known !== void 0) return known;
  let text = null;
  for (const base of ["./stubs/", "../knowledge/stubs/"]) {
    const file = fileURLToPath(new URL(base + path, import.meta.url));
    if (existsSync8(file)) {
      text = readFileSync8(file, "utf8");
      break;
    }
  }
  stubs.set(path, text);
  return text;
}
function createProgram(project2, options = {}) {
  const settings = { ...DEFAULTS, ...options };
  const interp = {
    project: project2,
    modules: /* @__PURE__ */ new Map(),
    modulesByFile: /* @__PURE__ */ new Map(),
    globals: /* @__PURE__ */ new Map(),
    scopes: /* @__PURE__ */ new Map(),
    lines: /* @__PURE__ */ new Map(),
    classes: /* @__PURE__ */ new Map(),
    members: /* @__PURE__ */ new Map(),
    models: /* @__PURE__ */ new Map(),
    summaries: /* @__PURE__ */ new Map(),
    running: /* @__PURE__ */ new Map(),
    variants: /* @__PURE__ */ new Map(),
    readStub,
    readPackage: (path) => {
      if (project2.sitePackages === null) return null;
      const file = joinPath2(project2.sitePackages, path);
      return existsSync8(file) ? readFileSync8(file) : null;
    },
    projectModels: null,
    depth: 0,
    steps: 0,
    unknownCalls: settings.unknownCalls,
    extraBlocking: settings.blocking,
    extraSafe: settings.safe,
    userStaysLazy: settings.userStaysLazy
  };
  return {
    project: project2,
    moduleAt: (file) => moduleAt(interp, file),
    find: (id) => find(interp, id),
    analyze: (fn) => analyze(interp, fn),
    valueAt: (module, expr) => valueAt(interp, module, expr),
    overlay: (texts) => createProgram({ ...project2, files: project2.files.overlay(texts) }, settings)
  };
}
function find(interp, id) {
  const parts = id.split(".");
  for (let cut = parts.length - 1; cut > 0; cut--) {
    const module = loadModule(interp, parts.slice(0, cut).join("."));
    if (module) return findInside(interp, module, parts.slice(cut));
  }
  return null;
}
function findInside(interp, module, names2) {
  let frame = staticFrame(module, null, null);
  let body = module.syntax.body;
  let owner = null;
  let found = null;
  for (const name of names2) {
    const site = bindingSites(body).get(name)?.at(-1);
    if (!site) {
      if (!owner) return null;
      const inherited = lookupMember(interp, owner, name);
      return inherited?.value.k === "function" || inherited?.value.k === "class" ? inherited.value : null;
    }
    if (site.alias) {
      const value = importedValue(interp, module, site);
      return value.k === "function" || value.k === "class" ? value : null;
    }
    if (site.statement.kind === "FunctionDef") {
      const fn = {
        node: site.statement,
        qualname: `${owner ? owner.qualname : module.name}.${name}`,
        module,
        owner
      };
      found = { k: "function", fn, self: null, closure: null };
      body = site.statement.body;
    } else if (site.statement.kind === "ClassDef") {
      owner = classOf(interp, frame, site.statement);
      found = { k: "class", cls: owner };
      frame = classFrame(owner);
      body = site.statement.body;
    } else {
      const value = siteValue(interp, frame, name, site);
      return value.k === "function" || value.k === "class" ? value : null;
    }
  }
  return found;
}
function analyze(interp, fn) {
  const { node } = fn;
  if (node.kind !== "FunctionDef") throw new TypeError("a lambda has no statements to plan for");
  return analyzeFunction(interp, { ...fn, node }, closureOf(interp, fn, node), null);
}
function closureOf(interp, fn, node) {
  const around = enclosingFunctions(fn.module, node);
  let parent = null;
  for (const outer of around) {
    const info = { node: outer, qualname: outer.name, module: fn.module, owner: null };
    const frame = functionFrame(interp, info, parent, viewParameters(interp, info), []);
    execute(interp, frame, outer.body);
    parent = frame;
  }
  return asFrame(parent);
}
function enclosingFunctions(module, node) {
  const found = [];
  let body = module.syntax.body;
  const visit = (statements) => {
    for (const statement of statements) {
      if (statement === node || statement.start > node.start || statement.end < node.end) continue;
      if (statement.kind === "FunctionDef") {
        found.push(statement);
        visit(statement.body);
      } else if (statement.kind === "ClassDef" || statement.kind === "With") visit(statement.body);
      else if (statement.kind === "If" || statement.kind === "For" || statement.kind === "While") {
        visit(statement.body);
        visit(statement.orelse);
      } else if (statement.kind === "Try") {
        visit(statement.body);
        for (const handler of statement.handlers) visit(handler.body);
        visit(statement.orelse);
        visit(statement.finalbody);
      }
    }
  };
  visit(module.syntax.body);
  body = found;
  return body.length > 0 ? found : [];
}
function valueAt(interp, module, expr) {
  const scopes = scopesOf(interp, module);
  let scope = scopes.enclosing(expr);
  while (scope && scope.kind !== "module") {
    if (scope.kind === "function" && scope.node?.kind === "FunctionDef") {
      const fn = { node: scope.node, qualname: scope.node.name, module, owner: null };
      const frame = functionFrame(interp, fn, closureOf(interp, fn, scope.node), viewParameters(interp, fn), []);
      execute(interp, frame, scope.node.body);
      const now = { ...frame, state: { vars: new Map(frame.everBound), facts: /* @__PURE__ */ new Set(), bound: /* @__PURE__ */ new Set() } };
      return evaluate(interp, now, expr);
    }
    if (scope.kind === "class" && scope.node?.kind === "ClassDef")
      return evaluate(interp, classFrame(classOf(interp, staticFrame(module, null, null), scope.node)), expr);
    scope = scope.parent;
  }
  return scope ? evaluate(interp, staticFrame(module, null, null), expr) : UNKNOWN2;
}

// ../../tmp/smoke.ts
await initParser();
var [dir, only] = process.argv.slice(2);
var opened = await openProject([dir], { django: null, settings: null, python: null, exclude: [], blocking: [], safe: [], asyncDecorators: [] }, dir);
if ("error" in opened) {
  console.log(opened);
  process.exit(1);
}
var { project } = opened;
var t0 = performance.now();
var program = createProgram(project);
console.log("views", project.views.length, "django", project.django, project.settings.module);
for (const view of project.views) {
  if (only && !view.id.includes(only)) continue;
  const found = program.find(view.id);
  if (found?.k !== "function") {
    console.log("??", view.id, found?.k);
    continue;
  }
  const t = performance.now();
  const a = program.analyze(found.fn);
  const m = found.fn.module;
  const li = new LineIndex(m.text);
  console.log(`
== ${view.id} ${(performance.now() - t).toFixed(1)}ms`);
  for (const s of a.sites) console.log(`  ${li.line(s.node.start)} ${s.node.kind}/${s.role} \xAB${m.text.slice(s.node.start, s.node.end).replace(/\s+/g, " ").slice(0, 70)}\xBB  ${s.effects.map((e) => e.kind + ":" + e.chain.map((c) => c.label).join(" -> ") + (e.stopIteration ? " STOP" : "")).join(" | ").slice(0, 200)}`);
  for (const u of a.unknownCalls) console.log("   ? ", li.line(u.node.start), u.name);
}
console.log("ms", performance.now() - t0, "parsed", project.files.parsed);
