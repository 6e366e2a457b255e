/** Repositories with several Django projects: each is judged by its own settings. */
import { describe, expect, it } from 'vitest';
import { type Files, open, scratch } from './scratch.ts';

const manage = (settings: string): string =>
  `import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "${settings}")\n`;

const files: Files = {
  'shop/manage.py': manage('shop_site.settings'),
  'shop/shop_site/settings.py': 'ROOT_URLCONF = "shop_site.urls"\nDATABASES = {"default": {}}\n',
  'shop/shop_site/urls.py': 'urlpatterns = []\n',
  'shop/views.py': 'def show(request):\n    pass\n',
  'wiki/manage.py': manage('wiki_site.settings'),
  'wiki/wiki_site/settings.py':
    'ROOT_URLCONF = "wiki_site.urls"\nDATABASES = {"default": {"ATOMIC_REQUESTS": True}}\n',
  'wiki/wiki_site/urls.py': 'handler404 = "pages.missing"\nurlpatterns = []\n',
  'wiki/pages.py': 'def missing(request, exception):\n    pass\n',
  'common/views.py': 'def shared(request):\n    pass\n',
};

describe('two projects in one repository', () => {
  it('ATOMIC_REQUESTS holds for the files below the manage.py that names the settings', async () => {
    const { project } = await open(scratch(files));
    const atomic = (file: string) => project.atomicRequestsAt(file)?.file ?? null;
    expect(project.settings.module).toBe('shop_site.settings');
    expect(atomic('shop/views.py')).toBe(null);
    expect(atomic('wiki/pages.py')).toBe('wiki/wiki_site/settings.py');
    expect(atomic('common/views.py')).toBe(null);
  });

  it('settings that were named hold for their own project and for what belongs to none', async () => {
    const { project } = await open(scratch(files), { settings: 'wiki_site.settings' });
    const atomic = (file: string) => project.atomicRequestsAt(file)?.file ?? null;
    expect(atomic('shop/views.py')).toBe(null);
    expect(atomic('wiki/pages.py')).toBe('wiki/wiki_site/settings.py');
    expect(atomic('common/views.py')).toBe('wiki/wiki_site/settings.py');
  });

  it('error handlers of each URLconf must stay sync', async () => {
    const { project } = await open(scratch(files));
    expect(project.syncOnly.map(({ file, why }) => `${file} ${why}`)).toEqual([
      'wiki/pages.py handler404 of the URLconf',
    ]);
  });
});

it("a package without __init__.py is the project's own", async () => {
  const { project } = await open(
    scratch({ 'manage.py': manage('conf.settings'), 'conf/settings.py': '', 'acme/shop/views.py': '' }),
  );
  expect(['acme', 'conf', 'django'].map((name) => project.isOwnPackage(name))).toEqual([true, true, false]);
});
