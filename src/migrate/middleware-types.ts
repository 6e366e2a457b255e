/** What making a middleware of the project work in both modes means, before it is written. */
import type { BlockingSite, ModuleInfo } from '../analysis/types.ts';
import type { AnnAssign, Assign, Call, FunctionDef } from '../python/ast.ts';
import type { FunctionBranch, FunctionTarget } from './planning.ts';
import type { ClassSymbol } from './symbols.ts';

export type MiddlewareRewrite =
  | {
      readonly k: 'function';
      readonly module: ModuleInfo;
      /** The function that is handed `get_response`. */
      readonly factory: FunctionDef;
      /** Null: it has an async branch, and only lacks the decorator that tells Django. */
      readonly branch: FunctionBranch | null;
    }
  | {
      readonly k: 'class';
      /** What its objects are made with and call: another middleware, or the view that it decorates. */
      readonly wraps: Wrapped;
      /** Every class of its family that takes part, each changed once. */
      readonly classes: readonly ClassRewrite[];
    };

export type Wrapped = 'get_response' | 'the view' | 'the handler';

export interface ClassRewrite {
  readonly cls: ClassSymbol;
  /** Capabilities to declare in its body. */
  readonly flags: readonly ('sync_capable' | 'async_capable')[];
  /** `self.get_response = get_response` in its `__init__`, behind which it marks itself; null where a base class does. */
  readonly init: {
    readonly assignment: Assign | AnnAssign;
    readonly parameter: string;
    readonly self: string;
  } | null;
  readonly twins: readonly MethodTwin[];
}

/** A method that gets an async counterpart beside it. */
export interface MethodTwin {
  readonly fn: FunctionTarget;
  readonly name: string;
  /** Calls that are awaited in it: of `get_response`, and of what has a counterpart itself. */
  readonly calls: readonly Call[];
  /** Where a class that inherits it may block although this one does not. */
  readonly extraSites: readonly BlockingSite[];
  /** Whether the sync method hands over to it in async mode: `__call__`. */
  readonly isEntry: boolean;
  /** Methods by the name of their counterpart, as awaited calls in it name them. */
  readonly renames: ReadonlyMap<string, string>;
}
