import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytePatch, quotePath, textPatch } from '../../../src/review/patch.ts';
import { git, scratchFolder, writeFiles } from '../../support/project.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** Applies patches with git itself. */
function apply(root: string, patch: Uint8Array): void {
  writeFileSync(join(root, '.patch'), patch);
  for (const flags of [['--check'], []]) {
    const run = spawnSync('git', ['apply', ...flags, '.patch'], { cwd: root, encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
  }
}

const TEN = Array.from({ length: 10 }, (_, index) => `line ${index}\n`).join('');

describe('git apply gives the file byte for byte', () => {
  const cases: readonly (readonly [string, string, Uint8Array, Uint8Array])[] = [
    ['a line in the middle', 'a.py', Buffer.from(TEN), Buffer.from(TEN.replace('line 5', 'line five'))],
    ['two hunks', 'a.py', Buffer.from(TEN + TEN), Buffer.from(`x\n${TEN}${TEN}y\n`)],
    ['no newline at the end, before and after', 'a.py', Buffer.from('a\nb'), Buffer.from('a\nc')],
    ['the last newline goes', 'a.py', Buffer.from('a\nb\n'), Buffer.from('a\nb')],
    ['the last newline comes', 'a.py', Buffer.from('a\nb'), Buffer.from('a\nb\n')],
    ['CRLF', 'a.py', Buffer.from('a\r\nb\r\nc\r\n'), Buffer.from('a\r\nB\r\nc\r\n')],
    ['mixed line ends', 'a.py', Buffer.from('a\r\nb\nc\r\n'), Buffer.from('a\r\nb\r\nc\r\n')],
    ['a lone carriage return inside a line', 'a.py', Buffer.from('a\rb\nc\n'), Buffer.from('a\rb\nC\n')],
    ['latin-1, which is no valid UTF-8', 'a.py', latin1('# é\nb\n'), latin1('# é\nç\n')],
    ['a byte-order mark', 'a.py', Buffer.from('\uFEFFa\nb\n'), Buffer.from('\uFEFFimport x\na\nb\n')],
    ['form feed and NEL inside a line', 'a.py', latin1('a\fb\x85c\nd\n'), latin1('a\fb\x85c\ne\n')],
    ['an empty file gets text', 'a.py', Buffer.from(''), Buffer.from('a\n')],
    ['a name with a space', 'my views.py', Buffer.from('a\n'), Buffer.from('b\n')],
    ['a name beyond ASCII', 'ansichten/übersicht.py', Buffer.from('a\n'), Buffer.from('b\n')],
    ['a name with a quote, a backslash and a tab', 'a"b\\c\td.py', Buffer.from('a\n'), Buffer.from('b\n')],
    [
      'lines that look like a patch',
      'a.py',
      Buffer.from('-- a\n++ b\n@@ c\n'),
      Buffer.from('-- a\n++ B\n@@ c\n'),
    ],
  ];
  test.each(cases)('%s', (_, path, before, after) => {
    const root = scratchFolder();
    git(root, 'init', '-q');
    writeFiles(root, { [path]: before });
    apply(root, bytePatch(path, before, after));
    expect(readFileSync(join(root, path)).equals(Buffer.from(after))).toBe(true);
  });

  test('any two texts', () => {
    const line = fc.tuple(
      fc.constantFrom('a', 'b', 'é', '-', '+', ' ', 'def f():'),
      fc.constantFrom('\n', '\r\n'),
    );
    const text = fc
      .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('', 'end'))
      .map(([lines, end]) => latin1(lines.map((parts) => parts.join('')).join('') + end));
    fc.assert(
      fc.property(text, text, (before, after) => {
        // A text that comes from nothing or becomes nothing is a file created or deleted to git.
        fc.pre(!before.equals(after) && before.length > 0 && after.length > 0);
        const root = scratchFolder();
        writeFiles(root, { 'a.py': before });
        apply(root, bytePatch('a.py', before, after));
        expect(readFileSync(join(root, 'a.py')).equals(after)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('several files in one patch', () => {
    const root = scratchFolder();
    writeFiles(root, { 'a.py': 'a\n', 'b/c.py': 'c' });
    apply(
      root,
      Buffer.concat([
        bytePatch('a.py', Buffer.from('a\n'), Buffer.from('A\n')),
        bytePatch('b/c.py', Buffer.from('c'), Buffer.from('C')),
      ]),
    );
    expect([readFileSync(join(root, 'a.py'), 'utf8'), readFileSync(join(root, 'b/c.py'), 'utf8')]).toEqual([
      'A\n',
      'C',
    ]);
  });
});

describe('the text of a patch', () => {
  test('is what git diff writes, section and counts of one line included', () => {
    const before = 'def f(x):\n    a\n    b\n    c\n    d\n    e\n';
    expect(textPatch('shop/views.py', before, before.replace('    e', '    E'))).toBe(
      [
        'diff --git a/shop/views.py b/shop/views.py',
        '--- a/shop/views.py',
        '+++ b/shop/views.py',
        '@@ -3,4 +3,4 @@ def f(x):',
        '     b',
        '     c',
        '     d',
        '-    e',
        '+    E',
        '',
      ].join('\n'),
    );
    expect(textPatch('a.py', 'a', 'b')).toContain(
      '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline',
    );
  });

  test('is empty where nothing changes', () => {
    expect(textPatch('a.py', 'a\n', 'a\n')).toBe('');
  });

  test.each([
    ['shop/views.py', 'shop/views.py'],
    ['my views.py', 'my views.py'],
    ['ü.py', '"\\303\\274.py"'],
    ['a"b.py', '"a\\"b.py"'],
    ['a\\b.py', '"a\\\\b.py"'],
    ['a\tb.py', '"a\\tb.py"'],
    ['a\u007fb.py', '"a\\177b.py"'],
  ])('names are quoted as git quotes them: %s', (path, quoted) => {
    expect(quotePath(path)).toBe(quoted);
  });
});
