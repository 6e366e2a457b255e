/** An `as_view()` of the project: one that only puts decorators on what the inherited one gives may stay. */
import type { Call, FunctionDef } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { judgeUses } from './judgements.ts';
import { indexOf } from './module-index.ts';
import type { Branch, Planning } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import { isFirstParameter, type ViewUse } from './references.ts';
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
  const uses: ViewUse[] = [];
  if (asView?.k === 'method') {
    const inherited = usesOfInherited(planning, cls, asView.node);
    if (!inherited) return refused(cls, asView.node.headStart, 'as_view()');
    uses.push(...inherited);
  }
  for (const node of cls.node.body) {
    if (node.kind !== 'FunctionDef' || callsOfAsView(cls, node).length === 0) continue;
    const made = usesOfMade(planning, cls, node, callsOfAsView(cls, node));
    if (!made) {
      const message = `${cls.node.name}.${node.name}() makes a view of the class and uses it itself, which can not be followed`;
      const fix = 'Let it only decorate the view and give it back.';
      return {
        reasons: [reasonAt(cls.module, node.headStart, 'DA134', message, fix)],
        branches: [],
        nonAtomic: false,
      };
    }
    uses.push(...made);
  }
  const { reasons, branches, nonAtomic } = judgeUses(planning, uses);
  return { reasons, branches, nonAtomic };
}

const made = new WeakMap<FunctionDef, readonly Call[]>();

/** `cls.as_view(...)` in a method of a class: the view is made by another name. */
function callsOfAsView({ module }: ClassSymbol, method: FunctionDef): readonly Call[] {
  let found = made.get(method);
  if (!found) {
    const calls: Call[] = [];
    walk(method.body, (node) => {
      if (node.kind !== 'Call' || node.func.kind !== 'Attribute' || node.func.attr !== 'as_view') return;
      if (isFirstParameter(module, node.func.value)) calls.push(node);
    });
    found = calls;
    made.set(method, found);
  }
  return found;
}

/** Methods of the class and its bases that make a view of it. */
export function makersOf(planning: Planning, cls: ClassSymbol): ReadonlySet<string> {
  return new Set(
    planning.classes
      .lineage(cls)
      .flatMap((owner) =>
        owner.node.body.flatMap((node) =>
          node.kind === 'FunctionDef' && callsOfAsView(owner, node).length > 0 ? [node.name] : [],
        ),
      ),
  );
}

/** What is done with the view that `super().as_view()` gives, but for returning it; null when that is not all there is. */
function usesOfInherited(
  planning: Planning,
  { module }: ClassSymbol,
  method: FunctionDef,
): readonly ViewUse[] | null {
  const inherited: Call[] = [];
  walk(method.body, (node) => {
    if (node.kind !== 'Call' || node.func.kind !== 'Attribute' || node.func.attr !== 'as_view') return;
    const { value } = node.func;
    if (value.kind !== 'Call') return;
    if (planning.symbols.externalName(module, value.func) === 'builtins.super') inherited.push(node);
  });
  return inherited.length === 0 ? null : usesOfMade(planning, { module }, method, inherited);
}

/** What a method does with views that it makes, but for returning them; null when it is not only decorated. */
function usesOfMade(
  planning: Planning,
  { module }: Pick<ClassSymbol, 'module'>,
  method: FunctionDef,
  calls: readonly Call[],
): readonly ViewUse[] | null {
  const returned = new Set<number>();
  walk(method.body, (node) => {
    if (node.kind === 'Return' && indexOf(module).functionAround(node) === method) {
      returned.add(node.value?.start ?? node.start);
    }
  });
  const uses = calls.flatMap((call) => planning.references.ofAsView(module, call));
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
