/** Names for blocks: what the block does, in two or three words, unlike any other name around. */

import type { Call, Expr, Node, Stmt } from '../python/ast.ts';
import type { BlockNames } from './block-text.ts';
import type { Block } from './blocks.ts';
import { targetNames, walkOwn } from './usage.ts';

/** Gives out names that are not in use; each one once. */
export function createNames(taken: ReadonlySet<string>): (candidates: readonly string[]) => string {
  const used = new Set(taken);
  return (candidates) => {
    for (const candidate of candidates) {
      if (!used.has(candidate)) {
        used.add(candidate);
        return candidate;
      }
    }
    const base = candidates[0] ?? 'block';
    let count = 2;
    while (used.has(`${base}_${count}`)) count++;
    used.add(`${base}_${count}`);
    return `${base}_${count}`;
  };
}

/**
 * @param fnName the function that the block is part of, for want of anything better
 */
export function nameBlock(
  block: Block,
  fnName: string,
  fresh: (candidates: readonly string[]) => string,
): BlockNames {
  const needs = block.signal;
  const kinds = new Set(block.transfer.exits.map((exit) => exit.node.kind));
  return {
    fn: fresh(candidatesFor(block, fnName)),
    response: needs === 'response' ? fresh(['response', 'early_response', 'answer']) : 'response',
    done:
      needs === 'flag' || needs === 'pair'
        ? fresh(
            kinds.has('Continue')
              ? ['skip', 'skipped']
              : kinds.has('Break')
                ? ['stop', 'stopped']
                : ['done', 'returned'],
          )
        : 'done',
    value:
      needs === 'pair' || needs === 'outcome' ? fresh(['result', 'response', 'returned_value']) : 'result',
    outcome: needs === 'outcome' ? fresh(['outcome', 'ending']) : 'outcome',
  };
}

/** What a method's name says of what it does. */
const VERBS: Readonly<Record<string, string>> = {
  save: 'save',
  create: 'create',
  bulk_create: 'create',
  get_or_create: 'get_or_create',
  update_or_create: 'update_or_create',
  delete: 'delete',
  update: 'update',
  bulk_update: 'update',
  add: 'add',
  remove: 'remove',
  clear: 'clear',
  send: 'send',
  write: 'write',
  execute: 'run_query',
};
const WRITING = new Set(['save', 'create', 'update', 'delete', 'add', 'remove', 'write', 'send', 'clear']);

function candidatesFor(block: Block, fnName: string): string[] {
  const candidates: string[] = [];
  const add = (verb: string, noun: string): void => {
    const name = noun === '' || verb.endsWith(noun) ? verb : `${verb}_${noun}`;
    if (/^[^\W\d]\w*$/u.test(name)) candidates.push(name);
  };
  const actions = actionsOf(block);
  const writing = actions.find((action) => WRITING.has(action.verb)) ?? actions[0];
  const [only, second, ...more] = block.returned;
  if (isResponse(block)) add('build', 'response');
  if (writing !== undefined) add(writing.verb, writing.noun);
  const filled = filledCollection(block);
  if (filled !== null) add('build', filled);
  if (only !== undefined && second === undefined) add('load', only);
  if (second !== undefined && more.length === 0) add('load', `${only}_and_${second}`);
  if (more.length > 0 && only !== undefined) add('load', `${only}_and_more`);
  const kinds = new Set(block.sites.flatMap((site) => site.effects.map((effect) => effect.kind)));
  if (only === undefined && writing === undefined && filled === null) {
    const noun = block.shared[0] ?? firstTarget(block.stmts);
    if (noun !== null) add(kinds.has('network') && !kinds.has('db') ? 'fetch' : 'load', noun);
  }
  add('run', stem(fnName));
  return candidates;
}

const isResponse = (block: Block): boolean => block.stmts.length === 1 && block.stmts[0]?.kind === 'Return';

interface Action {
  readonly verb: string;
  readonly noun: string;
}

/** Calls that change something: `order.save()` is `save order`, `Review.objects.create()` is `create review`. */
function actionsOf(block: Block): readonly Action[] {
  const actions: Action[] = [];
  const blocking = new Set<Node>(block.sites.map((site) => site.node));
  walkOwn(block.stmts, (node) => {
    if (node.kind !== 'Call' || !blocking.has(node) || node.func.kind !== 'Attribute') return;
    const verb = Object.hasOwn(VERBS, node.func.attr) ? VERBS[node.func.attr] : undefined;
    if (verb !== undefined) actions.push({ verb, noun: nounOf(node) });
  });
  return actions;
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
  const nouns = words.slice(1).filter((word) => !PLUMBING.has(word));
  const [nearest] = nouns;
  if (nearest === undefined) return '';
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
  'connection',
  'only',
  'defer',
]); // prettier-ignore

function singularFor(noun: string, method: string): string {
  const isOne = method === 'create' || method === 'get_or_create';
  return isOne && /[^s]s$/.test(noun) ? noun.slice(0, -1) : noun;
}

const snake = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();

const stem = (name: string): string => snake(name).replace(/^_+|_+$|_?view$/g, '');

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
          : stmt.kind === 'For'
            ? [stmt.target]
            : [];
    const [name] = targets.flatMap(targetNames);
    if (name !== undefined) return stmt.kind === 'For' ? `${name}s` : name;
  }
  return null;
}
