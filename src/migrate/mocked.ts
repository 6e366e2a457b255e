/**
 * What the project's tests put a mock in the place of. `mock.patch("shop.views.Book")` answers to `Book.objects.get` as the
 * test has told it to, not to `aget`: such names keep the calls that they have, in native style too.
 */
import type { FileStore } from '../project/types.ts';

/** `patch` of unittest.mock, and `mocker.patch` of pytest-mock, with the name written out. */
const PATCH = /\bpatch(?:\.\w+)?\(\s*(["'])([\w.]+)\1/g;

/** The dotted names, and all that they lie in: `shop.views.Book.objects` is a patch of `shop.views.Book`, too. */
export function mockedNames(files: FileStore): ReadonlySet<string> {
  const names = new Set<string>();
  for (const path of files.paths) {
    const text = files.text(path);
    if (!text?.includes('patch')) continue;
    for (const [, , dotted = ''] of text.matchAll(PATCH)) {
      const parts = dotted.split('.');
      for (let length = parts.length; length > 1; length--) names.add(parts.slice(0, length).join('.'));
    }
  }
  return names;
}
