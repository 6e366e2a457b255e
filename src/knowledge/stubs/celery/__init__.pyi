from celery.app.base import Celery as Celery
from celery.app.task import Task as Task
from celery.app.task import TaskMaker
from celery.canvas import Signature as Signature
from celery.canvas import chain as chain
from celery.canvas import chord as chord
from celery.canvas import chunks as chunks
from celery.canvas import group as group
from celery.canvas import signature as signature
from celery.canvas import subtask as subtask
from celery.canvas import xmap as xmap
from celery.canvas import xstarmap as xstarmap

current_app: Celery
current_task: Task


def shared_task(function=None, *args, **kwargs):
    if function is None:
        return TaskMaker()
    return Task(function)
