/** Says in a sentence why tree-sitter found a text not to be Python. */
import type { Node, Tree } from 'web-tree-sitter';
import type { SyntaxProblem } from './ast.ts';
import { lineOf } from './lines.ts';

/** Signs of Python 2 on a line that did not parse, most telling first. */
const PYTHON_2: readonly (readonly [RegExp, string])[] = [
  [/^\s*print\s+[^=(\s]/, 'Python 2 print statement'],
  [/^\s*exec\s+[^=(\s]/, 'Python 2 exec statement'],
  [
    /^\s*except\s+[\w.()]+\s*,\s*\w+\s*:/,
    'Python 2 except clause: "except X, e" is "except X as e" in Python 3',
  ],
  [/^\s*raise\s+[\w.]+\s*,/, 'Python 2 raise statement'],
  [/\b[uU][rR]['"]/, 'Python 2 string prefix ur'],
  [/<>/, 'Python 2 operator <>'],
  [/`/, 'Python 2 backquotes'],
];

/** The first error of a tree that has one. */
export function explainError(tree: Tree, text: string): SyntaxProblem {
  const error = firstError(tree.rootNode);
  const offset = skipBlank(text, error.startIndex);
  const line = lineOf(text, offset);
  if (error.isMissing) return { line, message: `not valid Python: expected "${error.type}"` };
  const lines = text.slice(text.lastIndexOf('\n', offset) + 1, error.endIndex).split(/\r\n?|\n/);
  for (const [at, content] of lines.entries()) {
    const sign = PYTHON_2.find(([pattern]) => pattern.test(content));
    if (sign !== undefined) return { line: line + at, message: sign[1] };
  }
  const rest = /^[^\r\n]*/.exec(text.slice(offset))?.[0].trimEnd() ?? '';
  if (rest === '') return { line, message: 'not valid Python: unexpected end of file' };
  return {
    line,
    message: `not valid Python: unexpected "${rest.length > 40 ? `${rest.slice(0, 39)}…` : rest}"`,
  };
}

function skipBlank(text: string, offset: number): number {
  const blank = /\s*/y;
  blank.lastIndex = offset;
  const end = offset + (blank.exec(text)?.[0].length ?? 0);
  return end < text.length ? end : offset;
}

/** The first error that holds no other: an outer one begins long before what is wrong. */
function firstError(root: Node): Node {
  let node = root;
  for (;;) {
    const next = node.children.find((child) => child.hasError || child.isMissing);
    if (next === undefined) return node;
    node = next;
  }
}
