/** Ways in which repositories lay out a Django project, each a small one that runs. */
import type { Files } from '../unit/project/scratch.ts';

export interface ProjectLayout {
  readonly why: string;
  readonly files: Files;
  /** Symbolic links: path -> what it leads to, relative to its own folder. */
  readonly links?: Files;
  /** Folder in which the program is run, the repository itself unless it says otherwise. */
  readonly cwd?: string;
  /** Folder that is first on Python's path when the project is served. */
  readonly served?: string;
  /** The settings module; `site_.settings` unless it says otherwise. */
  readonly settings?: string;
  /** Paths that are asked. */
  readonly paths: readonly string[];
  /** The views that become async, by the names under which Python has them. */
  readonly views: readonly string[];
  /** The files that change, no others do. */
  readonly changed: readonly string[];
}

function manage(settings = 'site_.settings', before = ''): string {
  return `#!/usr/bin/env python
import os
import sys

if __name__ == "__main__":
${before}    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${settings}")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
`;
}

function settings(apps: string, more = '', urlconf = 'site_.urls'): string {
  return `from pathlib import Path

SECRET_KEY = "x"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "${urlconf}"
INSTALLED_APPS = ${apps}
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": Path(__file__).parent / "db.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
${more}`;
}

const BASE = '["django.contrib.contenttypes", "django.contrib.auth"]';

const MODELS = `from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=80)

    def __str__(self):
        return self.title
`;

const VIEWS = `from django.http import HttpResponse, JsonResponse

from .models import Book


def count(request):
    return HttpResponse(Book.objects.count())


def add(request):
    book = Book.objects.create(title=request.GET.get("title", "New"))
    return JsonResponse({"books": [str(each) for each in Book.objects.all()], "made": book.pk})
`;

function urls(module: string, prefix = ''): string {
  return `from django.urls import path

from ${module} import views

urlpatterns = [path("${prefix}count/", views.count), path("${prefix}add/", views.add)]
`;
}

/** An app with its models and two views. */
function app(folder: string, more: Files = {}): Files {
  const inside = Object.entries(more).map(([name, text]) => [`${folder}/${name}`, text]);
  return {
    [`${folder}/__init__.py`]: '',
    [`${folder}/models.py`]: MODELS,
    [`${folder}/views.py`]: VIEWS,
    ...Object.fromEntries(inside),
  };
}

const PATHS = ['/count/', '/add/', '/add/?title=Emma'];
const viewsOf = (module: string): readonly string[] => [`${module}.add`, `${module}.count`];

/** What is asked, and what becomes async and changes, where it is the app `shop` at the root. */
const SHOP = { paths: PATHS, views: viewsOf('shop.views'), changed: ['shop/views.py'] };

/** A site with the app `shop` and these settings. */
function site(text: string): Files {
  return {
    'manage.py': manage(),
    'site_/__init__.py': '',
    'site_/settings.py': text,
    'site_/urls.py': urls('shop'),
  };
}

export const PROJECT_LAYOUTS: readonly ProjectLayout[] = [
  {
    why: 'several settings modules, of which manage.py names one',
    files: {
      'manage.py': manage('site_.settings.dev'),
      'site_/__init__.py': '',
      'site_/settings/__init__.py': '',
      'site_/settings/base.py': settings(BASE),
      'site_/settings/dev.py': 'from .base import *\n\nINSTALLED_APPS += ["shop"]\nDEBUG = False\n',
      'site_/settings/prod.py':
        'from .base import *\n\nINSTALLED_APPS = [*INSTALLED_APPS, "shop", "storages"]\nDATABASES["default"]["ATOMIC_REQUESTS"] = True\n',
      'site_/urls.py': urls('shop'),
      ...app('shop'),
    },
    settings: 'site_.settings.dev',
    ...SHOP,
  },
  {
    why: 'several settings modules, chosen by the environment',
    files: {
      'manage.py': manage(),
      'site_/__init__.py': '',
      'site_/settings/__init__.py':
        'import os\n\nif os.environ.get("SITE_ENV", "dev") == "prod":\n    from .prod import *\nelse:\n    from .dev import *\n',
      'site_/settings/base.py': settings(BASE),
      'site_/settings/dev.py': 'from .base import *\n\nINSTALLED_APPS.append("shop")\n',
      'site_/settings/prod.py':
        'from .base import *\n\nINSTALLED_APPS.append("shop")\nSECURE_SSL_REDIRECT = True\n',
      'site_/urls.py': urls('shop'),
      ...app('shop'),
    },
    ...SHOP,
  },
  {
    why: 'several settings modules side by side, one for the tests',
    files: {
      'manage.py': manage('site_.settings_local'),
      'pytest.ini': '[pytest]\nDJANGO_SETTINGS_MODULE = site_.settings_test\n',
      'site_/__init__.py': '',
      'site_/settings.py': settings(`${BASE} + ["shop"]`),
      'site_/settings_local.py': 'from site_.settings import *  # noqa\n\nALLOWED_HOSTS = ["*"]\n',
      'site_/settings_test.py':
        'from site_.settings import *  # noqa\n\nPASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]\n',
      'site_/urls.py': urls('shop'),
      ...app('shop'),
    },
    settings: 'site_.settings_local',
    ...SHOP,
  },
  {
    why: 'settings built by concatenation',
    files: {
      ...site(
        settings(
          'DJANGO_APPS + LOCAL_APPS',
          'MIDDLEWARE = ["django.middleware.common.CommonMiddleware"] + EXTRA\n',
        ).replace(
          'SECRET_KEY',
          `DJANGO_APPS = ${BASE}\nLOCAL_APPS = ["shop"]\nEXTRA = ["django.middleware.security.SecurityMiddleware"]\nSECRET_KEY`,
        ),
      ),
      ...app('shop'),
    },
    ...SHOP,
  },
  {
    why: 'settings built by insert',
    files: {
      ...site(
        settings(
          BASE,
          'MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]\nMIDDLEWARE.insert(0, "django.middleware.security.SecurityMiddleware")\nINSTALLED_APPS.insert(INSTALLED_APPS.index("django.contrib.auth"), "shop")\n',
        ),
      ),
      ...app('shop'),
    },
    ...SHOP,
  },
  {
    why: 'settings built by comprehension, the app in a folder that is put on the path',
    files: {
      'manage.py': manage(
        'site_.settings',
        '    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "apps"))\n',
      ),
      'site_/__init__.py': '',
      'site_/settings.py': settings(
        `${BASE} + [f"{name}" for name in ("shop",)]`,
        'import sys\n\nsys.path.insert(0, str(Path(__file__).parent.parent / "apps"))\n',
      ),
      'site_/urls.py': urls('shop'),
      ...app('apps/shop'),
    },
    paths: PATHS,
    views: viewsOf('shop.views'),
    changed: ['apps/shop/views.py'],
  },
  {
    why: 'settings built from the environment',
    files: {
      ...site(
        settings(
          `${BASE} + os.environ.get("SITE_APPS", "shop").split(",")`,
          'if os.getenv("SITE_DEBUG") == "1":\n    INSTALLED_APPS += ["debug_toolbar"]\n',
        ).replace('from pathlib', 'import os\nfrom pathlib'),
      ),
      ...app('shop'),
    },
    ...SHOP,
  },
  {
    why: 'an app without apps.py, and one without models',
    files: {
      'manage.py': manage(),
      'site_/__init__.py': '',
      'site_/settings.py': settings(`${BASE} + ["shop", "pages"]`),
      'site_/urls.py': `${urls('shop')}urlpatterns += __import__("pages.urls", fromlist=["x"]).urlpatterns\n`,
      'pages/__init__.py': '',
      'pages/views.py':
        'from django.http import HttpResponse\n\nfrom shop.models import Book\n\n\ndef home(request):\n    return HttpResponse(f"{Book.objects.exists()}")\n',
      'pages/urls.py':
        'from django.urls import path\n\nfrom .views import home\n\nurlpatterns = [path("", home)]\n',
      ...app('shop'),
    },
    paths: ['/', ...PATHS],
    views: ['pages.views.home', ...viewsOf('shop.views')],
    changed: ['pages/views.py', 'shop/views.py'],
  },
  {
    why: 'an app without apps.py, in a package of apps',
    files: {
      'manage.py': manage('project.settings'),
      'project/__init__.py': '',
      'project/settings.py': settings(`${BASE} + ["project.apps.shop"]`, '', 'project.urls'),
      'project/urls.py': urls('project.apps.shop'),
      'project/apps/__init__.py': '',
      ...app('project/apps/shop'),
    },
    settings: 'project.settings',
    paths: PATHS,
    views: viewsOf('project.apps.shop.views'),
    changed: ['project/apps/shop/views.py'],
  },
  {
    why: 'apps with an apps.py that says another label',
    files: {
      ...site(settings(`${BASE} + ["shop.apps.ShopConfig"]`)),
      ...app('shop', {
        'apps.py':
          'from django.apps import AppConfig\n\n\nclass ShopConfig(AppConfig):\n    name = "shop"\n    label = "store"\n',
      }),
    },
    ...SHOP,
  },
  {
    why: 'a namespace package: the folder of the company has no __init__.py',
    files: {
      'manage.py': manage('company.site_.settings'),
      'company/site_/__init__.py': '',
      'company/site_/settings.py': settings(`${BASE} + ["company.shop"]`, '', 'company.site_.urls'),
      'company/site_/urls.py': urls('company.shop'),
      ...app('company/shop'),
    },
    settings: 'company.site_.settings',
    paths: PATHS,
    views: viewsOf('company.shop.views'),
    changed: ['company/shop/views.py'],
  },
  {
    why: 'a namespace package of two parts, in two folders of the path',
    files: {
      'manage.py': manage(
        'company.site_.settings',
        '    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "libs"))\n',
      ),
      'company/site_/__init__.py': '',
      'company/site_/settings.py': settings(
        `${BASE} + ["company.shop"]`,
        'import sys\n\nsys.path.insert(0, str(Path(__file__).resolve().parents[2] / "libs"))\n',
        'company.site_.urls',
      ),
      'company/site_/urls.py': urls('company.shop'),
      ...app('libs/company/shop'),
    },
    settings: 'company.site_.settings',
    paths: PATHS,
    views: viewsOf('company.shop.views'),
    changed: ['libs/company/shop/views.py'],
  },
  {
    why: 'namespace packages all the way: no __init__.py anywhere',
    files: {
      'manage.py': manage(),
      'site_/settings.py': settings(`${BASE} + ["shop"]`),
      'site_/urls.py': urls('shop.web'),
      'shop/models.py': MODELS,
      'shop/web/views.py': VIEWS.replace('from .models', 'from ..models'),
    },
    paths: PATHS,
    views: viewsOf('shop.web.views'),
    changed: ['shop/web/views.py'],
  },
  {
    why: 'a src layout with manage.py in src',
    files: {
      'pyproject.toml': '[project]\nname = "site"\nversion = "1"\ndependencies = ["Django>=5.2"]\n',
      'src/manage.py': manage(),
      'src/site_/__init__.py': '',
      'src/site_/settings.py': settings(`${BASE} + ["shop"]`),
      'src/site_/urls.py': urls('shop'),
      ...app('src/shop'),
    },
    served: 'src',
    paths: PATHS,
    views: viewsOf('shop.views'),
    changed: ['src/shop/views.py'],
  },
  {
    why: 'a src layout with manage.py beside it',
    files: {
      'pyproject.toml':
        '[project]\nname = "site"\nversion = "1"\n\n[tool.setuptools.packages.find]\nwhere = ["src"]\n',
      'manage.py': manage(
        'site_.settings',
        '    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "src"))\n',
      ),
      'src/site_/__init__.py': '',
      'src/site_/settings.py': settings(`${BASE} + ["site_.shop"]`),
      'src/site_/urls.py': urls('site_.shop'),
      ...app('src/site_/shop'),
      'tests/test_views.py':
        'from site_.shop import views\n\n\ndef test_count(rf):\n    assert views.count(rf.get("/")).status_code == 200\n',
    },
    served: 'src',
    paths: PATHS,
    views: viewsOf('site_.shop.views'),
    changed: ['src/site_/shop/views.py', 'tests/test_views.py'],
  },
  {
    why: 'a src layout where src is a package',
    files: {
      'manage.py': manage('src.settings'),
      'src/__init__.py': '',
      'src/settings.py': settings(`${BASE} + ["src.shop"]`, '', 'src.urls'),
      'src/urls.py': urls('src.shop'),
      ...app('src/shop'),
    },
    settings: 'src.settings',
    paths: PATHS,
    views: viewsOf('src.shop.views'),
    changed: ['src/shop/views.py'],
  },
  {
    why: 'two Django projects in one repository, the first',
    files: {
      '.gitignore': '*.pyc\n',
      'one/manage.py': manage(),
      'one/site_/__init__.py': '',
      'one/site_/settings.py': settings(`${BASE} + ["shop"]`),
      'one/site_/urls.py': urls('shop'),
      ...app('one/shop'),
      'two/manage.py': manage(),
      'two/site_/__init__.py': '',
      'two/site_/settings.py': settings(`${BASE} + ["shop"]`),
      'two/site_/urls.py': urls('shop', 'two/'),
      ...app('two/shop'),
    },
    cwd: 'one',
    served: 'one',
    paths: PATHS,
    views: viewsOf('shop.views'),
    changed: ['one/shop/views.py'],
  },
  {
    why: 'two Django projects in one repository, the second, in which the same app calls its views',
    files: {
      'backend/one/manage.py': manage(),
      'backend/one/site_/__init__.py': '',
      'backend/one/site_/settings.py': settings(`${BASE} + ["shop"]`),
      'backend/one/site_/urls.py': urls('shop'),
      ...app('backend/one/shop', {
        'tests.py': 'from shop import views\n\n\ndef test_count(rf):\n    return views.count(rf.get("/"))\n',
      }),
      'backend/two/manage.py': manage(),
      'backend/two/site_/__init__.py': '',
      'backend/two/site_/settings.py': settings(`${BASE} + ["shop"]`),
      'backend/two/site_/urls.py': urls('shop', 'two/'),
      ...app('backend/two/shop', {
        'tests.py': 'from shop import views\n\n\ndef test_count(rf):\n    return views.count(rf.get("/"))\n',
      }),
    },
    cwd: 'backend/two',
    served: 'backend/two',
    paths: ['/two/count/', '/two/add/'],
    views: viewsOf('shop.views'),
    changed: ['backend/two/shop/tests.py', 'backend/two/shop/views.py'],
  },
  {
    why: 'a Django project in a repository of other things, with a package that both use',
    files: {
      'pyproject.toml': '[project]\nname = "all"\nversion = "1"\n',
      'frontend/build.py': 'print("no Django here")\n',
      'web/manage.py': manage(),
      'web/site_/__init__.py': '',
      'web/site_/settings.py': settings(`${BASE} + ["shop"]`),
      'web/site_/urls.py': urls('shop'),
      ...app('web/shop'),
      'jobs/worker.py': 'def count(request):\n    return 3\n',
    },
    cwd: 'web',
    served: 'web',
    paths: PATHS,
    views: viewsOf('shop.views'),
    changed: ['web/shop/views.py'],
  },
  {
    why: 'symlinks: an app that is a link to a folder of the repository',
    files: {
      ...site(settings(`${BASE} + ["shop"]`)),
      ...app('packages/shop'),
    },
    links: { shop: 'packages/shop' },
    paths: PATHS,
    views: viewsOf('shop.views'),
    changed: ['packages/shop/views.py'],
  },
  {
    why: 'symlinks: a loop, and a second name of the folder of apps',
    files: {
      ...site(settings(`${BASE} + ["shop"]`)),
      ...app('shop'),
    },
    links: { 'shop/loop': '..', current: 'shop', 'site_/again.py': 'urls.py' },
    ...SHOP,
  },
  {
    why: 'symlinks: a views module that is a link to a file',
    files: {
      ...site(settings(`${BASE} + ["shop"]`)),
      'shop/__init__.py': '',
      'shop/models.py': MODELS,
      'shop/web_views.py': VIEWS,
    },
    links: { 'shop/views.py': 'web_views.py' },
    paths: PATHS,
    views: viewsOf('shop.views'),
    changed: ['shop/web_views.py'],
  },
  {
    why: 'ignored folders: a build, a virtual environment, node_modules, what .gitignore names',
    files: {
      '.gitignore': '/scratch/\n*.bak.py\n',
      ...site(settings(`${BASE} + ["shop"]`)),
      ...app('shop', { 'views.bak.py': VIEWS }),
      ...app('scratch/shop'),
      ...app('build/lib/shop'),
      ...app('node_modules/django-thing/shop'),
      'venv/pyvenv.cfg': 'home = /usr\n',
      ...app('venv/lib/python3.11/site-packages/other'),
    },
    ...SHOP,
  },
  {
    why: 'vendored folders: an app that is excluded by the settings file keeps its views',
    files: {
      'pyproject.toml': '[tool.django-asyncify]\nexclude = ["vendor"]\n',
      'manage.py': manage(
        'site_.settings',
        '    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "vendor"))\n',
      ),
      'site_/__init__.py': '',
      'site_/settings.py': settings(
        `${BASE} + ["shop", "thirdparty"]`,
        'import sys\n\nsys.path.insert(0, str(Path(__file__).parent.parent / "vendor"))\n',
      ),
      'site_/urls.py': `${urls('shop')}from thirdparty import views as others\n\nurlpatterns += [path("others/", others.count)]\n`,
      ...app('shop'),
      ...app('vendor/thirdparty'),
    },
    paths: ['/others/', ...PATHS],
    views: viewsOf('shop.views'),
    changed: ['shop/views.py'],
  },
  {
    why: 'vendored folders: a helper of an excluded package that queries is taken to a thread',
    files: {
      'pyproject.toml': '[tool.django-asyncify]\nexclude = ["site_/vendored"]\n',
      ...site(settings(`${BASE} + ["shop"]`)),
      'site_/vendored/__init__.py': '',
      'site_/vendored/tools.py':
        'def size(model):\n    return model.objects.count()\n\n\ndef double(number):\n    return number * 2\n',
      ...app('shop', {
        'views.py': `from site_.vendored.tools import double, size\n\n${VIEWS.replace('Book.objects.count()', 'double(size(Book))')}`,
      }),
    },
    ...SHOP,
  },
  {
    why: 'ignored folders: a module that .gitignore names is imported, and queries',
    files: {
      '.gitignore': 'shop/generated/\n',
      ...site(settings(`${BASE} + ["shop"]`)),
      ...app('shop', {
        'generated/__init__.py': '',
        'generated/reports.py':
          'from ..models import Book\n\n\nclass Report:\n    name = "all"\n\n    @property\n    def size(self):\n        return Book.objects.count()\n',
        'views.py': `from .generated.reports import Report\n${VIEWS.replace('Book.objects.count()', 'f"{Report.name} {Report().size}"')}`,
      }),
    },
    ...SHOP,
  },
  {
    why: 'migrations: functions that look like views, and helpers that the views use as well',
    files: {
      ...site(settings(`${BASE} + ["shop"]`)),
      ...app('shop', {
        'helpers.py':
          'def titles(model):\n    return [book.title for book in model.objects.order_by("pk")]\n\n\ndef fill(apps, schema_editor):\n    apps.get_model("shop", "Book").objects.create(title="First")\n',
        'views.py': `from .helpers import titles\n${VIEWS.replace('[str(each) for each in Book.objects.all()]', 'titles(Book)')}`,
        'migrations/__init__.py': '',
        'migrations/0001_initial.py': `from django.db import migrations, models

from shop.helpers import fill


def request_count(request):
    return request.objects.count()


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.CreateModel(
            name="Book",
            fields=[("id", models.BigAutoField(primary_key=True)), ("title", models.CharField(max_length=80))],
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
`,
      }),
    },
    ...SHOP,
  },
  {
    why: 'migrations: in another package, by MIGRATION_MODULES',
    files: {
      ...site(settings(`${BASE} + ["shop"]`, 'MIGRATION_MODULES = {"shop": "site_.migrations_of_shop"}\n')),
      'site_/migrations_of_shop/__init__.py': '',
      'site_/migrations_of_shop/0001_initial.py': `from django.db import migrations, models


def forwards(apps, schema_editor):
    Book = apps.get_model("shop", "Book")
    for number in range(2):
        Book.objects.create(title=f"Number {number}")


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(
            name="Book",
            fields=[("id", models.BigAutoField(primary_key=True)), ("title", models.CharField(max_length=80))],
        ),
        migrations.RunPython(forwards),
    ]
`,
      ...app('shop'),
    },
    ...SHOP,
  },
  {
    why: 'generated files: clients and tables that a program writes stay as they are',
    files: {
      ...site(settings(`${BASE} + ["shop"]`)),
      ...app('shop', {
        '_version.py':
          '# file generated by setuptools_scm\n# don\'t change, don\'t track in version control\nversion = "1.2"\n',
        'table.py': `# Generated by make_table.py. DO NOT EDIT.\nTABLE = {\n${Array.from({ length: 10_000 }, (_, at) => `    ${at}: "row ${at}",`).join('\n')}\n}\n\n\ndef look_up(book):\n    return TABLE[book.pk]\n`,
        'views.py': `from . import _version\nfrom .table import look_up\n${VIEWS.replace('"made": book.pk', '"made": look_up(book), "v": _version.version')}`,
      }),
    },
    ...SHOP,
  },
  {
    why: 'generated files: protobuf messages and an OpenAPI client that waits',
    files: {
      ...site(settings(`${BASE} + ["shop"]`)),
      ...app('shop', {
        'book_pb2.py':
          '# -*- coding: utf-8 -*-\n# Generated by the protocol buffer compiler.  DO NOT EDIT!\nDESCRIPTOR = None\n\n\nclass Message:\n    def __init__(self, **fields):\n        self.fields = fields\n\n    def SerializeToString(self):\n        return repr(self.fields).encode()\n',
        'client/__init__.py': '"""Generated by openapi-python-client."""\n\nfrom .api import count_books\n',
        'client/api.py':
          '# Generated by openapi-python-client.\nfrom shop.models import Book\n\n\ndef count_books():\n    return Book.objects.count()\n',
        'views.py': `from .book_pb2 import Message\nfrom .client import count_books\n${VIEWS.replace('HttpResponse(Book.objects.count())', 'HttpResponse(Message(n=count_books()).SerializeToString())')}`,
      }),
    },
    ...SHOP,
  },
  {
    why: 'a file of ten thousand lines, of which two are views',
    files: {
      ...site(settings(`${BASE} + ["shop"]`)),
      ...app('shop', {
        'views.py': `${VIEWS}\n\n${Array.from({ length: 2500 }, (_, at) => `def helper_${at}(value):\n    return value + ${at}\n`).join('\n\n')}`,
      }),
    },
    ...SHOP,
  },
  {
    why: 'files beside the views that Python can not read: Python 2, a notebook, a template, nothing at all',
    files: {
      ...site(settings(`${BASE} + ["shop"]`)),
      ...app('shop', {
        'legacy.py': 'from shop.views import count\n\nprint count\nexcept ValueError, error:\n',
        'analysis.py': '{"cells": [{"cell_type": "code", "source": ["count(request)"]}], "nbformat": 4}\n',
        'template.py':
          'from {{ app }}.models import {{ model }}\n\n\nclass {{ model }}View(View):\n    pass\n',
        'empty.py': '',
        'blank.py': '\n\n   \n',
      }),
    },
    ...SHOP,
  },
];
