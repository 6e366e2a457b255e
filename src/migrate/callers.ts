/** Calls of functions that become async, where the code around them stays as it is: awaited in async code, through `async_to_sync` in sync code. */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Call, Expr, FunctionDef, Node } from '../python/ast.ts';
import type { PlannedNote } from './compose.ts';
import type { Edit, ImportPlanner } from './edits.ts';
import { indexOf } from './module-index.ts';

/** The code that a call stands in. */
export interface Surroundings {
  /** The innermost function (not lambda) around it; null at module or class level. */
  readonly fn: FunctionDef | null;
  /** Every function around it, innermost first. */
  readonly functions: readonly FunctionDef[];
  /** Whether a lambda or generator expression stands between the call and that function: it can't await. */
  readonly deferred: boolean;
}

export function surroundingsOf(module: ModuleInfo, node: Node): Surroundings {
  const { scopes } = indexOf(module);
  const functions: FunctionDef[] = [];
  let deferred = false;
  for (
    let scope: ReturnType<typeof scopes.enclosing> | null = scopes.enclosing(node);
    scope;
    scope = scope.parent
  ) {
    if (scope.node?.kind === 'FunctionDef') functions.push(scope.node);
    else if (functions.length === 0) {
      if (scope.kind === 'lambda' || scope.node?.kind === 'GeneratorExp') deferred = true;
    }
  }
  return { fn: functions[0] ?? null, functions, deferred };
}

export interface CallerEdits {
  readonly edits: readonly Edit[];
  readonly notes: readonly PlannedNote[];
}

/** `f(x)` in an async function: `await f(x)`, in parentheses where something follows that binds tighter. */
export function awaitCall(module: ModuleInfo, call: Call, name: string): CallerEdits {
  const parent = indexOf(module).parentOf(call);
  const needsParens =
    call.parens === null &&
    ((parent?.kind === 'Attribute' && parent.value === call) ||
      (parent?.kind === 'Subscript' && parent.value === call) ||
      (parent?.kind === 'Call' && parent.func === call) ||
      (parent?.kind === 'BinOp' && parent.op === '**' && parent.left === call));
  const edits: Edit[] = [{ start: call.start, end: call.start, text: needsParens ? '(await ' : 'await ' }];
  if (needsParens) edits.push({ start: call.end, end: call.end, text: ')' });
  const why = `${name}() becomes async: the call is awaited`;
  return { edits, notes: [{ code: 'DA241', why, offset: call.start, edit: null }] };
}

/** `f(x)` in sync code: `async_to_sync(f)(x)`; likewise for `f` handed to something that calls it. */
export function callThroughAsyncToSync(expr: Expr, imports: ImportPlanner, name: string): CallerEdits {
  const range = expr.parens ?? expr;
  const use = imports.use('asgiref.sync', 'async_to_sync', range.start);
  const why = `${name}() becomes async: sync code runs it to its end through async_to_sync`;
  return {
    edits: [
      { start: range.start, end: range.start, text: `${use}(` },
      { start: range.end, end: range.end, text: ')' },
    ],
    notes: [{ code: 'DA242', why, offset: range.start, edit: null }],
  };
}

/** `sync_to_async(f)`: the function itself, now that it is async. */
export function unwrapOffloaded(module: ModuleInfo, wrapper: Call, view: Expr, name: string): CallerEdits {
  const edit: Edit = {
    start: wrapper.start,
    end: wrapper.end,
    text: module.text.slice(view.start, view.end),
  };
  const why = `${name}() becomes async: sync_to_async would refuse it`;
  return { edits: [edit], notes: [{ code: 'DA241', why, offset: wrapper.start, edit: null }] };
}
