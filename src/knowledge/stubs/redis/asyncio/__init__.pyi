class ConnectionPool:
    def __init__(self, *args, **kwargs): ...

    @classmethod
    def from_url(cls, url, **kwargs):
        return cls()


class Redis:
    def __init__(self, *args, **kwargs): ...

    @classmethod
    def from_url(cls, url, **kwargs):
        return cls()

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback): ...

    def __getattr__(self, name):
        return _command


class StrictRedis(Redis): ...


async def _command(*args, **kwargs) -> object: ...


def from_url(url, **kwargs):
    return Redis()
