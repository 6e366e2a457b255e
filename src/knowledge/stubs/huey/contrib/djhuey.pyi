from huey.api import Huey, TaskMaker
from huey.api import crontab as crontab

HUEY = Huey()


def db_periodic_task(*args, **kwargs):
    return TaskMaker()


def db_task(*args, **kwargs):
    return TaskMaker()


def on_commit_task(*args, **kwargs):
    return TaskMaker()


def periodic_task(*args, **kwargs):
    return TaskMaker()


def task(*args, **kwargs):
    return TaskMaker()
