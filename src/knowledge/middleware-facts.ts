/** What is known of a middleware, in the form that the probes give it. */

/** Hooks that Django calls around a view, in the order of a request. */
export const MIDDLEWARE_HOOKS = [
  'process_request',
  'process_view',
  'process_template_response',
  'process_exception',
  'process_response',
] as const;

export type MiddlewareHook = (typeof MIDDLEWARE_HOOKS)[number];

export interface MiddlewareFact {
  /** The modes in which it says it can run. */
  readonly modes: 'sync' | 'async' | 'both';
  /** Hooks that run in a thread in front of an async view. */
  readonly hooks: readonly MiddlewareHook[];
  /** What it waits for on the event loop in front of an async view, seen when it was run: `database`, `cache`, `file`. */
  readonly blocks: readonly string[];
  /** What it says when it stands in front of an async view, where it answers for a sync one; null when it answers. */
  readonly breaks: string | null;
  /** Why it could not be run, so that its hooks are as its class declares them; null when it was. */
  readonly unrun: string | null;
}

/** As in the data files. */
export interface WrittenMiddleware {
  readonly modes: string;
  readonly hooks: readonly string[];
  readonly blocks?: readonly string[] | undefined;
  readonly breaks?: string | undefined;
  readonly unrun?: string | undefined;
}

export function middlewareFact(written: WrittenMiddleware): MiddlewareFact {
  return {
    modes: written.modes === 'sync' || written.modes === 'async' ? written.modes : 'both',
    hooks: MIDDLEWARE_HOOKS.filter((hook) => written.hooks.includes(hook)),
    blocks: written.blocks ?? [],
    breaks: written.breaks ?? null,
    unrun: written.unrun ?? null,
  };
}
