/** Class-based views: which can become async as a whole, and what changes with them. */
import type { ViewRef } from '../project/types.ts';
import type { Draft, Planning } from './planning.ts';
import { reasonAt } from './planning.ts';
import type { ClassSymbol } from './symbols.ts';

export function draftClass(_planning: Planning, ref: ViewRef, view: ClassSymbol): Draft {
  return {
    id: ref.id,
    isAsync: false,
    reasons: [
      reasonAt(
        view.module,
        view.node.headStart,
        'DA130',
        'Class-based views are not migrated',
        'Write it as a function view.',
      ),
    ],
    notes: [],
    targets: [],
    branches: [],
    dispatches: [],
    uses: [],
    companions: [],
  };
}
