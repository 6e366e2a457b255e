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
  /\\(?:(\r\n|\r|\n)|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\\'"abfnrtv]))/g;
const BYTES_ESCAPE = /\\(?:(\r\n|\r|\n)|([0-7]{1,3})|x([0-9a-fA-F]{2})|()()([\\'"abfnrtv]))/g;
const LITERAL = /^([a-zA-Z]*)('''|"""|'|")/;

export interface StringLiteral {
  readonly bytes: boolean;
  readonly value: string;
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
  const raw = flags.includes('r') || !body.includes('\\');
  return { bytes, value: raw ? body : decodeEscapes(body, bytes) };
}

function decodeEscapes(body: string, bytes: boolean): string {
  return body.replace(
    bytes ? BYTES_ESCAPE : TEXT_ESCAPE,
    (
      whole: string,
      newline?: string,
      octal?: string,
      hex?: string,
      short?: string,
      long?: string,
      simple?: string,
    ) => {
      if (newline !== undefined) return '';
      if (octal !== undefined)
        return String.fromCharCode(Number.parseInt(octal, 8) & (bytes ? 0xff : 0xffff));
      const digits = hex ?? (short || long);
      if (digits) {
        const code = Number.parseInt(digits, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      }
      return SIMPLE_ESCAPES[simple ?? ''] ?? whole;
    },
  );
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
