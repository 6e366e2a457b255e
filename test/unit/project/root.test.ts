import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProjects, openProject } from '../../../src/project/index.ts';
import { type Files, OPTIONS, scratch } from './scratch.ts';

const MANAGE = 'import os\n';
const VIEW = 'def index(request):\n    pass\n';

interface Case {
  readonly why: string;
  readonly files: Files;
  readonly cwd?: string;
  readonly paths: readonly string[];
  /** Root relative to the scratch folder, with the targets relative to it. */
  readonly expected: readonly (readonly [string, readonly string[]])[];
}

const cases: readonly Case[] = [
  {
    why: 'manage.py beats a pyproject.toml that is nearer',
    files: { 'manage.py': MANAGE, 'apps/pyproject.toml': '', 'apps/shop/views.py': VIEW, '.git/HEAD': '' },
    paths: ['apps/shop/views.py'],
    expected: [['', ['apps/shop/views.py']]],
  },
  {
    why: 'a Django project nested in a bigger repository: its manage.py wins over the farther .git',
    files: {
      '.git/HEAD': '',
      'pyproject.toml': '',
      'backend/manage.py': MANAGE,
      'backend/shop/views.py': VIEW,
    },
    paths: ['backend/shop'],
    expected: [['backend', ['shop']]],
  },
  {
    why: 'two Django projects in one repository: each path belongs to its own',
    files: {
      '.git/HEAD': '',
      'a/manage.py': MANAGE,
      'a/views.py': VIEW,
      'b/manage.py': MANAGE,
      'b/views.py': VIEW,
    },
    paths: ['a/views.py', 'b', 'a'],
    expected: [
      ['a', ['views.py', '']],
      ['b', ['']],
    ],
  },
  {
    why: 'no manage.py: the nearest pyproject.toml',
    files: { 'pyproject.toml': '', 'libs/one/pyproject.toml': '', 'libs/one/app/views.py': VIEW },
    paths: ['libs/one/app/views.py'],
    expected: [['libs/one', ['app/views.py']]],
  },
  {
    why: 'neither: the git repository',
    files: { '.git/HEAD': '', 'app/views.py': VIEW },
    paths: ['app'],
    expected: [['', ['app']]],
  },
  {
    why: 'an unpacked source archive has only a setup.py',
    files: { 'setup.py': '', 'app/views.py': VIEW },
    paths: ['app'],
    expected: [['', ['app']]],
  },
  {
    why: 'the search stays in the git repository',
    files: { 'manage.py': MANAGE, 'inner/.git/HEAD': '', 'inner/app/views.py': VIEW },
    paths: ['inner/app'],
    expected: [['inner', ['app']]],
  },
  {
    why: 'a folder that nothing marks, with a project right below it',
    files: { 'backend/manage.py': MANAGE, 'backend/shop/views.py': VIEW },
    paths: ['.'],
    expected: [['', ['']]],
  },
  {
    why: 'no path means the current folder',
    files: { 'manage.py': MANAGE, 'shop/views.py': VIEW },
    cwd: 'shop',
    paths: [],
    expected: [['', ['shop']]],
  },
];

describe('project roots', () => {
  it.each(cases)('$why', ({ files, cwd, paths, expected }) => {
    const root = scratch(files);
    const found = findProjects(paths, join(root, cwd ?? ''));
    expect(found).toEqual({
      projects: expected.map(([folder, targets]) => ({ root: join(root, folder), targets })),
    });
  });
});

describe('what stops a project from being opened is one sentence', () => {
  interface Stop {
    readonly why: string;
    readonly files: Files;
    readonly paths?: readonly string[];
    readonly settings?: string;
    readonly expected: RegExp;
  }
  const stops: readonly Stop[] = [
    {
      why: 'a path that is not there',
      files: { 'manage.py': MANAGE },
      paths: ['nope.py'],
      expected: /^No such file or folder: nope\.py$/,
    },
    {
      why: 'a file that is not Python',
      files: { 'manage.py': MANAGE, 'a.html': '' },
      paths: ['a.html'],
      expected: /^a\.html is not a Python file/,
    },
    {
      why: 'paths of two projects',
      files: { 'a/manage.py': '', 'b/manage.py': '' },
      paths: ['a', 'b'],
      expected: /^The paths belong to 2 projects/,
    },
    {
      why: 'a settings module that is not there',
      files: { 'manage.py': MANAGE },
      settings: 'no.such',
      expected: /^No settings module no\.such in /,
    },
    { why: 'no Python file', files: { 'pyproject.toml': '' }, expected: /^No Python files found in / },
    {
      why: 'nothing that marks a project',
      files: { 'app/views.py': VIEW },
      expected: /^No project found at \.: /,
    },
  ];
  it.each(stops)('$why', async ({ files, paths = [], settings = null, expected }) => {
    const opened = await openProject(paths, { ...OPTIONS, settings }, scratch(files));
    expect('error' in opened ? opened.error : null).toMatch(expected);
  });
});
