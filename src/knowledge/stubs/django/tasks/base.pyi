from _effects import db
from enum import Enum


class TaskResultStatus(Enum):
    FAILED = "FAILED"
    READY = "READY"
    RUNNING = "RUNNING"
    SUCCESSFUL = "SUCCESSFUL"


class TaskResult:
    id: str
    return_value: object
    status: TaskResultStatus

    def refresh(self):
        db("TaskResult.refresh()")

    async def arefresh(self): ...


class Task:
    def __init__(self, func):
        self.func = func

    def call(self, *args, **kwargs):
        return self.func(*args, **kwargs)

    async def acall(self, *args, **kwargs):
        return self.func(*args, **kwargs)

    def enqueue(self, *args, **kwargs) -> TaskResult:
        db("Task.enqueue()")

    async def aenqueue(self, *args, **kwargs) -> TaskResult: ...

    def get_result(self, result_id) -> TaskResult:
        db("Task.get_result()")

    async def aget_result(self, result_id) -> TaskResult: ...

    def using(self, **kwargs):
        return self


def task(function=None, **kwargs):
    if function is None:
        return lambda func: Task(func)
    return Task(function)
