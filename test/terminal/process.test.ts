import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { FAKE_CLI } from '../support/cli.ts';
import {
  CART,
  commitAll,
  git,
  readText,
  scratchFolder,
  shop,
  VIEWS,
  writeFiles,
} from '../support/project.ts';

/** Runs the program under a shell, with `$CLI` standing for it. */
function shell(script: string, cwd: string, env: Readonly<Record<string, string>> = {}) {
  return spawnSync('sh', ['-c', script], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, CLI: FAKE_CLI, NODE: process.execPath, ...env },
  });
}

const MANY = `${Array.from({ length: 3000 }, (_, index) => `def view_${index}(request):\n    pass\n`).join('\n')}`;

describe('as a process', () => {
  test('a reader that has seen enough ends it quietly', () => {
    const root = shop({ 'manage.py': '', 'views.py': MANY });
    const { stdout, stderr, status } = shell('"$NODE" "$CLI" scan --json | head -n 1', root);
    expect([stdout, stderr, status]).toEqual(['{\n', '', 0]);
  });

  test('everything is written out, however slowly it is read', () => {
    const root = shop({ 'manage.py': '', 'views.py': MANY });
    const { stdout } = shell('"$NODE" "$CLI" scan --json | (read -r first; cat)', root);
    expect(stdout).toMatch(/"id": "views\.view_2999"[\s\S]*\n}\n$/);
  });

  test('standard output holds the result alone', () => {
    const { stdout, stderr } = shell('"$NODE" "$CLI" migrate --yes', shop());
    expect(stdout).toBe('shop/cart.py\nshop/views.py\n');
    expect(stderr).toContain('Made 3 views async in 2 files:');
  });

  test('colour is forced where it is asked for', () => {
    const { stdout } = shell('"$NODE" "$CLI" scan', shop(), { FORCE_COLOR: '1' });
    expect(stdout).toContain('\u001b[32m');
  });

  test('a signal while files are written puts them back and ends with 130', async () => {
    const root = shop();
    commitAll(root);
    // A git that waits to be told to go on: the signal comes after the checks began and before the first file.
    const tools = scratchFolder();
    const real = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
    writeFiles(tools, {
      git: `#!/bin/sh\ntouch "${tools}/started"\nwhile [ ! -e "${tools}/go" ]; do sleep 0.02; done\nexec "${real}" "$@"\n`,
    });
    chmodSync(join(tools, 'git'), 0o755);
    const child = spawn(process.execPath, [FAKE_CLI, 'migrate', '--yes'], {
      cwd: root,
      env: { PATH: `${tools}:${process.env.PATH}` },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
    });
    const ended = once(child, 'close');
    while (!existsSync(join(tools, 'started'))) await pause(10);
    child.kill('SIGINT');
    writeFileSync(join(tools, 'go'), '');
    expect(await ended).toEqual([130, null]);
    expect(said).toContain('Interrupted: nothing was written.');
    expect([readText(root, 'shop/views.py'), readText(root, 'shop/cart.py')]).toEqual([VIEWS, CART]);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });
});
