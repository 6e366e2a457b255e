/** What becomes of the places that use the functions that become async. */
import type { BlockingSite, ModuleInfo } from '../analysis/types.ts';
import type { Call, FunctionDef } from '../python/ast.ts';
import type { Book } from './book.ts';
import { awaitCall, callThroughAsyncToSync, surroundingsOf, unwrapOffloaded } from './callers.ts';
import { indexOf, lineAt } from './module-index.ts';
import type { Draft, Planning, Target } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import type { Reason } from './types.ts';

/** The functions that become async, each with the views that it is for. */
export type Targets = ReadonlyMap<
  FunctionDef,
  { readonly target: Target; readonly views: ReadonlySet<string> }
>;

export interface UsesInTargets {
  /** Calls that are awaited, by the function they stand in. */
  readonly awaited: ReadonlyMap<FunctionDef, ReadonlySet<Call>>;
  /** Calls that go through `async_to_sync`, by the sync function they stand in. */
  readonly inSync: ReadonlyMap<FunctionDef, ReadonlySet<Call>>;
  /** Calls of sync functions that wait for the event loop from now on, by the function they stand in. */
  readonly waiting: ReadonlyMap<FunctionDef, readonly BlockingSite[]>;
}

/** Writes the uses outside of the targets into the book, and gives those inside. */
export function planUses(
  planning: Planning,
  book: Book,
  drafts: readonly Draft[],
  targets: Targets,
  refuse: (id: string, reasons: readonly Reason[]) => void,
): UsesInTargets {
  const awaited = new Map<FunctionDef, Set<Call>>();
  const inSync = new Map<FunctionDef, Set<Call>>();
  const waiting = new Map<FunctionDef, BlockingSite[]>();
  const handled = new Set<unknown>();
  for (const draft of drafts) {
    const name = draft.id.slice(draft.id.lastIndexOf('.') + 1);
    const blocking = new Map<FunctionDef, ModuleInfo>();
    for (const use of draft.uses) {
      if (use.k !== 'call' && use.k !== 'callback' && use.k !== 'offloaded') continue;
      const { module } = use;
      const node = use.k === 'call' ? use.call : use.view;
      if (handled.has(node)) continue;
      handled.add(node);
      if (use.k === 'offloaded') {
        book.add(module, [draft.id], unwrapOffloaded(module, use.wrapper, use.view, name));
        continue;
      }
      const around = surroundingsOf(module, node);
      const target = around.functions.map((fn) => targets.get(fn)).find((found) => found !== undefined);
      const isDirect = use.k === 'call' && !around.deferred;
      if (target) {
        const { node: fn } = target.target.fn;
        if (isDirect && around.fn === fn) awaited.set(fn, (awaited.get(fn) ?? new Set()).add(use.call));
        else for (const id of target.views) refuse(id, [nestedCall(module, node.start, name)]);
      } else if (around.functions.some((fn) => fn.isAsync)) {
        if (isDirect && around.fn?.isAsync) book.add(module, [draft.id], awaitCall(module, use.call, name));
        else refuse(draft.id, [nestedCall(module, node.start, name)]);
      } else {
        const expr = use.k === 'call' ? use.call.func : use.view;
        book.add(module, [draft.id], callThroughAsyncToSync(expr, book.imports(module), name));
        if (around.fn) blocking.set(around.fn, module);
        if (around.fn && isDirect) inSync.set(around.fn, (inSync.get(around.fn) ?? new Set()).add(use.call));
      }
    }
    for (const [fn, module] of blocking) {
      followCallers(planning, draft, name, fn, module, targets, waiting, refuse);
    }
  }
  return { awaited, inSync, waiting };
}

/**
 * A sync function that goes through `async_to_sync` waits for the event loop: whoever calls it on the loop must take it
 * to a thread. In a function that becomes async the call is offloaded; in one that is async already nothing is changed,
 * so the view is refused.
 */
function followCallers(
  planning: Planning,
  draft: Draft,
  name: string,
  start: FunctionDef,
  startModule: ModuleInfo,
  targets: Targets,
  waiting: Map<FunctionDef, BlockingSite[]>,
  refuse: (id: string, reasons: readonly Reason[]) => void,
): void {
  const queue = [{ fn: start, module: startModule }];
  const seen = new Set([start]);
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (indexOf(next.module).scopes.enclosing(next.fn).kind !== 'module') continue;
    const symbol = { k: 'function', module: next.module, node: next.fn, owner: null } as const;
    for (const use of planning.references.ofFunction(symbol)) {
      if (use.k !== 'call') continue;
      const around = surroundingsOf(use.module, use.call);
      const { fn } = around;
      if (!fn) continue;
      if (targets.has(fn) && !around.deferred) {
        const cause = {
          label: `${next.fn.name}()`,
          file: use.module.file,
          line: lineAt(use.module, use.call.start),
        };
        const what = `${next.fn.name}() (waits for the async ${name}())`;
        const effect = { kind: 'lock', what, stopIteration: false, chain: [cause] } as const;
        const sites = waiting.get(fn) ?? [];
        if (!sites.some((site) => site.node === use.call)) {
          sites.push({ node: use.call, role: 'self', effects: [effect] });
        }
        waiting.set(fn, sites);
      } else if (around.functions.some((each) => each.isAsync)) {
        refuse(draft.id, [
          reasonAt(
            use.module,
            use.call.start,
            'DA121',
            `${next.fn.name}() is called here on the event loop, and would wait for ${name}(), which becomes async`,
            `Take the call to a thread (await sync_to_async(${next.fn.name})(...)), or let both share a helper that stays sync.`,
          ),
        ]);
      } else if (!seen.has(fn)) {
        seen.add(fn);
        queue.push({ fn, module: use.module });
      }
    }
  }
}

function nestedCall(module: ModuleInfo, offset: number, name: string): Reason {
  return reasonAt(
    module,
    offset,
    'DA121',
    `${name}() is called here in a nested function or lambda inside async code, where it can be neither awaited nor run to its end`,
    'Call it in the body of the function around, or share what they do through a helper.',
  );
}
