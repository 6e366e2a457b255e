import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Alias,
  buildScopes,
  type ClassDef,
  childNodes,
  type Expr,
  type ImportFrom,
  initParser,
  isProblem,
  LineIndex,
  type ModuleSyntax,
  type Node,
  parsePython,
  type Scope,
  type Scopes,
} from '../../../src/python/index.ts';

const folder = fileURLToPath(new URL('../../../src/knowledge/stubs', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.pyi'))
  .map((file) => file.split(sep).join('/'))
  .sort();

interface Stub {
  readonly file: string;
  readonly name: string;
  readonly syntax: ModuleSyntax;
  readonly scopes: Scopes;
  readonly lines: LineIndex;
}
const stubs = new Map<string, Stub>();
const unparsed: string[] = [];

const moduleName = (file: string): string =>
  file
    .replace(/\.pyi$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.');

beforeAll(async () => {
  await initParser();
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const syntax = parsePython(text);
    if (isProblem(syntax)) unparsed.push(`${file}:${syntax.line} ${syntax.message}`);
    else {
      const name = moduleName(file);
      stubs.set(name, { file, name, syntax, scopes: buildScopes(syntax), lines: new LineIndex(text) });
    }
  }
});

/** Whether a stub binds the name, star imports followed. */
function binds(module: string, name: string, seen: ReadonlySet<string> = new Set()): boolean {
  const stub = stubs.get(module);
  if (stub === undefined || seen.has(module)) return false;
  const { bindings, starImports } = stub.scopes.module;
  if (bindings.has(name) || bindings.has('__getattr__') || stubs.has(`${module}.${name}`)) return true;
  return starImports.some((star) => binds(star.module, name, new Set([...seen, module])));
}

function* nodes(root: Node): Generator<Node> {
  yield root;
  for (const child of childNodes(root)) yield* nodes(child);
}
const allNodes = (stub: Stub): readonly Node[] =>
  stub.syntax.body.flatMap((statement) => [...nodes(statement)]);

/** What each stub has wrong, by a rule. */
function complaints(
  rule: (stub: Stub, complain: (node: Node, what: string) => void) => void,
): readonly string[] {
  const found: string[] = [];
  for (const stub of stubs.values())
    rule(stub, (node, what) => found.push(`${stub.file}:${stub.lines.line(node.start)} ${what}`));
  return found;
}

/** No effects: they hand on what they are given. */
const TAKES_A_VALUE: ReadonlySet<string> = new Set(['as_json', 'given_by']);

describe('the stubs', () => {
  it('are Python', () => {
    expect(unparsed).toEqual([]);
    expect(stubs.size).toBe(files.length);
  });

  it('import what another stub has', () => {
    const check = (statement: ImportFrom, alias: Alias): boolean =>
      alias.name === '*' ? stubs.has(statement.module) : binds(statement.module, alias.name);
    expect(
      complaints((stub, complain) => {
        for (const node of allNodes(stub)) {
          if (node.kind === 'Import')
            for (const alias of node.names)
              if (!stubs.has(alias.name)) complain(node, `import ${alias.name}`);
          if (node.kind !== 'ImportFrom') continue;
          if (node.level > 0) complain(node, 'a relative import');
          for (const alias of node.names)
            if (!check(node, alias)) complain(node, `from ${node.module} import ${alias.name}`);
        }
      }),
    ).toEqual([]);
  });

  it('use names that are there', () => {
    expect(
      complaints((stub, complain) => {
        for (const node of allNodes(stub)) {
          if (node.kind !== 'Name') continue;
          if (stub.scopes.resolve(stub.scopes.enclosing(node), node.id) !== null) continue;
          if (!binds(stub.name, node.id) && !binds('builtins', node.id))
            complain(node, `${node.id} is not bound`);
        }
      }),
    ).toEqual([]);
  });

  it('import nothing for nothing', () => {
    expect(
      complaints((stub, complain) => {
        for (const binding of stub.scopes.module.bindings.values()) {
          const [site] = binding.sites;
          if (site?.alias == null || binding.reads.length > 0) continue;
          // `from a import b as b` hands on.
          if (site.alias.asname === null) complain(site.node, `${binding.name} is imported and not used`);
        }
      }),
    ).toEqual([]);
  });

  it('say in annotations what the module means, not a member of the class of the same name', () => {
    const annotations = (cls: ClassDef): readonly Expr[] =>
      cls.body.flatMap((statement) => {
        if (statement.kind === 'AnnAssign') return [statement.annotation];
        return statement.kind === 'FunctionDef' && statement.returns !== null ? [statement.returns] : [];
      });
    expect(
      complaints((stub, complain) => {
        for (const node of allNodes(stub)) {
          if (node.kind !== 'ClassDef') continue;
          const scope: Scope | null = stub.scopes.scopeOf(node);
          for (const part of annotations(node).flatMap((annotation) => [...nodes(annotation)]))
            if (part.kind === 'Name' && scope?.bindings.has(part.id))
              complain(part, `${part.id} is the class's own`);
        }
      }),
    ).toEqual([]);
  });

  it('name each effect, in words', () => {
    const vocabulary = new Set(stubs.get('_effects')?.scopes.module.bindings.keys());
    expect(
      complaints((stub, complain) => {
        for (const node of allNodes(stub)) {
          if (node.kind !== 'Call' || node.func.kind !== 'Name') continue;
          const site = stub.scopes.module.bindings.get(node.func.id)?.sites[0];
          if (site?.node.kind !== 'ImportFrom' || site.node.module !== '_effects') continue;
          if (stub.scopes.resolve(stub.scopes.enclosing(node), node.func.id)?.scope !== stub.scopes.module) {
            if (node.args.some(({ value }) => value.kind === 'Str'))
              complain(node, `${node.func.id} is a parameter here`);
            continue;
          }
          const wanted = site.alias?.name === 'stop_iteration' ? 0 : 1;
          if (!vocabulary.has(site.alias?.name ?? '')) complain(node, `${site.alias?.name} is no effect`);
          if (node.args.length !== wanted) complain(node, 'takes one description');
          if (TAKES_A_VALUE.has(site.alias?.name ?? '')) continue;
          if (node.args.some(({ value }) => value.kind !== 'Str' || value.value === ''))
            complain(node, 'takes text');
        }
      }),
    ).toEqual([]);
  });

  it('bind each name of a class or module once', () => {
    expect(
      complaints((stub, complain) => {
        const check = (scope: Scope | null): void => {
          for (const { name, sites } of scope?.bindings.values() ?? []) {
            const plain = sites.filter(
              ({ node }) => !(node.kind === 'FunctionDef' && node.decorators.length > 0),
            );
            const [, second] = plain;
            if (second !== undefined) complain(second.node, `${name} is bound twice`);
          }
        };
        check(stub.scopes.module);
        for (const node of allNodes(stub)) if (node.kind === 'ClassDef') check(stub.scopes.scopeOf(node));
      }),
    ).toEqual([]);
  });
});
