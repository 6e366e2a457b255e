from _effects import db
from django.views.generic.base import View
from rest_framework import status as status
from rest_framework.request import Request
from rest_framework.response import Response


class APIView(View):
    authentication_classes: list
    format_kwarg: str | None
    headers: dict
    parser_classes: list
    permission_classes: list
    renderer_classes: list
    request: Request
    response: Response
    schema: object
    throttle_classes: list
    versioning_class: object

    def check_object_permissions(self, request, obj):
        db("APIView.check_object_permissions()")

    def check_permissions(self, request):
        db("APIView.check_permissions()")

    def check_throttles(self, request):
        db("APIView.check_throttles()")

    def finalize_response(self, request, response, *args, **kwargs):
        return response

    def get_authenticators(self) -> list: ...

    def get_parsers(self) -> list: ...

    def get_permissions(self) -> list: ...

    def get_renderers(self) -> list: ...

    def get_throttles(self) -> list: ...

    def handle_exception(self, exc) -> Response: ...

    def initial(self, request, *args, **kwargs):
        db("APIView.initial()")

    def initialize_request(self, request, *args, **kwargs) -> Request: ...

    def permission_denied(self, request, message=None, code=None): ...


def exception_handler(exc, context) -> Response | None: ...


def set_rollback(): ...
