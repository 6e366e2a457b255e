/** The project as facts: what is read from files, before any analysis. All paths are relative to `root`, `/`-separated. */
import type { ModuleSyntax, SyntaxProblem } from '../python/ast.ts';
import type { SourceText } from '../python/source.ts';

/** A finding with a stable code; see `explain`. `line` counts from 1. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  /** The way out, one sentence. */
  readonly fix: string;
}

export interface ParsedFile {
  readonly path: string;
  readonly source: SourceText;
  readonly syntax: ModuleSyntax;
}
export type FileResult =
  | { readonly ok: true; readonly file: ParsedFile }
  | { readonly ok: false; readonly path: string; readonly problem: SyntaxProblem };

/** Reads, decodes and parses files of the project, each at most once. */
export interface FileStore {
  readonly root: string;
  /** Python files of the project: not ignored, not vendored, no migrations excluded (they are only never edited). */
  readonly paths: readonly string[];
  /** Raw bytes; null when the file is gone. */
  bytes(path: string): Uint8Array | null;
  /** Decoded text without parsing (for prefilters); null when it can't be decoded. */
  text(path: string): string | null;
  /** Files that hold an identifier as a whole word, in code or elsewhere, in the order of their paths. */
  mentioning(identifier: string): readonly string[];
  parse(path: string): FileResult;
  /** How many files have been parsed so far. */
  readonly parsed: number;
  /** Files read so far that can not be decoded or parsed, in the order of their paths. */
  readonly problems: readonly { readonly path: string; readonly problem: SyntaxProblem }[];
  /** A store in which some files have other text; everything else is shared with this one. */
  overlay(texts: ReadonlyMap<string, string>): FileStore;
}

export interface VersionFact {
  /** `5.2`, `4.2.7`; the lowest version that the constraints allow. */
  readonly version: string;
  /** `requirements.txt:3`, `uv.lock`, `assumed`, `--django`. */
  readonly source: string;
}

/**
 * One value that a setting may have. A setting is read as the list of these, the likeliest first; none means that it
 * is not set. `unread`: the text does not tell.
 */
export type SettingOption<T> = SettingStanding &
  ({ readonly k: 'known'; readonly value: T } | { readonly k: 'unread' });
interface SettingStanding {
  readonly file: string;
  readonly line: number;
  /** There only under a condition, or one of several alternatives. */
  readonly conditional: boolean;
  /** What of the environment decides it (`the environment variable DEBUG`), the value being the default; or null. */
  readonly assumed: string | null;
}

/** A dictionary within a setting. */
interface SettingTable {
  readonly file: string;
  readonly line: number;
  readonly conditional: boolean;
  /** False when it may hold more than the text tells (a URL from the environment, a function's result). */
  readonly complete: boolean;
  /** What of the environment decides what it holds, or null. */
  readonly assumed: string | null;
}
/** An entry of `DATABASES`. */
export interface DatabaseFacts extends SettingTable {
  readonly alias: string;
  readonly engine: readonly SettingOption<string>[];
  readonly atomicRequests: readonly SettingOption<boolean>[];
  /** Seconds; null is Python's `None`, for ever. Django's default is 0. */
  readonly connMaxAge: readonly SettingOption<number | null>[];
  /** `OPTIONS["pool"]`: whether it turns psycopg's pool on (`True` or its options). */
  readonly pool: readonly SettingOption<boolean>[];
}
/** An entry of `CACHES`. */
export interface CacheFacts extends SettingTable {
  readonly alias: string;
  readonly backend: readonly SettingOption<string>[];
}
/** An entry of `TEMPLATES`. */
export interface TemplateFacts extends SettingTable {
  readonly backend: readonly SettingOption<string>[];
  /** Names of `OPTIONS["loaders"]`, those within the cached loader after it. */
  readonly loaders: readonly SettingOption<string>[];
}

export interface SettingsFacts {
  /** Dotted name of the settings module, null when none was found. */
  readonly module: string | null;
  readonly file: string | null;
  readonly middleware: readonly MiddlewareEntry[];
  /** Databases with `ATOMIC_REQUESTS`, with the place that sets it. */
  readonly atomicRequests: { readonly file: string; readonly line: number } | null;
  readonly rootUrlconf: string | null;
  /** `app_label.Model`, Django's default being `auth.User`. */
  readonly authUserModel: string;
  /** Dotted names; none when Django's own holds. */
  readonly authenticationBackends: readonly string[];
  /** Dotted name; null when Django Ninja's own default holds. */
  readonly ninjaPaginationClass: string | null;
  readonly installedApps: readonly string[];
  readonly databases: readonly DatabaseFacts[];
  readonly caches: readonly CacheFacts[];
  readonly templates: readonly TemplateFacts[];
  /** Dotted module; Django's default is `django.contrib.sessions.backends.db`. */
  readonly sessionEngine: readonly SettingOption<string>[];
  readonly asgiApplication: readonly SettingOption<string>[];
  readonly wsgiApplication: readonly SettingOption<string>[];
  /** What could not be read of the settings. */
  readonly findings: readonly Finding[];
}
export interface MiddlewareEntry {
  readonly path: string;
  readonly file: string | null;
  readonly line: number | null;
  /** Present only under a condition (an `if`, an environment variable). */
  readonly conditional: boolean;
}
export interface MiddlewareReport {
  readonly path: string;
  readonly index: number;
  /** `adapted`: async-capable, with sync hooks that run in a thread. */
  readonly verdict: 'async' | 'sync-only' | 'adapted' | 'unknown';
  /** Where the project writes it (for a sync-only class its `__call__`); the entry in the settings for any other. */
  readonly file: string | null;
  readonly line: number | null;
  /** What it means for an async view, one line. */
  readonly note: string;
  /** The modes in which it can run. */
  readonly modes?: 'sync' | 'async' | 'both' | 'unknown';
  /** Sync hooks, each of which takes a trip to a thread in front of an async view. */
  readonly hooks?: readonly string[];
  /** Async hooks, each of which takes a trip to an event loop under WSGI. */
  readonly asyncHooks?: readonly string[];
  /** Its own sync `__call__` runs on the event loop in front of an async view. */
  readonly callsOnLoop?: boolean;
  /** As in `MiddlewareEntry`. */
  readonly conditional?: boolean;
  /** Whose code it is. */
  readonly owner?: 'project' | 'django' | 'package' | 'unknown';
  /** The distribution it comes from and the release that the facts hold for; null where that is not known. */
  readonly package?: { readonly name: string; readonly version: string } | null;
}

/** A view as the URLconf (or, failing that, a signature) gives it. */
export interface ViewRef {
  /** Dotted path of the function or class: `shop.views.detail`. */
  readonly id: string;
  readonly file: string;
  /** Line of the `def` or `class`. */
  readonly line: number;
  readonly kind: 'function' | 'class';
  readonly name: string;
  readonly foundBy: 'urlconf' | 'signature' | 'reference';
  readonly routes: readonly ViewRoute[];
}
export interface ViewRoute {
  readonly pattern: string;
  readonly file: string;
  readonly line: number;
  /**
   * Decorators applied in the URLconf, outermost first: dotted names as resolved, the text when not. A project's own
   * `as_view`, which may wrap the view in anything, is the last: `shop.mixins.StaffOnly.as_view`.
   */
  readonly decorators: readonly string[];
  /** `as_view(**initkwargs)`: whether it had arguments. */
  readonly initkwargs: boolean;
}

export interface Project {
  readonly root: string;
  readonly files: FileStore;
  /** Folders that hold importable packages, `''` for the root; in order of search. */
  readonly sourceRoots: readonly string[];
  /** Site-packages folder (absolute) of the project's environment, when one is at hand. */
  readonly sitePackages: string | null;
  readonly django: VersionFact;
  readonly python: VersionFact;
  readonly settings: SettingsFacts;
  readonly asgi: string | null;
  readonly views: readonly ViewRef[];
  readonly findings: readonly Finding[];
  /** What of the settings and the deployment stands between async views and what they could gain. */
  readonly readiness: readonly Finding[];
  /** The chain of the settings, in order, with a verdict on each entry. */
  readonly middleware: readonly MiddlewareReport[];
  /** The project's other settings modules, beside the one in `settings`; read when first asked for. */
  readonly otherSettings: readonly OtherSettings[];
  /** Functions that Django, Celery or the template engine call synchronously: they must stay sync. */
  readonly syncOnly: readonly SyncOnly[];
  /**
   * `ATOMIC_REQUESTS` of the settings that hold for a file, with the place that sets it: where a repository has
   * several Django projects, those of the `manage.py` nearest above it.
   */
  atomicRequestsAt(file: string): SettingsFacts['atomicRequests'];
  /**
   * The views under the given paths (relative to the root; empty: all). Cheaper than `views` for a few files:
   * views by signature are looked for in those files only.
   */
  viewsUnder(paths: readonly string[]): readonly ViewRef[];
  /** Dotted module name of a file of the project. */
  moduleName(path: string): string;
  /**
   * File of a dotted module name (package `__init__.py` included), null when not of the project.
   * @param from the importing file: where two source roots hold the same name, its own root wins
   */
  findModule(name: string, from?: string): string | null;
  /** Whether a name without dots is a module or package of the project, be it one without `__init__.py`. */
  isOwnPackage(name: string): boolean;
  /** The same project in which some files have other text: its facts stay those of the texts on disk. */
  overlay(texts: ReadonlyMap<string, string>): Project;
}

/** A settings module that was not chosen. */
export interface OtherSettings {
  readonly settings: SettingsFacts;
  /** What names it (`wsgi.py`, `docker-compose.yml`); null for one that lies beside the chosen one. */
  readonly namedBy: { readonly file: string; readonly line: number } | null;
  readonly middleware: readonly MiddlewareReport[];
}

/** Something that is called synchronously. */
export interface SyncOnly {
  /** Dotted path of the function or class. */
  readonly id: string;
  readonly file: string;
  /** Line of the `def` or `class`. */
  readonly line: number;
  /** Who calls it: `handler404 of the URLconf`, `a signal receiver (@receiver)`. */
  readonly why: string;
}

/** Options that come from the command line or `[tool.django-asyncify]`. */
export interface ProjectOptions {
  readonly django: string | null;
  readonly settings: string | null;
  readonly python: string | null;
  readonly exclude: readonly string[];
  /** Extra dotted names that block, and names that do not. */
  readonly blocking: readonly string[];
  readonly safe: readonly string[];
  readonly asyncDecorators: readonly string[];
}
