/** Public face of the analysis: the program, and what its functions do. */
import { existsSync, readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Project } from '../project/types.ts';
import type { Expr, FunctionDef } from '../python/ast.ts';
import { analyzeFunction } from './analyze.ts';
import { asFrame, declaredParameters, functionFrame, viewObject, viewParameters } from './calls.ts';
import { classFrame, classOf, lookupMember } from './classes.ts';
import { evaluate } from './expressions.ts';
import { type Frame, type Interp, staticFrame } from './interp.ts';
import { userModel } from './models.ts';
import { bindingSites, importedValue, loadModule, moduleAt, scopesOf, siteValue } from './modules.ts';
import { requestWritesOf } from './request.ts';
import { execute } from './statements.ts';
import type {
  ClassInfo,
  FunctionInfo,
  GivenAround,
  ModuleInfo,
  Program,
  Value,
  ValueClass,
  ValueFunction,
} from './types.ts';
import { UNKNOWN } from './values.ts';

export type * from './types.ts';

export interface ProgramOptions {
  /** What to do with calls that can't be analysed; null: by what they are handed. */
  readonly unknownCalls: 'offload' | 'leave' | null;
  readonly blocking: readonly string[];
  readonly safe: readonly string[];
  /** See `Interp.userStaysLazy`. */
  readonly userStaysLazy: boolean;
}

const DEFAULTS: ProgramOptions = { unknownCalls: null, blocking: [], safe: [], userStaysLazy: false };

const stubs = new Map<string, string | null>();

/** The text of a knowledge stub; null when there is none. They stand beside the program, built or not. */
function readStub(path: string): string | null {
  const known = stubs.get(path);
  if (known !== undefined) return known;
  let text: string | null = null;
  for (const base of ['./stubs/', '../knowledge/stubs/']) {
    const file = fileURLToPath(new URL(base + path, import.meta.url));
    if (existsSync(file)) {
      text = readFileSync(file, 'utf8');
      break;
    }
  }
  stubs.set(path, text);
  return text;
}

/** Opens a program over a project: nothing is read until it is asked for. */
export function createProgram(project: Project, options: Partial<ProgramOptions> = {}): Program {
  return openProgram(project, { ...DEFAULTS, ...options }, new Map());
}

function openProgram(project: Project, settings: ProgramOptions, outside: Interp['outside']): Program {
  const interp: Interp = {
    project,
    modules: new Map(),
    modulesByFile: new Map(),
    outside,
    globals: new Map(),
    scopes: new Map(),
    lines: new Map(),
    classes: new Map(),
    members: new Map(),
    classEntries: new Map(),
    models: new Map(),
    summaries: new Map(),
    shared: new Map(),
    running: new Map(),
    active: [],
    provisional: new Map(),
    standIns: new Map(),
    variants: new Map(),
    readStub,
    readPackage: (path) => {
      for (const root of project.sourceRoots) {
        const file = joinPath(root, path);
        const bytes = readIfThere(joinPath(project.root, file));
        if (bytes !== null) return { file, bytes };
      }
      const bytes = project.sitePackages === null ? null : readIfThere(joinPath(project.sitePackages, path));
      return bytes === null ? null : { file: path, bytes };
    },
    projectModels: null,
    raised: new Map(),
    probes: null,
    depth: 0,
    cuts: 0,
    steps: 0,
    unknownCalls: settings.unknownCalls,
    extraBlocking: settings.blocking,
    extraSafe: settings.safe,
    userStaysLazy: settings.userStaysLazy,
  };
  return {
    project,
    moduleAt: (file) => moduleAt(interp, file),
    find: (id) => find(interp, id),
    analyze: (fn, given, around) => analyze(interp, fn, given, around),
    viewObject: (cls, user) => viewObject(interp, cls, user),
    userModel: () => userModel(interp),
    requestWrites: () => requestWritesOf(interp),
    valueAt: (module, expr) => valueAt(interp, module, expr),
    overlay: (texts) => openProgram(project.overlay(texts), settings, outside),
  };
}

function readIfThere(file: string): Uint8Array | null {
  return existsSync(file) ? readFileSync(file) : null;
}

function find(interp: Interp, id: string): ValueFunction | ValueClass | null {
  const parts = id.split('.');
  for (let cut = parts.length - 1; cut > 0; cut--) {
    const module = loadModule(interp, parts.slice(0, cut).join('.'));
    if (module) return findInside(interp, module, parts.slice(cut));
  }
  return null;
}

function findInside(
  interp: Interp,
  module: ModuleInfo,
  names: readonly string[],
): ValueFunction | ValueClass | null {
  let frame: Frame = staticFrame(module, null, null);
  let body = module.syntax.body;
  let owner: ClassInfo | null = null;
  let found: ValueFunction | ValueClass | null = null;
  for (const name of names) {
    const site = bindingSites(body).get(name)?.at(-1);
    if (!site) {
      if (!owner) return null;
      const inherited = lookupMember(interp, owner, name);
      return inherited?.value.k === 'function' || inherited?.value.k === 'class' ? inherited.value : null;
    }
    if (site.alias) {
      const value = importedValue(interp, module, site);
      return value.k === 'function' || value.k === 'class' ? value : null;
    }
    if (site.statement.kind === 'FunctionDef') {
      const fn: FunctionInfo = {
        node: site.statement,
        qualname: `${owner ? owner.qualname : module.name}.${name}`,
        module,
        owner,
      };
      found = { k: 'function', fn, self: null, closure: null };
      body = site.statement.body;
    } else if (site.statement.kind === 'ClassDef') {
      owner = classOf(interp, frame, site.statement);
      found = { k: 'class', cls: owner };
      frame = classFrame(owner);
      body = site.statement.body;
    } else {
      const value = siteValue(interp, frame, name, site);
      return value.k === 'function' || value.k === 'class' ? value : null;
    }
  }
  return found;
}

function analyze(
  interp: Interp,
  fn: FunctionInfo,
  given: ReadonlyMap<string, Value> | undefined,
  around: GivenAround | undefined,
): ReturnType<Program['analyze']> {
  const { node } = fn;
  if (node.kind !== 'FunctionDef') throw new TypeError('a lambda has no statements to plan for');
  const parameters = given ? new Map([...viewParameters(interp, fn), ...given]) : null;
  return analyzeFunction(interp, { ...fn, node }, closureOf(interp, fn, node, around), parameters);
}

/** The frames around a nested function: what its free names are, when the functions around it are run once. */
function closureOf(interp: Interp, fn: FunctionInfo, node: FunctionDef, given?: GivenAround): Frame | null {
  const around = enclosingFunctions(fn.module, node);
  let parent: Frame | null = null;
  for (const outer of around) {
    const info: FunctionInfo = { node: outer, qualname: outer.name, module: fn.module, owner: null };
    const parameters = new Map([...declaredParameters(interp, info), ...(given?.get(outer) ?? [])]);
    const frame: Frame = functionFrame(interp, info, parent, parameters, []);
    execute(interp, frame, outer.body);
    parent = frame;
  }
  return asFrame(parent);
}

/** The functions around a function, outermost first. */
function enclosingFunctions(module: ModuleInfo, node: FunctionDef): readonly FunctionDef[] {
  const found: FunctionDef[] = [];
  const visit = (statements: ModuleInfo['syntax']['body']): void => {
    for (const statement of statements) {
      if (statement === node || statement.start > node.start || statement.end < node.end) continue;
      if (statement.kind === 'FunctionDef') {
        found.push(statement);
        visit(statement.body);
      } else if (statement.kind === 'ClassDef' || statement.kind === 'With') visit(statement.body);
      else if (statement.kind === 'If' || statement.kind === 'For' || statement.kind === 'While') {
        visit(statement.body);
        visit(statement.orelse);
      } else if (statement.kind === 'Try') {
        visit(statement.body);
        for (const handler of statement.handlers) visit(handler.body);
        visit(statement.orelse);
        visit(statement.finalbody);
      }
    }
  };
  visit(module.syntax.body);
  return found;
}

function valueAt(interp: Interp, module: ModuleInfo, expr: Expr): Value {
  const scopes = scopesOf(interp, module);
  let scope: ReturnType<typeof scopes.enclosing> | null = scopes.enclosing(expr);
  while (scope && scope.kind !== 'module') {
    if (scope.kind === 'function' && scope.node?.kind === 'FunctionDef') {
      const fn: FunctionInfo = { node: scope.node, qualname: scope.node.name, module, owner: null };
      const frame = functionFrame(
        interp,
        fn,
        closureOf(interp, fn, scope.node),
        declaredParameters(interp, fn),
        [],
      );
      execute(interp, frame, scope.node.body);
      const now = {
        ...frame,
        state: { vars: new Map(frame.everBound), facts: new Set<string>(), bound: new Set<string>() },
      };
      return evaluate(interp, now, expr);
    }
    if (scope.kind === 'class' && scope.node?.kind === 'ClassDef')
      return evaluate(interp, classFrame(classOf(interp, staticFrame(module, null, null), scope.node)), expr);
    scope = scope.parent;
  }
  return scope ? evaluate(interp, staticFrame(module, null, null), expr) : UNKNOWN;
}
