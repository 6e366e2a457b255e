from http.cookies import SimpleCookie as SimpleCookie


def parse_cookie(cookie) -> dict[str, str]: ...
