import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { DJANGO_SHOP } from './support/django-shop.ts';
import { makeFolder, removeFolder, writeFiles } from './support/project.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Without what npm hands to the scripts it runs, and from npm's cache as far as it reaches. */
function npm(cwd: string, ...args: readonly string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const quick = [
    '--prefer-offline',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
    '--fetch-timeout=60000',
  ];
  const run = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--ignore-scripts', ...quick], {
    cwd,
    encoding: 'utf8',
    env,
  });
  if (run.status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${run.stderr}`);
  return run.stdout;
}

describe('the packed tarball, installed alone in an empty folder', () => {
  let files: readonly string[] = [];
  let folder = '';

  beforeAll(() => {
    folder = makeFolder();
    const packed: unknown = JSON.parse(npm(ROOT, 'pack', '--json', '--pack-destination', folder));
    files = packedFiles(packed);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    mkdirSync(join(folder, 'empty'));
    install(join(folder, tarball), join(folder, 'empty'));
    return () => removeFolder(folder);
  });

  const installed = (cwd: string, ...args: readonly string[]) => {
    const bin = join(folder, 'empty', 'node_modules', '.bin', 'django-asyncify');
    return spawnSync(bin, args, { cwd, encoding: 'utf8' });
  };

  test('holds the program, the licence and the readme, and nothing else', () => {
    const others = files.filter((path) => !/^dist\//.test(path));
    expect(others.filter((path) => path !== 'README.md').sort()).toEqual(['LICENSE', 'package.json']);
    expect(files).toContain('dist/cli.js');
    expect(files).toContain('dist/verify-python/sitecustomize.py');
    expect(files.filter((path) => path.endsWith('.pyc'))).toEqual([]);
  });

  test('brings no development dependency', () => {
    const packages = readdirSync(join(folder, 'empty', 'node_modules'));
    for (const name of ['typescript', 'esbuild', 'vitest', '@biomejs']) expect(packages).not.toContain(name);
  });

  test('its bin is executable and knows its version', () => {
    const bin = join(folder, 'empty', 'node_modules', 'django-asyncify', 'dist', 'cli.js');
    expect(statSync(bin).mode & 0o111).toBe(0o111);
    expect(installed(folder, '--version').stdout).toBe(`${manifest.version}\n`);
  });

  test('scans a project from another working directory: the parsers are found from where they are installed', () => {
    writeFiles(
      folder,
      Object.fromEntries(Object.entries(DJANGO_SHOP).map(([path, text]) => [`site/${path}`, text])),
    );
    const { status, stdout, stderr } = installed(folder, 'scan', '--json', 'site');
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 1,
      views: [
        { id: 'shop.views.detail', status: 'ready' },
        { id: 'shop.views.index', status: 'ready' },
      ],
    });
  });
});

/** As a user does; where no registry can be reached, the packages that are installed here are put beside it. */
function install(tarball: string, into: string): void {
  try {
    npm(into, 'install', tarball);
  } catch (error) {
    if (!/\b(?:ENOTFOUND|ENOTCACHED|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network)\b/.test(String(error)))
      throw error;
    console.warn('No package registry: the tarball is tried with the packages installed here.');
    const packages = npm(ROOT, 'ls', '--omit=dev', '--all', '--parseable').trim().split('\n').slice(1);
    for (const path of packages) cpSync(path, join(into, relative(ROOT, path)), { recursive: true });
    const own = join(into, 'node_modules', 'django-asyncify');
    mkdirSync(own, { recursive: true });
    spawnSync('tar', ['-xzf', tarball, '-C', own, '--strip-components=1']);
    const bin = join(into, 'node_modules', '.bin');
    mkdirSync(bin, { recursive: true });
    symlinkSync('../django-asyncify/dist/cli.js', join(bin, 'django-asyncify'));
  }
}

function packedFiles(packed: unknown): readonly string[] {
  const [entry] = Array.isArray(packed) ? packed : Object.values(packed ?? {});
  const listed: unknown = entry?.files;
  if (!Array.isArray(listed)) throw new Error('npm pack listed no files');
  return listed.map((file: { readonly path: string }) => file.path);
}
