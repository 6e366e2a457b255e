/** Calls that set names of a module other than by assignment: `globals().update(…)`, `setattr(module, …)`, `exec(…)`. */
import type * as ast from '../python/ast.ts';
import type { StaticCore } from './static-core.ts';
import {
  findEntry,
  identified,
  type Place,
  type Scope,
  type StaticArgument,
  type StaticDict,
  type StaticValue,
  scalar,
  textOf,
  UNKNOWN,
} from './static-values.ts';

const NONE = scalar(null);
const TABLES: ReadonlySet<string> = new Set(['globals()', 'locals()', 'vars()']);

/** Calls that may set any name of the module in whose settings they stand. */
const OPAQUE: ReadonlySet<string> = new Set([
  'exec',
  'execfile',
  'dynaconf.DjangoDynaconf',
  'dynaconf.contrib.DjangoDynaconf',
  'runpy.run_path',
  'django_heroku.settings',
]);

/** What the call gives; null when it is none of these. */
export function callOnNames(
  core: StaticCore,
  node: ast.Call,
  callee: StaticValue,
  args: readonly StaticArgument[],
  place: Place,
  scope: Scope,
): StaticValue | null {
  const { dotted, force, note } = core;
  const name = dotted(callee);
  if (name !== null && OPAQUE.has(name)) {
    note({ k: 'opaque', what: `${name}()`, place });
    return null;
  }
  if (name !== 'setattr' && name !== 'getattr' && name !== 'hasattr' && handsOutNames(core, args, scope)) {
    note({ k: 'opaque', what: `${name ?? 'a function'}(), which is handed the names of the module,`, place });
  }
  if (name === 'setattr') {
    const [owner, key, value] = args.map((each) => each.value);
    const target = owner === undefined ? UNKNOWN : force(owner);
    const attr = key === undefined ? null : textOf(force(key));
    if (target.k !== 'module' || target.path === null || value === undefined) return null;
    if (attr === null) note({ k: 'opaque', what: 'setattr()', place });
    else core.setModuleName(target.path, attr, identified(value));
    return NONE;
  }
  if (node.func.kind !== 'Attribute') return null;
  const table = dotted(core.evaluate(node.func.value, scope));
  if (table === null || !TABLES.has(table)) return null;
  return onTable(core, node.func.attr, args, place, scope);
}

/** Whether a call gets the module itself or the table of its names: `set_dynamic_settings(globals())`. */
function handsOutNames(core: StaticCore, args: readonly StaticArgument[], scope: Scope): boolean {
  return args.some(({ value }) => {
    if (value.k === 'module') return value.path === scope.file;
    return value.k === 'call' && TABLES.has(core.dotted(value) ?? '');
  });
}

function onTable(
  core: StaticCore,
  method: string,
  args: readonly StaticArgument[],
  place: Place,
  scope: Scope,
): StaticValue | null {
  const [first, second] = args.filter((each) => each.kind === 'positional').map((each) => each.value);
  const name = first === undefined ? null : textOf(core.force(first));
  const known = name === null ? undefined : scope.names.get(name);
  switch (method) {
    case 'get':
      return known ?? second ?? NONE;
    case 'pop':
      if (name !== null) core.setName(name, undefined, scope);
      return known ?? second ?? UNKNOWN;
    case 'setdefault':
      if (name !== null && known === undefined) core.setName(name, second ?? NONE, scope);
      return known ?? second ?? NONE;
    case 'update': {
      for (const argument of args) update(core, argument, place, scope);
      return NONE;
    }
    default:
      return null;
  }
}

function update(core: StaticCore, argument: StaticArgument, place: Place, scope: Scope): void {
  if (argument.kind === 'keyword' && argument.name !== null) {
    core.setName(argument.name, identified(argument.value), scope);
    return;
  }
  const values = core.force(argument.value);
  if (values.k !== 'dict' || values.open) core.note({ k: 'opaque', what: 'globals().update()', place });
  if (values.k !== 'dict') return;
  for (const key of keysOf(values)) {
    const entry = findEntry(values, scalar(key));
    if (entry !== null) core.setName(key, identified(entry.value), scope);
  }
}

function keysOf(dict: StaticDict): readonly string[] {
  return dict.entries.flatMap((entry) => textOf(entry.key) ?? []);
}
