/** Reads, decodes and parses the files of a project, each at most once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSource, isProblem, parsePython, type SourceText } from '../python/index.ts';
import { createMentions } from './mentions.ts';
import type { FileResult, FileStore } from './types.ts';

/** What is kept of one file; each part is filled when it is first asked for. */
interface Entry {
  bytes?: Uint8Array | null;
  source?: ReturnType<typeof decodeSource>;
  result?: FileResult;
}

/**
 * A store over the files below `root`. The parser must have been initialised (`initParser`).
 *
 * @param root absolute path
 * @param paths the Python files of the project, relative to it
 */
export function createFileStore(root: string, paths: readonly string[]): FileStore {
  const entries = new Map<string, Entry>();
  const count = { parsed: 0 };

  function entryOf(path: string): Entry {
    const known = entries.get(path);
    if (known !== undefined) return known;
    const entry: Entry = {};
    entries.set(path, entry);
    return entry;
  }

  function bytes(path: string): Uint8Array | null {
    const entry = entryOf(path);
    if (entry.bytes === undefined) entry.bytes = readBytes(join(root, path));
    return entry.bytes;
  }

  function decoded(path: string): ReturnType<typeof decodeSource> {
    const entry = entryOf(path);
    if (entry.source === undefined) {
      const data = bytes(path);
      entry.source = data === null ? { line: 1, message: 'the file can not be read' } : decodeSource(data);
    }
    return entry.source;
  }

  function text(path: string): string | null {
    const source = decoded(path);
    return isProblem(source) ? null : source.text;
  }

  return {
    root,
    paths,
    bytes,
    text,
    mentioning: createMentions(paths, text),
    parse(path) {
      const entry = entryOf(path);
      if (entry.result === undefined) {
        const source = decoded(path);
        if (isProblem(source)) {
          entry.result = { ok: false, path, problem: source };
        } else {
          count.parsed++;
          entry.result = parseSource(path, source);
        }
      }
      return entry.result;
    },
    get parsed() {
      return count.parsed;
    },
    get problems() {
      const found = [...entries].flatMap(([path, { source, result }]) => {
        if (source !== undefined && isProblem(source)) return [{ path, problem: source }];
        return result !== undefined && !result.ok ? [{ path, problem: result.problem }] : [];
      });
      return found.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    overlay(texts) {
      return overlayStore(this, texts, count);
    },
  };
}

function overlayStore(
  base: FileStore,
  texts: ReadonlyMap<string, string>,
  count: { parsed: number },
): FileStore {
  const results = new Map<string, FileResult>();
  const present = new Set(base.paths);
  const added = [...texts.keys()].filter((path) => !present.has(path));
  const changedMentioning = createMentions([...texts.keys()], (path) => texts.get(path) ?? null);

  return {
    root: base.root,
    paths: added.length === 0 ? base.paths : [...base.paths, ...added].sort(),
    bytes: (path) => base.bytes(path),
    text: (path) => texts.get(path) ?? base.text(path),
    mentioning(identifier) {
      const kept = base.mentioning(identifier).filter((path) => !texts.has(path));
      const changed = changedMentioning(identifier);
      return changed.length === 0 ? kept : [...kept, ...changed].sort();
    },
    parse(path) {
      const text = texts.get(path);
      if (text === undefined) return base.parse(path);
      const known = results.get(path);
      if (known !== undefined) return known;
      count.parsed++;
      const result = parseSource(path, withText(base, path, text));
      results.set(path, result);
      return result;
    },
    get parsed() {
      return count.parsed;
    },
    get problems() {
      return base.problems;
    },
    overlay(more) {
      return overlayStore(base, new Map([...texts, ...more]), count);
    },
  };
}

/** The new text in the file's own encoding; UTF-8 for a file that does not exist yet. */
function withText(base: FileStore, path: string, text: string): SourceText {
  const original = base.bytes(path);
  const source = decodeSource(original ?? new Uint8Array());
  return { ...(isProblem(source) ? { encoding: 'utf-8', bom: false } : source), text };
}

function parseSource(path: string, source: SourceText): FileResult {
  const syntax = parsePython(source.text);
  if (isProblem(syntax)) return { ok: false, path, problem: syntax };
  return { ok: true, file: { path, source, syntax } };
}

function readBytes(absolute: string): Uint8Array | null {
  try {
    return readFileSync(absolute);
  } catch {
    return null;
  }
}
