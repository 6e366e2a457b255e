/**
 * Error handlers that no URLconf of the project names: a reusable app leaves that to the root URLconf of whoever installs
 * it. Django's own are called as theirs must be (`django/views/defaults.py`), synchronously.
 */
import type { ViewRef } from '../project/types.ts';
import type { FunctionDef } from '../python/ast.ts';

/** The names that a URLconf has for them, and those of Django's own. */
const NAMES: ReadonlySet<string> = new Set([
  'handler400',
  'handler403',
  'handler404',
  'handler500',
  'bad_request',
  'permission_denied',
  'page_not_found',
  'server_error',
  'csrf_failure',
]);

/** Why a function must stay sync that no route leads to and that no code calls; null for a plain view. */
export function errorHandlerBySignature(ref: ViewRef, { params }: FunctionDef): string | null {
  if (ref.foundBy !== 'signature' || ref.routes.length > 0) return null;
  const second = params[1];
  const takesError = second?.name === 'exception' && second.kind !== 'kwonly';
  return takesError || NAMES.has(ref.name)
    ? 'no route leads to it, and it is made as the handler of an error, which Django calls synchronously'
    : null;
}
