from _effects import network
from celery.app.task import Task, TaskMaker
from celery.canvas import Signature
from celery.result import AsyncResult


class Celery:
    conf: object
    control: object
    main: str
    tasks: dict[str, Task]

    def __init__(self, *args, **kwargs): ...

    def add_periodic_task(self, *args, **kwargs): ...

    def autodiscover_tasks(self, *args, **kwargs): ...

    def config_from_object(self, *args, **kwargs): ...

    def send_task(self, name, *args, **kwargs) -> AsyncResult:
        network("Celery.send_task()")

    def set_default(self): ...

    def signature(self, *args, **kwargs) -> Signature: ...

    def task(self, function=None, *args, **kwargs):
        if function is None:
            return TaskMaker()
        return Task(function)
