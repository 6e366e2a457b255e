/** The check of DESIGN.md on texts that are wrong on purpose: each fault is found, and laid to its view. */

import { beforeAll, describe, expect, test } from 'vitest';
import { createProgram } from '../../../src/analysis/index.ts';
import { DJANGO_BACKENDS } from '../../../src/migrate/auth-backends.ts';
import { draftView } from '../../../src/migrate/draft.ts';
import { createPlanning } from '../../../src/migrate/planning.ts';
import { selfCheck } from '../../../src/migrate/selfcheck.ts';
import { initParser } from '../../../src/python/index.ts';
import { engineOf, urls } from './project.ts';

beforeAll(initParser);

const HEAD = `from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse

from .models import Book


`;
const BEFORE = `${HEAD}@login_required
def show(request):
    return HttpResponse(Book.objects.count())


def use(request):
    return show(request)
`;

interface Case {
  readonly why: string;
  readonly after: string;
  readonly django?: string;
  readonly views?: readonly string[];
  readonly files?: readonly string[];
}

const USE = '\n\ndef use(request):\n    return async_to_sync(show)(request)\n';
const HEAD2 = HEAD.replace('import sync_to_async', 'import async_to_sync, sync_to_async');
const GOOD = '    return HttpResponse(await sync_to_async(Book.objects.count)())\n';

const cases: readonly Case[] = [
  {
    why: 'as it should be',
    after: `${HEAD2}@login_required\nasync def show(request):\n${GOOD}${USE}`,
  },
  {
    why: 'not Python',
    after: `${HEAD2}@login_required\nasync def show(request:\n${GOOD}${USE}`,
    files: ['shop/views.py:10'],
  },
  {
    why: 'await outside of an async function',
    after: `${HEAD2}@login_required\nasync def show(request):\n${GOOD}\n\ndef use(request):\n    return await show(request)\n`,
    files: ['shop/views.py:14'],
  },
  {
    why: 'await in a lambda',
    after: `${HEAD2}@login_required\nasync def show(request):\n    return (lambda: await sync_to_async(Book.objects.count)())()\n${USE}`,
    files: ['shop/views.py:10'],
  },
  {
    why: 'the view is still sync',
    after: `${HEAD2}@login_required\ndef show(request):\n    return HttpResponse(Book.objects.count())\n${USE}`,
    views: ['shop.views.show shop/views.py:1'],
  },
  {
    why: 'a query left on the loop',
    after: `${HEAD2}@login_required\nasync def show(request):\n    return HttpResponse(Book.objects.count())\n${USE}`,
    views: ['shop.views.show shop/views.py:10'],
  },
  {
    why: 'a call that is not awaited',
    after: `${HEAD2}@login_required\nasync def show(request):\n${GOOD}\n\ndef use(request):\n    return show(request)\n`,
    views: ['shop.views.show shop/views.py:14'],
  },
  {
    why: 'a decorator that needs a sync function',
    after: `${HEAD2}@shared\nasync def show(request):\n${GOOD}${USE}`,
    views: ['shop.views.show shop/views.py:8'],
  },
];

describe('self-check', () => {
  for (const { why, after, views, files } of cases) {
    test(why, async () => {
      const { project } = await engineOf({ 'shop/views.py': BEFORE, 'site_/urls.py': urls('views.show') });
      const planning = createPlanning(createProgram(project), {
        style: 'wrap',
        django: '5.2',
        backends: DJANGO_BACKENDS,
        asyncDecorators: new Set(),
        lineLength: null,
      });
      const drafts = project.views.map((ref) => draftView(planning, ref));
      const change = {
        file: 'shop/views.py',
        views: ['shop.views.show'],
        edits: [],
        before: BEFORE,
        after,
        bytes: new TextEncoder().encode(after),
      };
      const result = selfCheck(planning, drafts, [change]);
      const found = [...result.views].flatMap(([id, reasons]) =>
        reasons.map((reason) => `${id} ${reason.file}:${reason.line}`),
      );
      expect(found).toEqual(views ?? []);
      expect(result.files.map(({ reason }) => `${reason.file}:${reason.line}`)).toEqual(files ?? []);
    });
  }
});
