/** The program as it is shipped, engine and all, at a terminal. */
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CLI } from '../support/cli.ts';
import { DJANGO_SHOP, DJANGO_VIEWS } from '../support/django-shop.ts';
import { commitAll, git, readText, scratchFolder, shop } from '../support/project.ts';
import { KEYS, openTerminal } from '../support/terminal.ts';

const BOOKSHOP = fileURLToPath(new URL('../../fixtures/bookshop', import.meta.url));

describe('a small project', () => {
  test('two views chosen, one accepted, written, undone', async () => {
    const root = shop(DJANGO_SHOP);
    commitAll(root);
    const terminal = openTerminal(process.execPath, [CLI, 'shop/views.py'], { cwd: root });
    await terminal.see('shop.views.index');
    terminal.type('a');
    await terminal.see('◉   shop.views.index');
    terminal.type(KEYS.enter);
    await terminal.see('1/2  shop.views.detail');
    await terminal.see('+async def detail(request, pk):');
    await terminal.see('+    book = await sync_to_async(get_object_or_404)(Book, pk=pk)');
    await terminal.see('reaches the database');
    terminal.type('n');
    await terminal.see('2/2  shop.views.index');
    await terminal.see('+async def index(request):');
    await terminal.see('Accept?');
    terminal.type('y');
    await terminal.see('1 view in 1 file:');
    terminal.type('y');
    await terminal.see('Made 1 view async in 1 file:');
    await terminal.see('shop.middleware.timing is sync-only');
    expect(await terminal.ended()).toEqual({ code: 0, signal: 0 });
    const text = readText(root, 'shop/views.py');
    expect(text).toContain('\ndef detail(request, pk):');
    expect(text).toContain('\nasync def index(request):');

    const undo = openTerminal(process.execPath, [CLI, 'undo'], { cwd: root });
    await undo.see('Put back 1 file:');
    expect(await undo.ended()).toEqual({ code: 0, signal: 0 });
    expect(readText(root, 'shop/views.py')).toBe(DJANGO_VIEWS);
  });

  test('a view and a middleware, each an item of the review, written and undone together', async () => {
    const root = shop(DJANGO_SHOP);
    commitAll(root);
    const options = ['migrate', '--middleware', '--view', 'shop.views.index'];
    const terminal = openTerminal(process.execPath, [CLI, ...options], { cwd: root });
    await terminal.see('1/2  shop.views.index');
    await terminal.see('Accept?');
    terminal.type('y');
    await terminal.see('2/2  shop.middleware.timing');
    await terminal.see('middleware (function), made to work in both modes');
    await terminal.see('+@sync_and_async_middleware');
    await terminal.see('Accept?');
    terminal.type('y');
    await terminal.see('1 view and 1 middleware in 2 files:');
    terminal.type('y');
    await terminal.see('Made 1 view async and 1 middleware work in both modes in 2 files:');
    expect(await terminal.ended()).toEqual({ code: 0, signal: 0 });
    expect(readText(root, 'shop/middleware.py')).toContain('return await get_response(request)');

    const undo = openTerminal(process.execPath, [CLI, 'undo'], { cwd: root });
    await undo.see('Put back 2 files:');
    await undo.ended();
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  test('Ctrl-C in the review: nothing written, exit 130', async () => {
    const root = shop(DJANGO_SHOP);
    const terminal = openTerminal(process.execPath, [CLI, '--all'], { cwd: root });
    await terminal.see('Accept?');
    terminal.type('y');
    await terminal.see('2/2');
    terminal.type(KEYS.ctrlC);
    expect(await terminal.ended()).toEqual({ code: 130, signal: 0 });
    expect(readText(root, 'shop/views.py')).toBe(DJANGO_VIEWS);
  });
});

describe('the bookshop', () => {
  test('quit half way keeps what was accepted, in a window 60 columns wide', async () => {
    const root = scratchFolder();
    cpSync(BOOKSHOP, root, { recursive: true });
    commitAll(root);
    const options = { cwd: root, columns: 60, rows: 24 };
    const terminal = openTerminal(process.execPath, [CLI, 'shop/views/cart.py', '--all'], options);
    await terminal.see('shop.views.cart.cart_show');
    await terminal.see('Accept?');
    terminal.type('y');
    await terminal.see('shop.views.cart.cart_add');
    await terminal.see('Accept?');
    terminal.type('n');
    await terminal.see('shop.views.cart.cart_update');
    await terminal.see('Accept?');
    terminal.type('q');
    await terminal.see('Write');
    terminal.type('y');
    await terminal.see('Made 1 view async');
    expect((await terminal.ended()).code).toBe(0);
    expect(readText(root, 'shop/views/cart.py')).toContain('async def cart_show(');
    expect(readText(root, 'shop/views/cart.py')).toContain('\ndef cart_update(');
    expect(git(root, 'status', '--porcelain')).toContain(' M shop/views/cart.py\n');
  });
});
