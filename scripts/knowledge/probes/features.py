"""
Prints, as JSON, what this Django can do with async code, each asked by serving it over ASGI or by looking: and the oldest
Python that the release says it runs on.
"""
import asyncio
import json
import re
from importlib import metadata

import asking
import setup


def main():
    setup.configure(MIDDLEWARE=[])
    import django
    from django.contrib.auth.models import User
    from django.http import HttpResponse, StreamingHttpResponse
    from django.urls import path
    from django.views import View

    async def view(request):
        return HttpResponse("answer")

    class Page(View):
        async def get(self, request):
            return HttpResponse("answer")

    async def streaming(request):
        async def parts():
            yield b"ans"
            yield b"wer"

        return StreamingHttpResponse(parts())

    def served(view):
        # Made here, because a class-based view may refuse its handlers when it is made.
        try:
            setup.urlpatterns[:] = [path("", view() if view is not streaming else view)]
        except Exception:
            return False
        django.urls.clear_url_caches()
        answer = asking.over_asgi("/")
        return answer.status == 200 and answer.body == b"answer"

    def own_coroutine_test():
        """Whether the release itself relies on the test that asgiref has."""
        import asgiref.sync
        from django.views.generic import base

        return getattr(base, "iscoroutinefunction", None) is getattr(asgiref.sync, "iscoroutinefunction", "none")

    async def iterated():
        return [user async for user in User.objects.none()] == []

    def iterates():
        try:
            return asyncio.run(iterated())
        except TypeError:
            return False

    requires = metadata.metadata("django")["Requires-Python"]
    found = {
        "asyncHandlers": served(Page.as_view),
        "asyncIteration": iterates(),
        "asyncStreaming": served(streaming),
        "asyncViews": served(lambda: view),
        "coroutineTestOfAsgiref": own_coroutine_test(),
    }
    python = re.search(r">=\s*(\d+\.\d+)", requires).group(1)
    print(json.dumps({"version": django.get_version(), "python": python, "features": found}))


main()
