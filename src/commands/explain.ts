/** `explain`: the codes, or one code's page. */
import { codeListText, pageText } from '../report/explanations.ts';
import type { Core } from './core.ts';
import type { Io } from './io.ts';
import { EXIT, refuse } from './messages.ts';

export async function explain(code: string | null, io: Io, core: Core): Promise<number> {
  const pages = await core.explanations();
  const screen = io.out.screen();
  if (code === null) {
    io.out.write(codeListText(pages, screen));
    return EXIT.done;
  }
  const page = pages.get(code.toUpperCase());
  if (page === undefined) {
    return refuse(io, `There is no code ${code}: \`django-asyncify explain\` lists them.`);
  }
  io.out.write(pageText(page, screen));
  return EXIT.done;
}
