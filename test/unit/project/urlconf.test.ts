import { describe, expect, it } from 'vitest';
import { django, type Files, open, scratch } from './scratch.ts';

const VIEWS = `from django.http import HttpResponse
from django.views import View

def index(request):
    return HttpResponse()

def detail(request, pk):
    return HttpResponse()

def edit(request, pk):
    return HttpResponse()

class Board(View):
    def get(self, request):
        return HttpResponse()
`;

/** A view as text: kind, id, then each route as pattern, decorators and \`*\` for initkwargs. */
async function routesOf(files: Files): Promise<readonly string[]> {
  const root = scratch(
    django({
      'site_/settings.py': 'ROOT_URLCONF = "site_.urls"\n',
      'shop/__init__.py': '',
      'shop/views.py': VIEWS,
      ...files,
    }),
  );
  const { project } = await open(root);
  return project.views
    .filter((view) => view.foundBy === 'urlconf')
    .map((view) => {
      const routes = view.routes.map(
        (route) =>
          `${route.pattern}${route.decorators.map((name) => ` @${name.split('.').at(-1)}`).join('')}${route.initkwargs ? ' *' : ''}`,
      );
      return `${view.id}: ${routes.join(' | ')}`;
    });
}

interface Case {
  readonly why: string;
  /** Text of `site_/urls.py`. */
  readonly urls: string;
  readonly more?: Files;
  readonly expected: readonly string[];
}

const head = 'from django.urls import include, path, re_path\nfrom shop import views\n';

const cases: readonly Case[] = [
  {
    why: 'path and re_path, by position and by keyword',
    urls: `${head}urlpatterns = [path("", views.index), re_path(r"^d/(\\d+)$", view=views.detail, name="d")]`,
    expected: ['shop.views.index: ', 'shop.views.detail: ^d/(\\d+)$'],
  },
  {
    why: 'url() of old, imported under another name',
    urls: 'from django.conf.urls import url as route\nfrom shop.views import index as home\nurlpatterns = [route(r"^$", home)]',
    expected: ['shop.views.index: ^$'],
  },
  {
    why: 'the module django.urls itself',
    urls: 'from django import urls\nimport shop.views\nurlpatterns = [urls.path("a", shop.views.index)]',
    expected: ['shop.views.index: a'],
  },
  {
    why: 'as_view with and without arguments',
    urls: `${head}urlpatterns = [path("a", views.Board.as_view()), path("b", views.Board.as_view(template_name="b.html"))]`,
    expected: ['shop.views.Board: a | b *'],
  },
  {
    why: "a class whose as_view is the project's own: what that applies counts as a decorator",
    urls: `${head}urlpatterns = [path("a", views.Guarded.as_view())]`,
    more: {
      'shop/views.py': `${VIEWS}
class LoginMixin:
    @classmethod
    def as_view(cls, **initkwargs):
        return login(super().as_view(**initkwargs))

class Guarded(LoginMixin, View):
    pass
`,
    },
    expected: ['shop.views.Guarded: a @as_view'],
  },
  {
    why: 'include by name, prefixes put together',
    urls: `${head}urlpatterns = [path("shop/", include("shop.urls", namespace="s"))]`,
    more: {
      'shop/urls.py':
        'from django.urls import path\nfrom . import views\nurlpatterns = [path("<int:pk>/", views.detail)]',
    },
    expected: ['shop.views.detail: shop/<int:pk>/'],
  },
  {
    why: 'include of a module, a list, a list with a namespace, a pair in a variable',
    urls: `${head}from shop import urls as shop_urls
extra = [path("index", views.index)]
pair = ([path("edit", views.edit)], "app")
urlpatterns = [
    path("m/", include(shop_urls)),
    path("l/", include(extra)),
    path("t/", include((extra, "app"), namespace="n")),
    path("p/", include(pair)),
    path("s/", include(("shop.urls", "shop"))),
]`,
    more: {
      'shop/urls.py':
        'from django.urls import path\nfrom . import views\nurlpatterns = [path("x", views.detail)]',
    },
    expected: [
      'shop.views.index: l/index | t/index',
      'shop.views.detail: m/x | s/x',
      'shop.views.edit: p/edit',
    ],
  },
  {
    why: 'i18n_patterns, and a translated route',
    urls: `${head}from django.conf.urls.i18n import i18n_patterns
from django.utils.translation import gettext_lazy as _
urlpatterns = i18n_patterns(path(_("about/"), views.index), prefix_default_language=False)`,
    expected: ['shop.views.index: about/'],
  },
  {
    why: 'urlpatterns += and lists put together',
    urls: `${head}a = [path("a", views.index)]
urlpatterns = a + [path("b", views.detail)]
urlpatterns += [path("c", views.edit)]
urlpatterns.append(path("d", views.edit))`,
    expected: ['shop.views.index: a', 'shop.views.detail: b', 'shop.views.edit: c | d'],
  },
  {
    why: 'under a condition: both branches',
    urls: `${head}from django.conf import settings
urlpatterns = [path("a", views.index)]
if settings.DEBUG:
    urlpatterns += [path("b", views.detail)]
else:
    urlpatterns = [path("c", views.edit)] + urlpatterns`,
    expected: ['shop.views.index: a', 'shop.views.detail: b', 'shop.views.edit: c'],
  },
  {
    why: 'a loop and a comprehension over known lists',
    urls: `${head}urlpatterns = []
for name in ["a", "b"]:
    urlpatterns.append(path(f"{name}/", views.index))
urlpatterns += [path("%s/" % name, view) for name, view in {"c": views.detail, "d": views.edit}.items()]`,
    expected: ['shop.views.index: a/ | b/', 'shop.views.detail: c/', 'shop.views.edit: d/'],
  },
  {
    why: 'decorators applied there, stacked, outermost first',
    urls: `${head}from django.contrib.auth.decorators import login_required, user_passes_test
from django.views.decorators.cache import cache_page
from django.views.decorators.csrf import csrf_exempt
urlpatterns = [
    path("a", login_required(views.index)),
    path("b", cache_page(60)(csrf_exempt(views.detail))),
    path("c", user_passes_test(lambda user: user.is_staff)(views.edit)),
    path("d", login_required(views.Board.as_view(), login_url="/")),
]`,
    expected: [
      'shop.views.index: a @login_required',
      'shop.views.detail: b @cache_page @csrf_exempt',
      'shop.views.edit: c @user_passes_test',
      'shop.views.Board: d @login_required',
    ],
  },
  {
    why: "the project's own decorator",
    urls: `${head}from shop.decorators import members_only
urlpatterns = [path("a", members_only(views.index)), path("b", members_only(level=2)(views.detail))]`,
    more: {
      'shop/decorators.py':
        'def members_only(view=None, level=1):\n    def wrapper(request, *args):\n        return view(request, *args)\n    return wrapper\n',
    },
    expected: ['shop.views.index: a @members_only', 'shop.views.detail: b @members_only'],
  },
  {
    why: 'decorated or wrapped in the views module, under another name',
    urls: `${head}urlpatterns = [path("a", views.safe_index), path("b", views.board)]`,
    more: {
      'shop/views.py': `${VIEWS}
from django.contrib.auth.decorators import login_required
safe_index = login_required(index)
board = Board.as_view()
`,
    },
    expected: ['shop.views.index: a @login_required', 'shop.views.Board: b'],
  },
  {
    why: 're-exported from a package, with a star and under another name',
    urls: 'from django.urls import path\nfrom blog import views\nurlpatterns = [path("a", views.latest), path("b", views.Old.as_view()), path("c", views.posts.one)]',
    more: {
      'blog/__init__.py': '',
      'blog/views/__init__.py':
        'from .posts import *\nfrom .archive import Archive as Old\nfrom . import posts\n',
      'blog/views/posts.py':
        '__all__ = ["latest"]\ndef latest(request):\n    pass\ndef one(request):\n    pass\n',
      'blog/views/archive.py': 'from django.views import View\nclass Archive(View):\n    pass\n',
    },
    expected: ['blog.views.archive.Archive: b', 'blog.views.posts.latest: a', 'blog.views.posts.one: c'],
  },
  {
    why: 'views named in strings, alone and with patterns()',
    urls: `from django.conf.urls import patterns, url
urlpatterns = patterns("shop.views", url(r"^a$", "index"), (r"^b$", "detail")) + [url(r"^c$", "shop.views.edit")]`,
    expected: ['shop.views.index: ^a$', 'shop.views.detail: ^b$', 'shop.views.edit: ^c$'],
  },
  {
    why: 'patterns() and i18n_patterns() added up',
    urls: `from django.conf.urls import patterns, url
from django.conf.urls.i18n import i18n_patterns
from shop import views
urlpatterns = patterns("", url(r"^a$", views.index))
urlpatterns += i18n_patterns("", url(r"^b$", views.detail))`,
    expected: ['shop.views.index: ^a$', 'shop.views.detail: ^b$'],
  },
  {
    why: 'functools.partial',
    urls: `${head}from functools import partial\nurlpatterns = [path("a", partial(views.detail, pk=1))]`,
    expected: ['shop.views.detail: a'],
  },
  {
    why: 'a helper that makes patterns',
    urls: `${head}def api(route, view):
    return path("api/" + route, view)
urlpatterns = [api("a", views.index)]`,
    expected: ['shop.views.index: api/a'],
  },
  {
    why: 'lambdas, the admin, static files, generic views and feeds are not views of the project',
    urls: `${head}from django.conf.urls.static import static
from django.contrib import admin
from django.views.generic import TemplateView
urlpatterns = [
    path("a", lambda request: None),
    path("admin/", admin.site.urls),
    path("t", TemplateView.as_view(template_name="t.html")),
    path("i", views.index),
] + static("/media/", document_root="media")`,
    expected: ['shop.views.index: i'],
  },
  {
    why: 'an import that may fail',
    urls: `try:
    from django.urls import path
except ImportError:
    from django.conf.urls import url as path
from shop import views
urlpatterns = [path("a", views.index)]`,
    expected: ['shop.views.index: a'],
  },
  {
    why: 'what the root does not reach is read all the same',
    urls: 'urlpatterns = []',
    more: {
      'shop/urls.py':
        'from django.urls import path\nfrom .views import index\nurlpatterns = [path("x", index)]',
    },
    expected: ['shop.views.index: x'],
  },
  {
    why: 'an include that includes itself ends',
    urls: `${head}urlpatterns = [path("a", views.index), path("again/", include("site_.urls"))]`,
    expected: expect.arrayContaining([expect.stringMatching(/^shop\.views\.index: a \| again\/a/)]),
  },
];

describe('views by the URLconf', () => {
  it.each(cases)('$why', async ({ urls, more = {}, expected }) => {
    expect(await routesOf({ 'site_/urls.py': urls, ...more })).toEqual(expected);
  });

  it('each route knows the line of its pattern', async () => {
    const root = scratch(
      django({
        'site_/settings.py': 'ROOT_URLCONF = "site_.urls"\n',
        'site_/urls.py':
          'from django.urls import path\nfrom shop.views import index\nurlpatterns = [\n    path("a", index),\n]\n',
        'shop/views.py': '\n\n@decorated\ndef index(request):\n    pass\n',
      }),
    );
    const { project } = await open(root);
    expect(project.views).toMatchObject([
      {
        id: 'shop.views.index',
        file: 'shop/views.py',
        line: 4,
        routes: [{ file: 'site_/urls.py', line: 4 }],
      },
    ]);
  });
});

describe('other frameworks', () => {
  it('routers of Django REST framework are told of, not taken for views', async () => {
    const root = scratch(
      django({
        'site_/settings.py': 'ROOT_URLCONF = "site_.urls"\n',
        'site_/urls.py': `from django.urls import include, path
from rest_framework import routers
router = routers.DefaultRouter()
router.register("books", object)
urlpatterns = [path("api/", include(router.urls))]
`,
      }),
    );
    const { project } = await open(root);
    expect(project.views).toEqual([]);
    expect(project.findings).toContainEqual(
      expect.objectContaining({ code: 'DA507', file: 'site_/urls.py', line: 5 }),
    );
  });

  it('operations of Django Ninja that the URLconf reaches are function views', async () => {
    expect(
      await routesOf({
        'site_/urls.py':
          'from django.urls import path\nfrom site_.api import api\nurlpatterns = [path("api/", api.urls)]',
        'site_/api.py': `from ninja import NinjaAPI
from shop.api import router
api = NinjaAPI()
api.add_router("/shop/", router)
api.add_router("/late", "shop.late.router")

@api.get("/ping")
def ping(request):
    return {}
`,
        'shop/api.py': `from ninja import Router
router = Router()
unreached = Router()

@router.post("/books")
def add(request, payload: int):
    return {}

@router.api_operation(["PUT", "PATCH"], "/books/{pk}")
def change(request, pk: int):
    return {}

@unreached.get("/x")
def hidden(request):
    return {}
`,
        'shop/late.py':
          'from ninja import Router\nrouter = Router()\n\n@router.get("")\ndef late(request):\n    return {}\n',
      }),
    ).toEqual([
      'shop.api.add: api/shop/books',
      'shop.api.change: api/shop/books/{pk}',
      'shop.late.late: api/late',
      'site_.api.ping: api/ping',
    ]);
  });
});
