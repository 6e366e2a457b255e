// Asks flake8-async, ruff and blockbuster what they know to block, of all that the standard library and the HTTP clients
// they know offer, and writes test/unit/knowledge/blocking-union.json. A new release of one of them is one line here.
//
//   npm run knowledge:blocking        asks, writes, and prints who knows what, our analysis beside them
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProbeIn, toolsPython } from './environments.mjs';

const TOOLS = ['flake8-async==26.8.1', 'ruff==0.17.6', 'blockbuster==1.5.29'];
const CLIENTS = ['requests==2.34.2', 'httpx==0.28.1', 'httpx2==2.16.2', 'urllib3==2.8.0'];

const target = join(dirname(fileURLToPath(import.meta.url)), '../../test/unit/knowledge/blocking-union.json');

try {
  const requirements = [...TOOLS, ...CLIENTS];
  const name = `blocking-${TOOLS.join('-').replaceAll('==', '-')}`;
  const python = await toolsPython(name, '3.13', requirements);
  console.error('Asking (some minutes)');
  writeFileSync(target, `${JSON.stringify(await runProbeIn(python, 'blocking.py'), null, 2)}\n`);
  spawnSync('npx', ['biome', 'format', '--write', target], { stdio: 'inherit' });
} catch (error) {
  console.error(error.message);
  process.exitCode = 3;
}
