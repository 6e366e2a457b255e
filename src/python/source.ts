/** Source text: from the bytes of a file to text and back, without changing a byte (PEP 263, line ends, byte-order mark). */
import iconv from 'iconv-lite';
import type { SyntaxProblem } from './ast.ts';
import { lineOf, lineStarts } from './lines.ts';

export interface SourceText {
  /** The file's text without its byte-order mark; line ends as they are. */
  readonly text: string;
  /** Encoding as Python names it: lower case, `utf-8` when the file does not say. */
  readonly encoding: string;
  /** Whether the file begins with a UTF-8 byte-order mark. */
  readonly bom: boolean;
}

const BOM = [0xef, 0xbb, 0xbf] as const;
/** https://peps.python.org/pep-0263/: a comment in line 1 or 2, and line 1 blank or a comment in the latter case. */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK_OR_COMMENT = /^[ \t\f]*(?:#|$)/;

/** Tells problems from results. */
export function isProblem(value: object): value is SyntaxProblem {
  return 'message' in value && 'line' in value && !('text' in value) && !('body' in value);
}

/**
 * Decodes a Python file as the interpreter does. A problem is returned for an encoding that is unknown, bytes that
 * are not of that encoding, a NUL byte, and text that would not encode to the same bytes again.
 */
export function decodeSource(bytes: Uint8Array): SourceText | SyntaxProblem {
  const bom = BOM.every((byte, i) => bytes[i] === byte);
  const content = bom ? bytes.subarray(BOM.length) : bytes;
  const nul = content.indexOf(0);
  if (nul >= 0) return { line: lineOfByte(content, nul), message: 'contains a NUL byte' };
  const cookie = findCookie(content);
  const encoding = cookie === null ? 'utf-8' : pythonEncoding(cookie.name);
  if (bom && encoding !== 'utf-8') {
    const message = `the byte-order mark says UTF-8, the encoding comment says "${cookie?.name ?? ''}"`;
    return { line: cookie?.line ?? 1, message };
  }
  if (encoding === 'utf-8') return decodeUtf8(content, bom);
  const line = cookie?.line ?? 1;
  const codec = codecOf(encoding);
  if (codec === null) return { line, message: `unknown encoding "${cookie?.name ?? ''}"` };
  const text = iconv.decode(Buffer.from(content), codec, { stripBOM: false });
  const differs = firstDifference(content, iconv.encode(text, codec));
  if (differs >= 0) {
    return { line: lineOfByte(content, differs), message: `is not valid ${cookie?.name ?? encoding}` };
  }
  return { text, encoding, bom };
}

function decodeUtf8(content: Uint8Array, bom: boolean): SourceText | SyntaxProblem {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    return { text, encoding: 'utf-8', bom };
  } catch {
    const differs = firstDifference(
      content,
      Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)),
    );
    return { line: lineOfByte(content, Math.max(0, differs)), message: 'is not valid UTF-8' };
  }
}

/**
 * Encodes text as the file it came from was encoded. A problem is returned when the text holds a character that the
 * encoding does not have, with the line in `text`.
 */
export function encodeSource(text: string, like: SourceText): Uint8Array | SyntaxProblem {
  const codec = like.encoding === 'utf-8' ? 'utf8' : codecOf(like.encoding);
  if (codec === null) return { line: 1, message: `unknown encoding "${like.encoding}"` };
  const content = iconv.encode(text, codec);
  const back = iconv.decode(content, codec, { stripBOM: false });
  if (back !== text) {
    let at = 0;
    while (at < text.length && text[at] === back[at]) at++;
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    return { line: lineOf(text, at), message: `"${character}" cannot be written in ${like.encoding}` };
  }
  return like.bom ? Buffer.concat([Buffer.from(BOM), content]) : content;
}

function findCookie(content: Uint8Array): { readonly name: string; readonly line: number } | null {
  const head = Buffer.from(content.subarray(0, 4096)).toString('latin1');
  const [first = '', second = ''] = head.split(/\r\n|\r|\n/, 2);
  const inFirst = COOKIE.exec(first)?.[1];
  if (inFirst !== undefined) return { name: inFirst, line: 1 };
  if (!BLANK_OR_COMMENT.test(first)) return null;
  const inSecond = COOKIE.exec(second)?.[1];
  return inSecond === undefined ? null : { name: inSecond, line: 2 };
}

/** `UTF8`, `utf_8`, `Latin-1` and the like as Python's tokenizer and codec registry normalise them. */
function pythonEncoding(name: string): string {
  const normal = name.toLowerCase().replaceAll('_', '-');
  if (
    normal === 'utf8' ||
    normal === 'u8' ||
    normal === 'utf' ||
    normal === 'utf-8' ||
    normal.startsWith('utf-8-')
  ) {
    return 'utf-8';
  }
  return normal;
}

/** https://docs.python.org/3/library/codecs.html#standard-encodings: aliases that iconv-lite does not know. */
const ALIASES: Readonly<Record<string, string>> = {
  'latin-1': 'iso-8859-1',
  latin: 'iso-8859-1',
  l1: 'iso-8859-1',
  'iso-latin-1': 'iso-8859-1',
  'us-ascii': 'ascii',
  646: 'ascii',
  ujis: 'euc-jp',
  'u-jis': 'euc-jp',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  'ks-c-5601': 'cp949',
  uhc: 'cp949',
  'shift-jis': 'shiftjis',
  sjis: 'shiftjis',
  'mac-roman': 'macroman',
  'mac-cyrillic': 'maccyrillic',
};

/** iconv-lite's name of a Python encoding; null when it has none that a source file could have. */
function codecOf(encoding: string): string | null {
  const name = ALIASES[encoding] ?? encoding;
  const isMultiUnit = /^(?:utf-?(?:16|32|7)|ucs|base64|hex|binary)/.test(name);
  return !isMultiUnit && iconv.encodingExists(name) ? name : null;
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return i;
  return a.length === b.length ? -1 : length;
}

function lineOfByte(content: Uint8Array, offset: number): number {
  return lineOf(Buffer.from(content.subarray(0, offset)).toString('latin1'), offset);
}

/** Answers questions about lines of one text. Lines count from 1, columns from 0. */
export class LineIndex {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    this.#starts = lineStarts(text);
  }

  /** Number of lines; a final line end opens one more, empty line. */
  get count(): number {
    return this.#starts.length;
  }

  /** Line that holds the offset. */
  line(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** UTF-16 code units between the offset and the start of its line. */
  column(offset: number): number {
    return offset - this.lineStart(this.line(offset));
  }

  /** Offset of the line's first character; the text's end for a line past the last. */
  lineStart(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }

  /** Offset of the line's end, before its `\n`, `\r\n` or `\r`. */
  lineEnd(line: number): number {
    const next = this.#starts[line];
    if (next === undefined) return this.text.length;
    return this.text.startsWith('\r\n', next - 2) ? next - 2 : next - 1;
  }

  /** White space that the line begins with. */
  indent(line: number): string {
    return /^[ \t\f]*/.exec(this.text.slice(this.lineStart(line), this.lineEnd(line)))?.[0] ?? '';
  }

  /** The line end that most lines have; `\n` when there is none. */
  get newline(): string {
    const counts = new Map<string, number>();
    for (const [end] of this.text.matchAll(/\r\n|\r|\n/g)) counts.set(end, (counts.get(end) ?? 0) + 1);
    let best = '\n';
    for (const [end, count] of counts) if (count > (counts.get(best) ?? 0)) best = end;
    return best;
  }

  /** One step of the file's indentation: the most frequent step from a line that ends in `:`; else four spaces. */
  get indentUnit(): string {
    const counts = new Map<string, number>();
    for (const [, outer = '', inner = ''] of this.text.matchAll(
      /^([ \t]*)[^\s#][^\r\n]*:[ \t]*(?:\r\n|\r|\n)([ \t]+)(?=\S)/gm,
    )) {
      if (!inner.startsWith(outer) || inner.length === outer.length) continue;
      const step = inner.slice(outer.length);
      counts.set(step, (counts.get(step) ?? 0) + 1);
    }
    let best = '    ';
    for (const [step, count] of counts) if (count > (counts.get(best) ?? 0)) best = step;
    return best;
  }
}
