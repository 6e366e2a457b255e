import { HOST, hostSettings } from './host-settings.ts';

/**
 * The projects whose own suites judge the tool: source archives of PyPI, each pinned by its hash, its dependencies by
 * `locks/<name>.txt` (made by `npm run realworld -- --lock --only <name>`). Chosen by how many function views they have,
 * and by tests that come with the archive and pass on this setup before anything is migrated.
 */
export interface RealProject {
  /** As on PyPI. */
  readonly name: string;
  readonly version: string;
  /** Of the source archive. */
  readonly sha256: string;
  /** Python that runs it. */
  readonly python: string;
  /** Django that it is run on, and migrated for. */
  readonly django: string;
  /** The newest Django that its requirements allow, where that is older than the one it is run on. */
  readonly declared?: string;
  /** What `--lock` gives to pip besides Django: requirements, or `-r` with a file of the archive. */
  readonly requirements: readonly string[];
  /** Folder to run the tests in, and arguments of Python. */
  readonly folder?: string;
  readonly test: readonly string[];
  /** Environment variables of the tests. */
  readonly variables?: { readonly [name: string]: string };
  /** Folders of the tree, besides the tree itself, that Python imports from. */
  readonly path?: readonly string[];
  /** Files to add to the tree, for suites whose settings are not in the archive. */
  readonly files?: { readonly [path: string]: string };
  /** Its suite uses a server or a port that only one run can have at a time. */
  readonly alone?: true;
  /** Why it is run only when `--only` names it. */
  readonly aside?: string;
  /** What a reader of the table should know. */
  readonly note?: string;
}

/** Postorius and HyperKitty name Django 4.2 and 5.0; `login_required` takes async views from 5.1. */
const OLDER =
  'Asks for Django below 5.1, where login_required does not take async views; its suite passes on 5.2, too.';

const pytest = ['-m', 'pytest', '-q'] as const;
const django = ['-m', 'django', 'test'] as const;

export const projects: readonly RealProject[] = [
  {
    name: 'django-contrib-comments',
    version: '2.2.0',
    sha256: '48de00f15677e016a216aeff205d6e00e4391c9a5702136c64119c472b7356da',
    python: '3.12',
    django: '5.2',
    requirements: [],
    test: ['tests/runtests.py'],
  },
  {
    name: 'django-friendship',
    version: '1.12.0',
    sha256: '54b4772efd297ec2d208abc35584901fcf4d51dff7f6e6b38235f588d3d64aae',
    python: '3.12',
    django: '5.2',
    requirements: [],
    files: hostSettings({ apps: ['friendship', 'friendship.tests'], urls: 'friendship.urls' }),
    variables: HOST,
    test: [...django, 'friendship'],
  },
  {
    name: 'django-helpdesk',
    version: '1.8.0',
    sha256: 'debe7fa8f57214dfa222da0ae0de63eb8060894461c51aa70ee2d5d39b0c1e64',
    python: '3.12',
    django: '5.2',
    requirements: [
      '-r',
      'requirements.txt',
      '-r',
      'requirements-testing.txt',
      'pinax_invitations',
      'django-reversion',
      'django-user-accounts',
      'packaging',
      'setuptools<81',
    ],
    files: hostSettings({
      apps: [
        'django.contrib.humanize',
        'bootstrap4form',
        'account',
        'pinax.invitations',
        'pinax.teams',
        'rest_framework',
        'helpdesk',
        'reversion',
      ],
      urls: 'helpdesk.tests.urls',
      more: 'LOGIN_URL = "/login/"\n',
    }),
    variables: HOST,
    test: [...django, 'helpdesk'],
  },
  {
    name: 'django-impersonate',
    version: '1.9.5',
    sha256: '1a77459b9174bf2cbe054c03088ed78718211ff9e91e172890f7500ab0385128',
    python: '3.11',
    django: '5.2',
    requirements: [],
    files: hostSettings({
      apps: ['impersonate'],
      urls: 'impersonate.tests',
      more: 'MIDDLEWARE.append("impersonate.middleware.ImpersonateMiddleware")\nLOGIN_REDIRECT_URL = "/"\n',
    }),
    variables: HOST,
    test: [...django, 'impersonate'],
  },
  {
    name: 'django-loginas',
    version: '0.3.14',
    sha256: '080bb6b714cee854739cc7242f2faf9e23f098691bd42ef3fd62e9bc9c5492ad',
    python: '3.12',
    django: '5.2',
    requirements: [],
    variables: { DJANGO_SETTINGS_MODULE: 'loginas.tests.settings' },
    test: [...django, 'loginas'],
  },
  {
    name: 'django-newsletter',
    version: '1.2.1',
    sha256: '4a9294e5e29a27413b871955aa1ec91683072c09107afbf9093be09e8bdee32d',
    python: '3.12',
    django: '5.2',
    requirements: [
      '.',
      'pytz',
      'webtest',
      'django-webtest',
      'unicodecsv',
      'python-card-me',
      'django-tinymce',
      'sorl-thumbnail',
    ],
    path: ['test_project'],
    variables: { DJANGO_SETTINGS_MODULE: 'test_project.settings' },
    test: [...django, 'tests'],
  },
  {
    name: 'django-rq',
    version: '3.0.1',
    sha256: 'd111f436608b95a58a6960174eaf44aa021e0a4a32f83a28a7221a9a916dd1ae',
    python: '3.12',
    django: '5.2',
    requirements: ['rq>=2,<2.4', 'redis<6', 'django-redis<6'],
    variables: { DJANGO_SETTINGS_MODULE: 'django_rq.tests.settings' },
    test: [...django, 'django_rq'],
    alone: true,
    note: 'Needs a Redis server on this machine.',
  },
  {
    name: 'django-scheduler',
    version: '0.12.0',
    sha256: 'a9c280bd4fd7978ea85c4b265d17a69070213ba99b76192e80a143805259d2a1',
    python: '3.12',
    django: '5.2',
    requirements: ['.'],
    files: hostSettings({ apps: ['schedule'], urls: 'schedule.urls' }),
    variables: HOST,
    test: [...django, 'tests'],
  },
  {
    name: 'django-simple-captcha',
    version: '0.7.0',
    sha256: 'f2a9178d04667ebc32481ffbfbe405ec1ae4c2d30f4d2975a7e0a8de26261c1f',
    python: '3.12',
    django: '5.2',
    requirements: ['.', 'testfixtures', 'djangorestframework'],
    folder: 'testproject',
    test: ['manage.py', 'test', 'captcha'],
  },
  {
    name: 'django-spirit',
    version: '0.14.3',
    sha256: '2792f92583f8f4d77c77dc656da8893ef90c03b425418fbbe0e9c98311dd6d19',
    python: '3.12',
    django: '5.2',
    requirements: ['.[files,huey,celery]'],
    files: {
      'host_settings.py': `from spirit.extra.project_template.project_name.settings.test import *

ROOT_URLCONF = "spirit.extra.project_template.project_name.urls"
`,
    },
    variables: HOST,
    test: [...django, '--pattern', 'tests*.py', 'spirit'],
  },
  {
    name: 'django-todo',
    version: '2.7.0',
    sha256: '7390915d2460e7298f1d33c217c64d675ffbd009cb4aea03e4404628bf8dda0c',
    python: '3.12',
    django: '5.2',
    requirements: [
      'pytest',
      'pytest-django',
      'titlecase',
      'bleach',
      'django-autocomplete-light',
      'html2text',
      'factory-boy',
      'unidecode',
      'django-extensions',
    ],
    files: {
      ...hostSettings({
        apps: ['todo', 'dal', 'dal_select2'],
        urls: 'host_urls',
        more: 'TODO_DEFAULT_LIST_SLUG = "tickets"\nTODO_DEFAULT_ASSIGNEE = None\nTODO_PUBLIC_SUBMIT_REDIRECT = "/"\nTODO_MAIL_USER_MAPPER = None\n',
      }),
      'host_urls.py': `from django.contrib.auth.views import LoginView
from django.http import HttpResponse
from django.urls import include, path

urlpatterns = [
    path("", lambda request: HttpResponse("home"), name="home"),
    path("login", LoginView.as_view(), name="login"),
    path("", include("todo.urls", namespace="todo")),
]
`,
      'host_templates/base.html': '{% block content %}{% endblock %}',
    },
    variables: HOST,
    test: [...pytest, 'todo'],
  },
  {
    name: 'hyperkitty',
    version: '1.3.12',
    sha256: 'deb582937ec5bc9ea9c1d5d86bfb76a4da429b60e1fea6fd6964e7c667cf161d',
    python: '3.12',
    django: '5.2',
    requirements: ['.[test]', 'setuptools<81', 'elasticsearch<9', 'pytest', 'pytest-django'],
    test: [...pytest, 'hyperkitty'],
    declared: '5.0',
    note: OLDER,
  },
  {
    name: 'nemo',
    version: '8.1.5',
    sha256: 'd511915ecaf43f0cb47c102fa913e65300f8ac1f7a4e547ef1d9dd8f52d7fa79',
    python: '3.12',
    django: '5.2',
    requirements: ['.'],
    variables: { DJANGO_SETTINGS_MODULE: 'NEMO.tests.test_settings' },
    test: [...django, 'NEMO'],
  },
  {
    name: 'postorius',
    version: '1.3.13',
    sha256: '602def5c4852900d49e8ad95196a2334e13c31e49d9c0859324879e7c5131a22',
    python: '3.12',
    django: '5.2',
    requirements: [
      '.',
      'beautifulsoup4',
      'django-debug-toolbar',
      'django-requests-debug-toolbar',
      'importlib_resources<6.0',
      'mailman',
      'six',
      'sqlalchemy<2.1',
      'pytest',
      'pytest-django',
    ],
    path: ['src'],
    test: [...pytest, 'src'],
    alone: true,
    aside: 'its suite starts a mail server, and is slow',
    declared: '5.0',
    note: OLDER,
  },
  {
    name: 'wagtail',
    version: '8.0.1',
    sha256: '819865a10bce86b16288cfaefa4195b90ffb5e7ac494fb18659e7be099ef386f',
    python: '3.12',
    django: '5.2',
    requirements: [
      '.',
      'Jinja2',
      'boto3',
      'factory-boy',
      'freezegun',
      'polib',
      'responses',
      'azure-mgmt-cdn',
      'azure-mgmt-frontdoor',
      'django-tasks',
    ],
    variables: { DJANGO_SETTINGS_MODULE: 'wagtail.test.settings' },
    test: [
      ...django,
      'wagtail.admin.tests.test_privacy',
      'wagtail.api',
      'wagtail.contrib.redirects',
      'wagtail.contrib.search_promotions',
      'wagtail.contrib.sitemaps',
      'wagtail.documents',
      'wagtail.embeds',
    ],
    aside: 'its suite takes an hour',
    note: 'The applications that have most of its function views.',
  },
];
