/** Files that are not what their ending says, or that Python does not take: they are left alone, and the views beside them migrated. */
import { describe, expect, it } from 'vitest';
import { changedLines, engineOf, reasonsOf, urls } from '../migrate/project.ts';

const VIEWS =
  'from django.http import HttpResponse\n\nfrom .models import Book\n\n\ndef show(request):\n    return HttpResponse(Book.objects.count())\n';
const MIGRATED = '+    return HttpResponse(await sync_to_async(Book.objects.count)())';

interface Case {
  readonly why: string;
  readonly text: string;
}

const notebook = (source: string): string =>
  JSON.stringify(
    { cells: [{ cell_type: 'code', metadata: {}, outputs: [], source: [source] }], nbformat: 4 },
    null,
    1,
  );
const lines = (line: (at: number) => string): string =>
  Array.from({ length: 10_000 }, (_, at) => line(at)).join('\n');

const cases: readonly Case[] = [
  // -- Python 2
  {
    why: 'Python 2: a print statement',
    text: 'from .views import show\n\n\ndef main():\n    print show(None)\n',
  },
  {
    why: 'Python 2: except with a comma',
    text: 'try:\n    import json\nexcept ImportError, error:\n    import simplejson as json\n',
  },
  {
    why: 'Python 2: exec, backticks and a raise with a text',
    text: 'def run(code):\n    exec code in {}\n    raise ValueError, `code`\n',
  },
  // -- notebooks
  { why: 'notebooks: with code that calls a view', text: `${notebook('show(None)')}\n` },
  {
    why: 'notebooks: with null and true in them',
    text: `${notebook('%timeit x').replace('{}', '{"collapsed": true, "x": null}')}\n`,
  },
  { why: 'notebooks: on one line', text: JSON.stringify(JSON.parse(notebook('!ls'))) },
  // -- templates
  {
    why: 'templates: of an app, for startapp',
    text: 'from django.apps import AppConfig\n\n\nclass {{ camel_case_app_name }}Config(AppConfig):\n    name = "{{ app_name }}"\n',
  },
  {
    why: 'templates: of cookiecutter, with conditions',
    text: '{% if cookiecutter.use_celery == "y" -%}\nfrom .celery import app\n{%- endif %}\n',
  },
  {
    why: 'templates: of Mako',
    text: '<%! import re %>\nrevision = <%text>1</%text>\n\n% for each in upgrades:\n    pass\n% endfor\n',
  },
  // -- empty files
  { why: 'empty files: nothing at all', text: '' },
  { why: 'empty files: lines of nothing', text: '\n\n  \n\t\n' },
  { why: 'empty files: a comment, and no line end', text: '# nothing yet' },
  // -- ten thousand lines
  { why: 'ten thousand lines: a table', text: `TABLE = {\n${lines((at) => `    ${at}: "row ${at}",`)}\n}\n` },
  { why: 'ten thousand lines: functions', text: `${lines((at) => `def f${at}(x): return x.pk + ${at}`)}\n` },
  { why: 'ten thousand lines: one text', text: `TEXT = """\n${lines((at) => `line ${at}`)}\n"""\n` },
];

describe('a file beside the views', () => {
  it.each(cases)('$why', async ({ text }) => {
    const engine = await engineOf({
      'shop/views.py': VIEWS,
      'shop/beside.py': text,
      'site_/urls.py': urls('views.show'),
    });
    const plan = engine.plan(['shop.views.show']);
    expect(reasonsOf(plan, 'shop.views.show')).toEqual([]);
    expect(plan.files.map((file) => file.file)).toEqual(['shop/views.py']);
    expect(changedLines(plan, 'shop/views.py')).toContain(MIGRATED);
  });
});

const BROKEN: readonly (readonly [why: string, text: string, line: number])[] = [
  [
    'syntax errors elsewhere: a bracket that is not closed',
    'def other(request):\n    return HttpResponse("x"\n\n\nA = 1\n',
    11,
  ],
  [
    'syntax errors elsewhere: a conflict that was committed',
    '<<<<<<< HEAD\nA = 1\n=======\nA = 2\n>>>>>>> topic\n',
    10,
  ],
  [
    'syntax errors elsewhere: a statement of Python 2',
    'def other(request):\n    print "here"\n    return show(request)\n',
    11,
  ],
];

describe('a file of views', () => {
  it.each(BROKEN)('%s', async (_why, text, line) => {
    const engine = await engineOf({
      'shop/views.py': `${VIEWS}\n\n${text}`,
      'site_/urls.py': urls('views.show'),
    });
    expect(engine.plan(['shop.views.show']).files).toEqual([]);
    const said = engine.project.findings.filter(({ file }) => file === 'shop/views.py');
    expect(said.map((each) => `${each.code} ${each.line}`)).toEqual([`DA508 ${line}`]);
  });
});

const NEW_SYNTAX: readonly (readonly [why: string, body: string, after: string])[] = [
  [
    'the quotes of the f-string inside it',
    'return HttpResponse(f"{", ".join(book.title for book in Book.objects.all())}")',
    'return HttpResponse(f"{", ".join(book.title for book in await sync_to_async(list)(Book.objects.all()))}")',
  ],
  [
    'an f-string of the same quotes, two deep',
    "return HttpResponse(f'{f'{Book.objects.get(title='a').title}'}')",
    "return HttpResponse(await sync_to_async(lambda: f'{f'{Book.objects.get(title='a').title}'}')())",
  ],
  [
    'a backslash, a line end and a comment inside the braces',
    'return HttpResponse(f"{\n        "\\n".join(["a"])  # joined\n    }{Book.objects.count()}")',
    '}{await sync_to_async(Book.objects.count)()}")',
  ],
];

describe('nested quotes in f-strings, of Python 3.12', () => {
  it.each(NEW_SYNTAX)('%s', async (_why, body, after) => {
    const engine = await engineOf({
      'shop/views.py': VIEWS.replace('return HttpResponse(Book.objects.count())', body),
      'site_/urls.py': urls('views.show'),
    });
    const plan = engine.plan(['shop.views.show']);
    expect(reasonsOf(plan, 'shop.views.show')).toEqual([]);
    expect(changedLines(plan, 'shop/views.py')).toContain(after);
  });
});
