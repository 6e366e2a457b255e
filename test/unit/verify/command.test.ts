import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandInCopy } from '../../../src/verify/command.ts';
import { openScratch } from '../../../src/verify/index.ts';
import { scratchFolder, writeFiles } from '../../support/project.ts';

test('what a command names is the copy’s where it is the project’s, and what it was elsewhere', async () => {
  const outside = scratchFolder();
  const root = join(outside, 'shop');
  writeFiles(outside, {
    'venv/bin/python': '',
    'shop/.venv/bin/python': '',
    'shop/manage.py': '',
    'shop/site/x.py': '',
    'shop/media/large.bin': '',
  });
  const made = await openScratch(root, [join(root, 'media')], new AbortController().signal);
  if (made.kind !== 'ready') return expect.fail(made.kind);
  const { copy } = made.scratch;
  const cases: readonly (readonly [string, string])[] = [
    ['pytest', 'pytest'],
    ['manage.py', 'manage.py'],
    [join(root, 'manage.py'), join(copy, 'manage.py')],
    [join(root, '.venv/bin/python'), join(copy, '.venv/bin/python')],
    [join(outside, 'venv/bin/python'), join(outside, 'venv/bin/python')],
    // From the folder site/: one step up is still the project.
    ['../manage.py', '../manage.py'],
    ['../../venv/bin/python', join(outside, 'venv/bin/python')],
    ['../../no/such/file', '../../no/such/file'],
    // It was left out of the copy.
    [join(root, 'media/large.bin'), join(root, 'media/large.bin')],
  ];
  const given = cases.map(([argument]) => argument);
  const expected = cases.map(([, put]) => put);
  expect(commandInCopy(given, join(root, 'site'), made.scratch)).toEqual(expected);
  made.scratch.release();
});
