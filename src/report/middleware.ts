/** The middleware chain as text: from the server to the view, with each switch between event loop and thread. */
import type { ChainEntry, MiddlewareDocument } from '../migrate/types.ts';
import { reasonBlock } from './reasons.ts';
import { counted, hanging, type Screen } from './screen.ts';

const MARGIN = 5;

/** The chain for `django-asyncify middleware`; its findings are left to the caller. */
export function middlewareText(document: MiddlewareDocument, screen: Screen): string {
  const { chain, project } = document;
  const lines = [
    `Middleware of ${project.settings ?? 'unknown settings'} on Django ${project.django.version} (${project.django.source}), from an ASGI server to an async view`,
    '',
  ];
  if (chain.length === 0) {
    lines.push('  MIDDLEWARE is empty: nothing stands between the server and the view.');
    return `${lines.join('\n')}\n`;
  }
  lines.push(`${' '.repeat(MARGIN)}ASGI server, on the event loop`);
  let runs: ChainEntry['runs'] = 'loop';
  for (const entry of chain) {
    if (entry.runs !== runs) lines.push(switchLine(entry.runs, screen));
    runs = entry.runs;
    lines.push(...entryLines(entry, screen));
  }
  if (runs === 'thread') lines.push(switchLine('loop', screen));
  lines.push(`${' '.repeat(MARGIN)}the async view, on the event loop`, '', ...summary(document, screen));
  return `${lines.join('\n')}\n`;
}

function switchLine(to: ChainEntry['runs'], { colors }: Screen): string {
  return colors.yellow(
    to === 'thread' ? '  => switch: event loop to thread' : '  => switch: thread to event loop',
  );
}

function entryLines(entry: ChainEntry, screen: Screen): readonly string[] {
  const { colors, width } = screen;
  const number = String(entry.position).padStart(4);
  const condition = entry.conditional ? '  [only under a condition]' : '';
  const isCostly = entry.verdict === 'sync-only' || entry.verdict === 'unknown';
  const where = entry.runs === 'thread' ? 'in the thread' : 'on the event loop';
  const place = entry.file === null || entry.line === null ? '' : ` (${entry.file}:${entry.line})`;
  const what = isCostly ? `${entry.note}${place}` : `${entry.verdict}, ${where}`;
  const lines = [`${number} ${colors.bold(entry.id)}${condition}`, ...hanging('', what, width, MARGIN)];
  if (entry.trips.length > 0) {
    lines.push(...hanging('', `to a thread and back for ${entry.trips.join(', ')}`, width, MARGIN));
  }
  if (entry.rareTrips.length > 0) {
    const rare = `to a thread and back for ${entry.rareTrips.join(', ')}, when it is called`;
    lines.push(...hanging('', rare, width, MARGIN));
  }
  return [...lines, ...rewriteLines(entry, screen)];
}

/** What makes a middleware of the project sync, and what can be done about it. */
function rewriteLines({ rewrite }: ChainEntry, screen: Screen): readonly string[] {
  if (rewrite === null) return [];
  const because = rewrite.because.flatMap(({ file, line, what }) =>
    hanging(screen.colors.dim('because '), `${file}:${line} ${what}`, screen.width, MARGIN),
  );
  const way =
    rewrite.status === 'ready'
      ? ['`migrate --middleware` makes it work in both modes']
      : ['it can not be rewritten:'];
  return [
    ...because,
    ...way.map((text) => `${' '.repeat(MARGIN)}${text}`),
    ...rewrite.reasons.flatMap((reason) => reasonBlock(reason, screen, MARGIN)),
  ];
}

function summary(document: MiddlewareDocument, screen: Screen): readonly string[] {
  const { chain, firstCostly, switches } = document;
  const rows: (readonly [string, string])[] = [
    ['sync view', `${switches.before}${partsText(document)}`],
    ['async view', String(switches.after)],
  ];
  const offered = chain.filter((entry) => entry.rewrite?.status === 'ready').length;
  if (offered > 0) {
    const most = chain.some((entry) => (entry.rewrite?.trips ?? 0) > 0) ? 'at most ' : '';
    rows.push([
      'rewritten',
      `${most}${switches.rewritten}, as \`migrate --middleware\` offers it${costText(document)}`,
    ]);
  }
  rows.push(['under WSGI', `${switches.wsgi.before} to a sync view, ${switches.wsgi.after} to an async one`]);
  const labelWidth = Math.max(...rows.map(([label]) => label.length)) + 2;
  const lines = [
    'Switches between event loop and thread per request',
    ...rows.flatMap(([label, text]) => hanging(label.padEnd(labelWidth), text, screen.width, 2)),
    '',
  ];
  const unknown = chain.filter((entry) => entry.verdict === 'unknown').length;
  if (unknown > 0) {
    lines.push(
      `${unknown === 1 ? 'One entry is' : `${unknown} entries are`} unknown and counted as async-capable.`,
    );
  }
  return [...lines, ...verdictLines(chain, firstCostly, screen)];
}

/** Sync middleware in a row shares one thread, which the request holds until it is done. */
function costText({ switches, firstCostlyRewritten }: MiddlewareDocument): string {
  if (firstCostlyRewritten !== null)
    return `; ${firstCostlyRewritten} still takes a thread for the whole request`;
  if (switches.rewritten < switches.after) return '';
  const more = switches.rewritten > switches.after ? 'more' : 'as many';
  return `: ${more}, but each is short, and no thread is held while the view waits`;
}

/** What the switches are made of, beside the trip for a sync view. */
function partsText({ chain }: MiddlewareDocument): string {
  const modes = ['loop', ...chain.map((entry) => entry.runs), 'loop'];
  const boundaries = modes.filter((mode, index) => index > 0 && mode !== modes[index - 1]).length;
  const hooks = chain.reduce((sum, entry) => sum + entry.trips.length, 0);
  const parts: string[] = [];
  if (boundaries > 0) parts.push(`${2 * boundaries} between sync and async middleware`);
  if (hooks > 0) parts.push(`${2 * hooks} for ${counted(hooks, 'hook')}`);
  parts.push('2 for the view');
  return ` (${parts.join(', ')})`;
}

function verdictLines(
  chain: readonly ChainEntry[],
  firstCostly: string | null,
  { width }: Screen,
): readonly string[] {
  const first = chain.find((entry) => entry.id === firstCostly);
  if (first === undefined) {
    return ['No entry is known to cost the async advantage: the request stays on the event loop.'];
  }
  const place = first.file === null || first.line === null ? '' : ` (${first.file}:${first.line})`;
  return [
    ...hanging('', `First entry that costs the async advantage: ${first.id}${place}`, width),
    ...hanging(
      '',
      'Every request takes a thread for as long as it lasts until that entry works in both modes.',
      width,
    ),
  ];
}
