/**
 * Random functions full of control flow, before and after: run under real Python with the same answers, both must do
 * the same, and the async one must never block the loop. Half of them are divided by prices that no one would choose,
 * so that blocks of every kind come up.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Prices, standardPrices } from '../../src/migrate/prices.ts';
import { initParser } from '../../src/python/index.ts';
import { prepareEnvironment } from '../runtime/environment.ts';
import { applied, migrateMarked } from '../unit/migrate-function/marked.ts';
import { type Random, randomFunction, seeded } from './python-functions.ts';

const FUNCTIONS = 800;
/** Another seed each time: `FUZZ_SEED=$RANDOM npx vitest run test/property/control-flow.test.ts`. */
const SEED = Number(process.env.FUZZ_SEED ?? 1);

interface Pair {
  readonly seed: number;
  readonly before: string;
  readonly after: string;
}

function randomPrices(random: Random): Prices {
  const prices = { ...standardPrices };
  for (const name of Object.keys(standardPrices).filter((key): key is keyof Prices => key in prices)) {
    if (name === 'block') prices[name] = random() * 6 - 3;
    else if (name === 'movedBlocking' || name === 'movedOther') prices[name] = random() * 0.4 - 0.2;
    else prices[name] *= random() * 4 - 1;
  }
  return prices;
}

function makePairs(): { readonly pairs: readonly Pair[]; readonly refused: ReadonlySet<string> } {
  const pairs: Pair[] = [];
  const refused = new Set<string>();
  for (let i = 0; i < FUNCTIONS; i++) {
    const seed = SEED * 1_000_000 + i;
    const random = seeded(seed);
    const before = randomFunction(random);
    const options = {
      awaited: ['other_view'],
      prices: i % 2 === 0 ? standardPrices : randomPrices(random),
      ...(i % 3 === 0 ? { lineLength: 60 } : {}),
    };
    const result = migrateMarked(before, options);
    if (result.ok) pairs.push({ seed, before, after: applied(before, result) });
    else for (const reason of result.reasons) refused.add(reason.code);
  }
  return { pairs, refused };
}

const environment = prepareEnvironment();
if (!environment.ok) {
  if (process.env.CI === 'true') throw new Error(`no Python for the property tests: ${environment.reason}`);
  console.warn(`SKIPPED: control flow under real Python. ${environment.reason}`);
}

describe.runIf(environment.ok)('control flow', () => {
  beforeAll(() => initParser());

  test('does the same before and after, and never blocks the loop', { timeout: 300_000 }, () => {
    const { pairs, refused } = makePairs();
    const harness = fileURLToPath(new URL('./run_pairs.py', import.meta.url));
    const run = spawnSync(environment.ok ? environment.python : 'python3', [harness], {
      input: JSON.stringify(pairs.map(({ before, after }) => [before, after])),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    expect(run.status, run.stderr).toBe(0);
    const answers: unknown = JSON.parse(run.stdout);
    const differences = (Array.isArray(answers) ? answers : [])
      .map((answer: unknown, i) => ({ answer, pair: pairs[i] }))
      .filter(({ answer }) => answer !== null)
      .map(({ answer, pair }) => `seed ${pair?.seed}\n${pair?.before}\n${pair?.after}\n${answer}`)
      .sort((a, b) => a.length - b.length);
    expect(differences.slice(0, 2).join('\n\n')).toBe('');
    // Only for what really can't be moved: an awaited call or a bare raise within what must stay together.
    expect([...refused].sort()).toEqual(expect.arrayContaining(['DA153']));
    expect([...refused].filter((code) => code !== 'DA153' && code !== 'DA155')).toEqual([]);
    expect(pairs.length).toBeGreaterThan(FUNCTIONS * 0.9);
  });
});
