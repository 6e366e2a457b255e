/** `super()` and what is read of it. */
import type { Call, Node } from '../python/ast.ts';

/** `super()`, with arguments or without. */
export function isSuper(node: Node): boolean {
  return node.kind === 'Call' && node.func.kind === 'Name' && node.func.id === 'super';
}

/** `super()` without arguments: it finds them in the function that it stands in. */
export function isBareSuper(node: Node): node is Call {
  return node.kind === 'Call' && isSuper(node) && node.args.length === 0;
}

/** `super().name` */
export function isSuperMethod(node: Node, name: string): boolean {
  return node.kind === 'Attribute' && node.attr === name && isSuper(node.value);
}
