/** What `as_view()` calls synchronously before `dispatch()`, on the event loop for an async class: what of it waits. */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Node } from '../python/ast.ts';
import { infoOf } from './class-facts.ts';
import type { Planning } from './planning.ts';
import type { ClassSymbol } from './symbols.ts';

export interface Wait {
  readonly owner: ClassSymbol;
  /** `setup` or `__init__`. */
  readonly name: string;
  readonly offset: number;
  /** Completes the sentence "setup() …". */
  readonly what: string;
  /** An `async def`, which is never awaited there. */
  readonly isAsync: boolean;
}

const BEFORE_DISPATCH = ['setup', '__init__'];

export function waitsBefore(planning: Planning, cls: ClassSymbol): readonly Wait[] {
  return BEFORE_DISPATCH.flatMap((name) =>
    planning.viewLines.definers(cls, name).flatMap((definer): readonly Wait[] => {
      if (definer.k !== 'method') return [];
      const { owner, node } = definer;
      const { module } = owner;
      if (node.isAsync) {
        return [{ owner, name, offset: node.headStart, what: 'can not be async', isAsync: true }];
      }
      const qualname = `${module.name}.${owner.node.name}.${name}`;
      const fn = { node, module, owner: infoOf(planning, owner), qualname };
      const site = planning
        .analyze(fn)
        .sites.find((each) => !isCallOfNext(planning, module, each.node, name));
      if (!site) return [];
      const what = `does (${site.effects[0]?.what ?? 'it waits'})`;
      return [{ owner, name, offset: site.node.start, what, isAsync: false }];
    }),
  );
}

/** `super().setup(...)`: the next class in line, which is looked at by itself. */
function isCallOfNext(planning: Planning, module: ModuleInfo, node: Node, name: string): boolean {
  const attribute = node.kind === 'Call' ? node.func : node;
  return (
    attribute.kind === 'Attribute' &&
    attribute.attr === name &&
    attribute.value.kind === 'Call' &&
    planning.symbols.externalName(module, attribute.value.func) === 'builtins.super'
  );
}
