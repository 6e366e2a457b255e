/** `"{0.project.name}: {total:>5}".format(ticket, total=n)`: the attributes that the text asks for, and their text. */
import type { Node } from '../python/ast.ts';
import { getAttribute } from './attributes.ts';
import type { CallArguments } from './calls.ts';
import type { Frame, Interp } from './interp.ts';
import { callSpecial, iterate, stringify } from './protocol.ts';
import type { Value } from './types.ts';
import { alternatives, join, joinAll, NEVER, STR, scalar, UNKNOWN } from './values.ts';

/** A replacement field: its name, its conversion, its format, in which further fields may stand. */
const FIELD = /\{\{|\}\}|\{([^{}!:]*)(?:!([rsa]))?(?::((?:[^{}]|\{[^{}]*\})*))?\}/g;
/** `.name` or `[key]` behind the first part of a field's name. */
const STEP = /\.([^.[]+)|\[([^\]]*)\]/g;

interface Found {
  readonly value: Value;
  /** Where it was read from. */
  readonly path: string | null;
}

/** Calls `format()` or `format_map()` of a text; without knowing it, each argument is put in as it is. */
export function formatText(
  interp: Interp,
  frame: Frame,
  node: Node,
  text: string | null,
  args: CallArguments,
  isMap: boolean,
): Value {
  const lookUp = (name: string): Found =>
    isMap ? ofMapping(interp, frame, node, name, args) : given(name, args);
  if (text === null) {
    for (const found of isMap ? [mapped(args)] : all(args))
      stringify(interp, frame, node, 'self', found.value, found.path);
    return STR;
  }
  let next = 0;
  const fill = (part: string): void => {
    for (const [, name, conversion, spec = ''] of part.matchAll(FIELD)) {
      if (name === undefined) continue;
      const start = /^[^.[]*/.exec(name)?.[0] ?? '';
      let found = lookUp(start === '' && !isMap ? String(next++) : start);
      for (const [, attribute, key = ''] of name.slice(start.length).matchAll(STEP))
        found =
          attribute === undefined
            ? { value: item(interp, frame, node, found, key), path: null }
            : {
                value: getAttribute(interp, frame, node, found.value, attribute, found.path),
                path: found.path === null ? null : `${found.path}.${attribute}`,
              };
      put(interp, frame, node, found, conversion);
      fill(spec);
    }
  };
  fill(text);
  return STR;
}

/** The text of one field. */
function put(
  interp: Interp,
  frame: Frame,
  node: Node,
  { value, path }: Found,
  conversion: string | undefined,
): void {
  for (const part of alternatives(value)) {
    const formatted =
      conversion === undefined && (part.k === 'instance' || part.k === 'model')
        ? callSpecial(interp, frame, node, 'self', part, '__format__', [STR], path)
        : null;
    const special = conversion === undefined || conversion === 's' ? '__str__' : '__repr__';
    if (formatted === null) stringify(interp, frame, node, 'self', part, path, special);
  }
}

function given(name: string, args: CallArguments): Found {
  if (/^\d+$/.test(name)) {
    const index = Number(name);
    return { value: args.positional[index] ?? args.rest ?? UNKNOWN, path: args.paths[index] ?? null };
  }
  return {
    value: args.keyword.get(name) ?? args.rest ?? UNKNOWN,
    path: args.keywordPaths.get(name) ?? null,
  };
}

const mapped = (args: CallArguments): Found => ({
  value: args.positional[0] ?? UNKNOWN,
  path: args.paths[0] ?? null,
});

const ofMapping = (interp: Interp, frame: Frame, node: Node, name: string, args: CallArguments): Found => ({
  value: item(interp, frame, node, mapped(args), name),
  path: null,
});

function all(args: CallArguments): readonly Found[] {
  return [
    ...args.positional.map((value, index) => ({ value, path: args.paths[index] ?? null })),
    ...[...args.keyword].map(([name, value]) => ({ value, path: args.keywordPaths.get(name) ?? null })),
    ...(args.rest === null ? [] : [{ value: args.rest, path: null }]),
  ];
}

/** `value[key]`, the key being written in the text. */
function item(interp: Interp, frame: Frame, node: Node, { value, path }: Found, key: string): Value {
  let result: Value = NEVER;
  for (const part of alternatives(value)) {
    if (part.k === 'dict') {
      const { element, entries } = part.cell;
      result = joinAll([result, element, entries.get(key) ?? NEVER]);
    } else if (part.k === 'instance' || part.k === 'model')
      result = join(
        result,
        callSpecial(interp, frame, node, 'self', part, '__getitem__', [scalar('str', key)], path) ?? UNKNOWN,
      );
    else result = join(result, iterate(interp, frame, node, 'self', part, path));
  }
  return result.k === 'never' ? UNKNOWN : result;
}
