/** Values of Python's literals. */

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const TEXT_ESCAPE =
  /\\(?:(\n)|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U(00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})|([\\'"abfnrtv])|(N\{[^}]+\})|([xuUN]))/g;
const BYTES_ESCAPE = /\\(?:(\n)|([0-7]{1,3})|x([0-9a-fA-F]{2})|()()([\\'"abfnrtv])|()(x))/g;
const LITERAL = /^([a-zA-Z]*)('''|"""|'|")/;
const PREFIXES = new Set(['', 'r', 'u', 'b', 'br', 'rb', 'f', 'fr', 'rf', 't', 'tr', 'rt']);
const NON_ASCII = /[\u0080-\uffff]/;

export interface StringLiteral {
  readonly bytes: boolean;
  readonly value: string;
  /** Why the literal is none of Python 3. */
  readonly problem: string | null;
}

/**
 * Value of one string or bytes literal without interpolation. `\N{...}` stays as written, since Unicode's names
 * are not at hand; an unknown escape keeps its backslash, as in Python.
 */
export function decodeString(literal: string): StringLiteral {
  const [opening = '', prefix = '', quotes = ''] = LITERAL.exec(literal) ?? [];
  const flags = prefix.toLowerCase();
  const bytes = flags.includes('b');
  const body = literal.slice(opening.length, literal.length - quotes.length).replace(/\r\n?/g, '\n');
  if (!PREFIXES.has(flags)) {
    return { bytes, value: body, problem: `Python 2 string prefix ${prefix}` };
  }
  if (bytes && NON_ASCII.test(body)) {
    return { bytes, value: body, problem: 'not valid Python: bytes literals hold ASCII characters only' };
  }
  if (flags.includes('r') || !body.includes('\\')) return { bytes, value: body, problem: null };
  let problem: string | null = null;
  const value = body.replace(
    bytes ? BYTES_ESCAPE : TEXT_ESCAPE,
    (
      whole: string,
      newline?: string,
      octal?: string,
      hex?: string,
      short?: string,
      long?: string,
      simple?: string,
      named?: string,
    ) => {
      if (newline !== undefined) return '';
      if (octal !== undefined)
        return String.fromCharCode(Number.parseInt(octal, 8) & (bytes ? 0xff : 0xffff));
      const digits = hex || short || long;
      if (digits) return String.fromCodePoint(Number.parseInt(digits, 16));
      if (simple !== undefined) return SIMPLE_ESCAPES[simple] ?? whole;
      if (!named) problem = `not valid Python: incomplete escape ${whole}`;
      return whole;
    },
  );
  return { bytes, value, problem };
}

/** Value of an integer literal where a double holds it exactly, else null. */
export function decodeInteger(literal: string): number | null {
  const digits = literal.replaceAll('_', '');
  const value = Number(digits);
  if (Number.isSafeInteger(value)) return value;
  return Number.isFinite(value) && BigInt(digits) === BigInt(value) ? value : null;
}

/** Value of a float literal. */
export function decodeFloat(literal: string): number | null {
  const value = Number(literal.replaceAll('_', ''));
  return Number.isFinite(value) ? value : null;
}
