/** The environment that is read: the one that is named, one in the project, the active one. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findSitePackages } from '../../../src/project/environment.ts';
import { scratch } from './scratch.ts';

const SITE = 'lib/python3.12/site-packages';
const root = scratch({
  '.venv/pyvenv.cfg': '',
  [`.venv/${SITE}/a.py`]: '',
  'named/pyvenv.cfg': '',
  'named/bin/python': '',
  [`named/${SITE}/a.py`]: '',
  // An interpreter of the system, as in a container: no virtual environment, and yet an environment.
  'usr/bin/python3': '',
  [`usr/${SITE}/a.py`]: '',
  'empty/a.txt': '',
});
const found = (named: string | null, active?: string) => findSitePackages(root, named, active, root);

it.each([
  ['a folder', 'named', 'named'],
  ['an interpreter', 'named/bin/python', 'named'],
  ['an interpreter of the system', 'usr/bin/python3', 'usr'],
  ['one of the usual names', null, '.venv'],
])('%s', (_, named, environment) => {
  expect(found(named)).toEqual({ ok: true, sitePackages: join(root, environment, SITE) });
});

it('the active one, where there is none in the project', () => {
  const elsewhere = join(root, 'empty');
  expect(findSitePackages(elsewhere, null, join(root, 'named'), elsewhere)).toEqual({
    ok: true,
    sitePackages: join(root, 'named', SITE),
  });
  expect(findSitePackages(elsewhere, null, undefined, elsewhere)).toEqual({ ok: true, sitePackages: null });
});

it.each(['empty', 'nowhere', 'python3.12'])('%s, named and no environment, is not passed over', (named) => {
  expect(found(named)).toEqual({ ok: false, error: expect.stringContaining(`site-packages at ${named}:`) });
});
