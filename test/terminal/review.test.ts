import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FAKE_CLI } from '../support/cli.ts';
import { CART, commitAll, readText, shop, VIEWS } from '../support/project.ts';
import { KEYS, openTerminal, type TerminalOptions, type TerminalSession } from '../support/terminal.ts';

function start(
  args: readonly string[],
  root: string,
  options: Partial<TerminalOptions> = {},
): TerminalSession {
  return openTerminal(process.execPath, [FAKE_CLI, ...args], { cwd: root, ...options });
}

const text = (root: string) => readText(root, 'shop/views.py');
const isAsync = (root: string, name: string) => text(root).includes(`async def ${name}(`);

/** Chooses all ready views of shop/views.py: detail, then index. */
async function chooseBoth(terminal: TerminalSession): Promise<void> {
  await terminal.see('shop.views.report');
  terminal.type('a');
  await terminal.see('◉   shop.views.index');
  terminal.type(KEYS.enter);
  await terminal.see('1/2  shop.views.detail');
}

describe('choose, review, write', () => {
  test('one view chosen with space, accepted, confirmed', async () => {
    const root = shop();
    const terminal = start(['shop/views.py'], root);
    await terminal.see('shop.views.report');
    terminal.type(KEYS.down);
    terminal.type(KEYS.space);
    await terminal.see('◉   shop.views.index');
    terminal.type(KEYS.enter);
    await terminal.see('1/1  shop.views.index');
    await terminal.see('+async def index(request):');
    await terminal.see('DA201  Book.objects.get() reaches the database');
    await terminal.see('Accept? [y,n,a,q,e,?]');
    terminal.type('y');
    await terminal.see('1 view in 1 file:');
    await terminal.see('shop/views.py  +3 -2');
    await terminal.see('Write this file?');
    terminal.type('y');
    await terminal.see('Made 1 view async in 1 file:');
    expect(await terminal.ended()).toEqual({ code: 0, signal: 0 });
    expect([isAsync(root, 'detail'), isAsync(root, 'index')]).toEqual([false, true]);
  });

  test('a blocked view cannot be chosen, and says why', async () => {
    const root = shop();
    const terminal = start(['shop/views.py'], root);
    await terminal.see('shop.views.report');
    terminal.type(KEYS.up);
    await terminal.see('DA104 The decorator is sync-only (shop/views.py:15).');
    terminal.type(KEYS.space);
    terminal.type(KEYS.enter);
    await terminal.see('No view was chosen: nothing was written.');
    expect(await terminal.ended()).toEqual({ code: 0, signal: 0 });
    expect(text(root)).toBe(VIEWS);
  });

  test('skip one, accept the next', async () => {
    const root = shop();
    const terminal = start(['shop/views.py'], root);
    await chooseBoth(terminal);
    terminal.type('n');
    await terminal.see('2/2  shop.views.index');
    terminal.type('y');
    await terminal.see('Write this file?');
    terminal.type(KEYS.enter);
    expect(await terminal.ended()).toEqual({ code: 0, signal: 0 });
    expect([isAsync(root, 'detail'), isAsync(root, 'index')]).toEqual([false, true]);
  });

  test('accept all the rest, in two files', async () => {
    const root = shop();
    const terminal = start(['--all'], root);
    await terminal.see('1/3  shop.cart.cart');
    terminal.type('a');
    await terminal.see('3 views in 2 files:');
    await terminal.see('Write these 2 files?');
    terminal.type('y');
    await terminal.ended();
    expect([isAsync(root, 'detail'), isAsync(root, 'index')]).toEqual([true, true]);
    expect(readText(root, 'shop/cart.py')).toContain('async def cart(');
  });

  test('quit half way keeps what was accepted', async () => {
    const root = shop();
    const terminal = start(['shop/views.py'], root);
    await chooseBoth(terminal);
    terminal.type('y');
    await terminal.see('2/2  shop.views.index');
    terminal.type('q');
    await terminal.see('1 view in 1 file:');
    await terminal.see('Write this file?');
    terminal.type('y');
    expect(await terminal.ended()).toEqual({ code: 0, signal: 0 });
    expect([isAsync(root, 'detail'), isAsync(root, 'index')]).toEqual([true, false]);
  });

  test('quit at once writes nothing and asks nothing', async () => {
    const root = shop();
    const terminal = start(['shop/views.py'], root);
    await chooseBoth(terminal);
    terminal.type('q');
    await terminal.see('Nothing was accepted: nothing was written.');
    expect(await terminal.ended()).toEqual({ code: 0, signal: 0 });
    expect(text(root)).toBe(VIEWS);
  });

  test('a no at the last question writes nothing', async () => {
    const root = shop();
    const terminal = start(['shop/views.py'], root);
    await chooseBoth(terminal);
    terminal.type('a');
    await terminal.see('Write this file?');
    terminal.type('n');
    await terminal.see('Nothing was written.');
    expect(await terminal.ended()).toEqual({ code: 0, signal: 0 });
    expect(text(root)).toBe(VIEWS);
  });

  test('keys typed ahead are taken in turn, but never by the last question', async () => {
    const root = shop();
    const terminal = start(['shop/views.py'], root);
    await chooseBoth(terminal);
    terminal.type('nyyy');
    await terminal.see('Write this file?');
    expect(text(root)).toBe(VIEWS);
    terminal.type('y');
    await terminal.ended();
    expect([isAsync(root, 'detail'), isAsync(root, 'index')]).toEqual([false, true]);
  });

  test('? lists the keys and e the pages; other keys and arrows ask again', async () => {
    const root = shop();
    const terminal = start(['--view', 'shop.cart.cart'], root);
    await terminal.see('Accept?');
    terminal.type('?');
    await terminal.see('quit, keeping what was accepted so far');
    terminal.type(KEYS.down);
    await terminal.see('quit, keeping what was accepted so far');
    terminal.type('e');
    await terminal.see('The ORM refuses to run on the event loop.');
    terminal.type('q');
    await terminal.ended();
    expect(readText(root, 'shop/cart.py')).toBe(CART);
  });

  test('uncommitted changes stop the write after the review, and are named', async () => {
    const root = shop();
    commitAll(root);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(root, 'shop/cart.py'), `${CART}# note\n`);
    const terminal = start(['shop/cart.py', '--all'], root);
    await terminal.see('Accept?');
    terminal.type('y');
    await terminal.see('Write this file?');
    terminal.type('y');
    await terminal.see('error: shop/cart.py has changes that are not committed');
    expect(await terminal.ended()).toEqual({ code: 2, signal: 0 });
    expect(readText(root, 'shop/cart.py')).toBe(`${CART}# note\n`);
  });
});

describe('Ctrl-C writes nothing and ends with 130', () => {
  const STAGES: readonly (readonly [string, (terminal: TerminalSession) => Promise<void>])[] = [
    ['at the selection', (terminal) => terminal.see('shop.views.report')],
    ['at the review', chooseBoth],
    [
      'in the middle of the review',
      async (terminal) => {
        await chooseBoth(terminal);
        terminal.type('y');
        await terminal.see('2/2  shop.views.index');
      },
    ],
    [
      'at the last question',
      async (terminal) => {
        await chooseBoth(terminal);
        terminal.type('a');
        await terminal.see('Write this file?');
      },
    ],
  ];

  /** Runs under a shell, which says afterwards what the terminal is like. */
  function startInShell(root: string): TerminalSession {
    const script = `'${process.execPath}' '${FAKE_CLI}' shop/views.py; echo "exit=$?"; stty -a`;
    return openTerminal('sh', ['-c', script], { cwd: root });
  }

  test.each(STAGES)('%s', async (_, reach) => {
    const root = shop();
    const terminal = startInShell(root);
    await reach(terminal);
    terminal.type(KEYS.ctrlC);
    await terminal.see('Interrupted: nothing was written.');
    await terminal.see('exit=130');
    await terminal.ended();
    expect(text(root)).toBe(VIEWS);
    expect(existsSync(join(root, '.django-asyncify'))).toBe(false);
    const modes = terminal.lines().join(' ');
    for (const mode of ['isig', 'icanon', 'echo', 'icrnl', 'opost']) {
      expect(modes).toMatch(new RegExp(`(^| )${mode}( |;|$)`));
    }
    expect(terminal.raw().lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(
      terminal.raw().lastIndexOf('\u001b[?25l'),
    );
  });

  test.each(STAGES)('and so does a signal from outside, %s', async (_, reach) => {
    const root = shop();
    const terminal = start(['shop/views.py'], root);
    await reach(terminal);
    terminal.signal('SIGINT');
    expect(await terminal.ended()).toEqual({ code: 130, signal: 0 });
    expect(text(root)).toBe(VIEWS);
    expect(terminal.raw()).toContain('Interrupted: nothing was written.');
    expect(terminal.raw().lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(
      terminal.raw().lastIndexOf('\u001b[?25l'),
    );
  });

  test('Escape leaves the selection in the same way', async () => {
    const root = shop();
    const terminal = start(['shop/views.py'], root);
    await terminal.see('shop.views.report');
    terminal.type(KEYS.escape);
    expect((await terminal.ended()).code).toBe(130);
  });
});

describe('a window 60 columns wide', () => {
  test('the selection stays one row a view, and is redrawn in place', async () => {
    const root = shop();
    const terminal = start(['shop/views.py'], root, { columns: 60, rows: 20 });
    await terminal.see('shop.views.report');
    for (let press = 0; press < 7; press += 1) terminal.type(KEYS.down);
    terminal.type('a');
    await terminal.see('◉   shop.views.index');
    expect(terminal.lines().filter((line) => line.includes('Views to make async'))).toHaveLength(1);
    expect(terminal.lines().filter((line) => line.includes('shop.views.'))).toEqual([
      '◉   shop.views.detail  ready  gain some  shop/views.py:5',
      '◉   shop.views.index   ready  gain high  shop/views.py:10',
      '◯   shop.views.report  blocked  DA104 The decorator is syn…',
    ]);
    terminal.type(KEYS.enter);
    await terminal.see('1/2  shop.views.detail');
    await terminal.see('Accept?');
    const from = terminal.lines().findIndex((line) => line.includes('1/2'));
    // The diff's own lines are as long as they are; everything around them is fitted.
    for (const line of terminal.lines().slice(from)) expect(line.length, line).toBeLessThanOrEqual(60);
    terminal.type('q');
    await terminal.ended();
  });
});

describe('colour', () => {
  test.each([
    ['on a terminal', {}, true],
    ['not with NO_COLOR', { NO_COLOR: '1' }, false],
  ])('%s', async (_, env, coloured) => {
    const root = shop();
    const terminal = start(['shop/views.py'], root, { env });
    await chooseBoth(terminal);
    await terminal.see('Accept?');
    terminal.type('q');
    await terminal.ended();
    // Select Graphic Rendition with a parameter: colour, bold, underline.
    expect(new RegExp(`${KEYS.escape}\\[[1-9][0-9;]*m`).test(terminal.raw())).toBe(coloured);
  });
});

describe('not a terminal', () => {
  test.each([
    ['standard input', `'${process.execPath}' '${FAKE_CLI}' < /dev/null`],
    ['standard output', `'${process.execPath}' '${FAKE_CLI}' | cat >&2`],
  ])('%s: exit 2 with the sentence that helps', async (name, command) => {
    const root = shop();
    const terminal = openTerminal('bash', ['-c', `set -o pipefail; ${command}`], { cwd: root });
    await terminal.see('This is not a terminal');
    expect((await terminal.ended()).code, name).toBe(2);
  });
});
