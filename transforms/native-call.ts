import { asyncCounterpart } from '../src/knowledge/async-api.ts';
import type { Call, Expr } from '../src/python/ast.ts';
import { argumentParts, insert, outerRange, primary, replace, textOf } from './support.ts';
import type { ExpressionRule, RuleContext } from './types.ts';

export const nativeCall: ExpressionRule = {
  code: 'DA220',
  name: 'native-call',
  title: "Django's own async form of a call",
  explanation: `The Django release that the project targets has an async form of this method or function, with the
same arguments and the same result (aget, acount, acreate, asave, aget_object_or_404, alogin, ...). It is used in
native style. Where the project overrides the method, or an argument blocks by itself, the call is wrapped instead.`,
  example: { before: 'book = Book.objects.get(pk=pk)', after: 'book = await Book.objects.aget(pk=pk)' },
  offers(part, context) {
    const call = part.expr;
    if (call.kind !== 'Call' || context.style !== 'native' || context.site(call, 'self') === null) return [];
    const counterpart = counterpartOf(call, context);
    if (counterpart === null) return [];
    const parts = [
      ...(call.func.kind === 'Attribute' && !counterpart.isFunction ? [primary(call.func.value)] : []),
      ...argumentParts(call),
    ];
    const { func } = call;
    return [
      {
        rule: nativeCall,
        hops: 1,
        threads: 1,
        clarity: -0.3,
        parts,
        awaits: true,
        usesParens: false,
        offloads: false,
        remedy: `${counterpart.name}() is awaited`,
        write(inner) {
          const start = insert(call.start, 'await ');
          if (counterpart.isFunction) {
            const name = context.use(counterpart.module, counterpart.name, call.start);
            return [start, replace(outerRange(func), name), ...inner];
          }
          const attr = func.kind === 'Attribute' ? func.attrRange : func;
          const receiver = inner.filter((edit) => edit.start < attr.start);
          return [start, ...receiver, replace(attr, counterpart.name), ...inner.slice(receiver.length)];
        },
      },
    ];
  },
};

/** `Book` of `Book.objects.filter(...).get`. */
function rootOf(expr: Expr): string | null {
  switch (expr.kind) {
    case 'Name':
      return expr.id;
    case 'Attribute':
    case 'Subscript':
      return rootOf(expr.value);
    case 'Call':
      return rootOf(expr.func);
    default:
      return null;
  }
}

interface Counterpart {
  readonly name: string;
  readonly isFunction: boolean;
  readonly module: string;
}

/** The async form of what a call reaches: only where the interpreter knows that it is Django's own. */
function counterpartOf(call: Call, context: RuleContext): Counterpart | null {
  const root = rootOf(call.func);
  if (root !== null && context.isMocked(root)) return null;
  const callee = context.analysis.callees.get(call);
  if (callee === undefined || callee.origin === 'project') return null;
  if (context.staysSync(callee.name)) return null;
  const found = asyncCounterpart(callee.name, context.django);
  if (found === null || found.name === 'aiterator') return null;
  const dot = found.dotted.lastIndexOf('.');
  const counterpart = {
    name: found.name,
    isFunction: callee.self === null,
    module: found.dotted.slice(0, dot),
  };
  if (counterpart.isFunction) return counterpart;
  // A method must be called by its name: not through an alias, not as `Model.save(obj)`.
  const name = callee.name.slice(callee.name.lastIndexOf('.') + 1);
  const isByName = call.func.kind === 'Attribute' && textOf(context, call.func.attrRange) === name;
  return isByName && isKnown(callee.self) && !isOverridden(callee.self, found.name) ? counterpart : null;
}

/** Whether the model is known: the manager of any other may have its own `get()`, which `aget()` would pass by. */
function isKnown(self: CalleeSelf): boolean {
  return (self?.k !== 'manager' && self?.k !== 'queryset') || self.model !== null;
}

type CalleeSelf = NonNullable<ReturnType<RuleContext['analysis']['callees']['get']>>['self'];

/** Whether the project's own class has something else under the async name, which Django's would not be. */
function isOverridden(self: CalleeSelf, name: string): boolean {
  if (self === null) return false;
  const cls = 'cls' in self ? self.cls : null;
  return (
    cls?.mro.some(
      (base) =>
        base.module.origin === 'project' &&
        base.node.body.some((stmt) => stmt.kind === 'FunctionDef' && stmt.name === name),
    ) === true
  );
}
