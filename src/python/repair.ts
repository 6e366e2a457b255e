/** Valid Python that tree-sitter rejects, rewritten at the same offsets into something that it accepts. */

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const OPENING = '([{';
const CLOSING = ')]}';
const WORD = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;

/**
 * Rewrites, without changing any offset, what tree-sitter-python 0.25 is known to reject:
 * - line ends inside brackets, before a line indented less than its block (its scanner sees a dedent there);
 * - type parameters with defaults or other than plain bounds (they mean nothing to us);
 * - `as` inside a keyword pattern, `case C(x=D() as y)`: becomes `|`, which the lowering of patterns puts right.
 * For texts that did not parse as they are; a text that is no Python stays none.
 */
export function repair(text: string): string {
  const edits: Edit[] = [];
  /** Offsets of open brackets; negative (minus one) for those that open type parameters. */
  const open: { readonly at: number; readonly isTypeParameters: boolean }[] = [];
  let words: string[] = [];
  let inCase = false;
  for (let i = 0; i < text.length; ) {
    const c = text.charAt(i);
    if (c === '#') {
      i = endOfLine(text, i);
      // Its line end has to stay.
      if (open.length > 0) i++;
    } else if (c === '"' || c === "'") {
      i = endOfString(text, i);
      words.push('');
    } else if (c === '\n') {
      if (open.length > 0) edits.push({ start: i, end: i + 1, text: ' ' });
      else {
        words = [];
        inCase = false;
      }
      i++;
    } else if (c === '\\') {
      i += 2;
    } else if (OPENING.includes(c)) {
      open.push({ at: i, isTypeParameters: c === '[' && isDefinition(words) && open.length === 0 });
      words.push('');
      i++;
    } else if (CLOSING.includes(c)) {
      const bracket = open.pop();
      i++;
      if (bracket?.isTypeParameters) {
        edits.push({ start: bracket.at, end: i, text: ' '.repeat(i - bracket.at) });
      }
    } else {
      WORD.lastIndex = i;
      const word = WORD.exec(text)?.[0];
      if (word === undefined) {
        if (c === ':' && open.length === 0) inCase = false;
        if (c.trim() !== '') words.push('');
        i++;
        continue;
      }
      if (words.length === 0 && word === 'case') inCase = true;
      if (inCase && word === 'as') edits.push({ start: i, end: i + 2, text: '| ' });
      words.push(word);
      i += word.length;
    }
  }
  return applyEdits(text, edits);
}

/** Whether the logical line so far is the head of a definition up to its name. */
function isDefinition(words: readonly string[]): boolean {
  const [keyword, name, ...others] = words[0] === 'async' ? words.slice(1) : words;
  return /^(?:def|class|type)$/.test(keyword ?? '') && (name ?? '') !== '' && others.length === 0;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function endOfString(text: string, from: number): number {
  const quote = text.charAt(from);
  const quotes = text.startsWith(quote.repeat(3), from) ? quote.repeat(3) : quote;
  for (let i = from + quotes.length; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '\\') i++;
    else if (text.startsWith(quotes, i)) return i + quotes.length;
    else if (c === '\n' && quotes.length === 1) return i;
  }
  return text.length;
}

/** An edit that lies inside a later one (the line end inside type parameters) is dropped. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  const outermost: Edit[] = [];
  for (const edit of edits) {
    while ((outermost.at(-1)?.start ?? -1) >= edit.start) outermost.pop();
    outermost.push(edit);
  }
  let result = '';
  let at = 0;
  for (const edit of outermost) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
