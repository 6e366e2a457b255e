import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { FAKE_CLI } from '../support/cli.ts';
import { shop } from '../support/project.ts';

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
});
