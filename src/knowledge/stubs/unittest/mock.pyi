ANY: object
DEFAULT: object
sentinel: object


class NonCallableMock:
    def __init__(self, *args, **kwargs): ...

    def __getattr__(self, name) -> object: ...


class Mock(NonCallableMock):
    def __call__(self, *args, **kwargs) -> object: ...


class AsyncMock(Mock): ...


class MagicMock(Mock): ...


class PropertyMock(Mock): ...


def call(*args, **kwargs) -> object: ...


def create_autospec(spec, *args, **kwargs) -> MagicMock: ...


def mock_open(*args, **kwargs) -> MagicMock: ...


def patch(*args, **kwargs) -> object: ...
