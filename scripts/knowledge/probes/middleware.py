"""Prints, as JSON, what an async view pays for each middleware of this Django."""
import importlib
import inspect
import json
import pathlib

import asking
import setup

CHAIN = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]


def middleware():
    import django

    root = pathlib.Path(django.__file__).parent
    for file in sorted(root.rglob("*.py")):
        name = ".".join(file.relative_to(root.parent).with_suffix("").parts)
        if "middleware" not in name or name.startswith("django.conf."):
            continue
        module = importlib.import_module(name[: -len(".__init__")] if name.endswith(".__init__") else name)
        for value in vars(module).values():
            is_own = inspect.isclass(value) and value.__module__ == module.__name__
            if is_own and any(hasattr(value, hook) for hook in asking.HOOKS):
                yield module.__name__ + "." + value.__name__, value


def main():
    setup.configure(CACHES={"default": {"BACKEND": "asking.RecordingLocMemCache"}})
    import django.test
    from django.core.management import call_command

    setup.urlpatterns.extend(asking.Views.patterns())
    call_command("migrate", verbosity=0)
    asking.watch()
    found = {}
    # Before async views there is nothing to ask.
    has_async_views = hasattr(django.test, "AsyncRequestFactory")
    for dotted, factory in middleware() if has_async_views else []:
        # What a middleware asks for stands before it, and no middleware twice.
        chain = CHAIN[: CHAIN.index(dotted)] if dotted in CHAIN else CHAIN
        found[dotted] = asking.ask_middleware(dotted, factory, chain)
    print(json.dumps({"version": django.get_version(), "middleware": found}, indent=1, sort_keys=True))


main()
