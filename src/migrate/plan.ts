/**
 * The plan for a set of views: everything that changes, computed from the originals. What several views share (an
 * import, a decorator's branch, a caller) is made once.
 */
import type { BlockingSite, ModuleInfo } from '../analysis/types.ts';
import type { ViewRef } from '../project/types.ts';
import type { Call, ClassDef, FunctionDef } from '../python/ast.ts';
import { encodeSource, isProblem } from '../python/source.ts';
import { writeAtomicView } from './atomic-view.ts';
import { writeBranch } from './branch.ts';
import {
  awaitCall,
  type CallerEdits,
  callThroughAsyncToSync,
  surroundingsOf,
  unwrapOffloaded,
} from './callers.ts';
import { compose, findOverlap, type PlannedNote } from './compose.ts';
import { writeDispatch } from './dispatch.ts';
import { draftView } from './draft.ts';
import type { Edit } from './edits.ts';
import { type FunctionResult, migrateFunction } from './function.ts';
import { createImportPlanner, type ImportUse, importEdits } from './imports.ts';
import { indexOf, lineAt } from './module-index.ts';
import {
  type Branch,
  type Draft,
  type FunctionTarget,
  type Planning,
  reasonAt,
  type Target,
} from './planning.ts';
import { checkFailed, selfCheck } from './selfcheck.ts';
import type { FileChange, MigrationPlan, Reason } from './types.ts';

export interface Planner {
  /** The view by itself, memoised. */
  draft(ref: ViewRef): Draft;
  plan(ids: readonly string[]): MigrationPlan;
}

/** Everything that the plan changes, before it is put into texts. */
export interface Changes {
  readonly drafts: readonly Draft[];
  readonly files: ReadonlyMap<string, FileEdits>;
}
export interface FileEdits {
  readonly module: ModuleInfo;
  readonly edits: readonly Edit[];
  readonly notes: readonly PlannedNote[];
  readonly views: ReadonlySet<string>;
}

type Refusals = ReadonlyMap<string, readonly Reason[]>;

export function createPlanner(planning: Planning): Planner {
  const refs = new Map(planning.project.views.map((ref) => [ref.id, ref]));
  const drafts = new Map<string, Draft>();
  const written = new Map<FunctionDef, Map<string, Written>>();

  function draft(ref: ViewRef): Draft {
    let known = drafts.get(ref.id);
    if (!known) {
      known = draftView(planning, ref);
      drafts.set(ref.id, known);
    }
    return known;
  }

  function writeFunction(
    fn: FunctionTarget,
    awaited: ReadonlySet<Call>,
    extraSites: readonly BlockingSite[],
  ): Written {
    const key = [...awaited]
      .map((call) => call.start)
      .sort((a, b) => a - b)
      .join();
    let byCalls = written.get(fn.node);
    if (!byCalls) {
      byCalls = new Map();
      written.set(fn.node, byCalls);
    }
    let known = byCalls.get(key);
    if (!known) {
      const { module } = fn;
      const imports = createImportPlanner(module.syntax, indexOf(module).scopes);
      const analysis = planning.analyze(fn);
      const isAwaited = (node: unknown): boolean => [...awaited].some((call) => call === node);
      const result = migrateFunction({
        analysis: {
          ...analysis,
          sites: [...analysis.sites, ...extraSites]
            .filter((site) => site.role !== 'self' || !isAwaited(site.node))
            .sort((a, b) => a.node.start - b.node.start || a.node.end - b.node.end),
        },
        module,
        style: planning.style,
        django: planning.django,
        imports,
        lineLength: planning.lineLength,
        awaited,
      });
      known = { result, uses: imports.uses };
      byCalls.set(key, known);
    }
    return known;
  }

  function plan(ids: readonly string[]): MigrationPlan {
    const skipped = new Map<string, readonly Reason[]>();
    const wanted = new Set<string>();
    for (const id of new Set(ids)) {
      const ref = refs.get(id);
      if (!ref) {
        skipped.set(id, [unknownView(id)]);
        continue;
      }
      const { isAsync, reasons } = draft(ref);
      if (reasons.length > 0) skipped.set(id, reasons);
      else if (!isAsync) wanted.add(id);
    }
    return settle(wanted, skipped);
  }

  /** Drops views until the rest passes. */
  function settle(start: ReadonlySet<string>, skipped: Map<string, readonly Reason[]>): MigrationPlan {
    let active = start;
    for (;;) {
      const group = withCompanions(active);
      const attempt = write(group);
      const refused = attempt.ok ? checkTexts(attempt) : attempt.refused;
      if (refused.size === 0 && attempt.ok) {
        return {
          files: attempt.files,
          migrated: attempt.drafts.map((each) => each.id).sort(),
          skipped: list(skipped),
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
        for (const id of active) skipped.set(id, [...refused.values()].flat());
        remaining.clear();
      }
      active = remaining;
    }
  }

  /** The views, and those that can only be migrated with them. */
  function withCompanions(ids: ReadonlySet<string>): readonly Draft[] {
    const all = new Map<string, Draft>();
    const add = (id: string): void => {
      const ref = refs.get(id);
      if (!ref || all.has(id)) return;
      const found = draft(ref);
      if (found.isAsync) return;
      all.set(id, found);
      for (const companion of found.companions) add(companion);
    };
    for (const id of ids) add(id);
    return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The wanted views that can't be migrated without the one that fails. */
  function dependants(active: ReadonlySet<string>, id: string): readonly string[] {
    return [...active].filter((each) => {
      const ref = refs.get(each);
      return each === id || (ref !== undefined && draft(ref).companions.includes(id));
    });
  }

  function write(group: readonly Draft[]): Attempt {
    const refused = new Map<string, Reason[]>();
    const refuse = (id: string, reasons: readonly Reason[]): void => {
      refused.set(id, [...(refused.get(id) ?? []), ...reasons]);
    };
    for (const each of group) if (each.reasons.length > 0) refuse(each.id, each.reasons);
    if (refused.size > 0) return { ok: false, refused };

    const book = createBook(planning);
    const targets = new Map<FunctionDef, { readonly target: Target; readonly views: Set<string> }>();
    for (const each of group) {
      for (const target of each.targets) {
        const known = targets.get(target.fn.node);
        if (known) known.views.add(each.id);
        else targets.set(target.fn.node, { target, views: new Set([each.id]) });
      }
    }

    const awaited = new Map<FunctionDef, Set<Call>>();
    const handled = new Set<unknown>();
    for (const each of group) {
      for (const use of each.uses) {
        if (use.k !== 'call' && use.k !== 'callback' && use.k !== 'offloaded') continue;
        const node = use.k === 'call' ? use.call : use.view;
        if (handled.has(node)) continue;
        handled.add(node);
        const around = surroundingsOf(use.module, node);
        const name = nameOf(each);
        if (use.k === 'offloaded') {
          book.add(use.module, each.id, unwrapOffloaded(use.module, use.wrapper, use.view, name));
          continue;
        }
        const target = around.functions.map((fn) => targets.get(fn)).find((found) => found !== undefined);
        if (target) {
          if (use.k === 'callback' || around.deferred || target.target.fn.node !== around.fn) {
            for (const id of target.views) refuse(id, [nestedCall(use.module, node.start, name)]);
          } else {
            const calls = awaited.get(target.target.fn.node) ?? new Set<Call>();
            calls.add(use.call);
            awaited.set(target.target.fn.node, calls);
          }
          continue;
        }
        const isAsync = around.functions.some((fn) => fn.isAsync);
        if (isAsync && (use.k === 'callback' || around.deferred || around.fn?.isAsync !== true)) {
          refuse(each.id, [nestedCall(use.module, node.start, name)]);
        } else if (isAsync && use.k === 'call') {
          book.add(use.module, each.id, awaitCall(use.module, use.call, name));
        } else {
          const imports = book.imports(use.module);
          const expr = use.k === 'call' ? use.call.func : use.view;
          book.add(use.module, each.id, callThroughAsyncToSync(expr, imports, name));
        }
      }
    }

    for (const { target, views } of targets.values()) {
      const { fn, atomic } = target;
      const calls = new Set([...(awaited.get(fn.node) ?? []), ...target.awaits]);
      if (atomic) {
        const result = writeAtomicView(fn, atomic, book.imports(fn.module), calls);
        if (result.ok) book.add(fn.module, [...views], result);
        else
          for (const id of views)
            refuse(
              id,
              result.reasons.map((each) => asReason(fn.module, each)),
            );
        continue;
      }
      const { result, uses } = writeFunction(fn, calls, target.extraSites);
      if (!result.ok) {
        for (const id of views)
          refuse(
            id,
            result.reasons.map((each) => asReason(fn.module, each)),
          );
        continue;
      }
      book.addUses(fn.module, uses);
      book.add(fn.module, [...views], {
        edits: result.edits,
        notes: result.reasons.map((each) => ({ ...each, edit: null })),
      });
    }

    const branches = new Map<FunctionDef, { readonly branch: Branch; readonly views: Set<string> }>();
    for (const each of group) {
      for (const branch of each.branches) {
        const known = branches.get(branch.wrapper);
        if (known) known.views.add(each.id);
        else branches.set(branch.wrapper, { branch, views: new Set([each.id]) });
      }
    }
    for (const { branch, views } of branches.values()) {
      const { module, wrapper, decorator } = branch;
      const qualname = `${module.name}.${decorator.name}.<locals>.${wrapper.name}`;
      const twin = writeFunction({ node: wrapper, module, owner: null, qualname }, new Set(branch.calls), []);
      if (!twin.result.ok) {
        const reasons = twin.result.reasons.map((each) => asReason(module, each));
        for (const id of views) refuse(id, reasons);
        continue;
      }
      book.addUses(module, twin.uses);
      const { edit, notes } = writeBranch(branch, twin.result, book.imports(module), planning.django);
      book.add(module, [...views], { edits: [edit], notes });
    }
    const dispatched = new Set<ClassDef>();
    for (const each of group) {
      for (const dispatch of each.dispatches) {
        if (dispatched.has(dispatch.node)) continue;
        dispatched.add(dispatch.node);
        book.add(dispatch.module, each.id, writeDispatch(dispatch));
      }
    }
    if (refused.size > 0) return { ok: false, refused };
    return compile(group, book);
  }

  function compile(group: readonly Draft[], book: Book): Attempt {
    const refused = new Map<string, Reason[]>();
    const files: FileChange[] = [];
    for (const page of book.pages()) {
      const { module } = page;
      const parsed = planning.project.files.parse(module.file);
      const context = {
        text: module.text,
        syntax: module.syntax,
        isFirstParty: (name: string) => planning.project.findModule(name, module.file) !== null,
        lineLength: planning.lineLength,
      };
      const added = importEdits(context, page.uses);
      const edits = [...added, ...page.edits];
      const overlap = findOverlap(edits);
      if (overlap || !parsed.ok) {
        const line = lineAt(module, overlap?.[1].start ?? 0);
        for (const id of page.views) {
          refused.set(id, [checkFailed(module.file, line, 'two of its edits overlap')]);
        }
        continue;
      }
      const notes: PlannedNote[] = [
        ...added.map((edit) => ({
          code: 'DA240',
          why: 'imports what the edits below use',
          offset: 0,
          edit,
        })),
        ...page.notes,
      ];
      const composed = compose(module.text, edits, notes);
      const bytes = encodeSource(composed.text, parsed.file.source);
      if (isProblem(bytes)) {
        for (const id of page.views) refused.set(id, [checkFailed(module.file, bytes.line, bytes.message)]);
        continue;
      }
      const told = notes
        .map(({ code, why }, at) => ({ code, why, line: composed.lines[at] ?? 1 }))
        .sort((a, b) => a.line - b.line);
      files.push({
        file: module.file,
        views: [...page.views].sort(),
        edits: told,
        before: module.text,
        after: composed.text,
        bytes,
      });
    }
    if (refused.size > 0) return { ok: false, refused };
    return { ok: true, drafts: group, files: files.filter((each) => each.before !== each.after) };
  }

  /** The self-check; a fault of a whole file is laid to those of its views that have it alone, failing that to one. */
  function checkTexts({ drafts: group, files }: Extract<Attempt, { ok: true }>): Refusals {
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
    const attempt = write(withCompanions(new Set([id])));
    return !attempt.ok || selfCheck(planning, attempt.drafts, attempt.files).files.length > 0;
  }

  return { draft, plan };
}

type Attempt =
  | { readonly ok: true; readonly drafts: readonly Draft[]; readonly files: readonly FileChange[] }
  | { readonly ok: false; readonly refused: Refusals };

interface Written {
  readonly result: FunctionResult;
  readonly uses: readonly ImportUse[];
}

interface Page {
  readonly module: ModuleInfo;
  readonly edits: readonly Edit[];
  readonly notes: readonly PlannedNote[];
  readonly uses: readonly ImportUse[];
  readonly views: ReadonlySet<string>;
}

/** The edits of all files, as they are gathered. */
interface Book {
  imports(module: ModuleInfo): ReturnType<typeof createImportPlanner>;
  addUses(module: ModuleInfo, uses: readonly ImportUse[]): void;
  add(module: ModuleInfo, views: string | readonly string[], more: CallerEdits): void;
  /** In the order of the files' paths. */
  pages(): readonly Page[];
}

function createBook(planning: Planning): Book {
  interface OpenPage {
    readonly module: ModuleInfo;
    readonly edits: Edit[];
    readonly notes: PlannedNote[];
    readonly uses: ImportUse[];
    readonly views: Set<string>;
    readonly imports: ReturnType<typeof createImportPlanner>;
  }
  const open = new Map<string, OpenPage>();
  const pageOf = (module: ModuleInfo): OpenPage => {
    let page = open.get(module.file);
    if (!page) {
      const imports = createImportPlanner(module.syntax, indexOf(module).scopes);
      page = { module, edits: [], notes: [], uses: [], views: new Set(), imports };
      open.set(module.file, page);
    }
    return page;
  };
  const paths = new Map(planning.project.files.paths.map((path, at) => [path, at]));
  return {
    imports: (module) => pageOf(module).imports,
    addUses: (module, uses) => pageOf(module).uses.push(...uses),
    add(module, views, more) {
      const page = pageOf(module);
      page.edits.push(...more.edits);
      page.notes.push(...more.notes);
      for (const id of typeof views === 'string' ? [views] : views) page.views.add(id);
    },
    pages: () =>
      [...open.values()]
        .map((page) => ({ ...page, uses: [...page.uses, ...page.imports.uses] }))
        .sort((a, b) => (paths.get(a.module.file) ?? 0) - (paths.get(b.module.file) ?? 0)),
  };
}

function list(skipped: ReadonlyMap<string, readonly Reason[]>): MigrationPlan['skipped'] {
  return [...skipped].map(([id, reasons]) => ({ id, reasons })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function nameOf(draft: Draft): string {
  return draft.id.slice(draft.id.lastIndexOf('.') + 1);
}

function asReason(
  module: ModuleInfo,
  refusal: { readonly code: string; readonly message: string; readonly offset: number; readonly fix: string },
): Reason {
  return reasonAt(module, refusal.offset, refusal.code, refusal.message, refusal.fix);
}

function nestedCall(module: ModuleInfo, offset: number, name: string): Reason {
  return reasonAt(
    module,
    offset,
    'DA121',
    `${name}() is called here in a nested function or lambda inside async code, where it can be neither awaited nor run to its end`,
    'Call it in the body of the function around, or share what they do through a helper.',
  );
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
