// What each Django release says of itself, and how that is put in the data files: each fact with the release from which
// it holds.
import { runProbe } from './environments.mjs';

/** What one release says. `releases` is the order of releases, oldest first. */
export async function askDjango(release) {
  const [names, decorators, middleware, members, features, views] = [
    await runProbe(release, 'async_names.py'),
    await runProbe(release, 'decorators.py'),
    await runProbe(release, 'middleware.py'),
    await runProbe(release, 'members.py'),
    await runProbe(release, 'features.py'),
    await runProbe(release, 'views.py'),
  ];
  for (const entry of Object.values(decorators.decorators)) if (!entry.async) entry.blocks = [];
  return {
    async: names.async,
    inherits: names.inherits,
    public: names.public,
    callbacks: Object.fromEntries(names.callbacks.map((name) => [name, true])),
    decorators: decorators.decorators,
    middleware: middleware.middleware,
    members: flat(members.members),
    features: features.features,
    viewClasses: views.classes,
    viewAliases: views.aliases,
    givesBack: Object.fromEntries(views.givesBack.map((name) => [name, true])),
    release: { version: features.version, python: features.python },
  };
}

/** `{ queryset: { get: 'aget' } }` -> `{ 'queryset.get': 'aget' }` */
function flat(members) {
  return Object.fromEntries(
    Object.entries(members).flatMap(([holder, names]) =>
      Object.entries(names).map(([name, counterpart]) => [`${holder}.${name}`, counterpart]),
    ),
  );
}

/** The data files' contents, by name, from the answers of all releases. */
export function collectDjango(answers, order) {
  const all = (part) => [...new Set(order.flatMap((release) => Object.keys(answers[release][part])))].sort();
  /** The first release from which a thing is true, null when it never is. It must stay true. */
  const since = (holds, what) => {
    const first = order.findIndex((release) => holds(answers[release]));
    if (first === -1) return null;
    const lost = order.slice(first).find((release) => !holds(answers[release]));
    if (lost !== undefined) throw new Error(`${what} is true of Django ${order[first]} and not of ${lost}.`);
    return order[first];
  };
  const history = (read) => {
    const changes = [];
    for (const release of order) {
      const value = read(answers[release]);
      if (JSON.stringify(value) !== JSON.stringify(changes.at(-1)?.value ?? null))
        changes.push({ since: release, value });
    }
    return changes;
  };

  /** What the newest release says that says anything. */
  const newest = (part) =>
    Object.fromEntries(
      all(part).map((name) => [
        name,
        answers[order.findLast((release) => name in answers[release][part])][part][name],
      ]),
    );

  const counterparts = {};
  for (const name of all('async')) {
    const first = since((answer) => name in answer.async, name);
    counterparts[name] = { name: answers[first].async[name].split('.').at(-1), since: first };
  }
  const decorators = {};
  for (const name of all('decorators')) {
    const says = (key) => since((answer) => answer.decorators[name]?.[key] === true, `${name}: ${key}`);
    const asyncSince = says('async');
    decorators[name] = {
      since: since((answer) => name in answer.decorators, name),
      async: asyncSince,
      dispatch: says('dispatch'),
      blocks: asyncSince === null ? [] : answers[asyncSince].decorators[name].blocks,
    };
  }
  const features = Object.fromEntries(
    all('features').map((name) => [name, since((answer) => answer.features[name], name)]),
  );
  const middleware = Object.fromEntries(
    all('middleware').map((name) => [
      name,
      history((answer) => answer.middleware[name] ?? null).map(({ since: first, value }) => ({
        since: first,
        ...(value ?? { gone: true }),
      })),
    ]),
  );
  const members = {};
  for (const path of all('members')) {
    const [holder, name] = path.split('.');
    members[holder] ??= {};
    members[holder][name] = history((answer) => (path in answer.members ? [answer.members[path]] : null)).map(
      ({ since: first, value }) => ({
        since: first,
        ...(value === null ? { gone: true } : { async: value[0] }),
      }),
    );
  }
  /** Name -> what it is, each from the release on in which it became that; null where it is no longer there. */
  const eras = (part) =>
    Object.fromEntries(
      all(part).map((name) => [
        name,
        history((answer) => answer[part][name] ?? null).map(({ since: first, value }) => ({
          since: first,
          is: value,
        })),
      ]),
    );
  return {
    'django-async.json': {
      async: counterparts,
      inherits: newest('inherits'),
      public: newest('public'),
      callsBackOnLoop: all('callbacks'),
      decorators,
    },
    'django-middleware.json': middleware,
    'django-views.json': {
      classes: eras('viewClasses'),
      aliases: eras('viewAliases'),
      givesBack: eras('givesBack'),
    },
    'django-members.json': members,
    'django-releases.json': {
      features,
      releases: Object.fromEntries(order.map((release) => [release, answers[release].release])),
    },
  };
}

/** What the data files say of one release, in the form of `askDjango`. */
export function recallDjango(files, release, order) {
  const reached = (first) => first !== null && order.indexOf(first) <= order.indexOf(release);
  const current = (changes) => {
    const { since: _, ...value } = changes.findLast((change) => reached(change.since)) ?? { gone: true };
    return value.gone ? null : value;
  };
  const data = files['django-async.json'];
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
  const middleware = {};
  for (const [name, changes] of Object.entries(files['django-middleware.json'])) {
    const value = current(changes);
    if (value !== null) middleware[name] = value;
  }
  const members = {};
  for (const [holder, names_] of Object.entries(files['django-members.json'])) {
    for (const [name, changes] of Object.entries(names_)) {
      const value = current(changes);
      if (value !== null) members[`${holder}.${name}`] = value.async;
    }
  }
  const then = (eras) =>
    Object.fromEntries(
      Object.entries(eras)
        .map(([name, changes]) => [name, changes.findLast((change) => reached(change.since))?.is ?? null])
        .filter(([, is]) => is !== null),
    );
  const views = files['django-views.json'];
  const features = Object.fromEntries(
    Object.entries(files['django-releases.json'].features).map(([name, first]) => [name, reached(first)]),
  );
  return {
    async: names,
    inherits: data.inherits,
    public: data.public,
    callbacks: Object.fromEntries(data.callsBackOnLoop.map((name) => [name, true])),
    decorators,
    middleware,
    members,
    features,
    viewClasses: then(views.classes),
    viewAliases: then(views.aliases),
    givesBack: then(views.givesBack),
    release: files['django-releases.json'].releases[release],
  };
}
