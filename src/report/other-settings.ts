/** The project's other settings modules beside the one that was read: what differs of what matters to an async view. */
import type { OtherSettingsReport } from '../migrate/types.ts';
import type { MiddlewareReport, Project } from '../project/types.ts';
import { printable } from './screen.ts';

/** One report for each of the other modules, in the order of their weight. */
export function compareSettings(project: Project): readonly OtherSettingsReport[] {
  const { settings: own, middleware: chain } = project;
  return project.otherSettings.map(({ settings, namedBy, middleware }) => {
    const paths = middleware.map((entry) => entry.path);
    const ownPaths = chain.map((entry) => entry.path);
    const added = middleware.filter((entry) => !ownPaths.includes(entry.path));
    const removed = chain.filter((entry) => !paths.includes(entry.path));
    const shared = (all: readonly string[], others: readonly string[]): string =>
      all.filter((path) => others.includes(path)).join(' ');
    return {
      module: settings.module ?? '',
      file: settings.file ?? '',
      namedBy,
      added,
      removed,
      reordered: shared(paths, ownPaths) !== shared(ownPaths, paths),
      atomicRequests: settings.atomicRequests,
      atomicDiffers: (settings.atomicRequests === null) !== (own.atomicRequests === null),
    };
  });
}

/** As lines under a heading; none when there is no other module. */
export function otherSettingsLines(reports: readonly OtherSettingsReport[]): readonly string[] {
  if (reports.length === 0) return [];
  return ['Other settings modules', ...reports.flatMap(moduleLines)];
}

function moduleLines(report: OtherSettingsReport): readonly string[] {
  const named = report.namedBy === null ? '' : `, named by ${report.namedBy.file}:${report.namedBy.line}`;
  const differences = [
    ...report.added.map((entry) => `+ ${entryText(entry)}`),
    ...report.removed.map((entry) => `- ${entry.path}`),
    ...(report.reordered ? ['the same entries stand in another order'] : []),
    ...(report.atomicDiffers ? [atomicText(report)] : []),
  ];
  const shown = differences.length === 0 ? ['the same middleware'] : differences;
  return [
    printable(`  ${report.module} (${report.file}${named})`),
    ...shown.map((line) => printable(`    ${line}`)),
  ];
}

function entryText({ path, verdict, conditional, file, line }: MiddlewareReport): string {
  const place = file === null || line === null ? '' : ` (${file}:${line})`;
  return `${path}, ${verdict}${conditional === true ? ', only under a condition' : ''}${place}`;
}

function atomicText({ atomicRequests }: OtherSettingsReport): string {
  if (atomicRequests === null) return 'ATOMIC_REQUESTS is not set';
  return `ATOMIC_REQUESTS is set (${atomicRequests.file}:${atomicRequests.line})`;
}
