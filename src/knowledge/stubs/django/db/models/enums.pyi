from enum import Enum, IntEnum


class Choices(Enum):
    choices: list[tuple[str, str]]
    labels: list[str]
    names: list[str]
    values: list[str]
    label: str
    name: str
    value: str

    def __str__(self) -> str: ...


class IntegerChoices(Choices, IntEnum):
    values: list[int]
    value: int


class TextChoices(Choices): ...
