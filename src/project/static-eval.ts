/**
 * A small static evaluator: executes the top level of modules over known and symbolic values. It reads settings
 * and URLconfs, which are code, without ever running them. It never throws; what it can't tell is `unknown`, and
 * an amount of work is the most it does for one project.
 */
import type * as ast from '../python/ast.ts';
import { type LineIndex, walk } from '../python/index.ts';
import { type BuiltinContext, callBuiltin } from './static-builtins.ts';
import {
  compare,
  formatPercent,
  literalParts,
  operate,
  sliceItems,
  toText,
  truthOf,
} from './static-operators.ts';
import {
  type Assumption,
  choice,
  dottedName,
  findEntry,
  item,
  join,
  likeliest,
  type Place,
  ref,
  restItem,
  type Scope,
  type StaticArgument,
  type StaticCall,
  type StaticClass,
  type StaticDict,
  type StaticFunction,
  type StaticItem,
  type StaticModule,
  type StaticSequence,
  type StaticValue,
  scalar,
  sequence,
  textOf,
  UNKNOWN,
  withEntry,
} from './static-values.ts';

/** What the evaluator needs to know of the project around it. */
export interface StaticHost {
  /** Syntax and line index (with the text) of a file; null when it can't be parsed. */
  parse(path: string): { readonly syntax: ast.ModuleSyntax; readonly lines: LineIndex } | null;
  has(path: string): boolean;
  /** Whether any file of the project lies in the folder. */
  hasFolder(folder: string): boolean;
  moduleName(path: string): string;
  findModule(name: string, from: string): string | null;
  /** Folder of a package without `__init__.py`. */
  findFolder(name: string, from: string): string | null;
  relativeModule(from: string, level: number, module: string): string | null;
  relativeFolder(from: string, level: number, module: string): string | null;
  /** Files of the project that match a path with `*`, relative to a folder. */
  glob(folder: string, pattern: string): readonly string[];
  /** Value of something outside the project (`django.VERSION`), null when not known. */
  external(name: string): StaticValue | null;
}

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
  /** The top-level statements of a file; none when it can't be parsed. */
  statements(path: string): readonly ast.Stmt[];
  /** The file or package folder that a dotted name means, seen from a file. */
  findModule(name: string, from: string): StaticModule | null;
  /** Looks through imports. */
  resolve(value: StaticValue): StaticValue;
  /** Looks through imports and evaluates calls of project functions. */
  force(value: StaticValue): StaticValue;
  /** `value.name`, resolved. */
  attribute(value: StaticValue, name: string): StaticValue;
  /** Evaluates an expression in a module's or class body's names. */
  evaluate(expr: ast.Expr, scope: Scope): StaticValue;
  /** The names a function of that module sees: its parameters (unknown), what it imports itself, the module's. */
  localScope(path: string, node: ast.FunctionDef): Scope;
  /** The values of a function's or class's decorators, outermost first. */
  decorators(definition: StaticFunction | StaticClass): readonly StaticValue[];
  bases(definition: StaticClass): readonly StaticValue[];
  /** Names bound in the class body, evaluated; inherited ones not included. */
  classNames(definition: StaticClass): ReadonlyMap<string, StaticValue>;
  dotted(value: StaticValue): string | null;
  placeOf(file: string, offset: number): Place;
}

/** How many nodes are evaluated at most for one module, or one question; what is beyond is unknown. */
const BUDGET = 300_000;
/** How deep expressions are nested at most. */
const NESTING = 400;
/** How deep values lead to values at most: names that import each other never end. */
const FORCING = 60;
/** How deep calls of project functions are followed. */
const CALL_DEPTH = 8;
/** Longest sequence that a loop or comprehension is unrolled over. */
const UNROLL = 2_000;

type Outcome = 'next' | 'return' | 'break' | 'continue' | 'raise';

/** What running a body collects besides names. */
interface Frame {
  readonly scope: Scope;
  readonly calls: StaticCall[];
  readonly definitions: (StaticFunction | StaticClass)[];
  readonly returns: StaticValue[];
}

/**
 * An evaluator with its own memory of modules. Two that share nothing see the same files independently, so that
 * one settings module changing another's list does not show elsewhere.
 */
export function createStaticEvaluator(host: StaticHost): StaticEvaluator {
  const modules = new Map<string, StaticNamespace>();
  const classes = new Map<ast.ClassDef, ReadonlyMap<string, StaticValue>>();
  let spent = 0;
  let nesting = 0;
  let running = 0;
  let forcing = 0;

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

  // Modules and imports

  function module(path: string): StaticNamespace {
    const known = modules.get(path);
    if (known !== undefined) return known;
    const scope: Scope = { file: path, names: new Map(), parent: null, stars: [] };
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
      execute(parsed.syntax.body, frame);
      running--;
      spent = before;
    }
    return namespace;
  }

  function localScope(path: string, node: ast.FunctionDef): Scope {
    const scope: Scope = { file: path, names: new Map(), parent: module(path).scope, stars: [] };
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
    const scope: Scope = { file: definition.file, names: new Map(), parent: definition.scope, stars: [] };
    classes.set(definition.node, scope.names);
    execute(definition.node.body, { scope, calls: [], definitions: [], returns: [] });
    classes.set(definition.node, scope.names);
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

  // Statements

  function execute(body: readonly ast.Stmt[], frame: Frame): Outcome {
    for (const statement of body) {
      const outcome = step(statement, frame);
      if (outcome !== 'next') return outcome;
    }
    return 'next';
  }

  function step(node: ast.Stmt, frame: Frame): Outcome {
    if (++spent > BUDGET) return 'next';
    const { scope } = frame;
    switch (node.kind) {
      case 'FunctionDef':
      case 'ClassDef':
        define(node, frame);
        return 'next';
      case 'Import':
        for (const alias of node.names) importName(alias, scope);
        return 'next';
      case 'ImportFrom':
        importFrom(node, scope);
        return 'next';
      case 'Assign': {
        const value = evaluate(node.value, scope);
        for (const target of node.targets) assign(target, value, scope);
        return 'next';
      }
      case 'AnnAssign':
        if (node.value !== null) assign(node.target, evaluate(node.value, scope), scope);
        return 'next';
      case 'AugAssign': {
        const left = force(evaluate(node.target, scope));
        const right = evaluate(node.value, scope);
        assign(node.target, binary(node.op, left, right, node, scope), scope);
        return 'next';
      }
      case 'Delete':
        for (const target of node.targets) remove(target, scope);
        return 'next';
      case 'Expr':
        evaluateStatement(node.value, frame);
        return 'next';
      case 'If':
        return branch(node.test, node.body, node.orelse, frame);
      case 'For':
        return loop(node, frame);
      case 'While':
        maybe(() => execute(node.body, frame), scope);
        return 'next';
      case 'With':
        for (const each of node.items) {
          const value = evaluate(each.context, scope);
          if (each.target !== null) assign(each.target, value.k === 'unknown' ? value : UNKNOWN, scope);
        }
        return execute(node.body, frame);
      case 'Try':
        return attempt(node, frame);
      case 'Match': {
        evaluate(node.subject, scope);
        for (const each of node.cases) maybe(() => execute(each.body, frame), scope);
        return 'next';
      }
      case 'Return':
        frame.returns.push(node.value === null ? scalar(null) : evaluate(node.value, scope));
        return 'return';
      case 'Raise':
        return 'raise';
      case 'Break':
        return 'break';
      case 'Continue':
        return 'continue';
      default:
        return 'next';
    }
  }

  function define(node: ast.FunctionDef | ast.ClassDef, frame: Frame): void {
    const { scope } = frame;
    const place = at({ start: node.nameRange.start, end: node.nameRange.end }, scope);
    const base = { file: scope.file, name: node.name, scope, place, assumed: null };
    const value: StaticFunction | StaticClass =
      node.kind === 'ClassDef' ? { k: 'class', node, ...base } : { k: 'function', node, ...base };
    frame.definitions.push(value);
    scope.names.set(node.name, value);
  }

  function importName(alias: ast.Alias, scope: Scope): void {
    const name = alias.asname === null ? (alias.name.split('.')[0] ?? alias.name) : alias.name;
    scope.names.set(alias.asname ?? name, findModule(name, scope.file) ?? ref(name));
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
        scope.names.set(bound, { k: 'import', module: source, attr: alias.name, place: null, assumed: null });
      } else {
        scope.names.set(bound, node.level > 0 ? UNKNOWN : ref(`${node.module}.${alias.name}`));
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
        scope.names.set(name, namespace.names.get(name) ?? importOf(source, name));
      }
      return;
    }
    for (const [name, value] of namespace.names) {
      if (!name.startsWith('_')) scope.names.set(name, value);
    }
    scope.stars.push(...namespace.stars);
  }

  function importOf(source: StaticModule, attr: string): StaticValue {
    return { k: 'import', module: source, attr, place: null, assumed: null };
  }

  /** Runs both sides where the test is not known, and only the right one where it is. */
  function branch(
    test: ast.Expr,
    body: readonly ast.Stmt[],
    orelse: readonly ast.Stmt[],
    frame: Frame,
  ): Outcome {
    const { scope } = frame;
    const truth = decide(test, scope);
    if (truth.certain) return execute(truth.likely ? body : orelse, frame);
    const [first, second] = truth.likely ? [body, orelse] : [orelse, body];
    return either(
      () => execute(first, frame),
      () => execute(second, frame),
      scope,
    );
  }

  /** Runs both from the same names and joins what they leave; a side that raises leaves nothing. */
  function either(first: () => Outcome, second: () => Outcome, scope: Scope): Outcome {
    const before = scope.names;
    scope.names = new Map(before);
    const outcome = first();
    const after = scope.names;
    scope.names = new Map(before);
    const other = second();
    const otherAfter = scope.names;
    const firstGoesOn = outcome === 'next';
    const secondGoesOn = other === 'next';
    if (firstGoesOn && secondGoesOn) scope.names = joinNames(after, otherAfter);
    else if (firstGoesOn) scope.names = after;
    else if (secondGoesOn) scope.names = otherAfter;
    else scope.names = outcome === 'raise' ? otherAfter : joinNames(after, otherAfter);
    if (firstGoesOn || secondGoesOn) return 'next';
    return outcome === 'raise' ? other : outcome;
  }

  /** Runs something that may not happen at all. */
  function maybe(run: () => Outcome, scope: Scope): Outcome {
    return either(run, () => 'next', scope);
  }

  function joinNames(
    a: Map<string, StaticValue>,
    b: ReadonlyMap<string, StaticValue>,
  ): Map<string, StaticValue> {
    for (const [name, value] of b) {
      const known = a.get(name);
      if (known === undefined) a.set(name, value);
      else if (known !== value) a.set(name, join(known, value));
    }
    return a;
  }

  function loop(node: ast.For, frame: Frame): Outcome {
    const { scope } = frame;
    const iterated = itemsOf(evaluate(node.iter, scope));
    if (iterated === null || iterated.length > UNROLL) {
      return maybe(() => {
        assign(node.target, UNKNOWN, scope);
        const outcome = execute(node.body, frame);
        return outcome === 'break' || outcome === 'continue' ? 'next' : outcome;
      }, scope);
    }
    for (const each of iterated) {
      const run = (): Outcome => {
        assign(node.target, each.rest ? UNKNOWN : each.value, scope);
        const outcome = execute(node.body, frame);
        return outcome === 'continue' ? 'next' : outcome;
      };
      const outcome = each.conditional || each.rest ? maybe(run, scope) : run();
      if (outcome === 'break') return 'next';
      if (outcome !== 'next') return outcome;
    }
    return execute(node.orelse, frame);
  }

  /** The body is taken as what happens; handlers are alternatives, unless they wait for an import that is there. */
  function attempt(node: ast.Try, frame: Frame): Outcome {
    const { scope } = frame;
    const main = (): Outcome => {
      const outcome = execute(node.body, frame);
      return outcome === 'next' ? execute(node.orelse, frame) : outcome;
    };
    const certain = importsSucceed(node, scope);
    let run = main;
    if (!certain) {
      for (const handler of node.handlers) {
        const previous = run;
        run = () =>
          either(
            previous,
            () => {
              if (handler.name !== null) scope.names.set(handler.name, UNKNOWN);
              return execute(handler.body, frame);
            },
            scope,
          );
      }
    }
    const outcome = run();
    const last = execute(node.finalbody, frame);
    return last === 'next' ? outcome : last;
  }

  /** Whether all handlers are for a failed import and every import of the body is of a project file. */
  function importsSucceed(node: ast.Try, scope: Scope): boolean {
    const catchesImports = node.handlers.every((handler) => {
      const types = handler.type?.kind === 'Tuple' ? handler.type.elts : [handler.type];
      return types.every(
        (type) => type?.kind === 'Name' && (type.id === 'ImportError' || type.id === 'ModuleNotFoundError'),
      );
    });
    if (!catchesImports) return false;
    return node.body.every((statement) => {
      if (statement.kind === 'ImportFrom') {
        const source =
          statement.level > 0
            ? relative(scope.file, statement.level, statement.module)
            : findModule(statement.module, scope.file);
        return (
          source !== null &&
          statement.names.every((alias) => alias.name === '*' || member(source, alias.name) !== null)
        );
      }
      if (statement.kind === 'Import') {
        return statement.names.every((alias) => findModule(alias.name, scope.file) !== null);
      }
      return statement.kind !== 'Expr' || statement.value.kind === 'Str';
    });
  }

  // Tests

  interface Decision {
    readonly certain: boolean;
    readonly likely: boolean;
  }

  /** A test on a setting that is a plain switch (`DEBUG`) is not certain: the next environment sets it otherwise. */
  function decide(test: ast.Expr, scope: Scope): Decision {
    const truth = truthOf(force(evaluate(test, scope)));
    return truth.certain && readsSwitch(test, scope) ? { certain: false, likely: truth.likely } : truth;
  }

  function readsSwitch(test: ast.Expr, scope: Scope): boolean {
    switch (test.kind) {
      case 'Name':
        return /^[A-Z][A-Z0-9_]*$/.test(test.id) && scope.names.get(test.id)?.k === 'scalar';
      case 'UnaryOp':
        return readsSwitch(test.operand, scope);
      case 'BoolOp':
        return test.values.some((value) => readsSwitch(value, scope));
      case 'Compare':
        return [test.left, ...test.comparators].some((value) => readsSwitch(value, scope));
      case 'Attribute':
        return (
          test.value.kind === 'Name' && test.value.id === 'settings' && /^[A-Z][A-Z0-9_]*$/.test(test.attr)
        );
      default:
        return false;
    }
  }

  // Assignment

  function assign(target: ast.Expr, value: StaticValue, scope: Scope): void {
    switch (target.kind) {
      case 'Name':
        scope.names.set(target.id, value);
        return;
      case 'Tuple':
      case 'List':
        unpack(target.elts, value, scope);
        return;
      case 'Starred':
        assign(target.value, value, scope);
        return;
      case 'Subscript':
        assignItem(target, value, scope);
        return;
      case 'Attribute': {
        const base = resolve(evaluate(target.value, scope));
        if (base.k === 'module' && base.path !== null) setModuleName(base.path, target.attr, value);
        return;
      }
      default:
        return;
    }
  }

  function setModuleName(path: string, name: string, value: StaticValue): void {
    const names = module(path).names;
    if (names instanceof Map) names.set(name, value);
  }

  function unpack(targets: readonly ast.Expr[], value: StaticValue, scope: Scope): void {
    const items = itemsOf(value);
    const star = targets.findIndex((target) => target.kind === 'Starred');
    const fits = (length: number): boolean =>
      star === -1 ? length === targets.length : length >= targets.length - 1;
    if (items === null || items.some((each) => each.rest) || !fits(items.length)) {
      for (const target of targets) assign(target, UNKNOWN, scope);
      return;
    }
    const tail = star === -1 ? 0 : targets.length - star - 1;
    targets.forEach((target, index) => {
      if (target.kind === 'Starred') {
        assign(target, sequence('list', items.slice(index, items.length - tail)), scope);
        return;
      }
      const position = star === -1 || index < star ? index : items.length - (targets.length - index);
      assign(target, items[position]?.value ?? UNKNOWN, scope);
    });
  }

  function assignItem(target: ast.Subscript, value: StaticValue, scope: Scope): void {
    const key = target.slice.kind === 'Slice' ? null : force(evaluate(target.slice, scope));
    if (target.value.kind === 'Call') {
      const name = dotted(resolve(evaluate(target.value.func, scope)));
      const variable = key === null ? null : textOf(key);
      if (variable !== null && (name === 'globals' || name === 'locals' || name === 'vars')) {
        scope.names.set(variable, value);
      }
      return;
    }
    const base = openDict(force(evaluate(target.value, scope)));
    if (base.k === 'dict') {
      assign(target.value, key === null ? base : withEntry(base, key, value), scope);
    } else if (base.k === 'sequence') {
      assign(target.value, replaceItems(base, target.slice, key, value, scope), scope);
    }
  }

  /** What is not known may be a dictionary: `DATABASES = {"default": dj_database_url.config()}`. */
  function openDict(value: StaticValue): StaticValue {
    if (value.k !== 'unknown' && value.k !== 'call') return value;
    return { k: 'dict', entries: [], open: true, place: value.place, assumed: null };
  }

  function replaceItems(
    base: StaticSequence,
    slice: ast.Expr,
    key: StaticValue | null,
    value: StaticValue,
    scope: Scope,
  ): StaticSequence {
    if (slice.kind === 'Slice') {
      const added = itemsOf(value) ?? [restItem(value)];
      const range = bounds(slice, base.items, scope);
      if (range === null || range.step !== 1) {
        const maybe = added.map((each) => ({ ...each, conditional: true }));
        return sequence(base.type, [...base.items, ...maybe], base.place);
      }
      const [before, after] = [
        base.items.slice(0, range.lower),
        base.items.slice(Math.max(range.lower, range.upper)),
      ];
      return sequence(base.type, [...before, ...added, ...after], base.place);
    }
    const index = key?.k === 'scalar' && typeof key.value === 'number' ? key.value : null;
    if (index === null) return { ...base, items: [...base.items, restItem(value)] };
    const position = index < 0 ? base.items.length + index : index;
    return {
      ...base,
      items: base.items.map((each, i) => (i === position ? { ...each, value } : each)),
    };
  }

  function remove(target: ast.Expr, scope: Scope): void {
    if (target.kind === 'Name') {
      scope.names.delete(target.id);
      return;
    }
    if (target.kind !== 'Subscript') return;
    const base = force(evaluate(target.value, scope));
    if (base.k === 'sequence') {
      if (target.slice.kind === 'Slice') {
        assign(target.value, replaceItems(base, target.slice, null, sequence('list', []), scope), scope);
        return;
      }
      const index = force(evaluate(target.slice, scope));
      if (index.k !== 'scalar' || typeof index.value !== 'number') return;
      const position = index.value < 0 ? base.items.length + index.value : index.value;
      assign(target.value, { ...base, items: base.items.filter((_, i) => i !== position) }, scope);
    } else if (base.k === 'dict') {
      const key = force(evaluate(target.slice, scope));
      const entry = findEntry(base, key);
      assign(target.value, { ...base, entries: base.entries.filter((each) => each !== entry) }, scope);
    }
  }

  /** A call that stands as a statement is remembered: `router.register(...)`, `api.add_router(...)`. */
  function evaluateStatement(expr: ast.Expr, frame: Frame): void {
    const { scope } = frame;
    if (expr.kind !== 'Call') {
      evaluate(expr, scope);
      return;
    }
    const value = evaluate(expr, scope);
    if (value.k !== 'call') return;
    if (includeSettings(value, frame)) return;
    frame.calls.push(value);
  }

  /** `split_settings.tools.include('base.py', optional('local.py'))` runs files in the caller's names. */
  function includeSettings(value: StaticCall, frame: Frame): boolean {
    if (dotted(value.callee) !== 'split_settings.tools.include') return false;
    const folder = frame.scope.file.includes('/')
      ? frame.scope.file.slice(0, frame.scope.file.lastIndexOf('/'))
      : '';
    for (const argument of value.args) {
      if (argument.kind !== 'positional') continue;
      const inner = argument.value.k === 'call' ? (argument.value.args[0]?.value ?? UNKNOWN) : argument.value;
      const pattern = textOf(force(inner));
      if (pattern === null) continue;
      for (const path of host.glob(folder, pattern)) {
        const parsed = host.parse(path);
        if (parsed === null || path === frame.scope.file) continue;
        const scope: Scope = { file: path, names: frame.scope.names, parent: null, stars: frame.scope.stars };
        execute(parsed.syntax.body, { ...frame, scope });
        frame.scope.names = scope.names;
      }
    }
    return true;
  }

  // Expressions

  function evaluate(node: ast.Expr, scope: Scope): StaticValue {
    if (nesting === 0 && running === 0 && forcing === 0) spent = 0;
    if (++spent > BUDGET || nesting > NESTING) return UNKNOWN;
    nesting++;
    const value = evaluateNode(node, scope);
    nesting--;
    return value;
  }

  function evaluateNode(node: ast.Expr, scope: Scope): StaticValue {
    switch (node.kind) {
      case 'Name':
        return lookup(node, scope);
      case 'Constant':
        return node.type === 'Ellipsis' || node.type === 'complex'
          ? UNKNOWN
          : scalar(node.type === 'None' ? null : node.value, at(node, scope));
      case 'Str':
        return node.bytes ? UNKNOWN : scalar(node.value, at(node, scope));
      case 'JoinedStr':
        return joinedString(node, scope);
      case 'List':
      case 'Tuple':
      case 'Set':
        return sequence(
          node.kind === 'List' ? 'list' : node.kind === 'Tuple' ? 'tuple' : 'set',
          node.elts.flatMap((element) => display(element, scope)),
          at(node, scope),
        );
      case 'Dict':
        return dictDisplay(node, scope);
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp': {
        const items = comprehension(node.generators, scope, (inner) => evaluate(node.elt, inner));
        if (items === null) return sequence('list', [restItem(UNKNOWN)], at(node, scope));
        return sequence(node.kind === 'SetComp' ? 'set' : 'list', items, at(node, scope));
      }
      case 'DictComp': {
        const items = comprehension(node.generators, scope, (inner) =>
          sequence('tuple', [item(evaluate(node.key, inner)), item(evaluate(node.value, inner))]),
        );
        const entries = (items ?? []).flatMap((each) => {
          const [key, value] = each.value.k === 'sequence' ? each.value.items : [];
          return key === undefined || value === undefined
            ? []
            : [{ key: key.value, value: value.value, conditional: each.conditional }];
        });
        return { k: 'dict', entries, open: items === null, place: at(node, scope), assumed: null };
      }
      case 'Lambda':
        return {
          k: 'function',
          file: scope.file,
          name: '<lambda>',
          node,
          scope,
          place: at(node, scope),
          assumed: null,
        };
      case 'IfExp': {
        const truth = decide(node.test, scope);
        if (truth.certain) return evaluate(truth.likely ? node.body : node.orelse, scope);
        const [first, second] = truth.likely ? [node.body, node.orelse] : [node.orelse, node.body];
        return join(force(evaluate(first, scope)), force(evaluate(second, scope)));
      }
      case 'BoolOp':
        return booleanOperation(node, scope);
      case 'UnaryOp':
        return unary(node, scope);
      case 'BinOp':
        return binary(node.op, evaluate(node.left, scope), evaluate(node.right, scope), node, scope);
      case 'Compare':
        return compareChain(node, scope);
      case 'Call':
        return call(node, scope);
      case 'Attribute':
        return attribute(evaluate(node.value, scope), node.attr);
      case 'Subscript':
        return subscript(node, scope);
      case 'NamedExpr': {
        const value = evaluate(node.value, scope);
        assign(node.target, value, scope);
        return value;
      }
      default:
        return UNKNOWN;
    }
  }

  function lookup(node: ast.Name, scope: Scope): StaticValue {
    const stars: string[] = [];
    for (let current: Scope | null = scope; current !== null; current = current.parent) {
      const value = current.names.get(node.id);
      if (value !== undefined) return value;
      stars.push(...current.stars);
    }
    if (node.id === '__name__') return scalar(host.moduleName(scope.file), at(node, scope));
    if (BUILTIN_NAMES.has(node.id)) return ref(node.id, at(node, scope));
    return throughStars(stars, node.id) ?? UNKNOWN;
  }

  /** One element of a display; a starred one gives its items. */
  function display(element: ast.Expr, scope: Scope): readonly StaticItem[] {
    if (element.kind !== 'Starred') return [item(evaluate(element, scope))];
    const value = evaluate(element.value, scope);
    return itemsOf(value) ?? [restItem(withPlace(value, at(element, scope)))];
  }

  function withPlace(value: StaticValue, place: Place): StaticValue {
    return value.place === null ? { ...value, place } : value;
  }

  function dictDisplay(node: ast.DictExpr, scope: Scope): StaticDict {
    let dict: StaticDict = { k: 'dict', entries: [], open: false, place: at(node, scope), assumed: null };
    for (const { key, value } of node.items) {
      if (key !== null) {
        dict = withEntry(dict, force(evaluate(key, scope)), evaluate(value, scope));
        continue;
      }
      const spread = force(evaluate(value, scope));
      if (spread.k !== 'dict') {
        dict = { ...dict, open: true };
        continue;
      }
      for (const entry of spread.entries) dict = withEntry(dict, entry.key, entry.value);
      dict = { ...dict, open: dict.open || spread.open };
    }
    return dict;
  }

  function comprehension(
    generators: readonly ast.Comprehension[],
    scope: Scope,
    element: (inner: Scope) => StaticValue,
  ): readonly StaticItem[] | null {
    const [generator, ...rest] = generators;
    if (generator === undefined) return [item(element(scope))];
    const iterated = itemsOf(evaluate(generator.iter, scope));
    if (iterated === null || iterated.length > UNROLL) return null;
    const items: StaticItem[] = [];
    for (const each of iterated) {
      spent++;
      const inner: Scope = { file: scope.file, names: new Map(), parent: scope, stars: [] };
      assign(generator.target, each.rest ? UNKNOWN : each.value, inner);
      const tests = generator.ifs.map((test) => decide(test, inner));
      if (tests.some((test) => test.certain && !test.likely)) continue;
      const found = comprehension(rest, inner, element);
      if (found === null) return null;
      const conditional = each.conditional || tests.some((test) => !test.certain);
      for (const one of found) {
        items.push({ ...one, conditional: conditional || one.conditional, rest: one.rest || each.rest });
      }
    }
    return items;
  }

  /** `a or b`, `a and b`: the likeliest result first, and what else it may be where an operand is not certain. */
  function booleanOperation(node: ast.BoolOp, scope: Scope): StaticValue {
    const likely: StaticValue[] = [];
    const unlikely: StaticValue[] = [];
    let assumed: Assumption | null = null;
    for (const [index, operand] of node.values.entries()) {
      const value = force(evaluate(operand, scope));
      assumed ??= value.assumed;
      const truth = truthOf(value);
      const isSwitch = readsSwitch(operand, scope);
      const stops = node.op === 'or' ? truth.likely : !truth.likely;
      const isCertain = truth.certain && !isSwitch;
      if (index === node.values.length - 1 || (isCertain && stops)) {
        likely.push(value);
        break;
      }
      if (isCertain) continue;
      // An operand that is the result only if the switch stands otherwise: `DEBUG and x` may be False.
      const kept = isSwitch && !stops ? scalar(node.op === 'or') : narrowed(value, node.op === 'or');
      if (kept !== null) (stops ? likely : unlikely).push(kept);
    }
    const all = [...likely, ...unlikely];
    const [first, ...others] = all.filter((value) => value.k !== 'unknown' || all.length === 1);
    const joined = others.reduce((a, b) => join(a, b), first ?? UNKNOWN);
    return assumed === null || joined.assumed !== null ? joined : { ...joined, assumed };
  }

  /** The options of a value that are (or may be) true, or false; null when there are none. */
  function narrowed(value: StaticValue, truth: boolean): StaticValue | null {
    const options = (value.k === 'choice' ? value.of : [value]).filter((each) => {
      const decided = truthOf(each);
      return decided.likely === truth || (!decided.certain && each.k !== 'scalar');
    });
    return options.length === 0 ? null : choice(options);
  }

  function unary(node: ast.UnaryOp, scope: Scope): StaticValue {
    const operand = force(evaluate(node.operand, scope));
    if (node.op === 'not') {
      const truth = truthOf(operand);
      if (!truth.certain && operand.assumed === null) return UNKNOWN;
      return scalar(!truth.likely, at(node, scope), operand.assumed);
    }
    if (operand.k !== 'scalar' || typeof operand.value !== 'number' || node.op === '~') return UNKNOWN;
    return { ...operand, value: node.op === '-' ? -operand.value : operand.value };
  }

  function binary(
    op: ast.BinOp['op'],
    left: StaticValue,
    right: StaticValue,
    node: ast.Range,
    scope: Scope,
  ): StaticValue {
    const place = at(node, scope);
    const forced = force(left);
    if (op === '%' && textOf(forced) !== null) return formatPercent(forced, force(right), force);
    const other = force(right);
    const isSum =
      isSequenceLike(forced) || isSequenceLike(other) || (forced.k === 'call' && other.k === 'call');
    if (op === '+' && isSum) {
      const a = itemsOf(forced) ?? [restItem(withPlace(forced, place))];
      const b = itemsOf(other) ?? [restItem(withPlace(other, place))];
      const typed = likeliest(forced).k === 'sequence' ? likeliest(forced) : likeliest(other);
      const type = typed.k === 'sequence' ? typed.type : 'list';
      return sequence(type, [...a, ...b], place, forced.assumed ?? other.assumed);
    }
    return operate(op, forced, other, place);
  }

  function isSequenceLike(value: StaticValue): boolean {
    return value.k === 'sequence' || (value.k === 'choice' && value.of.some((each) => each.k === 'sequence'));
  }

  function compareChain(node: ast.Compare, scope: Scope): StaticValue {
    let left = force(evaluate(node.left, scope));
    let assumed: Assumption | null = null;
    for (const [index, op] of node.ops.entries()) {
      const operand = node.comparators[index];
      if (operand === undefined) return UNKNOWN;
      const right = force(evaluate(operand, scope));
      const result = compare(op, left, right);
      if (result === null) return UNKNOWN;
      assumed ??= left.assumed ?? right.assumed;
      if (!result) return scalar(false, at(node, scope), assumed);
      left = right;
    }
    return scalar(true, at(node, scope), assumed);
  }

  /** An f-string whose interpolations are known and plain. */
  function joinedString(node: ast.JoinedStr, scope: Scope): StaticValue {
    const source = host.parse(scope.file);
    const literals = source === null ? null : literalParts(source.lines.text, node);
    if (literals === null) return UNKNOWN;
    let text = literals[0] ?? '';
    let assumed: Assumption | null = null;
    for (const [index, part] of node.values.entries()) {
      if (part.spec !== null || part.conversion !== null || part.debug) return UNKNOWN;
      const value = force(evaluate(part.value, scope));
      if (value.k !== 'scalar') return UNKNOWN;
      assumed ??= value.assumed;
      text += toText(value.value) + (literals[index + 1] ?? '');
    }
    return scalar(text, at(node, scope), assumed);
  }

  function subscript(node: ast.Subscript, scope: Scope): StaticValue {
    if (node.value.kind === 'Call') {
      const name = dotted(resolve(evaluate(node.value.func, scope)));
      const variable = node.slice.kind === 'Slice' ? null : textOf(force(evaluate(node.slice, scope)));
      if (variable !== null && (name === 'globals' || name === 'locals' || name === 'vars')) {
        return scope.names.get(variable) ?? UNKNOWN;
      }
    }
    const base = force(evaluate(node.value, scope));
    if (node.slice.kind === 'Slice') {
      if (base.k === 'sequence') {
        const range = bounds(node.slice, base.items, scope);
        if (range === null) {
          return { ...base, items: base.items.map((each) => ({ ...each, conditional: true })) };
        }
        return { ...base, items: sliceItems(base.items, range) };
      }
      const text = textOf(base);
      if (text !== null) {
        const characters = [...text].map((character) => item(scalar(character)));
        const range = bounds(node.slice, characters, scope);
        if (range === null) return UNKNOWN;
        return scalar(
          sliceItems(characters, range)
            .map((each) => textOf(each.value))
            .join(''),
          base.place,
          base.assumed,
        );
      }
      return UNKNOWN;
    }
    const key = force(evaluate(node.slice, scope));
    if (base.k === 'dict') return findEntry(base, key)?.value ?? UNKNOWN;
    if (base.k === 'sequence' && key.k === 'scalar' && typeof key.value === 'number') {
      if (base.items.some((each) => each.rest)) return UNKNOWN;
      return base.items.at(key.value)?.value ?? UNKNOWN;
    }
    if (base.k === 'ref' && base.name === 'os.environ') {
      const what = `the environment variable ${textOf(key) ?? ''}`.trimEnd();
      return { ...UNKNOWN, place: at(node, scope), assumed: { what, place: at(node, scope) } };
    }
    return UNKNOWN;
  }

  /** The numbers of a slice, with Python's defaults filled in; null when they are not known. */
  function bounds(
    slice: ast.Slice,
    items: readonly StaticItem[],
    scope: Scope,
  ): { readonly lower: number; readonly upper: number; readonly step: number } | null {
    const length = items.length;
    const read = (expr: ast.Expr | null, missing: number): number | null => {
      if (expr === null) return missing;
      const value = force(evaluate(expr, scope));
      if (value.k !== 'scalar') return null;
      if (value.value === null) return missing;
      return typeof value.value === 'number' ? value.value : null;
    };
    const step = read(slice.step, 1);
    if (step === null || step === 0) return null;
    const lower = read(slice.lower, step > 0 ? 0 : length - 1);
    const upper = read(slice.upper, step > 0 ? length : -length - 1);
    if (lower === null || upper === null) return null;
    const clamp = (index: number): number => {
      const positive = index < 0 ? index + length : index;
      return Math.min(Math.max(positive, step > 0 ? 0 : -1), step > 0 ? length : length - 1);
    };
    return { lower: clamp(lower), upper: clamp(upper), step };
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
    const object = node.func.kind === 'Attribute' ? force(evaluate(node.func.value, scope)) : null;
    const isUpdate = node.func.kind === 'Attribute' && node.func.attr === 'update' && object !== null;
    const receiver = isUpdate ? openDict(object) : object;
    const known = callBuiltin(callee, receiver, node, args, place, builtins);
    if (known !== null) {
      if (receiver !== null && known.changed !== null && node.func.kind === 'Attribute') {
        assign(node.func.value, known.changed, scope);
      }
      return known.value;
    }
    return { k: 'call', callee, args, node, place, assumed: null };
  }

  /** Binds the arguments, runs the body, and joins what it may return; null when it can't be followed. */
  function callFunction(fn: StaticFunction, args: readonly StaticArgument[]): StaticValue | null {
    if (active.size > CALL_DEPTH || active.has(fn.node) || spent > BUDGET) return null;
    const scope: Scope = { file: fn.file, names: new Map(), parent: fn.scope, stars: [] };
    bindParameters(fn, args, scope);
    active.add(fn.node);
    const result = fn.node.kind === 'Lambda' ? force(evaluate(fn.node.body, scope)) : runBody(fn.node, scope);
    active.delete(fn.node);
    return result;
  }

  const active = new Set<ast.FunctionDef | ast.Lambda>();

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
    if (nesting === 0 && running === 0 && forcing === 0) spent = 0;
    if (++spent > BUDGET || forcing > FORCING) return UNKNOWN;
    forcing++;
    const forced = forceOnce(resolve(value));
    forcing--;
    return forced;
  }

  function forceOnce(value: StaticValue): StaticValue {
    if (value.k === 'choice' && value.of.some((each) => each.k === 'import' || each.k === 'call')) {
      return choice(value.of.map(force));
    }
    if (value.k !== 'call') return value;
    const callee = resolve(value.callee);
    return callee.k === 'function' ? (callFunction(callee, value.args) ?? value) : value;
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
    module,
    statements: (path) => host.parse(path)?.syntax.body ?? [],
    findModule,
    resolve,
    force,
    attribute,
    evaluate,
    localScope,
    decorators,
    bases,
    classNames,
    dotted,
    placeOf,
  };
}

/** Builtins that mean something here; other unbound names are unknown. */
const BUILTIN_NAMES: ReadonlySet<string> = new Set([
  'bool',
  'dict',
  'enumerate',
  'filter',
  'float',
  'frozenset',
  'getattr',
  'globals',
  'hasattr',
  'int',
  'len',
  'list',
  'locals',
  'map',
  'max',
  'min',
  'next',
  'object',
  'property',
  'range',
  'reversed',
  'set',
  'sorted',
  'staticmethod',
  'classmethod',
  'str',
  'sum',
  'tuple',
  'vars',
  'zip',
]);
