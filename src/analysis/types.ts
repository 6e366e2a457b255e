/**
 * The algebra of the analysis: what an expression is (`Value`), what evaluating it does (`Effect`), and what the
 * planner is told about one function (`FunctionAnalysis`).
 *
 * Values are immutable; what can change in place (list elements, dictionary values, attributes of ordinary
 * objects) lives in a `Cell` that several values may share.
 */

import type { Project } from '../project/types.ts';
import type { Call, ClassDef, Expr, FunctionDef, Lambda, ModuleSyntax, Node, Stmt } from '../python/ast.ts';

export type EffectKind =
  /** Reaches the database: raises `SynchronousOnlyOperation` on the loop. */
  | 'db'
  /** Waits on a socket. */
  | 'network'
  | 'file'
  | 'process'
  | 'sleep'
  /** Waits for a thread, queue or future. */
  | 'lock'
  /** What only one thread may be in, or have: who waits for it queues up, such waits never overlap. */
  | 'mutex'
  /** Keeps the processor busy; reported, never a reason to offload by itself. */
  | 'cpu'
  /** Not analysed, but it is handed (or is a method of) a request, model instance, queryset or form. */
  | 'unknown';

export interface Effect {
  readonly kind: EffectKind;
  /** What happens, in Django's words: `Book.objects.get()`, `Book.author (foreign key)`, `requests.get()`. */
  readonly what: string;
  /** Whether `StopIteration` may come out of the expression: it must never come out of an offloaded callable. */
  readonly stopIteration: boolean;
  /** The async library or API that does the same, where one is known: `httpx.AsyncClient`. */
  readonly counterpart?: string;
  /** From the outermost call to the place that blocks. Never empty. */
  readonly chain: readonly Cause[];
}
export interface Cause {
  /** `render_summary()`, `Order.total (property)`, `Order.lines (reverse foreign key)`. */
  readonly label: string;
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
}

/** A module of the project, of an installed package, or of the knowledge stubs. */
export interface ModuleInfo {
  /** Dotted name. */
  readonly name: string;
  /** Path relative to the project root, `/`-separated; for stubs `<stub>/…`. */
  readonly file: string;
  readonly origin: 'project' | 'package' | 'stub';
  readonly isPackage: boolean;
  readonly text: string;
  readonly syntax: ModuleSyntax;
}

export interface FunctionInfo {
  readonly node: FunctionDef | Lambda;
  /** `shop.views.detail`, `shop.views.Detail.get`, `shop.views.detail.<locals>.inner`, `….<lambda>`. */
  readonly qualname: string;
  readonly module: ModuleInfo;
  /** The class whose body holds it. */
  readonly owner: ClassInfo | null;
}

export interface ClassInfo {
  readonly name: string;
  /** `shop.models.Book` */
  readonly qualname: string;
  readonly module: ModuleInfo;
  readonly node: ClassDef;
  /** Method resolution order, itself first. Bases that are not known are left out and `openBases` is true. */
  readonly mro: readonly ClassInfo[];
  readonly openBases: boolean;
}

export type ScalarType = 'str' | 'int' | 'float' | 'bool' | 'bytes' | 'none' | 'other';

/**
 * What is already loaded on an instance or will be on a queryset's rows: relation name -> what is loaded beyond.
 * `Prefetch("lines", to_attr="open_lines")` is kept under `open_lines=lines`.
 */
export type LoadTree = ReadonlyMap<string, LoadTree>;

export interface Cell {
  readonly id: number;
  element: Value;
  /** What the keys of a dictionary are that are no constant texts: rows, for instance. */
  key: Value;
  /** Values by constant key (dictionary keys, attribute names). */
  readonly entries: Map<string, Value>;
  /** It belongs to a module or class, not to one call of a function. */
  readonly isLasting: boolean;
}

export interface ValueUnknown {
  readonly k: 'unknown';
}
/** No value: what comes back from code that never returns, the element of an empty list. */
export interface ValueNever {
  readonly k: 'never';
}
export interface ValueScalar {
  readonly k: 'scalar';
  readonly type: ScalarType;
  readonly constant: string | number | boolean | null;
}
export interface ValueSequence {
  readonly k: 'sequence';
  readonly type: 'list' | 'tuple' | 'set' | 'frozenset';
  /** Positional values where they are known (tuples and displays). */
  readonly items: readonly Value[] | null;
  readonly cell: Cell;
}
export interface ValueDict {
  readonly k: 'dict';
  readonly cell: Cell;
}
export interface ValueFunction {
  readonly k: 'function';
  readonly fn: FunctionInfo;
  /** The bound first argument of a method. */
  readonly self: Value | null;
  /** Variables of the functions around it, when it is nested. Opaque outside the interpreter. */
  readonly closure: object | null;
}
export interface ValueClass {
  readonly k: 'class';
  readonly cls: ClassInfo;
}
/** An object of a class of the project, a package or a stub that is neither a model, nor a queryset or manager. */
export interface ValueInstance {
  readonly k: 'instance';
  readonly cls: ClassInfo;
  readonly cell: Cell;
}
export interface ValueModel {
  readonly k: 'model';
  readonly cls: ClassInfo;
  /** Relations already loaded: foreign keys, and related managers whose rows are prefetched. */
  readonly loaded: LoadTree;
  /** Fields left out by `defer`/`only`, which query when read; null: none. */
  readonly deferred: { readonly mode: 'only' | 'defer'; readonly fields: ReadonlySet<string> } | null;
  readonly cell: Cell;
}
export interface ValueQuerySet {
  readonly k: 'queryset';
  /** Null when the model is not known. */
  readonly model: ClassInfo | null;
  /** The project's own queryset class, if any. */
  readonly cls: ClassInfo | null;
  readonly row: 'model' | 'dict' | 'tuple' | 'scalar' | 'unknown';
  /** What comes loaded with its rows, by `select_related` or `prefetch_related`. */
  readonly loaded: LoadTree;
  readonly deferred: ValueModel['deferred'];
  /** Its rows are in memory: iterating it, its length and its truth value are free. */
  readonly evaluated: boolean;
  /** The relation it comes through, in words: `Order.lines (reverse foreign key)`. */
  readonly through: string | null;
}
export interface ValueManager {
  readonly k: 'manager';
  readonly model: ClassInfo | null;
  /** The project's own manager class, if any. */
  readonly cls: ClassInfo | null;
  /** Related managers (`author.books`, `book.tags`): the kind of relation. */
  readonly related: 'reverse-fk' | 'm2m' | 'generic' | null;
  readonly prefetched: boolean;
  /** What its rows carry in turn. */
  readonly rows: LoadTree;
  /** The relation in words, for related managers. */
  readonly through: string | null;
}
/** A lazy object (`request.user`): using it in any way has the effects, once. */
export interface ValueLazy {
  readonly k: 'lazy';
  readonly of: Value;
  readonly effects: readonly Effect[];
  /** Which objects they are, under whatever name they go: forcing one of them frees it everywhere. Empty: not known. */
  readonly ids: readonly string[];
  /** Loaded by its first use; false: every use has the effects. */
  readonly once: boolean;
}
/** A generator, iterator or other lazy iterable: the effects come when it is consumed. */
export interface ValueIterator {
  readonly k: 'iterator';
  readonly element: Value;
  readonly effects: readonly Effect[];
}
/** Something to be awaited. */
export interface ValueAwaitable {
  readonly k: 'awaitable';
  readonly result: Value;
}
export interface ValueModule {
  readonly k: 'module';
  /** Dotted name; the module itself when it could be read. */
  readonly name: string;
  readonly module: ModuleInfo | null;
}
/** Something outside what can be read, known by its dotted name only: `boto3.client`, `boto3.client()`. */
export interface ValueExternal {
  readonly k: 'external';
  readonly name: string;
}
/** A callable that the interpreter itself knows; see `src/analysis/intrinsics/`. */
export interface ValueIntrinsic {
  readonly k: 'intrinsic';
  readonly name: string;
  readonly self: Value | null;
  readonly args: readonly Value[];
}
export interface ValueUnion {
  readonly k: 'union';
  readonly of: readonly Value[];
}

export type Value =
  | ValueUnknown
  | ValueNever
  | ValueScalar
  | ValueSequence
  | ValueDict
  | ValueFunction
  | ValueClass
  | ValueInstance
  | ValueModel
  | ValueQuerySet
  | ValueManager
  | ValueLazy
  | ValueIterator
  | ValueAwaitable
  | ValueModule
  | ValueExternal
  | ValueIntrinsic
  | ValueUnion;

/** What about a node blocks. */
export type Role =
  /** Evaluating the node itself, its parts set aside: a call, an attribute, an operator, a comparison. */
  | 'self'
  /**
   * Consuming the node's value: the `iter` of a `for` or comprehension, a starred argument, an unpacked
   * right-hand side. The node is the iterable expression; putting `list(...)` around it keeps the meaning.
   */
  | 'iterate'
  /** `**value`: what a dictionary of it holds. */
  | 'spread'
  /** Its truth value, where only that matters: tests, operands of `not`. The node is the tested expression. */
  | 'truth'
  /** Its string form, in an f-string. The node is the expression inside the `FormattedValue`. */
  | 'str'
  /** Entering and leaving it as a context manager. The node is the `with` item's expression. */
  | 'with';

export interface BlockingSite {
  readonly node: Node;
  readonly role: Role;
  /** Only what must be offloaded: never `cpu`. */
  readonly effects: readonly Effect[];
}

/** The function a call reaches, where exactly one is possible. */
export interface Callee {
  /**
   * Where it is defined: `django.db.models.query.QuerySet.get`, `django.shortcuts.render`, `requests.get`,
   * `shop.services.total`, `shop.models.Book.save`. Managers and related managers give the QuerySet's name for
   * what they take from it.
   */
  readonly name: string;
  readonly origin: 'project' | 'package' | 'stub';
  /** The receiver of a method. */
  readonly self: Value | null;
  readonly fn: FunctionInfo | null;
}

export interface UnknownCall {
  readonly node: Node;
  /** As far as it can be named. */
  readonly name: string;
}

/** What the planner is told about one function. */
export interface FunctionAnalysis {
  readonly fn: FunctionInfo & { readonly node: FunctionDef };
  /**
   * The innermost places that block in the function's own code, in source order. Bodies of nested functions,
   * lambdas and generator expressions appear only where they are run: at the call or consumer in the function's
   * own code. Lists, sets and dictionaries built by comprehension run in place, so their parts appear themselves.
   */
  readonly sites: readonly BlockingSite[];
  readonly callees: ReadonlyMap<Call, Callee>;
  /** Calls that could not be analysed and are left as they are. */
  readonly unknownCalls: readonly UnknownCall[];
  /** CPU-heavy calls (kind `cpu`): reported only. */
  readonly heavy: readonly BlockingSite[];
  /** The value of an expression of the function's own code, joined over all paths that reach it. */
  valueOf(node: Expr): Value;
  /** The function's return values, joined. */
  readonly returns: Value;
  /** Names bound to something when control reaches the statement on every path (definitely assigned). */
  definitelyBound(before: Stmt): ReadonlySet<string>;
}

/** Values of parameters by name, by the function that has them. */
export type GivenAround = ReadonlyMap<FunctionDef, ReadonlyMap<string, Value>>;

/** What a middleware sets on requests. */
export interface RequestWrites {
  /** As in `MIDDLEWARE`. */
  readonly path: string;
  readonly module: ModuleInfo;
  /** Offset of its definition. */
  readonly at: number;
  readonly names: ReadonlySet<string>;
  /** Where it sets the user, by assignments that were seen. */
  readonly users: readonly UserWrite[];
}

/** `request.user = ...` */
export interface UserWrite {
  readonly module: ModuleInfo;
  /** The target of the assignment. */
  readonly target: Node;
  readonly value: Value;
}

/** The whole program: modules resolved and read on demand, functions interpreted on demand. */
export interface Program {
  readonly project: Project;
  /** The module of a project file; null when the file can't be parsed. */
  moduleAt(file: string): ModuleInfo | null;
  /** The function or class that a dotted id names, its decorators set aside; null when there is none. */
  find(id: string): ValueFunction | ValueClass | null;
  /**
   * Analyses one function as the request handler would call it: `request` (or `self, request`) typed by position
   * and annotation, URL keyword arguments as scalars.
   *
   * @param given values of parameters that are known better, by name: what a decorator hands to the view
   * @param around values of parameters of the functions around it: what a decorator was handed itself
   */
  analyze(fn: FunctionInfo, given?: ReadonlyMap<string, Value>, around?: GivenAround): FunctionAnalysis;
  /**
   * An object of a class-based view as `as_view()` makes it: with its request and the arguments of the URL.
   *
   * @param user whether the user of the request has been loaded by the time that is looked at
   */
  viewObject(cls: ClassInfo, user: 'lazy' | 'loaded'): Value;
  /** The project's user model (`AUTH_USER_MODEL`), or Django's; null when it can't be found. */
  userModel(): ClassInfo | null;
  /** The names that each middleware of the project sets on requests, in the order of the chain. */
  requestWrites(): readonly RequestWrites[];
  /** The value of an expression anywhere in a module, as far as names bind it (not flow-sensitive). */
  valueAt(module: ModuleInfo, expr: Expr): Value;
  /** The same program with other texts for some files; everything that does not depend on them is shared. */
  overlay(texts: ReadonlyMap<string, string>): Program;
}
