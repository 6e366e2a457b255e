def iskeyword(s) -> bool: ...


def issoftkeyword(s) -> bool: ...


kwlist: list[str]
