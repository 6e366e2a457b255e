/** `undo`: puts back what the last `migrate` wrote. */
import { counted } from '../report/screen.ts';
import { undoLast } from '../write/index.ts';
import type { Core } from './core.ts';
import type { Io } from './io.ts';
import { EXIT, refuse, say } from './messages.ts';

export async function undo(path: string | null, io: Io, core: Core): Promise<number> {
  const root = await core.findRoot(path, io.cwd);
  if (!root.ok) return refuse(io, root.message);
  let stopped: number | null = null;
  const release = io.onInterrupt((code) => {
    stopped = code;
  });
  const result = await undoLast(root.value, () => stopped !== null);
  release();
  switch (result.kind) {
    case 'undone':
      say(io, `Put back ${counted(result.files.length, 'file')}:`);
      io.out.write(`${result.files.join('\n')}\n`);
      return EXIT.done;
    case 'nothing':
      say(io, 'There is nothing to undo: no migrate has written here since the last undo.');
      return EXIT.done;
    case 'interrupted':
      say(io, 'Interrupted: nothing was put back.');
      return stopped ?? EXIT.interrupted;
    case 'refused':
      return refuse(io, ...result.messages);
  }
}
