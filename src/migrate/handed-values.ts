/**
 * What the decorators of the project hand to the function below them: a wrapper may exchange an argument (an object for
 * its key) or put attributes on the request, and the view can only be analysed with that.
 */
import type { FunctionAnalysis, GivenAround, ModuleInfo, Value } from '../analysis/types.ts';
import { join } from '../analysis/values.ts';
import type { Call, ClassDef, Expr, FunctionDef, Node } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { methodDecorator } from './method-decorator.ts';
import { indexOf } from './module-index.ts';
import type { FunctionTarget } from './planning.ts';
import { assignedValue, type Symbols } from './symbols.ts';

/** Values of arguments, as far as they are known. */
interface Handed {
  readonly positional: readonly (Value | null)[];
  readonly keywords: ReadonlyMap<string, Value>;
}

const NOTHING: Handed = { positional: [], keywords: new Map() };

type Analyze = (
  fn: FunctionTarget,
  given?: ReadonlyMap<string, Value>,
  around?: GivenAround,
) => FunctionAnalysis;
type ValueAt = (module: ModuleInfo, expr: Expr) => Value;

/** Values of the function's parameters that its decorators decide; undefined when they decide none. */
export function handedValues(
  symbols: Symbols,
  analyze: Analyze,
  valueAt: ValueAt,
  fn: FunctionTarget,
): ReadonlyMap<string, Value> | undefined {
  let handed = NOTHING;
  for (const { module, expr, onMethod } of decoratorsOf(symbols, fn)) {
    const wrappers = wrappersOf(symbols, module, expr);
    if (wrappers.length === 0) continue;
    const outer = onMethod ? withoutSelf(handed) : handed;
    const result = throughWrappers(analyze, wrappers, outer, givenAround(symbols, valueAt, module, expr));
    handed = onMethod ? { ...result, positional: [null, ...result.positional] } : result;
  }
  const given = bind(handed, fn.node);
  return given.size > 0 ? given : undefined;
}

interface Applied {
  readonly module: ModuleInfo;
  readonly expr: Expr;
  /** Through `method_decorator`: the wrapper is called without `self`. */
  readonly onMethod: boolean;
}

/** The decorators of a function, outermost first: those that its class applies to it by name, then its own. */
function decoratorsOf(symbols: Symbols, { owner, module, node }: FunctionTarget): readonly Applied[] {
  const byClass = (owner?.node.decorators ?? []).flatMap(({ expr }): readonly Applied[] => {
    const through = owner ? methodDecorator(symbols, owner.module, expr) : null;
    if (!owner || through?.name !== node.name) return [];
    return through.decorators.map((each) => ({ module: through.module, expr: each, onMethod: true }));
  });
  const own = node.decorators.flatMap(({ expr }): readonly Applied[] => {
    const through = methodDecorator(symbols, module, expr);
    if (!through) return [{ module, expr, onMethod: false }];
    return through.decorators.map((each) => ({ module: through.module, expr: each, onMethod: true }));
  });
  return [...byClass, ...own];
}

function withoutSelf(handed: Handed): Handed {
  return { ...handed, positional: handed.positional.slice(1) };
}

interface Wrapper {
  readonly module: ModuleInfo;
  readonly node: FunctionDef;
  /** Calls of the function that is wrapped. */
  readonly calls: readonly Call[];
  /** `__call__` of an object that keeps the function: its own first argument is `self`. */
  readonly isMethod: boolean;
}

/** What a decorator is handed itself: `@for_team(team_of_user)` */
function givenAround(
  symbols: Symbols,
  valueAt: ValueAt,
  module: ModuleInfo,
  decorator: Expr,
): GivenAround | undefined {
  if (decorator.kind !== 'Call') return undefined;
  const around = new Map<FunctionDef, ReadonlyMap<string, Value>>();
  for (const symbol of symbols.resolve(module, decorator.func)) {
    if (symbol.k !== 'function') continue;
    const given = bind(
      argumentsOf((expr) => valueAt(module, expr), decorator),
      symbol.node,
    );
    if (given.size > 0) around.set(symbol.node, given);
  }
  return around.size > 0 ? around : undefined;
}

function throughWrappers(
  analyze: Analyze,
  wrappers: readonly Wrapper[],
  outer: Handed,
  around: GivenAround | undefined,
): Handed {
  let result: Handed | null = null;
  for (const { module, node, calls, isMethod } of wrappers) {
    const given = bind(isMethod ? { ...outer, positional: [null, ...outer.positional] } : outer, node);
    const fn = { node, module, owner: null, qualname: `${module.name}.${node.name}` };
    const analysis = given.size > 0 || around ? analyze(fn, given, around) : analyze(fn);
    for (const call of calls) {
      const handed = argumentsOf(analysis.valueOf, call);
      result = result ? joinHanded(result, handed) : handed;
    }
  }
  return result ?? NOTHING;
}

/** How many definitions a decorator is followed through that is made of others. */
const MAX_DEPTH = 3;

const known = new WeakMap<Symbols, Map<Node, readonly Wrapper[]>>();

/** Functions inside a decorator, or inside those that it is made of, that call what the decorator was applied to. */
function wrappersOf(symbols: Symbols, module: ModuleInfo, decorator: Expr): readonly Wrapper[] {
  const found = new Map<FunctionDef, Wrapper>();
  const table = known.get(symbols) ?? new Map<Node, readonly Wrapper[]>();
  known.set(symbols, table);
  for (const part of namedBy(symbols, module, decorator)) {
    let wrappers = table.get(part.node);
    if (!wrappers) {
      wrappers = wrappersFrom(symbols, part.module, part.node);
      table.set(part.node, wrappers);
    }
    for (const wrapper of wrappers) found.set(wrapper.node, wrapper);
  }
  return [...found.values()];
}

interface Part {
  readonly module: ModuleInfo;
  readonly node: Node;
}

/** What the names in an expression or definition stand for; `apart`: functions in it that are left out. */
function namedBy(
  symbols: Symbols,
  module: ModuleInfo,
  node: Node,
  apart: ReadonlySet<unknown> = new Set(),
): readonly Part[] {
  const index = indexOf(module);
  const parts: Part[] = [];
  walk(node, (part) => {
    if (part.kind !== 'Name' && part.kind !== 'Attribute') return true;
    if (apart.has(index.functionAround(part))) return false;
    for (const symbol of symbols.resolve(module, part)) {
      if (symbol.k === 'function' || symbol.k === 'class') parts.push(symbol);
      const value = symbol.k === 'variable' ? assignedValue(symbol) : null;
      if (symbol.k === 'variable' && value) parts.push({ module: symbol.module, node: value });
    }
    return true;
  });
  return parts;
}

function wrappersFrom(symbols: Symbols, module: ModuleInfo, definition: Node): readonly Wrapper[] {
  const wrappers: Wrapper[] = [];
  const seen = new Set<Node>();
  const visit = (inside: ModuleInfo, node: Node, depth: number): void => {
    if (depth > MAX_DEPTH || seen.has(node)) return;
    seen.add(node);
    const own = wrappersIn(inside, node);
    wrappers.push(...own);
    const apart = new Set(own.map((wrapper) => wrapper.node));
    for (const part of namedBy(symbols, inside, node, apart)) visit(part.module, part.node, depth + 1);
  };
  visit(module, definition, 1);
  return wrappers;
}

/** Functions in a definition that call a parameter of one around them, or what `__init__` has kept of its parameters. */
function wrappersIn(module: ModuleInfo, definition: Node): readonly Wrapper[] {
  const index = indexOf(module);
  const found = new Map<FunctionDef, { readonly calls: Call[]; readonly isMethod: boolean }>();
  const kept = definition.kind === 'ClassDef' ? keptParameters(definition) : null;
  const add = (node: FunctionDef, call: Call, isMethod: boolean): void => {
    const known = found.get(node);
    if (known) known.calls.push(call);
    else found.set(node, { calls: [call], isMethod });
  };
  walk(definition, (node) => {
    if (node.kind !== 'Call') return;
    const inside = index.functionAround(node);
    if (!inside || inside === definition) return;
    if (node.func.kind === 'Attribute' && kept?.has(node.func.attr) && isOnSelf(inside, node.func.value)) {
      add(inside, node, true);
    }
    if (node.func.kind !== 'Name') return;
    const resolved = index.scopes.resolve(index.scopes.enclosing(node.func), node.func.id);
    const owner = resolved?.scope.node;
    if (owner?.kind !== 'FunctionDef' || owner === inside) return;
    if (owner.params.some((param) => param === resolved?.binding.sites[0]?.node)) add(inside, node, false);
  });
  return [...found].map(([node, { calls, isMethod }]) => ({ module, node, calls, isMethod }));
}

/** Attributes that `__init__` sets to what it was handed. */
function keptParameters(cls: ClassDef): ReadonlySet<string> {
  const init = cls.body.find((each) => each.kind === 'FunctionDef' && each.name === '__init__');
  const kept = new Set<string>();
  if (init?.kind !== 'FunctionDef') return kept;
  for (const statement of init.body) {
    if (statement.kind !== 'Assign' || statement.value.kind !== 'Name') continue;
    const { id } = statement.value;
    const [target] = statement.targets;
    if (target?.kind !== 'Attribute' || !isOnSelf(init, target.value)) continue;
    if (init.params.some(({ name }) => name === id)) kept.add(target.attr);
  }
  return kept;
}

function isOnSelf(method: FunctionDef, expr: Expr): boolean {
  return expr.kind === 'Name' && expr.id === method.params[0]?.name;
}

function argumentsOf(valueFor: (expr: Expr) => Value, call: Call): Handed {
  const positional: (Value | null)[] = [];
  const keywords = new Map<string, Value>();
  let isAligned = true;
  for (const arg of call.args) {
    if (arg.kind === 'star' || arg.kind === 'doublestar') {
      isAligned = false;
      continue;
    }
    const value = valueFor(arg.value);
    if (arg.kind === 'keyword') {
      if (arg.name !== null && says(value)) keywords.set(arg.name, value);
    } else if (isAligned) positional.push(says(value) ? value : null);
  }
  return { positional, keywords };
}

/** Whether the value is more than what is known of any argument of a view. */
function says(value: Value): boolean {
  return value.k !== 'unknown' && value.k !== 'never' && value.k !== 'scalar';
}

function bind(handed: Handed, fn: FunctionDef): Map<string, Value> {
  const given = new Map<string, Value>();
  const byPosition = fn.params.filter((param) => param.kind === 'posonly' || param.kind === 'normal');
  for (const [at, value] of handed.positional.entries()) {
    const param = byPosition[at];
    if (param && value) given.set(param.name, value);
  }
  for (const [name, value] of handed.keywords) {
    if (fn.params.some((param) => param.name === name && param.kind !== 'posonly')) given.set(name, value);
  }
  return given;
}

function joinHanded(a: Handed, b: Handed): Handed {
  const keywords = new Map(a.keywords);
  for (const [name, value] of b.keywords) {
    const known = keywords.get(name);
    keywords.set(name, known ? join(known, value) : value);
  }
  const length = Math.max(a.positional.length, b.positional.length);
  const positional = Array.from({ length }, (_, at) => {
    const [one = null, other = null] = [a.positional[at], b.positional[at]];
    return one && other ? join(one, other) : (one ?? other);
  });
  return { positional, keywords };
}
