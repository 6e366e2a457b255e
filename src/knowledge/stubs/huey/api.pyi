# What is not here is told of in `data/blocking.json`.
from _effects import network


class Result:
    id: str

    def __call__(self, *args, **kwargs) -> object:
        network("Result.get()")

    def get(self, *args, **kwargs) -> object:
        network("Result.get()")

    def is_revoked(self) -> bool:
        network("Result.is_revoked()")

    def revoke(self, *args, **kwargs):
        network("Result.revoke()")


class TaskWrapper:
    """A task: calling it puts it in the queue, `call_local()` runs it here."""

    def __init__(self, func):
        self.func = func

    def __call__(self, *args, **kwargs) -> Result:
        network("putting a task in the queue")

    def call_local(self, *args, **kwargs):
        return self.func(*args, **kwargs)

    def map(self, it) -> list[Result]:
        list(it)
        network("TaskWrapper.map()")

    def restore(self):
        network("TaskWrapper.restore()")

    def revoke(self, *args, **kwargs):
        network("TaskWrapper.revoke()")

    def s(self, *args, **kwargs) -> object: ...

    def schedule(self, *args, **kwargs) -> Result:
        network("TaskWrapper.schedule()")


class TaskMaker:
    def __call__(self, func):
        return TaskWrapper(func)


class Huey:
    def __init__(self, *args, **kwargs): ...

    def context_task(self, *args, **kwargs):
        return TaskMaker()

    def enqueue(self, task) -> Result:
        network("Huey.enqueue()")

    def periodic_task(self, *args, **kwargs):
        return TaskMaker()

    def result(self, *args, **kwargs) -> object:
        network("Huey.result()")

    def task(self, *args, **kwargs):
        return TaskMaker()


def crontab(*args, **kwargs) -> object: ...
