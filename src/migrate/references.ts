/**
 * Every use of a view in the repository, tests included. A text search on its names says which files to look at; what
 * a place refers to is then resolved by scopes and imports, never by its text.
 */
import type { ModuleInfo, Program } from '../analysis/types.ts';
import type { Attribute, Call, ClassDef, Expr, FunctionDef, ImportFrom, Name, Node } from '../python/ast.ts';
import type { Binding } from '../python/scopes.ts';
import { walk } from '../python/walk.ts';
import { indexOf } from './module-index.ts';
import type { ClassSymbol, FunctionSymbol, Referent, Symbols } from './symbols.ts';
import { collectionAround, takenAt } from './view-collections.ts';

export type ViewUse =
  /** The view is called. */
  | { readonly k: 'call'; readonly module: ModuleInfo; readonly call: Call }
  /** `decorator(view)` outside of its definition; `asView`: what is decorated comes from `as_view()`. */
  | {
      readonly k: 'decorated';
      readonly module: ModuleInfo;
      readonly decorator: Expr;
      readonly asView: boolean;
    }
  /** `sync_to_async(view)`: needless once the view is async. */
  | { readonly k: 'offloaded'; readonly module: ModuleInfo; readonly wrapper: Call; readonly view: Expr }
  /**
   * Handed to something that calls it synchronously and is fine with a wrapped one: `assertRaises(Http404, view)`, a
   * helper of the tests.
   */
  | { readonly k: 'callback'; readonly module: ModuleInfo; readonly view: Expr }
  /** Kept in one collection with another view: who takes one out may get either. */
  | { readonly k: 'companion'; readonly module: ModuleInfo; readonly view: FunctionSymbol }
  /** Its dotted name in a string: `mock.patch('shop.views.detail')`. */
  | { readonly k: 'named'; readonly module: ModuleInfo; readonly offset: number }
  /** A use that needs a sync function, or that can't be followed. */
  | {
      readonly k: 'obstacle';
      readonly module: ModuleInfo;
      readonly offset: number;
      /** Completes the sentence "the view …". */
      readonly what: string;
      readonly needsSync: boolean;
      /** A function returns it: who calls it then is for the callers of that. */
      readonly isReturned?: true;
    };

export interface AskedOfClass {
  /** Methods that become async. */
  readonly methods: ReadonlySet<string>;
  /** Methods of the class that give what its `as_view()` gives. */
  readonly makers: ReadonlySet<string>;
}

export interface References {
  /** Uses of a function view. */
  ofFunction(view: FunctionSymbol): readonly ViewUse[];
  /** Uses of a class view: `as_view()`, and its async methods where they are called directly. */
  ofClass(view: ClassSymbol, asked: AskedOfClass): readonly ViewUse[];
  /** What is done with an expression that is a view. */
  ofExpression(module: ModuleInfo, expr: Expr): readonly ViewUse[];
  /** What is done with the view that a call of `as_view()` gives. */
  ofAsView(module: ModuleInfo, call: Call): readonly ViewUse[];
  /** Where something is taken out of a collection that a variable at module level holds. */
  readOf(
    module: ModuleInfo,
    collection: Expr,
  ): 'never' | 'unknown' | { readonly module: ModuleInfo; readonly offset: number };
}

const ROUTES: ReadonlySet<string> = new Set([
  'django.urls.path',
  'django.urls.re_path',
  'django.urls.conf.path',
  'django.urls.conf.re_path',
  'django.conf.urls.url',
  'django.conf.urls.re_path',
]);

/** Functions that only look at what they are handed. */
const LOOKS_ONLY: ReadonlySet<string> = new Set([
  ...[
    'isinstance',
    'issubclass',
    'callable',
    'repr',
    'str',
    'print',
    'hasattr',
    'getattr',
    'setattr',
    'delattr',
  ].map((name) => `builtins.${name}`),
  ...['id', 'hash', 'type', 'dir', 'vars', 'format'].map((name) => `builtins.${name}`),
  'asgiref.sync.iscoroutinefunction',
  'asyncio.iscoroutinefunction',
  'django.shortcuts.redirect',
  'django.shortcuts.resolve_url',
  'django.urls.reverse',
  'django.urls.reverse_lazy',
  'functools.update_wrapper',
  'functools.wraps',
]);

/** Whether the function of that dotted name only looks at what it is handed. */
export function looksOnly(name: string): boolean {
  return LOOKS_ONLY.has(name) || name.startsWith('inspect.');
}

const ERROR_HANDLERS: ReadonlySet<string> = new Set(['handler400', 'handler403', 'handler404', 'handler500']);

/** They exchange an attribute of a class, named in a string, for the time of a test. */
const PATCHES_OBJECT: ReadonlySet<string> = new Set(['unittest.mock.patch.object', 'mock.patch.object']);

/** `assertRaises(Http404, view, request)` and the like call the view. */
const CALLS_BACK = /^assert(Raises|Warns|Logs|NumQueries)/;

export function createReferences(program: Program, symbols: Symbols): References {
  const { files } = program.project;
  /** A name at module level under which what is searched for can be had. */
  interface KnownAs {
    readonly module: ModuleInfo;
    readonly name: string;
    readonly matches: (symbol: Referent) => boolean;
    readonly follow: (module: ModuleInfo, expr: Expr) => void;
  }

  function search(start: KnownAs): void {
    const queue: KnownAs[] = [start];
    const seen = new Set([`${start.module.file}:${start.name}`]);
    const handled = new Set<Node>();
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { name, matches, follow } = next;
      const handle = (module: ModuleInfo, expr: Name | Attribute): void => {
        if (handled.has(expr) || isTarget(module, expr)) return;
        if (!symbols.resolve(module, expr).some(matches)) return;
        handled.add(expr);
        follow(module, expr);
      };
      for (const file of files.mentioning(name)) {
        const module = program.moduleAt(file);
        if (!module) continue;
        const index = indexOf(module);
        for (const expr of index.mentions(name)) handle(module, expr);
        for (const { scope, binding, isModuleLevel } of importedUnderOtherName(module, name)) {
          if (!symbols.lookUp(module, scope, binding.name).some(matches)) continue;
          for (const read of binding.reads) handle(module, read);
          const key = `${module.file}:${binding.name}`;
          if (isModuleLevel && !seen.has(key)) {
            seen.add(key);
            queue.push({ module, name: binding.name, matches, follow });
          }
        }
      }
    }
  }

  /** Follows one expression that is the view (a function, decorated or not) to what is done with it. */
  function followView(
    uses: ViewUse[],
    module: ModuleInfo,
    expr: Expr,
    asView: boolean,
    aliases: Set<Binding>,
  ): void {
    const index = indexOf(module);
    const parent = index.parentOf(expr);
    const again = (next: Expr): void => followView(uses, module, next, asView, aliases);
    const callback = (): void => {
      uses.push({ k: 'callback', module, view: expr });
    };
    const obstacle = (what: string, needsSync = false): void => {
      uses.push({ k: 'obstacle', module, offset: expr.start, what, needsSync });
    };
    if (parent === null) return;
    switch (parent.kind) {
      case 'Call':
        uses.push({ k: 'call', module, call: parent });
        return;
      case 'positional':
      case 'keyword': {
        const call = index.parentOf(parent);
        if (call?.kind === 'Call') followArgument(uses, module, expr, parent.kind, call, asView, aliases);
        else obstacle('is passed on where it can not be followed');
        return;
      }
      case 'Attribute':
        if (parent.attr === '__wrapped__' || parent.attr === '__func__') again(parent);
        return;
      case 'NamedExpr':
      case 'Assign':
      case 'AnnAssign': {
        const targets = parent.kind === 'Assign' ? parent.targets : [parent.target];
        for (const target of targets) followAlias(uses, module, target, asView, aliases, obstacle);
        if (parent.kind === 'NamedExpr') again(parent);
        return;
      }
      case 'IfExp':
        if (parent.test !== expr) again(parent);
        return;
      case 'Expr':
      case 'Compare':
      case 'FormattedValue':
      case 'UnaryOp':
      case 'Delete':
      case 'If':
      case 'While':
      case 'Assert':
        return;
      case 'Tuple':
      case 'List':
      case 'Set':
      case 'Dict':
        if (isOnlyCompared(index.parentOf(parent))) return;
        if (isInSyncTest(module, expr)) callback();
        else if (!followCollection(uses, module, expr, aliases)) {
          obstacle('is kept in a collection, and who calls it from there can not be told');
        }
        return;
      case 'Return':
        if (isInSyncTest(module, expr)) {
          callback();
          return;
        }
        uses.push({
          k: 'obstacle',
          module,
          offset: expr.start,
          what: 'is returned by a function, and who calls it then can not be told',
          needsSync: false,
          isReturned: true,
        });
        return;
      case 'Decorator':
        obstacle('is used as a decorator');
        return;
      default:
        obstacle('is passed on where it can not be followed');
    }
  }

  /** Views kept in a collection: who takes one out of it, and the other views there. */
  function followCollection(
    uses: ViewUse[],
    module: ModuleInfo,
    member: Expr,
    aliases: Set<Binding>,
  ): boolean {
    const collection = collectionAround(module, member);
    const mentions = collection && mentionsOf(module, collection.literal);
    if (!mentions) return false;
    const others: FunctionSymbol[] = [];
    for (const each of collection.members) {
      const view = viewIn(module, each);
      if (!view || view.node.isAsync) return false;
      others.push(view);
    }
    const taken = mentions.map((mention) => ({
      ...mention,
      taken: takenAt(mention.module, collection, mention.expr),
    }));
    if (taken.some((each) => each.taken === null)) return false;
    for (const view of others) uses.push({ k: 'companion', module, view });
    for (const { module: place, taken: what } of taken) {
      for (const view of what?.views ?? []) followView(uses, place, view, false, aliases);
      for (const target of what?.targets ?? []) followTarget(uses, place, target, aliases);
    }
    return true;
  }

  /** Where a collection is used: where it is written, or wherever the name is read that it is bound to once. */
  function mentionsOf(
    module: ModuleInfo,
    literal: Expr,
  ): readonly { readonly module: ModuleInfo; readonly expr: Expr }[] | null {
    const index = indexOf(module);
    const parent = index.parentOf(literal);
    if (parent?.kind !== 'Assign') return [{ module, expr: literal }];
    const [target, other] = parent.targets;
    if (target?.kind !== 'Name' || other) return null;
    const resolved = index.scopes.resolve(index.scopes.enclosing(target), target.id);
    if (!resolved || resolved.binding.sites.length > 1 || resolved.scope.kind === 'class') return null;
    if (resolved.scope !== index.scopes.module) {
      return resolved.binding.reads.map((expr) => ({ module, expr }));
    }
    const found: { module: ModuleInfo; expr: Expr }[] = [];
    search({
      module,
      name: target.id,
      matches: (symbol) => symbol.k === 'variable' && symbol.binding === resolved.binding,
      follow: (place, expr) => found.push({ module: place, expr }),
    });
    return found;
  }

  /** The view that a member of a collection is, its decorators there set aside. */
  function viewIn(module: ModuleInfo, member: Expr): FunctionSymbol | null {
    if (member.kind === 'Call') {
      const [argument, other] = member.args;
      if (argument?.kind !== 'positional') return null;
      const isPartial = symbols.externalName(module, member.func) === 'functools.partial';
      return isPartial || !other ? viewIn(module, argument.value) : null;
    }
    const [symbol, other] = symbols.resolve(module, member);
    return symbol?.k === 'function' && !other ? symbol : null;
  }

  /** A loop variable, or a name that is unpacked: its uses. */
  function followTarget(uses: ViewUse[], module: ModuleInfo, target: Name, aliases: Set<Binding>): void {
    const { scopes } = indexOf(module);
    const resolved = scopes.resolve(scopes.enclosing(target), target.id);
    if (!resolved || aliases.has(resolved.binding)) return;
    aliases.add(resolved.binding);
    if (resolved.binding.sites.length > 1) {
      uses.push({
        k: 'obstacle',
        module,
        offset: target.start,
        what: `is one of several values of ${target.id}`,
        needsSync: false,
      });
    } else for (const read of resolved.binding.reads) followView(uses, module, read, false, aliases);
  }

  function followArgument(
    uses: ViewUse[],
    module: ModuleInfo,
    expr: Expr,
    kind: 'positional' | 'keyword',
    call: Call,
    asView: boolean,
    aliases: Set<Binding>,
  ): void {
    const obstacle = (what: string, needsSync = false): void => {
      uses.push({ k: 'obstacle', module, offset: expr.start, what, needsSync });
    };
    const callees = symbols.resolve(module, call.func);
    const external = callees.flatMap((symbol) => (symbol.k === 'external' ? [symbol.name] : []));
    const attr = call.func.kind === 'Attribute' ? call.func.attr : '';
    const isFirst = call.args[0]?.value === expr;
    if (external.some((name) => ROUTES.has(name))) return;
    if (external.some(looksOnly)) return;
    if (external.includes('asgiref.sync.sync_to_async') && isFirst) {
      uses.push({ k: 'offloaded', module, wrapper: call, view: expr });
      return;
    }
    if (external.some((name) => name === 'functools.partial') && isFirst) {
      followView(uses, module, call, asView, aliases);
      return;
    }
    if (CALLS_BACK.test(attr) || external.includes('pytest.raises')) {
      uses.push({ k: 'callback', module, view: expr });
      return;
    }
    if (attr.startsWith('assert')) return;
    if (attr === 'admin_view') {
      obstacle('is wrapped by admin_view(), which calls it synchronously', true);
      return;
    }
    if (attr === 'connect') {
      obstacle('is connected to a signal, which calls it synchronously', true);
      return;
    }
    if (isInSyncTest(module, expr) && callees.every(isOfTests)) {
      uses.push({ k: 'callback', module, view: expr });
      return;
    }
    if (kind === 'positional' && call.args.length === 1) {
      uses.push({ k: 'decorated', module, decorator: call.func, asView });
      followView(uses, module, call, asView, aliases);
      return;
    }
    if (isInUrlconf(module, call)) return;
    obstacle('is passed to a function, and whether that calls it can not be told');
  }

  function followAlias(
    uses: ViewUse[],
    module: ModuleInfo,
    target: Expr,
    asView: boolean,
    aliases: Set<Binding>,
    obstacle: (what: string, needsSync?: boolean) => void,
  ): void {
    if (target.kind === 'Attribute' && target.value.kind === 'Name') {
      if (followAttributeAlias(uses, module, target, asView, aliases)) return;
    }
    if (target.kind !== 'Name') {
      obstacle('is kept in an attribute or collection, and who calls it from there can not be told');
      return;
    }
    const { scopes } = indexOf(module);
    const resolved = scopes.resolve(scopes.enclosing(target), target.id);
    if (!resolved) return;
    const { binding, scope } = resolved;
    if (aliases.has(binding)) return;
    aliases.add(binding);
    if (scope === scopes.module && ERROR_HANDLERS.has(target.id)) {
      obstacle(`is the URLconf's ${target.id}, which Django calls synchronously`, true);
      return;
    }
    const isRebound = binding.sites.some(
      ({ node }) => node.kind === 'FunctionDef' || node.kind === 'ClassDef',
    );
    if (isRebound) return;
    if (scope.kind === 'function' && isMadeOfItself(module, binding, target)) {
      for (const read of binding.reads) followView(uses, module, read, asView, aliases);
      return;
    }
    if (binding.sites.length > 1) {
      const isOneScope = scope.kind === 'function' && binding.sites.every((site) => site.how === 'assign');
      if (!isOneScope || !isBoundBeforeEachRead(module, binding)) {
        obstacle(`is one of several values of ${target.id}`);
        return;
      }
      for (const read of readsAfter(module, binding, target)) followView(uses, module, read, asView, aliases);
      return;
    }
    const follow = (inModule: ModuleInfo, expr: Expr): void =>
      followView(uses, inModule, expr, asView, aliases);
    if (scope === scopes.module) {
      search({
        module,
        name: target.id,
        matches: (symbol) => symbol.k === 'variable' && symbol.binding === binding,
        follow,
      });
    } else for (const read of binding.reads) follow(module, read);
  }

  /** `self.view = ...` in a class, where the attribute is assigned once: its uses through `self`. */
  function followAttributeAlias(
    uses: ViewUse[],
    module: ModuleInfo,
    target: Attribute,
    asView: boolean,
    aliases: Set<Binding>,
  ): boolean {
    const index = indexOf(module);
    const cls = classAround(module, target);
    if (!cls) return false;
    const same = index
      .mentions(target.attr)
      .filter((node): node is Attribute => node.kind === 'Attribute' && classAround(module, node) === cls)
      .filter((node) => isFirstParameter(module, node.value));
    const assigned = same.filter((node) => isTarget(module, node));
    if (assigned.length !== 1 || !assigned.includes(target)) return false;
    const isInheritedFrom = indexOf(module).mentions(cls.name).length > 1;
    if (isInheritedFrom) return false;
    for (const node of same) if (node !== target) followView(uses, module, node, asView, aliases);
    return true;
  }

  function followClass(
    uses: ViewUse[],
    module: ModuleInfo,
    expr: Expr,
    asked: AskedOfClass,
    aliases: Set<Binding>,
  ): void {
    const index = indexOf(module);
    const parent = index.parentOf(expr);
    const obstacle = (what: string): void => {
      uses.push({ k: 'obstacle', module, offset: expr.start, what, needsSync: false });
    };
    if (parent === null) return;
    if (parent.kind === 'Attribute') {
      const call = index.parentOf(parent);
      if (parent.attr === 'as_view' || asked.makers.has(parent.attr)) {
        if (call?.kind === 'Call' && call.func === parent) followView(uses, module, call, true, aliases);
        else obstacle(`has its ${parent.attr} passed on uncalled, which can not be followed`);
      } else if (asked.methods.has(parent.attr)) followView(uses, module, parent, false, aliases);
      return;
    }
    if (parent.kind === 'Call') {
      followInstance(uses, module, parent, asked, aliases);
      return;
    }
    if (parent.kind === 'positional' || parent.kind === 'keyword') {
      const outer = index.parentOf(parent);
      if (outer?.kind === 'ClassDef') return;
      if (outer?.kind !== 'Call') return;
      const external = symbols
        .resolve(module, outer.func)
        .flatMap((symbol) => (symbol.k === 'external' ? [symbol.name] : []));
      const attr = outer.func.kind === 'Attribute' ? outer.func.attr : '';
      const patched = external.some((name) => PATCHES_OBJECT.has(name)) ? outer.args[1]?.value : null;
      if (patched?.kind === 'Str') {
        if (asked.methods.has(patched.value)) uses.push({ k: 'named', module, offset: patched.start });
        return;
      }
      const isLookedAt =
        attr.startsWith('assert') ||
        // `signal.send(sender=View)`: receivers compare it.
        (parent.kind === 'keyword' && parent.name === 'sender') ||
        external.some((name) => looksOnly(name) || name === 'builtins.super');
      if (!isLookedAt && !isInUrlconf(module, outer)) {
        obstacle('has its class passed to a function, and what that does with it can not be told');
      }
      return;
    }
    if (parent.kind === 'Assign') {
      for (const target of parent.targets) {
        if (target.kind === 'Name') followClassAlias(uses, module, target, asked, aliases);
        else obstacle('has its class kept in an attribute or collection, which can not be followed');
      }
      return;
    }
    if (
      parent.kind === 'Tuple' ||
      parent.kind === 'List' ||
      parent.kind === 'Dict' ||
      parent.kind === 'Set'
    ) {
      if (!isOnlyCompared(index.parentOf(parent))) {
        obstacle('has its class kept in a collection, and what is done with it there can not be told');
      }
      return;
    }
    if (parent.kind === 'Return') obstacle('has its class returned by a function, which can not be followed');
  }

  function followClassAlias(
    uses: ViewUse[],
    module: ModuleInfo,
    target: Name,
    asked: AskedOfClass,
    aliases: Set<Binding>,
  ): void {
    const { scopes } = indexOf(module);
    const resolved = scopes.resolve(scopes.enclosing(target), target.id);
    if (!resolved || aliases.has(resolved.binding)) return;
    aliases.add(resolved.binding);
    const follow = (inModule: ModuleInfo, expr: Expr): void =>
      followClass(uses, inModule, expr, asked, aliases);
    if (resolved.scope !== scopes.module) {
      for (const read of resolved.binding.reads) follow(module, read);
      return;
    }
    search({
      module,
      name: target.id,
      matches: (symbol) => symbol.k === 'variable' && symbol.binding === resolved.binding,
      follow,
    });
  }

  /** `View()` made by hand, as tests do: its async methods where they are called on it. */
  function followInstance(
    uses: ViewUse[],
    module: ModuleInfo,
    instance: Expr,
    asked: AskedOfClass,
    aliases: Set<Binding>,
  ): void {
    const index = indexOf(module);
    const parent = index.parentOf(instance);
    if (parent?.kind === 'Attribute') {
      if (asked.methods.has(parent.attr) || parent.attr === 'dispatch') {
        followView(uses, module, parent, false, aliases);
      }
      return;
    }
    if (parent?.kind !== 'Assign') return;
    for (const target of parent.targets) {
      if (target.kind !== 'Name') continue;
      const resolved = index.scopes.resolve(index.scopes.enclosing(target), target.id);
      if (!resolved || aliases.has(resolved.binding)) continue;
      aliases.add(resolved.binding);
      for (const read of resolved.binding.reads) followInstance(uses, module, read, asked, aliases);
    }
  }

  function named(uses: ViewUse[], id: string): void {
    const name = id.slice(id.lastIndexOf('.') + 1);
    for (const file of files.mentioning(name)) {
      if (!files.text(file)?.includes(id)) continue;
      const module = program.moduleAt(file);
      if (!module) continue;
      walk(module.syntax, (node) => {
        if (node.kind === 'Str' && !node.bytes && node.value === id) {
          uses.push({ k: 'named', module, offset: node.start });
        }
      });
    }
  }

  function isInUrlconf(module: ModuleInfo, node: Node): boolean {
    const index = indexOf(module);
    return index.functionAround(node) === null && index.scopes.module.bindings.has('urlpatterns');
  }

  function isOnlyCompared(node: Node | null): boolean {
    return node?.kind === 'Compare';
  }

  return {
    ofExpression(module, expr) {
      const uses: ViewUse[] = [];
      followView(uses, module, expr, false, new Set());
      return uses;
    },
    ofAsView(module, call) {
      const uses: ViewUse[] = [];
      followView(uses, module, call, true, new Set());
      return uses;
    },
    readOf(module, collection) {
      const [symbol, other] = symbols.resolve(module, collection);
      if (symbol?.k !== 'variable' || other) return 'unknown';
      if (symbol.scope !== indexOf(symbol.module).scopes.module) return 'unknown';
      let read: { module: ModuleInfo; offset: number } | null = null;
      search({
        module: symbol.module,
        name: symbol.binding.name,
        matches: (each) => each.k === 'variable' && each.binding === symbol.binding,
        follow: (inModule, expr) => {
          if (!isOnlyFilled(inModule, expr)) read ??= { module: inModule, offset: expr.start };
        },
      });
      return read ?? 'never';
    },
    ofFunction(view) {
      const uses: ViewUse[] = [];
      const aliases = new Set<Binding>();
      search({
        module: view.module,
        name: view.node.name,
        matches: (symbol) => symbol.k === 'function' && symbol.node === view.node,
        follow: (module, expr) => followView(uses, module, expr, false, aliases),
      });
      named(uses, `${view.module.name}.${view.node.name}`);
      return uses;
    },
    ofClass(view, asked) {
      const uses: ViewUse[] = [];
      const aliases = new Set<Binding>();
      search({
        module: view.module,
        name: view.node.name,
        matches: (symbol) => symbol.k === 'class' && symbol.node === view.node,
        follow: (module, expr) => followClass(uses, module, expr, asked, aliases),
      });
      named(uses, `${view.module.name}.${view.node.name}`);
      return uses;
    },
  };
}

const FILLS: ReadonlySet<string> = new Set(['append', 'add', 'insert', 'setdefault', 'update', 'clear']);

/** Whether a mention of a collection puts something in, or asks what it holds, but takes nothing out. */
function isOnlyFilled(module: ModuleInfo, expr: Expr): boolean {
  const index = indexOf(module);
  const parent = index.parentOf(expr);
  if (parent === null) return false;
  if (parent.kind === 'Compare' || parent.kind === 'Delete') return true;
  if (parent.kind === 'Subscript') {
    const assigned = index.parentOf(parent);
    return assigned?.kind === 'Delete' || (assigned?.kind === 'Assign' && assigned.targets.includes(parent));
  }
  if (parent.kind === 'Attribute' && FILLS.has(parent.attr)) {
    const call = index.parentOf(parent);
    return call?.kind === 'Call' && index.parentOf(call)?.kind === 'Expr';
  }
  const call = parent.kind === 'positional' ? index.parentOf(parent) : null;
  return call?.kind === 'Call' && call.func.kind === 'Name' && call.func.id === 'len';
}

interface ImportedName {
  readonly scope: ReturnType<typeof indexOf>['scopes']['module'];
  readonly binding: Binding;
  readonly isModuleLevel: boolean;
}

/** Names that the module gives to `name` of other modules by `from ... import name as other`. */
function importedUnderOtherName(module: ModuleInfo, name: string): readonly ImportedName[] {
  const found: ImportedName[] = [];
  const { scopes } = indexOf(module);
  for (const { statement, alias } of renamingImports(module)) {
    if (alias.name !== name || alias.asname === null) continue;
    const scope = scopes.enclosing(statement);
    const resolved = scopes.resolve(scope, alias.asname);
    if (!resolved) continue;
    found.push({ scope, binding: resolved.binding, isModuleLevel: resolved.scope === scopes.module });
  }
  return found;
}

type RenamingImport = { readonly statement: ImportFrom; readonly alias: ImportFrom['names'][number] };
const renaming = new WeakMap<ModuleInfo, readonly RenamingImport[]>();

function renamingImports(module: ModuleInfo): readonly RenamingImport[] {
  let found = renaming.get(module);
  if (!found) {
    const list: RenamingImport[] = [];
    walk(module.syntax, (node) => {
      if (node.kind !== 'ImportFrom') return;
      for (const alias of node.names) if (alias.asname !== null) list.push({ statement: node, alias });
    });
    found = list;
    renaming.set(module, found);
  }
  return found;
}

/** Whether the name or attribute is bound or deleted there, not read. */
function isTarget(module: ModuleInfo, node: Name | Attribute): boolean {
  const parent = indexOf(module).parentOf(node);
  switch (parent?.kind) {
    case 'Assign':
      return parent.targets.some((target) => target === node);
    case 'AnnAssign':
    case 'AugAssign':
    case 'NamedExpr':
    case 'For':
    case 'Comprehension':
      return parent.target === node;
    case 'WithItem':
      return parent.target === node;
    default:
      return false;
  }
}

/** `view = decorate(view)`: whatever else a variable is bound to is made of what it was. */
function isMadeOfItself(module: ModuleInfo, binding: Binding, first: Expr): boolean {
  const index = indexOf(module);
  return (
    binding.sites.length > 1 &&
    binding.sites.every(({ node }) => {
      if (node === first) return true;
      const statement = index.parentOf(node);
      const call = statement?.kind === 'Assign' ? statement.value : null;
      return (
        call?.kind === 'Call' && call.args.some(({ value }) => binding.reads.some((read) => read === value))
      );
    })
  );
}

/** Whether in a function every read of the name comes after an assignment of its own block, read line by line. */
function isBoundBeforeEachRead(module: ModuleInfo, binding: Binding): boolean {
  const index = indexOf(module);
  const blockOf = (node: Node): Node | null => {
    for (const around of index.ancestors(node)) {
      if ('body' in around && around.kind !== 'Lambda' && around.kind !== 'IfExp') return around;
    }
    return null;
  };
  const blocks = new Set([...binding.sites.map(({ node }) => blockOf(node)), ...binding.reads.map(blockOf)]);
  return blocks.size === 1;
}

/** Reads of a name between one of its assignments and the next. */
function readsAfter(module: ModuleInfo, binding: Binding, target: Name): readonly Name[] {
  const index = indexOf(module);
  const endOf = (node: Node): number => index.parentOf(node)?.end ?? node.end;
  const next = binding.sites.find(({ node }) => node.start > target.start);
  const until = next ? endOf(next.node) : Number.POSITIVE_INFINITY;
  return binding.reads.filter((read) => read.start > endOf(target) && read.start < until);
}

const TEST_FILE = /(^|\/)(tests?\/.*|conftest|tests?|test_[^/]*|[^/]*_tests?)\.py$/;

/** Whether a file holds tests, by its name or folder. */
export function isTestFile(file: string): boolean {
  return TEST_FILE.test(file);
}

/**
 * Whether a view stands by itself in a test that runs without an event loop: whatever calls it there calls it
 * synchronously.
 */
function isInSyncTest(module: ModuleInfo, node: Node): boolean {
  if (node.kind === 'IfExp') return false;
  return isTestFile(module.file) && indexOf(module).functionAround(node)?.isAsync !== true;
}

function isOfTests(symbol: Referent): boolean {
  return (symbol.k === 'function' || symbol.k === 'class') && isTestFile(symbol.module.file);
}

function classAround(module: ModuleInfo, node: Node): ClassDef | null {
  for (const around of indexOf(module).ancestors(node)) if (around.kind === 'ClassDef') return around;
  return null;
}

/** Whether the expression is the first parameter of the method around it: `self`. */
export function isFirstParameter(module: ModuleInfo, expr: Expr): boolean {
  if (expr.kind !== 'Name') return false;
  const { scopes } = indexOf(module);
  const resolved = scopes.resolve(scopes.enclosing(expr), expr.id);
  const owner = resolved?.scope.node;
  const method = owner?.kind === 'FunctionDef' ? (owner satisfies FunctionDef) : null;
  return (
    method !== null &&
    method.params[0]?.name === expr.id &&
    method.params[0] === resolved?.binding.sites[0]?.node
  );
}
