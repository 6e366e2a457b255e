class RemovedInNextVersionWarning(DeprecationWarning): ...


class MiddlewareMixin:
    """Async-capable: its hooks run in a thread under ASGI."""

    async_capable: bool
    sync_capable: bool

    def __init__(self, get_response=None):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)
