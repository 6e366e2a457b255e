class Index:
    fields: list[str]
    name: str

    def __init__(self, *expressions, **kwargs): ...
