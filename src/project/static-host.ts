/** What the static evaluator needs to know of the project around it. */
import type * as ast from '../python/ast.ts';
import type { LineIndex } from '../python/index.ts';
import type { StaticValue } from './static-values.ts';

export interface StaticHost {
  /** Absolute path of the folder that files are relative to. */
  readonly root: string;
  /** Syntax and line index (with the text) of a file; null when it can't be parsed. */
  parse(path: string): { readonly syntax: ast.ModuleSyntax; readonly lines: LineIndex } | null;
  has(path: string): boolean;
  /** Whether any file of the project lies in the folder. */
  hasFolder(folder: string): boolean;
  moduleName(path: string): string;
  findModule(name: string, from: string): string | null;
  /** Folder of a package without `__init__.py`. */
  findFolder(name: string, from: string): string | null;
  relativeModule(from: string, level: number, module: string): string | null;
  relativeFolder(from: string, level: number, module: string): string | null;
  /** Files of the project that match a path with `*`, relative to a folder. */
  glob(folder: string, pattern: string): readonly string[];
  /** Value of something outside the project (`django.VERSION`), null when not known. */
  external(name: string): StaticValue | null;
}
