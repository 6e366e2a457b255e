/** Asking a person at a terminal: the only place that reads keys. */
import { emitKeypressEvents, type Key } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import type { ViewReport } from '../migrate/types.ts';
import { reasonSentence } from '../report/reasons.ts';
import { counted, hanging, printable, textWidth, truncate } from '../report/screen.ts';

export interface Dialogue {
  /** Ids of the chosen views; null when the person leaves with Ctrl-C or Escape. */
  selectViews(views: readonly ViewReport[]): Promise<readonly string[] | null>;
  /** Null as above. */
  confirm(question: string): Promise<boolean | null>;
  /** Keys without Enter, until `close`. */
  openKeys(): KeyReader;
  /** Gives the terminal back as it was: line mode, cursor shown. Harmless when nothing was changed. */
  restore(): void;
}

export interface KeyReader {
  /** `y`, `return`, `ctrl-c`; `ctrl-d` also when the input ends. */
  next(): Promise<string>;
  close(): void;
}

const SHOW_CURSOR = '\u001b[?25h';

export function openDialogue(input: ReadStream, output: WriteStream): Dialogue {
  return {
    selectViews: (views) => selectViews(views, input, output),
    confirm: (question) => confirm(question, input, output),
    openKeys: () => openKeys(input),
    restore() {
      if (input.isRaw) input.setRawMode(false);
      output.write(SHOW_CURSOR);
    },
  };
}

/** Keys that arrive while nobody waits are kept, so that typing ahead works. */
function openKeys(input: ReadStream): KeyReader {
  const waiting: ((key: string) => void)[] = [];
  const pressed: string[] = [];
  const push = (key: string) => {
    const take = waiting.shift();
    if (take === undefined) pressed.push(key);
    else take(key);
  };
  const onKey = (text: string | undefined, key: Key) => push(keyName(text, key));
  const onEnd = () => push('ctrl-d');
  emitKeypressEvents(input);
  input.setRawMode(true);
  input.on('keypress', onKey);
  input.on('end', onEnd);
  input.resume();
  return {
    next: () =>
      new Promise((resolve) => {
        const key = pressed.shift();
        if (key === undefined) waiting.push(resolve);
        else resolve(key);
      }),
    close() {
      input.off('keypress', onKey);
      input.off('end', onEnd);
      input.setRawMode(false);
      input.pause();
    },
  };
}

function keyName(text: string | undefined, key: Key): string {
  if (key.ctrl === true && key.name !== undefined) return `ctrl-${key.name}`;
  if (text !== undefined && text.length === 1 && text > ' ') return text.toLowerCase();
  return key.name ?? 'unknown';
}

/** What `prompts` lets `onRender` and `onState` reach of its multiselect: https://github.com/terkelg/prompts/tree/v2.4.2/lib/elements */
interface SelectPrompt {
  readonly cursor: number;
  readonly done?: boolean;
  readonly value: readonly { readonly value: string; readonly selected?: boolean }[];
  warn: string;
  renderDoneOrInstructions: () => string;
}

const SELECT_HINT = 'space picks, a all, enter goes on';
const SHOWN_IDS = 3;
/** What `prompts` puts before a title: its mark and its arrow. */
const MARK_WIDTH = 4;

async function selectViews(
  views: readonly ViewReport[],
  input: ReadStream,
  output: WriteStream,
): Promise<readonly string[] | null> {
  const { default: prompts } = await import('prompts');
  const rows = selectionRows(views, output.columns - MARK_WIDTH - 1);
  let left = false;
  const answer: { views?: readonly string[] } = await prompts(
    {
      type: 'multiselect',
      name: 'views',
      message: 'Views to make async',
      instructions: false,
      hint: SELECT_HINT,
      choices: rows.map((row) => ({ title: row.title, value: row.id, disabled: row.disabled })),
      stdin: input,
      stdout: output,
      // Documented by the package, forgotten by its types.
      ...{ optionsPerPage: Math.max(output.rows - 6, 3) },
      onRender(this: SelectPrompt) {
        this.warn = rows[this.cursor]?.why ?? '';
        if (this.done !== true) return;
        const chosen = this.value.filter((choice) => choice.selected).map((choice) => choice.value);
        // What stays on the screen: the ids, without the columns that were beside them.
        this.renderDoneOrInstructions = () =>
          chosen.length <= SHOWN_IDS ? chosen.join(', ') : counted(chosen.length, 'view');
      },
    },
    {
      onCancel: () => {
        left = true;
      },
    },
  );
  return left ? null : (answer.views ?? null);
}

interface SelectionRow {
  readonly id: string;
  readonly title: string;
  readonly disabled: boolean;
  /** Why it can't be chosen, on lines of its own under the question. */
  readonly why: string;
}

/**
 * The rows of the selection, those that can be chosen first: id, status, gain and, where there is room for it, the
 * place, in columns; for a blocked view its first reason as far as there is room.
 */
export function selectionRows(views: readonly ViewReport[], width: number): readonly SelectionRow[] {
  const sorted = [...views.filter(isReady), ...views.filter((view) => !isReady(view))];
  const room = Math.max(width - ' ready  gain some'.length, 10);
  const idWidth = Math.min(Math.max(...views.map((view) => textWidth(view.id))), room);
  const rows = sorted.map((view): SelectionRow => {
    const id = printable(view.id).padEnd(idWidth);
    if (isReady(view)) {
      const title = truncate(`${id}  ready  gain ${view.gain}`, width);
      return { id: view.id, title, disabled: false, why: '' };
    }
    const [reason] = view.reasons;
    const said = reason === undefined ? '' : ` ${reason.code} ${reasonSentence(reason, '')}`;
    const title = truncate(printable(`${id}  ${view.status} ${said}`.trimEnd()), width);
    const why = reason === undefined ? view.status : `${reason.code}  ${reasonSentence(reason)}`;
    return {
      id: view.id,
      title,
      disabled: true,
      why: `\n${hanging('  ', printable(why), width).join('\n')}`,
    };
  });
  const places = new Map(views.map((view) => [view.id, `${view.file}:${view.line}`]));
  const titleWidth = Math.max(...rows.filter((row) => !row.disabled).map((row) => textWidth(row.title)), 0);
  const placed = rows.map((row) =>
    row.disabled ? row : { ...row, title: `${row.title.padEnd(titleWidth)}  ${places.get(row.id) ?? ''}` },
  );
  return placed.every((row) => textWidth(row.title) <= width) ? placed : rows;
}

function isReady(view: ViewReport): boolean {
  return view.status === 'ready';
}

async function confirm(question: string, input: ReadStream, output: WriteStream): Promise<boolean | null> {
  const { default: prompts } = await import('prompts');
  let left = false;
  const answer: { yes?: boolean } = await prompts(
    { type: 'confirm', name: 'yes', message: question, initial: true, stdin: input, stdout: output },
    {
      onCancel: () => {
        left = true;
      },
    },
  );
  return left ? null : (answer.yes ?? null);
}
