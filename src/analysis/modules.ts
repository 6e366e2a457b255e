/** Modules on demand: the project's files, installed packages as text, knowledge stubs; and the names they bind. */
import { isKnownByName } from '../knowledge/blocking.ts';
import type { ParsedFile } from '../project/types.ts';
import type { Alias, Expr, ImportFrom, Node, Stmt } from '../python/ast.ts';
import { parsePython } from '../python/parser.ts';
import { moduleScopes, type Scopes } from '../python/scopes.ts';
import { decodeSource, isProblem } from '../python/source.ts';
import { annotationValue } from './annotations.ts';
import { applyDecorators } from './calls.ts';
import { classOf } from './classes.ts';
import { bindTarget, evaluate } from './expressions.ts';
import { type Frame, type Interp, staticFrame } from './interp.ts';
import { INTRINSICS } from './intrinsics.ts';
import { enterValue, iterate } from './protocol.ts';
import { fillRegistry } from './registries.ts';
import type { ClassInfo, ModuleInfo, Value } from './types.ts';
import { join, makeLasting, NEVER, OTHER, STR, UNKNOWN } from './values.ts';

/** The module of that dotted name; null when there is none that can be read. */
export function loadModule(interp: Interp, name: string): ModuleInfo | null {
  const known = interp.modules.get(name);
  if (known !== undefined) return known;
  const module = readModule(interp, name);
  interp.modules.set(name, module);
  return module;
}

/** One module for each parsed file: what is found out of its syntax is shared by programs that overlay each other. */
const projectModules = new WeakMap<ParsedFile, ModuleInfo>();

/** The module of a project file; null when it can't be parsed. */
export function moduleAt(interp: Interp, file: string): ModuleInfo | null {
  const known = interp.modulesByFile.get(file);
  if (known !== undefined) return known;
  const parsed = interp.project.files.parse(file);
  const module = parsed.ok ? moduleOf(interp, parsed.file) : null;
  interp.modulesByFile.set(file, module);
  return module;
}

function moduleOf(interp: Interp, parsed: ParsedFile): ModuleInfo {
  let module = projectModules.get(parsed);
  if (!module) {
    const { path, source, syntax } = parsed;
    const isPackage = path.endsWith('__init__.py');
    const name = interp.project.moduleName(path);
    module = { name, file: path, origin: 'project', isPackage, text: source.text, syntax };
    projectModules.set(parsed, module);
  }
  return module;
}

function readModule(interp: Interp, name: string): ModuleInfo | null {
  const file = interp.project.findModule(name);
  if (file !== null) return moduleAt(interp, file);
  const known = interp.outside.get(name);
  if (known !== undefined) return known;
  const module = readOutside(interp, name);
  interp.outside.set(name, module);
  return module;
}

/**
 * A module that is not of the project: a knowledge stub, or one of an installed package, or one in a folder of the project
 * that is excluded or ignored, whose code is run all the same.
 */
function readOutside(interp: Interp, name: string): ModuleInfo | null {
  const path = name.replaceAll('.', '/');
  for (const [candidate, isPackage] of [
    [`${path}.pyi`, false],
    [`${path}/__init__.pyi`, true],
  ] as const) {
    const text = interp.readStub(candidate);
    if (text === null) continue;
    const syntax = parsePython(text);
    if (isProblem(syntax)) return null;
    return { name, file: `<stub>/${candidate}`, origin: 'stub', isPackage, text, syntax };
  }
  const top = path.split('/')[0] ?? path;
  const stubbed = interp.readStub(`${top}.pyi`) !== null || interp.readStub(`${top}/__init__.pyi`) !== null;
  if (stubbed || isKnownByName(name)) return null;
  for (const [candidate, isPackage] of [
    [`${path}.py`, false],
    [`${path}/__init__.py`, true],
  ] as const) {
    const found = interp.readPackage(candidate);
    if (found === null) continue;
    const source = decodeSource(found.bytes);
    if (isProblem(source)) return null;
    const syntax = parsePython(source.text);
    if (isProblem(syntax)) return null;
    return { name, file: found.file, origin: 'package', isPackage, text: source.text, syntax };
  }
  return null;
}

export function scopesOf(interp: Interp, module: ModuleInfo): Scopes {
  let scopes = interp.scopes.get(module);
  if (!scopes) {
    scopes = moduleScopes(module.syntax);
    interp.scopes.set(module, scopes);
  }
  return scopes;
}

/** A statement that binds a name, with the alias where it is an import. */
export interface Site {
  readonly statement: Node;
  readonly alias: Alias | null;
}

const siteTables = new WeakMap<readonly Stmt[], ReadonlyMap<string, readonly Site[]>>();

/** Where a body (of a module or class) binds each name, in order; nested scopes left out. */
export function bindingSites(body: readonly Stmt[]): ReadonlyMap<string, readonly Site[]> {
  const known = siteTables.get(body);
  if (known) return known;
  const sites = new Map<string, Site[]>();
  const add = (name: string, statement: Node, alias: Alias | null = null): void => {
    const list = sites.get(name);
    if (list) list.push({ statement, alias });
    else sites.set(name, [{ statement, alias }]);
  };
  const addTarget = (target: Expr, statement: Node): void => {
    if (target.kind === 'Name') add(target.id, statement);
    else if (target.kind === 'Tuple' || target.kind === 'List')
      for (const elt of target.elts) addTarget(elt, statement);
    else if (target.kind === 'Starred') addTarget(target.value, statement);
  };
  const visit = (statements: readonly Stmt[]): void => {
    for (const statement of statements) {
      switch (statement.kind) {
        case 'FunctionDef':
        case 'ClassDef':
          add(statement.name, statement);
          break;
        case 'Assign':
          for (const target of statement.targets) addTarget(target, statement);
          break;
        case 'AnnAssign':
          addTarget(statement.target, statement);
          break;
        case 'AugAssign':
          break;
        case 'Import':
          for (const alias of statement.names)
            add(alias.asname ?? alias.name.split('.')[0] ?? alias.name, statement, alias);
          break;
        case 'ImportFrom':
          for (const alias of statement.names)
            if (alias.name !== '*') add(alias.asname ?? alias.name, statement, alias);
          break;
        case 'For':
          addTarget(statement.target, statement);
          visit(statement.body);
          visit(statement.orelse);
          break;
        case 'While':
        case 'If':
          visit(statement.body);
          visit(statement.orelse);
          break;
        case 'With':
          for (const item of statement.items) if (item.target) addTarget(item.target, item);
          visit(statement.body);
          break;
        case 'Try':
          visit(statement.body);
          for (const handler of statement.handlers) visit(handler.body);
          visit(statement.orelse);
          visit(statement.finalbody);
          break;
        case 'Match':
          for (const matchCase of statement.cases) visit(matchCase.body);
          break;
        default:
          break;
      }
    }
  };
  visit(body);
  siteTables.set(body, sites);
  return sites;
}

/** Absolute name of what an `ImportFrom` takes from, null when the dots lead out of the package. */
export function importBase(module: ModuleInfo, statement: ImportFrom): string | null {
  if (statement.level === 0) return statement.module;
  const parts = module.name.split('.');
  const up = statement.level - (module.isPackage ? 1 : 0);
  if (up > parts.length) return null;
  const base = parts.slice(0, parts.length - up);
  if (statement.module) base.push(statement.module);
  return base.join('.');
}

/** The value that an import binds. */
export function importedValue(interp: Interp, module: ModuleInfo, site: Site): Value {
  const { statement, alias } = site;
  if (!alias) return UNKNOWN;
  if (statement.kind === 'Import') {
    const name = alias.asname === null ? (alias.name.split('.')[0] ?? alias.name) : alias.name;
    return moduleValue(interp, name);
  }
  if (statement.kind !== 'ImportFrom') return UNKNOWN;
  const base = importBase(module, statement);
  if (base === null) return UNKNOWN;
  return memberOfModule(interp, base, alias.name, module);
}

export function moduleValue(interp: Interp, name: string): Value {
  return { k: 'module', name, module: loadModule(interp, name) };
}

/** `from name import member`: what the module binds, a submodule, or something outside known by its dotted name. */
export function memberOfModule(
  interp: Interp,
  name: string,
  member: string,
  from: ModuleInfo | null = null,
): Value {
  const dotted = name ? `${name}.${member}` : member;
  if (INTRINSICS.has(dotted)) return { k: 'intrinsic', name: dotted, self: null, args: [] };
  const module = loadModule(interp, name);
  // `from . import exporters` in the package itself: its own name is what is being bound.
  if (module && module !== from) {
    const value = globalOf(interp, module, member);
    if (value) return value;
  }
  const submodule = loadModule(interp, dotted);
  if (submodule) return { k: 'module', name: dotted, module: submodule };
  const own = module && module === from ? globalOf(interp, module, member) : null;
  return own ?? { k: 'external', name: dotted };
}

/** The value of a name at module level, joined over all its bindings; null when the module does not bind it. */
export function globalOf(interp: Interp, module: ModuleInfo, name: string): Value | null {
  let table = interp.globals.get(module);
  if (!table) {
    table = new Map();
    interp.globals.set(module, table);
  }
  const known = table.get(name);
  if (known !== undefined) return known;
  if (module.origin === 'stub') {
    const dotted = `${module.name}.${name}`;
    if (INTRINSICS.has(dotted)) return { k: 'intrinsic', name: dotted, self: null, args: [] };
  }
  table.set(name, UNKNOWN);
  const value = makeLasting(() => computeGlobal(interp, module, name));
  table.set(name, value);
  if (value) fillRegistry(interp, module, name, value);
  return value;
}

function computeGlobal(interp: Interp, module: ModuleInfo, name: string): Value | null {
  const assignments = assignedByGlobal(module).get(name) ?? [];
  const sites = bindingSites(module.syntax.body).get(name) ?? [];
  if (sites.length > 0 || assignments.length > 0) {
    const frame = staticFrame(module, null, null);
    let value: Value = NEVER;
    for (const site of sites) value = join(value, siteValue(interp, frame, name, site));
    for (const assigned of assignments)
      value = join(value, assigned ? evaluate(interp, staticFrame(module, null, null), assigned) : UNKNOWN);
    return value;
  }
  const starred = starImport(interp, module, name);
  if (starred) return starred;
  if (name === '__name__' || name === '__file__' || name === '__doc__') return STR;
  if (module.origin === 'stub' && name !== '__getattr__') {
    const fallback = globalOf(interp, module, '__getattr__');
    if (fallback?.k === 'function') return { k: 'external', name: `${module.name}.${name}` };
  }
  return null;
}

type Assigned = ReadonlyMap<string, readonly (Expr | null)[]>;
const globalNames = new WeakMap<ModuleInfo, Assigned>();

/**
 * What functions of the module assign through `global`: the client that is made when it is first asked for. Null stands
 * for what is bound otherwise.
 */
function assignedByGlobal(module: ModuleInfo): Assigned {
  const known = globalNames.get(module);
  if (known) return known;
  const names = new Map<string, (Expr | null)[]>();
  const visit = (body: readonly Stmt[]): void => {
    for (const statement of body) {
      for (const inner of innerBodies(statement)) visit(inner);
      if (statement.kind !== 'FunctionDef') continue;
      const sites = bindingSites(statement.body);
      for (const name of globalsOf(statement.body)) {
        const values = (sites.get(name) ?? []).map(({ statement: site }) =>
          site.kind === 'Assign' && site.targets.every((target) => target.kind === 'Name')
            ? site.value
            : null,
        );
        names.set(name, [...(names.get(name) ?? []), ...values]);
      }
    }
  };
  if (module.text.includes('global ')) visit(module.syntax.body);
  globalNames.set(module, names);
  return names;
}

function globalsOf(body: readonly Stmt[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (statements: readonly Stmt[]): void => {
    for (const statement of statements) {
      if (statement.kind === 'Global') for (const name of statement.names) names.add(name);
      if (statement.kind !== 'FunctionDef' && statement.kind !== 'ClassDef')
        innerBodies(statement).forEach(visit);
    }
  };
  visit(body);
  return names;
}

/** The statement lists directly inside a statement. */
export function innerBodies(statement: Stmt): readonly (readonly Stmt[])[] {
  switch (statement.kind) {
    case 'FunctionDef':
    case 'ClassDef':
    case 'With':
      return [statement.body];
    case 'For':
    case 'While':
    case 'If':
      return [statement.body, statement.orelse];
    case 'Try':
      return [
        statement.body,
        ...statement.handlers.map((handler) => handler.body),
        statement.orelse,
        statement.finalbody,
      ];
    case 'Match':
      return statement.cases.map((matchCase) => matchCase.body);
    default:
      return [];
  }
}

function starImport(interp: Interp, module: ModuleInfo, name: string): Value | null {
  let value: Value | null = null;
  const visit = (body: readonly Stmt[]): void => {
    for (const statement of body) {
      if (statement.kind === 'ImportFrom' && statement.names.some((alias) => alias.name === '*')) {
        const base = importBase(module, statement);
        if (base === null) continue;
        const target = loadModule(interp, base);
        if (!target || target === module || !exports(target, name)) continue;
        const found = globalOf(interp, target, name);
        if (found) value = found;
      } else if (statement.kind === 'If' || statement.kind === 'Try') {
        for (const inner of innerBodies(statement)) visit(inner);
      }
    }
  };
  visit(module.syntax.body);
  return value;
}

/** Whether `from module import *` takes the name: by `__all__` where it is a plain list, else by the underscore. */
function exports(module: ModuleInfo, name: string): boolean {
  const all = bindingSites(module.syntax.body).get('__all__');
  const statement = all?.[0]?.statement;
  if (all?.length === 1 && statement?.kind === 'Assign') {
    const list = statement.value;
    if ((list.kind === 'List' || list.kind === 'Tuple') && list.elts.every((elt) => elt.kind === 'Str')) {
      return list.elts.some((elt) => elt.kind === 'Str' && elt.value === name);
    }
  }
  return !name.startsWith('_');
}

/** The value that one binding gives to a name, in a module's or class's own frame. */
export function siteValue(interp: Interp, frame: Frame, name: string, site: Site): Value {
  const { statement } = site;
  switch (statement.kind) {
    case 'FunctionDef': {
      const qualname = `${frame.cls ? frame.cls.qualname : frame.module.name}.${name}`;
      const fn: Value = {
        k: 'function',
        fn: { node: statement, qualname, module: frame.module, owner: frame.cls },
        self: null,
        closure: frame.parent,
      };
      return applyDecorators(interp, frame, statement, fn);
    }
    case 'ClassDef': {
      const cls = classOf(interp, frame, statement);
      return applyDecorators(interp, frame, statement, { k: 'class', cls });
    }
    case 'Import':
    case 'ImportFrom':
      return importedValue(interp, frame.module, site);
    case 'Assign': {
      const value = evaluate(interp, frame, statement.value);
      for (const target of statement.targets) bindTarget(interp, frame, target, value, statement.value);
      return frame.state?.vars.get(name) ?? UNKNOWN;
    }
    case 'AnnAssign':
      if (statement.value) return evaluate(interp, frame, statement.value);
      return annotated(interp, frame, statement.annotation);
    case 'For': {
      const iterable = evaluate(interp, frame, statement.iter);
      bindTarget(
        interp,
        frame,
        statement.target,
        iterate(interp, frame, statement.iter, 'iterate', iterable, null),
        null,
      );
      return frame.state?.vars.get(name) ?? UNKNOWN;
    }
    case 'WithItem': {
      if (!statement.target) return UNKNOWN;
      const entered = enterValue(
        interp,
        frame,
        statement.context,
        evaluate(interp, frame, statement.context),
      );
      bindTarget(interp, frame, statement.target, entered, null);
      return frame.state?.vars.get(name) ?? UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

function annotated(interp: Interp, frame: Frame, annotation: Expr): Value {
  const value = annotationValue(interp, frame, annotation);
  return value.k === 'unknown' ? OTHER : value;
}

/** A class of a module by its dotted name, decorators and intrinsics set aside. */
export function classNamed(interp: Interp, dotted: string): ClassInfo | null {
  const cut = dotted.lastIndexOf('.');
  const module = loadModule(interp, dotted.slice(0, cut));
  if (!module) return null;
  const name = dotted.slice(cut + 1);
  for (const site of bindingSites(module.syntax.body).get(name) ?? []) {
    if (site.statement.kind === 'ClassDef')
      return classOf(interp, staticFrame(module, null, null), site.statement);
    if (site.alias) {
      const value = importedValue(interp, module, site);
      if (value.k === 'class') return value.cls;
    }
  }
  return null;
}
