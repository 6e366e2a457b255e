/** What blocks need to know of the function around them: where names are bound, who else holds on to them. */
import type { FunctionDef, Node, Range, Stmt } from '../python/ast.ts';
import { parentMap, walk } from '../python/walk.ts';
import { type Liveness, liveness, type MaySwallow } from './flow.ts';
import { type Capture, headOf, mentionedNames, type Names, suitesOf, usageOf } from './usage.ts';

export interface ScopeFacts {
  readonly fn: FunctionDef;
  readonly parents: ReadonlyMap<Node, Node>;
  readonly parameters: Names;
  readonly globals: Names;
  readonly nonlocals: Names;
  readonly captures: readonly Capture[];
  readonly live: Liveness;
  readonly maySwallow: MaySwallow;
  /** Every name that is mentioned anywhere in the function. */
  readonly mentioned: Names;
  /** Ranges of the statements (without their suites) that bind the name. */
  bindings(name: string): readonly Stmt[];
  /** Loops of the function around the range, innermost first. */
  loopsAround(range: Range): readonly Range[];
}

export function scopeFacts(fn: FunctionDef, maySwallow: MaySwallow): ScopeFacts {
  const usage = usageOf(fn.body);
  const binders = new Map<string, Stmt[]>();
  const loops: Range[] = [];
  const visit = (stmt: Stmt): void => {
    for (const name of usageOf([headOf(stmt)]).binds) {
      const list = binders.get(name) ?? [];
      list.push(stmt);
      binders.set(name, list);
    }
    if (stmt.kind === 'For' || stmt.kind === 'While') loops.push(stmt);
    for (const suite of suitesOf(stmt)) suite.forEach(visit);
  };
  fn.body.forEach(visit);
  return {
    fn,
    parents: parentMap(fn),
    parameters: new Set(fn.params.map((param) => param.name)),
    globals: usage.globals,
    nonlocals: usage.nonlocals,
    captures: usage.captures,
    live: liveness(fn, maySwallow),
    maySwallow,
    mentioned: new Set([...mentionedNames(fn.body), ...fn.params.map((param) => param.name)]),
    bindings: (name) => binders.get(name) ?? [],
    loopsAround: (range) =>
      loops
        .filter((loop) => loop.start <= range.start && range.end <= loop.end && !isSame(loop, range))
        .reverse(),
  };
}

const isSame = (a: Range, b: Range): boolean => a.start === b.start && a.end === b.end;

/** Statements of the function's own code, definitions' bodies left out, in the order of the source. */
export function ownStatements(stmts: readonly Stmt[]): Stmt[] {
  return stmts.flatMap((stmt) => [stmt, ...suitesOf(stmt).flatMap(ownStatements)]);
}

/** Whether the node is, or has inside, something that `found` says yes to. */
export function someNode(nodes: readonly Node[], found: (node: Node) => boolean): boolean {
  let result = false;
  for (const node of nodes) {
    walk(node, (child) => {
      result ||= found(child);
      return !result;
    });
  }
  return result;
}
