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
  /** Where each item is a row (`("Show", show)`, `{"title": "Show", "view": show}`), the place of the view in it. */
  readonly column: number | string | null;
  readonly members: readonly Expr[];
}

/** What is taken out of a collection where it is mentioned; null when that can't be told. */
export type Taken = { readonly views: readonly Expr[]; readonly targets: readonly Name[] } | null;
const NOTHING: Taken = { views: [], targets: [] };

/** The collection that a member stands in; null when it is no plain collection of views. */
export function collectionAround(module: ModuleInfo, member: Expr): ViewCollection | null {
  const index = indexOf(module);
  const parent = index.parentOf(member);
  if (!isCollection(parent)) return null;
  const outer = index.parentOf(parent);
  const column = isCollection(outer) ? columnOf(parent, member) : null;
  if (column !== null && isCollection(outer)) {
    const rows = itemsOf(outer);
    const members = rows?.map((row) => cellOf(row, column));
    const known = members?.filter((each) => each !== undefined);
    if (!known || known.length !== rows?.length) return null;
    return { literal: outer, isDict: outer.kind === 'Dict', column, members: known };
  }
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

/** The place of a cell in its row: its number in a tuple, its key in a dictionary. */
function columnOf(row: Literal, cell: Expr): number | string | null {
  if (row.kind === 'Tuple') return row.elts.indexOf(cell);
  if (row.kind !== 'Dict') return null;
  const key = row.items.find(({ value }) => value === cell)?.key;
  return key ? constantOf(key) : null;
}

function cellOf(row: Expr, column: number | string): Expr | undefined {
  if (row.kind === 'Tuple') return typeof column === 'number' ? row.elts[column] : undefined;
  if (row.kind !== 'Dict') return undefined;
  return row.items.find(({ key }) => key !== null && constantOf(key) === column)?.value;
}

function constantOf(expr: Expr): number | string | null {
  if (expr.kind === 'Str') return expr.value;
  return expr.kind === 'Constant' && typeof expr.value === 'number' ? expr.value : null;
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
    case 'positional': {
      const call = index.parentOf(parent);
      if (call?.kind === 'Call' && builtinOf(module, call.func) === 'len') return NOTHING;
      break;
    }
    case 'Attribute': {
      const call = index.parentOf(parent);
      if (!collection.isDict || call?.kind !== 'Call' || call.func !== parent) return null;
      return methodTaken(module, collection, parent.attr, call);
    }
  }
  const target = loopTarget(module, mention);
  if (!target) return null;
  return collection.isDict ? NOTHING : bound(module, collection, target);
}

function methodTaken(module: ModuleInfo, collection: ViewCollection, method: string, call: Expr): Taken {
  if (call.kind !== 'Call') return null;
  if (method === 'keys') return NOTHING;
  if (method === 'get') {
    const fallback = call.args[1]?.value;
    const isNone = !fallback || (fallback.kind === 'Constant' && fallback.type === 'None');
    return isNone ? itemTaken(module, collection, call) : null;
  }
  const target = loopTarget(module, call);
  if (!target) return null;
  if (method === 'values') return bound(module, collection, target);
  const value = target.kind === 'Tuple' && target.elts.length === 2 ? target.elts[1] : undefined;
  return method === 'items' && value ? bound(module, collection, value) : null;
}

/** Builtins that give the items on as they are. */
const GIVES_ITEMS_ON: ReadonlySet<string> = new Set(['iter', 'list', 'reversed', 'sorted', 'tuple']);

/** What a loop binds to each item of an iterable: `for item in iterable`, `for number, item in enumerate(iterable)`. */
function loopTarget(module: ModuleInfo, iterable: Expr): Expr | null {
  const index = indexOf(module);
  const parent = index.parentOf(iterable);
  if (parent?.kind === 'For' || parent?.kind === 'Comprehension')
    return parent.iter === iterable ? parent.target : null;
  const call = parent?.kind === 'positional' ? index.parentOf(parent) : null;
  if (call?.kind !== 'Call' || call.args[0] !== parent) return null;
  const name = builtinOf(module, call.func);
  if (name === null) return null;
  if (GIVES_ITEMS_ON.has(name)) return loopTarget(module, call);
  const pair = name === 'enumerate' ? loopTarget(module, call) : null;
  return pair?.kind === 'Tuple' && pair.elts.length === 2 ? (pair.elts[1] ?? null) : null;
}

/** The name of a builtin that nothing in the module shadows. */
function builtinOf(module: ModuleInfo, expr: Expr): string | null {
  if (expr.kind !== 'Name') return null;
  const { scopes } = indexOf(module);
  return scopes.resolve(scopes.enclosing(expr), expr.id) === null ? expr.id : null;
}

/** An expression that is an item: a view, or a row with a view in it. */
function itemTaken(module: ModuleInfo, collection: ViewCollection, item: Expr): Taken {
  const { column } = collection;
  if (column === null) return { views: [item], targets: [] };
  const parent = indexOf(module).parentOf(item);
  switch (parent?.kind) {
    case 'Assign': {
      const [target, other] = parent.targets;
      return target && !other ? bound(module, collection, target) : null;
    }
    case 'NamedExpr':
      return bound(module, collection, parent.target);
    case 'Subscript':
      return parent.value === item ? cellTaken(parent, parent.slice, column) : null;
    case 'Attribute': {
      const call = indexOf(module).parentOf(parent);
      const [key, other] = call?.kind === 'Call' && call.func === parent ? call.args : [];
      if (call?.kind !== 'Call' || parent.attr !== 'get' || !key || other) return null;
      return cellTaken(call, key.value, column);
    }
    case 'BoolOp':
      return itemTaken(module, collection, parent);
    case 'IfExp':
      return parent.test === item ? NOTHING : itemTaken(module, collection, parent);
    case 'Compare':
    case 'If':
    case 'UnaryOp':
    case 'While':
      return NOTHING;
    default:
      return null;
  }
}

/** What `row[key]` takes: the view, or another cell. */
function cellTaken(cell: Expr, key: Expr, column: number | string): Taken {
  const at = constantOf(key);
  if (at === null) return null;
  return at === column ? { views: [cell], targets: [] } : NOTHING;
}

/** An item that is bound to a name, or to the names of a row. */
function bound(module: ModuleInfo, collection: ViewCollection, target: Expr): Taken {
  const { column } = collection;
  if (column === null) return target.kind === 'Name' ? { views: [], targets: [target] } : null;
  if (target.kind === 'Name') return rowTaken(module, collection, target);
  const name = target.kind === 'Tuple' && typeof column === 'number' ? target.elts[column] : undefined;
  return name?.kind === 'Name' ? { views: [], targets: [name] } : null;
}

/** A row that is bound to one name: what is taken out of it wherever that is read. */
function rowTaken(module: ModuleInfo, collection: ViewCollection, target: Name): Taken {
  const { scopes } = indexOf(module);
  const binding = scopes.resolve(scopes.enclosing(target), target.id)?.binding;
  if (binding?.sites.length !== 1) return null;
  const views: Expr[] = [];
  const targets: Name[] = [];
  for (const read of binding.reads) {
    const taken = itemTaken(module, collection, read);
    if (taken === null) return null;
    views.push(...taken.views);
    targets.push(...taken.targets);
  }
  return { views, targets };
}
