/**
 * Views kept in a collection that is written out (`ACTIONS = {"show": show, "edit": edit}`): what its members are, and
 * where one of them is taken out again.
 */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Expr, Name, Node } from '../python/ast.ts';
import { indexOf } from './module-index.ts';

/** A dictionary, list or tuple that is written out. */
export interface ViewCollection {
  readonly literal: Expr;
  readonly isDict: boolean;
  /** Where each item is a row (`("Show", show)`), the place of the view in it. */
  readonly column: number | null;
  readonly members: readonly Expr[];
}

/** What is taken out of a collection where it is mentioned; null when that can't be told. */
export type Taken = { readonly views: readonly Expr[]; readonly targets: readonly Name[] } | null;
const NOTHING: Taken = { views: [], targets: [] };

/** The collection that a member stands in; null when it is no plain collection of views. */
export function collectionAround(module: ModuleInfo, member: Expr): ViewCollection | null {
  const index = indexOf(module);
  const parent = index.parentOf(member);
  const outer = parent === null ? null : index.parentOf(parent);
  if (parent?.kind === 'Tuple' && isCollection(outer)) {
    const column = parent.elts.indexOf(member);
    const rows = itemsOf(outer);
    const members = rows?.map((row) => (row.kind === 'Tuple' ? row.elts[column] : undefined));
    const known = members?.filter((each) => each !== undefined);
    if (!known || known.length !== rows?.length) return null;
    return { literal: outer, isDict: outer.kind === 'Dict', column, members: known };
  }
  if (!isCollection(parent)) return null;
  const members = itemsOf(parent);
  return members && { literal: parent, isDict: parent.kind === 'Dict', column: null, members };
}

type Literal = Extract<Expr, { readonly kind: 'Dict' | 'List' | 'Tuple' }>;

const isCollection = (node: Node | null): node is Literal =>
  node?.kind === 'Dict' || node?.kind === 'List' || node?.kind === 'Tuple';

function itemsOf(literal: Literal): readonly Expr[] | null {
  if (literal.kind !== 'Dict') return literal.elts;
  return literal.items.some(({ key }) => key === null) ? null : literal.items.map(({ value }) => value);
}

/** @param mention the literal itself, or a name that it is bound to */
export function takenAt(module: ModuleInfo, collection: ViewCollection, mention: Expr): Taken {
  const index = indexOf(module);
  const parent = index.parentOf(mention);
  switch (parent?.kind) {
    case 'Subscript':
      return parent.value === mention && index.parentOf(parent)?.kind !== 'Delete'
        ? itemTaken(module, collection, parent)
        : null;
    case 'Compare':
    case 'Expr':
      return NOTHING;
    case 'For':
    case 'Comprehension':
      if (parent.iter !== mention) return null;
      return collection.isDict ? NOTHING : bound(collection, parent.target);
    case 'positional': {
      const call = index.parentOf(parent);
      return call?.kind === 'Call' && call.func.kind === 'Name' && call.func.id === 'len' ? NOTHING : null;
    }
    case 'Attribute': {
      const call = index.parentOf(parent);
      if (!collection.isDict || call?.kind !== 'Call' || call.func !== parent) return null;
      return methodTaken(module, collection, parent.attr, call);
    }
    default:
      return null;
  }
}

function methodTaken(module: ModuleInfo, collection: ViewCollection, method: string, call: Expr): Taken {
  if (call.kind !== 'Call') return null;
  if (method === 'keys') return NOTHING;
  if (method === 'get') {
    const fallback = call.args[1]?.value;
    const isNone = !fallback || (fallback.kind === 'Constant' && fallback.type === 'None');
    return isNone ? itemTaken(module, collection, call) : null;
  }
  const loop = indexOf(module).parentOf(call);
  if ((loop?.kind !== 'For' && loop?.kind !== 'Comprehension') || loop.iter !== call) return null;
  if (method === 'values') return bound(collection, loop.target);
  const value =
    loop.target.kind === 'Tuple' && loop.target.elts.length === 2 ? loop.target.elts[1] : undefined;
  return method === 'items' && value ? bound(collection, value) : null;
}

/** An expression that is an item: a view, or a row with a view in it. */
function itemTaken(module: ModuleInfo, collection: ViewCollection, item: Expr): Taken {
  if (collection.column === null) return { views: [item], targets: [] };
  const parent = indexOf(module).parentOf(item);
  if (parent?.kind === 'Assign' && parent.targets.length === 1 && parent.targets[0])
    return bound(collection, parent.targets[0]);
  const isColumn =
    parent?.kind === 'Subscript' &&
    parent.value === item &&
    parent.slice.kind === 'Constant' &&
    parent.slice.value === collection.column;
  return isColumn ? { views: [parent], targets: [] } : null;
}

/** An item that is bound to a name, or to the names of a row. */
function bound(collection: ViewCollection, target: Expr): Taken {
  const name =
    collection.column === null
      ? target
      : target.kind === 'Tuple'
        ? target.elts[collection.column]
        : undefined;
  return name?.kind === 'Name' ? { views: [], targets: [name] } : null;
}
