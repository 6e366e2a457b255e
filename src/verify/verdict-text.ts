/** What a verification found, for eyes. */
import type { ViewReport } from '../migrate/types.ts';
import { counted, hanging, listed, printable, type Screen } from '../report/screen.ts';
import type { Failure } from './compare.ts';
import type { Verified } from './session.ts';
import { unreachedViews } from './unreached.ts';

const SHOWN_TESTS = 3;

/**
 * The verdict: what was kept, and for each dropped view the tests that fail with it and how.
 *
 * @param views reports of the views that were asked for
 */
export function verdictText(verified: Verified, views: readonly ViewReport[], screen: Screen): string {
  const { colors, width } = screen;
  const { dropped, plan, evidence } = verified;
  const what =
    evidence.kind === 'tests'
      ? `the ${counted(evidence.passed.size, 'test')} that passed before still ${evidence.passed.size === 1 ? 'passes' : 'pass'}`
      : 'the command still exits with 0';
  const kept = counted(plan.migrated.length, 'view');
  const head =
    plan.migrated.length === 0
      ? 'No view passes.'
      : `${kept} async: ${verified.flaky.length === 0 ? what : `${what}, but for ${counted(verified.flaky.length, 'test')} that ${verified.flaky.length === 1 ? 'passes' : 'pass'} now and then`}.`;
  const lines = [...hanging('', head, width)];
  for (const id of plan.migrated) lines.push(`  ${colors.green('kept')}     ${id}`);
  for (const { item, failures } of dropped) {
    lines.push(`  ${colors.red('dropped')}  ${item}`);
    for (const failure of failures.slice(0, SHOWN_TESTS)) {
      lines.push(`      ${failureText(failure)}`);
      for (const line of failure.lines) lines.push(`        ${printable(line)}`);
    }
    const more = failures.length - SHOWN_TESTS;
    if (more > 0) lines.push(`      and ${counted(more, 'more failure')}`);
  }
  for (const note of notes(verified, views)) lines.push(...hanging('Note: ', note, width));
  return `${lines.join('\n')}\n`;
}

function failureText({ test, now }: Failure): string {
  return test === null ? 'the test command itself' : `${printable(test)}: ${now}`;
}

/** What the tests say nothing about. */
function notes({ all, plan, evidence }: Verified, views: readonly ViewReport[]): readonly string[] {
  if (evidence.kind !== 'tests') return [];
  const said: string[] = [];
  const { imported, reached } = all.results;
  const elsewhere = [...imported.original].filter((file) => !imported.copy.has(file));
  if (elsewhere.length > 0) {
    said.push(`${listed(elsewhere)} came from your own folder, unchanged: nothing is shown about it.`);
  }
  if (reached.length === 0) {
    said.push('no test was seen to run a migrated view: that they work async is not shown.');
  }
  const unseen = unreachedViews(all, plan, views);
  if (reached.length > 0 && unseen.length > 0) {
    const some = unseen.length === 1 ? 'it works' : 'they work';
    said.push(`no test ran ${listed(unseen)}: that ${some} async is not shown.`);
  }
  return said;
}
