/**
 * Whose user an async view gets, and who answers for the user's permissions.
 *
 * From Django 5.2 `aauthenticate()`, `request.auser()` and `ahas_perm()` call the async methods of the authentication
 * backends: one that does not inherit from `BaseBackend` has none, and one that inherits from `ModelBackend` and overrides
 * `authenticate()` alone still has the `aauthenticate()` of `ModelBackend` (`django/contrib/auth/backends.py`). So it is
 * with a user model that has a `has_perm()` of its own: `permission_required` calls its `ahas_perms()`
 * (`django/contrib/auth/decorators.py`). And from 5.1 the decorators ask `request.auser()`, which knows nothing of a user
 * that other middleware has put on `request.user`.
 */
import type { Program } from '../analysis/index.ts';
import type { ClassInfo, ModuleInfo, UserWrite } from '../analysis/types.ts';
import { alternatives } from '../analysis/values.ts';
import { asyncCounterpart } from '../knowledge/async-api.ts';
import type { ClassDef, FunctionDef } from '../python/ast.ts';
import { hasOwnLines } from './lines.ts';
import { indexOf, lineAt } from './module-index.ts';
import type { RequestUser } from './planning.ts';

export type AuthGap = MethodGap | MiddlewareGap;

export interface MethodGap {
  readonly k: 'method';
  /** Dotted name of the backend, or of the user model. */
  readonly holder: string;
  /** The sync method that the project wrote, and the async one that does not do the same. */
  readonly method: string;
  readonly counterpart: string;
  /** False: it is there, but passes by the sync one. */
  readonly missing: boolean;
  /** The sync method, where an async one can be written beside it. */
  readonly sync: {
    readonly module: ModuleInfo;
    readonly owner: ClassInfo;
    readonly cls: ClassDef;
    readonly method: FunctionDef;
  } | null;
}

/** Middleware that puts a user on `request.user`, and none on `request.auser`. */
export interface MiddlewareGap {
  readonly k: 'middleware';
  /** As in `MIDDLEWARE`. */
  readonly path: string;
  /** `shop/middleware.py:8`, or the release of the package. */
  readonly where: string;
  /** The assignments of `request.user`, where `request.auser` can be set beside each; null where it can't. */
  readonly users: readonly RequestUser[] | null;
}

export interface AuthBackends {
  /**
   * The gaps that a function, method or view decorator of Django's would meet if its async form was used; none
   * when that does the same as the sync form.
   *
   * @param dotted as in `Callee.name`; `django.http.request.HttpRequest.user` for the user of a request
   */
  gaps(dotted: string): readonly AuthGap[];
}

/** Where every backend, the user model and who the user is are Django's own. */
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
/** The user of a request, by its dotted name; its async form, `request.auser()`, does not fill it. */
export const REQUEST_USER = 'django.http.request.HttpRequest.user';
const PERMISSION_REQUIRED = 'django.contrib.auth.decorators.permission_required';
const USED: ReadonlyMap<string, readonly string[]> = new Map([
  ['django.contrib.auth.authenticate', ['authenticate']],
  ['django.contrib.auth.get_user', ['get_user']],
  [REQUEST_USER, ['get_user']],
  ['django.contrib.auth.decorators.login_required', ['get_user']],
  ['django.contrib.auth.decorators.user_passes_test', ['get_user']],
  [PERMISSION_REQUIRED, ['get_user', ...PERMISSIONS]],
  ['django.contrib.admin.views.decorators.staff_member_required', ['get_user']],
]);
/** What asks `request.auser()`. */
const ASKS_USER: ReadonlySet<string> = new Set(
  [...USED].filter(([, methods]) => methods[0] === 'get_user').map(([name]) => name),
);
/** Whether a decorator of Django's, around an async view, asks `await request.auser()`. */
export function asksUser(dotted: string): boolean {
  return ASKS_USER.has(dotted);
}

/** What `permission_required` calls of the user: `ahas_perms()`, and that `ahas_perm()`. */
const OF_USER: readonly string[] = ['has_perms', 'has_perm'];
/** Middleware of packages that puts somebody else on `request.user` and leaves `request.auser` (read in their sources). */
const OTHER_USERS: ReadonlyMap<string, string> = new Map([
  ['impersonate.middleware.ImpersonateMiddleware', 'django-impersonate 1.9.5'],
  ['oauth2_provider.middleware.OAuth2TokenMiddleware', 'django-oauth-toolkit 3.4.1'],
]);

/** Reads the backends of the settings; those of packages that are not at hand are taken to be whole. */
export function authBackends(program: Program, django: string): AuthBackends {
  const asksBackends = asyncCounterpart(`${BASE}.get_user`, django) !== null;
  const hasAsyncUser = asyncCounterpart(REQUEST_USER, django) !== null;
  if (!hasAsyncUser) return DJANGO_BACKENDS;
  const { authenticationBackends, middleware } = program.project.settings;
  const classes = (asksBackends ? authenticationBackends : []).flatMap((name) => {
    const found = program.find(name);
    return found?.k === 'class' ? [found.cls] : [];
  });
  const known = new Map<string, readonly MethodGap[]>();
  const gapsOf = (holders: readonly ClassInfo[], method: string): readonly MethodGap[] => {
    const key = `${holders.map((cls) => cls.qualname).join()} ${method}`;
    const seen = known.get(key);
    if (seen) return seen;
    const found = holders.flatMap((cls) => gapIn(cls, method, django) ?? []);
    known.set(key, found);
    return found;
  };
  let user: readonly ClassInfo[] | null = null;
  const userModel = (): readonly ClassInfo[] => {
    const found = user ? null : program.userModel();
    user ??= found ? [found] : [];
    return user;
  };
  let others: readonly MiddlewareGap[] | null = null;
  return {
    gaps(dotted) {
      const methods = USED.get(dotted) ?? (OF_PERMISSIONS.test(dotted) ? PERMISSIONS : []);
      const gaps: AuthGap[] = methods.flatMap((method) => gapsOf(classes, method));
      if (dotted === PERMISSION_REQUIRED && asksBackends)
        gaps.push(...OF_USER.flatMap((method) => gapsOf(userModel(), method)));
      if (ASKS_USER.has(dotted)) {
        others ??= otherUsers(program, middleware);
        gaps.push(...others);
      }
      return gaps;
    },
  };
}

function otherUsers(
  program: Program,
  middleware: Program['project']['settings']['middleware'],
): readonly MiddlewareGap[] {
  const written = new Map(program.requestWrites().map((each) => [each.path, each]));
  return middleware.flatMap(({ path }): MiddlewareGap[] => {
    const own = written.get(path);
    if (own) {
      if (!own.names.has('user') || own.names.has('auser')) return [];
      const users = own.users.map(settable);
      const all = users.flatMap((each) => each ?? []);
      const where = `${own.module.file}:${lineAt(own.module, own.at)}`;
      return [
        { k: 'middleware', path, where, users: all.length === users.length && all.length > 0 ? all : null },
      ];
    }
    const where = OTHER_USERS.get(path);
    return where === undefined ? [] : [{ k: 'middleware', path, where, users: null }];
  });
}

/** `request.user = ...`, a statement of its own on its lines, in a function of the project. */
function settable({ module, target, value }: UserWrite): RequestUser | null {
  const index = indexOf(module);
  const statement = index.parentOf(target);
  if (module.origin !== 'project' || statement?.kind !== 'Assign' || statement.targets.length !== 1)
    return null;
  if (target.kind !== 'Attribute' || target.value.kind !== 'Name') return null;
  const around = index.functionAround(statement);
  const bindings = around ? index.scopes.scopeOf(around)?.bindings : undefined;
  const request = target.value.id;
  if (!around || bindings?.get(request)?.sites.length !== 1 || bindings.has('auser')) return null;
  const isLoaded = alternatives(value).every((part) => part.k === 'model');
  return hasOwnLines(module.text, statement)
    ? { k: 'user', module, statement, around, request, isLoaded }
    : null;
}

/** Whether the async form of a method is written further up in the inheritance than the sync one, or not at all. */
function gapIn(cls: ClassInfo, method: string, django: string): MethodGap | null {
  const counterpart = `a${method}`;
  const sync = cls.mro.findIndex((base) => defines(base, method));
  const owner = cls.mro[sync];
  if (owner === undefined || owner.module.origin === 'stub') return null;
  const found = cls.mro.findIndex(
    (base) =>
      defines(base, counterpart) ||
      (base.module.origin === 'stub' && asyncCounterpart(`${base.qualname}.${method}`, django) !== null),
  );
  const missing = found === -1;
  if (!missing && (found <= sync || (cls.mro[found]?.qualname === BASE && CALLS_SYNC.has(method))))
    return null;
  return {
    k: 'method',
    holder: cls.qualname,
    method,
    counterpart,
    missing: missing && !cls.openBases,
    sync: offloadable(owner, method),
  };
}

const defines = (cls: ClassInfo, name: string): boolean =>
  cls.node.body.some((statement) =>
    statement.kind === 'FunctionDef'
      ? statement.name === name
      : statement.kind === 'Assign' &&
        statement.targets.some((target) => target.kind === 'Name' && target.id === name),
  );

/** A plain method of the project's, the only one of its name in the class. */
function offloadable(owner: ClassInfo, name: string): MethodGap['sync'] {
  const { module, node } = owner;
  if (module.origin !== 'project') return null;
  const named = node.body.filter((each) => each.kind === 'FunctionDef' && each.name === name);
  const [method] = named;
  if (named.length !== 1 || method?.kind !== 'FunctionDef' || method.isAsync) return null;
  return method.decorators.length > 0 || method.params.length === 0
    ? null
    : { module, owner, cls: node, method };
}

/** In words: what of the backend or user model is not there, or not the same; what the middleware does. */
export function describeGap(gap: AuthGap): string {
  if (gap.k === 'middleware')
    return `${gap.path} (${gap.where}) puts a user of its own on request.user alone`;
  const { holder, method, counterpart, missing } = gap;
  return missing
    ? `${holder} has no ${counterpart}()`
    : `the ${counterpart}() of ${holder} passes by its own ${method}()`;
}
