import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codes } from '../../../src/migrate/codes.ts';
import { transforms } from '../../../transforms/index.ts';

const root = join(import.meta.dirname, '../../..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('codes.ts'))
    .map((path) => join(root, folder, path));
}

const used = new Set(
  [...sources('src'), ...sources('transforms')].flatMap(
    (path) => readFileSync(path, 'utf8').match(/\bDA[1-5]\d\d\b/g) ?? [],
  ),
);
const pages = new Set([...Object.keys(codes), ...transforms.map((each) => each.code)]);

test('every code that is used has a page', () => {
  expect([...used].filter((code) => !pages.has(code))).toEqual([]);
});

test('every page is about a code that is used', () => {
  expect([...pages].filter((code) => !used.has(code))).toEqual([]);
});

test('no page is empty', () => {
  for (const [code, { title, explanation, fix }] of Object.entries(codes)) {
    expect(
      [title, explanation, fix].every((text) => text.length > 8),
      code,
    ).toBe(true);
  }
});
