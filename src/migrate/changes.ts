/** Everything that the migration of some views changes, computed from the originals; what they share is made once. */
import type { BlockingSite, ModuleInfo } from '../analysis/types.ts';
import type { Call, ClassDef, FunctionDef } from '../python/ast.ts';
import { writeAddedMethods } from './added-methods.ts';
import { writeAtomicView } from './atomic-view.ts';
import { REQUEST_USER } from './auth-backends.ts';
import { awaitIfCoroutine } from './await-if-coroutine.ts';
import { type Book, createBook } from './book.ts';
import { writeBranch } from './branch.ts';
import { findOverlap, type PlannedNote } from './compose.ts';
import { writeCounterpart } from './counterpart.ts';
import { type FunctionResult, migrateFunction } from './function.ts';
import { viewsWithHandmadeRequests } from './handmade-requests.ts';
import { writeHandmadeUsers } from './handmade-users.ts';
import { createImportPlanner, type ImportUse } from './imports.ts';
import { endOfLine } from './lines.ts';
import { writeMarks } from './marks.ts';
import { createMiddlewareWriter } from './middleware-write.ts';
import { mockedNames } from './mocked.ts';
import { indexOf, lineAt } from './module-index.ts';
import type { AddedMethod, Branch, Draft, FunctionTarget, Planning, Target } from './planning.ts';
import { asReasons, reasonAt } from './reason-at.ts';
import { writeRequestUser } from './request-user.ts';
import { resolvedCalls, writeResolvedCall } from './resolved-views.ts';
import { checkFailed } from './selfcheck.ts';
import type { FileChange, Reason } from './types.ts';
import { planUses, type Targets } from './uses.ts';
import { keyOfBranch } from './verdict.ts';

export type Refusals = ReadonlyMap<string, readonly Reason[]>;

export type Changes =
  | {
      readonly ok: true;
      readonly drafts: readonly Draft[];
      readonly files: readonly FileChange[];
      /** Trips to a thread that the async path of each middleware names. */
      readonly trips: ReadonlyMap<string, number>;
    }
  | { readonly ok: false; readonly refused: Refusals };

export interface Written {
  readonly result: FunctionResult;
  readonly uses: readonly ImportUse[];
}

/** Gives a function that writes the changes for a set of views; what does not depend on the set is kept between calls. */
export function createWriter(planning: Planning): (drafts: readonly Draft[]) => Changes {
  const written = new Map<FunctionDef, Map<string, Written>>();
  const helpers = new Map<ModuleInfo, Map<string, FunctionDef>>();
  const claim = (module: ModuleInfo, fn: FunctionDef, name: string): boolean => {
    const names = helpers.get(module) ?? new Map<string, FunctionDef>();
    helpers.set(module, names);
    if (!names.has(name)) names.set(name, fn);
    return names.get(name) === fn;
  };
  let mocked: ReadonlySet<string> | null = null;
  const isMocked = (module: ModuleInfo, name: string): boolean => {
    mocked ??= mockedNames(planning.project.files);
    return mocked.has(`${module.name}.${name}`);
  };

  /** One function made async, memoised by what of it depends on the set. */
  function writeFunction(
    fn: FunctionTarget,
    awaited: ReadonlySet<Call>,
    either: readonly Call[],
    extraSites: readonly BlockingSite[],
    isHandmade: boolean,
  ): Written {
    const key = `${startsOf(awaited)}|${startsOf(extraSites.map((site) => site.node))}|${isHandmade}`;
    const byCalls = written.get(fn.node) ?? new Map<string, Written>();
    written.set(fn.node, byCalls);
    let known = byCalls.get(key);
    if (!known) {
      const { module } = fn;
      const imports = createImportPlanner(module.syntax, indexOf(module).scopes);
      const analysis = planning.analyze(fn);
      const isAwaited = ({ node, role }: BlockingSite): boolean =>
        role === 'self' && node.kind === 'Call' && awaited.has(node);
      const sites = [...analysis.sites, ...extraSites]
        .filter((site) => !isAwaited(site))
        .sort((a, b) => a.node.start - b.node.start || a.node.end - b.node.end);
      const result = migrateFunction({
        analysis: { ...analysis, sites },
        module,
        style: planning.style,
        django: planning.django,
        backends: planning.backends,
        imports,
        lineLength: planning.lineLength,
        awaited,
        inThread: new Set(either),
        isMocked: (name) => isMocked(module, name),
        claim: (name) => claim(module, fn.node, name),
        isHandmade,
      });
      known = { result: insideOnly(fn, result), uses: imports.uses };
      byCalls.set(key, known);
    }
    return known;
  }

  /** The async form of a middleware that puts a user of its own on the request: it sets `request.auser`, too. */
  function withUsers(book: Book, fn: FunctionTarget, written: Written): Written {
    const { result } = written;
    if (!result.ok) return written;
    const added = planning.backends
      .gaps(REQUEST_USER)
      .flatMap((gap) => (gap.k === 'middleware' ? (gap.users ?? []) : []))
      .filter(({ around }) => around === fn.node)
      .flatMap((user) => writeRequestUser(user, book.imports(user.module)).edits);
    if (added.length === 0) return written;
    const edits = [...result.edits, ...added];
    const overlap = findOverlap(edits);
    if (!overlap) return { ...written, result: { ...result, edits } };
    const [{ start }] = overlap;
    const { code, message, fix } = setsUserInThread(fn.module, start, fn.node.name);
    return { ...written, result: { ok: false, reasons: [{ code, message, fix, offset: start }] } };
  }

  return (drafts) => {
    const refused = new Map<string, readonly Reason[]>();
    const refuse = (ids: Iterable<string>, reasons: readonly Reason[]): void => {
      if (reasons.length === 0) return;
      for (const id of ids) refused.set(id, [...(refused.get(id) ?? []), ...reasons]);
    };
    for (const draft of drafts) refuse([draft.id], draft.reasons);
    if (refused.size > 0) return { ok: false, refused };

    const book = createBook(planning);
    const targets = targetsOf(drafts);
    const handmade = viewsWithHandmadeRequests(planning, drafts, targets);
    const isHandmade = (views: ReadonlySet<string>): boolean => [...views].some((id) => handmade.has(id));
    const uses = planUses(planning, book, drafts, targets, (id, reasons) => refuse([id], reasons));
    for (const { target, views } of targets.values()) {
      const { fn } = target;
      const { either } = target;
      const awaited = new Set([...(uses.awaited.get(fn.node) ?? []), ...target.awaits, ...either]);
      const extraSites = [...target.extraSites, ...(uses.waiting.get(fn.node) ?? [])];
      const reasons = writeTarget(
        book,
        target,
        views,
        awaited,
        (name) => claim(fn.module, fn.node, name),
        () => writeFunction(fn, awaited, either, extraSites, isHandmade(views)),
      );
      refuse(views, reasons);
    }
    const writer = createMiddlewareWriter({
      book,
      django: planning.django,
      write: (fn, calls, extraSites) =>
        withUsers(
          book,
          fn,
          writeFunction(fn, new Set([...calls, ...(uses.inSync.get(fn.node) ?? [])]), [], extraSites, false),
        ),
    });
    for (const { branch, views } of branchesOf(drafts).values()) {
      if (branch.k === 'counterpart') {
        book.add(branch.module, views, writeCounterpart(branch, book.imports(branch.module)));
        continue;
      }
      if (branch.k === 'user') {
        book.add(branch.module, views, writeRequestUser(branch, book.imports(branch.module)));
        continue;
      }
      if (branch.k === 'class') {
        for (const id of views) refuse([id], writer(id, branch.rewrite).reasons);
        continue;
      }
      const { module, wrapper, decorator } = branch;
      const qualname = `${module.name}.${decorator.name}.<locals>.${wrapper.name}`;
      const awaited = new Set([...branch.calls, ...(uses.inSync.get(wrapper) ?? [])]);
      const inside = { node: wrapper, module, owner: null, qualname };
      const twin = writeFunction(inside, awaited, [], [], isHandmade(views));
      if (!twin.result.ok) {
        refuse(views, asReasons(module, twin.result.reasons));
        continue;
      }
      book.addUses(module, twin.uses);
      const why = `${decorator.name} puts a sync function around the view: an async view gets an async one`;
      const note = { code: 'DA243', why };
      const { edit, notes } = writeBranch(branch, twin.result, book.imports(module), planning.django, note);
      book.add(module, views, { edits: [edit], notes });
    }
    writeHandmadeUsers(planning, book, drafts);
    const trips = new Map<string, number>();
    for (const { id, middleware } of drafts) {
      if (!middleware) continue;
      const done = writer(id, middleware);
      trips.set(id, done.trips);
      refuse([id], done.reasons);
    }
    for (const { methods, views } of addedIn(drafts).values()) {
      const [first] = methods;
      if (first) book.add(first.module, views, writeAddedMethods(methods, book.imports(first.module)));
    }
    if (drafts.length > 0) {
      const ids = drafts.map(({ id }) => id);
      for (const resolved of resolvedCalls(planning)) {
        const edits = writeResolvedCall(resolved, book.imports(resolved.module), planning.django);
        if (edits) book.add(resolved.module, ids, edits);
      }
    }
    if (refused.size > 0) return { ok: false, refused };
    const files = book.files();
    return 'length' in files ? { ok: true, drafts, files, trips } : { ok: false, refused: files };
  };
}

/** Writes one function into the book; gives the reasons where it can't be. */
function writeTarget(
  book: Book,
  { fn, atomic, either, marks }: Target,
  views: ReadonlySet<string>,
  awaited: ReadonlySet<Call>,
  claim: (name: string) => boolean,
  write: () => Written,
): readonly Reason[] {
  const { module } = fn;
  if (marks.length > 0)
    book.add(module, views, writeMarks(module, fn.node.name, marks, book.imports(module)));
  if (atomic) {
    const result = writeAtomicView(fn, atomic, book.imports(module), awaited, claim);
    if (!result.ok) return asReasons(module, result.reasons);
    book.add(module, views, result);
    return [];
  }
  const { result, uses } = write();
  if (!result.ok) return asReasons(module, result.reasons);
  book.addUses(module, uses);
  const notes: PlannedNote[] = result.reasons.map((each) => ({ ...each, edit: null }));
  let { edits } = result;
  for (const call of either) {
    const rest = awaitIfCoroutine(fn, call, book.imports(module), edits);
    if ('code' in rest) return [rest];
    edits = rest.edits;
    notes.push(...rest.notes);
  }
  book.add(module, views, { edits, notes });
  return [];
}

/** Why the async form of a middleware can't set `request.auser` where it sets `request.user`. */
function setsUserInThread(module: ModuleInfo, offset: number, name: string): Reason {
  return reasonAt(
    module,
    offset,
    'DA118',
    `${name}() puts a user on the request among statements that must run in a thread together`,
    'Set request.auser there, too: an async function that gives the same user.',
  );
}

/** Nothing outside of the function may change for its sake. */
function insideOnly(fn: FunctionTarget, result: FunctionResult): FunctionResult {
  if (!result.ok) return result;
  const end = endOfLine(fn.module.text, fn.node.end);
  const stray = result.edits.find((edit) => edit.start < fn.node.start || edit.end > end);
  if (!stray) return result;
  const { code, message, fix } = checkFailed(
    fn.module.file,
    lineAt(fn.module, stray.start),
    `an edit of ${fn.node.name}() lies outside of it`,
  );
  return { ok: false, reasons: [{ code, message, fix, offset: stray.start }] };
}

/** The methods that are put into each class. */
function addedIn(
  drafts: readonly Draft[],
): ReadonlyMap<ClassDef, { readonly methods: readonly AddedMethod[]; readonly views: ReadonlySet<string> }> {
  const classes = new Map<ClassDef, { readonly methods: AddedMethod[]; readonly views: Set<string> }>();
  for (const { id, added } of drafts) {
    for (const method of added) {
      const known = classes.get(method.node) ?? { methods: [], views: new Set() };
      classes.set(method.node, known);
      known.views.add(id);
      if (!known.methods.some(({ name }) => name === method.name)) known.methods.push(method);
    }
  }
  return classes;
}

function targetsOf(drafts: readonly Draft[]): Targets {
  const targets = new Map<FunctionDef, { readonly target: Target; readonly views: Set<string> }>();
  for (const { id, targets: own } of drafts) {
    for (const target of own) {
      const known = targets.get(target.fn.node);
      if (known) known.views.add(id);
      else targets.set(target.fn.node, { target, views: new Set([id]) });
    }
  }
  return targets;
}

function branchesOf(
  drafts: readonly Draft[],
): ReadonlyMap<unknown, { readonly branch: Branch; readonly views: ReadonlySet<string> }> {
  const branches = new Map<unknown, { readonly branch: Branch; readonly views: Set<string> }>();
  for (const { id, branches: own } of drafts) {
    for (const branch of own) {
      const known = branches.get(keyOfBranch(branch));
      if (known) known.views.add(id);
      else branches.set(keyOfBranch(branch), { branch, views: new Set([id]) });
    }
  }
  return branches;
}

function startsOf(nodes: Iterable<{ readonly start: number }>): string {
  return [...nodes]
    .map((node) => node.start)
    .sort((a, b) => a - b)
    .join();
}
