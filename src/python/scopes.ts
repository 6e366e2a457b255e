/**
 * Scopes and bindings of one module, by Python's rules
 * (https://docs.python.org/3/reference/executionmodel.html#naming-and-binding).
 */
import type {
  Alias,
  ClassDef,
  Comprehension,
  DictComp,
  Expr,
  FunctionDef,
  ImportFrom,
  Lambda,
  ListComp,
  ModuleSyntax,
  Name,
  Node,
  Parameters,
  Pattern,
  Range,
  Stmt,
} from './ast.ts';
import { childNodes } from './walk.ts';

export type BindingHow =
  | 'assign'
  | 'augassign'
  /** An annotation without a value: makes the name local, binds nothing. */
  | 'annotate'
  | 'for'
  | 'with'
  | 'import'
  | 'def'
  | 'class'
  | 'param'
  | 'except'
  | 'walrus'
  | 'match'
  | 'delete'
  | 'comprehension';

export interface BindingSite {
  /**
   * The `Name` that is the target where there is one; else the statement (`Import`, `ImportFrom`, `FunctionDef`,
   * `ClassDef`, `TypeAlias`), `Parameter`, `ExceptHandler` or pattern that holds the name.
   */
  readonly node: Node;
  readonly how: BindingHow;
  /** Which name of an import statement it is; null for all other sites. */
  readonly alias: Alias | null;
}

export interface Binding {
  readonly name: string;
  /** Where the name is bound, in the order of the source; with `global` and `nonlocal`, also in inner functions. */
  readonly sites: readonly BindingSite[];
  /** Where it is read, in the order of the source, in inner scopes too. */
  readonly reads: readonly Name[];
}

/** A node that opens a scope. */
export type ScopeNode = FunctionDef | ClassDef | Lambda | ListComp | DictComp;

export interface Scope {
  readonly kind: 'module' | 'class' | 'function' | 'lambda' | 'comprehension';
  /** Null for the module. */
  readonly node: ScopeNode | null;
  readonly parent: Scope | null;
  readonly children: readonly Scope[];
  /** Names that live in this scope. */
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly globals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
  /** `from x import *` in this scope: may bind any name. */
  readonly starImports: readonly ImportFrom[];
}

export interface Resolved {
  readonly scope: Scope;
  readonly binding: Binding;
}

export interface Scopes {
  readonly module: Scope;
  /** The scope that a function, class, lambda or comprehension opens; null for other nodes. */
  scopeOf(node: Node): Scope | null;
  /** The scope in which the node is evaluated: for a definition, its defaults or its decorators the one around it. */
  enclosing(node: Node): Scope;
  /** What a name read in `scope` means there; null for a builtin, a name from a star import or an unknown one. */
  resolve(scope: Scope, name: string): Resolved | null;
  /**
   * Names that the function's body (nested scopes included) reads and that are not its own: of an enclosing
   * function, of the module, or builtin. Defaults, annotations and decorators are evaluated outside: not counted.
   */
  freeNames(fn: FunctionDef | Lambda): ReadonlySet<string>;
}

interface MutableBinding extends Binding {
  readonly sites: BindingSite[];
}

interface MutableScope extends Scope {
  readonly parent: MutableScope | null;
  readonly children: MutableScope[];
  readonly bindings: Map<string, MutableBinding>;
  readonly globals: Set<string>;
  readonly nonlocals: Set<string>;
  readonly starImports: ImportFrom[];
  readonly loads: Name[];
}

/** The part of the text that a scope's code takes up. */
interface Region extends Range {
  readonly scope: MutableScope;
  /** The first iterable of a comprehension, which is evaluated outside. */
  readonly hole: Range | null;
  readonly inside: Region[];
  readonly insideHole: Region[];
}

const known = new WeakMap<ModuleSyntax, Scopes>();

/** All scopes and bindings of a module, found once: its syntax never changes. */
export function moduleScopes(module: ModuleSyntax): Scopes {
  let scopes = known.get(module);
  if (!scopes) {
    scopes = buildScopes(module);
    known.set(module, scopes);
  }
  return scopes;
}

/** Finds all scopes and bindings of a module. */
export function buildScopes(module: ModuleSyntax): Scopes {
  const byNode = new Map<Node, MutableScope>();
  const pending: { readonly scope: MutableScope; readonly name: string; readonly site: BindingSite }[] = [];
  const outermost: Region[] = [];
  let regions = outermost;
  let readsOf: ReadonlyMap<Binding, readonly Name[]> | null = null;

  const newScope = (
    kind: Scope['kind'],
    node: ScopeNode | null,
    parent: MutableScope | null,
  ): MutableScope => {
    const scope: MutableScope = {
      kind,
      node,
      parent,
      children: [],
      bindings: new Map(),
      globals: new Set(),
      nonlocals: new Set(),
      starImports: [],
      loads: [],
    };
    parent?.children.push(scope);
    if (node !== null) byNode.set(node, scope);
    return scope;
  };
  const root = newScope('module', null, null);

  const addSite = (scope: MutableScope, name: string, site: BindingSite): void => {
    const known = scope.bindings.get(name);
    if (known !== undefined) {
      known.sites.push(site);
      return;
    }
    const binding: MutableBinding = {
      name,
      sites: [site],
      get reads() {
        readsOf ??= collectReads(root);
        return readsOf.get(binding) ?? [];
      },
    };
    scope.bindings.set(name, binding);
  };

  const bind = (
    scope: MutableScope,
    name: string,
    node: Node,
    how: BindingHow,
    alias: Alias | null = null,
  ): void => {
    const site: BindingSite = { node, how, alias };
    if (scope.globals.has(name)) addSite(root, name, site);
    else if (scope.nonlocals.has(name)) pending.push({ scope, name, site });
    else addSite(scope, name, site);
  };

  const openRegion = (range: Range, scope: MutableScope, hole: Range | null): Region => {
    const { start, end } = range;
    const region: Region = { start, end, scope, hole, inside: [], insideHole: [] };
    regions.push(region);
    return region;
  };

  const collectRegions = (list: Region[], visitInside: () => void): void => {
    const outside = regions;
    regions = list;
    visitInside();
    regions = outside;
  };

  const visitAll = (nodes: readonly Node[], scope: MutableScope): void => {
    for (const node of nodes) visit(node, scope);
  };

  const visit = (node: Node, scope: MutableScope): void => {
    switch (node.kind) {
      case 'Name':
        scope.loads.push(node);
        return;
      case 'FunctionDef':
        visitFunction(node, scope);
        return;
      case 'ClassDef':
        visitClass(node, scope);
        return;
      case 'Lambda':
        visitLambda(node, scope);
        return;
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
      case 'DictComp':
        visitComprehension(node, scope);
        return;
      case 'NamedExpr': {
        visit(node.value, scope);
        let owner = scope;
        while (owner.kind === 'comprehension' && owner.parent !== null) owner = owner.parent;
        bind(owner, node.target.id, node.target, 'walrus');
        return;
      }
      case 'Assign':
        visit(node.value, scope);
        for (const target of node.targets) visitTarget(target, scope, 'assign');
        return;
      case 'AugAssign':
        if (node.target.kind === 'Name') scope.loads.push(node.target);
        visit(node.value, scope);
        visitTarget(node.target, scope, 'augassign');
        return;
      case 'AnnAssign':
        visit(node.annotation, scope);
        if (node.value !== null) visit(node.value, scope);
        if (node.value !== null) visitTarget(node.target, scope, 'assign');
        else if (node.target.parens === null) visitTarget(node.target, scope, 'annotate');
        return;
      case 'For':
        visit(node.iter, scope);
        visitTarget(node.target, scope, 'for');
        visitAll(node.body, scope);
        visitAll(node.orelse, scope);
        return;
      case 'WithItem':
        visit(node.context, scope);
        if (node.target !== null) visitTarget(node.target, scope, 'with');
        return;
      case 'ExceptHandler':
        if (node.type !== null) visit(node.type, scope);
        if (node.name !== null) bind(scope, node.name, node, 'except');
        visitAll(node.body, scope);
        return;
      case 'Delete':
        for (const target of node.targets) visitTarget(target, scope, 'delete');
        return;
      case 'Global':
        for (const name of node.names) if (scope !== root) scope.globals.add(name);
        return;
      case 'Nonlocal':
        for (const name of node.names) scope.nonlocals.add(name);
        return;
      case 'Import':
        for (const alias of node.names) {
          const [first = alias.name] = alias.name.split('.');
          bind(scope, alias.asname ?? first, node, 'import', alias);
        }
        return;
      case 'ImportFrom':
        for (const alias of node.names) {
          if (alias.name === '*') scope.starImports.push(node);
          else bind(scope, alias.asname ?? alias.name, node, 'import', alias);
        }
        return;
      case 'TypeAlias':
        visit(node.value, scope);
        bind(scope, node.name, node, 'assign');
        return;
      case 'MatchAs':
      case 'MatchStar':
      case 'MatchMapping':
        visitCapture(node, scope);
        return;
      default:
        visitAll(childNodes(node), scope);
    }
  };

  const visitCapture = (
    node: Extract<Pattern, { kind: 'MatchAs' | 'MatchStar' | 'MatchMapping' }>,
    scope: MutableScope,
  ): void => {
    visitAll(childNodes(node), scope);
    const name = node.kind === 'MatchMapping' ? node.rest : node.name;
    if (name !== null) bind(scope, name, node, 'match');
  };

  const visitTarget = (target: Expr, scope: MutableScope, how: BindingHow): void => {
    if (target.kind === 'Name') bind(scope, target.id, target, how);
    else if (target.kind === 'Tuple' || target.kind === 'List') {
      for (const element of target.elts) visitTarget(element, scope, how);
    } else if (target.kind === 'Starred') visitTarget(target.value, scope, how);
    else visit(target, scope);
  };

  /** Binds the parameters inside; defaults and annotations are evaluated outside. */
  const visitParameters = (params: Parameters, outside: MutableScope, inside: MutableScope): void => {
    for (const param of params) {
      visitAll(childNodes(param), outside);
      bind(inside, param.name, param, 'param');
    }
  };

  const visitFunction = (node: FunctionDef, outside: MutableScope): void => {
    visitAll(node.decorators, outside);
    const scope = newScope('function', node, outside);
    visitParameters(node.params, outside, scope);
    if (node.returns !== null) visit(node.returns, outside);
    bind(outside, node.name, node, 'def');
    visitBody(node.body, scope, { start: node.colon + 1, end: node.end });
  };

  const visitClass = (node: ClassDef, outside: MutableScope): void => {
    visitAll(node.decorators, outside);
    visitAll(node.args, outside);
    bind(outside, node.name, node, 'class');
    visitBody(node.body, newScope('class', node, outside), { start: node.colon + 1, end: node.end });
  };

  const visitLambda = (node: Lambda, outside: MutableScope): void => {
    const scope = newScope('lambda', node, outside);
    visitParameters(node.params, outside, scope);
    visitBody([node.body], scope, node.body.parens ?? node.body);
  };

  const visitBody = (body: readonly (Stmt | Expr)[], scope: MutableScope, range: Range): void => {
    collectRegions(openRegion(range, scope, null).inside, () => visitAll(body, scope));
  };

  const visitComprehension = (node: ListComp | DictComp, outside: MutableScope): void => {
    const scope = newScope('comprehension', node, outside);
    const [first, ...others] = node.generators;
    const hole = first === undefined ? null : (first.iter.parens ?? first.iter);
    const region = openRegion({ start: node.start + 1, end: node.end - 1 }, scope, hole);
    if (first !== undefined) collectRegions(region.insideHole, () => visit(first.iter, outside));
    collectRegions(region.inside, () => {
      const clause = (generator: Comprehension): void => {
        visitTarget(generator.target, scope, 'comprehension');
        visitAll(generator.ifs, scope);
      };
      if (first !== undefined) clause(first);
      for (const generator of others) {
        visit(generator.iter, scope);
        clause(generator);
      }
      if (node.kind === 'DictComp') visit(node.key, scope);
      visit(node.kind === 'DictComp' ? node.value : node.elt, scope);
    });
  };

  visitAll(module.body, root);
  for (const { scope, name, site } of pending) {
    const owner = scope.parent === null ? null : findBinding(scope.parent, name);
    addSite(owner ?? scope, name, site);
  }
  sortScope(root);
  sortRegions(outermost);

  return {
    module: root,
    scopeOf: (node) => byNode.get(node) ?? null,
    enclosing: (node) => innermost(outermost, root, node),
    resolve,
    freeNames: (fn) => freeNamesOf(byNode.get(fn)),
  };
}

/** The nearest function around (the starting one included) that binds the name, for `nonlocal`. */
function findBinding(from: MutableScope, name: string): MutableScope | null {
  for (let scope: MutableScope | null = from; scope !== null; scope = scope.parent) {
    if (scope.kind !== 'class' && scope.kind !== 'module' && scope.bindings.has(name)) return scope;
  }
  return null;
}

/** Code is visited in the order of evaluation; what is kept is in the order of the source. */
function sortScope(scope: MutableScope): void {
  for (const { sites } of scope.bindings.values()) {
    sites.sort((a, b) => a.node.start - b.node.start || (a.alias?.start ?? 0) - (b.alias?.start ?? 0));
  }
  scope.children.sort((a, b) => (a.node?.start ?? 0) - (b.node?.start ?? 0));
  for (const child of scope.children) sortScope(child);
}

function sortRegions(list: Region[]): void {
  list.sort((a, b) => a.start - b.start);
  for (const region of list) {
    sortRegions(region.inside);
    sortRegions(region.insideHole);
  }
}

function resolve(from: Scope, name: string): Resolved | null {
  if (from.globals.has(name)) return inModule(from, name);
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
    if (scope.kind === 'class' && scope !== from) {
      if (name === '__class__' && scope.node !== null) return { scope, binding: classCell(scope.node) };
      continue;
    }
    if (scope.globals.has(name)) return inModule(scope, name);
    const binding = scope.nonlocals.has(name) ? undefined : scope.bindings.get(name);
    if (binding !== undefined) return { scope, binding };
  }
  return null;
}

function inModule(from: Scope, name: string): Resolved | null {
  let scope = from;
  while (scope.parent !== null) scope = scope.parent;
  const binding = scope.bindings.get(name);
  return binding === undefined ? null : { scope, binding };
}

/** `__class__` in a method is a cell of its own that holds the class; see "Creating the class object". */
function classCell(node: ScopeNode): Binding {
  return { name: '__class__', sites: [{ node, how: 'class', alias: null }], reads: [] };
}

function collectReads(root: MutableScope): Map<Binding, readonly Name[]> {
  const reads = new Map<Binding, Name[]>();
  const collect = (scope: MutableScope): void => {
    for (const name of scope.loads) {
      const binding = resolve(scope, name.id)?.binding;
      if (binding === undefined) continue;
      const known = reads.get(binding);
      if (known === undefined) reads.set(binding, [name]);
      else known.push(name);
    }
    for (const child of scope.children) collect(child);
  };
  collect(root);
  for (const names of reads.values()) names.sort((a, b) => a.start - b.start);
  return reads;
}

function freeNamesOf(fn: MutableScope | undefined): ReadonlySet<string> {
  const free = new Set<string>();
  if (fn === undefined) return free;
  const isInside = (scope: Scope): boolean => {
    for (let at: Scope | null = scope; at !== null; at = at.parent) if (at === fn) return true;
    return false;
  };
  const collect = (scope: MutableScope): void => {
    for (const { id } of scope.loads) {
      const resolved = resolve(scope, id);
      if (resolved === null || !isInside(resolved.scope)) free.add(id);
    }
    for (const child of scope.children) collect(child);
  };
  collect(fn);
  return free;
}

/** The scope of the innermost region that holds the node; `around` when none does. */
function innermost(regions: readonly Region[], around: MutableScope, node: Node): MutableScope {
  let low = 0;
  let high = regions.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const region = regions[middle];
    if (region === undefined) break;
    if (node.end <= region.start) high = middle - 1;
    else if (node.start >= region.end) low = middle + 1;
    else if (!holds(region, node)) return around;
    else if (region.hole !== null && holds(region.hole, node)) {
      return innermost(region.insideHole, around, node);
    } else return innermost(region.inside, region.scope, node);
  }
  return around;
}

const holds = (outer: Range, node: Range): boolean => outer.start <= node.start && node.end <= outer.end;
