/** From the URLconf to the views: which functions and classes are routed, under which patterns and decorators. */
import { finding } from './findings.ts';
import { isSideProject } from './settings-module.ts';
import type { StaticEvaluator } from './static-eval.ts';
import {
  type Place,
  type StaticArgument,
  type StaticCall,
  type StaticClass,
  type StaticFunction,
  type StaticValue,
  textOf,
} from './static-values.ts';
import type { FileStore, Finding, ViewRoute } from './types.ts';

/** A function or class that is routed. */
export interface RoutedView {
  readonly definition: StaticFunction | StaticClass;
  readonly routes: readonly ViewRoute[];
}

export interface UrlconfReading {
  readonly views: readonly RoutedView[];
  /** Values of `handler404` and the like in the root URLconf, and other places where Django calls synchronously. */
  readonly handlers: readonly { readonly name: string; readonly value: StaticValue }[];
  /** Modules that hold URL patterns. */
  readonly modules: readonly string[];
  readonly findings: readonly Finding[];
}

/** Modules that have defined or exported Django's URL functions. */
const URL_MODULES = ['django.urls', 'django.urls.conf', 'django.conf.urls', 'django.conf.urls.defaults'];

function inUrlModules(...names: readonly string[]): ReadonlySet<string> {
  return new Set(URL_MODULES.flatMap((module) => names.map((name) => `${module}.${name}`)));
}

/** Functions that make one pattern of (route, view). */
const PATTERNS = inUrlModules('path', 're_path', 'url');

const INCLUDES = inUrlModules('include');

/** Functions that take lists of patterns and give them on, with the index of the first pattern argument. */
const WRAPPERS: ReadonlyMap<string, number> = new Map([
  ['django.conf.urls.i18n.i18n_patterns', 0],
  ['django.conf.urls.patterns', 1],
  ['django.conf.urls.defaults.patterns', 1],
  ['rest_framework.urlpatterns.format_suffix_patterns', 0],
  ['solid_i18n.urls.solid_i18n_patterns', 0],
  ['decorator_include.decorator_include', 1],
]);

const HANDLERS = ['handler400', 'handler403', 'handler404', 'handler500'] as const;

const NINJA_APIS: ReadonlySet<string> = new Set([
  'ninja.NinjaAPI',
  'ninja.main.NinjaAPI',
  'ninja_extra.NinjaExtraAPI',
]);
const NINJA_ROUTERS: ReadonlySet<string> = new Set([
  'ninja.Router',
  'ninja.router.Router',
  'ninja.pagination.RouterPaginated',
]);
const NINJA_METHODS: ReadonlySet<string> = new Set([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'api_operation',
]);

/** How deep includes and decorators are followed. */
const DEPTH = 40;

/**
 * Reads the root URLconf, what it includes, and every other module of the project with `urlpatterns`.
 *
 * @param rootUrlconf dotted name from the settings, null when not known
 */
export function readUrlconf(
  files: FileStore,
  evaluator: StaticEvaluator,
  rootUrlconf: string | null,
): UrlconfReading {
  const routes = new Map<object, { definition: StaticFunction | StaticClass; routes: ViewRoute[] }>();
  const findings: Finding[] = [];
  const visited = new Set<string>();
  const handlers: { name: string; value: StaticValue }[] = [];
  const seen = new Set<object>();
  let onlyUnseen = false;

  function addView(definition: StaticFunction | StaticClass, route: ViewRoute): void {
    const known = routes.get(definition.node) ?? { definition, routes: [] };
    routes.set(definition.node, known);
    const isKnown = known.routes.some(
      (each) => each.file === route.file && each.line === route.line && each.pattern === route.pattern,
    );
    if (!isKnown) known.routes.push(route);
  }

  function readModule(path: string, prefix: string, depth: number): void {
    visited.add(path);
    if (depth > DEPTH) return;
    const patterns = evaluator.module(path).names.get('urlpatterns');
    if (patterns !== undefined) readPatterns(patterns, prefix, depth + 1);
  }

  /** A list of patterns, one pattern, or something that gives them. */
  function readPatterns(value: StaticValue, prefix: string, depth: number): void {
    if (depth > DEPTH) return;
    const resolved = evaluator.resolve(value);
    switch (resolved.k) {
      case 'sequence':
        for (const item of resolved.items) readPatterns(item.value, prefix, depth + 1);
        return;
      case 'choice':
        for (const option of resolved.of) readPatterns(option, prefix, depth + 1);
        return;
      case 'call':
        readCall(resolved, prefix, depth);
        return;
      case 'attribute':
        readInclude(resolved, prefix, resolved.place, depth + 1);
        return;
      default:
        return;
    }
  }

  function readCall(call: StaticCall, prefix: string, depth: number): void {
    const name = nameOf(call.callee);
    if (name !== null && PATTERNS.has(name)) {
      readPattern(call, prefix, depth);
      return;
    }
    const first = name === null ? undefined : WRAPPERS.get(name);
    if (first !== undefined) {
      const base = name?.endsWith('.patterns') ? textOf(evaluator.force(argument(call, 0) ?? call)) : null;
      for (const each of positional(call).slice(first)) {
        if (base) readPrefixed(each, base, prefix, depth + 1);
        else if (name?.includes('decorator_include')) readInclude(each, prefix, call.place, depth + 1);
        else readPatterns(each, prefix, depth + 1);
      }
      return;
    }
    const forced = evaluator.force(call);
    if (forced !== call) readPatterns(forced, prefix, depth + 1);
  }

  /** `patterns('shop.views', (r'^$', 'index'), ...)`: views named relative to a module. */
  function readPrefixed(value: StaticValue, base: string, prefix: string, depth: number): void {
    const resolved = evaluator.resolve(value);
    const parts = resolved.k === 'sequence' ? resolved.items.map((item) => item.value) : [];
    const call = resolved.k === 'call' ? positional(resolved) : parts;
    const view = call[1];
    const text = view === undefined ? null : textOf(evaluator.force(view));
    if (text === null || base === '') {
      readPatterns(value, prefix, depth);
      return;
    }
    const pattern = prefix + (call[0] === undefined ? '' : patternText(call[0]));
    readView(resolveDotted(`${base}.${text}`, resolved.place), pattern, resolved.place, [], false, depth);
  }

  function isPattern(value: StaticValue): boolean {
    return value.k === 'call' && PATTERNS.has(nameOf(value.callee) ?? '');
  }

  function readPattern(call: StaticCall, prefix: string, depth: number): void {
    const route = argument(call, 0, 'route') ?? argument(call, 0, 'regex');
    const view = argument(call, 1, 'view');
    if (view === undefined || (onlyUnseen && seen.has(call.node))) return;
    seen.add(call.node);
    const pattern = prefix + (route === undefined ? '' : patternText(route));
    const resolved = evaluator.resolve(view);
    for (const option of resolved.k === 'choice' ? resolved.of : [resolved]) {
      readTarget(option, pattern, call.place, depth);
    }
  }

  /** What stands in the view's place: an include, or a view. */
  function readTarget(value: StaticValue, pattern: string, place: Place | null, depth: number): void {
    const resolved = evaluator.resolve(value);
    if (resolved.k === 'call') {
      const name = nameOf(resolved.callee);
      if (name !== null && INCLUDES.has(name)) {
        const target = argument(resolved, 0, 'arg');
        if (target !== undefined) readInclude(target, pattern, resolved.place, depth + 1);
        return;
      }
      if (name !== null && WRAPPERS.has(name)) {
        readCall(resolved, pattern, depth + 1);
        return;
      }
    }
    if (resolved.k === 'sequence') {
      readInclude(resolved, pattern, place, depth + 1);
      return;
    }
    readView(resolved, pattern, place, [], false, depth + 1);
  }

  /** The argument of `include()`: a module, its name, a list of patterns, or (patterns, app_name). */
  function readInclude(value: StaticValue, prefix: string, place: Place | null, depth: number): void {
    if (depth > DEPTH) return;
    const forced = evaluator.force(value);
    if (forced.k === 'choice') {
      for (const option of forced.of) readInclude(option, prefix, place, depth + 1);
      return;
    }
    const text = textOf(forced);
    if (text !== null) {
      const path = place === null ? null : (evaluator.findModule(text, place.file)?.path ?? null);
      if (path !== null) readModule(path, prefix, depth + 1);
      return;
    }
    if (forced.k === 'module') {
      if (forced.path !== null) readModule(forced.path, prefix, depth + 1);
      return;
    }
    if (forced.k === 'sequence') {
      const [first] = forced.items;
      const isPair = forced.type === 'tuple' && first !== undefined && isPatternList(first.value);
      if (isPair) readInclude(first.value, prefix, place, depth + 1);
      else readPatterns(forced, prefix, depth + 1);
      return;
    }
    if (forced.k === 'attribute') readFrameworkUrls(forced.value, forced.attr, prefix, place, depth + 1);
  }

  function isPatternList(value: StaticValue): boolean {
    const forced = evaluator.force(value);
    if (forced.k === 'sequence' || forced.k === 'module') return true;
    return textOf(forced) !== null || (forced.k === 'attribute' && forced.attr === 'urls');
  }

  /** `api.urls`, `router.urls`, `admin.site.urls`. */
  function readFrameworkUrls(
    owner: StaticValue,
    attr: string,
    prefix: string,
    place: Place | null,
    depth: number,
  ): void {
    if (attr !== 'urls' && !attr.endsWith('urls')) return;
    const resolved = evaluator.resolve(owner);
    if (resolved.k !== 'call') return;
    const made = classNameOf(resolved.callee);
    if (made !== null && NINJA_APIS.has(made)) {
      readNinja(resolved, prefix, depth + 1);
      return;
    }
    const name = nameOf(resolved.callee) ?? 'a router';
    if (made?.startsWith('rest_framework')) {
      findings.push(
        finding(
          'foreignRoutes',
          `The views behind ${name} belong to Django REST framework, whose views are sync`,
          place,
          'They stay as they are; the async counterpart is the adrf package, or plain async views.',
        ),
      );
    }
  }

  // Django Ninja

  /** Operations of an API and of the routers added to it, wherever their modules are. */
  function readNinja(api: StaticCall, prefix: string, depth: number): void {
    const owners = new Map<object, { readonly call: StaticCall; readonly prefix: string }>();
    owners.set(api.node, { call: api, prefix });
    const modules = ninjaModules();
    for (let grew = true, round = 0; grew && round < DEPTH; round++) {
      grew = false;
      for (const path of modules) {
        for (const call of evaluator.module(path).calls) {
          const callee = evaluator.resolve(call.callee);
          if (callee.k !== 'attribute' || callee.attr !== 'add_router') continue;
          const owner = evaluator.resolve(callee.value);
          const known = owner.k === 'call' ? owners.get(owner.node) : undefined;
          const added = argument(call, 1, 'router');
          if (known === undefined || added === undefined) continue;
          const router = routerOf(added, call.place);
          if (router === null || owners.has(router.node)) continue;
          const route = argument(call, 0, 'prefix');
          const inner = joinRoutes(known.prefix, route === undefined ? '' : patternText(route));
          owners.set(router.node, { call: router, prefix: inner });
          grew = true;
        }
      }
    }
    for (const path of modules) {
      for (const definition of evaluator.module(path).definitions) {
        if (definition.k === 'function') readOperation(definition, owners, depth);
      }
    }
  }

  function routerOf(value: StaticValue, place: Place | null): StaticCall | null {
    const forced = evaluator.force(value);
    const text = textOf(forced);
    const resolved = text === null ? forced : resolveDotted(text, place);
    return resolved.k === 'call' && NINJA_ROUTERS.has(classNameOf(resolved.callee) ?? '') ? resolved : null;
  }

  function readOperation(
    definition: StaticFunction,
    owners: ReadonlyMap<object, { readonly call: StaticCall; readonly prefix: string }>,
    depth: number,
  ): void {
    if (depth > DEPTH) return;
    for (const decorator of evaluator.decorators(definition)) {
      if (decorator.k !== 'call') continue;
      const callee = evaluator.resolve(decorator.callee);
      if (callee.k !== 'attribute' || !NINJA_METHODS.has(callee.attr)) continue;
      const owner = evaluator.resolve(callee.value);
      const known = owner.k === 'call' ? owners.get(owner.node) : undefined;
      if (known === undefined) continue;
      const route = argument(decorator, callee.attr === 'api_operation' ? 1 : 0, 'path');
      const pattern = joinRoutes(known.prefix, route === undefined ? '' : patternText(route));
      const place = decorator.place ?? definition.place;
      if (place === null) continue;
      addView(definition, { pattern, ...place, decorators: [], initkwargs: false });
    }
  }

  let ninja: readonly string[] | null = null;
  function ninjaModules(): readonly string[] {
    ninja ??= files.paths.filter((path) => /\bninja|\b(router|api)\b/.test(files.text(path) ?? ''));
    return ninja;
  }

  // Views

  /** Follows decorators, `as_view()`, partials and names to the function or class itself. */
  function readView(
    value: StaticValue,
    pattern: string,
    place: Place | null,
    decorators: readonly string[],
    initkwargs: boolean,
    depth: number,
  ): boolean {
    if (depth > DEPTH) return false;
    const resolved = evaluator.resolve(value);
    switch (resolved.k) {
      case 'function':
        if (resolved.node.kind === 'Lambda') return false;
        if (place !== null) addView(resolved, { pattern, ...place, decorators, initkwargs });
        return true;
      case 'class':
        if (place !== null) addView(resolved, { pattern, ...place, decorators, initkwargs });
        return true;
      case 'choice': {
        const found = resolved.of.map((option) =>
          readView(option, pattern, place, decorators, initkwargs, depth + 1),
        );
        return found.includes(true);
      }
      case 'scalar': {
        const text = textOf(resolved);
        if (text === null) return false;
        const target = resolveDotted(text, place);
        return target.k !== 'scalar' && readView(target, pattern, place, decorators, initkwargs, depth + 1);
      }
      case 'call':
        return readViewCall(resolved, pattern, place, decorators, initkwargs, depth);
      case 'attribute':
        readFrameworkUrls(resolved.value, resolved.attr, pattern, place, depth + 1);
        return false;
      default:
        return false;
    }
  }

  function readViewCall(
    call: StaticCall,
    pattern: string,
    place: Place | null,
    decorators: readonly string[],
    initkwargs: boolean,
    depth: number,
  ): boolean {
    const callee = evaluator.resolve(call.callee);
    if (callee.k === 'attribute' && callee.attr === 'as_view') {
      const withArguments = initkwargs || call.args.length > 0;
      const owner = evaluator.resolve(callee.value);
      const own = owner.k === 'class' ? overriddenAsView(owner, 0) : null;
      const applied = own === null ? decorators : [...decorators, own];
      return readView(owner, pattern, place, applied, withArguments, depth + 1);
    }
    if (callee.k === 'class') return false;
    const name = nameOf(callee);
    if (name === 'functools.partial' || name === 'functools.update_wrapper') {
      const inner = argument(call, 0);
      return inner !== undefined && readView(inner, pattern, place, decorators, initkwargs, depth + 1);
    }
    const applied = [...decorators, decoratorName(callee, place)];
    return call.args
      .filter((each) => each.kind === 'positional' || each.kind === 'keyword')
      .some(
        (each) =>
          isViewLike(each, callee) && readView(each.value, pattern, place, applied, initkwargs, depth + 1),
      );
  }

  /** Dotted name of the project's own `as_view`, which may wrap the view in anything; null for Django's. */
  function overriddenAsView(definition: StaticClass, depth: number): string | null {
    if (depth > DEPTH) return null;
    if (evaluator.classNames(definition).has('as_view')) return `${evaluator.dotted(definition)}.as_view`;
    for (const base of evaluator.bases(definition)) {
      const found = base.k === 'class' ? overriddenAsView(base, depth + 1) : null;
      if (found !== null) return found;
    }
    return null;
  }

  /**
   * A function handed to a decorator that is itself being made (`user_passes_test(check)`) is not the view, and neither
   * is a class (`list_of(Book)`): of a class view `as_view()` is handed on.
   */
  function isViewLike(each: StaticArgument, callee: StaticValue): boolean {
    const value = evaluator.resolve(each.value);
    if (value.k === 'scalar' || value.k === 'sequence' || value.k === 'class') return false;
    return callee.k !== 'unknown' || value.k !== 'unknown';
  }

  /** Dotted name of a decorator; of `cache_page(60)` that of `cache_page`. */
  function decoratorName(value: StaticValue, place: Place | null): string {
    const named = value.k === 'call' ? evaluator.resolve(value.callee) : value;
    return evaluator.dotted(named) ?? `<decorator at line ${place?.line ?? 1}>`;
  }

  function resolveDotted(name: string, place: Place | null): StaticValue {
    const from = place?.file ?? '';
    const whole = evaluator.findModule(name, from);
    if (whole !== null) return whole;
    const dot = name.lastIndexOf('.');
    const owner = dot === -1 ? null : evaluator.findModule(name.slice(0, dot), from);
    if (owner !== null) return evaluator.attribute(owner, name.slice(dot + 1));
    const outer = name.lastIndexOf('.', dot - 1);
    const module = outer === -1 ? null : evaluator.findModule(name.slice(0, outer), from);
    if (module === null) return { k: 'unknown', place, assumed: null };
    return evaluator.attribute(evaluator.attribute(module, name.slice(outer + 1, dot)), name.slice(dot + 1));
  }

  function nameOf(value: StaticValue): string | null {
    const resolved = evaluator.resolve(value);
    if (resolved.k !== 'choice') return evaluator.dotted(resolved);
    const names = resolved.of.map((option) => evaluator.dotted(option));
    return (
      names.find((name) => name !== null && (PATTERNS.has(name) || INCLUDES.has(name))) ?? names[0] ?? null
    );
  }

  /** Dotted name of the class that is called; for a class of the project that of the outside base it extends. */
  function classNameOf(value: StaticValue): string | null {
    let current = evaluator.resolve(value);
    for (let depth = 0; current.k === 'class' && depth < DEPTH; depth++) {
      const [base] = evaluator.bases(current);
      if (base === undefined) return null;
      current = base;
    }
    return nameOf(current);
  }

  function patternText(value: StaticValue): string {
    const forced = evaluator.force(value);
    const text = textOf(forced);
    if (text !== null) return text;
    const inner = forced.k === 'call' ? argument(forced, 0) : undefined;
    return inner === undefined ? '<…>' : (textOf(evaluator.force(inner)) ?? '<…>');
  }

  const rootPath = rootUrlconf === null ? null : (evaluator.findModule(rootUrlconf, '')?.path ?? null);
  if (rootUrlconf !== null && rootPath === null) {
    findings.push(
      finding(
        'unresolvedRoute',
        `ROOT_URLCONF names ${rootUrlconf}, which is not a module of the project`,
        null,
        'Name the settings module that is used with --settings.',
      ),
    );
  }
  if (rootPath !== null) readModule(rootPath, '', 0);
  const reached = new Set([...routes.keys()]);
  const others = files.paths.filter((path) => /\bdjango\.(conf\.)?urls\b/.test(files.text(path) ?? ''));
  for (const path of others) {
    if (!visited.has(path) && /\burlpatterns\b/.test(files.text(path) ?? '')) readModule(path, '', 0);
  }
  // Lists under other names, which something that can't be followed takes from the module.
  onlyUnseen = true;
  for (const path of others) {
    for (const value of evaluator.module(path).names.values()) {
      if (value.k === 'sequence' && value.items.some((item) => isPattern(item.value))) {
        readPatterns(value, '', 0);
      }
    }
  }
  for (const path of rootPath === null ? visited : [rootPath]) {
    const { names } = evaluator.module(path);
    for (const name of HANDLERS) {
      const value = names.get(name);
      if (value !== undefined) handlers.push({ name, value });
    }
  }
  const views = [...routes.entries()]
    .filter(([node, view]) => reached.has(node) || !isSideProject(view.definition.file))
    .map(([, view]) => view);
  return { views, handlers, modules: [...visited], findings };
}

function positional(call: StaticCall): readonly StaticValue[] {
  return call.args.filter((each) => each.kind === 'positional').map((each) => each.value);
}

function argument(call: StaticCall, index: number, name?: string): StaticValue | undefined {
  return (
    positional(call)[index] ??
    (name === undefined ? undefined : call.args.find((each) => each.name === name)?.value)
  );
}

/** Django Ninja joins prefixes and paths with one slash. */
function joinRoutes(prefix: string, route: string): string {
  return [prefix.replace(/\/$/, ''), route.replace(/^\//, '')].filter((part) => part !== '').join('/');
}
