import { describe, expect, it } from 'vitest';
import { lowestAllowed, parseRequirement, poetrySpecifiers } from '../../../src/project/constraints.ts';
import type { ProjectOptions } from '../../../src/project/types.ts';
import { type Files, open, scratch } from './scratch.ts';

type Fact = readonly [version: string, source: string];
interface Case {
  readonly why: string;
  readonly files: Files;
  readonly options?: Partial<ProjectOptions>;
  readonly django?: Fact;
  readonly python?: Fact;
}

const uvLock =
  'version = 1\nrequires-python = ">=3.11"\n\n[[package]]\nname = "asgiref"\nversion = "3.8.1"\n\n[[package]]\nname = "django"\nversion = "5.1.4"\n';

const cases: readonly Case[] = [
  {
    why: '--django beats everything',
    files: { 'uv.lock': uvLock },
    options: { django: '4.2' },
    django: ['4.2', '--django'],
  },
  {
    why: 'uv.lock',
    files: { 'uv.lock': uvLock },
    django: ['5.1.4', 'uv.lock:10'],
    python: ['3.11', 'uv.lock:2'],
  },
  {
    why: 'uv.lock with a Django for each Python: the lowest',
    files: {
      'uv.lock':
        '[[package]]\nname = "django"\nversion = "5.2.1"\n\n[[package]]\nname = "django"\nversion = "4.2.20"\n',
    },
    django: ['4.2.20', 'uv.lock:7'],
  },
  {
    why: 'poetry.lock',
    files: {
      'poetry.lock':
        '[[package]]\nname = "Django"\nversion = "4.2.9"\npython-versions = ">=3.8"\n\n[metadata]\npython-versions = "^3.10"\n',
    },
    django: ['4.2.9', 'poetry.lock:3'],
    python: ['3.10', 'poetry.lock:7'],
  },
  {
    why: 'pdm.lock',
    files: {
      'pdm.lock':
        '[metadata]\n\n[[package]]\nname = "django"\nversion = "5.0.3"\nrequires_python = ">=3.10"\n',
    },
    django: ['5.0.3', 'pdm.lock:5'],
  },
  {
    why: 'pylock.toml (PEP 751)',
    files: { 'pylock.toml': 'lock-version = "1.0"\n\n[[packages]]\nname = "django"\nversion = "5.2.3"\n' },
    django: ['5.2.3', 'pylock.toml:5'],
  },
  {
    why: 'Pipfile.lock',
    files: { 'Pipfile.lock': '{\n "default": {\n  "django": {"version": "==3.2.18"}\n }\n}\n' },
    django: ['3.2.18', 'Pipfile.lock:3'],
  },
  {
    why: 'a lock file beats what is declared',
    files: { 'uv.lock': uvLock, 'pyproject.toml': '[project]\nname = "x"\ndependencies = ["django>=4.2"]\n' },
    django: ['5.1.4', 'uv.lock:10'],
  },
  {
    why: 'requirements.txt: a pin, whatever its case, with extras and hashes',
    files: { 'requirements.txt': '# web\nDjango[argon2]==4.2.7 \\\n    --hash=sha256:00\n' },
    django: ['4.2.7', 'requirements.txt:2'],
  },
  {
    why: 'requirements.txt: a range gives its lowest',
    files: { 'requirements.txt': 'gunicorn\ndjango >= 4.2, < 5.2  # lts\n' },
    django: ['4.2', 'requirements.txt:2'],
  },
  {
    why: 'markers for several Pythons: the lowest of all',
    files: {
      'requirements.txt': 'django>=5.2; python_version >= "3.10"\ndjango>=4.2,<5; python_version < "3.10"\n',
    },
    django: ['4.2', 'requirements.txt:2'],
  },
  {
    why: '-r and -c are followed, from the including file',
    files: {
      'requirements/prod.txt': '-r base.txt\n-c ../constraints.txt\n',
      'requirements/base.txt': 'django\n',
      'constraints.txt': 'django==5.0.6\n',
    },
    django: ['5.0.6', 'constraints.txt:1'],
  },
  {
    why: 'a file for development says less than one for production',
    files: { 'requirements-dev.txt': 'django==5.2.1\n', 'requirements.txt': 'django>=4.2\n' },
    django: ['4.2', 'requirements.txt:1'],
  },
  {
    why: 'a pinned file beats the range it was compiled from',
    files: {
      'requirements.txt': 'django==5.1.3\n',
      'pyproject.toml': '[project]\nname = "x"\ndependencies = ["django>=4.2"]\n',
    },
    django: ['5.1.3', 'requirements.txt:1'],
  },
  {
    why: 'a direct reference names its version',
    files: {
      'requirements.txt': 'django @ https://github.com/django/django/archive/refs/tags/5.0.1.tar.gz\n',
    },
    django: ['5.0.1', 'requirements.txt:1'],
  },
  {
    why: 'a branch of Django',
    files: { 'requirements.txt': '-e git+https://github.com/django/django.git@stable/4.2.x#egg=django\n' },
    django: ['4.2', 'requirements.txt:1'],
  },
  {
    why: 'PEP 621',
    files: {
      'pyproject.toml':
        '[project]\nname = "x"\nrequires-python = ">=3.10"\ndependencies = [\n  "gunicorn",\n  "Django~=5.1.2",\n]\n',
    },
    django: ['5.1.2', 'pyproject.toml:6'],
    python: ['3.10', 'pyproject.toml:3'],
  },
  {
    why: 'PEP 621 optional dependencies and PEP 735 groups',
    files: {
      'pyproject.toml':
        '[project]\nname = "x"\n[project.optional-dependencies]\ndjango = ["django>=4.1"]\n[dependency-groups]\ntest = ["django>=3.2", {include-group = "x"}]\n',
    },
    django: ['3.2', 'pyproject.toml:6'],
  },
  {
    why: 'Poetry: caret, table, Python',
    files: {
      'pyproject.toml':
        '[tool.poetry.dependencies]\npython = "^3.9"\nDjango = {version = "^4.2", extras = ["bcrypt"]}\n',
    },
    django: ['4.2', 'pyproject.toml:3'],
    python: ['3.9', 'pyproject.toml:2'],
  },
  {
    why: 'PDM development dependencies',
    files: { 'pyproject.toml': '[tool.pdm.dev-dependencies]\ntest = ["django>=4.2.1"]\n' },
    django: ['4.2.1', 'pyproject.toml:2'],
  },
  {
    why: 'classifiers of a reusable app: the lowest it says it supports',
    files: {
      'pyproject.toml':
        '[project]\nname = "x"\nclassifiers = [\n  "Framework :: Django",\n  "Framework :: Django :: 5.2",\n  "Framework :: Django :: 4.2",\n  "Programming Language :: Python :: 3.9",\n]\n',
    },
    django: ['4.2', 'pyproject.toml:6'],
    python: ['3.9', 'pyproject.toml:7'],
  },
  {
    why: 'Pipfile',
    files: { Pipfile: '[packages]\ndjango = "~=3.2"\n[requires]\npython_version = "3.9"\n' },
    django: ['3.2', 'Pipfile:2'],
    python: ['3.9', 'Pipfile:4'],
  },
  {
    why: 'setup.cfg',
    files: {
      'setup.cfg':
        '[options]\npython_requires = >=3.8\ninstall_requires =\n    requests\n    Django >= 3.2\n',
    },
    django: ['3.2', 'setup.cfg:5'],
    python: ['3.8', 'setup.cfg:2'],
  },
  {
    why: 'setup.py is evaluated as text: variables and concatenation',
    files: {
      'setup.py':
        'from setuptools import setup\n\nBASE = ["requests"]\nDJANGO = "django>=%s" % "4.1"\nsetup(\n    name="x",\n    python_requires=">=3.8",\n    install_requires=BASE + [DJANGO],\n)\n',
    },
    django: ['4.1', 'setup.py:4'],
    python: ['3.8', 'setup.py:7'],
  },
  {
    why: 'environment.yml: conda and pip spelling',
    files: {
      'environment.yml': 'name: x\ndependencies:\n  - python=3.11\n  - pip:\n    - Django==4.2.3\n',
    },
    django: ['4.2.3', 'environment.yml:5'],
    python: ['3.11', 'environment.yml:3'],
  },
  {
    why: 'environment.yml: a conda pin of a series',
    files: { 'environment.yml': 'dependencies:\n  - django=5.0\n' },
    django: ['5.0', 'environment.yml:2'],
  },
  {
    why: 'tox.ini is a weak hint: the lowest that is tested',
    files: {
      'tox.ini':
        '[tox]\nenvlist = py{39,312}-django{42,51}\n[testenv]\ndeps =\n    django42: Django>=4.2,<5.0\n    django51: Django>=5.1,<5.2\n',
    },
    django: ['4.2', 'tox.ini:2'],
    python: ['3.9', 'tox.ini:2'],
  },
  {
    why: '.python-version',
    files: { '.python-version': '3.12.4\n' },
    python: ['3.12.4', '.python-version:1'],
  },
  { why: 'runtime.txt', files: { 'runtime.txt': 'python-3.11.9\n' }, python: ['3.11.9', 'runtime.txt:1'] },
  {
    why: 'a Dockerfile as the last resort',
    files: {
      Dockerfile:
        'FROM --platform=linux/amd64 python:3.12-slim AS base\nRUN pip install --no-cache-dir "django~=5.1.0" gunicorn\n',
    },
    django: ['5.1.0', 'Dockerfile:2'],
    python: ['3.12', 'Dockerfile:1'],
  },
  {
    why: 'a Dockerfile says less than tox.ini',
    files: { Dockerfile: 'RUN pip install django==5.1\n', 'tox.ini': '[testenv]\ndeps = Django==4.2\n' },
    django: ['4.2', 'tox.ini:2'],
  },
  {
    why: 'what is installed beats what is declared',
    files: {
      '.venv/pyvenv.cfg': 'home = x\nversion = 3.12.1\n',
      '.venv/lib/python3.12/site-packages/Django-5.2.3.dist-info/METADATA': '',
      'requirements.txt': 'django>=4.2\n',
    },
    django: ['5.2.3', '.venv/lib/python3.12/site-packages/Django-5.2.3.dist-info'],
    python: ['3.12.1', '.venv/pyvenv.cfg:2'],
  },
  {
    why: 'a lock file beats what is installed',
    files: {
      '.venv/pyvenv.cfg': '',
      '.venv/lib/python3.12/site-packages/Django-5.2.3.dist-info/METADATA': '',
      'uv.lock': uvLock,
    },
    django: ['5.1.4', 'uv.lock:10'],
  },
  {
    why: 'uv.lock as uv writes it for several Pythons: a release that no allowed Python takes does not count',
    files: {
      'uv.lock': [
        'version = 1',
        'revision = 5',
        'requires-python = ">=3.10"',
        'resolution-markers = [',
        '    "python_full_version >= \'3.12\'",',
        '    "python_full_version < \'3.10\'",',
        ']',
        '',
        '[[package]]',
        'name = "django"',
        'version = "4.2.30"',
        'resolution-markers = [',
        '    "python_full_version < \'3.10\'",',
        ']',
        'dependencies = [',
        '    { name = "asgiref" },',
        ']',
        '',
        '[[package]]',
        'name = "django"',
        'version = "5.2.19"',
        'resolution-markers = [',
        '    "python_full_version == \'3.11.*\'",',
        '    "python_full_version == \'3.10.*\'",',
        ']',
        '',
      ].join('\n'),
    },
    django: ['5.2.19', 'uv.lock:21'],
    python: ['3.10', 'uv.lock:3'],
  },
  {
    why: 'Pipfile.lock as Pipenv writes it',
    files: {
      'Pipfile.lock':
        '{\n  "_meta": {"requires": {"python_version": "3.12"}},\n  "default": {\n    "django": {\n      "hashes": [],\n      "index": "pypi",\n      "markers": "python_version >= \'3.10\'",\n      "version": "==5.1.15"\n    }\n  }\n}\n',
    },
    django: ['5.1.15', 'Pipfile.lock:4'],
  },
  {
    why: 'poetry.lock: a marker of the package',
    files: {
      'poetry.lock':
        '[[package]]\nname = "django"\nversion = "4.2.9"\nmarkers = "python_version < \\"3.10\\""\n\n[[package]]\nname = "django"\nversion = "5.1.2"\n\n[metadata]\npython-versions = "^3.11"\n',
    },
    django: ['5.1.2', 'poetry.lock:8'],
  },
  {
    why: 'pylock.web.toml (PEP 751, a named lock)',
    files: {
      'pylock.web.toml': 'requires-python = ">=3.12"\n\n[[packages]]\nname = "django"\nversion = "5.2.3"\n',
    },
    django: ['5.2.3', 'pylock.web.toml:5'],
    python: ['3.12', 'pylock.web.toml:1'],
  },
  {
    why: 'a marker that does not hold for the Python of the project',
    files: {
      '.python-version': '3.12\n',
      'requirements.txt': 'django==4.2; python_version < "3.10"\ndjango==5.2.1; "3.10" <= python_version\n',
    },
    django: ['5.2.1', 'requirements.txt:2'],
  },
  {
    why: 'included files within included files, each relative to its own; -c without a space',
    files: {
      'requirements.txt': '-r requirements/prod.txt\n-cconstraints.txt\n',
      'requirements/prod.txt': '--requirement=deep/base.txt\n',
      'requirements/deep/base.txt': 'django>=4.2\n',
      'constraints.txt': 'django==5.0.6\n',
    },
    django: ['5.0.6', 'constraints.txt:1'],
  },
  {
    why: 'a wheel by its URL',
    files: { 'requirements.txt': 'https://example.org/Django-4.2.3-py3-none-any.whl\n' },
    django: ['4.2.3', 'requirements.txt:1'],
  },
  {
    why: 'dependencies that setuptools reads from a file',
    files: {
      'pyproject.toml':
        '[project]\nname = "x"\n[tool.setuptools.dynamic]\ndependencies = {file = ["deps/web.in"]}\n',
      'deps/web.in': 'django>=4.1\n',
    },
    django: ['4.1', 'deps/web.in:1'],
  },
  {
    why: 'the same in setup.cfg',
    files: { 'setup.cfg': '[options]\ninstall_requires = file: deps.list\n', 'deps.list': 'django>=4.0\n' },
    django: ['4.0', 'deps.list:1'],
  },
  {
    why: "Hatch's environments",
    files: { 'pyproject.toml': '[tool.hatch.envs.default]\ndependencies = ["Django~=4.2.1"]\n' },
    django: ['4.2.1', 'pyproject.toml:2'],
  },
  {
    why: 'pixi',
    files: { 'pyproject.toml': '[tool.pixi.dependencies]\ndjango="5.1.*"\npython = "3.12.*"\n' },
    django: ['5.1', 'pyproject.toml:2'],
    python: ['3.12', 'pyproject.toml:3'],
  },
  {
    why: 'environment.yml: with a space',
    files: { 'environment.yml': 'dependencies:\n  - conda-forge::django 5.1.*\n' },
    django: ['5.1', 'environment.yml:2'],
  },
  {
    why: "a Dockerfile's ARG",
    files: { Dockerfile: 'ARG DJANGO_VERSION=5.0.3\nRUN pip install django==$DJANGO_VERSION\n' },
    django: ['5.0.3', 'Dockerfile:2'],
  },
  {
    why: 'an upper bound only: the newest Django below it; of Python it says nothing',
    files: {
      'pyproject.toml': '[project]\nname = "x"\nrequires-python = "<4"\ndependencies = ["Django<6"]\n',
    },
    django: ['5.2', 'pyproject.toml:4'],
    python: ['3.10', 'assumed'],
  },
  {
    why: 'exclusions move the lowest up',
    files: { 'requirements.txt': 'Django>=4.2,!=4.2.*,!=5.0\n' },
    django: ['5.0.1', 'requirements.txt:1'],
  },
  {
    why: 'nothing found: the newest long-term release, and the oldest Python it runs on',
    files: { 'requirements.txt': 'requests\ndjango-extensions==3.2.3\n' },
    django: ['5.2', 'assumed'],
    python: ['3.10', 'assumed'],
  },
];

describe('versions', () => {
  it.each(cases)('$why', async ({ files, options, django, python }) => {
    const root = scratch({ 'manage.py': '', ...files });
    const { project } = await open(root, options);
    if (django !== undefined) expect([project.django.version, project.django.source]).toEqual(django);
    if (python !== undefined) expect([project.python.version, project.python.source]).toEqual(python);
  });

  it.each([
    [
      'a Python that the Django does not run on is said',
      { '.python-version': '3.9\n', 'requirements.txt': 'django==5.2.1\n' },
      'DA530',
      'Django 5.2.1 (requirements.txt:1) needs Python 3.10 or later; the project allows Python 3.9 (.python-version:1)',
    ],
    [
      'two lock files that disagree are said, and the lowest is taken',
      { 'uv.lock': uvLock, 'poetry.lock': '[[package]]\nname = "django"\nversion = "4.2.9"\n' },
      'DA531',
      'The files do not agree on Django: 4.2.9 (poetry.lock:3) was taken, the lowest; others say 5.1.4 (uv.lock:10)',
    ],
  ])('%s', async (_, files, code, message) => {
    const { project } = await open(scratch({ 'manage.py': '', ...files }));
    expect(project.findings.find((each) => each.code === code)?.message).toBe(message);
  });

  it('the folders around a nested project count when its own say nothing', async () => {
    const root = scratch({ '.git/HEAD': '', 'requirements.txt': 'django==5.0.2\n', 'backend/manage.py': '' });
    const { project } = await open(root, {}, ['backend']);
    expect(project.django).toEqual({ version: '5.0.2', source: '../requirements.txt:1' });
  });
});

describe('the lowest version a constraint allows', () => {
  it.each([
    ['>=4.2,<5', '4.2'],
    ['~=4.2.3', '4.2.3'],
    ['==4.2.*', '4.2'],
    ['==5', '5.0'],
    ['===5.1.1', '5.1.1'],
    ['>4.2', '4.2.1'],
    ['>=4.2,!=4.2', '4.2.1'],
    ['>=5.0a1', '5.0a1'],
    ['<5', '4.2'],
    ['!=5.0', '6.1'],
    ['', null],
    ['what', null],
  ])('%s -> %s', (specifier, expected) => {
    expect(lowestAllowed(specifier, 'django')).toBe(expected);
  });

  it.each([
    ['^4.2', ['>=4.2,<5']],
    ['^0.5.1', ['>=0.5.1,<0.6']],
    ['~4.2', ['>=4.2,<4.3']],
    ['4.2.1', ['==4.2.1']],
    ['4.2.*', ['==4.2.*']],
    ['>=4.2 <5', ['>=4.2,<5']],
    ['^3.2 || ^4.2', ['>=3.2,<4', '>=4.2,<5']],
    ['*', ['']],
  ])('Poetry %s', (text, expected) => {
    expect(poetrySpecifiers(text)).toEqual(expected);
  });

  it.each([
    ['Django (>=4.2)', { name: 'django', specifier: '>=4.2' }],
    ['django_filter==2', { name: 'django-filter', specifier: '==2' }],
    ['# django==4', null],
    ['--index-url x', null],
  ])('requirement %s', (text, expected) => {
    expect(parseRequirement(text)).toEqual(expected);
  });
});
