import type { Role } from '../src/analysis/types.ts';
import type { Expr } from '../src/python/ast.ts';
import { insert, lazinessOf, outerRange, value } from './support.ts';
import type { ExpressionRule, Offer, Part, RuleContext, TransformDoc } from './types.ts';

const iterationDoc: TransformDoc = {
  code: 'DA204',
  name: 'wrap-iteration',
  title: 'Rows are fetched in a thread',
  explanation: `Going over the rows would reach the database (or another source that blocks) step by step on the event
loop. The rows are fetched in a thread first, as a list, and the loop goes over the list.`,
  example: {
    before: 'for book in Book.objects.all():',
    after: 'for book in await sync_to_async(list)(Book.objects.all()):',
  },
};
const truthDoc: TransformDoc = {
  code: 'DA205',
  name: 'wrap-truth',
  title: 'A truth value is found out in a thread',
  explanation: `Asking whether the object is true reaches the database. It is asked in a thread, by bool(). What was
fetched for it stays on the object, so using it afterwards is free.`,
  example: { before: 'if books:', after: 'if await sync_to_async(bool)(books):' },
};
const textDoc: TransformDoc = {
  code: 'DA206',
  name: 'wrap-text',
  title: 'A string form is made in a thread',
  explanation: `Turning the object into text reaches the database, in its __str__ or in what that uses. str() is called
in a thread.`,
  example: { before: 'f"Thanks, {order}"', after: 'f"Thanks, {await sync_to_async(str)(order)}"' },
};

export const wrapIteration: ExpressionRule = {
  ...iterationDoc,
  offers(part, context) {
    const laziness = lazinessOf(part.expr, context);
    if (laziness === 'never') return [];
    return wrapped(part, context, 'iterate', 'list', wrapIteration, laziness === 'builtin' ? 1 : 0);
  },
};
/** `**board` */
export const wrapSpread: ExpressionRule = {
  ...iterationDoc,
  offers: (part, context) => wrapped(part, context, 'spread', 'dict', wrapSpread, 0),
};
/** `enumerate(rows)`, `map(str, rows)` and `", ".join(rows)` fetch the rows at once: these are fetched before. */
export const wrapIterated: ExpressionRule = {
  ...iterationDoc,
  offers(part, context) {
    const call = part.expr;
    if (call.kind !== 'Call' || !takesRows(call.func, context)) return [];
    if (context.site(call, 'self') === null) return [];
    const rows = call.args.filter((arg) => isRows(arg.value, context));
    const [arg] = rows;
    if (arg?.kind !== 'positional' || rows.length > 1 || context.site(arg.value, 'iterate') !== null)
      return [];
    // What is evaluated row by row elsewhere in the call would still block.
    const others = call.args.filter((other) => other !== arg);
    if (others.some((other) => context.analysis.valueOf(other.value).k === 'iterator')) return [];
    return [
      {
        ...fetched,
        rule: wrapIterated,
        clarity: -0.05,
        parts: call.args.map((other) => value(other.value)),
        awaits: false,
        usesParens: false,
        write(inner) {
          const { start, end } = outerRange(arg.value);
          const wrapper = `await ${context.use('asgiref.sync', 'sync_to_async', call.start)}(${context.builtin('list', call.start)})`;
          return [insert(start, `${wrapper}(`), ...inner, insert(end, ')')];
        },
      },
    ];
  },
};
const PASSING_ON: ReadonlySet<string> = new Set(['enumerate', 'zip', 'map', 'filter', 'iter']);

function takesRows(func: Expr, context: RuleContext): boolean {
  if (func.kind === 'Attribute') return func.attr === 'join' && func.value.kind === 'Str';
  return func.kind === 'Name' && PASSING_ON.has(func.id) && context.isBuiltin(func.id);
}

const fetched = { hops: 1, threads: 1, offloads: true, remedy: 'list() is called in a thread' };

function isRows(expr: Expr, context: RuleContext): boolean {
  const { k } = context.analysis.valueOf(expr);
  return k === 'queryset' || k === 'manager';
}

export const wrapTruth: ExpressionRule = {
  ...truthDoc,
  offers: (part, context) =>
    isTested(part.expr, context) ? wrapped(part, context, 'truth', 'bool', wrapTruth, 0) : [],
};
export const wrapText: ExpressionRule = {
  ...textDoc,
  offers: (part, context) =>
    isPlainField(part.expr, context) ? wrapped(part, context, 'str', 'str', wrapText, 0) : [],
};

function wrapped(
  part: Part,
  context: RuleContext,
  role: Role,
  builtin: string,
  rule: TransformDoc,
  clarity: number,
): readonly Offer[] {
  const { expr } = part;
  if (!part.consumed || context.site(expr, role) === null) return [];
  if (expr.kind === 'Tuple' && !expr.parenthesized) return [];
  const { parens } = expr;
  return [
    {
      rule,
      hops: 1,
      threads: 1,
      clarity: clarity + (context.isBusy(value(expr)) ? 0.5 : 0),
      parts: [value(expr)],
      awaits: true,
      usesParens: parens !== null,
      offloads: true,
      remedy: `${builtin}() is called in a thread`,
      write(inner) {
        const name = context.builtin(builtin, expr.start);
        const wrapper = `await ${context.use('asgiref.sync', 'sync_to_async', expr.start)}(${name})`;
        // The parentheses that are there become those of the call.
        if (parens !== null) return [insert(parens.start, wrapper), ...inner];
        return [insert(expr.start, `${wrapper}(`), ...inner, insert(outerRange(expr).end, ')')];
      },
    },
  ];
}

/**
 * Whether the field of the f-string is what `str()` gives: asked for by `!s`, or without a format and of an object
 * that has no `__format__` of its own.
 */
function isPlainField(expr: Expr, context: RuleContext): boolean {
  const field = context.parent(expr);
  if (field?.kind !== 'FormattedValue' || field.debug) return false;
  if (field.conversion !== null) return field.conversion === 's';
  const of = context.analysis.valueOf(expr);
  const mro = of.k === 'model' || of.k === 'instance' ? of.cls.mro : [];
  const hasOwn = mro.some((cls) =>
    cls.node.body.some((stmt) => stmt.kind === 'FunctionDef' && stmt.name === '__format__'),
  );
  return field.spec === null && !hasOwn;
}

/** Whether nothing but the truth value of the expression is used: then `bool(x)` may stand for `x`. */
function isTested(expr: Expr, context: RuleContext): boolean {
  const parent = context.parent(expr);
  switch (parent?.kind) {
    case 'BoolOp':
      return isTested(parent, context);
    case 'IfExp':
      return parent.test === expr || isTested(parent, context);
    case 'UnaryOp':
      return parent.op === 'not';
    case 'If':
    case 'While':
    case 'Assert':
      return parent.test === expr;
    case 'MatchCase':
      return parent.guard === expr;
    case 'Comprehension':
      return parent.ifs.some((test) => test === expr);
    default:
      return false;
  }
}
