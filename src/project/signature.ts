/** Views that no URLconf names, found by what they look like: for reusable apps, and URLconfs that are built at runtime. */
import type { Expr, FunctionDef, ModuleSyntax } from '../python/ast.ts';
import { walk } from '../python/index.ts';
import { identifiersIn } from './mentions.ts';
import { baseName } from './paths.ts';
import { mayHoldRequestFunction, mayHoldViewClass, mayReferTo, namesUsed } from './prefilter.ts';
import { isSideProject } from './settings-module.ts';
import type { StaticEvaluator } from './static-eval.ts';
import type { Scope, StaticClass, StaticFunction, StaticValue } from './static-values.ts';
import type { FileStore } from './types.ts';

/** Files in which a function of a request is something else than a view. */
const OTHER_FILES =
  /^(admin|apps|backends?|conftest|context_processors|decorators?|forms?|managers|middlewares?|mixins|models|serializers|settings|signals|tasks|tests?|test_\w+|\w+_tests?|urls)\.py$/;
const OTHER_FOLDERS =
  /(^|\/)(admin|forms|management|middlewares?|migrations|templatetags|tests?|tasks|settings)\//;

/** Django's view classes (its mixins and feeds are none), and what makes responses. */
const VIEW_CLASSES = /^django\.(views\.|contrib\.[\w.]+\.views\.)[\w.]*(View|Catalog)$/;
const RESPONSES =
  /^django\.(http(\.response)?\.\w*Response\w*|template\.response\.(Simple)?TemplateResponse|shortcuts\.(render|redirect|render_to_response))$/;
const REQUESTS: ReadonlySet<string> = new Set([
  'django.http.HttpRequest',
  'django.http.request.HttpRequest',
  'django.core.handlers.asgi.ASGIRequest',
  'django.core.handlers.wsgi.WSGIRequest',
]);
/** Decorators that only views have. */
const VIEW_DECORATORS =
  /^django\.(views\.decorators\.|contrib\.auth\.decorators\.|contrib\.admin\.views\.decorators\.)|^rest_framework\.decorators\.api_view\b/;

/** A view of another package, by where packages keep them: `formtools.wizard.views.SessionWizardView`. */
const FOREIGN_VIEW = /(^|[._])views\.[\w.]*View$/;
const VIEW_MIXIN = /^django\.views\.[\w.]*Mixin$/;

/** How many base classes are followed. */
const DEPTH = 30;

/**
 * Functions and classes of the files that look like views and that nothing else explains:
 * - a module-level function whose first parameter is `request`, or annotated as a request, that gives a response
 *   and nothing else, or carries a decorator of Django's for views, and is nowhere called or used as a decorator;
 * - a class that extends one of Django's views, possibly through the project's, and that no other class extends.
 *
 * @param among files to look in
 * @param known definitions that are found already
 */
export function findBySignature(
  files: FileStore,
  among: readonly string[],
  known: ReadonlySet<object>,
  evaluator: StaticEvaluator,
  moduleName: (path: string) => string,
): readonly (StaticFunction | StaticClass)[] {
  const candidates: (StaticFunction | StaticClass)[] = [];
  const usual = among.filter((path) => !isOther(path));
  const withClasses = mayHoldViewClass(files, usual);
  for (const path of usual) {
    if (!withClasses.has(path) && !mayHoldRequestFunction(files.text(path) ?? '')) continue;
    for (const definition of evaluator.module(path).definitions) {
      if (known.has(definition.node)) continue;
      const isView =
        definition.k === 'class'
          ? extendsView(definition, evaluator, 0)
          : definition.node.kind === 'FunctionDef' && looksLikeView(definition, definition.node, evaluator);
      if (isView) candidates.push(definition);
    }
  }
  const contradicted = findContradicted(files, candidates, evaluator, moduleName);
  return candidates.filter((candidate) => !contradicted.has(candidate.node));
}

function isOther(path: string): boolean {
  return OTHER_FILES.test(baseName(path)) || OTHER_FOLDERS.test(path) || isSideProject(path);
}

/**
 * Whether a class extends one of Django's views, or another package's: one that lies in a module of views, or that is
 * called so and combined with a mixin of Django's views.
 */
export function extendsView(definition: StaticClass, evaluator: StaticEvaluator, depth: number): boolean {
  if (depth > DEPTH) return false;
  const outside: string[] = [];
  for (const base of evaluator.bases(definition)) {
    if (base.k === 'class') {
      if (extendsView(base, evaluator, depth + 1)) return true;
      continue;
    }
    const name = evaluator.dotted(base);
    if (name !== null) outside.push(name);
  }
  const hasMixin = outside.some((name) => VIEW_MIXIN.test(name));
  return outside.some(
    (name) => VIEW_CLASSES.test(name) || FOREIGN_VIEW.test(name) || (hasMixin && name.endsWith('View')),
  );
}

function looksLikeView(definition: StaticFunction, node: FunctionDef, evaluator: StaticEvaluator): boolean {
  const [first] = node.params;
  if (first === undefined || node.isGenerator || first.kind === 'kwarg') return false;
  const { scope } = definition;
  const isRequest =
    first.name === 'request' ||
    (first.annotation !== null && namesAny(first.annotation, scope, evaluator, (name) => REQUESTS.has(name)));
  if (!isRequest) return false;
  const decorators = evaluator
    .decorators(definition)
    .map((each) => evaluator.dotted(evaluator.resolve(each)));
  if (decorators.some((name) => name !== null && VIEW_DECORATORS.test(name))) return true;
  if (node.returns !== null && namesAny(node.returns, scope, evaluator, (name) => RESPONSES.test(name))) {
    return true;
  }
  return givesResponse(node, evaluator.localScope(definition.file, node), evaluator);
}

/** Whether an annotation names one of certain classes, by itself, in a union, or as text. */
function namesAny(
  annotation: Expr,
  scope: Scope,
  evaluator: StaticEvaluator,
  test: (name: string) => boolean,
): boolean {
  let found = false;
  walk(annotation, (node) => {
    if (node.kind === 'Name' || node.kind === 'Attribute') {
      const name = evaluator.dotted(evaluator.resolve(evaluator.evaluate(node, scope)));
      found ||= name !== null && test(name);
    }
    if (node.kind === 'Str') {
      const name = evaluator.dotted(evaluator.resolve(readName(node.value, scope, evaluator)));
      found ||= name !== null && test(name);
    }
  });
  return found;
}

/** The value of a dotted name in quotes. */
function readName(text: string, scope: Scope, evaluator: StaticEvaluator): StaticValue {
  const [first = '', ...rest] = text.split('.');
  const range = { start: 0, end: 0, parens: null };
  const base = evaluator.evaluate({ kind: 'Name', id: first, ...range }, scope);
  return rest.reduce((value, name) => evaluator.attribute(value, name), base);
}

/**
 * Whether a `return` of the function's own gives a response: directly, by a variable, or from another view. One that
 * gives nothing, or a plain value, tells a helper: its caller looks at what it gets.
 */
function givesResponse(node: FunctionDef, scope: Scope, evaluator: StaticEvaluator): boolean {
  const responses = new Set<string>();
  let found = false;
  let isHelper = false;
  for (const statement of node.body) {
    walk(statement, (inner) => {
      if (inner.kind === 'FunctionDef' || inner.kind === 'ClassDef' || inner.kind === 'Lambda') return false;
      if (inner.kind === 'Assign' && makesResponse(inner.value, scope, evaluator)) {
        for (const target of inner.targets) if (target.kind === 'Name') responses.add(target.id);
      }
      if (inner.kind === 'Return') {
        const { value } = inner;
        isHelper ||= isNoResponse(value);
        const isKnown = value?.kind === 'Name' && responses.has(value.id);
        found ||= isKnown || (value !== null && makesResponse(value, scope, evaluator));
      }
      return !isHelper;
    });
  }
  return found && !isHelper;
}

/** What no view may give: nothing, or a plain value. */
function isNoResponse(value: Expr | null): boolean {
  if (value === null) return true;
  if (value.kind === 'IfExp') return isNoResponse(value.body) || isNoResponse(value.orelse);
  return value.kind === 'Constant' || value.kind === 'Str';
}

function makesResponse(expr: Expr, scope: Scope, evaluator: StaticEvaluator): boolean {
  if (expr.kind === 'IfExp') {
    return makesResponse(expr.body, scope, evaluator) || makesResponse(expr.orelse, scope, evaluator);
  }
  if (expr.kind !== 'Call') return false;
  const callee = evaluator.resolve(evaluator.evaluate(expr.func, scope));
  if (callee.k === 'class') return extendsResponse(callee, evaluator, 0);
  if (callee.k === 'call') {
    const inner = evaluator.resolve(callee.callee);
    return inner.k === 'attribute' && inner.attr === 'as_view';
  }
  const options = callee.k === 'choice' ? callee.of : [callee];
  return options.some((option) => RESPONSES.test(evaluator.dotted(option) ?? ''));
}

function extendsResponse(definition: StaticClass, evaluator: StaticEvaluator, depth: number): boolean {
  if (depth > DEPTH) return false;
  return evaluator.bases(definition).some((base) => {
    if (base.k === 'class') return extendsResponse(base, evaluator, depth + 1);
    return RESPONSES.test(evaluator.dotted(base) ?? '');
  });
}

/** Candidates that the project calls, decorates with or extends. */
function findContradicted(
  files: FileStore,
  candidates: readonly (StaticFunction | StaticClass)[],
  evaluator: StaticEvaluator,
  moduleName: (path: string) => string,
): ReadonlySet<object> {
  const contradicted = new Set<object>();
  if (candidates.length === 0) return contradicted;
  const byName = new Map<string, (StaticFunction | StaticClass)[]>();
  for (const candidate of candidates) {
    byName.set(candidate.name, [...(byName.get(candidate.name) ?? []), candidate]);
  }
  for (const path of files.paths) {
    if (
      isSideProject(path) ||
      /(^|\/)(migrations|tests?)\//.test(path) ||
      /^tests?\b|^test_/.test(baseName(path))
    ) {
      continue;
    }
    const text = files.text(path) ?? '';
    const used = namesUsed(text, byName);
    if (used.size === 0) continue;
    const words = identifiersIn(text);
    const named = [...used].filter((name) =>
      byName.get(name)?.some((each) => each.file === path || mayReferTo(words, moduleName(each.file))),
    );
    if (named.length === 0) continue;
    for (const node of contradictions(path, new Set(named), files, evaluator)) contradicted.add(node);
  }
  return contradicted;
}

/** Definitions that a file calls, decorates with or extends, among those of the given names. */
function contradictions(
  path: string,
  named: ReadonlySet<string>,
  files: FileStore,
  evaluator: StaticEvaluator,
): readonly object[] {
  const result = files.parse(path);
  if (!result.ok) return [];
  const found: object[] = [];
  const moduleScope = evaluator.module(path).scope;
  const wanted = withAliases(named, result.file.syntax);
  const visit = (expr: Expr, scope: Scope): void => {
    const last = expr.kind === 'Name' ? expr.id : expr.kind === 'Attribute' ? expr.attr : null;
    if (last === null || !wanted.has(last)) return;
    const value = evaluator.resolve(evaluator.evaluate(expr, scope));
    for (const option of value.k === 'choice' ? value.of : [value]) {
      if (option.k === 'function' || option.k === 'class') found.push(option.node);
    }
  };
  const read = (root: Parameters<typeof walk>[0], scope: Scope): void => {
    walk(root, (node) => {
      if (node === root) return true;
      if (node.kind === 'FunctionDef') {
        for (const decorator of node.decorators) visit(decorator.expr, scope);
        const inner = evaluator.localScope(path, node);
        for (const statement of node.body) read([statement], inner);
        return false;
      }
      if (node.kind === 'ClassDef') for (const argument of node.args) visit(argument.value, scope);
      if (node.kind === 'Call') visit(node.func, scope);
      return true;
    });
  };
  read(result.file.syntax, moduleScope);
  return found;
}

/** The names, and those under which a file imports them. */
function withAliases(names: ReadonlySet<string>, syntax: ModuleSyntax): ReadonlySet<string> {
  const all = new Set(names);
  walk(syntax, (node) => {
    if (node.kind !== 'ImportFrom') return;
    for (const alias of node.names) {
      if (alias.asname !== null && names.has(alias.name)) all.add(alias.asname);
    }
  });
  return all;
}
