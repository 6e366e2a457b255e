/** The views of a project with how ready each is, found out by as many threads as were asked for. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Engine, ViewReport } from '../migrate/types.ts';
import type { OpenedProject, Outcome, ProjectRequest } from './core.ts';
import type { Share, ShareResult } from './share-worker.ts';
import { shareOut, threadsFor } from './shares.ts';

/** Beside the program as it is built; not there when the sources are run as they stand, which then takes one thread. */
const WORKER = fileURLToPath(new URL('./share-worker.js', import.meta.url));

export interface ReportedViews {
  readonly views: readonly ViewReport[];
  /** How many files the other threads parsed. */
  readonly parsedElsewhere: number;
}

/**
 * Reports on the views that `opened` is about. One share is done by this thread, which has read the URLconf already;
 * each of the others opens the project for itself and comes to the same answers. They are in file and line order. Throws
 * what an engine throws, in whichever thread.
 */
export async function reportOnViews(
  { engine, targets, jobs }: OpenedProject,
  request: ProjectRequest,
): Promise<Outcome<ReportedViews>> {
  const refs = engine.project.viewsUnder(targets);
  const threads = threadsFor(new Set(refs.map(({ file }) => file)).size, jobs);
  if (threads === 1 || !existsSync(WORKER)) return done(engine.report(refs), 0);
  const { files } = engine.project;
  const [own = [], ...others] = shareOut(refs, threads, (file) => files.text(file)?.length ?? 0);
  if (others.length === 0) return done(engine.report(refs), 0);

  const workers = others.map((views) => startWorker({ request, views }));
  const running = Promise.allSettled(workers.map(({ result }) => result));
  try {
    const views = [...engine.report(own)];
    let parsedElsewhere = 0;
    for (const [index, outcome] of (await running).entries()) {
      if (outcome.status === 'rejected') {
        // The thread did not start, or ended before its time: its share is done here.
        views.push(...engine.report(others[index] ?? []));
        continue;
      }
      const result = outcome.value;
      if (result.k === 'failed') throw result.error;
      if (result.k === 'refused') return { ok: false, message: result.message };
      views.push(...result.views);
      parsedElsewhere += result.parsed;
      noteProblems(engine, result.problems);
    }
    return done(views, parsedElsewhere);
  } finally {
    await Promise.all(workers.map(({ end }) => end()));
  }
}

interface RunningWorker {
  /** Rejected when the thread can not start, or ends without a result. */
  readonly result: Promise<ShareResult>;
  readonly end: () => Promise<unknown>;
}

/** Begins at once, also while this thread is busy. */
function startWorker(share: Share): RunningWorker {
  const worker = new Worker(WORKER, { workerData: share });
  const result = new Promise<ShareResult>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)));
  });
  return { result, end: () => worker.terminate() };
}

function done(views: readonly ViewReport[], parsedElsewhere: number): Outcome<ReportedViews> {
  return { ok: true, value: { views, parsedElsewhere } };
}

/** Files that another thread could not parse are among the findings here too, once this one has tried. */
function noteProblems(engine: Engine, paths: readonly string[]): void {
  for (const path of paths) engine.project.files.parse(path);
}
