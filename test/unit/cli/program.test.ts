import { describe, expect, test } from 'vitest';
import type { ProjectRequest } from '../../../src/commands/core.ts';
import { wantsColor } from '../../../src/commands/io.ts';
import { reportInternalError } from '../../../src/commands/main.ts';
import { version } from '../../../src/commands/version.ts';
import { fakeCore } from '../../support/fake-core.ts';
import { run } from '../../support/fake-io.ts';
import { shop } from '../../support/project.ts';

const core = fakeCore();

describe('help and version', () => {
  test('--version', async () => {
    expect(await run('.', ['--version'], core)).toMatchObject({ code: 0, out: `${version}\n`, err: '' });
  });

  test.each([
    ['the program', ['--help'], ['scan', 'migrate', 'middleware', 'verify', 'undo', 'explain', 'Exit codes']],
    ['scan', ['scan', '--help'], ['--json', '--why', '--django', '--settings']],
    [
      'verify',
      ['verify', '--help'],
      [
        '-- <test command>',
        '--view <selector>',
        '--patch <file|->',
        '--guard',
        '--no-guard',
        '--timeout',
        '--without',
      ],
    ],
    [
      'migrate',
      ['migrate', '--help'],
      [
        '--view <selector>',
        '--all',
        '-y, --yes',
        '--dry-run',
        '--patch <file|->',
        '--check',
        '--style',
        '--django <X.Y>',
        '--settings <module>',
        '--allow-dirty',
        '--json',
        '-j, --jobs <n>',
        '--unknown',
        'Examples:',
      ],
    ],
  ])('%s explains itself on standard output', async (_, args, words) => {
    const { code, out, err } = await run('.', args, core);
    expect([code, err]).toEqual([0, '']);
    for (const word of words) expect(out).toContain(word);
  });

  test('a command with a typing error is not taken for a path', async () => {
    const { code, err } = await run('.', ['scna'], core);
    expect([code, err]).toEqual([2, 'error: No such file or folder: scna; did you mean the command scan?\n']);
  });

  test('verify knows what --without names', async () => {
    const { code, err } = await run(shop(), ['verify', '--without', 'datta', '--', 'true'], core);
    expect([code, err]).toEqual([2, 'error: No such file or folder for --without: datta\n']);
  });

  test('verify says that --without leaves out what it was to try', async () => {
    const { code, err } = await run(shop(), ['verify', '--without', 'shop', '--', 'true'], core);
    expect(code).toBe(2);
    expect(err).toMatch(/shop\/views\.py can't be tried in a copy: --without leaves it out\./);
  });

  test.each([
    [
      '--patch',
      'no/such/out.patch',
      /^error: \S+out\.patch can't be written \(there is no folder \S+such\)\.\n$/,
    ],
    ['--report', 'shop', /^error: \S+shop can't be written \(it is a folder\)\.\n$/],
  ])('verify says that %s %s can not be written before the tests have run', async (option, path, message) => {
    const { code, out, err } = await run(shop(), ['verify', option, path, '--', 'false'], core);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  test('verify wants a test command', async () => {
    const { code, err } = await run(shop(), ['verify', '--all'], core);
    expect([code, err]).toEqual([
      2,
      'error: verify wants the test command after --, as in: django-asyncify verify --all -- python manage.py test\n',
    ]);
  });
});

test('what the command line says of the project reaches it', async () => {
  const requests: ProjectRequest[] = [];
  const root = shop();
  const args = [
    '--style',
    'native',
    '--django',
    '4.2',
    '--settings',
    's',
    '--python',
    'p',
    '--unknown',
    'leave',
    '--check',
  ];
  await run(root, [...args, 'shop'], fakeCore({ requests }));
  await run(root, ['scan'], fakeCore({ requests }));
  expect(requests).toEqual([
    {
      cwd: root,
      paths: ['shop'],
      django: '4.2',
      settings: 's',
      python: 'p',
      style: 'native',
      unknown: 'leave',
    },
    { cwd: root, paths: [], django: null, settings: null, python: null, style: null, unknown: null },
  ]);
});

describe('colour', () => {
  test.each([
    ['on a terminal', {}, true, true],
    ['not in a pipe', {}, false, false],
    ['not where NO_COLOR is set', { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR says nothing', { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR in a pipe', { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0 on a terminal', { FORCE_COLOR: '0' }, true, false],
    ['NO_COLOR wins', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['not on a dumb terminal', { TERM: 'dumb' }, true, false],
  ])('%s', (_, env, terminal, expected) => {
    expect(wantsColor(env, terminal)).toBe(expected);
  });
});

describe('an internal error', () => {
  const report = (env: Readonly<Record<string, string>>) => {
    let err = '';
    const channel = {
      write: (text: string | Uint8Array) => {
        err += text.toString();
      },
      terminal: false,
      screen: () => ({ width: 80, colors: { red: String } as never }),
    };
    const code = reportInternalError(new Error('boom'), {
      cwd: '.',
      env,
      out: channel,
      err: channel,
      dialogue: null,
      onInterrupt: () => () => {},
      exit: () => expect.fail(),
    });
    return { code, err };
  };

  test('is one sentence and exit 2', () => {
    const { code, err } = report({});
    expect(code).toBe(2);
    expect(err).toBe(
      'error: internal error (boom); please report it, with what DJANGO_ASYNCIFY_DEBUG=1 shows.\n',
    );
  });

  test('shows its stack to those who ask', () => {
    expect(report({ DJANGO_ASYNCIFY_DEBUG: '1' }).err).toMatch(/\n {4}at /);
  });
});
