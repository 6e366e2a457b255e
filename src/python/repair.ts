/** Valid Python that tree-sitter rejects, rewritten at the same offsets into something that it accepts. */

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A token of the text; strings are one token, whatever is in them. */
interface Token {
  readonly kind: 'name' | 'string' | 'comment' | 'newline' | 'punctuation';
  readonly text: string;
  readonly start: number;
}

const OPENING = '([{';
const CLOSING = ')]}';
const WORD = /[\p{L}\p{Nl}\p{Nd}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;
/** Words that, where a bracket follows, are no subscripted name. */
const KEYWORDS = new Set(
  (
    'and as assert async await case class def del elif else except exec finally for from global if import in is ' +
    'lambda match nonlocal not or print raise return type while with yield'
  ).split(' '),
);
const SPEC_WITH_EQUALS = /\{(?:[^{}()[\]:'"!]|\([^()]*\)|\[[^[\]]*\])*:=/g;

/**
 * Rewrites, without changing any offset, what tree-sitter-python 0.25 is known to reject. It is for texts that did
 * not parse as they are; a text that is no Python stays none. The lowering reads the original text and knows of:
 * - line ends inside brackets, before a line indented less than its block (the scanner sees a dedent): spaces;
 * - type parameters with defaults or computed bounds: spaces, since they mean nothing to us;
 * - `x: a[b][c]`, `a[b](c)`, `a[:]` in annotations, where a subscripted name is taken for a generic type: the name
 *   becomes digits, which can be subscripted as well;
 * - `*(a), b` outside of brackets: the asterisk becomes a unary plus;
 * - `{x:=^10}` in an f-string, taken for a walrus: the `=` becomes a letter of the format.
 */
export function repair(text: string): string {
  const edits: Edit[] = [];
  const open: { readonly start: number; readonly isTypeParameters: boolean }[] = [];
  let line: Token[] = [];
  let afterComment = false;
  for (const token of tokens(text)) {
    const { kind, start } = token;
    const end = start + token.text.length;
    const before = line.at(-1);
    if (before?.text === '*' && startsOperand(token) && !isOperand(line.at(-2))) {
      edits.push({ start: before.start, end: before.start + 1, text: '+' });
    }
    if (kind === 'newline') {
      if (open.length === 0) line = [];
      else if (!afterComment) edits.push({ start, end, text: ' ' });
    }
    afterComment = kind === 'comment';
    if (afterComment || kind === 'newline') continue;
    if (kind === 'string') edits.push(...specEdits(token));
    else if (OPENING.includes(token.text)) {
      const isTypeParameters = token.text === '[' && open.length === 0 && isDefinition(line);
      if (token.text === '[' && !isTypeParameters) edits.push(...nameEdits(line));
      open.push({ start, isTypeParameters });
    } else if (CLOSING.includes(token.text)) {
      const bracket = open.pop();
      if (bracket?.isTypeParameters)
        edits.push({ start: bracket.start, end, text: ' '.repeat(end - bracket.start) });
    }
    line.push(token);
  }
  return applyEdits(text, edits);
}

function* tokens(text: string): Generator<Token> {
  for (let i = 0; i < text.length; ) {
    const c = text.charAt(i);
    let end = i + 1;
    let kind: Token['kind'] = 'punctuation';
    if (c === '#') {
      end = endOfLine(text, i);
      kind = 'comment';
    } else if (c === '"' || c === "'") {
      end = endOfString(text, i);
      kind = 'string';
    } else if (c === '\n') kind = 'newline';
    else if (c === '\\') end = i + 2;
    else {
      WORD.lastIndex = i;
      const word = WORD.exec(text)?.[0];
      if (word !== undefined) {
        end = i + word.length;
        kind = 'name';
        const quote = text.charAt(end);
        if (/^[a-z]{1,2}$/i.test(word) && (quote === '"' || quote === "'")) {
          end = endOfString(text, end);
          kind = 'string';
        }
      } else if (text.startsWith('**', i)) end = i + 2;
    }
    if (c.trim() !== '' || kind === 'newline') yield { kind, text: text.slice(i, end), start: i };
    i = end;
  }
}

/** Whether a token begins an operand that is no name: what tree-sitter does not take after a bare asterisk. */
const startsOperand = (token: Token): boolean => token.kind === 'string' || OPENING.includes(token.text);

/** Whether an asterisk after the token is a multiplication (or the `*` of `except*`). */
function isOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'name') return !KEYWORDS.has(token.text) || token.text === 'except';
  return token.kind === 'string' || CLOSING.includes(token.text);
}

/** Digits for the name that ends the line so far. */
function nameEdits(line: readonly Token[]): Edit[] {
  const name = line.at(-1);
  if (name?.kind !== 'name' || KEYWORDS.has(name.text) || line.at(-2)?.text === '.') return [];
  const { start, text } = name;
  return [{ start, end: start + text.length, text: '1'.repeat(text.length) }];
}

/** Whether the logical line so far is the head of a definition up to its name. */
function isDefinition(line: readonly Token[]): boolean {
  const [keyword, name, ...others] = line[0]?.text === 'async' ? line.slice(1) : line;
  return /^(?:def|class|type)$/.test(keyword?.text ?? '') && name?.kind === 'name' && others.length === 0;
}

/** An equals sign that begins the format of an f-string's field. */
function specEdits({ text, start }: Token): Edit[] {
  if (!/^[a-z]*[ft]/i.test(text)) return [];
  return [...text.matchAll(SPEC_WITH_EQUALS)].map((field) => {
    const end = start + field.index + field[0].length;
    return { start: end - 1, end, text: 'x' };
  });
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

/** Edits may be nested (inside type parameters), never overlap otherwise: the outer ones count. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < at) continue;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
