/** What blocks in a method only for a class that inherits it, because that overrides a helper of it. */
import type { BlockingSite, ClassInfo } from '../analysis/types.ts';
import type { FunctionDef } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { indexOf } from './module-index.ts';
import type { FunctionTarget, Planning } from './planning.ts';
import { isFirstParameter } from './references.ts';
import type { ClassSymbol } from './symbols.ts';

/**
 * @param heirs classes that may inherit the method
 * @param apart names that are not helpers: they get an async counterpart themselves
 */
export function overriddenHelpers(
  planning: Planning,
  owner: ClassSymbol,
  fn: FunctionTarget,
  heirs: Iterable<ClassSymbol>,
  apart: ReadonlyMap<string, string>,
): readonly BlockingSite[] {
  const { classes } = planning;
  const below = [...heirs].filter(
    (each) => each.node !== owner.node && classes.lineage(each).some(({ node }) => node === owner.node),
  );
  if (below.length === 0) return [];
  const index = indexOf(owner.module);
  const known = planning.analyze(fn).sites;
  const extra: BlockingSite[] = [];
  walk(fn.node.body, (node) => {
    if (node.kind !== 'Attribute' || apart.has(node.attr)) return;
    if (!isFirstParameter(owner.module, node.value) || index.functionAround(node) !== fn.node) return;
    const parent = index.parentOf(node);
    const place = parent?.kind === 'Call' && parent.func === node ? parent : node;
    if (known.some((site) => site.node === place && site.role === 'self')) return;
    const inherited = methodOf(planning, owner, node.attr)?.node;
    for (const heir of below) {
      const override = methodOf(planning, heir, node.attr);
      if (!override || override.node === inherited || override.node.isAsync) continue;
      const effects = planning.analyze(override).sites.flatMap((site) => site.effects);
      if (effects.length === 0) continue;
      extra.push({ node: place, role: 'self', effects });
      return;
    }
  });
  return extra;
}

/** The method that a name leads to in a class. */
function methodOf(planning: Planning, cls: ClassSymbol, name: string): FunctionTarget | null {
  for (const each of planning.classes.lineage(cls)) {
    const member = planning.classes.own(each, name);
    if (member) return member.k === 'method' ? methodTarget(planning, each, member.node) : null;
  }
  return null;
}

/** A method as it is analysed. */
export function methodTarget(planning: Planning, cls: ClassSymbol, node: FunctionDef): FunctionTarget {
  const { module } = cls;
  const qualname = `${module.name}.${cls.node.name}`;
  const found = planning.program.find(qualname);
  const owner: ClassInfo | null = found?.k === 'class' && found.cls.node === cls.node ? found.cls : null;
  return { node, module, owner, qualname: `${qualname}.${node.name}` };
}
