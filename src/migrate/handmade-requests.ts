/**
 * Requests that code makes by hand: `RequestFactory().get("/")` has the `user` that a test puts on it, and no `auser()`,
 * which the middleware puts on real ones. Functions that are handed such a request read `request.user`, in native
 * style too.
 */
import type { ModuleInfo } from '../analysis/types.ts';
import { surroundingsOf } from './callers.ts';
import { indexOf } from './module-index.ts';
import type { Draft, Planning } from './planning.ts';
import { isTestFile } from './references.ts';
import type { Symbols } from './symbols.ts';
import type { Targets } from './uses.ts';

export const REQUESTS: ReadonlySet<string> = new Set([
  'django.http.HttpRequest',
  'django.http.request.HttpRequest',
]);
export const FACTORIES: ReadonlySet<string> = new Set([
  'django.test.RequestFactory',
  'django.test.client.RequestFactory',
]);
/** Classes that make requests, and those of requests themselves. */
const MAKERS: ReadonlySet<string> = new Set([
  ...REQUESTS,
  ...FACTORIES,
  'django.core.handlers.asgi.ASGIRequest',
  'django.core.handlers.wsgi.WSGIRequest',
  'django.test.AsyncRequestFactory',
  'django.test.client.AsyncRequestFactory',
]);

/** The views that are called with such a request, by themselves or by one another. */
export function viewsWithHandmadeRequests(
  { symbols }: Pick<Planning, 'symbols'>,
  drafts: readonly Draft[],
  targets: Targets,
): ReadonlySet<string> {
  const made = new Map<ModuleInfo, boolean>();
  const makes = (module: ModuleInfo): boolean => {
    const known = made.get(module) ?? makesRequests(symbols, module);
    made.set(module, known);
    return known;
  };
  /** View -> the views that it calls. */
  const calls = new Map<string, Set<string>>();
  const queue: string[] = [];
  for (const { id, uses } of drafts) {
    for (const use of uses) {
      if (use.k !== 'call' && use.k !== 'callback') continue;
      if (makes(use.module)) queue.push(id);
      const around = surroundingsOf(use.module, use.k === 'call' ? use.call : use.view);
      for (const caller of around.functions.flatMap((fn) => [...(targets.get(fn)?.views ?? [])])) {
        calls.set(caller, (calls.get(caller) ?? new Set()).add(id));
      }
    }
  }
  const found = new Set<string>();
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    queue.push(...(calls.get(id) ?? []));
  }
  return found;
}

/** What calls a view in a test has no other requests. */
function makesRequests(symbols: Symbols, module: ModuleInfo): boolean {
  if (isTestFile(module.file)) return true;
  const index = indexOf(module);
  return [...MAKERS].some((maker) =>
    index.mentions(maker.slice(maker.lastIndexOf('.') + 1)).some((mention) => {
      const parent = index.parentOf(mention);
      if (parent?.kind !== 'Call' || parent.func !== mention) return false;
      const name = symbols.externalName(module, mention);
      return name !== null && MAKERS.has(name);
    }),
  );
}
