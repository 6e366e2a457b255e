/** What a worker thread does: it opens the project for itself and reports on a share of the views. Plain data in and out. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ViewReport } from '../migrate/types.ts';
import type { ViewRef } from '../project/types.ts';
import { core } from './context.ts';
import type { ProjectRequest } from './core.ts';

export interface Share {
  readonly request: ProjectRequest;
  readonly views: readonly ViewRef[];
}

export type ShareResult =
  | {
      readonly k: 'reported';
      readonly views: readonly ViewReport[];
      /** How many files this thread parsed, and those of them that it could not. */
      readonly parsed: number;
      readonly problems: readonly string[];
    }
  /** The project can not be opened (any more): the sentence that says why. */
  | { readonly k: 'refused'; readonly message: string }
  /** A fault of the program; without this it would not be told from a thread that could not start. */
  | { readonly k: 'failed'; readonly error: unknown };

async function reportShare({ request, views }: Share): Promise<ShareResult> {
  try {
    const opened = await core.open(request);
    if (!opened.ok) return { k: 'refused', message: opened.message };
    const { engine } = opened.value;
    const reports = engine.report(views);
    const { files } = engine.project;
    return {
      k: 'reported',
      views: reports,
      parsed: files.parsed,
      problems: files.problems.map(({ path }) => path),
    };
  } catch (error) {
    return { k: 'failed', error };
  }
}

const share: Share = workerData;
parentPort?.postMessage(await reportShare(share));
