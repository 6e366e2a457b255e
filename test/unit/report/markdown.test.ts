import { expect, test } from 'vitest';
import type { FileChange, ViewReport } from '../../../src/migrate/types.ts';
import { migrationMarkdown } from '../../../src/report/markdown.ts';

const reason = { code: 'DA401', message: 'Look at *args.', file: 'v.py', line: 3, fix: 'Read it.' };
const view: ViewReport = {
  id: 'v.a',
  file: 'v.py',
  line: 1,
  kind: 'function',
  status: 'ready',
  gain: 'high',
  reasons: [reason],
  calls: { orm: 1, blocking: 0, unknown: 0 },
};
const change: FileChange = {
  file: 'v.py',
  views: ['v.a'],
  edits: [{ code: 'DA201', line: 2, why: 'a | b reaches <the> database.' }],
  before: '',
  after: '',
  bytes: new Uint8Array(),
};

test('views, edits, what to look at by hand, what was left alone; marks of Markdown are escaped', () => {
  const plan = { files: [change], migrated: ['v.a'], skipped: [] };
  const skipped = [{ id: 'v.`b`', reasons: [{ ...reason, code: 'DA104' }] }];
  expect(migrationMarkdown({ plan, skipped, candidates: [view] })).toBe(`# Views made async

1 view in 1 file; 1 view left alone.

## \`v.py\`

- \`v.a\`, gain: high

| Line | Code | Why |
| --- | --- | --- |
| 2 | DA201 | a \\| b reaches \\<the\\> database. |

## Look at by hand

- \`v.a\`: DA401 Look at \\*args (\`v.py:3\`). Read it.

## Left alone

- \`\` v.\`b\` \`\`: DA104 Look at \\*args (\`v.py:3\`). Read it.
`);
});
