/** Precision and recall of the analysis on the corpus of marked expressions; exit code 1 unless both are perfect. */
import { join } from 'node:path';
import { type Counts, compare, openCorpus } from '../test/unit/analysis/corpus.ts';

const corpus = await openCorpus(join(process.cwd(), 'fixtures', 'effects'));
const figures = compare(corpus);

const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
const row = (name: string, { found, missed, invented, clean }: Counts): string =>
  [
    name.padEnd(48),
    percent(found, found + invented).padStart(9),
    percent(found, found + missed).padStart(9),
    String(found + missed).padStart(7),
    String(clean).padStart(6),
  ].join(' ');
const header = (title: string): string =>
  [
    title.padEnd(48),
    'precision'.padStart(9),
    'recall'.padStart(9),
    'blocks'.padStart(7),
    'free'.padStart(6),
  ].join(' ');
const table = (title: string, rows: ReadonlyMap<string, Counts>): string =>
  [
    header(title),
    ...[...rows].sort(([a], [b]) => a.localeCompare(b)).map(([name, counts]) => row(name, counts)),
  ].join('\n');

const bad = [...corpus.problems, ...figures.mistakes];
process.stdout.write(
  `${table('Construct', figures.byConstruct)}\n\n${table('Effect', figures.byKind)}\n\n${row('All', figures.total)}\n`,
);
for (const mistake of bad) process.stdout.write(`  ${mistake}\n`);
process.exitCode = bad.length > 0 ? 1 : 0;
