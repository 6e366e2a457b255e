/**
 * Base classes of views in installed packages, whose source is read where the environment is at hand. They are taken as
 * what that says, like Django's own; the files of packages are never changed, so what stands in them stays sync.
 */
import type { ModuleInfo } from '../analysis/types.ts';
import type { DjangoMethod, DjangoViewClass } from '../knowledge/django-views.ts';
import type { ClassDef, Expr, FunctionDef, Node } from '../python/ast.ts';
import { walk } from '../python/walk.ts';
import { ADAPTING, HTTP_METHODS } from './class-facts.ts';
import { mayLookUp } from './handler-lookups.ts';
import { lineAt } from './module-index.ts';
import type { Planning } from './planning.ts';
import { isFirstParameter } from './references.ts';
import { isSuperMethod } from './supers.ts';
import type { ClassSymbol } from './symbols.ts';
import { passesOn } from './sync-dispatch.ts';

export interface PackageClass {
  readonly cls: DjangoViewClass;
  /** Why no async class can have it as a base, completing the sentence "it …"; null when one can. */
  readonly unfit: string | null;
}

const tables = new WeakMap<Planning, Map<string, PackageClass | null>>();

/** The class of that dotted name, as far as it is code of an installed package that can be read. */
export function packageClass(planning: Planning, name: string): PackageClass | null {
  const table = tables.get(planning) ?? new Map<string, PackageClass | null>();
  tables.set(planning, table);
  const known = table.get(name);
  if (known !== undefined) return known;
  const found = planning.program.find(name);
  const isRead = found?.k === 'class' && found.cls.module.origin === 'package';
  const read = isRead
    ? readClass(planning, { k: 'class', module: found.cls.module, node: found.cls.node })
    : null;
  table.set(name, read);
  return read;
}

/** What `View` and `as_view()` call of a class before its handlers, or ask it. */
const RULES_OUT: readonly string[] = ['as_view', 'view_is_async', '__init_subclass__'];
const BEFORE_DISPATCH: readonly string[] = ['setup', '__init__'];

function readClass(planning: Planning, symbol: ClassSymbol): PackageClass {
  const { module, node } = symbol;
  const methods = new Map<string, DjangoMethod>();
  let unfit: string | null = null;
  const refuse = (offset: number, what: string): void => {
    unfit ??= `${what} (${module.file}:${lineAt(module, offset)})`;
  };
  const bases = node.args.flatMap((arg): readonly string[] => {
    if (arg.kind !== 'positional') {
      refuse(arg.start, 'is made by a metaclass or with arguments');
      return [];
    }
    const base = nameOf(planning, module, arg.value);
    if (base === null) refuse(arg.start, 'has a base class that can not be told');
    return base === null ? [] : [base];
  });
  const [decorator] = node.decorators;
  if (decorator) refuse(decorator.start, 'is decorated');
  for (const statement of node.body) {
    if (statement.kind !== 'FunctionDef') continue;
    const { name } = statement;
    const called = [...HTTP_METHODS, ...ADAPTING];
    if (RULES_OUT.includes(name)) refuse(statement.headStart, `has a ${name}() of its own`);
    else if (called.includes(name)) {
      const method = methodOf(planning, symbol, statement);
      if (typeof method === 'string') refuse(statement.headStart, method);
      else methods.set(name, method);
    } else if (BEFORE_DISPATCH.includes(name) && waits(planning, symbol, statement)) {
      refuse(statement.headStart, `may wait in ${name}(), which Django calls on the event loop`);
    } else if (mentions(module, statement, called)) {
      refuse(statement.headStart, `calls a handler in ${name}(), as a sync function`);
    }
  }
  const methodNames = listedNames(node);
  const name = `${module.name}.${node.name}`;
  return { cls: { name, bases, methodNames, methods }, unfit };
}

/** The dotted name of a base class; null when it can't be told. */
function nameOf(planning: Planning, module: ModuleInfo, expr: Expr): string | null {
  const [only, other] = planning.symbols.resolve(module, expr.kind === 'Subscript' ? expr.value : expr);
  if (other) return null;
  if (only?.k === 'external') return only.name;
  return only?.k === 'class' ? `${only.module.name}.${only.node.name}` : null;
}

/** What a method does that Django calls; why the class rules out an async one, where it does. */
function methodOf(planning: Planning, owner: ClassSymbol, node: FunctionDef): DjangoMethod | string {
  const { module } = owner;
  const { name } = node;
  if (node.isAsync) return `has an async ${name}()`;
  if (name === 'dispatch') {
    const goesOn = passesOn(planning, { k: 'method', owner, node }) && callsNext(node, name);
    return goesOn ? { k: 'passes' } : { k: 'own' };
  }
  if (ADAPTING.includes(name)) return `has a sync ${name}() of its own`;
  const to = forwardsTo(module, node);
  if (to !== null && node.decorators.length === 0) return { k: 'forwards', to };
  return mentions(
    module,
    node,
    [...HTTP_METHODS, ...ADAPTING].filter((each) => each !== name),
  )
    ? `calls another handler in ${name}(), as a sync function`
    : { k: 'own' };
}

/** `return self.get(request, *args, **kwargs)` and nothing else. */
function forwardsTo(module: ModuleInfo, node: FunctionDef): string | null {
  const body = node.docstring ? node.body.slice(1) : node.body;
  const [only, other] = body;
  const call = only?.kind === 'Return' && !other ? only.value : null;
  if (call?.kind !== 'Call' || call.func.kind !== 'Attribute') return null;
  const { value, attr } = call.func;
  return isFirstParameter(module, value) && HTTP_METHODS.includes(attr) ? attr : null;
}

function callsNext(node: FunctionDef, name: string): boolean {
  let found = false;
  walk(node.body, (each) => {
    if (isSuperMethod(each, name)) found = true;
  });
  return found;
}

/** Whether a method reads one of these of `self`, or may look it up. */
function mentions(module: ModuleInfo, method: FunctionDef, names: readonly string[]): boolean {
  let found = false;
  walk(method.body, (node) => {
    if (node.kind === 'Attribute' && names.includes(node.attr))
      found ||= isFirstParameter(module, node.value);
    if (node.kind === 'Call') found ||= mayLookUp(module, node, names);
    return !found;
  });
  return found;
}

function waits(planning: Planning, { module, node: cls }: ClassSymbol, node: FunctionDef): boolean {
  const owner = planning.program.find(`${module.name}.${cls.name}`);
  const qualname = `${module.name}.${cls.name}.${node.name}`;
  const fn = { node, module, owner: owner?.k === 'class' ? owner.cls : null, qualname };
  const { sites } = planning.program.analyze(fn);
  // `super().setup(...)`: the next class is read by itself.
  const isNext = (site: Node): boolean => site.kind === 'Call' && isSuperMethod(site.func, node.name);
  return node.isAsync || sites.some((site) => !isNext(site.node));
}

/** `http_method_names`, where it is written out in the class; null when it is inherited. */
function listedNames(node: ClassDef): readonly string[] | null {
  for (const statement of node.body) {
    if (statement.kind !== 'Assign') continue;
    const isIt = statement.targets.some(
      (target) => target.kind === 'Name' && target.id === 'http_method_names',
    );
    const { value } = statement;
    if (!isIt || (value.kind !== 'List' && value.kind !== 'Tuple')) continue;
    return value.elts.flatMap((elt) => (elt.kind === 'Str' ? [elt.value.toLowerCase()] : []));
  }
  return null;
}
