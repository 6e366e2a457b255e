from _effects import db, network
from celery.canvas import Signature
from celery.result import AsyncResult, EagerResult


_AsyncResult = AsyncResult


class Context:
    delivery_info: dict
    id: str
    retries: int


class Task:
    """A task: calling it runs its function here, `delay()` hands it to the broker."""

    app: object
    ignore_result: bool
    max_retries: int
    name: str
    request: Context

    def __init__(self, function=None):
        self.function = function

    def __call__(self, *args, **kwargs):
        # A task made with `bind=True` is handed itself first.
        return self.function(*args, **kwargs)

    def run(self, *args, **kwargs):
        return self.function(*args, **kwargs)

    def apply(self, args=None, kwargs=None, **options) -> EagerResult:
        self.function()

    def apply_async(self, args=None, kwargs=None, **options) -> _AsyncResult:
        network("Task.apply_async()")

    def AsyncResult(self, task_id, **kwargs) -> _AsyncResult: ...

    def chunks(self, it, n) -> Signature: ...

    def apply_async_on_commit(self, *args, **kwargs):
        db("transaction.on_commit()")

    def delay(self, *args, **kwargs) -> _AsyncResult:
        network("Task.delay()")

    def delay_on_commit(self, *args, **kwargs):
        db("transaction.on_commit()")

    def map(self, it) -> Signature: ...

    def retry(self, *args, **kwargs) -> _AsyncResult:
        network("Task.retry()")

    def s(self, *args, **kwargs) -> Signature: ...

    def si(self, *args, **kwargs) -> Signature: ...

    def signature(self, *args, **kwargs) -> Signature: ...

    def starmap(self, it) -> Signature: ...

    def subtask(self, *args, **kwargs) -> Signature: ...

    def update_state(self, *args, **kwargs):
        network("Task.update_state()")


class TaskMaker(Task):
    """What `@shared_task(...)` gives: called with the function, it makes the task."""

    def __call__(self, function):
        return Task(function)


BaseTask = Task
