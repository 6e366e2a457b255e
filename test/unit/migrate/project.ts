/** Small Django projects in a temporary folder, opened as an engine. */
import { openEngine } from '../../../src/migrate/engine.ts';
import type { Engine, MigrationPlan, Style } from '../../../src/migrate/types.ts';
import { django, type Files, open, scratch } from '../project/scratch.ts';

export interface Setup {
  readonly django?: string;
  readonly style?: Style;
  readonly asyncDecorators?: readonly string[];
}

const SETTINGS = 'ROOT_URLCONF = "site_.urls"\nINSTALLED_APPS = ["shop"]\n';

/** A project with an app `shop`; `shop/models.py` has Author and Book, the URLconf is given or routes every view. */
export async function engineOf(files: Files, setup: Setup = {}): Promise<Engine> {
  const root = scratch(
    django({
      'site_/settings.py': SETTINGS,
      'site_/urls.py': 'from django.urls import path\n\nfrom shop import views\n\nurlpatterns = [\n]\n',
      'shop/__init__.py': '',
      'shop/models.py': `from django.db import models

class Author(models.Model):
    name = models.CharField(max_length=80)

class Book(models.Model):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
`,
      ...files,
    }),
  );
  const { project } = await open(root, { django: setup.django ?? '5.2' });
  return openEngine(project, {
    style: setup.style ?? 'wrap',
    unknown: null,
    asyncDecorators: setup.asyncDecorators ?? [],
  });
}

/** A URLconf for `shop.views` from `route: view expression` lines. */
export function urls(...views: readonly string[]): string {
  const routes = views.map((view, at) => `    path("v${at}/", ${view}),\n`).join('');
  return `from django.urls import path\n\nfrom shop import views\n\nurlpatterns = [\n${routes}]\n`;
}

/** The new texts by file. */
export function textsOf(plan: MigrationPlan): Record<string, string> {
  return Object.fromEntries(plan.files.map((file) => [file.file, file.after]));
}

/** `code file:line` of each reason why the view was skipped. */
export function reasonsOf(plan: MigrationPlan, id: string): readonly string[] {
  const skipped = plan.skipped.find((each) => each.id === id);
  return (skipped?.reasons ?? []).map((reason) => `${reason.code} ${reason.file}:${reason.line}`);
}

/** The lines that the plan adds (`+`) and takes away (`-`) in a file, without the context. */
export function changedLines(plan: MigrationPlan, file: string): string {
  const change = plan.files.find((each) => each.file === file);
  if (!change) return '';
  const before = change.before.split('\n');
  const after = change.after.split('\n');
  const table: number[][] = Array.from({ length: before.length + 1 }, () =>
    Array.from({ length: after.length + 1 }, () => 0),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    const row = table[i];
    for (let j = after.length - 1; row && j >= 0; j--) {
      row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      i++;
      j++;
    } else if (j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1)))
      lines.push(`-${before[i++]}`);
    else lines.push(`+${after[j++]}`);
  }
  return lines.join('\n');
}
