/** Public face of the syntax room: knows Python, nothing of Django. */
export type * from './ast.ts';
export { initParser, parsePython } from './parser.ts';
export { type Binding, buildScopes, type Scope, type Scopes } from './scopes.ts';
export {
  decodeSource,
  encodeSource,
  isProblem,
  LineIndex,
  type SourceText,
} from './source.ts';
export { childNodes, isParameter, parentMap, type Root, type Visit, walk } from './walk.ts';
