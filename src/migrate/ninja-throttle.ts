/**
 * Throttles of Django Ninja: an async operation asks them by `Operation._check_throttles()` on the event loop
 * (`AsyncOperation` of django-ninja 1.2 to 1.7), and they keep their counts in Django's cache.
 */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Call, Expr } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { isRegisteringOperation } from './decorators.ts';
import type { FunctionTarget, Planning } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import { assignedValue } from './symbols.ts';
import type { Reason } from './types.ts';

const NAME = 'throttle';
/** What makes an API, and what puts a router into one. */
const API_OR_MOUNT =
  /^ninja(_extra)?\.(\w+\.)*(NinjaAPI|NinjaExtraAPI|(NinjaAPI|NinjaExtraAPI|Router)\(\)\.add_router)$/;
const mounts = new WeakMap<Planning, readonly Place[]>();

interface Place {
  readonly module: ModuleInfo;
  readonly expr: Expr;
}

/** Why the throttle of an operation stands in the way; null when it has none. */
export function ninjaThrottle(planning: Planning, { module, node }: FunctionTarget): Reason | null {
  for (const { expr } of node.decorators) {
    if (expr.kind !== 'Call') continue;
    const name = planning.symbols.externalName(module, expr.func);
    if (name === null || !isRegisteringOperation(name)) continue;
    const own = throttleOf(expr);
    const place = own ? { module, expr: own } : inherited(planning, module, expr);
    if (!place || isNothing(place.expr)) return null;
    const where = place.module === module ? '' : ` (${place.module.file})`;
    const text = place.module.text.slice(place.expr.start, place.expr.end);
    return reasonAt(
      module,
      expr.start,
      'DA115',
      `The throttle ${text}${where} of ${node.name}() is asked on the event loop when the operation is async, and keeps its counts in the cache`,
      'Leave it sync, give it throttle=[], or count requests where it can be awaited: in middleware or a proxy.',
    );
  }
  return null;
}

const throttleOf = (call: Call): Expr | null => call.args.find((arg) => arg.name === NAME)?.value ?? null;

const isNothing = (expr: Expr): boolean =>
  (expr.kind === 'Constant' && expr.type === 'None') || (expr.kind === 'List' && expr.elts.length === 0);

/** The throttle of the router or API that an operation is registered with, or of any API and mount of the project. */
function inherited(planning: Planning, module: ModuleInfo, { func }: Call): Place | null {
  if (func.kind === 'Attribute') {
    for (const holder of planning.symbols.resolve(module, func.value)) {
      const made = holder.k === 'variable' ? assignedValue(holder) : null;
      const own = made?.kind === 'Call' ? throttleOf(made) : null;
      if (holder.k === 'variable' && own) return { module: holder.module, expr: own };
    }
  }
  return mounted(planning)[0] ?? null;
}

/** `NinjaAPI(throttle=...)` and `api.add_router(..., throttle=...)` anywhere in the project. */
function mounted(planning: Planning): readonly Place[] {
  const known = mounts.get(planning);
  if (known) return known;
  const found: Place[] = [];
  for (const path of planning.project.files.mentioning(NAME)) {
    const module = planning.program.moduleAt(path);
    if (!module) continue;
    walk(module.syntax, (node) => {
      const own = node.kind === 'Call' ? throttleOf(node) : null;
      if (node.kind !== 'Call' || !own || isNothing(own)) return;
      const name = planning.symbols.externalName(module, node.func);
      if (name !== null && API_OR_MOUNT.test(name)) found.push({ module, expr: own });
    });
  }
  mounts.set(planning, found);
  return found;
}
