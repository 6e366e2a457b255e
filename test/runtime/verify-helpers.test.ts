/** The Python helpers of `verify` alone, on every Python that is here: what they report, and what they leave alone. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readResults } from '../../src/verify/results.ts';
import { scratchFolder, writeFiles } from '../support/project.ts';
import { repository } from './environment.ts';

const HELPERS = path.join(repository, 'src', 'verify', 'python');

/** Interpreters from 3.8 on: of version managers, and the one on the path. */
function pythons(): readonly string[] {
  const versions = path.join(process.env.PYENV_ROOT ?? path.join(homedir(), '.pyenv'), 'versions');
  const managed = existsSync(versions)
    ? readdirSync(versions).map((name) => path.join(versions, name, 'bin', 'python'))
    : [];
  const recent = 'import sys; sys.exit(sys.version_info < (3, 8))';
  return ['python3', ...managed].filter((name) => spawnSync(name, ['-c', recent]).status === 0);
}

const VIEWS = `import asyncio
import os
import threading
import time

from asgiref import local


async def sleeps():
    time.sleep(0.001)


async def helper_reads():
    return read()


def read():
    with open(__file__) as file:
        return file.read()


async def swallows():
    try:
        os.listdir("/no/such/folder")
    except OSError:
        return None


async def waits():
    done = threading.Event()
    threading.Timer(0.05, done.set).start()
    done.wait()


async def shares():
    local.read()


async def patient():
    await asyncio.sleep(0.001)
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, time.sleep, 0.001)
    return await loop.run_in_executor(None, read)


async def known():
    time.sleep(0.001)
`;

/** As asgiref's own: a lock that is held for as long as a read takes. */
const LOCAL = `import threading
import time

lock = threading.RLock()


def hold(taken):
    with lock:
        taken.set()
        time.sleep(0.05)


def read():
    taken = threading.Event()
    threading.Thread(target=hold, args=(taken,)).start()
    while not taken.is_set():
        pass
    lock.acquire()
    lock.release()
`;

const TESTS = `import asyncio
import unittest

import views


async def own():
    open(__file__).close()


class Guarded(unittest.TestCase):
    def test_sleeps(self):
        asyncio.run(views.sleeps())

    def test_helper_reads(self):
        asyncio.run(views.helper_reads())

    def test_swallows(self):
        asyncio.run(views.swallows())

    def test_waits(self):
        asyncio.run(views.waits())

    def test_shares(self):
        asyncio.run(views.shares())

    def test_patient(self):
        asyncio.run(views.patient())

    def test_known(self):
        asyncio.run(views.known())

    def test_own(self):
        asyncio.run(own())

    def test_sync(self):
        views.read()


class Statuses(unittest.TestCase):
    def test_subtests(self):
        for number in range(3):
            with self.subTest(number=number):
                self.assertNotEqual(number, 1)

    @unittest.skip("not now")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail()

    def test_error(self):
        raise ValueError("no value")


class Unprepared(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError("no class")

    def test_never(self):
        pass
`;

/** Runs Python with the helpers in a folder that holds the two files. */
function runPython(python: string, args: readonly string[], settings: object = {}) {
  const folder = scratchFolder();
  const report = path.join(folder, 'report');
  mkdirSync(report);
  const guard = { files: [path.join(folder, 'views.py')], except: [['views.py', 'known']], fails: true };
  writeFiles(folder, {
    'views.py': VIEWS,
    'asgiref/local.py': LOCAL,
    'tests.py': TESTS,
    'hidden/sitecustomize.py': 'print("hidden")\n',
    'settings.json': JSON.stringify({ report, root: folder, guard, redirect: null, ...settings }),
  });
  const { stdout, stderr } = spawnSync(python, args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      PYTHONPATH: [HELPERS, path.join(folder, 'hidden')].join(path.delimiter),
      PYTHONDONTWRITEBYTECODE: '1',
      ASYNCIFY_VERIFY: path.join(folder, 'settings.json'),
    },
  });
  return { stdout, stderr, results: readResults(report) };
}

describe.each(pythons())('%s', (python) => {
  test('reports each test, and fails those during which a guarded coroutine blocked', () => {
    const { results, stderr } = runPython(python, ['-m', 'unittest', 'tests']);
    const statuses = [...results.tests].map(([id, { status }]) => `${id.replace(/^tests\./, '')} ${status}`);
    expect(statuses.sort(), stderr).toEqual([
      'Guarded.test_helper_reads failed',
      'Guarded.test_known passed',
      'Guarded.test_own passed',
      'Guarded.test_patient passed',
      'Guarded.test_shares passed',
      'Guarded.test_sleeps failed',
      'Guarded.test_swallows failed',
      'Guarded.test_sync passed',
      'Guarded.test_waits failed',
      'Statuses.test_error error',
      'Statuses.test_expected skipped',
      'Statuses.test_skipped skipped',
      'Statuses.test_subtests failed',
      'setUpClass (tests.Unprepared) error',
    ]);
    const message = (name: string) => results.tests.get(name)?.message.split('\n') ?? [];
    expect(message('tests.Guarded.test_sleeps')[0]).toBe(
      'AssertionError: views.py:10 in sleeps(): time.sleep blocks the event loop',
    );
    expect(message('tests.Statuses.test_error')[0]).toBe('ValueError: no value');
    expect(message('tests.Statuses.test_error')[1]).toMatch(/tests\.py:\d+$/);
    expect(new Set(results.reached.map(({ name }) => name))).toEqual(
      new Set(['sleeps', 'helper_reads', 'swallows', 'waits', 'shares', 'patient', 'known']),
    );
    expect([...results.imported.copy]).toEqual(['views.py']);
  });

  test('runs the sitecustomize that it hides, and leaves other programs alone', () => {
    const { stdout, stderr } = runPython(python, ['-c', 'import sys; print("unittest" in sys.modules)']);
    expect([stdout, stderr]).toEqual(['hidden\nFalse\n', '']);
  });
});
