from _effects import file


class ExceptionReporter:
    def __init__(self, request, exc_type, exc_value, tb, is_email=False): ...

    def get_traceback_data(self) -> dict:
        file("ExceptionReporter.get_traceback_data()")

    def get_traceback_html(self) -> str:
        file("ExceptionReporter.get_traceback_html()")

    def get_traceback_text(self) -> str:
        file("ExceptionReporter.get_traceback_text()")


class SafeExceptionReporterFilter: ...


def get_default_exception_reporter_filter() -> SafeExceptionReporterFilter: ...


def technical_404_response(request, exception) -> object:
    file("django.views.debug.technical_404_response()")


def technical_500_response(request, exc_type, exc_value, tb, status_code=500) -> object:
    file("django.views.debug.technical_500_response()")
