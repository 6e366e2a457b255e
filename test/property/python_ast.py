"""Describes Python files as CPython's own parser sees them, to be compared with the tool's syntax tree.

Reads paths from standard input, one a line, and writes one JSON line for each: the path, and either a digest of the
description or, for a file that is not valid, null. With `--dump` the description itself takes the digest's place.

A description is the sorted list of a line for each node: kind, start, end, what tells it from others of its kind.
Offsets count UTF-16 code units from the start of the text without its byte-order mark.
"""

import ast
import hashlib
import io
import json
import re
import struct
import sys
import tokenize
import warnings

LINE_END = re.compile("\r\n|\r|\n")
# Before 3.12 the parser gave nodes inside f-strings made-up positions.
PLACED_INSIDE_FSTRINGS = sys.version_info >= (3, 12)
OPERATORS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.MatMult: "@", ast.LShift: "<<", ast.RShift: ">>", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^",
    ast.And: "and", ast.Or: "or", ast.Not: "not", ast.USub: "-", ast.UAdd: "+", ast.Invert: "~",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.In: "in",
    ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
}  # fmt: skip


class Text:
    def __init__(self, data):
        self.bytes = data
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        self.text = data.decode(encoding)
        self.text = self.text.removeprefix("\ufeff")
        self.ascii = self.text.isascii()
        self.starts = [0]
        self.lines = []
        at = 0
        offset = 0
        for end in LINE_END.finditer(self.text):
            line = self.text[at : end.end()]
            self.lines.append(line)
            offset += self.width(line)
            self.starts.append(offset)
            at = end.end()
        self.lines.append(self.text[at:])
        self.units = None

    def width(self, text):
        return len(text) if self.ascii or text.isascii() else len(text.encode("utf-16-le")) // 2

    def offset(self, line, column):
        content = self.lines[line - 1]
        if not self.ascii and not content.isascii():
            column = self.width(content.encode("utf-8")[:column].decode("utf-8"))
        return self.starts[line - 1] + column

    def slice(self, start, end):
        if self.ascii:
            return self.text[start:end]
        if self.units is None:
            self.units = self.text.encode("utf-16-le")
        return self.units[2 * start : 2 * end].decode("utf-16-le")


def constant(text, node, start, end, placed):
    value = node.value
    if isinstance(value, (str, bytes)):
        if "\\N{" in text.text and (not placed or "\\N{" in text.slice(start, end)):
            return ["Str", "named"]
        prefix = "b" if isinstance(value, bytes) else "s"
        return ["Str", prefix + json.dumps(value.decode("latin-1") if prefix == "b" else value)]
    if isinstance(value, bool):
        return ["Constant", "bool", str(value).lower()]
    if value is None:
        return ["Constant", "None"]
    if value is ...:
        return ["Constant", "Ellipsis"]
    if isinstance(value, int):
        return ["Constant", "int", str(value) if value < 2**53 else "big"]
    if isinstance(value, float):
        return ["Constant", "float", struct.pack(">d", value).hex()]
    return ["Constant", "complex"]


def last_statement(node):
    """CPython counts a final semicolon to the compound statement it ends; the tool does not."""
    for field in ("finalbody", "orelse", "handlers", "cases", "body"):
        body = getattr(node, field, None)
        if isinstance(body, list) and body:
            return last_statement(body[-1])
    return node


def describe(data):
    text = Text(data)
    lines = []

    def emit(node, placed, kind, *details):
        start = text.offset(node.lineno, node.col_offset) if placed else -1
        last = last_statement(node)
        end = text.offset(last.end_lineno, last.end_col_offset) if placed else -1
        add(kind, start, end, *details)

    def add(kind, start, end, *details):
        lines.append(" ".join([kind, str(start), str(end), *(json.dumps(d) for d in details)]))

    def visit_all(nodes, placed):
        for node in nodes:
            if node is not None:
                visit(node, placed)

    def visit(node, placed):
        kind = type(node).__name__
        inner = placed
        if kind in ("Load", "Store", "Del", "TypeVar", "ParamSpec", "TypeVarTuple"):
            return
        if kind == "Constant":
            start = text.offset(node.lineno, node.col_offset) if placed else -1
            end = text.offset(node.end_lineno, node.end_col_offset) if placed else -1
            name, *details = constant(text, node, start, end, placed)
            add(name, start, end, *details)
            return
        if kind in ("JoinedStr", "TemplateStr"):
            emit(node, placed, "JoinedStr")
            inner = placed and PLACED_INSIDE_FSTRINGS
            visit_all([v for v in node.values if not isinstance(v, ast.Constant)], inner)
            return
        if kind in ("FormattedValue", "Interpolation"):
            conversion = chr(node.conversion) if node.conversion > 0 else ""
            emit(node, placed, "FormattedValue", conversion, node.format_spec is not None)
            visit(node.value, placed)
            if node.format_spec is not None:
                visit_all([v for v in node.format_spec.values if not isinstance(v, ast.Constant)], placed)
            return
        if kind in ("ListComp", "SetComp", "GeneratorExp", "DictComp"):
            emit(node, placed, kind, [[g.is_async, len(g.ifs)] for g in node.generators])
        elif kind == "Name":
            emit(node, placed, kind, node.id)
        elif kind == "Attribute":
            emit(node, placed, kind, node.attr)
        elif kind in ("FunctionDef", "AsyncFunctionDef"):
            emit(node, placed, kind, node.name, len(node.decorator_list))
        elif kind == "ClassDef":
            emit(node, placed, kind, node.name, len(node.decorator_list), len(node.bases), len(node.keywords))
        elif kind == "Call":
            emit(node, placed, kind, len(node.args), len(node.keywords))
        elif kind == "keyword":
            emit(node, placed, kind, node.arg or "**")
        elif kind == "arguments":
            names = [a.arg for a in node.posonlyargs], [a.arg for a in node.args], [a.arg for a in node.kwonlyargs]
            add(kind, -1, -1, *names, node.vararg and node.vararg.arg, node.kwarg and node.kwarg.arg)
        elif kind == "arg":
            start = text.offset(node.lineno, node.col_offset) if placed else -1
            add(kind, start, -1, node.arg)
        elif kind == "alias":
            emit(node, placed, kind, node.name, node.asname)
        elif kind == "ImportFrom":
            emit(node, placed, kind, node.module or "", node.level)
        elif kind in ("Global", "Nonlocal"):
            emit(node, placed, kind, node.names)
        elif kind in ("BinOp", "UnaryOp", "BoolOp", "AugAssign"):
            emit(node, placed, kind, OPERATORS[type(node.op)])
        elif kind == "Compare":
            emit(node, placed, kind, [OPERATORS[type(op)] for op in node.ops])
        elif kind == "Assign":
            emit(node, placed, kind, len(node.targets))
        elif kind == "AnnAssign":
            emit(node, placed, kind, node.value is not None)
        elif kind in ("If", "For", "AsyncFor", "While"):
            emit(node, placed, kind, len(node.body), len(node.orelse))
        elif kind == "IfExp":
            emit(node, placed, kind)
        elif kind in ("Try", "TryStar"):
            sizes = len(node.body), len(node.handlers), len(node.orelse), len(node.finalbody)
            emit(node, placed, "Try", kind == "TryStar", *sizes)
        elif kind in ("With", "AsyncWith"):
            emit(node, placed, kind, [item.optional_vars is not None for item in node.items], len(node.body))
        elif kind == "Slice":
            emit(node, placed, kind, node.lower is not None, node.upper is not None, node.step is not None)
        elif kind == "Dict":
            emit(node, placed, kind, [key is None for key in node.keys])
        elif kind == "ExceptHandler":
            emit(node, placed, kind, node.name)
        elif kind in ("MatchAs", "MatchStar"):
            emit(node, placed, kind, node.name)
        elif kind == "MatchMapping":
            emit(node, placed, kind, node.rest)
        elif kind == "MatchClass":
            emit(node, placed, kind, node.kwd_attrs)
        elif kind == "MatchSingleton":
            emit(node, placed, "MatchValue")
            emit(node, placed, "Constant", *constant(text, node, 0, 0, placed)[1:])
        elif kind == "Module":
            pass
        elif hasattr(node, "lineno"):
            emit(node, placed, kind)
        for field, value in ast.iter_fields(node):
            if field in ("op", "ops", "type_params", "ctx") or (kind == "TypeAlias" and field == "name"):
                continue
            if isinstance(value, ast.AST):
                visit(value, inner)
            elif isinstance(value, list) and value and not isinstance(value[0], str):
                visit_all([v for v in value if isinstance(v, ast.AST)], inner)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(data)
    visit(tree, True)
    return sorted(lines)


def main():
    sys.setrecursionlimit(20000)
    for path in sys.stdin:
        path = path.rstrip("\n")
        try:
            with open(path, "rb") as file:
                lines = describe(file.read())
        except (SyntaxError, ValueError, UnicodeError, LookupError, RecursionError, MemoryError):
            result = None
        else:
            result = lines if "--dump" in sys.argv else hashlib.md5("\n".join(lines).encode("ascii")).hexdigest()
        print(json.dumps([path, result]), flush=True)


main()
