/** Small things that several rules need. */
import type { BlockingSite, Value } from '../src/analysis/types.ts';
import type { Edit } from '../src/migrate/edits.ts';
import type { Call, Expr, Range } from '../src/python/ast.ts';
import type { Part, RuleContext } from './types.ts';

export const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });
export const replace = (range: Range, text: string): Edit => ({ start: range.start, end: range.end, text });

/** The expression with the parentheses that stand around it. */
export const outerRange = (expr: Expr): Range => expr.parens ?? expr;

export const value = (expr: Expr): Part => ({ expr, consumed: false, primary: false });
export const consumed = (expr: Expr): Part => ({ expr, consumed: true, primary: false });
export const primary = (expr: Expr): Part => ({ expr, consumed: false, primary: true });

/** Arguments of a call, each with the use that `*` makes of it. */
export function argumentParts(call: Call): readonly Part[] {
  return call.args.map((arg) => (arg.kind === 'star' ? consumed(arg.value) : value(arg.value)));
}

export const isBusyAny = (parts: readonly Part[], context: RuleContext): boolean =>
  parts.some((part) => context.isBusy(part));

export function textOf(context: RuleContext, range: Range): string {
  return context.text.slice(range.start, range.end);
}

/** A blank where the text before would otherwise run into what is put there (`return(x)`). */
export function gapBefore(context: RuleContext, at: number): string {
  return /\w$/.test(context.text.slice(Math.max(0, at - 1), at)) ? ' ' : '';
}

/**
 * Whether the waiting is on the network alone: then a thread of its own will do, instead of the one that holds the
 * request's database connection. A function of the project, or of a package, may touch Django or what it has kept for
 * its own thread: only what is known by data counts.
 */
export function isPureNetwork(site: BlockingSite, call: Call, context: RuleContext): boolean {
  const callee = context.analysis.callees.get(call);
  return (
    callee !== undefined &&
    callee.origin !== 'project' &&
    (callee.origin === 'stub' || callee.fn === null) &&
    !USES_DJANGO.test(callee.name) &&
    site.effects.every((effect) => effect.kind === 'network') &&
    call.args.every((arg) => isPlainData(context.analysis.valueOf(arg.value)))
  );
}

/** Packages that are made of Django's settings, models and connections. */
const USES_DJANGO = /^(?:django|haystack|rest_framework|allauth|wagtail|channels)/;

/** Values that hold nothing of Django's. */
function isPlainData(given: Value): boolean {
  switch (given.k) {
    case 'scalar':
    case 'module':
      return true;
    case 'sequence':
      return (given.items ?? [given.cell.element]).every(isPlainData);
    case 'dict':
      return isPlainData(given.cell.element) && [...given.cell.entries.values()].every(isPlainData);
    case 'never':
      return true;
    case 'union':
      return given.of.every(isPlainData);
    default:
      return false;
  }
}

/**
 * Whether fetching all before the first is used may make a difference: not for rows of a query, which Django fetches
 * at once anyway; little for `enumerate` and the like; a generator of the project's may do other things in between,
 * and `iterator()` is there to avoid just that.
 */
export function lazinessOf(expr: Expr, context: RuleContext): 'rows' | 'builtin' | 'never' {
  const { k } = context.analysis.valueOf(expr);
  if (k !== 'iterator') return 'rows';
  const callee = expr.kind === 'Call' ? context.analysis.callees.get(expr) : undefined;
  const isBuiltin =
    callee?.name.startsWith('builtins.') === true ||
    (expr.kind === 'Call' &&
      /^(?:enumerate|zip|reversed|map|filter)$/.test(textOf(context, expr.func)) &&
      context.isBuiltin(textOf(context, expr.func)));
  return isBuiltin ? 'builtin' : 'never';
}

/**
 * Whether the expression reaches an object that belongs to the thread that asks for it: `django.db.connection` is
 * another object in each thread, so `connection.cursor` must be looked up in the thread that calls it.
 */
export function isThreadBound(expr: Expr, context: RuleContext): boolean {
  const value = context.analysis.valueOf(expr);
  if (value.k === 'instance' && value.cls.mro.some((cls) => CONNECTION.test(cls.qualname))) return true;
  switch (expr.kind) {
    case 'Attribute':
    case 'Subscript':
      return isThreadBound(expr.value, context);
    case 'Call':
      return isThreadBound(expr.func, context);
    default:
      return false;
  }
}
const CONNECTION = /^django\.db\..*\b(?:BaseDatabaseWrapper|ConnectionProxy)$/;

/**
 * Whether making a generator expression may block by itself: `iter()` of what it goes over is taken at once, and that
 * may be anything for an object that is not known to be a plain collection.
 */
export function mayBlockWhenMade(expr: Expr, context: RuleContext): boolean {
  if (expr.kind !== 'GeneratorExp') return false;
  const [first] = expr.generators;
  if (first === undefined) return false;
  const made = context.analysis.valueOf(first.iter);
  const parts = made.k === 'union' ? made.of : [made];
  return parts.some(
    ({ k }) => k === 'instance' || k === 'unknown' || k === 'external' || k === 'model' || k === 'lazy',
  );
}
