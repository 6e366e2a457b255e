import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { asyncCounterpart } from '../../../src/knowledge/async-api.ts';
import data from '../../../src/knowledge/data/django-members.json' with { type: 'json' };
import releasesData from '../../../src/knowledge/data/django-releases.json' with { type: 'json' };
import {
  modelMember,
  modelMemberOfAsync,
  modelMembers,
  queryMember,
  queryMemberOfAsync,
  queryMembers,
  querysetProtocol,
  type Receiver,
} from '../../../src/knowledge/queryset.ts';
import { atLeast } from '../../../src/knowledge/versions.ts';

const releases = Object.keys(releasesData.releases);

/** Arguments to call a member with, where it needs some. */
const args: Readonly<Record<string, string>> = {
  add: 'group',
  aggregate: 'models.Count("pk")',
  bulk_create: '[Group(name="other")]',
  bulk_update: '[group], ["name"]',
  complex_filter: '{"pk": 1}',
  contains: 'group',
  create: 'name="other"',
  dates: '"date_joined", "year"',
  datetimes: '"date_joined", "year"',
  db_manager: '"default"',
  difference: 'User.objects.all()',
  earliest: '"pk"',
  from_queryset: 'models.QuerySet',
  get: 'pk=1',
  get_by_natural_key: '"probe"',
  get_or_create: 'name="probe"',
  intersection: 'User.objects.all()',
  latest: '"pk"',
  only: '"pk"',
  prefetch_related: '"groups"',
  raw: '"select * from auth_user"',
  remove: 'group',
  set: '[group]',
  union: 'User.objects.all()',
  update: 'username="other"',
  update_or_create: 'name="probe"',
  using: '"default"',
};
/** Where each receiver's members are taken from; two for managers, whose natural keys and fields differ. */
const subjects: Readonly<Record<Receiver, (name: string) => string>> = {
  queryset: (name) => (groupMembers.includes(name) ? 'Group.objects.all()' : 'users'),
  manager: (name) => (groupMembers.includes(name) ? 'Group.objects' : 'User.objects'),
  related: () => 'User.objects.all()[:0].model(pk=1).groups',
  raw: () => 'raw',
};
const groupMembers = [
  'bulk_create',
  'bulk_update',
  'contains',
  'create',
  'get_or_create',
  'update_or_create',
];

interface Probe {
  readonly expression: string;
  readonly expected: 'database' | 'free';
}
const probes: Probe[] = [];
const add = (expression: string, evaluates: boolean): void => {
  probes.push({ expression, expected: evaluates ? 'database' : 'free' });
};

for (const member of queryMembers) {
  for (const on of member.on) {
    const subject = subjects[on](member.name);
    const use = member.kind === 'property' ? '' : `(${args[member.name] ?? ''})`;
    // Not in the release that is asked.
    if (member.since !== null && !atLeast('5.2', member.since)) continue;
    add(`${subject}.${member.name}${use}`, member.evaluates);
    if (member.returns === 'row-iterator') add(`list(${subject}.${member.name}())`, true);
  }
  if (member.on.includes('queryset') && member.freeWhenEvaluated) {
    add(`fetched.${member.name}(${member.name === 'contains' ? 'user' : ''})`, false);
    add(`user.groups.${member.name}(${args[member.name] ?? ''})`, false);
  }
  if (member.resultEvaluated === 'when-prefetched') add(`list(user.groups.${member.name}())`, false);
  if (member.resultEvaluated === 'always') add(`list(users.${member.name}())`, false);
}
for (const name of ['filter', 'exclude', 'annotate', 'alias', 'values', 'values_list', 'order_by']) {
  const argument = {
    annotate: 'x=models.Case(models.When(user=lazy, then=1))',
    alias: 'x=models.Case(models.When(user=lazy, then=1))',
    values: 'x=models.Case(models.When(user=lazy, then=1))',
    values_list: 'models.Case(models.When(user=lazy, then=1))',
    order_by: 'lazy',
  }[name];
  add(
    `LogEntry.objects.${name}(${argument ?? 'user=lazy'})`,
    queryMember('queryset', name)?.looksIntoArguments ?? false,
  );
}
add(
  'LogEntry.objects.complex_filter({"user": lazy})',
  queryMember('queryset', 'complex_filter')?.looksIntoArguments ?? false,
);
add('LogEntry.objects.filter(user__in=users)', false);
add('LogEntry.objects.filter(pk__in=(n for n in users))', true);
add('LogEntry.objects.extra(params=[lazy])', queryMember('queryset', 'extra')?.looksIntoArguments ?? true);
add('LogEntry(user=lazy)', true);

const protocol: Readonly<Record<(typeof querysetProtocol)['evaluates' | 'free'][number], string>> = {
  __bool__: 'bool(users)',
  __contains__: 'user in users',
  __getitem__: 'users[0]',
  __getstate__: '__import__("copy").copy(users)',
  __iter__: '(row for row in users)',
  __len__: 'len(users)',
  __repr__: 'repr(users)',
  __reversed__: 'reversed(users)',
  __str__: 'str(users)',
  __and__: 'users & users',
  __class__: 'users.__class__',
  __deepcopy__: '__import__("copy").deepcopy(users)',
  __eq__: 'users == users',
  __hash__: 'hash(users)',
  __ne__: 'users != users',
  __or__: 'users | users',
  __xor__: 'users ^ users',
};
for (const name of querysetProtocol.evaluates) add(protocol[name], true);
for (const name of querysetProtocol.free) add(protocol[name], false);
add('users[:3]', false);
add('users[:3:2]', true);
add('map(str, users)', true);

const modelUses: Readonly<Record<string, string>> = {
  DoesNotExist: 'User.DoesNotExist',
  MultipleObjectsReturned: 'User.MultipleObjectsReturned',
  from_db: 'User.from_db("default", ["id"], [1])',
  prepare_database_save: 'user.prepare_database_save(LogEntry._meta.get_field("user"))',
  serializable_value: 'user.serializable_value("id")',
  // Of a model with an order, a relation, or a method of its own: none of these is there.
  NotUpdated: '',
  date_error_message: '',
  get_absolute_url: '',
  get_next_in_order: '',
  get_previous_in_order: '',
  save_base: 'user.save_base()',
  unique_error_message: 'user.unique_error_message(User, ["username"])',
  clean_fields: 'LogEntry(user_id=1, action_flag=1, object_repr="x").clean_fields()',
  // Constraints are checked in the database where there are some; this model has none.
  validate_constraints: '',
};
for (const { name, kind, onClass, evaluates } of modelMembers) {
  const use = modelUses[name] ?? `${onClass ? 'User' : 'user'}.${name}${kind === 'property' ? '' : '()'}`;
  if (use !== '') add(use, evaluates);
}
add('user.get_next_by_date_joined()', modelMember('get_next_by_date_joined')?.evaluates ?? false);
add(
  'LogEntry(action_flag=1).get_action_flag_display()',
  modelMember('get_action_flag_display')?.evaluates ?? true,
);

/** Django may have to be installed first. */
const MAKING_ENVIRONMENTS = 600_000;

describe('members', () => {
  it('does what Django 5.2 does with each on the event loop', { timeout: MAKING_ENVIRONMENTS }, () => {
    const script = `import('${new URL('../../../scripts/knowledge/environments.mjs', import.meta.url)}').then(({ runProbe }) => {
      let input = '';
      process.stdin.on('data', (part) => { input += part; });
      process.stdin.on('end', () => runProbe('5.2', 'querysets.py', input).then((answers) => console.log(JSON.stringify(answers))));
    })`;
    const { status, stdout, stderr } = spawnSync('node', ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      input: JSON.stringify(probes.map(({ expression }) => expression)),
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const answers: unknown = JSON.parse(stdout);
    expect(
      Array.isArray(answers) && probes.map((probe, index) => [probe.expression, answers[index]]),
    ).toEqual(probes.map((probe) => [probe.expression, probe.expected]));
  });

  const classes: Readonly<Record<Receiver, string>> = {
    queryset: 'django.db.models.query.QuerySet',
    manager: 'django.db.models.manager.Manager',
    related: 'django.db.models.fields.related_descriptors.ManyRelatedManager',
    raw: 'django.db.models.query.RawQuerySet',
  };
  /** Django's managers with natural keys are those of users and groups. */
  const classOf = (on: Receiver, name: string): string =>
    name === 'get_by_natural_key' ? 'django.contrib.auth.base_user.BaseUserManager' : classes[on];

  it.each(queryMembers.flatMap((member) => member.on.map((on) => [on, member.name, member] as const)))(
    '%s.%s has the async counterpart that the release has',
    (on, name, member) => {
      const cls = classOf(on, name);
      const found = releases.find((release) => asyncCounterpart(`${cls}.${name}`, release) !== null) ?? null;
      expect(found).toBe(member.async?.since ?? null);
      expect(asyncCounterpart(`${cls}.${name}`, '6.1')?.name ?? null).toBe(member.async?.name ?? null);
    },
  );

  it.each(modelMembers.map((member) => [member.name, member.async] as const))('Model.%s', (name, async) => {
    const cls = 'django.db.models.Model';
    const found = releases.find((release) => asyncCounterpart(`${cls}.${name}`, release) !== null) ?? null;
    expect(found).toBe(async?.since ?? null);
  });

  it('says from which release they are, where that is known', () => {
    const since = (name: string) => queryMember('queryset', name)?.since;
    expect([since('filter'), since('contains'), since('totally_ordered')]).toEqual([null, '4.0', '6.1']);
    expect([modelMember('save')?.since, modelMember('NotUpdated')?.since]).toEqual([null, '6.0']);
  });

  it('are all Django’s, but for what a model has of its own', () => {
    const asked = (on: Receiver | 'model', name: string) => Object.hasOwn(data[on], name);
    expect(
      queryMembers.flatMap(({ on, name }) => on.filter((each) => !asked(each, name)).map(() => name)),
    ).toEqual([]);
    expect(modelMembers.flatMap(({ name }) => (asked('model', name) ? [] : [name]))).toEqual([
      'get_absolute_url',
      'get_next_in_order',
      'get_previous_in_order',
    ]);
  });
});

describe('looking a member up', () => {
  it.each([
    ['queryset', 'filter', 'queryset'],
    ['manager', 'get_queryset', 'queryset'],
    ['queryset', 'get_queryset', null],
    ['manager', 'delete', null],
    ['related', 'add', 'none'],
    ['related', 'filter', 'queryset'],
    ['manager', 'add', null],
    ['raw', 'using', 'raw-queryset'],
    ['raw', 'filter', null],
    ['queryset', 'published', null],
  ] as const)('%s.%s gives %s', (receiver, name, expected) => {
    expect(queryMember(receiver, name)?.returns ?? null).toBe(expected);
  });

  it.each([
    ['queryset', 'aget', 'get'],
    ['queryset', 'aiterator', 'iterator'],
    ['raw', 'aiterator', null],
    ['related', 'aset', 'set'],
    ['manager', 'adelete', null],
    ['queryset', 'all', null],
    ['queryset', 'afilter', null],
  ] as const)('%s.%s is the async %s', (receiver, name, expected) => {
    expect(queryMemberOfAsync(receiver, name)?.name ?? null).toBe(expected);
  });

  it.each([
    ['get_status_display', false],
    ['get_next_by_created', true],
    ['get_previous_by_created', true],
    ['get_answer_order', false],
    ['set_answer_order', true],
    ['save', true],
    ['get_absolute_url', false],
  ])('Model.%s evaluates: %s', (name, expected) => {
    expect(modelMember(name)?.evaluates).toBe(expected);
  });

  it('knows asave as the async save, and no other', () => {
    expect(modelMemberOfAsync('asave')?.name).toBe('save');
    expect(modelMemberOfAsync('aclean')).toBe(null);
    expect(modelMember('publish')).toBe(null);
  });
});
