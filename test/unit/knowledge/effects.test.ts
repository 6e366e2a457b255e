/** What the stubs say, as the analysis of a view sees it: one line of a view each. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from '../../../src/analysis/index.ts';
import { LineIndex } from '../../../src/python/source.ts';
import { open, scratch } from '../project/scratch.ts';

interface Row {
  readonly code: string;
  /** Kinds of the effects, sorted; empty when the line is free; `cpu` for what is reported only. */
  readonly kinds: string;
  /** Names that the row needs, bound before. */
  readonly given: string;
}
const row = (code: string, kinds = '', given = ''): Row => ({ code, kinds, given });

const imports = `
import asyncio, base64, bisect, calendar, collections, concurrent.futures, copy, csv, datetime, decimal, functools, glob, gzip
import hashlib, heapq, html, http.client, io, itertools, json, logging, math, operator, os, pathlib, pickle, queue, random, re
import shutil, smtplib, socket, sqlite3, statistics, string, subprocess, tempfile, textwrap, threading, time, urllib.parse
import urllib.request, uuid, xml.etree.ElementTree, zipfile
import boto3, httpx, redis, requests, stripe
from PIL import Image, ImageDraw, ImageOps
from django.contrib import auth, messages
from django.contrib.auth.tokens import default_token_generator
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.shortcuts import get_current_site
from django.core import mail, serializers, signing
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.paginator import Paginator
from django.core.validators import validate_email
from django.db import connection, transaction
from django.http import FileResponse, HttpResponse, HttpResponseRedirect, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.template import loader
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import dateparse, timezone
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext as _
from .models import Author, Book
from .tasks import bound, plain

log = logging.getLogger(__name__)
client = redis.Redis()
s3 = boto3.client("s3")
`;

const BOOKS = 'books = list(Book.objects.all())';
const QUERY = 'books = Book.objects.order_by("title")';

const tables: Readonly<Record<string, readonly Row[]>> = {
  'iterating, comparing, converting': [
    row('sorted(books, key=lambda book: book.title)', '', BOOKS),
    row('sorted(books, key=lambda book: book.author.name)', 'db', BOOKS),
    row('sorted(books, key=operator.attrgetter("author.name"))', 'db', BOOKS),
    row('max(books, key=lambda book: book.pk)', '', BOOKS),
    row('max(books, key=lambda book: book.pk)', 'db', QUERY),
    row('sum(book.pk for book in books)', '', BOOKS),
    row('any(book.author_id for book in books)', '', BOOKS),
    row('any(book.author.name for book in books)', 'db', BOOKS),
    row('map(str, books)', 'db', QUERY),
    row('map(str, [1, 2])'),
    row('list(map(lambda book: book.author, books))', 'db', BOOKS),
    row('list(zip(books, books))', '', BOOKS),
    row('list(enumerate(books))', 'db', QUERY),
    row('", ".join(book.title for book in books)', '', BOOKS),
    row('"{}".format(book)', 'db', 'book = Book.objects.get()'),
    row('"{}".format(book.title)', '', 'book = Book.objects.get()'),
    row('print(books)', 'db', QUERY),
    row('json.dumps([book.title for book in books])', '', BOOKS),
    row('json.dumps(list(books.values()))', 'db', QUERY),
    row('json.dumps({}, default=lambda value: Book.objects.count())', 'db'),
    row('itertools.chain(books, books)', '', QUERY),
    row('list(itertools.chain(books, books))', 'db', QUERY),
    row('itertools.islice(books, 3)', 'db', QUERY),
    row(
      '[list(group) for _, group in itertools.groupby(books, key=lambda book: book.author.name)]',
      'db',
      BOOKS,
    ),
    row('[list(group) for _, group in itertools.groupby(books, key=lambda book: book.author_id)]', '', BOOKS),
    row('functools.reduce(lambda total, book: total + book.pk, books, 0)', '', BOOKS),
    row('functools.reduce(lambda total, book: total + book.author.pk, books, 0)', 'db', BOOKS),
    row('heapq.nlargest(3, books, key=lambda book: book.author.name)', 'db', BOOKS),
    row('bisect.bisect([1, 2], 1)'),
    row('statistics.mean(books.values_list("pk", flat=True))', 'db', QUERY),
    row('statistics.mean([1, 2])'),
    row('random.choice(books)', 'db', QUERY),
    row('random.choice(books)', '', BOOKS),
    row('copy.copy(books)', 'db', QUERY),
    row('copy.copy(books[0])', '', BOOKS),
    row('pickle.dumps(books)', 'db', QUERY),
    row('re.sub("a", lambda match: match.group(0), "abc")'),
    row('re.sub("a", lambda match: Book.objects.get().title, "abc")', 'db'),
  ],
  'containers of the standard library': [
    row('collections.Counter(book.title for book in books).most_common(3)', '', BOOKS),
    row('collections.Counter(books.values_list("title", flat=True))', 'db', QUERY),
    row(
      'groups[book.author_id].append(book)',
      '',
      `${BOOKS}; book = books[0]; groups = collections.defaultdict(list)`,
    ),
    row(
      'groups["a"][0].author',
      'db',
      `${BOOKS}; groups = collections.defaultdict(list); groups["a"].append(books[0])`,
    ),
    row('counts[book.title] += 1', '', `${BOOKS}; book = books[0]; counts = collections.defaultdict(int)`),
    row(
      'ordered["a"].author',
      'db',
      `${BOOKS}; ordered = collections.OrderedDict(); ordered["a"] = books[0]`,
    ),
    row('collections.deque(books).popleft().title', '', BOOKS),
    row('collections.deque(books).popleft().author', 'db', BOOKS),
    row('collections.deque(books)', 'db', QUERY),
    row('Point(1, 2).x', '', 'Point = collections.namedtuple("Point", "x y")'),
  ],
  'pure functions': [
    row('datetime.datetime.now().date().isoformat()'),
    row('(datetime.date.today() - datetime.timedelta(days=1)).strftime("%Y")'),
    row('datetime.datetime.strptime("a", "b").replace(tzinfo=None)'),
    row('uuid.uuid4().hex.upper()'),
    row('hashlib.sha256(b"a").hexdigest()'),
    row('base64.b64encode(b"a").decode()'),
    row('decimal.Decimal("1").quantize(decimal.Decimal("1"))'),
    row('math.ceil(1.5)'),
    row('re.match("a", "b").group(0).strip()'),
    row('urllib.parse.urlparse("a").netloc.lower()'),
    row('os.path.join("a", "b")'),
    row('pathlib.Path("a").parent / "b"'),
    row('textwrap.shorten("a", 3)'),
    row('string.Template("$a").substitute(a=1)'),
    row('html.escape("a")'),
    row('calendar.monthrange(2024, 1)'),
    row('xml.etree.ElementTree.fromstring("<a/>").findall("b")'),
    row('log.info("%s", request.path)'),
    row('log.warning("%s", books)', 'db', QUERY),
    row('asyncio.iscoroutinefunction(print)'),
    row('reverse("shop:book", args=[1])'),
    row('timezone.localtime(timezone.now()).strftime("%Y")'),
    row('dateparse.parse_date("2024-01-01").isoformat()'),
    row('slugify("A b")'),
    row('_("Saved") % {"a": 1}'),
    row('format_html("<b>{}</b>", book.title)', '', 'book = Book.objects.get()'),
    row('format_html("<b>{}</b>", book)', 'db', 'book = Book.objects.get()'),
    row('validate_email("a@b.org")'),
    row('signing.dumps({"a": 1})'),
    row(
      'default_token_generator.check_token(book.owner, "a")',
      '',
      'book = Book.objects.select_related("owner").get()',
    ),
  ],
  'files, processes, network': [
    row('open("a")', 'file'),
    row('pathlib.Path("a").read_text()', 'file'),
    row('os.path.exists("a")', 'file'),
    row('os.listdir("a")', 'file'),
    row('os.system("ls")', 'process'),
    row('glob.glob("*")', 'file'),
    row('shutil.copy("a", "b")', 'file'),
    row('tempfile.mkdtemp()', 'file'),
    row('io.StringIO().write("a")'),
    row('io.BytesIO(b"a").read()'),
    row('csv.writer(io.StringIO()).writerow(["a"])'),
    row('csv.writer(HttpResponse()).writerow(["a"])'),
    row('csv.writer(HttpResponse()).writerow([book])', 'db', 'book = Book.objects.get()'),
    row('csv.reader(handle)', '', 'handle = open("a")'),
    row('[cells for cells in csv.reader(handle)]', 'file', 'handle = open("a")'),
    row('subprocess.run(["ls"], check=True).stdout.strip()', 'process'),
    row('time.sleep(1)', 'sleep'),
    row('time.monotonic()'),
    row('socket.create_connection(("a", 1))', 'network'),
    row('urllib.request.urlopen("a")', 'network'),
    row('http.client.HTTPConnection("a").getresponse()', 'network'),
    row('smtplib.SMTP("a")', 'network'),
    row('sqlite3.connect("a")', 'file'),
    row('threading.Thread(target=print).start()'),
    row('threading.Thread(target=print).join()', 'lock'),
    row('queue.Queue().get()', 'lock'),
    row('concurrent.futures.ThreadPoolExecutor().submit(print)'),
    row('concurrent.futures.ThreadPoolExecutor().submit(print).result()', 'lock'),
    row('requests.get("a").json()', 'network'),
    row('response.json()["a"]', '', 'response = requests.get("a")'),
    row('response.raise_for_status()', '', 'response = requests.get("a")'),
    row('requests.Session().post("a")', 'network'),
    row('requests.Session()'),
    row('httpx.get("a")', 'network'),
    row('httpx.Client().get("a")', 'cpu network'),
    row('client.get("a")', 'network'),
    row('client.pipeline().set("a", 1)'),
    row('client.pipeline().execute()', 'network'),
    row('s3.put_object(Bucket="a")', 'network'),
    row('stripe.Charge.create(amount=1)', 'network'),
    row('plain.delay(1)', 'network'),
    row('plain.s(1)'),
    row('plain(1)', 'db'),
    row('bound.apply_async(args=[1])', 'network'),
    row('urllib.request.urlopen("a").close()', 'network'),
    row('subprocess.Popen(["a"])', 'process'),
    row('process.poll()', '', 'process = subprocess.Popen(["a"])'),
  ],
  pictures: [
    row('Image.open("a")', 'file'),
    row('image.size', '', 'image = Image.open("a")'),
    row('image.thumbnail((1, 1))', 'cpu file', 'image = Image.open("a")'),
    row('ImageOps.exif_transpose(image)', 'cpu file', 'image = Image.open("a")'),
    row('small.rotate(90)', 'cpu', 'small = Image.open("a").resize((1, 1))'),
    row('ImageOps.invert(image)', 'cpu', 'image = Image.new("L", (1, 1))'),
    row('image.save("a")', 'file', 'image = Image.new("L", (1, 1))'),
    row('Image.Resampling.LANCZOS'),
  ],
  'responses and templates': [
    row('HttpResponse("a")'),
    row('HttpResponse(books)', 'db', QUERY),
    row('HttpResponse(book.title for book in books)', '', BOOKS),
    row('StreamingHttpResponse(book.title for book in books)', '', BOOKS),
    row('StreamingHttpResponse(books)', 'db', QUERY),
    row('StreamingHttpResponse(books.iterator())', '', QUERY),
    row('FileResponse(io.BytesIO(b"a"))'),
    row('FileResponse(handle)', 'file', 'handle = open("a")'),
    row('JsonResponse({"a": 1})'),
    row('HttpResponseRedirect("/")'),
    row('redirect("shop:book", pk=1)'),
    row('redirect(book)', '', 'book = Book.objects.get()'),
    row('redirect(author)', 'db', 'author = Author.objects.get()'),
    row('render(request, "a.html")', 'db file'),
    row('loader.render_to_string("a.html")', 'db file'),
    row('TemplateResponse(request, "a.html", {"books": books})', '', QUERY),
  ],
  'the request': [
    row('request.POST.get("a", "").strip()'),
    row('request.GET.getlist("a")[0].lower()'),
    row('request.META.get("a")'),
    row('request.headers["a"].split(",")'),
    row('request.build_absolute_uri()'),
    row('request.FILES["a"].name.lower()'),
    row('request.FILES["a"].size > 1'),
    row('request.FILES["a"].read()', 'file'),
    row('[chunk for chunk in request.FILES["a"].chunks()]', 'file'),
    row('messages.success(request, "Saved")'),
    row('[str(message) for message in messages.get_messages(request)]', 'db'),
    row('auth.login(request, book.owner)', 'db', 'book = Book.objects.select_related("owner").get()'),
    row('auth.authenticate(request, username="a")', 'cpu db'),
    row('book.owner.has_perm("a")', 'db', 'book = Book.objects.select_related("owner").get()'),
    row('book.owner.get_full_name()', '', 'book = Book.objects.select_related("owner").get()'),
    row('book.owner.set_password("a")', 'cpu', 'book = Book.objects.select_related("owner").get()'),
    row('book.owner.check_password("a")', 'cpu db', 'book = Book.objects.select_related("owner").get()'),
    row('book.owner.email_user("a", "b")', 'network', 'book = Book.objects.select_related("owner").get()'),
  ],
  "Django's services": [
    row('cache.get("a")', 'db'),
    row('cache.make_key("a")'),
    row('mail.send_mail("a", "b", None, ["c"])', 'network'),
    row('mail.EmailMessage("a", "b", to=["c"])'),
    row('mail.EmailMessage("a", "b", to=["c"]).send()', 'network'),
    row('default_storage.save("a", ContentFile(b"b"))', 'file'),
    row('default_storage.url("a")'),
    row('ContentFile(b"a").read()'),
    row('book.cover.url', '', 'book = Book.objects.get()'),
    row('book.cover.read()', 'file', 'book = Book.objects.get()'),
    row('book.cover.save("a", ContentFile(b"b"))', 'db file', 'book = Book.objects.get()'),
    row('call_command("a")', 'db file'),
    row('serializers.serialize("json", books)', 'db', QUERY),
    row('ContentType.objects.get_for_model(Book)', 'db'),
    row('get_current_site(request)', 'db'),
    row('connection.cursor()', 'db'),
    row('connection.vendor'),
    row('cursor.fetchone()', 'db', 'cursor = connection.cursor()'),
    row('transaction.on_commit(print)', 'db'),
    row('transaction.atomic()'),
  ],
  paginators: [
    row('Paginator(books, 10)', '', QUERY),
    row('Paginator(books, 10).count', 'db', QUERY),
    row('Paginator(books, 10).count', '', BOOKS),
    row('Paginator(books, 10).get_page(1)', 'db', QUERY),
    row('page.has_next()', '', `${QUERY}; page = Paginator(books, 10).get_page(1)`),
    row(
      'paginator.num_pages',
      '',
      `${QUERY}; paginator = Paginator(books, 10); page = paginator.get_page(1)`,
    ),
    row('[book.title for book in page]', 'db', `${QUERY}; page = Paginator(books, 10).get_page(1)`),
    row('[book.title for book in page]', '', `${BOOKS}; page = Paginator(books, 10).get_page(1)`),
    row('[book.author for book in page]', 'db', `${BOOKS}; page = Paginator(books, 10).get_page(1)`),
  ],
};

const rows = Object.values(tables).flat();
const files = {
  'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
  'shop/__init__.py': '',
  'shop/settings.py': 'INSTALLED_APPS = ["django.contrib.auth", "shop"]\nROOT_URLCONF = "shop.urls"\n',
  'shop/urls.py': 'urlpatterns = []\n',
  'shop/models.py': `
from django.contrib.auth.models import User
from django.db import models

class Author(models.Model):
    name = models.CharField(max_length=9)

    def get_absolute_url(self):
        return f"/{self.books.count()}/"

class Book(models.Model):
    title = models.CharField(max_length=9)
    cover = models.FileField()
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    owner = models.ForeignKey(User, models.CASCADE)

    def __str__(self):
        return f"{self.title} by {self.author.name}"

    def get_absolute_url(self):
        return f"/{self.pk}/"
`,
  'shop/tasks.py': `
from celery import shared_task
from .models import Book

@shared_task
def plain(pk):
    return Book.objects.get(pk=pk).title

@shared_task(bind=True, max_retries=3)
def bound(self, pk):
    return pk
`,
  'shop/views.py': `${imports}${rows
    .map(({ given, code }, index) => `\n\ndef view_${index}(request):\n    ${given || 'pass'}\n    ${code}\n`)
    .join('')}`,
};

/** Kinds found on the last line of each view, and calls there that could not be analysed. */
async function analyse(): Promise<readonly string[]> {
  const { project } = await open(scratch(files));
  const views = project.files.parse('shop/views.py');
  if (!views.ok) throw new Error(`views.py:${views.problem.line} ${views.problem.message}`);
  const program = createProgram(project);
  const lines = new LineIndex(files['shop/views.py']);
  return rows.map((_, index) => {
    const found = program.find(`shop.views.view_${index}`);
    const node = found?.k === 'function' ? found.fn.node : null;
    if (found?.k !== 'function' || node?.kind !== 'FunctionDef') return 'not found';
    const analysis = program.analyze({ ...found.fn, node });
    const last = lines.line(node.end);
    const kinds = new Set(
      [...analysis.sites, ...analysis.heavy]
        .filter((site) => lines.line(site.node.start) === last)
        .flatMap((site) => site.effects.map(({ kind }) => kind)),
    );
    const unknown = analysis.unknownCalls.map(({ name }) => `${name} is not analysed`);
    return [...[...kinds].sort(), ...unknown].join(' ');
  });
}

describe('the stubs, as the analysis sees them', () => {
  let analysed: readonly string[] = [];
  beforeAll(async () => {
    analysed = await analyse();
  });
  for (const [name, table] of Object.entries(tables)) {
    it.each(table.map((each) => [each.code, each.kinds, each.given, rows.indexOf(each)] as const))(
      `${name}: %s -> "%s" (%s)`,
      (_code, kinds, _given, index) => {
        expect(analysed[index]).toBe(kinds);
      },
    );
  }
});
