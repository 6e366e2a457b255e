from _effects import file


class MinimumLengthValidator:
    min_length: int

    def __init__(self, min_length=8): ...

    def get_error_message(self) -> str: ...

    def get_help_text(self) -> str: ...

    def validate(self, password, user=None): ...


class UserAttributeSimilarityValidator:
    def __init__(self, user_attributes=(), max_similarity=0.7): ...

    def get_error_message(self) -> str: ...

    def get_help_text(self) -> str: ...

    def validate(self, password, user=None): ...


class CommonPasswordValidator:
    def __init__(self, password_list_path=""):
        file("the list of common passwords")

    def get_error_message(self) -> str: ...

    def get_help_text(self) -> str: ...

    def validate(self, password, user=None): ...


class NumericPasswordValidator:
    def get_error_message(self) -> str: ...

    def get_help_text(self) -> str: ...

    def validate(self, password, user=None): ...


def get_default_password_validators() -> list:
    file("the list of common passwords")


def get_password_validators(validator_config) -> list:
    file("the list of common passwords")


def password_changed(password, user=None, password_validators=None): ...


def password_validators_help_text_html(password_validators=None) -> str: ...


def password_validators_help_texts(password_validators=None) -> list[str]: ...


def validate_password(password, user=None, password_validators=None):
    bool(user)
    file("validate_password()")
