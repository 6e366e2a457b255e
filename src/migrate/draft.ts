/** What migrating one view means, whatever else is migrated: what becomes async, what must change with it, what stands in the way. */
import type { ModuleInfo } from '../analysis/types.ts';
import { atLeast } from '../knowledge/versions.ts';
import type { ViewRef } from '../project/types.ts';
import type { Decorator } from '../python/ast.ts';
import { draftClass } from './classes.ts';
import { judgeDecorator, type Verdict } from './decorators.ts';
import { indexOf, lineAt } from './module-index.ts';
import { type Branch, type Draft, type FunctionTarget, type Planning, reasonAt } from './planning.ts';
import type { ViewUse } from './references.ts';
import type { ClassSymbol, FunctionSymbol } from './symbols.ts';
import type { Reason } from './types.ts';

/** Django has async views from 3.1, async class-based ones from 4.1. */
const ASYNC_VIEWS = '3.1';

export const NOTHING: Omit<Draft, 'id'> = {
  isAsync: false,
  reasons: [],
  notes: [],
  targets: [],
  branches: [],
  dispatches: [],
  uses: [],
  companions: [],
};

/** @param ref the view as the project found it */
export function draftView(planning: Planning, ref: ViewRef): Draft {
  const blocked = (reason: Reason): Draft => ({ ...NOTHING, id: ref.id, reasons: [reason] });
  const definition = findDefinition(planning, ref);
  if (!definition) {
    return blocked({
      code: 'DA106',
      message: `The definition of ${ref.id} could not be read`,
      file: ref.file,
      line: ref.line,
      fix: 'Check that the file is valid Python 3 and that the view is defined at module level.',
    });
  }
  const { module, node } = definition;
  if (!atLeast(planning.django, ASYNC_VIEWS)) {
    return blocked(
      reasonAt(
        module,
        node.headStart,
        'DA101',
        `Django ${planning.django} has no async views: they came with ${ASYNC_VIEWS}`,
        'Upgrade Django, or name the release you are moving to with --django.',
      ),
    );
  }
  if (isMigration(module)) {
    return blocked(
      reasonAt(
        module,
        node.headStart,
        'DA107',
        'Migrations are never changed',
        'Move the view out of the migration.',
      ),
    );
  }
  const syncOnly = planning.project.syncOnly.find((each) => each.id === ref.id);
  if (syncOnly) {
    return blocked(
      reasonAt(
        module,
        node.headStart,
        'DA105',
        `${ref.name} must stay sync: ${syncOnly.why}`,
        'Leave it sync, or give the route a view of its own that shares the work through a helper.',
      ),
    );
  }
  return definition.k === 'class'
    ? draftClass(planning, ref, definition)
    : draftFunction(planning, ref, definition);
}

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
  return atItsLine ?? definitions[0] ?? null;
}

function draftFunction(planning: Planning, ref: ViewRef, view: FunctionSymbol): Draft {
  const { module, node } = view;
  if (node.isAsync) return { ...NOTHING, id: ref.id, isAsync: true };
  const reasons: Reason[] = [];
  if (node.isGenerator) {
    reasons.push(
      reasonAt(
        module,
        node.headStart,
        'DA104',
        `${node.name} is a generator: as async def it would be an async generator, which is no view`,
        'Move the generator into a function of its own and let the view return a StreamingHttpResponse of it.',
      ),
    );
  }
  const duplicates = planning.symbols
    .member(module, node.name)
    .filter((symbol) => symbol.k === 'function' && symbol.node !== node);
  if (duplicates.length > 0) {
    reasons.push(
      reasonAt(
        module,
        node.headStart,
        'DA108',
        `${node.name} is defined more than once, and which definition is used can not be told`,
        'Give each definition a name of its own.',
      ),
    );
  }
  const decorated = judgeDecorators(planning, module, node.decorators);
  reasons.push(...decorated.reasons);
  const atomicRequests = atomicRequestsReason(planning, module, node.headStart, decorated.nonAtomic);
  if (atomicRequests) reasons.push(atomicRequests);

  const uses = planning.references.ofFunction(view);
  const used = judgeUses(planning, uses);
  reasons.push(...used.reasons);
  const fn: FunctionTarget = { node, module, owner: null, qualname: `${module.name}.${node.name}` };
  return {
    ...NOTHING,
    id: ref.id,
    reasons,
    notes: used.notes,
    targets: [{ fn, atomic: decorated.atomic, awaits: [] }],
    branches: [...decorated.branches, ...used.branches],
    uses,
  };
}

export interface Decorated {
  readonly reasons: readonly Reason[];
  readonly branches: readonly Branch[];
  readonly atomic: Decorator | null;
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
  const [atomic = null] = atomics;
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
    atomic,
    nonAtomic: verdicts.some((verdict) => verdict.k === 'non-atomic'),
  };
}

/** Such a wrapper may catch the view's exceptions or write to the database itself. */
function isWrapperOfProject(verdict: Verdict): boolean {
  return verdict.k === 'branch';
}

export function atomicRequestsReason(
  planning: Planning,
  module: ModuleInfo,
  offset: number,
  nonAtomic: boolean,
): Reason | null {
  const setting = planning.project.settings.atomicRequests;
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
} {
  const reasons: Reason[] = [];
  const notes: Reason[] = [];
  const branches: Branch[] = [];
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
  return { reasons, notes, branches };
}

/** Whether any async function is around a node. */
export function isInsideAsync(
  module: ModuleInfo,
  node: Parameters<ReturnType<typeof indexOf>['ancestors']>[0],
): boolean {
  for (const around of indexOf(module).ancestors(node)) {
    if (around.kind === 'FunctionDef' && around.isAsync) return true;
  }
  return false;
}
