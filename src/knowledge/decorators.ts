/**
 * Decorators of third-party packages and of the standard library that are met on views: whether an async view under one
 * stays one. Each was asked by decorating an async view under the release named and looking at
 * `asgiref.sync.iscoroutinefunction`; Django's own are in `async-api.ts`. What is not listed is to be read, or asked of
 * the user.
 */

export interface DecoratorFact {
  readonly name: string;
  /**
   * `transparent` gives the view itself, `async` wraps it in an async function, `sync` in a sync one: then Django sees a
   * sync view and gets a coroutine from it, or the decorator itself trips over the coroutine.
   */
  readonly makes: 'transparent' | 'async' | 'sync';
  /** What was asked: `django-waffle 5.0`. */
  readonly source: string;
}

const fact = (makes: DecoratorFact['makes'], source: string, ...names: readonly string[]): DecoratorFact[] =>
  names.map((name) => ({ name, makes, source }));

/** Sorted by source. */
export const decoratorFacts: readonly DecoratorFact[] = [
  ...fact('async', 'backoff 2.2', 'backoff.on_exception', 'backoff.on_predicate'),
  ...fact('sync', 'cachetools 8.0', 'cachetools.cached'),
  ...fact(
    'sync',
    'django-allauth 65.21',
    'allauth.account.decorators.reauthentication_required',
    'allauth.account.decorators.secure_admin_login',
    'allauth.account.decorators.verified_email_required',
    'allauth.decorators.rate_limit',
  ),
  ...fact(
    'sync',
    'django-annoying 0.10',
    'annoying.decorators.ajax_request',
    'annoying.decorators.render_to',
  ),
  ...fact('sync', 'django-axes 8.3', 'axes.decorators.axes_dispatch', 'axes.decorators.axes_form_invalid'),
  ...fact(
    'sync',
    'django-cacheops 7.2',
    'cacheops.cached',
    'cacheops.cached_view',
    'cacheops.cached_view_as',
  ),
  ...fact(
    'sync',
    'django-csp 4.0',
    'csp.decorators.csp',
    'csp.decorators.csp_exempt',
    'csp.decorators.csp_replace',
    'csp.decorators.csp_update',
  ),
  ...fact(
    'sync',
    'django-guardian 3.5',
    'guardian.decorators.permission_required',
    'guardian.decorators.permission_required_or_403',
    'guardian.decorators.permission_required_or_404',
  ),
  ...fact(
    'sync',
    'django-honeypot 1.3',
    'honeypot.decorators.check_honeypot',
    'honeypot.decorators.honeypot_exempt',
  ),
  ...fact(
    'sync',
    'django-oauth-toolkit 3.4',
    'oauth2_provider.decorators.protected_resource',
    'oauth2_provider.decorators.rw_protected_resource',
  ),
  // Async on Django 5.1, through `user_passes_test`, but then it is `auser()` that is tested, who has no device.
  ...fact('sync', 'django-otp 1.7', 'django_otp.decorators.otp_required'),
  ...fact(
    'sync',
    'django-ratelimit 4.1',
    'django_ratelimit.decorators.ratelimit',
    'ratelimit.decorators.ratelimit',
  ),
  ...fact('sync', 'django-rules 3.5', 'rules.contrib.views.permission_required'),
  ...fact('transparent', 'django-stronghold 0.4', 'stronghold.decorators.public'),
  ...fact('sync', 'django-waffle 5.0', 'waffle.decorators.waffle_flag', 'waffle.decorators.waffle_switch'),
  ...fact('sync', 'djangorestframework 3.18', 'rest_framework.decorators.api_view'),
  ...fact('transparent', 'drf-spectacular 0.30', 'drf_spectacular.utils.extend_schema'),
  ...fact('transparent', 'drf-yasg 1.21', 'drf_yasg.utils.swagger_auto_schema'),
  ...fact(
    'sync',
    'Python 3.12',
    'asgiref.sync.async_to_sync',
    'contextlib.contextmanager',
    'functools.cache',
    'functools.lru_cache',
  ),
  ...fact(
    'transparent',
    'Python 3.12',
    'asgiref.sync.markcoroutinefunction',
    'typing.final',
    'typing.no_type_check',
    'typing.override',
  ),
  ...fact('sync', 'retrying 1.4', 'retrying.retry'),
  ...fact('async', 'sentry-sdk 2.75', 'sentry_sdk.trace'),
  ...fact('sync', 'social-auth-app-django 8.0', 'social_django.utils.psa'),
  ...fact('async', 'tenacity 9.2', 'tenacity.retry'),
];

const byName: ReadonlyMap<string, DecoratorFact> = new Map(
  decoratorFacts.map((entry) => [entry.name, entry]),
);

/** What is known of a decorator that is not Django's, by dotted name; null when nothing is. */
export function decoratorFact(dottedName: string): DecoratorFact | null {
  return byName.get(dottedName) ?? null;
}
