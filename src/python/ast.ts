/**
 * The compact typed syntax tree of one Python file, lowered once from the tree-sitter tree.
 *
 * Shapes and names follow CPython's `ast` module where they can. Offsets are UTF-16 code units into
 * `SourceText.text`. A node's range never includes the parentheses around it; `parens` is the range from the
 * outermost opening to the closing parenthesis when there are any (a parenthesised tuple's own range includes
 * its parentheses, and `parens` then means extra ones).
 */
export interface Range {
  readonly start: number;
  readonly end: number;
}

interface ExprBase extends Range {
  /** Range of the outermost redundant parentheses around this expression, if it stands in any. */
  readonly parens: Range | null;
}

export interface Name extends ExprBase {
  readonly kind: 'Name';
  readonly id: string;
}
/** A literal that is no string: number, `None`, `True`, `False`, `...`. */
export interface Constant extends ExprBase {
  readonly kind: 'Constant';
  readonly type: 'int' | 'float' | 'complex' | 'bool' | 'None' | 'Ellipsis';
  /** The number's value where it fits a double exactly, the bool, otherwise null. */
  readonly value: number | boolean | null;
}
/** A string or bytes literal without interpolation; implicit concatenation included. */
export interface Str extends ExprBase {
  readonly kind: 'Str';
  readonly bytes: boolean;
  /** Decoded value (escapes resolved; for bytes, one char per byte). */
  readonly value: string;
}
/** An f-string, or an implicit concatenation that holds one. */
export interface JoinedStr extends ExprBase {
  readonly kind: 'JoinedStr';
  readonly values: readonly FormattedValue[];
}
export interface FormattedValue extends Range {
  readonly kind: 'FormattedValue';
  /** `{expr}`: the range of this node is from `{` to `}`. */
  readonly value: Expr;
  readonly conversion: 's' | 'r' | 'a' | null;
  /** Interpolations inside the format spec (`{x:>{width}}`); null when there is no spec. */
  readonly spec: readonly FormattedValue[] | null;
  /** `{x=}` */
  readonly debug: boolean;
}
export interface ListExpr extends ExprBase {
  readonly kind: 'List';
  readonly elts: readonly Expr[];
}
export interface TupleExpr extends ExprBase {
  readonly kind: 'Tuple';
  readonly elts: readonly Expr[];
  /** Whether the tuple's own range begins with `(`. */
  readonly parenthesized: boolean;
}
export interface SetExpr extends ExprBase {
  readonly kind: 'Set';
  readonly elts: readonly Expr[];
}
export interface DictExpr extends ExprBase {
  readonly kind: 'Dict';
  /** `key` is null for `**value`. */
  readonly items: readonly { readonly key: Expr | null; readonly value: Expr }[];
}
export interface Comprehension extends Range {
  readonly kind: 'Comprehension';
  readonly isAsync: boolean;
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
}
export interface ListComp extends ExprBase {
  readonly kind: 'ListComp' | 'SetComp' | 'GeneratorExp';
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}
export interface DictComp extends ExprBase {
  readonly kind: 'DictComp';
  readonly key: Expr;
  readonly value: Expr;
  readonly generators: readonly Comprehension[];
}
export interface Lambda extends ExprBase {
  readonly kind: 'Lambda';
  readonly params: Parameters;
  readonly body: Expr;
}
export interface IfExp extends ExprBase {
  readonly kind: 'IfExp';
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}
/** `a and b and c` is one node with three values, as in CPython. */
export interface BoolOp extends ExprBase {
  readonly kind: 'BoolOp';
  readonly op: 'and' | 'or';
  readonly values: readonly Expr[];
}
export interface UnaryOp extends ExprBase {
  readonly kind: 'UnaryOp';
  readonly op: 'not' | '-' | '+' | '~';
  readonly operand: Expr;
}
export interface BinOp extends ExprBase {
  readonly kind: 'BinOp';
  readonly op: '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '<<' | '>>' | '&' | '|' | '^';
  readonly left: Expr;
  readonly right: Expr;
}
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not';
export interface Compare extends ExprBase {
  readonly kind: 'Compare';
  readonly left: Expr;
  readonly ops: readonly CompareOperator[];
  readonly comparators: readonly Expr[];
}
export interface Argument extends Range {
  readonly kind: 'positional' | 'keyword' | 'star' | 'doublestar';
  /** The keyword's name; null for the other kinds. */
  readonly name: string | null;
  readonly value: Expr;
}
export interface Call extends ExprBase {
  readonly kind: 'Call';
  readonly func: Expr;
  readonly args: readonly Argument[];
  /** From `(` to `)` inclusive. For `f(x for x in y)` these are the generator expression's own parentheses. */
  readonly argsRange: Range;
}
export interface Attribute extends ExprBase {
  readonly kind: 'Attribute';
  readonly value: Expr;
  readonly attr: string;
  readonly attrRange: Range;
}
export interface Subscript extends ExprBase {
  readonly kind: 'Subscript';
  readonly value: Expr;
  /** A `Tuple` for `x[a, b]`. */
  readonly slice: Expr;
}
export interface Slice extends ExprBase {
  readonly kind: 'Slice';
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}
export interface Starred extends ExprBase {
  readonly kind: 'Starred';
  readonly value: Expr;
}
export interface Await extends ExprBase {
  readonly kind: 'Await';
  readonly value: Expr;
}
export interface Yield extends ExprBase {
  readonly kind: 'Yield';
  readonly value: Expr | null;
}
export interface YieldFrom extends ExprBase {
  readonly kind: 'YieldFrom';
  readonly value: Expr;
}
export interface NamedExpr extends ExprBase {
  readonly kind: 'NamedExpr';
  readonly target: Name;
  readonly value: Expr;
}

export type Expr =
  | Name
  | Constant
  | Str
  | JoinedStr
  | ListExpr
  | TupleExpr
  | SetExpr
  | DictExpr
  | ListComp
  | DictComp
  | Lambda
  | IfExp
  | BoolOp
  | UnaryOp
  | BinOp
  | Compare
  | Call
  | Attribute
  | Subscript
  | Slice
  | Starred
  | Await
  | Yield
  | YieldFrom
  | NamedExpr;

export interface Parameter extends Range {
  readonly name: string;
  readonly nameRange: Range;
  readonly kind: 'posonly' | 'normal' | 'vararg' | 'kwonly' | 'kwarg';
  readonly annotation: Expr | null;
  readonly default: Expr | null;
}
export type Parameters = readonly Parameter[];

/** `range` runs from `@` to the end of the expression. */
export interface Decorator extends Range {
  readonly kind: 'Decorator';
  readonly expr: Expr;
}

interface StmtBase extends Range {}

export interface FunctionDef extends StmtBase {
  readonly kind: 'FunctionDef';
  readonly name: string;
  readonly nameRange: Range;
  readonly isAsync: boolean;
  /** Offset of the `def` keyword (after `async ` when `isAsync`); `start` is the first decorator's `@`, if any. */
  readonly defStart: number;
  /** Offset of `async` when `isAsync`, else of `def`. */
  readonly headStart: number;
  readonly decorators: readonly Decorator[];
  readonly params: Parameters;
  /** From `(` to `)` inclusive. */
  readonly paramsRange: Range;
  readonly returns: Expr | null;
  /** Offset of the colon that ends the head. */
  readonly colon: number;
  readonly body: readonly Stmt[];
  /** The first statement when it is a string. */
  readonly docstring: Str | null;
  /** Whether the body holds a `yield` of its own (nested functions and lambdas not counted). */
  readonly isGenerator: boolean;
}
export interface ClassDef extends StmtBase {
  readonly kind: 'ClassDef';
  readonly name: string;
  readonly nameRange: Range;
  /** Offset of the `class` keyword. */
  readonly headStart: number;
  readonly decorators: readonly Decorator[];
  readonly args: readonly Argument[];
  readonly colon: number;
  readonly body: readonly Stmt[];
  readonly docstring: Str | null;
}
export interface Return extends StmtBase {
  readonly kind: 'Return';
  readonly value: Expr | null;
}
export interface Delete extends StmtBase {
  readonly kind: 'Delete';
  readonly targets: readonly Expr[];
}
export interface Assign extends StmtBase {
  readonly kind: 'Assign';
  /** `a = b = 1` has two targets. */
  readonly targets: readonly Expr[];
  readonly value: Expr;
}
export interface AugAssign extends StmtBase {
  readonly kind: 'AugAssign';
  readonly target: Expr;
  readonly op: BinOp['op'];
  readonly value: Expr;
}
export interface AnnAssign extends StmtBase {
  readonly kind: 'AnnAssign';
  readonly target: Expr;
  readonly annotation: Expr;
  readonly value: Expr | null;
}
export interface For extends StmtBase {
  readonly kind: 'For';
  readonly isAsync: boolean;
  /** Offset of the `for` keyword (after `async `). */
  readonly forStart: number;
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface While extends StmtBase {
  readonly kind: 'While';
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
/** `elif` is an `If` in `orelse` whose `isElif` is true; its `start` is the `elif` keyword. */
export interface If extends StmtBase {
  readonly kind: 'If';
  readonly isElif: boolean;
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface WithItem extends Range {
  readonly kind: 'WithItem';
  readonly context: Expr;
  readonly target: Expr | null;
}
export interface With extends StmtBase {
  readonly kind: 'With';
  readonly isAsync: boolean;
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}
export type Pattern =
  | { readonly kind: 'MatchValue'; readonly value: Expr; readonly start: number; readonly end: number }
  | {
      readonly kind: 'MatchSequence';
      readonly patterns: readonly Pattern[];
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'MatchMapping';
      readonly keys: readonly Expr[];
      readonly patterns: readonly Pattern[];
      readonly rest: string | null;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'MatchClass';
      readonly cls: Expr;
      readonly patterns: readonly Pattern[];
      readonly keywords: readonly { readonly name: string; readonly pattern: Pattern }[];
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'MatchStar'; readonly name: string | null; readonly start: number; readonly end: number }
  /** `_` is `{pattern: null, name: null}`, `x` is `{pattern: null, name: 'x'}`, `P as x` has both. */
  | {
      readonly kind: 'MatchAs';
      readonly pattern: Pattern | null;
      readonly name: string | null;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'MatchOr';
      readonly patterns: readonly Pattern[];
      readonly start: number;
      readonly end: number;
    };
export interface MatchCase extends Range {
  readonly kind: 'MatchCase';
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: readonly Stmt[];
}
export interface Match extends StmtBase {
  readonly kind: 'Match';
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
}
export interface Raise extends StmtBase {
  readonly kind: 'Raise';
  readonly exc: Expr | null;
  readonly cause: Expr | null;
}
export interface ExceptHandler extends Range {
  readonly kind: 'ExceptHandler';
  readonly isStar: boolean;
  readonly type: Expr | null;
  readonly name: string | null;
  readonly body: readonly Stmt[];
}
export interface Try extends StmtBase {
  readonly kind: 'Try';
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}
export interface Assert extends StmtBase {
  readonly kind: 'Assert';
  readonly test: Expr;
  readonly msg: Expr | null;
}
export interface Alias extends Range {
  /** Dotted name as written; `*` for a star import. */
  readonly name: string;
  readonly asname: string | null;
}
export interface Import extends StmtBase {
  readonly kind: 'Import';
  readonly names: readonly Alias[];
}
export interface ImportFrom extends StmtBase {
  readonly kind: 'ImportFrom';
  /** Dotted name without the leading dots; empty for `from . import x`. */
  readonly module: string;
  /** Number of leading dots. */
  readonly level: number;
  readonly names: readonly Alias[];
  /** Range of `(` … `)` around the names, if any. */
  readonly parens: Range | null;
}
export interface ScopeStmt extends StmtBase {
  readonly kind: 'Global' | 'Nonlocal';
  readonly names: readonly string[];
}
export interface ExprStmt extends StmtBase {
  readonly kind: 'Expr';
  readonly value: Expr;
}
export interface SimpleStmt extends StmtBase {
  readonly kind: 'Pass' | 'Break' | 'Continue';
}
export interface TypeAlias extends StmtBase {
  readonly kind: 'TypeAlias';
  readonly name: string;
  readonly value: Expr;
}

export type Stmt =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugAssign
  | AnnAssign
  | For
  | While
  | If
  | With
  | Match
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | ScopeStmt
  | ExprStmt
  | SimpleStmt
  | TypeAlias;

export type Node =
  | Expr
  | Stmt
  | FormattedValue
  | Comprehension
  | WithItem
  | MatchCase
  | ExceptHandler
  | Pattern
  | Argument
  | Parameter
  | Decorator;

/** A parsed file. */
export interface ModuleSyntax {
  readonly body: readonly Stmt[];
  readonly docstring: Str | null;
  /** Comments in order, `#` included, line end excluded. */
  readonly comments: readonly Range[];
}

/** Why a file could not be parsed or decoded; `line` counts from 1. */
export interface SyntaxProblem {
  readonly line: number;
  readonly message: string;
}
