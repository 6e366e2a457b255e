/** What a decorator makes of a view that becomes async: whether the view is ready, and if not, what stopped it. */
import { describe, expect, test } from 'vitest';
import { changedLines, engineOf, reasonsOf, urls } from './project.ts';

const VIEW = 'def show(request):\n    return HttpResponse(Book.objects.count())\n';
const HEAD = 'from django.http import HttpResponse\n\nfrom .models import Book\n';

interface Case {
  readonly why: string;
  /** Text of `shop/decorators.py`. */
  readonly decorators?: string;
  /** Further imports of the views module. */
  readonly imports?: string;
  /** The decorator lines of the view. */
  readonly on: string;
  readonly django?: string;
  readonly trust?: readonly string[];
  readonly result: 'ready' | readonly string[];
}

const ours = (name: string): string => `from .decorators import ${name}\n`;

const COMPOSE = `def quiet(view):
    def inner(request):
        response = view(request)
        return response
    return inner


def compose(*decorators):
    def apply(view):
        for decorator in reversed(decorators):
            view = decorator(view)
        return view
    return apply
`;

const cases: readonly Case[] = [
  {
    why: "Django's, which take async views from 5.0",
    imports: 'from django.views.decorators.http import require_GET\n',
    on: '@require_GET',
    result: 'ready',
  },
  {
    why: 'the same one release earlier',
    imports: 'from django.views.decorators.http import require_GET\n',
    on: '@require_GET',
    django: '4.2',
    result: ['DA110 shop/views.py:7'],
  },
  {
    why: 'those of django.contrib.auth follow in 5.1',
    imports: 'from django.contrib.auth import decorators as auth\n',
    on: '@auth.login_required(login_url="/in/")',
    django: '5.0',
    result: ['DA110 shop/views.py:7'],
  },
  {
    why: 'the cache is asked on the event loop',
    imports: 'from django.views.decorators.cache import cache_page\n',
    on: '@cache_page(60)',
    result: ['DA115 shop/views.py:7'],
  },
  {
    why: 'a condition that waits for nothing is harmless on the loop',
    imports: 'from django.views.decorators.http import etag\n',
    decorators: 'def tag(request, *args):\n    return "1"\n',
    on: '@etag(decorators.tag)',
    result: 'ready',
  },
  {
    why: 'a condition that queries is not',
    imports: 'from django.views.decorators.http import etag\n',
    decorators:
      'from .models import Book\n\ndef tag(request, *args):\n    return str(Book.objects.count())\n',
    on: '@etag(decorators.tag)',
    result: ['DA115 shop/views.py:8'],
  },
  {
    why: 'a Celery task is no view',
    imports: 'from celery import shared_task\n',
    on: '@shared_task',
    result: ['DA105 shop/views.py:8'],
  },
  {
    why: "an app's task decorator, through the object",
    imports: 'from celery import Celery\n\napp = Celery("shop")\n',
    on: '@app.task(bind=True)',
    result: ['DA105 shop/views.py:10'],
  },
  {
    why: 'a cached function keeps its first coroutine',
    imports: 'from functools import lru_cache\n',
    on: '@lru_cache',
    result: ['DA113 shop/views.py:7'],
  },
  {
    why: 'REST framework',
    imports: 'from rest_framework.decorators import api_view\n',
    on: '@api_view(["GET"])',
    result: ['DA135 shop/views.py:7'],
  },
  {
    why: 'a package whose decorators were asked: sync',
    imports: 'from ratelimit.decorators import ratelimit\n',
    on: '@ratelimit(key="ip")',
    result: ['DA112 shop/views.py:7'],
  },
  {
    why: "a package whose decorator is built on one of Django's: in the releases in which that one takes async views",
    imports: 'from django_otp.decorators import otp_required\n',
    on: '@otp_required',
    result: 'ready',
  },
  {
    why: 'and not before',
    imports: 'from django_otp.decorators import otp_required\n',
    on: '@otp_required',
    django: '5.0',
    result: ['DA112 shop/views.py:7'],
  },
  {
    why: 'a package whose decorators were asked: async',
    imports: 'import sentry_sdk\n',
    on: '@sentry_sdk.trace',
    result: 'ready',
  },
  {
    why: 'a package whose decorators were asked: the view itself',
    imports: 'from stronghold.decorators import public\n',
    on: '@public',
    result: 'ready',
  },
  {
    why: 'a package that is not known',
    imports: 'from djblets.features.decorators import feature_required\n',
    on: '@feature_required("x")',
    result: ['DA112 shop/views.py:7'],
  },
  {
    why: 'a package that the settings file vouches for',
    imports: 'from ratelimit.decorators import ratelimit\n',
    on: '@ratelimit(key="ip")',
    trust: ['ratelimit.decorators.ratelimit'],
    result: 'ready',
  },
  {
    why: 'looked up by name, with one that gives the view back in its place',
    imports:
      'from django.views.decorators import http\n\ndef same(view):\n    return view\n\nsafe = getattr(http, "require_safe", same)\n',
    on: '@safe',
    result: 'ready',
  },
  {
    why: 'one of two, by a condition',
    imports:
      'from django.views.decorators import http\n\nonly = http.require_GET if FAST else http.require_safe\n',
    on: '@only',
    result: 'ready',
  },
  {
    why: 'one of two, of which one is not known',
    imports: 'from django.views.decorators import http\n\nonly = http.require_GET if FAST else missing\n',
    on: '@only',
    result: ['DA111 shop/views.py:6'],
  },
  {
    why: "hands the view to one of Django's with its options",
    imports: ours('members'),
    decorators:
      'from django.contrib.auth.decorators import login_required\n\ndef members(view=None, **options):\n    if OPEN:\n        return view\n    return login_required(view, **options)\n',
    on: '@members',
    result: 'ready',
  },
  {
    why: 'and that one does not take async views yet',
    imports: ours('members'),
    decorators:
      'from django.contrib.auth.decorators import login_required\n\ndef members(view=None, **options):\n    return login_required(view, **options)\n',
    on: '@members',
    django: '5.0',
    result: ['DA110 shop/decorators.py:4'],
  },
  {
    why: 'a name that can not be resolved',
    on: '@missing.decorator',
    imports: 'missing = load()\n',
    result: ['DA111 shop/views.py:7'],
  },
  {
    why: 'gives the view back with an attribute',
    decorators:
      'def section(name):\n    def mark(view):\n        view.section = name\n        return view\n    return mark\n',
    imports: ours('section'),
    on: '@section("books")',
    result: 'ready',
  },
  {
    why: 'a lambda that hands the view to a helper beside other things',
    decorators:
      'def doc(text):\n    return lambda view: _doc(view, text)\n\ndef _doc(view, text):\n    view.doc = text\n    return view\n',
    imports: ours('doc'),
    on: '@doc("x")',
    result: 'ready',
  },
  {
    why: 'registers the view where nothing calls it from',
    decorators: 'seen = []\n\ndef listed(view):\n    seen.append(view)\n    return view\n',
    imports: ours('listed'),
    on: '@listed',
    result: 'ready',
  },
  {
    why: 'registers the view where it is taken from',
    decorators:
      'seen = {}\n\ndef listed(view):\n    seen[view.__name__] = view\n    return view\n\ndef call(name, request):\n    return seen[name](request)\n',
    imports: ours('listed'),
    on: '@listed',
    result: ['DA111 shop/decorators.py:4'],
  },
  {
    why: 'handles both kinds already',
    decorators:
      'from functools import wraps\nfrom inspect import iscoroutinefunction\n\ndef both(view):\n    if iscoroutinefunction(view):\n        @wraps(view)\n        async def inner(request):\n            return await view(request)\n    else:\n        @wraps(view)\n        def inner(request):\n            return view(request)\n    return inner\n',
    imports: ours('both'),
    on: '@both',
    result: 'ready',
  },
  {
    why: 'a sync wrapper gets an async branch',
    decorators:
      'from functools import wraps\n\ndef plain(view):\n    @wraps(view)\n    def inner(request, *args):\n        return view(request, *args)\n    return inner\n',
    imports: ours('plain'),
    on: '@plain',
    result: 'ready',
  },
  {
    why: 'made of a decorator of Django and one of its own',
    decorators:
      'from django.contrib.auth.decorators import login_required\nfrom django.views.decorators.http import require_POST\n\ndef posted(view):\n    return require_POST(login_required(view))\n',
    imports: ours('posted'),
    on: '@posted',
    result: 'ready',
  },
  {
    why: 'made of one that does not take async views in this release',
    decorators:
      'from django.contrib.auth.decorators import login_required\n\ndef posted(view):\n    return login_required(view)\n',
    imports: ours('posted'),
    on: '@posted',
    django: '5.0',
    result: ['DA110 shop/decorators.py:4'],
  },
  {
    why: 'a variable that holds a decorator',
    decorators:
      'from django.contrib.auth.decorators import user_passes_test\n\nstaff = user_passes_test(lambda user: user.is_staff)\n',
    imports: ours('staff'),
    on: '@staff',
    result: 'ready',
  },
  {
    why: "Django's pattern for use with and without arguments, without",
    decorators:
      'from django.contrib.auth.decorators import user_passes_test\n\ndef staff(function=None, url=None):\n    actual = user_passes_test(lambda user: user.is_staff, login_url=url)\n    if function:\n        return actual(function)\n    return actual\n',
    imports: ours('staff'),
    on: '@staff',
    result: 'ready',
  },
  {
    why: "Django's pattern for use with and without arguments, with",
    decorators:
      'from django.contrib.auth.decorators import user_passes_test\n\ndef staff(function=None, url=None):\n    actual = user_passes_test(lambda user: user.is_staff, login_url=url)\n    if function:\n        return actual(function)\n    return actual\n',
    imports: ours('staff'),
    on: '@staff(url="/in/")',
    result: 'ready',
  },
  {
    why: 'the same with a conditional expression, and a wrapper that is dressed where it is returned',
    decorators:
      'from functools import wraps\n\nfrom .models import Book\n\n\ndef counted(view=None, *, by=1):\n    def decorate(function):\n        def wrapper(request):\n            Book.objects.create()\n            return function(request)\n\n        return wraps(function)(wrapper)\n\n    return decorate if view is None else decorate(view)\n',
    imports: ours('counted'),
    on: '@counted',
    result: 'ready',
  },
  {
    why: 'partial of itself for the use with arguments',
    decorators:
      'from functools import partial, wraps\n\ndef code(view=None, *, status=418):\n    if view is None:\n        return partial(code, status=status)\n    @wraps(view)\n    def inner(request):\n        return view(request)\n    return inner\n',
    imports: ours('code'),
    on: '@code(status=410)',
    result: 'ready',
  },
  {
    why: 'a lambda that applies it to the view, for the use with arguments',
    decorators:
      'def code(view=None, status=418):\n    def inner(request):\n        return view(request)\n    if view:\n        return inner\n    else:\n        return lambda view: code(view, status=status)\n',
    imports: ours('code'),
    on: '@code(status=410)',
    result: 'ready',
  },
  {
    why: "Django's applied to the view, with options",
    decorators:
      'from django.conf import settings\nfrom django.contrib.auth.decorators import login_required\n\ndef member(view=None, **options):\n    if settings.OPEN:\n        return view\n    return login_required(view, **options)\n',
    imports: ours('member'),
    on: '@member',
    result: 'ready',
  },
  {
    why: 'an object that makes a wrapper',
    decorators:
      'class Limit:\n    def __init__(self, rows):\n        self.rows = rows\n\n    def __call__(self, view):\n        def inner(request):\n            request.rows = self.rows\n            return view(request)\n        return inner\n',
    imports: ours('Limit'),
    on: '@Limit(2)',
    result: 'ready',
  },
  {
    why: 'an object that takes the place of the view',
    decorators:
      'class Counted:\n    def __init__(self, view):\n        self.view = view\n\n    def __call__(self, request):\n        return self.view(request)\n',
    imports: ours('Counted'),
    on: '@Counted',
    result: 'ready',
  },
  {
    why: 'an object that does not keep the view as it is',
    decorators:
      'class Counted:\n    def __init__(self, view):\n        self.views = [view]\n\n    def __call__(self, request):\n        return self.views[0](request)\n',
    imports: ours('Counted'),
    on: '@Counted',
    result: ['DA111 shop/decorators.py:1'],
  },
  {
    why: 'an object with a transaction around the view',
    decorators:
      'from django.db import transaction\n\nclass Whole:\n    def __init__(self, view):\n        self.view = view\n\n    def __call__(self, request):\n        with transaction.atomic():\n            return self.view(request)\n',
    imports: ours('Whole'),
    on: '@Whole',
    result: ['DA153 shop/decorators.py:9'],
  },
  {
    why: 'an object that is marked as async by hand',
    decorators:
      'from asgiref.sync import iscoroutinefunction, markcoroutinefunction\n\nclass Both:\n    def __init__(self, view):\n        self.view = view\n        if iscoroutinefunction(view):\n            markcoroutinefunction(self)\n\n    def __call__(self, request):\n        return self.view(request)\n',
    imports: ours('Both'),
    on: '@Both',
    result: 'ready',
  },
  {
    why: 'a class of context managers: its __call__() is not of the project',
    decorators:
      'from contextlib import ContextDecorator\n\nclass timed(ContextDecorator):\n    def __enter__(self):\n        return self\n\n    def __exit__(self, *error):\n        return False\n',
    imports: ours('timed'),
    on: '@timed()',
    result: ['DA111 shop/views.py:7'],
  },
  {
    why: 'a decorator that applies those it is handed',
    decorators: COMPOSE,
    imports: `from django.contrib.auth.decorators import login_required\n${ours('compose, quiet')}`,
    on: '@compose(login_required, quiet)',
    result: 'ready',
  },
  {
    why: 'one of those it is handed needs a sync view',
    decorators: COMPOSE,
    imports: `from django.views.decorators.cache import cache_page\n${ours('compose, quiet')}`,
    on: '@compose(quiet, cache_page(60))',
    result: ['DA115 shop/views.py:8'],
  },
  {
    why: 'a transaction among them',
    decorators: COMPOSE,
    imports: `from django.db import transaction\n${ours('compose, quiet')}`,
    on: '@compose(quiet, transaction.atomic)',
    result: ['DA111 shop/decorators.py:11'],
  },
  {
    why: 'those it is handed are in a list of another module',
    decorators: `from django.contrib.auth.decorators import login_required\n\n${COMPOSE}\nALL = [login_required, quiet]\n`,
    imports: ours('compose, ALL'),
    on: '@compose(*ALL)',
    result: 'ready',
  },
  {
    why: 'a list that other code adds to',
    decorators: `from django.contrib.auth.decorators import login_required\n\n${COMPOSE}\nALL = [login_required]\nALL.append(quiet)\n`,
    imports: ours('compose, ALL'),
    on: '@compose(*ALL)',
    result: ['DA111 shop/decorators.py:13'],
  },
  {
    why: 'a stack that is given a name, made by reduce()',
    decorators: `from functools import reduce\nfrom django.contrib.auth.decorators import login_required\n\n${COMPOSE}\ndef folded(*all):\n    return lambda view: reduce(lambda inner, each: each(inner), all, view)\n\nmembers = folded(quiet, login_required)\n`,
    imports: ours('members'),
    on: '@members',
    result: 'ready',
  },
  {
    why: 'functions that are composed by reduce()',
    decorators: `from functools import reduce\nfrom django.contrib.auth.decorators import login_required\n\n${COMPOSE}\ndef chain(*all):\n    return reduce(lambda f, g: lambda x: f(g(x)), all)\n`,
    imports: `from django.views.decorators.cache import cache_page\n${ours('chain, quiet')}`,
    on: '@chain(quiet, cache_page(60))',
    result: ['DA115 shop/views.py:8'],
  },
  {
    why: 'a lambda',
    decorators: `from django.contrib.auth.decorators import login_required\n\n${COMPOSE}\nmembers = lambda view: login_required(quiet(view))\n`,
    imports: ours('members'),
    on: '@members',
    result: 'ready',
  },
  {
    why: 'a lambda that gives a decorator of Django',
    decorators:
      'from django.views.decorators.cache import cache_page\n\nkept = lambda minutes: cache_page(minutes * 60)\n',
    imports: ours('kept'),
    on: '@kept(2)',
    result: ['DA115 shop/decorators.py:3'],
  },
  {
    why: 'a wrapper that calls what it made of the view by a decorator that is handed over',
    decorators:
      'def unless(test, decorate):\n    def outer(view):\n        decorated = decorate(view)\n        def inner(request):\n            return view(request) if test(request) else decorated(request)\n        return inner\n    return outer\n',
    imports: `from django.views.decorators.http import require_GET\n${ours('unless')}`,
    on: '@unless(lambda request: False, require_GET)',
    result: 'ready',
  },
  {
    why: 'the same by one that needs a sync view',
    decorators:
      'def unless(test, decorate):\n    def outer(view):\n        decorated = decorate(view)\n        def inner(request):\n            return view(request) if test(request) else decorated(request)\n        return inner\n    return outer\n',
    imports: `from django.views.decorators.cache import cache_page\n${ours('unless')}`,
    on: '@unless(lambda request: False, cache_page(60))',
    result: ['DA115 shop/views.py:8'],
  },
  {
    why: 'a wrapper that calls something else that is made of the view',
    decorators:
      'def prepare(view):\n    return lambda request: view(request)\n\ndef prepared(view):\n    ready = prepare(view)\n    def inner(request):\n        return ready(request) or view(request)\n    return inner\n',
    imports: ours('prepared'),
    on: '@prepared',
    result: ['DA111 shop/decorators.py:2'],
  },
  {
    why: 'a wrapper that is decorated once it is there',
    decorators:
      'from django.contrib.auth.decorators import login_required\n\ndef members(view):\n    def inner(request):\n        return view(request)\n    inner = login_required(inner)\n    return inner\n',
    imports: ours('members'),
    on: '@members',
    result: 'ready',
  },
  {
    why: 'with and without arguments, by a variable that is bound twice',
    decorators:
      'from django.views.decorators.csrf import csrf_exempt\n\ndef open_view(view=None):\n    def decorate(inner):\n        def wrapper(request):\n            return inner(request)\n        return wrapper\n\n    made = decorate\n    if view:\n        made = decorate(view)\n    return csrf_exempt(made)\n',
    imports: ours('open_view'),
    on: '@open_view',
    result: 'ready',
  },
  {
    why: 'the view bound again to what a wrapper that blocks makes of it',
    decorators:
      'from .models import Book\n\ndef counted(view):\n    def inner(request):\n        request.books = Book.objects.count()\n        return view(request)\n    return inner\n\ndef twice(view):\n    view = counted(view)\n    def inner(request):\n        return view(request)\n    return inner\n',
    imports: ours('twice'),
    on: '@twice',
    result: 'ready',
  },
  {
    why: 'a wrapper that calls the view in a lambda',
    decorators:
      'from django.core.cache import cache\n\ndef kept(view):\n    def inner(request):\n        return cache.get_or_set("k", lambda: view(request))\n    return inner\n',
    imports: ours('kept'),
    on: '@kept',
    result: ['DA111 shop/decorators.py:5'],
  },
  {
    why: 'a wrapper that passes the view on',
    decorators:
      'def outer(view):\n    def inner(request):\n        return run(view, request)\n    return inner\n',
    imports: ours('outer'),
    on: '@outer',
    result: ['DA111 shop/decorators.py:3'],
  },
  {
    why: 'a wrapper that looks at the signature of the view',
    decorators:
      'import inspect\n\ndef named(view):\n    def inner(*args, **kwargs):\n        bound = inspect.signature(view).bind(*args, **kwargs)\n        return view(*bound.args, **bound.kwargs)\n    return inner\n',
    imports: ours('named'),
    on: '@named',
    result: 'ready',
  },
  {
    why: 'a lock that is held while the view runs: another view would wait for it on the loop',
    decorators:
      'import inspect\nfrom threading import Lock\n\nlocks = {}\n\ndef one_by_one(name):\n    def decorate(view):\n        def inner(*args, **kwargs):\n            value = inspect.signature(view).bind(*args, **kwargs).arguments.get(name)\n            with locks.setdefault(value, Lock()):\n                return view(*args, **kwargs)\n        return inner\n    return decorate\n',
    imports: ours('one_by_one'),
    on: '@one_by_one("pk")',
    result: ['DA153 shop/decorators.py:11'],
  },
  {
    why: 'a wrapper that looks at the view',
    decorators:
      'def limited(view):\n    def inner(request):\n        if getattr(view, "free", False) or view is None:\n            return None\n        return view(request)\n    return inner\n',
    imports: ours('limited'),
    on: '@limited',
    result: 'ready',
  },
  {
    why: 'a wrapper that never calls the view',
    decorators: 'def closed(view):\n    def inner(request):\n        return None\n    return inner\n',
    imports: ours('closed'),
    on: '@closed',
    result: ['DA111 shop/decorators.py:2'],
  },
  {
    why: 'a wrapper that puts another decorator around the view for one call',
    decorators:
      'from django.contrib.auth.decorators import login_required\n\ndef members(view):\n    def inner(request):\n        if request.GET:\n            return login_required(view)(request)\n        return view(request)\n    return inner\n',
    imports: ours('members'),
    on: '@members',
    result: 'ready',
  },
  {
    why: 'a decorator that is decorated itself',
    decorators:
      'from djblets.util.decorators import simple_decorator\n\n@simple_decorator\ndef members(view):\n    def inner(request):\n        return view(request)\n    return inner\n',
    imports: ours('members'),
    on: '@members',
    result: ['DA111 shop/decorators.py:3'],
  },
  {
    why: 'a decorator whose file can not be parsed',
    decorators: 'def members(view):\n    print "python 2"\n    return view\n',
    imports: ours('members'),
    on: '@members',
    result: ['DA111 shop/views.py:7'],
  },
  {
    why: 'a decorator that is a method of an object',
    decorators:
      'class Checker:\n    def needs(self, *names):\n        def decorate(view):\n            def inner(request):\n                self.check(request, names)\n                return view(request)\n            return inner\n        return decorate\n\n    def check(self, request, names):\n        return None\n\nchecker = Checker()\n',
    imports: ours('checker'),
    on: '@checker.needs("add")',
    result: 'ready',
  },
  {
    why: 'a decorator that is chosen by a condition',
    decorators:
      'from django.contrib.auth.decorators import user_passes_test\n\nif True:\n    staff = user_passes_test(lambda user: user.is_staff)\nelse:\n    staff = user_passes_test(lambda user: user.is_active)\n',
    imports: ours('staff'),
    on: '@staff',
    result: 'ready',
  },
  {
    why: 'a transaction around the view can not span its awaits',
    decorators:
      'from django.db import transaction\n\ndef whole(view):\n    def inner(request):\n        with transaction.atomic():\n            return view(request)\n    return inner\n',
    imports: ours('whole'),
    on: '@whole',
    result: ['DA153 shop/decorators.py:6'],
  },
  {
    why: 'atomic above a wrapper of the project: moving it inside would change what it covers',
    decorators:
      'def quiet(view):\n    def inner(request):\n        try:\n            return view(request)\n        except ValueError:\n            return None\n    return inner\n',
    imports: `from django.db import transaction\n${ours('quiet')}`,
    on: '@transaction.atomic\n@quiet',
    result: ['DA114 shop/views.py:8'],
  },
];

describe('verdicts', () => {
  for (const { why, decorators, imports, on, django, trust, result } of cases) {
    test(why, async () => {
      const wholeModule = on.includes('decorators.') ? 'from . import decorators\n' : '';
      const engine = await engineOf(
        {
          'shop/decorators.py': decorators ?? '',
          'shop/views.py': `${HEAD}${wholeModule}${imports ?? ''}\n\n${on}\n${VIEW}`,
          'site_/urls.py': urls('views.show'),
        },
        { ...(django ? { django } : {}), asyncDecorators: trust ?? [] },
      );
      const plan = engine.plan(['shop.views.show']);
      expect(reasonsOf(plan, 'shop.views.show')).toEqual(result === 'ready' ? [] : result);
      expect(engine.views([]).map((view) => view.status)).toEqual([result === 'ready' ? 'ready' : 'blocked']);
    });
  }
});

const STAFF = `from functools import wraps

from django.http import HttpResponseForbidden


def staff_only(view):
    # Only people with a key.
    @wraps(view)
    def wrapper(request, *args, **kwargs):
        if not request.user.is_staff:
            return HttpResponseForbidden("""
Staff only
""")
        return view(request, *args, **kwargs)

    return wrapper
`;

describe('the async branch', () => {
  test('stands before the sync wrapper, which is left as it is; text in strings keeps its place', async () => {
    const engine = await engineOf({
      'shop/decorators.py': STAFF,
      'shop/views.py': `${HEAD}from .decorators import staff_only\n\n\n@staff_only\n${VIEW}\n\n@staff_only\n${VIEW.replace('show', 'other')}`,
      'site_/urls.py': urls('views.show', 'views.other'),
    });
    const plan = engine.plan(['shop.views.other', 'shop.views.show']);
    expect(
      changedLines(plan, 'shop/decorators.py'),
    ).toBe(`+from asgiref.sync import iscoroutinefunction, sync_to_async
+    if iscoroutinefunction(view):
+
+        # Only people with a key.
+        @wraps(view)
+        async def wrapper(request, *args, **kwargs):
+            if not await sync_to_async(lambda: request.user.is_staff)():
+                return HttpResponseForbidden("""
+Staff only
+""")
+            return await view(request, *args, **kwargs)
+
+        return wrapper
+`);
    expect(plan.files.map(({ file, views }) => [file, views])).toEqual([
      ['shop/decorators.py', ['shop.views.other', 'shop.views.show']],
      ['shop/views.py', ['shop.views.other', 'shop.views.show']],
    ]);
  });

  test('below Django 4.2 asgiref has no iscoroutinefunction', async () => {
    const engine = await engineOf(
      {
        'shop/decorators.py': STAFF,
        'shop/views.py': `${HEAD}from .decorators import staff_only\n\n\n@staff_only\n${VIEW}`,
        'site_/urls.py': urls('views.show'),
      },
      { django: '4.1' },
    );
    const lines = changedLines(engine.plan(['shop.views.show']), 'shop/decorators.py').split('\n');
    expect(lines.filter((line) => line.includes('import') || line.includes('if iscoroutine'))).toEqual([
      '+import asyncio',
      '+from asgiref.sync import sync_to_async',
    ]);
    expect(lines).toContain('+    if asyncio.iscoroutinefunction(view):');
  });

  test('tabs, and a decorator that is parametrised', async () => {
    const engine = await engineOf({
      'shop/decorators.py':
        'def tagged(name):\n\tdef outer(view):\n\t\tdef inner(request):\n\t\t\tresponse = view(request)\n\t\t\tresponse["X"] = name\n\t\t\treturn response\n\t\tinner.name = name\n\t\treturn inner\n\treturn outer\n',
      'shop/views.py': `${HEAD}from .decorators import tagged\n\n\n@tagged("x")\n${VIEW}`,
      'site_/urls.py': urls('views.show'),
    });
    expect(changedLines(engine.plan(['shop.views.show']), 'shop/decorators.py')).toBe(
      [
        '+from asgiref.sync import iscoroutinefunction',
        '+',
        '+',
        '+\t\tif iscoroutinefunction(view):',
        '+',
        '+\t\t\tasync def inner(request):',
        '+\t\t\t\tresponse = await view(request)',
        '+\t\t\t\tresponse["X"] = name',
        '+\t\t\t\treturn response',
        '+\t\t\tinner.name = name',
        '+\t\t\treturn inner',
        '+',
      ].join('\n'),
    );
  });
});

test('a wrapper that calls another view: awaited in the async branch, through async_to_sync in the sync one', async () => {
  const engine = await engineOf({
    'shop/decorators.py':
      'from functools import wraps\n\n\ndef guarded(view):\n    @wraps(view)\n    def wrapper(request):\n        if request.GET:\n            from .views import other\n            return other(request)\n        return view(request)\n    return wrapper\n',
    'shop/views.py': `${HEAD}from .decorators import guarded\n\n\n@guarded\n${VIEW}\n\n${VIEW.replace('show', 'other')}`,
    'site_/urls.py': urls('views.show', 'views.other'),
  });
  const plan = engine.plan(['shop.views.show', 'shop.views.other']);
  expect(
    changedLines(plan, 'shop/decorators.py'),
  ).toBe(`+from asgiref.sync import async_to_sync, iscoroutinefunction
+
+    if iscoroutinefunction(view):
+
+        @wraps(view)
+        async def wrapper(request):
+            if request.GET:
+                from .views import other
+                return await other(request)
+            return await view(request)
+        return wrapper
+
-            return other(request)
+            return async_to_sync(other)(request)`);
});

describe('an object in the place of the view', () => {
  const decorators = `from .models import Book


class Counted:
    def __init__(self, view):
        self.view = view

    def __call__(self, request, *args):
        self.note(request)
        return self.answer(request, *args)

    @property
    def name(self):
        return self.view.__name__

    def note(self, request):
        request.count = Book.objects.count()
        request.limit = getattr(self.view, "limit", self.name)

    def answer(self, request, *args):
        return self.view(request, *args)
`;
  test('is marked as async where the view is, and hands over', async () => {
    const engine = await engineOf({
      'shop/decorators.py': decorators,
      'shop/views.py': `${HEAD}from .decorators import Counted\n\n\n@Counted\n${VIEW}`,
      'site_/urls.py': urls('views.show'),
    });
    expect(
      changedLines(engine.plan(['shop.views.show']), 'shop/decorators.py'),
    ).toBe(`+from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async
+
+        if iscoroutinefunction(view):
+            markcoroutinefunction(self)
+        if iscoroutinefunction(self):
+            return self.__acall__(request, *args)
+    async def __acall__(self, request, *args):
+        await sync_to_async(self.note)(request)
+        return await self.aanswer(request, *args)
+
+    async def aanswer(self, request, *args):
+        return await self.view(request, *args)
+`);
  });
});

describe('what a decorator hands to the view', () => {
  const decorators = `from functools import wraps

from .models import Book


def with_book(view):
    @wraps(view)
    def wrapper(request, pk, **kwargs):
        return view(request, Book.objects.get(pk=pk), **kwargs)
    return wrapper


def with_favourite(name):
    def decorate(view):
        @wraps(view)
        def wrapper(request, *args):
            request.favourite = Book.objects.first()
            return view(request, *args)
        return wrapper
    return decorate


class Handing:
    def __init__(self, view):
        self.view = view

    def __call__(self, request):
        return self.view(request, Book.objects.get(pk=1))


def compose(*decorators):
    def apply(view):
        for decorate in decorators:
            view = decorate(view)
        return view
    return apply


def applied(view):
    return with_book(view)


def fetched(source):
    def decorate(view):
        @wraps(view)
        def wrapper(request):
            found = source(request)
            return view(request, found)
        return wrapper
    return decorate


def latest(request):
    return Book.objects.last()
`;
  const cases = [
    {
      why: 'an object for its key',
      view: '@with_book\ndef show(request, book):\n    return HttpResponse(book.author)\n',
      line: '+    return HttpResponse(await sync_to_async(lambda: book.author)())',
    },
    {
      why: 'what an object in its place hands over',
      view: '@Handing\ndef show(request, book):\n    return HttpResponse(book.author)\n',
      line: '+    return HttpResponse(await sync_to_async(lambda: book.author)())',
    },
    {
      why: 'an object for its key, by one of several that are applied together',
      view: '@compose(with_book, with_favourite("x"))\ndef show(request, book):\n    return HttpResponse(book.author)\n',
      line: '+    return HttpResponse(await sync_to_async(lambda: book.author)())',
    },
    {
      why: 'what a function gives that the decorator is handed',
      view: '@fetched(latest)\ndef show(request, book):\n    return HttpResponse(book.author)\n',
      line: '+    return HttpResponse(await sync_to_async(lambda: book.author)())',
    },
    {
      why: 'an object for its key, by a decorator that another one applies',
      view: '@applied\ndef show(request, book):\n    return HttpResponse(book.author)\n',
      line: '+    return HttpResponse(await sync_to_async(lambda: book.author)())',
    },
    {
      why: 'an attribute of the request, through another decorator',
      view: '@with_favourite("x")\n@with_book\ndef show(request, book):\n    return HttpResponse(request.favourite.author)\n',
      line: '+    return HttpResponse(await sync_to_async(lambda: request.favourite.author)())',
    },
  ];
  for (const { why, view, line } of cases) {
    test(why, async () => {
      const engine = await engineOf({
        'shop/decorators.py': decorators,
        'shop/views.py': `${HEAD}from .decorators import *\n\n\n${view}`,
        'site_/urls.py': urls('views.show'),
      });
      expect(changedLines(engine.plan(['shop.views.show']), 'shop/views.py').split('\n')).toContain(line);
    });
  }
});

describe('a decorator that nobody was asked about, of an installed package: its source is read', () => {
  const site = '.venv/lib/python3.12/site-packages';
  const wrapper = (body: string): string =>
    `from functools import wraps\n\nfrom asgiref.sync import iscoroutinefunction\n\n\ndef guarded(view):\n${body}`;
  const sync = '    @wraps(view)\n    def inner(request):\n        return view(request)\n    return inner\n';
  const cases = [
    {
      why: 'one that gives the view back',
      source: wrapper('    view.guarded = True\n    return view\n'),
      reasons: [],
    },
    {
      why: 'one that looks at what it is given',
      source: wrapper(
        `    if iscoroutinefunction(view):\n        @wraps(view)\n        async def ainner(request):\n            return await view(request)\n        return ainner\n${sync}`,
      ),
      reasons: [],
    },
    { why: 'a sync wrapper', source: wrapper(sync), reasons: ['DA112 shop/views.py:7'] },
  ];
  for (const { why, source, reasons } of cases) {
    test(why, async () => {
      const engine = await engineOf({
        '.venv/pyvenv.cfg': '',
        [`${site}/acme/__init__.py`]: '',
        [`${site}/acme/decorators.py`]: source,
        'shop/views.py': `${HEAD}from acme.decorators import guarded\n\n\n@guarded\n${VIEW}`,
        'site_/urls.py': urls('views.show'),
      });
      expect(reasonsOf(engine.plan(['shop.views.show']), 'shop.views.show')).toEqual(reasons);
    });
  }
});

test('a wrapper that finds the request among its arguments: the user is loaded in a thread', async () => {
  const engine = await engineOf({
    'shop/decorators.py':
      'from functools import wraps\n\n\ndef staff_only(view):\n    @wraps(view)\n    def wrapper(*args, **kwargs):\n        user = args[0].user\n        if not user.is_staff:\n            return None\n        return view(*args, **kwargs)\n\n    return wrapper\n',
    'shop/views.py': `${HEAD}from .decorators import staff_only\n\n\n@staff_only\n${VIEW}`,
    'site_/urls.py': urls('views.show'),
  });
  const changed = changedLines(engine.plan(['shop.views.show']), 'shop/decorators.py');
  expect(changed).toContain('+            if not await sync_to_async(lambda: user.is_staff)():');
});

test('native style: what hasattr() has loaded on request.user is not on the user that auser() gives', async () => {
  const engine = await engineOf(
    {
      'site_/settings.py':
        'ROOT_URLCONF = "site_.urls"\nINSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "shop"]\n',
      'shop/models.py':
        'from django.conf import settings\nfrom django.db import models\n\nclass Profile(models.Model):\n    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)\n    size = models.IntegerField()\n',
      'shop/views.py':
        'from django.http import HttpResponse\n\n\ndef show(request):\n    if hasattr(request.user, "profile"):\n        return HttpResponse(request.user.profile.size)\n    return HttpResponse("")\n',
      'site_/urls.py': urls('views.show'),
    },
    { style: 'native' },
  );
  expect(
    changedLines(engine.plan(['shop.views.show']), 'shop/views.py'),
  ).toBe(`+from asgiref.sync import sync_to_async
-def show(request):
-    if hasattr(request.user, "profile"):
-        return HttpResponse(request.user.profile.size)
+async def show(request):
+    if await sync_to_async(hasattr)(request.user, "profile"):
+        return HttpResponse(await sync_to_async(lambda: request.user.profile.size)())`);
});

test('native style: a name that a test puts a mock in the place of keeps its calls', async () => {
  const called = async (tests: string) => {
    const engine = await engineOf(
      { 'shop/views.py': `${HEAD}\n\n${VIEW}`, 'site_/urls.py': urls('views.show'), 'shop/tests.py': tests },
      { style: 'native' },
    );
    return changedLines(engine.plan(['shop.views.show']), 'shop/views.py')
      .split('\n')
      .at(-1);
  };
  const patch =
    'from unittest.mock import patch\n\n\n@patch("shop.views.Book")\ndef test_show(book):\n    pass\n';
  expect(await called('')).toBe('+    return HttpResponse(await Book.objects.acount())');
  expect(await called(patch)).toBe('+    return HttpResponse(await sync_to_async(Book.objects.count)())');
});
