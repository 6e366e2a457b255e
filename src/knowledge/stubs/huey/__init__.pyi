from huey.api import Huey as Huey
from huey.api import Result as Result
from huey.api import crontab as crontab


class FileHuey(Huey): ...


class MemoryHuey(Huey): ...


class PriorityRedisHuey(Huey): ...


class RedisExpireHuey(Huey): ...


class RedisHuey(Huey): ...


class SqliteHuey(Huey): ...
