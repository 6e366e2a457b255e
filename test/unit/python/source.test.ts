import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeSource, encodeSource, isProblem, LineIndex } from '../../../src/python/index.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([...part]))));

const BOM = [0xef, 0xbb, 0xbf];

describe('decodeSource', () => {
  test.each([
    ['UTF-8 by default', bytes('x = "é"\n'), 'utf-8', false, 'x = "é"\n'],
    ['byte-order mark', bytes(BOM, 'x\r\n'), 'utf-8', true, 'x\r\n'],
    [
      'byte-order mark and a cookie that agrees',
      bytes(BOM, '# coding: utf-8\n'),
      'utf-8',
      true,
      '# coding: utf-8\n',
    ],
    [
      'Latin-1',
      bytes('# -*- coding: latin-1 -*-\n"', [0xe9], '"'),
      'latin-1',
      false,
      '# -*- coding: latin-1 -*-\n"é"',
    ],
    [
      'as editors write it',
      bytes('# vim: set fileencoding=iso-8859-15 :\n', [0xa4]),
      'iso-8859-15',
      false,
      '# vim: set fileencoding=iso-8859-15 :\n€',
    ],
    [
      'in the second line',
      bytes('#!/usr/bin/python\n#coding=cp1252\n', [0x80]),
      'cp1252',
      false,
      '#!/usr/bin/python\n#coding=cp1252\n€',
    ],
    [
      'second line after a blank one',
      bytes('\n# coding: koi8-r\n', [0xc1]),
      'koi8-r',
      false,
      '\n# coding: koi8-r\nа',
    ],
    ['not after code', bytes('x\n# coding: latin-1\n"é"'), 'utf-8', false, 'x\n# coding: latin-1\n"é"'],
    [
      'not in the third line',
      bytes('\n\n# coding: latin-1\n"é"'),
      'utf-8',
      false,
      '\n\n# coding: latin-1\n"é"',
    ],
    [
      'not in a string',
      bytes('s = "# coding: latin-1"; "é"'),
      'utf-8',
      false,
      's = "# coding: latin-1"; "é"',
    ],
    ['EUC-JP', bytes('# coding: euc-jp\n', [0xc6, 0xfc]), 'euc-jp', false, '# coding: euc-jp\n日'],
    ['Shift-JIS by an alias', bytes('# coding: sjis\n', [0x93, 0xfa]), 'sjis', false, '# coding: sjis\n日'],
    ['UTF-8 by an alias', bytes('# coding: UTF8\né'), 'utf-8', false, '# coding: UTF8\né'],
    ['underscores', bytes('# coding: iso_8859_1\n', [0xe9]), 'iso-8859-1', false, '# coding: iso_8859_1\né'],
    ['with the line ends named', bytes('# coding: utf-8-unix\né'), 'utf-8', false, '# coding: utf-8-unix\né'],
    ['ASCII', bytes('# coding: us-ascii\nx'), 'us-ascii', false, '# coding: us-ascii\nx'],
    ['empty', bytes(), 'utf-8', false, ''],
    ['a second byte-order mark is text', bytes(BOM, BOM, 'x'), 'utf-8', true, '\ufeffx'],
  ])('%s', (_, content, encoding, bom, text) => {
    const source = decodeSource(content);
    expect(source).toEqual({ text, encoding, bom });
    if (!isProblem(source)) expect(encodeSource(text, source)).toEqual(Buffer.from(content));
  });

  test.each([
    ['bytes that are no UTF-8', bytes('a\nb\n"', [0xe9], '"\n'), 3, 'is not valid UTF-8'],
    ['UTF-8 that breaks off', bytes('a\n', [0xc3]), 2, 'is not valid UTF-8'],
    ['a surrogate in UTF-8', bytes([0xed, 0xa0, 0x80]), 1, 'is not valid UTF-8'],
    ['a NUL byte', bytes('a\r\nb', [0]), 2, 'contains a NUL byte'],
    ['an unknown encoding', bytes('\n# coding: klingon\n'), 2, 'unknown encoding "klingon"'],
    ['an encoding of two-byte units', bytes('# coding: utf-16\n'), 1, 'unknown encoding "utf-16"'],
    ['bytes that are no ASCII', bytes('# coding: ascii\n\n', [0xe9]), 3, 'is not valid ascii'],
    ['bytes that are no EUC-JP', bytes('# coding: euc-jp\n', [0xc6, 0x20]), 2, 'is not valid euc-jp'],
    [
      'a mark and a cookie that differ',
      bytes(BOM, '# coding: latin-1\n'),
      1,
      'the byte-order mark says UTF-8',
    ],
  ])('%s', (_, content, line, message) => {
    const problem = decodeSource(content);
    if (!isProblem(problem)) throw new Error('decoded');
    expect(problem.line).toBe(line);
    expect(problem.message).toContain(message);
  });

  test('what is decoded is encoded to the same bytes, whatever they are', () => {
    const cookies = [
      '',
      'latin-1',
      'cp1252',
      'cp1251',
      'euc-jp',
      'shift_jis',
      'gbk',
      'big5',
      'euc-kr',
      'mac-roman',
    ];
    const content = fc
      .tuple(fc.boolean(), fc.constantFrom(...cookies), fc.uint8Array())
      .map(([bom, cookie, rest]) => bytes(bom ? BOM : [], cookie && `# coding: ${cookie}\n`, [...rest]));
    fc.assert(
      fc.property(content, (original) => {
        const source = decodeSource(original);
        if (isProblem(source)) return;
        expect(encodeSource(source.text, source)).toEqual(Buffer.from(original));
      }),
    );
  });
});

describe('encodeSource', () => {
  test.each([
    ['Latin-1 has no euro sign', 'x\n"€"', 'latin-1', 2, '"€" cannot be written in latin-1'],
    ['ASCII has no é', 'é', 'ascii', 1, '"é" cannot be written in ascii'],
    ['no encoding has half a character', '\ud83d', 'utf-8', 1, 'cannot be written in utf-8'],
  ])('%s', (_, text, encoding, line, message) => {
    const problem = encodeSource(text, { text: '', encoding, bom: false });
    if (!isProblem(problem)) throw new Error('encoded');
    expect(problem.line).toBe(line);
    expect(problem.message).toContain(message);
  });
});

describe('LineIndex', () => {
  const index = new LineIndex('a\nbc\r\n\rd\f\n');

  test.each([
    [0, 1, 0],
    [1, 1, 1],
    [2, 2, 0],
    [4, 2, 2],
    [5, 2, 3],
    [6, 3, 0],
    [7, 4, 0],
    [10, 5, 0],
  ])('offset %i is line %i, column %i', (offset, line, column) => {
    expect([index.line(offset), index.column(offset)]).toEqual([line, column]);
  });

  test.each([
    [1, 'a'],
    [2, 'bc'],
    [3, ''],
    [4, 'd\f'],
    [5, ''],
  ])('line %i is %j', (line, text) => {
    expect(index.text.slice(index.lineStart(line), index.lineEnd(line))).toBe(text);
  });

  test('agrees with splitting the text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\f', '\u2028', '😀') });
    fc.assert(
      fc.property(text, (content) => {
        const lines = content.split(/\r\n|\r|\n/);
        const lineIndex = new LineIndex(content);
        expect(lineIndex.count).toBe(lines.length);
        lines.forEach((line, i) => {
          const start = lineIndex.lineStart(i + 1);
          expect(content.slice(start, lineIndex.lineEnd(i + 1))).toBe(line);
          expect([lineIndex.line(start), lineIndex.column(start)]).toEqual([i + 1, 0]);
        });
      }),
    );
  });

  test.each([
    ['a\r\nb\r\nc\n', '\r\n'],
    ['a\nb\nc\r\n', '\n'],
    ['a\rb\r', '\r'],
    ['a', '\n'],
  ])('newline of %j is %j', (text, newline) => {
    expect(new LineIndex(text).newline).toBe(newline);
  });

  test.each([
    ['if a:\n  b\n', '  ', 'two spaces'],
    ['if a:\n\tif b:\n\t\tc\n', '\t', 'tabs'],
    ['def f(\n        a):\n    b\n', '    ', 'a continued line does not count'],
    ['a\n', '    ', 'nothing to see'],
    ['x = {\n  "a":\n      1}\nif a:\n    if b:\n        c\n', '    ', 'the most frequent one counts'],
  ])('indentUnit of %j is %j: %s', (text, unit) => {
    expect(new LineIndex(text).indentUnit).toBe(unit);
  });

  test('indent is the white space that a line begins with', () => {
    const lineIndex = new LineIndex('a\n \t b\n   \n');
    expect([1, 2, 3].map((line) => lineIndex.indent(line))).toEqual(['', ' \t ', '   ']);
  });
});
