/**
 * Containers at module level that are filled when modules are imported: `HANDLERS.append(pay)`, `SENDERS["sms"] = Sms`,
 * and decorators that put what they decorate into one; objects of the project that keep what their methods are handed
 * then: `@registry.register("pay")`, `registry.add(Pay)`.
 */
import type { Expr, FunctionDef, Stmt } from '../python/ast.ts';
import { evaluate } from './expressions.ts';
import { type Interp, staticFrame } from './interp.ts';
import { globalOf, innerBodies, moduleAt } from './modules.ts';
import { runSubclassHooks } from './subclasses.ts';
import type { ModuleInfo, Value, ValueInstance } from './types.ts';
import { alternatives, join, makeLasting } from './values.ts';

const FILLS: ReadonlySet<string> = new Set(['append', 'add', 'insert', 'setdefault', 'appendleft', 'extend']);

/** Puts into a module's container what is registered in it at import. */
export function fillRegistry(interp: Interp, module: ModuleInfo, name: string, container: Value): void {
  if (container.k === 'instance' && container.cls.module.origin === 'project')
    runRegistrations(interp, name, container);
  if (module.origin !== 'project' || (container.k !== 'sequence' && container.k !== 'dict')) return;
  const put = (value: Value): void => {
    container.cell.element = join(container.cell.element, value);
  };
  for (const statement of module.syntax.body) {
    const given = putInto(statement, name);
    if (given) put(evaluate(interp, staticFrame(module, null, null), given));
  }
  for (const node of module.syntax.body) {
    if (node.kind !== 'ClassDef' || !node.body.some(isSubclassHook)) continue;
    const base = globalOf(interp, module, node.name);
    if (base?.k === 'class') runSubclassHooks(interp, base.cls);
  }
  for (const decorator of registrars(module, name)) {
    for (const value of decoratedBy(interp, module, decorator)) put(value);
  }
}

const isSubclassHook = (statement: Stmt): boolean =>
  statement.kind === 'FunctionDef' && statement.name === '__init_subclass__';

const registrationTables = new WeakMap<Interp, ReadonlyMap<string, ReadonlySet<string>>>();
/** `@name.method` and `name.method(` at the beginning of a line, the name perhaps behind that of its module. */
const REGISTRATION = /^@?(?:\w+\.)*?(\w+)\.\w+\s*(?:\(|$)/gm;

/** The project files in which a method of something under a name is called, or decorates, at module level. */
function registrationFiles(interp: Interp): ReadonlyMap<string, ReadonlySet<string>> {
  const known = registrationTables.get(interp);
  if (known) return known;
  const table = new Map<string, Set<string>>();
  for (const path of interp.project.files.paths)
    for (const [, name = ''] of interp.project.files.text(path)?.matchAll(REGISTRATION) ?? []) {
      const paths = table.get(name);
      if (paths) paths.add(path);
      else table.set(name, new Set([path]));
    }
  registrationTables.set(interp, table);
  return table;
}

/** Calls what modules call of an object when they are imported: what its methods keep is then in it. */
function runRegistrations(interp: Interp, name: string, object: ValueInstance): void {
  for (const path of registrationFiles(interp).get(name) ?? []) {
    const module = moduleAt(interp, path);
    if (!module) continue;
    const frame = staticFrame(module, null, null);
    for (const node of module.syntax.body) {
      if (node.kind === 'Expr') {
        if (isMethodOf(interp, module, node.value, name, object))
          makeLasting(() => evaluate(interp, frame, node.value));
      } else if (node.kind === 'FunctionDef' || node.kind === 'ClassDef') {
        if (node.decorators.some(({ expr }) => isMethodOf(interp, module, expr, name, object)))
          globalOf(interp, module, node.name);
      }
    }
  }
}

/** Whether an expression is a method of that object, or a call of one. */
function isMethodOf(
  interp: Interp,
  module: ModuleInfo,
  expr: Expr,
  name: string,
  object: ValueInstance,
): boolean {
  const method = expr.kind === 'Call' ? expr.func : expr;
  if (method.kind !== 'Attribute') return false;
  const holder = method.value;
  const last = holder.kind === 'Name' ? holder.id : holder.kind === 'Attribute' ? holder.attr : '';
  if (last !== name) return false;
  const value = evaluate(interp, staticFrame(module, null, null), holder);
  return alternatives(value).some((part) => part.k === 'instance' && part.cell === object.cell);
}

/** What a statement puts into the container. */
function putInto(statement: Stmt, name: string): Expr | null {
  const isContainer = (expr: Expr): boolean => expr.kind === 'Name' && expr.id === name;
  if (statement.kind === 'Assign') {
    const [target] = statement.targets;
    return target?.kind === 'Subscript' && isContainer(target.value) ? statement.value : null;
  }
  if (statement.kind !== 'Expr' || statement.value.kind !== 'Call') return null;
  const { func, args } = statement.value;
  if (func.kind !== 'Attribute' || !isContainer(func.value) || !FILLS.has(func.attr)) return null;
  return args.at(-1)?.value ?? null;
}

/** Functions of the module that put what they are handed into the container, or that give such a function. */
function registrars(module: ModuleInfo, name: string): readonly FunctionDef[] {
  if (!module.text.includes(`${name}[`) && !module.text.includes(`${name}.`)) return [];
  return module.syntax.body.filter((top) => top.kind === 'FunctionDef').filter((top) => registers(top, name));
}

function registers(fn: FunctionDef, name: string): boolean {
  const visit = (body: readonly Stmt[]): boolean =>
    body.some((statement) => {
      if (statement.kind === 'FunctionDef') return registers(statement, name);
      const given = putInto(statement, name);
      const isHanded = given?.kind === 'Name' && fn.params.some((param) => param.name === given.id);
      return isHanded || innerBodies(statement).some(visit);
    });
  return visit(fn.body);
}

/** Functions and classes of the project that stand under a decorator. */
function decoratedBy(interp: Interp, home: ModuleInfo, decorator: FunctionDef): readonly Value[] {
  const found: Value[] = [];
  for (const path of interp.project.files.mentioning(decorator.name)) {
    const module = path === home.file ? home : moduleAt(interp, path);
    if (!module) continue;
    for (const node of module.syntax.body) {
      if (node.kind !== 'FunctionDef' && node.kind !== 'ClassDef') continue;
      if (!node.decorators.some(({ expr }) => isThat(interp, module, expr, decorator))) continue;
      const value = globalOf(interp, module, node.name);
      if (value) found.push(value);
    }
  }
  return found;
}

function isThat(interp: Interp, module: ModuleInfo, expr: Expr, decorator: FunctionDef): boolean {
  const callee = expr.kind === 'Call' ? expr.func : expr;
  const last = callee.kind === 'Name' ? callee.id : callee.kind === 'Attribute' ? callee.attr : '';
  if (last !== decorator.name && callee.kind !== 'Name') return false;
  const value = evaluate(interp, staticFrame(module, null, null), callee);
  return alternatives(value).some((part) => part.k === 'function' && part.fn.node === decorator);
}
