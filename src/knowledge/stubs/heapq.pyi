def heapify(x): ...


def heappop(heap):
    return heap[0]


def heappush(heap, item):
    heap.append(item)


def heappushpop(heap, item):
    return heap[0]


def heapreplace(heap, item):
    return heap[0]


def merge(*iterables, key=None, reverse=False):
    for iterable in iterables:
        for item in iterable:
            key(item)
            yield item


def nlargest(n, iterable, key=None):
    result = list(iterable)
    for item in result:
        key(item)
    return result


def nsmallest(n, iterable, key=None):
    result = list(iterable)
    for item in result:
        key(item)
    return result
