/** A report to read beside a patch: what was migrated, each edit with its reason, what was left alone. */
import type { Candidate, MigrationPlan, Reason } from '../migrate/types.ts';
import { migratedText, whatText } from './migrated.ts';
import { placeText, reasonSentence } from './reasons.ts';
import { counted } from './screen.ts';

export interface MarkdownInput {
  readonly plan: MigrationPlan;
  readonly skipped: MigrationPlan['skipped'];
  /** Reports of what was asked for: gain, and what to look at by hand. */
  readonly candidates: readonly Candidate[];
}

export function migrationMarkdown({ plan, skipped, candidates }: MarkdownInput): string {
  const reports = new Map(candidates.map((each) => [each.id, each]));
  const blocks = [
    '# Views made async',
    `${migratedText(plan)} in ${counted(plan.files.length, 'file')}; ${leftText(skipped, reports)} left alone.`,
    ...plan.files.flatMap((change) => [
      `## ${code(change.file)}`,
      bullets(change.views.map((id) => `${code(id)}${gainText(reports.get(id))}`)),
      table(
        ['Line', 'Code', 'Why'],
        change.edits.map((note) => [String(note.line), note.code, note.why]),
      ),
    ]),
  ];
  const byHand = plan.migrated.flatMap((id) =>
    (reports.get(id)?.reasons ?? []).map((reason) => ({ id, reason })),
  );
  if (byHand.length > 0) {
    blocks.push(
      '## Look at by hand',
      bullets(byHand.map(({ id, reason }) => `${code(id)}: ${reasonText(reason)}`)),
    );
  }
  if (skipped.length > 0) {
    blocks.push(
      '## Left alone',
      bullets(skipped.map(({ id, reasons }) => `${code(id)}: ${reasons.map(reasonText).join('; ')}`)),
    );
  }
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function leftText(skipped: MigrationPlan['skipped'], reports: ReadonlyMap<string, Candidate>): string {
  return whatText(skipped.map(({ id }) => reports.get(id)?.kind === 'middleware'));
}

function gainText(candidate: Candidate | undefined): string {
  if (candidate === undefined) return '';
  return candidate.kind === 'middleware' ? ', middleware' : `, gain: ${candidate.gain}`;
}

function reasonText(reason: Reason): string {
  const [message, place] = [escapeText(reason.message), code(placeText(reason))];
  return `${reason.code} ${reasonSentence({ ...reason, message }, place)} ${escapeText(reason.fix)}`;
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(escapeText)))].join(
    '\n',
  );
}

/** A code span holds anything when its fence is longer than any run of backticks inside: CommonMark 6.1. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

function escapeText(text: string): string {
  return text.replace(/[\\`*_|<>[\]]/g, '\\$&').replace(/\s+/g, ' ');
}
