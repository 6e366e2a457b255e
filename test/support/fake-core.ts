/**
 * A core without analysis, for tests of what lies around the engine. It reads real files; what it knows of a view
 * stands in the view's own comments:
 *
 *     def detail(request):  # gain: high
 *     def report(request):  # blocked: DA104 The decorator is sync-only.
 *     def index(request):   # with: detail
 *
 * Its transform: `def` becomes `async def`, `X.objects.get(` becomes `await sync_to_async(X.objects.get)(`, and
 * the import is added at the top of the file, once.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Core, OpenedProject, ProjectRequest } from '../../src/commands/core.ts';
import type {
  EditNote,
  Engine,
  FileChange,
  Gain,
  MigrationPlan,
  ViewReport,
} from '../../src/migrate/types.ts';
import { noSettings } from '../../src/project/settings.ts';
import type { FileStore, Finding, MiddlewareReport, Project, ViewRef } from '../../src/project/types.ts';
import { mergeExplanations } from '../../src/report/explanations.ts';
import { middlewareText } from '../../src/report/middleware.ts';
import { middlewareDocument } from '../../src/report/middleware-document.ts';

const IMPORT = 'from asgiref.sync import sync_to_async';

export interface FakeOptions {
  readonly middleware?: readonly MiddlewareReport[];
  readonly findings?: readonly Finding[];
  /** Views that the plan refuses although they are ready: id -> message. */
  readonly refused?: Readonly<Record<string, string>>;
  readonly requests?: ProjectRequest[];
}

export function fakeCore(options: FakeOptions = {}): Core {
  return {
    async open(request) {
      options.requests?.push(request);
      const paths = (request.paths.length === 0 ? ['.'] : request.paths).map((path) =>
        resolve(request.cwd, path),
      );
      const missing = paths.find((path) => !existsSync(path));
      if (missing !== undefined) return { ok: false, message: `No such file or folder: ${missing}` };
      const root = rootOf(paths[0] ?? request.cwd);
      if (root === null) return { ok: false, message: 'No project found: there is no manage.py.' };
      const targets = paths.map((path) => relative(root, path)).filter((path) => path !== '');
      const value: OpenedProject = {
        engine: fakeEngine(root, options),
        targets,
        allowDirty: false,
        jobs: request.jobs,
      };
      return { ok: true, value };
    },
    async findRoot(path, cwd) {
      const root = rootOf(resolve(cwd, path ?? '.'));
      return root === null
        ? { ok: false, message: 'No project found: there is no manage.py.' }
        : { ok: true, value: root };
    },
    explanations: async () =>
      mergeExplanations(
        [
          {
            code: 'DA201',
            title: 'A query moves to a thread',
            explanation: 'The ORM refuses to run on the event loop.',
            example: { before: 'x = get()', after: 'x = await sync_to_async(get)()' },
          },
          { code: 'DA202', title: 'A view becomes async', explanation: 'It can wait without a thread.' },
        ],
        {
          DA104: {
            title: 'Sync-only decorator',
            explanation: 'It wraps the view.',
            fix: 'Make it async-aware.',
          },
        },
      ),
    middlewareReport: async (engine, version) => {
      const document = middlewareDocument(engine, version);
      return { document, text: (screen) => middlewareText(document, screen) };
    },
  };
}

function rootOf(path: string): string | null {
  for (let folder = statSync(path).isDirectory() ? path : dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'manage.py'))) return folder;
    if (dirname(folder) === folder) return null;
  }
}

function pythonFiles(root: string, folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith('.')) return [];
      if (statSync(join(root, path)).isDirectory()) return pythonFiles(root, path);
      return entry.name.endsWith('.py') ? [path] : [];
    });
}

function encodingOf(bytes: Buffer): 'latin1' | 'utf8' {
  return bytes.subarray(0, 100).includes('latin-1') ? 'latin1' : 'utf8';
}

function fakeEngine(root: string, options: FakeOptions): Engine {
  const paths = pythonFiles(root);
  const bytes = new Map(paths.map((path) => [path, readFileSync(join(root, path))]));
  const texts = new Map([...bytes].map(([path, content]) => [path, content.toString(encodingOf(content))]));
  const files: FileStore = {
    root,
    paths,
    bytes: (path) => bytes.get(path) ?? null,
    text: (path) => texts.get(path) ?? null,
    mentioning: (identifier) => paths.filter((path) => texts.get(path)?.includes(identifier)),
    parse() {
      throw new Error('the fake engine does not parse');
    },
    parsed: paths.length,
    problems: [],
    overlay() {
      throw new Error('the fake engine has no overlays');
    },
  };
  const all = paths.flatMap((path) => viewsOf(path, texts.get(path) ?? ''));
  const viewsUnder = (targets: readonly string[]): readonly ViewReport[] =>
    all.filter(
      (view) =>
        targets.length === 0 ||
        targets.some((target) => view.file === target || view.file.startsWith(`${target}/`)),
    );
  const project: Project = {
    root,
    files,
    sourceRoots: [''],
    sitePackages: null,
    django: { version: '5.2', source: 'requirements.txt:1' },
    python: { version: '3.12', source: 'assumed' },
    settings: {
      ...noSettings([]).facts,
      module: 'site.settings',
      file: 'site/settings.py',
      rootUrlconf: 'site.urls',
    },
    asgi: 'site.asgi',
    views: [],
    findings: [],
    otherSettings: [],
    readiness: [],
    syncOnly: [],
    middleware: options.middleware ?? [],
    atomicRequestsAt: () => null,
    viewsUnder: (targets) => viewsUnder(targets).map(refOf),
    moduleName: (path) => path.replace(/\.py$/, '').replaceAll('/', '.'),
    findModule: () => null,
    isOwnPackage: () => false,
    overlay() {
      throw new Error('the fake engine has no overlays');
    },
  };
  return {
    project,
    views: viewsUnder,
    report(refs) {
      const ids = new Set(refs.map(({ id }) => id));
      return all.filter((view) => ids.has(view.id));
    },
    middleware: () => options.middleware ?? [],
    middlewareOffers: () => [],
    findings: () => options.findings ?? [],
    readiness: () => [],
    plan: (ids) => fakePlan(ids, all, texts, bytes, options.refused ?? {}),
    why: (file, line) =>
      line === 1 ? [] : [`detail() ${file}:${line}`, 'Book.objects.get() shop/models.py:3'],
  };
}

function refOf({ id, file, line, kind }: ViewReport): ViewRef {
  return { id, file, line, kind, name: id.slice(id.lastIndexOf('.') + 1), foundBy: 'signature', routes: [] };
}

const VIEW = /^(async )?def (\w+)\(request.*$/gm;

function viewsOf(path: string, text: string): readonly ViewReport[] {
  return [...text.matchAll(VIEW)].map((match): ViewReport => {
    const name = match[2] ?? '';
    const line = text.slice(0, match.index).split('\n').length;
    const blocked = /# blocked: (DA\d+) (.*?)\r?$/.exec(match[0]);
    const gain = /# gain: (high|some|none|loss)/.exec(match[0])?.[1];
    return {
      id: `${path.replace(/\.py$/, '').replaceAll('/', '.')}.${name}`,
      file: path,
      line,
      kind: 'function',
      status: match[1] !== undefined ? 'async' : blocked === null ? 'ready' : 'blocked',
      gain: isGain(gain) ? gain : 'none',
      reasons:
        blocked === null
          ? []
          : [
              {
                code: blocked[1] ?? '',
                message: blocked[2] ?? '',
                file: path,
                line,
                fix: 'Mend it by hand.',
              },
            ],
      calls: { orm: 1, blocking: 0, unknown: 0 },
    };
  });
}

function isGain(text: string | undefined): text is Gain {
  return text === 'high' || text === 'some' || text === 'none' || text === 'loss';
}

function fakePlan(
  ids: readonly string[],
  all: readonly ViewReport[],
  texts: ReadonlyMap<string, string>,
  bytes: ReadonlyMap<string, Buffer>,
  refused: Readonly<Record<string, string>>,
): MigrationPlan {
  const wanted = new Set(ids.filter((id) => refused[id] === undefined));
  for (const view of all) {
    if (!wanted.has(view.id)) continue;
    const line = (texts.get(view.file) ?? '').split('\n')[view.line - 1] ?? '';
    const partner = /# with: (\w+)/.exec(line)?.[1];
    if (partner !== undefined) wanted.add(view.id.replace(/\w+$/, partner));
  }
  const files: FileChange[] = [];
  for (const [file, before] of texts) {
    const views = all.filter((view) => view.file === file && wanted.has(view.id));
    if (views.length === 0) continue;
    const { after, edits } = transform(before, new Set(views.map((view) => view.line)));
    const encoding = encodingOf(bytes.get(file) ?? Buffer.alloc(0));
    files.push({
      file,
      views: views.map((view) => view.id),
      edits,
      before,
      after,
      bytes: Buffer.from(after, encoding),
    });
  }
  return {
    files,
    migrated: all.filter((view) => wanted.has(view.id)).map((view) => view.id),
    skipped: Object.entries(refused)
      .filter(([id]) => ids.includes(id))
      .map(([id, message]) => ({
        id,
        reasons: [{ code: 'DA199', message, file: 'shop/views.py', line: 1, fix: 'Report it.' }],
      })),
  };
}

function transform(
  before: string,
  defLines: ReadonlySet<number>,
): { readonly after: string; readonly edits: readonly EditNote[] } {
  const edits: EditNote[] = [];
  const end = before.includes('\r\n') ? '\r\n' : '\n';
  const lines = before.split('\n');
  const needsImport = !before.includes(IMPORT);
  const shift = needsImport ? 1 : 0;
  let inside = false;
  const changed = lines.map((line, index) => {
    const number = index + 1 + shift;
    if (/^\S/.test(line)) inside = defLines.has(index + 1);
    if (!inside) return line;
    if (defLines.has(index + 1)) {
      edits.push({ code: 'DA202', line: number, why: 'The view becomes async.' });
      return line.replace('def ', 'async def ');
    }
    return line.replace(/(\w+\.objects\.get)\(/g, (_, call: string) => {
      edits.push({
        code: 'DA201',
        line: number,
        why: `${call}() reaches the database: it runs in a thread.`,
      });
      return `await sync_to_async(${call})(`;
    });
  });
  if (!needsImport) return { after: changed.join('\n'), edits };
  const first = /^#.*coding/.test(lines[0] ?? '') ? 1 : 0;
  const carried = [...changed.slice(0, first), IMPORT + end.slice(0, -1), ...changed.slice(first)];
  return {
    after: carried.join('\n'),
    edits: [{ code: 'DA201', line: first + 1, why: 'Needed by the edits below.' }, ...edits],
  };
}
