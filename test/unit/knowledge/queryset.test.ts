import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { asyncCounterpart } from '../../../src/knowledge/async-api.ts';
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

describe('members', () => {
  it('does what Django 5.2 does with each on the event loop', (context) => {
    const script = `import('${new URL('../../../scripts/knowledge/environments.mjs', import.meta.url)}').then(({ runProbe }) => {
      let input = '';
      process.stdin.on('data', (part) => { input += part; });
      process.stdin.on('end', () => console.log(JSON.stringify(runProbe('5.2', 'querysets.py', input))));
    })`;
    const { status, stdout, stderr } = spawnSync('node', ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      input: JSON.stringify(probes.map(({ expression }) => expression)),
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    });
    if (status !== 0 && process.env.CI !== 'true' && /No Python|pip install/.test(stderr)) {
      console.warn(`SKIPPED: Django 5.2 could not be asked. ${stderr}`);
      context.skip();
    }
    expect(stderr).toBe('');
    const answers: unknown = JSON.parse(stdout);
    expect(
      Array.isArray(answers) && probes.map((probe, index) => [probe.expression, answers[index]]),
    ).toEqual(probes.map((probe) => [probe.expression, probe.expected]));
  });

  it.each(queryMembers.flatMap((member) => (member.async === null ? [] : [[member.name, member] as const])))(
    '%s has its async counterpart in the release it says',
    (name, member) => {
      const cls = member.on.includes('related')
        ? 'django.db.models.fields.related_descriptors.ManyRelatedManager'
        : 'django.db.models.query.QuerySet';
      const since = member.async?.since ?? '';
      const before = { '4.1': '4.0', '4.2': '4.1' }[since] ?? '';
      expect(asyncCounterpart(`${cls}.${name}`, since)?.name).toBe(member.async?.name);
      expect(asyncCounterpart(`${cls}.${name}`, before)).toBe(null);
    },
  );

  it.each(queryMembers.flatMap((member) => (member.async === null ? [member.name] : [])))(
    '%s has no async counterpart',
    (name) => {
      const cls = name === 'get_by_natural_key' ? 'x' : 'django.db.models.query.QuerySet';
      expect(queryMembers.some((other) => other.name === name && other.async !== null)).toBe(false);
      expect(asyncCounterpart(`${cls}.${name}`, '6.1')).toBe(null);
    },
  );

  it.each(modelMembers.map((member) => [member.name, member.async] as const))('Model.%s', (name, async) => {
    expect(asyncCounterpart(`django.db.models.Model.${name}`, '6.1')?.name ?? null).toBe(async?.name ?? null);
    if (async !== null) {
      expect(asyncCounterpart(`django.db.models.Model.${name}`, async.since)?.name).toBe(async.name);
      expect(asyncCounterpart(`django.db.models.Model.${name}`, '4.1')).toBe(null);
    }
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
