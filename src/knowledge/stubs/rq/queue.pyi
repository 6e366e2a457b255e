# rq 3.0: every question to a queue is one to Redis, properties and len() included.
from _effects import network
from redis import Redis
from rq.job import Job
from rq.registry import BaseRegistry

class Queue:
    connection: Redis
    name: str
    key: str
    serializer: object

    def __init__(self, name="default", default_timeout=None, connection=None, is_async=True, *args, **kwargs):
        self.name = name

    @classmethod
    def all(cls, *args, **kwargs) -> list[Queue]:
        network("asking Redis for queues")

    @property
    def count(self) -> int:
        network("asking Redis for the length of a queue")

    @property
    def jobs(self) -> list[Job]:
        network("asking Redis for jobs")

    @property
    def job_ids(self) -> list[str]:
        network("asking Redis for jobs")

    @property
    def intermediate_queue(self): ...
    @property
    def started_job_registry(self) -> BaseRegistry: ...
    @property
    def finished_job_registry(self) -> BaseRegistry: ...
    @property
    def failed_job_registry(self) -> BaseRegistry: ...
    @property
    def deferred_job_registry(self) -> BaseRegistry: ...
    @property
    def scheduled_job_registry(self) -> BaseRegistry: ...
    @property
    def canceled_job_registry(self) -> BaseRegistry: ...

    def __len__(self) -> int:
        network("asking Redis for the length of a queue")

    def is_empty(self) -> bool:
        network("asking Redis for the length of a queue")

    def get_jobs(self, *args, **kwargs) -> list[Job]:
        network("asking Redis for jobs")

    def get_job_ids(self, *args, **kwargs) -> list[str]:
        network("asking Redis for jobs")

    def get_job_position(self, *args, **kwargs) -> int:
        network("asking Redis for a job")

    def fetch_job(self, *args, **kwargs) -> Job:
        network("asking Redis for a job")

    def create_job(self, *args, **kwargs) -> Job: ...

    def enqueue(self, *args, **kwargs) -> Job:
        network("putting a job in the queue")

    def enqueue_call(self, *args, **kwargs) -> Job:
        network("putting a job in the queue")

    def enqueue_at(self, *args, **kwargs) -> Job:
        network("putting a job in the queue")

    def enqueue_in(self, *args, **kwargs) -> Job:
        network("putting a job in the queue")

    def enqueue_job(self, *args, **kwargs) -> Job:
        network("putting a job in the queue")

    def enqueue_many(self, *args, **kwargs) -> list[Job]:
        network("putting jobs in the queue")

    def push_job_id(self, *args, **kwargs):
        network("putting a job in the queue")

    def remove(self, *args, **kwargs):
        network("taking a job out of the queue")

    def empty(self, *args, **kwargs):
        network("emptying a queue")

    def delete(self, *args, **kwargs):
        network("deleting a queue")

    def compact(self, *args, **kwargs):
        network("emptying a queue")

    @property
    def scheduler_pid(self) -> int:
        network("asking Redis for the scheduler")

    def acquire_maintenance_lock(self, *args, **kwargs):
        network("using a queue in Redis")

    def release_maintenance_lock(self, *args, **kwargs):
        network("using a queue in Redis")

    def dequeue_any(self, *args, **kwargs):
        network("using a queue in Redis")

    def from_queue_key(self, *args, **kwargs):
        network("using a queue in Redis")

    def lmove(self, *args, **kwargs):
        network("using a queue in Redis")

    def lpop(self, *args, **kwargs):
        network("using a queue in Redis")

    def pop_job_id(self, *args, **kwargs):
        network("using a queue in Redis")

    def enqueue_dependents(self, *args, **kwargs):
        network("using a queue in Redis")

    def get_redis_server_version(self, *args, **kwargs):
        network("using a queue in Redis")

    def run_job(self, *args, **kwargs):
        network("using a queue in Redis")

    def run_sync(self, *args, **kwargs):
        network("using a queue in Redis")

    def schedule_job(self, *args, **kwargs):
        network("using a queue in Redis")

    def setup_dependencies(self, *args, **kwargs):
        network("using a queue in Redis")
