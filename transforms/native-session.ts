import { asyncCounterpart } from '../src/knowledge/async-api.ts';
import type { Expr } from '../src/python/ast.ts';
import { isStill } from './set-item.ts';
import { insert, outerRange, replace, value } from './support.ts';
import type { ExpressionRule, RuleContext, StatementRule } from './types.ts';

const SESSION = 'django.contrib.sessions.backends.base.SessionBase';
const doc = {
  code: 'DA223',
  name: 'native-session',
  title: "The session's own async methods",
  explanation: `From Django 5.1 a session can be used asynchronously: aset() for an assignment, ahas_key() for "in".
Methods that the session already has by name (get, pop, flush, ...) follow the rule for native calls.`,
  example: {
    before: 'request.session["cart"] = cart',
    after: 'await request.session.aset("cart", cart)',
  },
};

export const nativeSessionSet: StatementRule = {
  ...doc,
  offersStatement(stmt, context) {
    if (stmt.kind !== 'Assign') return [];
    const [target, ...others] = stmt.targets;
    if (target?.kind !== 'Subscript' || others.length > 0 || context.site(target, 'self') === null) return [];
    const method = sessionMethod(target.value, '__setitem__', context);
    if (method === null || !isStill(target.value) || !isStill(target.slice)) return [];
    return [
      {
        ...shared,
        clarity: -0.3,
        parts: [value(stmt.value)],
        awaits: false,
        remedy: `${method}() is awaited`,
        write: (inner) => [
          insert(target.start, 'await '),
          replace(
            { start: outerRange(target.value).end, end: outerRange(target.slice).start },
            `.${method}(`,
          ),
          replace({ start: outerRange(target.slice).end, end: outerRange(stmt.value).start }, ', '),
          ...inner,
          insert(outerRange(stmt.value).end, ')'),
        ],
      },
    ];
  },
};

export const nativeSessionHas: ExpressionRule = {
  ...doc,
  offers(part, context) {
    const { expr } = part;
    if (expr.kind !== 'Compare' || context.site(expr, 'self') === null) return [];
    const [session, ...more] = expr.comparators;
    const [op] = expr.ops;
    if (session === undefined || more.length > 0 || (op !== 'in' && op !== 'not in')) return [];
    const method =
      sessionMethod(session, '__contains__', context) ?? sessionMethod(session, 'has_key', context);
    if (method === null || !isStill(session) || !isStill(expr.left)) return [];
    if (op === 'not in' && isOperand(expr, context)) return [];
    const key = context.text.slice(outerRange(expr.left).start, outerRange(expr.left).end);
    const text = context.text.slice(session.start, session.end);
    const negated = op === 'not in';
    return [
      {
        ...shared,
        clarity: -0.2,
        parts: [],
        awaits: true,
        remedy: `${method}() is awaited`,
        write: () => [replace(expr, `${negated ? 'not ' : ''}await ${text}.${method}(${key})`)],
      },
    ];
  },
};

/** Where `not ...` would bind otherwise than the comparison it replaces. */
function isOperand(expr: Expr, context: RuleContext): boolean {
  const parent = context.parent(expr);
  return (
    parent?.kind === 'BinOp' ||
    parent?.kind === 'Compare' ||
    (parent?.kind === 'UnaryOp' && parent.op !== 'not')
  );
}

const shared = { rule: doc, hops: 1, threads: 1, usesParens: false, offloads: false };

/** The async form of a method of a session, where the expression is Django's session and the release has it. */
function sessionMethod(expr: Expr, method: string, context: RuleContext): string | null {
  if (context.style !== 'native') return null;
  const session = context.analysis.valueOf(expr);
  const cls = session.k === 'instance' ? session.cls : null;
  if (cls?.mro.some((base) => base.qualname === SESSION) !== true) return null;
  return asyncCounterpart(`${SESSION}.${method}`, context.django)?.name ?? null;
}
