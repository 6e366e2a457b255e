/** What Django's class-based views are made of, by release. */
import { expect, test } from 'vitest';
import { decoratorGivesBack, djangoViewClass } from '../../../src/knowledge/django-views.ts';

test('a class is known under every module that it can be imported from', () => {
  const names = ['django.views.View', 'django.views.generic.View', 'django.views.generic.base.View'];
  expect(names.map((name) => djangoViewClass(name, '5.2')?.name)).toEqual(
    names.map(() => 'django.views.generic.base.View'),
  );
  expect(djangoViewClass('django.views.generic.Nothing', '5.2')).toBeNull();
});

test('what handlers hand on, and what dispatch() works on the response', () => {
  const method = (cls: string, name: string) => djangoViewClass(cls, '5.2')?.methods.get(name);
  expect(method('django.views.generic.edit.ProcessFormView', 'put')).toEqual({ k: 'forwards', to: 'post' });
  expect(method('django.views.generic.edit.ProcessFormView', 'post')).toEqual({ k: 'own' });
  expect(method('django.contrib.auth.mixins.LoginRequiredMixin', 'dispatch')).toEqual({ k: 'passes' });
  expect(method('django.contrib.auth.views.LoginView', 'dispatch')).toEqual({ k: 'own' });
  expect(method('django.views.View', 'options')).toEqual({ k: 'adapts' });
});

test('a release has what it had', () => {
  const of = (release: string) => djangoViewClass('django.contrib.auth.views.LogoutView', release);
  expect([...(of('4.2')?.methods.keys() ?? [])]).toContain('get');
  expect(of('5.2')?.methodNames).toEqual(['post', 'options']);
});

test('decorators whose sync wrapper hands on a coroutine untouched', () => {
  const given = [
    'django.contrib.auth.decorators.login_required',
    'django.views.decorators.csrf.csrf_exempt',
    'django.views.decorators.cache.never_cache',
    'django.views.decorators.csrf.csrf_protect',
  ];
  expect(given.map((name) => decoratorGivesBack(name, '5.2'))).toEqual([true, true, false, false]);
});
