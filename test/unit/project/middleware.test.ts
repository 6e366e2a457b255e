import { describe, expect, it } from 'vitest';
import { django, type Files, open, scratch } from './scratch.ts';

async function reportsOf(middleware: readonly string[], files: Files, version: string | null = null) {
  const root = scratch(
    django({
      'site_/settings.py': `MIDDLEWARE = ${JSON.stringify(middleware)}\n`,
      'app/__init__.py': '',
      ...files,
    }),
  );
  const { project } = await open(root, { django: version });
  return { reports: project.middleware };
}

interface Case {
  readonly why: string;
  /** Text of `app/mw.py`, which defines `M`. */
  readonly source: string;
  readonly verdict: string;
  readonly line: number;
  readonly hooks?: readonly string[];
  readonly note: RegExp;
}

const MIXIN = 'from django.utils.deprecation import MiddlewareMixin\n';

const own: readonly Case[] = [
  {
    why: 'a plain class is sync-only; the line is that of its __call__',
    source:
      'class M:\n    def __init__(self, get_response):\n        self.get_response = get_response\n\n    def __call__(self, request):\n        return self.get_response(request)\n',
    verdict: 'sync-only',
    line: 5,
    note: /without async_capable/,
  },
  {
    why: 'a closure without a decorator is sync-only',
    source:
      'def M(get_response):\n    def middleware(request):\n        return get_response(request)\n    return middleware\n',
    verdict: 'sync-only',
    line: 1,
    note: /without @sync_and_async_middleware/,
  },
  {
    why: 'a closure that looks at the mode, but is not marked, is still sync-only for Django',
    source:
      'from asgiref.sync import iscoroutinefunction\ndef M(get_response):\n    if iscoroutinefunction(get_response):\n        async def m(request):\n            return await get_response(request)\n    else:\n        def m(request):\n            return get_response(request)\n    return m\n',
    verdict: 'sync-only',
    line: 2,
    note: /looks at the mode, but is not marked/,
  },
  {
    why: '@sync_and_async_middleware, imported under another name',
    source:
      'from django.utils import decorators as d\n\n@d.sync_and_async_middleware\ndef M(get_response):\n    pass\n',
    verdict: 'async',
    line: 4,
    note: /@sync_and_async_middleware/,
  },
  {
    why: '@async_only_middleware',
    source:
      'from django.utils.decorators import async_only_middleware\n@async_only_middleware\ndef M(get_response):\n    pass\n',
    verdict: 'async',
    line: 3,
    note: /event loop only/,
  },
  {
    why: '@sync_only_middleware',
    source:
      'from django.utils.decorators import sync_only_middleware\n@sync_only_middleware\ndef M(get_response):\n    pass\n',
    verdict: 'sync-only',
    line: 3,
    note: /@sync_only_middleware/,
  },
  {
    why: 'marked after the definition',
    source: 'def M(get_response):\n    pass\nM.async_capable = True\n',
    verdict: 'async',
    line: 1,
    note: /async_capable/,
  },
  {
    why: 'MiddlewareMixin: its sync hooks run in a thread',
    source: `${MIXIN}class M(MiddlewareMixin):\n    def process_request(self, request):\n        pass\n    def process_view(self, request, *args):\n        pass\n`,
    verdict: 'adapted',
    line: 2,
    hooks: ['process_request', 'process_view'],
    note: /process_request and process_view each take a trip/,
  },
  {
    why: 'MiddlewareMixin imported where it may be missing',
    source:
      'try:\n    from django.utils.deprecation import MiddlewareMixin\nexcept ImportError:\n    MiddlewareMixin = object\nclass M(MiddlewareMixin):\n    def process_response(self, request, response):\n        return response\n',
    verdict: 'adapted',
    line: 5,
    hooks: ['process_response'],
    note: /process_response takes a trip/,
  },
  {
    why: 'MiddlewareMixin without hooks costs nothing',
    source: `${MIXIN}class M(MiddlewareMixin):\n    pass\n`,
    verdict: 'async',
    line: 2,
    note: /stays on the event loop/,
  },
  {
    why: 'MiddlewareMixin with async_capable = False',
    source: `${MIXIN}class M(MiddlewareMixin):\n    async_capable = False\n`,
    verdict: 'sync-only',
    line: 2,
    note: /async_capable is False/,
  },
  {
    why: 'MiddlewareMixin whose own __call__ uses the response breaks in front of an async view',
    source: `${MIXIN}class M(MiddlewareMixin):\n    def __call__(self, request):\n        response = self.get_response(request)\n        response["X"] = "y"\n        return response\n`,
    verdict: 'unknown',
    line: 3,
    note: /does not look at the mode/,
  },
  {
    why: 'MiddlewareMixin whose own __call__ gives a response of its own breaks as well: Django awaits it',
    source: `${MIXIN}class M(MiddlewareMixin):\n    def __call__(self, request):\n        if request.GET:\n            return stop()\n        return self.get_response(request)\n`,
    verdict: 'unknown',
    line: 3,
    note: /give a response of its own where a coroutine is awaited/,
  },
  {
    why: 'MiddlewareMixin whose own __call__ only gives the response on works in both modes',
    source: `${MIXIN}class M(MiddlewareMixin):\n    def __call__(self, request):\n        response = self.get_response(request)\n        return response\n`,
    verdict: 'async',
    line: 2,
    note: /MiddlewareMixin/,
  },
  {
    why: "a subclass of Django's own keeps what that does",
    source: 'from django.middleware.common import CommonMiddleware\nclass M(CommonMiddleware):\n    pass\n',
    verdict: 'adapted',
    line: 2,
    hooks: ['process_request', 'process_response'],
    note: /each take a trip/,
  },
  {
    why: 'inherited through a class of the project',
    source:
      'from .base import Base\nclass M(Base):\n    def process_exception(self, request, exception):\n        pass\n',
    verdict: 'adapted',
    line: 2,
    hooks: ['process_exception', 'process_response'],
    note: /each take a trip/,
  },
  {
    why: 'a class that declares both modes; an async hook needs no thread, a sync one does',
    source:
      'class M:\n    sync_capable = True\n    async_capable = True\n    async def __call__(self, request):\n        pass\n    async def process_view(self, *args):\n        pass\n    def process_exception(self, *args):\n        pass\n',
    verdict: 'adapted',
    line: 1,
    hooks: ['process_exception'],
    note: /process_exception takes a trip/,
  },
  {
    why: 'a base class that is not at hand',
    source: 'from elsewhere import Base\nclass M(Base):\n    pass\n',
    verdict: 'unknown',
    line: 2,
    note: /not at hand/,
  },
];

describe("the project's own middleware", () => {
  it.each(own)('$why', async ({ source, verdict, line, hooks = [], note }) => {
    const { reports } = await reportsOf(['app.mw.M'], {
      'app/mw.py': source,
      'app/base.py': `${MIXIN}class Base(MiddlewareMixin):\n    def process_response(self, request, response):\n        return response\n`,
    });
    expect(reports).toMatchObject([{ path: 'app.mw.M', index: 0, verdict, file: 'app/mw.py', line, hooks }]);
    expect(reports[0]?.note).toMatch(note);
  });
});

describe('middleware of others', () => {
  it.each([
    ['django.middleware.csrf.CsrfViewMiddleware', '5.2', 'adapted', 3],
    ['django.contrib.auth.middleware.RemoteUserMiddleware', '5.1', 'adapted', 1],
    ['django.contrib.auth.middleware.RemoteUserMiddleware', '5.2', 'async', 0],
    ['whitenoise.middleware.WhiteNoiseMiddleware', '5.2', 'sync-only', 0],
    ['corsheaders.middleware.CorsMiddleware', '5.2', 'async', 0],
    ['nobody.knows.Middleware', '5.2', 'unknown', 0],
  ] as const)('%s on Django %s is %s', async (path, version, verdict, hooks) => {
    const { reports } = await reportsOf([path], {}, version);
    expect(reports).toMatchObject([{ path, verdict, file: 'site_/settings.py', line: 1 }]);
    expect(reports[0]?.hooks).toHaveLength(hooks);
  });

  it.each([
    ['corsheaders.middleware.CorsMiddleware', /as of django-cors-headers [\d.]+\)$/],
    [
      'security.middleware.MandatoryPasswordChangeMiddleware',
      /as django-security [\d.]+ says of itself, not seen running/,
    ],
    ['stronghold.middleware.LoginRequiredMiddleware', /an async view behind it does not answer \(ValueError/],
  ] as const)('%s: the note says how it is known', async (path, note) => {
    const { reports } = await reportsOf([path], {}, '5.2');
    expect(reports[0]?.note).toMatch(note);
  });

  it('what is installed is read, and wins over the table', async () => {
    const site = '.venv/lib/python3.12/site-packages';
    const { reports } = await reportsOf(
      ['whitenoise.middleware.WhiteNoiseMiddleware', 'acme.mw.Quiet', 'acme.mw.Loud'],
      {
        '.venv/pyvenv.cfg': '',
        [`${site}/whitenoise/__init__.py`]: '',
        [`${site}/whitenoise/middleware.py`]: 'class WhiteNoiseMiddleware:\n    async_capable = True\n',
        [`${site}/acme/mw.py`]: `${MIXIN}from ._base import Base\nclass Quiet(Base):\n    pass\nclass Loud:\n    def __call__(self, request):\n        pass\n`,
        [`${site}/acme/_base.py`]: `${MIXIN}class Base(MiddlewareMixin):\n    def process_request(self, request):\n        pass\n`,
      },
    );
    expect(reports.map((report) => report.verdict)).toEqual(['async', 'adapted', 'sync-only']);
    expect(reports.map((report) => report.file)).toEqual(Array(3).fill('site_/settings.py'));
  });
});
