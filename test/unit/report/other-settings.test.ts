import { describe, expect, it } from 'vitest';
import { compareSettings, otherSettingsLines } from '../../../src/report/other-settings.ts';
import { type Files, open, scratch } from '../project/scratch.ts';

/** A project whose manage.py names the local settings and whose wsgi.py those of production. */
const SPLIT: Files = {
  'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")\n',
  'config/__init__.py': '',
  'config/wsgi.py':
    'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")\n',
  'config/settings/__init__.py': '',
  'config/settings/base.py':
    'INSTALLED_APPS = []\nMIDDLEWARE = ["django.middleware.common.CommonMiddleware"]\nDATABASES = {"default": {}}\n',
  'config/settings/local.py': 'from .base import *\nMIDDLEWARE += ["toolbar.T"]\n',
  'config/settings/production.py':
    'from .base import *\nMIDDLEWARE.insert(0, "django.middleware.security.SecurityMiddleware")\nDATABASES["default"]["ATOMIC_REQUESTS"] = True\n',
  'config/settings/test.py': 'from .local import *\n',
};

async function linesOf(files: Files): Promise<readonly string[]> {
  const { project } = await open(scratch(files));
  return otherSettingsLines(compareSettings(project));
}

describe('the other settings modules, side by side with the chosen one', () => {
  it('what each adds, leaves out and sets, and what names it', async () => {
    expect(await linesOf(SPLIT)).toEqual([
      'Other settings modules',
      '  config.settings.production (config/settings/production.py, named by config/wsgi.py:2)',
      '    + django.middleware.security.SecurityMiddleware, adapted (config/settings/production.py:2)',
      '    - toolbar.T',
      '    ATOMIC_REQUESTS is set (config/settings/production.py:3)',
      '  config.settings.test (config/settings/test.py)',
      '    the same middleware',
    ]);
  });

  it('another order is told', async () => {
    const more: Files = {
      ...SPLIT,
      'config/settings/test.py': 'from .local import *\nMIDDLEWARE = MIDDLEWARE[::-1]\n',
    };
    expect((await linesOf(more)).slice(-1)).toEqual(['    the same entries stand in another order']);
  });

  it('nothing for a project with one', async () => {
    const { 'manage.py': manage, 'config/__init__.py': init } = SPLIT;
    const one = {
      'manage.py': manage?.replace('config.settings.local', 'config.settings') ?? '',
      'config/__init__.py': init ?? '',
      'config/settings.py': 'INSTALLED_APPS = []\nMIDDLEWARE = []\n',
    };
    expect(await linesOf(one)).toEqual([]);
  });
});
