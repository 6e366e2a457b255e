/** Keys of sets and dictionaries whose `__hash__` or `__eq__` asks the database. */
import { expect, it } from 'vitest';
import { analysisOf, programOf, sitesOf } from './program.ts';

const HEAD = `from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=9)


class Key:
    def __init__(self, pk):
        self.pk = pk

    def __hash__(self):
        return Book.objects.filter(pk=self.pk).count()


class Same:
    def __eq__(self, other):
        return Book.objects.exists()

    def __hash__(self):
        return 1


class Own(models.Model):
    def __eq__(self, other):
        return super().__eq__(other)

    def __hash__(self):
        return super().__hash__()


class Plain:
    def __hash__(self):
        return 1


def view(request):
    key = Key(1)
    same = Same()
    plain = Plain()
    kept = {1: 2}
    seen = set()
`;

it.each([
  ['a set that is written out', '{key, 2}', 'db {key, 2}'],
  ['a dictionary that is written out', '{key: 1}', 'db {key: 1}'],
  ['a pair with such an object in it', '{(1, key): 1}', 'db {(1, key): 1}'],
  ['a set of a list', 'set([key])', 'db set([key])'],
  ['a comprehension', '{Key(pk) for pk in (1, 2)}', 'db Key(pk)'],
  ['a dictionary by comprehension', '{Key(pk): 1 for pk in (1, 2)}', 'db Key(pk)'],
  ['added', 'seen.add(key)', 'db seen.add(key)'],
  ['merged', 'seen | {1}; seen.union([key])', 'db seen.union([key])'],
  ['looked up', 'kept.get(key)', 'db kept.get(key)'],
  ['by index', 'kept[key]', 'db kept[key]'],
  ['stored', 'kept[key] = 1', 'db kept[key]'],
  ['deleted', 'del kept[key]', 'db kept[key]'],
  ['compared where the hash is the same', '{same, 2}', 'db {same, 2}'],
  ['another that asks nothing', '{plain}, {plain: 1}, seen.add(plain), kept.get(plain)', ''],
  ['a row: its hash is that of its key', '{Book(pk=1)}, kept.get(Book(pk=2))', ''],
  ['a row whose class goes on to that', '{Own(pk=1), Own(pk=2)}, Own(pk=1) == Own(pk=2)', ''],
  ['the lazy user is loaded for it', 'kept.get(request.user)', 'db kept.get(request.user)'],
])('%s', async (_why, statement, site) => {
  const program = await programOf({ 'shop/__init__.py': '', 'shop/models.py': `${HEAD}    ${statement}\n` });
  expect(sitesOf(analysisOf(program, 'shop.models.view')).join('\n')).toBe(site);
});
