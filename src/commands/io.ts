/** The edge: where text goes and how wide and colourful it may be. Commands reach the process through this only. */
import picocolors from 'picocolors';
import type { Colors, Screen } from '../report/screen.ts';
import { type Dialogue, openDialogue } from '../review/dialogue.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Channel {
  write(content: string | Uint8Array): void;
  readonly terminal: boolean;
  /** Asked each time: windows are resized. */
  screen(): Screen;
}

export interface Io {
  readonly cwd: string;
  readonly env: Environment;
  /** Carries the result. */
  readonly out: Channel;
  /** Everything else. */
  readonly err: Channel;
  /** Null when there is nobody to ask. */
  readonly dialogue: Dialogue | null;
  /** Runs `listener` when the process is told to stop; call the result to end that. */
  onInterrupt(listener: (exitCode: number) => void): () => void;
  /** Leaves at once. */
  exit(code: number): never;
}

/** Width of text that goes into a file or a pipe. */
const WIDTH_OF_FILES = 100;
/** Narrower windows would hold no sentence. */
const LEAST_WIDTH = 40;

/** Colour only on a terminal; https://no-color.org, and `FORCE_COLOR` as chalk and others read it. */
export function wantsColor(env: Environment, terminal: boolean): boolean {
  if ((env.NO_COLOR ?? '') !== '') return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return terminal && env.TERM !== 'dumb';
}

export function screenOf(env: Environment, terminal: boolean, columns: number | undefined): Screen {
  const colors: Colors = picocolors.createColors(wantsColor(env, terminal));
  const asked = Number(env.COLUMNS);
  const width = terminal ? columns : Number.isInteger(asked) && asked > 0 ? asked : WIDTH_OF_FILES;
  return { width: Math.max(width || WIDTH_OF_FILES, LEAST_WIDTH), colors };
}

const SIGNALS: readonly (readonly [NodeJS.Signals, number])[] = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
];

/** The real process. */
export function processIo(): Io {
  const { stdin, stdout, stderr, env } = process;
  const channel = (stream: NodeJS.WriteStream): Channel => ({
    write: (content) => void stream.write(content),
    terminal: stream.isTTY === true,
    screen: () => screenOf(env, stream.isTTY === true, stream.columns),
  });
  const asks = stdin.isTTY === true && stdout.isTTY === true && stderr.isTTY === true;
  // The prompts colour through a package that does not know NO_COLOR, but this.
  if (asks && !wantsColor(env, asks)) env.NODE_DISABLE_COLORS = '1';
  return {
    cwd: process.cwd(),
    env,
    out: channel(stdout),
    err: channel(stderr),
    dialogue: asks ? openDialogue(stdin, stderr) : null,
    onInterrupt(listener) {
      const listeners = SIGNALS.map(([signal, code]) => [signal, () => listener(code)] as const);
      for (const [signal, handle] of listeners) process.on(signal, handle);
      return () => {
        for (const [signal, handle] of listeners) process.off(signal, handle);
      };
    },
    exit: (code) => process.exit(code),
  };
}
