/** What commands need of the rooms below them. The real one is in `context.ts`; tests bring their own. */
import type { Engine, EngineOptions, MiddlewareDocument } from '../migrate/types.ts';
import type { Explanations } from '../report/explanations.ts';
import type { Screen } from '../report/screen.ts';

/** What the command line says about the project; null where it says nothing. */
export interface ProjectRequest {
  readonly cwd: string;
  /** As the user wrote them; empty: `cwd`. */
  readonly paths: readonly string[];
  readonly django: string | null;
  readonly settings: string | null;
  readonly python: string | null;
  readonly style: EngineOptions['style'] | null;
  readonly unknown: EngineOptions['unknown'];
  /** Threads that report on views. */
  readonly jobs: number | null;
}

export interface OpenedProject {
  readonly engine: Engine;
  /** The paths relative to the project root; empty: all of it. */
  readonly targets: readonly string[];
  /** What `[tool.django-asyncify]` says about options that only commands know. */
  readonly allowDirty: boolean;
  /** Threads that report on views; null: not said. */
  readonly jobs: number | null;
}

/** A value, or one sentence that says what stands in the way and what to do. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string };

export interface MiddlewareReported {
  readonly document: MiddlewareDocument;
  readonly text: (screen: Screen) => string;
}

export interface Core {
  open(request: ProjectRequest): Promise<Outcome<OpenedProject>>;
  /** Root of the project that holds a path, without reading it. */
  findRoot(path: string | null, cwd: string): Promise<Outcome<string>>;
  explanations(): Promise<Explanations>;
  /** The middleware chain as a document, and that as text. */
  middlewareReport(engine: Engine, version: string): Promise<MiddlewareReported>;
}
