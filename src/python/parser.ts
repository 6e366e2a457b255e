/** Parsing with web-tree-sitter: text in, syntax tree or the reason why not out. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import type { ModuleSyntax, SyntaxProblem } from './ast.ts';
import { createLowering, type Lowering } from './lower.ts';
import { repair } from './repair.ts';
import { explainError } from './syntax-errors.ts';

let ready: Promise<void> | null = null;
let parser: Parser | null = null;
let lower: Lowering | null = null;

/**
 * Loads the parser and the grammar from where npm installed them; must have been awaited before `parsePython`.
 * Later calls return the first one's promise. Rejects when the packages are not installed.
 */
export function initParser(): Promise<void> {
  ready ??= load();
  return ready;
}

async function load(): Promise<void> {
  const require = createRequire(import.meta.url);
  const [runtime, grammar] = await Promise.all([
    readFile(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    readFile(require.resolve('tree-sitter-python/tree-sitter-python.wasm')),
  ]);
  await Parser.init({ wasmBinary: runtime });
  const language = await Language.load(grammar);
  parser = new Parser().setLanguage(language);
  lower = createLowering(language);
}

/**
 * Parses a whole file, given without its byte-order mark. Returns the first problem when the text is not valid
 * Python 3. Throws only when `initParser` has not been awaited.
 */
export function parsePython(text: string): ModuleSyntax | SyntaxProblem {
  if (parser === null || lower === null) throw new Error('parsePython needs initParser() first');
  const adapted = adapt(text);
  const first = parser.parse(adapted);
  if (first === null) return { line: 1, message: 'could not be parsed' };
  try {
    if (!first.rootNode.hasError) return lower(first, text);
    const repaired = repair(adapted);
    const second = repaired === adapted ? null : parser.parse(repaired);
    try {
      if (second !== null && !second.rootNode.hasError) return lower(second, text);
      return explainError(first, text);
    } finally {
      second?.delete();
    }
  } finally {
    first.delete();
  }
}

/**
 * What tree-sitter needs written otherwise, at the same offsets; the lowering reads the text as it is in the file.
 * It knows no line end that is a lone `\r`, and takes `type(x).y = z` and `type[x] = y` for type aliases: there
 * any other name will do.
 */
function adapt(text: string): string {
  return text.replace(/\r(?!\n)/g, '\n').replace(/\btype(?=[ \t]*[([])/g, 'typ_');
}
