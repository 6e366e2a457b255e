/** The line length that the project's formatter or linter is set to. */
import { parse } from 'smol-toml';
import type { FileStore } from '../project/types.ts';

/** Of Black and of Ruff where they are set up without one, by their documentation. */
const DEFAULT = 88;

/**
 * What Black, Ruff, isort, Flake8 or pycodestyle is told, in that order; Black's and Ruff's own where they are set up
 * and nothing says more; null when there is none.
 */
export function configuredLineLength(files: FileStore): number | null {
  const pyproject = toml(files, 'pyproject.toml');
  const tool = table(pyproject?.tool);
  const formatters = [
    table(tool?.black),
    table(tool?.ruff),
    toml(files, 'ruff.toml'),
    toml(files, '.ruff.toml'),
  ];
  const found = [
    ...formatters.map((formatter) => formatter?.['line-length']),
    table(tool?.isort)?.line_length,
  ].find((value) => typeof value === 'number');
  if (typeof found === 'number') return found;
  for (const path of ['setup.cfg', 'tox.ini', '.flake8', '.pycodestyle', '.isort.cfg']) {
    const value = /^(?:max[-_]line[-_]length|line_length)\s*[=:]\s*(\d+)/m.exec(read(files, path) ?? '')?.[1];
    if (value !== undefined) return Number(value);
  }
  return formatters.some((formatter) => formatter !== null && formatter !== undefined) ? DEFAULT : null;
}

function read(files: FileStore, path: string): string | null {
  const bytes = files.bytes(path);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

function toml(files: FileStore, path: string): Record<string, unknown> | null {
  const text = read(files, path);
  if (text === null) return null;
  try {
    return parse(text);
  } catch {
    return null;
  }
}

function table(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
