// Asks Django and the packages of its ecosystem what they do with async views, by running them, and writes what they say
// to src/knowledge/data.
//
//   npm run knowledge                                every Django release of releases.json
//   npm run knowledge -- --check 5.2                 asks one release and compares
//   npm run knowledge -- --packages                  every package of packages.json
//   npm run knowledge -- --only django-waffle        asks that package again and writes what it says
//   npm run knowledge -- --check-package django-waffle
//
// Exit codes of the checks: 1 when the file says otherwise, 3 when the release or the package can't be had.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askDjango, collectDjango, recallDjango } from './django.mjs';
import { djangoPython, releases } from './environments.mjs';
import { askPackage, askPackages, installPackage, packages } from './packages.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../src/knowledge/data');
const order = Object.keys(releases);
const DJANGO_FILES = [
  'django-async.json',
  'django-members.json',
  'django-middleware.json',
  'django-releases.json',
  'django-views.json',
];
const PACKAGE_FILE = 'packages.json';

const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

function write(files) {
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
    return path;
  });
  spawnSync('npx', ['biome', 'format', '--write', ...paths], { stdio: 'inherit' });
}

async function writeDjango() {
  const answers = {};
  for (const release of order) {
    console.error(`Django ${release}`);
    answers[release] = await askDjango(release);
  }
  write(collectDjango(answers, order));
}

/** Objects with the order of their keys taken out. */
const canonical = (value) =>
  JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Of these the file has what the newest release says, and so more than an older one. */
const OF_ALL_RELEASES = ['inherits', 'public', 'callbacks'];

/** Says on standard error where two answers differ; the exit code. */
function compare(asked, recalled, subject) {
  let differences = 0;
  for (const part of Object.keys(asked)) {
    const known = OF_ALL_RELEASES.includes(part) ? [] : Object.keys(recalled[part] ?? {});
    const keys = new Set([...Object.keys(asked[part]), ...known]);
    for (const key of [...keys].sort()) {
      const [now, then] = [asked[part][key], recalled[part]?.[key]].map(canonical);
      if (now === then) continue;
      differences += 1;
      console.error(`${part} ${key}: ${subject} says ${now}, the file says ${then}`);
    }
  }
  return differences === 0 ? 0 : 1;
}

async function checkDjango(release) {
  try {
    await djangoPython(release);
  } catch (error) {
    console.error(error.message);
    return 3;
  }
  const { release: own, ...asked } = await askDjango(release);
  const files = Object.fromEntries(DJANGO_FILES.map((name) => [name, read(name)]));
  const { release: known, ...recalled } = recallDjango(files, release, order);
  // A newer patch release may be out: what is compared is what it says.
  return compare(
    { ...asked, release: { python: own.python } },
    { ...recalled, release: { python: known.python } },
    `Django ${release}`,
  );
}

async function checkPackage(entries) {
  let worst = 0;
  for (const entry of entries) {
    try {
      await installPackage(entry);
    } catch (error) {
      console.error(error.message);
      return 3;
    }
    const isSame = (each) => each.distribution === entry.distribution && each.version === entry.version;
    const known = read(PACKAGE_FILE).packages.find(isSame);
    const asked = await askPackage(entry);
    worst ||= compare({ package: asked }, { package: known }, `${entry.distribution} ${entry.version}`);
  }
  return worst;
}

async function writePackages(entries) {
  const asked = await askPackages(entries);
  const isNew = (known) => asked.every((each) => each.distribution !== known.distribution);
  const listed = (known) => packages.some((each) => each.distribution === known.distribution);
  const kept =
    entries === packages ? [] : read(PACKAGE_FILE).packages.filter((each) => isNew(each) && listed(each));
  const key = ({ distribution, version }) => `${distribution} ${version}`;
  write({
    [PACKAGE_FILE]: { packages: [...kept, ...asked].sort((a, b) => (key(a) < key(b) ? -1 : 1)) },
  });
}

const [option, subject] = process.argv.slice(2);
const named = packages.filter(({ distribution }) => distribution === subject);
if (option === undefined) await writeDjango();
else if (option === '--check' && subject in releases) process.exitCode = await checkDjango(subject);
else if (option === '--packages') await writePackages(packages);
else if (option === '--only' && named.length > 0) await writePackages(named);
else if (option === '--check-package' && named.length > 0) process.exitCode = await checkPackage(named);
else {
  console.error(
    `Usage: npm run knowledge [-- --check <${order.join('|')}> | --packages | --only <package> | --check-package <package>]`,
  );
  process.exitCode = 2;
}
