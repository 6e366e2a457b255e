/** What the project's settings say of a name: `blocking` and `safe` of `[tool.django-asyncify]`, above all that is known. */
import type { Interp } from './interp.ts';
import { memberOfModule } from './modules.ts';

type Stated = 'blocking' | 'safe';

const tables = new WeakMap<Interp, ReadonlyMap<string, Stated>>();

/** Patterns with what they say; a name that is handed on from elsewhere stands for what is defined there, too. */
function tableOf(interp: Interp): ReadonlyMap<string, Stated> {
  const known = tables.get(interp);
  if (known) return known;
  const table = new Map<string, Stated>();
  tables.set(interp, table);
  const add = (patterns: readonly string[], says: Stated): void => {
    for (const pattern of patterns) {
      table.set(pattern, says);
      const cut = pattern.lastIndexOf('.');
      if (cut === -1 || pattern.endsWith('*')) continue;
      const value = memberOfModule(interp, pattern.slice(0, cut), pattern.slice(cut + 1));
      if (value.k === 'function') table.set(value.fn.qualname, says);
      if (value.k === 'class') table.set(value.cls.qualname, says);
    }
  };
  add(interp.extraBlocking, 'blocking');
  add(interp.extraSafe, 'safe');
  return table;
}

/** What the settings say of calling that; null when they say nothing. Calls and subscripts on the way do not count. */
export function statedOf(interp: Interp, dottedName: string): Stated | null {
  if (interp.extraBlocking.length === 0 && interp.extraSafe.length === 0) return null;
  const table = tableOf(interp);
  const name = dottedName.replaceAll(/\(\)|\[\]/g, '');
  const exact = table.get(name);
  if (exact !== undefined) return exact;
  for (let end = name.lastIndexOf('.'); end > 0; end = name.lastIndexOf('.', end - 1)) {
    const below = table.get(`${name.slice(0, end)}.*`);
    if (below !== undefined) return below;
  }
  return null;
}
