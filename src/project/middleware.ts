/** What each entry of the middleware chain means for an async view: from data, or by reading its source. */
import { djangoMiddleware, MIDDLEWARE_HOOKS, type MiddlewareHook } from '../knowledge/django-middleware.ts';
import type { MiddlewareFact } from '../knowledge/middleware-facts.ts';
import { PACKAGE_MIDDLEWARE } from '../knowledge/third-party-middleware.ts';
import type { Expr, FunctionDef } from '../python/ast.ts';
import { walk } from '../python/index.ts';
import { createPackageHost } from './package-host.ts';
import { createStaticEvaluator, type StaticEvaluator } from './static-eval.ts';
import { truthOf } from './static-operators.ts';
import type { Place, StaticClass, StaticFunction, StaticValue } from './static-values.ts';
import type { MiddlewareEntry, MiddlewareReport } from './types.ts';

type Modes = 'sync' | 'async' | 'both' | 'unknown';

/** What is known of one middleware. */
interface Capability {
  readonly modes: Modes;
  /** Sync hooks, which run in a thread in front of an async view. */
  readonly hooks: readonly MiddlewareHook[];
  /** Hooks that are coroutine functions, for which the handler goes to a loop under WSGI; none when not given. */
  readonly asyncHooks?: readonly MiddlewareHook[];
  /** Its own sync `__call__` runs on the event loop in front of an async view; false when not given. */
  readonly callsOnLoop?: boolean;
  /** Where it is written; null for what is known from data. */
  readonly place: Place | null;
  /** What makes it so, one clause. */
  readonly why: string;
}

/** Where Django has it: the second from 6.2. */
const MIXINS: ReadonlySet<string | null> = new Set([
  'django.utils.deprecation.MiddlewareMixin',
  'django.middleware.MiddlewareMixin',
]);
/** Decorators of function middleware, with the modes they declare. */
const DECORATORS: Readonly<Record<string, Modes>> = {
  'django.utils.decorators.sync_and_async_middleware': 'both',
  'django.utils.decorators.async_only_middleware': 'async',
  'django.utils.decorators.sync_only_middleware': 'sync',
};
/** How many base classes are followed. */
const DEPTH = 20;

/**
 * One report per entry, in order.
 *
 * @param evaluator sees the project's files
 * @param sitePackages the environment (absolute), null when none is at hand
 * @param django the target version
 */
export function reportMiddleware(
  entries: readonly MiddlewareEntry[],
  evaluator: StaticEvaluator,
  sitePackages: string | null,
  django: string,
): readonly MiddlewareReport[] {
  const packages = sitePackages === null ? null : createStaticEvaluator(createPackageHost(sitePackages));
  return entries.map((entry, index) => {
    const own = readSource(entry.path, evaluator, django);
    const known =
      own ??
      djangoCapability(entry.path, django) ??
      (packages === null ? null : installed(readSource(entry.path, packages, django))) ??
      packageCapability(entry.path);
    const capability = known ?? {
      modes: 'unknown',
      hooks: [],
      place: null,
      why: 'its source is not in the project and no environment is at hand',
    };
    const isOwn = own !== null && own.place !== null;
    return {
      path: entry.path,
      index,
      verdict: verdictOf(capability),
      file: isOwn ? own.place.file : entry.file,
      line: isOwn ? own.place.line : entry.line,
      note: noteOf(capability),
      modes: capability.modes,
      hooks: capability.hooks,
      asyncHooks: capability.asyncHooks ?? [],
      callsOnLoop: capability.callsOnLoop ?? false,
      conditional: entry.conditional,
      owner: ownerOf(entry.path, isOwn, known !== null),
      package: packageOf(entry.path, isOwn, django),
    };
  });
}

function ownerOf(path: string, isOwn: boolean, isKnown: boolean): NonNullable<MiddlewareReport['owner']> {
  if (isOwn) return 'project';
  if (path.startsWith('django.')) return 'django';
  return isKnown ? 'package' : 'unknown';
}

function packageOf(
  path: string,
  isOwn: boolean,
  django: string,
): NonNullable<MiddlewareReport['package']> | null {
  if (isOwn) return null;
  if (path.startsWith('django.')) return { name: 'Django', version: django };
  const known = PACKAGE_MIDDLEWARE[path];
  return known === undefined ? null : { name: known.package, version: known.version };
}

/** Places in the environment are not the project's. */
function installed(capability: Capability | null): Capability | null {
  return capability === null ? null : { ...capability, place: null };
}

function verdictOf({ modes, hooks }: Capability): MiddlewareReport['verdict'] {
  if (modes === 'unknown') return 'unknown';
  if (modes === 'sync') return 'sync-only';
  return hooks.length > 0 ? 'adapted' : 'async';
}

/** What it means for an async view, one line. */
function noteOf(capability: Capability): string {
  const { modes, hooks, why } = capability;
  switch (verdictOf(capability)) {
    case 'async':
      return modes === 'async'
        ? `runs on the event loop only (${why})`
        : `stays on the event loop in front of an async view (${why})`;
    case 'adapted':
      return `async-capable (${why}); ${listed(hooks)} ${hooks.length === 1 ? 'takes a trip' : 'each take a trip'} to a thread`;
    case 'sync-only':
      return `sync-only (${why}): every request is put in a thread, so an async view gains nothing`;
    case 'unknown':
      return `unknown (${why}): an async view gains only if it is async-capable`;
  }
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

// Data

function djangoCapability(path: string, django: string): Capability | null {
  const known = djangoMiddleware(path, django);
  return known === null ? null : asked(known, "Django's own");
}

function packageCapability(path: string): Capability | null {
  const known = PACKAGE_MIDDLEWARE[path];
  if (known === undefined) return null;
  const release = `${known.package} ${known.version}`;
  return asked(
    known,
    known.unrun === null ? `as of ${release}` : `as ${release} says of itself, not seen running`,
  );
}

/** What was seen when it stood in front of an async view comes before what it says of itself. */
function asked({ modes, hooks, blocks, breaks }: MiddlewareFact, why: string): Capability {
  if (modes !== 'sync' && breaks !== null) {
    const seen = `${why}; it says it is async-capable, but an async view behind it does not answer (${breaks})`;
    return { modes: 'unknown', hooks, place: null, why: seen };
  }
  const waits =
    blocks.length === 0 ? why : `${why}; it waits on the event loop for the ${blocks.join(' and the ')}`;
  return { modes, hooks, place: null, why: waits };
}

// Source

function readSource(path: string, evaluator: StaticEvaluator, django: string): Capability | null {
  const dot = path.lastIndexOf('.');
  const owner = dot === -1 ? null : evaluator.findModule(path.slice(0, dot), '');
  if (owner === null) return null;
  const value = evaluator.attribute(owner, path.slice(dot + 1));
  return readValue(value, evaluator, django);
}

function readValue(value: StaticValue, evaluator: StaticEvaluator, django: string): Capability | null {
  const resolved = evaluator.force(value);
  switch (resolved.k) {
    case 'class':
      return readClass(resolved, evaluator, django);
    case 'function':
      return readFunction(resolved, evaluator);
    case 'ref':
      return djangoCapability(resolved.name, django) ?? packageCapability(resolved.name);
    case 'choice':
      return resolved.of[0] === undefined ? null : readValue(resolved.of[0], evaluator, django);
    default:
      return null;
  }
}

/** A class and what it extends, nearest first; what is not a class that can be read is given by name or as unknown. */
interface Lineage {
  readonly classes: readonly StaticClass[];
  readonly outside: readonly Capability[];
  readonly hasMixin: boolean;
  readonly isOpen: boolean;
}

function lineageOf(definition: StaticClass, evaluator: StaticEvaluator, django: string): Lineage {
  const classes: StaticClass[] = [];
  const outside: Capability[] = [];
  let hasMixin = false;
  let isOpen = false;
  const visit = (value: StaticValue, depth: number): void => {
    const resolved = evaluator.resolve(value);
    const name = evaluator.dotted(resolved);
    if (MIXINS.has(name)) {
      hasMixin = true;
      return;
    }
    if (resolved.k === 'choice') {
      const mixin = resolved.of.find((option) => MIXINS.has(evaluator.dotted(evaluator.resolve(option))));
      const likeliest = mixin ?? resolved.of[0];
      if (likeliest !== undefined) visit(likeliest, depth + 1);
      return;
    }
    if (resolved.k === 'class') {
      if (classes.some((known) => known.node === resolved.node) || depth > DEPTH) return;
      classes.push(resolved);
      for (const base of evaluator.bases(resolved)) visit(base, depth + 1);
      return;
    }
    if (name === null || BUILTIN_BASES.has(name)) {
      isOpen ||= name === null && !isBuiltinBase(resolved);
      return;
    }
    const known = djangoCapability(name, django) ?? packageCapability(name);
    if (known === null) isOpen = true;
    else outside.push(known);
  };
  visit(definition, 0);
  return { classes, outside, hasMixin, isOpen };
}

const BUILTIN_BASES: ReadonlySet<string> = new Set([
  'object',
  'abc.ABC',
  'typing.Generic',
  'typing.Protocol',
]);

/** `object` as a base adds nothing; a name that can't be told may add anything. */
function isBuiltinBase(value: StaticValue): boolean {
  return value.k === 'scalar';
}

function readClass(definition: StaticClass, evaluator: StaticEvaluator, django: string): Capability {
  const lineage = lineageOf(definition, evaluator, django);
  const { place } = definition;
  const declared = declaredModes(definition, evaluator);
  const flag = (name: 'sync_capable' | 'async_capable'): boolean | null => {
    if (declared !== null) return declared.modes === 'both' || `${declared.modes}_capable` === name;
    for (const each of lineage.classes) {
      const value = evaluator.classNames(each).get(name);
      if (value !== undefined) return truthOf(evaluator.force(value)).likely;
    }
    if (lineage.hasMixin) return true;
    const [outer] = lineage.outside;
    if (outer !== undefined)
      return name === 'sync_capable' ? outer.modes !== 'async' : outer.modes !== 'sync';
    return lineage.isOpen ? null : name === 'sync_capable';
  };
  const canSync = flag('sync_capable');
  const canAsync = flag('async_capable');
  if (canSync === null || canAsync === null) {
    return { modes: 'unknown', hooks: [], place, why: 'it extends a class that is not at hand' };
  }
  const call = method(lineage.classes, '__call__', evaluator);
  const acall = method(lineage.classes, '__acall__', evaluator);
  const inherits = lineage.hasMixin || lineage.outside.length > 0;
  const runsAround = canAsync && inherits && acall === null && (call === null || callsSuper(call));
  const hooks = MIDDLEWARE_HOOKS.filter((hook) => {
    const own = method(lineage.classes, hook, evaluator);
    const isSync =
      own === null ? lineage.outside.some((each) => each.hooks.includes(hook)) : !own.node.isAsync;
    const isAround = hook === 'process_request' || hook === 'process_response';
    return isSync && (!isAround || runsAround);
  });
  if (!canAsync) {
    const why = lineage.hasMixin ? 'async_capable is False' : 'a class without async_capable = True';
    return { modes: 'sync', hooks, place: call?.place ?? place, why };
  }
  const callOnLoop = call !== null && acall === null && inherits && !looksAtMode(call) ? call : null;
  const mistake = callOnLoop && mistakeOf(callOnLoop);
  if (callOnLoop && mistake) {
    const why = `by its base class it says it is async-capable, but its own __call__ does not look at the mode and would ${mistake}`;
    return { modes: 'unknown', hooks, place: callOnLoop.place, why };
  }
  const why = declared?.why ?? (lineage.hasMixin ? 'by MiddlewareMixin' : 'async_capable');
  const asyncHooks = MIDDLEWARE_HOOKS.filter(
    (hook) => method(lineage.classes, hook, evaluator)?.node.isAsync === true,
  );
  const modes = canSync ? 'both' : 'async';
  return { modes, hooks, asyncHooks, place, why, callsOnLoop: callOnLoop !== null };
}

/** What a decorator of Django's declares. */
function declaredModes(
  definition: StaticClass | StaticFunction,
  evaluator: StaticEvaluator,
): { readonly modes: Modes; readonly why: string } | null {
  for (const decorator of evaluator.decorators(definition)) {
    const name = evaluator.dotted(evaluator.resolve(decorator));
    const modes = name === null ? undefined : DECORATORS[name];
    if (modes !== undefined && name !== null)
      return { modes, why: `@${name.slice(name.lastIndexOf('.') + 1)}` };
  }
  return null;
}

interface Method {
  readonly node: FunctionDef;
  readonly place: Place;
}

function method(classes: readonly StaticClass[], name: string, evaluator: StaticEvaluator): Method | null {
  for (const each of classes) {
    const value = evaluator.classNames(each).get(name);
    if (value?.k === 'function' && value.node.kind === 'FunctionDef') {
      const place = value.place ?? evaluator.placeOf(value.file, value.node.start);
      return { node: value.node, place };
    }
  }
  return null;
}

/** Names by which code tells whether it stands in front of a coroutine function. */
const MODE_NAMES: ReadonlySet<string> = new Set([
  'iscoroutinefunction',
  'iscoroutine',
  'isawaitable',
  'async_mode',
  '_async_mode',
  'is_async',
  '_is_async',
  '_is_coroutine',
  '__acall__',
]);

function looksAtMode({ node }: Method): boolean {
  let found = node.isAsync;
  walk(node, (inner) => {
    if (inner.kind === 'FunctionDef' && inner !== node && inner.isAsync) found = true;
    if (inner.kind === 'Name' && MODE_NAMES.has(inner.id)) found = true;
    if (inner.kind === 'Attribute' && MODE_NAMES.has(inner.attr)) found = true;
    return !found;
  });
  return found;
}

/** Whether an expression is `super().__call__(…)`. */
function isSuperCall(node: Expr): boolean {
  if (node.kind !== 'Call' || node.func.kind !== 'Attribute' || node.func.attr !== '__call__') return false;
  const owner = node.func.value;
  return owner.kind === 'Call' && owner.func.kind === 'Name' && owner.func.id === 'super';
}

function callsSuper({ node }: Method): boolean {
  let found = false;
  walk(node, (inner) => {
    if (inner.kind === 'Call') found ||= isSuperCall(inner);
    return !found;
  });
  return found;
}

/** What a sync `__call__` does that goes wrong where `get_response` gives a coroutine; null when it only hands that on. */
function mistakeOf({ node }: Method): string | null {
  const responses = new Set<string>();
  let isUsed = false;
  let isGiven = false;
  walk(node.body, (inner) => {
    if (inner.kind === 'FunctionDef' || inner.kind === 'Lambda') return false;
    if (inner.kind === 'Assign' && handsOver(inner.value)) {
      for (const target of inner.targets) if (target.kind === 'Name') responses.add(target.id);
    }
    if (inner.kind === 'Return') {
      const { value } = inner;
      const isHandedOn =
        value !== null && (handsOver(value) || (value.kind === 'Name' && responses.has(value.id)));
      isGiven ||= !isHandedOn;
      return false;
    }
    if (inner.kind === 'Name' && responses.has(inner.id)) isUsed ||= !isTarget(inner, node);
    return true;
  });
  if (isUsed) return 'use a coroutine as the response';
  return isGiven ? 'give a response of its own where a coroutine is awaited' : null;
}

/** Whether an expression is what `get_response` gives: `self.get_response(request)`, `super().__call__(request)`. */
function handsOver(expr: Expr): boolean {
  if (expr.kind === 'IfExp') return handsOver(expr.body) && handsOver(expr.orelse);
  if (expr.kind !== 'Call') return false;
  const { func } = expr;
  return (
    isSuperCall(expr) ||
    (func.kind === 'Attribute' && func.attr === 'get_response') ||
    (func.kind === 'Name' && func.id === 'get_response')
  );
}

/** Whether a name is only bound there. */
function isTarget(name: Expr, within: FunctionDef): boolean {
  let found = false;
  walk(within, (inner) => {
    if (inner.kind === 'Assign') found ||= inner.targets.includes(name);
    return !found;
  });
  return found;
}

/** A function that takes `get_response`: sync, unless decorated or marked with `async_capable`. */
function readFunction(definition: StaticFunction, evaluator: StaticEvaluator): Capability | null {
  const { node } = definition;
  if (node.kind !== 'FunctionDef') return null;
  const { place } = definition;
  const declared = declaredModes(definition, evaluator);
  if (declared !== null) return { ...declared, hooks: [], place };
  if (evaluator.decorators(definition).some((each) => evaluator.dotted(evaluator.resolve(each)) === null)) {
    return { modes: 'unknown', hooks: [], place, why: 'its decorator can not be read' };
  }
  const marks = attributesSet(definition, evaluator);
  if (marks.get('async_capable') === true) {
    const modes: Modes = marks.get('sync_capable') === false ? 'async' : 'both';
    return { modes, hooks: [], place, why: 'async_capable' };
  }
  const why = looksAtMode({ node, place: place ?? { file: definition.file, line: 1 } })
    ? 'it looks at the mode, but is not marked with @sync_and_async_middleware'
    : 'a function without @sync_and_async_middleware';
  return { modes: 'sync', hooks: [], place, why };
}

/** `middleware.async_capable = True` after the function. */
function attributesSet(definition: StaticFunction, evaluator: StaticEvaluator): ReadonlyMap<string, boolean> {
  const marks = new Map<string, boolean>();
  const { scope } = evaluator.module(definition.file);
  for (const statement of evaluator.statements(definition.file)) {
    if (statement.kind !== 'Assign') continue;
    for (const target of statement.targets) {
      if (target.kind !== 'Attribute' || target.value.kind !== 'Name') continue;
      const owner = evaluator.resolve(evaluator.evaluate(target.value, scope));
      if (owner.k !== 'function' || owner.node !== definition.node) continue;
      marks.set(target.attr, truthOf(evaluator.force(evaluator.evaluate(statement.value, scope))).likely);
    }
  }
  return marks;
}
