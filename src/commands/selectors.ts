/** `--view`: which views a selector names. */
import type { ViewReport } from '../migrate/types.ts';
import type { Outcome } from './core.ts';

/**
 * The views that the selectors name, each once, in the order of `views`.
 *
 * A selector is a dotted path (`shop.views.detail`), a file and a name (`shop/views.py::detail`), or either with
 * `*`, `?` and `[…]` as the shell has them, where `*` also reaches over dots and slashes.
 *
 * @param toProjectPath the path as the user wrote it -> relative to the project root
 * @returns one sentence about the first selector that matches nothing, naming what is near
 */
export function selectViews(
  views: readonly ViewReport[],
  selectors: readonly string[],
  toProjectPath: (path: string) => string,
): Outcome<readonly ViewReport[]> {
  const chosen = new Set<ViewReport>();
  for (const selector of selectors) {
    const matches = views.filter(matcher(selector, toProjectPath));
    if (matches.length === 0) return { ok: false, message: noMatch(selector, views) };
    for (const view of matches) chosen.add(view);
  }
  return { ok: true, value: views.filter((view) => chosen.has(view)) };
}

function matcher(selector: string, toProjectPath: (path: string) => string): (view: ViewReport) => boolean {
  const at = selector.indexOf('::');
  if (at === -1) {
    const id = globPattern(selector);
    return (view) => id.test(view.id);
  }
  const written = selector.slice(0, at);
  const name = globPattern(selector.slice(at + 2));
  // From the folder the command runs in, or from the project root, as reports write it.
  const files = [globPattern(toProjectPath(written)), globPattern(written)];
  return (view) => files.some((file) => file.test(view.file)) && namesOf(view).some((own) => name.test(own));
}

/** `detail` of `shop.views.detail`; for what is nested in a class also `Shop.detail`. */
function namesOf(view: ViewReport): readonly string[] {
  const parts = view.id.split('.');
  const last = parts.at(-1) ?? view.id;
  const module = view.file
    .replace(/(?:\/__init__)?\.pyi?$/, '')
    .split('/')
    .at(-1);
  const start = module === undefined ? -1 : parts.lastIndexOf(module);
  return start === -1 ? [last] : [last, parts.slice(start + 1).join('.')];
}

function globPattern(glob: string): RegExp {
  let pattern = '';
  for (let index = 0; index < glob.length; index += 1) {
    const character = glob[index] ?? '';
    const close = character === '[' ? glob.indexOf(']', index + 2) : -1;
    if (character === '*') pattern += '.*';
    else if (character === '?') pattern += '.';
    else if (close !== -1) {
      const inside = glob.slice(index + 1, close).replace(/[\\\]^]/g, '\\$&');
      pattern += inside.startsWith('!') ? `[^${inside.slice(1)}]` : `[${inside}]`;
      index = close;
    } else pattern += character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  }
  return new RegExp(`^${pattern}$`, 'su');
}

const NEAR = 3;

function noMatch(selector: string, views: readonly ViewReport[]): string {
  const near = nearest(
    selector,
    views.map((view) => (selector.includes('::') ? `${view.file}::${namesOf(view)[0] ?? ''}` : view.id)),
  );
  const hint = near.length > 0 ? `; near: ${near.join(', ')}` : '; `django-asyncify scan` lists the views';
  return `No view matches ${selector}${hint}.`;
}

/** The candidates most like a text, the best first: those that end with it, begin with it, or differ by a few letters. */
export function nearest(text: string, candidates: readonly string[]): readonly string[] {
  const wanted = text.toLowerCase();
  const lastOf = (name: string) => name.split(/\.|::|\//).at(-1) ?? name;
  const scored = candidates.flatMap((candidate) => {
    const name = candidate.toLowerCase();
    if (name.endsWith(`.${wanted}`) || name.startsWith(`${wanted}.`)) return [{ candidate, score: 0 }];
    const whole = distance(wanted, name);
    const last = lastOf(name) === lastOf(wanted) ? 1 : distance(lastOf(wanted), lastOf(name)) + 1;
    const score = Math.min(whole, last);
    return score <= Math.max(2, Math.floor(lastOf(wanted).length / 3)) ? [{ candidate, score }] : [];
  });
  scored.sort((a, b) => a.score - b.score || a.candidate.localeCompare(b.candidate));
  return scored.slice(0, NEAR).map(({ candidate }) => candidate);
}

/** Levenshtein's distance: insertions, deletions and replacements of one letter. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
