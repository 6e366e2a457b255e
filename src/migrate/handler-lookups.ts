/** Methods of a class-based view that are looked up by name: `getattr(self, request.method.lower())`. */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Call, Expr, FunctionDef, JoinedStr, Node } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { indexOf } from './module-index.ts';
import { isFirstParameter } from './references.ts';

/** `getattr(self, request.method.lower(), ...)`, as `View.dispatch()` does it. */
export function isHandlerLookup(module: ModuleInfo, node: Node | null): node is Call {
  const name = nameLookedUp(module, node);
  return name !== null && readsMethod(assigned(module, name));
}

/** Whether a call looks up a method of `self` by a name that may be one of these. */
export function mayLookUp(module: ModuleInfo, node: Node, names: readonly string[]): node is Call {
  const name = nameLookedUp(module, node);
  return name !== null && mayBe(module, assigned(module, name), names);
}

const lookups = new WeakMap<FunctionDef, readonly Call[]>();

/** The lookups in a method's body, each as `mayLookUp` is to be asked. */
export function lookupsIn(module: ModuleInfo, method: FunctionDef): readonly Call[] {
  let found = lookups.get(method);
  if (!found) {
    const calls: Call[] = [];
    walk(method.body, (node) => {
      if (node.kind === 'Call' && nameLookedUp(module, node)) calls.push(node);
    });
    found = calls;
    lookups.set(method, found);
  }
  return found;
}

/** The second argument of `getattr(self, ...)`. */
function nameLookedUp(module: ModuleInfo, node: Node | null): Expr | null {
  if (node?.kind !== 'Call' || node.func.kind !== 'Name' || node.func.id !== 'getattr') return null;
  const [receiver, name] = node.args;
  return receiver && name && isFirstParameter(module, receiver.value) ? name.value : null;
}

/** The value of a variable that is assigned once; any other expression is itself. */
function assigned(module: ModuleInfo, expr: Expr): Expr {
  if (expr.kind !== 'Name') return expr;
  const index = indexOf(module);
  const sites = index.scopes.resolve(index.scopes.enclosing(expr), expr.id)?.binding.sites ?? [];
  const [only] = sites;
  const statement = only && sites.length === 1 ? index.parentOf(only.node) : null;
  return statement?.kind === 'Assign' && statement.targets.some((target) => target === only?.node)
    ? statement.value
    : expr;
}

function readsMethod(expr: Expr): boolean {
  let found = false;
  walk(expr, (each) => {
    if (each.kind === 'Attribute' && each.attr === 'method') found = true;
  });
  return found;
}

function mayBe(module: ModuleInfo, expr: Expr, names: readonly string[]): boolean {
  switch (expr.kind) {
    case 'Str':
      return names.includes(expr.value);
    case 'JoinedStr': {
      const { before, behind } = fixedParts(module, expr);
      return names.some((name) => name.startsWith(before) && name.endsWith(behind));
    }
    case 'BinOp': {
      const { left, right, op } = expr;
      const before = left.kind === 'Str' ? left.value.split('%')[0] : '';
      const behind = op === '+' && right.kind === 'Str' ? right.value : '';
      return names.some((name) => name.startsWith(before ?? '') && name.endsWith(behind));
    }
    case 'IfExp':
      return mayBe(module, expr.body, names) || mayBe(module, expr.orelse, names);
    default:
      return names.length > 0;
  }
}

/** What stands before the first and behind the last interpolation of an f-string. */
function fixedParts(
  { text }: ModuleInfo,
  { start, end, values }: JoinedStr,
): { readonly before: string; readonly behind: string } {
  const first = values[0]?.start ?? end;
  const last = values.at(-1)?.end ?? start;
  return {
    before: text.slice(start, first).replace(/^\w*(?:"""|'''|"|')/, ''),
    behind: text.slice(last, end).replace(/(?:"""|'''|"|')$/, ''),
  };
}
