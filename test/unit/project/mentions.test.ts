import { describe, expect, test } from 'vitest';
import { createMentions } from '../../../src/project/mentions.ts';

const FILES: Readonly<Record<string, string>> = {
  'shop/models.py': 'class Book:\n    pass\n',
  'shop/urls.py': 'path("", views.detail)  # not the detail_view\n',
  'shop/views.py': 'def detail(request):\n    return Book()\n',
  'tests.py': "patch('shop.views.detail')\nBookshelf\n",
};
const paths = Object.keys(FILES);

describe('files that mention an identifier', () => {
  const asked: readonly (readonly [string, readonly string[]])[] = [
    ['detail', ['shop/urls.py', 'shop/views.py', 'tests.py']],
    // A part of a longer name is none.
    ['Book', ['shop/models.py', 'shop/views.py']],
    ['absent', []],
    // What objects inherit is no mention.
    ['constructor', []],
  ];

  test.each(asked)('%s', (identifier, files) => {
    expect(createMentions(paths, (path) => FILES[path] ?? null)(identifier)).toEqual(files);
  });

  test('after many searches an index answers, and answers the same', () => {
    let reads = 0;
    const mentioning = createMentions(paths, (path) => {
      reads++;
      return FILES[path] ?? null;
    });
    for (let n = 0; n < 100; n++) mentioning(`name_${n}`);
    const before = reads;
    for (const [identifier, files] of asked) expect(mentioning(identifier)).toEqual(files);
    expect(reads).toBe(before);
  });
});
