import { replace } from './support.ts';
import type { ExpressionRule } from './types.ts';

export const nativeUser: ExpressionRule = {
  code: 'DA222',
  name: 'native-user',
  title: 'request.user is read by request.auser()',
  explanation: `request.user is lazy: the first use of it loads the session and the user from the database. From Django
5.0 request.auser() does the same asynchronously, and remembers the user for the rest of the request. It does not
fill request.user, so every use in the function is written this way, or none.`,
  example: {
    before: 'if request.user.is_staff:',
    after: 'if (await request.auser()).is_staff:',
  },
  offers(part, context) {
    const { expr } = part;
    if (expr.kind !== 'Attribute' || !context.isLazyUser(expr)) return [];
    return [
      {
        rule: nativeUser,
        hops: 0.3,
        threads: 0,
        clarity: 0,
        parts: [],
        awaits: true,
        usesParens: false,
        offloads: false,
        remedy: 'auser() loads the user asynchronously',
        write: () => [
          { start: expr.start, end: expr.start, text: 'await ' },
          replace(expr.attrRange, 'auser()'),
        ],
      },
    ];
  },
};
