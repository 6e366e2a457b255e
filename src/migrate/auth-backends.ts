/**
 * Authentication backends of the project whose async methods are missing, or pass by what the project wrote in the sync
 * ones. From Django 5.2 `aauthenticate()`, `request.auser()` and `ahas_perm()` call the async methods of the backends:
 * one that does not inherit from `BaseBackend` has none, and one that inherits from `ModelBackend` and overrides
 * `authenticate()` alone still has the `aauthenticate()` of `ModelBackend` (`django/contrib/auth/backends.py`).
 */
import type { Program } from '../analysis/index.ts';
import type { ClassInfo } from '../analysis/types.ts';
import { asyncCounterpart } from '../knowledge/async-api.ts';
import type { FunctionDef } from '../python/ast.ts';
import type { BackendTwin } from './planning.ts';

export interface BackendGap {
  /** Dotted name of the backend. */
  readonly backend: string;
  /** The sync method that the project wrote, and the async one that does not do the same. */
  readonly method: string;
  readonly counterpart: string;
  /** False: it is there, but passes by the sync one. */
  readonly missing: boolean;
  /** The async method that closes the gap, where the sync one is a plain method of the project's. */
  readonly twin: BackendTwin | null;
}

export interface AuthBackends {
  /**
   * The gaps that a function, method or view decorator of Django's would meet if its async form was used; none when
   * that does the same as the sync form.
   *
   * @param dotted as in `Callee.name`; `django.http.request.HttpRequest.user` for the user of a request
   */
  gaps(dotted: string): readonly BackendGap[];
}

/** Where every backend is Django's own. */
export const DJANGO_BACKENDS: AuthBackends = { gaps: () => [] };

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
  const known = new Map<string, readonly BackendGap[]>();
  const gapsOf = (method: string): readonly BackendGap[] => {
    const seen = known.get(method);
    if (seen) return seen;
    const gaps = classes.flatMap(({ name, cls }) => gapIn(name, cls, method, django) ?? []);
    known.set(method, gaps);
    return gaps;
  };
  return {
    gaps: (dotted) => (USED.get(dotted) ?? (OF_PERMISSIONS.test(dotted) ? PERMISSIONS : [])).flatMap(gapsOf),
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
  const twin = twinOf(owner, method, counterpart);
  if (found === -1) return { backend, method, counterpart, missing: !cls.openBases, twin };
  const callsSync = cls.mro[found]?.qualname === BASE && CALLS_SYNC.has(method);
  return found <= sync || callsSync ? null : { backend, method, counterpart, missing: false, twin };
}

/** An async method beside the sync one, which calls that in a thread. */
function twinOf({ module, node }: ClassInfo, name: string, counterpart: string): BackendTwin | null {
  if (module.origin !== 'project') return null;
  const [method, ...others] = node.body.filter(
    (statement): statement is FunctionDef => statement.kind === 'FunctionDef' && statement.name === name,
  );
  if (!method || others.length > 0 || method.isAsync || method.decorators.length > 0) return null;
  return { k: 'backend', module, cls: node, method, counterpart };
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
