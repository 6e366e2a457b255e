/** Which `with` statements may swallow an exception of their body, so that what follows runs although it was cut short. */
import type { FunctionAnalysis } from '../analysis/types.ts';
import type { Expr, With } from '../python/ast.ts';
import type { MaySwallow } from './flow.ts';

/** Context managers outside of the project that do (https://docs.python.org/3/library/contextlib.html). */
const SWALLOWING = new Set([
  'contextlib.suppress',
  'contextlib.ExitStack',
  'contextlib.AsyncExitStack',
  'pytest.raises',
]);

/** A context manager of the project, or one that is not known, may: that costs beauty, never meaning. */
export function maySwallowFor(analysis: FunctionAnalysis): MaySwallow {
  const mayItem = (context: Expr): boolean => {
    if (context.kind === 'Call') {
      const callee = analysis.callees.get(context);
      if (callee !== undefined && callee.origin !== 'project') return SWALLOWING.has(callee.name);
    }
    const value = analysis.valueOf(context);
    if (value.k !== 'instance') return true;
    return value.cls.module.origin === 'project' || SWALLOWING.has(value.cls.qualname);
  };
  return (stmt: With) => stmt.items.some((item) => mayItem(item.context));
}
