/** The JSON document: that of `migrate`, and what the tests said. */
import type { MigrateDocument, ViewReport } from '../migrate/types.ts';
import type { Failure } from './compare.ts';
import type { Verified } from './session.ts';
import { unreachedViews } from './unreached.ts';

export interface VerifyDocument extends MigrateDocument {
  readonly verify: {
    readonly command: readonly string[];
    /** What was compared. */
    readonly by: 'tests' | 'exit code';
    readonly passedBefore: number;
    readonly failedBefore: readonly string[];
    readonly flaky: readonly string[];
    readonly runs: number;
    readonly seconds: number;
    readonly kept: readonly string[];
    readonly dropped: readonly { readonly id: string; readonly failures: readonly Failure[] }[];
    /** Migrated function views that no test has run. */
    readonly notRun: readonly string[];
  };
}

export function verifiedDocument(
  migration: MigrateDocument,
  verified: Verified,
  course: {
    readonly command: readonly string[];
    readonly runs: number;
    readonly seconds: number;
    readonly views: readonly ViewReport[];
  },
): VerifyDocument {
  const { evidence, flaky, plan, dropped, all } = verified;
  const byTests = evidence.kind === 'tests';
  return {
    ...migration,
    verify: {
      command: course.command,
      by: evidence.kind,
      passedBefore: byTests ? evidence.passed.size : 0,
      failedBefore: byTests ? [...evidence.failed] : [],
      flaky,
      runs: course.runs,
      seconds: Math.round(course.seconds),
      kept: plan.migrated,
      dropped: dropped.map(({ item, failures }) => ({ id: item, failures })),
      notRun: byTests ? unreachedViews(all, plan, course.views) : [],
    },
  };
}
