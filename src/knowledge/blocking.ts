/**
 * What calling into third-party packages does, by dotted name, for packages that have no stub. The facts are in
 * `data/blocking.json`: groups of patterns that do the same, patterns of what is safe to call on the loop (`pure` where
 * what comes back is data as well), and the async counterparts of what the stubs tell of.
 *
 * A pattern is `a.b` (that name), `a.*` (any member of it), `a.**` (anything below it, however deep) or `a.**.b` (`b`
 * anywhere below it). Calls and subscripts on the way do not count: `boto3.client().put_object` is below `boto3.client`.
 * The most specific pattern that fits decides: a name, then `a.*`, then the longest `a`, where `a.**.b` comes before
 * `a.**`. What Python does by itself has the names Python gives it: `pymongo.**.find.__iter__`, `psycopg.connect.__exit__`.
 *
 * A group may say more of what `a.**` stands for in it:
 * - `classes: free`: making an object of a class (a last part in capitals and small letters) only keeps what it is given;
 * - `gives`: what comes back is `data` (nothing done with it waits), `pages` (the same, but iterating over it waits again),
 *   `lists` (objects of which the methods wait like the rest, and so does iterating over them) or, without the word,
 *   objects that are free to iterate over;
 * - `coroutines: _async`: names that end so give something to await.
 *
 * Three things hold everywhere below `a.**`: exceptions are made, not asked; classes that are called async give
 * coroutines; and what only text and dates can do is done to data.
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
  readonly classes?: string;
  readonly gives?: string;
  readonly coroutines?: string;
  readonly patterns: readonly string[];
}

interface Rule {
  readonly fact: BlockingFact | 'safe';
  readonly freeClasses: boolean;
  readonly gives: Gives;
  /** How names end that give coroutines. */
  readonly coroutines: string | null;
}

type Gives = 'data' | 'pages' | 'lists' | 'objects';
const GIVES: readonly Gives[] = ['data', 'pages', 'lists', 'objects'];
const safeRule = (gives: Gives): Rule => ({ fact: 'safe', freeClasses: false, gives, coroutines: null });

function readRules(blocking: readonly Group[]): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const pattern of data.safe) rules.set(pattern, safeRule('objects'));
  for (const pattern of data.pure) rules.set(pattern, safeRule('data'));
  for (const group of blocking) {
    const { kind, what } = group;
    if (!isKind(kind)) continue;
    const rule: Rule = {
      fact: { kind, what, async: group.async ?? null },
      freeClasses: group.classes === 'free',
      gives: GIVES.find((one) => one === group.gives) ?? 'objects',
      coroutines: group.coroutines ?? null,
    };
    for (const pattern of group.patterns) rules.set(pattern, rule);
  }
  return rules;
}

const rules = readRules(data.blocking);
const counterparts: ReadonlyMap<string, string> = new Map(
  data.counterparts.flatMap(({ async, patterns }) => patterns.map((pattern) => [pattern, async] as const)),
);

/** The most specific entry of a table of patterns, and whether it is one of the form `a.**`. */
function find<T>(
  table: ReadonlyMap<string, T>,
  name: string,
): { readonly entry: T; readonly isOpen: boolean } | null {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const isSpecial = last.startsWith('__');
  // What Python does with a thing depends on where the thing comes from: `find.__iter__` is one name.
  const tail = isSpecial ? name.slice(name.lastIndexOf('.', name.length - last.length - 2) + 1) : last;
  let end = name.lastIndexOf('.');
  const named =
    table.get(name) ?? (end === -1 || isSpecial ? undefined : table.get(`${name.slice(0, end)}.*`));
  if (named !== undefined) return { entry: named, isOpen: false };
  for (; end > 0; end = name.lastIndexOf('.', end - 1)) {
    const above = name.slice(0, end);
    const inside = table.get(`${above}.**.${tail}`);
    if (inside !== undefined) return { entry: inside, isOpen: false };
    const below = table.get(`${above}.**`);
    if (below !== undefined) return { entry: below, isOpen: true };
  }
  return null;
}

const plain = (dottedName: string): string => dottedName.replaceAll(/\(\)|\[\]/g, '');

/** An exception by the name it has, or another class. */
const EXCEPTION = /\.[A-Z]\w*(?:Error|Exception|Warning|Exists|NotFound|Timeout)$/;
const CLASS = /\.[A-Z][A-Z0-9]*[a-z]\w*$/;
const ASYNC_CLASS = /\.(?:Async[A-Z]\w*|\w+Async(?:Client)?)(?:\.|$)/;
const OF_TEXT_OR_DATES =
  /\.(?:strip|[lr]strip|r?split|splitlines|lower|upper|title|capitalize|startswith|endswith|isdigit|zfill|isoformat|strftime|total_seconds)$/;

/** Whether what the name stands for came out of a call that gives data. */
function isData(dottedName: string): boolean {
  for (let at = dottedName.indexOf('()'); at > 0; at = dottedName.indexOf('()', at + 1)) {
    if (at + 2 === dottedName.length) return false;
    const name = plain(dottedName.slice(0, at));
    const found = find(rules, name);
    if (found === null || (found.entry.gives !== 'data' && found.entry.gives !== 'pages')) continue;
    if (!CLASS.test(name) || (found.isOpen && !found.entry.freeClasses)) return true;
  }
  return false;
}

/**
 * What calling something of that dotted name does: a fact, `safe` when it neither waits nor computes for long, null when
 * nothing is known of it. The name may hold `()` and `[]`, as the analysis writes what comes out of calls.
 */
export function blockingPattern(dottedName: string): BlockingFact | 'safe' | null {
  const name = plain(dottedName);
  const found = find(rules, name);
  if (found === null) return null;
  const { entry, isOpen } = found;
  if (!isOpen || entry.fact === 'safe') return entry.fact;
  if (EXCEPTION.test(name) || ASYNC_CLASS.test(name) || OF_TEXT_OR_DATES.test(name)) return 'safe';
  if (entry.freeClasses && CLASS.test(name)) return 'safe';
  if (entry.coroutines !== null && name.endsWith(entry.coroutines)) return 'safe';
  return isData(dottedName) ? 'safe' : entry.fact;
}

/**
 * What Python's own use of a thing does, by the special method it calls: iterating over it (`__iter__`), entering it
 * with `with` and leaving it (`__enter__`, `__exit__`). Null when it waits for nothing, or nothing is known.
 */
export function blockingUse(
  dottedName: string,
  special: '__iter__' | '__enter__' | '__exit__',
): BlockingFact | null {
  const name = plain(`${dottedName}.${special}`);
  const found = find(rules, name);
  if (found === null || found.entry.fact === 'safe' || ASYNC_CLASS.test(name)) return null;
  if (!found.isOpen) return found.entry.fact;
  const { gives, freeClasses, fact } = found.entry;
  if (special !== '__iter__' || (gives !== 'pages' && gives !== 'lists')) return null;
  const isMade = freeClasses && CLASS.test(plain(dottedName));
  return dottedName.endsWith('()') && !isMade && !isData(dottedName) ? fact : null;
}

/** The async library or API that does what a function or method of a stub does; null when there is none to name. */
export function asyncAlternative(dottedName: string): string | null {
  return find(counterparts, dottedName)?.entry ?? null;
}

/** Where packages begin of which the data tells all there is to know: `googleapiclient`, `google.cloud`. */
const described: ReadonlySet<string> = new Set(
  data.blocking.flatMap(({ kind, patterns }) =>
    kind === 'db'
      ? []
      : patterns.flatMap((pattern) => {
          const [root = '', below] = pattern.split('.**');
          if (below !== undefined) return [root];
          const top = pattern.split('.')[0] ?? pattern;
          return rules.get(`${top}.**`) === undefined ? [] : [top];
        }),
  ),
);

/**
 * Whether the data tells all there is to know of a module, so that its code need not be read where it is installed:
 * clients wait in ways that reading them does not show (sockets by callbacks, methods made at run time). What keeps to
 * the database is part of Django and better read.
 */
export function isKnownByName(module: string): boolean {
  for (let end = module.length; end > 0; end = module.lastIndexOf('.', end - 1))
    if (described.has(module.slice(0, end))) return true;
  return false;
}
