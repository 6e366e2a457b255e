/** Lock files: uv's, Poetry's, PDM's, PEP 751's and Pipenv's. */
import { normalName, poetrySpecifiers } from './constraints.ts';
import { table } from './settings-module.ts';
import { collector, readText, type VersionStatement, WEIGHT } from './version-statements.ts';

/** `[[package]]` tables of uv, Poetry, PDM and PEP 751; read by lines, which is quick on large files. */
export function readLock(file: string, found: VersionStatement[]): void {
  const text = readText(file);
  if (text === null) return;
  const add = collector(file, found);
  let table = '';
  let django: { version: string; line: number; markers: string[]; inMarkers: boolean } | null = null;
  const finish = (): void => {
    if (django === null) return;
    const markers = django.markers.length === 0 ? undefined : django.markers.join(' or ');
    add('django', `==${django.version}`, WEIGHT.lock, django.line, markers);
    django = null;
  };
  let name: string | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith('[')) {
      finish();
      table = line;
      name = null;
    }
    name = /^name = "([^"]+)"/.exec(line)?.[1] ?? name;
    const version = /^version = "([^"]+)"/.exec(line)?.[1];
    if (version !== undefined && name !== null && normalName(name) === 'django') {
      django = { version, line: index + 1, markers: [], inMarkers: false };
    } else if (django !== null) {
      readMarkers(django, line);
    }
    const python = /^(?:requires-python|requires_python|python-versions) = "([^"]+)"/.exec(line)?.[1];
    if (python !== undefined && isOfProject(table)) {
      for (const specifier of poetrySpecifiers(python)) add('python', specifier, WEIGHT.range, index + 1);
    }
  }
  finish();
}

/** uv: `resolution-markers = [` with a marker a line; Poetry: `markers = "…"`; PEP 751 and PDM: `marker = "…"`. */
function readMarkers(django: { markers: string[]; inMarkers: boolean }, line: string): void {
  const single = /^markers? = (["'])(.*)\1$/.exec(line)?.[2];
  if (single !== undefined) django.markers.push(single.replaceAll('\\"', '"'));
  if (/^resolution-markers = \[/.test(line)) django.inMarkers = true;
  else if (line.startsWith(']')) django.inMarkers = false;
  const inner = django.inMarkers ? /^\s+"(.*)",?$/.exec(line)?.[1] : undefined;
  if (inner !== undefined) django.markers.push(inner);
}

/** uv's `requires-python` stands above all tables; Poetry's `python-versions` in `[metadata]` for the project. */
function isOfProject(table: string): boolean {
  return table === '' || table.startsWith('[metadata');
}

export function readPipfileLock(file: string, found: VersionStatement[]): void {
  const text = readText(file);
  if (text === null) return;
  const add = collector(file, found);
  let document: Readonly<Record<string, unknown>>;
  try {
    document = table(JSON.parse(text));
  } catch {
    return;
  }
  const line = 1 + text.split('\n').findIndex((each) => /"django"\s*:/i.test(each));
  for (const [section, weight] of [
    ['default', WEIGHT.lock],
    ['develop', WEIGHT.side],
  ] as const) {
    const { version, markers } = table(table(document[section]).django);
    const marker = typeof markers === 'string' ? markers : undefined;
    if (typeof version === 'string') add('django', version, weight, line, marker);
  }
}
