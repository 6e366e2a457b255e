# A template reads files, and may run whatever its context, tags and processors reach: querysets, the user, the session.
from _effects import db, file


class VariableDoesNotExist(Exception): ...


class Origin:
    name: str
    template_name: str


class Template:
    name: str | None
    origin: Origin
    source: str

    def __init__(self, template_string, origin=None, name=None, engine=None):
        str(template_string)

    def render(self, context=None, request=None) -> str:
        file("Template.render()")
        db("Template.render()")


class Variable:
    var: str

    def __init__(self, var): ...

    def resolve(self, context) -> object:
        file("Variable.resolve()")
        db("Variable.resolve()")


class Node:
    token: object
    child_nodelists: tuple

    def render(self, context) -> str:
        file("Node.render()")
        db("Node.render()")

    def render_annotated(self, context) -> str:
        file("Node.render()")
        db("Node.render()")


class NodeList(list):
    def render(self, context) -> str:
        file("NodeList.render()")
        db("NodeList.render()")
