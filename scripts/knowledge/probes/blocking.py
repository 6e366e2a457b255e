"""Asks flake8-async, ruff and blockbuster what blocks, by giving them every public callable of the standard library and
of the HTTP clients they know to judge; prints what they say as JSON. Run in the environment that holds all of them."""
import contextlib
import importlib
import importlib.metadata
import inspect
import io
import json
import os
import pathlib
import pkgutil
import subprocess
import sys
import tempfile
import warnings

HTTP_CLIENTS = ["requests", "httpx", "httpx2", "urllib3"]
# They print, open a window or a browser, are CPython's own tests and tools, tables of characters, or async themselves.
LEFT_OUT = {
    *("antigravity", "asyncio", "doctest", "encodings", "ensurepip", "idlelib", "lib2to3", "test", "this", "tkinter"),
    *("turtle", "turtledemo", "unittest"),
}
PLAIN = (object, str, bytes, int, float, tuple, list, dict, set, frozenset, BaseException)


def modules():
    for top in sorted(sys.stdlib_module_names) + HTTP_CLIENTS:
        if top in LEFT_OUT or top.startswith("_"):
            continue
        names = [top]
        with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
            module = importlib.import_module(top)
            for info in pkgutil.walk_packages(getattr(module, "__path__", []), f"{top}."):
                if not any(part.startswith("_") or part in ("test", "tests") for part in info.name.split(".")):
                    names.append(info.name)
        if top == "os":
            names.append("os.path")
        for name in names:
            with contextlib.suppress(Exception, SystemExit), contextlib.redirect_stdout(io.StringIO()):
                yield name, importlib.import_module(name)


def members():
    """(dotted name, what it is: function, class or method)."""
    for name, module in modules():
        for member, value in sorted(vars(module).items()):
            if member.startswith("_"):
                continue
            if inspect.isclass(value):
                yield f"{name}.{member}", "class"
                for method in sorted(set(dir(value))):
                    found = getattr(value, method, None)
                    is_plain = value not in PLAIN and any(found is getattr(each, method, None) for each in PLAIN)
                    if not method.startswith("_") and callable(found) and not is_plain:
                        yield f"{name}.{member}.{method}", "method"
            elif callable(value) and not inspect.ismodule(value):
                yield f"{name}.{member}", "function"


def coroutines(names):
    """Lines of a module with a coroutine for each name, and the name that each line asks for."""
    lines = []

    def add(text, name=None):
        lines.append((text, name))

    def module(name, kind):
        return name.rsplit(".", 2 if kind == "method" else 1)[0]

    for each in sorted({module(*name) for name in names}):
        add(f"import {each}")
    for name, kind in names:
        short = name.removeprefix("builtins.")
        add("async def asked():")
        if kind == "method":
            # One is judged by its annotation, the other by where it was made.
            owner, method = short.rsplit(".", 1)
            add(f"    thing: {owner} = {owner}()")
            add(f"    thing.{method}('get')", name)
            add("async def asked():")
            add(f"    thing = {'open' if owner == 'io.TextIOWrapper' else owner}()")
            add(f"    thing.{method}('get')", name)
        else:
            add(f"    {short}('get')", name)
    return lines


def write(folder, names, size=150):
    """Files of a bearable size (the time a linter takes grows faster than its file): place -> name."""
    owners = {}
    for at in range(0, len(names), size):
        path = os.path.join(folder, f"asked_{at}.py")
        lines = coroutines(names[at : at + size])
        pathlib.Path(path).write_text("".join(f"{text}\n" for text, _ in lines))
        owners.update({(path, number): name for number, (_, name) in enumerate(lines, 1) if name})
    return owners


def flagged(command, places, owners):
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode not in (0, 1):
        raise SystemExit(f"{command[2]} failed: {result.stderr.strip().splitlines()[-1]}")
    return sorted({owners[place] for place in places(result.stdout) if place in owners})


def flake8_places(out):
    for line in out.splitlines():
        path, row, *_ = line.split(":")
        if row.isdigit():
            yield path, int(row)


def ruff_places(out):
    return [(entry["filename"], entry["location"]["row"]) for entry in json.loads(out)]


def main():
    warnings.simplefilter("ignore")
    names = sorted(set(members()))
    with tempfile.TemporaryDirectory() as folder:
        owners = write(folder, names)
        files = sorted({path for path, _ in owners})
        said = {
            "flake8-async": flagged(
                [sys.executable, "-m", "flake8_async", "--enable=ASYNC2", "--anyio", *files], flake8_places, owners
            ),
            "ruff": flagged(
                [
                    *(sys.executable, "-m", "ruff", "check", "--isolated", "--preview", "--select=ASYNC2", "--no-cache"),
                    *("--output-format=json", *files),
                ],
                ruff_places,
                owners,
            ),
        }
    from blockbuster import BlockBuster

    said["blockbuster"] = sorted(BlockBuster().functions)
    tools = {name: importlib.metadata.version(name) for name in said}
    known = sorted({name for each in said.values() for name in each})
    json.dump(
        {
            "python": "%d.%d" % sys.version_info[:2],
            "tools": tools,
            "asked": len(names),
            "names": {name: [tool for tool, each in said.items() if name in each] for name in known},
        },
        sys.stdout,
    )


main()
