/** What a statement reads before it does anything that could be noticed. */
import type { Expr, Node, Stmt } from '../python/ast.ts';
import { childNodes } from '../python/walk.ts';
import type { Names } from './usage.ts';

/**
 * Names that the statement surely reads before its first call: where one is unbound, an `UnboundLocalError` is all that
 * comes of the statement.
 */
export function readAtOnce(stmt: Stmt): Names {
  const names = new Set<string>();
  const [first] = firstExpressions(stmt);
  if (first) collect(first, names);
  return names;
}

function firstExpressions(stmt: Stmt): readonly Expr[] {
  switch (stmt.kind) {
    case 'Return':
    case 'Expr':
    case 'Assign':
      return stmt.value ? [stmt.value] : [];
    case 'AugAssign':
      return [stmt.target, stmt.value];
    case 'If':
      return [stmt.test];
    case 'For':
      return [stmt.iter];
    default:
      return [];
  }
}

/** @returns whether what is evaluated after the node is reached without fail, and without a call before it */
function collect(node: Node, names: Set<string>): boolean {
  switch (node.kind) {
    case 'Name':
      names.add(node.id);
      return true;
    case 'Lambda':
      return true;
    case 'Call':
      return [node.func, ...node.args].every((part) => collect(part, names)) && false;
    case 'BoolOp': {
      const [first] = node.values;
      if (first) collect(first, names);
      return false;
    }
    case 'IfExp':
      collect(node.test, names);
      return false;
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp': {
      const [first] = node.generators;
      if (first) collect(first.iter, names);
      return false;
    }
    case 'Await':
    case 'Yield':
    case 'YieldFrom':
    case 'NamedExpr':
      return false;
    case 'Compare': {
      const [second, ...rest] = node.comparators;
      return collect(node.left, names) && (!second || collect(second, names)) && rest.length === 0;
    }
    default:
      return childNodes(node).every((child) => collect(child, names));
  }
}
