/** `method_decorator(decorator or list, name="...")`, by which decorators of functions are applied to methods. */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Expr } from '../python/ast.ts';
import { assignedValue, type Symbols } from './symbols.ts';

export const METHOD_DECORATOR = 'django.utils.decorators.method_decorator';

export interface MethodDecorator {
  readonly decorators: readonly Expr[];
  /** The method's name, where it is written as a string. */
  readonly name: string | null;
}

/** Its parts; null for anything else. */
export function methodDecorator(symbols: Symbols, module: ModuleInfo, expr: Expr): MethodDecorator | null {
  if (expr.kind !== 'Call') return null;
  if (symbols.externalName(module, expr.func) !== METHOD_DECORATOR) return null;
  const [first, second] = expr.args;
  if (!first) return null;
  const nameArg = expr.args.find((arg) => arg.name === 'name') ?? second;
  const name = nameArg?.value.kind === 'Str' ? nameArg.value.value : null;
  let given = first.value;
  if (given.kind === 'Name') {
    const [symbol] = symbols.resolve(module, given);
    const value = symbol?.k === 'variable' && symbol.module === module ? assignedValue(symbol) : null;
    if (value?.kind === 'List' || value?.kind === 'Tuple') given = value;
  }
  return { decorators: given.kind === 'List' || given.kind === 'Tuple' ? given.elts : [given], name };
}
