/** `scan` as text. Pure: from the document to lines. */
import type { ScanDocument, Status, ViewReport } from '../migrate/types.ts';
import { chainOf } from '../project/middleware-chain.ts';
import { otherSettingsLines } from './other-settings.ts';
import { reasonBlock } from './reasons.ts';
import { type Colors, counted, hanging, listed, printable, type Screen, textWidth } from './screen.ts';

export interface ScanTextParts {
  readonly document: ScanDocument;
  /** Title of a code, null when it has none. */
  readonly titleOf: (code: string) => string | null;
}

const STATUSES: readonly Status[] = ['ready', 'blocked', 'async'];
const MARKS: Readonly<Record<Status, string>> = { ready: '✔', blocked: '✖', async: '●' };
const LABEL_WIDTH = 12;
const NO_GAIN =
  'none: the view waits for the database or files only, each time in a thread, or for nothing; async costs as much or more.';

/** The whole report: the project, its views by file, findings, and the summary. Ends with a line feed. */
export function scanText({ document, titleOf }: ScanTextParts, screen: Screen): string {
  const blocks = [
    projectLines(document, screen),
    ...byFile(document.views).map((views) => fileLines(views, screen)),
    otherSettingsLines(document.otherSettings),
    findingLines(document, screen),
    summaryLines(document, titleOf, screen),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function projectLines({ project }: ScanDocument, screen: Screen): readonly string[] {
  const rows: readonly (readonly [string, string])[] = [
    ['Project', project.root],
    ['Django', `${project.django.version} (${project.django.source})`],
    ['Settings', project.settings ?? 'none found'],
    ['ASGI', project.asgi ?? 'none found'],
  ];
  return rows.flatMap(([label, text]) => labelled(label, text, screen));
}

function labelled(label: string, text: string, screen: Screen): readonly string[] {
  const padding = ' '.repeat(Math.max(LABEL_WIDTH - label.length, 1));
  return hanging(screen.colors.bold(label) + padding, printable(text), screen.width);
}

function byFile(views: readonly ViewReport[]): readonly (readonly ViewReport[])[] {
  const groups = new Map<string, ViewReport[]>();
  for (const view of views) {
    const group = groups.get(view.file) ?? [];
    groups.set(view.file, group);
    group.push(view);
  }
  return [...groups.values()];
}

function fileLines(views: readonly ViewReport[], screen: Screen): readonly string[] {
  const lineWidth = Math.max(...views.map((view) => String(view.line).length));
  return [
    screen.colors.bold(printable(views[0]?.file ?? '')),
    ...views.flatMap((view) => viewLines(view, lineWidth, screen)),
  ];
}

/** `✔ ready    some  12  shop.views.detail`, broken where the window ends, then the reasons. */
function viewLines(view: ViewReport, lineWidth: number, screen: Screen): readonly string[] {
  const { colors } = screen;
  const status = statusColor(view.status, colors)(`${MARKS[view.status]} ${view.status.padEnd(7)}`);
  const gain = view.status === 'async' ? '    ' : gainColor(view, colors)(view.gain.padEnd(4));
  const head = `  ${status}  ${gain}  ${colors.dim(String(view.line).padStart(lineWidth))}  `;
  const id = printable(view.id);
  const calls = [callsText(view), gainText(view)].filter((part) => part !== '').join('; ');
  const fits = (text: string) => textWidth(head) + textWidth(text) <= screen.width;
  const lines: string[] = [];
  if (fits(`${id}  ${calls}`)) lines.push(head + id + (calls === '' ? '' : colors.dim(`  ${calls}`)));
  else {
    if (fits(id)) lines.push(head + id);
    else lines.push(head.trimEnd(), `      ${id}`);
    if (calls !== '') lines.push(colors.dim(`      ${calls}`));
  }
  return [...lines, ...view.reasons.flatMap((reason) => reasonBlock(reason, screen, 6))];
}

function statusColor(status: Status, colors: Colors): (text: string) => string {
  return status === 'ready' ? colors.green : status === 'blocked' ? colors.red : colors.blue;
}

function gainColor(view: ViewReport, colors: Colors): (text: string) => string {
  if (view.gain === 'high') return (text) => colors.bold(colors.green(text));
  return view.gain === 'some' ? colors.green : view.gain === 'loss' ? colors.yellow : colors.dim;
}

function callsText({ calls }: ViewReport): string {
  const parts: string[] = [];
  if (calls.orm > 0) parts.push(`${calls.orm} database`);
  if (calls.blocking > 0) parts.push(`${calls.blocking} blocking`);
  if (calls.unknown > 0) parts.push(`${calls.unknown} not analysed`);
  return parts.join(', ');
}

/** Why being async is the wrong choice for a view, where it is. */
function gainText({ status, gain, calls }: ViewReport): string {
  if (status !== 'ready') return '';
  if (gain === 'loss') return 'keeps the processor busy: better left sync, or in a task queue';
  const waits = calls.orm + calls.blocking + calls.unknown;
  return gain === 'none' && waits === 0 ? 'waits for nothing itself: cheaper as a sync view' : '';
}

function findingLines({ findings }: ScanDocument, screen: Screen): readonly string[] {
  if (findings.length === 0) return [];
  return [
    screen.colors.bold('Project and environment'),
    ...findings.flatMap((finding) => reasonBlock(finding, screen, 2)),
  ];
}

function summaryLines(
  document: ScanDocument,
  titleOf: (code: string) => string | null,
  screen: Screen,
): readonly string[] {
  const { views, stats } = document;
  const ready = views.filter((view) => view.status === 'ready');
  const lines = [...labelled('Views', viewsText(views), screen)];
  if (ready.length > 0) {
    const gains = (['high', 'some', 'none', 'loss'] as const)
      .map((gain) => ({ gain, count: ready.filter((view) => view.gain === gain).length }))
      .filter(({ count }) => count > 0)
      .map(({ gain, count }) => `${count} ${gain}`);
    lines.push(...labelled('Gain', `${gains.join(', ')} (of those that are ready)`, screen));
    if (ready.some((view) => view.gain === 'none')) lines.push(...labelled('', NO_GAIN, screen));
  }
  const codes = countCodes(views.filter((view) => view.status === 'blocked'));
  codes.forEach(([code, count], index) => {
    const title = titleOf(code);
    const text = `${code} in ${counted(count, 'view')}${title === null ? '' : `: ${title}`}`;
    const label = screen.colors.bold((index === 0 ? 'Blocked by' : '').padEnd(LABEL_WIDTH));
    lines.push(...hanging(label, text, screen.width));
  });
  lines.push(...labelled('Middleware', middlewareText(document), screen));
  lines.push(
    ...labelled('Files', `${stats.files}; ${stats.parsed} were parsed in ${seconds(stats.ms)}`, screen),
  );
  return lines;
}

function viewsText(views: readonly ViewReport[]): string {
  if (views.length === 0) return 'none found';
  const counts = STATUSES.map((status) => ({
    status,
    count: views.filter((view) => view.status === status).length,
  }));
  const parts = counts.filter(({ count }) => count > 0).map(({ status, count }) => `${count} ${status}`);
  return `${views.length}: ${parts.join(', ')}`;
}

/** Codes with the number of views each one blocks, the most frequent first. */
function countCodes(blocked: readonly ViewReport[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const view of blocked) {
    for (const code of new Set(view.reasons.map((reason) => reason.code))) {
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return [...counts].sort(([codeA, a], [codeB, b]) => b - a || codeA.localeCompare(codeB));
}

function middlewareText({ middleware }: ScanDocument): string {
  if (middleware.length === 0) return 'none found';
  const syncOnly = middleware.filter((entry) => entry.verdict === 'sync-only');
  const unknown = middleware.filter((entry) => entry.verdict === 'unknown');
  const parts = [counted(middleware.length, 'entry', 'entries')];
  if (syncOnly.length > 0) parts.push(`sync-only: ${listed(syncOnly.map((entry) => entry.path))}`);
  if (unknown.length > 0) parts.push(`unknown: ${listed(unknown.map((entry) => entry.path))}`);
  if (syncOnly.length > 0) {
    const isOffered = syncOnly.some((entry) => entry.owner === 'project');
    const way = isOffered ? '; `migrate --middleware` rewrites those of the project' : '';
    parts.push(
      `every request still takes a thread until those are async (see \`django-asyncify middleware\`${way})`,
    );
  } else if (unknown.length === 0) parts.push('none of them costs an async view its thread');
  const [before, after] = (['sync', 'async'] as const).map(
    (view) => chainOf(middleware, 'asgi', view).switches,
  );
  parts.push(
    `${before} switches between loop and thread per request to a sync view, ${after} to an async one`,
  );
  return parts.join('; ');
}

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
