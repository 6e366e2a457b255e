/** Small programs for the tests of the analysis, and what one of their functions does as text. */
import {
  createProgram,
  type FunctionAnalysis,
  type Program,
  type ProgramOptions,
} from '../../../src/analysis/index.ts';
import { openProject } from '../../../src/project/index.ts';
import { initParser } from '../../../src/python/index.ts';
import { type Files, scratchFolder, writeFiles } from '../../support/project.ts';

const OPTIONS = {
  django: null,
  settings: null,
  python: null,
  exclude: [],
  blocking: [],
  safe: [],
  asyncDecorators: [],
};

export async function programOf(files: Files, options: Partial<ProgramOptions> = {}): Promise<Program> {
  await initParser();
  const root = scratchFolder();
  writeFiles(root, { 'manage.py': '', ...files });
  const opened = await openProject([root], OPTIONS, root);
  if ('error' in opened) throw new Error(JSON.stringify(opened.error));
  return createProgram(opened.project, options);
}

export function analysisOf(program: Program, id: string): FunctionAnalysis {
  const found = program.find(id);
  if (found?.k !== 'function') throw new Error(`no function ${id}`);
  return program.analyze(found.fn);
}

/** Where a function blocks: `db book.author`, `db[iterate] books`, one for each place. */
export function sitesOf(analysis: FunctionAnalysis): readonly string[] {
  const { text } = analysis.fn.module;
  return analysis.sites.map(({ node, role, effects }) => {
    const kinds = [...new Set(effects.map((effect) => effect.kind))].sort().join('+');
    return `${kinds}${role === 'self' ? '' : `[${role}]`} ${text.slice(node.start, node.end)}`;
  });
}

/** The chains of causes behind a place: `totals() views.py:3 -> Book.author (foreign key) models.py:8`. */
export function chainsOf(analysis: FunctionAnalysis, source: string): readonly string[] {
  const { text } = analysis.fn.module;
  return analysis.sites
    .filter(({ node }) => text.slice(node.start, node.end) === source)
    .flatMap(({ effects }) =>
      effects.map(({ chain }) =>
        chain.map(({ label, file, line }) => `${label} ${file}:${line}`).join(' -> '),
      ),
    );
}
