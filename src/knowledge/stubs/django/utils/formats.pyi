def date_format(value, format=None, use_l10n=None) -> str: ...


def get_format(format_type, lang=None, use_l10n=None) -> str: ...


def get_format_modules(*args, **kwargs) -> list: ...


def localize(value, use_l10n=None) -> str:
    str(value)


def localize_input(value, default=None) -> str:
    str(value)


def number_format(value, decimal_pos=None, use_l10n=None, force_grouping=False) -> str: ...


def reset_format_cache(): ...


def sanitize_separators(value):
    return value


def sanitize_strftime_format(fmt) -> str: ...


def time_format(value, format=None, use_l10n=None) -> str: ...
