import type { TransformDoc } from './types.ts';

export const helper: TransformDoc = {
  code: 'DA212',
  name: 'helper',
  title: 'Statements that belong together become a function of their own',
  explanation: `Several blocking statements in a row, at the view's own level: they become a sync function of the
module, directly below the view, which calls it in a thread. What they read is handed to it, what is needed afterwards
comes back. The statements themselves stay where they are, unchanged: the diff shows the call, not the moved lines, and
the function can be called and tested by itself. Where names would have to be shared, a nested function is used instead
(DA210).`,
  example: {
    before: `def order(request, pk):
    order = get_object_or_404(Order, pk=pk)
    lines = list(order.lines.select_related("book"))
    total = sum(line.book.price for line in lines)
    seen = order.seen_by(request.user)
    return JsonResponse({"total": total, "seen": seen})`,
    after: `async def order(request, pk):
    total, seen = await sync_to_async(_load_total_and_seen)(request, pk)
    return JsonResponse({"total": total, "seen": seen})


def _load_total_and_seen(request, pk):
    order = get_object_or_404(Order, pk=pk)
    lines = list(order.lines.select_related("book"))
    total = sum(line.book.price for line in lines)
    seen = order.seen_by(request.user)
    return total, seen`,
  },
};
