/** A program in a pseudo-terminal: keys are sent, the screen is read. */
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { onTestFinished } from 'vitest';

export interface TerminalOptions {
  readonly cwd: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface TerminalSession {
  /** Waits until the screen, with what has scrolled off it, holds the text after what was waited for before. */
  see(text: string): Promise<void>;
  /** Sends keys as typed. */
  type(keys: string): void;
  signal(name: string): void;
  resize(columns: number, rows: number): void;
  /** All lines from the first on, wrapped ones as they are shown, without empty lines at the end. */
  lines(): readonly string[];
  /** Waits for the end of the program. */
  ended(): Promise<{ readonly code: number; readonly signal: number }>;
  /** What the program wrote, escape sequences included. */
  raw(): string;
}

export const KEYS = {
  enter: '\r',
  space: ' ',
  down: '\u001b[B',
  up: '\u001b[A',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  escape: '\u001b',
} as const;

export function openTerminal(
  command: string,
  args: readonly string[],
  options: TerminalOptions,
): TerminalSession {
  const cols = options.columns ?? 100;
  const rows = options.rows ?? 40;
  const screen = new headless.Terminal({ cols, rows, scrollback: 10_000, allowProposedApi: true });
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    TERM: 'xterm-256color',
    ...options.env,
  };
  const pty = spawn(command, [...args], { cwd: options.cwd, cols, rows, env });
  let raw = '';
  let seen = '';
  let waiting: (() => void)[] = [];
  const wake = () => {
    const woken = waiting;
    waiting = [];
    for (const resume of woken) resume();
  };
  pty.onData((data) => {
    raw += data;
    screen.write(data, wake);
  });
  let exit: { readonly code: number; readonly signal: number } | null = null;
  pty.onExit(({ exitCode, signal }) => {
    exit = { code: exitCode, signal: signal ?? 0 };
    screen.write('', wake);
  });
  onTestFinished(() => {
    if (exit === null) pty.kill('SIGKILL');
    screen.dispose();
  });
  const changed = () => new Promise<void>((resolve) => waiting.push(resolve));

  const lines = (): readonly string[] => {
    const { active } = screen.buffer;
    const all = Array.from(
      { length: active.length },
      (_, index) => active.getLine(index)?.translateToString(true) ?? '',
    );
    while (all.at(-1) === '') all.pop();
    return all;
  };
  return {
    async see(text) {
      for (;;) {
        const now = lines().join('\n');
        const fresh = now.startsWith(seen) ? now.slice(seen.length) : now;
        if (fresh.includes(text)) {
          seen = now.slice(0, now.lastIndexOf(text) + text.length);
          return;
        }
        if (exit !== null)
          throw new Error(`"${text}" never came; the program ended with ${exit.code}:\n${now}`);
        await changed();
      }
    },
    type: (keys) => pty.write(keys),
    signal: (name) => pty.kill(name),
    resize(columns, height) {
      screen.resize(columns, height);
      pty.resize(columns, height);
    },
    lines,
    async ended() {
      while (exit === null) await changed();
      return exit;
    },
    raw: () => raw,
  };
}
