class AppConfig:
    default_auto_field: str
    label: str
    models_module: object
    module: object
    name: str
    path: str
    verbose_name: str

    def __init__(self, app_name, app_module): ...

    def get_model(self, model_name, require_ready=True) -> object: ...

    def get_models(self, *args, **kwargs) -> list: ...

    def import_models(self): ...

    def ready(self): ...


class Apps:
    ready: bool

    def get_app_config(self, app_label) -> AppConfig: ...

    def get_app_configs(self) -> list[AppConfig]: ...

    def get_containing_app_config(self, object_name) -> AppConfig | None: ...

    def get_model(self, app_label, model_name=None, require_ready=True) -> object:
        """The interpreter's own: the project's model of that name."""

    def get_models(self, *args, **kwargs) -> list: ...

    def get_registered_model(self, app_label, model_name) -> object: ...

    def is_installed(self, app_name) -> bool: ...

    def lazy_model_operation(self, function, *model_keys): ...


apps = Apps()
