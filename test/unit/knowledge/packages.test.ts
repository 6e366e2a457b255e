/** What packages of the ecosystem were asked, and that they say so again. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decoratorFact } from '../../../src/knowledge/decorators.ts';
import { djangoMiddleware } from '../../../src/knowledge/django-middleware.ts';
import { askedPackages } from '../../../src/knowledge/packages.ts';
import { hasFeature, oldestPython } from '../../../src/knowledge/releases.ts';
import { PACKAGE_MIDDLEWARE } from '../../../src/knowledge/third-party-middleware.ts';

/** Django and a package may have to be installed first. */
const MAKING_ENVIRONMENTS = 600_000;

describe("Django's middleware", () => {
  it.each<[string, string, string | null, number, string]>([
    // Middleware, Django, modes, hooks that run in a thread, why
    ['django.middleware.csrf.CsrfViewMiddleware', '5.2', 'both', 3, 'hooks of MiddlewareMixin'],
    ['django.contrib.auth.middleware.RemoteUserMiddleware', '5.1', 'both', 1, 'as well'],
    ['django.contrib.auth.middleware.RemoteUserMiddleware', '5.2.3', 'both', 0, 'has an async path'],
    ['django.contrib.auth.middleware.LoginRequiredMiddleware', '5.0', null, 0, 'not there yet'],
    ['django.middleware.csp.ContentSecurityPolicyMiddleware', '6.0', 'both', 2, 'came with 6.0'],
    ['django.middleware.csrf.CsrfViewMiddleware', '2.2', 'sync', 0, 'before async views'],
    ['shop.middleware.Log', '5.2', null, 0, "the project's own"],
  ])('%s on %s: %s, %s hooks (%s)', (path, version, modes, hooks) => {
    const fact = djangoMiddleware(path, version);
    expect(fact?.modes ?? null).toBe(modes);
    expect(fact?.hooks ?? []).toHaveLength(hooks);
  });
});

describe('releases', () => {
  it.each([
    ['3.0', false],
    ['3.1', true],
    ['6.1', true],
  ])('Django %s has async views: %s', (version, expected) => {
    expect(hasFeature('asyncViews', version)).toBe(expected);
  });

  it.each([
    ['2.2', '3.5'],
    ['4.2', '3.8'],
    ['5.2.1', '3.10'],
    ['7.0', '3.12'],
  ])('Django %s runs on Python %s', (version, expected) => {
    expect(oldestPython(version)).toBe(expected);
  });
});

describe('packages', () => {
  it.each<[string, string, readonly string[], string]>([
    ['whitenoise.middleware.WhiteNoiseMiddleware', 'sync', [], 'a sync class'],
    ['corsheaders.middleware.CorsMiddleware', 'both', [], 'an async path of its own'],
    ['waffle.middleware.WaffleMiddleware', 'both', ['process_response'], 'by MiddlewareMixin'],
    ['django_ratelimit.middleware.RatelimitMiddleware', 'sync', ['process_exception'], 'a hook beside'],
  ])('%s is %s with %s in a thread (%s)', (path, modes, hooks) => {
    expect(PACKAGE_MIDDLEWARE[path]).toMatchObject({ modes, hooks });
  });

  it('are those that are listed, in the release that is listed', () => {
    const listed: unknown = JSON.parse(readFileSync('scripts/knowledge/packages.json', 'utf8'));
    const names = (entries: readonly { distribution: string; version: string }[]): readonly string[] =>
      entries.map(({ distribution, version }) => `${distribution} ${version}`).sort();
    expect(names(askedPackages)).toEqual(Array.isArray(listed) && names(listed));
  });

  it('say why when they could not be asked, and then no facts', () => {
    const silent = askedPackages.filter(({ unasked }) => unasked !== undefined);
    expect(silent.filter(({ middleware, decorators }) => middleware ?? decorators)).toEqual([]);
  });

  it('asks django-waffle again: a middleware and decorators', { timeout: MAKING_ENVIRONMENTS }, () => {
    const { status, stderr } = spawnSync(
      'node',
      ['scripts/knowledge/generate.mjs', '--check-package', 'django-waffle'],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(decoratorFact('waffle.decorators.waffle_flag')?.source).toMatch(/^django-waffle /);
  });
});
