/**
 * Expressions: the smallest correct, then most readable way to write one whose parts block. Every transform may offer
 * a way to write a node; what an offer leaves on the event loop is planned in turn; the cheapest sum wins.
 */
import { expressionRules } from '../../transforms/index.ts';
import type { Offer, Part, RuleContext } from '../../transforms/types.ts';
import type { BlockingSite } from '../analysis/types.ts';
import type { Argument, Expr, FormattedValue, Node } from '../python/ast.ts';
import type { Edit, EditReason } from './edits.ts';
import { whyInThread, whyOf } from './reasons.ts';

/** Parentheses around an `await` that the expression did not have before; and more where they are lines apart. */
const PARENTHESES = 1;
const PARENTHESES_APART = 0.6;

export interface Plan {
  /** How many times it waits, trips to a thread and others, by their price; a trip to a thread is 1. */
  readonly waits: number;
  readonly clarity: number;
  /** Trips to a thread. */
  readonly hops: number;
  /** Whether anything is rewritten. */
  readonly changes: boolean;
  write(): readonly Edit[];
  notes(): readonly EditReason[];
}
export const UNCHANGED: Plan = {
  waits: 0,
  clarity: 0,
  hops: 0,
  changes: false,
  write: () => [],
  notes: () => [],
};

export interface UnitPlanner {
  /** The best way to write the part in place; null when there is none. */
  plan(part: Part): Plan | null;
  /** An offer for a whole statement with what its parts cost; null when one of them can't be written. */
  planOffer(offer: Offer, covered: readonly BlockingSite[], at: number): Plan | null;
}

/**
 * @param sitesIn all sites of a node and what is inside of it, in source order
 */
export function createUnitPlanner(
  context: RuleContext,
  sitesIn: (node: Node) => readonly BlockingSite[],
): UnitPlanner {
  const known = new Map<Expr, { value?: Plan | null; consumed?: Plan | null }>();

  function plan(part: Part): Plan | null {
    if (!context.isBusy(part)) return UNCHANGED;
    const slot = known.get(part.expr) ?? {};
    const key = part.consumed ? 'consumed' : 'value';
    let best = slot[key];
    if (best === undefined) {
      best = cheapest(part);
      known.set(part.expr, { ...slot, [key]: best });
    }
    return best;
  }

  function cheapest(part: Part): Plan | null {
    let best: Plan | null = null;
    const consider = (candidate: Plan | null): void => {
      if (candidate !== null && (best === null || costOf(candidate) < costOf(best))) best = candidate;
    };
    const sites = sitesOfPart(part);
    for (const rule of expressionRules) {
      for (const offer of rule.offers(part, context)) {
        const left = new Set(offer.parts.flatMap(sitesOfPart));
        const covered = sites.filter((site) => !left.has(site));
        if (offer.offloads && covered.some(mayStopIteration)) continue;
        const own = planOffer(offer, covered, part.expr.start);
        if (own !== null) consider(offer.awaits ? parenthesized(own, offer, part) : own);
      }
    }
    if (!hasOwnSite(part) && !isRewritten(part.expr)) consider(planAll(childParts(part.expr, context)));
    return best;
  }

  /** The planner asks for each expression with one position only, so `primary` needs no place in the memory. */
  function parenthesized(own: Plan, offer: Offer, part: Part): Plan {
    if (!part.primary || (part.expr.parens !== null && !offer.usesParens)) return own;
    const range = offer.usesParens ? (part.expr.parens ?? part.expr) : part.expr;
    const isOverLines = context.isLaidOutByHand && /[\r\n]/.test(context.text.slice(range.start, range.end));
    return {
      ...own,
      clarity: own.clarity + PARENTHESES + (isOverLines ? PARENTHESES_APART : 0),
      write: () => [
        { start: range.start, end: range.start, text: '(' },
        ...own.write(),
        { start: range.end, end: range.end, text: ')' },
      ],
    };
  }

  function planOffer(offer: Offer, covered: readonly BlockingSite[], at: number): Plan | null {
    const inner = planAll(offer.parts);
    if (inner === null) return null;
    return {
      waits: offer.hops + inner.waits,
      clarity: offer.clarity + inner.clarity,
      hops: offer.threads + inner.hops,
      changes: true,
      write: () => offer.write(inner.write()),
      notes: () => [
        {
          code: offer.rule.code,
          offset: at,
          why: offer.offloads ? whyInThread(covered, offer.remedy) : whyOf(covered, offer.remedy),
        },
        ...inner.notes(),
      ],
    };
  }

  function planAll(parts: readonly Part[] | null): Plan | null {
    if (parts === null) return null;
    const plans: Plan[] = [];
    for (const part of parts) {
      const one = plan(part);
      if (one === null) return null;
      if (one.changes) plans.push(one);
    }
    return joinPlans(plans);
  }

  function sitesOfPart(part: Part): readonly BlockingSite[] {
    const sites = sitesIn(part.expr);
    return part.consumed ? sites : sites.filter((site) => site.node !== part.expr || site.role === 'self');
  }

  /** No site, and yet not to be left as it is: `request.user` read by `auser()`, a call that is awaited now. */
  function isRewritten(expr: Expr): boolean {
    return context.isLazyUser(expr) || (expr.kind === 'Call' && context.isAwaited(expr));
  }

  function hasOwnSite(part: Part): boolean {
    return sitesOfPart(part).some((site) => site.node === part.expr);
  }

  return { plan, planOffer };
}

/** @param weight how often the place is run, compared with the function */
export const costOf = (plan: Plan, weight = 1): number => plan.waits * weight + plan.clarity;

export function joinPlans(plans: readonly Plan[]): Plan {
  const [only] = plans;
  if (only === undefined) return UNCHANGED;
  if (plans.length === 1) return only;
  return {
    waits: plans.reduce((sum, plan) => sum + plan.waits, 0),
    clarity: plans.reduce((sum, plan) => sum + plan.clarity, 0),
    hops: plans.reduce((sum, plan) => sum + plan.hops, 0),
    changes: true,
    write: () => plans.flatMap((plan) => plan.write()),
    notes: () => plans.flatMap((plan) => plan.notes()),
  };
}

export const mayStopIteration = (site: BlockingSite): boolean =>
  site.effects.some((effect) => effect.stopIteration);

/**
 * The direct parts of an expression that may be rewritten in place, in the order of the source; null when something
 * that must be rewritten stands where it can't be: inside a comprehension beyond its first iterable, or a lambda.
 */
function childParts(expr: Expr, context: RuleContext): readonly Part[] | null {
  const part = (child: Expr, primary = false): Part => ({ expr: child, consumed: true, primary });
  switch (expr.kind) {
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp': {
      const [first, ...others] = expr.generators;
      if (first === undefined) return null;
      const elements = expr.kind === 'DictComp' ? [expr.key, expr.value] : [expr.elt];
      const rest = [
        ...elements,
        ...first.ifs,
        ...others.flatMap((generator) => [generator.iter, ...generator.ifs]),
      ].map((child) => part(child));
      if (rest.some((child) => context.siteCount(child.expr) > 0)) return null;
      // Calls that must be awaited may stand in the element, unless it is a generator or in another comprehension.
      const busy = rest.some((child) => context.isBusy(child));
      if (busy && (expr.kind === 'GeneratorExp' || isNested(expr, context))) return null;
      const all = [part(first.iter), ...(busy ? rest : [])];
      return all.sort((a, b) => a.expr.start - b.expr.start);
    }
    case 'Lambda': {
      const defaults = expr.params.flatMap((param) => (param.default === null ? [] : [part(param.default)]));
      return context.isBusy({ expr: expr.body, consumed: true, primary: false }) ? null : defaults;
    }
    case 'Attribute':
      return [part(expr.value, true)];
    case 'Subscript':
      return [part(expr.value, true), part(expr.slice)];
    case 'Call':
      return [part(expr.func, true), ...expr.args.map((arg: Argument) => part(arg.value))];
    case 'NamedExpr':
      return [part(expr.value)];
    case 'JoinedStr':
      // `{x=}` prints its own source text: the string is moved as a whole or not at all.
      if (hasBusyDebugField(expr.values, context)) return null;
      return fieldsOf(expr.values).map((child) => part(child));
    case 'IfExp':
      return [part(expr.body), part(expr.test), part(expr.orelse)];
    case 'BoolOp':
      return expr.values.map((child) => part(child));
    case 'UnaryOp':
      return [part(expr.operand)];
    case 'BinOp':
      return [part(expr.left), part(expr.right)];
    case 'Compare':
      return [expr.left, ...expr.comparators].map((child) => part(child));
    case 'List':
    case 'Tuple':
    case 'Set':
      return expr.elts.map((child) => part(child));
    case 'Dict':
      return expr.items
        .flatMap((item) => (item.key === null ? [item.value] : [item.key, item.value]))
        .map((child) => part(child));
    case 'Starred':
    case 'Await':
    case 'YieldFrom':
      return [part(expr.value)];
    case 'Yield':
      return expr.value === null ? [] : [part(expr.value)];
    case 'Slice':
      return [expr.lower, expr.upper, expr.step]
        .filter((child) => child !== null)
        .map((child) => part(child));
    case 'Name':
    case 'Constant':
    case 'Str':
      return [];
  }
}

function hasBusyDebugField(values: readonly FormattedValue[], context: RuleContext): boolean {
  return values.some(
    (field) => field.debug && context.isBusy({ expr: field.value, consumed: true, primary: false }),
  );
}

function fieldsOf(values: readonly FormattedValue[]): readonly Expr[] {
  return values.flatMap((field) => [field.value, ...(field.spec === null ? [] : fieldsOf(field.spec))]);
}

function isNested(expr: Expr, context: RuleContext): boolean {
  for (let at = context.parent(expr); at !== null; at = context.parent(at)) {
    if (at.kind === 'Comprehension' || at.kind === 'ListComp' || at.kind === 'SetComp') return true;
    if (at.kind === 'DictComp' || at.kind === 'GeneratorExp') return true;
  }
  return false;
}
