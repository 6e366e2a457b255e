/** The cases of fixtures/catalogue: one section a module of views, its requests in `requests/<section>.txt`. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from './environment.ts';
import type { ProjectPlan } from './harness.ts';
import { parseRequests, type WrittenCase } from './requests.ts';

export const catalogue = path.join(repository, 'fixtures/catalogue');

export const cataloguePlan: ProjectPlan = {
  settings: 'catalogue.settings',
  populate: ['seed'],
  fileRoots: ['media', 'exports'],
  outsideVariables: { CATALOGUE_OUTSIDE_URL: '' },
};

/** Names of the sections; `RUNTIME_SECTION=evaluation,text` runs some of them. */
export const sections = readdirSync(path.join(catalogue, 'tracker/urls'))
  .filter((name) => name.endsWith('.py') && name !== '__init__.py')
  .map((name) => name.slice(0, -3))
  .filter((name) => process.env.RUNTIME_SECTION?.split(',').includes(name) ?? true)
  .sort();

/** The written requests of a section, and a plain GET for every view without any. */
export function casesOf(section: string): WrittenCase[] {
  const written = readFileSync(path.join(catalogue, 'requests', `${section}.txt`), 'utf8');
  const cases = parseRequests(written, (view) => `/${section}/${view}/`);
  const known = new Set(cases.map((each) => each.group));
  const urls = readFileSync(path.join(catalogue, 'tracker/urls', `${section}.py`), 'utf8');
  const routed = [...urls.matchAll(/path\("(\w+)\/([^"]*)"/g)].map(([, name = '', rest = '']) => ({
    name,
    rest,
  }));
  for (const { name, rest } of routed) {
    if (known.has(name)) continue;
    if (rest !== '') throw new Error(`requests/${section}.txt has no request for [${name}]`);
    known.add(name);
    const request = { method: 'GET', path: `/${section}/${name}/` };
    cases.push({ group: name, name: `${name}: GET`, requests: [request], statuses: [200] });
  }
  return cases.map((each) => ({ ...each, name: `${section}.${each.name}` }));
}
