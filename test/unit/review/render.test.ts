import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import { renderDiff, renderNotes } from '../../../src/review/render.ts';

const plain = picocolors.createColors(false);
const coloured = picocolors.createColors(true);
const body = (before: string, after: string, colors = plain) =>
  renderDiff('a.py', before, after, colors).slice(4);

describe('a diff on the screen', () => {
  test.each([
    ['carriage returns that stay are not shown', 'a\r\nb\r\n', 'a\r\nc\r\n', [' a', '-b', '+c']],
    ['carriage returns that change are', 'a\r\nb\r\n', 'a\r\nb\n', [' a^M', '-b^M', '+b']],
    ['escape sequences of the file do not reach the terminal', 'a\n', '\u001b[2Ja\n', ['-a', '+^[[2Ja']],
    ['C1 controls neither', 'a\n', '\u009b2Ja\n', ['-a', '+\\x9b2Ja']],
    ['a missing newline is said', 'a', 'a\n', ['-a', '\\ No newline at end of file', '+a']],
  ])('%s', (_, before, after, lines) => {
    expect(body(before, after)).toEqual(lines);
  });

  test('what differs inside a line is bold', () => {
    const lines = body('    x = get(1)\n', '    x = await get(1)\n', coloured);
    expect(lines[1]).toBe(
      coloured.green('+    x = ') + coloured.green(coloured.bold('await ')) + coloured.green('get(1)'),
    );
  });

  test('lines are not paired when more come than go', () => {
    expect(body('a1\n', 'a2\nb\n', coloured)).toEqual([
      coloured.red('-a1'),
      coloured.green('+a2'),
      coloured.green('+b'),
    ]);
  });

  test('nothing is shown for equal texts', () => {
    expect(renderDiff('a.py', 'a', 'a', plain)).toEqual([]);
  });
});

test('notes are aligned, wrapped under themselves, each shown once', () => {
  const notes = [
    { code: 'DA201', line: 7, why: 'Book.objects.get() reaches the database: it runs in a thread.' },
    { code: 'DA201', line: 7, why: 'Book.objects.get() reaches the database: it runs in a thread.' },
    { code: 'DA202', line: 12, why: 'The view becomes async.' },
  ];
  expect(renderNotes(notes, { width: 50, colors: plain })).toEqual([
    '  line  7  DA201  Book.objects.get() reaches the',
    '                  database: it runs in a thread.',
    '  line 12  DA202  The view becomes async.',
  ]);
});
