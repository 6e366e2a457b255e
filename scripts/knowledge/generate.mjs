// Asks each Django release which async counterparts it has, which decorators take async views, and what its class-based
// views are made of; writes src/knowledge/data/django-async.json and django-views.json.
//
//   npm run knowledge                 all releases
//   npm run knowledge -- --check 5.2  asks one release and compares; exit 1 when the file says otherwise,
//                                     3 when that release can't be had
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { djangoPython, releases, runProbe } from './environments.mjs';

const data = join(dirname(fileURLToPath(import.meta.url)), '../../src/knowledge/data');
const target = join(data, 'django-async.json');
const viewsTarget = join(data, 'django-views.json');
const order = Object.keys(releases);

/** What one release says: dotted name -> async name, and dotted name -> what the decorator does. */
function ask(release) {
  const names = runProbe(release, 'async_names.py').async;
  return { names, decorators: runProbe(release, 'decorators.py').decorators };
}

/** The first release from which a thing is true, null when it never is. It must stay true. */
function since(answers, holds, what) {
  const first = order.findIndex((release) => holds(answers[release]));
  if (first === -1) return null;
  const lost = order.slice(first).find((release) => !holds(answers[release]));
  if (lost !== undefined) throw new Error(`${what} is true of Django ${order[first]} and not of ${lost}.`);
  return order[first];
}

function collect(answers) {
  const all = (pick) =>
    [...new Set(Object.values(answers).flatMap((answer) => Object.keys(pick(answer))))].sort();
  const counterparts = {};
  for (const name of all((answer) => answer.names)) {
    const first = since(answers, (answer) => name in answer.names, name);
    counterparts[name] = { name: answers[first].names[name].split('.').at(-1), since: first };
  }
  const decorators = {};
  for (const name of all((answer) => answer.decorators)) {
    const says = (key) =>
      since(answers, (answer) => answer.decorators[name]?.[key] === true, `${name}: ${key}`);
    const asyncSince = says('async');
    decorators[name] = {
      since: since(answers, (answer) => name in answer.decorators, name),
      async: asyncSince,
      dispatch: says('dispatch'),
      blocks: asyncSince === null ? [] : answers[asyncSince].decorators[name].blocks,
    };
  }
  return { releases: order, async: counterparts, decorators };
}

/** What one release says of its class-based views. */
function askViews(release) {
  const { classes, aliases, givesBack } = runProbe(release, 'views.py');
  return { classes, aliases, givesBack: Object.fromEntries(givesBack.map((name) => [name, true])) };
}

/** Name -> what it is, each from the release on in which it became that; null where it is no longer there. */
function collectViews(answers) {
  const eras = (part) => {
    const names = [...new Set(order.flatMap((release) => Object.keys(answers[release][part])))].sort();
    return Object.fromEntries(
      names.map((name) => {
        const changes = [];
        for (const release of order) {
          const is = answers[release][part][name] ?? null;
          if (JSON.stringify(is) !== JSON.stringify(changes.at(-1)?.is ?? null))
            changes.push({ since: release, is });
        }
        return [name, changes];
      }),
    );
  };
  return {
    releases: order,
    classes: eras('classes'),
    aliases: eras('aliases'),
    givesBack: eras('givesBack'),
  };
}

/** What the views file says of one release, in the form of `askViews`. */
function recallViews(file, release) {
  const at = order.indexOf(release);
  const then = (changes) => changes.filter(({ since }) => order.indexOf(since) <= at).at(-1)?.is ?? null;
  const part = (entries) =>
    Object.fromEntries(
      Object.entries(entries)
        .map(([name, changes]) => [name, then(changes)])
        .filter(([, is]) => is !== null),
    );
  return { classes: part(file.classes), aliases: part(file.aliases), givesBack: part(file.givesBack) };
}

/** What the file says of one release, in the form of `ask`. */
function recall(data, release) {
  const reached = (first) => first !== null && order.indexOf(first) <= order.indexOf(release);
  const names = {};
  for (const [name, { name: counterpart, since: first }] of Object.entries(data.async)) {
    if (reached(first)) names[name] = `${name.slice(0, name.lastIndexOf('.'))}.${counterpart}`;
  }
  const decorators = {};
  for (const [name, entry] of Object.entries(data.decorators)) {
    if (!reached(entry.since)) continue;
    decorators[name] = {
      async: reached(entry.async),
      blocks: reached(entry.async) ? entry.blocks : [],
      dispatch: reached(entry.dispatch),
    };
  }
  return { names, decorators };
}

function check(release) {
  try {
    djangoPython(release);
  } catch (error) {
    console.error(error.message);
    return 3;
  }
  const asked = ask(release);
  for (const entry of Object.values(asked.decorators)) if (!entry.async) entry.blocks = [];
  const recalled = recall(JSON.parse(readFileSync(target, 'utf8')), release);
  const differences =
    compare(release, asked, recalled) +
    compare(release, askViews(release), recallViews(JSON.parse(readFileSync(viewsTarget, 'utf8')), release));
  return differences === 0 ? 0 : 1;
}

/** Says where the two differ, and gives how often they do. */
function compare(release, asked, recalled) {
  let differences = 0;
  for (const part of Object.keys(asked)) {
    const keys = new Set([...Object.keys(asked[part]), ...Object.keys(recalled[part])]);
    for (const key of [...keys].sort()) {
      const [now, then] = [asked[part][key], recalled[part][key]].map((value) => JSON.stringify(value));
      if (now !== then) {
        differences += 1;
        console.error(`${key}: Django ${release} says ${now}, the file says ${then}`);
      }
    }
  }
  return differences;
}

const [option, release] = process.argv.slice(2);
if (option === '--check' && release in releases) {
  process.exitCode = check(release);
} else if (option === undefined) {
  const answers = {};
  const views = {};
  for (const each of order) {
    console.error(`Django ${each}`);
    answers[each] = ask(each);
    views[each] = askViews(each);
  }
  writeFileSync(target, `${JSON.stringify(collect(answers), null, 2)}\n`);
  writeFileSync(viewsTarget, `${JSON.stringify(collectViews(views), null, 2)}\n`);
  spawnSync('npx', ['biome', 'format', '--write', target, viewsTarget], { stdio: 'inherit' });
} else {
  console.error(`Usage: npm run knowledge [-- --check <${order.join('|')}>]`);
  process.exitCode = 2;
}
