/** `scan`: every view, how ready it is and what stands in the way. Writes nothing. */
import { resolve } from 'node:path';
import type { Engine } from '../migrate/types.ts';
import { jsonText, scanDocument } from '../report/json.ts';
import { scanText } from '../report/text.ts';
import type { Core, ProjectRequest } from './core.ts';
import type { Io } from './io.ts';
import { EXIT, progress, refuse, say } from './messages.ts';
import { projectPath } from './paths.ts';
import { version } from './version.ts';
import { reportOnViews } from './views.ts';

export interface ScanOptions {
  readonly json: boolean;
  /** `file:line` */
  readonly why: string | null;
}

export async function scan(
  request: ProjectRequest,
  options: ScanOptions,
  io: Io,
  core: Core,
): Promise<number> {
  const started = performance.now();
  const done = progress(io, 'Reading the project …');
  const opened = await core.open(request);
  if (!opened.ok) {
    done();
    return refuse(io, opened.message);
  }
  const { engine } = opened.value;
  if (options.why !== null) {
    done();
    return explainPlace(engine, options.why, io);
  }
  const reported = await reportOnViews(opened.value, request);
  done();
  if (!reported.ok) return refuse(io, reported.message);
  const { views, parsedElsewhere } = reported.value;
  const document = scanDocument(engine, views, version, {
    parsedElsewhere,
    ms: performance.now() - started,
  });
  if (options.json) io.out.write(jsonText(document));
  else {
    const pages = await core.explanations();
    io.out.write(scanText({ document, titleOf: (code) => pages.get(code)?.title ?? null }, io.out.screen()));
  }
  return EXIT.done;
}

function explainPlace(engine: Engine, place: string, io: Io): number {
  const found = /^(.+):(\d+)$/.exec(place);
  if (found === null)
    return refuse(io, `--why wants a file and a line, as in shop/views.py:12, not ${place}.`);
  const given = found[1] ?? '';
  const { root, files } = engine.project;
  // As seen from here, or as `scan` prints it: from the project's root.
  const file = [projectPath(root, resolve(io.cwd, given)), given].find((path) => files.paths.includes(path));
  if (file === undefined) return refuse(io, `${given} is not a Python file of the project at ${root}.`);
  const chain = engine.why(file, Number(found[2]));
  if (chain.length === 0) say(io, `Nothing blocks at ${file}:${found[2] ?? ''}.`);
  else io.out.write(`${chain.join('\n')}\n`);
  return EXIT.done;
}
