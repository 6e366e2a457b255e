import picocolors from 'picocolors';
import { expect, test } from 'vitest';
import { codeListText, mergeExplanations, pageText } from '../../../src/report/explanations.ts';

const screen = { width: 40, colors: picocolors.createColors(false) };
const pages = mergeExplanations(
  [
    {
      code: 'DA201',
      title: 'A call runs in a thread',
      explanation: 'Why.',
      example: { before: '\nx\n\ny\n', after: 'z' },
    },
  ],
  {
    DA104: {
      title: 'A title that is longer than the line is wide',
      explanation: 'One\ntwo.\n\n    code  kept\n\nThree.',
      fix: 'Do it.',
    },
  },
);

test('the list is in the order of the codes, by family, and fits the width', () => {
  expect(codeListText(pages, screen)).toBe(`DA1xx  Why a view is blocked
  DA104  A title that is longer than the
         line is wide

DA2xx  What an edit does
  DA201  A call runs in a thread
`);
});

test('paragraphs are wrapped, indented ones are code and stay', () => {
  const page = pages.get('DA104') ?? expect.fail();
  expect(pageText(page, screen)).toBe(`DA104  A title that is longer than the
       line is wide

One two.

    code  kept

Three.

What to do
Do it.
`);
});

test('an example is indented, its empty lines kept', () => {
  const page = pages.get('DA201') ?? expect.fail();
  expect(pageText(page, screen)).toContain('Before\n    x\n\n    y\n\nAfter\n    z\n');
});
