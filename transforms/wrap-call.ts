import { readsFrame } from '../src/migrate/frames.ts';
import type { Call, Expr } from '../src/python/ast.ts';
import {
  argumentParts,
  gapBefore,
  insert,
  isBusyAny,
  isPureNetwork,
  isThreadBound,
  mayBlockWhenMade,
  outerRange,
  replace,
  textOf,
  value,
} from './support.ts';
import type { ExpressionRule, Offer, RuleContext } from './types.ts';

/** What an argument that is awaited in its turn costs the reader. */
const NESTED_AWAIT = 0.8;
/** A chain over several lines that is taken apart in its middle. */
const BROKEN_CHAIN = 1.5;

export const wrapCall: ExpressionRule = {
  code: 'DA202',
  name: 'wrap-call',
  title: 'A blocking call runs in a thread',
  explanation: `The call would block the event loop (or raise SynchronousOnlyOperation), so the function is handed to
sync_to_async and the result is awaited. The function and its arguments are written as before: arguments are still
evaluated in the view, in the same order. Database work runs in the thread that holds the request's connection
(thread_sensitive=True, the default).`,
  example: {
    before: 'book = get_object_or_404(Book, pk=pk)',
    after: 'book = await sync_to_async(get_object_or_404)(Book, pk=pk)',
  },
  offers(part, context) {
    const call = part.expr;
    if (part.consumed && hasConsumer(call, context)) return [];
    if (call.kind !== 'Call') return [];
    const site = context.site(call, 'self');
    if (site === null || context.isBusy(value(call.func))) return [];
    // `eval()` reads the names of the function that calls it, which must then be the view.
    if (readsFrame(call) || isThreadBound(call.func, context)) return [];
    if (call.args.some((arg) => mayBlockWhenMade(arg.value, context))) return [];
    const parts = argumentParts(call);
    const offer = {
      rule: isPureNetwork(site, call, context) ? networkCall : wrapCall,
      hops: 1,
      threads: 1,
      clarity:
        NESTED_AWAIT * parts.filter((arg) => context.isBusy(arg)).length +
        (part.primary && textOf(context, outerRange(call.func)).includes('\n') ? BROKEN_CHAIN : 0),
      parts,
      awaits: true,
      offloads: true,
      remedy: 'it runs in a thread',
    };
    const options = isPureNetwork(site, call, context) ? ', thread_sensitive=False' : '';
    return [spreadOver(call, context, options, parts.length > 0 && isBusyAny(parts, context), offer)];
  },
};

export const networkCall: ExpressionRule = {
  code: 'DA203',
  name: 'network-call',
  title: 'A network call runs in a thread of its own',
  explanation: `The call waits on the network and touches nothing of Django's, so it need not queue behind the
request's database thread: thread_sensitive=False lets it run in any thread, and several of them at the same time
(asyncio.gather).`,
  example: {
    before: 'answer = requests.get(url, timeout=5)',
    after: 'answer = await sync_to_async(requests.get, thread_sensitive=False)(url, timeout=5)',
  },
  offers: () => [],
};

/** Whether the use made of the value blocks in its own right: then the rules for that use come first. */
function hasConsumer(expr: Expr, context: RuleContext): boolean {
  return (['iterate', 'spread', 'truth', 'str', 'with'] as const).some(
    (role) => context.site(expr, role) !== null,
  );
}

/**
 * `f(args)` as `await sync_to_async(f)(args)`. A method chain over several lines keeps its layout: its parentheses
 * become those of `sync_to_async`, and the arguments of the last call move behind them.
 */
function spreadOver(
  call: Call,
  context: RuleContext,
  options: string,
  busyArguments: boolean,
  offer: Omit<Offer, 'usesParens' | 'write'>,
): Offer {
  const { parens } = call;
  const func = outerRange(call.func);
  const chain = parens !== null && textOf(context, func).includes('\n') && options === '';
  if (parens !== null && chain && !busyArguments && !textOf(context, call.argsRange).includes('\n')) {
    return {
      ...offer,
      usesParens: true,
      write: () => [
        insert(
          parens.start,
          `${gapBefore(context, parens.start)}await ${context.use('asgiref.sync', 'sync_to_async', call.start)}`,
        ),
        replace({ start: func.end, end: call.end }, ''),
        insert(parens.end, textOf(context, call.argsRange)),
      ],
    };
  }
  return {
    ...offer,
    usesParens: false,
    write(inner) {
      const wrapper = context.use('asgiref.sync', 'sync_to_async', call.start);
      // Parentheses that stand around the function alone serve for the wrapper too.
      const [open, close] = call.func.parens !== null && options === '' ? ['', ''] : ['(', `${options})`];
      return [insert(call.start, `await ${wrapper}${open}`), insert(func.end, close), ...inner];
    },
  };
}
