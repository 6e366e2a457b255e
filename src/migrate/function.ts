/** One function: from what blocks in it to the edits that make it `async def`. */

import { asyncDef } from '../../transforms/index.ts';
import type { FunctionAnalysis, ModuleInfo } from '../analysis/types.ts';
import type { Call, FunctionDef, Stmt } from '../python/ast.ts';
import { LineIndex } from '../python/source.ts';
import type { AuthBackends } from './auth-backends.ts';
import type { Block, Refusal } from './blocks.ts';
import type { Edit, EditReason, ImportPlanner } from './edits.ts';
import { readsFrame } from './frames.ts';
import { mergeEdits } from './layout.ts';
import { lazyUsers } from './lazy-user.ts';
import { indentationAt, startOfLine } from './lines.ts';
import { createNames, nameBlock } from './naming.ts';
import { type Prices, standardPrices } from './prices.ts';
import { createRuleContext, indexSites } from './rule-context.ts';
import { type ScopeFacts, scopeFacts, someNode } from './scope-facts.ts';
import { createStatementPlanner, type SuitePlan } from './statements.ts';
import { writeSuite } from './suite-text.ts';
import { maySwallowFor } from './swallow.ts';
import type { Style } from './types.ts';
import { createUnitPlanner } from './units.ts';
import { usageOf } from './usage.ts';
import { closesBehind } from './wrap.ts';

export interface FunctionInput {
  readonly analysis: FunctionAnalysis;
  readonly module: ModuleInfo;
  readonly style: Style;
  /** The Django release that the code must run on. */
  readonly django: string;
  readonly backends: AuthBackends;
  readonly imports: ImportPlanner;
  /** The line length that the project configured. */
  readonly lineLength: number | null;
  /** Calls of functions that are themselves being migrated to async in this plan: they become `await f(...)`. */
  readonly awaited: ReadonlySet<Call>;
  /** Those of them that may wait before they give their coroutine: they are made in a thread. */
  readonly inThread: ReadonlySet<Call>;
  /** Whether the project's tests put a mock in the place of the name in this module. */
  isMocked(name: string): boolean;
  /** Whether the function may give the name to a helper at the module's level: no other function has. */
  claim(name: string): boolean;
}
export type FunctionRefusal = Refusal;
export type FunctionResult =
  | {
      readonly ok: true;
      readonly edits: readonly Edit[];
      readonly reasons: readonly EditReason[];
      /** Trips to a thread that the text names; how often each is run is another matter. */
      readonly hops: number;
    }
  | { readonly ok: false; readonly reasons: readonly FunctionRefusal[] };

/**
 * Plans and writes one function. Nothing is written when something that blocks can be taken off the event loop in no
 * way that keeps its meaning: then the reasons say what and where. Prices decide between correct ways only.
 */
export function migrateFunction(input: FunctionInput, prices: Prices = standardPrices): FunctionResult {
  const { analysis, module } = input;
  const fn = analysis.fn.node;
  if (fn.isGenerator) return refuse(generatorRefusal(fn.start));
  const facts = scopeFacts(fn, maySwallowFor(analysis));
  const users =
    input.style === 'native'
      ? lazyUsers(analysis, facts, input.django, input.backends)
      : { uses: new Set<never>(), sites: analysis.sites };
  const index = indexSites(users.sites, facts.parents);
  const rules = createRuleContext({
    ...input,
    lazyUsers: users.uses,
    parents: facts.parents,
    index,
    isLaidOutByHand: closesBehindIn(module),
    local: new Set([...facts.parameters, ...usageOf(fn.body).binds]),
  });
  const planner = createStatementPlanner({
    analysis,
    facts,
    awaited: input.awaited,
    sitesIn: index.sitesIn,
    rules,
    units: createUnitPlanner(rules, index.sitesIn),
    framed: someNode(fn.body, readsFrame),
    mayHaveHelper: mayHaveHelper(input),
    prices,
  });
  const plan = planner.plan();
  if (plan === null) return { ok: false, reasons: planner.refusals() };

  const lines = new LineIndex(module.text);
  const fresh = createNames(new Set([...facts.mentioned, ...usageOf(module.syntax.body).binds]), input.claim);
  const undeclared = undeclaredNames(plan, facts);
  const written = writeSuite(plan, {
    text: module.text,
    facts,
    lineLength: input.lineLength,
    step: stepOf(fn, module.text, lines.indentUnit),
    newline: lines.newline,
    closesBehind: closesBehindIn(module),
    names: (block) => nameBlock(block, analysis.fn.owner?.name ?? fn.name, fresh),
    declarations: (block) => block.shared.filter((name) => undeclared.delete(name)),
    wrapper: (at) => input.imports.use('asgiref.sync', 'sync_to_async', at),
  });
  const edits = [...written.edits];
  const reasons = [...written.reasons];
  if (!fn.isAsync) {
    edits.push({ start: fn.defStart, end: fn.defStart, text: 'async ' });
    reasons.push({ code: asyncDef.code, offset: fn.defStart, why: `${fn.name}() becomes async` });
  }
  return {
    ok: true,
    edits: mergeEdits(module.text, edits),
    reasons: reasons.sort((a, b) => a.offset - b.offset),
    hops: written.hops,
  };
}

/** Its own helper would be out of reach of what else is written into a method, or into a function inside another. */
function mayHaveHelper({ analysis, inThread, module }: FunctionInput): boolean {
  const { node, owner } = analysis.fn;
  return owner === null && module.syntax.body.includes(node) && inThread.size === 0;
}

const refuse = (...reasons: readonly Refusal[]): FunctionResult => ({ ok: false, reasons });

const generatorRefusal = (offset: number): Refusal => ({
  code: 'DA150',
  message:
    'the function is a generator: as async it would give an async generator, which its callers do not expect',
  offset,
  fix: 'Leave it sync; Django goes over a sync generator in a thread.',
});

/** Names that blocks share with the function although nothing outside of the blocks binds them. */
function undeclaredNames(plan: SuitePlan, facts: ScopeFacts): Set<string> {
  const blocks = blocksOf(plan);
  const isMoved = (stmt: Stmt): boolean =>
    blocks.some((block) => block.stmts.some((moved) => moved.start <= stmt.start && stmt.end <= moved.end));
  const returned = new Set(blocks.flatMap((block) => block.returned));
  return new Set(
    blocks
      .flatMap((block) => block.shared)
      .filter((name) => !facts.parameters.has(name) && !returned.has(name))
      .filter((name) => facts.bindings(name).every(isMoved)),
  );
}

function blocksOf(plan: SuitePlan): readonly Block[] {
  return plan.pieces.flatMap((piece) =>
    piece.kind === 'block' ? [piece.block] : piece.suites.flatMap(blocksOf),
  );
}

const habits = new WeakMap<ModuleInfo, boolean>();

function closesBehindIn(module: ModuleInfo): boolean {
  const known = habits.get(module) ?? closesBehind(module.text);
  habits.set(module, known);
  return known;
}

/** One step of indentation as the function has it. */
function stepOf(fn: FunctionDef, text: string, fallback: string): string {
  const [first] = fn.body;
  if (first === undefined || /\S/.test(text.slice(startOfLine(text, first.start), first.start)))
    return fallback;
  const outer = indentationAt(text, fn.headStart);
  const inner = indentationAt(text, first.start);
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : fallback;
}
