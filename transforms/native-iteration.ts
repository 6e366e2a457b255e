import type { Value } from '../src/analysis/types.ts';
import { asyncCounterpart } from '../src/knowledge/async-api.ts';
import type { DictComp, Expr, ListComp } from '../src/python/ast.ts';
import { insert, isBusyAny, outerRange, primary, replace, textOf, value } from './support.ts';
import type { ExpressionRule, Offer, Part, RuleContext, StatementRule } from './types.ts';

const doc = {
  code: 'DA221',
  name: 'native-iteration',
  title: 'Rows are fetched by async for',
  explanation: `A queryset can be iterated asynchronously from Django 4.1: the rows are fetched in a thread by Django
itself. Used for loops, list() and comprehensions, in native style. A generator expression that is handed to a sync
function stays as it is: sync functions can't take async generators.`,
  example: { before: 'for book in books:', after: 'async for book in books:' },
};
/** The release in which querysets became async iterables. */
const ITERATION = 'django.db.models.query.QuerySet.iterator';

export const nativeLoop: StatementRule = {
  ...doc,
  offersStatement(stmt, context) {
    if (stmt.kind !== 'For' || stmt.isAsync) return [];
    const source = asyncSource(stmt.iter, context);
    if (source === null) return [];
    return [
      {
        ...shared,
        clarity: -0.3,
        parts: [source.part],
        awaits: false,
        write: (inner) => [insert(stmt.forStart, 'async '), ...inner, ...source.edits],
      },
    ];
  },
};

export const nativeComprehension: ExpressionRule = {
  ...doc,
  offers(part, context) {
    const { expr } = part;
    if (expr.kind === 'Call') return listOfRows(part, context);
    if (expr.kind !== 'ListComp' && expr.kind !== 'SetComp' && expr.kind !== 'DictComp') return [];
    const [first] = expr.generators;
    if (first === undefined || first.isAsync || isInComprehension(expr, context)) return [];
    const source = asyncSource(first.iter, context);
    const others = context.siteCount(expr) - context.siteCount(first.iter);
    if (source === null || others > 0) return [];
    const parts = [source.part, ...restOf(expr)];
    return [
      {
        ...shared,
        clarity: -0.2,
        parts: parts.sort((a, b) => a.expr.start - b.expr.start),
        write: (inner) => [insert(first.start, 'async '), ...inner, ...source.edits],
      },
    ];
  },
};

/** All of a comprehension but its first iterable: calls of functions that become async may stand there. */
function restOf(expr: ListComp | DictComp): readonly Part[] {
  const [first, ...others] = expr.generators;
  const elements = expr.kind === 'DictComp' ? [expr.key, expr.value] : [expr.elt];
  const iterables = others.flatMap((generator) => [generator.iter, ...generator.ifs]);
  return [...elements, ...(first?.ifs ?? []), ...iterables].map(value);
}

const shared = {
  rule: doc,
  hops: 1,
  threads: 1,
  awaits: false,
  usesParens: false,
  offloads: false,
  remedy: 'async for fetches the rows in a thread',
};

/** `list(rows)` as `[row async for row in rows]`. */
function listOfRows(part: Part, context: RuleContext): readonly Offer[] {
  const call = part.expr;
  if (context.style !== 'native') return [];
  if (call.kind !== 'Call' || call.func.kind !== 'Name' || call.func.id !== 'list') return [];
  const [arg, ...others] = call.args;
  if (!context.isBuiltin('list') || arg?.kind !== 'positional' || others.length > 0) return [];
  if (context.site(call, 'self') === null || isInComprehension(call, context)) return [];
  const rows = context.analysis.valueOf(arg.value);
  if (rows.k !== 'queryset' || arg.value.kind === 'GeneratorExp') return [];
  if (asyncCounterpart(ITERATION, context.django) === null) return [];
  const name = rowName(rows, arg.value, context);
  return [
    {
      ...shared,
      clarity: -0.1,
      parts: [value(arg.value)],
      write: (inner) => [
        replace({ start: call.start, end: call.argsRange.start + 1 }, `[${name} async for ${name} in `),
        ...inner,
        ...trailingComma(outerRange(arg.value).end, call.end - 1, context),
        replace({ start: call.end - 1, end: call.end }, ']'),
      ],
    },
  ];
}

/** A call's arguments may end with a comma, a comprehension may not. */
function trailingComma(
  start: number,
  end: number,
  context: RuleContext,
): readonly ReturnType<typeof replace>[] {
  for (let at = start; at < end; at++) {
    const char = context.text[at];
    if (char === '#') at = context.text.indexOf('\n', at);
    else if (char === ',') return [replace({ start: at, end: at + 1 }, '')];
    if (at < 0) break;
  }
  return [];
}

/** What a row of the queryset is called: the model's name in lower case, `row` for anything but instances. */
function rowName(rows: Extract<Value, { k: 'queryset' }>, source: Expr, context: RuleContext): string {
  const model = rows.row === 'model' ? rows.model?.name : undefined;
  const name = (model ?? 'row').replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();
  return new RegExp(`\\b${name}\\b`).test(textOf(context, source)) ? 'row' : name;
}

/** The iterable of a loop whose rows can be fetched asynchronously, and what of it must be written otherwise. */
function asyncSource(
  iter: Expr,
  context: RuleContext,
): { readonly part: Part; readonly edits: readonly { start: number; end: number; text: string }[] } | null {
  if (context.style !== 'native' || context.site(iter, 'iterate') === null) return null;
  if (asyncCounterpart(ITERATION, context.django) === null) return null;
  const rows = context.analysis.valueOf(iter);
  if (rows.k === 'queryset' && !rows.evaluated) {
    return context.site(iter, 'self') === null || isBusyAny([value(iter)], context)
      ? { part: value(iter), edits: [] }
      : null;
  }
  if (iter.kind !== 'Call' || iter.func.kind !== 'Attribute' || iter.func.attr !== 'iterator') return null;
  const callee = context.analysis.callees.get(iter);
  if (callee === undefined || callee.origin === 'project' || context.site(iter, 'self') !== null) return null;
  if (asyncCounterpart(callee.name, context.django)?.name !== 'aiterator') return null;
  // Seen on Django 5.2: over values(), values_list() and the like `aiterator()` runs its query on the event loop.
  if (callee.self?.k !== 'queryset' || callee.self.row !== 'model') return null;
  if (
    isBusyAny(
      iter.args.map((arg) => value(arg.value)),
      context,
    )
  )
    return null;
  return { part: primary(iter.func.value), edits: [replace(iter.func.attrRange, 'aiterator')] };
}

/** Inside another comprehension: async comprehensions nest only from Python 3.11. */
function isInComprehension(expr: Expr, context: RuleContext): boolean {
  for (let at = context.parent(expr); at !== null; at = context.parent(at)) {
    if (at.kind === 'Comprehension' || at.kind === 'ListComp' || at.kind === 'SetComp') return true;
    if (at.kind === 'DictComp' || at.kind === 'GeneratorExp') return true;
  }
  return false;
}
