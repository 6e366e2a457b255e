// What packages say of their middleware and decorators; which ones are asked is listed in packages.json.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagePython, runProbeIn } from './environments.mjs';

/** The Django that packages are asked beside, where their entry names no other. */
const DJANGO = '5.2';

/**
 * Entries have `distribution` (`python` is the standard library) and `version`, and where needed
 *
 * - `django`, the release beside it, and `python`; `requires`, further requirements
 * - `apps`, `settings`, `urls` (prefix -> module), `before` (middleware that must stand in front)
 * - `begin`: statements for what is no JSON, in which `settings` are Django's and `setup` is the URLconf's module
 * - `middleware`: dotted names that are not found by looking
 * - `decorators`: dotted name -> an expression that gives what is put on the view; the decorator is called `decorator`
 * - `prepare`: statements that make the `request` fit for the decorators
 */
export const packages = JSON.parse(
  readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'packages.json'), 'utf8'),
);

/** The Python that has the package installed. Throws an `Error` with one sentence when it can't be had. */
export async function installPackage({ distribution, version, django = DJANGO, python, requires = [] }) {
  if (distribution === 'python') return packagePython(`python-${version}`, django, version, requires);
  const pinned = [`${distribution}==${version}`, ...requires];
  return packagePython(`${distribution}-${version}`, django, python ?? null, pinned);
}

/**
 * What one package says, in the form of the data file. What can't be installed or asked is kept with what it said.
 * `remark` is told what could not be imported or applied on the way.
 */
export async function askPackage(entry, remark = () => {}) {
  const { distribution, version, django = DJANGO } = entry;
  try {
    const python = await installPackage(entry);
    const answer = await runProbeIn(python, 'package.py', JSON.stringify(entry), remark);
    const { middleware, decorators } = answer;
    if (!answer.django.startsWith(`${django}.`)) throw new Error(`It wants Django ${answer.django}`);
    return { distribution, version, django, middleware, decorators };
  } catch (error) {
    return { distribution, version, django, unasked: error.message };
  }
}

/** The same for several, as many at once as the machine has processors. */
export async function askPackages(entries) {
  const waiting = [...entries];
  const asked = [];
  const work = async () => {
    for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
      const said = await askPackage(entry, (text) => console.error(text.trimEnd()));
      console.error(`${entry.distribution} ${entry.version}${said.unasked ? `: ${said.unasked}` : ''}`);
      asked.push(said);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return asked;
}
