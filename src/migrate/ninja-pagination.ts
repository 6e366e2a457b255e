/**
 * Pagination of Django Ninja (`ninja/pagination.py`, 1.2 to 1.7): around an async operation it is `apaginate_queryset()` of
 * the pagination class that fetches the page, on the event loop, from the queryset that the operation returns.
 */
import type { ClassInfo, ModuleInfo, Value } from '../analysis/types.ts';
import { alternatives, querySet } from '../analysis/values.ts';
import type { Call, Expr, FunctionDef } from '../python/ast.ts';
import { lineAt } from './module-index.ts';
import type { FunctionTarget, Planning } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import { TAKES_ASYNC, type Verdict } from './verdict.ts';

const PAGINATE = 'ninja.pagination.paginate';
/** The default of `NINJA_PAGINATION_CLASS`. */
const DEFAULT_CLASS = 'ninja.pagination.LimitOffsetPagination';
const SYNC = 'paginate_queryset';
const ASYNC = 'apaginate_queryset';
/** An operation of a router that paginates whatever is declared as a list. */
const PAGINATING_ROUTER = /^ninja\.pagination\.RouterPaginated\(\)\.\w+$/;
const COLLECTIONS: ReadonlySet<string> = new Set(['list', 'set', 'tuple', 'List', 'Set', 'Tuple']);

/** Whether the dotted name is the decorator that hands out the operation's queryset page by page. */
export const isPaginate = (name: string): boolean => name === PAGINATE;

/** What `@paginate`, `@paginate(...)` or a paginating router makes of an operation that has become async. */
export function judgePagination(
  planning: Planning,
  module: ModuleInfo,
  expr: Expr,
  call: Call | null,
): Verdict {
  const given = call?.args.find((arg) => arg.kind === 'positional' || arg.name === 'func_or_pgn_class');
  const setting = planning.project.settings.ninjaPaginationClass;
  const cls = given
    ? classIn(planning.program.valueAt(module, given.value))
    : named(planning, setting ?? DEFAULT_CLASS);
  const text = module.text.slice(expr.start, expr.end);
  if (!cls) {
    const what = given ? module.text.slice(given.value.start, given.value.end) : setting;
    return refused(module, expr, `@${text}: the pagination class ${what} can not be read`);
  }
  const definer = cls.mro.findIndex((each) => methodOf(each, ASYNC));
  const method = cls.mro[definer] && methodOf(cls.mro[definer], ASYNC);
  if (!method) {
    return refused(module, expr, `@${text} paginates by ${cls.name}, which has no ${ASYNC}()`);
  }
  const overrides = cls.mro.slice(0, definer).find((each) => methodOf(each, SYNC));
  if (overrides) {
    const where = `${overrides.module.file}:${lineAt(overrides.module, overrides.node.headStart)}`;
    return refused(
      module,
      expr,
      `@${text} calls ${ASYNC}() of the pagination class around an async operation, and ${overrides.name} (${where}) overrides ${SYNC}() alone`,
    );
  }
  const owner = cls.mro[definer];
  if (owner?.module.origin !== 'project') return TAKES_ASYNC;
  const qualname = `${owner.qualname}.${ASYNC}`;
  const queryset = method.params[1];
  const { sites, returns } = planning.program.analyze(
    { node: method, module: owner.module, owner, qualname },
    new Map(queryset ? [[queryset.name, querySet(null)]] : []),
  );
  const [site] = sites;
  if (!site && !holdsQuerySet(returns)) return TAKES_ASYNC;
  const line = lineAt(owner.module, site ? site.node.start : method.headStart);
  const what = site ? (site.effects[0]?.what ?? 'a call') : 'the queryset that it returns';
  return {
    k: 'refused',
    reason: reasonAt(
      module,
      expr.start,
      'DA115',
      `@${text} runs ${owner.name}.${ASYNC}() on the event loop, which waits for ${what} (${owner.module.file}:${line})`,
      `Await it there: await sync_to_async(...)(...).`,
    ),
  };
}

/** Whether what the operation returns is handed out page by page: it is not fetched as a whole then. */
export function isPaginated(planning: Planning, { module, node }: FunctionTarget): boolean {
  return node.decorators.some(({ expr }) => {
    const callee = expr.kind === 'Call' ? expr.func : expr;
    const name = planning.symbols.externalName(module, callee);
    return name !== null && (isPaginate(name) || isPaginatingRoute(name, expr));
  });
}

/** Whether a router's decorator paginates: one for lists, and the response is declared as one. */
export function isPaginatingRoute(name: string, expr: Expr): boolean {
  if (!PAGINATING_ROUTER.test(name) || expr.kind !== 'Call') return false;
  const response = expr.args.find((arg) => arg.name === 'response')?.value;
  if (response?.kind !== 'Subscript') return false;
  const { value } = response;
  const base = value.kind === 'Name' ? value.id : value.kind === 'Attribute' ? value.attr : '';
  return COLLECTIONS.has(base);
}

function named(planning: Planning, name: string): ClassInfo | null {
  const found = planning.program.find(name);
  return found?.k === 'class' ? found.cls : null;
}

/** The page is gone through on the event loop as soon as it is returned. */
const holdsQuerySet = (value: Value): boolean =>
  alternatives(value).some(
    (part) =>
      (part.k === 'queryset' && !part.evaluated) ||
      (part.k === 'dict' && [...part.cell.entries.values()].some(holdsQuerySet)),
  );

const classIn = (value: Value): ClassInfo | null => (value.k === 'class' ? value.cls : null);

function methodOf(cls: ClassInfo, name: string): FunctionDef | null {
  for (const statement of cls.node.body)
    if (statement.kind === 'FunctionDef' && statement.name === name) return statement;
  return null;
}

function refused(module: ModuleInfo, expr: Expr, message: string): Verdict {
  const fix = `Give the pagination class an async ${ASYNC}() that does what its ${SYNC}() does.`;
  return { k: 'refused', reason: reasonAt(module, expr.start, 'DA112', message, fix) };
}
