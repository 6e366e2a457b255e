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
}

/**
 * Breaks the lines of a text that are longer than the limit. Only lines with balanced brackets, outside of strings
 * and without a comment are touched, and only where `mayWrap` says so.
 */
export function wrapLines(text: string, options: WrapOptions, mayWrap: (line: string) => boolean): string {
  const lines = text.split(/(?<=\n)/);
  let state: ScanState = { depth: 0, quote: null };
  const result: string[] = [];
  for (const full of lines) {
    const line = full.replace(/\r?\n$/, '');
    const before = state;
    const scan = scanLine(line, state);
    state = scan.state;
    const isWhole =
      before.quote === null &&
      state.quote === null &&
      before.depth === state.depth &&
      scan.lowest === before.depth;
    if (width(line) > options.limit && isWhole && !scan.hasComment && !line.endsWith('\\') && mayWrap(line)) {
      result.push(breakLine(line, options).join(options.newline) + full.slice(line.length));
    } else result.push(full);
  }
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
  readonly lowest: number;
  /** Pairs of brackets at the depth at which the line began. */
  readonly brackets: readonly Bracket[];
  /** Commas and comprehension keywords at that depth. */
  readonly commas: readonly number[];
  readonly clauses: readonly number[];
}

/** Reads one line; strings are skipped as a whole (an f-string's nested quotes are not looked into). */
function scanLine(line: string, start: ScanState): Scan {
  const opening = /[a-zA-Z]{0,2}("""|'''|"|')/y;
  const clause = / (?:async )?(?:for|if) /y;
  let { depth, quote } = start;
  let lowest = depth;
  let hasComment = false;
  const brackets: Bracket[] = [];
  const commas: number[] = [];
  const clauses: number[] = [];
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
      depth++;
    } else if (')]}'.includes(char)) {
      depth--;
      lowest = Math.min(lowest, depth);
      if (depth === start.depth && open >= 0) brackets.push({ open, close: at });
    } else if (depth === start.depth) {
      if (char === ',') commas.push(at);
      clause.lastIndex = at;
      if (char === ' ' && clause.test(line)) clauses.push(at);
    }
    at++;
  }
  // A string in single quotes can't go on in the next line but by a backslash.
  const goesOn = quote !== null && (quote.length === 3 || line.endsWith('\\'));
  return { state: { depth, quote: goesOn ? quote : null }, hasComment, lowest, brackets, commas, clauses };
}

const START: ScanState = { depth: 0, quote: null };

function breakLine(line: string, options: WrapOptions): string[] {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const { brackets } = scanLine(line, START);
  const filled = brackets.filter(({ open, close }) => line.slice(open + 1, close).trim() !== '');
  for (const { open, close } of [...filled].reverse()) {
    const head = line.slice(0, open + 1);
    const tail = indent + line.slice(close);
    if (width(head) > options.limit || width(tail) > options.limit) continue;
    return [head, ...breakBody(line.slice(open + 1, close).trim(), indent + options.step, options), tail];
  }
  return [line];
}

/** The content of brackets on lines of its own. */
function breakBody(body: string, indent: string, options: WrapOptions): string[] {
  const whole = indent + body;
  if (width(whole) <= options.limit) return [whole];
  const scan = scanLine(body, START);
  const isComprehension = scan.clauses.some((at) => /^ (?:async )?for /.test(body.slice(at)));
  if (scan.commas.length > 0 && !isComprehension && !/^lambda\b/.test(body)) {
    const items = pieces(
      body,
      scan.commas.map((at) => [at, at + 1] as const),
    ).filter((item) => item !== '');
    return items.flatMap((item) => breakIfLong(`${indent}${item},`, options));
  }
  if (isComprehension) {
    return pieces(
      body,
      scan.clauses.map((at) => [at, at] as const),
    ).flatMap((item) => breakIfLong(indent + item, options));
  }
  return breakIfLong(whole, options);
}

function breakIfLong(line: string, options: WrapOptions): string[] {
  return width(line) <= options.limit ? [line] : breakLine(line, options);
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
