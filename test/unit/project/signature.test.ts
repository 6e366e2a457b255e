import { describe, expect, it } from 'vitest';
import { type Files, open, scratch } from './scratch.ts';

const HTTP =
  'from django.http import HttpResponse, JsonResponse\nfrom django.shortcuts import render, redirect\n';

interface Case {
  readonly why: string;
  /** Text of `app/views.py`. */
  readonly views: string;
  readonly more?: Files;
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  {
    why: 'a function of a request that returns a response',
    views: `${HTTP}def index(request):\n    return render(request, "a.html")\n`,
    expected: ['app.views.index'],
  },
  {
    why: 'the response in a variable, behind a conditional expression, of a class of the project',
    views: `${HTTP}class Teapot(HttpResponse):
    status_code = 418
def a(request):
    response = JsonResponse({})
    response["X"] = "y"
    return response
def b(request):
    return redirect("/") if request.user else HttpResponse()
def c(request):
    return Teapot()
`,
    expected: ['app.views.a', 'app.views.b', 'app.views.c'],
  },
  {
    why: 'an annotated first parameter of any name, an annotated return, also in quotes',
    views: `from django import http
def a(req: http.HttpRequest):
    return http.HttpResponse()
def b(request) -> "http.HttpResponse":
    return build()
`,
    expected: ['app.views.a', 'app.views.b'],
  },
  {
    why: 'a decorator that only views have',
    views:
      'from django.views.decorators.http import require_POST\n@require_POST\ndef a(request):\n    return helper(request)\n',
    expected: ['app.views.a'],
  },
  {
    why: 'a helper that gives no response is not a view',
    views: `${HTTP}def cart(request):\n    return request.session["cart"]\n`,
    expected: [],
  },
  {
    why: 'a helper that gives a response or nothing, or a plain value, is not a view',
    views: `${HTTP}def signed(request, secret):
    if not request.headers.get("X-Signature"):
        return HttpResponse(status=403)
    return True
def guarded(request):
    if request.user:
        return
    return redirect("/")
def checked(request):
    return None if request.user else redirect("/")
`,
    expected: [],
  },
  {
    why: 'what other code calls is a helper',
    views: `${HTTP}def index(request):
    return problem(request, "no")
def problem(request, text):
    return render(request, "problem.html", {"text": text})
def other(request):
    return problem(request, "never") or HttpResponse()
`,
    expected: [],
  },
  {
    why: 'what is called from another module, under another name, is a helper',
    views: `${HTTP}def problem(request):\n    return render(request, "p.html")\ndef fine(request):\n    return HttpResponse()\n`,
    more: { 'app/other.py': 'from .views import problem as p\n\ndef f(r):\n    return p(r)\n' },
    expected: ['app.views.fine'],
  },
  {
    why: 'a local function of the same name does not count',
    views: `${HTTP}def fine(request):\n    return HttpResponse()\n`,
    more: { 'app/other.py': 'def f(fine):\n    return fine(1)\n' },
    expected: ['app.views.fine'],
  },
  {
    why: 'a decorator of views is not a view',
    views: `${HTTP}def wrap(request):
    return HttpResponse()
@wrap
def thing(x):
    pass
`,
    expected: [],
  },
  {
    why: "classes that extend one of Django's views, through the project's too; what others extend is a base",
    views: `from django.views.generic import ListView, View as Base
from .base import Guarded
class Books(ListView):
    pass
class Own(Base):
    pass
class Far(Guarded):
    pass
class Plain:
    pass
`,
    more: { 'app/base.py': 'from django.views import View\nclass Guarded(View):\n    pass\n' },
    expected: ['app.views.Books', 'app.views.Own', 'app.views.Far'],
  },
  {
    why: "classes that extend another package's views; a feed or a mixin alone is none",
    views: `from django.contrib.syndication.views import Feed
from django.views.generic.base import TemplateResponseMixin
from django.views.generic.edit import FormMixin
from django_tables2 import SingleTableView
from formtools.wizard.views import SessionWizardView
class Wizard(SessionWizardView):
    pass
class Table(FormMixin, SingleTableView):
    pass
class News(Feed):
    pass
class Step(TemplateResponseMixin):
    pass
`,
    expected: ['app.views.Wizard', 'app.views.Table'],
  },
  {
    why: 'methods, nested functions, generators and star-arguments are not views',
    views: `${HTTP}class Thing:
    def page(self, request):
        return HttpResponse()
def outer(x):
    def inner(request):
        return HttpResponse()
    return inner
def rows(request):
    yield HttpResponse()
`,
    expected: [],
  },
  {
    why: 'functions of a request in other kinds of module',
    views: '',
    more: Object.fromEntries(
      [
        'admin',
        'context_processors',
        'middleware',
        'forms',
        'templatetags/tags',
        'tests/test_views',
        'migrations/0001',
      ].map((name) => [`app/${name}.py`, `${HTTP}def f(request):\n    return HttpResponse()\n`]),
    ),
    expected: [],
  },
];

describe('views by signature', () => {
  it.each(cases)('$why', async ({ views, more = {}, expected }) => {
    const root = scratch({ 'pyproject.toml': '', 'app/__init__.py': '', 'app/views.py': views, ...more });
    const { project } = await open(root);
    expect(project.views.map((view) => view.id)).toEqual(expected);
    expect(project.views.every((view) => view.foundBy === 'signature')).toBe(true);
  });

  it('asked for one file, the others are not parsed for it', async () => {
    const view = `${HTTP}def index(request):\n    return HttpResponse()\n`;
    const root = scratch({
      'pyproject.toml': '',
      'a/views.py': view,
      'b/views.py': view,
      'c/views.py': view,
    });
    const { project } = await open(root);
    expect(project.viewsUnder(['b']).map((each) => each.id)).toEqual(['b.views.index']);
    expect(project.files.parsed).toBe(1);
  });

  it('a file that is not Python 3 is told of, and the others are read', async () => {
    const root = scratch({
      'pyproject.toml': '',
      'app/old.py': 'from django.http import HttpResponse\ndef a(request):\n    print "x"\n',
      'app/views.py': `${HTTP}def index(request):\n    return HttpResponse()\n`,
    });
    const { project } = await open(root);
    expect(project.views.map((view) => view.id)).toEqual(['app.views.index']);
    expect(project.findings).toContainEqual(
      expect.objectContaining({ code: 'DA508', file: 'app/old.py', line: 3 }),
    );
  });
});
