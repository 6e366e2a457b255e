from _effects import network
from redis import Redis

class BaseRegistry:
    connection: Redis
    name: str
    key: str

    def __init__(self, name="default", connection=None, *args, **kwargs):
        self.name = name

    @property
    def count(self) -> int:
        network("asking Redis for the length of a registry")

    def __len__(self) -> int:
        network("asking Redis for the length of a registry")

    def __contains__(self, item) -> bool:
        network("asking Redis for a job")

    def get_job_ids(self, *args, **kwargs) -> list[str]:
        network("asking Redis for jobs")

    def get_job_count(self, *args, **kwargs) -> int:
        network("asking Redis for the length of a registry")

    def get_expired_job_ids(self, *args, **kwargs) -> list[str]:
        network("asking Redis for jobs")

    def get_expiration_time(self, *args, **kwargs):
        network("asking Redis for a job")

    def get_scheduled_time(self, *args, **kwargs):
        network("asking Redis for a job")

    def get_queue(self, *args, **kwargs): ...

    def add(self, *args, **kwargs):
        network("changing a registry in Redis")

    def remove(self, *args, **kwargs):
        network("changing a registry in Redis")

    def requeue(self, *args, **kwargs):
        network("changing a registry in Redis")

    def schedule(self, *args, **kwargs):
        network("changing a registry in Redis")

    def cleanup(self, *args, **kwargs):
        network("changing a registry in Redis")

class StartedJobRegistry(BaseRegistry):
    def add_execution(self, *args, **kwargs):
        network("asking Redis for executions")

    def get_job_and_execution_ids(self, *args, **kwargs):
        network("asking Redis for executions")

    def remove_execution(self, *args, **kwargs):
        network("asking Redis for executions")

    def remove_executions(self, *args, **kwargs):
        network("asking Redis for executions")

class FinishedJobRegistry(BaseRegistry): ...
class FailedJobRegistry(BaseRegistry): ...
class DeferredJobRegistry(BaseRegistry): ...
class ScheduledJobRegistry(BaseRegistry):
    def get_jobs_to_schedule(self, *args, **kwargs):
        network("asking Redis for jobs")

    def remove_jobs(self, *args, **kwargs):
        network("asking Redis for jobs")

class CanceledJobRegistry(BaseRegistry): ...

def clean_registries(*args, **kwargs):
    network("changing registries in Redis")
