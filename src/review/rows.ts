/** The line diff itself: which lines stay, go and come, with changes placed where a reader expects them. */
import { diffArrays } from 'diff';

export interface Row {
  readonly mark: Mark;
  /** With its line feed, where it has one. */
  readonly line: string;
}
type Mark = ' ' | '-' | '+';

/** All lines of both texts in order; lines that go stand before those that come in their place. */
export function diffRows(before: string, after: string): readonly Row[] {
  const rows = diffArrays(splitLines(before), splitLines(after)).flatMap((part) => {
    const mark: Mark = part.added ? '+' : part.removed ? '-' : ' ';
    return part.value.map((line) => ({ mark, line }));
  });
  return removedFirst(slideGroups(rows));
}

/** Lines end at a line feed only, as git sees them. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * A group of added (or removed) lines next to a line equal to its own first or last can as well be placed one
 * further: the texts stay the same. Each such group joins a neighbouring change where it can reach one, and
 * otherwise stands where its ends fall between statements, best between those least indented.
 */
function slideGroups(given: readonly Row[]): readonly Row[] {
  const lines = given.map((row) => row.line);
  const marks = given.map((row) => row.mark);
  for (let start = 0; start < marks.length; ) {
    const mark = marks[start];
    if (mark === undefined || mark === ' ') {
      start += 1;
      continue;
    }
    start = slideGroup(marks, lines, start, mark);
  }
  return lines.map((line, index) => ({ mark: marks[index] ?? ' ', line }));
}

/** Slides the group that begins at `start`; the answer is where the search goes on. */
function slideGroup(marks: Mark[], lines: readonly string[], start: number, mark: Mark): number {
  let top = start;
  let end = start;
  const reach = () => {
    while (marks[top - 1] === mark) top -= 1;
    while (marks[end] === mark) end += 1;
  };
  /** Whether the other side changes here too: the group then stays with it. */
  const isPaired = () => isChange(marks[top - 1]) || isChange(marks[end]);
  const up = () => {
    top -= 1;
    end -= 1;
    marks[top] = mark;
    marks[end] = ' ';
    reach();
  };
  const down = () => {
    marks[top] = ' ';
    marks[end] = mark;
    top += 1;
    end += 1;
    reach();
  };
  reach();
  while (!isPaired() && marks[top - 1] === ' ' && lines[top - 1] === lines[end - 1]) up();
  if (isPaired()) return end;
  let best = top;
  let bestCost = splitCost(lines, top) + splitCost(lines, end);
  let size = end - top;
  while (!isPaired() && marks[end] === ' ' && lines[top] === lines[end]) {
    down();
    if (isPaired()) return end;
    const cost = splitCost(lines, top) + splitCost(lines, end);
    // A group that has met another one is a new one: the places of the smaller are no longer its own.
    if (end - top !== size || cost <= bestCost) [best, bestCost] = [top, cost];
    size = end - top;
  }
  const wanted = best;
  while (top > wanted) up();
  return end;
}

function isChange(mark: Mark | undefined): boolean {
  return mark === '-' || mark === '+';
}

/** What it costs to part the text before a line: the indentation that follows, more where no empty line is near. */
function splitCost(lines: readonly string[], at: number): number {
  if (at <= 0 || at >= lines.length) return 0;
  let next = at;
  while (next < lines.length && isBlank(lines[next])) next += 1;
  const indent = /^[ \t]*/.exec(lines[next] ?? '')?.[0].length ?? 0;
  const afterBlank = isBlank(lines[at - 1]) && !isBlank(lines[at]);
  return 2 * indent + (afterBlank ? 0 : isBlank(lines[at]) ? 1 : 2);
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

/** Within one change, first all lines that go, then all that come. */
function removedFirst(rows: readonly Row[]): readonly Row[] {
  const ordered: Row[] = [];
  let added: Row[] = [];
  for (const row of rows) {
    if (row.mark === '+') {
      added.push(row);
      continue;
    }
    if (row.mark === ' ') {
      ordered.push(...added);
      added = [];
    }
    ordered.push(row);
  }
  return [...ordered, ...added];
}
