// Lint, types, build and all tests; ends with one line: `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readResults, summaryLine } from './summary.mjs';

const STEPS = ['lint', 'typecheck', 'build'];

let failedSteps = 0;
for (const step of STEPS) {
  console.log(`\n== ${step}`);
  if (npmRun(step) !== 0) {
    console.error(`== ${step} failed`);
    failedSteps += 1;
  }
}

console.log('\n== test');
const folder = mkdtempSync(join(tmpdir(), 'asyncify-ci-'));
const report = join(folder, 'results.json');
const status = npmRun('test', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
const results = readResults(report);
rmSync(folder, { recursive: true, force: true });
// A run can fail with every test passed: an error outside of the tests, or a report that was never written.
const unexplained = status !== 0 && results.failed === 0 ? 1 : 0;
const totals = { ...results, failed: results.failed + failedSteps + unexplained };

console.log(summaryLine(totals));
process.exitCode = totals.failed === 0 ? 0 : 1;

function npmRun(script, ...args) {
  const run = spawnSync('npm', ['run', '--silent', script, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  return run.status ?? 1;
}
