import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Node } from '../../../src/python/ast.ts';
import { childNodes, isProblem, parentMap, parsePython, walk } from '../../../src/python/index.ts';
import { parseValid } from './outline.ts';

/** The programs that the comparison with CPython uses: between them they have every kind of node. */
const programs = readFileSync(new URL('../../property/valid-python.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n---\n')
  .flatMap((program) => {
    const module = parsePython(program);
    return isProblem(module) ? [] : [module];
  });

describe('childNodes', () => {
  test('are inside their parent and in the order of the source, for every kind of node', () => {
    const wrong: Node[] = [];
    for (const module of programs) {
      walk(module, (node) => {
        let at = node.start;
        for (const child of childNodes(node)) {
          if (child.start < at || child.end > node.end) wrong.push(node);
          at = child.end;
        }
      });
    }
    expect(wrong).toEqual([]);
  });
});

describe('walk', () => {
  test('visits parents first and does not descend where told', () => {
    const seen: string[] = [];
    walk(parseValid('def f(a=b): c\nd'), (node, parent) => {
      seen.push(`${parent?.kind ?? '-'} > ${node.kind}`);
      return node.kind !== 'normal';
    });
    expect(seen).toEqual([
      '- > FunctionDef',
      'FunctionDef > normal',
      'FunctionDef > Expr',
      'Expr > Name',
      '- > Expr',
      'Expr > Name',
    ]);
  });

  test('begins at a node, a module or statements', () => {
    const module = parseValid('a + b');
    const [statement] = module.body;
    if (statement === undefined) throw new Error('no statement');
    for (const root of [module, module.body, statement]) {
      let count = 0;
      walk(root, () => count++);
      expect(count).toBe(4);
    }
  });
});

test('parentMap has the parent of every node but the roots', () => {
  const module = parseValid('x = f(a)');
  const parents = parentMap(module);
  const chain: string[] = [];
  walk(module, (node) => {
    if (node.kind !== 'Name' || node.id !== 'a') return;
    for (let at: Node | undefined = node; at !== undefined; at = parents.get(at)) chain.push(at.kind);
  });
  expect(chain).toEqual(['Name', 'positional', 'Call', 'Assign']);
});
