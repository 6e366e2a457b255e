/** `middleware`: the chain in order, and what each entry costs an async view. */
import { compareSettings, otherSettingsLines } from '../report/other-settings.ts';
import { reasonLines } from '../report/reasons.ts';
import type { Core, ProjectRequest } from './core.ts';
import type { Io } from './io.ts';
import { EXIT, progress, refuse, say } from './messages.ts';

export async function middleware(request: ProjectRequest, io: Io, core: Core): Promise<number> {
  const done = progress(io, 'Reading the project …');
  const opened = await core.open(request);
  if (!opened.ok) {
    done();
    return refuse(io, opened.message);
  }
  const { engine } = opened.value;
  const reports = engine.middleware();
  done();
  const { settings } = engine.project;
  if (settings.module === null) {
    return refuse(
      io,
      'No settings module was found, so the middleware is not known: name it with --settings.',
    );
  }
  const text = await core.middlewareText(reports, settings);
  io.out.write(text.endsWith('\n') ? text : `${text}\n`);
  const others = otherSettingsLines(compareSettings(engine.project));
  if (others.length > 0) io.out.write(`\n${others.join('\n')}\n`);
  for (const finding of settings.findings) {
    say(io, reasonLines(finding, io.err.screen(), 0).join('\n'));
  }
  return EXIT.done;
}
