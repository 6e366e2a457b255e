/**
 * A small static evaluator: executes the top level of modules over known and symbolic values. It reads settings
 * and URLconfs, which are code, without ever running them. It never throws; what it can't tell is `unknown`, and
 * the work it does for one module is bounded.
 */
import type * as ast from '../python/ast.ts';
import { walk } from '../python/index.ts';
import { createAssignment } from './static-assignment.ts';
import { type BuiltinContext, callBuiltin } from './static-builtins.ts';
import type { Frame, StaticCore, StaticNote } from './static-core.ts';
import { createExpressions } from './static-expressions.ts';
import type { StaticHost } from './static-host.ts';
import { createInstances } from './static-instances.ts';
import { createMemory } from './static-memory.ts';
import { callOnNames } from './static-namespaces.ts';
import { createStatements } from './static-statements.ts';
import {
  choice,
  dottedName,
  item,
  join,
  newScope,
  openDict,
  type Place,
  ref,
  restItem,
  type Scope,
  type StaticArgument,
  type StaticCall,
  type StaticClass,
  type StaticFunction,
  type StaticItem,
  type StaticModule,
  type StaticValue,
  scalar,
  sequence,
  textOf,
  UNKNOWN,
} from './static-values.ts';

/** The top level of one module, evaluated. */
export interface StaticNamespace {
  readonly file: string;
  readonly names: ReadonlyMap<string, StaticValue>;
  readonly scope: Scope;
  /** Calls that stand as statements (`router.register(...)`), in order. */
  readonly calls: readonly StaticCall[];
  /** Functions and classes defined at the top level, under `if` and `try` too. */
  readonly definitions: readonly (StaticFunction | StaticClass)[];
  /** Modules outside the project whose names came in by a star import. */
  readonly stars: readonly string[];
}

export interface StaticEvaluator {
  /** The evaluated top level of a file; empty when it can't be parsed. */
  module(path: string): StaticNamespace;
  /**
   * What was met so far that the values do not show. `opaque`: code that may set any name of the module (`exec`).
   * `environment`: the environment decides which file is read.
   */
  readonly notes: readonly StaticNote[];
  /** The top-level statements of a file; none when it can't be parsed. */
  statements(path: string): readonly ast.Stmt[];
  /** The file or package folder that a dotted name means, seen from a file. */
  findModule(name: string, from: string): StaticModule | null;
  /** Looks through imports. */
  resolve(value: StaticValue): StaticValue;
  /** Looks through imports and evaluates calls of project functions. */
  force(value: StaticValue): StaticValue;
  /** The items of a value that can be iterated; null when it is not known to be a sequence. */
  items(value: StaticValue): readonly StaticItem[] | null;
  /** `value.name`, resolved. */
  attribute(value: StaticValue, name: string): StaticValue;
  /** Evaluates an expression in a module's or class body's names. */
  evaluate(expr: ast.Expr, scope: Scope): StaticValue;
  /** The names a function of that module sees: its parameters (unknown), what it imports itself, the module's. */
  localScope(path: string, node: ast.FunctionDef): Scope;
  /** The values of a function's or class's decorators, outermost first. */
  decorators(definition: StaticFunction | StaticClass): readonly StaticValue[];
  /** What a name gives on an instance of a class: properties and plain methods are called; null when there is none. */
  member(definition: StaticClass, name: string): StaticValue | null;
  bases(definition: StaticClass): readonly StaticValue[];
  /** Names bound in the class body, evaluated; inherited ones not included. */
  classNames(definition: StaticClass): ReadonlyMap<string, StaticValue>;
  dotted(value: StaticValue): string | null;
  placeOf(file: string, offset: number): Place;
}

/** How many nodes are evaluated at most for one module, or one question; what is beyond is unknown. */
const BUDGET = 300_000;
/** How deep expressions are nested, and values lead to values, at most. */
const NESTING = 400;
/** How deep calls of project functions are followed. */
const CALL_DEPTH = 8;

/**
 * An evaluator with its own memory of modules. Two that share nothing see the same files independently, so that
 * one settings module changing another's list does not show elsewhere.
 */
export function createStaticEvaluator(host: StaticHost): StaticEvaluator {
  const memory = createMemory();
  const notes: StaticNote[] = [];
  const modules = new Map<string, StaticNamespace>();
  const classes = new Map<ast.ClassDef, ReadonlyMap<string, StaticValue>>();
  let spent = 0;
  let depth = 0;
  let running = 0;

  function spend(): boolean {
    return ++spent <= BUDGET;
  }

  /** Computes within the limits of work and depth; unknown beyond them. */
  function bounded(compute: () => StaticValue): StaticValue {
    if (depth === 0 && running === 0) spent = 0;
    if (depth > NESTING || !spend()) return UNKNOWN;
    depth++;
    const value = compute();
    depth--;
    return value;
  }

  function placeOf(file: string, offset: number): Place {
    return { file, line: host.parse(file)?.lines.line(offset) ?? 1 };
  }

  function at(node: ast.Range, scope: Scope): Place {
    return placeOf(scope.file, node.start);
  }

  const dotted = (value: StaticValue): string | null => dottedName(value, host.moduleName);

  const builtins: BuiltinContext = {
    force,
    items: itemsOf,
    call: (fn, args) => callFunction(fn, args),
    dotted,
  };

  function evaluate(node: ast.Expr, scope: Scope): StaticValue {
    return bounded(() => expressions.evaluate(node, scope));
  }

  const core: StaticCore = {
    host,
    at,
    spend,
    dotted,
    resolve,
    force,
    itemsOf,
    attribute,
    evaluate,
    call,
    decide: (test, scope) => expressions.decide(test, scope),
    binary: (op, left, right, node, scope) => expressions.binary(op, left, right, node, scope),
    note,
    memory,
    setName: (name, value, scope) => assignment.setName(name, value, scope),
    change: (target, before, after, scope) => assignment.change(target, before, after, scope),
    assign: (target, value, scope) => assignment.assign(target, value, scope),
    remove: (target, scope) => assignment.remove(target, scope),
    execute,
    importName,
    importFrom,
    setModuleName,
    findModule,
    relative,
    member,
    throughStars,
  };
  const expressions = createExpressions(core);
  const assignment = createAssignment(core);
  const statements = createStatements(core);
  const instances = createInstances({
    ...core,
    classMember: (definition, name) => classMember(definition, name, 0),
    decorators,
    bases,
    callFunction,
    bindParameters,
  });

  function execute(body: readonly ast.Stmt[], frame: Frame): ReturnType<StaticCore['execute']> {
    return statements.execute(body, frame);
  }

  function note(found: StaticNote): void {
    const isSame = (each: StaticNote): boolean =>
      each.what === found.what &&
      each.place.file === found.place.file &&
      each.place.line === found.place.line;
    if (!notes.some(isSame)) notes.push(found);
  }

  // Modules and imports

  function module(path: string): StaticNamespace {
    const known = modules.get(path);
    if (known !== undefined) return known;
    const scope = newScope(path, null);
    const frame: Frame = { scope, calls: [], definitions: [], returns: [] };
    const namespace: StaticNamespace = {
      file: path,
      get names() {
        return scope.names;
      },
      scope,
      calls: frame.calls,
      definitions: frame.definitions,
      stars: scope.stars,
    };
    modules.set(path, namespace);
    const parsed = host.parse(path);
    if (parsed !== null) {
      const before = spent;
      spent = 0;
      running++;
      memory.inScope(scope, () => execute(parsed.syntax.body, frame));
      running--;
      spent = before;
    }
    return namespace;
  }

  function localScope(path: string, node: ast.FunctionDef): Scope {
    const scope = newScope(path, module(path).scope);
    for (const parameter of node.params) scope.names.set(parameter.name, UNKNOWN);
    walk(node, (inner) => {
      if (inner.kind === 'Import') for (const alias of inner.names) importName(alias, scope);
      if (inner.kind === 'ImportFrom') importFrom(inner, scope);
    });
    return scope;
  }

  function findModule(name: string, from: string): StaticModule | null {
    const path = host.findModule(name, from);
    if (path !== null) return moduleValue(host.moduleName(path), path);
    const folder = host.findFolder(name, from);
    return folder === null ? null : { k: 'module', name, path: null, folder, place: null, assumed: null };
  }

  function moduleValue(name: string, path: string): StaticModule {
    const folder = path.endsWith('__init__.py') ? path.slice(0, -'/__init__.py'.length) : null;
    return { k: 'module', name, path, folder, place: null, assumed: null };
  }

  function relative(from: string, level: number, name: string): StaticModule | null {
    const path = host.relativeModule(from, level, name);
    if (path !== null) return moduleValue(host.moduleName(path), path);
    const folder = host.relativeFolder(from, level, name);
    if (folder === null || !host.hasFolder(folder)) return null;
    return { k: 'module', name: folder.replaceAll('/', '.'), path: null, folder, place: null, assumed: null };
  }

  function submodule(parent: StaticModule, name: string): StaticModule | null {
    if (parent.folder === null) return null;
    const base = parent.folder === '' ? name : `${parent.folder}/${name}`;
    for (const path of [`${base}.py`, `${base}/__init__.py`]) {
      if (host.has(path)) return moduleValue(host.moduleName(path), path);
    }
    if (!host.hasFolder(base)) return null;
    return {
      k: 'module',
      name: `${parent.name}.${name}`,
      path: null,
      folder: base,
      place: null,
      assumed: null,
    };
  }

  /** Looks a name up in a module of the project: its own names, then its submodules. */
  function member(owner: StaticModule, name: string): StaticValue | null {
    if (owner.path !== null) {
      const namespace = module(owner.path);
      const value = namespace.names.get(name);
      if (value !== undefined) {
        const isItself = value.k === 'import' && value.attr === name && value.module.path === owner.path;
        if (!isItself) return value;
      }
      const inner = submodule(owner, name);
      if (inner !== null) return inner;
      return throughStars(namespace.stars, name);
    }
    return submodule(owner, name);
  }

  function throughStars(stars: readonly string[], name: string): StaticValue | null {
    if (stars.length === 0) return null;
    return choice(stars.map((star) => ref(`${star}.${name}`)));
  }

  function resolve(value: StaticValue): StaticValue {
    let current = value;
    for (let steps = 0; current.k === 'import' && steps < 50; steps++) {
      current = member(current.module, current.attr) ?? UNKNOWN;
    }
    if (current.k === 'import') return UNKNOWN;
    if (current.k === 'ref') return host.external(current.name) ?? current;
    return current;
  }

  function attribute(value: StaticValue, name: string): StaticValue {
    const base = resolve(value);
    switch (base.k) {
      case 'module':
        return resolve(member(base, name) ?? UNKNOWN);
      case 'ref':
        return resolve(ref(`${base.name}.${name}`, base.place));
      case 'class': {
        // A method belongs to its class (`Detail.as_view`), so it stays an attribute of it.
        const value = resolve(classMember(base, name, 0) ?? UNKNOWN);
        const isMethod = value.k === 'function' && value.node.kind === 'FunctionDef';
        return value.k === 'unknown' || (isMethod && !isStatic(value))
          ? symbolicAttribute(base, name)
          : value;
      }
      case 'choice':
        return choice(base.of.map((each) => attribute(each, name)));
      case 'call': {
        const definition = resolve(base.callee);
        const found = definition.k === 'class' ? instances.attribute(definition, base.args, name) : null;
        return found ?? symbolicAttribute(base, name);
      }
      case 'unknown':
        return base;
      default:
        return symbolicAttribute(base, name);
    }
  }

  function isStatic(method: StaticFunction): boolean {
    return decorators(method).some((decorator) => dotted(resolve(decorator)) === 'staticmethod');
  }

  function symbolicAttribute(value: StaticValue, attr: string): StaticValue {
    return { k: 'attribute', value, attr, place: value.place, assumed: value.assumed };
  }

  // Classes

  function classNames(definition: StaticClass): ReadonlyMap<string, StaticValue> {
    const known = classes.get(definition.node);
    if (known !== undefined) return known;
    const scope: Scope = { ...newScope(definition.file, definition.scope), owner: definition };
    classes.set(definition.node, scope.names);
    memory.inScope(scope, () =>
      execute(definition.node.body, { scope, calls: [], definitions: [], returns: [] }),
    );
    return scope.names;
  }

  function classMember(definition: StaticClass, name: string, depth: number): StaticValue | null {
    const own = classNames(definition).get(name);
    if (own !== undefined) return own;
    if (depth > 20) return null;
    for (const base of bases(definition)) {
      const resolved = resolve(base);
      const found = resolved.k === 'class' ? classMember(resolved, name, depth + 1) : null;
      if (found !== null) return found;
    }
    return null;
  }

  function bases(definition: StaticClass): readonly StaticValue[] {
    return definition.node.args
      .filter((argument) => argument.kind === 'positional')
      .map((argument) => resolve(evaluate(argument.value, definition.scope)));
  }

  function decorators(definition: StaticFunction | StaticClass): readonly StaticValue[] {
    if (definition.node.kind === 'Lambda') return [];
    return definition.node.decorators.map((decorator) => evaluate(decorator.expr, definition.scope));
  }

  // Imports

  function importName(alias: ast.Alias, scope: Scope): void {
    const name = alias.asname === null ? (alias.name.split('.')[0] ?? alias.name) : alias.name;
    memory.bind(scope.names, alias.asname ?? name, findModule(name, scope.file) ?? ref(name));
  }

  function importFrom(node: ast.ImportFrom, scope: Scope): void {
    const source =
      node.level > 0 ? relative(scope.file, node.level, node.module) : findModule(node.module, scope.file);
    for (const alias of node.names) {
      if (alias.name === '*') {
        if (source === null) {
          if (node.level === 0) scope.stars.push(node.module);
        } else if (source.path !== null && source.path !== scope.file) {
          importStar(source, source.path, scope);
        }
        continue;
      }
      const bound = alias.asname ?? alias.name;
      if (source !== null) {
        memory.bind(scope.names, bound, importOf(source, alias.name));
      } else {
        memory.bind(scope.names, bound, node.level > 0 ? UNKNOWN : ref(`${node.module}.${alias.name}`));
      }
    }
  }

  function importStar(source: StaticModule, path: string, scope: Scope): void {
    const namespace = module(path);
    const all = namespace.names.get('__all__');
    const listed = all === undefined ? null : itemsOf(all);
    if (listed?.every((each) => !each.rest && textOf(each.value) !== null)) {
      for (const each of listed) {
        const name = textOf(each.value) ?? '';
        memory.bind(scope.names, name, namespace.names.get(name) ?? importOf(source, name));
      }
      return;
    }
    for (const [name, value] of namespace.names) {
      if (!name.startsWith('_')) memory.bind(scope.names, name, value);
    }
    scope.stars.push(...namespace.stars);
  }

  function importOf(source: StaticModule, attr: string): StaticValue {
    return { k: 'import', module: source, attr, place: null, assumed: null };
  }

  function setModuleName(path: string, name: string, value: StaticValue): void {
    memory.bind(module(path).scope.names, name, value);
  }

  // Calls

  function argumentsOf(node: ast.Call, scope: Scope): readonly StaticArgument[] {
    return node.args.flatMap((argument): readonly StaticArgument[] => {
      const value = evaluate(argument.value, scope);
      if (argument.kind !== 'star') return [{ kind: argument.kind, name: argument.name, value }];
      const items = itemsOf(value);
      if (items === null) return [{ kind: 'star', name: null, value }];
      return items.map((each) => ({
        kind: each.rest ? 'star' : 'positional',
        name: null,
        value: each.value,
      }));
    });
  }

  function call(node: ast.Call, scope: Scope): StaticValue {
    const callee = evaluate(node.func, scope);
    const args = argumentsOf(node, scope);
    const place = at(node, scope);
    const names = callOnNames(core, node, callee, args, place, scope);
    if (names !== null) return names;
    const object = node.func.kind === 'Attribute' ? force(evaluate(node.func.value, scope)) : null;
    const isUpdate = node.func.kind === 'Attribute' && node.func.attr === 'update' && object !== null;
    const receiver = isUpdate ? openDict(object) : object;
    const known = callBuiltin(callee, receiver, node, args, place, builtins);
    if (known !== null) {
      if (receiver !== null && known.changed !== null && node.func.kind === 'Attribute') {
        core.change(node.func.value, receiver, known.changed, scope);
      }
      return known.value;
    }
    const parent = args.length === 0 && dotted(callee) === 'super' ? superclass(scope) : null;
    const value: StaticCall = { k: 'call', callee: parent ?? callee, args, node, place, assumed: null };
    const fn = resolve(callee);
    if (fn.k === 'function' && hasEffect(fn.node)) force(value);
    return value;
  }

  /** The class whose members `super()` gives in a method: the first base that is the project's. */
  function superclass(scope: Scope): StaticClass | null {
    for (let current: Scope | null = scope; current !== null; current = current.parent) {
      if (current.owner === undefined) continue;
      return bases(current.owner).find((base) => base.k === 'class') ?? null;
    }
    return null;
  }

  /** Whether running a function may change what is outside it: such a one is run where it is called, and once. */
  function hasEffect(node: ast.FunctionDef | ast.Lambda): boolean {
    const known = effects.get(node);
    if (known !== undefined) return known;
    let found = false;
    if (node.kind === 'FunctionDef') {
      walk(node, (inner) => {
        const isItem = inner.kind === 'Assign' && inner.targets.some((target) => target.kind === 'Subscript');
        const isCall = inner.kind === 'Expr' && inner.value.kind === 'Call';
        found ||= isItem || isCall || inner.kind === 'AugAssign' || inner.kind === 'Global';
      });
    }
    effects.set(node, found);
    return found;
  }

  /** Binds the arguments, runs the body, and joins what it may return; null when it can't be followed. */
  function callFunction(fn: StaticFunction, args: readonly StaticArgument[]): StaticValue | null {
    if (active.size > CALL_DEPTH || active.has(fn.node) || spent > BUDGET) return null;
    const scope = newScope(fn.file, fn.scope);
    bindParameters(fn, args, scope);
    active.add(fn.node);
    const { node } = fn;
    const result = memory.inScope(scope, () =>
      node.kind === 'Lambda' ? force(evaluate(node.body, scope)) : runBody(node, scope),
    );
    active.delete(fn.node);
    return result;
  }

  const active = new Set<ast.FunctionDef | ast.Lambda>();
  const effects = new Map<ast.FunctionDef | ast.Lambda, boolean>();
  /** What calls have given: a function is run once for each. */
  const results = new WeakMap<StaticCall, StaticValue>();

  function runBody(node: ast.FunctionDef, scope: Scope): StaticValue | null {
    if (node.isAsync || node.isGenerator) return null;
    const frame: Frame = { scope, calls: [], definitions: [], returns: [] };
    const outcome = execute(node.body, frame);
    const values = frame.returns.map(force);
    if (outcome === 'next') values.push(scalar(null));
    const [first, ...others] = values;
    return first === undefined ? null : others.reduce((a, b) => join(a, b), first);
  }

  function bindParameters(fn: StaticFunction, args: readonly StaticArgument[], scope: Scope): void {
    const positional = args.filter((argument) => argument.kind === 'positional').map((each) => each.value);
    const named = new Map(
      args.flatMap((argument) => (argument.name === null ? [] : [[argument.name, argument.value] as const])),
    );
    const isOpen = args.some((argument) => argument.kind === 'star' || argument.kind === 'doublestar');
    for (const parameter of fn.node.params) {
      if (parameter.kind === 'vararg') {
        const items = positional.splice(0).map((value) => item(value));
        scope.names.set(parameter.name, sequence('tuple', isOpen ? [...items, restItem(UNKNOWN)] : items));
        continue;
      }
      if (parameter.kind === 'kwarg') {
        const entries = [...named].map(([name, value]) => ({ key: scalar(name), value, conditional: false }));
        scope.names.set(parameter.name, { k: 'dict', entries, open: isOpen, place: null, assumed: null });
        continue;
      }
      const given =
        (parameter.kind === 'kwonly' ? undefined : positional.shift()) ?? named.get(parameter.name);
      named.delete(parameter.name);
      if (given !== undefined) scope.names.set(parameter.name, given);
      else if (parameter.default !== null && !isOpen) {
        scope.names.set(parameter.name, evaluate(parameter.default, fn.scope));
      } else scope.names.set(parameter.name, UNKNOWN);
    }
  }

  function force(value: StaticValue): StaticValue {
    return bounded(() => forceOnce(resolve(value)));
  }

  function forceOnce(value: StaticValue): StaticValue {
    if (value.k === 'choice' && value.of.some((each) => each.k === 'import' || each.k === 'call')) {
      return choice(value.of.map(force));
    }
    if (value.k !== 'call') return value;
    const callee = resolve(value.callee);
    if (callee.k !== 'function') return value;
    const known = results.get(value);
    if (known !== undefined) return known;
    const result = callFunction(callee, value.args);
    if (result !== null) results.set(value, result);
    return result ?? value;
  }

  /** The items of a value that can be iterated; null when it is not known to be a sequence. */
  function itemsOf(value: StaticValue): readonly StaticItem[] | null {
    const forced = force(value);
    switch (forced.k) {
      case 'sequence':
        return forced.items;
      case 'dict':
        return [
          ...forced.entries.map((entry) => ({
            value: entry.key,
            conditional: entry.conditional,
            rest: false,
          })),
          ...(forced.open ? [restItem(UNKNOWN)] : []),
        ];
      case 'scalar':
        return typeof forced.value === 'string'
          ? [...forced.value].map((character) => item(scalar(character, forced.place)))
          : null;
      case 'choice': {
        const options = forced.of.filter((each) => each.k === 'sequence' || each.k === 'dict');
        const lists = options.map((each) => sequence('list', itemsOf(each) ?? []));
        const [first, ...others] = lists;
        if (first === undefined) return null;
        const joined = others.reduce<StaticValue>((a, b) => join(a, b), first);
        const items = joined.k === 'sequence' ? joined.items : [];
        const isPartial = options.length < forced.of.length;
        return isPartial ? items.map((each) => ({ ...each, conditional: true })) : items;
      }
      default:
        return null;
    }
  }

  return {
    notes,
    module,
    statements: (path) => host.parse(path)?.syntax.body ?? [],
    findModule,
    resolve,
    force,
    items: itemsOf,
    attribute,
    member: (definition, name) => instances.member(definition, name),
    evaluate,
    localScope,
    decorators,
    bases,
    classNames,
    dotted,
    placeOf,
  };
}
