VERSION: str
default_app_config: str
