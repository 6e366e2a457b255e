/** Classes: bases, method resolution order, members. */
import { isKnownByName } from '../knowledge/blocking.ts';
import type { ClassDef } from '../python/ast.ts';
import { evaluate } from './expressions.ts';
import { type Frame, type Interp, staticFrame } from './interp.ts';
import { INTRINSICS } from './intrinsics.ts';
import { bindingSites, classNamed, siteValue } from './modules.ts';
import { callSpecial } from './protocol.ts';
import { runSubclassHooks } from './subclasses.ts';
import type { ClassInfo, Value } from './types.ts';
import { alternatives, join, makeLasting, NEVER, scalar, UNKNOWN } from './values.ts';

/** Dotted names of bases that can't be read, by class (inherited ones included). */
const externalBases = new WeakMap<ClassInfo, ReadonlySet<string>>();
const definitionFrames = new WeakMap<ClassInfo, Frame | null>();

/** The class that a statement defines. */
export function classOf(interp: Interp, frame: Frame, node: ClassDef): ClassInfo {
  const known = interp.classes.get(node);
  if (known) return known;
  const around = frame.cls && frame.kind === 'class' ? frame.cls.qualname : null;
  const inside = frame.fn ? `${frame.fn.qualname}.<locals>` : null;
  const mro: ClassInfo[] = [];
  const external = new Set<string>();
  let open = false;
  const cls: ClassInfo = {
    name: node.name,
    qualname: `${around ?? inside ?? frame.module.name}.${node.name}`,
    module: frame.module,
    node,
    mro,
    get openBases() {
      return open;
    },
  };
  mro.push(cls);
  interp.classes.set(node, cls);
  externalBases.set(cls, external);
  definitionFrames.set(cls, frame.kind === 'module' ? null : frame);

  const bases: ClassInfo[] = [];
  for (const arg of node.args) {
    if (arg.kind !== 'positional') {
      if (arg.kind !== 'keyword') open = true;
      continue;
    }
    let found = false;
    for (const value of alternatives(evaluate(interp, frame, arg.value))) {
      for (const base of baseClasses(interp, value)) {
        found = true;
        if (base !== cls && !bases.includes(base)) bases.push(base);
      }
      if (value.k === 'external') {
        external.add(value.name);
        open = true;
        found = true;
      }
    }
    if (!found) open = true;
  }
  for (const base of linearize(bases)) if (base !== cls) mro.push(base);
  for (const base of mro.slice(1)) {
    if (base.openBases) open = true;
    for (const name of externalBases.get(base) ?? []) external.add(name);
  }
  if (open && frame.module.origin !== 'stub' && mro.every((base) => base.module.origin !== 'stub'))
    mro.push(...conventionalBases(interp, frame, cls, external));
  return cls;
}

/** Where Django's packages keep their models, managers, querysets and forms; a form may be one of a model. */
const CONVENTIONS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:models|managers?|query|querysets?)\.(?:\w+\.)*\w*Manager$/, 'django.db.models.manager.Manager'],
  [/\b(?:models|managers?|query|querysets?)\.(?:\w+\.)*\w*QuerySet$/, 'django.db.models.query.QuerySet'],
  [/\bforms\.(?:\w+\.)*\w*Form$/, 'django.forms.models.ModelForm'],
  [/\bmodels\.(?:\w+\.)*[A-Z]\w*(?<!Field|Form|Admin|Serializer)$/, 'django.db.models.base.Model'],
];

/**
 * What a class is whose bases can't be read, because their package is not at hand: a model or a form when fields of
 * Django's are declared in it, or else what its bases are by where they come from.
 */
function conventionalBases(
  interp: Interp,
  frame: Frame,
  cls: ClassInfo,
  external: ReadonlySet<string>,
): readonly ClassInfo[] {
  const names = [...external];
  const found =
    declaredFields(interp, frame, cls) ??
    CONVENTIONS.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
  const base = found === undefined ? null : classNamed(interp, found);
  return base?.mro ?? [];
}

/** What a class is by the fields in its body; undefined when there are none. */
function declaredFields(interp: Interp, frame: Frame, cls: ClassInfo): string | undefined {
  for (const statement of cls.node.body) {
    if (statement.kind !== 'Assign' || statement.value.kind !== 'Call') continue;
    const { func } = statement.value;
    if (func.kind !== 'Attribute' && func.kind !== 'Name') continue;
    for (const made of alternatives(evaluate(interp, frame, func))) {
      if (made.k !== 'class') continue;
      if (/^django\.(?:contrib\.gis\.)?db\.models\.fields\b/.test(made.cls.qualname))
        return 'django.db.models.base.Model';
      if (/^django\.forms\.(?:fields|models)\.\w+Field$/.test(made.cls.qualname))
        return 'django.forms.models.ModelForm';
    }
  }
  return undefined;
}

function baseClasses(interp: Interp, value: Value): readonly ClassInfo[] {
  if (value.k === 'class') return [value.cls];
  if (value.k === 'intrinsic') {
    if (value.name === 'manager-class') return value.args.flatMap((arg) => baseClasses(interp, arg));
    const cls = classNamed(interp, value.name);
    return cls ? [cls] : [];
  }
  return [];
}

/** C3 where it succeeds, else depth first with later duplicates kept, as Python would refuse anyway. */
function linearize(bases: readonly ClassInfo[]): readonly ClassInfo[] {
  const lists = [...bases.map((base) => [...base.mro]), [...bases]];
  const result: ClassInfo[] = [];
  for (;;) {
    const rest = lists.filter((list) => list.length > 0);
    if (rest.length === 0) return result;
    const next =
      rest.map((list) => list[0]).find((head) => !rest.some((list) => head && list.indexOf(head) > 0)) ??
      rest[0]?.[0];
    if (!next) return result;
    result.push(next);
    for (const list of lists) {
      const index = list.indexOf(next);
      if (index >= 0) list.splice(index, 1);
    }
  }
}

/** Whether the class is or inherits from one of these, by qualified name; unreadable bases count by their name. */
export function inherits(cls: ClassInfo, names: ReadonlySet<string>): boolean {
  if (cls.mro.some((base) => names.has(base.qualname))) return true;
  for (const name of externalBases.get(cls) ?? []) if (names.has(name)) return true;
  return false;
}

/** The base outside of what can be read of which something is known by name; null without one. */
export function knownBase(cls: ClassInfo): string | null {
  for (const name of externalBases.get(cls) ?? []) if (isKnownByName(name)) return name;
  return null;
}

export interface Member {
  /** The class in whose body the name is bound. */
  readonly owner: ClassInfo;
  readonly value: Value;
}

/** What a class attribute is bound to, before descriptors act; looked up from `after` on, for `super()`. */
export function lookupMember(
  interp: Interp,
  cls: ClassInfo,
  name: string,
  after: ClassInfo | null = null,
): Member | null {
  const start = after ? cls.mro.indexOf(after) + 1 : 0;
  for (let index = start; index < cls.mro.length; index++) {
    const owner = cls.mro[index];
    const value = owner ? ownMember(interp, owner, name) : null;
    if (owner && value) return { owner, value };
  }
  return null;
}

/** What the class's own body binds the name to; null when it does not. */
export function ownMember(interp: Interp, cls: ClassInfo, name: string): Value | null {
  const sites = bindingSites(cls.node.body).get(name);
  if (!sites) return null;
  let table = interp.members.get(cls);
  if (!table) {
    table = new Map();
    interp.members.set(cls, table);
  }
  const known = table.get(name);
  if (known !== undefined) return known;
  if (cls.module.origin === 'stub') {
    const dotted = `${cls.qualname}.${name}`;
    if (INTRINSICS.has(dotted)) {
      const own: Value = { k: 'intrinsic', name: dotted, self: null, args: [] };
      table.set(name, own);
      return own;
    }
  }
  table.set(name, UNKNOWN);
  const frame = classFrame(cls);
  let value: Value = NEVER;
  for (const site of sites) {
    const next = makeLasting(() => siteValue(interp, frame, name, site));
    // A later `@x.setter` replaces the property that it extends.
    value = next.k === 'intrinsic' && next.name === 'property' ? next : join(value, next);
    // Decorators of the next binding (`@content.setter`) see this one.
    table.set(name, value);
  }
  table.set(name, value);
  if (value.k === 'sequence' || value.k === 'dict') runSubclassHooks(interp, cls);
  for (const part of alternatives(value))
    if (part.k === 'instance' && part.cls.module.origin !== 'stub')
      callSpecial(
        interp,
        frame,
        cls.node,
        'self',
        part,
        '__set_name__',
        [{ k: 'class', cls }, scalar('str', name)],
        null,
      );
  return value;
}

/** The frame in which a class's body is evaluated. */
export function classFrame(cls: ClassInfo): Frame {
  return staticFrame(cls.module, cls, definitionFrames.get(cls) ?? null);
}
