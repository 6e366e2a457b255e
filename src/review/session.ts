/** The review: one view after the other, one key each. Knows nothing of terminals: it is given keys and shows text. */
import type { Candidate, MigrationPlan } from '../migrate/types.ts';
import { migratedText } from '../report/migrated.ts';
import { reasonLines } from '../report/reasons.ts';
import { counted, hanging, listed, type Screen, textWidth } from '../report/screen.ts';
import { countLines, diffHunks } from './diff.ts';
import { renderDiff, renderNotes } from './render.ts';
import { type StepChange, stepChanges } from './steps.ts';

export interface ReviewUi {
  readonly screen: () => Screen;
  show(text: string): void;
  /** The next key: `y`, `return`, `ctrl-c`. */
  nextKey(): Promise<string>;
}

export interface ReviewInput {
  readonly views: readonly Candidate[];
  plan(ids: readonly string[]): MigrationPlan;
  /** The page of an edit code, null when there is none. */
  explain(code: string, screen: Screen): string | null;
  readonly ui: ReviewUi;
}

export type ReviewResult =
  | { readonly kind: 'done'; readonly accepted: readonly string[]; readonly plan: MigrationPlan }
  | { readonly kind: 'interrupted' };

const NO_PLAN: MigrationPlan = { files: [], migrated: [], skipped: [] };

const KEYS: readonly (readonly [string, string])[] = [
  ['y', 'accept it'],
  ['n', 'skip it'],
  ['a', 'accept it and all that follow'],
  ['q', 'quit, keeping what was accepted so far'],
  ['e', 'explain the codes of these edits'],
  ['?', 'show this help'],
];

type Decision = 'accept' | 'skip' | 'accept-rest' | 'quit' | 'interrupt';

const DECISIONS: Readonly<Record<string, Decision>> = {
  y: 'accept',
  n: 'skip',
  a: 'accept-rest',
  q: 'quit',
  'ctrl-d': 'quit',
  'ctrl-c': 'interrupt',
};

/**
 * Shows what each view changes, on top of what was accepted before it, and asks. The plan that comes back is
 * computed for the accepted set as a whole.
 */
export async function reviewViews(input: ReviewInput): Promise<ReviewResult> {
  const { views, plan, ui } = input;
  let accepted: readonly string[] = [];
  let current = NO_PLAN;
  for (const [index, view] of views.entries()) {
    if (current.migrated.includes(view.id)) {
      const { colors } = ui.screen();
      ui.show(`\n${colors.bold(view.id)} is already part of what you accepted.\n`);
      accepted = [...accepted, view.id];
      continue;
    }
    const next = plan([...accepted, view.id]);
    const steps = stepChanges(current, next);
    ui.show(stepText({ index, total: views.length, view, current, next, steps, screen: ui.screen() }));
    if (!next.migrated.includes(view.id)) continue;
    const decision = await ask(input, view, steps);
    if (decision === 'interrupt') return { kind: 'interrupted' };
    if (decision === 'quit') break;
    if (decision === 'accept-rest') {
      accepted = [...accepted, ...views.slice(index).map((rest) => rest.id)];
      break;
    }
    if (decision === 'accept') {
      accepted = [...accepted, view.id];
      current = next;
    }
  }
  return { kind: 'done', accepted, plan: accepted.length === 0 ? NO_PLAN : plan(accepted) };
}

async function ask(input: ReviewInput, view: Candidate, steps: readonly StepChange[]): Promise<Decision> {
  const { ui } = input;
  for (;;) {
    const { colors } = ui.screen();
    ui.show(`${colors.bold('Accept?')} ${colors.cyan(`[${KEYS.map(([key]) => key).join(',')}]`)} `);
    const key = await ui.nextKey();
    ui.show(`${key.length === 1 ? key : ''}\n`);
    const decision = DECISIONS[key];
    if (decision !== undefined) return decision;
    ui.show(key === 'e' ? explanations(input, steps, view) : helpText(ui.screen()));
  }
}

function helpText({ colors }: Screen): string {
  return KEYS.map(([key, meaning]) => `  ${colors.cyan(key)}  ${meaning}\n`).join('');
}

function explanations(input: ReviewInput, steps: readonly StepChange[], view: Candidate): string {
  const screen = input.ui.screen();
  const codes = [
    ...steps.flatMap((step) => step.edits.map((note) => note.code)),
    ...view.reasons.map((reason) => reason.code),
  ];
  const pages = [...new Set(codes)].map((code) => input.explain(code, screen) ?? `${code} has no page.\n`);
  return pages.length === 0 ? 'There is nothing to explain.\n' : `\n${pages.join('\n')}\n`;
}

interface Step {
  readonly index: number;
  readonly total: number;
  readonly view: Candidate;
  readonly current: MigrationPlan;
  readonly next: MigrationPlan;
  readonly steps: readonly StepChange[];
  readonly screen: Screen;
}

function stepText({ index, total, view, current, next, steps, screen }: Step): string {
  const { colors } = screen;
  const lines = [
    '',
    `${colors.bold(`${index + 1}/${total}`)}  ${colors.bold(view.id)}`,
    colors.dim(`     ${view.file}:${view.line}  ${kindText(view)}`),
  ];
  const also = next.migrated.filter((id) => id !== view.id && !current.migrated.includes(id));
  if (also.length > 0)
    lines.push(...hanging('', `Comes with ${listed(also)}: they must change together.`, screen.width, 5));
  const refusals = next.skipped.filter(
    (entry) =>
      entry.id === view.id || (current.migrated.includes(entry.id) && !next.migrated.includes(entry.id)),
  );
  for (const { id, reasons } of refusals) {
    lines.push(...hanging('', `${id} can't be migrated here:`, screen.width, 5));
    for (const reason of reasons) lines.push(...reasonLines(reason, screen, 5));
  }
  if (next.migrated.includes(view.id)) {
    for (const step of steps) {
      lines.push('', ...renderDiff(step.file, step.before, step.after, colors));
      if (step.edits.length > 0) lines.push('', ...renderNotes(step.edits, screen));
    }
    if (view.reasons.length > 0) lines.push('', colors.yellow('Look at by hand:'));
    for (const reason of view.reasons) lines.push(...reasonLines(reason, screen, 5));
    if (steps.length === 0) lines.push('     It changes no text beyond what was accepted.');
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

function kindText(candidate: Candidate): string {
  return candidate.kind === 'middleware'
    ? `middleware (${candidate.form}), made to work in both modes`
    : `${candidate.kind}  gain: ${candidate.gain}`;
}

/** `2 views in 1 file`, then each file with the lines it gains and loses. */
export function summaryText(plan: MigrationPlan, screen: Screen): string {
  const { colors } = screen;
  const width = Math.max(...plan.files.map((change) => textWidth(change.file)), 0);
  const lines = [
    `${migratedText(plan)} in ${counted(plan.files.length, 'file')}:`,
    ...plan.files.map((change) => {
      const { added, removed } = countLines(diffHunks(change.before, change.after));
      const gap = ' '.repeat(width - textWidth(change.file));
      return `  ${change.file}${gap}  ${colors.green(`+${added}`)} ${colors.red(`-${removed}`)}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}
