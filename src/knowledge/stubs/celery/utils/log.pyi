from logging import Logger


def get_logger(name) -> Logger: ...


def get_task_logger(name) -> Logger: ...
