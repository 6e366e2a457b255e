/** What a line of a file says of a version, and what the readers of such files share. */
import { readdirSync, readFileSync } from 'node:fs';
import { isPin, normalName, parseRequirement, type Subject } from './constraints.ts';

/** How much a statement weighs; the smallest wins, and among equals the lowest version. */
export const WEIGHT = {
  lock: 1,
  installed: 2,
  pin: 3,
  range: 4,
  side: 5,
  hint: 6,
  container: 7,
} as const;

/** What one line of one file says. */
export interface VersionStatement {
  readonly subject: Subject;
  /** PEP 440. */
  readonly specifier: string;
  readonly weight: number;
  /** The environment marker under which it holds. */
  readonly marker: string | null;
  /** Absolute path and line. */
  readonly file: string;
  readonly line: number;
}

export type Add = (
  subject: Subject,
  specifier: string,
  weight: number,
  line: number,
  marker?: string | undefined,
) => void;

export function collector(file: string, found: VersionStatement[]): Add {
  return (subject, specifier, weight, line, marker) => {
    if (specifier.trim() === '') return;
    found.push({ subject, specifier: specifier.trim(), weight, marker: marker ?? null, file, line });
  };
}

export function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

export function subjectOf(name: string): Subject | null {
  const normal = normalName(name);
  return normal === 'django' || normal === 'python' ? normal : null;
}

/** A requirement's statement: pins weigh more than ranges, and those of development files less than either. */
export function declared(specifier: string, isSide: boolean): number {
  if (isSide) return WEIGHT.side;
  return isPin(specifier) ? WEIGHT.pin : WEIGHT.range;
}

/** What a requirement says of Django, if it is one of it. */
export function addRequirement(
  add: Add,
  text: string,
  line: number,
  weigh: (specifier: string) => number,
): void {
  const requirement = parseRequirement(text);
  if (requirement?.name !== 'django') return;
  add('django', requirement.specifier, weigh(requirement.specifier), line, requirement.marker);
}

export const asMain = (specifier: string): number => declared(specifier, false);
export const asSide = (specifier: string): number => declared(specifier, true);

export function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** The first line that holds one of the texts, tried in turn; 1 when none does. */
export function lineWith(text: string, ...wanted: readonly string[]): number {
  const lines = text.split('\n');
  for (const each of wanted) {
    const index = lines.findIndex((line) => line.includes(each));
    if (index !== -1) return index + 1;
  }
  return 1;
}
