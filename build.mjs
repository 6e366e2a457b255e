// Bundles the program into dist/ and copies the knowledge stubs beside it. Packages stay external, so that
// the `.wasm` files are resolved from where npm installed them.
import { chmodSync, cpSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: ['src/cli.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
});
cpSync('src/knowledge/stubs', 'dist/stubs', { recursive: true });
chmodSync('dist/cli.js', 0o755);
