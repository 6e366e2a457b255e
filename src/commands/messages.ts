/** What commands say on standard error, and the exit codes of DESIGN.md. */
import { printable } from '../report/screen.ts';
import type { Io } from './io.ts';

export const EXIT = { done: 0, found: 1, usage: 2, interrupted: 130 } as const;

/** Says why the command stops. Returns the exit code for that. */
export function refuse(io: Io, ...messages: readonly string[]): number {
  const { colors } = io.err.screen();
  for (const message of messages) io.err.write(`${colors.red('error:')} ${printable(message)}\n`);
  return EXIT.usage;
}

export function say(io: Io, text: string): void {
  io.err.write(`${text}\n`);
}

/** Says, on a terminal, what takes a while; the result removes it. */
export function progress(io: Io, text: string): () => void {
  if (!io.err.terminal || io.env.TERM === 'dumb') return () => {};
  io.err.write(io.err.screen().colors.dim(text));
  return () => io.err.write('\r\u001b[K');
}

export function interrupted(io: Io): number {
  say(io, '\nInterrupted: nothing was written.');
  return EXIT.interrupted;
}
