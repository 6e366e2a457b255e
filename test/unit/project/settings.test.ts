import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SettingOption } from '../../../src/project/types.ts';
import { django, type Files, open, scratch } from './scratch.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures/settings');

/** The chain as text: `?` after what is there only under a condition. */
async function chainOf(root: string, settings: string | null = null): Promise<readonly string[]> {
  const { project } = await open(root, { settings });
  return project.settings.middleware.map((entry) => `${entry.path}${entry.conditional ? '?' : ''}`);
}

interface Case {
  readonly why: string;
  /** Text of `site_/settings.py`. */
  readonly settings: string;
  readonly more?: Files;
  readonly expected: readonly string[];
}

const chains: readonly Case[] = [
  { why: 'a plain list', settings: 'MIDDLEWARE = ["a.A", "b.B"]', expected: ['a.A', 'b.B'] },
  { why: 'a tuple', settings: 'MIDDLEWARE = ("a.A", "b.B",)', expected: ['a.A', 'b.B'] },
  { why: '+=', settings: 'MIDDLEWARE = ["a.A"]\nMIDDLEWARE += ["b.B"]', expected: ['a.A', 'b.B'] },
  {
    why: '+= of a tuple',
    settings: 'MIDDLEWARE = ["a.A"]\nMIDDLEWARE += ("b.B",)',
    expected: ['a.A', 'b.B'],
  },
  {
    why: 'concatenation of named parts',
    settings: 'FIRST = ["a.A"]\nLAST = ("c.C",)\nMIDDLEWARE = FIRST + ["b.B"] + list(LAST)',
    expected: ['a.A', 'b.B', 'c.C'],
  },
  {
    why: 'star-unpacking',
    settings: 'BASE = ["b.B"]\nMIDDLEWARE = ["a.A", *BASE, *("c.C",)]',
    expected: ['a.A', 'b.B', 'c.C'],
  },
  {
    why: 'append, extend, insert, remove, pop',
    settings:
      'MIDDLEWARE = ["b.B", "x.X", "y.Y"]\nMIDDLEWARE.insert(0, "a.A")\nMIDDLEWARE.append("c.C")\nMIDDLEWARE.extend(["d.D"])\nMIDDLEWARE.remove("x.X")\nMIDDLEWARE.pop(2)',
    expected: ['a.A', 'b.B', 'c.C', 'd.D'],
  },
  {
    why: 'inserted after an entry that is looked up',
    settings: 'MIDDLEWARE = ["a.A", "c.C"]\nMIDDLEWARE.insert(MIDDLEWARE.index("a.A") + 1, "b.B")',
    expected: ['a.A', 'b.B', 'c.C'],
  },
  {
    why: 'slices and slice assignment',
    settings:
      'M = ["a.A", "d.D"]\nMIDDLEWARE = M[:1] + ["b.B"] + M[1:]\nMIDDLEWARE[2:2] = ["c.C"]\ndel MIDDLEWARE[3]',
    expected: ['a.A', 'b.B', 'c.C'],
  },
  {
    why: 'an item replaced and deleted by index',
    settings: 'MIDDLEWARE = ["x.X", "y.Y", "b.B"]\nMIDDLEWARE[0] = "a.A"\ndel MIDDLEWARE[-2]',
    expected: ['a.A', 'b.B'],
  },
  {
    why: 'comprehension with a test',
    settings: 'ALL = ["a.A", "x.X", "b.B"]\nMIDDLEWARE = [m for m in ALL if not m.startswith("x")]',
    expected: ['a.A', 'b.B'],
  },
  {
    why: 'names put together: f-string, %, format, +',
    settings:
      'APP = "shop"\nMIDDLEWARE = [f"{APP}.middleware.A", "%s.middleware.B" % APP, "{}.middleware.C".format(APP), APP + ".middleware.D"]',
    expected: ['shop.middleware.A', 'shop.middleware.B', 'shop.middleware.C', 'shop.middleware.D'],
  },
  {
    why: 'a conditional append is marked, whichever way DEBUG is set',
    settings: 'DEBUG = False\nMIDDLEWARE = ["a.A"]\nif DEBUG:\n    MIDDLEWARE.append("toolbar.T")',
    expected: ['a.A', 'toolbar.T?'],
  },
  {
    why: 'a conditional insert at the front',
    settings: 'DEBUG = True\nMIDDLEWARE = ["a.A"]\nif DEBUG:\n    MIDDLEWARE = ["toolbar.T"] + MIDDLEWARE',
    expected: ['toolbar.T?', 'a.A'],
  },
  {
    why: 'both branches of an if, what they share is certain',
    settings:
      'import os\nif os.environ.get("PROD"):\n    MIDDLEWARE = ["a.A", "prod.P", "b.B"]\nelse:\n    MIDDLEWARE = ["a.A", "b.B"]',
    expected: ['a.A', 'prod.P?', 'b.B'],
  },
  {
    why: 'a conditional expression, and `and`/`or`',
    settings:
      'DEBUG = True\nMIDDLEWARE = ["a.A"] + (["x.X"] if DEBUG else []) + (DEBUG and ["y.Y"] or []) + ["b.B"]',
    expected: ['a.A', 'x.X?', 'y.Y?', 'b.B'],
  },
  {
    why: 'filter(None, …) with entries that may be false',
    settings: 'DEBUG = True\nMIDDLEWARE = list(filter(None, ["a.A", DEBUG and "x.X", "b.B"]))',
    expected: ['a.A', 'x.X?', 'b.B'],
  },
  {
    why: 'a removal under a condition makes the entry conditional',
    settings: 'TESTING = False\nMIDDLEWARE = ["a.A", "b.B"]\nif TESTING:\n    MIDDLEWARE.remove("b.B")',
    expected: ['a.A', 'b.B?'],
  },
  {
    why: 'an optional dependency: there only if the import works',
    settings:
      'MIDDLEWARE = ["a.A"]\ntry:\n    import debug_toolbar\n    MIDDLEWARE += ["toolbar.T"]\nexcept ImportError:\n    pass',
    expected: ['a.A', 'toolbar.T?'],
  },
  {
    why: 'local settings that are there are certain',
    settings: 'MIDDLEWARE = ["a.A"]\ntry:\n    from .local import *\nexcept ImportError:\n    pass',
    more: { 'site_/local.py': 'MIDDLEWARE = ["b.B"]' },
    expected: ['b.B'],
  },
  {
    why: 'local settings that are not there change nothing',
    settings: 'MIDDLEWARE = ["a.A"]\ntry:\n    from .local import *\nexcept ImportError:\n    pass',
    expected: ['a.A'],
  },
  {
    why: 'the Django version is known, so its test is decided',
    settings:
      'import django\nMIDDLEWARE = ["a.A"]\nif django.VERSION >= (5, 1):\n    MIDDLEWARE.append("new.N")\nif django.VERSION[0] < 3:\n    MIDDLEWARE.append("old.O")',
    expected: ['a.A', 'new.N'],
  },
  {
    why: 'a loop over a known list',
    settings: 'MIDDLEWARE = []\nfor name in ["a.A", "b.B"]:\n    MIDDLEWARE.append(name)',
    expected: ['a.A', 'b.B'],
  },
  {
    why: 'a helper function of the settings',
    settings:
      'def chain(*extra):\n    base = ["a.A"]\n    return base + list(extra)\n\nMIDDLEWARE = chain("b.B")',
    expected: ['a.A', 'b.B'],
  },
  {
    why: 'a list given by the environment: its default',
    settings:
      'import environ\nenv = environ.Env()\nMIDDLEWARE = ["a.A"] + env.list("EXTRA", default=["b.B"])',
    expected: ['a.A', 'b.B'],
  },
  {
    why: 'decouple with Csv()',
    settings: 'from decouple import Csv, config\nMIDDLEWARE = config("M", default="a.A, b.B", cast=Csv())',
    expected: ['a.A', 'b.B'],
  },
  {
    why: 'a name set through globals()',
    settings: 'globals()["MIDDLEWARE"] = ["a.A"]',
    expected: ['a.A'],
  },
  {
    why: 'django-split-settings',
    settings:
      'from split_settings.tools import include, optional\ninclude("parts/*.py", optional("missing.py"))',
    more: { 'site_/parts/a.py': 'MIDDLEWARE = ["a.A"]', 'site_/parts/b.py': 'MIDDLEWARE += ["b.B"]' },
    expected: ['a.A', 'b.B'],
  },
  {
    why: '__all__ decides what a star import brings',
    settings: 'from .base import *\nMIDDLEWARE = LIST + globals().get("_HIDDEN", [])',
    more: { 'site_/base.py': '__all__ = ["LIST"]\nLIST = ["a.A"]\nOTHER = ["x.X"]' },
    expected: ['a.A'],
  },
  {
    why: 'another module is changed in place, then read',
    settings: 'from . import base\nbase.MIDDLEWARE.append("b.B")\nMIDDLEWARE = base.MIDDLEWARE',
    more: { 'site_/base.py': 'MIDDLEWARE = ["a.A"]' },
    expected: ['a.A', 'b.B'],
  },
  {
    why: 'what can not be read leaves the rest',
    settings: 'MIDDLEWARE = ["a.A"] + unknown()',
    expected: ['a.A'],
  },
];

describe('the middleware chain as the settings build it', () => {
  it.each(chains)('$why', async ({ settings, more = {}, expected }) => {
    const root = scratch(django({ 'site_/settings.py': settings, ...more }));
    expect(await chainOf(root)).toEqual(expected);
  });
});

describe('settings layouts', () => {
  it.each([
    ['plain', null, 'shopsite.settings', ['a.Security', 'a.Session', 'a.Common']],
    ['split', null, 'config.settings.local', ['a.Security', 'a.Session', 'toolbar.Toolbar', 'a.Common']],
    [
      'split',
      'config.settings.production',
      'config.settings.production',
      ['a.Security', 'noise.WhiteNoise', 'a.Session', 'a.Common'],
    ],
    ['inserted', null, 'project.settings', ['noise.WhiteNoise', 'a.Security', 'cors.Cors', 'a.Common']],
    ['environment', null, 'mysite.settings', ['a.Security', 'toolbar.Toolbar?', 'a.Common']],
  ] as const)('%s with --settings %s', async (folder, named, module, expected) => {
    const root = scratch({});
    cpSync(join(FIXTURES, folder), root, { recursive: true });
    const { project } = await open(root, { settings: named });
    expect(project.settings.module).toBe(module);
    expect(await chainOf(root, named)).toEqual(expected);
  });
});

describe('each entry knows its place', () => {
  it('the line of the string, in the file that has it', async () => {
    const root = scratch(
      django({
        'site_/base.py': 'MIDDLEWARE = [\n    "a.A",\n    "b.B",\n]\n',
        'site_/settings.py': 'from .base import *\n\nMIDDLEWARE = ["c.C"] + MIDDLEWARE\n',
      }),
    );
    const { project } = await open(root);
    expect(project.settings.middleware.map(({ path, file, line }) => [path, file, line])).toEqual([
      ['c.C', 'site_/settings.py', 3],
      ['a.A', 'site_/base.py', 2],
      ['b.B', 'site_/base.py', 3],
    ]);
  });
});

describe('other settings', () => {
  it.each([
    ['DATABASES = {"default": {"ATOMIC_REQUESTS": True}}', 1],
    ['DATABASES = {\n  "default": {},\n  "other": {"ATOMIC_REQUESTS": True},\n}', 3],
    [
      'import environ\nenv = environ.Env()\nDATABASES = {"default": env.db()}\nDATABASES["default"]["ATOMIC_REQUESTS"] = True',
      4,
    ],
    [
      'import dj_database_url\nDATABASES = {"default": dj_database_url.config()}\nDATABASES["default"].update(ATOMIC_REQUESTS=True)',
      3,
    ],
    [
      'import os\nDATABASES = {"default": {}}\nif os.environ.get("PG"):\n    DATABASES["default"]["ATOMIC_REQUESTS"] = True',
      4,
    ],
    ['DB = dict(ENGINE="x", ATOMIC_REQUESTS=True)\nDATABASES = {"default": DB}', 1],
    ['DATABASES = {"default": {**{"ATOMIC_REQUESTS": True}}}', 1],
    ['DATABASES = {"default": {"ATOMIC_REQUESTS": False}}', null],
    ['DATABASES = {"default": {"NAME": "ATOMIC_REQUESTS"}}', null],
    ['ATOMIC_REQUESTS = True\nDATABASES = {"default": {}}', null],
  ])('ATOMIC_REQUESTS: %s', async (settings, line) => {
    const { project } = await open(scratch(django({ 'site_/settings.py': settings })));
    expect(project.settings.atomicRequests).toEqual(
      line === null ? null : { file: 'site_/settings.py', line },
    );
  });

  it('AUTH_USER_MODEL, ROOT_URLCONF, INSTALLED_APPS and the ASGI module', async () => {
    const root = scratch(
      django({
        'site_/settings.py':
          'AUTH_USER_MODEL = "people.User"\nROOT_URLCONF = "site_.urls"\nINSTALLED_APPS = ["people", *["shop"]]\nASGI_APPLICATION = "site_.asgi.application"',
        'site_/asgi.py': '',
      }),
    );
    const { project } = await open(root);
    expect(project.settings).toMatchObject({
      authUserModel: 'people.User',
      rootUrlconf: 'site_.urls',
      installedApps: ['people', 'shop'],
    });
    expect(project.asgi).toBe('site_/asgi.py');
  });

  it.each([
    ['site_/settings.py', 'site_.urls'],
    ['site_/settings/__init__.py', 'site_.settings.urls'],
  ])('the package of %s by its own name', async (file, expected) => {
    const { project } = await open(scratch(django({ [file]: 'ROOT_URLCONF = f"{__package__}.urls"\n' })));
    expect(project.settings.rootUrlconf).toBe(expected);
  });

  it("Django's default user model when the settings say nothing", async () => {
    const { project } = await open(scratch(django({ 'site_/settings.py': '' })));
    expect(project.settings.authUserModel).toBe('auth.User');
  });
});

/** Options as short text: `?` what is conditional, `~` what the environment decides, `…` what is not told, `:3` the line. */
function options(found: readonly SettingOption<unknown>[]): string {
  return found
    .map((each) => {
      const value = each.k === 'known' ? JSON.stringify(each.value) : '…';
      return `${each.assumed === null ? '' : '~'}${value}${each.conditional ? '?' : ''}:${each.line}`;
    })
    .join(' | ');
}

describe('DATABASES, CACHES, TEMPLATES and single names, with every alternative and its line', () => {
  it.each([
    ['DATABASES = {"default": {"ENGINE": "x.y",\n  "CONN_MAX_AGE": 600}}', ['default "x.y":1 age 600:2']],
    [
      'import os\nDATABASES = {"default": {"ENGINE": "x.y", "CONN_MAX_AGE": int(os.getenv("AGE", "60"))}}',
      ['default "x.y":2 age ~60:2'],
    ],
    [
      'DEBUG = False\nDATABASES = {"default": {"ENGINE": "x.y"}}\nif not DEBUG:\n    DATABASES["default"]["CONN_MAX_AGE"] = None',
      ['default "x.y":2 age null?:4'],
    ],
    [
      'import os\nif os.getenv("CI"):\n    DATABASES = {"default": {"ENGINE": "a"}}\nelse:\n    DATABASES = {"default": {"ENGINE": "b"}, "log": {"ENGINE": "c"}}',
      ['default "b"?:5 | "a"?:3', 'log? "c"?:5'],
    ],
    [
      'DATABASES = {"default": {"ENGINE": "x.y", "OPTIONS": {"pool": {"min_size": 2}}}}',
      ['default "x.y":1 pool true:1'],
    ],
    ['from x import load\nDATABASES = {"default": load()}', ['default (incomplete)']],
  ])('%s', async (settings, expected) => {
    const { project } = await open(scratch(django({ 'site_/settings.py': settings })));
    const shown = project.settings.databases.map((each) =>
      [
        `${each.alias}${each.conditional ? '?' : ''}`,
        options(each.engine),
        each.connMaxAge.length > 0 ? `age ${options(each.connMaxAge)}` : '',
        each.pool.length > 0 ? `pool ${options(each.pool)}` : '',
        each.complete ? '' : '(incomplete)',
      ]
        .filter((part) => part !== '')
        .join(' '),
    );
    expect(shown).toEqual(expected);
  });

  it('the rest', async () => {
    const root = scratch(
      django({
        'site_/settings.py': [
          'import os',
          'CACHES = {"default": {"BACKEND": "a.Redis"}}',
          'if os.getenv("CI"):',
          '    CACHES = {"default": {"BACKEND": "a.Dummy"}}',
          'SESSION_ENGINE = os.getenv("SESSIONS", "a.cache")',
          'ASGI_APPLICATION = "site_.asgi.app"',
          'TEMPLATES = [{"BACKEND": "a.T", "OPTIONS": {"loaders": [',
          '    ("a.cached", ["a.files",',
          '                  "a.apps"]),',
          ']}}]',
        ].join('\n'),
      }),
    );
    const { settings } = (await open(root)).project;
    expect(settings.caches.map((each) => `${each.alias} ${options(each.backend)}`)).toEqual([
      'default "a.Redis"?:2 | "a.Dummy"?:4',
    ]);
    expect(options(settings.sessionEngine)).toBe('~"a.cache":5');
    expect(options(settings.asgiApplication)).toBe('"site_.asgi.app":6');
    expect(settings.wsgiApplication).toEqual([]);
    expect(settings.templates.map((each) => options(each.loaders))).toEqual([
      '"a.cached":8 | "a.files":8 | "a.apps":9',
    ]);
  });
});

describe('which settings module', () => {
  const settings = 'MIDDLEWARE = []\nINSTALLED_APPS = []\n';
  it.each([
    [
      'manage.py, as an assignment',
      { 'manage.py': 'import os\nos.environ["DJANGO_SETTINGS_MODULE"] = "p.conf"\n', 'p/conf.py': settings },
      'p.conf',
    ],
    [
      'manage.py, with the environment before it',
      {
        'manage.py':
          'import os\nMODULE = os.environ.get("S", "p.conf")\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", MODULE)\n',
        'p/conf.py': settings,
      },
      'p.conf',
    ],
    [
      'asgi.py when manage.py says nothing',
      {
        'manage.py': '',
        'p/asgi.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "p.conf")\n',
        'p/conf.py': settings,
      },
      'p.conf',
    ],
    [
      'pytest.ini',
      { 'manage.py': '', 'pytest.ini': '[pytest]\nDJANGO_SETTINGS_MODULE = p.conf\n', 'p/conf.py': settings },
      'p.conf',
    ],
    [
      'pyproject.toml',
      {
        'pyproject.toml': '[tool.pytest.ini_options]\nDJANGO_SETTINGS_MODULE = "p.conf"\n',
        'p/conf.py': settings,
      },
      'p.conf',
    ],
    [
      'setup.cfg',
      { 'setup.cfg': '[tool:pytest]\nDJANGO_SETTINGS_MODULE = p.conf\n', 'p/conf.py': settings },
      'p.conf',
    ],
    [
      'an image',
      {
        'pyproject.toml': '',
        Dockerfile: 'FROM python:3.12\nENV DJANGO_SETTINGS_MODULE=p.conf\n',
        'p/conf.py': settings,
      },
      'p.conf',
    ],
    [
      'a compose file, with a default',
      {
        'pyproject.toml': '',
        'docker-compose.yml': 'environment:\n  DJANGO_SETTINGS_MODULE: "\u0024{SETTINGS:-p.conf}"\n',
        'p/conf.py': settings,
      },
      'p.conf',
    ],
    [
      '.env',
      { 'pyproject.toml': '', '.env': 'DJANGO_SETTINGS_MODULE=p.conf\n', 'p/conf.py': settings },
      'p.conf',
    ],
    [
      'a process file, by --settings',
      {
        'pyproject.toml': '',
        Procfile: 'web: django-admin runserver --settings p.conf\n',
        'p/conf.py': settings,
      },
      'p.conf',
    ],
    [
      'tox.ini, setenv',
      {
        'pyproject.toml': '',
        'tox.ini': '[testenv]\nsetenv =\n    DJANGO_SETTINGS_MODULE = p.conf\n',
        'p/conf.py': settings,
      },
      'p.conf',
    ],
    [
      'an empty package that is named for one command says nothing',
      {
        'manage.py': 'import os\nos.environ["DJANGO_SETTINGS_MODULE"] = "p.settings"\n',
        'p/__init__.py': '',
        'p/settings/__init__.py': '# see base.py\n',
        'p/settings/base.py': settings,
      },
      'p.settings.base',
    ],
    [
      'settings of one app are not those of a project',
      { 'pyproject.toml': '', 'p/__init__.py': '', 'p/settings.py': 'INSTALLED_APPS = ["p"]\n' },
      null,
    ],
    ['the only settings.py', { 'pyproject.toml': '', 'p/settings.py': settings }, 'p.settings'],
    [
      'manage.py in a folder below: that folder is a source root',
      {
        'pyproject.toml': '',
        'backend/manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "p.settings")\n',
        'backend/p/settings.py': settings,
      },
      'p.settings',
    ],
    ['nothing', { 'pyproject.toml': '', 'app/views.py': '' }, null],
  ] as const)('%s', async (_, files, expected) => {
    const { project } = await open(scratch(files));
    expect(project.settings.module).toBe(expected);
  });

  it('django-configurations: the class that manage.py names, with what it inherits', async () => {
    const root = scratch({
      'manage.py':
        'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "p.settings")\nos.environ.setdefault("DJANGO_CONFIGURATION", "Dev")\n',
      'p/settings.py':
        'from configurations import Configuration\nclass Base(Configuration):\n    MIDDLEWARE = ["a.A"]\n    ROOT_URLCONF = "p.urls"\nclass Dev(Base):\n    MIDDLEWARE = ["toolbar.T"] + Base.MIDDLEWARE\nclass Prod(Base):\n    pass\n',
    });
    const { project } = await open(root);
    expect(project.settings.rootUrlconf).toBe('p.urls');
    expect(await chainOf(root)).toEqual(['toolbar.T', 'a.A']);
  });

  it('a reusable app: what its test runner gives to settings.configure()', async () => {
    const root = scratch({
      'pyproject.toml': '',
      'app/__init__.py': '',
      'runtests.py':
        'from django.conf import settings\nAPPS = ["app"]\nMORE = {"ROOT_URLCONF": "app.urls"}\ndef main():\n    settings.configure(\n        INSTALLED_APPS=APPS,\n        MIDDLEWARE=["a.A"],\n        **MORE,\n    )\n',
    });
    const { settings } = (await open(root)).project;
    expect(settings).toMatchObject({ file: 'runtests.py', installedApps: ['app'], rootUrlconf: 'app.urls' });
    expect(settings.middleware.map(({ path, line }) => [path, line])).toEqual([['a.A', 7]]);
    expect(settings.findings.map(({ code, file, line }) => [code, file, line])).toEqual([
      ['DA501', 'runtests.py', 5],
    ]);
  });

  it('settings of the tests are told to be that', async () => {
    const root = scratch({
      'pyproject.toml': '[tool.pytest.ini_options]\nDJANGO_SETTINGS_MODULE = "tests.settings"\n',
      'tests/__init__.py': '',
      'tests/settings.py': settings,
    });
    const { project } = await open(root);
    expect(project.settings.findings.map((each) => each.code)).toEqual(['DA501']);
  });

  it('a reusable app without settings is told so', async () => {
    const { project } = await open(scratch({ 'pyproject.toml': '', 'app/views.py': '' }));
    expect(project.settings.findings.map((each) => each.code)).toEqual(['DA501']);
  });

  it('another module named by wsgi.py is told', async () => {
    const root = scratch(
      django({
        'site_/settings.py': settings,
        'site_/production.py': settings,
        'site_/wsgi.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_.production")\n',
      }),
    );
    const { project } = await open(root);
    const [finding] = project.settings.findings;
    expect(finding).toMatchObject({ code: 'DA502', file: 'manage.py', line: 4 });
    expect(finding?.message).toContain('site_.production (site_/wsgi.py:2)');
  });

  it('a default that the environment may change is told, with its place', async () => {
    const root = scratch(
      django({ 'site_/settings.py': 'import os\nROOT_URLCONF = os.getenv("URLS", "site_.urls")\n' }),
    );
    const { project } = await open(root);
    expect(project.settings.rootUrlconf).toBe('site_.urls');
    expect(project.settings.findings).toMatchObject([
      { code: 'DA503', file: 'site_/settings.py', line: 2, message: expect.stringContaining('URLS') },
    ]);
  });

  it.each([
    [
      'a default is told for what is in a dictionary, too',
      'import os\nDATABASES = {"default": {"ENGINE": "x", "ATOMIC_REQUESTS": bool(os.getenv("ATOMIC", ""))}}\n',
      'DA503',
      'ATOMIC_REQUESTS of DATABASES["default"] depends on the environment variable ATOMIC; its default was taken',
      2,
    ],
    [
      'a variable without a default',
      'import os\nSESSION_ENGINE = os.environ["SESSIONS"]\n',
      'DA503',
      'SESSION_ENGINE depends on the environment variable SESSIONS; it has no default',
      2,
    ],
    [
      'several values, each with its place',
      'import os\nif os.path.exists("x"):\n    SESSION_ENGINE = "a"\nelse:\n    SESSION_ENGINE = "b"\n',
      'DA503',
      'SESSION_ENGINE has several values: "a" (site_/settings.py:3), "b" (site_/settings.py:5); the first was taken',
      3,
    ],
    [
      'a database that a function of another package makes',
      'from x import load\nDATABASES = {\n    "default": load(),\n}\n',
      'DA504',
      'DATABASES["default"] could not be read',
      3,
    ],
    [
      'names that are handed to a function',
      'from x import fill\nMIDDLEWARE = []\nfill(globals())\n',
      'DA504',
      'x.fill(), which is handed the names of the module, may set or change any setting; what it does is not followed',
      3,
    ],
    [
      'names of another package by a star import',
      'from shop.defaults import *\nINSTALLED_APPS = []\n',
      'DA504',
      'MIDDLEWARE, which shop.defaults may set, could not be read',
      1,
    ],
    [
      'names that are computed',
      'import os\nMIDDLEWARE = []\nfor key, value in os.environ.items():\n    globals()[key] = value\n',
      'DA504',
      'globals()[…], whose key can not be read, may set or change any setting; what it does is not followed',
      4,
    ],
    [
      'a list of which one alternative can not be read',
      'from x import chain, SWITCH\nif SWITCH:\n    MIDDLEWARE = ["a.A"]\nelse:\n    MIDDLEWARE = chain()\n',
      'DA504',
      'What else MIDDLEWARE may be could not be read',
      5,
    ],
  ])('%s', async (_, source, code, message, line) => {
    const { project } = await open(scratch(django({ 'site_/settings.py': source })));
    expect(project.settings.findings).toMatchObject([{ code, message, file: 'site_/settings.py', line }]);
  });

  it('what can not be read is told, with its place', async () => {
    const root = scratch(
      django({ 'site_/settings.py': 'from x import more\nMIDDLEWARE = [\n  "a.A",\n  *more(),\n]\n' }),
    );
    const { project } = await open(root);
    expect(project.settings.findings).toMatchObject([
      { code: 'DA504', file: 'site_/settings.py', line: 4, message: 'Part of MIDDLEWARE could not be read' },
    ]);
  });
});
