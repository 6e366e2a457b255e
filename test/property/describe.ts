/** The tool's syntax tree in the words of `python_ast.py`, so that both can be compared. */
import type { Argument, Expr, ModuleSyntax, Node, Parameters } from '../../src/python/ast.ts';
import { childNodes, isParameter } from '../../src/python/index.ts';

/** Sorted lines, one for each node. `placedInsideFstrings`: whether CPython's version gives true positions there. */
export function describeModule(module: ModuleSyntax, text: string, placedInsideFstrings: boolean): string[] {
  const lines: string[] = [];
  const add = (kind: string, start: number, end: number, ...details: readonly unknown[]): void => {
    lines.push([kind, start, end, ...details.map(toJson)].join(' '));
  };

  const visit = (node: Node, placed: boolean): void => {
    const emit = (kind: string, ...details: readonly unknown[]): void =>
      add(kind, placed ? node.start : -1, placed ? node.end : -1, ...details);
    const inner = node.kind === 'JoinedStr' ? placed && placedInsideFstrings : placed;
    if (isParameter(node)) {
      add('arg', placed ? node.nameRange.start : -1, -1, node.name);
    } else {
      switch (node.kind) {
        case 'Comprehension':
        case 'Decorator':
        case 'MatchCase':
        case 'WithItem':
        case 'positional':
          break;
        case 'keyword':
          emit('keyword', node.name);
          break;
        case 'doublestar':
          emit('keyword', '**');
          break;
        case 'star':
          emit('Starred');
          break;
        case 'Constant': {
          const details = [node.type, ...constantValue(node.type, node.value)];
          emit('Constant', ...details);
          break;
        }
        case 'Str':
          emit('Str', ...strValue(node, text, placed));
          break;
        case 'FormattedValue': {
          const isRepr = node.debug && node.conversion === null && node.spec === null;
          emit('FormattedValue', isRepr ? 'r' : (node.conversion ?? ''), node.spec !== null);
          break;
        }
        case 'ListComp':
        case 'SetComp':
        case 'GeneratorExp':
        case 'DictComp':
          emit(
            node.kind,
            node.generators.map((g) => [g.isAsync ? 1 : 0, g.ifs.length]),
          );
          break;
        case 'Lambda':
          emit('Lambda');
          addParameters(node.params);
          break;
        case 'Name':
          emit('Name', node.id);
          break;
        case 'Attribute':
          emit('Attribute', node.attr);
          break;
        case 'FunctionDef':
          add(
            node.isAsync ? 'AsyncFunctionDef' : 'FunctionDef',
            node.headStart,
            node.end,
            node.name,
            node.decorators.length,
          );
          addParameters(node.params);
          break;
        case 'ClassDef': {
          const [args, keywords] = countArguments(node.args);
          add('ClassDef', node.headStart, node.end, node.name, node.decorators.length, args, keywords);
          break;
        }
        case 'Call':
          emit('Call', ...countArguments(node.args));
          break;
        case 'Import':
        case 'ImportFrom':
          if (node.kind === 'Import') emit('Import');
          else emit('ImportFrom', node.module, node.level);
          for (const alias of node.names) add('alias', alias.start, alias.end, alias.name, alias.asname);
          break;
        case 'Global':
        case 'Nonlocal':
          emit(node.kind, node.names);
          break;
        case 'BinOp':
        case 'UnaryOp':
        case 'BoolOp':
        case 'AugAssign':
          emit(node.kind, node.op);
          break;
        case 'Compare':
          emit('Compare', node.ops);
          break;
        case 'Assign':
          emit('Assign', node.targets.length);
          break;
        case 'AnnAssign':
          emit('AnnAssign', node.value !== null);
          break;
        case 'If':
        case 'While':
          emit(node.kind, node.body.length, node.orelse.length);
          break;
        case 'For':
          emit(node.isAsync ? 'AsyncFor' : 'For', node.body.length, node.orelse.length);
          break;
        case 'Try':
          emit(
            'Try',
            node.handlers.some((handler) => handler.isStar),
            node.body.length,
            node.handlers.length,
            node.orelse.length,
            node.finalbody.length,
          );
          break;
        case 'With':
          emit(
            node.isAsync ? 'AsyncWith' : 'With',
            node.items.map((item) => item.target !== null),
            node.body.length,
          );
          break;
        case 'Slice':
          emit('Slice', node.lower !== null, node.upper !== null, node.step !== null);
          break;
        case 'Dict':
          emit(
            'Dict',
            node.items.map((item) => item.key === null),
          );
          break;
        case 'ExceptHandler':
        case 'MatchAs':
        case 'MatchStar':
          emit(node.kind, node.name);
          break;
        case 'MatchMapping':
          emit('MatchMapping', node.rest);
          break;
        case 'MatchClass':
          emit(
            'MatchClass',
            node.keywords.map((keyword) => keyword.name),
          );
          break;
        case 'TypeAlias':
          emit('TypeAlias');
          break;
        default:
          emit(node.kind);
      }
    }
    for (const child of childNodes(node)) visit(child, inner);
  };

  const addParameters = (params: Parameters): void => {
    const named = (kind: string): string[] => params.filter((p) => p.kind === kind).map((p) => p.name);
    const [vararg = null] = named('vararg');
    const [kwarg = null] = named('kwarg');
    add('arguments', -1, -1, named('posonly'), named('normal'), named('kwonly'), vararg, kwarg);
  };

  for (const statement of module.body) visit(statement, true);
  return lines.sort();
}

/** As Python's `json.dumps` writes it. */
function toJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toJson).join(', ')}]`;
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function countArguments(args: readonly Argument[]): [number, number] {
  const keywords = args.filter((arg) => arg.kind === 'keyword' || arg.kind === 'doublestar').length;
  return [args.length - keywords, keywords];
}

function constantValue(type: string, value: number | boolean | null): string[] {
  if (type === 'bool') return [String(value)];
  if (type === 'int') return [typeof value === 'number' && value < 2 ** 53 ? String(value) : 'big'];
  if (type !== 'float') return [];
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(typeof value === 'number' ? value : Number.POSITIVE_INFINITY);
  return [bytes.toString('hex')];
}

function strValue(node: Extract<Expr, { kind: 'Str' }>, text: string, placed: boolean): string[] {
  const isNamed = text.includes('\\N{') && (!placed || text.slice(node.start, node.end).includes('\\N{'));
  return [isNamed ? 'named' : `${node.bytes ? 'b' : 's'}${toJson(node.value)}`];
}
