/** Who knows what to block: our analysis beside flake8-async, ruff and blockbuster. Exit code 1 for what only we miss. */
import { ask } from '../test/unit/knowledge/asked.ts';
import union from '../test/unit/knowledge/blocking-union.json' with { type: 'json' };
import { judged } from '../test/unit/knowledge/judged.ts';

const tools = Object.keys(union.tools);
const names = Object.entries(union.names);
const answers = await ask(names.map(([name]) => name));

const versions = Object.entries(union.tools).map(([tool, version]) => `${tool} ${version}`);
process.stdout.write(
  `${versions.join(', ')}; asked for ${union.asked} names of Python ${union.python} and HTTP clients\n\n`,
);
process.stdout.write(`${['Name'.padEnd(48), 'ours'.padEnd(14), ...tools].join(' ')}\n`);
const covered = new Map<string, number>(tools.map((tool) => [tool, 0]));
let ours = 0;
let missed = 0;
for (const [name, known] of names) {
  const answer = answers.get(name) ?? 'not analysed';
  const blocks = answer !== 'free' && answer !== 'not analysed';
  const reason = judged(name);
  if (blocks) ours++;
  else if (reason === null) missed++;
  for (const tool of known) covered.set(tool, (covered.get(tool) ?? 0) + 1);
  const marks = tools.map((tool) => (known.includes(tool) ? 'x' : '').padEnd(tool.length));
  const note = blocks || reason === null ? '' : ` ${reason}`;
  process.stdout.write(`${[name.padEnd(48), answer.padEnd(14), ...marks].join(' ').trimEnd()}${note}\n`);
}
const counts = [...covered].map(([tool, count]) => `${tool} ${count}`);
process.stdout.write(
  `\n${names.length} names: ours ${ours}, ${counts.join(', ')}; judged not to wait ${names.length - ours - missed}, missed ${missed}\n`,
);
process.exitCode = missed > 0 ? 1 : 0;
