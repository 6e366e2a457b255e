/** Scopes of real Python files, compared with those of CPython's `symtable`. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ModuleSyntax, Name } from '../../src/python/ast.ts';
import {
  buildScopes,
  decodeSource,
  initParser,
  isProblem,
  LineIndex,
  parsePython,
  type Scope,
  walk,
} from '../../src/python/index.ts';
import { ask, findPython, realFiles } from './corpus.ts';

const MOST = 3000;

const python = findPython(['python3', 'python', 'python3.13', 'python3.12', 'python3.11', 'python3.10']);
if (python === null)
  console.warn('SKIPPED: no Python 3.10 or later found, so no scopes are compared with CPython');

/** A line for each scope, as `python_scopes.py` writes them. */
function describeScopes(module: ModuleSyntax, text: string): string[] {
  const scopes = buildScopes(module);
  const lines = new LineIndex(text);
  const targets = new Set<unknown>();
  const all: Scope[] = [];
  const collect = (scope: Scope): void => {
    all.push(scope);
    for (const { sites } of scope.bindings.values()) for (const site of sites) targets.add(site.node);
    scope.children.forEach(collect);
  };
  collect(scopes.module);
  const loads = new Map<Scope, Name[]>(all.map((scope) => [scope, []]));
  walk(module, (node) => {
    if (node.kind === 'Name' && !targets.has(node)) loads.get(scopes.enclosing(node))?.push(node);
  });
  return all
    .map((scope) => {
      const names = { local: new Set<string>(), free: new Set<string>(), global: new Set<string>() };
      for (const { name, sites } of scope.bindings.values()) {
        // A name that only functions bind, by `global`, is none of CPython's table of the module.
        const isOwn = scope.parent !== null || sites.some(({ node }) => scopes.enclosing(node) === scope);
        if (isOwn && name !== '__class__') names.local.add(mangled(name, scope));
      }
      for (const { id } of loads.get(scope) ?? []) {
        const found = scopes.resolve(scope, id)?.scope ?? scopes.module;
        if (found !== scope || !scope.bindings.has(id)) {
          const group = found.kind === 'module' ? names.global : names.free;
          if (!names.local.has(mangled(id, scope)) && id !== '__class__') group.add(mangled(id, scope));
        }
      }
      const { node } = scope;
      const head = node === null ? 0 : lines.line('headStart' in node ? node.headStart : node.start);
      const kind = scope.kind === 'lambda' || scope.kind === 'comprehension' ? 'function' : scope.kind;
      const groups = [names.local, names.free, names.global].map((group) => [...group].sort(byCodePoint));
      return JSON.stringify([head, kind, ...groups]);
    })
    .sort();
}

const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Private names in a class, which CPython's table has mangled: `__x` is `_Class__x`. */
function mangled(name: string, from: Scope): string {
  if (!name.startsWith('__') || name.endsWith('__')) return name;
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
    if (scope.node?.kind !== 'ClassDef') continue;
    const stripped = scope.node.name.replace(/^_+/, '');
    return stripped === '' ? name : `_${stripped}${name}`;
  }
  return name;
}

describe.skipIf(python === null)('scopes of real files', () => {
  beforeAll(initParser);

  test('have the names that CPython gives them', { timeout: 1_200_000 }, async () => {
    if (python === null) return;
    const answers = await ask(python.command, 'python_scopes.py', realFiles(python, MOST));
    const differences: unknown[] = [];
    let compared = 0;
    for (const [file, answer] of answers) {
      const source = decodeSource(readFileSync(file));
      const module = isProblem(source) ? source : parsePython(source.text);
      if (isProblem(source) || isProblem(module) || !Array.isArray(answer)) continue;
      compared++;
      const ours = describeScopes(module, source.text);
      const theirs = answer.map((line) => JSON.stringify(JSON.parse(String(line)))).sort();
      const [mine] = ours.filter((line) => !theirs.includes(line));
      const [other] = theirs.filter((line) => !ours.includes(line));
      if (mine !== undefined || other !== undefined) differences.push({ file, ours: mine, theirs: other });
    }
    expect(compared).toBeGreaterThan(1000);
    expect(differences).toEqual([]);
  });
});
