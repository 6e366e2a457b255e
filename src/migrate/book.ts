/** The edits of all files of one plan, as they are gathered, and the files that they make. */
import type { ModuleInfo } from '../analysis/types.ts';
import { encodeSource, isProblem } from '../python/source.ts';
import type { CallerEdits } from './callers.ts';
import { compose, findOverlap, type PlannedNote } from './compose.ts';
import type { Edit } from './edits.ts';
import { createImportPlanner, type ImportUse, importEdits, type RecordingPlanner } from './imports.ts';
import { indexOf, lineAt } from './module-index.ts';
import type { Planning } from './planning.ts';
import { checkFailed } from './selfcheck.ts';
import type { FileChange, Reason } from './types.ts';

export interface Book {
  /** Names of other modules for code of a file; what is asked for is imported there. */
  imports(module: ModuleInfo): RecordingPlanner;
  addUses(module: ModuleInfo, uses: readonly ImportUse[]): void;
  add(module: ModuleInfo, views: Iterable<string>, more: CallerEdits): void;
  /** The changed files in the order of their paths, or why the views that share a file can't be written together. */
  files(): readonly FileChange[] | ReadonlyMap<string, readonly Reason[]>;
}

interface Page {
  readonly module: ModuleInfo;
  readonly edits: Edit[];
  readonly notes: PlannedNote[];
  readonly uses: ImportUse[];
  readonly views: Set<string>;
  readonly imports: RecordingPlanner;
}

export function createBook(planning: Planning): Book {
  const pages = new Map<string, Page>();
  const pageOf = (module: ModuleInfo): Page => {
    let page = pages.get(module.file);
    if (!page) {
      const imports = createImportPlanner(module.syntax, indexOf(module).scopes);
      page = { module, edits: [], notes: [], uses: [], views: new Set(), imports };
      pages.set(module.file, page);
    }
    return page;
  };

  return {
    imports: (module) => pageOf(module).imports,
    addUses: (module, uses) => pageOf(module).uses.push(...uses),
    add(module, views, more) {
      const page = pageOf(module);
      page.edits.push(...more.edits);
      page.notes.push(...more.notes);
      for (const id of views) page.views.add(id);
    },
    files() {
      const refused = new Map<string, readonly Reason[]>();
      const files: FileChange[] = [];
      for (const page of [...pages.values()].sort((a, b) => (a.module.file < b.module.file ? -1 : 1))) {
        const file = fileOf(planning, page);
        if ('code' in file) for (const id of page.views) refused.set(id, [file]);
        else if (file.before !== file.after) files.push(file);
      }
      return refused.size > 0 ? refused : files;
    },
  };
}

function fileOf(planning: Planning, page: Page): FileChange | Reason {
  const { module, views } = page;
  const parsed = planning.project.files.parse(module.file);
  if (!parsed.ok) return checkFailed(module.file, parsed.problem.line, parsed.problem.message);
  const added = importEdits(
    {
      text: module.text,
      syntax: module.syntax,
      isFirstParty: (name) => planning.project.isOwnPackage(name),
      lineLength: planning.lineLength,
    },
    [...page.uses, ...page.imports.uses],
  );
  const edits = [...added, ...page.edits];
  const overlap = findOverlap(edits);
  if (overlap) {
    return checkFailed(module.file, lineAt(module, overlap[1].start), 'two of its edits overlap');
  }
  const notes = [...added.map(importNote), ...page.notes];
  const composed = compose(module.text, edits, notes);
  const bytes = encodeSource(composed.text, parsed.file.source);
  if (isProblem(bytes)) return checkFailed(module.file, bytes.line, bytes.message);
  return {
    file: module.file,
    views: [...views].sort(),
    edits: notes
      .map(({ code, why }, at) => ({ code, line: composed.lines[at] ?? 1, why }))
      .sort((a, b) => a.line - b.line),
    before: module.text,
    after: composed.text,
    bytes,
  };
}

function importNote(edit: Edit): PlannedNote {
  const offset = Math.max(0, edit.text.search(/\S/));
  return { code: 'DA240', why: 'imports what the edits below use', offset, edit };
}
