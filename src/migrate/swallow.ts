/** Which `with` statements may swallow an exception of their body, so that what follows runs although it was cut short. */
import type { ClassInfo, FunctionAnalysis } from '../analysis/types.ts';
import type { Expr, FunctionDef, Node, Stmt, With } from '../python/ast.ts';
import { isNone } from './blocks.ts';
import type { MaySwallow } from './flow.ts';
import { suitesOf, walkOwn } from './usage.ts';

/** Context managers outside of the project that do (https://docs.python.org/3/library/contextlib.html). */
const SWALLOWING = new Set([
  'contextlib.suppress',
  'contextlib.ExitStack',
  'contextlib.AsyncExitStack',
  'pytest.raises',
]);

/** A context manager of the project is read; one that is not known may: that costs beauty, never meaning. */
export function maySwallowFor(analysis: FunctionAnalysis): MaySwallow {
  const mayItem = (context: Expr): boolean => {
    const value = analysis.valueOf(context);
    if (context.kind === 'Call') {
      const callee = analysis.callees.get(context);
      if (callee !== undefined && callee.origin !== 'project') return SWALLOWING.has(callee.name);
      const fn = callee?.fn?.node;
      if (fn?.kind === 'FunctionDef' && fn.isGenerator) return maySwallowYield(fn.body);
    }
    if (value.k !== 'instance') return true;
    return value.cls.module.origin === 'project'
      ? maySwallowExit(value.cls)
      : SWALLOWING.has(value.cls.qualname);
  };
  return (stmt: With) => stmt.items.some((item) => mayItem(item.context));
}

/** Whether `__exit__` may give back something true. */
function maySwallowExit(cls: ClassInfo): boolean {
  for (const base of cls.mro) {
    const exit = base.node.body.find(
      (stmt): stmt is FunctionDef => stmt.kind === 'FunctionDef' && stmt.name === '__exit__',
    );
    if (exit !== undefined) return returnsTruth(exit.body);
    if (base.module.origin !== 'project') return SWALLOWING.has(base.qualname);
  }
  return true;
}

function returnsTruth(body: readonly Stmt[]): boolean {
  let found = false;
  walkOwn(body, (node) => {
    if (node.kind !== 'Return' || isNone(node.value)) return;
    if (node.value?.kind !== 'Constant' || node.value.value !== false) found = true;
  });
  return found;
}

/** Whether a generator catches what is thrown in at its `yield` (`@contextmanager`). */
function maySwallowYield(body: readonly Stmt[]): boolean {
  return body.some((stmt) => {
    if (stmt.kind === 'Try' && stmt.handlers.length > 0 && holdsYield(stmt.body)) return true;
    if (stmt.kind === 'With' && holdsYield(stmt.body)) return true;
    return suitesOf(stmt).some(maySwallowYield);
  });
}

function holdsYield(nodes: readonly Node[]): boolean {
  let found = false;
  walkOwn(nodes, (node) => {
    found ||= node.kind === 'Yield' || node.kind === 'YieldFrom';
  });
  return found;
}
