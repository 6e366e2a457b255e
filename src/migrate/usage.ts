/** Which names a piece of a function reads and binds, and which of them nested scopes hold on to. */
import type {
  Call,
  DictComp,
  Expr,
  FunctionDef,
  Lambda,
  ListComp,
  Node,
  Pattern,
  Range,
  Stmt,
} from '../python/ast.ts';
import { childNodes } from '../python/walk.ts';

export type Names = ReadonlySet<string>;
export const NO_NAMES: Names = new Set();

/** A nested function, lambda or generator that may run later than where it stands, and the outer names it uses. */
export interface Capture extends Range {
  readonly names: Names;
  /** Those of them that it binds itself (`nonlocal`): the function around must bind them too, to be valid Python. */
  readonly binds: Names;
}

/** Names as the scope that the code stands in sees them. */
export interface Usage {
  readonly reads: Names;
  readonly binds: Names;
  /** Bound by `del`, or unbound at the end of `except … as`. */
  readonly deletes: Names;
  readonly captures: readonly Capture[];
  readonly globals: Names;
  readonly nonlocals: Names;
}

interface Collector extends Usage {
  readonly reads: Set<string>;
  readonly binds: Set<string>;
  readonly deletes: Set<string>;
  readonly captures: Capture[];
  readonly globals: Set<string>;
  readonly nonlocals: Set<string>;
}

const known = new WeakMap<Node, Usage>();

/** What the code reads and binds; remembered for each node. */
export function usageOf(nodes: readonly Node[]): Usage {
  const usages = nodes.map((node) => {
    const remembered = known.get(node);
    if (remembered !== undefined) return remembered;
    const usage = emptyUsage();
    collect(node, usage, NO_NAMES);
    known.set(node, usage);
    return usage;
  });
  const [only] = usages;
  return only !== undefined && usages.length === 1 ? only : mergeUsages(usages);
}

/** What several pieces of code read and bind together. */
export function mergeUsages(usages: readonly Usage[]): Usage {
  const into = emptyUsage();
  for (const usage of usages) {
    for (const name of usage.reads) into.reads.add(name);
    for (const name of usage.binds) into.binds.add(name);
    for (const name of usage.deletes) into.deletes.add(name);
    for (const name of usage.globals) into.globals.add(name);
    for (const name of usage.nonlocals) into.nonlocals.add(name);
    into.captures.push(...usage.captures);
  }
  return into;
}

const emptyUsage = (): Collector => ({
  reads: new Set(),
  binds: new Set(),
  deletes: new Set(),
  captures: [],
  globals: new Set(),
  nonlocals: new Set(),
});

/** All names that the code mentions, in nested scopes too. */
export function mentionedNames(nodes: readonly Node[]): Set<string> {
  const usage = usageOf(nodes);
  const names = new Set([...usage.reads, ...usage.binds, ...usage.deletes]);
  const visit = (node: Node): void => {
    if (node.kind === 'Name') names.add(node.id);
    else if (node.kind === 'FunctionDef' || node.kind === 'Lambda') {
      for (const param of node.params) names.add(param.name);
    }
    for (const name of boundByNode(node)) names.add(name);
    for (const child of childNodes(node)) visit(child);
  };
  for (const node of nodes) visit(node);
  return names;
}

/** Names that a target of an assignment, loop or `with` binds; attributes and subscripts bind none. */
export function targetNames(target: Expr): readonly string[] {
  switch (target.kind) {
    case 'Name':
      return [target.id];
    case 'Tuple':
    case 'List':
      return target.elts.flatMap(targetNames);
    case 'Starred':
      return targetNames(target.value);
    default:
      return [];
  }
}

/** Names that a pattern captures. */
export function patternNames(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case 'MatchValue':
      return [];
    case 'MatchSequence':
    case 'MatchOr':
      return pattern.patterns.flatMap(patternNames);
    case 'MatchMapping':
      return [...pattern.patterns.flatMap(patternNames), ...(pattern.rest === null ? [] : [pattern.rest])];
    case 'MatchClass':
      return [
        ...pattern.patterns.flatMap(patternNames),
        ...pattern.keywords.flatMap((keyword) => patternNames(keyword.pattern)),
      ];
    case 'MatchStar':
      return pattern.name === null ? [] : [pattern.name];
    case 'MatchAs':
      return [
        ...(pattern.pattern === null ? [] : patternNames(pattern.pattern)),
        ...(pattern.name === null ? [] : [pattern.name]),
      ];
  }
}

/** Names that the node itself binds, its parts set aside. */
function boundByNode(node: Node): readonly string[] {
  switch (node.kind) {
    case 'FunctionDef':
    case 'ClassDef':
    case 'TypeAlias':
      return [node.name];
    case 'Import':
      return node.names.map((alias) => alias.asname ?? alias.name.split('.')[0] ?? alias.name);
    case 'ImportFrom':
      return node.names.map((alias) => alias.asname ?? alias.name);
    case 'ExceptHandler':
      return node.name === null ? [] : [node.name];
    case 'MatchAs':
    case 'MatchStar':
      return node.name === null ? [] : [node.name];
    case 'MatchMapping':
      return node.rest === null ? [] : [node.rest];
    case 'Global':
    case 'Nonlocal':
      return node.names;
    default:
      return [];
  }
}

function collect(node: Node, into: Collector, hidden: Names): void {
  const all = (nodes: readonly Node[]): void => {
    for (const child of nodes) collect(child, into, hidden);
  };
  const store = (target: Expr): void => {
    if (target.kind === 'Name') {
      if (!hidden.has(target.id)) into.binds.add(target.id);
    } else if (target.kind === 'Tuple' || target.kind === 'List') target.elts.forEach(store);
    else if (target.kind === 'Starred') store(target.value);
    else collect(target, into, hidden);
  };
  switch (node.kind) {
    case 'Name':
      if (!hidden.has(node.id)) into.reads.add(node.id);
      return;
    case 'Assign':
      collect(node.value, into, hidden);
      node.targets.forEach(store);
      return;
    case 'AugAssign':
      collect(node.target, into, hidden);
      collect(node.value, into, hidden);
      store(node.target);
      return;
    case 'AnnAssign':
      if (node.value !== null) collect(node.value, into, hidden);
      store(node.target);
      return;
    case 'For':
      collect(node.iter, into, hidden);
      store(node.target);
      all(node.body);
      all(node.orelse);
      return;
    case 'WithItem':
      collect(node.context, into, hidden);
      if (node.target !== null) store(node.target);
      return;
    case 'NamedExpr':
      collect(node.value, into, hidden);
      into.binds.add(node.target.id);
      return;
    case 'Delete':
      for (const target of node.targets) {
        collect(target, into, hidden);
        for (const name of targetNames(target)) {
          into.binds.add(name);
          into.deletes.add(name);
        }
      }
      return;
    case 'ExceptHandler':
      if (node.type !== null) collect(node.type, into, hidden);
      if (node.name !== null) {
        into.binds.add(node.name);
        into.deletes.add(node.name);
      }
      all(node.body);
      return;
    case 'Global':
      for (const name of node.names) into.globals.add(name);
      return;
    case 'Nonlocal':
      for (const name of node.names) into.nonlocals.add(name);
      return;
    case 'FunctionDef':
      all(node.decorators);
      collectDefaults(node, into, hidden);
      into.binds.add(node.name);
      capture(node, into, hidden);
      return;
    case 'Lambda':
      collectDefaults(node, into, hidden);
      capture(node, into, hidden);
      return;
    case 'ClassDef':
      all(node.decorators);
      all(node.args);
      collectClass(node.body, into, hidden);
      into.binds.add(node.name);
      return;
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
      collectComprehension(node, into, hidden);
      return;
    case 'GeneratorExp': {
      const [first] = node.generators;
      if (first !== undefined) collect(first.iter, into, hidden);
      capture(node, into, hidden);
      return;
    }
    case 'Call':
      collect(node.func, into, hidden);
      for (const arg of node.args) {
        if (arg.value.kind === 'GeneratorExp' && consumesAtOnce(node)) {
          collectComprehension(arg.value, into, hidden);
        } else if (arg.value.kind === 'Lambda' && arg.name === 'key') {
          // Called while the call runs, and forgotten: reads what it reads now.
          collectDefaults(arg.value, into, hidden);
          for (const name of freeNames(arg.value)) if (!hidden.has(name)) into.reads.add(name);
        } else collect(arg.value, into, hidden);
      }
      return;
    default:
      for (const name of boundByNode(node)) into.binds.add(name);
      all(childNodes(node));
  }
}

function collectDefaults(node: FunctionDef | Lambda, into: Collector, hidden: Names): void {
  for (const param of node.params) {
    if (param.default !== null) collect(param.default, into, hidden);
    if (param.annotation !== null) collect(param.annotation, into, hidden);
  }
  if (node.kind === 'FunctionDef' && node.returns !== null) collect(node.returns, into, hidden);
}

/** A class body runs where it stands, with names of its own; what its functions use is captured. */
function collectClass(body: readonly Stmt[], into: Collector, hidden: Names): void {
  const inner = usageOf(body);
  for (const name of inner.reads) if (!hidden.has(name)) into.reads.add(name);
  for (const capture of inner.captures) addCapture(into, capture, capture.names, capture.binds, hidden);
}

function collectComprehension(node: ListComp | DictComp, into: Collector, hidden: Names): void {
  const inner = new Set(hidden);
  for (const generator of node.generators) for (const name of targetNames(generator.target)) inner.add(name);
  node.generators.forEach((generator, i) => {
    collect(generator.iter, into, i === 0 ? hidden : inner);
    for (const condition of generator.ifs) collect(condition, into, inner);
    // Attributes and subscripts as targets read what they stand on.
    if (targetNames(generator.target).length === 0) collect(generator.target, into, inner);
  });
  for (const element of elementsOf(node)) collect(element, into, inner);
}

/** What a comprehension computes per row. */
export function elementsOf(node: ListComp | DictComp): readonly Expr[] {
  return node.kind === 'DictComp' ? [node.key, node.value] : [node.elt];
}

function capture(node: FunctionDef | Lambda | ListComp, into: Collector, hidden: Names): void {
  addCapture(into, node, freeNames(node), nonlocalNames(node), hidden);
  if (node.kind !== 'FunctionDef' && node.kind !== 'Lambda') {
    // A walrus in a generator binds in the scope around it.
    for (const name of usageOf([...elementsOf(node), ...node.generators.flatMap((g) => g.ifs)]).binds) {
      into.binds.add(name);
    }
  }
}

/** Names that a nested function, or one inside of it, binds in a scope around. */
function nonlocalNames(node: FunctionDef | Lambda | ListComp): Names {
  if (node.kind !== 'FunctionDef') return NO_NAMES;
  const usage = usageOf(node.body);
  const own = new Set([...node.params.map((param) => param.name), ...usage.binds]);
  const inner = usage.captures.flatMap((capture) => [...capture.binds]).filter((name) => !own.has(name));
  return new Set([...usage.nonlocals, ...inner]);
}

function addCapture(into: Collector, range: Range, names: Names, binds: Names, hidden: Names): void {
  const outer = new Set([...names].filter((name) => !hidden.has(name)));
  if (outer.size === 0) return;
  into.captures.push({ start: range.start, end: range.end, names: outer, binds });
  // Making the closure counts as reading: what is bound up to here must be visible to it.
  for (const name of outer) into.reads.add(name);
}

/** Names that a nested scope takes from the scopes around it (or from the module, or builtins). */
export function freeNames(node: FunctionDef | Lambda | ListComp): Names {
  if (node.kind === 'FunctionDef' || node.kind === 'Lambda') {
    const body: readonly Node[] = node.kind === 'Lambda' ? [node.body] : node.body;
    const usage = usageOf(body);
    const own = new Set([...node.params.map((param) => param.name), ...usage.binds]);
    for (const name of usage.nonlocals) own.delete(name);
    const free = new Set(usage.nonlocals);
    for (const name of usage.reads) if (!own.has(name) && !usage.globals.has(name)) free.add(name);
    return free;
  }
  const own = new Set(node.generators.flatMap((generator) => targetNames(generator.target)));
  const inside: readonly Expr[] = [
    ...elementsOf(node),
    ...node.generators.flatMap((generator, i) =>
      i === 0 ? generator.ifs : [generator.iter, ...generator.ifs],
    ),
  ];
  const usage = usageOf(inside);
  return new Set([...usage.reads, ...usage.binds].filter((name) => !own.has(name)));
}

/** Builtins and methods that consume an iterable before they return. */
const CONSUMERS = new Set([
  'all',
  'any',
  'dict',
  'frozenset',
  'len',
  'list',
  'max',
  'min',
  'set',
  'sorted',
  'sum',
  'tuple',
]); // prettier-ignore
const CONSUMING_METHODS = new Set(['join', 'extend', 'update']);

/** Whether a generator expression handed to this call is surely used up when the call returns. */
function consumesAtOnce(call: Call): boolean {
  if (call.func.kind === 'Name') return CONSUMERS.has(call.func.id);
  return call.func.kind === 'Attribute' && CONSUMING_METHODS.has(call.func.attr);
}

/** The statement without the suites that it holds: what its own lines read and bind. */
export function headOf(stmt: Stmt): Stmt {
  switch (stmt.kind) {
    case 'For':
    case 'While':
    case 'If':
      return { ...stmt, body: [], orelse: [] };
    case 'With':
      return { ...stmt, body: [] };
    case 'Match':
      return { ...stmt, cases: stmt.cases.map((matchCase) => ({ ...matchCase, body: [] })) };
    case 'Try':
      return {
        ...stmt,
        body: [],
        handlers: stmt.handlers.map((handler) => ({ ...handler, body: [] })),
        orelse: [],
        finalbody: [],
      };
    default:
      return stmt;
  }
}

/** The suites of a statement; a definition's body is no suite of the function around it. */
export function suitesOf(stmt: Stmt): readonly (readonly Stmt[])[] {
  switch (stmt.kind) {
    case 'For':
    case 'While':
    case 'If':
      return [stmt.body, stmt.orelse];
    case 'With':
      return [stmt.body];
    case 'Match':
      return stmt.cases.map((matchCase) => matchCase.body);
    case 'Try':
      return [stmt.body, ...stmt.handlers.map((handler) => handler.body), stmt.orelse, stmt.finalbody];
    default:
      return [];
  }
}

/** Visits nodes of the function's own code: bodies of nested functions, lambdas and classes are left out. */
export function walkOwn(nodes: readonly Node[], visit: (node: Node) => unknown): void {
  const descend = (node: Node): void => {
    if (visit(node) === false) return;
    if (node.kind === 'FunctionDef') {
      for (const child of [...node.decorators, ...node.params]) descend(child);
    } else if (node.kind === 'Lambda') node.params.forEach(descend);
    else if (node.kind === 'ClassDef') for (const child of [...node.decorators, ...node.args]) descend(child);
    else childNodes(node).forEach(descend);
  };
  nodes.forEach(descend);
}
