/**
 * What calling into third-party packages does, by dotted name, for packages that have no stub. The facts are in
 * `data/blocking.json`: groups of patterns that do the same, and patterns of what is safe to call on the loop.
 *
 * A pattern is `a.b` (that name), `a.*` (any member of it) or `a.**` (anything below it, however deep). Calls and
 * subscripts on the way do not count: `boto3.client().put_object` is below `boto3.client`. The most specific pattern
 * that fits decides; a name is more specific than `*`, and `*` than `**`.
 */
import data from './data/blocking.json' with { type: 'json' };

export type BlockingKind = 'db' | 'network' | 'file' | 'process' | 'sleep' | 'lock' | 'cpu';

export interface BlockingFact {
  readonly kind: BlockingKind;
  /** What it is, in a developer's words: `AWS call`. */
  readonly what: string;
  /** The async library or API that does the same, where there is one. */
  readonly async: string | null;
}

const KINDS: readonly BlockingKind[] = ['cpu', 'db', 'file', 'lock', 'network', 'process', 'sleep'];
const isKind = (text: string): text is BlockingKind => KINDS.some((kind) => kind === text);

interface Group {
  readonly kind: string;
  readonly what: string;
  readonly async?: string;
  readonly patterns: readonly string[];
}

function readFacts(
  blocking: readonly Group[],
  safe: readonly string[],
): ReadonlyMap<string, BlockingFact | 'safe'> {
  const facts = new Map<string, BlockingFact | 'safe'>(safe.map((pattern) => [pattern, 'safe']));
  for (const group of blocking) {
    const { kind, what } = group;
    if (!isKind(kind)) continue;
    for (const pattern of group.patterns) facts.set(pattern, { kind, what, async: group.async ?? null });
  }
  return facts;
}

const facts = readFacts(data.blocking, data.safe);

/**
 * What calling something of that dotted name does: a fact, `safe` when it neither waits nor computes for long, null when
 * nothing is known of it. The name may hold `()` and `[]`, as the analysis writes what comes out of calls.
 */
export function blockingPattern(dottedName: string): BlockingFact | 'safe' | null {
  const name = dottedName.replaceAll(/\(\)|\[\]/g, '');
  const exact = facts.get(name);
  if (exact !== undefined) return exact;
  let end = name.lastIndexOf('.');
  const member = end === -1 ? undefined : facts.get(`${name.slice(0, end)}.*`);
  if (member !== undefined) return member;
  for (; end > 0; end = name.lastIndexOf('.', end - 1)) {
    const below = facts.get(`${name.slice(0, end)}.**`);
    if (below !== undefined) return below;
  }
  return null;
}
