from django.core.serializers.base import Serializer as _Serializer
from json import JSONEncoder


class Serializer(_Serializer): ...


class DjangoJSONEncoder(JSONEncoder):
    def default(self, o) -> object: ...
