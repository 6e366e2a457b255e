// Bundles the program into dist/ and copies the knowledge stubs and the Python helpers of `verify` beside it. Packages stay external, so that
// the `.wasm` files are resolved from where npm installed them. `--clean` (before packing) removes what an earlier
// build left; otherwise it stays, for programs that are still running from it.
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const fresh = mkdtempSync(join(tmpdir(), 'django-asyncify-build-'));
await build({
  // Flat, so that what lies beside the program is found from each of them.
  entryPoints: { cli: 'src/cli.ts', 'share-worker': 'src/commands/share-worker.ts' },
  outdir: fresh,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
});
cpSync('src/knowledge/stubs', join(fresh, 'stubs'), { recursive: true });
cpSync('src/verify/python', join(fresh, 'verify-python'), {
  recursive: true,
  filter: (path) => !path.endsWith('__pycache__'),
});
chmodSync(join(fresh, 'cli.js'), 0o755);
if (process.argv.includes('--clean')) rmSync('dist', { recursive: true, force: true });
cpSync(fresh, 'dist', { recursive: true });
rmSync(fresh, { recursive: true, force: true });
