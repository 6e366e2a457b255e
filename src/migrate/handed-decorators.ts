/**
 * Decorators that a decorator is handed: `compose(login_required, never_cache)` is what the two make of the view. What a
 * parameter or a loop over parameters stands for is followed to the expressions at the call.
 */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Argument, Call, Expr, FunctionDef, Lambda } from '../python/ast.ts';
import type { Binding } from '../python/scopes.ts';
import { indexOf } from './module-index.ts';
import type { Planning } from './planning.ts';
import { assignedValue, type VariableSymbol } from './symbols.ts';

/** An expression that is used as a decorator, where it is written, and what the parameters around it were handed. */
export interface Applied {
  readonly module: ModuleInfo;
  readonly expr: Expr;
  readonly given: Given;
}

/** Parameters of the functions that were called on the way, with their arguments. */
export type Given = ReadonlyMap<Binding, readonly Applied[]>;

export const NOTHING_GIVEN: Given = new Map();

/** What the parameters of a function are handed by a call; a parameter whose arguments can't be told is left out. */
export function giveArguments(
  module: ModuleInfo,
  fn: FunctionDef | Lambda,
  known: Given,
  from: Omit<Applied, 'expr'>,
  args: readonly Argument[],
): Given {
  const bindings = indexOf(module).scopes.scopeOf(fn)?.bindings;
  const star = args.findIndex(({ kind }) => kind === 'star' || kind === 'doublestar');
  const given = new Map(known);
  const positional = args.filter(({ kind }) => kind === 'positional');
  let at = 0;
  for (const param of fn.params) {
    const binding = bindings?.get(param.name);
    if (!binding) continue;
    given.delete(binding);
    if (param.kind === 'kwarg') continue;
    if (param.kind === 'vararg') {
      const rest = args.filter(({ kind }) => kind === 'positional' || kind === 'star').slice(at);
      given.set(
        binding,
        rest.map(({ value }) => ({ ...from, expr: value })),
      );
      continue;
    }
    const isBehindStar = star >= 0 && star <= at;
    const next = param.kind === 'kwonly' || isBehindStar ? undefined : positional[at++];
    const argument = args.find(({ name }) => name === param.name) ?? next;
    if (argument) given.set(binding, [{ ...from, expr: argument.value }]);
    else if (star < 0 && param.default) given.set(binding, [{ module, given: known, expr: param.default }]);
  }
  return given;
}

/** What a variable stands for where it is used as a decorator: an argument, or each element of a loop; null otherwise. */
export function handedTo(
  planning: Planning,
  { module, binding, site }: VariableSymbol,
  given: Given,
): readonly Applied[] | null {
  if (site.how === 'param') {
    return isVararg(binding) ? null : (given.get(binding) ?? null);
  }
  const loop = site.how === 'for' ? indexOf(module).parentOf(site.node) : null;
  if (loop?.kind !== 'For' || loop.target !== site.node || loop.isAsync) return null;
  return elementsOf(planning, { module, expr: loop.iter, given });
}

/** Whether a name is first of all a parameter that takes the rest of the arguments: `*decorators`. */
function isVararg({ sites }: Binding): boolean {
  return sites[0]?.node.kind === 'vararg';
}

/** The elements of a sequence of decorators, in whatever order; null where they can't be told. */
export function elementsOf(planning: Planning, sequence: Applied): readonly Applied[] | null {
  const { module, expr, given } = sequence;
  const among = (inner: Expr): readonly Applied[] | null =>
    elementsOf(planning, { module, expr: inner, given });
  switch (expr.kind) {
    case 'List':
    case 'Tuple':
      return allOf(
        expr.elts.map((elt) => (elt.kind === 'Starred' ? among(elt.value) : [{ ...sequence, expr: elt }])),
      );
    case 'Subscript':
      return isReversal(expr.slice) ? among(expr.value) : null;
    case 'BinOp':
      return expr.op === '+' ? allOf([among(expr.left), among(expr.right)]) : null;
    case 'Call': {
      const [only, second] = expr.args;
      const name = planning.symbols.externalName(module, expr.func);
      const keeps = name === 'builtins.reversed' || name === 'builtins.list' || name === 'builtins.tuple';
      return keeps && only?.kind === 'positional' && !second ? among(only.value) : null;
    }
    case 'Name': {
      const [symbol, other] = planning.symbols.resolve(module, expr);
      if (symbol?.k !== 'variable' || other) return null;
      if (symbol.site.how === 'param') return elementsOfParameter(planning, symbol, given);
      const value = symbol.binding.sites.length === 1 ? assignedValue(symbol) : null;
      if (!value || isChanged(planning, symbol)) return null;
      return elementsOf(planning, { module: symbol.module, expr: value, given });
    }
    default:
      return null;
  }
}

function elementsOfParameter(
  planning: Planning,
  { binding }: VariableSymbol,
  given: Given,
): readonly Applied[] | null {
  const handed = given.get(binding);
  if (!handed) return null;
  if (!isVararg(binding)) {
    const [only] = handed;
    return only ? elementsOf(planning, only) : null;
  }
  return allOf(
    handed.map((each) => {
      const argument = indexOf(each.module).parentOf(each.expr);
      return argument?.kind === 'star' ? elementsOf(planning, each) : [each];
    }),
  );
}

function allOf(parts: readonly (readonly Applied[] | null)[]): readonly Applied[] | null {
  const known = parts.filter((part) => part !== null);
  return known.length === parts.length ? known.flat() : null;
}

/** `[:]`, `[::-1]` */
function isReversal(slice: Expr): boolean {
  return slice.kind === 'Slice' && slice.lower === null && slice.upper === null;
}

/** Whether any code may change the list after it was written out: by a method, or by an item of it. */
function isChanged(planning: Planning, variable: VariableSymbol): boolean {
  const { program, symbols } = planning;
  for (const file of program.project.files.mentioning(variable.binding.name)) {
    const module = program.moduleAt(file);
    const index = module ? indexOf(module) : null;
    for (const mention of index?.mentions(variable.binding.name) ?? []) {
      const parent = index?.parentOf(mention);
      if (parent?.kind !== 'Attribute' && parent?.kind !== 'Subscript' && parent?.kind !== 'AugAssign')
        continue;
      if (parent.kind === 'Subscript' && isReversal(parent.slice)) continue;
      const isSame = (symbol: { readonly k: string; readonly binding?: Binding }): boolean =>
        symbol.binding === variable.binding;
      if (module && symbols.resolve(module, mention).some((each) => each.k === 'variable' && isSame(each)))
        return true;
    }
  }
  return false;
}

/**
 * `reduce(lambda inner, decorator: decorator(inner), decorators, view)`: what it starts from, and what it applies.
 * Null for any other call.
 */
export function foldOf(
  planning: Planning,
  module: ModuleInfo,
  call: Call,
): { readonly start: Expr; readonly sequence: Expr } | null {
  const [step, sequence, start] = foldArguments(planning, module, call);
  if (!step || !sequence || !start) return null;
  const [inner, outer] = step.params.map(({ name }) => name);
  const { body } = step;
  if (body.kind !== 'Call' || !isName(body.func, outer)) return null;
  const [only, second] = body.args;
  return only && !second && isName(only.value, inner)
    ? { start: start.value, sequence: sequence.value }
    : null;
}

/** `reduce(lambda f, g: lambda view: f(g(view)), decorators)`: the decorators that it makes one of; null for any other call. */
export function composedBy(planning: Planning, module: ModuleInfo, call: Call): Expr | null {
  const [step, sequence] = foldArguments(planning, module, call);
  const body = step?.body;
  const names = step?.params.map(({ name }) => name) ?? [];
  if (!sequence || body?.kind !== 'Lambda' || body.params.length !== 1) return null;
  const applied: string[] = [];
  let at = body.body;
  while (at.kind === 'Call' && at.func.kind === 'Name' && at.args.length === 1) {
    const [argument] = at.args;
    if (!argument) return null;
    applied.push(at.func.id);
    at = argument.value;
  }
  const isEach = applied.length === 2 && names.every((name) => applied.includes(name));
  return isEach && isName(at, body.params[0]?.name) ? sequence.value : null;
}

function foldArguments(
  planning: Planning,
  module: ModuleInfo,
  call: Call,
): readonly [Lambda | null, Argument | undefined, Argument | undefined] {
  const [step, sequence, start] = call.args;
  const isFold = planning.symbols.externalName(module, call.func) === 'functools.reduce';
  const isPlain = call.args.every(({ kind }) => kind === 'positional');
  const made = step?.value.kind === 'Lambda' && step.value.params.length === 2 ? step.value : null;
  return [isFold && isPlain ? made : null, sequence, start];
}

function isName(expr: Expr, name: string | undefined): boolean {
  return expr.kind === 'Name' && expr.id === name;
}
