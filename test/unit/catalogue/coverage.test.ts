/** Every kind of the catalogue of hard cases is covered by three inputs or more, each tried on real Django. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../runtime/catalogue.ts';
import { repository } from '../../runtime/environment.ts';
import { expectedBlocked } from '../../runtime/expected-blocked.ts';
import { open } from '../project/scratch.ts';
import { type CoverageLine, parseCoverage } from './coverage.ts';

const folder = path.join(catalogue, 'coverage');

/** Codes that say what this program can't follow; every other names a rule of Django's, of Python's, of a framework's. */
const OWN_LIMITS: ReadonlySet<string> = new Set(['DA111', 'DA112', 'DA120', 'DA121', 'DA190', 'DA191']);

/** The parts of the catalogue. */
const SECTIONS = [
  'blocking',
  'classes',
  'control_flow',
  'decorators',
  'evaluation',
  'projects',
  'relations',
  'request',
  'text',
];

const sections = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({
    section: name.slice(0, -'.txt'.length),
    kinds: parseCoverage(readFileSync(path.join(folder, name), 'utf8')),
  }));

/** Dotted paths of the views that the project serves, as its URLconf is read. */
let served: ReadonlySet<string>;

beforeAll(async () => {
  const { project } = await open(catalogue);
  served = new Set(project.views.filter((view) => view.foundBy === 'urlconf').map((view) => view.id));
});

/** What is wrong with a line, null when nothing is. */
function problemOf(line: CoverageLine): string | null {
  if (line.k === 'test') {
    const file = path.join(repository, line.file);
    if (!existsSync(file)) return 'no such file';
    return readFileSync(file, 'utf8').includes(line.name) ? null : 'no test of that name';
  }
  const { id, codes } = line;
  const blocked = expectedBlocked[id] ?? [];
  // What Django calls by another way than a URL (an error handler, say) is refused for that.
  const isServed = served.has(id.startsWith('tracker.') ? id : `tracker.views.${id}`);
  if (!isServed && blocked.length === 0) return 'no URL leads there';
  if (blocked.join() !== codes.join())
    return `refused with ${blocked.join() || 'nothing'} by test/runtime/catalogue.test.ts`;
  return null;
}

/** Whether a line shows that its kind is migrated, or refused by a rule that is not this program's own. */
function counts(line: CoverageLine): boolean {
  return line.k === 'test' || line.codes.every((code) => !OWN_LIMITS.has(code));
}

it('there is a file for each part of the catalogue', () => {
  expect(sections.map(({ section }) => section).sort()).toEqual(SECTIONS);
});

describe.each(sections)('$section', ({ kinds }) => {
  it('names each kind once', () => {
    const names = kinds.map((each) => each.kind);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it.each(kinds)('$kind', ({ lines }) => {
    const wrong = lines.flatMap((line) => {
      const problem = problemOf(line);
      return problem === null ? [] : [`${line.text}: ${problem}`];
    });
    expect(wrong).toEqual([]);
    const distinct = new Set(lines.filter(counts).map((line) => line.text));
    expect(distinct.size).toBeGreaterThanOrEqual(3);
  });
});
