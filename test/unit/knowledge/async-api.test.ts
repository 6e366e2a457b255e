import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  asyncCounterpart,
  decoratorBlocks,
  decoratorTakesAsync,
  decoratorTakesAsyncDispatch,
} from '../../../src/knowledge/async-api.ts';

/** Django may have to be installed first. */
const MAKING_ENVIRONMENTS = 600_000;

describe('async counterparts', () => {
  const managers = 'django.db.models.fields.related_descriptors';
  const session = 'django.contrib.sessions.backends.base.SessionBase';
  it.each<[string, string, string | null, string]>([
    // Sync name, Django, async name or null, why
    ['django.db.models.query.QuerySet.get', '4.1', 'django.db.models.QuerySet.aget', 'the first with them'],
    ['django.db.models.query.QuerySet.get', '4.0', null, 'one release too early'],
    ['django.db.models.query.QuerySet.get', '10.0', 'django.db.models.QuerySet.aget', 'releases are numbers'],
    ['django.db.models.query.QuerySet.filter', '6.1', null, 'lazy: has none and needs none'],
    ['django.db.models.Model.save', '4.1', null, 'models came after querysets'],
    ['django.db.models.Model.save', '4.2.7', 'django.db.models.Model.asave', 'the public name is understood'],
    ['django.db.models.base.Model.save', '4.2', 'django.db.models.Model.asave', 'the defining name too'],
    ['django.contrib.auth.models.User.delete', '4.2', 'django.db.models.Model.adelete', 'inherited'],
    [
      'django.contrib.auth.models.User.check_password',
      '5.0',
      'django.contrib.auth.models.AbstractBaseUser.acheck_password',
      'inherited',
    ],
    ['django.contrib.auth.models.PermissionsMixin.has_perm', '5.1', null, 'permissions came with 5.2'],
    [
      'django.contrib.auth.models.PermissionsMixin.has_perm',
      '5.2',
      'django.contrib.auth.models.PermissionsMixin.ahas_perm',
      'method of a mixin',
    ],
    ['django.contrib.auth.login', '5.0', 'django.contrib.auth.alogin', 'a function'],
    [
      'django.contrib.auth.update_session_auth_hash',
      '5.0',
      'django.contrib.auth.aupdate_session_auth_hash',
      'a function',
    ],
    ['django.shortcuts.get_object_or_404', '4.2', null, 'came with 5.0'],
    ['django.shortcuts.get_object_or_404', '5.0', 'django.shortcuts.aget_object_or_404', 'a shortcut'],
    ['django.shortcuts.render', '6.1', null, 'has none'],
    [
      'django.db.models.prefetch_related_objects',
      '5.0',
      'django.db.models.aprefetch_related_objects',
      'importable where the sync one is',
    ],
    [
      `${managers}.ManyRelatedManager.add`,
      '4.2',
      `${managers}.ManyRelatedManager.aadd`,
      'of related managers only',
    ],
    [`${managers}.ManyRelatedManager.add`, '4.1', null, 'came with 4.2'],
    [
      `${managers}.RelatedManager.remove`,
      '4.2',
      `${managers}.RelatedManager.aremove`,
      'of nullable foreign keys',
    ],
    [
      `${managers}.ManyRelatedManager.count`,
      '4.1',
      'django.db.models.QuerySet.acount',
      'from the queryset before it had its own',
    ],
    [
      'django.db.models.Manager.first',
      '4.1',
      'django.db.models.QuerySet.afirst',
      'managers have what querysets have',
    ],
    [`${session}.get`, '5.0', null, 'sessions came with 5.1'],
    [`${session}.get`, '5.1', `${session}.aget`, 'a session'],
    [`${session}.__setitem__`, '5.1', `${session}.aset`, 'an operator'],
    [`${session}.__contains__`, '5.1', `${session}.ahas_key`, 'an operator'],
    [`${session}.__getitem__`, '6.1', null, 'raises KeyError, which aget() does not'],
    ['django.core.cache.cache.get', '4.0', 'django.core.cache.BaseCache.aget', 'the default cache'],
    ['django.core.cache.cache.get', '3.2', null, 'came with 4.0'],
    ['django.core.cache.cache.get_or_set', '5.2', null, 'its async form runs the callable on the loop'],
    ['django.contrib.auth.models.Group.save', '4.2', 'django.db.models.Model.asave', 'a model of Django’s'],
    ['django.dispatch.Signal.send', '5.0', 'django.dispatch.Signal.asend', 'signals'],
    ['django.http.HttpRequest.user', '5.0', 'django.http.HttpRequest.auser', 'attribute to method'],
    ['django.http.HttpRequest.user', '4.2', null, 'came with 5.0'],
    ['shop.models.Book.get', '5.2', null, "the project's own"],
    ['get', '5.2', null, 'no dotted name'],
  ])('%s on %s -> %s (%s)', (name, version, expected) => {
    expect(asyncCounterpart(name, version)?.dotted ?? null).toBe(expected);
  });
});

describe('decorators', () => {
  const views = 'django.views.decorators';
  it.each<[string, string, boolean | null, string]>([
    [`${views}.http.require_POST`, '4.2', false, 'none before 5.0'],
    [`${views}.http.require_POST`, '5.0', true, 'from 5.0'],
    [`${views}.csrf.csrf_exempt`, '4.2', false, 'even this one wraps'],
    ['django.contrib.auth.decorators.login_required', '5.0', false, 'a release later'],
    ['django.contrib.auth.decorators.login_required', '5.1', true, 'a release later'],
    ['django.contrib.admin.views.decorators.staff_member_required', '5.1', true, 'built on it'],
    ['django.contrib.auth.decorators.login_not_required', '5.0', null, 'not there yet'],
    ['django.db.transaction.atomic', '6.1', false, 'never'],
    ['django.db.transaction.non_atomic_requests', '3.1', true, 'gives the view itself'],
    ['django.utils.translation.override', '6.1', false, 'a context manager around the call only'],
    ['django.utils.decorators.method_decorator', '5.1', false, 'handlers lose their mark'],
    ['django.utils.decorators.method_decorator', '5.2', true, 'and keep it'],
    ['shop.decorators.staff_only', '5.2', null, "the project's own"],
  ])('%s on %s: takes async views: %s (%s)', (name, version, expected) => {
    expect(decoratorTakesAsync(name, version)).toBe(expected);
  });

  it.each<[string, string, boolean | null, string]>([
    [`${views}.csrf.csrf_exempt`, '4.2', true, 'hands the coroutine on'],
    [`${views}.csrf.csrf_protect`, '5.2', false, 'loses its cookie'],
    [`${views}.cache.never_cache`, '5.2', false, 'wants the response'],
    ['django.contrib.auth.decorators.login_required', '5.2', false, 'looks at the lazy user on the loop'],
    ['shop.decorators.staff_only', '5.2', null, "the project's own"],
  ])('%s on dispatch, %s: %s (%s)', (name, version, expected) => {
    expect(decoratorTakesAsyncDispatch(name, version)).toBe(expected);
  });

  it.each([
    [`${views}.cache.cache_page`, '5.2', 'the cache, in cache_page'],
    [`${views}.cache.cache_page`, '4.2', null],
    [`${views}.http.condition`, '5.2', 'the function given to condition'],
    ['django.contrib.auth.decorators.user_passes_test', '5.2', null],
    [`${views}.http.require_POST`, '5.2', null],
  ])('%s on %s blocks: %s', (name, version, expected) => {
    expect(decoratorBlocks(name, version)?.what ?? null).toBe(expected);
  });
});

describe('the files are what Django says', () => {
  it('asks Django 5.2 again: names, members, decorators, middleware, features', {
    timeout: MAKING_ENVIRONMENTS,
  }, () => {
    const { status, stderr } = spawnSync('node', ['scripts/knowledge/generate.mjs', '--check', '5.2'], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
