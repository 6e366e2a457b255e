/** `migrate`: choose views, review what changes, write; or show, save or check the same without writing. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Engine, MigrationPlan, ViewReport } from '../migrate/types.ts';
import { pageText } from '../report/explanations.ts';
import { jsonText, migrateDocument } from '../report/json.ts';
import { migrationMarkdown } from '../report/markdown.ts';
import { reasonLines } from '../report/reasons.ts';
import { counted, listed, type Screen } from '../report/screen.ts';
import type { Dialogue } from '../review/dialogue.ts';
import { bytePatch, textPatch } from '../review/patch.ts';
import { renderDiff, renderNotes } from '../review/render.ts';
import { type ReviewResult, reviewViews, summaryText } from '../review/session.ts';
import { type FileWrite, writeChanges } from '../write/index.ts';
import type { Core, OpenedProject, ProjectRequest } from './core.ts';
import type { Io } from './io.ts';
import { EXIT, interrupted, progress, refuse, say } from './messages.ts';
import { patchPaths, projectPath } from './paths.ts';
import { selectViews } from './selectors.ts';
import { version } from './version.ts';

export interface MigrateOptions {
  readonly view: readonly string[];
  readonly all: boolean;
  readonly yes: boolean;
  readonly dryRun: boolean;
  /** A file, or `-` for standard output. */
  readonly patch: string | null;
  readonly check: boolean;
  readonly allowDirty: boolean;
  readonly json: boolean;
  /** File for the Markdown report. */
  readonly report: string | null;
}

const NOT_A_TERMINAL =
  'This is not a terminal, so views and edits cannot be chosen: add --dry-run to see the diff, --patch <file> to save it, --check or --json for machines, or --yes to write without asking.';

interface Run {
  readonly engine: Engine;
  /** All views under the paths. */
  readonly views: readonly ViewReport[];
  readonly options: MigrateOptions;
  readonly io: Io;
  readonly core: Core;
  /** How patches name a file. */
  readonly pathOf: (file: string) => string;
}

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
  const done = progress(io, 'Reading the project …');
  const opened = await core.open(request);
  if (!opened.ok) {
    done();
    return refuse(io, opened.message);
  }
  const { engine, targets } = opened.value;
  const views = engine.views(targets);
  done();
  tellFindings(opened.value, io);
  const found = candidates(views, opened.value, options, io, request);
  if (!found.ok) return refuse(io, found.message);
  const run: Run = {
    engine,
    views,
    options: { ...options, allowDirty: options.allowDirty || opened.value.allowDirty },
    io,
    core,
    pathOf: patchPaths(engine.project.root),
  };
  if (asks && io.dialogue !== null) return interactive(run, found.value, io.dialogue);
  return batch(run, found.value);
}

type Candidates =
  | { readonly ok: true; readonly value: readonly ViewReport[] }
  | { readonly ok: false; readonly message: string };

/** The views that are meant: those that `--view` names, else all under the paths. */
function candidates(
  views: readonly ViewReport[],
  { engine }: OpenedProject,
  options: MigrateOptions,
  io: Io,
  request: ProjectRequest,
): Candidates {
  if (options.view.length > 0) {
    const toProjectPath = (path: string) => projectPath(engine.project.root, resolve(io.cwd, path));
    const selection = selectViews(views, options.view, toProjectPath);
    return selection.ok ? { ok: true, value: selection.views } : selection;
  }
  if (views.length === 0 && !options.check) {
    const where = request.paths.length === 0 ? engine.project.root : listed(request.paths);
    return { ok: false, message: `No view was found in ${where}: \`django-asyncify scan\` shows what was.` };
  }
  return { ok: true, value: views };
}

const SHOWN_FINDINGS = 5;

/** What keeps files from being read, and what to know of the project before its views change. */
function tellFindings({ engine, targets }: OpenedProject, io: Io): void {
  const under = (file: string) =>
    targets.length === 0 ||
    targets.some((target) => target === '' || file === target || file.startsWith(`${target}/`));
  const findings = engine.findings().filter((finding) => finding.file === null || under(finding.file));
  for (const finding of findings.slice(0, SHOWN_FINDINGS)) {
    say(io, reasonLines(finding, io.err.screen(), 0).join('\n'));
  }
  const more = findings.length - SHOWN_FINDINGS;
  if (more > 0) say(io, `${counted(more, 'more finding')}: \`django-asyncify scan\` lists all.`);
}

/** Views that can't be migrated, with the reasons of their reports. */
function blockedViews(views: readonly ViewReport[]): MigrationPlan['skipped'] {
  return views.filter((view) => view.status === 'blocked').map(({ id, reasons }) => ({ id, reasons }));
}

function idsOfReady(views: readonly ViewReport[]): readonly string[] {
  return views.filter((view) => view.status === 'ready').map((view) => view.id);
}

async function batch(run: Run, chosen: readonly ViewReport[]): Promise<number> {
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
  printResult(run, plan, skipped);
  return options.check && plan.files.length > 0 ? EXIT.found : EXIT.done;
}

/** Writes `--patch` and `--report`; the answer is what stands in the way. */
function saveOutputs(run: Run, plan: MigrationPlan, skipped: MigrationPlan['skipped']): string | null {
  const { options, io, views } = run;
  if (options.patch === '-') io.out.write(patchBytes(run, plan));
  else if (options.patch !== null) {
    const problem = saveFile(resolve(io.cwd, options.patch), patchBytes(run, plan));
    if (problem !== null) return problem;
    say(io, `Patch written to ${options.patch}${plan.files.length === 0 ? ': it is empty' : ''}.`);
  }
  if (options.report === null) return null;
  const report = Buffer.from(migrationMarkdown({ plan, skipped, views }));
  return saveFile(resolve(io.cwd, options.report), report);
}

function saveFile(path: string, bytes: Uint8Array): string | null {
  try {
    writeFileSync(path, bytes);
    return null;
  } catch (error) {
    return `${path} can't be written (${error instanceof Error ? error.message : String(error)}).`;
  }
}

function patchBytes({ engine, pathOf }: Run, plan: MigrationPlan): Uint8Array {
  return Buffer.concat(
    plan.files.map((change) =>
      bytePatch(
        pathOf(change.file),
        engine.project.files.bytes(change.file) ?? new Uint8Array(),
        change.bytes,
      ),
    ),
  );
}

function printResult(run: Run, plan: MigrationPlan, skipped: MigrationPlan['skipped']): void {
  const { options, io } = run;
  if (options.json) return printDocument(run, plan, skipped);
  if (options.patch !== '-') {
    if (options.dryRun) printDiffs(run, plan);
    else if (options.check) {
      for (const change of plan.files) {
        io.out.write(`would change ${change.file}: ${change.views.join(', ')}\n`);
      }
    }
  }
  const { migrated, files } = plan;
  const changes = `${counted(migrated.length, 'view')} would become async in ${counted(files.length, 'file')}`;
  say(io, `${files.length === 0 ? 'Nothing would change' : changes}; the files were left alone.`);
}

function printDocument({ io, pathOf }: Run, plan: MigrationPlan, skipped: MigrationPlan['skipped']): void {
  const diffOf = (change: MigrationPlan['files'][number]) =>
    textPatch(pathOf(change.file), change.before, change.after);
  io.out.write(jsonText(migrateDocument(plan, skipped, diffOf)));
}

/** On a terminal for eyes; elsewhere the patch's own bytes. Either way each file's edits follow its diff. */
function printDiffs({ engine, io, pathOf }: Run, plan: MigrationPlan): void {
  const screen = io.out.screen();
  for (const change of plan.files) {
    const path = pathOf(change.file);
    if (io.out.terminal) {
      io.out.write(`${renderDiff(path, change.before, change.after, screen.colors).join('\n')}\n`);
    } else {
      io.out.write(
        bytePatch(path, engine.project.files.bytes(change.file) ?? new Uint8Array(), change.bytes),
      );
    }
    // Indented: `git apply` passes over such lines between the files of a patch.
    io.out.write(`\n${renderNotes(change.edits, screen).join('\n')}\n\n`);
  }
}

function tellSkipped(run: Run, chosen: readonly ViewReport[], skipped: MigrationPlan['skipped']): void {
  const { io, options } = run;
  const screen = io.err.screen();
  const named = options.view.length > 0;
  for (const view of chosen) {
    if (named && view.status === 'async') say(io, `${view.id} is async already.`);
  }
  if (skipped.length === 0) return;
  say(io, screen.colors.bold(`${counted(skipped.length, 'view')} left alone:`));
  for (const { id, reasons } of skipped) {
    say(io, `  ${id}`);
    for (const reason of reasons) say(io, reasonLines(reason, screen, 4).join('\n'));
  }
}

async function interactive(run: Run, chosen: readonly ViewReport[], dialogue: Dialogue): Promise<number> {
  const { io, options } = run;
  // Between prompts a signal ends the run here; inside them, keys do.
  const release = io.onInterrupt((code) => {
    dialogue.restore();
    interrupted(io);
    io.exit(code);
  });
  try {
    const explicit = options.all || options.view.length > 0;
    const ready = chosen.filter((view) => view.status === 'ready');
    if (explicit || ready.length === 0) tellSkipped(run, chosen, blockedViews(chosen));
    if (ready.length === 0) {
      say(io, 'No view can be made async here: nothing was written.');
      return EXIT.done;
    }
    const picked = explicit
      ? ready.map((view) => view.id)
      : await dialogue.selectViews(chosen.filter(isSync));
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

function isSync(view: ViewReport): boolean {
  return view.status !== 'async';
}

async function review(run: Run, views: readonly ViewReport[], dialogue: Dialogue): Promise<ReviewResult> {
  const { engine, io, core } = run;
  const pages = await core.explanations();
  const keys = dialogue.openKeys();
  try {
    return await reviewViews({
      views,
      plan: (ids) => engine.plan(ids),
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
  say(io, `Made ${counted(plan.migrated.length, 'view')} async in ${counted(result.files.length, 'file')}:`);
  if (!options.json) io.out.write(`${result.files.join('\n')}\n`);
  say(io, 'To put everything back: django-asyncify undo');
  tellMiddleware(run);
  return EXIT.done;
}

/** What still takes a thread per request: without it, a faster site is promised that does not come. */
function tellMiddleware({ engine, io }: Run): void {
  const syncOnly = engine.middleware().filter((entry) => entry.verdict === 'sync-only');
  if (syncOnly.length === 0) return;
  const names = listed(syncOnly.map((entry) => entry.path));
  say(
    io,
    `Note: ${names} ${syncOnly.length === 1 ? 'is' : 'are'} sync-only, so every request still takes a thread; see \`django-asyncify middleware\`.`,
  );
}
