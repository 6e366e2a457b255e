from _effects import file


class Parameter:
    annotation: object
    default: object
    empty: object
    kind: object
    name: str


class BoundArguments:
    args: tuple
    arguments: dict
    kwargs: dict

    def apply_defaults(self): ...


class Signature:
    empty: object
    parameters: dict[str, Parameter]
    return_annotation: object

    def bind(self, *args, **kwargs) -> BoundArguments: ...

    def bind_partial(self, *args, **kwargs) -> BoundArguments: ...

    def replace(self, **kwargs) -> Signature: ...


def cleandoc(doc) -> str: ...


def currentframe() -> object: ...


def getargspec(func) -> tuple: ...


def getdoc(obj) -> str | None: ...


def getfile(obj) -> str: ...


def getfullargspec(func) -> tuple: ...


def getmembers(obj, predicate=None) -> list[tuple]: ...


def getmodule(obj) -> object: ...


def getmro(cls) -> tuple: ...


def getsource(obj) -> str:
    file("inspect.getsource()")


def getsourcefile(obj) -> str | None: ...


def getsourcelines(obj) -> tuple:
    file("inspect.getsourcelines()")


def isabstract(obj) -> bool: ...


def isasyncgen(obj) -> bool: ...


def isasyncgenfunction(obj) -> bool: ...


def isawaitable(obj) -> bool: ...


def isbuiltin(obj) -> bool: ...


def isclass(obj) -> bool: ...


def iscoroutine(obj) -> bool: ...


def iscoroutinefunction(obj) -> bool: ...


def isfunction(obj) -> bool: ...


def isgenerator(obj) -> bool: ...


def isgeneratorfunction(obj) -> bool: ...


def ismethod(obj) -> bool: ...


def ismodule(obj) -> bool: ...


def isroutine(obj) -> bool: ...


def markcoroutinefunction(func):
    return func


def signature(obj, **kwargs) -> Signature: ...


def stack(context=1) -> list:
    file("inspect.stack()")


def trace(context=1) -> list:
    file("inspect.trace()")


def unwrap(func, *, stop=None):
    return func
