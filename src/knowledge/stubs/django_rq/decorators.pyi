from rq.decorators import JobFunction


class _JobMaker:
    def __call__(self, f):
        return JobFunction(f)


def job(func_or_queue=None, connection=None, *args, **kwargs):
    if func_or_queue is None or isinstance(func_or_queue, str):
        return _JobMaker()
    return JobFunction(func_or_queue)
