from _effects import lock


class Empty(Exception): ...


class Full(Exception): ...


class ShutDown(Exception): ...


class Queue:
    maxsize: int

    def __init__(self, maxsize=0): ...

    def empty(self) -> bool: ...

    def full(self) -> bool: ...

    def get(self, block=True, timeout=None) -> object:
        lock("Queue.get()")

    def get_nowait(self) -> object: ...

    def join(self):
        lock("Queue.join()")

    def put(self, item, block=True, timeout=None):
        lock("Queue.put()")

    def put_nowait(self, item): ...

    def qsize(self) -> int: ...

    def task_done(self): ...


class LifoQueue(Queue): ...


class PriorityQueue(Queue): ...


class SimpleQueue(Queue): ...
