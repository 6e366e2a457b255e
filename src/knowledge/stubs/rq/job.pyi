from _effects import network
from redis import Redis

class Job:
    @classmethod
    def fetch(cls, *args, **kwargs) -> Job:
        network("asking Redis for a job")

    @classmethod
    def fetch_many(cls, *args, **kwargs) -> list[Job]:
        network("asking Redis for jobs")

    @classmethod
    def exists(cls, *args, **kwargs) -> bool:
        network("asking Redis for a job")

    @classmethod
    def create(cls, *args, **kwargs) -> Job: ...

    connection: Redis
    serializer: object
    key: bytes
    id: str
    created_at: object
    enqueued_at: object
    ended_at: object
    started_at: object
    exc_info: str
    meta: dict
    origin: str
    func_name: str
    description: str
    timeout: int

    def get_status(self, *args, **kwargs) -> str:
        network("asking Redis for the state of a job")

    @property
    def is_finished(self) -> bool:
        network("asking Redis for the state of a job")

    @property
    def is_failed(self) -> bool:
        network("asking Redis for the state of a job")

    @property
    def is_queued(self) -> bool:
        network("asking Redis for the state of a job")

    @property
    def is_started(self) -> bool:
        network("asking Redis for the state of a job")

    @property
    def is_deferred(self) -> bool:
        network("asking Redis for the state of a job")

    @property
    def is_scheduled(self) -> bool:
        network("asking Redis for the state of a job")

    @property
    def is_canceled(self) -> bool:
        network("asking Redis for the state of a job")

    @property
    def is_stopped(self) -> bool:
        network("asking Redis for the state of a job")

    @property
    def dependency(self) -> Job:
        network("asking Redis for a job")

    @property
    def dependent_ids(self) -> list[str]:
        network("asking Redis for jobs")

    @property
    def result(self):
        network("asking Redis for the result of a job")

    def return_value(self, *args, **kwargs):
        network("asking Redis for the result of a job")

    def latest_result(self, *args, **kwargs):
        network("asking Redis for the result of a job")

    def results(self, *args, **kwargs) -> list:
        network("asking Redis for the result of a job")

    def get_position(self, *args, **kwargs) -> int:
        network("asking Redis for a job")

    def get_meta(self, *args, **kwargs) -> dict:
        network("asking Redis for a job")

    def refresh(self, *args, **kwargs):
        network("asking Redis for a job")

    def save(self, *args, **kwargs):
        network("changing a job in Redis")

    def save_meta(self, *args, **kwargs):
        network("changing a job in Redis")

    def set_status(self, *args, **kwargs):
        network("changing a job in Redis")

    def cancel(self, *args, **kwargs):
        network("changing a job in Redis")

    def requeue(self, *args, **kwargs):
        network("changing a job in Redis")

    def delete(self, *args, **kwargs):
        network("changing a job in Redis")

    def cleanup(self, *args, **kwargs):
        network("asking Redis for a job")

    def delete_dependents(self, *args, **kwargs):
        network("asking Redis for a job")

    def dependencies_are_met(self, *args, **kwargs):
        network("asking Redis for a job")

    def fetch_dependencies(self, *args, **kwargs):
        network("asking Redis for a job")

    def get_executions(self, *args, **kwargs):
        network("asking Redis for a job")

    def get_redis_server_version(self, *args, **kwargs):
        network("asking Redis for a job")

    def heartbeat(self, *args, **kwargs):
        network("asking Redis for a job")

    def perform(self, *args, **kwargs):
        network("asking Redis for a job")

    def prepare_for_execution(self, *args, **kwargs):
        network("asking Redis for a job")

    def register_dependency(self, *args, **kwargs):
        network("asking Redis for a job")

    def restore(self, *args, **kwargs):
        network("asking Redis for a job")

    def retry(self, *args, **kwargs):
        network("asking Redis for a job")

    @property
    def dependency_ids(self) -> list[str]:
        network("asking Redis for jobs")
