/** `migrate`: choose views, review what changes, write; or show, save or check the same without writing. */
import type { Candidate, MigrationPlan, ViewReport } from '../migrate/types.ts';
import { pageText } from '../report/explanations.ts';
import { madeText } from '../report/migrated.ts';
import { counted, type Screen } from '../report/screen.ts';
import type { Dialogue } from '../review/dialogue.ts';
import { type ReviewResult, reviewViews, summaryText } from '../review/session.ts';
import { type FileWrite, writeChanges } from '../write/index.ts';
import type { Core, Outcome, ProjectRequest } from './core.ts';
import type { Io } from './io.ts';
import { EXIT, interrupted, progress, refuse, say } from './messages.ts';
import {
  type MigrateOptions,
  outputProblem,
  printDocument,
  printResult,
  type Run,
  saveOutputs,
  tellFindings,
  tellMiddleware,
  tellSkipped,
} from './outputs.ts';
import { patchPaths } from './paths.ts';
import { blockedViews, chooseViews, idsOfReady } from './selection.ts';
import { version } from './version.ts';

const NOT_A_TERMINAL =
  'This is not a terminal, so views and edits cannot be chosen: add --dry-run to see the diff, --patch <file> to save it, --check or --json for machines, or --yes to write without asking.';

const NO_MIDDLEWARE =
  'No middleware of the project is sync-only: `django-asyncify middleware` shows the chain.';
const NO_VIEW_READY = 'No view can be made async here: nothing was written.';
const NOTHING_READY = 'Nothing can be made async here: nothing was written.';

export async function migrate(
  request: ProjectRequest,
  options: MigrateOptions,
  io: Io,
  core: Core,
): Promise<number> {
  const asks = !(options.yes || options.dryRun || options.patch !== null || options.check || options.json);
  if (asks && io.dialogue === null) return refuse(io, NOT_A_TERMINAL);
  if (options.patch === '-' && options.json) {
    return refuse(io, '--json and --patch - both want standard output: give --patch a file.');
  }
  const unwritable = outputProblem({ ...options, cwd: io.cwd });
  if (unwritable !== null) return refuse(io, unwritable);
  const done = progress(io, 'Reading the project …');
  const opened = await core.open(request);
  if (!opened.ok) {
    done();
    return refuse(io, opened.message);
  }
  const { engine, targets } = opened.value;
  const wantsViews = !options.middleware || options.all || options.view.length > 0;
  const views = wantsViews ? engine.views(targets) : [];
  const offers = options.middleware ? engine.middlewareOffers() : [];
  done();
  tellFindings(opened.value, io);
  const found: Outcome<readonly ViewReport[]> =
    !wantsViews || (options.check && options.view.length === 0)
      ? { ok: true, value: views }
      : chooseViews(views, engine.project.root, options.view, io, request.paths);
  if (!found.ok) return refuse(io, found.message);
  if (options.middleware && offers.length === 0) say(io, NO_MIDDLEWARE);
  const chosen = [...found.value, ...offers];
  const run: Run = {
    engine,
    candidates: [...views, ...offers],
    options: { ...options, allowDirty: options.allowDirty || opened.value.allowDirty },
    io,
    core,
    pathOf: patchPaths(engine.project.root),
  };
  if (asks && io.dialogue !== null) return interactive(run, chosen, io.dialogue);
  return batch(run, chosen);
}

async function batch(run: Run, chosen: readonly Candidate[]): Promise<number> {
  const { engine, options, io } = run;
  const done = progress(io, 'Planning …');
  const ids = idsOfReady(chosen);
  const plan: MigrationPlan = ids.length === 0 ? { files: [], migrated: [], skipped: [] } : engine.plan(ids);
  done();
  const skipped = [...blockedViews(chosen), ...plan.skipped];
  const saved = saveOutputs(run, plan, skipped);
  if (saved !== null) return refuse(io, saved);
  tellSkipped(run, chosen, skipped);
  const writes = options.yes && !(options.dryRun || options.patch !== null || options.check);
  if (writes) {
    const code = await writePlan(run, plan);
    // A document about files that were not written would be believed.
    if (options.json && code === EXIT.done) printDocument(run, plan, skipped);
    return code;
  }
  if (options.json) printDocument(run, plan, skipped);
  else printResult(run, plan);
  return options.check && plan.files.length > 0 ? EXIT.found : EXIT.done;
}

async function interactive(run: Run, chosen: readonly Candidate[], dialogue: Dialogue): Promise<number> {
  const { io, options } = run;
  // Between prompts a signal ends the run here; inside them, keys do.
  const release = io.onInterrupt((code) => {
    dialogue.restore();
    interrupted(io);
    io.exit(code);
  });
  try {
    const explicit = options.all || options.middleware || options.view.length > 0;
    const ready = chosen.filter((view) => view.status === 'ready');
    if (explicit || ready.length === 0) tellSkipped(run, chosen, blockedViews(chosen));
    if (ready.length === 0) {
      say(io, options.middleware ? NOTHING_READY : NO_VIEW_READY);
      return EXIT.done;
    }
    const picked = explicit
      ? ready.map((each) => each.id)
      : await dialogue.selectViews(chosen.filter(isSyncView));
    if (picked === null) return interrupted(io);
    if (picked.length === 0) {
      say(io, 'No view was chosen: nothing was written.');
      return EXIT.done;
    }
    const reviewed = await review(
      run,
      ready.filter((view) => picked.includes(view.id)),
      dialogue,
    );
    if (reviewed.kind === 'interrupted') return interrupted(io);
    if (reviewed.plan.files.length === 0) {
      say(io, 'Nothing was accepted: nothing was written.');
      return EXIT.done;
    }
    io.err.write(`\n${summaryText(reviewed.plan, io.err.screen())}`);
    const sure = await dialogue.confirm(
      reviewed.plan.files.length === 1
        ? 'Write this file?'
        : `Write these ${reviewed.plan.files.length} files?`,
    );
    if (sure === null) return interrupted(io);
    if (!sure) {
      say(io, 'Nothing was written.');
      return EXIT.done;
    }
    release();
    const saved = saveOutputs(run, reviewed.plan, reviewed.plan.skipped);
    return saved === null ? await writePlan(run, reviewed.plan) : refuse(io, saved);
  } finally {
    release();
  }
}

function isSyncView(candidate: Candidate): candidate is ViewReport {
  return candidate.kind !== 'middleware' && candidate.status !== 'async';
}

async function review(run: Run, views: readonly Candidate[], dialogue: Dialogue): Promise<ReviewResult> {
  const { engine, io, core } = run;
  const pages = await core.explanations();
  const keys = dialogue.openKeys();
  try {
    return await reviewViews({
      views,
      plan: (ids) => {
        const done = progress(io, 'Planning …');
        const plan = engine.plan(ids);
        done();
        return plan;
      },
      explain: (code: string, screen: Screen) => {
        const page = pages.get(code);
        return page === undefined ? null : pageText(page, screen);
      },
      ui: {
        screen: () => io.err.screen(),
        show: (text) => io.err.write(text),
        nextKey: () => keys.next(),
      },
    });
  } finally {
    keys.close();
  }
}

/** Writes the plan's files, all or none. Names what was written on standard output, unless a document is there. */
async function writePlan(run: Run, plan: MigrationPlan): Promise<number> {
  const { engine, io, options } = run;
  if (plan.files.length === 0) {
    say(io, 'Nothing to change: nothing was written.');
    return EXIT.done;
  }
  const writes: FileWrite[] = plan.files.map((change) => ({
    file: change.file,
    before: engine.project.files.bytes(change.file) ?? new Uint8Array(),
    after: change.bytes,
  }));
  let stopped: number | null = null;
  const release = io.onInterrupt((code) => {
    stopped = code;
  });
  const result = await writeChanges(engine.project.root, writes, {
    allowDirty: options.allowDirty,
    version,
    now: new Date(),
    interrupted: () => stopped !== null,
  });
  release();
  if (result.kind === 'refused') return refuse(io, ...result.messages);
  if (result.kind === 'interrupted') {
    interrupted(io);
    return stopped ?? EXIT.interrupted;
  }
  say(io, `${madeText(plan)} in ${counted(result.files.length, 'file')}:`);
  if (!options.json) io.out.write(`${result.files.join('\n')}\n`);
  say(io, 'To put everything back: django-asyncify undo');
  tellMiddleware(run, plan);
  return EXIT.done;
}
