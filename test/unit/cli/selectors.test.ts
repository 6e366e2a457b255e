import { describe, expect, test } from 'vitest';
import { nearest, selectViews } from '../../../src/commands/selectors.ts';
import type { ViewReport } from '../../../src/migrate/types.ts';

const view = (id: string, file: string): ViewReport => ({
  id,
  file,
  line: 1,
  kind: 'function',
  status: 'ready',
  gain: 'none',
  reasons: [],
  calls: { orm: 0, blocking: 0, unknown: 0 },
});

const VIEWS = [
  view('shop.views.detail', 'shop/views.py'),
  view('shop.views.details', 'shop/views.py'),
  view('shop.views.Basket.add', 'shop/views.py'),
  view('shop.admin.views.detail', 'src/shop/admin/views/__init__.py'),
  view('blog.views.index', 'blog/views.py'),
];

/** As if the command ran in the folder `shop`. */
const fromShop = (path: string) => (path.startsWith('../') ? path.slice(3) : `shop/${path}`);
const select = (...selectors: readonly string[]) => {
  const selection = selectViews(VIEWS, selectors, fromShop);
  return selection.ok ? selection.value.map((found) => found.id) : selection.message;
};

describe('selectors', () => {
  test.each([
    ['a dotted path', ['shop.views.detail'], ['shop.views.detail']],
    ['a dot is a dot', ['shop.views.de.ail'], 'No view matches'],
    ['file and name, as reports write it', ['shop/views.py::detail'], ['shop.views.detail']],
    ['file and name, from the current folder', ['views.py::detail'], ['shop.views.detail']],
    ['a path upwards', ['../blog/views.py::index'], ['blog.views.index']],
    ['a package file', ['src/shop/admin/views/__init__.py::detail'], ['shop.admin.views.detail']],
    ['a name inside a class', ['shop/views.py::Basket.add'], ['shop.views.Basket.add']],
    ['its last part', ['shop/views.py::add'], ['shop.views.Basket.add']],
    ['a star', ['shop.views.det*'], ['shop.views.detail', 'shop.views.details']],
    ['a star reaches over dots', ['shop.*detail'], ['shop.views.detail', 'shop.admin.views.detail']],
    ['a question mark', ['shop.views.detail?'], ['shop.views.details']],
    ['a set', ['[bx]log.views.*'], ['blog.views.index']],
    ['a negated set', ['[!b]*.views.detail'], ['shop.views.detail', 'shop.admin.views.detail']],
    ['an open bracket is itself', ['[shop'], 'No view matches'],
    [
      'a star in a file',
      ['*/views.py::*'],
      ['shop.views.detail', 'shop.views.details', 'shop.views.Basket.add', 'blog.views.index'],
    ],
    [
      'several, each view once, in the order of the project',
      ['blog.*', 'shop.views.detail', '*.detail'],
      ['shop.views.detail', 'shop.admin.views.detail', 'blog.views.index'],
    ],
  ])('%s', (_, selectors, expected) => {
    const found = select(...selectors);
    if (typeof expected === 'string') expect(found).toContain(expected);
    else expect(found).toEqual(expected);
  });

  test.each([
    ['a typing error', 'shop.views.detial', '; near: shop.views.detail.'],
    ['the last part alone', 'index', '; near: blog.views.index.'],
    ['a module', 'blog.views', '; near: blog.views.index.'],
    ['a file with a typing error', 'blog/views.py::indx', '; near: blog/views.py::index.'],
    ['nothing like it', 'zzzzzz', '; `django-asyncify scan` lists the views.'],
  ])('near matches: %s', (_, selector, hint) => {
    expect(select(selector)).toContain(`No view matches ${selector}${hint}`);
  });

  test('the nearest come first, no more than three', () => {
    expect(nearest('abc', ['abd', 'abc1', 'xyz', 'ab', 'abcd'])).toEqual(['ab', 'abc1', 'abcd']);
  });
});
