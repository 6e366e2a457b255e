/** Pythons of this machine, their files, and what they say about them. */
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Python {
  readonly command: string;
  readonly minor: number;
  /** Of the standard library and of installed packages. */
  readonly folders: readonly [string, string];
}

/** The first of the commands that is a Python whose syntax is the tool's (3.10 is the first to have `match`). */
export function findPython(commands: readonly string[]): Python | null {
  const facts =
    'import json, sys, sysconfig as s; ' +
    'print(json.dumps({"minor": sys.version_info[1], "folders": [s.get_path("stdlib"), s.get_path("purelib")]}))';
  for (const command of commands) {
    try {
      const output = execFileSync(command, ['-c', facts], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const found: { minor: number; folders: [string, string] } = JSON.parse(output);
      if (found.minor >= 10) return { command, ...found };
    } catch {
      // Not on this machine: the next one may be.
    }
  }
  return null;
}

/** Python files under a folder in a stable order; without CPython's examples of what is not valid though it parses. */
function pythonFiles(folder: string, skip: string | null): string[] {
  const found: string[] = [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const isPython = entry.name.endsWith('.py') && !entry.name.startsWith('badsyntax');
    if (entry.isDirectory() && path !== skip) found.push(...pythonFiles(path, skip));
    else if (entry.isFile() && isPython) found.push(path);
  }
  return found;
}

/** The whole standard library, and as many of the installed packages' files, evenly spread, as make up the number. */
export function realFiles({ folders: [stdlib, packages] }: Python, most: number): string[] {
  const own = pythonFiles(stdlib, packages);
  const installed = pythonFiles(packages, null);
  const step = Math.max(1, Math.ceil(installed.length / Math.max(1, most - own.length)));
  return [...own, ...installed.filter((_, i) => i % step === 0)];
}

/** Runs a script of this folder, which reads paths and writes `[path, answer]` lines; answers by path. */
export async function ask(
  command: string,
  script: string,
  files: readonly string[],
): Promise<Map<string, unknown>> {
  const child = spawn(command, [fileURLToPath(new URL(script, import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(files.map((file) => `${file}\n`).join(''));
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(Buffer.from(chunk));
  const answers = new Map<string, unknown>();
  for (const line of Buffer.concat(chunks).toString('utf8').trimEnd().split('\n')) {
    const [path, answer]: unknown[] = JSON.parse(line);
    answers.set(String(path), answer);
  }
  return answers;
}
