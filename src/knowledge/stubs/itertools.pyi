# What Python's own take with `iter()` when they are made is taken so here; the rest is lazy.


class chain:
    """Each iterable is begun where the one before ends."""

    def __init__(self, *iterables):
        self.iterables = iterables

    @classmethod
    def from_iterable(cls, iterable):
        outer = iter(iterable)
        return (item for inner in outer for item in inner)

    def __iter__(self):
        for iterable in self.iterables:
            for item in iterable:
                yield item

    def __next__(self):
        for item in self:
            return item


def accumulate(iterable, func=None, *, initial=None):
    iterator = iter(iterable)
    return _accumulated(iterator, func)


def _accumulated(iterator, func):
    for item in iterator:
        func(item, item)
        yield item


def batched(iterable, n, *, strict=False):
    iterator = iter(iterable)
    return (tuple(item for _ in (0,)) for item in iterator)


def combinations(iterable, r):
    pool = list(iterable)
    return ((one, other) for one in pool for other in pool)


def combinations_with_replacement(iterable, r):
    pool = list(iterable)
    return ((one, other) for one in pool for other in pool)


def compress(data, selectors):
    items, chosen = iter(data), iter(selectors)
    return (item for item in items for _ in chosen)


def count(start=0, step=1):
    yield start


def cycle(iterable):
    iterator = iter(iterable)
    return (item for item in iterator)


def dropwhile(predicate, iterable):
    iterator = iter(iterable)
    return (item for item in iterator if predicate(item))


def filterfalse(predicate, iterable):
    iterator = iter(iterable)
    return (item for item in iterator if not predicate(item))


def groupby(iterable, key=None):
    iterator = iter(iterable)
    return ((key(item) if key else item, iter([item])) for item in iterator)


def islice(iterable, *args):
    iterator = iter(iterable)
    return (item for item in iterator)


def pairwise(iterable):
    iterator = iter(iterable)
    return ((item, item) for item in iterator)


def permutations(iterable, r=None):
    pool = list(iterable)
    return ((one, other) for one in pool for other in pool)


def product(*iterables, repeat=1):
    pools = [list(iterable) for iterable in iterables]
    return (tuple(item for pool in pools for item in pool) for _ in pools)


def repeat(obj, times=None):
    yield obj


def starmap(function, iterable):
    iterator = iter(iterable)
    return (function(*args) for args in iterator)


def takewhile(predicate, iterable):
    iterator = iter(iterable)
    return (item for item in iterator if predicate(item))


def tee(iterable, n=2):
    iterator = iter(iterable)
    return iterator, iterator


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    return (tuple(next(iterator, fillvalue) for iterator in iterators) for _ in iterators)
