from _effects import db, file
from django.http import HttpResponse


def flatpage(request, url) -> HttpResponse:
    db("flatpage()")
    file("render()")


def render_flatpage(request, f) -> HttpResponse:
    file("render()")
