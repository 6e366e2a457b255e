/** Code that looks at the function it stands in as a whole. */
import type { Node } from '../python/ast.ts';

const FRAME_READERS: ReadonlySet<string> = new Set(['locals', 'vars', 'dir', 'eval', 'exec']);

/** A call that looks at the names of the function it stands in: `locals()`, `vars()`, `dir()`, `eval(...)`. */
export function readsFrame(node: Node): boolean {
  if (node.kind !== 'Call' || node.func.kind !== 'Name' || !FRAME_READERS.has(node.func.id)) return false;
  return node.args.length === 0 || node.func.id === 'eval' || node.func.id === 'exec';
}
