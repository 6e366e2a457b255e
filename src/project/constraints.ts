/** Version constraints as Python packaging writes them (PEP 440, PEP 508, Poetry, conda): the lowest they allow. */
import { minSatisfying, satisfies, validRange } from '@renovatebot/pep440';

/**
 * Release series of Django and Python, for constraints that only exclude. A series that is not here is allowed all
 * the same when a constraint names it.
 */
const SERIES: Readonly<Record<Subject, readonly string[]>> = {
  django: [
    '1.8',
    '1.9',
    '1.10',
    '1.11',
    '2.0',
    '2.1',
    '2.2',
    '3.0',
    '3.1',
    '3.2',
    '4.0',
    '4.1',
    '4.2',
    '5.0',
    '5.1',
    '5.2',
    '6.0',
    '6.1',
  ],
  python: ['2.7', '3.4', '3.5', '3.6', '3.7', '3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14'],
};

export const DJANGO_SERIES = SERIES.django;

/** The Python series that a specifier allows; the version itself where it names one only. */
export function pythonsOf(specifier: string): readonly string[] {
  const series = SERIES.python.filter((version) => satisfies(version, specifier));
  const lowestNamed = lowestAllowed(specifier, 'python');
  return lowestNamed === null || series.includes(lowestNamed) ? series : [lowestNamed, ...series];
}

export type Subject = 'django' | 'python';

/** A requirement by name, with what it says about the version (empty: nothing). */
export interface Requirement {
  /** Lower case, `-` for `_` and `.` (PEP 503). */
  readonly name: string;
  readonly specifier: string;
  /** What stands after the `;`. */
  readonly marker?: string | undefined;
}

/**
 * One requirement as in `requirements.txt` or PEP 621: `Django[argon2]~=4.2 ; python_version > "3.8"`. A direct
 * reference (`django @ https://…/4.2.tar.gz`) gives the version its URL names. Null for anything else.
 */
export function parseRequirement(text: string): Requirement | null {
  const plain = text.replace(/(^|\s)#.*$/, '').trim();
  const match = /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*(.*)$/.exec(plain);
  if (match?.[1] === undefined) return referenceByUrl(plain);
  const name = normalName(match[1]);
  const rest = match[2] ?? '';
  const marker = /;\s*(.*?)\s*(?:\\|\s--hash.*)?$/.exec(rest)?.[1];
  if (rest.startsWith('@')) return { name, specifier: versionInUrl(rest), marker };
  if (/^[:/+]/.test(rest)) return referenceByUrl(plain);
  const specifier = rest
    .replace(/;.*$/, '')
    .replace(/\s--hash.*$/, '')
    .replace(/\\$/, '')
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  return marker === undefined ? { name, specifier } : { name, specifier, marker };
}

function referenceByUrl(text: string): Requirement | null {
  const name =
    /#egg=([A-Za-z0-9._-]+)/.exec(text)?.[1] ??
    /\/(django)(?:\.git)?(?:@|\/archive|$)/i.exec(text)?.[1] ??
    /\/(django)-\d[^/]*\.(?:whl|zip|tar\.gz)/i.exec(text)?.[1];
  return name === undefined ? null : { name: normalName(name), specifier: versionInUrl(text) };
}

function versionInUrl(text: string): string {
  const stable = /stable\/(\d+\.\d+)\.x/.exec(text)?.[1];
  if (stable !== undefined) return `==${stable}.*`;
  const version = /[@/-](\d+\.\d+(?:\.\d+)?(?:(?:a|b|rc)\d+)?)(?=$|[#\s-]|\.(?:zip|tar|whl))/i.exec(
    text,
  )?.[1];
  return version === undefined ? '' : `==${version}`;
}

export function normalName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

/** Poetry's and npm-like forms as PEP 440: `^4.2`, `~4.2`, `4.2.*`, `4.2`, `>=4.2 <5`. One entry per alternative. */
export function poetrySpecifiers(text: string): readonly string[] {
  return text.split('||').map((alternative) =>
    alternative
      .split(/\s*,\s*|\s+(?=[<>=!~^])/)
      .map((part) => poetrySpecifier(part.trim()))
      .filter((part) => part !== '')
      .join(','),
  );
}

function poetrySpecifier(part: string): string {
  if (part === '*' || part === '') return '';
  const caret = /^\^\s*v?(\d[\w.]*)$/.exec(part)?.[1];
  if (caret !== undefined) return `>=${caret},<${nextRelease(caret, firstNonZero(caret))}`;
  const tilde = /^~\s*v?(\d[\w.]*)$/.exec(part)?.[1];
  if (tilde !== undefined) return `>=${tilde},<${nextRelease(tilde, tilde.includes('.') ? 1 : 0)}`;
  return /^v?\d/.test(part) ? `==${part.replace(/^v/, '')}` : part;
}

function firstNonZero(version: string): number {
  const parts = version.split('.').map(Number);
  const index = parts.findIndex((part) => part !== 0);
  return index === -1 ? Math.max(0, parts.length - 1) : index;
}

function nextRelease(version: string, index: number): string {
  const parts = version
    .split('.')
    .slice(0, index + 1)
    .map((part) => Number.parseInt(part, 10) || 0);
  while (parts.length <= index) parts.push(0);
  parts[index] = (parts[index] ?? 0) + 1;
  return parts.join('.');
}

/** Conda's `=4.2` means `4.2.*`; everything else is close enough to PEP 440. */
export function condaSpecifier(text: string): string {
  return text
    .split(',')
    .map((part) => part.trim().replace(/^=?(\d[\w.]*?)(\.\*)?(=.*)?$/, '==$1.*'))
    .filter((part) => part !== '')
    .join(',');
}

/** Whether a specifier allows one release only. */
export function isPin(specifier: string): boolean {
  const parsed = constraintsOf(specifier);
  return parsed.some(({ operator, version }) => /^={2,3}$/.test(operator) && !version.endsWith('*'));
}

/**
 * The lowest version a PEP 440 specifier allows: `>=4.2,<5` gives `4.2`, `~=4.2.3` gives `4.2.3`. One that sets no
 * lower bound gives the newest series of Django it allows (what an installer would take), and says nothing of
 * Python. Null when it says nothing or is not valid.
 */
export function lowestAllowed(specifier: string, subject: Subject): string | null {
  const parsed = constraintsOf(specifier);
  if (parsed.length === 0) return null;
  const series = SERIES[subject];
  const hasLowerBound = parsed.some(
    ({ operator }) => operator !== '<' && operator !== '<=' && operator !== '!=',
  );
  if (!hasLowerBound && subject === 'python') return null;
  if (!hasLowerBound) return series.findLast((version) => satisfies(version, specifier)) ?? null;
  const named = parsed.map(({ version }) => version.replace(/\.\*$/, ''));
  const next = named.map((version) => nextRelease(version, Math.max(2, version.split('.').length - 1)));
  const found = minSatisfying([...named, ...next, ...series], specifier, { prereleases: true });
  return found === null ? null : twoParts(found);
}

/** The lower of two versions. */
export function lowerVersion(a: string, b: string): string {
  return minSatisfying([a, b], '>=0', { prereleases: true }) ?? a;
}

/** The clauses of a specifier; none when it is empty or not valid. */
function constraintsOf(
  specifier: string,
): readonly { readonly operator: string; readonly version: string }[] {
  if (specifier === '' || !validRange(specifier)) return [];
  return specifier.split(',').flatMap((clause) => {
    const [, operator, version] = /^\s*(~=|={2,3}|!=|[<>]=?)\s*(\S+)\s*$/.exec(clause) ?? [];
    return operator === undefined || version === undefined ? [] : [{ operator, version }];
  });
}

/** `5` is `5.0`. */
function twoParts(version: string): string {
  return version.includes('.') ? version : `${version}.0`;
}
