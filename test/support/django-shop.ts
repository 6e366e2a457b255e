/** The smallest Django project with something to migrate; for the real engine. */
import type { Files } from './project.ts';

export const DJANGO_VIEWS = `import time

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render

from shop.models import Book


def detail(request, pk):
    book = get_object_or_404(Book, pk=pk)
    return JsonResponse({"title": book.title})


def index(request):
    time.sleep(0.1)
    books = Book.objects.filter(title__startswith="A")
    return render(request, "shop/index.html", {"books": list(books)})
`;

export const DJANGO_SHOP: Files = {
  'manage.py': 'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_.settings")\n',
  'requirements.txt': 'Django==5.2\n',
  'site_/__init__.py': '',
  'site_/settings.py': `ROOT_URLCONF = "site_.urls"
INSTALLED_APPS = ["shop"]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware", "shop.middleware.timing"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db"}}
`,
  'site_/urls.py': `from django.urls import path

from shop import views

urlpatterns = [path("", views.index), path("<int:pk>/", views.detail)]
`,
  'shop/__init__.py': '',
  'shop/models.py': `from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=100)
`,
  'shop/middleware.py': `def timing(get_response):
    def middleware(request):
        return get_response(request)

    return middleware
`,
  'shop/views.py': DJANGO_VIEWS,
};
