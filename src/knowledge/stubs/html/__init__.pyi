def escape(s, quote=True) -> str:
    str(s)


def unescape(s) -> str: ...
