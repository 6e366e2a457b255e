from django.core.exceptions import ValidationError as ValidationError

EMPTY_VALUES: tuple


class RegexValidator:
    code: str
    inverse_match: bool
    message: str
    regex: object

    def __init__(self, *args, **kwargs): ...

    def __call__(self, value):
        str(value)


class DomainNameValidator(RegexValidator): ...


class URLValidator(RegexValidator): ...


class EmailValidator:
    code: str
    message: str

    def __init__(self, *args, **kwargs): ...

    def __call__(self, value): ...

    def validate_domain_part(self, domain_part) -> bool: ...


class BaseValidator:
    code: str
    limit_value: object
    message: str

    def __init__(self, limit_value, message=None):
        self.limit_value = limit_value

    def __call__(self, value):
        # The limit may be a function.
        self.limit_value()

    def clean(self, x):
        return x

    def compare(self, a, b) -> bool: ...


class DecimalValidator:
    def __init__(self, max_digits, decimal_places): ...

    def __call__(self, value): ...


class FileExtensionValidator:
    def __init__(self, allowed_extensions=None, message=None, code=None): ...

    def __call__(self, value): ...


class MaxLengthValidator(BaseValidator): ...


class MaxValueValidator(BaseValidator): ...


class MinLengthValidator(BaseValidator): ...


class MinValueValidator(BaseValidator): ...


class ProhibitNullCharactersValidator:
    def __init__(self, message=None, code=None): ...

    def __call__(self, value): ...


class StepValueValidator(BaseValidator): ...


def get_available_image_extensions() -> list[str]: ...


def int_list_validator(sep=",", message=None, code="invalid", allow_negative=False) -> RegexValidator: ...


def validate_comma_separated_integer_list(value): ...


def validate_domain_name(value): ...


def validate_email(value): ...


def validate_image_file_extension(value): ...


def validate_integer(value): ...


def validate_ipv4_address(value): ...


def validate_ipv6_address(value): ...


def validate_ipv46_address(value): ...


def validate_slug(value): ...


def validate_unicode_slug(value): ...
