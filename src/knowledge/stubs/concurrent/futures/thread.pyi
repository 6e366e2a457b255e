from concurrent.futures._base import Executor


class ThreadPoolExecutor(Executor): ...
