/** What the parts of the static evaluator share. */
import type * as ast from '../python/ast.ts';
import type { StaticHost } from './static-host.ts';
import type { StaticMemory } from './static-memory.ts';
import type { Truth } from './static-operators.ts';
import type {
  Place,
  Scope,
  StaticCall,
  StaticClass,
  StaticFunction,
  StaticItem,
  StaticModule,
  StaticValue,
} from './static-values.ts';

/** How running a statement ends. */
export type Outcome = 'next' | 'return' | 'break' | 'continue' | 'raise';

/** What running a body collects besides names. */
export interface Frame {
  readonly scope: Scope;
  readonly calls: StaticCall[];
  readonly definitions: (StaticFunction | StaticClass)[];
  readonly returns: StaticValue[];
}

/** What the reader of a module's names has to know besides: see `StaticEvaluator.notes`. */
export interface StaticNote {
  readonly k: 'opaque' | 'environment';
  /** `exec()`, `the environment variable STAGE`. */
  readonly what: string;
  readonly place: Place;
}

/** Each part implements some of these and uses the others. */
export interface StaticCore {
  readonly host: StaticHost;
  at(node: ast.Range, scope: Scope): Place;
  /** Counts one step of work; false when there has been enough. */
  spend(): boolean;
  dotted(value: StaticValue): string | null;
  resolve(value: StaticValue): StaticValue;
  force(value: StaticValue): StaticValue;
  /** The items of a value that can be iterated; null when it is not known to be a sequence. */
  itemsOf(value: StaticValue): readonly StaticItem[] | null;
  attribute(value: StaticValue, name: string): StaticValue;
  evaluate(node: ast.Expr, scope: Scope): StaticValue;
  call(node: ast.Call, scope: Scope): StaticValue;
  decide(test: ast.Expr, scope: Scope): Truth;
  binary(
    op: ast.BinOp['op'],
    left: StaticValue,
    right: StaticValue,
    node: ast.Range,
    scope: Scope,
  ): StaticValue;
  /** Remembers something that may set or change any name, or a choice that the environment makes. */
  note(note: StaticNote): void;
  readonly memory: StaticMemory;
  /** Sets a name of a scope, or of the module where the function declares it `global`. */
  setName(name: string, value: StaticValue | undefined, scope: Scope): void;
  /** Stores what a list or dictionary has become through a method or an operator. */
  change(target: ast.Expr, before: StaticValue, after: StaticValue, scope: Scope): void;
  assign(target: ast.Expr, value: StaticValue, scope: Scope): void;
  remove(target: ast.Expr, scope: Scope): void;
  execute(body: readonly ast.Stmt[], frame: Frame): Outcome;
  importName(alias: ast.Alias, scope: Scope): void;
  importFrom(node: ast.ImportFrom, scope: Scope): void;
  /** Sets a name of a module of the project. */
  setModuleName(path: string, name: string, value: StaticValue): void;
  findModule(name: string, from: string): StaticModule | null;
  relative(from: string, level: number, name: string): StaticModule | null;
  member(owner: StaticModule, name: string): StaticValue | null;
  throughStars(stars: readonly string[], name: string): StaticValue | null;
}
