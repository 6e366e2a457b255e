def heapify(x):
    for item in x:
        item < item


def heappop(heap):
    heap[0] < heap[0]
    return heap[0]


def heappush(heap, item):
    heap.append(item)
    heap[0] < item


def heappushpop(heap, item):
    heap[0] < item
    return heap[0]


def heapreplace(heap, item):
    heap[0] < item
    return heap[0]


def merge(*iterables, key=None, reverse=False):
    for iterable in iterables:
        for item in iterable:
            if key is None:
                item < item
            else:
                key(item)
            yield item


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)
