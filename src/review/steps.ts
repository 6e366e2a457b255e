/** What one more accepted view changes: the difference between two plans, per file, with its own edits. */
import type { EditNote, FileChange, MigrationPlan } from '../migrate/types.ts';
import { unchangedLines } from './diff.ts';

export interface StepChange {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly edits: readonly EditNote[];
}

/**
 * What a plan adds to another one. Comparing the plans, rather than planning the view alone, shows an import or a
 * caller's edit once, with the first view that needs it, and shows what a view changes in views accepted before.
 */
export function stepChanges(accepted: MigrationPlan, next: MigrationPlan): readonly StepChange[] {
  const earlier = new Map(accepted.files.map((change) => [change.file, change]));
  const steps: StepChange[] = [];
  for (const change of next.files) {
    const old = earlier.get(change.file);
    earlier.delete(change.file);
    const before = old?.after ?? change.before;
    if (before === change.after) continue;
    steps.push({ file: change.file, before, after: change.after, edits: addedNotes(old, change) });
  }
  for (const [file, old] of earlier) steps.push({ file, before: old.after, after: old.before, edits: [] });
  return steps;
}

/** The notes that the earlier plan had not: same code and reason at the same, perhaps moved, line. */
function addedNotes(old: FileChange | undefined, change: FileChange): readonly EditNote[] {
  if (old === undefined) return change.edits;
  const moved = unchangedLines(old.after, change.after);
  const known = new Map<string, number>();
  for (const note of old.edits) {
    const line = moved.get(note.line);
    if (line === undefined) continue;
    const key = noteKey({ ...note, line });
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  return change.edits.filter((note) => {
    const key = noteKey(note);
    const count = known.get(key) ?? 0;
    if (count > 0) known.set(key, count - 1);
    return count === 0;
  });
}

function noteKey(note: EditNote): string {
  return `${note.line} ${note.code} ${note.why}`;
}
