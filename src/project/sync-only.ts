/** What Django, Celery or the template engine call synchronously, and must therefore stay sync. */
import type { Call, Expr } from '../python/ast.ts';
import { walk } from '../python/index.ts';
import { baseName } from './paths.ts';
import type { Settings } from './settings.ts';
import type { StaticEvaluator } from './static-eval.ts';
import { type Scope, type StaticValue, textOf } from './static-values.ts';
import type { FileStore, SyncOnly } from './types.ts';
import type { UrlconfReading } from './urlconf.ts';

/** Decorators by dotted name (a trailing `()` for those with arguments is left out), with who calls the function. */
const DECORATORS: readonly (readonly [RegExp, string])[] = [
  [/^django\.dispatch(\.dispatcher)?\.receiver$/, 'a signal receiver (@receiver)'],
  [/^django\.template(\.library|\.base)?\.Library\(\)\.\w+$/, 'a template tag or filter (@register)'],
  [/^celery\.(shared_task|task|app\.shared_task)$/, 'a Celery task'],
  [/^celery\.(app\.)?Celery\(\)\.(task|on_\w+)$/, 'a Celery task'],
  [/^celery\.signals\.\w+\.connect$/, 'a Celery signal handler'],
  [/^(huey|huey\.contrib\.djhuey)\.(db_)?(periodic_)?task$/, 'a Huey task'],
  [/^dramatiq\.actor$/, 'a Dramatiq actor'],
  [/^django_rq\.(decorators\.)?job$/, 'an RQ job'],
  [/^django\.core\.checks\.register$/, 'a system check (@register)'],
  [/^django\.contrib\.admin\.(decorators\.)?(action|display)$/, 'an admin action or display function'],
  [/^pytest\.fixture$/, 'a pytest fixture'],
];

const MENTIONS =
  /receiver|register|shared_task|\btask\b|\bjob\b|\bactor\b|\.connect\(|admin_view\(|\baction\b|\bdisplay\b|fixture/;

/** Finds them all; reads only files whose text speaks of one. */
export function findSyncOnly(
  files: FileStore,
  settings: Settings,
  urlconf: UrlconfReading,
  evaluator: StaticEvaluator,
  moduleName: (path: string) => string,
): readonly SyncOnly[] {
  const found = new Map<string, SyncOnly>();

  function add(value: StaticValue, why: string): void {
    const resolved = evaluator.resolve(value);
    const options = resolved.k === 'choice' ? resolved.of : [resolved];
    for (const option of options) {
      const each = evaluator.resolve(option);
      if (each.k !== 'function' && each.k !== 'class') continue;
      if (each.node.kind === 'Lambda') continue;
      const id = `${moduleName(each.file)}.${each.name}`;
      const place = each.place ?? evaluator.placeOf(each.file, each.node.start);
      if (!found.has(id)) found.set(id, { id, file: each.file, line: place.line, why });
    }
  }

  function named(dotted: string): StaticValue | null {
    const dot = dotted.lastIndexOf('.');
    const owner = dot === -1 ? null : evaluator.findModule(dotted.slice(0, dot), '');
    return owner === null ? null : evaluator.attribute(owner, dotted.slice(dot + 1));
  }

  function addNamed(dotted: string, why: string): void {
    const value = named(dotted);
    if (value !== null) add(value, why);
  }

  for (const { name, value } of urlconf.handlers) {
    const text = textOf(evaluator.force(value));
    if (text !== null) addNamed(text, `${name} of the URLconf`);
    else add(value, `${name} of the URLconf`);
  }
  const failure = settings.value('CSRF_FAILURE_VIEW');
  const failureName = failure === null ? null : textOf(failure);
  if (failureName !== null) addNamed(failureName, 'CSRF_FAILURE_VIEW of the settings');
  for (const name of contextProcessors(settings, evaluator))
    addNamed(name, 'a context processor (TEMPLATES)');

  for (const path of files.paths) {
    const text = files.text(path) ?? '';
    const isCommand = /(^|\/)management\/commands\//.test(path) && baseName(path) !== '__init__.py';
    if (!isCommand && !MENTIONS.test(text)) continue;
    for (const definition of evaluator.module(path).definitions) {
      if (definition.k !== 'function') continue;
      if (isCommand) add(definition, 'part of a management command');
      for (const decorator of evaluator.decorators(definition)) {
        const name = evaluator.dotted(evaluator.resolve(decorator))?.replace(/\(\)$/, '');
        const entry = name === undefined ? undefined : DECORATORS.find(([pattern]) => pattern.test(name));
        if (entry !== undefined) add(definition, entry[1]);
      }
    }
    if (/\.connect\(|admin_view\(/.test(text)) readCalls(path);
  }
  return [...found.values()];

  /** `signal.connect(handler)` and `admin_site.admin_view(view)`, wherever they stand. */
  function readCalls(path: string): void {
    const result = files.parse(path);
    if (!result.ok) return;
    const read = (root: Parameters<typeof walk>[0], scope: Scope): void => {
      walk(root, (node) => {
        if (node === root) return true;
        if (node.kind === 'FunctionDef') {
          read(node.body, evaluator.localScope(path, node));
          return false;
        }
        if (node.kind === 'Call') readCall(node, scope);
        return true;
      });
    };
    read(result.file.syntax, evaluator.module(path).scope);
  }

  function readCall(node: Call, scope: Scope): void {
    const { func } = node;
    const first = node.args.find((each) => each.kind === 'positional')?.value;
    if (func.kind !== 'Attribute' || first === undefined) return;
    if (func.attr === 'admin_view') add(evaluator.evaluate(first, scope), 'wrapped by admin_view()');
    if (func.attr === 'connect' && isSignal(func.value, scope)) {
      add(evaluator.evaluate(first, scope), 'a signal receiver (connect)');
    }
  }

  function isSignal(expr: Expr, scope: Scope): boolean {
    const name = evaluator.dotted(evaluator.resolve(evaluator.evaluate(expr, scope)));
    return name !== null && /(^|\.)signals\.\w+$|^django\.dispatch(\.dispatcher)?\.Signal\(\)$/.test(name);
  }
}

/** The functions named in `TEMPLATES[…]["OPTIONS"]["context_processors"]`. */
function contextProcessors(settings: Settings, evaluator: StaticEvaluator): readonly string[] {
  const entry = (value: StaticValue | undefined, key: string): StaticValue | undefined => {
    const forced = value === undefined ? undefined : evaluator.force(value);
    if (forced?.k !== 'dict') return undefined;
    return forced.entries.findLast((each) => textOf(each.key) === key)?.value;
  };
  const strings = (value: StaticValue | null | undefined): readonly string[] => {
    const forced = value ? evaluator.force(value) : undefined;
    if (forced?.k !== 'sequence') return [];
    return forced.items.flatMap((each) => textOf(evaluator.force(each.value)) ?? []);
  };
  const templates = settings.value('TEMPLATES');
  const engines = templates?.k === 'sequence' ? templates.items : [];
  return engines.flatMap((engine) => strings(entry(entry(engine.value, 'OPTIONS'), 'context_processors')));
}
