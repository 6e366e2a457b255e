/** Views shared out among threads: the answer is that of one thread, and whatever happens in another one is said here. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ScanDocument } from '../../src/migrate/types.ts';
import { CLI, FAKE_CLI } from '../support/cli.ts';
import { DJANGO_SHOP } from '../support/django-shop.ts';
import { scratchFolder, shop } from '../support/project.ts';

function scan(cli: string, cwd: string, ...options: readonly string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, 'scan', '--json', ...options], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return { stdout, stderr, status };
}

function documentOf(cli: string, cwd: string, ...options: readonly string[]): ScanDocument {
  const { stdout, stderr } = scan(cli, cwd, ...options);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

/** The built program with another worker in it. */
function withWorker(text: string | null): string {
  const cache = dirname(FAKE_CLI);
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'threads-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(dirname(CLI), folder, { recursive: true });
  const worker = join(folder, 'share-worker.js');
  if (text === null) rmSync(worker);
  else writeFileSync(worker, text);
  return join(folder, 'cli.js');
}

const answering = (result: string): string =>
  `import { parentPort } from 'node:worker_threads';\nparentPort.postMessage(${result});\n`;

const SHOP = {
  ...DJANGO_SHOP,
  'shop/zero.py': 'from django.http import HttpResponse\n\n\ndef zero(request):\n    return HttpResponse()\n',
};

describe('the same for any number of threads', () => {
  test.each(['bookshop', 'catalogue'])(
    '%s',
    (name) => {
      const root = fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
      const one = documentOf(CLI, root, '-j', '1');
      const three = documentOf(CLI, root, '-j', '3');
      expect({ ...three, stats: null }).toEqual({ ...one, stats: null });
      // Each thread reads for itself.
      expect(three.stats.parsed).toBeGreaterThan(one.stats.parsed);
    },
    300_000,
  );

  test('a file that only another thread had to read and could not is a finding', () => {
    // Only the share of the last file asks who calls `zero`.
    const root = shop({ ...SHOP, 'shop/tests/broken.py': 'from shop.zero import zero\nzero(\n' });
    const one = documentOf(CLI, root, '-j', '1');
    expect(one.findings.map(({ file }) => file)).toContain('shop/tests/broken.py');
    expect(documentOf(CLI, root, '-j', '2').findings).toEqual(one.findings);
  });
});

describe('another thread', () => {
  test.each([
    ['is not there', null],
    ['can not start', "throw new Error('no');"],
    ['ends at once', 'process.exit(0);'],
  ])('%s: its share is done here', (_, worker) => {
    const root = shop(SHOP);
    const alone = documentOf(CLI, root, '-j', '1');
    expect({ ...documentOf(withWorker(worker), root, '-j', '2'), stats: null }).toEqual({
      ...alone,
      stats: null,
    });
  });

  test('has a fault: one sentence, as for a fault of this one', () => {
    const cli = withWorker(answering("{ k: 'failed', error: new Error('boom') }"));
    expect(scan(cli, shop(SHOP), '-j', '2')).toEqual({
      stdout: '',
      stderr: 'error: internal error (boom); please report it, with what DJANGO_ASYNCIFY_DEBUG=1 shows.\n',
      status: 2,
    });
  });

  test('finds the project gone: the same refusal', () => {
    const cli = withWorker(answering("{ k: 'refused', message: 'No project was found.' }"));
    expect(scan(cli, shop(SHOP), '-j', '2')).toEqual({
      stdout: '',
      stderr: 'error: No project was found.\n',
      status: 2,
    });
  });

  test('is at work: Ctrl-C ends all at once', async () => {
    const folder = scratchFolder();
    const started = join(folder, 'started');
    const cli = withWorker(
      `import { writeFileSync } from 'node:fs';
       setInterval(() => {}, 1000);
       writeFileSync(${JSON.stringify(started)}, '');`,
    );
    const child = spawn(process.execPath, [cli, 'scan', '--json', '-j', '2'], { cwd: shop(SHOP) });
    const ended = once(child, 'close');
    while (!existsSync(started)) await pause(10);
    child.kill('SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
  });
});
