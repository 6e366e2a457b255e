/** Putting back what the last write did. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { applyAll, type TargetBytes, type WriteFile, writeAtomically } from './apply.ts';
import { hashOf, journalPath, loadJournal, removeJournal, saveJournal } from './journal.ts';

export type UndoResult =
  | { readonly kind: 'undone'; readonly files: readonly string[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'interrupted' }
  /** Nothing was touched, or everything is as it was. */
  | { readonly kind: 'refused'; readonly messages: readonly string[] };

/**
 * Puts back the files of the last write if each is still as that write left it, otherwise touches nothing. After
 * an interrupted write, files that it did not reach may also be as they were before.
 *
 * @param root absolute path of the project
 */
export async function undoLast(
  root: string,
  interrupted: () => boolean,
  writeFile: WriteFile = writeAtomically,
): Promise<UndoResult> {
  const path = journalPath(root);
  const loaded = loadJournal(path);
  if (loaded.kind === 'none') return { kind: 'nothing' };
  if (loaded.kind === 'damaged') {
    return {
      kind: 'refused',
      messages: [
        `The journal ${loaded.path} is damaged, so nothing can be put back from it; nothing was touched: delete it to go on.`,
      ],
    };
  }
  const { journal } = loaded;
  const targets: TargetBytes[] = [];
  const messages: string[] = [];
  for (const entry of journal.entries) {
    const name = join(root, entry.file);
    if (!existsSync(name)) {
      messages.push(`${entry.file} is gone; nothing was touched.`);
      continue;
    }
    const target = realpathSync(name);
    const now = readFileSync(target);
    const hash = hashOf(now);
    if (hash === entry.afterHash) targets.push({ target, from: now, to: entry.before });
    else if (!(journal.state === 'open' && hash === entry.beforeHash)) {
      messages.push(`${entry.file} is not as the last migrate left it; nothing was touched.`);
    }
  }
  if (messages.length > 0) return { kind: 'refused', messages };
  saveJournal(path, { ...journal, state: 'open' });
  const applied = await applyAll(targets, interrupted, writeFile);
  switch (applied.kind) {
    case 'done':
      removeJournal(path);
      return { kind: 'undone', files: journal.entries.map((entry) => entry.file) };
    case 'interrupted':
      saveJournal(path, journal);
      return { kind: 'interrupted' };
    case 'failed':
      saveJournal(path, journal);
      return {
        kind: 'refused',
        messages: [`${applied.target} can't be written (${applied.error}); nothing was changed.`],
      };
    case 'stuck':
      return {
        kind: 'refused',
        messages: [
          `Putting back stopped half way (${applied.error}) at ${applied.left.join(', ')}; mend the cause, then run \`django-asyncify undo\` again.`,
        ],
      };
  }
}
