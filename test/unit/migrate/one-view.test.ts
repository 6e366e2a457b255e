import { structuredPatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { openEngine } from '../../../src/migrate/engine.ts';
import type { FunctionDef } from '../../../src/python/ast.ts';
import { initParser, isProblem, LineIndex, parsePython, walk } from '../../../src/python/index.ts';
import { open } from '../project/scratch.ts';

/** The functions of a text whose migration is planned, and those that the plan says it changes. */
function functionsOf(text: string): readonly FunctionDef[] {
  const parsed = parsePython(text);
  if (isProblem(parsed)) throw new Error(parsed.message);
  const found: FunctionDef[] = [];
  walk(parsed.body, (node) => {
    if (node.kind === 'FunctionDef') found.push(node);
    return true;
  });
  return found;
}

/** First and last line of each changed stretch of the text before. */
function changedStretches(before: string, after: string): readonly (readonly [number, number])[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 0 });
  return hunks.map((hunk) => [hunk.oldStart, hunk.oldStart + Math.max(hunk.oldLines, 1) - 1] as const);
}

describe('migrating one view of the bookshop', () => {
  it('changes nothing but its own lines, imports, and functions that an edit names', async () => {
    await initParser();
    const { project } = await open('fixtures/bookshop', { django: '5.2' });
    const engine = openEngine(project, { style: 'wrap', unknown: null });
    const strays: string[] = [];
    for (const view of engine.views([])) {
      if (view.status !== 'ready' || view.kind !== 'function') continue;
      for (const change of engine.plan([view.id]).files) {
        const lines = new LineIndex(change.before);
        const touched = functionsOf(change.before).filter((fn) => {
          const [first, last] = [lines.line(fn.start), lines.line(fn.end)];
          const isView = change.file === view.file && view.line >= first && view.line <= last;
          const isNamed = change.edits.some(({ code }) => code.startsWith('DA24'));
          return isView || isNamed;
        });
        for (const [from, to] of changedStretches(change.before, change.after)) {
          const inside = touched.some((fn) => from >= lines.line(fn.start) && to <= lines.line(fn.end));
          const text = change.before
            .split('\n')
            .slice(from - 1, to)
            .join('\n');
          const atImports = /^(?:from |import |\s*$)/.test(text);
          if (!inside && !atImports) strays.push(`${view.id}: ${change.file}:${from}-${to}`);
        }
      }
    }
    expect(strays).toEqual([]);
  });
});
