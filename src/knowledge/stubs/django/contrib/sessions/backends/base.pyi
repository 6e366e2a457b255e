from _effects import db
from datetime import datetime

VALID_KEY_CHARS: str


class CreateError(Exception): ...


class UpdateError(Exception): ...


class SessionBase:
    """Any access to what is in it loads it, once; `request.session` is the interpreter's own."""

    accessed: bool
    modified: bool
    serializer: object
    session_key: str | None

    def __init__(self, session_key=None): ...

    def __contains__(self, key) -> bool:
        db("the session")

    def __delitem__(self, key):
        db("the session")

    def __getitem__(self, key) -> object:
        db("the session")

    def __setitem__(self, key, value):
        db("the session")

    def clear(self):
        db("the session")

    @classmethod
    def clear_expired(cls):
        db("Session.clear_expired()")

    def create(self):
        db("Session.create()")

    def cycle_key(self):
        db("Session.cycle_key()")

    def decode(self, session_data) -> dict: ...

    def delete(self, session_key=None):
        db("Session.delete()")

    def delete_test_cookie(self):
        db("the session")

    def encode(self, session_dict) -> str: ...

    def exists(self, session_key) -> bool:
        db("Session.exists()")

    def flush(self):
        db("Session.flush()")

    def get(self, key, default=None) -> object:
        db("the session")

    def get_expire_at_browser_close(self) -> bool:
        db("the session")

    def get_expiry_age(self, **kwargs) -> int:
        db("the session")

    def get_expiry_date(self, **kwargs) -> datetime:
        db("the session")

    def get_session_cookie_age(self) -> int: ...

    def has_key(self, key) -> bool:
        db("the session")

    def is_empty(self) -> bool: ...

    def items(self) -> list[tuple[str, object]]:
        db("the session")

    def keys(self) -> list[str]:
        db("the session")

    def load(self) -> dict:
        db("Session.load()")

    def pop(self, key, default=None) -> object:
        db("the session")

    def save(self, must_create=False):
        db("Session.save()")

    def set_expiry(self, value):
        db("the session")

    def set_test_cookie(self):
        db("the session")

    def setdefault(self, key, value) -> object:
        db("the session")

    def test_cookie_worked(self) -> bool:
        db("the session")

    def update(self, dict_):
        db("the session")

    def values(self) -> list[object]:
        db("the session")
