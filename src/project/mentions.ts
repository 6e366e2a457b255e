/** Which files mention an identifier: the text search that says which files are worth parsing. */

/** Identifiers, and what else is made of their characters; Python takes any letter, so what is not ASCII counts as one. */
const WORD = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/g;

/**
 * After so many searches an index of all identifiers is cheaper than another search (measured: building it costs as
 * much as fifty). A run over one view asks for a few names only.
 */
const SEARCHES = 32;

/** The identifiers of a text, those in strings and comments too. */
export function identifiersIn(text: string): ReadonlySet<string> {
  return new Set(text.match(WORD));
}

/**
 * A search over files, each answer remembered.
 *
 * @param paths of the files
 * @param textOf the text of a file; null when it has none
 * @returns gives the paths of the files that hold an identifier as a whole word, in the same order
 */
export function createMentions(
  paths: readonly string[],
  textOf: (path: string) => string | null,
): (identifier: string) => readonly string[] {
  const searched = new Map<string, readonly string[]>();
  let index: ReadonlyMap<string, readonly string[]> | null = null;

  return (identifier) => {
    const known = searched.get(identifier);
    if (known !== undefined) return known;
    if (index === null && searched.size >= SEARCHES) index = indexIdentifiers(paths, textOf);
    const found =
      index === null
        ? paths.filter((path) => holdsWord(textOf(path) ?? '', identifier))
        : (index.get(identifier) ?? []);
    searched.set(identifier, found);
    return found;
  };
}

function indexIdentifiers(
  paths: readonly string[],
  textOf: (path: string) => string | null,
): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const path of paths) {
    for (const identifier of identifiersIn(textOf(path) ?? '')) {
      const list = index.get(identifier);
      if (list) list.push(path);
      else index.set(identifier, [path]);
    }
  }
  return index;
}

/** A plain search first: it is much faster than a pattern, and most files hold no word at all. */
function holdsWord(text: string, identifier: string): boolean {
  return text.includes(identifier) && identifiersIn(text).has(identifier);
}
