/** What migrating one view means, whatever else is migrated: what becomes async, what must change with it, what stands in the way. */
import type { ModuleInfo } from '../analysis/types.ts';
import { featureSince, hasFeature } from '../knowledge/releases.ts';
import type { ViewRef } from '../project/types.ts';
import type { Decorator } from '../python/ast.ts';
import { draftClass } from './classes.ts';
import { errorHandlerBySignature } from './error-handlers.ts';
import {
  atomicRequestsReason,
  findDefinition,
  isMigration,
  judgeDecorators,
  judgeUses,
  NOTHING,
} from './judgements.ts';
import { ninjaResponse } from './ninja-response.ts';
import { ninjaThrottle } from './ninja-throttle.ts';
import type { Draft, FunctionTarget, Planning } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import type { ViewUse } from './references.ts';
import { resolvedCalls } from './resolved-views.ts';
import type { FunctionSymbol } from './symbols.ts';
import type { Reason } from './types.ts';

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
  if (!hasFeature('asyncViews', planning.django)) {
    return blocked(
      reasonAt(
        module,
        node.headStart,
        'DA101',
        `Django ${planning.django} has no async views: they came with ${featureSince('asyncViews')}`,
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
  const why =
    planning.project.syncOnly.find((each) => each.id === ref.id)?.why ??
    (definition.k === 'function' ? errorHandlerBySignature(ref, definition.node) : null);
  if (why !== null) {
    return blocked(
      reasonAt(
        module,
        node.headStart,
        'DA105',
        `${ref.name} must stay sync: ${why}`,
        'Leave it sync, or give the route a view of its own that shares the work through a helper.',
      ),
    );
  }
  return definition.k === 'class'
    ? draftClass(planning, ref, definition)
    : draftFunction(planning, ref, definition);
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
  if (view.owner && !node.decorators.some((each) => isStaticMethod(planning, module, each))) {
    reasons.push(
      reasonAt(
        module,
        node.headStart,
        'DA109',
        `${node.name} is a method of ${view.owner.name}: who else calls it can not be told`,
        'Make it a function at module level, or a @staticmethod.',
      ),
    );
  }
  const duplicates = planning.symbols
    .member(module, node.name)
    .filter((symbol) => symbol.k === 'function' && symbol.module === module && symbol.node !== node);
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
  const resolved = resolvedCalls(planning).find(
    ({ module: place, call }) => place === module && node.start <= call.start && call.end <= node.end,
  );
  if (resolved) {
    reasons.push(
      reasonAt(
        module,
        resolved.call.start,
        'DA121',
        `${node.name} calls whatever view a route leads to, which may be sync or async`,
        'Leave it sync: it calls both kinds as soon as there are async views.',
      ),
    );
  }
  const decorated = judgeDecorators(planning, module, node.decorators);
  reasons.push(...decorated.reasons);
  const uses = planning.references.ofFunction(view);
  const used = judgeUses(planning, uses);
  reasons.push(...used.reasons);
  const companions = companionsOf(planning, view, uses);
  reasons.push(...companions.reasons);
  const nonAtomic = decorated.nonAtomic || used.nonAtomic;
  const atomicRequests = atomicRequestsReason(planning, module, node.headStart, nonAtomic);
  if (atomicRequests) reasons.push(atomicRequests);
  const fn: FunctionTarget = { node, module, owner: null, qualname: `${module.name}.${node.name}` };
  const response = ninjaResponse(planning, fn);
  reasons.push(...response.reasons);
  const throttle = ninjaThrottle(planning, fn);
  if (throttle) reasons.push(throttle);
  return {
    ...NOTHING,
    id: ref.id,
    reasons,
    notes: [...used.notes, ...response.notes],
    targets: [
      { fn, atomic: decorated.atomic, marks: [], awaits: [], either: [], extraSites: response.sites },
    ],
    branches: [...decorated.branches, ...used.branches],
    uses,
    companions: companions.ids,
  };
}

/** The views that are kept in one collection with this one. */
function companionsOf(
  planning: Planning,
  view: FunctionSymbol,
  uses: readonly ViewUse[],
): { readonly ids: readonly string[]; readonly reasons: readonly Reason[] } {
  const ids = new Set<string>();
  const reasons: Reason[] = [];
  for (const use of uses) {
    if (use.k !== 'companion' || use.view.node === view.node) continue;
    const { module, node } = use.view;
    const ref = planning.project.views.find(
      (each) =>
        each.file === module.file && each.name === node.name && findDefinition(planning, each)?.node === node,
    );
    if (ref) ids.add(ref.id);
    else {
      reasons.push(
        reasonAt(
          module,
          node.headStart,
          'DA120',
          `The view is kept in a collection with ${node.name}(), which is no view that could be migrated with it`,
          'Call the view directly or route to it, or leave it sync.',
        ),
      );
    }
  }
  return { ids: [...ids], reasons };
}

function isStaticMethod(planning: Planning, module: ModuleInfo, { expr }: Decorator): boolean {
  return planning.symbols.externalName(module, expr) === 'builtins.staticmethod';
}
