/** A syntax tree as lines of text, for tables of expected trees. */
import type { ModuleSyntax, Node } from '../../../src/python/ast.ts';
import { childNodes, initParser, isParameter, isProblem, parsePython } from '../../../src/python/index.ts';

await initParser();

/** Parses what a test knows to be valid. */
export function parseValid(text: string): ModuleSyntax {
  const module = parsePython(text);
  if (isProblem(module)) throw new Error(`line ${module.line}: ${module.message}`);
  return module;
}

/** One line for each node, indented by depth: its kind and its text, and what else its range does not tell. */
export function outline(text: string): string[] {
  const lines: string[] = [];
  const visit = (node: Node, depth: number): void => {
    const details = [isParameter(node) ? `${node.kind} ${node.name}` : node.kind, ...extras(node, text)];
    lines.push(`${'  '.repeat(depth)}${details.join(' ')} ${quote(text.slice(node.start, node.end))}`);
    for (const child of childNodes(node)) visit(child, depth + 1);
  };
  for (const statement of parseValid(text).body) visit(statement, 0);
  return lines;
}

const quote = (text: string): string => `‹${text.replaceAll('\r', '␍').replaceAll('\n', '⏎')}›`;

function extras(node: Node, text: string): string[] {
  const found: string[] = [];
  if ('parens' in node && node.parens !== null) {
    found.push(`in ${quote(text.slice(node.parens.start, node.parens.end))}`);
  }
  if ('op' in node) found.push(node.op);
  if ('ops' in node) found.push(node.ops.join(', '));
  if ('isAsync' in node && node.isAsync) found.push('async');
  if ('isElif' in node && node.isElif) found.push('elif');
  return found;
}
