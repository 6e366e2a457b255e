/**
 * Operations of Django Ninja: what one returns is read by its response schema after it has returned, on the event loop when
 * it is async (`AsyncOperation.run()` of django-ninja 1.0 to 1.7). Querysets are fetched before; what the schema reads of
 * their rows must be loaded.
 */
import type { BlockingSite, LoadTree, Value } from '../analysis/types.ts';
import { alternatives, modelInstance } from '../analysis/values.ts';
import type { Expr } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { isRegisteringOperation } from './decorators.ts';
import { indexOf, lineAt } from './module-index.ts';
import { isPaginated } from './ninja-pagination.ts';
import type { FunctionTarget, Planning } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import type { ClassSymbol } from './symbols.ts';
import type { Reason } from './types.ts';

export interface NinjaResponse {
  /** Querysets that are returned. */
  readonly sites: readonly BlockingSite[];
  readonly reasons: readonly Reason[];
  /** What to look at by hand. */
  readonly notes: readonly Reason[];
}

const STATUS: ReadonlySet<string> = new Set(['ninja.Status', 'ninja.responses.Status']);

const NOTHING: NinjaResponse = { sites: [], reasons: [], notes: [] };

export function ninjaResponse(planning: Planning, fn: FunctionTarget): NinjaResponse {
  const { module, node } = fn;
  const schema = responseOf(planning, fn);
  if (!schema) return NOTHING;
  const analysis = planning.analyze(fn);
  const sites: BlockingSite[] = [];
  const reasons: Reason[] = [];
  const notes: Reason[] = [];
  const paginated = isPaginated(planning, fn);
  walk(node.body, (each) => {
    if (each.kind !== 'Return' || !each.value || indexOf(module).functionAround(each) !== node) return;
    // `return 201, thing`: the status comes first.
    const { value } = each;
    const returned =
      value.kind === 'Tuple' ? (value.elts.at(-1) ?? value) : (bodyOf(planning, module, value) ?? value);
    const given = analysis.valueOf(returned);
    if (alternatives(given).some((part) => part.k === 'queryset' && !part.evaluated)) {
      if (!paginated) sites.push(fetching(fn, returned));
      else if (notes.length === 0) notes.push(pageNote(module, node.headStart));
    }
    for (const row of rowsIn(given)) {
      const what = unreadable(planning, module, schema, row, 0);
      if (what === null || reasons.length > 0) continue;
      reasons.push(
        reasonAt(
          module,
          returned.start,
          'DA116',
          `What ${node.name}() returns is read by its response schema on the event loop, where it must not wait: ${what}`,
          'Load it with select_related() or prefetch_related(), or return a dictionary of what is needed.',
        ),
      );
    }
  });
  return { sites, reasons, notes };
}

/** The body in `Status(201, body)`. */
function bodyOf(planning: Planning, module: FunctionTarget['module'], value: Expr): Expr | null {
  if (value.kind !== 'Call' || !STATUS.has(planning.symbols.externalName(module, value.func) ?? ''))
    return null;
  return value.args.find((arg) => arg.name === 'value')?.value ?? value.args[1]?.value ?? null;
}

function pageNote(module: FunctionTarget['module'], offset: number): Reason {
  return reasonAt(
    module,
    offset,
    'DA404',
    "Django Ninja's own pagination classes fetch the page of an async operation on the event loop before django-ninja 1.4",
    'Check that django-ninja 1.4 or later is installed.',
  );
}

function fetching({ module }: FunctionTarget, node: Expr): BlockingSite {
  const what = 'a queryset that is returned';
  const cause = { label: what, file: module.file, line: lineAt(module, node.start) };
  return { node, role: 'iterate', effects: [{ kind: 'db', what, stopIteration: false, chain: [cause] }] };
}

/** The `response=` of the decorator that makes the function an operation. */
function responseOf(planning: Planning, { module, node }: FunctionTarget): Expr | null {
  for (const { expr } of node.decorators) {
    if (expr.kind !== 'Call') continue;
    const name = planning.symbols.externalName(module, expr.func);
    if (name === null || !isRegisteringOperation(name)) continue;
    return expr.args.find((arg) => arg.name === 'response')?.value ?? null;
  }
  return null;
}

interface Row {
  readonly cls: ClassSymbol;
  readonly loaded: LoadTree;
}

/** The model instances that a value is or holds. */
function rowsIn(value: Value, depth = 0): readonly Row[] {
  return alternatives(value).flatMap((part): readonly Row[] => {
    if (depth > 3) return [];
    switch (part.k) {
      case 'model':
      case 'queryset': {
        const model = part.k === 'model' ? part.cls : part.row === 'model' ? part.model : null;
        if (!model) return [];
        const cls: ClassSymbol = { k: 'class', module: model.module, node: model.node };
        return [{ cls, loaded: part.loaded }];
      }
      case 'sequence':
        return [...(part.items ?? []), part.cell.element].flatMap((each) => rowsIn(each, depth + 1));
      case 'dict':
        return [...part.cell.entries.values(), part.cell.element].flatMap((each) => rowsIn(each, depth + 1));
      default:
        return [];
    }
  });
}

/** What a schema reads of a row that is not loaded, in words; null when there is nothing. */
function unreadable(
  planning: Planning,
  module: ClassSymbol['module'],
  schema: Expr,
  row: Row,
  depth: number,
): string | null {
  for (const cls of schemasIn(planning, module, schema)) {
    for (const each of planning.classes.lineage(cls)) {
      for (const statement of each.node.body) {
        if (statement.kind === 'FunctionDef' && statement.name.startsWith('resolve_')) {
          const what = resolving(planning, each, statement.name, row);
          if (what !== null) return what;
        }
        if (statement.kind !== 'AnnAssign' || statement.target.kind !== 'Name') continue;
        const { id } = statement.target;
        const isResolved = planning.classes.own(each, `resolve_${id}`) !== null;
        if (isResolved || !statement.annotation) continue;
        const isNested = schemasIn(planning, each.module, statement.annotation).length > 0;
        const below = row.loaded.get(id);
        if (isNested && (depth > 2 || below === undefined)) return `${row.cls.node.name}.${id}`;
        const member = planning.classes.own(row.cls, id);
        if (member?.k === 'method') return `${row.cls.node.name}.${id} (a method or property)`;
      }
      const meta = planning.classes.own(each, 'Meta') ?? planning.classes.own(each, 'Config');
      if (meta && readsManyToMany(planning, row)) return `a many-to-many field of ${row.cls.node.name}`;
    }
  }
  return null;
}

/** The project's classes that a schema expression names: `List[TicketOut]`, `{200: TicketOut, 404: Error}`. */
function schemasIn(planning: Planning, module: ClassSymbol['module'], expr: Expr): readonly ClassSymbol[] {
  const found: ClassSymbol[] = [];
  walk(expr, (node) => {
    if (node.kind !== 'Name' && node.kind !== 'Attribute') return;
    for (const symbol of planning.symbols.resolve(module, node)) if (symbol.k === 'class') found.push(symbol);
  });
  return found;
}

/** `resolve_name(row)` of a schema, run on the row. */
function resolving(planning: Planning, schema: ClassSymbol, name: string, row: Row): string | null {
  const method = planning.classes.own(schema, name);
  if (method?.k !== 'method') return null;
  const { node } = method;
  const isStatic = node.decorators.some(
    ({ expr }) => planning.symbols.externalName(schema.module, expr) === 'builtins.staticmethod',
  );
  const param = node.params[isStatic ? 0 : 1];
  const model = planning.program.find(`${row.cls.module.name}.${row.cls.node.name}`);
  if (!param || model?.k !== 'class') return `${schema.node.name}.${name}()`;
  const holder = planning.program.find(`${schema.module.name}.${schema.node.name}`);
  const owner = holder?.k === 'class' ? holder.cls : null;
  const qualname = `${schema.module.name}.${schema.node.name}.${name}`;
  const given = modelInstance(model.cls, { loaded: row.loaded });
  const { sites } = planning.program.analyze(
    { node, module: schema.module, owner, qualname },
    new Map([[param.name, given]]),
  );
  return sites[0]?.effects[0]?.what ?? null;
}

/** A model schema may list fields of the model; those to many rows are asked for one by one. */
function readsManyToMany(planning: Planning, { cls, loaded }: Row): boolean {
  return planning.classes.lineage(cls).some(({ module, node }) =>
    node.body.some((statement) => {
      if (statement.kind !== 'Assign' || statement.value.kind !== 'Call') return false;
      const [target] = statement.targets;
      const name = planning.symbols.externalName(module, statement.value.func) ?? '';
      return name.endsWith('.ManyToManyField') && target?.kind === 'Name' && !loaded.has(target.id);
    }),
  );
}
