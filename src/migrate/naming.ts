/** Names for blocks: what the block does, in two or three words, unlike any other name around. */
import type { Call, Expr, Node, Stmt } from '../python/ast.ts';
import type { BlockNames } from './block-text.ts';
import type { Block } from './blocks.ts';
import { suitesOf, targetNames, walkOwn } from './usage.ts';

interface Fresh {
  /** A name within the function. */
  local(candidates: readonly string[]): string;
  /** A name at the module's level. */
  global(candidates: readonly string[]): string;
}

/**
 * Gives out names that are not in use; each one once.
 *
 * @param claim whether a name at the module's level is still to be had
 */
export function createNames(taken: ReadonlySet<string>, claim: (name: string) => boolean): Fresh {
  const used = new Set(taken);
  const choose = (candidates: readonly string[], isFree: (name: string) => boolean): string => {
    const base = candidates[0] ?? 'block';
    let name = candidates.find((each) => isFree(each));
    for (let count = 2; name === undefined; count++) {
      if (isFree(`${base}_${count}`)) name = `${base}_${count}`;
    }
    used.add(name);
    return name;
  };
  return {
    local: (candidates) => choose(candidates, (name) => !used.has(name)),
    global: (candidates) => choose(candidates, (name) => !used.has(name) && claim(name)),
  };
}

/**
 * Names the block and what the code after it needs.
 *
 * @param about what the function is about: its name, for a handler of a class the class's
 */
export function nameBlock(block: Block, about: string, fresh: Fresh): BlockNames {
  const { signal } = block;
  const kinds = new Set(block.transfer.exits.map((exit) => exit.node.kind));
  const flags = kinds.has('Continue')
    ? ['skip', 'skipped']
    : kinds.has('Break')
      ? ['stop', 'stopped']
      : ['done', 'returned'];
  const choose = (needed: boolean, candidates: readonly string[]): string =>
    needed ? fresh.local(candidates) : (candidates[0] ?? '');
  const candidates = candidatesFor(block, stem(about));
  return {
    fn:
      block.inputs === null
        ? fresh.local(candidates)
        : fresh.global(helperNames(block, candidates, stem(about))),
    response: choose(signal === 'response', ['response', 'early_response', 'answer']),
    done: choose(signal === 'flag' || signal === 'pair', flags),
    value: choose(signal === 'pair' || signal === 'outcome', ['result', 'response', 'returned_value']),
    outcome: choose(signal === 'outcome', ['outcome', 'ending']),
  };
}

/** Names that say nothing without the function around. */
const COMMON = new Set([
  'answer',
  'body',
  'content',
  'context',
  'ctx',
  'data',
  'form',
  'html',
  'items',
  'page',
  'payload',
  'qs',
  'query',
  'queryset',
  'response',
  'result',
  'results',
  'rows',
  'status',
]);

/**
 * At the module's level the name is private, and says whose the block is where it answers for the view, gives back
 * many names or only one that any view may have.
 */
function helperNames(block: Block, candidates: readonly string[], about: string): readonly string[] {
  const names: string[] = [];
  const [one, two, ...more] = block.returned;
  const actions = actionsOf(block);
  const changes = actions.filter(({ noun, rank }) => noun.length > 1 && rank === 0);
  const given = changes.find(({ noun }) => block.returned.includes(noun));
  if (block.signal === 'tail') names.push(`build_${about}_response`);
  else if (given !== undefined) names.push(`${given.verb}_${given.noun}`);
  else if (changes.some(({ depth }) => depth < 2)) names.push(...candidates.slice(0, 1));
  else if (one !== undefined && two === undefined)
    names.push(COMMON.has(one) ? `load_${about}_${one}` : `load_${one}`);
  else if (more.length > 0) names.push(`load_${about}_data`);
  else {
    // One of many changes, made here and there, does not stand for all of them.
    if (new Set(actions.map(({ verb }) => verb)).size > 2) names.push(`run_${about}`);
    names.push(...candidates);
  }
  return [...names, ...names.slice(0, 1).map((name) => `${name}_for_${about}`)].map((name) => `_${name}`);
}

/** What a method's name says of what it does, where that is not the name itself. */
const VERBS: Readonly<Record<string, string>> = {
  bulk_create: 'create',
  get_or_create: 'save',
  update_or_create: 'save',
  bulk_update: 'update',
  writerow: 'write',
  writerows: 'write',
  write: 'write',
  write_text: 'write',
  write_bytes: 'write',
  send_mail: 'send',
  execute: 'run',
  executemany: 'run',
  unlink: 'remove',
  rmtree: 'remove',
  rmdir: 'remove',
  makedirs: 'make',
  mkdir: 'make',
  copy2: 'copy',
  copyfile: 'copy',
  copytree: 'copy',
};
/** Modules whose functions are about files and folders. */
const FILE_MODULES: ReadonlySet<string> = new Set(['os', 'shutil']);
const OF_FOLDERS: ReadonlySet<string> = new Set(['rmtree', 'rmdir', 'makedirs', 'mkdir', 'copytree']);
/** Methods that change nothing: a block of these loads. */
const READING = new Set([
  'get',
  'all',
  'filter',
  'first',
  'last',
  'count',
  'exists',
  'aggregate',
  'values',
  'values_list',
  'iterator',
  'read',
  'readlines',
  'json',
  'fetchone',
  'fetchall',
  'fetchmany',
  'is_valid',
  'get_page',
  'page',
  'earliest',
  'latest',
  'refresh_from_db',
  'in_bulk',
  'format',
  'join',
  'strip',
  'has_perm',
  'get_absolute_url',
  'open',
  'debug',
  'info',
  'warning',
  'error',
  'exception',
  'critical',
]); // prettier-ignore

function candidatesFor(block: Block, about: string): string[] {
  const candidates: string[] = [];
  const add = (verb: string, noun: string | null): void => {
    const name = noun === null || noun === '' || verb.endsWith(noun) ? verb : `${verb}_${noun}`;
    if (/^[^\W\d]\w*$/u.test(name)) candidates.push(name);
  };
  if (block.stmts.length === 1 && block.stmts[0]?.kind === 'Return') add('build', 'response');
  // A block that gives something back is named for that, unless it is there to change something.
  const worth = block.returned.length > 0 ? 1 : 3;
  const [action] = actionsOf(block)
    .filter(({ noun, rank }) => noun.length > 1 && rank <= worth)
    .sort((a, b) => a.rank - b.rank || a.depth - b.depth);
  if (action !== undefined) {
    add(action.verb, action.noun);
    add(action.verb, about);
  }
  if (block.signal === 'tail' && block.returned.length === 0) add('build', 'response');
  const filled = filledCollection(block);
  if (filled !== null) add('build', filled);
  const kinds = new Set(block.sites.flatMap((site) => site.effects.map((effect) => effect.kind)));
  const verb =
    kinds.size === 1 && kinds.has('network')
      ? 'fetch'
      : kinds.size === 1 && kinds.has('file')
        ? 'read'
        : 'load';
  const change = changeOf(block);
  if (change !== null && block.returned.length === 0) add(change.verb, change.noun);
  const [one, two, ...more] = [...block.returned, ...block.shared];
  if (one === undefined) {
    const rows = loopNoun(block.stmts);
    if (rows !== null) add('process', rows);
    const target = firstTarget(block.stmts);
    if (target !== null) add(verb, target);
    add('run', about);
    return candidates;
  }
  if (two === undefined) add(verb, one);
  else if (more.length === 0) add(verb, `${one}_and_${two}`);
  add(verb, about);
  return candidates;
}

interface Action {
  readonly verb: string;
  readonly noun: string;
  /** Lower says more about the block. */
  readonly rank: number;
  /** How many suites of the block are around it. */
  readonly depth: number;
}

/** Calls that change something: `order.save()` is `save order`, `Review.objects.create()` is `create review`. */
function actionsOf(block: Block): Action[] {
  const actions: Action[] = [];
  const blocking = new Set<Node>(block.sites.map((site) => site.node));
  const assigned = assignedNames(block.stmts);
  const rows = loopNoun(block.stmts);
  const statements = statementCalls(block.stmts);
  const inLoop = new Set<Node>();
  for (const stmt of allOf(block.stmts)) {
    if (stmt.kind === 'For') walkOwn(stmt.body, (node) => inLoop.add(node));
  }
  walkOwn(block.stmts, (node) => {
    if (node.kind !== 'Call' || node.func.kind !== 'Attribute') return;
    const method = node.func.attr;
    if (READING.has(method) || PLUMBING.has(method)) return;
    const known = Object.hasOwn(VERBS, method) ? VERBS[method] : undefined;
    // What changes in memory only (`headers.update()`, `names.remove()`) is not what the block is for.
    const isChange = known !== undefined || (CHANGING.has(method) && blocking.has(node));
    // Anything else counts where it is done for its own sake: `order.cancel()`.
    if (!isChange && !(statements.has(node) && blocking.has(node))) return;
    const verb = known ?? method;
    const depth = suitesAround(block.stmts, node);
    if (verb === 'write') actions.push({ verb, noun: rows ?? nounOf(node), rank: 1, depth });
    else if (verb === 'run') actions.push({ verb, noun: 'query', rank: 1, depth });
    else if (inLoop.has(node) && rows !== null)
      actions.push({ verb, noun: rows, rank: isChange ? 1 : 3, depth });
    else actions.push({ verb, noun: assigned.get(node) ?? nounOf(node), rank: isChange ? 0 : 2, depth });
  });
  return actions;
}

function suitesAround(stmts: readonly Stmt[], node: Node): number {
  const holder = stmts.find((stmt) => stmt.start <= node.start && node.end <= stmt.end);
  const suite = (holder === undefined ? [] : suitesOf(holder)).find((inner) =>
    inner.some((stmt) => stmt.start <= node.start && node.end <= stmt.end),
  );
  return suite === undefined ? 0 : 1 + suitesAround(suite, node);
}

/** An item or attribute that is set: `request.session["n"] += 1` updates the session, `order.user = user` sets the user. */
function changeOf(block: Block): { readonly verb: string; readonly noun: string } | null {
  const blocking = new Set<Node>(block.sites.map((site) => site.node));
  for (const stmt of allOf(block.stmts)) {
    const target =
      stmt.kind === 'Assign' ? stmt.targets[0] : stmt.kind === 'AugAssign' ? stmt.target : undefined;
    if (target === undefined || (!blocking.has(target) && !blocking.has(stmt))) continue;
    if (target.kind === 'Attribute') return { verb: 'set', noun: snake(target.attr) };
    if (target.kind !== 'Subscript') continue;
    const { value } = target;
    const noun = value.kind === 'Attribute' ? value.attr : value.kind === 'Name' ? value.id : null;
    if (noun !== null) return { verb: 'update', noun: snake(noun) };
  }
  return null;
}

const CHANGING = new Set(['save', 'create', 'delete', 'update', 'add', 'remove', 'clear', 'send', 'cancel']);

/** `user = form.save()` saves a user. */
function assignedNames(stmts: readonly Stmt[]): ReadonlyMap<Node, string> {
  const names = new Map<Node, string>();
  for (const stmt of allOf(stmts)) {
    if (stmt.kind !== 'Assign') continue;
    const [name, ...others] = stmt.targets.flatMap(targetNames);
    if (name !== undefined && others.length === 0 && name.length > 1) names.set(stmt.value, name);
  }
  return names;
}

const allOf = (stmts: readonly Stmt[]): Stmt[] =>
  stmts.flatMap((stmt) => [stmt, ...suitesOf(stmt).flatMap(allOf)]);

const statementCalls = (stmts: readonly Stmt[]): ReadonlySet<Node> =>
  new Set(allOf(stmts).flatMap((stmt) => (stmt.kind === 'Expr' ? [stmt.value] : [])));

/** What a loop goes over, by the name of one of it: `books` for `for book in ...`. */
function loopNoun(stmts: readonly Stmt[]): string | null {
  for (const stmt of allOf(stmts)) {
    if (stmt.kind !== 'For') continue;
    const name = targetNames(stmt.target).at(-1);
    if (name !== undefined && name.length > 1) return /s$/.test(name) ? name : `${name}s`;
  }
  return null;
}

/** What the method is called on: the last name of the chain that is no manager's. */
function nounOf(call: Call): string {
  let at: Expr = call.func;
  const words: string[] = [];
  for (;;) {
    if (at.kind === 'Attribute') {
      words.push(at.attr);
      at = at.value;
    } else if (at.kind === 'Call') at = at.func;
    else if (at.kind === 'Subscript') at = at.value;
    else break;
  }
  if (at.kind === 'Name') words.push(at.id);
  // From the method outwards: `order.lines.create` is about lines, `Review.objects.create` about reviews.
  const [nearest] = words.slice(1).filter((word) => !PLUMBING.has(word));
  if (nearest === undefined) return '';
  if (FILE_MODULES.has(nearest)) return OF_FOLDERS.has(words[0] ?? '') ? 'folder' : 'file';
  return singularFor(snake(nearest), words[0] ?? '');
}

const PLUMBING = new Set([
  'objects',
  'all',
  'filter',
  'exclude',
  'order_by',
  'select_related',
  'prefetch_related',
  'select_for_update',
  'distinct',
  'values',
  'values_list',
  'annotate',
  'self',
  'super',
  'get',
  'first',
  'last',
  'using',
  'none',
  '_default_manager',
  '_base_manager',
  'only',
  'defer',
  'append',
  'extend',
  'setdefault',
  'items',
  'keys',
  'pop',
  'default_storage',
  'storage',
  'cache',
  'connection',
  'messages',
  'logger',
  'request',
]); // prettier-ignore

function singularFor(noun: string, method: string): string {
  const isOne = method === 'create' || method === 'get_or_create';
  return isOne && /[^s]s$/.test(noun) ? noun.slice(0, -1) : noun;
}

const snake = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();

const stem = (name: string): string => {
  const bare = snake(name).replace(/^_+|_+$/g, '');
  return bare.replace(/_?view$/, '') || bare;
};

/** The collection that a loop of the block fills: `rows` in `rows.append(...)`. */
function filledCollection(block: Block): string | null {
  let found: string | null = null;
  walkOwn(block.stmts, (node) => {
    if (found !== null) return false;
    if (node.kind === 'Call' && node.func.kind === 'Attribute' && node.func.value.kind === 'Name') {
      if (['append', 'extend', 'add'].includes(node.func.attr)) found = node.func.value.id;
    } else if (node.kind === 'Assign') {
      const [target] = node.targets;
      if (target?.kind === 'Subscript' && target.value.kind === 'Name') found = target.value.id;
    }
    return true;
  });
  return found;
}

function firstTarget(stmts: readonly Stmt[]): string | null {
  for (const stmt of stmts) {
    const targets =
      stmt.kind === 'Assign'
        ? stmt.targets
        : stmt.kind === 'With'
          ? stmt.items.flatMap((item) => (item.target === null ? [] : [item.target]))
          : [];
    const [name] = targets.flatMap(targetNames);
    if (name !== undefined) return name;
  }
  return null;
}
