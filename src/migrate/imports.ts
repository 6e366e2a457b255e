/**
 * Imports of a file for what the migration uses: which name to use at a place, and where in the file, in its own style,
 * the import goes.
 *
 * Sorting and grouping follow isort's defaults (sections standard library, third party, first party, local; `import x`
 * before `from x import y`; or sorted by module regardless of form where the file does that).
 */

import { stdlibModules } from '../knowledge/stdlib-modules.ts';
import type { Alias, Import, ImportFrom, ModuleSyntax, Stmt } from '../python/ast.ts';
import type { Binding, Scope, Scopes } from '../python/scopes.ts';
import type { Edit, ImportPlanner } from './edits.ts';
import { endOfLine, indentationAt, lineBreakOf, startOfLine, startOfNextLine } from './lines.ts';

export interface ImportContext {
  readonly text: string;
  readonly syntax: ModuleSyntax;
  /** Whether a top-level package is the project's own. */
  readonly isFirstParty: (topLevel: string) => boolean;
  readonly lineLength: number | null;
}

/** One name that code of the file uses; `local` is what the code calls it. */
export interface ImportUse {
  readonly module: string;
  /** Null for the module itself. */
  readonly name: string | null;
  readonly local: string;
  /** Offset of the code that uses it. */
  readonly at: number;
}

/** An `ImportPlanner` for one file that remembers what was asked of it. */
export interface RecordingPlanner extends ImportPlanner {
  readonly uses: readonly ImportUse[];
}

/**
 * A planner for one file. The name given for a place depends only on the file and the place, never on what else was
 * asked, so that results planned apart can be put together.
 */
export function createImportPlanner(syntax: ModuleSyntax, scopes: Scopes): RecordingPlanner {
  const uses: ImportUse[] = [];
  return {
    uses,
    use(module, name, at) {
      const here = scopes.enclosing({ kind: 'Name', id: '', parens: null, start: at, end: at + 1 });
      const wanted = name ?? module.replaceAll('.', '_');
      if (isImportedLocally(scopes, here, wanted, at, module, name)) return wanted;
      const local = chooseName(syntax, scopes, here, wanted, at, module, name);
      uses.push({ module, name, local, at });
      return local;
    },
  };
}

function chooseName(
  syntax: ModuleSyntax,
  scopes: Scopes,
  here: Scope,
  wanted: string,
  at: number,
  module: string,
  name: string | null,
): string {
  for (const { local, statement } of importsThat(syntax, module, name)) {
    const bound = scopes.module.bindings.get(local);
    const isAlwaysThat = bound?.sites.every((site) => site.node === statement) ?? false;
    const isBoundYet = here.kind === 'function' || here.kind === 'lambda' || statement.end <= at;
    if (isAlwaysThat && isBoundYet && !isShadowed(scopes, here, local)) return local;
  }
  for (let count = 0; ; count++) {
    const candidate = count === 0 ? wanted : count === 1 ? `_${wanted}` : `_${wanted}_${count}`;
    const bound = scopes.module.bindings.get(candidate);
    const isFree = bound === undefined || bindsOnly(bound, module, name);
    if (isFree && !isShadowed(scopes, here, candidate)) return candidate;
  }
}

/** Whether every binding of the name is an import of the same thing, be it under a condition. */
function bindsOnly(binding: Binding, module: string, name: string | null): boolean {
  return binding.sites.every(
    ({ node, alias }) =>
      alias !== null &&
      (node.kind === 'Import' || node.kind === 'ImportFrom') &&
      localNameOf(node, alias, module, name) === binding.name,
  );
}

/** Whether a scope between the place and the module binds the name. */
function isShadowed(scopes: Scopes, here: Scope, local: string): boolean {
  const resolved = scopes.resolve(here, local);
  return resolved !== null && resolved.scope !== scopes.module;
}

/** Whether the function around the place has imported the very thing by then. */
function isImportedLocally(
  scopes: Scopes,
  here: Scope,
  local: string,
  at: number,
  module: string,
  name: string | null,
): boolean {
  const resolved = scopes.resolve(here, local);
  const owner = resolved?.scope.node;
  if (!resolved || owner?.kind !== 'FunctionDef' || !bindsOnly(resolved.binding, module, name)) return false;
  const first = resolved.binding.sites[0]?.node;
  return owner.body.some((statement) => statement === first && statement.end <= at);
}

type ImportStmt = Import | ImportFrom;

/** Sections in isort's order; the numbers are compared. */
const SECTIONS = { future: 0, stdlib: 1, thirdParty: 2, firstParty: 3, local: 4 } as const;
type Section = (typeof SECTIONS)[keyof typeof SECTIONS];

interface HeadImport {
  readonly statement: ImportStmt;
  readonly section: Section;
  /** What it is sorted by. */
  readonly key: string;
  /** Imports with no blank line between them have the same group. */
  readonly group: number;
}

/** The edits that import what is used and not yet imported; each name once, in a stable order. */
export function importEdits(context: ImportContext, uses: readonly ImportUse[]): readonly Edit[] {
  const edits: Edit[] = [];
  const placements: Placement[] = [];
  for (const [module, names] of missingByModule(context.syntax, uses)) {
    for (const local of [...names.plain].sort()) {
      const suffix = local === module ? '' : ` as ${local}`;
      placements.push(place(context, 'Import', module, `import ${module}${suffix}`));
    }
    if (names.from.size === 0) continue;
    const added = [...names.from].sort(compareNames);
    const existing = mergeableImport(context.syntax, module, names.firstUse);
    if (existing) edits.push(...mergeInto(context, existing, added));
    else placements.push(place(context, 'ImportFrom', module, fromImport(context, module, added)));
  }
  edits.push(...renderPlacements(context, placements));
  return edits.sort((x, y) => x.start - y.start || x.end - y.end);
}

interface Missing {
  readonly plain: Set<string>;
  /** Alias texts: `sync_to_async`, `sync_to_async as _sync_to_async`. */
  readonly from: Set<string>;
  firstUse: number;
}

function missingByModule(syntax: ModuleSyntax, uses: readonly ImportUse[]): Map<string, Missing> {
  const missing = new Map<string, Missing>();
  const inOrder = [...uses].sort(
    (a, b) => compareText(a.module, b.module) || compareText(a.local, b.local) || a.at - b.at,
  );
  for (const use of inOrder) {
    if (importsThat(syntax, use.module, use.name).some((found) => found.local === use.local)) continue;
    let entry = missing.get(use.module);
    if (!entry) {
      entry = { plain: new Set(), from: new Set(), firstUse: use.at };
      missing.set(use.module, entry);
    }
    entry.firstUse = Math.min(entry.firstUse, use.at);
    if (use.name === null) entry.plain.add(use.local);
    else entry.from.add(use.local === use.name ? use.name : `${use.name} as ${use.local}`);
  }
  return missing;
}

/**
 * Imports at module level that bind the name (or module); those in `try`, `if` and functions are left out. A plain
 * `import a.b` binds `a`, so it counts only for a module without dots.
 */
function importsThat(
  syntax: ModuleSyntax,
  module: string,
  name: string | null,
): readonly { readonly local: string; readonly statement: ImportStmt }[] {
  const found: { local: string; statement: ImportStmt }[] = [];
  for (const statement of syntax.body) {
    if (statement.kind !== 'Import' && statement.kind !== 'ImportFrom') continue;
    for (const alias of statement.names) {
      const local = localNameOf(statement, alias, module, name);
      if (local !== null) found.push({ local, statement });
    }
  }
  return found;
}

/** The name that an import's alias gives to `name` of `module`; null when it imports something else. */
function localNameOf(
  statement: ImportStmt,
  alias: Alias,
  module: string,
  name: string | null,
): string | null {
  if (statement.kind === 'Import') {
    if (name !== null || alias.name !== module) return null;
    return alias.asname ?? (module.includes('.') ? null : module);
  }
  if (statement.level !== 0) return null;
  if (name === null) {
    const dot = module.lastIndexOf('.');
    const isSubmodule =
      dot > 0 && statement.module === module.slice(0, dot) && alias.name === module.slice(dot + 1);
    return isSubmodule ? (alias.asname ?? alias.name) : null;
  }
  return statement.module === module && alias.name === name ? (alias.asname ?? alias.name) : null;
}

function mergeableImport(syntax: ModuleSyntax, module: string, firstUse: number): ImportFrom | null {
  for (const statement of syntax.body) {
    if (statement.kind !== 'ImportFrom' || statement.level !== 0 || statement.module !== module) continue;
    if (statement.names.some((alias) => alias.name === '*') || statement.end > firstUse) continue;
    return statement;
  }
  return null;
}

function mergeInto(context: ImportContext, statement: ImportFrom, added: readonly string[]): readonly Edit[] {
  const { text } = context;
  const first = statement.names[0];
  const last = statement.names.at(-1);
  if (!first || !last) return [];
  const openLine = statement.parens ? statement.parens.start : statement.start;
  const oneEach =
    statement.parens !== null &&
    statement.names.every((alias, at) => {
      const before = statement.names[at - 1];
      return hasLineBreak(text, before ? before.end : openLine, alias.start);
    });
  if (oneEach) return mergeIntoColumn(context, statement, added);

  const all = mergedNames(text, statement, added);
  const line = text.slice(startOfLine(text, statement.start), endOfLine(text, statement.end));
  const grown = line.length + added.reduce((sum, name) => sum + name.length + 2, 0);
  const isOneLine = !hasLineBreak(text, statement.start, statement.end);
  const limit = context.lineLength ?? DEFAULT_LINE_LENGTH;
  if (isOneLine && !statement.parens && grown > limit && line.length <= limit) {
    return [{ start: first.start, end: last.end, text: parenthesised(context, all) }];
  }
  const edits: Edit[] = [];
  for (const name of added) {
    const next = firstGreater(text, statement, name);
    if (next) edits.push({ start: next.start, end: next.start, text: `${name}, ` });
    else edits.push({ start: last.end, end: last.end, text: `, ${name}` });
  }
  return edits;
}

/** One name a line between parentheses. */
function mergeIntoColumn(
  context: ImportContext,
  statement: ImportFrom,
  added: readonly string[],
): readonly Edit[] {
  const { text } = context;
  const eol = lineBreakOf(text);
  const edits: Edit[] = [];
  const last = statement.names.at(-1);
  const parens = statement.parens;
  if (!last || !parens) return [];
  for (const name of added) {
    const next = firstGreater(text, statement, name);
    const indent = indentationAt(text, next ? next.start : last.start);
    if (next) {
      const before = statement.names[statement.names.indexOf(next) - 1];
      const at = startOfNextLine(text, before ? before.end : parens.start);
      edits.push({ start: at, end: at, text: `${indent}${name},${eol}` });
      continue;
    }
    const closesOnLastLine = !hasLineBreak(text, last.end, parens.end);
    const hasComma = text.slice(last.end, parens.end).trimStart().startsWith(',');
    if (closesOnLastLine) {
      edits.push({ start: last.end, end: last.end, text: `,${eol}${indent}${name}` });
      continue;
    }
    if (!hasComma) edits.push({ start: last.end, end: last.end, text: ',' });
    const at = startOfNextLine(text, last.end);
    edits.push({ start: at, end: at, text: `${indent}${name},${eol}` });
  }
  return dedupeCommas(edits);
}

/** Several names added at the end need the comma after the last old name once. */
function dedupeCommas(edits: readonly Edit[]): readonly Edit[] {
  return edits.filter(
    (edit, at) =>
      edit.text !== ',' || edits.findIndex((e) => e.text === ',' && e.start === edit.start) === at,
  );
}

/** The first of the statement's names that sorts after `name`; null when none does or they are not sorted. */
function firstGreater(text: string, statement: ImportFrom, name: string): Alias | null {
  const names = statement.names.map((alias) => text.slice(alias.start, alias.end));
  const sorted = names.every((each, at) => at === 0 || compareNames(names[at - 1] ?? '', each) <= 0);
  if (!sorted) return null;
  return statement.names.find((alias) => compareNames(text.slice(alias.start, alias.end), name) > 0) ?? null;
}

function mergedNames(text: string, statement: ImportFrom, added: readonly string[]): readonly string[] {
  const names = statement.names.map((alias) => text.slice(alias.start, alias.end));
  const sorted = names.every((each, at) => at === 0 || compareNames(names[at - 1] ?? '', each) <= 0);
  return sorted ? [...names, ...added].sort(compareNames) : [...names, ...added];
}

/** Black's and isort's own default. */
const DEFAULT_LINE_LENGTH = 88;

function fromImport(context: ImportContext, module: string, names: readonly string[]): string {
  const line = `from ${module} import ${names.join(', ')}`;
  if (line.length <= (context.lineLength ?? DEFAULT_LINE_LENGTH)) return line;
  return `from ${module} import ${parenthesised(context, names)}`;
}

function parenthesised(context: ImportContext, names: readonly string[]): string {
  const eol = lineBreakOf(context.text);
  return `(${eol}${names.map((name) => `    ${name},${eol}`).join('')})`;
}

/** A new import statement and where it goes. */
interface Placement {
  readonly at: number;
  /**
   * A line of its own `before` or `after` what stands at that place, the same as a section of its own (set apart by a
   * blank line), or the first import of the file.
   */
  readonly as: 'before' | 'after' | 'section-before' | 'section-after' | 'top';
  readonly section: Section;
  readonly text: string;
}

function place(context: ImportContext, kind: ImportStmt['kind'], module: string, text: string): Placement {
  const head = headImports(context);
  const section = sectionOf(context, 0, module);
  const siblings = siblingsOf(head, section, module);
  const position =
    siblings.length > 0
      ? besideSiblings(context, siblings, kind, module)
      : inNewSection(context, head, section);
  return { ...position, section, text };
}

/** Placements as edits: those at one place become one insertion, in the order of the sections. */
function renderPlacements(context: ImportContext, placements: readonly Placement[]): readonly Edit[] {
  const byPlace = new Map<number, Placement[]>();
  for (const placement of placements) {
    const same = byPlace.get(placement.at);
    if (same) same.push(placement);
    else byPlace.set(placement.at, [placement]);
  }
  const eol = lineBreakOf(context.text);
  return [...byPlace].map(([at, together]) => {
    together.sort((a, b) => a.section - b.section);
    if (together.some((each) => each.as === 'top')) return atTop(context, together);
    const text = together.map((each, index) => {
      const isNewSection = (neighbour: Placement | undefined): boolean => neighbour?.section !== each.section;
      switch (each.as) {
        case 'before':
          return each.text + eol;
        case 'after':
          return eol + each.text;
        case 'section-before':
          return each.text + eol + (isNewSection(together[index + 1]) ? eol : '');
        default:
          return eol + (isNewSection(together[index - 1]) ? eol : '') + each.text;
      }
    });
    return { start: at, end: at, text: text.join('') };
  });
}

type Position = Pick<Placement, 'at' | 'as'>;

/** Imports of the same section that the new one should stand among: one group's. */
function siblingsOf(head: readonly HeadImport[], section: Section, module: string): readonly HeadImport[] {
  const candidates = head.filter((each) => each.section === section);
  const top = topLevel(module);
  const groups = [...new Set(candidates.map((each) => each.group))].map((group) =>
    candidates.filter((each) => each.group === group),
  );
  const isDjango = (each: HeadImport): boolean => topLevel(each.key) === 'django';
  const chosen =
    groups.find((group) => group.some((each) => topLevel(each.key) === top)) ??
    groups.find((group) => !group.some(isDjango)) ??
    groups[0];
  return chosen ?? [];
}

function besideSiblings(
  context: ImportContext,
  siblings: readonly HeadImport[],
  kind: ImportStmt['kind'],
  module: string,
): Position {
  const firstFrom = siblings.findIndex((each) => each.statement.kind === 'ImportFrom');
  const straightFirst =
    firstFrom === -1 || siblings.slice(firstFrom).every((each) => each.statement.kind === 'ImportFrom');
  const peers = straightFirst ? siblings.filter((each) => each.statement.kind === kind) : siblings;
  const next = peers.find((each) => compareNames(each.key, module) > 0);
  const first = siblings[0];
  if (next) return before(context, next.statement, first === next);
  const last = peers.at(-1) ?? siblings.at(-1);
  if (peers.length === 0 && kind === 'Import' && first) return before(context, first.statement, true);
  return last ? after(context, last.statement) : top(context);
}

function inNewSection(context: ImportContext, head: readonly HeadImport[], section: Section): Position {
  const last = head.at(-1);
  if (!last) return top(context);
  const broad = (each: HeadImport): number => Math.min(each.section, SECTIONS.firstParty);
  const mixed = head.some((each) =>
    head.some((other) => other.group === each.group && broad(other) !== broad(each)),
  );
  const next = head.find((each) => each.section > section);
  if (next) {
    return mixed
      ? before(context, next.statement, false)
      : { at: aboveComments(context, next.statement), as: 'section-before' };
  }
  return { ...after(context, last.statement), as: mixed ? 'after' : 'section-after' };
}

/** @param isFirst whether the anchor opens its section: a comment above it is then the section's heading */
function before(context: ImportContext, anchor: Stmt, isFirst: boolean): Position {
  // `from __future__ import annotations; import json`
  const line = startOfLine(context.text, anchor.start);
  const sharesLine = context.syntax.body.some(({ start, end }) => end > line && start < anchor.start);
  if (sharesLine) return after(context, anchor);
  const at = isFirst ? startOfLine(context.text, anchor.start) : aboveComments(context, anchor);
  return { at, as: 'before' };
}

function after(context: ImportContext, anchor: Stmt): Position {
  return { at: endOfLine(context.text, endOfStatements(context.syntax, context.text, anchor)), as: 'after' };
}

function top(context: ImportContext): Position {
  const docstring = context.syntax.docstring ? context.syntax.body[0] : undefined;
  const at = docstring ? endOfLine(context.text, docstring.end) : endOfOpeningComments(context.text);
  return { at, as: 'top' };
}

/** The start of the comment lines directly above a statement; a comment that opens the file stays where it is. */
function aboveComments(context: ImportContext, anchor: Stmt): number {
  const { text } = context;
  const own = startOfLine(text, anchor.start);
  let at = own;
  while (at > 0) {
    const above = startOfLine(text, at - 1 - (text.startsWith('\r\n', at - 2) ? 1 : 0));
    if (!text.slice(above, at).trimStart().startsWith('#')) return at;
    at = above;
  }
  return own;
}

/** The end of the last statement that shares a line with the anchor (`import os; import sys`). */
function endOfStatements(syntax: ModuleSyntax, text: string, anchor: Stmt): number {
  let end = anchor.end;
  for (const statement of syntax.body) {
    if (statement.start >= end && statement.start < endOfLine(text, end)) end = statement.end;
  }
  return end;
}

/** The first imports of a file: after the docstring and the comments that open it. */
function atTop(context: ImportContext, placements: readonly Placement[]): Edit {
  const { text, syntax } = context;
  const eol = lineBreakOf(text);
  const at = placements[0]?.at ?? 0;
  const block = placements.map((each, index) => {
    const previous = placements[index - 1];
    if (!previous) return each.text;
    return eol + (previous.section === each.section ? '' : eol) + each.text;
  });
  const next = syntax.body[syntax.docstring ? 1 : 0];
  if (syntax.docstring) {
    const gap = next && !isBlank(text, startOfNextLine(text, at)) ? eol : '';
    return { start: at, end: at, text: `${eol}${eol}${block.join('')}${gap}` };
  }
  if (!next) {
    const lead = at > 0 && !/[\r\n]$/.test(text.slice(0, at)) ? eol : '';
    return { start: at, end: at, text: `${lead}${block.join('')}${eol}` };
  }
  const isDefinition = next.kind === 'FunctionDef' || next.kind === 'ClassDef';
  const gap = isBlank(text, at) ? '' : isDefinition ? `${eol}${eol}` : eol;
  return { start: at, end: at, text: `${block.join('')}${eol}${gap}` };
}

/**
 * Where code may begin: after the comment block that opens the file, if a blank line ends it; else only after the
 * interpreter and encoding lines, as the rest belongs to the statement below.
 */
function endOfOpeningComments(text: string): number {
  let at = 0;
  while (at < text.length && text.slice(at, endOfLine(text, at)).trimStart().startsWith('#')) {
    const next = startOfNextLine(text, at);
    if (next === at) break;
    at = next;
  }
  if (at >= text.length) return at;
  if (at > 0 && isBlank(text, at)) return startOfNextLine(text, at);
  let end = 0;
  for (let line = 0; line < 2; line++) {
    const content = text.slice(end, endOfLine(text, end));
    if (!(line === 0 && content.startsWith('#!')) && !/^[ \t\f]*#.*?coding[:=]/.test(content)) break;
    end = startOfNextLine(text, end);
  }
  return end;
}

/** The imports with which the file begins. */
function headImports(context: ImportContext): readonly HeadImport[] {
  const { syntax, text } = context;
  const head: HeadImport[] = [];
  let group = 0;
  let previousEnd: number | null = null;
  for (const [at, statement] of syntax.body.entries()) {
    if (at === 0 && syntax.docstring) continue;
    if (statement.kind !== 'Import' && statement.kind !== 'ImportFrom') {
      if (!mayStandAmongImports(statement)) break;
      group++;
      previousEnd = null;
      continue;
    }
    if (previousEnd !== null && hasBlankLine(text.slice(previousEnd, statement.start))) group++;
    previousEnd = statement.end;
    const level = statement.kind === 'ImportFrom' ? statement.level : 0;
    const key =
      statement.kind === 'ImportFrom'
        ? '.'.repeat(statement.level) + statement.module
        : (statement.names[0]?.name ?? '');
    head.push({ statement, section: sectionOf(context, level, key), key, group });
  }
  return head;
}

/** `try`/`if` around imports, `__all__ = ...`. */
function mayStandAmongImports(statement: Stmt): boolean {
  const isImports = (body: readonly Stmt[]): boolean =>
    body.every(
      (each) =>
        each.kind === 'Import' ||
        each.kind === 'ImportFrom' ||
        each.kind === 'Pass' ||
        mayStandAmongImports(each),
    );
  switch (statement.kind) {
    case 'If':
      return isImports(statement.body) && isImports(statement.orelse);
    case 'Try':
      return (
        isImports(statement.body) &&
        statement.handlers.every((handler) =>
          handler.body.every((each) => isImports([each]) || each.kind === 'Assign'),
        ) &&
        isImports(statement.orelse)
      );
    case 'Assign':
      return statement.targets.every((target) => target.kind === 'Name' && /^__\w+__$/.test(target.id));
    default:
      return false;
  }
}

function sectionOf(context: ImportContext, level: number, module: string): Section {
  if (level > 0 || module.startsWith('.')) return SECTIONS.local;
  if (module === '__future__') return SECTIONS.future;
  const top = topLevel(module);
  if (stdlibModules.has(top)) return SECTIONS.stdlib;
  return context.isFirstParty(top) ? SECTIONS.firstParty : SECTIONS.thirdParty;
}

function compareNames(a: string, b: string): number {
  return compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function topLevel(module: string): string {
  return module.split('.')[0] ?? module;
}

function hasLineBreak(text: string, start: number, end: number): boolean {
  return /[\r\n]/.test(text.slice(start, end));
}

function hasBlankLine(between: string): boolean {
  return /(?:\r\n|\r|\n)[ \t\f]*(?:\r\n|\r|\n)/.test(between);
}

function isBlank(text: string, lineStart: number): boolean {
  return text.slice(lineStart, endOfLine(text, lineStart)).trim() === '';
}
