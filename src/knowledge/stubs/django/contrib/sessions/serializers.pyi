class JSONSerializer:
    def dumps(self, obj) -> bytes:
        str(obj)

    def loads(self, data) -> object: ...


class PickleSerializer(JSONSerializer): ...
