/**
 * Django's own middleware: what an async view pays for each. Asked of Django 3.2.25, 4.2.30, 5.0.14, 5.1.15, 5.2.19,
 * 6.0.10 and 6.1.3 by importing every `middleware` module and looking at `sync_capable`, `async_capable` and the hooks of
 * each class. All of them work in both modes (they extend `MiddlewareMixin`, which runs their hooks in a thread), and
 * no hook is a coroutine function.
 */

/** Hooks that Django calls around a view, in the order of a request. */
export const MIDDLEWARE_HOOKS = [
  'process_request',
  'process_view',
  'process_template_response',
  'process_exception',
  'process_response',
] as const;

export type MiddlewareHook = (typeof MIDDLEWARE_HOOKS)[number];

export interface DjangoMiddleware {
  /** Hooks that run in a thread in front of an async view. */
  readonly hooks: readonly MiddlewareHook[];
  /** First release that has it, where that is later than 3.2. */
  readonly since?: string;
  /** First release in which it has an async path of its own, so that no hook runs in a thread. */
  readonly asyncSince?: string;
}

export const DJANGO_MIDDLEWARE: Readonly<Record<string, DjangoMiddleware>> = {
  'django.contrib.admindocs.middleware.XViewMiddleware': { hooks: ['process_view'] },
  'django.contrib.auth.middleware.AuthenticationMiddleware': { hooks: ['process_request'] },
  'django.contrib.auth.middleware.LoginRequiredMiddleware': { hooks: ['process_view'], since: '5.1' },
  'django.contrib.auth.middleware.PersistentRemoteUserMiddleware': {
    hooks: ['process_request'],
    asyncSince: '5.2',
  },
  'django.contrib.auth.middleware.RemoteUserMiddleware': { hooks: ['process_request'], asyncSince: '5.2' },
  'django.contrib.flatpages.middleware.FlatpageFallbackMiddleware': { hooks: ['process_response'] },
  'django.contrib.messages.middleware.MessageMiddleware': { hooks: ['process_request', 'process_response'] },
  'django.contrib.redirects.middleware.RedirectFallbackMiddleware': { hooks: ['process_response'] },
  'django.contrib.sessions.middleware.SessionMiddleware': { hooks: ['process_request', 'process_response'] },
  'django.contrib.sites.middleware.CurrentSiteMiddleware': { hooks: ['process_request'] },
  'django.middleware.cache.CacheMiddleware': { hooks: ['process_request', 'process_response'] },
  'django.middleware.cache.FetchFromCacheMiddleware': { hooks: ['process_request'] },
  'django.middleware.cache.UpdateCacheMiddleware': { hooks: ['process_response'] },
  'django.middleware.clickjacking.XFrameOptionsMiddleware': { hooks: ['process_response'] },
  'django.middleware.common.BrokenLinkEmailsMiddleware': { hooks: ['process_response'] },
  'django.middleware.common.CommonMiddleware': { hooks: ['process_request', 'process_response'] },
  'django.middleware.csp.ContentSecurityPolicyMiddleware': {
    hooks: ['process_request', 'process_response'],
    since: '6.0',
  },
  'django.middleware.csrf.CsrfViewMiddleware': {
    hooks: ['process_request', 'process_view', 'process_response'],
  },
  'django.middleware.gzip.GZipMiddleware': { hooks: ['process_response'] },
  'django.middleware.http.ConditionalGetMiddleware': { hooks: ['process_response'] },
  'django.middleware.locale.LocaleMiddleware': { hooks: ['process_request', 'process_response'] },
  'django.middleware.security.SecurityMiddleware': { hooks: ['process_request', 'process_response'] },
};
