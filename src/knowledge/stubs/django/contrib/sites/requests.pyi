class RequestSite:
    domain: str
    name: str

    def __init__(self, request): ...

    def __str__(self) -> str: ...
