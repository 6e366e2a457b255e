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
    const inThread = context.isMadeInThread(call);
    return [
      {
        rule: awaitCall,
        hops: inThread ? 1 : 0,
        threads: inThread ? 1 : 0,
        clarity: 0,
        parts: [primary(call.func), ...argumentParts(call)],
        awaits: true,
        usesParens: false,
        offloads: false,
        remedy: inThread
          ? 'it is called in a thread, where it may wait before it gives the coroutine of an async function'
          : 'the function called becomes async, so the call is awaited',
        write: (inner) => {
          if (!inThread) return [insert(call.start, 'await '), ...inner];
          const wrapper = context.use('asgiref.sync', 'sync_to_async', call.start);
          const before = inner.filter((edit) => edit.start < call.func.end);
          const after = inner.filter((edit) => edit.start >= call.func.end);
          return [insert(call.start, `await ${wrapper}(`), ...before, insert(call.func.end, ')'), ...after];
        },
      },
    ];
  },
};
