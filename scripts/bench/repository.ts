/** A Django repository of any size, the same for the same numbers: what the benchmark measures on. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Size {
  /** Python files altogether. */
  readonly files: number;
  /** Apps with models and views; each is seven files. All other files hold neither. */
  readonly apps: number;
}

/** Views of an app: see `views()`. */
export const VIEWS_PER_APP = 8;

/** Numbers that look random and are the same each time (a linear congruential generator, as in Numerical Recipes). */
function createDice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Writes the repository into a folder that is empty. */
export function writeRepository(root: string, size: Size): void {
  for (const [path, text] of repository(size)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** The files by path. Throws when there are fewer files than the apps need. */
export function repository({ files, apps }: Size): ReadonlyMap<string, string> {
  const dice = createDice(files * 31 + apps);
  const texts = new Map<string, string>([
    ['requirements.txt', 'django==5.2\nrequests==2.32.0\n'],
    ['manage.py', MANAGE],
    ['site_config/__init__.py', ''],
    ['site_config/settings.py', settings(apps)],
    ['site_config/urls.py', urls(apps)],
    ['library/__init__.py', ''],
  ]);
  for (let app = 0; app < apps; app++) {
    const below = (name: string, text: string): void => void texts.set(`app_${app}/${name}`, text);
    below('__init__.py', '');
    below('models.py', models(app));
    below('helpers.py', helpers(app));
    below('forms.py', forms(app));
    below('views.py', views(app));
    below('urls.py', appUrls(app));
    below('tests.py', tests(app));
  }
  const others = files - (texts.size - 1);
  if (others < 0) throw new Error(`${apps} apps need ${texts.size - 1} files, more than ${files}.`);
  for (let index = 0; index < others; index++) {
    const folder = `library/part_${index % 40}`;
    if (!texts.has(`${folder}/__init__.py`) && others - index > 1) {
      texts.set(`${folder}/__init__.py`, '');
    } else texts.set(`${folder}/module_${index}.py`, libraryModule(index, dice));
  }
  return texts;
}

const MANAGE = `import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
`;

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

function settings(apps: number): string {
  return `SECRET_KEY = "bench"
ROOT_URLCONF = "site_config.urls"
USE_TZ = True
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
${numbered(apps, (app) => `    "app_${app}",`)}
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
`;
}

function urls(apps: number): string {
  return `from django.urls import include, path

urlpatterns = [
${numbered(apps, (app) => `    path("app-${app}/", include("app_${app}.urls")),`)}
]
`;
}

function models(app: number): string {
  const linked = app === 0 ? '"Author"' : `"app_${app - 1}.Author"`;
  return `from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=100)
    mentor = models.ForeignKey(${linked}, null=True, on_delete=models.SET_NULL)

    def __str__(self):
        return self.name


class Book(models.Model):
    title = models.CharField(max_length=200)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    price = models.DecimalField(max_digits=8, decimal_places=2)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.title} by {self.author}"

    @property
    def is_first(self):
        return not self.author.books.filter(created__lt=self.created).exists()


class Review(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="reviews")
    stars = models.IntegerField(default=0)
    text = models.TextField(blank=True)
`;
}

function helpers(app: number): string {
  return `import requests

from .models import Book, Review


def clean_title(title):
    return " ".join(title.split()).strip()


def average_stars(book):
    reviews = list(Review.objects.filter(book=book))
    if not reviews:
        return 0
    return sum(review.stars for review in reviews) / len(reviews)


def best_books(limit=10):
    found = []
    for book in Book.objects.select_related("author"):
        if average_stars(book) > 3:
            found.append(book)
        if len(found) == limit:
            break
    return found


def stock_of(book):
    response = requests.get("https://stock.example.com/app_${app}", params={"book": book.pk}, timeout=5)
    return response.json().get("stock", 0)
`;
}

function forms(app: number): string {
  return `from django import forms

from .models import Book


class BookForm_${app}(forms.ModelForm):
    class Meta:
        model = Book
        fields = ["title", "author", "price"]

    def clean_title(self):
        title = self.cleaned_data["title"]
        if Book.objects.filter(title=title).exists():
            raise forms.ValidationError("known already")
        return title
`;
}

function views(app: number): string {
  return `from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from .forms import BookForm_${app}
from .helpers import average_stars, best_books, clean_title, stock_of
from .models import Author, Book, Review


def book_list_${app}(request):
    books = Book.objects.select_related("author").order_by("title")
    query = request.GET.get("q")
    if query:
        books = books.filter(title__icontains=clean_title(query))
    return render(request, "books.html", {"books": books})


def book_detail_${app}(request, pk):
    book = get_object_or_404(Book, pk=pk)
    return JsonResponse({"title": book.title, "author": book.author.name, "stars": average_stars(book)})


@login_required
def book_create_${app}(request):
    form = BookForm_${app}(request.POST or None)
    if request.method == "POST" and form.is_valid():
        book = form.save()
        return redirect(f"/app-${app}/{book.pk}/")
    return render(request, "form.html", {"form": form})


def book_stock_${app}(request, pk):
    book = get_object_or_404(Book, pk=pk)
    return JsonResponse({"book": str(book), "stock": stock_of(book)})


def best_${app}(request):
    names = [book.title for book in best_books()]
    return JsonResponse({"best": names})


def review_${app}(request, pk):
    with transaction.atomic():
        book = Book.objects.select_for_update().get(pk=pk)
        Review.objects.create(book=book, stars=int(request.POST["stars"]), text=request.POST.get("text", ""))
        book.save()
    return HttpResponse(status=204)


def health_${app}(request):
    return HttpResponse("ok")


class AuthorView_${app}(View):
    def get(self, request, pk):
        author = get_object_or_404(Author, pk=pk)
        return JsonResponse({"name": author.name, "books": [book.title for book in author.books.all()]})

    def post(self, request, pk):
        author = get_object_or_404(Author, pk=pk)
        author.name = request.POST["name"]
        author.save()
        return redirect(request.path)
`;
}

function appUrls(app: number): string {
  return `from django.urls import path

from . import views

urlpatterns = [
    path("", views.book_list_${app}),
    path("<int:pk>/", views.book_detail_${app}),
    path("new/", views.book_create_${app}),
    path("<int:pk>/stock/", views.book_stock_${app}),
    path("best/", views.best_${app}),
    path("<int:pk>/review/", views.review_${app}),
    path("health/", views.health_${app}),
    path("authors/<int:pk>/", views.AuthorView_${app}.as_view()),
]
`;
}

function tests(app: number): string {
  return `from django.test import RequestFactory, TestCase

from .models import Author, Book
from .views import health_${app}


class ViewTests(TestCase):
    def setUp(self):
        self.author = Author.objects.create(name="A")
        self.book = Book.objects.create(title="B", author=self.author, price=1)

    def test_health(self):
        response = health_${app}(RequestFactory().get("/"))
        self.assertEqual(response.status_code, 200)

    def test_detail(self):
        response = self.client.get(f"/app-${app}/{self.book.pk}/")
        self.assertEqual(response.json()["title"], "B")
`;
}

/** Code as it lies around views: no request, no query. */
function libraryModule(index: number, dice: (below: number) => number): string {
  const functions = numbered(4 + dice(5), (nth) => {
    const limit = 1 + dice(90);
    return `

def step_${nth}(rows, limit=${limit}):
    """Group the rows, keep at most so many of each group."""
    groups = defaultdict(list)
    for row in rows:
        key = row.get("kind", "other")
        if len(groups[key]) < limit:
            groups[key].append(row)
    total = sum(len(group) for group in groups.values())
    logger.debug("step_${nth}: %s rows in %s groups", total, len(groups))
    return dict(sorted(groups.items()))
`;
  });
  return `"""Reports, part ${index}."""
import logging
from collections import defaultdict
from dataclasses import dataclass, field

logger = logging.getLogger(__name__)


@dataclass
class Report_${index}:
    name: str
    rows: list = field(default_factory=list)

    def add(self, row):
        self.rows.append(row)
        return self

    def summary(self):
        return {"name": self.name, "rows": len(self.rows), "kinds": sorted({row["kind"] for row in self.rows})}
${functions}`;
}
