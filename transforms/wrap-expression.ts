import type { Expr, FormattedValue } from '../src/python/ast.ts';
import { walk } from '../src/python/walk.ts';
import { gapBefore, insert, isPureNetwork, lazinessOf, outerRange, textOf } from './support.ts';
import type { ExpressionRule, RuleContext } from './types.ts';

/** A lambda to read, each place beyond the first it hides, each line beyond the first, each character past a short line. */
const LAMBDA = 0.6;
const PER_SITE = 0.55;
const PER_LINE = 0.7;
/** The lines stay as they are, where no formatter indents them anew; those of one call's arguments are read as the call is. */
const PER_LINE_BY_HAND = 0.4;
const PER_LINE_OF_ARGUMENTS = 0.05;
/** Its parentheses become those of `sync_to_async`, and the lines stay as they are. */
const PER_LINE_IN_PARENTHESES = 0.2;
const SHORT = 50;
const PER_CHARACTER = 0.012;
/** Nearly nothing: decides between two expressions that are equal otherwise for the smaller one. */
const PER_CHARACTER_SHORT = 0.001;

export const wrapExpression: ExpressionRule = {
  code: 'DA207',
  name: 'wrap-expression',
  title: 'An expression is evaluated in a thread',
  explanation: `What blocks is not a call of its own but an attribute (a foreign key, a property), an operator, or a
part of a larger expression. The whole of it is evaluated in a thread, by a lambda that is called at once: one trip
to the thread, evaluation order and short-circuiting unchanged.`,
  example: {
    before: 'name = book.author.name',
    after: 'name = await sync_to_async(lambda: book.author.name)()',
  },
  offers(part, context) {
    const { expr } = part;
    if (CANNOT_STAND_ALONE.has(expr.kind) || !context.isDeferrable(expr)) return [];
    // All rows at once is not what the loop goes over here.
    if (part.consumed && context.site(expr, 'iterate') !== null && lazinessOf(expr, context) === 'never')
      return [];
    const consumer = part.consumed ? consumerOf(expr, context) : null;
    const count = context.siteCount(expr) - (part.consumed ? 0 : consumerCount(expr, context));
    if (count === 0) return [];
    const builtin = consumer ?? (isTestedOutside(expr, context) ? 'bool' : null);
    const source = textOf(context, expr);
    const lines = source.split('\n').length - 1;
    const longest = Math.max(...source.split('\n').map((line) => line.trim().length));
    const isCallOverLines = expr.kind === 'Call' && !textOf(context, outerRange(expr.func)).includes('\n');
    const { parens } = expr;
    const overLines = parens !== null && textOf(context, parens).includes('\n');
    const perLine = overLines
      ? PER_LINE_IN_PARENTHESES
      : !context.isLaidOutByHand
        ? PER_LINE
        : isCallOverLines
          ? PER_LINE_OF_ARGUMENTS
          : PER_LINE_BY_HAND;
    const bare = expr.kind === 'Tuple' && !expr.parenthesized;
    return [
      {
        rule: wrapExpression,
        hops: 1,
        threads: 1,
        clarity:
          LAMBDA +
          PER_SITE * (count - 1) +
          perLine * lines +
          PER_CHARACTER_SHORT * source.length +
          PER_CHARACTER * Math.max(0, longest - SHORT) +
          (builtin === null ? 0 : 0.2) +
          (insideString(expr, context) ? 0.4 : 0) +
          (choosesOutside(expr, context) ? 0.3 : 0) +
          (hidesNetwork(expr, context) ? 0.5 : 0),
        parts: [],
        awaits: true,
        usesParens: overLines,
        offloads: true,
        remedy:
          lines > 0 || count > 1 ? 'the expression is evaluated in a thread' : 'it is evaluated in a thread',
        write() {
          const wrapper = `await ${context.use('asgiref.sync', 'sync_to_async', expr.start)}`;
          const [open, close] =
            builtin !== null
              ? [`${context.builtin(builtin, expr.start)}(`, ')']
              : bare
                ? ['(', ')']
                : ['', ''];
          if (parens !== null && overLines) {
            return [
              insert(parens.start, gapBefore(context, parens.start) + wrapper),
              insert(expr.start, `lambda: ${open}`),
              ...(close === '' ? [] : [insert(expr.end, close)]),
              insert(parens.end, '()'),
            ];
          }
          return [insert(expr.start, `${wrapper}(lambda: ${open}`), insert(expr.end, `${close})()`)];
        },
      },
    ];
  },
};

/** No expressions of their own, or none whose meaning survives a lambda around them alone. */
const CANNOT_STAND_ALONE: ReadonlySet<Expr['kind']> = new Set([
  'Starred',
  'Slice',
  'GeneratorExp',
  'Lambda',
  'Name',
  'Constant',
  'Str',
]);

function consumerOf(expr: Expr, context: RuleContext): string | null {
  if (context.site(expr, 'iterate') !== null) return 'list';
  if (context.site(expr, 'truth') !== null) return 'bool';
  return context.site(expr, 'str') !== null ? 'str' : null;
}

const consumerCount = (expr: Expr, context: RuleContext): number =>
  consumerOf(expr, context) === null ? 0 : 1;

/**
 * Whether the value that comes out of the expression is tested outside of it and the test blocks: the last operand of
 * `and`/`or`, or a branch of a conditional expression, where the whole stands in a test.
 */
function isTestedOutside(expr: Expr, context: RuleContext): boolean {
  const tails =
    expr.kind === 'BoolOp' ? expr.values.slice(-1) : expr.kind === 'IfExp' ? [expr.body, expr.orelse] : [];
  return tails.some((tail) => context.site(tail, 'truth') !== null || isTestedOutside(tail, context));
}

/** A lambda that is the condition of `a if ... else b` reads worse than one around the whole. */
function choosesOutside(expr: Expr, context: RuleContext): boolean {
  const parent = context.parent(expr);
  return parent?.kind === 'IfExp' && parent.test === expr;
}

/** A network call that could run in a thread of its own, were it not inside a lambda. */
function hidesNetwork(expr: Expr, context: RuleContext): boolean {
  let found = false;
  walk(expr, (node) => {
    const site = node.kind === 'Call' ? context.site(node, 'self') : null;
    if (site !== null && node.kind === 'Call' && isPureNetwork(site, node, context)) found = true;
    return !found;
  });
  return found;
}

/** A lambda between the braces of an f-string is hard on the eye. */
function insideString(expr: Expr, context: RuleContext): boolean {
  return context.parent(expr)?.kind === ('FormattedValue' satisfies FormattedValue['kind']);
}
