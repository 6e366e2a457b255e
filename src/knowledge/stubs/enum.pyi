class EnumMeta(type): ...


EnumType = EnumMeta


class Enum:
    name: str
    value: object
    _name_: str
    _value_: object
    __members__: dict

    def __str__(self) -> str: ...


class IntEnum(int, Enum):
    value: int


class StrEnum(str, Enum):
    value: str


class Flag(Enum):
    value: int


class IntFlag(int, Flag):
    value: int


class auto:
    value: object


def global_enum(cls):
    return cls


def member(value):
    return value


def nonmember(value):
    return value


def unique(enumeration):
    return enumeration


def verify(*checks):
    return lambda enumeration: enumeration
