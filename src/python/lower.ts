/** Lowering of statements and modules: from tree-sitter's tree, flattened, to the syntax tree of `ast.ts`. */
import type { Language, Tree } from 'web-tree-sitter';
import type {
  Alias,
  ClassDef,
  Decorator,
  ExceptHandler,
  Expr,
  FunctionDef,
  If,
  MatchCase,
  ModuleSyntax,
  Range,
  Stmt,
  Str,
  SyntaxProblem,
  WithItem,
} from './ast.ts';
import {
  after,
  type Cst,
  childOf,
  endOf,
  flatten,
  isNamed,
  kindOf,
  lastChild,
  namedChildren,
  nameOf,
  rangeOf,
  readGrammar,
  report,
  startOf,
  textOf,
} from './cst.ts';
import {
  bareTuple,
  binaryOperator,
  EXPRESSIONS,
  lowerArguments,
  lowerExpr,
  lowerParameters,
} from './expressions.ts';
import { indentationAt, lineOf } from './lines.ts';
import { lowerOpenSequence, lowerPattern } from './patterns.ts';

/**
 * How deep a file may be nested. Every later walk over the tree is recursive; CPython's own compiler stops at
 * a few thousand levels, code written by people at a few dozen.
 */
const MAX_DEPTH = 1000;

/** What a tree is lowered to: the module, or why it is no valid Python 3. The tree must be without errors. */
export type Lowering = (tree: Tree, text: string) => ModuleSyntax | SyntaxProblem;

/** Prepares the lowering of trees of one language. */
export function createLowering(language: Language): Lowering {
  const grammar = readGrammar(language);
  const lowerers = grammar.names.map((name, id) => (grammar.named[id] === 1 ? EXPRESSIONS[name] : undefined));
  return (tree, text) => {
    const t = flatten(tree, text, grammar, lowerers);
    if (t.depth > MAX_DEPTH) {
      return { line: lineOf(text, t.deepest), message: 'nested too deeply to be analysed' };
    }
    const body = lowerStatements(t, 0, 0);
    return t.problem ?? { body, docstring: docstringOf(body), comments: t.comments };
  };
}

function docstringOf(body: readonly Stmt[]): Str | null {
  const [first] = body;
  return first?.kind === 'Expr' && first.value.kind === 'Str' && !first.value.bytes ? first.value : null;
}

/** The statements among the children of a module or block, which must be indented alike. */
function lowerStatements(t: Cst, i: number, indentation: number | null): Stmt[] {
  const body: Stmt[] = [];
  const stop = after(t, i);
  let expected = indentation;
  for (let c = i + 1; c < stop; c = after(t, c)) {
    if (!isNamed(t, c)) continue;
    expected ??= indentationAt(t.text, startOf(t, c));
    checkIndentation(t, c, expected);
    body.push(lowerStatement(t, c));
  }
  return body;
}

/** tree-sitter does not mind how lines of a block are indented against each other; Python does. */
function checkIndentation(t: Cst, i: number, expected: number | null): void {
  const actual = indentationAt(t.text, startOf(t, i));
  if (expected === null || actual === null || actual === expected) return;
  report(t, startOf(t, i), 'not valid Python: the indentation does not match');
}

/** Checks that a clause (`else`, `except`, a decorated `def`) stands under the head of its statement. */
function checkAlignment(t: Cst, clause: number, head: number): void {
  checkIndentation(t, clause, indentationAt(t.text, startOf(t, head)));
}

/** The statements of the block among the children of `i`. */
function lowerBlockOf(t: Cst, i: number): Stmt[] {
  const block = childOf(t, i, t.grammar.node.block);
  const body = block < 0 ? [] : lowerStatements(t, block, null);
  if (body.length === 0) report(t, endOf(t, i), 'not valid Python: expected an indented block');
  return body;
}

const endOfBody = (body: readonly Stmt[], otherwise: number): number => body.at(-1)?.end ?? otherwise;

function lowerStatement(t: Cst, i: number): Stmt {
  const range = rangeOf(t, i);
  switch (t.grammar.names[kindOf(t, i)]) {
    case 'expression_statement':
      return lowerExpressionStatement(t, i);
    case 'function_definition':
      return lowerFunction(t, i, []);
    case 'class_definition':
      return lowerClass(t, i, []);
    case 'decorated_definition':
      return lowerDecorated(t, i);
    case 'if_statement':
      return lowerIf(t, i);
    case 'return_statement':
      return { kind: 'Return', value: lowerOptional(t, i), ...range };
    case 'import_statement':
      return { kind: 'Import', names: lowerAliases(t, namedChildren(t, i)), ...range };
    case 'import_from_statement':
    case 'future_import_statement':
      return lowerImportFrom(t, i);
    case 'for_statement':
      return lowerFor(t, i);
    case 'while_statement':
      return lowerWhile(t, i);
    case 'try_statement':
      return lowerTry(t, i);
    case 'with_statement':
      return lowerWith(t, i);
    case 'match_statement':
      return lowerMatch(t, i);
    case 'raise_statement':
      return lowerRaise(t, i);
    case 'assert_statement':
      return lowerAssert(t, i);
    case 'delete_statement':
      return { kind: 'Delete', targets: lowerDeleted(t, i), ...range };
    case 'global_statement':
      return { kind: 'Global', names: namedChildren(t, i).map((c) => nameOf(t, c)), ...range };
    case 'nonlocal_statement':
      return { kind: 'Nonlocal', names: namedChildren(t, i).map((c) => nameOf(t, c)), ...range };
    case 'pass_statement':
      return { kind: 'Pass', ...range };
    case 'break_statement':
      return { kind: 'Break', ...range };
    case 'continue_statement':
      return { kind: 'Continue', ...range };
    case 'type_alias_statement':
      return lowerTypeAlias(t, i);
    case 'print_statement':
      report(t, range.start, 'Python 2 print statement');
      return { kind: 'Pass', ...range };
    case 'exec_statement':
      report(t, range.start, 'Python 2 exec statement');
      return { kind: 'Pass', ...range };
    default:
      return { kind: 'Expr', value: lowerExpr(t, i), ...range };
  }
}

/** The one expression among the children, or null. */
function lowerOptional(t: Cst, i: number): Expr | null {
  const [value] = namedChildren(t, i);
  return value === undefined ? null : lowerExpr(t, value);
}

function lowerExpressionStatement(t: Cst, i: number): Stmt {
  const { assignment, augmented_assignment: augmented } = t.grammar.node;
  const first = i + 1;
  const range = rangeOf(t, i);
  if (after(t, first) < after(t, i))
    return { kind: 'Expr', value: bareTuple(t, namedChildren(t, i), range.end), ...range };
  const kind = kindOf(t, first);
  if (kind === assignment) return lowerAssignment(t, first);
  if (kind === augmented) {
    const [target = first, value = first] = namedChildren(t, first);
    const operator = after(t, target);
    return {
      kind: 'AugAssign',
      target: lowerExpr(t, target),
      op: binaryOperator(t, startOf(t, operator), textOf(t, operator).slice(0, -1)),
      value: lowerExpr(t, value),
      ...range,
    };
  }
  if (kind === t.grammar.node.named_expression) {
    report(t, range.start, 'not valid Python: ":=" as a statement needs parentheses');
  }
  return { kind: 'Expr', value: lowerExpr(t, first), ...range };
}

/** `a = b = c` is nested to the right in tree-sitter's tree. */
function lowerAssignment(t: Cst, i: number): Stmt {
  const { assignment, type } = t.grammar.node;
  const range = rangeOf(t, i);
  const targets: Expr[] = [];
  let node = i;
  for (;;) {
    const [left = node, second = node, third] = namedChildren(t, node);
    const target = lowerExpr(t, left);
    if (kindOf(t, second) === type) {
      if (targets.length > 0) report(t, startOf(t, second), 'not valid Python: unexpected annotation');
      const annotation = lowerExpr(t, second);
      const value = third === undefined ? null : lowerExpr(t, third);
      return { kind: 'AnnAssign', target, annotation, value, ...range };
    }
    targets.push(target);
    if (kindOf(t, second) !== assignment)
      return { kind: 'Assign', targets, value: lowerExpr(t, second), ...range };
    node = second;
  }
}

function lowerDeleted(t: Cst, i: number): Expr[] {
  const value = lowerOptional(t, i);
  if (value === null) return [];
  return value.kind === 'Tuple' && !value.parenthesized ? [...value.elts] : [value];
}

function lowerDecorated(t: Cst, i: number): Stmt {
  const decorators: Decorator[] = [];
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) {
    checkAlignment(t, c, i);
    if (kindOf(t, c) !== t.grammar.node.decorator) {
      const start = startOf(t, i);
      const isClass = kindOf(t, c + 1) === t.grammar.token.class;
      return isClass
        ? { ...lowerClass(t, c, decorators), start }
        : { ...lowerFunction(t, c, decorators), start };
    }
    const expr = lowerExpr(t, lastChild(t, c));
    decorators.push({ kind: 'Decorator', expr, start: startOf(t, c), end: expr.parens?.end ?? expr.end });
  }
  return lowerFunction(t, i, decorators);
}

function lowerFunction(t: Cst, i: number, decorators: readonly Decorator[]): FunctionDef {
  const { token, node } = t.grammar;
  const headStart = startOf(t, i);
  const def = childOf(t, i, token.def);
  const name = childOf(t, i, node.identifier);
  const list = childOf(t, i, node.parameters);
  const returns = childOf(t, i, node.type);
  const params = lowerParameters(t, list);
  const annotation = returns < 0 ? null : lowerExpr(t, returns);
  const { yields } = t;
  t.yields = 0;
  const body = lowerBlockOf(t, i);
  const isGenerator = t.yields > 0;
  t.yields = yields;
  return {
    kind: 'FunctionDef',
    name: nameOf(t, name),
    nameRange: rangeOf(t, name),
    isAsync: def > i + 1,
    defStart: startOf(t, def),
    headStart,
    decorators,
    params,
    paramsRange: rangeOf(t, list),
    returns: annotation,
    colon: startOf(t, childOf(t, i, token[':'])),
    body,
    docstring: docstringOf(body),
    isGenerator,
    start: headStart,
    end: endOfBody(body, endOf(t, i)),
  };
}

function lowerClass(t: Cst, i: number, decorators: readonly Decorator[]): ClassDef {
  const { token, node } = t.grammar;
  const name = childOf(t, i, node.identifier);
  const list = childOf(t, i, node.argument_list);
  const args = list < 0 ? [] : lowerArguments(t, list);
  const body = lowerBlockOf(t, i);
  return {
    kind: 'ClassDef',
    name: nameOf(t, name),
    nameRange: rangeOf(t, name),
    headStart: startOf(t, i),
    decorators,
    args,
    colon: startOf(t, childOf(t, i, token[':'])),
    body,
    docstring: docstringOf(body),
    start: startOf(t, i),
    end: endOfBody(body, endOf(t, i)),
  };
}

/** Each `elif` is the only statement of the `orelse` before it, so the chain is built from its end. */
function lowerIf(t: Cst, i: number): If {
  const { elif_clause: elif, else_clause: otherwise } = t.grammar.node;
  const tests = [i];
  let last = -1;
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) {
    const kind = kindOf(t, c);
    if (kind === elif) tests.push(c);
    else if (kind === otherwise) last = c;
    else continue;
    checkAlignment(t, c, i);
  }
  if (tests.length > MAX_DEPTH) report(t, startOf(t, i), 'too many "elif" to be analysed');
  const lowered = tests.map((c) => {
    const [test = c] = namedChildren(t, c);
    return { start: startOf(t, c), test: lowerExpr(t, test), body: lowerBlockOf(t, c) };
  });
  let orelse: readonly Stmt[] = last < 0 ? [] : lowerBlockOf(t, last);
  for (const branch of lowered.slice(1).reverse()) {
    orelse = [ifNode(branch, orelse, true)];
  }
  const [first] = lowered;
  return ifNode(first ?? { start: startOf(t, i), test: lowerExpr(t, i), body: [] }, orelse, false);
}

function ifNode(
  branch: { readonly start: number; readonly test: Expr; readonly body: readonly Stmt[] },
  orelse: readonly Stmt[],
  isElif: boolean,
): If {
  const end = endOfBody(orelse, endOfBody(branch.body, branch.test.end));
  return { kind: 'If', isElif, test: branch.test, body: branch.body, orelse, start: branch.start, end };
}

function lowerElse(t: Cst, i: number): Stmt[] {
  const clause = childOf(t, i, t.grammar.node.else_clause);
  if (clause < 0) return [];
  checkAlignment(t, clause, i);
  return lowerBlockOf(t, clause);
}

function lowerFor(t: Cst, i: number): Stmt {
  const [target = i, iter = i] = namedChildren(t, i);
  const body = lowerBlockOf(t, i);
  const orelse = lowerElse(t, i);
  const forStart = childOf(t, i, t.grammar.token.for);
  return {
    kind: 'For',
    isAsync: forStart > i + 1,
    forStart: startOf(t, forStart),
    target: lowerExpr(t, target),
    iter: lowerExpr(t, iter),
    body,
    orelse,
    start: startOf(t, i),
    end: endOfBody(orelse, endOfBody(body, endOf(t, i))),
  };
}

function lowerWhile(t: Cst, i: number): Stmt {
  const [test = i] = namedChildren(t, i);
  const body = lowerBlockOf(t, i);
  const orelse = lowerElse(t, i);
  const end = endOfBody(orelse, endOfBody(body, endOf(t, i)));
  return { kind: 'While', test: lowerExpr(t, test), body, orelse, start: startOf(t, i), end };
}

function lowerTry(t: Cst, i: number): Stmt {
  const { except_clause: except, finally_clause: finallyClause } = t.grammar.node;
  const body = lowerBlockOf(t, i);
  const handlers: ExceptHandler[] = [];
  let finalbody: Stmt[] = [];
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) {
    const kind = kindOf(t, c);
    if (kind === except) handlers.push(lowerHandler(t, c));
    else if (kind === finallyClause) finalbody = lowerBlockOf(t, c);
    else continue;
    checkAlignment(t, c, i);
  }
  const orelse = lowerElse(t, i);
  if (handlers.length === 0 && finalbody.length === 0) {
    report(t, endOf(t, i), 'not valid Python: expected "except" or "finally"');
  }
  let end = endOfBody(body, endOf(t, i));
  for (const part of [handlers.at(-1)?.body, orelse, finalbody]) end = endOfBody(part ?? [], end);
  return { kind: 'Try', body, handlers, orelse, finalbody, start: startOf(t, i), end };
}

function lowerHandler(t: Cst, i: number): ExceptHandler {
  const { block } = t.grammar.node;
  const named = namedChildren(t, i).filter((c) => kindOf(t, c) !== block);
  const [first, second] = named;
  const isStar = kindOf(t, after(t, i + 1)) === t.grammar.token['*'];
  let type: Expr | null = null;
  let name: string | null = null;
  if (first !== undefined) {
    let alias = second;
    if (childOf(t, i, t.grammar.token[',']) >= 0) {
      report(t, startOf(t, first), 'Python 2 except clause: "except X, e" is "except X as e" in Python 3');
      alias = undefined;
    }
    const split = splitAs(t, first);
    type = lowerExpr(t, first);
    alias = split ?? alias;
    if (alias !== undefined) {
      const target = lowerExpr(t, alias);
      if (target.kind === 'Name') name = target.id;
      else report(t, target.start, 'not valid Python: the target of "as" in an except clause is a name');
    }
  }
  const body = lowerBlockOf(t, i);
  return {
    kind: 'ExceptHandler',
    isStar,
    type,
    name,
    body,
    start: startOf(t, i),
    end: endOfBody(body, endOf(t, i)),
  };
}

/**
 * Cuts `expr as target` out of what tree-sitter has read as one expression, and gives the target's index. Since
 * it lets `as` bind tighter than a conditional expression or a lambda, the cut is at the right edge.
 */
function splitAs(t: Cst, i: number): number | undefined {
  const { as_pattern, as_pattern_target, conditional_expression, lambda } = t.grammar.node;
  const edge: number[] = [];
  let node = i;
  while (kindOf(t, node) === conditional_expression || kindOf(t, node) === lambda) {
    edge.push(node);
    node = lastChild(t, node);
  }
  if (kindOf(t, node) !== as_pattern) return undefined;
  const target = lastChild(t, node);
  // What is left of the node wraps its first child only, and that is the last child of each node on the way.
  const [end, next] = [endOf(t, node + 1), after(t, node + 1)];
  t.kind[node] = as_pattern_target;
  for (const outer of [...edge, node]) {
    t.end[outer] = end;
    t.next[outer] = next;
  }
  return target;
}

function lowerWith(t: Cst, i: number): Stmt {
  const clause = namedChildren(t, i)[0] ?? i;
  const isAsync = kindOf(t, i + 1) === t.grammar.token.async;
  const items = lowerWithItems(t, clause);
  const body = lowerBlockOf(t, i);
  return {
    kind: 'With',
    isAsync,
    items,
    body,
    start: startOf(t, i),
    end: endOfBody(body, endOf(t, i)),
  };
}

/** `with (a as b, c):` holds two items whichever way tree-sitter has read the parentheses. */
function lowerWithItems(t: Cst, clause: number): WithItem[] {
  const { parenthesized_expression: group, tuple } = t.grammar.node;
  const values = namedChildren(t, clause).map((item) => lastChild(t, item));
  const [only] = values;
  const isWrapped = values.length === 1 && only !== undefined;
  if (isWrapped && kindOf(t, only) === tuple) return namedChildren(t, only).map((c) => lowerWithItem(t, c));
  if (isWrapped && kindOf(t, only) === group) {
    const inner = namedChildren(t, only)[0] ?? only;
    if (hasAs(t, inner)) return [lowerWithItem(t, inner)];
  }
  return values.map((value) => lowerWithItem(t, value));
}

function hasAs(t: Cst, i: number): boolean {
  const { as_pattern, conditional_expression, lambda } = t.grammar.node;
  let node = i;
  while (kindOf(t, node) === conditional_expression || kindOf(t, node) === lambda) node = lastChild(t, node);
  return kindOf(t, node) === as_pattern;
}

function lowerWithItem(t: Cst, i: number): WithItem {
  const range = rangeOf(t, i);
  const target = splitAs(t, i);
  const context = lowerExpr(t, i);
  return {
    kind: 'WithItem',
    context,
    target: target === undefined ? null : lowerExpr(t, target),
    ...range,
  };
}

function lowerMatch(t: Cst, i: number): Stmt {
  const { block, case_clause: caseClause } = t.grammar.node;
  const body = childOf(t, i, block);
  const subjects = namedChildren(t, i).filter((c) => c !== body);
  const cases = namedChildren(t, body)
    .filter((c) => kindOf(t, c) === caseClause)
    .map((c) => lowerCase(t, c));
  const [firstCase = body] = namedChildren(t, body);
  for (const c of namedChildren(t, body)) checkAlignment(t, c, firstCase);
  if (cases.length === 0) report(t, endOf(t, i), 'not valid Python: expected an indented block');
  const [first = i] = subjects;
  const comma = childOf(t, i, t.grammar.token[',']);
  return {
    kind: 'Match',
    subject: comma < 0 ? lowerExpr(t, first) : bareTuple(t, subjects, endBeforeColon(t, i)),
    cases,
    start: startOf(t, i),
    end: cases.at(-1)?.end ?? endOf(t, i),
  };
}

/** End of the child before the colon (or before `if`, in a case). */
function endBeforeColon(t: Cst, i: number): number {
  const { if_clause: guard } = t.grammar.node;
  let end = startOf(t, i);
  const stop = after(t, i);
  for (let c = i + 1; c < stop; c = after(t, c)) {
    const kind = kindOf(t, c);
    if (kind === t.grammar.token[':'] || kind === guard) break;
    end = endOf(t, c);
  }
  return end;
}

function lowerCase(t: Cst, i: number): MatchCase {
  const { case_pattern, if_clause } = t.grammar.node;
  const patterns = namedChildren(t, i).filter((c) => kindOf(t, c) === case_pattern);
  const [first = i] = patterns;
  const isOpen = childOf(t, i, t.grammar.token[',']) >= 0 || t.text[startOf(t, first)] === '*';
  const guard = childOf(t, i, if_clause);
  const body = lowerBlockOf(t, i);
  return {
    kind: 'MatchCase',
    pattern: isOpen ? lowerOpenSequence(t, patterns, endBeforeColon(t, i)) : lowerPattern(t, first),
    guard: guard < 0 ? null : lowerExpr(t, lastChild(t, guard)),
    body,
    start: startOf(t, i),
    end: endOfBody(body, endOf(t, i)),
  };
}

function lowerRaise(t: Cst, i: number): Stmt {
  const from = childOf(t, i, t.grammar.token.from);
  const cause = from < 0 ? -1 : lastChild(t, i);
  const [exc] = namedChildren(t, i).filter((c) => c !== cause);
  if (exc !== undefined && kindOf(t, exc) === t.grammar.node.expression_list) {
    report(t, startOf(t, exc), 'Python 2 raise statement');
  }
  return {
    kind: 'Raise',
    exc: exc === undefined ? null : lowerExpr(t, exc),
    cause: cause < 0 ? null : lowerExpr(t, cause),
    ...rangeOf(t, i),
  };
}

function lowerAssert(t: Cst, i: number): Stmt {
  const [test = i, message] = namedChildren(t, i);
  const msg = message === undefined ? null : lowerExpr(t, message);
  return { kind: 'Assert', test: lowerExpr(t, test), msg, ...rangeOf(t, i) };
}

const dottedName = (t: Cst, i: number): string =>
  namedChildren(t, i)
    .map((c) => nameOf(t, c))
    .join('.');

function lowerAliases(t: Cst, names: readonly number[]): Alias[] {
  const { aliased_import: aliased } = t.grammar.node;
  return names.map((c) => {
    if (kindOf(t, c) !== aliased) return { name: dottedName(t, c), asname: null, ...rangeOf(t, c) };
    return { name: dottedName(t, c + 1), asname: nameOf(t, lastChild(t, c)), ...rangeOf(t, c) };
  });
}

function lowerImportFrom(t: Cst, i: number): Stmt {
  const { node, token } = t.grammar;
  const named = namedChildren(t, i);
  const isFuture = t.grammar.names[kindOf(t, i)] === 'future_import_statement';
  const source = isFuture ? -1 : (named.shift() ?? i);
  let module = isFuture ? '__future__' : '';
  let level = 0;
  if (source >= 0 && kindOf(t, source) === node.relative_import) {
    level = textOf(t, source + 1).replace(/[^.]/g, '').length;
    const name = childOf(t, source, node.dotted_name);
    if (name >= 0) module = dottedName(t, name);
  } else if (source >= 0) {
    module = dottedName(t, source);
  }
  const open = childOf(t, i, token['(']);
  const parens: Range | null = open < 0 ? null : { start: startOf(t, open), end: endOf(t, i) };
  const [star] = named;
  const names: Alias[] =
    star !== undefined && kindOf(t, star) === node.wildcard_import
      ? [{ name: '*', asname: null, ...rangeOf(t, star) }]
      : lowerAliases(t, named);
  return { kind: 'ImportFrom', module, level, names, parens, ...rangeOf(t, i) };
}

function lowerTypeAlias(t: Cst, i: number): Stmt {
  const [left = i, right = i] = namedChildren(t, i);
  const range = rangeOf(t, i);
  const value = lowerExpr(t, right);
  const name = lowerExpr(t, left);
  const named = name.kind === 'Subscript' ? name.value : name;
  if (named.kind === 'Name') return { kind: 'TypeAlias', name: named.id, value, ...range };
  report(t, range.start, 'not valid Python: a type alias needs a name');
  return { kind: 'TypeAlias', name: '', value, ...range };
}
