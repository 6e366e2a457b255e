/** `settings.configure(INSTALLED_APPS=[…])`: how the test runners of reusable apps set their settings. */
import type { Call } from '../python/ast.ts';
import { walk } from '../python/index.ts';
import { baseName } from './paths.ts';
import type { StaticEvaluator } from './static-eval.ts';
import type { StaticHost } from './static-host.ts';
import { findEntry, type Place, type StaticValue, scalar } from './static-values.ts';
import type { FileStore } from './types.ts';

const RUNNERS = /^(run_?tests?|quicktest|conftest|setup|manage|test_?settings|settings)\.py$/;

export interface ConfigureCall extends Place {
  /** Value of a setting; null when the call does not give it. */
  value(name: string): StaticValue | null;
}

/** The call of the test runner nearest to the root; null when no file has one. */
export function findConfigureCall(
  files: FileStore,
  host: StaticHost,
  evaluator: StaticEvaluator,
): ConfigureCall | null {
  const candidates = files.paths
    .filter((path) => RUNNERS.test(baseName(path)) || /(^|\/)tests?\/__init__\.py$/.test(path))
    .filter((path) => files.text(path)?.includes('.configure(') === true)
    .sort((a, b) => a.split('/').length - b.split('/').length);
  for (const path of candidates) {
    const found = configureCallIn(path, host, evaluator);
    if (found !== null) return found;
  }
  return null;
}

/** The call of `django.conf.settings.configure` in a file, at its top level or in a function. */
export function configureCallIn(
  path: string,
  host: StaticHost,
  evaluator: StaticEvaluator,
): ConfigureCall | null {
  const parsed = host.parse(path);
  if (parsed === null) return null;
  const { scope } = evaluator.module(path);
  const calls: { readonly node: Call; readonly scope: typeof scope }[] = [];
  walk(parsed.syntax, (node) => {
    if (node.kind === 'Call' && node.func.kind === 'Attribute' && node.func.attr === 'configure') {
      const around = parsed.syntax.body.find(
        (each) => each.kind === 'FunctionDef' && each.start <= node.start && node.end <= each.end,
      );
      calls.push({
        node,
        scope: around?.kind === 'FunctionDef' ? evaluator.localScope(path, around) : scope,
      });
    }
  });
  const call = calls.find(
    (each) =>
      evaluator.dotted(evaluator.evaluate(each.node.func, each.scope)) === 'django.conf.settings.configure',
  );
  if (call === undefined) return null;
  return {
    file: path,
    line: parsed.lines.line(call.node.start),
    value(name) {
      for (const argument of call.node.args) {
        if (argument.kind === 'keyword' && argument.name === name) {
          return evaluator.evaluate(argument.value, call.scope);
        }
        if (argument.kind !== 'doublestar') continue;
        const spread = evaluator.force(evaluator.evaluate(argument.value, call.scope));
        const entry = spread.k === 'dict' ? findEntry(spread, scalar(name)) : null;
        if (entry !== null) return entry.value;
      }
      return null;
    },
  };
}
