/** Methods that are put into a class-based view: an async `dispatch()` or handler around one that stays sync, an `as_view()` for a `setup()` that waits. */
import type { ClassDef } from '../python/ast.ts';
import { LineIndex } from '../python/source.ts';
import type { CallerEdits } from './callers.ts';
import type { ImportPlanner } from './edits.ts';
import { aboveComments, endOfLine, indentationAt } from './lines.ts';
import type { AddedMethod } from './planning.ts';

/** @param methods those of one class, in the order in which they are written */
export function writeAddedMethods(methods: readonly AddedMethod[], imports: ImportPlanner): CallerEdits {
  const [first] = methods;
  if (!first) return { edits: [], notes: [] };
  const { module, node } = first;
  const { text } = module;
  const lines = new LineIndex(text);
  const eol = lines.newline;
  const place = placeIn(text, node, lines.indentUnit);
  const use = (from: string, name: string): string => imports.use(from, name, node.headStart);
  const written = methods.map((method) =>
    (method.form === 'as-view' ? asView(use, lines.indentUnit) : methodOf(method, use, lines.indentUnit))
      .map((line) => (line === '' ? '' : `${place.indent}${line}`))
      .join(eol),
  );
  const whole = place.before
    ? written.map((each) => `${each}${eol}${eol}`).join('')
    : `${place.isOnly ? eol : eol + eol}${written.join(eol + eol)}`;
  const edit = { start: place.start, end: place.end, text: whole };
  const notes = methods.map((method, at) => ({
    code: codeOf(method),
    why: whyOf(method),
    offset: whole.indexOf(written[at] ?? '') + place.indent.length,
    edit,
  }));
  return { edits: [edit], notes };
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly indent: string;
  /** Something follows in the class. */
  readonly before: boolean;
  /** It takes the place of a lone `pass`. */
  readonly isOnly: boolean;
}

function placeIn(text: string, node: ClassDef, step: string): Place {
  const [first] = node.body;
  const next = node.body.find((statement) => statement.kind === 'FunctionDef');
  const isOneLine = first !== undefined && !/[\r\n]/.test(text.slice(node.colon, first.start));
  const indent =
    first && !isOneLine ? indentationAt(text, first.start) : indentationAt(text, node.headStart) + step;
  if (next) {
    const at = aboveComments(text, next.start);
    return { start: at, end: at, indent, before: true, isOnly: false };
  }
  const isPass = first?.kind === 'Pass' && node.body.length === 1;
  if (isPass && !text.slice(node.colon, first.start).includes('#')) {
    return { start: node.colon + 1, end: first.end, indent, before: false, isOnly: true };
  }
  const last = node.body.at(-1);
  const at = endOfLine(text, last ? last.end : node.colon);
  return { start: at, end: at, indent, before: false, isOnly: false };
}

/** Text that names something of another module; the import is planned. */
type Use = (module: string, name: string) => string;

function methodOf(method: AddedMethod, use: Use, step: string): readonly string[] {
  const head = `async def ${method.name}(self, request, *args, **kwargs):`;
  return [head, ...bodyOf(method, use).map((line) => `${step}${line}`)];
}

function asView(use: Use, step: string): readonly string[] {
  const isCoroutine = use('asyncio', 'iscoroutine');
  const wraps = use('functools', 'wraps');
  const inThread = use('asgiref.sync', 'sync_to_async');
  return [
    '@classmethod',
    'def as_view(cls, **initkwargs):',
    `${step}view = super().as_view(**initkwargs)`,
    '',
    `${step}@${wraps}(view)`,
    `${step}async def wrapper(request, *args, **kwargs):`,
    `${step}${step}# setup() may wait, so it runs in a thread; an async handler is awaited here.`,
    `${step}${step}response = await ${inThread}(lambda: view(request, *args, **kwargs))()`,
    `${step}${step}return await response if ${isCoroutine}(response) else response`,
    '',
    `${step}return wrapper`,
  ];
}

function bodyOf({ name, form }: AddedMethod, use: Use): readonly string[] {
  const args = '(request, *args, **kwargs)';
  switch (form) {
    case 'await':
      return [`return await super().${name}${args}`];
    case 'as-view':
      return [];
    case 'thread':
      return [`return await ${use('asgiref.sync', 'sync_to_async')}(super().${name})${args}`];
    case 'either': {
      const isCoroutine = use('asyncio', 'iscoroutine');
      return [
        `response = await ${use('asgiref.sync', 'sync_to_async')}(super().${name})${args}`,
        `return await response if ${isCoroutine}(response) else response`,
      ];
    }
    default:
      return [`return await self.${form.forwardsTo}${args}`];
  }
}

function codeOf({ form }: AddedMethod): string {
  if (form === 'await') return 'DA245';
  if (form === 'either') return 'DA249';
  return form === 'as-view' ? 'DA251' : 'DA250';
}

function whyOf({ node, name, form }: AddedMethod): string {
  switch (form) {
    case 'await':
      return `${node.name}: its decorators are applied to dispatch(), which must be async for them to await it`;
    case 'either':
      return `${node.name}: the sync dispatch() that it inherits checks the request, which may wait, so it runs in a thread`;
    case 'as-view':
      return `${node.name}: Django calls setup() and __init__() synchronously, and they wait, so they run in a thread`;
    case 'thread':
      return `${node.name}: the ${name}() that it inherits from a generic view is sync, and all handlers must be async`;
    default:
      return `${node.name}: the ${name}() that it inherits only hands on to ${form.forwardsTo}(), and all handlers must be async`;
  }
}
