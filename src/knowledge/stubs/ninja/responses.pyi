from django.http import JsonResponse


class Response(JsonResponse): ...
