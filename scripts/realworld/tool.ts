/** The built tool, run on a tree as a user would run it: its JSON documents are all that is read. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrateDocument, ScanDocument, Style } from '../../src/migrate/types.ts';
import { SetupError, type State, treeOf } from './environment.ts';
import type { RealProject } from './projects.ts';

const program = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../dist/cli.js');

function run(project: RealProject, state: State, environment: string, args: readonly string[]): unknown {
  const options = ['--json', '--django', project.django, '--python', environment];
  const done = spawnSync(process.execPath, [program, ...args, ...options], {
    cwd: treeOf(project, state),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, NO_COLOR: '1' },
  });
  try {
    return JSON.parse(done.stdout);
  } catch {
    throw new SetupError(
      `django-asyncify ${args.join(' ')} gave no JSON (exit ${done.status}):\n${done.stderr}`,
    );
  }
}

const has = (value: unknown, key: string): boolean =>
  typeof value === 'object' && value !== null && key in value;
const isScan = (value: unknown): value is ScanDocument => has(value, 'views');
const isMigration = (value: unknown): value is MigrateDocument => has(value, 'skipped');

export function scan(project: RealProject, environment: string): ScanDocument {
  const document = run(project, 'before', environment, ['scan']);
  if (!isScan(document)) throw new SetupError('scan --json gave another document');
  return document;
}

/** Migrates every ready view of the tree in place. */
export function migrate(project: RealProject, environment: string, style: Style): MigrateDocument {
  const document = run(project, style, environment, [
    'migrate',
    '--all',
    '--yes',
    '--allow-dirty',
    '--style',
    style,
  ]);
  if (!isMigration(document)) throw new SetupError('migrate --json gave another document');
  return document;
}
