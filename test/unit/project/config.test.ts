import { describe, expect, it } from 'vitest';
import { parseConfig, readConfig } from '../../../src/project/index.ts';
import { scratch } from './scratch.ts';

const DEFAULTS = {
  style: null,
  unknown: null,
  django: null,
  settings: null,
  python: null,
  jobs: null,
  allowDirty: false,
  exclude: [],
  blocking: [],
  safe: [],
  asyncDecorators: [],
};

describe('[tool.django-asyncify]', () => {
  it('every key', () => {
    expect(
      parseConfig(`[tool.django-asyncify]
style = "native"
unknown = "leave"
django = "4.2"
settings = "config.settings.production"
python = ".venv"
jobs = 4
allow-dirty = true
exclude = ["legacy/**"]
blocking = ["acme.fetch"]
safe = ["acme.pure"]
async-decorators = ["acme.traced"]
`),
    ).toEqual({
      config: {
        style: 'native',
        unknown: 'leave',
        django: '4.2',
        settings: 'config.settings.production',
        python: '.venv',
        jobs: 4,
        allowDirty: true,
        exclude: ['legacy/**'],
        blocking: ['acme.fetch'],
        safe: ['acme.pure'],
        asyncDecorators: ['acme.traced'],
      },
    });
  });

  it.each([
    ['no table', '[project]\nname = "x"\n'],
    ['an empty file', ''],
    ['the table of another tool', '[tool.ruff]\nexclude = "x"\n'],
  ])('%s: the defaults', (_, text) => {
    expect(parseConfig(text)).toEqual({ config: DEFAULTS });
  });

  it('no pyproject.toml: the defaults', () => {
    expect(readConfig(scratch({}))).toEqual({ config: DEFAULTS });
  });

  it.each([
    [
      'an unknown key',
      '[project]\nname = "x"\n\n[tool.django-asyncify]\nstyle = "wrap"\nstlye = "native"\n',
      /^pyproject\.toml:6: unknown key "stlye"/,
    ],
    [
      'a value of the wrong type',
      '[tool.django-asyncify]\nexclude = "legacy"\n',
      /^pyproject\.toml:2: "exclude" .* must be a list of strings$/,
    ],
    [
      'a list with something else in it',
      '[tool.django-asyncify]\nsafe = ["a", 1]\n',
      /^pyproject\.toml:2: "safe" .* a list of strings$/,
    ],
    [
      'a word that is not one of the choices',
      '[tool.django-asyncify]\n\nstyle = "fast"\n',
      /^pyproject\.toml:3: "style" .* must be "wrap" or "native"$/,
    ],
    [
      'a number for a version',
      '[tool.django-asyncify]\ndjango = 5.2\n',
      /^pyproject\.toml:2: "django" .* a string like "5\.2"$/,
    ],
    ['TOML that is not valid', '[tool.x]\na = \n', /^pyproject\.toml:2: not valid TOML/],
    ['no table at all', '[tool]\ndjango-asyncify = 1\n', /^pyproject\.toml:2: .* must be a table$/],
    [
      'a key of an inline table',
      '[tool]\nx = 1\ndjango-asyncify = { nope = 1 }\n',
      /^pyproject\.toml:3: unknown key "nope"/,
    ],
  ])('%s is one sentence with file and line', (_, text, expected) => {
    const read = parseConfig(text);
    expect('error' in read ? read.error : null).toMatch(expected);
  });
});
