/** A command run in this process: what it printed and how it ended. */
import type { Core } from '../../src/commands/core.ts';
import { type Environment, type Io, screenOf } from '../../src/commands/io.ts';
import { runProgram } from '../../src/commands/program.ts';
import type { Dialogue } from '../../src/review/dialogue.ts';

export interface RunOptions {
  readonly env?: Environment;
  readonly dialogue?: Dialogue;
  readonly columns?: number;
}

export interface RunResult {
  readonly code: number;
  readonly out: string;
  readonly outBytes: Buffer;
  readonly err: string;
}

export async function run(
  cwd: string,
  args: readonly string[],
  core: Core,
  options: RunOptions = {},
): Promise<RunResult> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const channel = (chunks: Buffer[]) => ({
    write: (content: string | Uint8Array) => void chunks.push(Buffer.from(content)),
    terminal: options.columns !== undefined,
    screen: () => screenOf(options.env ?? {}, options.columns !== undefined, options.columns),
  });
  const io: Io = {
    cwd,
    env: options.env ?? {},
    out: channel(out),
    err: channel(err),
    dialogue: options.dialogue ?? null,
    onInterrupt: () => () => {},
    exit(code) {
      throw new Error(`left with ${code}`);
    },
  };
  const code = await runProgram(args, io, core);
  return {
    code,
    out: Buffer.concat(out).toString(),
    outBytes: Buffer.concat(out),
    err: Buffer.concat(err).toString(),
  };
}

/** Somebody who has decided beforehand: which views, which keys, and whether to write. Null: Ctrl-C. */
export function person(answers: {
  readonly select?: readonly string[] | null;
  readonly keys?: readonly string[];
  readonly confirm?: boolean | null;
}): Dialogue {
  const keys = [...(answers.keys ?? [])];
  return {
    selectViews: async () => answers.select ?? null,
    confirm: async () => answers.confirm ?? null,
    openKeys: () => ({
      next: async () => {
        const key = keys.shift();
        if (key === undefined) throw new Error('asked for more keys than were given');
        return key;
      },
      close: () => {},
    }),
    restore: () => {},
  };
}
