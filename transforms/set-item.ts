import type { Expr, Subscript } from '../src/python/ast.ts';
import { insert, outerRange, replace, textOf, value } from './support.ts';
import type { Offer, RuleContext, StatementRule } from './types.ts';

export const setItem: StatementRule = {
  code: 'DA208',
  name: 'set-item',
  title: 'An item is set or deleted in a thread',
  explanation: `Assigning to the item loads or writes what stands behind it (a session is read from its store first).
An assignment can't be awaited, so the method that it stands for is called in a thread: __setitem__ for an
assignment, __delitem__ for del.`,
  example: {
    before: 'request.session["cart"] = cart',
    after: 'await sync_to_async(request.session.__setitem__)("cart", cart)',
  },
  offersStatement(stmt, context) {
    if (stmt.kind === 'Assign') {
      const [target, ...others] = stmt.targets;
      if (target === undefined || others.length > 0 || !isSimpleItem(target, context)) return [];
      return [
        {
          ...shared(target, context),
          parts: [value(stmt.value)],
          write: (inner) => [
            ...openCall(target, '__setitem__', context),
            // From the end of the key to the value: `"] = "`.
            replace({ start: outerRange(target.slice).end, end: outerRange(stmt.value).start }, ', '),
            ...inner,
            insert(outerRange(stmt.value).end, ')'),
          ],
        },
      ];
    }
    if (stmt.kind !== 'Delete') return [];
    const [target, ...others] = stmt.targets;
    if (target === undefined || others.length > 0 || !isSimpleItem(target, context)) return [];
    return [
      {
        ...shared(target, context),
        parts: [],
        write: () => [
          replace({ start: stmt.start, end: target.start }, ''),
          ...openCall(target, '__delitem__', context),
          replace({ start: outerRange(target.slice).end, end: stmt.end }, ')'),
        ],
      },
    ];
  },
};

function shared(target: Subscript, context: RuleContext): Omit<Offer, 'parts' | 'write'> {
  return {
    rule: setItem,
    hops: 1,
    threads: 1,
    clarity: 0.3 + 0.001 * textOf(context, target).length,
    awaits: false,
    usesParens: false,
    offloads: true,
    remedy: 'the item is set in a thread',
  };
}

function openCall(target: Subscript, method: string, context: RuleContext) {
  const container = outerRange(target.value);
  return [
    insert(target.start, `await ${context.use('asgiref.sync', 'sync_to_async', target.start)}(`),
    replace({ start: container.end, end: outerRange(target.slice).start }, `.${method})(`),
  ];
}

/**
 * An item whose own parts neither block nor do anything: they are evaluated before the value then, not after it.
 */
function isSimpleItem(target: Expr, context: RuleContext): target is Subscript {
  return (
    target.kind === 'Subscript' &&
    context.site(target, 'self') !== null &&
    !context.isBusy(value(target.value)) &&
    isStill(target.value) &&
    isStill(target.slice)
  );
}

/** An expression that only names something. */
export function isStill(expr: Expr): boolean {
  switch (expr.kind) {
    case 'Name':
    case 'Constant':
    case 'Str':
      return true;
    case 'Attribute':
      return isStill(expr.value);
    default:
      return false;
  }
}
