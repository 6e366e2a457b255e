/**
 * Before and after, one folder of `fixtures/transforms` per rule: what the whole tool makes of the views, in both styles.
 * `npx vitest run test/golden -u` writes the files anew; read the difference before you keep it.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Style } from '../../src/migrate/types.ts';
import { transforms } from '../../transforms/index.ts';
import { prepareEnvironment } from '../runtime/environment.ts';
import { engineOf, reasonsOf, textsOf, urls } from '../unit/migrate/project.ts';

const folder = fileURLToPath(new URL('../../fixtures/transforms/', import.meta.url));
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const models = readFileSync(join(folder, 'models.py'), 'utf8');
const PYPROJECT = '[tool.black]\nline-length = 88\n';

async function migrated(name: string, style: Style): Promise<string> {
  const before = readFileSync(join(folder, name, 'before.py'), 'utf8');
  const routed = [...before.matchAll(/^(?:def|class) (\w+)(\(View\))?/gm)].map(([, view = '', isClass]) =>
    isClass === undefined ? `views.${view}` : `views.${view}.as_view()`,
  );
  const engine = await engineOf(
    {
      'shop/views.py': before,
      'shop/models.py': models,
      'site_/urls.py': urls(...routed),
      'pyproject.toml': PYPROJECT,
    },
    { style },
  );
  const views = engine.views([]).map((view) => view.id);
  const plan = engine.plan(views);
  expect(views.flatMap((view) => reasonsOf(plan, view))).toEqual([]);
  return textsOf(plan)['shop/views.py'] ?? before;
}

describe.each(cases)('%s', (name) => {
  test.each(['wrap', 'native'] as const)('in %s style', async (style) => {
    await expect(await migrated(name, style)).toMatchFileSnapshot(join(folder, name, `${style}.py`));
  });
});

test('every rule has a folder', () => {
  expect(cases).toEqual(transforms.map(({ code, name }) => `${code}-${name}`));
});

const environment = prepareEnvironment();
test.runIf(environment.ok)('Python compiles what comes out', () => {
  const files = cases.flatMap((name) => ['wrap.py', 'native.py'].map((file) => join(folder, name, file)));
  const program = 'import ast, sys\nfor path in sys.argv[1:]: ast.parse(open(path).read(), path)';
  const run = spawnSync(environment.ok ? environment.python : 'python3', ['-c', program, ...files], {
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
});
