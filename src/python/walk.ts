/** Walking over the syntax tree. */
import type { ModuleSyntax, Node, Parameter, Stmt } from './ast.ts';

/** The nodes directly inside `node`, in the order of the source. */
export function childNodes(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'Name':
    case 'Constant':
    case 'Str':
    case 'Pass':
    case 'Break':
    case 'Continue':
    case 'Import':
    case 'ImportFrom':
    case 'Global':
    case 'Nonlocal':
    case 'MatchStar':
      return NONE;
    case 'JoinedStr':
      return node.values;
    case 'FormattedValue':
      return node.spec === null ? [node.value] : [node.value, ...node.spec];
    case 'List':
    case 'Tuple':
    case 'Set':
      return node.elts;
    case 'Dict':
      return node.items.flatMap((item) => (item.key === null ? [item.value] : [item.key, item.value]));
    case 'Comprehension':
      return [node.target, node.iter, ...node.ifs];
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      return [node.elt, ...node.generators];
    case 'DictComp':
      return [node.key, node.value, ...node.generators];
    case 'Lambda':
      return [...node.params, node.body];
    case 'IfExp':
      return [node.body, node.test, node.orelse];
    case 'BoolOp':
      return node.values;
    case 'UnaryOp':
      return [node.operand];
    case 'BinOp':
      return [node.left, node.right];
    case 'Compare':
      return [node.left, ...node.comparators];
    case 'Call':
      return [node.func, ...node.args];
    case 'positional':
    case 'keyword':
    case 'star':
    case 'doublestar':
    case 'Attribute':
    case 'Starred':
    case 'Await':
    case 'YieldFrom':
    case 'MatchValue':
    case 'TypeAlias':
    case 'Expr':
      return [node.value];
    case 'Subscript':
      return [node.value, node.slice];
    case 'Slice':
      return present(node.lower, node.upper, node.step);
    case 'Yield':
    case 'Return':
      return present(node.value);
    case 'NamedExpr':
      return [node.target, node.value];
    case 'posonly':
    case 'normal':
    case 'vararg':
    case 'kwonly':
    case 'kwarg':
      return present(node.annotation, node.default);
    case 'Decorator':
      return [node.expr];
    case 'FunctionDef':
      return [...node.decorators, ...node.params, ...present(node.returns), ...node.body];
    case 'ClassDef':
      return [...node.decorators, ...node.args, ...node.body];
    case 'Delete':
      return node.targets;
    case 'Assign':
      return [...node.targets, node.value];
    case 'AugAssign':
      return [node.target, node.value];
    case 'AnnAssign':
      return [node.target, node.annotation, ...present(node.value)];
    case 'For':
      return [node.target, node.iter, ...node.body, ...node.orelse];
    case 'While':
    case 'If':
      return [node.test, ...node.body, ...node.orelse];
    case 'With':
      return [...node.items, ...node.body];
    case 'WithItem':
      return present(node.context, node.target);
    case 'Match':
      return [node.subject, ...node.cases];
    case 'MatchCase':
      return [node.pattern, ...present(node.guard), ...node.body];
    case 'MatchSequence':
    case 'MatchOr':
      return node.patterns;
    case 'MatchMapping':
      return node.patterns.flatMap((pattern, i) => present<Node>(node.keys[i] ?? null, pattern));
    case 'MatchClass':
      return [node.cls, ...node.patterns, ...node.keywords.map((keyword) => keyword.pattern)];
    case 'MatchAs':
      return present(node.pattern);
    case 'Raise':
      return present(node.exc, node.cause);
    case 'Try':
      return [...node.body, ...node.handlers, ...node.orelse, ...node.finalbody];
    case 'ExceptHandler':
      return [...present(node.type), ...node.body];
    case 'Assert':
      return present(node.test, node.msg);
  }
}

const NONE: readonly Node[] = [];

function present<N extends Node>(...nodes: readonly (N | null)[]): N[] {
  return nodes.filter((node) => node !== null);
}

/** Whether a node is a parameter: parameters' kinds are Python's kinds of parameter. */
export function isParameter(node: Node): node is Parameter {
  return 'nameRange' in node && 'default' in node;
}

/** Called for each node; when it returns `false`, the walk does not descend into the node. */
export type Visit = (node: Node, parent: Node | null) => unknown;

/** Where a walk begins. */
export type Root = Node | ModuleSyntax | readonly Stmt[];

/** Visits the node (or, for a module or list of statements, each statement) and all nodes inside, parents first. */
export function walk(root: Root, visit: Visit): void {
  const descend = (node: Node, parent: Node | null): void => {
    if (visit(node, parent) === false) return;
    for (const child of childNodes(node)) descend(child, node);
  };
  for (const node of rootNodes(root)) descend(node, null);
}

/** For each node inside the root its parent; the root itself and statements of a module have none. */
export function parentMap(root: Root): Map<Node, Node> {
  const parents = new Map<Node, Node>();
  walk(root, (node, parent) => {
    if (parent !== null) parents.set(node, parent);
  });
  return parents;
}

function rootNodes(root: Root): readonly Node[] {
  if (isList(root)) return root;
  return 'kind' in root ? [root] : root.body;
}

const isList = (root: Root): root is readonly Stmt[] => Array.isArray(root);
