import { describe, expect, it } from 'vitest';
import { decoratorTakesAsync } from '../../../src/knowledge/async-api.ts';
import { decoratorFact, decoratorFacts } from '../../../src/knowledge/decorators.ts';

describe('decorators that are not Django’s', () => {
  it.each<[string, string | null, string]>([
    ['tenacity.retry', 'async', 'looks at what it is given'],
    ['django_ratelimit.decorators.ratelimit', 'sync', 'wraps in a sync function'],
    ['functools.lru_cache', 'sync', 'keeps the coroutine, which can be awaited once'],
    ['drf_spectacular.utils.extend_schema', 'transparent', 'gives the view itself'],
    ['shop.decorators.staff_only', null, "the project's own is to be read"],
    ['django.views.decorators.http.require_POST', null, "Django's are asked by release"],
  ])('%s: %s (%s)', (name, expected) => {
    expect(decoratorFact(name)?.makes ?? null).toBe(expected);
  });

  it('are listed once, and are none of Django’s', () => {
    const names = decoratorFacts.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => decoratorTakesAsync(name, '6.1') !== null)).toEqual([]);
  });
});
