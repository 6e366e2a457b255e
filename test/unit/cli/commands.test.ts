import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../../../src/commands/version.ts';
import { fakeCore } from '../../support/fake-core.ts';
import { run } from '../../support/fake-io.ts';
import { shop } from '../../support/project.ts';

const core = fakeCore();

describe('scan', () => {
  test('--json is the document, alone on standard output', async () => {
    const root = shop();
    const { code, out, err } = await run(root, ['scan', '--json', 'shop/cart.py'], core);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      schema: 1,
      tool: 'django-asyncify',
      version,
      project: {
        root,
        django: { version: '5.2', source: 'requirements.txt:1' },
        settings: 'site.settings',
        asgi: 'site.asgi',
      },
      views: [
        {
          id: 'shop.cart.cart',
          file: 'shop/cart.py',
          line: 4,
          kind: 'function',
          status: 'ready',
          gain: 'none',
          reasons: [],
          calls: { orm: 1, blocking: 0, unknown: 0 },
        },
      ],
      middleware: [],
      otherSettings: [],
      findings: [],
      stats: { files: 4, parsed: 4, ms: expect.any(Number) },
    });
  });

  test('text names every view, and the titles of the codes that block', async () => {
    const { code, out } = await run(shop(), ['scan'], core);
    expect(code).toBe(0);
    for (const id of ['shop.views.detail', 'shop.views.report', 'shop.views.live', 'shop.cart.cart']) {
      expect(out).toContain(id);
    }
    expect(out).toContain('DA104 in 1 view: Sync-only decorator');
  });

  test('--why prints the chain of a line', async () => {
    const root = shop();
    const { code, out } = await run(root, ['scan', '--why', 'shop/views.py:6'], core);
    expect([code, out]).toEqual([0, 'detail() shop/views.py:6\nBook.objects.get() shop/models.py:3\n']);
  });

  test('--why finds the file from a folder inside, and says when nothing blocks', async () => {
    const { code, out, err } = await run(join(shop(), 'shop'), ['scan', '--why', 'views.py:1'], core);
    expect([code, out, err]).toEqual([0, '', 'Nothing blocks at shop/views.py:1.\n']);
  });

  test.each([
    ['no line', 'manage.py', /--why wants a file and a line/],
    ['a file that is not of the project', 'shop:3', /is not a Python file of the project/],
  ])('--why with %s: exit 2', async (_, place, message) => {
    const { code, err } = await run(shop(), ['scan', '.', '--why', place], core);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

test('middleware prints the chain', async () => {
  const entry = { path: 'a.B', index: 0, verdict: 'async' as const, file: null, line: null, note: '' };
  const { code, out } = await run(shop(), ['middleware'], fakeCore({ middleware: [entry] }));
  expect([code, out]).toEqual([0, expect.stringContaining('1 a.B\n     async, on the event loop\n')]);
});

test('middleware --json is the document, alone on standard output', async () => {
  const entry = { path: 'a.B', index: 0, verdict: 'sync-only' as const, file: null, line: null, note: '' };
  const { out, err } = await run(shop(), ['middleware', '--json'], fakeCore({ middleware: [entry] }));
  const document: unknown = JSON.parse(out);
  expect([err, document]).toMatchObject([
    '',
    {
      schema: 1,
      chain: [{ id: 'a.B', runs: 'thread' }],
      switches: { before: 6, after: 4 },
      firstCostly: 'a.B',
    },
  ]);
});

describe('undo', () => {
  test('nothing to undo', async () => {
    const { code, err } = await run(shop(), ['undo'], core);
    expect(code).toBe(0);
    expect(err).toContain('There is nothing to undo');
  });

  test('a file that changed since is named, nothing touched, exit 2', async () => {
    const root = shop();
    await run(root, ['--yes'], core);
    writeFileSync(join(root, 'shop/cart.py'), 'mine\n');
    const { code, err, out } = await run(root, ['undo', join(root, 'shop')], core);
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe('error: shop/cart.py is not as the last migrate left it; nothing was touched.\n');
  });
});

describe('explain', () => {
  test('without a code: all of them by family', async () => {
    const { out } = await run('.', ['explain'], core);
    expect(out).toBe(
      [
        'DA1xx  Why a view is blocked',
        '  DA104  Sync-only decorator',
        '',
        'DA2xx  What an edit does',
        '  DA201  A query moves to a thread',
        '  DA202  A view becomes async',
        '',
      ].join('\n'),
    );
  });

  test('a finding: what, why, what to do', async () => {
    const { out } = await run('.', ['explain', 'da104'], core);
    expect(out).toBe(
      'DA104  Sync-only decorator\n\nIt wraps the view.\n\nWhat to do\nMake it async-aware.\n',
    );
  });

  test('an edit: with its example', async () => {
    const { out } = await run('.', ['explain', 'DA201'], core);
    expect(out).toContain('Before\n    x = get()\n\nAfter\n    x = await sync_to_async(get)()\n');
  });

  test('a code that is none: exit 2', async () => {
    expect(await run('.', ['explain', 'DA203'], core)).toMatchObject({
      code: 2,
      out: '',
      err: 'error: There is no code DA203: `django-asyncify explain` lists them.\n',
    });
  });
});
