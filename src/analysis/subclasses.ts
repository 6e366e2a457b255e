/** The project's classes that are derived from one, and what a base does when one is made. */
import { callFunctionValue, NO_ARGUMENTS } from './calls.ts';
import { lookupMember } from './classes.ts';
import { evaluate } from './expressions.ts';
import { type Interp, staticFrame } from './interp.ts';
import { globalOf, moduleAt } from './modules.ts';
import type { ClassInfo, Value } from './types.ts';
import { alternatives, makeLasting } from './values.ts';

const known = new WeakMap<Interp, Map<ClassInfo, readonly ClassInfo[]>>();

/** The classes at module level of the project that name a class among their bases. */
export function subclassesOf(interp: Interp, cls: ClassInfo): readonly ClassInfo[] {
  const tables = known.get(interp) ?? new Map<ClassInfo, readonly ClassInfo[]>();
  known.set(interp, tables);
  const before = tables.get(cls);
  if (before) return before;
  const found: ClassInfo[] = [];
  for (const path of interp.project.files.mentioning(cls.name)) {
    const module = moduleAt(interp, path);
    for (const node of module?.syntax.body ?? []) {
      if (!module || node.kind !== 'ClassDef' || node.args.length === 0 || node === cls.node) continue;
      for (const part of alternatives(globalOf(interp, module, node.name) ?? { k: 'unknown' }))
        if (part.k === 'class' && part.cls.node === node && part.cls.mro.includes(cls)) found.push(part.cls);
    }
  }
  tables.set(cls, found);
  return found;
}

/** Those, and what is derived from them. */
function descendantsOf(interp: Interp, cls: ClassInfo): ReadonlySet<ClassInfo> {
  const found = new Set<ClassInfo>();
  const queue = [cls];
  for (let next = queue.pop(); next; next = queue.pop())
    for (const child of subclassesOf(interp, next))
      if (!found.has(child)) {
        found.add(child);
        queue.push(child);
      }
  return found;
}

/** Runs a class's `__init_subclass__` for each of its descendants: what it keeps of them is then kept. */
export function runSubclassHooks(interp: Interp, cls: ClassInfo): void {
  const hook = lookupMember(interp, cls, '__init_subclass__');
  if (!hook || hook.owner.module.origin === 'stub') return;
  makeLasting(() => {
    for (const child of descendantsOf(interp, cls)) {
      const frame = staticFrame(child.module, null, null);
      const called = lookupMember(interp, child, '__init_subclass__', child)?.value;
      if (called?.k !== 'function') continue;
      const args = NO_ARGUMENTS();
      for (const arg of child.node.args)
        if (arg.name !== null && arg.name !== 'metaclass')
          args.keyword.set(arg.name, evaluate(interp, frame, arg.value));
      const self: Value = { k: 'class', cls: child };
      const label = `${hook.owner.name}.__init_subclass__()`;
      callFunctionValue(interp, frame, child.node, 'self', { ...called, self }, args, null, label);
    }
  });
}
