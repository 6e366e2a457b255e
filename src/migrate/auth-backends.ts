/**
 * Authentication backends of the project whose async methods are missing, or pass by what the project wrote in the sync
 * ones. From Django 5.2 `aauthenticate()`, `request.auser()` and `ahas_perm()` call the async methods of the backends:
 * one that does not inherit from `BaseBackend` has none, and one that inherits from `ModelBackend` and overrides
 * `authenticate()` alone still has the `aauthenticate()` of `ModelBackend` (`django/contrib/auth/backends.py`).
 */
import type { Program } from '../analysis/index.ts';
import type { ClassInfo } from '../analysis/types.ts';
import { asyncCounterpart } from '../knowledge/async-api.ts';

export interface BackendGap {
  /** Dotted name of the backend. */
  readonly backend: string;
  /** The sync method that the project wrote, and the async one that does not do the same. */
  readonly method: string;
  readonly counterpart: string;
  /** False: it is there, but passes by the sync one. */
  readonly missing: boolean;
}

export interface AuthBackends {
  /**
   * The first gap that a function, method or view decorator of Django's would meet if its async form was used; null
   * when that does the same as the sync form.
   *
   * @param dotted as in `Callee.name`; `django.http.request.HttpRequest.user` for the user of a request
   */
  gap(dotted: string): BackendGap | null;
}

/** Where every backend is Django's own. */
export const DJANGO_BACKENDS: AuthBackends = { gap: () => null };

const BASE = 'django.contrib.auth.backends.BaseBackend';
/** `BaseBackend` has async forms of these that call the sync ones. */
const CALLS_SYNC: ReadonlySet<string> = new Set([
  'authenticate',
  'get_user',
  'get_user_permissions',
  'get_group_permissions',
]);
const PERMISSIONS: readonly string[] = [
  'has_perm',
  'has_module_perms',
  'get_user_permissions',
  'get_group_permissions',
  'get_all_permissions',
];
const OF_PERMISSIONS = /^django\.contrib\.auth\..*\.(?:has_perms?|has_module_perms|get_\w+_permissions)$/;
const USED: ReadonlyMap<string, readonly string[]> = new Map([
  ['django.contrib.auth.authenticate', ['authenticate']],
  ['django.contrib.auth.get_user', ['get_user']],
  ['django.http.request.HttpRequest.user', ['get_user']],
  ['django.contrib.auth.decorators.login_required', ['get_user']],
  ['django.contrib.auth.decorators.user_passes_test', ['get_user']],
  ['django.contrib.auth.decorators.permission_required', ['get_user', ...PERMISSIONS]],
  ['django.contrib.admin.views.decorators.staff_member_required', ['get_user']],
]);

/** Reads the backends of the settings; those of packages that are not at hand are taken to be whole. */
export function authBackends(program: Program, django: string): AuthBackends {
  const { authenticationBackends } = program.project.settings;
  if (authenticationBackends.length === 0 || asyncCounterpart(`${BASE}.get_user`, django) === null)
    return DJANGO_BACKENDS;
  const classes = authenticationBackends.flatMap((name) => {
    const found = program.find(name);
    return found?.k === 'class' ? [{ name, cls: found.cls }] : [];
  });
  const known = new Map<string, BackendGap | null>();
  const gapOf = (method: string): BackendGap | null => {
    const seen = known.get(method);
    if (seen !== undefined) return seen;
    let gap: BackendGap | null = null;
    for (const { name, cls } of classes) gap ??= gapIn(name, cls, method, django);
    known.set(method, gap);
    return gap;
  };
  return {
    gap(dotted) {
      const methods = USED.get(dotted) ?? (OF_PERMISSIONS.test(dotted) ? PERMISSIONS : []);
      for (const method of methods) {
        const gap = gapOf(method);
        if (gap) return gap;
      }
      return null;
    },
  };
}

/** Whether the async form of a method is written further up in the inheritance than the sync one, or not at all. */
function gapIn(backend: string, cls: ClassInfo, method: string, django: string): BackendGap | null {
  const counterpart = `a${method}`;
  const sync = cls.mro.findIndex((base) => defines(base, method));
  const owner = cls.mro[sync];
  if (owner === undefined || owner.module.origin === 'stub') return null;
  const found = cls.mro.findIndex(
    (base) =>
      defines(base, counterpart) ||
      (base.module.origin === 'stub' && asyncCounterpart(`${base.qualname}.${method}`, django) !== null),
  );
  if (found === -1) return { backend, method, counterpart, missing: !cls.openBases };
  const callsSync = cls.mro[found]?.qualname === BASE && CALLS_SYNC.has(method);
  return found <= sync || callsSync ? null : { backend, method, counterpart, missing: false };
}

const defines = (cls: ClassInfo, name: string): boolean =>
  cls.node.body.some((statement) =>
    statement.kind === 'FunctionDef'
      ? statement.name === name
      : statement.kind === 'Assign' &&
        statement.targets.some((target) => target.kind === 'Name' && target.id === name),
  );

/** In words: what of the backend is not there, or not the same. */
export function describeGap({ backend, method, counterpart, missing }: BackendGap): string {
  return missing
    ? `${backend} has no ${counterpart}()`
    : `the ${counterpart}() of ${backend} passes by its own ${method}()`;
}
