class APISettings:
    def __getattr__(self, name) -> object: ...


api_settings = APISettings()
