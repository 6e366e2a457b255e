"""Describes the scopes of Python files as CPython's `symtable` sees them, to be compared with the tool's.

Reads paths from standard input, one a line, and writes one JSON line for each: the path, and the sorted list of a line
for each scope, or null for a file that is not valid or whose scopes the tool leaves out on purpose: type parameters
have a scope of their own that the tool does not know, and `from __future__ import annotations` takes the names in
annotations out of all scopes.
"""

import json
import symtable
import sys
import warnings

IMPLICIT = {".0", "__class__", "__classdict__", "__conditional_annotations__"}


class LeftOut(Exception):
    pass


def describe(data):
    if b"import annotations" in data:
        raise LeftOut
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = symtable.symtable(data, "file", "exec")
    lines = []

    def visit(scope):
        kind = str(getattr(scope.get_type(), "value", scope.get_type()))
        if kind not in ("module", "class", "function"):
            raise LeftOut
        names = {"local": [], "free": [], "global": []}
        for symbol in scope.get_symbols():
            name = symbol.get_name()
            if name in IMPLICIT:
                continue
            if symbol.is_local():
                names["local"].append(name)
            elif symbol.is_referenced():
                names["free" if symbol.is_free() else "global"].append(name)
        line = 0 if kind == "module" else scope.get_lineno()
        lines.append(json.dumps([line, kind, *(sorted(group) for group in names.values())]))
        for child in scope.get_children():
            visit(child)

    visit(table)
    return sorted(lines)


def main():
    sys.setrecursionlimit(20000)
    for path in sys.stdin:
        path = path.rstrip("\n")
        try:
            with open(path, "rb") as file:
                result = describe(file.read())
        except (LeftOut, SyntaxError, ValueError, UnicodeError, LookupError, RecursionError, MemoryError):
            result = None
        print(json.dumps([path, result]), flush=True)


main()
