/**
 * Views that are looked up by their route and called: `resolve(path).func(request)`. Any routed view may be meant, so
 * the call must cope with async ones as soon as there is one.
 */
import type { ModuleInfo } from '../analysis/types.ts';
import { hasFeature } from '../knowledge/releases.ts';
import type { Attribute, Call, Expr } from '../python/ast.ts';
import { type CallerEdits, surroundingsOf } from './callers.ts';
import type { ImportPlanner } from './edits.ts';
import { indexOf } from './module-index.ts';
import type { Planning } from './planning.ts';

export interface ResolvedCall {
  readonly module: ModuleInfo;
  readonly call: Call;
  /** `match.func` */
  readonly view: Attribute;
}

const RESOLVE: ReadonlySet<string> = new Set(['django.urls.resolve', 'django.urls.base.resolve']);

/** How many variables a match is followed through. */
const MAX_ALIASES = 4;

const found = new WeakMap<Planning, readonly ResolvedCall[]>();

/** All such calls of the project. */
export function resolvedCalls(planning: Planning): readonly ResolvedCall[] {
  const known = found.get(planning);
  if (known) return known;
  const calls: ResolvedCall[] = [];
  const { files } = planning.project;
  for (const path of files.paths) {
    const text = files.text(path);
    if (!text?.includes('.func(') || !text.includes('resolve')) continue;
    const module = planning.program.moduleAt(path);
    if (!module) continue;
    for (const view of indexOf(module).mentions('func')) {
      if (view.kind !== 'Attribute' || !isMatch(planning, module, view.value)) continue;
      const call = indexOf(module).parentOf(view);
      if (call?.kind === 'Call' && call.func === view) calls.push({ module, call, view });
    }
  }
  found.set(planning, calls);
  return calls;
}

/** Whether the expression is a `ResolverMatch`. */
function isMatch(planning: Planning, module: ModuleInfo, expr: Expr, depth = 0): boolean {
  if (expr.kind === 'Attribute') return expr.attr === 'resolver_match';
  if (expr.kind === 'Call') {
    const name = planning.symbols.externalName(module, expr.func);
    return name !== null && RESOLVE.has(name);
  }
  if (expr.kind !== 'Name' || depth > MAX_ALIASES) return false;
  const { scopes, parentOf } = indexOf(module);
  const sites = scopes.resolve(scopes.enclosing(expr), expr.id)?.binding.sites ?? [];
  return sites.some(({ node }) => {
    const statement = parentOf(node);
    return statement?.kind === 'Assign' && isMatch(planning, module, statement.value, depth + 1);
  });
}

/** The call made fit for views of both kinds; null where it stands in code that awaits what it calls already. */
export function writeResolvedCall(
  { module, call, view }: ResolvedCall,
  imports: ImportPlanner,
  django: string,
): CallerEdits | null {
  const index = indexOf(module);
  if (index.parentOf(call)?.kind === 'Await') return null;
  const around = surroundingsOf(module, call);
  const isAsync = around.fn?.isAsync === true && !around.deferred;
  const text = module.text.slice(view.start, view.end);
  const test = hasFeature('coroutineTestOfAsgiref', django)
    ? imports.use('asgiref.sync', 'iscoroutinefunction', call.start)
    : imports.use('asyncio', null, call.start).concat('.iscoroutinefunction');
  const adapter = imports.use('asgiref.sync', isAsync ? 'sync_to_async' : 'async_to_sync', call.start);
  const callee = isAsync
    ? `(${text} if ${test}(${text}) else ${adapter}(${text}))`
    : `(${adapter}(${text}) if ${test}(${text}) else ${text})`;
  const edit = { start: view.start, end: view.end, text: isAsync ? `await ${callee}` : callee };
  const why = 'the view that is looked up here may be async now: it is called by its kind';
  return { edits: [edit], notes: [{ code: 'DA242', why, offset: call.start, edit: null }] };
}
