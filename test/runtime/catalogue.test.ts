/** Every hard case of the catalogue: migrated with the same result and a free loop, or refused with the reason expected. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MigrateDocument, ScanDocument, Style } from '../../src/migrate/types.ts';
import { casesOf, cataloguePlan, sections } from './catalogue.ts';
import {
  compareRuns,
  copyProject,
  describeRuntime,
  migrateProject,
  notAsync,
  problemsOf,
  putBackBroken,
  type Run,
  readable,
  removeProject,
  runCases,
  runPython,
  scanProject,
} from './harness.ts';
import { unexpectedAnswers } from './requests.ts';

/** Views that can't be migrated: id without `tracker.views.` -> the codes of its reasons. */
const expectedBlocked: { readonly [view: string]: readonly string[] } = {
  // Called by Django, the admin or a registry as sync functions.
  'callers.page_not_found': ['DA105'],
  'callers.forbidden': ['DA105'],
  'callers.csrf_failure': ['DA105'],
  'callers.admin_report': ['DA105'],
  'callers.shared_report': ['DA105'],
  'callers.counted': ['DA120'],
  'callers.other': ['DA120'],
  'callers.by_resolve': ['DA121'],
  // In one collection with a generator.
  'tables.sized': ['DA120'],
  'decorated.listed_view': ['DA120'],
  'decorated.other_listed_view': ['DA120'],
  'decorated.show': ['DA120'],
  'decorated.store': ['DA120'],
  // A generic view's handlers are sync, and these have none of their own.
  'classes.GenericListView': ['DA130'],
  'classes.GenericDetailView': ['DA130'],
  'classes.GenericTemplateView': ['DA130'],
  'classes.GenericFormView': ['DA130'],
  'classes.GenericCreateView': ['DA130'],
  'classes.GenericUpdateView': ['DA130'],
  'classes.GenericDeleteView': ['DA130'],
  'classes.GenericRedirectView': ['DA130'],
  'classes_access.ProjectTickets': ['DA130'],
  'classes_access.LegacyList': ['DA130'],
  'classes_access.HarmlessTemplate': ['DA130'],
  'classes_access.SetupList': ['DA130'],
  // A transaction can't be held around an async dispatch().
  'classes.DispatchInTransactionView': ['DA114'],
  // A cached heir keeps the class that it shares a decorated dispatch() with.
  'classes_decorated.Kept': ['DA137'],
  'classes_decorated.KeptHeir': ['DA115'],
  // A handler is called by what stays sync, or may be.
  'classes_handled.NotCalled': ['DA121'],
  'classes_handled.ByAction': ['DA134'],
  // What Django Ninja's schema reads of the rows is not loaded.
  'tracker.api.assigned_lazily': ['DA116'],
  'tracker.api.last_ticket': ['DA116'],
  // Another framework's.
  'classes.RestView': ['DA135'],
  'classes.rest_function': ['DA135'],
  // Decorators that work on the loop, keep the view, or hold a transaction around it.
  'decorated.page_cached': ['DA115'],
  'decorated.with_last_modified': ['DA115'],
  'decorated.transparent_registered': ['DA111'],
  'decorated.transparent_by_attribute': ['DA111'],
  'decorated.wrapped_in_transaction': ['DA153'],
  'decorated_more.transacted': ['DA153'],
  // A decorator that is handed a view calls it as a sync one.
  'decorated_more.welcome': ['DA111', 'DA120'],
  // `StopIteration` can't leave a thread.
  'control_flow.generator_half_consumed': ['DA156'],
  // eval() sees the names of the function it stands in.
  'flow_more.evaluated_text': ['DA154'],
  'blocking_more.csv_to_labels': ['DA156'],
};

const bySection = new Map(sections.map((section) => [section, casesOf(section)]));
const cases = [...bySection.values()].flat();

/** Views that are served; `tracker.odd` holds files that nothing imports. */
function routed<View extends { readonly id: string }>(views: readonly View[]): View[] {
  return views.filter((view) => !view.id.startsWith('tracker.odd.'));
}

/** Id -> codes, each once, in order. */
function codesOf(
  views: readonly { readonly id: string; readonly reasons: readonly { readonly code: string }[] }[],
): { [view: string]: string[] } {
  const codes = (reasons: readonly { readonly code: string }[]) =>
    [...new Set(reasons.map((reason) => reason.code))].sort();
  return Object.fromEntries(
    views.map((view) => [view.id.replace('tracker.views.', ''), codes(view.reasons)]),
  );
}

/** The part of a run that belongs to a section. */
function partOf(run: Run, section: string): Run {
  return new Map([...run].filter(([name]) => name.startsWith(`${section}.`)));
}

describeRuntime('catalogue of hard cases over ASGI', ({ python }) => {
  const folders: string[] = [];
  const scratch = () => {
    const folder = copyProject('fixtures/catalogue');
    folders.push(folder);
    return folder;
  };
  let before: Run;

  beforeAll(async () => {
    before = await runCases(python, scratch(), cataloguePlan, cases);
  });
  afterAll(() => folders.forEach(removeProject));

  describe('before migration', () => {
    it.each(sections)('%s answers as written', (section) => {
      const written = bySection.get(section) ?? [];
      const answers = (name: string) => before.get(name)?.responses ?? [];
      const statuses = (name: string) => answers(name).map((response) => response.status);
      const wrong = unexpectedAnswers(written, statuses).map((line) => {
        const raised = answers(line.slice(0, line.indexOf(': expected'))).flatMap(
          (each) => each.raised ?? [],
        );
        return `${line} ${raised.join('; ')}`;
      });
      expect(wrong.join('\n')).toBe('');
      expect([...partOf(before, section).values()].flatMap(problemsOf)).toEqual([]);
    });
  });

  for (const style of ['wrap', 'native'] as const satisfies readonly Style[]) {
    describe(`migrated in style ${style}`, () => {
      let folder: string;
      let found: ScanDocument;
      let migrated: MigrateDocument;
      let broken: string;
      let after: Run;

      beforeAll(async () => {
        folder = scratch();
        found = scanProject(folder);
        migrated = migrateProject(folder, style);
        const files = migrated.files.map((file) => file.file);
        broken = await putBackBroken(python, folder, 'fixtures/catalogue', files);
        after = await runCases(python, folder, cataloguePlan, cases);
      });

      it('leaves files that Python compiles', () => {
        expect(broken).toBe('');
      });

      it('refuses what is expected to be refused, for the reason expected', () => {
        const blocked = routed(found.views.filter((view) => view.status === 'blocked'));
        expect(codesOf(blocked)).toEqual(expectedBlocked);
        expect(codesOf(routed(migrated.skipped))).toEqual(expectedBlocked);
      });

      it('has every ready view as a coroutine function', async () => {
        const ready = routed(found.views).filter((view) => view.status === 'ready');
        expect(
          await notAsync(
            python,
            folder,
            cataloguePlan.settings,
            ready.map((view) => view.id),
          ),
        ).toBe('');
      });

      it('passes the tests of the project', async () => {
        const done = await runPython(python, folder, ['manage.py', 'test']);
        expect(done.status, done.stderr).toBe(0);
      });

      it.each(sections)('%s does as before and never blocks the loop', (section) => {
        expect(readable(compareRuns(partOf(before, section), partOf(after, section)))).toBe('');
      });
    });
  }
});
