/**
 * The corpus of marked expressions under `fixtures/effects`, and how the analysis and real Django compare with it.
 *
 * A mark is a comment at the end of a line of a view:
 *
 *     name = book.author.name  # effect: db book.author
 *     for book in books:  # effect: db[iterate] books
 *     size = len(books)  # effect: none
 *
 * The expression is given by its text, `...` standing for anything; kinds are joined by `+`, several sites on a line by
 * ` | `. `may db …` is what happens on some paths only, or under conditions that the runs do not meet. A function that
 * carries marks has to carry all of them: what blocks on a line without a mark is a false alarm.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgram, type Program } from '../../../src/analysis/index.ts';
import { openProject } from '../../../src/project/index.ts';
import type { FunctionDef } from '../../../src/python/ast.ts';
import { initParser } from '../../../src/python/index.ts';
import { LineIndex } from '../../../src/python/source.ts';

export interface Expected {
  readonly line: number;
  readonly kinds: readonly string[];
  readonly role: string;
  readonly text: string;
  /** Not on every run: the runs need not show it. */
  readonly may: boolean;
}
export interface Mark {
  readonly line: number;
  /** What the function is about: `relations / foreign keys`. */
  readonly construct: string;
  /** Empty: nothing on this line blocks. */
  readonly expected: readonly Expected[];
}
export interface MarkedFunction {
  readonly id: string;
  readonly module: string;
  readonly qualname: string;
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  /** Names of the parameters after the request. */
  readonly params: readonly string[];
  readonly marks: readonly Mark[];
  /** Whether its module can be run; one that needs packages which are not installed says `# not run`. */
  readonly isRun: boolean;
}
export interface Corpus {
  readonly root: string;
  readonly program: Program;
  readonly functions: readonly MarkedFunction[];
  /** Marks that can't be read, or stand outside a view. */
  readonly problems: readonly string[];
}
export interface Counts {
  /** Sites that are marked and found. */
  found: number;
  /** Sites that are marked and not found. */
  missed: number;
  /** Sites that are found and not marked. */
  invented: number;
  /** Lines marked `none` where nothing is found. */
  clean: number;
}
export interface Figures {
  readonly byConstruct: ReadonlyMap<string, Counts>;
  readonly byKind: ReadonlyMap<string, Counts>;
  readonly total: Counts;
  readonly mistakes: readonly string[];
}

const MARK = /#\s*effect:\s*(.*?)\s*$/;
const CONSTRUCT = /^\s*#\s*construct:\s*(.*?)\s*$/;
const SPEC = /^(may\s+)?([a-z]+(?:\+[a-z]+)*)(?:\[([a-z]+)\])?\s+(.+)$/;

/** Opens the corpus: its program, and the functions that carry marks. */
export async function openCorpus(root: string): Promise<Corpus> {
  await initParser();
  const options = {
    django: null,
    settings: null,
    python: null,
    exclude: [],
    blocking: [],
    safe: [],
    asyncDecorators: [],
  };
  const opened = await openProject([root], options, root);
  if ('error' in opened) throw new Error(JSON.stringify(opened.error));
  const { project } = opened;
  const functions: MarkedFunction[] = [];
  const problems: string[] = [];
  for (const file of project.files.paths) {
    const parsed = project.files.parse(file);
    if (!parsed.ok) {
      problems.push(`${file} can't be parsed`);
      continue;
    }
    const { text } = parsed.file.source;
    const marks = marksOf(text, file, problems);
    if (marks.length === 0) continue;
    const lines = new LineIndex(text);
    const module = project.moduleName(file);
    const taken = new Set<Mark>();
    const add = (node: FunctionDef, owner: string | null): void => {
      const line = lines.line(node.start);
      const endLine = lines.line(node.end);
      const own = marks.filter((mark) => mark.line > line && mark.line <= endLine);
      if (own.length === 0) return;
      for (const mark of own) taken.add(mark);
      const qualname = owner === null ? node.name : `${owner}.${node.name}`;
      const params = node.params.slice(owner === null ? 1 : 2).map((param) => param.name);
      functions.push({
        id: `${module}.${qualname}`,
        module,
        qualname,
        file,
        line,
        endLine,
        params,
        marks: own,
        isRun: !/^# not run\b/m.test(text),
      });
    };
    for (const statement of parsed.file.syntax.body) {
      if (statement.kind === 'FunctionDef') add(statement, null);
      if (statement.kind !== 'ClassDef') continue;
      for (const inner of statement.body) if (inner.kind === 'FunctionDef') add(inner, statement.name);
    }
    for (const mark of marks) if (!taken.has(mark)) problems.push(`${file}:${mark.line} is in no function`);
  }
  return { root, program: createProgram(project), functions, problems };
}

function marksOf(text: string, file: string, problems: string[]): readonly Mark[] {
  const marks: Mark[] = [];
  let construct = 'other';
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    construct = CONSTRUCT.exec(content)?.[1] ?? construct;
    const given = MARK.exec(content)?.[1];
    if (given === undefined) continue;
    const expected: Expected[] = [];
    for (const part of given === 'none' ? [] : given.split(' | ')) {
      const [, may, kinds, role, expression] = SPEC.exec(part) ?? [];
      if (kinds === undefined || expression === undefined)
        problems.push(`${file}:${line} has a mark that can't be read: ${part}`);
      else
        expected.push({
          line,
          kinds: kinds.split('+'),
          role: role ?? 'self',
          text: expression,
          may: may !== undefined,
        });
    }
    marks.push({ line, construct, expected });
  }
  return marks;
}

/** Whether source text is what a mark names. */
function isText(expected: string, source: string): boolean {
  const parts = squeeze(expected)
    .split('...')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(squeeze(source));
}
const squeeze = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/,? \)/g, ')').replace(/ \./g, '.');

const none = (): Counts => ({ found: 0, missed: 0, invented: 0, clean: 0 });

/** What the analysis says of every marked function, against the marks. */
export function compare(corpus: Corpus): Figures {
  const byConstruct = new Map<string, Counts>();
  const byKind = new Map<string, Counts>();
  const total = none();
  const mistakes: string[] = [];
  const count = (construct: string, kinds: readonly string[], what: keyof Counts): void => {
    total[what]++;
    tally(byConstruct, construct)[what]++;
    for (const kind of kinds) tally(byKind, kind)[what]++;
  };
  for (const fn of corpus.functions) {
    const found = corpus.program.find(fn.id);
    if (found?.k !== 'function') {
      mistakes.push(`${fn.file}:${fn.line} ${fn.id} is not found`);
      continue;
    }
    const { text } = found.fn.module;
    const lines = new LineIndex(text);
    const sites = corpus.program.analyze(found.fn).sites.map(({ node, role, effects }) => ({
      start: lines.line(node.start),
      end: lines.line(node.end),
      text: text.slice(node.start, node.end),
      role,
      kinds: [...new Set(effects.map((effect) => effect.kind))].sort(),
    }));
    const explained = new Set<(typeof sites)[number]>();
    for (const { construct, expected } of fn.marks)
      for (const one of expected) {
        const wanted = [...one.kinds].sort().join('+');
        const site = sites.find(
          (each) =>
            !explained.has(each) &&
            each.role === one.role &&
            each.kinds.join('+') === wanted &&
            each.start <= one.line &&
            one.line <= each.end &&
            isText(one.text, each.text),
        );
        count(construct, one.kinds, site ? 'found' : 'missed');
        if (site) explained.add(site);
        else mistakes.push(`${fn.file}:${one.line} missed: ${wanted}[${one.role}] ${one.text}`);
      }
    for (const site of sites) {
      if (explained.has(site)) continue;
      const near = fn.marks.find((mark) => mark.line === site.start) ?? fn.marks[0];
      count(near?.construct ?? 'other', site.kinds, 'invented');
      mistakes.push(
        `${fn.file}:${site.start} invented: ${site.kinds.join('+')}[${site.role}] ${squeeze(site.text).slice(0, 90)}`,
      );
    }
    for (const mark of fn.marks) {
      if (mark.expected.length > 0) continue;
      const touched = sites.some(
        (site) => !explained.has(site) && site.start <= mark.line && mark.line <= site.end,
      );
      if (!touched) count(mark.construct, ['none'], 'clean');
    }
  }
  return { byConstruct, byKind, total, mistakes };
}

function tally(table: Map<string, Counts>, name: string): Counts {
  const known = table.get(name) ?? none();
  table.set(name, known);
  return known;
}

/** What `confirm.py` answers for one function. */
export interface Run {
  readonly lines: readonly number[];
  /** Kind, line, column, end line, end column. */
  readonly events: readonly (readonly [string, number, number, number, number])[];
  readonly errors: Readonly<Record<string, string>>;
  readonly found: boolean;
}
export interface Confirmation {
  /** Lines marked `none` that ran and reached nothing. */
  readonly clean: number;
  /** Marked sites that were seen to block. */
  readonly seen: number;
  /** Marked sites that no run showed. */
  readonly unseen: readonly string[];
  /** Lines marked `none` that no run came to. */
  readonly notRun: readonly string[];
  /** Where a run did what no mark says. */
  readonly contradictions: readonly string[];
}

/** The marks against what running the views on real Django showed. */
export function confirm(corpus: Corpus, runs: Readonly<Record<string, Run>>): Confirmation {
  const unseen: string[] = [];
  const notRun: string[] = [];
  const contradictions: string[] = [];
  let clean = 0;
  let seen = 0;
  for (const fn of corpus.functions) {
    const run = runs[fn.id];
    if (!run?.found) {
      contradictions.push(`${fn.file}:${fn.line} ${fn.id} did not run`);
      continue;
    }
    const source = readFileSync(join(corpus.root, fn.file), 'utf8').split('\n');
    const all = fn.marks.flatMap((mark) => mark.expected);
    const shown = new Set<Expected>();
    for (const [kind, line, column, endLine, endColumn] of run.events) {
      const text = slice(source, line, column, endLine, endColumn);
      const fits = (one: Expected): boolean =>
        one.kinds.includes(kind) && line <= one.line && one.line <= endLine;
      const exact = all.filter((one) => fits(one) && isText(one.text, text));
      // Unpacking is done by the targets; a context manager, f-string or loop may be a wider place than its part.
      const unpacks = (source[line - 1] ?? '').slice(0, column).trim() === '';
      const near = all.filter(
        (one) =>
          fits(one) &&
          one.role !== 'self' &&
          (text.includes(one.text) || (one.role === 'iterate' && unpacks)),
      );
      const explaining = exact.length > 0 ? exact : near;
      for (const one of explaining) shown.add(one);
      if (explaining.length === 0)
        contradictions.push(`${fn.file}:${line} not marked: ${kind} ${squeeze(text).slice(0, 100)}`);
    }
    const ran = new Set(run.lines);
    for (const mark of fn.marks) {
      if (mark.expected.length > 0) continue;
      if (ran.has(mark.line)) clean++;
      else notRun.push(`${fn.file}:${mark.line}`);
    }
    for (const one of all) {
      if (shown.has(one)) seen++;
      else if (!one.may) unseen.push(`${fn.file}:${one.line} ${one.kinds.join('+')} ${one.text}`);
    }
    if (Object.keys(run.errors).length === 4)
      contradictions.push(`${fn.file}:${fn.line} every run raises: ${Object.values(run.errors)[0]}`);
  }
  return { clean, seen, unseen, notRun, contradictions };
}

/** Columns count UTF-8 bytes. */
function slice(
  source: readonly string[],
  line: number,
  column: number,
  endLine: number,
  endColumn: number,
): string {
  const bytes = (index: number): Buffer => Buffer.from(source[index - 1] ?? '');
  if (line === endLine) return bytes(line).subarray(column, endColumn).toString();
  const middle = source.slice(line, endLine - 1);
  return [
    bytes(line).subarray(column).toString(),
    ...middle,
    bytes(endLine).subarray(0, endColumn).toString(),
  ].join('\n');
}
