class _Codes:
    def __getattr__(self, name) -> int: ...


codes = _Codes()
