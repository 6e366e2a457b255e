/**
 * The user of requests that tests make by hand. Around an async view `login_required` and its kin ask
 * `await request.auser()`, which the middleware sets on real requests: where a test sets `request.user`, it sets that too.
 */
import type { ModuleInfo } from '../analysis/types.ts';
import type { Assign, Attribute, Expr, Name } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { asksUser } from './auth-backends.ts';
import type { Book } from './book.ts';
import { HTTP_METHODS } from './class-facts.ts';
import { FACTORIES, REQUESTS } from './handmade-requests.ts';
import { endOfLine, hasOwnLines, indentationAt, lineBreakOf } from './lines.ts';
import { methodDecorator } from './method-decorator.ts';
import { indexOf } from './module-index.ts';
import type { Draft, Planning } from './planning.ts';
import { isTestFile } from './references.ts';
import { assignedValue } from './symbols.ts';

/** Writes `request.auser` wherever the tests that call such a view set `request.user`. */
export function writeHandmadeUsers(planning: Planning, book: Book, drafts: readonly Draft[]): void {
  const views = new Map<ModuleInfo, Set<string>>();
  for (const draft of drafts) {
    const callers = draft.uses.flatMap((use) =>
      (use.k === 'call' || use.k === 'callback') && isTestFile(use.module.file) ? [use.module] : [],
    );
    if (callers.length === 0 || !asksByDecorators(planning, draft)) continue;
    for (const module of callers) views.set(module, (views.get(module) ?? new Set()).add(draft.id));
  }
  for (const [module, ids] of views) {
    for (const statement of usersSetIn(planning, module)) writeUser(book, module, ids, statement);
  }
}

interface UserSet {
  readonly statement: Assign;
  readonly request: Name | Attribute;
}

/** Methods of `RequestFactory` that make a request. */
const MAKES: ReadonlySet<string> = new Set([...HTTP_METHODS, 'generic', 'request']);

/** `request.user = user` for a request that was made here: `request = self.factory.get("/")`, `self.request = HttpRequest()`. */
function usersSetIn(planning: Planning, module: ModuleInfo): readonly UserSet[] {
  const index = indexOf(module);
  return index.mentions('user').flatMap((mention) => {
    const statement = index.parentOf(mention);
    if (mention.kind !== 'Attribute' || statement?.kind !== 'Assign') return [];
    if (statement.targets.length > 1 || statement.value === mention) return [];
    const { value: request } = mention;
    if (request.kind !== 'Name' && request.kind !== 'Attribute') return [];
    return madeAs(module, request).some((made) => isRequest(planning, module, made))
      ? [{ statement, request }]
      : [];
  });
}

/** What is assigned to a local name, or to an attribute of that name, in the module. */
function madeAs(module: ModuleInfo, request: Name | Attribute): readonly Expr[] {
  const { scopes, mentions, parentOf } = indexOf(module);
  const targets =
    request.kind === 'Name'
      ? (scopes.resolve(scopes.enclosing(request), request.id)?.binding.sites.map(({ node }) => node) ?? [])
      : mentions(request.attr);
  return targets.flatMap((target) => {
    const parent = parentOf(target);
    return parent?.kind === 'Assign' && parent.targets.some((each) => each === target) ? [parent.value] : [];
  });
}

function isRequest({ symbols }: Planning, module: ModuleInfo, made: Expr): boolean {
  if (made.kind !== 'Call') return false;
  const name = symbols.externalName(module, made.func);
  if (name !== null) return REQUESTS.has(name);
  const { func } = made;
  if (func.kind !== 'Attribute' || !MAKES.has(func.attr)) return false;
  if (func.value.kind === 'Name' && isFixture(module, func.value)) return true;
  const factories =
    func.value.kind === 'Name' || func.value.kind === 'Attribute' ? madeAs(module, func.value) : [func.value];
  return factories.some((each) => {
    const maker = each.kind === 'Call' ? symbols.externalName(module, each.func) : null;
    return maker !== null && FACTORIES.has(maker);
  });
}

/** `def test_it(rf)`: the factory that pytest-django hands to a test. */
function isFixture(module: ModuleInfo, name: Name): boolean {
  const { scopes } = indexOf(module);
  const sites = scopes.resolve(scopes.enclosing(name), name.id)?.binding.sites ?? [];
  return name.id === 'rf' && sites.some(({ how }) => how === 'param');
}

function writeUser(
  book: Book,
  module: ModuleInfo,
  ids: ReadonlySet<string>,
  { statement, request }: UserSet,
): void {
  const { text } = module;
  const mock = book.imports(module).use('unittest.mock', 'AsyncMock', statement.start);
  const base = text.slice(request.start, request.end);
  const line = `${base}.auser = ${mock}(return_value=${base}.user)`;
  const end = endOfLine(text, statement.end);
  const edit = hasOwnLines(text, statement)
    ? { start: end, end, text: `${lineBreakOf(text)}${indentationAt(text, statement.start)}${line}` }
    : { start: statement.end, end: statement.end, text: `; ${line}` };
  const why = 'around an async view the decorator asks request.auser(), which a request made by hand has not';
  book.add(module, ids, {
    edits: [edit],
    notes: [{ code: 'DA255', why, offset: statement.start, edit: null }],
  });
}

/** Whether a decorator of the view, or one of the project that is made of such, asks `request.auser()`. */
function asksByDecorators(planning: Planning, { targets, uses }: Draft): boolean {
  const { symbols } = planning;
  const asks = (module: ModuleInfo, expr: Expr, depth: number): boolean => {
    if (depth > 4) return false;
    const through = methodDecorator(symbols, module, expr);
    if (through) return through.decorators.some((each) => asks(through.module, each, depth + 1));
    const callee = expr.kind === 'Call' ? expr.func : expr;
    return symbols.resolve(module, callee).some((symbol) => {
      if (symbol.k === 'external') return asksUser(symbol.name);
      if (symbol.k === 'variable') {
        const value = assignedValue(symbol);
        return value !== null && asks(symbol.module, value, depth + 1);
      }
      if (symbol.k !== 'function') return false;
      let found = false;
      walk(symbol.node, (node) => {
        if (found || (node.kind !== 'Name' && node.kind !== 'Attribute')) return !found;
        const name = symbols.externalName(symbol.module, node);
        found = name !== null && asksUser(name);
        return !found;
      });
      return found;
    });
  };
  const onDefinitions = targets.some(({ fn }) =>
    [...fn.node.decorators, ...(fn.owner?.node.decorators ?? [])].some(({ expr }) =>
      asks(fn.module, expr, 0),
    ),
  );
  return onDefinitions || uses.some((use) => use.k === 'decorated' && asks(use.module, use.decorator, 0));
}
