class Body:
    def __init__(self, *args, **kwargs): ...


class BodyEx:
    def __init__(self, *args, **kwargs): ...


class Cookie:
    def __init__(self, *args, **kwargs): ...


class File:
    def __init__(self, *args, **kwargs): ...


class Form:
    def __init__(self, *args, **kwargs): ...


class Header:
    def __init__(self, *args, **kwargs): ...


class Path:
    def __init__(self, *args, **kwargs): ...


class Query:
    def __init__(self, *args, **kwargs): ...
