class LazySettings:
    """The project's settings; what they hold is read by `src/project/`."""

    AUTH_USER_MODEL: str
    BASE_DIR: str
    DEBUG: bool
    DEFAULT_CHARSET: str
    DEFAULT_FROM_EMAIL: str
    INSTALLED_APPS: list[str]
    LANGUAGES: list[tuple[str, str]]
    LANGUAGE_CODE: str
    LOGIN_REDIRECT_URL: str
    LOGIN_URL: str
    MEDIA_ROOT: str
    MEDIA_URL: str
    SECRET_KEY: str
    SITE_ID: int
    STATIC_ROOT: str
    STATIC_URL: str
    TIME_ZONE: str
    USE_TZ: bool
    configured: bool

    def __delattr__(self, name): ...

    def __getattr__(self, name) -> object: ...

    def __setattr__(self, name, value): ...

    def configure(self, default_settings=None, **options): ...

    def is_overridden(self, setting) -> bool: ...


class UserSettingsHolder: ...


settings = LazySettings()
