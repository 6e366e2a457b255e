import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listPythonFiles } from '../../../src/project/files.ts';
import { type Files, scratch } from './scratch.ts';

interface Case {
  readonly why: string;
  readonly files: Files;
  readonly root?: string;
  readonly exclude?: readonly string[];
  readonly targets?: readonly string[];
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  {
    why: 'Python files only, sorted',
    files: { 'b.py': '', 'a.py': '', 'a.pyc': '', 'a.txt': '', 'c/d.py': '' },
    expected: ['a.py', 'b.py', 'c/d.py'],
  },
  {
    why: 'vendored and hidden folders are left out',
    files: {
      'a.py': '',
      'node_modules/x/a.py': '',
      'lib/site-packages/b.py': '',
      '.tox/c.py': '',
      '.nox/c.py': '',
      '.eggs/c.py': '',
      '__pycache__/d.py': '',
      'x.egg-info/e.py': '',
    },
    expected: ['a.py'],
  },
  {
    why: 'a virtual environment is told by its pyvenv.cfg, whatever its name',
    files: { 'weird/pyvenv.cfg': '', 'weird/a.py': '', 'env/__init__.py': '', 'env/a.py': '' },
    expected: ['env/__init__.py', 'env/a.py'],
  },
  {
    why: 'build output is left out, an app called build is not',
    files: { 'build/lib/a.py': '', 'dist/a.py': '', 'apps/build/__init__.py': '', 'apps/build/views.py': '' },
    expected: ['apps/build/__init__.py', 'apps/build/views.py'],
  },
  {
    why: '.gitignore holds at every level, the inner one wins',
    files: {
      '.gitignore': 'generated/\n*_pb2.py\n',
      'a_pb2.py': '',
      'a.py': '',
      'generated/b.py': '',
      'app/.gitignore': 'local.py\n!keep_pb2.py\n',
      'app/local.py': '',
      'app/keep_pb2.py': '',
      'other/local.py': '',
    },
    expected: ['a.py', 'app/keep_pb2.py', 'other/local.py'],
  },
  {
    why: '.gitignore patterns with a slash are relative to their folder',
    files: { '.gitignore': '/scratch.py\n', 'scratch.py': '', 'app/scratch.py': '' },
    expected: ['app/scratch.py'],
  },
  {
    why: 'ignore files of the repository around the project count, and so does .git/info/exclude',
    files: {
      '.git/info/exclude': 'secret.py\n',
      '.gitignore': 'backend/old/\n',
      'backend/a.py': '',
      'backend/secret.py': '',
      'backend/old/b.py': '',
    },
    root: 'backend',
    expected: ['a.py'],
  },
  {
    why: 'the exclude option takes patterns like a .gitignore',
    files: { 'a.py': '', 'legacy/b.py': '', 'app/generated/c.py': '', 'app/d.py': '' },
    exclude: ['legacy/**', 'generated'],
    expected: ['a.py', 'app/d.py'],
  },
  {
    why: 'what the user names is taken although it is ignored',
    files: { '.gitignore': 'local/\nx.py\n', 'x.py': '', 'local/a.py': '', 'b.py': '' },
    targets: ['x.py', 'local'],
    expected: ['b.py', 'local/a.py', 'x.py'],
  },
];

describe('files of a project', () => {
  it.each(cases)('$why', ({ files, root = '', exclude = [], targets = [], expected }) => {
    const folder = scratch(files);
    expect(listPythonFiles(join(folder, root), exclude, targets)).toEqual(expected);
  });

  it('does not follow symbolic links: no loop, and no file twice', () => {
    const folder = scratch({ 'app/a.py': '' });
    symlinkSync(folder, join(folder, 'app', 'loop'));
    symlinkSync(join(folder, 'app'), join(folder, 'same'));
    expect(listPythonFiles(folder, [], [])).toEqual(['app/a.py']);
  });
});
