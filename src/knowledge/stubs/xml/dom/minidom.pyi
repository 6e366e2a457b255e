class Node:
    attributes: dict
    childNodes: list[Node]
    data: str
    firstChild: Node
    nodeName: str
    nodeType: int
    nodeValue: str
    parentNode: Node
    tagName: str

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def appendChild(self, node):
        return node

    def getAttribute(self, name) -> str: ...

    def getElementsByTagName(self, name) -> list[Node]: ...

    def hasAttribute(self, name) -> bool: ...

    def removeChild(self, node):
        return node

    def setAttribute(self, name, value): ...

    def toprettyxml(self, *args, **kwargs) -> str: ...

    def toxml(self, *args, **kwargs) -> str: ...

    def unlink(self): ...


class Element(Node): ...


class Document(Node):
    documentElement: Element

    def createElement(self, name) -> Element: ...

    def createTextNode(self, data) -> Node: ...


def parse(file, *args, **kwargs) -> Document:
    stream = open(file) if isinstance(file, str) else file
    stream.read()


def parseString(string, parser=None) -> Document: ...
