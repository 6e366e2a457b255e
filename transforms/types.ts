/**
 * What a transform is: a rule that looks at one node and offers a way to take its blocking off the event loop. The
 * planner asks every rule, adds up what each way costs, and keeps the cheapest.
 */
import type { BlockingSite, FunctionAnalysis, Role } from '../src/analysis/types.ts';
import type { Edit } from '../src/migrate/edits.ts';
import type { Style } from '../src/migrate/types.ts';
import type { Call, Expr, Node, Stmt } from '../src/python/ast.ts';

/** What `explain` shows of a rule. */
export interface TransformDoc {
  /** `DA2xx`; never given to another rule. */
  readonly code: string;
  readonly name: string;
  readonly title: string;
  readonly explanation: string;
  readonly example?: { readonly before: string; readonly after: string };
}

/** An expression to be made safe for the event loop, with or without the use that is made of its value. */
export interface Part {
  readonly expr: Expr;
  /** Whether its iteration, truth value or string form is part of the task (see `Role`). */
  readonly consumed: boolean;
  /** It stands where an `await` needs parentheses: before `.`, `[` or `(`. */
  readonly primary: boolean;
}

/** One way to write a node. */
export interface Offer {
  readonly rule: TransformDoc;
  /** How many times the event loop waits for a thread, a timer or a socket on its behalf. */
  readonly hops: number;
  /** Of those, how many are trips to a thread. */
  readonly threads: number;
  /** How much harder to read it is than a plain call wrapped in place, which is 0. */
  readonly clarity: number;
  /** Sub-expressions that stay on the event loop and are planned on their own; all else inside is taken care of. */
  readonly parts: readonly Part[];
  /** The expression becomes an `await`. */
  readonly awaits: boolean;
  /** It uses up the parentheses that stand around the expression. */
  readonly usesParens: boolean;
  /** The node is called in another thread: `StopIteration` must not come out of it. */
  readonly offloads: boolean;
  /** What the edit does about it: the second half of the sentence a reviewer reads. */
  readonly remedy: string;
  /** The edits of the node with those of its parts, in the order of the source. */
  write(parts: readonly Edit[]): readonly Edit[];
}

/** What rules may ask about the function. */
export interface RuleContext {
  readonly analysis: FunctionAnalysis;
  readonly style: Style;
  readonly django: string;
  /** Whether the async form of what a call reaches would not do the same in this project. */
  staysSync(callee: string): boolean;
  readonly text: string;
  /** Whether the file's calls over several lines are laid out by hand: no formatter will indent them anew. */
  readonly isLaidOutByHand: boolean;
  /** What blocks at the node in that role. */
  site(node: Node, role: Role): BlockingSite | null;
  parent(node: Node): Node | null;
  /** Whether anything in the part must be rewritten where it stays on the event loop. */
  isBusy(part: Part): boolean;
  /** How many places block within the node. */
  siteCount(node: Node): number;
  /** Whether the expression may be evaluated inside a lambda. */
  isDeferrable(expr: Expr): boolean;
  /** The call is of a function that becomes async itself. */
  isAwaited(call: Call): boolean;
  /** The call is awaited, and made in a thread: it may wait before it gives its coroutine. */
  isMadeInThread(call: Call): boolean;
  /** `request.user` that is to be read as `await request.auser()`. */
  isLazyUser(expr: Expr): boolean;
  /** Text that names something of another module at this place; the import is planned. Only while writing. */
  use(module: string, name: string | null, at: number): string;
  /** Text that names a builtin at this place. Only while writing. */
  builtin(name: string, at: number): string;
  /** Whether the name means Python's builtin there. */
  isBuiltin(name: string): boolean;
  /** The project's tests put a mock in the place of the module's name: only the calls that it has now are told to it. */
  isMocked(name: string): boolean;
}

export interface ExpressionRule extends TransformDoc {
  offers(part: Part, context: RuleContext): readonly Offer[];
}
/** Rules for whole statements: the parts of an offer are those of the statement's own line, never of its suites. */
export interface StatementRule extends TransformDoc {
  offersStatement(stmt: Stmt, context: RuleContext): readonly Offer[];
}
export type Transform = TransformDoc | ExpressionRule | StatementRule;
