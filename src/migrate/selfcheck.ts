/**
 * The check that every result passes before it is shown: the new texts are parsed and analysed again. What fails here is
 * a fault of the tool; the view is then left alone and says so.
 */
import type { BlockingSite, FunctionAnalysis, ModuleInfo, Program } from '../analysis/types.ts';
import { alternatives } from '../analysis/values.ts';
import type { Call, FunctionDef, Node, Stmt } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { authBackends } from './auth-backends.ts';
import { judgeDecorator } from './decorators.ts';
import type { MethodTwin, MiddlewareRewrite } from './middleware-types.ts';
import { indexOf, lineAt } from './module-index.ts';
import {
  type Branch,
  createPlanning,
  type Draft,
  type FunctionTarget,
  type Planning,
  type Target,
} from './planning.ts';
import { isSuperMethod } from './supers.ts';
import { DISPATCH_TWIN, handsOver } from './sync-dispatch.ts';
import type { FileChange, Reason } from './types.ts';
import { isAroundView } from './verdict.ts';

export interface CheckResult {
  /** What is wrong with single views. */
  readonly views: ReadonlyMap<string, readonly Reason[]>;
  /** What is wrong with a whole file, and the views that it could come from. */
  readonly files: readonly { readonly views: readonly string[]; readonly reason: Reason }[];
}

export function selfCheck(
  planning: Planning,
  drafts: readonly Draft[],
  changes: readonly FileChange[],
): CheckResult {
  const program = planning.program.overlay(new Map(changes.map((change) => [change.file, change.after])));
  const files: { views: readonly string[]; reason: Reason }[] = [];
  const broken = new Set<string>();
  for (const change of changes) {
    const problem = fileProblem(program, change.file);
    if (!problem) continue;
    broken.add(change.file);
    files.push({ views: change.views, reason: problem });
  }
  const views = new Map<string, Reason[]>();
  if (broken.size > 0) return { views, files };

  const { settings } = planning;
  const isMended = drafts.some((draft) => !draft.branches.every(isAroundView));
  const now = createPlanning(
    program,
    isMended ? { ...settings, backends: authBackends(program, settings.django) } : settings,
  );
  const changed = new Set(changes.map((change) => change.file));
  for (const draft of drafts) {
    const reasons: Reason[] = [];
    for (const target of draft.targets) reasons.push(...targetProblems(now, target, changed));
    for (const branch of draft.branches) reasons.push(...branchProblems(now, branch));
    if (draft.middleware) reasons.push(...middlewareProblems(now, draft.middleware));
    if (reasons.length > 0) views.set(draft.id, reasons);
  }
  return { views, files };
}

function fileProblem(program: Program, file: string): Reason | null {
  const parsed = program.project.files.parse(file);
  if (!parsed.ok) return checkFailed(file, parsed.problem.line, parsed.problem.message);
  const module = program.moduleAt(file);
  if (!module) return checkFailed(file, 1, 'it can not be parsed');
  let problem: Reason | null = misplacedFuture(module);
  walk(module.syntax, (node) => {
    if (problem || !isAsyncSyntax(node)) return;
    const around = indexOf(module).functionAround(node);
    if (around?.isAsync === true && !isInLambda(module, node)) return;
    problem = checkFailed(file, lineAt(module, node.start), 'it awaits outside of an async function');
  });
  return problem;
}

/** `from __future__ import ...` must come first, which is no matter of grammar. */
function misplacedFuture(module: ModuleInfo): Reason | null {
  const { body, docstring } = module.syntax;
  const rest = docstring ? body.slice(1) : body;
  const isFuture = (stmt: Stmt): boolean => stmt.kind === 'ImportFrom' && stmt.module === '__future__';
  const others = rest.findIndex((stmt) => !isFuture(stmt));
  const late = others === -1 ? undefined : rest.slice(others).find(isFuture);
  return late === undefined
    ? null
    : checkFailed(module.file, lineAt(module, late.start), 'something stands before its __future__ import');
}

function isAsyncSyntax(node: Node): boolean {
  return (
    node.kind === 'Await' ||
    ((node.kind === 'For' || node.kind === 'With' || node.kind === 'Comprehension') && node.isAsync)
  );
}

function isInLambda(module: ModuleInfo, node: Node): boolean {
  const { scopes } = indexOf(module);
  for (
    let scope: ReturnType<typeof scopes.enclosing> | null = scopes.enclosing(node);
    scope;
    scope = scope.parent
  ) {
    if (scope.kind === 'lambda') return true;
    if (scope.kind === 'function') return false;
  }
  return false;
}

function targetProblems(now: Planning, target: Target, changed: ReadonlySet<string>): readonly Reason[] {
  const module = now.program.moduleAt(target.fn.module.file);
  const node = module ? sameFunction(target.fn.module, module, target.fn.node) : null;
  if (!module || !node?.isAsync) {
    return [checkFailed(target.fn.module.file, 1, `${target.fn.node.name} is not async in it`)];
  }
  const owner = target.fn.owner ? now.program.find(target.fn.owner.qualname) : null;
  const fn: FunctionTarget = { ...target.fn, module, node, owner: owner?.k === 'class' ? owner.cls : null };
  const reasons = [...blockingProblems(now, fn)];
  for (const decorator of node.decorators) {
    const verdict = judgeDecorator(now, module, decorator.expr, 'function');
    if (target.fn.owner) continue;
    if (verdict.k === 'refused' || verdict.k === 'branch' || verdict.k === 'atomic') {
      const line = lineAt(module, decorator.start);
      reasons.push(checkFailed(module.file, line, 'a decorator of it still needs a sync function'));
    }
  }
  if (target.fn.owner) return reasons;
  for (const use of now.references.ofFunction({ k: 'function', module, node, owner: null })) {
    if (use.k !== 'call' || !changed.has(use.module.file)) continue;
    if (indexOf(use.module).parentOf(use.call)?.kind === 'Await') continue;
    if (isThroughAsyncToSync(now, use.module, use.call.func)) continue;
    if (isHandedToAsyncio(now, use.module, use.call)) continue;
    const line = lineAt(use.module, use.call.start);
    reasons.push(checkFailed(use.module.file, line, `a call of ${node.name}() is not awaited`));
  }
  return reasons;
}

function isThroughAsyncToSync(now: Planning, module: ModuleInfo, func: Node): boolean {
  return func.kind === 'Call' && now.symbols.externalName(module, func.func) === 'asgiref.sync.async_to_sync';
}

/** `asyncio.gather(view(request), ...)`: what it makes of the coroutine is awaited where that was written. */
function isHandedToAsyncio(now: Planning, module: ModuleInfo, call: Call): boolean {
  const index = indexOf(module);
  for (const around of index.ancestors(call)) {
    if (around.kind === 'FunctionDef' || around.kind === 'Lambda') return false;
    const name = around.kind === 'Call' ? now.symbols.externalName(module, around.func) : null;
    if (name?.startsWith('asyncio.')) return true;
  }
  return false;
}

function branchProblems(now: Planning, branch: Branch): readonly Reason[] {
  if (branch.k === 'class') return middlewareProblems(now, branch.rewrite);
  // Whether it closes the gap is seen at the decorators, which ask the new backends.
  if (branch.k === 'counterpart' || branch.k === 'user') return [];
  const module = now.program.moduleAt(branch.module.file);
  const decorator = module ? sameFunction(branch.module, module, branch.decorator) : null;
  const twin = decorator ? asyncTwin(decorator.body, branch.wrapper.name) : null;
  if (!module || !twin) {
    return [checkFailed(branch.module.file, 1, `${branch.decorator.name} has no async wrapper in it`)];
  }
  const qualname = `${module.name}.${branch.decorator.name}.<locals>.${twin.name}`;
  return blockingProblems(now, { node: twin, module, owner: null, qualname });
}

function middlewareProblems(now: Planning, rewrite: MiddlewareRewrite): readonly Reason[] {
  if (rewrite.k === 'function') return rewrite.branch ? branchProblems(now, rewrite.branch) : [];
  return rewrite.classes.flatMap((each) => each.twins.flatMap((twin) => twinProblems(now, twin)));
}

/** The counterpart of a method: it stands in the same class, is async and waits for nothing on the loop. */
function twinProblems(now: Planning, { fn, name, calls }: MethodTwin): readonly Reason[] {
  const { file } = fn.module;
  const module = now.program.moduleAt(file);
  const method = module ? sameFunction(fn.module, module, fn.node) : null;
  const cls = module && method ? indexOf(module).parentOf(method) : null;
  const twin =
    cls?.kind === 'ClassDef'
      ? cls.body.find((each) => each.kind === 'FunctionDef' && each.isAsync && each.name === name)
      : undefined;
  if (!module || twin?.kind !== 'FunctionDef') {
    return [checkFailed(file, 1, `${fn.node.name}() has no async counterpart in it`)];
  }
  let awaits = 0;
  walk(twin.body, (node) => {
    if (node.kind === 'Await') awaits++;
  });
  if (awaits < calls.length) {
    return [checkFailed(file, lineAt(module, twin.headStart), `${name}() does not await all that it must`)];
  }
  const owner = fn.owner ? now.program.find(fn.owner.qualname) : null;
  const qualname = fn.qualname.slice(0, -fn.node.name.length) + name;
  return blockingProblems(now, {
    node: twin,
    module,
    owner: owner?.k === 'class' ? owner.cls : null,
    qualname,
  });
}

function asyncTwin(body: readonly Stmt[], name: string): FunctionDef | null {
  for (const statement of body) {
    if (statement.kind !== 'If') continue;
    for (const inner of statement.body) {
      if (inner.kind === 'FunctionDef' && inner.isAsync && inner.name === name) return inner;
    }
  }
  return null;
}

function blockingProblems(now: Planning, fn: FunctionTarget): readonly Reason[] {
  const analysis = now.analyze(fn);
  return analysis.sites
    .filter((site) => !isAwaitedCall(analysis, site))
    .map((site) => {
      const what = site.effects[0]?.what ?? 'a call';
      const line = lineAt(fn.module, site.node.start);
      return checkFailed(fn.module.file, line, `${what} is still run on the event loop`);
    });
}

/**
 * A call that is awaited and could not be analysed, or that is of what `as_view()` gives: whatever it is, it is async. So
 * is what a decorator has made of an async view, if that may give back an async function, and a `dispatch()` that hands
 * over to its async counterpart.
 */
function isAwaitedCall(analysis: FunctionAnalysis, { node, role, effects }: BlockingSite): boolean {
  if (role !== 'self' || node.kind !== 'Call') return false;
  if (indexOf(analysis.fn.module).parentOf(node)?.kind !== 'Await') return false;
  const { func } = node;
  // The counterpart of a dispatch() runs for async classes only, though others have it as well.
  if (analysis.fn.node.name === DISPATCH_TWIN && isSuperMethod(func, 'dispatch')) return true;
  const mayBeAsync = alternatives(analysis.valueOf(func)).some(
    (value) =>
      value.k === 'function' &&
      value.fn.node.kind === 'FunctionDef' &&
      (value.fn.node.isAsync || handsOver(value.fn.node)),
  );
  if (mayBeAsync) return true;
  const isView = alternatives(analysis.valueOf(func)).some(
    (value) => value.k === 'function' && value.fn.module.name === 'django.views.generic.base',
  );
  return isView || effects.every((effect) => effect.kind === 'unknown');
}

/** The function of the new text that an old one has become: the same name in the same place among its namesakes. */
function sameFunction(before: ModuleInfo, after: ModuleInfo, node: FunctionDef): FunctionDef | null {
  const old = namesakes(before, node.name).filter((each) => pathOf(before, each) === pathOf(before, node));
  const path = pathOf(before, node);
  const fresh = namesakes(after, node.name).filter((each) => pathOf(after, each) === path);
  return fresh[old.indexOf(node)] ?? null;
}

function namesakes(module: ModuleInfo, name: string): readonly FunctionDef[] {
  const found: FunctionDef[] = [];
  walk(module.syntax, (node) => {
    if (node.kind === 'FunctionDef' && node.name === name) found.push(node);
  });
  return found;
}

/** The names of the classes and functions around a function. */
function pathOf(module: ModuleInfo, node: FunctionDef): string {
  const names: string[] = [];
  for (const around of indexOf(module).ancestors(node)) {
    if (around.kind === 'FunctionDef' || around.kind === 'ClassDef') names.push(around.name);
  }
  return names.join('.');
}

/** The result did not pass the tool's own check. */
export function checkFailed(file: string, line: number, what: string): Reason {
  return {
    code: 'DA190',
    message: `The migrated text did not pass the check: ${what}`,
    file,
    line,
    fix: 'Leave the view as it is; this is a fault of django-asyncify, please report it with the view.',
  };
}
