/** The middleware chain as text: from the server to the view, with each switch between event loop and thread. */
import type { MiddlewareReport, SettingsFacts } from '../project/types.ts';

type Mode = 'loop' | 'thread';

/** One middleware as it stands in front of an async view. */
interface Layer {
  readonly report: MiddlewareReport;
  /** Where its own code runs. */
  readonly mode: Mode;
  /** Hooks for which it goes to a thread and back. */
  readonly trips: readonly string[];
}

/** Hooks that are part of the layer's own call; the others are called beside the view. */
const AROUND: ReadonlySet<string> = new Set(['process_request', 'process_response']);
/** Hooks that an ordinary request does not reach: an exception, a response that is rendered later. */
const RARE: ReadonlySet<string> = new Set(['process_exception', 'process_template_response']);

/**
 * The chain for `django-asyncify middleware`.
 *
 * @param reports one per entry of `MIDDLEWARE`, in order
 * @param settings the settings they come from
 */
export function middlewareText(reports: readonly MiddlewareReport[], settings: SettingsFacts): string {
  const where = settings.file === null ? '' : ` (${settings.file})`;
  const lines = [
    `Middleware of ${settings.module ?? 'unknown settings'}${where}, from the server to an async view`,
    '',
  ];
  if (reports.length === 0) {
    lines.push('  MIDDLEWARE is empty: nothing stands between the server and the view.');
    return `${lines.join('\n')}\n`;
  }
  const layers = layersOf(reports);
  lines.push('     ASGI server, on the event loop');
  let mode: Mode = 'loop';
  for (const layer of layers) {
    if (layer.mode !== mode) lines.push(switchLine(layer.mode));
    mode = layer.mode;
    lines.push(...layerLines(layer));
  }
  if (mode === 'thread') lines.push(switchLine('loop'));
  lines.push('     the async view, on the event loop', '', ...summary(layers));
  return `${lines.join('\n')}\n`;
}

/**
 * How Django builds the chain for an async view, from the inside out: a middleware that can work in the mode of
 * what it wraps does; once something inside is sync, everything sync-capable around it is sync as well
 * (`BaseHandler.load_middleware`). An unknown one is taken for both.
 */
function layersOf(reports: readonly MiddlewareReport[]): readonly Layer[] {
  const layers: Layer[] = [];
  let isAsync = true;
  for (const report of [...reports].reverse()) {
    const modes = report.modes ?? modesOf(report);
    const canAsync = modes !== 'sync';
    const canSync = modes !== 'async';
    isAsync = !isAsync && canSync ? false : canAsync;
    const mode: Mode = isAsync ? 'loop' : 'thread';
    const trips = (report.hooks ?? []).filter((hook) => !AROUND.has(hook) || mode === 'loop');
    layers.unshift({ report, mode, trips });
  }
  return layers;
}

function modesOf({ verdict }: MiddlewareReport): 'sync' | 'both' | 'unknown' {
  if (verdict === 'sync-only') return 'sync';
  return verdict === 'unknown' ? 'unknown' : 'both';
}

function switchLine(to: Mode): string {
  return to === 'thread' ? '  => switch: event loop to thread' : '  => switch: thread to event loop';
}

function layerLines({ report, mode, trips }: Layer): readonly string[] {
  const number = String(report.index + 1).padStart(4);
  const condition = report.conditional === true ? '  [only under a condition]' : '';
  const place = report.file === null || report.line === null ? '' : `${report.file}:${report.line}`;
  const where = mode === 'thread' ? 'in the thread' : 'on the event loop';
  const isCostly = report.verdict === 'sync-only' || report.verdict === 'unknown';
  const what = isCostly ? report.note : `${report.verdict}, ${where}`;
  const lines = [`${number} ${report.path}${condition}`, `     ${what}`];
  const usual = trips.filter((hook) => !RARE.has(hook));
  const rare = trips.filter((hook) => RARE.has(hook));
  if (usual.length > 0) lines.push(`     to a thread and back for ${usual.join(', ')}`);
  if (rare.length > 0) lines.push(`     to a thread and back for ${rare.join(', ')}, when it is called`);
  if (isCostly && place !== '') lines.push(`     ${place}`);
  return lines;
}

function summary(layers: readonly Layer[]): readonly string[] {
  let boundaries = 0;
  let mode: Mode = 'loop';
  for (const layer of layers) {
    if (layer.mode !== mode) boundaries++;
    mode = layer.mode;
  }
  if (mode === 'thread') boundaries++;
  const trips = layers.flatMap((layer) => layer.trips.filter((hook) => !RARE.has(hook))).length;
  // A boundary is crossed on the way in and on the way out, a trip goes there and back.
  const switches = 2 * (boundaries + trips);
  const parts: string[] = [];
  if (boundaries > 0) parts.push(`${2 * boundaries} between sync and async middleware`);
  if (trips > 0) parts.push(`${2 * trips} for ${trips} ${trips === 1 ? 'hook' : 'hooks'}`);
  const lines = [
    `Switches between event loop and thread per request: ${switches}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`,
  ];
  const unknown = layers.filter((layer) => layer.report.verdict === 'unknown').length;
  if (unknown > 0) {
    lines.push(
      `${unknown === 1 ? 'One entry is' : `${unknown} entries are`} unknown and counted as async-capable.`,
    );
  }
  const costly = layers.filter((layer) => layer.report.verdict === 'sync-only');
  const first = costly.find((layer) => layer.report.conditional !== true) ?? costly[0];
  if (first === undefined) {
    lines.push('No entry is known to cost the async advantage: the request stays on the event loop.');
  } else {
    const { path, file, line } = first.report;
    const place = file === null || line === null ? '' : ` (${file}:${line})`;
    lines.push(`First entry that costs the async advantage: ${path}${place}`);
    lines.push('Every request takes a thread for as long as it lasts until that entry works in both modes.');
  }
  return lines;
}
