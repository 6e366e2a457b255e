/** What the engine gives to commands, reports and review. The JSON documents are these shapes. */
import type { Finding, MiddlewareReport, Project, ViewRef } from '../project/types.ts';

export type Style = 'wrap' | 'native';
export type Status = 'ready' | 'blocked' | 'async';
export type Gain = 'high' | 'some' | 'none' | 'loss';

export interface Reason {
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly fix: string;
}

export interface ViewReport {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly kind: 'function' | 'class';
  readonly status: Status;
  readonly gain: Gain;
  /** Why it is blocked; for other views what to look at by hand. */
  readonly reasons: readonly Reason[];
  readonly calls: { readonly orm: number; readonly blocking: number; readonly unknown: number };
}

/** What `migrate` can be asked for: a view, or a middleware. */
export type Candidate = ViewReport | MiddlewareOffer;

/** One edit as a reviewer is told of it. */
export interface EditNote {
  readonly code: string;
  /** Line in the new text, counting from 1. */
  readonly line: number;
  /** One line: what blocks here and what the edit does about it. */
  readonly why: string;
}

export interface FileChange {
  readonly file: string;
  /** Ids of the views this file's change serves. */
  readonly views: readonly string[];
  readonly edits: readonly EditNote[];
  /** Decoded texts, line ends as they are in the file. */
  readonly before: string;
  readonly after: string;
  /** Bytes to write: same encoding, byte-order mark and line ends as before. */
  readonly bytes: Uint8Array;
}

/** The plan for a set of views. Computed anew whenever the set changes; hunks are never stitched together. */
export interface MigrationPlan {
  readonly files: readonly FileChange[];
  /** Views of the set that are migrated by this plan, and those that came along because a migrated view needs them. */
  readonly migrated: readonly string[];
  readonly skipped: readonly { readonly id: string; readonly reasons: readonly Reason[] }[];
  /** Trips to a thread that the async path of each middleware in it names, by its id. */
  readonly trips?: ReadonlyMap<string, number>;
}

/** A middleware of the project that does not work in both modes, and whether it can be rewritten so that it does. */
export interface MiddlewareOffer {
  /** Its path in `MIDDLEWARE`. */
  readonly id: string;
  readonly file: string;
  /** Line of the `def` or `class`. */
  readonly line: number;
  readonly kind: 'middleware';
  readonly form: 'function' | 'class';
  readonly status: 'ready' | 'blocked';
  /** Why it can't be rewritten; for one that can what to look at by hand. */
  readonly reasons: readonly Reason[];
  /** The lines that make it sync. */
  readonly because: readonly { readonly file: string; readonly line: number; readonly what: string }[];
  /** Trips to a thread that its async path would name; null when it can't be rewritten. */
  readonly trips: number | null;
}

/** A settings module that was not chosen, and how it differs from the one that was. */
export interface OtherSettingsReport {
  readonly module: string;
  readonly file: string;
  /** What names it; null for one that lies beside the chosen one. */
  readonly namedBy: { readonly file: string; readonly line: number } | null;
  /** Middleware that only it has, and that only the chosen one has. */
  readonly added: readonly MiddlewareReport[];
  readonly removed: readonly MiddlewareReport[];
  /** Whether what both have stands in another order. */
  readonly reordered: boolean;
  readonly atomicRequests: { readonly file: string; readonly line: number } | null;
  /** Whether only one of the two sets `ATOMIC_REQUESTS`. */
  readonly atomicDiffers: boolean;
}

export interface ScanDocument {
  readonly schema: 1;
  readonly tool: 'django-asyncify';
  readonly version: string;
  readonly project: {
    readonly root: string;
    readonly django: { readonly version: string; readonly source: string };
    readonly settings: string | null;
    readonly asgi: string | null;
  };
  readonly views: readonly ViewReport[];
  readonly middleware: readonly MiddlewareReport[];
  readonly otherSettings: readonly OtherSettingsReport[];
  readonly findings: readonly Finding[];
  readonly stats: {
    readonly files: number;
    /** How often a file was parsed: by each thread that needs it, and again once it was changed, for the check. */
    readonly parsed: number;
    readonly ms: number;
  };
}

/** Switches between event loop and thread that an ordinary request makes. */
export interface SwitchCounts {
  /** To a sync view, under ASGI. */
  readonly before: number;
  /** To the same view made async. */
  readonly after: number;
  /** To the async view once the offered rewrites are made; what they take to a thread counted once each. */
  readonly rewritten: number;
  readonly wsgi: { readonly before: number; readonly after: number };
}

export interface ChainEntry {
  /** Its path in `MIDDLEWARE`. */
  readonly id: string;
  /** Counts from 1, from the server inwards. */
  readonly position: number;
  readonly file: string | null;
  readonly line: number | null;
  readonly owner: 'project' | 'django' | 'package' | 'unknown';
  readonly package: { readonly name: string; readonly version: string } | null;
  readonly conditional: boolean;
  readonly modes: 'sync' | 'async' | 'both' | 'unknown';
  readonly verdict: MiddlewareReport['verdict'];
  readonly note: string;
  /** Where its own code runs in front of an async view under ASGI. */
  readonly runs: 'loop' | 'thread';
  /** Its sync hooks. */
  readonly hooks: readonly string[];
  /** The hooks of an ordinary request, and of some requests only, for which it goes to a thread and back. */
  readonly trips: readonly string[];
  readonly rareTrips: readonly string[];
  /** Switches that these make in an ordinary request to an async view. */
  readonly switches: number;
  /** For middleware of the project that is not async-capable. */
  readonly rewrite: {
    readonly status: MiddlewareOffer['status'];
    readonly because: MiddlewareOffer['because'];
    readonly reasons: readonly Reason[];
    readonly trips: number | null;
  } | null;
}

export interface MiddlewareDocument {
  readonly schema: 1;
  readonly tool: 'django-asyncify';
  readonly version: string;
  readonly project: ScanDocument['project'];
  readonly chain: readonly ChainEntry[];
  readonly switches: SwitchCounts;
  /** Id of the first entry that costs async views their advantage. */
  readonly firstCostly: string | null;
  /** Id of the first one that still does once the offered rewrites are made. */
  readonly firstCostlyRewritten: string | null;
  readonly otherSettings: readonly OtherSettingsReport[];
  readonly findings: readonly Finding[];
}

export interface MigrateDocument {
  readonly schema: 1;
  readonly files: readonly {
    readonly file: string;
    readonly views: readonly string[];
    readonly edits: readonly EditNote[];
    readonly diff: string;
  }[];
  readonly skipped: MigrationPlan['skipped'];
}

export interface EngineOptions {
  readonly style: Style;
  readonly unknown: 'offload' | 'leave' | null;
  /** Dotted names from the settings file: extra ones that block, ones that don't, decorators that take async views. */
  readonly blocking?: readonly string[];
  readonly safe?: readonly string[];
  readonly asyncDecorators?: readonly string[];
}

/** The core as commands see it. Everything is synchronous and pure once the project is open. */
export interface Engine {
  readonly project: Project;
  /** Reports of the views under the given paths (relative to the root; empty: all), in file and line order. */
  views(paths: readonly string[]): readonly ViewReport[];
  /** Reports of these views of the project, in their order. */
  report(views: readonly ViewRef[]): readonly ViewReport[];
  middleware(): readonly MiddlewareReport[];
  /** The project's own middleware that costs async views their advantage, in the order of the chain. */
  middlewareOffers(): readonly MiddlewareOffer[];
  findings(): readonly Finding[];
  /** What of settings, deployment and code stands between async views and what they could gain. */
  readiness(): readonly Finding[];
  plan(viewIds: readonly string[]): MigrationPlan;
  /** The chain of causes for what blocks at a line, one text line each; empty when nothing blocks there. */
  why(file: string, line: number): readonly string[];
}
