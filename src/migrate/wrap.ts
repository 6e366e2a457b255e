/**
 * Lines that an edit made too long are broken as Black breaks them (https://black.readthedocs.io/en/stable/the_black_code_style/):
 * at the last bracket that holds something; its content on one line if it fits, else one item per line with a
 * trailing comma.
 */

interface Bracket {
  readonly open: number;
  readonly close: number;
}

export interface WrapOptions {
  readonly limit: number;
  /** One step of indentation. */
  readonly step: string;
  readonly newline: string;
  /** Whether a closing parenthesis stands behind what it closes instead of on a line of its own. */
  readonly closesBehind: boolean;
}

/** Whether most parentheses of the text that go over lines are closed behind what they hold. */
export function closesBehind(text: string): boolean {
  let state: ScanState = START;
  let behind = 0;
  let alone = 0;
  for (const line of text.split(/\r?\n/)) {
    const scan = scanLine(line, state);
    const isOutside = state.quote === null;
    if (isOutside && scan.lowest < state.depth) {
      if (/^[ \t]*\)/.test(line)) alone++;
      else if (/^[ \t]*[^ \t)\]}].*\)[,:]?$/.test(line)) behind++;
    }
    state = scan.state;
  }
  return behind > 2 * alone;
}

/**
 * Breaks the lines of a text that are longer than the limit. Only lines with balanced brackets, outside of strings
 * and without a comment are touched, and only where `mayWrap` says so.
 */
export function wrapLines(text: string, options: WrapOptions, mayWrap: (line: string) => boolean): string {
  const lines = text.split(/(?<=\n)/);
  let state: ScanState = { depth: 0, quote: null };
  const result: string[] = [];
  lines.forEach((full, i) => {
    const line = full.replace(/\r?\n$/, '');
    const before = state;
    const scan = scanLine(line, state);
    state = scan.state;
    const isWhole =
      before.quote === null &&
      state.quote === null &&
      before.depth === state.depth &&
      scan.lowest === before.depth;
    const opened = before.depth === 0 && mayWrap(line) ? breakOpening(line, scan, options) : null;
    if (opened !== null) {
      result.push(opened.join(options.newline) + full.slice(line.length));
      return;
    }
    if (
      width(line) <= options.limit ||
      !isWhole ||
      scan.hasComment ||
      scan.hasSemicolon ||
      line.endsWith('\\') ||
      !mayWrap(line)
    ) {
      result.push(full);
      return;
    }
    const isLastItem = /^[ \t]*[)\]}]/.test(lines[i + 1] ?? '');
    const broken = before.depth === 0 ? breakLine(line, options) : breakItems(line, isLastItem, options);
    result.push(broken.join(options.newline) + full.slice(line.length));
  });
  return result.join('');
}

const width = (line: string): number => [...line].length;

interface ScanState {
  readonly depth: number;
  /** The quote of a string that goes on in the next line. */
  readonly quote: string | null;
}
interface Scan {
  readonly state: ScanState;
  readonly hasComment: boolean;
  /** Several statements stand on the line. */
  readonly hasSemicolon: boolean;
  readonly lowest: number;
  /** Pairs of brackets at the depth at which the line began. */
  readonly brackets: readonly Bracket[];
  /** Brackets that the line leaves open. */
  readonly unclosed: readonly number[];
  /** Commas at that depth. */
  readonly commas: readonly number[];
  /** Words at that depth before which Black breaks a line, with the blank in front of them. */
  readonly words: readonly { readonly at: number; readonly kind: 'clause' | 'ternary' | 'logic' }[];
}

/** Reads one line; strings are skipped as a whole (an f-string's nested quotes are not looked into). */
function scanLine(line: string, start: ScanState): Scan {
  const opening = /[a-zA-Z]{0,2}("""|'''|"|')/y;
  const word = / (?:(async for|for)|(if|else)|(and|or)) /y;
  let { depth, quote } = start;
  let lowest = depth;
  let hasComment = false;
  let hasSemicolon = false;
  const brackets: Bracket[] = [];
  const commas: number[] = [];
  const words: { at: number; kind: 'clause' | 'ternary' | 'logic' }[] = [];
  const unclosed: number[] = [];
  let open = -1;
  let at = 0;
  while (at < line.length) {
    if (quote !== null) {
      if (line[at] === '\\') at += 2;
      else if (line.startsWith(quote, at)) {
        at += quote.length;
        quote = null;
      } else at++;
      continue;
    }
    const char = line[at] ?? '';
    if (char === '#') {
      hasComment = true;
      break;
    }
    const isWordStart = at === 0 || !/\w/.test(line[at - 1] ?? '');
    opening.lastIndex = at;
    const string = isWordStart || /["']/.test(char) ? opening.exec(line) : null;
    if (string !== null) {
      quote = string[1] ?? null;
      at = opening.lastIndex;
      continue;
    }
    if ('([{'.includes(char)) {
      if (depth === start.depth) open = at;
      unclosed.push(at);
      depth++;
    } else if (')]}'.includes(char)) {
      depth--;
      unclosed.pop();
      lowest = Math.min(lowest, depth);
      if (depth === start.depth && open >= 0) brackets.push({ open, close: at });
    } else if (depth === start.depth) {
      if (char === ',') commas.push(at);
      if (char === ';') hasSemicolon = true;
      word.lastIndex = at;
      const found = char === ' ' ? word.exec(line) : null;
      if (found !== null) {
        words.push({ at, kind: found[1] ? 'clause' : found[2] ? 'ternary' : 'logic' });
        at += found[0].length - 1;
        continue;
      }
    }
    at++;
  }
  // A string in single quotes can't go on in the next line but by a backslash.
  const goesOn = quote !== null && (quote.length === 3 || line.endsWith('\\'));
  return {
    state: { depth, quote: goesOn ? quote : null },
    hasComment,
    hasSemicolon,
    lowest,
    brackets,
    unclosed,
    commas,
    words,
  };
}

const START: ScanState = { depth: 0, quote: null };

/** `f(a, {` with the rest in the next lines: what the call's bracket holds goes on a line of its own. */
function breakOpening(line: string, scan: Scan, options: WrapOptions): string[] | null {
  const { hasComment, hasSemicolon, state, unclosed } = scan;
  if (width(line) <= options.limit || unclosed.at(-1) !== line.length - 1) return null;
  if (hasComment || hasSemicolon || state.quote !== null || scan.lowest < 0) return null;
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  for (const open of unclosed.slice(0, -1).reverse()) {
    if (line[open] !== '(' || !/[\w)\]]/.test(line[open - 1] ?? '')) continue;
    const held = line.slice(open + 1).trim();
    const lines = [line.slice(0, open + 1), indent + options.step + held];
    if (scanLine(held, START).commas.length > 0 && lines.every((each) => width(each) <= options.limit))
      return lines;
  }
  return null;
}

/** A line at the beginning of a statement. */
function breakLine(line: string, options: WrapOptions): string[] {
  return breakOperators(line, options) ?? breakNames(line, options) ?? breakBrackets(line, options);
}

/** Names that are too many for a line, returned or assigned together: in parentheses, one a line. */
function breakNames(line: string, options: WrapOptions): string[] | null {
  const found = /^([ \t]*)(return )?(\w+(?:, \w+)+)( = .*)?$/.exec(line);
  if (found === null) return null;
  const [, indent = '', returns = '', names = '', rest = ''] = found;
  if ((returns === '') === (rest === '')) return null;
  // What is assigned is broken first, where that is enough.
  if (rest !== '' && breakBrackets(line, options).every((each) => width(each) <= options.limit)) return null;
  const items = names.split(', ').map((name) => `${indent}${options.step}${name},`);
  return [`${indent}${returns}(`, ...items, ...breakIfLong(`${indent})${rest}`, options)];
}

/**
 * A condition or a value with operators in it gets parentheses, one operand a line: of `if`, `while`, `return` and
 * an assignment.
 */
function breakOperators(line: string, options: WrapOptions): string[] | null {
  const head = /^[ \t]*(?:(?:if|elif|while|return|assert) |[\w.]+ = )/.exec(line)?.[0];
  if (head === undefined) return null;
  const colon = /^[ \t]*(?:if|elif|while) /.test(head) ? ':' : '';
  if (!line.endsWith(colon)) return null;
  const expression = line.slice(head.length, line.length - colon.length);
  const scan = scanLine(expression, START);
  if (scan.commas.length > 0) return null;
  const operands = splitWords(expression, scan);
  if (operands === null) return null;
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  return [
    `${head}(`,
    ...operands.flatMap((operand) => breakIfLong(indent + options.step + operand, options)),
    `${indent})${colon}`,
  ];
}

/** The pieces at the loosest words there are: those of a comprehension or a conditional expression, else `and`/`or`. */
function splitWords(text: string, scan: Scan): string[] | null {
  if (/^lambda\b/.test(text)) return null;
  const isComprehension = scan.words.some(({ kind }) => kind === 'clause');
  const first = scan.words.findIndex(({ kind }) => kind === 'clause');
  const cuts = isComprehension
    ? scan.words.slice(first).filter(({ kind }) => kind !== 'logic')
    : scan.words.some(({ kind }) => kind === 'ternary')
      ? scan.words.filter(({ kind }) => kind === 'ternary')
      : scan.words;
  if (cuts.length === 0) return null;
  return pieces(
    text,
    cuts.map(({ at }) => [at, at] as const),
  );
}

function breakBrackets(line: string, options: WrapOptions): string[] {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const { brackets } = scanLine(line, START);
  const filled = brackets.filter(({ open, close }) => line.slice(open + 1, close).trim() !== '');
  for (const { open, close } of [...filled].reverse()) {
    const head = line.slice(0, open + 1);
    const tail = indent + line.slice(close);
    if (width(head) > options.limit || width(tail) > options.limit) continue;
    const body = breakBody(line.slice(open + 1, close).trim(), indent + options.step, options);
    const closed = `${body[0] ?? ''}${tail.trim()}`;
    const mayClose = options.closesBehind && body.length === 1 && /^\)+$/.test(tail.trim());
    return mayClose && width(closed) <= options.limit ? [head, closed] : [head, ...body, tail];
  }
  return [line];
}

/** A line within brackets: items of what the brackets hold, or a part of one. */
function breakItems(line: string, isLastItem: boolean, options: WrapOptions): string[] {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const body = line.trim();
  if (body.endsWith(',') || isLastItem) return breakBody(body, indent, options);
  return breakBrackets(line, options);
}

/** The content of brackets on lines of its own. */
function breakBody(body: string, indent: string, options: WrapOptions): string[] {
  const whole = indent + body;
  if (width(whole) <= options.limit) return [whole];
  const scan = scanLine(body, START);
  const isComprehension = scan.words.some(({ kind }) => kind === 'clause');
  if (scan.commas.length > 0 && !isComprehension && !/^lambda\b/.test(body)) {
    const items = pieces(
      body,
      scan.commas.map((at) => [at, at + 1] as const),
    ).filter((item) => item !== '');
    return items.flatMap((item) => breakIfLong(`${indent}${item},`, options));
  }
  const operands = splitWords(body, scan);
  if (operands !== null) return operands.flatMap((operand) => breakIfLong(indent + operand, options));
  return breakIfLong(whole, options);
}

function breakIfLong(line: string, options: WrapOptions): string[] {
  return width(line) <= options.limit ? [line] : breakBrackets(line, options);
}

function pieces(text: string, cuts: readonly (readonly [end: number, next: number])[]): string[] {
  const result: string[] = [];
  let at = 0;
  for (const [end, next] of cuts) {
    result.push(text.slice(at, end).trim());
    at = next;
  }
  result.push(text.slice(at).trim());
  return result;
}
