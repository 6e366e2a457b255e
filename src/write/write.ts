/** Writing a plan: every check first, then the journal, then the files. */
import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applyAll, errorText, type TargetBytes, type WriteFile, writeAtomically } from './apply.ts';
import { uncommittedFiles } from './git.ts';
import { hashOf, journalPath, loadJournal, removeJournal, saveJournal } from './journal.ts';

export interface FileWrite {
  /** Relative to the project root, `/`-separated. */
  readonly file: string;
  /** The bytes the plan was made from. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

export interface WriteOptions {
  /** Write although git has uncommitted changes in a file to be written. */
  readonly allowDirty: boolean;
  /** Version of the tool, for the journal. */
  readonly version: string;
  /** When the write began, for the journal. */
  readonly now: Date;
  /** Asked between two files; true puts everything back. */
  readonly interrupted: () => boolean;
  readonly writeFile?: WriteFile;
}

export type WriteResult =
  | { readonly kind: 'written'; readonly files: readonly string[] }
  | { readonly kind: 'interrupted' }
  /** Nothing was written, or everything was put back: each message is one sentence with the way out. */
  | { readonly kind: 'refused'; readonly messages: readonly string[] };

/**
 * Writes all files or none.
 *
 * @param root absolute path of the project
 */
export async function writeChanges(
  root: string,
  writes: readonly FileWrite[],
  options: WriteOptions,
): Promise<WriteResult> {
  const { targets, problems } = checkTargets(root, writes);
  if (problems.length > 0) return { kind: 'refused', messages: problems };
  if (!options.allowDirty) {
    const dirty = checkCommitted(targets);
    if (dirty.length > 0) return { kind: 'refused', messages: dirty };
  }
  const path = journalPath(root);
  const earlier = loadJournal(path);
  if (earlier.kind === 'journal' && earlier.journal.state === 'open') {
    return {
      kind: 'refused',
      messages: ['An earlier write was interrupted half way: run `django-asyncify undo` first.'],
    };
  }
  const journal = {
    version: options.version,
    started: options.now.toISOString(),
    entries: writes.map(({ file, before, after }) => ({
      file,
      before,
      beforeHash: hashOf(before),
      afterHash: hashOf(after),
    })),
  };
  try {
    saveJournal(path, { ...journal, state: 'open' });
  } catch (error) {
    return {
      kind: 'refused',
      messages: [`The journal that undo needs can't be written (${errorText(error)}); nothing was changed.`],
    };
  }
  const applied = await applyAll(targets, options.interrupted, options.writeFile ?? writeAtomically);
  if (applied.kind === 'done') {
    saveJournal(path, { ...journal, state: 'written' });
    return { kind: 'written', files: writes.map((write) => write.file) };
  }
  if (applied.kind === 'stuck') {
    return {
      kind: 'refused',
      messages: [
        `Writing failed half way (${applied.error}) and these files could not be put back: ${applied.left.join(', ')}; mend the cause, then run \`django-asyncify undo\`.`,
      ],
    };
  }
  if (earlier.kind === 'journal') saveJournal(path, earlier.journal);
  else removeJournal(path);
  if (applied.kind === 'interrupted') return { kind: 'interrupted' };
  const file = targets.find((entry) => entry.target === applied.target)?.file ?? applied.target;
  return { kind: 'refused', messages: [`${file} can't be written (${applied.error}); nothing was changed.`] };
}

interface CheckedTarget extends TargetBytes {
  readonly file: string;
}

function checkTargets(
  root: string,
  writes: readonly FileWrite[],
): { readonly targets: readonly CheckedTarget[]; readonly problems: readonly string[] } {
  const targets: CheckedTarget[] = [];
  const problems: string[] = [];
  const taken = new Map<string, string>();
  for (const { file, before, after } of writes) {
    const path = join(root, file);
    if (!existsSync(path)) {
      problems.push(`${file} is gone since it was read; nothing was written: run the command again.`);
      continue;
    }
    const target = realpathSync(path);
    const twin = taken.get(target);
    if (twin !== undefined) {
      problems.push(`${file} and ${twin} are the same file: name only one of them.`);
      continue;
    }
    taken.set(target, file);
    if (!Buffer.from(before).equals(readFileSync(target))) {
      problems.push(`${file} changed on disk since it was read; nothing was written: run the command again.`);
    } else if (!isWritable(target)) {
      problems.push(`${file} is read-only; nothing was written: make it writable (chmod u+w) and run again.`);
    } else if (!isWritable(dirname(target))) {
      problems.push(
        `The folder of ${file} is read-only; nothing was written: make it writable (chmod u+w) and run again.`,
      );
    }
    targets.push({ file, target, from: before, to: after });
  }
  return { targets, problems };
}

/**
 * Looks at the mode too: a rename over a read-only file would succeed, and the superuser may write anything, but
 * who took the permission away meant it.
 */
function isWritable(path: string): boolean {
  if ((statSync(path).mode & 0o222) === 0) return false;
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function checkCommitted(targets: readonly CheckedTarget[]): readonly string[] {
  const answer = uncommittedFiles(targets.map((entry) => entry.target));
  if (!answer.ok) {
    return [
      `${answer.message}, so uncommitted changes can't be told; nothing was written: --allow-dirty writes all the same.`,
    ];
  }
  if (answer.uncommitted.length === 0) return [];
  const nameOf = new Map(targets.map((entry) => [entry.target, entry.file]));
  const names = answer.uncommitted.map(
    ({ path, state }) => `${nameOf.get(path) ?? path}${state === 'untracked' ? ' (not in git yet)' : ''}`,
  );
  const many = names.length > 1;
  return [
    `${names.join(', ')} ${many ? 'have' : 'has'} changes that are not committed; nothing was written: commit or stash them, or use --allow-dirty.`,
  ];
}
