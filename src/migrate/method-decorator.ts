/**
 * `method_decorator(decorator or list, name="...")`, by which decorators of functions are applied to methods: where it
 * is written, by the name of a variable that it is bound to, and in a function of the project that applies it to a class.
 */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Call, Expr, FunctionDef } from '../python/ast.ts';
import { assignedValue, type Symbols } from './symbols.ts';

export const METHOD_DECORATOR = 'django.utils.decorators.method_decorator';

export interface MethodDecorator {
  /** Where the decorators are written. */
  readonly module: ModuleInfo;
  readonly decorators: readonly Expr[];
  /** The method's name, where it is written as a string. */
  readonly name: string | null;
}

/** Its parts; null for anything else. */
export function methodDecorator(symbols: Symbols, module: ModuleInfo, expr: Expr): MethodDecorator | null {
  if (expr.kind === 'Call') {
    return symbols.externalName(module, expr.func) === METHOD_DECORATOR
      ? partsOf(symbols, module, expr)
      : null;
  }
  const [symbol, other] = symbols.resolve(module, expr);
  if (!symbol || other) return null;
  if (symbol.k === 'variable') {
    const value = assignedValue(symbol);
    return value?.kind === 'Call' ? methodDecorator(symbols, symbol.module, value) : null;
  }
  const applied = symbol.k === 'function' && !symbol.owner ? appliedToClass(symbol.node) : null;
  return symbol.k === 'function' && applied ? methodDecorator(symbols, symbol.module, applied) : null;
}

function partsOf(symbols: Symbols, module: ModuleInfo, call: Call): MethodDecorator | null {
  const [first, second] = call.args;
  if (!first) return null;
  const nameArg = call.args.find((arg) => arg.name === 'name') ?? second;
  const name = nameArg?.value.kind === 'Str' ? nameArg.value.value : null;
  let given = first.value;
  if (given.kind === 'Name') {
    const [symbol] = symbols.resolve(module, given);
    const value = symbol?.k === 'variable' && symbol.module === module ? assignedValue(symbol) : null;
    if (value?.kind === 'List' || value?.kind === 'Tuple') given = value;
  }
  const decorators = given.kind === 'List' || given.kind === 'Tuple' ? given.elts : [given];
  return { module, decorators, name };
}

/** `method_decorator(...)` in `def decorator(cls): return method_decorator(...)(cls)`. */
function appliedToClass({ params, body, docstring, isAsync, decorators }: FunctionDef): Expr | null {
  const [only, more] = docstring ? body.slice(1) : body;
  const [cls, other] = params;
  if (only?.kind !== 'Return' || more || !cls || other || isAsync || decorators.length > 0) return null;
  const { value } = only;
  const argument = value?.kind === 'Call' && value.args.length === 1 ? value.args[0]?.value : null;
  return value?.kind === 'Call' && argument?.kind === 'Name' && argument.id === cls.name ? value.func : null;
}
