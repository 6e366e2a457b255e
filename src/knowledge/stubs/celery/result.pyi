from _effects import network


class AsyncResult:
    id: str
    task_id: str

    def __init__(self, id, *args, **kwargs): ...

    @property
    def info(self) -> object:
        network("AsyncResult.info")

    @property
    def result(self) -> object:
        network("AsyncResult.result")

    @property
    def state(self) -> str:
        network("AsyncResult.state")

    @property
    def status(self) -> str:
        network("AsyncResult.status")

    @property
    def traceback(self) -> str | None:
        network("AsyncResult.traceback")

    def failed(self) -> bool:
        network("AsyncResult.failed()")

    def forget(self):
        network("AsyncResult.forget()")

    def get(self, *args, **kwargs) -> object:
        network("AsyncResult.get()")

    def ready(self) -> bool:
        network("AsyncResult.ready()")

    def revoke(self, *args, **kwargs):
        network("AsyncResult.revoke()")

    def successful(self) -> bool:
        network("AsyncResult.successful()")

    def wait(self, *args, **kwargs) -> object:
        network("AsyncResult.wait()")


class EagerResult(AsyncResult): ...


class GroupResult(AsyncResult):
    results: list[AsyncResult]

    def completed_count(self) -> int:
        network("GroupResult.completed_count()")

    def join(self, *args, **kwargs) -> list:
        network("GroupResult.join()")


class ResultSet(AsyncResult): ...
