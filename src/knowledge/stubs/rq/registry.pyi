from _effects import network

class BaseRegistry:
    def __init__(self, name="default", connection=None, *args, **kwargs):
        self.name = name
        self.connection = connection

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

class StartedJobRegistry(BaseRegistry): ...
class FinishedJobRegistry(BaseRegistry): ...
class FailedJobRegistry(BaseRegistry): ...
class DeferredJobRegistry(BaseRegistry): ...
class ScheduledJobRegistry(BaseRegistry): ...
class CanceledJobRegistry(BaseRegistry): ...

def clean_registries(*args, **kwargs):
    network("changing registries in Redis")
