/** What all parts of the planner share. */

import type {
  BlockingSite,
  FunctionAnalysis,
  FunctionInfo,
  GivenAround,
  ModuleInfo,
  Program,
  Value,
} from '../analysis/types.ts';
import type { Project } from '../project/types.ts';
import type { Assign, Call, ClassDef, Decorator, FunctionDef } from '../python/ast.ts';
import type { AuthBackends } from './auth-backends.ts';
import { type ClassTree, createClassTree } from './class-tree.ts';
import { handedValues } from './handed-values.ts';
import { joinAnalyses } from './join-analyses.ts';
import type { MiddlewareRewrite } from './middleware-types.ts';
import { packageClass } from './package-views.ts';
import { createReferences, type References, type ViewUse } from './references.ts';
import { createSymbols, type Symbols } from './symbols.ts';
import type { Reason, Style } from './types.ts';
import { createViewLines, type ViewLines } from './view-line.ts';
import { selfOfViews } from './view-self.ts';

/** What the user decided, and what the project is set to. */
export interface PlanningSettings {
  readonly style: Style;
  readonly django: string;
  readonly backends: AuthBackends;
  /** Dotted names that the settings file says take async views. */
  readonly asyncDecorators: ReadonlySet<string>;
  readonly lineLength: number | null;
}

export interface Planning extends PlanningSettings {
  readonly project: Project;
  readonly program: Program;
  readonly symbols: Symbols;
  readonly references: References;
  readonly classes: ClassTree;
  readonly viewLines: ViewLines;
  readonly settings: PlanningSettings;
  /** `Program.analyze`, each function once, with what its decorators hand to it. */
  analyze(fn: FunctionTarget): FunctionAnalysis;
}

export function createPlanning(program: Program, settings: PlanningSettings): Planning {
  const symbols = createSymbols(program);
  const classes = createClassTree(program, symbols);
  const viewLines = createViewLines(
    classes,
    settings.django,
    (name) => packageClass(planning, name)?.cls ?? null,
  );
  const analyses = new Map<FunctionDef, FunctionAnalysis>();
  const handedOf = (fn: FunctionTarget): ReadonlyMap<string, Value> | undefined =>
    handedValues(symbols, analyze, (module, expr) => program.valueAt(module, expr), fn);
  const analyze = (
    fn: FunctionTarget,
    given?: ReadonlyMap<string, Value>,
    around?: GivenAround,
  ): FunctionAnalysis => {
    if (given) return program.analyze(fn, given, around);
    let known = analyses.get(fn.node);
    if (!known) {
      const handed = handedOf(fn);
      const [first, ...others] = selfOfViews(program, symbols, classes, viewLines, handedOf, fn).map((self) =>
        program.analyze(fn, handed ? new Map([...self, ...handed]) : self),
      );
      known = first ? joinAnalyses(first, others) : program.analyze(fn, handed);
      analyses.set(fn.node, known);
    }
    return known;
  };
  const planning: Planning = {
    ...settings,
    settings,
    project: program.project,
    program,
    symbols,
    references: createReferences(program, symbols),
    classes,
    viewLines,
    analyze: (fn) => analyze(fn),
  };
  return planning;
}

export type FunctionTarget = FunctionInfo & { readonly node: FunctionDef };

export interface AtomicDecorator {
  readonly decorator: Decorator;
  /** The decorator as it is put on the function inside: `@transaction.atomic(using="shop")`. */
  readonly marker: string;
}

/** A function that becomes async. */
export interface Target {
  readonly fn: FunctionTarget;
  /** `@transaction.atomic` on it, which moves into its body. */
  readonly atomic: AtomicDecorator | null;
  /** Decorators on it whose result is to be marked as a coroutine function. */
  readonly marks: readonly Decorator[];
  /** Calls in it that give a coroutine once it is migrated: `super().dispatch(...)`. */
  readonly awaits: readonly Call[];
  /** Calls in it that may wait, and give a coroutine or a response once it is migrated. */
  readonly either: readonly Call[];
  /** What waits in it for reasons that the analysis does not see: inherited handlers that stay sync, what is read afterwards. */
  readonly extraSites: readonly BlockingSite[];
}

/** What else is written for a decorated view to be async. */
export type Branch = FunctionBranch | ClassBranch | Counterpart | RequestUser;

/** A class whose objects take the view's place: its `__call__` is given an async counterpart. */
export interface ClassBranch {
  readonly k: 'class';
  readonly rewrite: Extract<MiddlewareRewrite, { readonly k: 'class' }>;
}

/** A sync method that is given an async form, which calls it. */
export interface Counterpart {
  readonly k: 'counterpart';
  readonly module: ModuleInfo;
  readonly cls: ClassDef;
  readonly method: FunctionDef;
  /** Of the async form. */
  readonly name: string;
  /** Whether the method waits, so that it is called in a thread. */
  readonly waits: boolean;
  /** Who asks for it. */
  readonly by: string;
}

/** A statement of a middleware that puts a user on `request.user`: `request.auser` is set beside it. */
export interface RequestUser {
  readonly k: 'user';
  readonly module: ModuleInfo;
  readonly statement: Assign;
  /** The function that it stands in. */
  readonly around: FunctionDef;
  /** What the request is called there. */
  readonly request: string;
  /** Whether the user is a row that is there, not one that is fetched when it is looked at. */
  readonly isLoaded: boolean;
}

/** A function that puts another around the view. */
export interface FunctionBranch {
  readonly k: 'function';
  readonly module: ModuleInfo;
  /** The function that is handed the view. */
  readonly decorator: FunctionDef;
  /** The sync function that it puts around the view. */
  readonly wrapper: FunctionDef;
  /** The parameter that is the view. */
  readonly view: string;
  /** Calls of the view in the wrapper. */
  readonly calls: readonly Call[];
}

/** A method that is put into a class. */
export interface AddedMethod {
  readonly module: ModuleInfo;
  readonly node: ClassDef;
  readonly name: string;
  /** What it makes of the inherited one. */
  readonly form: AddedForm;
}
export type AddedForm =
  /** Awaits what it gives. */
  | 'await'
  /** Calls it in a thread, then awaits what it gives if that is a coroutine. */
  | 'either'
  /** Calls it in a thread. */
  | 'thread'
  /** `as_view()`: the view that it gives, with `setup()` in it, is called in a thread. */
  | 'as-view'
  /** Awaits the handler that the inherited one hands on to. */
  | { readonly forwardsTo: string };

/** What migrating one view means, whatever else is migrated. */
export interface Draft {
  readonly id: string;
  readonly isAsync: boolean;
  /** Why it can't be; empty when nothing seems to stand in the way. */
  readonly reasons: readonly Reason[];
  /** What to look at by hand once it is migrated. */
  readonly notes: readonly Reason[];
  readonly targets: readonly Target[];
  readonly branches: readonly Branch[];
  readonly added: readonly AddedMethod[];
  readonly uses: readonly ViewUse[];
  /** Views that can only be migrated together with it: the rest of its class tree. */
  readonly companions: readonly string[];
  /** For middleware instead of a view: how it comes to work in both modes. */
  readonly middleware: MiddlewareRewrite | null;
}
