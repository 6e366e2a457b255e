/** Operations of Django Ninja: what stands around them when they become async. */
import { describe, expect, test } from 'vitest';
import { engineOf, reasonsOf } from './project.ts';

const HEAD = `from typing import List

from ninja import NinjaAPI, Router, Schema
from ninja.pagination import LimitOffsetPagination, RouterPaginated, paginate
from ninja.throttling import AnonRateThrottle

from shop.models import Book


class BookOut(Schema):
    title: str


class Capped(LimitOffsetPagination):
    def paginate_queryset(self, queryset, pagination, **params):
        return super().paginate_queryset(queryset[:9], pagination, **params)


`;
const BODY = 'def books(request):\n    return Book.objects.all()\n\n\n';

interface Case {
  readonly why: string;
  /** After the head: routers, the operation, the API. */
  readonly api: string;
  readonly settings?: string;
  /** Codes of the reasons; none: ready. */
  readonly codes: readonly string[];
}

const cases: readonly Case[] = [
  {
    why: "Ninja's own pagination fetches the page of an async operation",
    api: `api = NinjaAPI()\n\n\n@api.get("/books", response=List[BookOut])\n@paginate\n${BODY}`,
    codes: [],
  },
  {
    why: 'the class of the settings has no async method that does the same',
    api: `api = NinjaAPI()\n\n\n@api.get("/books", response=List[BookOut])\n@paginate\n${BODY}`,
    settings: 'NINJA_PAGINATION_CLASS = "shop.api.Capped"\n',
    codes: ['DA112'],
  },
  {
    why: 'nor does the class that is named',
    api: `api = NinjaAPI()\n\n\n@api.get("/books", response=List[BookOut])\n@paginate(Capped, page_size=3)\n${BODY}`,
    codes: ['DA112'],
  },
  {
    why: 'a router paginates what is declared as a list by the class of the settings',
    api: `api = NinjaAPI()\nlists = RouterPaginated()\n\n\n@lists.get("/books", response=List[BookOut])\n${BODY}api.add_router("", lists)\n`,
    settings: 'NINJA_PAGINATION_CLASS = "shop.api.Capped"\n',
    codes: ['DA112'],
  },
  {
    why: 'the throttle of an API holds for its routers',
    api: `api = NinjaAPI(throttle=[AnonRateThrottle("9/s")])\nrouter = Router()\n\n\n@router.get("/books", response=List[BookOut])\n${BODY}api.add_router("", router)\n`,
    codes: ['DA115'],
  },
  {
    why: 'and does not for an operation that says so',
    api: `api = NinjaAPI(throttle=[AnonRateThrottle("9/s")])\n\n\n@api.get("/books", response=List[BookOut], throttle=[])\n${BODY}`,
    codes: [],
  },
  {
    why: 'the throttle of a mount',
    api: `api = NinjaAPI()\nrouter = Router()\n\n\n@router.get("/books", response=List[BookOut])\n${BODY}api.add_router("", router, throttle=AnonRateThrottle("9/s"))\n`,
    codes: ['DA115'],
  },
];

describe('operations of Django Ninja', () => {
  test.each(cases)('$why', async ({ api, settings, codes }) => {
    const engine = await engineOf({
      'site_/settings.py': `ROOT_URLCONF = "site_.urls"\nINSTALLED_APPS = ["shop"]\n${settings ?? ''}`,
      'site_/urls.py':
        'from django.urls import path\n\nfrom shop.api import api\n\nurlpatterns = [path("api/", api.urls)]\n',
      'shop/api.py': HEAD + api,
    });
    const plan = engine.plan(['shop.api.books']);
    expect(reasonsOf(plan, 'shop.api.books').map((reason) => reason.slice(0, 5))).toEqual(codes);
    expect(plan.migrated).toEqual(codes.length === 0 ? ['shop.api.books'] : []);
  });
});
