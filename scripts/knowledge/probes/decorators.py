"""
Prints, as JSON, what each view decorator of this Django makes of an async view. For each:

async     the decorated view is a coroutine function, and answers on the event loop as it should
dispatch  `method_decorator(decorator, name="dispatch")` on a `View` with async handlers answers as it should
blocks    what is done on the event loop itself, that waits: "cache", "callback" (a function given to the decorator is
          called there), "database", "session"
"""
import asyncio
import datetime
import importlib
import json
import warnings

import asking
import setup
from asking import iscoroutinefunction, record, used_on_loop

CACHES = {"default": {"BACKEND": "asking.RecordingDummyCache"}}

def etag(*args, **kwargs):
    record("callback")
    return '"probe"'


def last_modified(*args, **kwargs):
    record("callback")
    return datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)


def test_user(user):
    record("callback")
    return user.is_active


# Decorators that take arguments, and sensible ones. Others take the view itself.
ARGUMENTS = {
    "cache_page": [60],
    "cache_control": {"max_age": 1},
    "condition": {"etag_func": etag, "last_modified_func": last_modified},
    "csp_override": [{}],
    "csp_report_only_override": [{}],
    "etag": [etag],
    "last_modified": [last_modified],
    "permission_required": ["auth.add_user"],
    "require_http_methods": [["GET", "POST"]],
    "sensitive_post_parameters": [],
    "sensitive_variables": [],
    "user_passes_test": [test_user],
    "vary_on_headers": ["X-Asked"],
}
VIEW_DECORATORS = {
    "django.contrib.admin.views.decorators": ["staff_member_required"],
    "django.contrib.auth.decorators": [
        "login_not_required",
        "login_required",
        "permission_required",
        "user_passes_test",
    ],
    "django.db.transaction": ["atomic", "non_atomic_requests"],
    "django.views.decorators.cache": ["cache_control", "cache_page", "never_cache"],
    "django.views.decorators.clickjacking": [
        "xframe_options_deny",
        "xframe_options_exempt",
        "xframe_options_sameorigin",
    ],
    "django.views.decorators.common": ["no_append_slash"],
    "django.views.decorators.csp": ["csp_override", "csp_report_only_override"],
    "django.views.decorators.csrf": [
        "csrf_exempt",
        "csrf_protect",
        "ensure_csrf_cookie",
        "requires_csrf_token",
    ],
    "django.views.decorators.debug": ["sensitive_post_parameters", "sensitive_variables"],
    "django.views.decorators.gzip": ["gzip_page"],
    "django.views.decorators.http": [
        "conditional_page",
        "condition",
        "etag",
        "last_modified",
        "require_GET",
        "require_POST",
        "require_http_methods",
        "require_safe",
    ],
    "django.views.decorators.vary": ["vary_on_cookie", "vary_on_headers"],
}
SETS_COOKIE = ["csrf_protect", "ensure_csrf_cookie", "requires_csrf_token"]
# Work as decorators of functions too, through contextlib.ContextDecorator and the like.
OTHERS = {
    "django.test.utils.override_settings": ("django.test", "override_settings", {"DEBUG": False}),
    "django.test.utils.modify_settings": ("django.test", "modify_settings", {}),
    "django.utils.timezone.override": ("django.utils.timezone", "override", ["UTC"]),
    "django.utils.translation.override": ("django.utils.translation", "override", ["en"]),
}


def made(factory, arguments):
    return factory(**arguments) if isinstance(arguments, dict) else factory(*arguments)


def main():
    warnings.simplefilter("ignore")
    setup.configure(CACHES=CACHES)

    import django
    from django.contrib.auth.middleware import AuthenticationMiddleware
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command
    from django.http import HttpResponse
    from django.middleware.csrf import get_token

    try:
        from django.test import AsyncRequestFactory
    except ImportError:
        # Before async views there is nothing to ask.
        print(json.dumps({"version": django.get_version(), "decorators": {}}))
        return

    from django.utils.decorators import method_decorator
    from django.views import View

    call_command("migrate", verbosity=0)
    asking.watch()
    user = User.objects.create_superuser("probe", "probe@example.com", "probe")
    stored = SessionStore()
    stored["_auth_user_id"] = str(user.pk)
    stored["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    stored["_auth_user_hash"] = user.get_session_auth_hash()
    stored.save()

    async def view(request, *args, **kwargs):
        get_token(request)
        return HttpResponse("answer")

    def request_for(method):
        request = getattr(AsyncRequestFactory(), method)("/")
        request.session = SessionStore(stored.session_key)
        request._dont_enforce_csrf_checks = True
        AuthenticationMiddleware(lambda request: None).process_request(request)
        return request

    def answers(decorated, name):
        """Whether the decorated view answers on the loop as the view alone would; and what it does there."""

        async def run():
            used_on_loop.clear()
            response = decorated(request_for("post" if name == "require_POST" else "get"))
            if asyncio.iscoroutine(response):
                response = await response
            if hasattr(response, "render"):
                response.render()
            # The view asks for the token, so each of the CSRF decorators has to put its cookie on the response.
            whole = "csrftoken" in response.cookies or name not in SETS_COOKIE
            return whole and response.status_code == 200 and response.content == b"answer"

        answered = False
        # The second time, when what is loaded once has been loaded.
        for _ in range(2):
            try:
                answered = asyncio.run(run())
            except Exception:
                return False
        return answered

    def dispatches(decorator, name):
        try:

            @method_decorator(decorator, name="dispatch")
            class Page(View):
                async def get(self, request):
                    return await view(request)

                async def post(self, request):
                    return await view(request)

            page = Page.as_view()
        except Exception:
            return False
        return answers(page, name)

    found = {}

    def probe(dotted, decorator, name, on_dispatch=True):
        try:
            decorated = decorator(view)
        except Exception:
            found[dotted] = {"async": False, "blocks": [], "dispatch": False}
            return
        answered = answers(decorated, name)
        blocks = sorted(used_on_loop) if answered else []
        found[dotted] = {
            "async": bool(iscoroutinefunction(decorated)) and answered,
            "blocks": blocks,
            "dispatch": on_dispatch and dispatches(decorator, name),
        }

    for module_name, names in VIEW_DECORATORS.items():
        try:
            module = importlib.import_module(module_name)
        except ImportError:
            continue
        for name in names:
            if hasattr(module, name):
                decorator = getattr(module, name)
                if name in ARGUMENTS:
                    decorator = made(decorator, ARGUMENTS[name])
                probe(module_name + "." + name, decorator, name)
    for dotted, (module_name, name, arguments) in OTHERS.items():
        decorator = made(getattr(importlib.import_module(module_name), name), arguments)
        # A context around the making of the coroutine only is no context around the view.
        probe(dotted, decorator, name, on_dispatch=False)

    # `@method_decorator(...)` on an async handler: the handler stays one, whatever the decorator inside does.
    class Page(View):
        @method_decorator(lambda handler: handler)
        async def get(self, request):
            return HttpResponse("answer")

    marked = bool(iscoroutinefunction(Page.get)) and answers(Page.as_view(), "method_decorator")
    found["django.utils.decorators.method_decorator"] = {"async": marked, "blocks": [], "dispatch": True}
    print(json.dumps({"version": django.get_version(), "decorators": found}, indent=1, sort_keys=True))


if __name__ == "__main__":
    main()
