/** An `as_view()` of the project: one that only puts decorators on what the inherited one gives may stay. */
import type { Call, FunctionDef } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { judgeUses } from './judgements.ts';
import { indexOf } from './module-index.ts';
import type { Branch, Planning } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import type { ViewUse } from './references.ts';
import type { ClassSymbol } from './symbols.ts';
import type { Reason } from './types.ts';

interface AsView {
  readonly reasons: readonly Reason[];
  readonly branches: readonly Branch[];
  readonly nonAtomic: boolean;
}

/** What the class's own `as_view` and `view_is_async` mean for it. */
export function judgeAsView(planning: Planning, cls: ClassSymbol): AsView {
  const { classes } = planning;
  const isAsync = classes.own(cls, 'view_is_async');
  const asView = classes.own(cls, 'as_view');
  const overridden = isAsync ?? (asView?.k === 'value' ? asView : null);
  if (overridden) {
    const offset = overridden.k === 'method' ? overridden.node.headStart : overridden.offset;
    return refused(cls, offset, isAsync ? 'view_is_async()' : 'as_view()');
  }
  if (asView?.k !== 'method') return { reasons: [], branches: [], nonAtomic: false };
  const uses = usesOfInherited(planning, cls, asView.node);
  if (!uses) return refused(cls, asView.node.headStart, 'as_view()');
  const { reasons, branches, nonAtomic } = judgeUses(planning, uses);
  return { reasons, branches, nonAtomic };
}

/** What is done with the view that `super().as_view()` gives, but for returning it; null when that is not all there is. */
function usesOfInherited(
  planning: Planning,
  { module }: ClassSymbol,
  method: FunctionDef,
): readonly ViewUse[] | null {
  const inherited: Call[] = [];
  const returned = new Set<number>();
  walk(method.body, (node) => {
    if (node.kind === 'Return' && indexOf(module).functionAround(node) === method) {
      returned.add(node.value?.start ?? node.start);
    }
    if (node.kind !== 'Call' || node.func.kind !== 'Attribute' || node.func.attr !== 'as_view') return;
    const { value } = node.func;
    if (value.kind !== 'Call') return;
    if (planning.symbols.externalName(module, value.func) === 'builtins.super') inherited.push(node);
  });
  if (inherited.length === 0) return null;
  const uses = inherited.flatMap((call) => planning.references.ofAsView(module, call));
  const rest = uses.filter((use) => !(use.k === 'obstacle' && use.isReturned && returned.has(use.offset)));
  return rest.every((use) => use.k === 'decorated' || use.k === 'obstacle') ? rest : null;
}

function refused({ module, node }: ClassSymbol, offset: number, what: string): AsView {
  const reason = reasonAt(
    module,
    offset,
    'DA134',
    `${node.name} overrides ${what}, by which Django tells whether a class is async`,
    'Put what it does into a decorator, or into dispatch().',
  );
  return { reasons: [reason], branches: [], nonAtomic: false };
}
