/** From the process to a command and back: whatever goes wrong ends in one sentence and an exit code. */
import type { Core } from './core.ts';
import { type Io, processIo } from './io.ts';
import { EXIT } from './messages.ts';
import { runProgram } from './program.ts';

/** Runs the command line of this process and sets its exit code. */
export async function main(core: Core): Promise<void> {
  const io = processIo();
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Whoever read the output has seen enough (`| head`).
      if (error.code === 'EPIPE') process.exit(EXIT.done);
      throw error;
    });
  }
  const fail = (error: unknown) => {
    io.dialogue?.restore();
    process.exit(reportInternalError(error, io));
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  try {
    process.exitCode = await runProgram(process.argv.slice(2), io, core);
  } catch (error) {
    fail(error);
  }
}

/** One sentence; the stack only for those who ask for it. */
export function reportInternalError(error: unknown, io: Io): number {
  const said = error instanceof Error ? error.message : String(error);
  io.err.write(
    `${io.err.screen().colors.red('error:')} internal error (${said}); please report it, with what DJANGO_ASYNCIFY_DEBUG=1 shows.\n`,
  );
  if ((io.env.DJANGO_ASYNCIFY_DEBUG ?? '') !== '' && error instanceof Error) io.err.write(`${error.stack}\n`);
  return EXIT.usage;
}
