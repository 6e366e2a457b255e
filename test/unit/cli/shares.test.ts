/** Which thread looks at which views. */
import { describe, expect, test } from 'vitest';
import { shareOut, threadsFor } from '../../../src/commands/shares.ts';
import type { ViewRef } from '../../../src/project/types.ts';

function view(file: string, line: number): ViewRef {
  return { id: `${file}:${line}`, file, line, kind: 'function', name: 'v', foundBy: 'urlconf', routes: [] };
}

describe('how many threads', () => {
  test.each([
    ['one, unless more are asked for', 500, null, 1],
    ['as many as are asked for', 500, 3, 3],
    ['no more than there are files to share out', 2, 8, 2],
    ['one where there is no view', 0, 8, 1],
  ])('%s', (_, files, asked, threads) => {
    expect(threadsFor(files, asked)).toBe(threads);
  });
});

describe('shares', () => {
  const sharesOf = (weights: Readonly<Record<string, number>>, shares: number): readonly string[] => {
    // Two views a file: those of a file stay together.
    const views = Object.keys(weights).flatMap((file) => [view(file, 1), view(file, 9)]);
    return shareOut(views, shares, (file) => weights[file] ?? 0).map((share) =>
      share.map(({ id }) => id).join(' '),
    );
  };

  test.each([
    ['even', { a: 1, b: 1, c: 1, d: 1 }, 2, ['a:1 a:9 b:1 b:9', 'c:1 c:9 d:1 d:9']],
    ['by weight, neighbours together', { a: 1, b: 1, c: 2 }, 2, ['a:1 a:9 b:1 b:9', 'c:1 c:9']],
    ['a heavy file leaves a share empty, which is none', { a: 100, b: 1 }, 3, ['a:1 a:9', 'b:1 b:9']],
    ['files without text', { a: 0, b: 0 }, 2, ['a:1 a:9 b:1 b:9']],
  ])('%s', (_, weights, shares, expected) => {
    expect(sharesOf(weights, shares)).toEqual(expected);
  });
});
