/**
 * The coverage of the catalogue of hard cases, as it is written in `fixtures/catalogue/coverage/<section>.txt`:
 *
 *     [return inside an atomic block]             a kind of the catalogue
 *     control_flow.atomic_return_inside           a view of `tracker.views` that is of this kind
 *     classes.GenericListView DA130               one that is refused, with the codes of its reasons
 *     tracker.api.list_labels                     a view that stands elsewhere, by its dotted path
 *     test/unit/project/files.test.ts: a name     a test, for what no view can show
 *
 * Lines that start with `#` are comments.
 */
export type CoverageLine =
  | { readonly k: 'view'; readonly text: string; readonly id: string; readonly codes: readonly string[] }
  | { readonly k: 'test'; readonly text: string; readonly file: string; readonly name: string };

export interface CoveredKind {
  readonly kind: string;
  readonly lines: readonly CoverageLine[];
}

/**
 * The kinds of a section with the lines below each.
 *
 * @throws when a line stands below no kind, with the line
 */
export function parseCoverage(text: string): CoveredKind[] {
  const kinds: { kind: string; lines: CoverageLine[] }[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const heading = /^\[(.+)\]$/.exec(line)?.[1];
    const last = kinds.at(-1);
    if (heading !== undefined) kinds.push({ kind: heading, lines: [] });
    else if (last === undefined) throw new Error(`Below no kind: ${line}`);
    else last.lines.push(parseLine(line));
  }
  return kinds;
}

function parseLine(text: string): CoverageLine {
  const test = /^(test\/\S+\.ts): (.+)$/.exec(text);
  if (test !== null) return { k: 'test', text, file: test[1] ?? '', name: test[2] ?? '' };
  const [id = '', ...codes] = text.split(/\s+/);
  return { k: 'view', text, id, codes };
}
