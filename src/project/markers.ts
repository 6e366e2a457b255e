/** Environment markers of requirements (PEP 508), as far as they speak of Python's version. */
import { satisfies } from '@renovatebot/pep440';

const COMPARISON =
  /^\(*\s*(?:(python_version|python_full_version)\s*(===|==|~=|!=|<=|>=|<|>|not in|in)\s*["']([^"']*)["']|["']([^"']*)["']\s*(<=|>=|<|>|==|!=)\s*(python_version|python_full_version))\s*\)*$/;

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/**
 * Whether a marker may hold for a Python: `python_version < "3.10" and sys_platform == "linux"`. What it says of
 * anything but Python is taken to hold.
 *
 * @param python `3.12` or `3.12.4`
 */
export function mayHold(marker: string, python: string): boolean {
  return marker
    .split(/\s+or\s+/)
    .some((part) => part.split(/\s+and\s+/).every((each) => holds(each, python)));
}

function holds(comparison: string, python: string): boolean {
  const found = COMPARISON.exec(comparison.trim());
  if (found === null) return true;
  const [, left, operator, right = '', mirroredLeft = '', mirrored, mirroredRight] = found;
  const variable = left ?? mirroredRight ?? '';
  const version = variable === 'python_version' ? python.split('.').slice(0, 2).join('.') : python;
  if (operator === 'in' || operator === 'not in') {
    return right.split(/[\s,]+/).includes(version) === (operator === 'in');
  }
  const specifier =
    operator === undefined ? `${MIRRORED[mirrored ?? ''] ?? mirrored}${mirroredLeft}` : `${operator}${right}`;
  return satisfies(version, specifier, { prereleases: true });
}
