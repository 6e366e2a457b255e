from datetime import datetime


def do_timezone(value, arg) -> datetime: ...


def localtime(value) -> datetime: ...


def utc(value) -> datetime: ...
