/** What a decorator makes of a view that has become async. */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Expr } from '../python/ast.ts';
import type { Branch } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import type { Reason } from './types.ts';

export type Verdict =
  /** The decorated view is async. */
  | { readonly k: 'takes-async' }
  /** The function itself comes back. */
  | { readonly k: 'transparent' }
  /** `transaction.atomic` */
  | { readonly k: 'atomic' }
  /** `transaction.non_atomic_requests` */
  | { readonly k: 'non-atomic' }
  /** It is, once these are written. */
  | { readonly k: 'branch'; readonly branches: readonly Branch[] }
  | { readonly k: 'refused'; readonly reason: Reason };

export const TAKES_ASYNC: Verdict = { k: 'takes-async' };
export const TRANSPARENT: Verdict = { k: 'transparent' };

/** How many functions a decorator is followed through. */
export const MAX_DEPTH = 12;

/** Whether it puts something around the view; others are asked around an async view, and stand elsewhere. */
export function isAroundView({ k }: Branch): boolean {
  return k === 'function' || k === 'class';
}

/** What two branches have in common that are the same. */
export function keyOfBranch(branch: Branch): unknown {
  switch (branch.k) {
    case 'function':
      return branch.wrapper;
    case 'counterpart':
      return branch.method;
    case 'user':
      return branch.statement;
    case 'class':
      return branch.rewrite.classes[0]?.cls.node;
  }
}

/** All of several: a refusal wins, branches add up. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  const refused = verdicts.find((verdict) => verdict.k === 'refused');
  if (refused) return refused;
  const special = verdicts.find((verdict) => verdict.k === 'atomic' || verdict.k === 'non-atomic');
  if (special) return special;
  const branches = verdicts.flatMap((verdict) => (verdict.k === 'branch' ? verdict.branches : []));
  if (branches.length > 0) {
    const seen = new Set<unknown>();
    const distinct = branches.filter((branch) => {
      const key = keyOfBranch(branch);
      return !seen.has(key) && seen.add(key);
    });
    return { k: 'branch', branches: distinct };
  }
  return verdicts.find((verdict) => verdict.k === 'takes-async') ?? TRANSPARENT;
}

export function notUnderstood(module: ModuleInfo, expr: Expr, text: string, why: string): Verdict {
  return {
    k: 'refused',
    reason: reasonAt(
      module,
      expr.start,
      'DA111',
      `What @${text} does to an async view can not be told: ${why}`,
      'If it takes async views, name it in async-decorators in [tool.django-asyncify]; otherwise do its work inside the view.',
    ),
  };
}

export function notUnderstoodAt(module: ModuleInfo, offset: number, name: string, why: string): Verdict {
  return {
    k: 'refused',
    reason: reasonAt(
      module,
      offset,
      'DA111',
      `What the decorator ${name} does to an async view can not be told: ${why}`,
      `Give it an async branch by hand (iscoroutinefunction(view)), or name it in async-decorators in [tool.django-asyncify] if it takes async views.`,
    ),
  };
}
