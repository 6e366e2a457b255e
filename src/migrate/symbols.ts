/**
 * What a name or dotted expression refers to, by scopes and imports alone: a definition, a variable, a module, or
 * something outside the project. Decorators are set aside, nothing is interpreted.
 */
import { importBase } from '../analysis/modules.ts';
import type { ModuleInfo, Program } from '../analysis/types.ts';
import type { Call, ClassDef, Expr, FunctionDef, ModuleSyntax, Name } from '../python/ast.ts';
import type { Binding, BindingSite, Resolved, Scope } from '../python/scopes.ts';
import { indexOf } from './module-index.ts';

export interface FunctionSymbol {
  readonly k: 'function';
  readonly module: ModuleInfo;
  readonly node: FunctionDef;
  readonly owner: ClassDef | null;
}
export interface ClassSymbol {
  readonly k: 'class';
  readonly module: ModuleInfo;
  readonly node: ClassDef;
}
/** Bound by an assignment, a loop, a parameter: anything that is neither a definition nor an import. */
export interface VariableSymbol {
  readonly k: 'variable';
  readonly module: ModuleInfo;
  readonly scope: Scope;
  readonly binding: Binding;
  readonly site: BindingSite;
}
export interface ModuleSymbol {
  readonly k: 'module';
  readonly name: string;
  readonly module: ModuleInfo;
}
/** Known by its dotted name only; `celery.Celery().task` is an attribute of an object that a call has made. */
export interface ExternalSymbol {
  readonly k: 'external';
  readonly name: string;
}
export type Referent = FunctionSymbol | ClassSymbol | VariableSymbol | ModuleSymbol | ExternalSymbol;

export interface Symbols {
  /**
   * All that a name, a chain of attributes from one, a `getattr` with a name written out, or a choice between such may
   * refer to; empty when it can't be told.
   */
  resolve(module: ModuleInfo, expr: Expr): readonly Referent[];
  /** What a name read in a scope may refer to. */
  lookUp(module: ModuleInfo, scope: Scope, name: string): readonly Referent[];
  /** What a module of the project binds to a name. */
  member(module: ModuleInfo, name: string): readonly Referent[];
  /** The dotted name of something outside the project, where it is nothing else. */
  externalName(module: ModuleInfo, expr: Expr): string | null;
}

/** Python's builtin functions and types, as `dir(builtins)` of Python 3.11 lists them; exceptions are left out. */
const BUILTINS: ReadonlySet<string> = new Set(
  (
    'abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod ' +
    'compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset ' +
    'getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals ' +
    'map max memoryview min next object oct open ord pow print property range repr reversed round set ' +
    'setattr slice sorted staticmethod str sum super tuple type vars zip'
  ).split(' '),
);

const MAX_DEPTH = 24;

export function createSymbols(program: Program): Symbols {
  const { project } = program;
  const members = new Map<ModuleSyntax, Map<string, readonly Referent[]>>();

  function lookUp(
    module: ModuleInfo,
    scope: Scope,
    name: string,
    depth: number,
    read: Name | null = null,
  ): readonly Referent[] {
    const resolved = indexOf(module).scopes.resolve(scope, name);
    if (resolved) {
      const sites = read ? boundBefore(module, scope, resolved, read) : resolved.binding.sites;
      return ofBinding(module, resolved.scope, resolved.binding, depth, sites);
    }
    const starred = fromStarImports(module, name, depth);
    if (starred.length > 0) return starred;
    return BUILTINS.has(name) ? [{ k: 'external', name: `builtins.${name}` }] : [];
  }

  function ofBinding(
    module: ModuleInfo,
    scope: Scope,
    binding: Binding,
    depth: number,
    sites: readonly BindingSite[] = binding.sites,
  ): readonly Referent[] {
    return unique(sites.flatMap((site) => ofSite(module, scope, binding, site, depth)));
  }

  function ofSite(
    module: ModuleInfo,
    scope: Scope,
    binding: Binding,
    site: BindingSite,
    depth: number,
  ): readonly Referent[] {
    const { node, alias } = site;
    if (node.kind === 'FunctionDef') {
      return [{ k: 'function', module, node, owner: scope.node?.kind === 'ClassDef' ? scope.node : null }];
    }
    if (node.kind === 'ClassDef') return [{ k: 'class', module, node }];
    if (node.kind === 'Import' && alias) {
      const name = alias.asname === null ? (alias.name.split('.')[0] ?? alias.name) : alias.name;
      return [moduleNamed(name, module)];
    }
    if (node.kind === 'ImportFrom' && alias) {
      const base = importBase(module, node);
      return base === null ? [] : memberOf(base, alias.name, module, depth + 1);
    }
    if (site.how === 'delete' || site.how === 'annotate') return [];
    return [{ k: 'variable', module, scope, binding, site }];
  }

  function moduleNamed(name: string, from: ModuleInfo): Referent {
    const module = moduleOf(name, from);
    return module ? { k: 'module', name, module } : { k: 'external', name };
  }

  function moduleOf(name: string, from: ModuleInfo): ModuleInfo | null {
    const file = project.findModule(name, from.file);
    return file === null ? null : program.moduleAt(file);
  }

  function memberOf(base: string, name: string, from: ModuleInfo, depth: number): readonly Referent[] {
    if (depth > MAX_DEPTH) return [];
    const module = moduleOf(base, from);
    const found = module ? member(module, name, depth) : [];
    if (found.length > 0) return found;
    return !module && project.findModule(base, from.file) !== null
      ? []
      : [moduleNamed(`${base}.${name}`, from)];
  }

  function member(module: ModuleInfo, name: string, depth: number): readonly Referent[] {
    let table = members.get(module.syntax);
    if (!table) {
      table = new Map();
      members.set(module.syntax, table);
    }
    const known = table.get(name);
    if (known) return known;
    table.set(name, []);
    const scope = indexOf(module).scopes.module;
    const binding = scope.bindings.get(name);
    const found = binding ? ofBinding(module, scope, binding, depth) : fromStarImports(module, name, depth);
    table.set(name, found);
    return found;
  }

  function fromStarImports(module: ModuleInfo, name: string, depth: number): readonly Referent[] {
    if (depth > MAX_DEPTH || name.startsWith('_')) return [];
    for (const statement of indexOf(module).scopes.module.starImports.toReversed()) {
      const base = importBase(module, statement);
      const target = base === null ? null : moduleOf(base, module);
      const found = target && target !== module ? member(target, name, depth + 1) : [];
      if (found.length > 0) return found;
    }
    return [];
  }

  function resolve(module: ModuleInfo, expr: Expr, depth: number): readonly Referent[] {
    if (depth > MAX_DEPTH) return [];
    if (expr.kind === 'Name') {
      return lookUp(module, indexOf(module).scopes.enclosing(expr), expr.id, depth, expr);
    }
    if (expr.kind === 'IfExp') {
      return either(resolve(module, expr.body, depth + 1), resolve(module, expr.orelse, depth + 1));
    }
    if (expr.kind === 'Call') return attributeByName(module, expr, depth + 1);
    if (expr.kind !== 'Attribute') return [];
    const owners = resolve(module, expr.value, depth + 1);
    return unique(owners.flatMap((owner) => attributeOf(owner, expr.attr, module, depth + 1)));
  }

  /** `getattr(module, "name", fallback)`: the attribute, or else the fallback. */
  function attributeByName(module: ModuleInfo, { func, args }: Call, depth: number): readonly Referent[] {
    const [owner, name, fallback] = args.map(({ kind, value }) => (kind === 'positional' ? value : null));
    if (!owner || name?.kind !== 'Str' || !isGetattr(resolve(module, func, depth))) return [];
    const found = resolve(module, owner, depth).flatMap((each) =>
      attributeOf(each, name.value, module, depth),
    );
    return fallback ? either(found, resolve(module, fallback, depth)) : found;
  }

  function attributeOf(owner: Referent, attr: string, from: ModuleInfo, depth: number): readonly Referent[] {
    if (depth > MAX_DEPTH) return [];
    switch (owner.k) {
      case 'module': {
        const found = member(owner.module, attr, depth);
        return found.length > 0 ? found : [moduleNamed(`${owner.name}.${attr}`, from)];
      }
      case 'external':
        return [{ k: 'external', name: `${owner.name}.${attr}` }];
      case 'class':
        return classMember(owner, attr, depth);
      case 'variable': {
        const value = owner.binding.sites.length === 1 ? assignedValue(owner) : null;
        if (!value) return [];
        if (value.kind === 'Call') {
          return resolve(owner.module, value.func, depth + 1).flatMap((callee): readonly Referent[] => {
            if (callee.k === 'class') return classMember(callee, attr, depth + 1);
            return callee.k === 'external' ? [{ k: 'external', name: `${callee.name}().${attr}` }] : [];
          });
        }
        return resolve(owner.module, value, depth + 1).flatMap((symbol) =>
          attributeOf(symbol, attr, from, depth + 1),
        );
      }
      default:
        return [];
    }
  }

  function classMember(cls: ClassSymbol, name: string, depth: number): readonly Referent[] {
    if (depth > MAX_DEPTH) return [];
    const scope = indexOf(cls.module).scopes.scopeOf(cls.node);
    const binding = scope?.bindings.get(name);
    if (scope && binding) return ofBinding(cls.module, scope, binding, depth);
    for (const base of cls.node.args) {
      if (base.kind !== 'positional') continue;
      for (const symbol of resolve(cls.module, base.value, depth + 1)) {
        const found = symbol.k === 'class' ? classMember(symbol, name, depth + 1) : [];
        if (found.length > 0) return found;
      }
    }
    return [];
  }

  return {
    resolve: (module, expr) => resolve(module, expr, 0),
    lookUp: (module, scope, name) => lookUp(module, scope, name, 0),
    member: (module, name) => member(module, name, 0),
    externalName(module, expr) {
      const [only, second] = resolve(module, expr, 0);
      return only?.k === 'external' && second === undefined ? only.name : null;
    },
  };
}

/**
 * The sites that a read can mean: code of a scope, class bodies and decorators in it included, runs in the order of its
 * text, so that what is bound further down is not yet there. Functions run later, and loops again.
 */
function boundBefore(
  module: ModuleInfo,
  from: Scope,
  { scope, binding }: Resolved,
  read: Name,
): readonly BindingSite[] {
  const { sites } = binding;
  if (sites.length < 2) return sites;
  for (let at: Scope | null = from; at !== null && at !== scope; at = at.parent) {
    if (at.kind !== 'class') return sites;
  }
  const { scopes, ancestors } = indexOf(module);
  const isLater = ({ node }: BindingSite): boolean =>
    node.kind === 'FunctionDef' || node.kind === 'ClassDef' ? node.end > read.start : node.start > read.end;
  const loops = [...ancestors(read)].filter(({ kind }) => kind === 'For' || kind === 'While');
  const isAgain = ({ node }: BindingSite): boolean =>
    scopes.enclosing(node) !== scope || loops.some((loop) => loop.start < node.start && node.end <= loop.end);
  const before = sites.filter((site) => !isLater(site) || isAgain(site));
  return before.length > 0 ? before : sites;
}

/** Both, where both can be told. */
const either = (some: readonly Referent[], others: readonly Referent[]): readonly Referent[] =>
  some.length === 0 || others.length === 0 ? [] : unique([...some, ...others]);

const isGetattr = ([only, second]: readonly Referent[]): boolean =>
  only?.k === 'external' && only.name === 'builtins.getattr' && second === undefined;

/** The value that a variable is given at its site, by a plain assignment; null otherwise. */
export function assignedValue(variable: VariableSymbol): Expr | null {
  if (variable.site.how !== 'assign') return null;
  const target = variable.site.node;
  const statement = indexOf(variable.module).parentOf(target);
  if (statement?.kind === 'AnnAssign') return statement.value;
  if (statement?.kind !== 'Assign') return null;
  return statement.targets.some((each) => each === target) ? statement.value : null;
}

function unique(symbols: readonly Referent[]): readonly Referent[] {
  if (symbols.length < 2) return symbols;
  const seen = new Set<unknown>();
  return symbols.filter((symbol) => {
    const key =
      symbol.k === 'module' || symbol.k === 'external'
        ? symbol.name
        : symbol.k === 'variable'
          ? symbol.site.node
          : symbol.node;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
