/**
 * The seam between commands and the core. Loaded when first needed: `--help`, `undo` and `explain` need no parser.
 */
import { resolve } from 'node:path';
import type { Core, OpenedProject, Outcome, ProjectRequest } from './core.ts';

export const core: Core = {
  open,
  async findRoot(path, cwd) {
    const { findProjects } = await import('../project/index.ts');
    const found = findProjects(path === null ? [] : [path], cwd);
    if ('error' in found) return { ok: false, message: found.error };
    const [project] = found.projects;
    return project === undefined
      ? { ok: false, message: 'No project was found.' }
      : { ok: true, value: project.root };
  },
  async explanations() {
    const [{ mergeExplanations }, { transforms }, { codes }] = await Promise.all([
      import('../report/explanations.ts'),
      import('../../transforms/index.ts'),
      import('../migrate/codes.ts'),
    ]);
    return mergeExplanations(transforms, codes);
  },
  async middlewareReport(engine, version) {
    const [{ middlewareDocument }, { middlewareText }] = await Promise.all([
      import('../report/middleware-document.ts'),
      import('../report/middleware.ts'),
    ]);
    const document = middlewareDocument(engine, version);
    return { document, text: (screen) => middlewareText(document, screen) };
  },
};

/** Reads the tool's settings, the project and its views. The command line wins over `[tool.django-asyncify]`. */
async function open(request: ProjectRequest): Promise<Outcome<OpenedProject>> {
  const [{ openProject, readConfig }, { openEngine }] = await Promise.all([
    import('../project/index.ts'),
    import('../migrate/engine.ts'),
  ]);
  const root = await core.findRoot(request.paths[0] ?? null, request.cwd);
  if (!root.ok) return root;
  const read = readConfig(root.value);
  if ('error' in read) return { ok: false, message: read.error };
  const { config } = read;
  const options = {
    django: request.django ?? config.django,
    settings: request.settings ?? config.settings,
    // A path in the settings file is as seen from that file.
    python: request.python ?? (config.python === null ? null : resolve(root.value, config.python)),
    exclude: config.exclude,
    blocking: config.blocking,
    safe: config.safe,
    asyncDecorators: config.asyncDecorators,
  };
  const opened = await openProject(request.paths, options, request.cwd);
  if ('error' in opened) return { ok: false, message: opened.error };
  const engine = openEngine(opened.project, {
    style: request.style ?? config.style ?? 'wrap',
    unknown: request.unknown ?? config.unknown,
    blocking: config.blocking,
    safe: config.safe,
    asyncDecorators: config.asyncDecorators,
  });
  return { ok: true, value: { engine, targets: opened.targets, allowDirty: config.allowDirty } };
}
