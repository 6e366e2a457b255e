import { argumentParts, insert, primary } from './support.ts';
import type { ExpressionRule } from './types.ts';

export const awaitCall: ExpressionRule = {
  code: 'DA211',
  name: 'await-call',
  title: 'A call of a function that becomes async is awaited',
  explanation: `The function called here is migrated too: calling it gives a coroutine, which must be awaited.`,
  example: { before: 'return detail(request, pk)', after: 'return await detail(request, pk)' },
  offers(part, context) {
    const call = part.expr;
    if (call.kind !== 'Call' || !context.isAwaited(call)) return [];
    return [
      {
        rule: awaitCall,
        hops: 0,
        threads: 0,
        clarity: 0,
        parts: [primary(call.func), ...argumentParts(call)],
        awaits: true,
        usesParens: false,
        offloads: false,
        remedy: 'the function called becomes async, so the call is awaited',
        write: (inner) => [insert(call.start, 'await '), ...inner],
      },
    ];
  },
};
