class Address:
    addr_spec: str
    display_name: str
    domain: str
    username: str

    def __init__(self, *args, **kwargs): ...

    def __str__(self) -> str: ...


class Group:
    def __init__(self, *args, **kwargs): ...
