from enum import Enum


class BaseConstraint:
    name: str
    violation_error_code: str | None
    violation_error_message: str

    def __init__(self, *args, **kwargs): ...


class CheckConstraint(BaseConstraint): ...


class Deferrable(Enum):
    DEFERRED = "deferred"
    IMMEDIATE = "immediate"


class UniqueConstraint(BaseConstraint): ...
