/** The text of a block: the nested function, the call of it, and what follows from how it ended. */

import type { Expr, Parameter, Return, Stmt } from '../python/ast.ts';
import { type Block, findSupers, isNone } from './blocks.ts';
import type { Edit } from './edits.ts';
import type { Exit } from './flow.ts';
import { applyEdits, indentEdits, linesInsideStrings } from './layout.ts';
import type { ScopeFacts } from './scope-facts.ts';
import { usageOf } from './usage.ts';

export interface BlockNames {
  readonly fn: string;
  /** Names of its own that the code after the block needs. */
  readonly response: string;
  readonly done: string;
  readonly value: string;
  readonly outcome: string;
}

export interface BlockTextOptions {
  readonly text: string;
  readonly facts: ScopeFacts;
  readonly names: BlockNames;
  readonly wrapper: string;
  /** Indentation of the suite that the statements stand in. */
  readonly indent: string;
  readonly step: string;
  readonly newline: string;
  /** Names to declare before the block, because nothing else in the function binds them. */
  readonly declare: readonly string[];
  /** Where the text of the first statement starts, comments above it included. */
  readonly start: number;
  /** Where the text of the last statement ends, comments behind it included. */
  readonly end: number;
}

/** All lines of the block, without the line break behind the last. */
export function blockText(block: Block, options: BlockTextOptions): string {
  const { indent, step, names } = options;
  const inner = indent + step;
  const lines = options.declare.map((name) => `${indent}${name}: object`);
  if (lines.length > 0) lines.push('');
  lines.push(`${indent}@${options.wrapper}`, `${indent}def ${names.fn}():`);
  if (block.globals.length > 0) lines.push(`${inner}global ${block.globals.join(', ')}`);
  const outer = [...block.shared, ...block.nonlocals];
  if (outer.length > 0) lines.push(`${inner}nonlocal ${outer.join(', ')}`);
  // As Python itself does where StopIteration would come out of a generator.
  const body = block.stops ? inner + step : inner;
  if (block.stops) lines.push(`${inner}try:`);
  lines.push(bodyText(block, options, body));
  const ending = endOf(block);
  if (ending !== null && !returnsLast(block)) lines.push(`${body}return ${ending}`);
  if (block.stops) {
    lines.push(`${inner}except StopIteration as error:`);
    lines.push(`${body}raise RuntimeError("StopIteration can't come out of a thread") from error`);
  }
  lines.push('', ...callLines(block, names, step).map((line) => indent + line));
  return lines.join(options.newline);
}

export interface HelperText {
  /** The call and what follows from how the helper ended, for the place of the statements. */
  readonly call: string;
  /** The line that begins the helper. */
  readonly head: string;
  /** Edits of the statements, which stay where they are. */
  readonly edits: readonly Edit[];
  /** The line that ends the helper; null for none. */
  readonly last: string | null;
}

/** The text of a block that becomes a function of the module. */
export function helperText(
  block: Block,
  inputs: readonly string[],
  options: Omit<BlockTextOptions, 'declare' | 'start' | 'end'>,
): HelperText {
  const { facts, indent, names, step, newline, text } = options;
  const parameters = inputs.map((name) => {
    const own = facts.fn.params.find((param) => param.name === name);
    return own === undefined ? name : parameterText(own, text);
  });
  const call = `await ${options.wrapper}(${names.fn})(${inputs.join(', ')})`;
  const ending = endOf(block);
  return {
    call: callLines(block, names, step, call)
      .map((line) => indent + line)
      .join(newline),
    head: `def ${names.fn}(${parameters.join(', ')}):`,
    edits: innerEdits(block, options),
    last: ending === null || returnsLast(block) ? null : `${indent}return ${ending}`,
  };
}

/** A parameter as that of a function that is handed what the other was. */
export function parameterText({ annotation, kind, name }: Parameter, text: string): string {
  if (annotation === null || kind === 'vararg' || kind === 'kwarg') return name;
  return `${name}: ${text.slice(annotation.start, annotation.end)}`;
}

function bodyText(block: Block, options: BlockTextOptions, inner: string): string {
  const { text, indent, newline } = options;
  const range = { start: options.start, end: options.end };
  const strings = linesInsideStrings(text, block.stmts);
  const deeper = inner.slice(indent.length);
  const edits = [...indentEdits(text, range, indent, deeper, strings), ...innerEdits(block, options)];
  block.stmts.forEach((stmt, i) => {
    // Semicolons go: each statement gets a line of its own.
    const next = block.stmts[i + 1]?.start ?? options.end;
    const gap = /^[ \t\f]*;[ \t\f]*/.exec(text.slice(stmt.end, next))?.[0];
    if (gap === undefined) return;
    const end = stmt.end + gap.length;
    const replacement = end === block.stmts[i + 1]?.start ? newline + inner : end === options.end ? '' : '  ';
    edits.push({ start: stmt.end, end, text: replacement });
  });
  return inner + applyEdits(text, range, edits).trimEnd();
}

type EditOptions = Pick<BlockTextOptions, 'text' | 'facts'>;

function innerEdits(block: Block, options: EditOptions): Edit[] {
  const edits = block.transfer.exits.flatMap((exit) => exitEdits(exit, block, options));
  const self = options.facts.fn.params[0]?.name;
  for (const call of findSupers(block.stmts)) {
    if (self !== undefined)
      edits.push({ start: call.end - 1, end: call.end - 1, text: `__class__, ${self}` });
  }
  const last = block.stmts.at(-1);
  if (returnsLast(block) && last?.kind === 'Assign') {
    edits.push({ start: last.start, end: outer(last.value).start, text: 'return ' });
  }
  return edits;
}

const outer = (expr: Expr): { readonly start: number; readonly end: number } => expr.parens ?? expr;

/** `x = f()` at the end of a block that gives back `x` alone: `return f()`. */
function returnsLast(block: Block): boolean {
  const last = block.stmts.at(-1);
  if (block.signal !== 'none' || block.returned.length !== 1 || last?.kind !== 'Assign') return false;
  const [target] = last.targets;
  if (last.targets.length > 1 || target?.kind !== 'Name' || target.id !== block.returned[0]) return false;
  // A closure made in the block goes on seeing the name.
  return !usageOf(block.stmts).captures.some((capture) => capture.names.has(target.id));
}

const hasValue = (block: Block): boolean =>
  block.transfer.exits.some(({ node }) => node.kind === 'Return' && !isNone(node.value));

/** What the block returns when control reaches its end; null: nothing, which is None. */
function endOf(block: Block): string | null {
  if (block.transfer.falls === null) return null;
  const names = block.returned;
  switch (block.signal) {
    case 'none':
      return names.length === 0 ? null : names.join(', ');
    case 'flag':
      return names.length === 0 ? null : ['False', ...names].join(', ');
    case 'response':
      return names.length === 0 ? null : ['None', ...names].join(', ');
    case 'pair':
      return ['False', 'None', ...names].join(', ');
    case 'outcome': {
      const items = ['None', ...(hasValue(block) ? ['None'] : []), ...names];
      return items.length === 1 ? null : items.join(', ');
    }
    case 'tail':
    case 'jump':
      return null;
  }
}

function exitEdits(exit: Exit, block: Block, options: EditOptions): readonly Edit[] {
  const { node } = exit;
  if (block.signal === 'tail') return [];
  if (block.signal === 'jump') return [{ start: node.start, end: node.end, text: 'return' }];
  const targets = options.facts.live.targets(block.stmts[0] ?? node);
  const live =
    node.kind === 'Break' ? targets.break : node.kind === 'Continue' ? targets.continue : targets.return;
  const names = block.returned.map((name) => (live.has(name) ? name : 'None'));
  if (block.signal === 'flag') return [whole(node, ['True', ...names])];
  if (block.signal === 'response') return node.kind === 'Return' ? aroundValue(node, [], names, options) : [];
  if (block.signal === 'pair')
    return node.kind === 'Return' ? aroundValue(node, ['True'], names, options) : [];
  const word = `"${node.kind.toLowerCase()}"`;
  if (node.kind === 'Return' && node.value !== null && hasValue(block)) {
    return aroundValue(node, [word], names, options);
  }
  return [whole(node, [word, ...(hasValue(block) ? ['None'] : []), ...names])];
}

const whole = (node: Stmt, items: readonly string[]): Edit => ({
  start: node.start,
  end: node.end,
  text: `return ${items.join(', ')}`,
});

/** Puts items before and behind the value of a `return`, whose own text stays. */
function aroundValue(
  node: Return,
  before: readonly string[],
  after: readonly string[],
  options: EditOptions,
): readonly Edit[] {
  if (node.value === null) return [whole(node, [...before, 'None', ...after])];
  if (before.length === 0 && after.length === 0) return [];
  const { start, end } = outer(node.value);
  const isBare = node.value.kind === 'Tuple' && !node.value.parenthesized && node.value.parens === null;
  const glue = /\s$/.test(options.text.slice(node.start, start)) ? '' : ' ';
  return [
    { start, end: start, text: `${glue}${before.map((item) => `${item}, `).join('')}${isBare ? '(' : ''}` },
    { start: end, end, text: `${isBare ? ')' : ''}${after.map((item) => `, ${item}`).join('')}` },
  ];
}

/** The call and what follows, without indentation of the suite. */
function callLines(
  block: Block,
  names: BlockNames,
  step: string,
  call = `await ${names.fn}()`,
): readonly string[] {
  const assign = (...targets: readonly string[]): string =>
    targets.length === 0 ? call : `${targets.join(', ')} = ${call}`;
  const kinds = new Set(block.transfer.exits.map((exit) => exit.node.kind));
  const jump = kinds.has('Break') ? 'break' : 'continue';
  switch (block.signal) {
    case 'none':
      return [assign(...block.returned)];
    case 'tail':
      return [`return ${call}`];
    case 'jump':
      return [call, jump];
    case 'flag': {
      const then = step + (kinds.has('Return') ? 'return' : jump);
      if (block.returned.length === 0) return [`if ${call}:`, then];
      return [assign(names.done, ...block.returned), `if ${names.done}:`, then];
    }
    case 'response':
      return [
        assign(names.response, ...block.returned),
        `if ${names.response} is not None:`,
        `${step}return ${names.response}`,
      ];
    case 'pair':
      return [
        assign(names.done, names.value, ...block.returned),
        `if ${names.done}:`,
        `${step}return ${names.value}`,
      ];
    case 'outcome': {
      const value = hasValue(block);
      const lines = [assign(names.outcome, ...(value ? [names.value] : []), ...block.returned)];
      const branch = (kind: string, then: string): void => {
        lines.push(`if ${names.outcome} == "${kind}":`, step + then);
      };
      if (kinds.has('Return')) branch('return', value ? `return ${names.value}` : 'return');
      if (kinds.has('Break')) branch('break', 'break');
      if (kinds.has('Continue')) branch('continue', 'continue');
      return lines;
    }
  }
}
