/** What of the project's code an async view must not meet: `async_to_sync` on the event loop, thread-locals. */
import type { BlockingSite, ModuleInfo } from '../analysis/types.ts';
import { finding } from '../project/findings.ts';
import type { Finding } from '../project/types.ts';
import type { FunctionDef, Name, Node } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { findDefinition } from './judgements.ts';
import { definitionOf } from './middleware.ts';
import { indexOf, lineAt } from './module-index.ts';
import { methodTarget } from './overridden-helpers.ts';
import type { FunctionTarget, Planning } from './planning.ts';
import { isThreadLocal, threadLocalNames, threadLocalWrite } from './thread-locals.ts';

/** What the analysis calls a call of `async_to_sync(f)`. */
const WAITS_FOR_LOOP = 'async_to_sync()';

export function codeReadiness(planning: Planning): readonly Finding[] {
  return [...asyncToSyncOnLoop(planning), ...threadLocals(planning)];
}

/** `async_to_sync` that async views reach without going to a thread; views that become async take it to one. */
function asyncToSyncOnLoop(planning: Planning): readonly Finding[] {
  const { files, views } = planning.project;
  if (!files.paths.some((path) => files.text(path)?.includes('async_to_sync'))) return [];
  const found = new Map<string, Finding>();
  for (const ref of views) {
    const definition = findDefinition(planning, ref);
    if (!definition) continue;
    const { module } = definition;
    const functions: readonly FunctionTarget[] =
      definition.k === 'function'
        ? [{ node: definition.node, module, owner: null, qualname: ref.id }]
        : definition.node.body.flatMap((node) =>
            node.kind === 'FunctionDef' ? [methodTarget(planning, definition, node)] : [],
          );
    for (const fn of functions.filter(({ node }) => node.isAsync)) {
      for (const site of planning.analyze(fn).sites) {
        const place = placeOnLoop(module, site);
        if (!place || found.has(`${place.file}:${place.line}`)) continue;
        const message = `async_to_sync() is reached on the event loop here, from the async view ${ref.id}: it raises RuntimeError`;
        found.set(`${place.file}:${place.line}`, finding('syncOverAsync', message, place));
      }
    }
  }
  return [...found.values()];
}

function placeOnLoop(
  module: ModuleInfo,
  { node, effects }: BlockingSite,
): { readonly file: string; readonly line: number } | null {
  const effect = effects.find((each) => each.what === WAITS_FOR_LOOP);
  if (!effect) return null;
  const last = effect.chain.at(-1);
  return last
    ? { file: last.file, line: last.line }
    : { file: module.file, line: lineAt(module, node.start) };
}

/** Thread-locals at the top level of modules, with who sets and reads them. */
function threadLocals(planning: Planning): readonly Finding[] {
  const { files } = planning.project;
  const findings: Finding[] = [];
  const byMiddleware = writtenByMiddleware(planning);
  for (const path of files.paths) {
    const text = files.text(path) ?? '';
    if (!/\bthreading\b/.test(text) || !/\blocal\b/.test(text)) continue;
    const module = planning.program.moduleAt(path);
    if (!module) continue;
    for (const name of threadLocalNames(planning, module)) {
      const place = { file: path, line: lineAt(module, name.start) };
      const uses = usesOf(planning, module, name);
      const writer = byMiddleware.get(`${path}:${name.id}`);
      const set = writer ? `middleware (${writer}) sets it` : uses.written && `it is set in ${uses.written}`;
      const read = uses.read && `it is read in ${uses.read}`;
      const parts = [set, read].filter((part) => part !== null && part !== '');
      const how = parts.length > 0 ? `: ${parts.join(', ')}` : '';
      findings.push(finding('threadLocal', `${name.id} is a threading.local${how}`, place));
    }
  }
  return findings;
}

/** `file:name` of each thread-local that middleware of the project writes to -> which middleware. */
function writtenByMiddleware(planning: Planning): ReadonlyMap<string, string> {
  const writers = new Map<string, string>();
  for (const report of planning.project.middleware) {
    if (report.owner !== 'project') continue;
    const definition = definitionOf(planning, report.path);
    if (!definition) continue;
    for (const fn of functionsIn(definition.node)) {
      const cls = definition.k === 'class' ? definition : null;
      const write = threadLocalWrite(planning, definition.module, fn, cls);
      if (write) writers.set(`${write.module.file}:${write.variable}`, report.path);
    }
  }
  return writers;
}

function functionsIn(definition: Node): readonly FunctionDef[] {
  const functions: FunctionDef[] = [];
  walk(definition, (node) => {
    if (node.kind === 'FunctionDef') functions.push(node);
  });
  return functions;
}

interface Uses {
  readonly written: string | null;
  readonly read: string | null;
}

/** The first place that sets an attribute of the variable, and the first that reads one, its own file before others. */
function usesOf(planning: Planning, owner: ModuleInfo, variable: Name): Uses {
  const { files } = planning.project;
  let written: string | null = null;
  let read: string | null = null;
  // Who uses it from outside names its module and itself.
  const home = owner.name.slice(owner.name.lastIndexOf('.') + 1);
  const others = files.mentioning(variable.id).filter((path) => path !== owner.file);
  for (const path of [owner.file, ...others]) {
    if (written !== null && read !== null) break;
    const text = files.text(path) ?? '';
    if (path !== owner.file && !text.includes(home)) continue;
    const module = path === owner.file ? owner : planning.program.moduleAt(path);
    if (!module) continue;
    const index = indexOf(module);
    for (const mention of index.mentions(variable.id)) {
      if (mention === variable || !isThreadLocal(planning, module, mention)) continue;
      const attribute = index.parentOf(mention);
      const around = attribute?.kind === 'Attribute' ? index.parentOf(attribute) : attribute;
      const place = `${path}:${lineAt(module, mention.start)}`;
      const isWrite =
        (around?.kind === 'Assign' && around.targets.some((target) => target === attribute)) ||
        around?.kind === 'AugAssign' ||
        around?.kind === 'AnnAssign' ||
        around?.kind === 'Delete' ||
        isSetter(around ?? null, index.parentOf(around ?? mention));
      if (isWrite) written ??= place;
      else if (attribute?.kind !== 'ImportFrom') read ??= place;
    }
  }
  return { written, read };
}

/** `setattr(variable, …)` and `delattr(variable, …)` */
function isSetter(argument: Node | null, call: Node | null): boolean {
  const found = call?.kind === 'Call' ? call : argument?.kind === 'Call' ? argument : null;
  return found?.func.kind === 'Name' && (found.func.id === 'setattr' || found.func.id === 'delattr');
}
