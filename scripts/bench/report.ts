/** The figures as a Markdown page. */
import type { Size } from './repository.ts';
import type { Measurement } from './tools.ts';

export interface Result {
  readonly size: Size;
  readonly views: number;
  /** All runs of each tool, by its name, in the order of the table. */
  readonly runs: ReadonlyMap<string, readonly Measurement[]>;
}

export interface Setting {
  readonly yardstick: string;
  readonly versions: readonly string[];
  readonly node: string;
  readonly cores: number;
}

/**
 * @param results one for each repository
 * @param untouched the pair of repositories that differ only in files which no view touches; null when there is none
 */
export function reportText(
  results: readonly Result[],
  untouched: readonly [Result, Result] | null,
  setting: Setting,
): string {
  const rounds = Math.min(...results.flatMap(({ runs }) => [...runs.values()].map((each) => each.length)));
  return `# Benchmark

Written by \`npm run bench -- --write\`; run it for the figures of your own machine. The repositories are generated: apps
with models, forms, helpers, URLconf, tests and eight views each, among files without views. Nothing is cached between
runs; what would take many minutes in a large repository is left out there. Each figure is the median of
${rounds} ${rounds === 1 ? 'run' : 'runs'}, in turns. Processor time is that of all processes and threads of a tool, so that more threads make it
longer and the elapsed time shorter; ratios are of processor time, relative to ${setting.yardstick}.

Node.js ${setting.node}, ${setting.cores} cores; ${setting.versions.join(', ')}.
${results.map((result) => `\n${sizeText(result, setting.yardstick)}`).join('')}
## How time grows

${growthText(results, untouched)}`;
}

function sizeText({ size, views, runs }: Result, yardstick: string): string {
  const base = median(runs.get(yardstick) ?? [], ({ cpu }) => cpu);
  const rows = [...runs].map(([name, taken]) => {
    const cpu = median(taken, (each) => each.cpu);
    const wall = median(taken, (each) => each.wall);
    const rss = median(taken, (each) => each.rss);
    const ratio = base > 0 ? (cpu / base).toFixed(2) : '-';
    return `| ${name} | ${cpu.toFixed(2)} s | ${ratio} | ${wall.toFixed(2)} s | ${Math.round(rss / 1024)} MB |`;
  });
  return `## ${size.files} files, ${views} views in ${size.apps} apps

| | processor time | ratio | elapsed | memory |
| --- | ---: | ---: | ---: | ---: |
${rows.join('\n')}
`;
}

function growthText(results: readonly Result[], untouched: readonly [Result, Result] | null): string {
  const first = results[0];
  if (!first) return '';
  const names = [...first.runs.keys()];
  const cpuOf = ({ runs }: Result, name: string): number => median(runs.get(name) ?? [], ({ cpu }) => cpu);
  const rows = names.flatMap((name) =>
    results.slice(1).flatMap((result) => {
      if (!result.runs.has(name)) return [];
      const factor = result.size.files / first.size.files;
      const growth = cpuOf(result, name) / cpuOf(first, name);
      return `| ${name} | ${first.size.files} to ${result.size.files} | ${growth.toFixed(1)} | ${(growth / factor).toFixed(2)} |`;
    }),
  );
  const table =
    rows.length === 0
      ? ''
      : `Time per file, 1 being linear; below it, because of what each run costs once.

| | files | times as long | per file |
| --- | ---: | ---: | ---: |
${rows.join('\n')}
`;
  if (!untouched) return table;
  const [small, large] = untouched;
  const more = large.size.files - small.size.files;
  const both = names.filter((name) => large.runs.has(name));
  const each = both.map((name) => {
    const ms = ((cpuOf(large, name) - cpuOf(small, name)) * 1000) / more;
    return `| ${name} | ${ms.toFixed(2)} ms |`;
  });
  return `${table}
What one more file costs that no view touches (${small.views} views, among ${small.size.files} and among ${large.size.files} files):

| | processor time per file |
| --- | ---: |
${each.join('\n')}
`;
}

function median(runs: readonly Measurement[], of: (run: Measurement) => number): number {
  const sorted = runs.map(of).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}
