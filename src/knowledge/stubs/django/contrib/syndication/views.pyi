from _effects import db
from django.http import HttpResponse


class FeedDoesNotExist(Exception): ...


class Feed:
    description: str
    link: str
    title: str

    def __call__(self, request, *args, **kwargs) -> HttpResponse:
        db("Feed()")
