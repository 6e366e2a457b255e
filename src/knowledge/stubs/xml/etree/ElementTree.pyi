from _effects import file


class ParseError(SyntaxError):
    code: int
    position: tuple[int, int]


class Element:
    attrib: dict[str, str]
    tag: str
    tail: str | None
    text: str | None

    def __init__(self, tag, attrib=None, **extra): ...

    def __bool__(self) -> bool: ...

    def __getitem__(self, index) -> Element: ...

    def __iter__(self):
        yield Element(str())

    def __len__(self) -> int: ...

    def append(self, subelement): ...

    def clear(self): ...

    def extend(self, elements): ...

    def find(self, path, namespaces=None) -> Element | None: ...

    def findall(self, path, namespaces=None) -> list[Element]: ...

    def findtext(self, path, default=None, namespaces=None) -> str | None: ...

    def get(self, key, default=None) -> str | None: ...

    def insert(self, index, subelement): ...

    def items(self) -> list[tuple[str, str]]: ...

    def iter(self, tag=None):
        yield Element(str())

    def iterfind(self, path, namespaces=None):
        yield Element(str())

    def itertext(self):
        yield str()

    def keys(self) -> list[str]: ...

    def remove(self, subelement): ...

    def set(self, key, value): ...


class ElementTree:
    def __init__(self, element=None, file=None): ...

    def find(self, path, namespaces=None) -> Element | None: ...

    def findall(self, path, namespaces=None) -> list[Element]: ...

    def findtext(self, path, default=None, namespaces=None) -> str | None: ...

    def getroot(self) -> Element: ...

    def iter(self, tag=None):
        yield Element(str())

    def parse(self, source, parser=None) -> Element:
        file("ElementTree.parse()")

    def write(self, target, *args, **kwargs):
        target.write(b"")


class TreeBuilder: ...


class XMLParser:
    def __init__(self, **kwargs): ...

    def close(self) -> Element: ...

    def feed(self, data): ...


def Comment(text=None) -> Element: ...


def ProcessingInstruction(target, text=None) -> Element: ...


def SubElement(parent, tag, attrib=None, **extra) -> Element: ...


def XML(text, parser=None) -> Element: ...


def dump(elem): ...


def fromstring(text, parser=None) -> Element: ...


def fromstringlist(sequence, parser=None) -> Element:
    list(sequence)


def indent(tree, space="  ", level=0): ...


def iselement(element) -> bool: ...


def iterparse(source, *args, **kwargs):
    source.read()
    yield str(), Element(str())


def parse(source, parser=None) -> ElementTree:
    file("ElementTree.parse()")


def register_namespace(prefix, uri): ...


def tostring(element, *args, **kwargs) -> bytes: ...


def tostringlist(element, *args, **kwargs) -> list[bytes]: ...
