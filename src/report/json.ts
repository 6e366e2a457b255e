/** The JSON documents, as the contract in DESIGN.md ("What a view's status is") and `migrate --json` has them. */
import type { Engine, MigrateDocument, MigrationPlan, ScanDocument, ViewReport } from '../migrate/types.ts';
import { compareSettings } from './other-settings.ts';

/** @param run how many files other threads parsed, and how long all took */
export function scanDocument(
  engine: Engine,
  views: readonly ViewReport[],
  version: string,
  run: { readonly parsedElsewhere: number; readonly ms: number },
): ScanDocument {
  const { project } = engine;
  return {
    schema: 1,
    tool: 'django-asyncify',
    version,
    project: projectPart(project),
    views,
    middleware: engine.middleware(),
    otherSettings: compareSettings(project),
    findings: [...engine.findings(), ...engine.readiness()],
    stats: {
      files: project.files.paths.length,
      parsed: project.files.parsed + run.parsedElsewhere,
      ms: Math.round(run.ms),
    },
  };
}

/** What every document says of the project. */
export function projectPart(project: Engine['project']): ScanDocument['project'] {
  return {
    root: project.root,
    django: { version: project.django.version, source: project.django.source },
    settings: project.settings.module,
    asgi: project.asgi,
  };
}

/**
 * @param skipped views that were asked for and are not migrated
 * @param diffOf the unified diff of a file's decoded texts
 */
export function migrateDocument(
  plan: MigrationPlan,
  skipped: MigrationPlan['skipped'],
  diffOf: (change: MigrationPlan['files'][number]) => string,
): MigrateDocument {
  return {
    schema: 1,
    files: plan.files.map((change) => ({
      file: change.file,
      views: change.views,
      edits: change.edits.map(({ code, line, why }) => ({ code, line, why })),
      diff: diffOf(change),
    })),
    skipped,
  };
}

/** @param document one that says which `schema` it follows */
export function jsonText(document: { readonly schema: 1 }): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
