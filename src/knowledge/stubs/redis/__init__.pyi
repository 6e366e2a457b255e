from _effects import network
from redis.exceptions import AuthenticationError as AuthenticationError
from redis.exceptions import ConnectionError as ConnectionError
from redis.exceptions import DataError as DataError
from redis.exceptions import InvalidResponse as InvalidResponse
from redis.exceptions import LockError as LockError
from redis.exceptions import PubSubError as PubSubError
from redis.exceptions import RedisError as RedisError
from redis.exceptions import ResponseError as ResponseError
from redis.exceptions import TimeoutError as TimeoutError
from redis.exceptions import WatchError as WatchError

# The builtins by names that no command has.
_Dict = dict
_List = list
_Set = set


class ConnectionPool:
    def __init__(self, *args, **kwargs): ...

    @classmethod
    def from_url(cls, url, **kwargs):
        return cls()

    def disconnect(self, *args):
        network("ConnectionPool.disconnect()")


class BlockingConnectionPool(ConnectionPool): ...


class Connection: ...


class SSLConnection(Connection): ...


class _Lock:
    def __enter__(self):
        network("Redis.lock()")
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        network("Redis.lock()")

    def acquire(self, *args, **kwargs) -> bool:
        network("Redis.lock()")

    def extend(self, *args, **kwargs) -> bool:
        network("Redis.lock()")

    def locked(self) -> bool:
        network("Redis.lock()")

    def owned(self) -> bool:
        network("Redis.lock()")

    def release(self):
        network("Redis.lock()")


class _PubSub:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def close(self): ...

    def get_message(self, *args, **kwargs) -> _Dict | None:
        network("PubSub.get_message()")

    def listen(self):
        network("PubSub.listen()")
        yield dict()

    def psubscribe(self, *args, **kwargs):
        network("PubSub.psubscribe()")

    def subscribe(self, *args, **kwargs):
        network("PubSub.subscribe()")

    def unsubscribe(self, *args):
        network("PubSub.unsubscribe()")


class _Script:
    def __call__(self, keys=None, args=None, client=None) -> object:
        network("a Redis script")


class Redis:
    """Connects when it is first used."""

    connection_pool: ConnectionPool

    def __init__(self, *args, **kwargs): ...

    @classmethod
    def from_url(cls, url, **kwargs):
        return cls()

    def __contains__(self, name) -> bool:
        network("Redis.exists()")

    def __delitem__(self, name):
        network("Redis.delete()")

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def __getitem__(self, name) -> bytes:
        network("Redis.get()")

    def __setitem__(self, name, value):
        network("Redis.set()")

    def close(self): ...

    def execute_command(self, *args, **options) -> object:
        network("Redis.execute_command()")

    def hscan_iter(self, name, *args, **kwargs):
        network("Redis.hscan_iter()")
        yield bytes(), bytes()

    def lock(self, name, *args, **kwargs):
        return _Lock()

    def pipeline(self, transaction=True, shard_hint=None):
        return Pipeline()

    def pubsub(self, **kwargs):
        return _PubSub()

    def register_script(self, script):
        return _Script()

    def scan_iter(self, *args, **kwargs):
        network("Redis.scan_iter()")
        yield bytes()

    def sscan_iter(self, name, *args, **kwargs):
        network("Redis.sscan_iter()")
        yield bytes()

    def transaction(self, func, *watches, **kwargs) -> object:
        network("Redis.transaction()")
        func(Pipeline())

    def zscan_iter(self, name, *args, **kwargs):
        network("Redis.zscan_iter()")
        yield bytes(), float()

    def acl_cat(self, *args, **kwargs) -> object:
        network("Redis.acl_cat()")

    def append(self, *args, **kwargs) -> int:
        network("Redis.append()")

    def auth(self, *args, **kwargs) -> object:
        network("Redis.auth()")

    def bgrewriteaof(self, *args, **kwargs) -> object:
        network("Redis.bgrewriteaof()")

    def bgsave(self, *args, **kwargs) -> object:
        network("Redis.bgsave()")

    def bitcount(self, *args, **kwargs) -> int:
        network("Redis.bitcount()")

    def bitop(self, *args, **kwargs) -> object:
        network("Redis.bitop()")

    def bitpos(self, *args, **kwargs) -> object:
        network("Redis.bitpos()")

    def blmove(self, *args, **kwargs) -> object:
        network("Redis.blmove()")

    def blpop(self, *args, **kwargs) -> object:
        network("Redis.blpop()")

    def brpop(self, *args, **kwargs) -> object:
        network("Redis.brpop()")

    def brpoplpush(self, *args, **kwargs) -> object:
        network("Redis.brpoplpush()")

    def client_getname(self, *args, **kwargs) -> object:
        network("Redis.client_getname()")

    def client_id(self, *args, **kwargs) -> object:
        network("Redis.client_id()")

    def client_list(self, *args, **kwargs) -> object:
        network("Redis.client_list()")

    def client_setname(self, *args, **kwargs) -> object:
        network("Redis.client_setname()")

    def config_get(self, *args, **kwargs) -> object:
        network("Redis.config_get()")

    def config_set(self, *args, **kwargs) -> object:
        network("Redis.config_set()")

    def copy(self, *args, **kwargs) -> object:
        network("Redis.copy()")

    def dbsize(self, *args, **kwargs) -> int:
        network("Redis.dbsize()")

    def decr(self, *args, **kwargs) -> int:
        network("Redis.decr()")

    def decrby(self, *args, **kwargs) -> int:
        network("Redis.decrby()")

    def delete(self, *args, **kwargs) -> int:
        network("Redis.delete()")

    def dump(self, *args, **kwargs) -> object:
        network("Redis.dump()")

    def echo(self, *args, **kwargs) -> object:
        network("Redis.echo()")

    def eval(self, *args, **kwargs) -> object:
        network("Redis.eval()")

    def evalsha(self, *args, **kwargs) -> object:
        network("Redis.evalsha()")

    def exists(self, *args, **kwargs) -> int:
        network("Redis.exists()")

    def expire(self, *args, **kwargs) -> bool:
        network("Redis.expire()")

    def expireat(self, *args, **kwargs) -> object:
        network("Redis.expireat()")

    def flushall(self, *args, **kwargs) -> bool:
        network("Redis.flushall()")

    def flushdb(self, *args, **kwargs) -> bool:
        network("Redis.flushdb()")

    def geoadd(self, *args, **kwargs) -> object:
        network("Redis.geoadd()")

    def geodist(self, *args, **kwargs) -> object:
        network("Redis.geodist()")

    def geohash(self, *args, **kwargs) -> object:
        network("Redis.geohash()")

    def geopos(self, *args, **kwargs) -> object:
        network("Redis.geopos()")

    def georadius(self, *args, **kwargs) -> object:
        network("Redis.georadius()")

    def geosearch(self, *args, **kwargs) -> object:
        network("Redis.geosearch()")

    def get(self, *args, **kwargs) -> bytes | None:
        network("Redis.get()")

    def getbit(self, *args, **kwargs) -> object:
        network("Redis.getbit()")

    def getdel(self, *args, **kwargs) -> bytes | None:
        network("Redis.getdel()")

    def getex(self, *args, **kwargs) -> object:
        network("Redis.getex()")

    def getrange(self, *args, **kwargs) -> object:
        network("Redis.getrange()")

    def getset(self, *args, **kwargs) -> bytes | None:
        network("Redis.getset()")

    def hdel(self, *args, **kwargs) -> int:
        network("Redis.hdel()")

    def hexists(self, *args, **kwargs) -> bool:
        network("Redis.hexists()")

    def hget(self, *args, **kwargs) -> bytes | None:
        network("Redis.hget()")

    def hgetall(self, *args, **kwargs) -> _Dict:
        network("Redis.hgetall()")

    def hincrby(self, *args, **kwargs) -> int:
        network("Redis.hincrby()")

    def hincrbyfloat(self, *args, **kwargs) -> object:
        network("Redis.hincrbyfloat()")

    def hkeys(self, *args, **kwargs) -> _List:
        network("Redis.hkeys()")

    def hlen(self, *args, **kwargs) -> int:
        network("Redis.hlen()")

    def hmget(self, *args, **kwargs) -> _List:
        network("Redis.hmget()")

    def hmset(self, *args, **kwargs) -> object:
        network("Redis.hmset()")

    def hset(self, *args, **kwargs) -> int:
        network("Redis.hset()")

    def hsetnx(self, *args, **kwargs) -> object:
        network("Redis.hsetnx()")

    def hstrlen(self, *args, **kwargs) -> object:
        network("Redis.hstrlen()")

    def hvals(self, *args, **kwargs) -> _List:
        network("Redis.hvals()")

    def incr(self, *args, **kwargs) -> int:
        network("Redis.incr()")

    def incrby(self, *args, **kwargs) -> int:
        network("Redis.incrby()")

    def incrbyfloat(self, *args, **kwargs) -> object:
        network("Redis.incrbyfloat()")

    def info(self, *args, **kwargs) -> _Dict:
        network("Redis.info()")

    def keys(self, *args, **kwargs) -> _List:
        network("Redis.keys()")

    def lastsave(self, *args, **kwargs) -> object:
        network("Redis.lastsave()")

    def lindex(self, *args, **kwargs) -> bytes | None:
        network("Redis.lindex()")

    def linsert(self, *args, **kwargs) -> int:
        network("Redis.linsert()")

    def llen(self, *args, **kwargs) -> int:
        network("Redis.llen()")

    def lmove(self, *args, **kwargs) -> object:
        network("Redis.lmove()")

    def lpop(self, *args, **kwargs) -> bytes | None:
        network("Redis.lpop()")

    def lpos(self, *args, **kwargs) -> object:
        network("Redis.lpos()")

    def lpush(self, *args, **kwargs) -> int:
        network("Redis.lpush()")

    def lpushx(self, *args, **kwargs) -> object:
        network("Redis.lpushx()")

    def lrange(self, *args, **kwargs) -> _List:
        network("Redis.lrange()")

    def lrem(self, *args, **kwargs) -> int:
        network("Redis.lrem()")

    def lset(self, *args, **kwargs) -> object:
        network("Redis.lset()")

    def ltrim(self, *args, **kwargs) -> object:
        network("Redis.ltrim()")

    def mget(self, *args, **kwargs) -> _List:
        network("Redis.mget()")

    def move(self, *args, **kwargs) -> object:
        network("Redis.move()")

    def mset(self, *args, **kwargs) -> object:
        network("Redis.mset()")

    def msetnx(self, *args, **kwargs) -> object:
        network("Redis.msetnx()")

    def persist(self, *args, **kwargs) -> bool:
        network("Redis.persist()")

    def pexpire(self, *args, **kwargs) -> object:
        network("Redis.pexpire()")

    def pexpireat(self, *args, **kwargs) -> object:
        network("Redis.pexpireat()")

    def pfadd(self, *args, **kwargs) -> object:
        network("Redis.pfadd()")

    def pfcount(self, *args, **kwargs) -> object:
        network("Redis.pfcount()")

    def pfmerge(self, *args, **kwargs) -> object:
        network("Redis.pfmerge()")

    def ping(self, *args, **kwargs) -> bool:
        network("Redis.ping()")

    def psetex(self, *args, **kwargs) -> object:
        network("Redis.psetex()")

    def pttl(self, *args, **kwargs) -> int:
        network("Redis.pttl()")

    def publish(self, *args, **kwargs) -> int:
        network("Redis.publish()")

    def randomkey(self, *args, **kwargs) -> object:
        network("Redis.randomkey()")

    def rename(self, *args, **kwargs) -> object:
        network("Redis.rename()")

    def renamenx(self, *args, **kwargs) -> object:
        network("Redis.renamenx()")

    def restore(self, *args, **kwargs) -> object:
        network("Redis.restore()")

    def rpop(self, *args, **kwargs) -> bytes | None:
        network("Redis.rpop()")

    def rpoplpush(self, *args, **kwargs) -> object:
        network("Redis.rpoplpush()")

    def rpush(self, *args, **kwargs) -> int:
        network("Redis.rpush()")

    def rpushx(self, *args, **kwargs) -> object:
        network("Redis.rpushx()")

    def sadd(self, *args, **kwargs) -> int:
        network("Redis.sadd()")

    def save(self, *args, **kwargs) -> object:
        network("Redis.save()")

    def scan(self, *args, **kwargs) -> object:
        network("Redis.scan()")

    def scard(self, *args, **kwargs) -> int:
        network("Redis.scard()")

    def script_load(self, *args, **kwargs) -> object:
        network("Redis.script_load()")

    def sdiff(self, *args, **kwargs) -> _Set:
        network("Redis.sdiff()")

    def sdiffstore(self, *args, **kwargs) -> object:
        network("Redis.sdiffstore()")

    def set(self, *args, **kwargs) -> bool:
        network("Redis.set()")

    def setbit(self, *args, **kwargs) -> object:
        network("Redis.setbit()")

    def setex(self, *args, **kwargs) -> bool:
        network("Redis.setex()")

    def setnx(self, *args, **kwargs) -> bool:
        network("Redis.setnx()")

    def setrange(self, *args, **kwargs) -> object:
        network("Redis.setrange()")

    def sinter(self, *args, **kwargs) -> _Set:
        network("Redis.sinter()")

    def sinterstore(self, *args, **kwargs) -> object:
        network("Redis.sinterstore()")

    def sismember(self, *args, **kwargs) -> bool:
        network("Redis.sismember()")

    def slowlog_get(self, *args, **kwargs) -> object:
        network("Redis.slowlog_get()")

    def smembers(self, *args, **kwargs) -> _Set:
        network("Redis.smembers()")

    def smismember(self, *args, **kwargs) -> object:
        network("Redis.smismember()")

    def smove(self, *args, **kwargs) -> object:
        network("Redis.smove()")

    def sort(self, *args, **kwargs) -> object:
        network("Redis.sort()")

    def spop(self, *args, **kwargs) -> bytes | None:
        network("Redis.spop()")

    def srandmember(self, *args, **kwargs) -> object:
        network("Redis.srandmember()")

    def srem(self, *args, **kwargs) -> int:
        network("Redis.srem()")

    def strlen(self, *args, **kwargs) -> int:
        network("Redis.strlen()")

    def sunion(self, *args, **kwargs) -> _Set:
        network("Redis.sunion()")

    def sunionstore(self, *args, **kwargs) -> object:
        network("Redis.sunionstore()")

    def time(self, *args, **kwargs) -> object:
        network("Redis.time()")

    def touch(self, *args, **kwargs) -> object:
        network("Redis.touch()")

    def ttl(self, *args, **kwargs) -> int:
        network("Redis.ttl()")

    def type(self, *args, **kwargs) -> object:
        network("Redis.type()")

    def unlink(self, *args, **kwargs) -> int:
        network("Redis.unlink()")

    def wait(self, *args, **kwargs) -> object:
        network("Redis.wait()")

    def xack(self, *args, **kwargs) -> object:
        network("Redis.xack()")

    def xadd(self, *args, **kwargs) -> object:
        network("Redis.xadd()")

    def xdel(self, *args, **kwargs) -> object:
        network("Redis.xdel()")

    def xgroup_create(self, *args, **kwargs) -> object:
        network("Redis.xgroup_create()")

    def xinfo_stream(self, *args, **kwargs) -> object:
        network("Redis.xinfo_stream()")

    def xlen(self, *args, **kwargs) -> object:
        network("Redis.xlen()")

    def xpending(self, *args, **kwargs) -> object:
        network("Redis.xpending()")

    def xrange(self, *args, **kwargs) -> _List:
        network("Redis.xrange()")

    def xread(self, *args, **kwargs) -> object:
        network("Redis.xread()")

    def xreadgroup(self, *args, **kwargs) -> object:
        network("Redis.xreadgroup()")

    def xrevrange(self, *args, **kwargs) -> object:
        network("Redis.xrevrange()")

    def xtrim(self, *args, **kwargs) -> object:
        network("Redis.xtrim()")

    def zadd(self, *args, **kwargs) -> int:
        network("Redis.zadd()")

    def zcard(self, *args, **kwargs) -> int:
        network("Redis.zcard()")

    def zcount(self, *args, **kwargs) -> int:
        network("Redis.zcount()")

    def zdiff(self, *args, **kwargs) -> object:
        network("Redis.zdiff()")

    def zincrby(self, *args, **kwargs) -> object:
        network("Redis.zincrby()")

    def zinter(self, *args, **kwargs) -> object:
        network("Redis.zinter()")

    def zinterstore(self, *args, **kwargs) -> object:
        network("Redis.zinterstore()")

    def zlexcount(self, *args, **kwargs) -> object:
        network("Redis.zlexcount()")

    def zpopmax(self, *args, **kwargs) -> object:
        network("Redis.zpopmax()")

    def zpopmin(self, *args, **kwargs) -> object:
        network("Redis.zpopmin()")

    def zrange(self, *args, **kwargs) -> _List:
        network("Redis.zrange()")

    def zrangebylex(self, *args, **kwargs) -> object:
        network("Redis.zrangebylex()")

    def zrangebyscore(self, *args, **kwargs) -> _List:
        network("Redis.zrangebyscore()")

    def zrank(self, *args, **kwargs) -> object:
        network("Redis.zrank()")

    def zrem(self, *args, **kwargs) -> int:
        network("Redis.zrem()")

    def zremrangebyrank(self, *args, **kwargs) -> object:
        network("Redis.zremrangebyrank()")

    def zremrangebyscore(self, *args, **kwargs) -> object:
        network("Redis.zremrangebyscore()")

    def zrevrange(self, *args, **kwargs) -> _List:
        network("Redis.zrevrange()")

    def zrevrangebyscore(self, *args, **kwargs) -> object:
        network("Redis.zrevrangebyscore()")

    def zrevrank(self, *args, **kwargs) -> object:
        network("Redis.zrevrank()")

    def zscan(self, *args, **kwargs) -> object:
        network("Redis.zscan()")

    def zscore(self, *args, **kwargs) -> object:
        network("Redis.zscore()")

    def zunion(self, *args, **kwargs) -> object:
        network("Redis.zunion()")

    def zunionstore(self, *args, **kwargs) -> object:
        network("Redis.zunionstore()")


class StrictRedis(Redis): ...


class RedisCluster(Redis): ...


class Pipeline:
    """Gathers commands; `execute()` sends them."""

    def __bool__(self) -> bool: ...

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def __getattr__(self, name):
        return lambda *args, **kwargs: self

    def __len__(self) -> int: ...

    def execute(self, raise_on_error=True) -> _List:
        network("Pipeline.execute()")

    def multi(self): ...

    def reset(self): ...

    def unwatch(self) -> bool:
        network("Pipeline.unwatch()")

    def watch(self, *names) -> bool:
        network("Pipeline.watch()")


def from_url(url, **kwargs):
    return Redis()
