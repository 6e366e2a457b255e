/** Assignment in the static evaluator: to names, by unpacking, to items; and `del`. */
import type * as ast from '../python/ast.ts';
import type { StaticCore } from './static-core.ts';
import { sliceBounds } from './static-slices.ts';
import {
  findEntry,
  identified,
  openDict,
  renewed,
  restItem,
  type Scope,
  type StaticSequence,
  type StaticValue,
  sequence,
  textOf,
  UNKNOWN,
  withEntry,
} from './static-values.ts';

export function createAssignment(
  core: StaticCore,
): Pick<StaticCore, 'assign' | 'change' | 'remove' | 'setName'> {
  const { dotted, evaluate, force, itemsOf, memory, resolve, setModuleName } = core;

  function setName(name: string, value: StaticValue | undefined, scope: Scope): void {
    let owner = scope;
    if (scope.globals.has(name)) while (owner.parent !== null) owner = owner.parent;
    memory.bind(owner.names, name, value);
  }

  /** A list or dictionary that a function of the project makes; any other call stays a symbol. */
  function built(value: StaticValue): StaticValue {
    const made = value.k === 'call' ? force(value) : value;
    return made.k === 'sequence' || made.k === 'dict' ? made : value;
  }

  function change(target: ast.Expr, before: StaticValue, after: StaticValue, scope: Scope): void {
    const id = before.k === 'sequence' || before.k === 'dict' ? before.id : undefined;
    if (id === undefined || (after.k !== 'sequence' && after.k !== 'dict')) {
      assign(target, after, scope);
      return;
    }
    const same = renewed(after, id);
    const bound = target.kind === 'Name' ? scope.names.get(target.id) : undefined;
    if (bound?.k === 'import' && bound.module.path !== null) {
      setModuleName(bound.module.path, bound.attr, same);
    }
    memory.changed(id, same);
    assign(target, same, scope);
  }

  function assign(target: ast.Expr, value: StaticValue, scope: Scope): void {
    switch (target.kind) {
      case 'Name':
        setName(target.id, identified(built(value)), scope);
        return;
      case 'Tuple':
      case 'List':
        unpack(target.elts, value, scope);
        return;
      case 'Starred':
        assign(target.value, value, scope);
        return;
      case 'Subscript':
        assignItem(target, value, scope);
        return;
      case 'Attribute': {
        const base = resolve(evaluate(target.value, scope));
        if (base.k === 'module' && base.path !== null) setModuleName(base.path, target.attr, value);
        return;
      }
      default:
        return;
    }
  }

  function unpack(targets: readonly ast.Expr[], value: StaticValue, scope: Scope): void {
    const items = itemsOf(value);
    const star = targets.findIndex((target) => target.kind === 'Starred');
    const fits = (length: number): boolean =>
      star === -1 ? length === targets.length : length >= targets.length - 1;
    if (items === null || items.some((each) => each.rest) || !fits(items.length)) {
      for (const target of targets) assign(target, UNKNOWN, scope);
      return;
    }
    const tail = star === -1 ? 0 : targets.length - star - 1;
    targets.forEach((target, index) => {
      if (target.kind === 'Starred') {
        assign(target, sequence('list', items.slice(index, items.length - tail)), scope);
        return;
      }
      const position = star === -1 || index < star ? index : items.length - (targets.length - index);
      assign(target, items[position]?.value ?? UNKNOWN, scope);
    });
  }

  function assignItem(target: ast.Subscript, value: StaticValue, scope: Scope): void {
    const key = target.slice.kind === 'Slice' ? null : force(evaluate(target.slice, scope));
    if (target.value.kind === 'Call') {
      const name = dotted(resolve(evaluate(target.value.func, scope)));
      const variable = key === null ? null : textOf(key);
      if (name !== 'globals' && name !== 'locals' && name !== 'vars') return;
      if (variable !== null) setName(variable, identified(value), scope);
      else {
        const place = core.at(target, scope);
        core.note({ k: 'opaque', what: `${name}()[…], whose key can not be read,`, place });
      }
      return;
    }
    const base = openDict(force(evaluate(target.value, scope)));
    if (base.k === 'dict') {
      change(target.value, base, key === null ? base : withEntry(base, key, identified(value)), scope);
    } else if (base.k === 'sequence') {
      change(target.value, base, replaceItems(base, target.slice, key, value, scope), scope);
    }
  }

  function replaceItems(
    base: StaticSequence,
    slice: ast.Expr,
    key: StaticValue | null,
    value: StaticValue,
    scope: Scope,
  ): StaticSequence {
    if (slice.kind === 'Slice') {
      const added = itemsOf(value) ?? [restItem(value)];
      const range = sliceBounds(slice, base.items.length, scope, core);
      if (range === null || range.step !== 1) {
        const maybe = added.map((each) => ({ ...each, conditional: true }));
        return { ...base, items: [...base.items, ...maybe] };
      }
      const [before, after] = [
        base.items.slice(0, range.lower),
        base.items.slice(Math.max(range.lower, range.upper)),
      ];
      return { ...base, items: [...before, ...added, ...after] };
    }
    const index = key?.k === 'scalar' && typeof key.value === 'number' ? key.value : null;
    if (index === null) return { ...base, items: [...base.items, restItem(value)] };
    const position = index < 0 ? base.items.length + index : index;
    return {
      ...base,
      items: base.items.map((each, i) => (i === position ? { ...each, value } : each)),
    };
  }

  function remove(target: ast.Expr, scope: Scope): void {
    if (target.kind === 'Name') {
      setName(target.id, undefined, scope);
      return;
    }
    if (target.kind !== 'Subscript') return;
    const base = force(evaluate(target.value, scope));
    if (base.k === 'sequence') {
      if (target.slice.kind === 'Slice') {
        change(
          target.value,
          base,
          replaceItems(base, target.slice, null, sequence('list', []), scope),
          scope,
        );
        return;
      }
      const index = force(evaluate(target.slice, scope));
      if (index.k !== 'scalar' || typeof index.value !== 'number') return;
      const position = index.value < 0 ? base.items.length + index.value : index.value;
      change(target.value, base, { ...base, items: base.items.filter((_, i) => i !== position) }, scope);
    } else if (base.k === 'dict') {
      const key = force(evaluate(target.slice, scope));
      const entry = findEntry(base, key);
      change(target.value, base, { ...base, entries: base.entries.filter((each) => each !== entry) }, scope);
    }
  }

  return { assign, change, remove, setName };
}
