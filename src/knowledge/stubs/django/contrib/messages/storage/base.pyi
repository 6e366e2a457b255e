from _effects import db


class Message:
    extra_tags: str
    level: int
    level_tag: str
    message: str
    tags: str

    def __init__(self, level, message, extra_tags=None): ...

    def __str__(self) -> str:
        str(self.message)


class BaseStorage:
    level: int
    request: object
    used: bool

    def __init__(self, request, *args, **kwargs): ...

    def __contains__(self, item) -> bool:
        db("the messages")

    def __iter__(self):
        db("the messages")
        return iter([Message(0, str())])

    def __len__(self) -> int:
        db("the messages")

    def add(self, level, message, extra_tags=""): ...

    def update(self, response):
        db("the messages")
