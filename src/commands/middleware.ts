/** `middleware`: the chain in order, and what each entry costs an async view. */
import { jsonText } from '../report/json.ts';
import { otherSettingsLines } from '../report/other-settings.ts';
import { reasonLines } from '../report/reasons.ts';
import type { Core, ProjectRequest } from './core.ts';
import type { Io } from './io.ts';
import { EXIT, progress, refuse, say } from './messages.ts';
import { version } from './version.ts';

export interface MiddlewareOptions {
  readonly json: boolean;
}

export async function middleware(
  request: ProjectRequest,
  options: MiddlewareOptions,
  io: Io,
  core: Core,
): Promise<number> {
  const done = progress(io, 'Reading the project …');
  const opened = await core.open(request);
  if (!opened.ok) {
    done();
    return refuse(io, opened.message);
  }
  const { engine } = opened.value;
  if (engine.project.settings.module === null) {
    done();
    return refuse(
      io,
      'No settings module was found, so the middleware is not known: name it with --settings.',
    );
  }
  const { document, text } = await core.middlewareReport(engine, version);
  done();
  if (options.json) {
    io.out.write(jsonText(document));
    return EXIT.done;
  }
  io.out.write(text(io.out.screen()));
  const others = otherSettingsLines(document.otherSettings);
  if (others.length > 0) io.out.write(`\n${others.join('\n')}\n`);
  for (const finding of document.findings) {
    say(io, reasonLines(finding, io.err.screen(), 0).join('\n'));
  }
  return EXIT.done;
}
