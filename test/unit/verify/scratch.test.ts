import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openScratch, type Scratch } from '../../../src/verify/index.ts';
import { commitAll, git, readText, scratchFolder, writeFiles } from '../../support/project.ts';

async function open(root: string, leaveOut: readonly string[] = []): Promise<Scratch> {
  const result = await openScratch(root, leaveOut, new AbortController().signal);
  if (result.kind !== 'ready') throw new Error(JSON.stringify(result));
  return result.scratch;
}

/** A repository with changes of every kind. */
function changedRepository(): string {
  const root = scratchFolder();
  writeFiles(root, {
    '.gitignore': '.venv\n*.sqlite3\n',
    'kept.py': 'kept = 1\n',
    'edited.py': 'old = 1\n',
    'staged.py': 'old = 1\n',
    'deleted.py': '',
    'run.sh': '#!/bin/sh\n',
    'site/manage.py': '',
  });
  commitAll(root);
  writeFiles(root, {
    'edited.py': 'new = 1\n',
    'staged.py': 'new = 1\n',
    'untracked.py': 'new = 1\n',
    'db.sqlite3': 'rows',
    '.venv/bin/python': 'interpreter',
  });
  git(root, 'add', 'staged.py');
  rmSync(join(root, 'deleted.py'));
  chmodSync(join(root, 'run.sh'), 0o755);
  symlinkSync('kept.py', join(root, 'link.py'));
  return root;
}

describe('the copy of a repository', () => {
  test('is what lies there: staged, edited, untracked, deleted, ignored, modes and links', async () => {
    const root = changedRepository();
    const { copy, release } = await open(root);
    const names = readdirSync(copy).sort();
    expect(names).toEqual(readdirSync(root).sort());
    expect(['edited.py', 'staged.py', 'untracked.py'].map((path) => readText(copy, path))).toEqual(
      Array(3).fill('new = 1\n'),
    );
    expect(readText(copy, '.venv/bin/python')).toBe('interpreter');
    expect(statSync(join(copy, 'run.sh')).mode & 0o777).toBe(0o755);
    expect(readlinkSync(join(copy, 'link.py'))).toBe('kept.py');
    expect(lstatSync(join(copy, 'kept.py')).mtimeMs).toBeCloseTo(
      lstatSync(join(root, 'kept.py')).mtimeMs,
      -1,
    );
    release();
  });

  test('git says of it what it says of the original', async () => {
    const root = changedRepository();
    const { copy, withoutGit, release } = await open(root);
    expect(withoutGit).toBeNull();
    expect(git(copy, 'status', '--porcelain')).toBe(git(root, 'status', '--porcelain'));
    expect(git(copy, 'rev-parse', 'HEAD')).toBe(git(root, 'rev-parse', 'HEAD'));
    release();
  });

  test('leaves nothing behind: no folder, no worktree, the index as it was', async () => {
    const root = changedRepository();
    const before = [
      git(root, 'status', '--porcelain'),
      readText(root, '.git/index'),
      readdirSync(join(root, '.git')),
    ];
    const { folder, release } = await open(root);
    release();
    release();
    expect(existsSync(folder)).toBe(false);
    expect([
      git(root, 'status', '--porcelain'),
      readText(root, '.git/index'),
      readdirSync(join(root, '.git')),
    ]).toEqual(before);
  });

  test('leaves the worktrees of the user alone, those of lost folders too', async () => {
    const root = changedRepository();
    const lost = join(scratchFolder(), 'lost');
    git(root, 'worktree', 'add', '-q', '--detach', lost);
    rmSync(lost, { recursive: true });
    const before = git(root, 'worktree', 'list');
    const { release } = await open(root);
    release();
    expect(git(root, 'worktree', 'list')).toBe(before);
  });

  test('holds the files of a repository inside it (a submodule), without what git keeps about them', async () => {
    const root = changedRepository();
    writeFiles(root, { 'vendored/module.py': 'inside = 1\n' });
    commitAll(join(root, 'vendored'));
    const { copy, release } = await open(root);
    expect(readdirSync(join(copy, 'vendored'))).toEqual(['module.py']);
    release();
  });

  test('runs no hook', async () => {
    const root = changedRepository();
    writeFiles(root, {
      '.git/hooks/post-checkout': '#!/bin/sh\ntouch "$(git rev-parse --show-toplevel)/hooked"\n',
    });
    chmodSync(join(root, '.git/hooks/post-checkout'), 0o755);
    const { copy, release } = await open(root);
    expect([copy, root].map((folder) => existsSync(join(folder, 'hooked')))).toEqual([false, false]);
    release();
  });

  test('is the whole repository for a project in a folder of it', async () => {
    const root = changedRepository();
    const { copy, original, mapped, release } = await open(join(root, 'site'));
    expect([original, mapped(join(root, 'site'))]).toEqual([root, join(copy, 'site')]);
    expect(mapped('/elsewhere')).toBe('/elsewhere');
    release();
  });
});

test('without git, and before the first commit, it is a plain folder', async () => {
  const root = scratchFolder();
  writeFiles(root, { 'manage.py': 'x' });
  const plain = await open(root);
  expect([readText(plain.copy, 'manage.py'), plain.withoutGit]).toEqual([
    'x',
    'the project is not in a git repository',
  ]);
  plain.release();
  git(root, 'init', '-q');
  const unborn = await open(root);
  expect(readText(unborn.copy, 'manage.py')).toBe('x');
  expect(unborn.withoutGit).not.toBeNull();
  unborn.release();
});

test("absolute links to places inside follow; files behind a link that leads out are not the copy's", async () => {
  const root = scratchFolder();
  const outside = scratchFolder();
  writeFiles(root, { 'views.py': '' });
  writeFiles(outside, { 'views.py': '' });
  symlinkSync(join(root, 'views.py'), join(root, 'inside.py'));
  symlinkSync(outside, join(root, 'away'));
  const { copy, holds, release } = await open(root);
  expect(readlinkSync(join(copy, 'inside.py'))).toBe(join(copy, 'views.py'));
  expect(['views.py', 'inside.py', 'away/views.py'].map((path) => holds(join(copy, path)))).toEqual([
    true,
    true,
    false,
  ]);
  release();
});

test('what the tests can do without is left out', async () => {
  const root = scratchFolder();
  writeFiles(root, { 'manage.py': '', 'media/large.bin': 'x' });
  const { copy, release } = await open(root, [join(root, 'media')]);
  expect(readdirSync(copy)).toEqual(['manage.py']);
  release();
});

test('without a folder for temporary files there is no copy, and TMPDIR is named', async () => {
  const root = scratchFolder();
  vi.stubEnv('TMPDIR', join(root, 'nowhere'));
  const result = await openScratch(root, [], new AbortController().signal);
  vi.unstubAllEnvs();
  expect(result).toEqual({ kind: 'failed', message: expect.stringMatching(/nowhere: let TMPDIR name one/) });
});

test('folders that tests have locked go with the copy', async () => {
  const root = scratchFolder();
  writeFiles(root, { 'a/b/c.py': '' });
  const { copy, folder, release } = await open(root);
  for (const path of ['a/b', 'a']) chmodSync(join(copy, path), 0o500);
  expect([release(), release(), existsSync(folder)]).toEqual([true, true, false]);
});
