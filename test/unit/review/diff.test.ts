import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countLines, diffHunks, hunkHeader, unchangedLines } from '../../../src/review/diff.ts';
import { diffRows } from '../../../src/review/rows.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}\n`).join('');

describe('hunks', () => {
  test.each([
    ['changes far apart are two hunks', '\n2\n', '\nx\n', '\n18\n', '\ny\n', 2],
    ['changes near each other share one', '\n2\n', '\nx\n', '\n7\n', '\ny\n', 1],
  ])('%s', (_, a, aNew, b, bNew, count) => {
    const before = numbered(20);
    expect(diffHunks(before, before.replace(a, aNew).replace(b, bNew))).toHaveLength(count);
  });

  test.each([
    ['a plain function', 'def f(request):\n', 'def f(request):'],
    ['an async one, its carriage return left out', 'async def f(x):\r\n', 'async def f(x):'],
    ['a class', 'class A(View):\n', 'class A(View):'],
    ['up to the first character beyond ASCII', 'def prüfe(x):\n', 'def pr'],
    ['not an indented one, whose class is elsewhere', '    def get(self):\n', ''],
    ['not a name that begins like one', 'define = 1\n', ''],
  ])('the section above: %s', (_, line, section) => {
    const before = line + numbered(8);
    expect(diffHunks(before, before.replace('8', 'x'))[0]?.section).toBe(section);
  });

  test('a header leaves out a count of one', () => {
    const hunk = { oldStart: 1, oldLines: 1, newStart: 1, newLines: 2, section: '', lines: [] };
    expect(hunkHeader(hunk)).toBe('@@ -1 +1,2 @@');
  });

  test('lines are counted by mark', () => {
    expect(countLines(diffHunks('a\nb\nc', 'a\nB\nC\nc'))).toEqual({ added: 2, removed: 1 });
  });
});

test('unchanged lines are found where they moved to', () => {
  const map = unchangedLines('a\nb\nc\n', 'new\na\nB\nc\n');
  expect([map.get(1), map.get(2), map.get(3)]).toEqual([2, undefined, 4]);
});

describe('changes stand where a reader expects them', () => {
  const marked = (before: string, after: string) =>
    diffRows(before, after).map((row) => row.mark + row.line.replace('\n', ''));
  const function_ = (name: string) => `def ${name}():\n    pass\n\n\n`;

  test('a new function is whole, its empty lines after it', () => {
    expect(
      marked(function_('a') + function_('c'), function_('a') + function_('b') + function_('c')).slice(4, 8),
    ).toEqual(['+def b():', '+    pass', '+', '+']);
  });

  test('a function that goes is whole too', () => {
    expect(
      marked(function_('a') + function_('b') + function_('c'), function_('a') + function_('c')).slice(4, 8),
    ).toEqual(['-def b():', '-    pass', '-', '-']);
  });

  test('a line added to a block comes after those that were there', () => {
    expect(marked('if a:\n    b\n    b\nc\n', 'if a:\n    b\n    b\n    b\nc\n')).toEqual([
      ' if a:',
      '     b',
      '     b',
      '+    b',
      ' c',
    ]);
  });

  test('an addition joins the change above it rather than take an empty line for common', () => {
    const before = 'def f():\n    a\n\n\n@b\ndef g():\n    c\n';
    const after = 'async def f():\n    def run():\n        a\n\n    return run()\n\n\n@b\ndef g():\n    c\n';
    expect(marked(before, after).slice(0, 10)).toEqual([
      '-def f():',
      '-    a',
      '+async def f():',
      '+    def run():',
      '+        a',
      '+',
      '+    return run()',
      ' ',
      ' ',
      ' @b',
    ]);
  });

  test('however changes are placed, both texts are all there', () => {
    const text = fc
      .array(fc.constantFrom('', 'a', '    a', 'def f():'), { maxLength: 25 })
      .map((lines) => lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const rows = diffRows(before, after);
        const side = (mark: string) =>
          rows
            .filter((row) => row.mark === ' ' || row.mark === mark)
            .map((row) => row.line)
            .join('');
        expect([side('-'), side('+')]).toEqual([before, after]);
      }),
      { numRuns: 2000 },
    );
  });
});
