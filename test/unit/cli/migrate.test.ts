import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fakeCore } from '../../support/fake-core.ts';
import { person, run } from '../../support/fake-io.ts';
import {
  CART,
  commitAll,
  git,
  readText,
  SHOP,
  scratchFolder,
  shop,
  VIEWS,
  writeFiles,
} from '../../support/project.ts';

const core = fakeCore();
const IMPORT = 'from asgiref.sync import sync_to_async\n';
const asyncViews = (text: string, ...names: readonly string[]) =>
  names.reduce((now, name) => now.replace(`\ndef ${name}`, `\nasync def ${name}`), IMPORT + text);
const wrapped = (text: string, count: number) => {
  let now = text;
  for (let index = 0; index < count; index += 1) {
    now = now.replace('= Book.objects.get(', '= await sync_to_async(Book.objects.get)(');
  }
  return now;
};
const BOTH_ASYNC = wrapped(asyncViews(VIEWS, 'detail', 'index'), 2);

describe('not a terminal', () => {
  test('exit 2 with the sentence that helps, nothing written', async () => {
    const root = shop();
    const { code, out, err } = await run(root, [], core);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^error: This is not a terminal.*--dry-run.*--patch <file>.*--check.*--json.*--yes/s);
    expect(readText(root, 'shop/views.py')).toBe(VIEWS);
  });

  test.each([
    ['--all', ['--all']],
    ['a view', ['--view', 'shop.views.detail']],
  ])('%s alone does not say what to do with it', async (_, args) => {
    expect((await run(shop(), args, core)).code).toBe(2);
  });
});

describe('--yes', () => {
  test('writes every ready view, names the files on standard output, and undo puts them back', async () => {
    const root = shop();
    const { code, out, err } = await run(root, ['--all', '--yes'], core);
    expect([code, out]).toEqual([0, 'shop/cart.py\nshop/views.py\n']);
    expect(err).toContain('Made 3 views async in 2 files:');
    expect(err).toContain(
      '1 view left alone:\n  shop.views.report\n    DA104  The decorator is sync-only (shop/views.py:15).',
    );
    expect(readText(root, 'shop/views.py')).toBe(BOTH_ASYNC);
    const undone = await run(root, ['undo'], core);
    expect([undone.code, undone.out]).toEqual([0, 'shop/cart.py\nshop/views.py\n']);
    expect([readText(root, 'shop/views.py'), readText(root, 'shop/cart.py')]).toEqual([VIEWS, CART]);
  });

  test('from a folder inside the project, for the files named', async () => {
    const root = shop();
    expect((await run(join(root, 'shop'), ['migrate', 'cart.py', '-y'], core)).out).toBe('shop/cart.py\n');
    expect(readText(root, 'shop/views.py')).toBe(VIEWS);
  });

  test('a second run changes nothing', async () => {
    const root = shop();
    await run(root, ['--yes'], core);
    const again = await run(root, ['--yes', '--allow-dirty'], core);
    expect([again.code, again.out]).toEqual([0, '']);
    expect(again.err).toContain('Nothing to change: nothing was written.');
  });

  test('says what still takes a thread', async () => {
    const sync = {
      path: 'shop.mw.Timing',
      index: 0,
      verdict: 'sync-only' as const,
      file: null,
      line: null,
      note: '',
    };
    const { err } = await run(shop(), ['--yes'], fakeCore({ middleware: [sync] }));
    expect(err).toContain('Note: shop.mw.Timing is sync-only, so every request still takes a thread');
  });

  test('a view that the plan refuses is said', async () => {
    const { err, out } = await run(
      shop(),
      ['--yes'],
      fakeCore({ refused: { 'shop.cart.cart': 'Its check failed.' } }),
    );
    expect(err).toContain('shop.cart.cart\n    DA199  Its check failed (shop/views.py:1).');
    expect(out).toBe('shop/views.py\n');
  });

  test('many views left alone are named with their codes', async () => {
    const blocked = Array.from(
      { length: 11 },
      (_, index) => `def v${index}(request):  # blocked: DA104 No.\n    pass\n`,
    );
    const { err } = await run(shop({ 'manage.py': '', 'v.py': blocked.join('\n') }), ['--yes'], core);
    expect(err).toContain(
      '11 views left alone (`django-asyncify scan` says why):\n  v.v0  DA104\n  v.v1  DA104\n',
    );
  });

  test('uncommitted changes stop it, --allow-dirty does not mind', async () => {
    const root = shop();
    commitAll(root);
    writeFileSync(join(root, 'shop/views.py'), `${VIEWS}# note\n`);
    const refused = await run(root, ['--yes'], core);
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toContain(
      'error: shop/views.py has changes that are not committed; nothing was written',
    );
    expect(readText(root, 'shop/cart.py')).toBe(CART);
    expect((await run(root, ['--yes', '--allow-dirty'], core)).code).toBe(0);
  });

  test('a read-only file stops it', async () => {
    const root = shop();
    chmodSync(join(root, 'shop/cart.py'), 0o444);
    const { code, err } = await run(root, ['--yes'], core);
    expect(code).toBe(2);
    expect(err).toContain('error: shop/cart.py is read-only');
    expect(readText(root, 'shop/views.py')).toBe(VIEWS);
  });
});

describe('--view', () => {
  test.each([
    ['a dotted path', ['--view', 'shop.views.detail'], 'detail'],
    ['file and name', ['--view', 'shop/views.py::index'], 'index'],
  ])('%s', async (_, args, name) => {
    const root = shop();
    expect((await run(root, [...args, '--yes'], core)).code).toBe(0);
    expect(readText(root, 'shop/views.py')).toContain(`async def ${name}(`);
    expect(readText(root, 'shop/views.py').match(/async def/g)).toHaveLength(2);
  });

  test('a selector that matches nothing: exit 2, near names, nothing written', async () => {
    const root = shop();
    const { code, err } = await run(root, ['--view', 'shop.views.detial', '--yes'], core);
    expect([code, err]).toEqual([2, 'error: No view matches shop.views.detial; near: shop.views.detail.\n']);
    expect(readText(root, 'shop/views.py')).toBe(VIEWS);
  });

  test('a blocked view is left alone with its reason', async () => {
    const { code, err } = await run(shop(), ['--view', 'shop.views.report', '--yes'], core);
    expect(code).toBe(0);
    expect(err).toContain(
      'shop.views.report\n    DA104  The decorator is sync-only (shop/views.py:15). Mend it by hand.',
    );
  });

  test('a view that is async already is said to be', async () => {
    const { err } = await run(shop(), ['--view', 'shop.views.live', '--yes'], core);
    expect(err).toContain('shop.views.live is async already.');
  });
});

describe('--dry-run', () => {
  test('prints the diff with the reasons, writes nothing, and git can apply what it prints', async () => {
    const root = shop();
    git(root, 'init', '-q');
    const { code, outBytes, out, err } = await run(root, ['--dry-run'], core);
    expect(code).toBe(0);
    expect(err).toContain('3 views would become async in 2 files; the files were left alone.\n');
    expect(out).toContain('-def cart(request):\n-    return Cart.objects.get(owner=request.user)\n');
    expect(out).toContain('  line 6  DA201  Cart.objects.get() reaches the database: it runs in a thread.\n');
    expect(readText(root, 'shop/views.py')).toBe(VIEWS);
    const applied = spawnSync('git', ['apply', '-'], { cwd: root, input: outBytes });
    expect(applied.status, applied.stderr.toString()).toBe(0);
    expect(readText(root, 'shop/views.py')).toBe(BOTH_ASYNC);
  });

  test('wins over --yes', async () => {
    const root = shop();
    await run(root, ['--dry-run', '--yes'], core);
    expect(readText(root, 'shop/views.py')).toBe(VIEWS);
  });

  test('is coloured on a terminal', async () => {
    const { out } = await run(shop(), ['--dry-run'], core, { columns: 80 });
    expect(out).toContain('\u001b[32m');
  });
});

describe('--patch', () => {
  const LATIN = Buffer.from(
    '# coding: latin-1\ndef view(request):\n    # \xe9\n    return Book.objects.get()',
    'latin1',
  );
  const MIXED = {
    ...SHOP,
    'shop/crlf views.py': VIEWS.replaceAll('\n', '\r\n'),
    'shop/ansicht_ü.py': LATIN,
  };

  test('a file that git apply takes, giving what --yes writes, byte for byte', async () => {
    const written = shop(MIXED);
    await run(written, ['--yes'], core);
    const root = shop(MIXED);
    commitAll(root);
    const { code, out, err } = await run(root, ['--all', '--patch', 'out.patch'], core);
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('Patch written to out.patch.\n');
    git(root, 'apply', '--check', 'out.patch');
    expect(git(root, 'status', '--porcelain')).toBe('?? out.patch\n');
    git(root, 'apply', 'out.patch');
    for (const path of Object.keys(MIXED)) {
      expect(readFileSync(join(root, path)).equals(readFileSync(join(written, path))), path).toBe(true);
    }
  });

  test('- is standard output, and nothing else is on it', async () => {
    const { out } = await run(shop(), ['--patch', '-', '--check'], core);
    expect(out).toMatch(/^diff --git a\/shop\/cart\.py b\/shop\/cart\.py\n/);
    expect(out).not.toContain('would change');
  });

  test('paths are relative to the top of the repository', async () => {
    const top = scratchFolder();
    writeFiles(top, Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [`sites/${path}`, text])));
    commitAll(top);
    const { out } = await run(join(top, 'sites'), ['--patch', '-'], core);
    expect(out).toContain('+++ b/sites/shop/views.py\n');
  });

  test('nothing to change gives an empty patch', async () => {
    const root = shop({ 'manage.py': '', 'views.py': 'async def live(request):\n    pass\n' });
    const { code, err } = await run(root, ['--patch', 'out.patch'], core);
    expect([code, readText(root, 'out.patch')]).toEqual([0, '']);
    expect(err).toContain(
      'Patch written to out.patch: it is empty.\nNothing would change; the files were left alone.\n',
    );
  });

  test('a place that cannot be written is said', async () => {
    const { code, err } = await run(shop(), ['--patch', 'no/such/folder.patch'], core);
    expect(code).toBe(2);
    expect(err).toMatch(/no\/such\/folder\.patch can't be written/);
  });
});

describe('--check', () => {
  test('exit 1 naming the files when something would change', async () => {
    const root = shop();
    const { code, out } = await run(root, ['--check'], core);
    expect([code, out]).toEqual([
      1,
      'would change shop/cart.py: shop.cart.cart\nwould change shop/views.py: shop.views.detail, shop.views.index\n',
    ]);
    expect(readText(root, 'shop/views.py')).toBe(VIEWS);
  });

  test('exit 0 when nothing would', async () => {
    const root = shop();
    await run(root, ['--yes'], core);
    expect((await run(root, ['--check'], core)).code).toBe(0);
    expect((await run(root, ['--check', 'shop/models.py'], core)).code).toBe(0);
  });
});

describe('--json', () => {
  test('one document, nothing written', async () => {
    const root = shop();
    const { code, out } = await run(
      root,
      ['--json', '--view', 'shop.cart.cart', '--view', 'shop.views.report'],
      core,
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      schema: 1,
      files: [
        {
          file: 'shop/cart.py',
          views: ['shop.cart.cart'],
          edits: [
            { code: 'DA201', line: 1, why: 'Needed by the edits below.' },
            { code: 'DA202', line: 5, why: 'The view becomes async.' },
            { code: 'DA201', line: 6, why: 'Cart.objects.get() reaches the database: it runs in a thread.' },
          ],
          diff: expect.stringContaining('\n+async def cart(request):\n'),
        },
      ],
      skipped: [
        {
          id: 'shop.views.report',
          reasons: [
            {
              code: 'DA104',
              message: 'The decorator is sync-only.',
              file: 'shop/views.py',
              line: 15,
              fix: 'Mend it by hand.',
            },
          ],
        },
      ],
    });
    expect(readText(root, 'shop/cart.py')).toBe(CART);
  });

  test('with --yes the files are written too', async () => {
    const root = shop();
    const { out } = await run(root, ['--json', '--yes'], core);
    expect(JSON.parse(out)).toMatchObject({ schema: 1 });
    expect(readText(root, 'shop/views.py')).toBe(BOTH_ASYNC);
  });

  test('with --yes and files that may not be written: no document', async () => {
    const root = shop();
    chmodSync(join(root, 'shop/cart.py'), 0o444);
    expect(await run(root, ['--json', '--yes'], core)).toMatchObject({ code: 2, out: '' });
  });

  test('with --check the exit code says whether anything would change', async () => {
    const { code, out } = await run(shop(), ['--json', '--check'], core);
    expect([code, JSON.parse(out).files.length]).toEqual([1, 2]);
  });

  test('cannot share standard output with a patch', async () => {
    expect(await run(shop(), ['--json', '--patch', '-'], core)).toMatchObject({ code: 2, out: '' });
  });
});

test('--report writes what to read beside the patch', async () => {
  const root = shop();
  await run(root, ['--patch', 'out.patch', '--report', 'report.md'], core);
  const report = readText(root, 'report.md');
  expect(report).toContain('3 views in 2 files; 1 view left alone.');
  expect(report).toContain('| 6 | DA201 | Cart.objects.get() reaches the database: it runs in a thread. |');
  expect(report).toContain(
    '- `shop.views.report`: DA104 The decorator is sync-only (`shop/views.py:15`). Mend it by hand.',
  );
});

describe('at a terminal', () => {
  const ids = ['shop.views.detail', 'shop.views.index'];

  test.each([
    ['both accepted', { select: ids, keys: ['y', 'y'], confirm: true }, 0, BOTH_ASYNC],
    [
      'one skipped',
      { select: ids, keys: ['y', 'n'], confirm: true },
      0,
      wrapped(asyncViews(VIEWS, 'detail'), 1),
    ],
    [
      'quit keeps what was accepted',
      { select: ids, keys: ['y', 'q'], confirm: true },
      0,
      wrapped(asyncViews(VIEWS, 'detail'), 1),
    ],
    ['all the rest', { select: ids, keys: ['a'], confirm: true }, 0, BOTH_ASYNC],
    ['not confirmed', { select: ids, keys: ['a'], confirm: false }, 0, VIEWS],
    ['nothing accepted: nothing is asked', { select: ids, keys: ['n', 'n'] }, 0, VIEWS],
    ['nothing chosen: nothing is shown', { select: [] }, 0, VIEWS],
    ['Ctrl-C at the selection', { select: null }, 130, VIEWS],
    ['Ctrl-C in the review', { select: ids, keys: ['y', 'ctrl-c'] }, 130, VIEWS],
    ['Ctrl-C at the confirmation', { select: ids, keys: ['a'], confirm: null }, 130, VIEWS],
  ])('%s', async (_, answers, code, text) => {
    const root = shop();
    const result = await run(root, [], core, { dialogue: person(answers), columns: 80 });
    expect(result.code).toBe(code);
    expect(readText(root, 'shop/views.py')).toBe(text);
    expect(existsSync(join(root, '.django-asyncify'))).toBe(text !== VIEWS);
    if (code === 130) expect(result.err).toContain('Interrupted: nothing was written.');
  });

  test('--all and --view leave out the selection, not the review', async () => {
    const root = shop();
    await run(root, ['--all', 'shop/cart.py'], core, { dialogue: person({ keys: ['y'], confirm: true }) });
    expect(readText(root, 'shop/cart.py')).toContain('async def cart');
  });

  test('nothing is ready: said, with the reasons, and nothing asked', async () => {
    const { code, err } = await run(shop(), ['--view', 'shop.views.report'], core, { dialogue: person({}) });
    expect(code).toBe(0);
    expect(err).toContain('DA104  The decorator is sync-only (shop/views.py:15).');
    expect(err).toContain('No view can be made async here: nothing was written.');
  });
});

describe('what stops it', () => {
  test.each([
    ['no such path', ['nowhere', '--yes'], /No such file or folder/],
    ['no view there', ['shop/models.py', '--yes'], /^error: No view was found in shop\/models\.py/],
    ['an unknown option', ['--dryrun'], /unknown option '--dryrun'/],
    ['an unknown style', ['--style', 'fast'], /Allowed choices are wrap, native/],
    ['a version that is none', ['--django', 'five'], /It is a version such as 5\.2/],
    ['no number of threads', ['-j', '0'], /It is a number from 1 up/],
  ])('%s: exit 2', async (_, args, message) => {
    const { code, out, err } = await run(shop(), args, core);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  test('no project: exit 2', async () => {
    expect(await run(scratchFolder(), ['--yes'], core)).toMatchObject({
      code: 2,
      err: expect.stringContaining('No project'),
    });
  });

  test('findings under the paths are said, at most five', async () => {
    const finding = (line: number) => ({
      code: 'DA502',
      message: 'No Python.',
      file: 'shop/cart.py',
      line,
      fix: 'Mend it.',
    });
    const findings = [1, 2, 3, 4, 5, 6, 7].map(finding);
    const { err } = await run(shop(), ['--check', 'shop/cart.py'], fakeCore({ findings }));
    expect(err.match(/DA502/g)).toHaveLength(5);
    expect(err).toContain('2 more findings: `django-asyncify scan` lists all.');
    expect((await run(shop(), ['--check', 'shop/views.py'], fakeCore({ findings }))).err).not.toContain(
      'DA502',
    );
  });
});
