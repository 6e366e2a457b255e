from django.http import JsonResponse


class Response(JsonResponse): ...


class Status:
    def __init__(self, status_code, value):
        self.status_code = status_code
        self.value = value
