/** How long lines may become: what the project's formatter or linter is set to. */
import { expect, test } from 'vitest';
import { configuredLineLength } from '../../../src/migrate/line-length.ts';
import { django, type Files, open, scratch } from '../project/scratch.ts';

const cases: readonly (readonly [why: string, files: Files, length: number | null])[] = [
  ['nothing is set', {}, null],
  ['Black is', { 'pyproject.toml': '[tool.black]\nline-length = 100\n' }, 100],
  ['Black is set up, without a length: its own', { 'pyproject.toml': '[tool.black]\nexclude = "x"\n' }, 88],
  ["Ruff's own", { 'pyproject.toml': '[tool.ruff.lint]\nignore = []\n' }, 88],
  ["Ruff's own, in its own file", { 'ruff.toml': 'fix = true\n' }, 88],
  [
    'a linter says more than a formatter that says nothing',
    { 'pyproject.toml': '[tool.ruff]\nfix = true\n', 'setup.cfg': '[flake8]\nmax-line-length = 110\n' },
    110,
  ],
  ['another tool of pyproject.toml', { 'pyproject.toml': '[tool.mypy]\nstrict = true\n' }, null],
];

test.each(cases)('%s', async (_why, files, length) => {
  const { project } = await open(scratch(django(files)));
  expect(configuredLineLength(project.files)).toBe(length);
});
