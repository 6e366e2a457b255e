import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeAtomically } from '../../../src/write/apply.ts';
import { journalPath } from '../../../src/write/journal.ts';
import { undoLast } from '../../../src/write/undo.ts';
import { type FileWrite, type WriteOptions, writeChanges } from '../../../src/write/write.ts';
import { commitAll, type Files, git, readText, scratchFolder, writeFiles } from '../../support/project.ts';

const OPTIONS: WriteOptions = {
  allowDirty: false,
  version: '0.0.0',
  now: new Date(0),
  interrupted: () => false,
};
const never = () => false;

const change = (file: string, before: string, after: string): FileWrite => ({
  file,
  before: Buffer.from(before),
  after: Buffer.from(after),
});

function project(files: Files = { 'a.py': 'a\n', 'b.py': 'b\n' }): string {
  const root = scratchFolder();
  writeFiles(root, files);
  return root;
}

/** Commits the file's removal from git; the file itself stays. */
function leaveGit(root: string, file: string): void {
  git(root, 'rm', '-q', '--cached', file);
  git(root, 'commit', '-q', '-m', `without ${file}`);
}

const BOTH = [change('a.py', 'a\n', 'A\n'), change('b.py', 'b\n', 'B\n')];
const texts = (root: string) => [readText(root, 'a.py'), readText(root, 'b.py')];

describe('writing', () => {
  test('all files, mode kept, nothing left beside them', async () => {
    const root = project();
    chmodSync(join(root, 'a.py'), 0o755);
    expect(await writeChanges(root, BOTH, OPTIONS)).toEqual({ kind: 'written', files: ['a.py', 'b.py'] });
    expect(texts(root)).toEqual(['A\n', 'B\n']);
    expect(statSync(join(root, 'a.py')).mode & 0o777).toBe(0o755);
    expect(readdirSync(root).sort()).toEqual(['.django-asyncify', 'a.py', 'b.py']);
  });

  test('bytes, whatever they are', async () => {
    const root = project({ 'a.py': Buffer.from([0xff, 0x0d, 0x0a]) });
    const after = Buffer.from([0xfe, 0x00, 0x0d, 0x0a]);
    await writeChanges(root, [{ file: 'a.py', before: Buffer.from([0xff, 0x0d, 0x0a]), after }], OPTIONS);
    expect(readFileSync(join(root, 'a.py')).equals(after)).toBe(true);
  });

  test('a symbolic link stays one: its target is written', async () => {
    const root = project({ 'real/a.py': 'a\n' });
    symlinkSync('real/a.py', join(root, 'link.py'));
    await writeChanges(root, [change('link.py', 'a\n', 'A\n')], OPTIONS);
    expect(readText(root, 'real/a.py')).toBe('A\n');
    expect(statSync(join(root, 'link.py')).isFile()).toBe(true);
    expect(readdirSync(join(root, 'real'))).toEqual(['a.py']);
  });
});

describe('refused, and nothing written', () => {
  test.each<readonly [string, (root: string) => void, RegExp]>([
    [
      'a file changed meanwhile',
      (root) => writeFileSync(join(root, 'b.py'), 'other\n'),
      /^b\.py changed on disk/,
    ],
    [
      'a file is read-only, even for the superuser',
      (root) => chmodSync(join(root, 'b.py'), 0o444),
      /^b\.py is read-only/,
    ],
    ['a file is not in git yet', (root) => leaveGit(root, 'b.py'), /^b\.py \(not in git yet\) has/],
  ])('%s', async (_, spoil, message) => {
    const root = project();
    commitAll(root);
    spoil(root);
    const before = texts(root);
    const result = await writeChanges(root, BOTH, OPTIONS);
    expect(result.kind === 'refused' && result.messages[0]).toMatch(message);
    expect(texts(root)).toEqual(before);
    expect(existsSync(journalPath(root))).toBe(false);
  });

  test('a file is gone', async () => {
    const result = await writeChanges(project(), [...BOTH, change('c.py', 'c\n', 'C\n')], OPTIONS);
    expect(result).toMatchObject({ kind: 'refused', messages: [expect.stringMatching(/^c\.py is gone/)] });
  });

  test('its folder is read-only', async () => {
    const root = project({ 'sub/a.py': 'a\n' });
    chmodSync(join(root, 'sub'), 0o555);
    const result = await writeChanges(root, [change('sub/a.py', 'a\n', 'A\n')], OPTIONS);
    chmodSync(join(root, 'sub'), 0o755);
    expect(result).toMatchObject({
      kind: 'refused',
      messages: [expect.stringMatching(/^The folder of sub\/a\.py/)],
    });
  });

  test('two names of one file', async () => {
    const root = project();
    symlinkSync('a.py', join(root, 'c.py'));
    const result = await writeChanges(root, [...BOTH, change('c.py', 'a\n', 'C\n')], OPTIONS);
    expect(result).toMatchObject({
      kind: 'refused',
      messages: [expect.stringMatching(/^c\.py and a\.py are the same/)],
    });
  });

  test('everything that is wrong is said at once', async () => {
    const root = project();
    writeFiles(root, { 'a.py': 'x', 'b.py': 'x' });
    const result = await writeChanges(root, BOTH, OPTIONS);
    expect(result.kind === 'refused' && result.messages).toHaveLength(2);
  });
});

describe('git', () => {
  test.each([
    ['changed and not staged', (root: string) => writeFileSync(join(root, 'a.py'), 'dirty\n'), 'dirty\n'],
    [
      'changed and staged',
      (root: string) => {
        writeFileSync(join(root, 'a.py'), 'dirty\n');
        git(root, 'add', 'a.py');
      },
      'dirty\n',
    ],
    [
      'renamed and staged',
      (root: string) => {
        git(root, 'mv', 'a.py', 'c.py');
        git(root, 'mv', 'b.py', 'a.py');
      },
      'b\n',
    ],
  ])('refuses a file that is %s, unless told to go on', async (_, spoil, now) => {
    const root = project();
    commitAll(root);
    spoil(root);
    const writes = [change('a.py', now, 'A\n')];
    expect(await writeChanges(root, writes, OPTIONS)).toMatchObject({
      kind: 'refused',
      messages: [
        'a.py has changes that are not committed; nothing was written: commit or stash them, or use --allow-dirty.',
      ],
    });
    expect(await writeChanges(root, writes, { ...OPTIONS, allowDirty: true })).toMatchObject({
      kind: 'written',
    });
  });

  test.each<readonly [string, (root: string) => void]>([
    ['changes in other files', (root) => writeFileSync(join(root, 'b.py'), 'dirty\n')],
    ['untracked files beside it', (root) => writeFileSync(join(root, 'new.py'), '')],
    [
      'that the file is ignored',
      (root) => {
        leaveGit(root, 'a.py');
        writeFiles(root, { '.git/info/exclude': 'a.py' });
      },
    ],
  ])('does not mind %s', async (_, spoil) => {
    const root = project();
    commitAll(root);
    spoil(root);
    expect(await writeChanges(root, [change('a.py', 'a\n', 'A\n')], OPTIONS)).toMatchObject({
      kind: 'written',
    });
  });

  test('names with spaces, quotes and letters beyond ASCII', async () => {
    const file = 'my "ü"/*.py';
    const root = project({ [file]: 'a\n' });
    commitAll(root);
    writeFiles(root, { [file]: 'dirty\n' });
    expect(await writeChanges(root, [change(file, 'dirty\n', 'A\n')], OPTIONS)).toMatchObject({
      kind: 'refused',
      messages: [expect.stringContaining(file)],
    });
  });

  test('each repository is asked about its own files', async () => {
    const root = project({ 'a.py': 'a\n', 'inner/b.py': 'b\n' });
    commitAll(join(root, 'inner'));
    commitAll(root);
    writeFiles(root, { 'inner/b.py': 'dirty\n' });
    const writes = [change('a.py', 'a\n', 'A\n'), change('inner/b.py', 'dirty\n', 'B\n')];
    expect(await writeChanges(root, writes, OPTIONS)).toMatchObject({
      kind: 'refused',
      messages: [expect.stringMatching(/^inner\/b\.py has/)],
    });
  });

  test('the journal lies in .git, also of a worktree, one for each project', async () => {
    const root = project({ 'one/a.py': 'a\n', 'two/a.py': 'a\n' });
    commitAll(root);
    git(root, 'worktree', 'add', '-q', 'tree');
    const places = ['one', 'two', 'tree/one'].map((path) => journalPath(join(root, path)));
    expect(new Set(places).size).toBe(3);
    expect(places[0]).toMatch(/\/\.git\/django-asyncify\/\w+\.json$/);
    expect(places[2]).toMatch(/\/\.git\/worktrees\/tree\/django-asyncify\/\w+\.json$/);
    await writeChanges(join(root, 'one'), [change('a.py', 'a\n', 'A\n')], OPTIONS);
    expect(git(root, 'status', '--porcelain', '--', 'one', 'two')).toBe(' M one/a.py\n');
  });

  test('without git the journal ignores itself', async () => {
    const root = project();
    await writeChanges(root, BOTH, OPTIONS);
    expect(readText(root, '.django-asyncify/.gitignore')).toBe('*\n');
  });
});

describe('half way', () => {
  const failAt = (name: string) => async (path: string, bytes: Uint8Array) => {
    if (path.endsWith(name)) throw new Error('no space left');
    await writeAtomically(path, bytes);
  };

  test('a file that fails puts back those before it', async () => {
    const root = project();
    expect(await writeChanges(root, BOTH, { ...OPTIONS, writeFile: failAt('b.py') })).toEqual({
      kind: 'refused',
      messages: ["b.py can't be written (no space left); nothing was changed."],
    });
    expect(texts(root)).toEqual(['a\n', 'b\n']);
    expect(readdirSync(root).sort()).toEqual(['a.py', 'b.py']);
  });

  test.each([1, 2])('an interrupt after %i of 2 files puts them back', async (after) => {
    const root = project();
    let asked = 0;
    const interrupted = () => {
      asked += 1;
      return asked > after;
    };
    expect(await writeChanges(root, BOTH, { ...OPTIONS, interrupted })).toEqual({ kind: 'interrupted' });
    expect(texts(root)).toEqual(['a\n', 'b\n']);
    expect(await undoLast(root, never)).toEqual({ kind: 'nothing' });
  });

  test('an interrupt leaves the journal of the write before', async () => {
    const root = project();
    await writeChanges(root, [change('a.py', 'a\n', 'A\n')], OPTIONS);
    await writeChanges(root, [change('b.py', 'b\n', 'B\n')], { ...OPTIONS, interrupted: () => true });
    expect(await undoLast(root, never)).toEqual({ kind: 'undone', files: ['a.py'] });
    expect(texts(root)).toEqual(['a\n', 'b\n']);
  });

  test('files that cannot be put back are named, and undo mends them', async () => {
    const root = project();
    let writes = 0;
    const writeFile = async (path: string, bytes: Uint8Array) => {
      writes += 1;
      if (writes > 1) throw new Error('disk gone');
      await writeAtomically(path, bytes);
    };
    const result = await writeChanges(root, BOTH, { ...OPTIONS, writeFile });
    expect(result.kind === 'refused' && result.messages[0]).toMatch(/could not be put back: .*a\.py.*undo/);
    expect(texts(root)).toEqual(['A\n', 'b\n']);
    expect(await writeChanges(root, [change('b.py', 'b\n', 'B\n')], OPTIONS)).toMatchObject({
      messages: ['An earlier write was interrupted half way: run `django-asyncify undo` first.'],
    });
    expect(await undoLast(root, never)).toEqual({ kind: 'undone', files: ['a.py', 'b.py'] });
    expect(texts(root)).toEqual(['a\n', 'b\n']);
  });
});

describe('undo', () => {
  async function written(): Promise<string> {
    const root = project();
    await writeChanges(root, BOTH, OPTIONS);
    return root;
  }

  test('puts back every byte, once', async () => {
    const root = await written();
    expect(await undoLast(root, never)).toEqual({ kind: 'undone', files: ['a.py', 'b.py'] });
    expect(texts(root)).toEqual(['a\n', 'b\n']);
    expect(readdirSync(root).sort()).toEqual(['a.py', 'b.py']);
    expect(await undoLast(root, never)).toEqual({ kind: 'nothing' });
  });

  test('undoes the last write only', async () => {
    const root = await written();
    await writeChanges(root, [change('a.py', 'A\n', 'AA\n')], OPTIONS);
    await undoLast(root, never);
    expect(texts(root)).toEqual(['A\n', 'B\n']);
  });

  test.each<readonly [string, (root: string) => void, string]>([
    [
      'changed',
      (root) => writeFileSync(join(root, 'b.py'), 'B\n\n'),
      'b.py is not as the last migrate left it',
    ],
    [
      'put back by hand',
      (root) => writeFileSync(join(root, 'b.py'), 'b\n'),
      'b.py is not as the last migrate left it',
    ],
    ['deleted', (root) => rmSync(join(root, 'b.py')), 'b.py is gone'],
  ])('touches nothing when a file was %s', async (_, spoil, message) => {
    const root = await written();
    spoil(root);
    expect(await undoLast(root, never)).toMatchObject({
      kind: 'refused',
      messages: [`${message}; nothing was touched.`],
    });
    expect(readText(root, 'a.py')).toBe('A\n');
  });

  test('an interrupt puts the new text back', async () => {
    const root = await written();
    expect(await undoLast(root, () => true)).toEqual({ kind: 'interrupted' });
    expect(texts(root)).toEqual(['A\n', 'B\n']);
    expect(await undoLast(root, never)).toMatchObject({ kind: 'undone' });
  });

  test.each([
    ['is no JSON', () => '{'],
    ['is of another schema', (text: string) => text.replace('"schema": 1', '"schema": 2')],
    ['holds other bytes than it says', (text: string) => text.replace(/"before": "\w/, '"before": "Z')],
  ])('refuses a journal that %s', async (_, damage) => {
    const root = await written();
    const path = journalPath(root);
    writeFileSync(path, damage(readFileSync(path, 'utf8')));
    expect(await undoLast(root, never)).toMatchObject({
      kind: 'refused',
      messages: [expect.stringContaining('damaged')],
    });
    expect(texts(root)).toEqual(['A\n', 'B\n']);
  });

  test('works after the project moved', async () => {
    const parent = scratchFolder();
    writeFiles(parent, { 'old/a.py': 'a\n', 'old/b.py': 'b\n' });
    await writeChanges(join(parent, 'old'), BOTH, OPTIONS);
    renameSync(join(parent, 'old'), join(parent, 'new'));
    expect(await undoLast(join(parent, 'new'), never)).toMatchObject({ kind: 'undone' });
    expect(texts(join(parent, 'new'))).toEqual(['a\n', 'b\n']);
  });
});
