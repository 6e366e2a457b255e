/**
 * What the decorators of the project hand to the function below them: a wrapper may exchange an argument (an object for
 * its key) or put attributes on the request, and the view can only be analysed with that.
 */
import type { FunctionAnalysis, ModuleInfo, Value } from '../analysis/types.ts';
import { join } from '../analysis/values.ts';
import type { Call, Expr, FunctionDef } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { methodDecorator } from './method-decorator.ts';
import { indexOf } from './module-index.ts';
import type { FunctionTarget } from './planning.ts';
import type { Symbols } from './symbols.ts';

/** Values of arguments, as far as they are known. */
interface Handed {
  readonly positional: readonly (Value | null)[];
  readonly keywords: ReadonlyMap<string, Value>;
}

const NOTHING: Handed = { positional: [], keywords: new Map() };

type Analyze = (fn: FunctionTarget, given?: ReadonlyMap<string, Value>) => FunctionAnalysis;

/** Values of the function's parameters that its decorators decide; undefined when they decide none. */
export function handedValues(
  symbols: Symbols,
  analyze: Analyze,
  fn: FunctionTarget,
): ReadonlyMap<string, Value> | undefined {
  let handed = NOTHING;
  for (const { module, expr, onMethod } of decoratorsOf(symbols, fn)) {
    const wrappers = wrappersOf(symbols, module, expr);
    if (wrappers.length === 0) continue;
    const outer = onMethod ? withoutSelf(handed) : handed;
    const result = throughWrappers(analyze, wrappers, outer);
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
    return through.decorators.map((each) => ({ module: owner.module, expr: each, onMethod: true }));
  });
  const own = node.decorators.flatMap(({ expr }): readonly Applied[] => {
    const through = methodDecorator(symbols, module, expr);
    if (!through) return [{ module, expr, onMethod: false }];
    return through.decorators.map((each) => ({ module, expr: each, onMethod: true }));
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
}

function throughWrappers(analyze: Analyze, wrappers: readonly Wrapper[], outer: Handed): Handed {
  let result: Handed | null = null;
  for (const { module, node, calls } of wrappers) {
    const given = bind(outer, node);
    const fn = { node, module, owner: null, qualname: `${module.name}.${node.name}` };
    const analysis = given.size > 0 ? analyze(fn, given) : analyze(fn);
    for (const call of calls) {
      const handed = argumentsOf(analysis, call);
      result = result ? joinHanded(result, handed) : handed;
    }
  }
  return result ?? NOTHING;
}

/** Functions inside a decorator that call a parameter of a function around them. */
function wrappersOf(symbols: Symbols, module: ModuleInfo, decorator: Expr): readonly Wrapper[] {
  const callee = decorator.kind === 'Call' ? decorator.func : decorator;
  const wrappers: Wrapper[] = [];
  for (const symbol of symbols.resolve(module, callee)) {
    if (symbol.k !== 'function') continue;
    const index = indexOf(symbol.module);
    const byFunction = new Map<FunctionDef, Call[]>();
    walk(symbol.node.body, (node) => {
      if (node.kind !== 'Call' || node.func.kind !== 'Name') return;
      const inside = index.functionAround(node);
      const resolved = index.scopes.resolve(index.scopes.enclosing(node.func), node.func.id);
      const owner = resolved?.scope.node;
      if (!inside || inside === symbol.node || owner?.kind !== 'FunctionDef' || owner === inside) return;
      if (!owner.params.some((param) => param === resolved?.binding.sites[0]?.node)) return;
      const calls = byFunction.get(inside);
      if (calls) calls.push(node);
      else byFunction.set(inside, [node]);
    });
    for (const [node, calls] of byFunction) wrappers.push({ module: symbol.module, node, calls });
  }
  return wrappers;
}

function argumentsOf(analysis: FunctionAnalysis, call: Call): Handed {
  const positional: (Value | null)[] = [];
  const keywords = new Map<string, Value>();
  let isAligned = true;
  for (const arg of call.args) {
    if (arg.kind === 'star' || arg.kind === 'doublestar') {
      isAligned = false;
      continue;
    }
    const value = analysis.valueOf(arg.value);
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
