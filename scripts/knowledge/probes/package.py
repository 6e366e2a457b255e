"""
Reads an entry of `packages.json` from standard input and prints, as JSON, what an async view pays for each middleware of
that package, and what each of its decorators makes of an async view.

Both are found by looking through the package's modules: middleware are classes and functions that take `get_response`, or
extend one of those; decorators are functions of modules named so, each applied in the ways that are usual until a sync
view under it answers. Those that need arguments, or stand elsewhere, are named in the entry.
"""
import asyncio
import importlib
import inspect
import json
import logging
import os
import pathlib
import re
import sys
from importlib import metadata

import asking
import django.conf
import setup

CHAIN = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
NO_CODE_OF_SITES = re.compile(r"(^|\.)(tests?|testing|migrations|management|conftest|examples?|docs?)(\.|$|_)")
MENTIONS_MIDDLEWARE = re.compile(r"get_response|MiddlewareMixin|[Mm]iddleware\w*\(|process_(request|response|view)")


def modules(distribution):
    """Names of the distribution's modules, with their text."""
    installed = metadata.distribution(distribution)
    for file in sorted(installed.files or []):
        path = pathlib.PurePosixPath(str(file))
        if path.suffix != ".py" or path.parts[0] in ("..", "bin"):
            continue
        name = ".".join(path.with_suffix("").parts)
        name = re.sub(r"\.__init__$", "", name)
        if re.match(r"^[A-Za-z_][\w.]*$", name) and not NO_CODE_OF_SITES.search(name):
            yield name, path.name == "__init__.py", pathlib.Path(installed.locate_file(file)).read_text("utf8", "replace")


def imported(name):
    try:
        return importlib.import_module(name)
    except BaseException as error:
        print("%s: %s" % (name, asking.said(error)), file=sys.stderr)
        return None


def is_middleware(value):
    # An instance is what is called: without `__call__` it is a part for other classes.
    if inspect.isclass(value) and not any("__call__" in vars(each) for each in value.__mro__):
        return False
    if getattr(value, "async_capable", None) is True:
        return True
    try:
        first = next(iter(inspect.signature(value).parameters.values()), None)
    except (TypeError, ValueError):
        return False
    return first is not None and first.name == "get_response"


def public(module, is_package, tops, wanted):
    """Names of what a module defines, or a package hands on, that is wanted."""
    for name, value in sorted(vars(module).items()):
        if not (inspect.isclass(value) or inspect.isfunction(value)) or name.startswith("_"):
            continue
        home = getattr(value, "__module__", "") or ""
        own = home == module.__name__ or (is_package and home.split(".")[0] in tops)
        if own and wanted(value):
            yield module.__name__ + "." + name, value


def find_middleware(entry, texts, tops):
    found = {}
    for name, is_package, text in texts:
        if "middleware" not in name.lower() and not MENTIONS_MIDDLEWARE.search(text):
            continue
        module = imported(name)
        if module is not None:
            found.update(public(module, is_package, tops, is_middleware))
    for dotted in entry.get("middleware", []):
        found[dotted] = resolve(dotted)
    return found


def resolve(dotted):
    module, name = dotted.rsplit(".", 1)
    return getattr(importlib.import_module(module), name)


def find_decorators(entry, texts, tops):
    """Dotted name -> the decorator, and the expressions to try with it."""
    found = {}
    for name, is_package, text in texts:
        is_home = name.rsplit(".", 1)[-1] in ("decorators", "decorator") or ".decorators." in name
        if not is_home:
            continue
        module = imported(name)
        if module is not None:
            for dotted, value in public(module, is_package, tops, inspect.isfunction):
                found[dotted] = (value, ["decorator", "decorator()"])
    for dotted, expression in entry.get("decorators", {}).items():
        try:
            found[dotted] = (resolve(dotted), [expression])
        except Exception as error:
            raise SystemExit("%s: %s" % (dotted, asking.said(error)))
    return found


def applied(decorator, expression, view):
    return eval(expression, {"decorator": decorator})(view)


def made_by_django(wrapper):
    """The decorator of Django's whose wrapper it is: then it takes async views in the releases in which that one does."""
    code = getattr(wrapper, "__code__", None)
    if not code or not code.co_filename.startswith(os.path.dirname(django.__file__)):
        return None
    module = os.path.relpath(code.co_filename, os.path.dirname(os.path.dirname(django.__file__)))
    return module[: -len(".py")].replace(os.sep, ".") + "." + code.co_qualname.split(".<locals>")[0]


def ask_decorator(decorator, ways, is_named, prepare):
    """What it makes of an async view; None when it is none, or wants arguments that are not known."""
    from django.http import HttpResponse
    from django.test import AsyncRequestFactory
    from django.contrib.auth.models import User
    from django.contrib.messages.storage.fallback import FallbackStorage
    from django.contrib.sessions.backends.db import SessionStore

    user = User.objects.get(username="probe")

    def request():
        made = AsyncRequestFactory().get("/")
        made.session = SessionStore()
        made.user = user

        async def auser():
            return user

        made.auser = auser
        made._messages = FallbackStorage(made)
        exec(prepare, {"request": made})
        return made

    def sync_view(request, *args, **kwargs):
        return HttpResponse("answer")

    async def view(request, *args, **kwargs):
        return HttpResponse("answer")

    def outcome(response):
        # Rendered later and in a thread.
        if hasattr(response, "render") and not response.is_rendered:
            response.render()
        return asking.Answer(response.status_code, getattr(response, "content", b""), None)

    expected = None
    for expression in ways:
        try:
            decorated = applied(decorator, expression, sync_view)
            response = decorated(request())
            if isinstance(response, HttpResponse):
                expected = outcome(response)
                break
        except BaseException as error:
            if is_named:
                expected = asking.said(error)
    if expected is None and not is_named:
        return None

    asking.used_on_loop.clear()
    try:
        decorated = applied(decorator, expression, view)
    except Exception as error:
        return {"makes": "sync", "breaks": asking.said(error)}
    if decorated is view:
        return {"makes": "transparent"}
    if not asking.iscoroutinefunction(decorated):
        return {"makes": "sync"}
    if not isinstance(expected, asking.Answer):
        return {"makes": "async", "unrun": expected}
    breaks = None

    async def run():
        made = prepared
        asking.used_on_loop.clear()
        return await decorated(made)

    # The second time, when what is loaded once has been loaded.
    for _ in range(2):
        prepared = request()
        try:
            response = asyncio.run(run())
            blocks = sorted(asking.used_on_loop)
            breaks = None if outcome(response) == expected else "it answers otherwise than for a sync view"
        except Exception as error:
            blocks = sorted(asking.used_on_loop)
            breaks = asking.said(error)
    found = {"makes": "async"}
    if made_by_django(decorated) is not None:
        found["by"] = made_by_django(decorated)
    if blocks:
        found["blocks"] = blocks
    elif breaks is not None:
        found["breaks"] = breaks
    return found


def main():
    entry = json.load(sys.stdin)
    apps = entry.get("apps", [])
    settings = {
        "CACHES": {"default": {"BACKEND": "asking.RecordingLocMemCache"}},
        "LOGGING_CONFIG": None,
        "MIDDLEWARE": CHAIN + entry.get("before", []),
        **entry.get("settings", {}),
    }
    # Some look for the module's name, though the settings are there.
    os.environ["DJANGO_SETTINGS_MODULE"] = "setup"
    # Packages print when they are imported: standard output is for the answer.
    answer, sys.stdout = sys.stdout, sys.stderr
    setup.configure(apps, **settings)
    exec(entry.get("begin", ""), {"settings": django.conf.settings, "setup": setup})
    logging.disable(logging.CRITICAL)

    from django.contrib.auth.models import User
    from django.core.management import call_command

    setup.urlpatterns.extend(asking.Views.patterns())
    for prefix, module in entry.get("urls", {}).items():
        from django.urls import include, path

        setup.urlpatterns.append(path(prefix, include(module)))
    call_command("migrate", verbosity=0)
    User.objects.create_superuser("probe", "probe@example.com", "probe")

    is_distribution = entry["distribution"] != "python"
    texts = list(modules(entry["distribution"])) if is_distribution else []
    tops = {name.split(".")[0] for name, _, _ in texts}
    middleware = find_middleware(entry, texts, tops)
    decorators = find_decorators(entry, texts, tops)
    asking.watch()
    chain = CHAIN + entry.get("before", [])
    found = {
        "middleware": {
            dotted: asking.ask_middleware(dotted, factory, [each for each in chain if each != dotted])
            for dotted, factory in sorted(middleware.items())
        },
        "decorators": {},
    }
    for dotted, (decorator, ways) in sorted(decorators.items()):
        is_named = dotted in entry.get("decorators", {})
        said = ask_decorator(decorator, ways, is_named, entry.get("prepare", ""))
        if said is None:
            print("%s: not applied" % dotted, file=sys.stderr)
        else:
            found["decorators"][dotted] = said
    version = metadata.version(entry["distribution"]) if is_distribution else "%d.%d" % sys.version_info[:2]
    json.dump({"django": django.get_version(), "version": version, **found}, answer, indent=1, sort_keys=True)
    # Threads that a package has started do not keep the probe.
    answer.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
