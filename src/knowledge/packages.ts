/**
 * What packages of Django's ecosystem do with async views, as far as they were asked. The facts are in
 * `data/packages.json`, which `npm run knowledge -- --packages` writes: it installs each of `scripts/knowledge/packages.json`
 * and serves async views behind its middleware and under its decorators.
 */
import data from './data/packages.json' with { type: 'json' };
import type { WrittenMiddleware } from './middleware-facts.ts';

interface WrittenDecorator {
  readonly makes: string;
  readonly blocks?: readonly string[] | undefined;
  readonly breaks?: string | undefined;
  readonly by?: string | undefined;
  readonly unrun?: string | undefined;
}

export interface AskedPackage {
  /** The distribution's name; `python` for the standard library. */
  readonly distribution: string;
  readonly version: string;
  /** The Django release that it was asked beside. */
  readonly django: string;
  readonly middleware?: Readonly<Record<string, WrittenMiddleware>> | undefined;
  readonly decorators?: Readonly<Record<string, WrittenDecorator>> | undefined;
  /** Why it could not be asked. */
  readonly unasked?: string | undefined;
}

export const askedPackages: readonly AskedPackage[] = data.packages;
