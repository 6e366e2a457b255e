import { argumentParts, insert, outerRange, replace } from './support.ts';
import type { ExpressionRule } from './types.ts';

export const sleep: ExpressionRule = {
  code: 'DA209',
  name: 'sleep',
  title: 'time.sleep() becomes asyncio.sleep()',
  explanation: `time.sleep() would stop every request of the process. asyncio.sleep() waits without holding the event
loop or a thread.`,
  example: { before: 'time.sleep(1)', after: 'await asyncio.sleep(1)' },
  offers(part, context) {
    const call = part.expr;
    if (call.kind !== 'Call' || context.site(call, 'self') === null) return [];
    if (context.analysis.callees.get(call)?.name !== 'time.sleep') return [];
    if (call.args.some((arg) => arg.kind !== 'positional')) return [];
    return [
      {
        rule: sleep,
        hops: 0.2,
        threads: 0,
        clarity: 0,
        parts: argumentParts(call),
        awaits: true,
        usesParens: false,
        offloads: false,
        remedy: 'asyncio.sleep() waits without holding the event loop',
        write: (inner) => [
          insert(call.start, 'await '),
          replace(outerRange(call.func), `${context.use('asyncio', null, call.start)}.sleep`),
          ...inner,
        ],
      },
    ];
  },
};
