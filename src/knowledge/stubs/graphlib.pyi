class CycleError(ValueError): ...


class TopologicalSorter:
    def __init__(self, graph=None): ...

    def add(self, node, *predecessors): ...

    def static_order(self):
        yield object()
