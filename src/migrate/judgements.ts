/** What is asked of function and class views alike before they are planned: their decorators, their uses, the settings. */
import type { ModuleInfo } from '../analysis/types.ts';
import type { ViewRef } from '../project/types.ts';
import type { Decorator } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { judgeDecorator } from './decorators.ts';
import { endOfLine } from './lines.ts';
import { indexOf, lineAt } from './module-index.ts';
import type { AtomicDecorator, Branch, Draft, Planning } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import type { ViewUse } from './references.ts';
import type { ClassSymbol, FunctionSymbol } from './symbols.ts';
import type { Reason } from './types.ts';
import { isAroundView, type Verdict } from './verdict.ts';

export const NOTHING: Omit<Draft, 'id'> = {
  isAsync: false,
  reasons: [],
  notes: [],
  targets: [],
  branches: [],
  added: [],
  uses: [],
  companions: [],
  middleware: null,
};

export function isMigration(module: ModuleInfo): boolean {
  return /(^|\/)migrations\/[^/]+\.py$/.test(module.file);
}

/** The definition that the view's id and line name. */
export function findDefinition(planning: Planning, ref: ViewRef): FunctionSymbol | ClassSymbol | null {
  const module = planning.program.moduleAt(ref.file);
  if (!module) return null;
  const definitions = planning.symbols
    .member(module, ref.name)
    .filter((symbol) => symbol.k === 'function' || symbol.k === 'class')
    .filter((symbol) => symbol.module === module);
  const atItsLine = definitions.find(({ node }) => lineAt(module, node.headStart) === ref.line);
  return atItsLine ?? definitions[0] ?? definitionAtLine(module, ref);
}

/** A function or class that stands inside another class. */
function definitionAtLine(module: ModuleInfo, ref: ViewRef): FunctionSymbol | ClassSymbol | null {
  let found: FunctionSymbol | ClassSymbol | null = null;
  walk(module.syntax, (node) => {
    if (node.kind !== 'FunctionDef' && node.kind !== 'ClassDef') return;
    if (node.name !== ref.name || lineAt(module, node.headStart) !== ref.line) return;
    const parent = indexOf(module).parentOf(node);
    if (node.kind === 'ClassDef') found = { k: 'class', module, node };
    else if (parent?.kind === 'ClassDef') found = { k: 'function', module, node, owner: parent };
  });
  return found;
}

interface Decorated {
  readonly reasons: readonly Reason[];
  readonly branches: readonly Branch[];
  readonly atomic: AtomicDecorator | null;
  readonly nonAtomic: boolean;
}

/** Decorator lines of a function that becomes async, outermost first. */
export function judgeDecorators(
  planning: Planning,
  module: ModuleInfo,
  decorators: readonly Decorator[],
): Decorated {
  const verdicts = decorators.map((each) => judgeDecorator(planning, module, each.expr, 'function'));
  const reasons: Reason[] = [];
  const atomics = decorators.filter((_, at) => verdicts[at]?.k === 'atomic');
  const [atomic] = atomics;
  for (const verdict of verdicts) if (verdict.k === 'refused') reasons.push(verdict.reason);
  if (atomic) {
    const inner = verdicts.slice(decorators.indexOf(atomic) + 1);
    if (atomics.length > 1 || inner.some(isWrapperOfProject)) {
      reasons.push(
        reasonAt(
          module,
          atomic.start,
          'DA114',
          'transaction.atomic stands above another decorator, and moving it into the view would change what it covers',
          'Put @transaction.atomic directly above the def.',
        ),
      );
    }
  }
  return {
    reasons,
    branches: verdicts.flatMap((verdict) => (verdict.k === 'branch' ? verdict.branches : [])),
    atomic: atomic ? { decorator: atomic, marker: markerOf(module, atomic) } : null,
    nonAtomic: verdicts.some((verdict) => verdict.k === 'non-atomic'),
  };
}

/** The decorator line as it is, the comment behind it included. */
function markerOf(module: ModuleInfo, decorator: Decorator): string {
  return module.text.slice(decorator.start, endOfLine(module.text, decorator.end)).trimEnd();
}

/** Such a wrapper may catch the view's exceptions or write to the database itself. */
function isWrapperOfProject(verdict: Verdict): boolean {
  return verdict.k === 'branch' && verdict.branches.some(isAroundView);
}

export function atomicRequestsReason(
  planning: Planning,
  module: ModuleInfo,
  offset: number,
  nonAtomic: boolean,
): Reason | null {
  const setting = planning.project.atomicRequestsAt(module.file);
  if (!setting || nonAtomic) return null;
  return reasonAt(
    module,
    offset,
    'DA103',
    `ATOMIC_REQUESTS is set (${setting.file}:${setting.line}): Django raises RuntimeError for an async view under it`,
    'Decide per view: put @transaction.non_atomic_requests on it and transaction.atomic() around what must stay together.',
  );
}

/** Obstacles and decorators among the uses of a view. */
export function judgeUses(
  planning: Planning,
  uses: readonly ViewUse[],
): {
  readonly reasons: readonly Reason[];
  readonly notes: readonly Reason[];
  readonly branches: readonly Branch[];
  readonly nonAtomic: boolean;
} {
  const reasons: Reason[] = [];
  const notes: Reason[] = [];
  const branches: Branch[] = [];
  let nonAtomic = false;
  for (const use of uses) {
    switch (use.k) {
      case 'obstacle':
        reasons.push(
          use.needsSync
            ? reasonAt(
                use.module,
                use.offset,
                'DA105',
                `The view ${use.what}`,
                'Leave it sync, or give this use a function of its own that shares the work through a helper.',
              )
            : reasonAt(
                use.module,
                use.offset,
                'DA120',
                `The view ${use.what}`,
                'Call it directly or route to it, or leave it sync.',
              ),
        );
        break;
      case 'decorated': {
        const verdict = judgeDecorator(
          planning,
          use.module,
          use.decorator,
          use.asView ? 'as-view' : 'function',
        );
        if (verdict.k === 'refused') reasons.push(verdict.reason);
        if (verdict.k === 'non-atomic') nonAtomic = true;
        if (verdict.k === 'branch') branches.push(...verdict.branches);
        if (verdict.k === 'atomic') {
          reasons.push(
            reasonAt(
              use.module,
              use.decorator.start,
              'DA114',
              'transaction.atomic is applied to the view here: around a coroutine it covers nothing',
              'Put @transaction.atomic on the def of the view, where it can move inside.',
            ),
          );
        }
        break;
      }
      case 'named':
        notes.push(
          reasonAt(
            use.module,
            use.offset,
            'DA401',
            'The view is named in a string here: what is patched or looked up is a coroutine function afterwards',
            'Check that the code around it awaits the view, or patches it with an AsyncMock.',
          ),
        );
        break;
      default:
        break;
    }
    if ((use.k === 'call' || use.k === 'callback' || use.k === 'offloaded') && isMigration(use.module)) {
      const at = use.k === 'call' ? use.call.start : use.view.start;
      reasons.push(
        reasonAt(
          use.module,
          at,
          'DA121',
          'The view is called in a migration, which is never changed',
          'Move what they share into a helper.',
        ),
      );
    }
  }
  return { reasons, notes, branches, nonAtomic };
}
