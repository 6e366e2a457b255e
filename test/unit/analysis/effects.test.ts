import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareEnvironment, repository } from '../../runtime/environment.ts';
import { type Corpus, compare, confirm, openCorpus, type Run } from './corpus.ts';

const ROOT = join(repository, 'fixtures', 'effects');

let corpus: Corpus;
beforeAll(async () => {
  corpus = await openCorpus(ROOT);
});

describe('the corpus of marked expressions', () => {
  it('can be read to the last mark', () => {
    expect(corpus.problems).toEqual([]);
  });

  it('is found as marked: nothing missed, nothing invented', () => {
    expect(compare(corpus).mistakes).toEqual([]);
  });

  it('has as many things that only look as if they blocked as things that do', () => {
    const { total } = compare(corpus);
    expect(total.found).toBeGreaterThan(400);
    expect(total.clean).toBeGreaterThanOrEqual(total.found);
  });
});

describe('the marks themselves', () => {
  const environment = prepareEnvironment();

  it.skipIf(!environment.ok)('are what real Django does', { timeout: 600_000 }, () => {
    const python = environment.ok ? environment.python : '';
    const scratch = mkdtempSync(join(tmpdir(), 'asyncify-effects-'));
    try {
      const functions = corpus.functions.filter((fn) => fn.isRun);
      writeFileSync(join(scratch, 'functions.json'), JSON.stringify(functions));
      const done = spawnSync(python, ['confirm.py', join(scratch, 'functions.json'), scratch], {
        cwd: ROOT,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      expect(done.stderr).toBe('');
      const runs: Record<string, Run> = JSON.parse(done.stdout);
      const { contradictions, unseen, notRun } = confirm({ ...corpus, functions }, runs);
      expect({ contradictions, unseen, notRun }).toEqual({ contradictions: [], unseen: [], notRun: [] });
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
});
