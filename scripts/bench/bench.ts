/**
 * Measures this program beside other tools on generated repositories.
 *
 *     npm run bench -- [--sizes 300,3000] [--runs 3] [--write]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Result, reportText } from './report.ts';
import { repository, type Size, VIEWS_PER_APP, writeRepository } from './repository.ts';
import { type Measurement, measure, tools, toolsEnvironment, versions, YARDSTICK } from './tools.ts';

/** One app to so many files: most files hold no views. */
const FILES_PER_APP = 30;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '300,3000' },
    runs: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
  },
});
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const counts = values.sizes.split(',').map(Number);
const rounds = Number(values.runs);
const areSizes = counts.every((files) => Number.isInteger(files) && files >= FILES_PER_APP);
if (!areSizes || !Number.isInteger(rounds) || rounds < 1) {
  say(
    `--sizes takes numbers of files from ${FILES_PER_APP} up, as in 300,3000, and --runs a number from 1 up.`,
  );
  process.exit(2);
}
const sizes = counts.map((files): Size => ({ files, apps: Math.max(1, Math.round(files / FILES_PER_APP)) }));
const [smallest] = sizes;
const largest = sizes.at(-1);
// As many files as the largest, no more views than the smallest.
const sparse =
  smallest && largest && largest.files > smallest.files
    ? { files: largest.files, apps: smallest.apps }
    : null;

const folder = mkdtempSync(join(tmpdir(), 'django-asyncify-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

const python = await toolsEnvironment();
const measured = tools(python);
const all = sparse ? [...sizes, sparse] : sizes;
const results = all.map((size, index) => measureIn(size, join(folder, String(index))));
const small = results[0];
const large = sparse ? results.at(-1) : undefined;
const text = reportText(results.slice(0, sizes.length), small && large ? [small, large] : null, {
  yardstick: YARDSTICK,
  versions: versions(python),
  node: process.versions.node,
  cores: availableParallelism(),
});
process.stdout.write(text);
if (values.write) {
  mkdirSync('docs', { recursive: true });
  writeFileSync('docs/benchmark.md', text);
  say('Wrote docs/benchmark.md.');
}

/** All tools in one repository, in turns, so that what else the machine does meets all of them. */
function measureIn(size: Size, root: string): Result {
  writeRepository(root, size);
  const files = [...repository(size).keys()].filter((path) => path.endsWith('.py'));
  const here = measured.filter(({ most }) => size.files <= most);
  const runs = new Map<string, Measurement[]>(here.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const tool of here) {
      const taken = measure(python, tool, root, files);
      runs.get(tool.name)?.push(taken);
      say(
        `${size.files} files, ${size.apps} apps, ${round}/${rounds}: ${tool.name} ${taken.cpu.toFixed(2)} s`,
      );
    }
  }
  return { size, views: size.apps * VIEWS_PER_APP, runs };
}
