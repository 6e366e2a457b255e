/** What the analysis says of calling things by their dotted names: a view for each, with one call in it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProgram } from '../../../src/analysis/index.ts';
import { openProject } from '../../../src/project/index.ts';
import { initParser } from '../../../src/python/index.ts';

/** Kinds of the effects, sorted (`network`, `db file`); `free`; or `not analysed`. */
export type Answer = string;

/** The module a name is in: `os.path` of `os.path.exists`, `http.client` of `http.client.HTTPConnection.request`. */
function moduleOf(name: string): string {
  if (name.startsWith('xml.etree.ElementTree.')) return 'xml.etree.ElementTree';
  const small = SMALL_CLASSES.find((cls) => name.startsWith(`${cls}.`));
  if (small !== undefined) return moduleOf(small);
  const parts = name.split('.');
  const first = parts.findIndex((part, index) => index > 0 && /^[A-Z]/.test(part));
  return (first > 0 ? parts.slice(0, first) : parts.slice(0, -1)).join('.') || 'builtins';
}

/** A class of the standard library whose name does not tell that it is one. */
const SMALL_CLASSES = [
  'array.array',
  'mmap.mmap',
  'select.epoll',
  'select.poll',
  'shelve.Shelf',
  'socket.socket',
];

function callOf(name: string): { readonly given: string; readonly call: string } {
  const short = name.replace(/^builtins\./, '');
  const cut = short.lastIndexOf('.');
  const owner = short.slice(0, cut);
  const isMethod =
    owner !== moduleOf(name) && (/(?:^|\.)_?[A-Z]\w*$/.test(owner) || SMALL_CLASSES.includes(owner));
  return isMethod
    ? { given: `, thing: ${owner}`, call: `thing.${short.slice(cut + 1)}("get")` }
    : { given: '', call: `${short}("get")` };
}

/** Asks for each name; the names are of what can be imported without a package. */
export async function ask(names: readonly string[]): Promise<ReadonlyMap<string, Answer>> {
  await initParser();
  const root = mkdtempSync(join(tmpdir(), 'asyncify-asked-'));
  try {
    const imports = [...new Set(names.map(moduleOf))].sort().map((module) => `import ${module}\n`);
    const views = names.map((name, index) => {
      const { given, call } = callOf(name);
      return `\n\ndef view_${index}(request${given}):\n    ${call}\n`;
    });
    writeFileSync(join(root, 'manage.py'), '');
    writeFileSync(join(root, 'views.py'), [...imports, ...views].join(''));
    const opened = await openProject(
      [],
      {
        django: null,
        settings: null,
        python: null,
        exclude: [],
        blocking: [],
        safe: [],
        asyncDecorators: [],
      },
      root,
    );
    if ('error' in opened) throw new Error(opened.error);
    const program = createProgram(opened.project);
    return new Map(
      names.map((name, index) => {
        const found = program.find(`views.view_${index}`);
        const node = found?.k === 'function' ? found.fn.node : null;
        if (found?.k !== 'function' || node?.kind !== 'FunctionDef') return [name, 'not analysed'];
        const { sites, heavy, unknownCalls } = program.analyze({ ...found.fn, node });
        const kinds = new Set([...sites, ...heavy].flatMap((site) => site.effects.map(({ kind }) => kind)));
        if (kinds.size > 0) return [name, [...kinds].sort().join(' ')];
        return [name, unknownCalls.length > 0 ? 'not analysed' : 'free'];
      }),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
