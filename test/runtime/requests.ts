/**
 * The text in which requests are written, one a line:
 *
 *     [name]                                     what the lines below belong to: usually a view
 *     GET ?page=2 as ada                         a case of its own, with a fresh database
 *     POST 3/ form title=Emma&pages=3 -> 302     `-> status`: what the view answers before migration, 200 when not given
 *     + GET 3/ session {"cart": {"1": 2}}        `+`: goes on with the case of the line above, cookies kept
 *
 * A path that starts with `/` is taken as it is, any other is put behind the base path of its section. After the path
 * come, in any order, `as user`, `form a=1&b=2`, `json {...}`, `body text`, `file field=name.txt:text`,
 * `header Name: value`, `session {...}`. Lines that start with `#` are comments.
 */
import type { RuntimeCase, RuntimeRequest } from './harness.ts';

export interface WrittenCase extends RuntimeCase {
  /** The `[name]` it stands under. */
  readonly group: string;
  /** Statuses that are expected before migration, one a request. */
  readonly statuses: readonly number[];
}

const PART = /\s+(?=(?:as|form|json|body|file|header|session|->)\s)/;

function parseForm(text: string): { [name: string]: string[] } {
  const form: { [name: string]: string[] } = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const values = form[name] ?? [];
    values.push(value);
    form[name] = values;
  }
  return form;
}

function parseFile(text: string): { [field: string]: readonly [string, string] } {
  const match = /^(\w+)=([^:]+):(.*)$/s.exec(text);
  if (match === null) throw new Error(`Not of the form field=name:text: ${text}`);
  const [, field = '', name = '', content = ''] = match;
  return { [field]: [name, content.replaceAll('\\n', '\n')] };
}

function parsePart(part: string): RuntimeRequest | { readonly status: number } {
  const space = part.indexOf(' ');
  const [word, rest] = [part.slice(0, space), part.slice(space + 1).trim()];
  switch (word) {
    case 'as':
      return { path: '', user: rest };
    case 'form':
      return { path: '', data: parseForm(rest) };
    case 'json':
      return { path: '', json: JSON.parse(rest) };
    case 'body':
      return { path: '', body: rest };
    case 'file':
      return { path: '', files: parseFile(rest) };
    case 'header': {
      const colon = rest.indexOf(':');
      return { path: '', headers: { [rest.slice(0, colon)]: rest.slice(colon + 1).trim() } };
    }
    case 'session':
      return { path: '', session: JSON.parse(rest) };
    default:
      return { status: Number(rest) };
  }
}

function parseLine(line: string, base: string): { request: RuntimeRequest; status: number } {
  const [target = '', ...parts] = line.split(PART);
  const [method = 'GET', where = ''] = target.split(/\s+/, 2);
  let request: RuntimeRequest = { path: '' };
  let status = 200;
  for (const part of parts) {
    const parsed = parsePart(part);
    if ('status' in parsed) status = parsed.status;
    else request = { ...request, ...parsed };
  }
  return { request: { ...request, method, path: where.startsWith('/') ? where : base + where }, status };
}

/**
 * Cases from text; `base` gives the base path of a group.
 *
 * @throws when a line can't be read, with the line
 */
export function parseRequests(text: string, base: (group: string) => string): WrittenCase[] {
  const cases: WrittenCase[] = [];
  let group = '';
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const header = /^\[(.+)\]$/.exec(line);
    if (header !== null) {
      group = header[1] ?? '';
      continue;
    }
    const goesOn = line.startsWith('+');
    const { request, status } = parseLine(goesOn ? line.slice(1).trim() : line, base(group));
    const last = goesOn ? cases.pop() : undefined;
    if (goesOn && last?.group !== group) throw new Error(`Line ${index + 1} goes on with nothing: ${line}`);
    cases.push({
      group,
      name: last?.name ?? `${group} (line ${index + 1}): ${line}`,
      requests: [...(last?.requests ?? []), request],
      statuses: [...(last?.statuses ?? []), status],
    });
  }
  return cases;
}

/** Where the run before migration does not answer as written: a mistake in the fixture, not in the program. */
export function unexpectedAnswers(
  cases: readonly WrittenCase[],
  statusOf: (name: string) => readonly (number | null | undefined)[],
): string[] {
  return cases.flatMap((each) => {
    const statuses = statusOf(each.name);
    return JSON.stringify(statuses) === JSON.stringify(each.statuses)
      ? []
      : [`${each.name}: expected ${each.statuses.join(', ')}, got ${statuses.join(', ')}`];
  });
}
