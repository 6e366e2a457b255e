/** Builds the program once before the tests that run it, and the program with the fake core beside it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { FAKE_CLI } from './cli.ts';

export default async function setup(): Promise<void> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const run = spawnSync(process.execPath, ['build.mjs'], { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`The build failed:\n${run.stdout}${run.stderr}`);
  await build({
    entryPoints: [fileURLToPath(new URL('fake-cli.ts', import.meta.url))],
    outfile: FAKE_CLI,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
  });
}
