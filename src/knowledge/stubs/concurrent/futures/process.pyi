from concurrent.futures._base import Executor


class BrokenProcessPool(RuntimeError): ...


class ProcessPoolExecutor(Executor): ...
