/** What flake8-async, ruff and blockbuster know to block, asked of them by `npm run knowledge:blocking`: we know it, too. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, ask } from './asked.ts';
import union from './blocking-union.json' with { type: 'json' };
import { judged } from './judged.ts';

const names = Object.keys(union.names);
const blocks = (answer: Answer | undefined): boolean =>
  answer !== undefined && answer !== 'free' && answer !== 'not analysed';

describe('what other tools know to block', () => {
  let answers: ReadonlyMap<string, Answer> = new Map();
  beforeAll(async () => {
    answers = await ask(names);
  });

  it('blocks for us, too, unless it is judged otherwise', () => {
    const missed = names.filter((name) => !blocks(answers.get(name)) && judged(name) === null);
    expect(missed).toEqual([]);
  });
  it('is judged otherwise only where we say so', () => {
    const idle = names.filter((name) => blocks(answers.get(name)) && judged(name) !== null);
    expect(idle).toEqual([]);
  });
  it('is what all three of them know', () => {
    for (const tool of Object.keys(union.tools))
      expect(Object.values(union.names).filter((known) => known.includes(tool)).length).toBeGreaterThan(50);
  });
});
