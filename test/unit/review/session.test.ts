import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import type { FileChange, MigrationPlan, ViewReport } from '../../../src/migrate/types.ts';
import { selectionRows } from '../../../src/review/dialogue.ts';
import { type ReviewResult, reviewViews, summaryText } from '../../../src/review/session.ts';
import { stepChanges } from '../../../src/review/steps.ts';

const screen = { width: 80, colors: picocolors.createColors(false) };

function view(id: string, extra: Partial<ViewReport> = {}): ViewReport {
  return {
    id,
    file: 'v.py',
    line: 1,
    kind: 'function',
    status: 'ready',
    gain: 'some',
    reasons: [],
    calls: { orm: 1, blocking: 0, unknown: 0 },
    ...extra,
  };
}

const reason = { code: 'DA105', message: 'It is too clever.', file: 'v.py', line: 3, fix: 'Simplify it.' };

/** Every line of `v.py` is a view: planning view `b` turns line `b` into `B`; `with` brings others along. */
function planner(
  text: string,
  brings: Readonly<Record<string, string>> = {},
  refuses: readonly string[] = [],
) {
  return (ids: readonly string[]): MigrationPlan => {
    const migrated = new Set(
      ids
        .filter((id) => !refuses.includes(id))
        .flatMap((id) => [id, ...(brings[id] === undefined ? [] : [brings[id]])]),
    );
    const lines = text.split('\n');
    const after = ['import x', ...lines.map((line) => (migrated.has(line) ? line.toUpperCase() : line))].join(
      '\n',
    );
    const change: FileChange = {
      file: 'v.py',
      views: [...migrated],
      edits: [
        { code: 'DA201', line: 1, why: 'import' },
        ...lines.flatMap((line, index) =>
          migrated.has(line) ? [{ code: 'DA202', line: index + 2, why: line }] : [],
        ),
      ],
      before: text,
      after,
      bytes: Buffer.from(after),
    };
    return {
      files: migrated.size === 0 ? [] : [change],
      migrated: [...migrated],
      skipped: refuses.filter((id) => ids.includes(id)).map((id) => ({ id, reasons: [reason] })),
    };
  };
}

async function review(
  keys: readonly string[],
  views: readonly ViewReport[] = [view('a'), view('b'), view('c')],
  plan = planner('a\nb\nc\n'),
): Promise<{ readonly result: ReviewResult; readonly shown: string; readonly left: readonly string[] }> {
  const left = [...keys];
  let shown = '';
  const result = await reviewViews({
    views,
    plan,
    explain: (code) => (code === 'DA202' ? 'The page of DA202\n' : null),
    ui: {
      screen: () => screen,
      show: (text) => {
        shown += text;
      },
      nextKey: async () => left.shift() ?? 'ctrl-c',
    },
  });
  return { result, shown, left };
}

const accepted = (result: ReviewResult) => (result.kind === 'done' ? result.accepted : 'interrupted');

describe('keys', () => {
  test.each([
    ['each accepted', ['y', 'y', 'y'], ['a', 'b', 'c']],
    ['one skipped', ['y', 'n', 'y'], ['a', 'c']],
    ['all skipped', ['n', 'n', 'n'], []],
    ['all the rest', ['n', 'a'], ['b', 'c']],
    ['quit keeps what was accepted', ['y', 'q'], ['a']],
    ['quit at once keeps nothing', ['q'], []],
    ['the end of input is quit', ['y', 'ctrl-d'], ['a']],
    ['Ctrl-C drops everything', ['y', 'y', 'ctrl-c'], 'interrupted'],
    ['an unknown key asks again', ['x', 'return', 'y', 'q'], ['a']],
    ['help and explanations ask again', ['?', 'e', 'y', 'q'], ['a']],
  ])('%s', async (_, keys, expected) => {
    const { result, left } = await review(keys);
    expect(accepted(result)).toEqual(expected);
    expect(left).toEqual([]);
  });

  test('the plan that comes back is that of the accepted set', async () => {
    const { result } = await review(['y', 'n', 'y']);
    expect(result.kind === 'done' && result.plan.files[0]?.after).toBe('import x\nA\nb\nC\n');
  });

  test('? names every key', async () => {
    const { shown } = await review(['?', 'q']);
    for (const key of ['y', 'n', 'a', 'q', 'e']) expect(shown).toContain(`  ${key}  `);
  });

  test('e prints the page of each code once, and says which has none', async () => {
    const { shown } = await review(['e', 'q']);
    expect(shown.match(/The page of DA202/g)).toHaveLength(1);
    expect(shown).toContain('DA201 has no page.');
  });
});

describe('what is shown', () => {
  test('a view is shown with its place, diff and reasons', async () => {
    const { shown } = await review(['q']);
    expect(shown).toContain('1/3  a\n     v.py:1  function  gain: some\n');
    expect(shown).toContain('@@ -1,3 +1,4 @@\n-a\n+import x\n+A\n b\n c\n');
    expect(shown).toContain('  line 2  DA202  a\n');
  });

  test('what earlier views brought is not shown again', async () => {
    const { shown } = await review(['y', 'q']);
    const second = shown.slice(shown.indexOf('2/3'));
    expect(second).not.toContain('+import x');
    expect(second).not.toContain('DA201');
    expect(second).toContain('-b\n+B\n');
    expect(second).toContain('  line 3  DA202  b\n');
  });

  test('a view that brings another says so, and the other is not asked about', async () => {
    const { result, shown } = await review(['y', 'n'], undefined, planner('a\nb\nc\n', { a: 'b' }));
    expect(accepted(result)).toEqual(['a', 'b']);
    expect(shown).toContain('Comes with b: they must change together.');
    expect(shown).toContain('b is already part of what you accepted.');
  });

  test('a view the plan refuses is explained and passed over', async () => {
    const { result, shown } = await review(['y', 'y'], undefined, planner('a\nb\nc\n', {}, ['b']));
    expect(accepted(result)).toEqual(['a', 'c']);
    expect(shown).toContain("b can't be migrated here:\n     DA105  It is too clever (v.py:3). Simplify it.");
  });

  test('what is to be looked at by hand is shown with the view', async () => {
    const { shown } = await review(['q'], [view('a', { reasons: [reason] })]);
    expect(shown).toContain('Look at by hand:\n     DA105  It is too clever (v.py:3).');
  });

  test('the summary names each file with its lines', () => {
    expect(summaryText(planner('a\nb\n')(['a', 'b']), screen)).toBe('2 views in 1 file:\n  v.py  +3 -2\n');
  });
});

describe('the difference between two plans', () => {
  test('an edit whose line moved is not new', () => {
    const plan = planner('a\nb\nc\n');
    const before = plan(['b']);
    const [file] = before.files;
    const moved: FileChange = {
      ...(file ?? expect.fail()),
      after: `first\n${file?.after}`,
      edits: [
        { code: 'DA210', line: 1, why: 'first' },
        ...(file?.edits ?? []).map((note) => ({ ...note, line: note.line + 1 })),
      ],
    };
    expect(stepChanges(before, { ...before, files: [moved] })).toEqual([
      {
        file: 'v.py',
        before: file?.after,
        after: moved.after,
        edits: [{ code: 'DA210', line: 1, why: 'first' }],
      },
    ]);
  });

  test('a file that the next plan leaves alone goes back', () => {
    const before = planner('a\n')(['a']);
    expect(stepChanges(before, { files: [], migrated: [], skipped: [] })).toEqual([
      { file: 'v.py', before: 'import x\nA\n', after: 'a\n', edits: [] },
    ]);
  });
});

describe('rows of the selection', () => {
  const blocked = view('shop.b', { status: 'blocked', reasons: [reason] });

  test('ready views come first, blocked ones are disabled with their reason', () => {
    const rows = selectionRows([blocked, view('shop.detail', { gain: 'high' })], 60);
    expect(rows.map(({ title, disabled }) => [title, disabled])).toEqual([
      ['shop.detail  ready  gain high  v.py:1', false],
      ['shop.b       blocked  DA105 It is too clever.', true],
    ]);
    expect(rows[1]?.why).toBe('\n  DA105 It is too clever (v.py:3).');
  });

  test('rows fit a narrow window', () => {
    expect(selectionRows([view('shop.detail', { file: 'shop/views.py' })], 40)[0]?.title).toBe(
      'shop.detail  ready  gain some',
    );
    const long = view('a.very.long.package.name.with.views.that_do_something_long');
    for (const row of selectionRows([long, blocked], 40)) expect(row.title.length).toBeLessThanOrEqual(40);
  });
});
