import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import type { ScanDocument, ViewReport } from '../../../src/migrate/types.ts';
import { hanging, listed, printable, textWidth, truncate, wrap } from '../../../src/report/screen.ts';
import { scanText } from '../../../src/report/text.ts';

const colors = picocolors.createColors(false);

const view = (name: string, line: number, extra: Partial<ViewReport> = {}): ViewReport => ({
  id: `shop.views.${name}`,
  file: 'shop/views.py',
  line,
  kind: 'function',
  status: 'ready',
  gain: 'none',
  reasons: [],
  calls: { orm: 0, blocking: 0, unknown: 0 },
  ...extra,
});

const reason = {
  code: 'DA104',
  message: 'The decorator shop.decorators.timed calls the view synchronously.',
  file: 'shop/decorators.py',
  line: 8,
  fix: 'Give it an async branch.',
};

const DOCUMENT: ScanDocument = {
  schema: 1,
  tool: 'django-asyncify',
  version: '0.1.0',
  project: {
    root: '/srv/shop',
    django: { version: '5.2', source: 'requirements.txt:1' },
    settings: 'site.settings',
    asgi: null,
  },
  views: [
    view('detail', 9, { gain: 'some', calls: { orm: 2, blocking: 1, unknown: 0 } }),
    view('report', 120, { status: 'blocked', reasons: [reason] }),
    view('live', 130, { status: 'async' }),
    {
      ...view('cart', 4, { gain: 'high', calls: { orm: 0, blocking: 0, unknown: 3 } }),
      file: 'shop/cart.py',
    },
  ],
  middleware: [
    { path: 'a.Async', index: 0, verdict: 'async', file: null, line: null, note: '' },
    { path: 'shop.mw.Timing', index: 1, verdict: 'sync-only', file: 'shop/mw.py', line: 3, note: '' },
  ],
  otherSettings: [],
  findings: [
    { code: 'DA502', message: 'Not valid Python 3.', file: 'old.py', line: 7, fix: 'Exclude it.' },
    { code: 'DA501', message: 'Django 5.2 is assumed.', file: null, line: null, fix: 'Name it.' },
  ],
  stats: { files: 12, parsed: 5, ms: 1234.5 },
};

const text = (document: ScanDocument, width: number) =>
  scanText(
    { document, titleOf: (code) => (code === 'DA104' ? 'Sync-only decorator' : null) },
    { width, colors },
  );

describe('scan as text', () => {
  test('in a wide window', () => {
    expect(text(DOCUMENT, 100)).toBe(`Project     /srv/shop
Django      5.2 (requirements.txt:1)
Settings    site.settings
ASGI        none found

shop/views.py
  ✔ ready    some    9  shop.views.detail  2 database, 1 blocking
  ✖ blocked  none  120  shop.views.report
      DA104  The decorator shop.decorators.timed calls the view synchronously
             (shop/decorators.py:8).
             → Give it an async branch.
  ● async          130  shop.views.live

shop/cart.py
  ✔ ready    high  4  shop.views.cart  3 not analysed

Project and environment
  DA502  Not valid Python 3 (old.py:7).
         → Exclude it.
  DA501  Django 5.2 is assumed.
         → Name it.

Views       4: 2 ready, 1 blocked, 1 async
Gain        1 high, 1 some (of those that are ready)
Blocked by  DA104 in 1 view: Sync-only decorator
Middleware  2 entries; sync-only: shop.mw.Timing; every request still takes a thread until those are
            async (see \`django-asyncify middleware\`); 6 switches between loop and thread per request
            to a sync view, 4 to an async one
Files       12; 5 were parsed in 1.2 s
`);
  });

  test('no line is wider than a window of 60 columns', () => {
    const long = view('that_does_a_great_many_things_at_once', 7, {
      calls: { orm: 12, blocking: 3, unknown: 4 },
    });
    for (const line of text({ ...DOCUMENT, views: [...DOCUMENT.views, long] }, 60).split('\n')) {
      expect(textWidth(line), line).toBeLessThanOrEqual(60);
    }
  });

  test('without views and middleware it says so', () => {
    const empty = text({ ...DOCUMENT, views: [], middleware: [], findings: [] }, 80);
    expect(empty).toContain('Views       none found\nMiddleware  none found\n');
  });

  test('colour changes nothing but the colour', () => {
    const coloured = scanText(
      { document: DOCUMENT, titleOf: () => null },
      { width: 100, colors: picocolors.createColors(true) },
    );
    const plain = scanText({ document: DOCUMENT, titleOf: () => null }, { width: 100, colors });
    expect(coloured).not.toBe(plain);
    expect(coloured.split('\n').map(textWidth)).toEqual(plain.split('\n').map(textWidth));
  });
});

describe('text', () => {
  test.each([
    ['breaks at spaces', 'one two three', 7, ['one two', 'three']],
    ['keeps a long word whole', 'a verylongword b', 5, ['a', 'verylongword', 'b']],
    ['takes line feeds for spaces', 'a\n  b', 20, ['a b']],
    ['nothing', '', 20, []],
  ])('wrap: %s', (_, given, width, lines) => {
    expect(wrap(given, width)).toEqual(lines);
  });

  test('hanging: continued under itself, the label alone when there is nothing to say', () => {
    expect(hanging('DA1  ', 'one two three four five six', 26, 2)).toEqual([
      '  DA1  one two three four',
      '       five six',
    ]);
    expect(hanging('DA1  ', '', 20)).toEqual(['DA1']);
  });

  test.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdefg', 6, 'abcde…'],
  ])('truncate: %s to %i', (given, width, shown) => {
    expect(truncate(given, width)).toBe(shown);
  });

  test.each([
    ['a\tb', 'a\tb'],
    ['\u001b[31mred', '^[[31mred'],
    ['\u0000\u007f\u009b', '^@\\x7f\\x9b'],
    ['é😀', 'é😀'],
  ])('printable: %j', (given, shown) => {
    expect(printable(given)).toBe(shown);
  });

  test.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('listed: %j', (items, shown) => {
    expect(listed(items)).toBe(shown);
  });
});
