import { describe, expect, it } from 'vitest';
import { type Files, open, scratch } from './scratch.ts';

interface Case {
  readonly why: string;
  readonly files: Files;
  readonly names: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [
  {
    why: 'packages, modules, and folders without __init__.py',
    files: { 'manage.py': '', 'shop/__init__.py': '', 'shop/views.py': '', 'plain/deep/util.py': '' },
    names: {
      'shop/__init__.py': 'shop',
      'shop/views.py': 'shop.views',
      'plain/deep/util.py': 'plain.deep.util',
    },
  },
  {
    why: 'a src layout',
    files: { 'pyproject.toml': '', 'src/shop/views.py': '', 'tests/test_a.py': '' },
    names: { 'src/shop/views.py': 'shop.views', 'tests/test_a.py': 'tests.test_a' },
  },
  {
    why: 'a package that is called src',
    files: { 'manage.py': '', 'src/__init__.py': '', 'src/views.py': '' },
    names: { 'src/views.py': 'src.views' },
  },
  {
    why: 'setuptools in pyproject.toml',
    files: {
      'pyproject.toml': '[tool.setuptools.packages.find]\nwhere = ["lib"]\n',
      'lib/shop/views.py': '',
    },
    names: { 'lib/shop/views.py': 'shop.views' },
  },
  {
    why: 'Poetry',
    files: {
      'pyproject.toml': '[[tool.poetry.packages]]\ninclude = "shop"\nfrom = "code"\n',
      'code/shop/views.py': '',
    },
    names: { 'code/shop/views.py': 'shop.views' },
  },
  {
    why: 'setup.cfg and setup.py',
    files: {
      'setup.cfg': '[options]\npackage_dir =\n    = one\n',
      'setup.py': 'from setuptools import setup\nsetup(package_dir={"": "two"})\n',
      'one/a.py': '',
      'two/b.py': '',
    },
    names: { 'one/a.py': 'a', 'two/b.py': 'b' },
  },
  {
    why: 'INSTALLED_APPS that resolve only from a folder below: it is on the path',
    files: {
      'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")\n',
      'config/settings.py': 'INSTALLED_APPS = ["accounts.apps.AccountsConfig", "django.contrib.auth"]\n',
      'apps/accounts/__init__.py': '',
      'apps/accounts/apps.py': '',
      'apps/accounts/views.py': '',
    },
    names: { 'apps/accounts/views.py': 'accounts.views' },
  },
];

describe('module names', () => {
  it.each(cases)('$why', async ({ files, names }) => {
    const { project } = await open(scratch(files));
    for (const [path, name] of Object.entries(names)) {
      expect(project.moduleName(path)).toBe(name);
      expect(project.findModule(name)).toBe(path);
    }
    expect(project.findModule('django.http')).toBeNull();
  });

  it('two projects with modules of one name: unique names, and each import stays in its own', async () => {
    const root = scratch({
      'pyproject.toml': '',
      'one/manage.py': '',
      'one/core/views.py': '',
      'two/manage.py': '',
      'two/core/views.py': '',
    });
    const { project } = await open(root);
    expect(project.moduleName('one/core/views.py')).toBe('core.views');
    expect(project.moduleName('two/core/views.py')).toBe('two.core.views');
    expect(project.findModule('core.views', 'two/core/urls.py')).toBe('two/core/views.py');
    expect(project.findModule('core.views', 'one/core/urls.py')).toBe('one/core/views.py');
  });
});

describe('the file store', () => {
  it('reads and parses each file once, and only when asked', async () => {
    const { project } = await open(scratch({ 'pyproject.toml': '', 'a.py': 'x = 1\n', 'b.py': '' }));
    const before = project.files.parsed;
    expect(project.files.parse('a.py')).toBe(project.files.parse('a.py'));
    expect(project.files.parsed).toBe(before + 1);
  });

  it('an overlay has other text for some files and shares the rest', async () => {
    const { project } = await open(scratch({ 'pyproject.toml': '', 'a.py': 'x = 1\n', 'b.py': 'y = 1\n' }));
    const over = project.files.overlay(new Map([['a.py', 'z = 2\n']]));
    expect([over.text('a.py'), project.files.text('a.py')]).toEqual(['z = 2\n', 'x = 1\n']);
    expect(over.parse('b.py')).toBe(project.files.parse('b.py'));
    expect(['x', 'y', 'z'].map((name) => over.mentioning(name))).toEqual([[], ['b.py'], ['a.py']]);
    const second = over.overlay(new Map([['b.py', 'w = 3\n']]));
    expect([second.text('a.py'), second.text('b.py')]).toEqual(['z = 2\n', 'w = 3\n']);
  });

  it('what can not be decoded or parsed is a problem with its line', async () => {
    const { project } = await open(
      scratch({ 'pyproject.toml': '', 'a.py': 'x = 1\nif x\n', 'b.py': '# coding: nope\n' }),
    );
    const { files } = project;
    expect(files.parse('a.py')).toMatchObject({ ok: false, path: 'a.py', problem: { line: 2 } });
    expect(files.text('b.py')).toBeNull();
    expect(files.problems.map(({ path }) => path)).toEqual(['a.py', 'b.py']);
    expect(files.bytes('gone.py')).toBeNull();
  });
});
