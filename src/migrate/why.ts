/** The chain of causes for what blocks at a line. */
import type { ClassInfo } from '../analysis/types.ts';
import type { FunctionDef } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { indexOf, lineAt } from './module-index.ts';
import type { Planning } from './planning.ts';

/** One text line for each cause, indented by its depth; empty when nothing blocks at the line. */
export function explainLine(planning: Planning, file: string, line: number): readonly string[] {
  const module = planning.program.moduleAt(file);
  if (!module) return [];
  let found: FunctionDef | null = null;
  walk(module.syntax, (node) => {
    if (node.kind !== 'FunctionDef') return;
    if (lineAt(module, node.start) <= line && line <= lineAt(module, node.end)) found = node;
  });
  const node: FunctionDef | null = found;
  if (!node) return [];
  const fn = { node, module, owner: ownerOf(planning, module, node), qualname: module.name };
  const texts: string[] = [];
  for (const site of planning.analyze(fn).sites) {
    if (lineAt(module, site.node.start) > line || lineAt(module, site.node.end) < line) continue;
    for (const { chain } of site.effects) {
      for (const [depth, cause] of chain.entries()) {
        texts.push(`${'  '.repeat(depth)}${cause.label}  ${cause.file}:${cause.line}`);
      }
    }
  }
  return [...new Set(texts)];
}

function ownerOf(
  planning: Planning,
  module: Parameters<typeof lineAt>[0],
  node: FunctionDef,
): ClassInfo | null {
  const parent = indexOf(module).parentOf(node);
  if (parent?.kind !== 'ClassDef') return null;
  const found = planning.program.find(`${module.name}.${parent.name}`);
  return found?.k === 'class' ? found.cls : null;
}
