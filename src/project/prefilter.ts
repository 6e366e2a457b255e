/**
 * What a file's text says before it is parsed: whether reading it for views can be worth the while. Only ever leaves
 * files out that can't matter; what is a view is decided by resolving names.
 */
import type { FileStore } from './types.ts';

/** A function whose first parameter is called `request`, or is annotated as some kind of request. */
const REQUEST_FUNCTION =
  /^[ \t]*(?:async[ \t]+)?def\s+\w+\s*\(\s*(?:request\b|\w+\s*:\s*["']?[\w.]*Request\b)/m;

export function mayHoldRequestFunction(text: string): boolean {
  return REQUEST_FUNCTION.test(text);
}

/** Django's own view classes are called so: `ListView`, `LoginView`, `JavaScriptCatalog`. */
const VIEW_NAME = /View$|Catalog$/;

/** One class statement of a text. */
interface Header {
  readonly name: string;
  /** Last parts of what it extends, under the name it was imported from. */
  readonly bases: readonly string[];
}

function headersOf(text: string): readonly Header[] {
  if (!/^[ \t]*class\s/m.test(text)) return [];
  const aliases = new Map<string, string>();
  for (const [, name = '', alias = ''] of text.matchAll(/\b(\w+)\s+as\s+(\w+)/g)) aliases.set(alias, name);
  const headers: Header[] = [];
  for (const [, name = '', list = ''] of text.matchAll(/^[ \t]*class\s+(\w+)\s*\(([^)]*)\)/gm)) {
    const bases = list.split(',').map((base) => base.trim().split('.').at(-1) ?? '');
    headers.push({ name, bases: bases.map((base) => aliases.get(base) ?? base) });
  }
  return headers;
}

/**
 * Files that may define a class which extends one of Django's views, possibly through other classes of the project.
 *
 * @param files all files: the classes between may be anywhere
 * @param among the files that are asked about
 */
export function mayHoldViewClass(files: FileStore, among: readonly string[]): ReadonlySet<string> {
  const headers = new Map(files.paths.map((path) => [path, headersOf(files.text(path) ?? '')] as const));
  const names = new Set<string>();
  const isView = ({ bases }: Header): boolean =>
    bases.some((base) => VIEW_NAME.test(base) || names.has(base));
  for (let grew = true; grew; ) {
    grew = false;
    for (const header of [...headers.values()].flat()) {
      if (names.has(header.name) || !isView(header)) continue;
      names.add(header.name);
      grew = true;
    }
  }
  return new Set(among.filter((path) => headers.get(path)?.some(isView)));
}

/**
 * Whether a text can refer to something of a module: it speaks of the module, or of the package that re-exports it.
 *
 * @param words the identifiers of the text
 */
export function mayReferTo(words: ReadonlySet<string>, moduleName: string): boolean {
  return moduleName
    .split('.')
    .slice(-2)
    .some((part) => words.has(part));
}

/** Which of the names a text holds other than in their own `def` or `class`. */
export function namesUsed(text: string, names: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const match of text.matchAll(/(\b(?:def|class)\s+)?\b([A-Za-z_]\w*)/g)) {
    const name = match[2] ?? '';
    if (match[1] === undefined && names.has(name)) found.add(name);
  }
  return found;
}
