/** `verify` on a project with tests of its own: Django's runner and pytest, failures that only running shows. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { commitAll, type Files, git, scratchFolder, writeFiles } from '../support/project.ts';
import { builtProgram, prepareEnvironment } from './environment.ts';

const environment = prepareEnvironment();
if (!environment.ok) throw new Error(environment.reason);
const { python } = environment;

const PROJECT: Files = {
  'manage.py': `import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
`,
  // slowpkg.fetch() does block: the file lies.
  'pyproject.toml': `[tool.django-asyncify]
safe = ["slowpkg.*"]

[tool.pytest.ini_options]
DJANGO_SETTINGS_MODULE = "config.settings"
python_files = ["tests.py"]
`,
  'requirements.txt': 'Django==5.2\n',
  '.gitignore': '__pycache__\n.venv\n*.log\n.pytest_cache\n',
  'config/__init__.py': '',
  'config/settings.py': `SECRET_KEY = "x"
ROOT_URLCONF = "config.urls"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "shop"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
`,
  'config/urls.py': `from django.urls import path

from shop import views

urlpatterns = [
    path("count/", views.count),
    path("first/", views.first),
    path("plain/", views.plain),
    path("remote/", views.remote),
    path("local/", views.local),
]
`,
  'shop/__init__.py': '',
  'shop/views.py': `import threading

import slowpkg
from django.contrib.auth.models import User
from django.http import HttpResponse

SEEN = []


def count(request):
    return HttpResponse(User.objects.count())


def first(request):
    user = User.objects.first()
    return HttpResponse("nobody" if user is None else user.username)


def plain(request):
    return HttpResponse("plain")


def remote(request):
    return HttpResponse(slowpkg.fetch())


def local(request):
    SEEN.append(threading.get_ident())
    return HttpResponse(User.objects.count())
`,
  'shop/tests.py': `from django.test import TestCase


class ViewTests(TestCase):
    def test_count(self):
        self.assertContains(self.client.get("/count/"), "0")

    def test_first(self):
        self.assertContains(self.client.get("/first/"), "nobody")

    def test_plain(self):
        self.assertContains(self.client.get("/plain/"), "plain")
`,
};

/** Tests of the two views that only a run can tell about. */
const REVEALING: Files = {
  'shop/tests.py': `import threading

from django.test import TestCase

from shop import views


class ViewTests(TestCase):
    def test_count(self):
        self.assertContains(self.client.get("/count/"), "0")

    def test_remote(self):
        self.assertContains(self.client.get("/remote/"), "fetched")

    def test_local(self):
        views.SEEN.clear()
        self.client.get("/local/")
        self.assertEqual(views.SEEN, [threading.get_ident()])

    def test_broken(self):
        self.fail("as always")
`,
};

const UPLOADS: Files = {
  'config/settings.py': `${PROJECT['config/settings.py']}MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
`,
  'config/urls.py': `from django.urls import path

from shop import views

urlpatterns = [path("upload/", views.upload), path("hook/", views.hook)]
`,
  'shop/views.py': `from django.contrib.auth.models import User
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt


def upload(request):
    size = request.FILES["file"].size
    return HttpResponse(f"{size} {User.objects.count()}")


@csrf_exempt
def hook(request):
    return HttpResponse(request.FILES["file"].size)
`,
  'shop/tests.py': `import io

from django.test import TestCase


class ViewTests(TestCase):
    def test_upload(self):
        self.assertContains(self.client.post("/upload/", {"file": io.StringIO("some")}), "4 0")

    def test_hook(self):
        self.assertContains(self.client.post("/hook/", {"file": io.StringIO("more")}), "4")
`,
};

function project(files: Files = {}): string {
  const root = scratchFolder();
  writeFiles(root, { ...PROJECT, ...files });
  commitAll(root);
  return root;
}

/** A package that is installed beside the project, not part of it. */
function packages(): string {
  const folder = scratchFolder();
  writeFiles(folder, {
    'slowpkg.py': 'import time\n\n\ndef fetch():\n    time.sleep(0.01)\n    return "fetched"\n',
  });
  return folder;
}

function environmentOf(temp: string, extra: Readonly<Record<string, string>> = {}) {
  return { PATH: process.env.PATH, HOME: temp, TMPDIR: temp, PYTHONPATH: packages(), ...extra };
}

/** What verify does, and what is left where it worked. */
function verify(root: string, args: readonly string[], extra: Readonly<Record<string, string>> = {}) {
  const temp = scratchFolder();
  const before = state(root);
  const { status, stdout, stderr } = spawnSync(process.execPath, [builtProgram(), 'verify', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: environmentOf(temp, extra),
    timeout: 240_000,
  });
  expect(state(root)).toEqual(before);
  expect(readdirSync(temp).filter((name) => name.startsWith('django-asyncify'))).toEqual([]);
  return { status, stdout, stderr };
}

/** The user's tree as git sees it, with what git keeps about worktrees. */
function state(root: string): unknown {
  if (!existsSync(path.join(root, '.git'))) return readdirSync(root);
  return [
    git(root, 'status', '--porcelain', '--ignored'),
    git(root, 'for-each-ref'),
    git(root, 'worktree', 'list'),
    readdirSync(path.join(root, '.git')).filter((name) => name !== 'index'),
  ];
}

function document(stdout: string) {
  return JSON.parse(stdout);
}

const RUNNERS: readonly (readonly [string, readonly string[], (name: string) => string])[] = [
  ["Django's runner", [python, 'manage.py', 'test'], (name) => `shop.tests.ViewTests.${name}`],
  ['pytest', [python, '-m', 'pytest', '-q'], (name) => `shop/tests.py::ViewTests::${name}`],
];

describe.each(RUNNERS)('%s', (_, command, id) => {
  test('every test passes: everything is kept, what no test ran is said', () => {
    const { status, stdout, stderr } = verify(project(), ['--json', '--', ...command]);
    expect(status, stderr).toBe(0);
    expect(document(stdout).verify).toMatchObject({
      by: 'tests',
      passedBefore: 3,
      failedBefore: [],
      runs: 2,
      kept: ['count', 'first', 'local', 'plain', 'remote'].map((name) => `shop.views.${name}`),
      dropped: [],
      notRun: ['shop.views.remote', 'shop.views.local'],
    });
  });

  test('an upload is written to a file by the check that tests leave out, but for views that it exempts', () => {
    const { status, stdout, stderr } = verify(project(UPLOADS), ['--json', '--', ...command]);
    expect(status, stderr).toBe(1);
    expect(document(stdout).verify).toMatchObject({
      kept: ['shop.views.upload'],
      dropped: [{ id: 'shop.views.hook', failures: [{ test: id('test_hook') }] }],
    });
  });

  test('a view that depends on its thread and one that blocks are dropped, the others make a patch', () => {
    const root = project(REVEALING);
    const { status, stdout, stderr } = verify(root, ['--json', '--', ...command]);
    expect(status, stderr).toBe(1);
    const { verify: verified, files } = document(stdout);
    expect(verified).toMatchObject({
      passedBefore: 3,
      failedBefore: [id('test_broken')],
      kept: ['shop.views.count', 'shop.views.first', 'shop.views.plain'],
      dropped: [
        { id: 'shop.views.remote', failures: [{ test: id('test_remote'), now: 'failed' }] },
        { id: 'shop.views.local', failures: [{ test: id('test_local'), now: 'failed' }] },
      ],
    });
    expect(verified.dropped[0].failures[0].lines[0]).toMatch(
      /^AssertionError: shop\/views\.py:\d+ in remote\(\): time\.sleep blocks the event loop$/,
    );
    expect(stderr).toContain('1 test fails before any change');
    writeFiles(root, { 'asyncify.patch': files[0].diff });
    git(root, 'apply', '--check', 'asyncify.patch');
  });
});

test('without the guard what blocks passes', () => {
  const { status, stdout } = verify(project(REVEALING), [
    ...['--view', 'shop.views.remote', '--no-guard', '--json', '--', python, 'manage.py', 'test'],
  ]);
  expect([status, document(stdout).verify.kept]).toEqual([0, ['shop.views.remote']]);
});

test('a script that calls Python, in parallel processes: the variables are handed on', () => {
  const root = project({ ...REVEALING, 'test.sh': `exec "$PYTHON" manage.py test --parallel 2 "$@"\n` });
  const args = ['--view', 'shop.views.remote', '--json', '--', 'sh', 'test.sh'];
  const { status, stdout } = verify(root, args, { PYTHON: python });
  expect([status, document(stdout).verify.dropped.map((view: { id: string }) => view.id)]).toEqual([
    1,
    ['shop.views.remote'],
  ]);
});

test('the patch on standard output is for git apply', () => {
  const root = project();
  const { stdout } = verify(root, ['--view', 'shop.views.count', '--', python, 'manage.py', 'test']);
  writeFiles(root, { 'asyncify.patch': stdout });
  git(root, 'apply', 'asyncify.patch');
  expect(git(root, 'diff', '--stat')).toContain('shop/views.py');
});

describe('environments', () => {
  test("an editable install that leads to the user's tree: the copy is what is tested", () => {
    const root = project({
      ...REVEALING,
      'elsewhere/run.py':
        'import os, sys\n\nos.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"\nfrom django.core.management import execute_from_command_line\n\nexecute_from_command_line(["run.py", "test", "shop"])\n',
    });
    // What pip writes for an editable install, read at start-up from a folder of installed packages.
    const site = scratchFolder();
    writeFiles(site, {
      'editable.pth': `${root}\n`,
      'sitecustomize.py': `import site\n\nsite.addsitedir(${JSON.stringify(site)})\n`,
    });
    const args = ['--view', 'shop.views.remote', '--json', '--', python, 'elsewhere/run.py'];
    const { status, stdout, stderr } = verify(root, args, { PYTHONPATH: `${packages()}:${site}` });
    expect(status, stderr).toBe(1);
    expect(document(stdout).verify.dropped).toHaveLength(1);
  });

  test('a project without git, with its virtual environment inside', () => {
    const root = scratchFolder();
    writeFiles(root, { ...PROJECT });
    const bin = path.dirname(python);
    mkdirSync(path.join(root, '.venv', 'bin'), { recursive: true });
    cpSync(path.join(path.dirname(bin), 'pyvenv.cfg'), path.join(root, '.venv', 'pyvenv.cfg'));
    symlinkSync(realpathSync(python), path.join(root, '.venv', 'bin', 'python'));
    symlinkSync(path.join(path.dirname(bin), 'lib'), path.join(root, '.venv', 'lib'));
    const args = ['--view', 'shop.views.count', '--json', '--', '.venv/bin/python', 'manage.py', 'test'];
    const { status, stdout, stderr } = verify(root, args);
    expect(stderr).toContain('The copy is a plain folder (the project is not in a git repository)');
    expect([status, document(stdout).verify.kept]).toEqual([0, ['shop.views.count']]);
  });
});

describe('what stops it', () => {
  test.each([
    ['a command that is not there', ['no-such-command'], "The test command can't be started"],
    ['a command that fails by itself', ['false'], 'the test command fails without telling of any test'],
    ['no test that passes', [python, 'manage.py', 'test', 'no.such.tests'], 'no test passes'],
  ])('%s', (_, command, sentence) => {
    const { status, stdout, stderr } = verify(project(), ['--', ...command]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });

  test('a command that tells of no test: its exit code counts, and that is said', () => {
    const { status, stderr } = verify(project(), ['--view', 'shop.views.count', '--', 'true']);
    expect(status).toBe(0);
    expect(stderr).toContain('only the exit code can be compared');
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s: the tests are ended, and nothing is left behind', async (signal, code) => {
    const root = project({
      'wait.py':
        'import os, time\nprint(os.getpid())\nopen(os.environ["MARK"], "w").write(str(os.getpid()))\ntime.sleep(600)\n',
    });
    const temp = scratchFolder();
    const mark = path.join(scratchFolder(), 'started');
    const before = state(root);
    const child = spawn(
      process.execPath,
      [builtProgram(), 'verify', '--', 'sh', '-c', `"${python}" wait.py; true`],
      {
        cwd: root,
        env: environmentOf(temp, { MARK: mark }),
        stdio: 'ignore',
      },
    );
    const ended = once(child, 'exit');
    while (!existsSync(mark)) await pause(20);
    child.kill(signal);
    expect((await ended)[0]).toBe(code);
    expect(spawnSync('pgrep', ['-f', `${python} wait.py`]).stdout.toString()).toBe('');
    expect(state(root)).toEqual(before);
    expect(readdirSync(temp)).toEqual([]);
  });
});
