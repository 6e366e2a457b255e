class PrettyPrinter:
    def __init__(self, *args, **kwargs): ...

    def pformat(self, obj) -> str:
        repr(obj)

    def pprint(self, obj):
        repr(obj)


def isreadable(obj) -> bool: ...


def pformat(obj, *args, **kwargs) -> str:
    repr(obj)


def pp(obj, *args, **kwargs):
    repr(obj)


def pprint(obj, *args, **kwargs):
    repr(obj)


def saferepr(obj) -> str:
    repr(obj)
