import type { TransformDoc } from './types.ts';

export const block: TransformDoc = {
  code: 'DA210',
  name: 'block',
  title: 'Statements that belong together run in one thread',
  explanation: `A transaction, a file, a cursor, or several blocking statements in a row: they are moved as they are
into a nested function, decorated with sync_to_async and awaited at once. One trip to the thread instead of several;
the database transaction stays on one connection. Names that are used afterwards are returned (or declared nonlocal);
return, break and continue take effect in the view as before.`,
  example: {
    before: 'with transaction.atomic():\n    order.save()\n    order.lines.create(book=book)',
    after:
      '@sync_to_async\ndef save_order():\n    with transaction.atomic():\n        order.save()\n        order.lines.create(book=book)\n\nawait save_order()',
  },
};
