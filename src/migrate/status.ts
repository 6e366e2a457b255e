/** Reports of views: how ready each is, what stands in the way, what it would gain. */
import type { FunctionAnalysis } from '../analysis/types.ts';
import type { ViewRef } from '../project/types.ts';
import type { FunctionDef } from '../python/ast.ts';
import { surroundingsOf } from './callers.ts';
import { callsOf, gainOf } from './gain.ts';
import { lineAt } from './module-index.ts';
import type { Planner } from './plan.ts';
import type { Draft, Planning } from './planning.ts';
import type { Reason, ViewReport } from './types.ts';

/**
 * A view is ready if a plan for it alone passes the check. Views that have nothing to do with each other are planned
 * together, which comes to the same; those whose code meets (one calls the other) are planned one by one.
 */
export function reportViews(
  planning: Planning,
  planner: Planner,
  refs: readonly ViewRef[],
): readonly ViewReport[] {
  const drafts = refs.map((ref) => ({ ref, draft: planner.draft(ref) }));
  const candidates = drafts.map(({ draft }) => draft).filter((draft) => isCandidate(draft));
  const entangled = entangledViews(candidates);
  const together = candidates.filter(({ id }) => !entangled.has(id)).map(({ id }) => id);
  const failures = new Map<string, readonly Reason[]>();
  for (const { id, reasons } of planner.plan(together).skipped) failures.set(id, reasons);
  for (const id of entangled) {
    const own = planner.plan([id]).skipped.find((each) => each.id === id);
    if (own) failures.set(id, own.reasons);
  }
  return drafts.map(({ ref, draft }) => reportOf(planning, ref, draft, failures.get(draft.id) ?? []));
}

function isCandidate(draft: Draft): boolean {
  return !draft.isAsync && draft.reasons.length === 0;
}

/** Views of which one calls another. */
function entangledViews(drafts: readonly Draft[]): ReadonlySet<string> {
  const owners = new Map<FunctionDef, string>();
  for (const draft of drafts) for (const { fn } of draft.targets) owners.set(fn.node, draft.id);
  const entangled = new Set<string>();
  for (const draft of drafts) {
    for (const use of draft.uses) {
      const node = use.k === 'call' ? use.call : use.k === 'callback' ? use.view : null;
      if (!node) continue;
      for (const fn of surroundingsOf(use.module, node).functions) {
        const caller = owners.get(fn);
        if (caller !== undefined && caller !== draft.id) entangled.add(caller).add(draft.id);
      }
    }
  }
  return entangled;
}

function reportOf(planning: Planning, ref: ViewRef, draft: Draft, failures: readonly Reason[]): ViewReport {
  const analyses = draft.targets.map(({ fn }) => planning.analyze(fn));
  const reasons = [...draft.reasons, ...failures.filter((each) => !draft.reasons.includes(each))];
  const status = draft.isAsync ? 'async' : reasons.length > 0 ? 'blocked' : 'ready';
  return {
    id: ref.id,
    file: ref.file,
    line: ref.line,
    kind: ref.kind,
    status,
    gain: gainOf(analyses),
    reasons: status === 'ready' ? [...draft.notes, ...heavyNotes(analyses)] : reasons,
    calls: callsOf(analyses),
  };
}

/** CPU-heavy work is never wrapped by itself: a thread would not make it cheaper. */
function heavyNotes(analyses: readonly FunctionAnalysis[]): readonly Reason[] {
  return analyses.flatMap(({ fn, heavy }) =>
    heavy.map((site) => ({
      code: 'DA402',
      message: `${site.effects[0]?.what ?? 'A call'} keeps the processor busy, and the event loop with it`,
      file: fn.module.file,
      line: lineAt(fn.module, site.node.start),
      fix: 'Leave the view sync, or move this work to a task queue.',
    })),
  );
}
