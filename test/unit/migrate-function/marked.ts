/**
 * Functions whose blocking places are told by their names, so that the planner can be tested without the analysis:
 *
 * - `db(...)`, `db_x(...)`, `x.db_y(...)`: a call that blocks; `net(...)`, `sleep(...)`, `next_row(...)` likewise, with
 *   effects on the network, of time.sleep and with `StopIteration`
 * - `x.slow_y`: an attribute that blocks, read or set; `slow_items[k]` an item; `a @ b` an operator
 * - `lazy_x`: a name whose iteration, truth value and string form block
 * - `with txn():`: a context manager that blocks
 * - `row(...)`, `Row(...)`: values that are never None; `books`: a list
 */

import type {
  BlockingSite,
  Callee,
  Effect,
  EffectKind,
  FunctionAnalysis,
  ModuleInfo,
  Role,
  Value,
} from '../../../src/analysis/types.ts';
import { DJANGO_BACKENDS } from '../../../src/migrate/auth-backends.ts';
import type { ImportPlanner } from '../../../src/migrate/edits.ts';
import { type FunctionResult, migrateFunction } from '../../../src/migrate/function.ts';
import { type Prices, standardPrices } from '../../../src/migrate/prices.ts';
import type { Call, Expr, FunctionDef, Node, Stmt } from '../../../src/python/ast.ts';
import { isProblem, parentMap, parsePython, walk } from '../../../src/python/index.ts';
import { isParameter } from '../../../src/python/walk.ts';

const effect = (kind: EffectKind, what: string, stopIteration = false): Effect => ({
  kind,
  what,
  stopIteration,
  chain: [{ label: what, file: 'views.py', line: 1 }],
});

const UNKNOWN: Value = { k: 'unknown' };
/** What `books` is: a list. */
const BOOKS: Value = {
  k: 'sequence',
  type: 'list',
  items: null,
  cell: { id: 0, element: UNKNOWN, key: { k: 'never' }, entries: new Map(), isLasting: false },
};

function callName(call: Call): string {
  if (call.func.kind === 'Name') return call.func.id;
  return call.func.kind === 'Attribute' ? call.func.attr : '';
}

function callEffect(call: Call): Effect | null {
  const name = callName(call);
  if (/^db(_|$)/.test(name)) return effect('db', `${name}()`);
  if (name === 'net') return effect('network', 'net()');
  if (name === 'sleep') return effect('sleep', 'time.sleep()');
  if (name === 'next_row') return effect('db', 'next_row()', true);
  return null;
}

export function analyseMarked(module: ModuleInfo, fn: FunctionDef): FunctionAnalysis {
  const sites: BlockingSite[] = [];
  const callees = new Map<Call, Callee>();
  const parents = parentMap(fn);
  const add = (node: Node, role: Role, ...effects: Effect[]): void => {
    sites.push({ node, role, effects });
  };
  const isLazy = (expr: Expr): boolean => expr.kind === 'Name' && expr.id.startsWith('lazy_');
  const iterated = (expr: Expr): void => {
    if (isLazy(expr)) add(expr, 'iterate', effect('db', 'rows'));
  };
  const tested = (expr: Expr): void => {
    if (isLazy(expr)) add(expr, 'truth', effect('db', 'truth'));
    if (expr.kind === 'BoolOp') tested(expr.values.at(-1) ?? expr);
  };
  const isTested = (node: Expr): boolean => {
    const parent = parents.get(node);
    if (parent?.kind === 'BoolOp') return isTested(parent);
    if (parent?.kind === 'UnaryOp') return parent.op === 'not';
    if (parent?.kind === 'Comprehension') return parent.ifs.some((test) => test === node);
    if (parent?.kind === 'MatchCase') return true;
    return parent !== undefined && 'test' in parent && parent.test === node;
  };
  const hidden = (node: Node): boolean => {
    for (let at = parents.get(node); at !== undefined && at !== fn; at = parents.get(at)) {
      // Defaults belong to the function around.
      if (isParameter(at)) return hidden(parents.get(at) ?? at);
      if (at.kind === 'FunctionDef' || at.kind === 'Lambda') return true;
      if (at.kind === 'GeneratorExp') {
        const [first] = at.generators;
        if (first === undefined || node.start < first.iter.start || node.end > first.iter.end) return true;
      }
    }
    return false;
  };
  walk(fn, (node) => {
    if (node === fn || hidden(node)) return;
    switch (node.kind) {
      case 'Call': {
        const own = callEffect(node);
        if (own !== null) add(node, 'self', own);
        else if (node.args.some((arg) => arg.value.kind === 'GeneratorExp' && blocksInside(arg.value))) {
          add(node, 'self', effect('db', 'rows'));
        } else if (node.args.some((arg) => arg.value.kind === 'Lambda' && blocksInside(arg.value))) {
          add(node, 'self', effect('db', 'key'));
        } else if (callName(node) === 'list' && node.args.some((arg) => isLazy(arg.value))) {
          add(node, 'self', effect('db', 'list()'));
        }
        const name = callName(node);
        callees.set(node, {
          name: name === 'sleep' ? 'time.sleep' : name === 'suppress' ? 'contextlib.suppress' : name,
          origin: 'stub',
          self: null,
          fn: null,
        });
        break;
      }
      case 'Attribute':
        if (node.attr.startsWith('slow_')) add(node, 'self', effect('db', `.${node.attr}`));
        break;
      case 'Subscript':
        if (node.value.kind === 'Name' && node.value.id.startsWith('slow_')) {
          add(node, 'self', effect('db', `${node.value.id}[]`));
        }
        break;
      case 'BinOp':
        if (node.op === '@') add(node, 'self', effect('db', '@'));
        break;
      case 'For':
        iterated(node.iter);
        break;
      case 'Assign':
        if (node.targets.some((target) => target.kind === 'Tuple' || target.kind === 'List'))
          iterated(node.value);
        break;
      case 'Comprehension':
        iterated(node.iter);
        node.ifs.forEach(tested);
        break;
      case 'Starred':
      case 'star':
        iterated(node.value);
        break;
      case 'BoolOp':
        // Where the operand is the result too, its truth value is the operation's; see the interpreter.
        if (!isTested(node)) {
          if (node.values.slice(0, -1).some(isLazy)) add(node, 'self', effect('db', 'truth'));
        } else node.values.slice(0, -1).forEach(tested);
        break;
      case 'If':
      case 'While':
      case 'IfExp':
      case 'Assert':
        tested(node.test);
        break;
      case 'MatchCase':
        if (node.guard !== null) tested(node.guard);
        break;
      case 'UnaryOp':
        if (node.op === 'not') tested(node.operand);
        break;
      case 'FormattedValue':
        if (isLazy(node.value)) add(node.value, 'str', effect('db', 'text'));
        break;
      case 'WithItem':
        if (node.context.kind === 'Call' && callName(node.context) === 'txn') {
          add(node.context, 'with', effect('db', 'txn()'));
        }
        break;
      default:
    }
  });
  sites.sort((a, b) => a.node.start - b.node.start);
  return {
    fn: { node: fn, qualname: `views.${fn.name}`, module, owner: null },
    sites,
    callees,
    unknownCalls: [],
    heavy: [],
    valueOf(node) {
      if (node.kind === 'Call' && /^(row|Row)$/.test(callName(node))) {
        return { k: 'scalar', type: 'str', constant: null };
      }
      return node.kind === 'Name' && node.id === 'books' ? BOOKS : UNKNOWN;
    },
    returns: UNKNOWN,
    definitelyBound: () => new Set(),
  };
}

function blocksInside(node: Node): boolean {
  let found = false;
  walk(node, (child) => {
    if (child.kind === 'Call' && callEffect(child) !== null) found = true;
    if (child.kind === 'Attribute' && child.attr.startsWith('slow_')) found = true;
    return !found;
  });
  return found;
}

export const plainImports: ImportPlanner = {
  use: (module, name) => name ?? module,
};

export function moduleOf(text: string): ModuleInfo {
  const syntax = parsePython(text);
  if (isProblem(syntax)) throw new Error(`line ${syntax.line}: ${syntax.message}\n${text}`);
  return { name: 'views', file: 'views.py', origin: 'project', isPackage: false, text, syntax };
}

/** The first function of the text; functions in classes too. */
export function firstFunction(stmts: readonly Stmt[]): FunctionDef {
  for (const stmt of stmts) {
    if (stmt.kind === 'FunctionDef') return stmt;
    if (stmt.kind === 'ClassDef') return firstFunction(stmt.body);
  }
  throw new Error('no function');
}

/** Prices by which every block is nested in its function. */
export const nestedOnly: Prices = { ...standardPrices, helper: 1000 };

export interface MarkedOptions {
  readonly lineLength?: number;
  /** Names of functions that become async themselves. */
  readonly awaited?: readonly string[];
  readonly prices?: Prices;
}

export function migrateMarked(text: string, options: MarkedOptions = {}): FunctionResult {
  const module = moduleOf(text);
  const fn = firstFunction(module.syntax.body);
  const awaited = new Set<Call>();
  walk(fn, (node) => {
    if (node.kind === 'Call' && options.awaited?.includes(callName(node)) === true) awaited.add(node);
  });
  const input = {
    analysis: analyseMarked(module, fn),
    module,
    style: 'wrap' as const,
    django: '5.2',
    backends: DJANGO_BACKENDS,
    imports: plainImports,
    lineLength: options.lineLength ?? null,
    awaited,
    inThread: new Set<never>(),
    isMocked: () => false,
    claim: () => true,
  };
  return migrateFunction(input, options.prices ?? standardPrices);
}

/** The text with the edits of the result made; the reasons when there are none. */
export function applied(text: string, result: FunctionResult): string {
  if (!result.ok) return result.reasons.map((reason) => `${reason.code}: ${reason.message}`).join('\n');
  let out = text;
  for (const edit of [...result.edits].sort((a, b) => b.start - a.start)) {
    out = out.slice(0, edit.start) + edit.text + out.slice(edit.end);
  }
  return out;
}

/** The migrated text, or the reasons why there is none. */
export const migratedText = (text: string, options: MarkedOptions = {}): string =>
  applied(text, migrateMarked(text, options));
