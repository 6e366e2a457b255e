# REST framework's views are called synchronously: they are recognised, not migrated.
from django.http import HttpRequest, QueryDict


class Request(HttpRequest):
    auth: object
    authenticators: list
    content_type: str
    data: QueryDict
    parsers: list
    query_params: QueryDict
    stream: object
    version: str | None
