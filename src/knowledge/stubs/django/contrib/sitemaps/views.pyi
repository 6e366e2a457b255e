from _effects import db
from django.template.response import TemplateResponse


def index(request, sitemaps, *args, **kwargs) -> TemplateResponse:
    db("sitemaps.views.index()")


def sitemap(request, sitemaps, *args, **kwargs) -> TemplateResponse:
    db("sitemaps.views.sitemap()")
