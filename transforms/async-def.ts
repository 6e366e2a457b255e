import type { TransformDoc } from './types.ts';

export const asyncDef: TransformDoc = {
  code: 'DA201',
  name: 'async-def',
  title: 'The function becomes async',
  explanation: `Django calls an async view on the event loop, without a thread for the whole request. Everything in it
that would block is awaited; the rest of its body is as it was.`,
  example: { before: 'def detail(request, pk):', after: 'async def detail(request, pk):' },
};
