KW_ONLY: object
MISSING: object


class FrozenInstanceError(AttributeError): ...


class Field:
    default: object
    default_factory: object
    name: str
    type: object


class InitVar: ...


def asdict(obj, *, dict_factory=None) -> dict: ...


def astuple(obj, *, tuple_factory=None) -> tuple: ...


def dataclass(cls=None, **kwargs):
    if cls is None:
        return lambda decorated: decorated
    return cls


def field(*, default=None, default_factory=None, **kwargs):
    if default_factory is not None:
        return default_factory()
    return default


def fields(class_or_instance) -> tuple[Field, ...]: ...


def is_dataclass(obj) -> bool: ...


def make_dataclass(cls_name, fields, **kwargs) -> object: ...


def replace(obj, **changes):
    return obj
