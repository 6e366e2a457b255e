/** Inheritance among the project's classes, by names and imports. */
import type { ModuleInfo, Program } from '../analysis/types.ts';
import type { ClassDef, Expr, FunctionDef } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { indexOf } from './module-index.ts';
import { lookupOrder } from './mro.ts';
import type { ClassSymbol, Symbols } from './symbols.ts';

export type Base =
  | { readonly k: 'class'; readonly cls: ClassSymbol; readonly expr: Expr }
  /** Outside the project; `name` as it is imported. */
  | { readonly k: 'external'; readonly name: string; readonly expr: Expr }
  | { readonly k: 'unknown'; readonly expr: Expr };

export interface ClassTree {
  /** The bases as written, in order. */
  bases(cls: ClassSymbol): readonly Base[];
  /** The project's classes in the order in which attributes are looked up, itself first. */
  lineage(cls: ClassSymbol): readonly ClassSymbol[];
  /** All bases of its lineage that are outside of the project or unknown. */
  outsideBases(cls: ClassSymbol): readonly { readonly of: ClassSymbol; readonly base: Base }[];
  /** Classes of the project that inherit from it, directly or not. */
  descendants(cls: ClassSymbol): readonly ClassSymbol[];
  /** What a class's own body binds a name to: a method, or something else. */
  own(cls: ClassSymbol, name: string): Member | null;
}

export type Member =
  | { readonly k: 'method'; readonly owner: ClassSymbol; readonly node: FunctionDef }
  | { readonly k: 'value'; readonly owner: ClassSymbol; readonly expr: Expr | null; readonly offset: number };

export function createClassTree(program: Program, symbols: Symbols): ClassTree {
  const { files } = program.project;
  const known = new Map<ClassDef, readonly Base[]>();
  const below = new Map<ClassDef, readonly ClassSymbol[]>();

  function bases(cls: ClassSymbol): readonly Base[] {
    let found = known.get(cls.node);
    if (!found) {
      found = cls.node.args
        .filter((arg) => arg.kind === 'positional')
        .map((arg) => baseOf(cls.module, arg.value));
      known.set(cls.node, found);
    }
    return found;
  }

  function baseOf(module: ModuleInfo, expr: Expr): Base {
    const named = expr.kind === 'Subscript' ? expr.value : expr;
    const referents = symbols.resolve(module, named);
    const [only] = referents;
    if (referents.length === 1 && only?.k === 'class') return { k: 'class', cls: only, expr };
    if (referents.length === 1 && only?.k === 'external') return { k: 'external', name: only.name, expr };
    return { k: 'unknown', expr };
  }

  function lineage(cls: ClassSymbol): readonly ClassSymbol[] {
    const parents = (each: ClassSymbol): readonly ClassSymbol[] =>
      bases(each).flatMap((base) => (base.k === 'class' ? [base.cls] : []));
    return lookupOrder(cls, parents, (each) => each.node);
  }

  function descendants(cls: ClassSymbol): readonly ClassSymbol[] {
    const found: ClassSymbol[] = [];
    const seen = new Set([cls.node]);
    const queue = [cls];
    for (let next = queue.shift(); next; next = queue.shift()) {
      for (const child of children(next)) {
        if (seen.has(child.node)) continue;
        seen.add(child.node);
        found.push(child);
        queue.push(child);
      }
    }
    return found;
  }

  function children(cls: ClassSymbol): readonly ClassSymbol[] {
    let found = below.get(cls.node);
    if (!found) {
      const list: ClassSymbol[] = [];
      for (const path of files.mentioning(cls.node.name)) {
        const module = program.moduleAt(path);
        if (!module) continue;
        for (const node of classesIn(module)) {
          const child: ClassSymbol = { k: 'class', module, node };
          if (bases(child).some((base) => base.k === 'class' && base.cls.node === cls.node)) list.push(child);
        }
      }
      found = list;
      below.set(cls.node, found);
    }
    return found;
  }

  function own(cls: ClassSymbol, name: string): Member | null {
    const binding = indexOf(cls.module).scopes.scopeOf(cls.node)?.bindings.get(name);
    const site = binding?.sites.at(-1);
    if (!binding || !site) return null;
    if (site.node.kind === 'FunctionDef' && binding.sites.length === 1) {
      return { k: 'method', owner: cls, node: site.node };
    }
    const statement = indexOf(cls.module).parentOf(site.node);
    const expr = statement?.kind === 'Assign' || statement?.kind === 'AnnAssign' ? statement.value : null;
    return { k: 'value', owner: cls, expr, offset: site.node.start };
  }

  return {
    bases,
    lineage,
    outsideBases: (cls) =>
      lineage(cls).flatMap((each) =>
        bases(each).flatMap((base) => (base.k === 'class' ? [] : [{ of: each, base }])),
      ),
    descendants,
    own,
  };
}

const classes = new WeakMap<ModuleInfo, readonly ClassDef[]>();

function classesIn(module: ModuleInfo): readonly ClassDef[] {
  let found = classes.get(module);
  if (!found) {
    const list: ClassDef[] = [];
    walk(module.syntax, (node) => {
      if (node.kind === 'ClassDef') list.push(node);
    });
    found = list;
    classes.set(module, found);
  }
  return found;
}
