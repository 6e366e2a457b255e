/** What a run of `migrate` prints and saves: diffs, patch, report, document, and what it left alone. */
import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Candidate, Engine, MigrationPlan } from '../migrate/types.ts';
import { jsonText, migrateDocument } from '../report/json.ts';
import { migrationMarkdown } from '../report/markdown.ts';
import { becomesText, whatText } from '../report/migrated.ts';
import { reasonLines } from '../report/reasons.ts';
import { counted, listed } from '../report/screen.ts';
import { bytePatch, textPatch } from '../review/patch.ts';
import { renderDiff, renderNotes } from '../review/render.ts';
import { errorText } from '../write/index.ts';
import type { Core, OpenedProject } from './core.ts';
import type { Io } from './io.ts';
import { say } from './messages.ts';

export interface MigrateOptions {
  readonly view: readonly string[];
  readonly all: boolean;
  /** Middleware of the project; alone unless views are asked for as well. */
  readonly middleware: boolean;
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

/** One run over one project. */
export interface Run {
  readonly engine: Engine;
  /** All views under the paths, and the middleware where it was asked for. */
  readonly candidates: readonly Candidate[];
  readonly options: MigrateOptions;
  readonly io: Io;
  readonly core: Core;
  /** How patches name a file. */
  readonly pathOf: (file: string) => string;
}

const SHOWN_FINDINGS = 5;

/** What keeps files from being read, and what to know of the project before its views change. */
export function tellFindings({ engine, targets }: OpenedProject, io: Io): void {
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

/** Writes `--patch` and `--report`; the answer is what stands in the way. */
export function saveOutputs(run: Run, plan: MigrationPlan, skipped: MigrationPlan['skipped']): string | null {
  const { options, io, candidates } = run;
  if (options.patch === '-') io.out.write(patchBytes(run, plan));
  else if (options.patch !== null) {
    const problem = saveFile(resolve(io.cwd, options.patch), patchBytes(run, plan));
    if (problem !== null) return problem;
    say(io, `Patch written to ${options.patch}${plan.files.length === 0 ? ': it is empty' : ''}.`);
  }
  if (options.report === null) return null;
  const report = Buffer.from(migrationMarkdown({ plan, skipped, candidates }));
  return saveFile(resolve(io.cwd, options.report), report);
}

/** Why `--patch` or `--report` can't be written, as far as it can be told without writing: known before the work is done. */
export function outputProblem({
  patch,
  report,
  cwd,
}: Pick<MigrateOptions, 'patch' | 'report'> & Pick<Io, 'cwd'>): string | null {
  for (const given of [patch === '-' ? null : patch, report]) {
    if (given === null) continue;
    const path = resolve(cwd, given);
    const why = whyUnwritable(path);
    if (why !== null) return `${path} can't be written (${why}).`;
  }
  return null;
}

function whyUnwritable(path: string): string | null {
  try {
    const isThere = existsSync(path);
    if (isThere && statSync(path).isDirectory()) return 'it is a folder';
    const folder = dirname(path);
    if (!existsSync(folder)) return `there is no folder ${folder}`;
    accessSync(isThere ? path : folder, constants.W_OK);
    return null;
  } catch (error) {
    return errorText(error);
  }
}

function saveFile(path: string, bytes: Uint8Array): string | null {
  try {
    writeFileSync(path, bytes);
    return null;
  } catch (error) {
    return `${path} can't be written (${errorText(error)}).`;
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

export function printResult(run: Run, plan: MigrationPlan): void {
  const { options, io } = run;
  if (options.patch !== '-') {
    if (options.dryRun) printDiffs(run, plan);
    else if (options.check) {
      for (const change of plan.files) {
        io.out.write(`would change ${change.file}: ${change.views.join(', ')}\n`);
      }
    }
  }
  const { files } = plan;
  const changes = `${becomesText(plan)} in ${counted(files.length, 'file')}`;
  say(io, `${files.length === 0 ? 'Nothing would change' : changes}; the files were left alone.`);
}

export function printDocument(
  { io, pathOf }: Run,
  plan: MigrationPlan,
  skipped: MigrationPlan['skipped'],
): void {
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

/** More views than this are named with their codes only. */
const EXPLAINED_VIEWS = 10;

export function tellSkipped(run: Run, chosen: readonly Candidate[], skipped: MigrationPlan['skipped']): void {
  const { io, options } = run;
  const screen = io.err.screen();
  const named = options.view.length > 0;
  for (const view of chosen) {
    if (named && view.status === 'async') say(io, `${view.id} is async already.`);
  }
  if (skipped.length === 0) return;
  const brief = !named && skipped.length > EXPLAINED_VIEWS;
  const middleware = new Set(chosen.filter((each) => each.kind === 'middleware').map((each) => each.id));
  const isMiddleware = skipped.map((each) => middleware.has(each.id));
  const hint = brief ? ` (${whoSaysWhy(isMiddleware)})` : '';
  const what = whatText(isMiddleware);
  say(io, `${screen.colors.bold(`${what} left alone`)}${hint}:`);
  for (const { id, reasons } of skipped) {
    const codes = [...new Set(reasons.map((reason) => reason.code))].join(', ');
    say(io, brief ? `  ${id}  ${screen.colors.yellow(codes)}` : `  ${id}`);
    if (!brief) for (const reason of reasons) say(io, reasonLines(reason, screen, 4).join('\n'));
  }
}

/** @param isMiddleware for each that is left alone */
function whoSaysWhy(isMiddleware: readonly boolean[]): string {
  const commands = [
    ...(isMiddleware.includes(false) ? ['`django-asyncify scan`'] : []),
    ...(isMiddleware.includes(true) ? ['`django-asyncify middleware`'] : []),
  ];
  return `${commands.join(' and ')} ${commands.length === 1 ? 'says' : 'say'} why`;
}

/** What still takes a thread per request: without it, a faster site is promised that does not come. */
export function tellMiddleware({ engine, io }: Run, plan: MigrationPlan): void {
  const done = new Set(plan.migrated);
  const syncOnly = engine
    .middleware()
    .filter((entry) => entry.verdict === 'sync-only' && !done.has(entry.path));
  if (syncOnly.length === 0) return;
  const names = listed(syncOnly.map((entry) => entry.path));
  const offered = engine.middlewareOffers().some((each) => each.status === 'ready' && !done.has(each.id));
  const way = offered ? '; `django-asyncify migrate --middleware` offers a rewrite' : '';
  say(
    io,
    `Note: ${names} ${syncOnly.length === 1 ? 'is' : 'are'} sync-only, so every request still takes a thread; see \`django-asyncify middleware\`${way}.`,
  );
}
