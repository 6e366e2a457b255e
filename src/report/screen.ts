/** What a report needs to know of where it is shown, and the few things every report does with text. */
import type picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

export interface Screen {
  /** Columns; lines of prose are not made longer. */
  readonly width: number;
  readonly colors: Colors;
}

/** Breaks prose at spaces. A word longer than the width stays whole. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line === '') line = word;
    else if (textWidth(line) + 1 + textWidth(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Prose after a label, continued under itself: `DA101  The decorator …`. The label may hold colour codes. */
export function hanging(label: string, text: string, width: number, indent = 0): readonly string[] {
  const margin = indent + textWidth(label);
  const lines = wrap(text, Math.max(width - margin, 20));
  const start = ' '.repeat(indent) + label;
  return lines.length === 0
    ? [start.trimEnd()]
    : lines.map((line, index) => (index === 0 ? start : ' '.repeat(margin)) + line);
}

// Colour codes as picocolors writes them.
const COLOR_CODES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** Columns a text takes, colour codes set aside. */
export function textWidth(text: string): number {
  return [...text.replace(COLOR_CODES, '')].length;
}

/** Cuts a text that is too wide, with an ellipsis. The text must not hold colour codes. */
export function truncate(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(width - 1, 0)).join('')}…`;
}

/** Text of a file or of the user, made safe for a terminal: control characters are shown as `^X`. */
export function printable(text: string): string {
  let shown = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 9) shown += character;
    else if (code < 0x20) shown += `^${String.fromCharCode(code + 64)}`;
    else if (code >= 0x7f && code < 0xa0) shown += `\\x${code.toString(16)}`;
    else shown += character;
  }
  return shown;
}

/** `1 view`, `2 views`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** `a, b and c`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? '';
  return `${items.slice(0, -1).join(', ')} and ${last}`;
}
