/** What the probes of `npm run knowledge` see of a middleware in front of an async view. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Django may have to be installed first. */
const MAKING_ENVIRONMENTS = 600_000;

function ask(): unknown {
  const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
  const script = `import(${JSON.stringify(new URL('../../../scripts/knowledge/environments.mjs', import.meta.url))}).then(async ({ djangoPython }) => console.log(await djangoPython('5.2')))`;
  const python = spawnSync('node', ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(python.stderr).toBe('');
  const asked = spawnSync(python.stdout.trim(), [path('asked_middleware.py')], {
    encoding: 'utf8',
    env: {
      ...process.env,
      PYTHONPATH: path('../../../scripts/knowledge/probes'),
      PYTHONDONTWRITEBYTECODE: '1',
    },
  });
  expect(asked.status, asked.stderr).toBe(0);
  return JSON.parse(asked.stdout);
}

describe('a middleware that is asked', () => {
  it('says what runs in a thread, what waits on the loop, and what breaks', {
    timeout: MAKING_ENVIRONMENTS,
  }, () => {
    expect(ask()).toEqual({
      Native: { modes: 'both', hooks: [] },
      Offloaded: { modes: 'both', hooks: [] },
      Database: { modes: 'both', hooks: [], blocks: ['database'] },
      Silenced: { modes: 'both', hooks: [], blocks: ['database'] },
      Cache: { modes: 'both', hooks: [], blocks: ['cache'] },
      File: { modes: 'both', hooks: [], blocks: ['file'] },
      Hooks: { modes: 'both', hooks: ['process_request', 'process_response'] },
      Coroutine: {
        modes: 'both',
        hooks: [],
        breaks: "TypeError: 'coroutine' object does not support item assignment",
      },
      plain: { modes: 'sync', hooks: [] },
    });
  });
});
