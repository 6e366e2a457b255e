/** Django release numbers: `5.2`, `4.2.7`, `6.0a1`. */

/** Whether a version is of that release (`5.0`) or a later one. A pre-release counts as its release. */
export function atLeast(version: string, release: string): boolean {
  const [have, want] = [numbers(version), numbers(release)];
  const differing = want.findIndex((part, index) => part !== (have[index] ?? 0));
  return differing === -1 || (have[differing] ?? 0) > (want[differing] ?? 0);
}

function numbers(version: string): readonly number[] {
  return version
    .split('.')
    .slice(0, 2)
    .map((part) => Number.parseInt(part, 10) || 0);
}
