/** Variables of the project that are a `threading.local`, and which code writes to them. */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Expr, FunctionDef, Name, Node } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import type { Member } from './class-tree.ts';
import type { Planning } from './planning.ts';
import { isSuper } from './supers.ts';
import { assignedValue, type ClassSymbol, type Referent } from './symbols.ts';

export interface ThreadLocalWrite {
  readonly module: ModuleInfo;
  readonly offset: number;
  /** The variable as the code names it. */
  readonly variable: string;
}

/** How many functions a write is looked for behind. */
const DEPTH = 4;

/** Whether an expression makes a `threading.local()`, or an object of a class of the project that extends it. */
export function makesThreadLocal(planning: Planning, module: ModuleInfo, expr: Expr | null): boolean {
  if (expr?.kind !== 'Call') return false;
  return planning.symbols.resolve(module, expr.func).some((symbol) => isLocalClass(planning, symbol));
}

function isLocalClass(planning: Planning, symbol: Referent): boolean {
  if (symbol.k === 'external') return symbol.name === 'threading.local';
  if (symbol.k !== 'class') return false;
  return planning.classes
    .outsideBases(symbol)
    .some(({ base }) => base.k === 'external' && base.name === 'threading.local');
}

/** Whether an expression is such a variable, under whatever name it was imported. */
export function isThreadLocal(planning: Planning, module: ModuleInfo, expr: Expr): boolean {
  return planning.symbols
    .resolve(module, expr)
    .some(
      (symbol) => symbol.k === 'variable' && makesThreadLocal(planning, symbol.module, assignedValue(symbol)),
    );
}

/**
 * The first write to one in a function, or in functions of the project that it calls.
 *
 * @param cls the class whose method it is, as which `self` is looked up; null for a function
 */
export function threadLocalWrite(
  planning: Planning,
  module: ModuleInfo,
  fn: FunctionDef,
  cls: ClassSymbol | null,
): ThreadLocalWrite | null {
  return search(planning, module, fn, cls, DEPTH, new Set());
}

function search(
  planning: Planning,
  module: ModuleInfo,
  fn: FunctionDef,
  cls: ClassSymbol | null,
  depth: number,
  seen: Set<FunctionDef>,
): ThreadLocalWrite | null {
  if (seen.has(fn)) return null;
  seen.add(fn);
  let found: ThreadLocalWrite | null = null;
  walk(fn.body, (node) => {
    if (found) return false;
    for (const target of writtenObjects(node)) {
      if (!isThreadLocal(planning, module, target)) continue;
      found = { module, offset: node.start, variable: module.text.slice(target.start, target.end) };
      return false;
    }
    if (node.kind === 'Call' && depth > 0) {
      for (const symbol of planning.symbols.resolve(module, node.func)) {
        if (symbol.k === 'function') {
          found ??= search(planning, symbol.module, symbol.node, null, depth - 1, seen);
        }
      }
      const own = cls && ownMethod(planning, cls, fn, node.func);
      if (own) found ??= search(planning, own.owner.module, own.node, cls, depth - 1, seen);
    }
    return found === null;
  });
  return found;
}

/** The method that `self.name` and `super().name` lead to; of several, the nearest. */
function ownMethod(
  planning: Planning,
  cls: ClassSymbol,
  fn: FunctionDef,
  func: Expr,
): Extract<Member, { k: 'method' }> | null {
  if (func.kind !== 'Attribute') return null;
  const { value } = func;
  const isSelf = value.kind === 'Name' && value.id === fn.params[0]?.name;
  if (!isSelf && !isSuper(value)) return null;
  for (const each of planning.classes.lineage(cls)) {
    const member = planning.classes.own(each, func.attr);
    if (member?.k === 'method' && member.node !== fn) return member;
  }
  return null;
}

/** The objects of which a statement or call sets or deletes attributes: `x` of `x.user = 1`, `x.rows[0] = 1`, `setattr(x, ...)`. */
function writtenObjects(node: Node): readonly Expr[] {
  switch (node.kind) {
    case 'Assign':
    case 'Delete':
      return node.targets.flatMap(ownerOf);
    case 'AugAssign':
    case 'AnnAssign':
      return ownerOf(node.target);
    case 'Call': {
      const { func, args } = node;
      const isSetter = func.kind === 'Name' && (func.id === 'setattr' || func.id === 'delattr');
      const object = args[0]?.value;
      return isSetter && object !== undefined ? [object] : [];
    }
    default:
      return [];
  }
}

function ownerOf(target: Expr): readonly Expr[] {
  const base = target.kind === 'Subscript' ? target.value : target;
  return base.kind === 'Attribute' ? [base.value] : [];
}

/** Names by which a module's own top level holds thread-locals. */
export function threadLocalNames(planning: Planning, module: ModuleInfo): readonly Name[] {
  return module.syntax.body.flatMap((statement) => {
    const [target, value] =
      statement.kind === 'Assign'
        ? [statement.targets[0], statement.value]
        : statement.kind === 'AnnAssign'
          ? [statement.target, statement.value]
          : [undefined, null];
    return target?.kind === 'Name' && makesThreadLocal(planning, module, value) ? [target] : [];
  });
}
