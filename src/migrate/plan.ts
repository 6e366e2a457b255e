/** The plan for a set of views: drops what can't be migrated until the rest passes the check. */
import type { ViewRef } from '../project/types.ts';
import { type Changes, createWriter, type Refusals } from './changes.ts';
import { draftView } from './draft.ts';
import { draftAllMiddleware, type OwnMiddleware } from './middleware.ts';
import type { Draft, Planning } from './planning.ts';
import { selfCheck } from './selfcheck.ts';
import type { MigrationPlan, Reason } from './types.ts';

export interface Planner {
  /** The view by itself, memoised. */
  draft(ref: ViewRef): Draft;
  /** The project's own middleware that does not work in both modes, each with its draft. */
  middleware(): readonly { readonly own: OwnMiddleware; readonly draft: Draft }[];
  /** @param ids of views, and of middleware by its path in `MIDDLEWARE` */
  plan(ids: readonly string[]): MigrationPlan;
}

export function createPlanner(planning: Planning): Planner {
  const refs = new Map<string, ViewRef>();
  const drafts = new Map<string, Draft>();
  const write = createWriter(planning);
  let allRead = false;
  let ownDrafts: ReturnType<Planner['middleware']> | null = null;

  /** The view of an id: one that was drafted already, or else one of the whole project. */
  function refOf(id: string): ViewRef | undefined {
    const known = refs.get(id);
    if (known || allRead) return known;
    for (const ref of planning.project.views) refs.set(ref.id, ref);
    allRead = true;
    return refs.get(id);
  }

  function draft(ref: ViewRef): Draft {
    refs.set(ref.id, ref);
    let known = drafts.get(ref.id);
    if (!known) {
      known = draftView(planning, ref);
      drafts.set(ref.id, known);
    }
    return known;
  }

  function middleware(): ReturnType<Planner['middleware']> {
    ownDrafts ??= draftAllMiddleware(planning);
    return ownDrafts;
  }

  /** What an id names: middleware, or else a view. */
  function draftOf(id: string): Draft | null {
    const isEntry = planning.project.middleware.some((each) => each.path === id);
    const own = isEntry ? middleware().find((each) => each.draft.id === id) : undefined;
    if (own) return own.draft;
    const ref = refOf(id);
    return ref ? draft(ref) : null;
  }

  function plan(ids: readonly string[]): MigrationPlan {
    const skipped = new Map<string, readonly Reason[]>();
    const wanted = new Set<string>();
    for (const id of new Set(ids)) {
      const found = draftOf(id);
      if (!found) {
        skipped.set(id, [unknownView(id)]);
        continue;
      }
      const { isAsync, reasons } = found;
      if (reasons.length > 0) skipped.set(id, reasons);
      else if (!isAsync) wanted.add(id);
    }
    return settle(wanted, skipped);
  }

  function settle(wanted: ReadonlySet<string>, skipped: Map<string, readonly Reason[]>): MigrationPlan {
    for (let active = wanted; ; ) {
      const changes = write(withCompanions(active));
      const refused = changes.ok ? check(changes) : changes.refused;
      if (changes.ok && refused.size === 0) {
        return {
          files: changes.files,
          migrated: changes.drafts.map((each) => each.id).sort(),
          skipped: [...skipped]
            .map(([id, reasons]) => ({ id, reasons }))
            .sort((a, b) => (a.id < b.id ? -1 : 1)),
          ...(changes.trips.size > 0 ? { trips: changes.trips } : {}),
        };
      }
      const remaining = new Set(active);
      for (const [id, reasons] of refused) {
        for (const dropped of dependants(active, id)) {
          remaining.delete(dropped);
          skipped.set(dropped, reasons);
        }
      }
      if (remaining.size === active.size) {
        // A fault that no wanted view answers for: none of them can be trusted.
        const reasons = [...refused.values()].flat();
        for (const id of active) skipped.set(id, reasons);
        remaining.clear();
      }
      active = remaining;
    }
  }

  /** The views, and those that can only be migrated with them. */
  function withCompanions(ids: ReadonlySet<string>): readonly Draft[] {
    const all = new Map<string, Draft>();
    const add = (id: string): void => {
      const found = all.has(id) ? null : draftOf(id);
      if (!found || found.isAsync) return;
      all.set(id, found);
      for (const companion of found.companions) add(companion);
    };
    for (const id of ids) add(id);
    return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The wanted views that can't be migrated without the one that fails. */
  function dependants(active: ReadonlySet<string>, id: string): readonly string[] {
    return [...active].filter((each) => each === id || draftOf(each)?.companions.includes(id) === true);
  }

  /** The self-check; a fault of a whole file is laid to those of its views that have it alone, failing that to one. */
  function check({ drafts: group, files }: Extract<Changes, { ok: true }>): Refusals {
    const result = selfCheck(planning, group, files);
    if (result.files.length === 0) return result.views;
    const refused = new Map<string, readonly Reason[]>();
    for (const { views, reason } of result.files) {
      const guilty = views.length > 1 ? views.filter((id) => failsAlone(id)) : views;
      for (const id of guilty.length > 0 ? guilty : views.slice(-1)) refused.set(id, [reason]);
    }
    return refused;
  }

  function failsAlone(id: string): boolean {
    const changes = write(withCompanions(new Set([id])));
    return !changes.ok || selfCheck(planning, changes.drafts, changes.files).files.length > 0;
  }

  return { draft, middleware, plan };
}

function unknownView(id: string): Reason {
  return {
    code: 'DA106',
    message: `No view of the project has the id ${id}`,
    file: '',
    line: 1,
    fix: 'List the views with "django-asyncify scan".',
  };
}
