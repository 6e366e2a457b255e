/** Statements in the static evaluator: both sides of an unknown `if` run, and what they leave is joined. */
import type * as ast from '../python/ast.ts';
import type { Frame, Outcome, StaticCore } from './static-core.ts';
import {
  identified,
  likeliest,
  newScope,
  type Scope,
  type StaticCall,
  type StaticClass,
  type StaticFunction,
  scalar,
  textOf,
  UNKNOWN,
} from './static-values.ts';

/** Longest sequence that a loop is unrolled over. */
const UNROLL = 2_000;

export function createStatements(core: StaticCore): Pick<StaticCore, 'execute'> {
  const { assign, at, binary, change, decide, dotted, evaluate, findModule, force, host } = core;
  const { importFrom, importName, itemsOf, member, relative, memory, note, remove, setName, spend } = core;

  function execute(body: readonly ast.Stmt[], frame: Frame): Outcome {
    for (const statement of body) {
      const outcome = step(statement, frame);
      if (outcome !== 'next') return outcome;
    }
    return 'next';
  }

  function step(node: ast.Stmt, frame: Frame): Outcome {
    if (!spend()) return 'next';
    const { scope } = frame;
    switch (node.kind) {
      case 'FunctionDef':
      case 'ClassDef':
        define(node, frame);
        return 'next';
      case 'Import':
        for (const alias of node.names) importName(alias, scope);
        return 'next';
      case 'ImportFrom':
        importFrom(node, scope);
        return 'next';
      case 'Assign': {
        const value = identified(evaluate(node.value, scope));
        for (const target of node.targets) assign(target, value, scope);
        return 'next';
      }
      case 'AnnAssign':
        if (node.value !== null) assign(node.target, evaluate(node.value, scope), scope);
        return 'next';
      case 'AugAssign': {
        const left = force(evaluate(node.target, scope));
        const right = evaluate(node.value, scope);
        const after = binary(node.op, left, right, node, scope);
        const inPlace = (left.k === 'sequence' && left.type !== 'tuple') || left.k === 'dict';
        if (inPlace) change(node.target, left, after, scope);
        else assign(node.target, after, scope);
        return 'next';
      }
      case 'Delete':
        for (const target of node.targets) remove(target, scope);
        return 'next';
      case 'Expr':
        evaluateStatement(node.value, frame);
        return 'next';
      case 'If':
        return branch(node.test, node.body, node.orelse, frame);
      case 'For':
        return loop(node, frame);
      case 'While':
        return repeat(node, frame);
      case 'With':
        for (const each of node.items) {
          const value = evaluate(each.context, scope);
          if (each.target !== null) assign(each.target, value.k === 'unknown' ? value : UNKNOWN, scope);
        }
        return suppresses(node, scope) ? maybe(() => execute(node.body, frame)) : execute(node.body, frame);
      case 'Try':
        return attempt(node, frame);
      case 'Match': {
        evaluate(node.subject, scope);
        for (const each of node.cases) maybe(() => execute(each.body, frame));
        return 'next';
      }
      case 'Global':
        for (const name of node.names) scope.globals.add(name);
        return 'next';
      case 'Return':
        frame.returns.push(node.value === null ? scalar(null) : evaluate(node.value, scope));
        return 'return';
      case 'Raise':
        return 'raise';
      case 'Break':
        return 'break';
      case 'Continue':
        return 'continue';
      default:
        return 'next';
    }
  }

  function define(node: ast.FunctionDef | ast.ClassDef, frame: Frame): void {
    const { scope } = frame;
    const place = at({ start: node.nameRange.start, end: node.nameRange.end }, scope);
    const base = { file: scope.file, name: node.name, scope, place, assumed: null };
    const value: StaticFunction | StaticClass =
      node.kind === 'ClassDef' ? { k: 'class', node, ...base } : { k: 'function', node, ...base };
    frame.definitions.push(value);
    setName(node.name, value, scope);
  }

  /** Runs both sides where the test is not known, and only the right one where it is. */
  function branch(
    test: ast.Expr,
    body: readonly ast.Stmt[],
    orelse: readonly ast.Stmt[],
    frame: Frame,
  ): Outcome {
    const { scope } = frame;
    const truth = decide(test, scope);
    if (truth.certain) return execute(truth.likely ? body : orelse, frame);
    const [first, second] = truth.likely ? [body, orelse] : [orelse, body];
    return memory.either(
      () => execute(first, frame),
      () => execute(second, frame),
    );
  }

  /** Runs something that may not happen at all. */
  function maybe(run: () => Outcome): Outcome {
    return memory.either(run, () => 'next');
  }

  /** `with contextlib.suppress(…)`: the body may end anywhere. */
  function suppresses(node: ast.With, scope: Scope): boolean {
    return node.items.some((each) => dotted(evaluate(each.context, scope)) === 'contextlib.suppress()');
  }

  /** Runs while the test is certain; from where it is not, the body may run once more or not. */
  function repeat(node: ast.While, frame: Frame): Outcome {
    for (let times = 0; times < UNROLL; times++) {
      const truth = decide(node.test, frame.scope);
      if (!truth.certain) {
        return maybe(() => {
          const outcome = execute(node.body, frame);
          return outcome === 'break' || outcome === 'continue' ? 'next' : outcome;
        });
      }
      if (!truth.likely) return execute(node.orelse, frame);
      if (!spend()) return 'next';
      const outcome = execute(node.body, frame);
      if (outcome === 'break') return 'next';
      if (outcome !== 'next' && outcome !== 'continue') return outcome;
    }
    return 'next';
  }

  function loop(node: ast.For, frame: Frame): Outcome {
    const { scope } = frame;
    const iterated = itemsOf(evaluate(node.iter, scope));
    if (iterated === null || iterated.length > UNROLL) {
      return maybe(() => {
        assign(node.target, UNKNOWN, scope);
        const outcome = execute(node.body, frame);
        return outcome === 'break' || outcome === 'continue' ? 'next' : outcome;
      });
    }
    for (const each of iterated) {
      const run = (): Outcome => {
        assign(node.target, each.rest ? UNKNOWN : each.value, scope);
        const outcome = execute(node.body, frame);
        return outcome === 'continue' ? 'next' : outcome;
      };
      const outcome = each.conditional || each.rest ? maybe(run) : run();
      if (outcome === 'break') return 'next';
      if (outcome !== 'next') return outcome;
    }
    return execute(node.orelse, frame);
  }

  /** The body is taken as what happens; handlers are alternatives, unless they wait for an import that is there. */
  function attempt(node: ast.Try, frame: Frame): Outcome {
    const { scope } = frame;
    const main = (): Outcome => {
      const outcome = execute(node.body, frame);
      return outcome === 'next' ? execute(node.orelse, frame) : outcome;
    };
    const certain = importsSucceed(node, scope);
    let run = main;
    if (!certain) {
      for (const handler of node.handlers) {
        const previous = run;
        run = () =>
          memory.either(previous, () => {
            if (handler.name !== null) setName(handler.name, UNKNOWN, scope);
            return execute(handler.body, frame);
          });
      }
    }
    const outcome = run();
    const last = execute(node.finalbody, frame);
    return last === 'next' ? outcome : last;
  }

  /** Whether all handlers are for a failed import and every import of the body is of a project file. */
  function importsSucceed(node: ast.Try, scope: Scope): boolean {
    const catchesImports = node.handlers.every((handler) => {
      const types = handler.type?.kind === 'Tuple' ? handler.type.elts : [handler.type];
      return types.every(
        (type) => type?.kind === 'Name' && (type.id === 'ImportError' || type.id === 'ModuleNotFoundError'),
      );
    });
    if (!catchesImports) return false;
    return node.body.every((statement) => {
      if (statement.kind === 'ImportFrom') {
        const source =
          statement.level > 0
            ? relative(scope.file, statement.level, statement.module)
            : findModule(statement.module, scope.file);
        return (
          source !== null &&
          statement.names.every((alias) => alias.name === '*' || member(source, alias.name) !== null)
        );
      }
      if (statement.kind === 'Import') {
        return statement.names.every((alias) => findModule(alias.name, scope.file) !== null);
      }
      return statement.kind !== 'Expr' || statement.value.kind === 'Str';
    });
  }

  /** A call that stands as a statement is remembered: `router.register(...)`, `api.add_router(...)`. */
  function evaluateStatement(expr: ast.Expr, frame: Frame): void {
    const { scope } = frame;
    if (expr.kind !== 'Call') {
      evaluate(expr, scope);
      return;
    }
    const value = evaluate(expr, scope);
    if (value.k !== 'call') return;
    if (includeSettings(value, frame)) return;
    frame.calls.push(value);
  }

  /** `split_settings.tools.include('base.py', optional('local.py'))` runs files in the caller's names. */
  function includeSettings(value: StaticCall, frame: Frame): boolean {
    if (dotted(value.callee) !== 'split_settings.tools.include') return false;
    const folder = frame.scope.file.includes('/')
      ? frame.scope.file.slice(0, frame.scope.file.lastIndexOf('/'))
      : '';
    for (const argument of value.args) {
      if (argument.kind !== 'positional') continue;
      const inner = argument.value.k === 'call' ? (argument.value.args[0]?.value ?? UNKNOWN) : argument.value;
      const forced = force(inner);
      const pattern = textOf(likeliest(forced));
      const place = value.place ?? { file: frame.scope.file, line: 1 };
      if (pattern === null) {
        note({ k: 'opaque', what: 'include()', place });
        continue;
      }
      if (forced.assumed !== null) note({ k: 'environment', what: forced.assumed.what, place });
      for (const path of host.glob(folder, pattern)) {
        const parsed = host.parse(path);
        if (parsed === null || path === frame.scope.file) continue;
        const scope = { ...newScope(path, null, frame.scope.names), stars: frame.scope.stars };
        execute(parsed.syntax.body, { ...frame, scope });
      }
    }
    return true;
  }

  return { execute };
}
