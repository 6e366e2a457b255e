/** What is asked of a module again and again while planning, computed once: scopes, parents, lines, names by text. */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Attribute, FunctionDef, Name, Node } from '../python/ast.ts';
import { moduleScopes, type Scopes } from '../python/scopes.ts';
import { LineIndex } from '../python/source.ts';
import { parentMap, walk } from '../python/walk.ts';

export interface ModuleIndex {
  readonly scopes: Scopes;
  readonly lines: LineIndex;
  parentOf(node: Node): Node | null;
  /** Names that are read, bound or deleted, and attributes, by identifier. */
  mentions(identifier: string): readonly (Name | Attribute)[];
  /** The nodes around one, innermost first. */
  ancestors(node: Node): IterableIterator<Node>;
  /** The function in whose body the node stands (of a decorator or default: the one around the definition). */
  functionAround(node: Node): FunctionDef | null;
}

const indexes = new WeakMap<ModuleInfo, ModuleIndex>();

export function indexOf(module: ModuleInfo): ModuleIndex {
  let index = indexes.get(module);
  if (!index) {
    index = createIndex(module);
    indexes.set(module, index);
  }
  return index;
}

/** The line of an offset, counting from 1. */
export function lineAt(module: ModuleInfo, offset: number): number {
  return indexOf(module).lines.line(offset);
}

function createIndex(module: ModuleInfo): ModuleIndex {
  let parents: ReturnType<typeof parentMap> | null = null;
  let byIdentifier: Map<string, (Name | Attribute)[]> | null = null;

  const parentOf = (node: Node): Node | null => {
    parents ??= parentMap(module.syntax);
    return parents.get(node) ?? null;
  };
  function* ancestors(node: Node): IterableIterator<Node> {
    for (let at = parentOf(node); at !== null; at = parentOf(at)) yield at;
  }
  return {
    get scopes() {
      return moduleScopes(module.syntax);
    },
    lines: new LineIndex(module.text),
    parentOf,
    ancestors,
    mentions(identifier) {
      byIdentifier ??= collectMentions(module);
      return byIdentifier.get(identifier) ?? [];
    },
    functionAround(node) {
      const scope = this.scopes.enclosing(node);
      for (let at: typeof scope | null = scope; at !== null; at = at.parent) {
        if (at.node?.kind === 'FunctionDef') return at.node;
      }
      return null;
    },
  };
}

function collectMentions(module: ModuleInfo): Map<string, (Name | Attribute)[]> {
  const mentions = new Map<string, (Name | Attribute)[]>();
  const add = (identifier: string, node: Name | Attribute): void => {
    const list = mentions.get(identifier);
    if (list) list.push(node);
    else mentions.set(identifier, [node]);
  };
  walk(module.syntax, (node) => {
    if (node.kind === 'Name') add(node.id, node);
    else if (node.kind === 'Attribute') add(node.attr, node);
  });
  return mentions;
}
