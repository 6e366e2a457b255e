/** Expressions in the static evaluator. */
import type * as ast from '../python/ast.ts';
import { baseName } from './paths.ts';
import type { StaticCore } from './static-core.ts';
import {
  compare,
  formatPercent,
  literalParts,
  operate,
  sliceItems,
  type Truth,
  toText,
  truthOf,
} from './static-operators.ts';
import { sliceBounds } from './static-slices.ts';
import {
  type Assumption,
  choice,
  findEntry,
  item,
  join,
  likeliest,
  newScope,
  ref,
  restItem,
  type Scope,
  type StaticDict,
  type StaticItem,
  type StaticValue,
  scalar,
  sequence,
  textOf,
  UNKNOWN,
  withEntry,
  withPlace,
} from './static-values.ts';

/** Longest sequence that a comprehension is unrolled over. */
const UNROLL = 2_000;

export function createExpressions(core: StaticCore): Pick<StaticCore, 'binary' | 'decide' | 'evaluate'> {
  const { assign, at, attribute, call, dotted, evaluate, force } = core;
  const { findModule, host, itemsOf, resolve, spend, throughStars } = core;

  function evaluateExpression(node: ast.Expr, scope: Scope): StaticValue {
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
        const joined = join(force(evaluate(first, scope)), force(evaluate(second, scope)));
        if (joined.assumed !== null || (joined.k !== 'scalar' && joined.k !== 'choice')) return joined;
        return { ...joined, assumed: force(evaluate(node.test, scope)).assumed };
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

  /** The dotted name of the package that a file belongs to, or is. */
  function packageOf(file: string): string {
    const name = host.moduleName(file);
    return baseName(file) === '__init__.py' ? name : name.slice(0, Math.max(name.lastIndexOf('.'), 0));
  }

  function lookup(node: ast.Name, scope: Scope): StaticValue {
    const stars: string[] = [];
    for (let current: Scope | null = scope; current !== null; current = current.parent) {
      const value = current.names.get(node.id);
      if (value !== undefined) return value;
      stars.push(...current.stars);
    }
    if (node.id === '__name__') return scalar(host.moduleName(scope.file), at(node, scope));
    if (node.id === '__package__') return scalar(packageOf(scope.file), at(node, scope));
    if (node.id === '__file__') return scalar(`${host.root}/${scope.file}`, at(node, scope));
    if (BUILTIN_NAMES.has(node.id)) return ref(node.id, at(node, scope));
    return throughStars(stars, node.id) ?? UNKNOWN;
  }

  /** One element of a display; a starred one gives its items. */
  function display(element: ast.Expr, scope: Scope): readonly StaticItem[] {
    if (element.kind !== 'Starred') return [item(evaluate(element, scope))];
    const value = evaluate(element.value, scope);
    return itemsOf(value) ?? [restItem(withPlace(value, at(element, scope)))];
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
      if (!spend()) return null;
      const inner = newScope(scope.file, scope);
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
      assumed ??= left.assumed ?? right.assumed;
      if (result === null) return { ...UNKNOWN, place: at(node, scope), assumed };
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
        const range = sliceBounds(node.slice, base.items.length, scope, core);
        if (range === null) {
          return sequence(
            base.type,
            base.items.map((each) => ({ ...each, conditional: true })),
            base.place,
            base.assumed,
          );
        }
        return sequence(base.type, sliceItems(base.items, range), base.place, base.assumed);
      }
      const text = textOf(base);
      if (text !== null) {
        const characters = [...text].map((character) => item(scalar(character)));
        const range = sliceBounds(node.slice, characters.length, scope, core);
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
    const name = textOf(key);
    if (base.k === 'ref' && base.name === 'sys.modules' && name !== null) {
      return findModule(name, scope.file) ?? ref(name, at(node, scope));
    }
    if (base.k === 'ref' && base.name === 'os.environ') {
      const what = `the environment variable ${textOf(key) ?? ''}`.trimEnd();
      return { ...UNKNOWN, place: at(node, scope), assumed: { what, place: at(node, scope) } };
    }
    return UNKNOWN;
  }

  /** A test on a setting that is a plain switch (`DEBUG`) is not certain: the next environment sets it otherwise. */
  function decide(test: ast.Expr, scope: Scope): Truth {
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

  return { binary, decide, evaluate: evaluateExpression };
}

/** Builtins that mean something here; other unbound names are unknown. */
const BUILTIN_NAMES: ReadonlySet<string> = new Set([
  'all',
  'any',
  'compile',
  'eval',
  'exec',
  'execfile',
  'open',
  'setattr',
  'super',
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
