/** `docs/realworld.md`: sorted by name, the same after every run but for the time. */
import { type Figures, STYLES, type StyleFigures, type Tally } from './figures.ts';
import type { RealProject } from './projects.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(0)} %`;
const perView = (part: number, views: number): string => (views === 0 ? '-' : (part / views).toFixed(1));
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(header), row(header.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');

const shares = ({ found, ready, async }: Tally): readonly (string | number)[] => [found, ready + async];
const reasons = (tally: Tally): string =>
  Object.entries(tally.blocked)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, count]) => `${code} × ${count}`)
    .join(', ');

/**
 * @param figures of every project that was measured
 * @param rest projects that were not
 */
export function page(figures: readonly Figures[], rest: readonly RealProject[]): string {
  const all = [...figures].sort((a, b) => (a.name < b.name ? -1 : 1));
  return `# Real projects, judged by their own tests

Written by \`npm run realworld\`. Each project is a source archive from PyPI, pinned by its hash, its dependencies by a lock
(\`scripts/realworld/\`). Its suite is run as it is; every ready view is migrated; the suite is run again, with a guard that
writes down whatever blocks the event loop. Tests count as before when they passed before; a test that calls a migrated
view is rewritten by the tool like any other caller.

## Views

"Class views" are those with handlers (\`get\`, \`post\`, ...) in their own body; of the rest, everything is inherited.

${views(all)}

Blocked, by the first reason (\`django-asyncify explain <code>\` says what it means):

${blocked(all)}

${refusals(all)}

## Tests

"Differences" are tests that passed before and do not after; "blocking" are places where the guard saw the loop blocked;
"reached" are migrated functions that the suite ran.

${tests(all)}
${notes(all)}${asides(rest)}${lists(all)}
## What a reviewer reads

Awaits (each a trip to a thread and back, or a coroutine of the project's own) and changed lines (added and removed) in the
files of the views, per migrated view.

${costs(all)}
`;
}

/** Projects that are set up and not part of the run. */
function asides(rest: readonly RealProject[]): string {
  const some = rest.flatMap(({ name, aside }) => (aside === undefined ? [] : [`${name} (${aside})`]));
  return some.length === 0
    ? ''
    : `\nSet up, run with \`--only\` and not part of the table: ${some.join(', ')}.\n`;
}

function views(all: readonly Figures[]): string {
  const line = (name: string, some: readonly Figures[], versions: readonly string[]) => {
    const functions = total(some.map((each) => each.functions));
    const classes = total(some.map((each) => each.classes));
    return [
      name,
      ...versions,
      ...shares(functions),
      percent(functions.ready + functions.async, functions.found),
      ...shares(classes),
      percent(classes.ready + classes.async, classes.found),
      sum(some.map((each) => each.inherited)),
    ];
  };
  return table(
    [
      'project',
      'version',
      'Django',
      'function views',
      'ready',
      '',
      'class views',
      'ready',
      '',
      'other class views',
    ],
    [
      ...all.map((each) => line(each.name, [each], [each.version, each.django])),
      line('**together**', all, ['', '']),
    ],
  );
}

function total(parts: readonly Tally[]): Tally {
  const add = (key: 'found' | 'ready' | 'async') => sum(parts.map((part) => part[key]));
  return { found: add('found'), ready: add('ready'), async: add('async'), blocked: {} };
}

function blocked(all: readonly Figures[]): string {
  return table(
    ['project', 'function views', 'class views'],
    all
      .map((each) => [each.name, reasons(each.functions), reasons(each.classes)])
      .filter(([, functions, classes]) => functions !== '' || classes !== ''),
  );
}

function refusals(all: readonly Figures[]): string {
  return all.flatMap(({ name, refused }) => refused.map((each) => `- ${name}: ${each}`)).join('\n');
}

function tests(all: readonly Figures[]): string {
  const cells = ({ styles }: Figures, count: (figures: StyleFigures) => number) =>
    STYLES.map((style) => count(styles[style]));
  const line = (each: Figures) => [
    each.name,
    each.before.passed,
    ...cells(each, (style) => style.passed),
    ...cells(each, (style) => style.differences.length),
    ...cells(each, (style) => style.violations.length),
    ...cells(each, (style) => style.reached),
    `${each.seconds} s`,
  ];
  const added = (at: number): number => sum(all.map((each) => Number(line(each)[at])));
  return table(
    [
      'project',
      'pass before',
      'wrap',
      'native',
      'differences: wrap',
      'native',
      'blocking: wrap',
      'native',
      'reached: wrap',
      'native',
      'time',
    ],
    [...all.map(line), ['**together**', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(added), '']],
  );
}

function notes(all: readonly Figures[]): string {
  const failing = all
    .filter(({ before }) => before.failed > 0)
    .map(
      ({ name, before: { failed } }) =>
        `- ${name}: ${failed === 1 ? '1 test fails' : `${failed} tests fail`} before migration and ${failed === 1 ? 'is' : 'are'} not counted.`,
    );
  const written = all.flatMap(({ name, note }) => (note === undefined ? [] : [`- ${name}: ${note}`]));
  const lines = [...written, ...failing];
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}

function lists(all: readonly Figures[]): string {
  const lines = all.flatMap((each) =>
    STYLES.flatMap((style) => {
      const { differences, violations, dropped } = each.styles[style];
      const mark = `- ${each.name}, ${style}:`;
      return [
        ...differences.map((test) => `${mark} \`${test}\` fails`),
        ...violations.map((place) => `${mark} blocks at \`${place}\``),
        ...dropped.map((view) => `${mark} \`${view}\` was ready and is not migrated`),
      ];
    }),
  );
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}

function costs(all: readonly Figures[]): string {
  const line = (name: string, some: readonly Figures[]) => [
    name,
    ...STYLES.flatMap((style) => {
      const figures = some.map((each) => each.styles[style]);
      const migrated = sum(figures.map((each) => each.migrated));
      return [
        migrated,
        perView(sum(figures.map((each) => each.hops)), migrated),
        perView(sum(figures.map((each) => each.lines)), migrated),
      ];
    }),
  ];
  return table(
    ['project', 'migrated: wrap', 'awaits', 'lines', 'migrated: native', 'awaits', 'lines'],
    [...all.map((each) => line(each.name, [each])), line('**together**', all)],
  );
}
