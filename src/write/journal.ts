/**
 * The journal: what the last write did, kept so that `undo` can put it back and so that an interrupted write is
 * known as one. It lives where it is never committed: in the repository's `.git` folder, or, without git, in a
 * folder of the project that ignores itself.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { findRepository } from './git.ts';

export interface JournalEntry {
  /** Relative to the project root, `/`-separated. */
  readonly file: string;
  /** The bytes from before the write. */
  readonly before: Uint8Array;
  readonly beforeHash: string;
  readonly afterHash: string;
}

export interface Journal {
  readonly version: string;
  /** When the write began, ISO 8601. */
  readonly started: string;
  /** `written`: all files were written; `open`: a write or an undo began and was not seen to end. */
  readonly state: 'open' | 'written';
  readonly entries: readonly JournalEntry[];
}

export type JournalResult =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged'; readonly path: string }
  | { readonly kind: 'journal'; readonly journal: Journal };

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The journal of the project at `root`; each project of a repository has its own. */
export function journalPath(root: string): string {
  const real = realpathSync(root);
  const repository = findRepository(real);
  if (repository === null) return join(real, '.django-asyncify', 'journal.json');
  const place = relative(repository.top, real).replaceAll('\\', '/');
  return join(repository.gitDir, 'django-asyncify', `${hashOf(Buffer.from(place)).slice(0, 12)}.json`);
}

/** Writes the journal atomically. Throws what the file system says. */
export function saveJournal(path: string, journal: Journal): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const ignoreFile = join(folder, '.gitignore');
  if (!existsSync(ignoreFile)) writeFileSync(ignoreFile, '*\n');
  const document = {
    schema: 1,
    tool: 'django-asyncify',
    version: journal.version,
    started: journal.started,
    state: journal.state,
    files: journal.entries.map((entry) => ({
      file: entry.file,
      before: Buffer.from(entry.before).toString('base64'),
      beforeHash: entry.beforeHash,
      afterHash: entry.afterHash,
    })),
  };
  writeFileAtomic.sync(path, `${JSON.stringify(document, null, 1)}\n`);
}

export function loadJournal(path: string): JournalResult {
  if (!existsSync(path)) return { kind: 'none' };
  const journal = parseJournal(readFileSync(path, 'utf8'));
  return journal === null ? { kind: 'damaged', path } : { kind: 'journal', journal };
}

/** Removes the journal, and its folder where it stands in the project itself. */
export function removeJournal(path: string): void {
  rmSync(path, { force: true });
  if (dirname(path).endsWith('.django-asyncify')) rmSync(dirname(path), { recursive: true, force: true });
}

function parseJournal(text: string): Journal | null {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(document) || document.schema !== 1 || !Array.isArray(document.files)) return null;
  const { version, started, state } = document;
  if (typeof version !== 'string' || typeof started !== 'string') return null;
  if (state !== 'open' && state !== 'written') return null;
  const entries: JournalEntry[] = [];
  for (const record of document.files as readonly unknown[]) {
    const entry = parseEntry(record);
    if (entry === null) return null;
    entries.push(entry);
  }
  return { version, started, state, entries };
}

/** Null also when the kept bytes are not those the journal says: then nothing may be put back from it. */
function parseEntry(record: unknown): JournalEntry | null {
  if (!isRecord(record)) return null;
  const { file, before, beforeHash, afterHash } = record;
  if (typeof file !== 'string' || typeof before !== 'string') return null;
  if (typeof beforeHash !== 'string' || typeof afterHash !== 'string') return null;
  const bytes = Buffer.from(before, 'base64');
  return hashOf(bytes) === beforeHash ? { file, before: bytes, beforeHash, afterHash } : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
