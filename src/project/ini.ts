/** Reads files in the syntax of Python's `configparser`, with line numbers. */
import { readFileSync } from 'node:fs';

export interface IniEntry {
  readonly section: string;
  readonly key: string;
  /** Continuation lines are kept, separated by `\n`. */
  readonly value: string;
  /** Line of the key, counting from 1; continuation lines follow it. */
  readonly line: number;
}

/** The entries of a file in order; none when it is not there. */
export function readIni(file: string): readonly IniEntry[] {
  try {
    return parseIni(readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
}

/** https://docs.python.org/3/library/configparser.html#supported-ini-file-structure */
export function parseIni(text: string): readonly IniEntry[] {
  const entries: { section: string; key: string; value: string; line: number }[] = [];
  let section = '';
  let open = false;
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = /^\s*[#;]/.test(raw) ? '' : raw;
    const last = entries.at(-1);
    if (open && last !== undefined && /^\s/.test(raw)) {
      last.value += `\n${/^\s*[#;]/.test(raw) ? '' : raw.trim()}`;
      continue;
    }
    const header = /^\[([^\]]+)\]/.exec(line);
    if (header?.[1] !== undefined) {
      section = header[1].trim();
      open = false;
      continue;
    }
    const pair = /^([^\s=:#;[][^=:]*?)\s*[=:]\s*(.*)$/.exec(line);
    if (pair?.[1] === undefined) {
      if (line.trim() !== '') open = false;
      else if (open && last !== undefined) last.value += '\n';
      continue;
    }
    entries.push({ section, key: pair[1], value: (pair[2] ?? '').trim(), line: index + 1 });
    open = true;
  }
  return entries;
}
