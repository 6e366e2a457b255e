/**
 * Middleware of packages that Django projects use: what an async view pays for each, for projects whose environment is
 * not at hand (where it is, the installed source is read instead). Asked by running, see `packages.ts`.
 */
import { type MiddlewareFact, middlewareFact } from './middleware-facts.ts';
import { askedPackages } from './packages.ts';

export interface PackageMiddleware extends MiddlewareFact {
  /** Distribution and the release that was asked. */
  readonly package: string;
  readonly version: string;
}

export const PACKAGE_MIDDLEWARE: Readonly<Record<string, PackageMiddleware>> = Object.fromEntries(
  askedPackages.flatMap(({ distribution, version, middleware = {} }) =>
    Object.entries(middleware).map(([path, written]) => [
      path,
      { package: distribution, version, ...middlewareFact(written) },
    ]),
  ),
);
