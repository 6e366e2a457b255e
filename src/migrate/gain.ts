/** What a view would gain from being async, honestly. */
import type { FunctionAnalysis } from '../analysis/types.ts';
import type { Node } from '../python/ast.ts';
import { indexOf } from './module-index.ts';
import type { Gain, ViewReport } from './types.ts';

/**
 * Waits during which the event loop could do other work. The database is none: each of its trips holds a thread. Nor is
 * a mutex: who waits for it waits for the same work, as sync as before.
 */
const WAITS: ReadonlySet<string> = new Set(['network', 'sleep', 'process', 'lock']);

/**
 * `high` for several waits outside the database that could overlap, or one in a loop; `some` for one; `loss` for
 * CPU-heavy work that waits for nothing; `none` for all else, the database included.
 */
export function gainOf(analyses: readonly FunctionAnalysis[]): Gain {
  let waits = 0;
  let heavy = 0;
  for (const analysis of analyses) {
    heavy += analysis.heavy.length;
    for (const site of analysis.sites) {
      if (!site.effects.some((effect) => WAITS.has(effect.kind))) continue;
      waits += isRepeated(analysis, site.node) ? 2 : 1;
    }
  }
  if (waits > 1) return 'high';
  if (waits === 1) return 'some';
  return heavy > 0 ? 'loss' : 'none';
}

/** Whether the node stands in a loop or comprehension of the function's own. */
function isRepeated({ fn }: FunctionAnalysis, node: Node): boolean {
  let inner: Node = node;
  for (const around of indexOf(fn.module).ancestors(node)) {
    if (around === fn.node) return false;
    if (around.kind === 'While') return true;
    if (around.kind === 'For' && around.iter !== inner) return true;
    if (around.kind === 'ListComp' || around.kind === 'SetComp' || around.kind === 'DictComp') return true;
    inner = around;
  }
  return false;
}

export function callsOf(analyses: readonly FunctionAnalysis[]): ViewReport['calls'] {
  let orm = 0;
  let blocking = 0;
  let unknown = 0;
  for (const { sites, unknownCalls } of analyses) {
    unknown += unknownCalls.length;
    for (const { effects } of sites) {
      if (effects.some((effect) => effect.kind === 'db')) orm++;
      else if (effects.some((effect) => effect.kind !== 'unknown')) blocking++;
      else unknown++;
    }
  }
  return { orm, blocking, unknown };
}
